/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/new_terminal: questions to somebody who sits there. */
#include "base/file.h"
#include "cli/new.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* ---- reading and writing -------------------------------------------- */

/* Ctrl-C stops as "." does, when the answer at hand is saved. */
static volatile sig_atomic_t interrupted;

static void
on_interrupt(int sig)
{
	interrupted = sig;
}

static void
catch_interrupts(struct sigaction *before)
{
	struct sigaction sa = { .sa_handler = on_interrupt };

	interrupted = 0;
	(void)sigaction(SIGINT, &sa, before);
}

/* As if it had never been caught, for the shell that waits. */
static void
let_interrupt(const struct sigaction *before)
{
	(void)sigaction(SIGINT, before, NULL);
	if (interrupted != 0)
		(void)raise(SIGINT);
}

/* Commands write to buffers; somebody who is asked must see the question. */
static void
flush(struct asking *s)
{
	if (!s->out_end)
		s->out_end =
		    file_write(STDOUT_FILENO, buf_str(&s->c->out)) != ERR_OK;
	buf_reset(&s->c->out);
}

/* More of what is typed; false at its end, and when nobody is there. */
static bool
more(struct asking *s)
{
	ssize_t n;

	do {
		if (interrupted != 0)
			return false;
		n = read(STDIN_FILENO, s->in + s->in_n,
		    sizeof(s->in) - s->in_n);
	} while (n < 0 && errno == EINTR);
	if (n <= 0)
		s->in_end = true;
	else
		s->in_n += (size_t)n;
	return n > 0;
}

enum typed {
	TYPED_LINE,
	TYPED_TOO_LONG, /* all of it was skipped */
	TYPED_END
};

/* A line that was typed, in the round's arena. */
static enum typed
read_line(struct asking *s, struct str *out)
{
	bool too_long = false;
	size_t end;

	flush(s);
	if (s->out_end)
		return TYPED_END;
	for (;;) {
		end = str_find((struct str){ s->in, s->in_n }, STR("\n"));
		if (end != SIZE_MAX || s->in_end)
			break;
		if (s->in_n == sizeof(s->in)) {
			too_long = true;
			s->in_n = 0;
		}
		if (!more(s) && interrupted != 0)
			return TYPED_END;
	}
	if (end == SIZE_MAX && s->in_n == 0 && !too_long)
		return TYPED_END;
	if (end == SIZE_MAX)
		end = s->in_n;
	*out = str_trim(arena_str(s->a, (struct str){ s->in, end }));
	end += end < s->in_n;
	memmove(s->in, s->in + end, s->in_n - end);
	s->in_n -= end;
	return too_long ? TYPED_TOO_LONG : TYPED_LINE;
}

/* An answer, "." for the end of them all; a line that is too long is told and
 * is no answer. */
static bool
read_answer(struct asking *s, struct str *out)
{
	enum typed typed = read_line(s, out);

	if (typed == TYPED_TOO_LONG)
		cli_say(s->c, "  ! %s\n", new_say(s, SAY_TOO_LONG));
	if (typed == TYPED_END || str_is(*out, "."))
		*out = STR(".");
	return typed != TYPED_TOO_LONG;
}

/* ---- asking --------------------------------------------------------- */

static void
show_options(struct asking *s, const struct interview_ask *q)
{
	for (size_t i = 0; i < q->options_n && q->kind != INTERVIEW_YES; i++) {
		const struct interview_option *o = &q->options[i];

		cli_say(s->c, "  %2zu %s " STR_FMT "%s" STR_FMT "\n", i + 1,
		    o->chosen ? "x" : " ", STR_ARG(o->label),
		    o->why.n > 0 ? " · " : "", STR_ARG(o->why));
	}
}

/* What stands in brackets: numbers where there are choices. */
static struct str
bracket(struct asking *s, const struct interview_ask *q)
{
	struct str out = STR("");

	if (q->kind == INTERVIEW_YES)
		for (size_t i = 0; i < q->options_n; i++)
			if (q->options[i].chosen)
				return q->options[i].label;
	if (q->options_n == 0)
		return interview_shown(s->a, q, s->lang);
	for (size_t i = 0; i < q->options_n; i++)
		if (q->options[i].chosen)
			out = arena_printf(s->a, STR_FMT "%s%zu", STR_ARG(out),
			    out.n > 0 ? "," : "", i + 1);
	return out;
}

