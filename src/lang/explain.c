/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/explain.h"

#include "lang/prose_record.h"
#include "policy/ages.h"
#include "policy/basis.h"
#include "policy/goes.h"

struct explain {
	struct buf *out;
	struct doc d; /* for the words */
	const struct purpose *p;
	int purpose;
	int channel;
	bool of;        /* only of who is of … */
	uint64_t kinds; /* … these, 1 << kind */
};

/* "LINE: what". */
static void
line(struct explain *x, struct pos pos, struct str what)
{
	buf_printf(x->out, "%u: " STR_FMT "\n", pos.line, STR_ARG(what));
}

static void
line_about(struct explain *x, enum prose about, struct pos pos)
{
	line(x, pos, say0(&x->d, about));
}

static void
whom(struct explain *x, unsigned stage)
{
	struct doc *d = &x->d;
	const struct index_list *kinds = &x->p->kinds;
	struct pos pos = x->p->n.pos;

	if (stage != 0 && (purpose_stages(x->p) & stage) == 0)
		line(x, pos,
		    say1(d, PROSE_EX_NOT_STAGE, doc_people(d, stage, NULL)));
	else if (purpose_is_outside(d->st, x->p))
		line(x, pos,
		    say1(d, PROSE_P_KINDS_OUTSIDE, doc_kinds(d, kinds)));
	else
		line(x, pos,
		    stage != 0 ? doc_purpose_is_at(d, x->p, stage)
			       : doc_purpose_is_for(d, x->p));
}

/* Who decides over it, where the file has several. */
static void
whose(struct explain *x)
{
	struct doc *d = &x->d;
	const struct purpose *p = x->p;
	struct str who = doc_responsible(d, p, PROSE_ONE);

	if (doc_is_joint(d, p))
		line(x, p->n.pos, say1(d, PROSE_EX_JOINT, doc_capital(d, who)));
	else if (d->st->controllers_n > 1 ||
		 d->st->controllers[p->controller].many)
		line(x, p->n.pos, say1(d, PROSE_L_CONTROLLER, who));
	if (p->as_processor.n > 0)
		line(x, p->n.pos,
		    say2(d, PROSE_L_AS_PROCESSOR,
			doc_controllers_of(d, &p->as_processor), who));
}

/* Only a no that the statement or the law gives: who cannot say it is not told
 * that it would be heard. */
static void
objection(struct explain *x, const struct basis *b)
{
	if (x->p->channels != 0 && purpose_may_be_refused(x->p))
		line_about(x, PROSE_EX_OBJECTION, b->pos);
	else if (x->p->channels == 0 && purpose_may_be_objected(x->p) &&
		 (b->code == BASIS_E || b->code == BASIS_F))
		line_about(x, PROSE_EX_OBJECTION_USE, b->pos);
}

/* Whose yes it takes: the person's, or for children a guardian's. */
static void
consent(struct explain *x, struct pos pos)
{
	static const struct guardian_words words = { PROSE_CB_GUARDIAN,
		PROSE_CB_GUARDIANS, PROSE_CB_GUARDIAN_TOO,
		PROSE_CB_GUARDIANS_TOO };
	uint64_t among = x->of ? x->kinds : UINT64_MAX;
	struct list l = { .n = 0 };

	if (doc_guarded(&x->d, x->p, among))
		line_about(x, PROSE_D_STORAGE_CONSENT, pos);
	else
		line_about(x,
		    x->p->channels != 0 ? PROSE_EX_CONSENT
					: PROSE_EX_CONSENT_USE,
		    pos);
	doc_list_guardians(&x->d, x->p, among, &words, &l);
	for (size_t i = 0; i < l.n; i++)
		line(x, pos, l.at[i]);
}

static void
bases(struct explain *x)
{
	struct doc *d = &x->d;
	struct str age = doc_alone(d, x->p, purpose_age(d->st, x->p));

	if (x->p->bases_n == 0)
		line_about(x, PROSE_EX_NO_BASIS, x->p->n.pos);
	for (size_t i = 0; i < x->p->bases_n; i++) {
		const struct basis *b = &x->p->bases[i];
		struct str name = doc_basis(d, b);

		line(x, b->pos,
		    b->kinds.n == 0 ? say1(d, PROSE_P_BASIS, name)
				    : say2(d, PROSE_P_BASIS_KINDS, name,
					  doc_kinds(d, &b->kinds)));
		if (b->code == BASIS_A)
			consent(x, b->pos);
		if (b->code == BASIS_A && age.n > 0)
			line(x, b->pos, age);
		if (x->p->class == CLASS_STATUTORY)
			line_about(x, PROSE_EX_STATUTORY, x->p->n.pos);
		else
			objection(x, b);
	}
}

