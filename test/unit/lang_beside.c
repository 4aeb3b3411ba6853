/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is kept beside the register stands in each place that tells of it, and
 * in none that it is no part of: the cells of the record, the table, whom it is
 * about, what the purpose uses, the text beside the box (Art. 4(11), 7(2),
 * 13(1)(c), 13(2)(a), 30(1)(c)-(f)).
 */
#include "compiled.h"
#include "lang/prose_record.h"
#include "said.h"

static const char form[] =
    "statement s {\n\ten \"S\"\n\tlanguages en\n}\n"
    "controller us {\n\tname \"Us\"\n}\n"
    "controller them {\n\tname \"Them\"\n}\n"
    "kind of person guest {\n\ten \"guest\"\n\tplural en \"guests\"\n"
    "\tnot in the register\n}\n"
    "kind of person reader {\n\ten \"reader\"\n\tplural en \"readers\"\n"
    "\tnot in the register\n}\n"
    "purpose tips {\n\ten \"Tips\"\n\tfor guest\n\tbasis consent\n}\n"
    "purpose trips {\n\ten \"Trips\"\n\tcontroller them\n\tfor guest\n"
    "\tbasis contract\n}\n"
    "%s";

#define TIPS  "\tfor purposes tips\n"
#define TRIPS "\tfor purposes trips\n"
#define BOTH  "\tfor purposes tips, trips\n"
#define DATA(lines)                                                        \
	"data category d {\n\ten \"Name\"\n\tkept for 1 month\n" lines "}" \
	"\n"
#define PROFILE(lines) \
	"profile taste {\n\ten \"Taste\"\n\tkept for 6 months\n" lines "}\n"
#define STORED(lines)                                                          \
	"device storage ad_id {\n\ten \"Ad id\"\n\tlasts 2 months\n" lines "}" \
	"\n"
#define NUMBER(lines)                                                         \
	"national id nid {\n\ten \"Number\"\n\tkept for 3 months\n" lines "}" \
	"\n"
#define ARCHIVE(lines)                                                         \
	"archive rolls {\n\ten \"Rolls\"\n\tholds en \"who came\"\n" lines "}" \
	"\n"
#define PAPER(lines) \
	"recipient paper {\n\ten \"The paper\"\n\tindependent\n" lines "}\n"
#define ROLE(lines) "role guide {\n\ten \"guide\"\n" lines "}\n"
#define PICTURES                                                      \
	"pictures party {\n\ten \"Party\"\n\ttaken when en \"at the " \
	"party\"\n\twith consent of those depicted\n" TIPS "}\n"
#define COOKIE(lines)                                                 \
	"cookie \"_pk\" for statistics, lasts 13 months" lines " {\n" \
	"\ten \"Counts visits.\"\n" TIPS "}\n"

