/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who reaches what: of each role, field, purpose, recipient and processor the
 * lines of the statement that give it, and no others; the four views agree
 * (Art. 25(2), 30(1)(d), 32(4)).
 */
#include "file.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "lang/reach.h"
#include "tap.h"

static const char *const file =
    "statement small {\n\tnb \"Laget\"\n\tlanguages nb\n}\n" /* 1-4 */
    "controller society {\n\tname \"Laget\"\n}\n"            /* 5-7 */
    "field full_name name {\n\tnb \"Navn\"\n\tfrom the person\n"
    "\tvisible to the person, staff, members\n}\n" /* 8-12 */
    "field mail email {\n\tnb \"Post\"\n\tfrom the person\n"
    "\tvisible to the person, staff\n}\n" /* 13-17 */
    "field secret text {\n\tnb \"Hemmelig\"\n\tfrom the person\n"
    "\tvisible to the person\n}\n" /* 18-22 */
    "purpose membership {\n\tnb \"Medlemskap\"\n"
    "\tusing full_name, mail, secret\n\tbasis contract\n}\n" /* 23-27 */
    "purpose news {\n\tnb \"Nytt\"\n\tusing mail\n\tbasis consent\n"
    "\twithdrawn by portal\n}\n" /* 28-33 */
    "role office {\n\tnb \"kontor\"\n"
    "\tmembership: may see, all fields\n}\n" /* 34-37 */
    "role editor {\n\tnb \"redaktør\"\n"
    "\tnews: may send, all fields, without seeing addresses\n}\n" /* 38-41 */
    "recipient press {\n\tnb \"Pressen\"\n\tindependent\n"
    "\tgets full_name\n\tfor purposes membership\n}\n" /* 42-47 */
    "processor mailer {\n\tnb \"Posten\"\n\tname \"Post AS\"\n"
    "\tservice provided nb \"Sender post\"\n"
    "\tfor purposes news\n}\n" /* 48-53 */
    "data category minutes {\n\tnb \"Referat\"\n\tkept for 1 year\n"
    "\tgoes to press\n\tseen by roles office\n"
    "\tfor purposes membership\n}\n" /* 54-60 */
    "field studies records {\n\tnb \"Studier\"\n\tfrom the person\n"
    "\tvisible to the person, staff\n\tfield place text {\n"
    "\t\tnb \"Sted\"\n\t}\n\tfield grade text {\n"
    "\t\tnb \"Karakter\"\n\t\tvisible to the person\n\t}\n}\n" /* 61-72 */
    "purpose figures {\n\tnb \"Tall\"\n"
    "\tusing mail,\n\t\tstudies.place\n\tbasis contract\n}\n" /* 73-78 */
    "recipient club {\n\tnb \"Klubben\"\n\tinside\n"
    "\tgets studies,\n\t\tmail, usage\n}\n" /* 79-84 */
    "data category usage {\n\tnb \"Bruk\"\n\tkept for 1 year\n"
    "\tfor purposes figures, news\n\tseen by roles editor, office\n}\n"
    /* 85-90 */
    "publication list {\n\tnb \"Nett\"\n\tusing mail, usage\n"
    "\tfor purposes news\n}\n" /* 91-95 */
    "processor archive {\n\tnb \"Arkivet\"\n\tname \"Arkiv AS\"\n"
    "\tusing full_name,\n\t\tminutes\n}\n" /* 96-101 */;

