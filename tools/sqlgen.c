/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sqlgen OUTDIR SCHEMA.sql... -- QUERY.sql...
 *
 * Compiles sql/ into OUTDIR/sql.h (enum sql_id) and OUTDIR/sql.c (the texts).
 * A query file holds named statements:
 *
 *	-- name: person_get :one
 *	-- Why this statement exists.
 *	SELECT state FROM person WHERE org = :org AND id = :id;
 *
 * Parameters get numbers by first appearance. What would bind wrongly, read
 * more than it names or delete rows unseen stops the build at FILE:LINE.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_QUERIES 2000
#define MAX_PARAMS  64
#define MAX_NAME    64

struct query {
	char name[MAX_NAME];
	char kind[8];
	const char *file;
	int line;
	char *sql; /* with ?N, ends before the ';' */
	char params[MAX_PARAMS][MAX_NAME];
	int n_params;
};

static struct query queries[MAX_QUERIES];
static int n_queries;
static int errors;

static void
error_at(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: error: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	errors++;
}

static void
die(const char *what, const char *file)
{
	fprintf(stderr, "sqlgen: %s: %s\n", what, file);
	exit(2);
}

static char *
read_all(const char *file)
{
	FILE *f = fopen(file, "rb");
	char *text;
	long size;

	if (f == NULL)
		die("cannot open", file);
	if (fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 ||
	    fseek(f, 0, SEEK_SET) != 0)
		die("cannot read", file);
	text = calloc(1, (size_t)size + 1);
	if (text == NULL || fread(text, 1, (size_t)size, f) != (size_t)size)
		die("cannot read", file);
	if (strlen(text) != (size_t)size)
		die("a NUL byte in", file);
	fclose(f);
	return text;
}

/* One token of SQL; comments and blanks are skipped before it. */
struct token {
	const char *p;
	size_t n;
	int line;
	char kind; /* 'w' word, ':' parameter, 's' quoted, 'e' end, else itself
		    */
};

struct lexer {
	const char *p, *file;
	int line;
};

