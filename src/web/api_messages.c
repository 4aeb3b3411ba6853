/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_messages: drafts, previews, audiences, sending. A token sees the
 * messages of its own purpose and no others. */
#include "base/limits.h"
#include "job/mailing.h"
#include "mail/template.h"
#include "store/index.h"
#include "web/api.h"
#include "web/staff.h"

#define MESSAGES_MAX 1000

static const char *const states[] = {
	[MESSAGE_DRAFT] = "draft",
	[MESSAGE_PLANNING] = "planning",
	[MESSAGE_SENDING] = "sending",
	[MESSAGE_DONE] = "done",
	[MESSAGE_STOPPED] = "stopped",
};
static const char *const deliveries[] = {
	[DELIVERY_QUEUED] = "queued",
	[DELIVERY_HANDED] = "handed",
	[DELIVERY_SENT] = "sent",
	[DELIVERY_SKIPPED] = "skipped",
	[DELIVERY_REFUSED] = "refused",
	[DELIVERY_UNCERTAIN] = "uncertain",
};

/* ---- out ------------------------------------------------------------ */

static void
message_out(struct call *c, struct json *j, const struct message *m)
{
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, m->id));
	json_str(j, "state", str_of(states[m->state]));
	json_str(j, "purpose", c->org->st->purposes[m->purpose].n.name);
	json_str(j, "channel", str_of(channel_name(m->channel)));
	if (m->group != 0)
		json_str(j, "group", id_print(c->a, m->group));
	json_str(j, "where", m->where);
	json_str(j, "topic", m->topic);
	api_text_out(j, "subject", &m->subject);
	api_text_out(j, "body", &m->body);
	json_str(j, "created", instant_print(c->a, m->created_s));
	api_time(c, j, "approved", m->approved_s);
	api_time(c, j, "sent", m->sent_s);
	if (m->override.n > 0)
		json_str(j, "override", m->override);
	json_open(j, "deliveries");
	for (size_t i = DELIVERY_QUEUED; i < ARRAY_LEN(deliveries); i++)
		json_int(j, deliveries[i], m->counts[i]);
	json_close(j);
	json_close(j);
}

/* One message of the token's purpose; others are not there. */
static enum err
message_of(struct call *c, enum act act, struct message *m,
    const struct grant **g)
{
	int64_t id;
	enum err e = api_may(c, act, g);

	if (e != ERR_OK)
		return e;
	if (id_parse(c->seg[1], &id) != ERR_OK)
		return ERR_NOT_FOUND;
	e = message_get(c->tx, id, m);
	return e == ERR_OK && m->purpose != api_purpose(c) ? ERR_NOT_FOUND : e;
}

enum err
api_messages(struct call *c, const struct json_value *in, struct json *j)
{
	struct api_page pg;
	const struct grant *g;
	struct message *list;
	size_t n, own = 0;
	enum err e = api_page_read(c, &pg);

	(void)in;
	if (e == ERR_OK)
		e = api_may(c, ACT_WRITE, &g);
	if (e == ERR_OK)
		e = message_list(c->tx, MESSAGES_MAX, &list, &n);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_array(j, "messages");
	for (size_t i = 0; i < n; i++)
		if (list[i].purpose == api_purpose(c) &&
		    api_on_page(&pg, own++))
			message_out(c, j, &list[i]);
	json_array_end(j);
	api_page_told(j, &pg, own);
	json_close(j);
	return ERR_OK;
}

enum err
api_message(struct call *c, const struct json_value *in, struct json *j)
{
	const struct grant *g;
	struct message m;
	enum err e = message_of(c, ACT_WRITE, &m, &g);

	(void)in;
	if (e == ERR_OK)
		message_out(c, j, &m);
	return e;
}

/* ---- in ------------------------------------------------------------- */

static bool
is_said(const struct json_value *in, const char *key)
{
	struct str s;

	return json_get_str(in, key, &s) == ERR_OK;
}

struct null_run {
	const char *key;
	bool there;
};

static enum err
null_look(void *self, struct str key, const struct json_value *v)
{
	struct null_run *r = self;

	(void)v;
	r->there |= str_is(key, r->key);
	return ERR_OK;
}

/* Named, but no string: null, as the types were checked before. */
static bool
is_null(const struct json_value *in, const char *key)
{
	struct null_run r = { key, false };

	return json_each(in, null_look, &r) == ERR_OK && r.there &&
	       !is_said(in, key);
}

