/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/sentences: the published statement as a list of sentences, to be shown
 * beside what they are printed from.
 */
#ifndef LANG_SENTENCES_H
#define LANG_SENTENCES_H

#include "policy/statement.h"

struct lang_sentence {
	struct str ref, text;
	int heading;   /* 2 or 3: a heading; 0: a sentence or a row */
	uint32_t line; /* of the file; 0 before lang_sentence_lines */
};

/** lang_sentences(a, st, lang, out): all of them, as printed, in ${a};
 * their number. ${st} must be in ${lang}. */
size_t lang_sentences(struct arena *a, const struct statement *st,
    enum lang lang, struct lang_sentence **out);
/** lang_sentences_compared(a, st, lang, out): the same, but that what is
 * printed once for several rights stands with each of them. */
size_t lang_sentences_compared(struct arena *a, const struct statement *st,
    enum lang lang, struct lang_sentence **out);

/** lang_sentence_of(s, ref): whether it is printed of what ${ref} names: its
 * reference is ${ref}, or goes on after it; a * in that is any name. */
bool lang_sentence_of(const struct lang_sentence *s, struct str ref);

/** lang_sentence_head(construct): with what the references of a construct
 * begin, by its keyword in English; NULL: with that. */
const char *lang_sentence_head(struct str construct);

/**
 * lang_sentence_lines(st, s, n): set the line of the statement file that each
 * is printed from: that of the property where one can be told, else that of the
 * block; 0 where it is none.
 */
void lang_sentence_lines(const struct statement *st, struct lang_sentence *s,
    size_t n);

#endif
