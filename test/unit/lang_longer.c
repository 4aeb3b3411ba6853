/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is kept longer in one case, and what a processor keeps for a shorter
 * time, as people read it: of a rule of the register, and of what lies beside
 * it. Each row adds its lines to
 * test/unit/lang_keep.vern, and says what must stand there.
 */
#include "compiled.h"
#include "lang_record.h"
#include "said.h"

/* A text in each language. */
#define SIX(t)                                                                 \
	"nb \"" t "\" nn \"" t "\" en \"" t "\" sv \"" t "\" de \"" t "\" nl " \
	"\"" t "\"\n"
#define APPEAL "kept longer when " SIX("an appeal is made")
#define RULED  "keep fields bill {\n30 days after joined: delete\n" APPEAL "}\n"
#define TWO                                                           \
	"keep fields bill {\n30 days after joined: delete\nwhen left" \
	": delete\n" APPEAL "}\n"
#define THIRD(more)                                                     \
	"third person guest {\n" SIX("guest") more "for purposes books" \
						   "\n}\n"
#define PICTURES \
	"pictures p {\n" SIX("Pictures") "kept for 1 year\n" APPEAL "}\n"

#define PRINTER                                                          \
	"event out {\n" SIX("it is out") "}\nprocessor printer {\n" SIX( \
	    "Printer") "name \"Trykk AS\"\nkept for 14 days after "      \
		       "out\nfor purposes books\n}\n"

#define LOG                                                       \
	"log door {\n" SIX(                                       \
	    "Door log") "ip address in full\nfor purpose books\n" \
			"kept for 30 days\n" APPEAL "}\n"
#define WHY                                                        \
	"data category d {\n" SIX("Exam") "required\nreason " SIX( \
	    "Needed.") "kept for 1 year\nkept because " SIX("Claims.") "}\n"
#define RESERVE(more)                                 \
	"transfer t {\n" SIX(                         \
	    "Transfer") "to country US\nby adequacy " \
			"decision \"DPF\"\nstandard " \
			"contractual clauses in reserve\n" more "}\n"

enum in {
	IN_TEXT,
	IN_RECORD,
	IN_RECORD_LINKED,
	IN_LINKED
};

