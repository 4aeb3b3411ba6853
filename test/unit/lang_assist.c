/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What an editor is told about a place: completion, names, hover. A case is a
 * file with the place marked by ^, in a statement that has a bit of all.
 */
#include <dirent.h>

#include "base/limits.h"
#include "file.h"
#include "lang/assist.h"
#include "lang/read.h"
#include "tap.h"

static const char before[] = "statement choir {\n"
			     "\tnb \"K\" en \"C\"\n"
			     "\tversion 1\n"
			     "\tlanguages nb, en\n"
			     "}\n"
			     "field full_name name {\n"
			     "\tnb \"Navn\" en \"Name\"\n"
			     "}\n"
			     "field tours records {\n"
			     "\tnb \"T\"\n"
			     "\tfield place text {\n"
			     "\t\tnb \"Sted\"\n"
			     "\t}\n"
			     "}\n"
			     "kind of person singer {\n"
			     "\tnb \"sanger\"\n"
			     "}\n"
			     "purpose membership {\n"
			     "\tnb \"Medlemskap\"\n"
			     "\tusing full_name, tours.place\n"
			     "}\n";

static struct assist *
read_at(struct arena *a, const char *file, size_t *offset_out)
{
	struct str s = arena_printf(a, "%s%s", before, file);
	size_t at = str_find(s, STR("^"));

	*offset_out = at;
	s = arena_printf(a, STR_FMT STR_FMT, STR_ARG(str_sub(s, 0, at)),
	    STR_ARG(str_sub(s, at + 1, s.n)));
	return assist_read(a, assist_tables(a), s, false);
}

