/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/cmd_consent: consents, objections.
 *
 * They are recorded under the purpose that serves rights; --purpose says what
 * they are about. What the operator gives is what the person said by letter,
 * form or telephone (--method); staff can only pass it on.
 */
#include "cli/cmd.h"
#include "export/receipt.h"
#include "policy/basis.h"
#include "store/release.h"

struct consent_run {
	enum consent_state state;
	int about, channel;
	uint32_t coming; /* of a purpose that is not in force yet; 0: none */
	enum channel method;
	enum lang lang;
	bool lang_said;
	size_t events;
};

static enum err
consent_one(struct cli *c, struct tx *tx, const struct grant *g,
    struct person *p, struct consent_run *r, int channel)
{
	struct consent_event ev = { .state = r->state,
		.purpose = r->about,
		.number = r->coming,
		.channel = channel,
		.method = r->method,
		.lang = r->lang_said ? r->lang : p->lang };
	enum err e = person_consent(tx, g, p, &ev);

	if (e == ERR_INVALID)
		return cli_fail(c, ERR_REFUSED,
		    "the purpose does not rest on consent for this channel");
	if (e == ERR_OK) {
		r->state = ev.state;
		r->events++;
	}
	return e;
}

/* A yes is for one channel each; a no without one is for all. */
static enum err
consent_each(struct cli *c, struct tx *tx, const struct grant *g,
    struct person *p, struct consent_run *r)
{
	unsigned channels =
	    r->about < 0 ? 0 : c->org->st->purposes[r->about].channels;
	enum consent_state state = r->state;
	enum err e = ERR_OK;

	if (r->channel >= 0 || r->state != CONSENT_GIVEN || channels == 0)
		return consent_one(c, tx, g, p, r, r->channel);
	for (int k = 0; k < CHANNEL_MAX && e == ERR_OK; k++) {
		if ((channels >> k & 1) == 0)
			continue;
		r->state = state;
		e = consent_one(c, tx, g, p, r, k);
	}
	return e;
}

