/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A file is changed where it is asked for and nowhere else, however its
 * blocks and texts are laid out.
 */
#include "lang/edit.h"

#include "base/limits.h"
#include "tap.h"

enum op {
	PUT, /* the value of the line */
	PUT_LINE,
	APPEND,
	DROP,
	LINE,
	FIRST,
	BLOCK,
	LABEL, /* English, of the block */
	TEXT,  /* English, of the line */
	NO_ENGLISH,
	ADD,
	REMOVE
};

struct row {
	const char *name;
	enum op op;
	enum kw construct, line; /* KW_MAX: the block itself */
	const char *text, *before, *after;
};

#define P KW_PURPOSE
#define B KW_MAX

static const struct row rows[] = {
	/* values and lines */
	{ "a value", PUT, P, KW_AT_MOST, "3", "purpose a {\n\tat most 2\n}\n",
	    "purpose a {\n\tat most 3\n}\n" },
	{ "a line, its comment stays", PUT_LINE, P, KW_USING, "using b",
	    "purpose a {\n\tusing a, c # why\n}\n",
	    "purpose a {\n\tusing b # why\n}\n" },
	{ "behind a line", APPEND, P, KW_USING, ", b",
	    "purpose a {\n\tusing a # why\n}\n",
	    "purpose a {\n\tusing a, b # why\n}\n" },
	/* what goes */
	{ "a line", DROP, P, KW_USING, "",
	    "purpose a {\n\tusing a\n\tprofiling\n}\n",
	    "purpose a {\n\tprofiling\n}\n" },
	{ "a line with its comment", DROP, P, KW_USING, "",
	    "purpose a {\n\tusing a # why\n\tprofiling\n}\n",
	    "purpose a {\n\tprofiling\n}\n" },
	{ "a comment above stays", DROP, P, KW_USING, "",
	    "purpose a {\n\t# why\n\tusing a\n}\n",
	    "purpose a {\n\t# why\n}\n" },
	{ "one of a block on one line", DROP, P, KW_USING, "",
	    "purpose a { using a }\n", "purpose a {  }\n" },
	{ "the last of a line that ends the block", DROP, P, KW_USING, "",
	    "purpose a {\n\tusing a }\n", "purpose a {\n\t }\n" },
	{ "a block and one of two empty lines", DROP, P, B, "",
	    "field x text\n\npurpose a {\n\tusing a\n}\n\nfield y text\n",
	    "field x text\n\nfield y text\n" },
	{ "a block between two", DROP, P, B, "",
	    "field x text\npurpose a {\n}\nfield y text\n",
	    "field x text\nfield y text\n" },
	{ "the last block, and the empty line before it", DROP, P, B, "",
	    "field x text\n\npurpose a {\n}\n", "field x text\n" },
	{ "the last block, without a line end", DROP, P, B, "",
	    "field x text\n\npurpose a {\n}", "field x text\n" },
	{ "all there is", DROP, P, B, "", "purpose a {\n}\n", "" },
	{ "one line of one that has empty lines", DROP, P, B, "",
	    "\n\npurpose a {\n}\nfield x text\n", "\n\nfield x text\n" },
	/* new lines */
	{ "a line into a block", LINE, P, B, "profiling",
	    "purpose a {\n\tusing a\n}\n",
	    "purpose a {\n\tusing a\n\tprofiling\n}\n" },
	{ "as deep as the others", LINE, P, B, "profiling\n",
	    "purpose a {\n    using a\n}\n",
	    "purpose a {\n    using a\n    profiling\n}\n" },
	{ "a line where there is no block", LINE, P, B, "profiling",
	    "purpose a\n", "purpose a {\n\tprofiling\n}\n" },
	{ "a line where there is no block and no line end", LINE, P, B,
	    "profiling", "purpose a", "purpose a {\n\tprofiling\n}" },
	{ "a line into an empty block", LINE, P, B, "profiling",
	    "purpose a {\n}\n", "purpose a {\n\tprofiling\n}\n" },
	{ "a line into a block on one line", LINE, P, B, "profiling",
	    "purpose a { using a }\n",
	    "purpose a { using a \n\tprofiling\n}\n" },
	{ "several lines, and an empty one between", LINE, P, B,
	    "basis contract\n\nprofiling", "purpose a {\n\tusing a\n}\n",
	    "purpose a {\n\tusing a\n\tbasis contract\n\n\tprofiling\n}\n" },
	{ "a line within a line", LINE, P, KW_BASIS, "provision \"x\"",
	    "purpose a {\n\tbasis contract\n}\n",
	    "purpose a {\n\tbasis contract {\n\t\tprovision \"x\"\n\t}\n}\n" },
	{ "a first line", FIRST, P, B, "profiling",
	    "purpose a { # why\n\tusing a\n}\n",
	    "purpose a { # why\n\tprofiling\n\tusing a\n}\n" },
	{ "a first line where there is no block", FIRST, P, B, "profiling",
	    "purpose a\n", "purpose a {\n\tprofiling\n}\n" },
	{ "a first line of an empty block", FIRST, P, B, "profiling",
	    "purpose a {\n}\n", "purpose a {\n\tprofiling\n}\n" },
	{ "a first line of a block on one line", FIRST, P, B, "profiling",
	    "purpose a { using a }\n",
	    "purpose a { using a \n\tprofiling\n}\n" },
	/* new blocks */
	{ "a block behind the last of its kind", BLOCK, P, B, "purpose c {\n}",
	    "purpose a {\n}\n\nfield x text\n",
	    "purpose a {\n}\n\npurpose c {\n}\n\nfield x text\n" },
	{ "a block that has none of its kind", BLOCK, KW_ROLE, B,
	    "role r {\n}\n", "purpose a {\n}\n",
	    "purpose a {\n}\n\nrole r {\n}\n" },
	{ "a block where no line end is", BLOCK, KW_ROLE, B, "role r {\n}",
	    "purpose a {\n}", "purpose a {\n}\n\nrole r {\n}\n" },
	{ "the first of all", BLOCK, KW_ROLE, B, "role r {\n}", "",
	    "role r {\n}\n" },
	{ "a line behind others", BLOCK, KW_PROMISE, B,
	    "promise no tracking in mail",
	    "promise nothing sold\n\nfield x text\n",
	    "promise nothing sold\npromise no tracking in mail\n\n"
	    "field x text\n" },
	{ "a line behind a block", BLOCK, P, B, "purpose c", "purpose a {\n}\n",
	    "purpose a {\n}\n\npurpose c\n" },
	{ "a block behind a line", BLOCK, P, B, "purpose c {\n}", "purpose a\n",
	    "purpose a\n\npurpose c {\n}\n" },
	/* texts */
	{ "a label that is there", LABEL, P, B, "New",
	    "purpose a {\n\tnb \"A\" en \"Old\"\n}\n",
	    "purpose a {\n\tnb \"A\" en \"New\"\n}\n" },
	{ "a label beside one language", LABEL, P, B, "New",
	    "purpose a {\n\tnb \"A\"\n\tusing a\n}\n",
	    "purpose a {\n\tnb \"A\"\n\ten \"New\"\n\tusing a\n}\n" },
	{ "a label beside two on one line", LABEL, P, B, "New",
	    "purpose a {\n\tnb \"A\" nn \"A\"\n}\n",
	    "purpose a {\n\tnb \"A\" nn \"A\" en \"New\"\n}\n" },
	{ "a label that is the first", LABEL, P, B, "New",
	    "purpose a {\n\tusing a\n}\n",
	    "purpose a {\n\ten \"New\"\n\tusing a\n}\n" },
	{ "a text beside another", TEXT, P, KW_PROVISION, "New",
	    "purpose a {\n\tprovision nb \"A\"\n}\n",
	    "purpose a {\n\tprovision nb \"A\" en \"New\"\n}\n" },
	{ "a text between two", TEXT, P, KW_PROVISION, "New",
	    "purpose a {\n\tprovision nb \"A\" sv \"B\"\n}\n",
	    "purpose a {\n\tprovision nb \"A\" sv \"B\" en \"New\"\n}\n" },
	{ "whichever stands last", TEXT, P, KW_PROVISION, "New",
	    "purpose a {\n\tprovision sv \"B\" nb \"A\"\n}\n",
	    "purpose a {\n\tprovision sv \"B\" nb \"A\" en \"New\"\n}\n" },
	{ "the first text of a line", TEXT, P, KW_PROVISION, "New",
	    "purpose a {\n\tprovision\n}\n",
	    "purpose a {\n\tprovision en \"New\"\n}\n" },
	{ "the first text of a block", TEXT, P, KW_PROVISION, "New",
	    "purpose a {\n\tprovision {\n\t}\n}\n",
	    "purpose a {\n\tprovision {\n\t\ten \"New\"\n\t}\n}\n" },
	{ "a text in a block of texts", TEXT, P, KW_PROVISION, "New",
	    "purpose a {\n\tprovision {\n\t\tnb \"A\"\n\t}\n}\n",
	    "purpose a {\n\tprovision {\n\t\tnb \"A\"\n\t\ten \"New\"\n"
	    "\t}\n}\n" },
	{ "a text of two lines", TEXT, P, KW_PROVISION, "One\n\nTwo",
	    "purpose a {\n\tprovision nb \"A\"\n}\n",
	    "purpose a {\n\tprovision nb \"A\" en \"\"\"\n\t\t\tOne\n\n"
	    "\t\t\tTwo\n\t\t\t\"\"\"\n}\n" },
	{ "marks in a text", TEXT, P, KW_PROVISION, "a \"b\" \\c",
	    "purpose a {\n\tprovision nb \"A\"\n}\n",
	    "purpose a {\n\tprovision nb \"A\" en \"a \\\"b\\\" \\\\c\"\n}\n" },
	{ "no language", NO_ENGLISH, P, B, "",
	    "languages nb, en\npurpose a {\n\ten \"A\" nb \"B\"\n"
	    "\tprovision nb \"A\" en \"C\" sv \"D\"\n"
	    "\treason {\n\t\tnb \"A\"\n\t\ten \"C\"\n\t}\n}\n",
	    "languages nb, en\npurpose a {\n\tnb \"B\"\n"
	    "\tprovision nb \"A\" sv \"D\"\n\treason {\n\t\tnb "
	    "\"A\"\n\t}\n}\n" },
	{ "nothing of the language", NO_ENGLISH, P, B, "",
	    "purpose a {\n\tnb \"B\"\n\tusing en\n}\n",
	    "purpose a {\n\tnb \"B\"\n\tusing en\n}\n" },
	/* lists */
	{ "one more", ADD, P, KW_USING, "b", "purpose a {\n\tusing a\n}\n",
	    "purpose a {\n\tusing a, b\n}\n" },
	{ "one that is there", ADD, P, KW_USING, "a",
	    "purpose a {\n\tusing a, \"a\"\n}\n",
	    "purpose a {\n\tusing a, \"a\"\n}\n" },
	{ "the first one", REMOVE, P, KW_USING, "a",
	    "purpose a {\n\tusing a, b\n}\n", "purpose a {\n\tusing b\n}\n" },
	{ "the first one, with nothing behind its comma", REMOVE, P, KW_USING,
	    "a", "purpose a {\n\tusing a,\n}\n", "purpose a {\n\tusing \n}\n" },
	{ "the last one", REMOVE, P, KW_USING, "b",
	    "purpose a {\n\tusing a,\n\t\tb\n}\n",
	    "purpose a {\n\tusing a\n}\n" },
	{ "the only one", REMOVE, P, KW_USING, "a",
	    "purpose a {\n\tusing a\n\tprofiling\n}\n",
	    "purpose a {\n\tprofiling\n}\n" },
	{ "the only excepted one", REMOVE, P, KW_FOR, "a",
	    "purpose a {\n\tfor members, except a\n}\n",
	    "purpose a {\n\tfor members\n}\n" },
	{ "the only excepted one, without a comma", REMOVE, P, KW_FOR, "a",
	    "purpose a {\n\tfor members except a\n}\n",
	    "purpose a {\n\tfor members\n}\n" },
	{ "the first excepted one", REMOVE, P, KW_FOR, "a",
	    "purpose a {\n\tfor members, except a, b\n}\n",
	    "purpose a {\n\tfor members, except b\n}\n" },
	{ "the last excepted one", REMOVE, P, KW_FOR, "b",
	    "purpose a {\n\tfor members, except a, b\n}\n",
	    "purpose a {\n\tfor members, except a\n}\n" },
	{ "the only one that is meant", REMOVE, P, KW_FOR, "a",
	    "purpose a {\n\tfor a, except b\n\tprofiling\n}\n",
	    "purpose a {\n\tprofiling\n}\n" },
	{ "the only one that is meant, without a comma", REMOVE, P, KW_FOR, "a",
	    "purpose a {\n\tfor a except b\n\tprofiling\n}\n",
	    "purpose a {\n\tprofiling\n}\n" },
	{ "the first of those meant, before who is excepted", REMOVE, P, KW_FOR,
	    "a", "purpose a {\n\tfor a, c, except b\n}\n",
	    "purpose a {\n\tfor c, except b\n}\n" },
	{ "the last of those meant, before who is excepted", REMOVE, P, KW_FOR,
	    "c", "purpose a {\n\tfor a, c, except b\n}\n",
	    "purpose a {\n\tfor a, except b\n}\n" },
	{ "one that is not there", REMOVE, P, KW_USING, "c",
	    "purpose a {\n\tusing a, \"c\"\n}\n",
	    "purpose a {\n\tusing a, \"c\"\n}\n" },
};

