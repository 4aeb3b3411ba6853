/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd: what several commands do alike. Errors of options and names are
 * told. */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include "cli/commands.h"
#include "lang/overlay.h"

/** cmd_usage(c): tells how the command is called; gives INVALID. */
enum err cmd_usage(struct cli *c);
/** cmd_words(c, min, max): as many words, or cmd_usage. Errors: INVALID. */
enum err cmd_words(struct cli *c, size_t min, size_t max) MUST_USE;
/** cmd_choice(c, name, choices, n, otherwise, out): an option that is one of
 * a few words: its index. Errors: INVALID. */
enum err cmd_choice(struct cli *c, const char *name, const char *const *choices,
    size_t n, int otherwise, int *out) MUST_USE;
/** cmd_lang(c, otherwise, out): --language. Errors: INVALID. */
enum err cmd_lang(struct cli *c, enum lang otherwise, enum lang *out) MUST_USE;
/** cmd_yes_no(yes, lang): the word in front of an answer. */
const char *cmd_yes_no(bool yes, enum lang lang);
/** cmd_lang_ui(c, otherwise, out): --language of what has messages in nb, nn
 * and en alone. Errors: INVALID. */
enum err cmd_lang_ui(struct cli *c, enum lang otherwise,
    enum lang *out) MUST_USE;
/** cmd_number(c, name, min, max, otherwise, out): an option that is a whole
 * number. Errors: INVALID. */
enum err cmd_number(struct cli *c, const char *name, int64_t min, int64_t max,
    int64_t otherwise, int64_t *out) MUST_USE;
/** cmd_date(c, name, out): an option that is a date; year 0 when it was not
 * given. Errors: INVALID. */
enum err cmd_date(struct cli *c, const char *name, struct date *out) MUST_USE;
/** cmd_channel(c, name, otherwise, out): an option that is a channel.
 * Errors: INVALID. */
enum err cmd_channel(struct cli *c, const char *name, int otherwise,
    int *out) MUST_USE;
/** cmd_channel_of(c, where, said, out): the channel ${said}. Errors:
 * INVALID. */
enum err cmd_channel_of(struct cli *c, struct str where, struct str said,
    int *out) MUST_USE;
/** cmd_method(c, out): --method, by which way the person said it: a channel,
 * or "letter"; a form when nothing is said. Errors: INVALID. */
enum err cmd_method(struct cli *c, int *out) MUST_USE;
/** cmd_file_beside(a, path, bytes_out): a file that another one extends: an
 * ordinary one, neither link, pipe nor device; in ${a}. Errors: NOT_FOUND
 * (also: it may not be read), INVALID (no ordinary file), TOO_BIG, IO; not
 * told. */
enum err cmd_file_beside(struct arena *a, const char *path,
    struct str *bytes_out) MUST_USE;
/** cmd_compose(c, path, messages, out, findings): the whole of a statement
 * file: with what it extends, which stands beside it. Errors: as cli_read,
 * told; INVALID (${findings} says why), TOO_BIG (the whole); not told. */
enum err cmd_compose(struct cli *c, struct str path, enum lang messages,
    struct overlay *out, struct lang_findings *findings) MUST_USE;
/** cmd_compose_bytes(c, path, bytes, …): the same of a file that was read.
 * Errors: as lang_compose. */
enum err cmd_compose_bytes(struct cli *c, struct str path, struct str bytes,
    enum lang messages, struct overlay *out,
    struct lang_findings *findings) MUST_USE;
/** cmd_finding(c, out, path, ov, f, lang): a finding at the file it is in. */
void cmd_finding(struct cli *c, struct buf *out, struct str path,
    const struct overlay *ov, const struct lang_finding *f, enum lang lang);
/** cmd_finding_json(j, path, ov, f): the same as members of an open object. */
void cmd_finding_json(struct json *j, struct str path, const struct overlay *ov,
    const struct lang_finding *f);
/** cmd_stopped(c, path, ov, findings, lang): the errors among the findings, to
 * err, and with --json as objects. */
void cmd_stopped(struct cli *c, struct str path, const struct overlay *ov,
    const struct lang_findings *findings, enum lang lang);
