/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cli: words to a command, who acts, and running it. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"

#define OUT_MAX (1U << 30)

void
cli_init(struct cli *c)
{
	*c = (struct cli){ .file_fd = -1, .slice_ns = 50000000 };
	c->a = arena_new(LIMIT_ARENA_ORG);
	buf_init(&c->out, OUT_MAX);
	buf_init(&c->err, 1 << 20);
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

enum err
cli_fail(struct cli *c, enum err e, const char *fmt, ...)
{
	va_list ap;

	buf_puts(&c->err, "vern: ");
	if (c->command != NULL) {
		buf_puts(&c->err, c->command->name);
		if (c->command->verb[0] != '\0')
			buf_printf(&c->err, " %s", c->command->verb);
		buf_puts(&c->err, ": ");
	}
	va_start(ap, fmt);
	buf_vprintf(&c->err, fmt, ap);
	va_end(ap);
	buf_putc(&c->err, '\n');
	return e;
}

void
cli_say(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&c->out, fmt, ap);
	va_end(ap);
}

/* ---- parsing -------------------------------------------------------- */

/* "json as= dry-run": whether ${name} is in it, and whether it has a value. */
static bool
option_known(const char *list, struct str name, bool *has_value)
{
	struct str rest = str_of(list), one;

	while (str_cut(&rest, ' ', &one)) {
		*has_value = str_ends(one, STR("="));
		if (*has_value)
			one.n--;
		if (one.n > 0 && str_eq(one, name))
			return true;
	}
	return false;
}

static enum err
option_parse(struct cli *c, struct str *args, size_t n, size_t *i)
{
	struct str arg = str_sub(args[*i], 2, args[*i].n), name;
	size_t eq = str_find(arg, STR("="));
	struct option *o;
	bool has_value;

	name = eq == SIZE_MAX ? arg : str_sub(arg, 0, eq);
	if (!option_known(c->command->options, name, &has_value))
		return cli_fail(c, ERR_INVALID,
		    "there is no option --" STR_FMT " (try 'vern help %s')",
		    STR_ARG(name), c->command->name);
	if (c->options_n >= CLI_OPTIONS)
		return cli_fail(c, ERR_TOO_BIG, "too many options");
	o = &c->options[c->options_n++];
	o->name = name;
	o->value = (struct str){ "", 0 };
	if (!has_value && eq != SIZE_MAX)
		return cli_fail(c, ERR_INVALID, "--" STR_FMT " takes no value",
		    STR_ARG(name));
	if (!has_value)
		return ERR_OK;
	if (eq != SIZE_MAX) {
		o->value = str_sub(arg, eq + 1, arg.n);
		return ERR_OK;
	}
	if (*i + 1 >= n)
		return cli_fail(c, ERR_INVALID, "--" STR_FMT " needs a value",
		    STR_ARG(name));
	o->value = args[++*i];
	return ERR_OK;
}

static const struct command *
command_find(struct str name, struct str verb)
{
	for (size_t i = 0; i < commands_n; i++)
		if (str_is(name, commands[i].name) &&
		    str_is(verb, commands[i].verb))
			return &commands[i];
	return NULL;
}

static bool
has_verbs(struct str name)
{
	for (size_t i = 0; i < commands_n; i++)
		if (str_is(name, commands[i].name) &&
		    commands[i].verb[0] != '\0')
			return true;
	return false;
}

/* "policy apply DIR FILE": whether the usage has the verb first. */
static bool
verb_first(const struct command *cmd)
{
	struct str usage = str_of(cmd->usage), word;

	(void)str_cut(&usage, ' ', &word);
	return cmd->need == NEED_NOTHING ||
	       str_starts(usage, str_of(cmd->verb));
}

/*
 * "vern person DIR ORG show ID": the verb stands after DIR and ORG; "vern
 * policy check FILE": it stands first where the usage says so.
 */
static const struct command *
command_of(struct str *args, size_t n, size_t *verb_at)
{
	*verb_at = SIZE_MAX;
	if (n == 0)
		return NULL;
	if (!has_verbs(args[0]))
		return command_find(args[0], STR(""));
	for (size_t i = 1; i < n && i <= 3; i++) {
		const struct command *cmd = command_find(args[0], args[i]);

		if (cmd == NULL)
			continue;
		if (verb_first(cmd) && i != 1)
			continue;
		if (!verb_first(cmd) && ((cmd->need == NEED_ORG && i != 3) ||
					    (cmd->need == NEED_DIR && i != 2)))
			continue;
		*verb_at = i;
		return cmd;
	}
	return command_find(args[0], STR(""));
}

