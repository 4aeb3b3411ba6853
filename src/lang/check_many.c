/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_many: a controller that stands for many like ones. Each of them is
 * a legal person that people must be able to name and reach (Art. 13(1)(a)).
 */
#include "lang/check_private.h"

static bool
reachable(const struct contact *k)
{
	return k->email.n > 0 || k->phone.n > 0 || k->post.n > 0;
}

/* Which they are, and where each is reached. */
static void
check_list(struct check *c, const struct controller *k)
{
	if (k->list.n > 0 || !text_is_empty(&k->known))
		return;
	found_name(c,
	    reachable(&k->contact) ? FINDING_many_no_list
				   : FINDING_many_unreached,
	    &k->n);
}

/* The server writes one sender into a letter. */
static void
check_letters(struct check *c, const struct controller *k)
{
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		if (p->controller == k->n.no &&
		    (p->channels >> CHANNEL_EMAIL & 1) != 0)
			found_name2(c, FINDING_many_sends, &p->n, k->n.name);
	}
}

static void
check_one_block(struct check *c, const struct controller *k)
{
	if (text_is_empty(&k->n.label) || text_is_empty(&k->plural))
		found_name(c, FINDING_many_unnamed, &k->n);
	if (!text_is_empty(&k->legal_name) || k->org_no.n > 0 ||
	    k->address.n > 0)
		found_name(c, FINDING_many_as_one, &k->n);
	if (k->how_many == 1)
		found_name(c, FINDING_many_is_one, &k->n);
	check_list(c, k);
	if (c->st->printed_only)
		return;
	if (k->n.no == 0)
		found_name(c, FINDING_many_first, &k->n);
	check_letters(c, k);
}

void
check_many(struct check *c)
{
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		const struct controller *k = &c->st->controllers[i];

		if (k->many)
			check_one_block(c, k);
		else if (k->list.n > 0 || !text_is_empty(&k->plural) ||
			 !text_is_empty(&k->which) || !text_is_empty(&k->known))
			found_name(c, FINDING_one_as_many, &k->n);
	}
}
