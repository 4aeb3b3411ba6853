/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/letters: single letters, from the queue to the sink. What a letter says
 * about an organisation is taken from its statement.
 */
#include "mail/letters.h"

#include <string.h>

#include "base/pack.h"
#include "base/time.h"
#include "job/mailing.h"
#include "job/post.h"
#include "lang/prose.h"
#include "store/keeping.h"
#include "store/release.h"

#define LETTERS_SLICE 32

struct writing {
	struct jobs *j;
	struct arena *a;
	const struct org *org;
	const struct letter_row *row;
	enum lang lang; /* of the letter: the reader's, or English */
	struct letter_org from;
	struct str name;             /* of the person */
	const struct person *person; /* of a letter to one */
	const char *why; /* it cannot be written; NULL: the error says it */
};

static struct letter_org
letter_from(struct writing *w)
{
	const struct statement *st = w->org->st;
	const struct controller *c =
	    mailing_controller(w->org, w->row->purpose);
	enum lang l = w->lang;

	return (struct letter_org){ .name = text_in(&st->title, l),
		.address = c->address.n > 0 ? mailing_sender(w->a, w->org,
						  w->row->purpose, l)
					    : text_in(&c->legal_name, l),
		.email = c->contact.email,
		.officer = c->dpo.contact.email,
		.authority = text_in(&c->authority_name, l),
		.privacy_url = arena_printf(w->a,
		    STR_FMT "/" STR_FMT "/privacy?lang=%s",
		    STR_ARG(w->org->public_url.n > 0 ? w->org->public_url
						     : w->j->config.public_url),
		    STR_ARG(w->org->name), lang_code(w->row->lang)) };
}

static struct str
url(struct writing *w, const char *what, struct str token)
{
	return mailing_url(w->j, w->a, w->org, what, token);
}

/* ---- the invitation and its notice (Art. 14) -------------------------- */

static struct letter_list
labels_of_fields(struct writing *w, int purpose)
{
	const struct statement *st = w->org->st;
	struct fieldset fs = purpose_fields(st, &st->purposes[purpose]);
	struct str *items = ARENA_ARRAY(w->a, struct str, st->fields_n);
	size_t n = 0;

	for (size_t i = 0; i < st->fields_n; i++)
		if (fieldset_has(&fs, (int)i) && st->fields[i].parent < 0)
			items[n++] = lang_label(&st->fields[i].n, w->lang);
	return (struct letter_list){ items, n };
}

static struct str
source_label(struct writing *w)
{
	const struct statement *st = w->org->st;

	for (size_t i = 0; i < st->sources_n; i++)
		if (!st->sources[i].is_person)
			return lang_label(&st->sources[i].n, w->lang);
	return STR_NONE;
}

static struct str
basis_line(struct writing *w, const struct purpose *pu)
{
	struct str name, interest;

	if (pu->bases_n == 0)
		return STR_NONE;
	name = lang_basis_name(w->a, pu->bases[0].code, w->lang);
	interest = text_in(&pu->bases[0].interest, w->lang);
	return interest.n == 0 ? name
			       : arena_printf(w->a, STR_FMT ": " STR_FMT,
				     STR_ARG(name), STR_ARG(interest));
}

static struct str
mark_line(struct writing *w)
{
	const struct keep_clause *c =
	    keeping_clause(w->person, KEEP_INVITED, TRIGGER_DECLINED);
	enum lang l = w->lang;
	struct view_arg arg = { 0 };

	if (c == NULL || !c->mark)
		return STR_NONE;
	if (c->mark_until_asked)
		return view_text((int64_t)l, TEXT_C_MARK_UNTIL_ASKED);
	arg.s = lang_period(w->a, c->mark_for, l);
	return view_text_fill(w->a, view_text((int64_t)l, TEXT_C_MARK_PERIOD),
	    &arg, 1);
}

