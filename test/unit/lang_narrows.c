/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Concept 68: what a statement may take from another without giving anybody
 * more; each way of giving more is named, with what gives it.
 */
#include "compiled.h"
#include "lang/overlay.h"
#include "lang_diff.h"

/* Behind BASE: what it has not. */
static const char more[] =
    "field studies records {\n\tnb \"S\" en \"S\"\n\tfrom roll\n"
    "\tvisible to staff\n\tfield degree text {\n\t\tnb \"G\" en \"D\"\n"
    "\t}\n\tfield subject text {\n\t\tnb \"F\" en \"S\"\n\t}\n}\n"
    "kind of person student {\n\tnb \"student\" en \"student\"\n"
    "\tin roll\n}\n"
    "kind of person guest {\n\tnb \"gjest\" en \"guest\"\n\tin roll\n}\n"
    "group type local {\n\tnb \"Lag\" en \"Team\"\n\tby choice\n"
    "\tfor purpose care\n}\n"
    "group type other {\n\tnb \"A\" en \"O\"\n\tby choice\n"
    "\tfor purpose care\n}\n"
    "purpose course {\n\tnb \"Kurs\" en \"Course\"\n\tserves groups\n"
    "\tfor members, student, friend\n\tusing full_name, studies, phone\n"
    "\tclass service\n"
    "\tbasis contract for student\n\tbasis consent for friend {\n"
    "\t\tconsent text nb \"Ja\" en \"Yes\"\n\t}\n"
    "\twithdrawn by portal\n}\n"
    "role rep {\n\tnb \"rep\" en \"rep\"\n\tonly for group local\n"
    "\tcare: may find, see full_name\n\trequires training\n}\n"
    "role clerk {\n\tnb \"k\" en \"c\"\n"
    "\tcourse: may find, see all fields\n"
    "\tcourse: may export full_name\n\tmay read audit\n}\n"
    "keep members for student {\n\twhen left: delete\n}\n"
    "keep fields hobby {\n\twhen left: delete\n}\n"
    "keep fields phone, mail {\n"
    "\twhen left: block, delete 5 years after end of accounting year\n"
    "\tfor purpose care\n\tprovision \"loven\"\n"
    "\treason nb \"R\" en \"R\"\n}\n";

#define MANY                                                                \
	"controller teams {\n\tnb \"laget\" en \"team\"\n\tmany\n\tplural " \
	"nb \"lagene\" en \"teams\"\n}\n"

struct row {
	const char *name;
	const char *after, *from, *to; /* what is edited */
	const char *what, *of;         /* that is wider; "": none */
	const char *both, *have;       /* edited in both before, or NULL */
};

