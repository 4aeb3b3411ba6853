/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/interview: a statement asked for, question by question.
 *
 * The file is all the memory there is: what is answered is read from it, and
 * an answer changes the lines concerned and no others. So it goes on working
 * after the file was edited by hand; constructs that no question knows stay as
 * they are. Pure: no files, no clock, no terminal.
 */
#ifndef LANG_INTERVIEW_H
#define LANG_INTERVIEW_H

#include "lang/lang.h"

enum interview_section {
	INTERVIEW_WHO,
	INTERVIEW_FACTS,
	INTERVIEW_PEOPLE,
	INTERVIEW_PURPOSES,
	INTERVIEW_ACCESS,
	INTERVIEW_SUPPLIERS,
	INTERVIEW_RETENTION,
	INTERVIEW_RIGHTS,
	INTERVIEW_SECTIONS
};
/** interview_section_name(s): "who", of addresses; _title: for people. */
const char *interview_section_name(enum interview_section s);
struct str interview_section_title(enum interview_section s, enum lang l);

enum interview_kind {
	INTERVIEW_LINE,      /* a few words on one line */
	INTERVIEW_TEXT,      /* sentences, may have several lines */
	INTERVIEW_MAILBOX,   /* an e-mail address */
	INTERVIEW_ORG_NO,    /* Norwegian, with its check digit; may be none */
	INTERVIEW_WEB,       /* https://…; may be none */
	INTERVIEW_COUNTRIES, /* two capital letters, several with commas */
	INTERVIEW_DATE,
	INTERVIEW_VERSION, /* 1.0.0 */
	INTERVIEW_PERIOD,  /* "30 days"; "0" is at once */
	INTERVIEW_YES,     /* yes or no */
	INTERVIEW_ONE,     /* one of the options */
	INTERVIEW_MANY,    /* any of the options, with commas */
	INTERVIEW_LIST     /* names of one's own, with commas; may be none */
};
const char *interview_kind_name(enum interview_kind k);

struct interview_option {
	struct str value; /* what an answer says */
	struct str label, why;
	bool chosen;
	bool fixed; /* chosen, and must stay so */
};

/* One question as it stands. Texts are in the language asked for. */
struct interview_ask {
	struct str id; /* "controller.name", "field.phone.label.nn" */
	enum interview_section section;
	enum interview_kind kind;
	struct str ask, help;
	struct str more;   /* what the manual says of it; may be empty */
	struct str about;  /* what it is about: "Phone"; may be empty */
	int lang;          /* of the text asked for, or -1 */
	struct str answer; /* as the file has it */
	bool answered;
	bool may_be_none; /* "-" or nothing is an answer */
	const struct interview_option *options;
	size_t options_n;
	struct str
	    ref; /* the sentences printed of it begin so; * is any name */
};

/**
 * interview_new(a, name, lang, today, out): a new statement of the
 * organisation ${name}, with what is proposed, its keywords in ${lang}; in
 * ${a}. Errors: INVALID (${name} will not do as one: no letter, too many, a
 * character that no name has), INTERNAL (what is proposed does not fit
 * together).
 */
enum err interview_new(struct arena *a, struct str name, enum lang lang,
    struct date today, struct str *out) MUST_USE;

/**
 * interview_list(a, bytes, lang, out, n_out): all questions that stand now,
 * in ${a}. Errors: INVALID (not well formed, no statement, or one that extends
 * another), TOO_BIG.
 */
enum err interview_list(struct arena *a, struct str bytes, enum lang lang,
    struct interview_ask **out, size_t *n_out) MUST_USE;

/** interview_date(a, s): a date as the file has it, of "30.1.2026" too; ${s}
 * as it is when it is none.
 * interview_shown(a, q, lang): the answer as people write it in ${lang}:
 * "30.1.2026" in Norwegian. */
struct str interview_date(struct arena *a, struct str s);
struct str interview_shown(struct arena *a, const struct interview_ask *q,
    enum lang lang);
/** interview_asked(a, q): the question by itself: "Phone: What is it called on
 * the form? (English)". */
struct str interview_asked(struct arena *a, const struct interview_ask *q);

/**
 * interview_answer(a, bytes, id, answer, lang, today, out, why_out):
 * ${bytes} with the lines changed that ${answer} concerns, in ${a}. Errors:
 * INVALID (the answer will not do: ${why_out} says why, in ${lang}; empty: the
 * file is none of which interview_list gives questions), NOT_FOUND (no such
 * question stands), TOO_BIG.
 */
enum err interview_answer(struct arena *a, struct str bytes, struct str id,
    struct str answer, enum lang lang, struct date today, struct str *out,
    struct str *why_out) MUST_USE;

/* Where a finding of the check is, as who answers questions knows it. */
struct interview_place {
	struct str id; /* the question, or the first about the same; empty: none
			  is */
	enum interview_section section; /* of that question */
	bool exact;       /* the answer to it is what the finding is about */
	struct str where; /* "Newsletter: What allows it?", "log: Web"; may be
			     empty */
};
/**
 * interview_places(a, bytes, lang, found, n, out): of each of the ${n} findings
 * in ${bytes}, in ${a}. Errors: as interview_list.
 */
enum err interview_places(struct arena *a, struct str bytes, enum lang lang,
    const struct lang_finding *found, size_t n,
    struct interview_place *out) MUST_USE;

/** interview_named(a, bytes, lang, found, n): in the texts of the ${n} findings
 * in ${bytes}, what people call things stands for their names; in ${a}. Of a
 * file that gives no questions they stay as they are. */
void interview_named(struct arena *a, struct str bytes, enum lang lang,
    struct lang_finding *found, size_t n);

/** interview_name(a, text): ${text} as a name of the language: "Fjord Choir":
 * "fjord_choir"; STR_NONE when nothing of it can be one. */
struct str interview_name(struct arena *a, struct str text);

#endif
