/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/interview_private.h"
#include "lang/read.h"
#include "policy/country.h"

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
	    { "Suppliers", "Leverandører", "Leverandørar" } },
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

/* ---- places ----------------------------------------------------------- */

const char *
kw_text(enum kw kw)
{
	return lang_keywords[kw].en.p;
}

struct item *
work_source(struct work *w)
{
	struct item *s;
	size_t at = 0;

	while ((s = edit_next(&w->e, KW_SOURCE, &at)) != NULL)
		if (edit_kid(s, KW_FILE) != NULL)
			return s;
	return NULL;
}

struct item *
work_block(struct work *w)
{
	if (w->q->each != KW_MAX)
		return edit_find(&w->e, w->q->construct, w->item);
	if (w->q->construct == KW_SOURCE)
		return work_source(w);
	if (w->q->construct == KW_TOLD)
		return edit_find(&w->e, KW_TOLD, STR("measures"));
	return edit_find(&w->e, w->q->construct, STR_NONE);
}

struct item *
work_line(struct work *w)
{
	struct item *item = work_block(w);

	if (w->q->line != KW_MAX)
		item = edit_kid(item, w->q->line);
	if (w->q->inner != KW_MAX)
		item = edit_kid(item, w->q->inner);
	return item;
}

struct str
work_label(struct work *w, const struct item *item)
{
	struct token *t = edit_text(item, w->lang);

	for (int l = 0; t == NULL && l < LANG_MAX; l++)
		t = edit_text(item, (enum lang)l);
	if (t == NULL)
		t = edit_value(edit_kid(item, KW_NAME), KW_MAX);
	if (t != NULL)
		return arena_str(w->a, t->value);
	return arena_str(w->a, edit_name(item));
}

void
work_option(struct work *w, struct str value, struct str label, struct str why,
    bool chosen)
{
	struct interview_option *o =
	    ARENA_PUSH(w->a, w->options, w->out->options_n, w->options_cap);

	*o = (struct interview_option){ .value = arena_str(w->a, value),
		.label = arena_str(w->a, label),
		.why = arena_str(w->a, why),
		.chosen = chosen };
	w->out->options = w->options;
}

void
add_to_answer(struct work *w, struct str value)
{
	w->out->answer =
	    arena_printf(w->a, STR_FMT "%s" STR_FMT, STR_ARG(w->out->answer),
		w->out->answer.n > 0 ? ", " : "", STR_ARG(value));
}

struct item *
work_keep(struct work *w, enum keep_what what)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_KEEP, &at)) != NULL)
		if (item->n > 1 &&
		    token_says(&item->at[1], WORDS_KEEP, (int)what))
			return item;
	return NULL;
}

bool
answer_has(struct str answer, struct str value)
{
	struct str part;

	while (str_cut(&answer, ',', &part))
		if (str_eq(str_trim(part), value))
			return true;
	return false;
}

/* ---- which questions stand -------------------------------------------- */

static bool
offered(struct work *w)
{
	if (w->q->each == KW_FIELD) {
		for (size_t i = 0; fact_at(i).n > 0; i++)
			if (str_eq(fact_at(i), w->item))
				return true;
		return false;
	}
	return piece_find(w->q->each, w->item) != NULL;
}

static bool
basis_is(struct work *w, enum kw a, enum kw b)
{
	struct item *line = edit_kid(work_block(w), KW_BASIS);

	return line != NULL && line->n > 1 &&
	       (token_is(&line->at[1], a) || token_is(&line->at[1], b));
}

static bool
officer_is(struct work *w, bool have)
{
	struct item *line = edit_kid(work_block(w), KW_DPO);

	if (line == NULL)
		return false;
	return have ==
	       !(line->n > 1 && token_is(&line->at[1], KW_NOT_REQUIRED));
}

/* Whether one of its countries is. */
static bool
outside(struct work *w)
{
	const struct item *line = edit_kid(work_block(w), KW_COUNTRY);

	for (size_t i = 1; line != NULL && i < line->n; i++)
		if (line->at[i].type == TOKEN_WORD &&
		    outside_eea(line->at[i].text))
			return true;
	return false;
}

static bool
missing(struct work *w)
{
	struct item *block = work_block(w);

	return w->text_lang >= 0 && block != NULL &&
	       edit_text(block, (enum lang)w->text_lang) == NULL;
}

