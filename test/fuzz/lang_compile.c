/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes: compiling ends, findings point into the file, and what compiles
 * prints to something that compiles and prints the same, and is the same to
 * a comparison.
 */
#include <stdlib.h>

#include "lang/diff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
check_findings(struct str bytes, const struct lang_findings *fs)
{
	struct buf b;

	buf_init(&b, 1 << 24);
	for (size_t i = 0; i < fs->n; i++) {
		must(fs->at[i].pos.line >= 1 && fs->at[i].pos.col >= 1);
		must(fs->at[i].pos.line <= bytes.n + 1);
		lang_print_finding(&b, "x", &fs->at[i], LANG_EN);
	}
	buf_release(&b);
}

static struct str
print(struct arena *a, struct str bytes, enum lang_keywords keywords)
{
	struct lang_findings fs = { 0 };
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 24);
	if (lang_print(a, bytes, keywords, LANG_EN, &b, &fs) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
same(struct arena *a, struct str was, struct str is)
{
	struct lang_findings fs[2] = { { 0 }, { 0 } };
	struct diff d;

	must(lang_diff(a, was, is, LANG_EN, &d, fs) == ERR_OK);
	must(d.n == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { .p = (const char *)data, .n = size };
	struct arena *a = arena_new((size_t)1 << 30);
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	enum err e = lang_compile(a, bytes, LANG_EN, &st, &fs);
	struct str once, nb;

	must((e == ERR_OK) == (fs.errors == 0));
	must((e == ERR_OK) == (st != NULL));
	check_findings(bytes, &fs);
	once = print(a, bytes, LANG_KEYWORDS_KEEP);
	if (once.p != NULL)
		must(str_eq(print(a, once, LANG_KEYWORDS_KEEP), once));
	if (e == ERR_OK) {
		must(once.p != NULL);
		nb = print(a, bytes, LANG_KEYWORDS_NB);
		must(nb.p != NULL);
		same(a, bytes, once);
		same(a, bytes, nb);
		must(str_eq(print(a, print(a, nb, LANG_KEYWORDS_EN),
				LANG_KEYWORDS_NB),
		    nb));
	}
	arena_free(a);
	return 0;
}
