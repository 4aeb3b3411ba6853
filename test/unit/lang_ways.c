/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The portal is promised to nobody who cannot sign in to it: what is printed of
 * how one says no, in each place that tells of it, and where the check asks for
 * another way (Art. 7(3), 12(2), 21(1)).
 */
#include "compiled.h"
#include "said.h"

/* A visitor, who is in no register, and a member; ${lines} of the statement,
 * of the purpose, and what follows. */
#define FILE_OF(lines, purpose, rest)                                          \
	"statement s {\n\tnb \"S\" en \"S\"\n\tlanguages nb, en\n" lines "}\n" \
	"controller us {\n\tname \"Us\"\n\tcontact address "                   \
	"\"us@us.example\"\n}\n"                                               \
	"kind of person visitor {\n\tnb \"gjest\" en \"visitor\"\n"            \
	"\tnot in the register\n}\n"                                           \
	"purpose site {\n\tnb \"Nett\" en \"Site\"\n" purpose "}\n" rest
#define MEMBER                                                     \
	"kind of person member {\n\tnb \"medlem\" en \"member\"\n" \
	"\tby own registration\n}\n"
#define PRINTED       "\tprinted only\n"
#define VISITORS      "\tfor visitor\n"
#define BOTH          "\tfor visitor, member\n"
#define YES           "\tbasis consent\n"
#define TASK          "\tbasis public task\n"
#define BY(ways)      "\twithdrawn by " ways "\n"
#define OBJECT(w)     "right objection {\n\tthrough " w "\n}\n"
#define UNUSED(b)     "\tbases not used " b "\n"
#define TASKS         VISITORS TASK
#define EMAIL         "\tthrough email\n\tanswered within 9 days\n"
#define RIGHTS(lines) "right access, rectification, erasure {\n" lines "}\n"
#define PROFILE(ways, purpose)                                      \
	"profile p {\n\tnb \"P\" en \"P\"\n\tswitched off by " ways \
	"\n\tfor purposes " purpose "\n}\n"
#define OPT_OUT(ways, lines) \
	"opt-out o {\n\tnb \"O\" en \"O\"\n\tthrough " ways "\n" lines "}\n"
#define CHANGES(ways) "changes {\n\tnotice by " ways "\n}\n"
/* Members by contract; visitors by the interest. */
#define SPLIT "\tbasis contract for member\n\tbasis public task for visitor\n"

