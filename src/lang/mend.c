/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/mend: which findings to mend first, and by when the others. */
#include <string.h>

#include "lang/check.h"

/* Whether ${a} comes before ${b}; neither when they are alike. A statement with
 * an error is not released, so no warning waits for less. */
static bool
before(const struct lang_finding *a, const struct lang_finding *b)
{
	if (a->severity != b->severity)
		return a->severity < b->severity;
	return a->urgency < b->urgency;
}

static bool
taken(const struct lang_findings *f, const size_t *at, size_t n, size_t i,
    bool by_code)
{
	for (size_t k = 0; k < n; k++)
		if (at[k] == i ||
		    (by_code && strcmp(f->at[at[k]].code, f->at[i].code) == 0))
			return true;
	return false;
}

size_t
lang_first(const struct lang_findings *f, size_t out[LANG_FIRST])
{
	size_t n = 0;

	for (int pass = 0; pass < 2; pass++) {
		bool by_code = pass == 0;

		while (n < LANG_FIRST) {
			size_t best = SIZE_MAX;

			for (size_t i = 0; i < f->n; i++)
				if (!taken(f, out, n, i, by_code) &&
				    (best == SIZE_MAX ||
					before(&f->at[i], &f->at[best])))
					best = i;
			if (best == SIZE_MAX)
				break;
			out[n++] = best;
		}
	}
	return n;
}

struct date
lang_mend_by(const struct lang_finding *f, struct date today)
{
	static const struct period within[] = {
		[LANG_NOW] = { .days = 14 },
		[LANG_SOON] = { .months = 1 },
		[LANG_LATER] = { .months = 3 },
	};

	return date_add(today, within[f->urgency]);
}

static void
put_rest(struct buf *out, const struct lang_findings *f, const size_t *first,
    size_t n, enum lang_urgency urgency, struct date today)
{
	bool begun = false;

	for (size_t i = 0; i < f->n; i++) {
		const struct lang_finding *x = &f->at[i];
		struct date by = lang_mend_by(x, today);
		bool said =
		    x->urgency != urgency || taken(f, first, n, i, false);

		for (size_t k = 0; k < i && !said; k++)
			said = f->at[k].urgency == urgency &&
			       !taken(f, first, n, k, false) &&
			       strcmp(f->at[k].code, x->code) == 0;
		if (said)
			continue;
		if (!begun)
			buf_printf(out, "  %04d-%02d-%02d:", by.year, by.month,
			    by.day);
		buf_printf(out, "%s %s", begun ? "," : "", x->code);
		begun = true;
	}
	if (begun)
		buf_putc(out, '\n');
}

void
lang_print_first(struct buf *out, const struct lang_findings *f,
    struct date today, enum lang messages)
{
	bool en = lang_ui(messages) == LANG_EN;
	size_t first[LANG_FIRST], n = lang_first(f, first);

	if (n == 0)
		return;
	buf_puts(out, en ? "\nmend first:\n" : "\nrett først:\n");
	for (size_t i = 0; i < n; i++) {
		const struct lang_finding *x = &f->at[first[i]];

		buf_printf(out,
		    "  %zu. %s %u: " STR_FMT " [%s]\n     " STR_FMT "\n", i + 1,
		    en ? "line" : "linje", (unsigned)x->pos.line,
		    STR_ARG(x->text), x->code, STR_ARG(x->remedy));
	}
	if (f->n == n)
		return;
	buf_puts(out, en ? "the others, by:\n" : "de andre, innen:\n");
	for (int u = LANG_NOW; u <= LANG_LATER; u++)
		put_rest(out, f, first, n, (enum lang_urgency)u, today);
}