static void
apply(struct edit *e, const struct row *r)
{
	struct str text = str_of(r->text);
	struct item *item = edit_find(e, r->construct, STR_NONE);

	if (r->line != KW_MAX)
		item = edit_kid(item, r->line);
	switch (r->op) {
	case PUT:
		edit_put(e, edit_value(item, KW_MAX), text);
		break;
	case PUT_LINE:
		edit_put_line(e, item, text);
		break;
	case APPEND:
		edit_append(e, item, text);
		break;
	case DROP:
		edit_drop(e, item);
		break;
	case LINE:
		edit_line(e, item, text);
		break;
	case FIRST:
		edit_line_first(e, item, text);
		break;
	case BLOCK:
		edit_block(e, r->construct, text);
		break;
	case LABEL:
	case TEXT:
		edit_set_text(e, item, LANG_EN, text, r->op == LABEL);
		break;
	case NO_ENGLISH:
		edit_drop_language(e, LANG_EN);
		break;
	case ADD:
		edit_list_add(e, item, text);
		break;
	case REMOVE:
		edit_list_drop(e, item, text);
		break;
	}
}

static void
each_row(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct edit e;

		if (edit_open(&e, str_of(rows[i].before)) == ERR_OK)
			apply(&e, &rows[i]);
		tap_str(buf_str(&e.text), str_of(rows[i].after), rows[i].name);
		tap_ok(!e.broken, "… which is still a file");
		edit_close(&e);
	}
}

