/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/interview_private.h"
#include "lang/read.h"

static const struct question questions[] = {
#define ASK(id, section, kind, how, when, each, texts, construct, line, inner, \
    word, ref, en, nb, nn, help_en, help_nb, help_nn)                          \
	{ id, INTERVIEW_##section, INTERVIEW_##kind, HOW_##how, WHEN_##when,   \
		each, texts, construct, line, inner, word, ref,                \
		{ en, nb, nn }, { help_en, help_nb, help_nn } },
#include "lang/interview.def"
#undef ASK
};

static const struct {
	const char *name;
	const char *title[3];
} sections[INTERVIEW_SECTIONS] = {
	[INTERVIEW_WHO] = { "who",
	    { "Who you are", "Hvem dere er", "Kven de er" } },
	[INTERVIEW_FACTS] = { "facts",
	    { "Which facts", "Hvilke opplysninger", "Kva opplysningar" } },
	[INTERVIEW_PEOPLE] = { "people",
	    { "Which people", "Hvilke folk", "Kva folk" } },
	[INTERVIEW_PURPOSES] = { "purposes",
	    { "What for", "Hva de brukes til", "Kva dei blir brukte til" } },
	[INTERVIEW_ACCESS] = { "access",
	    { "Who may see", "Hvem som kan se", "Kven som kan sjå" } },
	[INTERVIEW_SUPPLIERS] = { "suppliers",
	    { "Who gets them", "Hvem som får dem", "Kven som får dei" } },
	[INTERVIEW_RETENTION] = { "retention",
	    { "How long", "Hvor lenge", "Kor lenge" } },
	[INTERVIEW_RIGHTS] = { "rights",
	    { "Rights and promises", "Rettigheter og løfter",
		"Rettar og lovnader" } },
};

const char *
interview_section_name(enum interview_section s)
{
	return sections[s].name;
}

struct str
interview_section_title(enum interview_section s, enum lang l)
{
	return pick_lang(sections[s].title, l);
}

const char *
interview_kind_name(enum interview_kind k)
{
	static const char *const names[] = { "line", "text", "mailbox",
		"organisation number", "web", "country", "date", "version",
		"period", "yes or no", "one", "many", "list" };

	return names[k];
}

/* ---- asking ------------------------------------------------------------ */

/* Of the text asked for; -1: none, or one that needs none to be said, as the
 * statement has no other. */
static int
asked_in(struct work *w)
{
	return w->q->how == HOW_WORDS && work_languages_n(w) == 1
		   ? -1
		   : w->text_lang;
}

/* "field.*.label" with the name, and the language of the text. */
static struct str
filled(struct work *w, const char *pattern, bool with_lang)
{
	struct str p = str_of(pattern), item = w->item;
	size_t star = str_find(p, STR("*"));
	int l = with_lang ? asked_in(w) : -1;
	struct item *block;

	if (star == SIZE_MAX)
		return l >= 0 ? arena_printf(w->a, STR_FMT ".%s", STR_ARG(p),
				    lang_code((enum lang)l))
			      : arena_str(w->a, p);
	if (item.n == 0 && (block = work_block(w)) != NULL)
		item = edit_name(block);
	return arena_printf(w->a, STR_FMT STR_FMT STR_FMT "%s%s",
	    STR_ARG(str_sub(p, 0, star)), STR_ARG(item),
	    STR_ARG(str_sub(p, star + 1, p.n)), l >= 0 ? "." : "",
	    l >= 0 ? lang_code((enum lang)l) : "");
}

/* Of what is asked once for all facts the * stays: it is any of them. */
static struct str
reference(struct work *w)
{
	return w->q->each == KW_MAX && w->q->construct == KW_FIELD
		   ? str_of(w->q->ref)
		   : filled(w, w->q->ref, false);
}

static void
yes_or_no(struct work *w)
{
	static const char *const yes[3] = { "yes", "ja", "ja" };
	static const char *const no[3] = { "no", "nei", "nei" };

	if (w->q->kind != INTERVIEW_YES)
		return;
	work_option(w, STR("yes"), pick_lang(yes, w->lang), STR(""),
	    str_is(w->out->answer, "yes"));
	work_option(w, STR("no"), pick_lang(no, w->lang), STR(""),
	    str_is(w->out->answer, "no"));
}

void
question_ask(struct work *w, struct interview_ask *out)
{
	struct item *block;

	*out = (struct interview_ask){
		.id = filled(w, w->q->id, true),
		.section = w->q->section,
		.kind = w->q->kind,
		.ask = pick_lang(w->q->ask, w->lang),
		.help = pick_lang(w->q->help, w->lang),
		.more = question_more(w),
		.lang = asked_in(w),
		.may_be_none =
		    w->q->kind == INTERVIEW_ORG_NO ||
		    w->q->kind == INTERVIEW_WEB ||
		    (w->q->kind == INTERVIEW_LIST && w->q->how != HOW_VALUES) ||
		    w->q->how == HOW_COLUMN,
		.ref = reference(w),
	};
	if (w->q->each != KW_MAX && (block = work_block(w)) != NULL)
		out->about = work_label(w, block);
	w->out = out;
	w->options = NULL;
	w->options_cap = 0;
	w->answer = NULL;
	interview_ways[w->q->how].get(w);
	out->answered = out->answer.n > 0 || out->may_be_none;
	yes_or_no(w);
}

