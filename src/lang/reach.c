/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/reach_private.h"
#include "policy/goes.h"

void
reach_add(struct reaching *x, const char *kind, const struct named *n,
    struct pos pos, struct str text)
{
	struct reach *out = x->out;
	struct reach_line *l;

	if (text.n == 0)
		return;
	l = ARENA_PUSH(x->d.a, out->at, out->n, out->cap);
	*l = (struct reach_line){ .pos = pos,
		.kind = kind,
		.name = n->name,
		.text = text };
}

/* The line of the block that begins with ${kw}, at the name or the first of the
 * fields that it has. */
struct pos
reach_at_name(const struct reaching *x, const struct named *block, enum kw kw,
    struct str name)
{
	return place_in(&x->places, block->pos, kw,
	    (struct wanted){ .name = name });
}

struct pos
reach_at_field(const struct reaching *x, const struct named *block, enum kw kw,
    const struct fieldset *set)
{
	return place_in(&x->places, block->pos, kw,
	    (struct wanted){ .fields = set });
}

struct pos
reach_at_line(const struct reaching *x, const struct named *block, enum kw kw)
{
	return reach_at_name(x, block, kw, STR_NONE);
}

struct str
reach_purpose_name(const struct reaching *x, int purpose)
{
	return purpose < 0 ? STR_NONE : x->d.st->purposes[purpose].n.name;
}

/* ---- roles ------------------------------------------------------------ */

static void
clause_lines(struct reaching *x, const struct role *r, const struct clause *c)
{
	struct doc *d = &x->d;
	struct fieldset fields;

	if (c->purpose < 0) {
		reach_add(x, "role", &r->n, c->pos,
		    say1(d, PROSE_R_MAY_ELSE, doc_acts(d, c->acts)));
		return;
	}
	reach_add(x, "role", &r->n, c->pos,
	    say2(d, PROSE_R_MAY, doc_label(d, &d->st->purposes[c->purpose].n),
		doc_acts(d, c->acts)));
	fields = clause_fields(d->st, r, c);
	if (!fieldset_is_empty(&fields))
		reach_add(x, "role", &r->n, c->pos,
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &fields)));
	if (c->without_addresses)
		reach_add(x, "role", &r->n, c->pos, say0(d, PROSE_R_WITHOUT));
}

static void
of_role(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct role *r = &d->st->roles[no];

	if (r->scope >= 0)
		reach_add(x, "role", &r->n,
		    reach_at_line(x, &r->n, KW_ONLY_FOR_GROUP),
		    say1(d, PROSE_R_SCOPE,
			doc_label(d, &d->st->group_types[r->scope].n)));
	if (r->requires != 0)
		reach_add(x, "role", &r->n,
		    reach_at_line(x, &r->n, KW_REQUIRES),
		    say1(d, PROSE_R_REQUIRES, doc_requires(d, r->requires)));
	if (r->second_person != 0)
		reach_add(x, "role", &r->n,
		    reach_at_line(x, &r->n, KW_SECOND_PERSON),
		    say1(d, PROSE_R_SECOND, doc_acts(d, r->second_person)));
	if (role_never_releases_alone(r) && !d->st->printed_only)
		reach_add(x, "role", &r->n, r->n.pos,
		    say0(d, PROSE_R_SECOND_VERSION));
	for (size_t i = 0; i < r->clauses_n; i++)
		clause_lines(x, r, &r->clauses[i]);
	reach_facts_listing(x, FACT_TYPE_ROLES, no, r->n.name);
}

/* "The board: For “Membership”: may see.": a clause that is for the purpose or,
 * where that is -1, comes near one of ${set}. */
static void
clause_near(struct reaching *x, const struct role *r, const struct clause *c,
    const struct fieldset *set, int purpose)
{
	struct doc *d = &x->d;
	struct fieldset fields = clause_fields(d->st, r, c);
	struct fieldset both = fieldset_and(&fields, set);
	struct pos pos = c->pos;

	if (purpose < 0 && fieldset_is_empty(&both))
		return;
	if (purpose < 0)
		pos = place_on(&x->places, c->pos,
		    (struct wanted){ .fields = &both });
	reach_add(x, "role", &r->n, pos,
	    say2(d, PROSE_LABELLED, doc_label(d, &r->n),
		say2(d, PROSE_R_MAY,
		    doc_label(d, &d->st->purposes[c->purpose].n),
		    doc_acts(d, c->acts))));
	if (purpose >= 0 && !fieldset_is_empty(&both))
		reach_add(x, "role", &r->n, c->pos,
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &both)));
}

