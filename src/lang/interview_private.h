/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_private: only lang/interview* includes this. */
#ifndef LANG_INTERVIEW_PRIVATE_H
#define LANG_INTERVIEW_PRIVATE_H

#include "lang/cursor.h"
#include "lang/edit.h"
#include "lang/interview.h"

/* How an answer is read from the file and written to it. */
enum how {
	HOW_VALUE,
	HOW_LABEL,
	HOW_TEXT,
	HOW_WORDS,
	HOW_FLAG,
	HOW_LANGUAGES,
	HOW_DPO,
	HOW_FIELDS,
	HOW_OWN,
	HOW_FIELD_TYPE,
	HOW_VALUES,
	HOW_REQUIRED,
	HOW_PIECES,
	HOW_COME,
	HOW_WHO,
	HOW_WHOSE,
	HOW_LISTED,
	HOW_SEPARATOR,
	HOW_COLUMN_KEY,
	HOW_COLUMN,
	HOW_BASIS,
	HOW_PERIOD,
	HOW_ANSWERED,
	HOW_LEAD,
	HOW_CHANNELS,
	HOW_COOKIE,
	HOW_CHILDREN,
	HOW_PROMISES,
	HOW_NOBODY,
	HOW_COUNTRIES,
	HOW_YEAR,
	HOW_NAMES,
	HOW_RECIPIENT,
	HOW_COOKIES,
	HOW_COOKIE_USE,
	HOW_COOKIE_LIFE,
	HOW_COOKIE_PARTY,
	HOW_MAX
};

/* When a question stands. */
enum when {
	WHEN_ALWAYS,
	WHEN_OFFICER,
	WHEN_NO_OFFICER,
	WHEN_OWN,            /* not one of those offered */
	WHEN_OWN_OR_MISSING, /* or without a text in the language */
	WHEN_MISSING,
	WHEN_CHOICE,   /* a field of one's own that is a choice */
	WHEN_REQUIRED, /* a field that is required, and has no reason */
	WHEN_IMPORT,
	WHEN_OWN_REGISTER,
	WHEN_CONSENT,
	WHEN_LAW,
	WHEN_INTEREST,
	WHEN_OUTSIDE,
	WHEN_AUTHORITY,
	WHEN_OTHER_COOKIE,
	WHEN_COOKIE_CHOICE,
	WHEN_LISTED /* a kind read from a file, beside others */
};

struct question {
	const char *id;
	enum interview_section section;
	enum interview_kind kind;
	enum how how;
	enum when when;
	enum kw each; /* KW_MAX: asked once */
	bool texts;   /* for each language */
	enum kw construct, line, inner, word;
	const char *ref;
	const char *ask[3], *help[3]; /* English, bokmål, nynorsk */
};

/* One question being asked or answered. */
struct work {
	struct arena *a; /* of the caller: what is given out lives there */
	struct edit e;
	enum lang lang; /* of who is asked */
	struct date today;
	const struct question *q;
	struct str item;         /* the name of what it is asked for */
	const struct item *only; /* of its construct no other one is asked
				    for; NULL: all are */
	int text_lang;           /* of the text, or -1 */
	struct str why;          /* of a refusal */
	struct interview_ask *out;
	size_t options_cap;
	struct interview_option *options;
	char *answer; /* of ${out}, where it grows */
	size_t answer_cap;
};

typedef void how_get(struct work *w);
typedef bool how_set(struct work *w, struct str answer);
struct way {
	how_get *get;
	how_set *set;
};
extern const struct way interview_ways[HOW_MAX];

#define WAY(name)                     \
	how_get interview_get_##name; \
	how_set interview_set_##name;
WAY(value)
WAY(label)
WAY(text)
WAY(words)
WAY(flag)
WAY(languages)
WAY(dpo)
WAY(fields)
WAY(own)
WAY(field_type)
WAY(values)
WAY(required)
WAY(pieces)
WAY(come)
WAY(who)
WAY(whose)
WAY(listed)
WAY(separator)
WAY(column_key)
WAY(column)
WAY(basis)
WAY(period)
WAY(on_line)
WAY(channels)
WAY(cookie)
WAY(children)
WAY(promises)
WAY(nobody)
WAY(countries)
WAY(year)
WAY(names)
WAY(recipient)
WAY(cookies)
WAY(cookie_use)
WAY(cookie_life)
WAY(cookie_party)
#undef WAY

/* ---- words ------------------------------------------------------------ */

enum refusal {
#define REFUSE(name, en, nb, nn) REFUSE_##name,
#include "lang/interview_refusals.def"
#undef REFUSE
	REFUSE_MAX
};
/** refuse(w, refusal, about): sets w->why, {1} is ${about}; gives false. */
bool refuse(struct work *w, enum refusal r, struct str about);
struct str pick_lang(const char *const texts[3], enum lang l);
/** clean(w, answer, out): the answer in the one form of its kind. */
bool interview_clean(struct work *w, struct str answer, struct str *out);

/* ---- all questions ---------------------------------------------------- */

/** work_open(w, bytes): Errors: as interview_list. edit_close is due in every
 * case. */
enum err work_open(struct work *w, struct str bytes) MUST_USE;
/** each_question(w, fn, self): calls ${fn} for each question that stands, until
 * it says true; whether it did. */
typedef bool each_fn(struct work *w, void *self);
bool each_question(struct work *w, each_fn *fn, void *self);
/** question_ask(w, out): the question at hand, with its answer. */
void question_ask(struct work *w, struct interview_ask *out);

/* ---- places ----------------------------------------------------------- */

