/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_compose: a statement file, with the file that it extends. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cmd.h"

struct beside {
	struct cli *c;
	struct str path;
};

enum err
cmd_file_beside(struct arena *a, const char *path, struct str *bytes_out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat is;
	struct buf b;
	char piece[4096];
	ssize_t n = 0;
	enum err e = ERR_OK;

	if (fd < 0)
		return errno == ENOENT || errno == EACCES ? ERR_NOT_FOUND
		       : errno == ELOOP                   ? ERR_INVALID
							  : ERR_IO;
	if (fstat(fd, &is) != 0 || !S_ISREG(is.st_mode)) {
		(void)close(fd);
		return ERR_INVALID;
	}
	buf_init(&b, LIMIT_STATEMENT);
	while (!b.full && (n = read(fd, piece, sizeof(piece))) > 0)
		buf_put(&b, (struct str){ piece, (size_t)n });
	(void)close(fd);
	if (n < 0)
		e = ERR_IO;
	else if (b.full)
		e = ERR_TOO_BIG;
	else
		*bytes_out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return e;
}

/* The base stands in the directory of the file that was named. */
static enum err
beside_load(void *self, struct str name, struct str *bytes_out)
{
	struct beside *b = self;
	size_t dir = b->path.n;
	struct str path;

	while (dir > 0 && b->path.p[dir - 1] != '/')
		dir--;
	path = arena_printf(b->c->a, STR_FMT STR_FMT,
	    STR_ARG(str_sub(b->path, 0, dir)), STR_ARG(name));
	return cmd_file_beside(b->c->a, cli_path(b->c, path), bytes_out);
}

enum err
cmd_compose(struct cli *c, struct str path, enum lang messages,
    struct overlay *out, struct lang_findings *findings)
{
	struct str bytes;
	enum err e = cli_read(c, path, LIMIT_STATEMENT, &bytes);

	if (e != ERR_OK)
		return e;
	return cmd_compose_bytes(c, path, bytes, messages, out, findings);
}

enum err
cmd_compose_bytes(struct cli *c, struct str path, struct str bytes,
    enum lang messages, struct overlay *out, struct lang_findings *findings)
{
	struct beside b = { c, path };
	struct str name = path;

	while (str_find(name, STR("/")) != SIZE_MAX)
		name = str_sub(name, 1, name.n - 1);
	return lang_compose(c->a, name, bytes, beside_load, &b, messages, out,
	    findings);
}

void
cmd_finding(struct cli *c, struct buf *out, struct str path,
    const struct overlay *ov, const struct lang_finding *f, enum lang lang)
{
	struct str file;
	struct lang_finding at = lang_place(ov, f, &file);

	if (ov->files_n < 2)
		file = path;
	lang_print_finding(out, arena_cstr(c->a, file), &at, lang);
}

void
cmd_finding_json(struct json *j, struct str path, const struct overlay *ov,
    const struct lang_finding *f)
{
	struct str file;
	struct lang_finding at = lang_place(ov, f, &file);

	json_str(j, "severity",
	    at.severity == LANG_ERROR ? STR("error") : STR("warning"));
	json_str(j, "code", str_of(at.code));
	json_str(j, "file", ov->files_n < 2 ? path : file);
	json_int(j, "line", at.pos.line);
	json_int(j, "column", at.pos.col);
	json_int(j, "length", at.pos.len);
	json_str(j, "text", at.text);
	json_str(j, "remedy", at.remedy);
}

void
cmd_stopped(struct cli *c, struct str path, const struct overlay *ov,
    const struct lang_findings *findings, enum lang lang)
{
	struct lang_findings sorted = *findings;

	sorted.at = ARENA_ARRAY(c->a, struct lang_finding, sorted.n + 1);
	for (size_t i = 0; i < sorted.n; i++)
		sorted.at[i] = findings->at[i];
	lang_findings_sort(&sorted);
	for (size_t i = 0; i < sorted.n; i++) {
		const struct lang_finding *f = &sorted.at[i];

		if (f->severity != LANG_ERROR)
			continue;
		cmd_finding(c, &c->err, path, ov, f, lang);
		json_open(&c->found_json, NULL);
		cmd_finding_json(&c->found_json, path, ov, f);
		json_close(&c->found_json);
	}
}
