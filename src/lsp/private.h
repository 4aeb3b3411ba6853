/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/private: between the files of this room. */
#ifndef LSP_PRIVATE_H
#define LSP_PRIVATE_H

#include "base/limits.h"
#include "lang/assist.h"
#include "lang/lang.h"
#include "lsp/lsp.h"
#include "view/json_in.h"
#include "view/view.h"

/* ---- frames --------------------------------------------------------- */

/**
 * frame_next(in, body_out, skip_out):
 * The first message of ${in}, which is advanced behind it. Errors: NOT_FOUND
 * (not all of it is there yet), INVALID (no header of the protocol), TOO_BIG
 * (${in} is advanced behind the header, ${skip_out} bytes are to be skipped).
 */
enum err frame_next(struct str *in, struct str *body_out,
    size_t *skip_out) MUST_USE;
/** frame_put(out, body): append it with its header. */
void frame_put(struct buf *out, struct str body);

/* ---- documents ------------------------------------------------------ */

#define LSP_BASES 32

struct doc {
	struct str uri; /* its own; NULL: the place is free */
	int64_t version;
	struct buf text;
	bool dirty;    /* the findings were not told yet */
	bool lost;     /* too big: the text is not what the editor has */
	bool extends;  /* another file, whose changes are changes of this one */
	bool unopened; /* by the editor: another file extends it */
	bool reading;  /* just now; it may be its own base */
	struct doc *base; /* what it extends, read; NULL: not at hand */
	/* Made anew when asked for after a change. */
	struct arena *a;
	struct assist *as; /* NULL: not read since the last change */
	struct lang_findings findings;
	size_t *lines, lines_n;       /* where lines begin, for the editor */
	size_t *newlines, newlines_n; /* the same for lang/, by LF alone */
};

struct lsp {
	struct arena *a; /* for as long as the server */
	const struct assist_tables *tables;
	struct date (*today)(void);
	lsp_load *load;
	struct buf in;
	size_t skip; /* bytes of a message that is too big */
	struct doc docs[LIMIT_LSP_DOCUMENTS];
	struct doc bases[LSP_BASES]; /* not open, and extended by those */
	enum lang messages;
	bool lang_given, initialized, shut_down, ended;
	bool utf8;     /* columns are bytes, rather than UTF-16 units */
	bool snippets; /* the editor can fill in places */
	bool nested;   /* it shows symbols within symbols */
};

/** doc_open(l, uri, version, text): Errors: BUSY (too many are open). */
enum err doc_open(struct lsp *l, struct str uri, int64_t version,
    struct str text) MUST_USE;
struct doc *doc_find(struct lsp *l, struct str uri);
/** doc_begin(d, uri, version, text): ${d}, which is free, is that file. */
void doc_begin(struct doc *d, struct str uri, int64_t version, struct str text);
/** doc_changed(d): it is read anew when it is asked about. */
void doc_changed(struct doc *d);
/** doc_builds_on(d, base): it extends it, or what it extends does. */
bool doc_builds_on(const struct doc *d, const struct doc *base);
/** doc_sweep(l, out): bases that no open file extends any more are closed, and
 * have no findings. */
void doc_sweep(struct lsp *l, struct buf *out);
void doc_close(struct doc *d);
/** doc_replace(d, from, to, text): the bytes from..to become ${text}. */
void doc_replace(struct doc *d, size_t from, size_t to, struct str text);
/** doc_read(l, d): lines, tokens and findings of the text as it is now. */
void doc_read(struct lsp *l, struct doc *d);
/** doc_offset(l, d, line, character): clipped to the line and the file. */
size_t doc_offset(const struct lsp *l, const struct doc *d, int64_t line,
    int64_t character);
/** doc_position(l, d, offset, line_out, character_out): the other way. */
void doc_position(const struct lsp *l, const struct doc *d, size_t offset,
    int64_t *line_out, int64_t *character_out);
/** doc_pos(d, pos, from_out, to_out): a place as lang/ tells it. */
void doc_pos(const struct doc *d, struct pos pos, size_t *from_out,
    size_t *to_out);
/** doc_touch(l): files that extend another are read anew. */
void doc_touch(struct lsp *l);
/** doc_lines(d): line starts alone, for changes before the file is read. */
void doc_lines(struct doc *d);

/* ---- answering ------------------------------------------------------ */

enum lsp_error {
	LSP_PARSE = -32700,
	LSP_INVALID_REQUEST = -32600,
	LSP_NO_METHOD = -32601,
	LSP_INVALID_PARAMS = -32602,
	LSP_NOT_INITIALIZED = -32002,
	LSP_FAILED = -32803,
	LSP_CANCELLED = -32800
};

/* One request being answered. The handler writes a member "result". */
struct call {
	struct lsp *l;
	struct arena *a; /* of this call */
	const struct json_value *params;
	struct json j;
	struct doc *doc;  /* of params.textDocument, read */
	struct assist as; /* the document's, with the memory of this call */
	size_t offset;    /* of params.position */
	enum lsp_error error;
	const char *why; /* NULL: it went well */
};
typedef void answer(struct call *c);

/** call_fail(c, error, why): answer with an error instead. */
void call_fail(struct call *c, enum lsp_error error, const char *why);
void put_range(struct call *c, const char *key, size_t from, size_t to);
/** put_range_of(c, d, key, from, to): the same in another file. */
void put_range_of(struct call *c, const struct doc *d, const char *key,
    size_t from, size_t to);
void put_location(struct call *c, const struct doc *d, const char *key,
    size_t from, size_t to);
/** call_inside(o, key): the object of ${key}, or NULL; call_flag(o, key):
 * whether it is true. ${o} may be NULL. */
const struct json_value *call_inside(const struct json_value *o,
    const char *key);
bool call_flag(const struct json_value *o, const char *key);
/** put_diagnostic(c, finding): as in a list of diagnostics. */
void put_diagnostic(struct call *c, const struct lang_finding *f);
/** lsp_word(l, en, nb): a word of the server's own. */
const char *lsp_word(const struct lsp *l, const char *en, const char *nb);

answer answer_initialize, answer_shutdown, answer_hover, answer_completion,
    answer_definition, answer_references, answer_highlight,
    answer_prepare_rename, answer_rename, answer_symbols, answer_formatting,
    answer_folding, answer_code_action;

/** diagnose(l, d, out): tell the editor the findings of ${d}. */
void diagnose(struct lsp *l, struct doc *d, struct buf *out);
/** diagnose_none(l, uri, out): a closed file has none. */
void diagnose_none(struct lsp *l, struct str uri, struct buf *out);

#endif
