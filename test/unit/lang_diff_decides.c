/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32, B47: what people are not told of gives nobody more. Lines of the
 * shipped statements are taken away, put in another order, and put in the
 * place of others of their kind; where the comparison asks for no notice,
 * nothing is decided that the statement before refused.
 */
#include "lang/diff.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "policy/policy.h"
#include "tap.h"

/* One change of so many is looked at, and more in a long run; with files
 * named: all. */
#define EACH      150
#define EACH_LONG 20

static struct arena *kept, *a;
static size_t each = EACH;
static size_t changes_n, decided_n, turn;

/* ---- what may be done ---------------------------------------------------- */

struct question {
	enum actor_type actor;
	struct str role, purpose;
	enum activity activity;
	enum act act;
	unsigned stage;
	uint64_t kinds; /* of the newer statement */
	bool yes;
};

static uint64_t
kinds_then(const struct statement *st, const struct statement *is,
    uint64_t kinds)
{
	uint64_t out = 0;

	for (size_t i = 0; i < is->kinds_n; i++) {
		int k = statement_kind(st, is->kinds[i].n.name);

		if ((kinds >> i & 1) != 0 && k >= 0)
			out |= UINT64_C(1) << k;
	}
	return out;
}

/* What is granted, by the fields of ${is}; false: nothing. */
static bool
asked(const struct statement *st, const struct statement *is,
    const struct question *q, struct fieldset *out)
{
	struct actor actor = { .type = q->actor,
		.id = 7,
		.purpose = -1,
		.trained_until = INT32_MAX,
		.term_until = INT32_MAX,
		.confidential = true,
		.role = -1 };
	struct person_facts p = { .id = 7, .stage = q->stage };
	struct ask ask = { .actor = &actor,
		.activity = q->activity,
		.act = q->act,
		.person = &p,
		.tick = 1,
		.channel = q->act == ACT_SEND ? CHANNEL_EMAIL : -1,
		.purpose = statement_purpose(st, q->purpose) };
	const struct grant *g;
	struct fieldset got;
	struct verdict v;

	if (q->role.n > 0)
		actor.role = statement_role(st, q->role);
	if (ask.purpose < 0 || (q->role.n > 0 && actor.role < 0))
		return false;
	p.kinds = kinds_then(st, is, q->kinds);
	memset(p.consent, q->yes ? 0xff : 0, sizeof(p.consent));
	for (size_t i = 0; i < st->fields_n; i++)
		fieldset_add(&ask.fields, (int)i);
	decided_n++;
	if ((g = policy_decide(st, &ask, a, &v)) == NULL)
		return false;
	got = grant_fields(g);
	*out = (struct fieldset){ .w = { 0 } };
	for (int i = 0; i < (int)is->fields_n; i++) {
		const struct field *f = &is->fields[i];
		int k =
		    f->parent < 0
			? statement_field(st, f->n.name)
			: statement_part(st,
			      statement_field(st, is->fields[f->parent].n.name),
			      f->n.name);

		if (k >= 0 && fieldset_has(&got, k))
			fieldset_add(out, i);
	}
	return true;
}

static bool
gives_more(const struct statement *was, const struct statement *is,
    const struct question *q)
{
	struct fieldset now, then = { .w = { 0 } };

	if (!asked(is, is, q, &now))
		return false;
	if (!asked(was, is, q, &then))
		return true;
	for (int i = 0; i < (int)is->fields_n; i++)
		if (fieldset_has(&now, i) && !fieldset_has(&then, i))
			return true;
	return false;
}

static bool
any_stage_and_kind(const struct statement *was, const struct statement *is,
    struct question *q)
{
	for (q->stage = STAGE_POSSIBLE; q->stage <= STAGE_BLOCKED;
	     q->stage <<= 1)
		for (size_t k = 0; k < is->kinds_n + 1; k++) {
			q->kinds =
			    k < is->kinds_n ? UINT64_C(1) << k : UINT64_MAX;
			for (int yes = 0; yes < 2; yes++) {
				q->yes = yes != 0;
				if (gives_more(was, is, q))
					return true;
			}
			arena_reset(a);
		}
	return false;
}

static bool
any_act(const struct statement *was, const struct statement *is,
    struct question *q)
{
	static const enum act acts[] = { ACT_SEE, ACT_CORRECT, ACT_CONSENT,
		ACT_INVITE, ACT_SEND, ACT_EXPORT, ACT_ERASE };

	for (size_t i = 0; i < ARRAY_LEN(acts); i++) {
		q->act = acts[i];
		if (any_stage_and_kind(was, is, q))
			return true;
	}
	return false;
}

static bool
any_actor(const struct statement *was, const struct statement *is,
    struct question *q)
{
	q->activity = ACTIVITY_STAFF;
	q->actor = ACTOR_STAFF;
	for (size_t i = 0; i < is->roles_n; i++) {
		q->role = is->roles[i].n.name;
		if (any_act(was, is, q))
			return true;
	}
	q->role = STR_NONE;
	q->actor = ACTOR_OPERATOR;
	if (any_act(was, is, q))
		return true;
	q->actor = ACTOR_PERSON;
	if (any_act(was, is, q))
		return true;
	q->actor = ACTOR_JOB;
	for (int i = 0; i < ACTIVITY_MAX; i++) {
		q->activity = (enum activity)i;
		if (any_act(was, is, q))
			return true;
	}
	return false;
}

