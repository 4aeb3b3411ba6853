/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a line of a statement makes the published text, the record and their
 * JSON-LD say, and what they then no longer say.
 */
#include "lang_rows.h"

enum what {
	TEXT,
	TEXT_NB,
	TEXT_LD,
	RECORD,
	RECORD_OTHERS, /* what is done for another controller */
	RECORD_LD
};

struct row {
	const char *name;
	const char *from, *to; /* in test/unit/lang_check.vern, or NULL */
	const char *more;      /* behind it, or NULL */
	enum what what;
	const char *says, *not_says; /* NULL: whatever */
};

static const struct row rows[] = {
	{ "B03: nobody decides beside them", "\tno automated decisions\n",
	    "\tno automated decisions\n\tthere are no joint controllers\n",
	    NULL, RECORD, "Nobody is a controller jointly with us", NULL },
	{ "B03: no recipients, and the record says so",
	    "\tno automated decisions\n",
	    "\tno automated decisions\n\tthere are no recipients\n", NULL,
	    RECORD, "Nobody else receives the information", NULL },
	{ "B03: no transfers", "\tno automated decisions\n",
	    "\tno automated decisions\n\tthere are no transfers\n", NULL,
	    RECORD, "Nothing is transferred out of the EEA", NULL },
	{ "B03: processed in the country of the processor",
	    "\tonly in the EEA\n", "", NULL, RECORD, "Norway",
	    "in the EEA only" },
	{ "B03: outside, and by what", "\tcountry NO\n",
	    "\tcountry US\n\ttransfer tool \"SCC\"\n", NULL, RECORD,
	    "Drift AS: the United States (SCC)", NULL },
	{ "B03: another controller's row",
	    "\tbasis contract\n}\n\npurpose office_work",
	    "\tbasis contract\n\tjointly with other\n}\n\npurpose office_work",
	    "controller other { name 'Other' }", RECORD, "Other", NULL },
	{ "Art. 30(2): what is done for another",
	    "\tbasis contract\n}\n\npurpose office_work",
	    "\tbasis contract\n\tcontroller other\n\tas "
	    "processor\n}\n\npurpose office_work",
	    "controller other { name 'Other' }", RECORD_OTHERS,
	    "purpose.membership", "purpose.newsletter" },
	{ "Art. 30(2): in the other's own record one is a processor",
	    "\tbasis contract\n}\n\npurpose office_work",
	    "\tbasis contract\n\tcontroller other\n\tas "
	    "processor\n}\n\npurpose office_work",
	    "controller other { name 'Other' }", RECORD, "Laget: Processor",
	    NULL },
	{ "B03: what a condition of Art. 9 is by", "\tno special categories\n",
	    "",
	    "data category d { special category by 'Art. 9(2)(b)'; collected "
	    "when ~; kept for 30 days; for purposes membership }",
	    RECORD, "Z", NULL },
	{ "B03: how long the accounts stay", NULL, NULL,
	    "keep fields town { when left: delete; reason ~ }", RECORD,
	    "Z (Town): when the person has left", NULL },
	{ "Art. 37: an officer although none is required",
	    "\tdata protection officer \"vern@laget.example\"",
	    "\tdata protection officer though not required "
	    "\"vern@laget.example\"",
	    NULL, TEXT_LD, "dpv:NotRequired", NULL },
	{ "G17: who vouches, and not since when", NULL, NULL,
	    "keep members for friend { 3 years after case closed: delete; "
	    "attested by administrator }",
	    TEXT, "Attested by administrator.", NULL },
	{ "G17: nobody vouches: only told", NULL, NULL,
	    "keep members for friend { 3 years after case closed: delete }",
	    TEXT, "This is only told; the system does not", NULL },
	{ "G17: on a date", NULL, NULL,
	    "field started date { from the_member; visible to the person, "
	    "staff }\nkeep members for friend { when date of started: delete }",
	    TEXT, "Z", NULL },
	{ "a name that ends in a stop has one", "\tname \"Drift AS\"\n",
	    "\tname \"Drift Inc.\"\n", NULL, TEXT, "Drift Inc.", "Inc.." },
	{ "a sentence that ends in quotes has its stop behind them", NULL, NULL,
	    "recipient court { public authority; only when nb \"de spør "
	    "«hvem»\" "
	    "nn \"dei spør «kven»\" en \"they ask “who”\" }",
	    TEXT, "they ask “who”.\n", NULL },
	{ "a sentence within quotes has its own", NULL, NULL,
	    "recipient court { public authority; only when nb \"de spør "
	    "«hvem?»\" "
	    "nn \"dei spør «kven?»\" en \"they ask “who?”\" }",
	    TEXT, "they ask “who?”\n", NULL },
	{ "one country is one", NULL, NULL,
	    "subprocessor host { used by hosting; country DE }", TEXT,
	    "Country: Germany.", "Countries: Germany" },
	{ "two countries are countries", NULL, NULL,
	    "subprocessor host { used by hosting; country DE, NO }", TEXT,
	    "Countries: Germany and Norway.", NULL },
	{ "13(2)(e): a category that some are asked for", NULL, NULL,
	    "data category copy { required; concerns friend; kept for 1 year; "
	    "for purposes membership }",
	    TEXT, "Z must be given by friend.", "You must give: Z" },
	{ "13(2)(e): those that its purposes are for", NULL, NULL,
	    "purpose lending { for friend; basis contract }\n"
	    "data category copy { required; kept for 1 year; "
	    "for purposes lending }",
	    TEXT, "Z must be given by friend.", NULL },
	{ "13(2)(e): one purpose is for all", NULL, NULL,
	    "purpose lending { for friend; basis contract }\n"
	    "data category copy { required; kept for 1 year; "
	    "for purposes lending, membership }",
	    TEXT, "and Z.", "Z must be given by" },
	{ "recital 26: anonymous tracking has no cell in the record", NULL,
	    NULL,
	    "tracking t { follows web pages; follows nb \"tallet\" nn "
	    "\"talet\" "
	    "en \"the number\"; for purposes newsletter; anonymous }",
	    RECORD, NULL, "the number" },
	{ "B03: tracking of people has one", NULL, NULL,
	    "tracking t { follows web pages; follows nb \"tallet\" nn "
	    "\"talet\" "
	    "en \"the number\"; for purposes newsletter; kept for 30 days }",
	    RECORD, "Z", NULL },
	{ "three dots stay three",
	    "\tbalancing test {\n\t\t\tnb \"Det veier lite.\" nn \"Det veg "
	    "lite.\" en \"It weighs little.\"",
	    "\tbalancing test {\n\t\t\tnb \"Det veier lite.\" nn \"Det veg "
	    "lite.\" en \"It weighs little...\"",
	    NULL, TEXT, "It weighs little...", "little...." },
	{ "a label in small letters heads a part in capitals", NULL, NULL,
	    "kind of person elder { current }", TEXT, "## Z", NULL },
	{ "G17: who vouches, and since when", NULL, NULL,
	    "keep members for friend { 3 years after case closed: delete; "
	    "attested by administrator on 2026-01-02 }",
	    TEXT, "Attested by administrator", NULL },
	{ "Art. 37: another controller's own officer", NULL, NULL,
	    "controller other { name 'Other'; data protection officer "
	    "'dpo@other.example' }",
	    TEXT_LD, "dpo@other.example", NULL },
	{ "Art. 30(1)(a): in its rows",
	    "\tbasis contract\n}\n\npurpose office_work",
	    "\tbasis contract\n\tcontroller other\n}\n\npurpose office_work",
	    "controller other { name 'Other'; data protection officer "
	    "'dpo@other.example' }",
	    RECORD, "dpo@other.example", NULL },
	{ "G28: an agreement from a day",
	    "agreement from 2024-01-01 until 2028-01-01",
	    "agreement from 2024-01-01", NULL, TEXT, "2024", NULL },
	{ "G6f: only when it was made",
	    "\t\tnecessity {\n\t\t\tnb \"Ingen inviteres uten adresse.\" nn "
	    "\"Ingen blir inviterte utan adresse.\" en \"Nobody is invited "
	    "without an address.\"\n\t\t}\n\t\tbalancing test {\n\t\t\tnb "
	    "\"Det veier lite.\" nn \"Det veg lite.\" en \"It weighs "
	    "little.\"\n\t\t}\n",
	    "", NULL, TEXT_LD, "dpv:LegitimateInterestAssessment", NULL },
	{ "G6f: of nothing that is assessed nothing is told",
	    "\t\tnecessity {\n\t\t\tnb \"Ingen inviteres uten adresse.\" nn "
	    "\"Ingen blir inviterte utan adresse.\" en \"Nobody is invited "
	    "without an address.\"\n\t\t}\n\t\tbalancing test {\n\t\t\tnb "
	    "\"Det veier lite.\" nn \"Det veg lite.\" en \"It weighs "
	    "little.\"\n\t\t}\n\t\tassessed 2025-11-01\n",
	    "", NULL, TEXT_LD, "Invitation",
	    "dpv:LegitimateInterestAssessment" },
	{ "G6f: only what people gain",
	    "\t\tnecessity {\n\t\t\tnb \"Ingen inviteres uten adresse.\" nn "
	    "\"Ingen blir inviterte utan adresse.\" en \"Nobody is invited "
	    "without an address.\"\n\t\t}\n\t\tbalancing test {\n\t\t\tnb "
	    "\"Det veier lite.\" nn \"Det veg lite.\" en \"It weighs "
	    "little.\"\n\t\t}\n\t\tassessed 2025-11-01\n",
	    "\t\tbenefit nb \"B\" nn \"B\" en \"They gain.\"\n", NULL, TEXT_LD,
	    "They gain.", NULL },
	{ "G6f: only how they are protected",
	    "\t\tnecessity {\n\t\t\tnb \"Ingen inviteres uten adresse.\" nn "
	    "\"Ingen blir inviterte utan adresse.\" en \"Nobody is invited "
	    "without an address.\"\n\t\t}\n\t\tbalancing test {\n\t\t\tnb "
	    "\"Det veier lite.\" nn \"Det veg lite.\" en \"It weighs "
	    "little.\"\n\t\t}\n\t\tassessed 2025-11-01\n",
	    "\t\tsafeguards nb \"B\" nn \"B\" en \"It is safe.\"\n", NULL,
	    TEXT_LD, "It is safe.", NULL },
	{ "G6f: only what they expect",
	    "\t\tnecessity {\n\t\t\tnb \"Ingen inviteres uten adresse.\" nn "
	    "\"Ingen blir inviterte utan adresse.\" en \"Nobody is invited "
	    "without an address.\"\n\t\t}\n\t\tbalancing test {\n\t\t\tnb "
	    "\"Det veier lite.\" nn \"Det veg lite.\" en \"It weighs "
	    "little.\"\n\t\t}\n\t\tassessed 2025-11-01\n",
	    "\t\texpectation nb \"B\" nn \"B\" en \"They expect it.\"\n", NULL,
	    TEXT_LD, "They expect it.", NULL },
	{ "Art. 28: who works for a processor, in its rows", NULL, NULL,
	    "subprocessor s { used by hosting; name 'Sub AS'; country NO; "
	    "service provided ~ }",
	    RECORD, "Sub AS", NULL },
	{ "Art. 10: convictions as JSON-LD",
	    "\tclassification internal\n}\n\nfield email_address",
	    "\tclassification internal\n\tcriminal convictions by "
	    "\"politiregisterloven § 39\"\n}\n\nfield email_address",
	    NULL, TEXT_LD, "pd:Criminal", NULL },
	{ "Art. 8: young people as JSON-LD", NULL, NULL,
	    "kind of person youth { aged under 18 years; current }", TEXT_LD,
	    "dpv:Child", NULL },
	{ "not the old ones", NULL, NULL,
	    "kind of person elder { aged from 67 years; current }", TEXT_LD,
	    "elder", "dpv:Child" },
	{ "nor who is under seventy", NULL, NULL,
	    "kind of person younger { aged under 70 years; current }", TEXT_LD,
	    "younger", "dpv:Child" },
	{ "G17: only for a purpose", NULL, NULL,
	    "keep fields for purpose newsletter { 2 years after withdrawn: "
	    "delete }",
	    TEXT, "2 years after", NULL },
	{ "in bokmål", NULL, NULL,
	    "keep members for friend { 3 years after case closed: delete }",
	    TEXT_NB, "Dette er bare opplyst; systemet kontrollerer det ikke",
	    NULL },
};

