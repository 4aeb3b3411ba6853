/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail/mime: header fields and body encodings, byte by byte.
 *
 * Knows RFC 5322 folding, RFC 2047 encoded words, RFC 2045 quoted-printable
 * and base64. Knows no message. Nothing that a person or a statement wrote
 * reaches a header except through here, and a control character is refused,
 * never removed (T-14).
 */
#ifndef MAIL_MIME_H
#define MAIL_MIME_H

#include "base/base.h"

#define MIME_LINE_MAX 78 /* RFC 5322, 2.1.1: SHOULD; 998 is the MUST */

/** mime_is_clean(s): valid UTF-8 on one line: no CR, LF, NUL or other
 * control, no line separator, no bidirectional override. */
bool mime_is_clean(struct str s);

/** mime_text(b, name, value): an unstructured field such as Subject, folded,
 * encoded when it must be. Errors: INVALID (not clean). */
enum err mime_text(struct buf *b, const char *name, struct str value) MUST_USE;

/** mime_party(b, name, display, address): a field with one mailbox, such as
 * From; ${display} may be empty. ${address} must come from mail_address().
 * Errors: INVALID (${display} is not clean). */
enum err mime_party(struct buf *b, const char *name, struct str display,
    struct str address) MUST_USE;

/** mime_raw(b, name, value): a field whose value is known to be ASCII in the
 * field's own syntax, without a fold. */
void mime_raw(struct buf *b, const char *name, struct str value);

/** mime_part(b, type, language, body): one text part: its header fields and
 * ${body} as quoted-printable, or base64 where that is shorter. Line ends of
 * any kind become CRLF. ${body} must be UTF-8. */
void mime_part(struct buf *b, const char *type, const char *language,
    struct str body);

/** mime_quoted_printable(b, s): RFC 2045, 6.7; also safe for mbox ("From "
 * at the start of a line is encoded). */
void mime_quoted_printable(struct buf *b, struct str s);

#endif
