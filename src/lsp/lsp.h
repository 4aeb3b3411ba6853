/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lsp: a language server for statement files (LSP 3.17).
 *
 * Bytes from an editor in, bytes to it out. Knows the protocol and the open
 * files; what is said about a file is lang/'s. No descriptors, no clock, no
 * file but what its caller reads for it.
 */
#ifndef LSP_LSP_H
#define LSP_LSP_H

#include "lang/lang.h"

struct lsp;

/** lsp_load: the bytes of the file at ${path}, in ${a}; for a statement that
 * extends another one. Errors: NOT_FOUND, TOO_BIG, IO. */
typedef enum err lsp_load(struct arena *a, struct str path,
    struct str *bytes_out);

/** lsp_new(messages, today, load): a server that speaks ${messages}, or, with
 * LANG_MAX, the language that the editor asks for. ${today} is called for each
 * check of a file, ${load} for a base that is not open in the editor.
 * lsp_free(NULL) is fine. */
struct lsp *lsp_new(enum lang messages, struct date (*today)(void),
    lsp_load *load);
void lsp_free(struct lsp *l);

/**
 * lsp_feed(l, bytes, out):
 * Take what the editor sent, in pieces of any size, and append the answers to
 * ${out}. Whatever is sent is answered by the protocol's own errors. Errors:
 * INVALID (what was sent is no message and there is no telling where the next
 * one begins; the server has ended).
 */
enum err lsp_feed(struct lsp *l, struct str bytes, struct buf *out) MUST_USE;

/** lsp_ended(l): the editor said "exit", or lsp_feed failed; no more is read.
 * lsp_exit(l): the exit code that the protocol asks for: 0 after "shutdown",
 * 1 without. */
bool lsp_ended(const struct lsp *l);
int lsp_exit(const struct lsp *l);

#endif