static const struct reach_case {
	const char *name;
	enum reach_of of;
	const char *what;
	const char
	    *want; /* "LINE:COLUMN kind name; …": where the word stands */
} cases[] = {
	{ "a role: its lines, and the facts that it sees", REACH_ROLE, "office",
	    "36:2 role office; 36:2 role office; 58:16 fact minutes; 89:24 "
	    "fact usage" },
	{ "a role that sees no address reaches nothing", REACH_ROLE, "editor",
	    "40:2 role editor; 40:2 role editor; 89:16 fact usage" },
	{ "a field: who sees it, purposes, roles, recipients, processors",
	    REACH_FIELD, "mail",
	    "16:2 field mail; 25:19 purpose membership; 30:8 purpose news; "
	    "75:8 purpose figures; 36:2 role office; 83:3 recipient club; "
	    "52:15 processor mailer; 52:15 processor mailer; 93:8 fact list" },
	{ "what goes to somebody outside", REACH_FIELD, "full_name",
	    "11:2 field full_name; 25:8 purpose membership; 36:2 role office; "
	    "45:7 recipient press; 99:8 processor archive; 99:8 processor "
	    "archive" },
	{ "what the person alone sees", REACH_FIELD, "secret",
	    "21:2 field secret; 25:25 purpose membership; 18:7 field secret" },
	{ "a purpose: what it uses, who works for it, who gets it",
	    REACH_PURPOSE, "membership",
	    "25:2 purpose membership; 36:2 role office; 36:2 role office; "
	    "46:15 recipient press; 83:3 recipient club; 99:8 processor "
	    "archive; "
	    "59:15 fact minutes" },
	{ "a purpose for which somebody sends and sees nothing", REACH_PURPOSE,
	    "news",
	    "30:2 purpose news; 40:2 role editor; 83:3 recipient club; 52:15 "
	    "processor mailer; 88:24 fact usage; 94:15 fact list" },
	{ "a purpose for which no role does anything, but one sees data that "
	  "are for it",
	    REACH_PURPOSE, "figures",
	    "75:2 purpose figures; 82:7 recipient club; 88:15 fact usage" },
	{ "a recipient: what, for what, and what beside the register",
	    REACH_RECIPIENT, "press",
	    "44:2 recipient press; 45:2 recipient press; 46:2 recipient press; "
	    "57:10 fact minutes" },
	{ "a data category: for what, who, where to, how, where it stands",
	    REACH_DATA, "usage",
	    "88:15 purpose figures; 88:24 purpose news; 89:24 role office; "
	    "89:16 role editor; 83:9 recipient club; 52:15 processor mailer; "
	    "52:15 processor mailer; 93:14 fact list" },
	{ "a data category that goes to somebody by its own line", REACH_DATA,
	    "minutes",
	    "59:15 purpose membership; 58:16 role office; 57:10 recipient "
	    "press; 100:3 processor archive; 100:3 processor archive" },
	{ "a part of a record goes by what is said of the record", REACH_FIELD,
	    "studies.place",
	    "64:2 field place; 76:3 purpose figures; 65:8 field place; 82:7 "
	    "recipient club" },
	{ "and by its own line where it has one", REACH_FIELD, "studies.grade",
	    "70:3 field grade; 68:8 field grade; 82:7 recipient club" },
	{ "a processor: what it does, with what, for what", REACH_PROCESSOR,
	    "mailer",
	    "51:2 processor mailer; 52:2 processor mailer; 52:2 processor "
	    "mailer" },
	{ "a processor: with what it says, and nothing else", REACH_PROCESSOR,
	    "archive",
	    "96:11 processor archive; 99:2 processor archive; 100:3 processor "
	    "archive" },
};

/* Data categories, logs and cookies beside the register, as they are printed.
 */
static const char beside_said[] =
    "statement small {\n\ten \"S\"\n\tlanguages en\n}\n"
    "controller us {\n\tname \"Us\"\n}\n"
    "purpose stats {\n\ten \"Statistics\"\n\tbasis consent\n}\n"
    "data category use {\n\ten \"Pages, and when\"\n"
    "\tkept for 1 year\n\tfor purposes stats\n}\n"
    "data category chat {\n\ten \"Chat\"\n\tkept for 1 year\n"
    "\tgoes to metta\n}\n"
    "recipient metta {\n\ten \"Metta\"\n\tindependent\n"
    "\tgets use\n\tcountry US, IE\n}\n"
    "recipient court {\n\ten \"The court\"\n\tpublic authority\n}\n"
    "processor host {\n\ten \"Host\"\n\tname \"Host\"\n"
    "\tcountry NO, SE\n}\n"
    "field mail email {\n\ten \"Mail\"\n}\n"
    "purpose trail {\n\ten \"Trail\"\n\tserves audit\n\tusing mail\n"
    "\tbasis contract\n}\n"
    "purpose work {\n\ten \"Work\"\n\tusing mail\n"
    "\tbasis contract\n}\n"
    "role guard {\n\ten \"guard\"\n\tmay read audit, manage staff\n}\n"
    "role clerk {\n\ten \"clerk\"\n\tmay manage staff\n}\n"
    "log doors {\n\ten \"door log\"\n\tkept for 7 days\n"
    "\tfor purpose trail\n}\n"
    "log gate {\n\tfor purpose trail\n}\n"
    "cookie \"seen\" for statistics, lasts 1 year {\n"
    "\ten \"What was seen\"\n\tfor purposes trail\n}\n"
    "cookie \"bare\" for statistics, lasts 1 year {\n"
    "\tfor purposes trail\n}\n";

