/* SPDX-License-Identifier: EUPL-1.2 */
/* Invited, reminded, accepted, declined; coming by oneself; signing in. */
#include "life_fixture.h"

static enum err
invite(struct world *w, const struct actor *by, int64_t id)
{
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, by, ACTIVITY_INVITE);
	must(person_open(&tx, id, &p), "open");
	e = life_invite(&tx, p);
	return finish(w, &tx, e);
}

static enum err
accept(struct world *w, struct str token, int64_t *id)
{
	static const struct actor nobody = { .type = ACTOR_NOBODY,
		.role = -1,
		.purpose = -1 };
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &nobody, ACTIVITY_INVITE);
	e = life_accept(&tx, token, &p);
	if (e == ERR_OK)
		*id = p->id;
	return finish(w, &tx, e);
}

static enum err
decline(struct world *w, struct str token, struct receipt *r)
{
	static const struct actor nobody = { .type = ACTOR_NOBODY,
		.role = -1,
		.purpose = -1 };
	struct tx tx;
	enum err e;

	start_as(w, &tx, &nobody, ACTIVITY_INVITE);
	e = life_decline(&tx, token, r);
	return finish(w, &tx, e);
}

static void
test_invite(struct world *w)
{
	struct actor office = staff_of(w, "alumni_office");
	struct actor editor = staff_of(w, "newsletter_editor");
	int64_t id = graduate(w, "Inga Invitert", "inga@example.com");
	int64_t none = graduate(w, "Uten Adresse", NULL);
	int64_t other =
	    add_person(w, "Ingen Type", "t@example.com", STAGE_POSSIBLE);
	struct letter_row *l;
	struct person p;

	tap_err(invite(w, &editor, id), ERR_DENIED,
	    "B05 a role without the act");
	tap_err(invite(w, &office, none), ERR_NOT_FOUND, "no address");
	tap_err(invite(w, &office, other), ERR_DENIED,
	    "B10 somebody whom the purpose is not for");
	tap_ok(letters_n(w) == 0, "no letter to anybody so far");
	tap_err(invite(w, &office, id), ERR_OK, "B11 invited");
	p = person_now(w, id);
	tap_ok(p.facts.stage == STAGE_INVITED && p.invited_s > 0,
	    "B11 at a new stage, with its time");
	l = letter_of(w, POST_INVITATION);
	tap_ok(l != NULL && str_is(l->to, "inga@example.com") &&
		   l->token.n == 43 && l->data.n == 43 &&
		   !str_eq(l->token, l->data),
	    "B11 a letter with a way to accept and one to decline");
	tap_err(invite(w, &office, id), ERR_CONFLICT, "B11 only once");
	tap_ok(letters_n(w) == 1, "and one letter");
	letters_away(w);
}

static void
test_reminder(struct world *w)
{
	int64_t id = graduate(w, "Rolf Reminder", "rolf@example.com");
	struct actor office = staff_of(w, "alumni_office");
	int64_t from = at("2026-03-01T11:00:00Z");
	struct actor job = { .type = ACTOR_JOB, .role = -1, .purpose = -1 };
	struct person copy, *p;
	struct tx tx;

	time_is(w, from);
	must(invite(w, &office, id), "invite");
	copy = person_now(w, id);
	/* 30 days, with an hour less for summer time. */
	tap_ok(!life_reminder_due(w->org, &copy, from + 15 * DAY_S - 1801),
	    "B11 a second before half of the period");
	tap_ok(life_reminder_due(w->org, &copy, from + 15 * DAY_S - 1800),
	    "B11 due at half of it");
	tap_ok(life_reminder_due(w->org, &copy, from + 30 * DAY_S - 3601),
	    "B11 until its end");
	tap_ok(!life_reminder_due(w->org, &copy, from + 30 * DAY_S - 3600),
	    "B11 never after it");
	time_is(w, from + 15 * DAY_S);
	letters_away(w);
	start_as(w, &tx, &job, ACTIVITY_INVITE);
	must(person_open(&tx, id, &p), "open");
	tap_err(life_remind(&tx, p), ERR_OK, "reminded");
	must(finish(w, &tx, ERR_OK), "remind");
	copy = person_now(w, id);
	tap_ok(!life_reminder_due(w->org, &copy, from + 20 * DAY_S),
	    "B11 one reminder is declared, one is sent");
	tap_ok(letter_of(w, POST_REMINDER) != NULL, "by letter");
	letters_away(w);
}

