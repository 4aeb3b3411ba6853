/* SPDX-License-Identifier: EUPL-1.2 */
/* web/guide_end: what remains to be mended, and what the answers have become:
 * the last page, and the whole statement. */
#include "base/limits.h"
#include "lang/prose.h"
#include "web/guide_private.h"

/* What is found, and the question that it is about; of what no question knows,
 * what it is called in the file. */
static void
found(struct guide_form *f, const struct lang_finding *is,
    const struct interview_place *at, struct view_found *out)
{
	out->text = is->text;
	if (at->id.n == 0) {
		out->remedy = is->remedy;
		out->where =
		    at->where.n == 0
			? STR("")
			: guide_said(f, TEXT_C_GUIDE_BY_HAND, at->where);
		return;
	}
	if (!at->exact)
		out->remedy = is->remedy;
	out->where = interview_section_title(at->section, f->lang);
	if (at->where.n > 0)
		out->where = arena_printf(f->a, STR_FMT " – " STR_FMT,
		    STR_ARG(out->where), STR_ARG(at->where));
	out->href = guide_path(f, at->section, at->id);
	/* From a page with answers one goes on by saving them. */
	if (f->section != INTERVIEW_SECTIONS && at->section != f->section)
		out->go = arena_printf(f->a, "to:%s#" STR_FMT,
		    guide_name(at->section), STR_ARG(at->id));
}

void
guide_remains(struct guide_form *f, const struct guide *g,
    struct page_staff_guide *page)
{
	size_t cap = 0;

	page->errors_left = (int64_t)g->found.errors;
	page->warnings_left = (int64_t)g->found.warnings;
	for (size_t i = 0; i < g->first_n; i++)
		found(f, &g->first[i], &g->first_at[i],
		    ARENA_PUSH(f->a, page->first, page->first_n, cap));
}

/* ---- the last page ------------------------------------------------------- */

static void
all_found(struct guide_form *f, const struct guide *g,
    struct page_staff_guide *page)
{
	size_t must = 0, should = 0;

	for (size_t i = 0; i < g->found.n; i++) {
		const struct lang_finding *is = &g->found.at[i];

		found(f, is, &g->found_at[i],
		    is->severity == LANG_ERROR
			? ARENA_PUSH(f->a, page->must, page->must_n, must)
			: ARENA_PUSH(f->a, page->should, page->should_n,
			      should));
	}
}

/* Unless it is among what is found already. */
static void
not_answered(struct guide_form *f, const struct guide *g,
    const struct interview_ask *list, size_t n, struct page_staff_guide *page)
{
	size_t cap = 0;

	for (size_t i = 0; i < n; i++) {
		const struct interview_ask *q = &list[i];
		struct view_link *l;

		if (q->answered || guide_is_found(g, q->id))
			continue;
		l = ARENA_PUSH(f->a, page->open, page->open_n, cap);
		l->href = guide_path(f, q->section, q->id);
		l->label = arena_printf(f->a, STR_FMT " – " STR_FMT,
		    STR_ARG(interview_section_title(q->section, f->lang)),
		    STR_ARG(interview_asked(f->a, q)));
	}
}

/* The answers that say most. */
static void
made(struct guide_form *f, const struct guide *g,
    const struct interview_ask *list, size_t n, struct page_staff_guide *page)
{
	static const char *const ids[] = { "controller.name", "languages",
		"version", "effective", "fields", "kinds", "purposes", "roles",
		"suppliers", "others", "keep.left" };
	const struct lang_sentence *said;
	size_t cap = 0;

	for (size_t i = 0; i < n; i++) {
		struct str answer = guide_read(f, &list[i]);

		for (size_t k = 0; k < ARRAY_LEN(ids) && answer.n > 0; k++) {
			struct view_row *r;

			if (!str_is(list[i].id, ids[k]))
				continue;
			r = ARENA_PUSH(f->a, page->made, page->made_n, cap);
			r->label = list[i].ask;
			r->value = answer;
			/* A period is read as it is printed. */
			if (list[i].kind == INTERVIEW_PERIOD &&
			    (said = guide_sentence(g, &list[i], 0)) != NULL)
				r->value = said->text;
		}
	}
}

static void
to_read(struct guide_form *f, const struct guide *g,
    struct page_staff_guide *page)
{
	size_t cap = 0;

	for (int l = 0; l < LANG_MAX; l++) {
		struct view_link *link;

		if (g->st == NULL || !g->st->langs[l])
			continue;
		link = ARENA_PUSH(f->a, page->read, page->read_n, cap);
		link->href = arena_printf(f->a, STR_FMT "/statement?in=%s",
		    STR_ARG(f->root), lang_code((enum lang)l));
		link->label = arena_printf(f->a, STR_FMT " (" STR_FMT ")",
		    STR_ARG(
			view_text((int64_t)f->lang, TEXT_C_GUIDE_READ_WHOLE)),
		    STR_ARG(lang_own_name((enum lang)l)));
	}
}

void
guide_made(struct guide_form *f, const struct guide *g,
    const struct interview_ask *list, size_t n, struct page_staff_guide *page)
{
	all_found(f, g, page);
	not_answered(f, g, list, n, page);
	made(f, g, list, n, page);
	to_read(f, g, page);
}

void
guide_step(struct guide_form *f, struct page_staff_guide *page,
    const struct guide_step *step)
{
	struct view_step *s =
	    ARENA_PUSH(f->a, page->next, page->next_n, f->next_cap);

	s->label = view_text((int64_t)f->lang, (int)step->label);
	s->text = view_text((int64_t)f->lang, (int)step->text);
	s->code = step->code;
	s->href = step->href;
	s->link = step->link;
}

/* ---- the whole statement ------------------------------------------------- */

enum err
guide_statement(struct guide_form *f, struct str draft, struct str in,
    struct page_staff_guide_statement *page)
{
	enum lang lang;
	struct guide g;
	struct buf b;
	enum err e;

	if (lang_find(in, &lang) != ERR_OK)
		lang = f->lang;
	guide_look(f->a, draft, lang, f->today, &g);
	page->back = guide_path(f, INTERVIEW_SECTIONS, STR(""));
	page->note = view_text((int64_t)f->lang, TEXT_C_GUIDE_PRINT_NONE);
	page->code = str_of(lang_code(g.lang));
	if (g.st == NULL)
		return ERR_OK;
	page->note = view_text((int64_t)f->lang, TEXT_C_GUIDE_PRINT_NOTE);
	buf_init(&b, LIMIT_REPLY_BYTES);
	e = lang_statement(&b, g.st, g.lang, LANG_HTML);
	page->body.bytes = arena_str(f->a, buf_str(&b));
	buf_release(&b);
	return e;
}
