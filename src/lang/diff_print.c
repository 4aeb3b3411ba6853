/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_print: a comparison in words. */
#include <string.h>

#include "lang/diff_private.h"
#include "lang/prose_doc.h"

#define IN(en, nb, nn)                            \
	{                                         \
		{                                 \
			[LANG_NB] = STR_INIT(nb), \
			[LANG_NN] = STR_INIT(nn), \
			[LANG_EN] = STR_INIT(en), \
		},                                \
	}

static const struct {
	const char *name;
	struct diff_words word;
	unsigned follows;
} classes[DIFF_CLASS_MAX] = {
#define DIFF_CLASS(name, en, nb, nn, follows) \
	{ #name, IN(en, nb, nn), follows },
#include "lang/diff_classes.def"
#undef DIFF_CLASS
};

enum diff_say {
#define DIFF_SAY(name, en, nb, nn) DIFF_SAYS_##name,
#include "lang/diff_says.def"
#undef DIFF_SAY
	DIFF_SAYS_MAX
};
static const struct diff_words says[DIFF_SAYS_MAX] = {
#define DIFF_SAY(name, en, nb, nn) IN(en, nb, nn),
#include "lang/diff_says.def"
#undef DIFF_SAY
};

const char *
diff_class_code(enum diff_class c)
{
	static char lower[DIFF_CLASS_MAX][32];

	return ascii_lower_name(lower[c], sizeof(lower[c]), classes[c].name);
}

struct str
diff_class_word(enum diff_class c, enum lang l)
{
	return classes[c].word.in[lang_ui(l)];
}

unsigned
diff_class_follows(enum diff_class c)
{
	return classes[c].follows;
}

const char *
diff_follow_code(enum diff_follow f)
{
	static const char *const codes[] = { "second_person", "notice",
		"inform", "ask_again", "needs_consent", "at_once",
		"delete_values" };

	return codes[__builtin_ctz((unsigned)f)];
}

/* ---- who --------------------------------------------------------------- */

static struct index_list
kinds_of(struct doc *doc, uint64_t kinds)
{
	struct index_list of = { .at = ARENA_ARRAY(doc->a, int, 64) };

	for (size_t i = 0; i < doc->st->kinds_n && i < 64; i++)
		if ((kinds >> i & 1) != 0)
			of.at[of.n++] = (int)i;
	return of;
}

static struct str
kinds_text(struct doc *doc, uint64_t kinds)
{
	struct index_list of = kinds_of(doc, kinds);

	return doc_kinds(doc, &of);
}

/* "members"; "donors, current and former,", as a verb follows. */
static struct str
people_text(struct doc *doc, const struct diff_change *ch)
{
	struct index_list kinds = kinds_of(doc, ch->kinds);
	struct str s = doc_people(doc, ch->stages & STAGES_TOLD, &kinds);
	struct str both = say1(doc, PROSE_PEOPLE_BOTH, STR(""));

	return s.n > both.n && str_ends(s, both)
		   ? arena_printf(doc->a, STR_FMT ",", STR_ARG(s))
		   : s;
}

/* ---- what follows ------------------------------------------------------ */

/* A sentence of diff_says.def. */
static struct str
diff_say(struct arena *a, enum diff_say s, enum lang lang,
    const struct str *args, size_t n)
{
	return prose_fill(a, says[s].in[lang_ui(lang)], args, n);
}

static bool
is_promised(const struct diff *d)
{
	return d->promised && d->channels != 0 && !period_is_zero(d->lead);
}

static enum diff_say
unreached(const struct diff *d)
{
	return d->is->printed_only ? DIFF_SAYS_NOTICE_UNREACHED
				   : DIFF_SAYS_NOTICE_OUTSIDE;
}

/* By which of the channels of the notice some purpose writes to them. */
static unsigned
written_by(const struct diff *d, int kind)
{
	unsigned by = 0;

	for (size_t i = 0; i < d->is->purposes_n; i++)
		if (purpose_meets(d->is, &d->is->purposes[i], kind))
			by |= d->is->purposes[i].channels;
	return by & d->channels;
}

/* Where no server is, what is promised is promised to all; else to those that
 * are not in the register as far as somebody writes to them. */
static void
outsiders(struct doc *doc, const struct diff *d, const struct diff_change *ch,
    struct list *l)
{
	bool printed = d->is->printed_only && is_promised(d);
	unsigned by = 0;
	uint64_t told = 0;
	struct str args[3] = { STR_NONE };

	for (int k = 0; k < (int)d->is->kinds_n && k < 64; k++) {
		unsigned one = printed ? d->channels : written_by(d, k);

		if ((ch->outside >> k & 1) == 0 || one == 0)
			continue;
		told |= UINT64_C(1) << k;
		by |= one;
	}
	args[0] = lang_capital(doc->a, kinds_text(doc, told));
	args[1] = doc_channels(doc, by);
	args[2] = lang_period(doc->a, d->lead, doc->lang);
	if (told != 0)
		list_add(doc, l,
		    diff_say(doc->a,
			!is_promised(d) ? DIFF_SAYS_NOTICE_UNSAID
			: printed       ? DIFF_SAYS_NOTICE
					: DIFF_SAYS_NOTICE_OFFICE,
			doc->lang, args, ARRAY_LEN(args)));
	args[0] = kinds_text(doc, ch->outside & ~told);
	if (args[0].n > 0)
		list_add(doc, l,
		    diff_say(doc->a, unreached(d), doc->lang, args, 1));
}

/* Those about whom others tell: nobody has their address, and how they learn of
 * it the statement may say. */
static void
third_person(struct doc *doc, const struct diff *d,
    const struct diff_change *ch, struct list *l)
{
	const struct statement *const both[] = { d->is, d->was };
	int i = -1;

	if (!str_eq(ch->construct, lang_keywords[KW_FACT_THIRD].en))
		return;
	for (size_t k = 0; i < 0 && k < ARRAY_LEN(both); k++) {
		struct str label;
		const struct fact *f;

		i = statement_fact(both[k], FACT_THIRD, ch->name);
		if (i < 0)
			continue;
		f = &both[k]->facts[i];
		label = lang_label(&f->n, doc->lang);
		list_add(doc, l,
		    diff_say(doc->a, unreached(d), doc->lang, &label, 1));
		label =
		    text_in(&fact_says(f, FACT_PROPERTY_THIRD_TOLD_HOW)->text,
			doc->lang);
		if (label.n > 0)
			list_add(doc, l,
			    say1(doc, PROSE_D_THIRD_TOLD_HOW,
				doc_with_stop(doc, label)));
	}
}

static struct str
notice(struct arena *a, const struct diff *d, const struct diff_change *ch,
    enum lang lang)
{
	struct doc doc = { .a = a, .st = d->is, .lang = lang_ui(lang) };
	struct str args[3] = { lang_capital(a, people_text(&doc, ch)),
		doc_channels(&doc, d->channels),
		lang_period(a, d->lead, doc.lang) };
	struct list l = { .n = 0 };

	if (args[0].n > 0)
		list_add(&doc, &l,
		    diff_say(a,
			is_promised(d) ? DIFF_SAYS_NOTICE
				       : DIFF_SAYS_NOTICE_UNSAID,
			lang, args, ARRAY_LEN(args)));
	outsiders(&doc, d, ch, &l);
	third_person(&doc, d, ch, &l);
	return l.n > 0 ? list_blank(&doc, &l)
		       : diff_say(a, DIFF_SAYS_NOTICE_NOBODY, lang, NULL, 0);
}

static struct str
asked(struct arena *a, const struct diff *d, const struct diff_change *ch,
    enum lang lang)
{
	struct str name = diff_label(d, ch, lang);

	if (name.n == 0)
		name = ch->name;
	return diff_say(a, DIFF_SAYS_ASK, lang, &name, 1);
}

struct str
lang_diff_follows(struct arena *a, const struct diff *d,
    const struct diff_change *ch, enum diff_follow follow, enum lang lang)
{
	static const struct {
		enum diff_follow follow;
		enum diff_say say;
	} alone[] = {
		{ DIFF_INFORM, DIFF_SAYS_INFORM },
		{ DIFF_CONSENT, DIFF_SAYS_CONSENT },
		{ DIFF_AT_ONCE, DIFF_SAYS_AT_ONCE },
		{ DIFF_DELETE, DIFF_SAYS_DELETE },
	};

	if ((ch->follows & (unsigned)follow) == 0)
		return STR_NONE;
	if (follow == DIFF_NOTICE)
		return notice(a, d, ch, lang);
	if (follow == DIFF_ASK)
		return asked(a, d, ch, lang);
	for (size_t i = 0; i < ARRAY_LEN(alone); i++)
		if (alone[i].follow == follow)
			return diff_say(a, alone[i].say, lang, NULL, 0);
	return STR_NONE; /* a second person is not told of */
}

/* ---- the paragraphs ------------------------------------------------- */

struct str
lang_diff_was(const struct diff_change *ch, enum lang lang)
{
	return lang_ui(lang) == LANG_EN ? ch->was_en : ch->was_nb;
}

struct str
lang_diff_is(const struct diff_change *ch, enum lang lang)
{
	return lang_ui(lang) == LANG_EN ? ch->is_en : ch->is_nb;
}

struct str
lang_diff_property(const struct diff_change *ch, enum lang lang)
{
	return lang_ui(lang) == LANG_EN ? ch->property : ch->property_nb;
}

struct str
lang_diff_title(struct arena *a, const struct diff_change *ch, enum lang lang)
{
	bool en = lang_ui(lang) == LANG_EN;
	struct str property = lang_diff_property(ch, lang);
	struct str name = en ? ch->name : ch->name_nb;
	struct str s = en ? ch->construct : ch->construct_nb;

	if (name.n > 0)
		s = arena_printf(a, STR_FMT " " STR_FMT, STR_ARG(s),
		    STR_ARG(name));
	return property.n == 0 ? s : str_join(a, s, property);
}

struct str
lang_diff_lines(struct arena *a, const struct diff_change *ch, enum lang lang)
{
	struct str args[2] = { ch->was_at, ch->is_at };

	if (args[0].n == 0)
		args[0] = arena_printf(a, "%u", (unsigned)ch->was_line);
	if (args[1].n == 0)
		args[1] = arena_printf(a, "%u", (unsigned)ch->is_line);

	if (ch->was_line == 0)
		return diff_say(a, DIFF_SAYS_IS_LINE, lang, &args[1], 1);
	if (ch->is_line == 0)
		return diff_say(a, DIFF_SAYS_WAS_LINE, lang, &args[0], 1);
	return diff_say(a, DIFF_SAYS_LINES, lang, args, 2);
}

static void
print_value(struct buf *out, char sign, struct str s)
{
	struct str line;

	while (str_part(&s, '\n', &line))
		buf_printf(out, "\t%c " STR_FMT "\n", sign, STR_ARG(line));
}

static void
print_change(struct buf *out, struct arena *a, const struct diff *d,
    const struct diff_change *ch, enum lang lang)
{
	bool any = false;

	buf_printf(out, STR_FMT ": " STR_FMT " (" STR_FMT ")",
	    STR_ARG(diff_class_word(ch->class, lang)),
	    STR_ARG(lang_diff_title(a, ch, lang)),
	    STR_ARG(lang_diff_lines(a, ch, lang)));
	if (ch->parts.n > 0)
		buf_printf(out, ": " STR_FMT,
		    STR_ARG(
			lang_ui(lang) == LANG_EN ? ch->parts : ch->parts_nb));
	buf_putc(out, '\n');
	print_value(out, '-', lang_diff_was(ch, lang));
	print_value(out, '+', lang_diff_is(ch, lang));
	if (ch->one_language)
		buf_printf(out, "\t" STR_FMT "\n",
		    STR_ARG(
			diff_say(a, DIFF_SAYS_ONE_LANGUAGE, lang, NULL, 0)));
	for (unsigned f = DIFF_NOTICE; f <= DIFF_DELETE; f <<= 1) {
		struct str s =
		    lang_diff_follows(a, d, ch, (enum diff_follow)f, lang);

		if (s.n == 0)
			continue;
		buf_printf(out, "\t" STR_FMT "\n", STR_ARG(s));
		any = true;
	}
	if (!any)
		buf_printf(out, "\t" STR_FMT "\n",
		    STR_ARG(diff_say(a, DIFF_SAYS_NOBODY, lang, NULL, 0)));
}

/* Whether the sentence has the words, or the number, that the line had. */
static bool
has_words(struct str text, struct str words)
{
	if (words.n > 1 && words.p[0] == '"')
		words = str_sub(words, 1, words.n - 2);
	return words.n > 0 && str_find(text, words) != SIZE_MAX;
}

/* The last change of the line that a sentence is printed from; of what no
 * changed line says alone, the first whose words it has, or the last one. */
static size_t
said_by(const struct diff_thing *t, const struct diff_said *said)
{
	for (size_t i = t->n; i-- > 0;)
		if (said->line != 0 &&
		    said->line ==
			(said->is ? t->at[i]->is_line : t->at[i]->was_line))
			return i;
	for (size_t i = 0; i < t->n; i++)
		if (has_words(said->text,
			said->is ? t->at[i]->is : t->at[i]->was))
			return i;
	return t->n - 1;
}

/* What people will read of it in place of what they read now. */
static void
print_said(struct buf *out, struct arena *a, const struct diff_thing *t,
    size_t change, enum lang lang)
{
	for (size_t i = 0; i < t->said_n; i++) {
		struct str s, line;

		if (said_by(t, &t->said[i]) != change)
			continue;
		s = diff_say(a,
		    t->said[i].is ? DIFF_SAYS_PRINTED_IS
				  : DIFF_SAYS_PRINTED_WAS,
		    lang, &t->said[i].text, 1);
		for (int n = 0; str_part(&s, '\n', &line); n++)
			buf_printf(out, "\t%s" STR_FMT "\n", n > 0 ? "  " : "",
			    STR_ARG(line));
	}
}

/* In which language that is, where it is not the one asked for. */
static void
print_said_in(struct buf *out, struct arena *a, const struct diff *d,
    const struct diff_thing *things, size_t n, enum lang lang)
{
	enum lang in = lang_diff_said_in(d, lang);
	struct str name = lang_name_in(in, lang_ui(lang));
	bool any = false;

	for (size_t t = 0; t < n; t++) {
		any |= things[t].said_n > 0;
		for (size_t i = 0; i < things[t].n; i++)
			any |= things[t].at[i]->consent;
	}
	if (any && in != lang)
		buf_printf(out, "\n" STR_FMT "\n",
		    STR_ARG(diff_say(a, DIFF_SAYS_PRINTED_IN, lang, &name, 1)));
}

void
lang_diff_print(struct buf *out, const struct diff *d, enum lang lang)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct str class = diff_class_word(d->class, lang);
	struct diff_thing *things;
	size_t n = lang_diff_things(a, d, lang, &things);

	for (size_t t = 0; t < n; t++) {
		for (size_t i = 0; i < things[t].n; i++) {
			print_change(out, a, d, things[t].at[i], lang);
			print_said(out, a, &things[t], i, lang);
		}
	}
	print_said_in(out, a, d, things, n, lang);
	if (d->n == 0) {
		buf_printf(out, STR_FMT "\n",
		    STR_ARG(diff_say(a, DIFF_SAYS_SAME, lang, NULL, 0)));
	} else {
		buf_printf(out, "\n" STR_FMT " " STR_FMT "\n",
		    STR_ARG(diff_say(a, DIFF_SAYS_WHOLE, lang, &class, 1)),
		    STR_ARG(diff_say(a,
			(d->follows & DIFF_SECOND) != 0 ? DIFF_SAYS_SECOND
							: DIFF_SAYS_ALONE,
			lang, NULL, 0)));
	}
	arena_free(a);
}
