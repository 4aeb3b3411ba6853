/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_words: answers as they are typed, and why they will not do. */
#include "base/email.h"
#include "base/nationalid.h"
#include "lang/interview_private.h"

#include "lang/prose_doc.h"
#include "policy/country.h"

#define LINE_CHARS 200
#define TEXT_CHARS 2000
#define WORDS_MAX  120 /* names in a list */

static const char *const refusals[REFUSE_MAX][3] = {
#define REFUSE(name, en, nb, nn) [REFUSE_##name] = { en, nb, nn },
#include "lang/interview_refusals.def"
#undef REFUSE
};

struct str
pick_lang(const char *const texts[3], enum lang l)
{
	return str_of(texts[l == LANG_NB ? 1 : l == LANG_NN ? 2 : 0]);
}

bool
refuse(struct work *w, enum refusal r, struct str about)
{
	w->why = prose_fill(w->a, pick_lang(refusals[r], w->lang), &about, 1);
	return false;
}

struct str
date_text(struct arena *a, struct date d)
{
	return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

struct date
work_due(const struct work *w)
{
	const struct period year = { .months = 12 };

	return date_add(w->today, year);
}

/* Letters that Norwegian names have, as a name of the language has them. */
static const char *
plain(uint32_t c)
{
	switch (c) {
	case 0xe6:
	case 0xc6:
	case 0xe4:
		return "ae";
	case 0xf8:
	case 0xd8:
	case 0xf6:
		return "o";
	case 0xe5:
	case 0xc5:
		return "a";
	case 0xe9:
	case 0xe8:
	case 0xea:
		return "e";
	case 0xfc:
		return "u";
	default:
		return NULL;
	}
}

static bool
is_reserved(struct str name)
{
	for (size_t k = 0; k < KW_MAX; k++)
		if (str_eq(lang_keywords[k].en, name) ||
		    str_eq(lang_keywords[k].nb, name))
			return true;
	return false;
}

struct str
interview_name(struct arena *a, struct str text)
{
	char at[61];
	size_t n = 0;
	bool gap = false;

	while (text.n > 0 && n + 3 < sizeof(at)) {
		uint32_t c = utf8_next(&text);
		const char *more = plain(c);
		char one[2] = { 0 };

		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if ((c >= 'a' && c <= 'z') || (n > 0 && c >= '0' && c <= '9')) {
			one[0] = (char)c;
			more = one;
		}
		if (more == NULL) {
			gap = n > 0;
			continue;
		}
		if (gap)
			at[n++] = '_';
		gap = false;
		while (*more != '\0')
			at[n++] = *more++;
	}
	if (n == 0)
		return STR_NONE;
	at[n] = '\0';
	/* A word of the language is no name. */
	return arena_printf(a, "%s%s", at,
	    is_reserved((struct str){ at, n }) ? "_1" : "");
}

/* ---- each kind of answer ------------------------------------------------ */

static struct str
without_blanks(struct work *w, struct str s)
{
	char *p = arena_alloc(w->a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			p[n++] = s.p[i];
	return (struct str){ p, n };
}

static bool
clean_mailbox(struct work *w, struct str s, struct str *out)
{
	struct str match, untagged;

	if (email_normalise(w->a, s, out, &match, &untagged) != ERR_OK)
		return refuse(w, REFUSE_MAILBOX, s);
	return true;
}

static bool
clean_country(struct work *w, struct str s, struct str *out)
{
	char *p = arena_alloc(w->a, 3);

	for (size_t i = 0; i < 2 && s.n == 2; i++) {
		p[i] = s.p[i];
		if (p[i] >= 'a' && p[i] <= 'z')
			p[i] = (char)(p[i] - 'a' + 'A');
	}
	*out = (struct str){ p, 2 };
	return (s.n == 2 && (country_is_known(*out) || str_is(*out, "EU"))) ||
	       refuse(w, REFUSE_COUNTRY, s);
}

/* Each once. */
static bool
clean_countries(struct work *w, struct str s, struct str *out)
{
	struct str part, code;

	*out = STR("");
	while (str_cut(&s, ',', &part)) {
		if (!clean_country(w, str_trim(part), &code))
			return false;
		if (out->n == 0)
			*out = code;
		else if (!answer_has(*out, code))
			*out = arena_printf(w->a, STR_FMT ", " STR_FMT,
			    STR_ARG(*out), STR_ARG(code));
	}
	return true;
}

static bool
one_of(struct str s, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++)
		if (str_eq_nocase(s, str_of(words[i])))
			return true;
	return false;
}

static bool
clean_yes(struct work *w, struct str s, struct str *out)
{
	static const char *const yes[] = { "yes", "y", "ja", "j", "true", "1",
		NULL };
	static const char *const no[] = { "no", "n", "nei", "false", "2",
		NULL };

	*out = one_of(s, yes) ? STR("yes") : STR("no");
	return one_of(s, yes) || one_of(s, no) ||
	       refuse(w, REFUSE_YES, STR_NONE);
}

static bool
clean_period(struct work *w, struct str s, struct str *out)
{
	struct str rest = s, number;
	int64_t n;

	(void)str_cut(&rest, ' ', &number);
	rest = str_trim(rest);
	if (str_to_i64(number, 0, 1200, &n) != ERR_OK)
		return refuse(w, REFUSE_PERIOD, s);
	*out = STR("0 days");
	if (n == 0)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(lang_period_units); i++) {
		const struct period_unit *u = &lang_period_units[i];
		const struct phrase *one = &lang_keywords[u->one];
		const struct phrase *many = &lang_keywords[u->many];

		if (!str_eq_nocase(rest, one->en) &&
		    !str_eq_nocase(rest, one->nb) &&
		    !str_eq_nocase(rest, many->en) &&
		    !str_eq_nocase(rest, many->nb) &&
		    !str_is(rest, u->nn_one) && !str_is(rest, u->nn_many))
			continue;
		*out = arena_printf(w->a, "%lld " STR_FMT, (long long)n,
		    STR_ARG(n == 1 ? one->en : many->en));
		return true;
	}
	return refuse(w, REFUSE_PERIOD, s);
}

