/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Concept 10: the whole that an overlay and its base make, line by line, and
 * which file each line came from.
 */
#include "lang/overlay.h"

#include "base/limits.h"
#include "tap.h"

static struct arena *a;

static const char base[] =
    "# Ours.\n\n# All of us.\nstatement club {\n\ten \"Club\"\n"
    "\tversion 1.0\n\tlanguages nb, en\n}\n"
    "controller club {\n\tname \"Club\"\n}\n"
    "field full_name name {\n\tnb \"Navn\"\n\ten \"Name\"\n\trequired\n}\n"
    "field boat choice {\n\ten \"Boat\"\n\tvalue four en \"Four\"\n"
    "\t# the long one\n\n\tvalue eight en \"Eight\"\n}\n"
    "field diet text {\n\ten \"Diet\"\n}\n"
    "kind of person rower {\n\ten \"rower\"\n}\n"
    "kind of person cox {\n\ten \"cox\"\n}\n"
    "field hull text {\n\ten \"Hull\"\n\trequired for rower\n}\n"
    "field badge text {\n\ten \"Badge\"\n\tfor rower, cox\n}\n"
    "field oar text {\n\ten \"Oar\"\n"
    "\trequired for rower, cox for purposes care, news\n}\n"
    "field pin text {\n\ten \"Pin\"\n"
    "\trequired for members for purposes news\n}\n"
    "purpose news {\n\ten \"News\"\n\tfor members, rower\n"
    "\tusing full_name, boat, diet\n"
    "\tsend by email, sms about races, parties\n"
    "\ttopic races en \"Races\"\n\ttopic parties en \"Parties\"\n"
    "\tbasis contract\n}\n"
    "purpose care {\n\ten \"Care\"\n\tusing full_name\n\tbasis contract\n}\n"
    "role office {\n\ten \"office\"\n\trequires training\n"
    "\tnews: may write, send, see full_name, diet\n"
    "\tcare: may find, full_name\n}\n"
    "processor host {\n\tname \"H\"\n\tcountry NO\n"
    "\tfor purposes news, care\n}\n"
    "processor yard {\n\tname \"Y\"\n\tcountry NO\n\tusing boat\n}\n"
    "processor post {\n\tname \"Q\"\n\tcountry NO\n"
    "\tusing boat, full_name\n}\n"
    "told more {\n\ten \"More\"\n\tsection web\n\ttext en \"\"\"\n"
    "\t\tOne\n\t\ttwo\n\t\t\"\"\"\n}\n"
    "promise nothing sold only told\n"
    "keep members {\n\t30 days after left: delete\n"
    "\twhen death confirmed: stop messages, delete\n"
    "\tat most 9 years after joined: delete\n"
    "\t# and look\n\t36 months after last seen: review\n}\n"
    "keep fields full_name, diet {\n\twhen left: delete\n}\n"
    "keep fields boat {\n\twhen left: delete\n}\n"
    "recipient union {\n\ten \"Union\"\n\tgets full_name\n"
    "\tfor purposes care\n\tcountry CH\n}\n"
    "transfer abroad {\n\ten \"Abroad\"\n\tto country CH\n"
    "\tto recipient union\n}\n"
    "data category pass {\n\ten \"Pass\"\n\tgoes to union\n"
    "\tkept for 1 year\n\tfor purposes news\n}\n";

static enum err
load(void *self, struct str name, struct str *out)
{
	(void)self;
	if (str_is(name, "unread.vern"))
		return ERR_IO;
	if (str_is(name, "odd.vern"))
		return ERR_INTERNAL;
	if (!str_is(name, "base.vern"))
		return ERR_NOT_FOUND;
	*out = STR(base);
	return ERR_OK;
}

