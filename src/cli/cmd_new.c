/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_new: a statement for those who never open an editor. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cmd.h"
#include "cli/guide.h"
#include "cli/kept.h"
#include "lang/guide.h"
#include "view/json_in.h"

#define ROUNDS_MAX  4096 /* answers of one run */
#define LINE_MAX_IN 8192
#define SHOWN       3 /* sentences beside an answer */

enum say {
#define SAY(name, en, nb, nn) SAY_##name,
#include "cli/new_words.def"
#undef SAY
	SAY_MAX
};
static const char *const says[SAY_MAX][3] = {
#define SAY(name, en, nb, nn) [SAY_##name] = { en, nb, nn },
#include "cli/new_words.def"
#undef SAY
};

struct asking {
	struct cli *c;
	struct arena *a; /* of one round */
	enum lang lang;
	struct str path;  /* empty: named after the organisation */
	struct buf bytes; /* the file, without the mark */
	struct kept kept; /* what stands on the disk */
	bool began;       /* there is something to save */
	struct str at;    /* the question being asked, in atbuf */
	char atbuf[256];
	char in[LINE_MAX_IN]; /* read and not used yet */
	size_t in_n;
	bool in_end;
	struct str shown; /* what was said to be mended, in c->a */
};

static const char *
say(const struct asking *s, enum say what)
{
	return says[what][s->lang == LANG_NB ? 1 : s->lang == LANG_NN ? 2 : 0];
}

/* ---- the file ------------------------------------------------------------ */

static enum err
save(struct asking *s, struct str bytes)
{
	return kept_save(&s->kept, s->c, s->a, s->path, bytes);
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
		return cli_fail(s->c, ERR_REFUSED,
		    STR_FMT " is not a statement that can be read; it is left "
			    "alone (vern policy check says why)",
		    STR_ARG(s->path));
	kept_is(&s->kept, bytes);
	buf_put(&s->bytes, guide_left_off(bytes, &at));
	if (at.n > 0 && at.n < sizeof(s->atbuf)) {
		memcpy(s->atbuf, at.p, at.n);
		s->at = (struct str){ s->atbuf, at.n };
	}
	s->began = true;
	return ERR_OK;
}

static void
take(struct asking *s, struct str bytes)
{
	struct str kept = arena_str(s->a, bytes);

	buf_reset(&s->bytes);
	buf_put(&s->bytes, kept);
}

static enum err
begin(struct asking *s, struct str name, struct str *why)
{
	struct str bytes, slug = interview_name(s->c->a, name);
	enum err e = interview_new(s->c->a, name, s->lang, cmd_today(), &bytes);

	if (e != ERR_OK) {
		*why = STR_NONE;
		return e;
	}
	if (s->path.n == 0)
		s->path = arena_printf(s->c->a, STR_FMT ".vern", STR_ARG(slug));
	if (access(cli_path(s->c, s->path), F_OK) == 0)
		return cli_fail(s->c, ERR_CONFLICT,
		    STR_FMT " is there already; vern policy new " STR_FMT
			    " goes on with it",
		    STR_ARG(s->path), STR_ARG(s->path));
	take(s, bytes);
	s->began = true;
	return ERR_OK;
}

/* ---- by answers of a file ---------------------------------------------- */

struct given {
	struct str id, answer;
	bool used;
};
struct answers {
	struct asking *s;
	struct given *at;
	size_t n, cap;
};

static enum err
given_add(void *self, struct str key, const struct json_value *v)
{
	struct answers *all = self;
	struct arena *a = all->s->c->a;
	struct given *g = ARENA_PUSH(a, all->at, all->n, all->cap);

	g->id = arena_str(a, key);
	g->answer = arena_str(a, json_value_str(v));
	for (size_t i = 0; i < json_items(v); i++)
		g->answer = arena_printf(a, STR_FMT "%s" STR_FMT,
		    STR_ARG(g->answer), i > 0 ? ", " : "",
		    STR_ARG(json_value_str(json_item(v, i))));
	return ERR_OK;
}

static enum err
answers_read(struct answers *all)
{
	struct cli *c = all->s->c;
	struct str path = cli_option(c, "answers"), bytes;
	struct json_error error;
	struct json_value *v;
	enum err e = cli_read(c, path, LIMIT_STATEMENT, &bytes);

	if (e != ERR_OK)
		return e;
	if (json_read(bytes, &v, &error) != ERR_OK)
		return cli_fail(c, ERR_INVALID, STR_FMT ":%d: %s",
		    STR_ARG(path), error.line, error.what);
	e = json_is_an_object(v)
		? json_each(v, given_add, all)
		: cli_fail(c, ERR_INVALID,
		      STR_FMT ": one object with a text for each question",
		      STR_ARG(path));
	json_free(v);
	return e;
}

