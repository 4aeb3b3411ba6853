/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_group: groups, and who chooses to be in them. */
#include "base/limits.h"
#include "cli/cmd.h"
#include "store/index.h"

static struct str
type_name(const struct cli *c, const struct group *g)
{
	return g->type < 0 ? STR("") : c->org->st->group_types[g->type].n.name;
}

static enum err
list_body(struct cli *c, struct tx *tx, void *self)
{
	const struct grant *g;
	struct group *list;
	struct json j;
	size_t n;
	enum err e = tx_decide(tx, -1, ACT_GROUP, NULL, NULL, -1, 0, &g);

	(void)self;
	if (e == ERR_OK)
		e = group_list(tx, &list, &n);
	if (e != ERR_OK)
		return e;
	cmd_list_begin(c, &j, "groups");
	for (size_t i = 0; i < n; i++) {
		struct str id = id_print(c->a, list[i].id);
		size_t members = index_group_count(c->org->index, list[i].id);

		if (!c->json) {
			cli_say(c, STR_FMT "  " STR_FMT "  " STR_FMT "  %zu\n",
			    STR_ARG(id), STR_ARG(type_name(c, &list[i])),
			    STR_ARG(list[i].name), members);
			continue;
		}
		json_open(&j, NULL);
		json_str(&j, "id", id);
		json_str(&j, "type", type_name(c, &list[i]));
		json_str(&j, "name", list[i].name);
		json_int(&j, "members", (int64_t)members);
		json_close(&j);
	}
	cmd_list_end(c, &j);
	return ERR_OK;
}

enum err
cmd_group_list(struct cli *c)
{
	enum err e = cmd_words(c, 0, 0);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_GROUP, list_body, NULL);
}

static enum err
add_body(struct cli *c, struct tx *tx, void *self)
{
	struct group *group = self;
	const struct grant *g;
	struct str name;
	enum err e = tx_decide(tx, -1, ACT_GROUP, NULL, NULL, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	if (text_clean(c->a, group->name, LIMIT_NAME_CHARS, &name) != ERR_OK ||
	    name.n == 0)
		return cli_fail(c, ERR_INVALID,
		    "a group's name is one line of at most %d characters",
		    LIMIT_NAME_CHARS);
	group->name = name;
	group->value = text_fold(c->a, name);
	return group_save(tx, g, group);
}

enum err
cmd_group_add(struct cli *c)
{
	struct group g = { .type = -1, .name = cli_word(c, 0) };
	enum err e = cmd_words(c, 1, 1);

	if (e != ERR_OK)
		return e;
	e = cmd_name(c, c->org->st, CMD_GROUP_TYPE, cli_option(c, "type"),
	    &g.type);
	if (e != ERR_OK)
		return e;
	e = cmd_tx(c, ACTIVITY_GROUP, add_body, &g);
	if (e != ERR_OK)
		return e;
	if (c->json)
		cli_say(c, "{\"id\":\"" STR_FMT "\"}\n",
		    STR_ARG(id_print(c->a, g.id)));
	else
		cli_say(c, STR_FMT "\n", STR_ARG(id_print(c->a, g.id)));
	return ERR_OK;
}

/* A group by its id, or by its name where only one has it. */
static enum err
group_find(struct cli *c, struct tx *tx, struct str word, struct group *out)
{
	struct str folded = text_fold(c->a, word);
	struct group *list;
	size_t n, hits = 0;
	int64_t id = 0;
	enum err e = group_list(tx, &list, &n);

	if (e != ERR_OK)
		return e;
	if (id_parse(word, &id) != ERR_OK)
		id = 0;
	for (size_t i = 0; i < n; i++) {
		if (list[i].id != id &&
		    !str_eq(text_fold(c->a, list[i].name), folded))
			continue;
		*out = list[i];
		hits++;
	}
	if (hits == 1)
		return ERR_OK;
	return cli_fail(c, hits == 0 ? ERR_NOT_FOUND : ERR_CONFLICT,
	    hits == 0 ? "there is no such group"
		      : "several groups have that name; say the id");
}

static enum err
move_body(struct cli *c, struct tx *tx, void *self)
{
	bool join = *(bool *)self;
	const struct grant *g;
	struct group group = { 0 };
	struct person *p;
	int purpose;
	enum err e = cli_purpose(c, &purpose);

	if (e == ERR_OK)
		e = group_find(c, tx, cli_word(c, 0), &group);
	if (e == ERR_OK)
		e = cmd_person_option(c, tx, &p);
	if (e == ERR_OK)
		e = tx_decide(tx, purpose, ACT_GROUP, NULL, p, -1, 0, &g);
	if (e == ERR_OK)
		e = join ? group_join(tx, g, p, group.id)
			 : group_leave(tx, g, p, group.id);
	if (e == ERR_OK && c->json)
		cli_say(c, "{\"id\":\"" STR_FMT "\"}\n",
		    STR_ARG(id_print(c->a, group.id)));
	return e;
}

static enum err
move(struct cli *c, bool join)
{
	enum err e = cmd_words(c, 1, 1);

	return e != ERR_OK ? e : cmd_tx(c, ACTIVITY_STAFF, move_body, &join);
}

enum err
cmd_group_join(struct cli *c)
{
	return move(c, true);
}

enum err
cmd_group_leave(struct cli *c)
{
	return move(c, false);
}
