/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What an editor is told in a file that extends others: where a name is
 * declared, what may be written, and what something may be called.
 */
#include "lang/assist.h"

#include <string.h>

#include "base/limits.h"
#include "tap.h"

static struct arena *a;

static const char base[] =
    "statement choir {\n\tnb \"K\" en \"C\"\n\tlanguages nb, en\n}\n"
    "field full_name name {\n\tnb \"Navn\" en \"Name\"\n}\n"
    "field tours records {\n\ten \"T\"\n\tfield place text {\n"
    "\t\ten \"Place\"\n\t}\n}\n"
    "purpose news {\n\ten \"News\"\n\tusing full_name\n"
    "\tsend by email about songs\n\ttopic songs en \"Songs\"\n}\n";
static const char middle[] = "statement district extends \"base.vern\" {\n}\n"
			     "field shoe text {\n\ten \"Shoe\"\n}\n";

/* The file with its place taken out. */
static struct assist *
read_at(const char *file, size_t *offset_out)
{
	struct str s = str_of(file);
	size_t at = str_find(s, STR("^"));

	*offset_out = at;
	return assist_read(a, assist_tables(a),
	    arena_printf(a, STR_FMT STR_FMT, STR_ARG(str_sub(s, 0, at)),
		STR_ARG(str_sub(s, at + 1, s.n))),
	    false);
}

static struct assist *
base_of(const char *bytes, const char *name)
{
	struct assist *as =
	    assist_read(a, assist_tables(a), str_of(bytes), false);

	as->file = str_of(name);
	return as;
}

static struct assist *
chapter(const char *parts, size_t *offset_out)
{
	struct assist *as =
	    read_at(arena_printf(a,
			"statement chapter extends \"middle.vern\" {\n}\n%s",
			parts)
			.p,
		offset_out);

	assist_extend(as, base_of(middle, "middle.vern"));
	assist_extend(as, base_of(base, "base.vern"));
	return as;
}

/* ---- where it is declared ------------------------------------------------ */

static const struct {
	const char *name, *parts;
	const char *line; /* that declares it; NULL: none */
	size_t base;
} origins[] = {
	{ "a field of the nearest", "purpose news {\n\tusing sh^oe\n}\n",
	    "field shoe", 0 },
	{ "a field of the first", "purpose news {\n\tusing full_n^ame\n}\n",
	    "field full_name", 1 },
	{ "a part of a record", "purpose news {\n\tusing tours.pla^ce\n}\n",
	    "field place", 1 },
	{ "a purpose", "purpose ne^ws {\n}\n", "purpose news", 1 },
	{ "a field of none", "purpose news {\n\tusing hobb^y\n}\n", NULL, 0 },
};

static void
declared(void)
{
	for (size_t i = 0; i < ARRAY_LEN(origins); i++) {
		size_t offset, from = 99;
		struct assist *as = chapter(origins[i].parts, &offset);
		const struct assist_name *n = assist_name_at(as, offset), *o;
		struct str line;

		if (n == NULL) {
			tap_ok(false, origins[i].name);
			continue;
		}
		o = assist_origin(as, n, &from);
		if (origins[i].line == NULL || o == NULL) {
			tap_ok(o == NULL && origins[i].line == NULL,
			    origins[i].name);
			continue;
		}
		line = str_sub(as->bases[from]->source,
		    o->from - (strlen(origins[i].line) - o->n),
		    strlen(origins[i].line));
		tap_str(line, str_of(origins[i].line), origins[i].name);
		tap_ok(from == origins[i].base, "… in that file");
	}
}

static void
chains(void)
{
	size_t offset;
	struct assist *as = chapter("purpose ne^ws {\n}\n", &offset);

	for (int i = 0; i < 9; i++)
		assist_extend(as, as->bases[0]);
	tap_ok(as->bases_n == ASSIST_BASES_MAX &&
		   str_is(as->bases[0]->file, "middle.vern") &&
		   str_is(as->bases[1]->file, "base.vern"),
	    "one too many is let be");
}

/* ---- what may be written --------------------------------------------------
 */

static const struct {
	const char *name, *parts;
	const char *has, *lacks;
} offers[] = {
	{ "fields of both", "purpose news {\n\tusing ^\n}\n", "full_name",
	    NULL },
	{ "… and of the nearer one", "purpose news {\n\tusing ^\n}\n", "shoe",
	    "news" },
	{ "parts of records", "purpose news {\n\tusing ^\n}\n", "tours.place",
	    NULL },
	{ "an overlay takes away", "purpose news {\n\t^\n}\n", "without",
	    NULL },
	{ "… what a line is of", "purpose news {\n\twithout ^\n}\n", "using",
	    "required" },
};

static void
offered(void)
{
	const struct date today = { 2026, 3, 1 };

	for (size_t i = 0; i < ARRAY_LEN(offers); i++) {
		size_t offset;
		struct assist *as = chapter(offers[i].parts, &offset);
		struct assist_choices c = { 0 };
		bool has = false, lacks = false;

		assist_complete(as, offset, LANG_EN, today, &c);
		for (size_t k = 0; k < c.n; k++) {
			has = has || str_is(c.at[k].label, offers[i].has);
			lacks = lacks ||
				(offers[i].lacks != NULL &&
				    str_is(c.at[k].label, offers[i].lacks));
		}
		if (!tap_ok(has && !lacks, offers[i].name))
			for (size_t k = 0; k < c.n; k++)
				printf("# " STR_FMT "\n",
				    STR_ARG(c.at[k].label));
	}
}

/* ---- what it may be called ------------------------------------------------
 */

static void
called(void)
{
	static const struct {
		const char *name, *to;
		enum err want;
	} rows[] = {
		{ "another name", "pitch", ERR_OK },
		{ "with a digit and a mark", "pitch_2", ERR_OK },
		{ "its own name", "voice", ERR_OK },
		{ "a name that is taken", "boat", ERR_CONFLICT },
		{ "a word of the language", "purpose", ERR_REFUSED },
		{ "nothing", "", ERR_INVALID },
		{ "a capital", "Voice", ERR_INVALID },
		{ "a capital within", "voiCe", ERR_INVALID },
		{ "a brace before", "{voice", ERR_INVALID },
		{ "a brace within", "voi{ce", ERR_INVALID },
		{ "a slash within", "voi/ce", ERR_INVALID },
		{ "a colon within", "voi:ce", ERR_INVALID },
		{ "a digit first", "2voice", ERR_INVALID },
		{ "a mark first", "_voice", ERR_INVALID },
		{ "a letter of ours", "vo\xc3\xafs", ERR_INVALID },
		{ "64 letters",
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaa",
		    ERR_OK },
		{ "65 letters",
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaa",
		    ERR_INVALID },
	};
	size_t offset;
	struct assist *as = read_at("field vo^ice text {\n}\n"
				    "field boat text {\n}\n",
	    &offset);
	const struct assist_name *n = assist_name_at(as, offset);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_err(assist_may_be_called(as, n, str_of(rows[i].to)),
		    rows[i].want, rows[i].name);
}

int
main(void)
{
	a = arena_new((size_t)1 << 30);
	declared();
	chains();
	offered();
	called();
	arena_free(a);
	return tap_done();
}