static const struct printed_case {
	const char *name, *file;
	enum lang lang;
	const char *says, *not_says;
} printed[] = {
	{ "G7(3) a yes of those outside is taken back by the other way",
	    FILE_OF("", VISITORS YES BY("portal, website"), MEMBER), LANG_EN,
	    "on the website", "portal" },
	{ "G7(3) and in bokmål",
	    FILE_OF("", VISITORS YES BY("portal, website"), MEMBER), LANG_NB,
	    "på nettstedet", "portal" },
	{ "G7(3) of members beside them in the portal too",
	    FILE_OF("", BOTH YES BY("portal, website"), MEMBER), LANG_EN,
	    "in the portal", NULL },
	{ "G7(3) of members in the portal",
	    FILE_OF("", "\tfor member\n" YES BY("portal, website"), MEMBER),
	    LANG_EN, "in the portal", NULL },
	{ "G21(1) those outside object by the other way of the right",
	    FILE_OF("", VISITORS TASK, MEMBER OBJECT("portal, email")), LANG_EN,
	    "* Site: by email", "* Site: by email or in the portal" },
	{ "G21(1) or to whom they write",
	    FILE_OF("", VISITORS TASK, MEMBER OBJECT("portal")), LANG_EN,
	    "* Site: us@us.example", "* Site: in the portal" },
	{ "G21(1) members beside them in the portal too",
	    FILE_OF("", BOTH TASK, MEMBER OBJECT("portal, email")), LANG_EN,
	    "* Site: by email or in the portal", NULL },
	{ "G21(1) where it rests on a task for those outside alone",
	    FILE_OF("", BOTH SPLIT, MEMBER OBJECT("portal, email")), LANG_EN,
	    "* Site: by email (visitor)",
	    "by email or in the portal (visitor)" },
	{ "G21(1) by the ways of the purpose",
	    FILE_OF("", VISITORS TASK BY("portal, phone"), MEMBER), LANG_EN,
	    "* Site: by telephone", "portal" },
	{ "G12(2) a right of a file with people in a register",
	    FILE_OF(PRINTED, VISITORS TASK, MEMBER OBJECT("portal, email")),
	    LANG_EN, "How to use the right: by email or in the portal.", NULL },
	{ "G12(2) a right where nobody is in one",
	    FILE_OF(PRINTED, VISITORS TASK, OBJECT("portal, email")), LANG_EN,
	    "How to use the right: by email.", "portal" },
	{ "G12(2) a right where a purpose is for members",
	    FILE_OF(PRINTED, "\tfor members\n" TASK, OBJECT("portal, email")),
	    LANG_EN, "How to use the right: by email or in the portal.", NULL },
	{ "G21(1) what one objects to",
	    FILE_OF("", VISITORS YES, OBJECT("email")), LANG_EN,
	    "a legitimate interest or a task in the public", NULL },
	{ "G21(1) no task is used",
	    FILE_OF(UNUSED("public task"), VISITORS YES, OBJECT("email")),
	    LANG_EN, "rests on a legitimate interest, you can object",
	    "interest or a task" },
	{ "G21(1) no interest is used",
	    FILE_OF(UNUSED("legitimate interest"), VISITORS YES,
		OBJECT("email")),
	    LANG_EN, "rests on a task in the public interest, you can object",
	    "a legitimate interest or" },
	{ "G21(2) neither is used",
	    FILE_OF(UNUSED("legitimate interest, public task"), VISITORS YES,
		OBJECT("email")),
	    LANG_NB, "Mot direkte markedsføring kan du alltid protestere",
	    "Bygger bruken" },
	{ "G12(2) how all rights are used, once",
	    FILE_OF("", TASKS, RIGHTS(EMAIL)), LANG_EN,
	    "How to use your rights: by email. We answer within 9 days.",
	    "use the right" },
	{ "G12(2) … and in bokmål", FILE_OF("", TASKS, RIGHTS(EMAIL)), LANG_NB,
	    "Slik bruker du rettighetene: på e-post. Vi svarer innen 9 dager.",
	    "bruker du retten:" },
	{ "G12(2) … a complaint says for itself",
	    FILE_OF("", TASKS,
		RIGHTS(EMAIL) "right complaint {\n\tthrough post\n}\n"),
	    LANG_EN, "How to use your rights: by email.", NULL },
	{ "G12(2) … by post it is made",
	    FILE_OF("", TASKS,
		RIGHTS(EMAIL) "right complaint {\n\tthrough post\n}\n"),
	    LANG_EN, "How to use the right: by post.", NULL },
	{ "G12(2) … which says nothing of it",
	    FILE_OF("", TASKS, RIGHTS(EMAIL) "right complaint {\n}\n"), LANG_EN,
	    "How to use the right: by email.", "your rights: by" },
	{ "G12(2) one of them by another way",
	    FILE_OF("", TASKS,
		RIGHTS(EMAIL) "right portability {\n\tthrough post\n}\n"),
	    LANG_EN, "How to use the right: by email.", "your rights: by" },
	{ "G12(3) one of them by another day",
	    FILE_OF("", TASKS,
		RIGHTS(EMAIL) "right portability {\n\tthrough email\n"
			      "\tanswered within 8 days\n}\n"),
	    LANG_EN, "How to use the right: by email.", "your rights: by" },
	{ "G12(3) one of them without a day",
	    FILE_OF("", TASKS,
		RIGHTS(EMAIL) "right portability {\n\tthrough email\n}\n"),
	    LANG_EN, "How to use the right: by email.", "your rights: by" },
	{ "G26(3) one of them otherwise at one controller",
	    FILE_OF("", TASKS, RIGHTS(EMAIL "\tcontroller us through post\n")),
	    LANG_EN, "How to use the right: by email.", "your rights: by" },
	{ "G12(2) two of them are said each",
	    FILE_OF("", TASKS, "right access, erasure {\n" EMAIL "}\n"),
	    LANG_EN, "How to use the right: by email.", "your rights: by" },
	{ "G21(1) a profile of those outside is switched off by the other way",
	    FILE_OF("", VISITORS TASK, MEMBER PROFILE("portal, email", "site")),
	    LANG_EN, "You can switch it off: by email.", "portal" },
	{ "G21(1) and of members in the portal too",
	    FILE_OF("", BOTH TASK, MEMBER PROFILE("portal, email", "site")),
	    LANG_EN, "You can switch it off: by email or in the portal.",
	    NULL },
	{ "G21(1) and where no purpose is said",
	    FILE_OF("", VISITORS TASK, MEMBER OPT_OUT("portal, email", "")),
	    LANG_EN, "How to do it: by email or in the portal.", NULL },
	{ "G21(1) but not where nobody is in a register",
	    FILE_OF(PRINTED, VISITORS TASK, OPT_OUT("portal, email", "")),
	    LANG_EN, "How to do it: by email.", "portal" },
	{ "G21(1) what is refused is no way to refuse it",
	    FILE_OF(PRINTED, VISITORS TASK,
		OPT_OUT("email", "\tagainst portal\n")),
	    LANG_EN, "in the portal", NULL },
	{ "G13(3) changes are told to nobody in a portal that nobody has",
	    FILE_OF(PRINTED, VISITORS TASK, CHANGES("portal, email")), LANG_EN,
	    "We tell you of changes by email.", "portal" },
	{ "G13(3) and to those who have it",
	    FILE_OF(PRINTED, VISITORS TASK, MEMBER CHANGES("portal, email")),
	    LANG_EN, "We tell you of changes by email and in the portal.",
	    NULL },
};

