/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whom a purpose is for, as the file says it: where it says kinds of people
 * and no stage, nobody is told of people who are invited, have left or have
 * died, and of those who are no members no text says that they are.
 */
#include "compiled.h"
#include "lang/explain.h"
#include "lang_record.h"
#include "policy/statement.h"
#include "said.h"

#define BASE "test/unit/lang_whom.vern"

static const struct statement *
compiled(struct arena *a, const char *lines)
{
	return compiled_file(a, BASE, lines);
}

/* All that is printed of a statement in one language: the page, the record,
 * the consents, and what the rules about each purpose are. */
static struct str
everything(struct arena *a, const struct statement *st, enum lang l)
{
	static const enum lang_format pages[] = { LANG_TEXT, LANG_HTML,
		LANG_JSONLD };
	static const enum lang_format tables[] = { LANG_CSV, LANG_JSONLD };
	struct buf b;
	struct str all;
	enum err e = ERR_OK;

	buf_init(&b, 1 << 22);
	for (size_t i = 0; i < ARRAY_LEN(pages) && e == ERR_OK; i++)
		e = lang_statement(&b, st, l, pages[i]);
	for (size_t i = 0; i < ARRAY_LEN(tables) && e == ERR_OK; i++)
		e = record_of_all(&b, st, l, tables[i]);
	if (e == ERR_OK)
		e = lang_consents(&b, st, l, LANG_TEXT);
	for (int p = 0; p < (int)st->purposes_n && e == ERR_OK; p++)
		e = lang_explain(&b, st, p, -1, 0, l);
	all = e == ERR_OK ? unfolded(a, buf_str(&b)) : STR_NONE;
	buf_release(&b);
	return all;
}

/* Nobody is invited, a member, gone or dead, in all that is printed. */
static void
nobody_says(void)
{
	static const struct {
		enum lang l;
		const char *words[8];
	} never[] = {
		{ LANG_NB,
		    { "edlem", "meldt deg", "melder deg", "nnmeld", "inviterte",
			"tidligere", "avdød", "skrevet til" } },
		{ LANG_NN,
		    { "edlem", "meldt deg", "melder deg", "nnmeld", "inviterte",
			"tidlegare", "avlidn", "skrive til" } },
		{ LANG_EN, { "Members", " members", " join", "have left",
			       "are invited", "former", "have died",
			       "not written to" } },
		{ LANG_SV,
		    { "edlem", "gått ur", "gå med", "anmälan", "inbjudna",
			"tidigare", "avlidn", "skrivit till" } },
		{ LANG_DE, { "itglied", "eitritt", "beigetreten", "ausgetreten",
			       "Eingeladene", "ehemalig", "Verstorben",
			       "noch nicht geschrieben" } },
		{ LANG_NL, { "lid word", " leden", "lidmaatschap", "Leden",
			       "genodigden", "voormalig", "overledenen",
			       "nog niet hebben geschreven" } },
	};
	struct arena *a = arena_new(1 << 27);
	const struct statement *st = compiled(a, "");

	tap_ok(st != NULL, "guardians and children");
	for (size_t i = 0; st != NULL && i < ARRAY_LEN(never); i++) {
		struct str all = everything(a, st, never[i].l);
		bool ok = all.n > 0;

		for (size_t k = 0; k < ARRAY_LEN(never[i].words); k++)
			if (has(all, never[i].words[k])) {
				printf("# said: %s\n", never[i].words[k]);
				ok = false;
			}
		tap_ok(ok, "no stage and no member that nobody wrote");
	}
	arena_free(a);
}

/* ---- what is said ------------------------------------------------------ */

#define FOR(whom, more)                                                        \
	"purpose extra {\nnb \"Mer\" nn \"Meir\" en \"More\" sv \"Mer\" de "   \
	"\"Mehr\" nl \"Meer\"\n" whom "using full_name\nbasis contract\n" more \
	"}\n"
#define MEMBER                                                         \
	"kind of person member {\nnb \"medlem\" nn \"medlem\" en "     \
	"\"member\" sv \"medlem\" de \"Mitglied\" nl \"lid\"\nby own " \
	"registration\n}\n"
