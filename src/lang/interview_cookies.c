/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_cookies: the cookie for signing in, and others: what each is
 * for, whose it is and how long it lasts. */
#include "lang/interview_private.h"

/* ---- the one for signing in --------------------------------------------- */

bool
cookie_signs_in(const struct item *item)
{
	for (size_t i = 2; i < item->n; i++)
		if (token_says(&item->at[i], WORDS_ACTIVITY, ACTIVITY_SIGN_IN))
			return true;
	return false;
}

static struct item *
cookie_find(struct work *w)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_COOKIE, &at)) != NULL)
		if (cookie_signs_in(item))
			return item;
	return NULL;
}

/* Whether a purpose serves it; then there must be a cookie. */
static bool
people_sign_in(struct work *w)
{
	struct item *item, *line;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_PURPOSE, &at)) != NULL) {
		line = edit_kid(item, KW_SERVES);
		for (size_t i = 1; line != NULL && i < line->n; i++)
			if (token_says(&line->at[i], WORDS_ACTIVITY,
				ACTIVITY_SIGN_IN))
				return true;
	}
	return false;
}

/* Letters, digits, - and _: what needs no other name on a page. */
static bool
is_cookie_name(struct work *w, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && c != '-' && c != '_')
			return refuse(w, REFUSE_COOKIE, s);
	}
	return true;
}

/* "there are no cookies", which the answers make true or untrue. */
static void
say_none(struct work *w)
{
	if (edit_find(&w->e, KW_COOKIE, STR_NONE) == NULL)
		negative_add(w, NEGATIVE_COOKIES);
	else
		negative_drop(w, NEGATIVE_COOKIES);
}

void
interview_get_cookie(struct work *w)
{
	struct item *item = cookie_find(w);

	w->out->may_be_none = !people_sign_in(w);
	w->out->answer =
	    item == NULL ? STR("") : arena_str(w->a, edit_name(item));
	/* Of this one, though others may stand before it. */
	w->out->ref = item == NULL ? STR("")
				   : arena_printf(w->a, "cookie." STR_FMT,
					 STR_ARG(edit_name(item)));
}

bool
interview_set_cookie(struct work *w, struct str answer)
{
	struct item *item = cookie_find(w);

	if (!is_cookie_name(w, answer))
		return false;
	if (answer.n == 0) {
		if (item != NULL)
			edit_drop(&w->e, item);
		say_none(w);
		return true;
	}
	if (item != NULL)
		edit_put(&w->e, &item->at[1], edit_quote(w->a, answer, 0));
	else
		edit_block(&w->e, KW_COOKIE,
		    arena_printf(w->a,
			"cookie \"" STR_FMT
			"\" necessary for sign in, ends with session",
			STR_ARG(answer)));
	say_none(w);
	return true;
}

/* ---- others -------------------------------------------------------------- */

void
interview_get_cookies(struct work *w)
{
	struct item *item;
	size_t at = 0;

	w->out->answer = STR("");
	while ((item = edit_next(&w->e, KW_COOKIE, &at)) != NULL)
		if (!cookie_signs_in(item))
			add_to_answer(w, edit_name(item));
}

static struct item *
left_out(struct work *w, struct str answer)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_COOKIE, &at)) != NULL)
		if (!cookie_signs_in(item) &&
		    !answer_has(answer, edit_name(item)))
			return item;
	return NULL;
}

bool
interview_set_cookies(struct work *w, struct str answer)
{
	struct str rest = answer, name;
	struct item *item;

	while (str_part(&rest, ',', &name)) {
		name = str_trim(name);
		if (edit_find(&w->e, KW_COOKIE, name) != NULL)
			continue;
		if (!is_cookie_name(w, name))
			return false;
		edit_block(&w->e, KW_COOKIE,
		    arena_printf(w->a,
			"cookie \"" STR_FMT
			"\" for statistics, lasts 1 year, with consent",
			STR_ARG(name)));
		/* How people choose is asked then. */
		if (edit_find(&w->e, KW_FACT_COOKIE_CHOICE, STR_NONE) == NULL)
			piece_add(w,
			    piece_find(KW_FACT_COOKIE_CHOICE, STR("banner")));
	}
	while (!w->e.broken && (item = left_out(w, answer)) != NULL)
		edit_drop(&w->e, item);
	item = edit_find(&w->e, KW_FACT_COOKIE_CHOICE, STR_NONE);
	if (answer.n == 0 && item != NULL)
		edit_drop(&w->e, item);
	say_none(w);
	return true;
}

/* ---- what stands between the commas ------------------------------------- */

struct part {
	size_t from, to; /* tokens of the line; none: from is 0 */
};

/* The part that begins so; KW_MAX: the first, what it is for. */
static struct part
part_of(const struct item *item, enum kw kw)
{
	struct part p = { 2, 2 };

	for (; item != NULL && p.from < item->n; p.from = p.to + 1) {
		p.to = p.from;
		while (p.to < item->n && item->at[p.to].type != TOKEN_COMMA)
			p.to++;
		if (p.to > p.from &&
		    (kw == KW_MAX || token_is(&item->at[p.from], kw)))
			return p;
	}
	return (struct part){ 0 };
}