static const struct {
	const char *name;
	enum reach_of of;
	int no;
	const char *want;
} beside_cases[] = {
	{ "what it gets beside the register, kept apart, and where",
	    REACH_RECIPIENT, 0,
	    "Independent controller.|What is given: “Pages, and when” "
	    "and Chat.|Countries: the United States and Ireland.|"
	    "Pages, and when: Kept for 1 year. Recipients: Metta.|"
	    "Chat: Kept for 1 year. Recipients: Metta." },
	{ "nothing is said of what, and nothing is printed", REACH_RECIPIENT, 1,
	    "Public authority." },
	{ "for a purpose, what is for it", REACH_PURPOSE, 0,
	    "No role.|Metta: What is given: “Pages, and when”.|Host: "
	    "Processor "
	    "for us.|Pages, and when: Kept for 1 year. Recipients: "
	    "Metta." },
	{ "who reads the trail, and logs and cookies that are for it",
	    REACH_PURPOSE, 1,
	    "Information: Mail.|guard: May read the log.|Host: "
	    "Processor for us.|Door log: The log is kept for 7 "
	    "days.|Log.|"
	    "The cookie seen: What was seen.|The cookie bare." },
	{ "nothing of that for another", REACH_PURPOSE, 2,
	    "Information: Mail.|No role.|Host: Processor for us." },
	{ "each purpose for which a processor has it", REACH_FIELD, 0,
	    "Used for: Trail.|Used for: Work.|No role.|Host: "
	    "Processor for us.|Host: Used for: Trail, Work." },
	{ "no field and all of its countries", REACH_PROCESSOR, 0,
	    "Processor for us.|Information: Mail.|The information is "
	    "processed in: Norway "
	    "and Sweden." },
};

static void
beside(struct arena *a)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	if (!tap_ok(lang_compile(a, STR(beside_said), LANG_EN, &st, &fs) ==
			ERR_OK,
		"what is beside the register compiles"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(beside_cases); i++) {
		struct reach r = { .n = 0 };
		struct str is = STR("");

		tap_err(lang_reach(a, st, beside_cases[i].of,
			    beside_cases[i].no, LANG_EN, &r),
		    ERR_OK, beside_cases[i].name);
		for (size_t k = 0; k < r.n; k++)
			is = arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(is),
			    k > 0 ? "|" : "", STR_ARG(r.at[k].text));
		tap_str(is, str_of(beside_cases[i].want), "… as it is printed");
	}
}

static struct str
shown(struct arena *a, const struct reach *r)
{
	struct buf b;
	struct str s;

	buf_init(&b, 65536);
	for (size_t i = 0; i < r->n; i++)
		buf_printf(&b, "%s%u:%u %s " STR_FMT, i > 0 ? "; " : "",
		    (unsigned)r->at[i].pos.line, (unsigned)r->at[i].pos.col,
		    r->at[i].kind, STR_ARG(r->at[i].name));
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* By its name, "record.part" of a part. */
static int
find(struct arena *a, const struct statement *st, enum reach_of of,
    const char *name)
{
	const struct {
		const char *list;
		size_t n, size;
	} lists[] = {
		[REACH_ROLE] = { (const char *)&st->roles[0].n, st->roles_n,
		    sizeof(struct role) },
		[REACH_PURPOSE] = { (const char *)&st->purposes[0].n,
		    st->purposes_n, sizeof(struct purpose) },
		[REACH_RECIPIENT] = { (const char *)&st->recipients[0].n,
		    st->recipients_n, sizeof(struct recipient) },
		[REACH_PROCESSOR] = { (const char *)&st->processors[0].n,
		    st->processors_n, sizeof(struct processor) },
		[REACH_DATA] = { (const char *)&st->facts[0].n, st->facts_n,
		    sizeof(struct fact) },
	};

	for (int f = 0; of == REACH_FIELD && f < (int)st->fields_n; f++)
		if (str_is(statement_field_name(a, st, f), name))
			return f;
	for (size_t i = 0; of != REACH_FIELD && i < lists[of].n; i++) {
		const char *at = lists[of].list + i * lists[of].size;

		if (str_is(((const struct named *)(const void *)at)->name,
			name))
			return (int)i;
	}
	return -1;
}

static void
one(struct arena *a, const struct statement *st, const struct reach_case *c)
{
	struct reach r = { .n = 0 };
	int no = find(a, st, c->of, c->what);

	if (lang_reach(a, st, c->of, no, LANG_NB, &r) == ERR_OK)
		tap_str(shown(a, &r), str_of(c->want), c->name);
	else
		tap_ok(false, c->name);
}

static bool
names(const struct reach *r, const char *kind, struct str name)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->at[i].kind, kind) == 0 &&
		    str_eq(r->at[i].name, name))
			return true;
	return false;
}

