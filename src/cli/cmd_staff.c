/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_staff: who works in the register, and with which tokens. */
#include "base/email.h"
#include "base/limits.h"
#include "cli/cmd.h"

#define SET_LINK_S (48 * 3600)
#define OFFICES    64

struct staff_run {
	struct staff staff;
	struct str token;
	const char *ended;
};

/* ---- add ------------------------------------------------------------ */

/* "2026-01-01..2027-12-31". */
static enum err
span_parse(struct str s, int32_t *from, int32_t *until)
{
	size_t dots = str_find(s, STR(".."));
	struct date a, b;

	if (dots == SIZE_MAX || date_parse(str_sub(s, 0, dots), &a) != ERR_OK ||
	    date_parse(str_sub(s, dots + 2, s.n), &b) != ERR_OK)
		return ERR_INVALID;
	*from = date_days(a);
	*until = date_days(b);
	return *until < *from ? ERR_INVALID : ERR_OK;
}

/* "GROUP:2026-01-01..2027-12-31". */
static enum err
office_add(struct cli *c, struct staff *st, struct str s)
{
	size_t colon = str_find(s, STR(":"));
	struct office *o = &st->offices[st->offices_n];

	if (colon == SIZE_MAX || st->offices_n >= OFFICES ||
	    id_parse(str_sub(s, 0, colon), &o->group) != ERR_OK ||
	    span_parse(str_sub(s, colon + 1, s.n), &o->from_day,
		&o->until_day) != ERR_OK)
		return cli_fail(c, ERR_INVALID,
		    "--office is GROUP:FROM..UNTIL, with the group's id and "
		    "two dates");
	st->offices_n++;
	return ERR_OK;
}

static enum err
staff_email(struct cli *c, struct staff *st)
{
	struct str email = cli_option(c, "email"), match, plain;

	if (email.p == NULL)
		return ERR_OK;
	if (email_normalise(c->a, email, &st->email, &match, &plain) != ERR_OK)
		return cli_fail(c, ERR_INVALID, "--email is not an address");
	return ERR_OK;
}

static enum err
staff_terms(struct cli *c, struct staff *st)
{
	struct str term = cli_option(c, "term"), office;
	struct date trained;
	enum err e = cmd_date(c, "trained-until", &trained);

	if (e != ERR_OK)
		return e;
	if (trained.year != 0)
		st->trained_until = date_days(trained);
	st->confidential = cli_flag(c, "confidential");
	if (term.p != NULL &&
	    span_parse(term, &st->term_from, &st->term_until) != ERR_OK)
		return cli_fail(c, ERR_INVALID,
		    "--term is FROM..UNTIL, two dates");
	st->offices = ARENA_ARRAY(c->a, struct office, OFFICES);
	for (size_t i = 0; e == ERR_OK && cli_options(c, "office", i, &office);
	     i++)
		e = office_add(c, st, office);
	return e;
}

static enum err
staff_read(struct cli *c, struct staff *st)
{
	enum err e;

	if (text_clean(c->a, cli_word(c, 0), LIMIT_NAME_CHARS, &st->name) !=
		ERR_OK ||
	    st->name.n == 0)
		return cli_fail(c, ERR_INVALID, "the name is not one line");
	e = cmd_name(c, c->org->st, CMD_ROLE, cli_option(c, "role"), &st->role);
	if (e != ERR_OK)
		return e;
	if ((e = staff_email(c, st)) != ERR_OK)
		return e;
	if ((e = staff_terms(c, st)) != ERR_OK)
		return e;
	if ((e = cmd_lang(c, LANG_NB, &st->lang)) != ERR_OK)
		return e;
	if (!cli_flag(c, "password-stdin"))
		return ERR_OK;
	/* It came hashed: the password itself stays in the caller. */
	e = cli_read(c, STR("-"), 1024, &st->password);
	st->totp = totp_secret(c->a);
	return e;
}