struct str
interview_asked(struct arena *a, const struct interview_ask *q)
{
	struct str lang =
	    q->lang >= 0 ? lang_own_name((enum lang)q->lang) : STR("");

	return arena_printf(a, STR_FMT "%s" STR_FMT "%s" STR_FMT "%s",
	    STR_ARG(q->about), q->about.n > 0 ? ": " : "", STR_ARG(q->ask),
	    lang.n > 0 ? " (" : "", STR_ARG(lang), lang.n > 0 ? ")" : "");
}

static bool
each_language(struct work *w, each_fn *fn, void *self)
{
	bool langs[LANG_MAX];

	w->text_lang = -1;
	if (!w->q->texts)
		return question_stands(w) && fn(w, self);
	work_languages(w, langs);
	for (int l = 0; l < LANG_MAX; l++) {
		w->text_lang = l;
		if (langs[l] && question_stands(w) && fn(w, self))
			return true;
	}
	return false;
}

/* Questions about one thing stay together: all of a kind of question that are
 * asked for the same construct, one after the other in the table. */
static size_t
group_end(size_t i)
{
	size_t end = i + 1;

	while (end < ARRAY_LEN(questions) && questions[i].each != KW_MAX &&
	       questions[end].each == questions[i].each)
		end++;
	return end;
}

static bool
each_item(struct work *w, size_t from, size_t to, each_fn *fn, void *self)
{
	enum kw each = questions[from].each;
	struct item *item;
	size_t at = 0;

	if (each == KW_MAX) {
		w->q = &questions[from];
		w->item = STR_NONE;
		return each_language(w, fn, self);
	}
	while ((item = edit_next(&w->e, each, &at)) != NULL) {
		if (w->only != NULL && token_is(&w->only->at[0], each) &&
		    item != w->only)
			continue;
		w->item = arena_str(w->a, edit_name(item));
		for (size_t i = from; i < to; i++) {
			w->q = &questions[i];
			if (each_language(w, fn, self))
				return true;
		}
	}
	return false;
}

bool
each_question(struct work *w, each_fn *fn, void *self)
{
	size_t end;

	for (size_t i = 0; i < ARRAY_LEN(questions); i = end) {
		end = group_end(i);
		if (each_item(w, i, end, fn, self))
			return true;
	}
	return false;
}

static bool
name_language(struct work *w, void *self)
{
	(void)self;
	if (w->q->how == HOW_WORDS)
		words_name_language(w);
	return false;
}

void
interview_name_language(struct work *w)
{
	const struct question *q = w->q;
	struct str item = w->item;
	int text_lang = w->text_lang;

	if (work_languages_n(w) == 1)
		(void)each_question(w, name_language, NULL);
	w->q = q;
	w->item = item;
	w->text_lang = text_lang;
}

struct listing {
	struct interview_ask *at;
	size_t n, cap;
};

static bool
list_one(struct work *w, void *self)
{
	struct listing *l = self;

	question_ask(w, ARENA_PUSH(w->a, l->at, l->n, l->cap));
	return false;
}

enum err
work_open(struct work *w, struct str bytes)
{
	const struct item *head;
	enum err e = edit_open(&w->e, bytes);

	if (e != ERR_OK)
		return e;
	if ((head = edit_find(&w->e, KW_STATEMENT, STR_NONE)) == NULL)
		return ERR_INVALID;
	/* Most of it stands in another file. */
	for (size_t i = 0; i < head->n; i++)
		if (token_is(&head->at[i], KW_EXTENDS))
			return ERR_INVALID;
	return ERR_OK;
}

enum err
interview_list(struct arena *a, struct str bytes, enum lang lang,
    struct interview_ask **out, size_t *n_out)
{
	struct work w = { .a = a, .lang = lang };
	struct listing l = { 0 };
	enum err e = work_open(&w, bytes);

	if (e == ERR_OK) {
		(void)each_question(&w, list_one, &l);
		*out = l.at;
		*n_out = l.n;
	}
	edit_close(&w.e);
	return e;
}

/* ---- answering --------------------------------------------------------- */

/* Whether the text asked for is that of the language named first. */
static bool
is_first_language(struct work *w)
{
	const struct item *line =
	    edit_kid(edit_find(&w->e, KW_STATEMENT, STR_NONE), KW_LANGUAGES);

	return line != NULL && line->n > 1 && w->text_lang >= 0 &&
	       str_is(line->at[1].text, lang_code((enum lang)w->text_lang));
}