static enum err
group_in(struct call *c, const struct json_value *in, struct message *m)
{
	struct group group;
	struct str s;
	int64_t id;

	if (is_null(in, "group"))
		m->group = 0;
	if (json_get_str(in, "group", &s) != ERR_OK)
		return ERR_OK;
	if (id_parse(s, &id) != ERR_OK ||
	    group_get(c->tx, id, &group) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR("/group"),
		    "there is no such group");
	m->group = id;
	return ERR_OK;
}

static enum err
topic_in(struct call *c, const struct json_value *in, struct message *m)
{
	const struct purpose *pu = &c->org->st->purposes[m->purpose];
	struct str s;

	if (is_null(in, "topic"))
		m->topic = STR("");
	if (json_get_str(in, "topic", &s) != ERR_OK)
		return ERR_OK;
	for (size_t i = 0; i < pu->topics_n; i++)
		if (str_eq(pu->topics[i].name, s)) {
			m->topic = pu->topics[i].name;
			return ERR_OK;
		}
	return api_refuse(c, ERR_INVALID, STR("/topic"),
	    "the purpose has no such topic");
}

static enum err
channel_in(struct call *c, const struct json_value *in, struct message *m)
{
	const struct purpose *pu = &c->org->st->purposes[m->purpose];
	struct str s;

	if (json_get_str(in, "channel", &s) == ERR_OK &&
	    channel_find(s, &m->channel) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR("/channel"),
		    "not a channel");
	if ((pu->channels >> (int)m->channel & 1) == 0)
		return api_refuse(c, ERR_REFUSED, STR("/channel"),
		    "the purpose does not use this channel");
	return ERR_OK;
}

static enum err
where_in(struct call *c, const struct json_value *in, struct message *m,
    struct audience *out)
{
	struct audience_ask ask = { .purpose = m->purpose,
		.lang = LANG_EN,
		.channel = (int)m->channel,
		.group = m->group };
	struct str said, s;
	enum err e;

	if (in != NULL && is_null(in, "where"))
		m->where = STR("");
	if (in != NULL && json_get_str(in, "where", &s) == ERR_OK) {
		if (s.n > LIMIT_TEXT_CHARS)
			return api_refuse(c, ERR_INVALID, STR("/where"),
			    "too long");
		m->where = s;
	}
	ask.where = m->where;
	e = audience_count(c->org, c->a, &ask, out, &said);
	if (e == ERR_INVALID)
		return api_refuse(c, e, STR("/where"),
		    "the expression cannot be read");
	if (e == ERR_DENIED)
		return api_refuse(c, ERR_REFUSED, STR("/where"),
		    "the purpose does not declare this field for choosing");
	return e;
}

static enum err
message_in(struct call *c, const struct json_value *in, struct message *m)
{
	struct audience unused;
	enum err e = api_text_in(c, in, "subject", &m->subject);

	if (e == ERR_OK)
		e = api_text_in(c, in, "body", &m->body);
	for (int l = 0; l < LANG_MAX && e == ERR_OK; l++)
		if (m->body.in[l].n > LIMIT_MESSAGE_BYTES ||
		    m->subject.in[l].n > LIMIT_TEXT_CHARS)
			e = api_refuse(c, ERR_INVALID, STR("/body"),
			    "too long");
	if (e == ERR_OK)
		e = channel_in(c, in, m);
	if (e == ERR_OK)
		e = group_in(c, in, m);
	if (e == ERR_OK)
		e = topic_in(c, in, m);
	return e == ERR_OK ? where_in(c, in, m, &unused) : e;
}

enum err
api_message_add(struct call *c, const struct json_value *in, struct json *j)
{
	struct message m = { .purpose = api_purpose(c),
		.channel = CHANNEL_EMAIL,
		.state = MESSAGE_DRAFT,
		.by = c->actor.id,
		.role = c->actor.role };
	const struct grant *g;
	enum err e = api_may(c, ACT_WRITE, &g);

	if (e == ERR_OK)
		e = message_in(c, in, &m);
	if (e == ERR_OK)
		e = message_save(c->tx, g, &m);
	if (e != ERR_OK)
		return e;
	reply_header(c->rp, "Location",
	    call_path(c, "/api/v1/messages/" STR_FMT,
		STR_ARG(id_print(c->a, m.id))));
	message_out(c, j, &m);
	return ERR_OK;
}

