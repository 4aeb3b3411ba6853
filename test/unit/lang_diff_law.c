/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * C32, concept 68: each line of a declared fact, recipient or processor that
 * changes has the class that the law asks for (Art. 7(3), 13(1)(e)-(f), 13(3),
 * 14(2)(f), 14(4), 44-49), and those are told whom it reaches.
 */
#include "lang_diff.h"

/* ---- the class -------------------- */

#define TR   "transfer t"
#define US   "to country US\n\t"
#define DUES "for purposes membership\n\t"

static const struct row {
	const char *name, *part, *was, *is;
	const char *class; /* of the strongest change */
} rows[] = {
	/* Art. 13(1)(f), 44-49 */
	{ "G13(1)(f) a country more", TR, "to country US", "to country US, IN",
	    "new_transfer" },
	{ "G13(1)(f) one for another", TR, "to country RS", "to country IN",
	    "new_transfer" },
	{ "a country fewer", TR, "to country US, IN", "to country US",
	    "removed_transfer" },
	{ "a country of the EEA more", TR, "to country US", "to country US, SE",
	    "wording" },
	{ "G13(1)(f) it is not said whither any more", TR, US, "", "other" },
	{ "in another order", TR, "to country US, IN", "to country IN, US",
	    "wording" },
	{ "G13(1)(f) of who works for who works for us", "subprocessor t",
	    "country NO", "country NO, US", "new_transfer" },
	{ "G13(1)(f) of a system", "system t", "country NO", "country US",
	    "new_transfer" },
	{ "G13(1)(f) of a group elsewhere", "outside group t", "country IE",
	    "country US", "new_transfer" },
	{ "of a recipient", "recipient t", "country NO", "country NO, US",
	    "new_transfer" },
	{ "G44 to one more", TR, US "to recipient board",
	    US "to recipient board\n\tby processor host", "other" },
	{ "G45 no decision any more", TR, US "by adequacy decision \"X\"", US,
	    "changed_basis" },
	{ "G45 another decision", TR, US "by adequacy decision \"X\"",
	    US "by adequacy decision \"Y\"", "changed_basis" },
	{ "G45 a decision where none was", TR, US,
	    US "by adequacy decision \"X\"", "strengthened" },
	{ "G46 no clauses any more", TR, US "by standard contractual clauses",
	    US, "changed_basis" },
	{ "G47 no rules any more", TR, US "by binding corporate rules", US,
	    "changed_basis" },
	{ "G49 no derogation any more", TR,
	    US "by derogation \"Art. 49(1)(a)\"", US, "changed_basis" },
	{ "G49 a derogation in the place of clauses", TR,
	    US "by standard contractual clauses",
	    US "by derogation \"Art. 49(1)(a)\"", "changed_basis" },
	{ "G28(3) given more", "processor t", "using full_name",
	    "using full_name, phone", "widening" },
	{ "G28(3) given less", "processor t", "using full_name, phone",
	    "using full_name", "narrowing" },
	{ "G28(3) given all", "processor t", "using full_name", "",
	    "widening" },
	{ "G28(3) given not all any more", "processor t", "", "using full_name",
	    "narrowing" },
	{ "G46 a tool in one line goes", "processor t", "transfer tool \"SCC\"",
	    "", "changed_basis" },
	{ "G46 another tool", "processor t", "transfer tool \"SCC\"",
	    "transfer tool \"BCR\"", "changed_basis" },
	{ "G46 a tool where none was", "processor t", "",
	    "transfer tool \"SCC\"", "strengthened" },
	{ "fewer measures beside it", TR,
	    US "supplementary measures nb \"a\" en \"a\"", US, "weakened" },
	{ "other measures beside it", TR,
	    US "supplementary measures nb \"a\" en \"a\"",
	    US "supplementary measures nb \"a\" en \"b\"", "condition" },
	/* Art. 13(1)(e) */
	{ "G13(1)(e) data go to one more", "data category t", "",
	    "goes to board", "new_recipient" },
	{ "data go to one fewer", "data category t", "goes to board", "",
	    "removed_recipient" },
	{ "G13(1)(e) somebody else stores things", "device storage t",
	    "set by \"A\"", "set by \"B\"", "new_recipient" },
	{ "G28(2) another name", "subprocessor t", "name \"A\"", "name \"B\"",
	    "new_recipient" },
	{ "G13(1)(e) another platform", "outside group t", "on platform \"A\"",
	    "on platform \"B\"", "new_recipient" },
	{ "G13(1)(e) to whom, in other words", "disclosure t",
	    "to whom nb \"a\" en \"police\"",
	    "to whom nb \"a\" en \"police, insurers\"", "condition" },
	{ "G13(1)(e) it gets a field more", "recipient t",
	    DUES "gets full_name", DUES "gets full_name, phone", "widening" },
	{ "it gets a field fewer", "recipient t", "gets full_name, phone",
	    "gets full_name", "narrowing" },
	{ "G13(1)(e) what it gets is not said any more", "recipient t",
	    DUES "gets full_name", DUES, "widening" },
	{ "G7 … and what it gets rests on consent", "recipient t",
	    "gets full_name", "", "new_recipient" },
	/* Art. 14(2)(f) */
	{ "G14(2)(f) from one more", "data category t", "from person",
	    "from person, roll", "new_source" },
	{ "from one fewer", "data category t", "from person, roll",
	    "from person", "narrowing" },
	/* Art. 9, 10 */
	{ "G9 special now", "data category t", "",
	    "special category by \"Art. 9(2)(a)\"", "widening" },
	{ "G9 by another condition", "data category t",
	    "special category by \"Art. 9(2)(a)\"",
	    "special category by \"Art. 9(2)(f)\"", "changed_basis" },
	{ "G9 of being a member", "sensitive membership t",
	    "condition \"Art. 9(2)(d)\"", "condition \"Art. 9(2)(a)\"",
	    "changed_basis" },
	/* lists in words of one's own */
	{ "G13 a datum more in the examples", "data category t",
	    "examples nb \"a\" en \"name\"",
	    "examples nb \"a\" en \"name, health\"", "condition" },
	{ "G13 examples where none were", "data category t", "",
	    "examples nb \"a\" en \"name\"", "condition" },
	{ "examples that go", "data category t",
	    "examples nb \"a\" en \"name\"", "", "weakened" },
	{ "G26(2) another arrangement", "recipient t",
	    "joint controller\n\tarrangement nb \"a\" en \"a\"",
	    "joint controller\n\tarrangement nb \"a\" en \"b\"", "condition" },
	{ "G26(2) an arrangement that goes", "recipient t",
	    "joint controller\n\tarrangement nb \"a\" en \"a\"",
	    "joint controller", "weakened" },
	{ "G26(2) an arrangement that is told", "recipient t",
	    "joint controller",
	    "joint controller\n\tarrangement nb \"a\" en \"a\"", "wording" },
	/* what protects people */
	{ "signs that go", "camera surveillance t", "told by signs", "",
	    "weakened" },
	{ "signs that come", "camera surveillance t", "", "told by signs",
	    "strengthened" },
	{ "G22 smaller audiences", "audience t", "at least 1000 people",
	    "at least 100 people", "weakened" },
	{ "required now", "data category t", "", "required", "widening" },
	{ "a use for one purpose more", "data category t",
	    "for purposes membership", "for purposes membership, care",
	    "widening" },
	{ "a measure for one purpose fewer", "measure t",
	    "for purposes membership, care", "for purposes care", "weakened" },
	{ "whom to write to abroad", "representative t", "name \"A\"",
	    "name \"B\"", "contact" },
};

