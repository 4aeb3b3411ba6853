/* SPDX-License-Identifier: EUPL-1.2 */
/* A tiny TAP: tap_ok() for each case, return tap_done() from main. */
#ifndef TAP_H
#define TAP_H

#include <stdio.h>
#include <string.h>

#include "base/base.h"

static int tap_n, tap_bad;

static inline bool
tap_ok(bool ok, const char *name)
{
	tap_n++;
	if (!ok)
		tap_bad++;
	printf("%sok %d - %s\n", ok ? "" : "not ", tap_n, name);
	return ok;
}

static inline bool
tap_str(struct str got, struct str want, const char *name)
{
	bool ok = tap_ok(str_eq(got, want), name);

	if (!ok)
		printf("#  got: " STR_FMT "\n# want: " STR_FMT "\n",
		    STR_ARG(got), STR_ARG(want));
	return ok;
}

static inline bool
tap_err(enum err got, enum err want, const char *name)
{
	bool ok = tap_ok(got == want, name);

	if (!ok)
		printf("# got %s, want %s\n", err_name(got), err_name(want));
	return ok;
}

static inline int
tap_done(void)
{
	printf("1..%d\n", tap_n);
	return tap_bad != 0;
}

#endif
