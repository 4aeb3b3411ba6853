/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Several controllers in one file: whose each part is, what is printed of it in
 * each language, that nothing of one stands in the record of another in any
 * format, and what the check says where it is left open (C17, C18, G26, G30).
 */
#include "compiled.h"
#include "lang/check.h"
#include "lang_ld.h"
#include "policy/policy.h"
#include "policy/whose.h"
#include "said.h"

/* Everything of one has that one's letter in its words. */
#define TWO                                                                \
	"statement union {\n\tnb \"Forbundet\" nn \"Forbundet\" en \"The " \
	"union\" sv \"F\" de \"V\" nl \"B\"\n\tlanguages nb, nn, en, sv, " \
	"de, nl\n}\n"                                                      \
	"controller central {\n\tname \"AS C\"\n\taddress \"Street C\"\n"  \
	"\tcontact address \"post@c.example\" telephone \"111\"\n"         \
	"\tdata protection officer \"officer@c.example\"\n}\n"             \
	"controller north {\n\tname \"AS N\"\n\taddress \"Street N\"\n"    \
	"\tcontact address \"post@n.example\"\n"                           \
	"\tdata protection officer \"officer@n.example\"\n}\n"             \
	"field full_name name {\n\tin all languages \"Name\"\n\tfrom the " \
	"person\n\tvisible to the person, staff\n}\n"                      \
	"field size_c text {\n\tin all languages \"Size C\"\n}\n"          \
	"source self {\n\tin all languages \"You\"\n\tthe person\n}\n"     \
	"purpose of_c {\n\tin all languages \"=C\"\n\tusing full_name, "   \
	"size_c\n\tbasis contract\n}\n"                                    \
	"purpose of_n {\n\tin all languages \"=N\"\n\tusing full_name\n"   \
	"\tbasis contract\n\tcontroller north\n}\n"
#define JOINT                                                     \
	"purpose of_both {\n\tin all languages \"=B\"\n\tusing "  \
	"full_name\n\tbasis legitimate interest\n\tjointly with " \
	"north\n\tarrangement in all languages \"We answer.\"\n}\n"
#define NET(class, purposes)                                                \
	"recipient net {\n\tin all languages \"Net\"\n\taddress \"Street "  \
	"M\"\n\tweb \"https://net.example\"\n\t" class "\n\tgets "          \
						       "full_name\n\tfor "  \
						       "purposes " purposes \
						       "\n\tcountry NO\n}\n"
#define RIGHTS "right access {\n\tthrough email\n}\n"
#define LOCKS(says)                                                            \
	"measure locks {\n\tin all languages \"Locks\"\n\tphysical\n" says "}" \
	"\n"
#define WALLS(says)                                              \
	"told walls {\n\tin all languages \"Walls\"\n\tsection " \
	"security\n\ttext in all languages \"There are walls.\"\n" says "}\n"
#define ROLE(says) \
	"role secretary {\n\tin all languages \"secretary\"\n" says "}\n"

static const struct statement *
compiled(struct arena *a, const char *lines)
{
	return compiled_bytes(a, arena_printf(a, "%s%s", TWO, lines));
}

/* ---- what is printed --------------------------------------------------- */

