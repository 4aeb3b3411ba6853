/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_message: mailings, from draft to report. */
#include "base/limits.h"
#include "cli/cmd.h"
#include "job/mailing.h"
#include "store/index.h"

static const char *
message_state_name(enum message_state s)
{
	switch (s) {
	case MESSAGE_DRAFT:
		return "draft";
	case MESSAGE_PLANNING:
		return "planning";
	case MESSAGE_SENDING:
		return "sending";
	case MESSAGE_DONE:
		return "done";
	case MESSAGE_STOPPED:
		return "stopped";
	}
	return "unknown";
}

static const char *const delivery_names[] = { [DELIVERY_QUEUED] = "queued",
	[DELIVERY_HANDED] = "handed",
	[DELIVERY_SENT] = "sent",
	[DELIVERY_SKIPPED] = "skipped",
	[DELIVERY_REFUSED] = "refused",
	[DELIVERY_UNCERTAIN] = "uncertain" };

/* ---- draft ---------------------------------------------------------- */

static enum err
draft_texts(struct cli *c, struct message *m)
{
	enum lang lang = LANG_NB;
	struct str subject, path, text, name;
	enum err e = ERR_OK;

	for (size_t i = 0;
	     e == ERR_OK && cli_options(c, "subject", i, &subject); i++) {
		if (cli_options(c, "language", i, &name) &&
		    lang_find(name, &lang) != ERR_OK)
			return cli_fail(c, ERR_INVALID,
			    "--language is one of %s", lang_codes());
		if (cli_options(c, "body", i, &path))
			e = cli_read(c, path, LIMIT_MESSAGE_BYTES, &text);
		else if (!cli_options(c, "text", i, &text))
			return cli_fail(c, ERR_INVALID,
			    "what does it say? --body FILE or --text TEXT, "
			    "one for each --subject");
		m->subject.in[lang] = subject;
		m->body.in[lang] = text;
	}
	if (e == ERR_OK && !cli_options(c, "subject", 0, &subject))
		return cli_fail(c, ERR_INVALID,
		    "what is it about? --subject TEXT");
	return e;
}

/* Everything that would stop it later is told now. */
static enum err
draft_check(struct cli *c, const struct message *m)
{
	for (int l = 0; l < LANG_MAX; l++) {
		struct mailing_text text;
		struct template_finding *found = NULL;
		size_t n = 0;
		enum err e;

		if (m->subject.in[l].p == NULL)
			continue;
		e = mailing_template(c->a, c->org, m, (enum lang)l, &text,
		    &found, &n);
		for (size_t i = 0; e == ERR_REFUSED && i < n; i++)
			(void)cli_fail(c, e, "%s, line %d, column %d: %s",
			    found[i].in_subject ? "subject" : "body",
			    found[i].line, found[i].column,
			    template_fault_text(found[i].fault, LANG_EN));
		if (e != ERR_OK && c->err.n == 0)
			(void)cli_fail(c, e, "the text cannot be read");
		if (e != ERR_OK)
			return e;
	}
	return ERR_OK;
}

static enum err
draft_audience(struct cli *c, struct message *m)
{
	struct audience_ask ask = { .purpose = m->purpose,
		.lang = LANG_EN,
		.channel = (int)m->channel,
		.group = m->group,
		.where = m->where };
	struct audience au;
	struct str what;
	enum err e = audience_count(c->org, c->a, &ask, &au, &what);

	if (e == ERR_INVALID || e == ERR_DENIED)
		return cli_fail(c, e, "--where: " STR_FMT, STR_ARG(what));
	return e;
}

static enum err
draft_body(struct cli *c, struct tx *tx, void *self)
{
	struct message *m = self;
	const struct grant *g;
	enum err e =
	    tx_decide(tx, m->purpose, ACT_WRITE, NULL, NULL, -1, m->group, &g);

	if (e == ERR_OK)
		e = draft_check(c, m);
	if (e == ERR_OK)
		e = draft_audience(c, m);
	if (e != ERR_OK)
		return e;
	m->by = tx->actor->type == ACTOR_STAFF ? tx->actor->id : 0;
	m->role = tx->actor->role;
	return message_save(tx, g, m);
}

static enum err
draft_topic(struct cli *c, struct message *m)
{
	const struct purpose *pu = &c->org->st->purposes[m->purpose];

	m->topic = cli_option(c, "topic");
	if (m->topic.p == NULL)
		return ERR_OK;
	for (size_t i = 0; i < pu->topics_n; i++)
		if (str_eq(pu->topics[i].name, m->topic))
			return ERR_OK;
	return cli_fail(c, ERR_NOT_FOUND,
	    "the purpose has no topic \"" STR_FMT "\"", STR_ARG(m->topic));
}

