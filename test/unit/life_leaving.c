/* SPDX-License-Identifier: EUPL-1.2 */
/* Leaving, stopping, dying, and what time does. */
#include "life_fixture.h"

static struct actor
self(int64_t id)
{
	return (struct actor){ .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
}

static void
test_leave(struct world *w)
{
	int64_t id =
	    add_person(w, "Lars Leaver", "lars@example.com", STAGE_MEMBER);
	struct session ss = { .person = id,
		.expires_s = INT64_MAX,
		.purpose = -1 };
	struct actor lars = self(id), other = self(id + 1);
	struct receipt r = { 0 };
	struct letter_row *l;
	struct str cookie;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(session_new(&tx, &ss, &cookie), "session");
	must(finish(w, &tx, ERR_OK), "session");
	start_as(w, &tx, &other, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	tap_err(finish(w, &tx, life_leave(&tx, p, &r)), ERR_DENIED,
	    "nobody leaves for another one");
	tap_ok(person_now(w, id).id == id, "who is there still");
	start_as(w, &tx, &lars, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	tap_err(finish(w, &tx, life_leave(&tx, p, &r)), ERR_OK, "B23 leaves");
	tap_ok(person_now(w, id).id == 0, "B23 NTNU-63 gone at once");
	tap_ok(r.unreadable_s > 0 && r.gone_s >= r.unreadable_s && r.marked,
	    "B23 two times, T-47 and a mark, so that no file brings back");
	tap_err(session_find(w->s, w->a, cookie, 0, &ss), ERR_AUTH,
	    "B42 sessions end");
	l = letter_of(w, POST_LEFT);
	tap_ok(l != NULL && str_is(l->to, "lars@example.com") &&
		   l->person == 0 && l->statutory,
	    "B23 a receipt by letter, tied to nobody");
	letters_away(w);
}

static void
test_stop(struct world *w)
{
	int64_t id =
	    add_person(w, "Stine Stopp", "stine@example.com", STAGE_MEMBER);
	struct actor stine = self(id);
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start_as(w, &tx, &stine, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	tap_err(finish(w, &tx, life_stop(&tx, p, true)), ERR_OK, "B20 stop");
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	tap_err(grant_for(w, &tx, "registry", ACT_SEE, p, &g), ERR_DENIED,
	    "B20 no use but storing");
	tap_ok(tx.reason == REASON_RESTRICTED, "and says why");
	tap_err(grant_for(w, &tx, "rights", ACT_SEE, p, &g), ERR_OK,
	    "B20 but her rights");
	(void)finish(w, &tx, ERR_OK);
	start_as(w, &tx, &stine, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	tap_err(grant_for(w, &tx, "membership", ACT_SEE, p, &g), ERR_OK,
	    "B20 and her own page");
	tap_err(life_stop(&tx, p, false), ERR_OK, "go on");
	must(finish(w, &tx, ERR_OK), "go on");
	tap_ok(!person_now(w, id).facts.restricted, "use goes on");
}

static enum err
death(struct world *w, const struct actor *by, int64_t id, bool annul)
{
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, by, ACTIVITY_STAFF);
	must(person_open(&tx, id, &p), "open");
	e = annul ? life_death_annul(&tx, P(w, "rights"), p)
		  : life_death(&tx, P(w, "rights"), p);
	return finish(w, &tx, e);
}

static void
test_death(struct world *w)
{
	int64_t from = at("2026-10-01T08:00:00Z");
	int64_t id =
	    add_person(w, "Død Eller Ikke", "d@example.com", STAGE_MEMBER);
	struct actor office = staff_of(w, "alumni_office");
	struct actor editor = staff_of(w, "newsletter_editor");
	struct session ss = { .person = id,
		.expires_s = INT64_MAX,
		.purpose = -1 };
	struct str cookie;
	struct tx tx;

	time_is(w, from);
	start(w, &tx);
	must(session_new(&tx, &ss, &cookie), "session");
	must(finish(w, &tx, ERR_OK), "session");
	tap_err(death(w, &editor, id, false), ERR_DENIED,
	    "B26 not by everybody");
	tap_err(death(w, &office, id, true), ERR_CONFLICT,
	    "who is not reported dead is not annulled");
	tap_err(death(w, &office, id, false), ERR_OK, "B26 reported");
	tap_ok(person_now(w, id).facts.stage == STAGE_DECEASED,
	    "B26 in quarantine");
	tap_err(session_find(w->s, w->a, cookie, 0, &ss), ERR_AUTH,
	    "B26 sessions end");
	tap_err(death(w, &office, id, false), ERR_CONFLICT, "once");
	tap_err(death(w, &office, id, true), ERR_OK, "B26 an error: annulled");
	tap_ok(person_now(w, id).facts.stage == STAGE_MEMBER &&
		   person_now(w, id).erase_at_s == 0,
	    "B26 a member as before");
	must(death(w, &office, id, false), "again");
	/* The end of summer time lies between: an hour more. */
	time_is(w, from + 30 * DAY_S + 3599);
	tap_ok(retained(w, id) == DUE_NOTHING && person_now(w, id).id == id,
	    "B26 a second before the thirty days are over");
	time_is(w, from + 30 * DAY_S + 3600);
	tap_ok(retained(w, id) == DUE_DEAD && person_now(w, id).id == 0,
	    "B26 NTNU-64 then erased");
}

static void
test_due(struct world *w)
{
	int64_t from = at("2027-01-10T10:00:00Z");
	int64_t imported, invited, member;
	struct actor office = staff_of(w, "alumni_office");
	struct person *p, copy;
	struct tx tx;

	time_is(w, from);
	imported = graduate(w, "Ida Importert", "ida@example.com");
	invited = graduate(w, "Ivar Invitert", "ivar@example.com");
	member = add_person(w, "Mads Medlem", "mads@example.com", STAGE_MEMBER);
	start_as(w, &tx, &office, ACTIVITY_INVITE);
	must(person_open(&tx, invited, &p), "open");
	must(life_invite(&tx, p), "invite");
	must(finish(w, &tx, ERR_OK), "invite");
	copy = person_now(w, invited);
	tap_ok(life_due(w->org, &copy).why == DUE_SILENT &&
		   life_due(w->org, &copy).at_s == from + 30 * DAY_S,
	    "B24 silence ends after thirty days");
	copy = person_now(w, imported);
	tap_ok(life_due(w->org, &copy).why == DUE_IMPORTED,
	    "B24 an import after ninety");
	copy = person_now(w, member);
	tap_ok(life_due(w->org, &copy).why == DUE_NOTHING,
	    "B24 a review of members erases nobody");
	time_is(w, from + 30 * DAY_S - 1);
	tap_ok(retained(w, invited) == DUE_NOTHING, "a second before");
	time_is(w, from + 30 * DAY_S);
	tap_ok(retained(w, invited) == DUE_SILENT &&
		   person_now(w, invited).id == 0,
	    "B24 at the time");
	tap_ok(retained(w, imported) == DUE_NOTHING, "not the other");
	/* Ninety days by the calendar; summer time began on 28 March. */
	time_is(w, from + 90 * DAY_S - 3601);
	tap_ok(retained(w, imported) == DUE_NOTHING, "a second before");
	time_is(w, from + 90 * DAY_S - 3600);
	tap_ok(retained(w, imported) == DUE_IMPORTED &&
		   person_now(w, imported).id == 0,
	    "B24 at the time");
	tap_ok(retained(w, member) == DUE_NOTHING &&
		   person_now(w, member).id == member,
	    "members stay");
	letters_away(w);
}

static void
test_erase_by_letter(struct world *w)
{
	int64_t id =
	    add_person(w, "Brev Skriver", "brev@example.com", STAGE_MEMBER);
	struct actor office = staff_of(w, "alumni_office");
	struct actor officer = staff_of(w, "data_protection_officer");
	struct receipt r;
	struct person *p;
	struct tx tx;

	start_as(w, &tx, &officer, ACTIVITY_RIGHTS);
	must(person_open(&tx, id, &p), "open");
	tap_err(finish(w, &tx,
		    life_erase(&tx, P(w, "rights"), p, MARK_ERASED, &r)),
	    ERR_DENIED, "B05 a role without erasing");
	start_as(w, &tx, &office, ACTIVITY_RIGHTS);
	must(person_open(&tx, id, &p), "open");
	tap_err(finish(w, &tx,
		    life_erase(&tx, P(w, "rights"), p, MARK_ERASED, &r)),
	    ERR_OK, "B23 erased for somebody who wrote a letter");
	tap_ok(person_now(w, id).id == 0, "gone");
}

int
main(void)
{
	struct world w;

	(void)setenv("VERN_NOW", "2026-02-01T09:00:00Z", 1);
	world_new(&w);
	test_leave(&w);
	test_stop(&w);
	test_erase_by_letter(&w);
	test_death(&w);
	test_due(&w);
	world_end(&w);
	return tap_done();
}
