/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_line: answers that are one value, text or word of a line. */
#include "lang/interview_private.h"
#include "lang/prose.h"

static struct str
token_answer(struct work *w, const struct token *t)
{
	if (t == NULL)
		return STR("");
	return arena_str(w->a, t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK
				   ? t->value
				   : t->text);
}

/* The block of a line in a block, or the construct. */
static struct item *
line_parent(struct work *w)
{
	struct item *block = work_block(w);

	return w->q->inner == KW_MAX ? block : edit_kid(block, w->q->line);
}

static enum kw
line_word(const struct work *w)
{
	return w->q->inner == KW_MAX ? w->q->line : w->q->inner;
}

static bool
no_place(struct work *w)
{
	return refuse(w, REFUSE_BY_HAND,
	    str_of(
		kw_text(w->q->line == KW_MAX ? w->q->construct : w->q->line)));
}

/* ---- a value ------------------------------------------------------------ */

void
interview_get_value(struct work *w)
{
	struct token *t = edit_value(work_line(w), w->q->word);

	/* A contact line without an address may begin with another's. */
	if (t != NULL && w->q->kind == INTERVIEW_MAILBOX &&
	    t != &work_line(w)->at[1])
		t = NULL;
	w->out->answer = token_answer(w, t);
}

static struct str
value_text(struct work *w, struct str answer)
{
	if (w->q->kind == INTERVIEW_DATE || w->q->kind == INTERVIEW_VERSION)
		return answer;
	return edit_quote(w->a, answer, 1);
}

/* An address is looked at again in a year, unless its line says when. */
static struct str
mailbox_text(struct work *w, struct str value)
{
	if (edit_value(work_line(w), KW_REVIEW_BY) != NULL)
		return value;
	return arena_printf(w->a, STR_FMT " review by " STR_FMT, STR_ARG(value),
	    STR_ARG(date_text(w->a, work_due(w))));
}

bool
interview_set_value(struct work *w, struct str answer)
{
	struct item *line = work_line(w);
	struct token *t = edit_value(line, w->q->word);
	struct item *parent = line_parent(w);
	struct str value = value_text(w, answer);

	if (line != NULL && answer.n == 0) {
		edit_drop(&w->e, line);
		return true;
	}
	if (w->q->kind == INTERVIEW_MAILBOX)
		value = mailbox_text(w, value);
	if (w->q->kind == INTERVIEW_MAILBOX && line != NULL &&
	    (t == NULL || t != &line->at[1])) {
		edit_put(&w->e, &line->at[0],
		    arena_printf(w->a, STR_FMT " " STR_FMT,
			STR_ARG(line->at[0].text), STR_ARG(value)));
		return true;
	}
	if (t != NULL) {
		edit_put(&w->e, t, value);
		return true;
	}
	if (w->q->word != KW_MAX)
		value = arena_printf(w->a, "%s " STR_FMT, kw_text(w->q->word),
		    STR_ARG(value));
	if (line != NULL) {
		edit_append(&w->e, line,
		    arena_printf(w->a, " " STR_FMT, STR_ARG(value)));
		return true;
	}
	if (parent == NULL)
		return no_place(w);
	edit_line(&w->e, parent,
	    arena_printf(w->a, "%s " STR_FMT, kw_text(line_word(w)),
		STR_ARG(value)));
	return true;
}

/* ---- countries --------------------------------------------------------- */

static struct str
countries_said(struct work *w)
{
	const struct item *line = work_line(w);
	struct str all = STR("");

	for (size_t i = 1; line != NULL && i < line->n; i++)
		if (line->at[i].type == TOKEN_WORD)
			all =
			    all.n == 0
				? token_answer(w, &line->at[i])
				: arena_printf(w->a, STR_FMT ", " STR_FMT,
				      STR_ARG(all), STR_ARG(line->at[i].text));
	return all;
}

void
interview_get_countries(struct work *w)
{
	w->out->answer = countries_said(w);
}

bool
interview_set_countries(struct work *w, struct str answer)
{
	struct item *line = work_line(w), *parent = line_parent(w);
	struct str text = arena_printf(w->a, "%s " STR_FMT,
	    kw_text(line_word(w)), STR_ARG(answer));

	if (parent == NULL)
		return no_place(w);
	if (line == NULL)
		edit_line(&w->e, parent, text);
	else if (!str_eq(answer, countries_said(w)))
		edit_put_line(&w->e, line, text);
	return true;
}

/* ---- texts with a language --------------------------------------------- */

