/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/sentence_lines: which line of the file a sentence is printed from, by
 * its reference: "purpose.newsletter.basis" by the line of the basis in the
 * block of that purpose.
 */
#include "lang/edit.h"
#include "lang/read.h"
#include "lang/sentences.h"

static const struct {
	const char *head;
	enum kw construct;
} heads[] = {
	{ "controller", KW_CONTROLLER },
	{ "kind", KW_KIND },
	{ "purpose", KW_PURPOSE },
	{ "field", KW_FIELD },
	{ "source", KW_SOURCE },
	{ "group", KW_GROUP_TYPE },
	{ "role", KW_ROLE },
	{ "recipient", KW_RECIPIENT },
	{ "processor", KW_PROCESSOR },
	{ "terms", KW_TERMS },
	{ "statistics", KW_STATISTICS },
	{ "log", KW_LOG },
	{ "told", KW_TOLD },
};

const char *
lang_sentence_head(struct str construct)
{
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		if (str_eq(lang_keywords[heads[i].construct].en, construct))
			return heads[i].head;
	return NULL;
}

/* References of what stands once. */
static const struct {
	const char *head;
	enum kw construct;
} singles[] = {
	{ "statement", KW_STATEMENT },
	{ "security", KW_STATEMENT },
	{ "place", KW_STATEMENT },
	{ "decisions", KW_STATEMENT },
	{ "none", KW_STATEMENT },
	{ "changes", KW_CHANGES },
	{ "children", KW_CHILDREN },
	{ "rights", KW_RIGHT },
	{ "kinds", KW_FACT_THIRD },
};

