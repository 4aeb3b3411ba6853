/* SPDX-License-Identifier: EUPL-1.2 */
/* Buffers of requests: kept for the next one, wiped in between. */
#include <stdlib.h>
#include <string.h>

#include "http/private.h"

struct work *
work_new(struct server *s)
{
	struct work *w = s->works;

	if (w != NULL) {
		s->works = w->next;
		s->works_n--;
	} else {
		w = calloc(1, sizeof(*w));
		if (w == NULL)
			return NULL;
		w->in = malloc(IN_FIRST);
		if (w->in == NULL) {
			free(w);
			return NULL;
		}
		w->cap = IN_FIRST;
		s->held += w->cap;
	}
	w->next = NULL;
	w->n = w->high = w->head_n = w->body_n = w->end = 0;
	w->limit = 0;
	return w;
}

static void
work_free(struct server *s, struct work *w)
{
	s->held -= w->cap;
	free(w->in);
	free(w);
}

/* What people typed does not stay in memory that waits for the next one. */
void
work_release(struct server *s, struct work *w)
{
	if (w == NULL)
		return;
	explicit_bzero(w->in, w->high);
	if (w->cap > IN_KEPT || s->works_n >= WORKS_KEPT) {
		work_free(s, w);
		return;
	}
	w->next = s->works;
	s->works = w;
	s->works_n++;
}

void
works_release(struct server *s)
{
	while (s->works != NULL) {
		struct work *w = s->works;

		s->works = w->next;
		work_free(s, w);
	}
	s->works_n = 0;
}

/*
 * How many bytes all buffers may hold when this one grows. A small one always
 * may, so that nobody's long upload keeps an ordinary form out; long ones
 * share half of the room.
 */
static size_t
room_for(const struct work *w, size_t cap)
{
	if (cap <= IN_KEPT)
		return SIZE_MAX;
	return w->limit > LIMIT_BODY_BYTES ? IN_ALL / 2 : IN_ALL;
}

bool
work_grow(struct server *s, struct work *w)
{
	size_t cap = w->cap * 2, whole;
	char *in;

	whole = w->head_n + (size_t)w->head.length + IN_PIECE;
	if (w->limit > LIMIT_BODY_BYTES && whole > w->cap && whole < cap)
		cap = whole;
	if (s->held + (cap - w->cap) > room_for(w, cap))
		return false;
	in = malloc(cap);
	if (in == NULL)
		return false;
	memcpy(in, w->in, w->n);
	explicit_bzero(w->in, w->high);
	free(w->in);
	s->held += cap - w->cap;
	w->in = in;
	w->cap = cap;
	return true;
}
