/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli: the command line. One row in commands.def is one command.
 *
 * A command that needs a directory runs in the process that has it open: in
 * this one, or, while the directory is served, in the server, to which the
 * words are sent over DIR/vern.sock. It writes to buffers, never to the
 * terminal.
 *
 * An error is told once, by whoever sees why: "told" in a contract means that
 * the caller need only give it on. What is given out lives in c->a, for as long
 * as the command runs.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "job/job.h"
#include "life/life.h"
#include "store/store.h"
#include "store/token.h"
#include "view/view.h"

enum need {
	NEED_NOTHING, /* files only */
	NEED_DIR,     /* first word: DIR, opened */
	NEED_ORG,     /* then ORG */
	NEED_OWN      /* a directory that no server may have open: it opens it
			 itself */
};

#define CLI_WORDS   1024
#define CLI_OPTIONS 64
#define CLI_ARGS    (CLI_WORDS + 2 * CLI_OPTIONS + 3)

struct option {
	struct str name, value; /* value.p NULL: a flag */
};

/* Why a command failed, for --json: the newest that was told. */
struct fault {
	enum err e;
	struct buf where, text, remedy; /* empty when there is none */
};

struct cli {
	const struct command *command;
	struct str words[CLI_WORDS]; /* after command and verb */
	size_t words_n;
	struct option options[CLI_OPTIONS];
	size_t options_n;
	struct str cwd; /* of the caller */
	int file_fd;    /* the caller's input file, or -1 */
	bool stdin_read;
	bool json;
	struct arena *a;
	struct buf out, err;
	struct fault fault;
	struct buf found; /* with --json: findings that stopped it, as objects
			     with commas between them */
	struct json found_json;
	struct store *s;
	struct org *org;
	struct jobs *jobs; /* of the process that runs it */
	struct actor actor;
	struct staff staff;
	/*
	 * Work that takes longer than one tick: the command sets it and
	 * returns OK; it is then called, outside a tick, until *done_out.
	 */
	enum err (*slice)(struct cli *c, bool *done_out);
	void (*slice_free)(struct cli *c);
	void *work;
	int64_t slice_ns; /* how long one call of it may work */
	bool served;      /* in the server, with others to answer */
};

typedef enum err command_fn(struct cli *c);

struct command {
	const char *name, *verb; /* verb "" when the command has none */
	command_fn *fn;
	enum need need;
	int file_word;       /* which word names an input file; -1 none;
				counted after DIR and ORG */
	const char *options; /* "json as= purpose= dry-run" */
	const char *usage, *about;
};
extern const struct command commands[];
extern const size_t commands_n;

/** cli_option(c, name): the value, STR_NONE when it was not given; a flag
 * that was given has p != NULL and n == 0. cli_flag(c, name): whether it was
 * given. */
struct str cli_option(const struct cli *c, const char *name);
bool cli_flag(const struct cli *c, const char *name);
/** cli_options(c, name, i, out): the value of the ${i}-th, from 0, of an
 * option that may be given several times; false beyond the last. */
bool cli_options(const struct cli *c, const char *name, size_t i,
    struct str *out);
struct str cli_word(const struct cli *c, size_t i); /* STR_NONE beyond */
/** cli_fail(c, e, fmt, …): "vern: COMMAND: what" to err; gives ${e}. */
enum err cli_fail(struct cli *c, enum err e, const char *fmt, ...) PRINTF(3, 4);
/** cli_fail_at(c, e, where, fmt, …): "vern: COMMAND: where: what"; ${where} is
 * an option or a file. */
enum err cli_fail_at(struct cli *c, enum err e, struct str where,
    const char *fmt, ...) PRINTF(4, 5);
/** cli_remedy(c, fmt, …): below what was told last, what would do. */
void cli_remedy(struct cli *c, const char *fmt, ...) PRINTF(2, 3);
/** cli_list(c, names, n): "a, b, c"; a long list is cut. */
struct str cli_list(struct cli *c, const struct str *names, size_t n);
/** cli_no_such(c, e, where, what, said, names, n): there is no ${what} that is
 * called ${said}; says which is near, and which of the ${n} there are. */
enum err cli_no_such(struct cli *c, enum err e, struct str where,
    const char *what, struct str said, const struct str *names, size_t n);
/** cli_say(c, fmt, …): to c->out. */
void cli_say(struct cli *c, const char *fmt, ...) PRINTF(2, 3);
/** cli_begin(c, tx, activity), cli_end(c, tx, e): a tick with one tx, as
 * c->actor. Errors: as tick_begin and tx_begin, told; as tx_end and tick_end,
 * ${e} first, not told. */
enum err cli_begin(struct cli *c, struct tx *tx,
    enum activity activity) MUST_USE;
enum err cli_end(struct cli *c, struct tx *tx, enum err e) MUST_USE;
/** cli_purpose(c, out): --purpose, required. Errors: INVALID (not given),
 * NOT_FOUND; told. */
enum err cli_purpose(struct cli *c, int *out) MUST_USE;
/** cli_person(c, tx, id, out): the person of an id as it is printed. Errors:
 * INVALID (none), NOT_FOUND, DB (also: the record is not sound); told. */
enum err cli_person(struct cli *c, struct tx *tx, struct str id,
    struct person **out) MUST_USE;
/** cli_actor(c): --as NAME: a member of staff of c->org; without it the
 * operator. Done before the command, unless the command finds its
 * organisation itself. Errors: DENIED (nobody of that name), as staff_find;
 * told. */
enum err cli_actor(struct cli *c) MUST_USE;
/** cli_refused(c, tx, e): tells why the policy refused, or another error; gives
 * ${e}. */
enum err cli_refused(struct cli *c, const struct tx *tx, enum err e);
/** cli_path(c, s): ${s} against the caller's directory, as a C string. */
const char *cli_path(struct cli *c, struct str s);
/** cli_read(c, path, max, out): a whole file; "-" is the input file, or
 * standard input, once. Errors: INVALID (there is no standard input to read,
 * or it was read), IO, TOO_BIG (more than ${max} bytes); told. */
enum err cli_read(struct cli *c, struct str path, size_t max,
    struct str *out) MUST_USE;

/** cli_parse(c, args, n): command, words, options. "--help" anywhere asks for
 * the help of what is there. Errors: INVALID, TOO_BIG (more words or options
 * than CLI_WORDS and CLI_OPTIONS); told. */
enum err cli_parse(struct cli *c, struct str *args, size_t n) MUST_USE;
/** cli_run(c): the command with c->s open (or not needed): actor, org, fn,
 * slices. Returns the exit code; buffers hold what to print. */
int cli_run(struct cli *c);
/** cli_run_begin(c): the first piece of it, for the server; c->slice is the
 * next. Errors: INVALID and NOT_FOUND (no such organisation; told), as
 * cli_actor, of the command. */
enum err cli_run_begin(struct cli *c) MUST_USE;
/** cli_init(c): nothing is open. cli_release(c): ends slices under way, frees
 * all that lives in c->a, closes the input file. */
void cli_init(struct cli *c);
void cli_release(struct cli *c);
/** cli_exit(c, e): the exit code; tells ${e} when nothing did, with --json as
 * an object too when nothing else was printed. */
int cli_exit(struct cli *c, enum err e);

#endif
