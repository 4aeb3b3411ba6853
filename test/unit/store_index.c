/* SPDX-License-Identifier: EUPL-1.2 */
/* The index: what it says is what the records and the policy say. */
#include "store_fixture.h"

#include "store/idset.h"
#include "store/internal.h"

#define PEOPLE 700

static uint64_t seed = 20261122;

/* xorshift64: the same people in each run. */
static uint32_t
dice(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 20) % n;
}

static const char *const given[] = { "Anne", "Bjørn", "Cecilie", "Øystein",
	"Åse", "Anne-Marie", "Jon Erik", "Märtha" };
static const char *const family[] = { "Hansen", "Aas", "Åsen", "Ødegård", "Ærø",
	"Østby", "Kristiansen", "Kristiansund", "de la Cruz" };
static const char *const places[] = { "Oslo", "Trondheim", "Tromsø", "BODØ" };
static const char *const programmes[] = { "Fysikk", "Kjemi", "Nordisk språk" };

/* Anything the gate may meet, also what no page would make. */
static void
random_facts(struct world *w, struct person *p)
{
	static const unsigned stages[] = { STAGE_MEMBER, STAGE_MEMBER,
		STAGE_MEMBER, STAGE_POSSIBLE, STAGE_INVITED, STAGE_LEAVING,
		STAGE_DECEASED };
	struct person_facts *f = &p->facts;

	f->stage = stages[dice(ARRAY_LEN(stages))];
	f->kinds = dice(1U << w->org->st->kinds_n);
	f->restricted = dice(6) == 0;
	f->protected_address = dice(5) == 0;
	for (size_t i = 0; i < w->org->st->purposes_n; i++) {
		f->consent[i] = (uint8_t)dice(1U << CHANNEL_MAX);
		f->objected[i] = dice(4) == 0 ? (uint8_t)dice(256) : 0;
		if (dice(20) == 0)
			f->objected[i] = 0xff;
	}
	person_touch(p);
}

static void
put(struct world *w, struct tx *tx, const struct grant *g, struct person *p,
    int field, int item, const char *text)
{
	const struct provenance from = { .source = 0, .channel = CHANNEL_FORM };
	struct change c = { .field = field,
		.item = item,
		.text = str_of(text) };

	(void)w;
	must(person_change(tx, g, p, &from, &c, 1, NULL), "change");
}

static void
add_random(struct world *w)
{
	char name[80], email[80];
	const struct grant *g;
	struct person *p;
	struct tx tx;

	(void)snprintf(name, sizeof(name), "%s %s",
	    given[dice(ARRAY_LEN(given))], family[dice(ARRAY_LEN(family))]);
	(void)snprintf(email, sizeof(email), "p%u@example.com", dice(100000));
	start(w, &tx);
	must(person_open(&tx, new_person(w, &tx, name, email, STAGE_MEMBER),
		 &p),
	    "open");
	must(grant_for(w, &tx, "registry", ACT_ADD, NULL, &g), "grant");
	put(w, &tx, g, p, F(w, "home_place"), 0,
	    places[dice(ARRAY_LEN(places))]);
	if (dice(3) != 0)
		put(w, &tx, g, p, PART(w, "education", "programme"), 1,
		    programmes[dice(ARRAY_LEN(programmes))]);
	if (dice(3) == 0)
		put(w, &tx, g, p, PART(w, "education", "programme"), 2,
		    programmes[dice(ARRAY_LEN(programmes))]);
	if (dice(2) == 0)
		put(w, &tx, g, p, F(w, "engagement"), 0,
		    dice(2) == 0 ? "speaker,mentor" : "mentor");
	must(group_apply_rules(&tx, p), "rules");
	random_facts(w, p);
	must(finish(w, &tx, ERR_OK), "add_random");
}

static bool
in_group(const struct person *p, int64_t group)
{
	for (size_t i = 0; i < p->facts.groups_n; i++)
		if (p->facts.groups[i] == group)
			return true;
	return group == 0;
}

/* Every person's record and the policy, one by one: the slow truth. */
struct truth {
	struct audience sum;
	int64_t ids[PEOPLE * 2];
	size_t n;
};

