/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent, objection, restriction: the stream and the gate's bits. */
#include "store_fixture.h"

#include "store/internal.h"

struct saying {
	struct world *w;
	const struct actor *actor;
	int64_t id;
};

static enum err
say_by(const struct saying *s, const char *purpose, int channel,
    enum consent_state state, enum act act, int grant_purpose_)
{
	struct consent_event ev = { .state = state,
		.purpose = P(s->w, purpose),
		.channel = channel,
		.lang = LANG_EN,
		.method = CHANNEL_PORTAL };
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(s->w, &tx, s->actor, ACTIVITY_SELF);
	must(person_open(&tx, s->id, &p), "open");
	e = tx_decide(&tx, grant_purpose_, act, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_consent(&tx, g, p, &ev);
	return finish(s->w, &tx, e);
}

static enum err
say(const struct saying *s, const char *purpose, int channel,
    enum consent_state state)
{
	return say_by(s, purpose, channel, state, ACT_CONSENT,
	    P(s->w, s->actor->type == ACTOR_PERSON ? "membership" : "rights"));
}

static uint8_t
consent_bits(const struct saying *s, const char *purpose, bool objected)
{
	struct person *p;
	struct tx tx;
	uint8_t bits;

	start(s->w, &tx);
	must(person_open(&tx, s->id, &p), "open");
	bits = objected ? p->facts.objected[P(s->w, purpose)]
			: p->facts.consent[P(s->w, purpose)];
	must(finish(s->w, &tx, ERR_OK), "bits");
	return bits;
}

static struct consent_event *
stream(const struct saying *s, size_t *n)
{
	struct consent_event *list;
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(s->w, &tx);
	must(person_open(&tx, s->id, &p), "open");
	must(grant_for(s->w, &tx, "rights", ACT_SEE, p, &g), "see");
	must(person_consents(&tx, g, p, &list, n), "consents");
	must(finish(s->w, &tx, ERR_OK), "stream");
	return list;
}

static size_t
reached(const struct saying *s, const char *purpose)
{
	struct audience_ask ask = { .purpose = P(s->w, purpose),
		.channel = CHANNEL_EMAIL };
	struct audience got;
	struct str error;

	must(audience_count(s->w->org, s->w->a, &ask, &got, &error), "count");
	return got.reached;
}

static void
test_own(const struct saying *own)
{
	struct consent_event *list;
	size_t n;

	tap_ok(reached(own, "newsletter") == 0, "B12 nobody at first");
	tap_err(say(own, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN), ERR_OK,
	    "the person says yes");
	tap_ok(consent_bits(own, "newsletter", false) == 1 << CHANNEL_EMAIL,
	    "the gate knows it");
	tap_ok(reached(own, "newsletter") == 1, "an audience of one");
	tap_ok(reached(own, "surveys") == 0, "B12 for one purpose only");
	tap_err(say(own, "newsletter", CHANNEL_SMS, CONSENT_GIVEN), ERR_INVALID,
	    "a channel that the purpose does not use");
	tap_err(say(own, "newsletter", -1, CONSENT_GIVEN), ERR_INVALID,
	    "yes to all channels at once is not asked for");
	tap_err(say(own, "membership", CHANNEL_EMAIL, CONSENT_GIVEN),
	    ERR_INVALID, "a purpose that does not rest on consent");
	tap_err(say(own, "newsletter", CHANNEL_EMAIL, CONSENT_WITHDRAWN),
	    ERR_OK, "LAW-4 the person says no");
	tap_ok(reached(own, "newsletter") == 0,
	    "LAW-4 the very next audience is without");
	tap_err(say(own, "newsletter", CHANNEL_EMAIL, CONSENT_WITHDRAWN),
	    ERR_OK, "no once more is no error");
	list = stream(own, &n);
	tap_ok(n == 3 && list[0].state == CONSENT_GIVEN &&
		   list[1].state == CONSENT_WITHDRAWN &&
		   list[2].state == CONSENT_WITHDRAWN,
	    "B12 the stream keeps each word in its order");
	tap_ok(list[0].text_hash.n == 32 && list[0].by == ACTOR_PERSON &&
		   list[0].revision == 1 && list[0].lang == LANG_EN &&
		   list[0].at_s > 0,
	    "B12 with text, language, statement, actor and time");
}

/* What was beside the box can be shown again. */
static void
test_text(const struct saying *own)
{
	struct stmt *st = db_stmt(own->w->s->db, SQL_CONSENT_TEXT_GET);
	struct consent_event *list;
	uint8_t h[VAULT_DIGEST_BYTES];
	struct str text;
	size_t n;
	bool has;

	list = stream(own, &n);
	stmt_i64(st, own->w->org->id);
	stmt_blob(st, list[0].text_hash);
	must(stmt_row(st, &has), "text");
	tap_ok(has, "T-35 the text is kept");
	text = arena_str(own->w->a, col_text(st, 1));
	stmt_done(st);
	hash(text, h);
	tap_ok(memcmp(h, list[0].text_hash.p, sizeof(h)) == 0,
	    "T-35 its hash is the one in the stream");
	tap_ok(str_find(text, STR("newsletter")) != SIZE_MAX ||
		   str_find(text, STR("Newsletter")) != SIZE_MAX,
	    "T-35 it is the text in the person's language");
}

static void
test_objection(const struct saying *own)
{
	must(say(own, "surveys", CHANNEL_EMAIL, CONSENT_GIVEN), "yes");
	tap_err(say(own, "surveys", -1, CONSENT_OBJECTED), ERR_OK,
	    "G21 an objection to a purpose");
	tap_ok(consent_bits(own, "surveys", true) == 0xff &&
		   consent_bits(own, "surveys", false) == 0,
	    "G21 ends its consents too");
	tap_err(say(own, "surveys", -1, CONSENT_OBJECTION_LIFTED), ERR_OK,
	    "the person lifts it");
	tap_ok(reached(own, "surveys") == 0,
	    "lifting an objection is no consent");
	tap_err(say(own, "surveys", CHANNEL_EMAIL, CONSENT_GIVEN), ERR_OK,
	    "a new yes");
	tap_ok(reached(own, "surveys") == 1, "counts");
}

/* T-34: staff pass on a no at once and a yes as a question. */
static void
test_staff(const struct saying *own)
{
	struct actor office = { .type = ACTOR_STAFF,
		.id = 7,
		.purpose = -1,
		.role = statement_role(own->w->org->st, STR("alumni_office")) };
	struct saying staff = { own->w, &office, own->id };
	struct actor token = { .type = ACTOR_TOKEN,
		.id = 8,
		.role = office.role,
		.purpose = P(own->w, "rights") };
	struct saying job = { own->w, &token, own->id };
	struct consent_event *list;
	size_t n;

	tap_err(say(&staff, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN), ERR_OK,
	    "staff enter a yes from a letter");
	tap_ok(reached(own, "newsletter") == 0,
	    "T-34 it does not count until the person says so");
	list = stream(own, &n);
	tap_ok(list[n - 1].state == CONSENT_REQUESTED &&
		   list[n - 1].by == ACTOR_STAFF,
	    "T-34 it stands in the stream as asked for");
	tap_err(say(&job, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN), ERR_OK,
	    "so with an API token");
	tap_ok(reached(own, "newsletter") == 0, "T-34 nobody else widens");
	tap_err(say(&staff, "surveys", CHANNEL_EMAIL, CONSENT_WITHDRAWN),
	    ERR_OK, "staff enter a no");
	tap_ok(reached(own, "surveys") == 0, "T-34 it counts at once");
	must(say(own, "surveys", -1, CONSENT_OBJECTED), "objection");
	tap_err(say(&staff, "surveys", -1, CONSENT_OBJECTION_LIFTED),
	    ERR_DENIED, "T-34 staff lift no objection");
	tap_err(say_by(&staff, "surveys", CHANNEL_EMAIL, CONSENT_GIVEN,
		    ACT_CORRECT, P(own->w, "registry")),
	    ERR_DENIED, "correcting is not consenting");
}

static void
test_link(const struct saying *own)
{
	struct actor link = { .type = ACTOR_LINK,
		.id = own->id,
		.role = -1,
		.purpose = -1 };
	struct saying mailed = { own->w, &link, own->id };
	int newsletter = P(own->w, "newsletter");

	must(say(own, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN), "yes");
	tap_err(say_by(&mailed, "newsletter", CHANNEL_EMAIL, CONSENT_WITHDRAWN,
		    ACT_RESTRICT, newsletter),
	    ERR_OK, "B15 a mailed link says no");
	tap_ok(reached(own, "newsletter") == 0, "B15 at once");
	tap_err(say_by(&mailed, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN,
		    ACT_RESTRICT, newsletter),
	    ERR_DENIED, "T-18 and never yes");
	tap_err(say_by(&mailed, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN,
		    ACT_CONSENT, newsletter),
	    ERR_DENIED, "LAW-1 T-18 by no grant");
}

static void
test_restriction(const struct saying *own)
{
	struct world *w = own->w;
	struct actor office = { .type = ACTOR_STAFF,
		.id = 7,
		.purpose = -1,
		.role = statement_role(w->org->st, STR("alumni_office")) };
	struct consent_event *list;
	const struct grant *g;
	struct person *p;
	struct tx tx;
	size_t n;

	must(say(own, "newsletter", CHANNEL_EMAIL, CONSENT_GIVEN), "yes");
	start_as(w, &tx, &office, ACTIVITY_RIGHTS);
	must(person_open(&tx, own->id, &p), "open");
	must(grant_for(w, &tx, "rights", ACT_RESTRICT, p, &g), "restrict");
	tap_err(person_restrict(&tx, g, p, true), ERR_OK, "B20 use is stopped");
	tap_err(person_restrict(&tx, g, p, false), ERR_DENIED,
	    "B20 staff do not let it go on");
	must(finish(w, &tx, ERR_OK), "restrict");
	tap_ok(reached(own, "newsletter") == 0,
	    "B20 nothing is sent to somebody who said stop");
	start_as(w, &tx, own->actor, ACTIVITY_SELF);
	must(person_open(&tx, own->id, &p), "open");
	must(grant_for(w, &tx, "membership", ACT_CONSENT, p, &g), "consent");
	tap_err(person_restrict(&tx, g, p, false), ERR_OK,
	    "B20 the person lets it go on");
	must(finish(w, &tx, ERR_OK), "restrict");
	tap_ok(reached(own, "newsletter") == 1, "B20 and the consent stands");
	list = stream(own, &n);
	tap_ok(list[n - 1].state == CONSENT_UNRESTRICTED &&
		   list[n - 2].state == CONSENT_RESTRICTED &&
		   list[n - 1].purpose == -1,
	    "B20 both stand in the stream");
}

/* The ledger has each narrowing, no widening, and no identifier. */
static void
test_ledger(const struct saying *own)
{
	struct str log =
	    read_whole(own->w->a, world_file(own->w, "ledger.log"));
	size_t objected = 0, withdrawn = 0, given = 0;
	struct str rest = log, line;

	while (str_cut(&rest, '\n', &line)) {
		objected += str_find(line, STR(" objected ")) != SIZE_MAX;
		withdrawn += str_find(line, STR(" withdrawn ")) != SIZE_MAX;
		given += str_find(line, STR(" given ")) != SIZE_MAX;
	}
	tap_ok(objected == 2 && withdrawn == 4 && given == 0,
	    "the ledger has every no and no yes");
	tap_ok(str_find(log, STR("kari")) == SIZE_MAX,
	    "the ledger has no address");
}

int
main(void)
{
	struct world w;
	struct actor kari = { .type = ACTOR_PERSON, .role = -1, .purpose = -1 };
	struct saying own = { &w, &kari, 0 };

	world_new(&w);
	own.id = kari.id =
	    add_person(&w, "Kari Nordmann", "kari@example.com", STAGE_MEMBER);
	test_own(&own);
	test_text(&own);
	test_objection(&own);
	test_staff(&own);
	test_link(&own);
	test_restriction(&own);
	test_ledger(&own);
	world_end(&w);
	return tap_done();
}
