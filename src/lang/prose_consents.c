/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_consents: every consent that is asked for, and the consent record
 * and receipt of ISO/IEC TS 27560:2023 in the profile of the Data Privacy
 * Vocabulary (https://w3id.org/dpv/guides/consent-27560). Where the guide
 * names a term that the vocabulary has not, the vocabulary counts.
 */
#include "lang/prose_ld.h"
#include "lang/prose_record.h"
#include "lang/ways.h"
#include "policy/goes.h"
#include "vault/vault.h"
#include "view/tag.h"

#define SCHEMA "https://w3id.org/dpv/schema/dpv-27560#"

/* ---- which there are --------------------------------------------------- */

typedef void each_fn(void *to, struct doc *d, int purpose, int channel,
    struct str text);

/* Each text that is shown beside a box: one a purpose and channel. */
static size_t
each(struct doc *d, each_fn *fn, void *to)
{
	size_t n = 0;

	for (int i = 0; i < (int)d->st->purposes_n; i++) {
		unsigned channels = d->st->purposes[i].channels;

		for (int c = -1; c < CHANNEL_MAX; c++) {
			struct str text;

			if (c < 0 ? channels != 0 : (channels >> c & 1) == 0)
				continue;
			text = lang_consent_text(d->a, d->st, i, c, d->lang);
			if (text.p == NULL)
				continue;
			fn(to, d, i, c, text);
			arena_reset(d->a);
			n++;
		}
	}
	return n;
}

/* As the store keeps it beside the answer. */
static struct str
hash_of(struct doc *d, struct str text)
{
	uint8_t h[VAULT_DIGEST_BYTES];

	hash(text, h);
	return hex_encode(d->a, (struct str){ (const char *)h, sizeof(h) });
}

static struct str
consent_name(struct doc *d, int purpose, int channel)
{
	const struct purpose *p = &d->st->purposes[purpose];

	if (channel < 0)
		return p->n.name;
	return arena_printf(d->a, STR_FMT ".%s", STR_ARG(p->n.name),
	    channel_name((enum channel)channel));
}

struct str
lang_consents_title(struct arena *a, const struct statement *st, enum lang lang)
{
	struct doc d = { .a = a, .st = st, .lang = lang };

	return say1(&d, PROSE_CB_TITLE, doc_controllers(&d));
}

/* ---- text, HTML, plain JSON ----------------------------------------- */

static void
one_text(void *to, struct doc *d, int purpose, int channel, struct str text)
{
	buf_printf(to, STR_FMT "%s%s\n\n" STR_FMT "\n\n",
	    STR_ARG(d->st->purposes[purpose].n.name), channel < 0 ? "" : " ",
	    channel < 0 ? "" : channel_name((enum channel)channel),
	    STR_ARG(text));
}

static void
consents_text(struct buf *out, struct doc *d)
{
	if (each(d, one_text, out) == 0)
		buf_printf(out, STR_FMT "\n", STR_ARG(say0(d, PROSE_CB_NONE)));
}

static void
one_html(void *to, struct doc *d, int purpose, int channel, struct str text)
{
	struct buf *out = to;
	struct str head = doc_label(d, &d->st->purposes[purpose].n);
	struct str meta = say1(d, PROSE_CB_HASH, hash_of(d, text));

	if (channel >= 0)
		head = say2(d, PROSE_LABELLED, head,
		    channel_label((enum channel)channel, d->lang));
	tag_begin(out, "section");
	tag_attribute(out, "id",
	    doc_ref(d, "consent", consent_name(d, purpose, channel)));
	tag_attribute(out, "data-policy-ref",
	    doc_ref(d, "purpose", d->st->purposes[purpose].n.name));
	tag_end(out);
	tag_text(out, "h2", head);
	tag_open(out, "blockquote");
	tag_text(out, "p", text);
	tag_close(out, "blockquote");
	if (meta.n > 0) {
		tag_begin(out, "p");
		tag_attribute(out, "class", STR("meta"));
		tag_end(out);
		html_escape(out, meta);
		tag_close(out, "p");
	}
	tag_close(out, "section");
	buf_putc(out, '\n');
}

static void
one_json(void *to, struct doc *d, int purpose, int channel, struct str text)
{
	struct json *j = to;

	json_open(j, NULL);
	json_str(j, "purpose", d->st->purposes[purpose].n.name);
	if (channel >= 0)
		json_str(j, "channel",
		    str_of(channel_name((enum channel)channel)));
	json_str(j, "language", str_of(lang_code(d->lang)));
	json_str(j, "text", text);
	json_str(j, "text_hash", hash_of(d, text));
	json_str(j, "version", d->st->version);
	json_close(j);
}

static void
consents_html(struct buf *out, struct doc *d)
{
	tag_begin(out, "article");
	tag_attribute(out, "class", STR("record"));
	tag_attribute(out, "lang", str_of(lang_code(d->lang)));
	tag_end(out);
	tag_text(out, "h1", lang_consents_title(d->a, d->st, d->lang));
	buf_putc(out, '\n');
	if (d->st->version.n > 0)
		tag_text(out, "p", say1(d, PROSE_VERSION, d->st->version));
	if (each(d, one_html, out) == 0)
		tag_text(out, "p", say0(d, PROSE_CB_NONE));
	tag_close(out, "article");
	buf_putc(out, '\n');
}

static void
consents_json(struct buf *out, struct doc *d)
{
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	json_array(&j, "consents");
	each(d, one_json, &j);
	json_array_end(&j);
	json_close(&j);
	buf_putc(out, '\n');
}

/* ---- the record ----------------------------------------------------- */

static void
data(struct ld *l, const struct purpose *p)
{
	const struct statement *st = l->d->st;
	struct fieldset uses = purpose_fields(st, p);

	json_array_some(&l->j, "dpv:hasPersonalData");
	for (int i = 0; i < (int)st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (f->parent >= 0 || !fieldset_has(&uses, i))
			continue;
		json_open(&l->j, NULL);
		ld_field_types(l, f);
		ld_text(l, "dct:title", doc_label(l->d, &f->n));
		ld_term(l, "dpv:hasNecessity",
		    f->required ? "dpv:Required" : "dpv:Optional");
		ld_text(l, "dpv:hasApplicability", doc_applies(l->d, f));
		json_array_some(&l->j, "dpv:hasDataSource");
		for (size_t k = 0; k < f->sources.n; k++) {
			const struct source *s = &st->sources[f->sources.at[k]];

			ld_typed(l, NULL, ld_source_type(s));
			ld_text(l, "dct:title", doc_label(l->d, &s->n));
			json_close(&l->j);
		}
		ld_array_end(l);
		json_close(&l->j);
	}
	ld_array_end(l);
}

/* Where it lies: the countries of those who process it for us. */
static void
location(struct ld *l, int purpose)
{
	const struct statement *st = l->d->st;
	bool any = st->eea_only;

	for (size_t i = 0; i < st->processors_n; i++)
		any = any || (processor_gets(st, &st->processors[i], purpose) &&
				 st->processors[i].countries.n > 0);
	if (!any)
		return;
	ld_typed(l, NULL, "dpv:StorageLocation");
	json_array_some(&l->j, "dpv:hasLocation");
	if (st->eea_only)
		ld_term(l, NULL, "loc:EEA");
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct country_list *in = &st->processors[i].countries;

		for (size_t k = 0; k < in->n; k++)
			if (processor_gets(st, &st->processors[i], purpose))
				ld_place(l, NULL, in->at[k]);
	}
	ld_array_end(l);
	json_close(&l->j);
}

