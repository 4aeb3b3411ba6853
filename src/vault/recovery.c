/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The recovery key on paper: 160 random bits as eight groups of four
 * characters of Crockford's base 32 and one check character. The check is a
 * weighted sum in GF(32), with another constant for each group: any one
 * mistyped character, two neighbours or two groups exchanged are found, and
 * the group is named.
 */
#include <string.h>

#include "vault/private.h"

static const char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Multiplication by x in GF(2)[x]/(x^5 + x^2 + 1). */
static unsigned
times_x(unsigned v)
{
	v <<= 1;
	return (v & 32) != 0 ? v ^ 0x25 : v;
}

/* Horner: each character has its own power of x as weight. */
static unsigned
check_of(const uint8_t digit[4], unsigned group)
{
	unsigned sum = group + 1;

	for (int i = 0; i < 4; i++)
		sum = times_x(sum ^ digit[i]);
	return sum;
}

/* Four digits of 5 bits each, from 20 bits at a time. */
static void
digits_of(const uint8_t secret[RECOVERY_BYTES], size_t group, uint8_t digit[4])
{
	for (size_t i = 0; i < 4; i++) {
		size_t bit = group * 20 + i * 5, at = bit / 8;
		unsigned pair = (unsigned)secret[at] << 8;

		if (at + 1 < RECOVERY_BYTES)
			pair |= secret[at + 1];
		digit[i] = (pair >> (11 - bit % 8)) & 31;
	}
}

void
recovery_print(const uint8_t secret[RECOVERY_BYTES],
    char out[RECOVERY_TEXT + 1])
{
	uint8_t digit[4];
	size_t n = 0;

	for (unsigned group = 0; group < RECOVERY_GROUPS; group++) {
		digits_of(secret, group, digit);
		if (group > 0)
			out[n++] = '-';
		for (int i = 0; i < 4; i++)
			out[n++] = crockford[digit[i]];
		out[n++] = crockford[check_of(digit, group)];
	}
	out[n] = '\0';
	sodium_memzero(digit, sizeof(digit));
}

/* 0..31, or 32 for what is no digit. */
static unsigned
digit_of(char c)
{
	const char *at;

	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		c = '0';
	if (c == 'I' || c == 'L')
		c = '1';
	at = c == '\0' ? NULL : strchr(crockford, c);
	return at == NULL ? 32 : (unsigned)(at - crockford);
}

static enum err
parse_digits(struct str s, uint8_t digit[RECOVERY_GROUPS * 5])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		unsigned v;

		if (c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r')
			continue;
		v = digit_of(c);
		if (v == 32)
			return vault_fail(ERR_KEY,
			    "group %zu of the recovery key has a character "
			    "that is never in one",
			    n / 5 + 1);
		if (n == RECOVERY_GROUPS * 5)
			return vault_fail(ERR_KEY,
			    "the recovery key is longer than 40 characters");
		digit[n++] = (uint8_t)v;
	}
	if (n < RECOVERY_GROUPS * 5)
		return vault_fail(ERR_KEY,
		    "the recovery key has %zu characters instead of 40", n);
	return ERR_OK;
}

enum err
recovery_parse(struct str s, uint8_t out[RECOVERY_BYTES])
{
	uint8_t digit[RECOVERY_GROUPS * 5], secret[RECOVERY_BYTES] = { 0 };
	enum err e = parse_digits(s, digit);

	for (unsigned group = 0; e == ERR_OK && group < RECOVERY_GROUPS;
	     group++) {
		const uint8_t *d = digit + (size_t)group * 5;

		if (check_of(d, group) != d[4])
			e = vault_fail(ERR_KEY,
			    "group %u of the recovery key is mistyped",
			    group + 1);
		for (size_t i = 0; i < 20; i++)
			if ((d[i / 5] >> (4 - i % 5) & 1) != 0)
				secret[(group * 20 + i) / 8] |=
				    (uint8_t)(0x80 >> (group * 20 + i) % 8);
	}
	if (e == ERR_OK)
		memcpy(out, secret, sizeof(secret));
	sodium_memzero(digit, sizeof(digit));
	sodium_memzero(secret, sizeof(secret));
	return e;
}

void
recovery_derive(const uint8_t secret[RECOVERY_BYTES], struct recovery_pair *out)
{
	static const char what[] = "vern recovery 1";
	uint8_t seed[crypto_box_SEEDBYTES];

	(void)crypto_generichash(seed, sizeof(seed),
	    (const unsigned char *)what, sizeof(what), secret, RECOVERY_BYTES);
	(void)crypto_box_seed_keypair(out->public_key, out->secret_key, seed);
	sodium_memzero(seed, sizeof(seed));
}
