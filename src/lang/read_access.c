/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_access: types of group, roles, recipients, processors. */
#include "lang/read.h"

/* ---- group type ----------------------------------------------------- */

static void
read_one_for_each(struct cursor *c, void *to)
{
	((struct group_type *)to)->by_field = read_field_name(c);
	cursor_no_block(c);
}

static void
read_by_choice(struct cursor *c, void *to)
{
	((struct group_type *)to)->by_field = -1;
	((struct group_type *)to)->by_choice = true;
	cursor_no_block(c);
}

static void
read_open_to_all(struct cursor *c, void *to)
{
	((struct group_type *)to)->open = true;
	cursor_no_block(c);
}

static void
read_group_purpose(struct cursor *c, void *to)
{
	((struct group_type *)to)->purpose = read_purpose_name(c);
	cursor_no_block(c);
}

static void
read_hide_protected(struct cursor *c, void *to)
{
	((struct group_type *)to)->hide_protected = true;
	cursor_no_block(c);
}

static const struct property group_table[] = {
	PROPERTY_LABEL,
	{ KW_ONE_FOR_EACH, read_one_for_each, false },
	{ KW_BY_CHOICE, read_by_choice, false },
	{ KW_OPEN_TO_ALL, read_open_to_all, false },
	{ KW_FOR_PURPOSE, read_group_purpose, false },
	{ KW_HIDE_PROTECTED, read_hide_protected, false },
};

/*
 * group-type = "group type" NAME "{" { label | "one for each value of" FIELD |
 *              "by choice" | "open to all" | "for purpose" PURPOSE |
 *              "hide protected addresses" } "}" .
 */
void
read_group_type(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_GROUP_TYPE, true);
	read_block(r, item, KW_GROUP_TYPE, group_table, ARRAY_LEN(group_table),
	    &r->st->group_types[item->no]);
}

/* ---- role ----------------------------------------------------------- */

struct roling {
	struct named n;
	struct role *role;
	size_t cap;
};

static void
read_only_for_group(struct cursor *c, void *to)
{
	((struct roling *)to)->role->scope = read_group_type_name(c);
	cursor_no_block(c);
}

/*
 * requires = "requires" requirement { "," requirement } .
 * requirement = "training" | "confidentiality" | "term of office"
 *             | "second factor" .
 */
