/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_print: a comparison in words. */
#include "lang/diff_private.h"
#include "lang/prose_doc.h"

static const struct {
	const char *name;
	struct phrase word;
	unsigned follows;
} classes[DIFF_CLASS_MAX] = {
#define DIFF_CLASS(name, en, nb, follows) \
	{ #name, { STR_INIT(en), STR_INIT(nb) }, follows },
#include "lang/diff_classes.def"
#undef DIFF_CLASS
};

enum say {
#define DIFF_SAY(name, en, nb) SAY_##name,
#include "lang/diff_says.def"
#undef DIFF_SAY
	SAY_MAX
};
static const struct phrase says[SAY_MAX] = {
#define DIFF_SAY(name, en, nb) { STR_INIT(en), STR_INIT(nb) },
#include "lang/diff_says.def"
#undef DIFF_SAY
};

static struct str
in(const struct phrase *p, enum lang l)
{
	return l == LANG_EN ? p->en : p->nb;
}

const char *
diff_class_code(enum diff_class c)
{
	static char lower[DIFF_CLASS_MAX][32];
	const char *from = classes[c].name;

	for (size_t i = 0; from[i] != '\0' && i + 1 < sizeof(lower[c]); i++)
		lower[c][i] = from[i] >= 'A' && from[i] <= 'Z'
				  ? (char)(from[i] - 'A' + 'a')
				  : from[i];
	return lower[c];
}

struct str
diff_class_word(enum diff_class c, enum lang l)
{
	return in(&classes[c].word, l);
}

unsigned
diff_class_follows(enum diff_class c)
{
	return classes[c].follows;
}

const char *
diff_follow_code(enum diff_follow f)
{
	switch (f) {
	case DIFF_SECOND:
		return "second_person";
	case DIFF_NOTICE:
		return "notice";
	case DIFF_INFORM:
		return "inform";
	case DIFF_ASK:
		return "ask_again";
	case DIFF_CONSENT:
		return "needs_consent";
	case DIFF_AT_ONCE:
		return "at_once";
	case DIFF_DELETE:
		return "delete_values";
	}
	return "";
}

/* ---- who --------------------------------------------------------------- */

static void
comma(struct arena *a, struct str *s, struct str more)
{
	*s = s->n == 0 ? more
		       : arena_printf(a, STR_FMT ", " STR_FMT, STR_ARG(*s),
			     STR_ARG(more));
}

/* "members, invited people" */
static struct str
people_text(struct arena *a, const struct diff *d, const struct diff_change *ch,
    enum lang lang)
{
	static const struct {
		unsigned stage;
		enum kw kw;
	} stages[] = { { STAGE_INVITED, KW_INVITED },
		{ STAGE_MEMBER, KW_MEMBERS }, { STAGE_LEAVING, KW_LEAVING } };
	struct str s = STR_NONE, kinds = STR_NONE;

	for (size_t i = 0; i < ARRAY_LEN(stages); i++)
		if ((ch->stages & stages[i].stage) != 0)
			comma(a, &s, in(&lang_keywords[stages[i].kw], lang));
	for (size_t i = 0; i < d->is->kinds_n && i < 64; i++)
		if ((ch->kinds >> i & 1) != 0)
			comma(a, &kinds, d->is->kinds[i].n.name);
	if (s.n > 0 && kinds.n > 0)
		s = arena_printf(a, STR_FMT " (" STR_FMT ")", STR_ARG(s),
		    STR_ARG(kinds));
	return s;
}

static struct str
channels_of(struct arena *a, unsigned set, enum lang lang)
{
	struct str s = STR_NONE;

	for (int c = 0; c < CHANNEL_MAX; c++)
		if ((set >> c & 1) != 0)
			comma(a, &s, channel_label((enum channel)c, lang));
	return s;
}

/* ---- what follows ------------------------------------------------------ */

static struct str
say(struct arena *a, enum say s, enum lang lang, const struct str *args,
    size_t n)
{
	return prose_fill(a, in(&says[s], lang), args, n);
}

static struct str
upper_first(struct arena *a, struct str s)
{
	char *p;

	if (s.n == 0 || s.p[0] < 'a' || s.p[0] > 'z')
		return s;
	s = arena_str(a, s);
	p = arena_alloc(a, s.n);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i];
	p[0] = (char)(p[0] - 'a' + 'A');
	return (struct str){ p, s.n };
}

