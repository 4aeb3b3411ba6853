/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang: the statement language, from bytes to a compiled statement and back
 * to canonical bytes.
 *
 * Pure: no files, no clock. Knows the grammar, the names and the messages;
 * what is unwise though well formed is found by the lints, which add to the
 * same list of findings. Everything given out lives in the arena passed in.
 */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include "policy/statement.h"

enum lang_severity {
	LANG_ERROR,
	LANG_WARNING
};

/* How soon a finding should be mended; the file is none yet with an error of
 * the compiler, so those are urgent. */
enum lang_urgency {
	LANG_NOW,
	LANG_SOON,
	LANG_LATER
};

/* One thing found in a statement file. */
struct lang_finding {
	enum lang_severity severity;
	enum lang_urgency urgency;
	const char *code;       /* stable, snake_case: "unknown_name" */
	struct pos pos;         /* line and column from 1, length in bytes */
	struct str text;        /* one sentence, no full stop */
	struct str remedy;      /* what to do about it; may be empty */
	struct str meant;       /* what was meant instead of the bytes at pos */
	struct str source_line; /* the line at pos, without its end */
};

/* All findings of one run, in the order of the file after lang_findings_sort.
 * At most LIMIT_ERRORS are kept; the counts go on. */
struct lang_findings {
	struct lang_finding *at;
	size_t n, cap;
	size_t errors, warnings; /* all of them, kept or not */
};

/**
 * lang_findings_add(a, f, source, finding):
 * Add a copy of ${finding}, with source_line looked up in ${source} (the bytes
 * of the file). A second finding of the same code at the same place is
 * dropped.
 */
void lang_findings_add(struct arena *a, struct lang_findings *f,
    struct str source, struct lang_finding finding);

/** lang_findings_sort(f): by line, then column; stable. */
void lang_findings_sort(struct lang_findings *f);

/**
 * lang_compile(a, bytes, messages, out, findings):
 * Compile a statement file. All errors are found in one run and added to
 * ${findings} (zero it first), told in ${messages}: LANG_EN, or Norwegian for
 * the others. *${out} is set only on ERR_OK; its texts are slices of a copy
 * of ${bytes} in ${a}. Errors: INVALID (findings has errors), TOO_BIG (more
 * than LIMIT_STATEMENT bytes; findings says so too).
 */
enum err lang_compile(struct arena *a, struct str bytes, enum lang messages,
    const struct statement **out, struct lang_findings *findings) MUST_USE;

/* Which keywords lang_print writes. */
enum lang_keywords {
	LANG_KEYWORDS_KEEP,
	LANG_KEYWORDS_EN,
	LANG_KEYWORDS_NB
};

/**
 * lang_print(a, bytes, keywords, messages, out, findings):
 * Append the canonical form of a statement file to ${out}: tabs, one property
 * a line, comments kept. Printing what was printed gives the same bytes, and
 * compiles to the same statement. A file that extends another is printed as it
 * is, without its base. Errors: INVALID (does not parse; findings says why),
 * TOO_BIG (the file, as lang_compile, or what is printed); nothing is appended
 * then.
 */
enum err lang_print(struct arena *a, struct str bytes,
    enum lang_keywords keywords, enum lang messages, struct buf *out,
    struct lang_findings *findings) MUST_USE;

/**
 * lang_print_finding(out, file, finding, messages):
 * Append "FILE:LINE:COL: error|warning: text [code]", the source line, a caret
 * span below it and the remedy, each on a line of its own.
 * lang_severity_word(severity, messages): "error", "advarsel".
 */
void lang_print_finding(struct buf *out, const char *file,
    const struct lang_finding *finding, enum lang messages);
const char *lang_severity_word(enum lang_severity severity, enum lang messages);

/** lang_speaks(st), lang_speaks_source(source): in which language to speak of a
 * statement to who asks for none, since labels and texts of it are quoted: in
 * English where it has English, or where nothing says, else in its first. The
 * second goes by the line of the languages, also where nothing compiles. */
enum lang lang_speaks(const struct statement *st);
/** lang_told_in(st): in which language to speak to people of whom no language
 * is known: bokmål or English where the statement has them, else what it has.
 */
enum lang lang_told_in(const struct statement *st);
enum lang lang_speaks_source(struct str source);

/* One row of messages.def: what the compiler says. */
struct lang_message {
	const char *code, *text[2], *remedy[2]; /* English, bokmål */
};
/** lang_messages(n_out): all of them. */
const struct lang_message *lang_messages(size_t *n_out);

/**
 * lang_suggest(a, wrong, names, n):
 * The one of ${names} that ${wrong} was most likely meant to be, by
 * Damerau-Levenshtein distance over code points; STR_NONE when none is near.
 */
struct str lang_suggest(struct arena *a, struct str wrong,
    const struct str *names, size_t n);

#endif
