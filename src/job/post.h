/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * job/post: messages between the queue in the database and the sink.
 *
 * In a tick a row is marked HANDED and its message put into the bag; after
 * the commit the bag is emptied into the sink; results are written in the
 * next tick. A crash leaves rows HANDED: post_recover asks the sink's journal
 * what became of them, once, before anything new is handed over.
 */
#ifndef JOB_POST_H
#define JOB_POST_H

#include "job/internal.h"

/** post_room(j): how many more may be put into the bag. */
size_t post_room(const struct jobs *j);
/** post_letter(j, l, m): the letter's row is HANDED in this tick. */
enum err post_letter(struct jobs *j, const struct letter_row *l,
    const struct mail *m) MUST_USE;
/** post_delivery(j, org, d, m): the delivery is HANDED in this tick. */
enum err post_delivery(struct jobs *j, const struct org *org,
    const struct delivery *d, const struct mail *m) MUST_USE;
/** post_mark(j), post_undo(j, mark): take out of the bag what was put in since
 * the mark: its tx was rolled back. */
size_t post_mark(const struct jobs *j);
void post_undo(struct jobs *j, size_t mark);
/** post_recover(j): true when nothing of before is in doubt any more. In a
 * tick. */
bool post_recover(struct jobs *j);

#endif
