/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/limits.h"
#include "lang/assist_private.h"
#include "lang/read.h"

const struct assist_tables *
assist_tables(struct arena *a)
{
	struct assist_tables *t = ARENA_NEW(a, struct assist_tables);
	size_t n;
	const struct grammar_construct *c = grammar_constructs(&n);
	const struct grammar_property *p;

	for (size_t i = 0; i < n; i++)
		t->heads[i] = syntax_of(a, c[i].head);
	p = grammar_properties(&n);
	t->rests = ARENA_ARRAY(a, const struct syntax *, n);
	for (size_t i = 0; i < n; i++)
		t->rests[i] = syntax_of(a, p[i].rest);
	t->texts = syntax_of(a, "TEXTS");
	t->without = syntax_of(a, assist_without(GRAMMAR_STATEMENT)->rest);
	return t;
}

/* ---- rows ----------------------------------------------------------- */

bool
assist_is(const struct token *t, const struct phrase *p)
{
	return t->type == TOKEN_WORD && t->phrase.n != 0 &&
	       (str_eq(t->phrase, p->en) || str_eq(t->phrase, p->nb));
}

int
assist_construct(const struct token *t)
{
	size_t n;
	const struct grammar_construct *c = grammar_constructs(&n);

	for (size_t i = 0; i < n; i++)
		if (c[i].where == GRAMMAR_TOP &&
		    assist_is(t, &lang_keywords[c[i].kw]))
			return (int)i;
	return GRAMMAR_NONE;
}

bool
assist_takes_texts(const struct grammar_property *row)
{
	return row != NULL && (str_ends(str_of(row->rest), STR("TEXTS")) ||
				  str_is(str_of(row->rest), "WORDS"));
}

static const struct syntax *
rest_of(const struct assist *as, const struct grammar_property *p)
{
	size_t n;

	return as->tables->rests[p - grammar_properties(&n)];
}

/* Of the rows without a keyword the one that more tokens are right for; where
 * there is a block, one that has a block. */
static const struct grammar_property *
best_line(const struct assist *as, const struct grammar_property *p, size_t n,
    const struct token *at, size_t tokens_n, bool block,
    struct syntax_match *out)
{
	const struct grammar_property *best = NULL;

	for (size_t i = 0; i < n; i++) {
		struct syntax_match m;

		if (p[i].kw != KW_MAX)
			continue;
		syntax_match(as->a, rest_of(as, &p[i]), at, tokens_n, &m);
		if (best != NULL &&
		    (m.n < out->n ||
			(m.n == out->n &&
			    (p[i].block != GRAMMAR_NONE) != block)))
			continue;
		best = &p[i];
		*out = m;
	}
	return best;
}

const struct grammar_property *
assist_row(const struct assist *as, int construct, const struct token *at,
    size_t n, bool block, struct syntax_match *out)
{
	size_t rows;
	const struct grammar_property *p = grammar_of(construct, &rows);

	for (size_t i = 0; i < rows && n != 0; i++) {
		if (p[i].kw == KW_MAX ||
		    !assist_is(&at[0], &lang_keywords[p[i].kw]))
			continue;
		syntax_match(as->a, rest_of(as, &p[i]), at + 1, n - 1, out);
		return &p[i];
	}
	return best_line(as, p, rows, at, n, block, out);
}

void
assist_head(const struct assist *as, int construct, const struct token *at,
    size_t n, struct syntax_match *out)
{
	syntax_match(as->a, as->tables->heads[construct], at, n, out);
}

/* ---- names ---------------------------------------------------------- */

/* Where a line stands: the record and the purpose it is said of. */
struct place {
	int construct;
	bool part; /* the block is that of a part of the file */
	struct str record, purpose;
};

static size_t
index_of(const struct assist *as, const struct token *t)
{
	return (size_t)(t - as->tokens.at);
}

size_t
assist_offset(const struct assist *as, const struct token *t)
{
	return (size_t)(t->text.p - as->source.p);
}

static struct assist_name *
add_name(struct assist *as, const struct item *item, struct str text,
    int construct, bool declares)
{
	struct assist_name *n =
	    ARENA_PUSH(as->a, as->names, as->names_n, as->names_cap);

	n->from = (size_t)(text.p - as->source.p);
	n->n = text.n;
	n->name = text;
	n->construct = construct;
	n->declares = declares;
	n->item = item;
	return n;
}