static enum err
only_draft(struct call *c, const struct message *m)
{
	return m->state == MESSAGE_DRAFT ? ERR_OK
					 : api_refuse(c, ERR_CONFLICT, STR_NONE,
					       "it is not a draft any more");
}

enum err
api_message_change(struct call *c, const struct json_value *in, struct json *j)
{
	const struct grant *g;
	struct message m;
	enum err e = message_of(c, ACT_WRITE, &m, &g);

	if (e == ERR_OK)
		e = only_draft(c, &m);
	if (e == ERR_OK)
		e = message_in(c, in, &m);
	if (e == ERR_OK)
		e = message_save(c->tx, g, &m);
	if (e == ERR_OK)
		message_out(c, j, &m);
	return e;
}

enum err
api_message_remove(struct call *c, const struct json_value *in, struct json *j)
{
	const struct grant *g;
	struct message m;
	enum err e = message_of(c, ACT_WRITE, &m, &g);

	(void)in;
	(void)j;
	if (e == ERR_OK)
		e = only_draft(c, &m);
	return e == ERR_OK ? message_delete(c->tx, m.id) : e;
}

/* ---- preview and audience ------------------------------------------- */

struct draft {
	struct mailing_text text;
	struct template_finding *findings;
	size_t findings_n;
	struct merge_field *fields;
	size_t fields_n;
};

/* Errors: those of template_compile. */
static enum err
draft_read(struct call *c, const struct message *m, enum lang lang,
    struct draft *d)
{
	*d = (struct draft){ 0 };
	d->fields_n = mailing_fields(c->a, c->org->st, m->purpose, &d->fields);
	return mailing_template(c->a, c->org, m, lang, &d->text, &d->findings,
	    &d->findings_n);
}

static void
findings_out(struct json *j, const struct draft *d)
{
	json_array(j, "findings");
	for (size_t i = 0; i < d->findings_n; i++) {
		const struct template_finding *f = &d->findings[i];

		json_open(j, NULL);
		json_str(j, "text",
		    str_of(template_fault_text(f->fault, LANG_EN)));
		json_str(j, "in", f->in_subject ? STR("subject") : STR("body"));
		json_int(j, "line", f->line);
		json_int(j, "column", f->column);
		json_close(j);
	}
	json_array_end(j);
}

/* Names stand where facts will stand: a preview is about nobody. */
static enum err
merged_out(struct call *c, struct json *j, const struct draft *d)
{
	struct str *values = ARENA_ARRAY(c->a, struct str, d->fields_n);
	struct merged m;
	enum err e;

	for (size_t i = 0; i < d->fields_n; i++) {
		struct str name = d->fields[i].name;
		size_t dot = str_find(name, STR("."));

		/* With the dot it would look like the name of a host. */
		if (dot != SIZE_MAX)
			name = str_sub(name, dot + 1, name.n);
		values[i] =
		    d->fields[i].kind == MERGE_URL
			? STR("https://example.invalid/link")
			: arena_printf(c->a, "[" STR_FMT "]", STR_ARG(name));
	}
	if ((e = template_merge(c->a, d->text.template, values, &m)) != ERR_OK)
		return e;
	json_str(j, "subject", m.subject);
	json_str(j, "text", m.text);
	json_str(j, "html", m.html.bytes);
	return ERR_OK;
}

static enum err
draft_unreadable(struct call *c, enum err e)
{
	return e == ERR_INVALID || e == ERR_TOO_BIG
		   ? api_refuse(c, ERR_REFUSED, STR("/body"),
			 "the draft cannot be read as text")
		   : e;
}

enum err
api_message_preview(struct call *c, const struct json_value *in, struct json *j)
{
	struct str s = query_get(c, "language");
	enum lang lang = LANG_NB;
	const struct grant *g;
	struct message m;
	struct draft d;
	enum err e;

	(void)in;
	if (s.p != NULL && lang_find(s, &lang) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "no language has this code");
	if ((e = message_of(c, ACT_WRITE, &m, &g)) != ERR_OK)
		return e;
	e = draft_read(c, &m, lang, &d);
	if (e != ERR_OK && e != ERR_REFUSED)
		return draft_unreadable(c, e);
	json_open(j, NULL);
	json_str(j, "language", str_of(lang_code(lang)));
	findings_out(j, &d);
	if (e == ERR_OK)
		e = merged_out(c, j, &d);
	else
		e = ERR_OK;
	json_close(j);
	return e;
}

