/* SPDX-License-Identifier: EUPL-1.2 */
/* vault/private: shared by the files of vault/ and by its tests. */
#ifndef VAULT_PRIVATE_H
#define VAULT_PRIVATE_H

#include <sodium.h>

#include "vault/vault.h"

#define VAULT_VERSIONS   256   /* rotations of one key file */
#define VAULT_FILE_BYTES 65536 /* key file, and the sealed copy */
#define RECOVERY_BYTES   20    /* 160 random bits */
#define RECOVERY_GROUPS  8     /* of four characters and a check */
#define RECOVERY_TEXT    (RECOVERY_GROUPS * 6 - 1)

/*
 * What a key file says. In memory of sodium_malloc. Invariants: 1 <= versions
 * <= VAULT_VERSIONS; root[i] is the root key of version i + 1.
 */
struct vault {
	char *path; /* NULL when it was parsed from memory */
	uint32_t versions;
	uint8_t root[VAULT_VERSIONS][VAULT_KEY_BYTES];
	uint8_t recovery[crypto_box_PUBLICKEYBYTES];
	uint8_t sign_seed[crypto_sign_SEEDBYTES];
	uint8_t sign_secret[crypto_sign_SECRETKEYBYTES];
	uint8_t sign_public[crypto_sign_PUBLICKEYBYTES];
};

/** vault_fail(e, fmt, ...): remember the reason, give ${e} back. */
enum err vault_fail(enum err e, const char *fmt, ...) PRINTF(2, 3);

/** vault_alloc(): an empty vault in locked memory, NULL without memory. */
struct vault *vault_alloc(void);
/** vault_parse(s, out): read the text of a key file. Errors: KEY. */
enum err vault_parse(struct str s, struct vault **out) MUST_USE;
/** vault_print(v, n_out): the text of a key file, in locked memory that the
 * caller gives back by sodium_free; NULL without memory. */
char *vault_print(const struct vault *v, size_t *n_out);
/** vault_sealed_parse(s, pair, out): open what vault_export wrote.
 * Errors: KEY (sealed for another recovery key), INVALID. */
struct recovery_pair {
	uint8_t public_key[crypto_box_PUBLICKEYBYTES];
	uint8_t secret_key[crypto_box_SECRETKEYBYTES];
};
enum err vault_sealed_parse(struct str s, const struct recovery_pair *pair,
    struct vault **out) MUST_USE;
/** vault_sealed_print(v, n_out): the text of an export; free() it. */
char *vault_sealed_print(const struct vault *v, size_t *n_out);

/** recovery_print(secret, out): eight groups of five characters. */
void recovery_print(const uint8_t secret[RECOVERY_BYTES],
    char out[RECOVERY_TEXT + 1]);
/** recovery_parse(s, out): forgives case, blanks, hyphens, O for 0, I and L
 * for 1. Errors: KEY (the reason names the mistyped group). */
enum err recovery_parse(struct str s, uint8_t out[RECOVERY_BYTES]) MUST_USE;
/** recovery_derive(secret, out): the X25519 pair of a recovery key. */
void recovery_derive(const uint8_t secret[RECOVERY_BYTES],
    struct recovery_pair *out);

/** vault_file_read(path, private_only, p_out, n_out): a whole small file in
 * memory of sodium_malloc; refuses, when ${private_only}, what others may read
 * or another user owns. Errors: KEY. */
enum err vault_file_read(const char *path, bool private_only, char **p_out,
    size_t *n_out) MUST_USE;
/** vault_file_write(path, replace, s): all or nothing, mode 0600, durable.
 * Errors: CONFLICT (exists and not ${replace}), IO, FULL. */
enum err vault_file_write(const char *path, bool replace,
    struct str s) MUST_USE;

/** hmac_sha1, totp_code: RFC 2104 with FIPS 180-4; RFC 6238 with ${digits}
 * decimal digits. */
void hmac_sha1(struct str key, struct str text, uint8_t out[20]);
uint32_t totp_code(struct str raw_secret, int64_t step, int digits);
/** vault_base32(s, out, room, n_out): RFC 4648 without padding, any case.
 * Errors: INVALID (characters, longer than ${room}). */
enum err vault_base32(struct str s, uint8_t *out, size_t room,
    size_t *n_out) MUST_USE;

#endif
