/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/parse.h"

#include <string.h>
#include <strings.h>

#include "http/chars.h"

#define METHOD_MAX 32 /* bytes of a method's name */

static const struct {
	int status;
	const char *text;
} refusals[REFUSE_MAX] = {
	[REFUSE_NONE] = { 200, "" },
#define REFUSAL(name, status, text) [REFUSE_##name] = { status, text },
#include "http/refusals.def"
#undef REFUSAL
};

int
refusal_status(enum refusal r)
{
	return r < REFUSE_MAX ? refusals[r].status : 500;
}

const char *
refusal_sentence(enum refusal r)
{
	return r < REFUSE_MAX ? refusals[r].text : "";
}

/* Fields that may come once; the first ones also steer the reader. */
enum once {
	ONCE_HOST,
	ONCE_LENGTH,
	ONCE_CODING,
	ONCE_EXPECT,
	ONCE_OTHER
};

static const struct {
	const char *name;
	size_t n;
} once_fields[] = {
#define FIELD(lit)                   \
	{                            \
		lit, sizeof(lit) - 1 \
	}
	[ONCE_HOST] = FIELD("host"),
	[ONCE_LENGTH] = FIELD("content-length"),
	[ONCE_CODING] = FIELD("transfer-encoding"),
	[ONCE_EXPECT] = FIELD("expect"),
	FIELD("authorization"),
	FIELD("content-encoding"),
	FIELD("content-location"),
	FIELD("content-range"),
	FIELD("content-type"),
	FIELD("cookie"),
	FIELD("date"),
	FIELD("from"),
	FIELD("idempotency-key"),
	FIELD("if-modified-since"),
	FIELD("if-range"),
	FIELD("if-unmodified-since"),
	FIELD("max-forwards"),
	FIELD("origin"),
	FIELD("proxy-authorization"),
	FIELD("range"),
	FIELD("referer"),
	FIELD("sec-fetch-dest"),
	FIELD("sec-fetch-mode"),
	FIELD("sec-fetch-site"),
	FIELD("sec-gpc"),
	FIELD("user-agent"),
	FIELD("x-forwarded-host"),
	FIELD("x-forwarded-proto"),
#undef FIELD
};
_Static_assert(ARRAY_LEN(once_fields) <= 32, "seen has 32 bits");

void
head_reader_init(struct head_reader *h, struct req *rq)
{
	*h = (struct head_reader){ 0 };
	rq->id = 0;
	rq->method = METHOD_OTHER;
	rq->target = rq->path = rq->query = rq->body = (struct span){ 0, 0 };
	rq->headers_n = 0;
	rq->keep_alive = true;
	rq->spooled = false;
	rq->bytes = NULL;
	rq->bytes_n = 0;
}

static enum reading
refuse(struct head_reader *h, enum refusal why)
{
	h->why = why;
	return READING_REFUSED;
}

static struct span
span(size_t at, size_t n)
{
	return (struct span){ .at = (uint32_t)at, .n = (uint32_t)n };
}

static bool
is_all(const char *p, size_t n, unsigned char class)
{
	for (size_t i = 0; i < n; i++)
		if (!is_char(p[i], class))
			return false;
	return true;
}

static enum method
method_of(const char *p, size_t n)
{
	static const struct {
		const char *name;
		size_t n;
		enum method method;
	} methods[] = {
		{ "GET", 3, METHOD_GET },
		{ "HEAD", 4, METHOD_HEAD },
		{ "POST", 4, METHOD_POST },
		{ "PUT", 3, METHOD_PUT },
		{ "PATCH", 5, METHOD_PATCH },
		{ "DELETE", 6, METHOD_DELETE },
		{ "OPTIONS", 7, METHOD_OPTIONS },
	};

	for (size_t i = 0; i < ARRAY_LEN(methods); i++)
		if (methods[i].n == n && memcmp(methods[i].name, p, n) == 0)
			return methods[i].method;
	return METHOD_OTHER;
}

