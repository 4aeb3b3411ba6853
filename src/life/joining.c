/* SPDX-License-Identifier: EUPL-1.2 */
/* life/joining: invited or by oneself, to member. */
#include <string.h>

#include "base/email.h"
#include "base/limits.h"
#include "base/pack.h"
#include "life/internal.h"
#include "store/keeping.h"

static void
act_as(struct tx *tx, enum actor_type type, int64_t id, int purpose,
    enum activity a)
{
	struct actor *as = ARENA_NEW(tx->a, struct actor);

	*as = (struct actor){ .type = type,
		.id = id,
		.role = -1,
		.purpose = purpose };
	tx->actor = as;
	tx->activity = a;
}

/* From here on the request is the person's own act: values written carry that,
 * and the trail says so. */
static void
act_as_person(struct tx *tx, const struct person *p)
{
	act_as(tx, ACTOR_PERSON, p->id, -1, ACTIVITY_SELF);
}

void
act_as_link(struct tx *tx, int64_t person)
{
	act_as(tx, ACTOR_LINK, person, -1, ACTIVITY_INVITE);
}

static void
act_as_job(struct tx *tx, enum activity a)
{
	act_as(tx, ACTOR_JOB, 0, org_purpose(tx->org, a), a);
}

struct str
life_address(const struct org *org, const struct values *vs,
    const struct fieldset *within)
{
	for (size_t i = 0; i < org->st->fields_n; i++) {
		struct str s;

		if (org->st->fields[i].type != FIELD_EMAIL ||
		    org->st->fields[i].parent >= 0)
			continue;
		if (within != NULL && !fieldset_has(within, (int)i))
			continue;
		s = values_get(vs, (int)i);
		if (s.n > 0)
			return s;
	}
	return STR_NONE;
}

static int64_t
invitation_ends_s(const struct person *p)
{
	const struct keep_clause *c =
	    keeping_clause(p, KEEP_INVITED, TRIGGER_INVITED);
	const struct period month = { .days = 30 };

	return c != NULL ? keep_clause_at(c, p->invited_s)
			 : instant_add(p->invited_s, month);
}

/* ---- invitation ----------------------------------------------------- */

/* Whoever may invite need not see addresses: the server looks up where the
 * letter goes, as the job that it is. */
static enum err
invitation_address(struct tx *tx, int purpose, struct person *p, struct str *to)
{
	struct fieldset fs =
	    purpose_fields(tx->org->st, &tx->org->st->purposes[purpose]);
	const struct actor *by = tx->actor;
	enum activity activity = tx->activity;
	const struct grant *g;
	struct values vs;
	enum err e;

	act_as_job(tx, ACTIVITY_INVITE);
	e = tx_decide(tx, purpose, ACT_SEND, &fs, p, CHANNEL_EMAIL, 0, &g);
	tx->actor = by;
	tx->activity = activity;
	if (e != ERR_OK)
		return e;
	if ((e = person_read(tx, g, p, &vs)) != ERR_OK)
		return e;
	*to = life_address(tx->org, &vs, &fs);
	return to->n > 0 ? ERR_OK : ERR_NOT_FOUND;
}

/* Two links that are used up together: what is done by one ends the other. */
static enum err
invitation_letter(struct tx *tx, int purpose, struct person *p, struct str to,
    enum post_kind kind)
{
	struct letter_row l = { .kind = kind,
		.person = p->id,
		.to = to,
		.lang = p->lang,
		.purpose = purpose,
		.due_s = tx->now_s };
	int64_t ends = invitation_ends_s(p);
	enum err e;

	l.ends_s = ends;
	if ((e = link_drop(tx, TOKEN_ACCEPT, p->id)) != ERR_OK)
		return e;
	if ((e = link_drop(tx, TOKEN_DECLINE, p->id)) != ERR_OK)
		return e;
	e = link_new(tx, TOKEN_ACCEPT, p->id, ends, STR_NONE, &l.token);
	if (e == ERR_OK)
		e = link_new(tx, TOKEN_DECLINE, p->id, ends, STR_NONE, &l.data);
	if (e == ERR_OK)
		e = letter_new(tx, &l);
	return e;
}

