/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: who decides: what many like ones are called is who they are, and the
 * name in the file alone is nothing.
 */
#include "lang_diff_said.h"

#define MORE "", "source person {"
#define MANY(name)                                                       \
	"controller " name " {\n\tnb \"laget\" en \"team\"\n\tmany 12\n" \
	"\tplural nb \"lagene\" en \"teams\"\n"                          \
	"\tlisted at \"https://a.example\"\n}\nsource person {"
#define TWO                                                                   \
	"controller union_office {\n\tnb \"Forbundet\" en \"Union\"\n\tname " \
	"\"Forbundet\"\n}\n" MANY("teams")
#define TEAMS     "controller teams"
#define ALL(name) "controller " name " {\n\tnb \"laget\""

/* Named by a processor, a role, a data category and a right. */
#define NAMED(name, ways)                                                    \
	"controller " name                                                   \
	" {\n\tnb \"Laget\" en \"Team\"\n\tname \"Laget\"\n"                 \
	"\tpart of club\n}\ncontroller help {\n\tnb \"H\" en \"H\"\n\tname " \
	"\"H\"\n\tprocessor for " name "\n}\nrole helper {\n\tnb \"H\" en "  \
	"\"H\"\n\tcontroller " name                                          \
	"\n}\ndata category notes {\n\tnb \"N\" en "                         \
	"\"N\"\n\tcontroller " name                                          \
	"\n}\nright objection {\n\tthrough email\n"                          \
	"\tcontroller " name " through " ways "\n}\nsource person {"
#define PERSON "source person {"

static const struct said rows[] = {
	{ "another label of many", MORE, MANY("teams"), TEAMS, "en \"team\"",
	    "en \"team\"", "en \"broker\"", "controller", 1 },
	{ "another plural of many", MORE, MANY("teams"), TEAMS, "en \"teams\"",
	    "en \"teams\"", "en \"brokers\"", "controller", 1 },
	{ "a plural where none was", MORE, MANY("teams"), TEAMS,
	    "\tplural nb \"lagene\" en \"teams\"\n", "",
	    "\tplural nb \"lagene\" en \"teams\"\n", "wording", 1 },
	{ "another list of them", MORE, MANY("teams"), TEAMS,
	    "https://a.example", "https://a.example", "https://b.example",
	    "condition", 1 },
	{ "another label of one", MORE, TWO, "controller union_office",
	    "en \"Union\"", "en \"Union\"", "en \"Office\"", "wording", 1 },
	{ "another name of one", MORE, TWO, "controller union_office",
	    "name \"Forbundet\"", "name \"Forbundet\"", "name \"Brokers\"",
	    "controller", 1 },
	{ "another name in the file alone", MORE, MANY("teams"), "",
	    ALL("teams"), ALL("teams"), ALL("crews"), "", 0 },
	{ "the same of one", MORE, TWO, "", "controller union_office",
	    "controller union_office", "controller office_of", "", 0 },
	{ "and another label too", MORE, MANY("teams"), "", ALL("teams"),
	    ALL("teams"), "controller crews {\n\tnb \"megleren\"", "controller",
	    2 },
	{ "wherever it is named", "", "club", "club", "", PERSON,
	    NAMED("team", "post"), NAMED("crew", "post"), "editorial", 4 },
	{ "a way less against it under its other name", "", "club", "club", "",
	    PERSON, NAMED("team", "email, post"), NAMED("crew", "post"),
	    "weakened", 4 },
	{ "a way more against it under its other name", "", "club", "club", "",
	    PERSON, NAMED("team", "post"), NAMED("crew", "email, post"),
	    "strengthened", 4 },
};

/* A purpose whose controller has another name in the file, or is another. */
static void
of_purposes(void)
{
	static const struct {
		const char *name, *is_head, *class;
	} each[] = {
		{ "renamed", ALL("crews"), "editorial" },
		{ "another", "controller crews {\n\tnb \"megleren\"",
		    "controller" },
		{ "no more", ALL("teams"), "controller" },
	};
	a = arena_new(LIMIT_ARENA_ORG);
	for (size_t i = 0; i < ARRAY_LEN(each); i++) {
		struct str both =
		    edited(STR(base), "", "source person {", MANY("teams"));
		struct str was = edited(both, "purpose care", "\tfor members\n",
		    "\tfor members\n\tcontroller teams\n");
		struct str is = edited(both, "", ALL("teams"), each[i].is_head);
		struct diff d = { 0 };

		is = edited(is, "purpose care", "\tfor members\n",
		    i == 2 ? "\tfor members\n"
			   : "\tfor members\n\tcontroller crews\n");
		tap_ok(compare(was, is, &d) &&
			   strcmp(diff_class_code(d.class), each[i].class) == 0,
		    each[i].name);
	}
	arena_free(a);
}

int
main(void)
{
	said_each(rows, ARRAY_LEN(rows));
	of_purposes();
	return tap_done();
}
