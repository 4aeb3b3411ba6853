/* SPDX-License-Identifier: EUPL-1.2 */
/* Each rule of a statement that has every kind of rule, a second before its
 * time and at it (B24), and what a duty holds of those who are gone (B25). */
#define STATEMENT "test/corpus/life/life-retention.vern"
#include "life_fixture.h"
#include "life_member.h"
#include "store/index.h"
#include "store/replay.h"

#define YEAR_ON "2026-03-10T10:00:00Z"

struct given {
	const char *record, *field, *text;
	int item;
};

static int
field_of(const struct world *w, const struct given *f)
{
	return f->record == NULL ? F(w, f->field)
				 : PART(w, f->record, f->field);
}

static void
give(struct world *w, int64_t id, const struct given *facts, size_t n)
{
	const struct provenance from = { .source = 0,
		.channel = CHANNEL_PORTAL };
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	for (size_t i = 0; i < n; i++) {
		struct change c = { .field = field_of(w, &facts[i]),
			.item = facts[i].item,
			.text = str_of(facts[i].text) };
		const struct grant *g;

		must(grant_for(w, &tx, "rights", ACT_CORRECT, p, &g), "may");
		must(person_change(&tx, g, p, &from, &c, 1, NULL), "change");
	}
	must(finish(w, &tx, ERR_OK), "give");
}

static void
seen(struct world *w, int64_t id)
{
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	p->seen_s = tx.now_s;
	person_touch(p);
	must(finish(w, &tx, ERR_OK), "seen");
}

static bool
parts_found(struct world *w, int64_t id)
{
	struct parts_due d = parts_retained(w, id);

	return parts_any(&d);
}

/* The values of a person, by who asks; NULL when that is refused. */
static struct values *
values_for(struct world *w, int64_t id, const struct actor *who,
    const char *purpose, enum reason *why)
{
	struct values *vs = ARENA_NEW(w->a, struct values);
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, who, ACTIVITY_STAFF);
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = grant_for(w, &tx, purpose, ACT_SEE, p, &g);
	*why = tx.reason;
	if (e == ERR_OK)
		e = person_read(&tx, g, p, vs);
	(void)finish(w, &tx, ERR_OK);
	return e == ERR_OK ? vs : NULL;
}

static struct str
value_now(struct world *w, int64_t id, const char *field)
{
	enum reason why;
	struct values *vs = values_for(w, id, &operator_actor, "rights", &why);

	return vs == NULL ? STR_NONE : values_get(vs, F(w, field));
}

static int64_t
after(int64_t from_s, int years, int months, int days)
{
	return instant_add(from_s,
	    (struct period){ .years = years, .months = months, .days = days });
}

/* ---- people ------------------------------------------------------------ */

static void
test_earliest(struct world *w)
{
	int64_t from = at(YEAR_ON), id;

	time_is(w, from);
	id = member(w, "Early Eva", "plain");
	time_is(w, after(from, 0, 18, 0) - 1);
	tap_ok(retained(w, id) == DUE_NOTHING, "B24 a second before the block");
	time_is(w, after(from, 0, 18, 0));
	tap_ok(retained(w, id) == DUE_BLOCK &&
		   person_now(w, id).facts.restricted,
	    "B24 concept 55: blocked, not deleted");
	tap_ok(retained(w, id) == DUE_NOTHING, "once");
	time_is(w, after(from, 0, 24, 0) - 1);
	tap_ok(retained(w, id) == DUE_NOTHING, "a second before");
	time_is(w, after(from, 0, 24, 0));
	tap_ok(retained(w, id) == DUE_UNSEEN && person_now(w, id).id == 0,
	    "B24 C04 earliest of: the first clock");
}

static void
test_often(struct world *w)
{
	int64_t from = at(YEAR_ON), id;

	time_is(w, from);
	id = member(w, "Often Olav", "plain");
	for (int y = 1; y < 10; y++) {
		time_is(w, after(from, y, 0, 0));
		seen(w, id);
		tap_ok(retained(w, id) == DUE_NOTHING, "B24 was seen: stays");
	}
	time_is(w, after(from, 10, 0, 0) - 1);
	tap_ok(retained(w, id) == DUE_NOTHING, "a second before");
	time_is(w, after(from, 10, 0, 0));
	tap_ok(retained(w, id) != DUE_NOTHING && person_now(w, id).id == 0,
	    "B24 C04 earliest of: the second clock, though just seen");
}

