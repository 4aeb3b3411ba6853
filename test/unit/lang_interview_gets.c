/* SPDX-License-Identifier: EUPL-1.2 */
/* The interview in files written by hand: who gets facts, how long they are
 * kept, and cookies. */
#include "lang_interview_rows.h"

#include "lang/guide.h"

static const struct row rows[] = {
	/* who else gets it */
	{ "nobody, beside others that there are none of",
	    "there are no surveys", "recipients", "no", ERR_OK, "no",
	    "there are no surveys, recipients", NULL },
	{ "somebody, where it was said beside others",
	    "there are no surveys, recipients", "recipients", "yes", ERR_OK, "",
	    "there are no surveys\n", "recipients" },
	{ "a recipient is somebody",
	    CONTROLLER "recipient r {\n\ten \"R\"\n}\n", "recipients", "yes",
	    ERR_OK, "yes", NULL, NULL },
	{ "one that decides together stays a choice",
	    CONTROLLER "recipient r {\n\ten \"R\"\n\tjoint controller\n}\n",
	    "recipient.r.what", "joint", ERR_OK, "joint", "joint controller",
	    NULL },
	{ "private individuals are one",
	    CONTROLLER "recipient r {\n\ten \"R\"\n\tindependent\n}\n",
	    "recipient.r.what", "private", ERR_OK, "private",
	    "private individuals", "independent" },
	{ "… and may become another",
	    CONTROLLER "recipient r {\n\ten \"R\"\n\tjoint controller\n}\n",
	    "recipient.r.what", "acting", ERR_OK, "acting", "acting for us",
	    "joint controller" },
	{ "what else it gets stays",
	    CONTROLLER "field a text {\n\ten \"A\"\n}\nfield b text {\n\ten "
		       "\"B\"\n}\nrecipient r {\n\ten \"R\"\n\tgets a, "
		       "pictures\n}\n",
	    "recipient.r.gets", "b", ERR_OK, "b", "gets pictures, b",
	    "gets a" },
	{ "a recipient with no line gets its first",
	    CONTROLLER "field a text {\n\ten \"A\"\n}\nrecipient r {\n\ten "
		       "\"R\"\n}\n",
	    "recipient.r.gets", "a", ERR_OK, "a", "gets a", NULL },
	{ "a processor without a country has no tool",
	    CONTROLLER "processor p {\n\tname \"P\"\n}\n", "processor.p.tool",
	    "SCC", ERR_NOT_FOUND, NULL, NULL, NULL },
	/* how long */
	{ "a period where a mark is kept",
	    CONTROLLER "keep members {\n\twhen left: delete, keep "
		       "do-not-invite mark for 3 years\n}\n",
	    "keep.left", "30 days", ERR_OK, "30 days",
	    "30 days after left: delete, keep do-not-invite mark for 3 years",
	    NULL },
	{ "at once, where a mark is kept",
	    CONTROLLER "keep members {\n\t30 days after left: delete, keep "
		       "do-not-invite mark for 3 years\n}\n",
	    "keep.left", "0", ERR_OK, "0 days",
	    "when left: delete, keep do-not-invite mark for 3 years", NULL },
	{ "no end of a year where nothing is said of leaving",
	    CONTROLLER "keep members {\n\twhen death confirmed: "
		       "delete\n}\n",
	    "keep.left_year", "yes", ERR_INVALID, NULL, NULL, NULL },
	{ "no longer from the end of the year",
	    CONTROLLER "keep members {\n\t2 months after end of the year of "
		       "left: delete\n}\n",
	    "keep.left_year", "no", ERR_OK, "no", "2 months after left: delete",
	    "year" },
	{ "from the end of a year on",
	    "keep members {\n\twhen end of the year of left: delete\n}\n",
	    "keep.left", "30 days", ERR_OK, "30 days",
	    "\t30 days after end of the year of left: delete\n", NULL },
	{ "a block without that event",
	    CONTROLLER "keep members {\n\twhen death confirmed: delete\n}\n",
	    "keep.left", "30 days", ERR_INVALID, NULL, NULL, "left" },
	{ "a word alone is no block", CONTROLLER "keep\n", "keep.messages",
	    "30 days", ERR_OK, "30 days", "30 days after sent: delete", NULL },
	{ "half a line: when it is answered",
	    CONTROLLER "right access {\n\tanswered within\n}\n", "rights.days",
	    "14 days", ERR_OK, "14 days", "answered within 14 days", NULL },
	{ "a month is no longer than a month", CONTROLLER, "rights.days",
	    "1 month", ERR_OK, "1 month", "answered within 1 month", NULL },
	{ "no rules for changes", CONTROLLER, "changes.lead", "14 days", ERR_OK,
	    "14 days", "lead time 14 days", NULL },
	{ "rules for changes without a time",
	    CONTROLLER "changes {\n\tnotice by email\n}\n", "changes.lead",
	    "14 days", ERR_OK, "14 days",
	    "notice by email\n\tlead time 14 days\n", NULL },
	{ "no ways to ask", CONTROLLER, "rights.channels", "portal", ERR_OK,
	    "portal", "through portal", NULL },
	{ "rules for changes without a way",
	    CONTROLLER "changes {\n\tlead time 30 days\n}\n",
	    "changes.channels", "email", ERR_OK, "email",
	    "lead time 30 days\n\tnotice by email\n", NULL },
	/* cookies */
	{ "no cookie, where nobody signs in",
	    CONTROLLER "cookie \"s\" "
		       "necessary for sign in, ends with session\n",
	    "cookie", "-", ERR_OK, "", "there are no cookies",
	    "necessary for" },
	{ "… where nothing was said", CONTROLLER, "cookie", "-", ERR_OK, "",
	    NULL, "cookie" },
	{ "… and others stay",
	    CONTROLLER
	    "cookie \"s\" necessary for sign "
	    "in, ends with session\ncookie \"o\" for statistics, lasts 1 "
	    "year, with consent\n",
	    "cookie", "-", ERR_OK, "", "cookie \"o\"", "there are no" },
	{ "a cookie ends that there are none", "there are no surveys, cookies",
	    "own_cookies", "o", ERR_OK, "o", "there are no surveys\n",
	    "surveys, cookies" },
	{ "one for signing in too", "there are no cookies", "cookie", "s",
	    ERR_OK, "s", "necessary for sign in", "there are no" },
	{ "none when the last one goes",
	    CONTROLLER
	    "cookie \"o\" for "
	    "statistics, lasts 1 year, with consent\ncookie choice c "
	    "{\n\ten \"C\"\n}\n",
	    "own_cookies", "-", ERR_OK, "", "there are no cookies", "choice" },
	{ "necessary needs no yes",
	    CONTROLLER "cookie \"o\" for statistics, "
		       "with consent, lasts 1 year\n",
	    "cookie.o.use", "necessary", ERR_OK, "necessary",
	    "cookie \"o\" strictly necessary, lasts 1 year\n", "consent" },
	{ "what is not waits for one",
	    CONTROLLER "cookie \"o\" strictly "
		       "necessary, lasts 1 year\n",
	    "cookie.o.use", "preferences", ERR_OK, "preferences",
	    "cookie \"o\" for preferences, lasts 1 year, with consent\n",
	    NULL },
	{ "of which nothing is said",
	    CONTROLLER "cookie \"o\" for "
		       "statistics\n",
	    "cookie.o.life", "30 days", ERR_OK, "30 days",
	    "for statistics, lasts 30 days\n", NULL },
	{ "whose it is, in each language",
	    CONTROLLER "cookie \"o\" for "
		       "statistics, set by nb \"Vi\" en \"We\"\n",
	    "cookie.o.party", "Google", ERR_INVALID, NULL, NULL, NULL },
	{ "a cookie by another name than these is left",
	    CONTROLLER
	    "cookie \"_ga_*\" for statistics, lasts 1 year, with consent\n",
	    "own_cookies", "_ga_*, x", ERR_OK, "_ga_*, x", "\"_ga_*\" for",
	    NULL },
};

