/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * multipart/form-data (RFC 7578) as browsers write it: no preamble, no
 * epilogue, no blank padding behind a boundary, no transfer encodings.
 */
#include <string.h>

#include "http/chars.h"
#include "http/http.h"

#define BOUNDARY_MAX    70 /* RFC 2046, 5.1.1 */
#define PART_FIELDS     8
#define PART_HEAD_BYTES 2048

static struct str
skip_blanks(struct str s)
{
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = str_sub(s, 1, s.n);
	return s;
}

static struct str
take_token(struct str *rest)
{
	size_t n = 0;
	struct str got;

	while (n < rest->n && is_char(rest->p[n], CHAR_TOKEN))
		n++;
	got = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return got;
}

/*
 * quoted-string, ${rest} after its first quote. A backslash may stand before
 * a quote or another backslash only; browsers write quotes as %22, which is
 * left as it is (a name may hold a real "%22").
 */
static bool
take_quoted(struct arena *a, struct str *rest, struct str *out)
{
	char *to = arena_alloc(a, rest->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < rest->n; i++) {
		char c = rest->p[i];

		if (c == '"') {
			*out = (struct str){ to, n };
			*rest = str_sub(*rest, i + 1, rest->n);
			return utf8_valid(*out);
		}
		if (c == '\\') {
			if (++i == rest->n ||
			    (rest->p[i] != '"' && rest->p[i] != '\\'))
				return false;
			c = rest->p[i];
		}
		if (!is_char(c, CHAR_LINE))
			return false;
		to[n++] = c;
	}
	return false;
}

/* One ";name=value" of a field; false when it is malformed. */
static bool
take_parameter(struct arena *a, struct str *rest, struct str *name,
    struct str *value)
{
	struct str s = skip_blanks(*rest);

	if (s.n == 0 || s.p[0] != ';')
		return false;
	s = skip_blanks(str_sub(s, 1, s.n));
	*name = take_token(&s);
	if (name->n == 0 || s.n == 0 || s.p[0] != '=')
		return false;
	s = str_sub(s, 1, s.n);
	if (s.n > 0 && s.p[0] == '"') {
		s = str_sub(s, 1, s.n);
		if (!take_quoted(a, &s, value))
			return false;
	} else {
		*value = take_token(&s);
		if (value->n == 0)
			return false;
	}
	*rest = skip_blanks(s);
	return true;
}

static bool
is_boundary(struct str s)
{
	static const char extra[] = "'()+_,-./:=?";

	if (s.n == 0 || s.n > BOUNDARY_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], folded = (char)(c | 0x20);

		if (!is_char(c, CHAR_DIGIT) && (folded < 'a' || folded > 'z') &&
		    (c == '\0' || strchr(extra, c) == NULL))
			return false;
	}
	return true;
}

/* "\r\n--" and the boundary: what ends each part. */
static enum err
read_delimiter(struct arena *a, struct str content_type, struct str *out)
{
	struct str wanted = STR("multipart/form-data"), rest, name, value;
	struct str found = STR_NONE;

	if (content_type.n < wanted.n ||
	    !str_eq_nocase(str_sub(content_type, 0, wanted.n), wanted))
		return ERR_INVALID;
	rest = str_sub(content_type, wanted.n, content_type.n);
	while (rest.n > 0) {
		if (!take_parameter(a, &rest, &name, &value))
			return ERR_INVALID;
		if (!str_eq_nocase(name, STR("boundary")))
			continue;
		if (found.p != NULL || !is_boundary(value))
			return ERR_INVALID;
		found = value;
	}
	if (found.p == NULL)
		return ERR_INVALID;
	*out = arena_printf(a, "\r\n--" STR_FMT, STR_ARG(found));
	return ERR_OK;
}

