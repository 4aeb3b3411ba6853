/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/overlay_taken: what an overlay takes away from its base, and which lines
 * and parts of the base go with it.
 */
#include "lang/overlay_private.h"
#include "lang/read.h"

/* ---- what is taken away ------------------------------------------------ */

/* `without WHAT NAME, NAME` in the head of the overlay. */
static bool
line_takes(const struct item *line, enum kw what, struct str name)
{
	if (!token_is(&line->at[0], KW_WITHOUT) || line->n < 3 ||
	    !token_is(&line->at[1], what))
		return false;
	for (size_t i = 2; i < line->n; i++)
		if (line->at[i].type != TOKEN_COMMA &&
		    str_eq(line->at[i].text, name))
			return true;
	return false;
}

/* The record of "education.degree": a part goes with it. */
static struct str
record_of(struct str name)
{
	struct str record;

	(void)str_cut(&name, '.', &record);
	return record;
}

/* Taken away in the head, or with what it was there for; KW_MAX: nothing. */
static bool
is_taken(const struct composing *c, enum kw what, struct str name)
{
	if (what == KW_MAX)
		return false;
	if (what == KW_FIELD)
		name = record_of(name);
	for (size_t i = 0; i < c->head->kids_n; i++)
		if (line_takes(&c->head->kids[i], what, name))
			return true;
	if (what != KW_RECIPIENT && what != KW_PROCESSOR)
		return false;
	for (size_t i = 0; i < c->base.tree.items_n; i++) {
		const struct item *part = &c->base.tree.items[i];

		if (part->n > 1 && token_is(&part->at[0], what) &&
		    str_eq(part->at[1].text, name))
			return overlay_is_lost(c, part);
	}
	return false;
}

/* What a whole part may be of that is taken away. Any other stays: to be
 * without a rule for how long, or without a right, is no narrowing. */
static const enum kw takable[] = { KW_PURPOSE, KW_FIELD, KW_ROLE, KW_RECIPIENT,
	KW_PROCESSOR, KW_SOURCE, KW_KIND, KW_GROUP_TYPE, KW_TOLD };

static bool
is_takable(const struct token *t)
{
	for (size_t i = 0; i < ARRAY_LEN(takable); i++)
		if (token_is(t, takable[i]))
			return true;
	return false;
}

bool
overlay_part_gone(const struct composing *c, const struct item *item)
{
	for (size_t i = 0; item->n > 1 && i < ARRAY_LEN(takable); i++)
		if (token_is(&item->at[0], takable[i]))
			return is_taken(c, takable[i], item->at[1].text);
	return false;
}

/* Where names of what may be taken away stand in lists: the line's first
 * word, or ANY of a line that a name begins. */
static const struct {
	enum kw line, what;
} lists[] = {
	{ KW_USING, KW_FIELD },
	{ KW_GETS, KW_FIELD },
	{ KW_BEFORE_JOINING, KW_FIELD },
	{ KW_AFTER_JOINING, KW_FIELD },
	{ KW_SEGMENT_BY, KW_FIELD },
	{ KW_ONE_FOR_EACH, KW_FIELD },
	{ KW_ASKS, KW_FIELD },
	{ KW_AGAINST_PURPOSES, KW_PURPOSE },
	{ KW_AGAINST_PROFILING, KW_PURPOSE },
	{ KW_AGAINST_RECIPIENTS, KW_RECIPIENT },
	{ KW_AGAINST_USE_OF, KW_FIELD },
	{ KW_FROM, KW_SOURCE },
	{ KW_ORDER_OF_SOURCES, KW_SOURCE },
	{ KW_FOR_PURPOSE, KW_PURPOSE },
	{ KW_FOR_PURPOSES, KW_PURPOSE },
	{ KW_PART_OF, KW_PURPOSE },
	{ KW_FOR, KW_KIND },
	{ KW_CONCERNS, KW_KIND },
	{ KW_GIVEN_BY, KW_KIND },
	{ KW_GOES_TO, KW_RECIPIENT },
	{ KW_TO_RECIPIENT, KW_RECIPIENT },
	{ KW_TO_PROCESSOR, KW_PROCESSOR },
	{ KW_BY_PROCESSOR, KW_PROCESSOR },
	{ KW_RUN_BY, KW_PROCESSOR },
	{ KW_USED_BY, KW_PROCESSOR },
	{ KW_CARRIED_OUT_BY, KW_PROCESSOR },
};

