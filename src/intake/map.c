/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake/map.h"

#include "lang/lang.h"

/* Headings as they are compared. */
struct heads {
	struct str *folded;
	size_t n;
};

static size_t
head_find(struct arena *a, const struct heads *h, struct str name, bool *twice)
{
	struct str want = str_trim(text_fold(a, name));
	size_t at = MAP_NONE;

	*twice = false;
	for (size_t i = 0; i < h->n; i++) {
		if (h->folded[i].n == 0 || !str_eq(h->folded[i], want))
			continue;
		if (at != MAP_NONE)
			*twice = true;
		else
			at = i;
	}
	return at;
}

static enum err
fail(struct map_error *out, enum map_problem problem, struct str name,
    struct str meant, int64_t line)
{
	*out = (struct map_error){ problem, name, meant, line };
	return ERR_INVALID;
}

/* Where ${name} stands; MAP_NONE when it does not and ${must} allows it. */
static enum err
look_up(struct arena *a, struct map *m, const struct heads *h, struct str name,
    bool must, size_t *at_out, struct map_error *error_out)
{
	bool twice;
	size_t at = head_find(a, h, name, &twice);

	if (twice)
		return fail(error_out, MAP_TWICE, name, STR_NONE, 0);
	if (at == MAP_NONE && must)
		return fail(error_out, MAP_NO_HEADING, name,
		    lang_suggest(a, str_trim(text_fold(a, name)), h->folded,
			h->n),
		    0);
	if (at == MAP_NONE)
		m->absent[m->absent_n++] = name;
	else
		m->keep[at] = true;
	*at_out = at;
	return ERR_OK;
}

static enum err
map_column(struct arena *a, struct map *m, const struct heads *h,
    const struct column *c, bool must, struct map_error *error_out)
{
	struct map_field *f = &m->fields[m->fields_n];
	bool found = false;
	enum err e;

	f->field = c->field;
	f->n = c->heads_n;
	for (size_t i = 0; i < c->heads_n; i++) {
		e = look_up(a, m, h, c->heads[i], must, &f->at[i], error_out);
		if (e != ERR_OK)
			return e;
		found = found || f->at[i] != MAP_NONE;
	}
	if (found)
		m->fields_n++;
	return ERR_OK;
}

enum err
map_make(struct arena *a, const struct statement *st,
    const struct source *source, const struct csv_row *heads, struct map *out,
    struct map_error *error_out)
{
	struct map m = { .source = source,
		.columns_n = heads->n,
		.dead = MAP_NONE };
	struct heads h = { ARENA_ARRAY(a, struct str, heads->n), heads->n };
	int name = statement_field_of_type(st, NULL, FIELD_NAME);
	enum err e;

	if (source->key.n == 0 || source->columns_n == 0)
		return fail(error_out, MAP_NO_COLUMNS, source->n.name, STR_NONE,
		    0);
	for (size_t i = 0; i < h.n; i++)
		h.folded[i] = str_trim(text_fold(a, heads->at[i]));
	m.keep = ARENA_ARRAY(a, bool, heads->n);
	m.fields = ARENA_ARRAY(a, struct map_field, source->columns_n);
	m.absent = ARENA_ARRAY(a, struct str, source->columns_n * 4 + 2);
	e = look_up(a, &m, &h, source->key, true, &m.key, error_out);
	if (e == ERR_OK && source->dead_column.n > 0)
		e = look_up(a, &m, &h, source->dead_column, true, &m.dead,
		    error_out);
	for (size_t i = 0; e == ERR_OK && i < source->columns_n; i++)
		if (source->columns[i].field >= 0)
			e = map_column(a, &m, &h, &source->columns[i],
			    source->columns[i].field == name, error_out);
	if (e != ERR_OK)
		return e;
	m.others = ARENA_ARRAY(a, struct str, heads->n);
	for (size_t i = 0; i < heads->n; i++)
		if (!m.keep[i])
			m.others[m.dropped++] = arena_str(a, heads->at[i]);
	*out = m;
	return ERR_OK;
}

/* ---- a mapping of the user's ---------------------------------------- */

/* One line, taken apart from the left. */
struct line {
	struct str rest;
	int64_t no;
};

static void
pass_blanks(struct line *l)
{
	while (l->rest.n > 0 && (l->rest.p[0] == ' ' || l->rest.p[0] == '\t' ||
				    l->rest.p[0] == '\r'))
		l->rest = str_sub(l->rest, 1, l->rest.n);
	if (l->rest.n > 0 && l->rest.p[0] == '#')
		l->rest = str_sub(l->rest, l->rest.n, 0);
}

static bool
line_ends(struct line *l)
{
	pass_blanks(l);
	return l->rest.n == 0;
}

