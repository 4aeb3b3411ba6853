/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_office: invitations, retention, and the statement as callers need
 * it. */
#include "job/job.h"
#include "policy/whom.h"
#include "web/api.h"

#define DUE_MAX 100

enum err
api_invite(struct call *c, const struct json_value *in, struct json *j)
{
	const struct grant *g;
	struct person *p;
	struct str id;
	enum err e = json_get_str(in, "person", &id);

	if (e == ERR_OK)
		e = api_person(c, id, ACT_INVITE, NULL, &p, &g);
	if (e != ERR_OK)
		return e;
	e = api_hide(c, life_invite(c->tx, p));
	if (e == ERR_NOT_FOUND && c->tx->reason == REASON_ALLOWED)
		return api_refuse(c, ERR_REFUSED, STR_NONE,
		    "there is no address to write to");
	if (e == ERR_CONFLICT)
		return api_refuse(c, e, STR_NONE,
		    "not a possible member any more");
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, p->id));
	json_str(j, "stage", str_of(stage_name(p->facts.stage)));
	json_close(j);
	return ERR_OK;
}

/* ---- retention ------------------------------------------------------ */

static void
preview_out(struct call *c, struct json *j, const struct retention_preview *rp,
    int64_t until_s)
{
	json_open(j, NULL);
	json_str(j, "until", instant_print(c->a, until_s));
	json_int(j, "total", (int64_t)rp->total);
	json_open(j, "by_reason");
	for (size_t i = DUE_IMPORTED; i < DUE_WHYS; i++)
		if (rp->by_why[i] > 0)
			json_int(j, due_name((enum due_why)i),
			    (int64_t)rp->by_why[i]);
	json_close(j);
	json_array(j, "due");
	for (size_t i = 0; i < rp->n; i++) {
		json_open(j, NULL);
		json_str(j, "person", id_print(c->a, rp->at[i].person));
		json_str(j, "why", str_of(due_name(rp->at[i].why)));
		json_str(j, "at", instant_print(c->a, rp->at[i].at_s));
		json_close(j);
	}
	json_array_end(j);
	json_close(j);
}

enum err
api_retention(struct call *c, const struct json_value *in, struct json *j)
{
	struct str until = query_get(c, "until");
	int64_t until_s = c->s->now_s;
	struct retention_preview rp;
	struct date d;
	enum err e;

	(void)in;
	if (until.p != NULL) {
		if (date_parse(until, &d) != ERR_OK)
			return api_refuse(c, ERR_INVALID, STR_NONE,
			    "until is a date, such as 2026-01-30");
		until_s = instant_of_date(d);
	}
	e = retention_preview(c->tx, until_s, DUE_MAX, &rp);
	if (e == ERR_OK)
		preview_out(c, j, &rp, until_s);
	return e;
}

/* ---- the statement -------------------------------------------------- */

static void
kinds_out(const struct statement *st, struct json *j, const char *key,
    const struct index_list *l)
{
	json_array(j, key);
	for (size_t i = 0; i < l->n; i++)
		json_str(j, NULL, st->kinds[l->at[i]].n.name);
	json_array_end(j);
}

/* Of whom, where not of everybody, and for which purposes. */
static void
required_out(const struct statement *st, struct json *j, const struct field *f)
{
	const struct meant *of = &f->required_of;

	json_bool(j, "required", f->required && !meant_any(of));
	if (meant_any(of)) {
		json_open(j, "required_of");
		json_array(j, "stages");
		for (unsigned s = STAGE_POSSIBLE; s <= STAGE_BLOCKED; s <<= 1)
			if ((of->stages & s) != 0)
				json_str(j, NULL, str_of(stage_name(s)));
		json_array_end(j);
		kinds_out(st, j, "kinds", &of->kinds);
		kinds_out(st, j, "except", &of->except);
		json_close(j);
	}
	if (f->required_for.n == 0)
		return;
	json_array(j, "required_for");
	for (size_t i = 0; i < f->required_for.n; i++)
		json_str(j, NULL, st->purposes[f->required_for.at[i]].n.name);
	json_array_end(j);
}

static void
field_out(const struct statement *st, struct json *j, const struct field *f)
{
	json_open(j, NULL);
	json_str(j, "name", f->n.name);
	json_str(j, "type", str_of(field_type_name(f->type)));
	if (f->parent >= 0)
		json_str(j, "record", st->fields[f->parent].n.name);
	required_out(st, j, f);
	if (f->choices_n > 0) {
		json_array(j, "choices");
		for (size_t i = 0; i < f->choices_n; i++)
			json_str(j, NULL, f->choices[i].n.name);
		json_array_end(j);
	}
	json_close(j);
}

static void
purpose_out(struct json *j, const struct purpose *pu)
{
	json_open(j, NULL);
	json_str(j, "name", pu->n.name);
	api_text_out(j, "label", &pu->n.label);
	json_array(j, "channels");
	for (int k = 0; k < CHANNEL_MAX; k++)
		if ((pu->channels >> k & 1) != 0)
			json_str(j, NULL,
			    str_of(channel_name((enum channel)k)));
	json_array_end(j);
	json_array(j, "topics");
	for (size_t i = 0; i < pu->topics_n; i++)
		json_str(j, NULL, pu->topics[i].name);
	json_array_end(j);
	json_close(j);
}

static void
head_out(struct call *c, struct json *j, const struct statement *st)
{
	json_str(j, "name", st->name);
	json_str(j, "version", st->version);
	json_str(j, "hash",
	    hex_encode(c->a,
		(struct str){ (const char *)st->hash, sizeof(st->hash) }));
	json_date(j, "effective", st->effective);
	json_array(j, "languages");
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l])
			json_str(j, NULL, str_of(lang_code((enum lang)l)));
	json_array_end(j);
}

#define NAMES_OUT(j, key, list, count)                          \
	do {                                                    \
		json_array((j), (key));                         \
		for (size_t i_ = 0; i_ < (count); i_++)         \
			json_str((j), NULL, (list)[i_].n.name); \
		json_array_end(j);                              \
	} while (0)

enum err
api_statement(struct call *c, const struct json_value *in, struct json *j)
{
	const struct statement *st = c->org->st;

	(void)in;
	json_open(j, NULL);
	head_out(c, j, st);
	json_array(j, "fields");
	for (size_t i = 0; i < st->fields_n; i++)
		field_out(st, j, &st->fields[i]);
	json_array_end(j);
	NAMES_OUT(j, "kinds", st->kinds, st->kinds_n);
	NAMES_OUT(j, "sources", st->sources, st->sources_n);
	NAMES_OUT(j, "group_types", st->group_types, st->group_types_n);
	json_array(j, "purposes");
	for (size_t i = 0; i < st->purposes_n; i++)
		purpose_out(j, &st->purposes[i]);
	json_array_end(j);
	json_str(j, "role", st->roles[c->actor.role].n.name);
	json_str(j, "purpose", st->purposes[api_purpose(c)].n.name);
	json_close(j);
	return ERR_OK;
}
