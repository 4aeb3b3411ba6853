/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/compose.h"

#include <string.h>

#include "base/limits.h"
#include "base/time.h"
#include "mail/address.h"
#include "mail/footer.h"
#include "mail/mime.h"

#define LINE_MUST 998 /* RFC 5322, 2.1.1 */

/*
 * "=_" cannot stand in quoted-printable or base64 (RFC 2045, 6.7), and every
 * part is one of these: no body can hold the boundary.
 */
#define BOUNDARY "=_vern_alternative"

static bool
is_host(struct str url, const char *prefix)
{
	struct str p = str_of(prefix), rest;

	if (!str_starts(url, p))
		return false;
	rest = str_sub(url, p.n, url.n);
	return rest.n == 0 || rest.p[0] == '/' || rest.p[0] == ':';
}

bool
mail_url_ok(struct str s)
{
	if (s.n > LIMIT_TARGET_BYTES)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= 0x20 || c >= 0x7f || c == '<' || c == '>' ||
		    c == '"' || c == '\\' || c == '`')
			return false;
	}
	if (str_starts(s, STR("https://")))
		return s.n > sizeof("https://") - 1 && s.p[8] != '/';
	return is_host(s, "http://127.0.0.1") || is_host(s, "http://[::1]") ||
	       is_host(s, "http://localhost");
}

/* id-left@id-right as RFC 5322, 3.6.4 wants it, of cautious characters. */
static bool
is_message_id(struct str s)
{
	size_t at = str_find(s, STR("@"));

	if (s.n > MAIL_MESSAGE_ID_MAX || at == SIZE_MAX || at == 0 ||
	    at + 1 == s.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			    (c >= 'A' && c <= 'Z') || c == '-' || c == '_';

		if (c == '.' ? i == 0 || i + 1 == s.n || s.p[i - 1] == '.' ||
				   i == at + 1 || i + 1 == at
			     : !word && i != at)
			return false;
	}
	return true;
}

/* A list identifier: a dot-atom with at least one dot (RFC 2919, 3). */
static bool
is_list_id(struct str s)
{
	bool dot = false;

	if (s.n == 0 || s.n > 255 || s.p[0] == '.' || s.p[s.n - 1] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '.')
			dot = true;
		else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			     (c >= 'A' && c <= 'Z') || c == '-' || c == '_'))
			return false;
	}
	return dot;
}

static enum err
put_list(struct arena *a, const struct mail *m, struct buf *b)
{
	struct mail_address mailto;
	enum err e;

	if (m->list_id.n > 0) {
		if (!is_list_id(m->list_id) || m->unsubscribe_url.n == 0 ||
		    m->why.n == 0)
			return ERR_INVALID;
		e = mime_party(b, "List-Id", m->list_name, m->list_id);
		if (e != ERR_OK)
			return e;
	}
	if (m->unsubscribe_url.n == 0)
		return ERR_OK;
	buf_printf(b, "List-Unsubscribe: <" STR_FMT ">",
	    STR_ARG(m->unsubscribe_url));
	if (m->unsubscribe_mailto.n > 0) {
		e = mail_address(a, m->unsubscribe_mailto, &mailto);
		if (e != ERR_OK || mailto.utf8)
			return ERR_INVALID;
		buf_printf(b, ",\r\n <mailto:" STR_FMT "?subject=unsubscribe>",
		    STR_ARG(mailto.whole));
	}
	buf_puts(b, "\r\n");
	mime_raw(b, "List-Unsubscribe-Post", STR("List-Unsubscribe=One-Click"));
	return ERR_OK;
}

