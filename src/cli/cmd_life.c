/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_life: what happens to a person: erased, restricted, reported dead;
 * and who looked. */
#include "cli/cmd.h"
#include "store/trail.h"

struct life_run {
	int purpose;
	bool on;
	struct receipt receipt;
	unsigned stage;
};

static enum err
life_begin(struct cli *c, struct life_run *r, cmd_body *body)
{
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cli_purpose(c, &r->purpose);
	if (e != ERR_OK)
		return e;
	return cmd_tx(c, cmd_activity(c, r->purpose), body, r);
}

/* ---- erase ---------------------------------------------------------- */

static enum err
erase_body(struct cli *c, struct tx *tx, void *self)
{
	struct life_run *r = self;
	struct person *p;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK)
		e = life_erase(tx, r->purpose, p, MARK_ERASED, &r->receipt);
	if (e == ERR_REFUSED)
		return cli_fail(c, e,
		    "a duty keeps what is left of this person; it goes by "
		    "itself when its time is over (work --preview)");
	return e;
}

static struct str
held_until(struct cli *c, const struct receipt *r)
{
	return r->held_until_s == INT64_MAX
		   ? STR("it is erased by hand")
		   : instant_print(c->a, r->held_until_s);
}

static void
receipt_told(struct cli *c, const struct receipt *r)
{
	struct json j;

	if (!c->json) {
		cli_say(c, "unreadable: " STR_FMT "\ngone: " STR_FMT "\n",
		    STR_ARG(instant_print(c->a, r->unreadable_s)),
		    STR_ARG(instant_print(c->a, r->gone_s)));
		if (r->marked)
			cli_say(c, "do-not-invite mark: kept\n");
		if (r->held_until_s != 0)
			cli_say(c,
			    "kept for a duty: %d fields, until " STR_FMT "\n",
			    fieldset_count(&r->held),
			    STR_ARG(held_until(c, r)));
		return;
	}
	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "unreadable", instant_print(c->a, r->unreadable_s));
	json_str(&j, "gone", instant_print(c->a, r->gone_s));
	json_bool(&j, "marked", r->marked);
	if (r->mark_until_day != 0)
		json_date(&j, "mark_until", date_of_days(r->mark_until_day));
	if (r->held_until_s != 0) {
		json_int(&j, "held_fields", fieldset_count(&r->held));
		json_str(&j, "held_until", held_until(c, r));
	}
	json_close(&j);
	cli_say(c, "\n");
}

enum err
cmd_person_erase(struct cli *c)
{
	struct life_run r = { 0 };
	enum err e = life_begin(c, &r, erase_body);

	if (e == ERR_OK)
		receipt_told(c, &r.receipt);
	return e;
}

/* ---- restriction ---------------------------------------------------- */

static enum err
restrict_body(struct cli *c, struct tx *tx, void *self)
{
	struct life_run *r = self;
	const struct grant *g;
	struct person *p;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK)
		e = tx_decide(tx, r->purpose, ACT_RESTRICT, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_restrict(tx, g, p, r->on);
	if (e == ERR_DENIED && !r->on)
		return cli_fail(c, e, "only the person may lift it");
	return e;
}

static void
done_told(struct cli *c, const char *key, bool value)
{
	if (c->json)
		cli_say(c, "{\"%s\":%s}\n", key, value ? "true" : "false");
}

enum err
cmd_person_restrict(struct cli *c)
{
	struct life_run r = { .on = true };
	enum err e = life_begin(c, &r, restrict_body);

	if (e == ERR_OK)
		done_told(c, "restricted", true);
	return e;
}

enum err
cmd_person_release(struct cli *c)
{
	struct life_run r = { .on = false };
	enum err e = life_begin(c, &r, restrict_body);

	if (e == ERR_OK)
		done_told(c, "restricted", false);
	return e;
}

/* ---- death ---------------------------------------------------------- */

static enum err
death_body(struct cli *c, struct tx *tx, void *self)
{
	struct life_run *r = self;
	struct person *p;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK)
		e = r->on ? life_death(tx, r->purpose, p)
			  : life_death_annul(tx, r->purpose, p);
	if (e == ERR_CONFLICT)
		return cli_fail(c, e,
		    r->on ? "a death is reported already"
			  : "no death is reported");
	if (e == ERR_OK)
		r->stage = p->facts.stage;
	return e;
}

static enum err
death_run(struct cli *c, bool on)
{
	struct life_run r = { .on = on };
	enum err e = life_begin(c, &r, death_body);

	if (e == ERR_OK && c->json)
		cli_say(c, "{\"stage\":\"%s\"}\n", stage_name(r.stage));
	return e;
}

enum err
cmd_person_death(struct cli *c)
{
	return death_run(c, true);
}

enum err
cmd_person_annul(struct cli *c)
{
	return death_run(c, false);
}

/* ---- who looked ----------------------------------------------------- */

static void
look_show(struct cli *c, struct json *j, const struct audit_entry *en)
{
	struct str purpose = trail_name(c->org, NUMBER_PURPOSE, en->purpose);
	struct str role = trail_name(c->org, NUMBER_ROLE, en->role);
	const char *act = act_name((enum act)en->act);
	const char *actor = actor_type_name((enum actor_type)en->actor_type);
	const char *outcome = trail_outcome(en->outcome);

	if (!c->json) {
		cli_say(c, STR_FMT "  %s " STR_FMT "  %s  " STR_FMT "  %s\n",
		    STR_ARG(instant_print(c->a, en->at_s)), actor,
		    STR_ARG(role), act, STR_ARG(purpose), outcome);
		return;
	}
	json_open(j, NULL);
	json_int(j, "sequence", en->seq);
	json_str(j, "at", instant_print(c->a, en->at_s));
	json_str(j, "actor", str_of(actor));
	json_str(j, "role", role);
	json_str(j, "act", str_of(act));
	json_str(j, "purpose", purpose);
	json_str(j, "outcome", str_of(outcome));
	json_close(j);
}

#define LOOKS_MAX 1000

static enum err
look_body(struct cli *c, struct tx *tx, void *self)
{
	struct life_run *r = self;
	const struct grant *g;
	struct audit_entry *list;
	struct person *p;
	struct json j;
	size_t n;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK)
		e = tx_decide(tx, r->purpose, ACT_AUDIT, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = trail_of_person(tx, g, p, LOOKS_MAX, &list, &n);
	if (e != ERR_OK)
		return e;
	cmd_list_begin(c, &j, "entries");
	for (size_t i = 0; i < n; i++)
		look_show(c, &j, &list[i]);
	cmd_list_end(c, &j);
	return ERR_OK;
}

enum err
cmd_person_look(struct cli *c)
{
	struct life_run r = { 0 };

	return life_begin(c, &r, look_body);
}
