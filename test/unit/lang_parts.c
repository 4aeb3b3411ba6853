/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The fields of a record: what they do not say themselves they have of the
 * record, and what they say is theirs.
 */
#include "compiled.h"
#include "policy/words.h"

#define HEAD                                             \
	"statement s {\n\ten \"S\"\n\tlanguages en\n}\n" \
	"controller c {\n\tname \"C\"\n}\n"              \
	"source self {\n\tthe person\n}\n"               \
	"source roll {\n\ten \"Roll\"\n\town register\n}\n"

static struct arena *a;

/* A record of one part, with these lines of both. */
static const struct statement *
record(const char *of_record, const char *of_part)
{
	return compiled_bytes(a,
	    arena_printf(a,
		HEAD "field jobs records {\n\ten \"Jobs\"\n%s"
		     "\tfield title text {\n\t\ten \"Title\"\n%s\t}\n}\n",
		of_record, of_part));
}

static const struct field *
part_of(const struct statement *st)
{
	int i =
	    statement_part(st, statement_field(st, STR("jobs")), STR("title"));

	return &st->fields[i];
}

static const char everything[] =
    "\tfrom self\n\tvisible to the person\n\tclassification internal\n"
    "\tregister owned\n\tspecial category by \"Art. 9(2)(d)\"\n"
    "\tcriminal convictions by \"the law\"\n";

static void
of_the_record(void)
{
	const struct statement *st = record(everything, "");
	const struct field *f = st == NULL ? NULL : part_of(st);

	if (!tap_ok(f != NULL, "a record that says all"))
		return;
	tap_ok(f->sources.n == 1 && f->visible == VISIBLE_PERSON,
	    "where it comes from, and who may see it");
	tap_str(f->classification, STR("internal"), "how secret it is");
	tap_ok(f->register_owned, "whose it is");
	tap_ok(f->special &&
		   str_is(text_in(&f->condition, LANG_EN), "Art. 9(2)(d)"),
	    "that it is special, and by which condition");
	tap_ok(f->criminal &&
		   str_is(text_in(&f->criminal_by, LANG_EN), "the law"),
	    "that it is of convictions, and by which law");
}

static void
of_its_own(void)
{
	const struct statement *st =
	    record(everything, "\t\tfrom roll\n\t\tvisible to staff\n"
			       "\t\tclassification confidential\n"
			       "\t\tspecial category by \"Art. 9(2)(a)\"\n"
			       "\t\tcriminal convictions by \"another law\"\n");
	const struct field *f = st == NULL ? NULL : part_of(st);

	if (!tap_ok(f != NULL, "a part that says it otherwise"))
		return;
	tap_ok(f->sources.n == 1 &&
		   f->sources.at[0] == statement_source(st, STR("roll")),
	    "where it comes from");
	tap_ok(f->visible == VISIBLE_STAFF, "who may see it");
	tap_str(f->classification, STR("confidential"), "how secret it is");
	tap_str(text_in(&f->condition, LANG_EN), STR("Art. 9(2)(a)"),
	    "by which condition");
	tap_str(text_in(&f->criminal_by, LANG_EN), STR("another law"),
	    "by which law");
	tap_ok(f->special && f->criminal && f->register_owned, "and is both");
}

/* What a part says alone does not make the record so. */
static void
of_the_part_alone(void)
{
	static const struct {
		const char *name, *line;
		bool special, criminal, owned;
	} rows[] = {
		{ "a part that is special",
		    "\t\tspecial category by \"Art. 9(2)(a)\"\n", true, false,
		    false },
		{ "a part of convictions",
		    "\t\tcriminal convictions by \"law\"\n", false, true,
		    false },
		{ "a part of the register's", "\t\tregister owned\n", false,
		    false, true },
		{ "a part that says nothing", "", false, false, false },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct statement *st = record("", rows[i].line);
		const struct field *f, *whole;

		if (!tap_ok(st != NULL, rows[i].name))
			continue;
		f = part_of(st);
		whole = &st->fields[f->parent];
		tap_ok(f->special == rows[i].special &&
			   f->criminal == rows[i].criminal &&
			   f->register_owned == rows[i].owned,
		    "is so");
		tap_ok(!whole->special && !whole->criminal &&
			   !whole->register_owned,
		    "and its record is not");
	}
}

int
main(void)
{
	a = arena_new((size_t)1 << 28);
	of_the_record();
	of_its_own();
	of_the_part_alone();
	arena_free(a);
	return tap_done();
}