static const struct asked_case {
	const char *name, *file, *code;
	bool is;
} asked[] = {
	{ "G7(3) the portal alone for those outside",
	    FILE_OF("", VISITORS YES BY("portal"), MEMBER), "portal_not_theirs",
	    true },
	{ "G7(3) with a way of theirs",
	    FILE_OF("", VISITORS YES BY("portal, email"), MEMBER),
	    "portal_not_theirs", false },
	{ "G7(3) no way at all is another matter",
	    FILE_OF("", VISITORS YES, MEMBER), "portal_not_theirs", false },
	{ "G7(3) for members beside them",
	    FILE_OF("", BOTH YES BY("portal"), MEMBER), "portal_not_theirs",
	    false },
	{ "G7(3) with the link of a message",
	    FILE_OF("", VISITORS YES BY("link, portal"), MEMBER),
	    "portal_not_theirs", false },
	{ "G12(2) a right in the portal where nobody is in a register",
	    FILE_OF(PRINTED, VISITORS TASK, OBJECT("portal")),
	    "portal_not_theirs", true },
	{ "G12(2) and where somebody is",
	    FILE_OF(PRINTED, VISITORS TASK, MEMBER OBJECT("portal")),
	    "portal_not_theirs", false },
	{ "G21(1) the portal alone for a profile of those outside",
	    FILE_OF("", VISITORS TASK, MEMBER PROFILE("portal", "site")),
	    "portal_not_theirs", true },
	{ "G21(1) with a way of theirs",
	    FILE_OF("", VISITORS TASK, MEMBER PROFILE("portal, email", "site")),
	    "portal_not_theirs", false },
	{ "G21(1) an opt-out against the portal, by email",
	    FILE_OF(PRINTED, VISITORS TASK,
		OPT_OUT("email", "\tagainst portal\n")),
	    "portal_not_theirs", false },
	{ "G13(3) changes in the portal alone",
	    FILE_OF(PRINTED, VISITORS TASK, CHANGES("portal")),
	    "portal_not_theirs", true },
	{ "G13(3) that somebody has",
	    FILE_OF(PRINTED, VISITORS TASK, MEMBER CHANGES("portal")),
	    "portal_not_theirs", false },
	{ "G7(3) the portal makes it no easier for those outside",
	    FILE_OF("", VISITORS YES BY("portal, post"), MEMBER),
	    "withdrawal_harder", true },
	{ "G7(3) a form does", FILE_OF("", VISITORS YES BY("form"), MEMBER),
	    "withdrawal_harder", false },
};

/* The other documents say the same. */
static void
elsewhere(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    STR(FILE_OF("", VISITORS YES BY("portal, website"), MEMBER)));
	struct str box = lang_consent_text(a, st, 0, -1, LANG_EN);
	struct buf b;

	tap_ok(has(box, "on the website") && !has(box, "portal"),
	    "G7(3) beside the consent box");
	buf_init(&b, 1 << 20);
	tap_ok(lang_consents(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   has(buf_str(&b), "on the website") &&
		   !has(buf_str(&b), "in the portal"),
	    "G7(3) in the record of consents");
	buf_reset(&b);
	tap_ok(lang_statement(&b, st, LANG_EN, LANG_JSONLD) == ERR_OK &&
		   has(buf_str(&b), "on the website") &&
		   !has(buf_str(&b), "in the portal"),
	    "G7(3) in the statement that programs read");
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		tap_said(text_of(a, compiled_bytes(a, str_of(printed[i].file)),
			     printed[i].lang),
		    printed[i].says, printed[i].not_says, printed[i].name);
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(asked[i].file));

		tap_ok(st != NULL &&
			   check_finds(a, st, asked[i].code) == asked[i].is,
		    asked[i].name);
	}
	elsewhere(a);
	arena_free(a);
	return tap_done();
}