static enum err
consent_body(struct cli *c, struct tx *tx, void *self)
{
	struct consent_run *r = self;
	const struct grant *g;
	struct person *p;
	enum err e = cmd_person_option(c, tx, &p);

	if (e == ERR_OK)
		e = tx_decide(tx, org_purpose(c->org, ACTIVITY_RIGHTS),
		    ACT_CONSENT, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = consent_each(c, tx, g, p, r);
	if (e == ERR_DENIED && r->state == CONSENT_OBJECTION_LIFTED)
		return cli_fail(c, e, "only the person may lift it");
	return e;
}

/* People may object before a purpose begins (Art. 21). */
static enum err
about_read(struct cli *c, struct consent_run *r)
{
	const struct purpose *p;
	enum err e;

	r->about = -1;
	if (r->state == CONSENT_OBJECTED ||
	    r->state == CONSENT_OBJECTION_LIFTED)
		r->coming =
		    release_coming_purpose(c->org, cli_option(c, "purpose"));
	if (r->coming != 0)
		return ERR_OK;
	if ((e = cli_purpose(c, &r->about)) != ERR_OK ||
	    r->state != CONSENT_OBJECTED)
		return e;
	/* A no that is taken is kept, so that one that is none is not. */
	p = &c->org->st->purposes[r->about];
	if (purpose_may_be_refused(p) || purpose_may_be_objected(p))
		return ERR_OK;
	return cli_fail(c, ERR_REFUSED,
	    "the statement offers no way to say no to “" STR_FMT
	    "”, and the law gives none",
	    STR_ARG(p->n.name));
}

static enum err
consent_run(struct cli *c, enum consent_state state)
{
	struct consent_run r = { .state = state };
	int method;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = about_read(c, &r);
	if (e == ERR_OK)
		e = cmd_channel(c, "channel", -1, &r.channel);
	if (e == ERR_OK)
		e = cmd_method(c, &method);
	if (e == ERR_OK)
		e = cmd_lang(c, LANG_NB, &r.lang);
	if (e != ERR_OK)
		return e;
	r.method = (enum channel)method;
	r.lang_said = cli_flag(c, "language");
	e = cmd_tx(c, ACTIVITY_RIGHTS, consent_body, &r);
	if (e != ERR_OK)
		return e;
	if (c->json)
		cli_say(c, "{\"state\":\"%s\",\"recorded\":%zu}\n",
		    consent_state_name(r.state), r.events);
	else
		cli_say(c, "%s\n", consent_state_name(r.state));
	return ERR_OK;
}

enum err
cmd_consent_give(struct cli *c)
{
	return consent_run(c, CONSENT_GIVEN);
}

enum err
cmd_consent_withdraw(struct cli *c)
{
	return consent_run(c, CONSENT_WITHDRAWN);
}

enum err
cmd_consent_object(struct cli *c)
{
	return consent_run(c, CONSENT_OBJECTED);
}

enum err
cmd_consent_lift(struct cli *c)
{
	return consent_run(c, CONSENT_OBJECTION_LIFTED);
}

/* ---- show ----------------------------------------------------------- */

static const char *
channel_or_all(int channel)
{
	return channel < 0 ? "all" : channel_name((enum channel)channel);
}

static void
event_show(struct cli *c, struct json *j, const struct consent_event *ev)
{
	if (!c->json) {
		cli_say(c, STR_FMT "  %-16s " STR_FMT " %s, by %s (%s)\n",
		    STR_ARG(instant_print(c->a, ev->at_s)),
		    consent_state_name(ev->state),
		    STR_ARG(consent_about(c->org, ev)),
		    channel_or_all(ev->channel), channel_name(ev->method),
		    actor_type_name(ev->by));
		return;
	}
	consent_event_json(j, c->a, c->org, ev);
}

struct show_run {
	int about; /* -1: all */
	bool receipt;
};

/* The receipt of ISO/IEC TS 27560, with what stood beside each answer. */
static enum err
receipt_show(struct cli *c, struct tx *tx, const struct person *p,
    const struct consent_event *list, size_t n)
{
	struct receipt_notes notes;
	enum err e = receipt_notes_read(tx, list, n, &notes);

	if (e == ERR_OK)
		e = receipt_print(c->a, tx->org, p->id, tx->now_s, list, &notes,
		    n, p->lang, &c->out);
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "no consent was asked for or answered");
	return e;
}

static enum err
show_body(struct cli *c, struct tx *tx, void *self)
{
	const struct show_run *run = self;
	int about = run->about;
	struct person_facts counted;
	const struct grant *g;
	struct consent_event *list;
	struct person *p;
	struct json j;
	size_t n;
	enum err e = cmd_person_option(c, tx, &p);

	if (e == ERR_OK)
		e = tx_decide(tx, org_purpose(c->org, ACTIVITY_RIGHTS), ACT_SEE,
		    NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_consents(tx, g, p, &list, &n);
	if (e == ERR_OK)
		e = person_counted(tx, g, p, &counted);
	if (e != ERR_OK)
		return e;
	if (run->receipt)
		return receipt_show(c, tx, p, list, n);
	json_init(&j, &c->out);
	if (c->json) {
		json_open(&j, NULL);
		consent_now_json(&j, c->org->st, &counted);
		json_array(&j, "events");
	}
	for (size_t i = 0; i < n; i++)
		if (about < 0 || list[i].purpose == about)
			event_show(c, &j, &list[i]);
	cmd_list_end(c, &j);
	return ERR_OK;
}

enum err
cmd_consent_show(struct cli *c)
{
	struct show_run run = { .about = -1 };
	struct str format = cli_option(c, "format");
	enum err e = cmd_words(c, 0, 0);

	run.receipt = str_is(format, "jsonld");
	if (e == ERR_OK && format.p != NULL && !run.receipt)
		return cli_fail(c, ERR_INVALID, "--format is jsonld");
	if (e == ERR_OK && run.receipt && (c->json || cli_flag(c, "purpose")))
		return cli_fail(c, ERR_INVALID,
		    "a receipt has all consents: leave --json and --purpose "
		    "out");
	if (e == ERR_OK && cli_flag(c, "purpose"))
		e = cli_purpose(c, &run.about);
	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_RIGHTS, show_body, &run);
}
