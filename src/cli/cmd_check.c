/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_check: "policy check": what is wrong with statement files. */
#include "base/limits.h"
#include "cli/cmd.h"
#include "lang/check.h"
#include "lang/lang.h"
#include "lang/office.h"

/* ---- check ---------------------------------------------------------- */

struct check {
	enum lang lang; /* of the file at hand */
	bool asked;     /* --language was given */
	struct json j;
	size_t errors, warnings;
	size_t told; /* places that the server does not carry out */
	bool unread;
	bool compiled; /* the file at hand */
};

static void
finding_json(struct json *j, struct str path, const struct overlay *ov,
    const struct lang_finding *f, bool first)
{
	struct date by = cmd_today();

	if (!first)
		by = lang_mend_by(f, by);
	json_open(j, NULL);
	cmd_finding_json(j, path, ov, f);
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

/* What is left for the office, at the lines of the files that say it. */
struct left {
	struct office_item *at;
	size_t n;
};

static struct left
check_left(struct cli *c, const struct check *k, const struct overlay *ov,
    const struct statement *st)
{
	struct left left = { 0 };

	if (k->compiled)
		left.n = lang_office(c->a, st, k->lang, &left.at);
	for (size_t i = 0; ov->files_n > 1 && i < left.n; i++) {
		struct lang_finding at = { .pos = left.at[i].pos };

		at = lang_place(ov, &at, &left.at[i].file);
		left.at[i].pos = at.pos;
	}
	return left;
}

static void
left_json(struct cli *c, struct json *j, struct str path, enum lang lang,
    const struct office_item *x)
{
	json_open(j, NULL);
	json_str(j, "file", x->file.n > 0 ? x->file : path);
	json_int(j, "line", x->pos.line);
	json_int(j, "column", x->pos.col);
	json_str(j, "says", office_shown(c->a, x));
	json_str(j, "part", x->parts);
	json_str(j, "do", office_todo(x, lang));
	json_str(j, "attested_by", x->role);
	json_close(j);
}

static void
check_show(struct cli *c, struct check *k, struct str path,
    const struct overlay *ov, const struct lang_findings *f,
    const struct left *left)
{
	size_t first[LANG_FIRST], n = lang_first(f, first);

	if (!c->json) {
		check_say(c, k, path, ov, f);
		if (cli_flag(c, "told"))
			lang_print_office(&c->out, c->a, left->at, left->n,
			    k->lang);
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
	json_array(&k->j, "told");
	for (size_t i = 0; i < left->n; i++)
		left_json(c, &k->j, path, k->lang, &left->at[i]);
	json_array_end(&k->j);
	json_close(&k->j);
}

/* A file that cannot be read is told as the others are. */
static void
check_unread(struct cli *c, struct check *k, struct str path, enum err e)
{
	k->unread = true;
	if (!c->json)
		return;
	json_open(&k->j, NULL);
	json_str(&k->j, "file", path);
	json_open(&k->j, "error");
	json_str(&k->j, "code", str_of(err_name(e)));
	json_str(&k->j, "text", buf_str(&c->fault.text));
	json_close(&k->j);
	json_close(&k->j);
}

static void
check_file(struct cli *c, struct check *k, struct str path)
{
	struct lang_findings found = { 0 };
	const struct statement *st = NULL;
	struct left left;
	struct overlay ov = { 0 };
	struct str bytes;
	enum err e = cli_read(c, path, LIMIT_STATEMENT, &bytes);

	if (e == ERR_OK) {
		if (!k->asked)
			k->lang = lang_speaks_source(bytes);
		e = cmd_compose_bytes(c, path, bytes, k->lang, &ov, &found);
	}
	/* What extends another leaves the languages to it. */
	if (e == ERR_OK && ov.files_n > 1 && !k->asked)
		k->lang = lang_speaks_source(ov.text);
	if (e != ERR_OK && e != ERR_INVALID) {
		check_unread(c, k, path, e);
		return;
	}
	/* The lints judge a statement; a file with errors is not one yet. */
	k->compiled = e == ERR_OK && lang_compile(c->a, ov.text, k->lang, &st,
					 &found) == ERR_OK;
	if (k->compiled)
		lang_check(c->a, st, cmd_today(), k->lang, &found);
	lang_findings_sort(&found);
	left = check_left(c, k, &ov, st);
	k->errors += found.errors;
	k->warnings += found.warnings;
	/* Where there is no server it goes without saying who does it all. */
	if (st == NULL || !st->printed_only)
		k->told += left.n;
	check_show(c, k, path, &ov, &found, &left);
}

/* As many files as there are words: each has memory of its own. */
static void
check_each(struct cli *c, struct check *k)
{
	struct arena *whole = c->a;
	enum lang before = k->lang;
	bool mixed = false;

	for (size_t i = 0; i < c->words_n; i++) {
		c->a = arena_new(LIMIT_ARENA_ORG);
		check_file(c, k, c->words[i]);
		mixed = mixed || (i > 0 && k->lang != before);
		before = k->lang;
		arena_free(c->a);
	}
	c->a = whole;
	/* What is said of all of them together. */
	if (mixed)
		k->lang = LANG_EN;
}

/* "2 errors, 1 warning", "ingen feil, ingen advarsler". */
static struct str
counted(struct arena *a, const struct check *k)
{
	bool en = lang_ui(k->lang) == LANG_EN;
	const char *errors = en ? "errors" : "feil";
	const char *warnings = en ? "warnings" : "advarsler";
	const char *none = en ? "no" : "ingen";

	if (en && k->errors == 1)
		errors = "error";
	if (k->warnings == 1)
		warnings = en ? "warning" : "advarsel";
	if (k->errors > 0)
		return arena_printf(a, "%zu %s, %zu %s", k->errors, errors,
		    k->warnings, warnings);
	if (k->warnings > 0)
		return arena_printf(a, "%s %s, %zu %s", none, errors,
		    k->warnings, warnings);
	return arena_printf(a, "%s %s, %s %s", none, errors, none, warnings);
}

static void
say_told(struct cli *c, const struct check *k)
{
	if (lang_ui(k->lang) == LANG_EN)
		buf_printf(&c->err,
		    "vern: policy check: %zu place%s for the office to carry "
		    "out, not the server: --told lists them\n",
		    k->told, k->told == 1 ? "" : "s");
	else
		buf_printf(&c->err,
		    "vern: policy check: %zu sted%s der kontoret selv må "
		    "gjøre det, ikke tjeneren: --told viser dem\n",
		    k->told, k->told == 1 ? "" : "er");
}

enum err
cmd_policy_check(struct cli *c)
{
	struct check k = { 0 };
	enum err e;

	if (c->words_n == 0)
		return cmd_usage(c);
	if ((e = cmd_lang_ui(c, LANG_EN, &k.lang)) != ERR_OK)
		return e;
	json_init(&k.j, &c->out);
	if (c->json) {
		json_open(&k.j, NULL);
		json_array(&k.j, "files");
	}
	k.asked = cli_option(c, "language").p != NULL;
	check_each(c, &k);
	if (c->json) {
		json_array_end(&k.j);
		json_int(&k.j, "errors", (int64_t)k.errors);
		json_int(&k.j, "warnings", (int64_t)k.warnings);
		json_close(&k.j);
		cli_say(c, "\n");
	}
	if (!c->json && !cli_flag(c, "told") && k.told > 0)
		say_told(c, &k);
	if (k.unread)
		return ERR_IO;
	if (k.errors > 0)
		return cli_fail(c, ERR_REFUSED, STR_FMT,
		    STR_ARG(counted(c->a, &k)));
	/* Silence would leave open whether anything was checked. */
	if (!c->json)
		buf_printf(&c->err, "vern: policy check: " STR_FMT "\n",
		    STR_ARG(counted(c->a, &k)));
	return ERR_OK;
}
