/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_sources: where facts come from (Art. 14(2)(f)), and when people
 * are told that they came. */
#include "lang/prose_doc.h"

static struct str
fields_from(struct doc *d, size_t source)
{
	struct fieldset set = { .w = { 0 } };
	struct fieldset later =
	    statement_whole(d->st, &d->st->sources[source].after_joining);

	for (int i = 0; i < (int)d->st->fields_n; i++) {
		const struct index_list *from = field_sources(d->st, i);

		for (size_t j = 0; j < from->n; j++) {
			if (from->at[j] == (int)source &&
			    !fieldset_has(&later, i))
				fieldset_add(&set, i);
		}
	}
	return doc_fields_and(d, &set, FACT_TYPE_SOURCES, (int)source);
}

/* The kinds of person whom the source tells. */
static struct index_list
kinds_from(struct doc *d, size_t source)
{
	const struct statement *st = d->st;
	struct index_list l = { .at = ARENA_ARRAY(d->a, int, st->kinds_n) };

	for (size_t i = 0; i < st->kinds_n; i++) {
		const struct kind *k = &st->kinds[i];
		bool from = false;

		for (size_t r = 0; r < k->rules_n; r++)
			from = from || k->rules[r].source == (int)source;
		if (from)
			l.at[l.n++] = (int)i;
	}
	return l;
}

static void
say_joining(struct doc *d, size_t no)
{
	const struct source *s = &d->st->sources[no];
	struct index_list kinds = kinds_from(d, no);
	const struct index_list *before = doc_about(d, &kinds);

	doc_say1(d, "before_joining", PROSE_S_BEFORE,
	    doc_fields(d, &s->before_joining));
	doc_say1(d, "after_joining", PROSE_S_AFTER,
	    doc_fields(d, &s->after_joining));
	doc_about(d, before);
}

static void
say_source(struct doc *d, size_t no)
{
	const struct source *s = &d->st->sources[no];
	struct str from = fields_from(d, no);

	doc_topic(d, doc_ref(d, "source", s->n.name),
	    doc_capital(d, doc_label(d, &s->n)));
	doc_own(d, "about", &s->n.about);
	if (s->is_person && from.n > 0)
		doc_say0(d, "person", PROSE_S_PERSON);
	if (s->own_register)
		doc_say0(d, "own", PROSE_S_OWN);
	if (s->public_source)
		doc_say0(d, "public", PROSE_S_PUBLIC);
	if (s->authority)
		doc_say0(d, "authority", PROSE_S_AUTHORITY);
	if (s->own_assessment)
		doc_say0(d, "assessment", PROSE_S_ASSESSMENT);
	if (s->told_at_contact)
		doc_say0(d, "tell_contact", PROSE_S_TELL_CONTACT);
	if (s->told_before_sharing)
		doc_say0(d, "tell_sharing", PROSE_S_TELL_SHARING);
	doc_say1(d, "tell_within", PROSE_S_TELL, doc_period(d, s->tell_within));
	doc_say_exceptions(d, "not_told", PROSE_S_NOT_TOLD, s->untold,
	    s->untold_n);
	if (s->never_told)
		doc_say0(d, "never_told", PROSE_S_NEVER_TOLD);
	doc_say1(d, "never_told_law", PROSE_D_PROVISION,
	    doc_words(d, &s->never_told_by));
	doc_say1(d, "fields", PROSE_S_FIELDS, from);
	say_joining(d, no);
	if (s->told_since.year != 0)
		doc_say2(d, "told", PROSE_S_TOLD_SINCE,
		    doc_words(d, &s->told_by), doc_date(d, s->told_since));
	else
		doc_say1(d, "told", PROSE_S_TOLD, doc_words(d, &s->told_by));
	doc_say1(d, "compatible", PROSE_S_COMPATIBLE,
	    doc_words(d, &s->compatible));
	if (s->dead_column.n > 0)
		doc_say0(d, "deaths", PROSE_S_DEAD);
}

void
prose_sources(struct doc *d)
{
	prose_section(d, "sources", PROSE_H_SOURCES, "sources");
	if (d->st->no_third_party_sources)
		doc_say0(d, "no_third_parties", PROSE_S_NO_THIRD);
	for (size_t i = 0; i < d->st->sources_n; i++)
		say_source(d, i);
	prose_told(d, "sources");
}
