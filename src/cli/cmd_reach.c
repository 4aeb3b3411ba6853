/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_reach: policy reach: who reaches what, with the line that says so. */
#include "cli/cmd.h"
#include "lang/reach.h"

/* One of the four, by its option; a processor is a recipient too (Art. 4(9)).
 */
static const struct {
	const char *option;
	enum reach_of of;
} asks[] = {
	{ "role", REACH_ROLE },
	{ "field", REACH_FIELD },
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

/* By its name or its label; a processor is found as a recipient. */
static enum err
find(struct cli *c, const struct statement *st, struct asked *ask, int *no_out)
{
	static const enum cmd_what whats[] = { [REACH_ROLE] = CMD_ROLE,
		[REACH_FIELD] = CMD_FIELD,
		[REACH_PURPOSE] = CMD_PURPOSE,
		[REACH_RECIPIENT] = CMD_RECIPIENT };

	if (ask->of == REACH_RECIPIENT &&
	    cmd_name_at(c, st, CMD_RECIPIENT, ask->name) < 0 &&
	    (*no_out = cmd_name_at(c, st, CMD_PROCESSOR, ask->name)) >= 0) {
		ask->of = REACH_PROCESSOR;
		return ERR_OK;
	}
	return cmd_name(c, st, whats[ask->of], ask->name, no_out);
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
	    "; processors: " STR_FMT,
	    STR_ARG(cmd_names(c, st, CMD_PURPOSE)),
	    STR_ARG(cmd_names(c, st, CMD_RECIPIENT)),
	    STR_ARG(cmd_names(c, st, CMD_PROCESSOR)));
	return ERR_INVALID;
}

static void
show(struct cli *c, const struct asked *ask, const struct reach *r)
{
	struct json j;

	if (!c->json) {
		for (size_t i = 0; i < r->n; i++)
			cli_say(c, "%u: " STR_FMT "\n",
			    (unsigned)r->at[i].pos.line,
			    STR_ARG(r->at[i].text));
		return;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, reach_kind(ask->of), ask->name);
	json_array(&j, "lines");
	for (size_t i = 0; i < r->n; i++) {
		json_open(&j, NULL);
		json_int(&j, "line", (int64_t)r->at[i].pos.line);
		json_str(&j, "kind", str_of(r->at[i].kind));
		json_str(&j, "name", r->at[i].name);
		json_str(&j, "text", r->at[i].text);
		json_close(&j);
	}
	json_array_end(&j);
	json_close(&j);
	cli_say(c, "\n");
}

enum err
cmd_policy_reach(struct cli *c)
{
	const struct statement *st;
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
	if ((e = cmd_statement(c, c->words[0], &st)) != ERR_OK)
		return e;
	if (asked != ERR_OK)
		return nothing_asked(c, st);
	if ((e = find(c, st, &ask, &no)) != ERR_OK)
		return e;
	e = lang_reach(c->a, st, ask.of, no, lang, &r);
	if (e == ERR_OK)
		show(c, &ask, &r);
	return e;
}
