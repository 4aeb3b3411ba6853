/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/diff_private.h"
#include "lang/ways.h"
#include "policy/basis.h"

/* Where a line stands: the construct, and the keywords on the way. */
struct place {
	const struct diff_node *top;
	struct str path, path_nb;
	struct str part;                /* the record's field in it */
	const struct diff_rule *labels; /* of a text; NULL: the block's own */
	bool one_language;              /* some labels are as they were */
};

bool
diff_on_consent(const struct statement *st, struct str name)
{
	int i = statement_purpose(st, name);

	return i >= 0 && purpose_asks_consent(&st->purposes[i]);
}

static void
follows(struct diff *d, struct diff_change *ch)
{
	bool consent;

	ch->follows = diff_class_follows(ch->class);
	if (ch->purpose < 0 || (ch->follows & DIFF_NOTICE) == 0)
		return;
	consent = diff_on_consent(d->is, ch->name);
	/* A yes to less is no yes to this, whatever the statement says. */
	if (consent && diff_on_consent(d->was, ch->name)) {
		ch->follows |= DIFF_ASK;
		d->ask[ch->purpose] = true;
	} else if (consent) {
		ch->follows |= DIFF_CONSENT;
	}
}

/* ---- changes ----------------------------------------------------------- */

/* What stands for a line, or for a block: its words, a label, its name. */
static const struct diff_node *
shown_by(const struct diff_node *n)
{
	for (size_t i = 0; n->shown.n == 0 && i < n->kids_n; i++)
		if (n->kids[i].kw == DIFF_LABEL)
			return &n->kids[i];
	return n;
}

static struct str
shown(struct arena *a, const struct diff_node *n, struct str *en,
    struct str *nb)
{
	const struct diff_node *by;
	struct str name;

	if (n == NULL)
		return STR_NONE;
	by = shown_by(n);
	*en = by->in.en;
	*nb = by->in.nb;
	if (by->shown.n > 0)
		return by->shown;
	name = n->name.n > 0 && n->kw != DIFF_LABEL ? n->name
						    : arena_str(a, STR(""));
	*en = *nb = name;
	return name;
}

static struct str
keyword(int kw, bool nb)
{
	return nb ? lang_keywords[kw].nb : lang_keywords[kw].en;
}

/* The words with the keyword before them. */
static void
shown_whole(struct arena *a, const struct diff_node *n, struct str *s,
    struct str *en, struct str *nb)
{
	struct str first = keyword(n->kw, false), *all[] = { s, en, nb };

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		if (all[i] == nb)
			first = keyword(n->kw, true);
		*all[i] = all[i]->n == 0
			      ? first
			      : arena_printf(a, STR_FMT " " STR_FMT,
				    STR_ARG(first), STR_ARG(*all[i]));
	}
}

static void
change(struct differ *d, const struct place *at, enum diff_class class,
    const struct diff_node *was, const struct diff_node *is,
    struct diff_names parts)
{
	struct diff *out = d->out;
	struct diff_change *ch = ARENA_PUSH(d->a, out->at, out->n, out->cap);

	ch->class = class;
	if (at->top != NULL) {
		ch->construct = keyword(at->top->kw, false);
		ch->construct_nb = keyword(at->top->kw, true);
		ch->name = at->top->name;
		ch->name_nb = at->top->name_nb;
	}
	ch->property = at->path;
	ch->property_nb = at->path_nb;
	ch->was = shown(d->a, was, &ch->was_en, &ch->was_nb);
	ch->is = shown(d->a, is, &ch->is_en, &ch->is_nb);
	/* One way of saying it in the place of another. */
	if (was != NULL && is != NULL && was->kw != is->kw) {
		shown_whole(d->a, was, &ch->was, &ch->was_en, &ch->was_nb);
		shown_whole(d->a, is, &ch->is, &ch->is_en, &ch->is_nb);
	}
	ch->was_line = was != NULL ? was->pos.line : 0;
	ch->is_line = is != NULL ? is->pos.line : 0;
	ch->parts = parts.en;
	ch->parts_nb = parts.nb;
	ch->one_language = at->one_language && was != NULL && is != NULL &&
			   was->kw == DIFF_LABEL;
	diff_concerns(d->a, out, at->top, ch);
	follows(out, ch);
	if (class > out->class)
		out->class = class;
	out->follows |= ch->follows;
}