/* A change that leaves no file is seen, and nothing is done after it. */
static void
broken(void)
{
	static const struct {
		const char *name, *bytes;
	} bad[] = {
		{ "a brace too few", "purpose a {\n" },
		{ "a brace too many", "purpose a\n}\n" },
		{ "a text without an end", "purpose a {\n\tnb \"A\n}\n" },
		{ "no character", "purpose \001\n" },
	};
	struct buf big;
	struct edit e;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		tap_err(edit_open(&e, str_of(bad[i].bytes)), ERR_INVALID,
		    bad[i].name);
		tap_ok(e.broken && edit_find(&e, P, STR_NONE) == NULL,
		    "… and nothing is found in it");
		edit_close(&e);
	}
	buf_init(&big, 3 * LIMIT_STATEMENT);
	for (size_t i = 0; i <= LIMIT_STATEMENT; i++)
		buf_putc(&big, '\n');
	tap_err(edit_open(&e, buf_str(&big)), ERR_TOO_BIG, "too long");
	edit_close(&e);
	for (size_t i = 0; i <= LIMIT_STATEMENT; i++)
		buf_putc(&big, '\n');
	tap_err(edit_open(&e, buf_str(&big)), ERR_TOO_BIG, "much too long");
	edit_close(&e);
	buf_release(&big);

	if (edit_open(&e, STR("purpose a {\n\tusing a\n}\n")) != ERR_OK)
		return;
	edit_put_line(&e, edit_find(&e, P, STR_NONE), STR("purpose { a {"));
	tap_ok(e.broken, "what is put in is no file");
	edit_block(&e, P, STR("purpose b"));
	edit_drop_language(&e, LANG_EN);
	tap_ok(str_find(buf_str(&e.text), STR("purpose b")) == SIZE_MAX,
	    "… and nothing is put in after it");
	edit_close(&e);
}

