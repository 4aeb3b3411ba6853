/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record: the record of processing activities, Art. 30(1). */
#include "lang/prose_doc.h"
#include "view/tag.h"

#define COLUMNS 10

static const enum prose heads[COLUMNS] = {
	PROSE_RO_CONTROLLER,
	PROSE_RO_DPO,
	PROSE_RO_PURPOSE,
	PROSE_RO_BASIS,
	PROSE_RO_PEOPLE,
	PROSE_RO_DATA,
	PROSE_RO_RECIPIENTS,
	PROSE_RO_TRANSFERS,
	PROSE_RO_PERIODS,
	PROSE_RO_MEASURES,
};

/* "NTNU, 7491 Trondheim, alumni@ntnu.example" (a). */
static struct str
controller_cell(struct doc *d)
{
	struct list all = { .n = 0 };

	for (size_t i = 0; i < d->st->controllers_n; i++) {
		const struct controller *c = &d->st->controllers[i];
		struct list one = { .n = 0 };

		list_add(d, &one,
		    c->legal_name.n > 0 ? c->legal_name : doc_label(d, &c->n));
		list_add(d, &one, c->address);
		list_add(d, &one, c->contact.email);
		list_add(d, &one, c->contact.phone);
		list_add(d, &all, list_comma(d, &one));
	}
	return list_semicolon(d, &all);
}

static struct str
dpo_cell(struct doc *d)
{
	const struct dpo *dpo = &d->st->dpo;
	struct list l = { .n = 0 };

	if (dpo->status == DPO_NOT_REQUIRED)
		list_add(d, &l, say0(d, PROSE_DPO_NONE));
	list_add(d, &l, dpo->contact.email);
	list_add(d, &l, dpo->contact.phone);
	return list_comma(d, &l);
}

static struct str
bases_cell(struct doc *d, const struct purpose *p)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < p->bases_n; i++) {
		const struct basis *b = &p->bases[i];
		struct list one = { .n = 0 };

		list_add(d, &one, doc_basis(d, b));
		list_add(d, &one, b->provision);
		list_add(d, &one, doc_kinds(d, &b->kinds));
		list_add(d, &l, list_comma(d, &one));
	}
	return list_semicolon(d, &l);
}

static struct str
people_cell(struct doc *d, const struct purpose *p)
{
	struct list l = { .n = 0 };

	list_add(d, &l, doc_stages(d, purpose_stages(p)));
	list_add(d, &l, doc_kinds(d, &p->kinds));
	return list_semicolon(d, &l);
}

static bool
list_has(const struct index_list *l, int no)
{
	for (size_t i = 0; i < l->n; i++) {
		if (l->at[i] == no)
			return true;
	}
	return l->n == 0; /* of all purposes when none is named */
}

static struct str
recipients_cell(struct doc *d, int purpose)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	for (size_t i = 0; i < st->recipients_n; i++) {
		if (list_has(&st->recipients[i].purposes, purpose))
			list_add(d, &l, doc_label(d, &st->recipients[i].n));
	}
	for (size_t i = 0; i < st->processors_n; i++) {
		if (list_has(&st->processors[i].purposes, purpose))
			list_add(d, &l, doc_label(d, &st->processors[i].n));
	}
	return list_comma(d, &l);
}

static struct str
transfers_cell(struct doc *d, int purpose)
{
	const struct statement *st = d->st;
	struct list l = { .n = 0 };

	if (st->eea_only)
		list_add(d, &l, say0(d, PROSE_EEA_ONLY));
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];

		if (p->tool.n > 0 && list_has(&p->purposes, purpose))
			list_add(d, &l,
			    arena_printf(d->a,
				STR_FMT ": " STR_FMT " (" STR_FMT ")",
				STR_ARG(doc_label(d, &p->n)),
				STR_ARG(p->country), STR_ARG(p->tool)));
	}
	return list_semicolon(d, &l);
}

static struct str
periods_cell(struct doc *d, const struct purpose *p)
{
	const struct statement *st = d->st;
	unsigned stages = purpose_stages(p);
	struct fieldset uses = purpose_fields(st, p);
	struct list l = { .n = 0 };

	for (size_t i = 0; i < st->keeps_n; i++) {
		const struct keep *k = &st->keeps[i];
		struct fieldset both = fieldset_and(&k->fields, &uses);
		bool about =
		    (k->what == KEEP_MEMBERS && (stages & STAGE_MEMBER) != 0) ||
		    (k->what == KEEP_INVITED &&
			(stages & (STAGE_POSSIBLE | STAGE_INVITED)) != 0) ||
		    (k->what == KEEP_MESSAGES && p->channels != 0) ||
		    (k->what == KEEP_REQUESTS &&
			purpose_serves(p, ACTIVITY_RIGHTS)) ||
		    (k->what == KEEP_FIELDS && !fieldset_is_empty(&both));

		for (size_t j = 0; about && j < k->clauses_n; j++) {
			const struct keep_clause *c = &k->clauses[j];

			if (c->action == KEEP_DELETE ||
			    c->action == KEEP_ANONYMISE)
				list_add_once(d, &l, doc_clause_cell(d, c));
		}
	}
	return list_semicolon(d, &l);
}

static struct str
measures_cell(struct doc *d)
{
	struct list l = { .n = 0 };

	for (size_t i = 0; i < d->st->told_n; i++) {
		if (str_is(d->st->told[i].section, "security"))
			list_add(d, &l,
			    text_in(&d->st->told[i].n.about, d->lang));
	}
	return list_semicolon(d, &l);
}

