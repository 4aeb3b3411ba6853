/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Events of the file's own (G13(2)(a)): wherever an event may stand they may,
 * they are printed with their own words in each language, the server carries
 * out no rule that begins with them, and their texts are the rest of a
 * sentence.
 */
#include "compiled.h"
#include "lang/check.h"
#include "said.h"

#define FILLED                                                          \
	"event position_filled {\nnb \"stillingen er besatt\" nn "      \
	"\"stillinga er sett\" en \"the position has been filled\" sv " \
	"\"tjänsten har tillsatts\" de \"die Stelle besetzt ist\" nl " \
	"\"de functie is vervuld\"\n}\n"
#define BILL(clause) FILLED "keep fields bill {\n" clause "\n}\n"
#define PASS(line)                                                      \
	FILLED                                                          \
	"data category pass {\nnb \"Pass\" nn \"Pass\" en \"Pass\" sv " \
	"\"Pass\" de \"Pass\" nl \"Pass\"\nfor purposes books\n" line "\n}\n"

static struct str
with(struct arena *a, const char *lines)
{
	return arena_printf(a, STR_FMT "\n%s",
	    STR_ARG(read_whole(a, "test/unit/lang_keep.vern")), lines);
}

/* ---- printed ------------------------------------------------------------ */

static const struct {
	const char *name, *lines;
	enum lang lang;
	const char *says;
} printed[] = {
	{ "when, nb", BILL("when position_filled: delete"), LANG_NB,
	    "Slettes: når stillingen er besatt" },
	{ "when, nn", BILL("when position_filled: delete"), LANG_NN,
	    "Blir sletta: når stillinga er sett" },
	{ "when, en", BILL("when position_filled: delete"), LANG_EN,
	    "Deleted: when the position has been filled" },
	{ "when, sv", BILL("when position_filled: delete"), LANG_SV,
	    "när tjänsten har tillsatts" },
	{ "when, de", BILL("when position_filled: delete"), LANG_DE,
	    "wenn die Stelle besetzt ist" },
	{ "when, nl", BILL("when position_filled: delete"), LANG_NL,
	    "wanneer de functie is vervuld" },
	{ "after, nb", BILL("6 months after position_filled: delete"), LANG_NB,
	    "6 måneder etter at stillingen er besatt" },
	{ "after, nn", BILL("6 months after position_filled: delete"), LANG_NN,
	    "6 månader etter at stillinga er sett" },
	{ "after, en", BILL("6 months after position_filled: delete"), LANG_EN,
	    "6 months after the position has been filled" },
	{ "after, sv", BILL("6 months after position_filled: delete"), LANG_SV,
	    "6 månader efter att tjänsten har tillsatts" },
	{ "after, de", BILL("6 months after position_filled: delete"), LANG_DE,
	    "6 Monate, nachdem die Stelle besetzt ist" },
	{ "after, nl", BILL("6 months after position_filled: delete"), LANG_NL,
	    "6 maanden nadat de functie is vervuld" },
	{ "the end of its year, nb",
	    BILL("1 year after end of the year of position_filled: delete"),
	    LANG_NB,
	    "1 år etter utgangen av det kalenderåret da stillingen er "
	    "besatt" },
	{ "the end of its year, en",
	    BILL("1 year after end of the year of position_filled: delete"),
	    LANG_EN,
	    "1 year after the end of the calendar year in which the position "
	    "has "
	    "been filled" },
	{ "the end of its year, de",
	    BILL("1 year after end of the year of position_filled: delete"),
	    LANG_DE,
	    "1 Jahr ab dem Ablauf des Kalenderjahres, in dem die "
	    "Stelle "
	    "besetzt ist" },
	{ "until", BILL("at least until position_filled: block"), LANG_EN,
	    "at the earliest when the position has been filled (blocked until "
	    "then)" },
	{ "one of several",
	    BILL("latest of when left, 1 year after position_filled: delete"),
	    LANG_EN,
	    "the latest of (when you have left; 1 year after the position has "
	    "been filled)" },
	{ "what a hold ends with",
	    BILL("when left: block, delete 1 year after position_filled\nfor "
		 "purpose rights"),
	    LANG_EN, "1 year after the position has been filled (blocked" },
	{ "in a declared fact", PASS("kept for 3 years after position_filled"),
	    LANG_EN, "Kept for 3 years after the position has been filled." },
	{ "with the end of its year",
	    PASS("kept for 3 years after end of the year of position_filled"),
	    LANG_NB,
	    "Lagres i 3 år etter utgangen av det kalenderåret da stillingen er "
	    "besatt." },
	{ "a fact is kept until one, nb", PASS("kept until position_filled"),
	    LANG_NB, "Lagres til stillingen er besatt." },
	{ "a fact is kept until one, nn", PASS("kept until position_filled"),
	    LANG_NN, "Blir lagra til stillinga er sett." },
	{ "a fact is kept until one, en", PASS("kept until position_filled"),
	    LANG_EN, "Kept until the position has been filled." },
	{ "a fact is kept until one, sv", PASS("kept until position_filled"),
	    LANG_SV, "Sparas tills tjänsten har tillsatts." },
	{ "a fact is kept until one, de", PASS("kept until position_filled"),
	    LANG_DE, "Speicherdauer: bis die Stelle besetzt ist." },
	{ "a fact is kept until one, nl", PASS("kept until position_filled"),
	    LANG_NL, "Bewaartermijn: totdat de functie is vervuld." },
	{ "until one of the language", PASS("kept until case closed"), LANG_EN,
	    "Kept until the case is closed." },
	{ "until the end of its year",
	    PASS("kept until end of the year of position_filled"), LANG_NB,
	    "Lagres til utgangen av det kalenderåret da stillingen er "
	    "besatt." },
	{ "until one, or sooner",
	    PASS("kept for 3 years\nkept until position_filled"), LANG_EN,
	    "3 years, or until the position has been filled, whichever comes "
	    "first" },
	{ "until it, in words", PASS("kept until en \"it is gone\""), LANG_EN,
	    "Kept until: it is gone" },
	{ "until it, with an abbreviation at its end",
	    PASS("kept until nb \"slutt e.l.\" en \"it is gone etc.\""),
	    LANG_EN, "until it is gone etc. Write" },
	{ "until it, with a stop of a sentence at its end",
	    PASS("kept until en \"it is gone.\""), LANG_EN,
	    "until it is gone Write" },
	{ "for good", PASS("kept for good\nprovision \"lov A\""), LANG_EN,
	    "Pass: for good" },
	{ "for good, in full", PASS("kept for good\nprovision \"lov A\""),
	    LANG_NB, "Oppbevares for alltid." },
	{ "only told", BILL("when position_filled: delete"), LANG_EN,
	    "When the position has been filled: we delete. This is only told" },
	{ "who notes it",
	    "event filled {\nnb \"a\" nn \"a\" en \"the place is taken\" sv "
	    "\"a\" de \"a\" nl \"a\"\nnoted by \"the head of staff\"\n}\nkeep "
	    "fields bill {\nwhen filled: delete\n}\n",
	    LANG_EN,
	    "Event on which periods depend: “the place is taken” Noted "
	    "by: the head of staff." },
};

