/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/statement: finding things in a compiled statement. */
#include "policy/masks.h"
#include "policy/whom.h"
#include "policy/whose.h"

/* Index of the element of ${list} called ${name}; each element of ${size}
 * bytes begins with a struct named. */
static int
named_find(const void *list, size_t n, size_t size, struct str name)
{
	const char *at = list;

	for (size_t i = 0; i < n; i++, at += size) {
		const struct named *one = (const void *)at;

		if (str_eq(one->name, name))
			return (int)i;
	}
	return -1;
}

#define FIND(list, n, name) named_find((list), (n), sizeof(*(list)), (name))

int
statement_field(const struct statement *st, struct str name)
{
	for (size_t i = 0; i < st->fields_n; i++) {
		if (st->fields[i].parent < 0 &&
		    str_eq(st->fields[i].n.name, name))
			return (int)i;
	}
	return -1;
}

int
statement_part(const struct statement *st, int record, struct str name)
{
	const struct index_list *parts;

	if (record < 0 || (size_t)record >= st->fields_n)
		return -1;
	parts = &st->fields[record].parts;
	for (size_t i = 0; i < parts->n; i++) {
		if (str_eq(st->fields[parts->at[i]].n.name, name))
			return parts->at[i];
	}
	return -1;
}

int
statement_field_in(const struct statement *to, const struct statement *from,
    int field)
{
	const struct field *f = &from->fields[field];
	int record;

	if (f->parent < 0)
		return statement_field(to, f->n.name);
	record = statement_field(to, from->fields[f->parent].n.name);
	return record < 0 ? -1 : statement_part(to, record, f->n.name);
}

struct str
statement_field_name(struct arena *a, const struct statement *st, int field)
{
	const struct field *f = &st->fields[field];

	if (f->parent < 0)
		return f->n.name;
	return arena_printf(a, STR_FMT "." STR_FMT,
	    STR_ARG(st->fields[f->parent].n.name), STR_ARG(f->n.name));
}

struct fieldset
statement_all_fields(const struct statement *st)
{
	struct fieldset all = { 0 };

	for (size_t i = 0; i < st->fields_n && i < LIMIT_FIELDS; i++)
		fieldset_add(&all, (int)i);
	return all;
}

int
statement_person_source(const struct statement *st)
{
	for (size_t i = 0; i < st->sources_n; i++)
		if (st->sources[i].is_person)
			return (int)i;
	return -1;
}

int
statement_source(const struct statement *st, struct str name)
{
	return FIND(st->sources, st->sources_n, name);
}

int
statement_kind(const struct statement *st, struct str name)
{
	return FIND(st->kinds, st->kinds_n, name);
}

int
statement_purpose(const struct statement *st, struct str name)
{
	return FIND(st->purposes, st->purposes_n, name);
}

int
statement_role(const struct statement *st, struct str name)
{
	return FIND(st->roles, st->roles_n, name);
}

int
statement_group_type(const struct statement *st, struct str name)
{
	return FIND(st->group_types, st->group_types_n, name);
}

int
statement_fact(const struct statement *st, enum fact_kind kind, struct str name)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == kind &&
		    str_eq(st->facts[i].n.name, name))
			return (int)i;
	return -1;
}

bool
purpose_decides(const struct purpose *p, int controller)
{
	return p->controller == controller ||
	       index_list_has(&p->jointly, controller);
}

int
statement_purpose_of(const struct statement *st, enum activity a)
{
	if ((unsigned)a >= ACTIVITY_MAX)
		return -1;
	for (size_t i = 0; i < st->purposes_n; i++) {
		if ((st->purposes[i].activities >> a & 1) != 0)
			return (int)i;
	}
	return -1;
}

bool
kinds_fit(const struct index_list *list, uint64_t kinds)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] < 64 && (kinds >> list->at[i] & 1) != 0)
			return true;
	return list->n == 0;
}

int
statement_purpose_for(const struct statement *st, enum activity a,
    enum stage stage, uint64_t kinds)
{
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if (purpose_serves(p, a) && (purpose_stages(p) & stage) != 0 &&
		    purpose_is_for(p, kinds))
			return (int)i;
	}
	return -1;
}

int
statement_field_of_type(const struct statement *st,
    const struct fieldset *within, enum field_type t)
{
	for (size_t i = 0; i < st->fields_n; i++) {
		if (st->fields[i].parent < 0 && st->fields[i].type == t &&
		    (within == NULL || fieldset_has(within, (int)i)))
			return (int)i;
	}
	return -1;
}

