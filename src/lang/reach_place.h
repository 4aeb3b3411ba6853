/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/reach_place: where in a statement's file something is named. Goes by the
 * lines and words of the file, so that an answer shows the very word.
 */
#ifndef LANG_REACH_PLACE_H
#define LANG_REACH_PLACE_H

#include "lang/edit.h"
#include "policy/statement.h"

struct places {
	const struct statement *st;
	struct edit e;
};
/* What is looked for: a name, or any of a set of fields by the name of one of
 * them, of its record or of one of its parts. */
struct wanted {
	struct str name;
	const struct fieldset *fields; /* NULL: the name */
};

/** places_open(p, st): its lines are of ${st}->source_text; places_close is
 * due. */
void places_open(struct places *p, const struct statement *st);
void places_close(struct places *p);
/** place_on(p, line, w): the word on the line that begins at ${line}; where
 * none is, ${line} itself. */
struct pos place_on(const struct places *p, struct pos line, struct wanted w);
/** place_in(p, of, kw, w): the same on the lines that begin with ${kw} of the
 * block whose name stands at ${of}; where none has it the first of them, and
 * ${of} where there is none. */
struct pos place_in(const struct places *p, struct pos of, enum kw kw,
    struct wanted w);

#endif
