/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_versions: the versions of a statement, and the one that waits. */
#include "cli/apply.h"
#include "cli/cmd.h"

static const char *
state_word(enum version_state s)
{
	switch (s) {
	case VERSION_PAST:
		return "past";
	case VERSION_IN_FORCE:
		return "in_force";
	case VERSION_COMING:
		return "coming";
	case VERSION_WITHDRAWN:
		break;
	}
	return "withdrawn";
}

static void
version_json(struct cli *c, struct json *j, struct tx *tx,
    const struct version *v)
{
	json_open(j, NULL);
	json_int(j, "revision", v->revision);
	json_str(j, "version", v->version);
	json_str(j, "state", str_of(state_word(v->state)));
	json_str(j, "from", apply_day(c, release_from(v, tx->now_s)));
	if (v->revision > 1) {
		json_str(j, "class", str_of(diff_class_code(v->class)));
		json_str(j, "proposed_by", apply_by(tx, &v->proposed));
		json_str(j, "approved_by", apply_by(tx, &v->approved));
		json_str(j, "alone", v->alone);
		json_bool(j, "notice", v->notice);
		json_bool(j, "all_told", !v->notice || v->told_s != 0);
		json_int(j, "letters", v->told_n);
		json_int(j, "without_address", v->missed_n);
		json_bool(j, "effect_done", v->effect_s != 0);
		json_int(j, "values_removed", v->effect_values);
		json_int(j, "consents_asked", v->effect_asked);
		json_str(j, "summary", release_summary(v, LANG_EN));
	}
	json_close(j);
}

static void
version_line(struct cli *c, struct tx *tx, const struct version *v)
{
	cli_say(c, STR_FMT "\t%s\tfrom " STR_FMT, STR_ARG(v->version),
	    state_word(v->state),
	    STR_ARG(apply_day(c, release_from(v, tx->now_s))));
	if (v->revision == 1) {
		cli_say(c, "\tthe first version\n");
		return;
	}
	cli_say(c, "\t%s\tproposed by " STR_FMT ", approved by " STR_FMT,
	    diff_class_code(v->class), STR_ARG(apply_by(tx, &v->proposed)),
	    STR_ARG(apply_by(tx, &v->approved)));
	if (v->alone.n > 0)
		cli_say(c, " (alone: " STR_FMT ")", STR_ARG(v->alone));
	if (v->notice)
		cli_say(c, "; %lld letters%s", (long long)v->told_n,
		    v->told_s == 0 ? " so far" : "");
	if (v->missed_n > 0)
		cli_say(c, ", %lld without an address", (long long)v->missed_n);
	if (v->effect_s != 0)
		cli_say(c, "; %lld values removed, %lld consents asked again",
		    (long long)v->effect_values, (long long)v->effect_asked);
	cli_say(c, "\n");
}

static struct str
file_hash(struct cli *c, const struct overlay_file *f)
{
	uint8_t h[32];

	hash(f->bytes, h);
	return hex_encode(c->a, (struct str){ (const char *)h, sizeof(h) });
}

void
apply_files(struct cli *c, const struct proposal *p)
{
	for (size_t i = 0; i < p->files_n; i++)
		cli_say(c, "%s " STR_FMT "  " STR_FMT "\n",
		    i == 0 ? "made of" : "extends", STR_ARG(p->files[i].name),
		    STR_ARG(file_hash(c, &p->files[i])));
	if (p->files_n > 0)
		cli_say(c, "\n");
}

static void
files_json(struct cli *c, struct json *j, const struct proposal *p)
{
	json_array(j, "files");
	for (size_t i = 0; i < p->files_n; i++) {
		json_open(j, NULL);
		json_str(j, "name", p->files[i].name);
		json_str(j, "hash", file_hash(c, &p->files[i]));
		json_close(j);
	}
	json_array_end(j);
}

static enum err
proposal_shown(struct cli *c, struct tx *tx, struct json *j)
{
	struct release_plan plan;
	struct proposal p;
	enum lang lang = LANG_EN;
	size_t letters = 0;
	enum err e = cmd_lang_ui(c, LANG_EN, &lang);

	lang = lang_ui(lang);
	if (e == ERR_OK)
		e = release_proposal(tx, &p);
	if (e == ERR_OK)
		e = release_plan(tx, p.source, lang, &plan);
	if (e == ERR_OK)
		e = release_letters(tx, &plan, &letters);
	if (e == ERR_NOT_FOUND && c->json)
		json_null(j, "proposed");
	if (e != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_OK : e;
	if (!c->json) {
		cli_say(c,
		    "\n" STR_FMT "\tproposed by " STR_FMT
		    ", waits for a second person\n" STR_FMT "\tchecksum\n\n",
		    STR_ARG(p.version), STR_ARG(apply_by(tx, &p.by)),
		    STR_ARG(proposal_key(c->a, &p)));
		apply_files(c, &p);
		apply_plan_told(c, &plan, letters, lang);
		return ERR_OK;
	}
	json_open(j, "proposed");
	json_str(j, "by", apply_by(tx, &p.by));
	files_json(c, j, &p);
	apply_plan_json(c, j, &plan, letters, lang);
	json_close(j);
	return ERR_OK;
}

/* One of those that the one that waits was made of. */
static enum err
file_of(const struct proposal *p, struct str name, struct str *out)
{
	for (size_t i = 0; i < p->files_n; i++)
		if (str_eq(p->files[i].name, name)) {
			*out = p->files[i].bytes;
			return ERR_OK;
		}
	return ERR_NOT_FOUND;
}

/* The file itself, of one that was released or of the one that waits. */
static enum err
file_shown(struct cli *c, struct tx *tx, struct str name)
{
	const struct version *v = release_find(c->org, name);
	struct proposal p;
	struct str source;
	enum err e;

	if (v != NULL) {
		e = release_source(c->s, c->org, c->a, v->revision, &source);
	} else {
		e = release_proposal(tx, &p);
		if (e == ERR_OK && !str_eq(p.version, name))
			e = ERR_NOT_FOUND;
		source = p.source;
		if (e == ERR_OK && cli_option(c, "file").p != NULL)
			e = file_of(&p, cli_option(c, "file"), &source);
	}
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "no version " STR_FMT, STR_ARG(name));
	if (e == ERR_OK)
		buf_put(&c->out, source);
	return e;
}

static enum err
list_shown(struct cli *c, struct tx *tx)
{
	size_t n;
	const struct version *v = release_versions(c->org, &n);
	struct json j;
	enum err e;

	json_init(&j, &c->out);
	if (c->json) {
		json_open(&j, NULL);
		json_array(&j, "versions");
	}
	for (size_t i = 0; i < n; i++) {
		if (c->json)
			version_json(c, &j, tx, &v[i]);
		else
			version_line(c, tx, &v[i]);
	}
	if (c->json)
		json_array_end(&j);
	e = proposal_shown(c, tx, &j);
	if (c->json) {
		json_close(&j);
		cli_say(c, "\n");
	}
	return e;
}

static enum err
versions_body(struct cli *c, struct tx *tx, void *self)
{
	const struct grant *g;
	enum err e = tx_decide(tx, -1, ACT_SETTING, NULL, NULL, -1, 0, &g);

	(void)self;
	if (e != ERR_OK)
		return e;
	if (cli_option(c, "show").p != NULL)
		return file_shown(c, tx, cli_option(c, "show"));
	return list_shown(c, tx);
}

enum err
cmd_policy_versions(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	return e == ERR_OK ? apply_in_tx(c, versions_body, NULL) : e;
}
