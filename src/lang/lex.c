/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "lang/lex.h"

struct lexer {
	struct messages *m;
	const struct words_index *words;
	struct str rest;     /* not read yet */
	const char *line_at; /* first byte of the line */
	uint32_t line;
	struct token *at;
	size_t n, cap;
	bool line_before, blank_before;
	bool byte_told; /* a file in another encoding is one mistake */
	struct comment *lead, **lead_end;
};

static struct pos
here(const struct lexer *x, size_t len)
{
	return (struct pos){ .line = x->line,
		.col = (uint32_t)(x->rest.p - x->line_at) + 1,
		.len = (uint32_t)len };
}

static void
advance(struct lexer *x, size_t n)
{
	x->rest.p += n;
	x->rest.n -= n;
}

static void
next_line(struct lexer *x)
{
	advance(x, 1);
	x->line++;
	x->line_at = x->rest.p;
}

/* The bytes before the end of the line. */
static struct str
to_line_end(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '\n')
		n++;
	return str_sub(s, 0, n);
}

static struct token *
push(struct lexer *x, enum token_type type, size_t len)
{
	struct token *t;

	t = ARENA_PUSH(x->m->a, x->at, x->n, x->cap);
	t->type = type;
	t->pos = here(x, len);
	t->text = str_sub(x->rest, 0, len);
	t->line_before = x->line_before || x->n == 1;
	t->blank_before = x->blank_before;
	t->lead = x->lead;
	x->line_before = x->blank_before = false;
	x->lead = NULL;
	x->lead_end = &x->lead;
	advance(x, len);
	return t;
}

/* Controls, zero width characters and direction marks hide what a file says
 * from who reads it. Line ends and tabs are handled by the callers. */
static bool
is_hidden(uint32_t c)
{
	return (c < 0x20 && c != '\t') || c == 0x7f ||
	       (c >= 0x80 && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
	       c == 0xfeff || c == 0xfffc;
}

/* Report bytes of ${s}, a part of this line, that are not UTF-8 or hide. */
static bool
check_line(struct lexer *x, struct str s)
{
	struct str rest = s;

	while (rest.n != 0) {
		struct str was = rest;
		uint32_t c = utf8_next(&rest);
		size_t len = was.n - rest.n;
		struct pos pos = { .line = x->line,
			.col = (uint32_t)(was.p - x->line_at) + 1,
			.len = (uint32_t)len };

		if (!utf8_valid(str_sub(was, 0, len))) {
			if (!x->byte_told)
				message_say(x->m, MESSAGE_bad_byte, pos,
				    STR_NONE, STR_NONE);
			x->byte_told = true;
			return false;
		}
		if (is_hidden(c)) {
			message_say(x->m, MESSAGE_hidden_character, pos,
			    STR_NONE, STR_NONE);
			return false;
		}
	}
	return true;
}

static void
comment(struct lexer *x)
{
	struct str text = str_trim(to_line_end(x->rest));
	size_t n = to_line_end(x->rest).n;

	(void)check_line(x, text);
	if (!x->line_before && x->n != 0) {
		x->at[x->n - 1].trail = text;
	} else {
		struct comment *c = ARENA_NEW(x->m->a, struct comment);

		c->text = text;
		c->blank_before = x->blank_before;
		x->blank_before = false;
		*x->lead_end = c;
		x->lead_end = &c->next;
	}
	advance(x, n);
}

/* Where the text that has no end begins: the last quote, or the first text of
 * the line that ends within a word, as its quote opens the next one. */
static struct pos
opened_at(const struct lexer *x, struct pos last)
{
	for (size_t i = 0; i < x->n; i++) {
		const struct token *t = &x->at[i];

		if (t->pos.line == x->line && t->type == TOKEN_TEXT &&
		    i + 1 < x->n && x->at[i + 1].type == TOKEN_WORD &&
		    x->at[i + 1].text.p == t->text.p + t->text.n)
			return t->pos;
	}
	return last;
}

/* "…" on one line; \" and \\ are the only escapes. */
static void
text(struct lexer *x)
{
	struct str line = to_line_end(x->rest);
	struct buf value;
	struct token *t;
	size_t i = 1;
	bool good = true;

	buf_init(&value, LIMIT_STATEMENT);
	while (i < line.n && line.p[i] != '"') {
		if (line.p[i] == '\\') {
			char c = i + 1 < line.n ? line.p[i + 1] : '\0';
			struct pos pos = here(x, 2);

			if (c != '"' && c != '\\') {
				pos.col += (uint32_t)i;
				message_say(x->m, MESSAGE_bad_escape, pos,
				    STR_NONE, STR_NONE);
				good = false;
			}
			i++;
		}
		if (i < line.n)
			buf_putc(&value, line.p[i++]);
	}
	if (i >= line.n) {
		message_say(x->m, MESSAGE_open_text,
		    opened_at(x, here(x, str_trim(line).n)), STR_NONE,
		    STR_NONE);
		(void)push(x, TOKEN_BAD, line.n);
	} else {
		good = check_line(x, str_sub(line, 0, i)) && good;
		t = push(x, good ? TOKEN_TEXT : TOKEN_BAD, i + 1);
		t->value = arena_str(x->m->a, buf_str(&value));
	}
	buf_release(&value);
}

static struct str
trim_right(struct str s)
{
	while (s.n != 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' ||
			       s.p[s.n - 1] == '\r'))
		s.n--;
	return s;
}

