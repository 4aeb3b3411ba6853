/* SPDX-License-Identifier: EUPL-1.2 */
/* The countries of intake/value.h. */
#include "intake/value.h"

static const struct country {
	const char *two, *three, *nb, *nn, *en, *other;
} countries[] = {
#define COUNTRY(two, three, nb, nn, en, other) \
	{ two, three, nb, nn, en, other },
#include "intake/countries.def"
#undef COUNTRY
};

static bool
is_named(struct arena *a, struct str folded, const char *name)
{
	return name[0] != '\0' && str_eq(folded, text_fold(a, str_of(name)));
}

enum err
country_find(struct arena *a, struct str s, struct str *code_out)
{
	struct str want;

	s = str_trim(s);
	if (s.n == 0 || !utf8_valid(s))
		return ERR_NOT_FOUND;
	for (size_t i = 0; i < ARRAY_LEN(countries) && s.n <= 3; i++) {
		const struct country *c = &countries[i];

		if (str_eq_nocase(s, str_of(s.n == 2 ? c->two : c->three))) {
			*code_out = str_of(c->two);
			return ERR_OK;
		}
	}
	/* Most names are written as they are here; folding is slow. */
	for (size_t i = 0; i < ARRAY_LEN(countries); i++)
		if (str_eq_nocase(s, str_of(countries[i].nb)) ||
		    str_eq_nocase(s, str_of(countries[i].en))) {
			*code_out = str_of(countries[i].two);
			return ERR_OK;
		}
	want = text_fold(a, s);
	for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
		const struct country *c = &countries[i];

		if (is_named(a, want, c->nb) || is_named(a, want, c->nn) ||
		    is_named(a, want, c->en) || is_named(a, want, c->other)) {
			*code_out = str_of(c->two);
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

struct str
country_name(struct str code, enum lang l)
{
	for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
		const struct country *c = &countries[i];

		if (!str_is(code, c->two))
			continue;
		if (lang_ui(l) == LANG_EN)
			return str_of(c->en);
		return str_of(l == LANG_NN && c->nn[0] != '\0' ? c->nn : c->nb);
	}
	return code;
}
