/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/cursor.h"

struct cursor
cursor_of(struct reader *r, struct item *item)
{
	return (struct cursor){ .r = r, .item = item, .failed = item->broken };
}

struct token *
cursor_peek(struct cursor *c)
{
	if (c->failed || c->i >= c->item->n)
		return NULL;
	return &c->item->at[c->i];
}

bool
cursor_more(struct cursor *c)
{
	return cursor_peek(c) != NULL;
}

struct pos
cursor_pos(struct cursor *c)
{
	struct pos pos;

	if (c->i < c->item->n)
		return c->item->at[c->i].pos;
	pos = c->item->at[c->item->n - 1].pos;
	pos.col += pos.len;
	pos.len = 1;
	return pos;
}

struct str
item_word(const struct item *item)
{
	const struct token *t = &item->at[0];

	return t->phrase.n != 0 ? t->phrase : t->text;
}

struct str
keyword_shown(const struct reader *r, enum kw kw)
{
	return message_quoted(&r->m, phrase_in(&lang_keywords[kw], r->m.lang));
}

void
cursor_expected(struct cursor *c, struct str what)
{
	struct token *t = cursor_peek(c);

	if (c->failed)
		return;
	c->failed = true;
	if (t == NULL) {
		struct token *last = &c->item->at[c->item->n - 1];

		message_say(&c->r->m, MESSAGE_expected_after, cursor_pos(c),
		    what, message_quoted(&c->r->m, str_sub(last->text, 0, 60)));
		return;
	}
	if (c->i > 0 && t->line_before) {
		/* Lines go on after a comma only. */
		message_say(&c->r->m, MESSAGE_after_comma, t->pos, what,
		    arena_printf(c->r->a, "%u",
			(unsigned)c->item->at[c->i - 1].pos.line));
		return;
	}
	message_say(&c->r->m, MESSAGE_expected, t->pos, what,
	    message_quoted(&c->r->m, str_sub(t->text, 0, 60)));
}

/* From the next token to the next comma, colon or line end, as written. */
static struct str
words_ahead(struct cursor *c, struct pos *pos)
{
	const struct token *from = cursor_peek(c), *to = from;
	struct str s;

	*pos = from->pos;
	for (size_t i = c->i; i < c->item->n; i++) {
		const struct token *t = &c->item->at[i];

		if (t->type != TOKEN_WORD ||
		    t->line_before != (i == c->i && from->line_before))
			break;
		to = t;
	}
	s = tokens_span(from, to);
	pos->len = (uint32_t)s.n;
	return s;
}

void
cursor_expected_of(struct cursor *c, enum noun noun, const enum kw *kws,
    size_t n)
{
	const struct phrase **all = arena_array(c->r->a, sizeof(*all), n);
	const struct token *t = cursor_peek(c);
	const struct str *names;
	struct str meant = STR_NONE, wrong;
	struct pos pos = cursor_pos(c);

	for (size_t i = 0; i < n; i++)
		all[i] = &lang_keywords[kws[i]];
	if (t != NULL && t->type == TOKEN_WORD &&
	    !(c->i > 0 && t->line_before)) {
		wrong = words_ahead(c, &pos);
		meant = phrases_suggest(c->r, wrong, all, n, &names);
		if (meant.n == 0) {
			pos = t->pos;
			meant = phrases_suggest(c->r, t->text, all, n, &names);
		}
	}
	if (meant.n == 0) {
		cursor_expected_noun(c, noun);
		return;
	}
	message_meant(&c->r->m, MESSAGE_expected, pos,
	    message_noun(&c->r->m, noun),
	    message_quoted(&c->r->m, str_sub(t->text, 0, 60)), meant, NULL, 0);
	c->failed = true;
}

void
cursor_expected_noun(struct cursor *c, enum noun noun)
{
	cursor_expected(c, message_noun(&c->r->m, noun));
}

static bool
token_spells(const struct token *t, const struct phrase *p)
{
	size_t n = t->phrase.n;

	if (t->type != TOKEN_WORD || n == 0)
		return false;
	return (n == p->en.n && str_eq(t->phrase, p->en)) ||
	       (n == p->nb.n && str_eq(t->phrase, p->nb));
}

bool
token_is(const struct token *t, enum kw kw)
{
	return token_spells(t, &lang_keywords[kw]);
}

bool
cursor_is(struct cursor *c, enum kw kw)
{
	struct token *t = cursor_peek(c);

	return t != NULL && token_is(t, kw);
}

bool
cursor_take(struct cursor *c, enum kw kw)
{
	if (!cursor_is(c, kw))
		return false;
	c->item->at[c->i++].said = &lang_keywords[kw];
	return true;
}

