/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_words: what may be said once for all languages, or in each:
 * whether it is there in each, and whether what is said once reads alike in
 * all of them.
 */
#include "lang/check_private.h"

/* A contact may be told in some of the languages only. */
struct told_in {
	bool in[LANG_MAX];
	int n;
};

static struct told_in
told_in(const struct statement *st, const struct contact *k)
{
	struct told_in t = { .n = 0 };

	for (int l = 0; l < LANG_MAX; l++) {
		t.in[l] = st->langs[l] &&
			  (k == NULL || contact_told(k, (enum lang)l));
		t.n += t.in[l];
	}
	return t;
}

/* The same name may be the right one everywhere. */
static void
name(struct check *c, const struct text *t, struct pos otherwise)
{
	check_text_in(c, t, otherwise, c->st->langs);
}

static void
name_of(struct check *c, const struct contact *k, struct pos otherwise)
{
	struct told_in told = told_in(c->st, k);

	check_text_in(c, &k->name, otherwise, told.in);
}

static void
words_of(struct check *c, const struct text *t, struct pos otherwise,
    const struct contact *k)
{
	struct told_in told = told_in(c->st, k);
	struct str all = STR_NONE;

	check_text_in(c, t, otherwise, told.in);
	if (!t->once || told.n < 2 || lang_reads_alike(text_in(t, LANG_NB)))
		return;
	for (int l = 0; l < LANG_MAX; l++)
		if (told.in[l])
			all = join(c, all, lang_name_in((enum lang)l, c->lang));
	found(c, FINDING_said_once, t->pos, text_in(t, LANG_NB), all);
}

static void
words(struct check *c, const struct text *t, struct pos otherwise)
{
	words_of(c, t, otherwise, NULL);
}

static void
people(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->controllers_n; i++) {
		const struct controller *k = &st->controllers[i];

		name_of(c, &k->contact, k->n.pos);
		name_of(c, &k->dpo.contact, k->n.pos);
		words_of(c, &k->contact.responsible, k->n.pos, &k->contact);
		words_of(c, &k->dpo.contact.responsible, k->n.pos,
		    &k->dpo.contact);
		words(c, &k->represented_by, k->n.pos);
		name(c, &k->legal_name, k->n.pos);
		name(c, &k->authority_name, k->n.pos);
	}
	for (size_t i = 0; i < st->sources_n; i++) {
		words(c, &st->sources[i].told_by, st->sources[i].n.pos);
		words(c, &st->sources[i].compatible, st->sources[i].n.pos);
		words(c, &st->sources[i].never_told_by,
		    st->sources[i].never_told_pos);
		for (size_t k = 0; k < st->sources[i].untold_n; k++)
			words(c, &st->sources[i].untold[k].provision,
			    st->sources[i].untold[k].pos);
	}
	for (size_t i = 0; i < st->kinds_n; i++)
		words(c, &st->kinds[i].provision, st->kinds[i].n.pos);
	for (int r = 0; r < RIGHT_MAX; r++)
		for (size_t i = 0; i < st->rights[r].except_n; i++)
			words(c, &st->rights[r].except[i].provision,
			    st->rights[r].except[i].pos);
	words(c, &st->children.consent.provision, st->children.pos);
	words(c, &st->children.joining.provision, st->children.pos);
	words(c, &st->children.images.provision, st->children.pos);
}

/* A field of a record has those of the record, which are said there. */
static void
fields(struct check *c)
{
	for (size_t i = 0; i < c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];
		const struct field *of =
		    f->parent < 0 ? NULL : &c->st->fields[f->parent];

		if (of == NULL ||
		    f->condition.pos.line != of->condition.pos.line)
			words(c, &f->condition, f->n.pos);
		if (of == NULL ||
		    f->criminal_by.pos.line != of->criminal_by.pos.line)
			words(c, &f->criminal_by, f->n.pos);
	}
}

static void
purposes(struct check *c)
{
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		for (size_t j = 0; j < p->bases_n; j++)
			words(c, &p->bases[j].provision, p->bases[j].pos);
		for (size_t j = 0; j < p->conditions_n; j++) {
			words(c, &p->conditions[j].by, p->conditions[j].pos);
			words(c, &p->conditions[j].provision,
			    p->conditions[j].pos);
		}
	}
}

static void
others(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->recipients_n; i++)
		name(c, &st->recipients[i].name, st->recipients[i].n.pos);
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *k = &st->processors[i];

		(is_name_of_tool(&k->tool) ? name : words)(c, &k->tool,
		    k->n.pos);
		if (k->controller < 0) /* else it was looked at there */
			name(c, &k->legal_name, k->n.pos);
	}
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		words(c, &k->provision, k->n.pos);
		words(c, &k->duty, k->n.pos);
		words(c, &k->claims, k->n.pos);
	}
	for (size_t i = 0; i < st->cookies_n; i++)
		name(c, &st->cookies[i].party, st->cookies[i].n.pos);
}

static void
facts(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++) {
		const struct fact *f = &c->st->facts[i];
		size_t n;
		const struct fact_row *rows = fact_properties(f->kind, &n);

		words(c, &f->provision, f->n.pos);
		for (size_t k = 0; k < n; k++) {
			const struct fact_value *v = &f->values[k];

			if (rows[k].type == FACT_TYPE_WORDS ||
			    rows[k].type == FACT_TYPE_BY_WORDS)
				words(c, &v->text, v->pos);
			else if (rows[k].type == FACT_TYPE_NAMED)
				name(c, &v->text, v->pos);
		}
	}
}

void
check_words(struct check *c)
{
	people(c);
	fields(c);
	purposes(c);
	others(c);
	facts(c);
}
