/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/words: languages, texts in all of them, what everything declared
 * begins with, and the lists of words that C knows. Knows no statement.
 */
#ifndef POLICY_WORDS_H
#define POLICY_WORDS_H

#include "base/base.h"

/* The languages of policy/languages.def. */
enum lang {
#define LANGUAGE(id, code, own, en, nb, ui) LANG_##id,
#include "policy/languages.def"
#undef LANGUAGE
	LANG_MAX,
	/* Those that have columns in the tables, rather than a catalogue. */
	LANG_COLUMNS = LANG_EN + 1
};

/** lang_code(l): "nb", "nn", "en", "sv" … lang_find(s, out): by its
 * code. Errors: NOT_FOUND. */
const char *lang_code(enum lang l);
/** lang_codes(): all of them, "nb, nn, en, …", for messages. */
const char *lang_codes(void);
enum err lang_find(struct str s, enum lang *out) MUST_USE;
/** lang_own_name(l): what its readers call it: "Nynorsk". lang_name_in(l, in):
 * its name in a sentence in English or in bokmål. */
struct str lang_own_name(enum lang l);
struct str lang_name_in(enum lang l, enum lang in);
/** lang_ui(l): what pages, letters and messages are written in for whoever
 * reads ${l}: itself, or English where only statements have it. Always less
 * than LANG_COLUMNS. */
enum lang lang_ui(enum lang l);

/* Where something stands in the statement file. Line and column from 1. */
struct pos {
	uint32_t line, col, len;
};

struct text {
	struct str in[LANG_MAX];
	unsigned same; /* 1 << enum lang: by “in all languages” */
	bool once;     /* one text for all of them, with no language */
	struct pos pos;
};

/** text_in(t, l): the text in ${l}; nn falls back to nb and nb to nn, then
 * to en, then to any. Nothing but the organisation's own texts may lack a
 * language. */
struct str text_in(const struct text *t, enum lang l);
bool text_is_empty(const struct text *t);

/* What everything declared begins with. */
struct named {
	struct str name;   /* snake_case, unique among its kind */
	struct text label; /* what people read */
	struct text about; /* a longer description, may be empty */
	struct pos pos;
	int no; /* its index in its array */
};

/* Lists of words that C knows; each row: NAME, English phrase, bokmål phrase
 * (nynorsk reads bokmål keywords). See the .def files for their meaning. */
enum channel {
#define CHANNEL(name, en, nb, nn, label) CHANNEL_##name,
#include "policy/channels.def"
#undef CHANNEL
	CHANNEL_MAX,
	CHANNEL_SENDS = CHANNEL_VISIT /* those below can be sent by */
};
_Static_assert(CHANNEL_SENDS <= 8, "person_facts has a byte a purpose");
enum act {
#define ACT(name, en, nb, about) ACT_##name,
#include "policy/acts.def"
#undef ACT
	ACT_MAX
};
enum activity {
#define ACTIVITY(name, en, nb, about) ACTIVITY_##name,
#include "policy/activities.def"
#undef ACTIVITY
	ACTIVITY_MAX
};
const char *channel_name(enum channel c); /* "email" */
const char *act_name(enum act a);         /* "see" */
const char *activity_name(enum activity a);
/** channel_label(c, l): "e-post", "text message". channel_find(s, out): by that
 * in any language. Errors: NOT_FOUND. */
struct str channel_label(enum channel c, enum lang l);
enum err channel_find(struct str s, enum channel *out) MUST_USE;

#endif
