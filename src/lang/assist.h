/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/assist: what an editor asks about a place in a statement file.
 *
 * Pure: a file that may have errors, and a byte offset, in; answers out. Goes
 * by the grammar table. Knows no protocol.
 */
#ifndef LANG_ASSIST_H
#define LANG_ASSIST_H

#include "lang/syntax.h"
#include "lang/tree.h"

/* The rows of the grammar made ready: once for a program. */
struct assist_tables;
const struct assist_tables *assist_tables(struct arena *a);

/* What a token is: of which construct and line, and what in it. */
struct assist_token {
	int construct;                      /* GRAMMAR_NONE: not known */
	const struct grammar_property *row; /* NULL: the construct's head */
	bool first;                         /* the keyword of row or head */
	bool known;                         /* `is` holds */
	struct syntax_atom is;
	const struct item *item;
};

/* A name where it stands: the bytes from..from + n of the file. */
struct assist_name {
	size_t from, n;
	int construct;     /* what is named; GRAMMAR_NONE: a topic */
	struct str name;   /* of a part: its own */
	struct str within; /* of a part: its record; of a topic: its purpose */
	bool declares;
	const struct item *item; /* where it is declared, or used */
};

#define ASSIST_BASES_MAX 4

struct assist {
	struct arena *a;
	const struct assist_tables *tables;
	struct str source;
	struct str file; /* of a base: its name */
	struct tokens tokens;
	struct tree tree;
	struct assist_token *at; /* one for each token */
	struct assist_name *names;
	size_t names_n, names_cap;
	bool norwegian; /* what the file is written in */
	bool extends;   /* another file: `without` may be said */
	/* Of what it extends, as far as it is known: the next first. */
	const struct assist *bases[ASSIST_BASES_MAX];
	size_t bases_n;
};

/**
 * assist_read(a, tables, bytes, norwegian):
 * Read a file of at most LIMIT_STATEMENT bytes, with or without errors.
 * ${norwegian}: what is written in when the file does not show it yet.
 */
struct assist *assist_read(struct arena *a, const struct assist_tables *tables,
    struct str bytes, bool norwegian);

/** assist_token_at(as, offset): index of the token that holds ${offset} or
 * ends there; SIZE_MAX for none. */
size_t assist_token_at(const struct assist *as, size_t offset);
/** assist_offset(as, t): where ${t} begins. */
size_t assist_offset(const struct assist *as, const struct token *t);

/** assist_name_at(as, offset): the name that stands there, or NULL. */
const struct assist_name *assist_name_at(const struct assist *as,
    size_t offset);
/** assist_same(x, y): both name the same thing. */
bool assist_same(const struct assist_name *x, const struct assist_name *y);
/** assist_declaration(as, n): where it is declared in this file, or NULL. */
const struct assist_name *assist_declaration(const struct assist *as,
    const struct assist_name *n);
/** assist_origin(as, n, base_out): where the nearest file that this one extends
 * declares it, and which of as->bases that is; or NULL. */
const struct assist_name *assist_origin(const struct assist *as,
    const struct assist_name *n, size_t *base_out);
/** assist_label(name, messages): the label of what ${name} declares, in that
 * language or another; empty without one. */
struct str assist_label(const struct assist_name *name, enum lang messages);
/** assist_extend(as, base): ${base} is what the last of as->bases extends, or
 * ${as} itself; one too many is let be. ${base} lives as long as ${as}. */
void assist_extend(struct assist *as, const struct assist *base);
/** assist_keywords(as): sets `said` of each token that is a keyword or a word
 * of a list, as the grammar table goes. */
void assist_keywords(const struct assist *as);
/** assist_may_be_called(as, n, name): ${n} may be renamed. Errors: INVALID
 * (no name of snake_case), REFUSED (a reserved word), CONFLICT (taken). */
enum err assist_may_be_called(const struct assist *as,
    const struct assist_name *n, struct str name) MUST_USE;

/**
 * assist_hover(as, offset, messages, out, from_out, n_out):
 * Append the manual's text about what stands at ${offset}, as Markdown, and
 * say which bytes it is about. Errors: NOT_FOUND.
 */
enum err assist_hover(const struct assist *as, size_t offset,
    enum lang messages, struct buf *out, size_t *from_out,
    size_t *n_out) MUST_USE;

enum assist_kind {
	ASSIST_CONSTRUCT,
	ASSIST_PROPERTY,
	ASSIST_KEYWORD,
	ASSIST_WORD,
	ASSIST_NAME,
	ASSIST_VALUE
};
/* What may be written at a place, instead of the bytes from..offset. */
struct assist_choice {
	enum assist_kind kind;
	struct str label;   /* what is written */
	struct str snippet; /* the same with places to fill in; may be empty */
	struct str detail;  /* what it is, short */
	struct str about;   /* the manual's text */
	size_t from;
};
struct assist_choices {
	struct assist_choice *at;
	size_t n, cap;
};
/** assist_complete(as, offset, messages, today, out): all of them; what was
 * begun is not held against them. */
void assist_complete(const struct assist *as, size_t offset, enum lang messages,
    struct date today, struct assist_choices *out);

#endif
