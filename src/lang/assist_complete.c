/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/assist_complete: what may be written at a place. */
#include "lang/assist_private.h"
#include "lang/dpv.h"
#include "lang/reference.h"

static const char *
in(struct grammar_text t, enum lang lang)
{
	return lang == LANG_EN ? t.en : t.nb;
}

struct str
scene_shown(const struct scene *s, const struct phrase *p)
{
	return s->as->norwegian ? p->nb : p->en;
}

/* ---- where ---------------------------------------------------------- */

static bool
line_end_between(const struct assist *as, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < as->source.n; i++)
		if (as->source.p[i] == '\n')
			return true;
	return false;
}

static size_t
end_of(const struct assist *as, const struct token *t)
{
	return assist_offset(as, t) + t->text.n;
}

/* Whether the place is in a text or a comment, where nothing is offered. */
static bool
in_text(const struct assist *as, size_t offset, size_t before)
{
	size_t from = 0;

	if (before > 0) {
		const struct token *t = &as->tokens.at[before - 1];

		from = end_of(as, t);
		if (offset < from &&
		    (t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK))
			return true;
		/* A text that is not closed yet. */
		if (t->type == TOKEN_BAD && t->text.n != 0 &&
		    t->text.p[0] == '"' && offset <= from)
			return true;
	}
	while (offset > from && as->source.p[offset - 1] != '\n')
		if (as->source.p[--offset] == '#')
			return true;
	return false;
}

static void
step(struct scene *s, size_t i, size_t *start)
{
	const struct token *t = &s->as->tokens.at[i];

	if (t->type == TOKEN_OPEN) {
		if (s->depth < SCENE_OPEN_MAX) {
			s->heads[s->depth] = *start == SIZE_MAX ? i : *start;
			s->opens[s->depth++] = i;
		}
		*start = SIZE_MAX;
	} else if (t->type == TOKEN_CLOSE) {
		s->depth -= s->depth > 0;
		*start = SIZE_MAX;
	} else {
		/* A part at the left ends what was left open above it. */
		if (t->pos.col == 1 && t->line_before &&
		    assist_construct(t) != GRAMMAR_NONE) {
			s->depth = 0;
			*start = i;
		} else if (*start == SIZE_MAX ||
			   (t->line_before && t[-1].type != TOKEN_COMMA)) {
			*start = i;
		}
	}
}

/* The first token that ends behind the place, or holds it. */
static size_t
tokens_before(const struct assist *as, size_t offset)
{
	size_t n = 0;

	while (n < as->tokens.n && as->tokens.at[n].type != TOKEN_END &&
	       assist_offset(as, &as->tokens.at[n]) < offset)
		n++;
	return n;
}

static void
find_scene(struct scene *s, size_t before)
{
	const struct assist *as = s->as;
	size_t start = SIZE_MAX;

	for (size_t i = 0; i < before; i++)
		step(s, i, &start);
	s->to = before;
	if (before == 0 || start == SIZE_MAX ||
	    (as->tokens.at[before - 1].type != TOKEN_COMMA &&
		line_end_between(as, end_of(as, &as->tokens.at[before - 1]),
		    s->offset)))
		start = before;
	s->from = start;
}

/* From the outermost block inwards: which construct describes it. */
static void
find_construct(struct scene *s)
{
	const struct token *at = s->as->tokens.at;
	struct syntax_match m;

	s->construct = GRAMMAR_NONE;
	for (size_t i = 0; i < s->depth; i++) {
		const struct token *head = &at[s->heads[i]];
		size_t n = s->opens[i] - s->heads[i];
		const struct grammar_property *row;

		if (i == 0) {
			s->construct = assist_construct(head);
			if (n > 1 && s->construct == GRAMMAR_FIELD)
				s->record = head[1].text;
			if (n > 1 && s->construct == GRAMMAR_PURPOSE)
				s->purpose = head[1].text;
			continue;
		}
		if (s->construct == GRAMMAR_NONE)
			return;
		row = assist_row(s->as, s->construct, head, n, true, &m);
		if (row != NULL && row->block == GRAMMAR_COLUMNS)
			s->record = head[0].text;
		s->texts = row != NULL && row->block == GRAMMAR_NONE &&
			   assist_takes_texts(row);
		s->construct = row == NULL ? GRAMMAR_NONE : row->block;
	}
}

