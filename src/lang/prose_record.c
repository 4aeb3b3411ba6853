/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record: rows and cells of the record of processing, Art. 30. */
#include "lang/prose_record.h"
#include "policy/country.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* ---- rows and columns -------------------------------------------------- */

bool
record_has(const struct record *r, int purpose)
{
	const struct purpose *p = &r->d->st->purposes[purpose];

	if (r->of.processor)
		return r->of.controller < 0
			   ? p->done_by.n > 0
			   : index_list_has(&p->done_by, r->of.controller);
	return r->of.controller < 0 || purpose_decides(p, r->of.controller);
}

bool
record_row_of(const struct record *r, const struct purpose *p, int controller)
{
	if (r->of.controller >= 0 && controller != r->of.controller)
		return false;
	return r->of.processor ? index_list_has(&p->done_by, controller)
			       : purpose_decides(p, controller);
}

bool
record_column(const struct record *r, enum record_cell cell)
{
	switch (cell) {
	case RECORD_PROCESSOR:
		return r->of.processor;
	case RECORD_JOINT:
	case RECORD_BASIS:
	case RECORD_PEOPLE:
	case RECORD_DATA:
	case RECORD_RECIPIENTS:
	case RECORD_PERIODS:
		return !r->of.processor;
	default:
		return true;
	}
}

bool
record_demanded(const struct record *r, enum record_cell cell)
{
	return record_column(r, cell) && cell != RECORD_JOINT &&
	       cell != RECORD_REPRESENTATIVE && cell != RECORD_BASIS;
}

struct str
record_head(const struct record *r, enum record_cell cell)
{
	static const enum prose heads[RECORD_CELL_MAX] = {
		[RECORD_CONTROLLER] = PROSE_RO_CONTROLLER,
		[RECORD_PROCESSOR] = PROSE_RO_PROCESSOR,
		[RECORD_JOINT] = PROSE_RO_JOINT,
		[RECORD_REPRESENTATIVE] = PROSE_RO_REPRESENTATIVE,
		[RECORD_OFFICER] = PROSE_RO_DPO,
		[RECORD_PURPOSE] = PROSE_RO_PURPOSE,
		[RECORD_BASIS] = PROSE_RO_BASIS,
		[RECORD_PEOPLE] = PROSE_RO_PEOPLE,
		[RECORD_DATA] = PROSE_RO_DATA,
		[RECORD_RECIPIENTS] = PROSE_RO_RECIPIENTS,
		[RECORD_TRANSFERS] = PROSE_RO_TRANSFERS,
		[RECORD_PERIODS] = PROSE_RO_PERIODS,
		[RECORD_MEASURES] = PROSE_RO_MEASURES,
	};

	if (r->of.processor && cell == RECORD_CONTROLLER)
		return say0(r->d, PROSE_RO_FOR);
	if (r->of.processor && cell == RECORD_PURPOSE)
		return say0(r->d, PROSE_RO_CATEGORY);
	return say0(r->d, heads[cell]);
}

struct str
record_title(const struct record *r)
{
	struct doc *d = r->d;
	const struct statement *st = d->st;
	struct list l = { .n = 0 };
	struct str of;

	for (size_t i = 0; i < st->controllers_n; i++)
		if (r->of.controller >= 0
			? r->of.controller == (int)i
			: !r->of.processor ||
			      statement_processor(st, (int)i) >= 0)
			list_add(d, &l,
			    doc_controller_name(d, &st->controllers[i]));
	of = l.n > 0 ? list_names(d, &l) : doc_controllers(d);
	return say1(d,
	    r->of.processor ? PROSE_RO_TITLE_PROCESSOR : PROSE_RO_TITLE, of);
}

static bool
is_negative(const struct statement *st, enum negative no)
{
	return (st->negatives >> no & 1) != 0;
}

/* ---- who --------------------------------------------------------------- */

/* "NTNU, 974767880, 7491 Trondheim, alumni@ntnu.example"; of many, with what
 * each fills in. */