enum err
life_invite(struct tx *tx, struct person *p)
{
	int purpose = org_purpose(tx->org, ACTIVITY_INVITE);
	const struct grant *g;
	struct str to;
	enum err e;

	if (p->facts.stage != STAGE_POSSIBLE)
		return ERR_CONFLICT;
	e = tx_decide(tx, purpose, ACT_INVITE, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = invitation_address(tx, purpose, p, &to);
	if (e == ERR_OK)
		e = person_set_stage(tx, g, p, STAGE_INVITED);
	if (e == ERR_OK)
		e = invitation_letter(tx, purpose, p, to, POST_INVITATION);
	return e;
}

bool
life_reminder_due(const struct org *org, const struct person *p, int64_t now_s)
{
	int purpose = org_purpose(org, ACTIVITY_INVITE);
	const struct keep_clause *c =
	    keeping_clause(p, KEEP_INVITED, TRIGGER_INVITED);
	int64_t ends_s;

	if (p->facts.stage != STAGE_INVITED || purpose < 0 || c == NULL ||
	    org->st->purposes[purpose].reminders < 1 || p->reminded_s != 0)
		return false;
	ends_s = keep_clause_at(c, p->invited_s);
	return now_s >= p->invited_s + (ends_s - p->invited_s) / 2 &&
	       now_s < ends_s;
}

enum err
life_remind(struct tx *tx, struct person *p)
{
	int purpose = org_purpose(tx->org, ACTIVITY_INVITE);
	struct str to;
	enum err e = invitation_address(tx, purpose, p, &to);

	if (e != ERR_OK)
		return e;
	p->reminded_s = tx->now_s;
	person_touch(p);
	return invitation_letter(tx, purpose, p, to, POST_REMINDER);
}

static enum err
link_take(struct tx *tx, struct str token, enum token_kind kind, struct link *l)
{
	enum err e = link_find(tx, token, l);

	if (e != ERR_OK)
		return e;
	if (l->kind != kind)
		return ERR_NOT_FOUND;
	return link_use(tx, l);
}

/* The terms in force, accepted by the act of joining (B60): a hash of the
 * exact text in the person's language, and when. */
static void
terms_accept(struct tx *tx, struct person *p)
{
	const struct statement *st = tx->org->st;
	uint8_t h[VAULT_DIGEST_BYTES];

	if (st->terms_n == 0)
		return;
	hash(text_in(&st->terms[0].body, p->lang), h);
	p->terms_hash =
	    arena_str(tx->a, (struct str){ (const char *)h, sizeof(h) });
	p->terms_s = tx->now_s;
	person_touch(p);
}

static enum err
member_now(struct tx *tx, struct person *p)
{
	const struct grant *g;
	int purpose = org_purpose(tx->org, ACTIVITY_SELF);
	enum err e = tx_decide(tx, purpose, ACT_CORRECT, NULL, p, -1, 0, &g);

	if (e == ERR_OK)
		e = person_set_stage(tx, g, p, STAGE_MEMBER);
	if (e != ERR_OK)
		return e;
	p->confirmed_s = tx->now_s;
	terms_accept(tx, p);
	return group_apply_rules(tx, p);
}

/* Who opens the mail has shown that the address is theirs. */
static enum err
address_verified(struct tx *tx, struct person *p, struct str address)
{
	struct fieldset all = statement_all_fields(tx->org->st);
	const struct grant *g;
	struct values vs;
	enum err e;

	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_SELF), ACT_SEE, &all, p,
	    -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	for (size_t i = 0; e == ERR_OK && i < vs.n; i++) {
		const struct value *v = &vs.at[i];

		if (tx->org->st->fields[v->field].type != FIELD_EMAIL)
			continue;
		if (address.n > 0 && !str_eq(v->text, address))
			continue;
		return person_verified(tx, g, p, v->field);
	}
	return e;
}

