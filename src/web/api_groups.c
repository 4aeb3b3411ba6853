/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_groups: groups, and who is in them. */
#include "base/limits.h"
#include "store/index.h"
#include "web/api.h"

enum err
api_groups(struct call *c, const struct json_value *in, struct json *j)
{
	struct api_page pg;
	const struct grant *g;
	struct group *list;
	size_t n;
	enum err e = api_page_read(c, &pg);

	(void)in;
	if (e == ERR_OK)
		e = api_may(c, ACT_GROUP, &g);
	if (e == ERR_OK)
		e = group_list(c->tx, &list, &n);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_array(j, "groups");
	for (size_t i = 0; i < n; i++) {
		if (!api_on_page(&pg, i))
			continue;
		json_open(j, NULL);
		json_str(j, "id", id_print(c->a, list[i].id));
		json_str(j, "type",
		    list[i].type < 0
			? STR("")
			: c->org->st->group_types[list[i].type].n.name);
		json_str(j, "name", list[i].name);
		json_int(j, "members",
		    (int64_t)index_group_count(c->org->index, list[i].id));
		json_close(j);
	}
	json_array_end(j);
	api_page_told(j, &pg, n);
	json_close(j);
	return ERR_OK;
}

enum err
api_group_add(struct call *c, const struct json_value *in, struct json *j)
{
	struct group group = { .type = -1 };
	const struct grant *g;
	struct str type, name;
	enum err e = ERR_OK;

	if (json_get_str(in, "type", &type) != ERR_OK ||
	    (group.type = statement_group_type(c->org->st, type)) < 0)
		return api_refuse(c, ERR_INVALID, STR("/type"),
		    "the statement has no such type of group");
	if (json_get_str(in, "name", &name) != ERR_OK ||
	    text_clean(c->a, name, LIMIT_NAME_CHARS, &group.name) != ERR_OK ||
	    group.name.n == 0)
		return api_refuse(c, ERR_INVALID, STR("/name"),
		    "one line of at most 200 characters");
	group.value = text_fold(c->a, group.name);
	e = api_may(c, ACT_GROUP, &g);
	if (e == ERR_OK)
		e = group_save(c->tx, g, &group);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, group.id));
	json_close(j);
	return ERR_OK;
}

static enum err
move(struct call *c, struct str person, bool join)
{
	const struct grant *g;
	struct group group;
	struct person *p;
	int64_t id;
	enum err e = api_person(c, person, ACT_GROUP, NULL, &p, &g);

	if (e != ERR_OK)
		return e;
	if (id_parse(c->seg[1], &id) != ERR_OK ||
	    group_get(c->tx, id, &group) != ERR_OK)
		return ERR_NOT_FOUND;
	e = join ? group_join(c->tx, g, p, id) : group_leave(c->tx, g, p, id);
	if (e == ERR_DENIED)
		return api_refuse(c, ERR_REFUSED, STR_NONE,
		    "who left a group comes back only by own will");
	return e;
}

enum err
api_group_join(struct call *c, const struct json_value *in, struct json *j)
{
	struct str person;

	(void)j;
	if (json_get_str(in, "person", &person) != ERR_OK)
		return ERR_INVALID;
	return move(c, person, true);
}

enum err
api_group_leave(struct call *c, const struct json_value *in, struct json *j)
{
	(void)in;
	(void)j;
	return move(c, c->seg[2], false);
}
