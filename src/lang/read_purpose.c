/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_purpose: purposes, their bases and conditions, and terms. */
#include "lang/read.h"

struct purposing {
	struct named n;
	struct purpose *p;
	size_t bases_cap, topics_cap, conditions_cap;
	int no;
};

static struct purpose *
purpose_of(void *to)
{
	return ((struct purposing *)to)->p;
}

static void
read_part_of(struct cursor *c, void *to)
{
	purpose_of(to)->parent = read_purpose_name(c);
	cursor_no_block(c);
}

static void
read_vocabulary(struct cursor *c, void *to)
{
	if (read_term(c, &purpose_of(to)->vocabulary))
		cursor_no_block(c);
}

/*
 * serves = "serves" ACTIVITY { "," ACTIVITY } .
 */
static void
read_serves(struct cursor *c, void *to)
{
	int activity;

	do {
		if (cursor_word(c, WORDS_ACTIVITY, NOUN_ACTIVITY, &activity))
			purpose_of(to)->activities |= UINT64_C(1) << activity;
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * for = "for" whom .
 */
static void
read_for(struct cursor *c, void *to)
{
	struct purpose *p = purpose_of(to);
	struct meant w = { 0 };

	read_whom(c, &w);
	p->stages = w.stages;
	p->says_members = w.members;
	p->kinds = w.kinds;
	p->except = w.except;
	cursor_no_block(c);
}

/*
 * using = "using" ( "all fields" | fields ) .
 */
static void
read_using(struct cursor *c, void *to)
{
	struct purpose *p = purpose_of(to);

	if (cursor_take(c, KW_ALL_FIELDS))
		p->all_fields = true;
	else
		read_fields(c, &p->fields);
	cursor_no_block(c);
}

/* The topic of that name, added when it is new. */
static struct named *
topic(struct cursor *c, struct purposing *to, struct str name, struct pos pos)
{
	struct purpose *p = to->p;
	struct named *n;

	for (size_t i = 0; i < p->topics_n; i++)
		if (str_eq(p->topics[i].name, name))
			return &p->topics[i];
	n = ARENA_PUSH(c->r->a, p->topics, p->topics_n, to->topics_cap);
	n->name = name;
	n->pos = pos;
	n->no = (int)p->topics_n - 1;
	return n;
}

/*
 * send = "send by" CHANNEL { "," CHANNEL } [ "about" NAME { "," NAME } ]
 *        { "," ( "one reminder" | NUMBER "reminders" ) } .
 */
static void
read_send(struct cursor *c, void *to)
{
	struct purpose *p = purpose_of(to);
	bool about = false;

	do {
		struct pos pos = cursor_pos(c);
		struct str name;
		int64_t n;
		int channel;

		if (cursor_take(c, KW_ONE_REMINDER)) {
			p->reminders = 1;
		} else if (cursor_more(c) &&
			   cursor_peek(c)->type == TOKEN_NUMBER) {
			if (cursor_number(c, 10, &n) &&
			    cursor_keyword(c, KW_REMINDERS))
				p->reminders = (int)n;
		} else if (about) {
			if (cursor_name(c, &name))
				(void)topic(c, to, name, pos);
		} else if (cursor_word(c, WORDS_CHANNEL, NOUN_CHANNEL,
			       &channel)) {
			if (channel >= (int)CHANNEL_SENDS)
				message_say(&c->r->m, MESSAGE_not_sent_by, pos,
				    words_list(WORDS_CHANNEL).at[channel].en,
				    STR_NONE);
			else
				p->channels |= 1u << channel;
		}
		if (!about && cursor_take(c, KW_ABOUT)) {
			about = true;
			pos = cursor_pos(c);
			if (cursor_name(c, &name))
				(void)topic(c, to, name, pos);
		}
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * topic = "topic" NAME text .    What people read for a topic of "about".
 */
static void
read_topic(struct cursor *c, void *to)
{
	struct pos pos = cursor_pos(c);
	struct str name;

	if (cursor_name(c, &name))
		read_text(c, &topic(c, to, name, pos)->label);
}

/* ---- basis ---------------------------------------------------------- */

#define BASIS_TEXT(function, member)                         \
	static void function(struct cursor *c, void *to)     \
	{                                                    \
		read_text(c, &((struct basis *)to)->member); \
	}

BASIS_TEXT(read_interest, interest)
BASIS_TEXT(read_necessity, necessity)
BASIS_TEXT(read_expectation, expectation)
BASIS_TEXT(read_benefit, benefit)
BASIS_TEXT(read_safeguards, safeguards)
BASIS_TEXT(read_balancing, balancing)
BASIS_TEXT(read_note, note)
BASIS_TEXT(read_consent_text, consent_text)

static void
read_provision(struct cursor *c, void *to)
{
	read_words(c, &((struct basis *)to)->provision);
}

static void
read_assessed(struct cursor *c, void *to)
{
	(void)cursor_date(c, &((struct basis *)to)->assessed);
	cursor_no_block(c);
}

static const struct property basis_table[] = {
	{ KW_PROVISION, read_provision, false },
	{ KW_INTEREST, read_interest, false },
	{ KW_NECESSITY, read_necessity, false },
	{ KW_EXPECTATION, read_expectation, false },
	{ KW_BENEFIT, read_benefit, false },
	{ KW_SAFEGUARDS, read_safeguards, false },
	{ KW_BALANCING, read_balancing, false },
	{ KW_NOTE, read_note, false },
	{ KW_CONSENT_TEXT, read_consent_text, false },
	{ KW_ASSESSED, read_assessed, false },
};

enum basis_code
read_basis_code(struct cursor *c)
{
	static const struct {
		enum kw kw;
		enum basis_code code;
	} codes[] = {
		{ KW_CONSENT, BASIS_A },
		{ KW_CONTRACT, BASIS_B },
		{ KW_LEGAL_OBLIGATION, BASIS_C },
		{ KW_VITAL_INTERESTS, BASIS_D },
		{ KW_PUBLIC_TASK, BASIS_E },
		{ KW_LEGITIMATE, BASIS_F },
	};
	enum kw kws[ARRAY_LEN(codes)];

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (cursor_take(c, codes[i].kw))
			return codes[i].code;
	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		kws[i] = codes[i].kw;
	cursor_expected_of(c, NOUN_BASIS, kws, ARRAY_LEN(kws));
	return BASIS_NONE;
}

/*
 * basis = "basis" ( "consent" | "contract" | "legal obligation" |
 *         "vital interests" | "public task" | "legitimate interest" )
 *         [ "for" kinds ] [ "{" { basis-property } "}" ] .
 */
static void
read_basis(struct cursor *c, void *to)
{
	struct purposing *p = to;
	struct basis basis = { .pos = c->item->at[0].pos };

	basis.code = read_basis_code(c);
	if (cursor_take(c, KW_FOR))
		read_kinds(c, &basis.kinds);
	if (cursor_has_block(c))
		read_block(c->r, c->item, KW_BASIS, basis_table,
		    ARRAY_LEN(basis_table), &basis);
	if (basis.code != BASIS_NONE)
		*(struct basis *)ARENA_PUSH(c->r->a, p->p->bases, p->p->bases_n,
		    p->bases_cap) = basis;
}

/*
 * condition = ( "special category" | "criminal convictions" ) "by" words
 *             [ "provision" words ] [ "for" fields ] .
 */
static void
read_condition_line(struct cursor *c, struct purposing *to, bool criminal)
{
	struct condition k = { .criminal = criminal,
		.pos = c->item->at[0].pos };

	if (cursor_keyword(c, KW_BY))
		read_words_inline(c, &k.by);
	if (cursor_take(c, KW_PROVISION))
		read_words_inline(c, &k.provision);
	if (cursor_take(c, KW_FOR))
		read_fields(c, &k.fields);
	cursor_no_block(c);
	if (!c->failed)
		*(struct condition *)ARENA_PUSH(c->r->a, to->p->conditions,
		    to->p->conditions_n, to->conditions_cap) = k;
}

static void
read_special(struct cursor *c, void *to)
{
	read_condition_line(c, to, false);
}

static void
read_criminal(struct cursor *c, void *to)
{
	read_condition_line(c, to, true);
}

/* ---- how a purpose behaves ------------------------------------------ */

static void
read_class(struct cursor *c, void *to)
{
	int class;

	if (cursor_word(c, WORDS_CLASS, NOUN_CLASS, &class))
		purpose_of(to)->class = (enum message_class)(class + 1);
	cursor_no_block(c);
}

static void
read_normally_once(struct cursor *c, void *to)
{
	struct purpose *p = purpose_of(to);

	p->cap_n = 1;
	p->cap_period = (struct period){ .months = 1 };
	p->cap_calendar = p->cap_yields = true;
	cursor_no_block(c);
}

/*
 * at-most = "at most" NUMBER ( "per calendar month" | "per calendar year" |
 *           "in" PERIOD ) .
 */
static void
read_at_most(struct cursor *c, void *to)
{
	struct purpose *p = purpose_of(to);
	int64_t n;

	if (!cursor_number(c, 1000, &n))
		return;
	p->cap_n = (int)n;
	if (cursor_take(c, KW_PER_MONTH)) {
		p->cap_period = (struct period){ .months = 1 };
		p->cap_calendar = true;
	} else if (cursor_take(c, KW_PER_YEAR)) {
		p->cap_period = (struct period){ .years = 1 };
		p->cap_calendar = true;
	} else if (cursor_keyword(c, KW_IN)) {
		(void)cursor_period(c, &p->cap_period);
	}
	cursor_no_block(c);
}

/*
 * withdrawn = "withdrawn by" ( "link" | CHANNEL ) { "," ( "link" | CHANNEL ) }
 * .
 */
static void
read_withdrawn(struct cursor *c, void *to)
{
	struct purpose *p = purpose_of(to);
	int channel;

	do {
		if (cursor_take(c, KW_LINK))
			p->withdraw_link = true;
		else if (cursor_word(c, WORDS_CHANNEL, NOUN_CHANNEL, &channel))
			p->withdraw |= 1u << channel;
	} while (cursor_comma(c));
	cursor_no_block(c);
}

static void
read_segment(struct cursor *c, void *to)
{
	read_fields(c, &purpose_of(to)->segment_fields);
	cursor_no_block(c);
}

static void
read_profiling(struct cursor *c, void *to)
{
	purpose_of(to)->profiling = true;
	cursor_no_block(c);
}

static void
read_among_others(struct cursor *c, void *to)
{
	purpose_of(to)->open_list = true;
	cursor_no_block(c);
}

static void
read_controller_name_of(struct cursor *c, void *to)
{
	int controller = read_controller_name(c);

	if (controller >= 0)
		purpose_of(to)->controller = controller;
	cursor_no_block(c);
}

/*
 * as-processor = "as processor" [ controllers ] .
 * Where none is named it is the first one.
 */
static void
read_as_processor(struct cursor *c, void *to)
{
	struct index_list *by = &purpose_of(to)->as_processor;

	if (cursor_more(c))
		read_controllers(c, by);
	else if (c->r->st->controllers_n > 0)
		index_list_add(c->r->a, by, 0);
	cursor_no_block(c);
}

/*
 * jointly = "jointly with" controllers .
 */
static void
read_jointly(struct cursor *c, void *to)
{
	read_controllers(c, &purpose_of(to)->jointly);
	cursor_no_block(c);
}

static void
read_arrangement(struct cursor *c, void *to)
{
	read_text(c, &purpose_of(to)->arrangement);
}

static void
read_alone(struct cursor *c, void *to)
{
	read_age(c, &purpose_of(to)->alone);
}

static const struct property purpose_table[] = {
	PROPERTY_LABEL,
	{ KW_PART_OF, read_part_of, false },
	{ KW_VOCABULARY, read_vocabulary, false },
	{ KW_SERVES, read_serves, false },
	{ KW_FOR, read_for, false },
	{ KW_USING, read_using, false },
	{ KW_SEND_BY, read_send, false },
	{ KW_TOPIC, read_topic, true },
	{ KW_CLASS, read_class, false },
	{ KW_BASIS, read_basis, true },
	{ KW_SPECIAL_CATEGORY, read_special, true },
	{ KW_CRIMINAL_CONVICTIONS, read_criminal, true },
	{ KW_CONSENT_ALONE, read_alone, false },
	{ KW_WITHDRAWN_BY, read_withdrawn, false },
	{ KW_NORMALLY_ONCE, read_normally_once, false },
	{ KW_AT_MOST, read_at_most, false },
	{ KW_SEGMENT_BY, read_segment, false },
	{ KW_PROFILING, read_profiling, false },
	{ KW_AMONG_OTHERS, read_among_others, false },
	{ KW_CONTROLLER, read_controller_name_of, false },
	{ KW_JOINTLY_WITH, read_jointly, false },
	{ KW_ARRANGEMENT, read_arrangement, false },
	{ KW_A_PROCESSOR, read_as_processor, false },
};

/*
 * purpose = "purpose" NAME "{" { purpose-property } "}" .
 */
void
read_purpose(struct reader *r, struct item *item)
{
	struct purpose *p = &r->st->purposes[item->no];
	struct purposing to = { .n = p->n, .p = p };
	size_t errors = r->m.findings->errors;

	read_construct_head(r, item, KW_PURPOSE, true);
	read_block(r, item, KW_PURPOSE, purpose_table, ARRAY_LEN(purpose_table),
	    &to);
	p->n = to.n;
	r->purpose_unsure[item->no] = r->m.findings->errors != errors;
}

/* ---- terms ---------------------------------------------------------- */

static void
read_terms_version(struct cursor *c, void *to)
{
	read_version(c, &((struct terms *)to)->version);
}

static void
read_terms_body(struct cursor *c, void *to)
{
	read_text(c, &((struct terms *)to)->body);
}

static const struct property terms_table[] = {
	PROPERTY_LABEL,
	{ KW_VERSION, read_terms_version, false },
	{ KW_BODY, read_terms_body, false },
};

/*
 * terms = "terms" NAME "{" { label | "version" VERSION | "body" text } "}" .
 * Terms are accepted; consent is given; neither stands in for the other.
 */
void
read_terms(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_TERMS, true);
	read_block(r, item, KW_TERMS, terms_table, ARRAY_LEN(terms_table),
	    &r->st->terms[item->no]);
}

/* ---- what one controller does for another ------------------------------- */

/* Whether a purpose of controller ${of} says that ${by} does it. */
static bool
some_are_named(const struct statement *st, int by, int of)
{
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].controller == of &&
		    index_list_has(&st->purposes[i].as_processor, by))
			return true;
	return false;
}

/* Who works for another does what the other's purposes say; all of them when
 * none says it. Nobody works for what it decides over itself. */
static void
lower_works_for(struct reader *r, int by, int of)
{
	struct statement *st = r->st;

	if (some_are_named(st, by, of))
		return;
	for (size_t i = 0; i < st->purposes_n; i++) {
		struct purpose *p = &st->purposes[i];

		if (p->controller == of && !purpose_decides(p, by) &&
		    !index_list_has(&p->done_by, by))
			index_list_add(r->a, &p->done_by, by);
	}
}

static void
lower_processor(struct reader *r, struct processor *k)
{
	const struct statement *st = r->st;
	const struct controller *c = &st->controllers[k->controller];
	int no = k->n.no;

	k->n = c->n;
	k->n.no = no;
	k->legal_name = c->legal_name;
	k->org_no = c->org_no;
	k->countries = c->countries;
	k->service = c->service;
	k->security = c->security;
	k->agreement_from = c->agreement_from;
	k->agreement_until = c->agreement_until;
	for (size_t i = 0; i < st->purposes_n; i++)
		if (index_list_has(&st->purposes[i].done_by, k->controller))
			index_list_add(r->a, &k->purposes, (int)i);
}

void
lower_processors(struct reader *r)
{
	struct statement *st = r->st;

	for (size_t i = 0; i < st->purposes_n; i++)
		st->purposes[i].done_by = st->purposes[i].as_processor;
	for (size_t i = 0; i < st->controllers_n; i++) {
		const struct index_list *of = &st->controllers[i].processor_for;

		for (size_t k = 0; k < of->n; k++)
			lower_works_for(r, (int)i, of->at[k]);
	}
	for (size_t i = 0; i < st->processors_n; i++)
		if (st->processors[i].controller >= 0)
			lower_processor(r, &st->processors[i]);
}
