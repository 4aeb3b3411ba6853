/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/email.h"

#include <idn2.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/limits.h"

#define LABEL_BYTES  63  /* RFC 1035, 2.3.4 */
#define DOMAIN_BYTES 253 /* RFC 1035, without the root */

static bool
is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* Every code point beyond ASCII is one that can be seen. */
static bool
is_visible(struct str s)
{
	uint32_t c;

	while (s.n > 0) {
		c = utf8_next(&s);
		if (c < 0x80)
			continue;
		switch (utf8proc_category((utf8proc_int32_t)c)) {
		case UTF8PROC_CATEGORY_CN:
		case UTF8PROC_CATEGORY_CC:
		case UTF8PROC_CATEGORY_CF:
		case UTF8PROC_CATEGORY_CS:
		case UTF8PROC_CATEGORY_CO:
		case UTF8PROC_CATEGORY_ZS:
		case UTF8PROC_CATEGORY_ZL:
		case UTF8PROC_CATEGORY_ZP:
			return false;
		default:
			if (c == 0xFFFD)
				return false; /* the mark of a lost letter */
		}
	}
	return true;
}

/* ---- the local part ------------------------------------------------- */

/* Dot-string of RFC 5321, 4.1.2, with UTF-8 (RFC 6531, 3.3). */
static bool
is_dot_atom(struct str s)
{
	static const char marks[] = "!#$%&'*+-/=?^_`{|}~";
	struct str atom;
	size_t i;

	if (s.n == 0)
		return false;
	while (str_cut(&s, '.', &atom)) {
		if (atom.n == 0)
			return false;
		for (i = 0; i < atom.n; i++)
			if ((unsigned char)atom.p[i] < 0x80 &&
			    !is_alnum(atom.p[i]) &&
			    (atom.p[i] == '\0' ||
				strchr(marks, atom.p[i]) == NULL))
				return false;
	}
	return true;
}

/*
 * Quoted-string of RFC 5321, 4.1.2, at the start of ${s}: its content without
 * quotes and backslashes, and the length with them.
 */
static enum err
unquote(struct arena *a, struct str s, struct str *content_out, size_t *n_out)
{
	char *p = arena_alloc(a, s.n);
	size_t i, n = 0;

	for (i = 1; i < s.n && s.p[i] != '"'; i++) {
		if (s.p[i] == '\\' && ++i == s.n)
			return ERR_INVALID;
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return ERR_INVALID;
		p[n++] = s.p[i];
	}
	if (i >= s.n || n == 0)
		return ERR_INVALID;
	*content_out = (struct str){ .p = p, .n = n };
	*n_out = i + 1;
	return ERR_OK;
}

/* The shortest form of a local part with this content. */
static struct str
quote(struct arena *a, struct str content)
{
	char *p;
	size_t i, n = 0;

	if (is_dot_atom(content))
		return content;
	p = arena_array(a, 2, content.n + 2);
	p[n++] = '"';
	for (i = 0; i < content.n; i++) {
		if (content.p[i] == '"' || content.p[i] == '\\')
			p[n++] = '\\';
		p[n++] = content.p[i];
	}
	p[n++] = '"';
	return (struct str){ .p = p, .n = n };
}

static struct str
nfkc(struct arena *a, struct str s)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n;
	struct str out;

	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
	    &mapped, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
	if (n < 0)
		abort(); /* no memory: what was asked of it is well formed */
	out = arena_str(a, (struct str){ (const char *)mapped, (size_t)n });
	free(mapped);
	return out;
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((uint8_t)s.p[i] >= 0x80)
			return false;
	return true;
}

/* NFKC and lower case; ASCII, as nearly all addresses are, needs no table. */
static struct str
fold_ascii(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = ascii_lower(s.p[i]);
	return (struct str){ p, s.n };
}

static struct str
fold(struct arena *a, struct str s)
{
	struct str text;
	utf8proc_int32_t c;
	size_t n = 0;
	char *p;

	if (is_ascii(s))
		return fold_ascii(a, s);
	text = nfkc(a, s);
	p = arena_array(a, 4, text.n + 1);

	while (text.n > 0) {
		c = utf8proc_tolower((utf8proc_int32_t)utf8_next(&text));
		n += (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)p + n);
	}
	return nfkc(a, (struct str){ .p = p, .n = n });
}

/* ---- the domain ----------------------------------------------------- */

/* Letters, digits, hyphens and dots as RFC 1123, 2.1 wants them. */
static enum err
check_domain(struct str domain)
{
	bool number = false;
	struct str label;
	size_t i, labels = 0;

	if (domain.n > DOMAIN_BYTES)
		return ERR_TOO_BIG;
	while (str_cut(&domain, '.', &label)) {
		if (label.n > LABEL_BYTES)
			return ERR_TOO_BIG;
		if (label.n == 0 || label.p[0] == '-' ||
		    label.p[label.n - 1] == '-')
			return ERR_INVALID;
		number = true;
		for (i = 0; i < label.n; i++) {
			if (!is_alnum(label.p[i]) && label.p[i] != '-')
				return ERR_INVALID;
			number = number && label.p[i] <= '9';
		}
		labels++;
	}
	/* The last label of an address of the Internet Protocol is a number;
	 * that of a name never is (RFC 3696, 2). */
	return labels < 2 || number ? ERR_INVALID : ERR_OK;
}