static const struct {
	const char *name;
	const char *head, *parts; /* lines in the head, parts behind it */
	const char *holds, *not_holds;
} rows[] = {
	{ "nothing: the base under another name", "", "",
	    "statement chapter {\n\ten \"Club\"\n\tversion 1.1\n\tlanguages "
	    "nb, en\n}\n",
	    "statement club" },
	/* what is taken away */
	{ "a field goes from lists", "without field diet", "",
	    "using full_name, boat\n", "diet" },
	{ "… and out of a rule for several", "without field diet", "",
	    "keep fields full_name {\n\twhen left: delete\n}", NULL },
	{ "… and from clauses", "without field diet", "",
	    "news: may write, send, see full_name\n", NULL },
	{ "a field and the rule for it alone", "without field boat", "",
	    "using full_name, diet\n", "boat" },
	{ "two fields", "without field diet, boat", "", "using full_name\n",
	    "diet" },
	{ "a purpose goes with its clauses", "without purpose news", "",
	    "requires training\n\tcare: may find, full_name\n", "news" },
	{ "… and from lists", "without purpose news", "", "for purposes care\n",
	    NULL },
	{ "no kind that a purpose is only for: it would be for all",
	    "without kind of person rower", "", NULL, NULL },
	{ "a kind goes with what is for it",
	    "without kind of person rower\n\twithout purpose news", "",
	    "purpose care {", "rower" },
	{ "a role goes", "without role office", "", "processor host {",
	    "office" },
	{ "a told fact goes", "without told more", "", "promise nothing sold",
	    "One" },
	{ "a line of a part", "",
	    "field boat choice {\n\twithout value eight\n}\n",
	    "value four en \"Four\"\n}", "eight" },
	{ "a flag", "", "field full_name name {\n\twithout required\n}\n",
	    "en \"Name\"\n}", "en \"Name\"\n\trequired" },
	/* of whom a field is required */
	{ "with the kind that it was required of",
	    "without kind of person rower\n\twithout purpose news", "",
	    "en \"Hull\"\n}", "required for rower" },
	{ "one of two kinds, and one of two purposes",
	    "without kind of person rower\n\twithout purpose news", "",
	    "\trequired for cox for purposes care\n", "rower, cox" },
	{ "with the purposes that it was required for", "without purpose news",
	    "", "en \"Pin\"\n}", "for purposes news" },
	{ "one of two kinds that a field is kept of",
	    "without kind of person rower\n\twithout purpose news", "",
	    "en \"Badge\"\n\tfor cox\n}", "rower, cox" },
	{ "both kinds that a field is kept of: it would be of all",
	    "without kind of person rower, cox\n\twithout purpose news", "",
	    NULL, NULL },
	{ "both kinds: nobody is left",
	    "without kind of person rower, cox\n\twithout purpose news\n"
	    "\twithout field badge",
	    "", "en \"Oar\"\n}", "cox" },
	/* what is said otherwise */
	{ "a list", "", "purpose news {\n\tusing full_name, diet\n}\n",
	    "for members, rower\n\tusing full_name, diet\n\tsend by",
	    "full_name, boat" },
	{ "a list and a topic", "",
	    "purpose news {\n\tsend by email about races\n"
	    "\twithout topic parties\n}\n",
	    "send by email about races\n\ttopic races en \"Races\"\n\tbasis",
	    "parties" },
	{ "one topic of two", "",
	    "purpose news {\n\ttopic parties en \"Feasts\"\n}\n",
	    "topic races en \"Races\"\n\ttopic parties en \"Feasts\"\n",
	    "Parties" },
	{ "labels on two lines become one line", "",
	    "field full_name name {\n\tnb \"Fullt navn\" en \"Full name\"\n}\n",
	    "field full_name name {\n\tnb \"Fullt navn\" en \"Full "
	    "name\"\n\trequired\n}",
	    "\"Navn\"" },
	{ "a text of several lines", "",
	    "told more {\n\ttext en \"\"\"\n\t\tThree\n\n\t\tfour\n\t\t"
	    "\"\"\"\n}\n",
	    "text en \"\"\"\n\t\tThree\n\n\t\tfour\n\t\t\"\"\"\n}", "One" },
	{ "a line that was not there", "",
	    "role office {\n\trequires training, confidentiality\n}\n",
	    "requires training, confidentiality\n\tnews:", NULL },
	{ "a block for a line", "",
	    "purpose care {\n\tbasis contract {\n\t}\n}\n",
	    "basis contract {\n\t}\n}", NULL },
	{ "no part without the block that it must have", "", "purpose care\n",
	    NULL, NULL },
	{ "a promise", "", "promise nothing sold only told # ours\n",
	    "promise nothing sold only told\n", NULL },
	/* what is there for a purpose alone goes with it */
	{ "C10: who gets facts for a purpose that is gone",
	    "without purpose care", "", "purpose news", "recipient union" },
	{ "C10: and what is transferred to them", "without purpose care", "",
	    "purpose news", "transfer abroad" },
	{ "C10: and the lists that name them", "without purpose care", "",
	    "data category pass {\n\ten \"Pass\"\n\tkept for 1 year",
	    "goes to union" },
	{ "G28(3): who works with nothing but a field that is gone",
	    "without field boat", "", "processor post {", "processor yard" },
	{ "G28(3): … and who works with another too", "without field boat", "",
	    "using full_name\n}", "using boat" },
	{ "C10: who works for another purpose too stays",
	    "without purpose care", "", "processor host {", "news, care" },
	{ "C10: facts that are for a purpose that is gone",
	    "without purpose news", "", "recipient union", "data category" },
	{ "a recipient that is taken away leaves the lists",
	    "without recipient "
	    "union",
	    "", "data category pass", "goes to union" },
	/* how long */
	{ "a shorter period for the same event", "",
	    "keep members {\n\t10 days after left: delete\n}\n",
	    "10 days after left: delete\n\twhen death", "30 days" },
	{ "at once", "", "keep members {\n\twhen left: delete\n}\n",
	    "when left: delete\n\twhen death", "30 days" },
	{ "a cap of retention is narrower", "",
	    "keep members {\n\tat most 5 years after joined: delete\n}\n",
	    "at most 5 years after joined: delete", NULL },
	{ "a rule for one more event", "",
	    "keep members {\n\t20 days after declined: delete\n}\n",
	    "36 months after last seen: review\n\t20 days after declined: "
	    "delete\n}",
	    NULL },
	{ "a rule for fields that had none", "",
	    "keep fields full_name, boat {\n\twhen left: delete\n}\n", NULL,
	    NULL },
	/* Norwegian over English */
	{ "in the other language: a list", "",
	    "formål news {\n\tsendes med e-post om races, parties\n}\n",
	    "\tsendes med e-post om races, parties\n", "send by" },
	{ "in the other language: an event", "",
	    "behold medlemmer {\n\tnår meldt ut: slett\n}\n",
	    "\tnår meldt ut: slett\n\twhen death", "30 days" },
	{ "in the other language: a flag", "",
	    "felt full_name navn {\n\tuten påkrevd\n}\n", "en \"Name\"\n}",
	    "en \"Name\"\n\trequired" },
};

