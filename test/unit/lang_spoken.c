/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who is spoken to: the page says "you"; the record of processing tells of
 * people in each of its cells, in each language.
 */
#include <ctype.h>

#include "base/limits.h"
#include "compiled.h"
#include "lang_record.h"
#include "said.h"

static struct arena *a;

static const char file[] =
    "statement shop {\n"
    "\tin all languages 'Butikk'\n"
    "\tversion 1\n"
    "\teffective 2026-01-01\n"
    "\tlanguages nb, nn, en, sv, de, nl\n"
    "}\n"
    "controller shop {\n\tin all languages 'Butikk'\n\tname 'Butikk AS'\n}\n"
    "kind of person customer {\n\tin all languages 'Kunder'\n"
    "\tnot in the register\n}\n"
    "purpose sale {\n\tin all languages 'Salg'\n"
    "\tfor customer\n\tbasis contract\n}\n"
    "data category goods {\n\tin all languages 'Varer'\n"
    "\tfrom the person\n\tkept for 2 years after last purchase\n"
    "\tconcerns customer\n\tfor purposes sale\n}\n"
    "data category talk {\n\tin all languages 'Samtaler'\n"
    "\tvoluntary\n\tkept for 2 years after last contact\n\tfor purposes "
    "sale\n}\n"
    "profile taste {\n\tin all languages 'Smak'\n"
    "\tswitched off by email\n\tkept for 1 year\n\tfor purposes sale\n}\n"
    "pictures hall {\n\tin all languages 'Lokalet'\n"
    "\tremoved within 3 days\n\tkept for 1 year\n\tfor purposes sale\n}\n"
    "device storage basket {\n\tin all languages 'Kurv'\n"
    "\tstrictly necessary\n\tlasts 1 day\n\tfor purposes sale\n}\n"
    "survey asked {\n\tin all languages 'Undersøkelse'\n"
    "\twith names\n\towner gets no addresses\n\tkept for 1 year\n"
    "\tfor purposes sale\n}\n"
    "event type fair {\n\tin all languages 'Messe'\n"
    "\tpaid\n\tothers may be signed up\n\ttold within 14 days\n"
    "\tkept after event for 30 days\n\tfor purposes sale\n}\n"
    "user content wall {\n\tin all languages 'Veggen'\n"
    "\tedited by the person\n\tremoved within 3 days\n"
    "\tfor purposes sale\n}\n"
    "disclosure court {\n\tin all languages 'Rett'\n"
    "\tperson is told unless forbidden\n}\n"
    "takeover buyer {\n\tin all languages 'Salg av butikken'\n"
    "\ttold before within 30 days\n\tthe person may object\n}\n"
    "publication board {\n\tin all languages 'Tavle'\n"
    "\tremoved on request\n\trefused by email\n\tkept for 1 year\n"
    "\tfor purposes sale\n}\n"
    "transfer cloud {\n\tin all languages 'Sky'\n\tto country US\n"
    "\tby standard contractual clauses\n"
    "\tcopy from in all languages 'Post'\n}\n"
    "breach handling breaches {\n\tin all languages 'Brudd'\n"
    "\tpeople told when in all languages 'fare'\n}\n";

/* Words by which somebody is spoken to, each in small letters. */
static const struct {
	enum lang lang;
	const char *words[12];
	const char *of; /* and how people are told of */
} spoken[] = {
	{ LANG_NB, { "du", "deg", "din", "ditt", "dine" }, "personen" },
	{ LANG_NN, { "du", "deg", "din", "ditt", "dine" }, "personen" },
	{ LANG_EN, { "you", "your", "yours", "yourself" }, "the person" },
	{ LANG_SV, { "du", "dig", "din", "ditt", "dina" }, "personen" },
	{ LANG_DE, { "ihnen", "ihr", "du", "dich" }, "die Person" },
	{ LANG_NL, { "u", "uw", "uzelf", "je", "jouw" }, "de persoon" },
};

