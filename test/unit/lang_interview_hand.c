/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The interview after somebody edited the file: whatever line or block was
 * taken away, the answer that stood there can be given again, or is refused
 * with a reason and without a change.
 */
#include "lang_interview_rows.h"

#include "lang/edit.h"

/* ---- whatever was taken away -------------------------------------------- */

static const struct {
	const char *id, *answer;
} whole[] = {
	{ "controller.address", "Kirkegata 1, 6002 Ålesund" },
	{ "controller.mailbox", "post@fjordkoret.example" },
	{ "controller.responsible", "secretary" },
	{ "controller.org_no", "923609016" },
	{ "controller.web", "https://fjordkoret.example" },
	{ "controller.public", "yes" },
	{ "languages", "nb, en" },
	{ "title.en", "The choir" },
	{ "controller.responsible.en", "chair" },
	{ "dpo", "have" },
	{ "dpo.mailbox", "dpo@fjordkoret.example" },
	{ "dpo.responsible.nb", "leder" },
	{ "dpo.responsible.en", "chair" },
	{ "fields", "phone, town, birth_year, guardian_name" },
	{ "own_fields", "Voice, Boat" },
	{ "field.voice.type", "choice" },
	{ "field.voice.label.nb", "Stemme" },
	{ "field.boat.label.nb", "Båt" },
	{ "field.voice.values.nb", "Sopran, Alt" },
	{ "field.voice.values.en", "Soprano, Alto" },
	{ "required", "full_name, email, voice" },
	{ "field.voice.reason.nb", "Vi øver i grupper." },
	{ "field.voice.reason.en", "We practise in groups." },
	{ "kinds", "member, supporter" },
	{ "come", "registration, import" },
	{ "register.whose", "own" },
	{ "register.notice.nb", "Personvern i koret, 2024" },
	{ "register.notice.en", "Privacy of the choir, 2024" },
	{ "register.assessment.nb", "protokoll 3" },
	{ "register.assessment.en", "minutes 3" },
	{ "register.separator", "comma" },
	{ "register.key", "Member no" },
	{ "field.full_name.column", "Fornavn, Etternavn" },
	{ "field.voice.column", "Stemme" },
	{ "purposes", "membership, newsletter, sms, bookkeeping, dues" },
	{ "purpose.dues.basis", "legitimate_interest" },
	{ "purpose.dues.interest.nb", "Vi vil." },
	{ "purpose.dues.interest.en", "We want." },
	{ "purpose.dues.balancing.nb", "Lite." },
	{ "purpose.dues.balancing.en", "Little." },
	{ "roles", "editor, board, treasurer" },
	{ "suppliers", "Skyhuset AS, Cloud Inc" },
	{ "processor.skyhuset_as.service.nb", "Drifter tjeneren." },
	{ "processor.skyhuset_as.service.en", "Runs the server." },
	{ "processor.skyhuset_as.agreement", "2026-01-01" },
	{ "processor.cloud_inc.country", "US" },
	{ "processor.cloud_inc.tool.nb", "SCC 2021/914" },
	{ "children", "guardian" },
	{ "promises", "nothing sold, no tracking in mail" },
	{ "measures.nb", "Vi låser døren." },
	{ "measures.en", "We lock the door." },
};

static void
answer_all(void)
{
	size_t refused = 0;

	for (size_t i = 0; i < ARRAY_LEN(whole); i++) {
		if (answer(whole[i].id, whole[i].answer) == ERR_OK)
			continue;
		refused++;
		printf("# %s: " STR_FMT "\n", whole[i].id, STR_ARG(why));
	}
	tap_ok(refused == 0, "a draft in which every part is there");
}

/* Whether a list with commas has the same parts, in whatever order. */
static bool
same_parts(struct str x, struct str y)
{
	struct str part, all = y;

	if (x.n != y.n)
		return false;
	while (x.n > 0 && str_cut(&x, ',', &part)) {
		struct str rest = all, other = STR_NONE;

		part = str_trim(part);
		while (rest.n > 0 && str_cut(&rest, ',', &other) &&
		       !str_eq(str_trim(other), part))
			other = STR_NONE;
		if (other.n == 0)
			return false;
	}
	return true;
}

struct tally {
	size_t dropped, given, refused, not_asked, wrong;
};