/* Cells of the row of "tips", and of that of "trips". */
static const struct {
	const char *name, *parts;
	enum record_cell cell;
	const char *tips, *trips;
} cells[] = {
	{ "G30(1)(c) a profile is data", PROFILE(TIPS), RECORD_DATA,
	    "Taste: Kept for 6 months", "" },
	{ "G30(1)(f) and stays for a time", PROFILE(TIPS), RECORD_PERIODS,
	    "Taste: 6 months", "" },
	{ "a profile that says no purpose", PROFILE(""), RECORD_PERIODS, "",
	    "" },
	{ "G30(1)(f) what is stored on the device", STORED(TIPS),
	    RECORD_PERIODS, "Ad id: 2 months", "" },
	{ "G30(1)(c) the national id", NUMBER(TRIPS), RECORD_DATA, "",
	    "Number: Kept for 3 months" },
	{ "G30(1)(c) a cookie, by its name", COOKIE(""), RECORD_DATA,
	    "The cookie _pk", "" },
	{ "G30(1)(f) and how long", COOKIE(""), RECORD_PERIODS,
	    "The cookie _pk: 13 months", "" },
	{ "G30(1)(c) what is archived", ARCHIVE("\tkept for good\n" TIPS),
	    RECORD_DATA, "Rolls: In the archive: who came. Kept for good", "" },
	{ "G30(1)(f) and for good", ARCHIVE("\tkept for good\n" TIPS),
	    RECORD_PERIODS, "Rolls: for good", "" },
	{ "an archive that says no purpose", ARCHIVE("\tkept for good\n"),
	    RECORD_PERIODS, "", "" },
	{ "G30(1)(d) who gets it for one purpose",
	    PAPER("\tgets d\n" TIPS) DATA(BOTH), RECORD_DATA,
	    "Name: Kept for 1 month. Recipients: The paper",
	    "Name: Kept for 1 month" },
	{ "G30(1)(d) … in the cell of recipients too",
	    PAPER("\tgets d\n" TIPS) DATA(BOTH), RECORD_RECIPIENTS,
	    "The paper: Independent controller", "None is named" },
	{ "G30(1)(d) who gets the national id",
	    PAPER("\tgets nid\n" TIPS) NUMBER(BOTH), RECORD_DATA,
	    "Number: Kept for 3 months. Recipients: The paper",
	    "Number: Kept for 3 months" },
	{ "G30(1)(d) … said beside the number",
	    PAPER(TIPS) NUMBER("\tgoes to paper\n" BOTH), RECORD_RECIPIENTS,
	    "The paper: Independent controller", "None is named" },
	{ "who gets it for both", PAPER("\tgets d\n") DATA(BOTH), RECORD_DATA,
	    "Name: Kept for 1 month. Recipients: The paper",
	    "Name: Kept for 1 month. Recipients: The paper" },
	{ "ITS-108 whose role sees it",
	    ROLE("\tcontroller them\n") DATA("\tseen by roles guide\n" BOTH),
	    RECORD_DATA, "Name: Kept for 1 month",
	    "Name: Kept for 1 month. Who with us: guide" },
	{ "a role of both", ROLE("") DATA("\tseen by roles guide\n" BOTH),
	    RECORD_DATA, "Name: Kept for 1 month. Who with us: guide",
	    "Name: Kept for 1 month. Who with us: guide" },
	{ "third persons, and who gets it of them",
	    PAPER(TIPS) "third person them_too {\n\ten \"Friends\"\n"
			"\tkept for 1 year\n" BOTH "}\n",
	    RECORD_PEOPLE, "guests; Friends: Kept for 1 year",
	    "guests; Friends: Kept for 1 year" },
};

static const struct {
	const char *name, *parts, *says, *not_says;
} cases[] = {
	{ "G13(1)(c) a profile in the table", PROFILE(TIPS),
	    "* Taste Used for, by basis: Consent: Tips", NULL },
	{ "G87 the national id in the table, and of whom",
	    NUMBER("\tfor guest\n" TIPS),
	    "* Number Used for, by basis: Consent: Tips Concerns: guests",
	    NULL },
	{ "G87 … and under whom it is about", NUMBER("\tfor guest\n" TIPS),
	    "Purposes: Tips, Trips. Information: Number.", NULL },
	{ "… by the purpose, where it names nobody", NUMBER(TIPS),
	    "Purposes: Tips, Trips. Information: Number.", NULL },
	{ "… not of others than it names", NUMBER("\tfor reader\n" TIPS),
	    "Readers ", "Purposes: Tips, Trips. Information: Number." },
	{ "G13(1)(c) … and among what the purpose uses", NUMBER(TIPS),
	    "Information we use: Number.", NULL },
	{ "G13(2)(a) in short, what is kept for good",
	    DATA(TIPS) ARCHIVE("\tkept for good\n" TIPS), "* Rolls: for good",
	    "* Rolls: for good * Rolls: for good" },
	{ "… and what is archived for a time", ARCHIVE("\tkept for 9 years\n"),
	    "* Rolls: 9 years", NULL },
	{ "… not an archive that says no time", ARCHIVE(""), "## Rolls",
	    "* Rolls:" },
	{ "… not of another one", NUMBER("\tfor guest\n"), "Number",
	    "Information we use: Number." },
};