static void
roles_near(struct reaching *x, const struct fieldset *set, int purpose)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->roles_n; i++)
		for (size_t k = 0; k < st->roles[i].clauses_n; k++) {
			const struct clause *c = &st->roles[i].clauses[k];

			if (c->purpose >= 0 &&
			    (purpose < 0 || c->purpose == purpose))
				clause_near(x, &st->roles[i], c, set, purpose);
		}
}

/* Reading the trail touches no one person, and is no line of a purpose; it is
 * what a purpose that serves it is for. */
static bool
reads_trail(const struct statement *st, const struct clause *c, int purpose)
{
	return purpose >= 0 && c->purpose < 0 &&
	       (c->acts & UINT64_C(1) << ACT_AUDIT) != 0 &&
	       purpose_serves(&st->purposes[purpose], ACTIVITY_AUDIT);
}

static void
trail_readers(struct reaching *x, int purpose)
{
	struct doc *d = &x->d;

	for (size_t i = 0; i < d->st->roles_n; i++) {
		const struct role *r = &d->st->roles[i];

		for (size_t k = 0; k < r->clauses_n; k++)
			if (reads_trail(d->st, &r->clauses[k], purpose))
				reach_add(x, "role", &r->n, r->clauses[k].pos,
				    say2(d, PROSE_LABELLED, doc_label(d, &r->n),
					say1(d, PROSE_R_MAY_ELSE,
					    doc_acts(d, UINT64_C(1)
							    << ACT_AUDIT))));
	}
}

/* Whether a role does something for the purpose, or near one of ${set} for any;
 * or data beside the register that are for it are seen by one. */
static bool
any_role(const struct reaching *x, const struct fieldset *set, int purpose)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->roles_n; i++)
		for (size_t k = 0; k < st->roles[i].clauses_n; k++) {
			const struct role *r = &st->roles[i];
			const struct clause *c = &r->clauses[k];
			struct fieldset fields;

			if (reads_trail(st, c, purpose))
				return true;
			if (c->purpose < 0)
				continue;
			fields = clause_fields(st, r, c);
			if (purpose >= 0 ? c->purpose == purpose
					 : fieldset_meets(&fields, set))
				return true;
		}
	for (size_t i = 0; purpose >= 0 && i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_DATA &&
		    fact_is_for(&st->facts[i], purpose) &&
		    fact_says(&st->facts[i], FACT_PROPERTY_DATA_ROLES)->list.n >
			0)
			return true;
	return false;
}

/* ---- recipients ------------------------------------------------------- */

static struct str
labelled(struct reaching *x, const struct named *n, enum prose what,
    struct str list)
{
	if (list.n == 0)
		return STR_NONE;
	return say2(&x->d, PROSE_LABELLED, doc_label(&x->d, n),
	    say1(&x->d, what, list));
}

/* One of the fields, or a data category that is for the purpose. */
static struct str
given(struct reaching *x, const struct recipient *r, const struct fieldset *set,
    int purpose)
{
	const struct statement *st = x->d.st;
	struct fieldset whole = statement_whole(st, &r->fields);
	struct fieldset both = fieldset_and(&whole, set);
	struct list l = { .n = 0 };

	doc_list_fields(&x->d, &both, &l);
	for (size_t i = 0; purpose >= 0 && i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];

		if (fact_is_category(f) && fact_is_for(f, purpose) &&
		    fact_gives(f, r->n.no))
			list_label(&x->d, &l, doc_label(&x->d, &f->n));
	}
	return list_and(&x->d, &l);
}

/* Those who get one of ${set} for the purpose; -1: any. */
static void
given_to(struct reaching *x, const struct fieldset *set, int purpose)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];

		if (purpose >= 0 && !recipient_gets(st, r, purpose))
			continue;
		reach_add(x, "recipient", &r->n,
		    purpose >= 0 && r->purposes.n > 0
			? reach_at_name(x, &r->n, KW_FOR_PURPOSES,
			      reach_purpose_name(x, purpose))
			: reach_at_field(x, &r->n, KW_GETS, set),
		    labelled(x, &r->n, PROSE_RC_FIELDS,
			given(x, r, set, purpose)));
	}
}

