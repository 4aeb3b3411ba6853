/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/reach.h"

#include "lang/prose_doc.h"
#include "lang/reach_place.h"
#include "policy/goes.h"

struct reaching {
	struct doc d; /* for the words */
	struct places places;
	struct reach *out;
};

static void
line(struct reaching *x, const char *kind, const struct named *n,
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
static struct pos
at_name(const struct reaching *x, const struct named *block, enum kw kw,
    struct str name)
{
	return place_in(&x->places, block->pos, kw,
	    (struct wanted){ .name = name });
}

static struct pos
at_field(const struct reaching *x, const struct named *block, enum kw kw,
    const struct fieldset *set)
{
	return place_in(&x->places, block->pos, kw,
	    (struct wanted){ .fields = set });
}

static struct pos
at_line(const struct reaching *x, const struct named *block, enum kw kw)
{
	return at_name(x, block, kw, STR_NONE);
}

static struct str
purpose_name(const struct reaching *x, int purpose)
{
	return purpose < 0 ? STR_NONE : x->d.st->purposes[purpose].n.name;
}

/* ---- declared facts --------------------------------------------------- */

static void
fact_line(struct reaching *x, const struct fact *f, struct pos pos)
{
	line(x, "fact", &f->n, pos, doc_declared(&x->d, f));
}

/* Whether it is the recipient's line that says it gets the fact. */
static bool
recipient_says(const struct reaching *x, const struct fact *f,
    enum fact_type type, int no)
{
	return type == FACT_TYPE_RECIPIENTS &&
	       index_list_has(&x->d.st->recipients[no].data, f->n.no);
}

/* Where a line of that type of the fact, or of the recipient, lists ${no};
 * false: none does. */
static bool
listed_at(const struct reaching *x, const struct fact *f, enum fact_type type,
    int no, struct str name, struct pos *out)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	if (recipient_says(x, f, type, no)) {
		*out =
		    at_name(x, &x->d.st->recipients[no].n, KW_GETS, f->n.name);
		return true;
	}
	for (size_t i = 0; i < n; i++) {
		if (rows[i].type != type ||
		    !index_list_has(&f->values[i].list, no))
			continue;
		*out = place_on(&x->places, f->values[i].pos,
		    (struct wanted){ .name = name });
		return true;
	}
	return false;
}

/* Facts of which a line of that type lists ${no}. */
static void
facts_that_list(struct reaching *x, enum fact_type type, int no,
    struct str name)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];
		struct pos pos;

		if (listed_at(x, f, type, no, name, &pos))
			fact_line(x, f, pos);
	}
}

static void
facts_for(struct reaching *x, int purpose)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];

		if (fact_is_for(f, purpose))
			fact_line(x, f,
			    at_name(x, &f->n, KW_FOR_PURPOSES,
				purpose_name(x, purpose)));
	}
}

/* Where a line of the fact names one of the fields; false: none does. */
static bool
uses_at(const struct reaching *x, const struct fact *f,
    const struct fieldset *set, struct pos *out)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (rows[i].type != FACT_TYPE_FIELDS ||
		    f->values[i].fields == NULL ||
		    !fieldset_meets(f->values[i].fields, set))
			continue;
		*out = place_on(&x->places, f->values[i].pos,
		    (struct wanted){ .fields = set });
		return true;
	}
	return false;
}

static void
facts_using(struct reaching *x, const struct fieldset *set)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];
		struct pos pos;

		if (uses_at(x, f, set, &pos))
			fact_line(x, f, pos);
	}
}

/* ---- roles ------------------------------------------------------------ */

static void
clause_lines(struct reaching *x, const struct role *r, const struct clause *c)
{
	struct doc *d = &x->d;
	struct fieldset fields;

	if (c->purpose < 0) {
		line(x, "role", &r->n, c->pos,
		    say1(d, PROSE_R_MAY_ELSE, doc_acts(d, c->acts)));
		return;
	}
	line(x, "role", &r->n, c->pos,
	    say2(d, PROSE_R_MAY, doc_label(d, &d->st->purposes[c->purpose].n),
		doc_acts(d, c->acts)));
	fields = clause_fields(d->st, r, c);
	if (!fieldset_is_empty(&fields))
		line(x, "role", &r->n, c->pos,
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &fields)));
	if (c->without_addresses)
		line(x, "role", &r->n, c->pos, say0(d, PROSE_R_WITHOUT));
}

