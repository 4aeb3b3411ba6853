/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_people: kinds of people: how one becomes one, of which age they
 * are, who acts for them, and what is used about those outside the register. */
#include "lang/prose_doc.h"
#include "policy/goes.h"

/* A choice is called what people choose by. */
static struct str
cond_value(struct doc *d, const struct cond *c)
{
	const struct field *f = &d->st->fields[c->field];

	for (size_t i = 0; i < f->choices_n; i++)
		if (str_eq(f->choices[i].n.name, c->value))
			return doc_label(d, &f->choices[i].n);
	return c->value;
}

static struct str
cond_text(struct doc *d, const struct cond *c)
{
	struct str field = STR_NONE;

	if (c->field >= 0)
		field = doc_label(d, &d->st->fields[c->field].n);
	switch (c->op) {
	case COND_PRESENT:
		return say1(d, PROSE_COND_PRESENT, field);
	case COND_IS:
		return say2(d, PROSE_COND_IS, field, cond_value(d, c));
	case COND_FINISHED:
		return say0(d, PROSE_COND_FINISHED);
	case COND_LONGER:
		return say1(d, PROSE_COND_LONGER, doc_period(d, c->period));
	case COND_BEFORE:
		return say2(d, PROSE_COND_BEFORE, field, doc_date(d, c->date));
	case COND_AFTER:
		return say2(d, PROSE_COND_AFTER, field, doc_date(d, c->date));
	}
	return STR_NONE;
}

static struct str
rule_text(struct doc *d, const struct rule *r)
{
	struct list all = { .n = 0 }, conds = { .n = 0 };
	struct str joined;

	if (r->source >= 0)
		list_add(d, &all,
		    say1(d, PROSE_RULE_IN,
			doc_label(d, &d->st->sources[r->source].n)));
	for (size_t i = 0; i < r->conds_n; i++)
		list_add(d, &conds, cond_text(d, &r->conds[i]));
	joined = list_and(d, &conds);
	if (r->record >= 0 && joined.n > 0)
		joined = say2(d, r->all ? PROSE_RULE_ALL : PROSE_RULE_ANY,
		    doc_label(d, &d->st->fields[r->record].n), joined);
	list_add(d, &all, joined);
	return list_and(d, &all);
}

/* "rule.registry.education": by what it looks at. */
static const char *
rule_leaf(struct doc *d, const struct rule *r)
{
	const char *leaf = "rule";

	if (r->source >= 0)
		leaf = doc_leaf(d, "%s." STR_FMT, leaf,
		    STR_ARG(d->st->sources[r->source].n.name));
	if (r->record >= 0)
		leaf = doc_leaf(d, "%s." STR_FMT, leaf,
		    STR_ARG(d->st->fields[r->record].n.name));
	return doc_once(d, leaf);
}

static struct str
matters(struct doc *d, unsigned bits)
{
	static const enum prose names[MATTER_MAX] = {
#define MATTER(name, en, nb, about) [MATTER_##name] = PROSE_MATTER_##name,
#include "policy/matters.def"
#undef MATTER
	};
	struct list l = { .n = 0 };

	for (int m = 0; m < MATTER_MAX; m++)
		if ((bits >> m & 1) != 0)
			list_add(d, &l, say0(d, names[m]));
	return list_comma(d, &l);
}

static void
say_age(struct doc *d, const struct kind *k)
{
	struct str from = doc_number(d, k->aged_from);
	struct str under = doc_number(d, k->aged_under);

	if (k->aged_from > 0 && k->aged_under > 0)
		doc_say2(d, "age", PROSE_KIND_AGED, from, under);
	else if (k->aged_from > 0)
		doc_say1(d, "age", PROSE_KIND_AGED_FROM, from);
	else if (k->aged_under > 0)
		doc_say1(d, "age", PROSE_KIND_AGED_UNDER, under);
	else
		return;
	if (k->by_age)
		doc_say1(d, "age.by", PROSE_KIND_BORN,
		    doc_field_label(d, k->born));
	else if (!k->outside)
		doc_say0(d, "age.by", PROSE_KIND_AGE_TOLD);
}

/* Who acts for them, one sentence for each way of it. */
static const struct {
	const char *leaf;
	enum prose key;
	bool both, too;
} acting[] = {
	{ "guardian", PROSE_KIND_GUARDIAN, false, false },
	{ "guardians", PROSE_KIND_GUARDIANS, true, false },
	{ "guardian_too", PROSE_KIND_GUARDIAN_TOO, false, true },
	{ "guardians_too", PROSE_KIND_GUARDIANS_TOO, true, true },
};

static struct str
acts(struct doc *d, const struct kind *k, size_t way)
{
	unsigned of = acting[way].too ? k->guardian_too : k->guardian;

	return matters(d, of & (acting[way].both ? k->both : ~k->both));
}

void
doc_list_acting(struct doc *d, const struct kind *k, struct list *l)
{
	for (size_t i = 0; i < ARRAY_LEN(acting); i++) {
		struct str in = acts(d, k, i);

		if (in.n > 0)
			list_add(d, l, say1(d, acting[i].key, in));
	}
}