static struct str
notice(struct arena *a, const struct diff *d, const struct diff_change *ch,
    enum lang lang)
{
	struct str args[3] = { upper_first(a, people_text(a, d, ch, lang)),
		channels_of(a, d->channels, lang),
		lang_period(a, d->lead, lang) };

	if (args[0].n == 0)
		return say(a, SAY_NOTICE_NOBODY, lang, NULL, 0);
	return say(a,
	    d->promised && d->channels != 0 && !period_is_zero(d->lead)
		? SAY_NOTICE
		: SAY_NOTICE_UNSAID,
	    lang, args, ARRAY_LEN(args));
}

struct str
lang_diff_follows(struct arena *a, const struct diff *d,
    const struct diff_change *ch, enum diff_follow follow, enum lang lang)
{
	if ((ch->follows & (unsigned)follow) == 0)
		return STR_NONE;
	switch (follow) {
	case DIFF_SECOND:
		break;
	case DIFF_NOTICE:
		return notice(a, d, ch, lang);
	case DIFF_INFORM:
		return say(a, SAY_INFORM, lang, NULL, 0);
	case DIFF_ASK:
		return say(a, SAY_ASK, lang, &ch->name, 1);
	case DIFF_CONSENT:
		return say(a, SAY_CONSENT, lang, NULL, 0);
	case DIFF_AT_ONCE:
		return say(a, SAY_AT_ONCE, lang, NULL, 0);
	case DIFF_DELETE:
		return say(a, SAY_DELETE, lang, NULL, 0);
	}
	return STR_NONE;
}

/* ---- the paragraphs
 * ---------------------------------------------------------- */

struct str
lang_diff_title(struct arena *a, const struct diff_change *ch, enum lang lang)
{
	struct str construct =
	    lang == LANG_EN ? ch->construct : ch->construct_nb;
	struct str property = lang == LANG_EN ? ch->property : ch->property_nb;
	struct str name = lang == LANG_EN ? ch->name : ch->name_nb;
	struct str s = construct;

	if (name.n > 0)
		s = arena_printf(a, STR_FMT " " STR_FMT, STR_ARG(s),
		    STR_ARG(name));
	if (property.n > 0)
		comma(a, &s, property);
	return s;
}

/* The n-th thing of a construct, for finding what people call it. */
static const struct named *
named_at(const struct statement *st, enum kw construct, size_t i)
{
	switch (construct) {
	case KW_CONTROLLER:
		return i < st->controllers_n ? &st->controllers[i].n : NULL;
	case KW_FIELD:
		return i < st->fields_n ? &st->fields[i].n : NULL;
	case KW_PURPOSE:
		return i < st->purposes_n ? &st->purposes[i].n : NULL;
	case KW_SOURCE:
		return i < st->sources_n ? &st->sources[i].n : NULL;
	case KW_ROLE:
		return i < st->roles_n ? &st->roles[i].n : NULL;
	case KW_KIND:
		return i < st->kinds_n ? &st->kinds[i].n : NULL;
	case KW_RECIPIENT:
		return i < st->recipients_n ? &st->recipients[i].n : NULL;
	case KW_PROCESSOR:
		return i < st->processors_n ? &st->processors[i].n : NULL;
	case KW_TOLD:
		return i < st->told_n ? &st->told[i].n : NULL;
	default:
		return NULL;
	}
}

static struct str
label_among(const struct statement *st, enum kw construct,
    const struct diff_change *ch, enum lang lang)
{
	const struct named *n;

	for (size_t i = 0; (n = named_at(st, construct, i)) != NULL; i++)
		if (str_eq(n->name, ch->name))
			return lang_label(n, lang);
	return STR_NONE;
}