static void
skip_blank(struct lexer *lx)
{
	for (;;) {
		if (*lx->p == '\n') {
			lx->line++;
			lx->p++;
		} else if (isspace((unsigned char)*lx->p)) {
			lx->p++;
		} else if (lx->p[0] == '-' && lx->p[1] == '-') {
			if (strncmp(lx->p, "-- name:", 8) == 0)
				return;
			while (*lx->p != '\0' && *lx->p != '\n')
				lx->p++;
		} else {
			return;
		}
	}
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static void
lex_quoted(struct lexer *lx, char quote)
{
	int start = lx->line;

	for (lx->p++; *lx->p != '\0'; lx->p++) {
		if (*lx->p == '\n')
			lx->line++;
		if (*lx->p != quote)
			continue;
		if (lx->p[1] != quote)
			break;
		lx->p++;
	}
	if (*lx->p == '\0')
		error_at(lx->file, start, "the quotation never ends");
	else
		lx->p++;
}

static struct token
lex(struct lexer *lx)
{
	struct token t;

	skip_blank(lx);
	t.p = lx->p;
	t.line = lx->line;
	t.kind = *lx->p;
	if (*lx->p == '\0' || strncmp(lx->p, "-- name:", 8) == 0) {
		t.kind = 'e';
	} else if (*lx->p == '\'' || *lx->p == '"' || *lx->p == '`') {
		t.kind = 's';
		lex_quoted(lx, *lx->p);
	} else if (is_word(*lx->p)) {
		t.kind = 'w';
		while (is_word(*lx->p))
			lx->p++;
	} else if (*lx->p == ':' && is_word(lx->p[1])) {
		for (lx->p++; is_word(*lx->p); lx->p++)
			;
	} else {
		lx->p++;
		if (t.kind == ':')
			t.kind = '?'; /* a colon that names nothing */
	}
	t.n = (size_t)(lx->p - t.p);
	return t;
}

static bool
token_is(struct token t, const char *word)
{
	return t.kind == 'w' && t.n == strlen(word) &&
	       strncasecmp(t.p, word, t.n) == 0;
}

static int
param_number(struct query *q, struct token t)
{
	char name[MAX_NAME];

	if (t.n > MAX_NAME) {
		error_at(q->file, t.line, "the parameter's name is too long");
		return 1;
	}
	memcpy(name, t.p + 1, t.n - 1);
	name[t.n - 1] = '\0';
	for (int i = 0; i < q->n_params; i++)
		if (strcmp(q->params[i], name) == 0)
			return i + 1;
	if (q->n_params == MAX_PARAMS) {
		error_at(q->file, t.line, "more than %d parameters",
		    MAX_PARAMS);
		return 1;
	}
	memcpy(q->params[q->n_params], name, t.n);
	return ++q->n_params;
}

static void
check_token(const struct query *q, struct token before, struct token t,
    struct token after)
{
	if (t.kind == '*' &&
	    (token_is(before, "select") || token_is(before, "distinct") ||
		token_is(before, "all") || token_is(before, "returning") ||
		before.kind == '.' ||
		(before.kind == ',' &&
		    (after.kind == ',' || token_is(after, "from")))))
		error_at(q->file, t.line, "%s: name the columns instead of *",
		    q->name);
	if (t.kind == '?' || t.kind == '@' || t.kind == '$')
		error_at(q->file, t.line, "%s: write parameters as :name",
		    q->name);
	/* The authorizer of db/ is not told of rows that REPLACE deletes. */
	if (token_is(t, "into") && token_is(before, "replace") &&
	    token_is(after, "audit"))
		error_at(q->file, t.line,
		    "%s: an entry of the trail is never "
		    "replaced",
		    q->name);
}

/* Reads one statement up to its ';' and returns where the text goes on. */
static const char *
read_statement(struct query *q, const char *p, int *line)
{
	struct lexer lx = { p, q->file, *line };
	struct token before = { "", 0, *line, ' ' }, first, t, after;
	size_t room = strlen(p) * 2 + 16, n = 0;
	bool returns = false;

	q->sql = calloc(1, room);
	if (q->sql == NULL)
		die("out of memory", q->file);
	first = t = lex(&lx);
	while (t.kind != 'e' && t.kind != ';') {
		after = lex(&lx);
		check_token(q, before, t, after);
		if (token_is(t, "returning"))
			returns = true;
		/* Blanks and comments between tokens become one blank. */
		if (n > 0 && before.p + before.n != t.p)
			q->sql[n++] = ' ';
		if (t.kind == ':') {
			n += (size_t)snprintf(q->sql + n, room - n, "?%d",
			    param_number(q, t));
		} else {
			memcpy(q->sql + n, t.p, t.n);
			n += t.n;
		}
		before = t;
		t = after;
	}
	if (t.kind == 'e')
		error_at(q->file, q->line,
		    "%s: the statement does not end "
		    "with ';'",
		    q->name);
	else if (n == 0)
		error_at(q->file, q->line, "%s: there is no statement",
		    q->name);
	if (n > 0 && !token_is(first, "select") && !token_is(first, "with") &&
	    !token_is(first, "insert") && !token_is(first, "update") &&
	    !token_is(first, "delete"))
		error_at(q->file, q->line,
		    "%s: only SELECT, WITH, INSERT, UPDATE and DELETE",
		    q->name);
	returns =
	    returns || token_is(first, "select") || token_is(first, "with");
	if (strcmp(q->kind, "exec") == 0 && token_is(first, "select"))
		error_at(q->file, q->line, "%s: :exec of a SELECT", q->name);
	if (strcmp(q->kind, "exec") != 0 && !returns)
		error_at(q->file, q->line, "%s: :%s needs SELECT or RETURNING",
		    q->name, q->kind);
	*line = lx.line;
	return lx.p;
}

static bool
read_name(struct query *q, const char *p)
{
	char name[MAX_NAME], kind[8], rest[2];
	int got = sscanf(p, "-- name: %63[a-z0-9_] :%7[a-z]%*[ \t\r]%1[^\n]",
	    name, kind, rest);

	if (got != 2 ||
	    (strcmp(kind, "one") != 0 && strcmp(kind, "many") != 0 &&
		strcmp(kind, "exec") != 0)) {
		error_at(q->file, q->line,
		    "expected '-- name: lower_case :one|:many|:exec'");
		snprintf(q->name, sizeof(q->name), "unnamed");
		return false;
	}
	snprintf(q->name, sizeof(q->name), "%s", name);
	snprintf(q->kind, sizeof(q->kind), "%s", kind);
	for (int i = 0; i < n_queries; i++)
		if (strcmp(queries[i].name, name) == 0) {
			error_at(q->file, q->line, "%s is at %s:%d already",
			    name, queries[i].file, queries[i].line);
			return false;
		}
	return true;
}

static const char *
next_line(const char *p, int *line)
{
	while (*p != '\0' && *p != '\n')
		p++;
	if (*p == '\n') {
		p++;
		++*line;
	}
	return p;
}

/* The lines after the name that say why; at least one with words. */
static const char *
read_comment(const struct query *q, const char *p, int *line)
{
	bool some = false;

	while (strncmp(p, "--", 2) == 0 && strncmp(p, "-- name:", 8) != 0) {
		size_t n = strcspn(p, "\n");

		for (size_t i = 2; i < n; i++)
			if (isalpha((unsigned char)p[i]))
				some = true;
		p = next_line(p, line);
	}
	if (!some)
		error_at(q->file, q->line, "%s: no comment says why", q->name);
	return p;
}

static void
read_queries(const char *file)
{
	const char *p = read_all(file);
	int line = 1;

	while (*p != '\0') {
		struct query *q = &queries[n_queries];

		if (strncmp(p, "-- name:", 8) != 0) {
			if (strncmp(p, "--", 2) != 0 &&
			    p[strspn(p, " \t\r\n")] != '\0' && *p != '\n' &&
			    *p != '\r')
				error_at(file, line,
				    "text outside of a named "
				    "statement");
			p = next_line(p, &line);
			continue;
		}
		if (n_queries == MAX_QUERIES)
			die("too many statements", file);
		memset(q, 0, sizeof(*q));
		q->file = file;
		q->line = line;
		bool named = read_name(q, p);
		p = next_line(p, &line);
		p = read_comment(q, p, &line);
		p = read_statement(q, p, &line);
		p = p + strspn(p, " \t\r");
		if (named)
			n_queries++;
	}
}

/* Every table is STRICT: a wrong type is an error, not a surprise. */
static void
check_schema(const char *file, const char *text)
{
	struct lexer lx = { text, file, 1 };
	struct token t = lex(&lx), start;
	bool table, strict;

	while (t.kind != 'e') {
		start = t;
		table = token_is(t, "create");
		strict = false;
		t = lex(&lx);
		table = table && token_is(t, "table");
		for (; t.kind != 'e' && t.kind != ';'; t = lex(&lx))
			if (token_is(t, "strict"))
				strict = true;
		if (table && !strict)
			error_at(file, start.line, "the table is not STRICT");
		if (t.kind == ';')
			t = lex(&lx);
	}
}

static void
put_c_string(FILE *f, const char *s)
{
	fputc('"', f);
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '\n')
			fputs(s[1] == '\0' ? "\\n" : "\\n\"\n\t\"", f);
		else if (c == '"' || c == '\\')
			fprintf(f, "\\%c", c);
		else if (c == '?')
			fputs("\\?", f);
		else if (c < 0x20 || c >= 0x7f)
			fprintf(f, "\\%03o", c);
		else
			fputc(c, f);
	}
	fputc('"', f);
}

