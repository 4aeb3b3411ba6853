/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person gets of their own data, and who does not get it. */
#include <string.h>
#include <zip.h>

#include "export/person_zip.h"
#include "has.h"
#include "store_fixture.h"
#include "view/json_in.h"

#define NAME "Åse <script>alert(1)</script> \"Prøve\""

static struct world w;
static int64_t id;

static enum err
read_as(struct tx *tx, enum act act, struct person_export **out)
{
	const struct grant *g;
	struct person *p;
	enum err e = person_open(tx, id, &p);

	if (e == ERR_OK)
		e = grant_for(&w, tx, "rights", act, p, &g);
	return e == ERR_OK ? person_export_read(tx, g, p, out) : e;
}

/* Law 1: only what the grant for just this covers. */
static void
test_refusals(void)
{
	static const struct {
		const char *name;
		enum act act;
	} cases[] = {
		{ "a grant to see is no grant to take out", ACT_SEE },
		{ "a grant to correct is none", ACT_CORRECT },
		{ "a grant to erase is none", ACT_ERASE },
	};
	struct person_export *pe;
	const struct grant *old;
	struct person *p;
	struct tx tx;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		start(&w, &tx);
		tap_ok(read_as(&tx, cases[i].act, &pe) == ERR_DENIED,
		    cases[i].name);
		(void)finish(&w, &tx, ERR_DENIED);
	}
	start(&w, &tx);
	must(person_open(&tx, id, &p), "person_open");
	must(grant_for(&w, &tx, "rights", ACT_EXPORT, p, &old), "grant");
	must(finish(&w, &tx, ERR_OK), "finish");
	start(&w, &tx);
	must(person_open(&tx, id, &p), "person_open");
	tap_ok(person_export_read(&tx, old, p, &pe) == ERR_DENIED,
	    "a grant of another tick is none");
	tap_ok(person_export_read(&tx, NULL, p, &pe) == ERR_DENIED,
	    "LAW-1 no grant, no data");
	(void)finish(&w, &tx, ERR_DENIED);
}

static void
test_json(const struct person_export *pe)
{
	struct json_value *root = NULL;
	const struct json_value *values, *one;
	struct str text = STR_NONE;
	struct buf b;

	buf_init(&b, PERSON_EXPORT_MAX);
	must(person_export_json(pe, &b), "person_export_json");
	must(json_read(str_trim(buf_str(&b)), &root, NULL), "json_read");
	must(json_get_array(root, "values", &values), "values");
	tap_ok(json_items(values) == 2, "NTNU-27: every value is there");
	one = json_item(values, 0);
	must(json_get_str(one, "value", &text), "value");
	tap_ok(str_is(text, NAME), "as it is kept");
	tap_ok(json_get_str(one, "source", &text) == ERR_OK && text.n > 0,
	    "with its source");
	json_free(root);
	buf_release(&b);
	buf_init(&b, 100);
	tap_ok(person_export_json(pe, &b) == ERR_TOO_BIG,
	    "a full buffer is told");
	buf_release(&b);
}

static void
test_page(const struct person_export *pe)
{
	struct buf b;

	for (int l = 0; l < LANG_MAX; l++) {
		struct str s;

		buf_init(&b, PERSON_EXPORT_MAX);
		must(person_export_html(pe, (enum lang)l, &b), "html");
		s = buf_str(&b);
		tap_ok(has(s, "&lt;script&gt;") && !has(s, "<script") &&
			   has(s, "<!doctype html>") &&
			   has(s, lang_code(lang_ui((enum lang)l))),
		    "T-11: the page shows a name as a name");
		buf_release(&b);
	}
}

static void
test_csv(const struct person_export *pe)
{
	struct buf b;
	struct str s;

	buf_init(&b, PERSON_EXPORT_MAX);
	must(person_export_csv(pe, &b), "csv");
	s = buf_str(&b);
	tap_ok(str_starts(s, STR("\xef\xbb\xbf"
				 "field;")),
	    "the table begins with a mark and a heading");
	tap_ok(has(s, "full_name;;\"Åse <script>alert(1)</script> "
		      "\"\"Prøve\"\"\""),
	    "T-24: quoted as a table wants it");
	buf_release(&b);
}

static void
test_zip(const struct person_export *pe)
{
	static const char *const names[] = { "index.html", "data.json",
		"facts.csv" };
	struct buf one, two;
	zip_error_t error;
	zip_source_t *src;
	zip_t *z;

	buf_init(&one, PERSON_EXPORT_MAX);
	buf_init(&two, PERSON_EXPORT_MAX);
	must(person_export_zip(pe, LANG_NB, &one), "zip");
	must(person_export_zip(pe, LANG_NB, &two), "zip");
	tap_ok(str_eq(buf_str(&one), buf_str(&two)),
	    "the same data gives the same bytes");
	zip_error_init(&error);
	src = zip_source_buffer_create(one.p, one.n, 0, &error);
	z = src == NULL ? NULL
			: zip_open_from_source(src, ZIP_CHECKCONS, &error);
	tap_ok(z != NULL && zip_get_num_entries(z, 0) == 3,
	    "three files, consistent");
	for (size_t i = 0; z != NULL && i < ARRAY_LEN(names); i++) {
		zip_stat_t st;

		tap_ok(zip_stat(z, names[i], 0, &st) == 0 && st.size > 50,
		    names[i]);
	}
	if (z != NULL)
		zip_discard(z);
	buf_release(&two);
	two.max = 100;
	tap_ok(person_export_zip(pe, LANG_NB, &two) == ERR_TOO_BIG,
	    "a file too big is told");
	buf_release(&two);
	buf_release(&one);
}

int
main(void)
{
	struct person_export *pe;
	struct tx tx;

	world_new(&w);
	id = add_person(&w, NAME, "aase@eksempel.example", STAGE_MEMBER);
	test_refusals();
	start(&w, &tx);
	must(read_as(&tx, ACT_EXPORT, &pe), "person_export_read");
	test_json(pe);
	test_page(pe);
	test_csv(pe);
	test_zip(pe);
	must(finish(&w, &tx, ERR_OK), "finish");
	world_end(&w);
	return tap_done();
}
