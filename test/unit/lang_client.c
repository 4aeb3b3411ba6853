/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who works for customers, and tells of it in its own statement: what is asked
 * of a client, whose statement is another, and what is told of it (Art. 28,
 * 30(2)).
 */
#include "compiled.h"
#include "said.h"

/* We, our client, and what we do for it. */
#define FILE_OF(we, client, hosting)                                       \
	FILE_AT("\tcontact address \"post@client.example\"\n", we, client, \
	    hosting)
#define FILE_AT(address, we, client, hosting)                                  \
	"statement firm {\n\tnb \"Firmaet\" en \"The firm\"\n\tlanguages nb, " \
	"en\n"                                                                 \
	"\tprinted only\n}\n"                                                  \
	"controller firm {\n\tname \"Firm AS\"\n\tcontact address "            \
	"\"post@firm.example\"\n"                                              \
	"\tdata protection officer not required {\n\t\treason nb \"Lite.\" "   \
	"en \"Small.\"\n"                                                      \
	"\t}\n" we "}\n"                                                       \
	"controller client {\n\tname \"Client SA\"\n" address client "}\n"     \
	"purpose own {\n\tnb \"Eget\" en \"Own\"\n\tbasis contract\n}\n"       \
	"purpose hosting {\n\tnb \"Drift\" en \"Hosting\"\n\tcontroller "      \
	"client\n" hosting "}\n"                                               \
	"right objection {\n\tthrough portal\n}\n"
#define WORKS "\tprocessor for client\n\tcountry NO\n"
#define DOES  "\tservice provided nb \"Tjenere\" en \"Servers\"\n"
#define TASK  "\tbasis public task\n"
#define LIKES                                                           \
	"\tbasis legitimate interest {\n\t\tinterest nb \"Drift.\" en " \
	"\"Order.\"\n\t}\n"
/* What does not say whose it is. */
#define WALLS                                                   \
	"told walls {\n\tnb \"Murer\" en \"Walls\"\n\tsection " \
	"security\n\ttext nb \"M.\" en \"W.\"\n}\n"
#define ROLE                                                    \
	"role guard {\n\tnb \"Vakt\" en \"Guard\"\n\trequires " \
	"training\n\tmay read audit\n}\n"
#define LOCKS "measure locks {\n\tnb \"Lås\" en \"Locks\"\n\ttechnical\n}\n"
#define OTHER "controller other {\n\tname \"Other AS\"\n}\n"
#define MAIL                                                               \
	"data category mail {\n\tnb \"Post\" en \"Mail\"\n\tfor purposes " \
	"own, hosting\n}\nfield nick text {\n\tnb \"Navn\" en \"Nick\"\n}\n"

static const struct asked_case {
	const char *name, *file, *code;
	bool is;
} asked[] = {
	{ "G6 a client says its own basis", FILE_OF(WORKS, "", ""), "no_basis",
	    false },
	{ "G13(2)(d) a client has a statement of its own",
	    FILE_OF(WORKS, "", ""), "authority_missing", true },
	{ "G37 a client says who its officer is", FILE_OF(WORKS, "", ""),
	    "officer_unsaid", false },
	{ "G37 a client that is a public body",
	    FILE_OF(WORKS, "\tpublic body\n", ""), "dpo_missing", false },
	{ "G6 who works for nobody", FILE_OF("", "", ""), "no_basis", true },
	{ "G37 who works for nobody", FILE_OF("", "", ""), "officer_unsaid",
	    true },
	{ "G37 a public body that nobody works for",
	    FILE_OF("", "\tpublic body\n", ""), "dpo_missing", true },
	{ "G26 who decides together is no client",
	    FILE_OF(WORKS, "", "\tjointly with firm\n"), "no_basis", true },
	{ "G13(1)(a) a client, which may be many, cannot be reached",
	    FILE_AT("", WORKS, "", ""), "controller_no_contact", false },
	{ "G13(1)(a) who works for nobody can", FILE_AT("", "", "", ""),
	    "controller_no_contact", true },
	{ "a measure beside clients is ours", FILE_OF(WORKS, "", "") LOCKS,
	    "whose_unsaid", false },
	{ "a measure beside another and a client",
	    FILE_OF(WORKS, "", "") OTHER LOCKS, "whose_unsaid", true },
	{ "a measure beside who is no client", FILE_OF("", "", "") LOCKS,
	    "whose_unsaid", true },
	{ "what is told of security is ours", FILE_OF(WORKS, "", "") WALLS,
	    "whose_unsaid", false },
	{ "and beside who is no client", FILE_OF("", "", "") WALLS,
	    "whose_unsaid", true },
	{ "the duties of a role are ours", FILE_OF(WORKS, "", "") ROLE,
	    "whose_unsaid", false },
	{ "and beside who is no client", FILE_OF("", "", "") ROLE,
	    "whose_unsaid", true },
	{ "a district is no client", FILE_OF(WORKS, "\tpart of firm\n", ""),
	    "no_basis", true },
};

