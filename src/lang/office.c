/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/office: the table, and how what it finds is told. */
#include "lang/office.h"
#include "lang/prose.h"
#include "lang/read.h"

#define KW_HEAD OFFICE_HEAD
static const struct office_row rows[] = {
#define ROW(construct_, kw_, by_, duty_)           \
	{                                          \
		.construct = GRAMMAR_##construct_, \
		.kw = (int)KW_##kw_,               \
		.by = OFFICE_##by_,                \
		.duty = DUTY_##duty_,              \
	},
#define SERVER(construct, kw)     ROW(construct, kw, SERVER, MAX)
#define SAYS(construct, kw)       ROW(construct, kw, SAYS, MAX)
#define CHECK(construct, kw)      ROW(construct, kw, CHECK, MAX)
#define TOLD(construct, kw, duty) ROW(construct, kw, TOLD, duty)
#define PART(construct, kw, duty) ROW(construct, kw, PART, duty)
#define FACT_TOLD(kind, duty)     ROW(FACT_##kind, HEAD, TOLD, duty)
#define FACT_SAYS(kind)           ROW(FACT_##kind, HEAD, SAYS, MAX)
#define FACT_CHECK(kind)          ROW(FACT_##kind, HEAD, CHECK, MAX)
#include "lang/office.def"
};

/* Of a line that somebody added without a row, which a test refuses. */
static const struct office_row none = { .construct = GRAMMAR_NONE,
	.kw = KW_MAX,
	.by = OFFICE_SAYS,
	.duty = DUTY_MAX };

static const struct {
	const char *en, *nb;
} duties[DUTY_MAX] = {
#define DUTY(name, en_, nb_) [DUTY_##name] = { (en_), (nb_) },
#include "lang/office.def"
};

/* Where no server keeps a register; NULL: as above. */
static const struct {
	const char *en, *nb;
} alone[DUTY_MAX] = {
#define DUTY_ALONE(name, en_, nb_) [DUTY_##name] = { (en_), (nb_) },
#include "lang/office.def"
};

static const struct office_part parts[] = {
#define BIT(name) (UINT64_C(1) << (name))
	{ .construct = GRAMMAR_FIELD,
	    .kw = KW_REQUIRED,
	    .how = PART_WITHOUT,
	    .word = KW_FOR_PURPOSES },
	{ .construct = GRAMMAR_KIND,
	    .kw = KW_AGED,
	    .how = PART_WITH,
	    .word = KW_BY },
	{ .construct = GRAMMAR_KIND,
	    .kw = KW_GUARDIAN_ACTS,
	    .how = PART_WORDS,
	    .list = WORDS_MATTER,
	    .words = BIT(MATTER_CONSENT) },
	{ .construct = GRAMMAR_KIND,
	    .kw = KW_GUARDIAN_TOO,
	    .how = PART_WORDS,
	    .list = WORDS_MATTER,
	    .words = BIT(MATTER_CONSENT) },
	{ .construct = GRAMMAR_PURPOSE,
	    .kw = KW_SEND_BY,
	    .how = PART_WORDS,
	    .list = WORDS_CHANNEL,
	    .words = BIT(CHANNEL_EMAIL) },
	{ .construct = GRAMMAR_PURPOSE,
	    .kw = KW_WITHDRAWN_BY,
	    .how = PART_WORDS,
	    .list = WORDS_CHANNEL,
	    .words = BIT(CHANNEL_PORTAL),
	    .word = KW_LINK },
	{ .construct = GRAMMAR_PURPOSE,
	    .kw = KW_CONSENT_ALONE,
	    .how = PART_AGE },
	{ .construct = GRAMMAR_CHILDREN, .kw = KW_GUARDIAN, .how = PART_AGE },
	{ .construct = GRAMMAR_CHILDREN,
	    .kw = KW_CONSENT_ALONE,
	    .how = PART_AGE },
	{ .construct = GRAMMAR_ROLE,
	    .kw = KW_SECOND_PERSON,
	    .how = PART_WORDS,
	    .list = WORDS_ACT,
	    .words = BIT(ACT_SETTING) },
	{ .construct = GRAMMAR_RECIPIENT,
	    .kw = KW_GETS,
	    .how = PART_BESIDE,
	    .word = KW_INSIDE },
	{ .construct = GRAMMAR_KEEP, .kw = KW_WHEN, .how = PART_CLAUSE },
	{ .construct = GRAMMAR_KEEP, .kw = KW_MAX, .how = PART_CLAUSE },
	{ .construct = GRAMMAR_KEEP, .kw = KW_EARLIEST, .how = PART_CLAUSE },
	{ .construct = GRAMMAR_KEEP, .kw = KW_LATEST, .how = PART_CLAUSE },
	{ .construct = GRAMMAR_KEEP, .kw = KW_AT_MOST, .how = PART_CLAUSE },
	{ .construct = GRAMMAR_KEEP, .kw = KW_AT_LEAST, .how = PART_CLAUSE },
	{ .construct = GRAMMAR_COOKIE,
	    .kw = OFFICE_HEAD,
	    .how = PART_WITH,
	    .word = KW_NECESSARY_FOR },
	{ .construct = GRAMMAR_RIGHT,
	    .kw = KW_THROUGH,
	    .how = PART_WORDS,
	    .list = WORDS_CHANNEL,
	    .words = BIT(CHANNEL_PORTAL) },
	{ .construct = GRAMMAR_PROMISE,
	    .kw = OFFICE_HEAD,
	    .how = PART_PROMISE },
	{ .construct = GRAMMAR_CHANGES,
	    .kw = KW_NOTICE_BY,
	    .how = PART_WORDS,
	    .list = WORDS_CHANNEL,
	    .words = BIT(CHANNEL_EMAIL) | BIT(CHANNEL_PORTAL) },
};