static struct str
with(const char *part, const char *lines)
{
	return edited(STR(base), "", "told more {",
	    arena_printf(a, "%s {\n\tnb \"T\" en \"T\"\n\t%s\n}\ntold more {",
		part, lines)
		.p);
}

static void
classes(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		struct diff d;

		if (!tap_ok(compare(with(r->part, r->was), with(r->part, r->is),
				&d) &&
				strcmp(diff_class_code(d.class), r->class) == 0,
			r->name))
			for (size_t k = 0; k < d.n; k++)
				printf("# %s " STR_FMT "\n",
				    diff_class_code(d.at[k].class),
				    STR_ARG(d.at[k].property));
		if (strncmp(r->class, "new_", 4) == 0 ||
		    strcmp(r->class, "changed_basis") == 0)
			tap_ok((d.follows & DIFF_INFORM) != 0 &&
				   (d.follows & DIFF_NOTICE) != 0,
			    "G13(3) … told before it is used");
	}
}

/* ---- who is told -------------------- */

/* A company whose visitors are in no register, beside members or without. */
#define SHOP(parts)                                                         \
	"statement shop {\n\ten \"S\"\n\tlanguages en\n\tprinted only\n}\n" \
	"controller shop {\n\tname \"Shop\"\n}\n"                           \
	"kind of person visitor {\n\ten \"visitor\"\n"                      \
	"\tplural en \"visitors\"\n\tnot in the register\n}\n"              \
	"field mail email {\n\ten \"Mail\"\n}\n"                            \
	"purpose letter {\n\ten \"Letter\"\n\tfor visitor\n"                \
	"\tbasis consent\n\twithdrawn by email\n}\n"                        \
	"purpose club {\n\ten \"Club\"\n\tfor members\n\tusing mail\n"      \
	"\tbasis contract\n}\n"                                             \
	"recipient ad {\n\ten \"Ad\"\n\tindependent\n\tgets use\n}\n"       \
	"data category use {\n\ten \"Use\"\n\tkept for 1 year\n"            \
	"\tfor purposes letter\n}\n" parts

