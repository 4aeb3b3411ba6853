/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench/ours: what the store does, measured in-process: decision, sealing,
 * trail, index and commit included. bench/run pairs each with bench/raw.
 *
 *	ours fill DIR N           make a directory with N people
 *	ours write DIR SECONDS K  change a value, K requests a tick
 *	ours read DIR SECONDS K   read a person with an entry, K a tick
 *	ours audience DIR ROUNDS  count, by five shapes
 *	ours withdraw DIR N       withdraw, count, give: stale counts
 *	ours erase DIR N K        erase N people, K a tick
 *	ours open DIR             open, first audience, memory
 *	ours find DIR ROUNDS      search by the beginning of a name
 *	ours append DIR SECONDS K entries of the trail, K a commit
 *	ours verify DIR           the whole trail again
 */
#include <unistd.h>

#include "bench/people.h"
#include "store/index.h"
#include "store/internal.h"
#include "store/person.h"

#define STATEMENT "statements/ntnu-alumni.vern"
#define ORG       STR("ntnu-alumni")
#define FILL_TICK 1000

static struct arena *mem; /* of one tick */
static struct store *s;
static struct org *org;
static int f_name, f_email, f_phone, f_place, f_programme, f_degree, f_employer,
    p_registry, p_newsletter, p_events, p_membership, p_retention;
static struct fieldset every_field;
static struct actor operator_actor = { .type = ACTOR_OPERATOR,
	.role = -1,
	.purpose = -1 };

static void
must(enum err e, const char *what)
{
	if (e == ERR_OK)
		return;
	fprintf(stderr, "%s: %s; %s; %s\n", what, err_name(e), store_reason(),
	    db_reason());
	exit(1);
}

static void
names(void)
{
	const struct statement *st = org->st;
	int education = statement_field(st, STR("education"));

	f_name = statement_field(st, STR("full_name"));
	f_email = statement_field(st, STR("email_private"));
	f_phone = statement_field(st, STR("mobile"));
	f_place = statement_field(st, STR("home_place"));
	f_employer = statement_field(st, STR("employer"));
	f_programme = statement_part(st, education, STR("programme"));
	f_degree = statement_part(st, education, STR("degree"));
	p_registry = statement_purpose(st, STR("registry"));
	p_newsletter = statement_purpose(st, STR("newsletter"));
	p_events = statement_purpose(st, STR("events_professional"));
	p_membership = statement_purpose(st, STR("membership"));
	p_retention = statement_purpose(st, STR("retention"));
	for (size_t i = 0; i < st->fields_n; i++)
		fieldset_add(&every_field, (int)i);
}

static void
open_dir(const char *dir)
{
	must(clock_init(), "clock");
	must(vault_start(), "vault");
	must(store_open(dir, &s), "open");
	org = store_org(s, ORG);
	if (org == NULL)
		exit(1);
	names();
}

static struct tx
begin(void)
{
	struct tx tx;

	must(tx_begin(&tx, s, org, mem, &operator_actor, ACTIVITY_STAFF),
	    "tx_begin");
	return tx;
}

static const struct grant *
grant(struct tx *tx, int purpose, enum act act, struct person *p)
{
	const struct grant *g = NULL;

	must(tx_decide(tx, purpose, act, &every_field, p, -1, 0, &g),
	    act_name(act));
	return g;
}

/* ---- fill ----------------------------------------------------------- */

static void
new_human(uint64_t i)
{
	const struct provenance from = { .source = 0, .channel = CHANNEL_FORM };
	struct human h;
	struct tx tx = begin();
	const struct grant *g = grant(&tx, p_registry, ACT_ADD, NULL);
	struct person *p;
	struct change c[6];
	char key[24];

	human(i, &h);
	c[0] = (struct change){ f_name, 0, str_of(h.name) };
	c[1] = (struct change){ f_email, 0, str_of(h.email) };
	c[2] = (struct change){ f_phone, 0, str_of(h.phone) };
	c[3] = (struct change){ f_place, 0, str_of(h.place) };
	c[4] = (struct change){ f_programme, 1, str_of(h.programme) };
	c[5] = (struct change){ f_degree, 1, str_of(h.degree) };
	(void)snprintf(key, sizeof(key), "S%llu", (unsigned long long)i);
	must(person_add(&tx, g, 0, str_of(key), &p), "add");
	must(person_change(&tx, g, p, &from, c, 6, NULL), "change");
	p->facts.stage = h.member ? STAGE_MEMBER : STAGE_POSSIBLE;
	p->facts.kinds = 1;
	p->facts.restricted = h.restricted;
	if (h.newsletter) {
		p->facts.consent[p_newsletter] = 1 << CHANNEL_EMAIL;
		p->facts.consent[p_events] = 1 << CHANNEL_EMAIL;
	}
	if (h.objected)
		p->facts.objected[p_newsletter] = 0xff;
	must(tx_end(&tx, ERR_OK), "tx_end");
}

