/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose: what a statement says, in words, from the compiled statement.
 *
 * The published privacy statement, the texts beside consent boxes and the
 * record of processing are printed from what the server runs by. A sentence
 * stands only where the statement has the fact; each carries a reference
 * ("purpose.newsletter.basis") that is the same in every language.
 */
#ifndef LANG_PROSE_H
#define LANG_PROSE_H

#include "policy/statement.h"

enum lang_format {
	LANG_HTML, /* a fragment, to be put into a page */
	LANG_TEXT, /* plain text, lines of at most 78 characters */
	LANG_JSONLD,
	LANG_CSV, /* of lang_record_of only */
	LANG_JSON /* plain: parts with their references */
};
/** lang_format_find(s, out): "html", "text", "jsonld", "csv"; plain JSON is
 * asked for otherwise. Errors: NOT_FOUND. */
enum err lang_format_find(struct str s, enum lang_format *out) MUST_USE;

/**
 * lang_statement(out, st, lang, format):
 * Append the published statement in ${lang}. The HTML is a fragment whose
 * first heading is an h1; all text in it is escaped. Errors: INVALID (${st}
 * is not in ${lang}, or ${format} is LANG_CSV), TOO_BIG (${out} is full).
 */
enum err lang_statement(struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format) MUST_USE;

/** lang_capital(a, s): ${s} as it begins a sentence or stands by itself; what
 * is written with another capital stays. In ${a}. */
struct str lang_capital(struct arena *a, struct str s);

/**
 * lang_consent_text(a, st, purpose, channel, lang):
 * The exact text beside the box by which a person consents to ${purpose} over
 * ${channel} (-1: when it is not about messages): what for, by whom, with
 * which fields, how to withdraw, and the statement's own words after it.
 * STR_NONE when the purpose does not rest on consent.
 */
struct str lang_consent_text(struct arena *a, const struct statement *st,
    int purpose, int channel, enum lang lang);

/* Which record, and whose rows. */
struct record_of {
	/* Art. 30(2): what is done for another controller; else Art. 30(1) */
	bool processor;
	int controller; /* only purposes of this one; -1: of all */
};

/**
 * lang_record_of(out, st, lang, format, of):
 * Append the record of processing activities: a row a purpose. CSV is UTF-8
 * with a byte order mark, semicolons and CRLF, and no cell of it is a formula
 * to a spreadsheet. Errors: as lang_statement, but LANG_TEXT is what is
 * INVALID, and a controller that there is not.
 */
enum err lang_record_of(struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format, struct record_of of) MUST_USE;
/** lang_record_in_page(out, st, lang, of, open, rows_out): as HTML for a page
 * that has the heading already: each row is folded, or all are open; how many
 * there are. Errors: INVALID (${st} is not in ${lang}; no such controller),
 * TOO_BIG. */
enum err lang_record_in_page(struct buf *out, const struct statement *st,
    enum lang lang, struct record_of of, bool open, size_t *rows_out) MUST_USE;

/**
 * lang_consents(out, st, lang, format):
 * Append every consent that can be given, for each way it is asked for: the
 * exact text beside the box, and the hash that an answer to it is kept with.
 * As JSON-LD each is the consent record of ISO/IEC TS 27560 in the state of
 * being asked for: what lang_receipt completes with a person's answers.
 * Errors: as lang_statement.
 */
enum err lang_consents(struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format) MUST_USE;

/* One answer of a person, as it is kept. */
struct consent_answer {
	const char *status;   /* a term: "dpv:ConsentGiven" */
	struct str at;        /* RFC 3339, UTC */
	struct str method;    /* how it was said, in words */
	struct str by;        /* who entered it, in words */
	bool asked;           /* by the controller; else said by the person */
	struct str text;      /* the exact text; may be empty */
	struct str text_hash; /* in hexadecimal; may be empty */
	enum lang lang;       /* of the text */
	struct str version;   /* of the statement in force then */
	struct str notice;    /* address of that version; may be empty */
};
/* The record of one consent: all answers to one purpose over one channel. */
struct consent_said {
	int purpose, channel; /* -1: it is not about messages */
	struct str id;        /* UUID */
	const struct consent_answer *answers;
	size_t n;
};
struct consent_receipt {
	struct str id, subject; /* UUIDs; the subject's is a pseudonym */
	struct str made;        /* RFC 3339, UTC */
	struct str exercised;   /* address where it is withdrawn; may be "" */
	const struct consent_said *at;
	size_t n;
};
/**
 * lang_receipt(out, st, lang, receipt):
 * Append the consent receipt of ISO/IEC TS 27560 with the records of a person,
 * as JSON-LD in ${lang}: dpv:ConsentReceipt. Errors: INVALID (${st} is not in
 * ${lang}), TOO_BIG.
 */
