/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_explain: a decision and its reasons; an audience and why others are
 * not in it. */
#include "cli/cmd.h"
#include "lang/explain.h"
#include "policy/narrow.h"
#include "store/index.h"

/* ---- explain -------------------------------------------------------- */

struct explain {
	int purpose, channel;
	enum lang lang;
};

/* The channel asked for, or the first the purpose sends by. */
static int
explain_channel(const struct cli *c, const struct explain *x)
{
	unsigned channels = c->org->st->purposes[x->purpose].channels;

	if (x->channel >= 0)
		return x->channel;
	for (int k = 0; k < CHANNEL_MAX; k++)
		if ((channels >> k & 1) != 0)
			return k;
	return -1;
}

static void
verdict_json(struct cli *c, const struct verdict *v, int channel,
    const struct person *p, struct str rules, enum lang lang)
{
	struct json j;
	struct str line;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	cmd_verdict_json(&j, v->allowed, v->reason, v->rule.line, lang);
	json_str(&j, "stage", str_of(stage_name(p->facts.stage)));
	if (channel >= 0)
		json_str(&j, "channel",
		    str_of(channel_name((enum channel)channel)));
	json_array(&j, "rules");
	while (str_cut(&rules, '\n', &line))
		if (line.n > 0)
			json_str(&j, NULL, line);
	json_array_end(&j);
	json_close(&j);
	cli_say(c, "\n");
}

static enum err
explain_told(struct cli *c, const struct explain *x, const struct verdict *v,
    int channel, const struct person *p)
{
	struct buf rules;
	enum err e;

	buf_init(&rules, 1 << 20);
	e = lang_explain_of(&rules, c->org->st, x->purpose, channel,
	    p->facts.stage, p->facts.kinds, x->lang);
	if (e == ERR_OK && c->json)
		verdict_json(c, v, channel, p, buf_str(&rules), x->lang);
	else if (e == ERR_OK)
		cli_say(c,
		    lang_ui(x->lang) == LANG_EN
			? "%s: " STR_FMT
			  " (%s, line %u of the statement)\n" STR_FMT
			: "%s: " STR_FMT
			  " (%s, linje %u i erklæringen)\n" STR_FMT,
		    cmd_yes_no(v->allowed, x->lang),
		    STR_ARG(reason_text(v->reason, x->lang)),
		    reason_name(v->reason), v->rule.line,
		    STR_ARG(buf_str(&rules)));
	buf_release(&rules);
	return e;
}

/* What would be decided for the sending job; to be told it is a look. */
static enum err
explain_body(struct cli *c, struct tx *tx, void *self)
{
	const struct explain *x = self;
	int channel = explain_channel(c, x);
	const struct actor job = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = x->purpose };
	struct ask ask = { .actor = &job,
		.purpose = x->purpose,
		.activity = ACTIVITY_MESSAGE,
		.act = ACT_SEND,
		.channel = channel,
		.today = tx->today,
		.tick = tx->s->tick };
	struct person_facts counted;
	const struct grant *g;
	struct verdict v;
	struct person *p;
	enum err e = cmd_person_option(c, tx, &p);

	if (e == ERR_OK)
		e = tx_decide(tx, org_purpose(c->org, ACTIVITY_RIGHTS), ACT_SEE,
		    NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_counted(tx, g, p, &counted);
	if (e != ERR_OK)
		return e;
	if (purpose_serves(&c->org->st->purposes[x->purpose], ACTIVITY_INVITE))
		ask.activity = ACTIVITY_INVITE;
	ask.person = &counted;
	if (channel < 0) {
		/* A purpose that sends nothing: may the facts be looked at? */
		ask.actor = &c->actor;
		ask.activity = cmd_activity(c, x->purpose);
		ask.act = ACT_SEE;
	}
	(void)policy_decide_narrowed(c->org->st, c->org->narrow, &ask, c->a,
	    &v);
	return explain_told(c, x, &v, channel, p);
}