/* "HTTP/1.1"; any other pair of digits is a version not spoken here. */
static enum refusal
read_version(const char *p, size_t n, bool *http_1_0_out)
{
	if (n != 8 || memcmp(p, "HTTP/", 5) != 0 || p[6] != '.' ||
	    !is_char(p[5], CHAR_DIGIT) || !is_char(p[7], CHAR_DIGIT))
		return REFUSE_LINE;
	if (p[5] != '1' || p[7] > '1')
		return REFUSE_VERSION;
	*http_1_0_out = p[7] == '0';
	return REFUSE_NONE;
}

/* Host name or IPv6 literal, and an optional port (RFC 3986, 3.2). No
 * percent escapes, no user information, not empty. */
static bool
is_host(const char *p, size_t n)
{
	size_t i = 0, port = 0;

	if (n > 0 && p[0] == '[') {
		for (i = 1; i < n && p[i] != ']'; i++)
			if (!is_char(p[i], CHAR_HEX) && p[i] != ':' &&
			    p[i] != '.')
				return false;
		if (i < 4 || i == n)
			return false;
		i++;
	} else {
		while (i < n && is_char(p[i], CHAR_HOST))
			i++;
		if (i == 0 || i > 253 || p[0] == '.' || p[0] == '-')
			return false;
	}
	if (i == n)
		return true;
	if (p[i++] != ':' || i == n || n - i > 5)
		return false;
	for (; i < n; i++) {
		if (!is_char(p[i], CHAR_DIGIT))
			return false;
		port = port * 10 + (size_t)(p[i] - '0');
	}
	return port > 0 && port <= 65535;
}

/* Path characters with whole percent escapes; '?' begins the query. */
static bool
read_path(const char *p, size_t at, size_t end, struct req *rq)
{
	size_t i, question = end;

	for (i = at; i < end; i++) {
		if (p[i] == '%') {
			if (end - i < 3 || !is_char(p[i + 1], CHAR_HEX) ||
			    !is_char(p[i + 2], CHAR_HEX))
				return false;
			i += 2;
		} else if (p[i] == '?') {
			if (question == end)
				question = i;
		} else if (!is_char(p[i], CHAR_PATH)) {
			return false;
		}
	}
	rq->path = span(at, question - at);
	if (question < end)
		rq->query = span(question + 1, end - question - 1);
	return true;
}

/*
 * absolute-form (RFC 9112, 3.2.2): http or https; the host of the target
 * takes the place of the Host field. An empty path is the '/' of "//": the
 * path must be a span of the request's own bytes.
 */
static bool
read_absolute(struct head_reader *h, const char *p, size_t at, size_t end,
    struct req *rq)
{
	size_t n = end - at, host, i;

	if (n > 7 && strncasecmp(p + at, "http://", 7) == 0)
		host = at + 7;
	else if (n > 8 && strncasecmp(p + at, "https://", 8) == 0)
		host = at + 8;
	else
		return false;
	for (i = host; i < end && p[i] != '/' && p[i] != '?'; i++)
		;
	if (!is_host(p + host, i - host))
		return false;
	h->absolute = true;
	h->host = span(host, i - host);
	if (!read_path(p, i, end, rq))
		return false;
	if (rq->path.n == 0)
		rq->path = span(host - 1, 1);
	return true;
}

static bool
read_target(struct head_reader *h, const char *p, size_t at, size_t end,
    struct req *rq)
{
	rq->target = span(at, end - at);
	if (end == at)
		return false;
	if (p[at] == '/')
		return read_path(p, at, end, rq);
	if (p[at] == '*') { /* asterisk-form, RFC 9112, 3.2.4 */
		rq->path = rq->target;
		return end - at == 1 && rq->method == METHOD_OPTIONS;
	}
	return read_absolute(h, p, at, end, rq);
}

