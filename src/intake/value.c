/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake/value.h"

#include "base/email.h"
#include "base/nationalid.h"
#include "base/phone.h"
#include "policy/country.h"

enum {
	YEAR_FIRST = 1800,
	YEAR_LAST = 2199
};

static enum err
line_of(struct arena *a, const struct field *f, struct str raw, struct str *out)
{
	(void)f;
	return text_clean(a, raw, LIMIT_NAME_CHARS, out);
}

/* Lines of any office's file: CR LF and CR become LF. */
static enum err
lines_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	char *to = arena_alloc(a, raw.n + 1);
	size_t n = 0;

	(void)f;
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] == '\r' && i + 1 < raw.n && raw.p[i + 1] == '\n')
			continue;
		to[n++] = raw.p[i] == '\r' ? '\n' : raw.p[i];
	}
	return text_clean_lines(a, (struct str){ to, n }, LIMIT_TEXT_CHARS,
	    out);
}

static enum err
email_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	struct str match, untagged;

	(void)f;
	return email_normalise(a, raw, out, &match, &untagged);
}

static enum err
phone_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	(void)f;
	return phone_normalise(a, raw, STR_NONE, out);
}

/* ---- dates and numbers ---------------------------------------------- */

/* One to ${max} digits; false when there is none or too many. */
static bool
take_digits(struct str *s, size_t min, size_t max, int32_t *out)
{
	size_t n = 0;
	int32_t v = 0;

	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9') {
		if (n == max)
			return false;
		v = v * 10 + (s->p[n++] - '0');
	}
	*s = str_sub(*s, n, s->n);
	*out = v;
	return n >= min;
}

static bool
take_char(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_sub(*s, 1, s->n);
	return true;
}

/* What a database writes behind a day without a time. */
static bool
is_midnight(struct str s)
{
	static const char *const forms[] = { "", " 00:00", " 00:00:00",
		" 00:00:00.0", " 00:00:00.000", "T00:00", "T00:00:00",
		"T00:00:00Z", "T00:00:00.000Z" };

	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		if (str_is(s, forms[i]))
			return true;
	return false;
}

/* YYYY-MM-DD, or D.M.YYYY as people in Norway write it; whether there is such
 * a day is another question. */
static bool
date_written(struct str raw, struct date *d)
{
	struct str s = str_trim(raw);
	bool ok;

	if (s.n > 4 && s.p[4] == '-')
		ok = take_digits(&s, 4, 4, &d->year) && take_char(&s, '-') &&
		     take_digits(&s, 2, 2, &d->month) && take_char(&s, '-') &&
		     take_digits(&s, 2, 2, &d->day);
	else
		ok = take_digits(&s, 1, 2, &d->day) && take_char(&s, '.') &&
		     take_digits(&s, 1, 2, &d->month) && take_char(&s, '.') &&
		     take_digits(&s, 4, 4, &d->year);
	return ok && is_midnight(s) && d->year >= YEAR_FIRST &&
	       d->year <= YEAR_LAST;
}

bool
value_no_such_date(const struct field *f, struct str raw)
{
	struct date d;

	return (f->type == FIELD_DATE || f->type == FIELD_START ||
		   f->type == FIELD_END) &&
	       date_written(raw, &d) && !date_valid(d);
}

static enum err
date_of(struct arena *a, const struct field *f, struct str raw, struct str *out)
{
	struct date d;

	(void)f;
	if (!date_written(raw, &d) || !date_valid(d))
		return ERR_INVALID;
	*out = date_print(a, d);
	return ERR_OK;
}

static enum err
year_of(struct arena *a, const struct field *f, struct str raw, struct str *out)
{
	struct str s = str_trim(raw);
	int32_t year;

	(void)f;
	if (!take_digits(&s, 4, 4, &year) || s.n != 0 || year < YEAR_FIRST ||
	    year > YEAR_LAST)
		return ERR_INVALID;
	*out = arena_printf(a, "%04d", (int)year);
	return ERR_OK;
}

static enum err
number_of_text(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	const int64_t most = 1000000000000000;
	int64_t v;

	(void)f;
	if (str_to_i64(str_trim(raw), -most, most, &v) != ERR_OK)
		return ERR_INVALID;
	*out = arena_printf(a, "%lld", (long long)v);
	return ERR_OK;
}

/* ---- words of a list ------------------------------------------------ */

static bool
choice_is(struct arena *a, const struct choice *c, struct str folded)
{
	if (str_eq(text_fold(a, c->n.name), folded))
		return true;
	for (int l = 0; l < LANG_MAX; l++)
		if (c->n.label.in[l].p != NULL &&
		    str_eq(text_fold(a, c->n.label.in[l]), folded))
			return true;
	return false;
}

/* One letter, as registers shorten: the choice whose label in ${l} is the
 * only one to begin with it; -1. */
