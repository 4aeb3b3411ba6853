/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who works for customers, and tells of it in its own statement: what is asked
 * of a client, whose statement is another, and what is told of it (Art. 28,
 * 30(2)).
 */
#include "compiled.h"
#include "has.h"
#include "lang/prose.h"
#include "tap.h"
#include "unfolded.h"

/* We, our client, and what we do for it. */
#define FILE_OF(we, client, hosting)                                           \
	"statement firm {\n\tnb \"Firmaet\" en \"The firm\"\n\tlanguages nb, " \
	"en\n"                                                                 \
	"\tprinted only\n}\n"                                                  \
	"controller firm {\n\tname \"Firm AS\"\n\tcontact address "            \
	"\"post@firm.example\"\n"                                              \
	"\tdata protection officer not required {\n\t\treason nb \"Lite.\" "   \
	"en \"Small.\"\n"                                                      \
	"\t}\n" we "}\n"                                                       \
	"controller client {\n\tname \"Client SA\"\n\tcontact address "        \
	"\"post@client.example\"\n" client "}\n"                               \
	"purpose own {\n\tnb \"Eget\" en \"Own\"\n\tbasis contract\n}\n"       \
	"purpose hosting {\n\tnb \"Drift\" en \"Hosting\"\n\tcontroller "      \
	"client\n" hosting "}\n"                                               \
	"right objection {\n\tthrough portal\n}\n"
#define WORKS "\tprocessor for client\n\tcountry NO\n"
#define DOES  "\tservice provided nb \"Tjenere\" en \"Servers\"\n"
#define TASK  "\tbasis public task\n"

static const struct asked_case {
	const char *name, *file, *code;
	bool is;
} asked[] = {
	{ "G6 a client says its own basis", FILE_OF(WORKS, "", ""), "no_basis",
	    false },
	{ "G13(2)(d) a client has a statement of its own",
	    FILE_OF(WORKS, "", ""), "authority_missing", true },
	{ "G37 a client says who its officer is", FILE_OF(WORKS, "", ""),
	    "officer_unsaid", false },
	{ "G37 a client that is a public body",
	    FILE_OF(WORKS, "\tpublic body\n", ""), "dpo_missing", false },
	{ "G6 who works for nobody", FILE_OF("", "", ""), "no_basis", true },
	{ "G37 who works for nobody", FILE_OF("", "", ""), "officer_unsaid",
	    true },
	{ "G37 a public body that nobody works for",
	    FILE_OF("", "\tpublic body\n", ""), "dpo_missing", true },
	{ "G26 who decides together is no client",
	    FILE_OF(WORKS, "", "\tjointly with firm\n"), "no_basis", true },
	{ "a district is no client", FILE_OF(WORKS, "\tpart of firm\n", ""),
	    "no_basis", true },
};

static const struct told_case {
	const char *name, *file;
	enum lang lang;
	const char *says, *not_says;
} told[] = {
	{ "G13(1)(a) of what one is the controller, nb", FILE_OF(WORKS, "", ""),
	    LANG_NB, "Client SA er behandlingsansvarlig. Det gjelder: Drift.",
	    "Det gjelder: Eget" },
	{ "G13(1)(a) of what one is the controller, en", FILE_OF(WORKS, "", ""),
	    LANG_EN, "Client SA is the controller. This is so for: Hosting.",
	    "so for: Own" },
	{ "G28 in short, on whose behalf", FILE_OF(WORKS, "", ""), LANG_EN,
	    "* Hosting: on behalf of Client SA", NULL },
	{ "G28 in short, the basis where it is said", FILE_OF(WORKS, "", TASK),
	    LANG_EN, "* Hosting: task in the public interest",
	    "Hosting: on behalf" },
	{ "G21(1) one objects to the client, not to us",
	    FILE_OF(WORKS, "", TASK), LANG_NB,
	    "* Drift: Client SA: post@client.example", "Drift: i portalen" },
	{ "G21(1) or as the file says",
	    FILE_OF(WORKS, "", TASK "\twithdrawn by phone\n"), LANG_NB,
	    "* Drift: på telefon", "Drift: Client SA" },
};

static void
in_record(struct arena *a, const char *name, const char *file, const char *says)
{
	const struct statement *st = compiled_bytes(a, str_of(file));
	struct buf b;

	buf_init(&b, 1 << 20);
	if (!tap_ok(st != NULL &&
			lang_record_of(&b, st, LANG_EN, LANG_CSV,
			    (struct record_of){ .controller = 0,
				.processor = true }) == ERR_OK &&
			has(buf_str(&b), says),
		name))
		printf("# " STR_FMT "\n", STR_ARG(buf_str(&b)));
	buf_release(&b);
}

static void
is_told(struct arena *a, const struct told_case *c)
{
	const struct statement *st = compiled_bytes(a, str_of(c->file));
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 20);
	if (st != NULL && lang_statement(&b, st, c->lang, LANG_TEXT) == ERR_OK)
		text = unfolded(a, buf_str(&b));
	buf_release(&b);
	if (!tap_ok(has(text, c->says) &&
			(c->not_says == NULL || !has(text, c->not_says)),
		c->name))
		printf("# " STR_FMT "\n", STR_ARG(text));
}

int
main(void)
{
	struct arena *a = arena_new(1 << 28);

	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		const struct statement *st =
		    compiled_bytes(a, str_of(asked[i].file));

		tap_ok(st != NULL &&
			   check_finds(a, st, asked[i].code) == asked[i].is,
		    asked[i].name);
	}
	for (size_t i = 0; i < ARRAY_LEN(told); i++)
		is_told(a, &told[i]);
	in_record(a, "G30(2)(b) what is done for the client",
	    FILE_OF(WORKS DOES, "", ""), "Hosting; Servers");
	in_record(a, "G30(2)(a) that there is no officer, and why",
	    FILE_OF(WORKS, "", ""),
	    "We have no data protection officer; none is required. Small.");
	arena_free(a);
	return tap_done();
}
