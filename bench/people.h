/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench/people: the same made-up people for our side and the others, by
 * number, and the clock that both are measured with.
 */
#ifndef BENCH_PEOPLE_H
#define BENCH_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct human {
	char name[48], email[48], phone[16];
	const char *place, *programme, *degree;
	bool member, newsletter, objected, restricted;
};

static inline uint64_t
mix(uint64_t x)
{
	x ^= x >> 33;
	x *= 0xff51afd7ed558ccdULL;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53ULL;
	return x ^ x >> 33;
}

/* One of ${n}, the same for the same person and question. */
static inline unsigned
of(uint64_t i, unsigned what, unsigned n)
{
	return (unsigned)(mix(i * 31 + what) % n);
}

static inline void
human(uint64_t i, struct human *h)
{
	static const char *const given[] = { "Anne", "Inger", "Kari", "Marit",
		"Ingrid", "Liv", "Eva", "Berit", "Astrid", "Bjørn", "Hilde",
		"Jan", "Per", "Kjell", "Ole", "Lars", "Arne", "Svein", "Knut",
		"Øyvind" };
	static const char *const family[] = { "Hansen", "Johansen", "Olsen",
		"Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen",
		"Jensen", "Karlsen", "Johnsen", "Pettersen", "Eriksen", "Berg",
		"Haugen", "Hagen", "Johannessen", "Andreassen", "Jacobsen",
		"Dahl", "Jørgensen", "Halvorsen", "Henriksen", "Lund",
		"Sørensen", "Jakobsen", "Moen", "Gundersen", "Iversen",
		"Strand", "Solberg", "Svendsen", "Eide", "Knutsen", "Aas" };
	static const char *const places[] = { "Oslo", "Trondheim", "Bergen",
		"Stavanger", "Tromsø", "Bodø", "Ålesund", "Hamar" };
	static const char *const programmes[] = { "Fysikk og matematikk",
		"Datateknologi", "Bygg og miljø", "Kjemi", "Historie",
		"Nordisk", "Arkitektur", "Medisin", "Psykologi", "Marin",
		"Elektronikk", "Geofag" };
	static const char *const degrees[] = { "master", "bachelor", "ph.d." };

	(void)snprintf(h->name, sizeof(h->name), "%s %s", given[of(i, 1, 20)],
	    family[of(i, 2, 35)]);
	(void)snprintf(h->email, sizeof(h->email), "person%llu@example.com",
	    (unsigned long long)i);
	(void)snprintf(h->phone, sizeof(h->phone), "+479%07u",
	    of(i, 3, 10000000));
	h->place = places[of(i, 4, 8)];
	h->programme = programmes[of(i, 5, 12)];
	h->degree = degrees[of(i, 6, 3)];
	h->member = of(i, 7, 10) != 0;
	h->newsletter = of(i, 8, 5) < 2;
	h->objected = of(i, 9, 20) == 0;
	h->restricted = of(i, 10, 50) == 0;
}

static inline double
now_s(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline double
cpu_s(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline int
double_cmp(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Times of single operations, for percentiles. */
struct times {
	double *at;
	size_t n, cap;
};

static inline void
times_add(struct times *t, double s)
{
	if (t->n == t->cap) {
		t->cap = t->cap * 2 + 1024;
		t->at = realloc(t->at, t->cap * sizeof(*t->at));
		if (t->at == NULL)
			abort();
	}
	t->at[t->n++] = s;
}

/* Microseconds below which ${percent} of them stay. */
static inline double
times_us(struct times *t, unsigned percent)
{
	if (t->n == 0)
		return 0;
	qsort(t->at, t->n, sizeof(*t->at), double_cmp);
	return t->at[(t->n - 1) * percent / 100] * 1e6;
}

/* A line "name value" for bench/run. */
static inline void
say(const char *name, double value)
{
	printf("%s %.6g\n", name, value);
	(void)fflush(stdout);
}

/* Kilobytes of a line of /proc/self/status. */
static inline double
memory_kb(const char *line)
{
	FILE *f = fopen("/proc/self/status", "r");
	char text[256];
	double kb = 0;

	while (f != NULL && fgets(text, sizeof(text), f) != NULL)
		if (strncmp(text, line, strlen(line)) == 0)
			kb = strtod(text + strlen(line) + 1, NULL);
	if (f != NULL)
		(void)fclose(f);
	return kb;
}

#endif
