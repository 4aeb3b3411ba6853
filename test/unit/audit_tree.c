/* SPDX-License-Identifier: EUPL-1.2 */
/* The tree of RFC 9162: published vectors, and paths of many sizes. */
#include "audit/merkle.h"

#include <stdlib.h>

#include <sodium.h>

#include "tap.h"

#define LEAVES 8

static const struct str inputs[LEAVES] = { STR_INIT(""), STR_INIT("\x00"),
	STR_INIT("\x10"), STR_INIT("\x20\x21"), STR_INIT("\x30\x31"),
	STR_INIT("\x40\x41\x42\x43"),
	STR_INIT("\x50\x51\x52\x53\x54\x55\x56\x57"),
	STR_INIT("\x60\x61\x62\x63\x64\x65\x66\x67"
		 "\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f") };

/* Heads of the trees of the first 0 to 8 of these, as other implementations
 * of the same tree publish them. */
static const char *const heads[LEAVES + 1] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

/* RFC 9162, 2.1.1; the leaves of the trail are audit_leaf()'s. */
static void
leaf_hash(struct str bytes, uint8_t out[MERKLE_BYTES])
{
	crypto_hash_sha256_state st;
	const uint8_t tag = 0x00;

	(void)crypto_hash_sha256_init(&st);
	(void)crypto_hash_sha256_update(&st, &tag, 1);
	(void)crypto_hash_sha256_update(&st, (const uint8_t *)bytes.p, bytes.n);
	(void)crypto_hash_sha256_final(&st, out);
}

static struct str
hex(struct arena *a, const uint8_t h[MERKLE_BYTES])
{
	return hex_encode(a, (struct str){ (const char *)h, MERKLE_BYTES });
}

static void
test_vectors(struct arena *a)
{
	static const char *const path_5[] = {
		"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d8859"
		"9e6b",
		"ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a"
		"0ae0",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd952096"
		"14b7"
	};
	uint8_t leaves[LEAVES][MERKLE_BYTES], root[MERKLE_BYTES];
	uint8_t path[MERKLE_LEVELS][MERKLE_BYTES];
	struct merkle m = { 0 };
	size_t n;

	for (int i = 0; i <= LEAVES; i++) {
		merkle_root(&m, root);
		tap_str(hex(a, root), str_of(heads[i]),
		    arena_printf(a, "RFC 9162 head of %d leaves", i).p);
		if (i == LEAVES)
			break;
		leaf_hash(inputs[i], leaves[i]);
		merkle_add(&m, leaves[i]);
	}
	merkle_path((const uint8_t(*)[MERKLE_BYTES])leaves, LEAVES, 5, path,
	    &n);
	tap_ok(n == ARRAY_LEN(path_5), "RFC 9162 a path of three hashes");
	for (size_t i = 0; i < n && i < ARRAY_LEN(path_5); i++)
		tap_str(hex(a, path[i]), str_of(path_5[i]),
		    "RFC 9162 path of the sixth of eight leaves");
}

#define SIZES 70

/* Every path of every size proves its leaf, and nothing else. */
static void
test_paths(void)
{
	static uint8_t leaves[SIZES][MERKLE_BYTES];
	uint8_t path[MERKLE_LEVELS][MERKLE_BYTES], root[MERKLE_BYTES];
	const uint8_t(*all)[MERKLE_BYTES] =
	    (const uint8_t(*)[MERKLE_BYTES])leaves;
	const uint8_t(*p)[MERKLE_BYTES] = (const uint8_t(*)[MERKLE_BYTES])path;
	size_t wrong = 0, fooled = 0;

	for (int i = 0; i < SIZES; i++)
		leaf_hash((struct str){ (const char *)&i, sizeof(i) },
		    leaves[i]);
	for (int64_t n = 1; n <= SIZES; n++) {
		merkle_range(all, n, root);
		for (int64_t at = 0; at < n; at++) {
			size_t k;

			merkle_path(all, n, at, path, &k);
			wrong += !merkle_path_ok(leaves[at], at, n, p, k, root);
			fooled += n > 1 && merkle_path_ok(leaves[(at + 1) % n],
					       at, n, p, k, root);
			fooled +=
			    merkle_path_ok(leaves[at], at, n, p, k + 1, root);
			fooled += k > 0 && merkle_path_ok(leaves[at], at, n, p,
					       k - 1, root);
			fooled += merkle_path_ok(leaves[at], n, n, p, k, root);
			fooled += merkle_path_ok(leaves[at], -1, n, p, k, root);
			if (k == 0)
				continue;
			path[(size_t)at % k][at % 32] ^= 1;
			fooled += merkle_path_ok(leaves[at], at, n, p, k, root);
		}
	}
	tap_ok(wrong == 0, "every leaf of every size has a path that proves");
	tap_ok(fooled == 0,
	    "no other leaf, place, length or hash passes for it");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);

	test_vectors(a);
	test_paths();
	arena_free(a);
	return tap_done();
}
