/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "lang/check.h"
#include "lang/office.h"
#include "lang/reference.h"
#include "lang/syntax.h"

static const char *
in(struct grammar_text t, enum lang lang)
{
	return lang == LANG_EN ? t.en : t.nb;
}

/* ---- syntax --------------------------------------------------------- */

static bool
name_byte(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
	       c == '-';
}

/* A symbol or rule at the front of ${rest}: its name as it is shown, and how
 * long it is. */
static struct str
symbol_shown(struct str rest, enum lang lang, size_t *n_out)
{
	size_t n = 0, count;
	const struct grammar_symbol *symbols = grammar_symbols(&count);
	const struct grammar_rule *rules;
	struct str name;

	while (n < rest.n && name_byte(rest.p[n]))
		n++;
	*n_out = n;
	name = str_sub(rest, 0, n);
	if (lang == LANG_EN)
		return name;
	for (size_t i = 0; i < count; i++)
		if (str_is(name, symbols[i].name))
			return str_of(symbols[i].shown_nb);
	rules = grammar_rules(&count);
	for (size_t i = 0; i < count; i++)
		if (str_is(name, rules[i].name))
			return str_of(rules[i].shown_nb);
	return name;
}

static void
put_quoted(struct buf *out, struct str s, enum lang lang,
    enum reference_style style)
{
	const struct phrase *p = syntax_phrase(s);
	bool ebnf = style == REFERENCE_EBNF;

	/* In words a comma and a colon stand close to what is before them. */
	if (p == NULL && !ebnf && out->n != 0 && out->p[out->n - 1] == ' ')
		out->n--;
	buf_puts(out, ebnf ? "\"" : "");
	buf_put(out, p == NULL ? s : phrase_in(p, lang));
	buf_puts(out, ebnf ? "\"" : "");
}

/* Brackets stand apart in EBNF, and close to what they hold in words. */
static void
put_bracket(struct buf *out, char c, enum reference_style style)
{
	bool opens = c == '[' || c == '{' || c == '(';

	if (style == REFERENCE_EBNF && !opens)
		buf_putc(out, ' ');
	buf_putc(out, c);
	if (style == REFERENCE_EBNF && opens)
		buf_putc(out, ' ');
}

void
reference_syntax(struct buf *out, const char *rest, enum lang lang,
    enum reference_style style)
{
	struct str s = str_of(rest);

	while (s.n != 0) {
		size_t n = 1;

		if (s.p[0] == '\'') {
			n = str_find(str_sub(s, 1, s.n), STR("'")) + 2;
			put_quoted(out, str_sub(s, 1, n - 2), lang, style);
		} else if (str_starts(s, STR("…"))) {
			n = STR("…").n;
			buf_puts(out, style == REFERENCE_EBNF ? "…" : ", …");
		} else if (strchr("[]{}()", s.p[0]) != NULL) {
			put_bracket(out, s.p[0], style);
		} else if (name_byte(s.p[0])) {
			buf_put(out, symbol_shown(s, lang, &n));
		} else {
			buf_putc(out, s.p[0]);
		}
		s = str_sub(s, n, s.n);
	}
}

static bool
is_label(const struct grammar_property *p)
{
	return (int)p->kw <= KW_ALL_LANGUAGES;
}

void
reference_line(struct buf *out, const struct grammar_property *p,
    enum lang lang, enum reference_style style)
{
	bool ebnf = style == REFERENCE_EBNF;

	if (p->kw < KW_MAX) {
		buf_puts(out, ebnf ? "\"" : "");
		buf_put(out, phrase_in(&lang_keywords[p->kw], lang));
		buf_puts(out, ebnf ? "\"" : "");
		if (p->rest[0] != '\0')
			buf_putc(out, ' ');
	}
	reference_syntax(out, p->rest, lang, style);
}

