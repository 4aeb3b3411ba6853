/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Findings of the check as changes of a statement that has none: one that
 * brings the finding, and one beside it that does not. test/unit/lang_pairs.c
 * has a pair of files for every finding.
 */
#include <stdlib.h>

#include "file.h"
#include "lang/check.h"
#include "tap.h"

/* Pairs of "find", "replace"; the first occurrence is replaced. */
#define EDITS 8
struct check_case {
	const char *code;
	const char *with[EDITS];    /* brings the finding */
	const char *without[EDITS]; /* does not */
	const char *row;            /* the requirement it shows */
};

static const struct check_case cases[] = {
	{ "no_date", { "version 1.0.0\n", "" },
	    { "version 1.0.0", "version 2" }, "C34" },
	{ "effective_before_published",
	    { "published 2025-12-01", "published 2026-01-02" },
	    { "published 2025-12-01", "published 2026-01-01" }, "C34 ITS-1" },
	{ "review_overdue", { "review by 2027-01-01", "review by 2026-02-28" },
	    { "review by 2027-01-01", "review by 2026-03-01" }, "C34" },
	{ "not_reviewed",
	    { "review by 2027-01-01\n", "", "2025-12-01", "2024-12-01",
		"2026-01-01", "2025-01-01" },
	    { "review by 2027-01-01\n", "" }, "C34" },
	{ "missing_nynorsk",
	    { "nb, nn, en", "nb, en", "name \"Laget\"",
		"name \"Laget\"\n\tpublic body" },
	    { "name \"Laget\"", "name \"Laget\"\n\tpublic body" }, "C33" },
	{ "text_missing", { "nb \"Laget\" nn \"Laget\"", "nb \"Laget\"" },
	    { "nb \"Laget\" nn \"Laget\"", "nb \"L\" nn \"L\"" },
	    "NTNUEN-31 C33" },
	{ "label_missing", { "nb \"Sted\" nn \"Stad\" en \"Town\"\n", "" },
	    { "nb \"Sted\" nn \"Stad\" en \"Town\"",
		"nb \"By\" nn \"By\" en \"City\"" },
	    "G12-1" },
	{ "placeholder", { "It weighs little.", "It weighs little (link)." },
	    { "It weighs little.", "It weighs little (a link)." }, "NTNU-128" },
	{ "empty_section",
	    { "body {\n\t\tnb \"Medlemmer betaler kontingent.\" nn "
	      "\"Medlemmer betaler kontingent.\" en \"Members pay "
	      "dues.\"\n\t}\n",
		"" },
	    { "Members pay dues.", "Members pay." }, "NTNU-129" },
	{ "vague_period",
	    { "The system reads the statement.",
		"We keep it as long as necessary." },
	    { "The system reads the statement.",
		"We keep it for as long as you are a member." },
	    "C04 ITS-119" },
	{ "notice_is_contract",
	    { "The system reads the statement.",
		"This agreement is between you and us." },
	    { "Members pay dues.", "This agreement is between us." },
	    "INT-94" },
	{ "invalid_consent_method",
	    { "The system reads the statement.",
		"Change your browser settings." },
	    { "The system reads the statement.", "Change your browser." },
	    "C10" },
	{ "bundled_consent",
	    { "Members pay dues.", "You consent to everything." },
	    { "The system reads the statement.", "You consent to everything." },
	    "C03 NTNU-105" },
	{ "bundled_consent",
	    { "basis contract", "basis consent\n\twithdrawn "
				"by portal" },
	    { "basis contract", "basis vital interests" },
	    "G7-4: membership on consent" },
	{ "controller_no_contact",
	    { "contact address \"post@laget.example\" responsible \"office\" "
	      "review by 2026-12-31\n",
		"" },
	    { "post@laget.example", "a@laget.example" }, "G13" },
	{ "contact_nobody",
	    { "post@laget.example\" responsible \"office\"",
		"post@laget.example\"" },
	    { "responsible \"office\"", "responsible \"post\"" }, "G5d" },
	{ "contact_no_review",
	    { "responsible \"office\" review by 2026-12-31",
		"responsible \"office\"" },
	    { "responsible \"office\" review by 2026-12-31",
		"responsible \"office\" review by 2026-11-30" },
	    "concept 6" },
	{ "contact_overdue",
	    { "responsible \"office\" review by 2026-12-31",
		"responsible \"office\" review by 2026-02-01" },
	    { "responsible \"office\" review by 2026-12-31",
		"responsible \"office\" review by 2026-04-01" },
	    "concept 6" },
	{ "org_no_invalid", { "974767880", "974767881" },
	    { "974767880", "974 767 880" }, "N17" },
	{ "dpo_missing",
	    { "data protection officer \"vern@laget.example\" responsible "
	      "\"officer\" review by 2026-12-31\n",
		"", "name \"Laget\"", "name \"Laget\"\n\tpublic body" },
	    { "name \"Laget\"", "name \"Laget\"\n\tpublic body" },
	    "C18 G36-39" },
	{ "dpo_unsaid",
	    { "data protection officer \"vern@laget.example\" responsible "
	      "\"officer\" review by 2026-12-31\n",
		"" },
	    { "vern@laget.example", "v@laget.example" }, "C18" },
	{ "right_missing", { "erasure, restriction, ", "erasure, " },
	    { "right access, ", "right access, completion, " },
	    "2.2 rights, ALK" },
	{ "right_missing", { "portability, ", "" },
	    { "right access, ", "right information, access, " },
	    "2.2 portability" },
	{ "right_no_channel", { "\tthrough post\n", "" },
	    { "through post\n", "through form\n" }, "G12-2" },
	{ "promise_over_month", { "within 30 days", "within 32 days" },
	    { "within 30 days", "within 1 month" }, "C05 G12-3" },
	{ "authority_missing", { "\tauthority NO \"Datatilsynet\"\n", "" },
	    { "Datatilsynet", "Tilsynet" }, "NTNU-126 G77" },
	{ "automated_unsaid", { "\tno automated decisions\n", "" },
	    { "no automated decisions", "automated decisions", "withdrawal {",
		"withdrawal, human review {" },
	    "ITS-98" },
	{ "automated_contradiction",
	    { "no automated decisions",
		"no automated decisions\n\tautomated decisions" },
	    { "no automated decisions", "automated decisions" }, "ITS-98" },
	{ "transfers_unsaid",
	    { "\tonly in the EEA\n", "", "\tcountry NO\n", "" },
	    { "\tonly in the EEA\n", "" }, "2.2 transfers" },
	{ "activity_unserved",
	    { "retention, audit, backup", "retention, audit" },
	    { "serves import, invitation", "serves invitation, import" },
	    "concept 55" },
	{ "activity_unserved", { ", do-not-invite mark", "" },
	    { ", do-not-invite mark", "",
		", keep do-not-invite mark for 2 "
		"years",
		"" },
	    "law 3: a mark has its own purpose" },
	{ "activity_twice", { "serves groups", "serves groups, joining" },
	    { "serves groups", "serves groups, messages" }, "B11" },
	{ "activity_twice",
	    { "serves staff work", "serves staff work, import" },
	    { "for members\n\tusing full_name, email_address, town",
		"for members, invited people\n\tusing full_name, "
		"email_address, town" },
	    "NTNU-39: an import for each stage" },
	{ "activity_twice",
	    { "serves import, joining", "serves joining", "serves staff work",
		"serves staff work, import", "for members\n\tusing",
		"for invited people, possible members\n\tusing",
		"for members\n\tusing", "for invited people\n\tusing" },
	    { "serves import, joining", "serves joining", "serves staff work",
		"serves staff work, import" },
	    "NTNU-39: a stage served already" },
	{ "after_joining_unserved",
	    { "serves import, joining", "serves joining" },
	    { "serves import, joining", "serves joining",
		"\tafter joining town\n", "" },
	    "NTNU-39" },
	{ "unused_field",
	    { "using full_name, email_address, town\n\tbasis contract\n}\n\n"
	      "purpose office_work",
		"using full_name, email_address\n\tbasis contract\n}\n\n"
		"purpose office_work",
		"using full_name, email_address, town\n\tbasis contract\n}\n\n"
		"purpose newsletter",
		"using full_name, email_address\n\tbasis contract\n}\n\n"
		"purpose newsletter",
		"using full_name, email_address, town",
		"using full_name, email_address" },
	    { "using full_name, email_address, town",
		"using full_name, email_address" },
	    "G5c" },
	{ "field_no_source",
	    { "from the_member\n\tvisible to the person, "
	      "staff, representatives\n",
		"visible to the person, staff, "
		"representatives\n" },
	    { "from the_member\n", "from old_register\n" }, "G14" },
	{ "hidden_from_person",
	    { "visible to the person, staff\n", "visible to staff\n" },
	    { "visible to the person, staff\n", "visible to the person\n" },
	    "G15" },
	{ "required_without_reason",
	    { "required\n\treason {\n\t\tnb \"For å vite hvem du er.\" nn "
	      "\"For å vite kven du er.\" en \"To know who you are.\"\n\t}",
		"required" },
	    { "\trequired\n", "" }, "2.2 13(2)(e)" },
	{ "special_without_condition",
	    { "no special categories\n", "", "field town place {",
		"field town place {\n\tspecial category" },
	    { "no special categories\n", "" }, "C08 G9" },
	{ "special_without_condition",
	    { "no special categories\n", "", "field town place {",
		"field town place {\n\tspecial category by \"GDPR art. "
		"9(2)(a)\"",
		"using full_name, email_address, town\n\tbasis contract\n}\n\n"
		"purpose newsletter",
		"using full_name, email_address\n\tbasis contract\n}\n\n"
		"purpose newsletter",
		"using full_name, email_address, town\n\tsend by",
		"using full_name, email_address\n\tsend by" },
	    { "no special categories\n", "", "field town place {",
		"field town place {\n\tspecial category by \"GDPR art. "
		"9(2)(d)\"" },
	    "C08 G9: a contract is no explicit consent" },
	{ "special_contradiction",
	    { "field town place {", "field town place {\n\tspecial category" },
	    { "no special categories\n", "", "field town place {",
		"field town place {\n\tspecial category" },
	    "ALK-89 C08" },
	{ "source_not_told",
	    { "\ttold by \"Medlemsblad 4\" since "
	      "2020-01-01\n",
		"" },
	    { " since 2020-01-01", "" }, "law 2 G13(3)" },
	{ "source_no_compatibility", { "\tcompatible see \"note 1\"\n", "" },
	    { "note 1", "note 2" }, "G6-4" },
	{ "source_contradiction", { "\town register\n", "" },
	    { "\town register\n", "", "\tno third party sources\n", "" },
	    "C28" },
	{ "unnamed_fields",
	    { "\tbefore joining full_name, email_address\n", "",
		"\tafter joining town\n", "" },
	    { "\tafter joining town\n", "" }, "NTNU-130" },
	{ "source_no_key", { "\t\tkey from number\n", "" },
	    { "key from number", "key from no" }, "8.1" },
	{ "kind_unreachable", { "\tby own registration\n", "" },
	    { "by own registration", "in old_register that town is \"Oslo\"" },
	    "concept 12" },
	{ "no_basis", { "\tbasis contract\n", "" },
	    { "basis contract", "basis vital interests" }, "G6" },
	{ "no_fields",
	    { "using full_name, email_address, town\n\tbasis contract",
		"basis contract" },
	    { "using full_name, email_address, town", "using town" }, "G5c" },
	{ "no_fields",
	    { "using full_name, email_address, town\n\tbasis contract",
		"basis contract" },
	    { "using full_name, email_address, town\n\tbasis contract",
		"basis contract", "right complaint",
		"cookie \"_c\" for statistics, lasts 1 year, with consent "
		"{\n\tfor purposes membership\n}\n\nright complaint" },
	    "Art. 5(1)(c): a cookie is data enough" },
	{ "provision_missing",
	    { " {\n\t\tprovision \"GDPR art. 12-22\"\n\t}", "" },
	    { "GDPR art. 12-22", "loven" }, "law 1" },
	{ "balancing_missing",
	    { "balancing test {\n\t\t\tnb \"Det veier lite.\" nn \"Det veg "
	      "lite.\" en \"It weighs little.\"\n\t\t}\n",
		"" },
	    { "It weighs little.", "It weighs nothing." }, "G6f" },
	{ "assessment_undated", { "\t\tassessed 2025-11-01\n", "" },
	    { "assessed 2025-11-01", "assessed 2025-11-02" }, "G6f" },
	{ "assessment_old", { "assessed 2025-11-01", "assessed 2023-02-28" },
	    { "assessed 2025-11-01", "assessed 2023-03-01" }, "G6f" },
	{ "public_body_uses_6_1_f",
	    { "name \"Laget\"", "name \"Laget\"\n\tpublic body" },
	    { "name \"Laget\"", "name \"Laget\"\n\tpublic body",
		"assessed 2025-11-01",
		"assessed 2025-11-01\n\t\tnote {\n\t\t\tnb \"Utenfor.\" nn "
		"\"Utanfor.\" en \"Outside.\"\n\t\t}" },
	    "C39" },
	{ "two_bases",
	    { "basis contract", "basis contract\n\tbasis vital "
				"interests" },
	    { "basis contract", "basis vital interests" }, "law 6 C12" },
	{ "unknown_term",
	    { "field town place {",
		"field town place {\n\tvocabulary pd:Citty" },
	    { "field town place {",
		"field town place {\n\tvocabulary pd:City" },
	    "4.1: the terms of DPV 2.3" },
	{ "unknown_term",
	    { "purpose newsletter {",
		"purpose newsletter {\n\tvocabulary dpv:Analytics" },
	    { "purpose newsletter {", "purpose newsletter {\n\tvocabulary "
				      "dpv:ServiceUsageAnalytics" },
	    "4.1: a purpose of the guide that the vocabulary lacks" },
	{ "unknown_term",
	    { "field town place {",
		"field town place {\n\tvocabulary dpv:BirthDate" },
	    { "field town place {",
		"field town place {\n\tvocabulary dpv:PersonalData" },
	    "4.1: a term of another prefix" },
	{ "unknown_term",
	    { "changes {", "data category clicks {\n\tnb \"K\" nn \"K\" en "
			   "\"C\"\n\tvocabulary pd:LinkClick\n}\n\nchanges {" },
	    { "changes {",
		"data category clicks {\n\tnb \"K\" nn \"K\" en "
		"\"C\"\n\tvocabulary pd:LinkClicked\n}\n\nchanges {" },
	    "4.1: of a declared fact" },
	{ "wrong_term",
	    { "field town place {",
		"field town place {\n\tvocabulary dpv:Marketing" },
	    { "field town place {",
		"field town place {\n\tvocabulary pd:Location" },
	    "4.1: a purpose where personal data is expected" },
	{ "wrong_term",
	    { "purpose newsletter {",
		"purpose newsletter {\n\tvocabulary pd:EmailAddress" },
	    { "purpose newsletter {",
		"purpose newsletter {\n\tvocabulary dpv:DirectMarketing" },
	    "4.1: personal data where a purpose is expected" },
	{ "withdrawal_missing", { "\twithdrawn by link, portal, email\n", "" },
	    { "withdrawn by link, portal, email", "withdrawn by link" },
	    "ITS-141 G7-3" },
	{ "withdrawal_harder",
	    { "withdrawn by link, portal, email", "withdrawn by email" },
	    { "withdrawn by link, portal, email", "withdrawn by portal" },
	    "INT-51 C19" },
	{ "marketing_without_consent",
	    { "class membership\n", "class marketing\n" },
	    { "class membership\n", "class service\n" }, "N06 C02" },
	{ "profiling_without_consent",
	    { "serves groups", "profiling\n\tserves groups" },
	    { "serves messages", "profiling\n\tserves messages" }, "C12" },
	{ "open_list", { "class marketing", "class marketing\n\tamong others" },
	    { "class marketing", "class membership" }, "NTNU-127" },
	{ "no_address_field",
	    { "send by email\n\tclass membership",
		"send by email, sms\n\tclass membership" },
	    { "send by email\n\tclass membership",
		"send by email, portal\n\tclass membership" },
	    "G5b" },
	{ "class_missing", { "\tclass membership\n", "" },
	    { "class membership", "class service" }, "C20" },
	{ "statutory_without_law", { "class membership", "class statutory" },
	    { "class membership", "class research" }, "G34 C20" },
	{ "segment_beyond",
	    { "withdrawn by link, portal, email",
		"withdrawn by link, portal, email\n\tsegment by town" },
	    { "withdrawn by link\n", "withdrawn by link\n\tsegment by "
				     "town\n" },
	    "G5b" },
	{ "no_retention",
	    { "when left: delete\n\twhen death confirmed: stop messages, "
	      "delete after 30 days",
		"24 months after last confirmed: review" },
	    { "when left: delete", "1 month after left: delete" }, "C04 2.2" },
	{ "no_retention",
	    { "when declined: delete, keep do-not-invite mark for 2 years\n"
	      "\t30 days after invited: delete",
		"30 days after invited: review" },
	    { "30 days after invited", "10 days after invited" }, "C23" },
	{ "no_period",
	    { "keep audit trail {\n\t24 months after created: "
	      "delete\n}\n",
		"" },
	    { "24 months after created", "12 months after created" },
	    "law 10: audit rows have a period" },
	{ "record_no_period",
	    { "kind of person friend {",
		"kind of person guest {\n\tby own registration\n}\n\nkind of "
		"person friend {",
		"serves staff work\n\tfor members",
		"serves staff work\n\tfor members, guest", "keep members {",
		"keep members for friend {" },
	    { "keep members {", "keep members for friend {" },
	    "B03: an empty cell of the record" },
	{ "only_review",
	    { "24 months after created: delete",
		"24 months after created: review" },
	    { "24 months after created: delete",
		"24 months after last seen: review\n\t30 months after "
		"created: delete" },
	    "G5e" },
	{ "leaving_unsaid", { "\twhen left: delete\n", "" },
	    { "when left: delete", "30 days after left: delete" }, "C21" },
	{ "death_unsaid",
	    { "\twhen death confirmed: stop messages, delete after 30 days\n",
		"" },
	    { "delete after 30 days", "delete after 10 days" }, "C25" },
	{ "silence_unsaid", { "\t30 days after invited: delete\n", "" },
	    { "30 days after invited", "60 days after invited" }, "C23" },
	{ "decline_unsaid",
	    { "\twhen declined: delete, keep do-not-invite mark for 2 "
	      "years\n",
		"" },
	    { ", keep do-not-invite mark for 2 years", "" }, "NTNU-38" },
	{ "group_no_purpose", { "\tfor purpose local_news\n", "" },
	    { "for purpose local_news", "for purpose membership" }, "C21" },
	{ "group_field_unused",
	    { "for purpose local_news", "for purpose newsletter" },
	    { "for purpose local_news", "for purpose office_work" },
	    "NTNUEN-34" },
	{ "protected_in_group", { "\thide protected addresses\n", "" },
	    { "one for each value of town", "by choice",
		"\thide protected addresses\n", "" },
	    "concept 18" },
	{ "role_reaches_more",
	    { "see full_name, without seeing addresses", "see, all fields" },
	    { "see full_name, without seeing addresses",
		"see full_name, town" },
	    "G25-2" },
	{ "role_reaches_more",
	    { "office_work: may find, see, correct",
		"office_work: may find, see, correct, export" },
	    { "office_work: may find, see, correct",
		"office_work: may find, see" },
	    "G15: a copy is for the person" },
	{ "role_reaches_nothing",
	    { "see full_name, without seeing addresses",
		"see full_name, email_address, without seeing addresses" },
	    { "see full_name, without seeing addresses",
		"see full_name, town, without seeing addresses" },
	    "G25-2" },
	{ "volunteer_unbound",
	    { "requires training, confidentiality, term "
	      "of office",
		"requires training" },
	    { "\tonly for group local_group\n", "",
		"requires training, confidentiality, term of office",
		"requires training" },
	    "C37" },
	{ "nobody_may", { "may manage staff, read audit", "may manage staff" },
	    { "may manage staff, read audit",
		"may manage staff, manage tokens, read audit" },
	    "concept 43" },
	{ "nobody_answers",
	    { "\trights: may find, see, export, erase, all fields\n", "" },
	    { "rights: may find, see, export, erase, all fields",
		"rights: may see, all fields" },
	    "G12-2" },
	{ "recipient_missing", { "acting for us", "independent" },
	    { "acting for us", "inside" }, "ITS-138" },
	{ "art14_unsaid",
	    { "\tno third party sources\n", "", "source the_member",
		"source union {\n\tnb \"F\" nn \"F\" en \"U\"\n}\n\nsource "
		"the_member" },
	    { "\tno third party sources\n", "", "source the_member",
		"source union {\n\tnb \"F\" nn \"F\" en \"U\"\n\ttold at first "
		"contact\n}\n\nsource the_member" },
	    "Art. 14(3)(b)" },
	{ "art14_unsaid",
	    { "\tno third party sources\n", "", "source the_member",
		"source union {\n\tnb \"F\" nn \"F\" en \"U\"\n}\n\nsource "
		"the_member" },
	    { "\tno third party sources\n", "", "source the_member",
		"source union {\n\tnb \"F\" nn \"F\" en \"U\"\n\tour own "
		"assessment\n}\n\nsource the_member" },
	    "Art. 13: what the controller concludes itself" },
	{ "cookie_needs_consent",
	    { "right complaint", "cookie \"_c\" for preferences, lasts 1 "
				 "year\n\nright complaint" },
	    { "right complaint",
		"cookie \"_c\" for preferences, lasts 1 year {\n\tstrictly "
		"necessary because nb \"Valget.\" nn \"Valet.\" en \"The "
		"choice.\"\n}\n\nright complaint" },
	    "ePrivacy Art. 5(3): strictly necessary for what is asked for" },
	{ "recipient_no_fields",
	    { "\tgets full_name\n", "", "\twrites through the server\n", "",
		"right complaint",
		"data category notes {\n\tnb \"N\" nn \"N\" en \"N\"\n\tkept "
		"for "
		"1 year\n\tfor purposes local_news\n\tattested by "
		"administrator on "
		"2026-01-01\n}\n\nright complaint" },
	    { "\tgets full_name\n", "", "\twrites through the server\n", "",
		"right complaint",
		"data category notes {\n\tnb \"N\" nn \"N\" en \"N\"\n\tgoes "
		"to "
		"boards\n\tkept for 1 year\n\tfor purposes "
		"local_news\n\tattested by administrator on "
		"2026-01-01\n}\n\nright complaint" },
	    "Art. 13(1)(e): what is beside the register" },
	{ "recipient_no_fields",
	    { "\tgets full_name\n", "", "\twrites through the server\n", "" },
	    { "\tgets full_name\n", "" }, "G13(1)(e)" },
	{ "open_list",
	    { "writes through the server",
		"writes through the server\n\tlist not complete" },
	    { "\twrites through the server\n", "" }, "ITS-131 C35" },
	{ "no_agreement",
	    { "\tagreement from 2024-01-01 until 2028-01-01\n", "" },
	    { " until 2028-01-01", "" }, "G28" },
	{ "agreement_ended", { "until 2028-01-01", "until 2026-02-28" },
	    { "until 2028-01-01", "until 2027-02-28" }, "G28" },
	{ "agreement_ends_soon", { "until 2028-01-01", "until 2026-05-29" },
	    { "until 2028-01-01", "until 2026-05-30" }, "G28" },
	{ "agreement_not_begun", { "from 2024-01-01", "from 2026-03-02" },
	    { "from 2024-01-01", "from 2026-03-01" }, "G28" },
	{ "processor_no_service",
	    { "\tservice provided {\n\t\tnb \"Drift av tjenere\" nn \"Drift "
	      "av tenarar\" en \"Running servers\"\n\t}\n",
		"" },
	    { "Running servers", "Servers" }, "G28" },
	{ "processor_no_country", { "\tcountry NO\n", "" },
	    { "country NO", "country SE" }, "ITS-126" },
	{ "transfer_without_tool",
	    { "country NO", "country US", "\tonly in the EEA\n", "" },
	    { "country NO",
		"country US\n\ttransfer tool \"standard contractual "
		"clauses\"",
		"\tonly in the EEA\n", "" },
	    "G44-49" },
	{ "privacy_shield",
	    { "country NO", "country US\n\ttransfer tool \"Privacy Shield\"" },
	    { "country NO",
		"country US\n\ttransfer tool \"Data Privacy Framework\"" },
	    "C16 ITS-125" },
	{ "eea_contradiction",
	    { "country NO", "country US\n\ttransfer tool \"SCC\"" },
	    { "country NO", "country IS" }, "INT-93" },
	{ "transfer_undeclared",
	    { "\tonly in the EEA\n", "", "writes through the server",
		"writes through the server\n\tcountry CH" },
	    { "\tonly in the EEA\n", "", "writes through the server",
		"writes through the server\n\tcountry CH", "right complaint",
		"transfer there {\n\tnb \"D\" nn \"D\" en \"T\"\n\tto country "
		"CH\n\tto recipient boards\n\tby adequacy decision "
		"\"2000/518/EC\"\n\tattested by administrator on "
		"2026-01-01\n}\n\nright complaint" },
	    "Art. 13(1)(f), 45: a declared transfer, and no copy is asked" },
	{ "transfer_undeclared",
	    { "\tonly in the EEA\n", "", "writes through the server",
		"writes through the server\n\tcountry US" },
	    { "\tonly in the EEA\n", "", "writes through the server",
		"writes through the server\n\tcountry DK" },
	    "NTNUEN-33" },
	{ "possible_transfer", { "field town place {", "field town country {" },
	    { "field town place {", "field town text {" },
	    "NTNUEN-33: groups by country" },
	{ "cookie_missing",
	    { "necessary for sign in, ends", "necessary for my page, ends" },
	    { "ends with session", "lasts 12 hours" }, "C09" },
	{ "cookie_no_life", { ", ends with session", "" },
	    { "ends with session", "lasts 1 hour" }, "C09 N04" },
	{ "cookie_needs_consent",
	    { "right complaint",
		"cookie \"taste\" for preferences, lasts 1 day\n\nright "
		"complaint" },
	    { "right complaint",
		"cookie \"taste\" necessary for my page, lasts 1 day\n\nright "
		"complaint" },
	    "N04" },
	{ "promise_contradicted",
	    { "promise no ip address stored",
		"promise no member sees another member",
		"visible to the person, staff\n",
		"visible to the person, staff, members\n" },
	    { "promise no ip address stored",
		"promise no member sees another member" },
	    "NTNU-58" },
	{ "promise_contradicted",
	    { "promise no ip address stored", "promise no profiling",
		"serves messages", "profiling\n\tserves messages" },
	    { "promise no ip address stored", "promise no profiling" }, "C12" },
	{ "promise_contradicted",
	    { "promise no ip address stored",
		"promise contact details shared only on approval",
		"gets full_name\n\tfor purposes local_news\n\twrites through "
		"the server",
		"gets full_name, email_address\n\tfor purposes local_news" },
	    { "promise no ip address stored",
		"promise contact details shared only on approval",
		"gets full_name\n\tfor purposes local_news\n\twrites through "
		"the server",
		"gets full_name, email_address\n\tfor purposes local_news\n"
		"\ton approval" },
	    "C07" },
	{ "promise_unattested",
	    { "promise nothing sold attested by administrator on 2025-11-20",
		"promise nothing sold" },
	    { "promise nothing sold attested by administrator on 2025-11-20",
		"promise no tracking in mail" },
	    "law 8 of the design" },
	{ "told_unattested",
	    { "\t}\n\tattested by administrator on 2025-11-20\n}", "\t}\n}" },
	    { "section security", "section web",
		"\t}\n\tattested by administrator on 2025-11-20\n}", "\t}\n}" },
	    "concept 66" },
	{ "told_overdue",
	    { "section security", "section security\n\treview by 2026-02-01" },
	    { "section security", "section security\n\treview by "
				  "2026-04-01" },
	    "concept 66" },
	{ "changes_unsaid",
	    { "changes {\n\tnotice by email\n\tlead time 30 days\n}\n", "" },
	    { "lead time 30 days", "lead time 10 days" }, "C32" },
	{ "art14_unsaid",
	    { "\tno third party sources\n", "", "\town register\n", "" },
	    { "\tno third party sources\n", "", "\town register\n",
		"\ttold within 1 month\n" },
	    "G14" },
	{ "art14_late",
	    { "\tno third party sources\n", "", "\town register\n",
		"\ttold within 40 days\n" },
	    { "\tno third party sources\n", "", "\town register\n",
		"\ttold within 30 days\n" },
	    "G14" },
	{ "hold_without_law",
	    { "12 months after sent: delete", "when sent: block, delete after "
					      "5 years" },
	    { "12 months after sent: delete",
		"when sent: block, delete after 5 years\n\tprovision "
		"\"bokforingsloven\"" },
	    "law 8 C24" },
	{ "keep_only_told",
	    { "when left: delete\n",
		"when left: delete\n\t6 months after dues unpaid: delete\n" },
	    { "when left: delete\n",
		"when left: delete\n\t6 months after last seen: delete\n" },
	    "law 8, concept 60" },
	{ "keep_only_told",
	    { "when left: delete\n",
		"when left: delete\n\tevery 12 months: review\n" },
	    { "when left: delete\n",
		"when left: delete\n\tevery 12 months: review\n\tattested by "
		"administrator on 2026-01-01\n" },
	    "law 8, C04 a review somebody vouches for" },
	{ "not_anonymised",
	    { "when left: delete\n",
		"when left: delete\n\t5 years after joined: anonymise\n" },
	    { "when left: delete\n",
		"when left: delete\n\t5 years after joined: delete\n" },
	    "law 8, concept 55" },
	{ "keep_attested_in_vain",
	    { "when left: delete\n",
		"when left: delete\n\tattested by administrator on "
		"2026-01-01\n" },
	    { "when left: delete\n",
		"when left: delete\n\t6 months after dues unpaid: "
		"delete\n\tattested by administrator on 2026-01-01\n" },
	    "law 8" },
	{ "least_over_most",
	    { "keep messages {",
		"keep fields town {\n\tat least 5 years after created: "
		"block\n\tat most 59 months after created: delete\n\tfor "
		"purpose upkeep\n\tprovision \"L\"\n}\n\nkeep messages {" },
	    { "keep messages {",
		"keep fields town {\n\tat least 5 years after created: "
		"block\n\tat most 5 years after created: delete\n\tfor "
		"purpose upkeep\n\tprovision \"L\"\n}\n\nkeep messages {" },
	    "C24" },
	{ "hold_without_purpose",
	    { "keep messages {",
		"keep fields town {\n\twhen left: block, delete after 5 "
		"years\n\tprovision \"L\"\n}\n\nkeep messages {" },
	    { "keep messages {",
		"keep fields town {\n\twhen left: block, delete after 5 "
		"years\n\tprovision \"L\"\n\tfor purpose upkeep\n}\n\nkeep "
		"messages {" },
	    "B25 C24" },
	{ "nothing_held",
	    { "keep messages {",
		"keep fields town {\n\t2 years after created: delete\n\tfor "
		"purpose upkeep\n}\n\nkeep messages {" },
	    { "keep messages {", "keep fields town {\n\t2 years after created: "
				 "delete\n}\n\nkeep messages {" },
	    "B25" },
	{ "keep_no_fields",
	    { "keep messages {",
		"keep fields for purpose newsletter {\n\t2 years after "
		"created: delete\n}\n\nkeep messages {" },
	    { "keep messages {",
		"keep fields for purposes welcome, membership, office_work, "
		"newsletter, local_news "
		"{\n\t2 years after created: delete\n}\n\nkeep messages {" },
	    "concept 55" },
	{ "log_no_purpose",
	    { "right complaint",
		"log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address "
		"shortened\n\tkept for 7 days\n}\n\nright complaint" },
	    { "right complaint",
		"log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address "
		"shortened\n\tfor purpose upkeep\n\tkept for 7 "
		"days\n}\n\nright complaint" },
	    "C01 INT-42" },
	{ "log_no_period",
	    { "right complaint",
		"log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address "
		"not stored\n}\n\nright complaint" },
	    { "right complaint",
		"log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address "
		"not stored\n\tkept for 7 days\n}\n\nright complaint" },
	    "C01" },
	{ "promise_contradicted",
	    { "right complaint",
		"log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address "
		"in full\n\tfor purpose upkeep\n\tkept for 7 "
		"days\n}\n\nright complaint" },
	    { "right complaint",
		"log proxy {\n\tnb \"P\" nn \"P\" en \"P\"\n\tip address "
		"not stored\n\tkept for 7 days\n}\n\nright complaint" },
	    "C01 NTNU-59" },
	{ "measures_missing", { "section security", "section web" },
	    { "section security", "section web", "agreement from",
		"security {\n\t\tnb \"Kryptering\" nn \"Kryptering\" en "
		"\"Encryption\"\n\t}\n\tagreement from" },
	    "G30" },
};

