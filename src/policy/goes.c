/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/goes.h"

#include "policy/country.h"
#include "policy/whose.h"

#define SAID(f, fact, property) \
	fact_says((f), FACT_PROPERTY_##fact##_##property)

/* ---- declared facts ----------------------------------------------------- */

bool
fact_is_for(const struct fact *f, int purpose)
{
	return index_list_has(&f->purposes, purpose);
}

bool
fact_is_of_nobody(const struct fact *f)
{
	switch (f->kind) {
	case FACT_FIGURES:
		return SAID(f, FIGURES, ANONYMOUS)->said &&
		       !SAID(f, FIGURES, PSEUDONYMOUS)->said;
	case FACT_TRACKING:
		return SAID(f, TRACKING, ANONYMOUS)->said &&
		       !SAID(f, TRACKING, PSEUDONYMOUS)->said;
	case FACT_SURVEY:
		return SAID(f, SURVEY, ANONYMOUS)->said &&
		       !SAID(f, SURVEY, PSEUDONYMOUS)->said &&
		       !SAID(f, SURVEY, IDENTIFIED)->said;
	default:
		return false;
	}
}

bool
fact_is_data(const struct fact *f, int purpose)
{
	return (f->kind == FACT_DATA || f->kind == FACT_PICTURES ||
		   f->kind == FACT_TRACKING || f->kind == FACT_PROFILE ||
		   f->kind == FACT_NATIONAL_ID) &&
	       fact_is_for(f, purpose) && !fact_is_of_nobody(f);
}

bool
membership_is_for(const struct statement *st, const struct fact *f, int purpose)
{
	const struct purpose *p = &st->purposes[purpose];

	if (f->kind != FACT_SENSITIVE)
		return false;
	if (f->purposes.n > 0)
		return fact_is_for(f, purpose);
	return !purpose_is_outside(st, p) &&
	       (purpose_stages(p) & STAGE_MEMBER) != 0 &&
	       statement_members(st, &p->kinds) != MEMBERS_NONE;
}

static bool
is_given(const struct fact *f)
{
	return f->kind != FACT_TRANSFER && f->kind != FACT_OPT_OUT &&
	       !(f->kind == FACT_FIGURES && fact_is_of_nobody(f));
}

bool
fact_gives(const struct fact *f, int recipient)
{
	return is_given(f) && fact_lists(f, FACT_TYPE_RECIPIENTS, recipient);
}

/* What the law makes us give in single cases, or keep in an archive, is no part
 * of what is done for the purpose. */
static bool
gives_for(const struct fact *f, int recipient, int purpose)
{
	return f->kind != FACT_DISCLOSURE && f->kind != FACT_ARCHIVE &&
	       fact_gives(f, recipient) &&
	       index_list_covers(&f->purposes, purpose);
}

/* ---- who sets cookies ---------------------------------------------------- */

/* By its name, or what people call it in any language. */
static bool
has_name(const struct named *n, const struct text *legal, struct str name)
{
	bool is = str_eq(n->name, name);

	for (int l = 0; l < LANG_MAX; l++)
		is = is || str_eq(n->label.in[l], name) ||
		     str_eq(legal->in[l], name);
	return is && name.n > 0;
}

/* The next of several names in one text, as in "Metta, Gugle and Xit". Words
 * for "and" of all languages: the text may be one for all of them. */
static struct str
next_name(struct str *rest)
{
	static const struct str ands[] = { STR_INIT(", and "), STR_INIT(", "),
		STR_INIT(" & "), STR_INIT(" og "), STR_INIT(" and "),
		STR_INIT(" och "), STR_INIT(" und "), STR_INIT(" en ") };
	struct str name = *rest;
	size_t word = 0;

	for (size_t i = 0; i < ARRAY_LEN(ands); i++) {
		size_t at = str_find(name, ands[i]);

		if (at == SIZE_MAX)
			continue;
		name = str_sub(name, 0, at);
		word = ands[i].n;
	}
	*rest = word == 0 ? STR_NONE : str_sub(*rest, name.n + word, rest->n);
	return str_trim(name);
}

/* What is set for the purpose by somebody: cookies first, then what is no
 * cookie. */
static const struct text *
set_by(const struct statement *st, int purpose, size_t i)
{
	const struct fact *f;

	if (i < st->cookies_n)
		return index_list_has(&st->cookies[i].purposes, purpose)
			   ? &st->cookies[i].party
			   : NULL;
	f = &st->facts[i - st->cookies_n];
	return f->kind == FACT_STORAGE && fact_is_for(f, purpose)
		   ? &SAID(f, STORAGE, PARTY)->text
		   : NULL;
}

size_t
purpose_parties(const struct statement *st)
{
	return st->cookies_n + st->facts_n;
}

/* Whether it is the name of somebody who is declared here. */
static bool
names_declared(const struct statement *st, struct str name)
{
	for (size_t i = 0; i < st->controllers_n; i++)
		if (has_name(&st->controllers[i].n,
			&st->controllers[i].legal_name, name))
			return true;
	for (size_t i = 0; i < st->recipients_n; i++)
		if (has_name(&st->recipients[i].n, &st->recipients[i].name,
			name))
			return true;
	for (size_t i = 0; i < st->processors_n; i++)
		if (has_name(&st->processors[i].n,
			&st->processors[i].legal_name, name))
			return true;
	return false;
}

/* Whether it is a name as a whole, or each of several is. */
static bool
names_all_declared(const struct statement *st, struct str names)
{
	struct str rest = names;

	if (names_declared(st, names))
		return true;
	do
		if (!names_declared(st, next_name(&rest)))
			return false;
	while (rest.n > 0);
	return names.n > 0;
}

/* Whether the text, or one of several names in it, is this one's. What is a
 * name as a whole is not several. */
static bool
is_set_by(const struct statement *st, const struct named *n,
    const struct text *legal, const struct text *by)
{
	for (int l = 0; l < LANG_MAX; l++) {
		struct str rest = by->in[l];

		if (has_name(n, legal, rest))
			return true;
		while (rest.n > 0 && !names_declared(st, by->in[l]))
			if (has_name(n, legal, next_name(&rest)))
				return true;
	}
	return false;
}

/* Whether somebody called so sets something for the purpose. */
static bool
sets_for(const struct statement *st, const struct named *n,
    const struct text *legal, int purpose)
{
	for (size_t i = 0; i < purpose_parties(st); i++) {
		const struct text *by = set_by(st, purpose, i);

		if (by != NULL && is_set_by(st, n, legal, by))
			return true;
	}
	return false;
}

static bool
is_declared(const struct statement *st, const struct text *name)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (names_all_declared(st, name->in[l]))
			return true;
	return false;
}

