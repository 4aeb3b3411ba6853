/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_recipients: who gets what: processors, recipients, transfers. */
#include "lang/check_private.h"
#include "policy/country.h"
#include "policy/goes.h"
#include "policy/whose.h"

static void
check_agreement(struct check *c, const struct processor *p)
{
	const struct period soon = { .days = 90 };

	if (p->agreement_from.year == 0 && p->agreement_until.year == 0) {
		if (p->controller < 0) /* else check_graph tells */
			found_name(c, FINDING_no_agreement, &p->n);
		return;
	}
	if (p->agreement_from.year != 0 &&
	    date_cmp(c->today, p->agreement_from) < 0)
		found_name2(c, FINDING_agreement_not_begun, &p->n,
		    iso(c, p->agreement_from));
	if (p->agreement_until.year == 0)
		return;
	if (past(c, p->agreement_until))
		found_name2(c, FINDING_agreement_ended, &p->n,
		    iso(c, p->agreement_until));
	else if (date_cmp(p->agreement_until, date_add(c->today, soon)) < 0)
		found_name2(c, FINDING_agreement_ends_soon, &p->n,
		    iso(c, p->agreement_until));
}

static const struct {
	const char *word, *name;
	struct date from, until;
} tools[] = {
#define TOOL(word, name, y, m, d, uy, um, ud) \
	{ word, name, { y, m, d }, { uy, um, ud } },
#include "lang/tools.def"
#undef TOOL
};

bool
is_name_of_tool(const struct text *tool)
{
	struct str rest = text_in(tool, LANG_NB), word;
	bool known = false;

	for (size_t i = 0; i < ARRAY_LEN(tools); i++)
		known = known || holds_in(tool, tools[i].word);
	while (known && rest.n > 0) {
		(void)str_cut(&rest, ' ', &word);
		known = word.n == 0 || word.p[0] < 'a' || word.p[0] > 'z';
	}
	return known;
}

void
check_tool(struct check *c, const struct text *tool, const struct named *n)
{
	for (size_t i = 0; i < ARRAY_LEN(tools); i++) {
		if (!holds_in(tool, tools[i].word))
			continue;
		if (date_cmp(c->today, tools[i].from) < 0 ||
		    (tools[i].until.year != 0 &&
			date_cmp(c->today, tools[i].until) >= 0))
			found_name2(c, FINDING_privacy_shield, n,
			    str_of(tools[i].name));
		return;
	}
}

/* A declared transfer names the processor or the recipient, and is checked by
 * itself. */
static bool
names_party(const struct fact *f, int processor, int recipient)
{
	return f->kind == FACT_TRANSFER &&
	       (fact_lists(f, FACT_TYPE_PROCESSORS, processor) ||
		   fact_lists(f, FACT_TYPE_RECIPIENTS, recipient));
}

static bool
has_transfer(const struct statement *st, int processor, int recipient)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (names_party(&st->facts[i], processor, recipient))
			return true;
	return false;
}

/* For which of what it works for, or gets something for, no transfer is made
 * that names it: those are of other fields, or of other purposes. */
static void
check_transfers_for(struct check *c, const struct named *n, int processor,
    int recipient)
{
	const struct statement *st = c->st;
	struct str without = STR_NONE;

	for (int i = 0; i < (int)st->purposes_n; i++) {
		bool covered =
		    processor >= 0
			? !processor_gets(st, &st->processors[processor], i)
			: !recipient_gets(st, &st->recipients[recipient], i);

		for (size_t k = 0; k < st->facts_n && !covered; k++)
			covered =
			    names_party(&st->facts[k], processor, recipient) &&
			    transfer_covers(st, &st->facts[k], i);
		if (!covered)
			without = join(c, without, st->purposes[i].n.name);
	}
	if (without.n > 0)
		found_name2(c, FINDING_transfer_of_a_part, n, without);
}

/* What another controller does, and where, is told by its purposes and by its
 * authority too. */
static bool
is_told(const struct check *c, const struct processor *p, bool where)
{
	const struct statement *st = c->st;

	if (p->controller < 0)
		return false;
	if (where) {
		struct str of =
		    st->controllers[p->controller].authority_country;

		return of.n > 0 && !outside_eea(of);
	}
	for (size_t i = 0; i < st->purposes_n; i++)
		if (index_list_has(&st->purposes[i].as_processor,
			p->controller))
			return true;
	return false;
}