/* And what of that the server holds. */
static void
say_guardian(struct doc *d, const struct kind *k)
{
	unsigned by = k->guardian | k->guardian_too;

	for (size_t i = 0; i < ARRAY_LEN(acting); i++)
		doc_say1(d, acting[i].leaf, acting[i].key, acts(d, k, i));
	if ((by >> MATTER_CONSENT & 1) != 0 && kind_is_known(k))
		doc_say0(d, "guardian.held", PROSE_KIND_NO_YES);
	doc_say1(d, "alone", PROSE_KIND_ALONE, matters(d, k->alone));
	doc_say1(d, "provision", PROSE_KIND_PROVISION,
	    doc_words(d, &k->provision));
}

/* How one becomes it. Under a heading that names several of them it is said
 * what one of them is called. */
static void
say_becoming(struct doc *d, const struct kind *k)
{
	bool one = !text_is_empty(&k->plural);
	struct str label = doc_label(d, &k->n);

	for (size_t i = 0; i < k->rules_n; i++) {
		const char *leaf = rule_leaf(d, &k->rules[i]);
		struct str rule = rule_text(d, &k->rules[i]);

		if (one)
			doc_say2(d, leaf, PROSE_KIND_WHEN_AS, rule, label);
		else
			doc_say1(d, leaf, PROSE_KIND_WHEN, rule);
	}
	if (k->by_registration && one)
		doc_say1(d, "registers", PROSE_KIND_REGISTERS_AS, label);
	else if (k->by_registration)
		doc_say0(d, "registers", PROSE_KIND_REGISTERS);
	if (k->by_office)
		doc_say1(d, "office", PROSE_KIND_OFFICE, label);
}

/* By its own word; or, of what need not say it, because it is of a purpose that
 * is for them: pictures, tracking, profiles. */
static bool
is_about(const struct statement *st, const struct fact *f, int kind)
{
	const struct index_list *whom = fact_concerns(f);

	if (whom != NULL && (whom->n > 0 || (f->kind != FACT_NATIONAL_ID &&
						f->kind != FACT_PICTURES)))
		return index_list_has(whom, kind);
	for (size_t i = 0; i < f->purposes.n; i++) {
		int p = f->purposes.at[i];

		if (fact_is_data(f, p) &&
		    index_list_has(&st->purposes[p].kinds, kind))
			return true;
	}
	return false;
}

/* Of people outside the register: what for, and which information. */
static void
say_used(struct doc *d, const struct kind *k)
{
	const struct statement *st = d->st;
	struct list purposes = { .n = 0 }, data = { .n = 0 };

	for (size_t i = 0; i < st->purposes_n; i++)
		if (index_list_has(&st->purposes[i].kinds, k->n.no))
			list_label(d, &purposes,
			    doc_label(d, &st->purposes[i].n));
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (is_about(st, f, k->n.no))
			list_data(d, &data, f);
	}
	for (size_t i = 0; i < st->logs_n; i++)
		if (index_list_has(&st->logs[i].kinds, k->n.no))
			list_label(d, &data, doc_log_label(d, &st->logs[i]));
	doc_say1(d, "purposes", PROSE_RC_PURPOSES, list_comma(d, &purposes));
	doc_say1(d, "data", PROSE_D_FIELDS, list_and(d, &data));
}

static void
say_kind(struct doc *d, const struct kind *k)
{
	int no = k->n.no;
	const struct index_list one = { .at = &no, .n = 1 };
	const struct index_list *before = doc_about(d, &one);

	doc_topic(d, doc_ref(d, "kind", k->n.name),
	    doc_capital(d, doc_plural(d, k)));
	doc_own(d, "about", &k->n.about);
	say_becoming(d, k);
	if (str_is(k->tense, "current"))
		doc_say0(d, "tense", PROSE_KIND_CURRENT);
	else if (str_is(k->tense, "former"))
		doc_say0(d, "tense", PROSE_KIND_FORMER);
	else if (k->tense.n > 0)
		doc_say0(d, "tense", PROSE_KIND_BOTH);
	if (k->outside) {
		doc_say0(d, "outside", prose_of_outside(d));
		say_used(d, k);
	}
	doc_say0(d, "no_member", prose_of_no_member(d, k));
	say_age(d, k);
	say_guardian(d, k);
	doc_about(d, before);
}

/* Those who are of no kind, as nobody has to do with them but through
 * somebody who is. */
static void
say_third(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->facts_n; i++)
		if (d->st->facts[i].kind == FACT_THIRD)
			list_label(d, &l, doc_label(d, &d->st->facts[i].n));
	doc_say1(d, "third_persons", PROSE_KINDS_THIRD, list_and(d, &l));
}

void
prose_kinds(struct doc *d)
{
	doc_section(d, "kinds", PROSE_H_KINDS);
	say_third(d);
	for (size_t i = 0; i < d->st->kinds_n; i++)
		say_kind(d, &d->st->kinds[i]);
}
