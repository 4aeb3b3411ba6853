/* SPDX-License-Identifier: EUPL-1.2 */
/* A draft, its questions and answers. */
#ifndef LANG_INTERVIEW_TEST_H
#define LANG_INTERVIEW_TEST_H

#include "lang/check.h"
#include "lang/interview.h"
#include "tap.h"

static const struct date today = { 2026, 3, 2 };
static struct arena *a;
static struct str draft;
static struct str why;

static inline enum err
answer_in(const char *id, const char *answer, enum lang lang)
{
	struct str out;
	enum err e;

	why = STR_NONE;
	e = interview_answer(a, draft, str_of(id), str_of(answer), lang, today,
	    &out, &why);
	if (e == ERR_OK)
		draft = out;
	return e;
}

static inline enum err
answer(const char *id, const char *text)
{
	return answer_in(id, text, LANG_EN);
}

static inline struct interview_ask *
asked(const char *id)
{
	struct interview_ask *list;
	size_t n;

	if (interview_list(a, draft, LANG_EN, &list, &n) != ERR_OK)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (str_is(list[i].id, id))
			return &list[i];
	return NULL;
}

static inline struct str
now(const char *id)
{
	struct interview_ask *q = asked(id);

	return q == NULL ? STR_NONE : q->answer;
}

static inline void
begin(enum lang lang)
{
	if (interview_new(a, STR("Fjordkoret"), lang, today, &draft) != ERR_OK)
		draft = STR("");
}

static inline bool
holds(const char *what)
{
	bool found = str_find(draft, str_of(what)) != SIZE_MAX;

	if (!found)
		printf("# no %s in: " STR_FMT "\n", what, STR_ARG(draft));
	return found;
}

/* Errors and warnings of the draft, or of what does not compile. */
static inline size_t
findings(size_t *warnings)
{
	struct arena *own = arena_new(LIMIT_ARENA_ORG);
	struct lang_findings f = { 0 };
	const struct statement *st;
	size_t n;

	if (lang_compile(own, draft, LANG_EN, &st, &f) == ERR_OK)
		lang_check(own, st, today, LANG_EN, &f);
	for (size_t i = 0; i < f.n; i++)
		printf("# %u %s " STR_FMT "\n", (unsigned)f.at[i].pos.line,
		    f.at[i].code, STR_ARG(f.at[i].text));
	n = f.errors;
	*warnings = f.warnings;
	arena_free(own);
	return n;
}

static inline void
who(void)
{
	(void)answer("controller.address", "Kirkegata 1, 6002 Ålesund");
	(void)answer("controller.mailbox", "post@fjordkoret.example");
	(void)answer("controller.responsible", "secretary");
}

#endif