static struct str
read_statement(void)
{
	FILE *f = fopen(STATEMENT, "rb");
	static char text[LIMIT_STATEMENT];
	size_t n = f == NULL ? 0 : fread(text, 1, sizeof(text), f);

	if (f != NULL)
		(void)fclose(f);
	return (struct str){ text, n };
}

static void
fill(const char *dir, uint64_t n)
{
	struct str recovery;
	double t, c;

	must(clock_init(), "clock");
	must(vault_start(), "vault");
	must(store_create(dir, mem, &recovery), "create");
	must(store_open(dir, &s), "open");
	must(store_add_org(s, ORG, read_statement()), "organisation");
	org = store_org(s, ORG);
	names();
	t = now_s();
	c = cpu_s();
	for (uint64_t i = 0; i < n;) {
		must(tick_begin(s), "tick");
		for (int k = 0; k < FILL_TICK && i < n; k++)
			new_human(i++);
		must(tick_end(s), "tick");
		arena_reset(mem);
		if (i % 50000 == 0)
			must(db_checkpoint(s->db), "checkpoint");
	}
	say("people_per_s", (double)n / (now_s() - t));
	say("cpu_us", (cpu_s() - c) / (double)n * 1e6);
	must(db_checkpoint(s->db), "checkpoint");
	say("peak_kb", memory_kb("VmHWM"));
}

/* ---- requests ------------------------------------------------------- */

static uint64_t seed = 88172645463325252ULL;

static int64_t
somebody(void)
{
	int64_t id;

	seed = mix(seed + 1);
	id = index_next(org->index, (int64_t)(seed >> 2));
	return id != 0 ? id : index_next(org->index, 0);
}

static void
change_one(uint64_t i)
{
	const struct provenance from = { .channel = CHANNEL_PORTAL };
	struct tx tx = begin();
	struct person *p;
	const struct grant *g;
	char text[32];
	struct change c = { .field = f_employer };

	(void)snprintf(text, sizeof(text), "Bedrift %llu",
	    (unsigned long long)i);
	c.text = str_of(text);
	must(person_open(&tx, somebody(), &p), "person");
	p->facts.restricted = false;
	p->facts.stage = STAGE_MEMBER;
	g = grant(&tx, p_registry, ACT_CORRECT, p);
	must(person_change(&tx, g, p, &from, &c, 1, NULL), "change");
	must(tx_end(&tx, ERR_OK), "tx_end");
}

static void
read_one(uint64_t i)
{
	struct tx tx = begin();
	struct values vs;
	struct person *p;
	const struct grant *g;

	(void)i;
	must(person_open(&tx, somebody(), &p), "person");
	p->facts.restricted = false;
	p->facts.stage = STAGE_MEMBER;
	g = grant(&tx, p_registry, ACT_SEE, p);
	must(person_read(&tx, g, p, &vs), "read");
	must(tx_end(&tx, ERR_OK), "tx_end");
}

static void
requests(void (*one)(uint64_t i), double seconds, int per_tick)
{
	double from = now_s(), cpu = cpu_s(), t;
	struct times times = { 0 };
	uint64_t n = 0;

	do {
		t = now_s();
		must(tick_begin(s), "tick");
		for (int k = 0; k < per_tick; k++)
			one(n++);
		must(tick_end(s), "tick");
		times_add(&times, now_s() - t);
		arena_reset(mem);
		if (n % 4096 < (uint64_t)per_tick)
			must(db_checkpoint(s->db), "checkpoint");
	} while (now_s() - from < seconds);
	say("per_s", (double)n / (now_s() - from));
	say("cpu_us", (cpu_s() - cpu) / (double)n * 1e6);
	say("tick_p50_us", times_us(&times, 50));
	say("tick_p99_us", times_us(&times, 99));
}

/* ---- audiences ------------------------------------------------------ */