static const struct said_case {
	const char *name, *lines;
	int lang;
	const char *says, *not_says;
} cases[] = {
	{ "G12(2) a right against one of them, by ways of its own",
	    "right access {\n\tthrough email\n\tanswered within 21 days\n"
	    "\tcontroller north through post answered within 7 days\n}\n",
	    LANG_EN,
	    "How to use the right: by email. We answer within 21 days. AS N: "
	    "How to use the right: by post. AS N: We answer within 7 days.",
	    "AS C: How" },
	{ "G12(2) … by its ways alone",
	    "right access {\n\tthrough email\n\tanswered within 21 days\n"
	    "\tcontroller north through post\n}\n",
	    LANG_NB, "AS N: Slik bruker du retten: per post.", "AS N: Vi" },
	{ "G12(3) … by its time alone",
	    "right access {\n\tthrough email\n\tanswered within 21 days\n"
	    "\tcontroller north answered within 7 days\n}\n",
	    LANG_DE, "AS N: Unsere Antwortfrist: 7 Tage.", "AS N: So" },
	{ "G77 a complaint is answered by neither",
	    "right complaint {\n\tthrough email\n"
	    "\tcontroller north through post answered within 7 days\n}\n",
	    LANG_EN, "AS N: How to use the right: by post.", "answer within" },
	{ "G21(1) objected to by the ways of who decides over it",
	    "right objection {\n\tthrough email\n"
	    "\tcontroller north through post\n}\n"
	    "purpose more_n {\n\tin all languages \"+N\"\n\tusing full_name\n"
	    "\tbasis legitimate interest\n\tcontroller north\n}\n"
	    "purpose more_c {\n\tin all languages \"+C\"\n\tusing full_name\n"
	    "\tbasis legitimate interest\n}\n",
	    LANG_EN, "* +N: by post * +C: by email", NULL },
	{ "C18 whose the measure is, nb", LOCKS("\tcontroller north\n"),
	    LANG_NB, "Fysisk tiltak. Gjelder AS N. ", NULL },
	{ "C18 whose the measure is, nn", LOCKS("\tcontroller north\n"),
	    LANG_NN, " Gjeld AS N. ", NULL },
	{ "C18 whose the measure is, en", LOCKS("\tcontroller north\n"),
	    LANG_EN, "A physical measure. Holds for AS N. ", NULL },
	{ "C18 whose the measure is, sv", LOCKS("\tcontroller north\n"),
	    LANG_SV, " Gäller AS N. ", NULL },
	{ "C18 whose the measure is, de", LOCKS("\tcontroller north\n"),
	    LANG_DE, " Gilt für: AS N. ", NULL },
	{ "C18 whose the measure is, nl", LOCKS("\tcontroller north\n"),
	    LANG_NL, " Geldt voor AS N. ", NULL },
	{ "C18 of both, where both are named",
	    LOCKS("\tcontroller north, central\n"), LANG_EN,
	    "Holds for AS N and AS C. ", "who are responsible: AS" },
	{ "C18 of all, where it does not say, nb", LOCKS(""), LANG_NB,
	    " Gjelder alle som er ansvarlige: AS C og AS N. ", NULL },
	{ "C18 of all, where it does not say, nn", LOCKS(""), LANG_NN,
	    " Gjeld alle som er ansvarlege: AS C og AS N. ", NULL },
	{ "C18 of all, where it does not say, en", LOCKS(""), LANG_EN,
	    " Holds for all who are responsible: AS C and AS N. ", NULL },
	{ "C18 of all, where it does not say, sv", LOCKS(""), LANG_SV,
	    " Gäller alla som är ansvariga: AS C och AS N. ", NULL },
	{ "C18 of all, where it does not say, de", LOCKS(""), LANG_DE,
	    " Gilt für alle Verantwortlichen: AS C und AS N. ", NULL },
	{ "C18 of all, where it does not say, nl", LOCKS(""), LANG_NL,
	    " Geldt voor allen die verantwoordelijk zijn: AS C en AS N. ",
	    NULL },
	{ "C18 its purposes tell whose it is", LOCKS("\tfor purposes of_n\n"),
	    LANG_EN, " Purposes: =N. ", "Holds for" },
	{ "C18 where it does not matter nothing is said",
	    "glossary word {\n\tin all languages \"Word\"\n\ttext in all "
	    "languages \"It means this.\"\n}\n",
	    LANG_EN, "It means this.", "Holds for" },
	{ "C18 whose what is told is", WALLS("\tcontroller central\n"), LANG_EN,
	    "There are walls. Holds for AS C. ", NULL },
	{ "C18 what is told of all", WALLS(""), LANG_EN,
	    "There are walls. Holds for all who are responsible: AS C and AS "
	    "N. ",
	    NULL },
	{ "G29 for whom a role works, nb",
	    ROLE("\tcontroller north\n\tof_n: may see full_name\n"), LANG_NB,
	    "## Secretary Arbeider for AS N. ", NULL },
	{ "G29 for whom a role works, nn",
	    ROLE("\tcontroller north\n\tof_n: may see full_name\n"), LANG_NN,
	    "## Secretary Arbeider for AS N. ", NULL },
	{ "G29 for whom a role works, en",
	    ROLE("\tcontroller north\n\tof_n: may see full_name\n"), LANG_EN,
	    "## Secretary Works for AS N. ", NULL },
	{ "G29 for whom a role works, sv",
	    ROLE("\tcontroller north\n\tof_n: may see full_name\n"), LANG_SV,
	    "## Secretary Arbetar för AS N. ", NULL },
	{ "G29 for whom a role works, de",
	    ROLE("\tcontroller north\n\tof_n: may see full_name\n"), LANG_DE,
	    "## Secretary Arbeitet für: AS N. ", NULL },
	{ "G29 for whom a role works, nl",
	    ROLE("\tcontroller north\n\tof_n: may see full_name\n"), LANG_NL,
	    "## Secretary Werkt voor AS N. ", NULL },
	{ "G29 a role that touches no purpose works for all",
	    ROLE("\trequires training\n\tmay read audit\n"), LANG_EN,
	    "## Secretary Holds for all who are responsible: AS C and AS N. ",
	    NULL },
	{ "G29 the lines of a role tell for whom it works",
	    ROLE("\trequires training\n\tof_n: may see full_name\n"), LANG_EN,
	    "## Secretary Required: training.", "Works for" },

	/* Art. 26: one that decides with us, and is no controller of the file.
	 */
	{ "G26 a recipient that decides with us, in short and at length",
	    NET("joint controller", "of_c"), LANG_EN,
	    "## Joint controllers For “=C”, together: AS C and Net. ", NULL },
	{ "G26 in short", NET("joint controller", "of_c"), LANG_EN,
	    "about you: For “=C”, together: AS C and Net. For “=N”: AS N. ",
	    "“=N”: AS N and" },
	{ "G26 at the purpose", NET("joint controller", "of_n"), LANG_EN,
	    "AS N and Net decide over this together. You can use your rights "
	    "against each of them. ",
	    "AS C and Net" },
	{ "G26(3) where rights are used, with its address",
	    NET("joint controller", "of_c") RIGHTS, LANG_EN,
	    "For “=C” you can use your rights against each of them (Art. "
	    "26(3)): AS C (post@c.example, 111) and Net (Street M, "
	    "https://net.example). For “=N” you use your rights against AS N "
	    "(post@n.example). ",
	    NULL },
	{ "G26(3) over all of it", NET("joint controller", "of_c, of_n") RIGHTS,
	    LANG_EN,
	    "For “=N” you can use your rights against each of them (Art. "
	    "26(3)): AS N (post@n.example) and Net (Street M, "
	    "https://net.example). ",
	    NULL },
	{ "G26(3) beside who decides jointly",
	    JOINT NET("joint controller", "of_both") RIGHTS, LANG_EN,
	    "For “=B” you can use your rights against each of them (Art. "
	    "26(3)): AS C (post@c.example, 111), AS N (post@n.example) and "
	    "Net (Street M, https://net.example). ",
	    NULL },
	{ "G26 one that decides for itself is none",
	    NET("independent", "of_c") RIGHTS, LANG_EN,
	    "For “=C” you use your rights against AS C (post@c.example, 111). ",
	    "together" },
	{ "G26 nor one that is given nothing for it",
	    JOINT NET("joint controller", "of_both") RIGHTS, LANG_EN,
	    "For “=C” you use your rights against AS C (post@c.example, 111). ",
	    "“=C”: AS C and Net" },

	/* Art. 13(1)(a)-(b): in short, and at length. */
	{ "G13(1)(a) in short: where each is reached, nb", "", LANG_NB,
	    "Lurer du på noe, eller vil du bruke rettighetene dine? Slik når "
	    "du dem som er ansvarlige: * AS C: Street C, post@c.example, 111; "
	    "personvernombud: officer@c.example * AS N: Street N, "
	    "post@n.example; personvernombud: officer@n.example ",
	    "Skriv til" },
	{ "G13(1)(a) in short: where each is reached, nn", "", LANG_NN,
	    "Slik når du dei som er ansvarlege: * AS C: Street C, "
	    "post@c.example, 111; personvernombod: officer@c.example * AS N:",
	    NULL },
	{ "G13(1)(a) in short: where each is reached, en", "", LANG_EN,
	    "this is how to reach those who are responsible: * AS C: Street "
	    "C, post@c.example, 111; data protection officer: "
	    "officer@c.example * AS N: Street N, post@n.example; data "
	    "protection officer: officer@n.example ",
	    "Write to" },
	{ "G13(1)(a) in short: where each is reached, sv", "", LANG_SV,
	    "Så når du dem som är ansvariga: * AS C: Street C, "
	    "post@c.example, 111; dataskyddsombud: officer@c.example * AS N:",
	    NULL },
	{ "G13(1)(a) in short: where each is reached, de", "", LANG_DE,
	    "erreichen Sie die Verantwortlichen so: * AS C: Street C, "
	    "post@c.example, 111; Datenschutzbeauftragte oder "
	    "Datenschutzbeauftragter: officer@c.example * AS N:",
	    NULL },
	{ "G13(1)(a) in short: where each is reached, nl", "", LANG_NL,
	    "Zo bereikt u degenen die verantwoordelijk zijn: * AS C: Street "
	    "C, post@c.example, 111; functionaris voor "
	    "gegevensbescherming: officer@c.example * AS N:",
	    NULL },
	{ "G13(1)(b) which officer is whose", "", LANG_EN,
	    "## Data protection officer: AS C A data protection officer has "
	    "been appointed. Email: officer@c.example ## Data protection "
	    "officer: AS N A data protection officer has been appointed. "
	    "Email: officer@n.example ",
	    NULL },

	/* Where one turns to with one's rights. */
	{ "G12(2) with whom rights are used, nb", RIGHTS, LANG_NB,
	    "For «=C» bruker du rettighetene dine overfor AS C "
	    "(post@c.example, 111). For «=N» bruker du rettighetene dine "
	    "overfor AS N (post@n.example). ",
	    "art. 26" },
	{ "G12(2) with whom rights are used, nn", RIGHTS, LANG_NN,
	    "For «=N» bruker du rettane dine overfor AS N (post@n.example). ",
	    NULL },
	{ "G12(2) with whom rights are used, en", RIGHTS, LANG_EN,
	    "For “=N” you use your rights against AS N (post@n.example). ",
	    NULL },
	{ "G12(2) with whom rights are used, sv", RIGHTS, LANG_SV,
	    "För ”=N” utövar du dina rättigheter mot AS N (post@n.example). ",
	    NULL },
	{ "G12(2) with whom rights are used, de", RIGHTS, LANG_DE,
	    "Für „=N“ wenden Sie sich mit Ihren Rechten an: AS N "
	    "(post@n.example). ",
	    NULL },
	{ "G12(2) with whom rights are used, nl", RIGHTS, LANG_NL,
	    "Voor “=N” oefent u uw rechten uit tegenover AS N "
	    "(post@n.example). ",
	    NULL },
	{ "G26(3) of joint ones with either, nb", JOINT RIGHTS, LANG_NB,
	    "For «=B» kan du bruke rettighetene dine overfor hver av dem "
	    "(art. 26 nr. 3): AS C (post@c.example, 111) og AS N "
	    "(post@n.example). ",
	    NULL },
	{ "G26(3) of joint ones with either, nn", JOINT RIGHTS, LANG_NN,
	    "For «=B» kan du bruke rettane dine overfor kvar av dei (art. 26 "
	    "nr. 3): AS C",
	    NULL },
	{ "G26(3) of joint ones with either, en", JOINT RIGHTS, LANG_EN,
	    "For “=B” you can use your rights against each of them (Art. "
	    "26(3)): AS C (post@c.example, 111) and AS N (post@n.example). ",
	    NULL },
	{ "G26(3) of joint ones with either, sv", JOINT RIGHTS, LANG_SV,
	    "För ”=B” kan du utöva dina rättigheter mot var och en av dem "
	    "(artikel 26.3): AS C",
	    NULL },
	{ "G26(3) of joint ones with either, de", JOINT RIGHTS, LANG_DE,
	    "Für „=B“ können Sie Ihre Rechte gegenüber jedem von ihnen "
	    "ausüben (Art. 26 Abs. 3): AS C",
	    NULL },
	{ "G26(3) of joint ones with either, nl", JOINT RIGHTS, LANG_NL,
	    "Voor “=B” kunt u uw rechten tegenover ieder van hen uitoefenen "
	    "(artikel 26, lid 3): AS C",
	    NULL },
	{ "G21 one objects where those who decide are reached", JOINT, LANG_EN,
	    "* =B: post@c.example, 111; post@n.example ", NULL },
};

