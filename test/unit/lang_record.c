/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The record of processing: each cell of Art. 30(1) and (2) from the file, the
 * rows of one part of a federation, CSV that no spreadsheet runs, and that an
 * empty cell which the law demands is found by the check.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/limits.h"
#include "file.h"
#include "has.h"
#include "lang/check.h"
#include "lang/lang.h"
#include "lang/prose_record.h"
#include "lang_ld.h"
#include "lang_record.h"

static struct arena *a;

static const struct statement *
compile(struct str bytes)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;

	return lang_compile(a, bytes, LANG_EN, &st, &fs) == ERR_OK ? st : NULL;
}

static struct str
print(const struct statement *st, enum lang l, enum lang_format format,
    struct record_of of)
{
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 22);
	if (lang_record_of(&b, st, l, format, of) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* ---- cells -------------------------------------------------------------- */

static const struct cell_case {
	const char *says;
	bool processor;
	const char *controller, *purpose;
	enum record_cell cell;
	const char *is;
} cells[] = {
	{ "G30(1)(a) name and contact", false, NULL, "membership",
	    RECORD_CONTROLLER,
	    "Speiderforbundet, 974767880, Storgata 1, 0155 Oslo, "
	    "post@forbund.example, +4722000000" },
	{ "ITS-108 of the part that decides", false, NULL, "camp",
	    RECORD_CONTROLLER,
	    "Speidernes krets Nord, Havnegata 2, 9008 Tromsø, "
	    "nord@krets.example" },
	{ "G30(1)(a) joint controller", false, NULL, "camp", RECORD_JOINT,
	    "The world union" },
	{ "no joint controller of another purpose", false, NULL, "membership",
	    RECORD_JOINT, "" },
	{ "G30(1)(a) officer", false, NULL, "membership", RECORD_OFFICER,
	    "ombud@forbund.example" },
	{ "G30(1)(a) officer of the part that decides, no other", false, NULL,
	    "camp", RECORD_OFFICER, "ombud@krets.example" },
	{ "G30(1)(b) purpose, and what is said about it", false, NULL,
	    "newsletter", RECORD_PURPOSE,
	    "District news; Letters for the district" },
	{ "C21 a basis for each kind of person", false, NULL, "membership",
	    RECORD_BASIS,
	    "leader: contract (Art. 6(1)(b) GDPR); child: legal obligation "
	    "(Art. 6(1)(c) GDPR), Children Act section 32" },
	{ "G30(1)(c) persons", false, NULL, "camp", RECORD_PEOPLE,
	    "members (leader)" },
	{ "G30(1)(c) data, and which are special", false, NULL, "camp",
	    RECORD_DATA,
	    "Name and Allergies; Special categories (Art. 9): Allergies" },
	{ "G30(1)(d) recipients", false, NULL, "membership", RECORD_RECIPIENTS,
	    "The municipality: Public authority; Drift AS: Processor for "
	    "Speiderforbundet" },
	{ "G30(1)(d) who processes for the district", false, NULL, "newsletter",
	    RECORD_RECIPIENTS,
	    "Mail Inc: Processor for Speidernes krets Nord; Speiderforbundet: "
	    "Processor" },
	{ "G30(1)(e) country and safeguard", false, NULL, "newsletter",
	    RECORD_TRANSFERS,
	    "Mail Inc: the United States (standard contractual clauses of "
	    "2021)" },
	{ "G30(1)(e) a recipient abroad", false, NULL, "camp", RECORD_TRANSFERS,
	    "The world union: Switzerland" },
	{ "G30(1)(e) none, and where it is", false, NULL, "membership",
	    RECORD_TRANSFERS, "None is declared; processed in: Norway" },
	{ "G30(1)(f) of its people", false, NULL, "membership", RECORD_PERIODS,
	    "Members: 2 years after you have left" },
	{ "G30(1)(f) of its fields", false, NULL, "camp", RECORD_PERIODS,
	    "Members: 2 years after you have left; Certain information "
	    "(Allergies): 14 days after the event was held, at the latest 2 "
	    "years after you have left" },
	{ "G30(1)(f) of its messages, and a review is no limit", false, NULL,
	    "newsletter", RECORD_PERIODS,
	    "Members: 2 years after you have left; Messages: 3 months after "
	    "the message was sent" },
	{ "G30(1)(g) measures, and those of its processor", false, NULL,
	    "newsletter", RECORD_MEASURES,
	    "The cupboards are locked; Mail Inc: Encryption" },
	{ "G30(1)(g) not those of another's processor", false, NULL, "camp",
	    RECORD_MEASURES, "The cupboards are locked" },
	{ "G30(2)(a) processor", true, NULL, "newsletter", RECORD_PROCESSOR,
	    "Speiderforbundet, 974767880, Storgata 1, 0155 Oslo, "
	    "post@forbund.example, +4722000000" },
	{ "G30(2)(a) the controller acted for", true, NULL, "newsletter",
	    RECORD_CONTROLLER,
	    "Speidernes krets Nord, Havnegata 2, 9008 Tromsø, "
	    "nord@krets.example" },
	{ "G30(2)(b) the category of processing", true, NULL, "newsletter",
	    RECORD_PURPOSE, "District news; Letters for the district" },
	{ "G30(2)(c) transfers", true, NULL, "newsletter", RECORD_TRANSFERS,
	    "Mail Inc: the United States (standard contractual clauses of "
	    "2021)" },
	{ "G30(2)(d) measures", true, NULL, "newsletter", RECORD_MEASURES,
	    "The cupboards are locked; Mail Inc: Encryption" },
};

static void
test_cells(const struct statement *st)
{
	for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
		const struct cell_case *k = &cells[i];
		struct doc d = { .a = a, .st = st, .lang = LANG_EN };
		struct record r = { .d = &d, .of = { k->processor, -1 } };
		int purpose = statement_purpose(st, str_of(k->purpose));
		struct list l = record_cell(&r, purpose, k->cell);
		struct str is = list_semicolon(&d, &l);

		tap_ok(record_has(&r, purpose) && record_column(&r, k->cell) &&
			   str_eq(is, str_of(k->is)),
		    k->says);
		if (!str_eq(is, str_of(k->is)))
			printf("# is: " STR_FMT "\n", STR_ARG(is));
	}
}