static enum err
draft_read(struct cli *c, struct message *m)
{
	struct str group = cli_option(c, "group");
	int channel;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cli_purpose(c, &m->purpose);
	if (e == ERR_OK)
		e = cmd_channel(c, "channel", CHANNEL_EMAIL, &channel);
	if (e == ERR_OK)
		e = draft_texts(c, m);
	if (e == ERR_OK)
		e = draft_topic(c, m);
	if (e != ERR_OK)
		return e;
	m->state = MESSAGE_DRAFT;
	m->channel = (enum channel)channel;
	m->where = cli_option(c, "where");
	if (group.p != NULL && id_parse(group, &m->group) != ERR_OK)
		return cli_fail(c, ERR_INVALID, "--group is a group's id");
	if ((c->org->st->purposes[m->purpose].channels >> channel & 1) == 0)
		return cli_fail(c, ERR_REFUSED,
		    "the purpose does not send by %s",
		    channel_name(m->channel));
	return ERR_OK;
}

static void
id_told(struct cli *c, int64_t id, enum message_state state)
{
	if (c->json)
		cli_say(c, "{\"id\":\"" STR_FMT "\",\"state\":\"%s\"}\n",
		    STR_ARG(id_print(c->a, id)), message_state_name(state));
	else
		cli_say(c, STR_FMT "\n", STR_ARG(id_print(c->a, id)));
}

enum err
cmd_message_draft(struct cli *c)
{
	struct message m = { 0 };
	enum err e = draft_read(c, &m);

	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_MESSAGE, draft_body, &m);
	if (e == ERR_OK)
		id_told(c, m.id, m.state);
	return e;
}

/* ---- one message ---------------------------------------------------- */

static enum err
message_of_word(struct cli *c, struct tx *tx, struct message *m)
{
	struct str purpose = cli_option(c, "purpose");
	int64_t id;
	enum err e;

	if (id_parse(cli_word(c, 0), &id) != ERR_OK)
		return cli_fail(c, ERR_NOT_FOUND, "there is no such message");
	e = message_get(tx, id, m);
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "there is no such message");
	if (e != ERR_OK)
		return e;
	if (m->purpose < 0)
		return cli_fail(c, ERR_REFUSED,
		    "the statement has its purpose no longer");
	if (purpose.p != NULL &&
	    !str_eq(purpose, c->org->st->purposes[m->purpose].n.name))
		return cli_fail(c, ERR_DENIED,
		    "the message is for another purpose");
	return ERR_OK;
}

/* As it reads for somebody of whom nothing is known. */
static enum err
preview_text(struct cli *c, const struct message *m, enum lang lang)
{
	const struct values none = { 0 };
	struct mailing_person who = { .address = STR("person@example.example"),
		.mail_id = STR("preview"),
		.values = &none,
		.lang = lang };
	struct mailing_text text;
	struct template_finding *found;
	struct mail mail;
	size_t n;
	enum err e = mailing_template(c->a, c->org, m, lang, &text, &found, &n);

	if (e == ERR_OK)
		e = mailing_write(c->jobs, c->a, c->org, &text, &who, &mail);
	if (e == ERR_OK)
		cli_say(c, "%s: " STR_FMT "\n\n" STR_FMT "\n", lang_code(lang),
		    STR_ARG(mail.subject), STR_ARG(mail.text));
	return e;
}

static enum err
preview_body(struct cli *c, struct tx *tx, void *self)
{
	struct message m;
	struct audience_ask ask;
	struct audience au = { 0 };
	const struct grant *g;
	struct str what;
	enum err e = message_of_word(c, tx, &m);

	(void)self;
	if (e == ERR_OK)
		e = tx_decide(tx, m.purpose, ACT_WRITE, NULL, NULL, -1, m.group,
		    &g);
	if (e != ERR_OK)
		return e;
	ask = (struct audience_ask){ .purpose = m.purpose,
		.channel = (int)m.channel,
		.group = m.group,
		.where = m.where };
	if ((e = audience_count(c->org, c->a, &ask, &au, &what)) != ERR_OK)
		return e;
	if (c->json) {
		cli_say(c, "{\"reached\":%zu,\"total\":%zu}\n", au.reached,
		    au.total);
		return ERR_OK;
	}
	cli_say(c, "%zu of %zu people\n\n", au.reached, au.total);
	for (int l = 0; l < LANG_MAX && e == ERR_OK; l++)
		if (m.subject.in[l].p != NULL && m.subject.in[l].n > 0)
			e = preview_text(c, &m, (enum lang)l);
	return e;
}

enum err
cmd_message_preview(struct cli *c)
{
	enum err e = cmd_words(c, 1, 1);

	return e != ERR_OK ? e
			   : cmd_tx(c, ACTIVITY_MESSAGE, preview_body, NULL);
}

static enum err
send_body(struct cli *c, struct tx *tx, void *self)
{
	struct message *m = self;
	enum approval why = APPROVAL_OK;
	enum err e = message_of_word(c, tx, m);

	if (e != ERR_OK)
		return e;
	e = mailing_approve(tx, m, cli_option(c, "override"), &why);
	if (why == APPROVAL_NOT_A_DRAFT)
		return cli_fail(c, e, "it is not a draft any more");
	if (why == APPROVAL_CAP && tx->org->st->purposes[m->purpose].cap_yields)
		return cli_fail(c, e,
		    "the statement allows no more of these in the period; "
		    "--override REASON goes over it, and the reason is kept");
	if (why == APPROVAL_CAP)
		return cli_fail(c, e,
		    "the statement allows no more of these in the period");
	return e;
}

