/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_more: what the manual says of what is asked for. */
#include "lang/grammar.h"
#include "lang/interview_private.h"

static const struct grammar_property *
property_of(int construct, enum kw kw)
{
	size_t n;
	const struct grammar_property *p = grammar_of(construct, &n);

	for (size_t i = 0; kw != KW_MAX && i < n; i++)
		if (p[i].kw == kw)
			return &p[i];
	return NULL;
}

static int
construct_of(enum kw kw, size_t n, const struct grammar_construct *all)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].where == GRAMMAR_TOP && all[i].kw == kw)
			return (int)i;
	return GRAMMAR_NONE;
}

struct str
question_more(const struct work *w)
{
	const struct question *q = w->q;
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);
	int construct = construct_of(q->construct, n, all);
	const struct grammar_property *line, *inner = NULL;
	struct grammar_text about;

	/* Where no line is asked for, the manual is about more than that. */
	if (construct == GRAMMAR_NONE || q->line == KW_MAX)
		return STR("");
	about = all[construct].about;
	line = property_of(construct, q->line);
	if (line != NULL && line->block != GRAMMAR_NONE)
		inner = property_of(line->block, q->inner);
	if (line != NULL)
		about = inner != NULL ? inner->about : line->about;
	return str_of(w->lang == LANG_EN ? about.en : about.nb);
}
