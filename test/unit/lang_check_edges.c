/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The edges of the check: beside test/unit/lang_check.c, which has one case
 * for each finding, the other ways to come by it, and what comes near without
 * being it.
 */
#include "lang_rows.h"

struct edge {
	const char *name, *from, *to, *code;
};

#define NOTED(note)                                                      \
	"class marketing\n\tbasis contract {\n\t\tnote nb \"" note "\" " \
	"nn \"" note "\" en \"" note "\"\n\t}\n"

static const struct edge found[] = {
	{ "C34: published alone", "\teffective 2026-01-01\n", "", "no_date" },
	{ "N17: letters in an organisation number", "974767880", "97476788A",
	    "org_no_invalid" },
	{ "N17: a digit too many", "974767880", "9747678801",
	    "org_no_invalid" },
	{ "N17: a digit too few", "974767880", "97476788", "org_no_invalid" },
	{ "C05: an answer within a year", "within 30 days", "within 1 year",
	    "promise_over_month" },
	{ "C05: within two months", "within 30 days", "within 2 months",
	    "promise_over_month" },
	{ "C05: within a thousand hours", "within 30 days", "within 1000 hours",
	    "promise_over_month" },
	{ "G14: told within two months", "\town register\n",
	    "\ttold within 2 months\n", "art14_late" },
	{ "G6f: no interest", "\t\tinterest {", "\t\tnote {",
	    "balancing_missing" },
	{ "law 1: a public task without its law", "basis contract",
	    "basis public task", "provision_missing" },
	{ "G7-4: signing in on consent", "basis contract",
	    "basis consent\n\twithdrawn by portal", "bundled_consent" },
	{ "N06: marketing by SMS on contract", "class membership\n",
	    "class marketing\n", "marketing_without_consent" },
	{ "N06: the section is named, and no exception from it",
	    "class membership\n\tbasis contract\n",
	    NOTED("Vurdert etter markedsføringsloven § 15."),
	    "marketing_without_consent" },
	{ "N06: another paragraph of it",
	    "class membership\n\tbasis contract\n",
	    NOTED("Se markedsføringsloven § 15 fjerde ledd."),
	    "marketing_without_consent" },
	{ "N06: another section", "class membership\n\tbasis contract\n",
	    NOTED("Se loven § 150 (3)."), "marketing_without_consent" },
	/* law-ignore: the word is what is looked for */
	{ "placeholder: TODO", "It weighs little.", "TODO.", "placeholder" },
	{ "placeholder: xxx", "It weighs little.", "It weighs xxx kilos.",
	    "placeholder" },
	{ "INT-94: in bokmål", "Systemet leser erklæringen.",
	    "Denne avtalen gjelder.", "notice_is_contract" },
	{ "C10: in nynorsk", "Systemet les erklæringa.",
	    "Sjå innstillingane i nettlesaren.", "invalid_consent_method" },
	{ "C03: in nynorsk", "nn \"Medlemmer betaler kontingent.\"",
	    "nn \"Du samtykkjer til alt.\"", "bundled_consent" },
	{ "C06: a board that finds all",
	    "see full_name, without seeing "
	    "addresses",
	    "find, see, all fields", "role_reaches_more" },
	{ "G30: a processor nobody has an agreement with",
	    "\tagreement from 2024-01-01 until 2028-01-01\n", "",
	    "no_agreement" },
	{ "G28-3: an agreement that begins later",
	    "agreement from 2024-01-01 until 2028-01-01",
	    "agreement from 2026-05-01 until 2028-01-01",
	    "agreement_not_begun" },
	{ "G28-3: one that ends within the quarter", "until 2028-01-01",
	    "until 2026-04-01", "agreement_ends_soon" },
	{ "G28-3: one that ended yesterday", "until 2028-01-01",
	    "until 2026-02-28", "agreement_ended" },
	{ "C16: a transfer, against the sentence", "country NO", "country US",
	    "eea_contradiction" },
	{ "C28: a joint controller abroad", "\tacting for us\n",
	    "\tjoint controller\n\tcountry US\n", "eea_contradiction" },
	{ "C24: no national id, and a field for one",
	    "promise no ip address stored",
	    "promise no national id stored\n\nfield fodselsnummer text {\n\tnb "
	    "\"F\" nn \"F\" en \"F\"\n\tfrom the_member\n\tvisible to the "
	    "person, staff\n}",
	    "promise_contradicted" },
	{ "C24: in English too", "promise no ip address stored",
	    "promise no national id stored\n\nfield national_id text {\n\tnb "
	    "\"F\" nn \"F\" en \"F\"\n\tfrom the_member\n\tvisible to the "
	    "person, staff\n}",
	    "promise_contradicted" },
	{ "C14: anonymous promised, pseudonymous said",
	    "promise no ip address stored",
	    "promise statistics are anonymous\n\nstatistics numbers {\n\tnb "
	    "\"T\" nn \"T\" en \"T\"\n\tusing town\n\tpseudonymous\n}",
	    "promise_contradicted" },
	{ "C07: an address to whoever asks", "promise no ip address stored",
	    "promise contact details shared only on approval\n\nrecipient "
	    "press {\n\tnb \"P\" nn \"P\" en \"P\"\n\tindependent\n\tgets "
	    "email_address\n\tfor purposes local_news\n\tcountry NO\n}",
	    "promise_contradicted" },
	{ "C09: a third party's cookie", "promise no ip address stored",
	    "promise no third party requests\n\ncookie \"x\" for statistics, "
	    "lasts 1 day, set by \"Elsewhere\"",
	    "promise_contradicted" },
	{ "C16: stored in the EEA, and not", "promise no ip address stored",
	    "promise stored in the EEA attested by administrator on "
	    "2025-11-20\n\nprocessor far {\n\tnb \"F\" nn \"F\" en "
	    "\"F\"\n\tname \"Far\"\n\tcountry US\n\ttransfer tool "
	    "\"SCC\"\n\tservice provided nb \"F\" nn \"F\" en "
	    "\"F\"\n\tagreement from 2025-01-01 until 2028-01-01\n\tfor "
	    "purposes membership\n}",
	    "promise_contradicted" },
	{ "concept 66: promised by nobody",
	    "promise nothing sold attested by "
	    "administrator on 2025-11-20",
	    "promise nothing sold", "promise_unattested" },
	{ "G13: an officer nobody checks",
	    "en \"officer\" review by 2026-12-31", "en \"officer\"",
	    "contact_no_review" },
};

