/* SPDX-License-Identifier: EUPL-1.2 */
#include "vault/vault.h"

#include <stdlib.h>
#include <string.h>

#include "vault/private.h"

static enum err
write_keys(const struct vault *v, const char *path, bool replace)
{
	size_t n;
	char *text = vault_print(v, &n);
	enum err e;

	if (text == NULL)
		return vault_fail(ERR_IO, "no memory");
	e = vault_file_write(path, replace, (struct str){ .p = text, .n = n });
	sodium_free(text);
	return e;
}

enum err
vault_create(const char *path, struct arena *a, struct str *recovery_out)
{
	struct vault *v = vault_alloc();
	struct recovery_pair pair;
	uint8_t secret[RECOVERY_BYTES];
	char text[RECOVERY_TEXT + 1];
	enum err e;

	if (v == NULL)
		return vault_fail(ERR_IO, "no memory");
	randombytes_buf(secret, sizeof(secret));
	recovery_derive(secret, &pair);
	memcpy(v->recovery, pair.public_key, sizeof(v->recovery));
	randombytes_buf(v->sign_seed, sizeof(v->sign_seed));
	randombytes_buf(v->root[0], sizeof(v->root[0]));
	v->versions = 1;
	e = write_keys(v, path, false);
	if (e == ERR_OK) {
		recovery_print(secret, text);
		*recovery_out = arena_str(a, str_of(text));
		sodium_memzero(text, sizeof(text));
	}
	sodium_memzero(secret, sizeof(secret));
	sodium_memzero(&pair, sizeof(pair));
	sodium_free(v);
	return e;
}

enum err
vault_open(const char *path, struct vault **out)
{
	struct vault *v;
	size_t n;
	char *text;
	enum err e;

	if ((e = vault_file_read(path, true, &text, &n)) != ERR_OK)
		return e;
	e = vault_parse((struct str){ .p = text, .n = n }, &v);
	sodium_free(text);
	if (e != ERR_OK)
		return e;
	v->path = strdup(path);
	if (v->path == NULL) {
		vault_close(v);
		return vault_fail(ERR_KEY, "no memory");
	}
	*out = v;
	return ERR_OK;
}

void
vault_close(struct vault *v)
{
	if (v == NULL)
		return;
	free(v->path);
	sodium_free(v); /* wipes */
}

enum err
vault_export(const struct vault *v, const char *path)
{
	size_t n;
	char *text = vault_sealed_print(v, &n);
	enum err e;

	if (text == NULL)
		return vault_fail(ERR_IO, "no memory");
	e = vault_file_write(path, true, (struct str){ .p = text, .n = n });
	free(text);
	return e;
}

static enum err
recovery_pair_of(struct str recovery, struct recovery_pair *out)
{
	uint8_t secret[RECOVERY_BYTES];
	enum err e = recovery_parse(recovery, secret);

	if (e == ERR_OK)
		recovery_derive(secret, out);
	sodium_memzero(secret, sizeof(secret));
	return e;
}

enum err
vault_import(const char *path, struct str recovery, const char *to_path)
{
	struct recovery_pair pair;
	struct vault *v = NULL;
	char *text = NULL;
	size_t n;
	enum err e;

	if ((e = recovery_pair_of(recovery, &pair)) != ERR_OK)
		return e;
	if ((e = vault_file_read(path, false, &text, &n)) != ERR_OK) {
		e = ERR_IO;
		goto done;
	}
	e = vault_sealed_parse((struct str){ .p = text, .n = n }, &pair, &v);
	if (e == ERR_OK)
		e = write_keys(v, to_path, false);
done:
	sodium_memzero(&pair, sizeof(pair));
	sodium_free(text);
	sodium_free(v);
	return e;
}

enum err
vault_prove(const struct vault *v, struct str recovery)
{
	struct recovery_pair pair;
	struct vault *again = NULL;
	size_t n;
	char *text;
	enum err e;

	if ((e = recovery_pair_of(recovery, &pair)) != ERR_OK)
		return e;
	text = vault_sealed_print(v, &n);
	e = text == NULL ? vault_fail(ERR_KEY, "no memory")
			 : vault_sealed_parse((struct str){ .p = text, .n = n },
			       &pair, &again);
	if (e == ERR_INVALID)
		e = ERR_KEY;
	sodium_memzero(&pair, sizeof(pair));
	free(text);
	sodium_free(again);
	return e;
}

uint32_t
vault_version(const struct vault *v)
{
	return v->versions;
}

enum err
vault_rotate(struct vault *v)
{
	enum err e;

	if (v->path == NULL || v->versions == VAULT_VERSIONS)
		return vault_fail(ERR_IO,
		    v->path == NULL ? "the keys are not in a file"
				    : "the key file has its last version");
	randombytes_buf(v->root[v->versions], VAULT_KEY_BYTES);
	v->versions++;
	e = write_keys(v, v->path, true);
	if (e != ERR_OK) {
		v->versions--;
		sodium_memzero(v->root[v->versions], VAULT_KEY_BYTES);
	}
	return e;
}

enum err
vault_key(const struct vault *v, int64_t org, enum key_use use,
    uint32_t version, struct key *out)
{
	static const char what[8] = "vernkey1";
	uint8_t place[8 + 8 + 4 + 4];

	if (version == 0 || version > v->versions)
		return vault_fail(ERR_KEY, "there is no key of version %u",
		    version);
	memcpy(place, what, 8);
	for (int i = 0; i < 8; i++)
		place[8 + i] = (uint8_t)((uint64_t)org >> (56 - 8 * i));
	for (int i = 0; i < 4; i++) {
		place[16 + i] = (uint8_t)((uint32_t)use >> (24 - 8 * i));
		place[20 + i] = (uint8_t)(version >> (24 - 8 * i));
	}
	(void)crypto_generichash(out->bytes, sizeof(out->bytes), place,
	    sizeof(place), v->root[version - 1], VAULT_KEY_BYTES);
	return ERR_OK;
}
