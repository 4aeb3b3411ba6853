/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_node: the lines of a file, made comparable. */
#include "lang/diff_private.h"

struct maker {
	struct arena *a;
	bool langs[LANG_MAX]; /* of the statement */
};

int
diff_kw_of(const struct token *t)
{
	if (t->said < lang_keywords || t->said >= lang_keywords + KW_MAX)
		return -1;
	return (int)(t->said - lang_keywords);
}

struct str
diff_word(const struct token *t)
{
	return t->said != NULL ? t->said->en : t->text;
}

struct str
diff_and_then(struct arena *a, struct str s, struct str more)
{
	if (s.n == 0)
		return more;
	return arena_printf(a, STR_FMT " " STR_FMT, STR_ARG(s), STR_ARG(more));
}

bool
diff_has(const struct diff_node *n, enum kw kw)
{
	for (size_t i = 0; i < n->n; i++)
		if (diff_kw_of(n->at[i]) == (int)kw)
			return true;
	return false;
}

static bool
is_text(const struct token *t)
{
	return t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK;
}

/* A language and its text; or all of them and theirs. */
static bool
is_label(const struct item *item, size_t i)
{
	if (i + 1 >= item->n || item->at[i].type != TOKEN_WORD ||
	    !is_text(&item->at[i + 1]))
		return false;
	if (diff_kw_of(&item->at[i]) == KW_ALL_LANGUAGES)
		return true;
	for (int l = 0; l < LANG_MAX; l++)
		if (str_eq(item->at[i].text, str_of(lang_code((enum lang)l))))
			return true;
	return false;
}

static struct str
canonical(const struct token *t)
{
	if (t->said != NULL)
		return t->said->en;
	return is_text(t) ? t->value : t->text;
}

enum form {
	FORM_COMPARED,
	FORM_WRITTEN,
	FORM_ENGLISH,
	FORM_BOKMAL
};

static struct str
word_in(const struct token *t, enum form form)
{
	if (form == FORM_COMPARED)
		return canonical(t);
	if (form != FORM_WRITTEN && t->said != NULL)
		return form == FORM_ENGLISH ? t->said->en : t->said->nb;
	return t->type == TOKEN_BLOCK ? t->value : t->text;
}

/* "3 years after end of the year of left": what begins the clause, and the word
 * before it, are not among its words; without them nobody knows of which year.
 */
static void
put_year_end(struct buf *b, const struct diff_node *n, size_t at,
    enum form form)
{
	const struct token *t = n->at[at];
	const struct phrase *before =
	    &lang_keywords[at == 0 ? KW_WHEN : KW_AFTER];
	bool nb = form == FORM_BOKMAL ||
		  (form == FORM_WRITTEN && str_eq(t->text, t->said->nb));

	buf_printf(b, STR_FMT " " STR_FMT " " STR_FMT,
	    STR_ARG(nb ? before->nb : before->en), STR_ARG(word_in(t, form)),
	    STR_ARG(nb ? n->name_nb : n->name));
}

/* The words as they stand, in one form for comparing, or with the keywords of
 * a language. */
