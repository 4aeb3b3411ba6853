/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/new_answers: answers of a file, and questions as JSON. */
#include "cli/new.h"

#include <string.h>

#include "base/limits.h"
#include "view/json_in.h"

/* ---- by answers of a file ---------------------------------------------- */

struct given {
	struct str id, answer;
	uint32_t line; /* of the file of answers */
	bool used;
};
struct answers {
	struct asking *s;
	struct str path, bytes;
	struct given *at;
	size_t n, cap;
};

/* "answers.json:12". */
static struct str
place(const struct answers *all, uint32_t line)
{
	return arena_printf(all->s->c->a, STR_FMT ":%u",
	    STR_ARG(str_is(all->path, "-") ? STR("standard input") : all->path),
	    (unsigned)line);
}

/* Where a key stands, as it is most likely written. */
static uint32_t
line_of(const struct answers *all, struct str key)
{
	struct str quoted =
	    arena_printf(all->s->c->a, "\"" STR_FMT "\"", STR_ARG(key));
	size_t at = str_find(all->bytes, quoted);
	uint32_t line = 1;

	for (size_t i = 0; at != SIZE_MAX && i < at; i++)
		line += all->bytes.p[i] == '\n';
	return line;
}

/* A text, or a list of texts. */
static enum err
given_add(void *self, struct str key, const struct json_value *v)
{
	struct answers *all = self;
	struct arena *a = all->s->c->a;
	struct given *g = ARENA_PUSH(a, all->at, all->n, all->cap);
	bool good = json_value_str(v).p != NULL || json_is_an_array(v);

	g->id = arena_str(a, key);
	g->line = line_of(all, key);
	g->answer = arena_str(a, json_value_str(v));
	for (size_t i = 0; i < json_items(v); i++) {
		struct str one = json_value_str(json_item(v, i));

		good = good && one.p != NULL;
		g->answer = arena_printf(a, STR_FMT "%s" STR_FMT,
		    STR_ARG(g->answer), i > 0 ? ", " : "", STR_ARG(one));
	}
	if (good)
		return ERR_OK;
	return cli_fail_at(all->s->c, ERR_INVALID, place(all, g->line),
	    STR_FMT ": an answer is a text, or a list of texts",
	    STR_ARG(g->id));
}

static enum err
answers_read(struct answers *all)
{
	struct cli *c = all->s->c;
	struct json_error error;
	struct json_value *v;
	enum err e;

	all->path = cli_option(c, "answers");
	e = cli_read(c, all->path, LIMIT_STATEMENT, &all->bytes);
	if (e != ERR_OK)
		return e;
	if (json_read(all->bytes, &v, &error) != ERR_OK)
		return cli_fail_at(c, ERR_INVALID,
		    place(all, (uint32_t)error.line), "%s (column %d)",
		    error.what, error.column);
	e = json_is_an_object(v)
		? json_each(v, given_add, all)
		: cli_fail_at(c, ERR_INVALID, place(all, 1),
		      "one object with a text for each question");
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
refused(const struct answers *all, const struct given *g, struct str why)
{
	return cli_fail_at(all->s->c, ERR_REFUSED, place(all, g->line),
	    STR_FMT ": " STR_FMT, STR_ARG(g->id), STR_ARG(why));
}

/* A question that does not stand: misspelt, or not asked after these answers.
 */
static enum err
no_question(const struct answers *all, const struct given *g)
{
	struct asking *s = all->s;
	struct interview_ask *list;
	struct str *names, near;
	size_t n;

	if (interview_list(s->c->a, buf_str(&s->bytes), s->lang, &list, &n) !=
	    ERR_OK)
		n = 0;
	names = ARENA_ARRAY(s->c->a, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		names[i] = list[i].id;
	near = lang_suggest(s->c->a, g->id, names, n);
	(void)refused(all, g, STR("no such question stands"));
	cli_remedy(s->c,
	    "%s" STR_FMT "%svern policy new --json gives all of "
	    "them",
	    near.n > 0 ? "did you mean " : "", STR_ARG(near),
	    near.n > 0 ? "? " : "");
	return ERR_REFUSED;
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
		return refused(all, g, why);
	if (e == ERR_OK)
		new_take(s, bytes);
	return e;
}

static enum err
answer_all(struct answers *all)
{
	struct asking *s = all->s;
	struct given *name = given_find(all, STR("controller.name"));
	bool more = true;
	enum err e = ERR_OK;

	if (!s->began && name == NULL)
		return cli_fail_at(s->c, ERR_INVALID, place(all, 1),
		    "a new statement needs \"controller.name\"");
	if (!s->began)
		e = new_begin(s, name->answer);
	if (e == ERR_INVALID)
		return refused(all, name, str_of(new_say(s, SAY_LETTERS)));
	for (int i = 0; e == ERR_OK && more && i < NEW_ROUNDS_MAX; i++)
		e = answer_next(all, &more);
	for (size_t i = 0; e == ERR_OK && i < all->n; i++)
		if (!all->at[i].used)
			e = no_question(all, &all->at[i]);
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
	if (q->more.n > 0)
		json_str(j, "more", q->more);
	json_str(j, "answer", q->answer);
	json_bool(j, "answered", q->answered);
	if (q->options_n > 0)
		json_array(j, "options");
	for (size_t i = 0; i < q->options_n; i++)
		option_json(j, &q->options[i]);
	if (q->options_n > 0)
		json_array_end(j);
	json_array(j, "printed");
	for (size_t i = 0; (sentence = guide_sentence(g, q, i)) != NULL; i++)
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

enum err
new_by_answers(struct asking *s)
{
	struct answers all = { .s = s };
	enum err e = answers_read(&all);

	if (e == ERR_OK)
		e = answer_all(&all);
	if (e == ERR_OK)
		e = new_save(s, buf_str(&s->bytes));
	if (e == ERR_OK && s->c->json)
		e = show_json(s, true);
	else if (e == ERR_OK)
		cli_say(s->c, "%s " STR_FMT "\n", new_say(s, SAY_DONE),
		    STR_ARG(s->path));
	return e;
}

/* The questions, without answering any; of a file that is not there, those of
 * a new one. */
enum err
new_questions(struct asking *s)
{
	enum err e = ERR_OK;

	if (!s->began)
		e = new_begin(s, STR("Organisation"));
	return e == ERR_OK ? show_json(s, false) : e;
}