static void
make_row(struct doc *d, int no, struct str *cells)
{
	const struct purpose *p = &d->st->purposes[no];
	struct fieldset uses = purpose_fields(d->st, p);

	cells[0] = controller_cell(d);
	cells[1] = dpo_cell(d);
	cells[2] = doc_label(d, &p->n);
	cells[3] = bases_cell(d, p);
	cells[4] = people_cell(d, p);
	cells[5] = doc_fields(d, &uses);
	cells[6] = recipients_cell(d, no);
	cells[7] = transfers_cell(d, no);
	cells[8] = periods_cell(d, p);
	cells[9] = measures_cell(d);
}

/* RFC 4180; a cell that a spreadsheet would run as a formula is quoted with
 * an apostrophe before it. */
static void
csv_cell(struct buf *out, struct str s)
{
	buf_putc(out, '"');
	if (s.n > 0 && (s.p[0] == '=' || s.p[0] == '+' || s.p[0] == '-' ||
			   s.p[0] == '@' || s.p[0] == '\t'))
		buf_putc(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_putc(out, '"');
		buf_putc(out, s.p[i]);
	}
	buf_putc(out, '"');
}

static void
csv_row(struct buf *out, const struct str *cells)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		if (i > 0)
			buf_putc(out, ';');
		csv_cell(out, cells[i]);
	}
	buf_puts(out, "\r\n");
}

static void
record_csv(struct buf *out, struct doc *d)
{
	struct str cells[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = say0(d, heads[i]);
	csv_row(out, cells);
	for (int i = 0; i < (int)d->st->purposes_n; i++) {
		make_row(d, i, cells);
		csv_row(out, cells);
	}
}

static void
record_html_row(struct buf *out, struct doc *d, int no)
{
	struct str cells[COLUMNS];

	make_row(d, no, cells);
	tag_begin(out, "section");
	tag_attribute(out, "id",
	    doc_ref(d, "record", d->st->purposes[no].n.name));
	tag_end(out);
	tag_text(out, "h2", cells[2]);
	tag_open(out, "dl");
	for (size_t c = 0; c < COLUMNS; c++) {
		if (c == 2 || cells[c].n == 0)
			continue;
		buf_putc(out, '\n');
		tag_text(out, "dt", say0(d, heads[c]));
		tag_text(out, "dd", cells[c]);
	}
	tag_close(out, "dl");
	tag_close(out, "section");
	buf_putc(out, '\n');
}

/* A definition list a purpose: ten columns do not fit on a page. */
static void
record_html(struct buf *out, struct doc *d)
{
	tag_begin(out, "article");
	tag_attribute(out, "class", STR("record"));
	tag_end(out);
	tag_text(out, "h1", say1(d, PROSE_RO_TITLE, doc_controllers(d)));
	buf_putc(out, '\n');
	for (int i = 0; i < (int)d->st->purposes_n; i++)
		record_html_row(out, d, i);
	tag_close(out, "article");
	buf_putc(out, '\n');
}

static void
record_jsonld(struct buf *out, struct doc *d)
{
	static const char *const keys[COLUMNS] = { "dpv:hasDataController",
		"dpv:hasDataProtectionOfficer", "dpv:hasPurpose",
		"dpv:hasLegalBasis", "dpv:hasDataSubject",
		"dpv:hasPersonalData", "dpv:hasRecipient",
		"dpv:hasThirdCountry", "dpv:hasStorageCondition",
		"dpv:hasTechnicalOrganisationalMeasure" };
	struct str cells[COLUMNS];
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	json_open(&j, "@context");
	json_str(&j, "@language", str_of(lang_code(d->lang)));
	json_str(&j, "dpv", STR("https://w3id.org/dpv#"));
	json_str(&j, "dct", STR("http://purl.org/dc/terms/"));
	json_close(&j);
	json_str(&j, "@type", STR("dpv:RecordsOfActivities"));
	json_str(&j, "dct:title", say1(d, PROSE_RO_TITLE, doc_controllers(d)));
	json_array(&j, "dpv:hasProcess");
	for (int i = 0; i < (int)d->st->purposes_n; i++) {
		make_row(d, i, cells);
		json_open(&j, NULL);
		json_str(&j, "@id",
		    arena_printf(d->a, "#record." STR_FMT,
			STR_ARG(d->st->purposes[i].n.name)));
		json_str(&j, "@type", STR("dpv:PersonalDataProcess"));
		for (size_t c = 0; c < COLUMNS; c++) {
			if (cells[c].n > 0)
				json_str(&j, keys[c], cells[c]);
		}
		json_close(&j);
	}
	json_array_end(&j);
	json_close(&j);
	buf_putc(out, '\n');
}

enum err
lang_record(struct buf *out, const struct statement *st, enum lang lang,
    enum lang_format format)
{
	struct doc d = { .st = st, .lang = lang };

	if ((unsigned)lang >= LANG_MAX || !st->langs[lang] ||
	    format == LANG_TEXT)
		return ERR_INVALID;
	d.a = arena_new(LIMIT_ARENA_REQUEST);
	if (format == LANG_CSV)
		record_csv(out, &d);
	else if (format == LANG_HTML)
		record_html(out, &d);
	else
		record_jsonld(out, &d);
	arena_free(d.a);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}
