/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record_ld: the record of processing as JSON-LD: a dpv:ROPA whose
 * parts are a dpv:DataProcessingRecord a purpose. */
#include "lang/prose_ld.h"
#include "lang/prose_record.h"
#include "policy/country.h"
#include "policy/goes.h"

/* ---- what the rows refer to ----------------------------------------- */

static void
people_and_data(struct ld *l, const struct record *r)
{
	const struct statement *st = r->d->st;

	json_array_some(&l->j, "dpv:hasDataSubject");
	for (size_t i = 0; i < st->kinds_n; i++) {
		if (!ld_has(l, LD_KIND, (int)i))
			continue;
		ld_thing(l, "kind", &st->kinds[i].n,
		    ld_kind_type(&st->kinds[i]));
		json_close(&l->j);
	}
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasPersonalData");
	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (!ld_has(l, LD_FIELD, i))
			continue;
		json_open(&l->j, NULL);
		json_str(&l->j, "@id", ld_field_id(l, i));
		ld_field_types(l, f);
		ld_text(l, "dct:title", doc_field_label(r->d, i));
		json_close(&l->j);
	}
	ld_array_end(l);
}

/* ---- a row ---------------------------------------------------------- */

static void
third_countries(struct ld *l, const struct country_list *countries)
{
	struct country_list abroad = {
		.at = ARENA_ARRAY(l->d->a, struct str, countries->n + 1),
	};

	for (size_t i = 0; i < countries->n; i++)
		if (outside_eea(countries->at[i]))
			abroad.at[abroad.n++] = countries->at[i];
	ld_places(l, "dpv:hasThirdCountry", &abroad);
}

static void
transfer(struct ld *l, const char *kind, const struct named *n,
    const struct country_list *countries, const struct text *tool)
{
	if (!any_outside_eea(countries) && text_is_empty(tool))
		return;
	ld_typed(l, NULL, "dpv:DataTransferRecord");
	ld_ref(l, "dpv:hasRecipient", kind, n->name);
	third_countries(l, countries);
	ld_tool(l, "dpv:hasTechnicalOrganisationalMeasure", tool);
	json_close(&l->j);
}

static void
transfers(struct ld *l, const struct record *r, int purpose)
{
	static const struct text none = { .once = false };
	const struct statement *st = r->d->st;

	json_array_some(&l->j, "dpv:hasRecordOfActivity");
	for (size_t i = 0; i < st->recipients_n; i++) {
		const struct recipient *one = &st->recipients[i];

		if (recipient_gets(st, one, purpose))
			transfer(l, "recipient", &one->n, &one->countries,
			    &none);
	}
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *one = &st->processors[i];

		if (processor_gets(st, one, purpose))
			transfer(l, "processor", &one->n, &one->countries,
			    &one->tool);
	}
	ld_array_end(l);
	if (st->eea_only) {
		ld_typed(l, "dpv:hasProhibition", "dpv:Prohibition");
		ld_text(l, "dct:description", say0(r->d, PROSE_EEA_ONLY));
		ld_term(l, "dpv:hasLocation", "loc:non-EEA");
		json_close(&l->j);
	}
}

/* What is no declared fact, logs and cookies, in words. */
static void
in_words(struct ld *l, const struct record *r, int purpose, bool periods,
    const char *type)
{
	struct list items = { .n = 0 };

	record_web(r, &items, purpose, periods);
	for (size_t i = 0; i < items.n; i++) {
		ld_typed(l, NULL, type);
		ld_text(l, "dct:description", items.at[i]);
		json_close(&l->j);
	}
}

static void
periods(struct ld *l, const struct record *r, const struct purpose *p)
{
	const struct statement *st = r->d->st;

	json_array_some(&l->j, "dpv:hasStorageCondition");
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		if (!record_kept(st, k, p))
			continue;
		ld_typed(l, NULL, "dpv:StorageCondition");
		ld_text(l, "dct:title", doc_keep_label(r->d, k));
		ld_fields(l, "dpv:hasPersonalData", &k->fields);
		ld_keep_ground(l, k, false);
		ld_keep_longer(l, k);
		json_array_some(&l->j, "dpv:hasStorageCondition");
		for (size_t j = 0; j < k->clauses_n; j++)
			ld_clause(l, k, &k->clauses[j]);
		ld_array_end(l);
		json_close(&l->j);
	}
	in_words(l, r, p->n.no, true, "dpv:StorageCondition");
	ld_array_end(l);
}

