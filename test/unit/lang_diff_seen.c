/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32: what is told of a comparison to everybody: in a language that both
 * versions have, each thing once, rights that change alike as one, and what
 * comes first among several.
 */
#include "lang_diff.h"

#define HEAD(languages)                                   \
	"statement s {\n\tnb \"S\" nn \"S\" en \"S\"\n"   \
	"\tversion 1.0.0\n\tlanguages " languages "\n}\n" \
	"controller club {\n\tname \"Club\"\n}\n"
#define NAME_FIELD \
	"field full_name name {\n\tnb \"Navn\" nn \"Namn\" en \"Name\"\n}\n"
#define OTHER_FIELD \
	"field other name {\n\tnb \"Annet\" nn \"Anna\" en \"Other\"\n}\n"
#define NEWS(lines)                                               \
	"purpose news {\n\tnb \"Nytt\" nn \"Nytt\" en \"News\"\n" \
	"\tusing full_name\n" lines "}\n"
#define YES "\tbasis consent\n"

/* ---- the language ------------------------------------------------------- */

static void
said_in(void)
{
	static const struct {
		const char *name;
		const char *was, *is; /* the languages of the two */
		enum lang asked, said;
		bool shown; /* any sentence of either stands there */
	} rows[] = {
		{ "the one that is asked for", "nb, en", "nb, en", LANG_NB,
		    LANG_NB, true },
		{ "both have it, in another order", "en, nb", "nb, en", LANG_EN,
		    LANG_EN, true },
		{ "the new one has it not", "nb, en", "en", LANG_NB, LANG_EN,
		    true },
		{ "the old one has it not", "en", "nb, en", LANG_NB, LANG_EN,
		    true },
		{ "the language of the pages, for one of neither", "nb, en",
		    "nb, en", LANG_DE, LANG_EN, true },
		{ "bokmål for nynorsk", "nb, en", "nb, en", LANG_NN, LANG_NB,
		    true },
		{ "another than that of the pages", "nn", "nn", LANG_EN,
		    LANG_NN, true },
		{ "none is in both: one of the new", "nb", "en", LANG_NB,
		    LANG_EN, true },
		{ "none is in both, asked in a third", "en", "nn", LANG_DE,
		    LANG_NN, true },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *heads[] = { HEAD("nb, en"), HEAD("en, nb"),
			HEAD("en"), HEAD("nb"), HEAD("nn") };
		static const char *const langs[] = { "nb, en", "en, nb", "en",
			"nb", "nn" };
		struct str was = STR_NONE, is = STR_NONE;
		struct diff_thing *things = NULL;
		struct diff d = { 0 };
		size_t n = 0;

		for (size_t k = 0; k < ARRAY_LEN(langs); k++) {
			if (strcmp(langs[k], rows[i].was) == 0)
				was = arena_printf(a, "%s%s", heads[k],
				    NAME_FIELD);
			if (strcmp(langs[k], rows[i].is) == 0)
				is = arena_printf(a, "%s%s", heads[k],
				    NAME_FIELD NEWS(YES));
		}
		if (compare(was, is, &d))
			n = lang_diff_things(a, &d, rows[i].asked, &things);
		tap_ok(n > 0 &&
			   lang_diff_said_in(&d, rows[i].asked) == rows[i].said,
		    rows[i].name);
		tap_ok(n > 0 && (things[n - 1].said_n > 0) == rows[i].shown &&
			   things[n - 1].label.n > 0,
		    "… and what is printed in it");
	}
}

/* ---- the summary -------------------------------------------------------- */