static int
choice_by_letter(struct arena *a, const struct field *f, struct str folded,
    int l)
{
	int found = -1;

	for (size_t i = 0; i < f->choices_n; i++) {
		struct str label = f->choices[i].n.label.in[l];

		if (label.p == NULL || !str_starts(text_fold(a, label), folded))
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

static int
choice_find(struct arena *a, const struct field *f, struct str raw)
{
	struct str folded;
	int found = -1;

	if (!utf8_valid(raw))
		return -1;
	folded = str_trim(text_fold(a, raw));
	if (folded.n == 0)
		return -1;
	for (size_t i = 0; i < f->choices_n; i++)
		if (choice_is(a, &f->choices[i], folded))
			return (int)i;
	for (int l = 0; l < LANG_MAX && found < 0; l++)
		if (utf8_length(folded) == 1)
			found = choice_by_letter(a, f, folded, l);
	return found;
}

static enum err
choice_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	int i = choice_find(a, f, raw);

	if (i < 0)
		return ERR_INVALID;
	*out = f->choices[i].n.name;
	return ERR_OK;
}

/* Parts between "," ";" "|" or line ends; nothing between is passed over. */
static bool
take_part(struct str *rest, struct str *part)
{
	size_t n = 0;

	while (n < rest->n && rest->p[n] != ',' && rest->p[n] != ';' &&
	       rest->p[n] != '|' && rest->p[n] != '\n')
		n++;
	*part = str_trim(str_sub(*rest, 0, n));
	if (rest->n == 0)
		return false;
	*rest = str_sub(*rest, n + 1, rest->n);
	return true;
}

static enum err
choices_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	bool *chosen = ARENA_ARRAY(a, bool, f->choices_n + 1);
	struct str rest = raw, part, sum = STR("");
	bool none = false;

	/* A label may hold a comma of its own. */
	if (choice_find(a, f, raw) >= 0)
		return choice_of(a, f, raw, out);
	while (take_part(&rest, &part)) {
		int i = choice_find(a, f, part);

		if (part.n == 0)
			continue;
		if (i >= 0)
			chosen[i] = true;
		else if (str_is(part, "none"))
			none = true;
		else
			return ERR_INVALID;
	}
	for (size_t i = 0; i < f->choices_n; i++)
		if (chosen[i])
			sum = arena_printf(a, STR_FMT "%s" STR_FMT,
			    STR_ARG(sum), sum.n > 0 ? "," : "",
			    STR_ARG(f->choices[i].n.name));
	if (none && sum.n > 0)
		return ERR_INVALID;
	*out = none ? STR("none") : sum;
	return ERR_OK;
}

bool
value_has_choice(struct str stored, struct str name)
{
	struct str part;

	while (stored.p != NULL && str_cut(&stored, ',', &part))
		if (str_eq(part, name))
			return true;
	return false;
}

static enum err
country_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	(void)f;
	return country_find(a, raw, out) == ERR_OK ? ERR_OK : ERR_INVALID;
}

/* Its code, its own name, or its name in English or bokmål. */
static bool
is_language(struct arena *a, struct str folded, enum lang l)
{
	const struct str forms[] = { str_of(lang_code(l)), lang_own_name(l),
		lang_name_in(l, LANG_EN), lang_name_in(l, LANG_NB) };

	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		if (str_eq(folded, text_fold(a, forms[i])))
			return true;
	return false;
}

/* Codes of ISO 639 and the forms of the student register. */
static enum err
language_of(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	static const struct {
		const char *form, *code;
	} forms[] = { { "nb", "nb" }, { "b", "nb" }, { "nob", "nb" },
		{ "no", "nb" }, { "nor", "nb" }, { "nb-no", "nb" },
		{ "bokmål", "nb" }, { "norsk", "nb" }, { "norsk bokmål", "nb" },
		{ "norwegian", "nb" }, { "nn", "nn" }, { "n", "nn" },
		{ "nno", "nn" }, { "nn-no", "nn" }, { "nynorsk", "nn" },
		{ "norsk nynorsk", "nn" }, { "en", "en" }, { "e", "en" },
		{ "eng", "en" }, { "en-gb", "en" }, { "en-us", "en" },
		{ "english", "en" }, { "engelsk", "en" } };
	struct str s;

	(void)f;
	if (!utf8_valid(raw))
		return ERR_INVALID;
	s = str_trim(text_fold(a, raw));
	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		if (str_is(s, forms[i].form)) {
			*out = str_of(forms[i].code);
			return ERR_OK;
		}
	for (int l = 0; l < LANG_MAX; l++)
		if (is_language(a, s, (enum lang)l)) {
			*out = str_of(lang_code((enum lang)l));
			return ERR_OK;
		}
	return ERR_INVALID;
}

/* ---- one door ------------------------------------------------------- */

static const struct {
	enum err (*read)(struct arena *a, const struct field *f, struct str raw,
	    struct str *out);
	bool free_text; /* may hold what nobody asked for */
} types[FIELD_MAX] = {
	[FIELD_TEXT] = { line_of, true },
	[FIELD_LINES] = { lines_of, true },
	[FIELD_NAME] = { line_of, true },
	[FIELD_EMAIL] = { email_of, true },
	[FIELD_PHONE] = { phone_of, false },
	[FIELD_DATE] = { date_of, false },
	[FIELD_START] = { date_of, false },
	[FIELD_END] = { date_of, false },
	[FIELD_YEAR] = { year_of, false },
	[FIELD_NUMBER] = { number_of_text, true },
	[FIELD_CHOICE] = { choice_of, false },
	[FIELD_CHOICES] = { choices_of, false },
	[FIELD_COUNTRY] = { country_of, false },
	[FIELD_ADDRESS] = { lines_of, true },
	[FIELD_PLACE] = { line_of, true },
	[FIELD_LANGUAGE] = { language_of, false },
};

enum err
value_normalise(struct arena *a, const struct field *f, struct str raw,
    struct str *out)
{
	if (str_trim(raw).n == 0) {
		*out = STR_NONE;
		return ERR_OK;
	}
	if (raw.n > LIMIT_CSV_ROW_BYTES)
		return ERR_TOO_BIG;
	if (types[f->type].read == NULL)
		return ERR_INVALID;
	if (types[f->type].free_text && text_has_national_id(raw))
		return ERR_REFUSED;
	return types[f->type].read(a, f, raw, out);
}

enum err
value_phone(struct arena *a, struct str country, struct str number,
    struct str *out)
{
	if (str_trim(number).n == 0) {
		*out = STR_NONE;
		return ERR_OK;
	}
	return phone_normalise(a, number, str_trim(country), out);
}
