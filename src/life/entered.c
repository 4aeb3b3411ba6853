/* SPDX-License-Identifier: EUPL-1.2 */
/* life/entered: the letter about what others entered or changed (T-34, B07). */
#include "lang/prose.h"
#include "life/life.h"
#include "view/gen/pages.h"

enum err
life_write_to(struct tx *tx, struct person *p, struct str *to_out)
{
	int purpose = org_purpose(tx->org, ACTIVITY_SELF);
	struct actor server = { .type = ACTOR_JOB,
		.role = -1,
		.purpose = purpose };
	struct fieldset all = statement_all_fields(tx->org->st);
	const struct actor *actor = tx->actor;
	enum activity activity = tx->activity;
	struct str note = tx->note; /* of what is entered, not of this */
	const struct grant *g;
	struct values vs;
	enum err e;

	*to_out = STR_NONE;
	if (purpose < 0)
		return ERR_OK;
	tx->actor = &server;
	tx->activity = ACTIVITY_SELF;
	tx->note = STR_NONE;
	e = tx_decide(tx, purpose, ACT_SEE, &all, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	tx->actor = actor;
	tx->activity = activity;
	tx->note = note;
	if (e == ERR_OK)
		*to_out = arena_str(tx->a, life_address(tx->org, &vs, NULL));
	return e == ERR_DENIED ? ERR_OK : e;
}

struct str
life_email_in(const struct statement *st, const struct change *changes,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (st->fields[changes[i].field].type == FIELD_EMAIL &&
		    changes[i].text.n > 0)
			return changes[i].text;
	return STR_NONE;
}

static struct str
named(const struct tx *tx, enum lang l, const struct change *changes, size_t n,
    bool kinds)
{
	struct str s = STR_NONE, kind;

	for (size_t i = 0; i < n; i++) {
		const struct field *f = &tx->org->st->fields[changes[i].field];
		struct str label = lang_label(&f->n, l);

		s = str_join(tx->a, s, label);
	}
	if (!kinds)
		return s;
	kind = view_text((int64_t)lang_ui(l), TEXT_C_STAFF_KIND);
	return str_join(tx->a, s, kind);
}

enum err
life_entered(struct tx *tx, const struct person *p, struct str to,
    const struct change *changes, size_t n, bool kinds)
{
	struct letter_row l = { .kind = POST_STAFF_ENTERED,
		.person = p->id,
		.to = to,
		.lang = p->lang,
		.statutory = true,
		.purpose = org_purpose(tx->org, ACTIVITY_SELF),
		.due_s = tx->now_s };

	if (to.n == 0 || (n == 0 && !kinds))
		return ERR_OK;
	l.data = named(tx, p->lang, changes, n, kinds);
	return letter_new(tx, &l);
}
