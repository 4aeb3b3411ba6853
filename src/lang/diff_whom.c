/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_whom: whom a change concerns, and who of them can be written to. */
#include "lang/diff_private.h"
#include "policy/goes.h"

struct whom {
	struct arena *a;
	const struct diff *d;
	struct diff_change *ch;
	bool all; /* of every kind in the register */
};

/* Whether anybody is invited under the statement. */
static bool
invites(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if ((p->stages & STAGE_INVITED) != 0 ||
		    purpose_serves(p, ACTIVITY_INVITE))
			return true;
	}
	return false;
}

/* Kinds by the new statement; the number of those in the register. */
static size_t
add_kinds(struct whom *w, const struct statement *st,
    const struct index_list *kinds)
{
	size_t inside = 0;

	for (size_t i = 0; i < kinds->n; i++) {
		const struct kind *from = &st->kinds[kinds->at[i]];
		int k = statement_kind(w->d->is, from->n.name);

		if (!from->outside)
			inside++;
		if (k < 0 || k >= 64)
			continue;
		if (from->outside)
			w->ch->outside |= UINT64_C(1) << k;
		else
			w->ch->kinds |= UINT64_C(1) << k;
	}
	return inside;
}

/* Everybody: those in the register, and each kind that is not in it. */
static void
add_all(struct whom *w, const struct statement *st)
{
	struct index_list all = {
		.at = ARENA_ARRAY(w->a, int, st->kinds_n + 1),
	};

	for (size_t i = 0; i < st->kinds_n; i++)
		if (st->kinds[i].outside)
			all.at[all.n++] = (int)i;
	(void)add_kinds(w, st, &all);
	if (!statement_has_register(st))
		return;
	w->all = true;
	w->ch->stages |= STAGES_TOLD;
}

static void
add_purpose(struct whom *w, const struct statement *st, int purpose)
{
	const struct purpose *p;

	if (purpose < 0)
		return;
	p = &st->purposes[purpose];
	if (!statement_has_register(st) && p->kinds.n == 0) {
		add_all(w, st);
		return;
	}
	if (add_kinds(w, st, &p->kinds) == 0 && !purpose_is_outside(st, p))
		w->all = true;
	if (!purpose_is_outside(st, p))
		w->ch->stages |= purpose_stages(p);
}

static void
add_field(struct whom *w, const struct statement *st)
{
	int f = statement_field(st, w->ch->name);

	for (size_t i = 0; f >= 0 && i < st->purposes_n; i++) {
		struct fieldset fs = purpose_fields(st, &st->purposes[i]);

		if (fieldset_has(&fs, f))
			add_purpose(w, st, (int)i);
	}
	w->ch->kinds = w->ch->outside = 0;
}

static void
add_kept(struct whom *w)
{
	const struct word_list l = words_list(WORDS_KEEP);

	if (str_eq(w->ch->name, l.at[KEEP_INVITED].en))
		w->ch->stages = STAGE_POSSIBLE | STAGE_INVITED;
	else if (str_eq(w->ch->name, l.at[KEEP_MEMBERS].en))
		w->ch->stages = STAGE_MEMBER | STAGE_LEAVING;
}

static const struct fact *
fact_of(const struct statement *st, int kw, struct str name)
{
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if ((int)fact_keyword(f->kind) == kw && str_eq(f->n.name, name))
			return f;
	}
	return NULL;
}

/* Of a declared fact: the kinds that it names, else those of its purposes. */
static void
add_fact(struct whom *w, const struct statement *st, int kw)
{
	const struct fact *f = fact_of(st, kw, w->ch->name);
	bool named = false;
	size_t n;
	const struct fact_row *rows;

	if (f == NULL)
		return;
	rows = fact_properties(f->kind, &n);
	for (size_t i = 0; i < n; i++) {
		if (rows[i].type != FACT_TYPE_KINDS || !f->values[i].said)
			continue;
		named = true;
		if (add_kinds(w, st, &f->values[i].list) > 0)
			w->ch->stages |= STAGES_TOLD;
	}
	for (size_t i = 0; !named && i < f->purposes.n; i++)
		add_purpose(w, st, f->purposes.at[i]);
	if (named || f->purposes.n > 0)
		return;
	for (size_t i = 0; f->kind == FACT_TRANSFER && i < st->purposes_n; i++)
		if (transfer_is_for(st, f, (int)i))
			add_purpose(w, st, (int)i);
	if (f->kind != FACT_TRANSFER)
		add_all(w, st);
}