enum err
life_accept(struct tx *tx, struct str token, struct person **p_out)
{
	struct person *p;
	struct link l;
	enum err e = link_take(tx, token, TOKEN_ACCEPT, &l);

	if (e != ERR_OK)
		return e;
	if ((e = link_drop(tx, TOKEN_DECLINE, l.person)) != ERR_OK)
		return e;
	if ((e = person_open(tx, l.person, &p)) != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if (p->facts.stage != STAGE_INVITED)
		return ERR_GONE;
	act_as_person(tx, p);
	e = member_now(tx, p);
	if (e == ERR_OK)
		e = address_verified(tx, p, STR_NONE);
	if (e == ERR_OK)
		*p_out = p;
	return e;
}

enum err
life_decline(struct tx *tx, struct str token, struct receipt *out)
{
	struct erasure how;
	const struct grant *g;
	struct person *p;
	struct link l;
	enum err e = link_take(tx, token, TOKEN_DECLINE, &l);

	if (e != ERR_OK)
		return e;
	if ((e = person_open(tx, l.person, &p)) != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if (p->facts.stage != STAGE_INVITED)
		return ERR_GONE;
	how = clause_erasure(tx,
	    keeping_clause(p, KEEP_INVITED, TRIGGER_DECLINED), MARK_DECLINED);
	act_as_link(tx, p->id);
	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_INVITE), ACT_ERASE,
	    NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = erase_with(tx, g, p, &how, out);
	return e;
}

/* ---- coming by oneself ---------------------------------------------- */

/* Where a letter with a link goes that was asked for with ${typed}: a
 * look-alike finds the same person, so the letter goes to the form by which one
 * is found and not to the mailbox of the look-alike. */
static struct str
letter_address(struct str typed, struct str match)
{
	return str_eq_nocase(typed, match) ? typed : match;
}

static struct str
sign_up_pack(struct tx *tx, const struct sign_up *su)
{
	struct buf b;
	struct str s;

	buf_init(&b, 4096);
	pack_str(&b, su->email);
	pack_str(&b, su->name);
	pack_u64(&b, number_of(tx->org, NUMBER_KIND, su->kind));
	pack_u64(&b, (uint64_t)su->lang);
	s = arena_str(tx->a, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
sign_up_unpack(struct tx *tx, struct str s, struct sign_up *su)
{
	struct unpack u = unpack_of(s);

	su->email = unpack_str(&u);
	su->name = unpack_str(&u);
	su->kind = index_of(tx->org, NUMBER_KIND, (uint32_t)unpack_u64(&u));
	su->lang = (enum lang)unpack_u64(&u);
	/* The statement may have changed since the link was asked for. */
	return unpack_at_end(&u) && su->kind >= 0 && su->lang < LANG_MAX &&
	       tx->org->st->kinds[su->kind].by_registration;
}

static enum err
letter_with_link(struct tx *tx, enum post_kind kind, enum token_kind token,
    int64_t person, int64_t ends_s, struct str data, struct str to,
    enum lang lang, enum activity a)
{
	struct letter_row l = { .kind = kind,
		.person = person,
		.to = to,
		.lang = lang,
		.purpose = org_purpose(tx->org, a),
		.statutory = true,
		.due_s = tx->now_s };
	enum err e = link_new(tx, token, person, ends_s, data, &l.token);

	return e == ERR_OK ? letter_new(tx, &l) : e;
}

/* A member whose address this is: given by the register, or confirmed. What
 * somebody typed and never confirmed may be a stranger's. */
static enum err
is_member_at(struct tx *tx, struct person *p, struct str email, bool *out)
{
	*out = false;
	return p->facts.stage == STAGE_MEMBER
		   ? person_trusts_address(tx, p, email, out)
		   : ERR_OK;
}

enum err
life_sign_up(struct tx *tx, const struct sign_up *su)
{
	struct sign_up clean = *su;
	struct str match, plain;
	int64_t *ids;
	size_t n;
	bool theirs;
	enum err e;

	if (su->kind < 0 || (size_t)su->kind >= tx->org->st->kinds_n ||
	    !tx->org->st->kinds[su->kind].by_registration)
		return ERR_INVALID;
	e = email_normalise(tx->a, su->email, &clean.email, &match, &plain);
	if (e == ERR_OK)
		e = text_clean(tx->a, su->name, LIMIT_NAME_CHARS, &clean.name);
	if (e != ERR_OK || clean.name.n == 0)
		return ERR_INVALID;
	clean.email = letter_address(clean.email, match);
	act_as_job(tx, ACTIVITY_JOIN);
	if ((e = person_find_email(tx, clean.email, &ids, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++) {
		struct person *p;

		if ((e = person_open(tx, ids[i], &p)) != ERR_OK)
			return e;
		if ((e = is_member_at(tx, p, clean.email, &theirs)) != ERR_OK)
			return e;
		if (theirs)
			return letter_with_link(tx, POST_ALREADY_MEMBER,
			    TOKEN_SIGN_IN, p->id, tx->now_s + tx->s->link_s,
			    STR_NONE, clean.email, p->lang, ACTIVITY_SIGN_IN);
	}
	return letter_with_link(tx, POST_JOIN, TOKEN_JOIN, 0,
	    tx->now_s + CONFIRM_LINK_S, sign_up_pack(tx, &clean), clean.email,
	    su->lang, ACTIVITY_JOIN);
}

/* Somebody who was possible or invited already: the same person joins. */
static enum err
known_person(struct tx *tx, struct str email, struct person **out)
{
	int64_t *ids;
	size_t n;
	bool theirs;
	enum err e = person_find_email(tx, email, &ids, &n);

	if (e != ERR_OK || n == 0)
		return e == ERR_OK ? ERR_NOT_FOUND : e;
	for (size_t i = 0; i < n; i++) {
		if ((e = person_open(tx, ids[i], out)) != ERR_OK)
			return e;
		if (((*out)->facts.stage &
			(STAGE_POSSIBLE | STAGE_INVITED | STAGE_MEMBER)) == 0)
			continue;
		e = person_trusts_address(tx, *out, email, &theirs);
		if (e != ERR_OK || theirs)
			return e;
	}
	return ERR_NOT_FOUND;
}

static enum err
sign_up_values(struct tx *tx, const struct grant *g, struct person *p,
    const struct sign_up *su)
{
	const struct statement *st = tx->org->st;
	int name = statement_field_of_type(st, NULL, FIELD_NAME);
	int email = statement_field_of_type(st, NULL, FIELD_EMAIL);
	const struct change changes[] = { { name, 0, su->name },
		{ email, 0, su->email } };
	const struct provenance from = { .source = statement_person_source(st),
		.channel = CHANNEL_PORTAL,
		.verified_s = tx->now_s };

	if (name < 0 || email < 0)
		return ERR_REFUSED;
	return person_change(tx, g, p, &from, changes, ARRAY_LEN(changes),
	    NULL);
}

static enum err
sign_up_person(struct tx *tx, const struct sign_up *su, struct person **out)
{
	int purpose = org_purpose(tx->org, ACTIVITY_JOIN);
	struct fieldset fs =
	    purpose_fields(tx->org->st, &tx->org->st->purposes[purpose]);
	const struct grant *g;
	enum err e;

	act_as_job(tx, ACTIVITY_JOIN);
	e = tx_decide(tx, purpose, ACT_ADD, &fs, NULL, -1, 0, &g);
	if (e == ERR_OK)
		e = person_add(tx, g, -1, STR_NONE, out);
	if (e != ERR_OK)
		return e;
	(*out)->lang = su->lang;
	e = person_set_kinds(tx, g, *out, 1ULL << su->kind);
	if (e != ERR_OK)
		return e;
	act_as_person(tx, *out);
	return sign_up_values(tx, g, *out, su);
}

enum err
life_sign_up_confirm(struct tx *tx, struct str token, struct person **p_out)
{
	struct sign_up su;
	struct person *p;
	struct link l;
	int64_t cleared;
	enum err e = link_take(tx, token, TOKEN_JOIN, &l);

	if (e != ERR_OK)
		return e;
	if (!sign_up_unpack(tx, l.data, &su))
		return ERR_GONE;
	if ((e = mark_clear(tx, su.email, &cleared)) != ERR_OK)
		return e;
	e = known_person(tx, su.email, &p);
	if (e == ERR_NOT_FOUND)
		e = sign_up_person(tx, &su, &p);
	if (e != ERR_OK)
		return e;
	act_as_person(tx, p);
	if (p->facts.stage != STAGE_MEMBER) {
		p->facts.kinds |= 1ULL << su.kind;
		e = member_now(tx, p);
	}
	if (e == ERR_OK)
		e = address_verified(tx, p, su.email);
	if (e == ERR_OK)
		*p_out = p;
	return e;
}

/* ---- signing in by link --------------------------------------------- */

/* For nobody: what a letter costs, and no letter. An answer that came sooner
 * would tell that the address is not known (T-20). */
static enum err
letter_to_nobody(struct tx *tx, struct str to)
{
	struct letter_row l = { .kind = POST_SIGN_IN,
		.to = to,
		.purpose = org_purpose(tx->org, ACTIVITY_SIGN_IN),
		.due_s = tx->now_s };
	enum err e =
	    link_new(tx, TOKEN_SIGN_IN, 0, tx->now_s, STR_NONE, &l.token);

	if (e == ERR_OK)
		e = letter_new(tx, &l);
	if (e == ERR_OK)
		e = letter_remove(tx->s, l.id);
	return e == ERR_OK ? link_drop(tx, TOKEN_SIGN_IN, 0) : e;
}

enum err
life_sign_in_link(struct tx *tx, struct str email, enum lang lang)
{
	struct str address, match, plain;
	int64_t *ids;
	bool theirs;
	size_t n;
	bool sent = false;
	enum err e = email_normalise(tx->a, email, &address, &match, &plain);

	if (e != ERR_OK)
		return ERR_OK; /* the same answer as for an unknown one */
	address = letter_address(address, match);
	if ((e = person_find_email(tx, email, &ids, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n && e == ERR_OK; i++) {
		struct person *p;

		if ((e = person_open(tx, ids[i], &p)) != ERR_OK)
			return e;
		if ((e = is_member_at(tx, p, email, &theirs)) != ERR_OK)
			return e;
		if (!theirs)
			continue;
		e = letter_with_link(tx, POST_SIGN_IN, TOKEN_SIGN_IN, p->id,
		    tx->now_s + tx->s->link_s, STR_NONE, address,
		    lang < LANG_MAX ? lang : p->lang, ACTIVITY_SIGN_IN);
		sent = true;
	}
	return e == ERR_OK && !sent ? letter_to_nobody(tx, address) : e;
}

static enum err
link_person(struct tx *tx, struct str token, enum token_kind kind,
    struct link *l, struct person **p_out)
{
	enum err e = link_take(tx, token, kind, l);

	if (e != ERR_OK)
		return e;
	if ((e = person_open(tx, l->person, p_out)) != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_GONE : e;
	if ((*p_out)->facts.stage != STAGE_MEMBER)
		return ERR_GONE;
	act_as_person(tx, *p_out);
	return ERR_OK;
}

enum err
life_sign_in(struct tx *tx, struct str token, struct person **p_out)
{
	struct link l;
	enum err e = link_person(tx, token, TOKEN_SIGN_IN, &l, p_out);

	if (e == ERR_OK) {
		(*p_out)->seen_s = tx->now_s;
		person_touch(*p_out);
	}
	return e;
}

enum err
life_new_address(struct tx *tx, struct person *p, int field)
{
	struct fieldset one = { 0 };
	const struct grant *g;
	struct values vs;
	struct str to;
	enum err e;

	fieldset_add(&one, field);
	e = tx_decide(tx, org_purpose(tx->org, ACTIVITY_SELF), ACT_SEE, &one, p,
	    -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	to = values_get(&vs, field);
	if (to.n == 0)
		return ERR_NOT_FOUND;
	return letter_with_link(tx, POST_CONFIRM_EMAIL, TOKEN_CONFIRM_EMAIL,
	    p->id, tx->now_s + CONFIRM_LINK_S, to, to, p->lang, ACTIVITY_SELF);
}

enum err
life_confirm_address(struct tx *tx, struct str token, struct person **p_out)
{
	struct link l;
	enum err e = link_person(tx, token, TOKEN_CONFIRM_EMAIL, &l, p_out);

	return e == ERR_OK ? address_verified(tx, *p_out, l.data) : e;
}
