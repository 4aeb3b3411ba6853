/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_guardian: for whom a parent or guardian says yes to a purpose, or
 * must say it too; and from which age one says it alone. */
#include "lang/prose_doc.h"
#include "lang/ways.h"
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

static const struct guardian_words told = { PROSE_P_GUARDIAN, PROSE_P_GUARDIANS,
	PROSE_P_GUARDIAN_TOO, PROSE_P_GUARDIANS_TOO };

void
doc_say_guardians(struct doc *d, const char *leaf, const struct purpose *p)
{
	struct list l = { .n = 0 };

	doc_list_guardians(d, p, UINT64_MAX, &told, &l);
	for (size_t i = 0; i < l.n; i++)
		doc_say1(d, doc_once(d, leaf), PROSE_ONE, l.at[i]);
}

/* What is said of those from whom consent to ${p} is taken back by ways that
 * are told; none where nothing is told of it. */
static struct list
guardians_told(struct doc *d, const struct purpose *p)
{
	struct list l = { .n = 0 };
	struct str by =
	    doc_by(d, ways_of(d->st, p, NULL, p->withdraw), p->withdraw_link);

	if (by.n > 0 && purpose_rests_on(p, BASIS_A))
		doc_list_guardians(d, p, UINT64_MAX, &told, &l);
	return l;
}

/* The purposes of which ${says} is said. */
static struct index_list
asked_by(struct doc *d, struct str says)
{
	struct index_list of = { .n = 0 };

	of.at = ARENA_ARRAY(d->a, int, d->st->purposes_n);
	for (size_t i = 0; i < d->st->purposes_n; i++) {
		struct list l = guardians_told(d, &d->st->purposes[i]);

		for (size_t j = 0; j < l.n; j++)
			if (str_eq(l.at[j], says))
				of.at[of.n++] = (int)i;
	}
	return of;
}

void
doc_say_all_guardians(struct doc *d)
{
	struct list all = { .n = 0 };

	for (size_t i = 0; i < d->st->purposes_n; i++) {
		struct list l = guardians_told(d, &d->st->purposes[i]);

		for (size_t j = 0; j < l.n; j++)
			list_add_once(d, &all, l.at[j]);
	}
	for (size_t i = 0; i < all.n; i++) {
		struct index_list of = asked_by(d, all.at[i]);

		doc_say1(d, doc_once(d, "guardian"), PROSE_ONE,
		    all.n == 1 ? all.at[i]
			       : say2(d, PROSE_LABELLED,
				     doc_purposes_quoted(d, &of), all.at[i]));
	}
}
