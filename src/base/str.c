/* SPDX-License-Identifier: EUPL-1.2 */
/* base/str: slices of bytes that somebody else owns. */
#include "base/base.h"

#include <string.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str
str_of(const char *c)
{
	if (c == NULL)
		return STR_NONE;
	return (struct str){ .p = c, .n = strlen(c) };
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
str_eq_nocase(struct str a, struct str b)
{
	size_t i;

	if (a.n != b.n)
		return false;
	for (i = 0; i < a.n; i++)
		if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

bool
str_is(struct str a, const char *lit)
{
	return str_eq(a, str_of(lit));
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

size_t
str_find(struct str s, struct str needle)
{
	const char *at;

	if (needle.n == 0)
		return 0;
	if (s.n < needle.n)
		return SIZE_MAX;
	at = memmem(s.p, s.n, needle.p, needle.n);
	return at == NULL ? SIZE_MAX : (size_t)(at - s.p);
}

struct str
str_sub(struct str s, size_t from, size_t n)
{
	if (s.p == NULL)
		return s;
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return (struct str){ .p = s.p + from, .n = n };
}

bool
str_cut(struct str *rest, char sep, struct str *part_out)
{
	const char *at;

	if (rest->p == NULL)
		return false;
	at = rest->n == 0 ? NULL : memchr(rest->p, sep, rest->n);
	if (at == NULL) {
		*part_out = *rest;
		*rest = STR_NONE;
		return true;
	}
	*part_out = str_sub(*rest, 0, (size_t)(at - rest->p));
	*rest = str_sub(*rest, part_out->n + 1, rest->n);
	return true;
}

bool
str_part(struct str *rest, char sep, struct str *part_out)
{
	return rest->n > 0 && str_cut(rest, sep, part_out);
}

enum err
str_to_i64(struct str s, int64_t min, int64_t max, int64_t *out)
{
	bool negative = s.n > 0 && s.p[0] == '-';
	size_t i = negative ? 1 : 0;
	int64_t value = 0; /* kept negative: INT64_MIN has no positive twin */

	if (i == s.n)
		return ERR_INVALID;
	for (; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, s.p[i] - '0', &value))
			return ERR_INVALID;
	}
	if (!negative && __builtin_sub_overflow(0, value, &value))
		return ERR_INVALID;
	if (value < min || value > max)
		return ERR_INVALID;
	*out = value;
	return ERR_OK;
}

const char *
ascii_lower_name(char *to, size_t room, const char *from)
{
	size_t i;

	for (i = 0; from[i] != '\0' && i + 1 < room; i++)
		to[i] = ascii_lower(from[i]);
	to[i] = '\0';
	return to;
}

struct str
str_join(struct arena *a, struct str list, struct str more)
{
	return list.n == 0 ? more
			   : arena_printf(a, STR_FMT ", " STR_FMT,
				 STR_ARG(list), STR_ARG(more));
}