const struct text *
purpose_party(const struct statement *st, int purpose, size_t i)
{
	static const struct text none = { .once = false };
	const struct text *by = set_by(st, purpose, i);

	return by != NULL && !is_declared(st, by) ? by : &none;
}

/* Whether it is all that is said of who sets another thing for the purpose. */
static bool
sets_alone(const struct statement *st, int purpose, struct str name)
{
	for (size_t i = 0; i < purpose_parties(st); i++) {
		const struct text *by = purpose_party(st, purpose, i);

		for (int l = 0; l < LANG_MAX; l++)
			if (str_eq(by->in[l], name))
				return name.n > 0;
	}
	return false;
}

/* Whether one of several names is known from elsewhere: then the text is a list
 * of them, and not one name with an "and" in it. */
static bool
names_known(const struct statement *st, int purpose, struct str names)
{
	struct str rest = names;

	while (rest.n > 0) {
		struct str name = next_name(&rest);

		if (name.n < names.n &&
		    (names_declared(st, name) || sets_alone(st, purpose, name)))
			return true;
	}
	return false;
}

struct str
purpose_party_name(const struct statement *st, int purpose, struct str *rest)
{
	while (rest->n > 0) {
		struct str name = *rest;

		if (names_known(st, purpose, name))
			name = next_name(rest);
		else
			*rest = STR_NONE;
		if (!names_declared(st, name))
			return name;
	}
	return STR_NONE;
}

/* ---- recipients ---------------------------------------------------------- */

static bool
meets(const struct statement *st, const struct fieldset *set, int purpose)
{
	struct fieldset uses = purpose_fields(st, &st->purposes[purpose]);
	struct fieldset whole = statement_whole(st, set), both;

	uses = statement_whole(st, &uses);
	both = fieldset_and(&whole, &uses);
	/* Other parts of one record have but the record in common. */
	for (int i = 0; i < (int)st->fields_n; i++)
		if (st->fields[i].parts.n > 0)
			fieldset_remove(&both, i);
	return !fieldset_is_empty(&both);
}

bool
recipient_has_limit(const struct statement *st, const struct recipient *r)
{
	bool data = false;

	for (size_t i = 0; i < st->facts_n; i++)
		data = data || (fact_is_category(&st->facts[i]) &&
				   fact_gives(&st->facts[i], r->n.no));
	return data || r->send_through || !fieldset_is_empty(&r->fields);
}

/* What is given names it, personal data or not: so it gets that, and not all
 * there is. */
