/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_apply: versions of a statement in a register that is in use. */
#include "base/time.h"
#include "cli/apply.h"
#include "cli/cmd.h"
#include "cli/diff.h"
#include "cli/open.h"
#include "lang/check.h"
#include "store/release.h"

#define TELL_NS 20000000 /* of a tick */

struct apply {
	struct str file, source, name;
	struct overlay ov; /* the file, with what it extends */
	enum lang lang;
	struct release_plan plan;
	struct proposal waits; /* for whom asks what to approve */
	size_t letters;
	struct str waiting_by;
	bool released, unnamed; /* another waits than was said */
};

/* ---- a new organisation ------------------------------------------------ */

/* The file of one that is here already, under another name, is most likely a
 * slip. */
static enum err
name_check(struct cli *c, const struct apply *ap, const struct statement *st)
{
	if (!cmd_org_name_is_good(ap->name))
		return cli_fail(c, ERR_INVALID,
		    STR_FMT ": the name of the file becomes part of addresses: "
			    "small letters, digits and - only, or --org NAME",
		    STR_ARG(ap->file));
	if (cli_option(c, "org").p != NULL)
		return ERR_OK;
	for (size_t i = 0; i < c->s->orgs_n; i++) {
		const struct org *o = &c->s->orgs[i];

		if (str_eq(o->st->name, st->name))
			return cli_fail(c, ERR_REFUSED,
			    "this is the statement of " STR_FMT
			    ": say --org " STR_FMT
			    " for a new version of it, or --org " STR_FMT
			    " for another organisation",
			    STR_ARG(o->name), STR_ARG(o->name),
			    STR_ARG(ap->name));
	}
	return ERR_OK;
}

static enum err
new_check(struct cli *c, const struct apply *ap)
{
	struct lang_findings found = { 0 };
	const struct statement *st;
	enum err e = lang_compile(c->a, ap->source, ap->lang, &st, &found);

	if (e == ERR_OK)
		lang_check(c->a, st, cmd_today(), ap->lang, &found);
	lang_findings_sort(&found);
	if (found.errors > 0) {
		cmd_stopped(c, ap->file, &ap->ov, &found, ap->lang);
		return cli_fail(c, ERR_REFUSED, STR_FMT " has %zu error%s",
		    STR_ARG(ap->file), found.errors,
		    found.errors == 1 ? "" : "s");
	}
	if ((e = cmd_served(c, ap->file, st)) != ERR_OK)
		return e;
	if (cli_flag(c, "as"))
		return cli_fail(c, ERR_INVALID,
		    "a new organisation has no staff yet: leave --as out");
	return name_check(c, ap, st);
}

static void
new_told(struct cli *c, const struct apply *ap, bool done)
{
	struct json j;

	if (!c->json) {
		cli_say(c, STR_FMT " %s.\n", STR_ARG(ap->name),
		    done ? "is here; its first version is in force"
			 : "would be a new organisation");
		return;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "organisation", ap->name);
	json_str(&j, "state", done ? STR("new") : STR("would_be_new"));
	json_close(&j);
	cli_say(c, "\n");
}

static enum err
new_org(struct cli *c, const struct apply *ap)
{
	struct conf *conf;
	enum err e = new_check(c, ap);

	if (e != ERR_OK)
		return e;
	if (cli_flag(c, "dry-run")) {
		new_told(c, ap, false);
		return ERR_OK;
	}
	if ((e = cli_conf(c, c->s->dir, &conf)) != ERR_OK)
		return e;
	e = store_add_org_later(c->s, ap->name, ap->source);
	if (e != ERR_OK)
		return cli_fail(c, e, STR_FMT ": %s", STR_ARG(ap->name),
		    err_text(e));
	cli_org_settings(c->s, conf, store_org(c->s, ap->name));
	new_told(c, ap, true);
	return ERR_OK;
}

/* ---- a new version ----------------------------------------------------- */

