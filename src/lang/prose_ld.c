/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/prose_ld.h"

#include "lang/dpv.h"
#include "policy/goes.h"
#include "policy/whose.h"

/* ---- the context ------------------------------------------------------- */

static const struct {
	const char *prefix, *iri;
} prefixes[] = {
	{ "dpv", "https://w3id.org/dpv#" },
	{ "pd", "https://w3id.org/dpv/pd#" },
	{ "eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#" },
	{ "justifications", "https://w3id.org/dpv/justifications#" },
	{ "loc", "https://w3id.org/dpv/loc#" },
	{ "tech", "https://w3id.org/dpv/tech#" },
	{ "dct", "http://purl.org/dc/terms/" },
	{ "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#" },
	{ "schema", "https://schema.org/" },
	{ "skos", "http://www.w3.org/2004/02/skos/core#" },
	{ "xsd", "http://www.w3.org/2001/XMLSchema#" },
};

/* Properties whose values are no texts in the language of the document. */
static const struct {
	const char *property, *type;
} coerced[] = {
	{ "dct:conformsTo", "@id" },
	{ "dct:created", "xsd:dateTime" },
	{ "dct:date", "xsd:date" },
	{ "dct:hasVersion", "xsd:string" },
	{ "dct:identifier", "xsd:string" },
	{ "dct:isPartOf", "@id" },
	{ "dct:issued", "xsd:date" },
	{ "dct:language", "xsd:string" },
	{ "dct:modified", "xsd:date" },
	{ "dct:source", "@id" },
	{ "dct:valid", "xsd:date" },
	{ "dpv:hasAddress", "xsd:string" },
	{ "dpv:hasApplicableLaw", "@id" },
	{ "dpv:hasDuration", "xsd:duration" },
	{ "dpv:hasName", "xsd:string" },
	{ "dpv:hasJurisdiction", "@id" },
	{ "dpv:hasLegalBasis", "@id" },
	{ "dpv:hasLocation", "@id" },
	{ "dpv:hasNecessity", "@id" },
	{ "dpv:hasNoticeStatus", "@id" },
	{ "dpv:hasPersonalData", "@id" },
	{ "dpv:hasProcessing", "@id" },
	{ "dpv:hasPurpose", "@id" },
	{ "dpv:hasRecipient", "@id" },
	{ "dpv:hasThirdCountry", "@id" },
	{ "dpv:isIndicatedAtTime", "xsd:dateTime" },
	{ "dpv:isIndicatedBy", "@id" },
	{ "schema:address", "xsd:string" },
	{ "schema:email", "xsd:string" },
	{ "schema:telephone", "xsd:string" },
	{ "schema:url", "xsd:anyURI" },
	{ "schema:validFrom", "xsd:date" },
	{ "schema:validThrough", "xsd:date" },
	{ "skos:broader", "@id" },
};

void
ld_init(struct ld *l, struct doc *d, struct buf *out)
{
	*l = (struct ld){ .d = d };
	json_init(&l->j, out);
}

void
ld_context(struct ld *l)
{
	json_open(&l->j, "@context");
	json_str(&l->j, "@language", str_of(lang_code(l->d->lang)));
	for (size_t i = 0; i < ARRAY_LEN(prefixes); i++)
		json_str(&l->j, prefixes[i].prefix, str_of(prefixes[i].iri));
	for (size_t i = 0; i < ARRAY_LEN(coerced); i++) {
		json_open(&l->j, coerced[i].property);
		json_str(&l->j, "@type", str_of(coerced[i].type));
		json_close(&l->j);
	}
	json_close(&l->j);
}

struct str
ld_said(const struct ld *l, const char *kind, struct str name, const char *leaf)
{
	struct str ref = arena_printf(l->d->a, "%s." STR_FMT ".%s", kind,
	    STR_ARG(name), leaf);

	for (size_t i = 0; i < l->d->n; i++) {
		if (l->d->at[i].type == NODE_SAY &&
		    str_eq(l->d->at[i].ref, ref))
			return l->d->at[i].text;
	}
	return STR_NONE;
}

/* ---- values ------------------------------------------------------------ */

void
ld_array_end(struct ld *l)
{
	json_array_some_end(&l->j);
}