static void
of_role(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct role *r = &d->st->roles[no];

	if (r->scope >= 0)
		line(x, "role", &r->n, at_line(x, &r->n, KW_ONLY_FOR_GROUP),
		    say1(d, PROSE_R_SCOPE,
			doc_label(d, &d->st->group_types[r->scope].n)));
	if (r->requires != 0)
		line(x, "role", &r->n, at_line(x, &r->n, KW_REQUIRES),
		    say1(d, PROSE_R_REQUIRES, doc_requires(d, r->requires)));
	if (r->second_person != 0)
		line(x, "role", &r->n, at_line(x, &r->n, KW_SECOND_PERSON),
		    say1(d, PROSE_R_SECOND, doc_acts(d, r->second_person)));
	if (role_never_releases_alone(r) && !d->st->printed_only)
		line(x, "role", &r->n, r->n.pos,
		    say0(d, PROSE_R_SECOND_VERSION));
	for (size_t i = 0; i < r->clauses_n; i++)
		clause_lines(x, r, &r->clauses[i]);
	facts_that_list(x, FACT_TYPE_ROLES, no, r->n.name);
}

/* "The board: For “Membership”: may see." for each role that comes near one of
 * ${set} for the purpose; -1: any. */
static void
roles_near(struct reaching *x, const struct fieldset *set, int purpose)
{
	struct doc *d = &x->d;

	for (size_t i = 0; i < d->st->roles_n; i++) {
		const struct role *r = &d->st->roles[i];

		for (size_t k = 0; k < r->clauses_n; k++) {
			const struct clause *c = &r->clauses[k];
			struct fieldset fields, both;
			struct pos pos;

			if (c->purpose < 0 ||
			    (purpose >= 0 && c->purpose != purpose))
				continue;
			fields = clause_fields(d->st, r, c);
			both = fieldset_and(&fields, set);
			if (purpose < 0 && fieldset_is_empty(&both))
				continue;
			pos = purpose >= 0
				  ? c->pos
				  : place_on(&x->places, c->pos,
					(struct wanted){ .fields = &both });
			line(x, "role", &r->n, pos,
			    say2(d, PROSE_LABELLED, doc_label(d, &r->n),
				say2(d, PROSE_R_MAY,
				    doc_label(d,
					&d->st->purposes[c->purpose].n),
				    doc_acts(d, c->acts))));
			if (purpose >= 0 && !fieldset_is_empty(&both))
				line(x, "role", &r->n, c->pos,
				    say1(d, PROSE_R_FIELDS,
					doc_fields(d, &both)));
		}
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

		if (f->kind == FACT_DATA && fact_is_for(f, purpose) &&
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
		line(x, "recipient", &r->n,
		    purpose >= 0 && r->purposes.n > 0
			? at_name(x, &r->n, KW_FOR_PURPOSES,
			      purpose_name(x, purpose))
			: at_field(x, &r->n, KW_GETS, set),
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

/* The first purpose for which it is given one of the fields. */
static int
processed_for(const struct statement *st, const struct processor *p,
    const struct fieldset *set)
{
	for (int i = 0; i < (int)st->purposes_n; i++) {
		struct fieldset given = processor_fields(st, p, i);

		if (processor_gets(st, p, i) && fieldset_meets(&given, set))
			return i;
	}
	return -1;
}

/* ${used}: where it says that it is given that. */
static void
processor_line(struct reaching *x, const struct processor *p, int purpose,
    struct pos used)
{
	line(x, "processor", &p->n,
	    p->limited && p->purposes.n == 0
		? used
		: at_name(x, &p->n, KW_FOR_PURPOSES, purpose_name(x, purpose)),
	    say2(&x->d, PROSE_LABELLED, doc_processor_name(&x->d, p),
		service(x, p)));
}

static void
processed(struct reaching *x, const struct fieldset *set, int purpose)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];
		int first = purpose >= 0 ? purpose : processed_for(st, p, set);

		if (first >= 0 && processor_gets(st, p, first))
			processor_line(x, p, first,
			    at_field(x, &p->n, KW_USING, set));
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
	    doc_fields_and(d, &r->fields, FACT_PROPERTY_DATA_RECIPIENTS, no);

	if (r->classes != 0)
		line(x, "recipient", n, at_line(x, n, class_kw(r->class)),
		    doc_recipient_is(d, r->class, doc_given_by(d, r, NULL)));
	if (gets.n > 0)
		line(x, "recipient", n, at_line(x, n, KW_GETS),
		    say1(d, PROSE_RC_FIELDS, gets));
	if (r->purposes.n > 0)
		line(x, "recipient", n, at_line(x, n, KW_FOR_PURPOSES),
		    say1(d, PROSE_RC_PURPOSES, doc_purposes(d, &r->purposes)));
	if (r->send_through)
		line(x, "recipient", n, at_line(x, n, KW_WRITES_THROUGH),
		    say0(d, PROSE_RC_THROUGH));
	line(x, "recipient", n, at_line(x, n, KW_COUNTRY),
	    doc_where(d, &r->countries));
	facts_that_list(x, FACT_TYPE_RECIPIENTS, no, r->n.name);
}

static void
of_processor(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct processor *p = &d->st->processors[no];
	struct fieldset all = processed_by(d->st, p);

	line(x, "processor", &p->n, at_line(x, &p->n, KW_SERVICE),
	    service(x, p));
	if (!fieldset_is_empty(&all))
		line(x, "processor", &p->n,
		    at_line(x, &p->n, p->limited ? KW_USING : KW_FOR_PURPOSES),
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &all)));
	for (size_t i = 0; i < p->data.n; i++)
		line(x, "processor", &p->n,
		    at_name(x, &p->n, KW_USING,
			d->st->facts[p->data.at[i]].n.name),
		    say1(d, PROSE_R_FIELDS,
			doc_label(d, &d->st->facts[p->data.at[i]].n)));
	if (p->purposes.n > 0)
		line(x, "processor", &p->n, at_line(x, &p->n, KW_FOR_PURPOSES),
		    say1(d, PROSE_RC_PURPOSES, doc_purposes(d, &p->purposes)));
	if (p->countries.n > 0)
		line(x, "processor", &p->n, at_line(x, &p->n, KW_COUNTRY),
		    say1(d, PROSE_PR_COUNTRY, doc_countries(d, &p->countries)));
	facts_that_list(x, FACT_TYPE_PROCESSORS, no, p->n.name);
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
		*out = at_line(x, &p->n, KW_CONTROLLER);
	else if (index_list_has(&p->jointly, no))
		*out = at_name(x, &p->n, KW_JOINTLY_WITH, name);
	else if (index_list_has(&p->done_by, no))
		*out = at_line(x, &p->n, KW_A_PROCESSOR);
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
			if (st->facts[k].kind == FACT_DATA &&
			    fact_is_for(&st->facts[k], p->n.no))
				list_label(d, &l,
				    doc_label(d, &st->facts[k].n));
		line(x, "purpose", &p->n, pos,
		    l.n > 0
			? labelled(x, &p->n, PROSE_R_FIELDS, list_and(d, &l))
			: say1(d, PROSE_REACH_USED, doc_label(d, &p->n)));
	}
}

