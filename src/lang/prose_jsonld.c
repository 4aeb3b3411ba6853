/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_jsonld: the published statement as JSON-LD 1.1: the facts as
 * terms of the Data Privacy Vocabulary; then every sentence as a part, under
 * the same reference as on the page.
 */
#include "lang/prose_ld.h"
#include "lang/ways.h"

/* ---- the frame ----------------------------------------------------------- */

static void
prohibits(struct ld *l, bool said, enum prose sentence, const char *key,
    const char *term)
{
	if (!said)
		return;
	ld_typed(l, NULL, "dpv:Prohibition");
	ld_text(l, "dct:description", say0(l->d, sentence));
	ld_term(l, key, term);
	json_close(&l->j);
}

/* What is said not to be: each is a rule. */
static void
negatives(struct ld *l)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasProhibition");
	prohibits(l, st->no_automated_decisions, PROSE_NO_AUTOMATED,
	    "dpv:hasProcessing", "dpv:AutomatedDecisionMaking");
	prohibits(l, st->no_special_categories, PROSE_NO_SPECIAL,
	    "dpv:hasPersonalData", "dpv:SpecialCategoryPersonalData");
	prohibits(l, st->no_third_party_sources, PROSE_S_NO_THIRD,
	    "skos:broader", "dpv:ThirdPartyDataSource");
	prohibits(l, st->eea_only, PROSE_EEA_ONLY, "dpv:hasLocation",
	    "loc:non-EEA");
	prose_ld_negatives(l);
	ld_array_end(l);
	if (st->has_automated_decisions) {
		ld_typed(l, "dpv:hasPermission", "dpv:Permission");
		ld_text(l, "dct:description", say0(l->d, PROSE_HAS_AUTOMATED));
		ld_term(l, "dpv:hasProcessing", "dpv:AutomatedDecisionMaking");
		json_close(&l->j);
	}
}

static void
frame(struct ld *l)
{
	const struct statement *st = l->d->st;

	json_str(&l->j, "@id", STR("#statement"));
	ld_types(l, STR("dpv:PrivacyNotice"), STR("dpv:LayeredNotice"));
	ld_text(l, "dct:title", l->d->title);
	ld_term(l, "dct:language", lang_code(l->d->lang));
	ld_text(l, "dct:hasVersion", st->version);
	ld_own(l, "dct:description", &st->about);
	ld_day(l, "dct:issued", st->published);
	ld_day(l, "dct:modified", st->updated);
	ld_day(l, "dct:valid", st->effective);
	json_array_some(&l->j, "dpv:hasScope");
	for (size_t i = 0; i < st->covers_n; i++)
		json_str(&l->j, NULL, doc_cover(l->d, st->covers[i]));
	ld_array_end(l);
	if (st->review_by.year != 0) {
		ld_typed(l, "dpv:hasOrganisationalMeasure",
		    "dpv:ReviewProcedure");
		ld_day(l, "dct:date", st->review_by);
		json_close(&l->j);
	}
	negatives(l);
}

/* ---- data, sources, people --------------------------------------------- */

static void
may_see(struct ld *l, unsigned visible)
{
	static const struct {
		unsigned bit;
		enum prose key;
	} who[] = {
		{ VISIBLE_PERSON, PROSE_VISIBLE_PERSON },
		{ VISIBLE_STAFF, PROSE_VISIBLE_STAFF },
		{ VISIBLE_REPRESENTATIVES, PROSE_VISIBLE_REPRESENTATIVES },
		{ VISIBLE_MEMBERS, PROSE_VISIBLE_MEMBERS },
	};

	if (visible == 0)
		return;
	ld_typed(l, "dpv:hasPermission", "dpv:Permission");
	ld_term(l, "dpv:hasProcessing", "dpv:Access");
	json_array_some(&l->j, "dpv:hasEntity");
	for (size_t i = 0; i < ARRAY_LEN(who); i++) {
		if ((visible & who[i].bit) != 0)
			json_str(&l->j, NULL, say0(l->d, who[i].key));
	}
	ld_array_end(l);
	json_close(&l->j);
}

