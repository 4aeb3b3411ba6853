/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_send: a message as it would arrive, whom it reaches, sending it,
 * and what became of it. */
#include "job/mailing.h"
#include "lang/prose.h"
#include "mail/footer.h"
#include "web/engine.h"
#include "web/handlers.h"
#include "web/staff_messages.h"

#define REASON_MAX_CHARS 500

/* ---- somebody who does not exist ------------------------------------- */

static struct str
sample_text(struct call *c, const struct field *f)
{
	switch (f->type) {
	case FIELD_NAME:
		return STR("Kari Testperson");
	case FIELD_EMAIL:
		return STR("kari@example.com");
	case FIELD_PHONE:
		return STR("+4700000000");
	case FIELD_DATE:
	case FIELD_START:
	case FIELD_END:
		return STR("2000-01-01");
	case FIELD_YEAR:
		return STR("2000");
	case FIELD_NUMBER:
		return STR("1");
	case FIELD_LANGUAGE:
		return str_of(lang_code(c->lang));
	case FIELD_COUNTRY:
		return STR("NO");
	default:
		return lang_label(&f->n, c->lang);
	}
}

static struct values
sample_values(struct call *c, int purpose)
{
	const struct statement *st = c->org->st;
	struct fieldset fs = purpose_fields(st, &st->purposes[purpose]);
	struct values vs = { 0 };

	for (size_t i = 0; i < st->fields_n; i++) {
		struct value *v;

		if (!fieldset_has(&fs, (int)i) || st->fields[i].parent >= 0 ||
		    st->fields[i].type == FIELD_RECORD)
			continue;
		v = ARENA_PUSH(c->a, vs.at, vs.n, vs.cap);
		v->field = (int)i;
		v->text = sample_text(c, &st->fields[i]);
	}
	return vs;
}

static uint64_t
sample_kinds(const struct purpose *pu)
{
	uint64_t kinds =
	    pu->kinds.n == 0 ? ~UINT64_C(0) : UINT64_C(1) << pu->kinds.at[0];

	for (size_t i = 0; pu->kinds.n == 0 && i < pu->except.n; i++)
		kinds &= ~(UINT64_C(1) << pu->except.at[i]);
	return kinds;
}

/* ---- preview --------------------------------------------------------- */

static void
check(struct call *c, struct page_staff_message_preview *pg, size_t *cap,
    struct str text, const char *kind)
{
	struct page_staff_message_preview_checks *k =
	    ARENA_PUSH(c->a, pg->checks, pg->checks_n, *cap);

	k->text = text;
	k->kind = str_of(kind);
}

static void
findings_told(struct call *c, struct page_staff_message_preview *pg,
    size_t *cap, const struct template_finding *fs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *why =
		    template_fault_text(fs[i].fault, (int)c->lang);

		check(c, pg, cap,
		    arena_printf(c->a,
			STR_FMT " %d:%d: %s " STR_FMT "%s" STR_FMT,
			STR_ARG(T(c, fs[i].in_subject ? TEXT_W_SUBJECT
						      : TEXT_C_MESSAGE_BODY)),
			fs[i].line, fs[i].column, why, STR_ARG(fs[i].name),
			fs[i].near.n > 0 ? " → " : "", STR_ARG(fs[i].near)),
		    "error");
	}
}

/* The same code writes the preview and what is sent. */
static enum err
preview_write(struct call *c, const struct message *m,
    struct page_staff_message_preview *pg, size_t *cap)
{
	struct values vs = sample_values(c, m->purpose);
	struct mailing_person who = { .address = STR("kari@example.com"),
		.mail_id = STR("preview"),
		.values = &vs,
		.lang = c->lang,
		.kinds = sample_kinds(&c->org->st->purposes[m->purpose]) };
	struct template_finding *findings = NULL;
	struct mailing_text text;
	struct mail mail;
	size_t n = 0;
	enum err e =
	    mailing_template(c->a, c->org, m, c->lang, &text, &findings, &n);

	if (e == ERR_OK)
		e = mailing_write(c->web->config.jobs, c->a, c->org, &text,
		    &who, &mail);
	if (e == ERR_REFUSED || e == ERR_INVALID || e == ERR_TOO_BIG) {
		findings_told(c, pg, cap, findings, n);
		if (n == 0)
			check(c, pg, cap, T(c, TEXT_C_MESSAGE_UNREADABLE),
			    "error");
		pg->may_send = false;
		return ERR_OK;
	}
	if (e != ERR_OK)
		return e;
	pg->subject = mail.subject;
	pg->from = arena_printf(c->a, STR_FMT " <" STR_FMT ">",
	    STR_ARG(mail.from.name), STR_ARG(mail.from.address));
	pg->body = mail.html;
	pg->plain = footer_text(c->a, &mail);
	check(c, pg, cap, T(c, TEXT_C_MESSAGE_TEST_PERSON), "info");
	return ERR_OK;
}

