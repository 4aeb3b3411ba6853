/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/reach.h"

#include "lang/prose_doc.h"
#include "policy/goes.h"

struct reaching {
	struct doc d; /* for the words */
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

/* ---- declared facts --------------------------------------------------- */

/* Facts of which a line of that type lists ${no}. */
static void
facts_that_list(struct reaching *x, enum fact_type type, int no)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];

		if (fact_lists(f, type, no))
			line(x, "fact", &f->n, f->n.pos,
			    doc_declared(&x->d, f));
	}
}

static void
facts_for(struct reaching *x, int purpose)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];

		if (fact_is_for(f, purpose))
			line(x, "fact", &f->n, f->n.pos,
			    doc_declared(&x->d, f));
	}
}

static void
facts_using(struct reaching *x, const struct fieldset *set)
{
	for (size_t i = 0; i < x->d.st->facts_n; i++) {
		const struct fact *f = &x->d.st->facts[i];
		size_t n;
		const struct fact_row *rows = fact_properties(f->kind, &n);
		bool uses = false;

		for (size_t k = 0; k < n; k++) {
			struct fieldset both;

			if (rows[k].type != FACT_TYPE_FIELDS ||
			    f->values[k].fields == NULL)
				continue;
			both = fieldset_and(f->values[k].fields, set);
			uses = uses || !fieldset_is_empty(&both);
		}
		if (uses)
			line(x, "fact", &f->n, f->n.pos,
			    doc_declared(&x->d, f));
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
		line(x, "role", &r->n, r->n.pos,
		    say1(d, PROSE_R_SCOPE,
			doc_label(d, &d->st->group_types[r->scope].n)));
	if (r->requires != 0)
		line(x, "role", &r->n, r->n.pos,
		    say1(d, PROSE_R_REQUIRES, doc_requires(d, r->requires)));
	if (r->second_person != 0)
		line(x, "role", &r->n, r->n.pos,
		    say1(d, PROSE_R_SECOND, doc_acts(d, r->second_person)));
	if (role_never_releases_alone(r) && !d->st->printed_only)
		line(x, "role", &r->n, r->n.pos,
		    say0(d, PROSE_R_SECOND_VERSION));
	for (size_t i = 0; i < r->clauses_n; i++)
		clause_lines(x, r, &r->clauses[i]);
	facts_that_list(x, FACT_TYPE_ROLES, no);
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

			if (c->purpose < 0 ||
			    (purpose >= 0 && c->purpose != purpose))
				continue;
			fields = clause_fields(d->st, r, c);
			both = fieldset_and(&fields, set);
			if (purpose < 0 && fieldset_is_empty(&both))
				continue;
			line(x, "role", &r->n, c->pos,
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
		line(x, "recipient", &r->n, r->n.pos,
		    labelled(x, &r->n, PROSE_RC_FIELDS,
			given(x, r, set, purpose)));
	}
}

static struct fieldset
processed_by(const struct statement *st, const struct processor *p)
{
	struct fieldset all = { .w = { 0 } };

	for (int i = 0; i < (int)st->purposes_n; i++) {
		struct fieldset uses = purpose_fields(st, &st->purposes[i]);

		if (processor_gets(p, i))
			all = fieldset_or(&all, &uses);
	}
	return all;
}

/* What it does for us; that it does something, where nothing is said of it. */
static struct str
service(struct reaching *x, const struct processor *p)
{
	struct str said = text_in(&p->service, x->d.lang);

	return said.n > 0 ? doc_with_stop(&x->d, said)
			  : say0(&x->d, PROSE_RC_PROCESSOR);
}

static void
processed(struct reaching *x, const struct fieldset *set, int purpose)
{
	const struct statement *st = x->d.st;

	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];
		struct fieldset by = processed_by(st, p);
		struct fieldset both = fieldset_and(&by, set);

		if (purpose >= 0 ? !processor_gets(p, purpose)
				 : fieldset_is_empty(&both))
			continue;
		line(x, "processor", &p->n, p->n.pos,
		    say2(&x->d, PROSE_LABELLED,
			p->legal_name.n > 0 ? p->legal_name
					    : doc_label(&x->d, &p->n),
			service(x, p)));
	}
}

