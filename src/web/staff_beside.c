/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_beside: the statement beside its source, and the decision about a
 * person who does not exist. Nothing of real people stands here. */
#include "lang/explain.h"
#include "lang/office.h"
#include "lang/prose.h"
#include "lang/sentences.h"
#include "lang/suppose.h"
#include "policy/basis.h"
#include "store/release.h"
#include "web/facts.h"
#include "web/handlers.h"
#include "web/noted.h"
#include "web/staff.h"

#define RULES_MAX (1U << 20)

/* Whoever governs or checks: who changes settings, or reads the trail. */
static enum err
beside_decide(struct call *c)
{
	enum act act = staff_has(c, -1, ACT_SETTING) ? ACT_SETTING : ACT_AUDIT;
	const struct grant *g;

	return tx_decide(c->tx, -1, act, NULL, NULL, -1, 0, &g);
}

static enum lang
beside_lang(const struct call *c, const struct statement *st)
{
	int l = (int)c->lang;

	for (int i = 0; i < LANG_MAX && !st->langs[l]; i++)
		l = i;
	return (enum lang)l;
}

/* The one in force, or that of ?v=: released at any time, or waiting. */
static enum err
beside_version(struct call *c, const struct statement **st,
    struct page_staff_statement *pg)
{
	struct str v = query_get(c, "v"), source;
	const struct version *found;
	enum text_id lead = TEXT_C_BESIDE_LEAD_OTHER;
	struct proposal p;
	enum err e;

	*st = c->org->st;
	if (v.n == 0 || str_eq(v, c->org->st->version)) {
		pg->lead =
		    staff_said(c, TEXT_C_BESIDE_LEAD, c->org->st->version);
		pg->decision_href = call_path(c, "/staff/decision");
		return ERR_OK;
	}
	if ((found = release_find(c->org, v)) != NULL) {
		e = release_source(c->s, c->org, c->a, found->revision,
		    &source);
	} else {
		e = release_proposal(c->tx, &p);
		if (e == ERR_OK && !str_eq(p.version, v))
			e = ERR_NOT_FOUND;
		source = p.source;
		lead = TEXT_C_BESIDE_LEAD_WAITS;
	}
	if (e != ERR_OK)
		return e;
	pg->lead = staff_said(c, lead, v);
	pg->note = T(c, TEXT_C_BESIDE_NOT_NOW);
	return store_statement_compile(c->a, source, st);
}

/* ---- beside ------------------------------------------------------------- */

static void
beside_sentences(struct call *c, const struct lang_sentence *s, size_t n,
    struct page_staff_statement *pg)
{
	size_t cap = 0, parts = 0;

	for (size_t i = 0; i < n; i++) {
		struct page_staff_statement_sentences *p =
		    ARENA_PUSH(c->a, pg->sentences, pg->sentences_n, cap);

		p->id = arena_printf(c->a, "s%zu", i + 1);
		p->text = s[i].text;
		p->level = s[i].heading;
		if (p->level == 2) {
			struct view_link *l =
			    ARENA_PUSH(c->a, pg->parts, pg->parts_n, parts);

			l->label = p->text;
			l->href =
			    arena_printf(c->a, "#" STR_FMT, STR_ARG(p->id));
		}
		if (s[i].line == 0)
			continue;
		p->line = arena_printf(c->a, "%u", (unsigned)s[i].line);
		p->href = arena_printf(c->a, "#l" STR_FMT, STR_ARG(p->line));
	}
}

static void
beside_lines(struct call *c, struct str source, const struct lang_sentence *s,
    size_t n, struct page_staff_statement *pg)
{
	struct str rest = source, line;
	size_t cap = 0;
	uint32_t no = 0;

	while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
		struct page_staff_statement_lines *p =
		    ARENA_PUSH(c->a, pg->lines, pg->lines_n, cap);

		p->n = ++no;
		p->id = arena_printf(c->a, "l%u", (unsigned)no);
		p->text = line;
		for (size_t i = 0; i < n && p->href.n == 0; i++)
			if (s[i].line == no && s[i].heading == 0)
				p->href = arena_printf(c->a, "#s%zu", i + 1);
		if (p->href.n > 0)
			p->label = staff_said(c, TEXT_C_BESIDE_TO_SENTENCE,
			    arena_printf(c->a, "%u", (unsigned)no));
	}
}

/* What is left for the office, by what there is to do. */
static void
beside_left(struct call *c, const struct statement *st,
    struct page_staff_statement *pg)
{
	struct page_staff_statement_left *of[DUTY_MAX] = { NULL };
	size_t caps[DUTY_MAX] = { 0 };
	struct office_item *at;
	size_t n = lang_office(c->a, st, c->lang, &at);