static void
said(struct arena *a, const struct said_case *c)
{
	tap_said(text_of(a, compiled(a, c->lines), (enum lang)c->lang), c->says,
	    c->not_says, c->name);
}

/* ---- the record of one has nothing of another --------------------------- */

#define ALL                                                                \
	LOCKS("\tcontroller central\n\tevidence in all languages \"Proof " \
	      "C\"\n")                                                     \
	"measure dogs {\n\tin all languages \"Dogs\"\n"                    \
	"\tevidence in all languages \"Proof N\"\n"                        \
	"\tcontroller north\n}\n"                                          \
	"breach handling alarm {\n\tin all languages "                     \
	"\"Alarm\"\n\tauthority told within 72 hours\n}\n"                 \
	"told walls {\n\tin all languages \"Walls C\"\n"                   \
	"\tsection security\n\ttext in all languages \"Walls "             \
	"C stand.\"\n\tcontroller central\n}\n"                            \
	"role boss {\n\tin all languages \"Boss C\"\n"                     \
	"\trequires training\n\tof_c: may see full_name\n}\n"              \
	"role clerk {\n\tin all languages \"Clerk N\"\n"                   \
	"\trequires confidentiality\n\tcontroller north\n"                 \
	"\tof_n: may see full_name\n}\n"                                   \
	"system till {\n\tin all languages \"Till C\"\n}\n"                \
	"data category sales {\n\tin all languages \"Sales "               \
	"C\"\n\tkept in till\n\tfor purposes of_c\n}\n"                    \
	"processor mailer {\n\tname \"Mailer C\"\n\tcountry "              \
	"NO\n\tfor purposes of_c\n}\n"                                     \
	"recipient press {\n\tin all languages \"Press C\"\n"              \
	"\tindependent\n\tgets full_name\n\tfor purposes "                 \
	"of_c\n}\n"                                                        \
	"representative abroad {\n\tin all languages \"Agent "             \
	"C\"\n\tname \"Agent C\"\n\tcontroller central\n}\n"