static void
truth_of(struct world *w, const struct audience_ask *want, struct truth *t)
{
	struct arena *one = arena_new((size_t)64 << 20);
	struct tx tx;
	int64_t id = 0;

	*t = (struct truth){ 0 };
	must(tick_begin(w->s), "tick");
	must(tx_begin(&tx, w->s, w->org, one, &operator_actor,
		 ACTIVITY_MESSAGE),
	    "tx");
	while ((id = index_next(w->org->index, id)) != 0) {
		struct person *p;
		struct ask ask = { .actor = &operator_actor,
			.purpose = want->purpose,
			.act = ACT_SEND,
			.activity = ACTIVITY_MESSAGE,
			.channel = want->channel };
		struct verdict v;

		must(person_open(&tx, id, &p), "open");
		ask.person = &p->facts;
		if (!in_group(p, want->group))
			continue;
		(void)policy_decide(w->org->st, &ask, one, &v);
		t->sum.total++;
		if (v.allowed)
			t->ids[t->n++] = id;
		else
			t->sum.by_reason[v.reason]++;
	}
	t->sum.reached = t->n;
	must(tx_end(&tx, ERR_OK), "tx_end");
	must(tick_end(w->s), "tick_end");
	arena_free(one);
}

static bool
same_ids(struct world *w, const struct audience_ask *ask, const struct truth *t)
{
	struct arena *a = arena_new((size_t)64 << 20);
	size_t got = 0, n = 1;
	int64_t after = 0, *ids;
	bool same = true;

	while (same && n > 0) {
		must(audience_each(w->org, a, ask, after, 50, &ids, &n),
		    "each");
		for (size_t i = 0; i < n; i++, got++)
			same &= got < t->n && ids[i] == t->ids[got];
		if (n > 0)
			after = ids[n - 1];
	}
	arena_free(a);
	return same && got == t->n;
}

/* All purposes and channels; a group now and then. */
static int
differences(struct world *w)
{
	static struct truth t;
	struct arena *a = arena_new((size_t)64 << 20);
	int bad = 0;
	struct str error;

	for (size_t i = 0; i < w->org->st->purposes_n; i++) {
		int64_t first = index_next(w->org->index, 0);
		struct audience_ask ask = { .purpose = (int)i,
			.channel = dice(4) == 0 ? (int)dice(CHANNEL_MAX) - 1
						: CHANNEL_EMAIL };
		struct audience got;

		if (dice(3) == 0) {
			struct person *p;
			struct tx tx;

			start(w, &tx);
			must(person_open(&tx, first, &p), "open");
			if (p->facts.groups_n > 0)
				ask.group = p->facts.groups[0];
			must(finish(w, &tx, ERR_OK), "end");
		}
		truth_of(w, &ask, &t);
		must(audience_count(w->org, a, &ask, &got, &error), "count");
		if (memcmp(&got, &t.sum, sizeof(got)) != 0 ||
		    !same_ids(w, &ask, &t)) {
			printf("# purpose %zu: %zu of %zu, not %zu of %zu\n", i,
			    got.reached, got.total, t.sum.reached, t.sum.total);
			bad++;
		}
		arena_reset(a);
	}
	arena_free(a);
	return bad;
}

/* The same statement with purposes as no author would write them. */
static void
random_purposes(struct world *w)
{
	struct statement *st = ARENA_NEW(w->a, struct statement);

	*st = *w->org->st;
	st->masks = NULL; /* of the purposes as they were */
	st->purposes = ARENA_ARRAY(w->a, struct purpose, st->purposes_n);
	memcpy(st->purposes, w->org->st->purposes,
	    st->purposes_n * sizeof(*st->purposes));
	for (size_t i = 0; i < st->purposes_n; i++) {
		struct purpose *p = &st->purposes[i];

		p->stages = dice(32);
		p->class = (enum message_class)dice(CLASS_STATUTORY + 1);
		p->channels = dice(1U << CHANNEL_MAX);
		p->activities = dice(1U << ACTIVITY_MAX) & dice(1U << 13);
		p->kinds.n = dice(3);
		p->kinds.at = ARENA_ARRAY(w->a, int, 3);
		for (size_t k = 0; k < p->kinds.n; k++)
			p->kinds.at[k] = (int)dice((uint32_t)st->kinds_n);
		p->except.n = dice(2);
		p->except.at = ARENA_ARRAY(w->a, int, 2);
		for (size_t k = 0; k < p->except.n; k++)
			p->except.at[k] = (int)dice((uint32_t)st->kinds_n);
		p->bases_n = dice(4);
		p->bases = ARENA_ARRAY(w->a, struct basis, 4);
		for (size_t k = 0; k < p->bases_n; k++) {
			struct basis *b = &p->bases[k];

			b->code = (enum basis_code)dice(BASIS_F + 1);
			b->kinds.n = dice(3);
			b->kinds.at = ARENA_ARRAY(w->a, int, 3);
			for (size_t m = 0; m < b->kinds.n; m++)
				b->kinds.at[m] =
				    (int)dice((uint32_t)st->kinds_n);
		}
	}
	w->org->st = st;
	must(index_build(w->s, w->org), "index_build");
}