struct str
outside_list(struct check *c, const struct country_list *l)
{
	struct str list = STR_NONE;

	for (size_t i = 0; i < l->n; i++)
		if (outside_eea(l->at[i]))
			list = join(c, list,
			    country_said(l->at[i], lang_ui(c->lang)));
	return list;
}

/* What it is given and works with for nothing; purposes that need none of it.
 */
static struct str
given_unused(struct check *c, const struct processor *p)
{
	const struct statement *st = c->st;
	struct fieldset used = { .w = { 0 } };
	struct str list = STR_NONE;

	for (int i = 0; i < (int)st->purposes_n; i++) {
		struct fieldset uses = purpose_fields(st, &st->purposes[i]);

		if (processor_gets(st, p, i))
			used = fieldset_or(&used, &uses);
	}
	used = statement_whole(st, &used);
	for (int i = 0; i < (int)st->fields_n; i++)
		if (fieldset_has(&p->fields, i) && !fieldset_has(&used, i))
			list = join(c, list, statement_field_name(c->a, st, i));
	for (size_t i = 0; i < p->data.n; i++) {
		const struct fact *f = &st->facts[p->data.at[i]];
		bool any = false;

		for (int k = 0; k < (int)st->purposes_n; k++)
			any = any || (processor_gets(st, p, k) &&
					 index_list_covers(&f->purposes, k));
		if (!any)
			list = join(c, list, f->n.name);
	}
	return list;
}

static void
check_given(struct check *c, const struct processor *p)
{
	struct str unused = p->limited ? given_unused(c, p) : STR_NONE;

	if (unused.n > 0)
		found_name2(c, FINDING_processor_given_unused, &p->n, unused);
	for (size_t i = 0; p->limited && i < p->purposes.n; i++)
		if (!processor_gets(c->st, p, p->purposes.at[i]))
			found_name2(c, FINDING_recipient_gets_none_for, &p->n,
			    c->st->purposes[p->purposes.at[i]].n.name);
}

static void
check_processor(struct check *c, const struct processor *p)
{
	struct str abroad = outside_list(c, &p->countries);

	check_agreement(c, p);
	check_tool(c, &p->tool, &p->n);
	check_given(c, p);
	if (text_is_empty(&p->service) && !is_told(c, p, false))
		found_name(c, FINDING_processor_no_service, &p->n);
	if (text_is_empty(&p->legal_name) && p->controller < 0)
		found_name(c, FINDING_processor_unnamed, &p->n);
	if (p->countries.n == 0 && !is_told(c, p, true))
		found_name(c, FINDING_processor_no_country, &p->n);
	if (abroad.n == 0)
		return;
	if (text_is_empty(&p->tool) && !has_transfer(c->st, p->n.no, -1))
		found_name2(c, FINDING_transfer_without_tool, &p->n, abroad);
	else if (text_is_empty(&p->tool))
		check_transfers_for(c, &p->n, p->n.no, -1);
	if (c->st->eea_only)
		found_name2(c, FINDING_eea_contradiction, &p->n, abroad);
}

/* Groups by country mean representatives in those countries. */
static bool
groups_by_country(const struct statement *st)
{
	for (size_t i = 0; i < st->roles_n; i++) {
		int scope = st->roles[i].scope;
		int by = scope < 0 ? -1 : st->group_types[scope].by_field;

		if (by >= 0 && st->fields[by].type == FIELD_COUNTRY)
			return true;
	}
	return false;
}

/* What is outside the register goes to it, or is passed on to it. */
static bool
gets_data(const struct statement *st, int recipient)
{
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (f->kind != FACT_TRANSFER && f->kind != FACT_OPT_OUT &&
		    fact_lists(f, FACT_TYPE_RECIPIENTS, recipient))
			return true;
	}
	return false;
}

static bool
by_letter_d(const struct text *condition)
{
	return art9_letter(condition) == 'd';
}

