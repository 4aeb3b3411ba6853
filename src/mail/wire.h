/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/wire: what a sink and its out process say to each other, as frames on a
 * stream socket. Both ends are the same program, so there is no version.
 */
#ifndef MAIL_WIRE_H
#define MAIL_WIRE_H

#include "base/base.h"
#include "base/pack.h"
#include "mail/sink.h"

#define WIRE_FD        3 /* the out process finds its socket here */
#define WIRE_FRAME_MAX (MAIL_BYTES_MAX + 4096)
#define WIRE_ARGUMENT  "--out-process"

enum wire_type {
	/* to the out process */
	WIRE_CONFIG = 1,
	WIRE_MESSAGE, /* id, handed_ns, smtputf8, from, to, bytes */
	WIRE_RECALL,
	/* from it */
	WIRE_HELLO,    /* it runs */
	WIRE_BEGAN,    /* id: from here on a lost answer is uncertain */
	WIRE_RESULT,   /* struct sink_result */
	WIRE_RECALLED, /* whatever had not begun was returned */
	WIRE_DOWN      /* no connection; try again after so many ms */
};

/** wire_frame(b, type, body): append one frame: length, type, body. */
void wire_frame(struct buf *b, enum wire_type type, struct str body);
/**
 * wire_take(b, at, type_out, body_out, bad_out): the frame at ${at} of ${b},
 * which is advanced past it. False when it is not complete. A frame that is too
 * long sets ${bad_out}.
 */
bool wire_take(const struct buf *b, size_t *at, enum wire_type *type_out,
    struct str *body_out, bool *bad_out);

void wire_put_result(struct buf *b, const struct sink_result *r);
bool wire_read_result(struct str body, struct sink_result *out);

/* A sink's URL, taken apart. */
struct sink_place {
	enum {
		PLACE_OFF,
		PLACE_DIR,
		PLACE_SMTP
	} kind;
	bool implicit_tls; /* smtps */
	struct str path;   /* of dir: */
	struct str host;   /* without brackets */
	struct str port;
};
enum err sink_place(struct str url, struct sink_place *out) MUST_USE;
bool sink_place_is_loopback(const struct sink_place *p);

#endif