static void
of_recipient(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct recipient *r = &d->st->recipients[no];
	struct str gets =
	    doc_fields_and(d, &r->fields, FACT_PROPERTY_DATA_RECIPIENTS, no);

	if (r->classes != 0)
		line(x, "recipient", &r->n, r->n.pos,
		    say0(d, doc_recipient_class(r->class)));
	if (gets.n > 0)
		line(x, "recipient", &r->n, r->n.pos,
		    say1(d, PROSE_RC_FIELDS, gets));
	if (r->purposes.n > 0)
		line(x, "recipient", &r->n, r->n.pos,
		    say1(d, PROSE_RC_PURPOSES, doc_purposes(d, &r->purposes)));
	if (r->send_through)
		line(x, "recipient", &r->n, r->n.pos,
		    say0(d, PROSE_RC_THROUGH));
	line(x, "recipient", &r->n, r->n.pos, doc_where(d, &r->countries));
	facts_that_list(x, FACT_TYPE_RECIPIENTS, no);
}

static void
of_processor(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct processor *p = &d->st->processors[no];
	struct fieldset all = processed_by(d->st, p);

	line(x, "processor", &p->n, p->n.pos, service(x, p));
	if (!fieldset_is_empty(&all))
		line(x, "processor", &p->n, p->n.pos,
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &all)));
	if (p->purposes.n > 0)
		line(x, "processor", &p->n, p->n.pos,
		    say1(d, PROSE_RC_PURPOSES, doc_purposes(d, &p->purposes)));
	if (p->countries.n > 0)
		line(x, "processor", &p->n, p->n.pos,
		    say1(d, PROSE_PR_COUNTRY, doc_countries(d, &p->countries)));
	facts_that_list(x, FACT_TYPE_PROCESSORS, no);
}

/* ---- purposes and fields ---------------------------------------------- */

static void
of_purpose(struct reaching *x, int no)
{
	struct doc *d = &x->d;
	const struct purpose *p = &d->st->purposes[no];
	struct fieldset uses = purpose_fields(d->st, p);

	if (!fieldset_is_empty(&uses))
		line(x, "purpose", &p->n, p->n.pos,
		    say1(d, PROSE_R_FIELDS, doc_fields(d, &uses)));
	roles_near(x, &uses, no);
	given_to(x, &uses, no);
	processed(x, &uses, no);
	facts_for(x, no);
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
	line(x, "field", &f->n, f->n.pos,
	    say1(d, PROSE_REACH_SEEN, doc_seen_by(d, no)));
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);
		struct fieldset both = fieldset_and(&uses, &set);

		if (!fieldset_is_empty(&both))
			line(x, "purpose", &p->n, p->n.pos,
			    say1(d, PROSE_REACH_USED, doc_label(d, &p->n)));
	}
	roles_near(x, &set, -1);
	given_to(x, &set, -1);
	processed(x, &set, -1);
	facts_using(x, &set);
}

/* ---- what is asked ---------------------------------------------------- */

static const char *const kinds[REACH_MAX] = {
	[REACH_ROLE] = "role",
	[REACH_FIELD] = "field",
	[REACH_PURPOSE] = "purpose",
	[REACH_RECIPIENT] = "recipient",
	[REACH_PROCESSOR] = "processor",
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
	};
	struct reach lines = { .n = 0 };
	struct reaching x = { .d = { .a = a, .st = st, .lang = lang },
		.out = &lines };

	if ((unsigned)of >= REACH_MAX || no < 0 || (size_t)no >= count(st, of))
		return ERR_NOT_FOUND;
	parts[of](&x, no);
	*out = lines;
	return ERR_OK;
}
