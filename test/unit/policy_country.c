/* SPDX-License-Identifier: EUPL-1.2 */
/* The countries of ISO 3166-1: each has a name in each language. */
#include "policy/country.h"
#include "tap.h"

static void
test_all(struct arena *a)
{
	struct str code = STR_NONE, again = STR_NONE;
	int lost = 0, unnamed = 0, n = 0;

	for (char i = 'A'; i <= 'Z'; i++)
		for (char k = 'A'; k <= 'Z'; k++) {
			char two[2] = { i, k };
			struct str s = { two, 2 };

			if (!country_is_known(s) ||
			    country_find(a, s, &code) != ERR_OK)
				continue;
			n += str_eq(code, s);
			for (int l = 0; l < LANG_MAX; l++) {
				struct str name =
				    country_name(code, (enum lang)l);

				unnamed += name.n < 3 || !utf8_valid(name);
				lost +=
				    country_find(a, name, &again) != ERR_OK ||
				    !str_eq(code, again) ||
				    country_find(a,
					country_said(code, (enum lang)l),
					&again) != ERR_OK ||
				    !str_eq(code, again);
			}
		}
	tap_ok(n == 249, "all countries of ISO 3166-1");
	tap_ok(unnamed == 0, "each has a name in each language");
	tap_ok(lost == 0, "every name leads to its country");
}

static const struct {
	const char *code;
	enum lang l;
	const char *said, *name;
} names[] = {
	{ "SE", LANG_NB, "Sverige", "Sverige" },
	{ "NL", LANG_EN, "the Netherlands", "Netherlands" },
	{ "RS", LANG_DE, "Serbien", "Serbien" },
	{ "IN", LANG_NN, "India", "India" },
	{ "CH", LANG_SV, "Schweiz", "Schweiz" },
	{ "AT", LANG_NN, "Austerrike", "Austerrike" },
	{ "AT", LANG_NL, "Oostenrijk", "Oostenrijk" },
	{ "XX", LANG_EN, "XX", "XX" },
};

int
main(void)
{
	struct arena *a = arena_new(64 << 20);
	struct str code = STR_NONE;

	test_all(a);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		tap_str(country_said(str_of(names[i].code), names[i].l),
		    str_of(names[i].said), names[i].said);
		tap_str(country_name(str_of(names[i].code), names[i].l),
		    str_of(names[i].name), "  by itself");
	}
	tap_ok(!country_is_known(STR("XX")) && !country_is_known(STR("no")) &&
		   !country_is_known(STR_NONE) && !country_is_known(STR("NOR")),
	    "no code of a country");
	tap_err(country_find(a, STR("UK"), &code), ERR_OK, "another name");
	tap_str(code, STR("GB"), "  and its code");
	tap_err(country_find(a, STR("Atlantis"), &code), ERR_NOT_FOUND,
	    "no country");
	tap_err(country_find(a, STR("the "), &code), ERR_NOT_FOUND,
	    "nothing at all");
	tap_str(code, STR("GB"), "  and nothing is set");
	arena_free(a);
	return tap_done();
}