/* Whether a law is named that may demand it. */
static bool
names_law(const struct purpose *p, const struct condition *k)
{
	if (purpose_rests_on(p, BASIS_C) ||
	    (k != NULL && !text_is_empty(&k->provision)))
		return true;
	for (size_t i = 0; i < p->bases_n; i++)
		if (!text_is_empty(&p->bases[i].provision))
			return true;
	return false;
}

/* For what something leaves the body; ${by_law}: to an authority, which a law
 * may let have it. */
struct leaving {
	const struct index_list *purposes;
	bool by_law;
};

/*
 * Whether ${field}, or with -1 what is no field, goes out by letter (d) for any
 * purpose. What the purpose says goes before ${own}, which is said of the fact
 * itself: ${f}, or NULL. That one is a member is told for what is for members.
 */
static bool
told_by_d(const struct statement *st, const struct leaving *to, int field,
    const struct fact *f, const struct text *own)
{
	for (size_t i = 0; i < to->purposes->n; i++) {
		const struct purpose *p = &st->purposes[to->purposes->at[i]];
		const struct condition *k = purpose_condition(p, field, false);

		if (f != NULL && f->kind == FACT_SENSITIVE &&
		    !membership_is_for(st, f, p->n.no))
			continue;
		if (to->by_law && names_law(p, k))
			continue;
		if (p->bases_n > 0 && !purpose_rests_only_on(p, BASIS_A) &&
		    by_letter_d(k == NULL ? own : &k->by))
			return true;
	}
	return to->purposes->n == 0 && by_letter_d(own);
}

/* What a union, a party, a faith knows of its members stays inside. */
static struct str
inside_only(struct check *c, const struct recipient *r)
{
	const struct statement *st = c->st;
	const struct leaving to = { &r->purposes,
		r->class == RECIPIENT_AUTHORITY };
	struct str list = STR_NONE;

	for (int i = 0; i < (int)st->fields_n; i++)
		if (fieldset_has(&r->fields, i) &&
		    told_by_d(st, &to, i, NULL, &st->fields[i].condition))
			list = join(c, list, st->fields[i].n.name);
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (f->kind == FACT_SENSITIVE &&
		    told_by_d(st, &to, -1, f,
			&VALUE(f, SENSITIVE, CONDITION)->text))
			list = join(c, list, f->n.name);
		if (f->kind == FACT_DATA &&
		    fact_lists(f, FACT_TYPE_RECIPIENTS, r->n.no) &&
		    told_by_d(st, &to, -1, f, &VALUE(f, DATA, SPECIAL)->text))
			list = join(c, list, f->n.name);
	}
	return list;
}

/* Anonymous figures are of nobody. */
static bool
gets_of_people(const struct statement *st, const struct recipient *r)
{
	for (int i = 0; i < (int)st->purposes_n; i++)
		if (recipient_gets(st, r, i))
			return true;
	return false;
}

static void
check_inside(struct check *c, const struct recipient *r)
{
	struct str list;

	/* What an authority gets at its own demand is by the law it has. */
	if (r->class != RECIPIENT_INDEPENDENT && r->class != RECIPIENT_JOINT &&
	    r->class != RECIPIENT_PRIVATE &&
	    (r->class != RECIPIENT_AUTHORITY || !text_is_empty(&r->only_when)))
		return;
	list = inside_only(c, r);
	if (list.n > 0 && gets_of_people(c->st, r))
		found_name2(c, FINDING_special_disclosed, &r->n, list);
}

/* Anybody may read what is published. */
void
check_published(struct check *c, const struct fact *f)
{
	const struct statement *st = c->st;
	const struct fact_value *uses = VALUE(f, PUBLICATION, FIELDS);
	const struct leaving to = { &f->purposes, false };
	struct str list = STR_NONE;

	for (int i = 0; i < (int)st->fields_n; i++)
		if (uses->fields != NULL && fieldset_has(uses->fields, i) &&
		    told_by_d(st, &to, i, NULL, &st->fields[i].condition))
			list = join(c, list, st->fields[i].n.name);
	for (size_t i = 0; i < uses->list.n; i++) {
		const struct fact *g = &st->facts[uses->list.at[i]];

		if (g->kind == FACT_DATA &&
		    told_by_d(st, &to, -1, g, &VALUE(g, DATA, SPECIAL)->text))
			list = join(c, list, g->n.name);
	}
	if (list.n > 0)
		found_name2(c, FINDING_special_disclosed, &f->n, list);
}

