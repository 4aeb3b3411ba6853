/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_print: documents made of a statement file: the published statement,
 * the record of processing, the consents. */
#include "cli/cmd.h"
#include "lang/check.h"
#include "lang/prose.h"
#include "view/tag.h"

#define PRINT_MAX (64U << 20)

/* The language asked for, which the statement must have; else its first. */
static enum err
print_lang(struct cli *c, const struct statement *st, enum lang *out)
{
	struct str names[LANG_MAX];
	enum lang first = LANG_NB;
	size_t n = 0;
	enum err e;

	while (first + 1 < LANG_MAX && !st->langs[first])
		first++;
	if ((e = cmd_lang(c, first, out)) != ERR_OK || st->langs[*out])
		return e;
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l])
			names[n++] = str_of(lang_code((enum lang)l));
	(void)cli_fail_at(c, ERR_NOT_FOUND, STR("--language"),
	    "the statement is not written in \"%s\"", lang_code(*out));
	cli_remedy(c, "one of: " STR_FMT, STR_ARG(cli_list(c, names, n)));
	return ERR_NOT_FOUND;
}

/* One of ${names}, the first of which is understood. */
static enum err
print_format(struct cli *c, const char *const *names, size_t n,
    enum lang_format *out)
{
	int at = 0;
	enum err e = cmd_choice(c, "format", names, n, 0, &at);

	if (e != ERR_OK)
		return e;
	if (c->json && cli_flag(c, "format"))
		return cli_fail(c, ERR_INVALID,
		    "--json and --format are two ways to ask: use one");
	*out = LANG_JSON;
	return c->json ? ERR_OK : lang_format_find(str_of(names[at]), out);
}

/* What is printed appends itself to ${out} and gives its title. */
typedef enum err print_fn(struct cli *c, struct buf *out,
    const struct statement *st, enum lang lang, enum lang_format format,
    struct str *title_out);

static enum err
print(struct cli *c, print_fn *fn, const char *const *formats, size_t n)
{
	const struct statement *st;
	enum lang_format format;
	enum lang lang;
	struct buf b;
	struct str title = STR_NONE;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = print_format(c, formats, n, &format);
	if (e == ERR_OK)
		e = cmd_statement(c, c->words[0], &st);
	if (e == ERR_OK)
		e = print_lang(c, st, &lang);
	if (e != ERR_OK)
		return e;
	buf_init(&b, PRINT_MAX);
	e = fn(c, &b, st, lang, format, &title);
	/* A fragment becomes a page that can be read by itself. */
	if (e == ERR_OK && format == LANG_HTML)
		tag_document(&c->out, str_of(lang_code(lang)), title);
	if (e == ERR_OK)
		buf_put(&c->out, buf_str(&b));
	if (e == ERR_OK && format == LANG_HTML)
		tag_document_end(&c->out);
	buf_release(&b);
	return e;
}

/* ---- record --------------------------------------------------------- */

/* --controller NAME: one part of a federation keeps its own record. */
static enum err
record_of(struct cli *c, const struct statement *st, struct record_of *out)
{
	struct str name = cli_option(c, "controller");

	*out = (struct record_of){ .controller = -1,
		.processor = cli_flag(c, "processor") };
	if (name.p == NULL)
		return ERR_OK;
	return cmd_name(c, st, CMD_CONTROLLER, name, &out->controller);
}

static enum err
print_record(struct cli *c, struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format, struct str *title_out)
{
	struct record_of of;
	enum err e = record_of(c, st, &of);

	if (e != ERR_OK)
		return e;
	*title_out = lang_record_title(c->a, st, lang, of);
	return lang_record_of(out, st, lang, format, of);
}

enum err
cmd_policy_record(struct cli *c)
{
	static const char *const formats[] = { "csv", "html", "jsonld" };

	return print(c, print_record, formats, ARRAY_LEN(formats));
}

/* ---- consents ------------------------------------------------------- */

static enum err
print_consents(struct cli *c, struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format, struct str *title_out)
{
	*title_out = lang_consents_title(c->a, st, lang);
	return lang_consents(out, st, lang, format);
}

enum err
cmd_policy_consents(struct cli *c)
{
	static const char *const formats[] = { "text", "html", "jsonld" };

	return print(c, print_consents, formats, ARRAY_LEN(formats));
}

/* ---- statement ------------------------------------------------------ */

/* What stands in print is not thereby right: where the check finds errors, one
 * line beside the statement says so. */
static void
warn_of_errors(struct cli *c, const struct statement *st)
{
	struct lang_findings found = { 0 };
	struct str path = c->words[0];

	lang_check(c->a, st, cmd_today(), LANG_EN, &found);
	if (found.errors > 0)
		buf_printf(&c->err,
		    "vern: this statement has %zu error%s: vern policy "
		    "check " STR_FMT "\n",
		    found.errors, found.errors == 1 ? "" : "s", STR_ARG(path));
}

static enum err
print_statement(struct cli *c, struct buf *out, const struct statement *st,
    enum lang lang, enum lang_format format, struct str *title_out)
{
	*title_out = lang_statement_title(c->a, st, lang);
	warn_of_errors(c, st);
	return lang_statement(out, st, lang, format);
}

enum err
cmd_policy_statement(struct cli *c)
{
	static const char *const formats[] = { "text", "html", "jsonld" };

	return print(c, print_statement, formats, ARRAY_LEN(formats));
}
