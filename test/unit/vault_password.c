/* SPDX-License-Identifier: EUPL-1.2 */
/* vault: passwords and one-time codes. */
#include "tap.h"

#include "vault/private.h"

static struct arena *a;

static void
test_password(void)
{
	struct str hashed, again, long_pw, cut;

	if (password_hash(a, STR("correct horse"), &hashed) != ERR_OK ||
	    password_hash(a, STR("correct horse"), &again) != ERR_OK)
		return;
	tap_ok(!password_ok(hashed, STR("correct hors")), "T-62 too short");
	tap_ok(!password_ok(hashed, STR("Correct horse")), "another case");
	tap_ok(!password_ok(hashed, STR_NONE), "no password");
	tap_ok(!password_ok(STR_NONE, STR_NONE), "no hash opens for nothing");
	tap_ok(!password_ok(STR("$argon2id$"), STR("x")), "half a hash");
	cut = str_sub(hashed, 0, hashed.n - 1);
	tap_ok(!password_ok(cut, STR("correct horse")), "a hash cut off");
	long_pw.p = arena_alloc(a, 5000);
	long_pw.n = 5000;
	tap_ok(!password_ok(long_pw, STR("x")), "a hash that is too long");
	tap_ok(password_ok(hashed, STR("correct horse")), "the password");
	tap_ok(!str_eq(hashed, again), "each hash has its own salt");
	tap_ok(str_starts(hashed, STR("$argon2id$v=19$m=65536,t=2,p=1$")),
	    "Argon2id, 64 MiB, two passes");
}

/* RFC 2202, section 3. */
static void
test_hmac(void)
{
	static const struct {
		struct str key, text;
		const char *want;
	} cases[] = {
		{ { "\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b"
		    "\x0b\x0b\x0b\x0b\x0b\x0b",
		      20 },
		    { "Hi There", 8 },
		    "b617318655057264e28bc0b6fb378c8ef146be00" },
		{ { "Jefe", 4 }, { "what do ya want for nothing?", 28 },
		    "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
	};
	char key[80];
	uint8_t mac[20];

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		hmac_sha1(cases[i].key, cases[i].text, mac);
		tap_str(hex_encode(a,
			    (struct str){ .p = (char *)mac, .n = 20 }),
		    str_of(cases[i].want), "RFC 2202 HMAC-SHA-1");
	}
	memset(key, 0xaa, sizeof(key));
	hmac_sha1((struct str){ .p = key, .n = sizeof(key) },
	    STR("Test Using Larger Than Block-Size Key and Larger Than One "
		"Block-Size Data"),
	    mac);
	tap_str(hex_encode(a, (struct str){ .p = (char *)mac, .n = 20 }),
	    STR("e8e99d0f45237d786d6bbaa7965c7808bbff1a91"),
	    "RFC 2202 HMAC-SHA-1, long key");
}

/* RFC 6238, appendix B, SHA-1: eight digits. */
static void
test_totp_vectors(void)
{
	static const struct {
		int64_t at_s;
		uint32_t code;
	} cases[] = {
		{ 59, 94287082 },
		{ 1111111109, 7081804 },
		{ 1111111111, 14050471 },
		{ 1234567890, 89005924 },
		{ 2000000000, 69279037 },
		{ 20000000000, 65353130 },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_ok(totp_code(STR("12345678901234567890"),
			   cases[i].at_s / 30, 8) == cases[i].code,
		    "RFC 6238 appendix B");
}

static void
test_totp(void)
{
	/* "12345678901234567890" in base 32; at 59 s the code is 287082. */
	struct str secret = STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	static const struct {
		const char *what, *code;
		int64_t now_s, last_step;
		bool want;
	} cases[] = {
		{ "another code", "287083", 59, 0, false },
		{ "no code", "", 59, 0, false },
		{ "five digits", "28708", 59, 0, false },
		{ "eight digits", "94287082", 59, 0, false },
		{ "a sign is no digit", "-28708", 59, 0, false },
		{ "letters", "28708a", 59, 0, false },
		{ "a code used already", "287082", 59, 1, false },
		{ "a code older than the last", "287082", 59, 7, false },
		{ "two steps late", "287082", 90, 0, false },
		{ "two steps early", "287082", -61, -9, false },
		{ "in its step", "287082", 59, 0, true },
		{ "one step late", "287082", 89, 0, true },
		{ "one step early", "287082", 29, 0, true },
	};
	struct str own = totp_secret(a);
	uint8_t raw[64];
	size_t n = 0;
	int64_t step = -1;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_ok(totp_ok(secret, str_of(cases[i].code), cases[i].now_s,
			   cases[i].last_step, &step) == cases[i].want,
		    cases[i].what);
	tap_ok(step == 1, "the step of the code is told");
	tap_ok(!totp_ok(STR(""), STR("287082"), 59, 0, &step), "no secret");
	tap_ok(!totp_ok(STR("1!"), STR("287082"), 59, 0, &step),
	    "what is no base 32");
	tap_ok(own.n == 32 &&
		   vault_base32(own, raw, sizeof(raw), &n) == ERR_OK && n == 20,
	    "a new secret has 160 bits");
	tap_ok(vault_base32(secret, raw, sizeof(raw), &n) == ERR_OK &&
		   n == 20 && memcmp(raw, "12345678901234567890", 20) == 0,
	    "base 32 is read");
	tap_ok(!str_eq(own, totp_secret(a)), "two secrets differ");
}

int
main(void)
{
	if (vault_start() != ERR_OK)
		return 1;
	a = arena_new(1 << 20);
	test_password();
	test_hmac();
	test_totp_vectors();
	test_totp();
	arena_free(a);
	return tap_done();
}