void
interview_get_label(struct work *w)
{
	w->out->answer =
	    token_answer(w, edit_text(work_block(w), (enum lang)w->text_lang));
}

bool
interview_set_label(struct work *w, struct str answer)
{
	struct item *block = work_block(w);

	if (block == NULL)
		return no_place(w);
	edit_set_text(&w->e, block, (enum lang)w->text_lang, answer, true);
	return true;
}

void
interview_get_text(struct work *w)
{
	w->out->answer =
	    token_answer(w, edit_text(work_line(w), (enum lang)w->text_lang));
}

bool
interview_set_text(struct work *w, struct str answer)
{
	struct item *line = work_line(w), *parent = line_parent(w);
	struct str quoted = edit_quote(w->a, answer, 2);

	if (line != NULL) {
		edit_set_text(&w->e, line, (enum lang)w->text_lang, answer,
		    false);
		return true;
	}
	if (w->q->construct == KW_TOLD && parent == NULL) {
		piece_add(w, piece_find(KW_TOLD, STR("measures")));
		edit_set_text(&w->e, work_line(w), (enum lang)w->text_lang,
		    answer, false);
		return true;
	}
	if (parent == NULL)
		return no_place(w);
	edit_line(&w->e, parent,
	    arena_printf(w->a, "%s %s " STR_FMT, kw_text(line_word(w)),
		lang_code((enum lang)w->text_lang), STR_ARG(quoted)));
	return true;
}

/* ---- a text for all languages, or in each ------------------------------ */

/* What the words of the question stand behind. */
static struct token *
words_once(struct work *w)
{
	struct item *line = work_line(w);
	struct token *t = edit_value(line, w->q->word);
	const struct token *before;

	if (t == NULL || (t->type != TOKEN_TEXT && t->type != TOKEN_BLOCK))
		return NULL;
	before = t - 1;
	return token_is(before,
		   w->q->word == KW_MAX ? line_word(w) : w->q->word)
		   ? t
		   : NULL;
}

void
interview_get_words(struct work *w)
{
	struct token *t = edit_text(work_line(w), (enum lang)w->text_lang);

	w->out->answer = token_answer(w, t != NULL ? t : words_once(w));
}

/* With its language, where the statement has several and it matters. */
static struct str
words_text(struct work *w, struct str answer)
{
	struct str quoted = edit_quote(w->a, answer, 1);

	if (work_languages_n(w) < 2 || lang_reads_alike(answer))
		return quoted;
	return arena_printf(w->a, "%s " STR_FMT,
	    lang_code((enum lang)w->text_lang), STR_ARG(quoted));
}

/* The others go on saying what they said. */
static struct str
words_apart(struct work *w, struct str once, struct str answer)
{
	bool langs[LANG_MAX];
	struct str all = STR("");

	work_languages(w, langs);
	for (int l = 0; l < LANG_MAX; l++)
		if (langs[l])
			all = arena_printf(w->a, STR_FMT "%s%s " STR_FMT,
			    STR_ARG(all), all.n > 0 ? " " : "",
			    lang_code((enum lang)l),
			    STR_ARG(edit_quote(w->a,
				l == w->text_lang ? answer : once, 1)));
	return all;
}

static bool
has_language(const struct item *line)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (edit_text(line, (enum lang)l) != NULL)
			return true;
	return false;
}

bool
interview_set_words(struct work *w, struct str answer)
{
	struct item *line = work_line(w), *parent = line_parent(w);
	struct token *once = words_once(w);
	struct str text = words_text(w, answer);

	if (once != NULL) {
		edit_put(&w->e, once,
		    text.p[0] == '"' ? text
				     : words_apart(w, once->value, answer));
		return true;
	}
	if (line != NULL && has_language(line)) {
		edit_set_text(&w->e, line, (enum lang)w->text_lang, answer,
		    false);
		return true;
	}
	if (w->q->word != KW_MAX)
		text = arena_printf(w->a, "%s " STR_FMT, kw_text(w->q->word),
		    STR_ARG(text));
	if (line != NULL)
		edit_append(&w->e, line,
		    arena_printf(w->a, " " STR_FMT, STR_ARG(text)));
	else if (parent == NULL)
		return no_place(w);
	else
		edit_line(&w->e, parent,
		    arena_printf(w->a, "%s " STR_FMT, kw_text(line_word(w)),
			STR_ARG(text)));
	return true;
}

void
words_name_language(struct work *w)
{
	struct token *once = words_once(w);

	if (once != NULL && !lang_reads_alike(once->value))
		edit_put(&w->e, once,
		    arena_printf(w->a, "%s " STR_FMT,
			lang_code((enum lang)w->text_lang),
			STR_ARG(once->text)));
}

