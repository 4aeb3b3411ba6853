/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47: the state of a person as earlier programs wrote it is read, and what
 * they did not keep is found in the stream or taken as the least.
 */
#include "base/pack.h"
#include "life_fixture.h"

static int64_t
person_who_said_no(struct world *w)
{
	int64_t id =
	    add_person(w, "Nils Nei", "nils@post.example", STAGE_MEMBER);
	static const enum consent_state said[] = { CONSENT_GIVEN,
		CONSENT_WITHDRAWN };

	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		struct consent_event ev = { .state = said[i],
			.purpose = P(w, "newsletter"),
			.channel = CHANNEL_EMAIL };
		const struct grant *g;
		struct person *p;
		struct tx tx;

		start(w, &tx);
		must(person_open(&tx, id, &p), "open");
		must(tx_decide(&tx, P(w, "rights"), ACT_CONSENT, NULL, p, -1, 0,
			 &g),
		    "decide");
		must(finish(w, &tx, person_consent(&tx, g, p, &ev)), "say");
	}
	return id;
}

/* The state in an earlier form, as that form was. */
static struct str
state_of_form(struct world *w, const struct person *p, uint64_t form)
{
	struct buf b;
	struct str s;

	buf_init(&b, 4096);
	pack_u64(&b, form);
	pack_u64(&b, p->facts.stage);
	pack_u64(&b, 0);
	pack_u64(&b, p->stage_before);
	pack_u64(&b, (uint64_t)p->lang);
	for (int i = 0; i < 7; i++) /* created … confirmed */
		pack_i64(&b, i == 4 ? p->left_s : i);
	if (form >= 2)
		pack_i64(&b, p->seen_s);
	pack_i64(&b, 0);
	pack_str(&b, STR_NONE);
	pack_i64(&b, 0);
	pack_str(&b, STR_NONE);
	pack_i64(&b, p->consent_events);
	pack_u64(&b, 0); /* kinds */
	pack_u64(&b, 0); /* consents */
	pack_u64(&b, 1); /* objections: one, to a purpose that is no more */
	pack_u64(&b, 4000);
	pack_u64(&b, 0xff);
	pack_u64(&b, 0); /* groups */
	pack_u64(&b, 7); /* revision */
	pack_u64(&b, 0); /* asked again */
	if (form >= 4) {
		pack_u64(&b, 0);
		pack_u64(&b, 0);
	}
	if (form >= 5)
		pack_u64(&b, 3); /* told of */
	pack_u64(&b, 0);         /* two bytes: no filling */
	buf_putc(&b, 0);
	s = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
state_put(struct world *w, int64_t id, unsigned stage, uint64_t form)
{
	struct person *p;
	struct stmt *st;
	struct str s;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	p->facts.stage = stage;
	s = state_of_form(w, p, form);
	st = db_stmt(w->s->db, SQL_PERSON_SET_STATE);
	stmt_blob(st,
	    seal(w->a, &p->key, place(w->a, "person", w->org->id, id, 0), s));
	stmt_i64(st, w->org->id);
	stmt_i64(st, id);
	must(stmt_exec(st, NULL), "write");
	must(finish(w, &tx, ERR_OK), "write");
}

static void
read_back(struct world *w, int64_t id, struct person *out, enum err want,
    const char *name)
{
	struct person *p;
	struct tx tx;
	enum err e;

	start(w, &tx);
	e = person_open(&tx, id, &p);
	tap_err(e, want, name);
	if (e == ERR_OK)
		*out = *p;
	(void)finish(w, &tx, ERR_OK);
}

int
main(void)
{
	struct person p = { 0 };
	struct world w;
	int64_t id;

	world_new(&w);
	time_is(&w, at("2026-03-02T09:00:00Z"));
	id = person_who_said_no(&w);
	read_back(&w, id, &p, ERR_OK, "as it is written now");
	tap_ok(p.refused[P(&w, "newsletter")] == 1U << CHANNEL_EMAIL,
	    "B47: a withdrawal is a no that stays");
	for (uint64_t form = 1; form <= 3; form++) {
		state_put(&w, id, STAGE_MEMBER, form);
		p = (struct person){ 0 };
		read_back(&w, id, &p, ERR_OK, "of an earlier form");
		tap_ok(p.refused[P(&w, "newsletter")] == 1U << CHANNEL_EMAIL,
		    "B47: … it is found in the stream");
		tap_ok(p.facts.objected[P(&w, "newsletter")] == 0 &&
			   p.elsewhere_n == 1 &&
			   p.elsewhere[0].number == 4000 &&
			   p.elsewhere[0].objected == 0xff,
		    "B47: an objection to what is not declared is kept");
		tap_ok(p.revision == 7, "and the version it was written by");
	}
	state_put(&w, id, STAGE_BLOCKED, 2);
	read_back(&w, id, &p, ERR_OK, "somebody who is gone");
	tap_ok(p.revision == 1,
	    "B47: held by the version of the day, when no other is known");
	state_put(&w, id, STAGE_BLOCKED, 3);
	read_back(&w, id, &p, ERR_OK, "somebody who is gone");
	tap_ok(p.revision == 7, "B47: held by the version that is kept");
	state_put(&w, id, STAGE_MEMBER, 4);
	read_back(&w, id, &p, ERR_OK, "without what there was a letter about");
	tap_ok(p.told == 0, "B47: told of nothing, as far as is known");
	state_put(&w, id, STAGE_MEMBER, 5);
	read_back(&w, id, &p, ERR_OK, "the newest form");
	tap_ok(p.told == 3, "B47: told of a version");
	state_put(&w, id, STAGE_MEMBER, 6);
	read_back(&w, id, &p, ERR_TAMPERED, "of a later form");
	id = person_who_said_no(&w);
	state_put(&w, id, STAGE_MEMBER, 0);
	read_back(&w, id, &p, ERR_TAMPERED, "of no form");
	world_end(&w);
	return tap_done();
}