/* Those it concerns are told: here at once, by the server in its next tick. */
static enum err
tell(struct cli *c)
{
	bool more = true;
	enum err e = ERR_OK;

	jobs_releases_due(c->jobs);
	while (!c->served && more && e == ERR_OK) {
		if ((e = tick_begin(c->s)) != ERR_OK)
			break;
		more = jobs_releases(c->jobs, clock_mono_ns() + TELL_NS);
		e = tick_end(c->s);
	}
	return e;
}

struct str
apply_day(struct cli *c, int32_t d)
{
	return date_print(c->a, date_of_days(d));
}

/* Of the whole file: the version's number may stand in two. */
static struct str
plan_hash(struct cli *c, const struct release_plan *p)
{
	return hex_encode(c->a, (struct str){ (const char *)p->diff.is->hash,
				    sizeof(p->diff.is->hash) });
}

struct str
apply_by(struct tx *tx, const struct release_by *by)
{
	struct staff st;

	if (by->type == ACTOR_OPERATOR)
		return STR("operator");
	if (by->type != ACTOR_STAFF)
		return STR("nobody");
	return staff_get(tx, by->id, &st) == ERR_OK ? st.name
						    : STR("former staff");
}

void
apply_plan_json(struct cli *c, struct json *j, const struct release_plan *p,
    size_t letters, enum lang lang)
{
	if (p->refusal != RELEASE_NO_MAX) {
		json_str(j, "refused",
		    str_of(release_refusal_code(p->refusal)));
		json_str(j, "why",
		    release_refusal(c->a, p->refusal, p->refusal_arg, lang));
	}
	if (p->diff.is == NULL)
		return;
	json_str(j, "version", p->diff.is->version);
	json_str(j, "hash", plan_hash(c, p));
	json_str(j, "effective", apply_day(c, p->effective_day));
	json_str(j, "earliest", apply_day(c, p->earliest_day));
	json_int(j, "letters", (int64_t)letters);
	diff_json(c, j, &p->diff, lang);
}

void
apply_plan_told(struct cli *c, const struct release_plan *p, size_t letters,
    enum lang lang)
{
	lang_diff_print(&c->out, &p->diff, lang);
	if ((p->diff.follows & DIFF_NOTICE) != 0)
		cli_say(c, "Letters on release: %zu.\n", letters);
}

/* The one that waits, or that waited until now. */
static void
waiting_json(struct cli *c, struct json *j, const struct apply *ap,
    bool replaced)
{
	const struct proposal *w = &ap->plan.waiting;

	if (!ap->plan.waits)
		return;
	json_open(j, replaced ? "replaced" : "waits");
	json_str(j, "version", w->version);
	json_str(j, "by", ap->waiting_by);
	json_str(j, "hash", proposal_key(c->a, w));
	json_close(j);
}

static void
outcome_told(struct cli *c, const struct apply *ap, const char *state,
    bool replaced)
{
	const struct release_plan *p = &ap->plan;
	struct json j;

	if (!c->json) {
		if (p->diff.is != NULL)
			apply_plan_told(c, p, ap->letters, ap->lang);
		return;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "organisation", c->org->name);
	json_str(&j, "state", str_of(state));
	apply_plan_json(c, &j, p, ap->letters, ap->lang);
	waiting_json(c, &j, ap, replaced);
	json_close(&j);
	cli_say(c, "\n");
}

static enum err
refused(struct cli *c, const struct apply *ap, enum err e)
{
	const struct release_plan *p = &ap->plan;

	if (e == ERR_INVALID) {
		cmd_stopped(c, ap->file, &ap->ov, &p->findings[1], ap->lang);
		return cli_fail_at(c, ERR_REFUSED, ap->file, "has errors");
	}
	if (e != ERR_REFUSED || p->refusal == RELEASE_NO_MAX)
		return e;
	outcome_told(c, ap, "refused", false);
	if (p->refusal == RELEASE_NO_WAITS)
		return cli_fail(c, e,
		    STR_FMT ": --replace " STR_FMT " (proposed by " STR_FMT ")",
		    STR_ARG(release_refusal(c->a, p->refusal, p->refusal_arg,
			ap->lang)),
		    STR_ARG(proposal_key(c->a, &p->waiting)),
		    STR_ARG(ap->waiting_by));
	return cli_fail(c, e, STR_FMT,
	    STR_ARG(
		release_refusal(c->a, p->refusal, p->refusal_arg, ap->lang)));
}