static void
test_accept(struct world *w)
{
	int64_t from = at("2026-05-01T08:00:00Z"), got = 0;
	struct actor office = staff_of(w, "alumni_office");
	int64_t id = graduate(w, "Jo Jatakk", "jo@example.com");
	struct str yes, no;
	struct receipt r;
	struct person p;
	size_t given = 0;

	time_is(w, from);
	must(invite(w, &office, id), "invite");
	yes = letter_of(w, POST_INVITATION)->token;
	no = letter_of(w, POST_INVITATION)->data;
	tap_err(accept(w, no, &got), ERR_NOT_FOUND,
	    "the link that declines does not accept");
	tap_err(decline(w, yes, &r), ERR_NOT_FOUND,
	    "the link that accepts does not decline");
	tap_err(accept(w, STR("x"), &got), ERR_NOT_FOUND, "no link");
	time_is(w, from + DAY_S);
	tap_err(accept(w, yes, &got), ERR_OK, "B11 accepted");
	tap_ok(got == id, "the same person");
	p = person_now(w, id);
	for (size_t i = 0; i < w->org->st->purposes_n; i++)
		given += p.facts.consent[i] != 0;
	tap_ok(p.facts.stage == STAGE_MEMBER && p.joined_s == from + DAY_S,
	    "B11 a member from now on");
	tap_ok(given == 0, "B60 joining gives no consent");
	tap_ok(p.terms_hash.n == 32 && p.terms_s == from + DAY_S,
	    "B60 the terms are accepted, with text and time");
	tap_err(accept(w, yes, &got), ERR_GONE, "T-43 once");
	tap_err(decline(w, no, &r), ERR_NOT_FOUND,
	    "T-43 the other link ended with it");
	letters_away(w);
}

static void
test_decline(struct world *w)
{
	int64_t from = at("2026-06-01T08:00:00Z"), got = 0;
	struct actor office = staff_of(w, "alumni_office");
	int64_t id = graduate(w, "Nils Neitakk", "nils@example.com");
	const struct identifiers ids = { .email = STR("nils@example.com") };
	struct receipt r = { 0 };
	bool hit = false;
	struct str yes, no;
	struct tx tx;

	time_is(w, from);
	must(invite(w, &office, id), "invite");
	yes = letter_of(w, POST_INVITATION)->token;
	no = letter_of(w, POST_INVITATION)->data;
	tap_err(decline(w, no, &r), ERR_OK, "NTNU-38 declined");
	tap_ok(person_now(w, id).id == 0, "NTNU-38 nothing is kept");
	tap_ok(r.marked && r.unreadable_s == from && r.gone_s >= from &&
		   r.mark_until_day == date_days((struct date){ 2036, 6, 1 }),
	    "B09 but a mark for ten years");
	start(w, &tx);
	must(mark_hit(&tx, &ids, &hit), "hit");
	must(finish(w, &tx, ERR_OK), "hit");
	tap_ok(hit, "T-47 that is found by the address");
	tap_err(accept(w, yes, &got), ERR_NOT_FOUND,
	    "no regret by the other link");
	tap_err(decline(w, no, &r), ERR_NOT_FOUND, "T-43 once");
	tap_ok(letters_n(w) == 0, "and no letter goes out any more");
}

static void
test_too_late(struct world *w)
{
	int64_t from = at("2026-07-01T08:00:00Z"), got = 0;
	struct actor office = staff_of(w, "alumni_office");
	int64_t id = graduate(w, "Sein Sen", "sein@example.com");
	struct str yes, no;
	struct receipt r;

	time_is(w, from);
	must(invite(w, &office, id), "invite");
	yes = letter_of(w, POST_INVITATION)->token;
	no = letter_of(w, POST_INVITATION)->data;
	time_is(w, from + 30 * DAY_S);
	tap_err(accept(w, yes, &got), ERR_GONE,
	    "T-43 an invitation ends with its period");
	tap_err(decline(w, no, &r), ERR_GONE, "both ways");
	time_is(w, from + 30 * DAY_S + 1);
	letters_away(w);
	(void)id;
}

/* ---- by oneself ----------------------------------------------------- */

static enum err
sign_up(struct world *w, const char *email, const char *name, const char *kind)
{
	static const struct actor nobody = { .type = ACTOR_NOBODY,
		.role = -1,
		.purpose = -1 };
	struct sign_up su = { .email = str_of(email),
		.name = str_of(name),
		.kind = statement_kind(w->org->st, str_of(kind)),
		.lang = LANG_NN };
	struct tx tx;

	start_as(w, &tx, &nobody, ACTIVITY_JOIN);
	return finish(w, &tx, life_sign_up(&tx, &su));
}