	pg->left = ARENA_ARRAY(c->a, struct page_staff_statement_left, n + 1);
	pg->left_places = (int64_t)n;
	for (size_t i = 0; i < n; i++) {
		struct page_staff_statement_left **p = &of[at[i].duty];
		struct str line =
		    arena_printf(c->a, "%u", (unsigned)at[i].pos.line);
		struct view_link *l;

		if (*p == NULL) {
			*p = &pg->left[pg->left_n++];
			(*p)->what = office_todo(&at[i], c->lang);
		}
		l = ARENA_PUSH(c->a, (*p)->places, (*p)->places_n,
		    caps[at[i].duty]);
		l->href = arena_printf(c->a, "#l" STR_FMT, STR_ARG(line));
		l->label = office_shown(c->a, &at[i]);
		l->about = staff_said2(c,
		    at[i].parts.n > 0 ? TEXT_C_BESIDE_LEFT_PART
				      : TEXT_C_BESIDE_LEFT_LINE,
		    line, at[i].parts);
	}
}

enum err
web_staff_statement(struct call *c)
{
	struct page_staff_statement pg = { .ui = &c->ui };
	const struct statement *st;
	struct lang_sentence *s;
	size_t n;
	enum err e = beside_decide(c);

	if (e == ERR_OK)
		e = beside_version(c, &st, &pg);
	if (e != ERR_OK)
		return e;
	n = lang_sentences(c->a, st, beside_lang(c, st), &s);
	lang_sentence_lines(st, s, n);
	beside_sentences(c, s, n, &pg);
	beside_lines(c, st->source_text, s, n, &pg);
	beside_left(c, st, &pg);
	staff_page(c, 200);
	view_page_staff_statement(&c->rp->body, &pg);
	return ERR_OK;
}

/* ---- a made-up person --------------------------------------------------- */

struct asking {
	struct call *c;
	struct page_staff_decision *pg;
	size_t cap, choices;
	struct view_field *now;
};

static void
question(struct asking *x, const char *name, const char *kind,
    enum text_id label)
{
	x->now = ARENA_PUSH(x->c->a, x->pg->fields, x->pg->fields_n, x->cap);
	x->now->name = x->now->id = str_of(name);
	x->now->kind = str_of(kind);
	x->now->label = T(x->c, label);
	x->choices = 0;
}

static bool
said(const struct call *c, struct str name, struct str value)
{
	for (size_t i = 0; i < c->query.n; i++)
		if (str_eq(c->query.at[i].name, name) &&
		    str_eq(c->query.at[i].value, value))
			return true;
	return false;
}

static void
choice(struct asking *x, struct str value, struct str label, bool first)
{
	struct view_choice *ch =
	    ARENA_PUSH(x->c->a, x->now->choices, x->now->choices_n, x->choices);

	ch->value = value;
	ch->label = label;
	ch->chosen = said(x->c, x->now->name, value) ||
		     (first && query_get(x->c, "purpose").p == NULL);
}

static void
ask_what(struct asking *x)
{
	const struct statement *st = x->c->org->st;
	struct call *c = x->c;

	question(x, "purpose", "select", TEXT_C_DECISION_PURPOSE);
	x->now->required = true;
	for (size_t i = 0; i < st->purposes_n; i++)
		choice(x, st->purposes[i].n.name, purpose_label(c, (int)i),
		    false);
	question(x, "role", "select", TEXT_C_DECISION_ROLE);
	x->now->required = true;
	choice(x, STR("-"), T(c, TEXT_C_DECISION_SERVER), true);
	for (size_t i = 0; i < st->roles_n; i++)
		choice(x, st->roles[i].n.name,
		    lang_label(&st->roles[i].n, c->lang), false);
	question(x, "act", "select", TEXT_C_DECISION_ACT);
	x->now->required = true;
	for (int i = 0; i < ACT_STAFF; i++)
		choice(x, str_of(act_name((enum act)i)),
		    act_label(c, (uint32_t)i), i == ACT_SEND);
	question(x, "channel", "select", TEXT_C_DECISION_CHANNEL);
	for (int i = 0; i < CHANNEL_MAX; i++)
		choice(x, str_of(channel_name((enum channel)i)),
		    channel_label((enum channel)i, c->lang), false);
}

static void
ask_who(struct asking *x)
{
	const struct statement *st = x->c->org->st;
	struct call *c = x->c;

	question(x, "stage", "radio", TEXT_C_DECISION_STAGE);
	x->now->required = true;
	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1)
		choice(x, str_of(stage_name(s)), staff_stage(c, s),
		    s == STAGE_MEMBER);
	question(x, "kind", "checkboxes", TEXT_C_DECISION_KINDS);
	for (size_t i = 0; i < st->kinds_n; i++)
		choice(x, st->kinds[i].n.name,
		    lang_label(&st->kinds[i].n, c->lang), true);
	if (st->kinds_n == 0)
		x->pg->fields_n--;
	question(x, "consent", "checkboxes", TEXT_C_DECISION_CONSENT);
	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_basis(&st->purposes[i], 0) != NULL &&
		    purpose_basis(&st->purposes[i], 0)->code == BASIS_A)
			choice(x, st->purposes[i].n.name,
			    purpose_label(c, (int)i), false);
	if (x->now->choices_n == 0)
		x->pg->fields_n--;
	question(x, "objected", "checkboxes", TEXT_C_DECISION_OBJECTED);
	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_may_be_refused(&st->purposes[i]) ||
		    purpose_may_be_objected(&st->purposes[i]))
			choice(x, st->purposes[i].n.name,
			    purpose_label(c, (int)i), false);
	if (x->now->choices_n == 0)
		x->pg->fields_n--;
	question(x, "more", "checkboxes", TEXT_C_DECISION_MORE);
	choice(x, STR("restricted"), T(c, TEXT_C_DECISION_RESTRICTED), false);
	choice(x, STR("protected"), T(c, TEXT_C_DECISION_PROTECTED), false);
	choice(x, STR("outside"), T(c, TEXT_C_DECISION_OUTSIDE), false);
}

