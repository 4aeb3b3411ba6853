/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The guide: every question of several files, with answers that fit and
 * answers that do not. What is refused says why and changes nothing; what is
 * taken leaves a file that the questions go on with, that compiles when it did,
 * and that an answer given once more does not change.
 */
#include "file.h"
#include "lang_interview.h"

/* What people type. */
static const char *const answers[] = { "", "-", "yes", "No", "maybe", "0",
	"1 week", "18 months", "two years", "2 parsecs", "2027-01-31",
	"2027-02-30", "1.2.3", "1.x", "v2", "no", "NO, de", "XX", "EU",
	"somebody", "a@b.example", "a@b@c", "https://b.example", "b.example",
	"974767880", "974 767 880", "974767881", "One, Two, , Three",
	"Ærlig talt: «to» linjer\nog en \"til\"", "name, e-mail", "alone }",
	"# no comment", "{ }",
	"a very long answer of a hundred bytes, which no name and no number "
	"and no word of any list can ever be" };

/* A file that nobody would write, and that is right. */
static const char odd[] =
    "statement odd { nb \"Rar\" en \"Odd\"\n\tlanguages nb, en\n}\n"
    "controller odd { name \"Odd\"\n\tcontact address letters to \"Oslo\"\n"
    "\tcountry NO, SE\n\tauthority NO \"Datatilsynet\"\n}\n"
    "source self {\n\tthe person\n}\n"
    "source register {\n\tnb \"R\" en \"R\"\n\town register\n"
    "\ttold by \"Brev\"\n\tcompatible see nb \"a\" en \"b\"\n"
    "\tfile {\n\t\tkey from nr\n\t\tlabel from \"For navn\", etternavn\n"
    "\t\tborn from dato\n\t}\n\tbefore joining label, born\n}\n"
    "field label name {\n\tnb \"Navn\" en \"Name\"\n"
    "\tfrom the person, register\n\trequired\n}\n"
    "field born date { nb \"Født\" en \"Born\" }\n"
    "field voice choice {\n\tnb \"Stemme\" en \"Voice\"\n"
    "\tvalue alto nb \"Alt\" en \"Alto\"\n"
    "\tvalue bass nb \"Bass\" en \"Bass\"\n}\n"
    "field parts choices {\n\tnb \"Deler\" en \"Parts\"\n"
    "\tvalue one in all languages \"1\"\n}\n"
    "field tours records {\n\tnb \"Turer\" en \"Tours\"\n"
    "\tfield place text {\n\t\tnb \"Sted\" en \"Place\"\n\t}\n}\n"
    "kind of person singer {\n\tnb \"s\" en \"s\"\n\tin register\n"
    "\tby own registration\n}\n"
    "kind of person guest {\n\tnb \"g\" en \"g\"\n}\n"
    "purpose membership {\n\tnb \"M\" en \"M\"\n\tserves joining, sign in\n"
    "\tusing label, voice\n\tbasis contract\n}\n"
    "purpose own_page {\n\tnb \"O\" en \"O\"\n\tserves my page, import\n"
    "\tusing all fields\n\tbasis contract\n}\n"
    "purpose newsletter {\n\tnb \"N\" en \"N\"\n\tserves messages\n"
    "\tusing label\n\tsend by email\n\tbasis consent for singer {\n"
    "\t\tconsent text nb \"a\" en \"b\"\n\t}\n"
    "\tbasis legitimate interest for guest\n}\n"
    "role administrator {\n\tnb \"A\" en \"A\"\n"
    "\tmembership: may find, see all fields\n\tmay change settings\n}\n"
    "processor host {\n\tname \"Host\"\n\tcountry US\n"
    "\tservice provided nb \"Drift\" en \"Running\"\n\tfor purposes "
    "membership\n}\n"
    "keep members { when left: delete }\n"
    "keep messages {\n\t12 months after sent: delete\n}\n"
    "children { not targeted }\n"
    "promise nothing sold only told\n";

/* ---- judging ------------------------------------------------------------ */

static struct {
	size_t asked, taken, refused;
	size_t silent, stuck, broken, restless;
} count;

static bool
compiles(struct arena *in, struct str bytes)
{
	struct lang_findings fs = { 0 };
	const struct statement *st;

	return lang_compile(in, bytes, LANG_EN, &st, &fs) == ERR_OK;
}