static struct place
below(struct differ *d, const struct place *at, const struct diff_node *n)
{
	struct place p = *at;
	int kw = n->kw == DIFF_LABEL ? n->behind : n->kw;

	if (at->top == NULL) {
		p.top = n;
		return p;
	}
	if (n->kw == KW_FIELD)
		p.part = n->name;
	if (kw >= 0 && kw < KW_MAX) {
		p.path = str_join(d->a, p.path, keyword(kw, false));
		p.path_nb = str_join(d->a, p.path_nb, keyword(kw, true));
	}
	if (n->name.n == 0)
		return p;
	p.path = p.path.n > 0 && n->kw < KW_MAX
		     ? arena_printf(d->a, STR_FMT " " STR_FMT, STR_ARG(p.path),
			   STR_ARG(n->name))
		     : str_join(d->a, p.path, n->name);
	p.path_nb = p.path_nb.n > 0 && n->kw < KW_MAX
			? arena_printf(d->a, STR_FMT " " STR_FMT,
			      STR_ARG(p.path_nb), STR_ARG(n->name_nb))
			: str_join(d->a, p.path_nb, n->name_nb);
	return p;
}

static const struct diff_rule *
rule_for(const struct place *at, int context, const struct diff_node *n)
{
	const struct diff_rule *r;

	if (n->kw == DIFF_LABEL && n->behind >= 0) {
		r = diff_rule_of(context, n->behind);
		if (r->context == context)
			return r;
	}
	if (n->kw == DIFF_LABEL && at->labels != NULL)
		return at->labels;
	return diff_rule_of(context, n->kw);
}

/* One line, or one that came or went with all its block. */
static void
line(struct differ *d, const struct place *at, const struct diff_rule *row,
    const struct diff_node *was, const struct diff_node *is)
{
	struct diff_about about = { d->out, at->top->name, at->part };
	struct diff_rule r = diff_rule_here(row, &about, was, is);
	struct diff_verdict v = diff_compare(d->a, &r, was, is, &about);
	/* A text in a language more or fewer says what the others say. */
	bool text = (was != NULL ? was : is)->kw == DIFF_LABEL;
	enum diff_class more =
	    text && r.more != r.other ? DIFF_IS_EDITORIAL : r.more;
	enum diff_class less =
	    text && r.less != r.other ? DIFF_IS_WORDING : r.less;

	if (v.even)
		change(d, at, DIFF_IS_EDITORIAL, was, is, DIFF_NO_NAMES);
	if (v.unsaid)
		change(d, at, DIFF_IS_OTHER, was, is, v.went);
	/* Not twice the same. */
	if (v.other && !(v.more && more == r.other) &&
	    !(v.less && less == r.other))
		change(d, at, r.other, was, is, DIFF_NO_NAMES);
	if (v.more)
		change(d, at, more, was, is, v.came);
	if (v.less && !(v.more && less == more))
		change(d, at, less, was, is, v.went);
}

/* ---- blocks ------------------------------------------------------------ */

/* How alike two are: one keyword and name, the same words behind these, and the
 * same in the block or of the texts too. */
enum likeness {
	LIKE_WHOLE,
	LIKE_WORDS,
	LIKE_NAME
};

static bool
same_whole(const struct diff_node *a, const struct diff_node *b)
{
	if (a->kw != b->kw || a->behind != b->behind ||
	    a->kids_n != b->kids_n || !str_eq(a->name, b->name) ||
	    !str_eq(a->text, b->text))
		return false;
	for (size_t i = 0; i < a->kids_n; i++)
		if (!same_whole(&a->kids[i], &b->kids[i]))
			return false;
	return true;
}

static bool
alike(const struct diff_node *a, const struct diff_node *b, enum likeness how)
{
	if (a->mate != NULL || b->mate != NULL || a->kw != b->kw ||
	    a->behind != b->behind || !str_eq(a->name, b->name))
		return false;
	return how == LIKE_NAME || (str_eq(a->text, b->text) &&
				       (how == LIKE_WORDS || same_whole(a, b)));
}

static void
pair_ways(struct diff_node *was, struct diff_node *is, int from, int to)
{
	for (size_t i = 0; i < was->kids_n; i++)
		for (size_t k = 0; k < is->kids_n; k++) {
			struct diff_node *w = &was->kids[i], *n = &is->kids[k];

			if (w->mate != NULL || n->mate != NULL ||
			    w->kw != from || n->kw != to)
				continue;
			w->mate = n;
			n->mate = w;
		}
}

/* Two ways to say how often, or by which of several clocks: one takes the place
 * of the other. */
