/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who reaches what where there are several controllers: each has what the
 * purposes use that it decides over, alone, with another, or does for another
 * (Art. 26, 28, 30(1)(d)); and no other.
 */
#include "compiled.h"
#include "lang/reach.h"
#include "said.h"

#define ALONE                                                   \
	"statement s {\n\tlanguages en\n}\n"          /* 1-3 */ \
	"controller centre {\n\tname \"Centre\"\n}\n" /* 4-6 */
#define REST                                                     \
	"field mail email {\n\ten \"Mail\"\n\tfrom the person\n" \
	"\tvisible to the person, staff\n}\n"                    \
	"field home text {\n\ten \"Home\"\n\tfrom the person\n"  \
	"\tvisible to the person, staff\n}\n"
#define FILE_                                                                 \
	ALONE "controller club {\n\tname \"Club\"\n}\n"   /* 7-9 */           \
	      "controller other {\n\tname \"Other\"\n}\n" /* 10-12 */         \
	    REST                                          /* 13-22 */         \
	      "purpose one {\n\ten \"One\"\n\tusing mail\n"                   \
	      "\tbasis contract\n}\n" /* 23-27 */                             \
	      "purpose two {\n\ten \"Two\"\n\tcontroller club\n"              \
	      "\tusing home\n\tbasis contract\n}\n" /* 28-33 */               \
	      "purpose three {\n\ten \"Three\"\n"                             \
	      "\tjointly with other, club\n\tbasis contract\n}\n" /* 34-38 */ \
	      "purpose four {\n\ten \"Four\"\n\tcontroller other\n"           \
	      "\tas processor club\n\tusing mail\n"                           \
	      "\tbasis contract\n}\n" /* 39-45 */                             \
	      "data category minutes {\n\ten \"Minutes\"\n"                   \
	      "\tkept for 1 year\n\tfor purposes three\n}\n" /* 46-50 */

static const struct reach_case {
	const char *name, *file;
	enum reach_of of;
	int no;
	const char *says, *not_says;
} cases[] = {
	{ "who decides alone", FILE_, REACH_CONTROLLER, 1,
	    "30:2 purpose two Two: Information: Home.", "one" },
	{ "who decides with another, over a data category", FILE_,
	    REACH_CONTROLLER, 1,
	    "36:22 purpose three Three: Information: Minutes.", "Mail and" },
	{ "who does it for another", FILE_, REACH_CONTROLLER, 1,
	    "42:2 purpose four Four: Information: Mail.", NULL },
	{ "the first, which no line names", FILE_, REACH_CONTROLLER, 0,
	    "purpose one One: Information: Mail.", "two" },
	{ "… which others decide with", FILE_, REACH_CONTROLLER, 0,
	    "purpose three Three: Information: Minutes.", "four" },
	{ "a field: who decides", FILE_, REACH_FIELD, 1,
	    "30:2 controller club Club: Used for: Two.", "controller other" },
	{ "a field: for whom another does it", FILE_, REACH_FIELD, 0,
	    "41:2 controller other Other: Used for: Four.", "Two" },
	{ "a field: who does it", FILE_, REACH_FIELD, 0,
	    "42:2 controller club Club: Used for: Four.", "Three" },
	{ "a data category: who decides together", FILE_, REACH_DATA, 0,
	    "36:15 controller other Other: Used for: Three.", "Four" },
	{ "a purpose: who decides over it", FILE_, REACH_PURPOSE, 1,
	    "30:2 controller club Club: Used for: Two.", "other" },
	{ "one controller goes without saying",
	    ALONE REST "purpose one {\n\ten \"One\"\n\tusing mail\n\tbasis "
		       "contract\n}\n",
	    REACH_FIELD, 0, "purpose one Used for: One.", "controller" },
	{ "one with nothing",
	    ALONE "purpose one {\n\ten \"One\"\n\tbasis contract\n}\n",
	    REACH_CONTROLLER, 0, "purpose one Used for: One.", "Information" },
};

static struct str
reached(struct arena *a, const struct reach_case *x)
{
	const struct statement *st = compiled_bytes(a, str_of(x->file));
	struct reach r = { .n = 0 };
	struct str s = STR("");

	if (st == NULL ||
	    lang_reach(a, st, x->of, x->no, LANG_EN, &r) != ERR_OK)
		return STR_NONE;
	for (size_t i = 0; i < r.n; i++)
		s = arena_printf(a,
		    STR_FMT "%u:%u %s " STR_FMT " " STR_FMT "\n", STR_ARG(s),
		    (unsigned)r.at[i].pos.line, (unsigned)r.at[i].pos.col,
		    r.at[i].kind, STR_ARG(r.at[i].name), STR_ARG(r.at[i].text));
	return s;
}

int
main(void)
{
	struct arena *a = arena_new(1 << 26);
	const struct statement *st = compiled_bytes(a, STR(FILE_));
	struct reach r;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_said(reached(a, &cases[i]), cases[i].says,
		    cases[i].not_says, cases[i].name);
	tap_ok(st != NULL && lang_reach(a, st, REACH_CONTROLLER, 3, LANG_EN,
				 &r) == ERR_NOT_FOUND,
	    "no such controller");
	tap_ok(str_is(str_of(reach_kind(REACH_CONTROLLER)), "controller"),
	    "what it is called");
	arena_free(a);
	return tap_done();
}