static const struct {
	const char *name, *lines;
	enum lang lang;
	enum in in;
	const char *says;
} cases[] = {
	{ "a log", LOG, LANG_EN, IN_TEXT,
	    "The log is kept for 30 days. Kept longer when an appeal is "
	    "made." },
	{ "a log, among the periods", LOG, LANG_EN, IN_TEXT,
	    "Door log: 30 days, longer when an appeal is made" },
	{ "a log, nl", LOG, LANG_NL, IN_TEXT,
	    "Langer bewaard wanneer an appeal is made." },
	{ "G30(1)(f) a log, in the record", LOG, LANG_NB, IN_RECORD,
	    "Door log: 30 dager, lenger n\xc3\xa5r an appeal is made" },
	{ "G30(1)(f) a log, in the record, linked", LOG, LANG_EN,
	    IN_RECORD_LINKED,
	    "Door log: 30 days, longer when an appeal is made" },
	{ "a log, linked", LOG, LANG_EN, IN_LINKED,
	    "longer when an appeal is made" },
	{ "a rule, nb", RULED, LANG_NB, IN_TEXT,
	    "Lagres lenger når an appeal is made." },
	{ "a rule, nn", RULED, LANG_NN, IN_TEXT,
	    "Blir lagra lenger når an appeal is made." },
	{ "a rule, en", RULED, LANG_EN, IN_TEXT,
	    "Kept longer when an appeal is made." },
	{ "a rule, sv", RULED, LANG_SV, IN_TEXT,
	    "Sparas längre när an appeal is made." },
	{ "a rule, de", RULED, LANG_DE, IN_TEXT,
	    "Länger gespeichert, wenn an appeal is made." },
	{ "a rule, nl", RULED, LANG_NL, IN_TEXT,
	    "Langer bewaard wanneer an appeal is made." },
	{ "a rule, in the record", RULED, LANG_EN, IN_RECORD,
	    "at the latest when the person has left, longer when an appeal is "
	    "made" },
	{ "a rule of two, in the record", TWO, LANG_EN, IN_RECORD,
	    "when the person has left, longer when an appeal is made" },
	{ "a rule, in the record for programs", RULED, LANG_EN,
	    IN_RECORD_LINKED, "\"Kept longer when an appeal is made\"" },
	{ "a processor, nb", PRINTER, LANG_NB, IN_TEXT,
	    "Lagres der i 14 dager etter at it is out." },
	{ "a processor, nn", PRINTER, LANG_NN, IN_TEXT,
	    "Blir lagra der i 14 dagar etter at it is out." },
	{ "a processor, en", PRINTER, LANG_EN, IN_TEXT,
	    "Kept there for 14 days after it is out." },
	{ "a processor, sv", PRINTER, LANG_SV, IN_TEXT,
	    "Sparas där i 14 dagar" },
	{ "a processor, de", PRINTER, LANG_DE, IN_TEXT,
	    "Speicherdauer dort: 14 Tage" },
	{ "a processor, nl", PRINTER, LANG_NL, IN_TEXT,
	    "Bewaartermijn daar: 14 dagen" },
	{ "a processor, in the record", PRINTER, LANG_EN, IN_RECORD,
	    "Trykk AS: 14 days after it is out" },
	{ "a processor, for programs", PRINTER, LANG_EN, IN_LINKED,
	    "14 days after it is out" },
	{ "why so long, nb", WHY, LANG_NB, IN_TEXT,
	    "Begrunnelse: Needed. Lagres i 1 år. Derfor lagres det så lenge: "
	    "Claims." },
	{ "why so long, nn", WHY, LANG_NN, IN_TEXT,
	    "Derfor blir det lagra så lenge: Claims." },
	{ "why so long, en", WHY, LANG_EN, IN_TEXT,
	    "Kept for 1 year. Why it is kept so long: Claims." },
	{ "why so long, sv", WHY, LANG_SV, IN_TEXT,
	    "Därför sparas det så länge: Claims." },
	{ "why so long, de", WHY, LANG_DE, IN_TEXT,
	    "Grund für die Speicherdauer: Claims." },
	{ "why so long, nl", WHY, LANG_NL, IN_TEXT,
	    "Reden voor de bewaartermijn: Claims." },
	{ "in reserve, nb", RESERVE(""), LANG_NB, IN_TEXT,
	    "Faller dette bort, gjelder EUs standard personvernbestemmelser" },
	{ "in reserve, nn", RESERVE(""), LANG_NN, IN_TEXT,
	    "Fell dette bort, gjeld EU sine standard personvernføresegner" },
	{ "in reserve, en", RESERVE(""), LANG_EN, IN_TEXT,
	    "adequacy decision: DPF (Art. 45). Should this cease, the EU's" },
	{ "in reserve, in the record", RESERVE(""), LANG_EN, IN_RECORD,
	    "Should this cease, the EU's standard contractual clauses" },
	{ "in reserve, sv", RESERVE(""), LANG_SV, IN_TEXT, "Upphör detta" },
	{ "in reserve, de", RESERVE(""), LANG_DE, IN_TEXT, "Entfällt dies" },
	{ "in reserve, nl", RESERVE(""), LANG_NL, IN_TEXT, "Vervalt dit" },
	{ "a rule, for programs", RULED, LANG_EN, IN_LINKED,
	    "\"Kept longer when an appeal is made\"" },
	{ "pictures", PICTURES, LANG_EN, IN_TEXT,
	    "Kept for 1 year. Kept longer when an appeal is made." },
	{ "a third person, in the record", THIRD("kept for 1 year\n" APPEAL),
	    LANG_EN, IN_RECORD,
	    "guest: 1 year, longer when an appeal is made" },
	{ "… the first of two",
	    THIRD("kept for 1 year\nkept until " SIX("it is over") APPEAL),
	    LANG_EN, IN_RECORD,
	    "1 year, or until it is over, whichever comes first, longer when "
	    "an appeal is made" },
	{ "… until", THIRD("kept until " SIX("it is over") APPEAL), LANG_EN,
	    IN_RECORD, "guest: until it is over, longer when an appeal" },
};

#define DATA(more) \
	"data category d {\n" SIX("Exam") more "for purposes books\n}\n"
#define PROVISION "provision \"the Act\"\n"

