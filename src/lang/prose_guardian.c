/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_guardian: for whom a parent or guardian says yes to a purpose, or
 * says it too, and who are children here. */
#include "lang/prose_doc.h"
#include "policy/ages.h"

/* Those of whom one, or both, say it; or say it too. */
static struct index_list
kinds_of(struct doc *d, const struct purpose *p, bool both, bool too)
{
	struct index_list kinds = { .n = 0 };
	unsigned of = 1U << MATTER_CONSENT;

	if (purpose_has_pictures(d->st, p->n.no))
		of |= 1U << MATTER_PICTURES;
	kinds.at = ARENA_ARRAY(d->a, int, d->st->kinds_n);
	for (size_t i = 0; i < d->st->kinds_n; i++) {
		const struct kind *k = &d->st->kinds[i];
		unsigned by = of & (too ? k->guardian_too : k->guardian);

		if (by != 0 && ((by & k->both) != 0) == both &&
		    purpose_asks_kind(d->st, p, (int)i))
			kinds.at[kinds.n++] = (int)i;
	}
	return kinds;
}

void
doc_list_guardians(struct doc *d, const struct purpose *p,
    const struct guardian_words *words, struct list *l)
{
	const struct {
		bool both, too;
		enum prose key;
	} rows[] = {
		{ false, false, words->one },
		{ true, false, words->both },
		{ false, true, words->one_too },
		{ true, true, words->both_too },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct index_list kinds =
		    kinds_of(d, p, rows[i].both, rows[i].too);

		if (kinds.n > 0)
			list_add_once(d, l,
			    say1(d, rows[i].key, doc_kinds(d, &kinds)));
	}
}

void
doc_say_guardians(struct doc *d, const char *leaf, const struct purpose *p)
{
	static const struct guardian_words words = { PROSE_P_GUARDIAN,
		PROSE_P_GUARDIANS, PROSE_P_GUARDIAN_TOO,
		PROSE_P_GUARDIANS_TOO };
	struct list l = { .n = 0 };

	doc_list_guardians(d, p, &words, &l);
	for (size_t i = 0; i < l.n; i++)
		doc_say1(d, doc_once(d, leaf), PROSE_ONE, l.at[i]);
}