/* request-line = method SP request-target SP HTTP-version, one SP each. */
static enum refusal
read_first_line(struct head_reader *h, const char *p, size_t n, struct req *rq)
{
	const char *space = memchr(p, ' ', n), *second;
	size_t method_n, target_at, target_end;
	enum refusal why;

	if (space == NULL)
		return REFUSE_LINE;
	method_n = (size_t)(space - p);
	target_at = method_n + 1;
	second = memchr(space + 1, ' ', n - target_at);
	if (second == NULL)
		return REFUSE_LINE;
	target_end = (size_t)(second - p);
	if (memchr(second + 1, ' ', n - target_end - 1) != NULL)
		return REFUSE_LINE;
	if (method_n == 0 || !is_all(p, method_n, CHAR_TOKEN))
		return REFUSE_METHOD;
	why = read_version(second + 1, n - target_end - 1, &h->http_1_0);
	if (why != REFUSE_NONE)
		return why;
	rq->keep_alive = !h->http_1_0;
	if (method_n > METHOD_MAX)
		return REFUSE_METHOD_LONG;
	rq->method = method_of(p, method_n);
	if (method_n == 7 && memcmp(p, "CONNECT", 7) == 0)
		return REFUSE_CONNECT;
	if (target_end - target_at > LIMIT_TARGET_BYTES)
		return REFUSE_TARGET_LONG;
	if (!read_target(h, p, target_at, target_end, rq))
		return REFUSE_TARGET;
	return REFUSE_NONE;
}

/* Digits only, no sign, no blank, no list, no leading zero. */
static enum refusal
read_length(struct head_reader *h, const char *p, size_t n)
{
	uint64_t v = 0;

	if (n == 0 || !is_all(p, n, CHAR_DIGIT) || (n > 1 && p[0] == '0'))
		return REFUSE_LENGTH;
	if (n > 18)
		return REFUSE_BODY_LONG;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + (uint64_t)(p[i] - '0');
	h->has_length = true;
	h->length = v;
	return REFUSE_NONE;
}

/* Exactly "chunked". A list with chunked in it is an error of framing; a
 * coding that is not known is 501 (RFC 9112, 6.1). */
static enum refusal
read_coding(struct head_reader *h, struct str value)
{
	struct str part, rest = value;

	if (str_eq_nocase(value, STR("chunked"))) {
		h->chunked = true;
		return REFUSE_NONE;
	}
	if (value.n == 0)
		return REFUSE_CODING_LAST;
	while (str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (part.n == 0 || str_eq_nocase(part, STR("chunked")))
			return REFUSE_CODING_LAST;
	}
	return REFUSE_CODING;
}

static void
read_connection(struct str value, struct req *rq)
{
	struct str part;

	while (str_cut(&value, ',', &part))
		if (str_eq_nocase(str_trim(part), STR("close")))
			rq->keep_alive = false;
}

static enum refusal
read_value(struct head_reader *h, struct str name, struct str value,
    struct req *rq)
{
	size_t i;

	if (str_eq_nocase(name, STR("connection"))) {
		read_connection(value, rq);
		return REFUSE_NONE;
	}
	for (i = 0; i < ARRAY_LEN(once_fields); i++)
		if (once_fields[i].n == name.n &&
		    strncasecmp(once_fields[i].name, name.p, name.n) == 0)
			break;
	if (i == ARRAY_LEN(once_fields))
		return REFUSE_NONE;
	if ((h->seen & 1U << i) != 0)
		return REFUSE_TWICE;
	h->seen |= 1U << i;
	switch (i) {
	case ONCE_HOST:
		return is_host(value.p, value.n) ? REFUSE_NONE : REFUSE_HOST;
	case ONCE_LENGTH:
		return read_length(h, value.p, value.n);
	case ONCE_CODING:
		return read_coding(h, value);
	case ONCE_EXPECT:
		h->expects = true;
		return str_eq_nocase(value, STR("100-continue"))
			   ? REFUSE_NONE
			   : REFUSE_EXPECT;
	default:
		return REFUSE_NONE;
	}
}

