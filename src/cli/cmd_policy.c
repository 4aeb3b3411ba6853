/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_policy: what can be done with a statement file alone. */
#include "base/limits.h"
#include "cli/cmd.h"
#include "cli/suppose.h"
#include "lang/check.h"
#include "lang/deadline.h"
#include "lang/explain.h"
#include "lang/lang.h"
#include "lang/prose.h"

/* ---- check ---------------------------------------------------------- */

struct check {
	enum lang lang;
	struct json j;
	size_t errors, warnings;
	bool unread;
	bool compiled; /* the file at hand */
};

static void
finding_json(struct json *j, struct str path, const struct overlay *ov,
    const struct lang_finding *whole, bool first)
{
	struct str file;
	struct lang_finding at = lang_place(ov, whole, &file), *f = &at;
	struct date by = cmd_today();

	if (!first)
		by = lang_mend_by(f, by);
	json_open(j, NULL);
	json_str(j, "severity",
	    f->severity == LANG_ERROR ? STR("error") : STR("warning"));
	json_str(j, "code", str_of(f->code));
	json_str(j, "file", ov->files_n < 2 ? path : file);
	json_int(j, "line", f->pos.line);
	json_int(j, "column", f->pos.col);
	json_int(j, "length", f->pos.len);
	json_str(j, "text", f->text);
	json_str(j, "remedy", f->remedy);
	json_bool(j, "first", first);
	json_date(j, "mend_by", by);
	json_close(j);
}

static void
check_say(struct cli *c, const struct check *k, struct str path,
    const struct overlay *ov, const struct lang_findings *f)
{
	/* What cannot be read has no dates: all of it comes before. */
	bool first_only = cli_flag(c, "first") && k->compiled;

	for (size_t i = 0; i < f->n && !first_only; i++)
		cmd_finding(c, &c->out, path, ov, &f->at[i], k->lang);
	if (first_only || (k->compiled && f->n > LANG_FIRST))
		lang_print_first(&c->out, f, cmd_today(), k->lang);
}

static void
check_show(struct cli *c, struct check *k, struct str path,
    const struct overlay *ov, const struct lang_findings *f)
{
	size_t first[LANG_FIRST], n = lang_first(f, first);

	if (!c->json) {
		check_say(c, k, path, ov, f);
		return;
	}
	json_open(&k->j, NULL);
	json_str(&k->j, "file", path);
	json_int(&k->j, "errors", (int64_t)f->errors);
	json_int(&k->j, "warnings", (int64_t)f->warnings);
	json_array(&k->j, "findings");
	for (size_t i = 0; i < f->n; i++) {
		bool is_first = false;

		for (size_t x = 0; x < n; x++)
			is_first = is_first || first[x] == i;
		finding_json(&k->j, path, ov, &f->at[i], is_first);
	}
	json_array_end(&k->j);
	json_close(&k->j);
}

static void
check_file(struct cli *c, struct check *k, struct str path)
{
	struct lang_findings found = { 0 };
	const struct statement *st;
	struct overlay ov;
	enum err e = cmd_compose(c, path, k->lang, &ov, &found);

	if (e != ERR_OK && e != ERR_INVALID) {
		k->unread = true;
		return;
	}
	/* The lints judge a statement; a file with errors is not one yet. */
	k->compiled = e == ERR_OK && lang_compile(c->a, ov.text, k->lang, &st,
					 &found) == ERR_OK;
	if (k->compiled)
		lang_check(c->a, st, cmd_today(), k->lang, &found);
	lang_findings_sort(&found);
	k->errors += found.errors;
	k->warnings += found.warnings;
	check_show(c, k, path, &ov, &found);
}

