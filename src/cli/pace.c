/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/pace.h"

#include <stdio.h>

#include "base/time.h"

#define LATE_US 20000

static const char *const names[PACE_MAX] = { "tick", "jobs", "commit", "settle",
	"command", "tidy", "round" };

/* 0 to 7 as they are, then eight classes from each power of two. */
static size_t
class_of(int64_t us)
{
	unsigned bits;
	size_t i;

	if (us < 8)
		return us > 0 ? (size_t)us : 0;
	bits = 63 - (unsigned)__builtin_clzll((unsigned long long)us);
	i = (size_t)(bits - 2) * 8 + (size_t)(us >> (bits - 3) & 7);
	return i < PACE_CLASSES ? i : PACE_CLASSES - 1;
}

static int64_t
class_top(size_t i)
{
	return i < 8 ? (int64_t)i
		     : ((int64_t)(8 + i % 8 + 1) << (i / 8 - 1)) - 1;
}

int64_t
pace_add(struct pace *p, enum pace_of of, int64_t from_ns)
{
	int64_t now_ns = clock_mono_ns(), us = (now_ns - from_ns) / 1000;

	p->of[of].count[class_of(us)]++;
	p->of[of].n++;
	p->of[of].late += us > LATE_US;
	if (us > p->of[of].longest_us)
		p->of[of].longest_us = us;
	return now_ns;
}

static int64_t
quantile(const struct pace *p, int of, unsigned per_thousand)
{
	uint64_t want = p->of[of].n * per_thousand / 1000, seen = 0;

	for (size_t i = 0; i < PACE_CLASSES; i++)
		if ((seen += p->of[of].count[i]) > want)
			return class_top(i);
	return p->of[of].longest_us;
}

void
pace_print(const struct pace *p)
{
	for (int of = 0; of < PACE_MAX; of++)
		(void)fprintf(stderr,
		    "pace %s n=%llu p50=%lld p99=%lld p999=%lld max=%lld "
		    "late=%llu\n",
		    names[of], (unsigned long long)p->of[of].n,
		    (long long)quantile(p, of, 500),
		    (long long)quantile(p, of, 990),
		    (long long)quantile(p, of, 999),
		    (long long)p->of[of].longest_us,
		    (unsigned long long)p->of[of].late);
}