static void
change_some(struct world *w)
{
	int64_t id = 0;

	while ((id = index_next(w->org->index, id)) != 0) {
		const struct grant *g;
		struct person *p;
		struct tx tx;

		if (dice(3) != 0)
			continue;
		start(w, &tx);
		must(person_open(&tx, id, &p), "open");
		if (dice(6) == 0) {
			const struct erasure how = { .mark = false };

			must(grant_for(w, &tx, "retention", ACT_ERASE, p, &g),
			    "grant");
			must(person_erase(&tx, g, p, &how, NULL), "erase");
		} else {
			random_facts(w, p);
		}
		must(finish(w, &tx, ERR_OK), "change_some");
	}
}

static void
test_gate(struct world *w)
{
	int bad;

	tap_ok(index_people(w->org->index) == PEOPLE,
	    "everybody is in the index after the commit");
	tap_ok(differences(w) == 0,
	    "B05 audiences: same people and reasons as policy_decide");
	change_some(w);
	tap_ok(index_people(w->org->index) < PEOPLE,
	    "the erased are out of the index");
	tap_ok(differences(w) == 0,
	    "B05 audiences after changes and erasures: the same");
	world_reopen(w);
	tap_ok(differences(w) == 0,
	    "B05 audiences of an index built at start: the same");
	bad = 0;
	for (int i = 0; i < 12; i++) {
		random_purposes(w);
		bad += differences(w);
	}
	tap_ok(bad == 0, "B05 audiences of random purposes: the same");
	printf("# %zu bytes a person\n",
	    index_bytes(w->org->index) / index_people(w->org->index));
	world_reopen(w);
}

/* ---- search --------------------------------------------------------- */

static struct str
found(struct world *w, const char *text, size_t max)
{
	struct index_hit *hits;
	size_t n;
	struct buf b;
	struct str s;

	buf_init(&b, 65536);
	index_find(w->org->index, w->a, str_of(text), max, &hits, &n);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_puts(&b, "; ");
		buf_put(&b, hits[i].name);
	}
	s = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return s;
}

static const struct {
	const char *text;
	size_t max;
	const char *want;
} searches[] = {
	{ "", 10, "" },
	{ "   ", 10, "" },
	{ "hans", 10, "Jon Hansen; Xa Hansen; Åse Hansen" },
	{ "HANSEN åse", 10, "Åse Hansen" },
	{ "ase", 10, "" },
	{ "ansen", 10, "" },
	{ "hansen olsen", 10, "" },
	{ "a", 10, "Åse Hansen; Anne-Marie Østby; Kari Aas; Xa Aas; Xb Aas" },
	{ "a", 1, "Åse Hansen" },
	{ "a", 0, "" },
	{ "marie", 10, "Anne-Marie Østby" },
	{ "anne-m", 10, "Anne-Marie Østby" },
	{ "kari@", 10, "Kari Aas" },
	{ "ari@", 10, "" },
	{ "example.com", 10, "" },
	{ "912 34", 10, "Jon Hansen" },
	{ "+47 912 34 567", 10, "Jon Hansen" },
	{ "234", 10, "" },
	{ "märth", 10, "Märtha Ærø" },
	{ "martha", 10, "Märtha Ærø" },
	{ "ødegard", 10, "" },
	{ "o", 10, "" },
	{ "\xff\xfe", 10, "" },
	{ "%", 10, "" },
	{ "x", 10,
	    "Xa Hansen; Xa Zacharias; Xa Ærø; Xa Østby; Xa Aas; "
	    "Xb Aas; Xa Åsen" },
	{ "x a", 3, "Xa Aas; Xb Aas" },
	{ "xa å", 3, "Xa Åsen" },
};
static const char *const ordered[] = { "Xa Åsen", "Xa Østby", "Xb Aas",
	"Xa Hansen", "Xa Aas", "Xa Ærø", "Xa Zacharias" };