static void
tell(const char *what, struct str id, const char *answer)
{
	printf("# %s: " STR_FMT ": %s\n", what, STR_ARG(id), answer);
}

/* What the file now answers, said again, is nothing new. */
static bool
is_calm(struct arena *in, struct str bytes, struct str id, enum lang lang)
{
	struct interview_ask *list;
	struct str again, reason = STR_NONE;
	size_t n;

	if (interview_list(in, bytes, lang, &list, &n) != ERR_OK)
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].id, id) && list[i].answered)
			return interview_answer(in, bytes, id, list[i].answer,
				   lang, today, &again, &reason) != ERR_OK ||
			       str_eq(again, bytes);
	return true;
}

static void
one(struct str bytes, const struct interview_ask *q, const char *text,
    enum lang lang)
{
	struct arena *in = arena_new((size_t)1 << 28);
	struct interview_ask *list;
	struct str out, reason = STR_NONE;
	size_t n;
	enum err e = interview_answer(in, bytes, q->id, str_of(text), lang,
	    today, &out, &reason);

	count.asked++;
	if (e == ERR_INVALID) {
		count.refused++;
		if (reason.n == 0) {
			count.silent++;
			tell("refused without a word", q->id, text);
		}
	} else if (e == ERR_OK) {
		count.taken++;
		if (interview_list(in, out, lang, &list, &n) != ERR_OK) {
			count.stuck++;
			tell("no questions after it", q->id, text);
		} else if (!compiles(in, out)) {
			count.broken++;
			tell("does not compile after it", q->id, text);
		} else if (!is_calm(in, out, q->id, lang)) {
			count.restless++;
			tell("changes when it is said again", q->id, text);
		}
	}
	arena_free(in);
}

/* All questions of a file, with each ${step}th of the answers, and to each what
 * fits it: each of its options, all of them, and what it says now. */
static void
each(const char *name, struct str bytes, enum lang lang, size_t step)
{
	struct interview_ask *list;
	size_t n = 0, before = count.asked;

	if (interview_list(a, bytes, lang, &list, &n) != ERR_OK)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct interview_ask *q = &list[i];
		struct str all = STR("");

		for (size_t k = i % step; k < ARRAY_LEN(answers); k += step)
			one(bytes, q, answers[k], lang);
		for (size_t k = 0; k < q->options_n; k++) {
			struct str v = q->options[k].value;

			one(bytes, q, arena_printf(a, STR_FMT, STR_ARG(v)).p,
			    lang);
			all = arena_printf(a, STR_FMT "%s" STR_FMT,
			    STR_ARG(all), all.n > 0 ? ", " : "", STR_ARG(v));
		}
		if (q->options_n > 1)
			one(bytes, q, all.p, lang);
		one(bytes, q, arena_printf(a, STR_FMT, STR_ARG(q->answer)).p,
		    lang);
	}
	tap_ok(count.asked > before + 5 * n && n > 20, name);
}

/* A proposal with all that can be chosen, in three languages. */
static struct str
everything(void)
{
	static const char *const said[][2] = { { "languages", "nb, nn, en" },
		{ "come", "registration, import" },
		{ "fields", "phone, town, birth_year, guardian_name" },
		{ "own_fields", "Boat" }, { "dpo", "have" },
		{ "children", "guardian" } };

	begin(LANG_NB);
	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		(void)answer(said[i][0], said[i][1]);
	return draft;
}

int
main(void)
{
	a = arena_new((size_t)1 << 30);
	tap_ok(compiles(a, str_of(odd)), "an odd file is right");
	each("the questions of an odd file", str_of(odd), LANG_EN, 1);
	each("… asked in Norwegian", str_of(odd), LANG_NN, 7);
	each("a proposal of everything", everything(), LANG_NB, 5);
	printf("# %zu answers, %zu taken, %zu refused\n", count.asked,
	    count.taken, count.refused);
	tap_ok(count.taken > 500 && count.refused > 1000,
	    "many are taken, more are refused");
	tap_ok(count.silent == 0, "what is refused says why");
	tap_ok(count.stuck == 0, "the questions go on");
	tap_ok(count.broken == 0, "what compiled still does");
	tap_ok(count.restless == 0, "an answer said again changes nothing");
	arena_free(a);
	return tap_done();
}
