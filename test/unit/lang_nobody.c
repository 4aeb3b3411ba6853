/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * “There are no recipients”: not beside what anybody can read or is shown, and
 * not without what is given all the same; and the public in the record (Art.
 * 4(9), 5(1)(a), 13(1)(e), 30(1)(d)).
 */
#include "compiled.h"
#include "lang/check.h"
#include "said.h"

#define ALL(t) "\tin all languages \"" t "\"\n"

static const char form[] = "statement s {\n" ALL(
    "S") "\tlanguages nb, nn, en, sv, de, nl\n%s}\n"
	 "controller us {\n\tname \"Us\"\n}\n"
	 "field full_name name {\n" ALL(
	     "Name") "}\n"
		     "field mail email {\n" ALL(
			 "Mail") "}\n"
				 "purpose club {\n" ALL(
				     "Club") "\tusing full_name\n\tbasis "
					     "contract\n}\n"
					     "purpose chat {\n" ALL(
						 "Chat") "\tusing "
							 "mail\n\tbasis "
							 "contract\n}\n%s";

#define NONE           "\tthere are no recipients\n"
#define LIST(lines)    "publication list {\n" ALL("List") lines "}\n"
#define PICTURE(lines) "pictures party {\n" ALL("Party") lines "}\n"
#define POLICE         "disclosure police {\n" ALL("Police") "}\n"
#define SALE           "takeover sale {\n" ALL("Sale") "}\n"
#define SHOWN          "\tshown in in all languages \"the wall\"\n"
#define PAPER          "\tpublished in in all languages \"the paper\"\n"

static const struct statement *
made(struct arena *a, const char *head, const char *parts)
{
	return compiled_bytes(a, arena_printf(a, form, head, parts));
}

static const struct {
	const char *name, *head, *parts, *code;
	bool found;
} findings[] = {
	{ "G5(1)(a) nobody, and it is published", NONE, LIST(""), "fact_denied",
	    true },
	{ "G5(1)(a) nobody, and pictures are shown", NONE, PICTURE(SHOWN),
	    "fact_denied", true },
	{ "pictures that are shown nowhere", NONE, PICTURE(""), "fact_denied",
	    false },
	{ "G4(9) what the police may ask for", NONE, POLICE, "fact_denied",
	    false },
	{ "a takeover", NONE, SALE, "fact_denied", false },
	{ "published, and nothing is denied", "", LIST(""), "fact_denied",
	    false },
	{ "G13(1)(e) who gets it is not said", "", "", "recipients_unsaid",
	    true },
	{ "G13(1)(e) the police are not all", "", POLICE, "recipients_unsaid",
	    true },
	{ "G13(1)(e) that anybody does is said", "", LIST(""),
	    "recipients_unsaid", false },
	{ "G13(1)(e) that it is shown is said", "", PICTURE(SHOWN),
	    "recipients_unsaid", false },
};

static const struct {
	const char *name, *parts;
	enum lang lang;
	const char *says, *not_says;
} cases[] = {
	{ "G13(1)(e) nobody", "", LANG_EN,
	    "Nobody else receives the information. ", "Apart from" },
	{ "G4(9) but in single cases, en", POLICE, LANG_EN,
	    "Apart from this, nobody else receives the information: Police. ",
	    "Nobody else" },
	{ "G4(9) but in single cases, and on a sale, nb", POLICE SALE, LANG_NB,
	    "Bortsett fra dette får ingen andre opplysningene: Police og "
	    "Sale. ",
	    "Ingen andre" },
	{ "… nn", SALE, LANG_NN,
	    "Bortsett frå dette får ingen andre opplysningane: Sale. ",
	    "Ingen andre" },
	{ "… sv", SALE, LANG_SV,
	    "Bortsett från detta får ingen annan uppgifterna: Sale. ",
	    "Ingen annan" },
	{ "… de", SALE, LANG_DE,
	    "Abgesehen davon erhält niemand sonst die Daten: Sale. ",
	    "Niemand sonst" },
	{ "… nl", SALE, LANG_NL,
	    "Afgezien hiervan ontvangt niemand anders de gegevens: Sale. ",
	    "Niemand anders" },
};

static const struct {
	const char *name, *head, *parts;
	const char *club, *chat; /* the cell of recipients */
} rows[] = {
	{ "G30(1)(d) nobody is named", "", "", "None is named",
	    "None is named" },
	{ "G30(1)(d) nobody", NONE, "", "Nobody else receives the information",
	    "Nobody else receives the information" },
	{ "G30(1)(d) the public, of what is published for it", "",
	    LIST(PAPER "\tfor purposes club\n"),
	    "List: Published in: the paper; The public", "None is named" },
	{ "G30(1)(d) those who can read it, where not all can", "",
	    LIST(PAPER "\tseen by " ALL("members") "\tfor purposes club\n"),
	    "List: Published in: the paper. Seen by: members",
	    "None is named" },
	{ "G30(1)(d) by the fields that are", "", LIST("\tusing mail\n"),
	    "None is named", "List: Information: Mail; The public" },
	{ "G30(1)(d) the public is named once", "",
	    LIST("\tfor purposes club\n") "publication roll {\n" ALL(
		"Roll") "\tfor purposes club\n}\n",
	    "List; Roll; The public", "None is named" },
	{ "what names neither is of no purpose", "", LIST(PAPER),
	    "None is named", "None is named" },
	{ "G30(1)(d) pictures, where they are shown", "",
	    PICTURE(SHOWN "\tfor purposes chat\n"), "None is named",
	    "Party: Shown here: the wall" },
	{ "pictures that are shown nowhere", "",
	    PICTURE("\tfor purposes chat\n"), "None is named",
	    "None is named" },
};

static struct str
recipients(struct arena *a, const struct statement *st, int purpose)
{
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 20);
	if (st != NULL && lang_record_of(&b, st, LANG_EN, LANG_CSV,
			      (struct record_of){ .controller = -1 }) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	for (int i = 0; i <= purpose; i++)
		s = str_sub(s, str_find(s, STR("\r\n")) + 2, s.n);
	/* reference, controller, joint, representative, officer, purpose,
	 * basis, people, data, recipients */
	for (int i = 0; i < 9; i++)
		s = str_sub(s, str_find(s, STR("\";\"")) + 3, s.n);
	return str_sub(s, 0, str_find(s, STR("\";\"")));
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(findings); i++) {
		const struct statement *st =
		    made(a, findings[i].head, findings[i].parts);

		tap_ok(st != NULL && check_finds(a, st, findings[i].code) ==
					 findings[i].found,
		    findings[i].name);
	}
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_said(text_of(a, made(a, NONE, cases[i].parts),
			     cases[i].lang),
		    cases[i].says, cases[i].not_says, cases[i].name);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct statement *st =
		    made(a, rows[i].head, rows[i].parts);

		tap_str(recipients(a, st, 0), str_of(rows[i].club),
		    rows[i].name);
		tap_str(recipients(a, st, 1), str_of(rows[i].chat),
		    "… and for the other");
	}
	arena_free(a);
	return tap_done();
}
