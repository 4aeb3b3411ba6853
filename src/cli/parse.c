/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/parse: what was typed, as a command, its words and its options. */
#include <string.h>

#include "cli/cli.h"
#include "cli/help.h"
#include "lang/lang.h"

#define NAMES_MAX 128 /* verbs of a command, options of a verb, commands */

/* What was typed, taken apart: options stand anywhere. */
struct typed {
	struct str *args;
	size_t n;
	size_t words[CLI_WORDS]; /* which of them are words */
	size_t words_n;
	bool help;     /* somewhere "--help" */
	bool too_many; /* words */
};

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

/* Before the verb is known: an option means the same in all verbs. */
static bool
takes_value(struct str command, struct str option)
{
	bool has_value;

	for (size_t i = 0; i < commands_n; i++)
		if (str_is(command, commands[i].name) &&
		    option_known(commands[i].options, option, &has_value))
			return has_value;
	return false;
}

static bool
is_option(struct str s)
{
	return s.n > 2 && str_starts(s, STR("--"));
}

static void
take_apart(struct typed *t)
{
	bool only_words = false;

	t->words_n = 0;
	for (size_t i = 0; i < t->n; i++) {
		struct str arg = t->args[i];

		if (!only_words && str_is(arg, "--")) {
			only_words = true;
		} else if (!only_words &&
			   (str_is(arg, "--help") || str_is(arg, "-h"))) {
			t->help = true;
		} else if (!only_words && is_option(arg)) {
			if (str_find(arg, STR("=")) == SIZE_MAX &&
			    t->words_n > 0 &&
			    takes_value(t->args[t->words[0]],
				str_sub(arg, 2, arg.n)))
				i++;
		} else if (t->words_n < CLI_WORDS) {
			t->words[t->words_n++] = i;
		} else {
			t->too_many = true;
		}
	}
}

static struct str
word(const struct typed *t, size_t i)
{
	return i < t->words_n ? t->args[t->words[i]] : STR_NONE;
}

/* ---- which command -------------------------------------------------- */

