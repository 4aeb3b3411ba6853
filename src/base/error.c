/* SPDX-License-Identifier: EUPL-1.2 */
/* base/error: the rows of errors.def by their number. */
#include "base/base.h"

struct error {
	const char *name, *text;
	int status, exit_code;
};

static const struct error errors[] = {
	[ERR_OK] = { "ok", "Done.", 200, 0 },
#define ERROR(name, status, exit_code, text) \
	[ERR_##name] = { #name, text, status, exit_code },
#include "base/errors.def"
#undef ERROR
};

/* The names as they are shown; the table above has them in upper case. */
static char names[ERR_MAX][16];

_Static_assert(ARRAY_LEN(errors) == ERR_MAX, "one row for each error");

static const struct error *
error_get(enum err e)
{
	/* A value outside the enumeration is our mistake; say so and go on. */
	if ((unsigned)e >= ERR_MAX)
		e = ERR_INTERNAL;
	return &errors[e];
}

const char *
err_name(enum err e)
{
	const struct error *error = error_get(e);

	return ascii_lower_name(names[error - errors], sizeof(names[0]),
	    error->name);
}

const char *
err_text(enum err e)
{
	return error_get(e)->text;
}

int
err_status(enum err e)
{
	return error_get(e)->status;
}

int
err_exit(enum err e)
{
	return error_get(e)->exit_code;
}