/* ---- yes and no -------------------------------------------------------- */

void
interview_get_flag(struct work *w)
{
	w->out->answer = work_line(w) != NULL ? STR("yes") : STR("no");
}

bool
interview_set_flag(struct work *w, struct str answer)
{
	struct item *line = work_line(w), *parent = line_parent(w);

	if (parent == NULL)
		return no_place(w);
	if (line != NULL && str_is(answer, "no"))
		edit_drop(&w->e, line);
	else if (line == NULL && str_is(answer, "yes"))
		edit_line(&w->e, parent, str_of(kw_text(w->q->line)));
	return true;
}

/* ---- languages --------------------------------------------------------- */

void
work_languages(struct work *w, bool out[LANG_MAX])
{
	struct item *st = edit_find(&w->e, KW_STATEMENT, STR_NONE);
	struct item *line = edit_kid(st, KW_LANGUAGES);

	for (int l = 0; l < LANG_MAX; l++)
		out[l] = edit_has(line, str_of(lang_code((enum lang)l)));
}

int
work_languages_n(struct work *w)
{
	bool langs[LANG_MAX];
	int n = 0;

	work_languages(w, langs);
	for (int l = 0; l < LANG_MAX; l++)
		n += langs[l];
	return n;
}

void
interview_get_languages(struct work *w)
{
	bool langs[LANG_MAX];

	work_languages(w, langs);
	for (int l = 0; l < LANG_MAX; l++) {
		struct str code = str_of(lang_code((enum lang)l));

		work_option(w, code, lang_own_name((enum lang)l), STR(""),
		    langs[l]);
		if (langs[l])
			add_to_answer(w, code);
	}
}

bool
interview_set_languages(struct work *w, struct str answer)
{
	struct item *line = work_line(w), *parent = line_parent(w);
	bool before[LANG_MAX];
	struct str text =
	    arena_printf(w->a, "languages " STR_FMT, STR_ARG(answer));

	if (answer.n == 0)
		return refuse(w, REFUSE_AT_LEAST_ONE, STR_NONE);
	if (parent == NULL)
		return no_place(w);
	work_languages(w, before);
	interview_name_language(w);
	line = work_line(w);
	parent = line_parent(w);
	if (line != NULL)
		edit_put_line(&w->e, line, text);
	else
		edit_line(&w->e, parent, text);
	for (int l = 0; l < LANG_MAX; l++) {
		bool now = answer_has(answer, str_of(lang_code((enum lang)l)));

		if (now && !before[l])
			pieces_fill(w, (enum lang)l);
	}
	for (int l = 0; l < LANG_MAX; l++) {
		bool now = answer_has(answer, str_of(lang_code((enum lang)l)));

		if (before[l] && !now)
			edit_drop_language(&w->e, (enum lang)l);
	}
	return true;
}

/* ---- data protection officer ------------------------------------------- */

void
interview_get_dpo(struct work *w)
{
	static const char *const none[3] = { "No, and none is required",
		"Nei, og det er ikke påkrevd", "Nei, og det er ikkje påkravd" };
	static const char *const have[3] = { "Yes", "Ja", "Ja" };
	struct item *line = work_line(w);
	bool without = line != NULL && line->n > 1 &&
		       token_is(&line->at[1], KW_NOT_REQUIRED);

	work_option(w, STR("none"), pick_lang(none, w->lang), STR(""), without);
	work_option(w, STR("have"), pick_lang(have, w->lang), STR(""),
	    line != NULL && !without);
	w->out->answer = line == NULL ? STR("")
			 : without    ? STR("none")
				      : STR("have");
}

bool
interview_set_dpo(struct work *w, struct str answer)
{
	struct item *line = work_line(w);

	if (line_parent(w) == NULL)
		return no_place(w);
	if (line != NULL)
		edit_drop(&w->e, line);
	if (str_is(answer, "have"))
		edit_line(&w->e, line_parent(w),
		    arena_printf(w->a,
			"data protection officer review by " STR_FMT,
			STR_ARG(date_text(w->a, work_due(w)))));
	else
		edit_line(&w->e, line_parent(w),
		    piece_text(w, STR_NONE, interview_officer));
	return true;
}

/* ---- what allows it ---------------------------------------------------- */

