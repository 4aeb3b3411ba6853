/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the reader refuses, and where: characters, texts, numbers, names,
 * countries and blocks that are not what stands there.
 */
#include "lang/lang.h"

#include <string.h>

#include "base/limits.h"
#include "tap.h"

/* Seven lines. */
#define HEAD                                             \
	"statement s {\n\ten \"S\"\n\tlanguages en\n}\n" \
	"controller c {\n\tname \"C\"\n}\n"

static const struct {
	const char *name, *text;
	const char *code;
	unsigned line, col;
} rows[] = {
	{ "a comment is all there is", "# nothing", "missing_statement", 1, 1 },
	{ "a mark at the end of a text", "statement s {\n\ten \"a\\\n}\n",
	    "open_text", 2, 5 },
	{ "an unknown mark in a text", "statement s {\n\ten \"a\\q\"\n}\n",
	    "bad_escape", 2, 7 },
	{ "a text without an end", "statement s {\n\ten \"a\n}\n", "open_text",
	    2, 5 },
	{ "a character that cannot be seen in a text",
	    "statement s {\n\ten \"a\001b\"\n}\n", "hidden_character", 2, 7 },
	{ "… in a text of several lines",
	    "statement s {\n\ten \"\"\"\n\t\ta\001b\n\t\t\"\"\"\n}\n",
	    "hidden_character", 3, 4 },
	{ "… in a comment", "statement s { # \001\n}\n", "hidden_character", 1,
	    17 },
	{ "a text of several lines without an end",
	    "statement s {\n\ten \"\"\"\n\t\ta\n}\n", "missing_brace", 1, 13 },
	{ "a lone carriage return",
	    "statement s {\n\ten \"S\"\r\tlanguages en\n}\n",
	    "hidden_character", 2, 8 },
	{ "a dash alone",
	    "statement s {\n\ten \"S\"\n\tlanguages en\n}\ncontroller c "
	    "{\n\tname - \n}\n",
	    "bad_character", 6, 7 },
	{ "a full stop alone",
	    "statement s {\n\ten \"S\"\n\tlanguages en\n}\ncontroller c "
	    "{\n\tname . \n}\n",
	    "bad_character", 6, 7 },
	{ "a number that is too large",
	    HEAD "purpose p {\n\tat most 99999999999 per calendar month\n}\n",
	    "bad_number", 9, 10 },
	{ "more than there may be",
	    HEAD "purpose p {\n\tat most 5000 per calendar month\n}\n",
	    "number_too_large", 9, 10 },
	{ "a word for a number",
	    HEAD "purpose p {\n\tat most some per calendar month\n}\n",
	    "expected", 9, 10 },
	{ "a version that ends in a point",
	    "statement s {\n\tversion 1.0.\n}\n", "bad_number", 2, 10 },
	{ "a version of points and dashes",
	    "statement s {\n\tversion 1.0-2\n}\n", "bad_number", 2, 10 },
	{ "a day that is not", "statement s {\n\teffective 2026-02-30\n}\n",
	    "no_such_day", 2, 12 },
	{ "a date too short", "statement s {\n\teffective 2026-2-3\n}\n",
	    "bad_number", 2, 12 },
	{ "a number with letters", "statement s {\n\tversion 1a\n}\n",
	    "bad_number", 2, 10 },
	{ "a name in capitals", HEAD "field Boat text {\n}\n", "bad_name", 8,
	    7 },
	{ "a name with a letter of ours", HEAD "field b\303\245t text {\n}\n",
	    "bad_name", 8, 7 },
	{ "a name that begins otherwise", HEAD "field \303\211ric text {\n}\n",
	    "bad_name", 8, 7 },
	{ "a name that begins with a mark", HEAD "field _boat text {\n}\n",
	    "bad_name", 8, 7 },
	{ "a name that is too long",
	    HEAD "field "
		 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		 "aaaa text {\n}\n",
	    "bad_name", 8, 7 },
	{ "a name that is a number", HEAD "field 9 text {\n}\n", "expected", 8,
	    7 },
	{ "a name that is a text", HEAD "field \"boat\" text {\n}\n",
	    "expected", 8, 7 },
	{ "a name that is a word of the language",
	    HEAD "field purpose text {\n}\n", "reserved_name", 8, 7 },
	{ "no name", HEAD "field {\n}\n", "expected_after", 8, 6 },
	{ "a period without a unit", HEAD "source s {\n\ttold within 3\n}\n",
	    "unit_missing", 9, 14 },
	{ "a period of nothing", HEAD "source s {\n\ttold within 0 days\n}\n",
	    "period_is_zero", 9, 14 },
	{ "a right of a controller, and nothing of it",
	    HEAD "right access {\n\tcontroller c\n}\n", "expected_after", 9,
	    14 },
	{ "… of one twice",
	    HEAD "right access {\n\tcontroller c through email\n"
		 "\tcontroller c through post\n}\n",
	    "said_twice", 10, 13 },
	{ "… of one that is not there",
	    HEAD "right access {\n\tcontroller d through email\n}\n",
	    "unknown_name", 9, 13 },
	{ "a period of more than 1000 years",
	    HEAD "source s {\n\ttold within 36500 years\n}\n",
	    "period_too_long", 9, 14 },
	{ "… counted in months",
	    HEAD "source s {\n\ttold within 12001 months\n}\n",
	    "period_too_long", 9, 14 },
	{ "a period that is too long",
	    HEAD "source s {\n\ttold within 99999 days\n}\n",
	    "number_too_large", 9, 14 },
	{ "a period that is a word", HEAD "source s {\n\ttold within soon\n}\n",
	    "expected", 9, 14 },
	{ "a period that is not there", HEAD "source s {\n\ttold within\n}\n",
	    "expected_after", 9, 13 },
	{ "a country in words", HEAD "processor p {\n\tcountry Norge\n}\n",
	    "expected", 9, 10 },
	{ "a country in small letters", HEAD "processor p {\n\tcountry no\n}\n",
	    "expected", 9, 10 },
	{ "a country with a digit", HEAD "processor p {\n\tcountry N1\n}\n",
	    "expected", 9, 10 },
	{ "half a country", HEAD "processor p {\n\tcountry nO\n}\n", "expected",
	    9, 10 },
	{ "a country that is a text",
	    HEAD "processor p {\n\tcountry \"NO\"\n}\n", "expected", 9, 10 },
	{ "no country", HEAD "processor p {\n\tcountry\n}\n", "expected_after",
	    9, 9 },
	{ "a country on the next line",
	    HEAD "processor p {\n\tcountry\n\tNO\n}\n", "expected_after", 9,
	    9 },
	{ "a second country in words",
	    HEAD "processor p {\n\tcountry NO, Sverige\n}\n", "expected", 9,
	    14 },
	{ "a second country that is not there",
	    HEAD "recipient r {\n\tcountry NO,\n}\n", "expected_after", 9, 13 },
	{ "a country twice", HEAD "recipient r {\n\tcountry NO, US, NO\n}\n",
	    "listed_twice", 9, 18 },
	{ "two countries without a comma",
	    HEAD "processor p {\n\tcountry NO US\n}\n", "expected", 9, 13 },
	{ "no country of that code", HEAD "processor p {\n\tcountry XX\n}\n",
	    "unknown_country", 9, 10 },
	{ "a part without a block", HEAD "purpose p\n", "needs_block", 8, 1 },
	{ "something behind a line",
	    HEAD "purpose p {\n\tprofiling always\n}\n", "expected", 9, 12 },
	{ "a block where none belongs",
	    HEAD "purpose p {\n\tprofiling {\n\t}\n}\n", "no_block", 9, 12 },
	{ "said twice", HEAD "purpose p {\n\tprofiling\n\tprofiling\n}\n",
	    "said_twice", 10, 2 },
	{ "a part twice", HEAD "purpose p {\n}\npurpose p {\n}\n",
	    "declared_twice", 10, 9 },
	{ "a brace too many", HEAD "}\n", "stray_brace", 8, 1 },
	/* what people write */
	{ "how long, in words",
	    HEAD "data category d {\n\ten \"D\"\n\tkept as long as needed\n}\n",
	    "vague_kept", 10, 2 },
	{ "how long, in words, in bokmål",
	    HEAD "opplysningskategori d {\n\ten \"D\"\n\toppbevares så lenge "
		 "det er nødvendig\n}\n",
	    "vague_kept", 10, 2 },
	{ "a word too few is another mistake",
	    HEAD "data category d {\n\ten \"D\"\n\tkept 30 days\n}\n",
	    "unknown_property", 10, 2 },
	{ "nor is it said of what is kept",
	    HEAD "data category d {\n\ten \"D\"\n\tgone as long as needed\n}\n",
	    "unknown_property", 10, 2 },
	{ "quotes of a word processor",
	    HEAD "data category d {\n\ten \xe2\x80\x9d"
		 "D\xe2\x80\x9d\n}\n",
	    "curly_quotes", 9, 5 },
	{ "quotes of books",
	    HEAD "data category d {\n\ten \xc2\xab"
		 "D\xc2\xbb\n}\n",
	    "curly_quotes", 9, 5 },
	{ "an address in other quotes",
	    HEAD "data category d {\n\ten \xe2\x80\x9e"
		 "D, a@b: \xc2\xabx\xc2\xbb!\xe2\x80\x9c\n}\n",
	    "curly_quotes", 9, 5 },
	{ "an apostrophe does not end it",
	    HEAD "data category d {\n\ten \xe2\x80\x98"
		 "D\xe2\x80\x99s own\xe2\x80\x99\n}\n",
	    "curly_quotes", 9, 5 },
	{ "single quotes", HEAD "data category d {\n\ten 'D'\n}\n",
	    "curly_quotes", 9, 5 },
	{ "one quote alone",
	    HEAD "data category d {\n\ten \xe2\x80\x9c"
		 "D\n}\n",
	    "curly_quotes", 9, 5 },
	{ "what follows it is read",
	    HEAD "data category d {\n\ten \xe2\x80\x9c"
		 "D\xe2\x80\x9d nn \"D\"\n\tkept 30 days\n}\n",
	    "unknown_property", 10, 2 },
	{ "a dash is no quote",
	    HEAD "data category d {\n\ten \xe2\x80\x93 \"D\"\n}\n", "expected",
	    9, 5 },
	{ "a keyword where a name is used, which nothing has",
	    HEAD "recipient r {\n\tname \"R\"\n\tgets name\n}\n",
	    "keyword_no_name", 10, 7 },
	{ "what has a bad name is read all the same",
	    HEAD "data category link {\n\ten \"D\"\n\tkept 30 days\n}\n",
	    "unknown_property", 10, 2 },
	{ "a brace too few before a declared fact",
	    "statement s {\n\ten \"S\"\n\nmeasure lock {\n}\n",
	    "probably_unclosed", 1, 13 },
	{ "a fact within a block is another mistake",
	    "statement s {\n\ten \"S\"\n\tmeasure lock {\n\t}\n}\n",
	    "unknown_property", 3, 2 },
	{ "its word without a block is too",
	    "statement s {\n\ten \"S\"\nmeasure lock\n}\n", "unknown_property",
	    3, 1 },
	{ "its word with the block below is too",
	    "statement s {\n\ten \"S\"\nmeasure lock\n{\n}\n}\n",
	    "brace_on_new_line", 4, 1 },
	{ "a brace too few", "statement s {\n", "missing_brace", 1, 13 },
	{ "a record in a record",
	    HEAD "field r records {\n\tfield q records {\n\t}\n}\n", "expected",
	    9, 10 },
	{ "a part of what is no record",
	    HEAD "field r text {\n\tfield q text {\n\t}\n}\n", "not_a_record",
	    9, 2 },
	{ "a choice twice",
	    HEAD
	    "field r choice {\n\tvalue a en \"A\"\n\tvalue a en \"B\"\n}\n",
	    "declared_twice", 10, 8 },
	{ "two languages that are one",
	    HEAD "field r text {\n\ten \"A\" en \"B\"\n}\n", "said_twice", 9,
	    9 },
	{ "a source that is not there",
	    HEAD "field r text {\n\tfrom nowhere\n}\n", "unknown_name", 9, 7 },
	{ "a processor in the place of a recipient",
	    HEAD "processor cloud {\n\tcountry NO\n}\ndata category d "
		 "{\n\tgoes to cloud\n}\n",
	    "processor_gets", 12, 10 },
	{ "what is neither a recipient nor a processor",
	    HEAD "processor cloud {\n\tcountry NO\n}\ndata category d "
		 "{\n\tgoes to clouds\n}\n",
	    "unknown_name", 12, 10 },
	{ "a controller that is not there",
	    HEAD "purpose p {\n\tcontroller nobody\n}\n", "unknown_name", 9,
	    13 },
	{ "a processor that is not there",
	    HEAD "measure m {\n\tcarried out by nobody\n}\n", "unknown_name", 9,
	    17 },
	{ "a system that is not there",
	    HEAD "data category d {\n\tkept in nowhere\n}\n", "unknown_name", 9,
	    10 },
	{ "an age in months",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from 13 "
		 "months by born\n}\n",
	    "age_in_years", 11, 12 },
	{ "an age in days",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from 90 "
		 "days by born\n}\n",
	    "age_in_years", 11, 12 },
	{ "no age",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from\n}\n",
	    "expected_after", 11, 11 },
	{ "from an age on that is not below the other",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from 18 "
		 "years under 18 years by born\n}\n",
	    "no_age", 11, 7 },
	{ "by a day of birth in a record",
	    HEAD "field r records {\n\tfield born date {\n\t}\n}\nkind of "
		 "person k {\n\taged from 18 years by r.born\n}\n",
	    "born_in_record", 13, 24 },
	{ "by age, and by the office",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from 18 "
		 "years by born\n\tby the office\n}\n",
	    "by_age_alone", 10, 16 },
	{ "by age, and by own registration",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from 18 "
		 "years by born\n\tby own registration\n}\n",
	    "by_age_alone", 10, 16 },
	{ "by age, and not in the register",
	    HEAD "field born date {\n}\nkind of person k {\n\taged from 18 "
		 "years by born\n\tnot in the register\n}\n",
	    "by_age_alone", 10, 16 },
	{ "by age, and by a source",
	    HEAD "field born date {\n}\nsource s {\n}\nkind of person k "
		 "{\n\taged from 18 years by born\n\tin s\n}\n",
	    "by_age_alone", 12, 16 },
	{ "a condition of records where there is none",
	    HEAD "source s {\n}\nkind of person k {\n\tin s that lasted more "
		 "than 3 months\n}\n",
	    "needs_record", 11, 12 },
};