enum err
cmd_message_send(struct cli *c)
{
	struct message m;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_MESSAGE, send_body, &m);
	if (e != ERR_OK)
		return e;
	jobs_all_due(c->jobs);
	id_told(c, m.id, m.state);
	return ERR_OK;
}

static enum err
stop_body(struct cli *c, struct tx *tx, void *self)
{
	struct message *m = self;
	const struct grant *g;
	enum err e = message_of_word(c, tx, m);

	if (e == ERR_OK)
		e = tx_decide(tx, m->purpose, ACT_SEND, NULL, NULL,
		    (int)m->channel, m->group, &g);
	if (e != ERR_OK)
		return e;
	if (m->state == MESSAGE_DONE || m->state == MESSAGE_STOPPED)
		return cli_fail(c, ERR_CONFLICT, "it is over already");
	m->state = MESSAGE_STOPPED;
	return message_save(tx, g, m);
}

enum err
cmd_message_stop(struct cli *c)
{
	struct message m;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_tx(c, ACTIVITY_MESSAGE, stop_body, &m);
	if (e == ERR_OK)
		id_told(c, m.id, m.state);
	return e;
}

/* ---- show and list -------------------------------------------------- */

static struct str
subject_of(const struct message *m)
{
	return text_in(&m->subject, LANG_NB);
}

static void
message_json(struct cli *c, struct json *j, const struct message *m)
{
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, m->id));
	json_str(j, "state", str_of(message_state_name(m->state)));
	if (m->purpose >= 0)
		json_str(j, "purpose", c->org->st->purposes[m->purpose].n.name);
	json_str(j, "channel", str_of(channel_name(m->channel)));
	json_str(j, "subject", subject_of(m));
	json_str(j, "where", m->where);
	json_str(j, "created", instant_print(c->a, m->created_s));
	if (m->approved_s != 0)
		json_str(j, "approved", instant_print(c->a, m->approved_s));
	if (m->sent_s != 0)
		json_str(j, "sent_at", instant_print(c->a, m->sent_s));
	json_open(j, "counts");
	for (size_t i = 1; i < ARRAY_LEN(delivery_names); i++)
		json_int(j, delivery_names[i], m->counts[i]);
	json_close(j);
	json_close(j);
}

static void
message_text(struct cli *c, const struct message *m)
{
	cli_say(c, STR_FMT "  %-8s  " STR_FMT "  " STR_FMT "\n",
	    STR_ARG(id_print(c->a, m->id)), message_state_name(m->state),
	    STR_ARG(m->purpose < 0 ? STR("")
				   : c->org->st->purposes[m->purpose].n.name),
	    STR_ARG(subject_of(m)));
}

static enum err
show_body(struct cli *c, struct tx *tx, void *self)
{
	struct message m;
	const struct grant *g;
	struct json j;
	enum err e = message_of_word(c, tx, &m);

	(void)self;
	if (e == ERR_OK)
		e = tx_decide(tx, m.purpose, ACT_WRITE, NULL, NULL, -1, m.group,
		    &g);
	if (e != ERR_OK)
		return e;
	json_init(&j, &c->out);
	if (c->json) {
		message_json(c, &j, &m);
		cli_say(c, "\n");
		return ERR_OK;
	}
	message_text(c, &m);
	for (size_t i = 1; i < ARRAY_LEN(delivery_names); i++)
		if (m.counts[i] > 0)
			cli_say(c, "%8lld  %s\n", (long long)m.counts[i],
			    delivery_names[i]);
	return ERR_OK;
}

enum err
cmd_message_show(struct cli *c)
{
	enum err e = cmd_words(c, 1, 1);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_MESSAGE, show_body, NULL);
}

#define MESSAGES_MAX 1000

static enum err
list_body(struct cli *c, struct tx *tx, void *self)
{
	int purpose = *(int *)self;
	struct message *list;
	struct json j;
	size_t n;
	enum err e = message_list(tx, MESSAGES_MAX, &list, &n);

	if (e != ERR_OK)
		return e;
	cmd_list_begin(c, &j, "messages");
	for (size_t i = 0; i < n; i++) {
		if (list[i].purpose < 0 ||
		    (purpose >= 0 && list[i].purpose != purpose) ||
		    !tx_may(tx, list[i].purpose, ACT_WRITE, NULL, NULL))
			continue;
		if (c->json)
			message_json(c, &j, &list[i]);
		else
			message_text(c, &list[i]);
	}
	cmd_list_end(c, &j);
	return ERR_OK;
}

enum err
cmd_message_list(struct cli *c)
{
	int purpose = -1;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK && cli_flag(c, "purpose"))
		e = cli_purpose(c, &purpose);
	return e != ERR_OK ? e
			   : cmd_tx(c, ACTIVITY_MESSAGE, list_body, &purpose);
}
