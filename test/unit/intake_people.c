/* SPDX-License-Identifier: EUPL-1.2 */
/* People out of rows, in any order and in slices; kinds by rules. */
#include "intake/people.h"

#include "base/time.h"
#include "tap.h"

#include "intake_fixture.h"

#define NEVER INT64_MAX
#define HEAD                                                   \
	"kildenokkel;fornavn;etternavn;gradkode;dato_oppnadd;" \
	"utveksling_dato_fra;utveksling_dato_til;kjonn;status_dod;personnr\n"

/* A person as one line: key, values as field[item]=text, lines, verdict. */
static void
print(struct buf *b, const struct person_in *in)
{
	buf_printf(b, STR_FMT "%s", STR_ARG(in->key), in->dead ? "+" : "");
	for (size_t i = 0; i < in->n; i++) {
		const struct value_in *v = &in->values[i];

		buf_printf(b, " " STR_FMT,
		    STR_ARG(fixture_fields[v->field].n.name));
		if (v->item > 0)
			buf_printf(b, "%d", v->item);
		buf_printf(b, "=" STR_FMT, STR_ARG(v->text));
	}
	buf_puts(b, " @");
	for (size_t i = 0; i < in->lines_n; i++)
		buf_printf(b, i == 0 ? "%d" : ",%d", (int)in->lines[i]);
	if (in->why != REFUSAL_NONE) {
		buf_printf(b, " !%s:%d", refusal_code(in->why),
		    (int)in->why_line);
		if (in->why_field >= 0)
			buf_printf(b, ":" STR_FMT,
			    STR_ARG(fixture_fields[in->why_field].n.name));
	}
	buf_putc(b, '\n');
}

static struct str
people_of(struct arena *a, struct str bytes, int64_t *count_out)
{
	struct people_error error;
	struct person_in in;
	struct people *p;
	struct buf b;
	struct str s;
	enum err e;
	int fd = fixture_file(bytes);

	buf_init(&b, 1 << 22);
	e = people_open(fd, &fixture, &fixture_sources[0], &p, &error);
	if (e != ERR_OK) {
		close(fd);
		return str_of(error.csv.what != NULL ? "csv" : "map");
	}
	while ((e = people_scan(p, NEVER)) == ERR_BUSY)
		;
	*count_out = people_count(p);
	while (
	    e == ERR_OK && (e = people_next(p, a, NEVER, &in)) != ERR_NOT_FOUND)
		print(&b, &in);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	people_close(p);
	close(fd);
	return s;
}

#define LIT(s)                               \
	{                                    \
		.p = (s), .n = sizeof(s) - 1 \
	}

