/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_kind: kinds of person: by rules, by registration, by age. */
#include "lang/read.h"

/* A part of the record that the rule looks at, or a field. */
static int
read_looked_at(struct cursor *c, const struct rule *rule)
{
	return rule->record >= 0 ? read_part_name(c, rule->record)
				 : read_field_name(c);
}

static void
no_condition(struct cursor *c)
{
	static const enum kw conditions[] = { KW_IS_FINISHED, KW_LASTED, KW_HAS,
		KW_IS, KW_BEFORE, KW_AFTER };

	cursor_expected_of(c, NOUN_CONDITION, conditions,
	    ARRAY_LEN(conditions));
}

/*
 * of-field = FIELD ( "is" TEXT | "before" DATE | "after" DATE ) .
 */
static void
read_of_field(struct cursor *c, const struct rule *rule, struct cond *out)
{
	if (!cursor_more(c) || cursor_peek(c)->type != TOKEN_WORD ||
	    cursor_peek(c)->reserved) {
		no_condition(c);
		return;
	}
	out->field = read_looked_at(c, rule);
	if (cursor_take(c, KW_IS)) {
		out->op = COND_IS;
		(void)cursor_text(c, &out->value);
	} else if (cursor_take(c, KW_BEFORE)) {
		out->op = COND_BEFORE;
		(void)cursor_date(c, &out->date);
	} else if (cursor_take(c, KW_AFTER)) {
		out->op = COND_AFTER;
		(void)cursor_date(c, &out->date);
	} else {
		no_condition(c);
	}
}

/*
 * condition = "is finished" | "lasted more than" PERIOD | "has" FIELD
 *           | of-field .
 */
static void
read_condition(struct cursor *c, const struct rule *rule, struct cond *out)
{
	out->pos = cursor_pos(c);
	out->field = rule->record;
	if (cursor_take(c, KW_IS_FINISHED)) {
		out->op = COND_FINISHED;
	} else if (cursor_take(c, KW_LASTED)) {
		out->op = COND_LONGER;
		(void)cursor_period(c, &out->period);
	} else if (cursor_take(c, KW_HAS)) {
		out->op = COND_PRESENT;
		out->field = read_looked_at(c, rule);
	} else {
		read_of_field(c, rule, out);
	}
	if (rule->record < 0 && !c->failed &&
	    (out->op == COND_FINISHED || out->op == COND_LONGER)) {
		message_say(&c->r->m, MESSAGE_needs_record, out->pos,
		    c->item->at[c->i - 1].phrase, STR_NONE);
		c->failed = true;
	}
}

static void
read_record(struct cursor *c, struct rule *rule)
{
	struct pos pos = cursor_pos(c);
	int record = read_field_name(c);

	if (record < 0) {
		c->failed = true;
		return;
	}
	if (c->r->st->fields[record].type != FIELD_RECORD) {
		message_say(&c->r->m, MESSAGE_not_a_record, pos,
		    c->r->st->fields[record].n.name, STR_NONE);
		c->failed = true;
		return;
	}
	rule->record = record;
}

struct kind_block {
	struct named n;
	struct kind *kind;
	size_t cap;
};

/*
 * rule = "in" SOURCE [ ( "with any" | "with all" ) RECORD ]
 *        [ "that" condition { "and" condition } ] .
 */
static void
read_rule(struct cursor *c, void *to)
{
	struct kind_block *k = to;
	struct rule rule = { .record = -1 };
	size_t cap = 0;

	rule.source = read_source_name(c);
	if (cursor_take(c, KW_WITH_ALL)) {
		rule.all = true;
		read_record(c, &rule);
	} else if (cursor_take(c, KW_WITH_ANY)) {
		read_record(c, &rule);
	}
	if (cursor_take(c, KW_THAT))
		do
			read_condition(c, &rule,
			    ARENA_PUSH(c->r->a, rule.conds, rule.conds_n, cap));
		while (cursor_take(c, KW_AND));
	cursor_no_block(c);
	if (!c->failed)
		*(struct rule *)ARENA_PUSH(c->r->a, k->kind->rules,
		    k->kind->rules_n, k->cap) = rule;
}

/* ---- age and guardians ---------------------------------------------- */

static struct kind *
kind_of(void *to)
{
	return ((struct kind_block *)to)->kind;
}

static int
read_years(struct cursor *c)
{
	struct pos pos = cursor_pos(c);
	struct period p;

	if (!cursor_period(c, &p))
		return 0;
	if (p.years == 0 || p.months != 0 || p.days != 0) {
		message_say(&c->r->m, MESSAGE_age_in_years, pos, STR_NONE,
		    STR_NONE);
		c->failed = true;
	}
	return p.years;
}

bool
read_born(struct cursor *c, int *out)
{
	struct pos pos = cursor_pos(c);
	int field = read_field_name(c);
	const struct field *f;

	if (field < 0)
		return false;
	f = &c->r->st->fields[field];
	if (f->parent >= 0 || f->type != FIELD_DATE) {
		message_say(&c->r->m,
		    f->parent >= 0 ? MESSAGE_born_in_record
				   : MESSAGE_no_date_field,
		    pos, f->n.name, STR_NONE);
		c->failed = true;
		return false;
	}
	*out = field;
	return true;
}

/*
 * aged = "aged" [ "from" AGE ] [ "under" AGE ] [ "by" FIELD ] .
 * AGE is a period of years; one of the two is there.
 */
