/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts from outside: what is accepted reads the same a second time. */
#include <stdlib.h>

#include "base/nationalid.h"
#include "base/phone.h"
#include "base/time.h"

#define MAX_CHARS 200

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
try_clean(struct arena *a, struct str s)
{
	struct str one, two;
	size_t i;

	if (text_clean(a, s, MAX_CHARS, &one) == ERR_OK) {
		must(utf8_valid(s) && utf8_valid(one));
		must(utf8_length(one) <= MAX_CHARS);
		for (i = 0; i < one.n; i++)
			must((unsigned char)one.p[i] >= 0x20);
		must(text_clean(a, one, MAX_CHARS, &two) == ERR_OK);
		must(str_eq(one, two));
	}
	if (text_clean_lines(a, s, MAX_CHARS, &one) == ERR_OK) {
		must(utf8_length(one) <= MAX_CHARS);
		must(text_clean_lines(a, one, MAX_CHARS, &two) == ERR_OK);
		must(str_eq(one, two));
	}
}

static void
try_fold(struct arena *a, struct str s)
{
	struct str one = text_fold(a, s), key = text_key_no(a, s);
	struct str cleaned;

	must(utf8_valid(one));
	must(str_eq(text_fold(a, one), one));
	must(key.n > 0);
	if (text_clean(a, s, MAX_CHARS, &cleaned) == ERR_OK)
		must(str_eq(text_fold(a, cleaned), one) || cleaned.n == 0);
}

static void
try_encodings(struct arena *a, struct str s)
{
	struct str out;
	int64_t id, again;

	must(hex_decode(a, hex_encode(a, s), &out) == ERR_OK);
	must(str_eq(out, s));
	must(base64url_decode(a, base64url_encode(a, s), &out) == ERR_OK);
	must(str_eq(out, s));
	if (base64url_decode(a, s, &out) == ERR_OK)
		must(str_eq(base64url_encode(a, out), s));
	if (hex_decode(a, s, &out) == ERR_OK)
		must(str_eq_nocase(hex_encode(a, out), s));
	if (id_parse(s, &id) == ERR_OK) {
		must(id > 0);
		must(id_parse(id_print(a, id), &again) == ERR_OK);
		must(id == again);
	}
}

static void
try_times(struct arena *a, struct str s)
{
	struct date d;
	int64_t at_s, again;

	if (date_parse(s, &d) == ERR_OK)
		must(str_eq(date_print(a, d), s));
	if (instant_parse(s, &at_s) == ERR_OK) {
		must(instant_parse(instant_print(a, at_s), &again) == ERR_OK);
		must(at_s == again);
		d = date_of_instant(at_s);
		must(instant_of_date(d) <= at_s);
		(void)date_is_holiday(d);
	}
}

static void
try_phone(struct arena *a, struct str s)
{
	struct str one, two;

	if (phone_normalise(a, s, STR(""), &one) == ERR_OK) {
		must(one.n >= 8 && one.n <= 16 && one.p[0] == '+');
		must(phone_normalise(a, one, STR("1"), &two) == ERR_OK);
		must(str_eq(one, two));
	}
	(void)!phone_normalise(a, STR("12345678"), s, &one);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	struct arena *a = arena_new((size_t)1 << 26);

	if (size == 0)
		s = STR("");
	try_clean(a, s);
	try_fold(a, s);
	try_encodings(a, s);
	try_times(a, s);
	try_phone(a, s);
	(void)text_has_national_id(s);
	(void)org_no_valid(s);
	arena_free(a);
	return 0;
}
