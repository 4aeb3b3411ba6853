/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/nationalid.h"

#define ID_DIGITS  11
#define ORG_DIGITS 9

/* Whether the weighted sum of ${n} digits is a multiple of 11. */
static bool
mod11(const int *digits, const int *weights, size_t n)
{
	int sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += digits[i] * weights[i];
	return sum % 11 == 0;
}

/* Day and month of the first four digits; 29 February is in some year. */
static bool
is_day(const int *digits)
{
	static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	int day = digits[0] * 10 + digits[1];
	int month = digits[2] * 10 + digits[3];

	if (day > 40)
		day -= 40; /* D-number */
	if (month > 80)
		month -= 80;
	else if (month > 65)
		month -= 65;
	else if (month > 40)
		month -= 40;
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= lengths[month - 1];
}

static bool
is_national_id(const int *digits)
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2, 1 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1 };

	return is_day(digits) && mod11(digits, first, ARRAY_LEN(first)) &&
	       mod11(digits, second, ARRAY_LEN(second));
}

/* The value of a digit, ASCII or fullwidth; -1 for anything else. */
static int
digit_of(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int)(c - 0xFF10);
	return -1;
}

static bool
is_separator(uint32_t c)
{
	return c == ' ' || c == '-' || c == '.' || c == '/' || c == 0xA0 ||
	       c == 0x202F || (c >= 0x2010 && c <= 0x2013);
}

static bool
starts_with_digit(struct str s)
{
	return s.n > 0 && digit_of(utf8_next(&s)) >= 0;
}

/* Whether ${s}, which starts with a digit, starts with a number. */
static bool
starts_with_id(struct str s)
{
	int digits[ID_DIGITS], digit;
	bool separated = true;
	size_t n = 0;
	uint32_t c;

	while (s.n > 0 && n < ID_DIGITS) {
		c = utf8_next(&s);
		digit = digit_of(c);
		if (digit < 0 && (separated || !is_separator(c)))
			return false;
		separated = digit < 0;
		if (digit >= 0)
			digits[n++] = digit;
	}
	return n == ID_DIGITS && !starts_with_digit(s) &&
	       is_national_id(digits);
}

bool
text_has_national_id(struct str s)
{
	bool inside = false; /* the code point before was a digit */

	while (s.n > 0) {
		if (!inside && starts_with_digit(s) && starts_with_id(s))
			return true;
		inside = digit_of(utf8_next(&s)) >= 0;
	}
	return false;
}

bool
org_no_valid(struct str s)
{
	static const int weights[] = { 3, 2, 7, 6, 5, 4, 3, 2, 1 };
	int digits[ORG_DIGITS];
	size_t i;

	if (s.n != ORG_DIGITS || (s.p[0] != '8' && s.p[0] != '9'))
		return false;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		digits[i] = s.p[i] - '0';
	}
	return mod11(digits, weights, ARRAY_LEN(weights));
}
