/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store: the open data directory, its organisations, and the tick.
 *
 * Everything that is read or changed goes through a tick: one transaction of
 * the database in which each request has its own savepoint (struct tx). At
 * tick_end the audit entries of all requests are written just before the
 * commit; when it returns OK, everything in the tick is durable and answers
 * may leave. Effects outside the database happen only after that.
 *
 * Knows no HTTP and no pages. Never logs a personal fact.
 *
 * Errors, in the contracts of this room: DB is whatever befalls the database
 * (db/db.h). TAMPERED is a row that is not as it was written: its seal or its
 * signature does not fit, or it says what it cannot say; KEY goes with it: the
 * row is sealed under a version of the key that the key file does not have.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "audit/audit.h"
#include "base/base.h"
#include "base/time.h"
#include "db/db.h"
#include "policy/policy.h"
#include "vault/vault.h"

/* What has a stable number in the database (table `number`). */
enum number_kind {
	NUMBER_FIELD = 1, /* "full_name", "education.degree" */
	NUMBER_PURPOSE,
	NUMBER_KIND,
	NUMBER_SOURCE,
	NUMBER_ROLE,
	NUMBER_GROUP_TYPE,
	NUMBER_KIND_MAX
};
struct numbers {
	uint32_t *of_index; /* index in the statement -> number (from 1) */
	size_t n;
	int *index_of;    /* number -> index in the statement, or -1 */
	size_t numbers_n; /* numbers are below this */
	struct str
	    *name_of; /* number -> name, also of what is no longer said */
};

struct index;       /* store/index.h: names and gate bits in memory */
struct versions;    /* store/release.h: versions of the statement */
struct narrowing;   /* policy/narrow.h */
struct group_cache; /* group.c: the opened list of groups */
struct promised;    /* promised.c: what an earlier version said */

struct org {
	int64_t id;
	struct str name;            /* "ntnu-alumni" */
	const struct statement *st; /* in force */
	uint32_t revision;
	struct versions *versions;
	const struct narrowing *narrow; /* by a coming version; NULL: none */
	bool versions_changed;          /* in this tick: read them again */
	/* Since which revision a yes to a purpose must have been said. */
	uint32_t asked_since[LIMIT_PURPOSES];
	struct numbers numbers[NUMBER_KIND_MAX];
	/* A no to one purpose is one to another that came in its place, with
	 * a version. */
	struct carried_no {
		uint32_t revision, from, to; /* numbers of purposes */
	} * carried;
	size_t carried_n, carried_cap;
	/* Earlier versions, for what is held of people who left. */
	const struct promised **promised;
	size_t promised_n, promised_cap;
	struct arena *arena; /* statement and numbers */
	uint32_t key_version;
	struct key seal, digest, mark; /* of the newest version */
	struct key tag;                /* of the first: ties rows to people */
	struct index *index;
	/* What the operator set for this organisation; may be empty. Borrowed
	 * for the life of the store. */
	struct str public_url, mail_from;
	struct group_cache *groups; /* NULL until it is asked for */
};

struct tx;

struct store {
	const char *dir;
	struct db *db;
	struct vault *vault;
	struct audit *audit;
	struct org *orgs; /* room for LIMIT_ORGS: they stay where they are */
	size_t orgs_n;
	struct arena **retired; /* of versions that were in force */
	size_t retired_n, retired_cap;
	uint64_t tick; /* counts up; grants of another are refused */
	int64_t now_s; /* civil time of this tick */
	bool in_tick;
	struct arena *tick_arena;    /* until the next tick_begin */
	struct audit_entry *entries; /* of this tick, not yet written */
	size_t entries_n, entries_cap;
	struct touched {
		struct org *org;
		int64_t person;
	} * touched;
	size_t touched_n, touched_cap;
	struct arena *arena;    /* for the life of the store */
	int ledger_fd;          /* DIR/ledger.log, -1 when not open */
	struct str ledger_copy; /* directory for the copy, or empty */
	int64_t ledger_seq;     /* newest written to the file */
	bool hold_sending;      /* after a restore, until confirmed */
	int link_s;             /* how long a sign-in link works */
	bool must_checkpoint;   /* an erasure happened: empty the log soon */
};

/** store_create(dir, a, recovery_out): new directory with database and key file
 * (0700, 0600). Errors: CONFLICT (not empty), IO, FULL, DB. */
enum err store_create(const char *dir, struct arena *a,
    struct str *recovery_out) MUST_USE;
/**
 * store_open(dir, out): open for this one process, load every organisation's
 * statement in force (refusing one whose signature or text does not fit), and
 * build the indexes. Errors: NOT_FOUND, BUSY (a server runs), KEY, TAMPERED,
 * DB; store_reason() says more, in words and without personal facts.
 */
enum err store_open(const char *dir, struct store **out) MUST_USE;
const char *store_reason(void);
void store_close(struct store *s);
/** store_add_org(s, name, source): a new organisation from the bytes of a
 * statement that compiles without errors; in its own tick. Errors: INVALID
 * (does not compile), CONFLICT (name taken), DB. */
enum err store_add_org(struct store *s, struct str name,
    struct str source) MUST_USE;
/** store_add_org_later(s, name, source): the same in a directory that is in
 * use: it stands in the trail. Errors: also TOO_BIG (no more room). */
enum err store_add_org_later(struct store *s, struct str name,
    struct str source) MUST_USE;
/** store_org(s, name): NULL when there is none. */
struct org *store_org(struct store *s, struct str name);

