/* SPDX-License-Identifier: EUPL-1.2 */
/* http/chars: which byte may stand where (RFC 9110, 5.6.2; RFC 3986, 3.3). */
#ifndef HTTP_CHARS_H
#define HTTP_CHARS_H

#include "base/base.h"

#define CHAR_TOKEN 1U  /* tchar */
#define CHAR_DIGIT 2U  /* 0-9 */
#define CHAR_HEX   4U  /* 0-9 a-f A-F */
#define CHAR_PATH  8U  /* pchar and '/', without '%' */
#define CHAR_HOST  16U /* letters, digits, '-', '.', '_' */
#define CHAR_LINE  32U /* blank, tab, visible, obs-text: no other control */

extern const unsigned char http_chars[256];

static inline bool
is_char(char c, unsigned class)
{
	return (http_chars[(unsigned char)c] & class) != 0;
}

/** hex_value(c): 0..15 of a hexadecimal digit, or -1. */
static inline int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

#endif
