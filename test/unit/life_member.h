/* SPDX-License-Identifier: EUPL-1.2 */
/* Members of one kind, for tests of what time does; behind life_fixture.h. */
#ifndef LIFE_MEMBER_H
#define LIFE_MEMBER_H

/** member(w, name, kind): who joined, was seen and confirmed now. */
static inline int64_t
member(struct world *w, const char *name, const char *kind)
{
	int64_t id = add_person(w, name, "somebody@example.com", STAGE_MEMBER);
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	p->joined_s = p->seen_s = p->confirmed_s = tx.now_s;
	p->facts.kinds = 1ULL << statement_kind(w->org->st, str_of(kind));
	person_touch(p);
	must(finish(w, &tx, ERR_OK), "member");
	return id;
}

#endif
