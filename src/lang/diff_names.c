/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/diff_names: of two lines that list names, which names more: fields,
 * acts, people, purposes, countries.
 */
#include "lang/diff_private.h"
#include "policy/country.h"

/* ---- sets ------------------------------------------------------------ */

struct parts {
	struct diff_names *at;
	size_t n, cap;
};

static void
part_add(struct arena *a, struct parts *p, struct diff_names *s)
{
	if (s->en.n > 0)
		*(struct diff_names *)ARENA_PUSH(a, p->at, p->n, p->cap) = *s;
	*s = DIFF_NO_NAMES;
}

/* Behind what was said of the same name. */
static void
say_word(struct arena *a, struct diff_names *s, const struct token *t)
{
	s->en = diff_and_then(a, s->en, diff_word(t));
	s->nb =
	    diff_and_then(a, s->nb, t->said != NULL ? t->said->nb : t->text);
}

static void
say_keyword(struct diff_names *s, enum kw kw)
{
	s->en = lang_keywords[kw].en;
	s->nb = lang_keywords[kw].nb;
}

/* Names between commas. What stands behind "about" is told from what stands
 * before it; of "may see name" the act and the field are two. */
static struct parts
parts_of(struct arena *a, const struct diff_node *n, bool acts)
{
	struct parts p = { 0 };
	struct diff_names s = DIFF_NO_NAMES;
	bool topics = false, except = false;

	for (size_t i = 0; n != NULL && i < n->n; i++) {
		const struct token *t = n->at[i];

		/* Names behind it are excepted, and others than before it. */
		except = except || ((p.n > 0 || s.en.n > 0) &&
				       diff_kw_of(t) == KW_EXCEPT);
		if (t->type == TOKEN_COMMA || t->type == TOKEN_COLON ||
		    (except && diff_kw_of(t) == KW_EXCEPT)) {
			part_add(a, &p, &s);
		} else if (except) {
			say_keyword(&s, KW_EXCEPT);
			say_word(a, &s, t);
		} else if (diff_kw_of(t) == KW_ABOUT) {
			part_add(a, &p, &s);
			topics = true;
		} else if (acts && diff_kw_of(t) == KW_MAY) {
			continue;
		} else {
			if (acts && t->said == NULL)
				part_add(a, &p, &s);
			if (topics)
				say_keyword(&s, KW_ABOUT);
			say_word(a, &s, t);
		}
	}
	part_add(a, &p, &s);
	return p;
}

static bool
in_parts(const struct parts *p, struct str s)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_eq(p->at[i].en, s))
			return true;
	return false;
}

static struct diff_names
not_in(struct arena *a, const struct parts *these, const struct parts *those)
{
	struct diff_names s = DIFF_NO_NAMES;

	for (size_t i = 0; i < these->n; i++) {
		if (in_parts(those, these->at[i].en))
			continue;
		s.en = str_join(a, s.en, these->at[i].en);
		s.nb = str_join(a, s.nb, these->at[i].nb);
	}
	return s;
}

/* Who is excepted is one less. */
static bool
is_exception(struct str part)
{
	return str_starts(part, lang_keywords[KW_EXCEPT].en);
}

/* Whether ${these} are of more than ${those}. */
static bool
reach_further(const struct parts *these, const struct parts *those)
{
	for (size_t i = 0; i < these->n; i++)
		if (!is_exception(these->at[i].en) &&
		    !in_parts(those, these->at[i].en))
			return true;
	for (size_t i = 0; i < those->n; i++)
		if (is_exception(those->at[i].en) &&
		    !in_parts(these, those->at[i].en))
			return true;
	return false;
}

/* What a role does not see: more of it is less; of a line that came or went, it
 * is so whatever it did not see. */
static void
unseen(const struct parts *w, const struct parts *i, struct diff_verdict *v)
{
	const struct str blind = lang_keywords[KW_WITHOUT_ADDRESSES].en;

	if (in_parts(i, blind) == in_parts(w, blind))
		return;
	v->more |= in_parts(w, blind);
	v->less |= in_parts(i, blind);
	if (str_eq(v->came.en, blind))
		v->more = false;
	if (str_eq(v->went.en, blind))
		v->less = false;
}

/* Of a line that came or went nobody knows what was so before, or is now. */
static void
only_where_said(bool both, struct diff_verdict *v)
{
	v->even = both && v->other;
	v->other = !both;
	v->more = both && v->more;
	v->less = both && v->less;
}

