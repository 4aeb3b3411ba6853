/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_ld_parts: of the statement's JSON-LD, who gets facts, groups,
 * roles, cookies, rights, terms, promises. */
#include "lang/dpv.h"
#include "lang/prose_ld.h"
#include "lang/ways.h"

/* ---- who decides, and who does it for them ------------------------------ */

void
ld_deciders(struct ld *l, const struct purpose *p)
{
	const struct controller *all = l->d->st->controllers;

	if (p->jointly.n == 0) {
		ld_ref(l, "dpv:hasDataController", "controller",
		    all[p->controller].n.name);
		return;
	}
	json_array_some(&l->j, "dpv:hasDataController");
	ld_ref(l, NULL, "controller", all[p->controller].n.name);
	for (size_t i = 0; i < p->jointly.n; i++)
		ld_ref(l, NULL, "controller", all[p->jointly.at[i]].n.name);
	ld_array_end(l);
}

void
ld_whose(struct ld *l, const struct index_list *controllers)
{
	if (controllers->n == 0)
		return;
	json_array_some(&l->j, "dpv:hasDataController");
	for (size_t i = 0; i < controllers->n; i++)
		if (ld_has(l, LD_CONTROLLER, controllers->at[i]))
			ld_ref(l, NULL, "controller",
			    l->d->st->controllers[controllers->at[i]].n.name);
	ld_array_end(l);
}

void
ld_each_of_many(struct ld *l, const struct controller *c)
{
	if (!c->many)
		return;
	if (c->how_many > 0) {
		ld_typed(l, "dpv:hasScale", "dpv:Scale");
		json_str(&l->j, "rdf:value", doc_number(l->d, c->how_many));
		if (c->roughly)
			ld_text(l, "dct:description",
			    say1(l->d, PROSE_MANY_ROUGHLY,
				doc_number(l->d, c->how_many)));
		json_close(&l->j);
	}
	ld_typed(l, "dct:hasPart", "dpv:DataController");
	ld_text(l, "dct:title", doc_label(l->d, &c->n));
	ld_text(l, "dct:description", text_in(&c->which, l->d->lang));
	ld_text(l, is_on_the_web(c->list) ? "schema:url" : "schema:address",
	    c->list);
	ld_own(l, "dpv:hasContext", &c->known);
	json_close(&l->j);
}

void
ld_done_by(struct ld *l, const struct purpose *p)
{
	const struct statement *st = l->d->st;

	if (p->done_by.n == 0)
		return;
	json_array_some(&l->j, "dpv:hasDataProcessor");
	for (size_t i = 0; i < p->done_by.n; i++)
		ld_ref(l, NULL, "processor",
		    st->controllers[p->done_by.at[i]].n.name);
	ld_array_end(l);
}

void
ld_arrangement(struct ld *l, const struct text *t)
{
	if (text_is_empty(t))
		return;
	ld_typed(l, "dpv:hasLegalMeasure", "dpv:JointDataControllersAgreement");
	ld_own(l, "dct:description", t);
	json_close(&l->j);
}

/* ---- where ------------------------------------------------------------ */

void
ld_place(struct ld *l, const char *key, struct str code)
{
	struct str term = dpv_country(l->d->a, code);

	if (code.n == 0)
		return;
	if (term.n > 0) {
		json_str(&l->j, key, term);
		return;
	}
	ld_typed(l, key, "dpv:Location");
	ld_text(l, "dct:title", code);
	json_close(&l->j);
}

void
ld_places(struct ld *l, const char *key, const struct country_list *countries)
{
	if (countries->n == 1) {
		ld_place(l, key, countries->at[0]);
		return;
	}
	if (countries->n == 0)
		return;
	json_array_some(&l->j, key);
	for (size_t i = 0; i < countries->n; i++)
		ld_place(l, NULL, countries->at[i]);
	ld_array_end(l);
}

/* ---- who gets facts ---------------------------------------------------- */

void
ld_in_which_case(struct ld *l, const struct recipient *r)
{
	ld_own(l, "dpv:hasContext", &r->only_when);
	json_array_some(&l->j, "dpv:hasProcessingCondition");
	if (r->send_through)
		json_str(&l->j, NULL, say0(l->d, PROSE_RC_THROUGH));
	if (r->on_approval)
		json_str(&l->j, NULL, say0(l->d, PROSE_RC_APPROVAL));
	ld_array_end(l);
}