struct offered {
	const char *name, *file;
	const char *has;   /* is offered; NULL: nothing is */
	const char * not ; /* is not offered */
	size_t back;       /* bytes before the place that it replaces */
};
static const struct offered offers[] = {
	{ "the first part of a file", "^", "purpose", "using", 0 },
	{ "a part that was begun", "pur^", "purpose", NULL, 3 },
	{ "the statement is there already", "^", "role", "statement", 0 },
	{ "a text is a text", "purpose p {\n\tnb \"usi^ng\"\n}\n", NULL,
	    "using", 0 },
	{ "a text of several lines is one",
	    "purpose p {\n\tnb \"\"\"\n\t\tusi^ng\n\t\t\"\"\"\n}\n", NULL,
	    "using", 0 },
	{ "a text that is not closed yet", "purpose p {\n\tnb \"usi^\n}\n",
	    NULL, "using", 0 },
	{ "behind a number", "purpose p {\n\tat most 2^\n}\n", NULL, "using",
	    0 },
	{ "a part at the left, where the one above is open",
	    "purpose p {\n\tusing full_name\nrole r {\n\t^\n}\n", "membership",
	    "using", 0 },
	{ "a date that was begun",
	    "purpose p {\n\tbasis legitimate interest {\n\t\tassessed "
	    "2026^\n\t}\n}\n",
	    NULL, "using", 0 },
	{ "in a block that nothing is known of", "nonsense {\n\t^\n}\n", NULL,
	    "using", 0 },
	{ "in a block of a line that is none",
	    "purpose p {\n\tnonsense {\n\t\t^\n\t}\n}\n", NULL, "using", 0 },
	{ "a line of a purpose", "purpose p {\n\t^\n}\n", "using", "required",
	    0 },
	{ "a line of a field", "field f text {\n\t^\n}\n", "required", "serves",
	    0 },
	{ "a line that is said once and is said",
	    "field f text {\n\trequired\n\t^\n}\n", "reason", "required", 0 },
	{ "… further down", "field f text {\n\t^\n\trequired\n}\n", "reason",
	    "required", 0 },
	{ "a line that is said often",
	    "purpose p {\n\tbasis contract\n\t^\n}\n", "basis", NULL, 0 },
	{ "a keyword of several words", "purpose p {\n\tnormally once a^\n}\n",
	    "normally once a calendar month", "using", 15 },
	{ "fields", "purpose p {\n\tusing ^\n}\n", "full_name", "membership",
	    0 },
	{ "fields of records", "purpose p {\n\tusing full_name, ^\n}\n",
	    "tours.place", "all fields", 0 },
	{ "a list over the end of a line",
	    "purpose p {\n\tusing full_name,\n\t\t^\n}\n", "tours", "serves",
	    0 },
	{ "words of a list", "purpose p {\n\tserves mess^\n}\n", "messages",
	    "email", 4 },
	{ "words behind a comma", "purpose p {\n\tsend by email, ^\n}\n", "sms",
	    "messages", 0 },
	{ "one channel and then reminders",
	    "purpose p {\n\tsend by email, ^\n}\n", "one reminder", "about",
	    0 },
	{ "kinds of person and stages", "purpose p {\n\tfor ^\n}\n", "singer",
	    "membership", 0 },
	{ "bases", "purpose p {\n\tbasis ^\n}\n", "consent", "for", 0 },
	{ "the block of a basis",
	    "purpose p {\n\tbasis consent {\n\t\t^\n\t}\n}\n", "consent text",
	    "using", 0 },
	{ "the block of a text", "field f text {\n\treason {\n\t\t^\n\t}\n}\n",
	    "nb", "reason", 0 },
	{ "a purpose begins a line of a role", "role r {\n\t^\n}\n",
	    "membership", "full_name", 0 },
	{ "acts of a role", "role r {\n\tmembership: may ^\n}\n", "find",
	    "full_name", 0 },
	{ "fields of acts", "role r {\n\tmembership: may find ^\n}\n",
	    "all fields", "see", 0 },
	{ "records only", "kind of person k {\n\tin person with any ^\n}\n",
	    "tours", "full_name", 0 },
	{ "fields of the record said before",
	    "kind of person k {\n\tin person with any tours that has ^\n}\n",
	    "place", "tours.place", 0 },
	{ "the columns of a record",
	    "source s {\n\tfile {\n\t\ttours {\n\t\t\t^\n\t\t}\n\t}\n}\n",
	    "place", "full_name", 0 },
	{ "a controller that works for others, among processors",
	    "controller north {\n\tprocessor for choir\n}\ncontroller south "
	    "{\n\tname \"S\"\n}\nsubprocessor s {\n\tused by ^\n}\n",
	    "north", "south", 0 },
	{ "controllers that do it",
	    "controller north {\n\tname \"N\"\n}\n"
	    "purpose p {\n\tas processor ^\n}\n",
	    "north", "membership", 0 },
	{ "data categories beside fields",
	    "data category visits {\n\tnb \"B\"\n}\nrecipient r {\n\tgets "
	    "^\n}\n",
	    "visits", "membership", 0 },
	{ "the national id beside them",
	    "national id number {\n\tnb \"B\"\n}\nrecipient r {\n\tgets "
	    "^\n}\n",
	    "number", "membership", 0 },
	{ "which is no purpose",
	    "national id number {\n\tnb \"B\"\n}\nrecipient r {\n\tfor "
	    "purposes ^\n}\n",
	    "membership", "number", 0 },
	{ "events", "keep members {\n\twhen ^\n}\n", "left", "delete", 0 },
	{ "the end of a year before them", "keep members {\n\twhen ^\n}\n",
	    "end of the year of", "delete", 0 },
	{ "and they behind it",
	    "keep members {\n\twhen end of the year of ^\n}\n", "left",
	    "end of the year of", 0 },
	{ "events of our own",
	    "event taken {\n\tnb \"t\"\n}\nkeep members {\n\t3 years after "
	    "^\n}\n",
	    "taken", "membership", 0 },
	{ "events that end a fact, the file's own",
	    "event taken {\n\tnb \"t\"\n}\ndata category d {\n\tkept until "
	    "^\n}\n",
	    "taken", "delete", 0 },
	{ "… those of the language, and words",
	    "data category d {\n\tkept until ^\n}\n", "case closed", "days",
	    0 },
	{ "actions", "keep members {\n\twhen left: ^\n}\n", "delete", "left",
	    0 },
	{ "units", "keep members {\n\t30 ^\n}\n", "days", "after", 0 },
	{ "what is kept", "keep ^", "audit trail", "when", 0 },
	{ "types of field", "field f ^", "records", "required", 0 },
	{ "rights", "right acc^", "access", "through", 3 },
	{ "promises", "promise no^", "nothing sold", "access", 2 },
	{ "today", "field f date {\n}\ntold t {\n\treview by ^\n}\n",
	    "2026-01-30", NULL, 0 },
	{ "a file that is not closed", "purpose p {\n\tbasis con^", "contract",
	    "using", 3 },
	{ "a part below one that is not closed",
	    "purpose p {\n\tusing full_name\nfield f text {\n\t^\n}\n",
	    "required", "serves", 0 },
	{ "Norwegian in a Norwegian file",
	    "formål p {\n\tbruker full_name\n\ttjener meldinger\n}\nfelt f "
	    "tekst {\n\tpåkrevd\n\tsynlig for ansatte\n}\nkilde s {\n\teget "
	    "register\n}\nkilde t {\n\teget register\n}\nkilde u {\n\teget "
	    "register\n\toffentlig kilde\n}\nformål q {\n\t^\n}\n",
	    "grunnlag", "basis", 0 },
	{ "topics of the purpose",
	    "purpose p {\n\ttopic news nb \"N\"\n\tsend by email about ^\n}\n",
	    "news", "email", 0 },
	{ "no topic of another purpose",
	    "purpose q {\n\ttopic old nb \"N\"\n}\npurpose p {\n\ttopic news "
	    "nb \"N\"\n\tsend by email about ^\n}\n",
	    "news", "old", 0 },
	{ "reminders behind topics",
	    "purpose p {\n\tsend by email about news, 2 ^\n}\n", "reminders",
	    "days", 0 },
	{ "languages that the statement has", "field f text {\n\t^\n}\n", "nb",
	    "sv", 0 },
	{ "a word where a text stands already",
	    "field f text {\n\treason {\n\t\tnb ^\n\t}\n}\n", NULL, NULL, 0 },
	{ "a field within a field",
	    "field r records {\n\tfield f text {\n\t\t^\n\t}\n}\n", "required",
	    "serves", 0 },
	{ "a number that was begun", "keep members {\n\t30^\n}\n", NULL, NULL,
	    0 },
	{ "a date that was begun", "told t {\n\treview by 2026-0^\n}\n",
	    "2026-01-30", NULL, 6 },
	{ "terms of data for a field", "field f text {\n\tvocabulary ^\n}\n",
	    "pd:BirthDate", "dpv:Marketing", 0 },
	{ "terms of purposes for a purpose", "purpose p {\n\tvocabulary ^\n}\n",
	    "dpv:Marketing", "pd:Name", 0 },
	{ "a term that was begun", "field f text {\n\tvocabulary pd:Bir^\n}\n",
	    "pd:BirthDate", NULL, 6 },
	{ "behind a text of several lines",
	    "terms t {\n\tbody nb \"\"\"\n\t\tx\n\t\t\"\"\"\n\t^\n}\n",
	    "version", "using", 0 },
	{ "nothing in a text of several lines",
	    "terms t {\n\tbody nb \"\"\"\n\t\tx^\n\t\t\"\"\"\n}\n", NULL, NULL,
	    0 },
	{ "nothing in blocks without a head", "{\n\t{\n\t\t^\n\t}\n}\n", NULL,
	    NULL, 0 },
	{ "nothing in a block of a line that has none",
	    "field f text {\n\trequired {\n\t\t^\n\t}\n}\n", NULL, NULL, 0 },
	{ "nothing in a block within one that nobody knows",
	    "zebra z {\n\tx {\n\t\ty {\n\t\t\t^\n\t\t}\n\t}\n}\n", NULL, NULL,
	    0 },
	{ "nothing deeper than anybody nests",
	    "a {\nb {\nc {\nd {\ne {\nf {\ng {\nh {\ni {\nj {\nk {\nl {\nm "
	    "{\nn "
	    "{\no {\n^",
	    NULL, NULL, 0 },
	{ "a part behind a brace too many", "}\n}\n^", "purpose", NULL, 0 },
	{ "nothing behind a head that went wrong", "keep zebra ^", NULL, NULL,
	    0 },
	{ "nothing in a text", "field f text {\n\treason nb \"u^\"\n}\n", NULL,
	    NULL, 0 },
	{ "nothing in a text without end",
	    "field f text {\n\treason nb \"u^\n}", NULL, NULL, 0 },
	{ "nothing in a comment", "field f text {\n\t# u^\n}\n", NULL, NULL,
	    0 },
	{ "nothing where a new name stands", "purpose ^", NULL, NULL, 0 },
	{ "nothing in a block that nobody knows", "zebra z {\n\t^\n}\n", NULL,
	    NULL, 0 },
	{ "nothing behind a line that went wrong",
	    "purpose p {\n\tusing 7 ^\n}\n", NULL, NULL, 0 },
	{ "nothing behind a line that is whole",
	    "kind of person k {\n\tnot in the register ^\n}\n", NULL, NULL, 0 },
};