static enum err
confirm(struct world *w, struct str token, int64_t *id)
{
	static const struct actor nobody = { .type = ACTOR_NOBODY,
		.role = -1,
		.purpose = -1 };
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &nobody, ACTIVITY_JOIN);
	e = life_sign_up_confirm(&tx, token, &p);
	if (e == ERR_OK)
		*id = p->id;
	return finish(w, &tx, e);
}

static void
test_sign_up(struct world *w)
{
	const struct identifiers nils = { .email = STR("nils@example.com") };
	size_t people = index_people(w->org->index);
	int64_t id = 0, again = 0;
	struct person p;
	struct str token;
	struct tx tx;
	bool hit = true;

	tap_err(sign_up(w, "not an address", "Nils", "employee"), ERR_INVALID,
	    "no address");
	tap_err(sign_up(w, "nils@example.com", "  ", "employee"), ERR_INVALID,
	    "no name");
	tap_err(sign_up(w, "nils@example.com", "N", "graduate"), ERR_INVALID,
	    "a kind that does not come by itself");
	tap_err(sign_up(w, "nils@example.com", "N", "no_kind"), ERR_INVALID,
	    "no such kind");
	tap_ok(letters_n(w) == 0, "no letters for these");
	tap_err(sign_up(w, "nils@example.com", "Nils Neitakk", "employee"),
	    ERR_OK, "NTNU-4 signs up");
	tap_ok(index_people(w->org->index) == people,
	    "NTNU-4 nobody is stored before the address is shown");
	token = letter_of(w, POST_JOIN)->token;
	tap_err(confirm(w, token, &id), ERR_OK, "NTNU-4 confirms");
	p = person_now(w, id);
	tap_ok(p.facts.stage == STAGE_MEMBER && p.lang == LANG_NN &&
		   p.facts.kinds ==
		       1ULL << statement_kind(w->org->st, STR("employee")),
	    "NTNU-4 a member of the kind");
	tap_ok(p.terms_s > 0, "B60 with the terms");
	start(w, &tx);
	must(mark_hit(&tx, &nils, &hit), "hit");
	must(finish(w, &tx, ERR_OK), "hit");
	tap_ok(!hit, "B09 who comes by own will has no mark any more");
	tap_err(confirm(w, token, &again), ERR_GONE, "T-43 once");
	letters_away(w);
	tap_err(sign_up(w, "NILS@example.com", "Nils", "employee"), ERR_OK,
	    "T-20 the same answer for a member");
	tap_ok(letters_n(w) == 1 && letter_of(w, POST_ALREADY_MEMBER) != NULL,
	    "T-20 who gets a letter too, another one");
	letters_away(w);
}

/* Somebody whom a register brought before comes by herself: one person. */
static void
test_known(struct world *w)
{
	int64_t id = graduate(w, "Kjent Fra Register", "kjent@example.com");
	int64_t got = 0;

	must(sign_up(w, "kjent@example.com", "Kjent", "student"), "sign up");
	must(confirm(w, letter_of(w, POST_JOIN)->token, &got), "confirm");
	tap_ok(got == id, "no second record of somebody who is known");
	tap_ok(person_now(w, id).facts.kinds ==
		   (1ULL << statement_kind(w->org->st, STR("graduate")) |
		       1ULL << statement_kind(w->org->st, STR("student"))),
	    "with both kinds");
	letters_away(w);
}

/* A link that was asked for before makes nobody what people no longer become
 * by themselves. */
static void
test_kind_not_any_more(struct world *w)
{
	size_t people = index_people(w->org->index);
	struct kind *kind =
	    &w->org->st->kinds[statement_kind(w->org->st, STR("employee"))];
	int64_t id = 0;

	must(sign_up(w, "sein@example.com", "Sein", "employee"), "sign up");
	kind->by_registration = false;
	tap_err(confirm(w, letter_of(w, POST_JOIN)->token, &id), ERR_GONE,
	    "B07 the office alone says it now: the link is gone");
	tap_ok(index_people(w->org->index) == people, "and nobody is entered");
	kind->by_registration = true;
	letters_away(w);
}

/* ---- signing in ----------------------------------------------------- */

static void
ask_link(struct world *w, const char *email)
{
	static const struct actor nobody = { .type = ACTOR_NOBODY,
		.role = -1,
		.purpose = -1 };
	struct tx tx;

	start_as(w, &tx, &nobody, ACTIVITY_SIGN_IN);
	tap_err(finish(w, &tx, life_sign_in_link(&tx, str_of(email), LANG_NB)),
	    ERR_OK, "T-20 always the same answer");
}