/* Who may not see addresses learns nothing of one person by counting, or by
 * writing to that one alone (T-06). */
static bool
is_too_few(const struct grant *g, size_t people)
{
	return grant_without_addresses(g) && people < STAFF_LEAST;
}

enum err
api_message_audience(struct call *c, const struct json_value *in,
    struct json *j)
{
	struct audience au = { 0 };
	const struct grant *g;
	struct message m;
	enum err e = message_of(c, ACT_WRITE, &m, &g);

	(void)in;
	if (e == ERR_OK)
		e = where_in(c, NULL, &m, &au);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_int(j, "total", (int64_t)au.total);
	json_int(j, "reached", (int64_t)au.reached);
	json_open(j, "by_reason");
	for (int r = 0; r < REASON_MAX; r++)
		if (au.by_reason[r] > 0 && r != REASON_ALLOWED &&
		    !is_too_few(g, au.total))
			json_int(j, reason_name((enum reason)r),
			    (int64_t)au.by_reason[r]);
	json_close(j);
	json_close(j);
	return ERR_OK;
}

/* ---- send and stop -------------------------------------------------- */

/* Each language that people may get can be written. */
static enum err
draft_is_whole(struct call *c, const struct message *m)
{
	struct draft d;
	enum err e = ERR_OK;

	if (text_is_empty(&m->subject) || text_is_empty(&m->body))
		return api_refuse(c, ERR_REFUSED, STR_NONE,
		    "the draft has no subject or no body");
	for (int l = 0; l < LANG_MAX && e == ERR_OK; l++)
		if (c->org->st->langs[l])
			e = draft_read(c, m, (enum lang)l, &d);
	if (e == ERR_REFUSED)
		return api_refuse(c, e, STR_NONE,
		    "the draft has findings; see its preview");
	return draft_unreadable(c, e);
}

enum err
api_message_send(struct call *c, const struct json_value *in, struct json *j)
{
	struct str override = STR_NONE;
	enum approval why;
	struct audience au;
	const struct grant *g;
	struct message m;
	enum err e = message_of(c, ACT_SEND, &m, &g);

	if (json_get_str(in, "override", &override) == ERR_OK &&
	    (text_clean(c->a, override, LIMIT_NAME_CHARS, &override) !=
		    ERR_OK ||
		override.n == 0))
		return api_refuse(c, ERR_INVALID, STR("/override"),
		    "one line of at most 200 characters");
	if (e == ERR_OK)
		e = only_draft(c, &m);
	if (e == ERR_OK)
		e = draft_is_whole(c, &m);
	if (e == ERR_OK)
		e = where_in(c, NULL, &m, &au);
	if (e != ERR_OK)
		return e;
	if (is_too_few(g, au.reached))
		return api_refuse(c, ERR_REFUSED, STR_NONE,
		    "it would reach too few people for a role that sees no "
		    "addresses");
	e = mailing_approve(c->tx, &m, override, &why);
	if (e == ERR_REFUSED && why == APPROVAL_CAP)
		return api_refuse(c, e, STR_NONE,
		    c->org->st->purposes[m.purpose].cap_yields
			? "the purpose's cap is reached; override says why it "
			  "shall go over it"
			: "the purpose's cap is reached");
	if (e == ERR_OK)
		message_out(c, j, &m);
	return e;
}

enum err
api_message_stop(struct call *c, const struct json_value *in, struct json *j)
{
	const struct grant *g;
	struct message m;
	enum err e = message_of(c, ACT_SEND, &m, &g);

	(void)in;
	if (e != ERR_OK)
		return e;
	if (m.state != MESSAGE_PLANNING && m.state != MESSAGE_SENDING)
		return api_refuse(c, ERR_CONFLICT, STR_NONE,
		    "it is not on its way");
	m.state = MESSAGE_STOPPED;
	m.sent_s = c->s->now_s;
	if ((e = message_save(c->tx, g, &m)) == ERR_OK)
		message_out(c, j, &m);
	return e;
}
