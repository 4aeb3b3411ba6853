/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/assist_hover: what the word at a place means. */
#include "lang/assist_private.h"
#include "lang/office.h"
#include "lang/reference.h"

static const char *
in(struct grammar_text t, enum lang lang)
{
	return lang == LANG_EN ? t.en : t.nb;
}

/* ---- names ---------------------------------------------------------- */

/* The text in ${kw} of a line "nb "…" en "…"", or STR_NONE. */
static struct str
text_in_line(const struct item *line, enum kw kw)
{
	for (size_t i = 0; i + 1 < line->n; i++)
		if (assist_is(&line->at[i], &lang_keywords[kw]) &&
		    line->at[i + 1].type == TOKEN_TEXT)
			return line->at[i + 1].value;
	return STR_NONE;
}

static bool
is_language(const struct token *t)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (assist_is(t, &lang_keywords[(int)KW_LANGUAGE + l]))
			return true;
	return false;
}

/* The label in the language ${kw} is the code of. */
static struct str
label_in(const struct assist_name *name, enum kw kw)
{
	const struct item *item = name->item;
	struct str s = STR_NONE;

	if (name->construct == GRAMMAR_NONE)
		return text_in_line(item, kw);
	for (size_t i = 0; i < item->kids_n && s.p == NULL; i++)
		if (is_language(&item->kids[i].at[0]))
			s = text_in_line(&item->kids[i], kw);
	return s;
}

struct str
assist_label(const struct assist_name *name, enum lang messages)
{
	struct str s = label_in(name, (enum kw)((int)KW_LANGUAGE + messages));

	for (int l = 0; l < LANG_MAX && s.p == NULL; l++)
		s = label_in(name, (enum kw)((int)KW_LANGUAGE + l));
	return s;
}

static struct str
keyword(const struct assist *as, enum kw kw)
{
	return as->norwegian ? lang_keywords[kw].nb : lang_keywords[kw].en;
}

static void
hover_name(const struct assist *as, const struct assist_name *n,
    enum lang messages, struct buf *out)
{
	size_t count;
	const struct grammar_construct *all = grammar_constructs(&count);
	const struct assist_name *d = assist_declaration(as, n), *base;
	size_t no = 0;
	enum kw kw =
	    n->construct == GRAMMAR_NONE ? KW_TOPIC : all[n->construct].kw;
	struct str label;

	buf_printf(out, "**" STR_FMT " " STR_FMT "%s" STR_FMT "**",
	    STR_ARG(keyword(as, kw)), STR_ARG(n->within),
	    n->within.n != 0 ? "." : "", STR_ARG(n->name));
	base = assist_origin(as, n, &no);
	if (d == NULL && base == NULL) {
		buf_puts(out, messages == LANG_EN
				  ? "\n\nThis is declared nowhere."
				  : "\n\nDette er ikke erklært noe sted.");
		return;
	}
	label = d == NULL ? STR_NONE : assist_label(d, messages);
	if (label.n == 0 && base != NULL)
		label = assist_label(base, messages);
	if (label.n != 0)
		buf_printf(out, "\n\n" STR_FMT, STR_ARG(label));
	if (base != NULL) {
		buf_printf(out,
		    messages == LANG_EN
			? "\n\nDeclared in line %u of " STR_FMT "."
			: "\n\nErklært i linje %u av " STR_FMT ".",
		    (unsigned)base->item->at[0].pos.line,
		    STR_ARG(as->bases[no]->file));
		return;
	}
	buf_printf(out,
	    messages == LANG_EN ? "\n\nDeclared in line %u."
				: "\n\nErklært i linje %u.",
	    (unsigned)d->item->at[0].pos.line);
}

/* ---- words ---------------------------------------------------------- */

static bool
hover_word(const struct token *t, enum words list, enum lang messages,
    struct buf *out)
{
	struct word_list l = words_list(list);

	for (size_t i = 0; i < l.n; i++) {
		if (!assist_is(t, &l.at[i]))
			continue;
		buf_printf(out, "**" STR_FMT "**: %s\n\n%s", STR_ARG(t->phrase),
		    in(grammar_word(list, i), messages),
		    in(grammar_list(list).about, messages));
		return true;
	}
	return false;
}

