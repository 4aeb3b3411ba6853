/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_name: what the statement declares, by its name or its label. */
#include <string.h>

#include "cli/cmd.h"
#include "lang/prose.h"

/* What has names, which option asks for one, and where they are. */
static const struct {
	const char *what, *option;
	size_t list, count, size, named;
} kinds[] = {
#define KIND(id, what, option, list, type)                                 \
	[CMD_##id] = { (what), (option), offsetof(struct statement, list), \
		offsetof(struct statement, list##_n), sizeof(struct type), \
		offsetof(struct type, n) },
	KIND(PURPOSE, "purpose", "--purpose", purposes, purpose) KIND(ROLE,
	    "role", "--role", roles, role) KIND(KIND, "kind of person",
	    "--kind", kinds, kind) KIND(SOURCE, "source", "--source", sources,
	    source) KIND(FIELD, "field", "--field", fields, field)
	    KIND(GROUP_TYPE, "group type", "--type", group_types, group_type)
		KIND(CONTROLLER, "controller", "--controller", controllers,
		    controller) KIND(RECIPIENT, "recipient", "--recipient",
		    recipients, recipient) KIND(PROCESSOR, "processor",
		    "--recipient", processors, processor)
#undef KIND
};

static size_t
count(const struct statement *st, enum cmd_what what)
{
	size_t n;

	memcpy(&n, (const char *)st + kinds[what].count, sizeof(n));
	return n;
}

static const struct named *
get(const struct statement *st, enum cmd_what what, size_t i)
{
	const char *list;

	memcpy(&list, (const char *)st + kinds[what].list, sizeof(list));
	list += i * kinds[what].size + kinds[what].named;
	return (const struct named *)(const void *)list;
}

static struct str
name_of(struct cli *c, const struct statement *st, enum cmd_what what, size_t i)
{
	return what == CMD_FIELD ? statement_field_name(c->a, st, (int)i)
				 : get(st, what, i)->name;
}

static bool
is_label(const struct named *n, struct str said)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (said.n > 0 && str_eq_nocase(n->label.in[l], said))
			return true;
	return false;
}

int
cmd_name_at(struct cli *c, const struct statement *st, enum cmd_what what,
    struct str said)
{
	size_t n = count(st, what), found = 0;
	int at = -1;

	for (size_t i = 0; i < n; i++)
		if (str_eq(name_of(c, st, what, i), said))
			return (int)i;
	/* People know the labels; one that two have in common names none. */
	for (size_t i = 0; i < n; i++) {
		if (!is_label(get(st, what, i), said))
			continue;
		at = (int)i;
		found++;
	}
	return found == 1 ? at : -1;
}

/* With its label, which is accepted too. */
static struct str
name_told(struct cli *c, const struct statement *st, enum cmd_what what,
    size_t i)
{
	struct str name = name_of(c, st, what, i);
	struct str label = lang_label(get(st, what, i), LANG_EN);

	if (label.n == 0 || str_eq_nocase(label, name))
		return name;
	return arena_printf(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(name),
	    STR_ARG(label));
}

struct str
cmd_names(struct cli *c, const struct statement *st, enum cmd_what what)
{
	size_t n = count(st, what);
	struct str *names = ARENA_ARRAY(c->a, struct str, n + 1);

	for (size_t i = 0; i < n; i++)
		names[i] = name_told(c, st, what, i);
	return n == 0 ? STR("none") : cli_list(c, names, n);
}

enum err
cmd_name(struct cli *c, const struct statement *st, enum cmd_what what,
    struct str said, int *out)
{
	struct str where = str_of(kinds[what].option), *names;
	size_t n = count(st, what);

	if (said.p == NULL) {
		(void)cli_fail(c, ERR_INVALID, "say which %s: %s NAME",
		    kinds[what].what, kinds[what].option);
		cli_remedy(c, "one of: " STR_FMT,
		    STR_ARG(cmd_names(c, st, what)));
		return ERR_INVALID;
	}
	if ((*out = cmd_name_at(c, st, what, said)) >= 0)
		return ERR_OK;
	names = ARENA_ARRAY(c->a, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		names[i] = name_of(c, st, what, i);
	return cli_no_such(c, ERR_NOT_FOUND, where, kinds[what].what, said,
	    names, n);
}