bool
cursor_keyword(struct cursor *c, enum kw kw)
{
	if (cursor_take(c, kw))
		return true;
	cursor_expected(c, keyword_shown(c->r, kw));
	return false;
}

static struct token *
take_type(struct cursor *c, enum token_type type)
{
	struct token *t = cursor_peek(c);

	if (t == NULL || t->type != type)
		return NULL;
	c->i++;
	return t;
}

bool
cursor_comma(struct cursor *c)
{
	return take_type(c, TOKEN_COMMA) != NULL;
}

bool
cursor_colon(struct cursor *c)
{
	if (take_type(c, TOKEN_COLON) != NULL)
		return true;
	cursor_expected_noun(c, NOUN_COLON);
	return false;
}

bool
cursor_text(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);

	if (t == NULL || (t->type != TOKEN_TEXT && t->type != TOKEN_BLOCK)) {
		cursor_expected_noun(c, NOUN_TEXT);
		return false;
	}
	c->i++;
	*out = t->value;
	return true;
}

bool
cursor_date(struct cursor *c, struct date *out)
{
	struct token *t = take_type(c, TOKEN_DATE);

	if (t == NULL) {
		cursor_expected_noun(c, NOUN_DATE);
		return false;
	}
	*out = t->date;
	return true;
}

bool
cursor_number(struct cursor *c, int64_t max, int64_t *out)
{
	struct token *t = cursor_peek(c);

	if (t == NULL || t->type != TOKEN_NUMBER) {
		cursor_expected_noun(c, NOUN_NUMBER);
		return false;
	}
	if (t->number > max) {
		message_say(&c->r->m, MESSAGE_number_too_large, t->pos, t->text,
		    arena_printf(c->r->a, "%lld", (long long)max));
		c->failed = true;
		return false;
	}
	c->i++;
	*out = t->number;
	return true;
}

static bool
is_name(struct str s)
{
	if (s.n == 0 || s.n > 64 || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_'))
			return false;
	return true;
}

/* A name near ${s}: lower case, other bytes as '_'. */
static struct str
near_name(struct reader *r, struct str s)
{
	struct str folded = text_fold(r->a, str_sub(s, 0, 64));
	struct buf b;
	struct str name;

	buf_init(&b, 256);
	while (folded.n != 0) {
		uint32_t c = utf8_next(&folded);

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_putc(&b, (char)c);
		else
			buf_puts(&b, c == 0xe6   ? "ae"
				     : c == 0xf8 ? "o"
				     : c == 0xe5 ? "a"
						 : "_");
	}
	if (b.n == 0 || b.p[0] < 'a' || b.p[0] > 'z')
		name = arena_printf(r->a, "x_" STR_FMT, STR_ARG(buf_str(&b)));
	else
		name = arena_str(r->a, buf_str(&b));
	buf_release(&b);
	return name;
}

static void
bad_name(struct cursor *c, const struct token *t)
{
	struct str near = near_name(c->r, t->text);

	message_instead(&c->r->m, MESSAGE_bad_name, t->pos, t->text, near,
	    near);
}

/* A name in place of a keyword: "our_address", "adresse_hos_oss". */
static struct str
other_name(struct cursor *c, const struct token *t)
{
	return arena_printf(c->r->a,
	    lang_ui(c->r->m.lang) == LANG_EN ? "our_" STR_FMT
					     : STR_FMT "_hos_oss",
	    STR_ARG(near_name(c->r, t->text)));
}

static bool
is_told(const struct messages *m, struct str other)
{
	for (size_t i = 0; i < m->findings->n; i++)
		if (str_eq(m->findings->at[i].meant, other))
			return true;
	return false;
}

/* Told once for each name: to give it another one mends every place. */
static void
reserved(struct cursor *c, const struct token *t)
{
	struct messages *m = &c->r->m;
	struct str other = other_name(c, t);

	c->failed = true;
	if (!is_told(m, other))
		message_instead(m, MESSAGE_reserved_name, t->pos, t->phrase,
		    other, other);
}

/* Where a name is used: it was told where it is declared, or nothing has it. */
static void
reserved_in_use(struct cursor *c, const struct token *t)
{
	c->failed = true;
	if (!is_told(&c->r->m, other_name(c, t)))
		message_say(&c->r->m, MESSAGE_keyword_no_name, t->pos,
		    t->phrase, STR_NONE);
}

bool
cursor_name(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);

	if (t == NULL || t->type != TOKEN_WORD) {
		cursor_expected_noun(c, NOUN_NAME);
		return false;
	}
	if (t->reserved) {
		reserved(c, t);
		return false;
	}
	if (!is_name(t->text)) {
		bad_name(c, t);
		c->failed = true;
		return false;
	}
	c->i++;
	*out = t->text;
	return true;
}