/** store_note(s, name, value), store_noted(s, a, name, out): what is kept of
 * the directory itself, by name, and of nobody; noted in a tick, read at any
 * time, into ${a}. Errors: NOT_FOUND (never noted), DB. */
enum err store_note(struct store *s, const char *name,
    struct str value) MUST_USE;
enum err store_noted(struct store *s, struct arena *a, const char *name,
    struct str *out) MUST_USE;

/** store_statement_compile(a, source, out): what was applied, compiled again.
 * Errors: INVALID, TOO_BIG. */
enum err store_statement_compile(struct arena *a, struct str source,
    const struct statement **out) MUST_USE;

/** store_ledger_copy(s, dir): from now on the ledger is copied to ${dir} with
 * each commit; what the copy lacks is written first. Errors: IO, FULL. */
enum err store_ledger_copy(struct store *s, struct str dir) MUST_USE;

/** tick_begin(s): what a version changed in the tick before is read again, then
 * a transaction begins. Errors: TAMPERED and INVALID (a version), DB. */
enum err tick_begin(struct store *s) MUST_USE;
/** tick_end(s): entries, ledger, commit, indexes. On an error nothing of the
 * tick happened and no success may be answered. Errors: DB. */
enum err tick_end(struct store *s) MUST_USE;
/** store_tidy(s, idle): between ticks, when no answer waits: write the
 * database's log back when it is long; when ${idle}, empty it. Gives whether
 * there was something to do. */
bool store_tidy(struct store *s, bool idle);
/** tick_drop(s): roll the tick back, write nothing. */
void tick_drop(struct store *s);

/* ---- one request ---------------------------------------------------- */

struct person; /* store/person.h */

/* The note of an entry for what a page that was opened is there to do. */
#define NOTE_OPENED "page opened"
/* … at its end, of a version that nobody else approved. */
#define NOTE_ALONE ", by one person"
/* … of kinds that staff said; after it "+NAME" of one that came, "-NAME" of one
 * that went. */
#define NOTE_KINDS "kinds"

struct tx {
	struct store *s;
	struct org *org;
	struct arena *a; /* the request's memory */
	const struct actor *actor;
	enum activity activity;
	int64_t now_s;
	int32_t today;
	struct str note; /* a code for the trail */
	bool looks;      /* a page that is opened: it does nothing */
	struct audit_entry *entries;
	size_t entries_n, entries_cap;
	struct person **open; /* people opened in this request */
	size_t open_n, open_cap;
	enum reason reason;           /* of the last refusal */
	const struct field *not_kept; /* of NOT_KEPT by person_change */
	struct pos rule;
};

/** tx_begin(tx, s, org, a, actor, activity): a savepoint in the running tick.
 * ${actor} is borrowed until tx_end. Errors: DB. */
enum err tx_begin(struct tx *tx, struct store *s, struct org *org,
    struct arena *a, const struct actor *actor,
    enum activity activity) MUST_USE;
/**
 * tx_end(tx, e): on ERR_OK save opened people that changed, keep the changes
 * and the entries; otherwise undo the changes and keep one entry that says so
 * (refused for ERR_DENIED, failed else). Returns ${e}, or what went wrong
 * while saving.
 */
enum err tx_end(struct tx *tx, enum err e) MUST_USE;

/**
 * tx_decide(tx, purpose, act, fields, p, channel, group, out): ask the policy
 * and note the verdict for the trail. ${p} may be NULL. The grant is the tx's
 * and good in this tick. Errors: DENIED, with tx->reason and tx->rule; DB,
 * TAMPERED (to see somebody who left, earlier versions are read).
 */
enum err tx_decide(struct tx *tx, int purpose, enum act act,
    const struct fieldset *fields, struct person *p, int channel, int64_t group,
    const struct grant **out) MUST_USE;
/** tx_may(…): the same question without an entry and without a grant: for
 * showing or hiding a button. */
bool tx_may(struct tx *tx, int purpose, enum act act,
    const struct fieldset *fields, struct person *p);
/** tx_audit(tx, act, purpose, outcome, note): an entry about no person. */
void tx_audit(struct tx *tx, enum act act, int purpose,
    enum audit_outcome outcome, struct str note);

/** number_of(org, kind, index), index_of(org, kind, number): 0 and -1 when
 * there is none. */
uint32_t number_of(const struct org *org, enum number_kind k, int index);
int index_of(const struct org *org, enum number_kind k, uint32_t number);
/** org_key(s, org, use, version, out): a key of an older version; key_wipe it.
 * Errors: KEY (no such version). */
enum err org_key(const struct store *s, const struct org *org, enum key_use use,
    uint32_t version, struct key *out) MUST_USE;
/** org_seal, org_unseal: under the organisation's sealing key; ${place} names
 * table and row. The key version leads the sealed bytes. Errors: TAMPERED,
 * KEY. */
struct str org_seal(struct arena *a, const struct org *org, struct str place,
    struct str plain);
enum err org_unseal(const struct store *s, struct arena *a,
    const struct org *org, struct str place, struct str sealed,
    struct str *plain_out) MUST_USE;
/** person_tag(org, kind, person, out): what ties a row to a person for those
 * who have the key. */
void person_tag(const struct org *org, const char *kind, int64_t person,
    uint8_t out[VAULT_DIGEST_BYTES]);
/** org_purpose(org, activity): the purpose that serves it, or -1. */
int org_purpose(const struct org *org, enum activity a);

#endif
