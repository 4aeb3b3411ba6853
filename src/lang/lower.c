/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What has a struct of its own and needs to be printed becomes a told fact in
 * each language of the statement. The sentences say what the file says, and
 * no more.
 */
#include "lang/prose_doc.h"
#include "lang/read.h"

struct lowering {
	struct reader *r;
	struct told *at; /* the one being made */
	enum lang l;     /* the language being written */
};

static struct str
word0(const struct lowering *w, enum prose key)
{
	return prose_get(key, w->l);
}

static struct str
word1(const struct lowering *w, enum prose key, struct str one)
{
	return prose_fill(w->r->a, prose_get(key, w->l), &one, 1);
}

static struct told *
new_told(struct reader *r, const char *name, struct pos pos,
    const char *section)
{
	struct told *t = &r->st->told[r->st->told_n];

	*t = (struct told){ 0 };
	t->n.name = str_of(name);
	t->n.pos = pos;
	t->n.no = (int)r->st->told_n++;
	t->n.label.pos = t->n.about.pos = pos;
	t->section = str_of(section);
	return t;
}

/* Put a sentence behind what is told already. */
static void
tell(struct lowering *w, struct str sentence)
{
	struct str *s = &w->at->n.about.in[w->l];

	*s = s->n == 0 ? sentence
		       : arena_printf(w->r->a, STR_FMT " " STR_FMT, STR_ARG(*s),
			     STR_ARG(sentence));
}

static void
head(struct lowering *w, const struct text *label, struct str otherwise)
{
	struct str s = label == NULL ? STR_NONE : label->in[w->l];

	w->at->n.label.in[w->l] = s.n != 0 ? s : otherwise;
}

/* ---- children ------------------------------------------------------- */

static void
tell_age(struct lowering *w, const struct age *age, enum prose key)
{
	struct arena *a = w->r->a;
	const struct str args[] = { arena_printf(a, "%d", age->years),
		age->provision.n == 0 ? STR_NONE
				      : arena_printf(a, " (" STR_FMT ")",
					    STR_ARG(age->provision)) };

	if (age->years != 0)
		tell(w, prose_fill(a, prose_get(key, w->l), args, 2));
}

static void
lower_children(struct lowering *w)
{
	const struct children *k = &w->r->st->children;

	head(w, NULL, word0(w, PROSE_L_CHILDREN));
	if (k->not_targeted)
		tell(w, word0(w, PROSE_L_NOT_TARGETED));
	if (k->guardian_consent)
		tell(w, word0(w, PROSE_L_GUARDIAN));
	tell_age(w, &k->consent, PROSE_L_AGE_CONSENT);
	tell_age(w, &k->joining, PROSE_L_AGE_JOINING);
	tell_age(w, &k->images, PROSE_L_AGE_IMAGES);
}

/* ---- changes -------------------------------------------------------- */

static struct str
channels_text(struct lowering *w, unsigned channels)
{
	struct str s = STR_NONE;

	for (size_t i = 0; i < CHANNEL_MAX; i++) {
		struct str one = channel_label((enum channel)i, w->l);

		if ((channels >> i & 1) == 0)
			continue;
		s = s.n == 0 ? one
			     : arena_printf(w->r->a, STR_FMT ", " STR_FMT,
				   STR_ARG(s), STR_ARG(one));
	}
	return s;
}

static void
lower_changes(struct lowering *w)
{
	const struct changes *k = &w->r->st->changes;

	head(w, NULL, word0(w, PROSE_L_CHANGES));
	if (k->channels != 0)
		tell(w, word1(w, PROSE_L_CHANGES_BY,
			    channels_text(w, k->channels)));
	if (!period_is_zero(k->lead))
		tell(w, word1(w, PROSE_L_CHANGES_LEAD,
			    lang_period(w->r->a, k->lead, w->l)));
	if (k->ask_again)
		tell(w, word0(w, PROSE_L_ASK_AGAIN));
}

/* ---- statistics and logs -------------------------------------------- */

static struct str
fields_text(struct lowering *w, const struct fieldset *set)
{
	const struct statement *st = w->r->st;
	struct str s = STR_NONE;

	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i];
		struct str one = lang_label(&f->n, w->l);

		if (!fieldset_has(set, (int)i) || f->type == FIELD_RECORD)
			continue;
		s = s.n == 0 ? one
			     : arena_printf(w->r->a, STR_FMT ", " STR_FMT,
				   STR_ARG(s), STR_ARG(one));
	}
	return s;
}

static void
lower_statistic(struct lowering *w, const struct statistic *k)
{
	struct arena *a = w->r->a;

	head(w, &k->n.label, word0(w, PROSE_L_STATISTICS));
	if (!fieldset_is_empty(&k->fields))
		tell(w, word1(w, PROSE_L_STAT_OF, fields_text(w, &k->fields)));
	if (k->pseudonymous)
		tell(w, word0(w, PROSE_L_STAT_PSEUDONYMOUS));
	else
		tell(w, word1(w, PROSE_L_STAT_ANONYMOUS,
			    arena_printf(a, "%d", k->at_least)));
}