bool
cursor_any_name(struct cursor *c, struct str *out)
{
	struct cursor ahead = *c;
	struct token *t;

	ahead.failed = false;
	t = cursor_peek(&ahead);
	if (t == NULL || t->type != TOKEN_WORD)
		return false;
	c->i++;
	c->failed = false;
	*out = t->text;
	return true;
}

bool
cursor_path(struct cursor *c, struct str *out)
{
	struct token *t = cursor_peek(c);
	struct str rest, part;

	if (t != NULL && t->type == TOKEN_WORD && t->reserved &&
	    is_name(t->text) && !(c->i > 0 && t->line_before)) {
		reserved_in_use(c, t);
		return false;
	}
	if (t == NULL || t->type != TOKEN_WORD || t->reserved) {
		cursor_expected_noun(c, NOUN_NAME);
		return false;
	}
	rest = t->text;
	while (str_cut(&rest, '.', &part))
		if (!is_name(part)) {
			bad_name(c, t);
			c->failed = true;
			return false;
		}
	c->i++;
	*out = t->text;
	return true;
}

static int
word_index(const struct token *t, enum words list)
{
	struct word_list l = words_list(list);

	for (size_t i = 0; i < l.n; i++)
		if (token_spells(t, &l.at[i]))
			return (int)i;
	return -1;
}

bool
cursor_is_word(struct cursor *c, enum words list)
{
	struct token *t = cursor_peek(c);

	return t != NULL && word_index(t, list) >= 0;
}

struct str
phrases_synonym(struct reader *r, struct str wrong,
    const struct phrase *const *phrases, size_t n)
{
	static const struct {
		const char *other, *en;
	} synonyms[] = {
#define SYNONYM(other, en) { (other), (en) },
#include "lang/synonyms.def"
#undef SYNONYM
	};

	for (size_t i = 0; i < ARRAY_LEN(synonyms); i++)
		for (size_t k = 0; k < n; k++)
			if (str_is(wrong, synonyms[i].other) &&
			    str_is(phrases[k]->en, synonyms[i].en))
				return r->norwegian ? phrases[k]->nb
						    : phrases[k]->en;
	return STR_NONE;
}

struct str
phrases_suggest(struct reader *r, struct str wrong,
    const struct phrase *const *phrases, size_t n, const struct str **names_out)
{
	size_t room = messages_full(&r->m) ? 0 : n;
	struct str *own = ARENA_ARRAY(r->a, struct str, room);
	struct str *other = ARENA_ARRAY(r->a, struct str, room);
	struct str found;

	*names_out = own;
	if (messages_full(&r->m))
		return STR_NONE;
	found = phrases_synonym(r, wrong, phrases, n);

	for (size_t i = 0; i < n; i++) {
		own[i] = r->norwegian ? phrases[i]->nb : phrases[i]->en;
		other[i] = r->norwegian ? phrases[i]->en : phrases[i]->nb;
	}
	if (found.n == 0)
		found = lang_suggest(r->a, wrong, own, n);
	/* The other language is meant only where it is very near. */
	return found.n != 0 ? found : suggest_within(r->a, wrong, other, n, 1);
}

/* Report a word that is not in ${list}: the words up to the next comma if
 * they are near to one in it, or else the first of them. */
static void
unknown_word(struct cursor *c, struct word_list l, enum noun noun)
{
	const struct token *t = cursor_peek(c);
	const struct phrase **all = arena_array(c->r->a, sizeof(*all), l.n);
	const struct str *names;
	struct pos pos;
	struct str wrong = words_ahead(c, &pos), meant;

	for (size_t i = 0; i < l.n; i++)
		all[i] = &l.at[i];
	meant = phrases_suggest(c->r, wrong, all, l.n, &names);
	if (meant.n == 0) {
		wrong = t->text;
		pos = t->pos;
		meant = phrases_suggest(c->r, wrong, all, l.n, &names);
	}
	if (meant.n == 0 && noun == NOUN_TRIGGER)
		cursor_no_event(c, pos, wrong);
	else
		message_meant(&c->r->m, MESSAGE_unknown_word, pos,
		    message_noun(&c->r->m, noun), wrong, meant, names, l.n);
	c->failed = true;
}

bool
cursor_word(struct cursor *c, enum words list, enum noun noun, int *out)
{
	struct word_list l = words_list(list);
	struct token *t = cursor_peek(c);
	int found;

	if (t == NULL || t->type != TOKEN_WORD) {
		cursor_expected_noun(c, noun);
		return false;
	}
	found = word_index(t, list);
	if (found < 0) {
		unknown_word(c, l, noun);
		return false;
	}
	t->said = &l.at[found];
	c->i++;
	*out = found;
	return true;
}