/* "education.degree" names two things. */
static void
add_field(struct assist *as, const struct item *item, struct str path)
{
	size_t dot = str_find(path, STR("."));
	struct str record = str_sub(path, 0, dot);

	(void)add_name(as, item, record, GRAMMAR_FIELD, false);
	if (dot != SIZE_MAX && dot + 1 < path.n)
		add_name(as, item, str_sub(path, dot + 1, path.n),
		    GRAMMAR_FIELD, false)
		    ->within = record;
}

static void
add_symbol(struct assist *as, const struct item *item,
    const struct grammar_symbol *s, const struct token *t, struct place *place)
{
	switch (s->kind) {
	case SYMBOL_REFERENCE:
		if (s->of == GRAMMAR_FIELD)
			add_field(as, item, t->text);
		else
			(void)add_name(as, item, t->text, s->of, false);
		break;
	case SYMBOL_PART:
		add_name(as, item, t->text, s->of, false)->within =
		    place->record;
		break;
	case SYMBOL_TOPIC:
		add_name(as, item, t->text, GRAMMAR_NONE,
		    assist_is(&item->at[0], &lang_keywords[KW_TOPIC]))
		    ->within = place->purpose;
		break;
	default:
		break;
	}
}

/* Remember what each of the tokens is, and the names among them. ${row} NULL:
 * the head of a construct. The match begins with the token ${first}. */
static void
mark_from(struct assist *as, const struct item *item,
    const struct grammar_property *row, const struct syntax_match *m,
    size_t first, struct place *place)
{
	size_t n;
	const struct grammar_symbol *symbols = grammar_symbols(&n);

	for (size_t i = 0; i < item->n; i++) {
		struct assist_token *at = &as->at[index_of(as, &item->at[i])];

		at->construct = place->construct;
		at->row = row;
		at->first = i == 0 && first == 1;
		at->item = item;
		if (i < first || i - first >= m->n)
			continue;
		at->known = true;
		at->is = m->is[i - first];
		if (at->is.type != SYNTAX_SYMBOL)
			continue;
		if (at->is.symbol == SYMBOL_IS_RECORD)
			place->record = item->at[i].text;
		add_symbol(as, item, &symbols[at->is.symbol], &item->at[i],
		    place);
	}
}

static void
mark(struct assist *as, const struct item *item,
    const struct grammar_property *row, const struct syntax_match *m,
    struct place *place)
{
	mark_from(as, item, row, m, row != NULL && row->kw == KW_MAX ? 0 : 1,
	    place);
}

/* ---- walking -------------------------------------------------------- */

static void walk_block(struct assist *as, const struct item *item,
    struct place place);

/* The name behind the keyword, when the head declares one. */
static const struct token *
declared(const struct assist *as, const struct item *item)
{
	const struct assist_token *at;

	if (item->n < 2)
		return NULL;
	at = &as->at[index_of(as, &item->at[1])];
	return at->known && at->is.type == SYNTAX_SYMBOL &&
		       at->is.symbol == SYMBOL_IS_NAME
		   ? &item->at[1]
		   : NULL;
}

/* What stands behind `without`, as it would stand without it. */
static void
walk_without(struct assist *as, const struct item *item, struct place place)
{
	struct assist_token *first = &as->at[index_of(as, &item->at[0])];
	struct item *rest = ARENA_NEW(as->a, struct item);
	const struct grammar_property *row;
	struct syntax_match m;

	first->construct = place.construct;
	first->row = assist_without(place.construct);
	first->first = true;
	first->item = item;
	*rest = *item;
	rest->at++;
	rest->n--;
	if (rest->n == 0)
		return;
	assist_without_match(as, place.construct, rest->at, rest->n, &row, &m);
	if (row == first->row)
		mark_from(as, item, row, &m, 1, &place);
	else if (row != NULL)
		mark(as, rest, row, &m, &place);
}

/* The texts of a line, in its block. */
static void
walk_texts(struct assist *as, const struct item *item,
    const struct grammar_property *row, struct place place)
{
	for (size_t i = 0; i < item->kids_n; i++) {
		const struct item *kid = &item->kids[i];
		struct syntax_match m;

		syntax_match(as->a, as->tables->texts, kid->at, kid->n, &m);
		mark_from(as, kid, row, &m, 0, &place);
	}
}

static void
walk_line(struct assist *as, const struct item *item, struct place place)
{
	struct syntax_match m;
	const struct grammar_property *row = assist_row(as, place.construct,
	    item->at, item->n, item->open != NULL, &m);
	const struct token *name;

	if (as->extends && place.part &&
	    assist_is(&item->at[0], &lang_keywords[KW_WITHOUT])) {
		walk_without(as, item, place);
		return;
	}
	place.part = false;
	if (row == NULL)
		return;
	mark(as, item, row, &m, &place);
	if (row->block == GRAMMAR_FIELD && (name = declared(as, item)) != NULL)
		add_name(as, item, name->text, GRAMMAR_FIELD, true)->within =
		    place.record;
	if (item->open == NULL)
		return;
	if (row->block == GRAMMAR_NONE) {
		if (assist_takes_texts(row))
			walk_texts(as, item, row, place);
		return;
	}
	place.construct = row->block;
	walk_block(as, item, place);
}

