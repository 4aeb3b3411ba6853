/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_jsonld: the published statement as JSON-LD 1.1 with the terms of
 * the Data Privacy Vocabulary 2.3. The context is written out, so that nobody
 * has to fetch one. The facts come as terms; then every sentence as a part,
 * under the same reference as on the page.
 */
#include "lang/prose_doc.h"
#include "view/view.h"

static struct str
id_of(struct doc *d, const char *kind, struct str name)
{
	return arena_printf(d->a, "#%s." STR_FMT, kind, STR_ARG(name));
}

static void
some(struct json *j, const char *key, struct str value)
{
	if (value.n > 0)
		json_str(j, key, value);
}

/* { "@id": "#kind.name" } */
static void
reference(struct doc *d, struct json *j, const char *kind, struct str name)
{
	json_open(j, NULL);
	json_str(j, "@id", id_of(d, kind, name));
	json_close(j);
}

static void
thing(struct doc *d, struct json *j, const char *kind, const struct named *n,
    struct str type)
{
	json_open(j, NULL);
	json_str(j, "@id", id_of(d, kind, n->name));
	json_str(j, "@type", type);
	json_str(j, "dct:title", doc_label(d, n));
}

static void
context(struct json *j, enum lang lang)
{
	json_open(j, "@context");
	json_str(j, "@language", str_of(lang_code(lang)));
	json_str(j, "dpv", STR("https://w3id.org/dpv#"));
	json_str(j, "pd", STR("https://w3id.org/dpv/pd#"));
	json_str(j, "eu-gdpr", STR("https://w3id.org/dpv/legal/eu/gdpr#"));
	json_str(j, "dct", STR("http://purl.org/dc/terms/"));
	json_close(j);
}

static void
frame(struct doc *d, struct json *j)
{
	const struct statement *st = d->st;

	json_str(j, "@id", STR("#statement"));
	json_str(j, "@type", STR("dpv:PrivacyNotice"));
	json_str(j, "dct:title", d->title);
	some(j, "dct:hasVersion", st->version);
	if (st->published.year != 0)
		json_str(j, "dct:issued", date_print(d->a, st->published));
	if (st->effective.year != 0)
		json_str(j, "dct:valid", date_print(d->a, st->effective));
}

static void
controllers(struct doc *d, struct json *j)
{
	const struct statement *st = d->st;

	json_array(j, "dpv:hasDataController");
	for (size_t i = 0; i < st->controllers_n; i++) {
		const struct controller *c = &st->controllers[i];

		thing(d, j, "controller", &c->n, STR("dpv:DataController"));
		some(j, "dpv:hasName", c->legal_name);
		some(j, "dpv:hasAddress", c->address);
		some(j, "dpv:hasContact", c->contact.email);
		if (c->authority_name.n > 0) {
			json_open(j, "dpv:hasAuthority");
			json_str(j, "@type",
			    STR("dpv:DataProtectionAuthority"));
			json_str(j, "dpv:hasName", c->authority_name);
			json_close(j);
		}
		json_close(j);
	}
	json_array_end(j);
	if (st->dpo.status != DPO_APPOINTED)
		return;
	json_open(j, "dpv:hasDataProtectionOfficer");
	json_str(j, "@type", STR("dpv:DataProtectionOfficer"));
	some(j, "dpv:hasContact", st->dpo.contact.email);
	json_close(j);
}

static void
personal_data(struct doc *d, struct json *j)
{
	const struct statement *st = d->st;

	json_array(j, "dpv:hasPersonalData");
	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i];
		struct named n = f->n;

		if (f->parent >= 0)
			continue;
		thing(d, j, "field", &n,
		    f->vocabulary.n > 0 ? f->vocabulary
					: STR("dpv:PersonalData"));
		if (f->required)
			json_str(j, "dpv:hasNecessity", STR("dpv:Required"));
		json_array(j, "dpv:hasDataSource");
		for (size_t k = 0; k < f->sources.n; k++)
			reference(d, j, "source",
			    st->sources[f->sources.at[k]].n.name);
		json_array_end(j);
		json_close(j);
	}
	json_array_end(j);
}

static void
sources_and_kinds(struct doc *d, struct json *j)
{
	json_array(j, "dpv:hasDataSource");
	for (size_t i = 0; i < d->st->sources_n; i++) {
		thing(d, j, "source", &d->st->sources[i].n,
		    STR("dpv:DataSource"));
		json_close(j);
	}
	json_array_end(j);
	json_array(j, "dpv:hasDataSubject");
	for (size_t i = 0; i < d->st->kinds_n; i++) {
		thing(d, j, "kind", &d->st->kinds[i].n, STR("dpv:DataSubject"));
		json_close(j);
	}
	json_array_end(j);
}

