/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * export/person_zip: everything that is kept about one person, for the person
 * (Art. 15 and 20): data.json, facts.csv and consents.jsonld for machines, a
 * page to read.
 *
 * Reads against one grant for ACT_EXPORT and holds only what it covers. Knows
 * no purpose by name and writes no file: the caller gets bytes.
 */
#ifndef EXPORT_PERSON_ZIP_H
#define EXPORT_PERSON_ZIP_H

#include "store/person.h"

#define PERSON_EXPORT_MAX   (16U << 20) /* bytes of one file */
#define PERSON_EXPORT_LOOKS 5000        /* newest entries of the trail */

struct person_export;

/** person_export_read(tx, grant, p, out): gather values, consents, groups and
 * who looked; in tx->a, and it borrows the organisation's statement. ${grant}
 * is for ACT_EXPORT. Errors: DENIED, TAMPERED, DB. */
enum err person_export_read(struct tx *tx, const struct grant *g,
    struct person *p, struct person_export **out) MUST_USE;
/** person_export_json(pe, out): one JSON object. Errors: TOO_BIG. */
enum err person_export_json(const struct person_export *pe,
    struct buf *out) MUST_USE;
/** person_export_csv(pe, out): one line a value, for a spreadsheet. Errors:
 * TOO_BIG. */
enum err person_export_csv(const struct person_export *pe,
    struct buf *out) MUST_USE;
/** person_export_html(pe, lang, out): a page to read, without a server.
 * Errors: TOO_BIG. */
enum err person_export_html(const struct person_export *pe, enum lang lang,
    struct buf *out) MUST_USE;
/** person_export_consents(pe, lang, out): the consents as the receipt of
 * ISO/IEC TS 27560. Errors: NOT_FOUND (there are none), TOO_BIG. */
enum err person_export_consents(const struct person_export *pe, enum lang lang,
    struct buf *out) MUST_USE;
/** person_export_zip(pe, lang, out): all of these in one ZIP file. The same
 * data gives the same bytes. Errors: TOO_BIG, INTERNAL (no memory). */
enum err person_export_zip(const struct person_export *pe, enum lang lang,
    struct buf *out) MUST_USE;

#endif
