/* SPDX-License-Identifier: EUPL-1.2 */
/* Which columns of a file are kept, and as what. */
#include "intake/map.h"

#include "tap.h"

#include "intake_fixture.h"

#define LIT(s)                               \
	{                                    \
		.p = (s), .n = sizeof(s) - 1 \
	}
#define ALL                                                                \
	"kildenokkel;fornavn;etternavn;emailadresse_privat;"               \
	"telefonlandnr_mobil;telefonnr_mobil;dato_fodt;sprakkode_malform;" \
	"kjonn;adrlin1_hjemsted;adrlin2_hjemsted;adresseland_hjemsted;"    \
	"gradkode;dato_oppnadd;utveksling_dato_fra;utveksling_dato_til;"   \
	"utveksling_land;status_dod"

static struct csv_row
heads_of(struct arena *a, struct str line)
{
	struct csv_row row = { .line = 1 };
	size_t cap = 0;
	struct str part;

	while (str_cut(&line, ';', &part)) {
		struct str *s =
		    arena_push(a, (void **)&row.at, &row.n, &cap, sizeof(part));

		*s = part;
	}
	return row;
}

static const struct {
	const char *name;
	struct str heads;
	enum map_problem want;
	struct str about, meant;
} rows[] = {
	{ "no key column", LIT("navn;fornavn;etternavn;status_dod"),
	    MAP_NO_HEADING, LIT("kildenokkel"), LIT("") },
	{ "a key column with a slip of the pen",
	    LIT("kildenokel;fornavn;etternavn;status_dod"), MAP_NO_HEADING,
	    LIT("kildenokkel"), LIT("kildenokel") },
	{ "half a name", LIT("kildenokkel;fornavn;status_dod"), MAP_NO_HEADING,
	    LIT("etternavn"), LIT("") },
	{ "who is dead is not said", LIT("kildenokkel;fornavn;etternavn"),
	    MAP_NO_HEADING, LIT("status_dod"), LIT("") },
	{ "the key twice",
	    LIT("kildenokkel;fornavn;etternavn;status_dod;KILDENOKKEL"),
	    MAP_TWICE, LIT("kildenokkel"), LIT("") },
	{ "a declared heading twice",
	    LIT("kildenokkel;fornavn;etternavn;status_dod;kjonn; Kjonn"),
	    MAP_TWICE, LIT("kjonn"), LIT("") },
	{ "all headings", LIT(ALL), MAP_FINE, LIT(""), LIT("") },
	{ "other case and blanks",
	    LIT(" KildeNokkel ;FORNAVN;Etternavn;Status_Dod"), MAP_FINE,
	    LIT(""), LIT("") },
	{ "undeclared headings may stand twice",
	    LIT("kildenokkel;fornavn;etternavn;status_dod;x;x"), MAP_FINE,
	    LIT(""), LIT("") },
};

static void
test_rows(struct arena *a, const struct statement *st)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct csv_row heads = heads_of(a, rows[i].heads);
		struct map_error e = { 0 };
		struct map m;
		enum err got = map_make(a, st, &st->sources[0], &heads, &m, &e);

		tap_err(got, rows[i].want == MAP_FINE ? ERR_OK : ERR_INVALID,
		    rows[i].name);
		if (got == ERR_OK)
			continue;
		tap_ok(e.problem == rows[i].want, "  the problem");
		tap_str(e.name, rows[i].about, "  the heading");
		if (rows[i].meant.n > 0)
			tap_str(e.meant, rows[i].meant, "  what was meant");
	}
}

static void
test_plan(struct arena *a, const struct statement *st)
{
	struct csv_row heads = heads_of(a,
	    STR("personnr;etternavn;kildenokkel;;fornavn;status_dod;"
		"telefonnr_mobil"));
	struct map_error e = { 0 };
	struct map m;

	if (!tap_err(map_make(a, st, &st->sources[0], &heads, &m, &e), ERR_OK,
		"B08 a file with a column nobody declared"))
		return;
	tap_ok(m.dropped == 2, "  two columns are dropped");
	tap_ok(!m.keep[0] && m.keep[1] && m.keep[2] && !m.keep[3] &&
		   m.keep[4] && m.keep[5] && m.keep[6],
	    "  only the declared ones are kept");
	tap_ok(m.key == 2 && m.dead == 5, "  key and who is dead");
	tap_ok(m.fields_n == 2 && m.fields[0].field == F_NAME &&
		   m.fields[0].n == 2 && m.fields[0].at[0] == 4 &&
		   m.fields[0].at[1] == 1,
	    "  the name in the order of the statement");
	tap_ok(m.fields[1].field == F_PHONE && m.fields[1].at[0] == MAP_NONE &&
		   m.fields[1].at[1] == 6,
	    "  a number without its country");
	tap_ok(m.absent_n == 13, "  the others are said to be absent");
}