/* Who it is given to, or works for us: those whose facts are given. */
static void
add_party(struct whom *w, const struct statement *st, int kw)
{
	for (size_t i = 0; i < st->recipients_n && kw == KW_RECIPIENT; i++)
		for (size_t p = 0; p < st->purposes_n; p++)
			if (str_eq(st->recipients[i].n.name, w->ch->name) &&
			    recipient_gets(st, &st->recipients[i], (int)p))
				add_purpose(w, st, (int)p);
	for (size_t i = 0; i < st->processors_n && kw == KW_PROCESSOR; i++)
		for (size_t p = 0; p < st->purposes_n; p++)
			if (str_eq(st->processors[i].n.name, w->ch->name) &&
			    processor_gets(st, &st->processors[i], (int)p))
				add_purpose(w, st, (int)p);
}

/* What is on people's devices, and the logs: those of their purposes, or whom
 * a log says that it is about. */
static void
add_web(struct whom *w, const struct statement *st, int kw)
{
	for (size_t i = 0; i < st->cookies_n && kw == KW_COOKIE; i++) {
		const struct cookie *c = &st->cookies[i];

		if (!str_eq(c->n.name, w->ch->name))
			continue;
		for (size_t p = 0; p < c->purposes.n; p++)
			add_purpose(w, st, c->purposes.at[p]);
	}
	for (size_t i = 0; i < st->logs_n && kw == KW_LOG; i++) {
		const struct log_rule *k = &st->logs[i];

		if (!str_eq(k->n.name, w->ch->name))
			continue;
		if (k->kinds.n == 0)
			add_purpose(w, st, k->purpose);
		else if (add_kinds(w, st, &k->kinds) > 0)
			w->ch->stages |= STAGES_TOLD;
	}
}

static void
add_kind(struct whom *w, const struct statement *st)
{
	int k = statement_kind(st, w->ch->name);
	struct index_list one = { .at = &k, .n = 1 };

	if (k >= 0 && add_kinds(w, st, &one) > 0)
		w->ch->stages |= STAGES_TOLD;
}

/* By what the line is about, in one of the two versions. */
static void
add_one(struct whom *w, const struct statement *st, int kw)
{
	if (kw == KW_PURPOSE)
		add_purpose(w, st, statement_purpose(st, w->ch->name));
	else if (kw == KW_FIELD)
		add_field(w, st);
	else if (kw == KW_KIND)
		add_kind(w, st);
	else if (kw == KW_COOKIE || kw == KW_LOG)
		add_web(w, st, kw);
	else if (kw == KW_RECIPIENT || kw == KW_PROCESSOR)
		add_party(w, st, kw);
	else
		add_fact(w, st, kw);
}

/* People at these stages, of these kinds. Whoever was never written to learns
 * of a change with the invitation; the dead are not written to, and whoever is
 * not in the register cannot be. */
void
diff_concerns(struct arena *a, const struct diff *d,
    const struct diff_node *top, struct diff_change *ch)
{
	struct whom w = { .a = a, .d = d, .ch = ch };
	int kw = top == NULL ? -1 : top->kw;

	ch->purpose = -1;
	if (kw == KW_PURPOSE)
		ch->purpose = statement_purpose(d->is, ch->name);
	if (kw == KW_KEEP)
		add_kept(&w);
	add_one(&w, d->was, kw);
	add_one(&w, d->is, kw);
	if (ch->stages == 0 && ch->outside == 0) {
		add_all(&w, d->was);
		add_all(&w, d->is);
	}
	if (w.all)
		ch->kinds = 0;
	if (!invites(d->was) && !invites(d->is))
		ch->stages &= ~(unsigned)STAGE_INVITED;
}
