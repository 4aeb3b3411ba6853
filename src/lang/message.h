/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/message: the table of messages and what they are told with.
 */
#ifndef LANG_MESSAGE_H
#define LANG_MESSAGE_H

#include "lang/lang.h"

enum message {
#define MESSAGE(code, en, nb, remedy_en, remedy_nb) MESSAGE_##code,
#include "lang/messages.def"
#undef MESSAGE
	MESSAGE_MAX
};

/* What is expected at a place, or what kind of name it is. */
enum noun {
#define NOUN(name, en, nb) NOUN_##name,
#include "lang/nouns.def"
#undef NOUN
	NOUN_MAX
};

/* Where findings of one run go. */
struct messages {
	struct arena *a;
	struct str source;
	enum lang lang;
	struct lang_findings *findings;
};

/** messages_full(m): as many findings as are kept; more are only counted, and
 * nobody need think about what was meant. */
bool messages_full(const struct messages *m);
/** message_say(m, message, pos, a, b): add an error; {1} and {2} of its text
 * and remedy become ${a} and ${b}. */
void message_say(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b);
/** message_instead(…): as message_say; ${meant} is what the bytes at ${pos}
 * should be, for editors. */
void message_instead(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b, struct str meant);
/** message_warn(…): the same, as a warning. */
void message_warn(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b);
/** message_meant(…): as message_say; the remedy is "did you mean ${meant}",
 * or, when ${meant} is empty, the list of ${names}. */
void message_meant(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b, struct str meant, const struct str *names,
    size_t n);
/** message_twice(m, pos, what, line, list): that ${what} stands on ${line}
 * already; a ${list} is to be said on one of the lines, since who keeps one of
 * them loses what the other says. */
void message_twice(struct messages *m, struct pos pos, struct str what,
    uint32_t line, bool list);
/** suggest_within(a, wrong, names, n, most): as lang_suggest, but at most
 * ${most} changes away. */
struct str suggest_within(struct arena *a, struct str wrong,
    const struct str *names, size_t n, size_t most);
/** message_quoted(m, s): “s”, or «s»: what stands in the file, or should. */
struct str message_quoted(const struct messages *m, struct str s);
/** message_noun(m, noun): such as "a date (2026-01-30)". */
struct str message_noun(const struct messages *m, enum noun noun);

#endif