enum err
cmd_policy_check(struct cli *c)
{
	struct check k = { 0 };
	enum err e;

	if (c->words_n == 0)
		return cmd_usage(c);
	if ((e = cmd_lang(c, LANG_EN, &k.lang)) != ERR_OK)
		return e;
	json_init(&k.j, &c->out);
	if (c->json) {
		json_open(&k.j, NULL);
		json_array(&k.j, "files");
	}
	for (size_t i = 0; i < c->words_n; i++)
		check_file(c, &k, c->words[i]);
	if (c->json) {
		json_array_end(&k.j);
		json_int(&k.j, "errors", (int64_t)k.errors);
		json_int(&k.j, "warnings", (int64_t)k.warnings);
		json_close(&k.j);
		cli_say(c, "\n");
	}
	if (k.unread)
		return ERR_IO;
	if (k.errors == 0)
		return ERR_OK;
	return cli_fail(c, ERR_REFUSED, "%zu error%s, %zu warning%s", k.errors,
	    k.errors == 1 ? "" : "s", k.warnings, k.warnings == 1 ? "" : "s");
}

/* ---- what is printed ------------------------------------------------ */

/* What extends another file is printed whole. */
static enum err
print_whole(struct cli *c, struct lang_findings *found, struct str *bytes_out)
{
	struct str base;
	struct overlay ov;
	enum err e = cli_read(c, c->words[0], LIMIT_STATEMENT, bytes_out);

	if (e != ERR_OK || !lang_extends(c->a, *bytes_out, &base))
		return e;
	e = cmd_compose(c, c->words[0], LANG_EN, &ov, found);
	for (size_t i = 0; e == ERR_INVALID && i < found->n; i++)
		cmd_finding(c, &c->err, c->words[0], &ov, &found->at[i],
		    LANG_EN);
	if (e == ERR_INVALID)
		return cli_fail(c, ERR_REFUSED, STR_FMT " cannot be printed",
		    STR_ARG(c->words[0]));
	*bytes_out = ov.text;
	return e;
}

enum err
cmd_policy_print(struct cli *c)
{
	struct str as = cli_option(c, "keywords"), bytes;
	enum lang_keywords keywords = LANG_KEYWORDS_KEEP;
	struct lang_findings found = { 0 };
	enum err e = cmd_words(c, 1, 1);
	struct buf b;
	struct json j;

	if (e != ERR_OK)
		return e;
	if (str_is(as, "nb"))
		keywords = LANG_KEYWORDS_NB;
	else if (str_is(as, "en"))
		keywords = LANG_KEYWORDS_EN;
	else if (as.p != NULL)
		return cli_fail(c, ERR_INVALID, "--keywords is nb or en");
	e = print_whole(c, &found, &bytes);
	if (e != ERR_OK)
		return e;
	buf_init(&b, LIMIT_STATEMENT * 4);
	e = lang_print(c->a, bytes, keywords, LANG_EN, &b, &found);
	if (e == ERR_OK && c->json) {
		json_init(&j, &c->out);
		json_open(&j, NULL);
		json_str(&j, "file", c->words[0]);
		json_bool(&j, "changed", !str_eq(bytes, buf_str(&b)));
		json_str(&j, "text", buf_str(&b));
		json_close(&j);
		cli_say(c, "\n");
	} else if (e == ERR_OK) {
		buf_put(&c->out, buf_str(&b));
	}
	buf_release(&b);
	if (e == ERR_OK)
		return ERR_OK;
	for (size_t i = 0; i < found.n; i++)
		lang_print_finding(&c->err, arena_cstr(c->a, c->words[0]),
		    &found.at[i], LANG_EN);
	return cli_fail(c, ERR_REFUSED, STR_FMT " cannot be printed",
	    STR_ARG(c->words[0]));
}

/* ---- explain -------------------------------------------------------- */

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