void
ld_text(struct ld *l, const char *key, struct str s)
{
	if (s.n > 0)
		json_str(&l->j, key, s);
}

void
ld_own(struct ld *l, const char *key, const struct text *t)
{
	if (!text_is_empty(t))
		ld_text(l, key, text_in(t, l->d->lang));
}

void
ld_words(struct ld *l, const char *key, const struct text *t)
{
	ld_text(l, key, doc_words(l->d, t));
}

void
ld_day(struct ld *l, const char *key, struct date day)
{
	if (day.year != 0)
		json_date(&l->j, key, day);
}

void
ld_period(struct ld *l, const char *key, struct period p)
{
	if (!period_is_zero(p))
		json_str(&l->j, key, period_iso(l->d->a, p));
}

void
ld_attested(struct ld *l, struct str by, struct date on)
{
	if (by.n == 0)
		return;
	ld_typed(l, "dpv:hasAssessment", "dpv:ComplianceAssessment");
	ld_text(l, "dct:title", doc_attester(l->d, by));
	ld_day(l, "dct:date", on);
	json_close(&l->j);
}

void
ld_term(struct ld *l, const char *key, const char *term)
{
	json_str(&l->j, key, str_of(term));
}

void
ld_type(struct ld *l, const char *term)
{
	json_str(&l->j, "@type", str_of(term));
}

void
ld_types(struct ld *l, struct str one, struct str two)
{
	if (two.n == 0) {
		json_str(&l->j, "@type", one);
		return;
	}
	json_array_some(&l->j, "@type");
	json_str(&l->j, NULL, one);
	json_str(&l->j, NULL, two);
	ld_array_end(l);
}

static struct str
id_of(struct ld *l, const char *kind, struct str name)
{
	struct buf b;
	struct str r;

	buf_init(&b, LIMIT_STATEMENT);
	buf_printf(&b, "#%s.", kind);
	html_url_part(&b, name);
	r = arena_str(l->d->a, buf_str(&b));
	buf_release(&b);
	return r;
}

void
ld_id(struct ld *l, const char *kind, struct str name)
{
	json_str(&l->j, "@id", id_of(l, kind, name));
}

void
ld_ref(struct ld *l, const char *key, const char *kind, struct str name)
{
	json_open(&l->j, key);
	ld_id(l, kind, name);
	json_close(&l->j);
}

/* "#field.education/degree": a sentence about a record is told by a dot, so
 * that no name of a part is one of those. */
struct str
ld_field_id(struct ld *l, int field)
{
	const struct field *f = &l->d->st->fields[field];

	if (f->parent < 0)
		return id_of(l, "field", f->n.name);
	return arena_printf(l->d->a, "#field." STR_FMT "/" STR_FMT,
	    STR_ARG(l->d->st->fields[f->parent].n.name), STR_ARG(f->n.name));
}

void
ld_ref_field(struct ld *l, int field)
{
	json_open(&l->j, NULL);
	json_str(&l->j, "@id", ld_field_id(l, field));
	json_close(&l->j);
}

/* Whether all parts of the record are meant. */
static bool
is_whole(const struct field *f, const struct fieldset *set)
{
	for (size_t i = 0; i < f->parts.n; i++) {
		if (!fieldset_has(set, f->parts.at[i]))
			return false;
	}
	return true;
}

void
ld_field_refs(struct ld *l, const struct fieldset *set)
{
	const struct statement *st = l->d->st;
	struct fieldset whole = statement_whole(st, set);

	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];
		bool part =
		    f->parent >= 0 && !is_whole(&st->fields[f->parent], &whole);

		if (!fieldset_has(&whole, i))
			continue;
		if (part || (f->parent < 0 && is_whole(f, &whole)))
			ld_ref_field(l, i);
	}
}

void
ld_fields(struct ld *l, const char *key, const struct fieldset *set)
{
	if (fieldset_is_empty(set))
		return;
	json_array_some(&l->j, key);
	ld_field_refs(l, set);
	ld_array_end(l);
}

void
ld_purposes(struct ld *l, const char *key, const struct index_list *list)
{
	if (list->n == 0 || l->no_purposes)
		return;
	json_array_some(&l->j, key);
	for (size_t i = 0; i < list->n; i++)
		ld_ref(l, NULL, "purpose",
		    l->d->st->purposes[list->at[i]].n.name);
	ld_array_end(l);
}

