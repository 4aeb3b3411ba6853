/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_import: a register's file: uploaded, tried, looked at, imported.
 * The pages show counts, headings and line numbers; no value of the file. */
#include "web/staff_import.h"
#include "lang/prose.h"
#include "web/engine.h"
#include "web/handlers.h"

#define EARLIER 20

struct jobs *
upload_jobs(struct call *c)
{
	return c->web->config.jobs;
}

/* May the actor import at all? Every page of an import is such a decision. */
enum err
upload_decide(struct call *c)
{
	const struct grant *g;

	return tx_decide(c->tx, staff_first(c, ACT_IMPORT), ACT_IMPORT, NULL,
	    NULL, -1, 0, &g);
}

struct str
upload_source(struct call *c, struct str name)
{
	int i = statement_source(c->org->st, name);

	return i < 0 ? name : lang_label(&c->org->st->sources[i].n, c->lang);
}

struct str
upload_path(struct call *c, const struct upload *u)
{
	return call_path(c, "/staff/import/" STR_FMT,
	    STR_ARG(id_print(c->a, u->id)));
}

/* ---- which file ------------------------------------------------------ */

static void
column_told(struct call *c, struct str *all, struct str head)
{
	struct str rest = *all, one;

	if (head.n == 0)
		return;
	while (rest.p != NULL && str_cut(&rest, ',', &one))
		if (str_eq(str_trim(one), head))
			return; /* the key may be a field too */
	*all = str_join(c->a, *all, head);
}

/* The key and the mark of death too: a file without them is not read. */
static struct str
columns_told(struct call *c, const struct source *s)
{
	struct str all = STR_NONE;

	column_told(c, &all, s->key);
	for (size_t i = 0; i < s->columns_n; i++)
		for (size_t k = 0; k < s->columns[i].heads_n; k++)
			column_told(c, &all, s->columns[i].heads[k]);
	column_told(c, &all, s->dead_column);
	return all;
}

static void
sources_asked(struct call *c, struct page_staff_import *pg)
{
	const struct statement *st = c->org->st;
	struct str chosen = form_get(c, "source");
	size_t cap = 0;

	for (size_t i = 0; i < st->sources_n; i++) {
		struct page_staff_import_sources *s;

		if (st->sources[i].columns_n == 0)
			continue;
		s = ARENA_PUSH(c->a, pg->sources, pg->sources_n, cap);
		s->name = st->sources[i].n.name;
		s->label = lang_label(&st->sources[i].n, c->lang);
		s->columns = columns_told(c, &st->sources[i]);
		s->chosen = str_eq(chosen, s->name);
	}
	if (pg->sources_n == 1)
		pg->sources[0].chosen = true;
}

struct str
upload_state_word(struct call *c, const struct upload *u)
{
	switch (u->state) {
	case UPLOAD_TRYING:
		return T(c, TEXT_C_IMPORT_TRYING);
	case UPLOAD_TRIED:
		return T(c, TEXT_C_IMPORT_TRIED);
	case UPLOAD_RUNNING:
		return T(c, TEXT_C_IMPORT_RUNNING);
	case UPLOAD_STOPPED:
		return T(c, TEXT_C_IMPORT_STOPPED);
	case UPLOAD_DONE:
		break;
	}
	return T(c, TEXT_C_IMPORT_DONE);
}

static struct str
counts_word(struct call *c, const struct import_counts *k)
{
	struct view_arg args[3] = { { .n = k->new, .is_int = true },
		{ .n = k->matched, .is_int = true },
		{ .n = k->refused, .is_int = true } };

	return view_text_fill(c->a, T(c, TEXT_C_IMPORT_COUNTS), args, 3);
}

