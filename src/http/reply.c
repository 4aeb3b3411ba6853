/* SPDX-License-Identifier: EUPL-1.2 */
/* http/reply: an answer before it is written. */
#include <string.h>

#include "http/chars.h"
#include "http/http.h"

#define REPLY_HEAD_BYTES 32768

void
reply_init(struct reply *rp)
{
	rp->status = 200;
	rp->close = false;
	buf_init(&rp->head, REPLY_HEAD_BYTES);
	buf_init(&rp->body, LIMIT_REPLY_BYTES);
}

void
reply_release(struct reply *rp)
{
	buf_release(&rp->head);
	buf_release(&rp->body);
}

void
reply_reset(struct reply *rp)
{
	rp->status = 200;
	rp->close = false;
	buf_reset(&rp->head);
	buf_reset(&rp->body);
}

void
reply_header(struct reply *rp, const char *name, struct str value)
{
	for (size_t i = 0; i < value.n; i++) {
		if (is_char(value.p[i], CHAR_LINE))
			continue;
		rp->status = 500;
		buf_reset(&rp->body);
		return;
	}
	buf_puts(&rp->head, name);
	buf_puts(&rp->head, ": ");
	buf_put(&rp->head, value);
	buf_puts(&rp->head, "\r\n");
}

static void
put_json_text(struct buf *b, const char *text)
{
	buf_putc(b, '"');
	for (const char *p = text; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '"' || c == '\\')
			buf_putc(b, '\\');
		if (c < 0x20)
			buf_printf(b, "\\u%04x", c);
		else
			buf_putc(b, *p);
	}
	buf_putc(b, '"');
}

void
reply_problem(struct reply *rp, int status, const char *detail)
{
	reply_reset(rp);
	rp->status = status;
	reply_header(rp, "Content-Type", STR("application/problem+json"));
	reply_header(rp, "Cache-Control", STR("no-store"));
	reply_header(rp, "X-Content-Type-Options", STR("nosniff"));
	buf_puts(&rp->body, "{\"type\":\"about:blank\",\"title\":");
	put_json_text(&rp->body, reply_status_text(status));
	buf_printf(&rp->body, ",\"status\":%d,\"detail\":", status);
	put_json_text(&rp->body, detail);
	buf_puts(&rp->body, "}\n");
}

const char *
reply_status_text(int status)
{
	static const struct {
		int status;
		const char *text;
	} texts[] = {
		{ 200, "OK" },
		{ 201, "Created" },
		{ 202, "Accepted" },
		{ 204, "No Content" },
		{ 206, "Partial Content" },
		{ 301, "Moved Permanently" },
		{ 302, "Found" },
		{ 303, "See Other" },
		{ 304, "Not Modified" },
		{ 307, "Temporary Redirect" },
		{ 308, "Permanent Redirect" },
		{ 400, "Bad Request" },
		{ 401, "Unauthorized" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 406, "Not Acceptable" },
		{ 408, "Request Timeout" },
		{ 409, "Conflict" },
		{ 410, "Gone" },
		{ 411, "Length Required" },
		{ 412, "Precondition Failed" },
		{ 413, "Content Too Large" },
		{ 414, "URI Too Long" },
		{ 415, "Unsupported Media Type" },
		{ 417, "Expectation Failed" },
		{ 422, "Unprocessable Content" },
		{ 428, "Precondition Required" },
		{ 429, "Too Many Requests" },
		{ 431, "Request Header Fields Too Large" },
		{ 451, "Unavailable For Legal Reasons" },
		{ 500, "Internal Server Error" },
		{ 501, "Not Implemented" },
		{ 503, "Service Unavailable" },
		{ 505, "HTTP Version Not Supported" },
		{ 507, "Insufficient Storage" },
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		if (texts[i].status == status)
			return texts[i].text;
	return "Unknown";
}
