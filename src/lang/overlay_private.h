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
	uint32_t *gone; /* lines of the base that were taken away */
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
/** overlay_begins_with(item, at, n): its first words are these. */
bool overlay_begins_with(const struct item *item, const struct token *at,
    size_t n);
/** overlay_is_without(item): a line that takes away. */
bool overlay_is_without(const struct item *item);
/** overlay_counterpart(t, item): the part of ${t} that is the same; NULL. */
const struct item *overlay_counterpart(const struct tree *t,
    const struct item *item);
/** overlay_token_gone(c, item, t): a name in a list of that line that is taken
 * away. */
bool overlay_token_gone(const struct composing *c, const struct item *item,
    const struct token *t);
/** overlay_line_gone(c, item): nothing that it names is left. */
bool overlay_line_gone(const struct composing *c, const struct item *item);
/** overlay_part_gone(c, item): a part that the head takes away. */
bool overlay_part_gone(const struct composing *c, const struct item *item);
/** overlay_is_lost(c, part): it goes with what it was there for. */
bool overlay_is_lost(const struct composing *c, const struct item *part);
/** overlay_gone(c, item): remember the base's part or line as taken away. */
void overlay_gone(struct composing *c, const struct item *item);
/** overlay_left_out(c, line): a line of a part that stays is left out, as
 * nothing that it names is left. */
void overlay_left_out(struct composing *c, const struct item *line);
/** overlay_took(c, name): something of that name is taken away. */
bool overlay_took(const struct composing *c, struct str name);
/** overlay_parts(c): append the whole of ${c->base} and ${c->over}, both taken
 * apart, to ${c->text}; what was taken away is in ${c->gone}. */
void overlay_parts(struct composing *c);

#endif
