/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/new: between the files of 'vern policy new': a statement by questions. */
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "cli/kept.h"
#include "lang/guide.h"

#define NEW_ROUNDS_MAX 4096 /* answers of one run */
#define NEW_LINE_MAX   8192 /* bytes of an answer that is typed */
#define NEW_SHOWN      6    /* sentences beside an answer; more are counted */

enum say {
#define SAY(name, en, nb, nn) SAY_##name,
#include "cli/new_words.def"
#undef SAY
	SAY_MAX
};

struct asking {
	struct cli *c;
	struct arena *a; /* of one round */
	enum lang lang;
	struct str path;  /* empty: named after the organisation */
	struct buf bytes; /* the file, without the mark */
	struct kept kept; /* what stands on the disk */
	bool began;       /* there is something to save */
	struct str at;    /* the question being asked, in atbuf */
	char atbuf[256];
	char in[NEW_LINE_MAX]; /* read and not used yet */
	size_t in_n;
	bool in_end;
	bool out_end;     /* nobody reads the questions any more */
	struct str shown; /* what was said to be mended, in c->a */
};

const char *new_say(const struct asking *s, enum say what);
/** new_quoted(s, path): as it is typed in a command. */
struct str new_quoted(const struct asking *s, struct str path);
/** new_begin(s, name): a new statement of the organisation, not saved yet.
 * Errors: INVALID (no name; not told), CONFLICT (its file is there; told). */
enum err new_begin(struct asking *s, struct str name) MUST_USE;
/** new_take(s, bytes): what the file is to be. */
void new_take(struct asking *s, struct str bytes);
/** new_save(s, bytes): Errors: as kept_save. */
enum err new_save(struct asking *s, struct str bytes) MUST_USE;

/** new_by_answers(s): those of --answers, all or nothing. Errors: INVALID,
 * REFUSED, as cli_read and new_save; all are told. */
enum err new_by_answers(struct asking *s) MUST_USE;
/** new_questions(s): all of them as JSON, without answering any. Errors: as
 * new_begin and interview_list. */
enum err new_questions(struct asking *s) MUST_USE;
/** new_on_terminal(s): asks, saves after each answer. Errors: as new_begin,
 * new_save and interview_list; IO (the questions cannot be shown; told). */
enum err new_on_terminal(struct asking *s) MUST_USE;

#endif
