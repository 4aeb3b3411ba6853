/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_reached: whether the purposes that answer people and that erase
 * what is due are for everybody whom the register can hold. The server refuses
 * what they are not for: a period that is printed would pass and nothing go.
 */
#include "lang/check_private.h"
#include "lang/words.h"
#include "policy/goes.h"

static struct str
stage_words(struct check *c, unsigned stages)
{
	static const struct {
		unsigned stage;
		enum kw kw;
	} words[] = {
		{ STAGE_POSSIBLE, KW_POSSIBLE },
		{ STAGE_INVITED, KW_INVITED },
		{ STAGE_MEMBER, KW_MEMBERS },
		{ STAGE_LEAVING, KW_LEAVING },
		{ STAGE_DECEASED, KW_DECEASED },
	};
	struct str all = STR_NONE;

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if ((stages & words[i].stage) != 0)
			all = join(c, all,
			    phrase_in(&lang_keywords[words[i].kw], c->lang));
	return all;
}

/* Those of whom something is erased: of people who never joined only what a
 * rule of their own says. */
static unsigned
stages_erased(const struct statement *st)
{
	unsigned all = statement_stages(st);

	for (size_t i = 0; i < st->keeps_n; i++)
		if (st->keeps[i].what == KEEP_INVITED)
			return all;
	return all & ~(unsigned)(STAGE_POSSIBLE | STAGE_INVITED);
}

static struct str
kinds_left_out(struct check *c, const struct purpose *p)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < c->st->kinds_n; i++) {
		const struct kind *k = &c->st->kinds[i];
		bool excepted = index_list_has(&p->except, (int)i);

		if (!k->outside && (!k->by_age || excepted) &&
		    !purpose_meets(c->st, p, (int)i))
			all = join(c, all, k->n.name);
	}
	return all;
}

/* ---- fields that nobody looks at --------------------------------------- */

/* Whether somebody may do something for it: a role, the server, somebody to
 * whom it gives facts, or, with what is declared for it, the office beside the
 * register. A processor that works for everything keeps the machines. */
static bool
worked_for(const struct check *c, const struct purpose *p)
{
	const struct statement *st = c->st;

	if (somebody_may(c, ACT_MAX, p->n.no))
		return true;
	for (size_t i = 0; i < st->recipients_n; i++)
		if (recipient_gets(st, &st->recipients[i], p->n.no))
			return true;
	for (size_t i = 0; i < st->processors_n; i++)
		if (index_list_has(&st->processors[i].purposes, p->n.no))
			return true;
	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_is_for(&st->facts[i], p->n.no))
			return true;
	return p->activities != 0;
}

static void
check_seen_at_work(struct check *c)
{
	const struct statement *st = c->st;
	struct fieldset done = { .w = { 0 } };

	/* Without a role that is another finding. */
	if (st->roles_n == 0)
		return;
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);

		/* What another one is worked for with is not idle. */
		if (worked_for(c, p) && !only_reaches(p))
			done = fieldset_or(&done, &uses);
	}
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		struct fieldset uses = purpose_fields(st, p);

		if (worked_for(c, p) || only_reaches(p))
			continue;
		for (int f = 0; f < (int)st->fields_n; f++)
			if (fieldset_has(&uses, f) && !fieldset_has(&done, f) &&
			    (field_visible(st, f) & VISIBLE_STAFF) != 0)
				found_name2(c, FINDING_field_no_role,
				    &st->fields[f].n, p->n.name);
		done = fieldset_or(&done, &uses);
	}
}

/* ---- people who are not reached ---------------------------------------- */

void
check_reached(struct check *c)
{
	const struct statement *st = c->st;
	int rights = statement_purpose_of(st, ACTIVITY_RIGHTS);
	int erases = statement_purpose_of(st, ACTIVITY_RETENTION);

	if (st->printed_only)
		return;
	check_seen_at_work(c);
	if (rights >= 0) {
		const struct purpose *p = &st->purposes[rights];
		unsigned left = statement_stages(st) & ~purpose_stages(p) &
				~(unsigned)STAGE_DECEASED;
		struct str kinds = kinds_left_out(c, p);

		if (left != 0)
			found_name2(c, FINDING_rights_leave_out, &p->n,
			    stage_words(c, left));
		if (kinds.n > 0)
			found_name2(c, FINDING_rights_leave_out, &p->n, kinds);
	}
	if (erases >= 0) {
		const struct purpose *p = &st->purposes[erases];
		unsigned left = stages_erased(st) & ~purpose_stages(p);

		if (left != 0)
			found_name2(c, FINDING_retention_leaves_out, &p->n,
			    stage_words(c, left));
	}
}