static const struct {
	const char *name, *was, *is, *summary;
	enum lang lang;
	size_t things;
} rows[] = {
	{ "rights of one block are one",
	    HEAD(
		"en") "right access, erasure {\n\tanswered within 30 days\n}\n",
	    HEAD(
		"en") "right access, erasure {\n\tanswered within 14 days\n}\n",
	    "Right or promise strengthened: Access (Art. 15), Erasure (Art. "
	    "17) – We answer within 14 days.",
	    LANG_EN, 1 },
	{ "rights of two blocks are two",
	    HEAD("en") "right access {\n\tanswered within 30 days\n}\n"
		       "right erasure {\n\tanswered within 30 days\n}\n",
	    HEAD("en") "right access {\n\tanswered within 14 days\n}\n"
		       "right erasure {\n\tanswered within 14 days\n}\n",
	    "Right or promise strengthened: Access (Art. 15) – We answer "
	    "within 14 days.\n"
	    "Right or promise strengthened: Erasure (Art. 17) – We answer "
	    "within 14 days.",
	    LANG_EN, 2 },
	{ "two rights with one change and two",
	    HEAD("en") "right access {\n\tanswered within 30 days\n}\n"
		       "right erasure {\n\tanswered within 30 days\n}\n",
	    HEAD("en") "right access {\n\tanswered within 14 days\n}\n"
		       "right erasure {\n\tanswered within 14 days\n"
		       "\tthrough post\n}\n",
	    "Right or promise strengthened: Access (Art. 15) – We answer "
	    "within 14 days.\n"
	    "Right or promise strengthened: Erasure (Art. 17) – We answer "
	    "within 14 days.\n"
	    "Right or promise strengthened: Erasure (Art. 17) – How to use the "
	    "right: by post.",
	    LANG_EN, 2 },
	{ "a right behind something else",
	    HEAD("en") "promise nothing sold\n"
		       "right access {\n\tanswered within 30 days\n}\n",
	    HEAD("en") "promise nothing sold only told\n"
		       "right access {\n\tanswered within 14 days\n}\n",
	    "Right or promise strengthened: Access (Art. 15) – We answer "
	    "within 14 days.",
	    LANG_EN, 2 },
	{ "two rights that change by other lines",
	    HEAD(
		"en") "right access, erasure {\n\tanswered within 30 days\n}\n",
	    HEAD("en") "right access {\n\tanswered within 14 days\n}\n"
		       "right erasure {\n\tanswered within 30 days\n"
		       "\tthrough post\n}\n",
	    "Right or promise strengthened: Access (Art. 15) – We answer "
	    "within 14 days.\n"
	    "Right or promise strengthened: Erasure (Art. 17) – How to use the "
	    "right: by post.",
	    LANG_EN, 2 },
	{ "two things with one name are one line", HEAD("en"),
	    HEAD("en") NAME_FIELD
	    "purpose a {\n\ten \"News\"\n\tusing full_name\n" YES "}\n"
	    "purpose b {\n\ten \"News\"\n\tusing full_name\n" YES "}\n",
	    "New purpose: News\n"
	    "New field: Name",
	    LANG_EN, 3 },
	{ "the first controller is another",
	    HEAD("en") "controller other {\n\tname \"Other\"\n}\n",
	    "statement s {\n\ten \"S\"\n\tversion 1.0.0\n\tlanguages en\n}\n"
	    "controller other {\n\tname \"Other\"\n}\n"
	    "controller club {\n\tname \"Club\"\n}\n",
	    "Changed controller: Other", LANG_EN, 3 },
	{ "the first terms are others",
	    HEAD("en") "terms one {\n\ten \"One\"\n\tversion 1\n}\n"
		       "terms two {\n\ten \"Two\"\n\tversion 1\n}\n",
	    HEAD("en") "terms two {\n\ten \"Two\"\n\tversion 1\n}\n"
		       "terms one {\n\ten \"One\"\n\tversion 1\n}\n",
	    "Other, treated as widening: Two (Terms)", LANG_EN, 2 },
	{ "the first name is another", HEAD("en") NAME_FIELD OTHER_FIELD,
	    HEAD("en") OTHER_FIELD NAME_FIELD,
	    "Other, treated as widening: Other (Which information we keep)",
	    LANG_EN, 2 },
	{ "the first name is a new one", HEAD("en") NAME_FIELD,
	    HEAD("en") OTHER_FIELD NAME_FIELD, "New field: Other", LANG_EN, 1 },
	{ "the first name is gone", HEAD("en") NAME_FIELD OTHER_FIELD,
	    HEAD("en") OTHER_FIELD, "Field removed: Name", LANG_EN, 1 },
	{ "another purpose comes first for messages",
	    HEAD("en") NAME_FIELD NEWS(
		YES "\tserves messages\n") "purpose more {\n\ten "
					   "\"More\"\n\tserves messages\n" YES
					   "}\n",
	    HEAD("en") NAME_FIELD
	    "purpose more {\n\ten \"More\"\n\tserves messages\n" YES
	    "}\n" NEWS(YES "\tserves messages\n"),
	    "Other, treated as widening: More (What we use information for)",
	    LANG_EN, 2 },
	{ "a yes is now to another controller as well",
	    HEAD("en") "controller other {\n\tname \"Other\"\n}\n" NAME_FIELD
		NEWS(YES),
	    HEAD("en") "controller other {\n\tname \"Other\"\n}\n" NAME_FIELD
		NEWS(YES "\tjointly with other\n"),
	    "Changed controller: News", LANG_EN, 1 },
	{ "a yes is now for somebody who gets it",
	    HEAD("en") NAME_FIELD NEWS(
		YES) "recipient shop {\n\ten \"Shop\"\n\tindependent\n}\n",
	    HEAD("en") NAME_FIELD NEWS(
		YES) "recipient shop {\n\ten \"Shop\"\n\tindependent\n"
		     "\tgets full_name\n\tfor purposes news\n}\n",
	    "Widening: Shop – What is given: Name.\n"
	    "Narrowing: Shop – Purposes: News.",
	    LANG_EN, 2 },
	{ "a yes is now for another country",
	    HEAD("en") NAME_FIELD NEWS(
		YES) "processor host {\n\tname \"Host\"\n\tcountry NO\n"
		     "\tfor purposes news\n}\n",
	    HEAD("en") NAME_FIELD NEWS(
		YES) "processor host {\n\tname \"Host\"\n\tcountry US\n"
		     "\tfor purposes news\n}\n",
	    "New transfer: Host", LANG_EN, 2 },
	{ "a word that is explained",
	    HEAD("en") NAME_FIELD
	    "glossary g {\n\ten \"G\"\n\ttext en \"a\"\n}\n",
	    HEAD("en") NAME_FIELD
	    "glossary g {\n\ten \"G\"\n\ttext en \"b\"\n}\n",
	    "", LANG_EN, 1 },
	{ "no name of its own, and nothing printed",
	    HEAD("en") "changes {\n\tlead time 30 days\n}\n",
	    HEAD("en") "changes {\n\tlead time 14 days\n}\n",
	    "Right or promise weakened: That happens at least 14 days before "
	    "the changes take effect.",
	    LANG_EN, 1 },
	{ "children",
	    HEAD("en") "children {\n\tconsent alone from 13 years\n}\n",
	    HEAD("en") "children {\n\tconsent alone from 15 years\n}\n",
	    "Rettighet eller løfte svekket: From the age of 15 you may consent "
	    "yourself.",
	    LANG_NB, 1 },
};