/* The last parts of references, and the lines that say it. */
static const struct {
	const char *leaf;
	enum kw line;
} leaves[] = {
	{ "version", KW_VERSION },
	{ "published", KW_PUBLISHED },
	{ "effective", KW_EFFECTIVE },
	{ "review_by", KW_REVIEW_BY },
	{ "review_by", KW_CONTACT },
	{ "about", KW_ABOUT },
	{ "updated", KW_LAST_UPDATED },
	{ "covers", KW_COVERS },
	{ "tests", KW_NO_TEST_USE },
	{ "name", KW_NAME },
	{ "name", KW_PLURAL },
	{ "many", KW_MANY },
	{ "yours", KW_WHICH },
	{ "list", KW_LISTED_AT },
	{ "known", KW_KNOWN_BY },
	{ "part_of", KW_PART_OF },
	{ "processor_for", KW_PROCESSOR_FOR },
	{ "agreement", KW_AGREEMENT_FROM },
	{ "public_body", KW_PUBLIC_BODY },
	{ "represented_by", KW_REPRESENTED_BY },
	{ "org_no", KW_ORG_NO },
	{ "address", KW_ADDRESS },
	{ "web", KW_WEB },
	{ "named", KW_CONTACT },
	{ "email", KW_CONTACT },
	{ "phone", KW_CONTACT },
	{ "post", KW_CONTACT },
	{ "responsible", KW_CONTACT },
	{ "eea_only", KW_ONLY_EEA },
	{ "none", KW_NO_AUTOMATED },
	{ "some", KW_HAS_AUTOMATED },
	{ "no", KW_THERE_ARE_NO },
	{ "bases_unused", KW_BASES_NOT_USED },
	{ "lead", KW_LEAD_TIME },
	{ "ask_again", KW_ASK_AGAIN },
	{ "tense", KW_CURRENT },
	{ "tense", KW_FORMER },
	{ "from", KW_FROM },
	{ "visible", KW_VISIBLE_TO },
	{ "age", KW_AGED },
	{ "age", KW_CONSENT_ALONE },
	{ "consent", KW_CONSENT_ALONE },
	{ "joining", KW_JOINING_ALONE },
	{ "images", KW_IMAGES_ALONE },
	{ "computed", KW_AGE_COMPUTED_FROM },
	{ "guardian", KW_GUARDIAN_ACTS },
	{ "guardian_too", KW_GUARDIAN_TOO },
	{ "guardians", KW_BOTH_ACT },
	{ "guardians_too", KW_BOTH_TOO },
	{ "alone", KW_ACTS_ALONE },
	{ "provision", KW_PROVISION },
	{ "duty", KW_DUTY_UNDER },
	{ "claims", KW_LEGAL_CLAIMS_UNDER },
	{ "open_for", KW_FOR_PURPOSE },
	{ "open_for", KW_FOR_PURPOSES },
	{ "always", KW_KEPT_FOR_GOOD },
	{ "longer", KW_KEPT_LONGER_WHEN },
	{ "registers", KW_BY_REGISTRATION },
	{ "office", KW_BY_OFFICE },
	{ "concerns", KW_CONCERNS },
	{ "ip", KW_IP_ADDRESS },
	{ "kept", KW_KEPT_FOR },
	{ "rule", KW_IN },
	{ "stages", KW_FOR },
	{ "kinds", KW_FOR },
	{ "outside", KW_FOR },
	{ "outside", KW_NOT_IN_REGISTER },
	{ "no_member", KW_NOT_MEMBERS },
	{ "fields", KW_USING },
	{ "fields", KW_GETS },
	{ "basis", KW_BASIS },
	{ "channels", KW_SEND_BY },
	{ "channels", KW_NOTICE_BY },
	{ "channels", KW_THROUGH },
	{ "reminders", KW_SEND_BY },
	{ "topics", KW_TOPIC },
	{ "topics", KW_SEND_BY },
	{ "class", KW_CLASS },
	{ "class", KW_INSIDE },
	{ "class", KW_ACTING_FOR },
	{ "class", KW_JOINT },
	{ "class", KW_INDEPENDENT },
	{ "class", KW_A_PROCESSOR },
	{ "class", KW_AN_AUTHORITY },
	{ "class", KW_PRIVATE_INDIVIDUALS },
	{ "cap", KW_AT_MOST },
	{ "cap", KW_NORMALLY_ONCE },
	{ "withdraw", KW_WITHDRAWN_BY },
	{ "serves", KW_SERVES },
	{ "segments", KW_SEGMENT_BY },
	{ "profiling", KW_PROFILING },
	{ "open_list", KW_AMONG_OTHERS },
	{ "parent", KW_PART_OF },
	{ "kept_of", KW_FOR },
	{ "required", KW_REQUIRED },
	{ "required_for", KW_REQUIRED },
	{ "chosen", KW_GIVEN_FREELY },
	{ "choices", KW_VALUE },
	{ "reason", KW_REASON },
	{ "hint", KW_HINT },
	{ "special", KW_SPECIAL_CATEGORY },
	{ "condition", KW_SPECIAL_CATEGORY },
	{ "criminal", KW_CRIMINAL_CONVICTIONS },
	{ "told", KW_TOLD_BY },
	{ "tell_within", KW_TOLD_WITHIN },
	{ "not_told", KW_NOT_TOLD_WHEN },
	{ "not_told_law", KW_NOT_TOLD_WHEN },
	{ "never_told", KW_NOT_TOLD },
	{ "never_told_law", KW_NOT_TOLD },
	{ "before_joining", KW_BEFORE_JOINING },
	{ "after_joining", KW_AFTER_JOINING },
	{ "requires", KW_REQUIRES },
	{ "scope", KW_ONLY_FOR_GROUP },
	{ "scope", KW_SCOPE },
	{ "except", KW_EXCEPT },
	{ "except_law", KW_EXCEPT },
	{ "service", KW_SERVICE },
	{ "security", KW_SECURITY },
	{ "country", KW_COUNTRY },
	{ "tool", KW_TRANSFER_TOOL },
	{ "agreement_from", KW_AGREEMENT_FROM },
	{ "agreement_until", KW_AGREEMENT_FROM },
	{ "not_on", KW_NOT_PASS_ON },
	{ "purposes", KW_FOR_PURPOSES },
	{ "body", KW_BODY },
	{ "text", KW_TEXT },
	{ "attested", KW_ATTESTED_BY },
	{ "promise", KW_ANSWERED_WITHIN },
	{ "month", KW_ANSWERED_WITHIN },
	{ "identity", KW_IDENTITY },
	{ "identity_card", KW_IDENTITY_CARD },
	{ "link", KW_LINK },
	{ "controller", KW_CONTROLLER },
	{ "own", KW_OWN_REGISTER },
	{ "person", KW_THE_PERSON },
	{ "deaths", KW_FILE },
	{ "compatible", KW_COMPATIBLE },
	{ "public", KW_PUBLIC_SOURCE },
	{ "assessment", KW_OWN_ASSESSMENT },
	{ "tell_contact", KW_TOLD_AT_CONTACT },
	{ "tell_sharing", KW_TOLD_BEFORE_SHARING },
	{ "because", KW_NECESSARY_BECAUSE },
	{ "only_when", KW_ONLY_WHEN },
	{ "arrangement", KW_ARRANGEMENT },
	{ "as_processor", KW_A_PROCESSOR },
	{ "not_targeted", KW_NOT_TARGETED },
	{ "guardian", KW_GUARDIAN },
	{ "through", KW_WRITES_THROUGH },
	{ "approval", KW_ON_APPROVAL },
	{ "open", KW_LIST_OPEN },
	{ "open", KW_OPEN_TO_ALL },
	{ "by", KW_ONE_FOR_EACH },
	{ "by", KW_BY_CHOICE },
	{ "purpose", KW_FOR_PURPOSE },
	{ "protected", KW_HIDE_PROTECTED },
	{ "second_person", KW_SECOND_PERSON },
	{ "second_person_version", KW_SECOND_PERSON },
	{ "subprocessors", KW_OWN_SUBPROCESSORS },
	{ "figures", KW_ANONYMOUS },
	{ "figures", KW_PSEUDONYMOUS },
	{ "joint", KW_JOINTLY_WITH },
	{ "interest", KW_INTEREST },
	{ "necessity", KW_NECESSITY },
	{ "expectation", KW_EXPECTATION },
	{ "benefit", KW_BENEFIT },
	{ "safeguards", KW_SAFEGUARDS },
	{ "balancing", KW_BALANCING },
	{ "note", KW_NOTE },
	{ "consent_text", KW_CONSENT_TEXT },
	{ "assessed", KW_ASSESSED },
};

