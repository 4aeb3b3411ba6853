/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_compare: whether a line says more or less than another. */
#include "lang/diff_private.h"

static const struct diff_rule rules[] = {
#define DIFF_RULE(context, property, how, more, less, other)                 \
	{ context, property, DIFF_HOW_##how, DIFF_IS_##more, DIFF_IS_##less, \
		DIFF_IS_##other },
#include "lang/diff_rules.def"
#undef DIFF_RULE
};

/* Lines of declared facts, by the type of their values: other words are other
 * words, more names are more, and whether a flag, a period or a list where none
 * was is good or bad for people only a human can say. Properties of which more
 * is known have a row in diff_rules.def, which goes before. */
#define SAYS_WORDS \
	DIFF_HOW_VALUE, DIFF_IS_WORDING, DIFF_IS_WORDING, DIFF_IS_WORDING
#define SAYS_DAY \
	DIFF_HOW_VALUE, DIFF_IS_EDITORIAL, DIFF_IS_WORDING, DIFF_IS_EDITORIAL
#define SAYS_NAMES \
	DIFF_HOW_SET_SAID, DIFF_IS_WIDENING, DIFF_IS_NARROWING, DIFF_IS_OTHER
#define SAYS_OTHER      DIFF_HOW_VALUE, DIFF_IS_OTHER, DIFF_IS_OTHER, DIFF_IS_OTHER
#define FACT_FLAG       SAYS_OTHER
#define FACT_PERIOD     SAYS_OTHER
#define FACT_KEPT       SAYS_OTHER
#define FACT_UNTIL      SAYS_OTHER
#define FACT_PEOPLE     SAYS_OTHER
#define FACT_TEXT       SAYS_WORDS
#define FACT_LINE       SAYS_WORDS
#define FACT_LINES      SAYS_WORDS
#define FACT_WORDS      SAYS_WORDS
#define FACT_BY_WORDS   SAYS_WORDS
#define FACT_NAMED      SAYS_WORDS
#define FACT_TERM       SAYS_DAY
#define FACT_DATE       SAYS_DAY
#define FACT_FIELDS     SAYS_NAMES
#define FACT_COUNTRIES  SAYS_NAMES
#define FACT_CHANNELS   SAYS_NAMES
#define FACT_PURPOSES   SAYS_NAMES
#define FACT_KINDS      SAYS_NAMES
#define FACT_SOURCES    SAYS_NAMES
#define FACT_ROLES      SAYS_NAMES
#define FACT_RECIPIENTS SAYS_NAMES
#define FACT_PROCESSORS SAYS_NAMES
#define FACT_SYSTEMS    SAYS_NAMES
#define FACT_PROFILES   SAYS_NAMES
#define FACT_RIGHTS     SAYS_WORDS

static const struct diff_rule declared[] = {
#define FACT_PROPERTY(fact, name, kw, type, prose, article, en, nb, ex) \
	{ KW_FACT_##fact, KW_##kw, FACT_##type },
#include "policy/facts.def"
#undef FACT_PROPERTY
#undef FACT
};

static const struct diff_rule unknown = { DIFF_ANY, DIFF_ANY, DIFF_HOW_WHOLE,
	DIFF_IS_OTHER, DIFF_IS_OTHER, DIFF_IS_OTHER };

const struct diff_rule *
diff_rule_of(int context, int property)
{
	const struct diff_rule *any = &unknown;

	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		if (rules[i].property != property)
			continue;
		if (rules[i].context == context)
			return &rules[i];
		if (rules[i].context == DIFF_ANY)
			any = &rules[i];
	}
	for (size_t i = 0; any == &unknown && i < ARRAY_LEN(declared); i++)
		if (declared[i].property == property &&
		    declared[i].context == context)
			return &declared[i];
	return any;
}

/* ---- quantities -------------------------------------------------------- */

#define YEAR_HOURS (366 * 24)

/* Hours of the first period, or the first number; -1: neither. */
static int64_t
quantity(const struct diff_node *n, size_t from, bool *is_period)
{
	*is_period = false;
	for (size_t i = from; n != NULL && i < n->n; i++) {
		int kw = i + 1 < n->n ? diff_kw_of(n->at[i + 1]) : -1;
		int64_t k;

		if (n->at[i]->type != TOKEN_NUMBER)
			continue;
		k = n->at[i]->number;
		*is_period = true;
		if (period_unit(kw) != NULL)
			return k * period_unit(kw)->hours;
		*is_period = false;
		return k;
	}
	return -1;
}

/* Whether the two say the same but for their first number: fewer in less time
 * are not fewer. */
static bool
same_but_number(const struct diff_node *was, const struct diff_node *is)
{
	bool first = true;

	if (was->n != is->n)
		return false;
	for (size_t i = 0; i < was->n; i++) {
		if (first && was->at[i]->type == TOKEN_NUMBER) {
			first = false;
			continue;
		}
		if (!str_eq(diff_word(was->at[i]), diff_word(is->at[i])))
			return false;
	}
	return true;
}

static bool
is_measure(const struct token *t)
{
	return t->type == TOKEN_NUMBER || diff_kw_of(t) == KW_YEAR_END ||
	       period_unit(diff_kw_of(t)) != NULL;
}

/* What waits for the end of a year may take that much more. */
static int64_t
waiting(const struct diff_node *n)
{
	int64_t hours = 0;

	for (size_t i = 0; i < n->n; i++)
		hours += diff_kw_of(n->at[i]) == KW_YEAR_END ? YEAR_HOURS : 0;
	return hours;
}

/* Whether the two say the same but for how the period is counted. */
static bool
same_but_units(const struct diff_node *was, const struct diff_node *is)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < was->n && is_measure(was->at[i]))
			i++;
		while (k < is->n && is_measure(is->at[k]))
			k++;
		if (i == was->n || k == is->n)
			return i == was->n && k == is->n;
		if (!str_eq(diff_word(was->at[i++]), diff_word(is->at[k++])))
			return false;
	}
}