static struct fieldset
processed_by(const struct statement *st, const struct processor *p)
{
	struct fieldset all = { .w = { 0 } };

	for (int i = 0; i < (int)st->purposes_n; i++) {
		struct fieldset given = processor_fields(st, p, i);

		if (processor_gets(st, p, i))
			all = fieldset_or(&all, &given);
	}
	return all;
}

/* What it does for us; that it does something, where nothing is said of it. */
static struct str
service(struct reaching *x, const struct processor *p)
{
	struct str said = text_in(&p->service, x->d.lang);

	return said.n > 0
		   ? doc_with_stop(&x->d, said)
		   : doc_processor_is(&x->d, doc_given_by(&x->d, NULL, p));
}

void
reach_processor(struct reaching *x, const struct processor *p,
    const struct index_list *purposes, struct pos used, bool say_purposes)
{
	struct doc *d = &x->d;
	struct str name = doc_processor_name(d, p);
	struct pos pos = used;

	if (purposes->n == 0)
		return;
	if (!p->limited || p->purposes.n > 0)
		pos = reach_at_name(x, &p->n, KW_FOR_PURPOSES,
		    reach_purpose_name(x, purposes->at[0]));
	reach_add(x, "processor", &p->n, pos,
	    say2(d, PROSE_LABELLED, name, service(x, p)));
	if (say_purposes)
		reach_add(x, "processor", &p->n, pos,
		    say2(d, PROSE_LABELLED, name,
			say1(d, PROSE_REACH_USED, doc_purposes(d, purposes))));
}

/* Whether it is given one of the fields, or anything, for the purpose. */
static bool
gets_any(const struct statement *st, const struct processor *p,
    const struct fieldset *set, int purpose, bool anything)
{
	struct fieldset given = processor_fields(st, p, purpose);

	return processor_gets(st, p, purpose) &&
	       (anything || fieldset_meets(&given, set));
}

/* Those who are given one of the fields for some purpose; for ${purpose}, if
 * it is one: who is given anything. */
static void
processed(struct reaching *x, const struct fieldset *set, int purpose)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];
		struct index_list of = { .n = 0 };

		of.at = ARENA_ARRAY(x->d.a, int, st->purposes_n + 1);
		for (int k = 0; k < (int)st->purposes_n; k++)
			if ((purpose < 0 || k == purpose) &&
			    gets_any(st, p, set, k, purpose >= 0))
				of.at[of.n++] = k;
		reach_processor(x, p, &of,
		    reach_at_field(x, &p->n, KW_USING, set), purpose < 0);
	}
}

/* The word of the file for what it is. */
static enum kw class_kw(enum recipient_class class)
{
	static const enum kw words[] = {
		[RECIPIENT_INSIDE] = KW_INSIDE,
		[RECIPIENT_ACTING_FOR] = KW_ACTING_FOR,
		[RECIPIENT_JOINT] = KW_JOINT,
		[RECIPIENT_INDEPENDENT] = KW_INDEPENDENT,
		[RECIPIENT_PROCESSOR] = KW_PROCESSOR,
		[RECIPIENT_AUTHORITY] = KW_AN_AUTHORITY,
		[RECIPIENT_PRIVATE] = KW_PRIVATE_INDIVIDUALS,
	};

	return words[class];
}

static void
of_recipient(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct recipient *r = &d->st->recipients[no];
	const struct named *n = &r->n;
	struct str gets =
	    doc_fields_and(d, &r->fields, FACT_TYPE_RECIPIENTS, no);

	if (r->classes != 0)
		reach_add(x, "recipient", n,
		    reach_at_line(x, n, class_kw(r->class)),
		    doc_recipient_is(d, r->class, doc_given_by(d, r, NULL)));
	if (gets.n > 0)
		reach_add(x, "recipient", n, reach_at_line(x, n, KW_GETS),
		    say1(d, PROSE_RC_FIELDS, gets));
	if (r->purposes.n > 0)
		reach_add(x, "recipient", n,
		    reach_at_line(x, n, KW_FOR_PURPOSES),
		    say1(d, PROSE_RC_PURPOSES, doc_purposes(d, &r->purposes)));
	if (r->send_through)
		reach_add(x, "recipient", n,
		    reach_at_line(x, n, KW_WRITES_THROUGH),
		    say0(d, PROSE_RC_THROUGH));
	reach_add(x, "recipient", n, reach_at_line(x, n, KW_COUNTRY),
	    doc_where(d, &r->countries));
	reach_facts_listing(x, FACT_TYPE_RECIPIENTS, no, r->n.name);
}

