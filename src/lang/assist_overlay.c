/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/assist_overlay: what an editor asks about a file that extends another:
 * `without`, and what it takes away. */
#include "lang/assist_private.h"
#include "lang/overlay_private.h"

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

/* ---- completion ----------------------------------------------------- */

static void
offer_without(struct scene *s, size_t from)
{
	const struct grammar_property *row = assist_without(s->construct);
	struct assist_choice *c = scene_add(s, ASSIST_PROPERTY,
	    scene_shown(s, &lang_keywords[KW_WITHOUT]), from);

	c->about =
	    str_of(s->messages == LANG_EN ? row->about.en : row->about.nb);
	c->snippet = arena_printf(s->as->a, STR_FMT " $0", STR_ARG(c->label));
}

static bool
begins_with(const struct item *line, const struct token *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (i >= line->n || !overlay_same_word(&line->at[i], &at[i]))
			return false;
	return true;
}

/* As the file spells it. */
static struct str
spelt(const struct scene *s, const struct token *t)
{
	for (size_t k = 0; k < KW_MAX && t->phrase.n > 0; k++)
		if (token_is(t, (enum kw)k))
			return scene_shown(s, &lang_keywords[k]);
	return t->text;
}

/* What may follow, of the lines that the base has in this part. */
static void
offer_lines(struct scene *s, const struct item *part, const struct token *at,
    size_t n, size_t from)
{
	for (size_t i = 0; i < part->kids_n; i++) {
		const struct item *line = &part->kids[i];
		struct assist_choice *c;
		enum lang lang;

		if (n >= overlay_key_length(line) ||
		    !begins_with(line, at, n) ||
		    lang_find(line->at[0].text, &lang) == ERR_OK)
			continue;
		c = scene_add(s,
		    line->at[n].phrase.n > 0 ? ASSIST_KEYWORD : ASSIST_NAME,
		    spelt(s, &line->at[n]), from);
		c->detail = arena_printf(s->as->a,
		    s->messages == LANG_EN ? "line %u of the base"
					   : "linje %u i grunnlaget",
		    (unsigned)line->at[0].pos.line);
	}
}

static void
offer_base_lines(struct scene *s, const struct token *at, size_t n, size_t from)
{
	const struct token *head = &s->as->tokens.at[s->heads[0]];
	const struct item part = { .at = ARENA_ARRAY(s->as->a, struct token,
				       s->opens[0] - s->heads[0]),
		.n = s->opens[0] - s->heads[0] };

	for (size_t i = 0; i < part.n; i++)
		part.at[i] = head[i];
	for (size_t b = 0; b < s->as->bases_n; b++) {
		const struct tree *tree = &s->as->bases[b]->tree;

		for (size_t i = 0; i < tree->items_n; i++)
			if (overlay_same_part(&part, &tree->items[i]))
				offer_lines(s, &tree->items[i], at, n, from);
	}
}

void
assist_takes_away(struct scene *s, const struct token *at, size_t n,
    size_t from)
{
	struct syntax_match m = { 0 };

	if (n == 0) {
		offer_without(s, from);
		return;
	}
	if (!assist_is(&at[0], &lang_keywords[KW_WITHOUT]))
		return;
	if (s->construct == GRAMMAR_STATEMENT) {
		syntax_match(s->as->a, s->as->tables->without, at + 1, n - 1,
		    &m);
		if (m.n == n - 1)
			scene_next(s, &m, from);
		for (size_t i = 0;
		     n > 1 && i < s->as->bases_n && token_is(&at[1], KW_TOLD);
		     i++)
			scene_declared(s, s->as->bases[i], GRAMMAR_TOLD, from);
	}
	offer_base_lines(s, at + 1, n - 1, from);
	if (s->as->bases_n > 0 || s->construct == GRAMMAR_STATEMENT)
		return;
	/* The base is not at hand: what such a part may have. */
	if (n == 1)
		scene_rows(s, from);
}