/* One answer, given again to a file from which a line is gone. */
static void
give_again(const struct interview_ask *was, struct str without, struct tally *t)
{
	struct str old = draft;
	enum err e = answer(arena_cstr(a, was->id), arena_cstr(a, was->answer));
	bool right;

	if (e == ERR_OK) {
		t->given++;
		/* That somebody gets facts is said by who gets them. */
		right = str_is(was->id, "recipients") ||
			same_parts(now(arena_cstr(a, was->id)), was->answer);
	} else if (e == ERR_NOT_FOUND) {
		t->not_asked++;
		right = asked(arena_cstr(a, was->id)) == NULL;
	} else {
		t->refused++;
		right = e == ERR_INVALID && why.n > 0 && str_eq(draft, old);
	}
	if (right)
		return;
	t->wrong++;
	printf("# %s: " STR_FMT " = " STR_FMT ", now " STR_FMT
	       ", without " STR_FMT "\n",
	    err_name(e), STR_ARG(was->id), STR_ARG(was->answer),
	    STR_ARG(now(arena_cstr(a, was->id))), STR_ARG(without));
}

/* The k-th line or block of the file, with those within it. */
static struct item *
kth(struct item *items, size_t n, size_t *k)
{
	struct item *found;

	for (size_t i = 0; i < n; i++) {
		if ((*k)-- == 0)
			return &items[i];
		found = kth(items[i].kids, items[i].kids_n, k);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* The file without its k-th line; what the line was. STR_NONE: no more. */
static struct str
drop_kth(struct str file, size_t k)
{
	struct str line = STR_NONE, rest;
	struct item *item;
	struct edit e;

	if (edit_open(&e, file) == ERR_OK &&
	    (item = kth(e.tree.items, e.tree.items_n, &k)) != NULL) {
		rest = (struct str){ item->at[0].text.p,
			e.bytes.n - (size_t)(item->at[0].text.p - e.bytes.p) };
		(void)str_cut(&rest, '\n', &line);
		line = arena_str(a, line);
		edit_drop(&e, item);
		draft = arena_str(a, e.bytes);
	}
	edit_close(&e);
	return line;
}

static struct str
answer_of(const struct interview_ask *list, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].id, id))
			return list[i].answer;
	return STR_NONE;
}

static void
each_line_gone(const char *name)
{
	struct str file = draft, line;
	struct arena *outer = a;
	struct interview_ask *list, *then;
	struct tally t = { 0 };
	size_t n, m;

	if (interview_list(a, file, LANG_EN, &list, &n) != ERR_OK) {
		tap_ok(false, name);
		return;
	}
	for (size_t k = 0;; k++) {
		struct str gone;

		a = arena_new(LIMIT_ARENA_ORG);
		if ((line = drop_kth(file, k)).n == 0)
			break;
		gone = draft;
		t.dropped++;
		/* Without a statement nothing is asked. */
		if (interview_list(a, gone, LANG_EN, &then, &m) != ERR_OK)
			t.wrong += !str_starts(line, STR("statement ")) &&
				   !str_starts(line, STR("erklæring "));
		else
			for (size_t i = 0; i < n; i++) {
				draft = gone;
				if (list[i].answer.n > 0 &&
				    !str_eq(answer_of(then, m, list[i].id),
					list[i].answer))
					give_again(&list[i], line, &t);
			}
		arena_free(a);
	}
	arena_free(a);
	a = outer;
	draft = file;
	printf("# %zu lines, %zu answers given again, %zu refused, %zu not "
	       "asked\n",
	    t.dropped, t.given, t.refused, t.not_asked);
	tap_ok(t.dropped > 100 && t.given > 50 && t.wrong == 0, name);
}

/* The other choices, in the other language. */
static const struct {
	const char *id, *answer;
} others[] = {
	{ "controller.address", "Kirkegata 1, 6002 Ålesund" },
	{ "controller.mailbox", "post@fjordkoret.example" },
	{ "languages", "nb, nn, en" },
	{ "dpo.reason.nb", "Vi er små." },
	{ "own_kinds", "dirigent" },
	{ "purposes", "membership, offers, bookkeeping" },
	{ "purpose.membership.basis", "public_task" },
	{ "suppliers", "Cloud Inc" },
	{ "processor.cloud_inc.country", "US" },
	{ "eea", "no" },
	{ "children", "adults" },
	{ "automated", "no" },
};

/* ---- written by hand ------------------------------------------------ */