static void
put_head(struct buf *out, const struct grammar_construct *c, enum lang lang)
{
	buf_put(out, phrase_in(&lang_keywords[c->kw], lang));
	if (c->head[0] != '\0')
		buf_putc(out, ' ');
	reference_syntax(out, c->head, lang, REFERENCE_WORDS);
	if (c->block == GRAMMAR_NEEDED)
		buf_puts(out, " { … }");
	else if (c->block == GRAMMAR_MAYBE)
		buf_puts(out, " [{ … }]");
}

void
reference_construct(struct buf *out, int construct, enum lang lang)
{
	size_t n;
	const struct grammar_construct *c = &grammar_constructs(&n)[construct];
	const struct grammar_property *p = grammar_of(construct, &n);

	put_head(out, c, lang);
	buf_printf(out, "\n    %s\n", in(c->about, lang));
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, "\n  ");
		reference_line(out, &p[i], lang, REFERENCE_WORDS);
		if (p[i].block != GRAMMAR_NONE)
			buf_puts(out, " [{ … }]");
		buf_printf(out, "\n      %s\n", in(p[i].about, lang));
	}
}

/* ---- tables of the manual ------------------------------------------- */

/* A cell of a table holds no bar. */
static void
put_cell(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '|')
			buf_putc(out, '\\');
		buf_putc(out, s.p[i]);
	}
}

static void
put_line_cell(struct buf *out, const struct grammar_property *p)
{
	struct buf b;

	buf_init(&b, 4096);
	reference_line(&b, p, LANG_EN, REFERENCE_WORDS);
	if (is_label(p))
		buf_puts(out, "| `nb TEXT nn TEXT en TEXT`");
	else {
		buf_puts(out, "| `");
		put_cell(out, buf_str(&b));
		if (p->block != GRAMMAR_NONE)
			buf_puts(out, " { … }");
		buf_puts(out, "`");
	}
	buf_puts(out, p->many ? " *" : "");
	buf_release(&b);
}

/* What every declared fact may say is told once, before their tables. */
static bool
is_common(const struct grammar_construct *c, const struct grammar_property *p)
{
	static const enum kw common[] = { KW_ABOUT, KW_FOR_PURPOSES,
		KW_PROVISION, KW_LINK, KW_ATTESTED_BY, KW_REVIEW_BY,
		KW_CONTROLLER };

	if (keyword_is_reserved(c->kw))
		return false;
	if (is_label(p))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(common); i++)
		if (p->kw == common[i])
			return true;
	return false;
}

/* Of a declared fact all lines are as its head. */
static bool
is_told_whole(int construct)
{
	return office_row(construct, KW_MAX)->kw == OFFICE_HEAD;
}

static void
put_duty(struct buf *out, int construct)
{
	const struct office_row *row = office_row(construct, OFFICE_HEAD);

	if (row->duty != DUTY_MAX)
		buf_printf(out, "\nFor the office: " STR_FMT ".\n",
		    STR_ARG(lang_duty(row->duty, LANG_EN)));
}

static void
construct_table(struct buf *out, int construct)
{
	size_t n;
	const struct grammar_construct *c = &grammar_constructs(&n)[construct];
	const struct grammar_property *p = grammar_of(construct, &n);
	bool whole = is_told_whole(construct);

	if (c->where == GRAMMAR_TOP) {
		buf_puts(out, "`");
		put_head(out, c, LANG_EN);
		buf_puts(out, "`\n\n");
	}
	buf_printf(out, "%s\n", c->about.en);
	put_duty(out, construct);
	if (n != 0)
		buf_puts(out, whole ? "\n| line | says |\n|---|---|\n"
				    : "\n| line | says | by the server "
				      "|\n|---|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		if ((is_label(&p[i]) && p[i].kw != KW_LANGUAGE) ||
		    is_common(c, &p[i]))
			continue;
		put_line_cell(out, &p[i]);
		buf_printf(out, " | %s |", p[i].about.en);
		if (!whole) {
			buf_putc(out, ' ');
			office_put(out, office_row(construct, (int)p[i].kw),
			    LANG_EN);
			buf_puts(out, " |");
		}
		buf_putc(out, '\n');
	}
}