static void
lower_log(struct lowering *w, const struct log_rule *k)
{
	const struct statement *st = w->r->st;

	head(w, &k->n.label, word0(w, PROSE_L_LOG));
	if (k->ip == LOG_IP_NOT_STORED)
		tell(w, word0(w, PROSE_L_IP_NOT_STORED));
	else if (k->ip == LOG_IP_SHORTENED)
		tell(w, word0(w, PROSE_L_IP_SHORTENED));
	else if (k->ip == LOG_IP_FULL)
		tell(w, word0(w, PROSE_L_IP_FULL));
	if (k->purpose >= 0)
		tell(w, word1(w, PROSE_RC_PURPOSES,
			    lang_label(&st->purposes[k->purpose].n, w->l)));
	if (!period_is_zero(k->life))
		tell(w, word1(w, PROSE_L_LOG_KEPT,
			    lang_period(w->r->a, k->life, w->l)));
}

/* ---- small facts ---------------------------------------------------- */

static void
lower_tests(struct lowering *w)
{
	head(w, NULL, word0(w, PROSE_L_TESTING));
	tell(w, word0(w, PROSE_L_TESTS));
}

static void
lower_only_when(struct lowering *w, const struct recipient *k)
{
	head(w, &k->n.label, k->n.name);
	tell(w, k->only_when.in[w->l]);
}

static void
lower_identity(struct lowering *w, const struct right_rule *k)
{
	head(w, NULL, word0(w, PROSE_L_IDENTITY));
	tell(w, k->identity.in[w->l]);
}

static void
lower_controller(struct lowering *w, const struct purpose *p)
{
	const struct statement *st = w->r->st;
	struct str who = st->controllers[p->controller].legal_name;

	head(w, &p->n.label, p->n.name);
	tell(w, word1(w,
		    p->as_processor ? PROSE_L_AS_PROCESSOR : PROSE_L_CONTROLLER,
		    who));
}

/* ---- all of them ---------------------------------------------------- */

#define EACH_LANGUAGE(w, call)                      \
	for (int each = 0; each < LANG_MAX; each++) \
		if ((w).r->st->langs[each]) {       \
			(w).l = (enum lang)each;    \
			call;                       \
		}

static bool
has_own_controller(const struct statement *st, const struct purpose *p)
{
	return (p->controller != 0 || p->as_processor) &&
	       (size_t)p->controller < st->controllers_n;
}

static bool
is_first_identity(const struct statement *st, size_t i)
{
	if (text_is_empty(&st->rights[i].identity))
		return false;
	for (size_t k = 0; k < i; k++)
		if (st->rights[k].identity.pos.line ==
		    st->rights[i].identity.pos.line)
			return false;
	return true;
}

static void
lower_lists(struct lowering *w)
{
	struct statement *st = w->r->st;

	for (size_t i = 0; i < st->statistics_n; i++) {
		const struct statistic *k = &st->statistics[i];

		w->at = new_told(w->r, "statistics", k->n.pos, "purposes");
		EACH_LANGUAGE(*w, lower_statistic(w, k));
	}
	for (size_t i = 0; i < st->logs_n; i++) {
		const struct log_rule *k = &st->logs[i];

		w->at = new_told(w->r, "log", k->n.pos, "web");
		EACH_LANGUAGE(*w, lower_log(w, k));
	}
	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *k = &st->recipients[i];

		if (text_is_empty(&k->only_when))
			continue;
		w->at = new_told(w->r, "only_when", k->n.pos, "sharing");
		EACH_LANGUAGE(*w, lower_only_when(w, k));
	}
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if (!has_own_controller(st, p))
			continue;
		w->at = new_told(w->r, "controller", p->n.pos, "purposes");
		EACH_LANGUAGE(*w, lower_controller(w, p));
	}
	for (size_t i = 0; i < RIGHT_MAX; i++) {
		const struct right_rule *k = &st->rights[i];

		if (!is_first_identity(st, i))
			continue;
		w->at = new_told(w->r, "identity", k->pos, "rights");
		EACH_LANGUAGE(*w, lower_identity(w, k));
	}
}

/* Room for everything above. */
static size_t
lowered_max(const struct statement *st)
{
	return 3 + st->statistics_n + st->logs_n + st->recipients_n +
	       st->purposes_n + RIGHT_MAX;
}

void
lower_told(struct reader *r)
{
	struct lowering w = { .r = r };
	struct statement *st = r->st;
	struct told *all;
	struct pos top = { .line = 1, .col = 1, .len = 1 };

	if (r->m.findings->errors != 0)
		return;
	all = ARENA_ARRAY(r->a, struct told, st->told_n + lowered_max(st));
	for (size_t i = 0; i < st->told_n; i++)
		all[i] = st->told[i];
	st->told = all;
	if (st->children.declared) {
		w.at = new_told(r, "children", st->children.pos, "purposes");
		EACH_LANGUAGE(w, lower_children(&w));
	}
	if (st->changes.declared) {
		w.at = new_told(r, "changes", st->changes.pos, "changes");
		EACH_LANGUAGE(w, lower_changes(&w));
	}
	if (st->no_test_use) {
		w.at = new_told(r, "tests", top, "security");
		EACH_LANGUAGE(w, lower_tests(&w));
	}
	lower_lists(&w);
}
