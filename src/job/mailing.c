/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/mailing: a mailing from approval to the last recipient. First the
 * audience is written down in slices, then, recipient by recipient, the gate
 * is asked again in the very tick that marks the hand-over.
 */
#include "job/mailing.h"

#include "base/time.h"
#include "job/post.h"
#include "lang/prose.h"
#include "store/index.h"

#define PLAN_SLICE 256
#define HAND_SLICE 64

/* ---- merge fields ---------------------------------------------------- */

size_t
mailing_fields(struct arena *a, const struct statement *st, int purpose,
    struct merge_field **out)
{
	struct fieldset fs = purpose_fields(st, &st->purposes[purpose]);
	struct merge_field *list =
	    ARENA_ARRAY(a, struct merge_field, TEMPLATE_FIELDS_MAX);
	size_t n = 0;

	list[n++] = (struct merge_field){ STR("unsubscribe_url"), MERGE_URL };
	list[n++] = (struct merge_field){ STR("preferences_url"), MERGE_URL };
	for (size_t i = 0; i < st->fields_n && n < TEMPLATE_FIELDS_MAX; i++) {
		if (!fieldset_has(&fs, (int)i) || st->fields[i].parent >= 0 ||
		    st->fields[i].type == FIELD_RECORD)
			continue;
		list[n++] =
		    (struct merge_field){ arena_printf(a, "person." STR_FMT,
					      STR_ARG(st->fields[i].n.name)),
			    MERGE_TEXT };
	}
	*out = list;
	return n;
}

struct str
mailing_url(struct jobs *j, struct arena *a, const struct org *org,
    const char *what, struct str token)
{
	struct str base =
	    org->public_url.n > 0 ? org->public_url : j->config.public_url;

	return arena_printf(a, STR_FMT "/" STR_FMT "/%s/" STR_FMT,
	    STR_ARG(base), STR_ARG(org->name), what, STR_ARG(token));
}

/* Values in the order of mailing_fields. */
static void
merge_values(struct arena *a, const struct org *org, int purpose,
    const struct values *vs, struct str unsubscribe, struct str preferences,
    struct str *out)
{
	const struct statement *st = org->st;
	struct fieldset fs = purpose_fields(st, &st->purposes[purpose]);
	size_t n = 0;

	(void)a;
	out[n++] = unsubscribe;
	out[n++] = preferences;
	for (size_t i = 0; i < st->fields_n && n < TEMPLATE_FIELDS_MAX; i++) {
		if (!fieldset_has(&fs, (int)i) || st->fields[i].parent >= 0 ||
		    st->fields[i].type == FIELD_RECORD)
			continue;
		out[n] = values_get(vs, (int)i);
		if (out[n].p == NULL)
			out[n] = STR("");
		n++;
	}
}

/* ---- one message for one person -------------------------------------- */

static struct str
why_text(struct arena *a, const struct org *org, int purpose, enum lang lang,
    uint64_t kinds)
{
	const struct purpose *pu = &org->st->purposes[purpose];
	const struct basis *b = purpose_basis(pu, kinds);
	struct view_arg arg = { .s = text_in(&pu->n.label, lang) };
	int id = b != NULL && b->code == BASIS_A ? TEXT_C_MAIL_WHY_CONSENT
						 : TEXT_C_MAIL_WHY_OTHER;

	return view_text_fill(a, view_text((int64_t)lang, id), &arg, 1);
}

const struct controller *
mailing_controller(const struct org *org, int purpose)
{
	const struct statement *st = org->st;

	return &st->controllers[purpose < 0 ? 0
					    : st->purposes[purpose].controller];
}

struct mail_party
mailing_from(struct jobs *j, const struct org *org, int purpose, enum lang lang)
{
	const struct controller *c = mailing_controller(org, purpose);
	struct mail_party from = { .address = org->mail_from.n > 0
						  ? org->mail_from
						  : c->contact.email };

	(void)j;
	from.name = text_in(&org->st->title, lang);
	if (!text_is_empty(&c->n.label) || c->n.no != 0)
		from.name = lang_controller_label(c, lang);
	return from;
}

