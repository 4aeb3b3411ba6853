/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where several decide, “us” is nobody: who works for whom, and who decides
 * with whom, is said by name in the statement, the record and the explanation
 * of a purpose (G26, G28, G30). And a log without a label of its own.
 */
#include "compiled.h"
#include "lang/explain.h"
#include "said.h"

#define HEAD                                                                \
	"statement union {\n\tin all languages \"The union\"\n\tlanguages " \
	"nb, nn, en, sv, de, nl\n}\n"                                       \
	"controller central {\n\tname \"AS C\"\n\tcontact address "         \
	"\"post@c.example\"\n}\n"                                           \
	"field full_name name {\n\tin all languages \"Name\"\n\tfrom the "  \
	"person\n}\n"                                                       \
	"source self {\n\tin all languages \"You\"\n\tthe person\n}\n"      \
	"purpose of_c {\n\tin all languages \"=C\"\n\tusing full_name\n"    \
	"\tbasis contract\n}\n"
#define NORTH                                                            \
	"controller north {\n\tname \"AS N\"\n\tcontact address "        \
	"\"post@n.example\"\n}\n"                                        \
	"purpose of_n {\n\tin all languages \"=N\"\n\tusing full_name\n" \
	"\tbasis contract\n\tcontroller north\n}\n"
#define WRITES(controller)                                                 \
	"kind of person guest {\n\tin all languages \"Guests\"\n\tby own " \
	"registration\n\tnot members\n}\n"                                 \
	"field phone phone {\n\tin all languages \"Phone\"\n\tfrom self\n" \
	"\tvisible to staff\n}\n"                                          \
	"purpose letters {\n\tin all languages \"Letters\"\n\tusing "      \
	"phone\n\tfor guest\n\tsend by email, phone\n\tclass "             \
	"membership\n\tprofiling\n\tbasis contract\n" controller "}\n"
#define MAIL(purpose)                                                      \
	"processor mail {\n\tname \"Mail AS\"\n\tcountry NO\n\tagreement " \
	"from 2026-01-01\n\tfor purposes " purpose "\n}\n"
#define NET(class, purpose)                                                    \
	"recipient net {\n\tin all languages \"Net\"\n\t" class "\n\tgets "    \
								"full_"        \
								"name\n\tfor " \
								"purposes"     \
								" " purpose    \
								"\n}\n"

enum what {
	TEXT,
	RECORD,
	EXPLAINED
};