static const struct assist_choice *
find(const struct assist_choices *all, const char *label)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_is(all->at[i].label, label))
			return &all->at[i];
	return NULL;
}

static void
complete(void)
{
	for (size_t i = 0; i < ARRAY_LEN(offers); i++) {
		const struct offered *o = &offers[i];
		struct arena *a = arena_new(64 << 20);
		struct date today = { 2026, 1, 30 };
		struct assist_choices all;
		const struct assist_choice *c;
		size_t offset;
		struct assist *as = read_at(a, o->file, &offset);

		assist_complete(as, offset, LANG_EN, today, &all);
		c = o->has == NULL ? NULL : find(&all, o->has);
		if (!tap_ok(o->has == NULL
				? all.n == 0
				: c != NULL && c->from == offset - o->back &&
				      (o->not == NULL ||
					  find(&all, o->not ) == NULL),
			arena_printf(a, "offered: %s", o->name).p))
			for (size_t k = 0; k < all.n; k++)
				printf("# " STR_FMT " %zu\n",
				    STR_ARG(all.at[k].label),
				    offset - all.at[k].from);
		arena_free(a);
	}
}

struct named_at {
	const char *name, *file;
	const char *line; /* where it is declared begins so; NULL: nowhere */
	size_t places;    /* where it stands in all */
};
static const struct named_at names[] = {
	{ "a field", "role r {\n\tmembership: may find full_n^ame\n}\n",
	    "full_name name", 3 },
	{ "a field of a record", "purpose p {\n\tusing tours.pl^ace\n}\n",
	    "place text", 3 },
	{ "its record", "purpose p {\n\tusing to^urs.place\n}\n",
	    "tours records", 3 },
	{ "a purpose", "role r {\n\tmemb^ership: may find full_name\n}\n",
	    "membership {", 2 },
	{ "a kind", "purpose p {\n\tfor sin^ger\n}\n", "singer {", 2 },
	{ "a part in a condition",
	    "kind of person k {\n\tin person with any tours that has "
	    "pl^ace\n}\n",
	    "place text", 3 },
	{ "the column of a part",
	    "source s {\n\tfile {\n\t\ttours {\n\t\t\tpla^ce from x\n\t\t}\n\t}"
	    "\n}\n",
	    "place text", 3 },
	{ "a topic",
	    "purpose p {\n\tsend by email about ne^ws\n\ttopic news nb "
	    "\"N\"\n}\n",
	    "news nb", 2 },
	{ "the topic of another purpose",
	    "purpose q {\n\ttopic news nb \"N\"\n}\npurpose p {\n\tsend by "
	    "email about ne^ws\n}\n",
	    NULL, 1 },
	{ "a declaration itself", "role my^_role {\n}\n", "my_role {", 1 },
	{ "a field and a purpose of one name are two things",
	    "purpose full_name {\n\tpart of full_na^me\n}\n", "full_name {",
	    2 },
	{ "a controller that stands where a processor does",
	    "controller north {\n\tprocessor for choir\n}\nsubprocessor s "
	    "{\n\tused by nor^th\n}\n",
	    "north {", 2 },
	{ "a processor goes before it",
	    "controller north {\n\tprocessor for choir\n}\nprocessor north "
	    "{\n\tname \"N\"\n}\nsubprocessor s {\n\tused by nor^th\n}\n",
	    "north {\n\tname", 2 },
	{ "a data category that a recipient gets",
	    "data category visits {\n\tnb \"B\"\n}\nrecipient r {\n\tgets "
	    "full_name, vis^its\n}\n",
	    "visits {", 2 },
	{ "a national id that a recipient gets",
	    "national id number {\n\tnb \"B\"\n}\nrecipient r {\n\tgets "
	    "full_name, num^ber\n}\n",
	    "number {", 2 },
	{ "an event of our own",
	    "event taken {\n\tnb \"t\"\n}\nkeep members {\n\twhen end of the "
	    "year of ta^ken: delete\n}\n",
	    "taken {", 2 },
	{ "what is declared nowhere", "purpose p {\n\tusing not^hing\n}\n",
	    NULL, 1 },
};