/** cmd_statement(c, path, out): a statement file, compiled; its findings go to
 * err. Errors: as cmd_compose; REFUSED (it has errors; told). */
enum err cmd_statement(struct cli *c, struct str path,
    const struct statement **out) MUST_USE;
/** cmd_statement_of(c, path, ov, out): the same, with where its lines came
 * from.
 */
enum err cmd_statement_of(struct cli *c, struct str path, struct overlay *ov,
    const struct statement **out) MUST_USE;
/** cmd_served(c, file, st): that a server may keep the register of ${st}.
 * Errors: REFUSED (it is "printed only"; told already). */
enum err cmd_served(struct cli *c, struct str file,
    const struct statement *st) MUST_USE;
/** cmd_org_name(path): "statements/ntnu-alumni.vern": "ntnu-alumni". */
struct str cmd_org_name(struct str path);
/** cmd_org_name_is_good(s): small letters, digits and "-": it becomes part of
 * addresses. */
bool cmd_org_name_is_good(struct str s);
/** cmd_org_name_near(a, text): one that is good and near to it: "The Choir":
 * "the-choir"; empty when nothing of it can be one. */
struct str cmd_org_name_near(struct arena *a, struct str text);
/* What a statement declares by name. */
enum cmd_what {
	CMD_PURPOSE,
	CMD_ROLE,
	CMD_KIND,
	CMD_SOURCE,
	CMD_FIELD, /* "education.degree" for a part */
	CMD_GROUP_TYPE,
	CMD_CONTROLLER,
	CMD_RECIPIENT,
	CMD_PROCESSOR
};
/** cmd_name(c, st, what, said, out): the index of what is called ${said}, by
 * its name or, in any language and case, its label. Otherwise says which there
 * are. Errors: INVALID (nothing was said), NOT_FOUND. */
enum err cmd_name(struct cli *c, const struct statement *st, enum cmd_what what,
    struct str said, int *out) MUST_USE;
/** cmd_name_at(c, st, what, said): the same without a word; -1: none. */
int cmd_name_at(struct cli *c, const struct statement *st, enum cmd_what what,
    struct str said);
/** cmd_names(c, st, what): "a, b, c". */
struct str cmd_names(struct cli *c, const struct statement *st,
    enum cmd_what what);
/** cmd_verdict_json(j, allowed, reason, line, lang): what was decided, why in
 * a word and in a sentence, and the line of the statement. */
void cmd_verdict_json(struct json *j, bool allowed, enum reason reason,
    unsigned line, enum lang lang);
/** cmd_list_begin(c, j, key): with --json, an object whose only member is the
 * list ${key} of what follows; ${j} writes to c->out either way.
 * cmd_list_end(c, j): its end. */
void cmd_list_begin(struct cli *c, struct json *j, const char *key);
void cmd_list_end(struct cli *c, struct json *j);
/** cmd_person_option(c, tx, out): the person of --person. Errors: INVALID (not
 * given), as cli_person; told. */
enum err cmd_person_option(struct cli *c, struct tx *tx,
    struct person **out) MUST_USE;
/** cmd_today(): the day, for commands without a tick. */
struct date cmd_today(void);

/**
 * cmd_tx(c, activity, body, self): one tx for one command: begin, body, end.
 * The body sets nothing outside of ${c} and ${self}. Errors: as cli_begin, of
 * the body, as cli_end; told, and then what was printed is not.
 */
typedef enum err cmd_body(struct cli *c, struct tx *tx, void *self);
enum err cmd_tx(struct cli *c, enum activity activity, cmd_body *body,
    void *self) MUST_USE;
/** cmd_audit_all(c, activity, act, note): in a tick, an entry in the trail of
 * each organisation, under the purpose of a backup, or of none. Errors: as
 * tx_begin, tx_end. */
enum err cmd_audit_all(struct cli *c, enum activity activity, enum act act,
    struct str note) MUST_USE;
/** cmd_activity(c, purpose): purpose_activity() of that purpose; STAFF for -1,
 * none. */
enum activity cmd_activity(const struct cli *c, int purpose);

#endif
