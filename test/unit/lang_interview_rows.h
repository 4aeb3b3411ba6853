/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that somebody wrote, one answer to each, and what becomes of it. */
#ifndef LANG_INTERVIEW_ROWS_H
#define LANG_INTERVIEW_ROWS_H

#include "lang_interview.h"

struct row {
	const char *name;
	const char *file; /* behind HEAD */
	const char *id, *answer;
	enum err want;
	const char *then;  /* the answer as it is kept; NULL: as before */
	const char *holds; /* what stands in the file then */
	const char *not_holds;
};

#define TEN           "Fjordkoret Bris og co"
#define HEAD          "statement x {\n\ten \"X\"\n\tversion 1.0\n\tlanguages en\n}\n"
#define CONTROLLER    "controller c {\n\tname \"C\"\n}\n"
#define ADMINISTRATOR "role administrator {\n\ten \"A\"\n}\n"

static inline void
hand(const struct row *r)
{
	bool there = str_starts(str_of(r->file), STR("there are no"));
	struct str before, was;
	enum err e;
	bool ok;

	draft = there ? arena_printf(a,
			    "statement x {\n\ten \"X\"\n\tversion "
			    "1.0\n\tlanguages en\n\t%s\n}\n%s",
			    r->file, CONTROLLER)
		      : arena_printf(a, "%s%s", HEAD, r->file);
	before = draft;
	was = now(r->id);
	e = answer(r->id, r->answer);
	ok = e == r->want;
	if (e != ERR_OK)
		ok = ok && str_eq(before, draft) && str_eq(now(r->id), was) &&
		     (e != ERR_INVALID || why.n > 0);
	else if (r->then != NULL)
		ok = ok && str_is(now(r->id), r->then);
	if (r->holds != NULL)
		ok = ok && str_find(draft, str_of(r->holds)) != SIZE_MAX;
	if (r->not_holds != NULL)
		ok = ok && str_find(draft, str_of(r->not_holds)) == SIZE_MAX;
	if (!tap_ok(ok, r->name))
		printf("# %s, now " STR_FMT ", " STR_FMT "\n" STR_FMT "\n",
		    err_name(e), STR_ARG(now(r->id)), STR_ARG(why),
		    STR_ARG(draft));
}

#endif