/* Where there are several, those who have to do with the purpose have what it
 * uses. */
static void
controllers_of(struct reaching *x, const struct purpose *p)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->controllers_n && st->controllers_n > 1;
	     i++) {
		const struct controller *k = &st->controllers[i];
		struct pos pos;

		if (decides_at(x, p, (int)i, &pos))
			line(x, "controller", &k->n, pos,
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
		line(x, "purpose", &p->n, at_line(x, &p->n, KW_USING),
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &uses)));
	controllers_of(x, p);
	if (!any_role(x, &uses, no))
		line(x, "purpose", &p->n, p->n.pos,
		    say0(d, PROSE_REACH_NO_ROLE));
	roles_near(x, &uses, no);
	given_to(x, &uses, no);
	processed(x, &uses, no);
	facts_for(x, no);
}

/* A part that says nothing is as visible as its record. */
static struct pos
visible_at(const struct reaching *x, const struct field *f)
{
	struct pos pos = at_line(x, &f->n, KW_VISIBLE_TO);

	return f->parent < 0 || pos.line != f->n.pos.line
		   ? pos
		   : at_line(x, &x->d.st->fields[f->parent].n, KW_VISIBLE_TO);
}

static void
of_field(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct statement *st = d->st;
	const struct field *f = &st->fields[no];
	struct fieldset only = { .w = { 0 } }, set;

	fieldset_add(&only, no);
	set = f->parts.n > 0 ? statement_whole(st, &only) : only;
	line(x, "field", &f->n, visible_at(x, f),
	    say1(d, PROSE_REACH_SEEN, doc_seen_by(d, no)));
	if (meant_any(&f->kept_of))
		line(x, "field", &f->n, at_line(x, &f->n, KW_FOR),
		    doc_kept_of(d, f));
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);
		struct fieldset both = fieldset_and(&uses, &set);

		if (!fieldset_is_empty(&both))
			line(x, "purpose", &p->n,
			    at_field(x, &p->n, KW_USING, &both),
			    say1(d, PROSE_REACH_USED, doc_label(d, &p->n)));
		if (!fieldset_is_empty(&both))
			controllers_of(x, p);
	}
	if (!any_role(x, &set, -1))
		line(x, "field", &f->n, f->n.pos, say0(d, PROSE_REACH_NO_ROLE));
	roles_near(x, &set, -1);
	given_to(x, &set, -1);
	processed(x, &set, -1);
	facts_using(x, &set);
}