static void
summaries(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct diff_thing *things;
		struct diff d = { 0 };
		size_t n = 0;
		struct str s = STR("does not compile");

		if (compare(str_of(rows[i].was), str_of(rows[i].is), &d)) {
			n = lang_diff_things(a, &d, rows[i].lang, &things);
			s = lang_diff_summary(a, &d, rows[i].lang);
		}
		tap_str(s, str_of(rows[i].summary), rows[i].name);
		if (!tap_ok(n == rows[i].things, "… by what they are about"))
			printf("# %zu\n", n);
	}
}

/* ---- who is told ------------------------------------------------------- */

#define THIRD(lines) "third person guardian {\n\ten \"guardian\"\n" lines "}\n"
#define HOW          "\ttold how en \"By letter\"\n"

static const struct {
	const char *name, *was, *is, *told; /* NULL: nobody is */
} notices[] = {
	{ "C32: a third person, who has no address", HEAD("en") NAME_FIELD,
	    HEAD("en") NAME_FIELD THIRD("\tusing full_name\n" HOW),
	    "in the register, and nothing says that a notice reaches them: "
	    "guardian." },
	{ "… and how they are told", HEAD("en") NAME_FIELD,
	    HEAD("en") NAME_FIELD THIRD("\tusing full_name\n" HOW),
	    "By letter" },
	{ "a third person is told of more",
	    HEAD("en") NAME_FIELD OTHER_FIELD THIRD("\tusing full_name\n"),
	    HEAD("en")
		NAME_FIELD OTHER_FIELD THIRD("\tusing full_name, other\n"),
	    "in the register, and nothing says that a notice reaches them: "
	    "guardian." },
	{ "a new purpose of a statement without a register",
	    HEAD("en") "kind of person guest {\n\ten \"guest\"\n\tnot in "
		       "the register\n}\n",
	    HEAD("en") "kind of person guest {\n\ten \"guest\"\n\tnot in "
		       "the register\n}\n"
		       "purpose visits {\n\ten \"Visits\"\n\tfor guest\n"
		       "\tbasis consent\n}\n",
	    "in the register, and nothing says that a notice reaches them: "
	    "guest." },
};

static void
told(void)
{
	for (size_t i = 0; i < ARRAY_LEN(notices); i++) {
		struct diff d = { 0 };
		bool found = false;

		if (compare(str_of(notices[i].was), str_of(notices[i].is), &d))
			for (size_t k = 0; k < d.n; k++) {
				struct str s = lang_diff_follows(a, &d,
				    &d.at[k], DIFF_NOTICE, LANG_EN);

				found = found ||
					str_find(s, str_of(notices[i].told)) !=
					    SIZE_MAX;
			}
		tap_ok(found, notices[i].name);
	}
}

/* Of an overlay a line may be of another file. */
static void
lines(void)
{
	struct diff_change ch = { .was_line = 3, .is_line = 4 };

	ch.was_en = STR("at most 2");
	ch.was_nb = STR("høyst 2");
	tap_str(lang_diff_lines(a, &ch, LANG_EN), STR("lines 3 and 4"),
	    "two lines");
	ch.was_at = STR("base.vern:12");
	tap_str(lang_diff_lines(a, &ch, LANG_EN),
	    STR("lines base.vern:12 and 4"), "the old one of another file");
	ch.is_at = STR("base.vern:13");
	tap_str(lang_diff_lines(a, &ch, LANG_NB),
	    STR("linje base.vern:12 og base.vern:13"), "both, in Norwegian");
	ch.is_line = 0;
	tap_str(lang_diff_lines(a, &ch, LANG_EN),
	    STR("line base.vern:12 before"), "one that goes");
	tap_str(lang_diff_was(&ch, LANG_EN), STR("at most 2"),
	    "the words of the file in English");
	tap_str(lang_diff_was(&ch, LANG_NN), STR("høyst 2"),
	    "and in Norwegian");
	tap_str(lang_diff_was(&ch, LANG_DE), STR("at most 2"),
	    "and for whoever reads neither");
}

int
main(void)
{
	a = arena_new((size_t)1 << 28);
	said_in();
	summaries();
	told();
	lines();
	arena_free(a);
	return tap_done();
}