static void
part_put(struct work *w, enum kw kw, struct str text)
{
	struct item *item = work_block(w);
	struct part p = part_of(item, kw);
	struct token whole;
	size_t from = p.from;

	if (p.from == 0) {
		if (text.n > 0)
			edit_append(&w->e, item,
			    arena_printf(w->a, ", " STR_FMT, STR_ARG(text)));
		return;
	}
	if (text.n == 0)
		from--; /* with its comma */
	whole = item->at[from];
	whole.text = tokens_span(&whole, &item->at[p.to - 1]);
	edit_put(&w->e, &whole, text);
}

/* ---- what it is for --------------------------------------------------- */

static const struct {
	const char *value, *text;
	enum kw kw;
	int category; /* of WORDS_CATEGORY, behind "for" */
	const char *label[3];
} uses[] = {
	{ "necessary", "strictly necessary", KW_STRICTLY_NECESSARY, -1,
	    { "The site does not work without it",
		"Nettstedet virker ikke uten den",
		"Nettstaden verkar ikkje utan han" } },
	{ "preferences", "for preferences", KW_FOR, 0,
	    { "It remembers choices", "Den husker valg", "Han hugsar val" } },
	{ "statistics", "for statistics", KW_FOR, 1,
	    { "Statistics", "Statistikk", "Statistikk" } },
	{ "marketing", "for marketing", KW_FOR, 2,
	    { "Advertising", "Reklame", "Reklame" } },
};

static bool
is_use(const struct item *item, size_t i)
{
	struct part p = part_of(item, KW_MAX);

	if (p.from == 0 || !token_is(&item->at[p.from], uses[i].kw))
		return false;
	return uses[i].category < 0 ||
	       (p.to > p.from + 1 && token_says(&item->at[p.from + 1],
					 WORDS_CATEGORY, uses[i].category));
}

void
interview_get_cookie_use(struct work *w)
{
	struct item *item = work_block(w);

	w->out->answer = STR("");
	for (size_t i = 0; i < ARRAY_LEN(uses); i++) {
		bool now = is_use(item, i);

		work_option(w, str_of(uses[i].value),
		    pick_lang(uses[i].label, w->lang), STR(""), now);
		if (now)
			w->out->answer = str_of(uses[i].value);
	}
}

bool
interview_set_cookie_use(struct work *w, struct str answer)
{
	for (size_t i = 0; i < ARRAY_LEN(uses); i++)
		if (str_is(answer, uses[i].value))
			part_put(w, KW_MAX, str_of(uses[i].text));
	/* What is not necessary waits for a yes. */
	part_put(w, KW_WITH_CONSENT,
	    str_is(answer, "necessary") ? STR("")
					: str_of(kw_text(KW_WITH_CONSENT)));
	return true;
}

/* ---- how long, and whose ------------------------------------------------ */

void
interview_get_cookie_life(struct work *w)
{
	struct item *item = work_block(w);
	struct part p = part_of(item, KW_LASTS);

	w->out->answer = STR("");
	if (p.to > p.from + 2)
		w->out->answer = work_period(w, item, p.from + 1);
	else if (part_of(item, KW_ENDS_WITH_SESSION).from > 0)
		w->out->answer = work_at_once(w);
}

bool
interview_set_cookie_life(struct work *w, struct str answer)
{
	bool session = str_is(answer, "0 days");
	enum kw other = session ? KW_LASTS : KW_ENDS_WITH_SESSION;
	enum kw kw = session ? KW_ENDS_WITH_SESSION : KW_LASTS;

	part_put(w, kw,
	    session ? str_of(kw_text(kw))
		    : arena_printf(w->a, "%s " STR_FMT, kw_text(kw),
			  STR_ARG(answer)));
	part_put(w, other, STR(""));
	return true;
}

void
interview_get_cookie_party(struct work *w)
{
	struct item *item = work_block(w);
	struct part p = part_of(item, KW_SET_BY);

	w->out->may_be_none = true;
	w->out->answer = STR("");
	for (size_t i = p.from; i < p.to && w->out->answer.n == 0; i++)
		if (item->at[i].type == TOKEN_TEXT)
			w->out->answer = arena_str(w->a, item->at[i].value);
}

bool
interview_set_cookie_party(struct work *w, struct str answer)
{
	struct part p = part_of(work_block(w), KW_SET_BY);

	/* Said in each language. */
	if (p.to > p.from + 2)
		return refuse(w, REFUSE_BY_HAND, str_of(kw_text(KW_SET_BY)));
	part_put(w, KW_SET_BY,
	    answer.n == 0
		? STR("")
		: arena_printf(w->a, "%s " STR_FMT, kw_text(KW_SET_BY),
		      STR_ARG(edit_quote(w->a, answer, 0))));
	return true;
}