static enum err
domain_to_ascii(struct arena *a, struct str s, struct str *out)
{
	uint8_t *ascii = NULL;
	struct str domain;
	enum err e;
	size_t i;
	int rc;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x80 && !is_alnum(s.p[i]) &&
		    s.p[i] != '.' && s.p[i] != '-')
			return ERR_INVALID;
	if (s.n == 0 || !is_visible(s))
		return ERR_INVALID;
	/* Plain names: no table to ask, no label that is too long. */
	if (is_ascii(s) && s.n <= 63 && str_find(s, STR("--")) == SIZE_MAX) {
		domain = fold_ascii(a, s);
		if ((e = check_domain(domain)) == ERR_OK)
			*out = domain;
		return e;
	}
	rc = idn2_lookup_u8((const uint8_t *)arena_cstr(a, s), &ascii,
	    IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
	if (rc == IDN2_MALLOC)
		abort();
	if (rc == IDN2_TOO_BIG_LABEL || rc == IDN2_TOO_BIG_DOMAIN ||
	    rc == IDN2_PUNYCODE_BIG_OUTPUT)
		return ERR_TOO_BIG;
	if (rc != IDN2_OK)
		return ERR_INVALID;
	domain = arena_str(a, str_of((const char *)ascii));
	idn2_free(ascii);
	if ((e = check_domain(domain)) != ERR_OK)
		return e;
	*out = domain;
	return ERR_OK;
}

/* ---- the address ---------------------------------------------------- */

/* Take the local part and its "@" from ${rest}. */
static enum err
take_local(struct arena *a, struct str *rest, struct str *typed_out,
    struct str *content_out)
{
	size_t n;
	enum err e;

	if (rest->n > 0 && rest->p[0] == '"') {
		e = unquote(a, *rest, content_out, &n);
		if (e != ERR_OK)
			return e;
		*typed_out = str_sub(*rest, 0, n);
	} else {
		n = str_find(*rest, STR("@"));
		if (n == SIZE_MAX)
			return ERR_INVALID;
		*typed_out = *content_out = str_sub(*rest, 0, n);
		if (!is_dot_atom(*content_out))
			return ERR_INVALID;
	}
	if (n == rest->n || rest->p[n] != '@' || !is_visible(*content_out))
		return ERR_INVALID;
	*rest = str_sub(*rest, n + 1, rest->n);
	return typed_out->n > EMAIL_LOCAL_BYTES ? ERR_TOO_BIG : ERR_OK;
}

/*
 * The content without its tag: from the first plus that follows something. A
 * dot in front of it goes too, so that a dot-atom stays one.
 */
static struct str
untag(struct str content)
{
	size_t plus = str_find(str_sub(content, 1, content.n), STR("+"));
	struct str kept;

	if (plus == SIZE_MAX)
		return content;
	kept = str_sub(content, 0, plus + 1);
	if (is_dot_atom(content) && str_ends(kept, STR(".")))
		kept.n--;
	return kept;
}

static struct str
join(struct arena *a, struct str local, struct str domain)
{
	return arena_printf(a, STR_FMT "@" STR_FMT, STR_ARG(local),
	    STR_ARG(domain));
}

enum err
email_normalise(struct arena *a, struct str s, struct str *address_out,
    struct str *match_out, struct str *untagged_out)
{
	struct str typed, content, domain, folded, local, address;
	enum err e;

	s = str_trim(s);
	if (s.n > LIMIT_EMAIL_BYTES)
		return ERR_TOO_BIG;
	if (s.n == 0 || !utf8_valid(s))
		return ERR_INVALID;
	if ((e = take_local(a, &s, &typed, &content)) != ERR_OK)
		return e;
	if ((e = domain_to_ascii(a, s, &domain)) != ERR_OK)
		return e;
	folded = fold(a, content);
	/* A look-alike of "@" or of two dots must not become the real one. */
	if (typed.p[0] != '"' && !is_dot_atom(folded))
		return ERR_INVALID;
	local = quote(a, folded);
	address = join(a, typed, domain);
	if (local.n > EMAIL_LOCAL_BYTES || address.n > LIMIT_EMAIL_BYTES ||
	    local.n + 1 + domain.n > LIMIT_EMAIL_BYTES)
		return ERR_TOO_BIG;
	*address_out = address;
	*match_out = join(a, local, domain);
	*untagged_out = join(a, quote(a, untag(folded)), domain);
	return ERR_OK;
}