static bool
is_given_something(const struct statement *st, const struct recipient *r)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if ((st->facts[i].kind == FACT_FIGURES ||
			is_given(&st->facts[i])) &&
		    fact_lists(&st->facts[i], FACT_TYPE_RECIPIENTS, r->n.no))
			return true;
	return recipient_has_limit(st, r);
}

bool
recipient_gets(const struct statement *st, const struct recipient *r,
    int purpose)
{
	bool said = r->purposes.n > 0;

	if (sets_for(st, &r->n, &r->name, purpose))
		return true;
	if (said && !index_list_has(&r->purposes, purpose))
		return false;
	for (size_t i = 0; i < st->facts_n; i++)
		if (gives_for(&st->facts[i], r->n.no, purpose))
			return true;
	if (fieldset_is_empty(&r->fields))
		return said ? !recipient_has_limit(st, r)
			    : !is_given_something(st, r);
	return said || meets(st, &r->fields, purpose);
}

bool
recipient_is_named(const struct recipient *r)
{
	const unsigned acts =
	    1U << RECIPIENT_ACTING_FOR | 1U << RECIPIENT_PROCESSOR;

	return r->classes == 0 || (r->classes & ~acts) != 0;
}

bool
recipient_is_other(const struct recipient *r)
{
	return recipient_is_named(r) && r->classes != 1U << RECIPIENT_INSIDE;
}

bool
recipient_is_joint(const struct statement *st, const struct recipient *r,
    int purpose)
{
	return r->classes != 0 && r->class == RECIPIENT_JOINT &&
	       recipient_gets(st, r, purpose);
}

/* ---- countries ----------------------------------------------------------- */

/* Of what it names, something is used for the purpose: fields, or declared data
 * that says so itself, or says nothing. */
static bool
takes_of(const struct statement *st, const struct fieldset *fields,
    const struct index_list *list, int purpose)
{
	if (meets(st, fields, purpose))
		return true;
	for (size_t i = 0; i < list->n; i++) {
		const struct fact *data = &st->facts[list->at[i]];

		if (index_list_covers(&data->purposes, purpose))
			return true;
	}
	return false;
}

/* ---- processors ---------------------------------------------------------- */

bool
processor_gets(const struct statement *st, const struct processor *k,
    int purpose)
{
	if (!index_list_has(&k->purposes, purpose) &&
	    (k->purposes.n > 0 || k->controller >= 0))
		return false;
	return !k->limited || takes_of(st, &k->fields, &k->data, purpose);
}

/* What both name, a record standing for its parts; a record that one of them
 * names only by a part is not of both. */
struct fieldset
processor_fields(const struct statement *st, const struct processor *k,
    int purpose)
{
	struct fieldset uses = purpose_fields(st, &st->purposes[purpose]);
	struct fieldset given = statement_whole(st, &k->fields), both, rest;
	struct fieldset used = statement_whole(st, &uses);

	if (!k->limited)
		return uses;
	both = fieldset_and(&uses, &given);
	rest = fieldset_and(&k->fields, &used);
	both = fieldset_or(&both, &rest);
	for (int i = 0; i < (int)st->fields_n; i++)
		if (st->fields[i].parts.n > 0 &&
		    (!fieldset_has(&uses, i) || !fieldset_has(&k->fields, i)))
			fieldset_remove(&both, i);
	return both;
}

bool
processor_has(const struct processor *k, int fact)
{
	return !k->limited || index_list_has(&k->data, fact);
}

/* ---- transfers ----------------------------------------------------------- */

bool
disclosure_is_for(const struct statement *st, const struct fact *f, int purpose)
{
	const struct fact_value *using = SAID(f, DISCLOSURE, FIELDS);

	if (f->purposes.n > 0)
		return fact_is_for(f, purpose);
	return !using->said ||
	       takes_of(st, using->fields, &using->list, purpose);
}

bool
publication_is_for(const struct statement *st, const struct fact *f,
    int purpose)
{
	const struct fact_value *using = SAID(f, PUBLICATION, FIELDS);

	if (f->purposes.n > 0)
		return fact_is_for(f, purpose);
	return using->said &&
	       takes_of(st, using->fields, &using->list, purpose);
}

/* Who sees declared data, or says yes to giving it, does so for what that is
 * for. */
static bool
fact_works_for(const struct statement *st, const struct fact *f, int purpose)
{
	return f->kind == FACT_DISCLOSURE
		   ? disclosure_is_for(st, f, purpose)
		   : index_list_covers(&f->purposes, purpose);
}