static const struct printed_case {
	const char *name, *lines;
	enum what what;
	int lang;
	const char *says, *not_says;
} cases[] = {
	/* one alone: we */
	{ "one alone: who writes", WRITES(""), TEXT, LANG_EN,
	    "We write to you by email.", "You get messages" },
	{ "one alone: who looks", WRITES(""), TEXT, LANG_NB,
	    "de som arbeider for oss", "for den ansvarlige" },
	{ "one alone: a processor", MAIL("of_c"), RECORD, LANG_NB,
	    "Mail AS: Databehandler for oss", "for AS C" },
	{ "one alone: where processors are", MAIL("of_c"), TEXT, LANG_EN,
	    "Our processors are in: Norway", NULL },
	{ "one alone: who decides too", NET("joint controller", "of_c"), TEXT,
	    LANG_EN, "Controller jointly with us.", "jointly with AS" },
	{ "one alone: who acts", NET("acting for us", "of_c"), RECORD, LANG_EN,
	    "Net: Acting for us and on our instructions", NULL },
#define WRITE_N NORTH WRITES("\tcontroller north\n")
	{ "G13(1)(a) who writes, nb", WRITE_N, TEXT, LANG_NB,
	    "Du får meldinger på e-post. Du blir oppringt.", "Vi skriver" },
	{ "G13(1)(a) who writes, nn", WRITE_N, TEXT, LANG_NN,
	    "Du får meldingar på e-post. Du blir oppringd.", "Vi skriv" },
	{ "G13(1)(a) who writes, en", WRITE_N, TEXT, LANG_EN,
	    "You get messages by email. You are called by telephone.",
	    "We write" },
	{ "G13(1)(a) who writes, sv", WRITE_N, TEXT, LANG_SV,
	    "Du får meddelanden via e-post.", "Vi skriver" },
	{ "G13(1)(a) who writes, de", WRITE_N, TEXT, LANG_DE,
	    "Sie erhalten Nachrichten per E-Mail.", "Wir schreiben" },
	{ "G13(1)(a) who writes, nl", WRITE_N, TEXT, LANG_NL,
	    "U krijgt berichten per e-mail.", "Wij schrijven" },
	{ "G13(1)(a) who makes profiles", WRITE_N, TEXT, LANG_EN,
	    "Profiles are made for this purpose.", "We make" },
	{ "G13(1)(a) who looks", WRITE_N, TEXT, LANG_NB,
	    "de som arbeider for den ansvarlige", "for oss" },
	{ "G13(1)(a) who relates", WRITE_N, TEXT, LANG_EN,
	    "This is information on your relation to the controller.",
	    " our relation" },
#define MAIL_N NORTH MAIL("of_n")
	{ "G28 whose processor it is, nb", MAIL_N, RECORD, LANG_NB,
	    "Mail AS: Databehandler for AS N", "for oss" },
	{ "G28 whose processor it is, nn", MAIL_N, RECORD, LANG_NN,
	    "Mail AS: Databehandlar for AS N", "for oss" },
	{ "G28 whose processor it is, en", MAIL_N, RECORD, LANG_EN,
	    "Mail AS: Processor for AS N", "for us" },
	{ "G28 whose processor it is, sv", MAIL_N, RECORD, LANG_SV,
	    "Mail AS: Personuppgiftsbiträde åt AS N", NULL },
	{ "G28 whose processor it is, de", MAIL_N, RECORD, LANG_DE,
	    "Mail AS: Auftragsverarbeiter. Auftraggeber: AS N", NULL },
	{ "G28 whose processor it is, nl", MAIL_N, RECORD, LANG_NL,
	    "Mail AS: Verwerker voor AS N", NULL },
	{ "G28 in each row that of the row", NORTH MAIL("of_n, of_c"), RECORD,
	    LANG_EN, "Mail AS: Processor for AS C", "for AS N and" },
	{ "G28 where processors are, nb", MAIL_N, TEXT, LANG_NB,
	    "Land der databehandlerne er: Norge.", "våre" },
	{ "G28 where processors are, nn", MAIL_N, TEXT, LANG_NN,
	    "Land der databehandlarane er: Noreg.", "våre" },
	{ "G28 where processors are, en", MAIL_N, TEXT, LANG_EN,
	    "The processors are in: Norway.", "Our proc" },
	{ "G28 where processors are, sv", MAIL_N, TEXT, LANG_SV,
	    "Personuppgiftsbiträdena finns i: Norge.", NULL },
	{ "G28 where processors are, de", MAIL_N, TEXT, LANG_DE,
	    "Die Auftragsverarbeiter sitzen in: Norwegen.", NULL },
	{ "G28 where processors are, nl", MAIL_N, TEXT, LANG_NL,
	    "De verwerkers zitten in: Noorwegen.", NULL },
#define JOINT_N NORTH NET("joint controller", "of_n")
	{ "G26 with whom it decides, nb", JOINT_N, TEXT, LANG_NB,
	    "Behandlingsansvarlig sammen med AS N.", "sammen med oss" },
	{ "G26 with whom it decides, nn", JOINT_N, TEXT, LANG_NN,
	    "Behandlingsansvarleg saman med AS N.", "saman med oss" },
	{ "G26 with whom it decides, en", JOINT_N, TEXT, LANG_EN,
	    "Controller jointly with AS N.", "jointly with us" },
	{ "G26 with whom it decides, sv", JOINT_N, TEXT, LANG_SV,
	    "Personuppgiftsansvarig tillsammans med AS N.", NULL },
	{ "G26 with whom it decides, de", JOINT_N, TEXT, LANG_DE,
	    "Gemeinsam verantwortlich mit: AS N.", "mit uns" },
	{ "G26 with whom it decides, nl", JOINT_N, TEXT, LANG_NL,
	    "Samen met AS N verwerkingsverantwoordelijke.", "met ons" },
	{ "G26 and in the record", JOINT_N, RECORD, LANG_EN,
	    "Net: Controller jointly with AS N", "jointly with us" },
#define ACTS_N NORTH NET("acting for us", "of_n")
	{ "G28 for whom it acts, nb", ACTS_N, TEXT, LANG_NB,
	    "På vegne av og etter instruks fra AS N.", "våre vegne" },
	{ "G28 for whom it acts, nn", ACTS_N, TEXT, LANG_NN,
	    "På vegner av og etter instruks frå AS N.", "våre vegner" },
	{ "G28 for whom it acts, en", ACTS_N, TEXT, LANG_EN,
	    "Acting for and on the instructions of AS N.", "for us" },
	{ "G28 for whom it acts, sv", ACTS_N, TEXT, LANG_SV,
	    "På uppdrag av och enligt instruktioner från AS N.", NULL },
	{ "G28 for whom it acts, de", ACTS_N, TEXT, LANG_DE,
	    "Im Auftrag und nach Weisung. Auftraggeber: AS N.", NULL },
	{ "G28 for whom it acts, nl", ACTS_N, TEXT, LANG_NL,
	    "Namens en volgens de instructies van AS N.", NULL },
	{ "who decides alone is of nobody", NORTH NET("independent", "of_n"),
	    RECORD, LANG_EN, "Net: Independent controller", "AS N: Ind" },

	/* who decides over a purpose, explained: of_c is asked about */
	{ "explained: one alone is not named", "", EXPLAINED, LANG_EN,
	    "contract", "AS C" },
	{ "G13(1)(a) explained, nb", NORTH, EXPLAINED, LANG_NB,
	    "Behandlingsansvarlig for dette er AS C.", "AS N" },
	{ "G13(1)(a) explained, en", NORTH, EXPLAINED, LANG_EN,
	    "The controller for this is AS C.", "AS N" },
	{ "G26 explained: with a recipient, nb",
	    NET("joint controller", "of_c"), EXPLAINED, LANG_NB,
	    "AS C og Net bestemmer over dette sammen.", "Du kan bruke" },
	{ "G26 explained: with a recipient, nn",
	    NET("joint controller", "of_c"), EXPLAINED, LANG_NN,
	    "AS C og Net avgjer dette saman.", NULL },
	{ "G26 explained: with a recipient, en",
	    NET("joint controller", "of_c"), EXPLAINED, LANG_EN,
	    "AS C and Net decide over this together.", "The controller" },
	{ "G26 explained: with a recipient, sv",
	    NET("joint controller", "of_c"), EXPLAINED, LANG_SV,
	    "AS C och Net bestämmer över detta tillsammans.", NULL },
	{ "G26 explained: with a recipient, de",
	    NET("joint controller", "of_c"), EXPLAINED, LANG_DE,
	    "AS C und Net entscheiden darüber gemeinsam.", NULL },
	{ "G26 explained: with a recipient, nl",
	    NET("joint controller", "of_c"), EXPLAINED, LANG_NL,
	    "AS C en Net beslissen hier samen over.", NULL },

#define LOG "log access_log {\n\tfor purpose of_c\n\tkept for 7 days\n}\n"
	{ "G30(1)(f) a log without a label, nb", LOG, RECORD, LANG_NB,
	    "Logg: 7 dager", "access_log" },
	{ "G30(1)(f) a log without a label, en", LOG, RECORD, LANG_EN,
	    "Log: 7 days", "access_log" },
	{ "G30(1)(f) a log without a label, de", LOG, RECORD, LANG_DE,
	    "Protokoll: 7 Tage", "access_log" },
};