static void
unknown(struct cli *c, struct str *args, size_t n)
{
	if (n > 0 && has_verbs(args[0])) {
		(void)cli_fail(c, ERR_INVALID,
		    "'" STR_FMT "' needs a verb (try 'vern help " STR_FMT "')",
		    STR_ARG(args[0]), STR_ARG(args[0]));
		return;
	}
	(void)cli_fail(c, ERR_INVALID,
	    "no such command%s" STR_FMT " (try 'vern help')", n > 0 ? ": " : "",
	    STR_ARG(n > 0 ? args[0] : STR("")));
}

/* "--help" and "--version" for what has no such option: the commands. */
static bool
is_help(struct str s)
{
	return str_is(s, "--help") || str_is(s, "-h");
}

static enum err
parse_help(struct cli *c, struct str name, struct str verb)
{
	c->command = command_find(STR("help"), STR(""));
	c->words_n = c->options_n = 0;
	if (name.n > 0)
		c->words[c->words_n++] = name;
	if (name.n > 0 && verb.n > 0)
		c->words[c->words_n++] = verb;
	return ERR_OK;
}

enum err
cli_parse(struct cli *c, struct str *args, size_t n)
{
	size_t verb_at;
	bool only_words = false;

	if (n > 0 && str_is(args[0], "--version"))
		args[0] = STR("version");
	if (n > 0 && is_help(args[0]))
		return parse_help(c, STR_NONE, STR_NONE);
	c->command = command_of(args, n, &verb_at);
	if (n == 2 && is_help(args[1]))
		return parse_help(c, args[0], STR_NONE);
	if (n == 3 && is_help(args[2]) && verb_at == 1)
		return parse_help(c, args[0], args[1]);
	if (c->command == NULL) {
		unknown(c, args, n);
		return ERR_INVALID;
	}
	for (size_t i = 1; i < n; i++) {
		enum err e;

		if (i == verb_at)
			continue;
		if (!only_words && str_is(args[i], "--")) {
			only_words = true;
			continue;
		}
		if (!only_words && str_starts(args[i], STR("--"))) {
			if (str_is(args[i], "--help"))
				return parse_help(c, args[0],
				    str_of(c->command->verb));
			if ((e = option_parse(c, args, n, &i)) != ERR_OK)
				return e;
			continue;
		}
		if (c->words_n >= CLI_WORDS)
			return cli_fail(c, ERR_TOO_BIG, "too many words");
		c->words[c->words_n++] = args[i];
	}
	c->json = cli_flag(c, "json");
	return ERR_OK;
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
	struct str name = cli_option(c, "purpose");

	if (name.p == NULL)
		return cli_fail(c, ERR_INVALID,
		    "say for which purpose: --purpose NAME");
	*out = statement_purpose(c->org->st, name);
	if (*out < 0)
		return cli_fail(c, ERR_NOT_FOUND,
		    "the statement has no purpose \"" STR_FMT "\"",
		    STR_ARG(name));
	return ERR_OK;
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
	if (e != ERR_DENIED)
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

enum err
cli_read(struct cli *c, struct str path, size_t max, struct str *out)
{
	bool given = str_is(path, "-") && c->file_fd >= 0;
	int fd =
	    given ? c->file_fd : open(cli_path(c, path), O_RDONLY | O_CLOEXEC);
	struct buf b;
	char block[65536];
	ssize_t n = 0;

	if (fd < 0)
		return cli_fail(c, ERR_IO, STR_FMT ": %s", STR_ARG(path),
		    strerror(errno));
	buf_init(&b, max);
	while (!b.full && (n = read(fd, block, sizeof(block))) > 0)
		buf_put(&b, (struct str){ block, (size_t)n });
	if (!given)
		(void)close(fd);
	if (n == 0 && !b.full)
		*out = arena_str(c->a, buf_str(&b));
	if (b.full) {
		buf_release(&b);
		return cli_fail(c, ERR_TOO_BIG, STR_FMT ": is too large",
		    STR_ARG(path));
	}
	buf_release(&b);
	if (n < 0)
		return cli_fail(c, ERR_IO, STR_FMT ": cannot be read",
		    STR_ARG(path));
	return ERR_OK;
}

int
cli_exit(struct cli *c, enum err e)
{
	if (e != ERR_OK && c->err.n == 0)
		(void)cli_fail(c, e, "%s", err_text(e));
	return err_exit(e);
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