static void
add_controller(struct doc *d, struct list *l, const struct controller *c)
{
	struct list one = { .n = 0 };

	list_add(d, &one, doc_controller_name(d, c));
	if (c->many)
		list_add(d, &one, say0(d, PROSE_RO_TEMPLATE));
	list_add(d, &one, c->org_no);
	list_add(d, &one, c->address);
	list_add(d, &one, text_in(&c->contact.name, d->lang));
	list_add(d, &one, c->contact.email);
	list_add(d, &one, c->contact.phone);
	list_add(d, &one, c->contact.post);
	list_add(d, &one, c->list);
	list_add(d, l, list_comma(d, &one));
	if (!text_is_empty(&c->known))
		list_add(d, l,
		    say1(d, PROSE_RO_KNOWN,
			doc_without_stop(text_in(&c->known, d->lang))));
}

/* Those whose row it is: who decides, or who does it for them. */
static void
add_whose(const struct record *r, struct list *l, const struct purpose *p,
    void (*add)(struct doc *, struct list *, int))
{
	for (int i = 0; i < (int)r->d->st->controllers_n; i++)
		if (record_row_of(r, p, i) &&
		    (r->of.processor || r->of.controller >= 0 ||
			i == p->controller))
			add(r->d, l, i);
}

static void
add_party(struct doc *d, struct list *l, int controller)
{
	add_controller(d, l, &d->st->controllers[controller]);
}

static void
add_deciders(struct doc *d, struct list *l, const struct purpose *p,
    void (*add)(struct doc *, struct list *, int))
{
	add(d, l, p->controller);
	for (size_t i = 0; i < p->jointly.n; i++)
		if (p->jointly.at[i] != p->controller)
			add(d, l, p->jointly.at[i]);
}

static void
add_officer(struct doc *d, struct list *l, int controller)
{
	const struct dpo *dpo = &d->st->controllers[controller].dpo;
	struct list one = { .n = 0 };

	list_add(d, &one, text_in(&dpo->contact.name, d->lang));
	list_add(d, &one, dpo->contact.email);
	list_add(d, &one, dpo->contact.phone);
	list_add(d, &one, dpo->contact.post);
	list_add_once(d, l, list_comma(d, &one));
	if (dpo->status == DPO_NOT_REQUIRED) {
		struct str none = say0(d,
		    d->st->controllers_n > 1 ? PROSE_DPO_NOT : PROSE_DPO_NONE);
		struct str why = text_in(&dpo->reason, d->lang);

		list_add_once(d, l,
		    why.n == 0 ? none
			       : arena_printf(d->a, STR_FMT " " STR_FMT,
				     STR_ARG(none), STR_ARG(why)));
	}
}

/* The same with whose it is, where several stand in the cell. */
static void
add_their_officer(struct doc *d, struct list *l, int controller)
{
	struct list one = { .n = 0 };

	add_officer(d, &one, controller);
	if (one.n > 0)
		list_add_once(d, l,
		    say2(d, PROSE_LABELLED,
			doc_controller_name(d, &d->st->controllers[controller]),
			list_comma(d, &one)));
}

/* Those beside whoever stands in the column of the controller. */
static void
add_joint(const struct record *of, struct list *l, int purpose)
{
	struct doc *d = of->d;
	const struct purpose *p = &d->st->purposes[purpose];
	int one = of->of.controller >= 0 ? of->of.controller : p->controller;

	if (is_negative(d->st, NEGATIVE_JOINT))
		list_add(d, l, doc_without_stop(say0(d, PROSE_NEGATIVE_JOINT)));
	for (int i = 0; i < (int)d->st->controllers_n; i++)
		if (i != one && purpose_decides(p, i))
			list_add(d, l,
			    doc_controller_name(d, &d->st->controllers[i]));
	for (size_t i = 0; i < d->st->recipients_n; i++) {
		const struct recipient *r = &d->st->recipients[i];

		if (recipient_is_joint(d->st, r, purpose))
			list_add(d, l, doc_label(d, &r->n));
	}
}

/* ---- what for, on what ground, about whom ------------------------------ */

static void
add_purpose(struct doc *d, struct list *l, const struct purpose *p)
{
	list_add(d, l, doc_label(d, &p->n));
	list_add(d, l, doc_without_stop(doc_told_about(d, &p->n.about)));
}

static void
add_bases(struct doc *d, struct list *l, const struct purpose *p)
{
	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];
		struct list one = { .n = 0 };
		struct str kinds = doc_kinds(d, &b->kinds);

		list_add(d, &one, doc_basis(d, b));
		list_add(d, &one, doc_words(d, &b->provision));
		list_add(d, l,
		    kinds.n == 0
			? list_comma(d, &one)
			: say2(d, PROSE_LABELLED, kinds, list_comma(d, &one)));
	}
	for (size_t i = 0; i < p->conditions_n; i++)
		list_add(d, l,
		    doc_without_stop(doc_condition(d, p, &p->conditions[i])));
}