/* An answer may have been asked for before a language came or went, in the one
 * that was alone. */
static bool
is_wanted(struct work *w, void *self)
{
	struct str id = *(struct str *)self, plain;

	if (str_eq(filled(w, w->q->id, true), id))
		return true;
	if (w->q->how != HOW_WORDS || !is_first_language(w))
		return false;
	plain = filled(w, w->q->id, false);
	return str_eq(plain, id) ||
	       str_eq(arena_printf(w->a, STR_FMT ".%s", STR_ARG(plain),
			  lang_code((enum lang)w->text_lang)),
		   id);
}

/* The first error of a file; STR_NONE when it compiles. */
static struct str
first_error(struct work *w, struct str bytes)
{
	struct lang_findings found = { 0 };
	const struct statement *st;
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct str out = STR_NONE;

	if (lang_compile(a, bytes, w->lang, &st, &found) != ERR_OK)
		out =
		    found.n == 0 ? STR("?") : arena_str(w->a, found.at[0].text);
	arena_free(a);
	return out;
}

static bool
line_is_in(struct str text, struct str line)
{
	struct str rest = text, each;

	while (str_cut(&rest, '\n', &each))
		if (str_eq(each, line))
			return true;
	return false;
}

struct wording {
	struct buf *out;
	const struct reader *r;
	struct str before; /* the file as it was */
	const char *at;    /* written up to here */
};

static struct str
whole_line(struct str bytes, const char *p)
{
	const char *from = p, *to = p;

	while (from > bytes.p && from[-1] != '\n')
		from--;
	while (to < bytes.p + bytes.n && *to != '\n')
		to++;
	return (struct str){ from, (size_t)(to - from) };
}

static void
word_items(struct wording *x, const struct item *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < items[i].n; k++) {
			const struct token *t = &items[i].at[k];
			struct str line = whole_line(x->r->m.source, t->text.p);

			if (t->said == NULL ||
			    str_eq(t->said->en, t->said->nb) ||
			    !str_eq(token_word(t), t->said->en) ||
			    line_is_in(x->before, line))
				continue;
			buf_put(x->out,
			    (struct str){ x->at, (size_t)(t->text.p - x->at) });
			buf_put(x->out, t->said->nb);
			x->at = t->text.p + t->text.n;
		}
		word_items(x, items[i].kids, items[i].kids_n);
	}
}

/* New lines of a file with Norwegian keywords get Norwegian ones; lines that
 * were there keep theirs. */
static struct str
in_its_words(struct work *w, struct str before, struct str bytes)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct lang_findings found = { 0 };
	struct reader r;
	struct buf b;

	if (lang_read(a, bytes, LANG_EN, &r, &found) == ERR_OK && r.norwegian) {
		struct wording x = { .out = &b,
			.r = &r,
			.before = before,
			.at = r.m.source.p };

		buf_init(&b, 2 * LIMIT_STATEMENT);
		word_items(&x, r.tree->items, r.tree->items_n);
		buf_put(&b, (struct str){ x.at,
				r.m.source.n - (size_t)(x.at - r.m.source.p) });
		bytes = arena_str(w->a, buf_str(&b));
		buf_release(&b);
	}
	arena_free(a);
	return bytes;
}

enum err
interview_answer(struct arena *a, struct str bytes, struct str id,
    struct str answer, enum lang lang, struct date today, struct str *out,
    struct str *why_out)
{
	struct work w = { .a = a, .lang = lang, .today = today };
	struct interview_ask now;
	struct str clean, error, made;
	enum err e = work_open(&w, bytes);

	if (e != ERR_OK)
		goto end;
	e = ERR_NOT_FOUND;
	if (!each_question(&w, is_wanted, &id))
		goto end;
	e = ERR_INVALID;
	question_ask(&w, &now);
	if (!interview_clean(&w, answer, &clean))
		goto end;
	if (!str_eq(clean, now.answer) &&
	    !interview_ways[w.q->how].set(&w, clean))
		goto end;
	if (w.e.broken) {
		(void)refuse(&w, REFUSE_CHARACTERS, STR_NONE);
		goto end;
	}
	bytes = arena_str(a, bytes);
	made = arena_str(a, w.e.bytes);
	if (str_eq(made, bytes)) {
		*out = made;
		e = ERR_OK;
		goto end;
	}
	error = first_error(&w, made);
	if (error.p != NULL && first_error(&w, bytes).p == NULL) {
		(void)refuse(&w, REFUSE_BY_HAND, error);
		goto end;
	}
	e = ERR_OK;
	*out = in_its_words(&w, bytes, made);
end:
	if (e == ERR_INVALID)
		*why_out = w.why;
	edit_close(&w.e);
	return e;
}
