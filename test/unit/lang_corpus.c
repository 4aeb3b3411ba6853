/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every file of test/corpus/lang: NAME.vern with NAME.err is refused with
 * exactly these findings; NAME.vern with NAME.want compiles, and its canonical
 * form is exactly this. What is printed prints the same again, and survives
 * being turned into Norwegian keywords and back.
 */
#include <dirent.h>
#include <stdlib.h>

#include "lang_file.h"
#include "tap.h"

#define DIR_CORPUS "test/corpus/lang"
#define FILES_MAX  1024

static const char *
path_of(struct arena *a, const char *name, const char *ending)
{
	return arena_printf(a, DIR_CORPUS "/%s%s", name, ending).p;
}

static struct str
findings_text(struct arena *a, const char *name, const struct lang_findings *fs,
    enum lang messages)
{
	const char *file = arena_printf(a, "%s.vern", name).p;
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < fs->n; i++)
		lang_print_finding(&b, file, &fs->at[i], messages);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
refused(struct arena *a, const char *name, struct str bytes, struct str want)
{
	struct lang_findings fs = { 0 }, no = { 0 };
	const struct statement *st = NULL;
	bool same;

	tap_err(lang_compile(a, bytes, LANG_EN, &st, &fs), ERR_INVALID,
	    arena_printf(a, "%s is refused", name).p);
	tap_ok(st == NULL, arena_printf(a, "%s gives no statement", name).p);
	tap_str(findings_text(a, name, &fs, LANG_EN), want,
	    arena_printf(a, "%s: the findings", name).p);
	/* In Norwegian the same is found at the same places. */
	(void)!lang_compile(a, bytes, LANG_NB, &st, &no);
	same = no.n == fs.n;
	for (size_t i = 0; same && i < fs.n; i++)
		same = strcmp(fs.at[i].code, no.at[i].code) == 0 &&
		       fs.at[i].pos.line == no.at[i].pos.line &&
		       fs.at[i].pos.col == no.at[i].pos.col &&
		       !str_eq(fs.at[i].text, no.at[i].text);
	tap_ok(same, arena_printf(a, "%s: the same in Norwegian", name).p);
}

static void
accepted(struct arena *a, const char *name, struct str bytes, struct str want)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	struct str once, nb, en;

	if (!tap_err(lang_compile(a, bytes, LANG_EN, &st, &fs), ERR_OK,
		arena_printf(a, "%s compiles", name).p))
		printf("# " STR_FMT "\n",
		    STR_ARG(findings_text(a, name, &fs, LANG_EN)));
	once = tidied(a, bytes, LANG_KEYWORDS_KEEP);
	tap_str(once, want, arena_printf(a, "%s: the canonical form", name).p);
	tap_str(tidied(a, once, LANG_KEYWORDS_KEEP), once,
	    arena_printf(a, "%s: printing again changes nothing", name).p);
	nb = tidied(a, bytes, LANG_KEYWORDS_NB);
	en = tidied(a, nb, LANG_KEYWORDS_EN);
	tap_ok(nb.n != 0 && en.n != 0,
	    arena_printf(a, "%s: compiles in both languages", name).p);
	tap_str(tidied(a, en, LANG_KEYWORDS_NB), nb,
	    arena_printf(a, "%s: there and back", name).p);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t
list(struct arena *a, const char **names)
{
	DIR *d = opendir(DIR_CORPUS);
	struct dirent *entry;
	size_t n = 0;

	if (d == NULL)
		return 0;
	while ((entry = readdir(d)) != NULL && n < FILES_MAX) {
		struct str s = str_of(entry->d_name);

		if (str_ends(s, STR(".vern")))
			names[n++] = arena_cstr(a, str_sub(s, 0, s.n - 5));
	}
	(void)closedir(d);
	qsort(names, n, sizeof(names[0]), by_name);
	return n;
}

int
main(void)
{
	static const char *names[FILES_MAX];
	struct arena *keep = arena_new(1 << 20);
	size_t n = list(keep, names), errs = 0, wants = 0;

	for (size_t i = 0; i < n; i++) {
		struct arena *a = arena_new(256 << 20);
		struct str bytes = read_whole(a, path_of(a, names[i], ".vern"));
		struct str err = read_whole(a, path_of(a, names[i], ".err"));
		struct str want = read_whole(a, path_of(a, names[i], ".want"));

		if (err.p != NULL) {
			refused(a, names[i], bytes, err);
			errs++;
		} else {
			accepted(a, names[i], bytes, want);
			wants++;
		}
		arena_free(a);
	}
	tap_ok(errs > 2 * wants && wants > 10,
	    "there are more than twice as many refusals as acceptances");
	arena_free(keep);
	return tap_done();
}
