/* SPDX-License-Identifier: EUPL-1.2 */
/* base/encode: hexadecimal, base64, numbers as people type them. */
#include "base/base.h"

#include <assert.h>

#define ID_CHARS  13
#define MIME_LINE 76 /* RFC 2045, 6.8 */

static const char hex_digits[] = "0123456789abcdef";
static const char url_alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char mime_alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char id_alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

/* The place of ${c} in ${alphabet} of ${n} characters, or -1. */
static int
place_of(char c, const char *alphabet, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (alphabet[i] == c)
			return i;
	return -1;
}

struct str
hex_encode(struct arena *a, struct str s)
{
	char *p = arena_array(a, 2, s.n + 1);
	size_t i;

	for (i = 0; i < s.n; i++) {
		p[2 * i] = hex_digits[(unsigned char)s.p[i] >> 4];
		p[2 * i + 1] = hex_digits[(unsigned char)s.p[i] & 15];
	}
	return (struct str){ .p = p, .n = 2 * s.n };
}

enum err
hex_decode(struct arena *a, struct str s, struct str *out)
{
	int high, low;
	size_t i;
	char *p;

	if (s.n % 2 != 0)
		return ERR_INVALID;
	p = arena_alloc(a, s.n / 2 + 1);
	for (i = 0; i < s.n / 2; i++) {
		high = place_of(ascii_lower(s.p[2 * i]), hex_digits, 16);
		low = place_of(ascii_lower(s.p[2 * i + 1]), hex_digits, 16);
		if (high < 0 || low < 0)
			return ERR_INVALID;
		p[i] = (char)(high << 4 | low);
	}
	*out = (struct str){ .p = p, .n = s.n / 2 };
	return ERR_OK;
}

struct str
base64url_encode(struct arena *a, struct str s)
{
	char *p = arena_array(a, 2, s.n + 2);
	unsigned bits = 0, have = 0;
	size_t i, n = 0;

	for (i = 0; i < s.n; i++) {
		bits = (bits << 8 | (unsigned char)s.p[i]) & 0xffff;
		for (have += 8; have >= 6; have -= 6)
			p[n++] = url_alphabet[bits >> (have - 6) & 63];
	}
	if (have > 0)
		p[n++] = url_alphabet[bits << (6 - have) & 63];
	return (struct str){ .p = p, .n = n };
}

enum err
base64url_decode(struct arena *a, struct str s, struct str *out)
{
	unsigned bits = 0, have = 0;
	size_t i, n = 0;
	int place;
	char *p;

	if (s.n % 4 == 1)
		return ERR_INVALID;
	p = arena_alloc(a, s.n + 1);
	for (i = 0; i < s.n; i++) {
		place = place_of(s.p[i], url_alphabet, 64);
		if (place < 0)
			return ERR_INVALID;
		bits = (bits << 6 | (unsigned)place) & 0xffff;
		have += 6;
		if (have >= 8) {
			have -= 8;
			p[n++] = (char)(bits >> have & 255);
		}
	}
	/* Two texts must never decode to the same bytes. */
	if ((bits & ((1U << have) - 1)) != 0)
		return ERR_INVALID;
	*out = (struct str){ .p = p, .n = n };
	return ERR_OK;
}

void
base64_mime(struct buf *b, struct str s)
{
	unsigned char in[3];
	size_t i, j, k, column = 0;
	char four[4];

	for (i = 0; i < s.n; i += 3) {
		k = s.n - i < 3 ? s.n - i : 3;
		for (j = 0; j < 3; j++)
			in[j] = j < k ? (unsigned char)s.p[i + j] : 0;
		four[0] = mime_alphabet[in[0] >> 2];
		four[1] = mime_alphabet[(in[0] << 4 | in[1] >> 4) & 63];
		four[2] = mime_alphabet[(in[1] << 2 | in[2] >> 6) & 63];
		four[3] = mime_alphabet[in[2] & 63];
		for (j = k + 1; j < 4; j++)
			four[j] = '=';
		buf_put(b, (struct str){ .p = four, .n = 4 });
		column += 4;
		if (column == MIME_LINE || i + 3 >= s.n) {
			buf_puts(b, "\r\n");
			column = 0;
		}
	}
}

struct str
id_print(struct arena *a, int64_t id)
{
	uint64_t bits = (uint64_t)id;
	char *p = arena_alloc(a, ID_CHARS + 1);
	size_t i;

	assert(id > 0);
	for (i = ID_CHARS; i > 0; i--) {
		p[i - 1] = id_alphabet[bits & 31];
		bits >>= 5;
	}
	return (struct str){ .p = p, .n = ID_CHARS };
}

enum err
id_parse(struct str s, int64_t *out)
{
	uint64_t bits = 0;
	size_t i;
	int place;
	char c;

	if (s.n != ID_CHARS)
		return ERR_INVALID;
	for (i = 0; i < s.n; i++) {
		c = ascii_lower(s.p[i]);
		/* As Crockford has it, what looks like 1 or 0 is that. */
		c = c == 'i' || c == 'l' ? '1' : c == 'o' ? '0' : c;
		place = place_of(c, id_alphabet, 32);
		if (place < 0 || bits >> 58 != 0)
			return ERR_INVALID;
		bits = bits << 5 | (uint64_t)place;
	}
	if (bits == 0)
		return ERR_INVALID;
	*out = (int64_t)bits;
	return ERR_OK;
}