#undef BIT

const struct office_part *
office_part(const struct office_row *row)
{
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (parts[i].construct == row->construct &&
		    parts[i].kw == row->kw)
			return &parts[i];
	return NULL;
}

const struct office_row *
office_rows(size_t *n_out)
{
	*n_out = ARRAY_LEN(rows);
	return rows;
}

static bool
is_fact(int construct)
{
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);

	for (int k = 0; k < FACT_MAX; k++)
		if (all[construct].kw == fact_keyword((enum fact_kind)k))
			return true;
	return false;
}

const struct office_row *
office_row(int construct, int kw)
{
	if (is_fact(construct))
		kw = OFFICE_HEAD;
	if (kw >= 0 && kw <= (int)KW_ALL_LANGUAGES)
		kw = KW_LANGUAGE;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (rows[i].construct == construct && rows[i].kw == kw)
			return &rows[i];
	return &none;
}

const char *
office_by_word(enum office_by by)
{
	static const char *const words[] = { [OFFICE_SERVER] = "yes",
		[OFFICE_PART] = "part",
		[OFFICE_TOLD] = "told",
		[OFFICE_CHECK] = "check",
		[OFFICE_SAYS] = "says" };

	return words[by];
}

/* "in part: email, SMS". */
static void
put_words(struct buf *out, const struct office_part *p, enum lang lang)
{
	struct word_list l = words_list(p->list);
	const char *between =
	    lang_ui(lang) == LANG_EN ? "in part: " : "delvis: ";

	if (p->word != KW_LANGUAGE) {
		buf_printf(out, "%s" STR_FMT, between,
		    STR_ARG(phrase_in(&lang_keywords[p->word], lang)));
		between = ", ";
	}
	for (size_t w = 0; w < l.n; w++) {
		if ((p->words >> w & 1) == 0)
			continue;
		buf_printf(out, "%s" STR_FMT, between,
		    STR_ARG(phrase_in(&l.at[w], lang)));
		between = ", ";
	}
}

static void
put_part(struct buf *out, const struct office_part *p, enum lang lang)
{
	static const struct {
		const char *en, *nb;
		bool word; /* which it is follows */
	} says[] = {
		[PART_WITH] = { "with ", "med ", true },
		[PART_WITHOUT] = { "without ", "uten ", true },
		[PART_BESIDE] = { "beside ", "ved siden av ", true },
		[PART_CLAUSE] = { "where it knows the event",
		    "der den kjenner hendelsen", false },
		[PART_PROMISE] = { "as the list says", "som listen sier",
		    false },
		[PART_AGE] = { "where it has the day of birth",
		    "der den har fødselsdagen", false },
	};
	bool en = lang_ui(lang) == LANG_EN;

	if (p->how == PART_WORDS) {
		put_words(out, p, lang);
		return;
	}
	buf_puts(out, en ? says[p->how].en : says[p->how].nb);
	if (says[p->how].word)
		buf_printf(out, en ? "“" STR_FMT "”" : "«" STR_FMT "»",
		    STR_ARG(phrase_in(&lang_keywords[p->word], lang)));
}