static const struct {
	const char *name;
	struct str in, want;
} files[] = {
	{ "an empty file", LIT(""), LIT("csv") },
	{ "a file of blank lines", LIT("\n\n"), LIT("csv") },
	{ "a file of other columns", LIT("a;b\n1;2\n"), LIT("map") },
	{ "headings and nobody", LIT(HEAD), LIT("") },
	{ "a row without a key", LIT(HEAD ";Liv;Bø;;;;;;N;9\n"),
	    LIT(" @2 !no_key:2\n") },
	{ "a row too short", LIT(HEAD "1;Liv;Bø;;;;;;N\n"),
	    LIT(" @2 !wrong_number_of_fields:2\n") },
	{ "a row too long", LIT(HEAD "1;Liv;Bø;;;;;;N;9;7\n"),
	    LIT(" @2 !wrong_number_of_fields:2\n") },
	{ "a row that cannot be read, and the next one",
	    LIT(HEAD "1;\"Liv\"x;Bø;;;;;;N;9\n2;Ola;Ås;;;;;;N;9\n"),
	    LIT(" @2 !unreadable_row:2\n2 full_name=Ola Ås @3\n") },
	{ "rows of separators only",
	    LIT(HEAD ";;;;;;;;;\n2;Ola;Ås;;;;;;N;9\n;;;;;;;;;\n"),
	    LIT("2 full_name=Ola Ås @3\n") },
	{ "nobody's name", LIT(HEAD "1;;;;;;;;N;9\n"),
	    LIT("1 @2 !no_name:2:full_name\n") },
	{ "a date that does not exist, without the value",
	    LIT(HEAD "1;Liv;Bø;MA;31.02.2020;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø degree1=MA @2 "
		"!no_such_date:2:awarded\n") },
	{ "what is no date, without the value",
	    LIT(HEAD "1;Liv;Bø;MA;spring;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø degree1=MA @2 "
		"!invalid_value:2:awarded\n") },
	{ "a person with one bad row of two is not taken",
	    LIT(HEAD "1;Liv;Bø;MA;1.1.2020;;;;N;9\n1;Liv;Bø;BA;x;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø degree1=MA awarded1=2020-01-01 "
		"degree2=BA @2,3 !invalid_value:3:awarded\n") },
	{ "a national identity number as a name",
	    LIT(HEAD "1;Liv;01818010083;;;;;;N;9\n"),
	    LIT("1 @2 !national_id:2:full_name\n") },
	{ "a national identity number as the key",
	    LIT(HEAD "01818010083;Liv;Bø;;;;;;N;9\n"),
	    LIT("01818010083 full_name=Liv Bø @2 !national_id:2\n") },
	{ "one degree in each of two rows",
	    LIT(HEAD "1;Liv;Bø;MA;1.1.2020;;;K;N;9\n"
		     "1;Liv;Bø;BA;1.1.2018;;;K;N;9\n"),
	    LIT("1 full_name=Liv Bø sex=woman degree1=MA "
		"awarded1=2020-01-01 degree2=BA awarded2=2018-01-01 "
		"@2,3\n") },
	{ "rows of two people in turn",
	    LIT(HEAD "1;Liv;Bø;MA;;;;;N;9\n2;Ola;Ås;;;;;;N;9\n"
		     "1;Liv;Bø;BA;;;;;N;9\n2;Ola;Ås;DR;;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø degree1=MA degree2=BA @2,4\n"
		"2 full_name=Ola Ås degree1=DR @3,5\n") },
	{ "the same record twice is one",
	    LIT(HEAD "1;Liv;Bø;MA;1.1.2020;;;;N;9\n"
		     "1;Liv;Bø;MA;2020-01-01;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø degree1=MA awarded1=2020-01-01 "
		"@2,3\n") },
	{ "the first of two names stands",
	    LIT(HEAD "1;Liv;Bø;;;;;;N;9\n1;Liv;Ås;;;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø @2,3\n") },
	{ "dead in any row is dead",
	    LIT(HEAD "1;Liv;Bø;;;;;;N;9\n1;Liv;Bø;;;;;;J;9\n"),
	    LIT("1+ full_name=Liv Bø @2,3\n") },
	{ "blanks around the key",
	    LIT(HEAD "1;Liv;Bø;;;;;;N;9\n\" 1 \";Liv;Bø;;;;;;N;9\n"),
	    LIT("1 full_name=Liv Bø @2,3\n") },
};

static void
test_files(struct arena *a)
{
	int64_t count;

	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		tap_str(people_of(a, files[i].in, &count), files[i].want,
		    files[i].name);
}

static void
test_many(struct arena *a)
{
	struct buf b;
	struct str got;
	int64_t count = 0;
	size_t lines = 0;

	buf_init(&b, 1 << 24);
	buf_puts(&b, HEAD);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 20000; i++)
			buf_printf(&b, "k%d;N%d;M;%s;;;;;N;9\n", i, i,
			    round == 0 ? "BA" : "MA");
	got = people_of(a, buf_str(&b), &count);
	for (size_t i = 0; i < got.n; i++)
		lines += got.p[i] == '\n';
	tap_ok(count == 20000 && lines == 20000,
	    "20,000 people in two rows each, far apart");
	tap_ok(str_starts(got,
		   STR("k0 full_name=N0 M degree1=BA degree2=MA @2,20002\n")),
	    "  each is put together");
	buf_reset(&b);
	buf_puts(&b, HEAD);
	for (int i = 0; i <= PEOPLE_ROWS_MAX; i++)
		buf_printf(&b, "1;Liv;Bø;G%d;;;;;N;9\n", i);
	got = people_of(a, buf_str(&b), &count);
	tap_str(got, STR("1 @ !too_many_rows:0\n"),
	    "T-64 a person of too many rows");
	buf_release(&b);
}

/* Slices that end at once still come to the end. */
static void
test_slices(struct arena *a)
{
	struct people_error error;
	struct person_in in;
	struct people *p;
	struct buf b;
	int busy = 0, n = 0, fd;
	enum err e;

	buf_init(&b, 1 << 22);
	buf_puts(&b, HEAD);
	for (int i = 0; i < 5000; i++)
		buf_printf(&b, "k%d;N;M;;;;;;N;9\n", i % 2500);
	fd = fixture_file(buf_str(&b));
	if (people_open(fd, &fixture, &fixture_sources[0], &p, &error) !=
	    ERR_OK)
		abort();
	while ((e = people_scan(p, 0)) == ERR_BUSY)
		busy++;
	tap_ok(e == ERR_OK && busy > 10, "the first pass in slices");
	tap_ok(people_done(p) < 10, "  nothing is done yet");
	busy = 0;
	while ((e = people_next(p, a, 0, &in)) != ERR_NOT_FOUND) {
		busy += e == ERR_BUSY;
		n += e == ERR_OK;
	}
	tap_ok(busy > 10 && n == 2500, "the second pass in slices");
	tap_ok(people_done(p) == 1000, "  all is done");
	tap_ok(people_map(p)->dropped == 1, "B08 one column is dropped");
	people_close(p);
	buf_release(&b);
	close(fd);
}