static void
walk_block(struct assist *as, const struct item *item, struct place place)
{
	for (size_t i = 0; i < item->kids_n; i++)
		walk_line(as, &item->kids[i], place);
}

static void
walk(struct assist *as, const struct item *item)
{
	struct place place = { .construct = assist_construct(&item->at[0]),
		.part = true };
	const struct token *name;
	struct syntax_match m;

	if (place.construct == GRAMMAR_NONE)
		return;
	assist_head(as, place.construct, item->at + 1, item->n - 1, &m);
	mark(as, item, NULL, &m, &place);
	if ((name = declared(as, item)) != NULL) {
		(void)add_name(as, item, name->text, place.construct, true);
		if (place.construct == GRAMMAR_FIELD)
			place.record = name->text;
		else if (place.construct == GRAMMAR_PURPOSE)
			place.purpose = name->text;
	}
	walk_block(as, item, place);
}

static bool
extends(const struct tree *tree)
{
	for (size_t i = 0; i < tree->items_n; i++) {
		const struct item *item = &tree->items[i];

		if (assist_construct(&item->at[0]) != GRAMMAR_STATEMENT)
			continue;
		for (size_t k = 1; k < item->n; k++)
			if (assist_is(&item->at[k], &lang_keywords[KW_EXTENDS]))
				return true;
	}
	return false;
}

/* Where a name may be that of one thing or of another, it is the one that is
 * declared: a controller that works for others stands where a processor does,
 * a data category where a field does. */
static void
settle(const struct assist *as)
{
	static const struct {
		int is, may_be;
	} others[] = {
		{ GRAMMAR_PROCESSOR, GRAMMAR_CONTROLLER },
		{ GRAMMAR_FIELD, GRAMMAR_FACT_DATA },
		{ GRAMMAR_FIELD, GRAMMAR_FACT_NATIONAL_ID },
	};

	for (size_t i = 0; i < as->names_n; i++) {
		struct assist_name *n = &as->names[i], other = *n;

		for (size_t k = 0; k < ARRAY_LEN(others); k++) {
			other.construct = others[k].may_be;
			if (n->construct == others[k].is && !n->declares &&
			    assist_declaration(as, n) == NULL &&
			    assist_declaration(as, &other) != NULL)
				n->construct = others[k].may_be;
		}
	}
}

struct assist *
assist_read(struct arena *a, const struct assist_tables *tables,
    struct str bytes, bool norwegian)
{
	struct assist *as = ARENA_NEW(a, struct assist);
	struct lang_findings findings = { 0 };
	struct messages m = { .a = a, .findings = &findings };
	size_t reserved = 0;

	as->a = a;
	as->tables = tables;
	as->source = m.source =
	    arena_str(a, str_sub(bytes, 0, LIMIT_STATEMENT));
	lex(&m, &as->tokens);
	tree_build(&m, &as->tokens, &as->tree);
	for (size_t i = 0; i < as->tokens.n; i++)
		reserved += as->tokens.at[i].reserved;
	as->norwegian = reserved == 0 ? norwegian : lang_norwegian(&as->tokens);
	as->at = ARENA_ARRAY(a, struct assist_token, as->tokens.n);
	for (size_t i = 0; i < as->tokens.n; i++)
		as->at[i].construct = GRAMMAR_NONE;
	as->extends = extends(&as->tree);
	for (size_t i = 0; i < as->tree.items_n; i++)
		walk(as, &as->tree.items[i]);
	settle(as);
	return as;
}

/* ---- finding -------------------------------------------------------- */