struct str
mailing_sender(struct arena *a, const struct org *org, int purpose,
    enum lang lang)
{
	const struct controller *c = mailing_controller(org, purpose);

	if (c->address.n == 0)
		return text_in(&c->legal_name, lang);
	return arena_printf(a, STR_FMT ", " STR_FMT,
	    STR_ARG(text_in(&c->legal_name, lang)), STR_ARG(c->address));
}

static struct str
domain_of(struct str address)
{
	size_t at = str_find(address, STR("@"));

	return at == SIZE_MAX ? STR("localhost")
			      : str_sub(address, at + 1, address.n);
}

enum err
mailing_write(struct jobs *j, struct arena *a, const struct org *org,
    const struct mailing_text *t, const struct mailing_person *who,
    struct mail *out)
{
	struct str values[TEMPLATE_FIELDS_MAX];
	struct str token = life_list_link(a, org, who->id, t->purpose,
	    CHANNEL_EMAIL, who->address);
	struct str unsubscribe = mailing_url(j, a, org, "u", token);
	struct str preferences = mailing_url(j, a, org, "p", token);
	struct merged m;
	enum err e;

	merge_values(a, org, t->purpose, who->values, unsubscribe, preferences,
	    values);
	if ((e = template_merge(a, t->template, values, &m)) != ERR_OK)
		return e;
	*out = (struct mail){ .person = who->id,
		.from = mailing_from(j, org, t->purpose, who->lang),
		.to = { .address = who->address },
		.subject = m.subject,
		.text = m.text,
		.html = m.html,
		.language = who->lang,
		.date_s = t->date_s,
		.why = why_text(a, org, t->purpose, who->lang, who->kinds),
		.sender = mailing_sender(a, org, t->purpose, who->lang),
		.unsubscribe_url = unsubscribe,
		.unsubscribe_mailto =
		    mailing_from(j, org, t->purpose, who->lang).address,
		.preferences_url = preferences };
	out->message_id = arena_printf(a, STR_FMT "@" STR_FMT,
	    STR_ARG(who->mail_id), STR_ARG(domain_of(out->from.address)));
	out->list_id = arena_printf(a, STR_FMT "." STR_FMT "." STR_FMT,
	    STR_ARG(org->st->purposes[t->purpose].n.name), STR_ARG(org->name),
	    STR_ARG(domain_of(out->from.address)));
	out->list_name =
	    text_in(&org->st->purposes[t->purpose].n.label, who->lang);
	return ERR_OK;
}

enum err
mailing_template(struct arena *a, const struct org *org,
    const struct message *m, enum lang lang, struct mailing_text *out,
    struct template_finding **findings, size_t *n_findings)
{
	struct merge_field *fields;
	size_t n = mailing_fields(a, org->st, m->purpose, &fields);

	out->purpose = m->purpose;
	out->date_s = m->approved_s != 0 ? m->approved_s : m->created_s;
	return template_compile(a, text_in(&m->subject, lang),
	    text_in(&m->body, lang), fields, n, &out->template, findings,
	    n_findings);
}

/* ---- approval --------------------------------------------------------- */

/* The first instant of the calendar period, or of the period that ends now. */
static int64_t
cap_from_s(const struct tx *tx, const struct purpose *pu)
{
	struct date d = date_of_days(tx->today);
	struct period back = { .years = -pu->cap_period.years,
		.months = -pu->cap_period.months,
		.days = -pu->cap_period.days };

	if (!pu->cap_calendar)
		return instant_add(tx->now_s, back);
	d.day = 1;
	if (pu->cap_period.years > 0)
		d.month = 1;
	return instant_of_date(d);
}

enum err
mailing_over_cap(struct tx *tx, int purpose, bool *over_out)
{
	const struct purpose *pu = &tx->org->st->purposes[purpose];
	int sent = 0;
	enum err e = pu->cap_n == 0 ? ERR_OK
				    : message_sent_in(tx, purpose,
					  cap_from_s(tx, pu), &sent);

	*over_out = pu->cap_n > 0 && sent >= pu->cap_n;
	return e;
}

