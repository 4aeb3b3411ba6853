/* SPDX-License-Identifier: EUPL-1.2 */
/* Expressions that choose recipients: any bytes are read or refused, and what
 * is read is carried out within its memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "store/index_private.h"

static struct index ix;
static const struct purpose *purpose;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
value(const char *record, const char *field, const char *text, uint32_t slot)
{
	int f = statement_field(ix.st, str_of(record));

	if (field != NULL)
		f = statement_part(ix.st, f, str_of(field));
	trait_add(&ix, trait_make(&ix, f, 0, str_of(text)), slot);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	static char text[LIMIT_STATEMENT];
	static struct arena *a; /* of the statement, for good */
	struct lang_findings found = { 0 };
	FILE *f = fopen("statements/ntnu-alumni.vern", "rb");
	size_t n;

	a = arena_new(LIMIT_ARENA_ORG);
	(void)argc;
	(void)argv;
	if (f == NULL)
		abort();
	n = fread(text, 1, sizeof(text), f);
	(void)fclose(f);
	if (lang_compile(a, (struct str){ text, n }, LANG_EN, &ix.st, &found) !=
	    ERR_OK)
		abort();
	traits_init(&ix);
	purpose = &ix.st->purposes[statement_purpose(ix.st,
	    STR("continuing_education"))];
	for (uint32_t i = 0; i < 5000; i++) {
		value("industry", NULL, i % 2 == 0 ? "havbruk" : "it", i);
		value("education", "degree", i % 3 == 0 ? "master" : "ph.d.",
		    i);
	}
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint64_t bits[IDSET_WORDS];
	struct arena *a = arena_new((size_t)64 << 20);
	struct str error = STR_NONE;
	struct where *w;
	enum err e = where_parse(a, &ix, purpose,
	    (struct str){ (const char *)data, size },
	    (enum lang)(size % LANG_MAX), &w, &error);

	if (e == ERR_OK) {
		memset(bits, 0xff, sizeof(bits));
		where_apply(w, &ix, 0, bits);
	} else if (error.n == 0 || !utf8_valid(error)) {
		abort(); /* a refusal says why, in text */
	}
	arena_free(a);
	return 0;
}