static void
of_processor(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct processor *p = &d->st->processors[no];
	struct fieldset all = processed_by(d->st, p);

	reach_add(x, "processor", &p->n, reach_at_line(x, &p->n, KW_SERVICE),
	    service(x, p));
	if (!fieldset_is_empty(&all))
		reach_add(x, "processor", &p->n,
		    reach_at_line(x, &p->n,
			p->limited ? KW_USING : KW_FOR_PURPOSES),
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &all)));
	for (size_t i = 0; i < p->data.n; i++)
		reach_add(x, "processor", &p->n,
		    reach_at_name(x, &p->n, KW_USING,
			d->st->facts[p->data.at[i]].n.name),
		    say1(d, PROSE_R_FIELDS,
			doc_label(d, &d->st->facts[p->data.at[i]].n)));
	if (p->purposes.n > 0)
		reach_add(x, "processor", &p->n,
		    reach_at_line(x, &p->n, KW_FOR_PURPOSES),
		    say1(d, PROSE_RC_PURPOSES, doc_purposes(d, &p->purposes)));
	if (p->countries.n > 0)
		reach_add(x, "processor", &p->n,
		    reach_at_line(x, &p->n, KW_COUNTRY),
		    say1(d, PROSE_PR_COUNTRY, doc_countries(d, &p->countries)));
	reach_facts_listing(x, FACT_TYPE_PROCESSORS, no, p->n.name);
}

/* ---- controllers ------------------------------------------------------ */

/* The line of the purpose by which the controller has to do with it; false: it
 * has nothing to do with it. */
static bool
decides_at(const struct reaching *x, const struct purpose *p, int no,
    struct pos *out)
{
	struct str name = x->d.st->controllers[no].n.name;

	if (p->controller == no)
		*out = reach_at_line(x, &p->n, KW_CONTROLLER);
	else if (index_list_has(&p->jointly, no))
		*out = reach_at_name(x, &p->n, KW_JOINTLY_WITH, name);
	else if (index_list_has(&p->done_by, no))
		*out = reach_at_line(x, &p->n, KW_A_PROCESSOR);
	else
		return false;
	return true;
}

static void
of_controller(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct statement *st = d->st;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);
		struct list l = { .n = 0 };
		struct pos pos;

		if (!decides_at(x, p, no, &pos))
			continue;
		doc_list_fields(d, &uses, &l);
		for (size_t k = 0; k < st->facts_n; k++)
			if (fact_is_category(&st->facts[k]) &&
			    fact_is_for(&st->facts[k], p->n.no))
				list_label(d, &l,
				    doc_label(d, &st->facts[k].n));
		reach_add(x, "purpose", &p->n, pos,
		    l.n > 0
			? labelled(x, &p->n, PROSE_R_FIELDS, list_and(d, &l))
			: say1(d, PROSE_REACH_USED, doc_label(d, &p->n)));
	}
}

/* Where there are several, those who have to do with the purpose have what it
 * uses. */
void
reach_controllers(struct reaching *x, const struct purpose *p)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->controllers_n && st->controllers_n > 1;
	     i++) {
		const struct controller *k = &st->controllers[i];
		struct pos pos;

		if (decides_at(x, p, (int)i, &pos))
			reach_add(x, "controller", &k->n, pos,
			    say2(&x->d, PROSE_LABELLED,
				doc_controller_first(&x->d, k),
				say1(&x->d, PROSE_REACH_USED,
				    doc_label(&x->d, &p->n))));
	}
}

/* ---- purposes and fields ---------------------------------------------- */

static void
of_purpose(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct purpose *p = &d->st->purposes[no];
	struct fieldset uses = purpose_fields(d->st, p);

	if (!fieldset_is_empty(&uses))
		reach_add(x, "purpose", &p->n,
		    reach_at_line(x, &p->n, KW_USING),
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &uses)));
	reach_controllers(x, p);
	if (!any_role(x, &uses, no))
		reach_add(x, "purpose", &p->n, p->n.pos,
		    say0(d, PROSE_REACH_NO_ROLE));
	roles_near(x, &uses, no);
	trail_readers(x, no);
	given_to(x, &uses, no);
	processed(x, &uses, no);
	reach_beside_for(x, no);
}