static void
name_cases(void)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct named_at *k = &names[i];
		struct arena *a = arena_new(64 << 20);
		size_t offset, n = 0;
		struct assist *as = read_at(a, k->file, &offset);
		const struct assist_name *at = assist_name_at(as, offset), *d;

		d = at == NULL ? NULL : assist_declaration(as, at);
		for (size_t j = 0; at != NULL && j < as->names_n; j++)
			n += assist_same(at, &as->names[j]);
		tap_ok(at != NULL && n == k->places &&
			   (d == NULL) == (k->line == NULL) &&
			   (d == NULL || str_starts(str_sub(as->source, d->from,
							as->source.n),
					     str_of(k->line))),
		    arena_printf(a, "name: %s", k->name).p);
		arena_free(a);
	}
}

static void
no_names(void)
{
	static const char *const files[] = { "purpose p {\n\tus^ing email\n}\n",
		"purpose p {\n\tserves mess^ages\n}\n",
		"purpose p {\n\tabout nb \"full_na^me\"\n}\n",
		"# full_na^me\n" };

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct arena *a = arena_new(64 << 20);
		size_t offset;
		struct assist *as = read_at(a, files[i], &offset);

		tap_ok(assist_name_at(as, offset) == NULL,
		    "a keyword, a word, a text and a comment are no names");
		arena_free(a);
	}
}