static const struct {
	const char *name;
	struct str text;
	enum map_problem want;
	int64_t line;
} texts[] = {
	{ "an empty mapping", LIT(""), MAP_NO_KEY, 1 },
	{ "no key", LIT("full_name from Navn\n"), MAP_NO_KEY, 2 },
	{ "an unknown field", LIT("key from nr\nfull_nme from Navn"),
	    MAP_NO_FIELD, 2 },
	{ "an unknown part", LIT("key from nr\neducation.shoe from a"),
	    MAP_NO_FIELD, 2 },
	{ "a record by itself", LIT("key from nr\neducation from a"),
	    MAP_NO_FIELD, 2 },
	{ "a plain field inside a record",
	    LIT("key from nr\neducation {\nsex from a\n}"), MAP_NO_FIELD, 3 },
	{ "a block of no record", LIT("key from nr\nsex {\n"), MAP_SYNTAX, 2 },
	{ "a field that this source may not fill",
	    LIT("key from nr\nnote from merknad"), MAP_NOT_FROM, 2 },
	{ "one field twice", LIT("key from a\nsex from b\nsex from c"),
	    MAP_TWICE, 3 },
	{ "the key twice", LIT("key from a\nkey from b"), MAP_SYNTAX, 2 },
	{ "no column", LIT("key from a\nsex from"), MAP_SYNTAX, 2 },
	{ "no from", LIT("key from a\nsex b"), MAP_SYNTAX, 2 },
	{ "an open quote", LIT("key from \"a"), MAP_SYNTAX, 1 },
	{ "five columns", LIT("key from k\nsex from a, b, c, d, e"), MAP_SYNTAX,
	    2 },
	{ "words behind", LIT("key from k x"), MAP_SYNTAX, 1 },
	{ "a long separator", LIT("separator \";;\""), MAP_SYNTAX, 1 },
	{ "deceased without a value", LIT("key from k\ndeceased when x"),
	    MAP_SYNTAX, 2 },
};

static void
test_texts(struct arena *a, const struct statement *st)
{
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct map_error e = { 0 };
		struct source s;

		tap_err(map_parse(a, st, &st->sources[0], texts[i].text, &s,
			    &e),
		    ERR_INVALID, texts[i].name);
		tap_ok(e.problem == texts[i].want && e.line == texts[i].line,
		    "  the problem and its line");
	}
}

static void
test_parse(struct arena *a, const struct statement *st)
{
	static const char *const forms[] = {
		"# ours\nseparator \",\"\nkey from nr\n"
		"full_name from \"Fornavn (alle)\", Etternavn # names\n"
		"\n\teducation.degree from Grad\r\n"
		"deceased when Død is \"ja\"\n",
		"fil {\n\tskilletegn \",\"\n\tnøkkel fra nr\n"
		"\tfull_name fra \"Fornavn (alle)\",Etternavn\n"
		"\teducation {\n\t\tdegree fra Grad\n\t}\n\tdød når Død er "
		"ja\n}\n",
	};
	struct map_error e = { 0 };
	struct source s;

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		if (!tap_err(map_parse(a, st, &st->sources[0], str_of(forms[i]),
				 &s, &e),
			ERR_OK, i == 0 ? "English words" : "bokmål words"))
			continue;
		tap_ok(s.separator == ',' && str_is(s.key, "nr") &&
			   str_is(s.dead_column, "Død") &&
			   str_is(s.dead_value, "ja"),
		    "  separator, key, who is dead");
		tap_ok(s.columns_n == 2 && s.columns[0].heads_n == 2 &&
			   str_is(s.columns[0].heads[0], "Fornavn (alle)") &&
			   str_is(s.columns[0].heads[1], "Etternavn") &&
			   s.columns[1].field == F_DEGREE,
		    "  the columns");
	}
}

static void
test_words(struct arena *a)
{
	struct map_error e = { MAP_NO_FIELD, STR("nme"), STR("name"), 3 };

	tap_str(map_error_text(a, &e, LANG_EN),
	    STR("Line 3: The statement has no field \"nme\". Did you mean "
		"\"name\"?"),
	    "an error in English");
	tap_str(map_error_text(a, &e, LANG_NN),
	    STR("Linje 3: Erklæringen har ikke feltet «nme». Mente du "
		"«name»?"),
	    "an error in Norwegian");
	e = (struct map_error){ MAP_SYNTAX, STR_NONE, STR_NONE, 2 };
	tap_ok(str_find(map_error_text(a, &e, LANG_EN), STR("%")) == SIZE_MAX,
	    "an error about no name");
}

int
main(void)
{
	struct arena *a = arena_new(16 << 20);
	const struct statement *st = fixture_make();

	test_rows(a, st);
	test_plan(a, st);
	test_texts(a, st);
	test_parse(a, st);
	test_words(a);
	arena_free(a);
	return tap_done();
}