static struct str
promise_of(const struct diff_change *ch, enum lang lang)
{
	const struct word_list l = words_list(WORDS_PROMISE);

	for (size_t i = 0; i < l.n; i++)
		if (str_eq(l.at[i].en, ch->name))
			return lang_promise((enum promise)i, lang);
	return STR_NONE;
}

/* What people call it. */
static struct str
label_of(const struct statement *st, const struct diff_change *ch,
    enum lang lang)
{
	static const enum kw named[] = { KW_CONTROLLER, KW_FIELD, KW_PURPOSE,
		KW_SOURCE, KW_ROLE, KW_KIND, KW_RECIPIENT, KW_PROCESSOR,
		KW_TOLD };

	if (str_eq(ch->construct, lang_keywords[KW_PROMISE].en))
		return promise_of(ch, lang);
	for (size_t i = 0; i < ARRAY_LEN(named); i++)
		if (str_eq(ch->construct, lang_keywords[named[i]].en))
			return label_among(st, named[i], ch, lang);
	return STR_NONE;
}

static bool
line_in(struct str lines, struct str line)
{
	struct str one;

	while (lines.n > 0 && str_cut(&lines, '\n', &one))
		if (str_eq(one, line))
			return true;
	return false;
}

struct str
lang_diff_summary(struct arena *a, const struct diff *d, enum lang lang)
{
	struct str s = STR_NONE;

	for (size_t i = 0; i < d->n; i++) {
		const struct diff_change *ch = &d->at[i];
		struct str label, line;

		if (ch->class == DIFF_IS_EDITORIAL ||
		    ch->class == DIFF_IS_WORDING)
			continue;
		label = label_of(d->is, ch, lang);
		if (label.n == 0)
			label = label_of(d->was, ch, lang);
		if (label.n == 0)
			label = lang_diff_title(a, ch, lang);
		line = arena_printf(a, STR_FMT ": " STR_FMT,
		    STR_ARG(upper_first(a, diff_class_word(ch->class, lang))),
		    STR_ARG(label));
		if (!line_in(s, line))
			s = s.n == 0 ? line
				     : arena_printf(a, STR_FMT "\n" STR_FMT,
					   STR_ARG(s), STR_ARG(line));
	}
	return s;
}

struct str
lang_diff_lines(struct arena *a, const struct diff_change *ch, enum lang lang)
{
	struct str args[2] = { arena_printf(a, "%u", (unsigned)ch->was_line),
		arena_printf(a, "%u", (unsigned)ch->is_line) };

	if (ch->was_line == 0)
		return say(a, SAY_IS_LINE, lang, &args[1], 1);
	if (ch->is_line == 0)
		return say(a, SAY_WAS_LINE, lang, &args[0], 1);
	return say(a, SAY_LINES, lang, args, 2);
}

static void
print_value(struct buf *out, char sign, struct str s)
{
	struct str line;

	while (s.n > 0 && str_cut(&s, '\n', &line))
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
		buf_printf(out, ": " STR_FMT, STR_ARG(ch->parts));
	buf_putc(out, '\n');
	print_value(out, '-', ch->was);
	print_value(out, '+', ch->is);
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
		    STR_ARG(say(a, SAY_NOBODY, lang, NULL, 0)));
}

void
lang_diff_print(struct buf *out, const struct diff *d, enum lang lang)
{
	struct arena *a = arena_new(LIMIT_ARENA_ORG);
	struct str class = diff_class_word(d->class, lang);

	for (size_t i = 0; i < d->n; i++)
		print_change(out, a, d, &d->at[i], lang);
	if (d->n == 0) {
		buf_printf(out, STR_FMT "\n",
		    STR_ARG(say(a, SAY_SAME, lang, NULL, 0)));
	} else {
		buf_printf(out, "\n" STR_FMT " " STR_FMT "\n",
		    STR_ARG(say(a, SAY_WHOLE, lang, &class, 1)),
		    STR_ARG(say(a,
			(d->follows & DIFF_SECOND) != 0 ? SAY_SECOND
							: SAY_ALONE,
			lang, NULL, 0)));
	}
	arena_free(a);
}