/* What it gets is for other purposes than those that it says. */
static void
check_gets(struct check *c, const struct recipient *r)
{
	for (size_t i = 0; i < r->purposes.n && !r->send_through; i++)
		if (!recipient_gets(c->st, r, r->purposes.at[i]))
			found_name2(c, FINDING_recipient_gets_none_for, &r->n,
			    c->st->purposes[r->purposes.at[i]].n.name);
}

/* An authority need not be told what it gets: that is in the law. But when, or
 * what for. */
static bool
demands(const struct recipient *r)
{
	return r->class == RECIPIENT_AUTHORITY &&
	       (r->purposes.n > 0 || !text_is_empty(&r->only_when));
}

/* Where its purposes have nothing but pictures, they are what it gets, also
 * where these do not say that they go to it. */
static bool
has_pictures_alone(const struct statement *st, int purpose)
{
	struct fieldset uses = purpose_fields(st, &st->purposes[purpose]);
	bool pictures = false;

	if (!fieldset_is_empty(&uses))
		return false;
	for (size_t i = 0; i < st->facts_n; i++) {
		if (!fact_is_data(&st->facts[i], purpose))
			continue;
		if (st->facts[i].kind != FACT_PICTURES)
			return false;
		pictures = true;
	}
	return pictures;
}

static bool
gets_pictures(const struct statement *st, const struct recipient *r)
{
	for (size_t i = 0; i < r->purposes.n; i++)
		if (!has_pictures_alone(st, r->purposes.at[i]))
			return false;
	return r->purposes.n > 0;
}

static void
check_recipient(struct check *c, const struct recipient *r)
{
	bool acts =
	    r->class == RECIPIENT_ACTING_FOR || r->class == RECIPIENT_INSIDE;
	struct str abroad = outside_list(c, &r->countries);

	if (r->no_list)
		found_name(c, FINDING_open_list, &r->n);
	found_one_of(c, &r->n, __builtin_popcount(r->classes),
	    "“inside”, “acting for us”, “joint controller”, “independent”, "
	    "“as processor”, “public authority”, “private individuals”",
	    "«internt», «på våre vegne», «felles behandlingsansvarlig», "
	    "«selvstendig», «som databehandler», «offentlig myndighet», "
	    "«privatpersoner»");
	if (fieldset_is_empty(&r->fields) && !r->send_through && !demands(r) &&
	    !gets_data(c->st, r->n.no) && !gets_pictures(c->st, r))
		found_name(c, FINDING_recipient_no_fields, &r->n);
	check_inside(c, r);
	check_gets(c, r);
	if (abroad.n > 0 && c->st->eea_only)
		found_name2(c, FINDING_eea_contradiction, &r->n, abroad);
	else if (abroad.n > 0 && !has_transfer(c->st, -1, r->n.no))
		found_name2(c, FINDING_transfer_undeclared, &r->n, abroad);
	else if (abroad.n > 0)
		check_transfers_for(c, &r->n, -1, r->n.no);
	else if (r->countries.n == 0 && acts && groups_by_country(c->st))
		found_name(c, FINDING_possible_transfer, &r->n);
}

/* One that works for others too is looked at as who works for them; what is
 * done for one here is told by its own statement. */
static void
check_where_controllers_are(struct check *c)
{
	for (int i = 0; i < (int)c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];
		struct str abroad = outside_list(c, &k->countries);

		if (abroad.n > 0 && c->st->eea_only &&
		    statement_processor(c->st, i) < 0 &&
		    !controller_is_client(c->st, i))
			found_name2(c, FINDING_eea_contradiction, &k->n,
			    abroad);
	}
}

void
check_recipients(struct check *c)
{
	check_where_controllers_are(c);
	for (size_t i = 0; i < c->st->recipients_n; i++)
		check_recipient(c, &c->st->recipients[i]);
	for (size_t i = 0; i < c->st->processors_n; i++)
		check_processor(c, &c->st->processors[i]);
}