static void
pair_others(int context, struct diff_node *was, struct diff_node *is)
{
	static const struct {
		int context, one, other;
	} ways[] = { { KW_PURPOSE, KW_NORMALLY_ONCE, KW_AT_MOST },
		{ KW_KEEP, KW_EARLIEST, KW_LATEST },
		{ KW_COOKIE, KW_LASTS, KW_ENDS_WITH_SESSION },
		{ KW_FACT_DATA, KW_KEPT_FOR, KW_NOT_STORED },
		{ KW_FACT_PICTURES, KW_REMOVED_WITHIN, KW_REMOVED_ON_REQUEST },
		{ KW_FACT_CONTENT, KW_REMOVED_WITHIN, KW_REMOVED_ON_REQUEST },
		{ KW_FACT_PUBLICATION, KW_REMOVED_WITHIN,
		    KW_REMOVED_ON_REQUEST } };

	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		if (ways[i].context != context)
			continue;
		pair_ways(was, is, ways[i].one, ways[i].other);
		pair_ways(was, is, ways[i].other, ways[i].one);
	}
}

/* A controller that has another name in the file alone. */
static void
pair_renamed(const struct diff *d, struct diff_node *was, struct diff_node *is)
{
	for (size_t i = 0; i < was->kids_n; i++)
		for (size_t k = 0; k < is->kids_n; k++) {
			struct diff_node *w = &was->kids[i], *n = &is->kids[k];

			if (w->mate != NULL || n->mate != NULL ||
			    w->kw != KW_CONTROLLER || n->kw != KW_CONTROLLER)
				continue;
			if (!str_eq(diff_controller_now(d, w->name), n->name))
				continue;
			w->mate = n;
			n->mate = w;
		}
}

/* Whether some texts are as they were, and some are not. */
static bool
one_language(const struct diff_node *was)
{
	bool same = false, other = false;

	for (size_t i = 0; i < was->kids_n; i++) {
		const struct diff_node *n = &was->kids[i];

		if (n->kw != DIFF_LABEL || n->mate == NULL)
			continue;
		same = same || str_eq(n->text, n->mate->text);
		other = other || !str_eq(n->text, n->mate->text);
	}
	return same && other;
}

/* Those that say the same first, then those of one keyword and name as they
 * stand. */
static void
pair(struct diff_node *was, struct diff_node *is, enum likeness how)
{
	size_t from = 0;

	for (size_t i = 0; i < was->kids_n; i++) {
		for (size_t n = 0; n < is->kids_n; n++) {
			/* Most often the next one. */
			size_t k = (from + n) % is->kids_n;

			if (!alike(&was->kids[i], &is->kids[k], how))
				continue;
			was->kids[i].mate = &is->kids[k];
			is->kids[k].mate = &was->kids[i];
			from = k + 1;
			break;
		}
	}
}

/* Those of one keyword; of all: -1. In which order the languages of a text
 * stand is nothing. */
static bool
in_order(const struct diff_node *was, int kw)
{
	const struct diff_node *last = NULL;

	for (size_t i = 0; i < was->kids_n; i++) {
		const struct diff_node *m = was->kids[i].mate;

		if (m == NULL || (kw >= 0 && was->kids[i].kw != kw) ||
		    m->kw == DIFF_LABEL)
			continue;
		if (last != NULL && m < last)
			return false;
		last = m;
	}
	return true;
}

/* Of these the first that fits counts. */
static enum diff_class
order_class(const struct diff_node *was, int context)
{
	static const struct {
		int context, kw;
	} counts[] = { { KW_PURPOSE, KW_BASIS }, { KW_ROLE, KW_MAY },
		{ KW_ROLE, DIFF_NAMED }, { KW_KEEP, KW_WHEN } };

	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		if (counts[i].context == context &&
		    !in_order(was, counts[i].kw))
			return DIFF_IS_OTHER;
	return DIFF_IS_EDITORIAL;
}

/* Another basis is not the old one with another text. */
static bool
looks_into(const struct diff_rule *r, const struct diff_node *was)
{
	return r->how != DIFF_HOW_WHOLE || str_eq(was->text, was->mate->text);
}

static void blocks(struct differ *d, const struct place *at, int context,
    struct diff_node *was, struct diff_node *is);

static void
mates(struct differ *d, const struct place *in, int context,
    struct diff_node *was)
{
	struct place at = below(d, in, was);
	const struct diff_rule *r = rule_for(in, context, was);
	struct diff_node *is = was->mate;