static struct arena *a;

static bool
found(const struct lang_findings *f, const char *code, unsigned line,
    unsigned col)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->at[i].code, code) == 0 &&
		    f->at[i].pos.line == line && f->at[i].pos.col == col)
			return true;
	return false;
}

static void
refused(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct lang_findings f = { 0 };
		const struct statement *st;
		enum err e =
		    lang_compile(a, str_of(rows[i].text), LANG_EN, &st, &f);

		if (!tap_ok(e == ERR_INVALID && found(&f, rows[i].code,
						    rows[i].line, rows[i].col),
			rows[i].name))
			for (size_t k = 0; k < f.n; k++)
				printf("# %s %u:%u\n", f.at[k].code,
				    f.at[k].pos.line, f.at[k].pos.col);
	}
}

/* Line ends of other systems are line ends. */
static void
line_ends(void)
{
	static const char unix_ends[] =
	    HEAD "told t {\n\ten \"T\"\n\tsection web\n\ttext en \"\"\"\n"
		 "\t\tOne\n\n\t\ttwo\n\t\t\"\"\"\n}\n";
	struct lang_findings f = { 0 };
	const struct statement *x = NULL, *y = NULL;
	struct buf b;

	buf_init(&b, 1 << 16);
	for (const char *c = unix_ends; *c != '\0'; c++) {
		if (*c == '\n')
			buf_putc(&b, '\r');
		buf_putc(&b, *c);
	}
	tap_ok(lang_compile(a, STR(unix_ends), LANG_EN, &x, &f) == ERR_OK &&
		   lang_compile(a, buf_str(&b), LANG_EN, &y, &f) == ERR_OK &&
		   x->told_n == 1 && y->told_n == 1,
	    "a file with carriage returns is read");
	if (x != NULL && y != NULL)
		tap_str(text_in(&y->told[0].n.about, LANG_EN),
		    text_in(&x->told[0].n.about, LANG_EN),
		    "its texts of several lines are the same");
	buf_release(&b);
}