/* A special category may be on convictions too; one property holds both. */
static void
field_law(struct ld *l, const struct field *f)
{
	if (text_is_empty(&f->condition) || text_is_empty(&f->criminal_by)) {
		ld_law(l, &f->condition);
		ld_law(l, &f->criminal_by);
		return;
	}
	json_array_some(&l->j, "dpv:hasApplicableLaw");
	ld_law_of(l, NULL, &f->condition);
	ld_law_of(l, NULL, &f->criminal_by);
	ld_array_end(l);
}

static void
field_words(struct ld *l, const struct field *f)
{
	ld_text(l, "dpv:hasSensitivityLevel",
	    doc_grade(l->d, f->classification));
	field_law(l, f);
	if (!text_is_empty(&f->hint)) {
		ld_typed(l, "dpv:hasNotice", "dpv:JITNotice");
		ld_own(l, "dct:description", &f->hint);
		json_close(&l->j);
	}
	if (f->voluntary)
		json_str(&l->j, "dpv:hasContext",
		    say1(l->d, PROSE_F_CHOSEN, doc_label(l->d, &f->n)));
	if (f->register_owned)
		json_str(&l->j, "dpv:isDeterminedByEntity",
		    say1(l->d, PROSE_F_REGISTER, doc_label(l->d, &f->n)));
	if (f->choices_n == 0)
		return;
	json_array_some(&l->j, "dpv:hasScope");
	for (size_t i = 0; i < f->choices_n; i++)
		json_str(&l->j, NULL, doc_label(l->d, &f->choices[i].n));
	ld_array_end(l);
}

static void
one_field(struct ld *l, int no)
{
	const struct statement *st = l->d->st;
	const struct field *f = &st->fields[no];

	json_open(&l->j, NULL);
	json_str(&l->j, "@id", ld_field_id(l, no));
	ld_field_types(l, f);
	ld_text(l, "dct:title", doc_label(l->d, &f->n));
	ld_own(l, "dct:description", &f->n.about);
	ld_term(l, "dpv:hasNecessity",
	    f->required ? "dpv:Required" : "dpv:Optional");
	ld_text(l, "dpv:hasApplicability", doc_applies(l->d, f));
	ld_own(l, "dpv:hasJustification", &f->reason);
	json_array_some(&l->j, "dpv:hasDataSource");
	for (size_t k = 0; k < f->sources.n; k++)
		ld_ref(l, NULL, "source", st->sources[f->sources.at[k]].n.name);
	ld_array_end(l);
	may_see(l, field_visible(st, no));
	field_words(l, f);
	if (f->parts.n > 0) {
		json_array_some(&l->j, "dct:hasPart");
		for (size_t i = 0; i < f->parts.n; i++)
			one_field(l, f->parts.at[i]);
		ld_array_end(l);
	}
	json_close(&l->j);
}

static void
personal_data(struct ld *l)
{
	json_array_some(&l->j, "dpv:hasPersonalData");
	for (int i = 0; i < (int)l->d->st->fields_n; i++) {
		if (l->d->st->fields[i].parent < 0)
			one_field(l, i);
	}
	ld_array_end(l);
}

static void
obtains(struct ld *l, const struct source *s, const char *leaf,
    const struct fieldset *set)
{
	if (fieldset_is_empty(set))
		return;
	ld_typed(l, NULL, "dpv:Process");
	ld_text(l, "dct:description", ld_said(l, "source", s->n.name, leaf));
	ld_term(l, "dpv:hasProcessing", "dpv:Obtain");
	ld_fields(l, "dpv:hasPersonalData", set);
	json_close(&l->j);
}

