/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Of whom a field is required, and whom a purpose is for but for some: read,
 * refused, printed in six languages, in the record and the terms, and what the
 * check finds in it.
 */
#include "lines.h"

#define FILE_SAILING "test/unit/lang_excepted.vern"

static struct arena *a;

/* ---- refused ------------------------------------------------------------ */

static const struct refused_lines refused[] = {
	{ "an exception of nobody that is named",
	    "purpose p { for except owner }" },
	{ "excepted: nobody", "purpose p { for members, except }" },
	{ "excepted: a stage", "purpose p { for members, except members }" },
	{ "excepted: no such kind",
	    "purpose p { for members, except sailor }" },
	{ "excepted twice", "purpose p { for members, except donor, donor }" },
	{ "named behind the exception",
	    "purpose p { for members, except donor, former members }" },
	{ "required for nobody", "field f text { required for }" },
	{ "required for no such kind", "field f text { required for sailor }" },
	{ "required for a purpose as if it were a kind",
	    "field f text { required for care }" },
	{ "required: the purposes before the people",
	    "field f text { required for purposes care for owner }" },
	{ "required for no purpose",
	    "field f text { required for owner for purposes }" },
};

/* ---- said --------------------------------------------------------------- */

static const struct said_line said[] = {
	{ LANG_EN, "For: members, except honorary members and donors.", NULL },
	{ LANG_EN, "For: boat owners, except honorary members.", NULL },
	{ LANG_EN, "For: members and former members, except donors.", NULL },
	{ LANG_EN, "For: members and donors.", NULL },
	{ LANG_EN, "Boat must be given by boat owners.",
	    "You must give: Boat" },
	{ LANG_EN, "Sail must be given by members, except honorary members.",
	    "You must give: Sail" },
	{ LANG_EN,
	    "Mast must be given for “Letters” by members, except honorary "
	    "members.",
	    "You must give this for “Letters”" },
	{ LANG_EN, "You must give: Name.", "You must give: Name and" },
	{ LANG_NB, "Gjelder: medlemmer, unntatt æresmedlemmer og givere.",
	    NULL },
	{ LANG_NB, "Båt må oppgis av båteiere.", NULL },
	{ LANG_NB,
	    "Mast må oppgis for «Brev» av medlemmer, unntatt æresmedlemmer.",
	    NULL },
	{ LANG_NN, "Gjeld: medlemmer, unnateke æresmedlemmer og givarar.",
	    NULL },
	{ LANG_NN, "Båt må oppgis av båteigarar.", NULL },
	{ LANG_SV, "Gäller: medlemmar, utom hedersmedlemmar och givare.",
	    NULL },
	{ LANG_SV, "Båt måste anges av båtägare.", NULL },
	{ LANG_DE,
	    "Betrifft: Mitglieder, ausgenommen Ehrenmitglieder und Spender.",
	    NULL },
	{ LANG_DE, "Pflichtangabe für Bootseigner: Boot.", NULL },
	{ LANG_EN, "We enter who counts as “donor”.",
	    "We enter who counts as “boat owner”." },
	{ LANG_NB, "Vi fører inn hvem som regnes som «giver».", NULL },
	{ LANG_NN, "Vi fører inn kven som blir rekna som «givar».", NULL },
	{ LANG_SV, "Vi anger vem som räknas som ”givare”.", NULL },
	{ LANG_DE, "Wir tragen ein, wer als „Spender“ gilt.", NULL },
	{ LANG_NL, "Wij leggen vast wie als “donateur” geldt.", NULL },
	{ LANG_NL, "Betreft: leden, behalve ereleden en donateurs.", NULL },
	{ LANG_NL, "Boot: op te geven door booteigenaren.", NULL },
};

static struct str
terms_of(const struct statement *st, bool record)
{
	const struct record_of all = { .controller = -1 };
	struct str s = STR_NONE;
	struct buf b;
	enum err e;

	buf_init(&b, 1 << 22);
	e = record ? lang_record_of(&b, st, LANG_EN, LANG_JSONLD, all)
		   : lang_statement(&b, st, LANG_EN, LANG_JSONLD);
	if (e == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* ---- found -------------------------------------------------------------- */

static const struct checked_lines checked[] = {
	{ "a field: a kind that is named and excepted",
	    "field f text { required for owner, except owner }\n",
	    "except_named", true },
	{ "a field: every kind is excepted",
	    "field f text { required for members, except owner, honorary, "
	    "donor }\n",
	    "except_all", true },
	{ "a field: who is a member is excepted, and the others are none",
	    "field f text { required for members, except owner, honorary }\n",
	    "except_all", true },
	{ "a field: the others can be former ones",
	    "field f text { required for members, former members, except "
	    "owner, honorary }\n",
	    "except_all", false },
	{ "a field: all but one are excepted",
	    "field f text { required for members, except owner, donor }\n",
	    "except_all", false },
	{ "one is named, and the others excepted",
	    "purpose p { for members, owner, except honorary, donor }\n",
	    "except_all", false },
	{ "a kind outside the register is excepted",
	    "kind of person guest { not in the register }\n"
	    "purpose p { for members, except guest }\n",
	    "except_outside", true },
	{ "a kind outside alone is excepted: all others are left",
	    "kind of person guest { not in the register }\n"
	    "purpose p { for members, except guest }\n",
	    "except_all", false },
	{ "members, and others that are not excepted",
	    "purpose p { for members, except honorary }\n",
	    "members_and_others", true },
	{ "members, and the others are excepted",
	    "purpose p { for members, except donor }\n", "members_and_others",
	    false },
	{ "rights that leave out who is excepted",
	    "purpose p {\nserves rights\nfor registered people, invited "
	    "people, possible members, former members, except donor\n}\n",
	    "rights_leave_out", true },
	{ "rights that leave out nobody",
	    "purpose p {\nserves rights\nfor registered people, invited "
	    "people, possible members, former members\n}\n",
	    "rights_leave_out", false },
	{ "required for a purpose that does not use it",
	    "field f text { required for owner for purposes races }\n",
	    "required_unused", true },
};

int
main(void)
{
	const struct statement *st;

	a = arena_new(1 << 28);
	st = compiled_file(a, FILE_SAILING, "");
	each_refused(a, FILE_SAILING, refused, ARRAY_LEN(refused));
	each_said(a, st, said, ARRAY_LEN(said));
	tap_said(terms_of(st, false), "Boat must be given by boat owners.",
	    NULL, "in the terms: of whom it is required");
	tap_said(terms_of(st, false), "members, except honorary members", NULL,
	    "in the terms: who is left out");
	tap_said(terms_of(st, false), "We enter who counts as “donor”.", NULL,
	    "in the terms: whom staff enter");
	tap_said(terms_of(st, true), "members, except honorary members", NULL,
	    "in the record: who is left out");
	each_checked(a, FILE_SAILING, checked, ARRAY_LEN(checked));
	arena_free(a);
	return tap_done();
}