/* The block for everybody and everything, else the first that says it. */
const struct keep_clause *
statement_clause(const struct statement *st, enum keep_what what,
    enum trigger trigger)
{
	const struct keep_clause *found = NULL;

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		if (k->what != what)
			continue;
		for (size_t j = 0; j < k->clauses_n; j++) {
			const struct keep_clause *c = &k->clauses[j];

			if (c->trigger != trigger || c->others_n > 0 ||
			    c->bound != BOUND_ACTS)
				continue;
			if (k->kinds.n == 0 && k->before.year == 0 &&
			    fieldset_is_empty(&k->fields))
				return c;
			if (found == NULL)
				found = c;
		}
	}
	return found;
}

unsigned
role_visible(const struct role *r)
{
	return r->scope >= 0 ? VISIBLE_REPRESENTATIVES : VISIBLE_STAFF;
}

struct fieldset
clause_fields(const struct statement *st, const struct role *r,
    const struct clause *c)
{
	struct fieldset all = purpose_fields(st, &st->purposes[c->purpose]);
	struct fieldset named = statement_whole(st, &c->fields);
	unsigned visible = role_visible(r);

	if (!c->all_fields)
		all = fieldset_and(&all, &named);
	for (int i = 0; i < (int)st->fields_n; i++) {
		if ((field_visible(st, i) & visible) == 0 ||
		    (c->without_addresses &&
			field_is_address(st->fields[i].type)))
			fieldset_remove(&all, i);
	}
	return all;
}

bool
role_never_releases_alone(const struct role *r)
{
	return (r->second_person >> ACT_SETTING & 1) != 0;
}

static bool
fact_names_country(const struct fact *f)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n && f->kind != FACT_COMPLAINT; i++)
		if (rows[i].type == FACT_TYPE_COUNTRIES && f->values[i].said)
			return true;
	return false;
}

bool
statement_names_country(const struct statement *st)
{
	for (size_t i = 0; i < st->facts_n; i++) {
		if (fact_names_country(&st->facts[i]))
			return true;
	}
	for (size_t i = 0; i < st->processors_n; i++) {
		if (st->processors[i].countries.n > 0)
			return true;
	}
	for (size_t i = 0; i < st->recipients_n; i++) {
		if (st->recipients[i].countries.n > 0)
			return true;
	}
	return false;
}

enum members
statement_members(const struct statement *st, const struct index_list *kinds)
{
	bool all = kinds == NULL || kinds->n == 0;
	size_t members = 0, others = 0;

	for (size_t i = 0; i < st->kinds_n; i++) {
		const struct kind *k = &st->kinds[i];

		/* An age says nothing of it, nor who is not there. */
		if (k->outside || k->by_age ||
		    (!all && !index_list_has(kinds, (int)i)))
			continue;
		others += k->no_member;
		members += !k->no_member;
	}
	if (members + others == 0 && !all)
		return statement_members(st, NULL);
	if (others == 0)
		return MEMBERS_ALL;
	return members == 0 ? MEMBERS_NONE : MEMBERS_SOME;
}

bool
statement_has_register(const struct statement *st)
{
	bool any = st->kinds_n == 0 || (st->fields_n > 0 && !st->printed_only);

	for (size_t i = 0; i < st->kinds_n; i++)
		any = any || !st->kinds[i].outside;
	for (size_t i = 0; i < st->purposes_n; i++)
		any = any || st->purposes[i].stages != 0;
	for (size_t i = 0; i < st->keeps_n; i++)
		any = any || st->keeps[i].what == KEEP_MEMBERS ||
		      st->keeps[i].what == KEEP_INVITED;
	return any;
}

bool
kinds_are_outside(const struct statement *st, const struct index_list *kinds)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (!st->kinds[kinds->at[i]].outside)
			return false;
	return kinds->n > 0;
}

bool
purpose_is_outside(const struct statement *st, const struct purpose *p)
{
	return p->stages == 0 && kinds_are_outside(st, &p->kinds);
}