/* A purpose names a recipient whenever one of its fields does, for it. */
static void
agree(struct arena *a, const char *path)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	size_t wrong = 0, seen = 0;

	if (lang_compile(a, read_whole(a, path), LANG_EN, &st, &fs) != ERR_OK) {
		tap_ok(false, path);
		return;
	}
	for (int f = 0; f < (int)st->fields_n; f++) {
		struct reach by_field = { .n = 0 };

		if (lang_reach(a, st, REACH_FIELD, f, LANG_NB, &by_field) !=
		    ERR_OK)
			wrong++;
		for (int p = 0; p < (int)st->purposes_n; p++) {
			struct fieldset uses =
			    purpose_fields(st, &st->purposes[p]);
			bool said =
			    names(&by_field, "purpose", st->purposes[p].n.name);

			/* A record is used when one of its parts is. */
			if (st->fields[f].parts.n == 0)
				wrong += said != fieldset_has(&uses, f);
			seen += said;
		}
		for (int r = 0; r < (int)st->recipients_n; r++)
			wrong += fieldset_has(&st->recipients[r].fields, f) &&
				 !names(&by_field, "recipient",
				     st->recipients[r].n.name);
	}
	tap_ok(wrong == 0 && seen > 10, path);
}

/* What is printed of a role is not more than it reaches. */
static void
printed(struct arena *a, const struct statement *st)
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 20);
	tap_err(lang_statement(&b, st, LANG_NB, LANG_TEXT), ERR_OK, "printed");
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	tap_ok(str_find(s, STR("unntatt: Hemmelig.")) != SIZE_MAX,
	    "“all fields” leaves out what such a role never sees");
	tap_ok(str_find(s, STR("formålet bruker.")) != SIZE_MAX,
	    "and says all where it is all");
}

static void
refusals(struct arena *a, const struct statement *st)
{
	struct reach r = { .n = 7 };

	for (int of = 0; of < REACH_MAX; of++) {
		tap_err(lang_reach(a, st, (enum reach_of)of, -1, LANG_NB, &r),
		    ERR_NOT_FOUND, "nor one before the first");
		tap_err(lang_reach(a, st, (enum reach_of)of, 99, LANG_NB, &r),
		    ERR_NOT_FOUND, "nor one behind the last");
	}
	tap_err(lang_reach(a, st, REACH_DATA, find(a, st, REACH_DATA, "list"),
		    LANG_NB, &r),
	    ERR_NOT_FOUND, "nor a declared fact that is no data category");
	tap_err(lang_reach(a, st, REACH_MAX, 0, LANG_NB, &r), ERR_NOT_FOUND,
	    "nor a kind of question that is none");
	tap_ok(r.n == 7, "and nothing was touched");
}

int
main(void)
{
	struct arena *a = arena_new((size_t)256 << 20);
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	if (!tap_ok(lang_compile(a, str_of(file), LANG_EN, &st, &fs) == ERR_OK,
		"the statement compiles")) {
		printf("# line %u: " STR_FMT "\n", (unsigned)fs.at[0].pos.line,
		    STR_ARG(fs.at[0].text));
		return tap_done();
	}
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		one(a, st, &cases[i]);
	printed(a, st);
	refusals(a, st);
	beside(a);
	agree(a, "statements/ntnu-alumni.vern");
	agree(a, "statements/itsmf.vern");
	arena_free(a);
	return tap_done();
}
