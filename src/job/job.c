/* SPDX-License-Identifier: EUPL-1.2 */
#include "job/job.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/time.h"
#include "job/imports.h"
#include "job/internal.h"

static const struct {
	const char *name;
	job_fn *fn;
	int every_s;
} table[JOB_MAX] = {
#define JOB(name, fn, every_s) { #name, fn, every_s },
#include "job/jobs.def"
#undef JOB
};

enum err
jobs_new(struct store *s, const struct jobs_config *config, struct jobs **out)
{
	struct jobs *j = calloc(1, sizeof(*j));
	struct str *texts[] = { &j->config.sink, &j->config.sink_user,
		&j->config.sink_password, &j->config.sink_tls,
		&j->config.sink_hello, &j->config.sink_ca,
		&j->config.public_url, &j->config.checkpoint_copy };
	enum err e;

	if (j == NULL)
		return ERR_INTERNAL;
	j->s = s;
	j->kept = arena_new(1 << 20);
	j->a = arena_new_secret(LIMIT_ARENA_REQUEST);
	j->config = *config;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		*texts[i] = arena_str(j->kept, *texts[i]);
	if ((e = post_open(j)) != ERR_OK) {
		jobs_close(j);
		return e;
	}
	/* The first look of the slow ones comes a little after the start. */
	for (int i = 0; i < JOB_MAX; i++)
		j->due_ns[i] = clock_mono_ns() + 2000000000;
	j->due_ns[JOB_letters] = 0;
	*out = j;
	return ERR_OK;
}

void
jobs_close(struct jobs *j)
{
	if (j == NULL)
		return;
	uploads_close(j);
	post_close(j);
	arena_free(j->a);
	arena_free(j->kept);
	free(j);
}

enum err
job_tx(struct jobs *j, struct tx *tx, struct org *org, struct actor *actor,
    enum activity activity)
{
	int purpose = org_purpose(org, activity);

	if (purpose < 0)
		return ERR_DENIED;
	*actor =
	    (struct actor){ .type = ACTOR_JOB, .role = -1, .purpose = purpose };
	arena_reset(j->a);
	return tx_begin(tx, j->s, org, j->a, actor, activity);
}

bool
jobs_slice(struct jobs *j, int64_t budget_ns)
{
	int64_t until_ns = clock_mono_ns() + budget_ns;
	bool more = false;

	/* There is room again: who waited for it goes on at once. */
	if (post_results(j))
		j->more[JOB_letters] = j->more[JOB_mailings] = true;
	for (int i = 0; i < JOB_MAX; i++) {
		int64_t now_ns = clock_mono_ns();

		if (now_ns >= until_ns)
			return true;
		if (!j->more[i] && now_ns < j->due_ns[i])
			continue;
		j->more[i] = table[i].fn(j, until_ns);
		j->due_ns[i] =
		    clock_mono_ns() + (int64_t)table[i].every_s * 1000000000;
		if (!j->more[i])
			j->pass_done[i] = true;
		more |= j->more[i];
	}
	return more;
}

void
jobs_committed(struct jobs *j, bool ok)
{
	post_committed(j, ok);
}

bool
jobs_has_work(const struct jobs *j)
{
	int64_t now_ns = clock_mono_ns();

	if (post_has_work(j))
		return true;
	for (int i = 0; i < JOB_MAX; i++)
		if (j->more[i] || now_ns >= j->due_ns[i])
			return true;
	return false;
}

int
jobs_fd(const struct jobs *j)
{
	return j->sink == NULL ? -1 : sink_fd(j->sink);
}

int
jobs_wake_ms(const struct jobs *j)
{
	int64_t now_ns = clock_mono_ns(), next = INT64_MAX;
	int sink = j->sink == NULL ? -1 : sink_wake_ms(j->sink);

	for (int i = 0; i < JOB_MAX; i++)
		if (j->due_ns[i] < next)
			next = j->due_ns[i];
	next = next <= now_ns ? 0 : (next - now_ns) / 1000000 + 1;
	return sink >= 0 && sink < next ? sink : (int)next;
}

bool
jobs_idle(const struct jobs *j)
{
	if (post_in_flight(j) || post_has_work(j))
		return false;
	for (int i = 0; i < JOB_MAX; i++)
		if (j->more[i] || !j->pass_done[i])
			return false;
	return true;
}

bool
jobs_releases(struct jobs *j, int64_t until_ns)
{
	return job_releases(j, until_ns);
}

void
jobs_releases_due(struct jobs *j)
{
	j->due_ns[JOB_releases] = 0;
	j->pass_done[JOB_releases] = false;
}

void
jobs_all_due(struct jobs *j)
{
	for (int i = 0; i < JOB_MAX; i++) {
		j->due_ns[i] = 0;
		j->pass_done[i] = false;
	}
}