/* However the Regulation is named. */
static bool
is_the_regulation(const struct text *provision)
{
	static const char *const names[] = { "GDPR", "2016/679",
		"ersonvernforordning", "DSGVO", "AVG" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		for (int l = 0; l < LANG_MAX; l++)
			if (str_find(provision->in[l], str_of(names[i])) !=
			    SIZE_MAX)
				return true;
	return false;
}

bool
purpose_answers(const struct purpose *p)
{
	if (purpose_serves(p, ACTIVITY_RIGHTS))
		return true;
	for (size_t i = 0; i < p->bases_n; i++)
		if (p->bases[i].code != BASIS_C ||
		    !is_the_regulation(&p->bases[i].provision))
			return false;
	return p->bases_n > 0;
}

bool
purpose_has_pictures(const struct statement *st, int purpose)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_PICTURES &&
		    index_list_has(&st->facts[i].purposes, purpose))
			return true;
	return false;
}

bool
purpose_meets(const struct statement *st, const struct purpose *p, int kind)
{
	if (p->kinds.n == 0 && p->stages != 0 && st->kinds[kind].outside)
		return false;
	return index_list_covers(&p->kinds, kind) &&
	       !index_list_has(&p->except, kind);
}

bool
statement_has_marks(const struct statement *st)
{
	for (size_t i = 0; i < st->keeps_n; i++)
		for (size_t j = 0; j < st->keeps[i].clauses_n; j++)
			if (st->keeps[i].clauses[j].mark)
				return true;
	return false;
}

bool
kind_is_known(const struct kind *k)
{
	return !k->outside && (k->by_age || k->rules_n > 0 ||
				  k->by_registration || k->by_office);
}

bool
statement_guarded(const struct statement *st, uint64_t kinds, enum matter m)
{
	for (size_t i = 0; i < st->kinds_n && i < 64; i++) {
		unsigned by = st->kinds[i].guardian | st->kinds[i].guardian_too;

		if ((kinds >> i & 1) != 0 && (by >> m & 1) != 0)
			return true;
	}
	return false;
}

const struct basis *
purpose_basis(const struct purpose *p, uint64_t kinds)
{
	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];

		if (b->code != BASIS_NONE && kinds_fit(&b->kinds, kinds))
			return b;
	}
	return NULL;
}

/*
 * A record without any of its parts means the whole record; a part means its
 * record too, since a part cannot be kept outside of it. Doing it twice
 * changes nothing.
 */
static void
add_whole(const struct statement *st, const struct fieldset *set, int record,
    struct fieldset *r)
{
	const struct index_list *parts = &st->fields[record].parts;
	bool any = false;

	for (size_t j = 0; j < parts->n; j++)
		any = any || fieldset_has(set, parts->at[j]);
	if (any)
		fieldset_add(r, record);
	else if (fieldset_has(set, record)) {
		for (size_t j = 0; j < parts->n; j++)
			fieldset_add(r, parts->at[j]);
	}
}

struct fieldset
statement_whole(const struct statement *st, const struct fieldset *set)
{
	const struct statement_masks *m = st->masks;
	struct fieldset r = *set;

	if (m == NULL)
		for (size_t i = 0; i < st->fields_n; i++)
			add_whole(st, set, (int)i, &r);
	else if (fieldset_meets(set, &m->mixed))
		for (size_t i = 0; i < m->records_n; i++)
			add_whole(st, set, m->records[i], &r);
	return r;
}

const struct condition *
purpose_condition(const struct purpose *p, int field, bool criminal)
{
	const struct condition *all = NULL;

	for (size_t i = 0; i < p->conditions_n; i++) {
		const struct condition *c = &p->conditions[i];

		if (c->criminal != criminal)
			continue;
		if (field >= 0 && fieldset_has(&c->fields, field))
			return c;
		if (fieldset_is_empty(&c->fields) && all == NULL)
			all = c;
	}
	return all;
}

/* "Using all fields"; where no server holds anybody to that, who answers people
 * does so about what is kept of them for its own purposes. */
static struct fieldset
all_fields_of(const struct statement *st, const struct purpose *p)
{
	struct fieldset all = statement_all_fields(st);

	if (purpose_uses_all(st, p))
		return all;
	for (int i = 0; i < (int)st->fields_n; i++)
		if (!purpose_answers_field(st, p, i))
			fieldset_remove(&all, i);
	return all;
}

struct fieldset
purpose_fields(const struct statement *st, const struct purpose *p)
{
	if (st->masks != NULL && p >= st->purposes &&
	    p < st->purposes + st->purposes_n)
		return st->masks->uses[p - st->purposes];
	return p->all_fields ? all_fields_of(st, p)
			     : statement_whole(st, &p->fields);
}

bool
purpose_serves(const struct purpose *p, enum activity a)
{
	if ((unsigned)a >= ACTIVITY_MAX)
		return false;
	if ((p->activities >> a & 1) != 0)
		return true;
	return a == ACTIVITY_MESSAGE && p->channels != 0;
}