static void
test_search(struct world *w)
{
	static const struct {
		const char *name, *email;
	} people[] = { { "Jon Hansen", "jon@example.com" },
		{ "Åse Hansen", "aase@example.com" },
		{ "Kari Aas", "kari@example.com" },
		{ "Anne-Marie Østby", "am@example.com" },
		{ "Märtha Ærø", NULL } };
	struct str id;

	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		int64_t n = add_person(w, people[i].name, people[i].email,
		    STAGE_MEMBER);
		const struct grant *g;
		struct person *p;
		struct tx tx;

		if (i != 0)
			continue;
		id = id_print(w->a, n);
		start(w, &tx);
		must(person_open(&tx, n, &p), "open");
		must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &g), "g");
		put(w, &tx, g, p, F(w, "mobile"), 0, "+4791234567");
		must(finish(w, &tx, ERR_OK), "phone");
	}
	for (size_t i = 0; i < ARRAY_LEN(ordered); i++)
		(void)add_person(w, ordered[i], NULL, STAGE_MEMBER);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < ARRAY_LEN(searches); i++) {
			const char *name = arena_printf(w->a,
			    "search \"%s\", %s", searches[i].text,
			    pass == 0 ? "just added" : "built at start")
					       .p;

			tap_str(found(w, searches[i].text, searches[i].max),
			    str_of(searches[i].want), name);
		}
		tap_str(found(w, id.p, 10), STR("Jon Hansen"),
		    "a whole number finds its person");
		tap_str(found(w, arena_cstr(w->a, str_sub(id, 0, 8)), 10),
		    STR("Jon Hansen"), "so does the beginning of one");
		world_reopen(w);
	}
}

/* A new name is found at once, the old one no more. */
static void
test_rename(struct world *w)
{
	const struct grant *g;
	struct person *p;
	struct tx tx;
	int64_t id = add_person(w, "Qvist Qvam", "q@example.com", STAGE_MEMBER);

	tap_str(found(w, "qvam", 5), STR("Qvist Qvam"), "before");
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &g), "grant");
	put(w, &tx, g, p, F(w, "full_name"), 0, "Qvist Wold");
	tap_str(found(w, "wold", 5), STR(""),
	    "nothing changes before the commit");
	must(finish(w, &tx, ERR_OK), "rename");
	tap_str(found(w, "wold", 5), STR("Qvist Wold"), "the new name");
	tap_str(found(w, "qvam", 5), STR(""), "not the old name");
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &g), "grant");
	put(w, &tx, g, p, F(w, "full_name"), 0, "Qvist Undone");
	(void)finish(w, &tx, ERR_CONFLICT);
	tap_str(found(w, "qvist", 5), STR("Qvist Wold"),
	    "a change that was undone is not seen");
}

/* ---- expressions ---------------------------------------------------- */

