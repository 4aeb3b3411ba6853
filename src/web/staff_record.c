/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_record: the record of processing of the statement in force, for
 * those who may read the trail (Art. 30). It holds no fact about anybody. */
#include "lang/prose.h"
#include "web/handlers.h"
#include "web/staff.h"

/* ?of=processor, ?controller=NAME. */
static enum err
of_query(struct call *c, struct record_of *out)
{
	const struct statement *st = c->org->st;
	struct str of = query_get(c, "of"), name = query_get(c, "controller");

	*out = (struct record_of){ .controller = -1,
		.processor = str_is(of, "processor") };
	if (of.n > 0 && !out->processor)
		return ERR_INVALID;
	if (name.n == 0)
		return ERR_OK;
	for (size_t i = 0; i < st->controllers_n; i++) {
		if (str_eq(st->controllers[i].n.name, name)) {
			out->controller = (int)i;
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

static void
add_link(struct call *c, struct view_link **to, size_t *n, size_t *cap,
    struct str label, struct str query, bool current)
{
	struct view_link *l = ARENA_PUSH(c->a, *to, *n, *cap);

	l->href = call_path(c, "/staff/record" STR_FMT, STR_ARG(query));
	l->label = label;
	l->current = current;
}

/* The whole, each part of a federation, and what they do for others. */
static void
views(struct call *c, const struct record_of *of, struct page_staff_record *pg)
{
	const struct statement *st = c->org->st;
	size_t cap = 0;

	add_link(c, &pg->views, &pg->views_n, &cap,
	    T(c, TEXT_C_STAFF_RECORD_ALL), STR(""),
	    !of->processor && of->controller < 0);
	for (size_t i = 0; st->controllers_n > 1 && i < st->controllers_n; i++)
		add_link(c, &pg->views, &pg->views_n, &cap,
		    lang_controller_label(&st->controllers[i], c->lang),
		    arena_printf(c->a, "?controller=" STR_FMT,
			STR_ARG(st->controllers[i].n.name)),
		    !of->processor && of->controller == (int)i);
	add_link(c, &pg->views, &pg->views_n, &cap,
	    T(c, TEXT_C_STAFF_RECORD_OTHERS), STR("?of=processor"),
	    of->processor && of->controller < 0);
	for (size_t i = 0; i < st->processors_n; i++) {
		int no = st->processors[i].controller;

		if (no < 0)
			continue;
		add_link(c, &pg->views, &pg->views_n, &cap,
		    arena_printf(c->a, STR_FMT ": " STR_FMT,
			STR_ARG(T(c, TEXT_C_STAFF_RECORD_OTHERS)),
			STR_ARG(lang_controller_label(&st->controllers[no],
			    c->lang))),
		    arena_printf(c->a, "?of=processor&controller=" STR_FMT,
			STR_ARG(st->controllers[no].n.name)),
		    of->processor && of->controller == no);
	}
}

/* The same view: "?of=processor". */
static struct str
view_query(struct call *c, const struct record_of *of, const char *more)
{
	if (of->processor)
		return arena_printf(c->a, "?of=processor%s%s",
		    more[0] != '\0' ? "&" : "", more);
	if (of->controller >= 0)
		return arena_printf(c->a, "?controller=" STR_FMT "%s%s",
		    STR_ARG(c->org->st->controllers[of->controller].n.name),
		    more[0] != '\0' ? "&" : "", more);
	return arena_printf(c->a, "%s%s", more[0] != '\0' ? "?" : "", more);
}

static void
files(struct call *c, const struct record_of *of, struct page_staff_record *pg)
{
	static const char *const formats[] = { "format=csv", "format=jsonld" };
	static const enum text_id labels[] = { TEXT_C_STAFF_RECORD_CSV,
		TEXT_PRIVACY_JSONLD };
	size_t cap = 0;

	for (size_t i = 0; i < ARRAY_LEN(formats); i++)
		add_link(c, &pg->files, &pg->files_n, &cap, T(c, labels[i]),
		    view_query(c, of, formats[i]), false);
}

static enum err
record_page(struct call *c, struct record_of of)
{
	struct page_staff_record pg = { .ui = &c->ui };
	struct buf body;
	size_t rows;
	enum err e;

	pg.heading = lang_record_title(c->a, c->org->st, c->lang, of);
	pg.open = str_is(query_get(c, "open"), "all");
	buf_init(&body, LIMIT_REPLY_BYTES);
	e = lang_record_in_page(&body, c->org->st, c->lang, of, pg.open, &rows);
	/* What lang prints as HTML is escaped there. */
	pg.body.bytes = arena_str(c->a, buf_str(&body));
	buf_release(&body);
	if (e != ERR_OK)
		return e;
	if (rows > 0)
		pg.open_href = call_path(c, "/staff/record" STR_FMT,
		    STR_ARG(view_query(c, &of, pg.open ? "" : "open=all")));
	pg.left_href = call_path(c, "/staff/statement#left");
	views(c, &of, &pg);
	files(c, &of, &pg);
	staff_page(c, 200);
	view_page_staff_record(&c->rp->body, &pg);
	return ERR_OK;
}

static enum err
record_file(struct call *c, struct record_of of, enum lang_format format)
{
	bool csv = format == LANG_CSV;
	enum err e =
	    lang_record_of(&c->rp->body, c->org->st, c->lang, format, of);

	if (e != ERR_OK)
		return e;
	c->rp->status = 200;
	reply_header(c->rp, "Content-Type",
	    csv ? STR("text/csv; charset=utf-8") : STR("application/ld+json"));
	reply_header(c->rp, "Content-Disposition",
	    csv ? STR("attachment; filename=\"record.csv\"")
		: STR("attachment; filename=\"record.jsonld\""));
	reply_header(c->rp, "Cache-Control", STR("no-store"));
	reply_header(c->rp, "X-Content-Type-Options", STR("nosniff"));
	return ERR_OK;
}

enum err
web_staff_record(struct call *c)
{
	struct str format = query_get(c, "format");
	const struct grant *g;
	struct record_of of;
	enum err e = tx_decide(c->tx, -1, ACT_AUDIT, NULL, NULL, -1, 0, &g);

	if (e == ERR_OK)
		e = of_query(c, &of);
	if (e != ERR_OK)
		return e;
	if (format.n == 0)
		return record_page(c, of);
	if (str_is(format, "csv"))
		return record_file(c, of, LANG_CSV);
	return str_is(format, "jsonld") ? record_file(c, of, LANG_JSONLD)
					: ERR_INVALID;
}
