/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_promises: terms, promises and how each is held, changes. */
#include "lang/prose_doc.h"
#include "lang/ways.h"

void
prose_terms(struct doc *d)
{
	doc_section(d, "terms", PROSE_H_TERMS);
	for (size_t i = 0; i < d->st->terms_n; i++) {
		const struct terms *t = &d->st->terms[i];

		doc_topic(d, doc_ref(d, "terms", t->n.name),
		    doc_capital(d, doc_label(d, &t->n)));
		doc_say0(d, "accepted", PROSE_T_ACCEPTED);
		doc_say1(d, "version", PROSE_T_VERSION, t->version);
		doc_own(d, "about", &t->n.about);
		doc_own(d, "body", &t->body);
	}
}

/* ---- promises and what is told ------------------------------------------ */

static const enum prose promise_names[PROMISE_MAX] = {
#define PROMISE(name, en, nb, state) [PROMISE_##name] = PROSE_PROMISE_##name,
#include "policy/promises.def"
#undef PROMISE
};
static const char *const promise_refs[PROMISE_MAX] = {
#define PROMISE(name, en, nb, state) [PROMISE_##name] = #name,
#include "policy/promises.def"
#undef PROMISE
};

/* Whoever attests is a role of the statement, or said in words. */
struct str
doc_attester(struct doc *d, struct str name)
{
	int role = statement_role(d->st, name);

	return role < 0 ? name : doc_label(d, &d->st->roles[role].n);
}

struct str
doc_attested(struct doc *d, struct str by, struct date on)
{
	struct str who = doc_attester(d, by);

	if (who.n == 0)
		return STR_NONE;
	return on.year == 0
		   ? say1(d, PROSE_HELD_ATTESTED, who)
		   : say2(d, PROSE_HELD_ATTESTED_ON, who, doc_date(d, on));
}

/* Each promise says how it is held (promise and proof are two things). */
static struct str
held_text(struct doc *d, const struct promise_rule *p)
{
	if (p->held == HELD_ENFORCED)
		return say0(d, PROSE_HELD_ENFORCED);
	if (p->held == HELD_TOLD || p->attested_by.n == 0)
		return say0(d, PROSE_HELD_TOLD);
	return doc_attested(d, p->attested_by, p->attested_on);
}

struct str
lang_promise(enum promise p, enum lang lang)
{
	return prose_get(promise_names[p], lang);
}

void
prose_promises(struct doc *d)
{
	doc_section(d, "promise", PROSE_H_PROMISES);
	for (size_t i = 0; i < d->st->promises_n; i++) {
		const struct promise_rule *p = &d->st->promises[i];
		struct list l = { .n = 0 };

		list_add(d, &l, say0(d, promise_names[p->promise]));
		list_add(d, &l, held_text(d, p));
		doc_say1(d, promise_refs[p->promise], PROSE_ONE,
		    list_blank(d, &l));
	}
}

void
prose_changes(struct doc *d)
{
	const struct changes *k = &d->st->changes;

	doc_section(d, "changes", PROSE_L_CHANGES);
	doc_say1(d, "channels", PROSE_L_CHANGES_BY,
	    doc_by_each(d, ways_of_all(d->st, k->channels)));
	doc_say1(d, "lead", PROSE_L_CHANGES_LEAD, doc_period(d, k->lead));
	if (k->ask_again)
		doc_say0(d, "ask_again", PROSE_L_ASK_AGAIN);
	prose_told(d, "changes");
}
