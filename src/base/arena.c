/* SPDX-License-Identifier: EUPL-1.2 */
/* base/arena: memory that goes all at once; that of secrets is wiped. */
#include "base/base.h"

#include <assert.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
/* With the sanitizer every allocation is followed by a forbidden zone, so
 * that reading past its end is found although a block holds many. */
#include <sanitizer/asan_interface.h>
#define GAP          16
#define FORBID(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define PERMIT(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define GAP          0
#define FORBID(p, n) ((void)(p), (void)(n))
#define PERMIT(p, n) ((void)(p), (void)(n))
#endif

#define ALIGN     alignof(max_align_t)
#define BLOCK_MIN ((size_t)4096)
#define BLOCK_MAX ((size_t)1 << 20)

/* Invariant: n <= cap. */
struct block {
	struct block *next;
	size_t n, cap;
	alignas(max_align_t) unsigned char data[];
};

/* Invariants: used <= max; `blocks` starts with the newest, ends with the
 * first, which arena_reset keeps. */
struct arena {
	struct block *blocks;
	size_t used, max;
	bool secret;
};

static _Noreturn void
arena_die(const char *why, size_t bytes)
{
	fprintf(stderr, "arena: %s (%zu bytes)\n", why, bytes);
	abort();
}

static struct block *
block_new(size_t cap, struct block *next)
{
	struct block *b;

	if (cap > SIZE_MAX - sizeof(*b) ||
	    (b = malloc(sizeof(*b) + cap)) == NULL)
		arena_die("the system has no more memory", cap);
	b->next = next;
	b->n = 0;
	b->cap = cap;
	FORBID(b->data, cap);
	return b;
}

/* Make the bytes of a block unused, and wipe them if they are secrets. */
static void
block_clear(struct block *b, bool secret)
{
	PERMIT(b->data, b->n);
	if (secret)
		explicit_bzero(b->data, b->n);
	FORBID(b->data, b->n);
	b->n = 0;
}

static void
block_free(struct block *b, bool secret)
{
	block_clear(b, secret);
	PERMIT(b->data, b->cap);
	free(b);
}

static struct arena *
arena_make(size_t max_bytes, bool secret)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		arena_die("the system has no more memory", sizeof(*a));
	a->max = max_bytes;
	a->secret = secret;
	return a;
}

struct arena *
arena_new(size_t max_bytes)
{
	return arena_make(max_bytes, false);
}

struct arena *
arena_new_secret(size_t max_bytes)
{
	return arena_make(max_bytes, true);
}

void
arena_reset(struct arena *a)
{
	struct block *next;

	while (a->blocks != NULL && a->blocks->next != NULL) {
		next = a->blocks->next;
		block_free(a->blocks, a->secret);
		a->blocks = next;
	}
	if (a->blocks != NULL)
		block_clear(a->blocks, a->secret);
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	if (a->blocks != NULL)
		block_free(a->blocks, a->secret);
	free(a);
}

/* A block with room for ${bytes}: each twice the one before, to a limit. */
static struct block *
arena_block(struct arena *a, size_t bytes)
{
	struct block *b = a->blocks;
	size_t cap = BLOCK_MIN;

	if (b != NULL && b->cap - b->n >= bytes)
		return b;
	if (b != NULL)
		cap = b->cap < BLOCK_MAX / 2 ? b->cap * 2 : BLOCK_MAX;
	if (cap < bytes)
		cap = bytes;
	a->blocks = block_new(cap, b);
	return a->blocks;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	size_t bytes, left = a->max - a->used;
	struct block *b;
	void *p;

	if (n > left)
		arena_die("the limit of this arena is passed", a->max);
	bytes = (n + ALIGN - 1) & ~(ALIGN - 1);
	if (bytes == 0)
		bytes = ALIGN; /* different objects have different addresses */
	if (bytes < n)
		arena_die("the limit of this arena is passed", a->max);
	b = arena_block(a, bytes + GAP);
	p = b->data + b->n;
	b->n += bytes + GAP;
	a->used += bytes < left ? bytes : left;
	PERMIT(p, n);
	memset(p, 0, n);
	return p;
}

void *
arena_array(struct arena *a, size_t size, size_t n)
{
	size_t bytes;

	if (__builtin_mul_overflow(size, n, &bytes))
		arena_die("an array is larger than memory", n);
	return arena_alloc(a, bytes);
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *p;

	if (s.n == SIZE_MAX)
		arena_die("the limit of this arena is passed", a->max);
	p = arena_alloc(a, s.n + 1);
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (struct str){ .p = p, .n = s.n };
}

const char *
arena_cstr(struct arena *a, struct str s)
{
	assert(s.n == 0 || memchr(s.p, '\0', s.n) == NULL);
	return arena_str(a, s).p;
}

struct str
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	p = arena_alloc(a, (size_t)n + 1);
	(void)vsnprintf(p, (size_t)n + 1, fmt, ap);
	return (struct str){ .p = p, .n = (size_t)n };
}

struct str
arena_printf(struct arena *a, const char *fmt, ...)
{
	struct str s;
	va_list ap;

	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

/* ${list} is the address of a pointer to any type; memcpy reads and writes
 * it, because its type is not void *. */
void *
arena_push(struct arena *a, void **list, size_t *n, size_t *cap, size_t size)
{
	size_t larger;
	char *old, *p;

	memcpy(&old, list, sizeof(old));
	if (*n == *cap) {
		larger = *cap == 0 ? 8 : *cap * 2;
		if (larger <= *cap)
			arena_die("a list is larger than memory", *cap);
		p = arena_array(a, size, larger);
		if (*n > 0)
			memcpy(p, old, size * *n);
		memcpy(list, &p, sizeof(p));
		*cap = larger;
		old = p;
	}
	return old + size * (*n)++;
}