/* word = '"' { character } '"' | { character but blank , # " } */
static bool
take_word(struct line *l, struct str *out)
{
	size_t n = 0;

	pass_blanks(l);
	if (l->rest.n == 0)
		return false;
	if (l->rest.p[0] == '"') {
		struct str rest = str_sub(l->rest, 1, l->rest.n);

		n = str_find(rest, STR("\""));
		if (n == SIZE_MAX)
			return false;
		*out = str_sub(rest, 0, n);
		l->rest = str_sub(rest, n + 1, rest.n);
		return true;
	}
	while (n < l->rest.n && l->rest.p[n] != ' ' && l->rest.p[n] != '\t' &&
	       l->rest.p[n] != ',' && l->rest.p[n] != '#' &&
	       l->rest.p[n] != '"' && l->rest.p[n] != '\r')
		n++;
	*out = str_sub(l->rest, 0, n);
	l->rest = str_sub(l->rest, n, l->rest.n);
	return n > 0;
}

/* The keyword in either language. */
static bool
take_keyword(struct line *l, const char *en, const char *nb)
{
	struct line was = *l;
	struct str word;

	if (take_word(l, &word) && (str_is(word, en) || str_is(word, nb)))
		return true;
	*l = was;
	return false;
}

static bool
take_comma(struct line *l)
{
	pass_blanks(l);
	if (l->rest.n == 0 || l->rest.p[0] != ',')
		return false;
	l->rest = str_sub(l->rest, 1, l->rest.n);
	return true;
}

/* heads = word { "," word } */
static bool
take_heads(struct line *l, struct column *c)
{
	do {
		if (c->heads_n == ARRAY_LEN(c->heads) ||
		    !take_word(l, &c->heads[c->heads_n]))
			return false;
		c->heads_n++;
	} while (take_comma(l));
	return line_ends(l);
}

/* "file {", "record {" and "}" stand around other lines. ${record} is the
 * record that the lines after it are about, or -1. */
static bool
take_brace(const struct statement *st, struct line l, int *record)
{
	struct line was = l;
	struct str word, brace;

	if (take_word(&l, &word) && str_is(word, "}") && line_ends(&l)) {
		*record = -1;
		return true;
	}
	l = was;
	if (!take_word(&l, &word) || !take_word(&l, &brace) ||
	    !str_is(brace, "{") || !line_ends(&l))
		return false;
	if (str_is(word, "file") || str_is(word, "fil"))
		return true;
	*record = statement_field(st, word);
	return *record >= 0 && st->fields[*record].type == FIELD_RECORD;
}

/* A field by name, "record.part", or the name of a part that no other has. */
static int
field_find(const struct statement *st, int within, struct str name)
{
	size_t dot = str_find(name, STR("."));
	int found;

	if (within >= 0)
		return statement_part(st, within, name);
	if (dot != SIZE_MAX) {
		int record = statement_field(st, str_sub(name, 0, dot));

		return record < 0 ? -1
				  : statement_part(st, record,
					str_sub(name, dot + 1, name.n));
	}
	found = statement_field(st, name);
	for (size_t i = 0; found < 0 && i < st->fields_n; i++)
		if (str_eq(st->fields[i].n.name, name))
			found = (int)i;
	return found;
}

static bool
may_fill(const struct statement *st, const struct source *s, int field)
{
	struct fieldset may =
	    fieldset_or(&s->before_joining, &s->after_joining);

	may = statement_whole(st, &may);
	return fieldset_has(&may, field);
}

static struct str
nearest_field(struct arena *a, const struct statement *st, struct str name)
{
	struct str *names = ARENA_ARRAY(a, struct str, st->fields_n);

	for (size_t i = 0; i < st->fields_n; i++)
		names[i] = st->fields[i].n.name;
	return lang_suggest(a, name, names, st->fields_n);
}

/* field "from" heads */
static enum err
parse_field(struct arena *a, const struct statement *st, int record,
    struct line *l, struct source *out, struct map_error *error_out)
{
	struct column *c = &out->columns[out->columns_n];
	struct str name;

	*c = (struct column){ .pos.line = (uint32_t)l->no };
	if (!take_word(l, &name) || !take_keyword(l, "from", "fra"))
		return fail(error_out, MAP_SYNTAX, STR_NONE, STR_NONE, l->no);
	if (!take_heads(l, c))
		return fail(error_out, MAP_SYNTAX, name, STR_NONE, l->no);
	c->field = field_find(st, record, name);
	if (c->field < 0 || st->fields[c->field].type == FIELD_RECORD)
		return fail(error_out, MAP_NO_FIELD, name,
		    nearest_field(a, st, name), l->no);
	if (!may_fill(st, out, c->field))
		return fail(error_out, MAP_NOT_FROM, name, STR_NONE, l->no);
	for (size_t i = 0; i < out->columns_n; i++)
		if (out->columns[i].field == c->field)
			return fail(error_out, MAP_TWICE, name, STR_NONE,
			    l->no);
	out->columns_n++;
	return ERR_OK;
}