void
ld_kind_refs(struct ld *l, const struct index_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		ld_ref(l, NULL, "kind", l->d->st->kinds[list->at[i]].n.name);
}

void
ld_thing(struct ld *l, const char *kind, const struct named *n, struct str type)
{
	json_open(&l->j, NULL);
	ld_id(l, kind, n->name);
	json_str(&l->j, "@type", type);
	ld_text(l, "dct:title", doc_label(l->d, n));
	ld_text(l, "dct:description", doc_told_about(l->d, &n->about));
}

void
ld_typed(struct ld *l, const char *key, const char *type)
{
	json_open(&l->j, key);
	ld_type(l, type);
}

/* ---- who --------------------------------------------------------------- */

/* An address may be told in some languages only. */
static void
contact(struct ld *l, const struct contact *c, struct str web)
{
	static const struct contact none = { .pos = { 0 } };

	if (!contact_told(c, l->d->lang))
		c = &none;
	if (c->email.n + c->phone.n + c->post.n + web.n > 0 ||
	    !text_is_empty(&c->name)) {
		json_open(&l->j, "dpv:hasContact");
		ld_words(l, "dpv:hasName", &c->name);
		ld_text(l, "schema:email", c->email);
		ld_text(l, "schema:telephone", c->phone);
		ld_text(l, "schema:address", c->post);
		ld_text(l, "schema:url", web);
		json_close(&l->j);
	}
	ld_words(l, "dpv:hasResponsibleEntity", &c->responsible);
	if (c->review_by.year != 0) {
		ld_typed(l, "dpv:hasOrganisationalMeasure",
		    "dpv:ReviewProcedure");
		ld_day(l, "dct:date", c->review_by);
		json_close(&l->j);
	}
}

static void
officer(struct ld *l, const struct dpo *dpo)
{
	if (dpo->status == DPO_APPOINTED) {
		ld_typed(l, "dpv:hasDataProtectionOfficer",
		    "dpv:DataProtectionOfficer");
		if (dpo->voluntary)
			ld_term(l, "dpv:hasNecessity", "dpv:NotRequired");
		contact(l, &dpo->contact, STR_NONE);
		json_close(&l->j);
	} else if (dpo->status == DPO_NOT_REQUIRED) {
		ld_typed(l, "dpv:hasAssessment",
		    "dpv:LegalComplianceAssessment");
		ld_text(l, "dct:title",
		    say0(l->d, l->d->st->controllers_n > 1 ? PROSE_DPO_NOT
							   : PROSE_DPO_NONE));
		ld_term(l, "dpv:hasNecessity", "dpv:NotRequired");
		ld_own(l, "dct:description", &dpo->reason);
		ld_own(l, "dpv:hasResponsibleEntity", &dpo->advisor);
		json_close(&l->j);
	}
}

void
ld_controller(struct ld *l, const struct controller *c)
{
	json_open(&l->j, NULL);
	ld_id(l, "controller", c->n.name);
	ld_types(l, STR("dpv:DataController"),
	    c->public_body ? STR("dpv:GovernmentalOrganisation") : STR_NONE);
	ld_text(l, "dct:title", lang_controller_label(c, l->d->lang));
	ld_text(l, "dct:description", doc_told_about(l->d, &c->n.about));
	ld_words(l, "dpv:hasName", &c->legal_name);
	ld_text(l, "dct:identifier", c->org_no);
	ld_text(l, "dpv:hasAddress", c->address);
	ld_words(l, "dpv:hasRepresentative", &c->represented_by);
	contact(l, &c->contact, c->web);
	ld_each_of_many(l, c);
	if (!text_is_empty(&c->authority_name)) {
		ld_typed(l, "dpv:hasAuthority",
		    "eu-gdpr:DataProtectionAuthority");
		ld_words(l, "dpv:hasName", &c->authority_name);
		ld_place(l, "dpv:hasJurisdiction", c->authority_country);
		ld_text(l, "schema:url", c->authority_web);
		ld_text(l, "dpv:hasAddress", c->authority_address);
		json_close(&l->j);
	}
	if (l->d->st->controllers_n > 1 && ld_has(l, LD_OFFICER, c->n.no))
		officer(l, &c->dpo);
	json_close(&l->j);
}