static void
test_latest(struct world *w)
{
	static const struct given paid[] = { { NULL, "last_paid", "2031-02-15",
	    0 } };
	int64_t from = at(YEAR_ON), id, capped;

	time_is(w, from);
	id = member(w, "Late Lars", "sponsor");
	capped = member(w, "Capped Kari", "sponsor");
	time_is(w, after(from, 5, 0, 0));
	tap_ok(retained(w, id) == DUE_NOTHING,
	    "B24 C04 latest of: a clock that has not begun holds back");
	give(w, id, paid, 1);
	time_is(w, at("2032-02-14T22:59:59Z"));
	tap_ok(retained(w, id) == DUE_NOTHING, "a second before");
	time_is(w, at("2032-02-14T23:00:00Z"));
	tap_ok(retained(w, id) != DUE_NOTHING && person_now(w, id).id == 0,
	    "B24 C04 latest of: twelve months after the date in the record");
	time_is(w, after(from, 6, 0, 0) - 1);
	tap_ok(retained(w, capped) == DUE_NOTHING, "a second before the cap");
	time_is(w, after(from, 6, 0, 0));
	tap_ok(retained(w, capped) != DUE_NOTHING &&
		   person_now(w, capped).id == 0,
	    "B24 C04 at most, also where latest of has not come");
}

static void
test_before(struct world *w)
{
	int64_t old_s = at("2018-07-19T21:59:59Z");
	int64_t old, newer;

	time_is(w, old_s);
	old = member(w, "Old Odd", "sponsor");
	time_is(w, old_s + 1);
	newer = member(w, "New Nora", "plain");
	time_is(w, after(old_s, 0, 6, 0) - 1);
	tap_ok(retained(w, old) == DUE_NOTHING, "a second before");
	time_is(w, after(old_s, 0, 6, 0) + 2);
	tap_ok(retained(w, newer) == DUE_NOTHING &&
		   person_now(w, newer).id != 0,
	    "INT-67 of the day itself: the other rules");
	tap_ok(retained(w, old) == DUE_UNSEEN && person_now(w, old).id == 0,
	    "B24 created before a date: its own rules, whatever the kind");
}

static void
test_review(struct world *w)
{
	int64_t from = at(YEAR_ON), id;
	struct person copy;

	time_is(w, from);
	id = member(w, "Rita Review", "plain");
	copy = person_now(w, id);
	tap_ok(life_review_due(&copy).why == DUE_REVIEW &&
		   life_review_due(&copy).at_s == after(from, 0, 12, 0),
	    "B24 concept 55: a review is shown when it is due");
	time_is(w, after(from, 0, 12, 0));
	tap_ok(retained(w, id) == DUE_NOTHING && person_now(w, id).id == id,
	    "B24 a review erases nobody");
}

/* ---- values ------------------------------------------------------------- */

static void
test_fields(struct world *w)
{
	static const struct given facts[] = {
		{ NULL, "diet", "no nuts", 0 },
		{ NULL, "hobby", "likes maps", 0 },
		{ NULL, "last_paid", "2026-03-01", 0 },
		{ NULL, "bill", "Storgata 1", 0 },
	};
	int64_t from = at(YEAR_ON), id;

	time_is(w, from);
	id = member(w, "Frida Felt", "plain");
	give(w, id, facts, ARRAY_LEN(facts));
	time_is(w, after(from, 0, 0, 14) - 1);
	tap_ok(!parts_found(w, id) &&
		   str_is(value_now(w, id, "diet"), "no nuts"),
	    "B24 a second before");
	time_is(w, after(from, 0, 0, 14));
	(void)parts_retained(w, id);
	tap_ok(value_now(w, id, "diet").n == 0, "B24 ITS-52 the value is gone");
	tap_ok(str_is(value_now(w, id, "hobby"), "likes maps") &&
		   str_is(value_now(w, id, "full_name"), "Frida Felt"),
	    "B24 the person and the other values stay");
	time_is(w, at("2027-02-28T23:00:00Z"));
	(void)parts_retained(w, id);
	tap_ok(value_now(w, id, "hobby").n == 0 &&
		   str_is(value_now(w, id, "last_paid"), "2026-03-01"),
	    "B24 by a date of the record");
	tap_ok(str_is(value_now(w, id, "bill"), "Storgata 1"),
	    "C24 what is held after leaving stays while the person is there");
}