/* What is not carried out, and what the office does. */
static void
office_table(struct buf *out)
{
	size_t n, count;
	const struct office_row *r = office_rows(&n);
	const struct grammar_construct *c = grammar_constructs(&count);

	buf_puts(out, "| part | line | by the server | the office |\n"
		      "|---|---|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		if (r[i].duty == DUTY_MAX)
			continue;
		buf_printf(out, "| `" STR_FMT "` | ",
		    STR_ARG(lang_keywords[c[r[i].construct].kw].en));
		if (r[i].kw >= 0 && r[i].kw < KW_MAX)
			buf_printf(out, "`" STR_FMT "`",
			    STR_ARG(lang_keywords[r[i].kw].en));
		else
			buf_puts(out,
			    r[i].kw == OFFICE_HEAD ? "" : "PERIOD `after` …");
		buf_puts(out, " | ");
		office_put(out, &r[i], LANG_EN);
		buf_printf(out, " | " STR_FMT " |\n",
		    STR_ARG(lang_duty(r[i].duty, LANG_EN)));
	}
}

/* For what the server itself knows an event. */
static void
put_known(struct buf *out, enum trigger t)
{
	struct word_list l = words_list(WORDS_KEEP);
	bool first = true;

	for (size_t i = 0; i < l.n; i++) {
		if (!keep_knows((enum keep_what)i, t))
			continue;
		buf_puts(out, first ? " " : ", ");
		buf_put(out, l.at[i].en);
		first = false;
	}
	buf_puts(out, " |");
}

static void
list_table(struct buf *out, enum words list)
{
	struct word_list l = words_list(list);
	bool events = list == WORDS_TRIGGER;

	buf_printf(out,
	    "%s\n\n| English | bokmål | what |%s\n|---|---|---|%s\n",
	    grammar_list(list).about.en,
	    events ? " the server knows it of |" : "", events ? "---|" : "");
	for (size_t i = 0; i < l.n; i++) {
		buf_printf(out, "| " STR_FMT " | " STR_FMT " | %s |",
		    STR_ARG(l.at[i].en), STR_ARG(l.at[i].nb),
		    grammar_word(list, i).en);
		if (events)
			put_known(out, (enum trigger)i);
		buf_putc(out, '\n');
	}
}

static void
reserved_table(struct buf *out, bool reserved)
{
	buf_puts(out, "| English | bokmål |\n|---|---|\n");
	for (size_t i = 0; i < KW_MAX; i++)
		if (keyword_is_reserved((enum kw)i) == reserved)
			buf_printf(out, "| " STR_FMT " | " STR_FMT " |\n",
			    STR_ARG(lang_keywords[i].en),
			    STR_ARG(lang_keywords[i].nb));
	for (size_t i = 0; reserved && i < ALIASES_N; i++)
		buf_printf(out, "| " STR_FMT " | " STR_FMT " |\n",
		    STR_ARG(lang_keywords[lang_aliases[i].kw].en),
		    STR_ARG(lang_aliases[i].nb));
}