static struct given *
given_find(struct answers *all, struct str id)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].id, id))
			return &all->at[i];
	return NULL;
}

static enum err
refused(struct asking *s, struct str id, struct str why)
{
	return cli_fail(s->c, ERR_REFUSED, STR_FMT ": " STR_FMT, STR_ARG(id),
	    STR_ARG(why));
}

/* One answer to the first question that stands and has one not used yet. */
static enum err
answer_next(struct answers *all, bool *more)
{
	struct asking *s = all->s;
	struct interview_ask *list;
	struct str bytes, why = STR_NONE;
	struct given *g = NULL;
	size_t n;
	enum err e;

	*more = false;
	arena_reset(s->a);
	e = interview_list(s->a, buf_str(&s->bytes), s->lang, &list, &n);
	for (size_t i = 0; e == ERR_OK && i < n && !*more; i++) {
		g = given_find(all, list[i].id);
		*more = g != NULL && !g->used;
	}
	if (e != ERR_OK || !*more)
		return e;
	g->used = true;
	e = interview_answer(s->a, buf_str(&s->bytes), g->id, g->answer,
	    s->lang, cmd_today(), &bytes, &why);
	if (e == ERR_INVALID)
		return refused(s, g->id, why);
	if (e == ERR_OK)
		take(s, bytes);
	return e;
}

static enum err
answer_all(struct answers *all)
{
	struct asking *s = all->s;
	struct given *name = given_find(all, STR("controller.name"));
	bool more = true;
	struct str why;
	enum err e = ERR_OK;

	if (!s->began && name == NULL)
		return cli_fail(s->c, ERR_INVALID,
		    "a new statement needs \"controller.name\"");
	if (!s->began)
		e = begin(s, name->answer, &why);
	if (e == ERR_INVALID)
		return refused(s, name->id, STR("a name has letters"));
	for (int i = 0; e == ERR_OK && more && i < ROUNDS_MAX; i++)
		e = answer_next(all, &more);
	for (size_t i = 0; e == ERR_OK && i < all->n; i++)
		if (!all->at[i].used)
			e = refused(s, all->at[i].id,
			    STR("no such question stands"));
	return e;
}

/* ---- JSON -------------------------------------------------------------- */

static void
option_json(struct json *j, const struct interview_option *o)
{
	json_open(j, NULL);
	json_str(j, "value", o->value);
	json_str(j, "label", o->label);
	if (o->why.n > 0)
		json_str(j, "why", o->why);
	json_bool(j, "chosen", o->chosen);
	json_close(j);
}

static void
ask_json(struct json *j, const struct guide *g, const struct interview_ask *q)
{
	const struct lang_sentence *sentence;

	json_open(j, NULL);
	json_str(j, "id", q->id);
	json_str(j, "section", str_of(interview_section_name(q->section)));
	json_str(j, "kind", str_of(interview_kind_name(q->kind)));
	json_str(j, "ask", q->ask);
	if (q->about.n > 0)
		json_str(j, "about", q->about);
	if (q->lang >= 0)
		json_str(j, "language", str_of(lang_code((enum lang)q->lang)));
	json_str(j, "help", q->help);
	json_str(j, "answer", q->answer);
	json_bool(j, "answered", q->answered);
	if (q->options_n > 0)
		json_array(j, "options");
	for (size_t i = 0; i < q->options_n; i++)
		option_json(j, &q->options[i]);
	if (q->options_n > 0)
		json_array_end(j);
	json_array(j, "printed");
	for (size_t i = 0;
	     i < SHOWN && (sentence = guide_sentence(g, q, i)) != NULL; i++)
		json_str(j, NULL, sentence->text);
	json_array_end(j);
	json_close(j);
}

static void
first_json(struct json *j, const struct guide *g)
{
	json_int(j, "errors", (int64_t)g->found.errors);
	json_int(j, "warnings", (int64_t)g->found.warnings);
	json_array(j, "first");
	for (size_t i = 0; i < g->first_n; i++) {
		json_open(j, NULL);
		json_str(j, "code", str_of(g->first[i].code));
		json_int(j, "line", g->first[i].pos.line);
		json_str(j, "text", g->first[i].text);
		json_str(j, "remedy", g->first[i].remedy);
		json_close(j);
	}
	json_array_end(j);
}

