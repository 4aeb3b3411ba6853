/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_guardian: for whom a parent or guardian says yes to a purpose, or
 * must say it too; and from which age one says it alone. */
#include "lang/prose_doc.h"
#include "policy/ages.h"

/* Those of whom one, or both, say it; or say it too. */
static struct index_list
kinds_of(struct doc *d, const struct purpose *p, uint64_t among, bool both,
    bool too)
{
	struct index_list kinds = { .n = 0 };
	unsigned of = 1U << MATTER_CONSENT;

	if (purpose_has_pictures(d->st, p->n.no))
		of |= 1U << MATTER_PICTURES;
	kinds.at = ARENA_ARRAY(d->a, int, d->st->kinds_n);
	for (size_t i = 0; i < d->st->kinds_n; i++) {
		const struct kind *k = &d->st->kinds[i];
		unsigned by = of & (too ? k->guardian_too : k->guardian);

		if (by != 0 && (among >> i & 1) != 0 &&
		    ((by & k->both) != 0) == both &&
		    purpose_asks_kind(d->st, p, (int)i))
			kinds.at[kinds.n++] = (int)i;
	}
	return kinds;
}

bool
doc_guarded(struct doc *d, const struct purpose *p, uint64_t among)
{
	return kinds_of(d, p, among, false, false).n > 0 ||
	       kinds_of(d, p, among, true, false).n > 0;
}

struct str
doc_alone(struct doc *d, const struct purpose *p, const struct age *age)
{
	bool one = kinds_of(d, p, UINT64_MAX, false, false).n > 0;
	bool both = kinds_of(d, p, UINT64_MAX, true, false).n > 0;
	bool both_too = kinds_of(d, p, UINT64_MAX, true, true).n > 0;
	enum prose key = PROSE_P_ALONE;

	if (both && !one)
		key = PROSE_P_ALONE_BOTH;
	else if (both || both_too)
		key = PROSE_P_ALONE_BARE;
	return doc_age(d, age, key, STR_NONE);
}

void
doc_list_guardians(struct doc *d, const struct purpose *p, uint64_t among,
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
		    kinds_of(d, p, among, rows[i].both, rows[i].too);

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

	doc_list_guardians(d, p, UINT64_MAX, &words, &l);
	for (size_t i = 0; i < l.n; i++)
		doc_say1(d, doc_once(d, leaf), PROSE_ONE, l.at[i]);
}
