/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/pack.h"

void
pack_u64(struct buf *b, uint64_t v)
{
	while (v >= 0x80) {
		buf_putc(b, (char)(uint8_t)(v | 0x80));
		v >>= 7;
	}
	buf_putc(b, (char)(uint8_t)v);
}

void
pack_i64(struct buf *b, int64_t v)
{
	uint64_t u = (uint64_t)v;

	pack_u64(b, v < 0 ? ~(u << 1) : u << 1);
}

void
pack_str(struct buf *b, struct str s)
{
	pack_u64(b, s.n);
	buf_put(b, s);
}

struct unpack
unpack_of(struct str s)
{
	return (struct unpack){ .rest = s, .bad = false };
}

uint64_t
unpack_u64(struct unpack *u)
{
	const char *p = u->rest.p;
	uint64_t v = 0;
	unsigned shift = 0;

	for (size_t n = u->rest.n; n > 0 && shift < 64; n--, shift += 7) {
		uint8_t c = (uint8_t)*p++;

		v |= (uint64_t)(c & 0x7f) << shift;
		if ((c & 0x80) != 0)
			continue;
		u->rest = (struct str){ p, n - 1 };
		return u->bad ? 0 : v;
	}
	u->bad = true;
	u->rest.n = 0;
	return 0;
}

int64_t
unpack_i64(struct unpack *u)
{
	uint64_t v = unpack_u64(u);

	return (int64_t)((v & 1) != 0 ? ~(v >> 1) : v >> 1);
}

struct str
unpack_str(struct unpack *u)
{
	uint64_t n = unpack_u64(u);
	struct str s;

	if (u->bad || n > u->rest.n) {
		u->bad = true;
		u->rest.n = 0;
		return STR_NONE;
	}
	s = str_sub(u->rest, 0, (size_t)n);
	u->rest = str_sub(u->rest, (size_t)n, u->rest.n - (size_t)n);
	return s;
}

bool
unpack_at_end(const struct unpack *u)
{
	return !u->bad && u->rest.n == 0;
}