/* What stands in the cell, in words: the law asks for a description. */
static void
measures(struct ld *l, const struct record *r, int purpose)
{
	struct list items = record_cell(r, purpose, RECORD_MEASURES);

	json_array_some(&l->j, "dpv:hasTechnicalOrganisationalMeasure");
	for (size_t i = 0; i < items.n; i++) {
		ld_typed(l, NULL, "dpv:TechnicalOrganisationalMeasure");
		ld_text(l, "dct:description", items.at[i]);
		json_close(&l->j);
	}
	ld_array_end(l);
}

static void
process(struct ld *l, const struct record *r, int purpose)
{
	const struct statement *st = r->d->st;
	const struct purpose *p = &st->purposes[purpose];
	struct fieldset uses = purpose_fields(st, p);

	ld_typed(l, "dpv:hasProcess", "dpv:Process");
	json_open(&l->j, "dpv:hasPurpose");
	json_str(&l->j, "@type", ld_purpose_type(p));
	ld_text(l, "dct:title", doc_label(r->d, &p->n));
	ld_text(l, "dct:description", doc_told_about(r->d, &p->n.about));
	json_close(&l->j);
	if (!r->of.processor) {
		ld_bases(l, p);
		ld_subjects(l, p);
		ld_fields(l, "dpv:hasPersonalData", &uses);
		ld_recipients(l, purpose);
		periods(l, r, p);
	}
	json_close(&l->j);
}

static bool
stands(const struct record *r, const struct fact *f, int purpose)
{
	for (int c = 0; c < RECORD_CELL_MAX; c++)
		if (record_column(r, (enum record_cell)c) &&
		    (record_fact(r, f, purpose, (enum record_cell)c) ||
			record_answers(r, f, purpose, (enum record_cell)c)))
			return true;
	return false;
}

/* What is declared and stands in one of its cells, and logs and cookies. */
static void
facts(struct ld *l, const struct record *r, int purpose)
{
	const struct statement *st = r->d->st;

	json_array_some(&l->j, "dpv:hasContext");
	for (size_t i = 0; i < st->facts_n; i++)
		if (stands(r, &st->facts[i], purpose))
			ld_fact_ref(l, &st->facts[i]);
	if (record_column(r, RECORD_DATA))
		in_words(l, r, purpose, false, "dpv:PersonalData");
	ld_array_end(l);
}

static void
row(struct ld *l, const struct record *r, int purpose)
{
	const struct statement *st = r->d->st;
	const struct purpose *p = &st->purposes[purpose];

	ld_thing(l, "record", &p->n, STR("dpv:DataProcessingRecord"));
	json_array_some(&l->j, "dpv:hasDataController");
	for (size_t i = 0; i < st->controllers_n; i++)
		if (purpose_decides(p, (int)i))
			ld_ref(l, NULL, "controller",
			    st->controllers[i].n.name);
	ld_array_end(l);
	ld_done_by(l, p);
	process(l, r, purpose);
	transfers(l, r, purpose);
	measures(l, r, purpose);
	facts(l, r, purpose);
	json_close(&l->j);
}

/* ---- of one controller --------------------------------------------------- */

/* What the rows of one controller refer to: of the rest its record says
 * nothing. */
