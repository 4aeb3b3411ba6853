/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_schema: the tables of the grammar as data for editors. */
#include <string.h>

#include "base/limits.h"
#include "cli/cmd.h"
#include "cli/textmate.h"
#include "lang/check.h"
#include "lang/office.h"
#include "lang/reference.h"

#define SYNTAX_MAX 4096

/* A declared fact goes by its own name. */
static const char *
id_shown(const char *id)
{
	return strncmp(id, "FACT_", 5) == 0 ? id + 5 : id;
}

static void
put_id(struct json *j, const char *key, const char *id)
{
	struct buf b;

	id = id_shown(id);
	buf_init(&b, 256);
	for (; *id != '\0'; id++)
		buf_putc(&b,
		    *id >= 'A' && *id <= 'Z' ? (char)(*id | 0x20) : *id);
	json_str(j, key, buf_str(&b));
	buf_release(&b);
}

static void
put_both(struct json *j, const char *key, const char *en, const char *nb)
{
	json_open(j, key);
	json_str(j, "en", str_of(en));
	json_str(j, "nb", str_of(nb));
	json_close(j);
}

static void
put_phrase(struct json *j, const char *key, const struct phrase *p)
{
	json_open(j, key);
	json_str(j, "en", p->en);
	json_str(j, "nb", p->nb);
	json_close(j);
}

/* ---- constructs ----------------------------------------------------- */

static void
put_construct_id(struct json *j, const char *key, int construct)
{
	size_t n;

	if (construct == GRAMMAR_NONE)
		json_null(j, key);
	else
		put_id(j, key, grammar_constructs(&n)[construct].id);
}

/* What a value is, for editors that offer a form rather than a line. */
static void
put_value(struct json *j, const char *rest)
{
	size_t n;
	const struct grammar_symbol *s = grammar_symbols(&n);
	struct str name = str_of(rest);
	bool list = str_ends(name, STR("…"));
	const char *kind = "line";
	int of = -1;

	if (list)
		name.n -= STR("…").n;
	if (name.n == 0)
		kind = "flag";
	else if (str_is(name, "TEXTS"))
		kind = "texts";
	else if (str_is(name, "PERIOD"))
		kind = "period";
	for (size_t i = 0; i < n; i++)
		if (str_is(name, s[i].name)) {
			kind = s[i].name;
			of = (int)i;
		}
	json_open(j, "value");
	put_id(j, "kind", kind);
	json_bool(j, "list", list && strcmp(kind, "line") != 0);
	if (of >= 0 &&
	    (s[of].kind == SYMBOL_REFERENCE || s[of].kind == SYMBOL_PART))
		put_construct_id(j, "names", s[of].of);
	if (of >= 0 && s[of].kind == SYMBOL_WORD)
		json_str(j, "words",
		    str_of(grammar_list((enum words)s[of].of).id));
	json_close(j);
}

/* Who carries it out, and what the office does. */
static void
put_office(struct json *j, int construct, int kw)
{
	const struct office_row *row = office_row(construct, kw);

	json_str(j, "server", str_of(office_by_word(row->by)));
	if (row->duty == DUTY_MAX) {
		json_null(j, "office");
		return;
	}
	json_open(j, "office");
	json_str(j, "en", lang_duty(row->duty, LANG_EN));
	json_str(j, "nb", lang_duty(row->duty, LANG_NB));
	json_close(j);
}

static void
put_property(struct json *j, const struct grammar_property *p)
{
	struct buf en, nb;

	buf_init(&en, SYNTAX_MAX);
	buf_init(&nb, SYNTAX_MAX);
	reference_line(&en, p, LANG_EN, REFERENCE_WORDS);
	reference_line(&nb, p, LANG_NB, REFERENCE_WORDS);
	json_open(j, NULL);
	if (p->kw < KW_MAX)
		put_phrase(j, "keyword", &lang_keywords[p->kw]);
	else
		json_null(j, "keyword");
	json_bool(j, "many", p->many);
	json_str(j, "syntax", str_of(p->rest));
	json_open(j, "line");
	json_str(j, "en", buf_str(&en));
	json_str(j, "nb", buf_str(&nb));
	json_close(j);
	put_value(j, p->rest);
	put_construct_id(j, "block", p->block);
	put_both(j, "about", p->about.en, p->about.nb);
	json_str(j, "example", str_of(p->example));
	put_office(j, p->construct, (int)p->kw);
	json_close(j);
	buf_release(&en);
	buf_release(&nb);
}