static void
add_people(struct doc *d, struct list *l, const struct purpose *p)
{
	struct index_list outside = kinds_outside(d, &p->kinds);

	if (!purpose_is_outside(d->st, p))
		list_add(d, l, doc_purpose_people(d, p));
	list_add(d, l, doc_kinds(d, &outside));
}

/* That somebody is a member at all, told for the purpose or for one about which
 * it answers people. */
static bool
says_membership(const struct record *r, const struct fact *f, int purpose)
{
	const struct statement *st = r->d->st;

	for (int i = 0; i < (int)st->purposes_n; i++)
		if (membership_is_for(st, f, i) &&
		    (i == purpose || record_answers_for(r, purpose, i)))
			return true;
	return false;
}

/* What is special beside the fields: data apart from the register, and that
 * somebody is a member at all. */
static bool
says_special(const struct record *r, const struct fact *f,
    const struct purpose *p)
{
	return says_membership(r, f, p->n.no) ||
	       (f->kind == FACT_DATA &&
		   (fact_is_for(f, p->n.no) ||
		       record_answers(r, f, p->n.no, RECORD_DATA)) &&
		   fact_says(f, FACT_PROPERTY_DATA_SPECIAL)->said);
}

static void
add_data(const struct record *r, struct list *l, const struct purpose *p)
{
	struct doc *d = r->d;
	struct fieldset uses = purpose_fields(d->st, p), special = uses;
	struct fieldset criminal = uses;
	struct list all = { .n = 0 }, answered = { .n = 0 };

	d->by = p;
	list_add(d, l, doc_fields(d, &uses));
	record_list_answered(r, &answered, p->n.no, RECORD_DATA);
	list_add(d, l, list_and(d, &answered));
	for (int i = 0; i < (int)d->st->fields_n; i++) {
		if (!d->st->fields[i].special)
			fieldset_remove(&special, i);
		if (!d->st->fields[i].criminal)
			fieldset_remove(&criminal, i);
	}
	doc_list_fields(d, &special, &all);
	for (size_t i = 0; i < d->st->facts_n; i++)
		if (says_special(r, &d->st->facts[i], p))
			list_label(d, &all, doc_label(d, &d->st->facts[i].n));
	if (all.n > 0)
		list_add(d, l, say1(d, PROSE_RO_SPECIAL, list_and(d, &all)));
	if (!fieldset_is_empty(&criminal))
		list_add(d, l,
		    say1(d, PROSE_RO_CRIMINAL, doc_fields(d, &criminal)));
	d->by = NULL;
}

/* ---- to whom, whither ----------------------------------------------- */

/* What it is, and in which case it gets anything. */
static struct str
named_as(struct doc *d, const struct recipient *r, int purpose)
{
	struct list l = { .n = 0 };

	if (r->classes != 0)
		list_add(d, &l,
		    doc_recipient_is(d, r->class, doc_behind_one(d, purpose)));
	if (r->send_through)
		list_add(d, &l, say0(d, PROSE_RC_THROUGH));
	if (r->on_approval)
		list_add(d, &l, say0(d, PROSE_RC_APPROVAL));
	if (!text_is_empty(&r->only_when))
		list_add(d, &l,
		    say1(d, PROSE_D_ONLY_WHEN,
			text_in(&r->only_when, d->lang)));
	if (l.n == 0)
		return doc_label(d, &r->n);
	return say2(d, PROSE_LABELLED, doc_label(d, &r->n),
	    doc_without_stop(list_blank(d, &l)));
}

/* "Processor for us", and what it is given for the purpose where that is said.
 */
static struct str
works(struct doc *d, const struct processor *p, int purpose)
{
	struct str what = p->controller >= 0
			      ? say0(d, PROSE_RO_PROCESSOR)
			      : doc_without_stop(doc_processor_is(d,
				    doc_behind_one(d, purpose)));
	struct fieldset fields = processor_fields(d->st, p, purpose);
	struct list given = { .n = 0 };

	if (!p->limited)
		return what;
	doc_list_fields(d, &fields, &given);
	for (size_t i = 0; i < p->data.n; i++) {
		const struct fact *f = &d->st->facts[p->data.at[i]];

		if (index_list_covers(&f->purposes, purpose))
			list_label(d, &given, doc_label(d, &f->n));
	}
	return doc_beside(d, what, list_and(d, &given));
}