/* As many: whom it is for is in no register of the answer, so it is no “you”.
 */
#define CLUBS                                                                \
	"statement clubs {\n\ten \"Clubs\"\n\tlanguages en\n}\n"             \
	"controller club {\n\ten \"the club\"\n\tmany 140\n\tplural en "     \
	"\"the clubs\"\n}\n"                                                 \
	"controller head {\n\tname \"AS H\"\n}\n"                            \
	"field full_name name {\n\ten \"Name\"\n\tfrom the person\n}\n"      \
	"source self {\n\ten \"You\"\n\tthe person\n}\n"                     \
	"purpose of_c {\n\ten \"=C\"\n\tusing full_name\n\tbasis contract\n" \
	"\tas processor head\n}\n"

static struct str
printed(struct arena *a, const struct statement *st, enum what what,
    enum lang l)
{
	struct str s = STR_NONE;
	enum err e = ERR_OK;
	struct buf b;

	if (st == NULL)
		return s;
	buf_init(&b, 1 << 20);
	if (what == TEXT)
		s = text_of(a, st, l);
	else if (what == RECORD)
		e = lang_record_of(&b, st, l, LANG_CSV,
		    (struct record_of){ .controller = -1 });
	else
		e = lang_explain(&b, st, statement_purpose(st, STR("of_c")), -1,
		    0, l);
	if (what != TEXT && e == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);
	const struct statement *clubs = compiled_bytes(a, STR(CLUBS));

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct printed_case *x = &cases[i];
		const struct statement *st =
		    compiled_bytes(a, arena_printf(a, "%s%s", HEAD, x->lines));

		tap_said(printed(a, st, x->what, (enum lang)x->lang), x->says,
		    x->not_says, x->name);
	}
	tap_said(printed(a, clubs, EXPLAINED, LANG_EN),
	    "The controller for this is the club.", "belong",
	    "G13(1)(a) explained: one of many");
	tap_said(printed(a, clubs, EXPLAINED, LANG_EN),
	    "This is done by AS H on behalf of the club", NULL,
	    "G28 explained: who does it");
	arena_free(a);
	return tap_done();
}
