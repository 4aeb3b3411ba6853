/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_record_out: the record of processing as CSV and as HTML. */
#include "lang/prose_record.h"
#include "view/tag.h"
#include "view/view.h"

/* ---- CSV --------------------------------------------------------------- */

/* What a spreadsheet takes for the beginning of a formula, also behind blanks
 * and in its wide forms: = + - @. */
static bool
is_formula(struct str s)
{
	static const char *const signs[] = { "=", "+", "-", "@", "＝", "＋",
		"－", "＠" };

	s = str_trim(s);
	for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
		if (str_starts(s, str_of(signs[i])))
			return true;
	}
	return false;
}

/* RFC 4180. A line end within a text becomes a blank: a cell has one line. */
static void
csv_cell(struct buf *out, struct str s)
{
	buf_putc(out, '"');
	if (is_formula(s))
		buf_putc(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '"')
			buf_putc(out, '"');
		buf_putc(out, (unsigned char)c < ' ' ? ' ' : c);
	}
	buf_putc(out, '"');
}

static void
csv_row(struct buf *out, const struct record *r, int purpose)
{
	struct doc *d = r->d;

	csv_cell(out, purpose < 0 ? say0(d, PROSE_RO_REFERENCE)
				  : doc_ref(d, "purpose",
					d->st->purposes[purpose].n.name));
	for (int c = 0; c < RECORD_CELL_MAX; c++) {
		struct list items = { .n = 0 };

		if (!record_column(r, (enum record_cell)c))
			continue;
		buf_putc(out, ';');
		if (purpose < 0) {
			csv_cell(out, record_head(r, (enum record_cell)c));
			continue;
		}
		items = record_cell(r, purpose, (enum record_cell)c);
		csv_cell(out, list_semicolon(d, &items));
	}
	buf_puts(out, "\r\n");
}

void
record_csv(struct buf *out, const struct record *r)
{
	buf_puts(out, "\xef\xbb\xbf"); /* spreadsheets look for it */
	csv_row(out, r, -1);
	for (int i = 0; i < (int)r->d->st->purposes_n; i++) {
		if (record_has(r, i))
			csv_row(out, r, i);
		arena_reset(r->d->a);
	}
}

/* ---- plain JSON -------------------------------------------------------- */

static const char *const keys[RECORD_CELL_MAX] = {
	[RECORD_CONTROLLER] = "controller",
	[RECORD_PROCESSOR] = "processor",
	[RECORD_JOINT] = "joint_controllers",
	[RECORD_REPRESENTATIVE] = "representative",
	[RECORD_OFFICER] = "data_protection_officer",
	[RECORD_PURPOSE] = "purpose",
	[RECORD_BASIS] = "legal_basis",
	[RECORD_PEOPLE] = "categories_of_persons",
	[RECORD_DATA] = "categories_of_data",
	[RECORD_RECIPIENTS] = "recipients",
	[RECORD_TRANSFERS] = "transfers",
	[RECORD_PERIODS] = "erasure",
	[RECORD_MEASURES] = "security_measures",
};

static void
json_row(struct json *j, const struct record *r, int purpose)
{
	json_open(j, NULL);
	json_str(j, "reference",
	    doc_ref(r->d, "purpose", r->d->st->purposes[purpose].n.name));
	for (int c = 0; c < RECORD_CELL_MAX; c++) {
		struct list items;

		if (!record_column(r, (enum record_cell)c))
			continue;
		items = record_cell(r, purpose, (enum record_cell)c);
		json_array(j, keys[c]);
		for (size_t i = 0; i < items.n; i++)
			json_str(j, NULL, items.at[i]);
		json_array_end(j);
	}
	json_close(j);
}

void
record_json(struct buf *out, const struct record *r)
{
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	json_str(&j, "title", record_title(r));
	json_str(&j, "article", r->of.processor ? STR("30(2)") : STR("30(1)"));
	json_str(&j, "language", str_of(lang_code(r->d->lang)));
	json_array(&j, "rows");
	for (int i = 0; i < (int)r->d->st->purposes_n; i++) {
		if (record_has(r, i))
			json_row(&j, r, i);
		arena_reset(r->d->a);
	}
	json_array_end(&j);
	json_close(&j);
	buf_putc(out, '\n');
}

/* ---- HTML -------------------------------------------------------------- */

static void
line(struct buf *out, const char *tag, struct str s)
{
	tag_text(out, tag, s);
	buf_putc(out, '\n');
}

static void
html_items(struct buf *out, const struct list *items)
{
	if (items->n == 1) {
		tag_text(out, "p", items->at[0]);
		return;
	}
	tag_open(out, "ul");
	for (size_t i = 0; i < items->n; i++)
		tag_text(out, "li", items->at[i]);
	tag_close(out, "ul");
}

/* An empty cell is shown where the law demands that something is there. */
static void
html_cell(struct buf *out, const struct record *r, int purpose,
    enum record_cell cell)
{
	struct list items = record_cell(r, purpose, cell);