struct place {
	const struct edit *e;
	struct str head, name, of, leaf, what, part, last;
	int64_t nth; /* of several that are called so, from 1 */
};

/* Whether ${ref} is how a reference spells ${said}: in small letters, with a
 * mark for what is neither letter nor digit. */
static bool
is_ref(struct str said, struct str ref)
{
	if (said.n != ref.n)
		return false;
	for (size_t i = 0; i < said.n; i++) {
		char c = said.p[i];
		bool mark = c == ' ' || (c >= '!' && c <= '/');

		if (ascii_lower(c) != ref.p[i] &&
		    !(mark && (ref.p[i] == '_' || ref.p[i] == '-')))
			return false;
	}
	return true;
}

static const struct item *
by_name(const struct place *p, enum kw construct)
{
	const struct item *item;
	size_t at = 0;

	while ((item = edit_next(p->e, construct, &at)) != NULL)
		if (p->name.n == 0 || is_ref(edit_name(item), p->name))
			return item;
	return NULL;
}

/* Whether the head of a "keep" is limited to ${of} before all else: a kind of
 * person or a purpose, or else a field; to nothing, where it is empty. */
static bool
is_kept(const struct item *item, struct str of)
{
	size_t from = 2;

	for (size_t t = 2; t < item->n; t++)
		if (token_is(&item->at[t], KW_FOR) ||
		    token_is(&item->at[t], KW_FOR_PURPOSE) ||
		    token_is(&item->at[t], KW_FOR_PURPOSES))
			return t + 1 < item->n &&
			       str_eq(item->at[t + 1].text, of);
	for (; from < item->n; from++)
		if (str_eq(item->at[from].text, of))
			return true;
	return of.n == 0;
}

/* Whether a "keep" is limited to it. */
static bool
names_kept(const struct edit *e, struct str word)
{
	const struct item *item;
	size_t at = 0;

	while (word.n > 0 && (item = edit_next(e, KW_KEEP, &at)) != NULL)
		if (is_kept(item, word))
			return true;
	return false;
}

