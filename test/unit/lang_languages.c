/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every language says everything: no sentence is missing, none is borrowed
 * from another language, and each fills in the same. A statement may be
 * written in languages that the pages of the server do not have.
 */
#include "lang/prose_doc.h"
#include "lang_record.h"
#include "lang_rows.h"

static const char *const names[PROSE_MAX] = {
#define PROSE(key, nb, nn, en) [PROSE_##key] = #key,
#include "lang/prose.def"
#undef PROSE
};

/* {1} to {4} as bits. */
static unsigned
slots(struct str s)
{
	unsigned all = 0;

	for (unsigned i = 1; i <= 4; i++) {
		char slot[] = "{0}";

		slot[1] = (char)('0' + i);
		if (str_find(s, str_of(slot)) != SIZE_MAX)
			all |= 1U << i;
	}
	return all;
}

static size_t
words_of(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ' ';
	return n;
}

static void
whole(enum lang l)
{
	bool all = true, same = true, own = true;

	for (int key = 0; key < PROSE_MAX; key++) {
		struct str s = prose_get((enum prose)key, l);
		struct str en = prose_get((enum prose)key, LANG_EN);
		struct str nb = prose_get((enum prose)key, LANG_NB);

		if (s.n == 0 || !utf8_valid(s)) {
			printf("# missing: %s\n", names[key]);
			all = false;
		}
		if (slots(s) != slots(en)) {
			printf("# fills in another: %s\n", names[key]);
			same = false;
		}
		/* Single words may be alike; sentences are not. */
		if (l >= LANG_COLUMNS && words_of(s) > 2 &&
		    (str_eq(s, en) || str_eq(s, nb))) {
			printf("# borrowed: %s\n", names[key]);
			own = false;
		}
	}
	printf("# %s\n", lang_code(l));
	tap_ok(all, "every sentence is there");
	tap_ok(same, "every sentence fills in the same");
	tap_ok(own, "no sentence is another language's");
}

/* What any text between two languages would show. */
static void
ends_alike(void)
{
	bool all = true;

	for (int key = 0; key < PROSE_MAX; key++) {
		struct str en = prose_get((enum prose)key, LANG_EN);
		bool stop = en.p[en.n - 1] == '.';

		for (int l = 0; l < LANG_MAX; l++) {
			struct str s = prose_get((enum prose)key, (enum lang)l);

			if ((s.p[s.n - 1] == '.') != stop) {
				printf("# %s %s\n", lang_code((enum lang)l),
				    names[key]);
				all = false;
			}
		}
	}
	tap_ok(all, "a sentence is one in each language");
}

static const struct {
	enum lang l;
	const char *says;
} printed[] = {
	{ LANG_SV, "Integritetspolicy för Östersjöns roddklubb" },
	{ LANG_SV, "är personuppgiftsansvarig" },
	{ LANG_SV, "Rättslig grund: samtycke (artikel 6.1 a i" },
	{ LANG_SV, "30 dagar efter att ett dödsfall har bekräftats" },
	{ LANG_SV, "Gäller från den 1 januari 2026." },
	{ LANG_SV, "Kommer från: dig själv" },
	{ LANG_SV, "Från 13 års ålder kan du själv samtycka." },
	{ LANG_SV, "via e-post" },
	{ LANG_DE, "Datenschutzerklärung – Ruderverein Ostsee" },
	{ LANG_DE, "ist Verantwortlicher im Sinne der DSGVO" },
	{ LANG_DE, "Rechtsgrundlage: Einwilligung (Art. 6 Abs. 1 Buchst. a" },
	{ LANG_DE, "30 Tage, nachdem ein Todesfall bestätigt wurde" },
	{ LANG_DE, "Gilt ab dem 1. Januar 2026." },
	{ LANG_DE, "Widerruf der Einwilligung (Art. 7 Abs. 3)" },
	{ LANG_DE, "Die Zahlen sind anonym: Jede steht für mindestens 5" },
	{ LANG_NL, "Privacyverklaring van Roeivereniging Oostzee" },
	{ LANG_NL, "is de verwerkingsverantwoordelijke" },
	{ LANG_NL,
	    "Rechtsgrond: toestemming (artikel 6, lid 1, onder a, AVG)" },
	{ LANG_NL, "30 dagen nadat een overlijden is bevestigd" },
	{ LANG_NL, "Geldt vanaf 1 januari 2026." },
	{ LANG_NL, "Dat gebeurt minstens 30 dagen voordat" },
};

static void
statement_in_three(void)
{
	const struct date today = { 2026, 3, 1 };
	struct lang_findings fs = { 0 };
	struct str box;

	if (!rows_open("test/unit/lang_further.vern"))
		return;
	lang_check(rows_arena, st, today, LANG_SV, &fs);
	for (size_t i = 0; i < fs.n; i++)
		printf("# %u: %s\n", fs.at[i].pos.line, fs.at[i].code);
	tap_ok(fs.n == 0, "sv, de and nl alone: no finding");
	for (size_t i = 0; i < ARRAY_LEN(printed); i++)
		tap_ok(prints(printed[i].l, printed[i].says), printed[i].says);
	for (int l = 0; l < LANG_COLUMNS; l++) {
		struct buf b;

		buf_init(&b, 1 << 20);
		tap_err(lang_statement(&b, st, (enum lang)l, LANG_TEXT),
		    ERR_INVALID, "not in a language that it does not say");
		tap_err(record_of_all(&b, st, (enum lang)l, LANG_CSV),
		    ERR_INVALID, "nor its record");
		buf_release(&b);
	}
	box = lang_consent_text(rows_arena, st,
	    statement_purpose(st, STR("newsletter")), CHANNEL_EMAIL, LANG_DE);
	tap_str(box,
	    STR("Ja, senden Sie mir den Newsletter. Dann darf Östersjöns "
		"roddklubb folgende Daten für „Newsletter“ verwenden: Name, "
		"E-Mail und Sprache. Die Nachrichten werden per E-Mail "
		"gesendet. Für diese willigt eine sorgeberechtigte Person ein: "
		"Kinder. Sie können die Einwilligung jederzeit widerrufen: "
		"über den Link in jeder Nachricht, per E-Mail oder im "
		"Portal."),
	    "beside the box, in German");
}

static void
findings_in_three(void)
{
	tap_ok(found_after(" de \"Boot\" nl \"Boot\"", " nl \"Boot\"",
		   "text_missing"),
	    "a text that lacks German");
	tap_ok(found_after("\t\t\tnl \"Ja, stuur mij de nieuwsbrief.\"\n", "",
		   "text_missing"),
	    "a consent text that lacks Dutch");
	tap_ok(found_after("languages sv, de, nl", "languages sv, de",
		   "undeclared_language"),
	    "a text in a language that is not said");
	tap_ok(found_after("sv \"Båt\" de", "sv \"Båt\" sv \"Båt\" de",
		   "said_twice"),
	    "a language said twice on a line");
	tap_ok(found_after("\tusing boat\n", "\tsv \"Igen\"\n\tusing boat\n",
		   "said_twice"),
	    "and on two lines");
	tap_ok(found_after("languages sv, de, nl", "languages sv, de, da",
		   "expected"),
	    "a language that has no catalogue");
	tap_ok(found_after("role editor {", "role de {", "reserved_name"),
	    "its code is a word of the language");
}

int
main(void)
{
	for (int l = 0; l < LANG_MAX; l++)
		whole((enum lang)l);
	ends_alike();
	statement_in_three();
	findings_in_three();
	return tap_done();
}
