/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every statement of the corpus, and every shipped one, however little it
 * says: it is checked, published, recorded and explained in each language and
 * format. What comes out is text, the same twice, and says the same number of
 * things in every language.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/base.h"
#include "lang/explain.h"
#include "lang/reach.h"
#include "lang_record.h"
#include "lang_rows.h"

static size_t
check_in(enum lang l, struct lang_findings *fs)
{
	const struct date today = { 2026, 3, 1 };

	*fs = (struct lang_findings){ 0 };
	lang_check(rows_arena, st, today, l, fs);
	return fs->n;
}

static struct str
out(enum err (*print)(struct buf *, const struct statement *, enum lang,
	enum lang_format),
    enum lang l, enum lang_format f, enum err *e_out)
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 22);
	*e_out = print(&b, st, l, f);
	s = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
prints_well(bool record, enum lang l, enum lang_format f)
{
	bool none = f == (record ? LANG_TEXT : LANG_CSV);
	enum err e, again;
	struct str s, t;

	if (record) {
		s = out(record_of_all, l, f, &e);
		t = out(record_of_all, l, f, &again);
	} else {
		s = out(lang_statement, l, f, &e);
		t = out(lang_statement, l, f, &again);
	}
	if (!st->langs[l] || none)
		return e == ERR_INVALID && s.n == 0;
	return e == ERR_OK && again == ERR_OK && s.n > 50 && str_eq(s, t) &&
	       utf8_valid(s);
}

static bool
all_formats(void)
{
	bool ok = true;

	for (int l = 0; l < LANG_MAX; l++)
		for (int f = LANG_HTML; f <= LANG_JSON; f++)
			ok = ok &&
			     prints_well(false, (enum lang)l,
				 (enum lang_format)f) &&
			     prints_well(true, (enum lang)l,
				 (enum lang_format)f);
	return ok;
}

static bool
all_reached(enum reach_of of, enum lang l)
{
	struct reach r = { .n = 0 };

	for (int i = 0;; i++) {
		if (lang_reach(rows_arena, st, of, i, l, &r) != ERR_OK)
			return true; /* behind the last */
		for (size_t k = 0; k < r.n; k++)
			if (r.at[k].pos.line == 0 || r.at[k].text.n == 0)
				return false;
	}
}

static bool
explains(void)
{
	bool ok = true;
	struct buf b;

	for (int l = 0; l < LANG_MAX; l++) {
		for (int i = 0; i < (int)st->purposes_n; i++)
			for (int c = -1; c < CHANNEL_MAX; c++)
				for (unsigned s = 0; s <= STAGE_DECEASED;
				     s = s == 0 ? 1 : s << 1) {
					buf_init(&b, 1 << 20);
					ok = ok &&
					     lang_explain(&b, st, i, c, s,
						 (enum lang)l) == ERR_OK &&
					     buf_str(&b).n > 0;
					buf_release(&b);
				}
		for (int of = 0; of < REACH_MAX; of++)
			ok = ok && all_reached((enum reach_of)of, (enum lang)l);
	}
	return ok;
}

/* A consent has a text for each way it can be given; what rests on anything
 * else has none. */
static bool
consents(void)
{
	bool ok = true;

	for (int i = 0; i < (int)st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];
		bool asks = false;

		for (size_t j = 0; j < p->bases_n; j++)
			asks = asks || p->bases[j].code == BASIS_A;
		for (int l = 0; l < LANG_MAX; l++) {
			struct str s = lang_consent_text(rows_arena, st, i, -1,
			    (enum lang)l);

			ok = ok && (s.n > 0) == asks;
		}
	}
	return ok;
}

static void
one(const char *dir, const char *name)
{
	const char *path = arena_cstr(rows_arena,
	    arena_printf(rows_arena, "%s/%s", dir, name));
	struct lang_findings nb, en;
	struct lang_findings fs = { 0 };
	bool same = true;

	rows_bytes = read_whole(rows_arena, path);
	if (lang_compile(rows_arena, rows_bytes, LANG_NB, &st, &fs) != ERR_OK)
		return; /* one of the refusals */
	check_in(LANG_EN, &en);
	same = check_in(LANG_NB, &nb) == en.n;
	for (size_t i = 0; same && i < en.n; i++)
		same = strcmp(en.at[i].code, nb.at[i].code) == 0 &&
		       en.at[i].text.n > 0 && nb.at[i].text.n > 0 &&
		       !str_eq(en.at[i].text, nb.at[i].text);
	tap_ok(same,
	    arena_printf(rows_arena, "%s: found in both languages", name).p);
	tap_ok(all_formats(),
	    arena_printf(rows_arena, "%s: every format and language", name).p);
	tap_ok(explains(),
	    arena_printf(rows_arena, "%s: every purpose and role", name).p);
	tap_ok(consents(),
	    arena_printf(rows_arena, "%s: every consent", name).p);
}

static size_t
each(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	size_t n = 0;

	while (d != NULL && (entry = readdir(d)) != NULL)
		if (str_ends(str_of(entry->d_name), STR(".vern"))) {
			rows_arena = arena_new((size_t)1 << 30);
			one(dir, entry->d_name);
			arena_free(rows_arena);
			n++;
		}
	if (d != NULL)
		(void)closedir(d);
	return n;
}

int
main(void)
{
	size_t n = each("test/corpus/lang");

	tap_ok(n > 50 && each("statements") == 4 && each("test/data") > 0,
	    "all of them were read");
	return tap_done();
}