/* What it gets of some of them only. */
static void
of_some(struct explain *x)
{
	struct fieldset uses = purpose_fields(x->d.st, x->p);

	for (int i = 0; i < (int)x->d.st->fields_n; i++) {
		const struct field *f = &x->d.st->fields[i];

		if (fieldset_has(&uses, i) && meant_any(&f->kept_of))
			line(x, f->n.pos, doc_kept_of(&x->d, f));
	}
}

/* Nobody writes by telephone. */
static void
ways(struct explain *x, unsigned set)
{
	unsigned calls = set & 1U << CHANNEL_PHONE;

	if ((set & ~calls) != 0)
		line(x, x->p->n.pos,
		    say1(&x->d, PROSE_P_SEND,
			doc_by_each(&x->d, set & ~calls)));
	if (calls != 0)
		line(x, x->p->n.pos, say0(&x->d, PROSE_P_CALL));
}

static void
channels(struct explain *x)
{
	struct doc *d = &x->d;

	if (x->channel >= 0 && (x->p->channels >> x->channel & 1) == 0)
		line(x, x->p->n.pos,
		    say1(d, PROSE_EX_NOT_CHANNEL,
			channel_label((enum channel)x->channel, d->lang)));
	else if (x->p->channels != 0)
		ways(x, x->channel < 0 ? x->p->channels : 1U << x->channel);
}

static void
roles(struct explain *x)
{
	const struct statement *st = x->d.st;
	struct doc *d = &x->d;

	for (size_t i = 0; i < st->roles_n; i++) {
		const struct role *r = &st->roles[i];

		for (size_t j = 0; j < r->clauses_n; j++) {
			const struct clause *c = &r->clauses[j];
			struct fieldset fields;

			if (c->purpose != x->purpose)
				continue;
			fields = clause_fields(st, r, c);
			line(x, c->pos,
			    say2(d, PROSE_LABELLED, doc_label(d, &r->n),
				doc_acts(d, c->acts)));
			if (!fieldset_is_empty(&fields))
				line(x, c->pos,
				    say1(d, PROSE_R_FIELDS,
					doc_fields(d, &fields)));
			if (c->without_addresses)
				line_about(x, PROSE_R_WITHOUT, c->pos);
		}
	}
}

/* Whether a block is about the people at this stage, or about the messages
 * that the purpose sends. */
static bool
keep_applies(const struct explain *x, const struct keep *k, unsigned stage)
{
	const unsigned before = STAGE_POSSIBLE | STAGE_INVITED;

	if (k->what != KEEP_INVITED && k->what != KEEP_MEMBERS &&
	    k->what != KEEP_MESSAGES && k->what != KEEP_FIELDS)
		return false;
	if (stage != 0 && k->what == KEEP_INVITED && (stage & before) == 0)
		return false;
	if (stage != 0 && k->what == KEEP_MEMBERS && (stage & ~before) == 0)
		return false;
	return record_kept(x->d.st, k, x->p) &&
	       (!x->of || keep_speaks(x->d.st, k, x->kinds));
}

static void
keeps(struct explain *x, unsigned stage)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		doc_of_keep(&x->d, k);
		for (size_t j = 0;
		     keep_applies(x, k, stage) && j < k->clauses_n; j++)
			line(x, k->clauses[j].pos,
			    doc_keep_clause(&x->d, &k->clauses[j]));
		doc_of_keep(&x->d, NULL);
	}
	/* What is declared apart from the register goes by its own. */
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];
		struct str how_long = doc_fact_period(&x->d, f);

		if (how_long.n > 0 && fact_is_for(f, x->purpose))
			line(x, f->n.pos,
			    say2(&x->d, PROSE_LABELLED, doc_label(&x->d, &f->n),
				how_long));
	}
}

static enum err
explain(struct explain *x, unsigned stage)
{
	const struct statement *st = x->d.st;

	if (x->purpose < 0 || (size_t)x->purpose >= st->purposes_n)
		return ERR_NOT_FOUND;
	x->p = &st->purposes[x->purpose];
	x->d.a = arena_new(LIMIT_ARENA_REQUEST);
	whom(x, stage);
	whose(x);
	bases(x);
	of_some(x);
	channels(x);
	line_about(x, PROSE_EX_STOP, x->p->n.pos);
	roles(x);
	keeps(x, stage);
	arena_free(x->d.a);
	return x->out->full ? ERR_TOO_BIG : ERR_OK;
}

enum err
lang_explain(struct buf *out, const struct statement *st, int purpose,
    int channel, unsigned stage, enum lang lang)
{
	struct explain x = { .out = out,
		.d = { .st = st, .lang = lang, .of_people = true },
		.purpose = purpose,
		.channel = channel };

	return explain(&x, stage);
}

enum err
lang_explain_of(struct buf *out, const struct statement *st, int purpose,
    int channel, unsigned stage, uint64_t kinds, enum lang lang)
{
	struct explain x = { .out = out,
		.d = { .st = st, .lang = lang, .of_people = true },
		.purpose = purpose,
		.channel = channel,
		.of = true,
		.kinds = kinds };

	return explain(&x, stage);
}
