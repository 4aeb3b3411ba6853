/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts with values, dates in words, assets, QR codes. */
#include "tap.h"
#include "view/gen/pages.h"

static void
filled(struct arena *a)
{
	const struct view_arg args[] = { { .s = STR("<b>") },
		{ .n = -7, .is_int = true } };
	struct buf b;

	tap_str(view_text_fill(a, STR("{2} {1} {2}"), args, 2),
	    STR("-7 <b> -7"), "values in any order, more than once");
	tap_str(view_text_fill(a, STR("{3} {0} {x} { {"), args, 2),
	    STR("{3} {0} {x} { {"), "what is no slot stays");
	tap_str(view_text_fill(a, STR("{1}"),
		    (struct view_arg[]){ { .s = STR("{2}") } }, 1),
	    STR("{2}"), "a value is not filled again");
	buf_init(&b, 4096);
	view_text_put(&b, STR("a & {1}"), args, 2);
	tap_str(buf_str(&b), STR("a &amp; &lt;b&gt;"),
	    "T-11 text and value are escaped on a page");
	buf_release(&b);
}

static void
languages(void)
{
	bool whole = true;

	tap_str(view_text(0, TEXT_ME_TITLE), STR("Min side"), "bokm\xc3\xa5l");
	tap_str(view_text(1, TEXT_ME_TITLE), STR("Mi side"), "nynorsk");
	tap_str(view_text(2, TEXT_ME_TITLE), STR("My page"), "English");
	tap_str(view_text(7, TEXT_ME_TITLE), STR("My page"),
	    "a language that only statements have reads as English");
	tap_str(view_lang_code(7), STR("en"), "and says so");
	tap_str(view_text(-1, TEXT_ME_TITLE), STR("Min side"),
	    "none reads as bokm\xc3\xa5l");
	tap_ok(view_text(0, -1).n == 0 && view_text(0, TEXT_MAX).n == 0,
	    "an unknown text is empty");
	tap_str(view_lang_code(2), STR("en"), "code");
	tap_str(view_lang_code(-1), STR("nb"), "code of an unknown one");
	for (int i = 0; i < TEXT_MAX; i++)
		for (int l = 0; l < 3; l++)
			whole = whole && view_text(l, i).n > 0 &&
				utf8_valid(view_text(l, i));
	tap_ok(whole, "every text stands in nb, nn and en");
}

static void
dates(struct arena *a)
{
	tap_str(view_date(a, 0, (struct date){ 2026, 3, 1 }),
	    STR("1. mars 2026"), "bokm\xc3\xa5l");
	tap_str(view_date(a, 2, (struct date){ 2026, 3, 1 }),
	    STR("1 March 2026"), "English");
	tap_ok(view_date(a, 0, (struct date){ 2026, 2, 30 }).n == 0,
	    "no such day");
	tap_str(view_instant(a, 0, 1772362800), STR("1. mars 2026 kl. 12:00"),
	    "an instant in the zone");
	tap_str(view_instant(a, 2, 1772362800), STR("1 March 2026 at 12:00"),
	    "an instant in English");
}

static void
assets(void)
{
	const struct asset *a = NULL;

	for (size_t i = 0; i < view_assets_n; i++)
		if (str_is(view_assets[i].name, "style.css"))
			a = &view_assets[i];
	tap_ok(asset_find(STR("/assets/style.css")) == NULL,
	    "no asset without its hash");
	tap_ok(asset_find(STR("/assets/../x")) == NULL, "nor another path");
	tap_ok(asset_find(STR_NONE) == NULL, "nor none");
	if (!tap_ok(a != NULL, "the style sheet"))
		return;
	tap_ok(asset_find(a->path) == a && a->bytes.n > 1000 && a->etag.n > 4,
	    "is found by its path");
	tap_ok(str_find(a->bytes, STR("http:")) == SIZE_MAX &&
		   str_find(a->bytes, STR("url(")) == SIZE_MAX &&
		   str_find(a->bytes, STR("@import")) == SIZE_MAX,
	    "and fetches nothing");
}

static void
codes(struct arena *a)
{
	struct str path = STR_NONE;
	int64_t size = 0;
	char big[4000];

	memset(big, 'a', sizeof(big));
	tap_err(qr_path(a, STR(""), &path, &size), ERR_INVALID, "nothing");
	tap_err(qr_path(a, STR("a\0b"), &path, &size), ERR_INVALID, "a NUL");
	tap_err(qr_path(a, (struct str){ big, sizeof(big) }, &path, &size),
	    ERR_TOO_BIG, "too long");
	tap_ok(path.n == 0 && size == 0, "nothing was given back");
	tap_err(qr_path(a, STR("otpauth://totp/x?secret=ABC"), &path, &size),
	    ERR_OK, "an address");
	tap_ok(size == 29 + 8 && str_starts(path, STR("M4 4h1v1h-1z")),
	    "its first module stands after the quiet zone");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 24);

	filled(a);
	languages();
	dates(a);
	assets();
	codes(a);
	arena_free(a);
	return tap_done();
}