static enum err
write_invitation(struct writing *w, struct letter *out)
{
	int purpose = org_purpose(w->org, ACTIVITY_INVITE);
	const struct purpose *pu = &w->org->st->purposes[purpose];
	const struct keep_clause *c =
	    keeping_clause(w->person, KEEP_INVITED, TRIGGER_INVITED);
	struct str label = lang_label(&pu->n, w->lang);
	struct letter_invitation in = { .full_name = w->name,
		.about = text_in(&pu->n.about, w->lang),
		.accept_url = url(w, "accept", w->row->token),
		.decline_url = url(w, "decline", w->row->data),
		.source = source_label(w),
		.facts = labels_of_fields(w, purpose),
		.purposes = { &label, 1 },
		.basis = basis_line(w, pu),
		.mark = mark_line(w) };

	if (c != NULL) {
		in.period = lang_kept(w->a, c, w->lang);
		in.answer_by = date_of_instant(
		    w->row->ends_s != 0 ? w->row->ends_s
					: keep_clause_at(c, w->j->s->now_s));
	}
	return w->row->kind == POST_REMINDER
		   ? letter_reminder(w->a, w->lang, &w->from, &in, out)
		   : letter_invitation(w->a, w->lang, &w->from, &in, out);
}

/* ---- the others -------------------------------------------------------- */

static enum err
write_left(struct writing *w, struct letter *out)
{
	struct unpack u = unpack_of(w->row->data);
	struct letter_left in = { .full_name = w->name };
	struct str *kept;
	uint64_t n;

	in.unreadable_on = date_of_instant(unpack_i64(&u));
	in.gone_on = date_of_instant(unpack_i64(&u));
	kept = ARENA_ARRAY(w->a, struct str, LIMIT_FIELDS);
	n = unpack_u64(&u);
	for (uint64_t i = 0; i < n && i < LIMIT_FIELDS && !u.bad; i++)
		kept[in.kept.n++] = arena_str(w->a, unpack_str(&u));
	in.kept.items = kept;
	return letter_left(w->a, w->lang, &w->from, &in, out);
}

static enum err
write_sign_in(struct writing *w, const char *what, struct letter *out)
{
	struct letter_sign_in in = { .url = url(w, what, w->row->token),
		.minutes = w->j->s->link_s / 60 };

	return letter_sign_in(w->a, w->lang, &w->from, &in, out);
}

static enum err
write_address(struct writing *w, const char *what, struct letter *out)
{
	struct letter_address in = { .full_name = w->name,
		.url = url(w, what, w->row->token),
		.hours = 48 };

	return letter_address(w->a, w->lang, &w->from, &in, out);
}

static enum err
write_staff(struct writing *w, struct letter *out)
{
	struct unpack u = unpack_of(w->row->data);
	struct letter_staff in = { .full_name = unpack_str(&u),
		.url = url(w, "staff/set", w->row->token),
		.hours = 48 };
	int role = index_of(w->org, NUMBER_ROLE, (uint32_t)unpack_u64(&u));

	in.anew = unpack_u64(&u) != 0;
	if (u.bad)
		return ERR_INVALID;
	if (role >= 0)
		in.role = lang_label(&w->org->st->roles[role].n, w->lang);
	else
		w->why = "its role is not in the statement any more";
	return letter_staff(w->a, w->lang, &w->from, &in, out);
}

static enum err
write_entered(struct writing *w, struct letter *out)
{
	struct letter_list facts = { &w->row->data, 1 };
	struct letter_entered in = { .full_name = w->name,
		.facts = facts,
		.url = url(w, "me", STR("")) };

	return letter_entered(w->a, w->lang, &w->from, &in, out);
}

static const struct version *
version_of(const struct writing *w)
{
	struct unpack u = unpack_of(w->row->data);
	int64_t revision = unpack_i64(&u);
	size_t n;
	const struct version *v = release_versions(w->org, &n);

	return revision < 1 || (size_t)revision > n ? NULL : &v[revision - 1];
}

/* What is asked for again, by what people call it. */
static struct str
asked_again(struct writing *w)
{
	struct unpack u = unpack_of(w->row->data);
	struct str s = STR_NONE;

	(void)unpack_i64(&u); /* the revision */
	while (!u.bad && !unpack_at_end(&u)) {
		int p =
		    index_of(w->org, NUMBER_PURPOSE, (uint32_t)unpack_u64(&u));
		struct str label;

		if (p < 0)
			continue;
		label = lang_label(&w->org->st->purposes[p].n, w->lang);
		s = str_join(w->a, s, label);
	}
	return s;
}

