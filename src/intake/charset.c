/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake/charset.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
	PIECE = 65536
};

/* Offsets of the first of each kind; -1: none was seen. */
struct seen {
	int64_t multi; /* a well-formed UTF-8 sequence of two bytes or more */
	int64_t other; /* a byte above 0x7F that is part of none */
	int64_t c1;    /* of those, one that Windows-1252 uses */
	int64_t undefined; /* one that Windows-1252 does not define */
	int64_t nul;
};

/* Windows-1252, 0x80 to 0x9F (WHATWG Encoding, index windows-1252); 0 where
 * Microsoft defines nothing. */
static const uint16_t cp1252_high[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E,
	0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
	0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

int64_t
charset_read(int fd, int64_t at, void *p, size_t n)
{
	size_t got = 0;

	while (got < n) {
		ssize_t r = pread(fd, (char *)p + got, n - got,
		    (off_t)(at + (int64_t)got));

		if (r < 0 && errno == EINTR)
			continue;
		if (r < 0)
			return -1;
		if (r == 0)
			break;
		got += (size_t)r;
	}
	return (int64_t)got;
}

/* The length of the well-formed sequence at ${p} (RFC 3629, 4); 0 when there
 * is none, -1 when ${n} bytes are too few to tell. */
static int
utf8_sequence(const uint8_t *p, size_t n)
{
	uint8_t low = 0x80, high = 0xBF;
	int want;

	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		want = 2;
	else if ((p[0] & 0xF0) == 0xE0)
		want = 3;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		want = 4;
	else
		return 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	if (p[0] == 0xED)
		high = 0x9F;
	if (p[0] == 0xF0)
		low = 0x90;
	if (p[0] == 0xF4)
		high = 0x8F;
	for (int i = 1; i < want; i++) {
		if ((size_t)i >= n)
			return -1;
		if (p[i] < low || p[i] > high)
			return 0;
		low = 0x80;
		high = 0xBF;
	}
	return want;
}

static void
note(int64_t *first, int64_t at)
{
	if (*first < 0)
		*first = at;
}

static void
note_other(struct seen *s, uint8_t byte, int64_t at)
{
	note(&s->other, at);
	if (byte >= 0xA0)
		return;
	if (cp1252_high[byte - 0x80] == 0)
		note(&s->undefined, at);
	else
		note(&s->c1, at);
}

/* Eight bytes at a time while they are ASCII without NUL: a byte is 0 or
 * above 0x7F exactly when it, or it less one, has its high bit set. */
static size_t
plain_run(const uint8_t *p, size_t n)
{
	const uint64_t ones = 0x0101010101010101, high = ones << 7;
	size_t i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;

		memcpy(&w, p + i, 8);
		if (((w | (w - ones)) & high) != 0)
			break;
	}
	return i;
}

/* Look at ${n} bytes that stand at offset ${at}; gives how many were judged.
 * What is left is the beginning of a sequence that continues after them. */
static size_t
look(struct seen *s, const uint8_t *p, size_t n, int64_t at, bool last)
{
	size_t i = 0;

	while (i < n) {
		int len;

		i += plain_run(p + i, n - i);
		if (i == n)
			break;
		if (p[i] < 0x80) {
			if (p[i] == 0)
				note(&s->nul, at + (int64_t)i);
			i++;
			continue;
		}
		len = utf8_sequence(p + i, n - i);
		if (len < 0 && !last)
			break;
		if (len > 0) {
			note(&s->multi, at + (int64_t)i);
			i += (size_t)len;
		} else {
			note_other(s, p[i], at + (int64_t)i);
			i++;
		}
	}
	return i;
}

static uint16_t
unit(enum charset cs, const uint8_t *p)
{
	return (uint16_t)(cs == CHARSET_UTF16LE ? p[0] | p[1] << 8
						: p[0] << 8 | p[1]);
}

/* Line and column of offset ${at}, for a message. */
static void
locate(int fd, enum charset cs, int64_t at, struct csv_error *e)
{
	size_t width = cs == CHARSET_UTF16LE || cs == CHARSET_UTF16BE ? 2 : 1;
	uint8_t piece[4096];
	uint16_t before = 0;
	int64_t n = 0;

	e->line = e->column = 1;
	for (int64_t pos = 0; pos < at; pos += n) {
		n = charset_read(fd, pos, piece, sizeof(piece));
		if (n <= 0)
			return;
		for (size_t i = 0;
		     i + width <= (size_t)n && pos + (int64_t)i < at;
		     i += width) {
			uint16_t u =
			    width == 2 ? unit(cs, piece + i) : piece[i];

			if (u == '\r' || (u == '\n' && before != '\r')) {
				e->line++;
				e->column = 1;
			} else if (u != '\n' && u != 0xFEFF &&
				   (width == 2 || cs != CHARSET_UTF8 ||
				       (u & 0xC0) != 0x80)) {
				e->column++;
			}
			before = u;
		}
	}
}

static enum err
refuse(int fd, enum charset cs, int64_t at, const char *what,
    struct csv_error *error_out)
{
	struct csv_error e = { .what = what };

	locate(fd, cs, at, &e);
	*error_out = e;
	return ERR_INVALID;
}

/* UTF-16 (RFC 2781): whole units, surrogates in pairs, no NUL. */
static enum err
scan_utf16(int fd, struct charset_seen *s, struct csv_error *error_out)
{
	uint8_t piece[PIECE];
	bool high = false;
	int64_t n, at = 2;

	while ((n = charset_read(fd, at, piece, sizeof(piece))) > 0) {
		for (int64_t i = 0; i + 2 <= n; i += 2) {
			uint16_t u = unit(s->charset, piece + i);
			bool low = u >= 0xDC00 && u <= 0xDFFF;

			if (u == 0)
				return refuse(fd, s->charset, at + i,
				    "There is a NUL character.", error_out);
			if (low != high)
				return refuse(fd, s->charset, at + i,
				    "The UTF-16 is broken here.", error_out);
			high = u >= 0xD800 && u <= 0xDBFF;
		}
		at += n;
	}
	if (n < 0)
		return ERR_IO;
	s->bytes = at;
	if (high || at % 2 != 0)
		return refuse(fd, s->charset, at,
		    "The file ends in the middle of a character.", error_out);
	return ERR_OK;
}

