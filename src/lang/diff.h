/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/diff: what changed between two statement files, of which class each
 * change is, and what follows from it for whom.
 *
 * Works on the lines as they were read, so that spacing, comments and the
 * language of keywords make no difference, and a line that no table knows is
 * still seen (OTHER). What has another name was removed and added. Pure.
 */
#ifndef LANG_DIFF_H
#define LANG_DIFF_H

#include "lang/lang.h"

/* What follows; bits. */
enum diff_follow {
	DIFF_SECOND = 1,   /* a second person approves it */
	DIFF_NOTICE = 2,   /* those concerned are told before it takes effect */
	DIFF_INFORM = 4,   /* Art. 13(3), 14(4): before the facts are so used */
	DIFF_ASK = 8,      /* who consented is asked again */
	DIFF_CONSENT = 16, /* used only for those who say yes */
	DIFF_AT_ONCE = 32, /* not used any more from the release on */
	DIFF_DELETE = 64   /* the values are deleted */
};

enum diff_class {
#define DIFF_CLASS(name, en, nb, nn, follows) DIFF_IS_##name,
#include "lang/diff_classes.def"
#undef DIFF_CLASS
	DIFF_CLASS_MAX
};
/** diff_class_code(c): "new_purpose"; diff_class_word(c, l): "new purpose". */
const char *diff_class_code(enum diff_class c);
struct str diff_class_word(enum diff_class c, enum lang l);
unsigned diff_class_follows(enum diff_class c);

/* One change. Texts are as written in the files; the keywords of construct
 * and property are in English and bokmål. */
struct diff_change {
	enum diff_class class;
	struct str construct, construct_nb; /* "purpose" */
	struct str name, name_nb;           /* "newsletter"; may be empty */
	struct str property, property_nb;   /* "send by"; empty: the whole */
	struct str was, is;                 /* STR_NONE: not there */
	struct str was_en, was_nb, is_en,
	    is_nb;                  /* with keywords of one language */
	struct str parts, parts_nb; /* names that came or went */
	uint32_t was_line, is_line; /* 0: not there */
	struct str was_at, is_at;   /* the same where it is of another file,
				       "base.vern:12"; empty: the line alone */
	unsigned follows;           /* enum diff_follow, or-ed */
	bool consent;      /* no line of the purpose: what a yes covers */
	int purpose;       /* of the new statement that it is about, or -1 */
	unsigned stages;   /* of whom it concerns, or-ed enum stage */
	uint64_t kinds;    /* of the new statement, bits; 0: all */
	uint64_t outside;  /* the same, of people who are in no register */
	bool one_language; /* what the other languages say is as it was */
};

struct diff {
	struct diff_change *at;
	size_t n, cap;
	enum diff_class class; /* the strongest; EDITORIAL when n is 0 */
	unsigned follows;      /* of all */
	/* The promise of the old statement rules, or of the new one where the
	 * old one has none. */
	bool promised;            /* either has "changes" */
	unsigned channels;        /* 1 << enum channel of the notice */
	struct period lead;       /* how long before the effect */
	bool ask[LIMIT_PURPOSES]; /* purposes of the new one: asked again */
	const struct statement *was, *is;
};

/**
 * lang_diff(a, was, is, messages, out, findings):
 * Compare two files; ${out} and its statements live in ${a}. Errors: INVALID
 * (one does not compile; findings[0] or findings[1] says why), TOO_BIG (one has
 * more than LIMIT_STATEMENT bytes; as before).
 */
enum err lang_diff(struct arena *a, struct str was, struct str is,
    enum lang messages, struct diff *out,
    struct lang_findings findings[2]) MUST_USE;

/** lang_diff_print(out, d, lang): a paragraph a change, then the class. */
void lang_diff_print(struct buf *out, const struct diff *d, enum lang lang);
/** lang_diff_title(a, ch, lang): "purpose newsletter, send by". */
struct str lang_diff_title(struct arena *a, const struct diff_change *ch,
    enum lang lang);
/** lang_diff_lines(a, ch, lang): "lines 12 and 14". */
struct str lang_diff_lines(struct arena *a, const struct diff_change *ch,
    enum lang lang);
/** lang_diff_follows(a, d, ch, follow, lang): the sentence for one bit of
 * ch->follows; STR_NONE when it needs none. diff_follow_code: "notice". */
struct str lang_diff_follows(struct arena *a, const struct diff *d,
    const struct diff_change *ch, enum diff_follow follow, enum lang lang);
const char *diff_follow_code(enum diff_follow f);

/** lang_diff_summary(a, d, lang): for everybody to read: a line for each thing
 * that changed by more than its wording, the strongest change first: "New
 * purpose: Newsletter", "Longer period: Messages – 24 months after …". */
struct str lang_diff_summary(struct arena *a, const struct diff *d,
    enum lang lang);

/* A sentence of the printed statement that is another after the change. */
struct diff_said {
	struct str text;
	bool is;       /* of the new one; else of the old one */
	uint32_t line; /* of that file */
};
/* One thing of a statement, what changed of it, and what is printed. */
struct diff_thing {
	struct str place; /* the part it is printed in: "Who is responsible" */
	struct str label; /* what people call it: "Newsletter" */
	bool named;       /* it has that name for itself */
	const struct diff_change **at;
	size_t n, cap;
	enum diff_class class; /* the strongest of them */
	unsigned follows;      /* of all of them */
	struct diff_said *said;
	size_t said_n, said_cap;
};
/**
 * lang_diff_things(a, d, lang, out): the changes by what they are about, in the
 * order of the files, with the sentences in ${lang}, or in one that both are
 * in. Rights that change by the same lines are one thing. Their number.
 * lang_diff_strongest(things, n): the strongest class first.
 */
size_t lang_diff_things(struct arena *a, const struct diff *d, enum lang lang,
    struct diff_thing **out);
void lang_diff_strongest(struct diff_thing *things, size_t n);
/** lang_diff_was(ch, lang), lang_diff_is(ch, lang): the words of the file with
 * the keywords of ${lang}. lang_diff_property(ch, lang): "basis, consent text";
 * empty for the whole. lang_diff_said_in(d, lang): the language of the
 * sentences. */
struct str lang_diff_was(const struct diff_change *ch, enum lang lang);
struct str lang_diff_is(const struct diff_change *ch, enum lang lang);
struct str lang_diff_property(const struct diff_change *ch, enum lang lang);
enum lang lang_diff_said_in(const struct diff *d, enum lang lang);
/** lang_diff_thing_follows(a, d, t, lang, out): each sentence of what follows,
 * once; their number. */
size_t lang_diff_thing_follows(struct arena *a, const struct diff *d,
    const struct diff_thing *t, enum lang lang, struct str **out);

/** version_cmp(a, b): "1.10.0" is above "1.9"; <0, 0, >0. */
int version_cmp(struct str a, struct str b);

#endif
