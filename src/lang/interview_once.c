/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_once: what is said once for the whole register: the ways,
 * children, promises, and that nobody else gets anything. */
#include "lang/interview_private.h"
#include "lang/prose.h"

/* ---- channels ---------------------------------------------------------- */

void
interview_get_channels(struct work *w)
{
	static const enum channel channels[] = { CHANNEL_PORTAL, CHANNEL_EMAIL,
		CHANNEL_POST, CHANNEL_PHONE, CHANNEL_FORM };
	struct item *line = work_line(w);

	for (size_t i = 0; i < ARRAY_LEN(channels); i++) {
		bool now = false;

		for (size_t k = 1; line != NULL && k < line->n; k++)
			now = now || token_says(&line->at[k], WORDS_CHANNEL,
					 (int)channels[i]);
		work_option(w, str_of(channel_name(channels[i])),
		    channel_label(channels[i], w->lang), STR(""), now);
		if (now)
			add_to_answer(w, str_of(channel_name(channels[i])));
	}
}

bool
interview_set_channels(struct work *w, struct str answer)
{
	struct item *line;
	struct str text = arena_printf(w->a, "%s " STR_FMT, kw_text(w->q->line),
	    STR_ARG(answer));

	if (answer.n == 0)
		return refuse(w, REFUSE_AT_LEAST_ONE, STR_NONE);
	work_begin(w);
	line = work_line(w);
	if (line != NULL)
		edit_put_line(&w->e, line, text);
	else
		edit_line(&w->e, work_block(w), text);
	return true;
}

/* ---- children ------------------------------------------------------- */

void
interview_get_children(struct work *w)
{
	static const char *const adults[3] = { "No, it is for adults",
		"Nei, dette er for voksne", "Nei, dette er for vaksne" };
	static const char *const young[3] = { "From 15 years, on their own",
		"Fra 15 år, på egen hånd", "Frå 15 år, på eiga hand" };
	static const char *const guardian[3] = {
		"Yes, and a guardian consents for the youngest",
		"Ja, og foresatte samtykker for de yngste",
		"Ja, og føresette samtykkjer for dei yngste"
	};
	static const char *const unsaid[3] = { "Nothing is said about it",
		"Det sies ingenting om det",
		"Det blir ikkje sagt noko om det" };
	struct item *block = work_block(w);
	bool none = edit_kid(block, KW_NOT_TARGETED) != NULL;
	bool with = edit_kid(block, KW_GUARDIAN) != NULL;
	bool alone =
	    !none && !with && edit_kid(block, KW_JOINING_ALONE) != NULL;

	work_option(w, STR("adults"), pick_lang(adults, w->lang), STR(""),
	    none);
	work_option(w, STR("young"), pick_lang(young, w->lang), STR(""), alone);
	work_option(w, STR("guardian"), pick_lang(guardian, w->lang), STR(""),
	    with && !none);
	work_option(w, STR("unsaid"), pick_lang(unsaid, w->lang), STR(""),
	    block == NULL);
	w->out->answer = block == NULL ? STR("unsaid")
			 : none        ? STR("adults")
			 : with        ? STR("guardian")
			 : alone       ? STR("young")
				       : STR("");
}

const char *const interview_ages[INTERVIEW_AGES] = {
	"consent alone from 13 years by nb 'personopplysningsloven § 5' nn "
	"'personopplysningslova § 5' en 'Personal Data Act section 5' since "
	"2018-07-20",
	"joining alone from 15 years by nb 'barneloven § 32' nn 'barnelova § "
	"32' en 'Children Act section 32'",
};

/* Where the day of birth is known, the server can tell who is how old. */
static void
age_is_computed(struct work *w, bool adults)
{
	struct item *field = edit_find(&w->e, KW_FIELD, STR("birth_date"));
	struct item *line = edit_kid(work_block(w), KW_AGE_COMPUTED_FROM);

	if (line != NULL && adults)
		edit_drop(&w->e, line);
	else if (line == NULL && !adults && field != NULL)
		edit_line(&w->e, work_block(w),
		    STR("age computed from birth_date"));
}

bool
interview_set_children(struct work *w, struct str answer)
{
	static const enum kw words[] = { KW_CONSENT_ALONE, KW_JOINING_ALONE };
	bool adults = str_is(answer, "adults");
	bool guardian = str_is(answer, "guardian");
	struct item *line;

	if (str_is(answer, "unsaid")) {
		edit_drop(&w->e, work_block(w));
		return true;
	}
	if (work_block(w) == NULL)
		edit_block(&w->e, KW_CHILDREN, STR("children {\n}\n"));
	line = edit_kid(work_block(w), KW_NOT_TARGETED);
	if (line != NULL && !adults)
		edit_drop(&w->e, line);
	else if (line == NULL && adults)
		edit_line(&w->e, work_block(w), STR("not targeted"));
	line = edit_kid(work_block(w), KW_GUARDIAN);
	if (line != NULL && !guardian)
		edit_drop(&w->e, line);
	else if (line == NULL && guardian)
		edit_line(&w->e, work_block(w), STR("guardian consent"));
	for (size_t i = 0; i < INTERVIEW_AGES; i++) {
		line = edit_kid(work_block(w), words[i]);
		if (line != NULL && adults)
			edit_drop(&w->e, line);
		else if (line == NULL && !adults)
			edit_line(&w->e, work_block(w),
			    piece_text(w, STR_NONE, interview_ages[i]));
	}
	age_is_computed(w, adults);
	return true;
}