static void
storage(struct ld *l, int purpose)
{
	const struct statement *st = l->d->st;

	json_array_some(&l->j, "dpv:hasStorageCondition");
	location(l, purpose);
	ld_typed(l, NULL, "dpv:StorageDuration");
	ld_typed(l, "dpv:hasDuration", "dpv:UntilEventDuration");
	json_str(&l->j, "rdf:value", say0(l->d, PROSE_CB_UNTIL));
	json_close(&l->j);
	json_close(&l->j);
	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];

		if (!record_kept(st, k, &st->purposes[purpose]))
			continue;
		for (size_t j = 0; j < k->clauses_n; j++)
			ld_clause(l, k, &k->clauses[j]);
	}
	ld_array_end(l);
}

/* The way back, as the purpose declares it, and where in the portal. */
static void
way_back(struct ld *l, const struct purpose *p, struct str exercised)
{
	struct str by = doc_by(l->d, ways_of(l->d->st, p, NULL, p->withdraw),
	    p->withdraw_link);

	json_open(&l->j, "dpv:hasConsentControl");
	json_array_some(&l->j, "@type");
	json_str(&l->j, NULL, STR("dpv:ProvideConsent"));
	json_str(&l->j, NULL, STR("dpv:WithdrawConsent"));
	ld_array_end(l);
	ld_text(l, "dpv:isExercisedAt", by);
	ld_text(l, "schema:url", exercised);
	json_close(&l->j);
	json_open(&l->j, "dpv:hasRight");
	ld_types(l, STR("dpv:DataSubjectRight"), STR("eu-gdpr:A7-3"));
	ld_text(l, "dpv:isExercisedAt", by);
	ld_text(l, "schema:url", exercised);
	json_close(&l->j);
}

