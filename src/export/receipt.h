/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * export/receipt: the consents of one person as the receipt of ISO/IEC TS
 * 27560, from the stream of what was said. One record a purpose and channel;
 * its number is the same in each receipt. Who may have it is the caller's
 * grant, by which the stream was read.
 */
#ifndef EXPORT_RECEIPT_H
#define EXPORT_RECEIPT_H

#include "store/person.h"

struct json;

/* What stood beside each event, as it is kept; all in the tx's arena. */
struct receipt_notes {
	struct str *texts;    /* exact words; empty when none were kept */
	struct str *versions; /* of the statement in force then */
};

/** receipt_notes_read(tx, evs, n, out): the texts, and the versions of the
 * statement. Errors: DB. */
enum err receipt_notes_read(struct tx *tx, const struct consent_event *evs,
    size_t n, struct receipt_notes *out) MUST_USE;

/** consent_event_json(j, a, org, ev): one event of the stream as an object of
 * the list that is open. */
void consent_event_json(struct json *j, struct arena *a, const struct org *org,
    const struct consent_event *ev);

/** consent_now_json(j, st, p): the list "now", what counts of what was said:
 * for each purpose the channels it sends by with a yes and with a no, or "all"
 * where it sends nothing. ${p}: as person_counted gives it. */
void consent_now_json(struct json *j, const struct statement *st,
    const struct person_facts *p);

/**
 * receipt_print(a, org, person, made_s, evs, notes, n, lang, out):
 * Append the receipt in ${lang}, or the statement's first language when it is
 * not in that one. What is no consent (objections to other purposes,
 * restrictions) is no part of it. Errors: NOT_FOUND (nothing was asked for or
 * answered), TOO_BIG.
 */
enum err receipt_print(struct arena *a, const struct org *org, int64_t person,
    int64_t made_s, const struct consent_event *evs,
    const struct receipt_notes *notes, size_t n, enum lang lang,
    struct buf *out) MUST_USE;

#endif