/* That of the only controller stands at the top; of several, each has its own
 * beside it. */
void
ld_officer(struct ld *l)
{
	if (l->d->st->controllers_n == 1)
		officer(l, &l->d->st->controllers[0].dpo);
}

static void
acted_for(struct ld *l, const struct processor *p)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasDataController");
	for (size_t i = 0; i < st->controllers_n; i++)
		if (processor_acts_for(st, p, (int)i) &&
		    ld_has(l, LD_CONTROLLER, (int)i))
			ld_ref(l, NULL, "controller",
			    st->controllers[i].n.name);
	ld_array_end(l);
}

/* In the statement alone: other documents are of some of the fields. */
static void
given(struct ld *l, const struct processor *p)
{
	if (!p->limited || l->no_purposes)
		return;
	json_array_some(&l->j, "dpv:hasPersonalData");
	ld_field_refs(l, &p->fields);
	for (size_t i = 0; i < p->data.n; i++)
		ld_fact_ref(l, &l->d->st->facts[p->data.at[i]]);
	ld_array_end(l);
}

/* Its security, its agreement, and to whom it passes on. */
static void
terms_of(struct ld *l, const struct processor *p)
{
	if (!text_is_empty(&p->security)) {
		ld_typed(l, "dpv:hasTechnicalMeasure", "dpv:TechnicalMeasure");
		ld_own(l, "dct:description", &p->security);
		json_close(&l->j);
	}
	if (p->agreement_from.year != 0 || p->agreement_until.year != 0) {
		ld_typed(l, "dpv:hasLegalMeasure",
		    "dpv:DataProcessingAgreement");
		ld_day(l, "schema:validFrom", p->agreement_from);
		ld_day(l, "schema:validThrough", p->agreement_until);
		json_close(&l->j);
	}
	if (p->may_not_pass_on) {
		ld_typed(l, "dpv:hasProhibition", "dpv:Prohibition");
		ld_term(l, "dpv:hasProcessing", "dpv:Share");
		json_close(&l->j);
	}
	if (p->own_subprocessors) {
		ld_typed(l, "dpv:hasRecipient", "dpv:DataSubProcessor");
		ld_text(l, "dct:description", say0(l->d, PROSE_PR_SUB));
		json_close(&l->j);
	}
}

void
ld_processor(struct ld *l, const struct processor *p)
{
	json_open(&l->j, NULL);
	ld_id(l, "processor", p->n.name);
	ld_type(l, "dpv:DataProcessor");
	ld_text(l, "dct:title",
	    p->controller >= 0
		? lang_controller_label(&l->d->st->controllers[p->controller],
		      l->d->lang)
		: doc_heading(l->d, &p->n,
		      text_in(&p->legal_name, l->d->lang)));
	ld_text(l, "dct:description", doc_told_about(l->d, &p->n.about));
	if (p->controller >= 0)
		acted_for(l, p);
	ld_words(l, "dpv:hasName", &p->legal_name);
	ld_text(l, "dct:identifier", p->org_no);
	ld_places(l, "dpv:hasLocation", &p->countries);
	ld_own(l, "dpv:hasService", &p->service);
	if (p->kept.said) {
		ld_typed(l, "dpv:hasStorageCondition", "dpv:StorageCondition");
		ld_text(l, "dct:title", doc_kept(l->d, &p->kept));
		ld_period(l, "dpv:hasDuration", p->kept.period);
		json_close(&l->j);
	}
	given(l, p);
	ld_purposes(l, "dpv:hasProcess", &p->purposes);
	ld_tool(l, "dpv:hasTechnicalOrganisationalMeasure", &p->tool);
	terms_of(l, p);
	json_close(&l->j);
}

struct str
ld_recipient_type(const struct recipient *r)
{
	static const char *const types[] = {
		[RECIPIENT_INSIDE] = "dpv:OrganisationalUnit",
		[RECIPIENT_ACTING_FOR] = "dpv:Agent",
		[RECIPIENT_JOINT] = "dpv:JointDataControllers",
		[RECIPIENT_INDEPENDENT] = "dpv:DataController",
		[RECIPIENT_PROCESSOR] = "dpv:DataProcessor",
		[RECIPIENT_AUTHORITY] = "dpv:Authority",
		[RECIPIENT_PRIVATE] = "dpv:NaturalPerson",
	};

	return r->classes != 0 ? str_of(types[r->class]) : STR_NONE;
}

