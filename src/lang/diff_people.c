/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_people: of two lines that say of whom, which is of more. */
#include "lang/diff_private.h"
#include "policy/whom.h"

static void
of_purposes(const struct diff_about *about, struct diff_verdict *v)
{
	const struct statement *was = about->d->was, *is = about->d->is;
	int then = statement_purpose(was, about->name);
	int now = statement_purpose(is, about->name);

	if ((then | now) < 0) /* one of them is in one file only */
		return;
	v->more =
	    purpose_beyond(is, &is->purposes[now], was, &was->purposes[then]);
	v->less =
	    purpose_beyond(was, &was->purposes[then], is, &is->purposes[now]);
}

static int
field_of(const struct statement *st, const struct diff_about *about)
{
	int f = statement_field(st, about->name);

	return about->part.n == 0 ? f : statement_part(st, f, about->part);
}

static void
of_fields(const struct diff_about *about, struct diff_verdict *v)
{
	const struct statement *was = about->d->was, *is = about->d->is;
	int then = field_of(was, about), now = field_of(is, about);
	const struct meant *w, *i;

	if ((then | now) < 0) /* one of them is in one file only */
		return;
	w = &was->fields[then].required_of;
	i = &is->fields[now].required_of;
	v->more = meant_beyond(is, i, was, w);
	v->less = meant_beyond(was, w, is, i);
}

void
diff_people(const struct diff_rule *r, const struct diff_about *about,
    struct diff_verdict *v)
{
	if (r->how == DIFF_HOW_PEOPLE)
		of_purposes(about, v);
	else
		of_fields(about, v);
}