static const struct item *
by_word(const struct place *p, enum kw construct, enum words list)
{
	struct word_list l = words_list(list);
	const struct item *item;
	int64_t nth = 0;
	size_t at = 0, word = 0;

	while (word < l.n && !is_ref(l.at[word].en, p->name))
		word++;
	while (word < l.n && (item = edit_next(p->e, construct, &at)) != NULL)
		for (size_t t = 1; t < item->n; t++) {
			/* What is kept is the first; fields may follow. */
			if (construct == KW_KEEP && t > 1)
				break;
			if (token_says(&item->at[t], list, (int)word) &&
			    (construct != KW_KEEP || is_kept(item, p->of)) &&
			    ++nth == p->nth)
				return item;
		}
	return NULL;
}

static const struct item *
by_promise(const struct place *p)
{
	static const char *const names[] = {
#define PROMISE(name, en, nb, state) #name,
#include "policy/promises.def"
#undef PROMISE
	};
	const struct item *item;
	size_t at = 0;

	while ((item = edit_next(p->e, KW_PROMISE, &at)) != NULL)
		for (size_t i = 0; item->n > 1 && i < ARRAY_LEN(names); i++)
			if (str_eq_nocase(p->name, str_of(names[i])) &&
			    token_says(&item->at[1], WORDS_PROMISE, (int)i))
				return item;
	return NULL;
}

/* Of several clauses of an event the reference goes on with the bound, or with
 * what it asks for. */
static bool
is_bound(const struct item *clause, struct str what)
{
	static const struct {
		enum kw head;
		const char *what;
	} bounds[] = { { KW_AT_LEAST, "least" }, { KW_AT_MOST, "most" },
		{ KW_EVERY, "every" } };
	bool review = false;

	for (size_t i = 0; i < ARRAY_LEN(bounds); i++)
		if (token_is(&clause->at[0], bounds[i].head))
			return str_is(what, bounds[i].what);
		else if (str_is(what, bounds[i].what))
			return false;
	for (size_t t = 1; t < clause->n; t++)
		review = review || token_is(&clause->at[t], KW_REVIEW);
	return review == str_is(what, "review");
}

/* Whether the clause begins with the event: the word of the table, of a date
 * with its field behind it, or ${name} of the file. */
static bool
is_event(const struct item *clause, int trigger, struct str name)
{
	for (size_t t = 1; t < clause->n; t++) {
		if (clause->at[t].type == TOKEN_COLON)
			return false;
		if (trigger == TRIGGER_DATE
			? token_says(&clause->at[t - 1], WORDS_TRIGGER,
			      trigger) &&
			      is_ref(clause->at[t].text, name)
		    : trigger < 0
			? str_eq(clause->at[t].text, name)
			: token_says(&clause->at[t], WORDS_TRIGGER, trigger))
			return true;
	}
	return false;
}

/* The clause of an event: its reference ends in the name of it, and in a number
 * where several begin with it. */
static const struct item *
clause_of(const struct place *p, const struct item *keep)
{
	static const char *const names[] = {
#define TRIGGER(name, en, nb) #name,
#include "policy/triggers.def"
#undef TRIGGER
	};
	const struct item *found = NULL;
	struct str name = p->leaf, what = p->what;
	int64_t nth = 1;
	int trigger = -1;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (str_eq_nocase(p->leaf, str_of(names[i])))
			trigger = (int)i;
	if (trigger == TRIGGER_DATE) {
		name = p->what;
		what = p->part;
	}
	if (str_to_i64(what, 2, LIMIT_TOKENS, &nth) == ERR_OK)
		what = STR_NONE;
	for (size_t k = 0; k < keep->kids_n; k++) {
		const struct item *clause = &keep->kids[k];

		/* “every” has no event. */
		if (str_is(what, "every") && token_is(&clause->at[0], KW_EVERY))
			return clause;
		if (!is_event(clause, trigger, name))
			continue;
		if (is_bound(clause, what) && --nth == 0)
			return clause;
		found = found == NULL ? clause : found;
	}
	return found == NULL ? keep : found;
}

static enum fact_kind
fact_of(struct str head)
{
	int k = 0;

	while (
	    k < FACT_MAX && !is_ref(str_of(fact_word((enum fact_kind)k)), head))
		k++;
	return (enum fact_kind)k;
}

