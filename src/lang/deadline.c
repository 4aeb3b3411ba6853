/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/deadline.h"

#include "policy/right.h"

struct right_words {
	const char *en, *nb;
};

static const struct right_words right_words[RIGHT_MAX] = {
#define RIGHT(name, en_, nb_, article) \
	[RIGHT_##name] = { .en = en_, .nb = nb_ },
#include "policy/rights.def"
#undef RIGHT
};

enum err
right_find(struct str s, enum right *out)
{
	for (int r = 0; r < RIGHT_MAX; r++) {
		if (str_is(s, right_words[r].en) ||
		    str_is(s, right_words[r].nb)) {
			*out = (enum right)r;
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

static struct date
add_days(struct date d, int32_t days)
{
	return date_of_days(date_days(d) + days);
}

static struct date
next_working_day(struct date d)
{
	while (date_is_holiday(d))
		d = add_days(d, 1);
	return d;
}

/* Of several controllers that promise something, the soonest: who keeps the
 * day does not know against which of them the right is used. */
static struct period
promise_of(const struct statement *st, enum right right)
{
	struct period soonest = right_promise(st, right, 0);

	for (int i = 1; i < (int)st->controllers_n; i++) {
		struct period p = right_promise(st, right, i);

		if (!period_is_zero(p) &&
		    (period_is_zero(soonest) ||
			period_hours_most(p) < period_hours_most(soonest)))
			soonest = p;
	}
	return soonest;
}

void
lang_deadline(const struct statement *st, enum right right,
    struct date received, int32_t paused_days, struct deadline *out)
{
	const struct period month = { .months = 1 };
	const struct period three_months = { .months = 3 };
	struct period promise = promise_of(st, right);

	*out = (struct deadline){ .promised = !period_is_zero(promise) };
	out->law_base = add_days(date_add(received, month), paused_days);
	out->law_latest = next_working_day(out->law_base);
	out->extended = next_working_day(
	    add_days(date_add(received, three_months), paused_days));
	out->due = out->law_base;
	if (!out->promised)
		return;
	out->promise = date_add(received, promise);
	if (date_cmp(out->promise, out->due) < 0)
		out->due = out->promise;
}

static void
print_one(struct buf *out, const char *name, struct date d)
{
	buf_printf(out, "%s: %04d-%02d-%02d\n", name, d.year, d.month, d.day);
}

void
lang_deadline_print(struct buf *out, const struct deadline *d)
{
	print_one(out, "law_base", d->law_base);
	print_one(out, "law_latest", d->law_latest);
	print_one(out, "extended", d->extended);
	if (d->promised)
		print_one(out, "promise", d->promise);
	print_one(out, "due", d->due);
}