void
diff_sets(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    struct diff_verdict *v)
{
	bool acts = r->how == DIFF_HOW_MAY, both = was != NULL && is != NULL;
	struct parts w = parts_of(a, was, acts), i = parts_of(a, is, acts);
	const struct str all = lang_keywords[KW_ALL_FIELDS].en;

	v->came = not_in(a, &i, &w);
	v->went = not_in(a, &w, &i);
	v->more = reach_further(&i, &w);
	v->less = reach_further(&w, &i);
	v->other = !v->more && !v->less;
	if (in_parts(&i, all) != in_parts(&w, all)) {
		v->more = in_parts(&i, all);
		v->less = !v->more;
	}
	if (acts && both)
		unseen(&w, &i, v);
	if (r->how == DIFF_HOW_SET_SAID)
		only_where_said(both, v);
	if (r->how != DIFF_HOW_SET_ALL || (both && w.n > 0 && i.n > 0))
		return;
	/* No line was for all of them. */
	v->more = i.n == 0;
	v->less = !v->more;
	if (v->more)
		v->came = DIFF_NO_NAMES;
}

static struct diff_names
joined(struct arena *a, struct diff_names s, struct diff_names more)
{
	if (more.en.n == 0)
		return s;
	return (struct diff_names){ str_join(a, s.en, more.en),
		str_join(a, s.nb, more.nb) };
}

/* ---- of whom, and for what --------------------------------------------- */

/* for KIND, KIND for purposes PURPOSE, PURPOSE: either may be left out. */
static struct diff_node
list_behind(const struct diff_node *n, enum kw kw)
{
	struct diff_node list = { 0 };
	size_t from = 0;

	while (from < n->n && diff_kw_of(n->at[from]) != (int)kw)
		from++;
	if (from == n->n)
		return list;
	list.at = n->at + from + 1;
	while (from + 1 + list.n < n->n &&
	       diff_kw_of(list.at[list.n]) != KW_FOR_PURPOSES)
		list.n++;
	return list;
}

/* No line is members of all kinds, or those that what it serves brings along:
 * one that says the same is no more and no less. */
void
diff_whom_named(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    const struct diff_about *about, struct diff_verdict *v)
{
	struct parts w = parts_of(a, was, false), i = parts_of(a, is, false);

	diff_people(r, about, v);
	v->came = not_in(a, &i, &w);
	v->went = not_in(a, &w, &i);
	v->even = !v->more && !v->less;
}

/* Nobody that is named is everybody; no purpose that is named is not every
 * purpose, but joining. */
void
diff_demands(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    const struct diff_about *about, struct diff_verdict *v)
{
	struct diff_node people[2], purposes[2];
	struct parts w, i, x, y;

	v->more = was == NULL;
	v->less = is == NULL;
	if (was == NULL || is == NULL)
		return;
	people[0] = list_behind(was, KW_FOR);
	people[1] = list_behind(is, KW_FOR);
	purposes[0] = list_behind(was, KW_FOR_PURPOSES);
	purposes[1] = list_behind(is, KW_FOR_PURPOSES);
	w = parts_of(a, &people[0], false);
	i = parts_of(a, &people[1], false);
	x = parts_of(a, &purposes[0], false);
	y = parts_of(a, &purposes[1], false);
	v->other = (x.n == 0) != (y.n == 0);
	diff_people(r, about, v);
	v->more = v->more || reach_further(&y, &x);
	v->less = v->less || reach_further(&x, &y);
	v->came = joined(a, not_in(a, &i, &w), not_in(a, &y, &x));
	v->went = joined(a, not_in(a, &w, &i), not_in(a, &x, &y));
	if (v->other)
		v->more = v->less = false;
	v->even = !v->other && !v->more && !v->less;
}

/* ---- countries ----------------------------------------------------------- */

/* Those outside the EEA. */
static struct parts
abroad(struct arena *a, const struct diff_node *n)
{
	struct parts all = parts_of(a, n, false), out = { 0 };

	for (size_t i = 0; i < all.n; i++)
		if (outside_eea(all.at[i].en))
			part_add(a, &out, &all.at[i]);
	return out;
}

/* Where it is and not said any more it may still be. */
void
diff_countries(struct arena *a, const struct diff_node *was,
    const struct diff_node *is, struct diff_verdict *v)
{
	struct parts w = abroad(a, was), i = abroad(a, is);

	v->came = not_in(a, &i, &w);
	v->went = not_in(a, &w, &i);
	v->more = v->came.en.n > 0;
	v->unsaid = is == NULL && w.n > 0;
	v->less = v->went.en.n > 0 && !v->unsaid;
	v->other = !v->more && !v->less && !v->unsaid;
}
