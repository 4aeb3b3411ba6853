/* SPDX-License-Identifier: EUPL-1.2 */
/* view/json_out: JSON, written member by member. */
#include "view/view.h"

#include <assert.h>

#include "base/limits.h"

/* How many bytes at the start of ${s} stand for themselves. */
static size_t
plain(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= 0x20 && s.p[n] < 0x7f && s.p[n] != '"' &&
	       s.p[n] != '\\' && s.p[n] != '<' && s.p[n] != '>' &&
	       s.p[n] != '&')
		n++;
	return n;
}

static void
quoted(struct buf *b, struct str s)
{
	buf_putc(b, '"');
	while (s.n > 0) {
		size_t n = plain(s);
		struct str at;
		uint32_t c;

		buf_put(b, str_sub(s, 0, n));
		s = str_sub(s, n, s.n - n);
		if (s.n == 0)
			break;
		at = s;
		c = utf8_next(&s);

		if (c == '"' || c == '\\') {
			buf_putc(b, '\\');
			buf_putc(b, (char)c);
		} else if (c == '\n') {
			buf_puts(b, "\\n");
		} else if (c == '\t') {
			buf_puts(b, "\\t");
		} else if (c < 0x20 || c == '<' || c == '>' || c == '&' ||
			   (c >= 0x7f && c < 0xa0) || c == 0x2028 ||
			   c == 0x2029) {
			buf_printf(b, "\\u%04x", (unsigned)c);
		} else if (c == 0xfffd) { /* or a byte that was none */
			buf_puts(b, "\xef\xbf\xbd");
		} else {
			buf_put(b, str_sub(at, 0, at.n - s.n));
		}
	}
	buf_putc(b, '"');
}

static void
member(struct json *j, struct str key)
{
	if (j->comma)
		buf_putc(j->out, ',');
	j->comma = true;
	if (key.p != NULL) {
		quoted(j->out, key);
		buf_putc(j->out, ':');
	}
}

/* What waits for something that is in it has it now. */
static void
lead(struct json *j, struct str key)
{
	for (int i = 0; i < j->waiting_n; i++) {
		assert(j->depth < LIMIT_JSON_DEPTH);
		member(j, str_of(j->waiting[i]));
		buf_putc(j->out, '[');
		j->comma = false;
		j->depth++;
	}
	j->waiting_n = 0;
	member(j, key);
}

static void
open_with(struct json *j, struct str key, char c)
{
	assert(j->depth < LIMIT_JSON_DEPTH);
	lead(j, key);
	buf_putc(j->out, c);
	j->comma = false;
	j->depth++;
}

static void
close_with(struct json *j, char c)
{
	assert(j->depth > 0);
	buf_putc(j->out, c);
	j->comma = true;
	j->depth--;
}

void
json_init(struct json *j, struct buf *out)
{
	*j = (struct json){ .out = out };
}

void
json_open(struct json *j, const char *key)
{
	open_with(j, str_of(key), '{');
}

void
json_close(struct json *j)
{
	close_with(j, '}');
}

void
json_array(struct json *j, const char *key)
{
	open_with(j, str_of(key), '[');
}

void
json_array_end(struct json *j)
{
	close_with(j, ']');
}

void
json_array_some(struct json *j, const char *key)
{
	assert(j->waiting_n < LIMIT_JSON_DEPTH);
	j->waiting[j->waiting_n++] = key;
}

void
json_array_some_end(struct json *j)
{
	if (j->waiting_n > 0)
		j->waiting_n--;
	else
		close_with(j, ']');
}

void
json_str(struct json *j, const char *key, struct str v)
{
	json_key_str(j, str_of(key), v);
}

void
json_int(struct json *j, const char *key, int64_t v)
{
	json_key_int(j, str_of(key), v);
}

void
json_bool(struct json *j, const char *key, bool v)
{
	lead(j, str_of(key));
	buf_puts(j->out, v ? "true" : "false");
}

void
json_null(struct json *j, const char *key)
{
	lead(j, str_of(key));
	buf_puts(j->out, "null");
}

void
json_date(struct json *j, const char *key, struct date d)
{
	if (d.year == 0) {
		json_null(j, key);
		return;
	}
	lead(j, str_of(key));
	buf_printf(j->out, "\"%04d-%02d-%02d\"", (int)d.year, (int)d.month,
	    (int)d.day);
}

void
json_key_str(struct json *j, struct str key, struct str v)
{
	lead(j, key);
	quoted(j->out, v);
}

void
json_key_int(struct json *j, struct str key, int64_t v)
{
	lead(j, key);
	buf_printf(j->out, "%lld", (long long)v);
}

void
json_key_array(struct json *j, struct str key)
{
	open_with(j, key, '[');
}