/* What ends with the session is as good as gone at once, and what is not stored
 * is. */
static int64_t
lasting(const struct diff_node *n, bool *is_period)
{
	if (n == NULL ||
	    (n->kw != KW_ENDS_WITH_SESSION && n->kw != KW_NOT_STORED))
		return quantity(n, 0, is_period);
	*is_period = true;
	return 0;
}

static void
quantities(const struct diff_rule *r, const struct diff_node *was,
    const struct diff_node *is, struct diff_verdict *v)
{
	bool upto = r->how == DIFF_HOW_UPTO, wp, ip;
	int64_t w = lasting(was, &wp), i = lasting(is, &ip);

	if (was == NULL || is == NULL) {
		v->more = (is == NULL) == upto;
		v->less = !v->more;
	} else if (!(wp && ip ? same_but_units(was, is)
			      : same_but_number(was, is))) {
		v->other = true;
	} else {
		int64_t w_most = w + waiting(was), i_most = i + waiting(is);

		/* Longer for some and shorter for others counts as longer. */
		v->more = i > w || i_most > w_most;
		v->less = !v->more && (i < w || i_most < w_most);
		v->even = !v->more && !v->less;
	}
}

/* The day from which an age is said to be, where it comes after ${from}, the
 * day from which the statement holds. */
static struct str
begins(const struct diff_node *n, struct date from)
{
	for (size_t i = 0; i + 1 < n->n; i++) {
		struct str day = diff_word(n->at[i + 1]);
		struct date d;

		if (diff_kw_of(n->at[i]) == KW_SINCE &&
		    n->at[i + 1]->type == TOKEN_DATE)
			return from.year != 0 &&
				       date_parse(day, &d) == ERR_OK &&
				       date_cmp(d, from) <= 0
				   ? STR_NONE
				   : day;
	}
	return STR_NONE;
}

/* An age is higher or lower whatever law stands beside it; and to begin later
 * is to give way until then. */
static void
ages(const struct diff_node *was, const struct diff_node *is, struct date from,
    struct diff_verdict *v)
{
	bool period;
	int64_t w = quantity(was, 0, &period), i = quantity(is, 0, &period);
	int later = str_cmp(begins(is, from), begins(was, from));

	v->more = i > w || later < 0;
	v->less = i < w || later > 0;
	v->other = !v->more && !v->less;
}

static bool
is_age(const struct diff_rule *r)
{
	return r->property == KW_CONSENT_ALONE ||
	       r->property == KW_JOINING_ALONE ||
	       r->property == KW_IMAGES_ALONE;
}