enum err
web_staff_message(struct call *c)
{
	struct page_staff_message_preview pg = { .ui = &c->ui };
	const struct grant *g;
	struct message m;
	size_t cap = 0;
	enum err e = message_open(c, ACT_WRITE, &m, &g);

	if (e != ERR_OK)
		return e;
	if (m.state != MESSAGE_DRAFT)
		return message_ledger(c, &m);
	pg.id = id_print(c->a, m.id);
	pg.subject = text_in(&m.subject, c->lang);
	pg.purpose = purpose_label(c, m.purpose);
	pg.state = message_word(c, m.state);
	pg.may_send = staff_has(c, m.purpose, ACT_SEND);
	if ((e = preview_write(c, &m, &pg, &cap)) != ERR_OK)
		return e;
	pg.edit_href =
	    call_path(c, STR_FMT, STR_ARG(message_path(c, &m, "/edit")));
	pg.audience_href =
	    call_path(c, STR_FMT, STR_ARG(message_path(c, &m, "/audience")));
	pg.send_href =
	    call_path(c, STR_FMT, STR_ARG(message_path(c, &m, "/send")));
	staff_page(c, 200);
	view_page_staff_message_preview(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- audience -------------------------------------------------------- */

static enum err
audience_of(struct call *c, const struct message *m, struct audience *out)
{
	struct audience_ask ask = { .purpose = m->purpose,
		.lang = c->lang,
		.channel = (int)m->channel,
		.group = m->group,
		.where = m->where };
	struct str why;

	return audience_count(c->org, c->a, &ask, out, &why);
}

/* Of a small group no reason is counted: it would be somebody's (T-06). */
static bool
counts_are_shown(const struct call *c, const struct audience *au)
{
	return staff_scope(c) < 0 || au->total >= STAFF_LEAST;
}

enum err
web_staff_audience(struct call *c)
{
	struct page_staff_audience pg = { .ui = &c->ui };
	const struct grant *g;
	struct audience au;
	struct message m;
	size_t cap = 0;
	enum err e = message_open(c, ACT_WRITE, &m, &g);

	if (e == ERR_OK)
		e = audience_of(c, &m, &au);
	if (e != ERR_OK)
		return e;
	pg.subject = text_in(&m.subject, c->lang);
	pg.purpose = purpose_label(c, m.purpose);
	pg.back_href = call_path(c, STR_FMT, STR_ARG(message_path(c, &m, "")));
	if (m.state == MESSAGE_DRAFT && staff_has(c, m.purpose, ACT_SEND))
		pg.send_href = call_path(c, STR_FMT,
		    STR_ARG(message_path(c, &m, "/send")));
	pg.within = (int64_t)au.reached;
	pg.outside = (int64_t)(au.total - au.reached);
	for (int r = 0; r < REASON_MAX && counts_are_shown(c, &au); r++) {
		struct page_staff_audience_reasons *row;

		if (au.by_reason[r] == 0)
			continue;
		row = ARENA_PUSH(c->a, pg.reasons, pg.reasons_n, cap);
		row->reason = reason_text((enum reason)r, c->lang);
		row->n = (int64_t)au.by_reason[r];
	}
	staff_page(c, 200);
	view_page_staff_audience(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- sending ----------------------------------------------------------- */

static struct str
cap_text(struct call *c, const struct purpose *pu)
{
	struct view_arg args[2] = { { .n = pu->cap_n, .is_int = true },
		{ .s = lang_period(c->a, pu->cap_period, c->lang) } };

	return view_text_fill(c->a,
	    T(c, pu->cap_yields ? TEXT_C_MESSAGE_CAP : TEXT_C_MESSAGE_CAP_HARD),
	    args, 2);
}

struct asked {
	bool over_cap, few, no_reason;
	bool refused; /* by a cap that yields to no reason */
};

static enum err
send_page(struct call *c, const struct message *m, struct asked asked)
{
	struct page_staff_send pg = { .ui = &c->ui,
		.over_cap = asked.over_cap,
		.no_more = asked.over_cap &&
			   !c->org->st->purposes[m->purpose].cap_yields,
		.id = id_print(c->a, m->id),
		.subject = text_in(&m->subject, c->lang),
		.purpose = purpose_label(c, m->purpose),
		.reason = form_get(c, "reason") };
	struct audience au;
	size_t cap = 0;
	enum err e = audience_of(c, m, &au);

	if (e != ERR_OK)
		return e;
	pg.within = (int64_t)au.reached;
	pg.one = au.reached == 1;
	pg.back_href = call_path(c, STR_FMT, STR_ARG(message_path(c, m, "")));
	pg.action = call_path(c, STR_FMT, STR_ARG(message_path(c, m, "/send")));
	if (asked.over_cap)
		pg.cap = cap_text(c, &c->org->st->purposes[m->purpose]);
	if (asked.few || asked.no_reason) {
		struct view_error *er =
		    ARENA_PUSH(c->a, pg.errors, pg.errors_n, cap);

		er->text = T(c, asked.few ? TEXT_C_MESSAGE_TOO_FEW
					  : TEXT_C_MESSAGE_NEEDS_REASON);
		if (asked.no_reason) {
			pg.reason_error = er->text;
			er->field = STR("reason");
		}
	}
	staff_page(c, pg.errors_n > 0 || asked.refused ? 422 : 200);
	view_page_staff_send(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_send_page(struct call *c)
{
	struct asked asked = { 0 };
	const struct grant *g;
	struct message m;
	enum err e = message_open(c, ACT_WRITE, &m, &g);

	if (e == ERR_OK && m.state != MESSAGE_DRAFT)
		e = ERR_CONFLICT;
	if (e == ERR_OK && !staff_has(c, m.purpose, ACT_SEND)) {
		c->tx->reason = REASON_NO_CLAUSE;
		e = ERR_DENIED;
	}
	if (e == ERR_OK)
		e = mailing_over_cap(c->tx, m.purpose, &asked.over_cap);
	return e == ERR_OK ? send_page(c, &m, asked) : e;
}

/* A text with faults never goes on its way. */
static enum err
texts_are_sound(struct call *c, const struct message *m, bool *sound)
{
	*sound = true;
	for (int l = 0; l < LANG_MAX; l++) {
		struct template_finding *findings;
		struct mailing_text text;
		size_t n;
		enum err e;

		if (!c->org->st->langs[l])
			continue;
		e = mailing_template(c->a, c->org, m, (enum lang)l, &text,
		    &findings, &n);
		if (e == ERR_REFUSED || e == ERR_INVALID || e == ERR_TOO_BIG)
			*sound = false;
		else if (e != ERR_OK)
			return e;
	}
	return ERR_OK;
}

/* By one recipient alone a representative would learn an address (T-06). */
static enum err
too_few(struct call *c, const struct message *m, const struct grant *g,
    bool *few)
{
	struct audience au;
	enum err e = audience_of(c, m, &au);

	*few = e == ERR_OK && au.reached < STAFF_LEAST &&
	       (staff_scope(c) >= 0 || grant_without_addresses(g));
	return e;
}

enum err
web_staff_send(struct call *c)
{
	struct str reason = str_trim(form_get(c, "reason"));
	struct asked asked = { 0 };
	const struct grant *g;
	enum approval why;
	struct message m;
	bool sound;
	enum err e = message_open(c, ACT_WRITE, &m, &g);

	if (e == ERR_OK)
		e = texts_are_sound(c, &m, &sound);
	if (e == ERR_OK)
		e = mailing_over_cap(c->tx, m.purpose, &asked.over_cap);
	if (e == ERR_OK)
		e = too_few(c, &m, g, &asked.few);
	if (e != ERR_OK)
		return e;
	if (m.state == MESSAGE_DRAFT && !sound) {
		call_redirect(c, message_path(c, &m, ""));
		return ERR_OK;
	}
	asked.refused =
	    asked.over_cap && !c->org->st->purposes[m.purpose].cap_yields;
	asked.no_reason = asked.over_cap && !asked.refused && reason.n == 0;
	if (m.state == MESSAGE_DRAFT &&
	    (asked.few || asked.no_reason || asked.refused)) {
		staff_refused(c, ACT_SEND, m.purpose,
		    asked.few ? "too few recipients" : "cap reached");
		return send_page(c, &m, asked);
	}
	if (!asked.over_cap)
		reason = STR_NONE;
	else if (text_clean_lines(c->a, reason, REASON_MAX_CHARS, &reason) !=
		 ERR_OK)
		return ERR_INVALID;
	if ((e = mailing_approve(c->tx, &m, reason, &why)) == ERR_OK)
		call_redirect(c, message_path(c, &m, ""));
	return e;
}

enum err
web_staff_stop(struct call *c)
{
	const struct grant *g;
	struct message m;
	enum err e = message_open(c, ACT_SEND, &m, &g);

	if (e == ERR_OK && m.state != MESSAGE_PLANNING &&
	    m.state != MESSAGE_SENDING)
		e = ERR_CONFLICT;
	if (e != ERR_OK)
		return e;
	m.state = MESSAGE_STOPPED;
	m.sent_s = c->s->now_s;
	if ((e = message_save(c->tx, g, &m)) == ERR_OK)
		call_redirect(c, message_path(c, &m, ""));
	return e;
}
