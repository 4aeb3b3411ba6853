/* SPDX-License-Identifier: EUPL-1.2 */
/* web/session: who asks, by cookie or bearer token; foreign origins and forms
 * without the session's token are refused here (T-09). */
#include <string.h>

#include "base/time.h"
#include "web/engine.h"

/* The cookie that the statement declares for signing in; none: no sign-in. */
static const struct cookie *
cookie_of(const struct org *org)
{
	for (size_t i = 0; i < org->st->cookies_n; i++)
		if (org->st->cookies[i].activity == ACTIVITY_SIGN_IN)
			return &org->st->cookies[i];
	return NULL;
}

/* Readers of the store that need no decision: whose session it is. */
static struct tx
peek(const struct call *c)
{
	return (struct tx){ .s = c->s,
		.org = c->org,
		.a = c->a,
		.now_s = c->s->now_s };
}

static enum err
who_staff(struct call *c, int64_t id)
{
	struct tx tx = peek(c);
	enum err e = staff_get(&tx, id, &c->staff);

	if (e != ERR_OK || c->staff.ended)
		return e == ERR_OK || e == ERR_NOT_FOUND ? ERR_AUTH : e;
	staff_actor(&c->staff, &c->actor);
	return ERR_OK;
}

static enum err
who_cookie(struct call *c)
{
	const struct cookie *k = cookie_of(c->org);
	struct str value;
	enum err e;

	if (k == NULL)
		return ERR_OK;
	value = req_cookie(c->rq, arena_cstr(c->a, k->n.name));
	if (value.n == 0)
		return ERR_OK;
	e = session_find(c->s, c->a, value, c->s->now_s, &c->session);
	if (e == ERR_AUTH || (e == ERR_OK && c->session.org != c->org->id)) {
		c->session = (struct session){ .purpose = -1 };
		return ERR_OK;
	}
	if (e != ERR_OK)
		return e;
	if (c->session.staff != 0) {
		e = who_staff(c, c->session.staff);
		if (e == ERR_AUTH)
			return ERR_OK; /* as if not signed in */
		c->signed_in = e == ERR_OK;
		return e;
	}
	c->actor.type = ACTOR_PERSON;
	c->actor.id = c->session.person;
	c->signed_in = true;
	return ERR_OK;
}

static enum err
who_bearer(struct call *c)
{
	struct str h = req_header(c->rq, "Authorization");
	struct api_token t;
	enum err e;

	if (!str_eq_nocase(str_sub(h, 0, 7), STR("Bearer ")))
		return ERR_AUTH;
	e = api_token_find(c->s, c->a, str_trim(str_sub(h, 7, h.n)),
	    c->s->now_s, &t);
	if (e != ERR_OK)
		return e;
	if (t.org != c->org->id)
		return ERR_AUTH;
	c->actor = (struct actor){ .type = ACTOR_TOKEN,
		.id = t.id,
		.role = t.role,
		.purpose = t.purpose,
		.confidential = true,
		.trained_until = INT32_MAX };
	c->signed_in = true;
	c->session.lang = LANG_EN; /* of what programs are told */
	return ERR_OK;
}

enum err
call_who(struct call *c, const struct route *r)
{
	enum err e = r->guard == GUARD_BEARER ? who_bearer(c) : who_cookie(c);

	if (e != ERR_OK)
		return e;
	if (c->signed_in)
		c->lang = c->session.lang;
	if (r->who == WHO_MEMBER && c->actor.type != ACTOR_PERSON)
		return ERR_AUTH;
	/* Without the second factor there is only the page to set it up. */
	if (r->who == WHO_STAFF &&
	    (c->actor.type != ACTOR_STAFF || c->staff.totp.n == 0))
		return ERR_AUTH;
	if (r->who == WHO_TOKEN && c->actor.type != ACTOR_TOKEN)
		return ERR_AUTH;
	return ERR_OK;
}

static bool
csrf_fits(const struct call *c)
{
	struct str given = form_get(c, "csrf");

	return c->session.csrf.n > 0 && secret_eq(given, c->session.csrf);
}

enum err
call_guard(struct call *c, const struct route *r)
{
	if (r->method == METHOD_GET)
		return ERR_OK;
	switch (r->guard) {
	case GUARD_CSRF:
		return req_is_foreign(c->rq) || !csrf_fits(c) ? ERR_DENIED
							      : ERR_OK;
	case GUARD_LINK:
	case GUARD_FORM:
		return req_is_foreign(c->rq) ? ERR_DENIED : ERR_OK;
	case GUARD_BEARER:
		return ERR_OK;
	case GUARD_NONE:
		break;
	}
	return ERR_DENIED; /* a door that changes something has a guard */
}

/* Behind https, as the operator says of the organisation's own address. */
bool
call_is_secure(const struct call *c)
{
	return c->org != NULL && str_starts(c->org->public_url, STR("https:"));
}

