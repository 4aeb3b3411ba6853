/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/syntax.h"

#include <string.h>

/*
 * A row becomes a small program; matching runs all its threads at once, one
 * token after the other, and remembers how each place was reached.
 */
#define OPS_MAX 600

enum op_type {
	OP_ATOM,  /* take a token, go on at x */
	OP_SPLIT, /* go on at x, or else at y */
	OP_END
};
struct op {
	enum op_type type;
	struct syntax_atom atom;
	size_t x, y;
};
struct syntax {
	struct op *at;
	size_t n;
};

/* ---- compiling ------------------------------------------------------ */

struct compiler {
	struct syntax *s;
	struct str rest;
	bool bad;
};

static void alternatives(struct compiler *c);

static size_t
emit(struct compiler *c, enum op_type type)
{
	struct op *op;

	if (c->s->n >= OPS_MAX) {
		c->bad = true;
		return 0;
	}
	op = &c->s->at[c->s->n];
	*op = (struct op){ .type = type, .x = c->s->n + 1, .y = c->s->n + 1 };
	return c->s->n++;
}

/* Move the ops from ${from} on one place up, to put a split before them. */
static void
insert_split(struct compiler *c, size_t from)
{
	(void)emit(c, OP_END);
	if (c->bad)
		return;
	for (size_t i = c->s->n - 1; i > from; i--) {
		struct op *op = &c->s->at[i];

		*op = c->s->at[i - 1];
		op->x += op->x >= from;
		op->y += op->y >= from;
	}
	c->s->at[from] =
	    (struct op){ .type = OP_SPLIT, .x = from + 1, .y = from + 1 };
}

static void
blanks(struct compiler *c)
{
	while (c->rest.n != 0 && c->rest.p[0] == ' ')
		c->rest = str_sub(c->rest, 1, c->rest.n);
}

static bool
takes(struct compiler *c, struct str s)
{
	blanks(c);
	if (!str_starts(c->rest, s))
		return false;
	c->rest = str_sub(c->rest, s.n, c->rest.n);
	return true;
}

const struct phrase *
syntax_phrase(struct str en)
{
	for (size_t i = 0; i < KW_MAX; i++)
		if (str_eq(lang_keywords[i].en, en))
			return &lang_keywords[i];
	for (int w = 0; w < WORDS_MAX; w++) {
		struct word_list l = words_list((enum words)w);

		for (size_t i = 0; i < l.n; i++)
			if (str_eq(l.at[i].en, en))
				return &l.at[i];
	}
	return NULL;
}

/* 'keyword', ',' or ':' */
static void
quoted(struct compiler *c)
{
	struct syntax_atom atom = { .type = SYNTAX_PHRASE };
	size_t end;
	struct str s;

	end = str_find(c->rest, STR("'"));
	if (end == SIZE_MAX) {
		c->bad = true;
		return;
	}
	s = str_sub(c->rest, 0, end);
	c->rest = str_sub(c->rest, end + 1, c->rest.n);
	if (str_is(s, ","))
		atom.type = SYNTAX_COMMA;
	else if (str_is(s, ":"))
		atom.type = SYNTAX_COLON;
	else if ((atom.phrase = syntax_phrase(s)) == NULL)
		c->bad = true;
	c->s->at[emit(c, OP_ATOM)].atom = atom;
}

static bool
name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == '-';
}

/* A symbol, or the name of a rule that stands for several. */
static void
named(struct compiler *c)
{
	size_t n = 0, count;
	const struct grammar_symbol *symbols = grammar_symbols(&count);
	const struct grammar_rule *rules;
	struct str name, after;

	while (n < c->rest.n && name_byte(c->rest.p[n]))
		n++;
	name = str_sub(c->rest, 0, n);
	after = c->rest = str_sub(c->rest, n, c->rest.n);
	for (size_t i = 0; i < count; i++)
		if (str_is(name, symbols[i].name)) {
			c->s->at[emit(c, OP_ATOM)].atom =
			    (struct syntax_atom){ .type = SYNTAX_SYMBOL,
				    .symbol = (enum grammar_symbol_id)i };
			return;
		}
	rules = grammar_rules(&count);
	for (size_t i = 0; i < count; i++) {
		if (!str_is(name, rules[i].name))
			continue;
		c->rest = str_of(rules[i].rest);
		alternatives(c);
		c->rest = after;
		return;
	}
	c->bad = true;
}

/*
 * item = ( "'" phrase "'" | NAME | "(" alternatives ")" ) [ "…" ]
 *      | "[" alternatives "]" | "{" alternatives "}" .
 */
