/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * SHA-1 as FIPS 180-4 has it, for one-time codes only: RFC 6238 authenticator
 * apps know nothing newer, and HMAC does not need collision resistance.
 */
#include <string.h>

#include "vault/private.h"

struct sha1 {
	uint32_t h[5];
	uint64_t n; /* bytes so far */
	uint8_t block[64];
};

static uint32_t
rotate(uint32_t v, int by)
{
	return v << by | v >> (32 - by);
}

static void
sha1_block(struct sha1 *s)
{
	uint32_t w[80], a = s->h[0], b = s->h[1], c = s->h[2], d = s->h[3],
			e = s->h[4];

	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)s->block[4 * i] << 24 |
		       (uint32_t)s->block[4 * i + 1] << 16 |
		       (uint32_t)s->block[4 * i + 2] << 8 | s->block[4 * i + 3];
	for (int i = 16; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (int i = 0; i < 80; i++) {
		uint32_t f, k, t;

		if (i < 20) {
			f = (b & c) | (~b & d);
			k = 0x5a827999;
		} else if (i < 40) {
			f = b ^ c ^ d;
			k = 0x6ed9eba1;
		} else if (i < 60) {
			f = (b & c) | (b & d) | (c & d);
			k = 0x8f1bbcdc;
		} else {
			f = b ^ c ^ d;
			k = 0xca62c1d6;
		}
		t = rotate(a, 5) + f + e + k + w[i];
		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = t;
	}
	s->h[0] += a;
	s->h[1] += b;
	s->h[2] += c;
	s->h[3] += d;
	s->h[4] += e;
	sodium_memzero(w, sizeof(w));
}

static void
sha1_init(struct sha1 *s)
{
	static const uint32_t start[5] = { 0x67452301, 0xefcdab89, 0x98badcfe,
		0x10325476, 0xc3d2e1f0 };

	memcpy(s->h, start, sizeof(start));
	s->n = 0;
}

static void
sha1_add(struct sha1 *s, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		s->block[s->n++ % 64] = p[i];
		if (s->n % 64 == 0)
			sha1_block(s);
	}
}

static void
sha1_end(struct sha1 *s, uint8_t out[20])
{
	uint64_t bits = s->n * 8;
	uint8_t length[8], one = 0x80, zero = 0;

	for (int i = 0; i < 8; i++)
		length[i] = (uint8_t)(bits >> (56 - 8 * i));
	sha1_add(s, &one, 1);
	while (s->n % 64 != 56)
		sha1_add(s, &zero, 1);
	sha1_add(s, length, 8);
	for (int i = 0; i < 20; i++)
		out[i] = (uint8_t)(s->h[i / 4] >> (24 - 8 * (i % 4)));
	sodium_memzero(s, sizeof(*s));
}

void
hmac_sha1(struct str key, struct str text, uint8_t out[20])
{
	uint8_t pad[64] = { 0 }, inner[20];
	struct sha1 s;

	if (key.n > sizeof(pad)) {
		sha1_init(&s);
		sha1_add(&s, (const uint8_t *)key.p, key.n);
		sha1_end(&s, pad);
	} else if (key.n > 0) {
		memcpy(pad, key.p, key.n);
	}
	for (size_t i = 0; i < sizeof(pad); i++)
		pad[i] ^= 0x36;
	sha1_init(&s);
	sha1_add(&s, pad, sizeof(pad));
	sha1_add(&s, (const uint8_t *)text.p, text.n);
	sha1_end(&s, inner);
	for (size_t i = 0; i < sizeof(pad); i++)
		pad[i] ^= 0x36 ^ 0x5c;
	sha1_init(&s);
	sha1_add(&s, pad, sizeof(pad));
	sha1_add(&s, inner, sizeof(inner));
	sha1_end(&s, out);
	sodium_memzero(pad, sizeof(pad));
}

uint32_t
totp_code(struct str raw_secret, int64_t step, int digits)
{
	uint8_t counter[8], mac[20];
	uint32_t value, limit = 1;
	size_t at;

	for (int i = 0; i < 8; i++)
		counter[i] = (uint8_t)((uint64_t)step >> (56 - 8 * i));
	hmac_sha1(raw_secret,
	    (struct str){ .p = (char *)counter, .n = sizeof(counter) }, mac);
	/* Dynamic truncation: RFC 4226, 5.3. */
	at = mac[19] & 15;
	value = (uint32_t)(mac[at] & 0x7f) << 24 | (uint32_t)mac[at + 1] << 16 |
		(uint32_t)mac[at + 2] << 8 | mac[at + 3];
	for (int i = 0; i < digits; i++)
		limit *= 10;
	return value % limit;
}