/* ---- what ----------------------------------------------------------- */

struct assist_choice *
scene_add(struct scene *s, enum assist_kind kind, struct str label, size_t from)
{
	struct assist_choice *c;

	for (size_t i = 0; i < s->out->n; i++)
		if (str_eq(s->out->at[i].label, label))
			return &s->out->at[i];
	c = ARENA_PUSH(s->as->a, s->out->at, s->out->n, s->out->cap);
	c->kind = kind;
	c->label = label;
	c->from = from;
	return c;
}

/* Whether ${item} is the line that is being written: it does not count. */
static bool
is_this_line(const struct scene *s, const struct item *item)
{
	const struct token *now = &s->as->tokens.at[s->from];

	return item->at == now && assist_offset(s->as, now) <= s->place;
}

/* A part of the file that there can be only one of, and is. */
static bool
is_there(const struct scene *s, int construct)
{
	if (construct != GRAMMAR_STATEMENT && construct != GRAMMAR_CHILDREN &&
	    construct != GRAMMAR_CHANGES)
		return false;
	for (size_t i = 0; i < s->as->tree.items_n; i++) {
		const struct item *item = &s->as->tree.items[i];

		if (!is_this_line(s, item) &&
		    assist_construct(&item->at[0]) == construct)
			return true;
	}
	return false;
}

static void
offer_constructs(struct scene *s, size_t from)
{
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);

	for (size_t i = 0; i < n; i++) {
		const struct grammar_construct *k = &all[i];
		struct assist_choice *c;
		const char *name;

		if (k->where != GRAMMAR_TOP || is_there(s, (int)i))
			continue;
		c = scene_add(s, ASSIST_CONSTRUCT,
		    scene_shown(s, &lang_keywords[k->kw]), from);
		c->about = str_of(in(k->about, s->messages));
		name = k->head[0] == '\0'                ? ""
		       : str_is(str_of(k->head), "NAME") ? " ${1:name}"
		       : str_starts(str_of(k->head), STR("NAME"))
			   ? " ${1:name} $2"
			   : " $1";
		if (k->block == GRAMMAR_NEEDED)
			c->snippet = arena_printf(s->as->a,
			    STR_FMT "%s {\n\t$0\n}", STR_ARG(c->label), name);
	}
}

/* Whether a line of the block says ${kw} already; the line that is being
 * written does not count. */
static bool
is_said(const struct scene *s, enum kw kw)
{
	const struct token *open;
	const struct item *item = NULL;

	if (s->depth == 0)
		return false;
	open = &s->as->tokens.at[s->opens[s->depth - 1]];
	for (size_t i = 0; i < s->as->tree.items_n; i++) {
		const struct item *top = &s->as->tree.items[i];

		/* Down the blocks that hold the brace. */
		while (top != NULL && top->open != open) {
			const struct item *next = NULL;

			for (size_t k = 0; k < top->kids_n; k++)
				if (top->kids[k].open != NULL &&
				    top->kids[k].open <= open)
					next = &top->kids[k];
			top = next;
		}
		if (top != NULL)
			item = top;
	}
	for (size_t i = 0; item != NULL && i < item->kids_n; i++)
		if (!is_this_line(s, &item->kids[i]) &&
		    assist_is(&item->kids[i].at[0], &lang_keywords[kw]))
			return true;
	return false;
}

/* The languages of the statement, as it says them now. */
static const struct item *
languages_line(const struct assist *as)
{
	for (size_t i = 0; i < as->tree.items_n; i++) {
		const struct item *item = &as->tree.items[i];

		if (assist_construct(&item->at[0]) != GRAMMAR_STATEMENT)
			continue;
		for (size_t k = 0; k < item->kids_n; k++)
			if (assist_is(&item->kids[k].at[0],
				&lang_keywords[KW_LANGUAGES]))
				return &item->kids[k];
	}
	return NULL;
}

/* Whether a text in ${l} is looked for: in the languages of the statement, in
 * all of them where it says none, or where they are being said. */
static bool
is_wanted(const struct scene *s, enum lang l)
{
	const struct item *line = languages_line(s->as);

	/* What extends another file need not say them. */
	for (size_t i = 0; i < s->as->bases_n && line == NULL; i++)
		line = languages_line(s->as->bases[i]);
	if (line == NULL || line->at == &s->as->tokens.at[s->from])
		return true;
	for (size_t i = 1; i < line->n; i++)
		if (assist_is(&line->at[i],
			&lang_keywords[(int)KW_LANGUAGE + l]))
			return true;
	return false;
}