static void
recipient(struct ld *l, const struct recipient *r)
{
	json_open(&l->j, NULL);
	ld_id(l, "recipient", r->n.name);
	ld_types(l, STR("dpv:Recipient"), ld_recipient_type(r));
	ld_text(l, "dct:title", doc_label(l->d, &r->n));
	ld_own(l, "dct:description", &r->n.about);
	ld_words(l, "dpv:hasName", &r->name);
	ld_text(l, "dpv:hasAddress", r->address);
	ld_text(l, "schema:url", r->web);
	ld_fields(l, "dpv:hasPersonalData", &r->fields);
	ld_purposes(l, "dpv:hasProcess", &r->purposes);
	ld_places(l, "dpv:hasLocation", &r->countries);
	ld_in_which_case(l, r);
	ld_arrangement(l, &r->arrangement);
	if (r->no_list)
		json_str(&l->j, "dpv:hasStatus", say0(l->d, PROSE_RC_OPEN));
	json_close(&l->j);
}

static bool
says(struct ld *l, struct str s, const char *words)
{
	return str_find(text_fold(l->d->a, s),
		   text_fold(l->d->a, str_of(words))) != SIZE_MAX;
}

/* Only what the words of the tool say beyond doubt gets a closer term. */
void
ld_tool(struct ld *l, const char *key, const struct text *tool)
{
	static const struct {
		const char *words, *term;
	} tools[] = {
		{ "adequacy", "eu-gdpr:A45-3" },
		{ "tilstrekkelig beskyttelsesnivå", "eu-gdpr:A45-3" },
		{ "binding corporate rules", "eu-gdpr:BindingCorporateRules" },
		{ "bindende virksomhetsregler",
		    "eu-gdpr:BindingCorporateRules" },
		{ "standard contractual clauses",
		    "eu-gdpr:StandardContractualClauses" },
		{ "standard personvernbestemmelser",
		    "eu-gdpr:StandardContractualClauses" },
		{ "standard personvernføresegner",
		    "eu-gdpr:StandardContractualClauses" },
		{ "standardavtalsklausuler",
		    "eu-gdpr:StandardContractualClauses" },
		{ "Standardvertragsklauseln",
		    "eu-gdpr:StandardContractualClauses" },
		{ "standaardcontractbepalingen",
		    "eu-gdpr:StandardContractualClauses" },
	};
	const char *term = "eu-gdpr:DataTransferTool";

	if (text_is_empty(tool))
		return;
	for (size_t i = 0; i < ARRAY_LEN(tools); i++)
		for (int k = 0; k < LANG_MAX; k++)
			if (says(l, tool->in[k], tools[i].words))
				term = tools[i].term;
	ld_typed(l, key, term);
	ld_words(l, "dct:title", tool);
	json_close(&l->j);
}

void
prose_ld_sharing(struct ld *l)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasRecipient");
	for (size_t i = 0; i < st->recipients_n; i++)
		recipient(l, &st->recipients[i]);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasDataProcessor");
	for (size_t i = 0; i < st->processors_n; i++)
		ld_processor(l, &st->processors[i]);
	ld_array_end(l);
}

/* ---- groups and roles -------------------------------------------------- */

static void
group(struct ld *l, const struct group_type *g)
{
	const struct statement *st = l->d->st;

	ld_thing(l, "group", &g->n, STR("dpv:OrganisationalUnit"));
	json_array_some(&l->j, "dpv:hasScope");
	if (g->by_choice)
		json_str(&l->j, NULL, say0(l->d, PROSE_G_CHOICE));
	if (g->open)
		json_str(&l->j, NULL, say0(l->d, PROSE_G_OPEN));
	if (g->hide_protected)
		json_str(&l->j, NULL, say0(l->d, PROSE_G_HIDE));
	ld_array_end(l);
	if (g->by_field >= 0) {
		json_array_some(&l->j, "dpv:hasPersonalData");
		ld_ref_field(l, g->by_field);
		ld_array_end(l);
	}
	if (g->purpose >= 0)
		ld_ref(l, "dpv:hasProcess", "purpose",
		    st->purposes[g->purpose].n.name);
	json_close(&l->j);
}

