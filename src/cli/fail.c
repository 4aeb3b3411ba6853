/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/fail: what went wrong, where, and what would do; for people on standard
 * error, for programs as an object on standard output. */
#include "cli/cli.h"
#include "lang/lang.h"

#define LISTED_BYTES 400 /* of names that there are */

static void
put_command(struct buf *out, const struct command *cmd)
{
	buf_puts(out, cmd->name);
	if (cmd->verb[0] != '\0')
		buf_printf(out, " %s", cmd->verb);
}

static enum err PRINTF(4, 0) tell(struct cli *c, enum err e, struct str where,
    const char *fmt, va_list ap)
{
	struct fault *f = &c->fault;

	f->e = e;
	buf_reset(&f->where);
	buf_reset(&f->text);
	buf_reset(&f->remedy);
	buf_put(&f->where, where);
	buf_vprintf(&f->text, fmt, ap);
	buf_puts(&c->err, "vern: ");
	if (c->command != NULL) {
		put_command(&c->err, c->command);
		buf_puts(&c->err, ": ");
	}
	if (where.n > 0)
		buf_printf(&c->err, STR_FMT ": ", STR_ARG(where));
	buf_put(&c->err, buf_str(&f->text));
	buf_putc(&c->err, '\n');
	return e;
}

enum err
cli_fail(struct cli *c, enum err e, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)tell(c, e, STR_NONE, fmt, ap);
	va_end(ap);
	return e;
}

enum err
cli_fail_at(struct cli *c, enum err e, struct str where, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	(void)tell(c, e, where, fmt, ap);
	va_end(ap);
	return e;
}

void
cli_remedy(struct cli *c, const char *fmt, ...)
{
	struct buf *remedy = &c->fault.remedy;
	va_list ap;

	buf_reset(remedy);
	va_start(ap, fmt);
	buf_vprintf(remedy, fmt, ap);
	va_end(ap);
	buf_printf(&c->err, "  remedy: " STR_FMT "\n",
	    STR_ARG(buf_str(remedy)));
}

struct str
cli_list(struct cli *c, const struct str *names, size_t n)
{
	struct str list = STR("");
	size_t i = 0;

	for (; i < n && list.n < LISTED_BYTES; i++)
		list = arena_printf(c->a, STR_FMT "%s" STR_FMT, STR_ARG(list),
		    i > 0 ? ", " : "", STR_ARG(names[i]));
	if (i < n)
		list = arena_printf(c->a, STR_FMT ", …", STR_ARG(list));
	return list;
}

enum err
cli_no_such(struct cli *c, enum err e, struct str where, const char *what,
    struct str said, const struct str *names, size_t n)
{
	struct str near = lang_suggest(c->a, said, names, n);
	struct str list = cli_list(c, names, n);

	(void)cli_fail_at(c, e, where, "there is no %s \"" STR_FMT "\"", what,
	    STR_ARG(said));
	if (n == 0)
		cli_remedy(c, "there is none at all");
	else if (near.n > 0)
		cli_remedy(c, "did you mean " STR_FMT "? one of: " STR_FMT,
		    STR_ARG(near), STR_ARG(list));
	else
		cli_remedy(c, "one of: " STR_FMT, STR_ARG(list));
	return e;
}

/* ---- as an object --------------------------------------------------- */

static void
put_text(struct json *j, const char *key, const struct buf *b)
{
	if (b->n == 0)
		json_null(j, key);
	else
		json_str(j, key, buf_str(b));
}

static void
put_fault(struct cli *c, int code)
{
	struct buf command;
	struct json j;

	buf_init(&command, 256);
	if (c->command != NULL)
		put_command(&command, c->command);
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_open(&j, "error");
	json_str(&j, "code", str_of(err_name(c->fault.e)));
	json_int(&j, "exit", code);
	put_text(&j, "command", &command);
	put_text(&j, "where", &c->fault.where);
	put_text(&j, "text", &c->fault.text);
	put_text(&j, "remedy", &c->fault.remedy);
	/* Each finding was made an object where the statement was read. */
	json_array(&j, "findings");
	buf_put(&c->out, buf_str(&c->found));
	json_array_end(&j);
	json_close(&j);
	json_close(&j);
	buf_putc(&c->out, '\n');
	buf_release(&command);
}

int
cli_exit(struct cli *c, enum err e)
{
	if (c->out.full) {
		e = ERR_TOO_BIG;
		buf_reset(&c->out);
		(void)cli_fail(c, e, "the answer is too large");
	}
	if (e == ERR_OK)
		return 0;
	if (c->err.n == 0)
		(void)cli_fail(c, e, "%s", err_text(e));
	c->fault.e = e;
	if (c->json && c->out.n == 0)
		put_fault(c, err_exit(e));
	return err_exit(e);
}