static void
add_recipients(struct doc *d, struct list *l, int purpose)
{
	const struct statement *st = d->st;

	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];

		if (recipient_gets(st, r, purpose))
			list_add(d, l, named_as(d, r, purpose));
	}
	doc_list_parties(d, purpose, l);
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *one = &st->processors[i];

		if (processor_gets(st, one, purpose))
			list_add(d, l,
			    say2(d, PROSE_LABELLED, doc_processor_name(d, one),
				works(d, one, purpose)));
	}
}

/* "None" only where the statement says so; else that none is named. */
static void
say_nobody(struct doc *d, struct list *l)
{
	if (l->n > 0)
		return;
	if (is_negative(d->st, NEGATIVE_RECIPIENTS))
		list_add(d, l,
		    doc_without_stop(say0(d, PROSE_NEGATIVE_RECIPIENTS)));
	else
		list_add(d, l, say0(d, PROSE_RO_NOBODY));
}

/* "Mail Inc: the United States (standard contractual clauses)". */
static void
add_transfer(struct doc *d, struct list *l, struct list *within,
    struct str name, const struct country_list *countries, struct str tool)
{
	struct list abroad = { .n = 0 };
	struct str where = doc_countries(d, countries);

	for (size_t i = 0; i < countries->n; i++) {
		struct str in = doc_country(d, countries->at[i]);

		if (outside_eea(countries->at[i]))
			list_add(d, &abroad, in);
		else if (tool.n == 0)
			list_add_once(d, within, in);
	}
	if (abroad.n == 0 && tool.n == 0)
		return;
	if (abroad.n > 0)
		where = list_and(d, &abroad);
	list_add(d, l,
	    say2(d, PROSE_LABELLED, name, doc_beside(d, where, tool)));
}

static void
add_transfers(struct doc *d, struct list *l, int purpose)
{
	const struct statement *st = d->st;
	struct list within = { .n = 0 };

	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];

		if (recipient_gets(st, r, purpose))
			add_transfer(d, l, &within, doc_label(d, &r->n),
			    &r->countries, STR_NONE);
	}
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];

		if (processor_gets(st, p, purpose))
			add_transfer(d, l, &within, doc_processor_name(d, p),
			    &p->countries, doc_words(d, &p->tool));
	}
	if (st->eea_only)
		list_add(d, l, doc_without_stop(say0(d, PROSE_EEA_ONLY)));
	if (is_negative(st, NEGATIVE_TRANSFERS))
		list_add(d, l,
		    doc_without_stop(say0(d, PROSE_NEGATIVE_TRANSFERS)));
	if (l->n == 0 && within.n > 0)
		list_add(d, l,
		    say1(d, PROSE_RO_WITHIN, list_comma(d, &within)));
	if (l->n == 0 && statement_names_country(st))
		list_add(d, l, say0(d, PROSE_RO_NO_TRANSFER));
}

/* ---- how long, how protected ---------------------------------------- */

/* Whether others speak in its place of all whom the purpose is for: those of
 * its kinds that are in the register, or all who are in it. */
static bool
taken(const struct statement *st, const struct keep *k, const struct purpose *p)
{
	bool kinds = false;

	for (size_t i = 0; i < p->kinds.n; i++) {
		if (st->kinds[p->kinds.at[i]].outside)
			continue;
		if (!keep_taken(st, k, p->kinds.at[i]))
			return false;
		kinds = true;
	}
	return kinds || keep_all_taken(st, k);
}

/* Whether the purpose is for some of those of whom the rule speaks. */
static bool
is_of_some(const struct statement *st, const struct keep *k,
    const struct purpose *p)
{
	for (size_t i = 0; i < k->kinds.n; i++)
		if (purpose_meets(st, p, k->kinds.at[i]))
			return true;
	return k->kinds.n == 0;
}

