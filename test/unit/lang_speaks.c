/* SPDX-License-Identifier: EUPL-1.2 */
/* In which language to speak of a statement to who asks for none. */
#include "lang/lang.h"
#include "tap.h"

struct row {
	const char *name, *source;
	enum lang want;
};
static const struct row rows[] = {
	{ "nothing", "", LANG_EN },
	{ "no line of languages", "statement s {\n\tversion 1.0.0\n}\n",
	    LANG_EN },
	{ "English alone", "statement s {\n\tlanguages en\n}\n", LANG_EN },
	{ "bokmål alone", "statement s {\n\tlanguages nb\n}\n", LANG_NB },
	{ "nynorsk alone, with the words of bokmål",
	    "erklæring s {\n\tmålformer nn\n}\n", LANG_NN },
	{ "nynorsk alone, with the other spelling",
	    "erklæring s {\n\tspråk nn\n}\n", LANG_NN },
	{ "Swedish and German", "statement s {\n\tlanguages de, sv\n}\n",
	    LANG_SV },
	{ "English among others",
	    "statement s {\n\tlanguages nb,nn , en\r\n}\n", LANG_EN },
	{ "a language that there is not", "statement s {\n\tlanguages xx\n}\n",
	    LANG_EN },
	{ "… and one that there is", "statement s {\n\tlanguages xx nb\n}\n",
	    LANG_NB },
	{ "the word within a line",
	    "statement s {\n\tnb \"languages nn\"\n\tlanguages nb\n}\n",
	    LANG_NB },
	{ "what cannot be read besides",
	    "statement s {\n\tversn 1\n\tlanguages nb\n\tx\n", LANG_NB },
	{ "a comment behind it", "statement s {\n\tlanguages nb # nn, en\n}\n",
	    LANG_NB },
	{ "an end within the line", "statement s {\n\tlanguages nb", LANG_NB },
	{ "the word alone", "languages", LANG_EN },
};

static void
compiled(void)
{
	struct statement st = { 0 };

	tap_ok(lang_speaks(&st) == LANG_EN, "a statement in no language");
	st.langs[LANG_NN] = true;
	tap_ok(lang_speaks(&st) == LANG_NN, "in one");
	st.langs[LANG_NB] = true;
	tap_ok(lang_speaks(&st) == LANG_NB, "the first of two");
	st.langs[LANG_EN] = true;
	tap_ok(lang_speaks(&st) == LANG_EN, "English before all");
}

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_ok(lang_speaks_source(str_of(rows[i].source)) ==
			   rows[i].want,
		    rows[i].name);
	compiled();
	return tap_done();
}
