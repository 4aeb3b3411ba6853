/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * vault: keys, sealing, keyed digests, passwords, random numbers.
 *
 * XChaCha20-Poly1305 with the row's identity as associated data, keyed
 * BLAKE2b-256, Argon2id, Ed25519 (libsodium). Knows no members: it seals bytes
 * under a key for a named place. Keys live in locked memory.
 *
 * Key tree: the key file holds one root key; from it, for each organisation
 * and key version: the sealing key (people's keys, staff, messages), the
 * digest key (exact-match digests), the mark key (do-not-invite marks). Each
 * person has a random key, sealed under the organisation's sealing key.
 */
#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include "base/base.h"

#define VAULT_KEY_BYTES    32
#define VAULT_DIGEST_BYTES 32
#define VAULT_SEAL_EXTRA   40 /* nonce and tag that sealing adds */
#define VAULT_SEALED_KEY   (VAULT_KEY_BYTES + VAULT_SEAL_EXTRA)
#define VAULT_SIGN_BYTES   64

struct vault; /* an open key file */

/* A key in use; wiped by key_wipe. */
struct key {
	uint8_t bytes[VAULT_KEY_BYTES];
};
void key_wipe(struct key *k);

/** vault_start(): once per process. Errors: INTERNAL. */
enum err vault_start(void) MUST_USE;
/** vault_create(path, a, recovery_out): new key file, mode 0600, and a recovery
 * key (a text of 8 groups, printed once). Errors: CONFLICT (exists), IO,
 * FULL. */
enum err vault_create(const char *path, struct arena *a,
    struct str *recovery_out) MUST_USE;
/** vault_open(path, out): Errors: KEY (missing, unreadable, damaged; others
 * may read it). */
enum err vault_open(const char *path, struct vault **out) MUST_USE;
void vault_close(struct vault *v);
/** vault_export(v, path): write the keys sealed to the recovery key: the
 * second file of a backup. Errors: IO, FULL. */
enum err vault_export(const struct vault *v, const char *path) MUST_USE;
/** vault_import(path, recovery, to_path): the reverse, into a new key file.
 * Errors: KEY (the recovery key does not fit), INVALID, CONFLICT, IO. */
enum err vault_import(const char *path, struct str recovery,
    const char *to_path) MUST_USE;
/** vault_reason(): why the last ERR_KEY, INVALID or IO, one English phrase
 * without any secret ("group 3 of the recovery key is mistyped"). Valid until
 * the next error. */
const char *vault_reason(void);
/** vault_prove(v, recovery): whether ${recovery} opens what vault_export
 * writes. Errors: KEY. */
enum err vault_prove(const struct vault *v, struct str recovery) MUST_USE;
/** vault_version(v): the newest key version; old ones still open. */
uint32_t vault_version(const struct vault *v);
/** vault_rotate(v): add a key version, durable. Errors: IO, FULL. */
enum err vault_rotate(struct vault *v) MUST_USE;

/* What a derived key is for. */
enum key_use {
	KEY_USE_SEAL = 1, /* people's keys, staff, messages, tokens */
	KEY_USE_DIGEST,   /* e-mail, phone, source key, tokens, staff names */
	KEY_USE_MARK,     /* do-not-invite marks */
	KEY_USE_SPOOL     /* uploads and exports on disk */
};
/** vault_key(v, org, use, version, out): derive. Errors: KEY (no such
 * version). */
enum err vault_key(const struct vault *v, int64_t org, enum key_use use,
    uint32_t version, struct key *out) MUST_USE;

/** key_random(out): a new random key. */
void key_random(struct key *out);
/**
 * seal(a, k, ad, plain): nonce, ciphertext and tag; ${ad} names the place
 * (row) and is not stored. unseal: Errors: TAMPERED (another key, place or
 * changed bytes).
 */
struct str seal(struct arena *a, const struct key *k, struct str ad,
    struct str plain);
enum err unseal(struct arena *a, const struct key *k, struct str ad,
    struct str sealed, struct str *plain_out) MUST_USE;
/** digest(k, kind, value, out): keyed BLAKE2b-256 of kind, NUL, value. */
void digest(const struct key *k, const char *kind, struct str value,
    uint8_t out[VAULT_DIGEST_BYTES]);
/** hash(s, out): unkeyed BLAKE2b-256, for texts and files. */
void hash(struct str s, uint8_t out[VAULT_DIGEST_BYTES]);
bool digest_eq(const uint8_t *a, const uint8_t *b); /* constant time, 32 B */
bool secret_eq(struct str a, struct str b);         /* constant time */

/** random_id: 1..2^62, never 0; random_token: 32 random bytes as base64url
 * (43 characters). */
int64_t random_id(void);
struct str random_token(struct arena *a);

/** password_hash(a, pw, out): "$argon2id$…"; takes about 0.1 s and 64 MiB:
 * only in the hash process or the CLI. Errors: BUSY (no memory).
 * password_ok: the check, same cost. */
enum err password_hash(struct arena *a, struct str pw,
    struct str *out) MUST_USE;
bool password_ok(struct str hashed, struct str pw);
/** totp_secret(a): 20 random bytes in base 32. totp_ok(secret, code, now_s,
 * last_step, step_out): RFC 6238, 30 s, six digits, one step either side,
 * never a step at or before ${last_step}. */
struct str totp_secret(struct arena *a);
bool totp_ok(struct str secret, struct str code, int64_t now_s,
    int64_t last_step, int64_t *step_out);

/** sign(v, s, out), sign_public(v, out), sign_ok: Ed25519 with the key of
 * this directory, for checkpoints and statements. */
void vault_sign(const struct vault *v, struct str s,
    uint8_t out[VAULT_SIGN_BYTES]);
void vault_public(const struct vault *v, uint8_t out[32]);
bool sign_ok(const uint8_t public_key[32], struct str s,
    const uint8_t signature[VAULT_SIGN_BYTES]);

#endif
