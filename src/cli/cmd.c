/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/cmd.h"

#include "lang/interview.h"
#include "lang/lang.h"

enum err
cmd_usage(struct cli *c)
{
	(void)cli_fail(c, ERR_INVALID, "usage: vern %s", c->command->usage);
	cli_remedy(c, "vern help %s%s%s", c->command->name,
	    c->command->verb[0] != '\0' ? " " : "", c->command->verb);
	return ERR_INVALID;
}

enum err
cmd_words(struct cli *c, size_t min, size_t max)
{
	return c->words_n < min || c->words_n > max ? cmd_usage(c) : ERR_OK;
}

enum err
cmd_lang(struct cli *c, enum lang otherwise, enum lang *out)
{
	struct str name = cli_option(c, "language");

	*out = otherwise;
	if (name.p != NULL && lang_find(name, out) != ERR_OK)
		return cli_fail_at(c, ERR_INVALID, STR("--language"),
		    "is one of %s", lang_codes());
	return ERR_OK;
}

const char *
cmd_yes_no(bool yes, enum lang lang)
{
	if (lang_ui(lang) == LANG_EN)
		return yes ? "yes" : "no";
	return yes ? "ja" : "nei";
}

enum err
cmd_lang_ui(struct cli *c, enum lang otherwise, enum lang *out)
{
	static const char *const codes[] = { "nb", "nn", "en" };
	static const enum lang langs[] = { LANG_NB, LANG_NN, LANG_EN };
	int at;
	enum err e =
	    cmd_choice(c, "language", codes, ARRAY_LEN(codes), -1, &at);

	*out = at < 0 ? otherwise : langs[at];
	return e;
}

enum err
cmd_choice(struct cli *c, const char *name, const char *const *choices,
    size_t n, int otherwise, int *out)
{
	struct str said = cli_option(c, name), *names;

	*out = otherwise;
	if (said.p == NULL)
		return ERR_OK;
	for (size_t i = 0; i < n; i++)
		if (str_is(said, choices[i])) {
			*out = (int)i;
			return ERR_OK;
		}
	names = ARENA_ARRAY(c->a, struct str, n);
	for (size_t i = 0; i < n; i++)
		names[i] = str_of(choices[i]);
	return cli_no_such(c, ERR_INVALID, arena_printf(c->a, "--%s", name),
	    name, said, names, n);
}

enum err
cmd_number(struct cli *c, const char *name, int64_t min, int64_t max,
    int64_t otherwise, int64_t *out)
{
	struct str s = cli_option(c, name);

	*out = otherwise;
	if (s.p != NULL && str_to_i64(s, min, max, out) != ERR_OK)
		return cli_fail_at(c, ERR_INVALID,
		    arena_printf(c->a, "--%s", name),
		    "is a whole number from %lld to %lld", (long long)min,
		    (long long)max);
	return ERR_OK;
}

enum err
cmd_date(struct cli *c, const char *name, struct date *out)
{
	struct str s = cli_option(c, name);

	*out = (struct date){ 0 };
	if (s.p != NULL && date_parse(s, out) != ERR_OK)
		return cli_fail_at(c, ERR_INVALID,
		    arena_printf(c->a, "--%s", name),
		    "is a date such as 2026-01-30");
	return ERR_OK;
}

enum err
cmd_channel_of(struct cli *c, struct str where, struct str said, int *out)
{
	struct str names[CHANNEL_MAX];
	enum channel channel;

	if (channel_find(said, &channel) == ERR_OK) {
		*out = (int)channel;
		return ERR_OK;
	}
	for (int i = 0; i < CHANNEL_MAX; i++)
		names[i] = str_of(channel_name((enum channel)i));
	return cli_no_such(c, ERR_INVALID, where, "channel", said, names,
	    CHANNEL_MAX);
}

enum err
cmd_channel(struct cli *c, const char *name, int otherwise, int *out)
{
	struct str s = cli_option(c, name);

	*out = otherwise;
	return s.p == NULL ? ERR_OK
			   : cmd_channel_of(c, arena_printf(c->a, "--%s", name),
				 s, out);
}

enum err
cmd_method(struct cli *c, int *out)
{
	if (str_is(cli_option(c, "method"), "letter")) {
		*out = CHANNEL_POST;
		return ERR_OK;
	}
	return cmd_channel(c, "method", CHANNEL_FORM, out);
}