static void
symbols_table(struct buf *out)
{
	size_t n;
	const struct grammar_symbol *s = grammar_symbols(&n);

	buf_puts(out, "| stands for | what |\n|---|---|\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "| `%s` | %s |\n", s[i].name, s[i].about.en);
	buf_puts(out,
	    "| `PERIOD` | a number and hours, days, weeks, months or years |\n"
	    "| `TEXTS` | a text in each language, on the line or in a block; "
	    "or "
	    "`in all languages TEXT` |\n"
	    "| `WORDS` | that, or one `TEXT` that reads alike in every "
	    "language, such as an article of the Regulation |\n");
}

static void
findings_table(struct buf *out)
{
	size_t n;
	const struct lang_rule *r = lang_rules(&n);

	buf_puts(out, "| code | | found when | do | article |\n"
		      "|---|---|---|---|---|\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "| `%s` | %s%s%s | %s | %s | %s |\n", r[i].code,
		    r[i].severity == LANG_ERROR ? "error" : "warning",
		    r[i].law == JURISDICTION_EU ? "" : ", ",
		    r[i].law == JURISDICTION_EU ? "" : r[i].jurisdiction,
		    r[i].reason_en, r[i].remedy_en, r[i].article);
}

static void
messages_table(struct buf *out)
{
	size_t n;
	const struct lang_message *r = lang_messages(&n);

	buf_puts(out, "| code | says | do |\n|---|---|---|\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "| `%s` | %s | %s |\n", r[i].code, r[i].text[0],
		    r[i].remedy[0]);
}

/* ---- the grammar ---------------------------------------------------- */

#define WIDTH 78

/* ${text} behind "name = ", broken at blanks. */
static void
put_rule(struct buf *out, const char *name, struct str text)
{
	size_t column = 15;

	buf_printf(out, "%-12s = ", name);
	while (text.n != 0) {
		size_t n = str_find(text, STR(" ")), wide;
		struct str word;

		/* Not within a keyword of several words. */
		if (text.p[0] == '"') {
			size_t end =
			    str_find(str_sub(text, 1, text.n), STR("\"")) + 2;
			size_t more =
			    str_find(str_sub(text, end, text.n), STR(" "));

			n = more == SIZE_MAX ? SIZE_MAX : end + more;
		}
		word = str_sub(text, 0, n);
		wide = utf8_length(word);
		if (column > 15 && column + wide > WIDTH) {
			buf_puts(out, "\n               ");
			column = 15;
		} else if (column > 15) {
			buf_putc(out, ' ');
		}
		buf_put(out, word);
		column += wide + 1;
		text = n == SIZE_MAX ? STR_NONE : str_sub(text, n + 1, text.n);
	}
	buf_puts(out, column + 2 > WIDTH ? "\n               .\n" : " .\n");
}

static const char *
rule_name(struct buf *b, const char *id)
{
	buf_reset(b);
	for (; *id != '\0'; id++)
		buf_putc(b, *id == '_' ? '-' : (char)(*id | 0x20));
	buf_putc(b, '\0');
	return b->p;
}

static void
put_block(struct buf *out, int construct)
{
	size_t n;
	const struct grammar_property *p = grammar_of(construct, &n);
	struct buf name;
	bool first = true;

	buf_init(&name, 256);
	buf_puts(out, "\"{\" {");
	for (size_t i = 0; i < n; i++) {
		size_t count;

		if (is_label(&p[i]) && p[i].kw != KW_LANGUAGE)
			continue;
		buf_puts(out, first ? " " : " | ");
		first = false;
		if (is_label(&p[i])) {
			buf_puts(out, "label");
			continue;
		}
		reference_line(out, &p[i], LANG_EN, REFERENCE_EBNF);
		if (p[i].block != GRAMMAR_NONE)
			buf_printf(out,
			    p[i].block == construct ? " block" : " %s-block",
			    rule_name(&name,
				grammar_constructs(&count)[p[i].block].id));
	}
	buf_puts(out, " } \"}\"");
	buf_release(&name);
}

static void
put_construct(struct buf *out, size_t i)
{
	size_t n;
	const struct grammar_construct *c = &grammar_constructs(&n)[i];
	struct buf b, name;

	buf_init(&b, 65536);
	buf_init(&name, 256);
	if (c->where == GRAMMAR_TOP) {
		buf_printf(&b, "\"" STR_FMT "\" ",
		    STR_ARG(lang_keywords[c->kw].en));
		reference_syntax(&b, c->head, LANG_EN, REFERENCE_EBNF);
		if (c->head[0] != '\0')
			buf_putc(&b, ' ');
	}
	if (c->block == GRAMMAR_MAYBE)
		buf_puts(&b, "[ ");
	if (c->block != GRAMMAR_NEVER)
		put_block(&b, (int)i);
	if (c->block == GRAMMAR_MAYBE)
		buf_puts(&b, " ]");
	(void)rule_name(&name, c->id);
	if (c->where != GRAMMAR_TOP) {
		name.n--;
		buf_puts(&name, "-block");
		buf_putc(&name, '\0');
	}
	put_rule(out, name.p, str_trim(buf_str(&b)));
	buf_release(&b);
	buf_release(&name);
}

static void
grammar_ebnf(struct buf *out)
{
	size_t n, rules_n;
	const struct grammar_construct *c = grammar_constructs(&n);
	const struct grammar_rule *rules = grammar_rules(&rules_n);
	struct buf b, name;

	buf_init(&b, 65536);
	buf_init(&name, 256);
	buf_puts(out, "```\n");
	for (size_t i = 0; i < n; i++)
		if (c[i].where == GRAMMAR_TOP)
			buf_printf(&b, "%s%s", b.n == 0 ? "{ " : " | ",
			    rule_name(&name, c[i].id));
	buf_puts(&b, " }");
	put_rule(out, "file", buf_str(&b));
	buf_reset(&b);
	for (int l = 0; l < LANG_MAX; l++)
		buf_printf(&b, "%s\"%s\"", l == 0 ? "" : " | ",
		    lang_code((enum lang)l));
	put_rule(out, "LANGUAGE", buf_str(&b));
	put_rule(out, "label",
	    STR("( LANGUAGE | \"in all languages\" ) TEXT { ( LANGUAGE | "
		"\"in all languages\" ) TEXT }"));
	for (size_t i = 0; i < rules_n; i++) {
		buf_reset(&b);
		reference_syntax(&b, rules[i].rest, LANG_EN, REFERENCE_EBNF);
		if (str_is(str_of(rules[i].name), "TEXTS"))
			buf_puts(&b, " | \"{\" { label } \"}\"");
		put_rule(out, rules[i].name, buf_str(&b));
	}
	buf_putc(out, '\n');
	for (size_t i = 0; i < n; i++)
		put_construct(out, i);
	buf_puts(out, "```\n");
	buf_release(&b);
	buf_release(&name);
}

/* ---- filling in ----------------------------------------------------- */

static enum err
put_table(struct buf *out, struct str name)
{
	size_t n;
	const struct grammar_construct *c = grammar_constructs(&n);

	for (size_t i = 0; i < n; i++)
		if (str_is(name, c[i].id)) {
			construct_table(out, (int)i);
			return ERR_OK;
		}
	for (int w = 0; w < WORDS_MAX; w++)
		if (str_is(name, grammar_list((enum words)w).id)) {
			list_table(out, (enum words)w);
			return ERR_OK;
		}
	if (str_is(name, "symbols"))
		symbols_table(out);
	else if (str_is(name, "reserved"))
		reserved_table(out, true);
	else if (str_is(name, "free"))
		reserved_table(out, false);
	else if (str_is(name, "office"))
		office_table(out);
	else if (str_is(name, "findings"))
		findings_table(out);
	else if (str_is(name, "messages"))
		messages_table(out);
	else if (str_is(name, "grammar"))
		grammar_ebnf(out);
	else
		return ERR_NOT_FOUND;
	return ERR_OK;
}

#define BEGINS STR("<!-- table: ")
#define ENDS   STR("<!-- end -->\n")

enum err
reference_fill(struct buf *out, struct str page)
{
	return reference_fill_with(out, page, put_table);
}

enum err
reference_fill_with(struct buf *out, struct str page, reference_table *put)
{
	size_t at;

	while ((at = str_find(page, BEGINS)) != SIZE_MAX) {
		struct str rest = str_sub(page, at + BEGINS.n, page.n);
		size_t close = str_find(rest, STR(" -->\n"));
		size_t end = str_find(rest, ENDS);
		enum err e;

		if (close == SIZE_MAX || end == SIZE_MAX || end < close)
			return ERR_INVALID;
		buf_put(out,
		    str_sub(page, 0, at + BEGINS.n + close + STR(" -->\n").n));
		buf_putc(out, '\n');
		e = put(out, str_sub(rest, 0, close));
		if (e != ERR_OK)
			return e;
		buf_putc(out, '\n');
		page = str_sub(rest, end, rest.n);
	}
	buf_put(out, page);
	return ERR_OK;
}
