/* SPDX-License-Identifier: EUPL-1.2 */
/* base/utf8: code points out of bytes. */
#include "base/base.h"

#include <assert.h>

#define BAD 0xFFFDU

/*
 * Read one well-formed code point at the start of ${s} (RFC 3629, 4).
 * Returns the number of its bytes, or 0 when the bytes are not well formed.
 */
static size_t
utf8_read(struct str s, uint32_t *out)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char c = (unsigned char)s.p[0];
	uint32_t point;
	size_t i, n;

	if (c < 0x80) {
		*out = c;
		return 1;
	}
	n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
	if (c < 0xC2 || c > 0xF4 || s.n < n)
		return 0;
	point = c & (0xFFU >> (n + 1));
	for (i = 1; i < n; i++) {
		c = (unsigned char)s.p[i];
		if ((c & 0xC0) != 0x80)
			return 0;
		point = point << 6 | (c & 0x3FU);
	}
	if (point < least[n] || point > 0x10FFFF ||
	    (point >= 0xD800 && point <= 0xDFFF))
		return 0;
	*out = point;
	return n;
}

bool
utf8_valid(struct str s)
{
	uint32_t point;
	size_t n;

	while (s.n > 0) {
		n = utf8_read(s, &point);
		if (n == 0)
			return false;
		s = str_sub(s, n, s.n);
	}
	return true;
}

uint32_t
utf8_next(struct str *rest)
{
	uint32_t point;
	size_t n;

	assert(rest->n > 0);
	n = utf8_read(*rest, &point);
	if (n == 0) {
		point = BAD;
		n = 1;
	}
	*rest = str_sub(*rest, n, rest->n);
	return point;
}

size_t
utf8_length(struct str s)
{
	size_t n = 0;

	for (; s.n > 0; n++)
		(void)utf8_next(&s);
	return n;
}