static void
clause(struct ld *l, const struct role *r, const struct clause *c)
{
	const struct statement *st = l->d->st;
	const struct purpose *p =
	    c->purpose < 0 ? NULL : &st->purposes[c->purpose];
	struct fieldset fields = c->fields;

	ld_typed(l, NULL, "dpv:Permission");
	ld_text(l, "dct:description", doc_acts(l->d, c->acts));
	if (p != NULL)
		ld_ref(l, "dpv:hasProcess", "purpose", p->n.name);
	if (p != NULL)
		fields = clause_fields(st, r, c);
	ld_fields(l, "dpv:hasPersonalData", &fields);
	if (c->without_addresses)
		json_str(&l->j, "dpv:hasProcessingCondition",
		    say0(l->d, PROSE_R_WITHOUT));
	json_close(&l->j);
}

static void
requirement(struct ld *l, const struct role *r, unsigned bit, const char *term)
{
	if ((r->requires & bit) == 0)
		return;
	ld_typed(l, NULL, term);
	ld_text(l, "dct:title", doc_requires(l->d, bit));
	json_close(&l->j);
}

static struct str
second(struct ld *l, const struct role *r)
{
	struct list said = { .n = 0 };

	list_add(l->d, &said,
	    say1(l->d, PROSE_R_SECOND, doc_acts(l->d, r->second_person)));
	if (role_never_releases_alone(r) && !l->d->st->printed_only)
		list_add(l->d, &said, say0(l->d, PROSE_R_SECOND_VERSION));
	return list_blank(l->d, &said);
}

static void
role(struct ld *l, const struct role *r)
{
	const struct statement *st = l->d->st;

	ld_thing(l, "role", &r->n, STR("dpv:Agent"));
	ld_whose(l, &r->controllers);
	if (r->scope >= 0)
		ld_ref(l, "dpv:hasOrganisationalUnit", "group",
		    st->group_types[r->scope].n.name);
	json_array_some(&l->j, "dpv:hasOrganisationalMeasure");
	requirement(l, r, REQUIRES_TRAINING, "dpv:DataProtectionTraining");
	requirement(l, r, REQUIRES_CONFIDENTIALITY,
	    "dpv:ConfidentialityAgreement");
	requirement(l, r, REQUIRES_TERM, "dpv:OrganisationalMeasure");
	requirement(l, r, REQUIRES_SECOND_FACTOR,
	    "dpv:MultiFactorAuthentication");
	ld_array_end(l);
	if (r->second_person != 0)
		json_str(&l->j, "dpv:hasHumanInvolvement", second(l, r));
	json_array_some(&l->j, "dpv:hasPermission");
	for (size_t i = 0; i < r->clauses_n; i++)
		clause(l, r, &r->clauses[i]);
	ld_array_end(l);
	json_close(&l->j);
}

/* ---- devices, rights, terms, promises ---------------------------------- */

static void
cookie(struct ld *l, const struct cookie *c)
{
	bool necessary = c->activity >= 0;

	ld_thing(l, "cookie", &c->n, STR("tech:Cookie"));
	json_str(&l->j, "dct:identifier", c->n.name);
	ld_term(l, "dpv:hasNecessity",
	    necessary || !text_is_empty(&c->because) ? "dpv:Required"
						     : "dpv:Optional");
	if (necessary)
		json_str(&l->j, "dpv:hasService",
		    doc_activity(l->d, (enum activity)c->activity));
	else
		ld_text(l, "dpv:hasScope", doc_category(l->d, c->category));
	if (c->session) {
		ld_typed(l, "dpv:hasDuration", "dpv:UntilEventDuration");
		json_str(&l->j, "rdf:value", say0(l->d, PROSE_C_SESSION));
		json_close(&l->j);
	} else {
		ld_period(l, "dpv:hasDuration", c->life);
	}
	ld_words(l, "tech:hasProvider", &c->party);
	if (c->with_consent)
		ld_term(l, "dpv:hasLegalBasis", "dpv:Consent");
	ld_own(l, "dpv:hasJustification", &c->because);
	ld_purposes(l, "dpv:hasProcess", &c->purposes);
	json_close(&l->j);
}