/* The countries that stand beside the box. */
static void
third_countries(struct ld *l, int purpose)
{
	struct abroad of;

	purpose_abroad(l->d->st, purpose, &of);
	if (of.n == 0)
		return;
	json_array_some(&l->j, "dpv:hasThirdCountry");
	for (size_t i = 0; i < of.n; i++)
		ld_place(l, NULL, of.at[i]);
	ld_array_end(l);
}

static void
process(struct ld *l, int purpose, int channel, struct str exercised)
{
	const struct statement *st = l->d->st;
	const struct purpose *p = &st->purposes[purpose];
	const struct controller *c = &st->controllers[p->controller];

	ld_typed(l, NULL, "dpv:Process");
	json_open(&l->j, "dpv:hasPurpose");
	json_str(&l->j, "@type", ld_purpose_type(p));
	ld_text(l, "dct:title", doc_label(l->d, &p->n));
	ld_own(l, "dct:description", &p->n.about);
	json_close(&l->j);
	ld_term(l, "dpv:hasLegalBasis", "eu-gdpr:A6-1-a");
	json_array_some(&l->j, "dpv:hasProcessing");
	ld_term(l, NULL, "dpv:Use");
	if (p->profiling)
		ld_term(l, NULL, "dpv:Profiling");
	ld_array_end(l);
	if (channel >= 0)
		json_str(&l->j, "dpv:isImplementedUsingTechnology",
		    channel_label((enum channel)channel, l->d->lang));
	data(l, p);
	ld_deciders(l, p);
	ld_recipients(l, purpose);
	third_countries(l, purpose);
	ld_place(l, "dpv:hasJurisdiction", c->authority_country);
	storage(l, purpose);
	way_back(l, p, exercised);
	json_close(&l->j);
}

static void
notice(struct ld *l, struct str address, struct str text, struct str hashed,
    enum lang lang, struct str version)
{
	ld_typed(l, "dpv:hasNotice", "dpv:ConsentNotice");
	ld_text(l, "schema:url", address);
	ld_text(l, "dct:identifier", hashed);
	ld_term(l, "dct:language", lang_code(lang));
	ld_text(l, "dct:hasVersion", version);
	if (text.n > 0) {
		json_open(&l->j, "dct:description");
		json_str(&l->j, "@value", text);
		ld_term(l, "@language", lang_code(lang));
		json_close(&l->j);
	}
	json_close(&l->j);
}

/* ---- asked for: no person yet --------------------------------------- */

static void
one_record(void *to, struct doc *d, int purpose, int channel, struct str text)
{
	struct ld *l = to;

	json_open(&l->j, NULL);
	ld_id(l, "consent", consent_name(d, purpose, channel));
	ld_type(l, "dpv:ConsentRecord");
	ld_term(l, "dct:conformsTo", SCHEMA "record-eu-gdpr");
	notice(l, STR_NONE, text, hash_of(d, text), d->lang, d->st->version);
	json_array_some(&l->j, "dpv:hasProcess");
	process(l, purpose, channel, STR_NONE);
	ld_array_end(l);
	ld_typed(l, "dpv:hasConsentStatus", "dpv:ConsentRequested");
	json_close(&l->j);
	json_close(&l->j);
}

static void
consents_jsonld(struct buf *out, struct doc *d)
{
	struct ld l;

	ld_init(&l, d, out);
	l.no_purposes = true;
	json_open(&l.j, NULL);
	ld_context(&l);
	json_str(&l.j, "@id", STR("#consents"));
	ld_type(&l, "dpv:ConsentManagement");
	json_str(&l.j, "dct:title", lang_consents_title(d->a, d->st, d->lang));
	ld_term(&l, "dct:language", lang_code(d->lang));
	ld_text(&l, "dct:hasVersion", d->st->version);
	ld_day(&l, "dct:issued", d->st->published);
	ld_day(&l, "dct:valid", d->st->effective);
	ld_parties(&l);
	json_array_some(&l.j, "dpv:hasRecordOfActivity");
	each(d, one_record, &l);
	ld_array_end(&l);
	json_close(&l.j);
	buf_putc(out, '\n');
}

enum err
lang_consents(struct buf *out, const struct statement *st, enum lang lang,
    enum lang_format format)
{
	struct doc d = { .st = st, .lang = lang };