/* Of the first controller that says it, "dpo.email"; or of another one,
 * "dpo.branch.email". */
static const struct item *
officer_of(const struct place *p)
{
	const struct item *item, *line;
	size_t at = 0;

	if (p->leaf.n > 0 && (item = by_name(p, KW_CONTROLLER)) != NULL)
		return edit_kid(item, KW_DPO);
	while ((item = edit_next(p->e, KW_CONTROLLER, &at)) != NULL)
		if ((line = edit_kid(item, KW_DPO)) != NULL)
			return line;
	return NULL;
}

/* What stands in a part of the statement and is said by the block of another
 * name: "children.consent.pictures" by that purpose. */
static const struct item *
block_named_behind(const struct place *p)
{
	static const struct {
		const char *head, *leaf;
		enum kw construct, line; /* KW_MAX: all of it */
	} others[] = {
		{ "children", "consent", KW_PURPOSE, KW_MAX },
		{ "children", "kind", KW_KIND, KW_MAX },
		{ "rights", "authority", KW_CONTROLLER, KW_AUTHORITY },
		{ "rights", "authority_web", KW_CONTROLLER, KW_AUTHORITY },
		{ "rights", "authority_address", KW_CONTROLLER, KW_AUTHORITY },
	};
	const struct item *item;
	struct place of = *p;

	of.name = p->what;
	for (size_t i = 0; i < ARRAY_LEN(others) && p->what.n > 0; i++) {
		if (!str_is(p->head, others[i].head) ||
		    !str_is(p->leaf, others[i].leaf) ||
		    (item = by_name(&of, others[i].construct)) == NULL)
			continue;
		return others[i].line == KW_MAX
			   ? item
			   : edit_kid(item, others[i].line);
	}
	return NULL;
}

static const struct item *
block_of(const struct place *p)
{
	const struct item *item;
	enum fact_kind fact;
	size_t at = 0;

	if ((item = block_named_behind(p)) != NULL)
		return item;
	/* A controller that works for others is one of their processors. */
	if (str_is(p->head, "processor") && by_name(p, KW_PROCESSOR) == NULL)
		return by_name(p, KW_CONTROLLER);
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		if (str_is(p->head, heads[i].head))
			return by_name(p, heads[i].construct);
	if ((fact = fact_of(p->head)) != FACT_MAX)
		return by_name(p, fact_keyword(fact));
	if (str_is(p->head, "dpo"))
		return officer_of(p);
	if (str_is(p->head, "keep"))
		return by_word(p, KW_KEEP, WORDS_KEEP);
	if (str_is(p->head, "right"))
		return by_word(p, KW_RIGHT, WORDS_RIGHT);
	if (str_is(p->head, "promise"))
		return by_promise(p);
	for (size_t i = 0; i < ARRAY_LEN(singles); i++)
		if (str_is(p->head, singles[i].head))
			return edit_find(p->e, singles[i].construct, STR_NONE);
	while (str_is(p->head, "cookie") &&
	       (item = edit_next(p->e, KW_COOKIE, &at)) != NULL)
		if (item->n > 1 && is_ref(item->at[1].value, p->name))
			return item;
	return NULL;
}

static bool
is_single(struct str head)
{
	for (size_t i = 0; i < ARRAY_LEN(singles); i++)
		if (str_is(head, singles[i].head))
			return true;
	return false;
}

static bool
says_word(const struct item *line, struct str word)
{
	for (size_t i = 1; i < line->n; i++)
		if (is_ref(line->at[i].text, word))
			return true;
	return false;
}

/* A line of the block that begins with ${kw}: the one that names ${word}, or
 * the first. */
static const struct item *
kid_that_says(const struct item *block, enum kw kw, struct str word)
{
	for (size_t i = 0; word.n > 0 && i < block->kids_n; i++)
		if (token_is(&block->kids[i].at[0], kw) &&
		    says_word(&block->kids[i], word))
			return &block->kids[i];
	return edit_kid(block, kw);
}