/* The header fields that every message has. */
static enum err
put_head(struct arena *a, const struct mail *m, const struct mail_address *from,
    const struct mail_address *to, struct buf *b)
{
	struct mail_address reply;
	enum err e;

	if ((e = mime_party(b, "From", m->from.name, from->whole)) != ERR_OK ||
	    (e = mime_party(b, "To", m->to.name, to->whole)) != ERR_OK)
		return e;
	if (m->reply_to.n > 0) {
		if ((e = mail_address(a, m->reply_to, &reply)) != ERR_OK)
			return e;
		if (reply.utf8)
			return ERR_INVALID;
		e = mime_party(b, "Reply-To", STR_NONE, reply.whole);
		if (e != ERR_OK)
			return e;
	}
	if ((e = mime_text(b, "Subject", m->subject)) != ERR_OK)
		return e;
	mime_raw(b, "Date", instant_print_mail(a, m->date_s));
	buf_printf(b, "Message-ID: <" STR_FMT ">\r\n", STR_ARG(m->message_id));
	mime_raw(b, "MIME-Version", STR("1.0"));
	if (m->automatic)
		mime_raw(b, "Auto-Submitted", STR("auto-generated"));
	mime_raw(b, "Content-Language", str_of(lang_code(m->language)));
	return put_list(a, m, b);
}

/* As utf8_valid(), quick over ASCII: no character has bytes of both kinds. */
static bool
is_utf8(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from;

		while (i < s.n && (unsigned char)s.p[i] < 0x80)
			i++;
		from = i;
		while (i < s.n && (unsigned char)s.p[i] >= 0x80)
			i++;
		if (i > from && !utf8_valid(str_sub(s, from, i - from)))
			return false;
	}
	return true;
}

static enum err
check(const struct mail *m)
{
	const struct str *urls[] = { &m->unsubscribe_url, &m->preferences_url,
		&m->view_url };

	for (size_t i = 0; i < ARRAY_LEN(urls); i++)
		if (urls[i]->n > 0 && !mail_url_ok(*urls[i]))
			return ERR_INVALID;
	if (!is_message_id(m->message_id) || str_trim(m->subject).n == 0)
		return ERR_INVALID;
	if (!is_utf8(m->text) || !is_utf8(m->html.bytes) ||
	    !mime_is_clean(m->why) || !mime_is_clean(m->sender))
		return ERR_INVALID;
	return ERR_OK;
}

static void
put_bodies(struct arena *a, const struct mail *m, struct buf *b)
{
	const char *language = lang_code(m->language);

	mime_raw(b, "Content-Type",
	    STR("multipart/alternative;\r\n boundary=\"" BOUNDARY "\""));
	buf_puts(b, "\r\n--" BOUNDARY "\r\n");
	mime_part(b, "text/plain", language, footer_text(a, m));
	buf_puts(b, "--" BOUNDARY "\r\n");
	mime_part(b, "text/html", language, footer_html(a, m));
	buf_puts(b, "--" BOUNDARY "--\r\n");
}

enum err
mail_compose(struct arena *a, const struct mail *m, struct buf *out,
    struct mail_message *msg_out)
{
	struct mail_address from, to, bounce;
	struct mail_message msg = { .person = m->person };
	enum err e;

	if ((e = check(m)) != ERR_OK ||
	    (e = mail_address(a, m->from.address, &from)) != ERR_OK ||
	    (e = mail_address(a, m->to.address, &to)) != ERR_OK)
		return e;
	bounce = from;
	if (m->envelope_from.n > 0 &&
	    (e = mail_address(a, m->envelope_from, &bounce)) != ERR_OK)
		return e;
	/* The controller's own addresses must reach everybody. */
	if (from.utf8 || bounce.utf8)
		return ERR_INVALID;
	buf_reset(out);
	if ((e = put_head(a, m, &from, &to, out)) != ERR_OK) {
		buf_reset(out);
		return e;
	}
	put_bodies(a, m, out);
	if (out->full || out->n > MAIL_BYTES_MAX) {
		buf_reset(out);
		return ERR_TOO_BIG;
	}
	msg.bytes = buf_str(out);
	msg.message_id = arena_str(a, m->message_id);
	msg.envelope_from = bounce.whole;
	msg.envelope_to = to.whole;
	msg.smtputf8 = to.utf8;
	*msg_out = msg;
	return ERR_OK;
}

/* ---- the second wall ------------------------------------------------- */

enum once {
	ONCE_FROM,
	ONCE_TO,
	ONCE_SUBJECT,
	ONCE_DATE,
	ONCE_ID,
	ONCE_MAX
};