static void
renames(void)
{
	static const struct {
		const char *name, *to;
		enum err e;
	} cases[] = {
		{ "a name", "voice_part", ERR_OK },
		{ "the same name", "full_name", ERR_OK },
		{ "the name of another field", "tours", ERR_CONFLICT },
		{ "the name of a purpose", "membership", ERR_OK },
		{ "the name of a part", "place", ERR_OK },
		{ "capitals", "Voice", ERR_INVALID },
		{ "a blank", "voice part", ERR_INVALID },
		{ "a digit in front", "1st", ERR_INVALID },
		{ "nothing", "", ERR_INVALID },
		{ "æ", "stemme_på", ERR_INVALID },
		{ "a dot", "tours.place", ERR_INVALID },
		{ "a keyword", "purpose", ERR_REFUSED },
		{ "a Norwegian keyword", "rolle", ERR_REFUSED },
		{ "a word of a list", "messages", ERR_OK },
		{ "65 letters",
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaa",
		    ERR_INVALID },
	};
	struct arena *a = arena_new(64 << 20);
	size_t offset;
	struct assist *as =
	    read_at(a, "purpose p {\n\tusing full_n^ame\n}\n", &offset);
	const struct assist_name *n = assist_name_at(as, offset);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		tap_err(assist_may_be_called(as, n, str_of(cases[i].to)),
		    cases[i].e,
		    arena_printf(a, "renamed to %s", cases[i].name).p);
	arena_free(a);
}

