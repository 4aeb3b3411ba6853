/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_addressed: texts that the statement prints to people and the
 * record of people, both as they stand: they must not say “you”. What an event
 * is called has a line for each (lang/check_events).
 */
#include "lang/check_private.h"
#include "lang/prose_doc.h"

/* ${n}: whose text ${t} is, at ${pos}. Once, in whichever language. */
static void
check_text(struct check *c, const struct named *n, const struct text *t,
    struct pos pos)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (!c->st->langs[l] ||
		    !prose_addresses(t->in[l], (enum lang)l))
			continue;
		found(c, FINDING_said_to_person, pos, n->name, t->in[l]);
		return;
	}
}

/* Lines of declared facts that both print; when it is kept longer both do of
 * every kind of fact. */
static const enum fact_property both[] = { FACT_PROPERTY_DATA_WHEN,
	FACT_PROPERTY_DATA_BECAUSE, FACT_PROPERTY_THIRD_BECAUSE,
	FACT_PROPERTY_PICTURES_BECAUSE, FACT_PROPERTY_DISCLOSURE_ONLY_WHEN,
	FACT_PROPERTY_BREACH_PEOPLE };

static void
check_fact(struct check *c, const struct fact *f)
{
	const struct fact_value *longer = fact_longer(f);
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	if (longer != NULL)
		check_text(c, &f->n, &longer->text, longer->pos);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < ARRAY_LEN(both); k++)
			if (rows[i].property == both[k])
				check_text(c, &f->n, &f->values[i].text,
				    f->values[i].pos);
}

/* The record names the sources of what is beside the register alone, and the
 * person in words of its own. */
static bool
in_record(const struct statement *st, int source)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_DATA &&
		    fact_lists(&st->facts[i], FACT_TYPE_SOURCES, source))
			return !st->sources[source].is_person;
	return false;
}

void
check_addressed(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->facts_n; i++)
		check_fact(c, &st->facts[i]);
	for (size_t i = 0; i < st->keeps_n; i++)
		check_text(c, &st->keeps[i].n, &st->keeps[i].longer,
		    st->keeps[i].n.pos);
	for (size_t i = 0; i < st->logs_n; i++)
		check_text(c, &st->logs[i].n, &st->logs[i].longer,
		    st->logs[i].n.pos);
	for (size_t i = 0; i < st->recipients_n; i++)
		check_text(c, &st->recipients[i].n,
		    &st->recipients[i].only_when, st->recipients[i].n.pos);
	for (size_t i = 0; i < st->sources_n; i++)
		if (in_record(st, (int)i))
			check_text(c, &st->sources[i].n,
			    &st->sources[i].n.label, st->sources[i].n.pos);
}