static const struct {
	const char *name, *purpose, *where;
} shapes[] = {
	{ "broad", "newsletter", "" },
	{ "narrow", "events_professional",
	    "education.programme is \"Kjemi\" and home_place is \"Hamar\"" },
	{ "two", "events_professional",
	    "education.programme is \"Kjemi\" or education.programme is "
	    "\"Historie\"" },
	{ "not", "events_professional",
	    "not home_place is \"Oslo\" and not education.programme is "
	    "\"Medisin\"" },
	{ "all", "membership", "" },
};

static void
audience(int rounds)
{
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++) {
		struct audience_ask ask = { .channel = CHANNEL_EMAIL,
			.purpose = statement_purpose(org->st,
			    str_of(shapes[i].purpose)),
			.where = str_of(shapes[i].where) };
		struct times times = { 0 };
		struct audience got = { 0 };
		struct str error;
		char name[40];

		for (int k = 0; k < rounds; k++) {
			double t = now_s();

			must(audience_count(org, mem, &ask, &got, &error),
			    error.p);
			times_add(&times, now_s() - t);
			arena_reset(mem);
		}
		(void)snprintf(name, sizeof(name), "%s_us", shapes[i].name);
		say(name, times_us(&times, 50));
		(void)snprintf(name, sizeof(name), "%s_p99_us", shapes[i].name);
		say(name, times_us(&times, 99));
		(void)snprintf(name, sizeof(name), "%s_people", shapes[i].name);
		say(name, (double)got.reached);
	}
	say("index_bytes_person",
	    (double)index_bytes(org->index) / (double)index_people(org->index));
}

static size_t
newsletter_count(void)
{
	const struct audience_ask ask = { .channel = CHANNEL_EMAIL,
		.purpose = p_newsletter };
	struct audience got;
	struct str error;

	must(audience_count(org, mem, &ask, &got, &error), "count");
	return got.reached;
}

static void
consent(int64_t id, enum consent_state state)
{
	struct actor self = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	struct consent_event ev = { .state = state,
		.lang = LANG_NB,
		.purpose = p_newsletter,
		.channel = CHANNEL_EMAIL };
	struct person *p;
	struct tx tx;

	must(tick_begin(s), "tick");
	must(tx_begin(&tx, s, org, mem, &self, ACTIVITY_SELF), "tx");
	must(person_open(&tx, id, &p), "person");
	must(person_consent(&tx, grant(&tx, p_membership, ACT_CONSENT, p), p,
		 &ev),
	    "consent");
	must(tx_end(&tx, ERR_OK), "tx_end");
	must(tick_end(s), "tick");
}

/* A withdrawal must be seen by the very next count. */
static void
withdraw(uint64_t n)
{
	size_t stale = 0, before;
	double from = now_s();

	for (uint64_t i = 0; i < n; i++) {
		struct audience_ask ask = { .channel = CHANNEL_EMAIL,
			.purpose = p_newsletter };
		int64_t *ids;
		size_t got;

		must(audience_each(org, mem, &ask, (int64_t)(mix(i) >> 3), 1,
			 &ids, &got),
		    "each");
		if (got == 0)
			continue;
		before = newsletter_count();
		consent(ids[0], CONSENT_WITHDRAWN);
		stale += newsletter_count() != before - 1;
		consent(ids[0], CONSENT_GIVEN);
		stale += newsletter_count() != before;
		arena_reset(mem);
	}
	say("stale", (double)stale);
	say("pairs_per_s", (double)n / (now_s() - from));
}

static void
find(int rounds)
{
	static const char *const texts[] = { "han", "hansen", "anne ha",
		"person12345", "kristian", "a" };

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct times times = { 0 };
		char name[40];

		for (int k = 0; k < rounds; k++) {
			struct index_hit *hits;
			double t = now_s();
			size_t n;

			index_find(org->index, mem, str_of(texts[i]), 20, &hits,
			    &n);
			times_add(&times, now_s() - t);
			arena_reset(mem);
		}
		(void)snprintf(name, sizeof(name), "find_%zu_us", i);
		say(name, times_us(&times, 50));
	}
}

/* ---- erasure -------------------------------------------------------- */

static void
erase_one(int64_t id)
{
	const struct erasure how = { .mark = false };
	struct tx tx = begin();
	struct person *p;

	must(person_open(&tx, id, &p), "person");
	must(person_erase(&tx, grant(&tx, p_retention, ACT_ERASE, p), p, &how,
		 NULL),
	    "erase");
	must(tx_end(&tx, ERR_OK), "tx_end");
}