static enum err
judge(int fd, const struct seen *b, struct charset_seen *s,
    struct csv_error *error_out)
{
	if (b->nul >= 0)
		return refuse(fd, CHARSET_UTF8, b->nul,
		    "There is a NUL character; the file is not text, or is "
		    "UTF-16 without a byte order mark.",
		    error_out);
	if (b->other >= 0 && (b->multi >= 0 || s->bom_bytes > 0))
		return refuse(fd, CHARSET_UTF8,
		    b->other > b->multi ? b->other : b->multi,
		    "The file mixes UTF-8 with another character set.",
		    error_out);
	if (b->undefined >= 0)
		return refuse(fd, CHARSET_CP1252, b->undefined,
		    "The character set is not UTF-8, UTF-16, ISO-8859-1 or "
		    "Windows-1252.",
		    error_out);
	s->charset = b->other < 0 ? CHARSET_UTF8
		     : b->c1 >= 0 ? CHARSET_CP1252
				  : CHARSET_LATIN1;
	return ERR_OK;
}

static enum err
scan_bytes(int fd, struct charset_seen *s, struct csv_error *error_out)
{
	struct seen b = { -1, -1, -1, -1, -1 };
	uint8_t piece[PIECE];
	int64_t at = s->bom_bytes, n;
	bool last;

	do {
		n = charset_read(fd, at, piece, sizeof(piece));
		if (n < 0)
			return ERR_IO;
		last = n < (int64_t)sizeof(piece);
		at += (int64_t)look(&b, piece, (size_t)n, at, last);
	} while (!last && b.nul < 0 && (b.multi < 0 || b.other < 0));
	s->bytes = at;
	return judge(fd, &b, s, error_out);
}

enum err
charset_scan(int fd, struct charset_seen *seen_out, struct csv_error *error_out)
{
	struct charset_seen s = { .charset = CHARSET_UTF8 };
	uint8_t mark[3] = { 0 };
	int64_t n = charset_read(fd, 0, mark, sizeof(mark));
	enum err e;

	if (n < 0)
		return ERR_IO;
	if (n >= 3 && memcmp(mark, "\xEF\xBB\xBF", 3) == 0)
		s.bom_bytes = 3;
	else if (n >= 2 && memcmp(mark, "\xFF\xFE", 2) == 0)
		s.charset = CHARSET_UTF16LE;
	else if (n >= 2 && memcmp(mark, "\xFE\xFF", 2) == 0)
		s.charset = CHARSET_UTF16BE;
	if (s.charset != CHARSET_UTF8)
		s.bom_bytes = 2;
	if (s.charset == CHARSET_UTF8)
		e = scan_bytes(fd, &s, error_out);
	else
		e = scan_utf16(fd, &s, error_out);
	if (e != ERR_OK)
		return e;
	if (s.bytes == s.bom_bytes)
		return refuse(fd, s.charset, 0, "The file is empty.",
		    error_out);
	*seen_out = s;
	return ERR_OK;
}

/* ---- decoding ------------------------------------------------------- */

static size_t
put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* One character of ${in} at ${i}; gives its length, 0 when cut off. */
static size_t
take(enum charset cs, struct str in, size_t i, uint32_t *out)
{
	const uint8_t *p = (const uint8_t *)in.p + i;
	uint32_t u, v;

	if (cs == CHARSET_LATIN1 || cs == CHARSET_CP1252) {
		*out = p[0];
		if (cs == CHARSET_CP1252 && p[0] >= 0x80 && p[0] < 0xA0)
			*out = cp1252_high[p[0] - 0x80];
		return 1;
	}
	if (in.n - i < 2)
		return 0;
	*out = u = unit(cs, p);
	if (u < 0xD800 || u > 0xDFFF)
		return 2;
	*out = 0xFFFD; /* the scan saw none; the file has changed since */
	if (u > 0xDBFF)
		return 2;
	if (in.n - i < 4)
		return 0;
	v = unit(cs, p + 2);
	if (v < 0xDC00 || v > 0xDFFF)
		return 2;
	*out = 0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00);
	return 4;
}

size_t
charset_decode(enum charset cs, struct str in, char *out, size_t room,
    size_t *used_out)
{
	size_t i = 0, n = 0;

	if (cs == CHARSET_UTF8) {
		n = in.n < room ? in.n : room;
		if (n > 0)
			memcpy(out, in.p, n);
		*used_out = n;
		return n;
	}
	while (i < in.n && n + 4 <= room) {
		uint32_t c = 0;
		size_t len = take(cs, in, i, &c);

		if (len == 0)
			break;
		i += len;
		n += put_utf8(out + n, c);
	}
	*used_out = i;
	return n;
}

int64_t
charset_length(enum charset cs, struct str s)
{
	bool wide = cs == CHARSET_UTF16LE || cs == CHARSET_UTF16BE;
	int64_t n = 0;

	if (cs == CHARSET_UTF8)
		return (int64_t)s.n;
	for (size_t i = 0; i < s.n; i++) {
		uint8_t c = (uint8_t)s.p[i];

		if ((c & 0xC0) == 0x80)
			continue;
		n += wide ? (c >= 0xF0 ? 4 : 2) : 1;
	}
	return n;
}