/* Who reads in members learns beforehand that they are asked like others. */
static void
what_comes_of_a_list(void)
{
	const struct interview_ask *q;

	begin(LANG_EN);
	(void)answer("come", "import");
	q = asked("register.whose");
	tap_ok(q != NULL &&
		   str_find(q->help, STR("erased when no answer comes")) !=
		       SIZE_MAX &&
		   str_find(q->help, STR("members already")) != SIZE_MAX,
	    "what happens to those on a list stands at the question");
}

/* A date as people write it, and as the file has it. */
static void
dates(void)
{
	static const struct {
		const char *typed, *kept; /* NULL: refused */
	} each[] = { { "1.12.2026", "2026-12-01" },
		{ "01.02.2026", "2026-02-01" }, { "1. 3. 2026", "2026-03-01" },
		{ "2026-05-04", "2026-05-04" }, { "31.2.2026", NULL },
		{ "1.13.2026", NULL }, { "1.2.26", NULL }, { "1.2", NULL },
		{ "1.2.2026.3", NULL }, { "tomorrow", NULL } };
	const struct interview_ask *q;

	begin(LANG_NB);
	for (size_t i = 0; i < ARRAY_LEN(each); i++) {
		enum err e = answer("effective", each[i].typed);

		tap_ok(each[i].kept == NULL
			   ? e == ERR_INVALID
			   : e == ERR_OK &&
				 str_is(now("effective"), each[i].kept),
		    each[i].typed);
	}
	q = asked("effective");
	tap_str(interview_shown(a, q, LANG_NB), STR("4.5.2026"),
	    "in Norwegian");
	tap_str(interview_shown(a, q, LANG_EN), STR("2026-05-04"),
	    "in English");
	q = asked("controller.name");
	tap_str(interview_shown(a, q, LANG_NB), STR("Fjordkoret"), "no date");
	tap_ok(asked("kinds")->more.n == 0 && asked("effective")->more.n > 0,
	    "the manual is told of the line that is asked for");
}

/* Of what is printed at an answer nothing is said twice. */
static void
said_once(void)
{
	struct interview_ask *list;
	size_t asked_n, n, twice = 0, all = 0;
	struct guide g;

	begin(LANG_NB);
	who();
	guide_look(a, draft, LANG_NB, today, &g);
	if (interview_list(a, draft, LANG_NB, &list, &asked_n) != ERR_OK)
		asked_n = 0;
	for (size_t i = 0; i < asked_n; i++) {
		const struct lang_sentence **said =
		    guide_said_of(a, &g, &list[i], &n);

		all += n;
		for (size_t k = 1; k < n; k++)
			for (size_t m = 0; m < k; m++)
				twice += str_eq(said[k]->text, said[m]->text);
	}
	tap_ok(all > 20 && twice == 0, "each sentence once");
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		hand(&rows[i]);
	what_comes_of_a_list();
	dates();
	said_once();
	arena_free(a);
	return tap_done();
}