void
office_put(struct buf *out, const struct office_row *row, enum lang lang)
{
	static const char *const words[][2] = { [OFFICE_SERVER] = { "yes",
						    "ja" },
		[OFFICE_PART] = { "", "" },
		[OFFICE_TOLD] = { "told", "opplyst" },
		[OFFICE_CHECK] = { "check", "kontrolleres" },
		[OFFICE_SAYS] = { "–", "–" } };
	bool en = lang_ui(lang) == LANG_EN;

	buf_puts(out, words[row->by][en ? 0 : 1]);
	if (row->by == OFFICE_PART)
		put_part(out, office_part(row), lang);
}

struct str
lang_duty(enum duty duty, enum lang messages)
{
	return str_of(
	    lang_ui(messages) == LANG_EN ? duties[duty].en : duties[duty].nb);
}

struct str
office_todo(const struct office_item *item, enum lang messages)
{
	enum duty duty = item->duty;

	if (!item->alone || alone[duty].en == NULL)
		return lang_duty(duty, messages);
	return str_of(
	    lang_ui(messages) == LANG_EN ? alone[duty].en : alone[duty].nb);
}

struct str
office_shown(struct arena *a, const struct office_item *item)
{
	if (item->says.n > 0)
		return item->says;
	if (item->line.n > 0)
		return arena_printf(a, STR_FMT ": " STR_FMT, STR_ARG(item->of),
		    STR_ARG(item->line));
	if (item->label.n > 0)
		return arena_printf(a, STR_FMT " (" STR_FMT ")",
		    STR_ARG(item->label), STR_ARG(item->of));
	return item->of;
}

static void
put_item(struct buf *out, struct arena *a, const struct office_item *x, bool en)
{
	if (x->file.n > 0)
		buf_printf(out, "    " STR_FMT ":%u: " STR_FMT,
		    STR_ARG(x->file), (unsigned)x->pos.line,
		    STR_ARG(office_shown(a, x)));
	else
		buf_printf(out, "    %s %u: " STR_FMT, en ? "line" : "linje",
		    (unsigned)x->pos.line, STR_ARG(office_shown(a, x)));
	if (x->parts.n > 0)
		buf_printf(out, " (%s " STR_FMT ")",
		    en ? "of this:" : "av dette:", STR_ARG(x->parts));
	if (x->role.n > 0 && str_find(x->says, x->role) == SIZE_MAX)
		buf_printf(out, " (%s " STR_FMT ")",
		    en ? "attested by" : "bekreftet av", STR_ARG(x->role));
	buf_putc(out, '\n');
}

void
lang_print_office(struct buf *out, struct arena *a,
    const struct office_item *items, size_t n, enum lang messages)
{
	bool en = lang_ui(messages) == LANG_EN;
	bool said[DUTY_MAX] = { false };

	if (n == 0)
		return;
	if (items[0].alone)
		buf_printf(out, "\n%s (%zu):\n",
		    en ? "what you see to yourselves"
		       : "det dere sørger for selv",
		    n);
	else
		buf_printf(out, "\n%s (%zu):\n",
		    en ? "what the server does not carry out, and the office "
			 "sees to"
		       : "det tjeneren ikke gjennomfører, og kontoret sørger "
			 "for",
		    n);
	for (size_t i = 0; i < n; i++) {
		if (said[items[i].duty])
			continue;
		said[items[i].duty] = true;
		buf_printf(out, "  " STR_FMT ":\n",
		    STR_ARG(office_todo(&items[i], messages)));
		for (size_t k = i; k < n; k++)
			if (items[k].duty == items[i].duty)
				put_item(out, a, &items[k], en);
	}
}
