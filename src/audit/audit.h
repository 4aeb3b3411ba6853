/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * audit: the tamper-evident trail. Append, prove, verify.
 *
 * One entry per act. Entries are leaves of a Merkle tree (RFC 9162, 2.1.1;
 * SHA-256); the tree head is signed (Ed25519) in the form of a C2SP signed
 * note. Persons stand in an entry only as commitments, PRF(person's key,
 * sequence), so that an entry cannot be tied to anybody once the person's key
 * is gone. Knows no fields' values and no names.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "base/base.h"
#include "db/db.h"
#include "vault/vault.h"

#define AUDIT_HASH_BYTES   32
#define AUDIT_COMMIT_BYTES 16

/* What came of it. */
enum audit_outcome {
	AUDIT_DONE,
	AUDIT_REFUSED,
	AUDIT_FAILED
};

/* Somebody an entry is about: for the commitment and the seen row. */
struct audit_person {
	int64_t id;
	struct key key; /* the person's; only to make the commitment */
};

struct audit_entry {
	int64_t seq; /* set by append */
	int64_t at_s, org;
	uint32_t actor_type; /* enum actor_type */
	int64_t actor_id;    /* of staff, token; a person's is not written */
	uint32_t activity, act, outcome, reason;
	uint32_t purpose;   /* stable number; 0 none */
	uint32_t role;      /* stable number; 0 none */
	uint32_t revision;  /* of the statement */
	uint32_t rule_line; /* of the statement's file */
	struct str note;    /* a code such as "import 12"; no personal fact */
	uint32_t *fields;   /* stable numbers */
	size_t fields_n;
	struct audit_person *persons;
	size_t persons_n, persons_cap;
	struct str commitments; /* when read: persons_n * 16 bytes */
};

struct audit; /* the open log: tree edge, size, last time */

/** audit_open(db, out): read the edge. Errors: DB, TAMPERED (edge and rows
 * do not agree in number). */
enum err audit_open(struct db *db, struct audit **out) MUST_USE;
void audit_close(struct audit *au);
int64_t audit_size(const struct audit *au);
/** audit_last_s(au): the time of the newest entry; civil time never goes
 * before it. */
int64_t audit_last_s(const struct audit *au);
/**
 * audit_append(au, db, e): give ${e} its sequence, write it, its seen rows
 * and the edge; inside the caller's transaction. When that transaction is
 * rolled back call audit_forget. Errors: TOO_BIG (an entry longer than its
 * buffer), DB, FULL.
 */
enum err audit_append(struct audit *au, struct db *db,
    struct audit_entry *e) MUST_USE;
/** audit_settle(au): the transaction was committed. audit_forget(au): it was
 * not; the edge is as after the last settle. */
void audit_settle(struct audit *au);
void audit_forget(struct audit *au);
/** audit_flush(au, db): write the edge; once, just before the commit. */
enum err audit_flush(struct audit *au, struct db *db) MUST_USE;
/** audit_decode(a, …, out): decode one row's entry. Errors: TAMPERED. */
enum err audit_decode(struct arena *a, int64_t seq, int64_t at_s, int64_t org,
    struct str entry, struct audit_entry *out) MUST_USE;
void audit_commitment(const struct key *person_key, int64_t seq,
    uint8_t out[AUDIT_COMMIT_BYTES]);

struct audit_report {
	int64_t entries, pruned;
	int64_t bad_seq;  /* first bad entry; 0: none */
	const char *what; /* one sentence */
	uint8_t root[AUDIT_HASH_BYTES];
	int64_t checkpoint_size; /* newest checkpoint that was compared */
};
/**
 * audit_verify(db, v, a, outside, out): recompute everything from the rows:
 * leaves, edge, every stored checkpoint and its signature, and ${outside}, a
 * checkpoint kept elsewhere (STR_NONE: none). Errors: TAMPERED with
 * out->bad_seq, DB.
 */
enum err audit_verify(struct db *db, const struct vault *v, struct arena *a,
    struct str outside, struct audit_report *out) MUST_USE;
/** audit_pruned_note(a, v, org, before_s): the note of the entry that says that
 * older entries of ${org} were pruned; signed. An entry that is gone without
 * one was removed by somebody else. */
struct str audit_pruned_note(struct arena *a, const struct vault *v,
    int64_t org, int64_t before_s);
/** audit_checkpoint(au, db, v, origin, at_s, a, note_out): sign the head, store
 * and return the note. In the caller's transaction. */
enum err audit_checkpoint(struct audit *au, struct db *db,
    const struct vault *v, struct str origin, int64_t at_s, struct arena *a,
    struct str *note_out) MUST_USE;
/** audit_prove(db, seq, size, a, out): the inclusion proof of ${seq} in the
 * tree of ${size} leaves, hashes from leaf to root (RFC 9162, 2.1.3.1).
 * Errors: NOT_FOUND, DB. */
struct audit_proof {
	uint8_t leaf[AUDIT_HASH_BYTES], root[AUDIT_HASH_BYTES];
	int64_t seq, size;
	uint8_t (*path)[AUDIT_HASH_BYTES];
	size_t path_n;
};
enum err audit_prove(struct db *db, int64_t seq, int64_t size, struct arena *a,
    struct audit_proof *out) MUST_USE;
bool audit_proof_ok(const struct audit_proof *p);

#endif
