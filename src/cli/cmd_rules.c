/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_rules: what the rules of a statement file say about a purpose, a
 * role, a field or a request. */
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/suppose.h"
#include "lang/check.h"
#include "lang/deadline.h"
#include "lang/explain.h"
#include "lang/words.h"

/* ---- codes ---------------------------------------------------------- */

/* What a finding means, or what the compiler says. */
struct code {
	const char *code, *severity, *shown, *text, *remedy;
	struct str article;
	const char *law;
};

static bool
code_find(struct cli *c, struct str code, enum lang lang, struct code *out)
{
	bool en = lang_ui(lang) == LANG_EN;
	size_t n;
	const struct lang_rule *rules = lang_rules(&n);
	const struct lang_message *m;

	for (size_t i = 0; i < n; i++) {
		const struct lang_rule *r = &rules[i];

		if (!str_is(code, r->code))
			continue;
		*out = (struct code){ r->code,
			r->severity == LANG_ERROR ? "error" : "warning",
			lang_severity_word(r->severity, lang),
			en ? r->reason_en : r->reason_nb,
			en ? r->remedy_en : r->remedy_nb,
			lang_article(c->a, str_of(r->article), lang),
			r->law == JURISDICTION_EU ? "" : r->jurisdiction };
		return true;
	}
	m = lang_messages(&n);
	for (size_t i = 0; i < n; i++) {
		if (!str_is(code, m[i].code))
			continue;
		*out = (struct code){ m[i].code, "error",
			lang_severity_word(LANG_ERROR, lang), m[i].text[!en],
			m[i].remedy[!en], STR_NONE, "" };
		return true;
	}
	return false;
}

/* A row of a table, with "…" where its words {1} and {2} stand. */
static struct str
unfilled(struct cli *c, const char *form)
{
	struct buf b;
	struct str s;

	buf_init(&b, 4096);
	for (const char *p = form; *p != '\0'; p++) {
		if (p[0] == '{' && p[1] != '\0' && p[2] == '}') {
			buf_puts(&b, "…");
			p += 2;
		} else {
			buf_putc(&b, *p);
		}
	}
	s = arena_str(c->a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
code_json(struct cli *c, const struct code *k)
{
	struct json j;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "code", str_of(k->code));
	json_str(&j, "severity", str_of(k->severity));
	json_str(&j, "text", unfilled(c, k->text));
	json_str(&j, "remedy", unfilled(c, k->remedy));
	json_str(&j, "article", k->article);
	json_str(&j, "law", str_of(k->law[0] == '\0' ? "EU" : k->law));
	json_close(&j);
	cli_say(c, "\n");
}

static void
code_text(struct cli *c, const struct code *k, bool en)
{
	cli_say(c, "%s: %s\n" STR_FMT "%s" STR_FMT "\n", k->code, k->shown,
	    STR_ARG(unfilled(c, k->text)), k->article.n > 0 ? ". " : "",
	    STR_ARG(k->article));
	if (k->remedy[0] != '\0')
		cli_say(c, STR_FMT "\n", STR_ARG(unfilled(c, k->remedy)));
	if (k->law[0] != '\0')
		cli_say(c,
		    en ? "Only for controllers in %s.\n"
		       : "Bare for behandlingsansvarlige i %s.\n",
		    k->law);
}

static enum err
no_code(struct cli *c, struct str code)
{
	size_t rules_n, n, k = 0;
	const struct lang_rule *rules = lang_rules(&rules_n);
	const struct lang_message *m = lang_messages(&n);
	struct str *names = ARENA_ARRAY(c->a, struct str, rules_n + n), near;

	for (size_t i = 0; i < rules_n; i++)
		names[k++] = str_of(rules[i].code);
	for (size_t i = 0; i < n; i++)
		names[k++] = str_of(m[i].code);
	near = lang_suggest(c->a, code, names, k);
	(void)cli_fail(c, ERR_NOT_FOUND,
	    "there is no finding with the code \"" STR_FMT "\"", STR_ARG(code));
	cli_remedy(c,
	    "%s" STR_FMT "%sof a file: vern policy explain FILE "
	    "--purpose NAME",
	    near.n > 0 ? "did you mean " : "", STR_ARG(near),
	    near.n > 0 ? "? " : "");
	return ERR_NOT_FOUND;
}

static enum err
explain_code(struct cli *c, struct str code, enum lang lang)
{
	bool en = lang_ui(lang) == LANG_EN;
	struct code k;

	if (!code_find(c, code, lang, &k))
		return no_code(c, code);
	if (c->json)
		code_json(c, &k);
	else
		code_text(c, &k, en);
	return ERR_OK;
}

/* ---- explain -------------------------------------------------------- */

static enum err
explain_stage(struct cli *c, unsigned *out)
{
	const char *names[8];
	size_t n = 0;
	int at;
	enum err e;

	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1)
		names[n++] = stage_name(s);
	e = cmd_choice(c, "stage", names, n, -1, &at);
	*out = e != ERR_OK || at < 0 ? 0 : (unsigned)STAGE_POSSIBLE << at;
	return e;
}

