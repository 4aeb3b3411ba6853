/* SPDX-License-Identifier: EUPL-1.2 */
/* The forms that values may have. */
#include <string.h>

#include "base/email.h"
#include "conf/private.h"

static bool
is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* Labels of letters, digits and inner hyphens: RFC 1123, 2.1. */
static bool
is_host(struct str s)
{
	struct str label, rest = s;

	if (s.n == 0 || s.n > 253)
		return false;
	while (str_cut(&rest, '.', &label)) {
		if (label.n == 0 || label.n > 63 || !is_alnum(label.p[0]) ||
		    !is_alnum(label.p[label.n - 1]))
			return false;
		for (size_t i = 0; i < label.n; i++)
			if (!is_alnum(label.p[i]) && label.p[i] != '-')
				return false;
	}
	return true;
}

static bool
is_ipv6(struct str s)
{
	if (s.n < 2)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (strchr("0123456789abcdefABCDEF:.", s.p[i]) == NULL ||
		    s.p[i] == '\0')
			return false;
	return memchr(s.p, ':', s.n) != NULL;
}

/* "host" of "host", "host:1", "[::1]:1". */
static struct str
host_part(struct str s)
{
	size_t end;

	if (s.n > 0 && s.p[0] == '[') {
		end = str_find(s, STR("]"));
		return end == SIZE_MAX ? s : str_sub(s, 0, end + 1);
	}
	end = str_find(s, STR(":"));
	return end == SIZE_MAX ? s : str_sub(s, 0, end);
}

/* HOST:PORT or [IPV6]:PORT; without a port where it may be left out. */
static bool
is_host_port(struct str s, bool needs_port, int64_t min)
{
	struct str host = host_part(s), port = str_sub(s, host.n, s.n);
	int64_t n;

	if (host.n > 2 && host.p[0] == '[') {
		if (host.p[host.n - 1] != ']' ||
		    !is_ipv6(str_sub(host, 1, host.n - 2)))
			return false;
	} else if (!is_host(host)) {
		return false;
	}
	if (port.n == 0)
		return !needs_port;
	return port.p[0] == ':' &&
	       str_to_i64(str_sub(port, 1, port.n), min, 65535, &n) == ERR_OK;
}

static struct str
after(struct str s, const char *prefix)
{
	return str_sub(s, strlen(prefix), s.n);
}

static bool
is_url(struct str s)
{
	if (str_starts(s, STR("https://")))
		return is_host_port(after(s, "https://"), false, 1);
	return str_starts(s, STR("http://")) &&
	       is_host_port(after(s, "http://"), false, 1);
}

struct str
conf_url_host(struct str url)
{
	size_t at = str_find(url, STR("://"));

	if (at == SIZE_MAX)
		return STR_NONE;
	return host_part(str_sub(url, at + 3, url.n));
}

static bool
is_sink(struct str s)
{
	if (str_is(s, "off"))
		return true;
	if (str_starts(s, STR("dir:")))
		return s.n > 4;
	if (str_starts(s, STR("smtp://")))
		return is_host_port(after(s, "smtp://"), true, 1);
	return str_starts(s, STR("smtps://")) &&
	       is_host_port(after(s, "smtps://"), true, 1);
}

const char *
conf_check(struct arena *a, const struct conf_row *row, struct str value)
{
	struct str one, two, three;
	int64_t n;

	for (size_t i = 0; i < value.n; i++)
		if ((unsigned char)value.p[i] < ' ' || value.p[i] == 0x7f)
			return "a value has no control characters";
	if (!utf8_valid(value))
		return "a value is UTF-8";
	if (value.n == 0 && row->value[0] == '\0')
		return NULL; /* said to be unset */
	switch (row->type) {
	case TYPE_ADDRESS:
		return is_host_port(value, true, 0)
			   ? NULL
			   : "expected ADDRESS:PORT, such as 127.0.0.1:8080";
	case TYPE_URL:
		return is_url(value) ? NULL
				     : "expected https://HOST without a path";
	case TYPE_SINK:
		return is_sink(value)
			   ? NULL
			   : "expected off, dir:PATH, smtp://HOST:PORT or "
			     "smtps://HOST:PORT";
	case TYPE_EMAIL:
		return email_normalise(a, value, &one, &two, &three) == ERR_OK
			   ? NULL
			   : "expected an e-mail address";
	case TYPE_HOST:
		return is_host(value) ? NULL : "expected a host name";
	case TYPE_TLS:
		return str_is(value, "auto") || str_is(value, "required") ||
			       str_is(value, "off")
			   ? NULL
			   : "expected auto, required or off";
	case TYPE_NUMBER:
		if (str_to_i64(value, row->min, row->max, &n) == ERR_OK)
			return NULL;
		return arena_printf(a,
		    "expected a whole number from %lld to %lld",
		    (long long)row->min, (long long)row->max)
		    .p;
	case TYPE_PATH:
	case TYPE_TEXT:
		break;
	}
	return value.n == 0 ? "expected a value" : NULL;
}

/* ---- did you mean --------------------------------------------------- */

#define NAME_BYTES 64

static size_t
least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* Levenshtein, one row at a time. */
static size_t
distance(struct str s, struct str t)
{
	size_t row[NAME_BYTES + 1], corner, above;

	for (size_t k = 0; k <= t.n; k++)
		row[k] = k;
	for (size_t i = 0; i < s.n; i++) {
		corner = row[0];
		row[0] = i + 1;
		for (size_t k = 0; k < t.n; k++) {
			above = row[k + 1];
			row[k + 1] = least(least(above, row[k]) + 1,
			    corner + (s.p[i] != t.p[k]));
			corner = above;
		}
	}
	return row[t.n];
}

const char *
conf_near(struct str name)
{
	const char *best = NULL;
	size_t nearest = 4; /* farther is no help */

	if (name.n > NAME_BYTES)
		return NULL;
	for (int i = 0; i < SETTING_MAX; i++) {
		struct str own = str_of(conf_rows[i].name);
		size_t d;

		if (own.n > NAME_BYTES)
			continue;
		d = distance(name, own);
		if (d < nearest && d * 2 < own.n) {
			nearest = d;
			best = conf_rows[i].name;
		}
	}
	return best;
}