static enum err
show_json(struct asking *s, bool written)
{
	struct interview_ask *list;
	struct guide g;
	struct json j;
	size_t n;
	enum err e =
	    interview_list(s->c->a, buf_str(&s->bytes), s->lang, &list, &n);

	if (e != ERR_OK)
		return e;
	guide_look(s->c->a, buf_str(&s->bytes), s->lang, cmd_today(), &g);
	json_init(&j, &s->c->out);
	json_open(&j, NULL);
	json_str(&j, "file", s->path);
	json_bool(&j, "written", written);
	first_json(&j, &g);
	json_array(&j, "questions");
	for (size_t i = 0; i < n; i++)
		ask_json(&j, &g, &list[i]);
	json_array_end(&j);
	json_close(&j);
	cli_say(s->c, "\n");
	return ERR_OK;
}

static enum err
by_answers(struct asking *s)
{
	struct answers all = { .s = s };
	enum err e = answers_read(&all);

	if (e == ERR_OK)
		e = answer_all(&all);
	if (e == ERR_OK)
		e = save(s, buf_str(&s->bytes));
	if (e == ERR_OK && s->c->json)
		e = show_json(s, true);
	else if (e == ERR_OK)
		cli_say(s->c, "%s " STR_FMT "\n", say(s, SAY_DONE),
		    STR_ARG(s->path));
	return e;
}

/* The questions, without answering any; of a file that is not there, those of
 * a new one. */
static enum err
only_questions(struct asking *s)
{
	struct str why;
	enum err e = ERR_OK;

	if (!s->began)
		e = begin(s, STR("Organisation"), &why);
	return e == ERR_OK ? show_json(s, false) : e;
}

/* ---- on a terminal
 * ----------------------------------------------------------- */