struct hovered {
	const char *name, *file, *says; /* NULL: nothing */
	const char *about;              /* the bytes it is about */
};
static const struct hovered hovers[] = {
	{ "a line that is only told", "purpose p {\n\tprofi^ling\n}\n",
	    "by the server: told. The office: make profiles only as told",
	    "profiling" },
	{ "a line that is carried out in part",
	    "role r {\n\tsecond per^son for erase\n}\n",
	    "by the server: in part: change settings. The office: let",
	    "second person for" },
	{ "a part of a file", "purp^ose p {\n}\n", "What facts are used for",
	    "purpose" },
	{ "a line", "purpose p {\n\tus^ing full_name\n}\n",
	    "nobody gets more for it", "using" },
	{ "how the line goes on", "purpose p {\n\tus^ing full_name\n}\n",
	    "`using (all fields | FIELD, …)`", "using" },
	{ "a word within a line", "purpose p {\n\tusing all fi^elds\n}\n",
	    "nobody gets more for it", "all fields" },
	{ "a word of a list", "purpose p {\n\tserves mess^ages\n}\n",
	    "newsletters and other mailings", "messages" },
	{ "a name", "purpose p {\n\tusing full_n^ame\n}\n",
	    "**field full_name**\n\nName\n\nDeclared in line 6.", "full_name" },
	{ "a name of a part", "purpose p {\n\tusing tours.pla^ce\n}\n",
	    "**field tours.place**\n\nSted", "place" },
	{ "an event of our own",
	    "event taken {\n\tnb \"plassen er tatt\"\n}\nkeep members "
	    "{\n\twhen end of the year of ta^ken: delete\n}\n",
	    "plassen er tatt", "taken" },
	{ "the end of a year",
	    "keep members {\n\twhen end of the ye^ar of left: delete\n}\n",
	    "when event", "end of the year of" },
	{ "a name that is declared nowhere",
	    "purpose p {\n\tusing not^hing\n}\n", "declared nowhere",
	    "nothing" },
	{ "the same keyword in another part", "source s {\n\tthe per^son\n}\n",
	    "This source is the person", "the person" },
	{ "a topic", "purpose p {\n\ttopic ne^ws nb \"Nytt\"\n}\n",
	    "**topic p.news**\n\nNytt", "news" },
	{ "a part without a name", "child^ren {\n}\n", "Ages are parameters",
	    "children" },
	{ "a word of a head", "field f te^xt {\n}\n",
	    "one line of at most 200 characters", "text" },
	{ "a keyword of a head", "keep fields full_name f^or singer {\n}\n",
	    "How long things", "for" },
	{ "the word before a comma",
	    "purpose p {\n\tserves messages^, groups\n}\n",
	    "newsletters and other mailings", "messages" },
	{ "a number", "keep members {\n\t3^0 days after left: delete\n}\n",
	    "when the period has passed", "30" },
	{ "no text", "purpose p {\n\tabout nb \"us^ing\"\n}\n", NULL, NULL },
	{ "no comment", "# purp^ose\n", NULL, NULL },
	{ "no empty line", "\n^\n", NULL, NULL },
	{ "no unknown line", "purpose p {\n\tzeb^ra\n}\n", NULL, NULL },
	{ "no number that is wrong", "purpose p {\n\tusing 3^0\n}\n", NULL,
	    NULL },
	{ "no country", "processor p {\n\tcountry n^o\n}\n", NULL, NULL },
	{ "no word behind a head that is whole", "children zeb^ra {\n}\n", NULL,
	    NULL },
	{ "no unknown part", "zeb^ra z {\n}\n", NULL, NULL },
};

/* Where no server keeps the register none carries anything out. */
static void
hover_printed_only(void)
{
	static const char cookie[] =
	    "cookie \"x\" strictly necessary, ends with session {\n}\n";
	static const struct {
		const char *name, *head, *base, *says;
		enum lang messages;
	} of[] = {
		{ "a server", "", NULL,
		    "by the server: with “necessary for”. The office: set it "
		    "on your own pages",
		    LANG_EN },
		{ "none", "\tprinted only\n", NULL,
		    "No server keeps the register. The office: set it on your "
		    "pages",
		    LANG_EN },
		{ "none, in Norwegian", "\tprinted only\n", NULL,
		    "Ingen tjener fører registeret. Kontoret: sett den på "
		    "sidene",
		    LANG_NB },
		{ "none, says what is extended", "",
		    "statement b {\n\tbare trykt\n}\n",
		    "No server keeps the register.", LANG_EN },
		{ "a server, of what is extended", "",
		    "purpose p {\n}\nstatement b {\n}\n",
		    "by the server:", LANG_EN },
	};

	for (size_t i = 0; i < ARRAY_LEN(of); i++) {
		struct arena *a = arena_new(64 << 20);
		struct str text = arena_printf(a, "%sstatement s {\n%s}\n",
		    cookie, of[i].head);
		struct assist *as =
		    assist_read(a, assist_tables(a), text, false);
		size_t from, n;
		struct buf b;

		if (of[i].base != NULL)
			as->bases[as->bases_n++] = assist_read(a, as->tables,
			    str_of(of[i].base), false);
		buf_init(&b, 65536);
		tap_ok(assist_hover(as, 2, of[i].messages, &b, &from, &n) ==
			       ERR_OK &&
			   str_find(buf_str(&b), str_of(of[i].says)) !=
			       SIZE_MAX,
		    of[i].name);
		buf_release(&b);
		arena_free(a);
	}
}