static enum err
sign_in(struct world *w, struct str token)
{
	static const struct actor nobody = { .type = ACTOR_NOBODY,
		.role = -1,
		.purpose = -1 };
	struct person *p;
	struct tx tx;

	start_as(w, &tx, &nobody, ACTIVITY_SIGN_IN);
	return finish(w, &tx, life_sign_in(&tx, token, &p));
}

static void
test_sign_in(struct world *w)
{
	int64_t from = at("2026-09-01T08:00:00Z");
	struct str token;

	(void)add_person(w, "Mari Medlem", "mari@example.com", STAGE_MEMBER);
	(void)add_person(w, "Mulig", "mulig@example.com", STAGE_POSSIBLE);
	(void)add_person(w, "Borte", "borte@example.com", STAGE_LEAVING);
	time_is(w, from);
	ask_link(w, "unknown@example.com");
	ask_link(w, "not an address");
	ask_link(w, "mulig@example.com");
	ask_link(w, "borte@example.com");
	tap_ok(letters_n(w) == 0, "T-20 nobody else gets a letter");
	ask_link(w, "MARI@example.com");
	token = letter_of(w, POST_SIGN_IN)->token;
	time_is(w, from + 20 * 60 - 1);
	tap_err(sign_in(w, token), ERR_OK, "signed in a second before");
	tap_err(sign_in(w, token), ERR_GONE, "T-43 once");
	letters_away(w);
	ask_link(w, "mari@example.com");
	token = letter_of(w, POST_SIGN_IN)->token;
	time_is(w, from + 40 * 60 - 1);
	tap_err(sign_in(w, token), ERR_GONE, "T-43 twenty minutes, no more");
	letters_away(w);
}

/* "\uff4cise" is found as "lise", and may be somebody else's mailbox. */
static void
test_look_alike(struct world *w)
{
	static const char other[] = "\xef\xbd\x8cise@example.com";

	(void)add_person(w, "Lise Lik", "lise@example.com", STAGE_MEMBER);
	ask_link(w, other);
	tap_str(letter_of(w, POST_SIGN_IN)->to, STR("lise@example.com"),
	    "T-20 a link to sign in is not sent to a look-alike");
	letters_away(w);
	must(sign_up(w, other, "Lise", "employee"), "sign up");
	tap_str(letter_of(w, POST_ALREADY_MEMBER)->to, STR("lise@example.com"),
	    "nor is that of a member who signs up again");
	letters_away(w);
	(void)graduate(w, "Lars Lik", "lars@example.com");
	must(sign_up(w,
		 "\xef\xbd\x8c"
		 "ars@example.com",
		 "Lars", "student"),
	    "sign up");
	tap_str(letter_of(w, POST_JOIN)->to, STR("lars@example.com"),
	    "nor the one that joins with a record that is there");
	letters_away(w);
}

static void
test_address(struct world *w)
{
	int64_t id =
	    add_person(w, "Ada Adresse", "ada@example.com", STAGE_MEMBER);
	struct actor ada = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	const struct grant *g;
	struct values vs;
	struct person *p;
	struct tx tx;
	struct str token;

	start_as(w, &tx, &ada, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	tap_err(life_new_address(&tx, p, F(w, "email_work")), ERR_NOT_FOUND,
	    "no address to confirm");
	tap_err(life_new_address(&tx, p, F(w, "email_private")), ERR_OK,
	    "a letter to the new address");
	must(finish(w, &tx, ERR_OK), "new");
	token = letter_of(w, POST_CONFIRM_EMAIL)->token;
	start(w, &tx);
	tap_err(life_confirm_address(&tx, token, &p), ERR_OK, "confirmed");
	must(finish(w, &tx, ERR_OK), "confirm");
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_SEE, p, &g), "see");
	must(person_read(&tx, g, p, &vs), "read");
	for (size_t i = 0; i < vs.n; i++)
		if (vs.at[i].field == F(w, "email_private"))
			tap_ok(vs.at[i].verified_s > 0,
			    "B07 the value knows that it was confirmed");
	must(finish(w, &tx, ERR_OK), "see");
	letters_away(w);
}

int
main(void)
{
	struct world w;

	(void)setenv("VERN_NOW", "2026-02-01T09:00:00Z", 1);
	world_new(&w);
	test_invite(&w);
	test_reminder(&w);
	test_accept(&w);
	test_decline(&w);
	test_too_late(&w);
	test_sign_up(&w);
	test_known(&w);
	test_kind_not_any_more(&w);
	test_sign_in(&w);
	test_look_alike(&w);
	test_address(&w);
	world_end(&w);
	return tap_done();
}