static const struct {
	const char *purpose, *text;
	enum err want;
	int people; /* of the three below; -1: not asked */
	const char *error;
} wheres[] = {
	{ "events_social", "home_place is \"Oslo\"", ERR_OK, 1, "" },
	{ "events_social", "home_place is \"OSLO\"", ERR_OK, 1, "" },
	{ "events_social",
	    "home_place er \"oslo\" eller "
	    "home_place er \"Bodø\"",
	    ERR_OK, 2, "" },
	{ "events_social", "not home_place is \"Oslo\"", ERR_OK, 2, "" },
	{ "events_social", "home_place is \"Hemmelig\"", ERR_OK, 0, "" },
	{ "events_professional",
	    "education.programme is \"Kjemi\" and home_place is "
	    "\"Oslo\"",
	    ERR_OK, 1, "" },
	{ "events_professional",
	    "(education.programme is \"Kjemi\" or home_place is "
	    "\"Bodø\") and not home_place is \"Oslo\"",
	    ERR_OK, 1, "" },
	{ "engagement_requests", "engagement is \"mentor\"", ERR_OK, 1, "" },
	{ "engagement_requests", "engagement is \"Foredragsholder\"", ERR_OK, 1,
	    "" },
	{ "engagement_requests", "engagement is \"partner\"", ERR_OK, 0, "" },
	{ "events_social", "  ", ERR_OK, 3, "" },
	{ "newsletter", "home_place is \"Oslo\"", ERR_DENIED, -1,
	    "character 1: home_place is not declared for choosing "
	    "recipients of newsletter" },
	{ "events_social", "education.programme is \"Kjemi\"", ERR_DENIED, -1,
	    "character 1: education.programme is not declared for "
	    "choosing recipients of events_social" },
	{ "events_social", "mobile is \"+4791234567\"", ERR_DENIED, -1, NULL },
	{ "events_social", "no_such is \"x\"", ERR_INVALID, -1,
	    "character 1: there is no field no_such" },
	{ "events_social", "education is \"x\"", ERR_INVALID, -1,
	    "character 1: there is no field education" },
	{ "events_social", "home_place \"x\"", ERR_INVALID, -1,
	    "character 12: 'is', 'before' or 'after' is expected" },
	{ "events_social", "home_place is Oslo", ERR_INVALID, -1,
	    "character 15: a value in quotation marks is expected" },
	{ "events_social", "home_place is \"Oslo", ERR_INVALID, -1,
	    "character 15: the quotation mark is not closed" },
	{ "events_social", "(home_place is \"Oslo\"", ERR_INVALID, -1,
	    "character 22: ')' is expected" },
	{ "events_social",
	    "home_place is \"Oslo\" home_place is "
	    "\"x\"",
	    ERR_INVALID, -1, "character 22: 'and' or 'or' is expected" },
	{ "events_social", "home_place before 2020-01-01", ERR_INVALID, -1,
	    "character 19: the field is not a date" },
	{ "events_social", "and", ERR_INVALID, -1, NULL },
	{ "events_social", "not", ERR_INVALID, -1,
	    "character 4: the name of a field is expected" },
	{ "events_social", ")", ERR_INVALID, -1, NULL },
	{ "events_social", "home_place is \"Oslo\" or", ERR_INVALID, -1, NULL },
	{ "events_social", "\"home_place\" is \"Oslo\"", ERR_INVALID, -1,
	    NULL },
	{ "events_social", "home_place is \"\xff\"", ERR_INVALID, -1, NULL },
};

static void
test_where(struct world *w)
{
	static const char *const names[] = { "Where One", "Where Two",
		"Where Three" };
	struct tx tx;
	const struct grant *g;
	struct person *p;
	int64_t ids[3];

	for (int i = 0; i < 3; i++)
		ids[i] = add_person(w, names[i], NULL, STAGE_MEMBER);
	for (int i = 0; i < 3; i++) {
		start(w, &tx);
		must(person_open(&tx, ids[i], &p), "open");
		must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &g), "g");
		put(w, &tx, g, p, F(w, "home_place"), 0,
		    i == 0   ? "Oslo"
		    : i == 1 ? "Bodø"
			     : "Hemmelig");
		if (i == 0) {
			put(w, &tx, g, p, PART(w, "education", "programme"), 1,
			    "Kjemi");
			put(w, &tx, g, p, PART(w, "education", "programme"), 2,
			    "Fysikk");
			put(w, &tx, g, p, F(w, "engagement"), 0,
			    "speaker,mentor");
		}
		p->facts.protected_address = i == 2;
		memset(p->facts.consent, 0xff, sizeof(p->facts.consent));
		person_touch(p);
		must(finish(w, &tx, ERR_OK), "where");
	}
	for (size_t i = 0; i < ARRAY_LEN(wheres); i++) {
		struct audience_ask ask = { .purpose = P(w, wheres[i].purpose),
			.lang = LANG_EN,
			.channel = CHANNEL_EMAIL,
			.where = str_of(wheres[i].text) };
		struct audience got;
		struct str error;

		tap_err(audience_count(w->org, w->a, &ask, &got, &error),
		    wheres[i].want, wheres[i].text);
		if (wheres[i].people >= 0)
			tap_ok(got.reached == (size_t)wheres[i].people,
			    "reaches whom it should");
		else if (wheres[i].error != NULL)
			tap_str(error, str_of(wheres[i].error), "says why");
	}
}

