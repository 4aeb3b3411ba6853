/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_draft: the form of a draft. */
#include "base/limits.h"
#include "lang/prose.h"
#include "web/handlers.h"
#include "web/staff_messages.h"

#define SUBJECT_MAX 200

/* ---- the form -------------------------------------------------------- */

static void
purposes_asked(struct call *c, const struct message *m, struct view_section *s,
    size_t *cap)
{
	const struct statement *st = c->org->st;
	struct view_field *f = ARENA_PUSH(c->a, s->fields, s->fields_n, *cap);
	size_t choices = 0;

	staff_field(c, f, "purpose", "select", TEXT_LOOK_PURPOSE,
	    m->purpose >= 0 ? st->purposes[m->purpose].n.name : STR_NONE);
	f->required = true;
	f->help = T(c, TEXT_C_MESSAGE_PURPOSE_HELP);
	for (size_t i = 0; i < st->purposes_n; i++)
		if (staff_has(c, (int)i, ACT_WRITE) &&
		    (st->purposes[i].channels >> CHANNEL_EMAIL & 1) != 0)
			staff_choice(c, f, &choices, st->purposes[i].n.name,
			    purpose_label(c, (int)i));
}

static enum err
groups_asked(struct call *c, const struct message *m, struct view_section *s,
    size_t *cap)
{
	struct view_field *f;
	struct group *list;
	size_t n, choices = 0;
	enum err e = group_list(c->tx, &list, &n);

	if (e != ERR_OK || (n == 0 && staff_scope(c) < 0))
		return e;
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, *cap);
	staff_field(c, f, "group", "select", TEXT_C_MESSAGE_GROUP,
	    m->group != 0 ? id_print(c->a, m->group) : STR_NONE);
	f->required = staff_scope(c) >= 0;
	for (size_t i = 0; i < n; i++)
		if (staff_scope(c) < 0 || staff_in_office(c, list[i].id))
			staff_choice(c, f, &choices, id_print(c->a, list[i].id),
			    list[i].name);
	return ERR_OK;
}

static void
topics_asked(struct call *c, const struct message *m, struct view_section *s,
    size_t *cap)
{
	const struct statement *st = c->org->st;
	struct view_field *f = NULL;
	size_t choices = 0;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *pu = &st->purposes[i];

		if (!staff_has(c, (int)i, ACT_WRITE))
			continue;
		for (size_t k = 0; k < pu->topics_n; k++) {
			if (f == NULL) {
				f = ARENA_PUSH(c->a, s->fields, s->fields_n,
				    *cap);
				staff_field(c, f, "topic", "select",
				    TEXT_C_MESSAGE_TOPIC, m->topic);
			}
			staff_choice(c, f, &choices, pu->topics[k].name,
			    lang_label(&pu->topics[k], c->lang));
		}
	}
}

static void
texts_asked(struct call *c, const struct message *m, enum lang l,
    struct view_section *s)
{
	struct view_field *f;
	size_t cap = 0;

	s->legend = lang_own_name(l);
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f,
	    arena_cstr(c->a, arena_printf(c->a, "subject_%s", lang_code(l))),
	    "text", TEXT_W_SUBJECT, m->subject.in[l]);
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f,
	    arena_cstr(c->a, arena_printf(c->a, "body_%s", lang_code(l))),
	    "textarea", TEXT_C_MESSAGE_BODY, m->body.in[l]);
	f->help = T(c, TEXT_C_MESSAGE_BODY_HELP);
	f->rows = 12;
}

/* A field that a purpose of the actor lets recipients be chosen by, with a
 * value; empty: there is none. */
static struct str
where_example(struct call *c)
{
	const struct statement *st = c->org->st;

	for (size_t i = 0; i < st->purposes_n; i++) {
		struct fieldset may =
		    statement_whole(st, &st->purposes[i].segment_fields);

		for (size_t k = 0; k < st->fields_n; k++) {
			const struct field *f = &st->fields[k];

			if (!fieldset_has(&may, (int)k) ||
			    f->type == FIELD_RECORD ||
			    !staff_has(c, (int)i, ACT_WRITE))
				continue;
			return arena_printf(c->a, STR_FMT " %s \"" STR_FMT "\"",
			    STR_ARG(f->n.name),
			    lang_ui(c->lang) == LANG_EN ? "is" : "er",
			    STR_ARG(f->choices_n > 0 ? f->choices[0].n.name
						     : STR("…")));
		}
	}
	return STR_NONE;
}

