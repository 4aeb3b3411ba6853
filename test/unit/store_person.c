/* SPDX-License-Identifier: EUPL-1.2 */
/* People: what is written, by whom, and what is refused. */
#include "store_fixture.h"

#include "store/internal.h"

static int64_t
trail_size(const struct world *w)
{
	return audit_size(w->s->audit);
}

/* The newest entry of the trail. */
static struct audit_entry
trail_last(struct world *w)
{
	struct stmt *st = db_stmt(w->s->db, SQL_AUDIT_ALL);
	struct audit_entry e = { 0 };
	bool has;

	stmt_i64(st, trail_size(w) - 1);
	must(stmt_row(st, &has), "audit_all");
	if (has)
		must(audit_decode(w->a, col_i64(st, 0), col_i64(st, 1),
			 col_i64(st, 2), arena_str(w->a, col_blob(st, 3)), &e),
		    "decode");
	stmt_done(st);
	return e;
}

static size_t
seen_rows(struct world *w, int64_t person)
{
	struct stmt *st = db_stmt(w->s->db, SQL_AUDIT_OF_PERSON);
	size_t n = 0;
	bool has;

	stmt_i64(st, w->org->id);
	stmt_i64(st, person);
	stmt_i64(st, 1000);
	while (stmt_row(st, &has) == ERR_OK && has)
		n++;
	stmt_done(st);
	return n;
}

/* What the record says now, read with a grant of its own. */
static struct value
value_now(struct world *w, int64_t id, const char *field)
{
	const struct grant *g;
	struct value v = { .field = -1 };
	struct values vs;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_SEE, p, &g), "see");
	must(person_read(&tx, g, p, &vs), "read");
	for (size_t i = 0; i < vs.n; i++)
		if (vs.at[i].field == F(w, field))
			v = vs.at[i];
	must(finish(w, &tx, ERR_OK), "value_now");
	return v;
}

/* Set one field under a grant for ${act} of ${actor}. */
static enum err
change_as(struct world *w, const struct actor *actor, const char *purpose,
    enum act act, int64_t id, const char *field, const char *text,
    size_t *changed)
{
	const struct provenance from = { .source = 0, .channel = CHANNEL_FORM };
	struct change c = { .field = F(w, field), .text = str_of(text) };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, actor, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	e = grant_for(w, &tx, purpose, act, p, &g);
	if (e == ERR_OK)
		e = person_change(&tx, g, p, &from, &c, 1, changed);
	return finish(w, &tx, e);
}

static void
test_change(struct world *w)
{
	int64_t id =
	    add_person(w, "Kari Nordmann", "kari@example.com", STAGE_MEMBER);
	struct actor kari = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	struct value v = value_now(w, id, "full_name");
	size_t changed = 99;

	tap_str(v.text, STR("Kari Nordmann"), "B07 the value");
	tap_ok(v.by == ACTOR_OPERATOR && v.channel == CHANNEL_PORTAL &&
		   v.source == 0 && v.at_s > 0 && v.revision == 1,
	    "B07 its source, channel, actor, time and statement");
	tap_err(change_as(w, &kari, "membership", ACT_CORRECT, id, "employer",
		    "Sintef", &changed),
	    ERR_OK, "the person changes a field");
	tap_ok(changed == 1, "one value was changed");
	v = value_now(w, id, "employer");
	tap_ok(v.by == ACTOR_PERSON && v.channel == CHANNEL_FORM,
	    "B07 the person is its source now");
	tap_err(change_as(w, &operator_actor, "registry", ACT_CORRECT, id,
		    "employer", "Sintef", &changed),
	    ERR_OK, "the same text again");
	v = value_now(w, id, "employer");
	tap_ok(changed == 0 && v.by == ACTOR_PERSON,
	    "B07 the same text keeps its provenance");
	tap_err(change_as(w, &kari, "membership", ACT_CORRECT, id, "employer",
		    "", &changed),
	    ERR_OK, "an empty text");
	tap_ok(changed == 1 && value_now(w, id, "employer").field < 0,
	    "removes the value");
	tap_err(change_as(w, &kari, "membership", ACT_CORRECT, id, "employer",
		    "", &changed),
	    ERR_OK, "removing what is not there");
	tap_ok(changed == 0, "changes nothing");
}

