/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Of whom a field is kept at all: read, refused, printed in six languages, in
 * the record, the terms and the consents, what is told of a purpose and of a
 * field, and what the check finds in it (B07).
 */
#include "lang/explain.h"
#include "lang/prose.h"
#include "lang/reach.h"
#include "lines.h"

#define FILE_KEEPING "test/unit/lang_kept.vern"

static struct arena *a;

/* ---- refused ------------------------------------------------------------ */

static const struct refused_lines refused[] = {
	{ "of nobody", "field f text { for }" },
	{ "of no such kind", "field f text { for sailor }" },
	{ "of a purpose", "field f text { for purposes care }" },
	{ "of a purpose as if it were a kind", "field f text { for care }" },
	{ "of nobody but an exception", "field f text { for except owner }" },
	{ "an exception of nobody", "field f text { for members, except }" },
	{ "a stage that is excepted",
	    "field f text { for members, except invited people }" },
	{ "twice the same", "field f text { for owner, owner }" },
	{ "said twice", "field f text { for owner\nfor donor\n}" },
	{ "with a block", "field f text { for owner { }\n}" },
	{ "with words", "field f text { for \"owners\" }" },
};

/* ---- said --------------------------------------------------------------- */

static const struct said_line said[] = {
	{ LANG_EN, "We keep this only of boat owners: Boat.",
	    "We keep this only of boat owners: Name." },
	{ LANG_EN, "* Boat (only boat owners)", "* Name (only" },
	{ LANG_EN,
	    "We keep this only of members, except honorary members: Mast.",
	    NULL },
	{ LANG_EN, "We keep this only of boat owners: Trips: Guests.",
	    "Trips: Port." },
	{ LANG_EN, "* Gift (only donors and honorary members)", "* Sail (" },
	{ LANG_NB, "Dette beholder vi bare om båteiere: Båt.", NULL },
	{ LANG_NB, "* Mast (bare medlemmer, unntatt æresmedlemmer)", NULL },
	{ LANG_NN, "Dette tek vi vare på berre om båteigarar: Båt.", NULL },
	{ LANG_NN, "* Mast (berre medlemmer, unnateke æresmedlemmer)", NULL },
	{ LANG_SV, "Detta sparar vi endast om båtägare: Båt.", NULL },
	{ LANG_SV, "* Båt (endast båtägare)", NULL },
	{ LANG_DE, "Dies speichern wir nur über Bootseigner: Boot.", NULL },
	{ LANG_DE, "* Boot (nur Bootseigner)", NULL },
	{ LANG_NL, "Dit bewaren wij alleen van booteigenaren: Boot.", NULL },
	{ LANG_NL, "* Boot (alleen booteigenaren)", NULL },
};

static struct str
bytes_of(struct buf *b, enum err e)
{
	struct str s = e == ERR_OK ? arena_str(a, buf_str(b)) : STR_NONE;

	buf_release(b);
	return s;
}

static struct str
terms_of(const struct statement *st)
{
	struct buf b;

	buf_init(&b, 1 << 22);
	return bytes_of(&b, lang_statement(&b, st, LANG_EN, LANG_JSONLD));
}

static struct str
record_of(const struct statement *st)
{
	const struct record_of all = { .controller = -1 };
	struct buf b;

	buf_init(&b, 1 << 22);
	return bytes_of(&b, lang_record_of(&b, st, LANG_EN, LANG_CSV, all));
}

static struct str
consents_of(const struct statement *st, enum lang_format format)
{
	struct buf b;

	buf_init(&b, 1 << 22);
	return bytes_of(&b, lang_consents(&b, st, LANG_EN, format));
}

static struct str
told_of(const struct statement *st, const char *purpose)
{
	struct buf b;

	buf_init(&b, 1 << 20);
	return bytes_of(&b,
	    lang_explain(&b, st, statement_purpose(st, str_of(purpose)), -1, 0,
		LANG_EN));
}