static void
test_keep(struct arena *a)
{
	struct person_in in = { .source = 0 };

	person_in_add(a, &in, F_NAME, 0, STR("Liv Bø"));
	person_in_add(a, &in, F_BORN, 0, STR("1990-01-01"));
	person_in_add(a, &in, F_DEGREE, 1, STR("MA"));
	person_in_add(a, &in, F_FROM, 1, STR("2020-01-01"));
	person_in_add(a, &in, F_HOST, 1, STR("SE"));
	person_in_keep(&fixture, &in, &fixture_sources[0].before_joining);
	tap_ok(in.n == 3 && person_in_get(&in, F_NAME).n > 0 &&
		   person_in_item(&in, F_DEGREE, 1).n > 0 &&
		   person_in_item(&in, F_FROM, 1).n > 0,
	    "B08 before joining only what the source may give then");
	tap_ok(person_in_get(&in, F_BORN).p == NULL &&
		   person_in_item(&in, F_HOST, 1).p == NULL,
	    "B08 the others are forgotten");
}

/* ---- B10: eligibility at its boundaries ------------------------------ */

static int32_t
day(const char *s)
{
	struct date d;

	if (date_parse(str_of(s), &d) != ERR_OK)
		abort();
	return date_days(d);
}

static const struct {
	const char *name, *from, *to, *today;
	bool want;
} stays[] = {
	{ "NTNU-37 15 Jan to 14 Apr", "2025-01-15", "2025-04-14", "2026-01-01",
	    false },
	{ "NTNU-37 15 Jan to 15 Apr is not more than 3 months", "2025-01-15",
	    "2025-04-15", "2026-01-01", false },
	{ "NTNU-37 15 Jan to 16 Apr", "2025-01-15", "2025-04-16", "2026-01-01",
	    true },
	{ "NTNU-37 30 Nov to 27 Feb", "2024-11-30", "2025-02-27", "2026-01-01",
	    false },
	{ "NTNU-37 30 Nov to 28 Feb, the end of the month", "2024-11-30",
	    "2025-02-28", "2026-01-01", false },
	{ "NTNU-37 30 Nov to 1 Mar", "2024-11-30", "2025-03-01", "2026-01-01",
	    true },
	{ "NTNU-37 30 Nov to 29 Feb in a leap year", "2023-11-30", "2024-02-29",
	    "2026-01-01", false },
	{ "NTNU-37 a running stay, ends after today", "2025-01-15",
	    "2025-12-31", "2025-12-30", false },
	{ "NTNU-37 a stay that ends today", "2025-01-15", "2025-12-31",
	    "2025-12-31", false },
	{ "NTNU-37 a stay that ended yesterday", "2025-01-15", "2025-12-31",
	    "2026-01-01", true },
	{ "NTNU-37 a stay without an end", "2025-01-15", NULL, "2026-01-01",
	    false },
	{ "NTNU-37 a stay without a beginning", NULL, "2025-06-01",
	    "2026-01-01", false },
	{ "NTNU-37 a stay that ends before it begins", "2025-06-01",
	    "2025-01-01", "2026-01-01", false },
};

static void
test_stays(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(stays); i++) {
		struct person_in in = { .source = 0 };
		bool got;

		if (stays[i].from != NULL)
			person_in_add(a, &in, F_FROM, 1, str_of(stays[i].from));
		if (stays[i].to != NULL)
			person_in_add(a, &in, F_TO, 1, str_of(stays[i].to));
		got = kind_matches(&fixture, &fixture_kinds[1], &in,
		    day(stays[i].today));
		tap_ok(got == stays[i].want, stays[i].name);
		in.source = 1;
		tap_ok(!kind_matches(&fixture, &fixture_kinds[1], &in,
			   day(stays[i].today)),
		    "  never from another source");
	}
}

