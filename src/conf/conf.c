/* SPDX-License-Identifier: EUPL-1.2 */
#include "conf/conf.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "conf/private.h"

const struct conf_row conf_rows[SETTING_MAX] = {
#define SETTING(id, name, type, value, min, max, where, en, nb)               \
	[SET_##id] = { name, TYPE_##type, value, min, max, WHERE_##where, en, \
		nb },
#include "conf/settings.def"
#undef SETTING
};

struct conf *
conf_default(struct arena *a)
{
	struct conf *c = ARENA_NEW(a, struct conf);

	c->a = a;
	return c;
}

static struct conf_value *
find(const struct conf *c, enum setting id, struct str org)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->values[i].id == id && str_eq(c->values[i].org, org))
			return &c->values[i];
	return NULL;
}

/* An organisation's name is its statement's file name: ntnu-alumni. */
static bool
is_org(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			(s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-' ||
			s.p[i] == '_'))
			return false;
	return s.n > 0 && s.n <= LIMIT_NAME_CHARS;
}

/* "mail.from" or "mail.from.ORG"; no setting's name is another's with a dot. */
static bool
split_name(struct str name, enum setting *id_out, struct str *org_out)
{
	for (int i = 0; i < SETTING_MAX; i++) {
		struct str own = str_of(conf_rows[i].name);

		if (!str_starts(name, own))
			continue;
		if (name.n > own.n && name.p[own.n] != '.')
			continue;
		*id_out = (enum setting)i;
		*org_out = name.n == own.n ? STR_NONE
					   : str_sub(name, own.n + 1, name.n);
		return name.n == own.n || org_out->n > 0;
	}
	return false;
}

/* What is wrong with the name, or NULL. */
static const char *
check_name(struct conf *c, struct str name, enum setting *id, struct str *org)
{
	const char *near;

	if (!split_name(name, id, org)) {
		near = name.n == 0 ? NULL : conf_near(name);
		return near == NULL
			   ? "there is no such setting"
			   : arena_printf(c->a,
				 "there is no such setting; did you mean %s?",
				 near)
				 .p;
	}
	if (org->n > 0 && conf_rows[*id].where == WHERE_DIRECTORY)
		return "this setting is the same for all organisations";
	if (org->n == 0 && conf_rows[*id].where == WHERE_ORGANISATION)
		return arena_printf(c->a,
		    "this setting is one for each organisation: write %s.ORG",
		    conf_rows[*id].name)
		    .p;
	if (org->n > 0 && !is_org(*org))
		return "this is no name of an organisation";
	return NULL;
}

/* Two organisations at one host: requests could not be told apart. */
static const struct conf_value *
same_host(const struct conf *c, enum setting id, struct str org, struct str url)
{
	struct str host = conf_url_host(url);

	if (conf_rows[id].type != TYPE_URL || url.n == 0)
		return NULL;
	for (size_t i = 0; i < c->n; i++)
		if (c->values[i].id == id && !str_eq(c->values[i].org, org) &&
		    str_eq_nocase(conf_url_host(c->values[i].text), host))
			return &c->values[i];
	return NULL;
}

/* line 0: from the command line, which goes before the file. */
static const char *
set(struct conf *c, struct str name, struct str value, int line)
{
	enum setting id = SETTING_MAX;
	struct str org = STR_NONE;
	const struct conf_value *other;
	struct conf_value *v;
	const char *bad;

	if ((bad = check_name(c, name, &id, &org)) != NULL)
		return bad;
	v = find(c, id, org);
	if (v != NULL && line > 0)
		return arena_printf(c->a, "it is set in line %d already",
		    v->line)
		    .p;
	if ((bad = conf_check(c->a, &conf_rows[id], value)) != NULL)
		return bad;
	other = same_host(c, id, org, value);
	if (other != NULL)
		return arena_printf(c->a,
		    "organisation " STR_FMT " has this host",
		    STR_ARG(other->org))
		    .p;
	if (v == NULL) {
		if (c->n == CONF_ORGANISATIONS)
			return "there are too many settings";
		v = ARENA_PUSH(c->a, c->values, c->n, c->cap);
	}
	v->id = id;
	v->org = org.n == 0 ? STR_NONE : arena_str(c->a, org);
	v->text = arena_str(c->a, value);
	v->line = line;
	return NULL;
}

static void
complain(struct conf_problems *problems, int line, const char *text)
{
	if (problems->n < CONF_PROBLEMS)
		problems->at[problems->n++] =
		    (struct conf_problem){ line, str_of(text) };
}

enum err
conf_parse(struct arena *a, struct str text, struct conf **out,
    struct conf_problems *problems_out)
{
	struct conf *c = conf_default(a);
	struct str rest = text, line;
	int n = 0;

	problems_out->n = 0;
	if (text.n > CONF_FILE_BYTES) {
		complain(problems_out, 0, "the file is too long");
		return ERR_TOO_BIG;
	}
	while (str_cut(&rest, '\n', &line)) {
		size_t end = 0;
		const char *bad;

		n++;
		line = str_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		while (
		    end < line.n && line.p[end] != ' ' && line.p[end] != '\t')
			end++;
		bad = set(c, str_sub(line, 0, end),
		    str_trim(str_sub(line, end, line.n)), n);
		if (bad != NULL)
			complain(problems_out, n, bad);
	}
	if (problems_out->n > 0)
		return ERR_INVALID;
	*out = c;
	return ERR_OK;
}