static void
show_ask(struct asking *s, const struct interview_ask *q, bool title)
{
	struct str now = bracket(s, q);

	if (title)
		cli_say(s->c, "\n== " STR_FMT " ==\n",
		    STR_ARG(interview_section_title(q->section, s->lang)));
	cli_say(s->c, "\n");
	if (q->about.n > 0)
		cli_say(s->c, STR_FMT ": ", STR_ARG(q->about));
	cli_say(s->c, STR_FMT, STR_ARG(q->ask));
	if (q->lang >= 0)
		cli_say(s->c, " (%s)", lang_code((enum lang)q->lang));
	cli_say(s->c, "\n");
	show_options(s, q);
	if (now.n > 0)
		cli_say(s->c, "[" STR_FMT "] ", STR_ARG(now));
	cli_say(s->c, "> ");
}

/* What is printed of the answer, and what remains, when that has changed. */
static void
show_result(struct asking *s, const struct interview_ask *q)
{
	const struct lang_sentence **said;
	struct str text = STR("");
	struct guide g;
	size_t n;

	guide_look(s->a, buf_str(&s->bytes), s->lang, cmd_today(), &g);
	said = guide_said_of(s->a, &g, q, &n);
	for (size_t i = 0; i < n && i < NEW_SHOWN; i++)
		cli_say(s->c, "  %s: " STR_FMT "\n", new_say(s, SAY_PRINTED),
		    STR_ARG(said[i]->text));
	if (n > NEW_SHOWN)
		cli_say(s->c, "  %s: %zu\n", new_say(s, SAY_MORE),
		    n - NEW_SHOWN);
	for (size_t i = 0; i < g.first_n; i++)
		text = arena_printf(s->a, STR_FMT "  ! " STR_FMT "\n",
		    STR_ARG(text), STR_ARG(g.first[i].text));
	if (str_eq(text, s->shown))
		return;
	s->shown = arena_str(s->c->a, text);
	if (g.first_n == 0) {
		cli_say(s->c, "  %s\n", new_say(s, SAY_CLEAN));
		return;
	}
	cli_say(s->c, "  %s %zu + %zu\n" STR_FMT, new_say(s, SAY_TO_MEND),
	    g.found.errors, g.found.warnings, STR_ARG(text));
}

static void
say_more(struct asking *s, struct str text)
{
	if (text.n > 0)
		cli_say(s->c, "  " STR_FMT "\n", STR_ARG(text));
}

/* Why it is asked, what the manual says of it, and what an answer is like. */
static void
show_help(struct asking *s, const struct interview_ask *q)
{
	bool many = q->kind == INTERVIEW_MANY || q->kind == INTERVIEW_LIST;

	say_more(s, q->help);
	say_more(s, q->more);
	if (q->options_n > 0 && q->kind != INTERVIEW_YES)
		say_more(s,
		    str_of(new_say(s, many ? SAY_NUMBERS : SAY_NUMBER)));
	else if (q->kind == INTERVIEW_PERIOD)
		say_more(s, str_of(new_say(s, SAY_PERIOD)));
	if (q->may_be_none && q->kind == INTERVIEW_MANY)
		say_more(s, str_of(new_say(s, SAY_NONE)));
}

static enum err
keep_place(struct asking *s, const struct interview_ask *q)
{
	if (q == NULL || q->id.n >= sizeof(s->atbuf))
		s->at = STR_NONE;
	else {
		memcpy(s->atbuf, q->id.p, q->id.n);
		s->at = (struct str){ s->atbuf, q->id.n };
	}
	return new_save(s, q == NULL
			       ? buf_str(&s->bytes)
			       : guide_mark(s->a, buf_str(&s->bytes), s->at));
}

static size_t
place_of(const struct asking *s, const struct interview_ask *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].id, s->at))
			return i;
	return 0;
}

/* Enter keeps an answer that is there. *taken: the question is answered; else
 * it was told why not. */
static enum err
take_answer(struct asking *s, const struct interview_ask *q, struct str typed,
    bool *taken)
{
	struct str bytes, why;
	enum err e;

	*taken = true;
	if (typed.n == 0 && q->answered)
		return ERR_OK;
	e = interview_answer(s->a, buf_str(&s->bytes), q->id, typed, s->lang,
	    cmd_today(), &bytes, &why);
	if (e == ERR_INVALID) {
		cli_say(s->c, "  ! " STR_FMT "\n", STR_ARG(why));
		*taken = false;
		return ERR_OK;
	}
	if (e == ERR_OK)
		new_take(s, bytes);
	return e;
}