static const char *
base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash == NULL ? file : slash + 1;
}

static FILE *
open_out(const char *dir, const char *name, char *path, size_t room)
{
	FILE *f;

	snprintf(path, room, "%s/%s", dir, name);
	f = fopen(path, "wb");
	if (f == NULL)
		die("cannot write", path);
	fputs("/* SPDX-License-Identifier: EUPL-1.2 */\n"
	      "/* Made by tools/sqlgen from sql/. */\n",
	    f);
	return f;
}

static void
close_out(FILE *f, const char *path)
{
	if (ferror(f) != 0 || fclose(f) != 0)
		die("cannot write", path);
}

static void
write_header(const char *dir)
{
	char path[4096];
	FILE *f = open_out(dir, "sql.h", path, sizeof(path));

	fputs("#ifndef DB_GEN_SQL_H\n#define DB_GEN_SQL_H\n\n"
	      "/* Beside each name: the parameters in the order of binding. "
	      "*/\n"
	      "enum sql_id {\n",
	    f);
	for (int i = 0; i < n_queries; i++) {
		const struct query *q = &queries[i];

		fputs("\tSQL_", f);
		for (const char *c = q->name; *c != '\0'; c++)
			fputc(toupper((unsigned char)*c), f);
		fprintf(f, ", /* :%s (", q->kind);
		for (int k = 0; k < q->n_params; k++)
			fprintf(f, "%s%s", k > 0 ? ", " : "", q->params[k]);
		fprintf(f, ") %s:%d */\n", base_name(q->file), q->line);
	}
	fputs("\tSQL_MAX\n};\n\n"
	      "struct sql_migration {\n\tint version; /* from 1 */\n"
	      "\tconst char *name, *text;\n};\n\n"
	      "/* SQL_MAX texts and names; then NULL. */\n"
	      "extern const char *const sql_text[SQL_MAX + 1];\n"
	      "extern const char *const sql_name[SQL_MAX + 1];\n"
	      "/* In order; the last has version 0. */\n"
	      "extern const struct sql_migration sql_schema[];\n\n"
	      "#endif\n",
	    f);
	close_out(f, path);
}

