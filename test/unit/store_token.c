/* SPDX-License-Identifier: EUPL-1.2 */
/* Links, sessions, staff, API tokens, letters. */
#include "store_fixture.h"

#include "store/internal.h"

static void
test_links(struct world *w)
{
	struct str token, other, text = STR_NONE;
	struct link l;
	struct tx tx;
	int64_t at;

	start(w, &tx);
	at = tx.now_s;
	must(link_new(&tx, TOKEN_ACCEPT, 42, at + 100, STR("an address"),
		 &token),
	    "link");
	must(link_new(&tx, TOKEN_DECLINE, 42, at + 100, STR_NONE, &other),
	    "link");
	tap_ok(token.n == 43 && !str_eq(token, other),
	    "T-44 43 characters, never the same");
	tap_err(link_find(&tx, token, &l), ERR_OK, "it is found");
	tap_ok(l.kind == TOKEN_ACCEPT && l.person == 42 && !l.used,
	    "with what belongs to it");
	tap_str(l.data, STR("an address"), "and its data");
	tap_err(link_find(&tx, token, &l), ERR_OK,
	    "T-43 looking twice uses nothing up");
	tap_err(link_use(&tx, &l), ERR_OK, "T-43 it is used");
	tap_err(link_use(&tx, &l), ERR_GONE, "T-43 once");
	tap_err(link_find(&tx, token, &l), ERR_GONE, "T-43 then it is gone");
	tap_err(link_find(&tx, STR("nothing"), &l), ERR_NOT_FOUND,
	    "no such link");
	tap_err(link_find(&tx, STR(""), &l), ERR_NOT_FOUND, "no link");
	tap_err(link_find(&tx, str_sub(other, 0, 42), &l), ERR_NOT_FOUND,
	    "a shortened one");
	tap_err(link_find(&tx, arena_printf(w->a, STR_FMT "x", STR_ARG(other)),
		    &l),
	    ERR_NOT_FOUND, "a longer one");
	tx.now_s = at + 99;
	tap_err(link_find(&tx, other, &l), ERR_OK, "a second before its end");
	tx.now_s = at + 100;
	tap_err(link_find(&tx, other, &l), ERR_GONE, "T-43 at its end");
	tx.now_s = at;
	must(link_drop(&tx, TOKEN_DECLINE, 42), "drop");
	tap_err(link_find(&tx, other, &l), ERR_NOT_FOUND, "dropped");
	must(link_new(&tx, TOKEN_SIGN_IN, 42, at + 100, text, &token), "l");
	must(link_drop(&tx, TOKEN_SIGN_IN, 43), "drop another's");
	tap_err(link_find(&tx, token, &l), ERR_OK,
	    "dropping another person's leaves it");
	must(finish(w, &tx, ERR_OK), "links");
}

/* T-43, T-57: a link of one organisation is nothing to another. */
static void
test_wrong_org(struct world *w)
{
	struct str token;
	struct link l;
	struct tx tx;
	struct org *second;

	must(store_add_org(w->s, STR("second"), read_whole(w->a, STATEMENT)),
	    "second organisation");
	w->org = store_org(w->s, ORG);
	second = store_org(w->s, STR("second"));
	start(w, &tx);
	must(link_new(&tx, TOKEN_ACCEPT, 42, INT64_MAX, STR_NONE, &token),
	    "link");
	must(finish(w, &tx, ERR_OK), "link");
	must(tick_begin(w->s), "tick");
	must(tx_begin(&tx, w->s, second, w->a, &operator_actor, ACTIVITY_STAFF),
	    "tx");
	tap_err(link_find(&tx, token, &l), ERR_NOT_FOUND,
	    "T-43 another organisation's link");
	must(finish(w, &tx, ERR_OK), "other");
	must(tick_begin(w->s), "tick");
	must(tx_begin(&tx, w->s, second, w->a, &operator_actor, ACTIVITY_STAFF),
	    "tx");
	{
		struct person *p;
		int64_t id = index_next(w->org->index, 0);

		tap_err(person_open(&tx, id, &p), ERR_NOT_FOUND,
		    "T-57 another organisation's person");
	}
	must(finish(w, &tx, ERR_OK), "other");
}

