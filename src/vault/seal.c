/* SPDX-License-Identifier: EUPL-1.2 */
/* Sealing, digests, random numbers, signatures: thin over libsodium. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "vault/private.h"

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG   crypto_aead_xchacha20poly1305_ietf_ABYTES

_Static_assert(NONCE + TAG == VAULT_SEAL_EXTRA,
    "the header says what is added");
_Static_assert(VAULT_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    "a key seals");
_Static_assert(VAULT_DIGEST_BYTES == crypto_generichash_BYTES, "BLAKE2b-256");
_Static_assert(VAULT_SIGN_BYTES == crypto_sign_BYTES, "Ed25519");

static char reason[200];

const char *
vault_reason(void)
{
	return reason;
}

enum err
vault_fail(enum err e, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(reason, sizeof(reason), fmt, ap);
	va_end(ap);
	return e;
}

enum err
vault_start(void)
{
	if (sodium_init() < 0)
		return vault_fail(ERR_INTERNAL, "libsodium does not start");
	return ERR_OK;
}

void
key_wipe(struct key *k)
{
	sodium_memzero(k, sizeof(*k));
}

void
key_random(struct key *out)
{
	randombytes_buf(out->bytes, sizeof(out->bytes));
}

/* libsodium wants a pointer even for nothing. */
static const unsigned char *
bytes_of(struct str s)
{
	return (const unsigned char *)(s.p == NULL ? "" : s.p);
}

struct str
seal(struct arena *a, const struct key *k, struct str ad, struct str plain)
{
	unsigned char *out = arena_alloc(a, plain.n + VAULT_SEAL_EXTRA);
	unsigned long long n;

	randombytes_buf(out, NONCE);
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, &n,
	    bytes_of(plain), plain.n, bytes_of(ad), ad.n, NULL, out, k->bytes);
	assert(n == plain.n + TAG);
	return (
	    struct str){ .p = (char *)out, .n = plain.n + VAULT_SEAL_EXTRA };
}

enum err
unseal(struct arena *a, const struct key *k, struct str ad, struct str sealed,
    struct str *plain_out)
{
	const unsigned char *in = bytes_of(sealed);
	unsigned char *plain;
	unsigned long long n = 0;

	if (sealed.n < VAULT_SEAL_EXTRA)
		return ERR_TAMPERED;
	plain = arena_alloc(a, sealed.n - VAULT_SEAL_EXTRA + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, &n, NULL,
		in + NONCE, sealed.n - NONCE, bytes_of(ad), ad.n, in,
		k->bytes) != 0)
		return ERR_TAMPERED;
	*plain_out = (struct str){ .p = (char *)plain, .n = (size_t)n };
	return ERR_OK;
}

void
digest(const struct key *k, const char *kind, struct str value,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	crypto_generichash_state st;

	(void)crypto_generichash_init(&st, k->bytes, sizeof(k->bytes),
	    VAULT_DIGEST_BYTES);
	/* With its NUL: no kind is the beginning of another. */
	(void)crypto_generichash_update(&st, (const unsigned char *)kind,
	    strlen(kind) + 1);
	(void)crypto_generichash_update(&st, bytes_of(value), value.n);
	(void)crypto_generichash_final(&st, out, VAULT_DIGEST_BYTES);
	sodium_memzero(&st, sizeof(st));
}

void
hash(struct str s, uint8_t out[VAULT_DIGEST_BYTES])
{
	(void)crypto_generichash(out, VAULT_DIGEST_BYTES, bytes_of(s), s.n,
	    NULL, 0);
}

bool
digest_eq(const uint8_t *a, const uint8_t *b)
{
	return sodium_memcmp(a, b, VAULT_DIGEST_BYTES) == 0;
}

bool
secret_eq(struct str a, struct str b)
{
	/* The length is no secret: of our tokens and codes it is known. */
	return a.n == b.n && sodium_memcmp(bytes_of(a), bytes_of(b), a.n) == 0;
}

int64_t
random_id(void)
{
	uint64_t v;

	randombytes_buf(&v, sizeof(v));
	return (int64_t)(v & (((uint64_t)1 << 62) - 1)) + 1;
}

struct str
random_token(struct arena *a)
{
	char raw[32];
	struct str token;

	randombytes_buf(raw, sizeof(raw));
	token = base64url_encode(a, (struct str){ .p = raw, .n = sizeof(raw) });
	sodium_memzero(raw, sizeof(raw));
	return token;
}

void
vault_sign(const struct vault *v, struct str s, uint8_t out[VAULT_SIGN_BYTES])
{
	(void)crypto_sign_detached(out, NULL, bytes_of(s), s.n, v->sign_secret);
}

void
vault_public(const struct vault *v, uint8_t out[32])
{
	memcpy(out, v->sign_public, sizeof(v->sign_public));
}

bool
sign_ok(const uint8_t public_key[32], struct str s,
    const uint8_t signature[VAULT_SIGN_BYTES])
{
	return crypto_sign_verify_detached(signature, bytes_of(s), s.n,
		   public_key) == 0;
}