/* Words of one alone. */
static const char *const of_c[] = { "post@c.example", "officer@c.example",
	"Street C", "Proof C", "Walls C", "Boss C", "Till C", "Sales C",
	"Mailer C", "Press C", "Agent C", "Size C", "=C" };
static const char *const of_n[] = { "post@n.example", "officer@n.example",
	"Street N", "Proof N", "Clerk N", "=N" };

static void
none_of(struct arena *a, struct str s, const char *const *words, size_t n,
    const char *format)
{
	for (size_t i = 0; i < n; i++)
		tap_ok(!has(s, words[i]),
		    arena_printf(a, "G30(1) as %s: no %s", format, words[i]).p);
}

static void
all_of(struct arena *a, struct str s, const char *const *words, size_t n,
    const char *format)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], "Till C") != 0 ||
		    strcmp(format, "jsonld") == 0)
			tap_ok(has(s, words[i]),
			    arena_printf(a, "G30(1) as %s: %s", format,
				words[i])
				.p);
}

static void
apart(struct arena *a)
{
	static const char *const names[] = { [LANG_HTML] = "html",
		[LANG_JSONLD] = "jsonld",
		[LANG_CSV] = "csv",
		[LANG_JSON] = "json" };
	const struct statement *st = compiled(a, ALL);

	if (!tap_ok(st != NULL, "G30 two controllers with parts of their own"))
		return;
	for (int f = LANG_HTML; f <= LANG_JSON; f++) {
		struct str s[2];

		if (f == LANG_TEXT)
			continue;
		for (int of = 0; of < 2; of++) {
			struct buf b;

			buf_init(&b, 1 << 20);
			tap_err(lang_record_of(&b, st, LANG_EN,
				    (enum lang_format)f,
				    (struct record_of){ .controller = of }),
			    ERR_OK, "G30(1) the record of one");
			s[of] = arena_str(a, buf_str(&b));
			buf_release(&b);
			tap_ok(has(s[of], "Alarm"),
			    "G30(1)(g) with what is of all");
		}
		all_of(a, s[0], of_c, ARRAY_LEN(of_c), names[f]);
		none_of(a, s[0], of_n, ARRAY_LEN(of_n), names[f]);
		all_of(a, s[1], of_n, ARRAY_LEN(of_n), names[f]);
		none_of(a, s[1], of_c, ARRAY_LEN(of_c), names[f]);
		if (f == LANG_JSONLD) {
			json_t *root = ld_document(s[1]);

			tap_ok(root != NULL, "4.1 and whole JSON-LD");
			json_decref(root);
		}
	}
}