static bool
is_letter(char x)
{
	return isalpha((unsigned char)x) || (unsigned char)x >= 0x80;
}

/* Whether a word of ${s} is ${word}. "Sie" of German is told by its capital,
 * within a sentence, and so is apart. */
static bool
has_word(struct str s, const char *word)
{
	struct str w = str_of(word);

	for (size_t i = 0; i + w.n <= s.n; i++) {
		size_t n = 0;

		while (n < w.n && tolower((unsigned char)s.p[i + n]) == w.p[n])
			n++;
		if (n == w.n && (i == 0 || !is_letter(s.p[i - 1])) &&
		    (i + n == s.n || !is_letter(s.p[i + n])))
			return true;
	}
	return false;
}

static struct str
record_of(const struct statement *st, enum lang l)
{
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 20);
	if (record_of_all(&b, st, l, LANG_CSV) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
test_language(const struct statement *st, size_t no)
{
	enum lang l = spoken[no].lang;
	struct str record = record_of(st, l), page = text_of(a, st, l);
	bool none = record.n > 0, any = false;

	for (size_t i = 0;
	     i < ARRAY_LEN(spoken[no].words) && spoken[no].words[i] != NULL;
	     i++) {
		none = none && !has_word(record, spoken[no].words[i]);
		any = any || has_word(page, spoken[no].words[i]);
	}
	if (l == LANG_DE) {
		none = none && !has(record, " Sie ");
		any = any || has(page, " Sie ");
	}
	if (!tap_ok(none && has(record, spoken[no].of),
		arena_printf(a, "G30(1) the record of %s tells of people",
		    lang_code(l))
		    .p))
		printf("# " STR_FMT "\n", STR_ARG(record));
	tap_ok(any,
	    arena_printf(a, "G13 the page in %s speaks to them", lang_code(l))
		.p);
}

/* What the record says of each in English, and the page to whom it reads. */
static const struct {
	const char *record, *page;
} said[] = {
	{ "Comes from: the person.", "Comes from: yourself" },
	{ "2 years after the person last bought something",
	    "2 years after you last bought something" },
	{ "2 years after the person was last in touch",
	    "2 years after you were last in touch with us" },
	{ "The person can switch it off: by email",
	    "You can switch it off: by email" },
	{ "Removed within 3 days when the person asks",
	    "Removed within 3 days when you ask" },
	{ "Strictly necessary for what the person asks for",
	    "Strictly necessary for what you ask for" },
	{ "The person is told, unless telling is forbidden",
	    "You are told, unless telling is forbidden" },
	{ "The person is told at least 30 days before",
	    "You are told at least 30 days before" },
	{ "If the person objects, the information is not transferred",
	    "If you object, your information is not transferred" },
	{ "The person can say no: by email", "You can say no: by email" },
	{ "The person is told when: fare", "You are told when: fare" },
};

static void
test_said(const struct statement *st)
{
	struct str record = record_of(st, LANG_EN);
	struct str page = text_of(a, st, LANG_EN);

	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		tap_said(record, said[i].record, said[i].page,
		    arena_printf(a, "G30(1) %s", said[i].record).p);
		tap_said(page, said[i].page, said[i].record,
		    arena_printf(a, "G13 %s", said[i].page).p);
	}
}

int
main(void)
{
	const struct statement *st;
	char *bytes;

	a = arena_new(LIMIT_ARENA_REQUEST * 4);
	bytes = arena_alloc(a, sizeof(file));
	for (size_t i = 0; i < sizeof(file); i++)
		bytes[i] = file[i] == '\'' ? '"' : file[i];
	st = compiled_bytes(a, str_of(bytes));
	if (tap_ok(st != NULL, "a shop")) {
		for (size_t i = 0; i < ARRAY_LEN(spoken); i++)
			test_language(st, i);
		test_said(st);
	}
	arena_free(a);
	return tap_done();
}