static const struct command *
command_find(struct str name, struct str verb)
{
	for (size_t i = 0; name.n > 0 && i < commands_n; i++)
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

/*
 * "vern person DIR ORG show ID": the verb stands behind DIR and ORG; "vern
 * policy apply DIR FILE": in front where the usage says so.
 */
static size_t
word_of_verb(const struct command *cmd)
{
	struct str usage = str_of(cmd->usage), first;

	(void)str_cut(&usage, ' ', &first);
	if (cmd->need == NEED_NOTHING || str_starts(usage, str_of(cmd->verb)))
		return 1;
	return cmd->need == NEED_ORG ? 3 : 2;
}

/* The command of the words, and which of them is its verb. */
static const struct command *
command_of(const struct typed *t, size_t *verb_at)
{
	*verb_at = SIZE_MAX;
	if (!has_verbs(word(t, 0)))
		return command_find(word(t, 0), STR(""));
	for (size_t i = 1; i < t->words_n && i <= 3; i++) {
		const struct command *cmd =
		    command_find(word(t, 0), word(t, i));

		if (cmd == NULL || word_of_verb(cmd) != i)
			continue;
		*verb_at = i;
		return cmd;
	}
	return NULL;
}

/* ---- what there is not ---------------------------------------------- */

static size_t
command_names(struct str *names)
{
	size_t n = 0;

	for (size_t i = 0; i < commands_n && n < NAMES_MAX; i++)
		if (n == 0 || !str_is(names[n - 1], commands[i].name))
			names[n++] = str_of(commands[i].name);
	return n;
}

static size_t
verb_names(struct str name, struct str *names)
{
	size_t n = 0;

	for (size_t i = 0; i < commands_n && n < NAMES_MAX; i++)
		if (str_is(name, commands[i].name))
			names[n++] = str_of(commands[i].verb);
	return n;
}

/* The place where the verb should be, or SIZE_MAX when too little is said. */
static size_t
verb_missing_at(const struct typed *t)
{
	for (size_t i = 0; i < commands_n; i++) {
		size_t at = word_of_verb(&commands[i]);

		if (str_is(word(t, 0), commands[i].name) && at < t->words_n)
			return at;
	}
	return SIZE_MAX;
}

/* A verb that stands elsewhere than it should. */
static const struct command *
verb_astray(const struct typed *t)
{
	const struct command *cmd = NULL;

	for (size_t i = 1; i < t->words_n && cmd == NULL; i++)
		cmd = command_find(word(t, 0), word(t, i));
	return cmd;
}

static enum err
unknown_verb(struct cli *c, const struct typed *t)
{
	const struct command *astray = verb_astray(t);
	struct str names[NAMES_MAX], name = word(t, 0);
	size_t n = verb_names(name, names), at = verb_missing_at(t);

	if (astray != NULL)
		return cli_fail(c, ERR_INVALID,
		    "the verb stands elsewhere: vern %s", astray->usage);
	if (at != SIZE_MAX)
		return cli_no_such(c, ERR_INVALID, name, "verb", word(t, at),
		    names, n);
	(void)cli_fail_at(c, ERR_INVALID, name,
	    "needs a verb (try 'vern help " STR_FMT "')", STR_ARG(name));
	cli_remedy(c, "one of: " STR_FMT, STR_ARG(cli_list(c, names, n)));
	return ERR_INVALID;
}

static enum err
unknown(struct cli *c, const struct typed *t)
{
	struct str names[NAMES_MAX], name = word(t, 0), near;
	size_t n = command_names(names);

	if (has_verbs(name))
		return unknown_verb(c, t);
	if (name.p == NULL)
		return cli_fail(c, ERR_INVALID,
		    "a command comes first (try 'vern help')");
	near = lang_suggest(c->a, name, names, n);
	(void)cli_fail(c, ERR_INVALID,
	    "no such command: " STR_FMT " (try 'vern help')", STR_ARG(name));
	if (near.n > 0)
		cli_remedy(c, "did you mean " STR_FMT "?", STR_ARG(near));
	return ERR_INVALID;
}

static enum err
unknown_option(struct cli *c, struct str name)
{
	struct str names[NAMES_MAX], rest = str_of(c->command->options), near;
	size_t n = 0;

	while (n < NAMES_MAX && str_cut(&rest, ' ', &names[n])) {
		if (str_ends(names[n], STR("=")))
			names[n].n--;
		n += names[n].n > 0;
	}
	near = lang_suggest(c->a, name, names, n);
	(void)cli_fail(c, ERR_INVALID, "there is no option --" STR_FMT,
	    STR_ARG(name));
	cli_remedy(c, "%s" STR_FMT "%svern help %s%s%s",
	    near.n > 0 ? "did you mean --" : "", STR_ARG(near),
	    near.n > 0 ? "? See: " : "", c->command->name,
	    c->command->verb[0] != '\0' ? " " : "", c->command->verb);
	return ERR_INVALID;
}

/* ---- options -------------------------------------------------------- */

static enum err
option_parse(struct cli *c, const struct typed *t, size_t *i)
{
	struct str arg = str_sub(t->args[*i], 2, t->args[*i].n), name;
	size_t eq = str_find(arg, STR("="));
	struct option *o;
	bool has_value;

	name = eq == SIZE_MAX ? arg : str_sub(arg, 0, eq);
	if (!option_known(c->command->options, name, &has_value))
		return unknown_option(c, name);
	if (cli_option(c, arena_cstr(c->a, name)).p != NULL &&
	    !help_is_many(c->command, name))
		return cli_fail(c, ERR_INVALID, "--" STR_FMT " is said twice",
		    STR_ARG(name));
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
	if (*i + 1 >= t->n)
		return cli_fail(c, ERR_INVALID, "--" STR_FMT " needs a value",
		    STR_ARG(name));
	o->value = t->args[++*i];
	return ERR_OK;
}

static enum err
options_parse(struct cli *c, const struct typed *t)
{
	for (size_t i = 0; i < t->n; i++) {
		enum err e;

		if (str_is(t->args[i], "--"))
			break;
		if (!is_option(t->args[i]))
			continue;
		if ((e = option_parse(c, t, &i)) != ERR_OK)
			return e;
	}
	return ERR_OK;
}

/* ---- all of it ------------------------------------------------------ */

/* The help of what is there: of the verb, wherever it stands, of the command,
 * or of everything. */
static enum err
parse_help(struct cli *c, const struct typed *t)
{
	const struct command *cmd = verb_astray(t);

	c->command = command_find(STR("help"), STR(""));
	if (word(t, 0).n > 0)
		c->words[c->words_n++] = word(t, 0);
	if (cmd != NULL && cmd->verb[0] != '\0')
		c->words[c->words_n++] = str_of(cmd->verb);
	return ERR_OK;
}

/* An error of what was typed is an object too when one was asked for. */
static bool
says_json(const struct typed *t)
{
	for (size_t i = 0; i < t->n && !str_is(t->args[i], "--"); i++)
		if (str_is(t->args[i], "--json"))
			return true;
	return false;
}

enum err
cli_parse(struct cli *c, struct str *args, size_t n)
{
	struct typed *t = ARENA_NEW(c->a, struct typed);
	size_t verb_at;
	enum err e;

	t->args = args;
	t->n = n;
	if (n > 0 && str_is(args[0], "--version"))
		args[0] = STR("version");
	take_apart(t);
	c->json = says_json(t);
	if (t->help)
		return parse_help(c, t);
	c->command = command_of(t, &verb_at);
	if (c->command == NULL)
		return unknown(c, t);
	if (t->too_many)
		return cli_fail(c, ERR_TOO_BIG, "more than %d words",
		    CLI_WORDS);
	if ((e = options_parse(c, t)) != ERR_OK)
		return e;
	for (size_t i = 1; i < t->words_n; i++)
		if (i != verb_at)
			c->words[c->words_n++] = word(t, i);
	return ERR_OK;
}