static bool
row_has(const struct record *r, enum ld_part part, int i, int purpose)
{
	const struct statement *st = r->d->st;
	const struct purpose *p = &st->purposes[purpose];
	struct fieldset uses;

	switch (part) {
	case LD_CONTROLLER:
		return purpose_decides(p, i) ||
		       (r->of.processor && index_list_has(&p->done_by, i));
	case LD_OFFICER:
		return i == r->of.controller ||
		       (r->of.processor && purpose_decides(p, i));
	case LD_RECIPIENT:
		return recipient_gets(st, &st->recipients[i], purpose);
	case LD_ROLE:
		return record_has_role(r, &st->roles[i], purpose);
	case LD_PROCESSOR:
		return processor_gets(st, &st->processors[i], purpose);
	case LD_KIND:
		return purpose_meets(st, p, i);
	case LD_FIELD:
		uses = purpose_fields(st, p);
		return fieldset_has(&uses, i);
	case LD_FACT:
		return stands(r, &st->facts[i], purpose);
	}
	return false;
}

static bool
rows_have(const struct record *r, enum ld_part part, int i)
{
	for (int p = 0; p < (int)r->d->st->purposes_n; p++)
		if (record_has(r, p) && row_has(r, part, i, p))
			return true;
	return false;
}

static bool
names_field(const struct statement *st, const struct fact *f, int i)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t k = 0; k < n; k++) {
		struct fieldset whole;

		if (rows[k].type != FACT_TYPE_FIELDS || !f->values[k].said)
			continue;
		whole = statement_whole(st, f->values[k].fields);
		if (fieldset_has(&whole, i))
			return true;
	}
	return false;
}

/* What a declared fact that stands there names goes with it. */
static bool
fact_names(const struct statement *st, const struct fact *f, enum ld_part part,
    int i)
{
	switch (part) {
	case LD_RECIPIENT:
		return !record_is_data(f->kind) &&
		       fact_lists(f, FACT_TYPE_RECIPIENTS, i);
	case LD_ROLE:
		return !record_is_data(f->kind) &&
		       fact_lists(f, FACT_TYPE_ROLES, i);
	case LD_PROCESSOR:
		return fact_lists(f, FACT_TYPE_PROCESSORS, i);
	case LD_KIND:
		return fact_lists(f, FACT_TYPE_KINDS, i);
	case LD_FIELD:
		return names_field(st, f, i);
	case LD_FACT:
		return fact_lists(f, FACT_TYPE_SYSTEMS, i) ||
		       fact_lists(f, FACT_TYPE_PROFILES, i) ||
		       fact_lists(f, FACT_TYPE_FIELDS, i);
	default:
		return false;
	}
}

static bool
record_part(const void *self, enum ld_part part, int i)
{
	const struct record *r = self;
	const struct statement *st = r->d->st;

	if (rows_have(r, part, i))
		return true;
	for (int f = 0; f < (int)st->facts_n; f++)
		if (fact_names(st, &st->facts[f], part, i) &&
		    rows_have(r, LD_FACT, f))
			return true;
	return false;
}

void
record_jsonld(struct buf *out, const struct record *r)
{
	const struct statement *st = r->d->st;
	struct ld l;

	ld_init(&l, r->d, out);
	l.no_purposes = true;
	if (r->of.controller >= 0) {
		l.has = record_part;
		l.self = r;
	}
	json_open(&l.j, NULL);
	ld_context(&l);
	json_str(&l.j, "@id", STR("#record"));
	ld_type(&l, "dpv:ROPA");
	json_str(&l.j, "dct:title", record_title(r));
	ld_term(&l, "dct:language", lang_code(r->d->lang));
	ld_text(&l, "dct:hasVersion", st->version);
	ld_day(&l, "dct:issued", st->published);
	ld_day(&l, "dct:valid", st->effective);
	ld_parties(&l);
	people_and_data(&l, r);
	if (st->facts_n > 0) {
		json_array_some(&l.j, "dpv:hasContext");
		prose_ld_facts(&l);
		ld_array_end(&l);
	}
	json_array_some(&l.j, "dct:hasPart");
	for (int i = 0; i < (int)st->purposes_n; i++) {
		if (record_has(r, i))
			row(&l, r, i);
		arena_reset(r->d->a);
	}
	ld_array_end(&l);
	json_close(&l.j);
	buf_putc(out, '\n');
}