/* The blanks at the beginning that all lines with something on them share. */
static struct str
common_indent(struct str body)
{
	struct str part, indent = STR_NONE;

	while (str_cut(&body, '\n', &part)) {
		size_t n = 0;

		part = trim_right(part);
		if (part.n == 0)
			continue;
		if (indent.p == NULL)
			indent = part;
		while (n < part.n && n < indent.n && part.p[n] == indent.p[n] &&
		       (part.p[n] == ' ' || part.p[n] == '\t'))
			n++;
		indent.n = n;
	}
	return indent;
}

/* What a block text says: its lines without their common indent, blanks at
 * their ends, and empty lines at both ends. */
static struct str
block_value(struct arena *a, struct str body)
{
	size_t indent = common_indent(body).n;
	struct str part, value;
	struct buf out;
	bool begun = false;
	size_t empty = 0;

	buf_init(&out, LIMIT_STATEMENT);
	while (str_cut(&body, '\n', &part)) {
		part = trim_right(part);
		if (part.n == 0) {
			empty++;
			continue;
		}
		for (size_t i = 0; begun && i <= empty; i++)
			buf_putc(&out, '\n');
		buf_put(&out, str_sub(part, indent, part.n));
		begun = true;
		empty = 0;
	}
	value = arena_str(a, buf_str(&out));
	buf_release(&out);
	return value;
}

/* Quotes that a word processor makes, or that another language has. */
static size_t
other_quote(struct str s)
{
	static const char *const quotes[] = { "\xe2\x80\x9c", "\xe2\x80\x9d",
		"\xe2\x80\x9e", "\xc2\xab", "\xc2\xbb", "\xe2\x80\x98",
		"\xe2\x80\x99", "\xe2\x80\x9a", "'" };

	for (size_t i = 0; i < ARRAY_LEN(quotes); i++)
		if (str_starts(s, str_of(quotes[i])))
			return strlen(quotes[i]);
	return 0;
}

/* Where such a text ends: behind a quote with nothing of a word behind it, as
 * an apostrophe has; or with its line. */
static size_t
otherwise_quoted(struct str line, size_t *close)
{
	for (size_t i = other_quote(line); i < line.n; i++) {
		struct str rest = str_sub(line, i, line.n - i);

		*close = line.p[i] == '"' ? 1 : other_quote(rest);
		if (*close > 0 &&
		    (*close == rest.n || !word_byte(rest.p[*close])))
			return i + *close;
	}
	*close = 0;
	return line.n;
}

