/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose: the frame of the published statement, and its formats. */
#include "lang/prose_doc.h"

enum err
lang_format_find(struct str s, enum lang_format *out)
{
	static const char *const names[] = {
		[LANG_HTML] = "html",
		[LANG_TEXT] = "text",
		[LANG_JSONLD] = "jsonld",
		[LANG_CSV] = "csv",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (str_is(s, names[i])) {
			*out = (enum lang_format)i;
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

struct str
lang_statement_title(struct arena *a, const struct statement *st,
    enum lang lang)
{
	struct doc d = { .a = a, .st = st, .lang = lang };

	return say1(&d, PROSE_TITLE,
	    text_is_empty(&st->title) ? doc_controllers(&d)
				      : text_in(&st->title, lang));
}

static void
prose_frame(struct doc *d)
{
	const struct statement *st = d->st;
	struct list covers = { .n = 0 };

	d->title = lang_statement_title(d->a, st, d->lang);
	d->prefix = STR("statement");
	doc_say1(d, "version", PROSE_VERSION, st->version);
	doc_say1(d, "published", PROSE_PUBLISHED, doc_date(d, st->published));
	doc_say1(d, "updated", PROSE_UPDATED, doc_date(d, st->updated));
	doc_say1(d, "effective", PROSE_EFFECTIVE, doc_date(d, st->effective));
	doc_say1(d, "review_by", PROSE_REVIEW_BY, doc_date(d, st->review_by));
	for (size_t i = 0; i < st->covers_n; i++)
		list_add(d, &covers, doc_cover(d, st->covers[i]));
	doc_say1(d, "covers", PROSE_COVERS, list_and(d, &covers));
	doc_own(d, "about", &st->about);
}

static const char *const negative_refs[NEGATIVE_MAX] = {
#define NEGATIVE(name, en, nb) [NEGATIVE_##name] = "no." #name,
#include "policy/negatives.def"
#undef NEGATIVE
};

/* What it says that there is none of. */
static void
say_negatives(struct doc *d)
{
	struct list bases = { .n = 0 };

	for (int i = 0; i < NEGATIVE_MAX; i++)
		if ((d->st->negatives >> i & 1) != 0)
			doc_say1(d, negative_refs[i], PROSE_ONE,
			    doc_negative(d, (enum negative)i));
	for (unsigned b = BASIS_A; b <= BASIS_F; b++)
		if ((d->st->bases_unused >> b & 1) != 0)
			list_add(d, &bases,
			    lang_basis_name(d->a, (enum basis_code)b, d->lang));
	doc_say1(d, "bases_unused", PROSE_BASES_UNUSED, list_and(d, &bases));
}

static void
prose_decisions(struct doc *d)
{
	prose_section(d, "decisions", PROSE_H_DECISIONS, "decisions");
	if (d->st->no_automated_decisions)
		doc_say0(d, "none", PROSE_NO_AUTOMATED);
	if (d->st->has_automated_decisions)
		doc_say0(d, "some", PROSE_HAS_AUTOMATED);
	prose_declared(d, "decisions");
}

static void
prose_none(struct doc *d)
{
	doc_section(d, "none", PROSE_H_NONE);
	say_negatives(d);
}

/*
 * In the order of Art. 13 and 14: who (1)(a)-(b), what for and by which right
 * (c)-(d), which facts and from where, to whom (e), where (f), how long
 * (2)(a), rights and choices (b)-(d), decisions (f). With the kinds of people
 * and the roles this answers the headings of ISO/IEC 29184, 5.3 as well.
 */
void
doc_build(struct doc *d)
{
	prose_frame(d);
	prose_summary(d);
	prose_objection(d);
	prose_controller(d);
	prose_kinds(d);
	prose_purposes(d);
	prose_section(d, "activities", PROSE_H_ACTIVITIES, "activities");
	prose_declared(d, "activities");
	prose_fields(d);
	prose_sources(d);
	prose_recipients(d);
	prose_roles(d);
	prose_place(d);
	prose_keeps(d);
	prose_rights(d);
	prose_choices(d);
	prose_decisions(d);
	prose_children(d);
	prose_groups(d);
	prose_cookies(d);
	prose_section(d, "security", PROSE_H_SECURITY, "security");
	if (d->st->no_test_use)
		doc_say0(d, "tests", PROSE_L_TESTS);
	prose_told(d, "security");
	prose_promises(d);
	prose_none(d);
	prose_terms(d);
	prose_changes(d);
	doc_section(d, "more", PROSE_H_TOLD);
	prose_told(d, "");
}

enum err
lang_statement(struct buf *out, const struct statement *st, enum lang lang,
    enum lang_format format)
{
	struct doc d = { .st = st, .lang = lang };

	if ((unsigned)lang >= LANG_MAX || !st->langs[lang] ||
	    format == LANG_CSV)
		return ERR_INVALID;
	d.a = arena_new(LIMIT_ARENA_ORG);
	doc_build(&d);
	if (format == LANG_JSON)
		prose_json(out, &d);
	else if (format == LANG_JSONLD)
		prose_jsonld(out, &d);
	else if (format == LANG_HTML)
		prose_html(out, &d);
	else
		prose_text(out, &d);
	arena_free(d.a);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}
