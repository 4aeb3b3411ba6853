/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_ld_facts: declared facts and explicit negatives as JSON-LD, by
 * the types of their properties. */
#include "lang/dpv.h"
#include "lang/prose_ld.h"
#include "lang/ways.h"

static const char *const terms[FACT_MAX] = {
#define LD_FACT(kind, term) [FACT_##kind] = term,
#include "lang/ld_facts.def"
#undef LD_FACT
};

/* "impact-assessment", as doc_topic makes references. */
static const char *
word_of(struct ld *l, enum fact_kind kind)
{
	struct str word = str_of(fact_word(kind));
	char *to = arena_alloc(l->d->a, word.n + 1);

	for (size_t i = 0; i < word.n; i++)
		to[i] = word.p[i] == ' ' ? '-' : word.p[i];
	to[word.n] = '\0';
	return to;
}

/* The property that a value of the type is printed under; NULL: in words. */
static const char *
property_of(enum fact_type type)
{
	switch (type) {
	case FACT_TYPE_DATE:
		return "dct:date";
	case FACT_TYPE_PERIOD:
	case FACT_TYPE_KEPT:
		return "dpv:hasDuration";
	case FACT_TYPE_FIELDS:
		return "dpv:hasPersonalData";
	case FACT_TYPE_COUNTRIES:
		return "dpv:hasLocation";
	case FACT_TYPE_CHANNELS:
		return "dpv:isExercisedAt";
	case FACT_TYPE_KINDS:
		return "dpv:hasDataSubject";
	case FACT_TYPE_SOURCES:
		return "dpv:hasDataSource";
	case FACT_TYPE_ROLES:
		return "dpv:hasEntity";
	case FACT_TYPE_RECIPIENTS:
		return "dpv:hasRecipient";
	case FACT_TYPE_PROCESSORS:
		return "dpv:hasDataProcessor";
	case FACT_TYPE_SYSTEMS:
		return "dpv:isImplementedUsingTechnology";
	default:
		return NULL;
	}
}

/* Those of whom the document has nothing else are none of its matter. */
static bool
is_named(const void *self, enum fact_type type, int no)
{
	const struct ld *l = self;

	if (type == FACT_TYPE_RECIPIENTS)
		return ld_has(l, LD_RECIPIENT, no);
	return type != FACT_TYPE_ROLES || ld_has(l, LD_ROLE, no);
}

static void
references(struct ld *l, enum fact_type type, const struct index_list *list)
{
	const struct statement *st = l->d->st;

	for (size_t i = 0; i < list->n; i++) {
		int at = list->at[i];

		if (!is_named(l, type, at))
			continue;
		/* A record declares neither: they are told by their labels. */
		if (type == FACT_TYPE_SOURCES && l->no_purposes)
			json_str(&l->j, NULL,
			    doc_label(l->d, &st->sources[at].n));
		else if (type == FACT_TYPE_ROLES && l->no_purposes)
			json_str(&l->j, NULL,
			    doc_label(l->d, &st->roles[at].n));
		else if (type == FACT_TYPE_SOURCES)
			ld_ref(l, NULL, "source", st->sources[at].n.name);
		else if (type == FACT_TYPE_ROLES)
			ld_ref(l, NULL, "role", st->roles[at].n.name);
		else if (type == FACT_TYPE_RECIPIENTS)
			ld_ref(l, NULL, "recipient", st->recipients[at].n.name);
		else if (type == FACT_TYPE_PROCESSORS)
			ld_ref(l, NULL, "processor", st->processors[at].n.name);
		else
			ld_ref(l, NULL, word_of(l, st->facts[at].kind),
			    st->facts[at].n.name);
	}
}

static void
value(struct ld *l, const struct fact *f, const struct fact_row *row,
    const struct fact_value *v)
{
	switch (row->type) {
	case FACT_TYPE_DATE:
		ld_day(l, NULL, v->date);
		break;
	case FACT_TYPE_PERIOD:
	case FACT_TYPE_KEPT:
		ld_period(l, NULL, v->period);
		break;
	case FACT_TYPE_FIELDS:
		ld_field_refs(l, v->fields);
		references(l, FACT_TYPE_SYSTEMS, &v->list);
		break;
	case FACT_TYPE_COUNTRIES:
		for (size_t i = 0; i < v->countries.n; i++)
			ld_place(l, NULL, v->countries.at[i]);
		break;
	case FACT_TYPE_CHANNELS:
		ld_text(l, NULL,
		    doc_by(l->d, ways_of_fact(l->d->st, f, row->property),
			false));
		break;
	case FACT_TYPE_KINDS:
		ld_kind_refs(l, &v->list);
		break;
	default:
		references(l, row->type, &v->list);
	}
}

/* Two values under one property, such as two periods, share an array; which is
 * which the sentences tell. A property is one string constant. */
