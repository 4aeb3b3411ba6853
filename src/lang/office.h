/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/office: what the running server does not carry out of a statement, and
 * what the office has to do itself. One table says it of each construct and
 * line of the language (lang/office.def): the check, the staff pages and the
 * manual go by that.
 */
#ifndef LANG_OFFICE_H
#define LANG_OFFICE_H

#include "lang/grammar.h"

enum office_by {
	OFFICE_SERVER, /* the server carries it out */
	OFFICE_PART,   /* some of it, or not always */
	OFFICE_TOLD,   /* only told: the office does */
	OFFICE_CHECK,  /* the check holds the file against it */
	OFFICE_SAYS    /* a name, a reason, a description */
};

enum duty {
#define DUTY(name, en, nb) DUTY_##name,
#include "lang/office.def"
	DUTY_MAX
};

struct office_row {
	int construct; /* enum grammar_id */
	int kw;        /* enum kw; KW_MAX: a line without one; or OFFICE_HEAD */
	enum office_by by;
	enum duty duty; /* DUTY_MAX: none */
};
#define OFFICE_HEAD (-1) /* the line that begins the construct */

/** office_row(construct, kw): who carries out a line; of a declared fact all
 * its lines are as its head. Where the table has no row, one of GRAMMAR_NONE
 * that only says. */
const struct office_row *office_row(int construct, int kw);
/** office_rows(n_out): all of them. */
const struct office_row *office_rows(size_t *n_out);
/** office_by_word(by): "yes", "part", "told", "check", "says": for programs. */
const char *office_by_word(enum office_by by);
/** office_put(out, row, lang): the same for people: "yes", "in part: email",
 * "with “by”", "told", "–"; in bokmål or English. */
void office_put(struct buf *out, const struct office_row *row, enum lang lang);
/* What the server does of a line of OFFICE_PART. */
enum part_how {
	PART_WORDS,   /* these words of a list, and the one by itself */
	PART_WITH,    /* the line where it has this word */
	PART_WITHOUT, /* the line where it has not */
	PART_BESIDE,  /* the line where this one stands beside it */
	PART_CLAUSE,  /* of a rule for how long: policy/keep.c says so */
	PART_PROMISE, /* policy/promises.def says so */
	PART_AGE      /* where it has the days of birth: policy/ages.h */
};
struct office_part {
	int construct, kw;
	enum part_how how;
	enum words list;
	uint64_t words; /* 1 << the index of a word */
	enum kw word;
};
/** office_part(row): of a row of OFFICE_PART; NULL: the table has none. */
const struct office_part *office_part(const struct office_row *row);

/** lang_duty(duty, messages): what the office has to do, without a stop. */
struct str lang_duty(enum duty duty, enum lang messages);

/* One place of a file that is not carried out. */
struct office_item {
	enum duty duty;
	bool alone; /* no server keeps a register: “printed only” */
	struct pos pos;
	struct str file;  /* of an overlay; empty: the one that is asked of */
	struct str of;    /* the head of its block, as it is written */
	struct str line;  /* the line, without its texts; the head: empty */
	struct str parts; /* those of its words that are not; empty: all */
	struct str label; /* what people call the block; may be empty */
	struct str says;  /* the sentence that is printed of it; may be empty */
	struct str role;  /* who vouches for it; may be empty */
};

/**
 * lang_office(a, st, messages, out):
 * All places of ${st} that the server does not carry out, in the order of the
 * file; their number. Where no server is these are all that somebody has to see
 * to, and nothing is said of who is in the register. Sentences are in the
 * language of ${messages} where the statement has it.
 */
size_t lang_office(struct arena *a, const struct statement *st,
    enum lang messages, struct office_item **out);
/** office_todo(item, messages): what there is to do: lang_duty(), or what it is
 * where no server is. */
struct str office_todo(const struct office_item *item, enum lang messages);
/** office_shown(a, item): the sentence, or the line as it is written. */
struct str office_shown(struct arena *a, const struct office_item *item);
/** lang_print_office(out, items, n, messages): by what there is to do, each
 * place with its line. */
void lang_print_office(struct buf *out, struct arena *a,
    const struct office_item *items, size_t n, enum lang messages);

#endif
