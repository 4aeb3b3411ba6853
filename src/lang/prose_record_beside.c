/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record_beside: what stands in the record beside the register:
 * logs, cookies and declared facts, and how long they stay. */
#include "lang/prose_record.h"

/* The logs of other components that serve the purpose. */
static void
add_logs(const struct record *r, struct list *l, int purpose, bool periods)
{
	for (size_t i = 0; i < r->d->st->logs_n; i++) {
		const struct log_rule *k = &r->d->st->logs[i];
		struct str label = doc_log_label(r->d, k);

		if (k->purpose != purpose &&
		    !record_answers_for(r, purpose, k->purpose))
			continue;
		if (!periods)
			list_add(r->d, l, doc_without_stop(doc_log(r->d, k)));
		else if (!period_is_zero(k->life))
			list_add(r->d, l,
			    say2(r->d, PROSE_LABELLED, label,
				doc_log_stays(r->d, k)));
	}
}

/* A cookie is data on the device, for as long as it lasts. */
static void
add_cookies(struct doc *d, struct list *l, int purpose, bool periods)
{
	for (size_t i = 0; i < d->st->cookies_n; i++) {
		const struct cookie *c = &d->st->cookies[i];
		struct str name = say1(d, PROSE_K_COOKIE, c->n.name);

		if (!index_list_has(&c->purposes, purpose))
			continue;
		if (!periods)
			list_add(d, l, name);
		else if (c->session || !period_is_zero(c->life))
			list_add(d, l,
			    say2(d, PROSE_LABELLED, name,
				c->session
				    ? doc_without_stop(say0(d, PROSE_C_SESSION))
				    : doc_period(d, c->life)));
	}
}

bool
record_is_apart(const struct record *r, const struct fact *f, int purpose)
{
	return (fact_kept(f) != NULL || f->kind == FACT_STORAGE ||
		   f->kind == FACT_EVENT) &&
	       (record_fact(r, f, purpose, RECORD_DATA) ||
		   record_fact(r, f, purpose, RECORD_PEOPLE) ||
		   record_fact(r, f, purpose, RECORD_RECIPIENTS) ||
		   record_answers(r, f, purpose, RECORD_DATA) ||
		   record_answers(r, f, purpose, RECORD_PEOPLE));
}

/* How long what is declared apart from the register stays. */
static void
add_fact_periods(const struct record *r, struct list *l, int purpose)
{
	for (size_t i = 0; i < r->d->st->facts_n; i++) {
		const struct fact *f = &r->d->st->facts[i];
		struct str how_long = doc_fact_stays(r->d, f);

		if (how_long.n > 0 && record_is_apart(r, f, purpose))
			list_add(r->d, l,
			    say2(r->d, PROSE_LABELLED, doc_kept_label(r->d, f),
				how_long));
	}
}

void
record_web(const struct record *r, struct list *l, int purpose, bool periods)
{
	add_logs(r, l, purpose, periods);
	add_cookies(r->d, l, purpose, periods);
}

void
record_beside(const struct record *r, struct list *l, int purpose, bool periods)
{
	if (periods)
		add_fact_periods(r, l, purpose);
	record_web(r, l, purpose, periods);
}

static bool
says_where(enum fact_property p)
{
	return p == FACT_PROPERTY_PICTURES_SHOWN;
}

/* The categories of those to whom it is disclosed (Art. 30(1)(d)). */
void
record_shown(const struct record *r, struct list *l, int purpose)
{
	for (size_t i = 0; i < r->d->st->facts_n; i++) {
		const struct fact *f = &r->d->st->facts[i];
		struct list where = { .n = 0 };

		/* The line of one names those who see it, where it says so. */
		if (f->kind == FACT_PUBLICATION &&
		    !fact_says(f, FACT_PROPERTY_PUBLICATION_SEEN)->said &&
		    record_fact(r, f, purpose, RECORD_RECIPIENTS))
			list_add_once(r->d, l, say0(r->d, PROSE_RO_PUBLIC));
		if (f->kind != FACT_PICTURES ||
		    !record_fact(r, f, purpose, RECORD_DATA))
			continue;
		doc_list_lines(r->d, f, says_where, &where);
		if (where.n > 0)
			list_add(r->d, l,
			    say2(r->d, PROSE_LABELLED, doc_label(r->d, &f->n),
				doc_without_stop(where.at[0])));
	}
}