static const struct {
	enum kw kw;
	const char *value;
	const char *label[3], *why[3];
} bases[] = {
	{ KW_CONSENT, "consent",
	    { "Consent: people say yes, and can take it back",
		"Samtykke: folk sier ja, og kan trekke det",
		"Samtykke: folk seier ja, og kan trekkje det" },
	    { "", "", "" } },
	{ KW_CONTRACT, "contract",
	    { "Agreement: it is needed to give what people signed up for",
		"Avtale: det trengs for å gi det folk har meldt seg på",
		"Avtale: det trengst for å gi det folk har meldt seg på" },
	    { "", "", "" } },
	{ KW_LEGAL_OBLIGATION, "legal_obligation",
	    { "A duty by law", "En plikt etter loven", "Ei plikt etter lova" },
	    { "Name the law and the section.", "Oppgi lov og paragraf.",
		"Oppgi lov og paragraf." } },
	{ KW_LEGITIMATE, "legitimate_interest",
	    { "Legitimate interest: weighed against that of the person",
		"Berettiget interesse: veid mot hensynet til den enkelte",
		"Rettkomen interesse: vegen mot omsynet til den einskilde" },
	    { "The interest and the weighing are published.",
		"Interessen og avveiingen publiseres.",
		"Interessa og avveginga blir publiserte." } },
	{ KW_PUBLIC_TASK, "public_task",
	    { "A task of public interest, laid down by law",
		"En oppgave i allmennhetens interesse, fastsatt ved lov",
		"Ei oppgåve i interessa til ålmenta, fastsett ved lov" },
	    { "For public bodies. Name the law and the section.",
		"For offentlige organer. Oppgi lov og paragraf.",
		"For offentlege organ. Oppgi lov og paragraf." } },
	{ KW_VITAL_INTERESTS, "vital_interests",
	    { "Life and health are at stake", "Liv og helse står på spill",
		"Liv og helse står på spel" },
	    { "", "", "" } },
};

/* The basis that a part offered here comes with. */
static bool
proposed(const struct piece *p, size_t i)
{
	struct str text, line;

	if (p == NULL)
		return false;
	text = str_of(p->text);
	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (str_starts(line, STR("basis ")))
			return str_starts(str_sub(line, 6, line.n),
			    lang_keywords[bases[i].kw].en);
	}
	return false;
}

void
interview_get_basis(struct work *w)
{
	const struct piece *p = piece_find(KW_PURPOSE, w->item);
	struct item *line = work_line(w);

	for (size_t i = 0; i < ARRAY_LEN(bases); i++) {
		bool now = line != NULL && line->n > 1 &&
			   token_is(&line->at[1], bases[i].kw);

		work_option(w, str_of(bases[i].value),
		    pick_lang(bases[i].label, w->lang),
		    proposed(p, i) ? pick_lang(p->why, w->lang)
				   : pick_lang(bases[i].why, w->lang),
		    now);
		if (now)
			w->out->answer = str_of(bases[i].value);
	}
}

static void
withdrawn_by(struct work *w)
{
	struct item *block = work_block(w);

	if (edit_kid(block, KW_WITHDRAWN_BY) != NULL)
		return;
	edit_line(&w->e, block,
	    edit_kid(block, KW_SEND_BY) != NULL
		? STR("withdrawn by link, portal, email")
		: STR("withdrawn by portal, email"));
}

bool
interview_set_basis(struct work *w, struct str answer)
{
	static const char yes[] =
	    "basis consent {\n"
	    "\tconsent text nb 'Ja, dere kan bruke opplysningene mine til "
	    "dette.' nn 'Ja, de kan bruke opplysningane mine til dette.' en "
	    "'Yes, you may use my facts for this.'\n"
	    "}\n";
	struct item *line = work_line(w);
	struct str text = STR_NONE;

	if (work_block(w) == NULL)
		return no_place(w);
	if (line != NULL)
		edit_drop(&w->e, line);
	for (size_t i = 0; i < ARRAY_LEN(bases); i++)
		if (str_is(answer, bases[i].value))
			text = arena_printf(w->a, "basis %s",
			    kw_text(bases[i].kw));
	if (str_is(answer, "consent"))
		text = piece_text(w, w->item, yes);
	else if (str_is(answer, "legitimate_interest"))
		text =
		    arena_printf(w->a, STR_FMT " {\n\tassessed " STR_FMT "\n}",
			STR_ARG(text), STR_ARG(date_text(w->a, w->today)));
	else if (str_is(answer, "legal_obligation") ||
		 str_is(answer, "public_task"))
		text = arena_printf(w->a, STR_FMT " {\n}", STR_ARG(text));
	edit_line(&w->e, work_block(w), text);
	if (str_is(answer, "consent") || str_is(answer, "legitimate_interest"))
		withdrawn_by(w);
	return true;
}