static bool
is_forbidden(struct str name)
{
	static const char *const names[] = { "Cc", "Bcc", "Sender",
		"Return-Path", "Apparently-To", "Errors-To" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return str_eq_nocase(str_sub(name, 0, 7), STR("Resent-"));
}

static void
count_field(struct str name, int seen[ONCE_MAX])
{
	static const char *const names[ONCE_MAX] = { "From", "To", "Subject",
		"Date", "Message-ID" };

	for (size_t i = 0; i < ONCE_MAX; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			seen[i]++;
}

/* Whether the field's value ends in exactly <to> and names no other. */
static bool
is_addressed(struct str value, struct str to)
{
	size_t open = SIZE_MAX;
	bool quoted = false;

	value = str_trim(value);
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (quoted) {
			i += c == '\\';
			quoted = c != '"';
		} else if (c == '"') {
			quoted = true;
		} else if (c == '<') {
			if (open != SIZE_MAX)
				return false;
			open = i;
		} else if (c == ',' || c == ';' || c == ':' ||
			   (c == '@' && open == SIZE_MAX)) {
			return false;
		}
	}
	if (quoted || open == SIZE_MAX || value.n < open + 2)
		return false;
	return value.p[value.n - 1] == '>' &&
	       str_eq(str_sub(value, open + 1, value.n - open - 2), to);
}

static bool
is_named(struct str value, struct str id)
{
	value = str_trim(value);
	return value.n == id.n + 2 && value.p[0] == '<' &&
	       value.p[value.n - 1] == '>' &&
	       str_eq(str_sub(value, 1, id.n), id);
}

/* CRLF only, no NUL, bounded lines, ASCII unless allowed. */
static bool
lines_are_sound(const struct mail_message *msg)
{
	struct str s = msg->bytes;
	const char *p = s.p, *end = s.p + s.n, *line_end;
	unsigned char high = 0;

	while (p < end) {
		line_end = memchr(p, '\n', (size_t)(end - p));
		if (line_end == NULL || line_end == p || line_end[-1] != '\r' ||
		    line_end - 1 - p > LINE_MUST)
			return false;
		if (memchr(p, '\r', (size_t)(line_end - p)) != line_end - 1)
			return false;
		p = line_end + 1;
	}
	for (size_t i = 0; i < s.n; i++)
		high |= (unsigned char)s.p[i];
	return s.n > 0 && memchr(s.p, '\0', s.n) == NULL &&
	       (high < 0x80 || msg->smtputf8);
}

bool
mail_is_sound(const struct mail_message *msg)
{
	struct str rest = msg->bytes;
	int seen[ONCE_MAX] = { 0 };
	bool addressed = false, named = false;

	if (!is_message_id(msg->message_id) || msg->bytes.n > MAIL_BYTES_MAX ||
	    !lines_are_sound(msg))
		return false;
	for (;;) {
		size_t end = str_find(rest, STR("\r\n")), colon;
		struct str field, name;

		if (end == SIZE_MAX)
			return false;
		if (end == 0)
			break;
		while (end + 2 < rest.n &&
		       (rest.p[end + 2] == ' ' || rest.p[end + 2] == '\t')) {
			size_t more = str_find(str_sub(rest, end + 2, rest.n),
			    STR("\r\n"));

			if (more == SIZE_MAX)
				return false;
			end += 2 + more;
		}
		field = str_sub(rest, 0, end);
		rest = str_sub(rest, end + 2, rest.n);
		colon = str_find(field, STR(":"));
		if (colon == SIZE_MAX || colon == 0)
			return false;
		name = str_sub(field, 0, colon);
		if (is_forbidden(name))
			return false;
		count_field(name, seen);
		if (str_eq_nocase(name, STR("Message-ID")))
			named = is_named(str_sub(field, colon + 1, field.n),
			    msg->message_id);
		if (str_eq_nocase(name, STR("To")))
			addressed =
			    is_addressed(str_sub(field, colon + 1, field.n),
				msg->envelope_to);
	}
	for (size_t i = 0; i < ONCE_MAX; i++)
		if (seen[i] != 1)
			return false;
	return addressed && named;
}
