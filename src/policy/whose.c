/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/whose.h"

static bool
all_work_for(const struct statement *st, const struct index_list *doers,
    int controller)
{
	for (size_t i = 0; i < doers->n; i++)
		if (!index_list_has(&st->controllers[doers->at[i]]
					 .processor_for,
			controller))
			return false;
	return doers->n > 0;
}

bool
processor_acts_for(const struct statement *st, const struct processor *k,
    int controller)
{
	if (k->controller < 0 || k->controller == controller)
		return false;
	for (size_t i = 0; i < k->purposes.n; i++)
		if (purpose_decides(&st->purposes[k->purposes.at[i]],
			controller))
			return true;
	return index_list_has(&st->controllers[k->controller].processor_for,
	    controller);
}

int
statement_processor(const struct statement *st, int controller)
{
	for (size_t i = 0; i < st->processors_n; i++)
		if (st->processors[i].controller == controller)
			return (int)i;
	return -1;
}

bool
controller_is_client(const struct statement *st, int controller)
{
	bool any = false;

	if (controller <= 0 || st->controllers[controller].part_of >= 0)
		return false;
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if (!purpose_decides(p, controller))
			continue;
		if (p->jointly.n > 0 ||
		    !all_work_for(st, &p->done_by, controller))
			return false;
		any = true;
	}
	return any;
}

static bool
has_to_do(const struct purpose *p, int controller)
{
	return purpose_decides(p, controller) ||
	       index_list_has(&p->done_by, controller);
}

bool
purpose_is_of(const struct purpose *p, const struct index_list *controllers)
{
	for (size_t i = 0; i < controllers->n; i++)
		if (has_to_do(p, controllers->at[i]))
			return true;
	return false;
}

/* ---- about whom they answer ------------------------------------------- */

static bool
decided_together(const struct statement *st, const struct purpose *p,
    const struct purpose *other)
{
	for (int i = 0; i < (int)st->controllers_n; i++)
		if (purpose_decides(p, i) && purpose_decides(other, i))
			return true;
	return false;
}

bool
purpose_answers_for(const struct statement *st, const struct purpose *p,
    const struct purpose *other)
{
	return p->all_fields && purpose_answers(p) &&
	       decided_together(st, p, other);
}

bool
purpose_answers_kind(const struct statement *st, const struct purpose *p,
    int kind)
{
	bool others = false;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *other = &st->purposes[i];

		/* One that answers and names nobody says of nobody whose they
		 * are. */
		if ((purpose_answers(other) && other->kinds.n == 0) ||
		    !purpose_meets(st, other, kind))
			continue;
		if (purpose_answers(p) && decided_together(st, p, other))
			return true;
		others = true;
	}
	return purpose_answers(p) && !others;
}

bool
purpose_answers_field(const struct statement *st, const struct purpose *p,
    int field)
{
	bool others = false;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *other = &st->purposes[i];
		struct fieldset uses;

		if (other->all_fields && purpose_answers(other))
			continue;
		uses = purpose_fields(st, other);
		if (!fieldset_has(&uses, field))
			continue;
		if (purpose_answers_for(st, p, other))
			return true;
		others = true;
	}
	return p->all_fields && purpose_answers(p) && !others;
}

bool
purpose_uses_all(const struct statement *st, const struct purpose *p)
{
	if (!st->printed_only || !purpose_answers(p))
		return p->all_fields;
	for (size_t i = 0; i < st->purposes_n; i++)
		if (!purpose_answers(&st->purposes[i]) &&
		    !decided_together(st, p, &st->purposes[i]))
			return false;
	return p->all_fields;
}

/* One that names none is of all but clients. */
static bool
names(const struct statement *st, const struct index_list *controllers,
    int controller)
{
	return controllers->n == 0 ? !controller_is_client(st, controller)
				   : index_list_has(controllers, controller);
}

bool
told_is_of(const struct statement *st, const struct told *t, int controller)
{
	return names(st, &t->controllers, controller);
}

/* Whether it has anything to do with people's facts at all. */
static bool
has_purposes(const struct role *r)
{
	for (size_t i = 0; i < r->clauses_n; i++)
		if (r->clauses[i].purpose >= 0)
			return true;
	return false;
}

bool
role_is_of(const struct statement *st, const struct role *r, int controller)
{
	if (r->controllers.n > 0 || !has_purposes(r))
		return names(st, &r->controllers, controller);
	for (size_t i = 0; i < r->clauses_n; i++) {
		int p = r->clauses[i].purpose;

		if (p >= 0 && has_to_do(&st->purposes[p], controller))
			return true;
	}
	return false;
}

/* ---- where it is open ------------------------------------------------- */

/* What is written into the record of a controller, or whom people turn to,
 * unless what it goes by tells whose it is. */
static bool
matters(const struct fact *f)
{
	switch (f->kind) {
	case FACT_MEASURE:
	case FACT_ASSESSMENT:
	case FACT_BREACH:
	case FACT_CERTIFICATION:
	case FACT_DISCLOSURE:
	case FACT_TAKEOVER:
	case FACT_REPRESENTATIVE:
	case FACT_PRIVACY_CONTACT:
	case FACT_COMPLAINT:
		return true;
	case FACT_SUBPROCESSOR:
		return !fact_says(f, FACT_PROPERTY_SUBPROCESSOR_OF)->said;
	case FACT_TRANSFER:
		return !fact_says(f, FACT_PROPERTY_TRANSFER_PROCESSORS)->said &&
		       !fact_says(f, FACT_PROPERTY_TRANSFER_RECIPIENTS)->said;
	default:
		return false;
	}
}

bool
fact_is_of(const struct statement *st, const struct fact *f, int controller)
{
	if (f->controllers.n == 0 && (f->purposes.n > 0 || !matters(f)))
		return true;
	return names(st, &f->controllers, controller);
}

int
fact_of_doer(const struct fact *f, const struct purpose *p)
{
	for (size_t i = 0; i < p->done_by.n; i++)
		if (index_list_has(&f->purposes, p->n.no) &&
		    index_list_has(&f->controllers, p->done_by.at[i]))
			return p->done_by.at[i];
	return -1;
}

/* Nobody is named, of several who are no clients. */
static bool
is_open(const struct statement *st, const struct index_list *controllers)
{
	size_t here = 0;

	for (size_t i = 0; i < st->controllers_n; i++)
		here += !controller_is_client(st, (int)i);
	return here > 1 && controllers->n == 0;
}

bool
fact_is_for_all(const struct statement *st, const struct fact *f)
{
	return is_open(st, &f->controllers) && f->purposes.n == 0 && matters(f);
}

bool
told_is_for_all(const struct statement *st, const struct told *t)
{
	return is_open(st, &t->controllers) &&
	       (str_is(t->section, "security") ||
		   str_is(t->section, "controller"));
}

bool
role_is_for_all(const struct statement *st, const struct role *r)
{
	return is_open(st, &r->controllers) && r->requires != 0 &&
	       !has_purposes(r);
}