static void
put_construct(struct json *j, int construct)
{
	static const char *const blocks[] = { [GRAMMAR_NEEDED] = "needed",
		[GRAMMAR_MAYBE] = "maybe",
		[GRAMMAR_NEVER] = "never" };
	size_t n;
	const struct grammar_construct *c = &grammar_constructs(&n)[construct];
	const struct grammar_property *p = grammar_of(construct, &n);

	json_open(j, NULL);
	put_id(j, "id", c->id);
	put_phrase(j, "keyword", &lang_keywords[c->kw]);
	put_construct_id(j, "within", c->where);
	json_str(j, "head", str_of(c->head));
	json_str(j, "block", str_of(blocks[c->block]));
	put_both(j, "about", c->about.en, c->about.nb);
	put_office(j, construct, OFFICE_HEAD);
	json_array(j, "properties");
	for (size_t i = 0; i < n; i++)
		put_property(j, &p[i]);
	json_array_end(j);
	json_close(j);
}

/* ---- everything else ------------------------------------------------ */

static void
put_symbols(struct json *j)
{
	static const char *const kinds[] = { [SYMBOL_TOKEN] = "token",
		[SYMBOL_COUNTRY] = "country",
		[SYMBOL_COLUMN] = "column",
		[SYMBOL_NEW] = "new_name",
		[SYMBOL_REFERENCE] = "reference",
		[SYMBOL_PART] = "part",
		[SYMBOL_TOPIC] = "topic",
		[SYMBOL_LANGUAGE] = "language",
		[SYMBOL_WORD] = "word" };
	size_t n;
	const struct grammar_symbol *s = grammar_symbols(&n);
	const struct grammar_rule *rules;

	json_array(j, "symbols");
	for (size_t i = 0; i < n; i++) {
		json_open(j, NULL);
		json_str(j, "name", str_of(s[i].name));
		put_both(j, "shown", s[i].name, s[i].shown_nb);
		json_str(j, "kind", str_of(kinds[s[i].kind]));
		if (s[i].kind == SYMBOL_REFERENCE || s[i].kind == SYMBOL_PART)
			put_construct_id(j, "names", s[i].of);
		if (s[i].kind == SYMBOL_WORD)
			json_str(j, "words",
			    str_of(grammar_list((enum words)s[i].of).id));
		put_both(j, "about", s[i].about.en, s[i].about.nb);
		json_close(j);
	}
	json_array_end(j);
	rules = grammar_rules(&n);
	json_array(j, "rules");
	for (size_t i = 0; i < n; i++) {
		json_open(j, NULL);
		json_str(j, "name", str_of(rules[i].name));
		put_both(j, "shown", rules[i].name, rules[i].shown_nb);
		json_str(j, "syntax", str_of(rules[i].rest));
		json_close(j);
	}
	json_array_end(j);
}

static void
put_words(struct json *j)
{
	json_array(j, "words");
	for (int w = 0; w < WORDS_MAX; w++) {
		struct word_list l = words_list((enum words)w);
		struct grammar_list list = grammar_list((enum words)w);

		json_open(j, NULL);
		json_str(j, "id", str_of(list.id));
		put_both(j, "about", list.about.en, list.about.nb);
		json_array(j, "words");
		for (size_t i = 0; i < l.n; i++) {
			struct grammar_text t = grammar_word((enum words)w, i);

			json_open(j, NULL);
			put_id(j, "id", grammar_word_id((enum words)w, i));
			json_str(j, "en", l.at[i].en);
			json_str(j, "nb", l.at[i].nb);
			put_both(j, "about", t.en, t.nb);
			json_close(j);
		}
		json_array_end(j);
		json_close(j);
	}
	json_array_end(j);
}

static void
put_reserved(struct json *j)
{
	json_array(j, "reserved");
	for (size_t i = 0; i < KW_MAX; i++)
		put_phrase(j, NULL, &lang_keywords[i]);
	for (size_t i = 0; i < ALIASES_N; i++) {
		struct phrase other = lang_keywords[lang_aliases[i].kw];

		other.nb = lang_aliases[i].nb;
		put_phrase(j, NULL, &other);
	}
	json_array_end(j);
}