/* One of the options, by its value, its label or its number. */
static const struct interview_option *
option_of(struct work *w, struct str s)
{
	int64_t n;

	/* A label may be like the value of another option. */
	for (size_t i = 0; i < w->out->options_n; i++)
		if (str_eq_nocase(w->out->options[i].value, s))
			return &w->out->options[i];
	for (size_t i = 0; i < w->out->options_n; i++)
		if (str_eq_nocase(w->out->options[i].label, s))
			return &w->out->options[i];
	if (str_to_i64(s, 1, (int64_t)w->out->options_n, &n) == ERR_OK)
		return &w->out->options[n - 1];
	return NULL;
}

static bool
clean_many(struct work *w, struct str s, struct str *out)
{
	struct str rest = s, part;
	bool *chosen = ARENA_ARRAY(w->a, bool, w->out->options_n + 1);
	struct buf b;

	while (str_cut(&rest, ',', &part)) {
		const struct interview_option *o;

		part = str_trim(part);
		if (part.n == 0 || str_is(part, "-"))
			continue;
		if ((o = option_of(w, part)) == NULL)
			return refuse(w, REFUSE_OPTION, part);
		chosen[o - w->out->options] = true;
	}
	buf_init(&b, LIMIT_STATEMENT);
	for (size_t i = 0; i < w->out->options_n; i++) {
		const struct interview_option *o = &w->out->options[i];

		if (!chosen[i] && !o->fixed)
			continue;
		buf_printf(&b, "%s" STR_FMT, b.n > 0 ? ", " : "",
		    STR_ARG(o->value));
	}
	*out = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return true;
}

static bool
clean_list(struct work *w, struct str s, struct str *out)
{
	struct str rest = s, part;
	struct buf b;
	size_t n = 0;

	buf_init(&b, LIMIT_STATEMENT);
	while (n < WORDS_MAX && str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (part.n == 0 || str_is(part, "-"))
			continue;
		buf_printf(&b, "%s" STR_FMT, n > 0 ? ", " : "", STR_ARG(part));
		n++;
	}
	*out = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return n > 0 || w->out->may_be_none ||
	       refuse(w, REFUSE_EMPTY, STR_NONE);
}

struct str
interview_date(struct arena *a, struct str s)
{
	struct str rest = s, day, month;
	int64_t d, m, y;

	(void)str_cut(&rest, '.', &day);
	(void)str_cut(&rest, '.', &month);
	if (str_to_i64(str_trim(day), 1, 31, &d) != ERR_OK ||
	    str_to_i64(str_trim(month), 1, 12, &m) != ERR_OK ||
	    str_to_i64(str_trim(rest), 1000, 9999, &y) != ERR_OK)
		return s;
	return arena_printf(a, "%04d-%02d-%02d", (int)y, (int)m, (int)d);
}

