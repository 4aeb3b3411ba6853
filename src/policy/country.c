/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/country.h"

static const struct country {
	const char *two, *three, *in[LANG_MAX], *other;
} countries[] = {
#define COUNTRY(two_, three_, nb, nn, en, sv, de, nl, other_) \
	{ .two = two_,                                        \
		.three = three_,                              \
		.in = { [LANG_NB] = nb,                       \
		    [LANG_NN] = nn,                           \
		    [LANG_EN] = en,                           \
		    [LANG_SV] = sv,                           \
		    [LANG_DE] = de,                           \
		    [LANG_NL] = nl },                         \
		.other = other_ },
#include "policy/countries.def"
#undef COUNTRY
};

static const struct country *
find(struct str code)
{
	for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
		if (str_is(code, countries[i].two))
			return &countries[i];
	}
	return NULL;
}

bool
country_is_known(struct str code)
{
	return find(code) != NULL;
}

/* "the Netherlands" is "Netherlands" by itself. */
static struct str
without_article(struct str name)
{
	return str_starts(name, STR("the ")) ? str_sub(name, 4, name.n) : name;
}

static struct str
bare(const struct country *c, enum lang l)
{
	return without_article(str_of(c->in[l]));
}

static bool
is_named(struct arena *a, struct str folded, struct str name)
{
	return name.n > 0 && str_eq(folded, text_fold(a, name));
}

static bool
is_called(struct arena *a, struct str folded, const struct country *c)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (is_named(a, folded, bare(c, (enum lang)l)))
			return true;
	}
	return is_named(a, folded, str_of(c->other));
}

/* Most names are written as they are here; folding is slow. */
static bool
is_written(struct str s, const struct country *c)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (str_eq_nocase(s, bare(c, (enum lang)l)))
			return true;
	}
	return false;
}

enum err
country_find(struct arena *a, struct str s, struct str *code_out)
{
	struct str want;

	s = without_article(str_trim(s));
	if (s.n == 0 || !utf8_valid(s))
		return ERR_NOT_FOUND;
	for (size_t i = 0; i < ARRAY_LEN(countries) && s.n <= 3; i++) {
		const struct country *c = &countries[i];

		if (str_eq_nocase(s, str_of(s.n == 2 ? c->two : c->three))) {
			*code_out = str_of(c->two);
			return ERR_OK;
		}
	}
	for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
		if (is_written(s, &countries[i])) {
			*code_out = str_of(countries[i].two);
			return ERR_OK;
		}
	}
	want = text_fold(a, s);
	for (size_t i = 0; i < ARRAY_LEN(countries); i++) {
		if (is_called(a, want, &countries[i])) {
			*code_out = str_of(countries[i].two);
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

struct str
country_said(struct str code, enum lang l)
{
	const struct country *c = find(code);

	return c == NULL ? code : str_of(c->in[l]);
}

struct str
country_name(struct str code, enum lang l)
{
	return without_article(country_said(code, l));
}

bool
outside_eea(struct str code)
{
	struct str eea = STR("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV "
			     "LT LU MT NL PL PT RO SK SI ES SE IS LI NO EU "
			     "EEA");
	struct str one;

	while (str_part(&eea, ' ', &one))
		if (str_eq(one, code))
			return false;
	return code.n > 0;
}

bool
any_outside_eea(const struct country_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (outside_eea(l->at[i]))
			return true;
	return false;
}