static void
read_requires(struct cursor *c, void *to)
{
	static const enum kw requirements[] = { KW_TRAINING, KW_CONFIDENTIALITY,
		KW_TERM_OF_OFFICE, KW_SECOND_FACTOR };
	struct role *role = ((struct roling *)to)->role;

	do {
		if (cursor_take(c, KW_TRAINING))
			role->requires |= REQUIRES_TRAINING;
		else if (cursor_take(c, KW_CONFIDENTIALITY))
			role->requires |= REQUIRES_CONFIDENTIALITY;
		else if (cursor_take(c, KW_TERM_OF_OFFICE))
			role->requires |= REQUIRES_TERM;
		else if (cursor_take(c, KW_SECOND_FACTOR))
			role->requires |= REQUIRES_SECOND_FACTOR;
		else
			cursor_expected_of(c, NOUN_REQUIREMENT, requirements,
			    ARRAY_LEN(requirements));
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * second = "second person for" ACT { "," ACT } .
 */
static void
read_second_person(struct cursor *c, void *to)
{
	struct role *role = ((struct roling *)to)->role;
	int act;

	do {
		if (cursor_word(c, WORDS_ACT, NOUN_ACT, &act))
			role->second_person |= UINT64_C(1) << act;
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/* Acts that touch no fields of a person, or the whole person. */
#define BIT(act) (UINT64_C(1) << (act))
#define ACTS_ON_FIELDS                                                    \
	(BIT(ACT_FIND) | BIT(ACT_SEE) | BIT(ACT_ADD) | BIT(ACT_CORRECT) | \
	    BIT(ACT_EXPORT))
#define ACTS_ON_REGISTER \
	(BIT(ACT_STAFF) | BIT(ACT_TOKEN) | BIT(ACT_AUDIT) | BIT(ACT_SETTING))

/* Each field of a clause must be one that its purpose uses. */
static void
clause_field(struct cursor *c, struct clause *clause)
{
	struct pos pos = cursor_pos(c);
	struct fieldset added = clause->fields;
	const struct purpose *p;
	int field;

	field = read_field_name(c);
	if (field < 0)
		return;
	c->i--;
	read_field_into(c, &added);
	clause->fields = added;
	if (clause->purpose < 0 || c->r->purpose_unsure[clause->purpose])
		return;
	p = &c->r->st->purposes[clause->purpose];
	if (!p->all_fields && !fieldset_has(&p->fields, field))
		message_say(&c->r->m, MESSAGE_beyond_purpose, pos,
		    c->r->st->fields[field].n.name, p->n.name);
}

/* Where a name in it is unknown nobody knows what it says: that is told. */
static void
check_clause(struct cursor *c, const struct clause *clause, size_t errors)
{
	struct str word = item_word(c->item);

	if (c->failed || c->r->m.findings->errors != errors)
		return;
	if (clause->purpose < 0 && (clause->acts & ~ACTS_ON_REGISTER) != 0)
		message_say(&c->r->m, MESSAGE_purpose_missing, clause->pos,
		    word, STR_NONE);
	else if ((clause->acts & ACTS_ON_FIELDS) != 0 && !clause->all_fields &&
		 fieldset_is_empty(&clause->fields))
		message_say(&c->r->m, MESSAGE_fields_missing, clause->pos, word,
		    STR_NONE);
}

/* From its first word to the last on the same line. */
static struct pos
first_line(const struct item *item)
{
	struct pos pos = item->at[0].pos;

	for (size_t i = 0; i < item->n; i++)
		if (item->at[i].pos.line == pos.line)
			pos.len =
			    item->at[i].pos.col + item->at[i].pos.len - pos.col;
	return pos;
}

/*
 * may  = "may" what { "," what } .
 * what = ACT [ FIELD ] | FIELD | "all fields" | "without seeing addresses" .
 * All fields of a clause go with all its acts; where they differ, say the
 * purpose twice.
 */
static void
read_may(struct cursor *c, struct roling *to, int purpose)
{
	struct clause clause = { .purpose = purpose,
		.pos = first_line(c->item) };
	size_t errors = c->r->m.findings->errors;
	int act;

	do {
		if (cursor_take(c, KW_WITHOUT_ADDRESSES)) {
			clause.without_addresses = true;
			continue;
		}
		if (cursor_take(c, KW_ALL_FIELDS)) {
			clause.all_fields = true;
			continue;
		}
		if (cursor_is_word(c, WORDS_ACT)) {
			(void)cursor_word(c, WORDS_ACT, NOUN_ACT, &act);
			clause.acts |= BIT(act);
			if (cursor_take(c, KW_ALL_FIELDS))
				clause.all_fields = true;
			else if (cursor_more(c) &&
				 cursor_peek(c)->type == TOKEN_WORD)
				clause_field(c, &clause);
		} else if (clause.acts == 0) {
			(void)cursor_word(c, WORDS_ACT, NOUN_ACT, &act);
		} else {
			clause_field(c, &clause);
		}
	} while (cursor_comma(c));
	cursor_no_block(c);
	check_clause(c, &clause, errors);
	if (!c->failed)
		*(struct clause *)ARENA_PUSH(c->r->a, to->role->clauses,
		    to->role->clauses_n, to->cap) = clause;
}

static void
read_may_register(struct cursor *c, void *to)
{
	read_may(c, to, -1);
}

static void
read_works_for(struct cursor *c, void *to)
{
	read_controllers(c, &((struct roling *)to)->role->controllers);
	cursor_no_block(c);
}

static const struct property role_table[] = {
	PROPERTY_LABEL,
	{ KW_ONLY_FOR_GROUP, read_only_for_group, false },
	{ KW_REQUIRES, read_requires, false },
	{ KW_SECOND_PERSON, read_second_person, false },
	{ KW_MAY, read_may_register, true },
	{ KW_CONTROLLER, read_works_for, false },
};

/*
 * role   = "role" NAME "{" { label | "only for group" GROUP-TYPE | requires |
 *          may | clause | "controller" controllers } "}" .
 * clause = PURPOSE ":" may .
 */
void
read_role(struct reader *r, struct item *item)
{
	struct role *role = &r->st->roles[item->no];
	struct roling to = { .n = role->n, .role = role };
	uint32_t seen[ARRAY_LEN(role_table)] = { 0 };

	read_construct_head(r, item, KW_ROLE, true);
	if (item->open == NULL) {
		read_block(r, item, KW_ROLE, NULL, 0, &to);
		return;
	}
	for (size_t i = 0; i < item->kids_n; i++) {
		struct item *kid = &item->kids[i];
		struct cursor c = cursor_of(r, kid);
		int purpose;

		if (kid->n < 2 || kid->at[1].type != TOKEN_COLON) {
			read_line(r, kid, KW_ROLE, role_table,
			    ARRAY_LEN(role_table), seen, &to);
			continue;
		}
		purpose = read_purpose_name(&c);
		if (purpose >= 0 && cursor_colon(&c) &&
		    cursor_keyword(&c, KW_MAY))
			read_may(&c, &to, purpose);
	}
	role->n = to.n;
}

/* ---- recipient ------------------------------------------------------ */

#define RECIPIENT_CLASS_IS(function, is)                 \
	static void function(struct cursor *c, void *to) \
	{                                                \
		struct recipient *r = to;                \
                                                         \
		r->class = (is);                         \
		r->classes |= 1U << (is);                \
		cursor_no_block(c);                      \
	}

RECIPIENT_CLASS_IS(read_inside, RECIPIENT_INSIDE)
RECIPIENT_CLASS_IS(read_acting_for, RECIPIENT_ACTING_FOR)
RECIPIENT_CLASS_IS(read_joint, RECIPIENT_JOINT)
RECIPIENT_CLASS_IS(read_independent, RECIPIENT_INDEPENDENT)
RECIPIENT_CLASS_IS(read_as_processor, RECIPIENT_PROCESSOR)
RECIPIENT_CLASS_IS(read_an_authority, RECIPIENT_AUTHORITY)
RECIPIENT_CLASS_IS(read_private, RECIPIENT_PRIVATE)

static void
read_gets(struct cursor *c, void *to)
{
	struct recipient *r = to;

	read_fields_or_data(c, &r->fields, &r->data);
	cursor_no_block(c);
}

static void
read_recipient_purposes(struct cursor *c, void *to)
{
	read_purposes(c, &((struct recipient *)to)->purposes);
	cursor_no_block(c);
}

static void
read_writes_through(struct cursor *c, void *to)
{
	((struct recipient *)to)->send_through = true;
	cursor_no_block(c);
}

static void
read_on_approval(struct cursor *c, void *to)
{
	((struct recipient *)to)->on_approval = true;
	cursor_no_block(c);
}

static void
read_recipient_country(struct cursor *c, void *to)
{
	read_countries(c, &((struct recipient *)to)->countries);
	cursor_no_block(c);
}

static void
read_list_open(struct cursor *c, void *to)
{
	((struct recipient *)to)->no_list = true;
	cursor_no_block(c);
}

static void
read_only_when(struct cursor *c, void *to)
{
	read_text(c, &((struct recipient *)to)->only_when);
}

static void
read_recipient_arrangement(struct cursor *c, void *to)
{
	read_text(c, &((struct recipient *)to)->arrangement);
}

static void
read_recipient_legal_name(struct cursor *c, void *to)
{
	read_words(c, &((struct recipient *)to)->name);
}

static void
read_recipient_address(struct cursor *c, void *to)
{
	(void)cursor_text(c, &((struct recipient *)to)->address);
	cursor_no_block(c);
}

static void
read_recipient_web(struct cursor *c, void *to)
{
	(void)cursor_text(c, &((struct recipient *)to)->web);
	cursor_no_block(c);
}

static const struct property recipient_table[] = {
	PROPERTY_LABEL,
	{ KW_NAME, read_recipient_legal_name, false },
	{ KW_ADDRESS, read_recipient_address, false },
	{ KW_WEB, read_recipient_web, false },
	{ KW_INSIDE, read_inside, false },
	{ KW_ACTING_FOR, read_acting_for, false },
	{ KW_JOINT, read_joint, false },
	{ KW_PRIVATE_INDIVIDUALS, read_private, false },
	{ KW_INDEPENDENT, read_independent, false },
	{ KW_A_PROCESSOR, read_as_processor, false },
	{ KW_AN_AUTHORITY, read_an_authority, false },
	{ KW_GETS, read_gets, false },
	{ KW_FOR_PURPOSES, read_recipient_purposes, false },
	{ KW_WRITES_THROUGH, read_writes_through, false },
	{ KW_ON_APPROVAL, read_on_approval, false },
	{ KW_COUNTRY, read_recipient_country, false },
	{ KW_ONLY_WHEN, read_only_when, false },
	{ KW_ARRANGEMENT, read_recipient_arrangement, false },
	{ KW_LIST_OPEN, read_list_open, false },
};

/*
 * recipient = "recipient" NAME "{" { recipient-property } "}" .
 */
void
read_recipient(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_RECIPIENT, true);
	read_block(r, item, KW_RECIPIENT, recipient_table,
	    ARRAY_LEN(recipient_table), &r->st->recipients[item->no]);
}

/* ---- processor ------------------------------------------------------ */

static void
read_legal_name_of(struct cursor *c, void *to)
{
	read_words(c, &((struct processor *)to)->legal_name);
}

static void
read_processor_org_no(struct cursor *c, void *to)
{
	(void)cursor_text(c, &((struct processor *)to)->org_no);
	cursor_no_block(c);
}

static void
read_processor_country(struct cursor *c, void *to)
{
	read_countries(c, &((struct processor *)to)->countries);
	cursor_no_block(c);
}

static void
read_transfer_tool(struct cursor *c, void *to)
{
	read_words(c, &((struct processor *)to)->tool);
}

static void
read_security(struct cursor *c, void *to)
{
	read_text(c, &((struct processor *)to)->security);
}

static void
read_processor_agreement(struct cursor *c, void *to)
{
	struct processor *p = to;

	read_agreement(c, &p->agreement_from, &p->agreement_until);
}

static void
read_not_pass_on(struct cursor *c, void *to)
{
	((struct processor *)to)->may_not_pass_on = true;
	cursor_no_block(c);
}

static void
read_own_subprocessors(struct cursor *c, void *to)
{
	((struct processor *)to)->own_subprocessors = true;
	cursor_no_block(c);
}

static void
read_processor_purposes(struct cursor *c, void *to)
{
	read_purposes(c, &((struct processor *)to)->purposes);
	cursor_no_block(c);
}

static void
read_processor_using(struct cursor *c, void *to)
{
	struct processor *p = to;

	p->limited = true;
	read_fields_or_data(c, &p->fields, &p->data);
	cursor_no_block(c);
}

static void
read_service(struct cursor *c, void *to)
{
	read_text(c, &((struct processor *)to)->service);
}

static void
read_processor_kept(struct cursor *c, void *to)
{
	struct processor *p = to;

	p->kept = (struct fact_value){ .said = true,
		.after = -1,
		.pos = cursor_pos(c) };
	read_kept(c, false, &p->kept);
	cursor_no_block(c);
}

static const struct property processor_table[] = {
	PROPERTY_LABEL,
	{ KW_NAME, read_legal_name_of, false },
	{ KW_ORG_NO, read_processor_org_no, false },
	{ KW_COUNTRY, read_processor_country, false },
	{ KW_TRANSFER_TOOL, read_transfer_tool, false },
	{ KW_SERVICE, read_service, false },
	{ KW_SECURITY, read_security, false },
	{ KW_KEPT_FOR, read_processor_kept, false },
	{ KW_AGREEMENT_FROM, read_processor_agreement, false },
	{ KW_NOT_PASS_ON, read_not_pass_on, false },
	{ KW_OWN_SUBPROCESSORS, read_own_subprocessors, false },
	{ KW_FOR_PURPOSES, read_processor_purposes, false },
	{ KW_USING, read_processor_using, false },
};

/*
 * processor = "processor" NAME "{" { processor-property } "}" .
 */
void
read_processor(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_PROCESSOR, true);
	read_block(r, item, KW_PROCESSOR, processor_table,
	    ARRAY_LEN(processor_table), &r->st->processors[item->no]);
}