/* The line of a block that a sentence is printed from; NULL: of all of it. */
static const struct item *
line_in(const struct place *p, const struct item *block)
{
	enum fact_kind fact = fact_of(p->head);
	const struct item *line;
	size_t n = 0;
	const struct fact_row *rows =
	    fact == FACT_MAX ? NULL : fact_properties(fact, &n);

	/* What one of the controllers does otherwise is a line of its own. */
	if (str_is(p->head, "right") && p->what.n > 0 &&
	    (line = kid_that_says(block, KW_CONTROLLER, p->what)) != NULL)
		return line;
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(p->leaf, str_of(rows[i].name)))
			return edit_kid(block,
			    fact_property_keyword(rows[i].property));
	for (size_t i = 0; i < ARRAY_LEN(leaves); i++)
		if (str_is(p->leaf, leaves[i].leaf) &&
		    (line = kid_that_says(block, leaves[i].line, p->what)) !=
			NULL)
			return line;
	return NULL;
}

static struct place
place_of(const struct edit *e, struct str ref)
{
	struct place p = { .e = e, .nth = 1 };

	(void)str_cut(&ref, '.', &p.head);
	if (is_single(p.head)) {
		(void)str_cut(&ref, '.', &p.leaf);
	} else {
		(void)str_cut(&ref, '.', &p.name);
		(void)str_cut(&ref, '.', &p.leaf);
		if (str_is(p.head, "keep") && names_kept(e, p.leaf)) {
			p.of = p.leaf;
			p.leaf = STR_NONE;
			(void)str_cut(&ref, '.', &p.leaf);
		}
		if (str_to_i64(p.leaf, 2, LIMIT_TOKENS, &p.nth) == ERR_OK) {
			p.leaf = STR_NONE;
			(void)str_cut(&ref, '.', &p.leaf);
		}
		/* In a table the column says of which line it is. */
		if (str_is(p.leaf, "row"))
			(void)str_cut(&ref, '.', &p.leaf);
	}
	(void)str_cut(&ref, '.', &p.what);
	(void)str_cut(&ref, '.', &p.part);
	(void)str_cut(&ref, '.', &p.last);
	return p;
}

/* What is said of a basis stands in its block: "basis.consent.note", or
 * "basis.consent.student.note" where there is one for students. */
static const struct item *
basis_in(struct place *p, const struct item *purpose)
{
	static const enum kw codes[] = { KW_CONSENT, KW_CONTRACT,
		KW_LEGAL_OBLIGATION, KW_VITAL_INTERESTS, KW_PUBLIC_TASK,
		KW_LEGITIMATE };
	enum kw code = KW_MAX;

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (is_ref(lang_keywords[codes[i]].en, p->what))
			code = codes[i];
	for (size_t i = 0; code != KW_MAX && i < purpose->kids_n; i++) {
		const struct item *line = &purpose->kids[i];
		bool of_kind = says_word(line, p->part);

		if (!token_is(&line->at[0], KW_BASIS) || line->n < 2 ||
		    !token_is(&line->at[1], code) ||
		    (p->last.n > 0 && !of_kind))
			continue;
		p->leaf = of_kind ? p->last : p->part;
		return line;
	}
	return purpose;
}

static uint32_t
line_of(const struct edit *e, struct str ref)
{
	struct place p = place_of(e, ref);
	const struct item *block, *line;

	if ((block = block_of(&p)) == NULL)
		return 0;
	for (size_t i = 0; str_is(p.leaf, "may") && i < block->kids_n; i++)
		if (str_eq(block->kids[i].at[0].text, p.what) ||
		    (p.what.n == 0 && token_is(&block->kids[i].at[0], KW_MAY)))
			return block->kids[i].at[0].pos.line;
	if (str_is(p.head, "keep"))
		block = clause_of(&p, block);
	else if (str_is(p.head, "purpose") && str_is(p.leaf, "basis") &&
		 p.part.n > 0)
		block = basis_in(&p, block);
	line = line_in(&p, block);
	return (line == NULL ? block : line)->at[0].pos.line;
}

void
lang_sentence_lines(const struct statement *st, struct lang_sentence *s,
    size_t n)
{
	struct edit e;

	if (edit_open(&e, st->source_text) == ERR_OK)
		for (size_t i = 0; i < n; i++)
			s[i].line = line_of(&e, s[i].ref);
	edit_close(&e);
}
