/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * statements/printed/payroll.vern: the work of many clients, each of whom
 * decides over its own, done by one who keeps no list of them that others may
 * see (Art. 4(7)-(8), 28, 30(2)).
 */
#include "said.h"

#include "lang_rows.h"

static const struct {
	const char *name;
	enum lang lang;
	const char *says, *not_says;
} printed[] = {
	{ "G13(1)(a) who decides over wages", LANG_EN,
	    "The controller for this is your employer. This is done by "
	    "Kystlønn AS on behalf of your employer",
	    "in question" },
	{ "G13(1)(a) how one knows which it is", LANG_NB,
	    "Slik vet du hvem det er for deg: arbeidsgiveren din, som står på "
	    "lønnsslippen.",
	    "Listen over" },
	{ "G14(5)(a) what people know already", LANG_EN,
	    "You are not told when your employer tells you about the payroll. "
	    "Provision: Art. 14(5)(a) GDPR.",
	    "You are told within" },
	{ "G15 against whom", LANG_EN,
	    "For “Wages” you use your rights against your employer.", NULL },
	{ "B03 what the office decides over itself", LANG_EN,
	    "This holds for: “Assignments and invoices” and Answers to "
	    "requests about rights.",
	    NULL },
};

static const struct {
	const char *name;
	bool processor;
	const char *says, *not_says;
} records[] = {
	{ "G30(1) its own record has nothing of the clients'", false,
	    "purpose.assignments", "ayroll data" },
	{ "G30(1) nor the measures for what is theirs", false, "Locked offices",
	    "Encrypted" },
	{ "G30(2) what it does for them", true, "purpose.wages",
	    "purpose.assignments" },
	{ "G30(2) who each of them is, is filled in", true,
	    "the employers, template: fill in name", "Nordlys" },
	{ "G30(2) and how a person knows who it is", true,
	    "known to the person by: your employer, who is named on your "
	    "payslip",
	    "____, your employer" },
	{ "G32 and how that is protected", true, "Encrypted payroll system",
	    NULL },
};

static void
record_case(size_t i)
{
	struct record_of of = { .controller = 0,
		.processor = records[i].processor };
	struct buf b;

	buf_init(&b, 1 << 20);
	if (tap_ok(lang_record_of(&b, st, LANG_EN, LANG_CSV, of) == ERR_OK,
		"a record"))
		tap_said(buf_str(&b), records[i].says, records[i].not_says,
		    records[i].name);
	buf_release(&b);
}

int
main(void)
{
	if (!rows_open("statements/printed/payroll.vern"))
		return tap_done();
	tap_ok(findings() == 0, "nothing is found");
	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		tap_said(text_of(rows_arena, st, printed[i].lang),
		    printed[i].says, printed[i].not_says, printed[i].name);
	for (size_t i = 0; i < ARRAY_LEN(records); i++)
		record_case(i);
	arena_free(rows_arena);
	return tap_done();
}