static void
item(struct compiler *c)
{
	size_t from = c->s->n, split;

	if (takes(c, STR("["))) {
		alternatives(c);
		c->bad = c->bad || !takes(c, STR("]"));
		insert_split(c, from);
		c->s->at[from].y = c->s->n;
		return;
	}
	if (takes(c, STR("{"))) {
		alternatives(c);
		c->bad = c->bad || !takes(c, STR("}"));
		insert_split(c, from);
		split = emit(c, OP_SPLIT);
		c->s->at[split].x = c->s->at[split].y = from;
		c->s->at[from].y = c->s->n;
		return;
	}
	if (takes(c, STR("("))) {
		alternatives(c);
		c->bad = c->bad || !takes(c, STR(")"));
	} else if (takes(c, STR("'"))) {
		quoted(c);
	} else {
		named(c);
	}
	if (!takes(c, STR("…")) || c->bad)
		return;
	split = emit(c, OP_SPLIT);
	c->s->at[emit(c, OP_ATOM)] = (struct op){ .type = OP_ATOM,
		.atom.type = SYNTAX_COMMA,
		.x = from };
	c->s->at[split].y = c->s->n;
}

static bool
ends(struct compiler *c)
{
	blanks(c);
	return c->bad || c->rest.n == 0 || c->rest.p[0] == '|' ||
	       c->rest.p[0] == ')' || c->rest.p[0] == ']' ||
	       c->rest.p[0] == '}';
}

/*
 * alternatives = { item } [ "|" alternatives ] .
 */
static void
alternatives(struct compiler *c)
{
	size_t from = c->s->n, jump;

	while (!ends(c))
		item(c);
	if (c->bad || !takes(c, STR("|")))
		return;
	insert_split(c, from);
	jump = emit(c, OP_SPLIT);
	c->s->at[from].y = c->s->n;
	alternatives(c);
	c->s->at[jump].x = c->s->at[jump].y = c->s->n;
}

const struct syntax *
syntax_of(struct arena *a, const char *rest)
{
	struct op ops[OPS_MAX];
	struct syntax *s = ARENA_NEW(a, struct syntax);
	struct compiler c = { .s = s, .rest = str_of(rest) };

	s->at = ops;
	alternatives(&c);
	(void)emit(&c, OP_END);
	if (c.bad || c.rest.n != 0)
		return NULL;
	s->at = ARENA_ARRAY(a, struct op, s->n);
	for (size_t i = 0; i < s->n; i++)
		s->at[i] = ops[i];
	return s;
}

/* ---- matching ------------------------------------------------------- */

static bool
spells(const struct token *t, const struct phrase *p)
{
	return t->type == TOKEN_WORD && t->phrase.n != 0 &&
	       (str_eq(t->phrase, p->en) || str_eq(t->phrase, p->nb));
}

static bool
spells_language(const struct token *t)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (spells(t, &lang_keywords[(int)KW_LANGUAGE + l]))
			return true;
	return false;
}

static bool
is_country(const struct token *t)
{
	return t->type == TOKEN_WORD && t->text.n == 2 && t->text.p[0] >= 'A' &&
	       t->text.p[0] <= 'Z' && t->text.p[1] >= 'A' &&
	       t->text.p[1] <= 'Z';
}

static bool
symbol_takes(const struct grammar_symbol *s, const struct token *t)
{
	struct word_list l;

	switch (s->kind) {
	case SYMBOL_TOKEN:
		return t->type == (enum token_type)s->of ||
		       (s->of == TOKEN_TEXT && t->type == TOKEN_BLOCK) ||
		       (s->of == TOKEN_VERSION && t->type == TOKEN_NUMBER);
	case SYMBOL_COUNTRY:
		return is_country(t);
	case SYMBOL_COLUMN:
		return t->type == TOKEN_TEXT ||
		       (t->type == TOKEN_WORD &&
			   str_find(t->text, STR(" ")) == SIZE_MAX);
	case SYMBOL_LANGUAGE:
		return spells_language(t);
	case SYMBOL_WORD:
		l = words_list((enum words)s->of);
		for (size_t i = 0; i < l.n; i++)
			if (spells(t, &l.at[i]))
				return true;
		return false;
	default: /* a name is one word */
		return t->type == TOKEN_WORD && !t->reserved &&
		       str_find(t->text, STR(" ")) == SIZE_MAX;
	}
}

/* The places that wait for a token, in order of preference, and from where
 * each was reached: the place of the token before. */
