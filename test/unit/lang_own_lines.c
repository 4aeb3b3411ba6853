/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C38: of several lines that are alike each sentence has a reference of its own
 * and leads to its own line: clauses of how long something is kept, what one of
 * the controllers does otherwise, whose officer and authority it is.
 */
#include "compiled.h"
#include "lang/sentences.h"

#define CLAUSES                                                              \
	"statement s {\n\tlanguages en\n}\n"                                 \
	"controller c {\n\tname \"C\"\n}\n"                                  \
	"source person {\n\tthe person\n}\n"                                 \
	"field first_day date {\n\tfrom the person\n}\n"                     \
	"field last_day date {\n\tfrom the person\n}\n"                      \
	"field trips records {\n\tfrom the person\n"                         \
	"\tfield ends date {\n\t}\n}\n"                                      \
	"event wound_up {\n\ten \"the club was wound up\"\n}\n"              \
	"purpose sailing {\n\ten \"Sailing\"\n\tusing all fields\n}\n"       \
	"keep members {\n"                                                   \
	"\t1 year after date of first_day: delete\n"                         \
	"\t2 years after date of last_day: anonymise\n"                      \
	"\t3 years after date of last_day: review\n"                         \
	"\tat least 1 year after date of last_day: block\n"                  \
	"\t4 years after date of trips.ends: delete\n"                       \
	"\t5 years after wound_up: delete\n"                                 \
	"\tearliest of 6 years after left, 1 year after last seen: delete\n" \
	"\tearliest of 7 years after left, 1 year after sent: delete\n"      \
	"\tevery 2 years: review\n}\n"

#define NORTH                                                      \
	"statement s {\n\tlanguages en\n}\n"                       \
	"controller c {\n\tname \"C\"\n"                           \
	"\tauthority NO \"A\"\n}\n"                                \
	"controller north {\n"                                     \
	"\tmany 3\n"                                               \
	"\ten \"club\"\n"                                          \
	"\tplural en \"the clubs\"\n"                              \
	"\twhich en \"the club of your boat\"\n"                   \
	"\tlisted at \"https://c.example/\"\n"                     \
	"\tpart of c\n"                                            \
	"\tprocessor for c\n"                                      \
	"\tagreement from 2026-01-01\n"                            \
	"\tpublic body\n"                                          \
	"\trepresented by \"the board\"\n"                         \
	"\tauthority SE \"B\"\n"                                   \
	"\tdata protection officer \"d@c.example\"\n}\n"           \
	"purpose sailing {\n\ten \"Sailing\"\n}\n"                 \
	"purpose races {\n\ten \"Races\"\n\tcontroller north\n}\n" \
	"right access {\n\tthrough email\n"                        \
	"\tcontroller north through post answered within 7 days\n}\n"

static const struct {
	const char *file, *ref, *line;
} rows[] = {
	{ CLAUSES, "keep.members.date.first_day",
	    "1 year after date of first_day: delete" },
	{ CLAUSES, "keep.members.date.last_day",
	    "2 years after date of last_day: anonymise" },
	{ CLAUSES, "keep.members.date.last_day.review",
	    "3 years after date of last_day: review" },
	{ CLAUSES, "keep.members.date.last_day.least",
	    "at least 1 year after date of last_day: block" },
	{ CLAUSES, "keep.members.date.trips-ends",
	    "4 years after date of trips.ends: delete" },
	{ CLAUSES, "keep.members.wound_up", "5 years after wound_up: delete" },
	{ CLAUSES, "keep.members.left",
	    "earliest of 6 years after left, 1 year after last seen: delete" },
	{ CLAUSES, "keep.members.left.2",
	    "earliest of 7 years after left, 1 year after sent: delete" },
	{ CLAUSES, "keep.members.created.every", "every 2 years: review" },
	{ NORTH, "controller.north.name", "plural en \"the clubs\"" },
	{ NORTH, "controller.north.many", "many 3" },
	{ NORTH, "controller.north.yours",
	    "which en \"the club of your boat\"" },
	{ NORTH, "controller.north.list", "listed at \"https://c.example/\"" },
	{ NORTH, "controller.north.part_of", "part of c" },
	{ NORTH, "controller.north.processor_for", "processor for c" },
	{ NORTH, "controller.north.agreement", "agreement from 2026-01-01" },
	{ NORTH, "controller.north.public_body", "public body" },
	{ NORTH, "controller.north.represented_by",
	    "represented by \"the board\"" },
	{ NORTH, "processor.north.purposes", "controller north {" },
	{ NORTH, "dpo.status", "data protection officer \"d@c.example\"" },
	{ NORTH, "rights.authority.c", "authority NO \"A\"" },
	{ NORTH, "rights.authority.north", "authority SE \"B\"" },
	{ NORTH, "right.access.channels", "through email" },
	{ NORTH, "right.access.channels.north",
	    "controller north through post answered within 7 days" },
	{ NORTH, "right.access.promise.north",
	    "controller north through post answered within 7 days" },
};

/* The names of sixteen controllers, of 64 bytes each, and a dot before each. */
#define NAMES_LENGTH (16 * 65)

/* Who decides over a purpose together is in its reference, each of them. */
static void
test_many_names(void)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct lang_sentence *s;
	const struct statement *st;
	struct buf b;
	size_t n, longest = 0;

	buf_init(&b, 1 << 16);
	buf_puts(&b, "statement s {\n\tlanguages en\n}\n");
	for (int i = 0; i < 16; i++)
		buf_printf(&b, "controller c%063d {\n\tname \"%d\"\n}\n", i, i);
	buf_printf(&b,
	    "purpose p {\n\ten \"P\"\n\tcontroller c%063d\n\tjointly with ", 0);
	for (int i = 1; i < 16; i++)
		buf_printf(&b, "%sc%063d", i == 1 ? "" : ", ", i);
	buf_puts(&b, "\n}\n");
	st = compiled_bytes(a, buf_str(&b));
	buf_release(&b);
	if (tap_ok(st != NULL, "sixteen who decide together")) {
		n = lang_sentences(a, st, LANG_EN, &s);
		for (size_t i = 0; i < n; i++)
			longest = s[i].ref.n > longest ? s[i].ref.n : longest;
		tap_ok(longest > NAMES_LENGTH, "all stand in the reference");
	}
	arena_free(a);
}

/* How often the sentence is said, and the line that it leads to. */
static size_t
said(struct arena *a, const struct statement *st, const char *ref,
    struct str *line)
{
	struct lang_sentence *s;
	struct str rest = st->source_text;
	size_t times = 0, n = lang_sentences(a, st, LANG_EN, &s);

	lang_sentence_lines(st, s, n);
	for (size_t i = 0; i < n; i++) {
		if (!str_is(s[i].ref, ref))
			continue;
		times++;
		for (uint32_t l = 0; l < s[i].line; l++)
			(void)str_cut(&rest, '\n', line);
	}
	*line = str_trim(*line);
	return times;
}

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena *a = arena_new(LIMIT_ARENA_ORG);
		const struct statement *st =
		    compiled_bytes(a, str_of(rows[i].file));
		struct str line = STR_NONE;

		if (!tap_ok(st != NULL &&
				said(a, st, rows[i].ref, &line) == 1 &&
				str_is(line, rows[i].line),
			rows[i].ref))
			printf("# " STR_FMT "\n", STR_ARG(line));
		arena_free(a);
	}
	test_many_names();
	return tap_done();
}