/* "nb "$1" en "$2"", for a text in each language. */
static struct str
texts_snippet(struct scene *s)
{
	const struct item *line = languages_line(s->as);
	struct str all = STR_NONE;
	unsigned no = 1;

	for (size_t i = 1; line != NULL && i < line->n; i++)
		if (line->at[i].type == TOKEN_WORD)
			all = arena_printf(s->as->a,
			    STR_FMT "%s" STR_FMT " \"$%u\"", STR_ARG(all),
			    all.n == 0 ? "" : " ", STR_ARG(line->at[i].text),
			    no++);
	return all.n != 0 ? all : STR("$0");
}

/* Where there is one, a text needs not say it. */
static bool
has_languages(const struct assist *as)
{
	const struct item *line = languages_line(as);
	size_t n = 0;

	for (size_t i = 1; line != NULL && i < line->n; i++)
		n += line->at[i].type == TOKEN_WORD;
	return n > 1;
}

static struct str
row_snippet(struct scene *s, const struct grammar_property *p, struct str label)
{
	size_t n;
	struct str rest = str_of(p->rest);
	bool block = p->block != GRAMMAR_NONE &&
		     grammar_constructs(&n)[p->block].block == GRAMMAR_NEEDED;

	if (str_is(rest, "TEXTS") ||
	    (str_starts(rest, STR("WORDS")) && has_languages(s->as)))
		return arena_printf(s->as->a, STR_FMT " " STR_FMT,
		    STR_ARG(label), STR_ARG(texts_snippet(s)));
	if (str_starts(rest, STR("TEXT")) || str_starts(rest, STR("WORDS")))
		return arena_printf(s->as->a, STR_FMT " \"$0\"",
		    STR_ARG(label));
	if (block)
		return arena_printf(s->as->a, STR_FMT "%s {\n\t$0\n}",
		    STR_ARG(label), rest.n == 0 ? "" : " $1");
	if (rest.n == 0)
		return STR_NONE;
	return arena_printf(s->as->a, STR_FMT " $0", STR_ARG(label));
}

void
scene_rows(struct scene *s, size_t from)
{
	size_t n;
	const struct grammar_property *p = grammar_of(s->construct, &n);

	for (size_t i = 0; i < n; i++) {
		struct assist_choice *c;
		struct buf line;

		if (p[i].kw == KW_MAX || (!p[i].many && is_said(s, p[i].kw)) ||
		    ((int)p[i].kw < LANG_MAX &&
			!is_wanted(s, (enum lang)p[i].kw)))
			continue;
		buf_init(&line, 4096);
		reference_line(&line, &p[i],
		    s->as->norwegian ? LANG_NB : LANG_EN, REFERENCE_WORDS);
		c = scene_add(s, ASSIST_PROPERTY,
		    scene_shown(s, &lang_keywords[p[i].kw]), from);
		c->detail = arena_str(s->as->a, buf_str(&line));
		c->about = str_of(in(p[i].about, s->messages));
		c->snippet = row_snippet(s, &p[i], c->label);
		buf_release(&line);
	}
}

/* ---- names ---------------------------------------------------------- */

static bool
is_record(const struct assist_name *n)
{
	const struct item *item = n->item;

	return item->n > 2 &&
	       assist_is(&item->at[2],
		   &words_list(WORDS_FIELD_TYPE).at[FIELD_RECORD]);
}

static void
offer_name(struct scene *s, const struct assist_name *n, struct str label,
    size_t from)
{
	size_t count;
	struct assist_choice *c = scene_add(s, ASSIST_NAME, label, from);
	enum kw kw = n->construct == GRAMMAR_NONE
			 ? KW_TOPIC
			 : grammar_constructs(&count)[n->construct].kw;

	c->detail = scene_shown(s, &lang_keywords[kw]);
	c->about = assist_label(n, s->messages);
}

/* A controller that stands wherever a processor does. */
static bool
works_for_others(const struct assist_name *n)
{
	for (size_t i = 0;
	     n->construct == GRAMMAR_CONTROLLER && i < n->item->kids_n; i++)
		if (assist_is(&n->item->kids[i].at[0],
			&lang_keywords[KW_PROCESSOR_FOR]))
			return true;
	return false;
}

