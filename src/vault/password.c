/* SPDX-License-Identifier: EUPL-1.2 */
/* What people prove themselves with: passwords and one-time codes. */
#include <string.h>

#include "vault/private.h"

/* OWASP's minimum is 19 MiB; 64 MiB and two passes take about 0.1 s. */
#define ARGON_OPS   2
#define ARGON_BYTES 67108864

#define TOTP_STEP_S 30

enum err
password_hash(struct arena *a, struct str pw, struct str *out)
{
	char text[crypto_pwhash_STRBYTES];

	if (crypto_pwhash_str(text, pw.p == NULL ? "" : pw.p, pw.n, ARGON_OPS,
		ARGON_BYTES) != 0)
		return vault_fail(ERR_BUSY, "no memory for Argon2id");
	*out = arena_str(a, str_of(text));
	return ERR_OK;
}

bool
password_ok(struct str hashed, struct str pw)
{
	char text[crypto_pwhash_STRBYTES] = { 0 };

	if (hashed.n >= sizeof(text) || hashed.n == 0)
		return false;
	memcpy(text, hashed.p, hashed.n);
	return crypto_pwhash_str_verify(text, pw.p == NULL ? "" : pw.p, pw.n) ==
	       0;
}

static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

struct str
totp_secret(struct arena *a)
{
	uint8_t raw[20]; /* RFC 4226, 4, R6: 160 bits */
	char *text = arena_alloc(a, 33);

	randombytes_buf(raw, sizeof(raw));
	for (size_t i = 0; i < 32; i++) {
		size_t bit = i * 5, at = bit / 8;
		unsigned pair = (unsigned)raw[at] << 8;

		if (at + 1 < sizeof(raw))
			pair |= raw[at + 1];
		text[i] = base32[(pair >> (11 - bit % 8)) & 31];
	}
	sodium_memzero(raw, sizeof(raw));
	return (struct str){ .p = text, .n = 32 };
}

enum err
vault_base32(struct str s, uint8_t *out, size_t room, size_t *n_out)
{
	uint32_t acc = 0;
	unsigned bits = 0;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'a' && s.p[i] <= 'z'
			     ? (char)(s.p[i] - 'a' + 'A')
			     : s.p[i];
		const char *at = c == '\0' ? NULL : strchr(base32, c);

		if (at == NULL)
			return ERR_INVALID;
		acc = (acc << 5 | (uint32_t)(at - base32)) & 0xfff;
		bits += 5;
		if (bits < 8)
			continue;
		bits -= 8;
		if (n == room)
			return ERR_INVALID;
		out[n++] = (uint8_t)(acc >> bits);
	}
	*n_out = n;
	return ERR_OK;
}

bool
totp_ok(struct str secret, struct str code, int64_t now_s, int64_t last_step,
    int64_t *step_out)
{
	uint8_t raw[64];
	size_t n;
	int64_t typed, now = now_s / TOTP_STEP_S, fits = -1;

	if (code.n != 6 || str_to_i64(code, 0, 999999, &typed) != ERR_OK)
		return false;
	if (vault_base32(secret, raw, sizeof(raw), &n) != ERR_OK || n == 0)
		return false;
	for (int64_t step = now - 1; step <= now + 1; step++) {
		uint32_t want =
		    totp_code((struct str){ .p = (char *)raw, .n = n }, step,
			6);
		uint32_t got = (uint32_t)typed;

		if (sodium_memcmp(&want, &got, sizeof(want)) == 0 &&
		    step > last_step && fits < 0)
			fits = step;
	}
	sodium_memzero(raw, sizeof(raw));
	if (fits < 0)
		return false;
	*step_out = fits;
	return true;
}
