/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_apart: what is kept apart from the register: data categories,
 * pictures, logs, cookies. How long each stays, in short and in full, and the
 * table of what it is used for.
 */
#include "lang/prose_doc.h"
#include "policy/goes.h"

/* One of them, and how long it stays; nothing where it does not say. */
struct apart {
	struct str ref, label, when;
	bool stored;   /* with us, and not on the device */
	bool archived; /* a part of its own of the section on periods */
};
struct aparts {
	struct apart *at;
	size_t n;
};

/* ---- how long ----------------------------------------------------------- */

static struct str
after_event(struct doc *d, const struct fact_value *kept)
{
	struct keep_clock c = { TRIGGER_EVENT_HELD, kept->period, -1, false };

	return kept->said ? doc_clock_cell(d, &c) : STR_NONE;
}

/* How long cases of breaches are kept is no matter of the information. */
struct str
doc_fact_stays(struct doc *d, const struct fact *f)
{
	switch (f->kind) {
	case FACT_BREACH:
		return STR_NONE;
	case FACT_EVENT:
		return after_event(d, fact_says(f, FACT_PROPERTY_EVENT_KEPT));
	case FACT_STORAGE:
		return doc_period(d,
		    fact_says(f, FACT_PROPERTY_STORAGE_LIFE)->period);
	case FACT_DATA:
		if (fact_says(f, FACT_PROPERTY_DATA_NOT_STORED)->said)
			return say0(d, PROSE_K_NOT_STORED);
		break;
	default:
		break;
	}
	return fact_kept(f) == NULL ? STR_NONE : doc_fact_period(d, f);
}

static bool
is_stored(const struct fact *f)
{
	return f->kind != FACT_STORAGE &&
	       (f->kind != FACT_DATA ||
		   !fact_says(f, FACT_PROPERTY_DATA_NOT_STORED)->said);
}

static void
add(struct aparts *l, struct apart x)
{
	if (x.when.n > 0)
		l->at[l->n++] = x;
}

struct str
doc_kept_label(struct doc *d, const struct fact *f)
{
	struct str label = doc_label(d, &f->n);

	return f->kind == FACT_PUBLICATION ? say1(d, PROSE_K_PUBLISHED, label)
					   : label;
}

static struct aparts
all_of(struct doc *d)
{
	const struct statement *st = d->st;
	struct aparts l = { .n = 0 };

	l.at = ARENA_ARRAY(d->a, struct apart,
	    st->facts_n + st->logs_n + st->cookies_n);
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		add(&l,
		    (struct apart){ doc_ref(d, fact_word(f->kind), f->n.name),
			doc_kept_label(d, f), doc_fact_stays(d, f),
			is_stored(f), f->kind == FACT_ARCHIVE });
	}
	for (size_t i = 0; i < st->logs_n; i++) {
		const struct log_rule *k = &st->logs[i];

		add(&l, (struct apart){ doc_ref(d, "log", k->n.name),
			    doc_log_label(d, k), doc_log_stays(d, k), true,
			    false });
	}
	for (size_t i = 0; i < st->cookies_n; i++) {
		const struct cookie *c = &st->cookies[i];

		add(&l, (struct apart){ doc_ref(d, "cookie", c->n.name),
			    say1(d, PROSE_K_COOKIE, c->n.name),
			    c->session ? say0(d, PROSE_K_SESSION)
				       : doc_period(d, c->life),
			    false, false });
	}
	return l;
}

/* The labels of those that stay as long as ${no} does; empty when an earlier
 * one is, which was said with them. */
static struct str
alike(struct doc *d, const struct aparts *all, size_t no)
{
	struct list labels = { .n = 0 };

	for (size_t i = 0; i < all->n; i++) {
		if (!all->at[i].stored ||
		    !str_eq(all->at[i].when, all->at[no].when))
			continue;
		if (i < no)
			return STR_NONE;
		list_label(d, &labels, all->at[i].label);
	}
	return labels.n == 1 ? all->at[no].label : list_and(d, &labels);
}

static void
say_item(struct doc *d, const struct apart *x, struct str label)
{
	doc_item(d, doc_leaf(d, STR_FMT, STR_ARG(x->ref)),
	    doc_capital(d, label), x->ref, x->when);
}