/* What compiling says. */
static bool
explain_message(struct cli *c, struct str code, bool en)
{
	size_t n;
	const struct lang_message *m = lang_messages(&n);

	for (size_t i = 0; i < n; i++)
		if (str_is(code, m[i].code)) {
			cli_say(c, "%s: error\n" STR_FMT "\n" STR_FMT "%s",
			    m[i].code,
			    STR_ARG(unfilled(c, m[i].text[en ? 0 : 1])),
			    STR_ARG(unfilled(c, m[i].remedy[en ? 0 : 1])),
			    m[i].remedy[0][0] != '\0' ? "\n" : "");
			return true;
		}
	return false;
}

static enum err
explain_code(struct cli *c, struct str code, enum lang lang)
{
	bool en = lang_ui(lang) == LANG_EN;
	size_t n;
	const struct lang_rule *rules = lang_rules(&n);

	for (size_t i = 0; i < n; i++) {
		const struct lang_rule *r = &rules[i];

		if (!str_is(code, r->code))
			continue;
		cli_say(c, "%s: %s\n" STR_FMT "%s%s\n" STR_FMT "\n", r->code,
		    r->severity == LANG_ERROR ? "error" : "warning",
		    STR_ARG(unfilled(c, en ? r->reason_en : r->reason_nb)),
		    r->article[0] != '\0' ? ". " : "", r->article,
		    STR_ARG(unfilled(c, en ? r->remedy_en : r->remedy_nb)));
		if (r->law != JURISDICTION_EU)
			cli_say(c,
			    en ? "Only for controllers in %s.\n"
			       : "Bare for behandlingsansvarlige i %s.\n",
			    r->jurisdiction);
		return ERR_OK;
	}
	if (explain_message(c, code, en))
		return ERR_OK;
	return cli_fail(c, ERR_NOT_FOUND,
	    "there is no finding with the code \"" STR_FMT "\"", STR_ARG(code));
}

static enum err
explain_stage(struct cli *c, unsigned *out)
{
	struct str name = cli_option(c, "stage");

	*out = 0;
	if (name.p == NULL)
		return ERR_OK;
	for (unsigned s = STAGE_POSSIBLE; s <= STAGE_DECEASED; s <<= 1) {
		if (!str_is(name, stage_name(s)))
			continue;
		*out = s;
		return ERR_OK;
	}
	return cli_fail(c, ERR_INVALID,
	    "--stage is possible, invited, member, leaving or deceased");
}

static enum err
explain_purpose(struct cli *c, struct str name, enum lang lang)
{
	const struct statement *st;
	unsigned stage;
	int channel, purpose;
	enum err e = cmd_statement(c, c->words[0], &st);

	if (e == ERR_OK)
		e = cmd_channel(c, "channel", -1, &channel);
	if (e == ERR_OK)
		e = explain_stage(c, &stage);
	if (e != ERR_OK)
		return e;
	if ((purpose = statement_purpose(st, name)) < 0)
		return cli_fail(c, ERR_NOT_FOUND,
		    "the statement has no purpose \"" STR_FMT "\"",
		    STR_ARG(name));
	if (suppose_asked(c) || c->json)
		return suppose_explain(c, st, purpose, channel, stage, lang);
	return lang_explain(&c->out, st, purpose, channel, stage, lang);
}

enum err
cmd_policy_explain(struct cli *c)
{
	struct str purpose = cli_option(c, "purpose");
	enum lang lang;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_lang(c, LANG_EN, &lang);
	if (e != ERR_OK)
		return e;
	return purpose.p != NULL ? explain_purpose(c, purpose, lang)
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

enum err
cmd_policy_deadline(struct cli *c)
{
	struct str name = cli_option(c, "right");
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
	if (name.p == NULL || right_find(name, &right) != ERR_OK)
		return cli_fail(c, ERR_INVALID,
		    "which right? --right access, rectification, erasure, "
		    "restriction, portability, objection …");
	if ((e = cmd_statement(c, c->words[0], &st)) != ERR_OK)
		return e;
	lang_deadline(st, right, received, (int32_t)paused, &d);
	if (c->json)
		deadline_json(c, &d);
	else
		lang_deadline_print(&c->out, &d);
	return ERR_OK;
}