bool
statement_sends(const struct statement *st)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].channels != 0)
			return true;
	return false;
}

enum activity
purpose_activity(const struct purpose *p)
{
	static const enum activity order[] = { ACTIVITY_RIGHTS, ACTIVITY_STAFF,
		ACTIVITY_SELF, ACTIVITY_JOIN, ACTIVITY_INVITE, ACTIVITY_MESSAGE,
		ACTIVITY_GROUP, ACTIVITY_RETENTION, ACTIVITY_AUDIT };

	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (purpose_serves(p, order[i]))
			return order[i];
	return ACTIVITY_STAFF;
}

unsigned
purpose_stages(const struct purpose *p)
{
	const unsigned all = STAGE_POSSIBLE | STAGE_INVITED | STAGE_MEMBER |
			     STAGE_LEAVING | STAGE_DECEASED;
	unsigned r = 0;

	if (p->stages != 0)
		return p->stages;
	if (purpose_serves(p, ACTIVITY_RIGHTS) ||
	    purpose_serves(p, ACTIVITY_RETENTION) ||
	    purpose_serves(p, ACTIVITY_MARK))
		return all;
	if (purpose_serves(p, ACTIVITY_INVITE))
		r |= STAGE_POSSIBLE | STAGE_INVITED;
	if (purpose_serves(p, ACTIVITY_IMPORT))
		r |= STAGE_POSSIBLE | STAGE_INVITED | STAGE_MEMBER;
	if (purpose_serves(p, ACTIVITY_JOIN) ||
	    purpose_serves(p, ACTIVITY_SIGN_IN) ||
	    purpose_serves(p, ACTIVITY_SELF))
		r |= STAGE_MEMBER;
	return r == 0 ? STAGE_MEMBER : r;
}

/* A wait before what is there goes, or is blocked: a duty that holds it from
 * the first day is none. */
static bool
waits(const struct keep_clause *c)
{
	return c->trigger == TRIGGER_LEFT && c->bound == BOUND_ACTS &&
	       !keep_clock_at_once(keep_clause_first(c));
}

static unsigned
stages_kept(const struct keep *k)
{
	unsigned r = 0;

	for (size_t i = 0; i < k->clauses_n && k->what == KEEP_MEMBERS; i++) {
		if (k->clauses[i].trigger == TRIGGER_DEATH)
			r |= STAGE_DECEASED;
		if (waits(&k->clauses[i]))
			r |= STAGE_LEAVING;
	}
	return r;
}

static unsigned
stages_by(const struct role *r)
{
	const uint64_t adds = UINT64_C(1) << ACT_ADD | UINT64_C(1)
							   << ACT_IMPORT;
	unsigned stages = 0;

	for (size_t i = 0; i < r->clauses_n; i++) {
		if ((r->clauses[i].acts & adds) != 0)
			stages |= STAGE_POSSIBLE;
		if ((r->clauses[i].acts >> ACT_DEATH & 1) != 0)
			stages |= STAGE_DECEASED;
	}
	return stages;
}

unsigned
statement_stages(const struct statement *st)
{
	unsigned r = STAGE_MEMBER;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if (purpose_serves(p, ACTIVITY_IMPORT))
			r |= STAGE_POSSIBLE;
		if (purpose_serves(p, ACTIVITY_INVITE))
			r |= STAGE_POSSIBLE | STAGE_INVITED;
	}
	for (size_t i = 0; i < st->keeps_n; i++)
		r |= stages_kept(&st->keeps[i]);
	for (size_t i = 0; i < st->roles_n; i++)
		r |= stages_by(&st->roles[i]);
	for (size_t i = 0; i < st->sources_n; i++)
		if (st->sources[i].dead_column.n > 0)
			r |= STAGE_DECEASED;
	return r;
}

unsigned
field_visible(const struct statement *st, int field)
{
	const struct field *f;

	if (field < 0 || (size_t)field >= st->fields_n)
		return 0;
	f = &st->fields[field];
	if (f->visible == 0 && f->parent >= 0)
		return st->fields[f->parent].visible;
	return f->visible;
}

bool
field_is_address(enum field_type t)
{
	return t == FIELD_EMAIL || t == FIELD_PHONE || t == FIELD_ADDRESS;
}

bool
field_is_place(enum field_type t)
{
	return t == FIELD_ADDRESS || t == FIELD_PLACE;
}