static enum err
earlier_runs(struct call *c, struct page_staff_import *pg, size_t *cap)
{
	struct stmt *st = db_stmt(c->s->db, SQL_IMPORT_RUN_ALL);
	int64_t lang = (int64_t)c->lang;
	bool has;
	enum err e;

	stmt_i64(st, c->org->id);
	stmt_i64(st, EARLIER);
	while ((e = stmt_row(st, &has)) == ERR_OK && has) {
		struct page_staff_import_earlier *r =
		    ARENA_PUSH(c->a, pg->earlier, pg->earlier_n, *cap);
		int source =
		    index_of(c->org, NUMBER_SOURCE, (uint32_t)col_i64(st, 1));
		struct import_counts k = { .new = col_i64(st, 4),
			.matched = col_i64(st, 5),
			.refused = col_i64(st, 8) };

		r->when = view_instant(c->a, lang, col_i64(st, 2));
		if (source >= 0)
			r->source =
			    lang_label(&c->org->st->sources[source].n, c->lang);
		r->state = T(c, TEXT_C_IMPORT_DONE);
		r->counts = counts_word(c, &k);
	}
	stmt_done(st);
	return e;
}

static enum err
import_page(struct call *c, enum text_id source_error, enum text_id file_error)
{
	struct page_staff_import pg = { .ui = &c->ui };
	const struct upload *u;
	size_t cap = 0, errors = 0;
	enum err e;

	sources_asked(c, &pg);
	for (size_t i = 0;
	     (u = uploads_at(upload_jobs(c), c->org->id, i)) != NULL; i++) {
		struct page_staff_import_earlier *r;

		if (u->state == UPLOAD_DONE)
			continue; /* stands among the runs */
		r = ARENA_PUSH(c->a, pg.earlier, pg.earlier_n, cap);
		r->href = upload_path(c, u);
		r->when = view_instant(c->a, (int64_t)c->lang, u->at_s);
		r->source = upload_source(c, u->source);
		r->file = u->file;
		pg.files = true;
		r->state = upload_state_word(c, u);
		r->counts = counts_word(c, &u->counts);
	}
	if ((e = earlier_runs(c, &pg, &cap)) != ERR_OK)
		return e;
	for (int i = 0; i < 2; i++) {
		enum text_id id = i == 0 ? source_error : file_error;
		struct view_error *er;

		if (id == TEXT_MAX)
			continue;
		er = ARENA_PUSH(c->a, pg.errors, pg.errors_n, errors);
		er->field = i == 0 ? STR("source") : STR("file");
		er->text = T(c, id);
		*(i == 0 ? &pg.source_error : &pg.file_error) = er->text;
	}
	staff_page(c, pg.errors_n > 0 ? 422 : 200);
	view_page_staff_import(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_import_page(struct call *c)
{
	enum err e = upload_decide(c);

	return e == ERR_OK ? import_page(c, TEXT_MAX, TEXT_MAX) : e;
}

enum err
web_staff_import(struct call *c)
{
	struct str source = form_get(c, "source"), file = STR("");
	struct str bytes = form_get(c, "file"), clean;
	enum text_id no_source = TEXT_MAX, no_file = TEXT_MAX;
	int64_t id;
	enum err e = upload_decide(c);

	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < c->parts_n; i++)
		if (str_is(c->parts[i].name, "file"))
			file = c->parts[i].filename;
	if (text_clean(c->a, file, 200, &clean) != ERR_OK)
		clean = STR("");
	if (statement_source(c->org->st, source) < 0)
		no_source = TEXT_C_IMPORT_CHOOSE_SOURCE;
	if (bytes.n == 0)
		no_file = TEXT_C_IMPORT_CHOOSE_FILE;
	if (bytes.n > UPLOAD_BYTES_MAX)
		no_file = TEXT_C_IMPORT_TOO_BIG;
	if (no_source != TEXT_MAX || no_file != TEXT_MAX)
		return import_page(c, no_source, no_file);
	e = uploads_add(upload_jobs(c), c->tx, source, clean, bytes, &id);
	if (e == ERR_OK)
		call_redirect(c, arena_printf(c->a, "/staff/import/" STR_FMT,
				     STR_ARG(id_print(c->a, id))));
	return e;
}