/* Of a joint purpose the record names the other, and not its officer. */
static void
joint(struct arena *a)
{
	const struct statement *st = compiled(a, JOINT);
	struct buf b;
	struct str s;

	if (!tap_ok(st != NULL, "G26 a joint purpose"))
		return;
	buf_init(&b, 1 << 20);
	tap_err(lang_record_of(&b, st, LANG_EN, LANG_JSONLD,
		    (struct record_of){ .controller = 1 }),
	    ERR_OK, "G26 G30(1)(a) the record of the second");
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	tap_ok(has(s, "post@c.example") && has(s, "officer@n.example") &&
		   !has(s, "officer@c.example"),
	    "G26 G30(1)(a) the joint controller, and its own officer");
}

/* Art. 30(2): what one does for the other names both, with their officers. */
static void
processing(struct arena *a)
{
	const struct statement *st = compiled(a,
	    "purpose archive {\n\tin all languages \"=A\"\n\tusing "
	    "full_name\n\tbasis contract\n\tas processor north\n}\n" LOCKS(
		"\tcontroller central\n") "measure dogs {\n\tin all languages "
					  "\"Dogs\"\n\tphysical\n\tcontroller "
					  "north\n}\n");

	for (int f = LANG_HTML; st != NULL && f <= LANG_JSON; f++) {
		struct buf b;
		struct str s;

		if (f == LANG_TEXT)
			continue;
		buf_init(&b, 1 << 20);
		tap_err(lang_record_of(&b, st, LANG_EN, (enum lang_format)f,
			    (struct record_of){ .processor = true,
				.controller = 1 }),
		    ERR_OK, "G30(2) the record of what one does for another");
		s = arena_str(a, buf_str(&b));
		buf_release(&b);
		tap_ok(has(s, "officer@c.example") &&
			   has(s, "officer@n.example"),
		    "G30(2)(a) both, with their officers");
		tap_ok(has(s, "Dogs") && !has(s, "Locks"),
		    "G30(2)(d) with the measures of the one that does it");
		tap_ok(!has(s, "=N"), "G30(2) and not what it decides over");
	}
	tap_ok(st != NULL, "G30(2) one works for the other");
}