/* ---- promises ------------------------------------------------------- */

static const bool attested[PROMISE_MAX] = {
#define ENFORCED                     false
#define ATTESTED                     true
#define PROMISE(name, en, nb, state) [PROMISE_##name] = state,
#include "policy/promises.def"
#undef PROMISE
#undef ENFORCED
#undef ATTESTED
};

static struct item *
promise_find(struct work *w, int i)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_PROMISE, &at)) != NULL)
		if (item->n > 1 && token_says(&item->at[1], WORDS_PROMISE, i))
			return item;
	return NULL;
}

void
interview_get_promises(struct work *w)
{
	for (int i = 0; i < PROMISE_MAX; i++) {
		static const char *const yours[3] = { "yours to keep",
			"den må dere holde", "den må de halde" };
		bool now = promise_find(w, i) != NULL;

		work_option(w, words_list(WORDS_PROMISE).at[i].en,
		    lang_promise((enum promise)i, w->lang),
		    attested[i] ? pick_lang(yours, w->lang) : STR(""), now);
		if (now)
			add_to_answer(w, words_list(WORDS_PROMISE).at[i].en);
	}
}

bool
interview_set_promises(struct work *w, struct str answer)
{
	for (int i = 0; i < PROMISE_MAX; i++) {
		struct str words = words_list(WORDS_PROMISE).at[i].en;
		struct item *item = promise_find(w, i);
		bool now = answer_has(answer, words);

		if (now && item == NULL)
			edit_block(&w->e, KW_PROMISE,
			    attested[i]
				? arena_printf(w->a,
				      "promise " STR_FMT
				      " attested by administrator on " STR_FMT,
				      STR_ARG(words),
				      STR_ARG(date_text(w->a, w->today)))
				: arena_printf(w->a, "promise " STR_FMT,
				      STR_ARG(words)));
		else if (!now && item != NULL)
			edit_drop(&w->e, item);
	}
	return true;
}

/* ---- nobody else gets anything ------------------------------------------ */

/* The word in the list of what there is none of; NULL: it is not there. */
static struct token *
negative_word(struct work *w, enum negative n)
{
	struct item *st = edit_find(&w->e, KW_STATEMENT, STR_NONE);
	struct item *line = edit_kid(st, KW_THERE_ARE_NO);

	for (size_t i = 1; line != NULL && i < line->n; i++)
		if (token_says(&line->at[i], WORDS_NEGATIVE, (int)n))
			return &line->at[i];
	return NULL;
}

void
negative_add(struct work *w, enum negative n)
{
	struct str word = words_list(WORDS_NEGATIVE).at[n].en;
	struct item *st = edit_find(&w->e, KW_STATEMENT, STR_NONE);
	struct item *line = edit_kid(st, KW_THERE_ARE_NO);

	if (negative_word(w, n) != NULL)
		return;
	if (line != NULL)
		edit_list_add(&w->e, line, word);
	else
		edit_line(&w->e, st,
		    arena_printf(w->a, "there are no " STR_FMT, STR_ARG(word)));
}

void
negative_drop(struct work *w, enum negative n)
{
	struct token *t = negative_word(w, n);
	struct item *st = edit_find(&w->e, KW_STATEMENT, STR_NONE);

	if (t != NULL)
		edit_list_drop(&w->e, edit_kid(st, KW_THERE_ARE_NO),
		    arena_str(w->a, t->text));
}

void
interview_get_nobody(struct work *w)
{
	bool none = negative_word(w, NEGATIVE_RECIPIENTS) != NULL;
	bool some = edit_find(&w->e, KW_PROCESSOR, STR_NONE) != NULL ||
		    edit_find(&w->e, KW_RECIPIENT, STR_NONE) != NULL;

	w->out->answer = none ? STR("no") : some ? STR("yes") : STR("");
}

void
somebody_gets(struct work *w)
{
	negative_drop(w, NEGATIVE_RECIPIENTS);
}

bool
interview_set_nobody(struct work *w, struct str answer)
{
	if (str_is(answer, "yes"))
		somebody_gets(w);
	else
		negative_add(w, NEGATIVE_RECIPIENTS);
	return true;
}