/* As in "year's". */
static bool
is_behind_word(const struct lexer *x)
{
	return x->rest.p > x->line_at && word_byte(x->rest.p[-1]);
}

/* “…”, «…»: told, and read as the text that is meant, so that all else is read
 * too. */
static void
other_text(struct lexer *x)
{
	struct str line = trim_right(to_line_end(x->rest));
	size_t open = other_quote(line), close;
	size_t n = otherwise_quoted(line, &close);
	struct token *t;

	message_say(x->m, MESSAGE_curly_quotes, here(x, n),
	    str_sub(line, 0, open), STR_NONE);
	t = push(x, check_line(x, str_sub(line, 0, n)) ? TOKEN_TEXT : TOKEN_BAD,
	    n);
	t->value = str_sub(line, open, n - open - close);
}

#define QUOTES STR("\"\"\"")

/* Three quotes, any lines, three quotes. */
static void
block(struct lexer *x)
{
	struct str after = str_sub(x->rest, 3, x->rest.n), line, rest;
	size_t end = str_find(after, QUOTES);
	struct token *t;
	bool good = true;

	if (end == SIZE_MAX) {
		message_say(x->m, MESSAGE_open_block, here(x, 3), STR_NONE,
		    STR_NONE);
		(void)push(x, TOKEN_BAD, x->rest.n);
		return;
	}
	t = push(x, TOKEN_BLOCK, end + 6);
	t->pos.len = 3;
	t->value = block_value(x->m->a, str_sub(after, 0, end));
	rest = t->text;
	x->line_at = rest.p - (t->pos.col - 1);
	while (str_cut(&rest, '\n', &line)) {
		good = check_line(x, trim_right(line)) && good;
		if (rest.p != NULL) {
			x->line++;
			x->line_at = rest.p;
		}
	}
	if (!good)
		t->type = TOKEN_BAD;
}

