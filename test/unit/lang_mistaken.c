/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What newcomers write instead, where it is pointed at and what is offered:
 * another word for a line, a name of several words, a period from an event, a
 * quote that is missing. Beside each a line that is nothing of the kind.
 */
#include "lang/lang.h"
#include "tap.h"

#define HEAD                                                             \
	"statement s {\n\tlanguages nb, en\n}\ncontroller us {\n\tname " \
	"\"Us\"\n}\n"
#define HEAD_NB                                                              \
	"erklæring s {\n\tmålformer nb\n}\nbehandlingsansvarlig oss {\n\t" \
	"navn \"Oss\"\n}\n"
#define KIND(lines)  HEAD "kind of person child {\n" lines "}\n"
#define FIELD(lines) HEAD "field boat text {\n" lines "}\n"
#define KEEP(lines)  HEAD "keep members {\n" lines "}\n"

static const struct mistaken {
	const char *name, *file, *code;
	unsigned line, col;
	const char *meant; /* "": nothing is offered */
} cases[] = {
	{ "both parents", KIND("both parents must agree to pictures\n"),
	    "unknown_property", 8, 1, "both guardians must agree to" },
	{ "both parents act", KIND("both parents act for pictures\n"),
	    "unknown_property", 8, 1, "both guardians act for" },
	{ "a slip of the pen is as near as before",
	    KIND("guardian act for pictures\n"), "unknown_property", 8, 1,
	    "guardian acts for" },
	{ "nothing like it", KIND("zzzzzzzz of the sea\n"), "unknown_property",
	    8, 1, "" },
	{ "required only for", FIELD("required only for boat_owner\n"),
	    "expected", 8, 10, "for" },
	{ "bare for", FIELD("required bare for boat_owner\n"), "expected", 8,
	    10, "for" },
	{ "kun for", FIELD("required kun for boat_owner\n"), "expected", 8, 10,
	    "for" },
	{ "another word before for", FIELD("required mostly for boat_owner\n"),
	    "expected", 8, 10, "" },
	{ "only, and nothing behind it", FIELD("required only\n"), "expected",
	    8, 10, "" },
	{ "only, and something else", FIELD("required only sometimes\n"),
	    "expected", 8, 10, "" },
	{ "a name of two words", HEAD "kind of person honorary member {\n}\n",
	    "expected", 7, 16, "honorary_member" },
	{ "of three", HEAD "purpose list of waiters {\n}\n", "expected", 7, 9,
	    "list_of_waiters" },
	{ "a text behind the name", HEAD "purpose list \"of waiters\" {\n}\n",
	    "expected", 7, 14, "" },
	{ "at the end of the year",
	    KEEP("at the end of the year when they leave: delete\n"),
	    "year_end_otherwise", 8, 1, "when end of the year of" },
	{ "ved utgangen av året",
	    HEAD_NB "behold medlemmer {\nved utgangen av året: slett\n}\n",
	    "year_end_otherwise", 8, 1, "når slutten av året for" },
	{ "årets slutt",
	    HEAD_NB "behold medlemmer {\n3 år etter årets slutt: slett\n}\n",
	    "year_end_otherwise", 8, 13, "slutten av året for" },
	{ "årets møte is no end of a year",
	    HEAD_NB "behold medlemmer {\n3 år etter årets møte: slett\n}\n",
	    "unknown_event", 8, 13, "" },
	{ "year's end has an apostrophe",
	    KEEP("3 years after year's end: delete\n"), "bad_character", 8, 19,
	    "" },
	{ "at another time", KEEP("at the close of business: delete\n"),
	    "expected", 8, 1, "" },
	{ "until an event", KEEP("until left: delete\n"), "expected", 8, 1,
	    "when" },
	{ "til en hendelse",
	    HEAD_NB "behold medlemmer {\ntil meldt ut: slett\n}\n", "expected",
	    8, 1, "når" },
	{ "another word", KEEP("possibly left: delete\n"), "expected", 8, 1,
	    "" },
	{ "a quote that is missing", FIELD("\tnb \"Båt en \"Boat\"\n"),
	    "open_text", 8, 5, "" },
	{ "the last quote", FIELD("\tnb \"Båt\" en \"Boat\n"), "open_text", 8,
	    15, "" },
	{ "one of a line before", FIELD("\tnb \"Båt\"\n\ten \"Boat\n"),
	    "open_text", 9, 5, "" },
	{ "texts that end before a word, and a comma",
	    FIELD("\tnb \"Båt\" en, \"Boat\n"), "open_text", 8, 16, "" },
};

static void
one(struct arena *a, const struct mistaken *m)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	if (!tap_ok(lang_compile(a, str_of(m->file), LANG_EN, &st, &fs) !=
			    ERR_OK &&
			fs.n > 0,
		m->name))
		return;
	tap_str(str_of(fs.at[0].code), str_of(m->code), m->name);
	tap_str(arena_printf(a, "%u:%u", (unsigned)fs.at[0].pos.line,
		    (unsigned)fs.at[0].pos.col),
	    arena_printf(a, "%u:%u", m->line, m->col), "… there");
	tap_str(fs.at[0].meant.p == NULL ? STR("") : fs.at[0].meant,
	    str_of(m->meant), "… and what is offered");
}

int
main(void)
{
	struct arena *a = arena_new((size_t)64 << 20);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		one(a, &cases[i]);
	arena_free(a);
	return tap_done();
}