static void
test_documents(const struct statement *st)
{
	tap_said(terms_of(st), "We keep this only of boat owners: Boat.", NULL,
	    "in the terms: of whom it is kept");
	tap_said(terms_of(st),
	    "We keep this only of boat owners: Boat. Boat must be given by "
	    "boat owners.",
	    NULL, "in the terms: with who must give it");
	tap_said(record_of(st), "Boat (only boat owners)", "Sail (only",
	    "in the record");
	tap_said(record_of(st), "Name and Mast", NULL,
	    "in the record: not where all whom it is for have it");
	tap_said(consents_of(st, LANG_TEXT),
	    "Name and Gift (only donors and honorary members).", NULL,
	    "in the consents: where it is of some");
	tap_said(consents_of(st, LANG_TEXT),
	    "Name, Boat and Trips. The messages", NULL,
	    "in the consents: not where it is of all");
	tap_said(consents_of(st, LANG_JSONLD),
	    "We keep this only of boat owners: Boat.", NULL,
	    "in the record of consents");
	tap_said(told_of(st, "harbour"),
	    "We keep this only of donors and honorary members: Gift.", "Guests",
	    "told of a purpose that uses it");
	tap_said(told_of(st, "letters"), "honorary members: Mast.",
	    "boat owners: Boat.", "told of no purpose that does not");
	tap_ok(str_eq(lang_kept_of(a, st, statement_field(st, STR("boat")),
			  LANG_EN),
		   STR("We keep this only of boat owners: Boat.")) &&
		   lang_kept_of(a, st, statement_field(st, STR("full_name")),
		       LANG_EN)
			   .n == 0,
	    "of whom, for a refusal; and of everybody");
}

/* ---- found -------------------------------------------------------------- */