/* The text beside the box of "tips". */
static const struct {
	const char *name, *parts, *says;
} boxes[] = {
	{ "G4(11) a cookie by its name, and what it does",
	    COOKIE(", with consent"),
	    "This is stored on your device or read from it: _pk (Counts "
	    "visits)." },
	{ "a cookie that is called nothing",
	    "cookie \"_pk\" for statistics, lasts 13 months, with consent "
	    "{\n" TIPS "}\n",
	    "read from it: _pk." },
	{ "a cookie that needs no yes", COOKIE(""), NULL },
	{ "G4(11) the national id", NUMBER(TIPS), "“Tips”: Number." },
	{ "the national id of another purpose", NUMBER(TRIPS), NULL },
	{ "G7(2) what it is, for example, stands once",
	    DATA("\texamples en \"first names.\"\n" TIPS),
	    "Yes, Us may use this for “Tips”: Name (for example: first "
	    "names)." },
	{ "G7(2) … of several",
	    DATA("\texamples en \"first names.\"\n" TIPS) NUMBER(TIPS),
	    "“Tips”: Name (for example: first names) and Number." },
	{ "G7(2) … of a special category",
	    DATA("\texamples en \"themes\"\nspecial category by \"Art. "
		 "9(2)(a)\"\n" TIPS),
	    "“Tips”: Name (for example: themes). All of this is "
	    "special categories of information, and the consent is explicit." },
	{ "G7(2) pictures, called by their name once", PICTURES,
	    "“Tips”: Party. Taken when: at the party." },
	{ "G7(2) … and again where they are one of two", PICTURES NUMBER(TIPS),
	    "“Tips”: Party and Number. Party: Taken when: at the party." },
	{ "G7(2) what is published stands once",
	    "publication greetings {\n\ten \"Greetings\"\n"
	    "\ttells en \"first names.\"\n"
	    "\tpublished in en \"the paper\"\n" TIPS "}\n",
	    "This is published: Greetings (first names). Published in: the "
	    "paper." },
};

static void
records(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
		const struct statement *st =
		    compiled_bytes(a, arena_printf(a, form, cells[i].parts));
		struct doc d = { .a = a, .st = st, .lang = LANG_EN };
		struct record r = { .d = &d, .of = { .controller = -1 } };
		struct list tips, trips;

		if (!tap_ok(st != NULL, cells[i].name))
			continue;
		tips = record_cell(&r, 0, cells[i].cell);
		trips = record_cell(&r, 1, cells[i].cell);
		tap_str(list_semicolon(&d, &tips), str_of(cells[i].tips),
		    "for tips");
		tap_str(list_semicolon(&d, &trips), str_of(cells[i].trips),
		    "for trips");
	}
}

/* Whose record it is: nobody stands there who has no part in its rows. */
static void
one_record(struct arena *a)
{
	const struct statement *st = compiled_bytes(a,
	    arena_printf(a, form, PAPER("\tgets d\n" TIPS) DATA(BOTH)));

	for (int c = 0; st != NULL && c < 2; c++) {
		struct record_of of = { .controller = c };

		for (int f = LANG_HTML; f <= LANG_JSON; f++) {
			struct buf b;

			buf_init(&b, 1 << 20);
			if (lang_record_of(&b, st, LANG_EN, (enum lang_format)f,
				of) == ERR_OK)
				tap_ok((str_find(buf_str(&b), STR("paper")) ==
					   SIZE_MAX) == (c == 1),
				    "ITS-108 who gets nothing of theirs");
			buf_release(&b);
		}
	}
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 28);

	records(a);
	one_record(a);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st =
		    compiled_bytes(a, arena_printf(a, form, cases[i].parts));

		tap_said(text_of(a, st, LANG_EN), cases[i].says,
		    cases[i].not_says, cases[i].name);
	}
	for (size_t i = 0; i < ARRAY_LEN(boxes); i++) {
		const struct statement *st =
		    compiled_bytes(a, arena_printf(a, form, boxes[i].parts));
		struct str is;

		if (!tap_ok(st != NULL, boxes[i].name))
			continue;
		is = lang_consent_text(a, st, 0, -1, LANG_EN);
		tap_ok(str_find(is, STR("depicted")) == SIZE_MAX,
		    "that they are asked is what the box asks");
		if (!tap_ok(boxes[i].says == NULL
				? str_find(is, STR("_pk")) == SIZE_MAX &&
				      str_find(is, STR("Number")) == SIZE_MAX
				: str_find(is, str_of(boxes[i].says)) !=
				      SIZE_MAX,
			boxes[i].name))
			printf("# " STR_FMT "\n", STR_ARG(is));
	}
	arena_free(a);
	return tap_done();
}