static void
cookie_set(struct call *c, const struct cookie *k, struct str value,
    bool remove)
{
	struct str s = arena_printf(c->a,
	    STR_FMT "=" STR_FMT "; Path=" STR_FMT
		    "; HttpOnly; SameSite=Lax%s%s",
	    STR_ARG(k->n.name), STR_ARG(value), STR_ARG(c->base),
	    call_is_secure(c) ? "; Secure" : "", remove ? "; Max-Age=0" : "");

	reply_header(c->rp, "Set-Cookie", s);
}

/* No session outlives what the statement says of sessions. */
static int64_t
session_ends_s(const struct call *c)
{
	const struct keep_clause *k =
	    life_clause(c->org, KEEP_SESSIONS, TRIGGER_CREATED);
	int64_t ends_s =
	    c->s->now_s + 60 * (int64_t)c->web->config.session_minutes;
	int64_t last_s = k == NULL ? ends_s : keep_clause_at(k, c->s->now_s);

	return ends_s < last_s ? ends_s : last_s;
}

enum err
call_session(struct call *c, int64_t person, int64_t staff)
{
	const struct cookie *k = cookie_of(c->org);
	struct session ss = { .person = person,
		.staff = staff,
		.purpose = -1,
		.lang = c->lang,
		.expires_s = session_ends_s(c) };
	struct str value;
	enum err e;

	if (k == NULL)
		return ERR_REFUSED;
	/* A session that was there before is not carried over (T-10). */
	if (c->signed_in && (e = session_end(c->tx, &c->session)) != ERR_OK)
		return e;
	if ((e = session_new(c->tx, &ss, &value)) != ERR_OK)
		return e;
	c->session = ss;
	c->signed_in = true;
	cookie_set(c, k, value, false);
	return ERR_OK;
}

void
call_session_end(struct call *c)
{
	const struct cookie *k = cookie_of(c->org);

	if (k == NULL)
		return;
	if (c->signed_in && session_end(c->tx, &c->session) != ERR_OK)
		log_line("session: could not be ended");
	cookie_set(c, k, STR(""), true);
	reply_header(c->rp, "Clear-Site-Data", STR("\"cache\", \"storage\""));
	c->signed_in = false;
}

enum err
call_password_ok(struct call *c, struct str hashed, struct str password,
    bool *ok_out)
{
	if (c->hash_have) {
		*ok_out = c->hash_ok;
		return ERR_OK;
	}
	c->parked = true;
	c->hash_password = password;
	c->hash_against = hashed;
	return ERR_BUSY;
}

enum err
call_password_hash(struct call *c, struct str password, struct str *hashed_out)
{
	if (c->hash_have) {
		*hashed_out = c->hash_text;
		return c->hash_ok ? ERR_OK : ERR_BUSY;
	}
	c->parked = true;
	c->hash_password = password;
	c->hash_against = STR_NONE;
	return ERR_BUSY;
}

enum err
call_person(struct call *c, struct person **out)
{
	enum err e;

	if (c->actor.type != ACTOR_PERSON)
		return ERR_AUTH;
	e = person_open(c->tx, c->actor.id, out);
	return e == ERR_NOT_FOUND ? ERR_AUTH : e;
}

struct fieldset
call_fields_all(const struct call *c)
{
	return statement_all_fields(c->org->st);
}

enum err
call_own(struct call *c, struct person *p, enum act act,
    const struct fieldset *fields, const struct grant **out)
{
	return tx_decide(c->tx, org_purpose(c->org, ACTIVITY_SELF), act, fields,
	    p, -1, 0, out);
}

/* Who tried, as a digest under a key of the day that is never written. */
static void
throttle_who(struct web *w, const char *kind, struct str who, uint8_t out[16])
{
	int32_t today = (int32_t)(clock_now_s() / DAY_S);
	uint8_t d[VAULT_DIGEST_BYTES];

	if (w->throttle_day != today) {
		key_random(&w->throttle_key);
		w->throttle_day = today;
		memset(w->throttles, 0, sizeof(w->throttles));
	}
	digest(&w->throttle_key, kind, who, d);
	memcpy(out, d, 16);
}

bool
too_often(struct web *w, const char *kind, struct str who, int max, int per_s)
{
	int64_t now_s = clock_mono_ns() / 1000000000;
	uint8_t d[16];
	struct throttle *t;

	throttle_who(w, kind, who, d);
	t = &w->throttles[((size_t)d[0] << 8 | d[1]) % THROTTLES];
	if (memcmp(t->who, d, sizeof(d)) != 0 || now_s - t->from_s > per_s) {
		memcpy(t->who, d, sizeof(d));
		t->from_s = now_s;
		t->n = 0;
	}
	return ++t->n > max;
}