/* A table that names purposes more often than anybody reads is refused; the
 * same with short names is not. */
static void
printed(void)
{
	static const struct {
		int label;
		const char *code, *name;
	} cases[] = {
		{ 1500, "printed_too_long", "a table of 67 million bytes" },
		{ 20, NULL, "the same table with short names" },
	};
	const struct statement *st;
	struct lang_findings f;
	struct buf b;
	enum err e;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *apart = arena_new(LIMIT_ARENA_ORG);

		buf_init(&b, LIMIT_STATEMENT);
		buf_puts(&b, HEAD "field f records {\n");
		for (int p = 0; p < 150; p++)
			buf_printf(&b, "\tfield p%d text {\n\t}\n", p);
		buf_puts(&b, "}\n");
		for (int p = 0; p < 300; p++)
			buf_printf(&b,
			    "purpose p%d {\n\ten \"%0*d\"\n\tusing f\n}\n", p,
			    cases[i].label, p);
		f = (struct lang_findings){ 0 };
		e = lang_compile(apart, buf_str(&b), LANG_EN, &st, &f);
		tap_ok(cases[i].code == NULL
			   ? e == ERR_OK
			   : e == ERR_INVALID && f.n == 1 &&
				 strcmp(f.at[0].code, cases[i].code) == 0,
		    cases[i].name);
		buf_release(&b);
		arena_free(apart);
	}
}