enum err
mailing_approve(struct tx *tx, struct message *m, struct str override,
    enum approval *why)
{
	const struct grant *g;
	bool over;
	enum err e = tx_decide(tx, m->purpose, ACT_SEND, NULL, NULL,
	    (int)m->channel, m->group, &g);

	*why = APPROVAL_OK;
	if (e != ERR_OK)
		return e;
	if (m->state != MESSAGE_DRAFT) {
		*why = APPROVAL_NOT_A_DRAFT;
		return ERR_CONFLICT;
	}
	if ((e = mailing_over_cap(tx, m->purpose, &over)) != ERR_OK)
		return e;
	if (over && (override.n == 0 ||
			!tx->org->st->purposes[m->purpose].cap_yields)) {
		*why = APPROVAL_CAP;
		return ERR_REFUSED;
	}
	if (over) {
		m->override = override;
		tx_audit(tx, ACT_SEND, m->purpose, AUDIT_DONE,
		    STR("cap overridden"));
	}
	m->state = MESSAGE_PLANNING;
	m->approved_s = tx->now_s;
	return message_save(tx, g, m);
}

/* ---- planning --------------------------------------------------------- */

static enum err
plan(struct tx *tx, struct message *m)
{
	struct audience_ask ask = { .purpose = m->purpose,
		.channel = m->channel,
		.group = m->group,
		.where = m->where };
	int64_t *ids;
	size_t n;
	enum err e = audience_each(tx->org, tx->a, &ask, m->plan_after,
	    PLAN_SLICE, &ids, &n);

	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = delivery_add(tx, m, ids[i]);
	if (e != ERR_OK)
		return e;
	if (n > 0)
		m->plan_after = ids[n - 1];
	if (n < PLAN_SLICE)
		m->state = MESSAGE_SENDING;
	return message_update(tx, m);
}

/* ---- handing over ----------------------------------------------------- */

struct batch {
	struct jobs *j;
	struct tx *tx;
	struct message *m;
	struct mailing_text texts[LANG_MAX];
	bool have[LANG_MAX];
};

static enum err
batch_text(struct batch *b, enum lang lang, struct mailing_text **out)
{
	struct template_finding *findings;
	size_t n;
	enum err e;

	if (!b->have[lang]) {
		e = mailing_template(b->tx->a, b->tx->org, b->m, lang,
		    &b->texts[lang], &findings, &n);
		if (e != ERR_OK)
			return e;
		b->have[lang] = true;
	}
	*out = &b->texts[lang];
	return ERR_OK;
}

/* Only to an address that the person confirmed or the register gave. */
static struct str
address_of(const struct org *org, const struct values *vs,
    const struct fieldset *fs)
{
	for (size_t i = 0; i < vs->n; i++) {
		const struct value *v = &vs->at[i];

		if (org->st->fields[v->field].type != FIELD_EMAIL ||
		    !fieldset_has(fs, v->field))
			continue;
		if (v->by == ACTOR_PERSON && v->verified_s == 0)
			continue;
		return v->text;
	}
	return STR_NONE;
}

