/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose: the frame of the published statement, and its formats. */
#include "lang/prose_doc.h"
#include "lang/ways.h"

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

static const enum prose right_names[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = PROSE_RIGHT_##name,
#include "policy/rights.def"
#undef RIGHT
};

struct str
doc_right_word(struct doc *d, enum right r)
{
	return say0(d, right_names[r]);
}

static const enum prose right_explained[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = PROSE_RX_##name,
#include "policy/rights.def"
#undef RIGHT
};
static const char *const right_articles[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = "Art. " article,
#include "policy/rights.def"
#undef RIGHT
};
struct str
doc_right(struct doc *d, enum right r)
{
	return doc_capital(d, say0(d, right_names[r]));
}

static const char *const right_refs[RIGHT_MAX] = {
#define RIGHT(name, en, nb, article) [RIGHT_##name] = "right." #name,
#include "policy/rights.def"
#undef RIGHT
};

/* As doc_topic makes references: in small letters, without "right.". */
struct str
doc_right_name(struct doc *d, enum right r)
{
	struct str name = str_of(right_refs[r]);

	name = str_sub(name, STR("right.").n, name.n);
	return text_fold(d->a, name);
}

static bool
same_authority(const struct controller *a, const struct controller *b,
    enum lang lang)
{
	return str_eq(text_in(&a->authority_name, lang),
		   text_in(&b->authority_name, lang)) &&
	       str_eq(a->authority_country, b->authority_country) &&
	       str_eq(a->authority_web, b->authority_web) &&
	       str_eq(a->authority_address, b->authority_address);
}

/* Of controller ${no}; for whom, where it is not that of all. */
static void
say_authority(struct doc *d, size_t no)
{
	const struct controller *all = d->st->controllers, *c = &all[no];
	struct str name = c->n.name, says;
	struct list whose = { .n = 0 };

	for (size_t i = 0; i < d->st->controllers_n; i++) {
		if (!same_authority(&all[i], c, d->lang))
			continue;
		if (i < no)
			return; /* said already */
		list_add(d, &whose,
		    whose.n == 0 ? doc_controller_first(d, &all[i])
				 : doc_controller_name(d, &all[i]));
	}
	says = say2(d, PROSE_RT_AUTHORITY, doc_words(d, &c->authority_name),
	    doc_country(d, c->authority_country));
	if (whose.n < d->st->controllers_n)
		says = say2(d, PROSE_LABELLED, list_names(d, &whose), says);
	doc_say1(d, doc_leaf(d, "authority." STR_FMT, STR_ARG(name)), PROSE_ONE,
	    says);
	doc_link(d, doc_leaf(d, "authority_web." STR_FMT, STR_ARG(name)),
	    PROSE_CTRL_WEB, c->authority_web);
	doc_say1(d, doc_leaf(d, "authority_address." STR_FMT, STR_ARG(name)),
	    PROSE_RT_AUTHORITY_ADDRESS, c->authority_address);
}

static void
say_authorities(struct doc *d)
{
	for (size_t i = 0; i < d->st->controllers_n; i++)
		if (!text_is_empty(&d->st->controllers[i].authority_name))
			say_authority(d, i);
}

/* How people show who they are, where it is one answer for all rights: said
 * once. What is said of some rights stands with those. */
static const struct text *
shared_identity(struct doc *d)
{
	const struct text *shared = NULL;
	int n = 0;

	for (int r = 0; r < RIGHT_MAX; r++) {
		const struct right_rule *rule = &d->st->rights[r];

		if (!rule->declared)
			continue;
		if (text_is_empty(&rule->identity))
			return NULL;
		if (n++ > 0 && !str_eq(text_in(&rule->identity, d->lang),
				   text_in(shared, d->lang)))
			return NULL;
		shared = &rule->identity;
	}
	return n > 1 ? shared : NULL;
}

/* "The north: How to use the right: by email." */
static void
say_own(struct doc *d, enum right right, const struct right_own *own)
{
	const struct controller *c = &d->st->controllers[own->controller];
	struct str name = doc_controller_first(d, c);
	struct str ways = doc_by(d, ways_of_all(d->st, own->channels), false);

	if (ways.n > 0)
		doc_say2(d,
		    doc_leaf(d, "channels." STR_FMT, STR_ARG(c->n.name)),
		    PROSE_LABELLED, name, say1(d, PROSE_RT_CHANNELS, ways));
	if (right != RIGHT_COMPLAINT && !period_is_zero(own->promise))
		doc_say2(d, doc_leaf(d, "promise." STR_FMT, STR_ARG(c->n.name)),
		    PROSE_LABELLED, name,
		    say1(d, PROSE_RT_PROMISE, doc_period(d, own->promise)));
}

static void
say_right(struct doc *d, enum right right, bool identity)
{
	const struct right_rule *r = &d->st->rights[right];
	struct str name = doc_right(d, right);

	doc_topic(d, str_of(right_refs[right]),
	    say2(d, PROSE_RIGHT_HEAD, name,
		doc_cite(d, str_of(right_articles[right]))));
	doc_say0(d, "right", right_explained[right]);
	doc_say_own(d, "scope", PROSE_RT_SCOPE, &r->scope);
	doc_say_exceptions(d, "except", PROSE_RT_EXCEPT, r->except,
	    r->except_n);
	if (identity)
		doc_say_own(d, "identity", PROSE_L_IDENTITY, &r->identity);
	doc_say1(d, "channels", PROSE_RT_CHANNELS,
	    doc_by(d, ways_of_all(d->st, r->channels), false));
	/* A complaint is the authority's to answer. */
	if (right != RIGHT_COMPLAINT)
		doc_say1(d, "promise",
		    r->promise_all ? PROSE_RT_PROMISE_ALL : PROSE_RT_PROMISE,
		    doc_period(d, r->promise));
	for (size_t i = 0; i < r->own_n; i++)
		say_own(d, right, &r->own[i]);
	if (r->identity_card)
		doc_say0(d, "identity_card", PROSE_RT_CARD);
	if (r->month_at_most)
		doc_say0(d, "month", PROSE_RT_MONTH);
}

static void
prose_rights(struct doc *d)
{
	bool any = false;
	const struct text *shared = shared_identity(d);

	prose_section(d, "rights", PROSE_H_RIGHTS, "rights");
	for (int r = 0; r < RIGHT_MAX; r++)
		any = any || d->st->rights[r].declared;
	if (any)
		doc_say0(d, "law", PROSE_RT_LAW);
	if (shared != NULL)
		doc_say_own(d, "identity", PROSE_L_IDENTITY, shared);
	if (any)
		doc_say_turns(d);
	say_authorities(d);
	for (int r = 0; r < RIGHT_MAX; r++) {
		if (d->st->rights[r].declared)
			say_right(d, (enum right)r, shared == NULL);
	}
	prose_told(d, "rights");
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