static bool
stands(struct work *w)
{
	switch (w->q->when) {
	case WHEN_ALWAYS:
		return true;
	case WHEN_OFFICER:
		return officer_is(w, true);
	case WHEN_NO_OFFICER:
		return officer_is(w, false);
	case WHEN_OWN:
		return !offered(w);
	case WHEN_OWN_OR_MISSING:
		return !offered(w) || missing(w);
	case WHEN_MISSING:
		return missing(w);
	case WHEN_CHOICE: {
		struct item *block = work_block(w);

		return !offered(w) && block != NULL && block->n > 2 &&
		       (token_says(&block->at[2], WORDS_FIELD_TYPE,
			    FIELD_CHOICE) ||
			   token_says(&block->at[2], WORDS_FIELD_TYPE,
			       FIELD_CHOICES));
	}
	case WHEN_REQUIRED:
		return edit_kid(work_block(w), KW_REQUIRED) != NULL &&
		       (!offered(w) || edit_text(work_line(w),
					   (enum lang)w->text_lang) == NULL);
	case WHEN_IMPORT:
		return work_source(w) != NULL;
	case WHEN_OWN_REGISTER:
		return edit_kid(work_source(w), KW_OWN_REGISTER) != NULL;
	case WHEN_CONSENT:
		return basis_is(w, KW_CONSENT, KW_CONSENT);
	case WHEN_LAW:
		return !offered(w) &&
		       basis_is(w, KW_LEGAL_OBLIGATION, KW_PUBLIC_TASK);
	case WHEN_INTEREST:
		return basis_is(w, KW_LEGITIMATE, KW_LEGITIMATE);
	case WHEN_OUTSIDE:
		return outside(w);
	}
	return false;
}

/* A purpose that comes by itself is not asked about; nor is one whose basis
 * differs by kind of person, which one answer cannot say. */
static bool
left_alone(struct work *w)
{
	const struct piece *p;
	struct item *block;
	size_t bases = 0;

	if (w->q->each != KW_PURPOSE)
		return false;
	p = piece_find(KW_PURPOSE, w->item);
	if (p != NULL && (p->when == PIECE_FIXED || p->when == PIECE_IMPORT) &&
	    w->q->when != WHEN_MISSING)
		return true;
	block = work_block(w);
	for (size_t i = 0; block != NULL && i < block->kids_n; i++)
		bases += token_is(&block->kids[i].at[0], KW_BASIS);
	return bases > 1 && w->q->line == KW_BASIS;
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

static void
ask_one(struct work *w, struct interview_ask *out)
{
	struct item *block;

	*out = (struct interview_ask){
		.id = filled(w, w->q->id, true),
		.section = w->q->section,
		.kind = w->q->kind,
		.ask = pick_lang(w->q->ask, w->lang),
		.help = pick_lang(w->q->help, w->lang),
		.lang = asked_in(w),
		.may_be_none =
		    w->q->kind == INTERVIEW_ORG_NO ||
		    w->q->kind == INTERVIEW_WEB ||
		    (w->q->kind == INTERVIEW_LIST && w->q->how != HOW_VALUES) ||
		    w->q->how == HOW_COLUMN,
		.ref = filled(w, w->q->ref, false),
	};
	if (w->q->each != KW_MAX && (block = work_block(w)) != NULL)
		out->about = work_label(w, block);
	w->out = out;
	w->options = NULL;
	w->options_cap = 0;
	interview_ways[w->q->how].get(w);
	out->answered = out->answer.n > 0 || out->may_be_none;
	yes_or_no(w);
}

/* Calls ${fn} for each question that stands, until it says true. */
typedef bool each_fn(struct work *w, void *self);

static bool
each_language(struct work *w, each_fn *fn, void *self)
{
	bool langs[LANG_MAX];

	w->text_lang = -1;
	if (!w->q->texts)
		return stands(w) && !left_alone(w) && fn(w, self);
	work_languages(w, langs);
	for (int l = 0; l < LANG_MAX; l++) {
		w->text_lang = l;
		if (langs[l] && stands(w) && !left_alone(w) && fn(w, self))
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
		w->item = arena_str(w->a, edit_name(item));
		for (size_t i = from; i < to; i++) {
			w->q = &questions[i];
			if (each_language(w, fn, self))
				return true;
		}
	}
	return false;
}

static bool
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

	ask_one(w, ARENA_PUSH(w->a, l->at, l->n, l->cap));
	return false;
}

static enum err
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

/* The first error of a file, with its line; STR_NONE when it compiles. */
static struct str
first_error(struct work *w, struct str bytes)
{
	struct lang_findings found = { 0 };
	const struct statement *st;
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct str out = STR_NONE;

	if (lang_compile(a, bytes, w->lang, &st, &found) != ERR_OK)
		out = found.n == 0 ? STR("?")
				   : arena_printf(w->a, "%u: " STR_FMT,
					 (unsigned)found.at[0].pos.line,
					 STR_ARG(found.at[0].text));
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
	ask_one(&w, &now);
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

/* ---- a new one ---------------------------------------------------------- */

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