static struct str
first_word(struct str line)
{
	struct str word = STR_NONE;

	line = str_trim(line);
	(void)str_cut(&line, ' ', &word);
	return word;
}

static struct str
nth_line(struct str text, uint32_t n)
{
	struct str line = STR_NONE;

	while (n-- > 0 && str_cut(&text, '\n', &line))
		;
	return line;
}

/* Each line of the whole begins as the line does that it came from; of a list
 * names may be gone. */
static bool
origins_hold(const struct overlay *ov)
{
	struct str rest = ov->text, line;
	size_t wrong = 0;

	for (size_t i = 0; i < ov->lines_n && str_cut(&rest, '\n', &line);
	     i++) {
		const struct overlay_line *l = &ov->lines[i];
		struct str was = nth_line(ov->files[l->file].bytes, l->line);

		if (str_trim(line).n == 0 ||
		    str_starts(str_trim(line), STR("#")))
			continue;
		if (str_eq(first_word(line), first_word(was)))
			continue;
		wrong++;
		printf("# %u:%u " STR_FMT "\n", l->file, l->line,
		    STR_ARG(line));
	}
	return wrong == 0 && ov->lines_n > 10;
}

static void
each_row(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct lang_findings found = { 0 };
		struct overlay ov;
		struct str text = arena_printf(a,
		    "statement chapter extends \"base.vern\" {\n"
		    "\tversion 1.1\n\t%s\n}\n%s",
		    rows[i].head, rows[i].parts);
		enum err e = lang_compose(a, STR("chapter.vern"), text, load,
		    NULL, LANG_EN, &ov, &found);
		bool ok = e == ERR_OK;

		if (rows[i].holds == NULL) {
			tap_ok(e == ERR_INVALID, rows[i].name);
			continue;
		}
		if (ok)
			ok = str_find(ov.text, str_of(rows[i].holds)) !=
				 SIZE_MAX &&
			     (rows[i].not_holds == NULL ||
				 str_find(ov.text, str_of(rows[i].not_holds)) ==
				     SIZE_MAX);
		if (!tap_ok(ok, rows[i].name)) {
			for (size_t k = 0; k < found.n; k++)
				printf("# %u: " STR_FMT "\n",
				    found.at[k].pos.line,
				    STR_ARG(found.at[k].text));
			printf(STR_FMT "\n", STR_ARG(ov.text));
		}
		tap_ok(origins_hold(&ov), "… and where each line is from");
	}
}

