/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is printed where no server keeps a register: none of its work, nothing
 * of what it does not check, and no register.
 */
#include "compiled.h"
#include "said.h"

#define ALL(t) "in all languages \"" t "\"\n"

static const char base[] =
    "controller club {\nname \"Club\"\n}\n"
    "role board {\n" ALL(
	"the board") "may manage staff\n}\n"
		     "field born date {\n" ALL(
			 "Born") "from the person\n}\n"
				 "kind of person singer {\n" ALL(
				     "singer") "by own "
					       "registration\ncurrent\n}\n"
					       "kind of person guest {\n" ALL(
						   "guest") "not in the "
							    "register\n}\n"
							    "purpose songs "
							    "{\n" ALL(
								"Songs") "for "
									 "membe"
									 "rs\nu"
									 "sing "
									 "born"
									 "\n"
									 "basis"
									 " cont"
									 "ract"
									 "\n}"
									 "\n";

/* Nobody in a register: what is said of a guest alone. */
static const char outside[] =
    "controller club {\nname \"Club\"\n}\n"
    "kind of person guest {\n" ALL(
	"guest") "not in the register\n}\n"
		 "kind of person press {\n" ALL(
		     "press") "not in the register\n}\n";

#define PURPOSE(lines) \
	"purpose news {\n" ALL("News") lines "basis contract\n}\n"
#define FACT "measure lock {\n" ALL("Lock") "physical\n}\n"

static const struct {
	const char *name, *parts;
	enum lang lang;
	const char *printed, *server; /* what one says and the other not */
	const char *never;            /* what neither says; may be NULL */
} cases[] = {
	{ "law 8: no mark, for nothing is held", FACT, LANG_EN,
	    "A physical measure.", "Only told.", "Attested" },
	{ "law 8: no mark explained", FACT, LANG_NB, "Fysisk tiltak.",
	    "registeret kontrollerer", NULL },
	{ "law 8: an attested measure",
	    "measure lock {\n" ALL(
		"Lock") "physical\nattested by board on "
			"2026-01-01\n}\nmeasure bolt {\n" ALL(
			    "Key") "physical\n}\n",
	    LANG_EN, "Attested by the board on 1 January 2026.", "Only told.",
	    NULL },
	{ "law 8: a promise", "promise nothing sold\n", LANG_EN,
	    "We do not sell information.", "This is only told", NULL },
	{ "law 8: a promise that a server would hold",
	    "promise no ip address stored\n", LANG_EN,
	    "We store no IP addresses.", "The system enforces", NULL },
	{ "law 8: and that somebody vouches for",
	    "promise nothing sold attested by board on 2026-01-01\n" FACT,
	    LANG_DE,
	    "Wir verkaufen keine Daten. Bestätigt durch: the board, am",
	    "Nur mitgeteilt.", NULL },
	{ "an event that the server does not know",
	    "keep members {\n2 years after last purchase: delete\n}\n", LANG_EN,
	    "2 years after you last bought something: we delete.",
	    "the system does not check it", NULL },
	{ "N02 an age, en",
	    "kind of person young {\n" ALL(
		"young") "aged under 13 years by born\n}\n",
	    LANG_EN, "The age follows from “Born”.", "computed each day",
	    NULL },
	{ "N02 an age, nl",
	    "kind of person young {\n" ALL(
		"young") "aged under 13 years by born\n}\n",
	    LANG_NL, "De leeftijd blijkt uit “Born”.", "elke dag", NULL },
	{ "N02 an age that nothing tells",
	    "kind of person young {\n" ALL(
		"young") "by own registration\naged under 13 years\n}\n",
	    LANG_EN, "People under 13 years of age.",
	    "The registry does not compute", NULL },
	{ "G8 a guardian, and no register that takes no yes",
	    "kind of person young {\n" ALL(
		"young") "by own registration\naged under 13 years\n"
			 "guardian acts for consent\n}\n",
	    LANG_NN, "handlar for dei i dette: samtykke.",
	    "Registeret tek ikkje imot", NULL },
	{ "B16 normally once, en",
	    PURPOSE("send by email\nclass service\n"
		    "normally once a calendar month\n"),
	    LANG_EN, "Normally at most one message in a calendar month.",
	    "kept in the log", NULL },
	{ "B16 normally once, sv",
	    PURPOSE("send by email\nclass service\n"
		    "normally once a calendar month\n"),
	    LANG_SV, "Normalt högst ett meddelande per kalendermånad.",
	    "i loggen", NULL },
	{ "what a purpose covers, en", PURPOSE("serves messages, rights\n"),
	    LANG_EN, "The purpose covers: messages and answers when you use",
	    "In the registry", NULL },
	{ "what a purpose covers, de", PURPOSE("serves messages\n"), LANG_DE,
	    "Der Zweck umfasst: ", "Im Register", NULL },
	{ "people outside the register, en", PURPOSE("for guest\n"), LANG_EN,
	    "For: guest.", "For: guest. These people are not in", NULL },
	{ "people outside it as well, nb", PURPOSE("for members, guest\n"),
	    LANG_NB, "Gjelder også: guest.",
	    "Gjelder også: guest. Disse står ikke", NULL },
	{ "who is not in the register may be a member", PURPOSE("for guest\n"),
	    LANG_EN, "## Guest Purposes: News.", "not in the register",
	    "not members" },
	{ "where it is said that they are none, that is printed",
	    "kind of person donor {\n" ALL(
		"donor") "not in the register\nnot members\n}\n",
	    LANG_EN, "## Donor These people are not members.",
	    "## Donor These people are not in the register. These people are "
	    "not members.",
	    NULL },
	{ "everybody, with no register", PURPOSE("serves rights\n"), LANG_NB,
	    "Gjelder alle vi har opplysninger om.", "alle i registeret", NULL },
	{ "another must approve",
	    "role clerk {\n" ALL("clerk") "songs: may find, see, all fields\n"
					  "second person for find\n}\n",
	    LANG_EN, "A second person must approve: find you.",
	    "the system does not enforce", NULL },
	{ "whose messages go through us",
	    "recipient press {\n" ALL(
		"press") "acting for us\nwrites through the server\n}\n",
	    LANG_EN, "Messages go through us; no addresses are seen.",
	    "through the registry", NULL },
	{ "a mark is no code of ours",
	    "keep invited people {\nwhen declined: delete, keep "
	    "do-not-invite mark until they ask\n}\n",
	    LANG_EN, "By the do-not-invite mark we know not to invite you",
	    "computed with a key", NULL },
};