/* When people are told, where that is not after a time alone. */
static struct str
told_when(struct doc *d, const struct source *s)
{
	struct list all = { .n = 0 };

	if (s->told_at_contact)
		list_add(d, &all, say0(d, PROSE_S_TELL_CONTACT));
	if (s->told_before_sharing)
		list_add(d, &all, say0(d, PROSE_S_TELL_SHARING));
	return list_blank(d, &all);
}

static void
one_source(struct ld *l, const struct source *s)
{
	ld_thing(l, "source", &s->n, str_of(ld_source_type(s)));
	json_array_some(&l->j, "dpv:hasJustification");
	ld_exceptions(l, s->untold, s->untold_n);
	if (s->never_told) {
		ld_typed(l, NULL, "dpv:RightNonFulfilmentNotice");
		ld_text(l, "dct:description", say0(l->d, PROSE_S_NEVER_TOLD));
		ld_law(l, &s->never_told_by);
		json_close(&l->j);
	}
	ld_array_end(l);
	if (!text_is_empty(&s->told_by) || !period_is_zero(s->tell_within) ||
	    s->told_at_contact || s->told_before_sharing) {
		ld_typed(l, "dpv:hasNotice", "dpv:PrivacyNotice");
		ld_words(l, "dct:title", &s->told_by);
		ld_day(l, "schema:validFrom", s->told_since);
		ld_period(l, "dpv:hasDuration", s->tell_within);
		ld_text(l, "dct:description", told_when(l->d, s));
		json_close(&l->j);
	}
	if (!text_is_empty(&s->compatible)) {
		ld_typed(l, "dpv:hasAssessment",
		    "eu-gdpr:PurposeCompatibilityAssessment");
		ld_words(l, "dct:title", &s->compatible);
		json_close(&l->j);
	}
	json_array_some(&l->j, "dpv:hasProcess");
	obtains(l, s, "before_joining", &s->before_joining);
	obtains(l, s, "after_joining", &s->after_joining);
	ld_array_end(l);
	if (s->dead_column.n > 0)
		json_str(&l->j, "dpv:hasContext", say0(l->d, PROSE_S_DEAD));
	json_close(&l->j);
}

/* Whether anything comes from it: the person is a source without being
 * declared, also where nobody gives anything of themselves. */
static bool
is_source(const struct statement *st, const struct source *s)
{
	bool any = !s->is_person;

	for (size_t i = 0; i < st->fields_n; i++)
		any = any || index_list_has(&st->fields[i].sources, s->n.no);
	for (size_t i = 0; i < st->facts_n; i++) {
		size_t n;
		const struct fact *f = &st->facts[i];
		const struct fact_row *rows = fact_properties(f->kind, &n);

		for (size_t k = 0; k < n; k++)
			any = any ||
			      (rows[k].type == FACT_TYPE_SOURCES &&
				  index_list_has(&f->values[k].list, s->n.no));
	}
	return any;
}

/* Rules are known by what they look at. */
static void
rules(struct ld *l, const struct kind *k)
{
	struct str begins =
	    arena_printf(l->d->a, "kind." STR_FMT ".rule", STR_ARG(k->n.name));

	for (size_t i = 0; i < l->d->n; i++)
		if (l->d->at[i].type == NODE_SAY &&
		    str_starts(l->d->at[i].ref, begins))
			json_str(&l->j, NULL, l->d->at[i].text);
}