/* FILE --purpose P, or FILE P. */
static enum err
explain_purpose(struct cli *c, struct str name, enum lang lang)
{
	const struct statement *st;
	unsigned stage;
	int channel, purpose;
	enum err e = cmd_statement(c, c->words[0], &st);

	if (e == ERR_OK)
		e = cmd_lang(c, lang_speaks(st), &lang);
	if (e == ERR_OK)
		e = cmd_name(c, st, CMD_PURPOSE, name, &purpose);
	if (e == ERR_OK)
		e = cmd_channel(c, "channel", -1, &channel);
	if (e == ERR_OK)
		e = explain_stage(c, &stage);
	if (e != ERR_OK)
		return e;
	if (suppose_asked(c) || c->json)
		return suppose_explain(c, st, purpose, channel, stage, lang);
	return lang_explain(&c->out, st, purpose, channel, stage, lang);
}

/* A file is a path, or there is something of that name; all else is a code. */
static bool
is_file(struct cli *c, struct str word)
{
	return str_find(word, STR("/")) != SIZE_MAX ||
	       str_find(word, STR(".")) != SIZE_MAX || str_is(word, "-") ||
	       access(cli_path(c, word), F_OK) == 0;
}

enum err
cmd_policy_explain(struct cli *c)
{
	struct str purpose = cli_option(c, "purpose");
	enum lang lang;
	enum err e = cmd_words(c, 1, purpose.p == NULL ? 2 : 1);

	if (e == ERR_OK)
		e = cmd_lang(c, LANG_EN, &lang);
	if (e != ERR_OK)
		return e;
	if (c->words_n == 2)
		purpose = c->words[1];
	return purpose.p != NULL || is_file(c, c->words[0])
		   ? explain_purpose(c, purpose, lang)
		   : explain_code(c, c->words[0], lang);
}

/* ---- deadline ------------------------------------------------------- */

static void
deadline_json(struct cli *c, const struct deadline *d)
{
	struct json j;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_date(&j, "law_base", d->law_base);
	json_date(&j, "law_latest", d->law_latest);
	json_date(&j, "extended", d->extended);
	if (d->promised)
		json_date(&j, "promise", d->promise);
	json_date(&j, "due", d->due);
	json_close(&j);
	cli_say(c, "\n");
}

static enum err
deadline_right(struct cli *c, enum right *out)
{
	struct word_list l = words_list(WORDS_RIGHT);
	struct str said = cli_option(c, "right"), names[RIGHT_MAX];
	size_t n = 0;

	if (said.p != NULL && right_find(said, out) == ERR_OK)
		return ERR_OK;
	for (; n < l.n && n < RIGHT_MAX; n++)
		names[n] = l.at[n].en;
	if (said.p != NULL)
		return cli_no_such(c, ERR_INVALID, STR("--right"), "right",
		    said, names, n);
	(void)cli_fail(c, ERR_INVALID, "which right? --right NAME");
	cli_remedy(c, "one of: " STR_FMT, STR_ARG(cli_list(c, names, n)));
	return ERR_INVALID;
}

enum err
cmd_policy_deadline(struct cli *c)
{
	const struct statement *st;
	struct deadline d;
	struct date received;
	enum right right;
	int64_t paused;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_date(c, "received", &received);
	if (e == ERR_OK)
		e = cmd_number(c, "paused", 0, 3650, 0, &paused);
	if (e != ERR_OK)
		return e;
	if (received.year == 0)
		return cli_fail(c, ERR_INVALID,
		    "when did it arrive? --received 2026-01-30");
	if ((e = deadline_right(c, &right)) != ERR_OK)
		return e;
	if ((e = cmd_statement(c, c->words[0], &st)) != ERR_OK)
		return e;
	lang_deadline(st, right, received, (int32_t)paused, &d);
	if (c->json)
		deadline_json(c, &d);
	else
		lang_deadline_print(&c->out, &d);
	return ERR_OK;
}
