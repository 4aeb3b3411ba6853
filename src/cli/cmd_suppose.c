/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_suppose: the decision about a person who does not exist. */
#include "cli/suppose.h"
#include "lang/explain.h"
#include "lang/suppose.h"
#include "policy/basis.h"

#define RULES_MAX (1U << 20)

bool
suppose_asked(const struct cli *c)
{
	static const char *const names[] = { "kind", "consent", "objected",
		"role", "act", "restricted", "protected-address",
		"outside-group" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (cli_option(c, names[i]).p != NULL)
			return true;
	return false;
}

static enum err
read_kinds(struct cli *c, const struct statement *st, struct suppose *s)
{
	struct str name;
	int kind;
	enum err e;

	if (cli_options(c, "kind", 0, &name))
		s->kinds = 0;
	for (size_t i = 0; cli_options(c, "kind", i, &name); i++) {
		if ((e = cmd_name(c, st, CMD_KIND, name, &kind)) != ERR_OK)
			return e;
		s->kinds |= UINT64_C(1) << kind;
	}
	return ERR_OK;
}

/* A no that nobody can say is not supposed. */
static enum err
can_be_said(struct cli *c, const struct statement *st, int purpose,
    struct str where)
{
	const struct purpose *p = &st->purposes[purpose];

	if (!str_is(where, "--objected") || purpose_may_be_refused(p) ||
	    purpose_may_be_objected(p))
		return ERR_OK;
	return cli_fail(c, ERR_INVALID,
	    STR_FMT ": the statement offers no way to say no to “" STR_FMT
		    "”, and the law gives none",
	    STR_ARG(where), STR_ARG(p->n.name));
}

/* PURPOSE, or PURPOSE:CHANNEL. */
static enum err
read_said(struct cli *c, const struct statement *st, const char *option,
    uint8_t said[LIMIT_PURPOSES])
{
	struct str rest, name, where = arena_printf(c->a, "--%s", option);
	int purpose, channel;
	enum err e = ERR_OK;

	for (size_t i = 0; e == ERR_OK && cli_options(c, option, i, &rest);
	     i++) {
		bool all = str_find(rest, STR(":")) == SIZE_MAX;

		(void)str_cut(&rest, ':', &name);
		e = cmd_name(c, st, CMD_PURPOSE, name, &purpose);
		if (e == ERR_OK && !all)
			e = cmd_channel_of(c, where, rest, &channel);
		if (e == ERR_OK)
			e = can_be_said(c, st, purpose, where);
		if (e == ERR_OK)
			said[purpose] |= channel_bits(all ? -1 : channel);
	}
	return e;
}

static enum err
read_act(struct cli *c, const struct statement *st, struct suppose *s)
{
	const char *names[ACT_STAFF];
	int act;
	enum err e;

	for (int i = 0; i < ACT_STAFF; i++)
		names[i] = act_name((enum act)i);
	e = cmd_choice(c, "act", names, ACT_STAFF, -1, &act);
	if (e == ERR_OK && act >= 0)
		suppose_act(st, s, (enum act)act);
	return e;
}

static enum err
read_all(struct cli *c, const struct statement *st, struct suppose *s)
{
	enum err e = read_kinds(c, st, s);

	if (e == ERR_OK)
		e = read_said(c, st, "consent", s->consent);
	if (e == ERR_OK)
		e = read_said(c, st, "objected", s->objected);
	if (e == ERR_OK)
		e = read_act(c, st, s);
	s->restricted = cli_flag(c, "restricted");
	s->protected_address = cli_flag(c, "protected-address");
	s->outside = cli_flag(c, "outside-group");
	return e;
}

static void
show_json(struct cli *c, const struct statement *st, const struct suppose *s,
    const struct supposed *v, struct str rules, enum lang lang)
{
	struct str line;
	struct json j;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	cmd_verdict_json(&j, v->allowed, v->reason, v->rule.line, lang);
	json_str(&j, "act", str_of(act_name(s->act)));
	json_str(&j, "stage", str_of(stage_name(s->stage)));
	json_array(&j, "fields");
	for (size_t i = 0; i < st->fields_n; i++)
		if (fieldset_has(&v->fields, (int)i))
			json_str(&j, NULL,
			    statement_field_name(c->a, st, (int)i));
	json_array_end(&j);
	json_array(&j, "rules");
	while (rules.n > 0 && str_cut(&rules, '\n', &line))
		json_str(&j, NULL, line);
	json_array_end(&j);
	json_close(&j);
	cli_say(c, "\n");
}

static void
show_text(struct cli *c, const struct statement *st, const struct supposed *v,
    struct str rules, enum lang lang)
{
	bool en = lang_ui(lang) == LANG_EN;
	const char *with = en ? "with " : "med ";
	size_t n = 0;

	cli_say(c, "%s: " STR_FMT " (%s, %s %u)\n",
	    cmd_yes_no(v->allowed, lang), STR_ARG(reason_text(v->reason, lang)),
	    reason_name(v->reason), en ? "line" : "linje", v->rule.line);
	for (size_t i = 0; i < st->fields_n; i++)
		if (fieldset_has(&v->fields, (int)i))
			cli_say(c, "%s" STR_FMT, n++ == 0 ? with : ", ",
			    STR_ARG(statement_field_name(c->a, st, (int)i)));
	cli_say(c, "%s" STR_FMT, n > 0 ? "\n" : "", STR_ARG(rules));
}

enum err
suppose_explain(struct cli *c, const struct statement *st, int purpose,
    int channel, unsigned stage, enum lang lang)
{
	struct str name = cli_option(c, "role");
	int role = -1;
	struct supposed v;
	struct suppose s;
	struct buf rules;
	enum err e = ERR_OK;

	if (name.p != NULL)
		e = cmd_name(c, st, CMD_ROLE, name, &role);
	if (e != ERR_OK)
		return e;
	suppose_begin(st, purpose, role, channel, &s);
	if (stage != 0)
		s.stage = stage;
	if ((e = read_all(c, st, &s)) != ERR_OK)
		return e;
	suppose_decide(st, &s, date_days(cmd_today()), &v);
	buf_init(&rules, RULES_MAX);
	/* Of nobody in particular, the rules of all. */
	e = cli_options(c, "kind", 0, &name)
		? lang_explain_of(&rules, st, purpose,
		      s.act == ACT_SEND ? s.channel : -1, s.stage, s.kinds,
		      lang)
		: lang_explain(&rules, st, purpose,
		      s.act == ACT_SEND ? s.channel : -1, s.stage, lang);
	if (e == ERR_OK && c->json)
		show_json(c, st, &s, &v, buf_str(&rules), lang);
	else if (e == ERR_OK)
		show_text(c, st, &v, buf_str(&rules), lang);
	buf_release(&rules);
	return e;
}
