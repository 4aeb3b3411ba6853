/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_period: how long facts stay, and other periods of a line. */
#include <string.h>

#include "lang/interview_private.h"

/* ---- how long ---------------------------------------------------------- */

static const struct {
	const char *id;
	enum keep_what what;
	enum trigger trigger;
} periods[] = {
	{ "keep.left", KEEP_MEMBERS, TRIGGER_LEFT },
	{ "keep.left_year", KEEP_MEMBERS, TRIGGER_LEFT },
	{ "keep.death", KEEP_MEMBERS, TRIGGER_DEATH },
	{ "keep.invited", KEEP_INVITED, TRIGGER_INVITED },
	{ "keep.messages", KEEP_MESSAGES, TRIGGER_SENT },
	{ "keep.requests", KEEP_REQUESTS, TRIGGER_CLOSED },
	{ "keep.audit", KEEP_AUDIT, TRIGGER_CREATED },
	{ "keep.backups", KEEP_BACKUPS, TRIGGER_CREATED },
};

/* The clause, the token of its event, and where its number is; 0: none. */
struct clause_at {
	struct item *line;
	size_t event, number;
};

static size_t
period_row(const struct work *w)
{
	size_t i = 0;

	while (
	    i + 1 < ARRAY_LEN(periods) && strcmp(periods[i].id, w->q->id) != 0)
		i++;
	return i;
}

static struct clause_at
clause_find(struct work *w)
{
	struct clause_at at = { 0 };
	struct item *keep;
	size_t i = period_row(w);

	keep = work_keep(w, periods[i].what);
	for (size_t k = 0; keep != NULL && k < keep->kids_n; k++) {
		struct item *line = &keep->kids[k];

		for (size_t t = 1; t < line->n && t < 5; t++)
			if (token_says(&line->at[t], WORDS_TRIGGER,
				(int)periods[i].trigger)) {
				at.line = line;
				at.event =
				    token_is(&line->at[t - 1], KW_YEAR_END)
					? t - 1
					: t;
			}
	}
	for (size_t t = 0; at.line != NULL && t + 1 < at.line->n; t++)
		if (at.line->at[t].type == TOKEN_NUMBER &&
		    (t == 0 || token_is(&at.line->at[t - 1], KW_AFTER)))
			at.number = t + 1;
	return at;
}

const struct item *
period_line(struct work *w)
{
	return clause_find(w).line;
}

/* The unit of a period as the reader says it, whatever the file has. */
static struct str
unit_word(const struct work *w, const struct token *t)
{
	for (size_t i = 0; i < ARRAY_LEN(lang_period_units); i++) {
		const struct period_unit *u = &lang_period_units[i];
		bool one = token_is(t, u->one);
		const struct phrase *p = &lang_keywords[one ? u->one : u->many];

		if (!one && !token_is(t, u->many))
			continue;
		return w->lang == LANG_NN ? str_of(one ? u->nn_one : u->nn_many)
		       : w->lang == LANG_NB ? p->nb
					    : p->en;
	}
	return token_word(t);
}

struct str
work_period(struct work *w, const struct item *line, size_t number)
{
	return arena_printf(w->a, STR_FMT " " STR_FMT,
	    STR_ARG(line->at[number].text),
	    STR_ARG(unit_word(w, &line->at[number + 1])));
}

struct str
work_at_once(const struct work *w)
{
	static const char *const words[3] = { "0 days", "0 dager", "0 dagar" };

	return pick_lang(words, w->lang);
}

void
interview_get_period(struct work *w)
{
	struct clause_at c = clause_find(w);

	w->out->answer = c.line == NULL  ? STR("")
			 : c.number == 0 ? work_at_once(w)
					 : work_period(w, c.line, c.number - 1);
}

bool
interview_set_period(struct work *w, struct str answer)
{
	struct str what =
	    words_list(WORDS_KEEP).at[periods[period_row(w)].what].en;
	struct clause_at c = clause_find(w);
	const struct token *from, *to;
	size_t n;

	if (c.line == NULL && piece_find(KW_KEEP, what) != NULL) {
		piece_add(w, piece_find(KW_KEEP, what));
		c = clause_find(w);
	}
	if (c.line == NULL)
		return refuse(w, REFUSE_BY_HAND, str_of(w->q->id));
	from = &c.line->at[0];
	n = c.number;
	if (n > 1) { /* behind an action: "delete after 30 days" */
		from = &c.line->at[n - 1];
		to = &c.line->at[n];
		if (str_is(answer, "0 days"))
			from--;
	} else {
		to = &c.line->at[c.event - 1];
		answer =
		    str_is(answer, "0 days")
			? STR("when")
			: arena_printf(w->a, STR_FMT " after", STR_ARG(answer));
	}
	if (n > 1 && str_is(answer, "0 days"))
		answer = STR("");
	{
		struct token whole = *from;

		whole.text = tokens_span(from, to);
		edit_put(&w->e, &whole, answer);
	}
	return true;
}

/* ---- from the end of the year -------------------------------------------- */

void
interview_get_year(struct work *w)
{
	struct clause_at c = clause_find(w);

	w->out->answer = c.line == NULL ? STR("")
			 : token_is(&c.line->at[c.event], KW_YEAR_END)
			     ? STR("yes")
			     : STR("no");
}

bool
interview_set_year(struct work *w, struct str answer)
{
	struct clause_at c = clause_find(w);
	struct token whole;

	if (c.line == NULL)
		return refuse(w, REFUSE_BY_HAND, str_of(w->q->id));
	whole = c.line->at[c.event];
	if (str_is(answer, "yes")) {
		edit_put(&w->e, &whole,
		    arena_printf(w->a, "%s " STR_FMT, kw_text(KW_YEAR_END),
			STR_ARG(whole.text)));
		return true;
	}
	answer = arena_str(w->a, c.line->at[c.event + 1].text);
	whole.text = tokens_span(&whole, &c.line->at[c.event + 1]);
	edit_put(&w->e, &whole, answer);
	return true;
}

/* ---- a period on a line of its own ------------------------------------- */

void
interview_get_on_line(struct work *w)
{
	struct item *line = work_line(w);

	w->out->answer =
	    line != NULL && line->n > 2 ? work_period(w, line, 1) : STR("");
}

void
work_begin(struct work *w)
{
	if (work_block(w) == NULL)
		piece_add(w,
		    piece_find(w->q->construct, w->q->construct == KW_RIGHT
						    ? STR("information")
						    : STR("")));
}

bool
interview_set_on_line(struct work *w, struct str answer)
{
	struct str rest = answer, number;
	struct str text = arena_printf(w->a, "%s " STR_FMT, kw_text(w->q->line),
	    STR_ARG(answer));
	struct item *line;
	int64_t n;

	(void)str_cut(&rest, ' ', &number);
	if (w->q->how == HOW_ANSWERED &&
	    (str_to_i64(number, 1, 30, &n) != ERR_OK ||
		(!str_starts(rest, STR("day")) && !str_is(rest, "month"))))
		return refuse(w, REFUSE_OVER_MONTH, answer);
	work_begin(w);
	line = work_line(w);
	if (line != NULL && line->n > 2) {
		struct token whole = line->at[1];

		whole.text.n = (size_t)(line->at[2].text.p +
					line->at[2].text.n - whole.text.p);
		edit_put(&w->e, &whole, answer);
	} else if (line != NULL) {
		edit_put_line(&w->e, line, text);
	} else {
		edit_line(&w->e, work_block(w), text);
	}
	return true;
}