/* More errors than are told are counted; more choices than there may be are
 * one error. */
static void
many(void)
{
	struct lang_findings f = { 0 };
	const struct statement *st;
	struct buf b;

	buf_init(&b, LIMIT_STATEMENT);
	buf_puts(&b, HEAD "field f choice {\n\ten \"F\"\n");
	for (int i = 0; i < 2049; i++)
		buf_printf(&b, "\tvalue v%d en \"V\"\n", i);
	buf_puts(&b, "}\n");
	tap_ok(lang_compile(a, buf_str(&b), LANG_EN, &st, &f) == ERR_INVALID &&
		   f.n == 1 && strcmp(f.at[0].code, "too_many") == 0 &&
		   f.at[0].pos.line == 2058,
	    "one choice more than there may be");
	buf_reset(&b);
	f = (struct lang_findings){ 0 };
	buf_puts(&b, HEAD "right access {\n");
	for (int i = 0; i < 65; i++)
		buf_printf(&b, "\texcept en \"X%d.\"\n", i);
	buf_puts(&b, "}\n");
	tap_ok(lang_compile(a, buf_str(&b), LANG_EN, &st, &f) == ERR_INVALID &&
		   f.n == 1 && strcmp(f.at[0].code, "too_many") == 0,
	    "one exception of a right more than there may be");
	buf_reset(&b);
	f = (struct lang_findings){ 0 };
	buf_puts(&b, HEAD "purpose p {\n");
	for (int i = 0; i < 3000; i++)
		buf_puts(&b, "\tnonsense nobody\n");
	buf_puts(&b, "}\n");
	tap_ok(lang_compile(a, buf_str(&b), LANG_EN, &st, &f) == ERR_INVALID &&
		   f.errors >= 3000 && f.n < 3000 &&
		   strcmp(f.at[0].code, "unknown_property") == 0,
	    "thousands of errors are counted, and not all told");
	printf("# %zu of %zu\n", f.n, f.errors);
	buf_release(&b);
}

int
main(void)
{
	a = arena_new((size_t)1 << 30);
	refused();
	line_ends();
	printed();
	many();
	arena_free(a);
	return tap_done();
}