bool
role_works_for(const struct statement *st, const struct role *r, int purpose)
{
	bool said = false;

	for (size_t i = 0; i < r->clauses_n; i++) {
		if (r->clauses[i].purpose == purpose)
			return true;
		said = said || r->clauses[i].purpose >= 0;
	}
	for (size_t i = 0; i < st->facts_n; i++) {
		if (!fact_lists(&st->facts[i], FACT_TYPE_ROLES, r->n.no))
			continue;
		if (fact_works_for(st, &st->facts[i], purpose))
			return true;
		said = true;
	}
	return !said;
}

bool
transfer_is_for(const struct statement *st, const struct fact *f, int purpose)
{
	const struct index_list *by = &SAID(f, TRANSFER, PROCESSORS)->list;
	const struct index_list *to = &SAID(f, TRANSFER, RECIPIENTS)->list;
	const struct fact_value *using = SAID(f, TRANSFER, FIELDS);

	if (f->purposes.n > 0)
		return fact_is_for(f, purpose);
	if (using->said && !takes_of(st, using->fields, &using->list, purpose))
		return false;
	for (size_t i = 0; i < by->n; i++)
		if (processor_gets(st, &st->processors[by->at[i]], purpose))
			return true;
	for (size_t i = 0; i < to->n; i++)
		if (recipient_gets(st, &st->recipients[to->at[i]], purpose))
			return true;
	return by->n == 0 && to->n == 0;
}

/* A byte of a word; of "første" too, whose f is no letter of an article. */
static bool
in_word(char c)
{
	return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

unsigned
art49_letters(struct str s)
{
	size_t at = str_find(s, STR("49"));
	unsigned letters = 0;

	for (size_t i = at + 2; at != SIZE_MAX && i < s.n; i++) {
		char c = (char)(s.p[i] | 32);

		if (c >= 'a' && c <= 'g' && in_word(s.p[i]) &&
		    !in_word(s.p[i - 1]) &&
		    (i + 1 == s.n || !in_word(s.p[i + 1])))
			letters |= 1U << (c - 'a');
	}
	return letters;
}

static bool
names_consent(const struct text *tool)
{
	for (int l = 0; l < LANG_MAX; l++)
		if ((art49_letters(tool->in[l]) & 1) != 0)
			return true;
	return false;
}

bool
transfer_asks(const struct fact *f)
{
	return names_consent(&SAID(f, TRANSFER, DEROGATION)->text) &&
	       !SAID(f, TRANSFER, ADEQUACY)->said &&
	       !SAID(f, TRANSFER, SCC)->said && !SAID(f, TRANSFER, BCR)->said;
}

bool
abroad_has(const struct abroad *of, struct str code, bool asks)
{
	for (size_t i = 0; i < of->n; i++)
		if (str_eq(of->at[i], code))
			return !asks || of->asks[i];
	return false;
}

static void
add(struct abroad *to, struct str code, bool asks)
{
	size_t k = 0;

	if (!outside_eea(code))
		return;
	while (k < to->n && !str_eq(to->at[k], code))
		k++;
	if (k == ABROAD_MAX)
		return;
	if (k == to->n) {
		to->at[to->n] = code;
		to->asks[to->n++] = false;
	}
	to->asks[k] = to->asks[k] || asks;
}

static void
add_all(struct abroad *to, const struct country_list *countries, bool asks)
{
	for (size_t i = 0; i < countries->n; i++)
		add(to, countries->at[i], asks);
}

/* It works for the purpose, or on what is for it. */
static bool
works_for(const struct statement *st, const struct processor *k, int purpose)
{
	if (processor_gets(st, k, purpose) ||
	    sets_for(st, &k->n, &k->legal_name, purpose))
		return true;
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_TRACKING &&
		    fact_is_for(&st->facts[i], purpose) &&
		    fact_lists(&st->facts[i], FACT_TYPE_PROCESSORS, k->n.no))
			return true;
	return false;
}

/* It is of nobody else than those who decide over the purpose, or do it. */
static bool
is_ours(const struct statement *st, const struct fact *f, int purpose)
{
	return f->controllers.n == 0 ||
	       purpose_is_of(&st->purposes[purpose], &f->controllers);
}

bool
transfer_covers(const struct statement *st, const struct fact *f, int purpose)
{
	return f->kind == FACT_TRANSFER && is_ours(st, f, purpose) &&
	       transfer_is_for(st, f, purpose);
}

/* Whether it is said what goes to that country by who works with it: a transfer
 * tells, of fields, of declared data or of purposes. */