/* A part that says nothing is as visible as its record. */
static struct pos
visible_at(const struct reaching *x, const struct field *f)
{
	struct pos pos = reach_at_line(x, &f->n, KW_VISIBLE_TO);

	return f->parent < 0 || pos.line != f->n.pos.line
		   ? pos
		   : reach_at_line(x, &x->d.st->fields[f->parent].n,
			 KW_VISIBLE_TO);
}

static void
of_field(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct statement *st = d->st;
	const struct field *f = &st->fields[no];
	struct fieldset only = { .w = { 0 } }, set;
	struct str seen = doc_seen_by(d, no);

	fieldset_add(&only, no);
	set = f->parts.n > 0 ? statement_whole(st, &only) : only;
	reach_add(x, "field", &f->n, visible_at(x, f),
	    seen.n > 0 ? say1(d, PROSE_REACH_SEEN, seen) : STR_NONE);
	if (meant_any(&f->kept_of))
		reach_add(x, "field", &f->n, reach_at_line(x, &f->n, KW_FOR),
		    doc_kept_of(d, f));
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);
		struct fieldset both = fieldset_and(&uses, &set);

		if (!fieldset_is_empty(&both))
			reach_add(x, "purpose", &p->n,
			    reach_at_field(x, &p->n, KW_USING, &both),
			    say1(d, PROSE_REACH_USED, doc_label(d, &p->n)));
		if (!fieldset_is_empty(&both))
			reach_controllers(x, p);
	}
	if (!any_role(x, &set, -1))
		reach_add(x, "field", &f->n, f->n.pos,
		    say0(d, PROSE_REACH_NO_ROLE));
	roles_near(x, &set, -1);
	given_to(x, &set, -1);
	processed(x, &set, -1);
	reach_facts_using(x, &set);
}

/* ---- what is asked ---------------------------------------------------- */

static const char *const kinds[REACH_MAX] = {
	[REACH_ROLE] = "role",
	[REACH_FIELD] = "field",
	[REACH_PURPOSE] = "purpose",
	[REACH_RECIPIENT] = "recipient",
	[REACH_PROCESSOR] = "processor",
	[REACH_CONTROLLER] = "controller",
	[REACH_DATA] = "data category",
};

const char *
reach_kind(enum reach_of of)
{
	return kinds[of];
}

static size_t
count(const struct statement *st, enum reach_of of)
{
	switch (of) {
	case REACH_ROLE:
		return st->roles_n;
	case REACH_FIELD:
		return st->fields_n;
	case REACH_PURPOSE:
		return st->purposes_n;
	case REACH_RECIPIENT:
		return st->recipients_n;
	case REACH_PROCESSOR:
		return st->processors_n;
	case REACH_CONTROLLER:
		return st->controllers_n;
	case REACH_DATA:
		return st->facts_n;
	case REACH_MAX:
		break;
	}
	return 0;
}

enum err
lang_reach(struct arena *a, const struct statement *st, enum reach_of of,
    int no, enum lang lang, struct reach *out)
{
	static void (*const parts[REACH_MAX])(struct reaching *, int) = {
		[REACH_ROLE] = of_role,
		[REACH_FIELD] = of_field,
		[REACH_PURPOSE] = of_purpose,
		[REACH_RECIPIENT] = of_recipient,
		[REACH_PROCESSOR] = of_processor,
		[REACH_CONTROLLER] = of_controller,
		[REACH_DATA] = reach_of_data,
	};
	struct reach lines = { .n = 0 };
	struct reaching x = { .d = { .a = a, .st = st, .lang = lang },
		.out = &lines };

	if ((unsigned)of >= REACH_MAX || no < 0 ||
	    (size_t)no >= count(st, of) ||
	    (of == REACH_DATA && !fact_is_category(&st->facts[no])))
		return ERR_NOT_FOUND;
	places_open(&x.places, st);
	parts[of](&x, no);
	places_close(&x.places);
	*out = lines;
	return ERR_OK;
}