static enum err
parse_line(struct arena *a, const struct statement *st, int record,
    struct line *l, struct source *out, struct map_error *error_out)
{
	struct column key = { 0 };
	struct str word;
	bool ok;

	if (take_keyword(l, "separator", "skilletegn")) {
		ok = take_word(l, &word) && word.n == 1 && line_ends(l) &&
		     word.p[0] != '"';
		if (ok)
			out->separator = word.p[0];
	} else if (take_keyword(l, "key", "nøkkel")) {
		ok = take_keyword(l, "from", "fra") && take_heads(l, &key) &&
		     key.heads_n == 1 && out->key.n == 0;
		if (ok)
			out->key = key.heads[0];
	} else if (take_keyword(l, "deceased", "død")) {
		ok = take_keyword(l, "when", "når") &&
		     take_word(l, &out->dead_column) &&
		     take_keyword(l, "is", "er") &&
		     take_word(l, &out->dead_value) && line_ends(l);
	} else {
		return parse_field(a, st, record, l, out, error_out);
	}
	if (!ok)
		return fail(error_out, MAP_SYNTAX, STR_NONE, STR_NONE, l->no);
	return ERR_OK;
}

enum err
map_parse(struct arena *a, const struct statement *st,
    const struct source *source, struct str text, struct source *out,
    struct map_error *error_out)
{
	struct source s = *source;
	struct line l = { .no = 0 };
	int record = -1;
	struct str rest = arena_str(a, text);

	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		rest = str_sub(rest, 3, rest.n);
	s.columns = ARENA_ARRAY(a, struct column, st->fields_n + 1);
	s.columns_n = 0;
	s.key = s.dead_column = s.dead_value = STR_NONE;
	while (str_cut(&rest, '\n', &l.rest)) {
		enum err e;

		l.no++;
		if (line_ends(&l) || take_brace(st, l, &record))
			continue;
		e = parse_line(a, st, record, &l, &s, error_out);
		if (e != ERR_OK)
			return e;
	}
	if (s.key.n == 0)
		return fail(error_out, MAP_NO_KEY, STR_NONE, STR_NONE, l.no);
	*out = s;
	return ERR_OK;
}

/* ---- words ---------------------------------------------------------- */

static const struct {
	const char *en, *nb;
} problems[] = {
	[MAP_FINE] = { "The mapping fits.", "Oppsettet passer." },
	[MAP_NO_COLUMNS] = { "The source \"%s\" declares no file.",
	    "Kilden «%s» har ikke beskrevet noen fil." },
	[MAP_NO_HEADING] = { "The file has no column \"%s\".",
	    "Filen mangler kolonnen «%s»." },
	[MAP_TWICE] = { "\"%s\" stands twice.", "«%s» står to ganger." },
	[MAP_SYNTAX] = { "This is not a line of a mapping; they read "
			 "\"field from column\". %s",
	    "Dette er ikke en linje i et oppsett; de lyder "
	    "«felt fra kolonne». %s" },
	[MAP_NO_FIELD] = { "The statement has no field \"%s\".",
	    "Erklæringen har ikke feltet «%s»." },
	[MAP_NOT_FROM] = { "The statement does not take \"%s\" from this "
			   "source.",
	    "Erklæringen henter ikke «%s» fra denne kilden." },
	[MAP_NO_KEY] = { "The mapping does not say \"key from …\". %s",
	    "Oppsettet sier ikke «nøkkel fra …». %s" },
};

struct str
map_error_text(struct arena *a, const struct map_error *e, enum lang l)
{
	bool en = lang_ui(l) == LANG_EN;
	const char *form =
	    en ? problems[e->problem].en : problems[e->problem].nb;
	struct buf b;
	struct str s = str_of(form), name = e->name;
	size_t at = str_find(s, STR("%s"));

	buf_init(&b, 4096);
	if (e->line > 0)
		buf_printf(&b, en ? "Line %d: " : "Linje %d: ", (int)e->line);
	if (at == SIZE_MAX) {
		buf_put(&b, s);
	} else {
		buf_put(&b, str_sub(s, 0, at));
		buf_put(&b, name);
		buf_put(&b, str_sub(s, at + 2, s.n));
	}
	if (e->meant.n > 0)
		buf_printf(&b,
		    en ? " Did you mean \"" STR_FMT "\"?"
		       : " Mente du «" STR_FMT "»?",
		    STR_ARG(e->meant));
	s = str_trim(arena_str(a, buf_str(&b)));
	buf_release(&b);
	return s;
}
