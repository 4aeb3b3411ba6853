/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_new: a statement for those who never open an editor. */
#include "cli/new.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/guide.h"

static const char *const says[SAY_MAX][3] = {
#define SAY(name, en, nb, nn) [SAY_##name] = { en, nb, nn },
#include "cli/new_words.def"
#undef SAY
};

const char *
new_say(const struct asking *s, enum say what)
{
	return says[what][s->lang == LANG_NB ? 1 : s->lang == LANG_NN ? 2 : 0];
}

/* As a shell takes it for one word. */
struct str
new_quoted(const struct asking *s, struct str path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "/._-+,:@%";
	struct str rest = path, part, out = STR("'");
	size_t i = 0;

	while (i < path.n && (strchr(plain, path.p[i]) != NULL ||
				 (unsigned char)path.p[i] >= 0x80))
		i++;
	if (i == path.n)
		return path;
	for (bool first = true; str_cut(&rest, '\'', &part); first = false)
		out = arena_printf(s->c->a, STR_FMT "%s" STR_FMT, STR_ARG(out),
		    first ? "" : "'\\''", STR_ARG(part));
	return arena_printf(s->c->a, STR_FMT "'", STR_ARG(out));
}

/* ---- the file ------------------------------------------------------------ */

enum err
new_save(struct asking *s, struct str bytes)
{
	return kept_save(&s->kept, s->c, s->a, s->path, bytes);
}

static enum err
left_alone(struct asking *s, struct str bytes)
{
	struct str base, path = new_quoted(s, s->path);

	if (lang_extends(s->c->a, bytes, &base)) {
		(void)cli_fail_at(s->c, ERR_REFUSED, s->path,
		    "extends another file; it is left alone");
		cli_remedy(s->c, "the questions are for whole statements: "
				 "change it in an editor");
		return ERR_REFUSED;
	}
	(void)cli_fail_at(s->c, ERR_REFUSED, s->path,
	    "is not a statement that can be read; it is left alone");
	cli_remedy(s->c, "vern policy check " STR_FMT " says why",
	    STR_ARG(path));
	return ERR_REFUSED;
}

static enum err
load(struct asking *s)
{
	struct interview_ask *list;
	struct str bytes, at;
	size_t n;
	enum err e = kept_read(s->c, s->a, s->path, &bytes);

	if (e != ERR_OK || bytes.p == NULL)
		return e;
	if (interview_list(s->c->a, bytes, s->lang, &list, &n) != ERR_OK)
		return left_alone(s, bytes);
	kept_is(&s->kept, bytes);
	buf_put(&s->bytes, guide_left_off(bytes, &at));
	if (at.n > 0 && at.n < sizeof(s->atbuf)) {
		memcpy(s->atbuf, at.p, at.n);
		s->at = (struct str){ s->atbuf, at.n };
	}
	s->began = true;
	return ERR_OK;
}

void
new_take(struct asking *s, struct str bytes)
{
	struct str kept = arena_str(s->a, bytes);

	buf_reset(&s->bytes);
	buf_put(&s->bytes, kept);
}

enum err
new_begin(struct asking *s, struct str name)
{
	struct str bytes;
	enum err e = interview_new(s->c->a, name, s->lang, cmd_today(), &bytes);

	if (e != ERR_OK)
		return e;
	if (s->path.n == 0)
		s->path = arena_printf(s->c->a, STR_FMT ".vern",
		    STR_ARG(cmd_org_name_near(s->c->a, name)));
	if (access(cli_path(s->c, s->path), F_OK) == 0) {
		(void)cli_fail_at(s->c, ERR_CONFLICT, s->path,
		    "is there already");
		cli_remedy(s->c, "vern policy new " STR_FMT " goes on with it",
		    STR_ARG(new_quoted(s, s->path)));
		return ERR_CONFLICT;
	}
	new_take(s, bytes);
	s->began = true;
	return ERR_OK;
}

/* ---- in a browser ------------------------------------------------------ */

static enum err
web_begin(void *self, struct str name)
{
	struct asking *s = self;
	enum err e;

	arena_reset(s->a);
	e = new_begin(s, name);
	return e == ERR_OK ? new_save(s, buf_str(&s->bytes)) : e;
}