static void
test_sessions(struct world *w)
{
	struct session a = { .person = 5, .purpose = -1, .lang = LANG_NN };
	struct session b = { .staff = 5, .purpose = P(w, "registry") };
	struct session got;
	struct str ca, cb, db;
	struct tx tx;
	int64_t now;

	start(w, &tx);
	now = tx.now_s;
	a.expires_s = b.expires_s = now + 10;
	must(session_new(&tx, &a, &ca), "session");
	must(session_new(&tx, &b, &cb), "session");
	must(finish(w, &tx, ERR_OK), "sessions");
	tap_err(session_find(w->s, w->a, ca, now, &got), ERR_OK, "found");
	tap_ok(got.person == 5 && got.staff == 0 && got.lang == LANG_NN &&
		   got.csrf.n == 43 && got.purpose == -1,
	    "with what belongs to it");
	tap_err(session_find(w->s, w->a, ca, now + 9, &got), ERR_OK,
	    "a second before its end");
	tap_err(session_find(w->s, w->a, ca, now + 10, &got), ERR_AUTH,
	    "B42 at its end");
	tap_err(session_find(w->s, w->a, STR("x"), now, &got), ERR_AUTH,
	    "another cookie");
	tap_err(session_find(w->s, w->a, STR(""), now, &got), ERR_AUTH,
	    "no cookie");
	must(db_checkpoint(w->s->db), "checkpoint");
	db = read_whole(w->a, world_file(w, "vern.db"));
	tap_ok(memmem(db.p, db.n, ca.p, ca.n) == NULL,
	    "LAW-6 the cookie is nowhere in the file");
	start(w, &tx);
	b.looks = 3;
	b.task = STR("a call");
	must(session_save(&tx, &b), "save");
	must(session_end_all(&tx, 5, 0), "end all of the member");
	must(finish(w, &tx, ERR_OK), "end");
	tap_err(session_find(w->s, w->a, ca, now, &got), ERR_AUTH,
	    "B42 ended everywhere");
	tap_err(session_find(w->s, w->a, cb, now, &got), ERR_OK,
	    "that of staff with the same number stays");
	tap_ok(got.looks == 3 && got.purpose == P(w, "registry"),
	    "with what was saved");
	start(w, &tx);
	must(session_end(&tx, &b), "end");
	must(finish(w, &tx, ERR_OK), "end");
	tap_err(session_find(w->s, w->a, cb, now, &got), ERR_AUTH,
	    "signed out");
}

static void
test_staff(struct world *w)
{
	struct office offices[] = { { 11, 100, 200 }, { 12, 300, 400 } };
	struct staff st = { .name = STR("Berit"),
		.offices = offices,
		.email = STR("b@ntnu.example"),
		.offices_n = 2,
		.role = 1,
		.confidential = true,
		.trained_until = 20000,
		.totp = STR("SECRET"),
		.password = STR("$argon2id$x") };
	struct staff got, *list;
	struct actor actor;
	struct str db;
	struct tx tx;
	size_t n;

	start(w, &tx);
	must(staff_save(&tx, &st), "save");
	tap_err(staff_find(&tx, STR("berit"), &got), ERR_OK,
	    "found by name, however written");
	tap_ok(got.id == st.id && got.role == 1 && got.offices_n == 2 &&
		   got.offices[1].until_day == 400 && got.confidential,
	    "with all that was saved");
	tap_err(staff_find(&tx, STR("berit2"), &got), ERR_NOT_FOUND,
	    "another name");
	tap_err(staff_get(&tx, st.id + 1, &got), ERR_NOT_FOUND,
	    "another number");
	st.ended = true;
	must(staff_save(&tx, &st), "save");
	must(staff_get(&tx, st.id, &got), "get");
	staff_actor(&got, &actor);
	tap_ok(actor.role == -1 && actor.type == ACTOR_STAFF,
	    "B44 who ended has no role");
	st = (struct staff){ .name = STR("BERIT"), .role = 1 };
	tap_err(staff_save(&tx, &st), ERR_CONFLICT, "two with the same name");
	(void)finish(w, &tx, ERR_CONFLICT);
	start(w, &tx);
	st.id = 0;
	must(staff_save(&tx, &st), "save");
	must(staff_list(&tx, &list, &n), "list");
	tap_ok(n == 1, "an undone request left nobody");
	must(finish(w, &tx, ERR_OK), "staff");
	must(db_checkpoint(w->s->db), "checkpoint");
	db = read_whole(w->a, world_file(w, "vern.db"));
	tap_ok(memmem(db.p, db.n, "BERIT", 5) == NULL &&
		   memmem(db.p, db.n, "argon2id", 8) == NULL,
	    "LAW-6 staff are people: nothing of them in clear");
}

