/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47, concept 68: between the first moment of a version's day and the moment
 * at which the server has come to it, a yes to the older text is none; and
 * nothing is decided while the versions cannot be read.
 */
#include "store/release.h"

#include "life_fixture.h"

static const char was_text[] = "en \"Yes, send me the newsletter";
static const char is_text[] = "en \"Yes, please send me the newsletter";

static struct str
replaced(struct world *w, struct str s, const char *from, const char *to)
{
	size_t at = str_find(s, str_of(from));

	if (at == SIZE_MAX) {
		printf("Bail out! the statement has no %s\n", from);
		exit(1);
	}
	return arena_printf(w->a, STR_FMT "%s" STR_FMT, (int)at, s.p, to,
	    (int)(s.n - at - strlen(from)), s.p + at + strlen(from));
}

/* Another text beside the box, in force from 1 May; everybody is told. */
static void
release_it(struct world *w)
{
	struct release_ask ask = { .source = w->org->st->source_text,
		.alone = STR("nobody else is there") };
	struct release_plan plan;
	struct tx tx;
	bool released;
	enum err e;

	ask.source = replaced(w, ask.source, "version 1.0.0", "version 1.1.0");
	ask.source = replaced(w, ask.source, "effective 2026-01-01",
	    "effective 2026-05-01");
	ask.source = replaced(w, ask.source, was_text, is_text);
	start(w, &tx);
	e = release_apply(&tx, &ask, LANG_EN, &plan, &released);
	must(finish(w, &tx, e), "apply");
	start(w, &tx);
	e = release_told(&tx, release_coming(w->org), 0, 0, 0, true);
	must(finish(w, &tx, e), "told");
}

static enum err
may_send(struct world *w, int64_t id, enum reason *why)
{
	const struct actor job = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = P(w, "newsletter") };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, &job, ACTIVITY_MESSAGE);
	must(person_open(&tx, id, &p), "open");
	e = tx_decide(&tx, P(w, "newsletter"), ACT_SEND, NULL, p, CHANNEL_EMAIL,
	    0, &g);
	*why = tx.reason;
	(void)finish(w, &tx, ERR_OK);
	return e;
}

static int64_t
subscriber(struct world *w)
{
	int64_t id =
	    add_person(w, "Anna Abonnent", "anna@post.example", STAGE_MEMBER);
	struct consent_event ev = { .state = CONSENT_GIVEN,
		.purpose = P(w, "newsletter"),
		.channel = CHANNEL_EMAIL };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(tx_decide(&tx, P(w, "rights"), ACT_CONSENT, NULL, p, -1, 0, &g),
	    "decide");
	must(finish(w, &tx, person_consent(&tx, g, p, &ev)), "yes");
	return id;
}

static void
unread(struct world *w)
{
	struct stmt *st = db_stmt(w->s->db, SQL_RELEASE_TOLD);

	/* Behind the store's back, and so not signed. */
	stmt_i64(st, 1);
	stmt_i64(st, 1);
	stmt_i64(st, 0);
	stmt_i64(st, 1);
	stmt_i64(st, w->org->id);
	stmt_i64(st, 2);
	must(stmt_exec(st, NULL), "change");
	w->org->versions_changed = true;
	for (int i = 0; i < 2; i++)
		tap_err(tick_begin(w->s), ERR_TAMPERED,
		    "B47: no tick begins while versions cannot be read");
	tap_ok(!w->s->in_tick, "and none is open");
	w->org->versions_changed = false;
}

int
main(void)
{
	enum reason why;
	struct world w;
	int64_t id;

	world_new(&w);
	time_is(&w, at("2026-03-02T09:00:00Z"));
	id = subscriber(&w);
	release_it(&w);
	tap_ok(!store_turn_due(w.s) && release_coming(w.org) != NULL,
	    "it is coming");
	tap_err(may_send(&w, id, &why), ERR_OK, "the yes counts until then");
	time_is(&w, at("2026-04-30T21:59:59Z"));
	tap_err(may_send(&w, id, &why), ERR_OK, "to the last second");
	time_is(&w, at("2026-04-30T22:00:00Z"));
	tap_ok(store_turn_due(w.s) && w.org->revision == 1,
	    "its day is here, and the server has not come to it");
	tap_err(may_send(&w, id, &why), ERR_DENIED,
	    "concept 68: nothing is sent on an old yes");
	tap_ok(why == REASON_NO_CONSENT, "and it is said why");
	must(store_turn(w.s), "turn");
	tap_err(may_send(&w, id, &why), ERR_DENIED, "nor afterwards");
	unread(&w);
	world_end(&w);
	return tap_done();
}