static enum err
web_save(void *self, struct str bytes)
{
	struct asking *s = self;
	enum err e;

	arena_reset(s->a);
	if ((e = new_save(s, bytes)) == ERR_OK)
		new_take(s, bytes);
	return e;
}

static enum err
web_again(void *self, bool *changed_out)
{
	struct asking *s = self;
	struct interview_ask *list;
	struct str now, at;
	size_t n;
	enum err e;

	arena_reset(s->a);
	e = kept_read(s->c, s->a, s->path, &now);
	*changed_out =
	    e == ERR_OK && now.p != NULL && !str_eq(now, kept_str(&s->kept));
	if (!*changed_out)
		return e;
	if (interview_list(s->a, now, s->lang, &list, &n) != ERR_OK)
		return ERR_INVALID;
	kept_is(&s->kept, now);
	new_take(s, guide_left_off(now, &at));
	s->began = true;
	return ERR_OK;
}

static struct str
web_bytes(void *self)
{
	struct asking *s = self;

	return s->began ? buf_str(&s->bytes) : STR_NONE;
}

static enum err
in_browser(struct asking *s)
{
	const struct guide_host host = { .c = s->c,
		.lang = s->lang,
		.path = s->path,
		.self = s,
		.bytes = web_bytes,
		.again = web_again,
		.begin = web_begin,
		.save = web_save };

	if (s->path.n == 0)
		return cli_fail(s->c, ERR_INVALID,
		    "--web needs the name of the file");
	return guide_serve(&host);
}

/* In the language of whoever sits there. */
static enum lang
of_the_terminal(void)
{
	const char *name = getenv("LC_ALL");
	struct str s;

	if (name == NULL || name[0] == '\0')
		name = getenv("LANG");
	s = str_of(name == NULL ? "" : name);
	if (str_starts(s, STR("nn")))
		return LANG_NN;
	return str_starts(s, STR("nb")) || str_starts(s, STR("no")) ? LANG_NB
								    : LANG_EN;
}

/* Before anything is asked: where could the answers go? */
static enum err
can_be_written(struct asking *s)
{
	struct str dir = s->path;
	const char *at;

	while (dir.n > 0 && dir.p[dir.n - 1] != '/')
		dir.n--;
	at = cli_path(s->c, dir.n == 0 ? STR(".") : dir);
	if (access(at, W_OK | X_OK) == 0)
		return ERR_OK;
	return cli_fail_at(s->c, ERR_IO, s->path, "cannot be written: %s",
	    strerror(errno));
}

static enum err
ask(struct asking *s)
{
	struct cli *c = s->c;
	bool answers = cli_option(c, "answers").p != NULL;
	bool web = cli_flag(c, "web");
	enum err e;

	if (answers && web)
		return cli_fail(c, ERR_INVALID,
		    "--answers and --web are two ways to answer: use one");
	if (cli_flag(c, "listen") && !web)
		return cli_fail(c, ERR_INVALID, "--listen goes with --web");
	if ((e = load(s)) != ERR_OK)
		return e;
	if (c->json && !answers && !web)
		return new_questions(s);
	if ((e = can_be_written(s)) != ERR_OK)
		return e;
	if (answers)
		return new_by_answers(s);
	return web ? in_browser(s) : new_on_terminal(s);
}

enum err
cmd_policy_new(struct cli *c)
{
	struct asking s = { .c = c, .shown = STR("?") };
	enum err e = cmd_words(c, 0, 1);

	if (e == ERR_OK)
		e = cmd_lang_ui(c, of_the_terminal(), &s.lang);
	if (e != ERR_OK)
		return e;
	s.path = c->words_n > 0 ? c->words[0] : STR("");
	s.a = arena_new(LIMIT_ARENA_ORG);
	buf_init(&s.bytes, 2 * LIMIT_STATEMENT);
	kept_init(&s.kept);
	e = ask(&s);
	buf_release(&s.bytes);
	kept_release(&s.kept);
	arena_free(s.a);
	return e;
}