static void
sources_and_kinds(struct ld *l)
{
	static const char *const ages[] = { "age", "age.by", "guardian",
		"guardians", "guardian_too", "guardians_too", "guardian.held",
		"alone" };
	const struct statement *st = l->d->st;
	enum prose said;

	json_array_some(&l->j, "dpv:hasDataSource");
	for (size_t i = 0; i < st->sources_n; i++)
		if (is_source(st, &st->sources[i]))
			one_source(l, &st->sources[i]);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasDataSubject");
	for (size_t i = 0; i < st->kinds_n; i++) {
		const struct kind *k = &st->kinds[i];

		ld_thing(l, "kind", &k->n, ld_kind_type(k));
		ld_law(l, &k->provision);
		json_array_some(&l->j, "dpv:hasScope");
		rules(l, k);
		if (k->by_registration)
			json_str(&l->j, NULL, say0(l->d, PROSE_KIND_REGISTERS));
		ld_text(l, NULL, ld_said(l, "kind", k->n.name, "office"));
		said = prose_of_outside(l->d);
		if (k->outside && said != PROSE_MAX)
			json_str(&l->j, NULL, say0(l->d, said));
		said = prose_of_no_member(l->d, k);
		if (said != PROSE_MAX)
			json_str(&l->j, NULL, say0(l->d, said));
		for (size_t s = 0; s < ARRAY_LEN(ages); s++)
			ld_text(l, NULL,
			    ld_said(l, "kind", k->n.name, ages[s]));
		ld_array_end(l);
		json_close(&l->j);
	}
	ld_array_end(l);
}

/* ---- purposes ---------------------------------------------------------- */

static void
words_of_messages(struct ld *l, const struct purpose *p)
{
	json_array_some(&l->j, "dpv:isImplementedUsingTechnology");
	for (int c = 0; c < CHANNEL_MAX; c++) {
		if ((p->channels >> c & 1) != 0)
			json_str(&l->j, NULL,
			    channel_label((enum channel)c, l->d->lang));
	}
	ld_array_end(l);
	json_array_some(&l->j, "dct:subject");
	for (size_t i = 0; i < p->topics_n; i++)
		json_str(&l->j, NULL, doc_label(l->d, &p->topics[i]));
	ld_array_end(l);
	ld_text(l, "dpv:hasContext", ld_said(l, "purpose", p->n.name, "class"));
	json_array_some(&l->j, "dpv:hasFrequency");
	ld_text(l, NULL, ld_said(l, "purpose", p->n.name, "cap"));
	ld_text(l, NULL, ld_said(l, "purpose", p->n.name, "reminders"));
	ld_array_end(l);
	if (!fieldset_is_empty(&p->segment_fields)) {
		ld_typed(l, "dpv:hasProcessingCondition", "dpv:Filter");
		ld_fields(l, "dpv:hasPersonalData", &p->segment_fields);
		json_close(&l->j);
	}
}

/* The way back: from a consent by its control, else by the right to object. */
static void
way_back(struct ld *l, const struct purpose *p)
{
	struct str by = doc_by(l->d, ways_of(l->d->st, p, NULL, p->withdraw),
	    p->withdraw_link);

	if (by.n == 0 && !purpose_asks_consent(p) && purpose_may_be_objected(p))
		by = doc_objects_by(l->d, p, NULL);
	if (by.n == 0)
		return;
	if (purpose_asks_consent(p))
		ld_typed(l, "dpv:hasConsentControl", "dpv:WithdrawConsent");
	else
		ld_typed(l, "dpv:hasRight", "eu-gdpr:A21");
	json_str(&l->j, "dpv:isExercisedAt", by);
	json_close(&l->j);
}

static void
handles(struct ld *l, const struct purpose *p)
{
	bool any = false;

	for (int a = 0; a < ACTIVITY_MAX; a++)
		any = any || (p->activities >> a & 1) != 0;
	if (p->profiling)
		ld_term(l, "dpv:hasProcessing", "dpv:Profiling");
	if (!any)
		return;
	json_array_some(&l->j, "dpv:hasService");
	for (int a = 0; a < ACTIVITY_MAX; a++) {
		if ((p->activities >> a & 1) != 0)
			json_str(&l->j, NULL,
			    doc_activity(l->d, (enum activity)a));
	}
	ld_array_end(l);
}

/* Who decides, when it is not the first; or for whom it is done. */
static void
decides(struct ld *l, const struct purpose *p)
{
	if (p->jointly.n > 0 || p->controller != 0 || p->done_by.n > 0)
		ld_deciders(l, p);
	ld_arrangement(l, &p->arrangement);
	ld_done_by(l, p);
}