/* ---- what the check says ------------------------------------------------ */

static const struct finding_case {
	const char *name, *lines, *code;
	bool is;
} findings[] = {
	{ "whose a measure is", LOCKS(""), "whose_unsaid", true },
	{ "whose it is, said", LOCKS("\tcontroller north\n"), "whose_unsaid",
	    false },
	{ "whose it is, by its purposes", LOCKS("\tfor purposes of_c\n"),
	    "whose_unsaid", false },
	{ "whose what is told is", WALLS(""), "whose_unsaid", true },
	{ "whose what is told is, said", WALLS("\tcontroller central\n"),
	    "whose_unsaid", false },
	{ "whose the duties of a role are",
	    ROLE("\trequires training\n\tmay read audit\n"), "whose_unsaid",
	    true },
	{ "a role without duties is in no record", ROLE("\tmay read audit\n"),
	    "whose_unsaid", false },
	{ "a role with lines of a purpose",
	    ROLE("\trequires training\n\tof_c: may see full_name\n"),
	    "whose_unsaid", false },
	{ "whose representative",
	    "representative r {\n\tin all languages "
	    "\"R\"\n\tname \"R\"\n}\n",
	    "whose_unsaid", true },
	{ "whose a subprocessor is, by whom it is used",
	    "processor mailer {\n\tname \"M\"\n}\nsubprocessor s {\n\tin all "
	    "languages \"S\"\n\tused by mailer\n}\n",
	    "whose_unsaid", false },
	{ "a subprocessor of nobody",
	    "subprocessor s {\n\tin all languages \"S\"\n}\n", "whose_unsaid",
	    true },
	{ "a transfer by somebody",
	    "processor mailer {\n\tname \"M\"\n}\ntransfer t {\n\tin all "
	    "languages \"T\"\n\tto country US\n\tby processor mailer\n}\n",
	    "whose_unsaid", false },
	{ "a transfer by nobody",
	    "transfer t {\n\tin all languages \"T\"\n\tto country US\n}\n",
	    "whose_unsaid", true },
	{ "a word explained is nobody's",
	    "glossary g {\n\tin all languages \"G\"\n}\n", "whose_unsaid",
	    false },
	{ "a measure for what its controller has nothing to do with",
	    LOCKS("\tcontroller north\n\tfor purposes of_c\n"), "whose_differs",
	    true },
	{ "and for one that it has",
	    LOCKS("\tcontroller north\n\tfor purposes of_c, of_n\n"),
	    "whose_differs", false },
	{ "a role that works for one with what another decides over",
	    ROLE("\tcontroller north\n\tof_c: may see full_name\n"),
	    "role_of_other", true },
	{ "and for both",
	    ROLE("\tcontroller north, central\n\tof_c: may see full_name\n"),
	    "role_of_other", false },
	{ "and with what they decide over together",
	    JOINT ROLE("\tcontroller north\n\tof_both: may see full_name\n"),
	    "role_of_other", false },
	{ "and with what it does for the other",
	    "purpose archive {\n\tin all languages \"=A\"\n\tusing "
	    "full_name\n\tbasis contract\n\tas processor north\n}\n" ROLE(
		"\tcontroller north\n\tarchive: may see full_name\n"),
	    "role_of_other", false },
	{ "and with nothing of people",
	    ROLE("\tcontroller north\n\tmay read audit\n"), "role_of_other",
	    false },
	{ "G13(1)(b) one that says nothing of an officer",
	    "controller south {\n\tname \"AS S\"\n}\n", "officer_unsaid",
	    true },
	{ "G13(1)(b) and one that says there is none",
	    "controller south {\n\tname \"AS S\"\n\tdata protection officer "
	    "not required\n}\n",
	    "officer_unsaid", false },
	{ "G37 a public body without one, beside one that has one",
	    "controller south {\n\tname \"AS S\"\n\tpublic body\n}\n",
	    "dpo_missing", true },
	{ "G37 of which that is found once",
	    "controller south {\n\tname \"AS S\"\n\tpublic body\n}\n",
	    "officer_unsaid", false },
	{ "G13(1)(a) one that cannot be reached",
	    "controller south {\n\tname \"AS S\"\n}\n", "controller_no_contact",
	    true },
	{ "G13(1)(a) where all can", "", "controller_no_contact", false },
	{ "G6 an interest of a public body that does not decide over it",
	    "controller south {\n\tname \"AS S\"\n\tpublic body\n}\n" JOINT,
	    "public_body_uses_6_1_f", false },
	{ "G6 and of one that does",
	    "controller south {\n\tname \"AS S\"\n\tpublic body\n}\npurpose "
	    "x {\n\tin all languages \"X\"\n\tbasis legitimate "
	    "interest\n\tcontroller south\n}\n",
	    "public_body_uses_6_1_f", true },
};