/* New purposes that people may object to before they begin (Art. 21(4)). */
static struct str
objectable(struct writing *w, const struct version *v)
{
	struct str s = STR_NONE;

	for (size_t i = 0; v->st != NULL && i < v->st->purposes_n; i++) {
		const struct named *n = &v->st->purposes[i].n;
		struct str label = lang_label(n, w->lang);

		if (release_coming_purpose(w->org, n->name) == 0)
			continue;
		s = str_join(w->a, s, label);
	}
	return s;
}

static enum err
write_change(struct writing *w, struct letter *out)
{
	const struct version *v = version_of(w);
	struct str lines, line;
	struct str items[LETTER_ITEMS_MAX];
	struct letter_change in = { .full_name = w->name };
	size_t n = 0;

	/* Nobody is told of what was taken back. */
	if (v == NULL || v->state == VERSION_WITHDRAWN)
		return ERR_DENIED;
	lines = release_summary(v, w->lang);
	while (
	    lines.n > 0 && n < LETTER_ITEMS_MAX && str_cut(&lines, '\n', &line))
		items[n++] = line;
	in.from = date_of_days(release_from(v, w->j->s->now_s));
	in.changes = (struct letter_list){ items, n };
	in.asked = asked_again(w);
	in.objectable = objectable(w, v);
	in.object_url = url(w, "me", STR("stop"));
	in.new_url = arena_printf(w->a, STR_FMT "&v=" STR_FMT,
	    STR_ARG(w->from.privacy_url), STR_ARG(v->version));
	in.old_url = arena_printf(w->a, STR_FMT "&v=" STR_FMT,
	    STR_ARG(w->from.privacy_url), STR_ARG(w->org->st->version));
	return letter_change(w->a, w->lang, &w->from, &in, out);
}

static enum err
letter_write(struct writing *w, struct letter *out)
{
	switch (w->row->kind) {
	case POST_INVITATION:
	case POST_REMINDER:
		return write_invitation(w, out);
	case POST_ALREADY_MEMBER:
	case POST_SIGN_IN:
		return write_sign_in(w, "sign-in", out);
	case POST_CONFIRM_EMAIL:
		return write_address(w, "confirm", out);
	case POST_JOIN:
		return write_address(w, "join", out);
	case POST_LEFT:
		return write_left(w, out);
	case POST_STAFF_LINK:
		return write_staff(w, out);
	case POST_STAFF_ENTERED:
		return write_entered(w, out);
	case POST_CHANGE:
		return write_change(w, out);
	case POST_CONSENT:
		break;
	}
	return ERR_INVALID;
}

/* ---- from the queue to the bag ----------------------------------------- */

static bool
is_for_somebody(const struct letter_row *row)
{
	return row->person != 0 && row->kind != POST_STAFF_LINK;
}