#define COOKIE(life)                                \
	"cookie \"_c\" for statistics, lasts " life \
	", with consent {\n\ten \"C\"\n\tfor purposes letter\n}\n"
#define GUEST(kept, how)                                               \
	"third person guest {\n\ten \"guests\"\n\tusing mail\n\tkept " \
	"for " kept "\n" how "}\n"
#define LOG(kept, lines) \
	"log hits {\n\ten \"Hits\"\n\tkept for " kept "\n" lines "}\n"
#define SINGER "kind of person singer {\n\ten \"singer\"\n}\n"
#define READER                                                   \
	"kind of person reader {\n\ten \"reader\"\n\tplural en " \
	"\"readers\"\n\tnot in the register\n}\n"
#define CAMERA(kinds)                                       \
	"camera surveillance door {\n\ten \"Door\"\n\tnot " \
	"recorded\n\tconcerns " kinds "\n}\n"
#define OUT "Nothing says that a notice reaches them: "

static const struct {
	const char *name, *was, *is;
	const char *says, *not ; /* of what follows */
} told[] = {
	{ "G13(3) a cookie of visitors: they, and by their plural",
	    COOKIE("1 day"), COOKIE("2 years"), OUT "visitors.", "Members" },
	{ "G13(3) a transfer of what visitors give", "",
	    "transfer t {\n\ten \"T\"\n\tto country US\n"
	    "\tto recipient ad\n}\n",
	    OUT "visitors.", "Members" },
	{ "a transfer of what members give", "",
	    "transfer t {\n\ten \"T\"\n\tto country US\n\tusing mail\n}\n",
	    "Members", OUT },
	{ "who gets what members give", "",
	    "recipient bank {\n\ten \"Bank\"\n\tgets mail\n}\n", "Members",
	    OUT },
	{ "who works for visitors", "",
	    "processor p {\n\ten \"P\"\n\tname \"P\"\n"
	    "\tfor purposes letter\n}\n",
	    OUT "visitors.", "Members" },
	{ "G13(3) a log of those whom it says",
	    LOG("1 day", "\tfor purpose club\n\tconcerns visitor\n"),
	    LOG("9 days", "\tfor purpose club\n\tconcerns visitor\n"),
	    OUT "visitors.", "Members" },
	{ "… of those of its purpose", LOG("1 day", "\tfor purpose club\n"),
	    LOG("9 days", "\tfor purpose club\n"), "Members", OUT },
	{ "… and of members, whom a kind in the register names",
	    SINGER LOG("1 day", "\tconcerns singer\n"),
	    SINGER LOG("9 days", "\tconcerns singer\n"), "Members", OUT },
	{ "G13(3) a camera of those whom it films", CAMERA("visitor"),
	    READER CAMERA("visitor, reader"), OUT "visitors and readers.",
	    "Members" },
	{ "a kind that is in no register", "",
	    "kind of person reader {\n\ten \"reader\"\n"
	    "\tplural en \"readers\"\n\tnot in the register\n}\n",
	    OUT "readers.", "Members" },
	{ "G13(3) what everybody is told of: both", "promise nothing sold\n",
	    "", "Members", NULL },
	{ "… and those in no register", "promise nothing sold\n", "",
	    OUT "visitors.", NULL },
	{ "G14(4) those about whom others tell", GUEST("30 days", ""),
	    GUEST("90 days", ""), OUT "guests.", NULL },
	{ "G14(4) … and how they learn of it",
	    GUEST("30 days", "\ttold how en \"by the host\"\n"),
	    GUEST("90 days", "\ttold how en \"by the host\"\n"),
	    "How they are told: by the host.", NULL },
};

