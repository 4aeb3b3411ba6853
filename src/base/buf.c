/* SPDX-License-Identifier: EUPL-1.2 */
/* base/buf: a growing run of bytes with a maximum. */
#include "base/base.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUF_MIN ((size_t)256)

void
buf_init(struct buf *b, size_t max)
{
	*b = (struct buf){ .max = max };
}

void
buf_release(struct buf *b)
{
	free(b->p);
	buf_init(b, b->max);
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
	b->full = false;
}

/*
 * Make room for ${n} more bytes. One byte more than cap is allocated, for the
 * NUL that vsnprintf writes.
 */
static bool
buf_room(struct buf *b, size_t n)
{
	size_t cap = b->cap < BUF_MIN ? BUF_MIN : b->cap;
	char *p;

	assert(b->n <= b->cap && b->cap <= b->max);
	if (b->full || n > b->max - b->n) {
		b->full = true;
		return false;
	}
	if (n <= b->cap - b->n)
		return true;
	while (cap < b->n + n)
		cap = cap > b->max / 2 ? b->max : cap * 2;
	if (cap > b->max)
		cap = b->max;
	if (cap == SIZE_MAX || (p = realloc(b->p, cap + 1)) == NULL) {
		fprintf(stderr, "buf: the system has no more memory\n");
		abort();
	}
	b->p = p;
	b->cap = cap;
	return true;
}

void
buf_put(struct buf *b, struct str s)
{
	if (s.n == 0 || !buf_room(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void
buf_puts(struct buf *b, const char *c)
{
	buf_put(b, str_of(c));
}

void
buf_putc(struct buf *b, char c)
{
	if (buf_room(b, 1))
		b->p[b->n++] = c;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	if (n <= 0 || !buf_room(b, (size_t)n))
		return;
	(void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	b->n += (size_t)n;
}

void
buf_drop(struct buf *b, size_t n)
{
	assert(n <= b->n);
	if (n == 0)
		return;
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){ .p = b->p == NULL ? "" : b->p, .n = b->n };
}