/* ---- more or less of one thing ------------------------------------------ */

/* The higher the more; -1: none of these words. */
static int
rank_of(const struct diff_node *n)
{
	static const enum kw ranks[] = { KW_NOT_STORED, KW_SHORTENED,
		KW_IN_FULL };

	for (int i = 0; n != NULL && i < (int)ARRAY_LEN(ranks); i++)
		if (diff_has(n, ranks[i]))
			return i;
	return -1;
}

static void
ranks(const struct diff_node *was, const struct diff_node *is,
    struct diff_verdict *v)
{
	int w = rank_of(was), i = rank_of(is);

	v->other = w < 0 || i < 0;
	v->more = !v->other && i > w;
	v->less = !v->other && i < w;
	v->even = !v->other && i == w;
}

/* ---- how often --------------------------------------------------------- */

struct cap {
	int64_t n, hours;
	bool yields; /* to a reason */
};

static struct cap
cap_of(const struct diff_node *node)
{
	struct cap c = { .n = 1, .hours = 730, .yields = true };
	bool is_period;

	if (node->kw == KW_NORMALLY_ONCE)
		return c;
	c = (struct cap){ .n = quantity(node, 0, &is_period) };
	if (diff_has(node, KW_PER_MONTH))
		c.hours = 730;
	else if (diff_has(node, KW_PER_YEAR))
		c.hours = 8760;
	else
		c.hours = quantity(node, 1, &is_period);
	return c;
}

/* Fewer in as long, or as many in longer, is less. What yields to a reason is
 * more only where the numbers are the same. */
static void
caps(const struct diff_node *was, const struct diff_node *is,
    struct diff_verdict *v)
{
	struct cap w, i;

	if (was == NULL || is == NULL) {
		v->more = is == NULL;
		v->less = !v->more;
		return;
	}
	w = cap_of(was);
	i = cap_of(is);
	v->more = i.n >= w.n && i.hours <= w.hours;
	v->less = i.n <= w.n && i.hours >= w.hours;
	if (v->more && v->less) {
		v->more = i.yields && !w.yields;
		v->less = w.yields && !i.yields;
		v->even = w.yields == i.yields;
	}
	v->other = !v->more && !v->less && !v->even;
}

/* ---- "keep" ------------------------------------------------------------ */

struct clause_of {
	int64_t hours; /* until nothing is left */
	int64_t most;  /* the same, of what waits for the end of a year */
	int64_t mark;  /* of the mark; -1: none */
	int action;    /* the less is left, the higher */
	bool stop;
	bool hold;      /* blocked until then */
	struct str odd; /* all other words */
};

static int
action_rank(int kw)
{
	return kw == KW_DELETE      ? 4
	       : kw == KW_ANONYMISE ? 3
	       : kw == KW_BLOCK     ? 2
	       : kw == KW_REVIEW    ? 1
				    : 0;
}

static bool
is_unit(int kw)
{
	return period_unit(kw) != NULL || kw == KW_AFTER || kw == KW_FOR;
}

static struct clause_of
clause_read(struct arena *a, const struct diff_node *n)
{
	struct clause_of c = { .mark = -1, .odd = STR_NONE };
	bool of_mark = false, is_period;

	for (size_t i = 0; i < n->n; i++) {
		const struct token *t = n->at[i];
		int kw = diff_kw_of(t);
		int64_t hours;

		if (t->type == TOKEN_COMMA || t->type == TOKEN_COLON) {
			of_mark = false;
		} else if (action_rank(kw) > 0) {
			c.hold = c.hold || kw == KW_BLOCK;
			if (action_rank(kw) > c.action)
				c.action = action_rank(kw);
		} else if (kw == KW_YEAR_END) {
			c.most += YEAR_HOURS;
		} else if (kw == KW_STOP_MESSAGES) {
			c.stop = true;
		} else if (kw == KW_KEEP_MARK) {
			of_mark = true;
			c.mark = 0;
		} else if (kw == KW_UNTIL_ASKED) {
			c.mark = INT64_MAX;
		} else if (t->type == TOKEN_NUMBER) {
			hours = quantity(n, i, &is_period);
			if (of_mark)
				c.mark = hours;
			else
				c.hours += hours;
		} else if (!is_unit(kw)) {
			c.odd = diff_and_then(a, c.odd, diff_word(t));
		}
	}
	c.most += c.hours;
	return c;
}