static void
whom(void)
{
	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		struct str was = arena_printf(a, SHOP("%s"), told[i].was);
		struct str is = arena_printf(a, SHOP("%s"), told[i].is);
		struct str s = STR("");
		struct diff d;

		if (!tap_ok(compare(was, is, &d) && d.n > 0, told[i].name))
			continue;
		for (size_t k = 0; k < d.n; k++)
			s = arena_printf(a, STR_FMT STR_FMT, STR_ARG(s),
			    STR_ARG(lang_diff_follows(a, &d, &d.at[k],
				DIFF_NOTICE, LANG_EN)));
		if (!tap_ok(str_find(s, str_of(told[i].says)) != SIZE_MAX &&
				(told[i].not == NULL ||
				    str_find(s, str_of(told[i].not )) ==
					SIZE_MAX),
			"… and nobody else"))
			printf("# " STR_FMT "\n", STR_ARG(s));
	}
}

/* A consent that rests on it is asked anew, and no other. */
static void
asked(void)
{
	static const struct {
		const char *name, *was, *is;
		bool asked;
	} all[] = {
		{ "G49(1)(a) a transfer more", "",
		    "transfer t {\n\ten \"T\"\n\tto country US\n"
		    "\tto recipient ad\n\tby derogation \"Art. 49(1)(a)\"\n}\n",
		    true },
		{ "a transfer of something else", "",
		    "transfer t {\n\ten \"T\"\n\tto country US\n"
		    "\tusing mail\n}\n",
		    false },
		{ "G7(3) a part of us that gets it", "",
		    "recipient leaders {\n\ten \"L\"\n\tinside\n\tgets use\n"
		    "\tfor purposes letter\n}\n",
		    true },
		{ "one that acts for us", "",
		    "recipient leaders {\n\ten \"L\"\n\tacting for us\n"
		    "\tgets use\n\tfor purposes letter\n}\n",
		    false },
		{ "a transfer that goes",
		    "transfer t {\n\ten \"T\"\n\tto country US\n"
		    "\tto recipient ad\n}\n",
		    "", false },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct diff d;

		tap_ok(compare(arena_printf(a, SHOP("%s"), all[i].was),
			   arena_printf(a, SHOP("%s"), all[i].is), &d) &&
			   d.ask[0] == all[i].asked && !d.ask[1] &&
			   ((d.follows & DIFF_ASK) != 0) == all[i].asked,
		    all[i].name);
	}
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	classes();
	whom();
	asked();
	arena_free(a);
	return tap_done();
}