struct threads {
	size_t n;
	uint16_t at[OPS_MAX], from[OPS_MAX];
	bool seen[OPS_MAX];
};

/* Whether the token is one that a row names by itself at this place. */
static bool
is_named(const struct syntax *s, const struct threads *now,
    const struct token *t)
{
	for (size_t i = 0; i < now->n; i++) {
		const struct op *op = &s->at[now->at[i]];

		if (op->type == OP_ATOM && op->atom.type == SYNTAX_PHRASE &&
		    spells(t, op->atom.phrase))
			return true;
	}
	return false;
}

/* A word that is named beside its list is not meant as one of the list, and
 * "except" behind a comma is no kind of person that is called so. */
static bool
is_listed(const struct syntax_atom *atom)
{
	size_t n;

	return atom->type == SYNTAX_SYMBOL &&
	       (grammar_symbols(&n)[atom->symbol].kind == SYMBOL_WORD ||
		   atom->symbol == SYMBOL_IS_KIND);
}

static bool
atom_takes(const struct syntax_atom *atom, const struct token *t)
{
	size_t n;

	switch (atom->type) {
	case SYNTAX_COMMA:
		return t->type == TOKEN_COMMA;
	case SYNTAX_COLON:
		return t->type == TOKEN_COLON;
	case SYNTAX_PHRASE:
		return spells(t, atom->phrase);
	default:
		return symbol_takes(&grammar_symbols(&n)[atom->symbol], t);
	}
}

static void
add(const struct syntax *s, struct threads *t, size_t at, uint16_t from)
{
	while (!t->seen[at]) {
		const struct op *op = &s->at[at];

		t->seen[at] = true;
		if (op->type != OP_SPLIT) {
			t->at[t->n] = (uint16_t)at;
			t->from[t->n++] = from;
			return;
		}
		add(s, t, op->x, from);
		at = op->y;
	}
}

static bool
same_atom(const struct syntax_atom *a, const struct syntax_atom *b)
{
	return a->type == b->type && a->phrase == b->phrase &&
	       a->symbol == b->symbol;
}

static void
put_next(struct arena *a, const struct syntax *s, const struct threads *t,
    struct syntax_match *out)
{
	out->next = ARENA_ARRAY(a, struct syntax_atom, t->n);
	for (size_t i = 0; i < t->n; i++) {
		const struct op *op = &s->at[t->at[i]];
		bool there = false;

		if (op->type == OP_END) {
			out->complete = true;
			continue;
		}
		for (size_t k = 0; k < out->next_n; k++)
			there = there || same_atom(&out->next[k], &op->atom);
		if (!there)
			out->next[out->next_n++] = op->atom;
	}
}

void
syntax_match(struct arena *a, const struct syntax *s, const struct token *at,
    size_t n, struct syntax_match *out)
{
	/* Per token: the op that took it for each thread that went on. */
	struct threads two[2] = { 0 }, *now = &two[0], *then = &two[1];
	uint16_t **taken = ARENA_ARRAY(a, uint16_t *, n);
	uint16_t **before = ARENA_ARRAY(a, uint16_t *, n);
	size_t i, k;

	*out = (struct syntax_match){ 0 };
	add(s, now, 0, 0);
	for (i = 0; i < n; i++) {
		size_t went = 0;
		bool named = is_named(s, now, &at[i]);

		*then = (struct threads){ 0 };
		taken[i] = ARENA_ARRAY(a, uint16_t, now->n);
		before[i] = ARENA_ARRAY(a, uint16_t, now->n);
		for (k = 0; k < now->n; k++) {
			const struct op *op = &s->at[now->at[k]];

			if (op->type != OP_ATOM ||
			    (named && is_listed(&op->atom)) ||
			    !atom_takes(&op->atom, &at[i]))
				continue;
			taken[i][went] = now->at[k];
			before[i][went] = now->from[k];
			add(s, then, op->x, (uint16_t)went++);
		}
		if (went == 0)
			break;
		now = then;
		then = now == &two[0] ? &two[1] : &two[0];
	}
	put_next(a, s, now, out);
	out->n = i;
	out->is = ARENA_ARRAY(a, struct syntax_atom, i);
	if (i == 0 || now->n == 0)
		return;
	/* The preferred thread, or the one that may end here. */
	for (k = 0; k < now->n && s->at[now->at[k]].type != OP_END; k++)
		;
	k = now->from[k < now->n ? k : 0];
	while (i-- > 0) {
		out->is[i] = s->at[taken[i][k]].atom;
		k = before[i][k];
	}
}
