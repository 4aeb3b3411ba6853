/* SPDX-License-Identifier: EUPL-1.2 */
/* Groups by rule and by choice (B27); messages and their deliveries. */
#include "store_fixture.h"

#include "store/internal.h"

static void
set(struct world *w, int64_t id, int field, int item, const char *text,
    bool rules)
{
	const struct provenance from = { 0 };
	struct change c = { .field = field,
		.item = item,
		.text = str_of(text) };
	const struct grant *g;
	struct person *p;
	struct tx tx;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	must(grant_for(w, &tx, "registry", ACT_CORRECT, p, &g), "correct");
	must(person_change(&tx, g, p, &from, &c, 1, NULL), "change");
	if (rules)
		must(group_apply_rules(&tx, p), "rules");
	must(finish(w, &tx, ERR_OK), "set");
}

/* Names of the groups the person is in, in order of name. */
static struct str
groups_of(struct world *w, int64_t id)
{
	struct str names[16] = { { NULL, 0 } }, sum = STR("");
	struct group g;
	struct person *p;
	struct tx tx;
	size_t n = 0;

	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	for (size_t i = 0; i < p->facts.groups_n && n < 16; i++) {
		size_t at = n;

		must(group_get(&tx, p->facts.groups[i], &g), "group");
		while (at > 0 && str_cmp(names[at - 1], g.name) > 0) {
			names[at] = names[at - 1];
			at--;
		}
		names[at] = g.name;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		sum = arena_printf(w->a, STR_FMT "%s" STR_FMT, STR_ARG(sum),
		    i > 0 ? ", " : "", STR_ARG(names[i]));
	must(finish(w, &tx, ERR_OK), "groups");
	return sum;
}

static int64_t
group_named(struct world *w, const char *name)
{
	struct group *list;
	struct tx tx;
	size_t n;
	int64_t id = 0;

	start(w, &tx);
	must(group_list(&tx, &list, &n), "list");
	for (size_t i = 0; i < n; i++)
		if (str_is(list[i].name, name))
			id = list[i].id;
	must(finish(w, &tx, ERR_OK), "list");
	return id;
}

static enum err
join_or_leave(struct world *w, const struct actor *actor, int64_t id,
    int64_t group, bool join)
{
	const struct grant *g;
	struct person *p;
	struct tx tx;
	enum err e;

	start_as(w, &tx, actor, ACTIVITY_SELF);
	must(person_open(&tx, id, &p), "open");
	e = tx_decide(&tx,
	    P(w, actor->type == ACTOR_PERSON ? "membership" : "registry"),
	    ACT_GROUP, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = join ? group_join(&tx, g, p, group)
			 : group_leave(&tx, g, p, group);
	return finish(w, &tx, e);
}

static void
test_rules(struct world *w)
{
	int place = F(w, "home_place");
	int programme = PART(w, "education", "programme");
	int64_t id = add_person(w, "Kari", "k@example.com", STAGE_MEMBER);
	int64_t ola = add_person(w, "Ola", "o@example.com", STAGE_MEMBER);
	int64_t possible =
	    add_person(w, "Per", "p@example.com", STAGE_POSSIBLE);

	set(w, id, place, 0, "Oslo", true);
	tap_str(groups_of(w, id), STR("Oslo"), "B27 a group by the rule");
	set(w, ola, place, 0, "OSLO", true);
	tap_ok(group_named(w, "OSLO") == 0,
	    "the same value otherwise written is the same group");
	tap_str(groups_of(w, ola), STR("Oslo"), "and holds both");
	tap_ok(index_group_count(w->org->index, group_named(w, "Oslo")) == 2,
	    "the index counts them");
	set(w, id, programme, 1, "Fysikk", true);
	set(w, id, programme, 2, "Kjemi", true);
	tap_str(groups_of(w, id), STR("Fysikk, Kjemi, Oslo"),
	    "a group for each of several records");
	set(w, id, place, 0, "Trondheim", true);
	tap_str(groups_of(w, id), STR("Fysikk, Kjemi, Trondheim"),
	    "B27 moved: out of the old one, into the new one");
	set(w, possible, place, 0, "Oslo", true);
	tap_str(groups_of(w, possible), STR(""),
	    "B27 nobody is in a group before joining");
}

static void
test_leave(struct world *w)
{
	int place = F(w, "home_place");
	int64_t id = add_person(w, "Liv", "l@example.com", STAGE_MEMBER);
	struct actor liv = { .type = ACTOR_PERSON,
		.id = id,
		.role = -1,
		.purpose = -1 };
	int64_t oslo;

	set(w, id, place, 0, "Oslo", true);
	oslo = group_named(w, "Oslo");
	tap_err(join_or_leave(w, &liv, id, oslo, false), ERR_OK,
	    "B27 leaving always works");
	tap_str(groups_of(w, id), STR(""), "out of it");
	set(w, id, F(w, "employer"), 0, "Sintef", true);
	tap_str(groups_of(w, id), STR(""),
	    "B27 a rule never adds again who left");
	set(w, id, place, 0, "Trondheim", true);
	set(w, id, place, 0, "Oslo", true);
	tap_str(groups_of(w, id), STR(""),
	    "B27 not even after moving away and back");
	tap_err(join_or_leave(w, &operator_actor, id, oslo, true), ERR_DENIED,
	    "B27 nor does anybody else");
	tap_err(join_or_leave(w, &liv, id, oslo, true), ERR_OK,
	    "B27 only the person comes back");
	tap_str(groups_of(w, id), STR("Oslo"), "and is in again");
	tap_err(join_or_leave(w, &liv, id, 987654321, true), ERR_NOT_FOUND,
	    "no such group to join");
	tap_err(join_or_leave(w, &liv, id, 987654321, false), ERR_NOT_FOUND,
	    "nor to leave");
}

static void
test_protected(struct world *w)
{
	int64_t id = add_person(w, "Gjemt", "g@example.com", STAGE_MEMBER);
	struct person *p;
	struct tx tx;

	set(w, id, F(w, "home_place"), 0, "Oslo", false);
	start(w, &tx);
	must(person_open(&tx, id, &p), "open");
	p->facts.protected_address = true;
	person_touch(p);
	must(finish(w, &tx, ERR_OK), "protect");
	set(w, id, PART(w, "education", "programme"), 1, "Fysikk", true);
	tap_str(groups_of(w, id), STR("Fysikk"),
	    "T-53 a protected address is in no group by place");
}

static void
test_save(struct world *w)
{
	struct group g = { .type = 2, .name = STR("Seilere") };
	const struct grant *may;
	struct tx tx;

	start(w, &tx);
	tap_err(group_save(&tx, NULL, &g), ERR_DENIED, "no grant, no group");
	must(tx_decide(&tx, -1, ACT_GROUP, NULL, NULL, -1, 0, &may), "may");
	tap_err(group_save(&tx, may, &g), ERR_OK, "a group by choice");
	must(finish(w, &tx, ERR_OK), "save");
	tap_ok(g.id != 0 && group_named(w, "Seilere") == g.id,
	    "it is in the list");
}

/* A group that was made in a request that is undone is not there. */
static void
test_undone(struct world *w)
{
	struct group g = { .type = 2, .name = STR("Aldri") };
	const struct grant *may;
	struct group *list;
	struct tx tx;
	size_t n;

	start(w, &tx);
	must(tx_decide(&tx, -1, ACT_GROUP, NULL, NULL, -1, 0, &may), "may");
	must(group_save(&tx, may, &g), "save");
	must(group_list(&tx, &list, &n), "list");
	tap_ok(n > 0, "within the request it is in the list");
	(void)finish(w, &tx, ERR_CONFLICT);
	tap_ok(group_named(w, "Aldri") == 0, "after it is undone it is not");
	start(w, &tx);
	must(tx_decide(&tx, -1, ACT_GROUP, NULL, NULL, -1, 0, &may), "may");
	g.id = 0;
	must(group_save(&tx, may, &g), "save");
	must(group_list(&tx, &list, &n), "list");
	must(tx_end(&tx, ERR_OK), "tx_end");
	tick_drop(w->s);
	tap_ok(group_named(w, "Aldri") == 0, "nor after a dropped tick");
}

/* ---- messages ------------------------------------------------------- */

static void
test_message(struct world *w, struct message *m)
{
	struct message got;
	const struct grant *may, *other;
	struct tx tx;

	*m = (struct message){ .purpose = P(w, "newsletter"),
		.channel = CHANNEL_EMAIL,
		.where = STR("x is \"y\""),
		.role = 1,
		.by = 7,
		.topic = STR("research") };
	m->subject.in[LANG_NB] = STR("Hei");
	m->body.in[LANG_EN] = STR("");
	start(w, &tx);
	must(tx_decide(&tx, m->purpose, ACT_WRITE, NULL, NULL, -1, 0, &may),
	    "may");
	must(tx_decide(&tx, P(w, "surveys"), ACT_WRITE, NULL, NULL, -1, 0,
		 &other),
	    "other");
	tap_err(message_save(&tx, other, m), ERR_DENIED,
	    "a grant for another purpose");
	tap_err(message_save(&tx, NULL, m), ERR_DENIED, "no grant");
	tap_err(message_save(&tx, may, m), ERR_OK, "a draft");
	tap_err(message_get(&tx, m->id, &got), ERR_OK, "is read again");
	tap_ok(got.state == MESSAGE_DRAFT && got.purpose == m->purpose &&
		   str_is(got.subject.in[LANG_NB], "Hei") &&
		   got.subject.in[LANG_EN].p == NULL &&
		   got.body.in[LANG_EN].p != NULL && got.by == 7 &&
		   str_is(got.where, "x is \"y\""),
	    "with all that was written");
	tap_err(message_get(&tx, m->id + 1, &got), ERR_NOT_FOUND,
	    "another number");
	must(finish(w, &tx, ERR_OK), "message");
}

static void
test_deliveries(struct world *w, const struct message *m)
{
	struct delivery *list, d, stale;
	struct message got;
	struct tx tx;
	size_t n;

	start(w, &tx);
	for (int64_t person = 1; person <= 5; person++) {
		must(delivery_add(&tx, m, person), "add");
		must(delivery_add(&tx, m, person), "add again");
	}
	must(delivery_next(&tx, m->id, DELIVERY_QUEUED, 10, &list, &n), "n");
	tap_ok(n == 5, "T-41 each recipient once");
	d = stale = list[0];
	tap_err(delivery_move(&tx, &d, DELIVERY_HANDED), ERR_OK, "handed over");
	tap_err(delivery_move(&tx, &stale, DELIVERY_HANDED), ERR_CONFLICT,
	    "T-41 by one only");
	tap_err(delivery_move(&tx, &stale, DELIVERY_SKIPPED), ERR_CONFLICT,
	    "what was handed over is not skipped");
	tap_err(delivery_move(&tx, &d, DELIVERY_SENT), ERR_OK, "sent");
	stale.state = DELIVERY_HANDED;
	tap_err(delivery_move(&tx, &stale, DELIVERY_QUEUED), ERR_CONFLICT,
	    "what was sent is not queued again");
	must(delivery_next(&tx, m->id, DELIVERY_QUEUED, 2, &list, &n), "n");
	tap_ok(n == 2, "no more than asked for");
	tap_err(delivery_of(&tx, m->id, d.person, &stale), ERR_OK, "of one");
	tap_ok(stale.state == DELIVERY_SENT, "its state");
	tap_err(delivery_of(&tx, m->id, 99, &stale), ERR_NOT_FOUND,
	    "of nobody");
	tap_str(delivery_mail_id(w->a, &d), delivery_mail_id(w->a, &d),
	    "the same name for the same mail");
	tap_ok(delivery_mail_id(w->a, &d).n == 32, "with nothing in clear");
	must(message_get(&tx, m->id, &got), "get");
	tap_ok(got.counts[DELIVERY_SENT] == 1 &&
		   got.counts[DELIVERY_QUEUED] == 4,
	    "counted by state");
	must(message_delete(&tx, m->id), "delete");
	tap_err(message_get(&tx, m->id, &got), ERR_NOT_FOUND, "B24 gone");
	tap_err(delivery_of(&tx, m->id, d.person, &stale), ERR_NOT_FOUND,
	    "B24 with its ledger");
	must(finish(w, &tx, ERR_OK), "deliveries");
}

static void
test_cap(struct world *w)
{
	struct message m = { .purpose = P(w, "surveys"),
		.channel = CHANNEL_EMAIL };
	const struct grant *may;
	struct tx tx;
	int n = -1;

	start(w, &tx);
	must(tx_decide(&tx, m.purpose, ACT_SEND, NULL, NULL, -1, 0, &may),
	    "may");
	must(message_save(&tx, may, &m), "draft");
	must(message_sent_in(&tx, m.purpose, 0, &n), "n");
	tap_ok(n == 0, "B16 a draft does not count");
	m.approved_s = 1000;
	must(message_save(&tx, may, &m), "approved");
	must(message_sent_in(&tx, m.purpose, 1000, &n), "n");
	tap_ok(n == 1, "B16 one that was approved at the start does");
	must(message_sent_in(&tx, m.purpose, 1001, &n), "n");
	tap_ok(n == 0, "B16 an earlier one does not");
	must(message_sent_in(&tx, P(w, "newsletter"), 0, &n), "n");
	tap_ok(n == 0, "B16 nor does one of another purpose");
	must(finish(w, &tx, ERR_OK), "cap");
}

int
main(void)
{
	struct message m;
	struct world w;

	world_new(&w);
	test_rules(&w);
	test_leave(&w);
	test_protected(&w);
	test_save(&w);
	test_undone(&w);
	test_message(&w, &m);
	test_deliveries(&w, &m);
	test_cap(&w);
	world_end(&w);
	return tap_done();
}