/* 30 | 2026-01-30 | 1.0.0 */
static void
number(struct lexer *x)
{
	size_t n = 0, dots = 0, dashes = 0, others = 0;
	struct token *t;

	while (n < x->rest.n && word_byte(x->rest.p[n])) {
		char c = x->rest.p[n++];

		dots += c == '.';
		dashes += c == '-';
		others += c != '.' && c != '-' && (c < '0' || c > '9');
	}
	t = push(x, TOKEN_BAD, n);
	if (others == 0 && dots == 0 && dashes == 0 &&
	    str_to_i64(t->text, 0, 1000000000, &t->number) == ERR_OK) {
		t->type = TOKEN_NUMBER;
	} else if (others == 0 && dots > 0 && dashes == 0 &&
		   t->text.p[n - 1] != '.') {
		t->type = TOKEN_VERSION;
	} else if (others == 0 && dashes == 2 && dots == 0 && n == 10) {
		if (date_parse(t->text, &t->date) == ERR_OK)
			t->type = TOKEN_DATE;
		else
			message_say(x->m, MESSAGE_no_such_day, t->pos, t->text,
			    STR_NONE);
	} else {
		message_say(x->m, MESSAGE_bad_number, t->pos, t->text,
		    STR_NONE);
	}
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* A name, or the longest phrase of the tables that begins here. */
static void
word(struct lexer *x)
{
	struct words_found found = { .phrase = STR_NONE };
	size_t n = words_match(x->words, x->rest, &found);
	struct token *t;

	if (n == 0) {
		while (n < x->rest.n && word_byte(x->rest.p[n]))
			n++;
		/* A term: "pd:BirthDate", without a blank, with a capital. */
		if (n + 1 < x->rest.n && x->rest.p[n] == ':' &&
		    is_capital(x->rest.p[n + 1])) {
			n++;
			while (n < x->rest.n && word_byte(x->rest.p[n]))
				n++;
			(void)push(x, TOKEN_TERM, n);
			return;
		}
	}
	if (!check_line(x, str_sub(x->rest, 0, n))) {
		(void)push(x, TOKEN_BAD, n);
		return;
	}
	t = push(x, TOKEN_WORD, n);
	t->phrase = found.phrase;
	t->reserved = found.reserved;
	t->tongues = found.tongues;
}

static void
bad(struct lexer *x)
{
	struct str rest = x->rest;
	size_t len;

	(void)utf8_next(&rest);
	len = x->rest.n - rest.n;
	if (check_line(x, str_sub(x->rest, 0, len)))
		message_say(x->m, MESSAGE_bad_character, here(x, len),
		    str_sub(x->rest, 0, len), STR_NONE);
	(void)push(x, TOKEN_BAD, len);
}

static void
one(struct lexer *x)
{
	char c = x->rest.p[0];

	switch (c) {
	case '{':
		(void)push(x, TOKEN_OPEN, 1);
		return;
	case '}':
		(void)push(x, TOKEN_CLOSE, 1);
		return;
	case ',':
		(void)push(x, TOKEN_COMMA, 1);
		return;
	case ':':
		(void)push(x, TOKEN_COLON, 1);
		return;
	case '#':
		comment(x);
		return;
	case '"':
		if (str_starts(x->rest, QUOTES))
			block(x);
		else
			text(x);
		return;
	default:
		if (other_quote(x->rest) > 0 && !is_behind_word(x))
			other_text(x);
		else if (c >= '0' && c <= '9')
			number(x);
		else if (word_byte(c) && c != '-' && c != '.')
			word(x);
		else
			bad(x);
	}
}

/* Blanks and line ends; counts empty lines. */
static void
skip(struct lexer *x)
{
	size_t ends = 0;

	while (x->rest.n != 0) {
		char c = x->rest.p[0];

		if (c == '\n') {
			ends++;
			next_line(x);
		} else if (c == ' ' || c == '\t' ||
			   (c == '\r' && x->rest.n > 1 &&
			       x->rest.p[1] == '\n')) {
			advance(x, 1);
		} else {
			break;
		}
	}
	if (ends != 0)
		x->line_before = true;
	if (ends > 1)
		x->blank_before = true;
}

struct str
tokens_span(const struct token *from, const struct token *to)
{
	struct str s = from->text;

	s.n = (size_t)(to->text.p + to->text.n - s.p);
	return s;
}

bool
lex_refuses(struct messages *m)
{
	struct pos top = { .line = 1, .col = 1, .len = 1 };
	bool utf16 = str_starts(m->source, STR("\xff\xfe")) ||
		     str_starts(m->source, STR("\xfe\xff"));

	if (str_trim(m->source).n == 0)
		message_say(m, MESSAGE_empty_file, top, STR_NONE, STR_NONE);
	else if (utf16)
		message_say(m, MESSAGE_bad_byte, top, STR_NONE, STR_NONE);
	else if (memchr(m->source.p, '\0', m->source.n) != NULL)
		message_say(m, MESSAGE_not_text, top, STR_NONE, STR_NONE);
	else
		return false;
	return true;
}

void
lex(struct messages *m, struct tokens *out)
{
	struct lexer x = { .m = m, .rest = m->source, .line = 1 };

	x.words = words_index_new(m->a);
	x.lead_end = &x.lead;
	if (str_starts(x.rest, STR("\xef\xbb\xbf")))
		advance(&x, 3);
	x.line_at = x.rest.p;
	x.line_before = true;
	skip(&x);
	x.blank_before = false;
	while (x.rest.n != 0) {
		if (x.n >= LIMIT_TOKENS) {
			message_say(m, MESSAGE_too_many, here(&x, 1),
			    arena_printf(m->a, "%d", LIMIT_TOKENS), STR_NONE);
			advance(&x, x.rest.n);
			break;
		}
		one(&x);
		skip(&x);
	}
	(void)push(&x, TOKEN_END, 0);
	out->at = x.at;
	out->n = x.n;
}