static enum err
say(struct world *w, int64_t id, const char *purpose, enum consent_state state)
{
	struct actor self = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	struct consent_event ev = { .state = state,
		.purpose = P(w, purpose),
		.channel = str_is(str_of(purpose), "news") ? CHANNEL_EMAIL : -1,
		.method = CHANNEL_PORTAL };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &self, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	e = tx_decide(&tx, P(w, "registry"), ACT_CONSENT, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_consent(&tx, g, p, &ev);
	return finish(w, &tx, e);
}

static size_t
events_n(struct world *w, int64_t id, const char *purpose)
{
	struct consent_event *list = NULL;
	const struct grant *g;
	struct person *p;
	struct tx tx;
	size_t n = 0;
	enum err e;

	start(w, &tx);
	e = person_open(&tx, id, &p);
	if (e == ERR_OK)
		e = tx_decide(&tx, P(w, purpose), ACT_SEE, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_consents(&tx, g, p, &list, &n);
	(void)finish(w, &tx, ERR_OK);
	return e == ERR_OK ? n : 0;
}

static void
test_consents(struct world *w)
{
	static const struct given health[] = { { NULL, "health", "asthma",
	    0 } };
	int64_t from = at(YEAR_ON), id;

	time_is(w, from);
	id = member(w, "Sara Samtykke", "plain");
	must(say(w, id, "advice", CONSENT_GIVEN), "given");
	must(say(w, id, "news", CONSENT_GIVEN), "given");
	give(w, id, health, 1);
	time_is(w, from + 100);
	(void)parts_retained(w, id);
	tap_ok(str_is(value_now(w, id, "health"), "asthma"),
	    "with the consent the value stays");
	must(say(w, id, "advice", CONSENT_WITHDRAWN), "withdrawn");
	(void)parts_retained(w, id);
	tap_ok(value_now(w, id, "health").n == 0,
	    "B24 C08 the value goes when the consent is withdrawn");
	seen(w, id);
	time_is(w, after(from + 100, 3, 0, 0) - 1);
	(void)parts_retained(w, id);
	tap_ok(events_n(w, id, "rights") == 3, "a second before");
	time_is(w, after(from + 100, 3, 0, 0));
	(void)parts_retained(w, id);
	tap_ok(events_n(w, id, "rights") == 1,
	    "B24 the record of what was withdrawn goes, the other one stays");
	tap_ok(person_now(w, id).facts.consent[P(w, "news")] != 0,
	    "B24 a consent that stands is not touched");
	(void)parts_retained(w, id);
	tap_ok(!parts_retained(w, id).consents, "and nothing is done twice");
}

/* ---- what a duty holds ---------------------------------------------- */

static int64_t
customer(struct world *w, const char *name)
{
	static const struct given facts[] = {
		{ NULL, "diet", "vegetarian", 0 },
		{ NULL, "bill", "Storgata 1", 0 },
		{ "orders", "placed", "2024-05-02", 1 },
		{ "orders", "total", "100", 1 },
		{ "orders", "placed", "2026-02-02", 2 },
		{ "orders", "total", "200", 2 },
		{ "orders", "placed", "2017-02-02", 3 },
		{ "orders", "total", "300", 3 },
	};
	int64_t id = member(w, name, "plain");

	give(w, id, facts, ARRAY_LEN(facts));
	return id;
}

static void
leave(struct world *w, int64_t id, struct receipt *r)
{
	struct actor self = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	struct person *p;
	struct tx tx;

	start_as(w, &tx, &self, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	must(finish(w, &tx, life_leave(&tx, p, r)), "leaves");
}

static struct str
order(struct world *w, const struct values *vs, int item)
{
	return vs == NULL ? STR_NONE
			  : values_item(vs, PART(w, "orders", "total"), item);
}

static void
not_found(struct world *w, int64_t id, size_t people)
{
	struct index_hit *hits;
	int64_t *ids;
	struct tx tx;
	size_t n;

	start(w, &tx);
	must(person_find_email(&tx, STR("somebody@example.com"), &ids, &n),
	    "by address");
	for (size_t i = 0; i < n; i++)
		tap_ok(ids[i] != id, "B25 not found by address");
	(void)finish(w, &tx, ERR_OK);
	index_find(w->org->index, w->a, STR("kunde"), 10, &hits, &n);
	tap_ok(n == 0, "B25 not found by name");
	tap_ok(index_people(w->org->index) == people - 1, "B25 not counted");
	tap_ok(index_next_held(w->org->index, 0) == id, "only by number");
}

static void
test_held(struct world *w)
{
	struct actor books = staff_of(w, "bookkeeper");
	struct actor office = staff_of(w, "office");
	struct receipt r = { 0 };
	struct letter_row *l;
	struct values *vs;
	enum reason why;
	int64_t id;
	size_t people;

	time_is(w, at(YEAR_ON));
	id = customer(w, "Kåre Kunde");
	people = index_people(w->org->index);
	must(say(w, id, "news", CONSENT_GIVEN), "consent");
	leave(w, id, &r);
	tap_ok(fieldset_has(&r.held, F(w, "bill")) &&
		   !fieldset_has(&r.held, F(w, "diet")) &&
		   r.held_until_s == at("2031-12-31T23:00:00Z"),
	    "B25 the receipt says what is kept, and until when");
	l = letter_of(w, POST_LEFT);
	tap_ok(l != NULL &&
		   str_find(l->data, STR("Billing address: 1 January 2032")) !=
		       SIZE_MAX,
	    "B25 and so does the letter");
	letters_away(w);

	tap_ok(person_now(w, id).facts.stage == STAGE_BLOCKED,
	    "B25 C24 set apart");
	vs = values_for(w, id, &books, "bookkeeping", &why);
	tap_ok(vs != NULL && str_is(values_get(vs, F(w, "bill")), "Storgata 1"),
	    "B25 the bill opens for the bookkeeper");
	tap_ok(str_is(order(w, vs, 2), "200") && str_is(order(w, vs, 1), "100"),
	    "B25 and the orders of these five years");
	tap_ok(order(w, vs, 3).n == 0,
	    "C24 an order older than the duty went at once");
	tap_ok(vs != NULL && values_get(vs, F(w, "full_name")).n == 0,
	    "C24 what the duty does not name is gone");
	tap_ok(values_for(w, id, &office, "registry", &why) == NULL &&
		   why == REASON_NOT_FOUND,
	    "B25 nobody is there for another role");
	tap_ok(values_for(w, id, &office, "rights", &why) == NULL &&
		   why == REASON_NOT_FOUND,
	    "B25 nor for another purpose");
	tap_ok(values_for(w, id, &operator_actor, "registry", &why) == NULL,
	    "B25 nor for who owns the directory");

	not_found(w, id, people);
	world_reopen(w);
	tap_ok(index_people(w->org->index) == people - 1 &&
		   index_next_held(w->org->index, 0) == id,
	    "B25 nor after a new start");
	tap_ok(person_now(w, id).facts.consent[P(w, "news")] == 0,
	    "B25 no message is allowed");

	/* The order of 2024 goes after 2029, the rest after 2031. */
	time_is(w, at("2029-12-31T22:59:59Z"));
	(void)parts_retained(w, id);
	vs = values_for(w, id, &books, "bookkeeping", &why);
	tap_ok(str_is(order(w, vs, 1), "100"), "a second before");
	time_is(w, at("2029-12-31T23:00:00Z"));
	(void)parts_retained(w, id);
	vs = values_for(w, id, &books, "bookkeeping", &why);
	tap_ok(order(w, vs, 1).n == 0 && str_is(order(w, vs, 2), "200"),
	    "C24 each at the end of its own accounting year");
	time_is(w, at("2031-12-31T22:59:59Z"));
	tap_ok(!parts_retained(w, id).hold_over && person_now(w, id).id == id,
	    "a second before");
	time_is(w, at("2031-12-31T23:00:00Z"));
	tap_ok(parts_retained(w, id).hold_over && person_now(w, id).id == 0,
	    "B25 C24 then erased");
	tap_ok(index_next_held(w->org->index, 0) == 0, "and not known at all");
}

static void
test_evidence(struct world *w)
{
	struct receipt r = { 0 };
	int64_t from = at(YEAR_ON), id;

	time_is(w, from);
	id = member(w, "Eva Evidens", "plain");
	must(say(w, id, "news", CONSENT_GIVEN), "consent");
	leave(w, id, &r);
	letters_away(w);
	tap_ok(person_now(w, id).facts.stage == STAGE_BLOCKED &&
		   fieldset_is_empty(&r.held) &&
		   r.held_until_s == after(from, 1, 0, 0),
	    "law 12: the proof of a consent is held for its period");
	time_is(w, after(from, 1, 0, 0) - 1);
	tap_ok(!parts_retained(w, id).hold_over, "a second before");
	time_is(w, after(from, 1, 0, 0));
	tap_ok(parts_retained(w, id).hold_over && person_now(w, id).id == 0,
	    "law 12: then it goes");
}

static void
copy_file(struct world *w, const char *from, const char *to)
{
	struct str s = read_whole(w->a, from);
	FILE *f = fopen(to, "wb");

	if (f == NULL || fwrite(s.p, 1, s.n, f) != s.n || fclose(f) != 0)
		exit(1);
}

/* The database from before somebody left, and the ledger from after. */
static void
test_restored(struct world *w)
{
	struct actor books = staff_of(w, "bookkeeper");
	const char *old = world_file(w, "before.db");
	const char *ledger = world_file(w, "after.log");
	struct replay_report report;
	struct receipt r = { 0 };
	struct values *vs;
	enum reason why;
	int64_t id;

	time_is(w, at(YEAR_ON));
	id = customer(w, "Gro Gjenopprettet");
	store_close(w->s);
	copy_file(w, world_file(w, "vern.db"), old);
	must(store_open(w->dir, &w->s), "store_open");
	w->org = store_org(w->s, ORG);
	leave(w, id, &r);
	store_close(w->s);
	copy_file(w, world_file(w, "ledger.log"), ledger);
	(void)unlink(world_file(w, "vern.db-wal"));
	(void)unlink(world_file(w, "vern.db-shm"));
	(void)unlink(world_file(w, "ledger.log"));
	copy_file(w, old, world_file(w, "vern.db"));
	must(store_open(w->dir, &w->s), "store_open");
	w->org = store_org(w->s, ORG);
	tap_ok(person_now(w, id).facts.stage == STAGE_MEMBER,
	    "the backup is from before");
	/* Years later: the hold counts from the day it began. */
	time_is(w, at("2028-06-01T00:00:00Z"));
	must(ledger_replay(w->s, ledger, &report), "replay");
	tap_ok(person_now(w, id).facts.stage == STAGE_BLOCKED &&
		   person_now(w, id).left_s == at(YEAR_ON),
	    "B23 B25 a restored backup is set apart again");
	vs = values_for(w, id, &books, "bookkeeping", &why);
	tap_ok(vs != NULL && values_get(vs, F(w, "diet")).n == 0 &&
		   str_is(order(w, vs, 2), "200"),
	    "B23 B25 and brings nothing else back");
	(void)unlink(old);
	(void)unlink(ledger);
}

static void
test_nothing_held(struct world *w)
{
	struct receipt r = { 0 };
	int64_t id;

	time_is(w, at(YEAR_ON));
	id = member(w, "Nils Ingenting", "plain");
	leave(w, id, &r);
	letters_away(w);
	tap_ok(person_now(w, id).id == 0 && r.held_until_s == 0,
	    "C24 who has nothing that a duty names is erased");
}

int
main(void)
{
	/* Each in a world of its own: time there goes forward only. */
	static void (*const tests[])(struct world * w) = { test_before,
		test_earliest, test_often, test_latest, test_review,
		test_fields, test_consents, test_held, test_evidence,
		test_restored, test_nothing_held };

	for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
		struct world w;

		(void)setenv("VERN_NOW", "2016-02-01T09:00:00Z", 1);
		world_new(&w);
		tests[i](&w);
		world_end(&w);
	}
	return tap_done();
}