static bool
tells(const struct fact *f, const struct index_list *of, struct str code)
{
	const struct index_list *by = &SAID(f, TRANSFER, PROCESSORS)->list;
	const struct country_list *to =
	    &SAID(f, TRANSFER, COUNTRIES)->countries;
	bool there = false, made = false;

	if (f->purposes.n == 0 && !SAID(f, TRANSFER, FIELDS)->said)
		return false;
	for (size_t i = 0; i < to->n; i++)
		there = there || str_eq(to->at[i], code);
	for (size_t i = 0; i < by->n; i++)
		made = made || index_list_has(of, by->at[i]);
	return there && made;
}

/* Something goes to it there for the purpose: all that who it works for gets,
 * but where transfers tell what goes, that alone. */
static bool
goes_there(const struct statement *st, const struct fact *f, struct str code,
    int purpose)
{
	const struct index_list *of = &SAID(f, SUBPROCESSOR, OF)->list;
	bool told = false;

	if (f->purposes.n > 0)
		return true;
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *t = &st->facts[i];

		if (t->kind != FACT_TRANSFER || !tells(t, of, code) ||
		    !is_ours(st, t, purpose))
			continue;
		if (transfer_covers(st, t, purpose))
			return true;
		told = true;
	}
	return !told;
}

static bool
subprocessor_works_for(const struct statement *st, const struct fact *f,
    int purpose)
{
	const struct index_list *of = &SAID(f, SUBPROCESSOR, OF)->list;

	if (!is_ours(st, f, purpose))
		return false;
	if (f->purposes.n > 0)
		return fact_is_for(f, purpose);
	for (size_t i = 0; i < of->n; i++)
		if (works_for(st, &st->processors[of->at[i]], purpose))
			return true;
	return of->n == 0;
}

bool
subprocessor_is_for(const struct statement *st, const struct fact *f,
    int purpose)
{
	const struct country_list *in =
	    &SAID(f, SUBPROCESSOR, COUNTRIES)->countries;
	bool any = in->n == 0;

	for (size_t i = 0; i < in->n; i++)
		any = any || goes_there(st, f, in->at[i], purpose);
	return any && subprocessor_works_for(st, f, purpose);
}

/* Something that is for the purpose is kept in it. */
static bool
system_is_for(const struct statement *st, int system, int purpose)
{
	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == FACT_DATA &&
		    fact_is_for(&st->facts[i], purpose) &&
		    index_list_has(&SAID(&st->facts[i], DATA, IN)->list,
			system))
			return true;
	return fact_is_for(&st->facts[system], purpose);
}

static void
add_subprocessor(const struct statement *st, const struct fact *f, int purpose,
    struct abroad *out)
{
	const struct country_list *in =
	    &SAID(f, SUBPROCESSOR, COUNTRIES)->countries;

	if (!subprocessor_works_for(st, f, purpose))
		return;
	for (size_t i = 0; i < in->n; i++)
		if (goes_there(st, f, in->at[i], purpose))
			add(out, in->at[i], false);
}

static void
add_fact(const struct statement *st, int no, int purpose, struct abroad *out)
{
	const struct fact *f = &st->facts[no];

	if (!is_ours(st, f, purpose))
		return;
	if (transfer_covers(st, f, purpose))
		add_all(out, &SAID(f, TRANSFER, COUNTRIES)->countries,
		    transfer_asks(f));
	else if (f->kind == FACT_SUBPROCESSOR)
		add_subprocessor(st, f, purpose, out);
	else if (f->kind == FACT_SYSTEM && system_is_for(st, no, purpose))
		add_all(out, &SAID(f, SYSTEM, COUNTRIES)->countries, false);
	else if (f->kind == FACT_OUTSIDE_GROUP && fact_is_for(f, purpose) &&
		 !SAID(f, OUTSIDE_GROUP, NO_UPLOAD)->said)
		add_all(out, &SAID(f, OUTSIDE_GROUP, COUNTRIES)->countries,
		    false);
}

void
purpose_abroad(const struct statement *st, int purpose, struct abroad *out)
{
	out->n = 0;
	for (int i = 0; i < (int)st->controllers_n; i++)
		if (purpose_decides(&st->purposes[purpose], i))
			add_all(out, &st->controllers[i].countries, false);
	for (size_t i = 0; i < st->recipients_n; i++)
		if (recipient_gets(st, &st->recipients[i], purpose))
			add_all(out, &st->recipients[i].countries, false);
	for (size_t i = 0; i < st->processors_n; i++)
		if (works_for(st, &st->processors[i], purpose))
			add_all(out, &st->processors[i].countries,
			    names_consent(&st->processors[i].tool));
	for (size_t i = 0; i < st->facts_n; i++)
		add_fact(st, (int)i, purpose, out);
}