	if (!record_column(r, cell) ||
	    (items.n == 0 && !record_demanded(r, cell)))
		return;
	tag_open(out, "div");
	tag_text(out, "dt", record_head(r, cell));
	tag_begin(out, "dd");
	if (items.n == 0)
		tag_attribute(out, "class", STR("gap"));
	tag_end(out);
	if (items.n == 0)
		html_escape(out, say0(r->d, PROSE_RO_GAP));
	else
		html_items(out, &items);
	tag_close(out, "dd");
	tag_close(out, "div");
	buf_putc(out, '\n');
}

static struct str
row_id(const struct record *r, int purpose)
{
	return doc_ref(r->d, "record", r->d->st->purposes[purpose].n.name);
}

static bool
has_gap(const struct record *r, int purpose)
{
	for (int c = 0; c < RECORD_CELL_MAX; c++)
		if (record_demanded(r, (enum record_cell)c) &&
		    record_cell(r, purpose, (enum record_cell)c).n == 0)
			return true;
	return false;
}

static void
html_cells(struct buf *out, const struct record *r, int purpose)
{
	tag_begin(out, "dl");
	tag_attribute(out, "class", STR("cells"));
	tag_end(out);
	buf_putc(out, '\n');
	for (int c = 0; c < RECORD_CELL_MAX; c++) {
		if (c != RECORD_PURPOSE)
			html_cell(out, r, purpose, (enum record_cell)c);
	}
	tag_close(out, "dl");
}

/* What is missing must be seen while it is folded. */
static void
html_summary(struct buf *out, const struct record *r, int purpose)
{
	tag_open(out, "summary");
	tag_text(out, "h2", doc_label(r->d, &r->d->st->purposes[purpose].n));
	if (has_gap(r, purpose)) {
		tag_begin(out, "span");
		tag_attribute(out, "class", STR("tag bad"));
		tag_end(out);
		html_escape(out, say0(r->d, PROSE_RO_GAP));
		tag_close(out, "span");
	}
	tag_close(out, "summary");
	buf_putc(out, '\n');
}

static void
html_row(struct buf *out, const struct record *r, int purpose)
{
	const struct purpose *p = &r->d->st->purposes[purpose];
	const char *tag = r->in_page ? "details" : "section";
	struct str about = doc_told_about(r->d, &p->n.about);

	tag_begin(out, tag);
	tag_attribute(out, "id", row_id(r, purpose));
	tag_attribute(out, "data-policy-ref",
	    doc_ref(r->d, "purpose", p->n.name));
	if (r->in_page && r->open)
		tag_attribute(out, "open", STR(""));
	tag_end(out);
	if (r->in_page)
		html_summary(out, r, purpose);
	else
		line(out, "h2", doc_label(r->d, &p->n));
	if (about.n > 0)
		line(out, "p", about);
	html_cells(out, r, purpose);
	tag_close(out, tag);
	buf_putc(out, '\n');
}

static void
html_contents(struct buf *out, const struct record *r)
{
	tag_begin(out, "nav");
	tag_attribute(out, "class", STR("contents"));
	tag_attribute(out, "aria-labelledby", STR("contents"));
	tag_end(out);
	tag_begin(out, "h2");
	tag_attribute(out, "id", STR("contents"));
	tag_end(out);
	html_escape(out, say0(r->d, PROSE_RO_PURPOSES));
	tag_close(out, "h2");
	tag_open(out, "ol");
	for (int i = 0; i < (int)r->d->st->purposes_n; i++) {
		if (!record_has(r, i))
			continue;
		tag_open(out, "li");
		tag_begin(out, "a");
		tag_link(out,
		    arena_printf(r->d->a, "#" STR_FMT, STR_ARG(row_id(r, i))));
		tag_end(out);
		html_escape(out, doc_label(r->d, &r->d->st->purposes[i].n));
		tag_close(out, "a");
		tag_close(out, "li");
		buf_putc(out, '\n');
	}
	tag_close(out, "ol");
	tag_close(out, "nav");
	buf_putc(out, '\n');
}

static void
html_lead(struct buf *out, struct doc *d, enum prose key, struct str with)
{
	if (with.n > 0)
		line(out, "p", say1(d, key, with));
}

void
record_html(struct buf *out, const struct record *r)
{
	const struct statement *st = r->d->st;
	int rows = 0;

	for (int i = 0; i < (int)st->purposes_n; i++)
		rows += record_has(r, i);
	tag_begin(out, "article");
	tag_attribute(out, "class", STR("record"));
	tag_attribute(out, "lang", str_of(lang_code(r->d->lang)));
	tag_end(out);
	if (!r->in_page)
		line(out, "h1", record_title(r));
	html_lead(out, r->d, PROSE_VERSION, st->version);
	html_lead(out, r->d, PROSE_EFFECTIVE, doc_date(r->d, st->effective));
	if (rows == 0)
		line(out, "p", say0(r->d, PROSE_RO_NO_ROWS));
	else if (!r->in_page)
		html_contents(out, r);
	for (int i = 0; i < (int)st->purposes_n; i++) {
		if (record_has(r, i))
			html_row(out, r, i);
		arena_reset(r->d->a);
	}
	tag_close(out, "article");
	buf_putc(out, '\n');
}
