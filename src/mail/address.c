/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/address.h"

#include <idn2.h>
#include <string.h>

#include "base/limits.h"

#define LOCAL_MAX 64 /* bytes; RFC 5321, 4.5.3.1.1 */
#define LABEL_MAX 63 /* bytes; RFC 1035, 2.3.4 */

static bool
is_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* atext of RFC 5322, 3.2.3, and every byte of UTF-8 (RFC 6531, 3.3). */
static bool
is_atext(unsigned char c)
{
	return c >= 0x80 || is_alnum(c) ||
	       (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* Code points that look like nothing, or turn the line around. */
static bool
is_unseen(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0xa0) ||
	       (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
	       (c >= 0x205f && c <= 0x206f) || c == 0x3000 || c == 0xfeff ||
	       c == 0xad || c == 0xfffd;
}

static bool
is_local(struct str s, bool *utf8_out)
{
	bool dot = true; /* none at the start, none twice, none at the end */
	struct str rest = s;

	*utf8_out = false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '.') {
			if (dot)
				return false;
			dot = true;
			continue;
		}
		if (!is_atext(c))
			return false;
		dot = false;
		if (c >= 0x80)
			*utf8_out = true;
	}
	while (*utf8_out && rest.n > 0)
		if (is_unseen(utf8_next(&rest)))
			return false;
	return !dot;
}

static bool
is_label(struct str s)
{
	if (s.n == 0 || s.n > LABEL_MAX || s.p[0] == '-' || s.p[s.n - 1] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_alnum((unsigned char)s.p[i]) && s.p[i] != '-')
			return false;
	return true;
}

static bool
is_domain(struct str s)
{
	struct str rest = s, label = STR_NONE;
	size_t n = 0;
	bool digits = true;

	while (str_cut(&rest, '.', &label)) {
		if (!is_label(label))
			return false;
		n++;
	}
	/* A last label of digits only is an IPv4 address, not a name. */
	for (size_t i = 0; i < label.n; i++)
		digits = digits && label.p[i] >= '0' && label.p[i] <= '9';
	return !digits && (n > 1 || str_eq_nocase(s, STR("localhost")));
}

/* The domain in A-labels and lower case. */
static enum err
domain_ascii(struct arena *a, struct str s, struct str *out)
{
	uint8_t *ascii = NULL;
	bool plain = true;
	char *p;

	for (size_t i = 0; i < s.n; i++)
		plain = plain && (unsigned char)s.p[i] < 0x80;
	if (!plain) {
		if (idn2_lookup_u8((const uint8_t *)arena_cstr(a, s), &ascii,
			IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
			return ERR_INVALID;
		s = arena_str(a, str_of((const char *)ascii));
		idn2_free(ascii);
	}
	p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32)
						      : s.p[i];
	*out = (struct str){ .p = p, .n = s.n };
	return ERR_OK;
}

enum err
mail_address(struct arena *a, struct str s, struct mail_address *out)
{
	size_t at = SIZE_MAX;
	struct mail_address m = { 0 };
	enum err e;

	if (s.n > LIMIT_EMAIL_BYTES)
		return ERR_TOO_BIG;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\0')
			return ERR_INVALID;
		if (s.p[i] == '@')
			at = i;
	}
	if (at == SIZE_MAX || !utf8_valid(s))
		return ERR_INVALID;
	if (at > LOCAL_MAX)
		return ERR_TOO_BIG;
	m.local = str_sub(s, 0, at);
	if (!is_local(m.local, &m.utf8))
		return ERR_INVALID;
	e = domain_ascii(a, str_sub(s, at + 1, s.n - at - 1), &m.domain);
	if (e != ERR_OK)
		return e;
	if (!is_domain(m.domain))
		return ERR_INVALID;
	m.local = arena_str(a, m.local);
	m.whole = arena_printf(a, STR_FMT "@" STR_FMT, STR_ARG(m.local),
	    STR_ARG(m.domain));
	if (m.whole.n > LIMIT_EMAIL_BYTES)
		return ERR_TOO_BIG;
	*out = m;
	return ERR_OK;
}

struct str
mail_address_masked(struct arena *a, struct str whole)
{
	size_t at = str_find(whole, STR("@"));
	struct str rest = whole;

	if (whole.n == 0 || at == SIZE_MAX || at == 0)
		return STR("…");
	(void)utf8_next(&rest);
	return arena_printf(a, STR_FMT "…" STR_FMT, (int)(whole.n - rest.n),
	    whole.p, STR_ARG(str_sub(whole, at, whole.n - at)));
}
