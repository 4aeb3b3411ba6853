/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Key files, sealed key files and recovery keys as anybody could hand them
 * in. What is read as a key file prints as the same bytes; what is read as a
 * recovery key prints as one that reads the same. The first byte chooses.
 */
#include <stdlib.h>
#include <string.h>

#include "vault/private.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void
check_parse(struct str s)
{
	struct vault *v;
	size_t n;
	char *text;

	if (vault_parse(s, &v) != ERR_OK)
		return;
	text = vault_print(v, &n);
	if (text == NULL || !str_eq(s, (struct str){ .p = text, .n = n }))
		abort();
	sodium_free(text);
	sodium_free(v);
}

/* With a sum that fits, so that the fuzzer gets past it. */
static void
check_summed(struct str s)
{
	char *text = malloc(s.n + 80);
	uint8_t sum[VAULT_DIGEST_BYTES];

	if (text == NULL)
		return;
	if (s.n > 0)
		memcpy(text, s.p, s.n);
	hash(s, sum);
	memcpy(text + s.n, "end ", 4);
	(void)sodium_bin2hex(text + s.n + 4, 70, sum, sizeof(sum));
	text[s.n + 68] = '\n';
	check_parse((struct str){ .p = text, .n = s.n + 69 });
	free(text);
}

static void
check_recovery(struct str s)
{
	uint8_t secret[RECOVERY_BYTES], again[RECOVERY_BYTES];
	char text[RECOVERY_TEXT + 1];

	if (recovery_parse(s, secret) != ERR_OK)
		return;
	recovery_print(secret, text);
	if (recovery_parse(str_of(text), again) != ERR_OK ||
	    memcmp(secret, again, sizeof(secret)) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const uint8_t secret[RECOVERY_BYTES];
	struct recovery_pair pair;
	struct vault *v;
	struct str s;

	if (vault_start() != ERR_OK || n == 0)
		return 0;
	s = (struct str){ .p = (const char *)p + 1, .n = n - 1 };
	switch (p[0] % 4) {
	case 0:
		check_parse(s);
		break;
	case 1:
		check_summed(s);
		break;
	case 2:
		check_recovery(s);
		break;
	default:
		recovery_derive(secret, &pair);
		if (vault_sealed_parse(s, &pair, &v) == ERR_OK)
			sodium_free(v);
	}
	return 0;
}