/* A national identity number stands where a data category does. */
static bool
is_category(const struct assist_name *n, const struct syntax_atom *atom)
{
	return atom->symbol == SYMBOL_IS_DATA &&
	       n->construct == GRAMMAR_FACT_NATIONAL_ID;
}

static void
offer_names_of(struct scene *s, const struct assist *as,
    const struct syntax_atom *atom, size_t from)
{
	size_t count;
	const struct grammar_symbol *y = &grammar_symbols(&count)[atom->symbol];

	for (size_t i = 0; i < as->names_n; i++) {
		const struct assist_name *n = &as->names[i];
		struct str label = n->name;

		if (y->kind == SYMBOL_TOPIC) {
			if (n->construct == GRAMMAR_NONE &&
			    str_eq(n->within, s->purpose))
				offer_name(s, n, label, from);
			continue;
		}
		if (!n->declares ||
		    (n->construct != y->of && !is_category(n, atom) &&
			!(atom->symbol == SYMBOL_IS_PROCESSOR &&
			    works_for_others(n))))
			continue;
		if (y->kind == SYMBOL_PART && !str_eq(n->within, s->record))
			continue;
		if (atom->symbol == SYMBOL_IS_RECORD && !is_record(n))
			continue;
		if (atom->symbol == SYMBOL_IS_FIELD && n->within.n != 0)
			label = arena_printf(s->as->a, STR_FMT "." STR_FMT,
			    STR_ARG(n->within), STR_ARG(n->name));
		offer_name(s, n, label, from);
	}
}

/* Of this file, and of those that it extends. */
static void
offer_names(struct scene *s, const struct syntax_atom *atom, size_t from)
{
	offer_names_of(s, s->as, atom, from);
	for (size_t i = 0; i < s->as->bases_n; i++)
		offer_names_of(s, s->as->bases[i], atom, from);
}

void
scene_declared(struct scene *s, const struct assist *as, int construct,
    size_t from)
{
	for (size_t i = 0; i < as->names_n; i++)
		if (as->names[i].declares && as->names[i].within.n == 0 &&
		    as->names[i].construct == construct)
			offer_name(s, &as->names[i], as->names[i].name, from);
}

static void
offer_words(struct scene *s, enum words list, size_t from)
{
	struct word_list l = words_list(list);

	for (size_t i = 0; i < l.n; i++) {
		struct assist_choice *c =
		    scene_add(s, ASSIST_WORD, scene_shown(s, &l.at[i]), from);

		c->detail = str_of(in(grammar_word(list, i), s->messages));
	}
}

static void
offer_languages(struct scene *s, size_t from)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (is_wanted(s, (enum lang)l))
			(void)scene_add(s, ASSIST_KEYWORD,
			    str_of(lang_code((enum lang)l)), from);
}

/* The terms that may stand there: purposes for a purpose, else data. */
static void
offer_terms(struct scene *s, size_t from)
{
	enum dpv_kind want =
	    s->construct == GRAMMAR_PURPOSE ? DPV_PURPOSE : DPV_DATA;
	size_t n;
	const struct dpv_term *all = dpv_all(&n);

	for (size_t i = 0; i < n; i++)
		if (all[i].kind == want)
			(void)scene_add(s, ASSIST_VALUE, all[i].name, from);
}

static void
offer_symbol(struct scene *s, const struct syntax_atom *atom, size_t from)
{
	size_t n;
	const struct grammar_symbol *y = &grammar_symbols(&n)[atom->symbol];

	switch (y->kind) {
	case SYMBOL_WORD:
		offer_words(s, (enum words)y->of, from);
		break;
	case SYMBOL_LANGUAGE:
		offer_languages(s, from);
		break;
	case SYMBOL_REFERENCE:
	case SYMBOL_PART:
	case SYMBOL_TOPIC:
		offer_names(s, atom, from);
		break;
	case SYMBOL_TOKEN:
		if (y->of == TOKEN_DATE && s->today.year != 0)
			scene_add(s, ASSIST_VALUE,
			    date_print(s->as->a, s->today), from)
			    ->detail = str_of(in(y->about, s->messages));
		if (y->of == TOKEN_TERM)
			offer_terms(s, from);
		break;
	default:
		break;
	}
}