static void
read_person(const struct call *c, struct suppose *s)
{
	const struct statement *st = c->org->st;

	for (unsigned g = STAGE_POSSIBLE; g <= STAGE_DECEASED; g <<= 1)
		if (said(c, STR("stage"), str_of(stage_name(g))))
			s->stage = g;
	s->kinds = 0;
	for (size_t i = 0; i < st->kinds_n; i++)
		if (said(c, STR("kind"), st->kinds[i].n.name))
			s->kinds |= UINT64_C(1) << i;
	for (size_t i = 0; i < st->purposes_n; i++) {
		struct str name = st->purposes[i].n.name;

		if (said(c, STR("consent"), name))
			s->consent[i] = 0xff;
		if (said(c, STR("objected"), name))
			s->objected[i] = 0xff;
	}
	s->restricted = said(c, STR("more"), STR("restricted"));
	s->protected_address = said(c, STR("more"), STR("protected"));
	s->outside = said(c, STR("more"), STR("outside"));
}

static void
read_act(const struct call *c, struct suppose *s)
{
	enum channel channel;

	for (int i = 0; i < ACT_STAFF; i++)
		if (str_is(query_get(c, "act"), act_name((enum act)i)))
			s->act = (enum act)i;
	if (channel_find(query_get(c, "channel"), &channel) == ERR_OK)
		s->channel = (int)channel;
	suppose_act(c->org->st, s, s->role < 0 ? ACT_SEND : s->act);
}

static struct str
line_href(struct call *c, int64_t line)
{
	return call_path(c, "/staff/statement#l%lld", (long long)line);
}

static void
show_rules(struct call *c, const struct suppose *s,
    struct page_staff_decision *pg)
{
	struct str rest, line, number;
	size_t cap = 0;
	struct buf b;

	buf_init(&b, RULES_MAX);
	if (lang_explain_of(&b, c->org->st, s->purpose,
		s->act == ACT_SEND ? s->channel : -1, s->stage, s->kinds,
		c->lang) == ERR_OK) {
		rest = arena_str(c->a, buf_str(&b));
		while (rest.n > 0 && str_cut(&rest, '\n', &line)) {
			struct page_staff_decision_rules *r;

			(void)str_cut(&line, ':', &number);
			r = ARENA_PUSH(c->a, pg->rules, pg->rules_n, cap);
			if (str_to_i64(number, 0, INT32_MAX, &r->line) !=
			    ERR_OK)
				r->line = 0;
			r->text = str_trim(line);
			r->href = line_href(c, r->line);
		}
	}
	buf_release(&b);
}

static void
show_verdict(struct call *c, const struct suppose *s,
    struct page_staff_decision *pg)
{
	const struct statement *st = c->org->st;
	struct supposed v;
	size_t cap = 0;

	suppose_decide(st, s, c->tx->today, &v);
	pg->asked = true;
	pg->allowed = v.allowed;
	pg->reason = reason_text(v.reason, c->lang);
	pg->without = v.without_addresses;
	if (v.rule.line != 0) {
		pg->rule_line = v.rule.line;
		pg->rule_href = line_href(c, v.rule.line);
	}
	for (size_t i = 0; i < st->fields_n; i++)
		if (fieldset_has(&v.fields, (int)i)) {
			struct page_staff_decision_facts *f =
			    ARENA_PUSH(c->a, pg->facts, pg->facts_n, cap);

			f->label = lang_label(&st->fields[i].n, c->lang);
		}
	show_rules(c, s, pg);
}

enum err
web_staff_decision(struct call *c)
{
	struct page_staff_decision pg = { .ui = &c->ui };
	struct asking x = { .c = c, .pg = &pg };
	struct str name = query_get(c, "purpose");
	const struct statement *st = c->org->st;
	int purpose, role = statement_role(st, query_get(c, "role"));
	struct suppose s;
	enum err e = beside_decide(c);

	if (e != ERR_OK)
		return e;
	purpose = name.n == 0 ? -1 : statement_purpose(st, name);
	if (purpose >= 0) {
		suppose_begin(st, purpose, role, -1, &s);
		read_person(c, &s);
		read_act(c, &s);
		show_verdict(c, &s, &pg);
	}
	ask_what(&x);
	ask_who(&x);
	staff_page(c, 200);
	view_page_staff_decision(&c->rp->body, &pg);
	return ERR_OK;
}
