/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/syntax: a head or rest of the grammar table, matched against tokens.
 *
 * Says which token is what, and what may stand next. Forgiving: a line that
 * is not finished, or goes wrong, matches as far as it is right.
 */
#ifndef LANG_SYNTAX_H
#define LANG_SYNTAX_H

#include "lang/grammar.h"
#include "lang/lex.h"

enum syntax_type {
	SYNTAX_PHRASE, /* a keyword, or one word of a list */
	SYNTAX_SYMBOL,
	SYNTAX_COMMA,
	SYNTAX_COLON
};

/* One thing that a token can be. */
struct syntax_atom {
	enum syntax_type type;
	const struct phrase *phrase;   /* of SYNTAX_PHRASE */
	enum grammar_symbol_id symbol; /* of SYNTAX_SYMBOL */
};

struct syntax;

/** syntax_phrase(en): the keyword or word of a list that is spelled so in
 * English, or NULL. */
const struct phrase *syntax_phrase(struct str en);

/** syntax_of(a, rest): ${rest} made ready; NULL when it is not well formed,
 * which no row of the tables is. */
const struct syntax *syntax_of(struct arena *a, const char *rest);

struct syntax_match {
	size_t n;                 /* tokens that match, from the first */
	struct syntax_atom *is;   /* what each of them is */
	struct syntax_atom *next; /* what may stand behind them */
	size_t next_n;
	bool complete; /* the line may end there */
};

/** syntax_match(a, s, at, n, out): match the ${n} tokens at ${at}. */
void syntax_match(struct arena *a, const struct syntax *s,
    const struct token *at, size_t n, struct syntax_match *out);

#endif