static void
read_aged(struct cursor *c, void *to)
{
	struct kind *k = kind_of(to);
	struct pos pos = cursor_pos(c);

	if (!cursor_is(c, KW_FROM) && !cursor_is(c, KW_UNDER)) {
		cursor_expected_noun(c, NOUN_AGE);
		return;
	}
	if (cursor_take(c, KW_FROM))
		k->aged_from = read_years(c);
	if (cursor_take(c, KW_UNDER))
		k->aged_under = read_years(c);
	if (!c->failed && k->aged_under != 0 && k->aged_from >= k->aged_under) {
		message_say(&c->r->m, MESSAGE_no_age, pos,
		    arena_printf(c->r->a, "%d", k->aged_from),
		    arena_printf(c->r->a, "%d", k->aged_under));
		c->failed = true;
	}
	if (cursor_take(c, KW_BY))
		k->by_age = read_born(c, &k->born);
	cursor_no_block(c);
}

/*
 * matters = MATTER { "," MATTER } .
 */
static unsigned
read_matters(struct cursor *c)
{
	unsigned bits = 0;
	int i;

	do {
		if (cursor_word(c, WORDS_MATTER, NOUN_MATTER, &i))
			bits |= 1U << i;
	} while (cursor_comma(c));
	cursor_no_block(c);
	return bits;
}

static void
read_guardian_acts(struct cursor *c, void *to)
{
	kind_of(to)->guardian |= read_matters(c);
}

static void
read_guardian_too(struct cursor *c, void *to)
{
	kind_of(to)->guardian_too |= read_matters(c);
}

static void
read_both_act(struct cursor *c, void *to)
{
	unsigned bits = read_matters(c);

	kind_of(to)->guardian |= bits;
	kind_of(to)->both |= bits;
}

static void
read_both_too(struct cursor *c, void *to)
{
	unsigned bits = read_matters(c);

	kind_of(to)->guardian_too |= bits;
	kind_of(to)->both |= bits;
}

static void
read_acts_alone(struct cursor *c, void *to)
{
	kind_of(to)->alone = read_matters(c);
}

static void
read_kind_provision(struct cursor *c, void *to)
{
	read_words(c, &kind_of(to)->provision);
}

/* ---- the rest ------------------------------------------------------- */

static void
read_outside(struct cursor *c, void *to)
{
	kind_of(to)->outside = true;
	cursor_no_block(c);
}

static void
read_by_registration(struct cursor *c, void *to)
{
	kind_of(to)->by_registration = true;
	cursor_no_block(c);
}

static void
read_by_office(struct cursor *c, void *to)
{
	kind_of(to)->by_office = true;
	cursor_no_block(c);
}

/*
 * tense = "current" [ "and" "former" ] | "former" .
 */
static void
read_current(struct cursor *c, void *to)
{
	struct kind *kind = kind_of(to);

	kind->tense = STR("current");
	if (cursor_take(c, KW_AND) && cursor_keyword(c, KW_FORMER))
		kind->tense = STR("both");
	cursor_no_block(c);
}

static void
read_former(struct cursor *c, void *to)
{
	kind_of(to)->tense = STR("former");
	cursor_no_block(c);
}

static void
read_not_members(struct cursor *c, void *to)
{
	kind_of(to)->no_member = true;
	cursor_no_block(c);
}

static void
read_plural(struct cursor *c, void *to)
{
	read_text(c, &kind_of(to)->plural);
}

static const struct property kind_table[] = {
	PROPERTY_LABEL,
	{ KW_PLURAL, read_plural, false },
	{ KW_NOT_MEMBERS, read_not_members, false },
	{ KW_IN, read_rule, true },
	{ KW_BY_REGISTRATION, read_by_registration, false },
	{ KW_BY_OFFICE, read_by_office, false },
	{ KW_NOT_IN_REGISTER, read_outside, false },
	{ KW_CURRENT, read_current, false },
	{ KW_FORMER, read_former, false },
	{ KW_AGED, read_aged, false },
	{ KW_GUARDIAN_ACTS, read_guardian_acts, false },
	{ KW_GUARDIAN_TOO, read_guardian_too, false },
	{ KW_BOTH_ACT, read_both_act, false },
	{ KW_BOTH_TOO, read_both_too, false },
	{ KW_ACTS_ALONE, read_acts_alone, false },
	{ KW_PROVISION, read_kind_provision, false },
};

/*
 * kind = "kind of person" NAME "{" { rule | "by own registration" | "by the
 * office" | tense | "not in the register" | "not members" | "plural" text |
 * aged | ( "guardian acts for" | "guardian must agree to" | "both guardians act
 * for" | "both guardians must agree to" | "acts alone for" ) matters |
 *        "provision" words | label } "}" .
 * Who is of a kind by age is of it for as long as that fits, and by that alone.
 */
void
read_kind(struct reader *r, struct item *item)
{
	struct kind *kind = &r->st->kinds[item->no];
	struct kind_block to = { .n = kind->n, .kind = kind };

	read_construct_head(r, item, KW_KIND, true);
	read_block(r, item, KW_KIND, kind_table, ARRAY_LEN(kind_table), &to);
	kind->n = to.n;
	if (kind->by_age && (kind->rules_n > 0 || kind->by_registration ||
				kind->by_office || kind->outside))
		message_say(&r->m, MESSAGE_by_age_alone, kind->n.pos,
		    kind->n.name, r->st->fields[kind->born].n.name);
}