#define LONG                                                               \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* What is no overlay, by the error it gets. */
static const struct {
	const char *name, *file, *text;
	enum err want;
	const char *code; /* NULL: none */
} refused[] = {
	{ "a name of 256 letters", "c.vern",
	    "statement c extends \"" LONG "\" {\n}\n", ERR_INVALID,
	    "base_not_bare" },
	{ "a backslash", "c.vern", "statement c extends \"a\\\\b\" {\n}\n",
	    ERR_INVALID, "base_not_bare" },
	{ "no file behind extends", "c.vern", "statement c extends {\n}\n",
	    ERR_INVALID, "base_not_bare" },
	{ "a word for a file", "c.vern", "statement c extends base {\n}\n",
	    ERR_INVALID, "base_not_bare" },
	{ "no block", "c.vern", "statement c extends \"base.vern\"\n",
	    ERR_INVALID, "base_not_bare" },
	{ "no name", "c.vern", "statement extends \"base.vern\" {\n}\n",
	    ERR_INVALID, "base_not_bare" },
	{ "a file that cannot be read", "c.vern",
	    "statement c extends \"unread.vern\" {\n}\n", ERR_INVALID,
	    "base_no_file" },
	{ "an error of our own", "c.vern",
	    "statement c extends \"odd.vern\" {\n}\n", ERR_INTERNAL, NULL },
	{ "a name with what cannot be seen", "c\x7f.vern",
	    "statement c extends \"base.vern\" {\n}\n", ERR_INVALID,
	    "file_name_line" },
	{ "a part twice", "c.vern",
	    "statement c extends \"base.vern\" {\n}\npurpose news {\n}\n"
	    "purpose news {\n}\n",
	    ERR_INVALID, "declared_twice" },
	{ "a part without a name twice", "c.vern",
	    "statement c extends \"base.vern\" {\n}\nchildren {\n}\n"
	    "children {\n}\n",
	    ERR_INVALID, "declared_twice" },
	{ "a line taken from a part that has none", "c.vern",
	    "statement c extends \"base.vern\" {\n}\npurpose news {\n"
	    "\twithout profiling\n}\n",
	    ERR_INVALID, "nothing_taken" },
	{ "a line taken from a part that is not there", "c.vern",
	    "statement c extends \"base.vern\" {\n}\npurpose none {\n"
	    "\twithout using\n}\n",
	    ERR_INVALID, "nothing_taken" },
	{ "a part taken that is not there", "c.vern",
	    "statement c extends \"base.vern\" {\n\twithout purpose none\n}\n",
	    ERR_INVALID, "nothing_taken" },
	{ "nothing taken", "c.vern",
	    "statement c extends \"base.vern\" {\n\twithout\n}\n", ERR_INVALID,
	    "nothing_taken" },
	{ "a rule for how long taken", "c.vern",
	    "statement c extends \"base.vern\" {\n\twithout keep members\n}\n",
	    ERR_INVALID, "must_stay" },
	{ "an overlay that is not closed", "c.vern",
	    "statement c extends \"base.vern\" {\n", ERR_INVALID,
	    "missing_brace" },
};

