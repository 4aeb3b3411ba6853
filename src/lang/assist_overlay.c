/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/assist_overlay: what an editor asks about a file that extends another:
 * `without`, and what it takes away. */
#include "lang/assist_private.h"

/* The kinds of parts that may be taken away; overlay_parts.c has the same. */
static const char takes_parts[] =
    "'purpose' PURPOSE… | 'field' FIELD… | 'role' ROLE… | "
    "'recipient' RECIPIENT… | 'processor' PROCESSOR… | 'source' SOURCE… | "
    "'kind of person' KIND… | 'group type' GROUP_TYPE… | 'told' NAME…";

static const struct grammar_property rows[] = {
	{ .construct = GRAMMAR_STATEMENT,
	    .kw = KW_WITHOUT,
	    .many = true,
	    .rest = takes_parts,
	    .block = GRAMMAR_NONE,
	    .about = { "Takes away parts of the statement that this one "
		       "extends, "
		       "and what names them.",
		"Tar bort deler av erklæringen som denne utvider, og det som "
		"viser til dem." },
	    .example = "without purpose newsletter" },
	{ .construct = GRAMMAR_NONE,
	    .kw = KW_WITHOUT,
	    .many = true,
	    .rest = "",
	    .block = GRAMMAR_NONE,
	    .about = { "Takes away the line of the part in the base that "
		       "begins "
		       "with what follows.",
		"Tar bort linjen i grunnlagets del som begynner med det som "
		"følger." },
	    .example = "without send by" },
};

const struct grammar_property *
assist_without(int construct)
{
	return &rows[construct == GRAMMAR_STATEMENT ? 0 : 1];
}

void
assist_without_match(const struct assist *as, int construct,
    const struct token *at, size_t n, const struct grammar_property **row_out,
    struct syntax_match *match_out)
{
	*row_out = assist_without(construct);
	*match_out = (struct syntax_match){ .n = 0 };
	if (construct == GRAMMAR_STATEMENT)
		syntax_match(as->a, as->tables->without, at, n, match_out);
	if (construct != GRAMMAR_STATEMENT || match_out->n == 0)
		*row_out = assist_row(as, construct, at, n, false, match_out);
}