static const char *
right_type(enum right right)
{
	static const char *const terms[RIGHT_MAX] = {
		[RIGHT_INFORMATION] = "eu-gdpr:A13",
		[RIGHT_ACCESS] = "eu-gdpr:A15",
		[RIGHT_RECTIFICATION] = "eu-gdpr:A16",
		[RIGHT_COMPLETION] = "eu-gdpr:A16",
		[RIGHT_ERASURE] = "eu-gdpr:A17",
		[RIGHT_RESTRICTION] = "eu-gdpr:A18",
		[RIGHT_PORTABILITY] = "eu-gdpr:A20",
		[RIGHT_OBJECTION] = "eu-gdpr:A21",
		[RIGHT_WITHDRAWAL] = "eu-gdpr:A7-3",
		[RIGHT_HUMAN_REVIEW] = "eu-gdpr:A22-3-a",
		[RIGHT_COMPLAINT] = "eu-gdpr:A77",
	};

	return terms[right];
}

void
ld_exceptions(struct ld *l, const struct right_except *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		ld_typed(l, NULL, "dpv:RightNonFulfilmentNotice");
		ld_own(l, "dct:description", &all[i].what);
		ld_law(l, &all[i].provision);
		json_close(&l->j);
	}
}

static void
right(struct ld *l, int no)
{
	const struct right_rule *r = &l->d->st->rights[no];

	json_open(&l->j, NULL);
	ld_id(l, "right", doc_right_name(l->d, (enum right)no));
	ld_types(l, STR("dpv:DataSubjectRight"),
	    str_of(right_type((enum right)no)));
	ld_text(l, "dct:title", doc_right(l->d, (enum right)no));
	ld_text(l, "dpv:isExercisedAt",
	    doc_by(l->d, ways_of_all(l->d->st, r->channels), false));
	ld_own(l, "dpv:hasScope", &r->scope);
	json_array_some(&l->j, "dpv:hasNotice");
	ld_exceptions(l, r->except, r->except_n);
	ld_array_end(l);
	ld_period(l, "dpv:hasDuration", r->promise);
	if (!text_is_empty(&r->identity)) {
		ld_typed(l, "dpv:hasProcess", "dpv:Process");
		ld_term(l, "dpv:hasPurpose", "dpv:IdentityVerification");
		ld_own(l, "dct:description", &r->identity);
		json_close(&l->j);
	}
	json_close(&l->j);
}

static void
terms(struct ld *l, const struct terms *t)
{
	ld_thing(l, "terms", &t->n, STR("dpv:ContractualTerms"));
	ld_text(l, "dct:hasVersion", t->version);
	ld_own(l, "dpv:hasScope", &t->body);
	json_close(&l->j);
}

static void
measures(struct ld *l)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasTechnicalOrganisationalMeasure");
	for (size_t i = 0; i < st->told_n; i++) {
		const struct told *t = &st->told[i];

		if (!str_is(t->section, "security"))
			continue;
		ld_thing(l, "told", &t->n,
		    STR("dpv:TechnicalOrganisationalMeasure"));
		ld_whose(l, &t->controllers);
		ld_day(l, "dct:date", t->attested_on);
		json_close(&l->j);
	}
	ld_array_end(l);
}

void
prose_ld_rest(struct ld *l)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasOrganisationalUnit");
	for (size_t i = 0; i < st->group_types_n; i++)
		group(l, &st->group_types[i]);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasEntity");
	for (size_t i = 0; i < st->roles_n; i++)
		role(l, &st->roles[i]);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:isImplementedUsingTechnology");
	for (size_t i = 0; i < st->cookies_n; i++)
		cookie(l, &st->cookies[i]);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasRight");
	for (int r = 0; r < RIGHT_MAX; r++) {
		if (st->rights[r].declared)
			right(l, r);
	}
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasLegalMeasure");
	for (size_t i = 0; i < st->terms_n; i++)
		terms(l, &st->terms[i]);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasObligation");
	for (size_t i = 0; i < l->d->n; i++) {
		const struct node *node = &l->d->at[i];

		if (node->type != NODE_SAY ||
		    !str_starts(node->ref, STR("promise.")))
			continue;
		ld_typed(l, NULL, "dpv:Obligation");
		ld_text(l, "dct:description", node->text);
		json_close(&l->j);
	}
	ld_array_end(l);
	measures(l);
}
