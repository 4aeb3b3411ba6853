/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/lex: bytes to tokens, with comments kept for the printer.
 *
 * Knows characters, not grammar.
 */
#ifndef LANG_LEX_H
#define LANG_LEX_H

#include "lang/message.h"
#include "lang/words.h"

enum token_type {
	TOKEN_END,     /* of the file */
	TOKEN_WORD,    /* a name, or a phrase of the tables */
	TOKEN_TEXT,    /* "…" */
	TOKEN_BLOCK,   /* three quotes, lines, three quotes */
	TOKEN_NUMBER,  /* 30 */
	TOKEN_DATE,    /* 2026-01-30 */
	TOKEN_VERSION, /* 1.0.0 */
	TOKEN_TERM,    /* pd:BirthDate, a term of a vocabulary */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_BAD /* reported already; whoever meets it keeps quiet */
};

/* A comment on a line of its own. */
struct comment {
	struct str text;   /* from '#', trimmed at its end */
	bool blank_before; /* an empty line stood before it */
	struct comment *next;
};

struct token {
	enum token_type type;
	struct pos pos;
	struct str text;           /* as written */
	struct str value;          /* of texts: what it says */
	struct str phrase;         /* of words: the phrase it spells, or none */
	bool reserved;             /* the phrase may not be a name */
	unsigned tongues;          /* enum words_tongue of the phrase */
	const struct phrase *said; /* set when read as a keyword */
	bool once;                 /* read as a text for all languages */
	bool line_before;          /* the first of its line */
	bool blank_before;         /* an empty line stood before it */
	struct comment *lead;      /* comments on lines before it */
	struct str trail;          /* comment after it on the same line */
	struct date date;
	int64_t number;
};

struct tokens {
	struct token *at;
	size_t n; /* the last is TOKEN_END */
};

/** tokens_span(from, to): what is written from the first byte of one token to
 * the last of another behind it. */
struct str tokens_span(const struct token *from, const struct token *to);
/** lex_refuses(m): whether m->source is nothing that could be a statement:
 * empty, UTF-16, or with a NUL. It is then said once, instead of each byte of
 * it. */
bool lex_refuses(struct messages *m);
/** lex(m, out): the tokens of m->source. Reports the first bytes that are not
 * UTF-8, hidden characters, texts without end, unknown characters; each gives a
 * TOKEN_BAD and lexing goes on. A text in other quotes than "…" is reported,
 * and is a TOKEN_TEXT all the same. */
void lex(struct messages *m, struct tokens *out);

#endif