static bool
says_printed_only(const struct assist *as)
{
	for (size_t i = 0; i < as->tree.items_n; i++) {
		const struct item *item = &as->tree.items[i];

		if (!assist_is(&item->at[0], &lang_keywords[KW_STATEMENT]))
			continue;
		for (size_t k = 0; k < item->kids_n; k++)
			if (assist_is(&item->kids[k].at[0],
				&lang_keywords[KW_PRINTED_ONLY]))
				return true;
	}
	return false;
}

/* No server keeps the register, by this file or one that it extends. */
static bool
is_printed_only(const struct assist *as)
{
	bool is = says_printed_only(as);

	for (size_t i = 0; i < as->bases_n; i++)
		is = is || says_printed_only(as->bases[i]);
	return is;
}

/* Who carries it out, where that is not the server alone. */
static void
hover_office(const struct assist *as, int construct, int kw, enum lang messages,
    struct buf *out)
{
	const struct office_row *row = office_row(construct, kw);
	struct office_item item = { .duty = row->duty, .alone = true };
	bool en = messages == LANG_EN;

	if (row->duty == DUTY_MAX)
		return;
	if (is_printed_only(as)) {
		buf_printf(out, "\n\n%s " STR_FMT ".",
		    en ? "No server keeps the register. The office:"
		       : "Ingen tjener fører registeret. Kontoret:",
		    STR_ARG(office_todo(&item, messages)));
		return;
	}
	buf_printf(out, "\n\n%s ",
	    en ? "Carried out by the server:" : "Gjennomføres av tjeneren:");
	office_put(out, row, messages);
	buf_printf(out, ". %s " STR_FMT ".", en ? "The office:" : "Kontoret:",
	    STR_ARG(lang_duty(row->duty, messages)));
}

static void
hover_row(const struct assist *as, const struct grammar_property *row,
    enum lang messages, struct buf *out)
{
	buf_puts(out, "`");
	reference_line(out, row, as->norwegian ? LANG_NB : LANG_EN,
	    REFERENCE_WORDS);
	buf_printf(out, "`\n\n%s", in(row->about, messages));
	hover_office(as, row->construct, (int)row->kw, messages, out);
}

static void
hover_construct(const struct assist *as, int construct, enum lang messages,
    struct buf *out)
{
	size_t n;
	const struct grammar_construct *c = &grammar_constructs(&n)[construct];

	buf_printf(out, "`" STR_FMT, STR_ARG(keyword(as, c->kw)));
	if (c->head[0] != '\0')
		buf_putc(out, ' ');
	reference_syntax(out, c->head, as->norwegian ? LANG_NB : LANG_EN,
	    REFERENCE_WORDS);
	buf_printf(out, "`\n\n%s", in(c->about, messages));
	hover_office(as, construct, OFFICE_HEAD, messages, out);
}

enum err
assist_hover(const struct assist *as, size_t offset, enum lang messages,
    struct buf *out, size_t *from_out, size_t *n_out)
{
	const struct assist_name *name = assist_name_at(as, offset);
	size_t i = assist_token_at(as, offset), n;
	const struct grammar_symbol *symbols = grammar_symbols(&n);
	const struct assist_token *at;
	const struct token *t;

	if (name != NULL) {
		hover_name(as, name, messages, out);
		*from_out = name->from;
		*n_out = name->n;
		return ERR_OK;
	}
	if (i == SIZE_MAX)
		return ERR_NOT_FOUND;
	t = &as->tokens.at[i];
	at = &as->at[i];
	*from_out = assist_offset(as, t);
	*n_out = t->text.n;
	if (at->construct == GRAMMAR_NONE)
		return ERR_NOT_FOUND;
	if (at->known && at->is.type == SYNTAX_SYMBOL &&
	    symbols[at->is.symbol].kind == SYMBOL_WORD &&
	    hover_word(t, (enum words)symbols[at->is.symbol].of, messages, out))
		return ERR_OK;
	if (t->type != TOKEN_WORD && t->type != TOKEN_NUMBER)
		return ERR_NOT_FOUND;
	if (at->row != NULL && (at->first || at->known))
		hover_row(as, at->row, messages, out);
	else if (at->row == NULL && (at->first || at->known))
		hover_construct(as, at->construct, messages, out);
	else
		return ERR_NOT_FOUND;
	return ERR_OK;
}
