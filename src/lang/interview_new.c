/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_new: a new statement, with what is proposed. */
#include "lang/interview_private.h"

static void
new_fields(struct work *w)
{
	for (size_t i = 0; fact_at(i).n > 0; i++)
		if (fact_proposed(i))
			field_add(w, i);
}

static void
new_pieces(struct work *w)
{
	const struct piece *p;

	for (size_t i = 0; (p = piece_at(i)) != NULL; i++)
		if (p->when == PIECE_FIXED || p->when == PIECE_ON)
			piece_add(w, p);
}

static struct str
new_head(struct work *w, struct str name, struct str slug)
{
	struct str today = date_text(w->a, w->today);
	struct str next = date_text(w->a, work_due(w));
	struct str quoted = edit_quote(w->a, name, 1);

	return arena_printf(w->a,
	    "# Written by questions and answers (vern policy new). It may be "
	    "edited by hand,\n"
	    "# and the questions go on working.\n"
	    "\n"
	    "statement " STR_FMT " {\n"
	    "\t%s " STR_FMT "\n"
	    "\tversion 1.0.0\n"
	    "\teffective " STR_FMT "\n"
	    "\treview by " STR_FMT "\n"
	    "\tlanguages %s\n"
	    "\tonly in the EEA\n"
	    "\tno automated decisions\n"
	    "\tthere are no recipients\n"
	    "}\n"
	    "\n"
	    "controller " STR_FMT " {\n"
	    "\tname " STR_FMT "\n",
	    STR_ARG(slug), lang_code(w->lang), STR_ARG(quoted), STR_ARG(today),
	    STR_ARG(next), lang_code(w->lang), STR_ARG(slug), STR_ARG(quoted));
}

const char interview_officer[] =
    "data protection officer not required {\n"
    "\treason {\n"
    "\t\tnb 'Vi er små, er ikke et offentlig organ og behandler ikke særlige "
    "kategorier i stor skala.'\n"
    "\t\tnn 'Vi er små, er ikkje eit offentleg organ og behandlar ikkje "
    "særlege kategoriar i stor skala.'\n"
    "\t\ten 'We are small, are no public body and process no special "
    "categories on a large scale.'\n"
    "\t}\n"
    "\tadvisor nb 'Styrelederen' nn 'Styreleiaren' en 'The chair'\n"
    "}\n";

static const char promises[] = "promise no ip address stored\n"
			       "promise no member sees another member\n"
			       "promise no tracking in mail\n"
			       "promise only declared cookies\n";

static enum err
new_print(struct work *w, struct str bytes, struct str *out)
{
	struct lang_findings found = { 0 };
	struct buf b;
	enum err e;

	buf_init(&b, 4 * LIMIT_STATEMENT);
	e = lang_print(w->a, bytes,
	    w->lang == LANG_EN ? LANG_KEYWORDS_EN : LANG_KEYWORDS_NB, w->lang,
	    &b, &found);
	if (e == ERR_OK)
		*out = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return e;
}

enum err
interview_new(struct arena *a, struct str name, enum lang lang,
    struct date today, struct str *out)
{
	static const struct question head = { .kind = INTERVIEW_LINE,
		.each = KW_MAX,
		.construct = KW_STATEMENT,
		.line = KW_MAX,
		.inner = KW_MAX,
		.word = KW_MAX };
	struct work w = { .a = a, .lang = lang, .today = today, .q = &head };
	struct str slug = interview_name(a, name), text;
	enum err e = ERR_INVALID;

	if (slug.n == 0 || !interview_clean(&w, name, &name))
		return ERR_INVALID;
	text = arena_printf(a,
	    STR_FMT "\tauthority NO \"Datatilsynet\" web "
		    "\"https://www.datatilsynet.no\"\n}\n",
	    STR_ARG(new_head(&w, name, slug)));
	e = edit_open(&w.e, text);
	if (e == ERR_OK) {
		edit_line(&w.e, edit_find(&w.e, KW_CONTROLLER, STR_NONE),
		    piece_text(&w, STR_NONE, interview_officer));
		new_fields(&w);
		new_pieces(&w);
		edit_block(&w.e, KW_COOKIE,
		    arena_printf(a,
			"cookie \"" STR_FMT
			"-session\" necessary for sign in, ends with session",
			STR_ARG(slug)));
		edit_block(&w.e, KW_PROMISE, STR(promises));
		interview_come_again(&w);
		e = w.e.broken ? ERR_INTERNAL : new_print(&w, w.e.bytes, out);
	}
	edit_close(&w.e);
	return e;
}
