/* SPDX-License-Identifier: EUPL-1.2 */
/* mail/fate: what the journals know, after a crash (mail/sink.h). */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "mail/journal.h"
#include "mail/wire.h"

struct sink_memory {
	bool trusted, harmless;
	struct journal_entry *list; /* by id, then by time */
	size_t n;
};

static int
by_id(const void *a, const void *b)
{
	const struct journal_entry *x = a, *y = b;

	if (x->result.id != y->result.id)
		return x->result.id < y->result.id ? -1 : 1;
	return (x->at_ns > y->at_ns) - (x->at_ns < y->at_ns);
}

enum err
sink_remember(const struct sink_config *config, struct sink_memory **out)
{
	struct sink_memory *m = calloc(1, sizeof(*m));
	struct sink_place place;
	char path[4096];
	int connections = config->connections > 0 ? config->connections : 1;
	enum err e = ERR_IO;

	if (m == NULL)
		return ERR_IO;
	if ((e = sink_place(config->url, &place)) != ERR_OK)
		goto fail;
	m->harmless = place.kind == PLACE_DIR;
	m->trusted = config->journal != NULL && config->journal[0] != '\0';
	/* Fewer connections than before may be configured: read them all. */
	for (int i = 0; m->trusted && i < SINK_CONNECTIONS_MAX; i++) {
		bool trusted = true;

		(void)snprintf(path, sizeof(path), "%s-%d", config->journal, i);
		e = journal_read(path, &m->list, &m->n, &trusted);
		if (e != ERR_OK)
			goto fail;
		if (!trusted && (i < connections || access(path, F_OK) == 0))
			m->trusted = false;
	}
	if (m->n > 0)
		qsort(m->list, m->n, sizeof(*m->list), by_id);
	*out = m;
	return ERR_OK;

fail:
	sink_forget(m);
	return e;
}

struct sink_result
sink_fate(const struct sink_memory *m, int64_t id)
{
	struct sink_result r = { .id = id, .outcome = SINK_RETURNED };

	for (size_t i = 0; i < m->n; i++)
		if (m->list[i].result.id == id &&
		    (i + 1 == m->n || m->list[i + 1].result.id != id)) {
			/* A record that was written is true, whatever else
			 * the journal lost. */
			r = m->list[i].result;
			if (m->harmless && r.outcome == SINK_UNCERTAIN)
				r.outcome = SINK_RETURNED;
			return r;
		}
	if (!m->trusted && !m->harmless)
		r.outcome = SINK_UNCERTAIN;
	return r;
}

void
sink_forget(struct sink_memory *m)
{
	if (m == NULL)
		return;
	free(m->list);
	free(m);
}