static bool
read_disposition(struct arena *a, struct str value, struct part *p)
{
	struct str name, got, rest = value;

	if (!str_eq_nocase(take_token(&rest), STR("form-data")) ||
	    p->name.p != NULL)
		return false;
	while (rest.n > 0) {
		struct str *to = NULL;

		if (!take_parameter(a, &rest, &name, &got))
			return false;
		if (str_eq_nocase(name, STR("name")))
			to = &p->name;
		else if (str_eq_nocase(name, STR("filename")))
			to = &p->filename;
		/* filename* may not be used here: RFC 7578, 4.2 */
		if (to == NULL || to->p != NULL)
			return false;
		*to = got;
	}
	return p->name.p != NULL;
}

static bool
read_part_field(struct arena *a, struct str line, struct part *p)
{
	struct str rest = line, name = take_token(&rest), value;

	if (name.n == 0 || rest.n == 0 || rest.p[0] != ':')
		return false;
	value = str_sub(rest, 1, rest.n);
	for (size_t i = 0; i < value.n; i++)
		if (!is_char(value.p[i], CHAR_LINE))
			return false;
	value = str_trim(value);
	if (str_eq_nocase(name, STR("content-disposition")))
		return read_disposition(a, value, p);
	if (str_eq_nocase(name, STR("content-type"))) {
		if (p->type.p != NULL || value.n == 0 || !utf8_valid(value))
			return false;
		p->type = value;
		return true;
	}
	if (str_eq_nocase(name, STR("content-transfer-encoding")))
		return str_eq_nocase(value, STR("binary")) ||
		       str_eq_nocase(value, STR("8bit")) ||
		       str_eq_nocase(value, STR("7bit"));
	return true;
}

/* The fields of one part, up to and with the empty line. */
static bool
read_part_head(struct arena *a, struct str *rest, struct part *p)
{
	struct str head = str_sub(*rest, 0, PART_HEAD_BYTES);

	for (int i = 0; i <= PART_FIELDS; i++) {
		size_t end = str_find(head, STR("\r\n"));
		struct str line;

		if (end == SIZE_MAX)
			return false;
		line = str_sub(head, 0, end);
		head = str_sub(head, end + 2, head.n);
		*rest = str_sub(*rest, end + 2, rest->n);
		if (end == 0)
			return p->name.p != NULL;
		if (!read_part_field(a, line, p))
			return false;
	}
	return false;
}

/* What follows a delimiter: CRLF and a part, or "--" and the end. */
static bool
after_delimiter(struct str *rest, bool *last_out)
{
	if (str_starts(*rest, STR("\r\n"))) {
		*rest = str_sub(*rest, 2, rest->n);
		*last_out = false;
		return true;
	}
	*last_out = true;
	return str_is(*rest, "--") || str_is(*rest, "--\r\n");
}

enum err
multipart_parse(struct arena *a, struct str content_type, struct str body,
    struct part **parts_out, size_t *n_out)
{
	struct part *parts = NULL;
	size_t n = 0, cap = 0;
	struct str delimiter, first;
	bool last;
	enum err e = read_delimiter(a, content_type, &delimiter);

	if (e != ERR_OK)
		return e;
	first = str_sub(delimiter, 2, delimiter.n);
	if (!str_starts(body, first))
		return ERR_INVALID;
	body = str_sub(body, first.n, body.n);
	for (;;) {
		struct part *p;
		size_t end;

		if (!after_delimiter(&body, &last))
			return ERR_INVALID;
		if (last)
			break;
		if (n == LIMIT_FORM_FIELDS)
			return ERR_TOO_BIG;
		p = ARENA_PUSH(a, parts, n, cap);
		if (!read_part_head(a, &body, p))
			return ERR_INVALID;
		end = str_find(body, delimiter);
		if (end == SIZE_MAX)
			return ERR_INVALID;
		p->body = str_sub(body, 0, end);
		body = str_sub(body, end + delimiter.n, body.n);
	}
	if (n == 0)
		return ERR_INVALID;
	*parts_out = parts;
	*n_out = n;
	return ERR_OK;
}
