/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_tokens: tokens of other systems: one role, one purpose, an end. */
#include "base/limits.h"
#include "base/time.h"
#include "lang/prose.h"
#include "store/token.h"
#include "web/facts.h"
#include "web/handlers.h"
#include "web/staff.h"

#define TOKEN_DAYS     90
#define TOKEN_DAYS_MAX 366

static enum err
tokens_decide(struct call *c)
{
	const struct grant *g;

	return tx_decide(c->tx, -1, ACT_TOKEN, NULL, NULL, -1, 0, &g);
}

static void
token_row(struct call *c, const struct api_token *t,
    struct page_staff_tokens_tokens *r)
{
	r->id = id_print(c->a, t->id);
	r->name = t->label;
	if (t->role >= 0)
		r->role = lang_label(&c->org->st->roles[t->role].n, c->lang);
	r->purpose = purpose_label(c, t->purpose);
	r->expires =
	    view_date(c->a, (int64_t)c->lang, date_of_instant(t->expires_s));
	r->active = true;
}

static void
fields_asked(struct call *c, struct page_staff_tokens *pg)
{
	const struct statement *st = c->org->st;
	size_t cap = 0, choices = 0;
	struct view_field *f = ARENA_PUSH(c->a, pg->fields, pg->fields_n, cap);

	staff_field(c, f, "label", "text", TEXT_C_TOKEN_LABEL, STR_NONE);
	f->required = true;
	f = ARENA_PUSH(c->a, pg->fields, pg->fields_n, cap);
	staff_field(c, f, "role", "select", TEXT_LOOK_ROLE, STR_NONE);
	f->required = true;
	for (size_t i = 0; i < st->roles_n; i++)
		if (st->roles[i].scope < 0)
			staff_choice(c, f, &choices, st->roles[i].n.name,
			    lang_label(&st->roles[i].n, c->lang));
	f = ARENA_PUSH(c->a, pg->fields, pg->fields_n, cap);
	staff_field(c, f, "purpose", "select", TEXT_LOOK_PURPOSE, STR_NONE);
	f->required = true;
	choices = 0;
	for (size_t i = 0; i < st->purposes_n; i++)
		staff_choice(c, f, &choices, st->purposes[i].n.name,
		    purpose_label(c, (int)i));
	f = ARENA_PUSH(c->a, pg->fields, pg->fields_n, cap);
	staff_field(c, f, "days", "number", TEXT_C_TOKEN_DAYS,
	    arena_printf(c->a, "%d", TOKEN_DAYS));
	f->required = true;
}

static enum err
tokens_page(struct call *c, struct str secret,
    const struct facts_errors *errors)
{
	struct page_staff_tokens pg = { .ui = &c->ui,
		.new_token = secret,
		.errors = errors->at,
		.errors_n = errors->n };
	struct api_token *list;
	size_t n, cap = 0;
	enum err e = api_token_list(c->tx, &list, &n);

	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++)
		token_row(c, &list[i],
		    ARENA_PUSH(c->a, pg.tokens, pg.tokens_n, cap));
	fields_asked(c, &pg);
	for (size_t i = 0; i < pg.fields_n; i++) {
		if (secret.n > 0 && i < 3)
			pg.fields[i].value = STR_NONE;
	}
	facts_errors_show(errors, pg.fields, pg.fields_n);
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_tokens(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_tokens_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	enum err e = tokens_decide(c);

	return e == ERR_OK ? tokens_page(c, STR_NONE, &none) : e;
}

/* A token has no more than a role may do for a purpose. */
static bool
role_has(const struct call *c, int role, int purpose)
{
	const struct role *r = &c->org->st->roles[role];

	for (size_t i = 0; i < r->clauses_n; i++)
		if (r->clauses[i].purpose == purpose)
			return true;
	return false;
}

static enum err
token_add(struct call *c)
{
	const struct statement *st = c->org->st;
	struct facts_errors errors = { 0 };
	struct api_token t = { .org = c->org->id,
		.role = statement_role(st, form_get(c, "role")),
		.purpose = statement_purpose(st, form_get(c, "purpose")) };
	struct str secret = STR_NONE;
	int64_t days = 0;
	enum err e = ERR_OK;

	if (text_clean(c->a, form_get(c, "label"), LIMIT_NAME_CHARS,
		&t.label) != ERR_OK ||
	    t.label.n == 0)
		facts_wrong(c, &errors, STR("label"),
		    T(c, TEXT_C_TOKEN_NEEDS_LABEL));
	if (t.role < 0 || st->roles[t.role].scope >= 0)
		facts_wrong(c, &errors, STR("role"),
		    T(c, TEXT_C_STAFF_CHOOSE_ROLE));
	else if (t.purpose >= 0 && !role_has(c, t.role, t.purpose))
		facts_wrong(c, &errors, STR("purpose"),
		    T(c, TEXT_C_TOKEN_NO_RIGHT));
	if (t.purpose < 0)
		facts_wrong(c, &errors, STR("purpose"),
		    T(c, TEXT_C_STAFF_PURPOSE_CHOOSE));
	if (str_to_i64(str_trim(form_get(c, "days")), 1, TOKEN_DAYS_MAX,
		&days) != ERR_OK)
		facts_wrong(c, &errors, STR("days"),
		    T(c, TEXT_C_TOKEN_BAD_DAYS));
	t.expires_s = c->s->now_s + days * DAY_S;
	if (errors.n == 0)
		e = api_token_new(c->tx, &t, &secret);
	return e == ERR_OK ? tokens_page(c, secret, &errors) : e;
}

enum err
web_staff_tokens(struct call *c)
{
	int64_t id;
	enum err e = tokens_decide(c);

	if (e != ERR_OK)
		return e;
	if (str_is(form_get(c, "do"), "add"))
		return token_add(c);
	if (!str_is(form_get(c, "do"), "revoke"))
		return ERR_INVALID;
	if (id_parse(form_get(c, "token"), &id) != ERR_OK)
		return ERR_NOT_FOUND;
	if ((e = api_token_end(c->tx, id)) == ERR_OK)
		call_redirect(c, STR("/staff/tokens"));
	return e;
}