static const struct {
	const char *name, *parts;
	const char *says, *not ; /* in English */
} alone[] = {
	{ "a kind of person that nobody else is set apart from", "", "Club",
	    "register" },
	{ "a purpose for one kind of them", PURPOSE("for guest\n"),
	    "For: guest.", "press." },
	{ "a purpose that names nobody is for all of them", PURPOSE(""),
	    "For: guest and press.", "members" },
	{ "also one that serves rights", PURPOSE("serves rights\n"),
	    "For: guest and press.", "members" },
};

static struct str
print(struct arena *a, const char *head, const char *file, const char *parts,
    enum lang l)
{
	return text_of(a,
	    compiled_bytes(a,
		arena_printf(a,
		    "statement club {\n" ALL("Club") "languages nb, nn, en, "
						     "sv, de, nl\n%s}\n%s%s",
		    head, file, parts)),
	    l);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct str printed = print(a, "printed only\n", base,
		    cases[i].parts, cases[i].lang);
		struct str server =
		    print(a, "", base, cases[i].parts, cases[i].lang);
		bool good =
		    has(printed, cases[i].printed) &&
		    !has(printed, cases[i].server) &&
		    has(server, cases[i].server) &&
		    (cases[i].never == NULL || !has(printed, cases[i].never));

		if (!tap_ok(good, cases[i].name))
			printf("# " STR_FMT "\n", STR_ARG(printed));
	}
	for (size_t i = 0; i < ARRAY_LEN(alone); i++) {
		struct str s = print(a, "", outside, alone[i].parts, LANG_EN);

		tap_said(s, alone[i].says, alone[i].not, alone[i].name);
	}
	arena_free(a);
	return tap_done();
}
