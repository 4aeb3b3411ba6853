/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_more: where, choices, children, changes, statistics, logs. */
#include "lang/prose_doc.h"

/* ---- where (Art. 13(1)(f); ISO/IEC 29184, 5.3.9) ---------------------- */

static void
add_transfer(struct doc *d, struct list *l, const struct fact *f)
{
	const struct fact_value *to;

	if (f->kind != FACT_TRANSFER)
		return;
	to = fact_says(f, FACT_PROPERTY_TRANSFER_COUNTRIES);
	for (size_t i = 0; i < to->lines_n; i++)
		list_add_once(d, l, doc_country(d, to->lines[i]));
}

void
prose_place(struct doc *d)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	prose_section(d, "place", PROSE_H_PLACE, "place");
	if (st->eea_only)
		doc_say0(d, "eea_only", PROSE_EEA_ONLY);
	for (size_t i = 0; i < st->processors_n; i++)
		list_add_once(d, &l, doc_country(d, st->processors[i].country));
	doc_say1(d, "processors", PROSE_PL_PROCESSORS, list_and(d, &l));
	l.n = 0;
	for (size_t i = 0; i < st->recipients_n; i++)
		list_add_once(d, &l, doc_country(d, st->recipients[i].country));
	doc_say1(d, "recipients", PROSE_PL_RECIPIENTS, list_and(d, &l));
	l.n = 0;
	for (size_t i = 0; i < st->facts_n; i++)
		add_transfer(d, &l, &st->facts[i]);
	doc_say1(d, "transfers", PROSE_PL_TRANSFERS, list_and(d, &l));
	prose_declared(d, "place");
}

/* ---- choices (Art. 13(2)(c); ISO/IEC 29184, 5.3.14) ------------------- */

void
prose_choices(struct doc *d)
{
	static const struct no_words words = { PROSE_CH_WITHDRAW,
		PROSE_CH_OBJECT, PROSE_CH_REFUSE, true };
	const struct statement *st = d->st;

	prose_section(d, "choices", PROSE_H_CHOICES, "choices");
	for (size_t i = 0; i < st->purposes_n; i++)
		doc_say_no(d,
		    doc_leaf(d, STR_FMT, STR_ARG(st->purposes[i].n.name)),
		    &st->purposes[i], &words);
	prose_declared(d, "choices");
}

/* ---- children --------------------------------------------------------- */

static void
say_age(struct doc *d, const char *leaf, const struct age *age, enum prose key)
{
	const struct str args[] = { doc_number(d, age->years),
		age->provision.n == 0
		    ? STR_NONE
		    : arena_printf(d->a, " (" STR_FMT ")",
			  STR_ARG(doc_cite(d, age->provision))) };

	if (age->years == 0)
		return;
	doc_say1(d, leaf, PROSE_ONE,
	    prose_fill(d->a, say0(d, key), args, ARRAY_LEN(args)));
	doc_say1(d, doc_leaf(d, "%s.since", leaf), PROSE_L_AGE_SINCE,
	    doc_date(d, age->since));
}

void
prose_children(struct doc *d)
{
	const struct children *k = &d->st->children;

	doc_section(d, "children", PROSE_L_CHILDREN);
	if (k->not_targeted)
		doc_say0(d, "not_targeted", PROSE_L_NOT_TARGETED);
	if (k->guardian_consent)
		doc_say0(d, "guardian", PROSE_L_GUARDIAN);
	say_age(d, "consent", &k->consent, PROSE_L_AGE_CONSENT);
	say_age(d, "joining", &k->joining, PROSE_L_AGE_JOINING);
	say_age(d, "images", &k->images, PROSE_L_AGE_IMAGES);
}

/* ---- changes ---------------------------------------------------------- */

void
prose_changes(struct doc *d)
{
	const struct changes *k = &d->st->changes;

	doc_section(d, "changes", PROSE_L_CHANGES);
	doc_say1(d, "channels", PROSE_L_CHANGES_BY,
	    doc_by_each(d, k->channels));
	doc_say1(d, "lead", PROSE_L_CHANGES_LEAD, doc_period(d, k->lead));
	if (k->ask_again)
		doc_say0(d, "ask_again", PROSE_L_ASK_AGAIN);
	prose_told(d, "changes");
}

/* ---- statistics and logs ---------------------------------------------- */

void
prose_statistics(struct doc *d)
{
	for (size_t i = 0; i < d->st->statistics_n; i++) {
		const struct statistic *k = &d->st->statistics[i];
		struct str label = text_is_empty(&k->n.label)
				       ? say0(d, PROSE_L_STATISTICS)
				       : doc_label(d, &k->n);

		doc_topic(d, doc_ref(d, "statistics", k->n.name),
		    doc_capital(d, label));
		doc_own(d, "about", &k->n.about);
		doc_say1(d, "fields", PROSE_L_STAT_OF,
		    doc_fields(d, &k->fields));
		if (k->pseudonymous)
			doc_say0(d, "figures", PROSE_L_STAT_PSEUDONYMOUS);
		else
			doc_say1(d, "figures", PROSE_L_STAT_ANONYMOUS,
			    doc_number(d, k->at_least));
	}
}

void
prose_logs(struct doc *d)
{
	static const enum prose ip[] = {
		[LOG_IP_NOT_STORED] = PROSE_L_IP_NOT_STORED,
		[LOG_IP_SHORTENED] = PROSE_L_IP_SHORTENED,
		[LOG_IP_FULL] = PROSE_L_IP_FULL,
	};

	for (size_t i = 0; i < d->st->logs_n; i++) {
		const struct log_rule *k = &d->st->logs[i];
		struct str label = text_is_empty(&k->n.label)
				       ? say0(d, PROSE_L_LOG)
				       : doc_label(d, &k->n);

		doc_topic(d, doc_ref(d, "log", k->n.name),
		    doc_capital(d, label));
		doc_own(d, "about", &k->n.about);
		if (k->ip != LOG_IP_UNSAID)
			doc_say0(d, "ip", ip[k->ip]);
		if (k->purpose >= 0)
			doc_say1(d, "purpose", PROSE_RC_PURPOSES,
			    doc_label(d, &d->st->purposes[k->purpose].n));
		doc_say1(d, "kept", PROSE_L_LOG_KEPT, doc_period(d, k->life));
	}
}