struct str
interview_shown(struct arena *a, const struct interview_ask *q, enum lang lang)
{
	struct date d;

	if (q->kind != INTERVIEW_DATE || lang == LANG_EN ||
	    date_parse(q->answer, &d) != ERR_OK)
		return q->answer;
	return arena_printf(a, "%d.%d.%04d", d.day, d.month, d.year);
}

static bool
clean_date(struct work *w, struct str s, struct str *out)
{
	struct date d;

	if (date_parse(interview_date(w->a, s), &d) != ERR_OK)
		return refuse(w, REFUSE_DATE, s);
	*out = date_text(w->a, d);
	return true;
}

static bool
clean_version(struct work *w, struct str s, struct str *out)
{
	bool digit = false;

	*out = s;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && digit && i + 1 < s.n)
			digit = false;
		else if (s.p[i] >= '0' && s.p[i] <= '9')
			digit = true;
		else
			return refuse(w, REFUSE_VERSION, s);
	}
	return (digit && s.n <= 20) || refuse(w, REFUSE_VERSION, s);
}

static bool
clean_web(struct work *w, struct str s, struct str *out)
{
	*out = s;
	if (!str_starts(s, STR("https://")) || s.n < 12 ||
	    str_find(s, STR(" ")) != SIZE_MAX ||
	    str_find(s, STR(".")) == SIZE_MAX)
		return refuse(w, REFUSE_WEB, s);
	return true;
}

static bool
clean_one(struct work *w, struct str s, struct str *out)
{
	const struct interview_option *o = option_of(w, s);

	if (o == NULL)
		return refuse(w, REFUSE_OPTION, s);
	*out = o->value;
	return true;
}

/* Cleaned of what cannot be seen, and of blanks around it. */
static bool
readable(struct work *w, struct str *s)
{
	bool text = w->q->kind == INTERVIEW_TEXT;
	size_t most = text ? TEXT_CHARS : LINE_CHARS;
	struct str in = *s;
	enum err e;

	if (w->q->kind == INTERVIEW_LIST || w->q->kind == INTERVIEW_MANY)
		most = TEXT_CHARS;
	e = text ? text_clean_lines(w->a, in, most, s)
		 : text_clean(w->a, in, most, s);
	if (e == ERR_TOO_BIG)
		return refuse(w, REFUSE_TOO_LONG,
		    arena_printf(w->a, "%zu", most));
	if (e != ERR_OK || str_find(*s, STR("\"\"\"")) != SIZE_MAX)
		return refuse(w, REFUSE_CHARACTERS, STR_NONE);
	*s = str_trim(*s);
	return true;
}

bool
interview_clean(struct work *w, struct str s, struct str *out)
{
	if (!readable(w, &s))
		return false;
	*out = s;
	if ((s.n == 0 || str_is(s, "-")) && w->q->kind != INTERVIEW_MANY) {
		*out = STR("");
		if (w->out != NULL && w->out->may_be_none)
			return true;
		return refuse(w, REFUSE_EMPTY, STR_NONE);
	}
	switch (w->q->kind) {
	case INTERVIEW_MAILBOX:
		return clean_mailbox(w, s, out);
	case INTERVIEW_ORG_NO:
		*out = without_blanks(w, s);
		return org_no_valid(*out) || refuse(w, REFUSE_ORG_NO, s);
	case INTERVIEW_WEB:
		return clean_web(w, s, out);
	case INTERVIEW_COUNTRIES:
		return clean_countries(w, s, out);
	case INTERVIEW_DATE:
		return clean_date(w, s, out);
	case INTERVIEW_VERSION:
		return clean_version(w, s, out);
	case INTERVIEW_PERIOD:
		return clean_period(w, s, out);
	case INTERVIEW_YES:
		return clean_yes(w, s, out);
	case INTERVIEW_ONE:
		return clean_one(w, s, out);
	case INTERVIEW_MANY:
		return clean_many(w, s, out);
	case INTERVIEW_LIST:
		return clean_list(w, s, out);
	default:
		return true;
	}
}