/* Both forms of a unit read the same; what is remembered is the right one
 * for the number, for turning one language into the other. */
static bool
take_unit(struct cursor *c, enum kw one, enum kw many, bool is_one)
{
	if (!cursor_is(c, one) && !cursor_is(c, many))
		return false;
	c->item->at[c->i++].said = &lang_keywords[is_one ? one : many];
	return true;
}

bool
cursor_period(struct cursor *c, struct period *out)
{
	struct period p = { 0 };
	struct pos pos = cursor_pos(c);
	int64_t n;
	int32_t k;

	if (!cursor_more(c) || cursor_peek(c)->type != TOKEN_NUMBER) {
		cursor_no_period(c);
		return false;
	}
	if (!cursor_number(c, 36500, &n))
		return false;
	k = (int32_t)n;
	if (take_unit(c, KW_DAY, KW_DAYS, n == 1))
		p.days = k;
	else if (take_unit(c, KW_WEEK, KW_WEEKS, n == 1))
		p = (struct period){ .days = 7 * k, .in_weeks = true };
	else if (take_unit(c, KW_MONTH, KW_MONTHS, n == 1))
		p.months = k;
	else if (take_unit(c, KW_YEAR, KW_YEARS, n == 1))
		p.years = k;
	else if (take_unit(c, KW_HOUR, KW_HOURS, n == 1))
		p.hours = k;
	else {
		cursor_no_unit(c, n);
		return false;
	}
	cursor_one_unit(c, &p);
	if (n == 0)
		message_say(&c->r->m, MESSAGE_period_is_zero, pos, STR_NONE,
		    STR_NONE);
	if (p.years > 1000 || p.months > 12000)
		message_say(&c->r->m, MESSAGE_period_too_long, pos, STR_NONE,
		    STR_NONE);
	*out = p;
	return true;
}

bool
cursor_language(struct cursor *c, enum lang *out)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (!cursor_take(c, (enum kw)(KW_LANGUAGE + l)))
			continue;
		*out = (enum lang)l;
		return true;
	}
	return false;
}

/* What stands in the place of the end of the line, and what is meant by it and
 * by what stands before it. */
static void
end_meant(struct cursor *c, const struct token *from, const struct token *to,
    struct str meant)
{
	const struct token *t = cursor_peek(c);
	struct pos pos = from->pos;

	pos.len = (uint32_t)tokens_span(from, to).n;
	message_meant(&c->r->m, MESSAGE_expected, pos,
	    message_noun(&c->r->m, NOUN_END_OF_LINE),
	    message_quoted(&c->r->m, str_sub(t->text, 0, 60)), meant, NULL, 0);
	c->failed = true;
}

/* "kind of person honorary member {": a name is one word. */
static bool
name_in_words(struct cursor *c)
{
	const struct token *at = c->item->at;
	struct str name;

	if (c->item->open == NULL || c->i == 0 || messages_full(&c->r->m))
		return false;
	for (size_t i = c->i - 1; i < c->item->n; i++)
		if (at[i].type != TOKEN_WORD || at[i].said != NULL)
			return false;
	name = at[c->i - 1].text;
	for (size_t i = c->i; i < c->item->n; i++)
		name = arena_printf(c->r->a, STR_FMT "_" STR_FMT, STR_ARG(name),
		    STR_ARG(at[i].text));
	end_meant(c, &at[c->i - 1], &at[c->item->n - 1], name);
	return true;
}

/* "required only for …": whom it is not for needs no word. */
static bool
only_for(struct cursor *c)
{
	const struct token *t = cursor_peek(c);
	const struct phrase *meant = &lang_keywords[KW_FOR];

	if (c->i + 1 >= c->item->n || !token_is(t + 1, KW_FOR) ||
	    !(str_is(t->text, "only") || str_is(t->text, "bare") ||
		str_is(t->text, "kun")))
		return false;
	end_meant(c, t, t + 1, c->r->norwegian ? meant->nb : meant->en);
	return true;
}

void
cursor_end(struct cursor *c)
{
	if (cursor_more(c) && !c->failed && !name_in_words(c) && !only_for(c))
		cursor_expected_noun(c, NOUN_END_OF_LINE);
}

void
cursor_no_block(struct cursor *c)
{
	cursor_end(c);
	if (c->item->open != NULL)
		message_say(&c->r->m, MESSAGE_no_block, c->item->open->pos,
		    item_word(c->item), STR_NONE);
}

bool
cursor_has_block(struct cursor *c)
{
	cursor_end(c);
	return c->item->open != NULL;
}