/* Without a kind that a line excepts, it would be for these people too: it
 * stays and names what there is no more. The purposes behind them are not
 * excepted. */
static bool
is_excepted(const struct item *item, const struct token *t)
{
	bool except = false;

	for (size_t i = 1; i < item->n && &item->at[i] <= t; i++)
		except = token_is(&item->at[i], KW_EXCEPT) ||
			 (except && !token_is(&item->at[i], KW_FOR_PURPOSES));
	return except;
}

/* What the names there are: required for KIND, KIND for purposes PURPOSE; keep
 * fields FIELD, FIELD for KIND; keep fields for purpose PURPOSE; basis consent
 * for KIND. KW_MAX: no names. */
static enum kw
what_there(const struct item *item, const struct token *t)
{
	enum kw what = token_is(&item->at[0], KW_KEEP) && t > &item->at[1]
			   ? KW_FIELD
			   : KW_MAX;

	for (size_t i = 1; i < item->n && &item->at[i] < t; i++)
		if (token_is(&item->at[i], KW_FOR_PURPOSES) ||
		    token_is(&item->at[i], KW_FOR_PURPOSE))
			what = KW_PURPOSE;
		else if (token_is(&item->at[i], KW_FOR))
			what = KW_KIND;
	return what;
}

/* Lines of several lists, each behind a word. */
static bool
has_lists(const struct item *item)
{
	return token_is(&item->at[0], KW_REQUIRED) ||
	       token_is(&item->at[0], KW_KEEP) ||
	       token_is(&item->at[0], KW_BASIS);
}

static bool
base_has(const struct composing *c, enum kw what, struct str name)
{
	for (size_t i = 0; i < c->base.tree.items_n; i++) {
		const struct item *item = &c->base.tree.items[i];

		if (item->n > 1 && token_is(&item->at[0], what) &&
		    (str_eq(item->at[1].text, name) ||
			str_eq(item->at[1].value, name)))
			return true;
	}
	return false;
}

/* PURPOSE: may see FIELD, FIELD. Where no field is left the line stays as it
 * is, and names what there is no more: what a role may see of it then, the
 * overlay says. */
static bool
is_clause_field(const struct composing *c, const struct item *item,
    const struct token *t)
{
	bool may = false, left = false;

	for (size_t i = 0; i < item->n; i++) {
		struct str name = item->at[i].text;

		may =
		    may || (token_is(&item->at[i], KW_MAY) && &item->at[i] < t);
		left = left || (may && base_has(c, KW_FIELD, record_of(name)) &&
				   !is_taken(c, KW_FIELD, name));
	}
	return left && is_taken(c, KW_FIELD, t->text);
}

bool
overlay_token_gone(const struct composing *c, const struct item *item,
    const struct token *t)
{
	if (t->type != TOKEN_WORD || t->reserved || is_excepted(item, t))
		return false;
	if (has_lists(item))
		return is_taken(c, what_there(item, t), t->text);
	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		if (token_is(&item->at[0], lists[i].line) &&
		    is_taken(c, lists[i].what, t->text))
			return true;
	return is_clause_field(c, item, t);
}