static void
looking(void)
{
	struct edit e;
	struct item *item;
	size_t at = 0;

	if (edit_open(&e,
		STR("purpose\npurpose b {\n\tnb \"B\"\n"
		    "\tsend by email about club\n\tusing\n}\npurpose c\n")) !=
	    ERR_OK)
		return;
	item = edit_next(&e, P, &at);
	tap_ok(edit_name(item).n == 0, "a block without a name");
	item = edit_find(&e, P, STR("c"));
	tap_ok(item != NULL && edit_kid(item, KW_USING) == NULL,
	    "a block without lines");
	tap_ok(edit_find(&e, P, STR("d")) == NULL, "one that is not there");
	tap_ok(edit_kid(NULL, KW_USING) == NULL &&
		   edit_value(NULL, KW_MAX) == NULL &&
		   edit_text(NULL, LANG_NB) == NULL &&
		   !edit_has(NULL, STR("b")),
	    "nothing has nothing");
	item = edit_find(&e, P, STR("b"));
	tap_ok(edit_text(item, LANG_NB) != NULL &&
		   edit_text(item, LANG_EN) == NULL,
	    "a text by its language");
	tap_ok(edit_value(edit_kid(item, KW_USING), KW_MAX) == NULL,
	    "a line without a value");
	item = edit_kid(item, KW_SEND_BY);
	tap_str(token_word(edit_value(item, KW_ABOUT)), STR("club"),
	    "the value behind a word of the line");
	tap_ok(edit_value(item, KW_BLOCK) == NULL, "a word that is not there");
	edit_close(&e);
}

int
main(void)
{
	each_row();
	broken();
	looking();
	return tap_done();
}