static void
each_printed(void)
{
	for (size_t i = 0; i < ARRAY_LEN(printed); i++) {
		struct arena *a = arena_new(4 << 20);

		tap_said(text_of(a,
			     compiled_bytes(a, with(a, printed[i].lines)),
			     printed[i].lang),
		    printed[i].says, NULL, printed[i].name);
		arena_free(a);
	}
}

/* ---- read ------------------------------------------------------------ */

static const struct {
	const char *name, *lines;
	const char *says; /* in an error; NULL: it compiles */
} read[] = {
	{ "declared after it is used",
	    "keep fields bill {\nwhen filled: delete\n}\nevent filled {\nen "
	    "\"the place is taken\"\n}\n",
	    NULL },
	{ "in bokmål",
	    "hendelse filled {\nnb \"plassen er tatt\"\nføres av "
	    "\"styret\"\n}\n"
	    "behold felter bill {\n3 år etter slutten av året for filled: "
	    "slett\n}\n",
	    NULL },
	{ "beside those of the language", BILL("when left: delete"), NULL },
	{ "a slip in its name", BILL("when posision_filled: delete"),
	    "position_filled" },
	{ "a slip in one of the language", BILL("when leftt: delete"), "left" },
	{ "a number", BILL("when 3: delete"), "event" },
	{ "no word at all", BILL("when : delete"), "event" },
	{ "one that is not declared",
	    "keep fields bill {\nwhen position_filled: delete\n}\n", "event" },
	{ "one that is no event",
	    FILLED "system till {\nen \"Till\"\n}\nkeep fields bill {\nwhen "
		   "till: delete\n}\n",
	    "till" },
	{ "two clauses of one",
	    BILL("when position_filled: delete\n1 year after position_filled: "
		 "delete"),
	    "position_filled" },
	{ "two of two",
	    FILLED "event filled {\nen \"the place is taken\"\n}\nkeep fields "
		   "bill {\nwhen filled: delete\nwhen position_filled: "
		   "delete\n}\n",
	    NULL },
	{ "declared, if it is to be one", BILL("when sold: delete"),
	    "event NAME { … }" },
	{ "… without others of the file's own",
	    "keep fields bill {\nwhen sold: delete\n}\n", "event NAME { … }" },
	{ "the end of a year in other words",
	    BILL("1 year after the end of the year of position_filled: "
		 "delete"),
	    "“the end of the year of” is said in other words" },
	{ "… and without the rest",
	    BILL("1 year after end of calendar year: delete"),
	    "“end of the year of”" },
	{ "the end of something else",
	    BILL("1 year after close of business: delete"), "close" },
	{ "an end, and nothing", BILL("1 year after the end: delete"), "the" },
	{ "an end, and a year far behind",
	    BILL("1 year after the end of one of us in a year: delete"),
	    "the" },
	{ "nothing but an article", BILL("1 year after the: delete"), "the" },
	{ "a fact until one", PASS("kept until position_filled"), NULL },
	{ "a third person until one",
	    FILLED "third person guest {\nen \"Guests\"\nkept until "
		   "position_filled\n}\n",
	    NULL },
	{ "a publication until one",
	    FILLED "publication lists {\nen \"Lists\"\nkept until "
		   "position_filled\n}\n",
	    NULL },
	{ "until a slip", PASS("kept until posision_filled"),
	    "position_filled" },
	{ "until a period", PASS("kept until 3 years"), "text" },
	{ "until nothing", PASS("kept until"), "text" },
	{ "until two", PASS("kept until position_filled, case closed"), "," },
	{ "until one text", PASS("kept until \"it is gone\""), "language" },
	{ "no time after one", PASS("kept for 0 days after position_filled"),
	    "kept until position_filled" },
	{ "no time at all", PASS("kept for 0 days"), "leave it out" },
	{ "no time after one, of what has no end",
	    FILLED "archive rolls {\nen \"Rolls\"\nkept for 0 days after "
		   "position_filled\n}\n",
	    "leave it out" },
	{ "an archive until one",
	    FILLED "archive rolls {\nen \"Rolls\"\nkept until "
		   "position_filled\n}\n",
	    "kept for good" },
	{ "twice the same name", FILLED FILLED, "position_filled" },
};