enum err
conf_load(struct arena *a, const char *dir, struct conf **out,
    struct conf_problems *problems_out)
{
	const char *path = arena_printf(a, "%s/" CONF_FILE, dir).p;
	char *text = arena_alloc(a, CONF_FILE_BYTES + 1);
	size_t n = 0;
	ssize_t got = 1;
	int fd;

	problems_out->n = 0;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 && errno == ENOENT) {
		*out = conf_default(a);
		return ERR_OK;
	}
	while (fd >= 0 && got > 0 && n <= CONF_FILE_BYTES) {
		got = read(fd, text + n, CONF_FILE_BYTES + 1 - n);
		if (got > 0)
			n += (size_t)got;
	}
	if (fd < 0 || got < 0) {
		complain(problems_out, 0,
		    arena_printf(a, "it cannot be read: %s", strerror(errno))
			.p);
		if (fd >= 0)
			(void)close(fd);
		return ERR_IO;
	}
	(void)close(fd);
	return conf_parse(a, (struct str){ .p = text, .n = n }, out,
	    problems_out);
}

enum err
conf_set(struct conf *c, struct str name, struct str value,
    struct conf_problem *problem_out)
{
	const char *bad = set(c, name, str_trim(value), 0);

	if (bad == NULL)
		return ERR_OK;
	problem_out->line = 0;
	problem_out->text = str_of(bad);
	return ERR_INVALID;
}

struct str
conf_text(const struct conf *c, enum setting id, struct str org)
{
	const struct conf_value *v = find(c, id, org);

	if (v == NULL && org.n > 0)
		v = find(c, id, STR_NONE);
	return v != NULL ? v->text : str_of(conf_rows[id].value);
}

int64_t
conf_number(const struct conf *c, enum setting id)
{
	int64_t n = 0;
	enum err e =
	    str_to_i64(conf_text(c, id, STR_NONE), INT64_MIN, INT64_MAX, &n);

	assert(conf_rows[id].type == TYPE_NUMBER);
	assert(e == ERR_OK);
	(void)e;
	return n;
}

static const char *
below(struct arena *a, const char *dir, struct str path)
{
	if (path.p[0] == '/')
		return arena_cstr(a, path);
	return arena_printf(a, "%s/" STR_FMT, dir, STR_ARG(path)).p;
}

const char *
conf_path(const struct conf *c, struct arena *a, const char *dir,
    enum setting id)
{
	struct str path = conf_text(c, id, STR_NONE);

	assert(conf_rows[id].type == TYPE_PATH);
	return path.n == 0 ? NULL : below(a, dir, path);
}

struct str
conf_sink(const struct conf *c, struct arena *a, const char *dir)
{
	struct str sink = conf_text(c, SET_MAIL_SINK, STR_NONE);

	if (!str_starts(sink, STR("dir:")))
		return arena_str(a, sink);
	return arena_printf(a, "dir:%s",
	    below(a, dir, str_sub(sink, 4, sink.n)));
}

/* 127.0.0.0/8 in digits; "127.example" is a name like any other. */
static bool
is_loopback(struct str host)
{
	if (str_eq_nocase(host, STR("localhost")) || str_is(host, "[::1]"))
		return true;
	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] != '.' && (host.p[i] < '0' || host.p[i] > '9'))
			return false;
	return str_starts(host, STR("127."));
}

bool
conf_sink_leaves(const struct conf *c)
{
	struct str sink = conf_text(c, SET_MAIL_SINK, STR_NONE);

	if (str_is(sink, "off") || str_starts(sink, STR("dir:")))
		return false;
	return !is_loopback(conf_url_host(sink));
}

static void
print_row(const struct conf *c, const struct conf_row *row, enum setting id,
    struct buf *b)
{
	bool some = false;

	for (size_t i = 0; i < c->n; i++) {
		const struct conf_value *v = &c->values[i];

		if (v->id != id)
			continue;
		some = true;
		buf_puts(b, row->name);
		if (v->org.n > 0)
			buf_printf(b, "." STR_FMT, STR_ARG(v->org));
		buf_printf(b, "%s" STR_FMT "\n", v->text.n > 0 ? " " : "",
		    STR_ARG(v->text));
	}
	if (!some)
		buf_printf(b, "#%s%s%s%s\n", row->name,
		    row->where == WHERE_ORGANISATION ? ".ORG" : "",
		    row->value[0] != '\0' ? " " : "", row->value);
}

void
conf_print(const struct conf *c, bool lang_nb, struct buf *b)
{
	for (int i = 0; i < SETTING_MAX; i++) {
		const struct conf_row *row = &conf_rows[i];
		struct str rest = str_of(lang_nb ? row->nb : row->en), word;
		size_t column = 1;

		buf_puts(b, i == 0 ? "#" : "\n#");
		while (str_cut(&rest, ' ', &word)) {
			if (column + 1 + word.n > 78) {
				buf_puts(b, "\n#");
				column = 1;
			}
			buf_printf(b, " " STR_FMT, STR_ARG(word));
			column += 1 + word.n;
		}
		if (row->type == TYPE_NUMBER)
			buf_printf(b, " (%lld..%lld)", (long long)row->min,
			    (long long)row->max);
		buf_putc(b, '\n');
		print_row(c, row, (enum setting)i, b);
	}
}