	diff_even(d->a, was, d->out->was->langs, is, d->out->is->langs);
	if (in->top == NULL) {
		/* What follows a construct's name has a row of its own. */
		line(d, &at, diff_rule_of(was->kw, DIFF_HEAD), was, is);
		at.labels = NULL;
	} else {
		line(d, &at, r, was, is);
		at.labels = r->how == DIFF_HOW_VALUE && was->kw < KW_MAX &&
				    was->kw != KW_FIELD
				? r
				: NULL;
	}
	if (looks_into(r, was))
		blocks(d, &at, was->kw, was, is);
}

static void
blocks(struct differ *d, const struct place *at, int context,
    struct diff_node *was, struct diff_node *is)
{
	struct place here = *at;

	pair(was, is, LIKE_WHOLE);
	pair(was, is, LIKE_WORDS);
	pair(was, is, LIKE_NAME);
	pair_others(context, was, is);
	if (context == DIFF_TOP)
		pair_renamed(d->out, was, is);
	here.one_language = one_language(was);
	for (size_t i = 0; i < was->kids_n; i++) {
		struct diff_node *n = &was->kids[i];
		struct place p;

		if (n->mate != NULL) {
			mates(d, &here, context, n);
			continue;
		}
		p = below(d, &here, n);
		line(d, &p, rule_for(&here, context, n), n, NULL);
	}
	for (size_t i = 0; i < is->kids_n; i++) {
		struct diff_node *n = &is->kids[i];
		struct place p;

		if (n->mate != NULL)
			continue;
		p = below(d, &here, n);
		line(d, &p, rule_for(&here, context, n), NULL, n);
	}
	if (in_order(was, -1))
		return;
	here.path = str_join(d->a, here.path, STR("order"));
	here.path_nb = str_join(d->a, here.path_nb, STR("rekkefølge"));
	change(d, &here, order_class(was, context), was, is, DIFF_NO_NAMES);
}

/* ---- what no line says alone ------------------------------------------- */

void
diff_whole_one(struct differ *d, enum kw construct, enum diff_class class,
    const struct named *was, const struct named *is, enum kw property,
    struct str parts)
{
	struct diff_node top = { .kw = (int)construct,
		.name = is->name,
		.name_nb = is->name };
	struct diff_node then = { .shown = was->name,
		.in = { was->name, was->name },
		.pos = was->pos };
	struct diff_node now = { .shown = is->name,
		.in = { is->name, is->name },
		.pos = is->pos };
	struct place at = { .top = &top,
		.path = lang_keywords[property].en,
		.path_nb = lang_keywords[property].nb };

	change(d, &at, class, &then, &now, (struct diff_names){ parts, parts });
}

/* ---- the whole ------------------------------------------------------ */

static void
promise_of(struct diff *d)
{
	const struct changes *c =
	    d->was->changes.declared ? &d->was->changes : &d->is->changes;

	d->promised = c->declared;
	d->channels =
	    ways_of_all(c == &d->was->changes ? d->was : d->is, c->channels);
	d->lead = c->lead;
}

enum err
lang_diff(struct arena *a, struct str was, struct str is, enum lang messages,
    struct diff *out, struct lang_findings findings[2])
{
	struct differ d = { .a = a, .out = out, .lang = messages };
	struct place at = { 0 };
	struct diff_node top[2];
	struct reader r[2];
	enum err e = lang_read(a, was, messages, &r[0], &findings[0]);
	enum err e2 = lang_read(a, is, messages, &r[1], &findings[1]);

	if (e != ERR_OK || e2 != ERR_OK)
		return e != ERR_OK ? e : e2;
	*out = (struct diff){ .was = r[0].st, .is = r[1].st };
	promise_of(out);
	diff_nodes(a, r[0].tree, &top[0]);
	diff_nodes(a, r[1].tree, &top[1]);
	blocks(&d, &at, DIFF_TOP, &top[0], &top[1]);
	diff_whole(&d);
	return ERR_OK;
}

/* Numbers between points, the first that differs. */
int
version_cmp(struct str a, struct str b)
{
	while (a.n > 0 || b.n > 0) {
		struct str x = STR_NONE, y = STR_NONE;
		int64_t i = 0, k = 0;

		(void)str_cut(&a, '.', &x);
		(void)str_cut(&b, '.', &y);
		if (x.n > 0 && str_to_i64(x, 0, INT32_MAX, &i) != ERR_OK)
			i = INT32_MAX;
		if (y.n > 0 && str_to_i64(y, 0, INT32_MAX, &k) != ERR_OK)
			k = INT32_MAX;
		if (i != k)
			return i < k ? -1 : 1;
	}
	return 0;
}