static void
each_read(void)
{
	for (size_t i = 0; i < ARRAY_LEN(read); i++) {
		struct lang_findings fs = { 0 };
		const struct statement *st;
		struct arena *a = arena_new(4 << 20);
		enum err e;

		e = lang_compile(a, with(a, read[i].lines), LANG_EN, &st, &fs);
		tap_ok(read[i].says == NULL
			   ? e == ERR_OK
			   : e == ERR_INVALID && fs.n > 0 &&
				 str_find(arena_printf(a, STR_FMT " " STR_FMT,
					      STR_ARG(fs.at[0].text),
					      STR_ARG(fs.at[0].remedy)),
				     str_of(read[i].says)) != SIZE_MAX,
		    read[i].name);
		arena_free(a);
	}
}

/* ---- found ------------------------------------------------------------ */

#define USED    "keep fields bill {\nwhen filled: delete\n}\n"
#define TEXT(t) "event filled {\n" t "\n}\n" USED

static const struct {
	const char *name, *lines, *code;
	bool is;
} finds[] = {
	{ "used by a fact alone",
	    PASS("kept for 3 years after position_filled"), "event_idle",
	    false },
	{ "used as the end of a hold",
	    BILL("when left: block, delete 1 year after position_filled"),
	    "event_idle", false },
	{ "used as another clock",
	    BILL("latest of when left, 1 year after position_filled: delete"),
	    "event_idle", false },
	{ "used as the end of a fact", PASS("kept until position_filled"),
	    "event_idle", false },
	{ "not used by a fact that ends in words",
	    PASS("kept until en \"it is gone\""), "event_idle", true },
	{ "for good, said as an end",
	    PASS("kept until en \"we never delete it\""), "until_never", true },
	{ "for good, and no more", PASS("kept until en \"For good\""),
	    "until_never", true },
	{ "goods are no end", PASS("kept until en \"we are paid for goods\""),
	    "until_never", false },
	{ "an end in words", PASS("kept until en \"we delete it\""),
	    "until_never", false },
	{ "an event is no such end", PASS("kept until position_filled"),
	    "until_never", false },
	{ "for good and for a time",
	    PASS("kept for good\nkept for 1 year\nprovision \"lov A\""),
	    "fact_one_of", true },
	{ "for good alone", PASS("kept for good\nprovision \"lov A\""),
	    "fact_one_of", false },
	{ "for good, and no reason", PASS("kept for good"), "good_unreasoned",
	    true },
	{ "for good, and a reason", PASS("kept for good\nreason en \"old\""),
	    "good_unreasoned", false },
	{ "for good by duty", PASS("kept for good\nduty under \"lov A\""),
	    "good_unreasoned", false },
	{ "a publication for good and for a time",
	    "publication lists {\nen \"Lists\"\nkept for good\nkept for 1 "
	    "year\nprovision \"lov A\"\n}\n",
	    "fact_one_of", true },
	{ "a publication for good and until something",
	    "publication lists {\nen \"Lists\"\nkept for good\nkept until en "
	    "\"it ends\"\nprovision \"lov A\"\n}\n",
	    "fact_one_of", true },
	{ "a publication for good",
	    "publication lists {\nen \"Lists\"\nkept for good\nprovision "
	    "\"lov A\"\n}\n",
	    "fact_one_of", false },
	{ "a publication for good, and no reason",
	    "publication lists {\nen \"Lists\"\nkept for good\n}\n",
	    "good_unreasoned", true },
	{ "a third person for good, and no reason",
	    "third person guest {\nen \"Guests\"\nkept for good\n}\n",
	    "good_unreasoned", true },
	{ "not used", FILLED, "event_idle", true },
	{ "not used by a fact that waits for nothing", PASS("kept for 3 years"),
	    "event_idle", true },
	{ "another one is used", FILLED TEXT("en \"the place is taken\""),
	    "event_idle", true },
	{ "another one is used in a fact",
	    "event other {\nen \"it is so\"\n}\n" PASS(
		"kept for 3 years after position_filled"),
	    "event_idle", true },
	{ "told and not vouched for", BILL("when position_filled: delete"),
	    "keep_only_told", true },
	{ "a word of a list", "event audit {\nen \"so\"\n}\n", "event_is_word",
	    true },
	{ "a word in bokmål", "event sendt {\nen \"so\"\n}\n", "event_is_word",
	    true },
	{ "the word for it", "event event {\nen \"so\"\n}\n", "event_is_word",
	    true },
	{ "a capital", TEXT("en \"The place is taken\""), "event_sentence",
	    true },
	{ "a full stop", TEXT("en \"the place is taken.\""), "event_sentence",
	    true },
	{ "an abbreviation at its end", TEXT("nb \"det er konkurs e.l.\""),
	    "event_sentence", false },
	{ "one without a stop within", TEXT("nb \"det er fusjon mv.\""),
	    "event_sentence", false },
	{ "an address at its end", TEXT("nb \"det er lest på a.example.\""),
	    "event_sentence", true },
	{ "a number at its end", TEXT("nb \"det er sagt i 1.2.\""),
	    "event_sentence", true },
	{ "a stop alone", TEXT("nb \".\""), "event_sentence", true },
	{ "a mark", TEXT("en \"the place is taken!\""), "event_sentence",
	    true },
	{ "a question", TEXT("en \"is it taken?\""), "event_sentence", true },
	{ "one letter", TEXT("en \"I have it\""), "event_sentence", true },
	{ "a capital of our own", TEXT("nb \"Årsmøtet er holdt\""),
	    "event_sentence", true },
	{ "a small one", TEXT("nb \"årsmøtet er holdt\""), "event_sentence",
	    false },
	{ "another small one", TEXT("nb \"øvelsen er holdt\""),
	    "event_sentence", false },
	{ "an abbreviation", TEXT("en \"EU rules have changed\""),
	    "event_sentence", false },
	{ "German, where nouns have one", TEXT("de \"Sie da waren\""),
	    "event_sentence", false },
	{ "a text that is too short for one", TEXT("en \"so\""),
	    "event_sentence", false },
	{ "empty", TEXT("en \"\""), "event_sentence", false },
	{ "longer: a capital",
	    "archive a {\nkept longer when en \"An appeal is made\"\n}\n",
	    "event_sentence", true },
	{ "longer: a full stop",
	    "archive a {\nkept longer when en \"an appeal is made.\"\n}\n",
	    "event_sentence", true },
	{ "longer: as it goes on",
	    "archive a {\nkept longer when en \"an appeal is made\"\n}\n",
	    "event_sentence", false },
	{ "longer: the word before it",
	    "archive a {\nkept longer when en \"when we say so\"\n}\n",
	    "event_opens", true },
	{ "longer: of a rule",
	    "keep members {\nwhen left: delete\nkept longer when nb \"Det er "
	    "klaget\"\n}\n",
	    "event_sentence", true },
	{ "third persons are not told: a capital",
	    "third person a {\nnot told when en \"We look into it\"\n}\n",
	    "event_sentence", true },
	{ "third persons are not told: as it goes on",
	    "third person a {\nnot told when en \"we look into it\"\n}\n",
	    "event_sentence", false },
	{ "a source is not told of: a full stop",
	    "source a {\nnot told when en \"we look into it.\" provision "
	    "\"x\"\n"
	    "}\n",
	    "event_sentence", true },
	{ "a source is not told of: as it goes on",
	    "source a {\nnot told when en \"we look into it\" provision \"x\"\n"
	    "}\n",
	    "event_sentence", false },
	{ "behind a colon it may be one",
	    "data category a {\ncollected when en \"We meet.\"\n}\n",
	    "event_sentence", false },
	{ "at", TEXT("nb \"at plassen er tatt\""), "event_opens", true },
	{ "når", TEXT("nb \"når plassen er tatt\""), "event_opens", true },
	{ "då", TEXT("nn \"då plassen vart teken\""), "event_opens", true },
	{ "when", TEXT("en \"when it is taken\""), "event_opens", true },
	{ "after", TEXT("en \"after it is taken\""), "event_opens", true },
	{ "att", TEXT("sv \"att platsen är tagen\""), "event_opens", true },
	{ "nachdem", TEXT("de \"nachdem die Stelle besetzt ist\""),
	    "event_opens", true },
	{ "nadat", TEXT("nl \"nadat de plaats bezet is\""), "event_opens",
	    true },
	{ "a word that only begins so", TEXT("nb \"atten plasser er tatt\""),
	    "event_opens", false },
	{ "a language left out", TEXT("en \"the place is taken\""),
	    "text_missing", true },
};

static void
each_found(void)
{
	for (size_t i = 0; i < ARRAY_LEN(finds); i++) {
		const struct date today = { 2026, 3, 1 };
		struct lang_findings fs = { 0 };
		const struct statement *st;
		struct arena *a = arena_new(4 << 20);
		bool is = false;

		if (lang_compile(a, with(a, finds[i].lines), LANG_EN, &st,
			&fs) == ERR_OK)
			lang_check(a, st, today, LANG_EN, &fs);
		else
			printf("# " STR_FMT "\n", STR_ARG(fs.at[0].text));
		for (size_t k = 0; k < fs.n; k++)
			is = is || strcmp(fs.at[k].code, finds[i].code) == 0;
		tap_ok(is == finds[i].is, finds[i].name);
		arena_free(a);
	}
}

int
main(void)
{
	each_printed();
	each_read();
	each_found();
	return tap_done();
}