#define MEMBERS                                                           \
	"kind of person member {\nnb \"medlem\" nn \"medlem\" en "        \
	"\"member\" sv \"medlem\" de \"Mitglied\" nl \"lid\"\nplural nb " \
	"\"medlemmer\" nn \"medlemmer\" en \"members\" sv \"medlemmar\" " \
	"de \"Mitglieder\" nl \"leden\"\nby own registration\n}\n"
#define YOUNG                                                             \
	"kind of person young {\nnb \"ungdom\" nn \"ungdom\" en "         \
	"\"youngster\" sv \"ungdom\" de \"Jugendliche\" nl \"jongere\"\n" \
	"aged under 15 years by born\n}\n"
#define VISITOR                                                             \
	"kind of person visitor {\nnb \"gjest\" nn \"gjest\" en \"guest\" " \
	"sv \"gäst\" de \"Gast\" nl \"gast\"\nnot in the register\n}\n"
#define INVITES                                                         \
	"purpose invite {\nnb \"Innby\" nn \"Innby\" en \"Invite\" sv " \
	"\"Inbjuda\" de \"Einladung\" nl \"Uitnodiging\"\nserves "      \
	"invitation\nusing full_name\nbasis contract\n}\n"

static const struct worded {
	const char *name, *lines;
	enum lang lang;
	const char *says, *not_says;
} printed[] = {
	{ "all the kinds there are, nb", "", LANG_NB,
	    "## Plassen Gjelder: foresatte og barn.", NULL },
	{ "all the kinds there are, nn", "", LANG_NN,
	    "## Plassen Gjeld: føresette og barn.", NULL },
	{ "all the kinds there are, en", "", LANG_EN,
	    "## The place For: guardians and children.", NULL },
	{ "all the kinds there are, sv", "", LANG_SV,
	    "## Platsen Gäller: vårdnadshavare och barn.", NULL },
	{ "all the kinds there are, de", "", LANG_DE,
	    "## Platz Betrifft: Sorgeberechtigte und Kinder.", NULL },
	{ "all the kinds there are, nl", "", LANG_NL,
	    "## Plaats Betreft: voogden en kinderen.", NULL },
	{ "what is for rights", "", LANG_EN,
	    "## Rights For: guardians and children. All", NULL },
	{ "a kind and what it serves", "", LANG_EN,
	    "the purpose covers: reading from registers, registration, ",
	    "joining" },
	{ "the record, en", "", LANG_EN, ";\"guardians and children\";", NULL },
	{ "in short, en", "", LANG_EN,
	    "* Guardians: when the relation has ended; 24 months after you "
	    "last signed in, or were registered",
	    NULL },
	{ "in short, nb", "", LANG_NB,
	    "* Barn: 3 år etter at du ble registrert", NULL },
	{ "before they are registered", "", LANG_EN,
	    "Before you are registered we take only this: Name. When you are "
	    "registered we take this: Birthday.",
	    NULL },
	{ "in what a guardian acts", "", LANG_EN,
	    "A parent or guardian acts for them in this: consent, "
	    "registration.",
	    NULL },

	/* Where nothing is said of whom. */
	{ "nobody is named: rights", FOR("serves rights\n", ""), LANG_EN,
	    "## More For: everybody in the register.", "have died" },
	{ "nobody is named: rights, nb", FOR("serves retention\n", ""), LANG_NB,
	    "## Mer Gjelder: alle i registeret.", "avdøde" },
	{ "nobody is named: a mark, de", FOR("serves do-not-invite mark\n", ""),
	    LANG_DE, "## Mehr Betrifft: alle im Register.", "Verstorbene" },
	{ "nobody is named, nothing that says a stage",
	    FOR("serves staff work\n", ""), LANG_EN,
	    "## More For: guardians and children.", NULL },
	{ "nobody is named: imports, and nobody is invited",
	    FOR("serves import\n", ""), LANG_EN,
	    "## More For: people we have not written to yet; guardians and "
	    "children.",
	    "are invited" },
	{ "nobody is named: imports, and people are invited",
	    INVITES FOR("serves import\n", ""), LANG_EN,
	    "## More For: people we have not written to yet; people who are "
	    "invited; "
	    "guardians and children.",
	    NULL },
	{ "nobody is named: invitations", INVITES, LANG_NB,
	    "## Innby Gjelder: folk vi ikke har skrevet til ennå; inviterte.",
	    NULL },

	/* Stages that are written are told. */
	{ "stages and a kind",
	    FOR("for invited people, members, guardian\n", ""), LANG_EN,
	    "## More For: people who are invited (guardians) and guardians.",
	    "children (" },
	{ "those who left, where it is written",
	    FOR("for former members, child\n", ""), LANG_NB,
	    "## Mer Gjelder: tidligere barn.", NULL },
	{ "the dead, where it is written",
	    FOR("for members, deceased people\nserves rights\n", ""), LANG_EN,
	    "people who have died.", "everybody in the register" },
	{ "possible people where nobody is invited",
	    FOR("for possible members, guardian\n", ""), LANG_NB,
	    "## Mer Gjelder: folk vi ikke har skrevet til ennå (foresatte).",
	    "invitere" },

	/* Beside members. */
	{ "a kind of members without a name for several",
	    MEMBER FOR("for member, guardian\n", ""), LANG_EN,
	    "## More For: members (member) and guardians.", NULL },
	{ "every kind by its name",
	    MEMBERS FOR("for member, guardian, child\n", ""), LANG_NB,
	    "## Mer Gjelder: foresatte, barn og medlemmer.", NULL },
	{ "guardians and children, and not members too",
	    MEMBERS FOR("for guardian, child\n", ""), LANG_EN,
	    "## More For: guardians and children.", NULL },
	{ "members, and all that are none", MEMBERS FOR("for members\n", ""),
	    LANG_EN, "## More For: members, guardians and children.", NULL },
	{ "what guardians do is no joining",
	    MEMBERS FOR("for guardian\nserves joining\n", ""), LANG_EN,
	    "the purpose covers: registration.", NULL },
	{ "what members do is", MEMBERS FOR("for member\nserves joining\n", ""),
	    LANG_EN, "the purpose covers: joining.", NULL },
	{ "what all of them do", MEMBERS FOR("serves joining\n", ""), LANG_EN,
	    "the purpose covers: joining or registration.", NULL },
	{ "what guardians get is not for members",
	    MEMBERS FOR("for guardian\n", "send by email\nclass membership\n"),
	    LANG_EN, "by email. This is information on our relation to you.",
	    NULL },
	{ "before children of whom the municipality tells are registered",
	    MEMBERS, LANG_EN,
	    "Before you are registered we take only this: Name.",
	    "Before you join" },
	{ "a period of guardians, beside members", MEMBERS, LANG_EN,
	    "* Guardians: when the relation has ended; 24 months after you "
	    "last signed in, or were registered",
	    NULL },
	{ "a period of those who have no rule of their own",
	    MEMBERS "keep members {\n2 years after last seen: delete\n}\n",
	    LANG_EN, "* Members: 2 years after you last signed in, or joined",
	    "Members, guardians and children: 2 years" },
	{ "an age of all of them", MEMBERS, LANG_EN,
	    "From the age of 15 you may join or register by yourself (", NULL },
	{ "in what one acts for a child, beside members", MEMBERS, LANG_NB,
	    "handler for dem i dette: samtykke, registrering.", NULL },

	/* An age says nothing of membership. */
	{ "a kind by age, where nobody is a member",
	    YOUNG FOR("for young\n", ""), LANG_EN, "## More For: youngster.",
	    "members (" },
	{ "a kind that is not in the register",
	    VISITOR FOR("for visitor\nserves rights\n", ""), LANG_EN,
	    "## More For: guest. These people are not in the register.",
	    "everybody" },
	{ "a kind in the register, and one that is not",
	    VISITOR FOR("for guardian, visitor\nserves rights\n", ""), LANG_EN,
	    "## More For: guardians. Also for: guest.", "everybody" },
};

static void
say(const struct worded *c)
{
	struct arena *a = arena_new(1 << 27);
	const struct statement *st = compiled(a, c->lines);
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL &&
	    lang_statement(&b, st, c->lang, LANG_TEXT) == ERR_OK &&
	    record_of_all(&b, st, c->lang, LANG_CSV) == ERR_OK)
		text = unfolded(a, buf_str(&b));
	tap_said(text, c->says, c->not_says, c->name);
	buf_release(&b);
	arena_free(a);
}

int
main(void)
{
	nobody_says();
	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		say(&printed[i]);
	return tap_done();
}
