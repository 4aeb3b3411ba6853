/* SPDX-License-Identifier: EUPL-1.2 */
#include "audit/leaf.h"

#include <sodium.h>
#include <string.h>

#include "audit/audit.h"

static void
put_be64(uint8_t *p, int64_t v)
{
	for (int i = 0; i < 8; i++)
		p[i] = (uint8_t)((uint64_t)v >> (56 - 8 * i));
}

void
audit_leaf(int64_t seq, int64_t at_s, int64_t org, struct str entry,
    uint8_t out[MERKLE_BYTES])
{
	crypto_hash_sha256_state st;
	uint8_t head[25] = { 0x00 };

	put_be64(head + 1, seq);
	put_be64(head + 9, at_s);
	put_be64(head + 17, org);
	(void)crypto_hash_sha256_init(&st);
	(void)crypto_hash_sha256_update(&st, head, sizeof(head));
	(void)crypto_hash_sha256_update(&st, (const uint8_t *)entry.p, entry.n);
	(void)crypto_hash_sha256_final(&st, out);
}

void
audit_size_write(int64_t size, uint8_t out[MERKLE_BYTES])
{
	memset(out, 0, MERKLE_BYTES);
	put_be64(out + MERKLE_BYTES - 8, size);
}

int64_t
audit_size_read(struct str s)
{
	uint8_t back[MERKLE_BYTES];
	uint64_t v = 0;

	if (s.n != MERKLE_BYTES)
		return -1;
	for (size_t i = MERKLE_BYTES - 8; i < MERKLE_BYTES; i++)
		v = v << 8 | (uint8_t)s.p[i];
	audit_size_write((int64_t)v, back);
	return memcmp(back, s.p, MERKLE_BYTES) == 0 ? (int64_t)v : -1;
}

static struct str
base64(struct arena *a, const uint8_t *p, size_t n)
{
	size_t room =
	    sodium_base64_ENCODED_LEN(n, sodium_base64_VARIANT_ORIGINAL);
	char *s = arena_alloc(a, room);

	(void)sodium_bin2base64(s, room, p, n, sodium_base64_VARIANT_ORIGINAL);
	return (struct str){ s, strlen(s) };
}

/* The key's name in the note: first 4 bytes of SHA-256(name LF 0x01 key). */
static void
key_id(const struct vault *v, struct str origin, uint8_t out[4])
{
	crypto_hash_sha256_state st;
	uint8_t h[32], pub[32];
	const uint8_t tail[2] = { '\n', 0x01 };

	vault_public(v, pub);
	(void)crypto_hash_sha256_init(&st);
	(void)crypto_hash_sha256_update(&st, (const uint8_t *)origin.p,
	    origin.n);
	(void)crypto_hash_sha256_update(&st, tail, sizeof(tail));
	(void)crypto_hash_sha256_update(&st, pub, sizeof(pub));
	(void)crypto_hash_sha256_final(&st, h);
	memcpy(out, h, 4);
}

struct str
audit_note(struct arena *a, const struct vault *v, struct str origin,
    int64_t size, const uint8_t root[MERKLE_BYTES])
{
	uint8_t signed_[4 + VAULT_SIGN_BYTES];
	struct str text =
	    arena_printf(a, STR_FMT "\n%lld\n" STR_FMT "\n", STR_ARG(origin),
		(long long)size, STR_ARG(base64(a, root, MERKLE_BYTES)));
	struct str line;

	key_id(v, origin, signed_);
	vault_sign(v, text, signed_ + 4);
	line = base64(a, signed_, sizeof(signed_));
	return arena_printf(a,
	    STR_FMT "\n\xe2\x80\x94 " STR_FMT " " STR_FMT "\n", STR_ARG(text),
	    STR_ARG(origin), STR_ARG(line));
}

static bool
unbase64(struct str s, uint8_t *out, size_t want)
{
	size_t n = 0;

	return sodium_base642bin(out, want, s.p, s.n, NULL, &n, NULL,
		   sodium_base64_VARIANT_ORIGINAL) == 0 &&
	       n == want;
}

enum err
audit_note_read(struct arena *a, const struct vault *v, struct str note,
    int64_t *size_out, uint8_t root_out[MERKLE_BYTES])
{
	size_t end = str_find(note, STR("\n\n"));
	struct str text, rest, origin, size, root, sig, part;
	uint8_t raw[4 + VAULT_SIGN_BYTES], id[4], pub[32];

	(void)a;
	if (end == SIZE_MAX)
		return ERR_TAMPERED;
	text = str_sub(note, 0, end + 1);
	sig = str_trim(str_sub(note, end + 2, note.n - end - 2));
	rest = text;
	if (!str_cut(&rest, '\n', &origin) || !str_cut(&rest, '\n', &size) ||
	    !str_cut(&rest, '\n', &root))
		return ERR_TAMPERED;
	if (!str_cut(&sig, ' ', &part) || !str_is(part, "\xe2\x80\x94") ||
	    !str_cut(&sig, ' ', &part) || !str_eq(part, origin) ||
	    !unbase64(sig, raw, sizeof(raw)))
		return ERR_TAMPERED;
	key_id(v, origin, id);
	vault_public(v, pub);
	if (memcmp(id, raw, 4) != 0 || !sign_ok(pub, text, raw + 4))
		return ERR_TAMPERED;
	if (str_to_i64(size, 0, INT64_MAX, size_out) != ERR_OK ||
	    !unbase64(root, root_out, MERKLE_BYTES))
		return ERR_TAMPERED;
	return ERR_OK;
}

/* ---- pruned --------------------------------------------------------- */

#define PRUNED "trail before "

static struct str
pruned_text(struct arena *a, int64_t org, int64_t before_s)
{
	return arena_printf(a, "vern pruned\n%lld\n%lld\n", (long long)org,
	    (long long)before_s);
}

struct str
audit_pruned_note(struct arena *a, const struct vault *v, int64_t org,
    int64_t before_s)
{
	uint8_t sig[VAULT_SIGN_BYTES];

	vault_sign(v, pruned_text(a, org, before_s), sig);
	return arena_printf(a, PRUNED "%lld " STR_FMT, (long long)before_s,
	    STR_ARG(base64(a, sig, sizeof(sig))));
}

enum err
audit_pruned_read(struct arena *a, const struct vault *v, int64_t org,
    struct str note, int64_t *before_out)
{
	uint8_t sig[VAULT_SIGN_BYTES], pub[32];
	struct str part;

	if (!str_starts(note, STR(PRUNED)))
		return ERR_NOT_FOUND;
	note = str_sub(note, sizeof(PRUNED) - 1, note.n);
	if (!str_cut(&note, ' ', &part) ||
	    str_to_i64(part, 0, INT64_MAX, before_out) != ERR_OK ||
	    !unbase64(note, sig, sizeof(sig)))
		return ERR_NOT_FOUND;
	vault_public(v, pub);
	return sign_ok(pub, pruned_text(a, org, *before_out), sig)
		   ? ERR_OK
		   : ERR_NOT_FOUND;
}