static void
errors_placed(struct page_staff_edit *pg)
{
	for (size_t i = 0; i < pg->sections_n; i++)
		for (size_t k = 0; k < pg->sections[i].fields_n; k++)
			for (size_t n = 0; n < pg->errors_n; n++)
				if (str_eq(pg->errors[n].field,
					pg->sections[i].fields[k].id))
					pg->sections[i].fields[k].error =
					    pg->errors[n].text;
}

static enum err
form_page(struct call *c, const struct message *m,
    const struct facts_errors *errors)
{
	struct page_staff_edit pg = { .ui = &c->ui,
		.heading = T(c, m->id == 0 ? TEXT_STAFF_MESSAGES_NEW
					   : TEXT_STAFF_MESSAGES_TITLE),
		.action = req_path(c->rq),
		.button = T(c, TEXT_C_MESSAGE_GO_ON),
		.errors = errors->at,
		.errors_n = errors->n,
		.back_href = call_path(c, "/staff/messages") };
	struct str example;
	struct view_section *all =
	    ARENA_ARRAY(c->a, struct view_section, 1 + LANG_MAX);
	size_t cap = 0;
	enum err e;

	all[0].legend = T(c, TEXT_C_MESSAGE_WHO);
	purposes_asked(c, m, &all[0], &cap);
	if ((e = groups_asked(c, m, &all[0], &cap)) != ERR_OK)
		return e;
	topics_asked(c, m, &all[0], &cap);
	example = where_example(c);
	if (staff_scope(c) < 0 && (example.n > 0 || m->where.n > 0)) {
		struct view_field *f =
		    ARENA_PUSH(c->a, all[0].fields, all[0].fields_n, cap);

		staff_field(c, f, "where", "text", TEXT_C_MESSAGE_WHERE,
		    m->where);
		f->help = staff_said(c, TEXT_C_MESSAGE_WHERE_HELP, example);
	}
	pg.sections_n = 1;
	for (int l = 0; l < LANG_MAX; l++)
		if (c->org->st->langs[l])
			texts_asked(c, m, (enum lang)l, &all[pg.sections_n++]);
	pg.sections = all;
	errors_placed(&pg);
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- the form read --------------------------------------------------- */

static enum lang
first_of(const struct statement *st)
{
	int l = 0;

	while (l + 1 < LANG_MAX && !st->langs[l])
		l++;
	return (enum lang)l;
}

static void
read_texts(struct call *c, struct message *m, struct facts_errors *errors)
{
	bool any = false;

	for (int l = 0; l < LANG_MAX; l++) {
		const char *code = lang_code((enum lang)l);
		const char *subject =
		    arena_cstr(c->a, arena_printf(c->a, "subject_%s", code));
		const char *body =
		    arena_cstr(c->a, arena_printf(c->a, "body_%s", code));
		struct str s = form_get(c, subject), b = form_get(c, body);

		m->subject.in[l] = m->body.in[l] = STR_NONE;
		if (str_trim(s).n == 0 && str_trim(b).n == 0)
			continue;
		any = true;
		if (text_clean(c->a, s, SUBJECT_MAX, &m->subject.in[l]) !=
			ERR_OK ||
		    m->subject.in[l].n == 0)
			facts_wrong(c, errors, str_of(subject),
			    T(c, TEXT_C_MESSAGE_NEEDS_SUBJECT));
		if (str_trim(b).n == 0 || b.n > LIMIT_MESSAGE_BYTES)
			facts_wrong(c, errors, str_of(body),
			    T(c, TEXT_C_MESSAGE_NEEDS_BODY));
		m->body.in[l] = b;
	}
	if (!any)
		facts_wrong(c, errors,
		    arena_printf(c->a, "subject_%s",
			lang_code(first_of(c->org->st))),
		    T(c, TEXT_C_MESSAGE_NEEDS_SUBJECT));
}

static enum err
read_group(struct call *c, struct message *m, struct facts_errors *errors)
{
	struct str s = form_get(c, "group");
	struct group g;
	enum err e;

	m->group = 0;
	if (s.n == 0 && staff_scope(c) < 0)
		return ERR_OK;
	e = id_parse(s, &m->group) == ERR_OK ? group_get(c->tx, m->group, &g)
					     : ERR_NOT_FOUND;
	if (e == ERR_OK && staff_scope(c) >= 0 && !staff_in_office(c, m->group))
		e = ERR_NOT_FOUND;
	if (e == ERR_NOT_FOUND) {
		m->group = 0;
		facts_wrong(c, errors, STR("group"),
		    T(c, TEXT_C_MESSAGE_NEEDS_GROUP));
		return ERR_OK;
	}
	return e;
}

static void
read_audience(struct call *c, struct message *m, struct facts_errors *errors)
{
	struct audience_ask ask = { .purpose = m->purpose,
		.lang = c->lang,
		.channel = CHANNEL_EMAIL,
		.group = m->group };
	struct str why = STR_NONE, topic = form_get(c, "topic");
	const struct purpose *pu = &c->org->st->purposes[m->purpose];
	struct audience unused;

	m->topic = STR("");
	for (size_t i = 0; i < pu->topics_n; i++)
		if (str_eq(pu->topics[i].name, topic))
			m->topic = pu->topics[i].name;
	if (topic.n > 0 && m->topic.n == 0)
		facts_wrong(c, errors, STR("topic"),
		    T(c, TEXT_C_MESSAGE_BAD_TOPIC));
	m->where = STR("");
	if (staff_scope(c) >= 0)
		return;
	m->where = ask.where = str_trim(form_get(c, "where"));
	if (m->where.n > LIMIT_TEXT_CHARS ||
	    audience_count(c->org, c->a, &ask, &unused, &why) != ERR_OK)
		facts_wrong(c, errors, STR("where"),
		    staff_said(c, TEXT_C_MESSAGE_BAD_WHERE, why));
}

static enum err
form_read(struct call *c, struct message *m, struct facts_errors *errors)
{
	int purpose = statement_purpose(c->org->st, form_get(c, "purpose"));
	enum err e;

	m->channel = CHANNEL_EMAIL;
	read_texts(c, m, errors);
	if ((e = read_group(c, m, errors)) != ERR_OK)
		return e;
	if (purpose < 0 || !staff_has(c, purpose, ACT_WRITE)) {
		facts_wrong(c, errors, STR("purpose"),
		    T(c, TEXT_C_STAFF_PURPOSE_CHOOSE));
		return ERR_OK;
	}
	m->purpose = purpose;
	read_audience(c, m, errors);
	return ERR_OK;
}

static enum err
form_save(struct call *c, struct message *m)
{
	struct facts_errors errors = { 0 };
	const struct grant *g;
	enum err e = form_read(c, m, &errors);

	if (e != ERR_OK)
		return e;
	if (errors.n > 0)
		return form_page(c, m, &errors);
	e = tx_decide(c->tx, m->purpose, ACT_WRITE, NULL, NULL, -1, m->group,
	    &g);
	if (e == ERR_OK)
		e = message_save(c->tx, g, m);
	if (e == ERR_OK)
		call_redirect(c, message_path(c, m, ""));
	return e;
}

enum err
web_staff_message_new_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	struct message m = { .purpose = staff_first(c, ACT_WRITE) };
	enum err e = messages_decide(c);

	return e == ERR_OK ? form_page(c, &m, &none) : e;
}

enum err
web_staff_message_new(struct call *c)
{
	struct message m = { .purpose = -1,
		.by = c->actor.id,
		.role = c->actor.role };
	enum err e = messages_decide(c);

	return e == ERR_OK ? form_save(c, &m) : e;
}

enum err
web_staff_message_edit_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	const struct grant *g;
	struct message m;
	enum err e = message_open(c, ACT_WRITE, &m, &g);

	if (e == ERR_OK && m.state != MESSAGE_DRAFT)
		e = ERR_CONFLICT;
	return e == ERR_OK ? form_page(c, &m, &none) : e;
}

enum err
web_staff_message_edit(struct call *c)
{
	const struct grant *g;
	struct message m;
	enum err e = message_open(c, ACT_WRITE, &m, &g);

	if (e == ERR_OK && m.state != MESSAGE_DRAFT)
		e = ERR_CONFLICT;
	return e == ERR_OK ? form_save(c, &m) : e;
}
