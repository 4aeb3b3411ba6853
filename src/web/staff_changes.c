/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/staff_changes.h"

struct filling {
	struct call *c;
	const struct diff *d;
	const struct diff_thing *of;
};

/* "line 12 before", and where it leads. */
static struct str
line_word(const struct filling *f, const struct diff_change *ch, bool is)
{
	struct diff_change one = *ch;

	if ((is ? ch->is_line : ch->was_line) == 0)
		return STR_NONE;
	if (is)
		one.was_line = 0;
	else
		one.is_line = 0;
	return lang_diff_lines(f->c->a, &one, f->c->lang);
}

/* "basis, consent text, nb": the language by its name. */
static struct str
what(const struct filling *f, const struct diff_change *ch)
{
	struct str s = lang_diff_property(ch, f->c->lang), head = s, last = s;
	enum lang l;

	for (size_t i = 0; i + 2 <= s.n; i++)
		if (s.p[i] == ',') {
			head = str_sub(s, 0, i + 2);
			last = str_sub(s, i + 2, s.n);
		}
	if (lang_find(last, &l) != ERR_OK)
		return s;
	last = lang_name_in(l, f->c->lang);
	return head.n == s.n ? last
			     : arena_printf(f->c->a, STR_FMT STR_FMT,
				   STR_ARG(head), STR_ARG(last));
}

static void
change(const struct filling *f, const struct diff_change *ch,
    struct view_change *out)
{
	struct call *c = f->c;
	bool whole =
	    ch->property.n == 0 && (ch->was_line == 0 || ch->is_line == 0);

	out->what = what(f, ch);
	if (ch->class != f->of->class)
		out->class = diff_class_word(ch->class, c->lang);
	out->was_line = line_word(f, ch, false);
	out->is_line = line_word(f, ch, true);
	out->was_href =
	    call_path(c, "/staff/statement#l%u", (unsigned)ch->was_line);
	out->is_href = call_path(c, "/staff/statement?v=" STR_FMT "#l%u",
	    STR_ARG(f->d->is->version), (unsigned)ch->is_line);
	/* Of a thing that came or went the sentences say all. */
	if (whole && f->of->said_n > 0)
		return;
	out->was = lang_diff_was(ch, c->lang);
	out->is = lang_diff_is(ch, c->lang);
}

static void
thing(const struct filling *f, struct view_thing *out)
{
	const struct diff_thing *t = f->of;
	struct call *c = f->c;
	struct str *follows;
	size_t n, changes = 0, said = 0, cap = 0;

	out->label = t->label;
	out->place = t->place;
	out->class = diff_class_word(t->class, c->lang);
	out->notice = (t->follows & DIFF_NOTICE) != 0;
	/* What is printed of the only change says it in better words. */
	out->folded = t->n == 1 && t->said_n > 0;
	out->code = str_of(lang_code(lang_diff_said_in(f->d, c->lang)));
	for (size_t i = 0; i < t->n; i++)
		change(f, t->at[i],
		    ARENA_PUSH(c->a, out->changes, out->changes_n, changes));
	for (size_t i = 0; i < t->said_n; i++) {
		struct view_said *s =
		    ARENA_PUSH(c->a, out->said, out->said_n, said);

		s->text = t->said[i].text;
		s->is = t->said[i].is;
	}
	n = lang_diff_thing_follows(c->a, f->d, t, c->lang, &follows);
	for (size_t i = 0; i < n; i++)
		((struct view_sentence *)ARENA_PUSH(c->a, out->follows,
		     out->follows_n, cap))
		    ->text = follows[i];
}

void
staff_changes(struct call *c, const struct diff *d, struct staff_changes *out)
{
	struct diff_thing *things;
	size_t cap = 0, small = 0, n;

	*out = (struct staff_changes){ 0 };
	n = lang_diff_things(c->a, d, c->lang, &things);
	lang_diff_strongest(things, n);
	for (size_t i = 0; i < n; i++) {
		const struct filling f = { c, d, &things[i] };

		if (things[i].class == DIFF_IS_EDITORIAL)
			thing(&f,
			    ARENA_PUSH(c->a, out->small, out->small_n, small));
		else
			thing(&f,
			    ARENA_PUSH(c->a, out->things, out->things_n, cap));
	}
}
