/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_lsp: the language server, between standard input and output. */
#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/cmd.h"
#include "lsp/lsp.h"

#define PIECE       65536
#define ANSWERS_MAX (16U * LIMIT_LSP_MESSAGE)

/* The file that an open one extends. */
static enum err
load(struct arena *a, struct str path, struct str *bytes_out)
{
	return cmd_file_beside(a, arena_cstr(a, path), bytes_out);
}

/* Until the editor says "exit" or is gone. Nothing else is written to standard
 * output, and nothing at all to the command's own buffer. */
static enum err
serve(struct lsp *l)
{
	static char piece[PIECE];
	struct buf out;
	enum err e = ERR_OK;

	buf_init(&out, ANSWERS_MAX);
	while (e == ERR_OK && !lsp_ended(l)) {
		ssize_t n = read(STDIN_FILENO, piece, sizeof(piece));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		e = lsp_feed(l, (struct str){ piece, (size_t)n }, &out);
		if (file_write(STDOUT_FILENO, buf_str(&out)) != ERR_OK)
			break; /* the editor is gone */
		buf_reset(&out);
	}
	buf_release(&out);
	return e;
}

enum err
cmd_policy_lsp(struct cli *c)
{
	struct lsp *l;
	enum lang lang;
	int code;
	enum err e = cmd_words(c, 0, 0);

	if (e == ERR_OK)
		e = cmd_lang_ui(c, LANG_MAX, &lang);
	if (e != ERR_OK)
		return e;
	l = lsp_new(lang, cmd_today, load);
	e = serve(l);
	code = lsp_exit(l);
	lsp_free(l);
	if (e != ERR_OK)
		return cli_fail(c, e,
		    "what came from the editor is not its protocol");
	return code == 0 ? ERR_OK
			 : cli_fail(c, ERR_REFUSED,
			       "the editor ended without \"shutdown\"");
}