/* field-line = field-name ":" OWS field-value OWS; no blank before the
 * colon (RFC 9112, 5.1), no folding (5.2). */
static enum refusal
read_field(struct head_reader *h, const char *p, size_t at, size_t end,
    struct req *rq)
{
	size_t colon = at, from, to = end;
	struct header *field;

	if (p[at] == ' ' || p[at] == '\t')
		return REFUSE_FOLD;
	while (colon < end && is_char(p[colon], CHAR_TOKEN))
		colon++;
	if (colon == at || colon == end || p[colon] != ':')
		return REFUSE_NAME;
	from = colon + 1;
	while (from < to && (p[from] == ' ' || p[from] == '\t'))
		from++;
	while (to > from && (p[to - 1] == ' ' || p[to - 1] == '\t'))
		to--;
	if (rq->headers_n == LIMIT_HEADERS)
		return REFUSE_FIELDS;
	field = &rq->headers[rq->headers_n++];
	field->name = span(at, colon - at);
	field->value = span(from, to - from);
	return read_value(h, (struct str){ p + at, colon - at },
	    (struct str){ p + from, to - from }, rq);
}

/* What can be judged only when all fields are known. */
static enum refusal
read_end(struct head_reader *h, const char *p, struct req *rq)
{
	bool has_host = (h->seen & 1U << ONCE_HOST) != 0;

	if (!has_host && !h->http_1_0)
		return REFUSE_NO_HOST;
	if (h->chunked && h->http_1_0)
		return REFUSE_CODING_1_0;
	if (h->chunked && h->has_length)
		return REFUSE_LENGTH_CODING;
	if (h->http_1_0)
		h->expects = false; /* RFC 9110, 10.1.1 */
	for (size_t i = 0; h->absolute && i < rq->headers_n; i++) {
		struct header *f = &rq->headers[i];

		if (f->name.n == 4 &&
		    strncasecmp(p + f->name.at, "host", 4) == 0)
			f->value = h->host;
	}
	return REFUSE_NONE;
}

/* The line [h->line, end) is whole; true when it was the empty last one. */
static bool
read_line(struct head_reader *h, const char *p, size_t end, struct req *rq)
{
	bool last = h->past_first && end == h->line;

	if (!h->past_first)
		h->why = read_first_line(h, p, end, rq);
	else if (last)
		h->why = read_end(h, p, rq);
	else
		h->why = read_field(h, p, h->line, end, rq);
	h->past_first = true;
	return last;
}

enum reading
head_read(struct head_reader *h, const char *p, size_t n, struct req *rq)
{
	size_t i;

	for (i = h->at; i < n; i++) {
		bool after_cr = i > h->line && p[i - 1] == '\r';

		if (i >= LIMIT_HEAD_BYTES)
			return refuse(h, h->past_first ? REFUSE_HEAD_LONG
						       : REFUSE_TARGET_LONG);
		if (p[i] == '\n') {
			bool last;

			if (!after_cr)
				return refuse(h, REFUSE_LF);
			last = read_line(h, p, i - 1, rq);
			if (h->why != REFUSE_NONE)
				return READING_REFUSED;
			h->line = h->at = i + 1;
			if (last)
				return READING_DONE;
		} else if (after_cr) {
			return refuse(h, REFUSE_CR);
		} else if (!is_char(p[i], CHAR_LINE) && p[i] != '\r') {
			return refuse(h, REFUSE_CONTROL);
		} else if (!h->past_first &&
			   i > LIMIT_TARGET_BYTES + METHOD_MAX + 16) {
			return refuse(h, REFUSE_TARGET_LONG);
		}
	}
	h->at = i;
	return READING_MORE;
}
