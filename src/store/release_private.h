/* SPDX-License-Identifier: EUPL-1.2 */
/* store/release_private: what the files about versions share. */
#ifndef STORE_RELEASE_PRIVATE_H
#define STORE_RELEASE_PRIVATE_H

#include "base/limits.h"
#include "store/internal.h"
#include "store/release.h"

/* Of an organisation, read anew after each change. */
struct versions {
	struct arena *arena;
	struct version *at;
	size_t n, cap;
	int in_force, coming; /* places in at; -1: none */
};

/** versions_read(s, org): verify and read all; org->versions is new, the old
 * one stays until the store is closed. Needs the keys. Errors: TAMPERED,
 * INVALID (one that counts does not compile): store_reason says which; DB. */
enum err versions_read(struct store *s, struct org *org) MUST_USE;
/** versions_bind(org): what follows from them for the version in force: what a
 * coming one takes away, what is asked again, which no is carried over. */
void versions_bind(struct org *org);
/** version_today(s): the civil day; never before that of the last entry of the
 * trail, so that a clock that is put back takes no version out of force. */
int32_t version_today(const struct store *s);

/** version_signed(a, name, hash_of): what is signed of a version's text: the
 * organisation's name, a zero byte, the hash of the text. */
struct str version_signed(struct arena *a, struct str name,
    const uint8_t hash_of[32]);
/** release_pack(a, org, v, before), withdrawn_pack(a, org, v): what is signed
 * of a release, or of its withdrawal; ${before}: hash of the version before it.
 */
struct str release_pack(struct arena *a, const struct org *org,
    const struct version *v, const uint8_t before[32]);
struct str withdrawn_pack(struct arena *a, const struct org *org,
    const struct version *v);
/** release_place(a, org, what, revision): where the sealed "release",
 * "withdrawn" or "proposal" stands. */
struct str release_place(struct arena *a, const struct org *org,
    const char *what, uint32_t revision);

/* reach.c */
/** release_others(tx, n_out): staff who may change settings, other than who
 * asks. Errors: TAMPERED (one of them), DB. */
enum err release_others(struct tx *tx, size_t *n_out) MUST_USE;
/** release_apart(tx, proposed, by, refusal_out): whether ${by} may approve what
 * another proposed; RELEASE_NO_MAX: yes. Errors: DB, TAMPERED. */
enum err release_apart(struct tx *tx, const struct release_by *proposed,
    const struct release_by *by, enum release_no *refusal_out) MUST_USE;

#define CARRIED_MAX (LIMIT_PURPOSES * 64)

/** release_carried(tx, is, numbers, v): carried.c: which no goes over to what
 * is new in ${is}: v->carried, in tx->a. ${numbers}: of the purposes of ${is}.
 * Errors: TAMPERED (an earlier version), TOO_BIG (more than CARRIED_MAX), DB.
 */
enum err release_carried(struct tx *tx, const struct statement *is,
    const uint32_t *numbers, struct version *v) MUST_USE;

/* head.c */
#define HEAD_MAX (16U << 20)
/** head_check(s, org): that versions, proposal and numbers are those that were
 * signed last; before each change of them and at open. head_write(s, org):
 * sign them as they are now; in the tick of the change, after head_check.
 * Errors of head_check: TAMPERED (and store_reason says why), DB; of
 * head_write: TOO_BIG (more than HEAD_MAX bytes are to be signed), DB. */
enum err head_check(struct store *s, const struct org *org) MUST_USE;
enum err head_write(struct store *s, const struct org *org) MUST_USE;

/* org.c */
/** statement_insert(s, org, revision, day, source): the text of a version,
 * signed; effective from ${day} on. Errors: CONFLICT (it is there), DB. */
enum err statement_insert(struct store *s, const struct org *org,
    uint32_t revision, int32_t day, struct str source) MUST_USE;
/** numbers_for(s, org, st, a, purposes_out): numbers for all names of ${st};
 * those of its purposes, in ${a}. Errors: TOO_BIG (more names than a register
 * can ever have), DB. */
enum err numbers_for(struct store *s, const struct org *org,
    const struct statement *st, struct arena *a,
    uint32_t **purposes_out) MUST_USE;
/** numbers_again(s, org): after a release, the names that it brought. Errors:
 * DB. */
enum err numbers_again(struct store *s, struct org *org) MUST_USE;

#endif
