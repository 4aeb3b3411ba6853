/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/read_statement: the statement itself, controllers, and what is told. */
#include "lang/read.h"

/* ---- statement ------------------------------------------------------ */

struct head { /* begins with a label, like everything with properties */
	struct named n;
	struct statement *st;
};

static struct statement *
st_of(void *to)
{
	return ((struct head *)to)->st;
}

static void
read_own_version(struct cursor *c, void *to)
{
	read_version(c, &st_of(to)->version);
}

static void
read_updated(struct cursor *c, void *to)
{
	(void)cursor_date(c, &st_of(to)->updated);
	cursor_no_block(c);
}

static void
read_published(struct cursor *c, void *to)
{
	(void)cursor_date(c, &st_of(to)->published);
	cursor_no_block(c);
}

static void
read_effective(struct cursor *c, void *to)
{
	(void)cursor_date(c, &st_of(to)->effective);
	cursor_no_block(c);
}

static void
read_review_by(struct cursor *c, void *to)
{
	(void)cursor_date(c, &st_of(to)->review_by);
	cursor_no_block(c);
}

/*
 * languages = "languages" LANGUAGE { "," LANGUAGE } .
 * Read before everything else, so that texts can be held against it.
 */
static void
read_languages(struct cursor *c, void *to)
{
	struct statement *st = st_of(to);
	enum lang l;

	do {
		if (!cursor_language(c, &l))
			cursor_expected_noun(c, NOUN_LANGUAGE);
		else
			st->langs[l] = true;
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * covers = "covers" NAME { "," NAME } .
 */
static void
read_covers(struct cursor *c, void *to)
{
	struct statement *st = st_of(to);
	struct str name;
	size_t cap = 0;

	do {
		if (cursor_name(c, &name))
			*(struct str *)ARENA_PUSH(c->r->a, st->covers,
			    st->covers_n, cap) = name;
	} while (cursor_comma(c));
	cursor_no_block(c);
}

static void
read_only_eea(struct cursor *c, void *to)
{
	st_of(to)->eea_only = true;
	cursor_no_block(c);
}

static void
read_no_automated(struct cursor *c, void *to)
{
	st_of(to)->no_automated_decisions = true;
	cursor_no_block(c);
}

static void
read_has_automated(struct cursor *c, void *to)
{
	st_of(to)->has_automated_decisions = true;
	cursor_no_block(c);
}

static void
read_no_special(struct cursor *c, void *to)
{
	st_of(to)->no_special_categories = true;
	cursor_no_block(c);
}

static void
read_no_third_sources(struct cursor *c, void *to)
{
	st_of(to)->no_third_party_sources = true;
	cursor_no_block(c);
}

static void
read_nothing_required(struct cursor *c, void *to)
{
	st_of(to)->nothing_required = true;
	cursor_no_block(c);
}

static void
read_printed_only(struct cursor *c, void *to)
{
	st_of(to)->printed_only = true;
	cursor_no_block(c);
}

static void
read_no_test_use(struct cursor *c, void *to)
{
	st_of(to)->no_test_use = true;
	cursor_no_block(c);
}

/*
 * negatives = "there are no" NEGATIVE { "," NEGATIVE } .
 */
static void
read_negatives(struct cursor *c, void *to)
{
	int i;

	do {
		if (cursor_word(c, WORDS_NEGATIVE, NOUN_NEGATIVE, &i))
			st_of(to)->negatives |= UINT64_C(1) << i;
	} while (cursor_comma(c));
	cursor_no_block(c);
}

/*
 * unused = "bases not used" BASIS { "," BASIS } .
 */
static void
read_bases_unused(struct cursor *c, void *to)
{
	do
		st_of(to)->bases_unused |= 1U << read_basis_code(c);
	while (cursor_comma(c));
	cursor_no_block(c);
}

static const struct property statement_table[] = {
	PROPERTY_LABEL,
	{ KW_VERSION, read_own_version, false },
	{ KW_PUBLISHED, read_published, false },
	{ KW_LAST_UPDATED, read_updated, false },
	{ KW_EFFECTIVE, read_effective, false },
	{ KW_REVIEW_BY, read_review_by, false },
	{ KW_LANGUAGES, read_languages, false },
	{ KW_COVERS, read_covers, false },
	{ KW_ONLY_EEA, read_only_eea, false },
	{ KW_NO_AUTOMATED, read_no_automated, false },
	{ KW_HAS_AUTOMATED, read_has_automated, false },
	{ KW_NO_SPECIAL, read_no_special, false },
	{ KW_PRINTED_ONLY, read_printed_only, false },
	{ KW_NO_TEST_USE, read_no_test_use, false },
	{ KW_THERE_ARE_NO, read_negatives, false },
	{ KW_BASES_NOT_USED, read_bases_unused, false },
	{ KW_NOTHING_REQUIRED, read_nothing_required, false },
	{ KW_NO_THIRD_SOURCES, read_no_third_sources, false },
};

/*
 * statement = "statement" NAME "{" { statement-property } "}" .
 */
void
read_statement(struct reader *r, struct item *item)
{
	struct cursor c = cursor_of(r, item);
	struct head head = { .st = r->st };
	struct str base;

	(void)cursor_take(&c, KW_STATEMENT);
	if (!cursor_name(&c, &r->st->name))
		return;
	if (cursor_take(&c, KW_EXTENDS) && cursor_text(&c, &base))
		message_say(&r->m, MESSAGE_needs_base, item->at[0].pos, base,
		    STR_NONE);
	cursor_end(&c);
	read_block(r, item, KW_STATEMENT, statement_table,
	    ARRAY_LEN(statement_table), &head);
	r->st->title = head.n.label;
	r->st->about = head.n.about;
}

/* ---- controller ----------------------------------------------------- */

enum {
	MANY_MAX = 1000000
};

struct controlling {
	struct named n;
	struct controller *k;
};

static struct controller *
controller_of(void *to)
{
	return ((struct controlling *)to)->k;
}

static void
read_legal_name(struct cursor *c, void *to)
{
	read_words(c, &controller_of(to)->legal_name);
}

static void
read_org_no(struct cursor *c, void *to)
{
	(void)cursor_text(c, &controller_of(to)->org_no);
	cursor_no_block(c);
}

static void
read_public_body(struct cursor *c, void *to)
{
	controller_of(to)->public_body = true;
	cursor_no_block(c);
}

static void
read_address(struct cursor *c, void *to)
{
	(void)cursor_text(c, &controller_of(to)->address);
	cursor_no_block(c);
}

static void
read_web(struct cursor *c, void *to)
{
	(void)cursor_text(c, &controller_of(to)->web);
	cursor_no_block(c);
}

static void
read_contact_langs(struct cursor *c, struct contact *out)
{
	enum lang l;

	do {
		if (cursor_language(c, &l))
			out->only[l] = true;
		else
			cursor_expected_noun(c, NOUN_LANGUAGE);
	} while (cursor_comma(c));
}

/*
 * contact = [ TEXT ] { "named" words | "telephone" TEXT | "letters to" TEXT |
 *           "responsible" words | "review by" DATE |
 *           "in" LANGUAGE { "," LANGUAGE } } .
 * The first text is an e-mail address. "in": told in these languages only.
 */
static void
read_contact_line(struct cursor *c, struct contact *out)
{
	out->pos = cursor_pos(c);
	if (cursor_more(c) && cursor_peek(c)->type == TOKEN_TEXT)
		(void)cursor_text(c, &out->email);
	while (cursor_more(c)) {
		(void)cursor_comma(c);
		if (cursor_take(c, KW_NAMED))
			read_words_inline(c, &out->name);
		else if (cursor_take(c, KW_PHONE_NO))
			(void)cursor_text(c, &out->phone);
		else if (cursor_take(c, KW_LETTERS))
			(void)cursor_text(c, &out->post);
		else if (cursor_take(c, KW_RESPONSIBLE))
			read_words_inline(c, &out->responsible);
		else if (cursor_take(c, KW_REVIEW_BY))
			(void)cursor_date(c, &out->review_by);
		else if (cursor_take(c, KW_IN))
			read_contact_langs(c, out);
		else
			cursor_end(c);
	}
}

/*
 * contact-address = "contact address" contact .
 */
static void
read_contact(struct cursor *c, void *to)
{
	read_contact_line(c, &controller_of(to)->contact);
	cursor_no_block(c);
}

/*
 * authority = "authority" COUNTRY words [ "web" TEXT ] [ "address" TEXT ] .
 */
static void
read_authority(struct cursor *c, void *to)
{
	struct controller *k = controller_of(to);

	read_country(c, &k->authority_country);
	read_words_inline(c, &k->authority_name);
	if (cursor_take(c, KW_WEB))
		(void)cursor_text(c, &k->authority_web);
	if (cursor_take(c, KW_ADDRESS))
		(void)cursor_text(c, &k->authority_address);
	cursor_no_block(c);
}

static void
read_represented(struct cursor *c, void *to)
{
	read_words(c, &controller_of(to)->represented_by);
}

static void
read_dpo_reason(struct cursor *c, void *to)
{
	read_text(c, &((struct dpo *)to)->reason);
}

static void
read_dpo_advisor(struct cursor *c, void *to)
{
	read_text(c, &((struct dpo *)to)->advisor);
}

/*
 * officer = "data protection officer"
 *           ( [ "though not required" ] contact | "not required" [ "{" {
 * "reason" text | "advisor" text } "}" ] ) .
 */
static void
read_dpo(struct cursor *c, void *to)
{
	static const struct property table[] = {
		{ KW_REASON, read_dpo_reason, false },
		{ KW_ADVISOR, read_dpo_advisor, false },
	};
	struct dpo *dpo = &controller_of(to)->dpo;

	if (!cursor_take(c, KW_NOT_REQUIRED)) {
		dpo->status = DPO_APPOINTED;
		dpo->voluntary = cursor_take(c, KW_VOLUNTARY);
		read_contact_line(c, &dpo->contact);
		cursor_no_block(c);
		return;
	}
	dpo->status = DPO_NOT_REQUIRED;
	dpo->contact.pos = c->item->at[0].pos;
	if (cursor_has_block(c))
		read_block(c->r, c->item, KW_DPO, table, ARRAY_LEN(table), dpo);
}

/*
 * many = "many" [ [ "roughly" ] NUMBER ] .
 */
static void
read_many(struct cursor *c, void *to)
{
	struct pos pos = cursor_pos(c);
	int64_t n = 0;

	controller_of(to)->many = true;
	controller_of(to)->roughly = cursor_take(c, KW_ROUGHLY);
	if ((controller_of(to)->roughly || cursor_more(c)) &&
	    cursor_number(c, MANY_MAX, &n)) {
		controller_of(to)->how_many = (int)n;
		if (n == 0)
			message_say(&c->r->m, MESSAGE_many_is_zero, pos,
			    STR_NONE, STR_NONE);
	}
	cursor_no_block(c);
}

static void
read_many_plural(struct cursor *c, void *to)
{
	read_text(c, &controller_of(to)->plural);
}

static void
read_which(struct cursor *c, void *to)
{
	read_text(c, &controller_of(to)->which);
}

static void
read_known(struct cursor *c, void *to)
{
	read_text(c, &controller_of(to)->known);
}

static void
read_list(struct cursor *c, void *to)
{
	(void)cursor_text(c, &controller_of(to)->list);
	cursor_no_block(c);
}

static void
read_part_of_central(struct cursor *c, void *to)
{
	int i = read_controller_name(c);

	if (i >= 0)
		controller_of(to)->part_of = i;
	cursor_no_block(c);
}

static void
read_processor_for(struct cursor *c, void *to)
{
	read_controllers(c, &controller_of(to)->processor_for);
	cursor_no_block(c);
}

static void
read_controller_agreement(struct cursor *c, void *to)
{
	struct controller *k = controller_of(to);

	read_agreement(c, &k->agreement_from, &k->agreement_until);
}

static void
read_controller_service(struct cursor *c, void *to)
{
	read_text(c, &controller_of(to)->service);
}

static void
read_controller_security(struct cursor *c, void *to)
{
	read_text(c, &controller_of(to)->security);
}

static void
read_controller_country(struct cursor *c, void *to)
{
	read_countries(c, &controller_of(to)->countries);
	cursor_no_block(c);
}

static const struct property controller_table[] = {
	PROPERTY_LABEL,
	{ KW_MANY, read_many, false },
	{ KW_PLURAL, read_many_plural, false },
	{ KW_WHICH, read_which, false },
	{ KW_LISTED_AT, read_list, false },
	{ KW_KNOWN_BY, read_known, false },
	{ KW_PART_OF, read_part_of_central, false },
	{ KW_PROCESSOR_FOR, read_processor_for, false },
	{ KW_AGREEMENT_FROM, read_controller_agreement, false },
	{ KW_SERVICE, read_controller_service, false },
	{ KW_SECURITY, read_controller_security, false },
	{ KW_COUNTRY, read_controller_country, false },
	{ KW_NAME, read_legal_name, false },
	{ KW_ORG_NO, read_org_no, false },
	{ KW_PUBLIC_BODY, read_public_body, false },
	{ KW_ADDRESS, read_address, false },
	{ KW_WEB, read_web, false },
	{ KW_CONTACT, read_contact, false },
	{ KW_DPO, read_dpo, false },
	{ KW_AUTHORITY, read_authority, false },
	{ KW_REPRESENTED_BY, read_represented, false },
};

/*
 * controller = "controller" NAME "{" { controller-property } "}" .
 */
void
read_controller(struct reader *r, struct item *item)
{
	struct controller *k = &r->st->controllers[item->no];
	struct controlling to = { .n = k->n, .k = k };
	size_t errors = r->m.findings->errors;
	bool broken = false;

	read_construct_head(r, item, KW_CONTROLLER, true);
	read_block(r, item, KW_CONTROLLER, controller_table,
	    ARRAY_LEN(controller_table), &to);
	k->n = to.n;
	for (size_t i = 0; i < item->kids_n; i++)
		broken = broken || item->kids[i].broken;
	if (text_is_empty(&k->legal_name) && !k->many && !broken &&
	    r->m.findings->errors == errors)
		message_say(&r->m, MESSAGE_expected_after, k->n.pos,
		    keyword_shown(r, KW_NAME),
		    message_quoted(&r->m, k->n.name));
}

/* ---- told facts ----------------------------------------------------- */

static void
read_section(struct cursor *c, void *to)
{
	int section;

	if (cursor_word(c, WORDS_SECTION, NOUN_SECTION, &section))
		((struct told *)to)->section =
		    words_list(WORDS_SECTION).at[section].en;
	cursor_no_block(c);
}

static void
read_told_text(struct cursor *c, void *to)
{
	read_text(c, &((struct told *)to)->n.about);
}

static void
read_told_link(struct cursor *c, void *to)
{
	(void)cursor_text(c, &((struct told *)to)->link);
	cursor_no_block(c);
}

static void
read_told_attested(struct cursor *c, void *to)
{
	struct told *t = to;

	read_attested(c, &t->attested_by, &t->attested_on);
}

static void
read_told_review(struct cursor *c, void *to)
{
	(void)cursor_date(c, &((struct told *)to)->review_by);
	cursor_no_block(c);
}

static void
read_told_controllers(struct cursor *c, void *to)
{
	read_controllers(c, &((struct told *)to)->controllers);
	cursor_no_block(c);
}

static const struct property told_table[] = {
	{ KW_LANGUAGE, read_label, true },
	{ KW_SECTION, read_section, false },
	{ KW_TEXT, read_told_text, false },
	{ KW_LINK, read_told_link, false },
	{ KW_ATTESTED_BY, read_told_attested, false },
	{ KW_REVIEW_BY, read_told_review, false },
	{ KW_CONTROLLER, read_told_controllers, false },
};

/*
 * told = "told" NAME "{" { label | "section" SECTION | "text" text |
 *        "link" TEXT | attested | "review by" DATE |
 *        "controller" controllers } "}" .
 */
void
read_told(struct reader *r, struct item *item)
{
	read_construct_head(r, item, KW_TOLD, true);
	read_block(r, item, KW_TOLD, told_table, ARRAY_LEN(told_table),
	    &r->st->told[item->no]);
}
