/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The row of a purpose that answers people about their rights: it is about all
 * that others use, also where that is no field, of the same controller.
 */
#include "compiled.h"
#include "lang/prose.h"
#include "said.h"

#define ALL(t) "in all languages \"" t "\"\n"
#define HEAD                                                               \
	"statement s {\nlanguages nb, en\nprinted only\n}\n"               \
	"controller us {\nname \"Us\"\nauthority NO \"Datatilsynet\"\n}\n" \
	"kind of person guest {\n" ALL("guest") "not in the register\n}\n"
#define STAY "purpose stay {\n" ALL("Stay") "for guest\nbasis contract\n}\n"

#define VISITS                                                                \
	"data category visits {\n" ALL(                                       \
	    "Visits") "concerns guest\nkept for 1 month\nfor purposes stay\n" \
		      "}\n"
#define HEALTH                                                             \
	"data category health {\n" ALL(                                    \
	    "Allergies") "concerns guest\nspecial category by in all "     \
			 "languages \"Art. 9(2)(a)\"\nkept for 2 months\n" \
			 "for purposes stay\n}\n"
#define FRIEND                                                             \
	"third person friend {\n" ALL("friends of guests") "kept for 3 "   \
							   "months\nfor "  \
							   "purposes stay" \
							   "\n}\n"
#define LOG                 \
	"log door {\n" ALL( \
	    "Door log") "kept for 4 months\nfor purpose stay\n}\n"
#define RIGHTS(lines, law)                                                 \
	"purpose rights {\n" ALL("Rights") lines "basis legal obligation " \
						 "{\nprovision in all "    \
						 "languages \"" law        \
						 "\"\n}\n}\n"
#define ANSWERS  RIGHTS("using all fields\n", "GDPR art. 12-22")
#define REQUESTS "keep requests {\n3 years after closed: delete\n}\n"
#define OTHER                                                              \
	"controller second {\nname \"Other\"\nauthority NO \"D\"\n}\n"     \
	"purpose trip {\n" ALL(                                            \
	    "Trip") "\tcontroller second\nfor guest\nbasis "               \
		    "contract\n}\n"                                        \
		    "data category seats {\n" ALL(                         \
			"Seats") "concerns guest\nkept for 5 months\nfor " \
				 "purposes trip\n}\n"

static const struct row_case {
	const char *name, *file, *says, *not_says;
} rows[] = {
	{ "G30(1)(c) what is no field", HEAD STAY VISITS ANSWERS,
	    ";\"Visits\";", NULL },
	{ "G30(1)(f) as long as that is kept", HEAD STAY VISITS ANSWERS,
	    "\"Visits: 1 month\"", NULL },
	{ "G30(1)(c) several, and the special one",
	    HEAD STAY VISITS HEALTH ANSWERS,
	    "\"Visits and Allergies; Special categories (Art. 9): Allergies\"",
	    NULL },
	{ "G30(1)(c) third persons", HEAD STAY VISITS FRIEND ANSWERS,
	    "friends of guests", NULL },
	{ "G30(1)(f) third persons", HEAD STAY VISITS FRIEND ANSWERS,
	    "friends of guests: 3 months", NULL },
	{ "G30(1)(f) a log", HEAD STAY VISITS LOG ANSWERS, "Door log: 4 months",
	    NULL },
	{ "G30(1)(f) the requests themselves",
	    HEAD STAY VISITS ANSWERS REQUESTS,
	    "Requests: 3 years after the case is closed; Visits: 1 month",
	    NULL },
	{ "G30(1)(c) it uses named fields only",
	    HEAD STAY VISITS RIGHTS("", "GDPR art. 12-22"), "Rights",
	    "Visits" },
	{ "G30(1)(c) it answers nobody",
	    HEAD STAY VISITS RIGHTS("using all fields\n", "LOV"), "Rights",
	    "Visits" },
	{ "G30(1)(f) nor are requests of another duty",
	    HEAD STAY VISITS RIGHTS("using all fields\n", "LOV") REQUESTS,
	    "Rights", "Requests" },
	{ "G30(1)(c) of another controller", HEAD STAY VISITS ANSWERS OTHER,
	    "Visits", "Seats" },
};

static const struct asked_case {
	const char *name, *file;
	bool is;
} asked[] = {
	{ "G30(1)(f) a purpose that answers, and what it answers about",
	    HEAD STAY VISITS ANSWERS, false },
	{ "G30(1)(f) another duty, and nothing that it uses",
	    HEAD STAY VISITS RIGHTS("using title\n",
		"LOV") "field title text {\n" ALL("Title") "}\n",
	    true },
	{ "G30(1)(f) one that answers about nothing that has an end",
	    HEAD STAY "data category visits {\n" ALL(
		"Visits") "concerns guest\nfor purposes stay\n}\n" ANSWERS
			  "data category list {\n" ALL(
			      "List") "kept for 1 year\nfor "
				      "purposes stay\n}\n",
	    false },
};

/* The row of the purpose; STR_NONE where there is none. */
static struct str
row_of_rights(struct arena *a, const struct statement *st)
{
	struct str text, line, row = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL &&
	    lang_record_of(&b, st, LANG_EN, LANG_CSV,
		(struct record_of){ .controller = -1 }) == ERR_OK) {
		text = buf_str(&b);
		while (str_cut(&text, '\n', &line))
			if (str_starts(line, STR("\"purpose.rights\"")))
				row = arena_str(a, line);
	}
	buf_release(&b);
	return row;
}

/* How often the data category is referred to in the record as JSON-LD. */
static size_t
references(struct arena *a, const char *file)
{
	struct str word = STR("data-category.visits"), left;
	size_t n = 0, at;
	struct buf b;

	buf_init(&b, 1 << 22);
	if (lang_record_of(&b, compiled_bytes(a, str_of(file)), LANG_EN,
		LANG_JSONLD, (struct record_of){ .controller = -1 }) == ERR_OK)
		for (left = buf_str(&b);
		     (at = str_find(left, word)) != SIZE_MAX; n++)
			left = (struct str){ left.p + at + word.n,
				left.n - at - word.n };
	buf_release(&b);
	return n;
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_said(row_of_rights(a,
			     compiled_bytes(a, str_of(rows[i].file))),
		    rows[i].says, rows[i].not_says, rows[i].name);
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(asked[i].file));

		tap_ok(st != NULL && check_finds(a, st, "record_no_period") ==
					 asked[i].is,
		    asked[i].name);
	}
	tap_ok(references(a, HEAD STAY VISITS ANSWERS) ==
		   references(a,
		       HEAD STAY VISITS RIGHTS("using all fields\n", "LOV")) +
		       1,
	    "G30(1)(c) in JSON-LD");
	arena_free(a);
	return tap_done();
}