static enum err
add_body(struct cli *c, struct tx *tx, void *self)
{
	struct staff_run *r = self;
	const struct grant *g;
	struct staff old;
	int64_t ends_s;
	enum err e = tx_decide(tx, -1, ACT_STAFF, NULL, NULL, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	e = staff_find(tx, r->staff.name, &old);
	if (e == ERR_OK && !old.ended)
		return cli_fail(c, ERR_CONFLICT,
		    "somebody works here under that name");
	if (e != ERR_OK && e != ERR_NOT_FOUND)
		return e;
	if (e == ERR_OK) /* somebody who comes back */
		r->staff.id = old.id;
	staff_touch(tx, &r->staff);
	e = staff_save(tx, &r->staff);
	if (e != ERR_OK || r->staff.password.n > 0)
		return e;
	ends_s = tx->now_s + SET_LINK_S;
	e = link_new(tx, TOKEN_STAFF, r->staff.id, ends_s, STR_NONE, &r->token);
	if (e != ERR_OK || r->staff.email.n == 0)
		return e;
	return letter_staff_link(tx, &r->staff, r->token, ends_s);
}

static void
added_told(struct cli *c, const struct staff_run *r)
{
	struct str path = arena_printf(c->a, "/" STR_FMT "/staff/set/" STR_FMT,
	    STR_ARG(c->org->name), STR_ARG(r->token));
	struct json j;

	if (c->json) {
		json_init(&j, &c->out);
		json_open(&j, NULL);
		json_str(&j, "id", id_print(c->a, r->staff.id));
		json_str(&j, "name", r->staff.name);
		if (r->token.n > 0)
			json_str(&j, "link", path);
		else
			json_str(&j, "totp", r->staff.totp);
		json_close(&j);
		cli_say(c, "\n");
	} else if (r->token.n > 0) {
		cli_say(c,
		    STR_FMT "\nwithin 48 hours, to set a password and "
			    "a second factor: " STR_FMT "\n",
		    STR_ARG(r->staff.name), STR_ARG(path));
	} else {
		cli_say(c,
		    STR_FMT "\nsecond factor (TOTP, base 32), shown "
			    "this once: " STR_FMT "\n",
		    STR_ARG(r->staff.name), STR_ARG(r->staff.totp));
	}
}

enum err
cmd_staff_add(struct cli *c)
{
	struct staff_run r = { 0 };
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = staff_read(c, &r.staff);
	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_STAFF, add_body, &r);
	if (e == ERR_OK)
		added_told(c, &r);
	return e;
}

/* ---- list and end --------------------------------------------------- */

static struct str
role_name(const struct cli *c, int role)
{
	return role < 0 ? STR("") : c->org->st->roles[role].n.name;
}

static void
staff_show(struct cli *c, struct json *j, const struct staff *st)
{
	if (!c->json) {
		cli_say(c, STR_FMT "  " STR_FMT "  " STR_FMT "%s%s\n",
		    STR_ARG(id_print(c->a, st->id)), STR_ARG(st->name),
		    STR_ARG(role_name(c, st->role)), st->ended ? "  ended" : "",
		    st->password.n == 0 && !st->ended ? "  not set up" : "");
		return;
	}
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, st->id));
	json_str(j, "name", st->name);
	json_str(j, "role", role_name(c, st->role));
	json_bool(j, "ended", st->ended);
	json_bool(j, "set_up", st->password.n > 0);
	json_bool(j, "second_factor", st->totp.n > 0);
	json_bool(j, "confidential", st->confidential);
	if (st->trained_until != 0)
		json_date(j, "trained_until", date_of_days(st->trained_until));
	if (st->term_until != 0)
		json_date(j, "term_until", date_of_days(st->term_until));
	json_close(j);
}

static enum err
list_body(struct cli *c, struct tx *tx, void *self)
{
	const struct grant *g;
	struct staff *list;
	struct json j;
	size_t n;
	enum err e = tx_decide(tx, -1, ACT_STAFF, NULL, NULL, -1, 0, &g);

	(void)self;
	if (e == ERR_OK)
		e = staff_list(tx, &list, &n);
	if (e != ERR_OK)
		return e;
	cmd_list_begin(c, &j, "staff");
	for (size_t i = 0; i < n; i++)
		staff_show(c, &j, &list[i]);
	cmd_list_end(c, &j);
	return ERR_OK;
}

enum err
cmd_staff_list(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_STAFF, list_body, NULL);
}

static enum err
end_body(struct cli *c, struct tx *tx, void *self)
{
	const struct grant *g;
	struct staff st;
	enum err e = tx_decide(tx, -1, ACT_STAFF, NULL, NULL, -1, 0, &g);

	(void)self;
	if (e != ERR_OK)
		return e;
	e = staff_find(tx, cli_word(c, 0), &st);
	if (e == ERR_NOT_FOUND || (e == ERR_OK && st.ended))
		return cli_fail(c, ERR_NOT_FOUND,
		    "nobody of that name works here");
	if (e != ERR_OK)
		return e;
	st.ended = true;
	st.password = st.totp = STR_NONE;
	if ((e = staff_save(tx, &st)) != ERR_OK)
		return e;
	if ((e = link_drop(tx, TOKEN_STAFF, st.id)) != ERR_OK)
		return e;
	return session_end_all(tx, 0, st.id);
}

enum err
cmd_staff_end(struct cli *c)
{
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_STAFF, end_body, NULL);
	if (e == ERR_OK && c->json)
		cli_say(c, "{\"ended\":true}\n");
	return e;
}

/* ---- tokens --------------------------------------------------------- */

#define TOKEN_DAYS 90