static void
hover(void)
{
	for (size_t i = 0; i < ARRAY_LEN(hovers); i++) {
		const struct hovered *h = &hovers[i];
		struct arena *a = arena_new(64 << 20);
		size_t offset, from = 0, n = 0;
		struct assist *as = read_at(a, h->file, &offset);
		struct buf b;
		enum err e;

		buf_init(&b, 65536);
		e = assist_hover(as, offset, LANG_EN, &b, &from, &n);
		if (!tap_ok(h->says == NULL
				? e == ERR_NOT_FOUND
				: e == ERR_OK &&
				      str_find(buf_str(&b), str_of(h->says)) !=
					  SIZE_MAX &&
				      str_is(str_sub(as->source, from, n),
					  h->about),
			arena_printf(a, "hover: %s", h->name).p))
			printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
		buf_release(&b);
		arena_free(a);
	}
}

/* Wherever a file is cut, and wherever one looks, there is an answer. */
static void
every_place(void)
{
	struct arena *tables_a = arena_new(64 << 20);
	const struct assist_tables *tables = assist_tables(tables_a);
	struct str all = str_of(before);
	struct date today = { 2026, 1, 30 };
	size_t offered = 0;

	for (size_t cut = 0; cut <= all.n; cut++) {
		struct arena *a = arena_new(64 << 20);
		struct assist *as =
		    assist_read(a, tables, str_sub(all, 0, cut), false);
		struct assist_choices choices;
		size_t from, n;
		struct buf b;

		buf_init(&b, 65536);
		assist_complete(as, cut, LANG_NB, today, &choices);
		offered += choices.n;
		for (size_t i = 0; i < choices.n; i++)
			if (choices.at[i].from > cut)
				offered = 0;
		(void)!assist_hover(as, cut, LANG_NB, &b, &from, &n);
		buf_release(&b);
		arena_free(a);
	}
	tap_ok(offered > 1000, "a file cut anywhere keeps being helped");
	arena_free(tables_a);
}

/* In a Norwegian file keywords are shown in Norwegian, whatever the language
 * of the messages. */
static void
norwegian(void)
{
	struct arena *a = arena_new(64 << 20);
	struct str file = STR("formål p {\n\tbruker navnet\n}\n");
	struct assist *as = assist_read(a, assist_tables(a), file, false);
	size_t from, n;
	struct buf b;

	buf_init(&b, 65536);
	tap_ok(assist_hover(as, 1, LANG_NB, &b, &from, &n) == ERR_OK &&
		   str_starts(buf_str(&b), STR("`formål NAVN`\n\n")),
	    "a part in Norwegian");
	buf_reset(&b);
	tap_ok(assist_hover(as, 13, LANG_NB, &b, &from, &n) == ERR_OK &&
		   str_starts(buf_str(&b),
		       STR("`bruker (alle felter | FELT, …)`")),
	    "a line in Norwegian");
	buf_reset(&b);
	tap_ok(assist_hover(as, 21, LANG_NB, &b, &from, &n) == ERR_OK &&
		   str_is(buf_str(&b),
		       "**felt navnet**\n\nDette er ikke erklært noe sted."),
	    "a name in Norwegian");
	buf_reset(&b);
	tap_ok(assist_hover(as, 8, LANG_NB, &b, &from, &n) == ERR_OK &&
		   str_is(buf_str(&b), "**formål p**\n\nErklært i linje 1."),
	    "where it is declared");
	buf_release(&b);
	arena_free(a);
}

/* A statement is not the first part, and says no languages. */
static void
no_languages(void)
{
	struct arena *a = arena_new(64 << 20);
	struct str file = STR("role r {\n\t\n}\nstatement s {\n}\n");
	struct date none = { 0, 0, 0 };
	struct assist *as = assist_read(a, assist_tables(a), file, false);
	struct assist_choices all;
	const struct assist_choice *about;

	assist_complete(as, 10, LANG_EN, none, &all);
	about = find(&all, "about");
	tap_ok(find(&all, "nl") != NULL && about != NULL &&
		   str_is(about->snippet, "about $0"),
	    "every language is offered where the statement says none");
	assist_complete(as, 9999, LANG_EN, none, &all);
	tap_ok(all.n == 0, "nothing is offered behind the end");
	arena_free(a);
}