/* With the finding, or without it. */
static const struct {
	const char *name, *lines;
	bool found;
	const char *code; /* NULL: longer_than_never */
} checked[] = {
	{ "an event that a processor alone counts from", PRINTER, false,
	    "event_idle" },
	{ "an event that nothing counts from",
	    "event out {\n" SIX("it is out") "}\n", true, "event_idle" },
	{ "the clauses in use and in reserve",
	    RESERVE("by standard contractual clauses\n"), true, "fact_one_of" },
	{ "the clauses in reserve", RESERVE(""), false, "fact_one_of" },
	{ "the clauses in reserve alone",
	    "transfer t {\n" SIX("T") "to country US\nstandard contractual "
				      "clauses in reserve\n}\n",
	    true, "transfer_without_tool" },
	{ "for good, and why",
	    DATA("kept for good\nkept because " SIX("Claims.")), false,
	    "good_unreasoned" },
	{ "for good, and why not", DATA("kept for good\n"), true,
	    "good_unreasoned" },
	{ "required, and why so long alone",
	    DATA("required\nkept for 1 year\nkept because " SIX("Claims.")),
	    true, "required_without_reason" },
	{ "data, and kept for good", DATA("kept for good\n" PROVISION APPEAL),
	    true, NULL },
	{ "data, and not stored", DATA("not stored\n" APPEAL), true, NULL },
	{ "data for a time", DATA("kept for 30 days\n" APPEAL), false, NULL },
	{ "data for good, and no case", DATA("kept for good\n" PROVISION),
	    false, NULL },
	{ "pictures, and no period",
	    "pictures p {\n" SIX("Pictures") APPEAL "}\n", true, NULL },
	{ "pictures until something",
	    "pictures p {\n" SIX("Pictures") "kept until " SIX("x") APPEAL
	    "}\n",
	    false, NULL },
	{ "a rule that only reviews",
	    "keep fields bill {\nevery 1 year: review\n" APPEAL "}\n", true,
	    NULL },
	{ "a rule that deletes", RULED, false, NULL },
	{ "a rule that deletes, and no case",
	    "keep fields bill {\n30 days after joined: delete\n}\n", false,
	    NULL },
};

static enum err
print(struct buf *b, const struct statement *st, enum lang l, enum in in)
{
	if (in == IN_RECORD || in == IN_RECORD_LINKED)
		return record_of_all(b, st, l,
		    in == IN_RECORD ? LANG_CSV : LANG_JSONLD);
	return lang_statement(b, st, l,
	    in == IN_TEXT ? LANG_TEXT : LANG_JSONLD);
}

/* Of lines that exclude each other it is said that they do. */
static void
excludes(void)
{
	struct arena *a = arena_new(1 << 26);
	const struct statement *st =
	    compiled_file(a, "test/unit/lang_keep.vern",
		RESERVE("by standard contractual clauses\n"));
	struct lang_findings fs = { 0 };
	bool said = false;

	if (st != NULL)
		lang_check(a, st, (struct date){ 2026, 3, 1 }, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		said =
		    said || has(fs.at[i].text,
				"“t” says several of these, which exclude each "
				"other: “by standard contractual clauses”");
	tap_ok(said, "the clauses in use and in reserve, in words");
	arena_free(a);
}

int
main(void)
{
	excludes();
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct arena *a = arena_new(1 << 26);
		const struct statement *st = compiled_file(a,
		    "test/unit/lang_keep.vern", cases[i].lines);
		struct str text = STR_NONE;
		struct buf b;

		buf_init(&b, 1 << 20);
		if (st != NULL &&
		    print(&b, st, cases[i].lang, cases[i].in) == ERR_OK)
			text = unfolded(a, buf_str(&b));
		tap_said(text, cases[i].says, NULL, cases[i].name);
		buf_release(&b);
		arena_free(a);
	}
	for (size_t i = 0; i < ARRAY_LEN(checked); i++) {
		struct arena *a = arena_new(1 << 26);
		const struct statement *st = compiled_file(a,
		    "test/unit/lang_keep.vern", checked[i].lines);

		tap_ok(st != NULL &&
			   check_finds(a, st,
			       checked[i].code == NULL
				   ? "longer_than_never"
				   : checked[i].code) == checked[i].found,
		    checked[i].name);
		arena_free(a);
	}
	return tap_done();
}