static void
test_kinds(struct arena *a)
{
	struct person_in in = { .source = 0 };
	int32_t today = day("2026-01-01");

	tap_ok(kinds_match(&fixture, &in, today) == 0,
	    "B10 nobody is of no kind");
	person_in_add(a, &in, F_AWARDED, 1, STR("2020-01-01"));
	tap_ok(kinds_match(&fixture, &in, today) == 0,
	    "NTNU-1 a record without a degree");
	person_in_add(a, &in, F_DEGREE, 2, STR("MA"));
	tap_ok(kinds_match(&fixture, &in, today) == 1,
	    "NTNU-1 a degree in any record");
	person_in_add(a, &in, F_FROM, 1, STR("2020-01-01"));
	person_in_add(a, &in, F_TO, 2, STR("2020-12-01"));
	tap_ok(kinds_match(&fixture, &in, today) == 1,
	    "B10 begin and end of different stays are no stay");
	person_in_add(a, &in, F_TO, 1, STR("2020-12-01"));
	tap_ok(kinds_match(&fixture, &in, today) == 3, "B10 two kinds");
	tap_ok(kinds_of_source(&fixture, 0) == 3 &&
		   kinds_of_source(&fixture, 1) == 0,
	    "B10 the kinds a source can tell");
}

/* A kind of one rule of one condition, made for a case. */
static bool
holds(const struct person_in *in, struct cond c, int record, bool all,
    const char *today)
{
	struct rule r = { .source = -1,
		.record = record,
		.all = all,
		.conds = &c,
		.conds_n = 1 };
	struct kind k = { .rules = &r, .rules_n = 1 };

	return kind_matches(&fixture, &k, in, day(today));
}

static void
test_conds(struct arena *a)
{
	const struct date d = { 2020, 6, 1 };
	struct person_in in = { .source = 0 }, two = { .source = 0 };
	struct cond before = { .op = COND_BEFORE, .field = F_BORN, .date = d };
	struct cond after = { .op = COND_AFTER, .field = F_BORN, .date = d };
	struct cond year = { .op = COND_BEFORE, .field = F_CLASS, .date = d };
	struct cond is = { .op = COND_IS,
		.field = F_LIKES,
		.value = STR("mail") };
	struct cond has = { .op = COND_PRESENT, .field = F_BORN };
	struct cond past = { .op = COND_FINISHED, .field = F_EXCHANGE };
	struct cond late = { .op = COND_AFTER, .field = F_AWARDED, .date = d };
	const char *t = "2026-01-01";

	tap_ok(!holds(&in, has, -1, false, t), "B10 an unknown field");
	tap_ok(!holds(&in, before, -1, false, t) &&
		   !holds(&in, after, -1, false, t),
	    "B10 an unknown date is neither before nor after");
	person_in_add(a, &in, F_BORN, 0, STR("2020-06-01"));
	tap_ok(holds(&in, has, -1, false, t), "B10 a known field");
	tap_ok(!holds(&in, before, -1, false, t) &&
		   !holds(&in, after, -1, false, t),
	    "B10 the day itself is neither before nor after");
	in.values[0].text = STR("2020-05-31");
	tap_ok(holds(&in, before, -1, false, t) &&
		   !holds(&in, after, -1, false, t),
	    "B10 the day before");
	in.values[0].text = STR("2020-06-02");
	tap_ok(!holds(&in, before, -1, false, t) &&
		   holds(&in, after, -1, false, t),
	    "B10 the day after");
	person_in_add(a, &in, F_CLASS, 0, STR("2020"));
	tap_ok(!holds(&in, year, -1, false, t), "B10 the year itself");
	in.values[1].text = STR("2019");
	tap_ok(holds(&in, year, -1, false, t), "B10 the year before");
	tap_ok(!holds(&in, is, -1, false, t), "B10 no choice made");
	person_in_add(a, &in, F_LIKES, 0, STR("mailing"));
	tap_ok(!holds(&in, is, -1, false, t), "B10 another choice");
	in.values[2].text = STR("mentor,mail");
	tap_ok(holds(&in, is, -1, false, t), "B10 one of the choices");
	tap_ok(!holds(&two, late, F_EDUCATION, true, t),
	    "B10 all of no records is not enough");
	person_in_add(a, &two, F_AWARDED, 1, STR("2021-01-01"));
	person_in_add(a, &two, F_AWARDED, 2, STR("2019-01-01"));
	tap_ok(!holds(&two, late, F_EDUCATION, true, t) &&
		   holds(&two, late, F_EDUCATION, false, t),
	    "B10 one of two: any, not all");
	two.values[1].text = STR("2022-01-01");
	tap_ok(holds(&two, late, F_EDUCATION, true, t), "B10 all of two");
	person_in_add(a, &two, F_TO, 1, STR("2025-12-31"));
	tap_ok(!holds(&two, past, F_EXCHANGE, false, "2025-12-31") &&
		   holds(&two, past, F_EXCHANGE, false, "2026-01-01"),
	    "B10 finished from the day after its end");
}

int
main(void)
{
	struct arena *a = arena_new(512 << 20);

	fixture_make();
	test_files(a);
	test_many(a);
	test_slices(a);
	test_keep(a);
	test_stays(a);
	test_kinds(a);
	test_conds(a);
	arena_free(a);
	return tap_done();
}