#define ERASE_MAX 1000 /* of one tick */

/* Somebody new: the index forgets the erased only after the commit. */
static int64_t
other_than(int64_t *ids, size_t n)
{
	int64_t id = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i == 0)
			id = somebody();
		if (i < n && ids[i] == id)
			i = (size_t)-1;
	}
	ids[n] = id;
	return id;
}

static void
erase(uint64_t n, int per_tick)
{
	static int64_t ids[ERASE_MAX];
	struct times times = { 0 };
	double from = now_s(), t;
	uint64_t i = 0;

	if (per_tick > ERASE_MAX)
		per_tick = ERASE_MAX;
	while (i < n) {
		t = now_s();
		must(tick_begin(s), "tick");
		for (int k = 0; k < per_tick && i < n; k++, i++) {
			erase_one(other_than(ids, (size_t)k));
		}
		must(tick_end(s), "tick");
		times_add(&times, now_s() - t);
		arena_reset(mem);
	}
	say("per_s", (double)n / (now_s() - from));
	say("tick_p50_us", times_us(&times, 50));
	say("tick_p99_us", times_us(&times, 99));
}

/* ---- start ---------------------------------------------------------- */

static void
open_it(const char *dir)
{
	double t = now_s(), c = cpu_s();

	open_dir(dir);
	(void)newsletter_count();
	say("open_s", now_s() - t);
	say("cpu_s", cpu_s() - c);
	say("people", (double)index_people(org->index));
	say("rss_kb", memory_kb("VmRSS"));
	say("peak_kb", memory_kb("VmHWM"));
}

/* ---- the trail ------------------------------------------------------ */

static void
append(double seconds, int per_commit)
{
	double from = now_s(), cpu = cpu_s();
	uint64_t n = 0;

	do {
		must(db_begin(s->db), "begin");
		for (int k = 0; k < per_commit; k++, n++) {
			uint32_t fields[] = { 1, 2, 3, 9 };
			struct audit_person p = { .id = somebody() };
			struct audit_entry e = { .at_s = s->now_s,
				.org = 1,
				.actor_type = ACTOR_STAFF,
				.actor_id = 77,
				.activity = ACTIVITY_STAFF,
				.act = ACT_SEE,
				.purpose = 3,
				.role = 2,
				.revision = 1,
				.rule_line = 640,
				.fields = fields,
				.fields_n = 4,
				.persons = &p,
				.persons_n = 1 };

			must(audit_append(s->audit, s->db, &e), "append");
		}
		must(audit_flush(s->audit, s->db), "flush");
		must(db_commit(s->db), "commit");
		audit_settle(s->audit);
		if (n % 8192 < (uint64_t)per_commit)
			must(db_checkpoint(s->db), "checkpoint");
	} while (now_s() - from < seconds);
	say("per_s", (double)n / (now_s() - from));
	say("cpu_us", (cpu_s() - cpu) / (double)n * 1e6);
}

static void
verify(void)
{
	struct audit_report r;
	double t = now_s();

	must(audit_verify(s->db, s->vault, mem, STR_NONE, &r), "verify");
	say("per_s", (double)r.entries / (now_s() - t));
	say("entries", (double)r.entries);
}

int
main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[1] : "";
	const char *dir = argc > 2 ? argv[2] : "";
	double x = argc > 3 ? strtod(argv[3], NULL) : 1;
	int k = argc > 4 ? (int)strtod(argv[4], NULL) : 1;

	mem = arena_new((size_t)1 << 30);
	if (strcmp(what, "fill") == 0) {
		fill(dir, (uint64_t)x);
		store_close(s);
		return 0;
	}
	if (strcmp(what, "open") == 0) {
		open_it(dir);
		return 0;
	}
	open_dir(dir);
	if (strcmp(what, "write") == 0)
		requests(change_one, x, k);
	else if (strcmp(what, "read") == 0)
		requests(read_one, x, k);
	else if (strcmp(what, "audience") == 0)
		audience((int)x);
	else if (strcmp(what, "withdraw") == 0)
		withdraw((uint64_t)x);
	else if (strcmp(what, "find") == 0)
		find((int)x);
	else if (strcmp(what, "erase") == 0)
		erase((uint64_t)x, k);
	else if (strcmp(what, "append") == 0)
		append(x, k);
	else if (strcmp(what, "verify") == 0)
		verify();
	else
		return 2;
	store_close(s);
	return 0;
}