enum err lang_receipt(struct buf *out, const struct statement *st,
    enum lang lang, const struct consent_receipt *receipt) MUST_USE;

/** lang_statement_title, lang_record_title, lang_consents_title(a, st, lang):
 * the titles of these documents, in ${a}. */
struct str lang_statement_title(struct arena *a, const struct statement *st,
    enum lang lang);
struct str lang_record_title(struct arena *a, const struct statement *st,
    enum lang lang, struct record_of of);
struct str lang_consents_title(struct arena *a, const struct statement *st,
    enum lang lang);

/* Small pieces of prose that other rooms show too: in ${a} where one is passed,
 * else the statement's or for good. */

/** lang_period(a, p, lang): "3 months", "3 måneder", "3 månader". */
struct str lang_period(struct arena *a, struct period p, enum lang lang);
/** lang_keep_people(a, st, k, lang), lang_keep_clock(a, st, k, c, lang): whom a
 * rule is for, "members"; when a clause of it does something: "24 months after
 * the information was last confirmed". */
struct str lang_keep_people(struct arena *a, const struct statement *st,
    const struct keep *k, enum lang lang);
struct str lang_keep_clock(struct arena *a, const struct statement *st,
    const struct keep *k, const struct keep_clause *c, enum lang lang);
/** lang_kept_after(a, c, lang), lang_kept(a, c, lang): the same of how long a
 * clause waits, behind "after" and by itself: "the end of the calendar year",
 * "3 months from the end of the calendar year". */
struct str lang_kept_after(struct arena *a, const struct keep_clause *c,
    enum lang lang);
struct str lang_kept(struct arena *a, const struct keep_clause *c,
    enum lang lang);
/** lang_kept_of(a, st, field, lang): "We keep this only of boat owners: Boat.";
 * STR_NONE when it is kept of everybody. */
struct str lang_kept_of(struct arena *a, const struct statement *st, int field,
    enum lang lang);
/** lang_cite(a, s, lang): ${s} with each article of the Regulation in it as
 * ${lang} cites it: "Art. 9(2)(d)", "art. 9 nr. 2 bokstav d". */
struct str lang_cite(struct arena *a, struct str s, enum lang lang);
/** lang_basis_name(a, code, lang): "consent (Art. 6(1)(a) GDPR)". */
struct str lang_basis_name(struct arena *a, enum basis_code code,
    enum lang lang);
/** lang_yourself(out): "yourself" in each language: the label of the source
 * that nobody declares. */
void lang_yourself(struct text *out);
/** lang_promise(p, lang): its sentence, as the published statement has it. */
struct str lang_promise(enum promise p, enum lang lang);
/** lang_label(n, lang): the label of what is named, or its name when it has
 * none. */
struct str lang_label(const struct named *n, enum lang lang);
/** lang_kind_labels(a, st, kinds, lang): of each of ${kinds} (bit i is kind i):
 * "Student, Employee". */
struct str lang_kind_labels(struct arena *a, const struct statement *st,
    uint64_t kinds, enum lang lang);
/** lang_controller_label(c, lang): the same of a controller, whose legal name
 * people know. */
struct str lang_controller_label(const struct controller *c, enum lang lang);
/** lang_reads_alike(s): whether it reads alike in every language: nothing but
 * articles of the Regulation, which each language cites in its own way, and
 * numbers, signs, abbreviations in capitals, addresses of mail and web. */
bool lang_reads_alike(struct str s);
/** lang_cover(st, name, lang): what a statement covers by ${name}: one of the
 * common words, or the label of what it declares; STR_NONE when it is neither.
 */
struct str lang_cover(const struct statement *st, struct str name,
    enum lang lang);

#endif
