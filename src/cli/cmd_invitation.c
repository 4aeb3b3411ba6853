/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_invitation: what the two buttons of an invitation do, and sending
 * invitations. */
#include "cli/cmd.h"
#include "store/index.h"

/* ---- the two buttons ------------------------------------------------ */

static enum err
token_option(struct cli *c, struct str *out)
{
	*out = cli_option(c, "token");
	if (out->p == NULL)
		return cli_fail(c, ERR_INVALID,
		    "the end of the link is needed: --token T");
	return ERR_OK;
}

static enum err
link_failed(struct cli *c, enum err e)
{
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "there is no such link");
	if (e == ERR_GONE)
		return cli_fail(c, e, "the link was used or has expired");
	return e;
}

static enum err
accept_body(struct cli *c, struct tx *tx, void *self)
{
	struct str token;
	struct person *p;
	enum err e = token_option(c, &token);

	(void)self;
	if (e == ERR_OK)
		e = link_failed(c, life_accept(tx, token, &p));
	if (e != ERR_OK)
		return e;
	if (c->json)
		cli_say(c, "{\"id\":\"" STR_FMT "\",\"stage\":\"%s\"}\n",
		    STR_ARG(id_print(c->a, p->id)), stage_name(p->facts.stage));
	else
		cli_say(c, STR_FMT "\n", STR_ARG(id_print(c->a, p->id)));
	return ERR_OK;
}

enum err
cmd_invitation_accept(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_INVITE, accept_body, NULL);
}

static enum err
decline_body(struct cli *c, struct tx *tx, void *self)
{
	struct receipt r = { 0 };
	struct str token;
	struct json j;
	enum err e = token_option(c, &token);

	(void)self;
	if (e == ERR_OK)
		e = link_failed(c, life_decline(tx, token, &r));
	if (e != ERR_OK)
		return e;
	if (!c->json) {
		cli_say(c, "unreadable: " STR_FMT "\ngone: " STR_FMT "\n",
		    STR_ARG(instant_print(c->a, r.unreadable_s)),
		    STR_ARG(instant_print(c->a, r.gone_s)));
		return ERR_OK;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "unreadable", instant_print(c->a, r.unreadable_s));
	json_str(&j, "gone", instant_print(c->a, r.gone_s));
	json_bool(&j, "marked", r.marked);
	json_close(&j);
	cli_say(c, "\n");
	return ERR_OK;
}

enum err
cmd_invitation_decline(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_INVITE, decline_body, NULL);
}

/* ---- sending -------------------------------------------------------- */

#define SEND_PEOPLE 100 /* of one tick */

struct send {
	int64_t after;
	int64_t invited, no_address, refused;
};

static enum err
send_one_body(struct cli *c, struct tx *tx, void *self)
{
	struct send *s = self;
	struct person *p;
	enum err e = cmd_person_option(c, tx, &p);

	if (e == ERR_OK)
		e = life_invite(tx, p);
	if (e == ERR_NOT_FOUND && c->err.n == 0)
		return cli_fail(c, e, "there is no address to write to");
	if (e == ERR_CONFLICT)
		return cli_fail(c, e, "not a possible member any more");
	if (e == ERR_OK)
		s->invited++;
	return e;
}

static void
send_told(struct cli *c, const struct send *s)
{
	if (c->json)
		cli_say(c,
		    "{\"invited\":%lld,\"no_address\":%lld,"
		    "\"refused\":%lld}\n",
		    (long long)s->invited, (long long)s->no_address,
		    (long long)s->refused);
	else
		cli_say(c,
		    "%lld invited, %lld without an address, %lld "
		    "refused\n",
		    (long long)s->invited, (long long)s->no_address,
		    (long long)s->refused);
}

/* Each in a tx of its own, so that one refusal undoes nobody else. */
static enum err
invite_next(struct cli *c, struct send *s)
{
	struct arena *a = arena_new(64 << 20);
	struct person *p;
	struct tx tx;
	enum err e = tx_begin(&tx, c->s, c->org, a, &c->actor, ACTIVITY_INVITE);

	if (e == ERR_OK) {
		e = person_open(&tx, s->after, &p);
		if (e == ERR_OK && p->facts.stage != STAGE_POSSIBLE)
			e = ERR_CONFLICT;
		if (e == ERR_OK)
			e = life_invite(&tx, p);
		e = tx_end(&tx, e);
	}
	arena_free(a);
	switch (e) {
	case ERR_OK:
		s->invited++;
		return ERR_OK;
	case ERR_NOT_FOUND:
		s->no_address++;
		return ERR_OK;
	case ERR_DENIED:
		s->refused++;
		return ERR_OK;
	case ERR_CONFLICT:
		return ERR_OK;
	default:
		return e;
	}
}

static enum err
send_slice(struct cli *c, bool *done)
{
	struct send *s = c->work;
	enum err e = tick_begin(c->s), end;

	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	for (size_t i = 0; i < SEND_PEOPLE && e == ERR_OK && !*done; i++) {
		s->after = index_next(c->org->index, s->after);
		*done = s->after == 0;
		if (!*done)
			e = invite_next(c, s);
	}
	if (e != ERR_OK) {
		tick_drop(c->s);
		return cli_fail(c, e, "%s", err_text(e));
	}
	if ((end = tick_end(c->s)) != ERR_OK)
		return cli_fail(c, end, "%s", err_text(end));
	if (*done)
		send_told(c, s);
	return ERR_OK;
}

enum err
cmd_invitation_send(struct cli *c)
{
	struct send one = { 0 };
	enum err e = cmd_words(c, 0, 0);

	if (e != ERR_OK)
		return e;
	if (cli_flag(c, "all")) {
		c->work = ARENA_NEW(c->a, struct send);
		c->slice = send_slice;
		return ERR_OK;
	}
	if (!cli_flag(c, "person"))
		return cli_fail(c, ERR_INVALID,
		    "to whom? --person ID, or --all");
	e = cmd_tx(c, ACTIVITY_INVITE, send_one_body, &one);
	if (e == ERR_OK)
		send_told(c, &one);
	return e;
}
