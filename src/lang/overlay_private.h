/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/overlay_private: what the two halves of composing share. */
#ifndef LANG_OVERLAY_PRIVATE_H
#define LANG_OVERLAY_PRIVATE_H

#include "lang/cursor.h"
#include "lang/overlay.h"

/* A file taken apart. */
struct part_file {
	uint8_t no; /* in overlay.files */
	struct str bytes;
	struct tree tree;
};

struct composing {
	struct arena *a;
	struct overlay *ov;
	struct buf text;
	size_t lines_cap;
	struct part_file base, over;
	uint32_t *gone; /* lines of the base's parts that were taken away */
	size_t gone_n, gone_cap;
	struct item *head; /* of the overlay: `statement … extends …` */
	struct messages m; /* about the overlay */
};

/** overlay_same_word(x, y): the same keyword or word in either language, or the
 * same text. */
bool overlay_same_word(const struct token *x, const struct token *y);
/** overlay_same_part(x, y): parts of two files that are the same: by keyword
 * and name, or by their whole first line. */
bool overlay_same_part(const struct item *x, const struct item *y);
/** overlay_key_length(item): how many tokens say which line of a part it is. */
size_t overlay_key_length(const struct item *item);
/** overlay_note(c, file, line): the next line of the whole came from there. */
void overlay_note(struct composing *c, uint8_t file, uint32_t line);
/** overlay_twice(c, second_out, line_out): the first part of the overlay that
 * stands in it before, and the line of that one; false: none. */
bool overlay_twice(const struct composing *c, const struct item **second_out,
    uint32_t *line_out);
/** overlay_takes_too_much(c, pos_out, name_out): the place of the first
 * `without` in the head that names a kind of part that must stay. */
bool overlay_takes_too_much(const struct composing *c, struct pos *pos_out,
    struct str *name_out);
/** overlay_takes_nothing(c, pos_out, name_out): the place of the first
 * `without` that takes nothing away; false: none. */
bool overlay_takes_nothing(const struct composing *c, struct pos *pos_out,
    struct str *name_out);
/** overlay_parts(c): append the whole of ${c->base} and ${c->over}, both taken
 * apart, to ${c->text}; what was taken away is in ${c->gone}. */
void overlay_parts(struct composing *c);

#endif
