/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang compile|check|print|decide: how fast a large statement is, 1,000 fields
 * and 300 purposes, in one process on one processor. Times are of the
 * processor, so that others on the machine count as little as can be.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lang/check.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "policy/policy.h"

#define FIELDS   1000
#define PURPOSES 300
#define ROLES    50
#define ASKS     512
#ifndef BEST_OF
#define BEST_OF 10
#endif

static double
now_s(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* xorshift64: the same asks in every run. */
static uint64_t state = 0x9e3779b97f4a7c15U;
static uint64_t
next(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static void
put_purpose(struct buf *b, int i)
{
	buf_printf(b,
	    "purpose use_%d {\n\tnb \"Bruk %d\" en \"Use %d\"\n"
	    "\tserves staff work, messages\n\tfor members\n\tusing field_%d",
	    i, i, i, i % FIELDS);
	for (int k = 1; k < 12; k++)
		buf_printf(b, ", field_%d", (i % FIELDS + k * 71) % FIELDS);
	buf_printf(b,
	    "\n\tsend by email\n\tclass service\n\tbasis %s\n"
	    "\twithdrawn by link, portal\n}\n\n",
	    i % 3 == 0 ? "consent" : "contract");
}

static struct str
statement_text(struct buf *b)
{
	buf_puts(b, "statement large {\n\tnb \"Stor\" en \"Large\"\n"
		    "\tversion 1.0.0\n\tlanguages nb, en\n}\n\n"
		    "controller large {\n\tname \"Large\"\n}\n\n");
	for (int i = 0; i < FIELDS; i++)
		buf_printf(b,
		    "field field_%d %s {\n\tnb \"Felt %d\" en \"Field %d\"\n"
		    "\tfrom the person\n\tvisible to the person, staff\n}\n\n",
		    i,
		    i == 0        ? "email"
		    : i % 50 == 1 ? "address"
				  : "text",
		    i, i);
	for (int i = 0; i < PURPOSES; i++)
		put_purpose(b, i);
	for (int i = 0; i < ROLES; i++) {
		buf_printf(b, "role role_%d {\n\tnb \"R%d\" en \"R%d\"\n", i, i,
		    i);
		for (int k = 0; k < 12; k++)
			buf_printf(b, "\tuse_%d: may see, send, all fields\n",
			    (i * 7 + k * 23) % PURPOSES);
		buf_puts(b, "}\n\n");
	}
	return buf_str(b);
}

static const struct statement *
compile(struct arena *a, struct str text)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	if (lang_compile(a, text, LANG_EN, &st, &fs) != ERR_OK) {
		for (size_t i = 0; i < fs.n && i < 5; i++)
			fprintf(stderr, "%u: " STR_FMT "\n", fs.at[i].pos.line,
			    STR_ARG(fs.at[i].text));
		return NULL;
	}
	return st;
}

/* The best of ten: other processes only ever add, by the caches. */
static double
best_ms(struct str text, const char *what)
{
	double best = 1e9;

	for (int i = 0; i < BEST_OF; i++) {
		struct arena *a = arena_new((size_t)1 << 30);
		struct lang_findings fs = { 0 };
		const struct statement *st;
		struct date today = { 2026, 3, 1 };
		struct buf out;
		double from = now_s(), ms;

		buf_init(&out, 64U << 20);
		st = compile(a, text);
		if (st == NULL)
			return -1;
		if (strcmp(what, "compile") != 0)
			from = now_s();
		if (strcmp(what, "check") == 0)
			lang_check(a, st, today, LANG_EN, &fs);
		if (strcmp(what, "print") == 0)
			(void)!lang_statement(&out, st, LANG_EN, LANG_HTML);
		ms = (now_s() - from) * 1e3;
		if (ms < best)
			best = ms;
		buf_release(&out);
		arena_free(a);
	}
	return best;
}

static struct person_facts people[64];
static struct ask asks[ASKS];
static struct actor actors[ROLES];

/* Two of three asks are of a role for a purpose that it has. */
static void
make_asks(const struct statement *st)
{
	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		people[i] = (struct person_facts){ .id = (int64_t)i + 1,
			.stage = STAGE_MEMBER,
			.kinds = 1,
			.restricted = i % 16 == 0,
			.protected_address = i % 32 == 1 };
		for (int p = 0; p < PURPOSES; p++)
			people[i].consent[p] = next() % 2 == 0 ? 0xff : 0;
	}
	for (int i = 0; i < ROLES; i++)
		actors[i] = (struct actor){ .type = ACTOR_STAFF,
			.id = i + 1,
			.role = i,
			.purpose = -1,
			.confidential = true };
	for (size_t i = 0; i < ASKS; i++) {
		const struct actor *who = &actors[next() % ROLES];
		const struct role *r = &st->roles[who->role];
		int purpose = i % 3 == 0
				  ? (int)(next() % PURPOSES)
				  : r->clauses[next() % r->clauses_n].purpose;

		asks[i] = (struct ask){ .actor = who,
			.purpose = purpose,
			.activity = ACTIVITY_STAFF,
			.act = i % 4 == 0 ? ACT_SEND : ACT_SEE,
			.channel = i % 4 == 0 ? CHANNEL_EMAIL : -1,
			.person = &people[next() % ARRAY_LEN(people)],
			.fields = st->purposes[purpose].fields,
			.today = 20500,
			.tick = 7 };
	}
}

static void
decide(const struct statement *st)
{
	struct arena *a = arena_new(64U << 20);
	struct verdict v;
	double best = 0;
	size_t yes = 0;

	make_asks(st);
	for (int round = 0; round < 20; round++) {
		double from = now_s(), rate;
		size_t n = 0;

		yes = 0;
		for (int k = 0; k < 400; k++) {
			for (size_t i = 0; i < ASKS; i++, n++) {
				(void)policy_decide(st, &asks[i], a, &v);
				yes += v.allowed;
				if (i % 64 == 63) /* as at a tick's end */
					arena_reset(a);
			}
		}
		rate = (double)n / (now_s() - from);
		if (rate > best)
			best = rate;
	}
	printf("decisions_per_s %.0f\nallowed_percent %.1f\n", best,
	    100.0 * (double)yes / (400.0 * ASKS));
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new((size_t)1 << 30);
	const struct statement *st;
	struct buf b;
	struct str text;

	buf_init(&b, LIMIT_STATEMENT);
	text = statement_text(&b);
	st = compile(a, text);
	if (argc != 2 || st == NULL)
		return 2;
	if (strcmp(argv[1], "decide") == 0)
		decide(st);
	else
		printf("bytes %zu\n%s_ms %.2f\n", text.n, argv[1],
		    best_ms(text, argv[1]));
	buf_release(&b);
	arena_free(a);
	return 0;
}