void
ld_recipients(struct ld *l, int purpose)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasRecipient");
	for (size_t i = 0; i < st->recipients_n; i++) {
		if (recipient_gets(st, &st->recipients[i], purpose))
			ld_ref(l, NULL, "recipient", st->recipients[i].n.name);
	}
	for (size_t i = 0; i < st->processors_n; i++) {
		if (processor_gets(st, &st->processors[i], purpose))
			ld_ref(l, NULL, "processor", st->processors[i].n.name);
	}
	ld_array_end(l);
}

bool
ld_has(const struct ld *l, enum ld_part part, int i)
{
	return l->has == NULL || l->has(l->self, part, i);
}

void
ld_parties(struct ld *l)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasDataController");
	for (size_t i = 0; i < st->controllers_n; i++)
		if (ld_has(l, LD_CONTROLLER, (int)i))
			ld_controller(l, &st->controllers[i]);
	ld_array_end(l);
	ld_officer(l);
	json_array_some(&l->j, "dpv:hasRecipient");
	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *one = &st->recipients[i];

		if (!ld_has(l, LD_RECIPIENT, (int)i))
			continue;
		json_open(&l->j, NULL);
		ld_id(l, "recipient", one->n.name);
		ld_types(l, STR("dpv:Recipient"), ld_recipient_type(one));
		ld_text(l, "dct:title", doc_label(l->d, &one->n));
		ld_places(l, "dpv:hasLocation", &one->countries);
		ld_in_which_case(l, one);
		json_close(&l->j);
	}
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasDataProcessor");
	for (size_t i = 0; i < st->processors_n; i++)
		if (ld_has(l, LD_PROCESSOR, (int)i))
			ld_processor(l, &st->processors[i]);
	ld_array_end(l);
}

/* ---- why, about whom ----------------------------------------------------- */

void
ld_law_of(struct ld *l, const char *key, const struct text *provision)
{
	if (text_is_empty(provision))
		return;
	ld_typed(l, key, "dpv:Law");
	ld_words(l, "dct:title", provision);
	json_close(&l->j);
}

void
ld_law(struct ld *l, const struct text *provision)
{
	ld_law_of(l, "dpv:hasApplicableLaw", provision);
}

static void
assessment(struct ld *l, const struct basis *b)
{
	if (text_is_empty(&b->balancing) && text_is_empty(&b->necessity) &&
	    text_is_empty(&b->benefit) && text_is_empty(&b->safeguards) &&
	    text_is_empty(&b->expectation) && b->assessed.year == 0)
		return;
	ld_typed(l, "dpv:hasAssessment",
	    b->code == BASIS_F ? "dpv:LegitimateInterestAssessment"
			       : "dpv:Assessment");
	ld_day(l, "dct:date", b->assessed);
	ld_own(l, "dct:description", &b->balancing);
	ld_own(l, "dpv:hasJustification", &b->necessity);
	ld_own(l, "dpv:hasExpectation", &b->expectation);
	ld_own(l, "dpv:hasImpact", &b->benefit);
	if (!text_is_empty(&b->safeguards)) {
		ld_typed(l, "dpv:hasTechnicalOrganisationalMeasure",
		    "dpv:Safeguard");
		ld_own(l, "dct:description", &b->safeguards);
		json_close(&l->j);
	}
	json_close(&l->j);
}

static const char *const basis_terms[] = {
	[BASIS_A] = "eu-gdpr:A6-1-a",
	[BASIS_B] = "eu-gdpr:A6-1-b",
	[BASIS_C] = "eu-gdpr:A6-1-c",
	[BASIS_D] = "eu-gdpr:A6-1-d",
	[BASIS_E] = "eu-gdpr:A6-1-e",
	[BASIS_F] = "eu-gdpr:A6-1-f",
};

const char *
ld_basis_type(enum basis_code code)
{
	return basis_terms[code];
}

