/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/phone.h"

#include <string.h>

#define DIGITS_MIN 7
#define DIGITS_MAX 15 /* E.164, 6.1 */
#define NORWAY     "47"

/* Digits of a number; `foreign` when it begins with its country. */
struct digits {
	char p[DIGITS_MAX + 2]; /* with "00" in front */
	size_t n;
	bool foreign;
};

static bool
is_separator(uint32_t c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '-':
	case '.':
	case '(':
	case ')':
	case 0xA0:   /* no-break space */
	case 0x202F: /* narrow no-break space */
	case 0x2010: /* hyphen */
	case 0x2011: /* non-breaking hyphen */
	case 0x2013: /* en dash */
		return true;
	default:
		return false;
	}
}

static enum err
read_digits(struct str s, struct digits *out)
{
	struct digits d = { .n = 0 };
	uint32_t c;

	for (s = str_trim(s); s.n > 0;) {
		/* "+44 (0)20": the zero is for calls within the country. */
		if (d.foreign && d.n > 0 && str_starts(s, STR("(0)"))) {
			s = str_sub(s, 3, s.n);
			continue;
		}
		c = utf8_next(&s);
		if (is_separator(c))
			continue;
		if (c == '+' && d.n == 0 && !d.foreign) {
			d.foreign = true;
			continue;
		}
		if (c < '0' || c > '9' || d.n == sizeof(d.p))
			return ERR_INVALID;
		d.p[d.n++] = (char)c;
		if (!d.foreign && d.n == 2 && d.p[0] == '0' && d.p[1] == '0') {
			d.foreign = true;
			d.n = 0;
		}
	}
	*out = d;
	return ERR_OK;
}

static struct str
digits_str(const struct digits *d)
{
	return (struct str){ .p = d->p, .n = d->n };
}

/* Countries where a leading 0 is part of the number everywhere. */
static bool
keeps_zero(struct str country)
{
	static const char *const codes[] = { "39", "225", "242", "378" };
	size_t i;

	for (i = 0; i < ARRAY_LEN(codes); i++)
		if (str_is(country, codes[i]))
			return true;
	return false;
}

/* The country code of a number that has none of its own. */
static enum err
read_country(struct str country, const struct digits *number,
    struct digits *out)
{
	struct digits d;
	enum err e;

	if ((e = read_digits(country, &d)) != ERR_OK)
		return e;
	if (d.n == 0 && !d.foreign && number->n == 8)
		(void)read_digits(STR(NORWAY), &d);
	if (d.n < 1 || d.n > 3 || d.p[0] == '0')
		return ERR_INVALID;
	*out = d;
	return ERR_OK;
}

static enum err
check(struct str digits)
{
	if (digits.n < DIGITS_MIN || digits.n > DIGITS_MAX ||
	    digits.p[0] == '0')
		return ERR_INVALID;
	if (str_starts(digits, STR(NORWAY)) && digits.n != 10)
		return ERR_INVALID;
	return ERR_OK;
}

enum err
phone_normalise(struct arena *a, struct str number, struct str country,
    struct str *out)
{
	struct digits national, code = { .n = 0 };
	struct str text;
	enum err e;

	if ((e = read_digits(number, &national)) != ERR_OK)
		return e;
	text = digits_str(&national);
	if (!national.foreign) {
		e = read_country(country, &national, &code);
		if (e != ERR_OK)
			return e;
		if (str_starts(text, STR("0")) &&
		    !keeps_zero(digits_str(&code)))
			text = str_sub(text, 1, text.n);
	}
	text = arena_printf(a, "+" STR_FMT STR_FMT, STR_ARG(digits_str(&code)),
	    STR_ARG(text));
	if ((e = check(str_sub(text, 1, text.n))) != ERR_OK)
		return e;
	*out = text;
	return ERR_OK;
}