static void
released_told(struct cli *c, const struct release_plan *p)
{
	const struct version *coming = release_coming(c->org);

	if (c->json)
		return;
	cli_say(c, "Version " STR_FMT " is released and signed; ",
	    STR_ARG(p->diff.is->version));
	if (coming == NULL)
		cli_say(c, "it is in force.\n");
	else
		cli_say(c, "it is in force from " STR_FMT ".\n",
		    STR_ARG(apply_day(c, release_from(coming, c->s->now_s))));
}

/* What is told of the plan beside it. */
static enum err
plan_more(struct tx *tx, struct apply *ap)
{
	if (ap->plan.waits)
		ap->waiting_by = apply_by(tx, &ap->plan.waiting.by);
	return release_letters(tx, &ap->plan, &ap->letters);
}

static enum err
apply_body(struct cli *c, struct tx *tx, void *self)
{
	struct apply *ap = self;
	const struct release_ask ask = { .source = ap->source,
		.alone = cli_option(c, "alone"),
		.replaces = cli_option(c, "replace"),
		.files = ap->ov.files,
		.files_n = ap->ov.files_n > 1 ? ap->ov.files_n : 0 };
	enum err more, e;

	if (cli_flag(c, "dry-run")) {
		e = release_instead(tx, ask.source, ask.replaces, ap->lang,
		    &ap->plan);
		if (e == ERR_OK && ap->plan.refusal != RELEASE_NO_MAX)
			e = ERR_REFUSED;
	} else {
		e = release_apply(tx, &ask, ap->lang, &ap->plan, &ap->released);
	}
	if (ap->plan.diff.is == NULL || (e != ERR_OK && e != ERR_REFUSED))
		return e;
	more = plan_more(tx, ap);
	return more != ERR_OK ? more : e;
}

/* One tick; a refusal of the policy is told, others are left to the caller. */
enum err
apply_in_tx(struct cli *c, cmd_body *body, void *self)
{
	struct tx tx;
	enum err e = cli_begin(c, &tx, ACTIVITY_STAFF);

	if (e != ERR_OK)
		return e;
	e = body(c, &tx, self);
	e = cli_end(c, &tx, e);
	return e == ERR_DENIED ? cli_refused(c, &tx, e) : e;
}

static enum err
new_version(struct cli *c, struct apply *ap)
{
	enum err e = cli_actor(c);

	if (e != ERR_OK)
		return e;
	ap->plan.refusal = RELEASE_NO_MAX;
	if ((e = apply_in_tx(c, apply_body, ap)) != ERR_OK)
		return refused(c, ap, e);
	if (cli_flag(c, "dry-run")) {
		outcome_told(c, ap, "would_do", false);
		return ERR_OK;
	}
	if (ap->released && (e = tell(c)) != ERR_OK)
		return e;
	outcome_told(c, ap, ap->released ? "released" : "proposed", true);
	if (ap->plan.waits && !c->json)
		cli_say(c,
		    "It takes the place of version " STR_FMT
		    ", proposed by " STR_FMT ".\n",
		    STR_ARG(ap->plan.waiting.version), STR_ARG(ap->waiting_by));
	if (ap->released)
		released_told(c, &ap->plan);
	else if (!c->json)
		cli_say(c,
		    "Proposed. A second person releases it: vern policy "
		    "approve DIR " STR_FMT " --version " STR_FMT
		    " --hash " STR_FMT " [--as NAME], or on the page "
		    "\"Statement versions\".\n",
		    STR_ARG(c->org->name), STR_ARG(ap->plan.diff.is->version),
		    STR_ARG(plan_hash(c, &ap->plan)));
	return ERR_OK;
}