static void
put_findings(struct json *j)
{
	static const char *const urgencies[] = { [LANG_NOW] = "now",
		[LANG_SOON] = "soon",
		[LANG_LATER] = "later" };
	size_t n;
	const struct lang_rule *r = lang_rules(&n);
	const struct lang_message *m;

	json_array(j, "findings");
	for (size_t i = 0; i < n; i++) {
		json_open(j, NULL);
		json_str(j, "code", str_of(r[i].code));
		json_str(j, "severity",
		    r[i].severity == LANG_ERROR ? STR("error")
						: STR("warning"));
		json_str(j, "law", str_of(r[i].jurisdiction));
		json_str(j, "urgency", str_of(urgencies[r[i].urgency]));
		json_str(j, "article", str_of(r[i].article));
		put_both(j, "reason", r[i].reason_en, r[i].reason_nb);
		put_both(j, "remedy", r[i].remedy_en, r[i].remedy_nb);
		json_close(j);
	}
	json_array_end(j);
	m = lang_messages(&n);
	json_array(j, "messages");
	for (size_t i = 0; i < n; i++) {
		json_open(j, NULL);
		json_str(j, "code", str_of(m[i].code));
		put_both(j, "text", m[i].text[0], m[i].text[1]);
		put_both(j, "remedy", m[i].remedy[0], m[i].remedy[1]);
		json_close(j);
	}
	json_array_end(j);
}

/* ---- the command ---------------------------------------------------- */

static void
schema_json(struct cli *c, int construct)
{
	size_t n;
	struct json j;

	(void)grammar_constructs(&n);
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "schema", STR("vern-grammar"));
	json_int(&j, "version", 1);
	json_array(&j, "constructs");
	for (size_t i = 0; i < n; i++)
		if (construct == GRAMMAR_NONE || construct == (int)i)
			put_construct(&j, (int)i);
	json_array_end(&j);
	if (construct == GRAMMAR_NONE) {
		put_symbols(&j);
		put_words(&j);
		put_reserved(&j);
		put_findings(&j);
	}
	json_close(&j);
	cli_say(c, "\n");
}

static void
schema_text(struct cli *c, int construct, enum lang lang)
{
	size_t n;
	bool first = true;

	(void)grammar_constructs(&n);
	for (size_t i = 0; i < n; i++) {
		if (construct != GRAMMAR_NONE && construct != (int)i)
			continue;
		cli_say(c, "%s", first ? "" : "\n");
		reference_construct(&c->out, (int)i, lang);
		first = false;
	}
}

static enum err
schema_markdown(struct cli *c)
{
	struct str page;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cli_read(c, c->words[0], LIMIT_STATEMENT, &page);
	if (e != ERR_OK)
		return e;
	e = reference_fill(&c->out, page);
	if (e == ERR_OK)
		return ERR_OK;
	buf_reset(&c->out);
	return cli_fail(c, ERR_INVALID,
	    e == ERR_NOT_FOUND ? "the page asks for a table that there is not"
			       : "a table of the page has no end");
}

/* By its id ("group_type") or its keyword in either language. */
static enum err
schema_construct(struct cli *c, int *out)
{
	struct str name = cli_option(c, "construct"), *names;
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);

	*out = GRAMMAR_NONE;
	if (name.p == NULL)
		return ERR_OK;
	names = ARENA_ARRAY(c->a, struct str, 2 * n);
	for (size_t i = 0; i < n; i++) {
		names[i] = lang_keywords[all[i].kw].en;
		names[n + i] = lang_keywords[all[i].kw].nb;
		if (str_eq_nocase(name, str_of(id_shown(all[i].id))) ||
		    str_eq(name, names[i]) || str_eq(name, names[n + i])) {
			*out = (int)i;
			return ERR_OK;
		}
	}
	return cli_no_such(c, ERR_NOT_FOUND, STR("--construct"), "construct",
	    name, names, 2 * n);
}

enum err
cmd_policy_schema(struct cli *c)
{
	enum {
		TEXT,
		JSON,
		TEXTMATE,
		MARKDOWN
	};
	static const char *const formats[] = { "text", "json", "textmate",
		"markdown" };
	enum lang lang;
	int construct = GRAMMAR_NONE, format = TEXT;
	enum err e = cmd_lang_ui(c, LANG_EN, &lang);

	if (e == ERR_OK)
		e = schema_construct(c, &construct);
	if (e == ERR_OK)
		e = cmd_choice(c, "format", formats, ARRAY_LEN(formats),
		    c->json ? JSON : TEXT, &format);
	if (e == ERR_OK && format == MARKDOWN)
		return schema_markdown(c);
	if (e == ERR_OK)
		e = cmd_words(c, 0, 0);
	if (e != ERR_OK)
		return e;
	if (c->json || format == JSON)
		schema_json(c, construct);
	else if (format == TEXTMATE)
		textmate_put(&c->out);
	else
		schema_text(c, construct, lang);
	return ERR_OK;
}