static void
clauses(struct arena *a, const struct diff_node *was,
    const struct diff_node *is, struct diff_verdict *v)
{
	struct clause_of w, i;

	if (was == NULL || is == NULL) {
		v->more = is == NULL;
		v->less = !v->more;
		return;
	}
	w = clause_read(a, was);
	i = clause_read(a, is);
	v->more = i.hours > w.hours || i.most > w.most || i.mark > w.mark ||
		  i.action < w.action || (w.stop && !i.stop);
	v->less = i.hours < w.hours || i.most < w.most || i.mark < w.mark ||
		  i.action > w.action || (i.stop && !w.stop);
	/* Where the end of a year makes it longer for some and shorter for
	 * others, it is one change, and the longer counts. */
	if (v->more && v->less && w.action == i.action && w.stop == i.stop &&
	    w.mark == i.mark)
		v->less = false;
	/* What is not blocked until then is used. */
	v->more = v->more || (w.hold && !i.hold && i.most > 0);
	v->less = v->less || (i.hold && !w.hold && w.most > 0);
	/* Of periods from other events nothing is known, but that what goes at
	 * once is gone first. */
	v->other = !str_eq(w.odd, i.odd);
	if (v->other && w.hold != i.hold && (w.hold ? i : w).most == 0) {
		v->other = false;
		v->more = i.hold;
		v->less = w.hold;
	} else if (v->other) {
		v->more = v->less = false;
	}
	v->even = !v->other && !v->more && !v->less;
}

/* ---- one line ------------------------------------------------------------ */

/* A block of facts that stay after others went keeps more, not less. */
static bool
keeps_longer(const struct diff_node *n)
{
	if (n->kw != KW_KEEP || n->name.p == NULL)
		return false;
	if (str_is(n->name, "fields"))
		return true;
	for (size_t i = 0; i < n->kids_n; i++)
		if (n->kids[i].kw == KW_PROVISION ||
		    diff_has(&n->kids[i], KW_BLOCK))
			return true;
	return false;
}

static void
by_rule(struct arena *a, const struct diff_rule *r, const struct diff_node *was,
    const struct diff_node *is, const struct diff_about *about,
    struct diff_verdict *v)
{
	switch (r->how) {
	case DIFF_HOW_SET:
	case DIFF_HOW_SET_ALL:
	case DIFF_HOW_SET_SAID:
	case DIFF_HOW_MAY:
		diff_sets(a, r, was, is, v);
		break;
	case DIFF_HOW_PEOPLE:
		diff_whom_named(a, r, was, is, about, v);
		break;
	case DIFF_HOW_DEMAND:
		diff_demands(a, r, was, is, about, v);
		break;
	case DIFF_HOW_UPTO:
	case DIFF_HOW_LEAST:
		if (is_age(r) && was != NULL && is != NULL)
			ages(was, is, about->d->is->effective, v);
		else
			quantities(r, was, is, v);
		break;
	case DIFF_HOW_CLAUSE:
		clauses(a, was, is, v);
		break;
	case DIFF_HOW_CAP:
		caps(was, is, v);
		break;
	case DIFF_HOW_RANK:
		ranks(was, is, v);
		break;
	case DIFF_HOW_COUNTRY:
		diff_countries(a, was, is, v);
		break;
	case DIFF_HOW_VALUE:
	case DIFF_HOW_WHOLE:
		v->more = was == NULL;
		v->less = is == NULL;
		v->other = was != NULL && is != NULL;
		break;
	}
}

struct diff_verdict
diff_compare(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    const struct diff_about *about)
{
	struct diff_verdict v = { 0 };

	if (was != NULL && is != NULL && was->kw == is->kw &&
	    str_eq(was->text, is->text))
		return v;
	by_rule(a, r, was, is, about, &v);
	if ((was == NULL || is == NULL) &&
	    keeps_longer(was == NULL ? is : was)) {
		v.more = false; /* the class of a "keep" that is taken away */
		v.less = true;
	}
	return v;
}