static void
values(struct ld *l, const struct fact *f)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		const char *key = property_of(rows[i].type);
		bool before = false;

		for (size_t k = 0; k < i; k++)
			before = before || (property_of(rows[k].type) == key &&
					       f->values[k].said);
		if (key == NULL || before || !f->values[i].said)
			continue;
		json_array_some(&l->j, key);
		for (size_t k = i; k < n; k++) {
			if (property_of(rows[k].type) == key &&
			    f->values[k].said)
				value(l, f, &rows[k], &f->values[k]);
		}
		ld_array_end(l);
	}
}

/* The term that the fact itself names is closer than that of its kind. */
static void
type(struct ld *l, const struct fact *f)
{
	struct str kind =
	    str_of(terms[f->kind] != NULL ? terms[f->kind] : "dpv:Context");
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (rows[i].type == FACT_TYPE_TERM &&
		    dpv_is(f->values[i].line, DPV_DATA)) {
			ld_types(l, f->values[i].line, kind);
			return;
		}
	}
	json_str(&l->j, "@type", kind);
}

static void
ground(struct ld *l, const struct fact *f)
{
	const struct fact_value *duty, *claims;

	if (f->kind != FACT_DATA) {
		ld_law(l, &f->provision);
		return;
	}
	duty = fact_says(f, FACT_PROPERTY_DATA_DUTY);
	claims = fact_says(f, FACT_PROPERTY_DATA_CLAIMS);
	if (duty->said || claims->said)
		ld_kept_ground(l, &(struct ld_ground){
				      .provision = &f->provision,
				      .duty = &duty->text,
				      .claims = &claims->text,
				  });
	else
		ld_law(l, &f->provision);
}

static void
fact(struct ld *l, const struct fact *f)
{
	const char *word = word_of(l, f->kind);

	json_open(&l->j, NULL);
	ld_id(l, word, f->n.name);
	type(l, f);
	ld_text(l, "dct:title", doc_label(l->d, &f->n));
	l->d->names = is_named;
	l->d->self = l;
	ld_text(l, "dct:description", doc_declared(l->d, f));
	l->d->names = NULL;
	values(l, f);
	ld_purposes(l, "dpv:hasProcess", &f->purposes);
	ld_whose(l, &f->controllers);
	ground(l, f);
	ld_text(l, "schema:url", f->link);
	ld_attested(l, f->attested_by, f->attested_on);
	json_close(&l->j);
}

void
ld_fact_ref(struct ld *l, const struct fact *f)
{
	ld_ref(l, NULL, word_of(l, f->kind), f->n.name);
}

void
prose_ld_facts(struct ld *l)
{
	for (size_t i = 0; i < l->d->st->facts_n; i++)
		if (ld_has(l, LD_FACT, (int)i))
			fact(l, &l->d->st->facts[i]);
}

/* ---- what there is none of ---------------------------------------------- */

/* A term where one says the same; else the sentence has to do. */
static const struct {
	const char *key, *term;
} denied[NEGATIVE_MAX] = {
	[NEGATIVE_COOKIES] = { "skos:broader", "tech:Cookie" },
	[NEGATIVE_TRACKING] = { "dpv:hasProcessing", "dpv:Tracking" },
	[NEGATIVE_PROFILES] = { "dpv:hasProcessing", "dpv:Profiling" },
	[NEGATIVE_MARKETING] = { "dpv:hasPurpose", "dpv:DirectMarketing" },
	[NEGATIVE_PROCESSORS] = { "skos:broader", "dpv:DataProcessor" },
	[NEGATIVE_RECIPIENTS] = { "skos:broader", "dpv:Recipient" },
	[NEGATIVE_JOINT] = { "skos:broader", "dpv:JointDataControllers" },
	[NEGATIVE_TRANSFERS] = { "dpv:hasLocation", "loc:non-EEA" },
	[NEGATIVE_PUBLIC_SOURCES] = { "skos:broader", "dpv:PublicDataSource" },
	[NEGATIVE_PICTURES] = { "dpv:hasPersonalData", "pd:Picture" },
	[NEGATIVE_NATIONAL_IDS] = { "dpv:hasPersonalData", "pd:OfficialID" },
	[NEGATIVE_CRIMINAL] = { "dpv:hasPersonalData", "pd:Criminal" },
};

void
prose_ld_negatives(struct ld *l)
{
	for (int i = 0; i < NEGATIVE_MAX; i++) {
		if ((l->d->st->negatives >> i & 1) == 0)
			continue;
		ld_typed(l, NULL, "dpv:Prohibition");
		ld_text(l, "dct:description",
		    doc_negative(l->d, (enum negative)i));
		if (denied[i].key != NULL)
			ld_term(l, denied[i].key, denied[i].term);
		json_close(&l->j);
	}
	for (int b = BASIS_A; b <= BASIS_F; b++) {
		if ((l->d->st->bases_unused >> b & 1) == 0)
			continue;
		ld_typed(l, NULL, "dpv:Prohibition");
		ld_text(l, "dct:description",
		    say1(l->d, PROSE_BASES_UNUSED,
			lang_basis_name(l->d->a, (enum basis_code)b,
			    l->d->lang)));
		ld_term(l, "dpv:hasLegalBasis",
		    ld_basis_type((enum basis_code)b));
		json_close(&l->j);
	}
}
