/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_reach: policy reach: who reaches what, with the line that says so. */
#include "cli/cmd.h"
#include "lang/reach.h"

/* One of the four, by its option; a processor is a recipient too (Art. 4(9)),
 * and so is another controller. */
static const struct {
	const char *option;
	enum reach_of of;
} asks[] = {
	{ "role", REACH_ROLE },
	{ "field", REACH_FIELD }, /* or a data category */
	{ "purpose", REACH_PURPOSE },
	{ "recipient", REACH_RECIPIENT },
};

struct asked {
	enum reach_of of;
	struct str name;
};

static enum err
ask_read(struct cli *c, struct asked *out)
{
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(asks); i++) {
		struct str name = cli_option(c, asks[i].option);

		if (name.p == NULL)
			continue;
		*out = (struct asked){ asks[i].of, name };
		n++;
	}
	if (n > 1)
		return cli_fail(c, ERR_INVALID,
		    "ask of one thing: --role, --field, --purpose or "
		    "--recipient");
	return n == 1 ? ERR_OK : ERR_NOT_FOUND;
}

static bool
is_label(const struct named *n, struct str said)
{
	bool is = false;

	for (int l = 0; l < LANG_MAX; l++)
		is = is || str_eq_nocase(n->label.in[l], said);
	return is && said.n > 0;
}

/* A data category beside the register, by its name or its label; -1. A label
 * that two have in common names none. */
static int
data_at(const struct statement *st, struct str said)
{
	int no = statement_fact(st, FACT_DATA, said);
	size_t found = 0;

	if (no < 0)
		no = statement_fact(st, FACT_NATIONAL_ID, said);
	for (size_t i = 0; no < 0 && i < st->facts_n; i++)
		found += fact_is_category(&st->facts[i]) &&
			 is_label(&st->facts[i].n, said);
	for (size_t i = 0; found == 1 && no < 0 && i < st->facts_n; i++)
		if (fact_is_category(&st->facts[i]) &&
		    is_label(&st->facts[i].n, said))
			no = (int)i;
	return no;
}

/* Says which fields and data categories there are. */
static enum err
no_field(struct cli *c, const struct statement *st, struct str said)
{
	struct str *names =
	    ARENA_ARRAY(c->a, struct str, st->fields_n + st->facts_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < st->fields_n; i++)
		names[n++] = statement_field_name(c->a, st, (int)i);
	for (size_t i = 0; i < st->facts_n; i++)
		if (fact_is_category(&st->facts[i]))
			names[n++] = st->facts[i].n.name;
	return cli_no_such(c, ERR_NOT_FOUND, STR("--field"),
	    n > st->fields_n ? "field or data category" : "field", said, names,
	    n);
}

/* By its name or its label; a processor and a controller are found as a
 * recipient, and a data category as a field. */
static enum err
find(struct cli *c, const struct statement *st, struct asked *ask, int *no_out)
{
	static const enum cmd_what whats[] = { [REACH_ROLE] = CMD_ROLE,
		[REACH_FIELD] = CMD_FIELD,
		[REACH_PURPOSE] = CMD_PURPOSE,
		[REACH_RECIPIENT] = CMD_RECIPIENT };

	*no_out = cmd_name_at(c, st, whats[ask->of], ask->name);
	if (*no_out >= 0)
		return ERR_OK;
	if (ask->of == REACH_RECIPIENT &&
	    (*no_out = cmd_name_at(c, st, CMD_PROCESSOR, ask->name)) >= 0) {
		ask->of = REACH_PROCESSOR;
		return ERR_OK;
	}
	if (ask->of == REACH_RECIPIENT &&
	    (*no_out = cmd_name_at(c, st, CMD_CONTROLLER, ask->name)) >= 0) {
		ask->of = REACH_CONTROLLER;
		return ERR_OK;
	}
	if (ask->of != REACH_FIELD)
		return cmd_name(c, st, whats[ask->of], ask->name, no_out);
	ask->of = REACH_DATA;
	*no_out = data_at(st, ask->name);
	return *no_out >= 0 ? ERR_OK : no_field(c, st, ask->name);
}

/* What may be asked about, in the order of the options. */
static enum err
nothing_asked(struct cli *c, const struct statement *st)
{
	(void)cli_fail(c, ERR_INVALID,
	    "say of what: --role NAME (the statement has " STR_FMT
	    "), --field, --purpose or --recipient",
	    STR_ARG(cmd_names(c, st, CMD_ROLE)));
	cli_remedy(c,
	    "purposes: " STR_FMT "; recipients: " STR_FMT
	    "; processors: " STR_FMT "; controllers: " STR_FMT,
	    STR_ARG(cmd_names(c, st, CMD_PURPOSE)),
	    STR_ARG(cmd_names(c, st, CMD_RECIPIENT)),
	    STR_ARG(cmd_names(c, st, CMD_PROCESSOR)),
	    STR_ARG(cmd_names(c, st, CMD_CONTROLLER)));
	return ERR_INVALID;
}

/* Of an overlay: the file that the line came from. */
static struct str
place(struct cli *c, const struct overlay *ov, struct pos *pos)
{
	struct lang_finding at = { .pos = *pos };
	struct str file;

	at = lang_place(ov, &at, &file);
	*pos = at.pos;
	return ov->files_n < 2 ? c->words[0] : file;
}

static void
show_json(struct cli *c, const struct overlay *ov, const struct asked *ask,
    const struct reach *r)
{
	struct json j;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, reach_kind(ask->of), ask->name);
	json_array(&j, "lines");
	for (size_t i = 0; i < r->n; i++) {
		struct pos pos = r->at[i].pos;

		json_open(&j, NULL);
		json_str(&j, "file", place(c, ov, &pos));
		json_int(&j, "line", (int64_t)pos.line);
		json_int(&j, "column", (int64_t)pos.col);
		json_str(&j, "kind", str_of(r->at[i].kind));
		json_str(&j, "name", r->at[i].name);
		json_str(&j, "text", r->at[i].text);
		json_close(&j);
	}
	json_array_end(&j);
	json_close(&j);
	cli_say(c, "\n");
}

static void
show(struct cli *c, const struct overlay *ov, const struct asked *ask,
    const struct reach *r)
{
	if (c->json) {
		show_json(c, ov, ask, r);
		return;
	}
	for (size_t i = 0; i < r->n; i++) {
		struct pos pos = r->at[i].pos;
		struct str file = place(c, ov, &pos);

		cli_say(c, STR_FMT ":%u:%u: " STR_FMT "\n", STR_ARG(file),
		    (unsigned)pos.line, (unsigned)pos.col,
		    STR_ARG(r->at[i].text));
	}
}

enum err
cmd_policy_reach(struct cli *c)
{
	const struct statement *st;
	struct overlay ov;
	struct reach r = { .n = 0 };
	struct asked ask = { .of = REACH_ROLE };
	enum lang lang;
	int no = -1;
	enum err asked, e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_lang(c, LANG_EN, &lang);
	if (e != ERR_OK)
		return e;
	if ((asked = ask_read(c, &ask)) == ERR_INVALID)
		return asked;
	if ((e = cmd_statement_of(c, c->words[0], &ov, &st)) != ERR_OK ||
	    (e = cmd_lang(c, lang_speaks(st), &lang)) != ERR_OK)
		return e;
	if (asked != ERR_OK)
		return nothing_asked(c, st);
	if ((e = find(c, st, &ask, &no)) != ERR_OK)
		return e;
	e = lang_reach(c->a, st, ask.of, no, lang, &r);
	if (e == ERR_OK)
		show(c, &ov, &ask, &r);
	return e;
}