static void
bases(struct json *j, const struct purpose *p)
{
	static const char *const terms[] = {
		[BASIS_A] = "eu-gdpr:A6-1-a",
		[BASIS_B] = "eu-gdpr:A6-1-b",
		[BASIS_C] = "eu-gdpr:A6-1-c",
		[BASIS_D] = "eu-gdpr:A6-1-d",
		[BASIS_E] = "eu-gdpr:A6-1-e",
		[BASIS_F] = "eu-gdpr:A6-1-f",
	};

	json_array(j, "dpv:hasLegalBasis");
	for (size_t i = 0; i < p->bases_n; i++) {
		if (p->bases[i].code == BASIS_NONE)
			continue;
		json_open(j, NULL);
		json_str(j, "@type", str_of(terms[p->bases[i].code]));
		json_close(j);
	}
	json_array_end(j);
}

static void
process(struct doc *d, struct json *j, const struct purpose *p)
{
	const struct statement *st = d->st;
	struct fieldset uses = purpose_fields(st, p);

	thing(d, j, "purpose", &p->n, STR("dpv:PersonalDataProcess"));
	json_open(j, "dpv:hasPurpose");
	json_str(j, "@type",
	    p->vocabulary.n > 0 ? p->vocabulary : STR("dpv:Purpose"));
	json_str(j, "dct:title", doc_label(d, &p->n));
	json_close(j);
	bases(j, p);
	json_array(j, "dpv:hasDataSubject");
	for (size_t i = 0; i < p->kinds.n; i++)
		reference(d, j, "kind", st->kinds[p->kinds.at[i]].n.name);
	json_array_end(j);
	json_array(j, "dpv:hasPersonalData");
	for (int i = 0; i < (int)st->fields_n; i++) {
		if (st->fields[i].parent < 0 && fieldset_has(&uses, i))
			reference(d, j, "field", st->fields[i].n.name);
	}
	json_array_end(j);
	json_close(j);
}

static void
receivers(struct doc *d, struct json *j)
{
	const struct statement *st = d->st;

	json_array(j, "dpv:hasRecipient");
	for (size_t i = 0; i < st->recipients_n; i++) {
		thing(d, j, "recipient", &st->recipients[i].n,
		    STR("dpv:Recipient"));
		some(j, "dpv:hasLocation", st->recipients[i].country);
		json_close(j);
	}
	json_array_end(j);
	json_array(j, "dpv:hasDataProcessor");
	for (size_t i = 0; i < st->processors_n; i++) {
		thing(d, j, "processor", &st->processors[i].n,
		    STR("dpv:DataProcessor"));
		some(j, "dpv:hasName", st->processors[i].legal_name);
		some(j, "dpv:hasLocation", st->processors[i].country);
		json_close(j);
	}
	json_array_end(j);
}

static void
storage(struct doc *d, struct json *j)
{
	json_array(j, "dpv:hasStorageCondition");
	for (size_t i = 0; i < d->st->keeps_n; i++) {
		const struct keep *k = &d->st->keeps[i];

		for (size_t c = 0; c < k->clauses_n; c++) {
			const struct keep_clause *clause = &k->clauses[c];

			if (clause->action != KEEP_DELETE)
				continue;
			json_open(j, NULL);
			json_str(j, "@type", STR("dpv:StorageDeletion"));
			json_str(j, "dct:description",
			    doc_clause_cell(d, clause));
			if (!period_is_zero(clause->after))
				json_str(j, "dpv:hasDuration",
				    period_iso(d->a, clause->after));
			json_close(j);
		}
	}
	json_array_end(j);
}

static void
rights(struct doc *d, struct json *j)
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

	json_array(j, "dpv:hasRight");
	for (int r = 0; r < RIGHT_MAX; r++) {
		if (!d->st->rights[r].declared)
			continue;
		json_open(j, NULL);
		json_str(j, "@type", str_of(terms[r]));
		json_close(j);
	}
	json_array_end(j);
}

static void
sentences(struct doc *d, struct json *j)
{
	json_array(j, "dct:hasPart");
	for (size_t i = 0; i < d->n; i++) {
		const struct node *node = &d->at[i];

		if (node->type != NODE_SAY && node->type != NODE_OWN)
			continue;
		json_open(j, NULL);
		json_str(j, "@id",
		    arena_printf(d->a, "#" STR_FMT, STR_ARG(node->ref)));
		json_str(j, "dct:description", node->text);
		json_close(j);
	}
	json_array_end(j);
}

void
prose_jsonld(struct buf *out, struct doc *d)
{
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	context(&j, d->lang);
	frame(d, &j);
	controllers(d, &j);
	sources_and_kinds(d, &j);
	personal_data(d, &j);
	json_array(&j, "dpv:hasProcess");
	for (size_t i = 0; i < d->st->purposes_n; i++)
		process(d, &j, &d->st->purposes[i]);
	json_array_end(&j);
	receivers(d, &j);
	storage(d, &j);
	rights(d, &j);
	sentences(d, &j);
	json_close(&j);
	buf_putc(out, '\n');
}
