/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/dpv.h"

#include "lang/lang.h"

#define TERM(name, kind) { { name, sizeof(name) - 1 }, DPV_##kind },
static const struct dpv_term terms[] = {
#include "lang/dpv.def"
};
#undef TERM

const struct dpv_term *
dpv_all(size_t *n_out)
{
	*n_out = ARRAY_LEN(terms);
	return terms;
}

enum err
dpv_find(struct str name, enum dpv_kind *kind_out)
{
	size_t from = 0, to = ARRAY_LEN(terms);

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int way = str_cmp(name, terms[middle].name);

		if (way == 0) {
			*kind_out = terms[middle].kind;
			return ERR_OK;
		}
		if (way < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return ERR_NOT_FOUND;
}

bool
dpv_is(struct str name, enum dpv_kind kind)
{
	enum dpv_kind is;

	return dpv_find(name, &is) == ERR_OK && is == kind;
}

struct str
dpv_suggest(struct arena *a, struct str wrong, enum dpv_kind kind)
{
	struct str *names = ARENA_ARRAY(a, struct str, ARRAY_LEN(terms));
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(terms); i++) {
		if (terms[i].kind == kind)
			names[n++] = terms[i].name;
	}
	return lang_suggest(a, wrong, names, n);
}

struct str
dpv_country(struct arena *a, struct str code)
{
	struct str name = arena_printf(a, "loc:" STR_FMT, STR_ARG(code));

	return dpv_is(name, DPV_PLACE) ? name : STR_NONE;
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* "Art. 9(2)(a)", "artikkel 9 nr. 2 bokstav j": a letter that stands alone. */
static char
letter_in(struct str s)
{
	size_t at = str_find(s, STR("9"));

	for (size_t i = at + 1; at != SIZE_MAX && i < s.n; i++)
		if (s.p[i] >= 'a' && s.p[i] <= 'j' && !is_letter(s.p[i - 1]) &&
		    (i + 1 == s.n || !is_letter(s.p[i + 1])))
			return s.p[i];
	return '\0';
}

char
art9_letter(const struct text *t)
{
	char letter = '\0';

	for (int l = 0; l < LANG_MAX; l++) {
		char one = letter_in(t->in[l]);

		if (t->in[l].n == 0)
			continue;
		if (one == '\0' || (letter != '\0' && one != letter))
			return '\0';
		letter = one;
	}
	return letter;
}