void
scene_next(struct scene *s, const struct syntax_match *m, size_t from)
{
	for (size_t i = 0; i < m->next_n; i++) {
		const struct syntax_atom *atom = &m->next[i];

		if (atom->type == SYNTAX_PHRASE)
			(void)scene_add(s, ASSIST_KEYWORD,
			    scene_shown(s, atom->phrase), from);
		else if (atom->type == SYNTAX_SYMBOL)
			offer_symbol(s, atom, from);
	}
}

/* The record that the line has named so far. */
static void
find_record(struct scene *s, const struct token *at,
    const struct syntax_match *m, size_t skip)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->is[i].type == SYNTAX_SYMBOL &&
		    m->is[i].symbol == SYMBOL_IS_RECORD)
			s->record = at[i + skip].text;
}

/* All that may follow the tokens from..to of the line. */
static void
offer(struct scene *s, size_t to, size_t from)
{
	const struct token *at = &s->as->tokens.at[s->from];
	size_t n = to - s->from;
	const struct grammar_property *row;
	struct syntax_match m = { 0 };

	if (s->texts) {
		if (n % 2 == 0)
			offer_languages(s, from);
		return;
	}
	if (s->depth == 0 && n == 0) {
		offer_constructs(s, from);
		return;
	}
	if (s->depth == 0) {
		int construct = assist_construct(&at[0]);

		if (construct == GRAMMAR_NONE)
			return;
		assist_head(s->as, construct, at + 1, n - 1, &m);
		if (m.n == n - 1)
			scene_next(s, &m, from);
		/* A part of the base says its differences under its name. */
		for (size_t i = 0; n == 1 && i < s->as->bases_n; i++)
			scene_declared(s, s->as->bases[i], construct, from);
		return;
	}
	if (s->construct == GRAMMAR_NONE)
		return;
	if (s->as->extends && s->depth == 1) {
		assist_takes_away(s, at, n, from);
		if (n > 0 && assist_is(&at[0], &lang_keywords[KW_WITHOUT]))
			return;
	}
	if (n == 0)
		scene_rows(s, from);
	row = assist_row(s->as, s->construct, at, n, false, &m);
	if (row == NULL)
		return;
	find_record(s, at, &m, row->kw == KW_MAX ? 0 : 1);
	if (m.n == n - (n > 0 && row->kw != KW_MAX))
		scene_next(s, &m, from);
}

/* "data protec": the phrase may have begun some words ago. */
static void
offer_phrases(struct scene *s, size_t to, size_t offset)
{
	const struct assist *as = s->as;

	for (size_t k = to; k > s->from && to - k < 4; k--) {
		size_t begins = assist_offset(as, &as->tokens.at[k - 1]);
		struct str typed = str_sub(as->source, begins, offset - begins);
		struct assist_choices more = { 0 };
		struct scene again = *s;

		if (as->tokens.at[k - 1].type != TOKEN_WORD)
			break;
		again.out = &more;
		offer(&again, k - 1, begins);
		for (size_t i = 0; i < more.n; i++)
			if (more.at[i].label.n > typed.n &&
			    str_starts(more.at[i].label, typed))
				*scene_add(s, more.at[i].kind, more.at[i].label,
				    begins) = more.at[i];
	}
}

void
assist_complete(const struct assist *as, size_t offset, enum lang messages,
    struct date today, struct assist_choices *out)
{
	struct scene s = { .as = as,
		.messages = messages,
		.today = today,
		.offset = offset,
		.place = offset,
		.out = out };
	size_t before = tokens_before(as, offset), to = before, from = offset;

	*out = (struct assist_choices){ 0 };
	if (offset > as->source.n || in_text(as, offset, before))
		return;
	/* A word that ends at the place, or holds it, is being written; nobody
	 * knows which number is meant. */
	if (before > 0) {
		const struct token *t = &as->tokens.at[before - 1];

		if (offset <= end_of(as, t) && t->type == TOKEN_NUMBER)
			return;
		if (offset <= end_of(as, t) &&
		    (t->type == TOKEN_WORD || t->type == TOKEN_DATE ||
			t->type == TOKEN_TERM || t->type == TOKEN_BAD)) {
			to = before - 1;
			from = assist_offset(as, t);
		}
	}
	s.offset = from;
	find_scene(&s, to);
	find_construct(&s);
	offer(&s, to, from);
	offer_phrases(&s, to, offset);
}
