/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/guide.h"

#define SAID 3 /* sentences beside an answer */

enum err
guide_section(struct str s, enum interview_section *out)
{
	for (int i = 0; i < INTERVIEW_SECTIONS; i++)
		if (str_is(s,
			interview_section_name((enum interview_section)i))) {
			*out = (enum interview_section)i;
			return ERR_OK;
		}
	return ERR_NOT_FOUND;
}

/* ---- what was sent ------------------------------------------------------- */

/* Every value of a field, with commas. */
static struct str
typed(struct guide_form *f, struct str id, bool *sent)
{
	struct str out = STR("");
	size_t n = 0;

	*sent = false;
	for (size_t i = 0; f->form != NULL && i < f->form->n; i++) {
		const struct param *p = &f->form->at[i];

		if (str_is(p->name, "asked") && str_eq(p->value, id))
			*sent = true;
		if (!str_eq(p->name, id))
			continue;
		out = n++ == 0 ? p->value
			       : arena_printf(f->a, STR_FMT ", " STR_FMT,
				     STR_ARG(out), STR_ARG(p->value));
	}
	return out;
}

static void
wrong(struct guide_form *f, struct str id, struct str why)
{
	struct view_error *e =
	    ARENA_PUSH(f->a, f->errors, f->errors_n, f->errors_cap);

	e->field = id;
	e->text = why;
}

/* Line ends of a form are CR LF. */
static struct str
without_cr(struct guide_form *f, struct str s)
{
	char *p = arena_alloc(f->a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r')
			p[n++] = s.p[i];
	return (struct str){ p, n };
}

static enum err
save_one(struct guide_form *f, const struct interview_ask *q, struct str *draft)
{
	struct str answer, out, why;
	bool sent;
	enum err e;

	answer = without_cr(f, typed(f, q->id, &sent));
	/* What had no answer and got none stays a question. */
	if (!sent || str_eq(answer, q->answer) ||
	    (answer.n == 0 && q->answer.n == 0))
		return ERR_OK;
	e = interview_answer(f->a, *draft, q->id, answer, f->lang, f->today,
	    &out, &why);
	if (e == ERR_OK)
		*draft = out;
	if (e == ERR_INVALID)
		wrong(f, q->id, why);
	/* An answer before this one may have taken the question away. */
	return e == ERR_INVALID || e == ERR_NOT_FOUND ? ERR_OK : e;
}

enum err
guide_save(struct guide_form *f, struct str draft, struct str *out)
{
	struct interview_ask *list;
	size_t n;
	enum err e = interview_list(f->a, draft, f->lang, &list, &n);

	for (size_t i = 0; e == ERR_OK && i < n; i++)
		if (list[i].section == f->section)
			e = save_one(f, &list[i], &draft);
	if (e == ERR_OK)
		*out = draft;
	return e;
}

/* ---- what is shown ----------------------------------------------------- */

static const char *
control(const struct interview_ask *q)
{
	switch (q->kind) {
	case INTERVIEW_TEXT:
		return "textarea";
	case INTERVIEW_MAILBOX:
		return "email";
	case INTERVIEW_YES:
	case INTERVIEW_ONE:
		return "radio";
	case INTERVIEW_MANY:
		return "checkboxes";
	default:
		return "text";
	}
}

static void
field(struct guide_form *f, const struct interview_ask *q,
    struct view_field *out)
{
	struct str label = q->ask, sent_text;
	size_t cap = 0;
	bool sent;

	if (q->about.n > 0)
		label = arena_printf(f->a, STR_FMT ": " STR_FMT,
		    STR_ARG(q->about), STR_ARG(label));
	if (q->lang >= 0)
		label = arena_printf(f->a, STR_FMT " (" STR_FMT ")",
		    STR_ARG(label), STR_ARG(lang_own_name((enum lang)q->lang)));
	*out = (struct view_field){ .name = q->id,
		.id = q->id,
		.label = label,
		.kind = str_of(control(q)),
		.value = q->answer,
		.help = q->help,
		.rows = 3,
		.required = !q->may_be_none && q->kind != INTERVIEW_MANY };
	for (size_t i = 0; i < f->errors_n; i++)
		if (str_eq(f->errors[i].field, q->id))
			out->error = f->errors[i].text;
	sent_text = typed(f, q->id, &sent);
	if (sent && out->error.n > 0)
		out->value = sent_text;
	for (size_t i = 0; i < q->options_n; i++) {
		const struct interview_option *o = &q->options[i];
		struct view_choice *c =
		    ARENA_PUSH(f->a, out->choices, out->choices_n, cap);

		c->value = o->value;
		c->label = o->label;
		c->help = o->why;
		c->chosen = o->chosen;
	}
}

static void
item(struct guide_form *f, const struct guide *g, const struct interview_ask *q,
    struct page_staff_guide_items *out)
{
	const struct lang_sentence *s;
	int l = q->lang >= 0 ? q->lang : (int)g->lang;
	size_t cap = 0, said = 0;

	out->id = q->id;
	out->about = q->about;
	field(f, q, ARENA_PUSH(f->a, out->fields, out->fields_n, cap));
	for (size_t i = 0; i < SAID && (s = guide_sentence(g, q, i)) != NULL;
	     i++) {
		struct page_staff_guide_items_said *p =
		    ARENA_PUSH(f->a, out->said, out->said_n, said);

		p->text = s->text;
		p->lang = str_of(lang_code((enum lang)l));
	}
}

static void
sections(struct guide_form *f, struct page_staff_guide *page)
{
	size_t cap = 0;

	for (int i = 0; i < INTERVIEW_SECTIONS; i++) {
		enum interview_section s = (enum interview_section)i;
		struct view_link *l =
		    ARENA_PUSH(f->a, page->sections, page->sections_n, cap);

		l->href = arena_printf(f->a, STR_FMT "/%s", STR_ARG(f->root),
		    interview_section_name(s));
		l->label = interview_section_title(s, f->lang);
		l->current = s == f->section;
	}
}

static void
remains(struct guide_form *f, const struct guide *g,
    struct page_staff_guide *page)
{
	size_t cap = 0;

	page->errors_left = (int64_t)g->found.errors;
	page->warnings_left = (int64_t)g->found.warnings;
	for (size_t i = 0; i < g->first_n; i++) {
		struct page_staff_guide_first *p =
		    ARENA_PUSH(f->a, page->first, page->first_n, cap);

		p->text = arena_printf(f->a, "%u: " STR_FMT,
		    (unsigned)g->first[i].pos.line, STR_ARG(g->first[i].text));
		p->remedy = g->first[i].remedy;
	}
}

enum err
guide_fill(struct guide_form *f, struct str draft,
    struct page_staff_guide *page)
{
	struct interview_ask *list;
	struct guide g;
	size_t n, cap = 0;
	enum err e = interview_list(f->a, draft, f->lang, &list, &n);

	if (e != ERR_OK)
		return e;
	guide_look(f->a, draft, f->lang, f->today, &g);
	page->begun = true;
	page->root = f->root;
	page->section = str_of(interview_section_name(f->section));
	page->heading = interview_section_title(f->section, f->lang);
	page->last = f->section + 1 == INTERVIEW_SECTIONS;
	page->errors = f->errors;
	page->errors_n = f->errors_n;
	sections(f, page);
	remains(f, &g, page);
	for (size_t i = 0; i < n; i++)
		if (list[i].section == f->section)
			item(f, &g, &list[i],
			    ARENA_PUSH(f->a, page->items, page->items_n, cap));
	return ERR_OK;
}