static enum err
deliver(struct batch *b, struct delivery *d)
{
	struct tx *tx = b->tx;
	struct fieldset fs =
	    purpose_fields(tx->org->st, &tx->org->st->purposes[b->m->purpose]);
	struct mailing_person who = { .id = d->person };
	struct mailing_text *text;
	const struct grant *g;
	struct person *p;
	struct values vs;
	struct mail mail;
	enum err e = person_open(tx, d->person, &p);

	if (e == ERR_NOT_FOUND)
		return delivery_move(tx, d, DELIVERY_SKIPPED);
	if (e != ERR_OK)
		return e;
	e = tx_decide(tx, b->m->purpose, ACT_SEND, &fs, p, (int)b->m->channel,
	    0, &g);
	if (e == ERR_DENIED)
		return delivery_move(tx, d, DELIVERY_SKIPPED);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	who.address = address_of(tx->org, &vs, &fs);
	if (who.address.n == 0)
		return delivery_move(tx, d, DELIVERY_SKIPPED);
	who.lang = p->lang;
	who.kinds = p->facts.kinds;
	who.values = &vs;
	who.mail_id = delivery_mail_id(tx->a, d);
	if ((e = batch_text(b, p->lang, &text)) != ERR_OK)
		return e;
	e = mailing_write(b->j, tx->a, tx->org, text, &who, &mail);
	if (e == ERR_OK)
		e = delivery_move(tx, d, DELIVERY_HANDED);
	if (e == ERR_OK)
		e = post_delivery(b->j, tx->org, d, &mail);
	if (e == ERR_INVALID) /* an address no header can hold */
		e = delivery_move(tx, d,
		    d->state == DELIVERY_HANDED ? DELIVERY_REFUSED
						: DELIVERY_SKIPPED);
	return e;
}

static enum err
hand_over(struct jobs *j, struct tx *tx, struct message *m, bool *more)
{
	struct batch b = { .j = j, .tx = tx, .m = m };
	struct delivery *list;
	size_t room = post_room(j), n;
	enum err e;

	if (room == 0)
		return ERR_OK; /* the sink says when there is room again */
	if (room > HAND_SLICE)
		room = HAND_SLICE;
	e = delivery_next(tx, m->id, DELIVERY_QUEUED, room, &list, &n);
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = deliver(&b, &list[i]);
	if (e != ERR_OK)
		return e;
	*more = n == room;
	if (n == 0 && m->counts[DELIVERY_HANDED] == 0) {
		m->state = MESSAGE_DONE;
		m->sent_s = tx->now_s;
		e = message_update(tx, m);
	}
	return e;
}

static bool
step(struct jobs *j, struct org *org, int64_t id)
{
	struct actor as;
	struct message m;
	struct tx tx;
	size_t mark = post_mark(j);
	bool more = false;
	enum err e = job_tx(j, &tx, org, &as, ACTIVITY_MESSAGE);

	if (e != ERR_OK)
		return false;
	e = message_get(&tx, id, &m);
	if (e == ERR_OK) {
		as.purpose = m.purpose;
		if (m.state == MESSAGE_PLANNING) {
			e = plan(&tx, &m);
			more = true;
		} else if (m.state == MESSAGE_SENDING) {
			e = hand_over(j, &tx, &m, &more);
		}
	}
	e = tx_end(&tx, e);
	if (e != ERR_OK) {
		post_undo(j, mark);
		log_line("mailing: a slice failed (%s)", err_name(e));
	}
	return e == ERR_OK && more;
}

static bool
state_each(struct jobs *j, enum message_state state, int64_t until_ns)
{
	struct stmt *st = db_stmt(j->s->db, SQL_MESSAGE_IN_STATE);
	struct {
		int64_t org, id;
	} list[64];
	size_t n = 0;
	bool has, more = false;

	stmt_i64(st, (int64_t)state);
	while (n < ARRAY_LEN(list) && stmt_row(st, &has) == ERR_OK && has) {
		list[n].org = col_i64(st, 0);
		list[n++].id = col_i64(st, 1);
	}
	stmt_done(st);
	for (size_t i = 0; i < n; i++)
		for (size_t o = 0; o < j->s->orgs_n; o++) {
			if (j->s->orgs[o].id != list[i].org)
				continue;
			if (clock_mono_ns() >= until_ns)
				return true;
			more |= step(j, &j->s->orgs[o], list[i].id);
		}
	return more;
}

bool
job_mailings(struct jobs *j, int64_t until_ns)
{
	bool planning;

	if (j->s->hold_sending || !post_recover(j))
		return false;
	planning = state_each(j, MESSAGE_PLANNING, until_ns);
	return state_each(j, MESSAGE_SENDING, until_ns) || planning;
}