/* Commands write to buffers; somebody who is asked must see the question. */
static void
flush(struct asking *s)
{
	struct str out = buf_str(&s->c->out);

	while (out.n > 0) {
		ssize_t n = write(STDOUT_FILENO, out.p, out.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		out = str_sub(out, (size_t)n, out.n);
	}
	buf_reset(&s->c->out);
}

/* A line that was typed, in the round's arena; false at the end of input. A
 * line that is too long is cut, and its rest is the next one. */
static bool
read_line(struct asking *s, struct str *out)
{
	size_t end = 0;

	flush(s);
	for (;;) {
		struct str have = { s->in, s->in_n };

		end = str_find(have, STR("\n"));
		if (end != SIZE_MAX || s->in_n == sizeof(s->in) || s->in_end)
			break;
		{
			ssize_t n = read(STDIN_FILENO, s->in + s->in_n,
			    sizeof(s->in) - s->in_n);

			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				s->in_end = true;
			else
				s->in_n += (size_t)n;
		}
	}
	if (end == SIZE_MAX && s->in_n == 0)
		return false;
	if (end == SIZE_MAX)
		end = s->in_n;
	*out = str_trim(arena_str(s->a, (struct str){ s->in, end }));
	end += end < s->in_n;
	memmove(s->in, s->in + end, s->in_n - end);
	s->in_n -= end;
	return true;
}

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
		return q->answer;
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
	const struct lang_sentence *sentence;
	struct str text = STR("");
	struct guide g;

	guide_look(s->a, buf_str(&s->bytes), s->lang, cmd_today(), &g);
	for (size_t i = 0;
	     i < SHOWN && (sentence = guide_sentence(&g, q, i)) != NULL; i++)
		cli_say(s->c, "  %s: " STR_FMT "\n", say(s, SAY_PRINTED),
		    STR_ARG(sentence->text));
	for (size_t i = 0; i < g.first_n; i++)
		text = arena_printf(s->a, STR_FMT "  ! " STR_FMT "\n",
		    STR_ARG(text), STR_ARG(g.first[i].text));
	if (str_eq(text, s->shown))
		return;
	s->shown = arena_str(s->c->a, text);
	if (g.first_n == 0) {
		cli_say(s->c, "  %s\n", say(s, SAY_CLEAN));
		return;
	}
	cli_say(s->c, "  %s %zu + %zu\n" STR_FMT, say(s, SAY_TO_MEND),
	    g.found.errors, g.found.warnings, STR_ARG(text));
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
	return save(s, q == NULL ? buf_str(&s->bytes)
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

/* One question: asked until it is answered. Sets *stop at the end of input or
 * when asked to stop; s->at is the next one. */
static enum err
ask_one(struct asking *s, bool *stop, int *section)
{
	struct interview_ask *list, *q;
	struct str typed, bytes, why;
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
	*stop = !read_line(s, &typed) || str_is(typed, ".");
	if (*stop)
		return keep_place(s, q);
	if (str_is(typed, "?")) {
		cli_say(s->c, "  " STR_FMT "\n", STR_ARG(q->help));
		return ERR_OK;
	}
	if (str_is(typed, "<"))
		return keep_place(s, i > 0 ? &list[i - 1] : q);
	e = ERR_OK;
	if (typed.n > 0 || !q->answered) {
		e = interview_answer(s->a, buf_str(&s->bytes), q->id, typed,
		    s->lang, cmd_today(), &bytes, &why);
		if (e == ERR_INVALID) {
			cli_say(s->c, "  ! " STR_FMT "\n", STR_ARG(why));
			return ERR_OK;
		}
		if (e == ERR_OK)
			take(s, bytes);
	}
	if (e != ERR_OK)
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
	struct str typed, why;
	enum err e = ERR_INVALID;

	while (e == ERR_INVALID) {
		arena_reset(s->a);
		cli_say(s->c, "\n%s\n> ",
		    ask[s->lang == LANG_NB   ? 1
			: s->lang == LANG_NN ? 2
					     : 0]);
		*stop = !read_line(s, &typed) || str_is(typed, ".");
		if (*stop)
			return ERR_OK;
		e = begin(s, typed, &why);
	}
	memcpy(s->atbuf, "languages", 9);
	s->at = (struct str){ s->atbuf, 9 };
	return e;
}

static void
farewell(struct asking *s)
{
	struct str path = s->path;

	if (!s->began)
		return;
	if (s->at.n > 0) {
		cli_say(s->c, "\n%s " STR_FMT " --language %s\n",
		    say(s, SAY_SAVED), STR_ARG(path), lang_code(s->lang));
		return;
	}
	cli_say(s->c, "\n%s " STR_FMT "\n", say(s, SAY_DONE), STR_ARG(path));
	cli_say(s->c, "%s " STR_FMT "\n", say(s, SAY_NEXT), STR_ARG(path));
	cli_say(s->c, "%s " STR_FMT "\n", say(s, SAY_USE), STR_ARG(path));
}

static enum err
on_terminal(struct asking *s)
{
	bool stop = false;
	int section = -1;
	enum err e = ERR_OK;

	cli_say(s->c, "%s\n", say(s, SAY_WELCOME));
	if (!s->began)
		e = ask_name(s, &stop);
	for (int i = 0; e == ERR_OK && !stop && i < ROUNDS_MAX; i++)
		e = ask_one(s, &stop, &section);
	if (e == ERR_OK)
		farewell(s);
	return e;
}

/* ---- in a browser ------------------------------------------------------ */

static enum err
web_begin(void *self, struct str name)
{
	struct asking *s = self;
	struct str why;
	enum err e;

	arena_reset(s->a);
	e = begin(s, name, &why);
	return e == ERR_OK ? save(s, buf_str(&s->bytes)) : e;
}

static enum err
web_save(void *self, struct str bytes)
{
	struct asking *s = self;
	enum err e;

	arena_reset(s->a);
	if ((e = save(s, bytes)) == ERR_OK)
		take(s, bytes);
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
	take(s, guide_left_off(now, &at));
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

enum err
cmd_policy_new(struct cli *c)
{
	struct asking s = { .c = c, .shown = STR("?") };
	enum err e = cmd_words(c, 0, 1);

	if (e == ERR_OK)
		e = cmd_lang(c, of_the_terminal(), &s.lang);
	if (e != ERR_OK)
		return e;
	s.lang = lang_ui(s.lang);
	s.path = c->words_n > 0 ? c->words[0] : STR("");
	s.a = arena_new(LIMIT_ARENA_ORG);
	buf_init(&s.bytes, 2 * LIMIT_STATEMENT);
	kept_init(&s.kept);
	e = load(&s);
	if (e == ERR_OK && cli_option(c, "answers").p != NULL)
		e = by_answers(&s);
	else if (e == ERR_OK && cli_flag(c, "web"))
		e = in_browser(&s);
	else if (e == ERR_OK && c->json)
		e = only_questions(&s);
	else if (e == ERR_OK)
		e = on_terminal(&s);
	buf_release(&s.bytes);
	kept_release(&s.kept);
	arena_free(s.a);
	return e;
}