enum err
cmd_policy_apply(struct cli *c)
{
	struct apply *ap = ARENA_NEW(c->a, struct apply);
	struct lang_findings found = { 0 };
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cmd_lang_ui(c, LANG_EN, &ap->lang);
	ap->lang = lang_ui(ap->lang);
	if (e != ERR_OK)
		return e;
	ap->file = c->words[0];
	e = cmd_compose(c, ap->file, ap->lang, &ap->ov, &found);
	if (e == ERR_INVALID) {
		cmd_stopped(c, ap->file, &ap->ov, &found, ap->lang);
		return cli_fail_at(c, ERR_REFUSED, ap->file, "has errors");
	}
	if (e != ERR_OK)
		return e;
	ap->source = ap->ov.text;
	ap->name = cli_option(c, "org").p != NULL ? cli_option(c, "org")
						  : cmd_org_name(ap->file);
	c->org = store_org(c->s, ap->name);
	return c->org == NULL ? new_org(c, ap) : new_version(c, ap);
}

static enum err
approve_body(struct cli *c, struct tx *tx, void *self)
{
	struct apply *ap = self;
	const struct grant *g;
	struct proposal p;
	enum err e = tx_decide(tx, -1, ACT_SETTING, NULL, NULL, -1, 0, &g);

	if (e == ERR_OK)
		e = release_proposal(tx, &p);
	if (e == ERR_OK)
		ap->waits = p;
	if (e == ERR_OK)
		e = release_plan(tx, p.source, ap->lang, &ap->plan);
	if (e != ERR_OK)
		return e;
	ap->unnamed =
	    !str_eq(cli_option(c, "version"), ap->plan.diff.is->version) ||
	    !str_eq(cli_option(c, "hash"), plan_hash(c, &ap->plan));
	if ((e = release_letters(tx, &ap->plan, &ap->letters)) != ERR_OK)
		return e;
	return ap->unnamed ? ERR_CONFLICT
			   : release_approve(tx, ap->lang, &ap->plan);
}

/* What was read is what is approved: another may have come meanwhile. */
static enum err
approve_asked(struct cli *c, const struct apply *ap)
{
	bool said = cli_flag(c, "version") && cli_flag(c, "hash");

	if (!c->json)
		apply_files(c, &ap->waits);
	outcome_told(c, ap, "proposed", false);
	return cli_fail(c, said ? ERR_REFUSED : ERR_INVALID,
	    "%s: --version " STR_FMT " --hash " STR_FMT,
	    said ? "another version waits than the one you name"
		 : "this version waits; when it is the one to approve, say so",
	    STR_ARG(ap->plan.diff.is->version),
	    STR_ARG(plan_hash(c, &ap->plan)));
}

enum err
cmd_policy_approve(struct cli *c)
{
	struct apply *ap = ARENA_NEW(c->a, struct apply);
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cmd_lang_ui(c, LANG_EN, &ap->lang);
	ap->lang = lang_ui(ap->lang);
	if (e != ERR_OK)
		return e;
	ap->plan.refusal = RELEASE_NO_MAX;
	ap->file = STR("the version that waits");
	e = apply_in_tx(c, approve_body, ap);
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "no version waits for a second person");
	if (e == ERR_CONFLICT && ap->unnamed)
		return approve_asked(c, ap);
	if (e != ERR_OK)
		return refused(c, ap, e);
	if ((e = tell(c)) != ERR_OK)
		return e;
	outcome_told(c, ap, "released", false);
	released_told(c, &ap->plan);
	return ERR_OK;
}

static enum err
withdraw_body(struct cli *c, struct tx *tx, void *self)
{
	(void)c;
	return release_withdraw(tx, self);
}

enum err
cmd_policy_withdraw(struct cli *c)
{
	bool release = false;
	enum err e = cmd_words(c, 0, 0);
	struct json j;

	if (e == ERR_OK)
		e = apply_in_tx(c, withdraw_body, &release);
	if (e == ERR_NOT_FOUND)
		return cli_fail(c, e, "no version waits");
	if (e != ERR_OK)
		return e;
	if (!c->json) {
		cli_say(c, "%s\n",
		    release ? "The version that was released is withdrawn."
			    : "The version that was proposed is withdrawn.");
		return ERR_OK;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "withdrawn", release ? STR("release") : STR("proposal"));
	json_close(&j);
	cli_say(c, "\n");
	return ERR_OK;
}