/* ${text} with the edits; STR_NONE when one does not apply. */
static struct str
edited(struct arena *a, struct str text, const char *const *edits)
{
	for (int i = 0; i < EDITS && edits[i] != NULL; i += 2) {
		struct str from = str_of(edits[i]), to = str_of(edits[i + 1]);
		size_t at = str_find(text, from);

		if (at == SIZE_MAX) {
			printf("# nothing to edit: %s\n", edits[i]);
			return STR_NONE;
		}
		text = arena_printf(a, STR_FMT STR_FMT STR_FMT, (int)at, text.p,
		    STR_ARG(to), (int)(text.n - at - from.n),
		    text.p + at + from.n);
	}
	return text;
}

static size_t
count(const struct lang_findings *f, const char *code)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += strcmp(f->at[i].code, code) == 0;
	return n;
}

static bool
run(struct arena *a, struct str text, struct lang_findings *f, enum lang l)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st;

	*f = (struct lang_findings){ .n = 0 };
	if (text.n == 0)
		return false;
	if (lang_compile(a, text, LANG_EN, &st, f) != ERR_OK) {
		for (size_t i = 0; i < f->n && i < 3; i++)
			printf("# line %u: %s: " STR_FMT "\n",
			    f->at[i].pos.line, f->at[i].code,
			    STR_ARG(f->at[i].text));
		return false;
	}
	lang_check(a, st, today, l, f);
	return true;
}