/* Which purposes are rows: "membership camp newsletter". */
/* What stands beside the register has its cells too. */
static void
test_beside(void)
{
	static const char file[] =
	    "statement union {\n\ten \"U\"\n\tlanguages en\n}\n"
	    "controller union_office {\n\tname \"Union\"\n}\n"
	    "purpose membership {\n\ten \"Membership\"\n\tfor members\n"
	    "\tbasis contract\n}\n"
	    "purpose visits {\n\ten \"Visits\"\n\tfor guest\n"
	    "\tbasis consent\n\twithdrawn by form\n}\n"
	    "kind of person guest {\n\ten \"guest\"\n"
	    "\tnot in the register\n}\n"
	    "cookie \"_v\" for statistics, lasts 13 months, with consent {\n"
	    "\ten \"Counter\"\n\tfor purposes visits\n}\n"
	    "sensitive membership in_union {\n\ten \"Union membership\"\n"
	    "\tcondition \"Art. 9(2)(d)\"\n}\n"
	    "data category card {\n\ten \"Card shown\"\n\tnot stored\n"
	    "\tfor purposes visits\n}\n"
	    "processor host {\n\ten \"Host\"\n\tname \"Host\"\n"
	    "\tcountry US\n\tfor purposes visits\n}\n"
	    "transfer abroad {\n\ten \"To host\"\n\tto country US\n"
	    "\tby processor host\n\tby standard contractual clauses\n}\n"
	    "data category prayers {\n\ten \"Prayers\"\n"
	    "\tspecial category by \"Art. 9(2)(a)\"\n\tkept for 1 year\n"
	    "\tfor purposes visits\n}\n";
	static const struct {
		const char *name, *want;
		int purpose;
		enum record_cell cell;
	} all[] = {
		{ "G30(1)(c) that one is a member at all",
		    "Special categories (Art. 9): Union membership", 0,
		    RECORD_DATA },
		{ "G30(1)(c) data beside the register, and a cookie",
		    "Special categories (Art. 9): Prayers; Card shown: Not "
		    "stored; Prayers: A special "
		    "category of personal data; condition: Art. 9(2)(a). "
		    "Kept for 1 year; The cookie _v",
		    1, RECORD_DATA },
		{ "G30(1)(e) a transfer by a processor of another purpose",
		    "None is declared", 0, RECORD_TRANSFERS },
		{ "G30(1)(f) how long both stay",
		    "Card shown: not stored; Prayers: 1 year; The cookie _v: "
		    "13 "
		    "months",
		    1, RECORD_PERIODS },
	};
	const struct statement *st = compile(STR(file));
	struct doc d = { .a = a, .st = st, .lang = LANG_EN };
	struct record r = { .d = &d, .of = { .controller = -1 } };

	if (!tap_ok(st != NULL, "a union's statement"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct list l = record_cell(&r, all[i].purpose, all[i].cell);

		tap_str(list_semicolon(&d, &l), str_of(all[i].want),
		    all[i].name);
	}
}

/* Who gets something, by what it gets for that purpose, and where it is. */
static void
test_given(void)
{
	static const char file[] =
	    "statement shop {\n\ten \"S\"\n\tlanguages en\n}\n"
	    "controller shop {\n\tname \"Shop\"\n}\n"
	    "field mail email {\n\ten \"Mail\"\n}\n"
	    "purpose stats {\n\ten \"Statistics\"\n\tbasis consent\n}\n"
	    "purpose social {\n\ten \"Social\"\n\tusing mail\n"
	    "\tbasis consent\n}\n"
	    "data category use {\n\ten \"Use\"\n"
	    "\tfor purposes stats, social\n}\n"
	    "recipient metta {\n\ten \"Metta\"\n\tindependent\n\tgets use\n"
	    "\tfor purposes social\n\tcountry US, IE, SG\n}\n"
	    "recipient bank {\n\ten \"Bank\"\n\tindependent\n"
	    "\tgets mail\n\tcountry NO, SE\n}\n"
	    "processor host {\n\ten \"Host\"\n\tname \"Host\"\n"
	    "\tcountry NO, US\n\ttransfer tool \"SCC\"\n"
	    "\tfor purposes stats\n}\n"
	    "cookie \"_c\" for statistics, lasts 1 day, set by \"Counter\" {\n"
	    "\ten \"C\"\n\tfor purposes stats\n}\n";
	static const struct {
		const char *name, *want;
		int purpose;
		enum record_cell cell;
	} all[] = {
		{ "G30(1)(d) not who gets it for another purpose, but who sets "
		  "cookies",
		    "Counter; Host: Processor for us", 0, RECORD_RECIPIENTS },
		{ "G30(1)(d) who gets it for this one, and who gets a field of "
		  "it",
		    "Metta: Independent controller; Bank: Independent "
		    "controller",
		    1, RECORD_RECIPIENTS },
		{ "G30(1)(e) the countries outside the EEA, and the tool",
		    "Host: the United States (SCC)", 0, RECORD_TRANSFERS },
		{ "G30(1)(e) several of one recipient",
		    "Metta: the United States and Singapore", 1,
		    RECORD_TRANSFERS },
	};
	const struct statement *st = compile(STR(file));
	struct doc d = { .a = a, .st = st, .lang = LANG_EN };
	struct record r = { .d = &d, .of = { .controller = -1 } };

	if (!tap_ok(st != NULL, "a shop's statement"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct list l = record_cell(&r, all[i].purpose, all[i].cell);

		tap_str(list_semicolon(&d, &l), str_of(all[i].want),
		    all[i].name);
	}
	tap_ok(str_find(print(st, LANG_EN, LANG_JSONLD, r.of),
		   STR("\"dpv:hasThirdCountry\":[\"loc:US\",\"loc:SG\"]")) !=
		   SIZE_MAX,
	    "and both in JSON-LD, without that within the EEA");
}

static void
test_rows(const struct statement *st)
{
	static const struct {
		const char *says;
		struct record_of of;
		bool membership, camp, newsletter;
	} cases[] = {
		{ "B03 every purpose is a row", { false, -1 }, true, true,
		    true },
		{ "ITS-108 the central body's own", { false, 0 }, true, false,
		    false },
		{ "ITS-108 the district's own", { false, 1 }, false, true,
		    true },
		{ "G30(2) what is done for another", { true, -1 }, false, false,
		    true },
		{ "G30(2) what this one does for others", { true, 0 }, false,
		    false, true },
		{ "G30(2) this one does nothing for others", { true, 1 }, false,
		    false, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		for (int f = LANG_HTML; f <= LANG_JSON; f++) {
			struct str s;

			if (f == LANG_TEXT)
				continue;
			s = print(st, LANG_NB, (enum lang_format)f,
			    cases[i].of);
			tap_ok(s.n > 0 &&
				   has(s, "Medlemskap") ==
				       cases[i].membership &&
				   has(s, "=Leir") == cases[i].camp &&
				   has(s, "Kretsnytt") == cases[i].newsletter,
			    cases[i].says);
		}
	}
}

/* The second record has no column of the first, and the other way round. */
static void
test_columns(const struct statement *st)
{
	struct str one =
	    print(st, LANG_EN, LANG_CSV, (struct record_of){ false, -1 });
	struct str two =
	    print(st, LANG_EN, LANG_CSV, (struct record_of){ true, -1 });

	tap_ok(has(one, "\"Categories of persons\"") &&
		   has(one, "\"Erasure\"") && !has(one, "\"On behalf of\""),
	    "the columns of Art. 30(1)");
	tap_ok(!has(two, "\"Categories of persons\"") &&
		   !has(two, "\"Erasure\"") && has(two, "\"On behalf of\"") &&
		   has(two, "\"Processor\""),
	    "the columns of Art. 30(2)");
	tap_ok(print(st, LANG_EN, LANG_TEXT, (struct record_of){ false, -1 })
		       .p == NULL,
	    "no record as text");
	tap_ok(print(st, LANG_NN, LANG_CSV, (struct record_of){ false, -1 })
		       .p == NULL,
	    "not in a language that the statement has not");
	tap_ok(print(st, LANG_EN, LANG_CSV, (struct record_of){ false, 2 }).p ==
		   NULL,
	    "not of a controller that is not there");
}

/* ---- CSV ------------------------------------------------------------ */

/* Each label that a spreadsheet would run gets an apostrophe. */
static void
test_formulas(void)
{
	static const struct {
		const char *label;
		bool runs;
	} cases[] = {
		{ "=1+1", true },
		{ "+1", true },
		{ "-1", true },
		{ "@SUM(A1)", true },
		{ " =1", true },
		{ "＝1", true },
		{ "＋1", true },
		{ "－1", true },
		{ "＠A1", true },
		{ "1=1", false },
		{ "'=1", false },
		{ "A-1", false },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct statement *st = compile(arena_printf(a,
		    "statement s {\n\tlanguages en\n}\ncontroller c {\n\tname "
		    "\"C\"\n}\npurpose p {\n\ten \"%s\"\n}\n",
		    cases[i].label));
		const char *safe =
		    arena_printf(a, ";\"'%s\";", cases[i].label).p;
		const char *bare =
		    arena_printf(a, ";\"%s\";", cases[i].label).p;
		struct str csv;

		if (!tap_ok(st != NULL, cases[i].label))
			continue;
		csv = print(st, LANG_EN, LANG_CSV,
		    (struct record_of){ false, -1 });
		tap_ok(has(csv, safe) == cases[i].runs &&
			   has(csv, bare) == !cases[i].runs,
		    "is no formula");
	}
}

static void
test_csv(void)
{
	const struct statement *st = compile(STR(
	    "statement s {\n\tlanguages en\n}\ncontroller c {\n\tname "
	    "\"C \\\"quoted\\\"; Ltd\"\n}\npurpose p {\n\ten \"P\"\n\tabout "
	    "{\n\t\ten \"\"\"\n\t\t\tone\n\t\t\t=two\n\t\t\t\"\"\"\n\t}\n}\n"));
	struct str csv;

	if (!tap_ok(st != NULL, "a text of two lines"))
		return;
	csv = print(st, LANG_EN, LANG_CSV, (struct record_of){ false, -1 });
	tap_ok(str_starts(csv, STR("\xef\xbb\xbf\"Reference\";")),
	    "a byte order mark, for spreadsheets");
	tap_ok(has(csv, "\"C \"\"quoted\"\"; Ltd\""),
	    "quotes are doubled, separators quoted");
	tap_ok(has(csv, "P; one =two"), "a cell is one line");
	tap_ok(str_ends(csv, STR("\r\n")) && !has(csv, "\n="),
	    "rows end in CRLF, and no line begins with a formula");
}

/* ---- HTML, JSON-LD -------------------------------------------------- */

static void
test_html(const struct statement *st)
{
	struct str s =
	    print(st, LANG_EN, LANG_HTML, (struct record_of){ false, -1 });
	struct statement bad = *st;
	struct told none[1] = { { .n = { .no = 0 } } };

	tap_ok(has(s, "<h1>Record of processing activities (Art. 30) of "
		      "Speiderforbundet and Speidernes krets Nord</h1>"),
	    "whose record it is");
	tap_ok(has(s, "<a href=\"#record.camp\">") &&
		   has(s, "id=\"record.camp\""),
	    "contents lead to the purposes");
	tap_ok(!has(s, "class=\"gap\""), "nothing is lacking");
	bad.told = none;
	bad.told_n = 0;
	s = print(&bad, LANG_EN, LANG_HTML, (struct record_of){ false, -1 });
	tap_ok(has(s, "<dd class=\"gap\">The statement does not say</dd>"),
	    "B03 an empty cell that the law demands is shown");
	s = print(st, LANG_EN, LANG_HTML, (struct record_of){ true, 1 });
	tap_ok(has(s, "The statement has no such purposes.") &&
		   has(s, "(Art. 30(2)) by Speidernes krets Nord</h1>"),
	    "a record without rows says so, and whose it is");
}

static void
test_jsonld(const struct statement *st)
{
	json_t *root = ld_document(
	    print(st, LANG_EN, LANG_JSONLD, (struct record_of){ false, -1 }));
	json_t *part, *transfer;

	if (!tap_ok(root != NULL, "4.1 the record is whole JSON-LD"))
		return;
	tap_ok(strcmp(json_string_value(json_object_get(root, "@type")),
		   "dpv:ROPA") == 0,
	    "4.1 a dpv:ROPA");
	part = json_object_get(root, "dct:hasPart");
	tap_ok(json_array_size(part) == 3, "a part a purpose");
	part = json_array_get(part, 2);
	tap_ok(strcmp(json_string_value(json_object_get(part, "@type")),
		   "dpv:DataProcessingRecord") == 0,
	    "4.1 a dpv:DataProcessingRecord");
	transfer =
	    json_array_get(json_object_get(part, "dpv:hasRecordOfActivity"), 0);
	tap_ok(strcmp(json_string_value(json_object_get(transfer, "@type")),
		   "dpv:DataTransferRecord") == 0 &&
		   strcmp(json_string_value(
			      json_object_get(transfer, "dpv:hasThirdCountry")),
		       "loc:US") == 0,
	    "4.1 a dpv:DataTransferRecord with its country");
	json_decref(root);
}

/* ---- what is lacking ------------------------------------------------ */

static bool
found(const struct lang_findings *fs, const char *code)
{
	for (size_t i = 0; i < fs->n; i++) {
		if (strcmp(fs->at[i].code, code) == 0)
			return true;
	}
	return false;
}

/* For each cell that the law demands: what the check finds when it is empty. */
static bool
gap_is_found(const struct lang_findings *fs, enum record_cell cell)
{
	switch (cell) {
	case RECORD_OFFICER:
		return found(fs, "dpo_unsaid") || found(fs, "dpo_missing") ||
		       found(fs, "officer_unsaid") ||
		       found(fs, "dpo_no_contact");
	case RECORD_DATA:
		return found(fs, "no_fields");
	case RECORD_TRANSFERS:
		return found(fs, "transfers_unsaid");
	case RECORD_PERIODS:
		return found(fs, "record_no_period") ||
		       found(fs, "prospects_no_period") ||
		       found(fs, "no_retention");
	case RECORD_MEASURES:
		return found(fs, "measures_missing") ||
		       found(fs, "measures_of_others");
	default:
		return false; /* is never empty */
	}
}

static size_t
unfound(const struct statement *st, const char *name, size_t *gaps)
{
	const struct date today = { 2026, 3, 1 };
	struct lang_findings fs = { 0 };
	struct doc d = { .a = a, .st = st };
	size_t n = 0;

	while (!st->langs[d.lang])
		d.lang++;
	lang_check(a, st, today, LANG_EN, &fs);
	for (int p = 0; p < (int)st->purposes_n; p++) {
		for (int c = 0; c < RECORD_CELL_MAX; c++) {
			struct record r = { .d = &d,
				.of = { st->purposes[p].done_by.n > 0, -1 } };

			if (c == RECORD_PERIODS && record_has_limit(&r, p) &&
			    record_cell(&r, p, RECORD_PERIODS).n == 0) {
				printf("# %s, purpose %d: the cell and what "
				       "the check asks differ\n",
				    name, p);
				n++;
			}
			if (!record_demanded(&r, (enum record_cell)c) ||
			    record_cell(&r, p, (enum record_cell)c).n > 0)
				continue;
			(*gaps)++;
			if (gap_is_found(&fs, (enum record_cell)c))
				continue;
			printf("# %s, purpose %d: cell %d is empty, and "
			       "nothing finds it\n",
			    name, p, c);
			n++;
		}
	}
	return n;
}

static void
test_gaps(const char *dir)
{
	struct dirent **list;
	int all = scandir(dir, &list, NULL, alphasort);
	size_t n = 0, gaps = 0, files = 0;

	for (int i = 0; i < all; i++) {
		struct str name = str_of(list[i]->d_name);
		const struct statement *st = NULL;

		if (str_ends(name, STR(".vern")))
			st = compile(read_whole(a,
			    arena_printf(a, "%s/%s", dir, list[i]->d_name).p));
		if (st != NULL) {
			n += unfound(st, list[i]->d_name, &gaps);
			files++;
		}
		free(list[i]);
	}
	free(list);
	printf("# %s: %zu files, %zu empty cells\n", dir, files, gaps);
	tap_ok(files > 0 && n == 0, "B03 an empty cell is a finding");
	tap_ok(gaps > 20 || strncmp(dir, "statements", 10) == 0,
	    "and there are some");
}

/* ---- a fact that is taken out --------------------------------------- */

static struct str
all_printed(const struct statement *st)
{
	struct buf b;
	struct str s;

	enum err e = ERR_OK;

	buf_init(&b, 1 << 24);
	for (int f = LANG_HTML; f <= LANG_JSON; f++) {
		enum lang_format format = (enum lang_format)f;

		if (format != LANG_TEXT && e == ERR_OK)
			e = lang_record_of(&b, st, LANG_EN, format,
			    (struct record_of){ false, -1 });
		if (format != LANG_TEXT && e == ERR_OK)
			e = lang_record_of(&b, st, LANG_EN, format,
			    (struct record_of){ true, -1 });
		if (format != LANG_CSV && e == ERR_OK)
			e = lang_consents(&b, st, LANG_EN, format);
	}
	if (e != ERR_OK)
		buf_reset(&b);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* The English text of a line, or else its first. */
static struct str
said_on(struct str line)
{
	size_t from = str_find(line, STR("en \"")), to;

	from = from == SIZE_MAX ? str_find(line, STR("\"")) : from + 3;
	if (from == SIZE_MAX)
		return STR_NONE;
	line = str_sub(line, from + 1, line.n);
	to = str_find(line, STR("\""));
	return to == SIZE_MAX ? STR_NONE : str_sub(line, 0, to);
}

static bool
stands_once(struct str file, struct str word)
{
	size_t at = str_find(file, word);

	return word.n > 3 && at != SIZE_MAX &&
	       str_find(str_sub(file, at + 1, file.n), word) == SIZE_MAX;
}

/* Each line by itself: what it says is in the record or the consents, and in
 * neither when the line is gone. */
static void
test_mutation(void)
{
	struct str file = read_whole(a, "test/data/federation.vern"),
		   rest = file;
	struct str line = STR_NONE, before = all_printed(compile(file));
	size_t tried = 0, stayed = 0;

	while (str_cut(&rest, '\n', &line)) {
		size_t at = (size_t)(line.p - file.p), end = at + line.n + 1;
		struct str word = said_on(line);
		const struct statement *st;

		if (!stands_once(file, word) || end >= file.n ||
		    str_find(before, word) == SIZE_MAX)
			continue;
		st = compile(arena_printf(a, STR_FMT STR_FMT, (int)at, file.p,
		    (int)(file.n - end), file.p + end));
		if (st == NULL)
			continue;
		tried++;
		if (str_find(all_printed(st), word) != SIZE_MAX) {
			printf("# still there: " STR_FMT "\n", STR_ARG(word));
			stayed++;
		}
	}
	printf("# %zu lines taken out\n", tried);
	tap_ok(before.n > 0 && tried > 20 && stayed == 0,
	    "a fact that is taken out leaves record and consents");
}

/* ---- a large one ---------------------------------------------------- */

/* 300 purposes that use 300 fields each: every document is printed, or told to
 * be too big, and none stops the program. */
static void
test_large(void)
{
	const struct statement *st;
	struct buf b;

	buf_init(&b, 1 << 20);
	buf_puts(&b, "statement s {\n\tlanguages en\n}\ncontroller c {\n\t"
		     "name \"C\"\n}\n");
	for (int i = 0; i < 300; i++)
		buf_printf(&b, "field f%d text {\n\ten \"A label %d\"\n}\n", i,
		    i);
	for (int i = 0; i < 300; i++)
		buf_printf(&b,
		    "purpose p%d {\n\ten \"Purpose %d\"\n\tusing all fields\n"
		    "\tsend by email\n\tbasis consent\n}\n",
		    i, i);
	st = compile(arena_str(a, buf_str(&b)));
	buf_release(&b);
	if (!tap_ok(st != NULL, "a large statement"))
		return;
	for (int f = LANG_HTML; f <= LANG_JSON; f++) {
		enum lang_format format = (enum lang_format)f;
		enum err e = ERR_OK;

		buf_init(&b, 1 << 26);
		if (format != LANG_CSV)
			e = lang_statement(&b, st, LANG_EN, format);
		if (e == ERR_OK && format != LANG_TEXT)
			e = record_of_all(&b, st, LANG_EN, format);
		buf_reset(&b);
		if (e == ERR_OK && format != LANG_CSV)
			e = lang_consents(&b, st, LANG_EN, format);
		tap_ok(e == ERR_OK || e == ERR_TOO_BIG,
		    "a large statement in each format");
		buf_release(&b);
	}
}

int
main(void)
{
	const struct statement *st;

	a = arena_new((size_t)1 << 30);
	st = compile(read_whole(a, "test/data/federation.vern"));
	if (tap_ok(st != NULL, "a federation")) {
		test_cells(st);
		test_rows(st);
		test_columns(st);
		test_html(st);
		test_jsonld(st);
	}
	test_beside();
	test_given();
	test_formulas();
	test_csv();
	test_mutation();
	test_large();
	test_gaps("statements");
	test_gaps("statements/as-published");
	test_gaps("test/corpus/lang");
	test_gaps("test/corpus/findings");
	arena_free(a);
	return tap_done();
}