/* ---- data beside the register ------------------------------------------ */

static void
data_given(struct reaching *x, const struct fact *f)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *r = &st->recipients[i];
		struct pos pos;

		if (!listed_at(x, f, FACT_TYPE_RECIPIENTS, (int)i, r->n.name,
			&pos))
			continue;
		line(x, "recipient", &r->n, pos,
		    labelled(x, &r->n, PROSE_RC_FIELDS,
			doc_label(&x->d, &f->n)));
	}
}

static void
data_processed(struct reaching *x, const struct fact *f)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->processors_n; i++)
		for (size_t k = 0; k < f->purposes.n; k++) {
			if (!processor_has(&st->processors[i], f->n.no) ||
			    !processor_gets(st, &st->processors[i],
				f->purposes.at[k]))
				continue;
			processor_line(x, &st->processors[i], f->purposes.at[k],
			    at_name(x, &st->processors[i].n, KW_USING,
				f->n.name));
			break;
		}
}

static void
of_data(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct statement *st = d->st;
	const struct fact *f = &st->facts[no];
	struct pos pos;

	for (size_t i = 0; i < f->purposes.n; i++) {
		const struct named *p = &st->purposes[f->purposes.at[i]].n;

		line(x, "purpose", p,
		    at_name(x, &f->n, KW_FOR_PURPOSES, p->name),
		    say1(d, PROSE_REACH_USED, doc_label(d, p)));
		controllers_of(x, &st->purposes[f->purposes.at[i]]);
	}
	for (size_t i = 0; i < st->roles_n; i++) {
		const struct named *r = &st->roles[i].n;

		if (listed_at(x, f, FACT_TYPE_ROLES, (int)i, r->name, &pos))
			line(x, "role", r, pos,
			    say1(d, PROSE_REACH_SEEN, doc_label(d, r)));
	}
	data_given(x, f);
	data_processed(x, f);
	facts_that_list(x, FACT_TYPE_FIELDS, no, f->n.name);
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
		[REACH_DATA] = of_data,
	};
	struct reach lines = { .n = 0 };
	struct reaching x = { .d = { .a = a, .st = st, .lang = lang },
		.out = &lines };

	if ((unsigned)of >= REACH_MAX || no < 0 ||
	    (size_t)no >= count(st, of) ||
	    (of == REACH_DATA && st->facts[no].kind != FACT_DATA))
		return ERR_NOT_FOUND;
	places_open(&x.places, st);
	parts[of](&x, no);
	places_close(&x.places);
	*out = lines;
	return ERR_OK;
}