enum err
cmd_statement(struct cli *c, struct str path, const struct statement **out)
{
	struct overlay ov;

	return cmd_statement_of(c, path, &ov, out);
}

enum err
cmd_statement_of(struct cli *c, struct str path, struct overlay *ov,
    const struct statement **out)
{
	struct lang_findings found = { 0 };
	enum err e = cmd_compose(c, path, LANG_EN, ov, &found);

	if (e != ERR_OK && e != ERR_INVALID)
		return e;
	if (e == ERR_OK &&
	    lang_compile(c->a, ov->text, LANG_EN, out, &found) == ERR_OK)
		return ERR_OK;
	cmd_stopped(c, path, ov, &found, LANG_EN);
	return cli_fail_at(c, ERR_REFUSED, path, "has %zu error%s",
	    found.errors, found.errors == 1 ? "" : "s");
}

bool
cmd_org_name_is_good(struct str s)
{
	if (s.n == 0 || s.n > 63 || s.p[0] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-'))
			return false;
	return true;
}

struct str
cmd_org_name_near(struct arena *a, struct str text)
{
	struct str name = interview_name(a, text);
	char *p = arena_alloc(a, name.n + 1);

	for (size_t i = 0; i < name.n; i++)
		p[i] = name.p[i] == '_' ? '-' : name.p[i];
	return (struct str){ p, name.n };
}

enum err
cmd_served(struct cli *c, struct str file, const struct statement *st)
{
	if (!st->printed_only)
		return ERR_OK;
	return cli_fail(c, ERR_REFUSED,
	    STR_FMT " is \"printed only\": no server keeps its register; "
		    "remove that line, and run vern policy check",
	    STR_ARG(file));
}

struct str
cmd_org_name(struct str path)
{
	size_t from = path.n;

	while (from > 0 && path.p[from - 1] != '/')
		from--;
	path = str_sub(path, from, path.n);
	if (str_ends(path, STR(".vern")))
		path.n -= 5;
	return path;
}

void
cmd_verdict_json(struct json *j, bool allowed, enum reason reason,
    unsigned line, enum lang lang)
{
	json_bool(j, "allowed", allowed);
	json_str(j, "reason", str_of(reason_name(reason)));
	json_str(j, "text", reason_text(reason, lang));
	json_int(j, "line", line);
}

void
cmd_list_begin(struct cli *c, struct json *j, const char *key)
{
	json_init(j, &c->out);
	if (!c->json)
		return;
	json_open(j, NULL);
	json_array(j, key);
}

void
cmd_list_end(struct cli *c, struct json *j)
{
	if (!c->json)
		return;
	json_array_end(j);
	json_close(j);
	cli_say(c, "\n");
}

enum err
cmd_person_option(struct cli *c, struct tx *tx, struct person **out)
{
	struct str id = cli_option(c, "person");

	if (id.p == NULL)
		return cli_fail(c, ERR_INVALID, "which person? --person ID");
	return cli_person(c, tx, id, out);
}

struct date
cmd_today(void)
{
	return date_of_instant(clock_now_s());
}

enum err
cmd_tx(struct cli *c, enum activity activity, cmd_body *body, void *self)
{
	struct tx tx;
	enum err e = cli_begin(c, &tx, activity), end;

	if (e != ERR_OK)
		return e;
	e = body(c, &tx, self);
	end = cli_end(c, &tx, e);
	if (end == ERR_OK)
		return ERR_OK;
	/* Nothing happened, so nothing is to be told but why. */
	buf_reset(&c->out);
	if (c->err.n > 0)
		return end;
	return cli_refused(c, &tx, end);
}

enum activity
cmd_activity(const struct cli *c, int purpose)
{
	return purpose < 0 ? ACTIVITY_STAFF
			   : purpose_activity(&c->org->st->purposes[purpose]);
}

enum err
cmd_audit_all(struct cli *c, enum activity activity, enum act act,
    struct str note)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < c->s->orgs_n && e == ERR_OK; i++) {
		struct org *org = &c->s->orgs[i];
		struct tx tx;

		e = tx_begin(&tx, c->s, org, c->a, &c->actor, activity);
		if (e != ERR_OK)
			break;
		tx_audit(&tx, act,
		    activity == ACTIVITY_BACKUP ? org_purpose(org, activity)
						: -1,
		    AUDIT_DONE, note);
		e = tx_end(&tx, e);
	}
	return e;
}
