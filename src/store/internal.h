/* SPDX-License-Identifier: EUPL-1.2 */
/* store/internal: what the files of this room share and nobody else sees. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "store/person.h"
#include "store/store.h"

enum record_part {
	PART_VALUES = 1
};
enum digest_kind {
	DIGEST_EMAIL = 1, /* as written, folded */
	DIGEST_EMAIL_UNTAGGED,
	DIGEST_PHONE,
	DIGEST_KEY
};

/* Sets store_reason(). */
void store_fail(const char *fmt, ...) PRINTF(1, 2);

/* Digest of an identifier under a derived key. */
void org_digest(const struct key *k, enum digest_kind kind, struct str value,
    uint8_t out[VAULT_DIGEST_BYTES]);
struct str key_identity(struct arena *a, const struct org *org, int source,
    struct str key);

/* person_state.c */
struct str state_pack(struct tx *tx, const struct person *p);
enum err state_unpack(struct tx *tx, struct str s, struct person *p) MUST_USE;
struct str values_pack(struct tx *tx, const struct person *p);
enum err values_unpack(struct tx *tx, struct str s, struct person *p) MUST_USE;
void person_groups_sync(struct tx *tx, struct person *p);
enum err person_load_values(struct tx *tx, struct person *p) MUST_USE;
enum err person_save(struct tx *tx, struct person *p) MUST_USE;
void person_close(struct person *p);
/* A person with values from the bytes of their rows, which are borrowed for
 * the call; for reading only. */
enum err person_decode(struct tx *tx, int64_t id, struct str key,
    struct str state, struct str body, struct person **out) MUST_USE;
struct str place(struct arena *a, const char *table, int64_t org, int64_t id,
    int64_t n);

/* person_state.c: what was said of a purpose, by number; made when it is not
 * there. consent.c: what the stream has of that, for a state of before. */
struct said_no *person_no(struct tx *tx, struct person *p, uint32_t number);
enum err consents_noes(struct tx *tx, struct person *p) MUST_USE;
/* consent.c: keep the record of consents under a new key, or remove it. */
enum err consents_hold(struct tx *tx, struct person *p,
    const struct key *fresh) MUST_USE;
/* Until when the record outlives the person; 0: no consent was ever given, or
 * nothing is said. */
struct held_terms;
enum err consents_until(struct tx *tx, struct person *p,
    const struct held_terms *t, int64_t *until_s_out) MUST_USE;
enum err consents_remove(struct tx *tx, const struct person *p) MUST_USE;

/* held.c: what a duty holds stays alone; ${held_out} false: nothing is. */
enum err person_set_apart(struct tx *tx, struct person *p,
    bool *held_out) MUST_USE;
/* person.c: the value's digests go with it; nothing else is written. */
enum err value_remove(struct tx *tx, struct person *p, size_t i) MUST_USE;

/* promised.c: the versions of the statement that speak for somebody who is
 * gone, from the one under which they left to the one before that in force. */
struct promised {
	uint32_t revision;
	const struct statement *st;
	/* Of the one in force, what this one has; and where it is the one
	 * under which they left, only purposes that are the same still. */
	const struct narrowing *since, *left;
};
/* promised_open: find them; nothing for others. promised_decide: what all of
 * them grant too; NULL when that is nothing. */
enum err promised_open(struct tx *tx, struct person *p) MUST_USE;
const struct grant *promised_decide(const struct person *p,
    const struct grant *g, const struct ask *ask, struct arena *a,
    struct verdict *verdict_out);
/* How long things are held, as all of them say; opens the values. Until when
 * value ${i} is, and the record of consents; 0: they are not. */
struct held_terms {
	const struct person **at;
	size_t n;
};
enum err promised_terms(struct tx *tx, struct person *p,
    struct held_terms *out) MUST_USE;
int64_t terms_value_until(const struct held_terms *t, size_t i);
int64_t terms_consents_until(const struct held_terms *t);

/* ledger.c */
enum ledger_event {
	LEDGER_ERASED = 1,
	LEDGER_MARKED,
	LEDGER_WITHDRAWN,
	LEDGER_OBJECTED,
	LEDGER_RESTRICTED,
	LEDGER_UNMARKED,
	LEDGER_RESTORED,
	LEDGER_BLOCKED
};
enum err ledger_add(struct tx *tx, enum ledger_event ev, int64_t person,
    struct str data) MUST_USE;
enum err ledger_flush(struct store *s) MUST_USE;
enum err ledger_open(struct store *s) MUST_USE;

/* mark.c */
enum err mark_person(struct tx *tx, struct person *p,
    const struct erasure *how) MUST_USE;

/* group.c: the list is read from the database again when it is next asked
 * for: after a group was written, or a request was undone. */
void groups_forget(struct org *org);

/* org.c */
enum err org_load(struct store *s, int64_t id, struct str name,
    struct org *org) MUST_USE;
void org_release(struct org *org);
/* Memory that others may have borrowed: given back with the store. */
void store_retire(struct store *s, struct arena *a);

/* org.c: a version whose day has come and that is not in force here yet. */
struct version;
const struct version *release_due(const struct store *s, const struct org *org);
/* release.c: whether people who come now are to be told of a version. */
bool release_wants_told(const struct org *org);
/* person.c: note that this one is. */
void person_untold(const struct tx *tx, struct person *p);

/* versions.c: the version that was in force at the time. */
uint32_t version_at(const struct org *org, int64_t at_s);

/* index.c */
enum err index_build(struct store *s, struct org *org) MUST_USE;
void index_free(struct index *ix);
/* Read one person again after a commit; gone when the row is gone. */
enum err index_refresh(struct store *s, struct org *org,
    int64_t person) MUST_USE;

/* Whether ${g} is of this tick and covers the act on the person. */
bool granted(const struct tx *tx, const struct grant *g, enum act act,
    const struct person *p);
void store_touched(struct store *s, struct org *org, int64_t person);

/** kinds_follow(tx, p): its kinds that are told by age, anew; values are
 * open. */
void kinds_follow(struct tx *tx, struct person *p);
/** consent_counted(tx, p, purpose, out): of the yes that is held to ${purpose},
 * the channels for which it counts: the operator recorded it, or the person was
 * old enough on the day of it by the age that the statement says now. */
enum err consent_counted(struct tx *tx, struct person *p, int purpose,
    uint8_t *out) MUST_USE;
/** consents_read(tx, p, out, n_out): the stream, oldest first. */
enum err consents_read(struct tx *tx, struct person *p,
    struct consent_event **out, size_t *n_out) MUST_USE;
/** consent_guard(tx, p, purpose, out): whether a guardian must say yes for the
 * person, by kinds and by the day of birth. Errors: TAMPERED, DB. */
enum err consent_guard(struct tx *tx, struct person *p, int purpose,
    bool *out) MUST_USE;

#endif