/* The gate once more, for letters that a no may stop; and the name. */
static enum err
letter_gate(struct writing *w, struct tx *tx)
{
	const struct letter_row *row = w->row;
	struct fieldset fs;
	const struct grant *g;
	struct values vs;
	struct person *p;
	int name = statement_field_of_type(w->org->st, NULL, FIELD_NAME);
	enum err e;

	if (!is_for_somebody(row))
		return ERR_OK;
	if ((e = person_open(tx, row->person, &p)) != ERR_OK)
		return e;
	w->person = p;
	if (row->statutory || row->purpose < 0)
		return ERR_OK;
	fs = purpose_fields(w->org->st, &w->org->st->purposes[row->purpose]);
	e = tx_decide(tx, row->purpose, ACT_SEND, &fs, p, CHANNEL_EMAIL, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	if (e == ERR_OK && name >= 0)
		w->name = values_get(&vs, name);
	return e;
}

static enum err
letter_post(struct writing *w)
{
	const struct letter_row *row = w->row;
	struct letter letter;
	struct mail m;
	enum err e;

	w->from = letter_from(w);
	if ((e = letter_write(w, &letter)) != ERR_OK)
		return e;
	m = (struct mail){ .person = row->person,
		.from = mailing_from(w->j, w->org, row->purpose, w->lang),
		.to = { .address = row->to },
		.subject = letter.subject,
		.text = letter.text,
		.html = letter.html,
		.why = letter.why,
		.sender = mailing_sender(w->a, w->org, row->purpose, w->lang),
		.language = w->lang,
		.date_s = row->due_s,
		.automatic = true };
	if (m.date_s == 0)
		m.date_s = w->j->s->now_s;
	m.message_id = arena_printf(w->a, STR_FMT "@" STR_FMT,
	    STR_ARG(id_print(w->a, row->id)), STR_ARG(w->org->name));
	e = letter_set(w->j->s, row->id, DELIVERY_QUEUED, DELIVERY_HANDED,
	    row->due_s);
	return e == ERR_OK ? post_letter(w->j, row, &m) : e;
}

static struct org *
letter_org_of(struct jobs *j, const struct letter_row *row)
{
	for (size_t i = 0; i < j->s->orgs_n; i++)
		if (j->s->orgs[i].id == row->org)
			return &j->s->orgs[i];
	return NULL;
}

/* What the log calls a letter. */
static const char *const letter_kinds[] = {
	[POST_INVITATION] = "an invitation",
	[POST_REMINDER] = "a reminder",
	[POST_SIGN_IN] = "a link to sign in",
	[POST_CONFIRM_EMAIL] = "a link to confirm an address",
	[POST_JOIN] = "a link to join",
	[POST_LEFT] = "the receipt of leaving",
	[POST_STAFF_ENTERED] = "what staff entered",
	[POST_STAFF_LINK] = "a link for staff",
	[POST_CONSENT] = "a receipt of consent",
	[POST_ALREADY_MEMBER] = "a link to sign in, asked for by joining",
	[POST_CHANGE] = "a change of the statement",
};

static void
letter_drop(struct jobs *j, const struct letter_row *row, enum err e,
    const char *why)
{
	bool known = (size_t)row->kind < ARRAY_LEN(letter_kinds) &&
		     letter_kinds[row->kind] != NULL;

	if (e != ERR_DENIED && e != ERR_NOT_FOUND)
		log_line("letters: %s cannot be written and is dropped: %s "
			 "(%s)",
		    known ? letter_kinds[row->kind] : "one of no known kind",
		    why != NULL ? why : err_text(e), err_name(e));
	if (letter_remove(j->s, row->id) != ERR_OK)
		log_line("letters: one cannot be removed");
}

static void
letter_one(struct jobs *j, const struct letter_row *row)
{
	struct writing w = { .j = j, .row = row, .lang = lang_ui(row->lang) };
	struct actor as = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = row->purpose };
	struct arena *a = arena_new(1 << 24);
	struct org *org = letter_org_of(j, row);
	size_t mark = post_mark(j);
	struct tx tx;
	enum err e = org == NULL ? ERR_NOT_FOUND : ERR_OK;

	w.a = a;
	w.org = org;
	if (e == ERR_OK)
		e = tx_begin(&tx, j->s, org, a, &as,
		    row->kind == POST_INVITATION || row->kind == POST_REMINDER
			? ACTIVITY_INVITE
			: ACTIVITY_SELF);
	if (e == ERR_OK) {
		e = letter_gate(&w, &tx);
		if (e == ERR_OK)
			e = letter_post(&w);
		e = tx_end(&tx, e);
	}
	if (e != ERR_OK) {
		post_undo(j, mark);
		if (e != ERR_BUSY)
			letter_drop(j, row, e, w.why);
	}
	arena_free(a);
}

bool
job_letters(struct jobs *j, int64_t until_ns)
{
	struct arena *a;
	struct letter_row *list;
	size_t n = 0, room;
	bool more;

	if (j->s->hold_sending || !post_recover(j))
		return false;
	room = post_room(j);
	if (room == 0)
		return false;
	a = arena_new(1 << 24);
	if (letter_next(j->s, a, j->s->now_s,
		room < LETTERS_SLICE ? room : LETTERS_SLICE, &list,
		&n) != ERR_OK)
		log_line("letters: the queue cannot be read");
	for (size_t i = 0; i < n; i++)
		letter_one(j, &list[i]);
	more = n == LETTERS_SLICE && clock_mono_ns() < until_ns;
	arena_free(a);
	return more;
}