/* Comes near, and is fine. */
static const struct edge silent[] = {
	{ "N17: blanks in an organisation number", "974767880", "974 767 880",
	    "org_no_invalid" },
	{ "C05: within a month", "within 30 days", "within 1 month",
	    "promise_over_month" },
	{ "C05: within 700 hours", "within 30 days", "within 700 hours",
	    "promise_over_month" },
	{ "G13: reached by telephone", "contact address \"post@laget.example\"",
	    "contact address telephone \"+47 22 00 00 00\"",
	    "controller_no_contact" },
	{ "G13: reached by letter", "contact address \"post@laget.example\"",
	    "contact address letters to \"Storgata 1\"",
	    "controller_no_contact" },
	{ "a word within a word", "It weighs little.", "Mastodons weigh a lot.",
	    "placeholder" },
	{ "a word at the end of one", "It weighs little.", "A exxxy one.",
	    "placeholder" },
	{ "an agreement is made in terms", "Members pay dues.",
	    "This agreement is open.", "notice_is_contract" },
	{ "law 6: two bases for two kinds", "basis contract",
	    "basis contract for one\n\tbasis vital interests for other\n}\n\n"
	    "kind of person one {\n\tnb \"O\" nn \"O\" en \"O\"\n\tby own "
	    "registration\n}\n\nkind of person other {\n\tnb \"O\" nn \"O\" en "
	    "\"O\"\n\tby own registration",
	    "two_bases" },
	{ "G28-3: an agreement without an end",
	    "agreement from 2024-01-01 until 2028-01-01",
	    "agreement from 2024-01-01", "agreement_ended" },
	{ "G28-3: one that begins today",
	    "agreement from 2024-01-01 until 2028-01-01",
	    "agreement from 2026-03-01", "agreement_not_begun" },
	{ "N06: the exception for customers, by its paragraph",
	    "class membership\n\tbasis contract\n",
	    NOTED("Unntaket i markedsføringsloven § 15 tredje ledd."),
	    "marketing_without_consent" },
	{ "N06: … with the number in brackets",
	    "class membership\n\tbasis contract\n",
	    NOTED("Unntaket i markedsføringsloven § 15 (3)."),
	    "marketing_without_consent" },
	{ "N06: … in English", "class membership\n\tbasis contract\n",
	    NOTED("Marketing Control Act section 15(3)."),
	    "marketing_without_consent" },
	{ "a letter is no electronic message", "class membership\n",
	    "class service\n", "marketing_without_consent" },
	{ "C07: a name is no address", "gets full_name", "gets full_name",
	    "promise_contradicted" },
	{ "C16: in the EEA", "country NO", "country IS", "eea_contradiction" },
	{ "C16: in Switzerland, which is adequate but outside",
	    "\tonly in the EEA\n", "", "eea_contradiction" },
	{ "G30: measures said by the processor", "agreement from",
	    "security nb \"K\" nn \"K\" en \"K\"\n\tagreement from",
	    "measures_missing" },
	{ "G30: a measure declared",
	    "told built_in {\n\tnb \"Innebygd personvern\" nn \"Innebygd "
	    "personvern\" en \"Privacy by design\"\n\tsection security",
	    "measure locks {\n\tnb \"L\" nn \"L\" en \"L\"\n\tphysical\n"
	    "}\n\ntold built_in {\n\tnb \"I\" nn \"I\" en "
	    "\"I\"\n\tsection web",
	    "measures_missing" },
};

/* Not there before, and not after. */
static bool
silent_after(const struct edge *e)
{
	const struct date today = { 2026, 3, 1 };
	struct str s = rows_bytes, from = str_of(e->from), to = str_of(e->to);
	size_t at = str_find(s, from);
	struct lang_findings fs = { 0 };
	const struct statement *edited;

	if (at == SIZE_MAX) {
		printf("# nothing to edit: %s\n", e->from);
		return false;
	}
	s = arena_printf(rows_arena, STR_FMT STR_FMT STR_FMT, (int)at, s.p,
	    STR_ARG(to), (int)(s.n - at - from.n), s.p + at + from.n);
	if (lang_compile(rows_arena, s, LANG_EN, &edited, &fs) != ERR_OK) {
		for (size_t i = 0; i < fs.n; i++)
			printf("# %u: %s\n", fs.at[i].pos.line, fs.at[i].code);
		return false;
	}
	lang_check(rows_arena, edited, today, LANG_NB, &fs);
	for (size_t i = 0; i < fs.n; i++)
		if (strcmp(fs.at[i].code, e->code) == 0)
			return false;
	return true;
}

int
main(void)
{
	if (!rows_open("test/unit/lang_check.vern"))
		return tap_done();
	for (size_t i = 0; i < ARRAY_LEN(found); i++)
		tap_ok(found_after(found[i].from, found[i].to, found[i].code),
		    found[i].name);
	for (size_t i = 0; i < ARRAY_LEN(silent); i++)
		tap_ok(silent_after(&silent[i]), silent[i].name);
	arena_free(rows_arena);
	return tap_done();
}