/** work_block(w): the block that the question is about; NULL: not there. */
struct item *work_block(struct work *w);
/** work_begin(w): that block, as it is proposed, where there is none. */
void work_begin(struct work *w);
/** work_line(w): the line, or the line in its block; NULL. */
struct item *work_line(struct work *w);
/** question_stands(w): whether the question is asked, of this thing and in this
 * language. */
bool question_stands(struct work *w);
const char *kw_text(enum kw kw);
/** work_languages(w, out): those of the statement. */
void work_languages(struct work *w, bool out[LANG_MAX]);
/** work_languages_n(w): how many. */
int work_languages_n(struct work *w);
/** work_label(w, item): what people call it, in the language of who is asked,
 * else in any; its name when it has none. */
struct str work_label(struct work *w, const struct item *item);
void work_option(struct work *w, struct str value, struct str label,
    struct str why, bool chosen);
/** add_to_answer(w, value): one more, with a comma between. */
void add_to_answer(struct work *w, struct str value);
/** work_keep(w, what): the first block that keeps ${what}; NULL. */
struct item *work_keep(struct work *w, enum keep_what what);
/** question_more(w): what the manual says of the line or the part that the
 * answer is written to. */
struct str question_more(const struct work *w);
/** period_line(w): the line with the period that is asked for; NULL. */
const struct item *period_line(struct work *w);
/** answer_has(answer, value): one of a list with commas. */
bool answer_has(struct str answer, struct str value);
/** work_source(w): the source that is read from a file; NULL. */
struct item *work_source(struct work *w);
/** work_due(w): a year from today. */
struct date work_due(const struct work *w);
struct str date_text(struct arena *a, struct date d);

/* ---- parts written as a whole ----------------------------------------- */

enum piece_when {
	PIECE_FIXED,
	PIECE_ON,
	PIECE_OFF,
	PIECE_IMPORT
};
struct piece {
	enum kw construct;
	const char *name;
	enum piece_when when;
	const char *label[3], *why[3]; /* English, bokmål, nynorsk */
	const char *text;
};
/** piece_find(construct, name), piece_at(i): NULL: none. */
const struct piece *piece_find(enum kw construct, struct str name);
const struct piece *piece_at(size_t i);
/** piece_with(w, purpose): what was written along with that purpose, as long as
 * it is there; or NULL. */
struct item *piece_with(struct work *w, struct str purpose);
/** piece_add(w, p): unless it is there. */
void piece_add(struct work *w, const struct piece *p);
/** field_add(w, i): the i-th of those offered; unless it is there. */
void field_add(struct work *w, size_t i);
/** fact_at(i): the name of the i-th of those offered; STR_NONE beyond. */
struct str fact_at(size_t i);
bool fact_proposed(size_t i);
/** name_may_go(w, construct, name): false, and refused, where the name is all
 * that a processor or recipient gets, or all whom a purpose is for: without it
 * that were everything, or everybody.
 * name_drop(w, construct, name): the block, and the name wherever it stands
 * in a list. */
bool name_may_go(struct work *w, enum kw construct, struct str name) MUST_USE;
void name_drop(struct work *w, enum kw construct, struct str name);
/** pieces_fill(w, lang): texts offered here get their words in ${lang}. */
void pieces_fill(struct work *w, enum lang lang);
/** field_used(w, name): a fact of one's own is used where people are members
 * or customers. */
void field_used(struct work *w, struct str name);
/** fact_reason(w, name): why it is required, in each language, as a line says
 * it; STR_NONE for a fact of one's own. */
struct str fact_reason(struct work *w, struct str name);
/** negative_add(w, n), negative_drop(w, n): what there is none of. */
void negative_add(struct work *w, enum negative n);
void negative_drop(struct work *w, enum negative n);
/** cookie_signs_in(item): whether it is the one by which people sign in. */
bool cookie_signs_in(const struct item *item);
/** work_period(w, line, number): the period whose number is that token, as who
 * is asked says it; work_at_once(w): none at all. */
struct str work_period(struct work *w, const struct item *line, size_t number);
struct str work_at_once(const struct work *w);
/** somebody_gets(w): it is no longer said that nobody gets anything. */
void somebody_gets(struct work *w);
/** interview_somebody_sets(w): where the office says of whom a kind is, who
 * corrects facts says it, unless a role may already. */
void interview_somebody_sets(struct work *w);
/** has_column(w, name): whether the fact is read from the file. */
bool has_column(struct work *w, struct str name);
/** listed_by_hand(w, kind): whether its rules are others than those that are
 * asked for. listed_all(w): each kind is everybody in its file.
 * listed_is_asked(w): the kind at hand is read from a file, and so are others.
 */
bool listed_by_hand(struct work *w, const struct item *kind);
void listed_all(struct work *w);
bool listed_is_asked(struct work *w);
/** interview_come_again(w): kinds of person of which nothing says how they
 * come, come as the others do. */
void interview_come_again(struct work *w);
extern const char interview_officer[]; /* the line of a new controller */
/* From which age a child consents, and joins, alone: whole lines. */
#define INTERVIEW_AGES 2
extern const char *const interview_ages[INTERVIEW_AGES];
/** interview_name_language(w): what is said once, in words, is given the one
 * language that the statement has, before it gets another one. */
void interview_name_language(struct work *w);
/** words_name_language(w): the same of the question being asked. */
void words_name_language(struct work *w);
/** piece_text(w, purpose, text): ready to be written; see interview_pieces.def.
 */
struct str piece_text(struct work *w, struct str purpose, const char *text);

#endif