static void
process(struct ld *l, const struct purpose *p)
{
	const struct statement *st = l->d->st;
	struct fieldset uses = purpose_fields(st, p);
	const struct index_list *before = doc_about(l->d, &p->kinds);

	ld_thing(l, "purpose", &p->n, STR("dpv:Process"));
	if (p->parent >= 0)
		ld_ref(l, "dct:isPartOf", "purpose",
		    st->purposes[p->parent].n.name);
	json_open(&l->j, "dpv:hasPurpose");
	json_str(&l->j, "@type", ld_purpose_type(p));
	ld_text(l, "dct:title", doc_label(l->d, &p->n));
	json_close(&l->j);
	decides(l, p);
	ld_bases(l, p);
	ld_subjects(l, p);
	ld_fields(l, "dpv:hasPersonalData", &uses);
	handles(l, p);
	words_of_messages(l, p);
	way_back(l, p);
	if (p->open_list)
		json_str(&l->j, "dpv:hasStatus", say0(l->d, PROSE_P_OPEN));
	json_close(&l->j);
	doc_about(l->d, before);
}

static void
processes(struct ld *l)
{
	json_array_some(&l->j, "dpv:hasProcess");
	for (size_t i = 0; i < l->d->st->purposes_n; i++)
		process(l, &l->d->st->purposes[i]);
	ld_array_end(l);
}

static void
part(struct ld *l, struct str ref, struct str title, struct str text)
{
	json_open(&l->j, NULL);
	json_str(&l->j, "@id",
	    arena_printf(l->d->a, "#" STR_FMT, STR_ARG(ref)));
	ld_text(l, "dct:title", title);
	ld_text(l, "dct:description", text);
	json_close(&l->j);
}

/* A cell of a table has the reference of its row and its column's leaf. */
static void
cells(struct ld *l, const struct node *node)
{
	for (size_t i = 1; i < node->cells_n; i++) {
		const struct doc_column *c = &node->columns[i];

		if (node->cells[i].n > 0)
			part(l,
			    arena_printf(l->d->a, STR_FMT ".%s",
				STR_ARG(node->ref), c->leaf),
			    say2(l->d, PROSE_LABELLED, node->cells[0],
				prose_get(c->head, l->d->lang)),
			    node->cells[i]);
	}
}

/* What is printed, sentence by sentence, as on the page. */
static void
sentences(struct ld *l)
{
	json_array_some(&l->j, "dct:hasPart");
	prose_ld_facts(l);
	for (size_t i = 0; i < l->d->n; i++) {
		const struct node *node = &l->d->at[i];

		if (node->type == NODE_SAY || node->type == NODE_OWN)
			part(l, node->ref, STR_NONE, node->text);
		else if (node->type == NODE_ITEM)
			part(l, node->ref, node->label, node->text);
		else if (node->type == NODE_TOPIC)
			/* The thing itself has its reference as its id. */
			part(l,
			    arena_printf(l->d->a, STR_FMT ".heading",
				STR_ARG(node->ref)),
			    node->text, STR_NONE);
		else if (node->type == NODE_ROW)
			cells(l, node);
	}
	ld_array_end(l);
}

void
prose_jsonld(struct buf *out, struct doc *d)
{
	struct ld l;

	ld_init(&l, d, out);
	json_open(&l.j, NULL);
	ld_context(&l);
	frame(&l);
	json_array_some(&l.j, "dpv:hasDataController");
	for (size_t i = 0; i < d->st->controllers_n; i++)
		ld_controller(&l, &d->st->controllers[i]);
	ld_array_end(&l);
	ld_officer(&l);
	sources_and_kinds(&l);
	personal_data(&l);
	processes(&l);
	prose_ld_sharing(&l);
	prose_ld_keeps(&l);
	prose_ld_rest(&l);
	sentences(&l);
	json_close(&l.j);
	buf_putc(out, '\n');
}
