/* SPDX-License-Identifier: EUPL-1.2 */
#include "vault/vault.h"
#include "web/guide_private.h"

#define SAID      6 /* sentences beside an answer; more are folded */
#define FOLD_FROM 2 /* things of a part; more are folded */

/* ---- parts ------------------------------------------------------------- */

const char *
guide_name(enum interview_section s)
{
	return s == INTERVIEW_SECTIONS ? "end" : interview_section_name(s);
}

struct str
guide_title(struct guide_form *f, enum interview_section s)
{
	return s == INTERVIEW_SECTIONS
		   ? view_text((int64_t)f->lang, TEXT_C_GUIDE_END)
		   : interview_section_title(s, f->lang);
}

struct str
guide_path(struct guide_form *f, enum interview_section s, struct str id)
{
	return arena_printf(f->a, STR_FMT "/%s%s" STR_FMT, STR_ARG(f->root),
	    guide_name(s), id.n > 0 ? "#" : "", STR_ARG(id));
}

enum err
guide_section(struct str s, enum interview_section *out)
{
	for (int i = 0; i <= INTERVIEW_SECTIONS; i++)
		if (str_is(s, guide_name((enum interview_section)i))) {
			*out = (enum interview_section)i;
			return ERR_OK;
		}
	return ERR_NOT_FOUND;
}

/* Of the names that questions have, and nothing that a header would obey. */
static bool
is_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != '.')
			return false;
	}
	return true;
}

struct str
guide_onward(struct guide_form *f, struct str what)
{
	enum interview_section to = f->section;
	struct str name;

	if (str_is(what, "next"))
		return guide_path(f, f->section + 1, STR(""));
	if (str_starts(what, STR("to:"))) {
		what = str_sub(what, 3, what.n);
		(void)str_cut(&what, '#', &name);
		if (guide_section(name, &to) == ERR_OK && is_id(what))
			return guide_path(f, to, what);
	}
	return guide_path(f, f->section, STR(""));
}

static bool
has_question(const struct interview_ask *list, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].id, id))
			return true;
	return false;
}

struct str
guide_opens(struct guide_form *f, struct str before, struct str after)
{
	struct interview_ask *was, *now;
	size_t was_n, now_n;

	if (interview_list(f->a, before, f->lang, &was, &was_n) != ERR_OK ||
	    interview_list(f->a, after, f->lang, &now, &now_n) != ERR_OK)
		return STR("");
	for (size_t i = 0; i < now_n; i++)
		if (now[i].section == f->section && is_id(now[i].id) &&
		    !has_question(was, was_n, now[i].id))
			return arena_printf(f->a,
			    STR_FMT "/%s?opened=" STR_FMT "#" STR_FMT,
			    STR_ARG(f->root), guide_name(f->section),
			    STR_ARG(now[i].id), STR_ARG(now[i].id));
	return STR("");
}

/* ---- what was sent ------------------------------------------------------- */

/* Every value of a field, with commas. */
static struct str
typed(struct guide_form *f, struct str id)
{
	struct str out = STR("");
	size_t n = 0;

	for (size_t i = 0; f->form != NULL && i < f->form->n; i++) {
		const struct param *p = &f->form->at[i];

		if (!str_eq(p->name, id))
			continue;
		out = n++ == 0 ? p->value
			       : arena_printf(f->a, STR_FMT ", " STR_FMT,
				     STR_ARG(out), STR_ARG(p->value));
	}
	return out;
}

/* What was asked stands in the form as "ID KEY": the key of the answer that was
 * shown, or nothing when the form does not say. */
static bool
was_asked(struct guide_form *f, struct str id, struct str *key_out)
{
	*key_out = STR("");
	for (size_t i = 0; f->form != NULL && i < f->form->n; i++) {
		struct str rest = f->form->at[i].value, name;

		if (!str_is(f->form->at[i].name, "asked"))
			continue;
		if (!str_cut(&rest, ' ', &name) || !str_eq(name, id))
			continue;
		*key_out = rest;
		return true;
	}
	return false;
}