static const struct row rows[] = {
	/* nobody who is responsible */
	{ "no controller: no name", "", "controller.name", "The choir",
	    ERR_INVALID, NULL, NULL, "controller" },
	{ "no controller: no mailbox", "", "controller.mailbox",
	    "post@c.example", ERR_INVALID, NULL, NULL, "contact" },
	{ "no controller: no officer", "", "dpo", "have", ERR_INVALID, NULL,
	    NULL, "officer" },
	{ "no controller: no public body", "", "controller.public", "yes",
	    ERR_INVALID, NULL, NULL, "public body" },
	/* contact */
	{ "a mailbox before what is there",
	    "controller c {\n\tcontact address telephone \"+47 22 22 22 "
	    "22\"\n}\n",
	    "controller.mailbox", "post@c.example", ERR_OK, "post@c.example",
	    "contact address \"post@c.example\" review by 2027-03-02 "
	    "telephone \"+47",
	    NULL },
	{ "another mailbox",
	    "controller c {\n\tcontact address \"a@c.example\" telephone "
	    "\"+47 22 22 22 22\"\n}\n",
	    "controller.mailbox", "b@c.example", ERR_OK, "b@c.example",
	    "\"b@c.example\" review by 2027-03-02 telephone", "a@c.example" },
	{ "another mailbox keeps its day of review",
	    "controller c {\n\tcontact address \"a@c.example\" review by "
	    "2026-09-01\n}\n",
	    "controller.mailbox", "b@c.example", ERR_OK, "b@c.example",
	    "\"b@c.example\" review by 2026-09-01\n", "2027" },
	{ "a mailbox after who is responsible for it",
	    "controller c {\n\tcontact address responsible \"chair\"\n}\n",
	    "controller.mailbox", "post@c.example", ERR_OK, "post@c.example",
	    "contact address \"post@c.example\" review by 2027-03-02 "
	    "responsible",
	    NULL },
	{ "an officer without a mailbox",
	    "controller c {\n\tdata protection officer review by "
	    "2027-01-01\n}\n",
	    "dpo.mailbox", "dpo@c.example", ERR_OK, "dpo@c.example",
	    "data protection officer \"dpo@c.example\" review by", NULL },
	{ "half an officer", "controller c {\n\tdata protection officer\n}\n",
	    "dpo", "none", ERR_OK, "none", "officer not required", NULL },
	/* labels and languages */
	{ "a fact that is offered, without its label",
	    CONTROLLER "field full_name name {\n\tfrom the person\n}\n",
	    "field.full_name.label.en", "Name", ERR_OK, NULL,
	    "{\n\ten \"Name\"\n\tfrom", NULL },
	{ "a fact that is offered, with its label",
	    CONTROLLER "field full_name name {\n\ten \"Your name\"\n}\n",
	    "field.full_name.label.en", "Name", ERR_NOT_FOUND, NULL, NULL,
	    NULL },
	{ "a purpose that is offered, without its label",
	    CONTROLLER "purpose newsletter {\n\tbasis contract\n}\n",
	    "purpose.newsletter.label.en", "Letter", ERR_OK, NULL,
	    "en \"Letter\"", NULL },
	{ "a purpose that is always there, without its label",
	    CONTROLLER "purpose own_page {\n\tbasis contract\n}\n",
	    "purpose.own_page.label.en", "Page", ERR_OK, NULL, "en \"Page\"",
	    NULL },
	{ "why a fact that is offered is required",
	    CONTROLLER "field full_name name {\n\trequired\n}\n",
	    "field.full_name.reason.en", "We must know.", ERR_OK, NULL,
	    "reason en \"We must know.\"", NULL },
	{ "a text where a language was missing",
	    CONTROLLER "told measures {\n\ten \"M\"\n\ttext nb \"A\"\n}\n",
	    "measures.en", "We lock.", ERR_OK, "We lock.",
	    "text nb \"A\" en \"We lock.\"", NULL },
	{ "measures, where none were told", CONTROLLER ADMINISTRATOR,
	    "measures.en", "We lock.", ERR_OK, "We lock.", "told measures {",
	    NULL },
	/* facts of one's own */
	{ "a choice of several",
	    CONTROLLER "field boat choices {\n\ten \"Boat\"\n}\n",
	    "field.boat.values.en", "Four, Eight", ERR_OK, "Four, Eight",
	    "value four en \"Four\"\n\tvalue eight en \"Eight\"", NULL },
	{ "nothing between commas",
	    CONTROLLER "field boat choices {\n\ten \"Boat\"\n}\n",
	    "field.boat.values.en", "Four,, Eight", ERR_OK, "Four, Eight",
	    "value eight", NULL },
	{ "only commas", CONTROLLER "field boat choices {\n\ten \"Boat\"\n}\n",
	    "field.boat.values.en", ", ,", ERR_INVALID, NULL, NULL, "value" },
	{ "no letters", CONTROLLER "field boat choices {\n\ten \"Boat\"\n}\n",
	    "field.boat.values.en", "Four, 8", ERR_INVALID, NULL, NULL,
	    "value" },
	{ "fewer choices than before",
	    CONTROLLER "field boat choice {\n\ten \"Boat\"\n\tvalue a en "
		       "\"A\"\n\tvalue b en \"B\"\n\tvalue c en \"C\"\n}\n",
	    "field.boat.values.en", "A", ERR_OK, "A", "value a", "value b" },
	{ "no longer a choice: the choices go",
	    CONTROLLER "field boat choice {\n\ten \"Boat\"\n\tvalue a en "
		       "\"A\"\n\tvalue b en \"B\"\n}\n",
	    "field.boat.type", "text", ERR_OK, "text", "field boat text",
	    "value" },
	{ "a choice of several: they stay",
	    CONTROLLER "field boat choice {\n\ten \"Boat\"\n\tvalue a en "
		       "\"A\"\n\tvalue b en \"B\"\n}\n",
	    "field.boat.type", "choices", ERR_OK, "choices",
	    "field boat choices", NULL },
	{ "a fact without a type", CONTROLLER "field boat\n", "field.boat.type",
	    "text", ERR_INVALID, NULL, "field boat\n", NULL },
	{ "a fact without label and type has no choices",
	    CONTROLLER "field boat\n", "field.boat.values.en", "A",
	    ERR_NOT_FOUND, NULL, NULL, NULL },
	{ "a fact of that name, called otherwise",
	    CONTROLLER "field boat text {\n\ten \"Vessel\"\n}\n", "own_fields",
	    "Boat!, Vessel", ERR_INVALID, NULL, "\"Vessel\"", NULL },
	{ "a fact by its name",
	    CONTROLLER "field boat text {\n\ten \"Vessel\"\n}\n", "own_fields",
	    "boat", ERR_OK, "Vessel", "\"Vessel\"", NULL },
	{ "required what was voluntary",
	    CONTROLLER "field boat text {\n\ten \"Boat\"\n\tvoluntary\n}\n",
	    "required", "boat", ERR_OK, "boat", "required", "voluntary" },
	{ "required where it has a reason",
	    CONTROLLER
	    "field full_name name {\n\ten \"N\"\n\treason en \"R\"\n}\n",
	    "required", "full_name", ERR_OK, "full_name",
	    "reason en \"R\"\n\trequired\n}", NULL },
	{ "of one's own: no reason is proposed",
	    CONTROLLER "field boat text {\n\ten \"Boat\"\n}\n", "required",
	    "boat", ERR_OK, "boat", "required", "reason" },
	{ "the last kind of person stays",
	    CONTROLLER "kind of person rower {\n\ten \"rower\"\n}\n",
	    "own_kinds", "-", ERR_INVALID, NULL, "rower", NULL },
	{ "a kind in the language that there is", CONTROLLER, "own_kinds",
	    "rower", ERR_OK, "rower", "en \"rower\"", NULL },
	/* how they come */
	{ "only registration, where one did not",
	    CONTROLLER "kind of person a {\n\ten \"a\"\n}\n"
		       "kind of person b {\n\ten \"b\"\n\tby own "
		       "registration\n}\n",
	    "come", "registration", ERR_OK, "registration", NULL, NULL },
	{ "a new kind comes as the others do",
	    CONTROLLER "kind of person a {\n\ten \"a\"\n\tby own "
		       "registration\n}\n",
	    "own_kinds", "a, b", ERR_OK, "a, b",
	    "kind of person b {\n\ten \"b\"\n\tcurrent\n\tby own "
	    "registration\n}",
	    NULL },
#define LIST                                                            \
	"source list {\n\ten \"List\"\n\tfile {\n\t\tkey from \"Nr\"\n" \
	"\t\tfull_name from \"Name\"\n\t}\n}\n"
	{ "only from the file: nobody registers",
	    CONTROLLER "kind of person a {\n\ten \"a\"\n\tby own "
		       "registration\n}\n" LIST,
	    "come", "import", ERR_OK, "import", "in list",
	    "by own registration" },
	{ "a file of one's own is not taken out",
	    CONTROLLER "kind of person a {\n\ten \"a\"\n}\n" LIST, "come",
	    "registration", ERR_INVALID, NULL, "source list", NULL },
	{ "a source of that name that reads no file",
	    CONTROLLER "kind of person a {\n\ten \"a\"\n}\n"
		       "source register {\n\ten \"R\"\n}\n",
	    "come", "registration, import", ERR_INVALID, NULL,
	    "source "
	    "register {\n\ten \"R\"\n}",
	    NULL },
	{ "the second source is the file",
	    CONTROLLER "source paper {\n\ten \"P\"\n}\n" LIST, "register.key",
	    "Number", ERR_OK, "Number", "key from \"Number\"", NULL },
	{ "a file without a key",
	    CONTROLLER "source list {\n\ten \"L\"\n\tfile {\n\t}\n}\n",
	    "register.key", "Nr", ERR_OK, "Nr", "key from \"Nr\"", NULL },
	{ "whose it is, where nothing is said", CONTROLLER LIST,
	    "register.whose", "other", ERR_OK, "other",
	    "source list {\n\ttold within 1 month\n", NULL },
	{ "the separator that is no word of ours",
	    CONTROLLER
	    "source list {\n\ten \"L\"\n\tfile {\n\t\tseparator \",\"\n"
	    "\t}\n}\n",
	    "register.separator", "semicolon", ERR_OK, "semicolon",
	    "separator \";\"", NULL },
	{ "no separator", CONTROLLER LIST, "register.separator", "comma",
	    ERR_OK, "comma", "separator \",\"", NULL },
	{ "a column of a fact that says no source",
	    CONTROLLER LIST "field boat text {\n\ten \"Boat\"\n}\n",
	    "field.boat.column", "Boat", ERR_OK, "Boat", "after joining boat",
	    "from list" },
	{ "one more column after joining",
	    CONTROLLER "source list {\n\ten \"L\"\n\tafter joining a\n"
		       "\tfile {\n\t\tkey from \"Nr\"\n\t}\n}\n"
		       "field boat text {\n\ten \"Boat\"\n\tfrom the "
		       "person\n}\n"
		       "purpose own_page {\n\ten \"P\"\n\tserves sign in\n"
		       "\tbasis contract\n}\n",
	    "field.boat.column", "Boat", ERR_OK, "Boat",
	    "after joining a, boat", NULL },
	{ "who may import may also import what is read after joining",
	    CONTROLLER LIST "field boat text {\n\ten \"Boat\"\n}\n"
			    "purpose own_page {\n\ten \"P\"\n\tserves sign in\n"
			    "\tbasis contract\n}\n"
			    "role office {\n\ten \"O\"\n"
			    "\tinvitation: may find, import\n}\n",
	    "field.boat.column", "Boat", ERR_OK, "Boat",
	    "own_page: may import, all fields", NULL },
	{ "and who may not, does not begin to",
	    CONTROLLER LIST "field boat text {\n\ten \"Boat\"\n}\n"
			    "purpose own_page {\n\ten \"P\"\n\tserves sign in\n"
			    "\tbasis contract\n}\n"
			    "role office {\n\ten \"O\"\n"
			    "\tinvitation: may find\n}\n",
	    "field.boat.column", "Boat", ERR_OK, "Boat", "after joining boat",
	    "own_page: may" },
	{ "a column known before joining",
	    CONTROLLER "source list {\n\ten \"L\"\n\tbefore joining boat\n"
		       "\tfile {\n\t\tkey from \"Nr\"\n\t}\n}\n"
		       "field boat text {\n\ten \"Boat\"\n\tfrom the "
		       "person\n}\n",
	    "field.boat.column", "Boat", ERR_OK, "Boat",
	    "from the person, "
	    "list",
	    "after joining" },
	{ "a column that goes: the person still gives it",
	    CONTROLLER "source list {\n\ten \"L\"\n\tafter joining boat\n"
		       "\tfile {\n\t\tkey from \"Nr\"\n\t\tboat from "
		       "\"Boat\"\n\t}\n}\n"
		       "field boat text {\n\ten \"Boat\"\n\tfrom the "
		       "person, list\n}\n",
	    "field.boat.column", "-", ERR_OK, "", "from the person\n",
	    "after joining" },
	{ "a column that goes, of what comes from nowhere else",
	    CONTROLLER "source list {\n\ten \"L\"\n\tfile {\n\t\tkey from "
		       "\"Nr\"\n\t\tboat from \"Boat\"\n\t}\n}\n"
		       "field boat text {\n\ten \"Boat\"\n\tfrom list\n}\n",
	    "field.boat.column", "-", ERR_OK, "", "from list\n", "boat from" },
	/* what allows it */
	{ "a purpose of one's own, by law",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis contract\n}\n",
	    "purpose.p.basis", "legal_obligation", ERR_OK, "legal_obligation",
	    "basis legal obligation {\n\t}", NULL },
	{ "… and which law",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis legal obligation "
		       "{\n\t}\n}\n",
	    "purpose.p.provision", "loven § 1", ERR_OK, "loven § 1",
	    "provision \"loven § 1\"", NULL },
	{ "… for a public task",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis public task "
		       "{\n\t}\n}\n",
	    "purpose.p.provision", "loven § 1", ERR_OK, "loven § 1", NULL,
	    NULL },
	{ "a law is not asked for where it is none",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis contract\n}\n",
	    "purpose.p.provision", "loven § 1", ERR_NOT_FOUND, NULL, NULL,
	    NULL },
	{ "half a basis", CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis\n}\n",
	    "purpose.p.basis", "vital_interests", ERR_OK, "vital_interests",
	    "basis vital interests", NULL },
	{ "no basis", CONTROLLER "purpose p {\n\ten \"P\"\n}\n",
	    "purpose.p.basis", "contract", ERR_OK, "contract", "basis contract",
	    NULL },
	{ "consent to something that is sent",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tsend by email\n}\n",
	    "purpose.p.basis", "consent", ERR_OK, "consent",
	    "withdrawn by link, portal, email", NULL },
	{ "consent to something that is not",
	    CONTROLLER "purpose p {\n\ten \"P\"\n}\n", "purpose.p.basis",
	    "consent", ERR_OK, "consent", "withdrawn by portal, email", NULL },
	{ "two bases for different people are left alone",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis contract for a\n"
		       "\tbasis consent for b {\n\t}\n}\n",
	    "purpose.p.basis", "contract", ERR_NOT_FOUND, NULL, NULL, NULL },
	{ "… and their texts are asked for",
	    CONTROLLER "purpose p {\n\ten \"P\"\n\tbasis contract for a\n"
		       "\tbasis consent for b {\n\t}\n}\n",
	    "purpose.p.consent_text.en", "Yes.", ERR_NOT_FOUND, NULL, NULL,
	    NULL },
	/* cookies, children, promises */
	{ "another cookie is not the one for signing in",
	    CONTROLLER "cookie \"other\" for statistics, lasts 1 year\n",
	    "cookie", "session", ERR_OK, "session",
	    "cookie \"session\" necessary for sign in", NULL },
	{ "letters, digits and marks", CONTROLLER, "cookie", "Az09-_z", ERR_OK,
	    "Az09-_z", "\"Az09-_z\"", NULL },
	{ "a brace", CONTROLLER, "cookie", "a{", ERR_INVALID, NULL, NULL,
	    "cookie" },
	{ "a bracket", CONTROLLER, "cookie", "a[", ERR_INVALID, NULL, NULL,
	    "cookie" },
	{ "a colon", CONTROLLER, "cookie", "a:", ERR_INVALID, NULL, NULL,
	    "cookie" },
	{ "a full stop", CONTROLLER, "cookie", "a.", ERR_INVALID, NULL, NULL,
	    "cookie" },
	{ "for adults, where a guardian consents",
	    CONTROLLER "children {\n\tguardian consent\n\tconsent alone from "
		       "13 years\n}\n",
	    "children", "adults", ERR_OK, "adults", "not targeted",
	    "guardian" },
	{ "a guardian, where it was for adults",
	    CONTROLLER "children {\n\tnot targeted\n}\n", "children",
	    "guardian", ERR_OK, "guardian", "guardian consent",
	    "not targeted" },
	{ "young, where both were said",
	    CONTROLLER "children {\n\tnot targeted\n\tguardian consent\n}\n",
	    "children", "young", ERR_OK, "young", "joining alone from 15",
	    "guardian" },
	{ "something of one's own about children",
	    CONTROLLER "children {\n\timages alone from 15 years\n}\n",
	    "children", "adults", ERR_OK, "adults", "images alone", NULL },
	{ "a promise that the server keeps", CONTROLLER, "promises",
	    "no tracking in mail", ERR_OK, "no tracking in mail",
	    "promise no tracking in mail\n", "attested" },
	{ "a promise that is yours to keep", CONTROLLER ADMINISTRATOR,
	    "promises", "nothing sold", ERR_OK, "nothing sold",
	    "nothing sold attested by administrator on 2026-03-02", NULL },
	{ "a promise that nobody could keep", CONTROLLER, "promises",
	    "nothing sold", ERR_INVALID, NULL, NULL, "sold" },
	{ "a promise less", CONTROLLER "promise nothing sold\npromise\n",
	    "promises", "-", ERR_OK, "", "promise\n", "sold" },
	/* organisation number, site, version */
	{ "a site without a point", CONTROLLER, "controller.web",
	    "https://localhost", ERR_INVALID, NULL, NULL, "web" },
	{ "a site of two words", CONTROLLER, "controller.web",
	    "https://a b.example", ERR_INVALID, NULL, NULL, "web" },
	{ "too short a site", CONTROLLER, "controller.web", "https://a.b",
	    ERR_INVALID, NULL, NULL, "web" },
	{ "too long a version", CONTROLLER, "version",
	    "1.2.3.4.5.6.7.8.9.10.11", ERR_INVALID, NULL, "version 1.0\n",
	    NULL },
	{ "a number with a sign in it", CONTROLLER, "controller.org_no",
	    "92360901/", ERR_INVALID, NULL, NULL, "organisation number" },
	{ "a number whose digit is wrong", CONTROLLER, "controller.org_no",
	    "923609018", ERR_INVALID, NULL, NULL, "organisation number" },
	{ "quotation marks that end a text", CONTROLLER, "controller.name",
	    "a \"\"\" b", ERR_INVALID, NULL, "name \"C\"", NULL },
	{ "none of the choices", CONTROLLER, "dpo", "", ERR_INVALID, NULL, NULL,
	    "officer" },
	{ "neither yes nor no", CONTROLLER, "eea", "", ERR_INVALID, NULL, NULL,
	    "EEA" },
	{ "too long a name", CONTROLLER, "controller.name",
	    TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN, ERR_INVALID, NULL,
	    "name \"C\"", NULL },
	{ "no option is a number beyond them", CONTROLLER, "dpo", "3",
	    ERR_INVALID, NULL, NULL, "officer" },
	{ "an option by its number", CONTROLLER, "dpo", "2", ERR_OK, "have",
	    "data protection officer", NULL },
	{ "an option by its label", CONTROLLER, "dpo", "yes", ERR_OK, "have",
	    "data protection officer", NULL },
	{ "a version of no numbers", CONTROLLER, "version", ".", ERR_INVALID,
	    NULL, "version 1.0\n", NULL },
