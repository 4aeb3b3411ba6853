/* SPDX-License-Identifier: EUPL-1.2 */
/* http/params: what stands in a query or a form, decoded. */
#include <string.h>

#include "http/chars.h"
#include "http/http.h"

/* Percent escapes of ${s} into ${to}, which has room for s.n bytes; the
 * result may not hold NUL and is valid UTF-8. */
static enum err
decode(struct str s, bool plus_is_blank, char *to, struct str *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '%') {
			int hi, lo;

			if (s.n - i < 3)
				return ERR_INVALID;
			hi = hex_value(s.p[i + 1]);
			lo = hex_value(s.p[i + 2]);
			if (hi < 0 || lo < 0)
				return ERR_INVALID;
			c = (char)(hi * 16 + lo);
			i += 2;
		} else if (c == '+' && plus_is_blank) {
			c = ' ';
		}
		if (c == '\0')
			return ERR_INVALID;
		to[n++] = c;
	}
	if (!utf8_valid((struct str){ to, n }))
		return ERR_INVALID;
	*out = (struct str){ to, n };
	return ERR_OK;
}

enum err
params_parse(struct arena *a, struct str s, struct params *out)
{
	struct str rest = s, pair, name;
	struct params ps = { 0 };
	size_t fields = 0;
	enum err e;

	while (str_cut(&rest, '&', &pair))
		if (pair.n > 0 && ++fields > LIMIT_FORM_FIELDS)
			return ERR_TOO_BIG;
	if (fields == 0) {
		*out = ps;
		return ERR_OK;
	}
	ps.at = ARENA_ARRAY(a, struct param, fields);
	for (rest = s; str_cut(&rest, '&', &pair);) {
		struct str value = pair;
		struct param *p = &ps.at[ps.n];

		if (pair.n == 0)
			continue;
		(void)str_cut(&value, '=', &name);
		if (value.p == NULL)
			value = (struct str){ "", 0 };
		e = decode(name, true, arena_alloc(a, name.n + 1), &p->name);
		if (e == ERR_OK)
			e = decode(value, true, arena_alloc(a, value.n + 1),
			    &p->value);
		if (e != ERR_OK)
			return e;
		ps.n++;
	}
	*out = ps;
	return ERR_OK;
}

struct str
params_get(const struct params *ps, const char *name)
{
	for (size_t i = 0; i < ps->n; i++)
		if (str_is(ps->at[i].name, name))
			return ps->at[i].value;
	return STR_NONE;
}

enum err
path_decode(struct arena *a, struct str s, struct str *out)
{
	struct str got;
	enum err e;

	if (s.n > 0 && memchr(s.p, '/', s.n) != NULL)
		return ERR_INVALID;
	e = decode(s, false, arena_alloc(a, s.n + 1), &got);
	if (e != ERR_OK)
		return e;
	if (got.n > 0 && memchr(got.p, '/', got.n) != NULL)
		return ERR_INVALID;
	*out = got;
	return ERR_OK;
}