/* Whoever writes the field, letters follow it. */
static void
test_language(struct world *w)
{
	static const struct {
		const char *name, *text;
		enum lang want;
	} cases[] = {
		{ "the office sets it", "en", LANG_EN },
		{ "no language of letters", "sjmo", LANG_EN },
		{ "set again", "nn", LANG_NN },
		{ "removed: as it was", "", LANG_NN },
	};
	int64_t id = add_person(w, "Eva Berg", "eva@example.com", STAGE_MEMBER);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct person *p;
		struct tx tx;
		size_t changed;

		must(change_as(w, &operator_actor, "registry", ACT_CORRECT, id,
			 "written_language", cases[i].text, &changed),
		    cases[i].name);
		start(w, &tx);
		must(person_open(&tx, id, &p), "open");
		tap_ok(p->lang == cases[i].want, cases[i].name);
		must(finish(w, &tx, ERR_OK), "language");
	}
}

/* B08: what the person said stands; the register wins where it owns. */
static void
test_self_wins(struct world *w)
{
	int64_t id =
	    add_person(w, "Ola Hansen", "ola@example.com", STAGE_POSSIBLE);
	struct actor ola = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	size_t changed;

	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	p->facts.kinds = 1; /* the import's purpose is for some kinds */
	person_touch(p);
	must(finish(w, &tx, ERR_OK), "kind");
	must(change_as(w, &ola, "membership", ACT_CORRECT, id, "full_name",
		 "Ola N. Hansen", &changed),
	    "own change");
	tap_err(change_as(w, &operator_actor, "invitation", ACT_IMPORT, id,
		    "full_name", "OLA HANSEN", &changed),
	    ERR_OK, "an import brings another name");
	tap_str(value_now(w, id, "full_name").text, STR("Ola N. Hansen"),
	    "T-45 the person's own value stands");
	tap_err(change_as(w, &operator_actor, "invitation", ACT_IMPORT, id,
		    "email_private", "ola.new@example.com", &changed),
	    ERR_OK, "an import changes what nobody else said");
	tap_str(value_now(w, id, "email_private").text,
	    STR("ola.new@example.com"), "that is taken");
	tap_err(change_as(w, &operator_actor, "invitation", ACT_IMPORT, id,
		    "employer", "X", &changed),
	    ERR_DENIED, "B05 a field that the import's purpose does not use");
}

static void
test_keys(struct world *w)
{
	const struct grant *g;
	struct person *p, *q;
	struct tx tx;
	int64_t id = 0;
	struct provenance from = { 0 };
	struct change c = { .field = F(w, "email_private"),
		.text = STR("same@example.com") };

	start(w, &tx);
	must(grant_for(w, &tx, "invitation", ACT_IMPORT, NULL, &g), "import");
	tap_err(person_add(&tx, g, 0, STR("K-1"), &p), ERR_OK,
	    "a person with a source's key");
	must(person_change(&tx, g, p, &from, &c, 1, NULL), "e-mail");
	tap_err(person_find_key(&tx, 0, STR("K-1"), &id), ERR_OK,
	    "is found by it");
	tap_ok(id == p->id, "the same person");
	tap_err(person_add(&tx, g, 0, STR("K-1"), &q), ERR_CONFLICT,
	    "T-46 the same key is the same person");
	tap_err(person_find_key(&tx, 0, STR("K-2"), &id), ERR_NOT_FOUND,
	    "another key is nobody");
	tap_err(person_find_key(&tx, 1, STR("K-1"), &id), ERR_NOT_FOUND,
	    "the same key of another source is nobody");
	tap_err(person_add(&tx, g, 0, STR("K-2"), &q), ERR_OK,
	    "another key with the same address");
	must(person_change(&tx, g, q, &from, &c, 1, NULL), "e-mail");
	tap_ok(q->id != p->id, "T-46 is another person: only the key matches");
	must(finish(w, &tx, ERR_OK), "keys");
}

static size_t
people_with(struct world *w, const char *email)
{
	struct tx tx;
	int64_t *ids;
	size_t n = 0;

	start(w, &tx);
	must(person_find_email(&tx, str_of(email), &ids, &n), "find");
	must(finish(w, &tx, ERR_OK), "people_with");
	return n;
}

