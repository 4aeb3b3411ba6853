/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/wire.h"

#include <string.h>

void
wire_frame(struct buf *b, enum wire_type type, struct str body)
{
	uint32_t n = (uint32_t)body.n;
	char head[5];

	memcpy(head, &n, sizeof(n));
	head[4] = (char)type;
	buf_put(b, (struct str){ head, sizeof(head) });
	buf_put(b, body);
}

bool
wire_take(const struct buf *b, size_t *at, enum wire_type *type_out,
    struct str *body_out, bool *bad_out)
{
	uint32_t n;

	if (b->n - *at < 5)
		return false;
	memcpy(&n, b->p + *at, sizeof(n));
	if (n > WIRE_FRAME_MAX) {
		*bad_out = true;
		return false;
	}
	if (b->n - *at < 5 + (size_t)n)
		return false;
	*type_out = (enum wire_type)b->p[*at + 4];
	*body_out = (struct str){ b->p + *at + 5, n };
	*at += 5 + (size_t)n;
	return true;
}

void
wire_put_result(struct buf *b, const struct sink_result *r)
{
	pack_i64(b, r->id);
	pack_u64(b, (uint64_t)r->outcome);
	pack_u64(b, (uint64_t)r->stage);
	pack_u64(b, (uint64_t)r->code);
	for (int i = 0; i < 3; i++)
		pack_u64(b, (uint64_t)r->enhanced[i]);
}

bool
wire_read_result(struct str body, struct sink_result *out)
{
	struct unpack u = unpack_of(body);
	struct sink_result r = { 0 };

	r.id = unpack_i64(&u);
	r.outcome = (enum sink_outcome)unpack_u64(&u);
	r.stage = (enum sink_stage)unpack_u64(&u);
	r.code = (int)unpack_u64(&u);
	for (int i = 0; i < 3; i++)
		r.enhanced[i] = (int)unpack_u64(&u);
	if (u.bad || r.outcome >= SINK_OUTCOME_MAX || r.stage > SINK_AT_END)
		return false;
	*out = r;
	return true;
}

static bool
is_host_name(struct str s)
{
	if (s.n == 0 || s.n > 253)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || c == '.' || c == '-' ||
			c == ':'))
			return false;
	}
	return true;
}

/* HOST:PORT or [ADDRESS]:PORT. */
static enum err
host_and_port(struct str s, struct sink_place *p)
{
	size_t end;
	int64_t port;

	if (s.n > 0 && s.p[0] == '[') {
		end = str_find(s, STR("]"));
		if (end == SIZE_MAX)
			return ERR_INVALID;
		p->host = str_sub(s, 1, end - 1);
		s = str_sub(s, end + 1, s.n);
	} else {
		end = str_find(s, STR(":"));
		if (end == SIZE_MAX)
			return ERR_INVALID;
		p->host = str_sub(s, 0, end);
		s = str_sub(s, end, s.n);
	}
	if (s.n < 2 || s.p[0] != ':' || !is_host_name(p->host))
		return ERR_INVALID;
	p->port = str_sub(s, 1, s.n);
	return str_to_i64(p->port, 1, 65535, &port);
}

enum err
sink_place(struct str url, struct sink_place *out)
{
	struct sink_place p = { .kind = PLACE_OFF };
	enum err e;

	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] < 0x20)
			return ERR_INVALID;
	if (str_starts(url, STR("dir:"))) {
		p.kind = PLACE_DIR;
		p.path = str_sub(url, 4, url.n);
		if (p.path.n == 0 || p.path.n > 3000)
			return ERR_INVALID;
	} else if (str_starts(url, STR("smtp://")) ||
		   str_starts(url, STR("smtps://"))) {
		p.kind = PLACE_SMTP;
		p.implicit_tls = url.p[4] == 's';
		e = host_and_port(str_sub(url, p.implicit_tls ? 8 : 7, url.n),
		    &p);
		if (e != ERR_OK)
			return ERR_INVALID;
	} else if (!str_is(url, "off")) {
		return ERR_INVALID;
	}
	*out = p;
	return ERR_OK;
}

bool
sink_place_is_loopback(const struct sink_place *p)
{
	struct str rest = p->host, part;

	if (str_eq_nocase(p->host, STR("localhost")) || str_is(p->host, "::1"))
		return true;
	/* 127.0.0.0/8 written in full: "127.example" is somebody else. */
	for (int i = 0; i < 4; i++) {
		int64_t n;

		if (!str_cut(&rest, '.', &part) ||
		    str_to_i64(part, i == 0 ? 127 : 0, i == 0 ? 127 : 255,
			&n) != ERR_OK)
			return false;
	}
	return rest.p == NULL;
}