#define FIRM CONTROLLER "processor p {\n\tname \"P\"\n}\n"
	{ "a country of three letters", FIRM, "processor.p.country", "NOR",
	    ERR_INVALID, NULL, NULL, "country" },
	{ "several countries, as they stand",
	    CONTROLLER "processor p {\n\tname \"P\"\n\tcountry  NO,US # x\n}\n",
	    "processor.p.country", "NO, US", ERR_OK, "NO, US",
	    "country  NO,US # x\n", NULL },
	{ "the whole list is put in the place of the list",
	    CONTROLLER "processor p {\n\tname \"P\"\n\tcountry NO, US\n}\n",
	    "processor.p.country", "SE", ERR_OK, "SE", "country SE\n", "US" },
	{ "a country abroad among others asks for its tool",
	    CONTROLLER "processor p {\n\tname \"P\"\n\tcountry NO, US\n}\n",
	    "processor.p.tool", "SCC", ERR_OK, "SCC", "transfer tool \"SCC\"",
	    NULL },
	{ "two countries at home ask for none",
	    CONTROLLER "processor p {\n\tname \"P\"\n\tcountry NO, SE\n}\n",
	    "processor.p.tool", "SCC", ERR_NOT_FOUND, NULL, NULL, NULL },
	{ "a union of countries stands",
	    CONTROLLER "processor p {\n\tname \"P\"\n\tcountry EU\n}\n",
	    "processor.p.country", "EU", ERR_OK, "EU", "country EU\n", NULL },
	{ "a brace is no letter", FIRM, "processor.p.country", "a{",
	    ERR_INVALID, NULL, NULL, "country" },
	{ "a bracket is no letter", FIRM, "processor.p.country", "A[",
	    ERR_INVALID, NULL, NULL, "country" },
	{ "days in nynorsk", CONTROLLER, "keep.messages", "20 dagar", ERR_OK,
	    "20 days", NULL, NULL },
	{ "months in nynorsk", CONTROLLER, "keep.messages", "2 månader", ERR_OK,
	    "2 months", NULL, NULL },
	{ "a month in nynorsk", CONTROLLER, "keep.messages", "1 månad", ERR_OK,
	    "1 month", NULL, NULL },
	{ "months are no days", CONTROLLER, "keep.messages", "2 dagarr",
	    ERR_INVALID, NULL, NULL, "keep" },
	{ "dashes between names",
	    CONTROLLER "field boat text {\n\ten \"Boat\"\n}\n", "own_fields",
	    "-, Boat, ", ERR_OK, "Boat", NULL, NULL },
	{ "the number goes with a -",
	    "controller c {\n\tname \"C\"\n\torganisation number "
	    "\"923609016\"\n}\n",
	    "controller.org_no", "-", ERR_OK, "", NULL, "number" },
	{ "a column that the file never had",
	    CONTROLLER LIST
	    "field boat text {\n\ten \"Boat\"\n\tfrom the person\n}\n",
	    "field.boat.column", "Boat, Name", ERR_OK, "Boat, Name",
	    "boat from \"Boat\", \"Name\"", NULL },
};

