/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a mapping and a file: reading ends, everybody of the first pass
 * comes out of the second, what is taken is in its stored form, and nothing of
 * a column that was not declared is.
 */
#include <string.h>
#include <sys/mman.h>

#include "../unit/intake_fixture.h"
#include "intake/people.h"
#include "intake/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(struct arena *a, const struct person_in *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct value_in *v = &in->values[i];
		const struct field *f = &fixture_fields[v->field];
		struct str again;

		if (v->text.n == 0 || (v->item > 0) != (f->parent >= 0) ||
		    value_normalise(a, f, v->text, &again) != ERR_OK ||
		    !str_eq(v->text, again))
			abort();
	}
	(void)kinds_match(&fixture, in, 20000);
	if (in->why == REFUSAL_NONE && (in->key.n == 0 || in->lines_n == 0))
		abort();
}

static void
read_people(struct arena *a, int fd, const struct source *source)
{
	struct people_error error;
	struct person_in in;
	struct people *p;
	int64_t taken = 0;

	if (people_open(fd, &fixture, source, &p, &error) != ERR_OK)
		return;
	if (people_scan(p, INT64_MAX) != ERR_OK)
		abort();
	while (people_next(p, a, INT64_MAX, &in) == ERR_OK) {
		taken += in.key.n > 0;
		check(a, &in);
	}
	if (taken != people_count(p))
		abort();
	people_close(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *cut = n > 0 ? memchr(data, '\f', n) : NULL;
	struct str text = { (const char *)data, n }, map = STR_NONE;
	struct source own, *source = &fixture_sources[0];
	struct map_error error;
	struct arena *a;
	int fd;

	if (fixture.fields_n == 0)
		fixture_make();
	a = arena_new(256 << 20);
	if (cut != NULL) {
		map = str_sub(text, 0, (size_t)(cut - text.p));
		text = str_sub(text, map.n + 1, n);
		if (map_parse(a, &fixture, source, map, &own, &error) == ERR_OK)
			source = &own;
		else
			(void)map_error_text(a, &error, LANG_EN);
	}
	fd = memfd_create("people", 0);
	if (pwrite(fd, text.p, text.n, 0) != (ssize_t)text.n)
		abort();
	read_people(a, fd, source);
	close(fd);
	arena_free(a);
	return 0;
}
