/* SPDX-License-Identifier: EUPL-1.2 */
/* store/seal: places, sealing for an organisation, digests and tags. */
#include <string.h>

#include "store/internal.h"

static char *
put_number(char *to, int64_t v)
{
	char digits[20];
	uint64_t u = (uint64_t)v;
	int n = 0;

	if (v < 0) {
		*to++ = '-';
		u = ~u + 1;
	}
	do
		digits[n++] = (char)('0' + u % 10);
	while ((u /= 10) != 0);
	while (n > 0)
		*to++ = digits[--n];
	return to;
}

/* "person/1/4711/0": written by hand, since it is done for every row. */
struct str
place(struct arena *a, const char *table, int64_t org, int64_t id, int64_t n)
{
	const int64_t parts[] = { org, id, n };
	size_t len = strlen(table);
	char *p = arena_alloc(a, len + 3 * 21 + 1), *to = p + len;

	memcpy(p, table, len);
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		*to++ = '/';
		to = put_number(to, parts[i]);
	}
	return (struct str){ p, (size_t)(to - p) };
}

struct str
org_seal(struct arena *a, const struct org *org, struct str where,
    struct str plain)
{
	struct str body = seal(a, &org->seal, where, plain);
	char *p = arena_alloc(a, body.n + 4);

	for (int i = 0; i < 4; i++)
		p[i] = (char)(uint8_t)(org->key_version >> (24 - 8 * i));
	memcpy(p + 4, body.p, body.n);
	return (struct str){ p, body.n + 4 };
}

enum err
org_unseal(const struct store *s, struct arena *a, const struct org *org,
    struct str where, struct str sealed, struct str *plain_out)
{
	uint32_t version = 0;
	struct key k;
	enum err e;

	if (sealed.n < 4 + VAULT_SEAL_EXTRA)
		return ERR_TAMPERED;
	for (int i = 0; i < 4; i++)
		version = version << 8 | (uint8_t)sealed.p[i];
	sealed = str_sub(sealed, 4, sealed.n - 4);
	if (version == org->key_version)
		return unseal(a, &org->seal, where, sealed, plain_out);
	if ((e = org_key(s, org, KEY_USE_SEAL, version, &k)) != ERR_OK)
		return e;
	e = unseal(a, &k, where, sealed, plain_out);
	key_wipe(&k);
	return e;
}

void
person_tag(const struct org *org, const char *kind, int64_t person,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	uint8_t in[8];

	for (int i = 0; i < 8; i++)
		in[i] = (uint8_t)((uint64_t)person >> (56 - 8 * i));
	digest(&org->tag, kind, (struct str){ (const char *)in, 8 }, out);
}

void
org_digest(const struct key *k, enum digest_kind kind, struct str value,
    uint8_t out[VAULT_DIGEST_BYTES])
{
	static const char *const names[] = { "", "email", "email_untagged",
		"phone", "key" };

	digest(k, names[kind], value, out);
}

/* A key is a key of its source: the same number elsewhere is somebody else. */
struct str
key_identity(struct arena *a, const struct org *org, int source, struct str key)
{
	return arena_printf(a, "%u:" STR_FMT,
	    number_of(org, NUMBER_SOURCE, source), STR_ARG(str_trim(key)));
}