static void
basis(struct ld *l, const struct basis *b)
{
	ld_typed(l, NULL, basis_terms[b->code]);
	ld_text(l, "dct:title", doc_basis(l->d, b));
	if (b->kinds.n > 0) {
		json_array_some(&l->j, "dpv:hasDataSubject");
		ld_kind_refs(l, &b->kinds);
		ld_array_end(l);
	}
	ld_law(l, &b->provision);
	ld_own(l, "dct:description", &b->interest);
	assessment(l, b);
	ld_own(l, "dpv:hasContext", &b->note);
	if (!text_is_empty(&b->consent_text)) {
		ld_typed(l, "dpv:hasNotice", "dpv:ConsentNotice");
		ld_own(l, "dct:description", &b->consent_text);
		json_close(&l->j);
	}
	json_close(&l->j);
}

/* What Art. 9(2) or 10 asks for beside the basis. */
static void
condition(struct ld *l, const struct purpose *p, const struct condition *k)
{
	char letter = k->criminal ? '\0' : art9_letter(&k->by);
	const char *term = "dpv:LegalBasis";

	if (letter != '\0')
		term = doc_leaf(l->d, "eu-gdpr:A9-2-%c", letter);
	ld_typed(l, NULL, term);
	ld_text(l, "dct:title", doc_condition(l->d, p, k));
	ld_fields(l, "dpv:hasPersonalData", &k->fields);
	ld_law(l, text_is_empty(&k->provision) && k->criminal ? &k->by
							      : &k->provision);
	json_close(&l->j);
}

void
ld_bases(struct ld *l, const struct purpose *p)
{
	json_array_some(&l->j, "dpv:hasLegalBasis");
	for (size_t i = 0; i < p->bases_n; i++) {
		if (p->bases[i].code != BASIS_NONE)
			basis(l, &p->bases[i]);
	}
	for (size_t i = 0; i < p->conditions_n; i++)
		condition(l, p, &p->conditions[i]);
	ld_array_end(l);
}

void
ld_field_types(struct ld *l, const struct field *f)
{
	bool said = dpv_is(f->vocabulary, DPV_DATA);

	json_array_some(&l->j, "@type");
	json_str(&l->j, NULL, said ? f->vocabulary : STR("dpv:PersonalData"));
	if (f->special)
		json_str(&l->j, NULL, STR("dpv:SpecialCategoryPersonalData"));
	if (f->criminal && !str_is(f->vocabulary, "pd:Criminal"))
		json_str(&l->j, NULL, STR("pd:Criminal"));
	ld_array_end(l);
}

struct str
ld_kind_type(const struct kind *k)
{
	return k->aged_under > 0 && k->aged_under <= 18
		   ? STR("dpv:Child")
		   : STR("dpv:DataSubject");
}

struct str
ld_purpose_type(const struct purpose *p)
{
	return dpv_is(p->vocabulary, DPV_PURPOSE) ? p->vocabulary
						  : STR("dpv:Purpose");
}

/* Stages are told in words: the vocabulary has members, but none that are
 * invited. What the file says of kinds alone is told by them. */
void
ld_subjects(struct ld *l, const struct purpose *p)
{
	const struct statement *st = l->d->st;
	unsigned stages = purpose_stages_told(st, p);
	bool members = statement_members(st, &p->kinds) == MEMBERS_ALL;
	struct meant meant;

	if (p->stages == 0 && p->kinds.n > 0 && !members)
		stages = 0;
	json_array_some(&l->j, "dpv:hasDataSubject");
	if (stages == 0 && p->kinds.n == 0) {
		ld_typed(l, NULL, "dpv:DataSubject");
		ld_text(l, "dct:title", doc_purpose_people(l->d, p));
		json_close(&l->j);
	}
	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1) {
		if ((stages & s) == 0)
			continue;
		ld_typed(l, NULL,
		    s == STAGE_MEMBER && members ? "dpv:Member"
						 : "dpv:DataSubject");
		meant = purpose_meant(p, s);
		ld_text(l, "dct:title", doc_meant(l->d, &meant));
		json_close(&l->j);
	}
	ld_kind_refs(l, &p->kinds);
	ld_array_end(l);
}

const char *
ld_source_type(const struct source *s)
{
	if (s->is_person)
		return "dpv:DataSubjectDataSource";
	if (s->own_register || s->own_assessment)
		return "dpv:DataControllerDataSource";
	return s->public_source ? "dpv:PublicDataSource"
				: "dpv:ThirdPartyDataSource";
}