static struct str
printed(const struct statement *of, enum what what)
{
	struct record_of whose = { .processor = what == RECORD_OTHERS,
		.controller = -1 };
	struct str s = STR_NONE;
	struct buf b;
	enum err e;

	buf_init(&b, 1 << 22);
	if (what == TEXT || what == TEXT_NB)
		e = lang_statement(&b, of, what == TEXT ? LANG_EN : LANG_NB,
		    LANG_TEXT);
	else if (what == TEXT_LD)
		e = lang_statement(&b, of, LANG_EN, LANG_JSONLD);
	else
		e = lang_record_of(&b, of, LANG_EN,
		    what == RECORD_LD ? LANG_JSONLD : LANG_CSV, whose);
	if (e == ERR_OK)
		s = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return s;
}
static void
try_row(const struct row *r)
{
	struct lang_findings fs = { 0 };
	const struct statement *edited;
	struct str s = rows_bytes, out;

	if (r->from != NULL) {
		size_t at = str_find(s, str_of(r->from));

		if (at == SIZE_MAX) {
			printf("# nothing to edit: %s\n", r->from);
			tap_ok(false, r->name);
			return;
		}
		s = arena_printf(rows_arena, STR_FMT "%s" STR_FMT, (int)at, s.p,
		    r->to, (int)(s.n - at - strlen(r->from)),
		    s.p + at + strlen(r->from));
	}
	if (r->more != NULL)
		s = arena_printf(rows_arena, STR_FMT "\n" STR_FMT, STR_ARG(s),
		    STR_ARG(rows_written(r->more)));
	if (lang_compile(rows_arena, s, LANG_EN, &edited, &fs) != ERR_OK) {
		for (size_t i = 0; i < fs.n; i++)
			printf("# %u: " STR_FMT "\n", fs.at[i].pos.line,
			    STR_ARG(fs.at[i].text));
		tap_ok(false, r->name);
		return;
	}
	out = printed(edited, r->what);
	if (!tap_ok((r->says == NULL ||
			str_find(out, str_of(r->says)) != SIZE_MAX) &&
			(r->not_says == NULL ||
			    str_find(out, str_of(r->not_says)) == SIZE_MAX) &&
			out.n > 0,
		r->name))
		printf("# " STR_FMT "\n", STR_ARG(out));
}

int
main(void)
{
	if (!rows_open("test/unit/lang_check.vern"))
		return tap_done();
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		try_row(&rows[i]);
	arena_free(rows_arena);
	return tap_done();
}
