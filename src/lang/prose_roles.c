/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_roles: groups of members; roles, and what each may do with what.
 */
#include "lang/prose_doc.h"
#include "policy/whose.h"

/* ---- groups ----------------------------------------------------------- */

void
prose_groups(struct doc *d)
{
	const struct statement *st = d->st;

	doc_section(d, "groups", PROSE_H_GROUPS);
	for (size_t i = 0; i < st->group_types_n; i++) {
		const struct group_type *g = &st->group_types[i];

		doc_topic(d, doc_ref(d, "group", g->n.name),
		    doc_capital(d, doc_label(d, &g->n)));
		doc_own(d, "about", &g->n.about);
		if (g->by_field >= 0)
			doc_say1(d, "by", PROSE_G_BY,
			    doc_field_label(d, g->by_field));
		else if (g->by_choice)
			doc_say0(d, "by", PROSE_G_CHOICE);
		if (g->open)
			doc_say0(d, "open", PROSE_G_OPEN);
		if (g->purpose >= 0)
			doc_say1(d, "purpose", PROSE_G_PURPOSE,
			    doc_label(d, &st->purposes[g->purpose].n));
		if (g->hide_protected)
			doc_say0(d, "protected", PROSE_G_HIDE);
	}
}

/* ---- roles ------------------------------------------------------------ */

static const enum prose act_names[ACT_MAX] = {
#define ACT(name, en, nb, about) [ACT_##name] = PROSE_ACT_##name,
#include "policy/acts.def"
#undef ACT
};

struct str
doc_acts(struct doc *d, uint64_t acts)
{
	struct list l = { .n = 0 };

	for (int a = 0; a < ACT_MAX; a++) {
		if ((acts >> a & 1) != 0)
			list_add(d, &l, say0(d, act_names[a]));
	}
	return list_and(d, &l);
}

/* All that the purpose uses; but what such a role can never see is not. */
static void
say_all(struct doc *d, const char *leaf, const struct role *r,
    const struct clause *c)
{
	struct fieldset hidden =
	    purpose_fields(d->st, &d->st->purposes[c->purpose]);
	struct fieldset seen = clause_fields(d->st, r, c);
	unsigned who = role_visible(r);

	for (int i = 0; i < (int)d->st->fields_n; i++)
		if (fieldset_has(&seen, i) ||
		    (field_visible(d->st, i) & who) != 0)
			fieldset_remove(&hidden, i);
	if (fieldset_is_empty(&hidden))
		doc_say0(d, leaf, PROSE_R_ALL);
	else
		doc_say1(d, leaf, PROSE_R_ALL_BUT, doc_fields(d, &hidden));
}

static void
say_clause(struct doc *d, const struct role *r, const struct clause *c)
{
	const char *leaf = "may";

	if (c->purpose >= 0)
		leaf = doc_leaf(d, "may." STR_FMT,
		    STR_ARG(d->st->purposes[c->purpose].n.name));
	leaf = doc_once(d, leaf);
	if (c->purpose >= 0)
		doc_say2(d, leaf, PROSE_R_MAY,
		    doc_label(d, &d->st->purposes[c->purpose].n),
		    doc_acts(d, c->acts));
	else
		doc_say1(d, leaf, PROSE_R_MAY_ELSE, doc_acts(d, c->acts));
	if (c->purpose >= 0 && c->all_fields)
		say_all(d, doc_leaf(d, "%s.fields", leaf), r, c);
	else
		doc_say1(d, doc_leaf(d, "%s.fields", leaf), PROSE_R_FIELDS,
		    doc_fields(d, &c->fields));
	if (c->without_addresses)
		doc_say0(d, doc_leaf(d, "%s.without", leaf), PROSE_R_WITHOUT);
}

struct str
doc_requires(struct doc *d, unsigned requires)
{
	struct list l = { .n = 0 };

	if ((requires & REQUIRES_TRAINING) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_TRAINING));
	if ((requires & REQUIRES_CONFIDENTIALITY) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_CONFIDENTIALITY));
	if ((requires & REQUIRES_TERM) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_TERM));
	if ((requires & REQUIRES_SECOND_FACTOR) != 0)
		list_add(d, &l, say0(d, PROSE_REQUIRES_SECOND_FACTOR));
	return list_and(d, &l);
}

void
prose_roles(struct doc *d)
{
	prose_section(d, "roles", PROSE_H_ROLES, "access");
	for (size_t i = 0; i < d->st->roles_n; i++) {
		const struct role *r = &d->st->roles[i];

		doc_topic(d, doc_ref(d, "role", r->n.name),
		    doc_capital(d, doc_label(d, &r->n)));
		doc_own(d, "about", &r->n.about);
		doc_say_whose(d, PROSE_R_WORKS_FOR, &r->controllers,
		    role_is_for_all(d->st, r));
		if (r->scope >= 0)
			doc_say1(d, "scope", PROSE_R_SCOPE,
			    doc_label(d, &d->st->group_types[r->scope].n));
		doc_say1(d, "requires", PROSE_R_REQUIRES,
		    doc_requires(d, r->requires));
		doc_say1(d, "second_person", PROSE_R_SECOND,
		    doc_acts(d, r->second_person));
		if (role_never_releases_alone(r) && !d->st->printed_only)
			doc_say0(d, "second_person_version",
			    PROSE_R_SECOND_VERSION);
		for (size_t j = 0; j < r->clauses_n; j++)
			say_clause(d, r, &r->clauses[j]);
	}
	prose_told(d, "access");
}
