/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cli: words to a command, who acts, and running it. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cmd.h"

#define OUT_MAX      (1U << 30)
#define ERR_TEXT_MAX (1U << 20)

void
cli_init(struct cli *c)
{
	*c = (struct cli){ .file_fd = -1, .slice_ns = 50000000 };
	c->a = arena_new(LIMIT_ARENA_ORG);
	buf_init(&c->out, OUT_MAX);
	buf_init(&c->err, ERR_TEXT_MAX);
	buf_init(&c->found, ERR_TEXT_MAX);
	json_init(&c->found_json, &c->found);
	buf_init(&c->fault.where, ERR_TEXT_MAX);
	buf_init(&c->fault.text, ERR_TEXT_MAX);
	buf_init(&c->fault.remedy, ERR_TEXT_MAX);
	c->actor =
	    (struct actor){ .type = ACTOR_OPERATOR, .role = -1, .purpose = -1 };
}

void
cli_release(struct cli *c)
{
	if (c->slice_free != NULL)
		c->slice_free(c);
	buf_release(&c->out);
	buf_release(&c->err);
	buf_release(&c->found);
	buf_release(&c->fault.where);
	buf_release(&c->fault.text);
	buf_release(&c->fault.remedy);
	arena_free(c->a);
	if (c->file_fd > STDERR_FILENO)
		(void)close(c->file_fd);
}

struct str
cli_option(const struct cli *c, const char *name)
{
	for (size_t i = 0; i < c->options_n; i++)
		if (str_is(c->options[i].name, name))
			return c->options[i].value;
	return STR_NONE;
}

bool
cli_options(const struct cli *c, const char *name, size_t i, struct str *out)
{
	for (size_t k = 0; k < c->options_n; k++) {
		if (!str_is(c->options[k].name, name) || i-- > 0)
			continue;
		*out = c->options[k].value;
		return true;
	}
	return false;
}

bool
cli_flag(const struct cli *c, const char *name)
{
	return cli_option(c, name).p != NULL;
}

struct str
cli_word(const struct cli *c, size_t i)
{
	return i < c->words_n ? c->words[i] : STR_NONE;
}

void
cli_say(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&c->out, fmt, ap);
	va_end(ap);
}

/* ---- running -------------------------------------------------------- */

enum err
cli_begin(struct cli *c, struct tx *tx, enum activity activity)
{
	enum err e = tick_begin(c->s);

	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	e = tx_begin(tx, c->s, c->org, c->a, &c->actor, activity);
	if (e != ERR_OK) {
		tick_drop(c->s);
		return cli_fail(c, e, "%s", err_text(e));
	}
	return ERR_OK;
}

enum err
cli_end(struct cli *c, struct tx *tx, enum err e)
{
	enum err done = tx_end(tx, e), tick = tick_end(c->s);

	if (c->jobs != NULL)
		jobs_settle(c->jobs);
	return done != ERR_OK ? done : tick;
}

enum err
cli_purpose(struct cli *c, int *out)
{
	return cmd_name(c, c->org->st, CMD_PURPOSE, cli_option(c, "purpose"),
	    out);
}

enum err
cli_person(struct cli *c, struct tx *tx, struct str id, struct person **out)
{
	int64_t n;

	if (id.p == NULL)
		return cli_fail(c, ERR_INVALID,
		    "which person? an ID is needed");
	if (id_parse(id, &n) != ERR_OK)
		return cli_fail(c, ERR_NOT_FOUND, "there is no such person");
	switch (person_open(tx, n, out)) {
	case ERR_OK:
		return ERR_OK;
	case ERR_NOT_FOUND:
		return cli_fail(c, ERR_NOT_FOUND, "there is no such person");
	default:
		return cli_fail(c, ERR_DB, "the person cannot be read");
	}
}

enum err
cli_refused(struct cli *c, const struct tx *tx, enum err e)
{
	/* What was refused after a yes has no reason of the policy's. */
	if (e != ERR_DENIED || tx->reason == REASON_ALLOWED ||
	    tx->reason == REASON_OWN)
		return e == ERR_OK ? e : cli_fail(c, e, "%s", err_text(e));
	return cli_fail(c, e, STR_FMT " (%s, line %u of the statement)",
	    STR_ARG(reason_text(tx->reason, LANG_EN)), reason_name(tx->reason),
	    tx->rule.line);
}

const char *
cli_path(struct cli *c, struct str s)
{
	if (s.n > 0 && s.p[0] == '/')
		return arena_cstr(c->a, s);
	return arena_printf(c->a, STR_FMT "/" STR_FMT, STR_ARG(c->cwd),
	    STR_ARG(s))
	    .p;
}