/* Whether nothing is left of one of its lists. */
static bool
list_is_taken(const struct composing *c, const struct item *item)
{
	size_t names = 0, left = 0;

	/* The word behind "keep" and "basis" is in no list. */
	for (size_t i = token_is(&item->at[0], KW_REQUIRED) ? 1 : 2;
	     i < item->n; i++) {
		const struct token *t = &item->at[i];

		if (token_is(t, KW_FOR) || token_is(t, KW_FOR_PURPOSE) ||
		    token_is(t, KW_FOR_PURPOSES) ||
		    token_is(t, KW_CREATED_BEFORE)) {
			if (names > 0 && left == 0)
				return true;
			names = left = 0;
		} else if (t->type != TOKEN_COMMA && !is_excepted(item, t)) {
			names++;
			left += !overlay_token_gone(c, item, t);
		}
	}
	return names > 0 && left == 0;
}

/* A line of a purpose that is gone, or a column, or the columns of a record, of
 * a field that is. */
bool
overlay_line_gone(const struct composing *c, const struct item *item)
{
	size_t left = 0, names = 0;

	if (item->at[0].type == TOKEN_WORD && !item->at[0].reserved) {
		if (item->n == 1)
			return item->open != NULL &&
			       is_taken(c, KW_FIELD, item->at[0].text);
		if (item->at[1].type == TOKEN_COLON)
			return is_taken(c, KW_PURPOSE, item->at[0].text);
		if (token_is(&item->at[1], KW_FROM))
			return is_taken(c, KW_FIELD, item->at[0].text);
	}
	if (has_lists(item))
		return list_is_taken(c, item);
	for (size_t i = 1; i < item->n; i++) {
		if (item->at[i].type == TOKEN_COMMA ||
		    is_excepted(item, &item->at[i]))
			continue;
		names++;
		left += !overlay_token_gone(c, item, &item->at[i]);
	}
	return names > 0 && left == 0;
}

/* Without the purposes it is for, whom it is about, and whom it goes by, a part
 * would be for all of them: it goes with them. Blocked facts that open for
 * nothing, and who decides, are no such parts. */
static bool
is_for_something(const struct item *part)
{
	static const enum kw parts[] = { KW_RECIPIENT, KW_PROCESSOR, KW_COOKIE,
		KW_LOG };

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (token_is(&part->at[0], parts[i]))
			return true;
	for (int k = 0; k < FACT_MAX; k++)
		if (token_is(&part->at[0], fact_keyword((enum fact_kind)k)))
			return true;
	return false;
}

static bool
is_anchor(const struct item *part, const struct item *line)
{
	static const struct {
		enum fact_kind fact;
		enum kw line;
	} by[] = { { FACT_TRANSFER, KW_TO_RECIPIENT },
		{ FACT_TRANSFER, KW_BY_PROCESSOR },
		{ FACT_SUBPROCESSOR, KW_USED_BY }, { FACT_NATIONAL_ID, KW_FOR },
		{ FACT_COMPLAINT, KW_FOR }, { FACT_THIRD, KW_GIVEN_BY },
		{ FACT_CONNECTION, KW_TO_RECIPIENT },
		{ FACT_CONNECTION, KW_TO_PROCESSOR } };

	for (size_t i = 0; i < ARRAY_LEN(by); i++)
		if (token_is(&part->at[0], fact_keyword(by[i].fact)) &&
		    token_is(&line->at[0], by[i].line))
			return true;
	if (token_is(&part->at[0], KW_PROCESSOR) &&
	    token_is(&line->at[0], KW_USING))
		return true; /* else it would be given all */
	return token_is(&line->at[0], KW_FOR_PURPOSE) ||
	       token_is(&line->at[0], KW_FOR_PURPOSES) ||
	       token_is(&line->at[0], KW_CONCERNS);
}

static bool
is_against(const struct item *line)
{
	static const enum kw lines[] = { KW_AGAINST, KW_AGAINST_PURPOSES,
		KW_AGAINST_PROFILES, KW_AGAINST_PROFILING,
		KW_AGAINST_RECIPIENTS, KW_AGAINST_USE_OF };

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		if (token_is(&line->at[0], lines[i]))
			return true;
	return false;
}