static void
test_digests(struct world *w)
{
	int64_t id = add_person(w, "Per Post", "per@example.com", STAGE_MEMBER);
	size_t changed;

	tap_ok(people_with(w, "PER@Example.COM") == 1,
	    "an address is found however it is written");
	tap_ok(people_with(w, "per@example.org") == 0, "not another one");
	tap_ok(people_with(w, "same@example.com") == 2,
	    "an address may be of two people");
	must(change_as(w, &operator_actor, "registry", ACT_CORRECT, id,
		 "email_work", "per@example.com", &changed),
	    "work");
	tap_ok(people_with(w, "per@example.com") == 1,
	    "the same address twice is one person");
	must(change_as(w, &operator_actor, "registry", ACT_CORRECT, id,
		 "email_work", "per.post@example.com", &changed),
	    "work");
	tap_ok(people_with(w, "per@example.com") == 1,
	    "the address that stays in another field is still found");
	must(vault_rotate(w->s->vault), "rotate");
	world_reopen(w);
	tap_ok(people_with(w, "per@example.com") == 1,
	    "after a new key version old digests are found");
	must(change_as(w, &operator_actor, "registry", ACT_CORRECT, id,
		 "email_private", "p.new@example.com", &changed),
	    "private");
	tap_ok(people_with(w, "per@example.com") == 0,
	    "an old digest goes with its value");
	tap_ok(people_with(w, "p.new@example.com") == 1,
	    "the new one is there");
}

/* ---- grants --------------------------------------------------------- */

static void
test_grants(struct world *w)
{
	const struct provenance from = { 0 };
	struct change c = { .field = F(w, "employer"), .text = STR("X") };
	int64_t a = add_person(w, "A Aa", "a@example.com", STAGE_MEMBER);
	int64_t b = add_person(w, "B Bb", "b@example.com", STAGE_MEMBER);
	struct fieldset one = { .w = { 0 } };
	const struct grant *see, *correct, *narrow, *old;
	struct person *p, *q;
	struct values vs;
	struct tx tx;

	fieldset_add(&one, F(w, "full_name"));
	start(w, &tx);
	must(person_open(&tx, a, &p), "open");
	must(person_open(&tx, b, &q), "open");
	must(grant_for(w, &tx, "registry", ACT_SEE, p, &see), "see");
	must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &correct), "c");
	must(tx_decide(&tx, P(w, "registry"), ACT_SEE, &one, p, -1, 0, &narrow),
	    "narrow");
	tap_err(person_read(&tx, NULL, p, &vs), ERR_DENIED, "no grant");
	tap_err(person_read(&tx, see, q, &vs), ERR_DENIED,
	    "T-37 a grant for another person");
	tap_err(person_change(&tx, NULL, p, &from, &c, 1, NULL), ERR_DENIED,
	    "no grant to change with");
	tap_err(person_change(&tx, see, p, &from, &c, 1, NULL), ERR_DENIED,
	    "T-37 a grant for another act");
	tap_err(person_change(&tx, correct, q, &from, &c, 1, NULL), ERR_DENIED,
	    "a grant to correct somebody else");
	c.field = (int)w->org->st->fields_n;
	tap_err(person_change(&tx, correct, p, &from, &c, 1, NULL), ERR_DENIED,
	    "a field that is not there");
	must(person_read(&tx, narrow, p, &vs), "narrow read");
	tap_ok(vs.n == 1 && vs.at[0].field == F(w, "full_name"),
	    "B05 only the fields of the grant are read");
	tap_err(person_set_stage(&tx, see, p, STAGE_LEAVING), ERR_DENIED,
	    "seeing is not moving");
	tap_err(person_set_kinds(&tx, see, p, 1), ERR_DENIED,
	    "seeing is not sorting");
	tap_err(person_restrict(&tx, correct, p, true), ERR_DENIED,
	    "correcting is not stopping");
	tap_err(person_erase(&tx, correct, p,
		    &(struct erasure){ .mark = false }, NULL),
	    ERR_DENIED, "correcting is not erasing");
	old = see;
	must(finish(w, &tx, ERR_OK), "grants");
	start(w, &tx);
	must(person_open(&tx, a, &p), "open");
	tap_err(person_read(&tx, old, p, &vs), ERR_DENIED,
	    "T-37 a grant of an earlier tick");
	must(finish(w, &tx, ERR_OK), "grants");
}

/* Nothing of several changes happens when one of them is not covered. */
static void
test_all_or_nothing(struct world *w)
{
	const struct provenance from = { 0 };
	struct change c[2] = {
		{ .field = F(w, "full_name"), .text = STR("New Name") },
		{ .field = F(w, "employer"), .text = STR("X") },
	};
	int64_t id = add_person(w, "Old Name", "o@example.com", STAGE_MEMBER);
	struct fieldset one = { .w = { 0 } };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	fieldset_add(&one, c[0].field);
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(tx_decide(&tx, P(w, "registry"), ACT_CORRECT, &one, p, -1, 0, &g),
	    "g");
	tap_err(person_change(&tx, g, p, &from, c, 2, NULL), ERR_DENIED,
	    "a change with a field outside of the grant");
	must(finish(w, &tx, ERR_OK), "end");
	tap_str(value_now(w, id, "full_name").text, STR("Old Name"),
	    "changes none of the others either");
}