size_t
assist_token_at(const struct assist *as, size_t offset)
{
	size_t low = 0, high = as->tokens.n;

	/* The last token that begins at or before the offset. */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (assist_offset(as, &as->tokens.at[mid]) <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	while (low-- > 0) {
		const struct token *t = &as->tokens.at[low];
		size_t end = assist_offset(as, t) + t->text.n;

		if (t->type == TOKEN_END)
			continue;
		/* At a comma's beginning the word before it is meant. */
		if (t->type != TOKEN_WORD && assist_offset(as, t) == offset &&
		    low > 0 &&
		    assist_offset(as, t - 1) + t[-1].text.n == offset)
			continue;
		return offset <= end ? low : SIZE_MAX;
	}
	return SIZE_MAX;
}

const struct assist_name *
assist_name_at(const struct assist *as, size_t offset)
{
	for (size_t i = 0; i < as->names_n; i++) {
		const struct assist_name *n = &as->names[i];

		if (offset >= n->from && offset <= n->from + n->n)
			return n;
	}
	return NULL;
}

bool
assist_same(const struct assist_name *x, const struct assist_name *y)
{
	return x->construct == y->construct && str_eq(x->name, y->name) &&
	       str_eq(x->within, y->within);
}

const struct assist_name *
assist_declaration(const struct assist *as, const struct assist_name *n)
{
	for (size_t i = 0; i < as->names_n; i++)
		if (as->names[i].declares && assist_same(&as->names[i], n))
			return &as->names[i];
	return NULL;
}

const struct assist_name *
assist_origin(const struct assist *as, const struct assist_name *n,
    size_t *base_out)
{
	const struct assist_name *found = NULL;

	for (size_t i = 0; i < as->bases_n && found == NULL; i++) {
		found = assist_declaration(as->bases[i], n);
		*base_out = i;
	}
	return found;
}

void
assist_extend(struct assist *as, const struct assist *base)
{
	if (as->bases_n < ASSIST_BASES_MAX)
		as->bases[as->bases_n++] = base;
}

/* The phrase that ${t} spells, of those that the grammar has there. */
static const struct phrase *
said(const struct assist_token *at, const struct token *t)
{
	size_t n;
	const struct grammar_symbol *y;
	struct word_list l;
	enum lang lang;

	if (at->first)
		return &lang_keywords[at->row != NULL ? at->row->kw
						      : grammar_constructs(
							    &n)[at->construct]
							    .kw];
	if (!at->known)
		return NULL;
	if (at->is.type == SYNTAX_PHRASE)
		return at->is.phrase;
	if (at->is.type != SYNTAX_SYMBOL)
		return NULL;
	y = &grammar_symbols(&n)[at->is.symbol];
	if (y->kind == SYMBOL_LANGUAGE && lang_find(t->text, &lang) == ERR_OK)
		return &lang_keywords[(int)KW_LANGUAGE + (int)lang];
	if (y->kind != SYMBOL_WORD)
		return NULL;
	l = words_list((enum words)y->of);
	for (size_t i = 0; i < l.n; i++)
		if (assist_is(t, &l.at[i]))
			return &l.at[i];
	return NULL;
}

/* Both forms of a unit read the same; the right one is that of the number. */
static const struct phrase *
said_unit(const struct phrase *p, const struct token *number)
{
	for (size_t i = 0; i < ARRAY_LEN(lang_period_units); i++) {
		const struct phrase *one =
		    &lang_keywords[lang_period_units[i].one];
		const struct phrase *many =
		    &lang_keywords[lang_period_units[i].many];

		if (p == one || p == many)
			return number->number == 1 ? one : many;
	}
	return p;
}

void
assist_keywords(const struct assist *as)
{
	for (size_t i = 0; i < as->tokens.n; i++) {
		struct token *t = &as->tokens.at[i];

		t->said = as->at[i].construct == GRAMMAR_NONE
			      ? NULL
			      : said(&as->at[i], t);
		if (i > 0 && t->said != NULL && t[-1].type == TOKEN_NUMBER)
			t->said = said_unit(t->said, &t[-1]);
	}
}

enum err
assist_may_be_called(const struct assist *as, const struct assist_name *n,
    struct str name)
{
	if (name.n == 0 || name.n > 64 || name.p[0] < 'a' || name.p[0] > 'z')
		return ERR_INVALID;
	for (size_t i = 0; i < name.n; i++)
		if (!(name.p[i] >= 'a' && name.p[i] <= 'z') &&
		    !(name.p[i] >= '0' && name.p[i] <= '9') && name.p[i] != '_')
			return ERR_INVALID;
	for (size_t i = 0; i < KW_MAX; i++)
		if (keyword_is_reserved((enum kw)i) &&
		    (str_eq(name, lang_keywords[i].en) ||
			str_eq(name, lang_keywords[i].nb)))
			return ERR_REFUSED;
	for (size_t i = 0; i < as->names_n; i++) {
		struct assist_name other = as->names[i];

		if (!other.declares || !str_eq(other.name, name))
			continue;
		other.name = n->name;
		if (!str_eq(name, n->name) && assist_same(&other, n))
			return ERR_CONFLICT;
	}
	return ERR_OK;
}