/* An opt-out that is against nothing any more. */
static bool
is_against_gone(const struct composing *c, const struct item *part)
{
	size_t gone = 0, left = 0;

	for (size_t i = 0; i < part->kids_n; i++) {
		if (!is_against(&part->kids[i]))
			continue;
		if (overlay_line_gone(c, &part->kids[i]))
			gone++;
		else
			left++;
	}
	return gone > 0 && left == 0;
}

bool
overlay_is_lost(const struct composing *c, const struct item *part)
{
	if (token_is(&part->at[0], KW_FACT_OPT_OUT))
		return is_against_gone(c, part);
	for (size_t i = 0; is_for_something(part) && i < part->kids_n; i++)
		if (is_anchor(part, &part->kids[i]) &&
		    overlay_line_gone(c, &part->kids[i]))
			return true;
	return false;
}

void
overlay_gone(struct composing *c, const struct item *item)
{
	*(uint32_t *)ARENA_PUSH(c->a, c->gone, c->gone_n, c->gone_cap) =
	    item->at[0].pos.line;
}

/* Nobody needs a way out of what is gone, and a basis for nobody is none. */
void
overlay_left_out(struct composing *c, const struct item *line)
{
	if (is_against(line) || token_is(&line->at[0], KW_BASIS))
		overlay_gone(c, line);
}

/* ---- what must stay, and what takes nothing away -------------------- */

/* The first name of a line of the head that the base does not have. */
static bool
head_takes_nothing(const struct composing *c, const struct item *line,
    struct pos *pos_out, struct str *name_out)
{
	for (size_t i = 2; i < line->n; i++) {
		const struct token *t = &line->at[i];
		bool there = t->type == TOKEN_COMMA;

		for (size_t k = 0; !there && k < KW_MAX; k++)
			there = token_is(&line->at[1], (enum kw)k) &&
				base_has(c, (enum kw)k, t->text);
		if (there)
			continue;
		*pos_out = t->pos;
		*name_out = t->text;
		return true;
	}
	return false;
}

static bool
part_takes_nothing(const struct composing *c, const struct item *over,
    const struct item *line, struct pos *pos_out, struct str *name_out)
{
	const struct item *base = overlay_counterpart(&c->base.tree, over);

	for (size_t i = 0; base != NULL && i < base->kids_n; i++)
		if (line->n > 1 && overlay_begins_with(&base->kids[i],
				       line->at + 1, line->n - 1))
			return false;
	*pos_out = line->at[line->n - 1].pos;
	*name_out = line->at[line->n - 1].text;
	return true;
}

bool
overlay_takes_too_much(const struct composing *c, struct pos *pos_out,
    struct str *name_out)
{
	for (size_t i = 0; i < c->head->kids_n; i++) {
		const struct item *line = &c->head->kids[i];

		if (!overlay_is_without(line) || line->n < 3 ||
		    is_takable(&line->at[1]))
			continue;
		*pos_out = line->at[1].pos;
		*name_out = line->at[1].text;
		return true;
	}
	return false;
}

bool
overlay_took(const struct composing *c, struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(takable); i++)
		if (is_taken(c, takable[i], name))
			return true;
	return false;
}

bool
overlay_takes_nothing(const struct composing *c, struct pos *pos_out,
    struct str *name_out)
{
	for (size_t i = 0; i < c->over.tree.items_n; i++) {
		const struct item *over = &c->over.tree.items[i];

		for (size_t k = 0; k < over->kids_n; k++) {
			const struct item *line = &over->kids[k];

			if (!overlay_is_without(line))
				continue;
			if (over == c->head && line->n > 2
				? head_takes_nothing(c, line, pos_out, name_out)
				: part_takes_nothing(c, over, line, pos_out,
				      name_out))
				return true;
		}
	}
	return false;
}