	if ((unsigned)lang >= LANG_MAX || !st->langs[lang] ||
	    format == LANG_CSV)
		return ERR_INVALID;
	d.a = arena_new(LIMIT_ARENA_REQUEST);
	if (format == LANG_HTML)
		consents_html(out, &d);
	else if (format == LANG_JSON)
		consents_json(out, &d);
	else if (format == LANG_JSONLD)
		consents_jsonld(out, &d);
	else
		consents_text(out, &d);
	arena_free(d.a);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

/* ---- a person's receipt --------------------------------------------- */

static void
answer(struct ld *l, const struct consent_answer *a)
{
	json_open(&l->j, NULL);
	json_array_some(&l->j, "@type");
	json_str(&l->j, NULL, str_of(a->status));
	if (str_ends(str_of(a->status), STR("ConsentGiven")))
		json_str(&l->j, NULL, STR("dpv:ExpressedConsent"));
	ld_array_end(l);
	json_str(&l->j, "dpv:isIndicatedAtTime", a->at);
	ld_term(l, "dpv:isIndicatedBy",
	    a->asked ? "dpv:DataController" : "dpv:DataSubject");
	ld_text(l, "dpv:isImplementedByEntity", a->by);
	ld_text(l, "dpv:hasIndicationMethod", a->method);
	if (str_ends(str_of(a->status), STR("ConsentGiven"))) {
		ld_typed(l, "dpv:hasDuration", "dpv:UntilEventDuration");
		json_str(&l->j, "rdf:value", say0(l->d, PROSE_CB_UNTIL));
		json_close(&l->j);
	}
	notice(l, a->notice, a->text, a->text_hash, a->lang, a->version);
	json_close(&l->j);
}

static void
said(struct ld *l, const struct consent_receipt *r,
    const struct consent_said *s)
{
	struct str urn =
	    arena_printf(l->d->a, "urn:uuid:" STR_FMT, STR_ARG(s->id));
	const struct consent_answer *last = &s->answers[s->n - 1];

	json_open(&l->j, NULL);
	json_str(&l->j, "@id", urn);
	ld_type(l, "dpv:ConsentRecord");
	json_str(&l->j, "dct:identifier", s->id);
	ld_term(l, "dct:conformsTo", SCHEMA "record-eu-gdpr");
	json_open(&l->j, "dpv:hasDataSubject");
	json_str(&l->j, "@id",
	    arena_printf(l->d->a, "urn:uuid:" STR_FMT, STR_ARG(r->subject)));
	json_close(&l->j);
	notice(l, last->notice, last->text, last->text_hash, last->lang,
	    last->version);
	json_array_some(&l->j, "dpv:hasProcess");
	process(l, s->purpose, s->channel, r->exercised);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasConsentStatus");
	for (size_t i = 0; i < s->n; i++)
		answer(l, &s->answers[i]);
	ld_array_end(l);
	json_close(&l->j);
}

static void
receipt_head(struct ld *l, const struct consent_receipt *r)
{
	json_str(&l->j, "@id",
	    arena_printf(l->d->a, "urn:uuid:" STR_FMT, STR_ARG(r->id)));
	ld_type(l, "dpv:ConsentReceipt");
	json_str(&l->j, "dct:identifier", r->id);
	ld_term(l, "dct:conformsTo", SCHEMA "receipt-eu-gdpr");
	ld_term(l, "dct:language", lang_code(l->d->lang));
	json_str(&l->j, "dct:created", r->made);
	json_open(&l->j, "dpv:hasDataSubject");
	json_str(&l->j, "@id",
	    arena_printf(l->d->a, "urn:uuid:" STR_FMT, STR_ARG(r->subject)));
	ld_type(l, "dpv:DataSubject");
	json_str(&l->j, "dct:identifier", r->subject);
	json_close(&l->j);
}

enum err
lang_receipt(struct buf *out, const struct statement *st, enum lang lang,
    const struct consent_receipt *r)
{
	struct doc d = { .st = st, .lang = lang };
	struct ld l;

	if ((unsigned)lang >= LANG_MAX || !st->langs[lang])
		return ERR_INVALID;
	d.a = arena_new(LIMIT_ARENA_REQUEST);
	ld_init(&l, &d, out);
	l.no_purposes = true;
	json_open(&l.j, NULL);
	ld_context(&l);
	receipt_head(&l, r);
	ld_parties(&l);
	json_array_some(&l.j, "dpv:hasRecordOfActivity");
	for (size_t i = 0; i < r->n; i++) {
		said(&l, r, &r->at[i]);
		arena_reset(d.a);
	}
	ld_array_end(&l);
	json_close(&l.j);
	buf_putc(out, '\n');
	arena_free(d.a);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}
