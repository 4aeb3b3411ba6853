/* SPDX-License-Identifier: EUPL-1.2 */
/* Do-not-invite marks: who refused is not invited again, and nobody can read
 * from them who it was. */
#include "store_fixture.h"

#include "store/internal.h"

#define KEY   "S-4711"
#define EMAIL "kari.nordmann@blåbær.example"
#define PHONE "+4791234567"

static bool
hit(struct world *w, const struct identifiers *ids)
{
	struct tx tx;
	bool is = false;

	start(w, &tx);
	must(mark_hit(&tx, ids, &is), "mark_hit");
	must(finish(w, &tx, ERR_OK), "hit");
	return is;
}

/* Somebody imported with key, address and number, then erased. */
static void
refuse_one(struct world *w, const char *key, const char *email,
    const char *phone, const struct erasure *how)
{
	const struct provenance from = { 0 };
	struct change c[2] = {
		{ .field = F(w, "email_private"), .text = str_of(email) },
		{ .field = F(w, "mobile"), .text = str_of(phone) },
	};
	const struct grant *add, *erase;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(grant_for(w, &tx, "registry", ACT_ADD, NULL, &add), "add");
	must(person_add(&tx, add, 0, str_of(key), &p), "person");
	must(person_change(&tx, add, p, &from, c, 2, NULL), "change");
	must(finish(w, &tx, ERR_OK), "add");
	start(w, &tx);
	must(person_open(&tx, p->id, &p), "open");
	must(grant_for(w, &tx, "retention", ACT_ERASE, p, &erase), "erase");
	must(person_erase(&tx, erase, p, how, NULL), "erased");
	must(finish(w, &tx, ERR_OK), "erase");
}

static void
test_hits(struct world *w, const char *when)
{
	const struct {
		struct identifiers ids;
		bool want;
		const char *name;
	} cases[] = {
		{ { .key = STR(KEY) }, true, "T-47 the same key" },
		{ { .key = STR(" " KEY " ") }, true, "the key with blanks" },
		{ { .key = STR("S-4712") }, false, "another key" },
		{ { .key = STR(KEY), .source = 1 }, false,
		    "the key of another source" },
		{ { .key = STR(KEY), .email = STR("new@example.com") }, true,
		    "T-47 the same key with another address" },
		{ { .email = STR(EMAIL) }, true, "T-47 the same address" },
		{ { .email = STR("KARI.Nordmann@BLÅBÆR.example") }, true,
		    "T-47 in capitals" },
		{ { .email = STR("kari.nordmann@xn--blbr-roah.example") }, true,
		    "T-47 the domain in its ASCII form" },
		{ { .email = STR("kari.nordmann+uni@blåbær.example") }, true,
		    "T-47 with a tag" },
		{ { .email = STR("kari.nordman@blåbær.example") }, false,
		    "another local part" },
		{ { .email = STR("kari.nordmann@example.com") }, false,
		    "another domain" },
		{ { .email = STR("not an address") }, false, "no address" },
		{ { .phone = STR(PHONE) }, true, "the same number" },
		{ { .phone = STR("+4791234568") }, false, "another number" },
		{ { .key = STR("S-1"),
		      .email = STR("x@example.com"),
		      .phone = STR(PHONE) },
		    true, "one of several is enough" },
		{ { .source = 0 }, false, "nothing identifies nobody" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *name =
		    arena_printf(w->a, "%s, %s", cases[i].name, when).p;

		tap_ok(hit(w, &cases[i].ids) == cases[i].want, name);
	}
}

/* The table holds digests; they fit neither the digest table's nor a plain
 * hash. */
static void
test_mute(struct world *w)
{
	struct str db = read_whole(w->a, world_file(w, "vern.db"));
	struct str log = read_whole(w->a, world_file(w, "ledger.log"));
	const struct str clear[] = { STR(KEY), STR("kari.nordmann"),
		STR("91234567"), STR("xn--blbr"), STR("S-4711") };
	uint8_t plain[VAULT_DIGEST_BYTES], digested[VAULT_DIGEST_BYTES];
	size_t bad = 0;

	hash(STR("kari.nordmann@xn--blbr-roah.example"), plain);
	org_digest(&w->org->digest, DIGEST_PHONE, STR(PHONE), digested);
	for (size_t i = 0; i < ARRAY_LEN(clear); i++)
		bad += memmem(db.p, db.n, clear[i].p, clear[i].n) != NULL ||
		       memmem(log.p, log.n, clear[i].p, clear[i].n) != NULL;
	tap_ok(bad == 0, "T-50 no identifier in clear, table and ledger");
	tap_ok(memmem(db.p, db.n, plain, sizeof(plain)) == NULL,
	    "T-50 no plain hash of the address");
	tap_ok(memmem(db.p, db.n, digested, sizeof(digested)) == NULL,
	    "B09 marks have a key of their own");
}

static void
test_clear(struct world *w)
{
	const struct identifiers by_key = { .key = STR(KEY) };
	const struct identifiers by_phone = { .phone = STR(PHONE) };
	struct tx tx;
	int64_t cleared = 0;

	start(w, &tx);
	must(mark_clear(&tx, STR("somebody@example.com"), &cleared), "c");
	tap_ok(cleared == 0, "another one's sign-up clears nothing");
	must(mark_clear(&tx, STR(EMAIL), &cleared), "clear");
	must(finish(w, &tx, ERR_OK), "clear");
	tap_ok(cleared == 1, "B09 own sign-up clears the refusal");
	tap_ok(!hit(w, &by_key) && !hit(w, &by_phone),
	    "B09 with all that tied to it");
}

static void
test_expiry(struct world *w)
{
	int32_t today = date_days(date_of_instant(clock_now_s()));
	const struct identifiers a = { .email = STR("a@exp.example") };
	const struct identifiers b = { .email = STR("b@exp.example") };
	const struct identifiers c = { .email = STR("c@exp.example") };
	struct erasure how = { .mark = true,
		.reason = MARK_DECLINED,
		.mark_until_day = today };
	struct tx tx;
	int64_t n = 0;

	refuse_one(w, "A", "a@exp.example", "+4790000001", &how);
	how.mark_until_day = today + 1;
	refuse_one(w, "B", "b@exp.example", "+4790000002", &how);
	how.mark_until_day = 0;
	refuse_one(w, "C", "c@exp.example", "+4790000003", &how);
	start(w, &tx);
	must(mark_expire(&tx, &n), "expire");
	must(finish(w, &tx, ERR_OK), "expire");
	tap_ok(n == 4, "C22 the digests of one refusal are over");
	tap_ok(!hit(w, &a), "its last day is over when it comes");
	tap_ok(hit(w, &b), "a day before its end it holds");
	tap_ok(hit(w, &c), "one without an end holds");
}

int
main(void)
{
	const struct erasure how = { .mark = true, .reason = MARK_DECLINED };
	const struct erasure none = { .mark = false };
	const struct identifiers unmarked = { .email = STR("u@x.example") };
	struct world w;

	world_new(&w);
	refuse_one(&w, "U-1", "u@x.example", "+4799999999", &none);
	tap_ok(!hit(&w, &unmarked), "an erasure without a mark leaves none");
	refuse_one(&w, KEY, EMAIL, PHONE, &how);
	test_hits(&w, "fresh");
	must(db_checkpoint(w.s->db), "checkpoint");
	test_mute(&w);
	must(vault_rotate(w.s->vault), "rotate");
	world_reopen(&w);
	test_hits(&w, "after a new key version");
	test_clear(&w);
	test_expiry(&w);
	world_end(&w);
	return tap_done();
}
