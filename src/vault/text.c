/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text of a key file, one fact a line, in this order:
 *
 *	vern-keys 1
 *	recovery HEX	X25519 public key that exports are sealed to
 *	sign HEX	Ed25519 seed
 *	key 1 HEX	root key of version 1, and so on without a gap
 *	end HEX		BLAKE2b-256 of all lines before
 *
 * and of an export: "vern-keys-sealed 1", "recovery HEX", "sealed HEX".
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/private.h"

#define HEAD   "vern-keys 1"
#define SEALED "vern-keys-sealed 1"

struct vault *
vault_alloc(void)
{
	struct vault *v = sodium_malloc(sizeof(*v));

	if (v != NULL)
		sodium_memzero(v, sizeof(*v));
	return v;
}

static unsigned
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	return 16;
}

static bool
hex_to(struct str s, uint8_t *out, size_t n)
{
	if (s.n != n * 2)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned high = hex_digit(s.p[2 * i]);
		unsigned low = hex_digit(s.p[2 * i + 1]);

		if (high > 15 || low > 15)
			return false;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

/* Takes the line "WORD HEX" and its end; false when it is another. */
static bool
take_hex(struct str *rest, const char *word, uint8_t *out, size_t n)
{
	struct str line, head = str_of(word);

	if (memchr(rest->p, '\n', rest->n) == NULL)
		return false;
	(void)str_cut(rest, '\n', &line);
	if (!str_starts(line, head) || line.n <= head.n ||
	    line.p[head.n] != ' ')
		return false;
	return hex_to(str_sub(line, head.n + 1, line.n), out, n);
}

static bool
take_word(struct str *rest, const char *word)
{
	struct str line;

	return memchr(rest->p, '\n', rest->n) != NULL &&
	       str_cut(rest, '\n', &line) && str_is(line, word);
}

static const char *
parse_lines(struct str s, struct vault *v)
{
	struct str rest = s;
	uint8_t want[VAULT_DIGEST_BYTES], got[VAULT_DIGEST_BYTES];
	char word[16];
	size_t before;

	if (s.n == 0 || !take_word(&rest, HEAD))
		return "it is not a key file of version 1";
	if (!take_hex(&rest, "recovery", v->recovery, sizeof(v->recovery)) ||
	    !take_hex(&rest, "sign", v->sign_seed, sizeof(v->sign_seed)))
		return "it is damaged";
	while (str_starts(rest, STR("key "))) {
		if (v->versions == VAULT_VERSIONS)
			return "it has too many versions";
		(void)snprintf(word, sizeof(word), "key %u", v->versions + 1);
		if (!take_hex(&rest, word, v->root[v->versions],
			VAULT_KEY_BYTES))
			return "it is damaged";
		v->versions++;
	}
	before = s.n - rest.n;
	if (!take_hex(&rest, "end", want, sizeof(want)) || rest.n != 0)
		return "it is damaged or its end is missing";
	hash(str_sub(s, 0, before), got);
	if (!digest_eq(want, got))
		return "it was changed or is damaged";
	return v->versions == 0 ? "it holds no key" : NULL;
}

enum err
vault_parse(struct str s, struct vault **out)
{
	struct vault *v = vault_alloc();
	const char *bad;

	if (v == NULL)
		return vault_fail(ERR_KEY, "no memory");
	bad = parse_lines(s, v);
	if (bad != NULL) {
		sodium_free(v);
		return vault_fail(ERR_KEY, "%s", bad);
	}
	(void)crypto_sign_seed_keypair(v->sign_public, v->sign_secret,
	    v->sign_seed);
	*out = v;
	return ERR_OK;
}

static size_t
put_hex(char *p, size_t room, const char *word, const uint8_t *bytes, size_t n)
{
	size_t at = strlen(word);

	assert(at + 1 + 2 * n + 2 <= room);
	memcpy(p, word, at);
	p[at++] = ' ';
	(void)sodium_bin2hex(p + at, room - at, bytes, n);
	at += 2 * n;
	p[at++] = '\n';
	return at;
}

char *
vault_print(const struct vault *v, size_t *n_out)
{
	size_t room = 512 + (size_t)v->versions * 80, n = sizeof(HEAD);
	char *p = sodium_malloc(room), word[16];
	uint8_t sum[VAULT_DIGEST_BYTES];

	if (p == NULL)
		return NULL;
	memcpy(p, HEAD "\n", n);
	n += put_hex(p + n, room - n, "recovery", v->recovery,
	    sizeof(v->recovery));
	n += put_hex(p + n, room - n, "sign", v->sign_seed,
	    sizeof(v->sign_seed));
	for (uint32_t i = 0; i < v->versions; i++) {
		(void)snprintf(word, sizeof(word), "key %u", i + 1);
		n +=
		    put_hex(p + n, room - n, word, v->root[i], VAULT_KEY_BYTES);
	}
	hash((struct str){ .p = p, .n = n }, sum);
	n += put_hex(p + n, room - n, "end", sum, sizeof(sum));
	*n_out = n;
	return p;
}

char *
vault_sealed_print(const struct vault *v, size_t *n_out)
{
	size_t plain_n, sealed_n, room, n = sizeof(SEALED);
	char *plain = vault_print(v, &plain_n), *p = NULL;
	uint8_t *sealed = NULL;

	if (plain == NULL)
		return NULL;
	sealed_n = plain_n + crypto_box_SEALBYTES;
	room = sealed_n * 2 + 256;
	sealed = malloc(sealed_n);
	p = malloc(room);
	if (sealed == NULL || p == NULL ||
	    crypto_box_seal(sealed, (const unsigned char *)plain, plain_n,
		v->recovery) != 0) {
		free(p);
		p = NULL;
		goto done;
	}
	memcpy(p, SEALED "\n", n);
	n += put_hex(p + n, room - n, "recovery", v->recovery,
	    sizeof(v->recovery));
	n += put_hex(p + n, room - n, "sealed", sealed, sealed_n);
	*n_out = n;
done:
	sodium_free(plain);
	free(sealed);
	return p;
}

static enum err
open_sealed(struct str hex, const struct recovery_pair *pair,
    struct vault **out)
{
	size_t n = hex.n / 2, plain_n;
	uint8_t *sealed;
	char *plain;
	enum err e;

	if (n <= crypto_box_SEALBYTES)
		return vault_fail(ERR_INVALID, "the sealed keys are cut off");
	plain_n = n - crypto_box_SEALBYTES;
	sealed = malloc(n);
	plain = sodium_malloc(plain_n);
	if (sealed == NULL || plain == NULL)
		e = vault_fail(ERR_KEY, "no memory");
	else if (!hex_to(hex, sealed, n))
		e = vault_fail(ERR_INVALID, "the sealed keys are damaged");
	else if (crypto_box_seal_open((unsigned char *)plain, sealed, n,
		     pair->public_key, pair->secret_key) != 0)
		e = vault_fail(ERR_INVALID, "the sealed keys are damaged");
	else
		e = vault_parse((struct str){ .p = plain, .n = plain_n }, out);
	sodium_free(plain);
	free(sealed);
	return e;
}

enum err
vault_sealed_parse(struct str s, const struct recovery_pair *pair,
    struct vault **out)
{
	struct str rest = s, line, head = STR("sealed ");
	uint8_t recovery[crypto_box_PUBLICKEYBYTES];

	if (s.n == 0 || !take_word(&rest, SEALED) ||
	    !take_hex(&rest, "recovery", recovery, sizeof(recovery)))
		return vault_fail(ERR_INVALID, "it is no file of sealed keys");
	if (memcmp(recovery, pair->public_key, sizeof(recovery)) != 0)
		return vault_fail(ERR_KEY,
		    "the keys were sealed for another recovery key");
	if (rest.n == 0 || rest.p[rest.n - 1] != '\n' ||
	    !str_cut(&rest, '\n', &line) || !str_starts(line, head) ||
	    rest.n != 0)
		return vault_fail(ERR_INVALID, "the sealed keys are cut off");
	return open_sealed(str_sub(line, head.n, line.n), pair, out);
}
