/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a file: reading ends, the window stays in its bounds, every
 * field is UTF-8, and rows written for machines read back the same.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "intake/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct csv *
open_bytes(int fd, struct str bytes, char separator)
{
	struct csv_error error;
	struct csv *c = NULL;

	if (ftruncate(fd, 0) != 0 ||
	    pwrite(fd, bytes.p, bytes.n, 0) != (ssize_t)bytes.n)
		abort();
	if (csv_open(fd, separator, &c, &error) != ERR_OK)
		return NULL;
	return c;
}

static void
check_same(int fd, struct arena *a, const struct csv_row *want)
{
	struct csv_row got;
	struct csv *c;
	struct buf b;

	buf_init(&b, 1 << 20);
	csv_put_plain(&b, STR("h"), true);
	csv_end(&b);
	for (size_t i = 0; i < want->n; i++)
		csv_put_plain(&b, want->at[i], i == 0);
	csv_end(&b);
	c = open_bytes(fd, buf_str(&b), ';');
	if (c == NULL || csv_next(c, a, &got) != ERR_OK)
		abort();
	if (csv_next(c, a, &got) == ERR_OK) {
		if (got.n != want->n || got.line != 2)
			abort();
		for (size_t i = 0; i < got.n; i++)
			if (!str_eq(got.at[i], want->at[i]))
				abort();
	} else if (b.n < LIMIT_CSV_ROW_BYTES) {
		abort();
	}
	csv_close(c);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char separators[] = { 0, ';', ',', '\t' };
	struct arena *a;
	struct csv_row row;
	struct csv *c;
	int fd, again;
	enum err e;
	int64_t line = 0;

	if (n < 1)
		return 0;
	fd = memfd_create("in", 0);
	again = memfd_create("again", 0);
	a = arena_new(64 << 20);
	c = open_bytes(fd, (struct str){ (const char *)data + 1, n - 1 },
	    separators[data[0] % 4]);
	while (c != NULL && (e = csv_next(c, a, &row)) != ERR_NOT_FOUND) {
		if (e == ERR_IO)
			abort();
		if (e != ERR_OK) {
			if (csv_error_of(c).line < 1)
				abort();
			continue;
		}
		if (row.n == 0 || row.n > LIMIT_CSV_FIELDS || row.line <= line)
			abort();
		line = row.line;
		for (size_t i = 0; i < row.n; i++)
			if (!utf8_valid(row.at[i]))
				abort();
		if (line < 20)
			check_same(again, a, &row);
	}
	csv_close(c);
	arena_free(a);
	close(fd);
	close(again);
	return 0;
}