static void
checked(struct arena *a, const struct finding_case *c)
{
	const struct statement *st = compiled(a, c->lines);
	bool is = st != NULL && check_finds(a, st, c->code);

	tap_ok(st != NULL && is == c->is,
	    arena_printf(a, "%s: %s", c->name, c->code).p);
}

/* Whether the last role may look at a member for the purpose. */
static enum reason
decided(struct arena *a, const struct statement *st, const char *purpose)
{
	const struct actor actor = { .type = ACTOR_STAFF,
		.id = 1,
		.role = (int)st->roles_n - 1,
		.purpose = -1 };
	const struct person_facts who = { .id = 1, .stage = STAGE_MEMBER };
	struct ask ask = { .actor = &actor,
		.purpose = statement_purpose(st, str_of(purpose)),
		.activity = ACTIVITY_STAFF,
		.act = ACT_SEE,
		.person = &who,
		.channel = -1 };
	struct verdict v;

	(void)policy_decide(st, &ask, a, &v);
	return v.reason;
}

/* The registry of one is not opened to who works for another. */
static void
shut(struct arena *a)
{
	const struct date today = { 2026, 3, 1 };
	struct lang_findings fs = { 0 };
	const struct statement *st = compiled(a,
	    ROLE("\tcontroller north\n\tof_c: may see full_name\n"));
	size_t n = 0;

	if (!tap_ok(st != NULL, "G32(4) a role of another controller"))
		return;
	lang_check(a, st, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		n += strcmp(fs.at[i].code, "role_of_other") == 0 &&
		     fs.at[i].severity == LANG_ERROR;
	tap_ok(n == 1, "G32(4) is an error, and no version begins with it");
	tap_ok(decided(a, st, "of_c") == REASON_OTHER_CONTROLLER,
	    "G32(4) and a decision would refuse it all the same");
	st = compiled(a,
	    ROLE("\tcontroller north, central\n\tof_c: may see full_name\n"));
	tap_ok(st != NULL && decided(a, st, "of_c") == REASON_ALLOWED,
	    "G32(4) unless it works for both");
}

/* With one controller nothing is left open. */
static void
alone(struct arena *a)
{
	static const char file[] =
	    "statement s {\n\ten \"S\"\n\tlanguages en\n}\ncontroller c "
	    "{\n\tname \"C\"\n\tcontact address \"post@c.example\"\n}\n"
	    "measure locks {\n\ten \"Locks\"\n\tphysical\n}\n"
	    "right access {\n\tthrough email\n}\n"
	    "purpose p {\n\ten \"P\"\n\tbasis contract\n}\n";
	const struct statement *st = compiled_bytes(a, str_of(file));
	struct str text;

	if (!tap_ok(st != NULL, "C17 one controller"))
		return;
	tap_ok(!check_finds(a, st, "whose_unsaid"),
	    "C17 of one it is no question whose a measure is");
	text = text_of(a, st, LANG_EN);
	tap_ok(has(text, "Write to post@c.example") &&
		   !has(text, "Holds for") && !has(text, "you use your rights"),
	    "C17 nor is it said");
}

/* ---- what is refused ---------------------------------------------------- */

static const struct refusal {
	const char *name, *lines, *code;
} refusals[] = {
	{ "a controller that there is not", LOCKS("\tcontroller south\n"),
	    "unknown_name" },
	{ "of a role", ROLE("\tcontroller south\n"), "unknown_name" },
	{ "of what is told", WALLS("\tcontroller south\n"), "unknown_name" },
	{ "one named twice", LOCKS("\tcontroller north, north\n"),
	    "listed_twice" },
	{ "one named twice in a role", ROLE("\tcontroller north, north\n"),
	    "listed_twice" },
	{ "nobody", LOCKS("\tcontroller\n"), NULL },
	{ "nobody in a role", ROLE("\tcontroller\n"), NULL },
	{ "a second line", LOCKS("\tcontroller north\n\tcontroller central\n"),
	    NULL },
	{ "a second line of a role",
	    ROLE("\tcontroller north\n\tcontroller central\n"), NULL },
	{ "words behind it", LOCKS("\tcontroller north \"x\"\n"), NULL },
	{ "a block", WALLS("\tcontroller north {\n\t}\n"), NULL },
	{ "a purpose in the place of one", LOCKS("\tcontroller of_c\n"),
	    "unknown_name" },
};

/* The only controller there is, and a recipient that decides with it over all
 * there is. */
static void
one_with(struct arena *a)
{
	static const char form[] =
	    "statement s {\n\ten \"S\"\n\tlanguages en\n}\n"
	    "controller us {\n\tname \"Us\"\n}\n"
	    "field full_name name {\n\ten \"Name\"\n}\n"
	    "purpose club {\n\ten \"Club\"\n\tusing full_name\n\tbasis "
	    "contract\n}\n" RIGHTS
	    "recipient net {\n\ten \"Net\"\n\t%s\n\tgets full_name\n}\n";
	static const char turn[] =
	    "For “Club” you can use your rights against each of them (Art. "
	    "26(3)): Us and Net. ";

	tap_said(text_of(a,
		     compiled_bytes(a,
			 arena_printf(a, form, "joint controller")),
		     LANG_EN),
	    turn, NULL, "G26(3) one controller, and one that decides with it");
	tap_said(text_of(a,
		     compiled_bytes(a, arena_printf(a, form, "independent")),
		     LANG_EN),
	    "Responsible for the information about you: Us. ", "each of them",
	    "G26(3) where nobody does, nothing is said");
}

int
main(void)
{
	struct arena *all = arena_new(1 << 28);

	apart(all);
	joint(all);
	processing(all);
	shut(all);
	alone(all);
	one_with(all);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		said(all, &cases[i]);
	for (size_t i = 0; i < ARRAY_LEN(findings); i++)
		checked(all, &findings[i]);
	for (size_t i = 0; i < ARRAY_LEN(refusals); i++)
		tap_refused(all,
		    arena_printf(all, "%s%s", TWO, refusals[i].lines),
		    refusals[i].code, refusals[i].name);
	arena_free(all);
	return tap_done();
}
