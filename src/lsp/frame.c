/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/frame: one message out of the stream, and into it. */
#include "lsp/private.h"

#define HEADER_MAX 4096 /* bytes of all header fields of a message */

/*
 * fields = { NAME ":" VALUE CRLF } CRLF .     Content-Length is required.
 */
static enum err
header(struct str fields, size_t *length_out)
{
	struct str line, name;
	bool found = false;

	while (fields.n != 0) {
		size_t end = str_find(fields, STR("\r\n"));
		int64_t n;

		line = str_sub(fields, 0, end);
		fields = end == SIZE_MAX ? STR_NONE
					 : str_sub(fields, end + 2, fields.n);
		if (!str_cut(&line, ':', &name) || line.p == NULL)
			return ERR_INVALID;
		if (!str_eq_nocase(name, STR("Content-Length")))
			continue;
		if (found ||
		    str_to_i64(str_trim(line), 0, INT64_MAX / 2, &n) != ERR_OK)
			return ERR_INVALID;
		*length_out = (size_t)n;
		found = true;
	}
	return found ? ERR_OK : ERR_INVALID;
}

enum err
frame_next(struct str *in, struct str *body_out, size_t *skip_out)
{
	size_t end = str_find(*in, STR("\r\n\r\n")), length = 0;
	struct str rest;

	if (end == SIZE_MAX)
		return in->n > HEADER_MAX ? ERR_INVALID : ERR_NOT_FOUND;
	if (end > HEADER_MAX || header(str_sub(*in, 0, end), &length) != ERR_OK)
		return ERR_INVALID;
	rest = str_sub(*in, end + 4, in->n);
	if (length > LIMIT_LSP_MESSAGE) {
		*skip_out = length;
		*in = rest;
		return ERR_TOO_BIG;
	}
	if (rest.n < length)
		return ERR_NOT_FOUND;
	*body_out = str_sub(rest, 0, length);
	*in = str_sub(rest, length, rest.n);
	return ERR_OK;
}

void
frame_put(struct buf *out, struct str body)
{
	buf_printf(out, "Content-Length: %zu\r\n\r\n", body.n);
	buf_put(out, body);
}
