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
    "\tsend by email about songs\n\ttopic songs en \"Songs\"\n}\n"
    "purpose care {\n\ten \"Care\"\n}\n"
    "told more {\n\ten \"More\"\n\tsection web\n}\n";
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

/* ---- what may be written -------------------------------------------- */

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
	{ "C10: a purpose of the base by its name", "purpose ^", "news",
	    "full_name" },
	{ "C10: … that was begun", "purpose ne^", "news", "full_name" },
	{ "C10: a field of the nearer one by its name", "field ^", "shoe",
	    "news" },
	{ "C10: a field of the first by its name", "field ^", "full_name",
	    "news" },
	{ "C10: what is told by its name", "told ^", "more", "news" },
	{ "C10: the languages are those of the base",
	    "purpose news {\n\tnb \"N\" ^\n}\n", "en", "sv" },
	{ "C10: in a block within a part nothing is taken away",
	    "purpose news {\n\tbasis consent {\n\t\t^\n\t}\n}\n",
	    "consent text", "without" },
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

/* The head of an overlay, and an overlay whose base is not at hand. */
static const struct {
	const char *name, *file;
	bool bases;
	enum lang lang;
	const char *has, *lacks; /* label; NULL: nothing is offered */
	const char *detail;      /* of it, or NULL */
} heads[] = {
	{ "the head takes away parts", "^", true, LANG_EN, "without",
	    "basis contract", NULL },
	{ "what kinds of parts", "without ^", true, LANG_EN, "purpose", "keep",
	    NULL },
	{ "which purpose", "without purpose ^", true, LANG_EN, "news",
	    "full_name", NULL },
	{ "which field", "without field ^", true, LANG_EN, "full_name", "news",
	    NULL },
	{ "which told facts", "without told ^", true, LANG_EN, "more", "news",
	    NULL },
	{ "a second one", "without purpose news, ^", true, LANG_EN, "care",
	    "full_name", NULL },
	{ "a line of the head", "without languages^", true, LANG_EN,
	    "languages", NULL, "line 3 of the base" },
	{ "… told in Norwegian", "without languages^", true, LANG_NB,
	    "languages", NULL, "linje 3 i grunnlaget" },
	{ "nothing is known of a base that is not there", "without purpose ^",
	    false, LANG_EN, NULL, NULL, NULL },
};

static void
in_the_head(void)
{
	const struct date today = { 2026, 3, 1 };

	for (size_t i = 0; i < ARRAY_LEN(heads); i++) {
		size_t offset;
		struct assist *as = read_at(arena_printf(a,
						"statement chapter extends "
						"\"base.vern\" {\n\t%s\n}\n",
						heads[i].file)
						.p,
		    &offset);
		struct assist_choices c = { 0 };
		bool has = false, lacks = false, detail = false;

		if (heads[i].bases)
			assist_extend(as, base_of(base, "base.vern"));
		assist_complete(as, offset, heads[i].lang, today, &c);
		for (size_t k = 0; k < c.n; k++) {
			if (heads[i].has != NULL &&
			    str_is(c.at[k].label, heads[i].has)) {
				has = true;
				detail =
				    detail || heads[i].detail == NULL ||
				    str_is(c.at[k].detail, heads[i].detail);
			}
			lacks =
			    lacks || (heads[i].lacks != NULL &&
					 str_is(c.at[k].label, heads[i].lacks));
		}
		if (!tap_ok(heads[i].has == NULL ? c.n == 0
						 : has && detail && !lacks,
			heads[i].name))
			for (size_t k = 0; k < c.n; k++)
				printf("# " STR_FMT ": " STR_FMT "\n",
				    STR_ARG(c.at[k].label),
				    STR_ARG(c.at[k].detail));
	}
}

static const struct {
	const char *name, *part;
	const char *has, *lacks;
} parts[] = {
	{ "a name of a line", "purpose news {\n\twithout topic ^\n}\n", "songs",
	    "using" },
	{ "which lines are there", "purpose news {\n\twithout ^\n}\n", "topic",
	    "basis" },
	{ "labels stay", "purpose news {\n\twithout ^\n}\n", "send by", "en" },
	{ "a line that is whole", "purpose news {\n\twithout using ^\n}\n",
	    NULL, "full_name" },
	{ "another line", "purpose news {\n\twithout basis ^\n}\n", NULL,
	    "songs" },
};

static void
in_parts(void)
{
	const struct date today = { 2026, 3, 1 };

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		for (int k = 0; k < 2; k++) {
			size_t offset;
			struct str file = arena_printf(a,
			    "statement chapter extends \"base.vern\" {\n}\n%s",
			    parts[i].part);
			struct assist *as = read_at(file.p, &offset);
			struct assist_choices c = { 0 };
			bool has = parts[i].has == NULL, lacks = false;

			if (k == 0)
				assist_extend(as, base_of(base, "base.vern"));
			assist_complete(as, offset, LANG_EN, today, &c);
			for (size_t n = 0; n < c.n; n++) {
				has = has ||
				      (parts[i].has != NULL &&
					  str_is(c.at[n].label, parts[i].has));
				lacks = lacks ||
					str_is(c.at[n].label, parts[i].lacks);
			}
			if (k == 0)
				tap_ok(has && !lacks, parts[i].name);
			else if (parts[i].has != NULL &&
				 strcmp(parts[i].has, "songs") != 0)
				tap_ok(has,
				    "… and what there may be when the base is "
				    "not at hand");
		}
	}
}

/* ---- what is told of a name ----------------------------------------- */

static const struct {
	const char *name, *parts;
	enum lang lang;
	const char *says;
} hovers[] = {
	{ "a name of the base", "purpose news {\n\tusing full_n^ame\n}\n",
	    LANG_EN,
	    "**field full_name**\n\nName\n\nDeclared in line 5 of base.vern." },
	{ "… in Norwegian", "purpose news {\n\tusing full_n^ame\n}\n", LANG_NB,
	    "\n\nNavn\n\nErklært i linje 5 av base.vern." },
	{ "a name of the nearer one", "purpose news {\n\tusing sh^oe\n}\n",
	    LANG_EN, "Declared in line 3 of middle.vern." },
	{ "a label of its own",
	    "field shoe text {\n\ten \"Boot\"\n}\n"
	    "purpose news {\n\tusing sh^oe\n}\n",
	    LANG_EN, "\n\nBoot\n\nDeclared in line 3 of middle.vern." },
	{ "a name of none", "purpose news {\n\tusing hobb^y\n}\n", LANG_NB,
	    "Dette er ikke erklært noe sted." },
};

static void
hovered(void)
{
	for (size_t i = 0; i < ARRAY_LEN(hovers); i++) {
		size_t offset, from, n;
		struct assist *as = chapter(hovers[i].parts, &offset);
		struct buf b;

		buf_init(&b, 1 << 16);
		if (assist_hover(as, offset, hovers[i].lang, &b, &from, &n) !=
		    ERR_OK)
			buf_puts(&b, "?");
		if (!tap_ok(str_find(buf_str(&b), str_of(hovers[i].says)) !=
				SIZE_MAX,
			hovers[i].name))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
		buf_release(&b);
	}
}

/* ---- what it may be called ------------------------------------------ */

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
	in_the_head();
	in_parts();
	hovered();
	called();
	arena_free(a);
	return tap_done();
}
