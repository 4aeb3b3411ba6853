/* SPDX-License-Identifier: EUPL-1.2 */
/* Interface texts, dates and assets: what the compiled pages call. */
#include "view/view.h"

#include "view/gen/pages.h"

#define LANGS 3

/* Pages have three languages. Whoever reads a statement in another one has
 * them in English. */
static int64_t
lang_known(int64_t lang)
{
	if (lang < 0)
		return 0;
	return lang < LANGS ? lang : LANGS - 1;
}

void
view_int(struct buf *b, int64_t n)
{
	buf_printf(b, "%lld", (long long)n);
}

struct str
view_text(int64_t lang, int id)
{
	if (id < 0 || id >= TEXT_MAX)
		return STR_NONE;
	return view_texts[id][lang_known(lang)];
}

struct str
view_lang_code(int64_t lang)
{
	static const char *const code[LANGS] = { "nb", "nn", "en" };

	return str_of(code[lang_known(lang)]);
}

/* Length of "{1}" at the beginning of ${s} and its number, else 0. */
static size_t
slot(struct str s, size_t *no_out)
{
	if (s.n < 3 || s.p[0] != '{' || s.p[1] < '1' || s.p[1] > '9' ||
	    s.p[2] != '}')
		return 0;
	*no_out = (size_t)(s.p[1] - '1');
	return 3;
}

static void
fill(struct buf *b, struct str text, const struct view_arg *args, size_t n,
    void (*put)(struct buf *, struct str))
{
	while (text.n > 0) {
		size_t no = 0, used = slot(text, &no);

		if (used > 0 && no < n) {
			if (args[no].is_int)
				view_int(b, args[no].n);
			else
				put(b, args[no].s);
			text = str_sub(text, used, text.n - used);
			continue;
		}
		for (used = 1; used < text.n && text.p[used] != '{'; used++)
			;
		put(b, str_sub(text, 0, used));
		text = str_sub(text, used, text.n - used);
	}
}

void
view_text_put(struct buf *b, struct str text, const struct view_arg *args,
    size_t n)
{
	fill(b, text, args, n, html_escape);
}

struct str
view_text_fill(struct arena *a, struct str text, const struct view_arg *args,
    size_t n)
{
	struct buf b;
	struct str s;

	buf_init(&b, SIZE_MAX / 2);
	fill(&b, text, args, n, buf_put);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

struct str
view_date(struct arena *a, int64_t lang, struct date d)
{
	static const char *const month[2][12] = {
		{ "januar", "februar", "mars", "april", "mai", "juni", "juli",
		    "august", "september", "oktober", "november", "desember" },
		{ "January", "February", "March", "April", "May", "June",
		    "July", "August", "September", "October", "November",
		    "December" },
	};
	bool en = lang_known(lang) == 2;

	if (!date_valid(d))
		return STR_NONE;
	return arena_printf(a, "%d%s %s %d", (int)d.day, en ? "" : ".",
	    month[en][d.month - 1], (int)d.year);
}

struct str
view_instant(struct arena *a, int64_t lang, int64_t at_s)
{
	struct str day = view_date(a, lang, date_of_instant(at_s));
	struct str local = instant_print_local(a, at_s);
	struct str clock = str_sub(local, local.n > 5 ? local.n - 5 : 0, 5);

	return arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(day),
	    lang_known(lang) == 2 ? " at " : " kl. ", STR_ARG(clock));
}

const struct asset *
asset_find(struct str path)
{
	for (size_t i = 0; i < view_assets_n; i++)
		if (str_eq(view_assets[i].path, path))
			return &view_assets[i];
	return NULL;
}
