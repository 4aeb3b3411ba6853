/* SPDX-License-Identifier: EUPL-1.2 */
/* Sample files are read by the reader of real ones: nobody is refused. */
#include "intake/sample.h"

#include "base/nationalid.h"
#include "base/time.h"
#include "intake/people.h"
#include "tap.h"

#include "intake_fixture.h"

enum {
	PEOPLE = 2000
};

static struct str
file_of(struct arena *a, const struct sample *s)
{
	struct buf b;
	struct str out;

	buf_init(&b, 16 << 20);
	if (sample_head(s, &b) != ERR_OK)
		abort();
	for (int64_t i = 0; i < s->people; i++)
		sample_person(s, a, i, &b);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* What a file holds, counted by the reader. */
struct tally {
	int people, refused, dead, rows, apart, edges[3], running, kinds[4];
	size_t dropped;
};

static void
count_stays(struct tally *t, const struct person_in *in)
{
	int items = person_in_items(in, &fixture, F_EXCHANGE);

	for (int i = 1; i <= items; i++) {
		struct date from, to, edge;

		if (date_parse(person_in_item(in, F_FROM, i), &from) != ERR_OK)
			continue;
		if (date_parse(person_in_item(in, F_TO, i), &to) != ERR_OK) {
			t->running++;
			continue;
		}
		edge = date_add(from, (struct period){ .months = 3 });
		for (int d = -1; d <= 1; d++)
			t->edges[d + 1] += date_days(to) == date_days(edge) + d;
	}
}

static void
count(struct tally *t, const struct person_in *in)
{
	uint64_t kinds =
	    kinds_match(&fixture, in, date_days((struct date){ 2026, 1, 1 }));

	t->people++;
	t->dead += in->dead;
	t->rows += (int)in->lines_n;
	if (in->why != REFUSAL_NONE && t->refused++ == 0)
		printf("# line %d: %s, field %d\n", (int)in->why_line,
		    refusal_code(in->why), in->why_field);
	for (size_t i = 1; i < in->lines_n; i++)
		t->apart += in->lines[i] != in->lines[i - 1] + 1;
	for (int i = 0; i < 4; i++)
		t->kinds[i] += (int)(kinds >> i & 1);
	count_stays(t, in);
}

static struct tally
tally_of(struct arena *a, struct str bytes)
{
	struct tally t = { 0 };
	struct people_error error;
	struct person_in in;
	struct people *p;
	int fd = fixture_file(bytes);

	if (people_open(fd, &fixture, &fixture_sources[0], &p, &error) !=
		ERR_OK ||
	    people_scan(p, INT64_MAX) != ERR_OK)
		abort();
	while (people_next(p, a, INT64_MAX, &in) == ERR_OK)
		count(&t, &in);
	t.dropped = people_map(p)->dropped;
	people_close(p);
	close(fd);
	return t;
}

static void
test_people(struct arena *a)
{
	struct sample s = { &fixture, &fixture_sources[0], PEOPLE, 7, false };
	struct str one = file_of(a, &s);
	struct tally t = tally_of(a, one);

	tap_ok(t.people == PEOPLE, "as many people as asked for");
	tap_ok(t.refused == 0, "every value is of its field's type");
	tap_ok(t.dropped == 0, "only declared columns");
	tap_ok(t.rows > PEOPLE, "some have several rows");
	tap_ok(t.apart > 10, "some rows of one person stand apart");
	tap_ok(t.dead > 5 && t.dead < PEOPLE / 20, "a few are dead");
	tap_ok(t.kinds[0] > PEOPLE / 2 && t.kinds[1] > 20,
	    "people of all kinds");
	tap_ok(t.edges[0] > 5 && t.edges[1] > 5 && t.edges[2] > 5,
	    "NTNU-37 stays that end a day before, at and after 3 months");
	tap_ok(t.running > 5, "NTNU-37 running stays");
	tap_ok(!text_has_national_id(one), "no national identity number");
	tap_str(file_of(a, &s), one, "the same seed, the same bytes");
	s.seed = 8;
	tap_ok(!str_eq(file_of(a, &s), one), "another seed, other people");
}

static void
test_undeclared(struct arena *a)
{
	struct sample s = { &fixture, &fixture_sources[0], 50, 7, true };
	struct str bytes = file_of(a, &s);
	struct tally t = tally_of(a, bytes);

	tap_ok(text_has_national_id(bytes),
	    "an undeclared column of identity numbers for tests");
	tap_ok(t.dropped == 1 && t.refused == 0 && t.people == 50,
	    "B08 it is dropped, everybody is read");
	s.source = &fixture_sources[1];
	{
		struct buf b;

		buf_init(&b, 4096);
		tap_err(sample_head(&s, &b), ERR_INVALID,
		    "a source without a file has no sample");
		buf_release(&b);
	}
}

int
main(void)
{
	struct arena *a = arena_new(512 << 20);

	fixture_make();
	test_people(a);
	test_undeclared(a);
	arena_free(a);
	return tap_done();
}
