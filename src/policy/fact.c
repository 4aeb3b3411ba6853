/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/fact: the table of declared facts, as data. */
#include "policy/fact.h"

#include <assert.h>
#include <string.h>

static const struct fact_row rows[FACT_PROPERTY_MAX] = {
#define FACT_PROPERTY(fact, pname, kw, ptype, prose, why, en, nb, ex) \
	{ .property = FACT_PROPERTY_##fact##_##pname,                 \
		.type = FACT_TYPE_##ptype,                            \
		.name = #pname,                                       \
		.article = why },
#include "policy/facts.def"
};

/* Which fact each row belongs to; they stand together. */
static const enum fact_kind kind_of[FACT_PROPERTY_MAX] = {
#define FACT_PROPERTY(fact, pname, kw, type, prose, why, en, nb, ex) \
	FACT_##fact,
#include "policy/facts.def"
};

enum {
	STATE_TOLD,
	STATE_PLAIN
};
static const struct {
	const char *word, *section;
	int state;
} facts[FACT_MAX] = {
#define FACT(name, en, nb, section, state, about_en, about_nb) \
	{ en, section, STATE_##state },
#include "policy/facts.def"
};

const struct fact_row *
fact_properties(enum fact_kind kind, size_t *n_out)
{
	size_t from = 0, n = 0;

	while (from < FACT_PROPERTY_MAX && kind_of[from] != kind)
		from++;
	while (from + n < FACT_PROPERTY_MAX && kind_of[from + n] == kind)
		n++;
	*n_out = n;
	return &rows[from];
}

const struct fact_value *
fact_says(const struct fact *f, enum fact_property p)
{
	size_t n;
	const struct fact_row *of = fact_properties(f->kind, &n);

	assert(p >= of->property && (size_t)(p - of->property) < n);
	return &f->values[p - of->property];
}

bool
fact_lists(const struct fact *f, enum fact_type type, int no)
{
	size_t n;
	const struct fact_row *of = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++)
		if (of[i].type == type &&
		    index_list_has(&f->values[i].list, no))
			return true;
	return false;
}

/* The value of the row of this type and name. */
static const struct fact_value *
named(const struct fact *f, enum fact_type type, const char *name)
{
	size_t n;
	const struct fact_row *of = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (of[i].type == type && strcmp(of[i].name, name) == 0)
			return &f->values[i];
	}
	return NULL;
}

const struct fact_value *
fact_kept(const struct fact *f)
{
	return named(f, FACT_TYPE_KEPT, "KEPT");
}

const struct fact_value *
fact_until(const struct fact *f)
{
	return named(f, FACT_TYPE_UNTIL, "UNTIL");
}

static bool
is_said(const struct fact_value *v)
{
	return v != NULL && v->said;
}

bool
fact_always(const struct fact *f)
{
	return is_said(named(f, FACT_TYPE_FLAG, "ALWAYS"));
}

bool
fact_says_when(const struct fact *f)
{
	/* That of an event is from the day of it. */
	return is_said(fact_kept(f)) || is_said(fact_until(f)) ||
	       fact_always(f) || is_said(named(f, FACT_TYPE_PERIOD, "KEPT"));
}

const struct fact_value *
fact_longer(const struct fact *f)
{
	return named(f, FACT_TYPE_TEXT, "LONGER");
}

bool
fact_is_category(const struct fact *f)
{
	return f->kind == FACT_DATA || f->kind == FACT_NATIONAL_ID;
}

const struct fact_value *
fact_recipients(const struct fact *f)
{
	return named(f, FACT_TYPE_RECIPIENTS, "RECIPIENTS");
}

const struct index_list *
fact_concerns(const struct fact *f)
{
	const struct fact_value *v = named(f, FACT_TYPE_KINDS, "CONCERNS");

	if (f->kind == FACT_NATIONAL_ID)
		v = named(f, FACT_TYPE_KINDS, "KINDS");
	return v == NULL ? NULL : &v->list;
}

const char *
fact_section(enum fact_kind kind)
{
	return facts[kind].section;
}

bool
fact_is_claim(enum fact_kind kind)
{
	return facts[kind].state == STATE_TOLD;
}

const char *
fact_word(enum fact_kind kind)
{
	return facts[kind].word;
}