/* Every word of a file that is well formed is known for what it is. */
static void
shipped(const char *path)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct str bytes = read_whole(a, path);
	struct assist *as = assist_read(a, assist_tables(a), bytes, false);
	size_t strange = 0, lost = 0;

	for (size_t i = 0; i < as->tokens.n; i++) {
		const struct token *t = &as->tokens.at[i];
		const struct assist_token *at = &as->at[i];

		if (t->type == TOKEN_OPEN || t->type == TOKEN_CLOSE ||
		    t->type == TOKEN_END || at->first || at->known)
			continue;
		/* A text in a block of its own. */
		if (at->construct == GRAMMAR_NONE &&
		    (t->type == TOKEN_TEXT || t->type == TOKEN_BLOCK ||
			t->text.n == 2))
			continue;
		printf("# %s:%u: " STR_FMT "\n", path, (unsigned)t->pos.line,
		    STR_ARG(t->text));
		strange++;
	}
	for (size_t i = 0; i < as->names_n; i++) {
		const struct assist_name *name = &as->names[i];

		if (name->construct == GRAMMAR_NONE ||
		    str_is(name->name, "person") ||
		    assist_declaration(as, name) != NULL)
			continue;
		printf("# %s: " STR_FMT "\n", path, STR_ARG(name->name));
		lost++;
	}
	tap_ok(bytes.n > 1000 && as->names_n > 10 && strange == 0 && lost == 0,
	    arena_printf(a, "%s: every word and every name is known", path).p);
	arena_free(a);
}

/* Which word is a keyword, and which, by the table is what the reader found. */
static void
keywords_as_read(const char *path)
{
	static char bytes[LIMIT_STATEMENT];
	struct arena *a = arena_new(64 << 20);
	FILE *f = fopen(path, "rb");
	size_t n = f == NULL ? 0 : fread(bytes, 1, sizeof(bytes), f);
	struct lang_findings found = { 0 };
	size_t strange = 0, same = 0;
	struct reader r;
	struct assist *as;
	enum err e =
	    lang_read(a, (struct str){ bytes, n }, LANG_EN, &r, &found);

	if (f != NULL)
		(void)fclose(f);
	as = assist_read(a, assist_tables(a), (struct str){ bytes, n }, false);
	assist_keywords(as);
	for (size_t i = 0; e == ERR_OK && i < as->tokens.n; i++) {
		const struct token *t = &as->tokens.at[i];
		const struct phrase *want = r.tree->items[0].at[i].said;

		/* The codes of languages are spelt alike in both. */
		if (t->said == want ||
		    (t->said == NULL && str_eq(want->en, want->nb))) {
			same += want != NULL;
			continue;
		}
		strange++;
		printf("# %s:%u: " STR_FMT "\n", path, (unsigned)t->pos.line,
		    STR_ARG(t->text));
	}
	tap_ok(e == ERR_OK && same >= 7 && strange == 0,
	    arena_printf(a, "%s: %zu keywords are those read", path, same).p);
	arena_free(a);
}

static void
all_keywords_as_read(void)
{
	DIR *d = opendir("test/corpus/lang");
	struct dirent *entry;
	size_t files = 0;

	while (d != NULL && (entry = readdir(d)) != NULL) {
		struct str s = str_of(entry->d_name);
		char path[512];

		if (!str_ends(s, STR(".want")) || str_is(s, "one_line.want"))
			continue;
		(void)snprintf(path, sizeof(path), "test/corpus/lang/%.*s.vern",
		    (int)s.n - 5, s.p);
		keywords_as_read(path);
		files++;
	}
	if (d != NULL)
		(void)closedir(d);
	tap_ok(files > 5, "of many files");
	keywords_as_read("statements/ntnu-alumni.vern");
	keywords_as_read("statements/itsmf.vern");
}

int
main(void)
{
	complete();
	name_cases();
	no_names();
	renames();
	hover();
	hover_printed_only();
	every_place();
	norwegian();
	no_languages();
	all_keywords_as_read();
	shipped("statements/ntnu-alumni.vern");
	shipped("statements/alektum.vern");
	shipped("statements/itsmf.vern");
	shipped("statements/intech.vern");
	shipped("statements/as-published/ntnu-alumni.vern");
	shipped("statements/as-published/alektum.vern");
	shipped("statements/as-published/itsmf.vern");
	shipped("statements/as-published/intech.vern");
	return tap_done();
}
