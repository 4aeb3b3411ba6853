/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_form: the canonical form of statement files, printed or written. */
#include "base/limits.h"
#include "cli/cmd.h"
#include "cli/kept.h"

struct form {
	int keywords; /* enum lang_keywords */
	bool whole, write;
	struct json j;
};

/* The bytes to print: of the file as it is, or of the whole it makes with what
 * it extends. Which word of an overlay is a keyword is known from its base. */
static enum err
read_file(struct cli *c, const struct form *f, struct str path,
    struct str *bytes_out)
{
	struct lang_findings found = { 0 };
	struct overlay ov;
	struct str base;
	enum err e = cli_read(c, path, LIMIT_STATEMENT, bytes_out);

	if (e != ERR_OK || (!f->whole && f->keywords == LANG_KEYWORDS_KEEP) ||
	    !lang_extends(c->a, *bytes_out, &base))
		return e;
	e = cmd_compose_bytes(c, path, *bytes_out, LANG_EN, &ov, &found);
	if (e == ERR_INVALID) {
		cmd_stopped(c, path, &ov, &found, LANG_EN);
		return cli_fail_at(c, ERR_REFUSED, path, "cannot be printed");
	}
	if (e == ERR_OK && f->whole)
		*bytes_out = ov.text;
	return e;
}

/* ${out} is empty after an error, which was told. */
static enum err
form_of(struct cli *c, const struct form *f, struct str path, struct str bytes,
    struct buf *out)
{
	struct lang_findings found = { 0 };
	struct overlay ov = { .files_n = 0 };

	if (lang_print(c->a, bytes, (enum lang_keywords)f->keywords, LANG_EN,
		out, &found) == ERR_OK)
		return ERR_OK;
	cmd_stopped(c, path, &ov, &found, LANG_EN);
	return cli_fail_at(c, ERR_REFUSED, path, "cannot be printed");
}

/* A file that has its form already is not touched. */
static enum err
write_file(struct cli *c, struct str path, struct str before, struct str after)
{
	struct kept kept;
	enum err e = ERR_OK;

	kept_init(&kept);
	kept_is(&kept, before);
	if (!str_eq(before, after))
		e = kept_save(&kept, c, c->a, path, after);
	kept_release(&kept);
	return e;
}

static void
show(struct cli *c, struct form *f, struct str path, struct str before,
    struct str after)
{
	bool changed = !str_eq(before, after);

	if (c->json) {
		json_open(&f->j, NULL);
		json_str(&f->j, "file", path);
		json_bool(&f->j, "changed", changed);
		if (!f->write)
			json_str(&f->j, "text", after);
		json_close(&f->j);
	} else if (!f->write) {
		buf_put(&c->out, after);
	} else if (changed) {
		cli_say(c, STR_FMT "\n", STR_ARG(path));
	}
}

/* Of one of several files: an entry in its place. */
static void
show_error(struct cli *c, struct form *f, struct str path, enum err e)
{
	json_open(&f->j, NULL);
	json_str(&f->j, "file", path);
	json_open(&f->j, "error");
	json_str(&f->j, "code", str_of(err_name(e)));
	json_str(&f->j, "text", buf_str(&c->fault.text));
	json_close(&f->j);
	json_close(&f->j);
}

static enum err
one(struct cli *c, struct form *f, struct str path)
{
	struct str bytes = STR_NONE;
	struct buf b;
	enum err e = read_file(c, f, path, &bytes);

	if (e != ERR_OK)
		return e;
	buf_init(&b, LIMIT_STATEMENT * 4);
	e = form_of(c, f, path, bytes, &b);
	if (e == ERR_OK && f->write)
		e = write_file(c, path, bytes, buf_str(&b));
	if (e == ERR_OK)
		show(c, f, path, bytes, buf_str(&b));
	buf_release(&b);
	return e;
}

/* Each file has memory of its own; one that cannot be printed is told, and the
 * others are written. */
static enum err
each(struct cli *c, struct form *f)
{
	struct arena *whole = c->a;
	enum err worst = ERR_OK;

	for (size_t i = 0; i < c->words_n; i++) {
		enum err e;

		c->a = arena_new(LIMIT_ARENA_ORG);
		e = one(c, f, c->words[i]);
		if (e != ERR_OK && c->json && f->write)
			show_error(c, f, c->words[i], e);
		if (worst == ERR_OK || err_exit(e) > err_exit(worst))
			worst = e;
		arena_free(c->a);
	}
	c->a = whole;
	return worst;
}

static enum err
how(struct cli *c, struct form *f)
{
	static const char *const keywords[] = { [LANG_KEYWORDS_KEEP] = "keep",
		[LANG_KEYWORDS_EN] = "en",
		[LANG_KEYWORDS_NB] = "nb" };

	*f = (struct form){ .whole = cli_flag(c, "whole"),
		.write = cli_flag(c, "write") };
	json_init(&f->j, &c->out);
	if (f->whole && f->write)
		return cli_fail(c, ERR_INVALID,
		    "--whole is printed, never written over the file");
	for (size_t i = 0; f->write && i < c->words_n; i++)
		if (str_is(c->words[i], "-"))
			return cli_fail(c, ERR_INVALID,
			    "--write needs a file to write");
	return cmd_choice(c, "keywords", keywords, ARRAY_LEN(keywords),
	    LANG_KEYWORDS_KEEP, &f->keywords);
}

enum err
cmd_policy_print(struct cli *c)
{
	struct form f;
	enum err e = how(c, &f);

	if (e == ERR_OK)
		e = cmd_words(c, 1, f.write ? CLI_WORDS : 1);
	if (e != ERR_OK)
		return e;
	if (!c->json || !f.write) {
		e = each(c, &f);
		if (e == ERR_OK && c->json)
			cli_say(c, "\n");
		return e;
	}
	json_open(&f.j, NULL);
	json_array(&f.j, "files");
	e = each(c, &f);
	json_array_end(&f.j);
	json_close(&f.j);
	cli_say(c, "\n");
	return e;
}
