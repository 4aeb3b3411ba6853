/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/noted.h"

#include "lang/prose.h"
#include "store/store.h"

struct str
act_label(const struct call *c, uint32_t act)
{
	static const enum text_id labels[ACT_MAX] = {
#define ACT(name, en, nb, about) [ACT_##name] = TEXT_C_ACT_##name,
#include "policy/acts.def"
#undef ACT
	};

	return act < ACT_MAX ? T(c, labels[act]) : STR_NONE;
}

static bool
was_opened(const struct audit_entry *e)
{
	return e->act < ACT_MAX && str_is(e->note, NOTE_OPENED);
}

struct str
noted_act(const struct call *c, const struct audit_entry *e)
{
	static const enum text_id may[ACT_MAX] = {
#define ACT(name, en, nb, about) [ACT_##name] = TEXT_C_MAY_##name,
#include "policy/acts.def"
#undef ACT
	};
	struct view_arg arg = { 0 };

	if (!was_opened(e))
		return act_label(c, e->act);
	arg.s = T(c, may[e->act]);
	return view_text_fill(c->a, T(c, TEXT_C_NOTE_OPENED), &arg, 1);
}

struct str
noted_kinds(const struct call *c, const struct audit_entry *e)
{
	struct str rest = e->note, word, s = STR_NONE;

	if (e->act != ACT_KIND || !str_part(&rest, ' ', &word) ||
	    !str_is(word, NOTE_KINDS))
		return STR_NONE;
	while (str_part(&rest, ' ', &word)) {
		struct str name = str_sub(word, 1, SIZE_MAX), one;
		int no = statement_kind(c->org->st, name);

		if (word.n == 0)
			continue;
		if (no >= 0)
			name = lang_label(&c->org->st->kinds[no].n, c->lang);
		one = arena_printf(c->a, "%s " STR_FMT,
		    word.p[0] == '+' ? "+" : "−", STR_ARG(name));
		s = str_join(c->a, s, one);
	}
	return s;
}

/* What stands in the trail: before and after what is of that entry, which is
 * taken over. */
static const struct {
	const char *before, *after; /* after NULL: it is the whole note */
	enum text_id text;
} notes[] = {
	{ "no purpose", NULL, TEXT_C_NOTE_NO_PURPOSE },
	{ "no clause", NULL, TEXT_C_NOTE_NO_CLAUSE },
	{ "not_found", NULL, TEXT_C_NOTE_NOT_FOUND },
	{ "task begun", NULL, TEXT_C_NOTE_TASK_BEGUN },
	{ "too many people", NULL, TEXT_C_NOTE_TOO_MANY },
	{ "too few recipients", NULL, TEXT_C_NOTE_TOO_FEW },
	{ "cap reached", NULL, TEXT_C_NOTE_CAP_REACHED },
	{ "cap overridden", NULL, TEXT_C_NOTE_CAP_OVERRIDDEN },
	{ "second factor set", NULL, TEXT_C_NOTE_SECOND_FACTOR },
	{ "staff sign-in", NULL, TEXT_C_NOTE_SIGN_IN },
	{ "organisation added", NULL, TEXT_C_NOTE_ORGANISATION },
	{ "import", NULL, TEXT_C_NOTE_IMPORT },
	{ "import page", NULL, TEXT_C_NOTE_IMPORT },
	{ "statement proposed", NULL, TEXT_C_NOTE_PROPOSED },
	{ "statement proposed instead of another", NULL,
	    TEXT_C_NOTE_PROPOSED_ANEW },
	{ "proposal withdrawn", NULL, TEXT_C_NOTE_PROPOSAL_WITHDRAWN },
	{ "statement withdrawn", NULL, TEXT_C_NOTE_WITHDRAWN },
	{ "kinds by age", NULL, TEXT_C_NOTE_KINDS_AGE },
	{ "what was held", NULL, TEXT_C_NOTE_HELD },
	{ "consents", NULL, TEXT_C_NOTE_CONSENTS },
	{ "backup", NULL, TEXT_C_NOTE_BACKUP },
	{ "restored from a backup", NULL, TEXT_C_NOTE_RESTORED },
	{ "replayed after a restore", NULL, TEXT_C_NOTE_REPLAYED },
	{ "statement ", " in force", TEXT_C_NOTE_IN_FORCE },
	{ "statement ", " told", TEXT_C_NOTE_TOLD },
	{ "statement ", " released", TEXT_C_NOTE_RELEASED },
	{ "marks ", "", TEXT_C_NOTE_MARKS },
	{ "fields ", "", TEXT_C_NOTE_FIELDS },
	{ "told ", "", TEXT_C_NOTE_TOLD_ON },
	{ "set ", "", TEXT_C_NOTE_SET },
};

static bool
note_fits(struct str note, size_t i, struct str *what)
{
	struct str before = str_of(notes[i].before), after;
	size_t at;

	if (notes[i].after == NULL)
		return str_eq(note, before);
	if (!str_starts(note, before))
		return false;
	after = str_of(notes[i].after);
	*what = str_sub(note, before.n, SIZE_MAX);
	if (after.n == 0)
		return true;
	if ((at = str_find(*what, after)) == SIZE_MAX)
		return false;
	*what = str_sub(*what, 0, at);
	return true;
}

struct str
noted_note(const struct call *c, const struct audit_entry *e)
{
	struct view_arg arg = { 0 };

	if (was_opened(e))
		return STR_NONE;
	if ((arg.s = noted_kinds(c, e)).n > 0)
		return arg.s;
	for (size_t i = 0; i < ARRAY_LEN(notes); i++) {
		if (!note_fits(e->note, i, &arg.s))
			continue;
		arg.s = view_text_fill(c->a, T(c, notes[i].text), &arg, 1);
		if (!str_ends(e->note, STR(NOTE_ALONE)))
			return arg.s;
		return view_text_fill(c->a, T(c, TEXT_C_NOTE_ALONE), &arg, 1);
	}
	return e->note;
}