static void
each_refused(void)
{
	struct lang_findings found;
	struct overlay ov;
	struct str base_name;
	struct buf b;

	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		enum err e;

		found = (struct lang_findings){ 0 };
		e = lang_compose(a, str_of(refused[i].file),
		    str_of(refused[i].text), load, NULL, LANG_EN, &ov, &found);
		if (!tap_ok(e == refused[i].want &&
				(refused[i].code == NULL
					? found.n == 0
					: found.n > 0 &&
					      strcmp(found.at[0].code,
						  refused[i].code) == 0),
			refused[i].name))
			printf("# %s %s\n", err_name(e),
			    found.n > 0 ? found.at[0].code : "");
	}
	buf_init(&b, 2 * LIMIT_STATEMENT);
	buf_puts(&b, "statement c extends \"base.vern\" {\n}\n");
	for (size_t i = 0; i < LIMIT_STATEMENT; i++)
		buf_putc(&b, '\n');
	found = (struct lang_findings){ 0 };
	tap_err(lang_compose(a, STR("c.vern"), buf_str(&b), load, NULL, LANG_EN,
		    &ov, &found),
	    ERR_TOO_BIG, "one that is too long");
	tap_ok(!lang_extends(a, buf_str(&b), &base_name),
	    "of which nobody says what it extends");
	tap_ok(lang_extends(a, STR("statement c extends {\n}\n"), &base_name) &&
		   base_name.n == 0 &&
		   lang_extends(a, STR("statement c extends base {\n}\n"),
		       &base_name) &&
		   base_name.n == 0,
	    "half a head extends what it does not say");
	tap_ok(!lang_extends(a, STR("# nothing\n"), &base_name),
	    "no statement extends nothing");
	buf_release(&b);
}

/* A place outside the whole is told as it is, in the file that was given. */
static void
places(void)
{
	struct lang_findings found = { 0 };
	struct overlay ov;
	struct lang_finding at = { .pos = { 9999, 3, 1 } };
	struct str file = STR_NONE;

	if (lang_compose(a, STR("chapter.vern"),
		STR("statement chapter extends \"base.vern\" {\n"
		    "\tversion 1.1\n}\n"),
		load, NULL, LANG_EN, &ov, &found) != ERR_OK)
		return;
	tap_ok(lang_place(&ov, &at, &file).pos.line == 9999 &&
		   str_is(file, "chapter.vern"),
	    "a line beyond the last");
	at.pos.line = 0;
	tap_ok(lang_place(&ov, &at, &file).pos.line == 0 &&
		   str_is(file, "chapter.vern"),
	    "no line");
}

/* Comments of the base stay where they stood. */
static void
comments(void)
{
	struct lang_findings found = { 0 };
	struct overlay ov;

	tap_ok(lang_compose(a, STR("chapter.vern"),
		   STR("statement chapter extends \"base.vern\" {\n"
		       "\tversion 1.1\n}\n"),
		   load, NULL, LANG_EN, &ov, &found) == ERR_OK &&
		   str_find(ov.text,
		       STR("\t# the long one\n\tvalue eight en \"Eight\"\n")) !=
		       SIZE_MAX &&
		   str_find(ov.text,
		       STR("\t# and look\n\t36 months after last seen")) !=
		       SIZE_MAX,
	    "comments of the base stay");
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	each_row();
	comments();
	each_refused();
	places();
	arena_free(a);
	return tap_done();
}