static void
write_source(const char *dir, char **schema, int n_schema)
{
	char path[4096];
	FILE *f = open_out(dir, "sql.c", path, sizeof(path));

	fputs("#include <stddef.h>\n\n#include \"db/gen/sql.h\"\n\n"
	      "/* A migration is longer than the 4095 bytes of C17, 5.2.4.1. "
	      "*/\n"
	      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
	      "const char *const sql_text[SQL_MAX + 1] = {\n",
	    f);
	for (int i = 0; i < n_queries; i++) {
		fputc('\t', f);
		put_c_string(f, queries[i].sql);
		fputs(",\n", f);
	}
	fputs("\tNULL\n};\n\nconst char *const sql_name[SQL_MAX + 1] = {\n", f);
	for (int i = 0; i < n_queries; i++)
		fprintf(f, "\t\"%s\",\n", queries[i].name);
	fputs("\tNULL\n};\n\nconst struct sql_migration sql_schema[] = {\n", f);
	for (int i = 0; i < n_schema; i++) {
		fprintf(f, "\t{ %d, \"%s\",\n\t", i + 1, base_name(schema[i]));
		put_c_string(f, read_all(schema[i]));
		fputs(" },\n", f);
	}
	fputs("\t{ 0, NULL, NULL }\n};\n", f);
	close_out(f, path);
}

int
main(int argc, char **argv)
{
	int i, n_schema;

	if (argc < 2) {
		fprintf(stderr,
		    "usage: sqlgen OUTDIR SCHEMA.sql... -- QUERY.sql...\n");
		return 2;
	}
	for (i = 2; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (atoi(base_name(argv[i])) != i - 1)
			error_at(argv[i], 1, "the name begins with %04d",
			    i - 1);
		check_schema(argv[i], read_all(argv[i]));
	}
	n_schema = i - 2;
	for (i++; i < argc; i++)
		read_queries(argv[i]);
	if (errors > 0)
		return 1;
	write_header(argv[1]);
	write_source(argv[1], argv + 2, n_schema);
	return 0;
}
