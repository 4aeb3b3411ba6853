/* SPDX-License-Identifier: EUPL-1.2 */
/* The clock of Art. 12(3): base, latest, extended, promise, due. */
#include "lang/deadline.h"
#include "tap.h"

struct vector {
	const char *received, *base, *latest, *extended, *promise, *due;
	int paused;
};

static const struct vector vectors[] = {
	{ "2026-01-30", "2026-02-28", "2026-03-02", "2026-04-30", "2026-03-01",
	    "2026-02-28", 0 },
	{ "2026-01-31", "2026-02-28", "2026-03-02", "2026-04-30", "2026-03-02",
	    "2026-02-28", 0 },
	{ "2026-02-28", "2026-03-28", "2026-03-30", "2026-05-28", "2026-03-30",
	    "2026-03-28", 0 },
	{ "2026-03-02", "2026-04-02", "2026-04-07", "2026-06-02", "2026-04-01",
	    "2026-04-01", 0 },
	{ "2026-03-05", "2026-04-05", "2026-04-07", "2026-06-05", "2026-04-04",
	    "2026-04-04", 0 },
	{ "2026-04-01", "2026-05-01", "2026-05-04", "2026-07-01", "2026-05-01",
	    "2026-05-01", 0 },
	{ "2026-04-17", "2026-05-17", "2026-05-18", "2026-07-17", "2026-05-17",
	    "2026-05-17", 0 },
	{ "2026-07-04", "2026-08-04", "2026-08-04", "2026-10-05", "2026-08-03",
	    "2026-08-03", 0 },
	{ "2026-08-31", "2026-09-30", "2026-09-30", "2026-11-30", "2026-09-30",
	    "2026-09-30", 0 },
	{ "2026-11-25", "2026-12-25", "2026-12-28", "2027-02-25", "2026-12-25",
	    "2026-12-25", 0 },
	{ "2026-12-01", "2027-01-01", "2027-01-04", "2027-03-01", "2026-12-31",
	    "2026-12-31", 0 },
	{ "2028-01-31", "2028-02-29", "2028-02-29", "2028-05-02", "2028-03-01",
	    "2028-02-29", 0 },
	{ "2026-03-05", "2026-04-15", "2026-04-15", "2026-06-15", "2026-04-04",
	    "2026-04-04", 10 },
};

static void
test_vectors(struct arena *a)
{
	struct statement st = { .langs = { false } };

	st.rights[RIGHT_ACCESS].promise = (struct period){ .days = 30 };
	st.rights[RIGHT_ACCESS].promise_all = true;
	for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
		const struct vector *v = &vectors[i];
		struct deadline d;
		struct date received;
		struct buf got;
		struct str want;

		if (date_parse(str_of(v->received), &received) != ERR_OK)
			continue;
		lang_deadline(&st, RIGHT_ERASURE, received, v->paused, &d);
		want = arena_printf(a,
		    "law_base: %s\nlaw_latest: %s\nextended: %s\npromise: %s\n"
		    "due: %s\n",
		    v->base, v->latest, v->extended, v->promise, v->due);
		buf_init(&got, 1000);
		lang_deadline_print(&got, &d);
		tap_str(buf_str(&got), want, v->received);
		buf_release(&got);
	}
}

static void
test_no_promise(void)
{
	struct right_own own[] = { { .promise = { .days = 60 } },
		{ .controller = 1, .promise = { .days = 7 } },
		{ .controller = 2, .channels = 1 } };
	struct controller three[3] = { 0 };
	struct statement st = { .controllers = three,
		.controllers_n = ARRAY_LEN(three) };
	struct deadline d;
	struct buf got;

	lang_deadline(&st, RIGHT_ACCESS, (struct date){ 2026, 1, 30 }, 0, &d);
	buf_init(&got, 1000);
	lang_deadline_print(&got, &d);
	tap_str(buf_str(&got),
	    STR("law_base: 2026-02-28\nlaw_latest: 2026-03-02\n"
		"extended: 2026-04-30\ndue: 2026-02-28\n"),
	    "nothing promised: no promise is printed, the law's day is due");
	buf_release(&got);
	st.rights[RIGHT_ACCESS].promise = (struct period){ .days = 30 };
	lang_deadline(&st, RIGHT_ERASURE, (struct date){ 2026, 3, 2 }, 0, &d);
	tap_ok(!d.promised, "a promise for access is none for erasure");
	lang_deadline(&st, RIGHT_ACCESS, (struct date){ 2026, 3, 2 }, 0, &d);
	tap_ok(d.promised && d.due.day == 1, "it is one for access");
	st.rights[RIGHT_ACCESS].own = own;
	st.rights[RIGHT_ACCESS].own_n = ARRAY_LEN(own);
	lang_deadline(&st, RIGHT_ACCESS, (struct date){ 2026, 3, 2 }, 0, &d);
	tap_ok(d.promised && d.due.day == 9 && d.due.month == 3,
	    "what one of several controllers promises counts where it is "
	    "sooner");
	st.rights[RIGHT_ACCESS].promise = (struct period){ .days = 0 };
	lang_deadline(&st, RIGHT_ACCESS, (struct date){ 2026, 3, 2 }, 0, &d);
	tap_ok(d.promised && d.due.day == 9 && d.due.month == 3,
	    "… and where nobody else promises anything");
	own[1].promise = (struct period){ .days = 0 };
	st.rights[RIGHT_ERASURE].promise = (struct period){ .days = 5 };
	st.rights[RIGHT_ERASURE].promise_all = true;
	lang_deadline(&st, RIGHT_ACCESS, (struct date){ 2026, 3, 2 }, 0, &d);
	tap_ok(d.promised && d.due.day == 7 && d.due.month == 3,
	    "… and what is promised of every enquiry, against those who say "
	    "nothing of their own");
}

static void
test_names(void)
{
	enum right r = RIGHT_MAX;

	tap_ok(right_find(STR("innsyn"), &r) == ERR_OK && r == RIGHT_ACCESS,
	    "a right by its bokmål word");
	tap_err(right_find(STR("acces"), &r), ERR_NOT_FOUND, "no such right");
	tap_err(right_find(STR_NONE, &r), ERR_NOT_FOUND, "no right at all");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);

	test_vectors(a);
	test_no_promise();
	test_names();
	arena_free(a);
	return tap_done();
}
