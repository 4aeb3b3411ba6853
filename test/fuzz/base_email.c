/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses: a result is one line, and reads as itself. */
#include <stdlib.h>

#include "base/email.h"
#include "base/limits.h"

static void
must(bool ok)
{
	if (!ok)
		abort();
}

/* One address on one line, its domain in lower-case ASCII. */
static void
check(struct str s)
{
	size_t i, at = 0;

	must(s.n > 0 && s.n <= LIMIT_EMAIL_BYTES && utf8_valid(s));
	for (i = 0; i < s.n; i++) {
		must((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7f);
		if (s.p[i] == '@')
			at = i;
	}
	must(at > 0 && at + 1 < s.n);
	for (i = at + 1; i < s.n; i++)
		must((s.p[i] >= 'a' && s.p[i] <= 'z') ||
		     (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.' ||
		     s.p[i] == '-');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	struct arena *a = arena_new((size_t)1 << 24);
	struct str address, match, untagged, x, y, z;

	if (email_normalise(a, s, &address, &match, &untagged) == ERR_OK) {
		check(address);
		check(match);
		check(untagged);
		must(email_normalise(a, address, &x, &y, &z) == ERR_OK);
		must(str_eq(x, address) && str_eq(y, match));
		must(email_normalise(a, match, &x, &y, &z) == ERR_OK);
		must(str_eq(x, match) && str_eq(y, match));
		must(str_eq(z, untagged));
		must(email_normalise(a, untagged, &x, &y, &z) == ERR_OK);
		must(str_eq(y, untagged));
	}
	arena_free(a);
	return 0;
}