/* One question: asked until it is answered. Sets *stop at the end of input or
 * when asked to stop; s->at is the next one. */
static enum err
ask_one(struct asking *s, bool *stop, int *section)
{
	struct interview_ask *list, *q;
	struct str typed;
	bool taken;
	size_t n, i;
	enum err e;

	arena_reset(s->a);
	e = interview_list(s->a, buf_str(&s->bytes), s->lang, &list, &n);
	if (e != ERR_OK)
		return e;
	i = place_of(s, list, n);
	q = &list[i];
	show_ask(s, q, *section != (int)q->section);
	*section = (int)q->section;
	if (!read_answer(s, &typed))
		return ERR_OK;
	*stop = str_is(typed, ".");
	if (*stop)
		return keep_place(s, q);
	if (str_is(typed, "?")) {
		show_help(s, q);
		return ERR_OK;
	}
	if (str_is(typed, "<"))
		return keep_place(s, i > 0 ? &list[i - 1] : q);
	e = take_answer(s, q, typed, &taken);
	if (e != ERR_OK || !taken)
		return e;
	show_result(s, q);
	/* The answer may have raised questions right behind it. */
	e = interview_list(s->a, buf_str(&s->bytes), s->lang, &list, &n);
	if (e != ERR_OK)
		return e;
	i = place_of(s, list, n) + 1;
	*stop = i >= n;
	return keep_place(s, i < n ? &list[i] : NULL);
}

static enum err
ask_name(struct asking *s, bool *stop)
{
	static const char *const ask[3] = { "What is the organisation called?",
		"Hva heter organisasjonen?", "Kva heiter organisasjonen?" };
	struct str typed;
	enum err e = ERR_INVALID;

	while (e == ERR_INVALID) {
		arena_reset(s->a);
		cli_say(s->c, "\n%s\n> ",
		    ask[s->lang == LANG_NB   ? 1
			: s->lang == LANG_NN ? 2
					     : 0]);
		if (!read_answer(s, &typed))
			continue;
		*stop = str_is(typed, ".");
		if (*stop)
			return ERR_OK;
		if (str_is(typed, "?")) {
			say_more(s, str_of(new_say(s, SAY_NAME)));
			continue;
		}
		e = new_begin(s, typed);
		if (e == ERR_INVALID)
			cli_say(s->c, "  ! %s\n", new_say(s, SAY_LETTERS));
	}
	memcpy(s->atbuf, "languages", 9);
	s->at = (struct str){ s->atbuf, 9 };
	return e;
}

static void
farewell(struct asking *s)
{
	struct str path = new_quoted(s, s->path);

	if (!s->began) {
		cli_say(s->c, "\n%s\n", new_say(s, SAY_NOTHING));
		return;
	}
	if (s->at.n > 0) {
		cli_say(s->c, "\n%s " STR_FMT " --language %s\n",
		    new_say(s, SAY_SAVED), STR_ARG(path), lang_code(s->lang));
		return;
	}
	cli_say(s->c, "\n%s " STR_FMT "\n", new_say(s, SAY_DONE),
	    STR_ARG(path));
	cli_say(s->c, "%s " STR_FMT "\n", new_say(s, SAY_NEXT), STR_ARG(path));
	cli_say(s->c, "%s " STR_FMT "\n", new_say(s, SAY_USE), STR_ARG(path));
}

enum err
new_on_terminal(struct asking *s)
{
	struct sigaction before;
	bool stop = false;
	int section = -1;
	enum err e = ERR_OK;

	catch_interrupts(&before);
	cli_say(s->c, "%s\n", new_say(s, SAY_WELCOME));
	if (!s->began)
		e = ask_name(s, &stop);
	for (int i = 0; e == ERR_OK && !stop && i < NEW_ROUNDS_MAX; i++)
		e = ask_one(s, &stop, &section);
	if (e == ERR_OK)
		farewell(s);
	flush(s);
	let_interrupt(&before);
	if (e == ERR_OK && s->out_end)
		return cli_fail(s->c, ERR_IO,
		    "the questions cannot be shown; what was answered is "
		    "saved");
	return e;
}