enum err
cmd_explain(struct cli *c)
{
	struct explain x = { 0 };
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cli_purpose(c, &x.purpose);
	if (e == ERR_OK)
		e = cmd_channel(c, "channel", -1, &x.channel);
	if (e == ERR_OK)
		e = cmd_lang(c, lang_speaks(c->org->st), &x.lang);
	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_RIGHTS, explain_body, &x);
}

/* ---- audience ------------------------------------------------------- */

#define AUDIENCE_SLICE 1000

static void
audience_json(struct cli *c, struct json *j, const struct audience *au)
{
	json_open(j, NULL);
	json_int(j, "total", (int64_t)au->total);
	json_int(j, "reached", (int64_t)au->reached);
	json_open(j, "reasons");
	for (int r = 0; r < REASON_MAX; r++)
		if (r != REASON_ALLOWED && r != REASON_OWN &&
		    au->by_reason[r] > 0)
			json_int(j, reason_name((enum reason)r),
			    (int64_t)au->by_reason[r]);
	json_close(j);
	(void)c;
}

static void
audience_text(struct cli *c, const struct audience *au)
{
	cli_say(c, "%zu of %zu\n", au->reached, au->total);
	for (int r = 0; r < REASON_MAX; r++)
		if (r != REASON_ALLOWED && r != REASON_OWN &&
		    au->by_reason[r] > 0)
			cli_say(c, "%8zu  " STR_FMT "\n", au->by_reason[r],
			    STR_ARG(reason_text((enum reason)r, LANG_EN)));
}

/* Numbers, not names: whom to look at is another question. */
static enum err
audience_people(struct cli *c, const struct audience_ask *ask, struct json *j)
{
	int64_t after = 0, *ids;
	size_t n = AUDIENCE_SLICE;
	enum err e = ERR_OK;

	if (c->json)
		json_array(j, "people");
	while (e == ERR_OK && n == AUDIENCE_SLICE) {
		e = audience_each(c->org, c->a, ask, after, AUDIENCE_SLICE,
		    &ids, &n);
		for (size_t i = 0; e == ERR_OK && i < n; i++) {
			struct str id = id_print(c->a, ids[i]);

			if (c->json)
				json_str(j, NULL, id);
			else
				cli_say(c, STR_FMT "\n", STR_ARG(id));
		}
		if (n > 0)
			after = ids[n - 1];
	}
	if (c->json)
		json_array_end(j);
	return e;
}

static enum err
audience_body(struct cli *c, struct tx *tx, void *self)
{
	struct audience_ask *ask = self;
	const struct grant *g;
	struct audience au = { 0 };
	struct str what;
	struct json j;
	enum err e = tx_decide(tx, ask->purpose, ACT_WRITE, NULL, NULL, -1,
	    ask->group, &g);

	if (e != ERR_OK)
		return e;
	e = audience_count(c->org, c->a, ask, &au, &what);
	if (e == ERR_INVALID || e == ERR_DENIED)
		return cli_fail(c, e, "--where: " STR_FMT, STR_ARG(what));
	if (e != ERR_OK)
		return e;
	json_init(&j, &c->out);
	if (c->json)
		audience_json(c, &j, &au);
	else
		audience_text(c, &au);
	if (!cli_flag(c, "count"))
		e = audience_people(c, ask, &j);
	if (c->json) {
		json_close(&j);
		cli_say(c, "\n");
	}
	return e;
}

enum err
cmd_audience(struct cli *c)
{
	struct audience_ask ask = { .lang = LANG_EN,
		.where = cli_option(c, "where") };
	struct explain x = { 0 };
	struct str group = cli_option(c, "group");
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cli_purpose(c, &x.purpose);
	if (e == ERR_OK)
		e = cmd_channel(c, "channel", -1, &x.channel);
	if (e == ERR_OK && group.p != NULL &&
	    id_parse(group, &ask.group) != ERR_OK)
		e = cli_fail(c, ERR_INVALID, "--group is a group's id");
	if (e != ERR_OK)
		return e;
	ask.purpose = x.purpose;
	ask.channel = explain_channel(c, &x);
	if (ask.channel < 0)
		return cli_fail(c, ERR_REFUSED,
		    "the purpose sends nothing by any channel");
	return cmd_tx(c, ACTIVITY_MESSAGE, audience_body, &ask);
}