bool
record_kept(const struct statement *st, const struct keep *k,
    const struct purpose *p)
{
	unsigned stages = purpose_stages(p);
	struct fieldset uses = purpose_fields(st, p);
	struct fieldset whole = statement_whole(st, &k->fields);
	struct fieldset both = fieldset_and(&whole, &uses);

	if (!is_of_some(st, k, p) || taken(st, k, p) ||
	    !index_list_covers(&k->only_for, p->n.no))
		return false;
	/* Where no server is, fields are of whomever their purpose is for. */
	if (purpose_is_outside(st, p) &&
	    (k->what == KEEP_MEMBERS || k->what == KEEP_INVITED ||
		(k->what == KEEP_FIELDS && !st->printed_only)))
		return k->only_for.n > 0;
	switch (k->what) {
	case KEEP_MEMBERS:
		return (stages & ~(unsigned)(STAGE_POSSIBLE | STAGE_INVITED)) !=
			   0 &&
		       (fieldset_is_empty(&k->fields) ||
			   !fieldset_is_empty(&both));
	case KEEP_INVITED:
		return (stages & (STAGE_POSSIBLE | STAGE_INVITED)) != 0;
	case KEEP_CONSENTS:
		return purpose_asks_consent(p);
	case KEEP_MESSAGES:
		return p->channels != 0;
	case KEEP_AUDIT:
		return purpose_serves(p, ACTIVITY_AUDIT);
	case KEEP_REQUESTS:
		return purpose_answers(p);
	case KEEP_SESSIONS:
		return purpose_serves(p, ACTIVITY_SIGN_IN);
	case KEEP_BACKUPS:
		return purpose_serves(p, ACTIVITY_BACKUP);
	case KEEP_MARKS:
		return purpose_serves(p, ACTIVITY_MARK);
	default:
		return k->only_for.n > 0 || !fieldset_is_empty(&both);
	}
}

/* "Members: 30 days after you have left". A review is no limit. */
static void
add_periods(struct doc *d, struct list *l, const struct purpose *p)
{
	const struct statement *st = d->st;

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct str what, of, when;

		if (!record_kept(st, k, p))
			continue;
		what = doc_capital(d, doc_keep_label(d, k));
		of = text_is_empty(&k->n.label) ? STR_NONE
						: doc_fields(d, &k->fields);
		when = doc_keep_periods(d, k);
		if (when.n == 0)
			continue;
		list_add(d, l,
		    say2(d, PROSE_LABELLED, doc_beside(d, what, of), when));
	}
}

/* Nothing else is used for it than what lies in an archive, or is published. */
static bool
is_apart_only(const struct statement *st, int purpose)
{
	const struct purpose *p = &st->purposes[purpose];

	if (p->all_fields || !fieldset_is_empty(&p->fields))
		return false;
	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_is_data(&st->facts[i], purpose))
			return false;
	return true;
}

/* How long those keep it who do it for others, where it is said. */
static void
add_kept_with(struct doc *d, struct list *l, int purpose)
{
	for (size_t i = 0; i < d->st->processors_n; i++) {
		const struct processor *p = &d->st->processors[i];

		if (p->kept.said && processor_gets(d->st, p, purpose))
			list_add(d, l,
			    say2(d, PROSE_LABELLED, doc_processor_name(d, p),
				doc_kept(d, &p->kept)));
	}
}

bool
record_has_limit(const struct record *r, int purpose)
{
	const struct statement *st = r->d->st;

	for (size_t i = 0; i < st->keeps_n; i++) {
		if ((keep_has_end(&st->keeps[i]) || st->keeps[i].for_good) &&
		    record_kept(st, &st->keeps[i], &st->purposes[purpose]))
			return true;
	}
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		/* What else the purpose uses is in no archive, and not taken
		 * away where it is no longer published. */
		if (record_is_apart(r, f, purpose) &&
		    ((f->kind != FACT_ARCHIVE && f->kind != FACT_PUBLICATION) ||
			is_apart_only(st, purpose)) &&
		    (f->kind == FACT_STORAGE || fact_says_when(f) ||
			(f->kind == FACT_DATA &&
			    fact_says(f, FACT_PROPERTY_DATA_NOT_STORED)->said)))
			return true;
	}
	for (size_t i = 0; i < st->logs_n; i++)
		if (st->logs[i].purpose == purpose &&
		    !period_is_zero(st->logs[i].life))
			return true;
	for (size_t i = 0; i < st->cookies_n; i++)
		if (index_list_has(&st->cookies[i].purposes, purpose))
			return true;
	return false;
}

/* What those who do it for another do: a category of Art. 30(2)(b). */
static void
add_services(struct doc *d, struct list *l, const struct purpose *p)
{
	for (size_t i = 0; i < p->done_by.n; i++) {
		int at = statement_processor(d->st, p->done_by.at[i]);

		if (at >= 0)
			list_add_once(d, l,
			    text_in(&d->st->processors[at].service, d->lang));
	}
}