static const struct row rows[] = {
	{ "the same", "", "club", "club", "", "", NULL, NULL },
	/* whom it is for */
	{ "excepts one fewer", "purpose course", ", except guest", "", "for",
	    "course", "student, friend\n\tusing",
	    "student, friend, except guest\n\tusing" },
	{ "excepts another", "purpose course", "except guest", "except student",
	    "for", "course", "for members, student, friend\n\tusing",
	    "for members, friend, except guest\n\tusing" },
	{ "excepts one more", "purpose course", "friend\n\tusing",
	    "friend, except guest\n\tusing", "", "", NULL, NULL },
	/* who decides */
	{ "many that are called another thing", "", "en \"team\"",
	    "en \"broker\"", "many", "teams", "field mail", MANY "field mail" },
	{ "many that are called so together", "", "en \"teams\"",
	    "en \"brokers\"", "many", "teams", "field mail",
	    MANY "field mail" },
	{ "many by another name in the file", "", "controller teams",
	    "controller crews", "", "", "field mail", MANY "field mail" },
	{ "many where none were", "", "field mail", MANY "field mail", "many",
	    "teams", NULL, NULL },
	{ "many no more", "", MANY, "", "", "", "field mail",
	    MANY "field mail" },
	/* fields */
	{ "a field less", "", "field shoe text {\n}\nfield mail", "field mail",
	    "", "", "field mail", "field shoe text {\n}\nfield mail" },
	{ "a field more", "", "field mail", "field shoe text {\n}\nfield mail",
	    "field", "shoe", NULL, NULL },
	{ "another type", "", "phone phone", "phone text", "type", "phone",
	    NULL, NULL },
	{ "seen by more", "field hobby", "to the person",
	    "to the person, staff", "visible to", "hobby", NULL, NULL },
	{ "seen by fewer", "field mail", ", staff", "", "", "", NULL, NULL },
	{ "kept of some", "field hobby", "\tvisible to",
	    "\tfor student\n\tvisible to", "", "", NULL, NULL },
	{ "kept of all again", "field hobby", "\tfor student\n", "", "for",
	    "hobby", "field hobby choice {\n",
	    "field hobby choice {\n\tfor student\n" },
	{ "kept of more", "field hobby", "for student", "for student, friend",
	    "for", "hobby", "field hobby choice {\n",
	    "field hobby choice {\n\tfor student\n" },
	{ "kept of fewer", "field hobby", "for student, friend", "for friend",
	    "", "", "field hobby choice {\n",
	    "field hobby choice {\n\tfor student, friend\n" },
	{ "kept of others", "field hobby", "for student", "for friend", "for",
	    "hobby", "field hobby choice {\n",
	    "field hobby choice {\n\tfor student\n" },
	{ "kept of those excepted", "field hobby", ", except guest", "", "for",
	    "hobby", "field hobby choice {\n",
	    "field hobby choice {\n\tfor members, except guest\n" },
	{ "kept at another stage", "field hobby", "for members",
	    "for invited people", "for", "hobby", "field hobby choice {\n",
	    "field hobby choice {\n\tfor members\n" },
	{ "kept of registered people, who all are members", "field hobby",
	    "for members", "for registered people", "", "",
	    "field hobby choice {\n", "field hobby choice {\n\tfor members\n" },
	{ "kept of members, not of registered people", "field hobby",
	    "for registered people", "for members", "", "",
	    "field hobby choice {\n",
	    "field hobby choice {\n\tfor registered people\n" },
	{ "a part less", "field studies",
	    "\tfield subject text {\n\t\tnb \"F\" en \"S\"\n\t}\n", "", "", "",
	    NULL, NULL },
	{ "a part more", "field studies", "\tfield subject",
	    "\tfield grade text {\n\t}\n\tfield subject", "field", "grade",
	    NULL, NULL },
	{ "a record more", "", "field mail",
	    "field jobs records {\n\tfield firm text {\n\t}\n}\nfield mail",
	    "field", "jobs", NULL, NULL },
	{ "required of more", "field mail", "for friend", "for friend, student",
	    "required", "mail", "field mail email {\n",
	    "field mail email {\n\trequired for friend\n" },
	{ "required to join, not for a purpose alone", "field mail",
	    " for purposes care", "", "required", "mail",
	    "field mail email {\n",
	    "field mail email {\n\trequired for friend for purposes care\n" },
	{ "required for a purpose more", "field mail", "purposes care",
	    "purposes care, news", "required", "mail", "field mail email {\n",
	    "field mail email {\n\trequired for friend for purposes care\n" },
	{ "required of whom it was not for the last kind", "field mail",
	    ", friend", "", "required", "mail", "field mail email {\n",
	    "field mail email {\n\trequired for members, friend\n" },
	{ "required of fewer", "field mail", "required for student, friend",
	    "required for friend", "", "", "field mail email {\n",
	    "field mail email {\n\trequired for student, friend\n" },
	{ "required no more", "field mail", "\trequired for friend\n", "", "",
	    "", "field mail email {\n",
	    "field mail email {\n\trequired for friend\n" },
	/* kinds */
	{ "a kind more", "", "kind of person friend",
	    "kind of person foe {\n\tin roll\n}\nkind of person friend",
	    "kind of person", "foe", NULL, NULL },
	{ "a kind less", "",
	    "kind of person guest {\n\tnb \"gjest\" en \"guest\"\n\tin "
	    "roll\n}\n",
	    "", "", "", NULL, NULL },
	{ "registers itself", "kind of person student", "\tin roll",
	    "\tin roll\n\tby own registration", "by own registration",
	    "student", NULL, NULL },
	{ "entered by the office", "kind of person student", "\tin roll",
	    "\tin roll\n\tby the office", "by the office", "student", NULL,
	    NULL },
	{ "entered by the office no more", "kind of person student",
	    "\n\tby the office", "", "", "", "\"student\"\n\tin roll",
	    "\"student\"\n\tin roll\n\tby the office" },
	{ "registers itself no more", "kind of person friend",
	    "\tby own registration\n", "", "", "", NULL, NULL },
	{ "left out by themselves no more", "kind of person friend",
	    "\tby own registration\n", "", "kind of person", "friend",
	    "for members\n\tusing full_name\n\tbasis leg",
	    "for members, except friend\n\tusing full_name\n\tbasis leg" },
	{ "in by another rule", "kind of person guest", "\tin roll",
	    "\tin roll\n\tin roll with any studies", "in", "guest", NULL,
	    NULL },
	{ "other ages", "kind of person minor", "13 years", "15 years", "aged",
	    "minor", NULL, NULL },
	{ "told by age", "kind of person minor", "under 13 years",
	    "under 13 years by born", "aged", "minor", "field mail",
	    "field born date {\n}\nfield mail" },
	{ "a guardian less", "kind of person minor", "consent, joining",
	    "joining", "guardian acts for", "minor", NULL, NULL },
	{ "a guardian more", "kind of person minor", "consent, joining",
	    "consent, joining, rights", "", "", NULL, NULL },
	{ "agreement is as good", "kind of person minor", "guardian acts for",
	    "guardian must agree to", "", "", NULL, NULL },
	{ "both are as good", "kind of person minor", "guardian acts for",
	    "both guardians act for", "", "", NULL, NULL },
	/* purposes */
	{ "a purpose more", "", "purpose care",
	    "purpose fun {\n\tbasis contract\n}\npurpose care", "purpose",
	    "fun", NULL, NULL },
	{ "uses more", "purpose care", "using full_name",
	    "using full_name, mail", "using", "care", NULL, NULL },
	{ "uses a part of a record", "purpose course", "studies, phone",
	    "studies.degree, phone", "", "", NULL, NULL },
	{ "uses all", "purpose care", "using full_name", "using all fields",
	    "using", "care", NULL, NULL },
	{ "for more people", "purpose care", "for members",
	    "for members, former members", "for", "care", NULL, NULL },
	{ "for another kind", "purpose course", "student, friend",
	    "student, friend, guest", "for", "course", NULL, NULL },
	{ "for a kind instead", "purpose course", "student, friend",
	    "guest, friend", "for", "course", "for student\n", "\n" },
	{ "for all kinds", "purpose course", ", student, friend", "", "for",
	    "course", NULL, NULL },
	{ "for a kind less", "purpose course", "student, friend\n", "student\n",
	    "", "", NULL, NULL },
	{ "only for a kind", "purpose care", "for members",
	    "for members, friend", "", "", NULL, NULL },
	{ "serves more", "purpose course", "serves groups",
	    "serves groups, my page", "serves", "course", NULL, NULL },
	{ "sends by more", "purpose news", "by email about club, games",
	    "by email, sms about club, games", "send by", "news", NULL, NULL },
	{ "another class", "purpose course", "class service", "class marketing",
	    "class", "course", NULL, NULL },
	{ "another basis", "purpose care",
	    "basis legitimate interest {\n\t\tinterest nb \"Hjelp\" en "
	    "\"Help\"\n\t\tbalancing test nb \"Greit\" en \"Fine\"\n\t\t"
	    "assessed 2026-01-01\n\t}",
	    "basis contract", "basis", "care", NULL, NULL },
	{ "one basis more", "purpose course", "\tbasis consent for friend",
	    "\tbasis contract for friend\n\tbasis consent for friend", "basis",
	    "course", NULL, NULL },
	{ "a basis for another kind", "purpose course", "contract for student",
	    "contract for friend", "basis", "course", NULL, NULL },
	{ "a basis for all kinds", "purpose course", "contract for student",
	    "contract", "basis", "course", NULL, NULL },
	{ "held values for a purpose", "keep fields hobby", "\twhen left",
	    "\tfor purpose news\n\twhen left", "for purpose", "news", NULL,
	    NULL },
	{ "held people for a purpose", "keep members {", "\twhen left",
	    "\tfor purpose news\n\twhen left", "for purpose", "news", NULL,
	    NULL },
	{ "held messages for a purpose", "keep messages", "\t12 months",
	    "\tfor purpose news\n\t12 months", "for purpose", "news", NULL,
	    NULL },
	{ "held people for a purpose no more", "keep members {",
	    "\tfor purpose news\n", "", "", "", "keep members {\n",
	    "keep members {\n\tfor purpose news\n" },
	/* roles */
	{ "a role more", "", "role clerk", "role new {\n}\nrole clerk", "role",
	    "new", NULL, NULL },
	{ "may more", "role rep", "may find, see", "may find, correct, see",
	    "may", "rep", NULL, NULL },
	{ "may less", "role rep", "may find, see", "may see", "", "", NULL,
	    NULL },
	{ "sees more", "role rep", "see full_name", "see full_name, mail",
	    "may", "rep", "using full_name\n\tbasis leg",
	    "using full_name, mail\n\tbasis leg" },
	{ "sees all", "role rep", "see full_name", "see all fields", "may",
	    "rep", "using full_name\n\tbasis leg",
	    "using full_name, mail\n\tbasis leg" },
	{ "sees all of what it saw", "role rep", "see full_name",
	    "see all fields", "", "", NULL, NULL },
	{ "sees less than all", "role clerk", "see all fields", "see full_name",
	    "", "", NULL, NULL },
	{ "sees addresses", "role office", ", without seeing addresses", "",
	    "may", "office", NULL, NULL },
	{ "sees no addresses", "role clerk", "export full_name",
	    "export full_name, without seeing addresses", "", "", NULL, NULL },
	{ "may on another purpose", "role rep", "\tcare: may find",
	    "\tcourse: may find full_name\n\tcare: may find", "may", "rep",
	    NULL, NULL },
	{ "may more without a purpose", "role clerk", "may read audit",
	    "may read audit, manage staff", "may", "clerk", NULL, NULL },
	{ "by a second clause", "role clerk", "\tcourse: may export",
	    "\tcourse: may find phone\n\tcourse: may export", "", "", NULL,
	    NULL },
	{ "of another group", "role rep", "group local", "group other",
	    "only for group", "rep", NULL, NULL },
	{ "of no group", "role rep", "\tonly for group local\n", "",
	    "only for group", "rep", NULL, NULL },
	{ "of a group now", "role clerk", "\tmay read audit",
	    "\tonly for group local\n\tmay read audit", "", "", NULL, NULL },
	{ "of a group, with what only they see", "role clerk",
	    "\tmay read audit", "\tonly for group local\n\tmay read audit",
	    "only for group", "clerk",
	    "Hobby\"\n\tfrom the person\n\tvisible to the person",
	    "Hobby\"\n\tfrom the person\n\tvisible to representatives" },
	{ "untrained", "role rep", "\trequires training\n", "", "requires",
	    "rep", NULL, NULL },
	{ "trained", "role clerk", "\tmay read",
	    "\trequires training\n\tmay read", "", "", NULL, NULL },
	{ "nobody else looks", "role office", "\tsecond person for send\n", "",
	    "second person for", "office", NULL, NULL },
	/* how long: another rule of the same block is the comparison's */
	{ "a block for other people", "", "keep members for student",
	    "keep members for guest", "keep", "members", NULL, NULL },
	{ "a block for more people", "", "keep members for student",
	    "keep members for student, guest", "keep", "members", NULL, NULL },
	{ "a block less", "",
	    "keep members for student {\n\twhen left: "
	    "delete\n}\n",
	    "", "keep", "members", NULL, NULL },
	{ "a block for what is old", "", "keep members for student",
	    "keep members for student created before 2018-07-20", "keep",
	    "members", NULL, NULL },
	{ "another day", "", "before 2018-07-20", "before 2018-07-21", "keep",
	    "members", "keep members for student",
	    "keep members for student created before 2018-07-20" },
	{ "another month", "", "before 2018-07-20", "before 2018-06-20", "keep",
	    "members", "keep members for student",
	    "keep members for student created before 2018-07-20" },
	{ "fields that had no rule", "", "keep fields hobby",
	    "keep fields full_name {\n\twhen left: delete\n}\n"
	    "keep fields hobby",
	    "", "", NULL, NULL },
	{ "a rule beside the one for a field", "", "keep fields hobby",
	    "keep fields hobby for student {\n\twhen left: delete\n}\n"
	    "keep fields hobby",
	    "keep", "fields", NULL, NULL },
	{ "a rule for some of its fields", "", "keep fields phone, mail",
	    "keep fields phone", "keep", "fields", NULL, NULL },
	{ "fields blocked that had no rule", "", "keep fields hobby",
	    "keep fields full_name {\n\twhen left: block, delete 5 years "
	    "after end of accounting year\n}\nkeep fields hobby",
	    "keep", "fields", NULL, NULL },
	{ "fields kept longer in one case that had no rule", "",
	    "keep fields hobby",
	    "keep fields full_name {\n\twhen left: delete\n\tkept longer when "
	    "nb \"a\" en \"a\"\n}\nkeep fields hobby",
	    "keep", "fields", NULL, NULL },
	{ "fields reviewed that had no rule", "", "keep fields hobby",
	    "keep fields full_name {\n\t1 year after joined: review\n}\n"
	    "keep fields hobby",
	    "keep", "fields", NULL, NULL },
	{ "fields kept at least", "", "keep fields hobby",
	    "keep fields full_name {\n\tat least 1 year after joined: "
	    "block\n}\n"
	    "keep fields hobby",
	    "keep", "fields", NULL, NULL },
	{ "old values of fields that had no rule", "", "keep fields hobby",
	    "keep fields full_name created before 2018-07-20 {\n\twhen left: "
	    "delete\n}\nkeep fields hobby",
	    "keep", "fields", NULL, NULL },
	{ "people that had no rule", "", "keep fields hobby",
	    "keep invited people {\n\twhen declined: delete\n}\n"
	    "keep fields hobby",
	    "keep", "invited_people", NULL, NULL },
	{ "the rule of a field goes with it", "",
	    "keep fields studies {\n\twhen left: delete\n}\n", "", "keep",
	    "fields", "keep fields hobby",
	    "keep fields studies {\n\twhen left: delete\n}\nkeep fields "
	    "hobby" },
	/* promises */
	{ "a promise broken", "", "promise no tracking in mail\n", "",
	    "attested by", "promise", NULL, NULL },
	{ "a promise more", "", "promise no tracking",
	    "promise no ip address stored\npromise no tracking", "", "", NULL,
	    NULL },
	{ "a promise only told", "", "promise no tracking in mail",
	    "promise no tracking in mail only told", "attested by", "promise",
	    NULL, NULL },
	{ "a promise that is vouched for", "", "nothing sold only told",
	    "nothing sold attested by office on 2026-01-01", "", "", NULL,
	    NULL },
};

static const struct statement *
compiled(struct str s)
{
	return compiled_bytes(a, s);
}

static void
try_row(const struct row *r)
{
	struct str was = arena_printf(a, "%s%s", base, more), is;
	const struct statement *x, *y;
	struct narrow_fault why = { .what = "" };
	bool narrows;

	if (r->both != NULL)
		was = edited(was, "", r->both, r->have);
	is = edited(was, r->after, r->from, r->to);
	if (was.p == NULL || is.p == NULL || (x = compiled(was)) == NULL ||
	    (y = compiled(is)) == NULL) {
		tap_ok(false, r->name);
		return;
	}
	narrows = lang_narrows(x, y, &why);
	if (!tap_ok(narrows == (r->what[0] == '\0') &&
			strcmp(why.what, r->what) == 0 &&
			str_is(why.name, r->of) &&
			(why.pos.line > 0) == !narrows,
		r->name))
		printf("# %s of " STR_FMT ", line %u\n", why.what,
		    STR_ARG(why.name), why.pos.line);
}

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		a = arena_new(LIMIT_ARENA_ORG);
		try_row(&rows[i]);
		arena_free(a);
	}
	return tap_done();
}
