/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/fact: what a statement declares and the server does nothing with: told
 * and checked. The kinds, and the properties of each, are the rows of
 * facts.def. Read-only, in the arena of the statement.
 */
#ifndef POLICY_FACT_H
#define POLICY_FACT_H

#include "base/time.h"
#include "policy/fieldset.h"
#include "policy/words.h"

enum fact_kind {
#define FACT(name, en, nb, section, state, about_en, about_nb) FACT_##name,
#include "policy/facts.def"
	FACT_MAX
};
/* Each property of each fact, in the order of the table. */
enum fact_property {
#define FACT_PROPERTY(fact, name, kw, type, prose, article, en, nb, ex) \
	FACT_PROPERTY_##fact##_##name,
#include "policy/facts.def"
	FACT_PROPERTY_MAX
};
enum fact_type {
	FACT_TYPE_FLAG,     /* said or not */
	FACT_TYPE_TEXT,     /* in the languages of the statement */
	FACT_TYPE_WORDS,    /* that, or one text for all languages */
	FACT_TYPE_BY_WORDS, /* the same after "by" */
	FACT_TYPE_NAMED,    /* the same, of a name: one is enough for all */
	FACT_TYPE_LINE,     /* one text for all languages: an address */
	FACT_TYPE_LINES,    /* several of these */
	FACT_TYPE_TERM,     /* of a vocabulary; not printed */
	FACT_TYPE_DATE,
	FACT_TYPE_PERIOD,
	FACT_TYPE_KEPT,   /* a period, perhaps after an event */
	FACT_TYPE_UNTIL,  /* an event, or in words */
	FACT_TYPE_PEOPLE, /* NUMBER people */
	FACT_TYPE_FIELDS,
	FACT_TYPE_COUNTRIES,
	FACT_TYPE_CHANNELS,
	FACT_TYPE_PURPOSES, /* and names of other things declared */
	FACT_TYPE_KINDS,
	FACT_TYPE_SOURCES,
	FACT_TYPE_ROLES,
	FACT_TYPE_RECIPIENTS,
	FACT_TYPE_PROCESSORS,
	FACT_TYPE_SYSTEMS,  /* facts of the kind FACT_SYSTEM */
	FACT_TYPE_PROFILES, /* facts of the kind FACT_PROFILE */
	FACT_TYPE_RIGHTS
};
/* What one property says; the member that its type names is set. */
struct fact_value {
	bool said;
	struct pos pos;
	struct text text;
	struct str line;
	struct str *lines;
	size_t lines_n;
	struct country_list countries;
	struct date date;
	struct period period;
	int after;     /* enum trigger: begins the period, or ends it; or -1 */
	int number;    /* of people; or what begins it, as in a keep_clock */
	bool year_end; /* and not before the end of that calendar year */
	struct fieldset *fields;
	unsigned channels;
	unsigned rights; /* 1 << enum right */
	struct index_list list;
};
struct fact {
	struct named n;
	enum fact_kind kind;
	struct fact_value *values; /* fact_properties() of them */
	struct index_list purposes;
	struct text provision;
	struct str link;
	struct str attested_by; /* a role */
	struct date attested_on, review_by;
	struct index_list controllers; /* whose it is; empty: unsaid */
};
/* One row of the table, as data. */
struct fact_row {
	enum fact_property property;
	enum fact_type type;
	const char *name;    /* "TOLD_WITHIN" */
	const char *article; /* that asks for it, or "" */
};
/** fact_properties(kind, n_out): the rows of ${kind}. */
const struct fact_row *fact_properties(enum fact_kind kind, size_t *n_out);
/** fact_says(f, p): what ${f} says of a property of its kind, said or not. */
const struct fact_value *fact_says(const struct fact *f, enum fact_property p);
/** fact_lists(f, type, no): whether a property of ${type}, one of lists, names
 * ${no}. */
bool fact_lists(const struct fact *f, enum fact_type type, int no);
/** fact_kept(f), fact_until(f), fact_longer(f): how long, until what, and when
 * it is kept longer; NULL: no such line. */
const struct fact_value *fact_kept(const struct fact *f);
const struct fact_value *fact_until(const struct fact *f);
const struct fact_value *fact_longer(const struct fact *f);
/** fact_is_category(f): whether it is data beside the register that stands
 * where fields do, in what somebody gets: a data category, or the national
 * identity number. fact_recipients(f): to whom it goes; NULL: facts of its kind
 * do not say. */
bool fact_is_category(const struct fact *f);
const struct fact_value *fact_recipients(const struct fact *f);
/** fact_always(f): whether it is kept for good. fact_says_when(f): whether a
 * line says how long: a period, an end, or that there is none. */
bool fact_always(const struct fact *f);
bool fact_says_when(const struct fact *f);
/** fact_concerns(f): the kinds of people that it is about; NULL: facts of its
 * kind do not say. */
const struct index_list *fact_concerns(const struct fact *f);
/** fact_section(kind): "security"; fact_is_claim(kind): somebody should vouch
 * for it, or it is said to be only told. fact_word: "measure". */
const char *fact_section(enum fact_kind kind);
bool fact_is_claim(enum fact_kind kind);
const char *fact_word(enum fact_kind kind);

#endif