struct token_run {
	struct api_token token;
	struct str secret;
	int64_t days;
};

static enum err
token_body(struct cli *c, struct tx *tx, void *self)
{
	struct token_run *r = self;
	const struct grant *g;
	enum err e = tx_decide(tx, -1, ACT_TOKEN, NULL, NULL, -1, 0, &g);

	(void)c;
	if (e != ERR_OK)
		return e;
	r->token.org = tx->org->id;
	r->token.expires_s = tx->now_s + r->days * DAY_S;
	return api_token_new(tx, &r->token, &r->secret);
}

static enum err
token_read(struct cli *c, struct token_run *r)
{
	struct str role = cli_option(c, "role");
	enum err e = cmd_words(c, 0, 1);

	if (e == ERR_OK)
		e = cli_purpose(c, &r->token.purpose);
	if (e == ERR_OK)
		e = cmd_number(c, "days", 1, 366, TOKEN_DAYS, &r->days);
	if (e != ERR_OK)
		return e;
	e = cmd_name(c, c->org->st, CMD_ROLE, role, &r->token.role);
	if (e != ERR_OK)
		return e;
	r->token.label = cli_word(c, 0).p != NULL ? cli_word(c, 0) : role;
	return ERR_OK;
}

enum err
cmd_token_add(struct cli *c)
{
	struct token_run r = { 0 };
	struct str until;
	enum err e = token_read(c, &r);

	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_STAFF, token_body, &r);
	if (e != ERR_OK)
		return e;
	until = instant_print(c->a, r.token.expires_s);
	if (c->json)
		cli_say(c,
		    "{\"id\":\"" STR_FMT "\",\"token\":\"" STR_FMT
		    "\",\"expires\":\"" STR_FMT "\"}\n",
		    STR_ARG(id_print(c->a, r.token.id)), STR_ARG(r.secret),
		    STR_ARG(until));
	else
		cli_say(c,
		    "token, shown this once, good until " STR_FMT ":\n" STR_FMT
		    "\n",
		    STR_ARG(until), STR_ARG(r.secret));
	return ERR_OK;
}

static enum err
tokens_body(struct cli *c, struct tx *tx, void *self)
{
	const struct grant *g;
	struct api_token *list;
	struct json j;
	size_t n;
	enum err e = tx_decide(tx, -1, ACT_TOKEN, NULL, NULL, -1, 0, &g);

	(void)self;
	if (e == ERR_OK)
		e = api_token_list(tx, &list, &n);
	if (e != ERR_OK)
		return e;
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_array(&j, "tokens");
	for (size_t i = 0; i < n; i++) {
		struct str id = id_print(c->a, list[i].id);
		struct str until = instant_print(c->a, list[i].expires_s);
		struct str purpose =
		    list[i].purpose < 0
			? STR("")
			: c->org->st->purposes[list[i].purpose].n.name;

		json_open(&j, NULL);
		json_str(&j, "id", id);
		json_str(&j, "label", list[i].label);
		json_str(&j, "role", role_name(c, list[i].role));
		json_str(&j, "purpose", purpose);
		json_str(&j, "expires", until);
		json_close(&j);
	}
	json_array_end(&j);
	json_close(&j);
	cli_say(c, "\n");
	if (c->json)
		return ERR_OK;
	buf_reset(&c->out);
	for (size_t i = 0; i < n; i++)
		cli_say(c,
		    STR_FMT "  " STR_FMT "  " STR_FMT "  until " STR_FMT "\n",
		    STR_ARG(id_print(c->a, list[i].id)), STR_ARG(list[i].label),
		    STR_ARG(role_name(c, list[i].role)),
		    STR_ARG(instant_print(c->a, list[i].expires_s)));
	return ERR_OK;
}

enum err
cmd_token_list(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_STAFF, tokens_body, NULL);
}

static enum err
token_end_body(struct cli *c, struct tx *tx, void *self)
{
	const struct grant *g;
	struct api_token *list;
	size_t n;
	int64_t id;
	enum err e = tx_decide(tx, -1, ACT_TOKEN, NULL, NULL, -1, 0, &g);

	(void)self;
	if (e == ERR_OK)
		e = api_token_list(tx, &list, &n);
	if (e != ERR_OK)
		return e;
	if (id_parse(cli_word(c, 0), &id) != ERR_OK)
		id = 0;
	for (size_t i = 0; i < n; i++)
		if (list[i].id == id)
			return api_token_end(tx, id);
	return cli_fail(c, ERR_NOT_FOUND, "there is no such token");
}

enum err
cmd_token_end(struct cli *c)
{
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_STAFF, token_end_body, NULL);
	if (e == ERR_OK && c->json)
		cli_say(c, "{\"ended\":true}\n");
	return e;
}