void
prose_apart_in_short(struct doc *d)
{
	struct aparts all = all_of(d);
	bool any = false;

	for (size_t i = 0; i < all.n; i++) {
		struct str label =
		    all.at[i].stored ? alike(d, &all, i) : STR_NONE;

		if (label.n == 0)
			continue;
		if (!any)
			doc_say0(d, "keeps_other",
			    statement_has_register(d->st)
				? PROSE_SUM_KEEPS_OTHER
				: PROSE_SUM_KEEPS_DATA);
		any = true;
		say_item(d, &all.at[i], label);
	}
}

void
prose_apart_kept(struct doc *d)
{
	struct aparts all = all_of(d);

	if (d->st->keeps_n > 0)
		doc_topic(d, STR("keeps.other"), say0(d, PROSE_K_OTHER));
	for (size_t i = 0; i < all.n; i++)
		if (!all.at[i].archived)
			say_item(d, &all.at[i], all.at[i].label);
}

/* ---- what for ----------------------------------------------------------- */

static const struct index_list *
list_of(const struct fact *f, enum fact_property data)
{
	return f->kind == FACT_DATA ? &fact_says(f, data)->list : NULL;
}

static struct str
sources(struct doc *d, const struct fact *f)
{
	const struct index_list *from = list_of(f, FACT_PROPERTY_DATA_FROM);
	struct list l = { .n = 0 };

	for (size_t i = 0; from != NULL && i < from->n; i++)
		list_label(d, &l, doc_label(d, &d->st->sources[from->at[i]].n));
	return list_comma(d, &l);
}

static struct str
whom(struct doc *d, const struct fact *f)
{
	const struct index_list *of = fact_concerns(f);

	return of == NULL ? STR_NONE : doc_kinds(d, of);
}

static bool
has_row(const struct fact *f)
{
	return !fact_is_of_nobody(f) &&
	       (f->kind == FACT_DATA || f->kind == FACT_SURVEILLANCE ||
		   f->kind == FACT_PICTURES || f->kind == FACT_TRACKING ||
		   f->kind == FACT_PROFILE || f->kind == FACT_NATIONAL_ID);
}

static void
say_row(struct doc *d, const struct fact *f)
{
	struct str ref = doc_ref(d, fact_word(f->kind), f->n.name);
	const struct str cells[] = { doc_capital(d, doc_label(d, &f->n)),
		doc_used_for(d, &f->purposes, fact_concerns(f)), whom(d, f),
		sources(d, f), doc_fact_stays(d, f) };

	doc_row(d, arena_printf(d->a, STR_FMT ".row", STR_ARG(ref)), cells);
}

static void
say_log(struct doc *d, const struct log_rule *k)
{
	int purpose = k->purpose;
	const struct index_list one = { .at = &purpose, .n = purpose >= 0 };
	struct str ref = doc_ref(d, "log", k->n.name);
	const struct str cells[] = { doc_capital(d, doc_log_label(d, k)),
		doc_used_for(d, &one, &k->kinds), doc_kinds(d, &k->kinds),
		STR_NONE, doc_log_stays(d, k) };

	doc_row(d, arena_printf(d->a, STR_FMT ".row", STR_ARG(ref)), cells);
}

void
prose_apart_table(struct doc *d)
{
	static const struct doc_column columns[] = { { "", PROSE_F_FIELD },
		{ "used", PROSE_F_USED }, { "whom", PROSE_F_WHOM },
		{ "from", PROSE_F_FROM }, { "kept", PROSE_F_HOW_LONG } };
	const struct statement *st = d->st;
	enum prose head =
	    st->fields_n > 0 ? PROSE_F_TABLE_OTHER : PROSE_F_TABLE;
	bool any = st->logs_n > 0;

	for (size_t i = 0; i < st->facts_n; i++)
		any = any || has_row(&st->facts[i]);
	if (!any)
		return;
	doc_topic(d, STR("fields.other"), say0(d, head));
	doc_table(d, "rows", head, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < st->facts_n; i++)
		if (has_row(&st->facts[i]))
			say_row(d, &st->facts[i]);
	for (size_t i = 0; i < st->logs_n; i++)
		say_log(d, &st->logs[i]);
}
