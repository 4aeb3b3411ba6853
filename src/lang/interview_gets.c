/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_gets: who gets facts beside suppliers: what they are, what
 * they get and what for. */
#include "lang/interview_private.h"

/* ---- what it is ---------------------------------------- */

/* Those behind OFFERED only where the file has them already: they need lines
 * that are not asked for. */
#define OFFERED 5
static const struct {
	enum kw kw;
	const char *value;
	const char *label[3], *why[3];
} classes[] = {
	{ KW_INDEPENDENT, "independent",
	    { "It decides for itself what it does with them",
		"Den bestemmer selv hva den gjør med dem",
		"Han bestemmer sjølv kva han gjer med dei" },
	    { "A federation, a sister club, an insurer, everybody on the web.",
		"Et forbund, en søsterklubb, et forsikringsselskap, alle på "
		"nettet.",
		"Eit forbund, ein systerklubb, eit forsikringsselskap, alle på "
		"nettet." } },
	{ KW_AN_AUTHORITY, "authority",
	    { "A public authority", "En offentlig myndighet",
		"Ei offentleg styresmakt" },
	    { "", "", "" } },
	{ KW_INSIDE, "inside",
	    { "A part of you", "En del av dere", "Ein del av dykk" },
	    { "A group, a committee, a local branch.",
		"En gruppe, en komité, et lokallag.",
		"Ei gruppe, ein komité, eit lokallag." } },
	{ KW_ACTING_FOR, "acting",
	    { "It acts for you", "Den handler på vegne av dere",
		"Han handlar på vegner av dykk" },
	    { "A trainer, a volunteer from outside.",
		"En trener, en frivillig utenfra.",
		"Ein trenar, ein frivillig utanfrå." } },
	{ KW_PRIVATE_INDIVIDUALS, "private",
	    { "Private individuals", "Privatpersoner", "Privatpersonar" },
	    { "Fellow members, other guests, next of kin.",
		"Andre medlemmer, andre gjester, pårørende.",
		"Andre medlemer, andre gjester, pårørande." } },
	{ KW_JOINT, "joint",
	    { "It decides together with you", "Den bestemmer sammen med dere",
		"Han bestemmer saman med dykk" },
	    { "", "", "" } },
	{ KW_A_PROCESSOR, "processor",
	    { "It is a processor", "Den er databehandler",
		"Han er databehandlar" },
	    { "", "", "" } },
};

void
interview_get_recipient(struct work *w)
{
	struct item *block = work_block(w);

	w->out->answer = STR("");
	for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
		bool now = edit_kid(block, classes[i].kw) != NULL;

		if (i >= OFFERED && !now)
			continue;
		work_option(w, str_of(classes[i].value),
		    pick_lang(classes[i].label, w->lang),
		    pick_lang(classes[i].why, w->lang), now);
		if (now)
			w->out->answer = str_of(classes[i].value);
	}
}

bool
interview_set_recipient(struct work *w, struct str answer)
{
	struct item *line;

	for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
		line = edit_kid(work_block(w), classes[i].kw);
		if (line != NULL)
			edit_drop(&w->e, line);
	}
	for (size_t i = 0; i < ARRAY_LEN(classes); i++)
		if (str_is(answer, classes[i].value))
			edit_line(&w->e, work_block(w),
			    str_of(kw_text(classes[i].kw)));
	return true;
}

/* ---- names on a line ---------------------------------------- */

/* Of facts, or of purposes that do not come by themselves. */
void
interview_get_names(struct work *w)
{
	bool facts = w->q->line == KW_GETS;
	enum kw construct = facts ? KW_FIELD : KW_PURPOSE;
	struct item *item, *line = work_line(w);
	size_t at = 0;

	w->out->may_be_none = true;
	while ((item = edit_next(&w->e, construct, &at)) != NULL) {
		const struct piece *p =
		    facts ? NULL : piece_find(KW_PURPOSE, edit_name(item));
		bool now = line != NULL && edit_has(line, edit_name(item));

		if (p != NULL && p->when == PIECE_FIXED && !now)
			continue;
		work_option(w, edit_name(item), work_label(w, item), STR(""),
		    now);
		if (now)
			add_to_answer(w, edit_name(item));
	}
}

bool
interview_set_names(struct work *w, struct str answer)
{
	/* Without the line it would get, or be for, something else. */
	if (answer.n == 0 && w->q->line == KW_GETS)
		return refuse(w, REFUSE_AT_LEAST_ONE, STR_NONE);
	for (size_t i = 0; i < w->out->options_n; i++) {
		struct str name = w->options[i].value;
		struct item *line = work_line(w);

		if (!answer_has(answer, name) || w->options[i].chosen)
			continue;
		if (line != NULL)
			edit_list_add(&w->e, line, name);
		else
			edit_line(&w->e, work_block(w),
			    arena_printf(w->a, "%s " STR_FMT,
				kw_text(w->q->line), STR_ARG(name)));
	}
	for (size_t i = 0; i < w->out->options_n; i++)
		if (w->options[i].chosen &&
		    !answer_has(answer, w->options[i].value) &&
		    work_line(w) != NULL)
			edit_list_drop(&w->e, work_line(w),
			    w->options[i].value);
	return true;
}