static const struct checked_lines checked[] = {
	{ "a kind that is named and excepted",
	    "field f text { for owner, except owner }\n", "except_named",
	    true },
	{ "every kind is excepted",
	    "field f text { for members, except owner, honorary, donor }\n",
	    "except_all", true },
	{ "required of all, kept of some",
	    "field f text {\nfor owner\nrequired\n}\n", "required_not_kept",
	    true },
	{ "required of more than it is kept of",
	    "field f text {\nfor owner\nrequired for owner, donor\n}\n",
	    "required_not_kept", true },
	{ "required of fewer",
	    "field f text {\nfor owner, donor\nrequired for owner\n}\n",
	    "required_not_kept", false },
	{ "required of some who are excepted",
	    "field f text {\nfor members, except honorary\nrequired for "
	    "owner\n}\n",
	    "required_not_kept", true },
	{ "required but for those who are excepted",
	    "field f text {\nfor members, except honorary\nrequired for "
	    "members, except honorary\n}\n",
	    "required_not_kept", false },
	{ "required at another stage",
	    "field f text {\nfor members\nrequired for possible members\n}\n",
	    "required_not_kept", true },
	{ "required by the word members, kept of registered people",
	    "field f text {\nfor registered people\nrequired for members\n}\n",
	    "required_not_kept", false },
	{ "required of registered people, kept of members",
	    "field f text {\nfor members\nrequired for registered people\n}\n",
	    "required_not_kept", true },
	{ "required for a purpose that is for others too",
	    "field f text {\nfor owner\nrequired for purposes letters\n}\n",
	    "required_not_kept", true },
	{ "required for a purpose that is for these alone",
	    "field f text {\nfor owner\nrequired for purposes races\n}\n",
	    "required_not_kept", false },
	{ "used for others",
	    "purpose p {\nfor members, except owner\nusing boat\nbasis "
	    "contract\n}\n",
	    "kept_of_others", true },
	{ "used for people at another stage",
	    "field f text {\nfor members\n}\npurpose p {\nfor invited "
	    "people\nusing f\nbasis contract\n}\n",
	    "kept_of_others", true },
	{ "a part of a record that is kept of others",
	    "field r records {\n\tfor owner\n\tfield s text {\n\t\tfor "
	    "donor\n\t}\n}\npurpose p {\nfor owner, except donor\nusing "
	    "r\nbasis contract\n}\n",
	    "kept_of_others", true },
	{ "used for people who may be of both kinds",
	    "purpose p {\nfor donor\nusing boat\nbasis contract\n}\n",
	    "kept_of_others", false },
	{ "used for all, with all fields",
	    "purpose p {\nfor members, except owner\nusing all fields\nbasis "
	    "contract\n}\n",
	    "kept_of_others", false },
	{ "used of people who are not in the register",
	    "kind of person guest { not in the register }\npurpose p {\nfor "
	    "guest\nusing boat\nbasis contract\n}\n",
	    "kept_of_others", false },
	{ "kept of none who register themselves",
	    "field post email { for donor }\n", "kept_not_of_joining", true },
	{ "kept of those who register themselves",
	    "field post email { for owner }\n", "kept_not_of_joining", false },
	{ "a kind by what is kept of it alone",
	    "kind of person x {\nin roll that has f\n}\nfield f text {\nfor "
	    "x\n}\n",
	    "kind_reads_own", true },
	{ "a kind by what is kept of it and others",
	    "kind of person x {\nin roll that has f\n}\nfield f text {\nfor x, "
	    "owner\n}\n",
	    "kind_reads_own", false },
	{ "a kind by what is kept of others",
	    "kind of person x {\nin roll that has f\n}\nfield f text {\nfor "
	    "owner\n}\n",
	    "kind_reads_own", false },
	{ "a kind by what is kept of members",
	    "kind of person x {\nin roll that has f\n}\nfield f text {\nfor "
	    "members\n}\n",
	    "kind_reads_own", false },
	{ "a kind by a record that is kept of it alone",
	    "kind of person x {\nin roll with any r\n}\nfield r "
	    "records {\nfor x\n\tfield s text {\n}\n}\n",
	    "kind_reads_own", true },
	{ "a kind by a part that is kept of it alone",
	    "kind of person x {\nin roll with any r that has s\n}\nfield r "
	    "records {\n\tfield s text {\nfor x\n}\n}\n",
	    "kind_reads_own", true },
	{ "a kind by a day of birth that is kept of it alone",
	    "kind of person x {\naged under 13 years by born\n}\nfield born "
	    "date {\nfor x\n}\n",
	    "kind_reads_own", true },
	{ "a kind by everybody's day of birth",
	    "kind of person x {\naged under 13 years by born\n}\nfield born "
	    "date {\n}\n",
	    "kind_reads_own", false },
	{ "read before joining, kept of members",
	    "source rolls {\nbefore joining f\n}\nfield f text {\nfor "
	    "members\n}\n",
	    "before_joining_not_kept", true },
	{ "read before joining, of a record kept of members",
	    "source rolls {\nbefore joining r\n}\nfield r records {\nfor "
	    "members\n\tfield s text {\n}\n}\n",
	    "before_joining_not_kept", true },
	{ "read before joining, kept of possible members too",
	    "source rolls {\nbefore joining f\n}\nfield f text {\nfor possible "
	    "members, members\n}\n",
	    "before_joining_not_kept", false },
	{ "read before joining, kept of a kind",
	    "source rolls {\nbefore joining f\n}\nfield f text {\nfor "
	    "owner\n}\n",
	    "before_joining_not_kept", false },
	{ "read after joining, kept of members",
	    "source rolls {\nafter joining f\n}\nfield f text {\nfor "
	    "members\n}\n",
	    "before_joining_not_kept", false },
};

int
main(void)
{
	const struct statement *st;

	a = arena_new(1 << 28);
	st = compiled_file(a, FILE_KEEPING, "");
	each_refused(a, FILE_KEEPING, refused, ARRAY_LEN(refused));
	each_said(a, st, said, ARRAY_LEN(said));
	test_documents(st);
	each_checked(a, FILE_KEEPING, checked, ARRAY_LEN(checked));
	arena_free(a);
	return tap_done();
}