static void
input_close(const struct cli *c, int fd)
{
	if (fd != c->file_fd && fd != STDIN_FILENO)
		(void)close(fd);
}

/* Standard input, the file handed over, or one that is opened here. */
static enum err
input_open(struct cli *c, struct str path, int *fd_out)
{
	struct stat is;

	if (str_is(path, "-") && c->file_fd < 0 && c->served)
		return cli_fail_at(c, ERR_INVALID, path,
		    "this command takes no standard input; name a file");
	if (str_is(path, "-") && c->file_fd < 0) {
		if (c->stdin_read)
			return cli_fail_at(c, ERR_INVALID, path,
			    "standard input can be read once only");
		c->stdin_read = true;
		*fd_out = STDIN_FILENO;
		return ERR_OK;
	}
	*fd_out = str_is(path, "-")
		      ? c->file_fd
		      : open(cli_path(c, path), O_RDONLY | O_CLOEXEC);
	if (*fd_out < 0)
		return cli_fail_at(c, ERR_IO, path, "%s", strerror(errno));
	if (fstat(*fd_out, &is) == 0 && S_ISDIR(is.st_mode)) {
		input_close(c, *fd_out);
		return cli_fail_at(c, ERR_IO, path,
		    "is a directory; a file is needed");
	}
	return ERR_OK;
}

/* "1 MiB", or bytes. */
static struct str
size_text(struct cli *c, size_t n)
{
	static const char *const units[] = { "bytes", "KiB", "MiB" };
	size_t u = 0;

	while (u < 2 && n >= 1024 && n % 1024 == 0) {
		n /= 1024;
		u++;
	}
	return arena_printf(c->a, "%zu %s", n, units[u]);
}

enum err
cli_read(struct cli *c, struct str path, size_t max, struct str *out)
{
	struct buf b;
	char block[65536];
	ssize_t n = 0;
	int fd = -1, why = 0;
	enum err e = input_open(c, path, &fd);

	if (e != ERR_OK)
		return e;
	buf_init(&b, max);
	while (!b.full) {
		n = read(fd, block, sizeof(block));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		buf_put(&b, (struct str){ block, (size_t)n });
	}
	why = errno;
	input_close(c, fd);
	if (n == 0)
		*out = arena_str(c->a, buf_str(&b));
	else if (n < 0)
		e = cli_fail_at(c, ERR_IO, path, "%s", strerror(why));
	else
		e = cli_fail_at(c, ERR_TOO_BIG, path,
		    "is too large: more than " STR_FMT,
		    STR_ARG(size_text(c, max)));
	buf_release(&b);
	return e;
}

enum err
cli_actor(struct cli *c)
{
	struct str name = cli_option(c, "as");
	struct tx peek = { .s = c->s, .org = c->org, .a = c->a };
	enum err e;

	if (name.p == NULL)
		return ERR_OK;
	if (c->org == NULL)
		return ERR_OK; /* the command finds it, and asks again */
	e = staff_find(&peek, name, &c->staff);
	if (e == ERR_NOT_FOUND || (e == ERR_OK && c->staff.ended))
		return cli_fail(c, ERR_DENIED,
		    "nobody of that name works here (--as)");
	if (e != ERR_OK)
		return cli_fail(c, e, "%s", err_text(e));
	staff_actor(&c->staff, &c->actor);
	return ERR_OK;
}

static void
words_shift(struct cli *c, size_t n)
{
	memmove(c->words, c->words + n, (CLI_WORDS - n) * sizeof(c->words[0]));
	c->words_n = c->words_n > n ? c->words_n - n : 0;
}

enum err
cli_run_begin(struct cli *c)
{
	enum need need = c->command->need;
	enum err e;

	if (need == NEED_DIR || need == NEED_ORG) {
		if (need == NEED_ORG) {
			if (c->words_n < 2)
				return cli_fail(c, ERR_INVALID,
				    "usage: vern %s", c->command->usage);
			c->org = store_org(c->s, c->words[1]);
			if (c->org == NULL)
				return cli_fail(c, ERR_NOT_FOUND,
				    "there is no organisation \"" STR_FMT
				    "\" here",
				    STR_ARG(c->words[1]));
		}
		words_shift(c, need == NEED_ORG ? 2 : 1);
		if ((e = cli_actor(c)) != ERR_OK)
			return e;
	}
	return c->command->fn(c);
}

int
cli_run(struct cli *c)
{
	enum err e = cli_run_begin(c);
	bool done = c->slice == NULL;

	while (e == ERR_OK && !done)
		e = c->slice(c, &done);
	return cli_exit(c, e);
}