/* ---- words ------------------------------------------------------------ */

static void
names(void)
{
	static const struct {
		const char *name, *text, *want;
	} all[] = {
		{ "ligatures", "Ære ærlig", "aere_aerlig" },
		{ "strokes and dots", "Øy öl ØL", "oy_ol_ol" },
		{ "rings", "Ås å", "as_a" },
		{ "accents", "é è ê ü ä", "e_e_e_u_ae" },
		{ "signs at both ends", "  --Båt!!  ", "bat" },
		{ "digits behind letters", "2 kor 3", "kor_3" },
		{ "letters that are none of ours", "Жук x", "x" },
		{ "a word of the language", "Purpose", "purpose_1" },
		{ "what is too long is cut", TEN TEN TEN TEN,
		    "fjordkoret_bris_og_cofjordkoret_bris_og_cofjordkoret_"
		    "bris_o" },
	};
	struct str out;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		tap_str(interview_name(a, str_of(all[i].text)),
		    str_of(all[i].want), all[i].name);
	tap_err(interview_new(a, STR("Kor\x01"), LANG_EN, today, &out),
	    ERR_INVALID, "a name with what cannot be seen is refused");
	tap_err(interview_new(a, STR(TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN),
		    LANG_EN, today, &out),
	    ERR_INVALID, "so is one that is too long");
}