/* ---- cells, formats ------------------------------------------------- */

/* Who it is of: whose row it is, for whom, with whom, and their officers. */
static void
add_who(const struct record *r, struct list *l, int purpose,
    enum record_cell cell)
{
	struct doc *d = r->d;
	const struct purpose *p = &d->st->purposes[purpose];
	bool for_others = r->of.processor;

	if (cell == RECORD_CONTROLLER && for_others)
		add_deciders(d, l, p, add_party);
	else if (cell == RECORD_CONTROLLER || cell == RECORD_PROCESSOR)
		add_whose(r, l, p, add_party);
	else if (cell == RECORD_JOINT)
		add_joint(r, l, purpose);
	if (cell != RECORD_OFFICER)
		return;
	add_whose(r, l, p, for_others ? add_their_officer : add_officer);
	if (for_others)
		add_deciders(d, l, p, add_their_officer);
}

struct list
record_cell(const struct record *r, int purpose, enum record_cell cell)
{
	struct doc *d = r->d;
	const struct purpose *p = &d->st->purposes[purpose];
	struct list l = { .n = 0 };

	/* What is declared stands first, but behind the fields and kinds. */
	if (cell != RECORD_DATA && cell != RECORD_PEOPLE)
		record_facts(r, &l, purpose, cell);
	switch (cell) {
	case RECORD_PURPOSE:
		add_purpose(d, &l, p);
		if (r->of.processor)
			add_services(d, &l, p);
		break;
	case RECORD_BASIS:
		add_bases(d, &l, p);
		break;
	case RECORD_PEOPLE:
		add_people(d, &l, p);
		record_list_answered(r, &l, purpose, cell);
		record_facts(r, &l, purpose, cell);
		break;
	case RECORD_DATA:
		add_data(r, &l, p);
		record_facts(r, &l, purpose, cell);
		record_beside(r, &l, purpose, false);
		break;
	case RECORD_RECIPIENTS:
		record_shown(r, &l, purpose);
		add_recipients(d, &l, purpose);
		say_nobody(d, &l);
		break;
	case RECORD_TRANSFERS:
		add_transfers(d, &l, purpose);
		break;
	case RECORD_PERIODS:
		add_periods(d, &l, p);
		add_kept_with(d, &l, purpose);
		record_beside(r, &l, purpose, true);
		break;
	case RECORD_MEASURES:
		record_measures(r, &l, purpose);
		break;
	default:
		add_who(r, &l, purpose, cell);
		break;
	}
	return l;
}

enum err
lang_record_of(struct buf *out, const struct statement *st, enum lang lang,
    enum lang_format format, struct record_of of)
{
	struct doc d = { .st = st, .lang = lang, .of_people = true };
	struct record r = { .d = &d, .of = of };

	if ((unsigned)lang >= LANG_MAX || !st->langs[lang] ||
	    format == LANG_TEXT || of.controller >= (int)st->controllers_n)
		return ERR_INVALID;
	d.a = arena_new(LIMIT_ARENA_REQUEST);
	if (format == LANG_CSV)
		record_csv(out, &r);
	else if (format == LANG_HTML)
		record_html(out, &r);
	else if (format == LANG_JSON)
		record_json(out, &r);
	else
		record_jsonld(out, &r);
	arena_free(d.a);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

enum err
lang_record_in_page(struct buf *out, const struct statement *st, enum lang lang,
    struct record_of of, bool open, size_t *rows_out)
{
	struct doc d = { .st = st, .lang = lang, .of_people = true };
	struct record r = { .d = &d, .of = of, .in_page = true, .open = open };

	if ((unsigned)lang >= LANG_MAX || !st->langs[lang] ||
	    of.controller >= (int)st->controllers_n)
		return ERR_INVALID;
	d.a = arena_new(LIMIT_ARENA_REQUEST);
	record_html(out, &r);
	*rows_out = 0;
	for (int i = 0; i < (int)st->purposes_n; i++)
		*rows_out += record_has(&r, i);
	arena_free(d.a);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

struct str
lang_record_title(struct arena *a, const struct statement *st, enum lang lang,
    struct record_of of)
{
	struct doc d = { .a = a, .st = st, .lang = lang };
	struct record r = { .d = &d, .of = of };

	return record_title(&r);
}
