/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any statement that compiles can be checked, printed in each language and
 * format, explained and dated; and all languages carry the same references.
 */
#include <stdlib.h>

#include "lang/check.h"
#include "lang/deadline.h"
#include "lang/explain.h"
#include "lang/lang.h"
#include "lang/prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
refs(struct str html)
{
	struct str key = STR(" data-policy-ref=\"");
	size_t n = 0, at;

	while ((at = str_find(html, key)) != SIZE_MAX) {
		n++;
		html = str_sub(html, at + key.n, html.n);
	}
	return n;
}

static void
print_all(const struct statement *st)
{
	size_t first = SIZE_MAX;
	struct buf b;

	buf_init(&b, 1 << 26);
	for (int l = 0; l < LANG_MAX; l++) {
		for (int f = 0; f <= LANG_JSON; f++) {
			enum err e = lang_statement(&b, st, (enum lang)l,
			    (enum lang_format)f);

			if (e == ERR_OK && f == LANG_HTML) {
				size_t n = refs(buf_str(&b));

				if (first != SIZE_MAX && n != first)
					abort();
				first = n;
			}
			buf_reset(&b);
			(void)lang_record_of(&b, st, (enum lang)l,
			    (enum lang_format)f,
			    (struct record_of){ false, -1 });
			buf_reset(&b);
			(void)lang_record_of(&b, st, (enum lang)l,
			    (enum lang_format)f, (struct record_of){ true, 0 });
			buf_reset(&b);
			(void)lang_consents(&b, st, (enum lang)l,
			    (enum lang_format)f);
			buf_reset(&b);
		}
	}
	buf_release(&b);
}

static void
explain_all(struct arena *a, const struct statement *st)
{
	struct deadline d;
	struct buf b;

	buf_init(&b, 1 << 24);
	for (int p = 0; p < (int)st->purposes_n && p < 8; p++) {
		(void)lang_explain(&b, st, p, p % CHANNEL_MAX,
		    p % 2 == 0 ? 0 : STAGE_MEMBER, LANG_NN);
		(void)lang_consent_text(a, st, p, p % 3 - 1, LANG_EN);
		buf_reset(&b);
	}
	for (int r = 0; r < RIGHT_MAX; r++)
		lang_deadline(st, (enum right)r, (struct date){ 2026, 1, 31 },
		    3, &d);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { .p = (const char *)data, .n = size };
	struct arena *a = arena_new((size_t)1 << 30);
	struct lang_findings f = { 0 };
	const struct statement *st = NULL;

	if (lang_compile(a, bytes, LANG_EN, &st, &f) == ERR_OK) {
		lang_check(a, st, (struct date){ 2026, 3, 1 }, LANG_NB, &f);
		print_all(st);
		explain_all(a, st);
	}
	arena_free(a);
	return 0;
}