/* ---- the trail ------------------------------------------------------ */

static void
test_trail(struct world *w)
{
	int64_t id =
	    add_person(w, "Seen Person", "s@example.com", STAGE_MEMBER);
	int64_t before = trail_size(w);
	uint8_t want[AUDIT_COMMIT_BYTES];
	struct audit_entry e;
	const struct grant *g;
	struct person *p;
	struct key k;
	struct tx tx;

	tap_ok(seen_rows(w, id) == 0,
	    "who was added is in no look yet"); /* added without a person */
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	k = p->key;
	must(grant_for(w, &tx, "registry", ACT_SEE, p, &g), "see");
	must(finish(w, &tx, ERR_OK), "look");
	tap_ok(trail_size(w) == before + 1, "B06 a look is an entry");
	tap_ok(seen_rows(w, id) == 1, "B06 that the person can find");
	e = trail_last(w);
	audit_commitment(&k, e.seq, want);
	tap_ok(e.act == ACT_SEE && e.outcome == AUDIT_DONE &&
		   e.actor_type == ACTOR_OPERATOR && e.fields_n > 0 &&
		   e.purpose ==
		       number_of(w->org, NUMBER_PURPOSE, P(w, "registry")) &&
		   e.rule_line > 0 && e.revision == 1,
	    "B06 with act, purpose, fields and the line that allowed it");
	tap_ok(e.persons_n == 1 &&
		   memcmp(e.commitments.p, want, sizeof(want)) == 0,
	    "B06 the person stands in it as a commitment");
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	tap_err(grant_for(w, &tx, "newsletter", ACT_SEE, p, &g), ERR_DENIED,
	    "a purpose without consent is refused");
	(void)finish(w, &tx, ERR_DENIED);
	e = trail_last(w);
	tap_ok(e.outcome == AUDIT_REFUSED && e.reason == REASON_NO_CONSENT,
	    "B06 and the refusal is an entry with its reason");
}

static void
test_rollback(struct world *w)
{
	int64_t id =
	    add_person(w, "Before Undo", "u@example.com", STAGE_MEMBER);
	int64_t size = trail_size(w);
	const struct provenance from = { 0 };
	struct change c = { .field = F(w, "full_name"),
		.text = STR("After Undo") };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &g), "g");
	must(person_change(&tx, g, p, &from, &c, 1, NULL), "change");
	tap_err(finish(w, &tx, ERR_CONFLICT), ERR_CONFLICT,
	    "a request that fails");
	tap_str(value_now(w, id, "full_name").text, STR("Before Undo"),
	    "changes nothing");
	tap_ok(trail_size(w) == size + 2,
	    "and leaves one entry (and one of our look)");
	size = trail_size(w);
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_SEE, p, &g), "g");
	(void)grant_for(w, &tx, "newsletter", ACT_SEE, p, &g);
	(void)finish(w, &tx, ERR_DENIED);
	tap_ok(trail_size(w) == size + 1 &&
		   trail_last(w).outcome == AUDIT_REFUSED,
	    "a request that is undone leaves only its refusals");
}

/* The n-th step of the end of a tick fails, for every n. */
static void
test_tick_faults(struct world *w)
{
	int64_t size = trail_size(w);
	size_t people = index_people(w->org->index), bad = 0;
	bool through = false;

	for (int n = 1; n < 60 && !through; n++) {
		struct tx tx;

		start(w, &tx);
		(void)new_person(w, &tx, "Fault Person", "f@example.com",
		    STAGE_MEMBER);
		must(tx_end(&tx, ERR_OK), "tx_end");
		db_fault_after(n);
		if (tick_end(w->s) == ERR_OK) {
			through = db_fault_pending();
			db_fault_after(0);
			people++;
			size++;
		}
		bad += index_people(w->org->index) != people ||
		       trail_size(w) != size;
	}
	tap_ok(through && bad == 0,
	    "a tick whose end fails leaves no person and no entry");
	world_reopen(w);
	tap_ok(index_people(w->org->index) == people,
	    "nor does the file have them");
}

int
main(void)
{
	struct world w;

	world_new(&w);
	test_change(&w);
	test_language(&w);
	test_self_wins(&w);
	test_keys(&w);
	test_grants(&w);
	test_all_or_nothing(&w);
	test_trail(&w);
	test_rollback(&w);
	test_tick_faults(&w);
	test_digests(&w);
	world_end(&w);
	return tap_done();
}