static const struct told_case {
	const char *name, *file;
	enum lang lang;
	const char *says, *not_says;
} told[] = {
	{ "G13(1)(a) of what one is the controller, nb", FILE_OF(WORKS, "", ""),
	    LANG_NB, "Client SA er behandlingsansvarlig. Det gjelder: Drift.",
	    "Det gjelder: Drift og Eget" },
	{ "G13(1)(a) of what one is the controller, en", FILE_OF(WORKS, "", ""),
	    LANG_EN, "Client SA is the controller. This holds for: Hosting.",
	    "holds for: Hosting and Own" },
	{ "G28 in short, on whose behalf", FILE_OF(WORKS, "", ""), LANG_EN,
	    "* Hosting: on behalf of Client SA", NULL },
	{ "G28 in short, the basis where it is said", FILE_OF(WORKS, "", TASK),
	    LANG_EN, "* Hosting: task in the public interest",
	    "Hosting: on behalf" },
	{ "G28 where facts are used, on whose behalf",
	    FILE_OF(WORKS, "", "\tusing nick\n") MAIL, LANG_EN,
	    "On behalf of Client SA: Hosting", "basis not said" },
	{ "G6(1) and who works for nobody says no basis",
	    FILE_OF("", "", "\tusing nick\n") MAIL, LANG_EN,
	    "Basis not said: Hosting", "n behalf of" },
	{ "G13(1)(d) the interest is the client's, nb",
	    FILE_OF(WORKS, "", LIKES), LANG_NB,
	    "Interessen til Client SA: Drift.", "Interessen vår" },
	{ "G13(1)(d) the interest is the client's, en",
	    FILE_OF(WORKS, "", LIKES), LANG_EN,
	    "The interest of Client SA: Order.", "Our interest" },
	{ "G13(1)(d) and where we are no processor of theirs",
	    FILE_OF("", "", LIKES), LANG_EN,
	    "The interest of Client SA: Order.", "Our interest" },
	{ "G32 the measure of nobody is not told to be a client's",
	    FILE_OF(WORKS, "", "") LOCKS, LANG_EN, "Locks", "Holds for all" },
	{ "G32 and of two that are none it is of these",
	    FILE_OF(WORKS, "", "") OTHER LOCKS, LANG_EN,
	    "Holds for all who are responsible: Firm AS and Other AS.", NULL },
	{ "G21(1) one objects to the client, not to us",
	    FILE_OF(WORKS, "", TASK), LANG_NB,
	    "* Drift: Client SA: post@client.example", "Drift: i portalen" },
	{ "G21(1) or as the file says",
	    FILE_OF(WORKS, "", TASK "\twithdrawn by phone\n"), LANG_NB,
	    "* Drift: på telefon", "Drift: Client SA" },
};

static const struct record_case {
	const char *name, *file;
	int controller;
	bool processor;
	const char *says, *not_says;
} records[] = {
	{ "G30(2)(b) what is done for the client", FILE_OF(WORKS DOES, "", ""),
	    0, true, "Hosting; Servers", NULL },
	{ "G30(2)(a) that there is no officer, and why", FILE_OF(WORKS, "", ""),
	    0, true,
	    "No data protection officer has been appointed; none is required. "
	    "Small.",
	    NULL },
	{ "G30(2)(d) our measures where we work for it",
	    FILE_OF(WORKS, "", "") LOCKS, 0, true, "Locks", NULL },
	{ "G30(1)(g) and where we decide", FILE_OF(WORKS, "", "") LOCKS, 0,
	    false, "Locks", NULL },
	{ "G30(1)(g) they are none of the client", FILE_OF(WORKS, "", "") LOCKS,
	    1, false, "Hosting", "Locks" },
	{ "G30(1)(g) nor what is told of security",
	    FILE_OF(WORKS, "", "") WALLS, 1, false, "Hosting", "Walls" },
	{ "G30(1)(g) nor what a role needs", FILE_OF(WORKS, "", "") ROLE, 1,
	    false, "Hosting", "Guard" },
	{ "G30(1)(g) but of another controller they are",
	    FILE_OF("", "", "") LOCKS, 1, false, "Locks", NULL },
	{ "G30(1)(c) data for its purpose are the client's",
	    FILE_OF(WORKS, "", "") MAIL, 1, false, "Mail", NULL },
};

static void
in_record(struct arena *a, const struct record_case *c)
{
	const struct statement *st = compiled_bytes(a, str_of(c->file));
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL && lang_record_of(&b, st, LANG_EN, LANG_CSV,
			      (struct record_of){ .controller = c->controller,
				  .processor = c->processor }) == ERR_OK)
		text = buf_str(&b);
	tap_said(text, c->says, c->not_says, c->name);
	buf_release(&b);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(asked[i].file));

		tap_ok(st != NULL &&
			   check_finds(a, st, asked[i].code) == asked[i].is,
		    asked[i].name);
	}
	for (size_t i = 0; i < ARRAY_LEN(told); i++)
		tap_said(text_of(a, compiled_bytes(a, str_of(told[i].file)),
			     told[i].lang),
		    told[i].says, told[i].not_says, told[i].name);
	for (size_t i = 0; i < ARRAY_LEN(records); i++)
		in_record(a, &records[i]);
	arena_free(a);
	return tap_done();
}