void
guide_wrong(struct guide_form *f, struct str id, struct str why)
{
	struct view_error *e =
	    ARENA_PUSH(f->a, f->errors, f->errors_n, f->errors_cap);

	e->field = id;
	e->text = why;
}

/* Tells a draft from another; each form says from which one it was made. */
static struct str
guide_key(struct arena *a, struct str draft)
{
	uint8_t h[VAULT_DIGEST_BYTES];

	hash(draft, h);
	return hex_encode(a, (struct str){ (const char *)h, 16 });
}

bool
guide_is_stale(struct arena *a, struct str seen, struct str draft)
{
	return seen.n > 0 && !str_eq(seen, guide_key(a, draft));
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

/* Whether somebody typed or chose something else than the form had. */
static bool
is_typed(struct guide_form *f, const struct interview_ask *q,
    struct str *answer_out)
{
	struct str was, answer = without_cr(f, typed(f, q->id));

	/* As the file has it, however it was typed. */
	if (q->kind == INTERVIEW_DATE)
		answer = interview_date(f->a, answer);
	*answer_out = answer;
	/* What had no answer and got none stays a question. */
	if (!was_asked(f, q->id, &was) || str_eq(answer, q->answer) ||
	    (answer.n == 0 && q->answer.n == 0))
		return false;
	return was.n == 0 || !str_eq(was, guide_key(f->a, answer));
}

static enum err
save_one(struct guide_form *f, const struct interview_ask *q, struct str *draft)
{
	struct str answer, out, why;
	enum err e;

	if (!is_typed(f, q, &answer))
		return ERR_OK;
	if (f->stale) {
		f->unsaved++;
		return ERR_OK;
	}
	e = interview_answer(f->a, *draft, q->id, answer, f->lang, f->today,
	    &out, &why);
	if (e == ERR_OK)
		*draft = out;
	if (e == ERR_INVALID)
		guide_wrong(f, q->id, why);
	/* An answer before this one may have taken the question away. */
	return e == ERR_INVALID || e == ERR_NOT_FOUND ? ERR_OK : e;
}

struct str
guide_said(struct guide_form *f, enum text_id text, struct str one)
{
	struct view_arg arg = { .s = one };

	return view_text_fill(f->a, view_text((int64_t)f->lang, (int)text),
	    &arg, 1);
}

/* An answer to a question that the draft has no more is told, not lost. */
static void
gone(struct guide_form *f, const struct interview_ask *list, size_t n)
{
	for (size_t i = 0; i < f->form->n; i++) {
		struct str was = f->form->at[i].value, id, answer;
		bool there = false;

		if (!str_is(f->form->at[i].name, "asked") ||
		    !str_cut(&was, ' ', &id))
			continue;
		for (size_t k = 0; k < n && !there; k++)
			there = str_eq(list[k].id, id);
		answer = without_cr(f, typed(f, id));
		if (there || answer.n == 0 ||
		    str_eq(was, guide_key(f->a, answer)))
			continue;
		f->unsaved++;
		guide_wrong(f, STR(""),
		    guide_said(f, TEXT_C_GUIDE_GONE, answer));
	}
}

enum err
guide_save(struct guide_form *f, struct str draft, struct str *out)
{
	struct interview_ask *list;
	size_t n;
	enum err e = interview_list(f->a, draft, f->lang, &list, &n);

	f->stale |= guide_is_stale(f->a, params_get(f->form, "seen"), draft);
	for (size_t i = 0; e == ERR_OK && i < n; i++)
		if (list[i].section == f->section)
			e = save_one(f, &list[i], &draft);
	if (e == ERR_OK && f->stale)
		gone(f, list, n);
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

static bool
was_chosen(struct guide_form *f, struct str id, struct str value)
{
	for (size_t i = 0; i < f->form->n; i++)
		if (str_eq(f->form->at[i].name, id) &&
		    str_eq(f->form->at[i].value, value))
			return true;
	return false;
}

/* An answer as people read it: the labels of what is chosen. */
struct str
guide_read(struct guide_form *f, const struct interview_ask *q)
{
	struct str s = STR("");

	if (q->options_n == 0)
		return interview_shown(f->a, q, f->lang);
	for (size_t i = 0; i < q->options_n; i++)
		if (q->options[i].chosen)
			s = arena_printf(f->a, STR_FMT "%s" STR_FMT, STR_ARG(s),
			    s.n > 0 ? ", " : "", STR_ARG(q->options[i].label));
	return s;
}

/* What was typed and not taken, beside what the draft says now. */
static void
unsaved(struct guide_form *f, const struct interview_ask *q,
    struct view_field *out)
{
	struct str was, now = guide_read(f, q);

	out->error = view_text((int64_t)f->lang, TEXT_C_GUIDE_UNSAVED);
	if (was_asked(f, q->id, &was) && was.n > 0 &&
	    !str_eq(was, guide_key(f->a, q->answer)))
		out->error = guide_said(f, TEXT_C_GUIDE_CONFLICT,
		    now.n > 0 ? now : STR("–"));
	guide_wrong(f, q->id,
	    arena_printf(f->a, STR_FMT " " STR_FMT, STR_ARG(out->label),
		STR_ARG(out->error)));
}

static void
choices(struct guide_form *f, const struct interview_ask *q, bool as_typed,
    struct view_field *out)
{
	size_t cap = 0;

	for (size_t i = 0; i < q->options_n; i++) {
		const struct interview_option *o = &q->options[i];
		struct view_choice *c =
		    ARENA_PUSH(f->a, out->choices, out->choices_n, cap);

		c->value = o->value;
		c->label = o->label;
		c->help = o->why;
		c->chosen =
		    as_typed ? was_chosen(f, q->id, o->value) : o->chosen;
	}
}

static void
field(struct guide_form *f, const struct interview_ask *q, bool grouped,
    struct view_field *out)
{
	struct str label = q->ask, answer;
	bool typed_now, refused = false;

	if (q->about.n > 0 && !grouped)
		label = arena_printf(f->a, STR_FMT ": " STR_FMT,
		    STR_ARG(q->about), STR_ARG(label));
	if (q->lang >= 0)
		label = arena_printf(f->a, STR_FMT " (" STR_FMT ")",
		    STR_ARG(label), STR_ARG(lang_own_name((enum lang)q->lang)));
	*out = (struct view_field){ .name = q->id,
		.id = q->id,
		.label = label,
		.kind = str_of(control(q)),
		.value = interview_shown(f->a, q, f->lang),
		.help = q->help,
		.rows = 3,
		.required = !q->may_be_none };
	for (size_t i = 0; i < f->errors_n; i++)
		if (str_eq(f->errors[i].field, q->id)) {
			out->error = f->errors[i].text;
			refused = true;
		}
	typed_now = f->form != NULL && is_typed(f, q, &answer);
	if (typed_now && f->stale)
		unsaved(f, q, out);
	typed_now = typed_now && (refused || f->stale);
	if (typed_now)
		out->value = answer;
	choices(f, q, typed_now, out);
}

static void
item(struct guide_form *f, const struct guide *g, const struct interview_ask *q,
    bool grouped, struct view_guide_item *out)
{
	const struct lang_sentence **all;
	int l = q->lang >= 0 ? q->lang : (int)g->lang;
	size_t cap = 0, said = 0, more = 0, n;

	all = guide_said_of(f->a, g, q, &n);
	out->asked = arena_printf(f->a, STR_FMT " " STR_FMT, STR_ARG(q->id),
	    STR_ARG(guide_key(f->a, q->answer)));
	field(f, q, grouped, ARENA_PUSH(f->a, out->fields, out->fields_n, cap));
	for (size_t i = 0; i < n; i++) {
		struct view_spoken *p =
		    i < SAID ? ARENA_PUSH(f->a, out->said, out->said_n, said)
			     : ARENA_PUSH(f->a, out->more, out->more_n, more);

		p->text = all[i]->text;
		p->code = str_of(lang_code((enum lang)l));
	}
	out->n = (int64_t)out->more_n;
}

/* ---- what belongs together ---------------------------------------------- */

/* Whether a question is about the same as the one before it. */
static bool
goes_on(const struct interview_ask *list, size_t i)
{
	return i > 0 && list[i - 1].section == list[i].section &&
	       str_eq(list[i - 1].about, list[i].about);
}

/* Parts of more than a few things are folded, each below its name. */
static bool
is_long(const struct interview_ask *list, size_t n, enum interview_section s)
{
	size_t parts = 0;

	for (size_t i = 0; i < n; i++)
		parts += list[i].section == s && list[i].about.n > 0 &&
			 !goes_on(list, i);
	return parts > FOLD_FROM;
}

bool
guide_is_found(const struct guide *g, struct str id)
{
	for (size_t i = 0; i < g->found.n; i++)
		if (str_eq(g->found_at[i].id, id))
			return true;
	return false;
}

static void
groups(struct guide_form *f, const struct guide *g,
    const struct interview_ask *list, size_t n, struct page_staff_guide *page)
{
	bool folds = is_long(list, n, f->section);
	struct view_guide_group *now = NULL;
	size_t cap = 0, items = 0;

	for (size_t i = 0; i < n; i++) {
		const struct interview_ask *q = &list[i];
		struct view_guide_item *it;

		if (q->section != f->section)
			continue;
		if (now == NULL || !goes_on(list, i)) {
			now =
			    ARENA_PUSH(f->a, page->groups, page->groups_n, cap);
			now->id =
			    arena_printf(f->a, "part-%zu", page->groups_n);
			now->label = q->about;
			now->folded = folds && q->about.n > 0;
			items = 0;
		}
		it = ARENA_PUSH(f->a, now->items, now->items_n, items);
		item(f, g, q, now->folded, it);
		now->n = (int64_t)now->items_n;
		now->open |= it->fields->error.n > 0 || !q->answered ||
			     guide_is_found(g, q->id);
	}
}

static void
sections(struct guide_form *f, struct page_staff_guide *page)
{
	size_t cap = 0;

	for (int i = 0; i <= INTERVIEW_SECTIONS; i++) {
		enum interview_section s = (enum interview_section)i;
		struct view_guide_part *l =
		    ARENA_PUSH(f->a, page->sections, page->sections_n, cap);

		l->href = guide_path(f, s, STR(""));
		l->label = guide_title(f, s);
		l->current = s == f->section;
		if (!page->ended)
			l->go = arena_printf(f->a, "to:%s", guide_name(s));
	}
}

/* Beside its question a refusal needs no name; in the summary it does. */
static void
name_errors(struct guide_form *f, const struct interview_ask *list, size_t n)
{
	for (size_t i = 0; i < f->errors_n && !f->stale; i++)
		for (size_t k = 0; k < n; k++)
			if (str_eq(f->errors[i].field, list[k].id))
				f->errors[i].text = arena_printf(f->a,
				    STR_FMT " " STR_FMT,
				    STR_ARG(interview_asked(f->a, &list[k])),
				    STR_ARG(f->errors[i].text));
}

/* ---- what is there and what is left ------------------------------------- */

enum err
guide_fill(struct guide_form *f, struct str draft,
    struct page_staff_guide *page)
{
	struct interview_ask *list;
	struct guide g;
	size_t n;
	enum err e = interview_list(f->a, draft, f->lang, &list, &n);

	if (e != ERR_OK)
		return e;
	guide_look(f->a, draft, f->lang, f->today, &g);
	page->begun = true;
	page->ended = f->section == INTERVIEW_SECTIONS;
	page->root = f->root;
	page->section = str_of(guide_name(f->section));
	page->heading = guide_title(f, f->section);
	page->last = f->section + 1 == INTERVIEW_SECTIONS;
	page->seen = guide_key(f->a, draft);
	for (size_t i = 0; i < n; i++)
		if (f->opened.n > 0 && list[i].section == f->section &&
		    str_eq(list[i].id, f->opened)) {
			page->opened = interview_asked(f->a, &list[i]);
			page->opened_href =
			    guide_path(f, f->section, list[i].id);
		}
	sections(f, page);
	guide_remains(f, &g, page);
	if (page->ended)
		guide_made(f, &g, list, n, page);
	else
		groups(f, &g, list, n, page);
	name_errors(f, list, n);
	page->errors = f->errors;
	page->errors_n = f->errors_n;
	return ERR_OK;
}
