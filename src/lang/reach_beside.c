/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/reach_beside: what stands beside the register: declared facts, logs and
 * cookies, and who reaches data that are there. */
#include "lang/reach_private.h"
#include "policy/goes.h"

/* ---- declared facts --------------------------------------------------- */

static void
fact_line(struct reaching *x, const struct fact *f, struct pos pos)
{
	reach_add(x, "fact", &f->n, pos, doc_declared(&x->d, f));
}

/* Whether it is the recipient's line that says it gets the fact. */
static bool
recipient_says(const struct reaching *x, const struct fact *f,
    enum fact_type type, int no)
{
	return type == FACT_TYPE_RECIPIENTS &&
	       index_list_has(&x->d.st->recipients[no].data, f->n.no);
}

/* Where a line of that type of the fact, or of the recipient, lists ${no};
 * false: none does. */
static bool
listed_at(const struct reaching *x, const struct fact *f, enum fact_type type,
    int no, struct str name, struct pos *out)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	if (recipient_says(x, f, type, no)) {
		*out = reach_at_name(x, &x->d.st->recipients[no].n, KW_GETS,
		    f->n.name);
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		if (rows[i].type != type ||
		    !index_list_has(&f->values[i].list, no))
			continue;
		*out = place_on(&x->places, f->values[i].pos,
		    (struct wanted){ .name = name });
		return true;
	}
	return false;
}

/* Facts of which a line of that type lists ${no}. */
void
reach_facts_listing(struct reaching *x, enum fact_type type, int no,
    struct str name)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];
		struct pos pos;

		if (listed_at(x, f, type, no, name, &pos))
			fact_line(x, f, pos);
	}
}

static void
facts_for(struct reaching *x, int purpose)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];

		if (fact_is_for(f, purpose))
			fact_line(x, f,
			    reach_at_name(x, &f->n, KW_FOR_PURPOSES,
				reach_purpose_name(x, purpose)));
	}
}

/* ---- logs and cookies ------------------------------------------------- */

/* "Log of the web server: Deleted after 7 days." */
static void
logs_for(struct reaching *x, int purpose)
{
	struct doc *d = &x->d;

	for (size_t i = 0; i < d->st->logs_n; i++) {
		const struct log_rule *k = &d->st->logs[i];
		struct str label = doc_capital(d, doc_log_label(d, k));

		if (k->purpose != purpose)
			continue;
		reach_add(x, "log", &k->n,
		    reach_at_line(x, &k->n, KW_FOR_PURPOSE),
		    period_is_zero(k->life) ? doc_with_stop(d, label)
					    : say2(d, PROSE_LABELLED, label,
						  say1(d, PROSE_L_LOG_KEPT,
						      doc_period(d, k->life))));
	}
}

static void
cookies_for(struct reaching *x, int purpose)
{
	struct doc *d = &x->d;

	for (size_t i = 0; i < d->st->cookies_n; i++) {
		const struct cookie *c = &d->st->cookies[i];
		struct str name = say1(d, PROSE_K_COOKIE, c->n.name);
		struct str is = doc_sentence(d, text_in(&c->n.label, d->lang));

		if (!index_list_has(&c->purposes, purpose))
			continue;
		reach_add(x, "cookie", &c->n,
		    reach_at_name(x, &c->n, KW_FOR_PURPOSES,
			reach_purpose_name(x, purpose)),
		    is.n > 0 ? say2(d, PROSE_LABELLED, name, is)
			     : doc_with_stop(d, name));
	}
}

void
reach_beside_for(struct reaching *x, int purpose)
{
	facts_for(x, purpose);
	logs_for(x, purpose);
	cookies_for(x, purpose);
}

/* Where a line of the fact names one of the fields; false: none does. */
static bool
uses_at(const struct reaching *x, const struct fact *f,
    const struct fieldset *set, struct pos *out)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (rows[i].type != FACT_TYPE_FIELDS ||
		    f->values[i].fields == NULL ||
		    !fieldset_meets(f->values[i].fields, set))
			continue;
		*out = place_on(&x->places, f->values[i].pos,
		    (struct wanted){ .fields = set });
		return true;
	}
	return false;
}

void
reach_facts_using(struct reaching *x, const struct fieldset *set)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];
		struct pos pos;

		if (uses_at(x, f, set, &pos))
			fact_line(x, f, pos);
	}
}

/* ---- data beside the register ------------------------------------------ */

static void
data_given(struct reaching *x, const struct fact *f)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];
		struct pos pos;

		if (!listed_at(x, f, FACT_TYPE_RECIPIENTS, (int)i, r->n.name,
			&pos))
			continue;
		reach_add(x, "recipient", &r->n, pos,
		    say2(&x->d, PROSE_LABELLED, doc_label(&x->d, &r->n),
			say1(&x->d, PROSE_RC_FIELDS, doc_label(&x->d, &f->n))));
	}
}

static void
data_processed(struct reaching *x, const struct fact *f)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];
		struct index_list of = { .n = 0 };

		of.at = ARENA_ARRAY(x->d.a, int, f->purposes.n + 1);
		for (size_t k = 0; k < f->purposes.n; k++)
			if (processor_has(p, f->n.no) &&
			    processor_gets(st, p, f->purposes.at[k]))
				of.at[of.n++] = f->purposes.at[k];
		reach_processor(x, p, &of,
		    reach_at_name(x, &p->n, KW_USING, f->n.name), true);
	}
}

void
reach_of_data(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct statement *st = d->st;
	const struct fact *f = &st->facts[no];
	struct pos pos;

	for (size_t i = 0; i < f->purposes.n; i++) {
		const struct named *p = &st->purposes[f->purposes.at[i]].n;

		reach_add(x, "purpose", p,
		    reach_at_name(x, &f->n, KW_FOR_PURPOSES, p->name),
		    say1(d, PROSE_REACH_USED, doc_label(d, p)));
		reach_controllers(x, &st->purposes[f->purposes.at[i]]);
	}
	for (size_t i = 0; i < st->roles_n; i++) {
		const struct named *r = &st->roles[i].n;

		if (listed_at(x, f, FACT_TYPE_ROLES, (int)i, r->name, &pos))
			reach_add(x, "role", r, pos,
			    say1(d, PROSE_REACH_SEEN, doc_label(d, r)));
	}
	data_given(x, f);
	data_processed(x, f);
	reach_facts_listing(x, FACT_TYPE_FIELDS, no, f->n.name);
}
