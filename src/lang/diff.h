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
#define DIFF_CLASS(name, en, nb, follows) DIFF_IS_##name,
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
	struct str parts;                   /* names that came or went */
	uint32_t was_line, is_line;         /* 0: not there */
	unsigned follows;                   /* enum diff_follow, or-ed */
	int purpose;     /* of the new statement that it is about, or -1 */
	unsigned stages; /* of whom it concerns, or-ed enum stage */
	uint64_t kinds;  /* of the new statement, bits; 0: all */
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
 * Compare two files. Errors: INVALID (one does not compile; findings[0] or
 * findings[1] says why), TOO_BIG.
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
 * that changed by more than its wording, "new purpose: Newsletter". */
struct str lang_diff_summary(struct arena *a, const struct diff *d,
    enum lang lang);

/** version_cmp(a, b): "1.10.0" is above "1.9"; <0, 0, >0. */
int version_cmp(struct str a, struct str b);

#endif