/* What programs and pages call the parts, and what people do. */
static void
parts(void)
{
	static const struct {
		enum interview_section section;
		const char *name, *en, *nn;
	} all[] = {
		{ INTERVIEW_WHO, "who", "Who you are", "Kven de er" },
		{ INTERVIEW_FACTS, "facts", "Which facts", "Kva opplysningar" },
		{ INTERVIEW_RETENTION, "retention", "How long", "Kor lenge" },
		{ INTERVIEW_RIGHTS, "rights", "Rights and promises",
		    "Rettar og lovnader" },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		tap_ok(strcmp(interview_section_name(all[i].section),
			   all[i].name) == 0,
		    all[i].name);
		tap_str(interview_section_title(all[i].section, LANG_EN),
		    str_of(all[i].en), "… in English");
		tap_str(interview_section_title(all[i].section, LANG_NN),
		    str_of(all[i].nn), "… in nynorsk");
	}
	tap_ok(strcmp(interview_kind_name(INTERVIEW_ORG_NO),
		   "organisation number") == 0 &&
		   strcmp(interview_kind_name(INTERVIEW_LIST), "list") == 0,
	    "the kinds of answers");
}

/* New lines get the words of the file; a line in other words keeps them. */
static void
mixed(void)
{
	draft = STR("erklæring x {\n\tnb \"X\"\n\tversjon 1.0\n\tmålformer "
		    "nb\n\tonly in the EEA\n}\nbehandlingsansvarlig c {\n"
		    "\tnavn \"C\"\n}");
	tap_ok(answer("controller.web", "https://c.example") == ERR_OK &&
		   str_find(draft, STR("\tonly in the EEA\n")) != SIZE_MAX &&
		   str_find(draft, STR("\tnettsted \"https://c")) != SIZE_MAX,
	    "a line in English stays, a new one is Norwegian");
	draft = STR("statement x {\n\tnb \"X\"\n\tversion 1.0\n\tlanguages "
		    "nb\n}\n");
	tap_ok(answer_in("own_fields", "Båt", LANG_EN) == ERR_OK &&
		   str_find(draft, STR("nb \"Båt\"")) != SIZE_MAX,
	    "a label in the only language that there is");
}

int
main(void)
{
	size_t refused = 0;

	a = arena_new((size_t)1 << 32);
	begin(LANG_EN);
	answer_all();
	each_line_gone("whatever line is gone, its answer can be given again");
	begin(LANG_NB);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (answer(others[i].id, others[i].answer) != ERR_OK) {
			refused++;
			printf("# %s: " STR_FMT "\n", others[i].id,
			    STR_ARG(why));
		}
	tap_ok(refused == 0, "a draft with the other choices");
	each_line_gone("… in a file with Norwegian keywords");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		hand(&rows[i]);
	names();
	parts();
	mixed();
	arena_free(a);
	return tap_done();
}
