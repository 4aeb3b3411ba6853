/* SPDX-License-Identifier: EUPL-1.2 */
/* Notes of the trail in the language of the page; what nobody knows stays. */
#include "web/noted.h"

#include "compiled.h"
#include "store/store.h"
#include "tap.h"

static const struct {
	enum act act;
	const char *note, *en, *nb;
} cases[] = {
	{ ACT_SETTING, "statement 3 released, narrowing",
	    "statement 3 released", "erklæring 3 godkjent" },
	{ ACT_SETTING, "statement 3 released, change, by one person",
	    "statement 3 released, by one person",
	    "erklæring 3 godkjent, av én person" },
	{ ACT_SETTING, "statement 3 in force", "statement 3 in force",
	    "erklæring 3 gjelder" },
	{ ACT_SETTING, "statement proposed", "statement proposed",
	    "erklæring foreslått" },
	{ ACT_SETTING, "set public.url", "setting public.url",
	    "innstilling public.url" },
	{ ACT_ERASE, "fields boat mast", "fields: boat mast",
	    "felter: boat mast" },
	{ ACT_ERASE, "consents", "consents", "samtykker" },
	{ ACT_ERASE, "marks 4", "4 marks", "4 merker" },
	{ ACT_SEE, "kinds by age", "kinds of person by age",
	    "persontyper etter alder" },
	{ ACT_CORRECT, "told 2026-02-09", "told 2026-02-09",
	    "fortalt 2026-02-09" },
	{ ACT_CORRECT, "page opened", "", "" },
	{ ACT_KIND, "kinds +honorary -plain", "+ honorary member, − member",
	    "+ æresmedlem, − medlem" },
	{ ACT_KIND, "kinds +gone", "+ gone", "+ gone" },
	{ ACT_SEE, "kinds +honorary", "kinds +honorary", "kinds +honorary" },
	{ ACT_SEE, "nobody knows", "nobody knows", "nobody knows" },
	{ ACT_SEE, "", "", "" },
};

static const char lines[] =
    "statement s {\n\tlanguages nb, en\n}\n"
    "controller society {\n\tname \"Laget\"\n}\n"
    "kind of person honorary {\n\tnb \"æresmedlem\" en \"honorary "
    "member\"\n\tby the office\n}\n"
    "kind of person plain {\n\tnb \"medlem\" en \"member\"\n\tby own "
    "registration\n}\n";

int
main(void)
{
	struct arena *a = arena_new(1 << 24);
	struct org org = { .st = compiled_bytes(a, STR(lines)) };
	struct call c = { .a = a, .org = &org };

	tap_ok(org.st != NULL, "the file is read");
	for (size_t i = 0; org.st != NULL && i < ARRAY_LEN(cases); i++) {
		struct audit_entry e = { .act = (uint32_t)cases[i].act,
			.note = str_of(cases[i].note) };

		c.lang = LANG_EN;
		tap_str(noted_note(&c, &e), str_of(cases[i].en), cases[i].note);
		c.lang = LANG_NB;
		tap_str(noted_note(&c, &e), str_of(cases[i].nb), cases[i].note);
	}
	arena_free(a);
	return tap_done();
}
