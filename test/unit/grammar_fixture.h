/* SPDX-License-Identifier: EUPL-1.2 */
/* A statement that declares all that the examples of grammar.def name, and a
 * head for each construct. */
#ifndef TEST_GRAMMAR_FIXTURE_H
#define TEST_GRAMMAR_FIXTURE_H

#include "lang/grammar.h"

/* What the rows' examples name. */
static const char fixture[] =
    "statement fixture {\n\tnb \"F\" nn \"F\" en \"F\"\n"
    "\tversion 1.0.0\n\tlanguages nb, nn, en\n}\n"
    "controller choir {\n\tname \"Fjordkoret\"\n}\n"
    "source singers {\n\tnb \"S\" nn \"S\" en \"S\"\n}\n"
    "field full_name name {\n\tnb \"N\" nn \"N\" en \"N\"\n}\n"
    "field email email {\n\tnb \"E\" nn \"E\" en \"E\"\n}\n"
    "field born date {\n\tnb \"B\" nn \"B\" en \"B\"\n}\n"
    "field voice choice {\n\tnb \"V\" nn \"V\" en \"V\"\n}\n"
    "field tours records {\n\tnb \"T\" nn \"T\" en \"T\"\n"
    "\tfield place text {\n\t\tnb \"P\" nn \"P\" en \"P\"\n\t}\n}\n"
    "kind of person singer {\n\tnb \"s\" nn \"s\" en \"s\"\n}\n"
    "purpose membership {\n\tnb \"M\" nn \"M\" en \"M\"\n"
    "\tusing all fields\n}\n"
    "purpose concerts {\n\tnb \"C\" nn \"C\" en \"C\"\n}\n"
    "group type voices {\n\tnb \"V\" nn \"V\" en \"V\"\n}\n"
    "role administrator {\n\tnb \"A\" nn \"A\" en \"A\"\n}\n"
    "recipient press {\n\tnb \"P\" nn \"P\" en \"P\"\n}\n"
    "processor mailer {\n\tname \"M\"\n}\n"
    "profile taste {\n\tnb \"T\" nn \"T\" en \"T\"\n}\n"
    "system website {\n\tnb \"W\" nn \"W\" en \"W\"\n}\n"
    "data category visits {\n\tnb \"V\" nn \"V\" en \"V\"\n}\n"
    "event place_taken {\n\tnb \"t\" nn \"t\" en \"t\"\n}\n";

/* The head of a construct of each id, which is not in the fixture. */
static inline const char *
head_of(int construct)
{
	switch (construct) {
	case GRAMMAR_STATEMENT:
		return "statement fixture";
	case GRAMMAR_CONTROLLER:
		return "controller other";
	case GRAMMAR_OFFICER:
		return "data protection officer not required";
	case GRAMMAR_SOURCE:
		return "source other";
	case GRAMMAR_FILE:
		return "file";
	case GRAMMAR_COLUMNS:
		return "tours";
	case GRAMMAR_FIELD:
		return "field other records";
	case GRAMMAR_KIND:
		return "kind of person other";
	case GRAMMAR_PURPOSE:
		return "purpose other";
	case GRAMMAR_BASIS:
		return "basis consent";
	case GRAMMAR_TERMS:
		return "terms other";
	case GRAMMAR_GROUP_TYPE:
		return "group type other";
	case GRAMMAR_ROLE:
		return "role other";
	case GRAMMAR_RECIPIENT:
		return "recipient other";
	case GRAMMAR_PROCESSOR:
		return "processor other";
	case GRAMMAR_KEEP:
		return "keep members";
	case GRAMMAR_COOKIE:
		return "cookie \"c\" necessary for sign in";
	case GRAMMAR_RIGHT:
		return "right access";
	case GRAMMAR_PROMISE:
		return "promise nothing sold";
	case GRAMMAR_CHILDREN:
		return "children";
	case GRAMMAR_CHANGES:
		return "changes";
	case GRAMMAR_STATISTICS:
		return "statistics other";
	case GRAMMAR_LOG:
		return "log other";
	case GRAMMAR_TOLD:
		return "told other";
#define FACT(name, en, nb, section, state, about_en, about_nb) \
	case GRAMMAR_FACT_##name:                              \
		return en " other";
#include "policy/facts.def"
	default:
		return NULL;
	}
}

#endif
