/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_record: the record of processing before it has a format: which
 * purposes are its rows, and what stands in each cell. Only lang/prose* and
 * the check, which asks what is missing, include this.
 */
#ifndef LANG_PROSE_RECORD_H
#define LANG_PROSE_RECORD_H

#include "lang/prose_doc.h"

/* The columns of both records, Art. 30(1) and (2); each record has some. */
enum record_cell {
	RECORD_CONTROLLER, /* (a); (2)(a): acted for */
	RECORD_PROCESSOR,  /* (2)(a) */
	RECORD_JOINT,      /* (a) */
	RECORD_REPRESENTATIVE,
	RECORD_OFFICER,
	RECORD_PURPOSE, /* (b); (2)(b): the category of processing */
	RECORD_BASIS,
	RECORD_PEOPLE,     /* (c) */
	RECORD_DATA,       /* (c) */
	RECORD_RECIPIENTS, /* (d) */
	RECORD_TRANSFERS,  /* (e); (2)(c) */
	RECORD_PERIODS,    /* (f) */
	RECORD_MEASURES,   /* (g); (2)(d) */
	RECORD_CELL_MAX
};

struct record {
	struct doc *d;
	struct record_of of;
	bool in_page, open; /* HTML: rows that fold; all of them open */
};

/** record_has(r, purpose): whether it is a row of the record. */
bool record_has(const struct record *r, int purpose);
/** record_row_of(r, p, controller): whether the row of ${p} is of that one, as
 * what the record is about: what it decides over, or what it does for others.
 */
bool record_row_of(const struct record *r, const struct purpose *p,
    int controller);
/** record_column(r, cell): whether the record has this column. */
bool record_column(const struct record *r, enum record_cell cell);
/** record_head(r, cell): what stands above it. */
struct str record_head(const struct record *r, enum record_cell cell);
/** record_cell(r, purpose, cell): what stands in it, one thing an item; no
 * item when the statement does not say. */
struct list record_cell(const struct record *r, int purpose,
    enum record_cell cell);
/** record_demanded(r, cell): whether the law demands that something stands
 * there. */
bool record_demanded(const struct record *r, enum record_cell cell);
/** record_title(r): with the name of whose record it is. */
struct str record_title(const struct record *r);
/** record_fact(r, f, purpose, cell): whether a declared fact stands in it. */
bool record_fact(const struct record *r, const struct fact *f, int purpose,
    enum record_cell cell);
/** record_facts(r, l, purpose, cell): the declared facts that stand in it, of
 * each what is of the row. */
void record_facts(const struct record *r, struct list *l, int purpose,
    enum record_cell cell);
/** record_answers_for(r, purpose, other): whether ${purpose} answers people
 * about their rights and so is about all that ${other} uses, too, as both are
 * of the same controller. record_answers(r, f, purpose, cell): whether it is so
 * about a declared fact of that cell, which does not name it.
 * record_list_answered(r, l, purpose, cell): what these are called. */
bool record_answers_for(const struct record *r, int purpose, int other);
bool record_answers(const struct record *r, const struct fact *f, int purpose,
    enum record_cell cell);
void record_list_answered(const struct record *r, struct list *l, int purpose,
    enum record_cell cell);
/** record_is_data(kind): whether such facts stand there as data or people: who
 * gets them does only in the rows of what it gets them for. */
bool record_is_data(enum fact_kind kind);
/** record_kept(st, keep, purpose): whether a block says how long what the
 * purpose uses stays. */
bool record_kept(const struct statement *st, const struct keep *k,
    const struct purpose *p);
/** record_has_limit(r, purpose): whether its cell of periods has an end;
 * what the check asks, without writing it. */
bool record_has_limit(const struct record *r, int purpose);
/** record_is_apart(r, f, purpose): whether a declared fact is about data or
 * people apart from the register, or what anybody can read, so that what it
 * says of how long counts. */
bool record_is_apart(const struct record *r, const struct fact *f, int purpose);
/** record_web(r, l, purpose, periods): logs and cookies of the purpose; or for
 * how long they stay. record_beside(r, l, purpose, periods): the same, and how
 * long declared facts apart from the register do. */
void record_web(const struct record *r, struct list *l, int purpose,
    bool periods);
void record_beside(const struct record *r, struct list *l, int purpose,
    bool periods);
/** record_has_role(r, role, purpose): whether the role is of those whose row it
 * is, and has to do with what is used for the purpose. */
bool record_has_role(const struct record *r, const struct role *role,
    int purpose);
/** record_shown(r, l, purpose): the public, where something is published for
 * it, and where pictures are shown. */
void record_shown(const struct record *r, struct list *l, int purpose);
/** record_measures(r, l, purpose): how the facts are protected, by those whose
 * row it is. */
void record_measures(const struct record *r, struct list *l, int purpose);

/* Rows are printed one after the other, and the arena of the doc forgets each:
 * a record has as many cells as purposes and fields allow. */

/* ---- formats ----------------------------------------------------------- */

void record_csv(struct buf *out, const struct record *r);
void record_html(struct buf *out, const struct record *r);
void record_json(struct buf *out, const struct record *r);
void record_jsonld(struct buf *out, const struct record *r);

#endif