static struct str
joined(struct arena *a, const struct diff_node *n, enum form form)
{
	bool compared = form == FORM_COMPARED;
	bool begins = !compared && n->kw == KW_WHEN;
	struct buf b;
	struct str s;

	buf_init(&b, LIMIT_STATEMENT);
	for (size_t i = 0; i < n->n; i++) {
		const struct token *t = n->at[i];

		if (!compared && i == 0 && t->type == TOKEN_COLON)
			continue;
		if (b.n > 0 && t->type != TOKEN_COMMA && t->type != TOKEN_COLON)
			buf_putc(&b, compared ? '\1' : ' ');
		if (compared && is_text(t))
			buf_putc(&b, '"');
		begins = begins && t->type != TOKEN_COLON;
		if (begins && diff_kw_of(t) == KW_YEAR_END)
			put_year_end(&b, n, i, form);
		else
			buf_put(&b, word_in(t, form));
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
word_add(struct maker *m, struct diff_node *n, struct token *t)
{
	*(struct token **)ARENA_PUSH(m->a, n->at, n->n, n->cap) = t;
}

static void
node_end(struct maker *m, struct diff_node *n)
{
	n->text = joined(m->a, n, FORM_COMPARED);
	n->shown = joined(m->a, n, FORM_WRITTEN);
	n->in.en = joined(m->a, n, FORM_ENGLISH);
	n->in.nb = joined(m->a, n, FORM_BOKMAL);
}

static void
name_take(struct diff_node *n, const struct token *t)
{
	n->name = n->name_nb = is_text(t) ? t->value : t->text;
	if (t->said != NULL) {
		n->name = t->said->en;
		n->name_nb = t->said->nb;
	}
}

static struct diff_node *
label_of(const struct diff_node *n, int behind, struct str language)
{
	for (size_t i = 0; i < n->kids_n; i++)
		if (n->kids[i].kw == DIFF_LABEL &&
		    n->kids[i].behind == behind &&
		    str_eq(n->kids[i].name, language))
			return &n->kids[i];
	return NULL;
}

static void
label_in(struct maker *m, struct diff_node *n, struct token *text, int behind,
    struct str language)
{
	struct diff_node *k = label_of(n, behind, language);

	if (k == NULL)
		k = ARENA_PUSH(m->a, n->kids, n->kids_n, n->kids_cap);
	k->kw = DIFF_LABEL;
	k->behind = behind;
	k->pos = text->pos;
	k->name = k->name_nb = language;
	k->n = 0;
	word_add(m, k, text);
	node_end(m, k);
}

static void
label_in_all(struct maker *m, struct diff_node *n, struct token *text,
    int behind)
{
	for (int l = 0; l < LANG_MAX; l++) {
		struct str code = str_of(lang_code((enum lang)l));

		if (m->langs[l] && label_of(n, behind, code) == NULL)
			label_in(m, n, text, behind, code);
	}
}

/* The keyword that the next text of the line follows. */
static int
behind_of(const struct diff_node *n, size_t i)
{
	return i == 0 ? -1 : diff_kw_of(n->at[i - 1]);
}

/* What is said of all languages is said of each that says nothing else: to
 * write it in the one way or the other is no change. */
static void
label_make(struct maker *m, struct diff_node *n, struct token *t, int behind)
{
	if (diff_kw_of(t) == KW_ALL_LANGUAGES)
		label_in_all(m, n, t + 1, behind);
	else
		label_in(m, n, t + 1, behind, t->text);
}

/* ---- one text in the place of several ---------------------------------- */

static bool
has_labels(const struct diff_node *n, int behind)
{
	for (size_t i = 0; i < n->kids_n; i++)
		if (n->kids[i].kw == DIFF_LABEL && n->kids[i].behind == behind)
			return true;
	return false;
}

static void
spread(struct arena *a, struct diff_node *n, const bool in[LANG_MAX],
    const struct diff_node *other)
{
	struct maker m = { .a = a };
	bool some = false;

	for (int l = 0; l < LANG_MAX; l++)
		m.langs[l] = in[l];
	for (size_t i = 0; i < n->n; i++) {
		int behind = behind_of(n, i);

		if (!n->at[i]->once || !has_labels(other, behind))
			continue;
		label_in_all(&m, n, n->at[i], behind);
		for (size_t k = i + 1; k < n->n; k++)
			n->at[k - 1] = n->at[k];
		n->n--;
		some = true;
	}
	if (some)
		node_end(&m, n);
}

void
diff_even(struct arena *a, struct diff_node *was, const bool was_in[LANG_MAX],
    struct diff_node *is, const bool is_in[LANG_MAX])
{
	spread(a, was, was_in, is);
	spread(a, is, is_in, was);
}

/* An event of the file's own is no word of the language. */
static bool
starts_clock(const struct token *t)
{
	return t->type == TOKEN_WORD &&
	       (token_is(t - 1, KW_WHEN) || token_is(t - 1, KW_AFTER) ||
		   token_is(t - 1, KW_YEAR_END));
}

/* "when left: …" and "30 days after left: …" are told apart by the event. */
static size_t
clause_take(struct maker *m, struct diff_node *n, const struct item *item)
{
	size_t i = 0;

	n->kw = KW_WHEN;
	while (i < item->n && item->at[i].type != TOKEN_COLON) {
		struct token *t = &item->at[i++];
		int kw = diff_kw_of(t);

		if (kw < 0 && (t->said != NULL || (i > 1 && starts_clock(t))))
			name_take(n, t);
		else if (kw != KW_WHEN && kw != KW_AFTER)
			word_add(m, n, t);
	}
	return i;
}

/* What stands before the words that are compared. */
static size_t
head_take(struct maker *m, struct diff_node *n, const struct item *item,
    int context)
{
	const struct token *t = &item->at[0];
	int kw = diff_kw_of(t);

	if (context == KW_KEEP && (kw == KW_WHEN || t->type == TOKEN_NUMBER))
		return clause_take(m, n, item);
	n->kw = kw;
	if (kw < 0) {
		n->kw = DIFF_NAMED;
		name_take(n, t);
		return 1;
	}
	if (item->n < 2 || kw == KW_STATEMENT)
		return 1;
	if (context != DIFF_TOP && kw != KW_VALUE && kw != KW_FIELD &&
	    kw != KW_TOPIC)
		return 1;
	name_take(n, &item->at[1]);
	return 2;
}

static void items_make(struct maker *m, const struct item *items, size_t n,
    struct diff_node *in, int context);

/* What stands behind a comma in the head of a cookie is a fact of its own. */
static bool
is_part(const struct diff_node *n, const struct item *item, size_t i)
{
	return n->kw == KW_COOKIE && item->at[i].type == TOKEN_COMMA &&
	       i + 1 < item->n && diff_kw_of(&item->at[i + 1]) >= 0;
}

static struct diff_node *
part_begin(struct maker *m, struct diff_node *n, struct diff_node *last,
    const struct token *t)
{
	struct diff_node *part;

	if (last != n)
		node_end(m, last);
	part = ARENA_PUSH(m->a, n->kids, n->kids_n, n->kids_cap);
	part->kw = diff_kw_of(t);
	part->pos = t->pos;
	return part;
}

static void
item_make(struct maker *m, const struct item *item, struct diff_node *in,
    int context)
{
	struct diff_node *n, *to;
	size_t i = 0;

	if (!is_label(item, 0)) {
		n = ARENA_PUSH(m->a, in->kids, in->kids_n, in->kids_cap);
		n->pos = item->at[0].pos;
		i = head_take(m, n, item, context);
	} else {
		n = in; /* a line of labels belongs to the block */
	}
	to = n;
	while (i < item->n) {
		if (is_label(item, i)) {
			/* On a line of its own it is about the block. */
			label_make(m, to, &item->at[i],
			    n == in ? -1 : behind_of(to, to->n));
			i += 2;
			continue;
		}
		if (is_part(n, item, i)) {
			to = part_begin(m, n, to, &item->at[i + 1]);
			i += 2;
			continue;
		}
		word_add(m, to, &item->at[i++]);
	}
	if (to != n)
		node_end(m, to);
	if (n == in)
		return;
	items_make(m, item->kids, item->kids_n, n, n->kw);
	node_end(m, n);
}

/* Several rights in one block are as many blocks of one. */
static void
rights_make(struct maker *m, const struct item *item, struct diff_node *in)
{
	for (size_t i = 1; i < item->n; i++) {
		struct diff_node *n;

		if (item->at[i].type == TOKEN_COMMA)
			continue;
		n = ARENA_PUSH(m->a, in->kids, in->kids_n, in->kids_cap);
		n->kw = KW_RIGHT;
		n->pos = item->at[i].pos;
		name_take(n, &item->at[i]);
		items_make(m, item->kids, item->kids_n, n, KW_RIGHT);
		node_end(m, n);
	}
}

static void
items_make(struct maker *m, const struct item *items, size_t n,
    struct diff_node *in, int context)
{
	for (size_t i = 0; i < n; i++) {
		if (context == DIFF_TOP &&
		    diff_kw_of(&items[i].at[0]) == KW_RIGHT)
			rights_make(m, &items[i], in);
		else
			item_make(m, &items[i], in, context);
	}
}

static void
languages(struct maker *m, const struct tree *tree)
{
	for (size_t i = 0; i < tree->items_n; i++) {
		const struct item *st = &tree->items[i];

		for (size_t k = 0;
		     diff_kw_of(&st->at[0]) == KW_STATEMENT && k < st->kids_n;
		     k++)
			for (size_t t = 1;
			     diff_kw_of(&st->kids[k].at[0]) == KW_LANGUAGES &&
			     t < st->kids[k].n;
			     t++)
				for (int l = 0; l < LANG_MAX; l++)
					if (token_is(&st->kids[k].at[t],
						(enum kw)(KW_LANGUAGE + l)))
						m->langs[l] = true;
	}
}

void
diff_nodes(struct arena *a, const struct tree *tree, struct diff_node *out)
{
	struct maker m = { .a = a };

	languages(&m, tree);
	*out = (struct diff_node){ .kw = DIFF_TOP };
	items_make(&m, tree->items, tree->items_n, out, DIFF_TOP);
}