/* ---- one change ----------------------------------------------------- */

static void
held_against(struct str was, struct str is, const char *how, struct str line)
{
	struct lang_findings found[2] = { { 0 }, { 0 } };
	struct question q = { .stage = 0 };
	struct arena *own = arena_new(1 << 26);
	struct diff d;

	if (turn++ % each != 0) {
		arena_free(own);
		return;
	}
	if (lang_diff(own, was, is, LANG_EN, &d, found) == ERR_OK && d.n > 0 &&
	    (d.follows & DIFF_NOTICE) == 0) {
		changes_n++;
		for (size_t i = 0; i < d.is->purposes_n; i++) {
			q.purpose = d.is->purposes[i].n.name;
			if (!any_actor(d.was, d.is, &q))
				continue;
			printf("# %s: " STR_FMT
			       "\n#   class %s: purpose " STR_FMT
			       ", actor %d, role " STR_FMT
			       ", activity %d, act %d, stage %u, kinds %llx, "
			       "yes %d\n",
			    how, STR_ARG(line), diff_class_code(d.class),
			    STR_ARG(q.purpose), (int)q.actor, STR_ARG(q.role),
			    (int)q.activity, (int)q.act, q.stage,
			    (unsigned long long)q.kinds, q.yes);
			tap_ok(false, "not told, and somebody has more");
			break;
		}
	}
	arena_free(own);
}

struct lines {
	struct str at[4096];
	size_t n;
};

static struct str
joined(const struct lines *l, size_t skip, size_t swap, struct str instead)
{
	struct buf b;
	struct str s;

	buf_init(&b, LIMIT_STATEMENT * 2);
	for (size_t i = 0; i < l->n; i++) {
		size_t k = i;

		if (i == skip && instead.p == NULL)
			continue;
		if (swap != SIZE_MAX && i == skip)
			k = swap;
		else if (swap != SIZE_MAX && i == swap)
			k = skip;
		buf_put(&b, i == skip && swap == SIZE_MAX ? instead : l->at[k]);
		buf_putc(&b, '\n');
	}
	s = arena_str(kept, buf_str(&b));
	buf_release(&b);
	return s;
}

static struct str
first_word(struct str s)
{
	size_t i = 0, k;

	while (i < s.n && s.p[i] == '\t')
		i++;
	for (k = i; k < s.n && s.p[k] != ' '; k++)
		;
	return (struct str){ s.p, k }; /* with its depth */
}

static void
file_tried(const char *path)
{
	static char bytes[LIMIT_STATEMENT];
	static struct lines l;
	FILE *f = fopen(path, "r");
	struct str was, rest, line;

	was = (struct str){ bytes,
		f == NULL ? 0 : fread(bytes, 1, sizeof(bytes), f) };
	if (f != NULL)
		(void)fclose(f);
	l.n = 0;
	for (rest = was; rest.n > 0 && l.n < ARRAY_LEN(l.at);) {
		(void)str_cut(&rest, '\n', &line);
		l.at[l.n++] = line;
	}
	for (size_t i = 0; i < l.n; i++) {
		size_t tried = 0;

		arena_reset(kept);
		held_against(was, joined(&l, i, SIZE_MAX, STR_NONE), "without",
		    l.at[i]);
		for (size_t k = i + 1; k < l.n && k < i + 4; k++)
			held_against(was, joined(&l, i, k, STR("")), "swapped",
			    l.at[i]);
		for (size_t n = 1; n < l.n && tried < 6; n++) {
			size_t k = (i + n) % l.n;

			if (!str_eq(first_word(l.at[i]), first_word(l.at[k])) ||
			    str_eq(l.at[i], l.at[k]) || l.at[i].n < 3)
				continue;
			tried++;
			held_against(was, joined(&l, i, SIZE_MAX, l.at[k]),
			    "instead", l.at[i]);
		}
	}
	printf("# %s: %zu lines\n", path, l.n);
}

int
main(int argc, char **argv)
{
	static const char *const files[] = { "statements/ntnu-alumni.vern",
		"statements/itsmf.vern", "statements/intech.vern",
		"test/corpus/life/life-club.vern" };

	kept = arena_new(LIMIT_STATEMENT * 64);
	a = arena_new(1 << 26);
	if (argc > 1)
		each = 1;
	else if (getenv("VERN_LONG") != NULL)
		each = EACH_LONG;
	for (int i = 1; i < argc; i++)
		file_tried(argv[i]);
	for (size_t i = 0; argc < 2 && i < ARRAY_LEN(files); i++)
		file_tried(files[i]);
	printf("# %zu changes that nobody is told of, %zu decisions\n",
	    changes_n, decided_n);
	tap_ok(changes_n > 30, "C32: changes without notice were found");
	arena_free(a);
	arena_free(kept);
	return tap_done();
}
