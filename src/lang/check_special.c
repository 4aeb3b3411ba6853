/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_special: special categories rest on a condition of Art. 9(2) for
 * each purpose that uses them, data on convictions and offences on a law of
 * Art. 10.
 */
#include "lang/check_private.h"
#include "policy/goes.h"

/* Letter (a) is a consent, for which the purpose must ask. */
static bool
is_consent(const struct text *condition)
{
	return art9_letter(condition) == 'a';
}

/* These letters hold by the law of the Union or a state alone. */
static bool
asks_for_law(const struct text *condition)
{
	char letter = art9_letter(condition);

	return letter == 'b' || letter == 'g' || letter == 'h' ||
	       letter == 'i' || letter == 'j';
}

static bool
has_provision(const struct purpose *p, const struct condition *k)
{
	if (!text_is_empty(&k->provision))
		return true;
	for (size_t i = 0; i < p->bases_n; i++)
		if (!text_is_empty(&p->bases[i].provision))
			return true;
	return false;
}

/* ---- fields ----------------------------------------------------------- */

/* Where the purpose says nothing: the field's own condition holds whatever it
 * rests on, but for a consent; else its own basis must be or name one. */
static bool
rests(const struct field *f, const struct purpose *p)
{
	if (!text_is_empty(&f->condition) && !is_consent(&f->condition))
		return true;
	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];

		if (b->code != BASIS_A && !holds_in(&b->provision, "9(2)") &&
		    !holds_in(&b->provision, "9 nr. 2"))
			return false;
	}
	return true;
}

static bool
covered(const struct field *f, int field, const struct purpose *p)
{
	/* What the purpose says itself is looked at line by line. */
	return purpose_condition(p, field, false) != NULL || rests(f, p);
}

static void
check_special(struct check *c, const struct field *f, int field)
{
	if (c->st->no_special_categories)
		found_name(c, FINDING_special_contradiction, &f->n);
	if (!names_letter(&f->condition))
		found_name(c, FINDING_condition_unknown, &f->n);
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];
		struct fieldset uses = purpose_fields(c->st, p);

		if (!only_reaches(p) && fieldset_has(&uses, field) &&
		    !covered(f, field, p))
			found_name2(c, FINDING_special_without_condition, &f->n,
			    p->n.name);
	}
}

static void
check_criminal(struct check *c, const struct field *f, int field)
{
	for (size_t i = 0;
	     text_is_empty(&f->criminal_by) && i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];
		struct fieldset uses = purpose_fields(c->st, p);

		if (!only_reaches(p) && fieldset_has(&uses, field) &&
		    purpose_condition(p, field, true) == NULL)
			found_name2(c, FINDING_criminal_without_law, &f->n,
			    p->n.name);
	}
}

/* ---- data beside the register ----------------------------------------- */

static void
check_data(struct check *c, const struct fact *f)
{
	const struct fact_value *said = VALUE(f, DATA, SPECIAL);

	if (!said->said)
		return;
	if (!names_letter(&said->text))
		found_name(c, FINDING_condition_unknown, &f->n);
	if (c->st->no_special_categories)
		found_name(c, FINDING_special_contradiction, &f->n);
	for (size_t i = 0; i < f->purposes.n; i++) {
		const struct purpose *p = &c->st->purposes[f->purposes.at[i]];

		if (purpose_condition(p, -1, false) == NULL &&
		    is_consent(&said->text) && !purpose_rests_on(p, BASIS_A))
			found_name2(c, FINDING_special_without_condition, &f->n,
			    p->n.name);
	}
}

/* ---- what purposes say ------------------------------------------------ */

/* Whether the purpose uses anything that the line is about. */
static bool
has_any(const struct statement *st, const struct purpose *p,
    const struct condition *k)
{
	struct fieldset uses = purpose_fields(st, p);

	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (fieldset_has(&uses, i) &&
		    (k->criminal ? f->criminal : f->special))
			return true;
	}
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (!k->criminal && membership_is_for(st, f, p->n.no))
			return true;
		if (f->kind == FACT_DATA &&
		    index_list_has(&f->purposes, p->n.no) &&
		    (k->criminal ? SAYS(f, DATA, CRIMINAL)
				 : SAYS(f, DATA, SPECIAL)))
			return true;
	}
	return false;
}

/* A field that is named and is of no such kind, or that is not used. */
static struct str
idle_fields(struct check *c, const struct purpose *p, const struct condition *k)
{
	struct fieldset uses = purpose_fields(c->st, p);
	struct str list = STR_NONE;

	for (int i = 0; i < (int)c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];
		bool such = k->criminal ? f->criminal : f->special;

		if (fieldset_has(&k->fields, i) && f->parent < 0 &&
		    f->parts.n == 0 && (!such || !fieldset_has(&uses, i)))
			list = join(c, list, f->n.name);
	}
	return list;
}

static void
check_condition(struct check *c, const struct purpose *p,
    const struct condition *k)
{
	struct str idle = idle_fields(c, p, k);

	if (!k->criminal && (text_is_empty(&k->by) || !names_letter(&k->by)))
		found(c, FINDING_condition_unknown, k->pos,
		    text_in(&k->by, c->lang), STR_NONE);
	if (!k->criminal && is_consent(&k->by) && !purpose_rests_on(p, BASIS_A))
		found(c, FINDING_condition_without_consent, k->pos, p->n.name,
		    STR_NONE);
	if (!k->criminal && asks_for_law(&k->by) && !has_provision(p, k))
		found(c, FINDING_condition_without_law, k->pos, p->n.name,
		    lang_cite(c->a, text_in(&k->by, c->lang), c->lang));
	if (idle.n > 0)
		idle = arena_printf(c->a, STR_FMT STR_FMT,
		    STR_ARG(word(c, "these are not marked so, or not used: ",
			"dette er ikke merket slik, eller brukes ikke: ")),
		    STR_ARG(idle));
	else if (fieldset_is_empty(&k->fields) && !has_any(c->st, p, k))
		idle = k->criminal
			   ? word(c,
				 "nothing that it uses is marked “criminal "
				 "convictions”",
				 "ikke noe det bruker er merket «straffbare "
				 "forhold»")
			   : word(c,
				 "nothing that it uses is marked “special "
				 "category”",
				 "ikke noe det bruker er merket «særlig "
				 "kategori»");
	if (idle.n > 0)
		found(c, FINDING_condition_idle, k->pos, p->n.name, idle);
}

void
check_specials(struct check *c)
{
	for (int i = 0; i < (int)c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];

		if (f->special)
			check_special(c, f, i);
		if (f->criminal)
			check_criminal(c, f, i);
	}
	for (size_t i = 0; i < c->st->facts_n; i++)
		if (c->st->facts[i].kind == FACT_DATA)
			check_data(c, &c->st->facts[i]);
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		for (size_t k = 0; k < p->conditions_n; k++)
			check_condition(c, p, &p->conditions[k]);
	}
}