static void
test_case(struct arena *a, struct str base, const struct check_case *c)
{
	struct lang_findings f;
	const char *name =
	    arena_cstr(a, arena_printf(a, "%s: %s", c->row, c->code));
	bool ok = run(a, edited(a, base, c->with), &f, LANG_EN) &&
		  count(&f, c->code) == 1;

	if (!tap_ok(ok, name)) {
		for (size_t i = 0; i < f.n; i++)
			printf("# found %s line %u\n", f.at[i].code,
			    f.at[i].pos.line);
	}
	name = arena_cstr(a,
	    arena_printf(a, "%s: beside it, no %s", c->row, c->code));
	ok = run(a, edited(a, base, c->without), &f, LANG_EN) &&
	     count(&f, c->code) == 0;
	tap_ok(ok, name);
}

/* A compiled statement may come from elsewhere than the parser. */
static void
test_by_hand(struct arena *a, struct str base)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st;
	struct statement by_hand;
	struct controller first;
	struct lang_findings f = { .n = 0 };

	if (lang_compile(a, base, LANG_EN, &st, &f) != ERR_OK)
		return;
	by_hand = *st;
	first = by_hand.controllers[0];
	by_hand.controllers = &first;
	first.dpo.contact = (struct contact){ .email = STR_NONE };
	lang_check(a, &by_hand, today, LANG_EN, &f);
	tap_ok(count(&f, "dpo_no_contact") == 1, "an officer without address");
	f = (struct lang_findings){ .n = 0 };
	first.dpo.status = DPO_NOT_REQUIRED;
	lang_check(a, &by_hand, today, LANG_EN, &f);
	tap_ok(count(&f, "dpo_no_contact") == 0 &&
		   count(&f, "dpo_no_reason") == 1,
	    "none required, and no reason");
	f = (struct lang_findings){ .n = 0 };
	first.dpo.reason.in[LANG_NB] = STR("Laget er lite.");
	lang_check(a, &by_hand, today, LANG_EN, &f);
	tap_ok(count(&f, "dpo_no_reason") == 0, "a reason is given");
}

int
main(void)
{
	struct arena *a = arena_new(1 << 30);
	struct str base = read_whole(a, "test/unit/lang_check.vern");
	struct lang_findings f;

	tap_ok(run(a, base, &f, LANG_EN) && f.n == 0,
	    "the clean statement has no findings");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		test_case(a, base, &cases[i]);
	test_by_hand(a, base);
	if (run(a, edited(a, base, cases[0].with), &f, LANG_NB) && f.n == 1)
		tap_ok(str_find(f.at[0].text, STR("mangler")) != SIZE_MAX,
		    "messages in bokmål");
	arena_free(a);
	return tap_done();
}