static void
test_api_tokens(struct world *w)
{
	struct api_token t = { .label = STR("website"),
		.role = 1,
		.purpose = P(w, "newsletter") };
	struct api_token got, *list;
	struct str secret;
	struct tx tx;
	int64_t now;
	size_t n;

	start(w, &tx);
	now = tx.now_s;
	t.expires_s = now + 50;
	must(api_token_new(&tx, &t, &secret), "new");
	must(finish(w, &tx, ERR_OK), "api");
	tap_err(api_token_find(w->s, w->a, secret, now, &got), ERR_OK, "found");
	tap_ok(got.role == 1 && got.purpose == P(w, "newsletter") &&
		   str_is(got.label, "website"),
	    "bound to role and purpose");
	tap_err(api_token_find(w->s, w->a, secret, now + 50, &got), ERR_AUTH,
	    "at its end");
	tap_err(api_token_find(w->s, w->a, STR("secret"), now, &got), ERR_AUTH,
	    "another secret");
	start(w, &tx);
	must(api_token_list(&tx, &list, &n), "list");
	tap_ok(n == 1 && list[0].id == t.id, "it is in the list");
	tap_err(api_token_end(&tx, t.id + 1), ERR_NOT_FOUND, "no such token");
	tap_err(api_token_end(&tx, t.id), ERR_OK, "ended");
	must(finish(w, &tx, ERR_OK), "api");
	tap_err(api_token_find(w->s, w->a, secret, now, &got), ERR_AUTH,
	    "at once");
}

static void
test_letters(struct world *w)
{
	struct letter_row l = { .kind = POST_SIGN_IN,
		.person = 9,
		.to = STR("a@example.com"),
		.token = STR("tok"),
		.lang = LANG_NB,
		.purpose = P(w, "membership") };
	struct letter_row *list;
	struct tx tx;
	int64_t now;
	size_t n;

	start(w, &tx);
	now = tx.now_s;
	l.due_s = now + 5;
	must(letter_new(&tx, &l), "letter");
	must(finish(w, &tx, ERR_OK), "letter");
	must(letter_next(w->s, w->a, now + 4, 10, &list, &n), "next");
	tap_ok(n == 0, "a letter waits until it is due");
	must(letter_next(w->s, w->a, now + 5, 10, &list, &n), "next");
	tap_ok(n == 1 && str_is(list[0].to, "a@example.com") &&
		   str_is(list[0].token, "tok") && list[0].person == 9 &&
		   list[0].purpose == P(w, "membership"),
	    "then it is there, with what was sealed");
	must(tick_begin(w->s), "tick");
	tap_err(letter_set(w->s, l.id, DELIVERY_QUEUED, DELIVERY_HANDED, 0),
	    ERR_OK, "handed over");
	tap_err(letter_set(w->s, l.id, DELIVERY_QUEUED, DELIVERY_HANDED, 0),
	    ERR_CONFLICT, "once");
	must(tick_end(w->s), "tick");
	must(letter_next(w->s, w->a, now + 5, 10, &list, &n), "next");
	tap_ok(n == 0, "what was handed over is not due");
	must(tick_begin(w->s), "tick");
	must(letter_remove(w->s, l.id), "remove");
	tap_err(letter_set(w->s, l.id, DELIVERY_HANDED, DELIVERY_QUEUED, 0),
	    ERR_CONFLICT, "nothing stays of a sent letter");
	must(tick_end(w->s), "tick");
}

int
main(void)
{
	struct world w;

	world_new(&w);
	(void)add_person(&w, "Kari", "k@example.com", STAGE_MEMBER);
	test_links(&w);
	test_sessions(&w);
	test_staff(&w);
	test_api_tokens(&w);
	test_letters(&w);
	test_wrong_org(&w);
	world_end(&w);
	return tap_done();
}