static void
test_where_languages(struct world *w)
{
	static const struct {
		enum lang lang;
		const char *text, *error;
	} cases[] = {
		{ LANG_NB, "nowhere is \"x\"",
		    "tegn 1: feltet nowhere finnes ikke" },
		{ LANG_NN, "nowhere is \"x\"",
		    "teikn 1: feltet nowhere finst ikkje" },
		{ LANG_NB, "home_place was",
		    "tegn 12: her skal «er», «før» "
		    "eller «etter» stå" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct audience_ask ask = { .purpose = P(w, "events_social"),
			.lang = cases[i].lang,
			.channel = CHANNEL_EMAIL,
			.where = str_of(cases[i].text) };
		struct audience got;
		struct str error;

		tap_err(audience_count(w->org, w->a, &ask, &got, &error),
		    ERR_INVALID, cases[i].text);
		tap_str(error, str_of(cases[i].error), "in the language");
	}
}

/* Deep and long expressions end in an answer, not in memory. */
static void
test_where_limits(struct world *w)
{
	struct audience_ask ask = { .purpose = P(w, "events_social"),
		.channel = CHANNEL_EMAIL };
	struct audience got;
	struct str error;
	struct buf b;

	buf_init(&b, 100000);
	for (int i = 0; i < 2000; i++)
		buf_putc(&b, '(');
	ask.where = buf_str(&b);
	tap_err(audience_count(w->org, w->a, &ask, &got, &error), ERR_INVALID,
	    "two thousand parentheses");
	buf_reset(&b);
	for (int i = 0; i < 900; i++)
		buf_puts(&b, "not ");
	ask.where = buf_str(&b);
	tap_err(audience_count(w->org, w->a, &ask, &got, &error), ERR_INVALID,
	    "nine hundred times not");
	buf_reset(&b);
	for (int i = 0; i < 100; i++)
		buf_printf(&b, "%shome_place is \"x\"", i > 0 ? " or " : "");
	ask.where = buf_str(&b);
	tap_err(audience_count(w->org, w->a, &ask, &got, &error), ERR_INVALID,
	    "more tests than allowed");
	buf_release(&b);
}

/* ---- sets ----------------------------------------------------------- */

static void
test_idset(void)
{
	static uint8_t model[200000];
	static uint64_t scratch[IDSET_WORDS];
	struct idset s = { 0 };
	uint32_t n = 0, bad = 0;

	for (int i = 0; i < 600000; i++) {
		uint32_t x = dice(2) == 0 ? dice(200000) : dice(6000);

		if (dice(i < 300000 ? 3 : 2) == 0) {
			n -= model[x];
			model[x] = 0;
			idset_remove(&s, x);
		} else {
			n += 1U - model[x];
			model[x] = 1;
			idset_add(&s, x);
		}
		bad += s.count != n;
	}
	for (uint32_t x = 0; x < 200000; x++) {
		const uint64_t *b;

		bad += idset_has(&s, x) != (model[x] != 0);
		b = idset_bits(&s, x / IDSET_CHUNK, scratch);
		if (x % 64 == 0)
			for (uint32_t k = 0; k < 64; k++)
				bad += (b[x % IDSET_CHUNK / 64] >> k & 1) !=
				       model[x + k];
	}
	tap_ok(bad == 0, "a set of slots is a set");
	for (uint32_t x = 0; x < 200000; x++)
		idset_remove(&s, x);
	tap_ok(s.count == 0 && s.chunks_n == 0, "and can be emptied");
	idset_free(&s);
}

int
main(void)
{
	struct world w;

	test_idset();
	world_new(&w);
	test_where(&w);
	test_where_languages(&w);
	test_where_limits(&w);
	world_end(&w);
	world_new(&w);
	test_search(&w);
	test_rename(&w);
	world_end(&w);
	world_new(&w);
	for (int i = 0; i < PEOPLE; i++)
		add_random(&w);
	test_gate(&w);
	world_end(&w);
	return tap_done();
}
