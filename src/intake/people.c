/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake/people.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/nationalid.h"
#include "base/time.h"
#include "intake/value.h"

enum {
	KEY_CHARS = 200,
	PERSON_BYTES = 8 << 20, /* of the rows of one person, packed */
	TABLE_FIRST = 1024,
	SLICE_ROWS = 32 /* between two looks at the clock */
};

/* A key's hash, how many rows it has, and where those seen so far are kept. */
struct slot {
	uint64_t hash; /* 0: free */
	uint32_t rows;
	uint32_t waiting; /* index in waiting + 1; 0: none */
};

/* The rows of a person whose last row has not been seen. Packed: the key, and
 * for each row its line and the cells of the kept columns. */
struct waiting {
	struct buf rows;
	uint32_t rows_n;
	uint32_t next; /* another key of the same hash, or of the free list */
	bool too_many;
};

struct people {
	int fd;
	const struct statement *st;
	const struct source *source;
	int source_no, name_field;
	struct arena *arena, *row;
	struct csv *csv;
	struct map map;
	bool *keep_key;
	int64_t bytes;
	uint64_t seed;
	struct slot *slots;
	size_t slots_n; /* a power of two */
	int64_t keys_n, rows_n;
	struct waiting *waiting;
	size_t waiting_n, waiting_cap;
	uint32_t free; /* head of the free list + 1 */
	bool scanned, read;
	size_t flush; /* what still waits when the file is over */
};

/* ---- the table of keys ---------------------------------------------- */

/* Mixes eight bytes at a time (multiply and fold). Two keys with one hash are
 * told apart by the keys themselves, later; the hash only has to be even. */
static uint64_t
hash_of(const struct people *p, struct str key)
{
	uint64_t h = p->seed ^ key.n;

	for (size_t i = 0; i < key.n; i += 8) {
		uint64_t w = 0;

		memcpy(&w, key.p + i, key.n - i < 8 ? key.n - i : 8);
		h = (h ^ w) * 0x9E3779B97F4A7C15;
		h ^= h >> 29;
	}
	h *= 0xBF58476D1CE4E5B9;
	h ^= h >> 32;
	return h == 0 ? 1 : h;
}

static struct slot *
slot_of(const struct people *p, uint64_t hash)
{
	size_t i = hash & (p->slots_n - 1);

	while (p->slots[i].hash != 0 && p->slots[i].hash != hash)
		i = (i + 1) & (p->slots_n - 1);
	return &p->slots[i];
}

static void
slots_grow(struct people *p)
{
	struct slot *old = p->slots;
	size_t n = p->slots_n;

	p->slots_n = n == 0 ? TABLE_FIRST : 2 * n;
	p->slots = calloc(p->slots_n, sizeof(*p->slots));
	if (p->slots == NULL)
		abort();
	for (size_t i = 0; i < n; i++)
		if (old[i].hash != 0)
			*slot_of(p, old[i].hash) = old[i];
	free(old);
}

static void
count_key(struct people *p, struct str key)
{
	struct slot *s;

	if ((size_t)p->keys_n * 10 >= p->slots_n * 7)
		slots_grow(p);
	s = slot_of(p, hash_of(p, key));
	if (s->hash == 0) {
		s->hash = hash_of(p, key);
		p->keys_n++;
	}
	s->rows++;
}

/* The key of a row, as it is compared and digested; empty when unusable. */
static struct str
key_of(const struct people *p, struct arena *a, const struct csv_row *row)
{
	struct str key;

	if (p->map.key >= row->n || row->at[p->map.key].p == NULL)
		return STR_NONE;
	if (text_clean(a, row->at[p->map.key], KEY_CHARS, &key) != ERR_OK)
		return STR_NONE;
	return key;
}

static void
waiting_clear(struct waiting *w)
{
	if (w->rows.p != NULL)
		explicit_bzero(w->rows.p, w->rows.cap);
	buf_release(&w->rows);
}

/* ---- opening, and the first pass ------------------------------------ */

/* The usual separators are found out, because offices change them; another is
 * taken from the source. */
static char
odd_separator(char c)
{
	static const char usual[] = ";,\t\"\r\n"; /* and the NUL behind */

	return memchr(usual, c, sizeof(usual)) != NULL ? 0 : c;
}

/* A reader that stands behind the headings. */
static enum err
reopen(struct people *p, const bool *keep, struct csv_row *heads_out,
    struct csv_error *error_out)
{
	char separator = odd_separator(p->source->separator);
	enum err e;

	if (p->csv != NULL)
		separator = csv_found(p->csv).separator;
	csv_close(p->csv);
	p->csv = NULL;
	e = csv_open(p->fd, separator, &p->csv, error_out);
	if (e != ERR_OK)
		return e;
	e = csv_next(p->csv, p->arena, heads_out);
	if (e == ERR_INVALID || e == ERR_TOO_BIG) {
		*error_out = csv_error_of(p->csv);
		return ERR_INVALID;
	}
	if (e == ERR_NOT_FOUND) {
		*error_out =
		    (struct csv_error){ 1, 1, "The file has no headings." };
		return ERR_INVALID;
	}
	p->bytes = csv_bytes_total(p->csv);
	csv_keep(p->csv, keep, heads_out->n);
	return e;
}

enum err
people_open(int fd, const struct statement *st, const struct source *source,
    struct people **out, struct people_error *error_out)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct people *p = ARENA_NEW(a, struct people);
	struct csv_row heads = { 0 };
	enum err e;

	*error_out = (struct people_error){ 0 };
	*p =
	    (struct people){ .fd = fd, .st = st, .source = source, .arena = a };
	p->row = arena_new(64 << 20);
	p->source_no = statement_source(st, source->n.name);
	p->name_field = statement_field_of_type(st, NULL, FIELD_NAME);
	p->seed = (uint64_t)clock_mono_ns() * 0x9E3779B97F4A7C15;
	slots_grow(p);
	e = reopen(p, NULL, &heads, &error_out->csv);
	if (e == ERR_OK)
		e = map_make(a, st, source, &heads, &p->map, &error_out->map);
	if (e != ERR_OK) {
		people_close(p);
		return e;
	}
	p->keep_key = ARENA_ARRAY(a, bool, heads.n);
	p->keep_key[p->map.key] = true;
	csv_keep(p->csv, p->keep_key, heads.n);
	*out = p;
	return ERR_OK;
}

const struct map *
people_map(const struct people *p)
{
	return &p->map;
}

int64_t
people_count(const struct people *p)
{
	return p->keys_n;
}

/* After the first pass, stand at the first row again. */
static enum err
begin_reading(struct people *p)
{
	struct csv_error error;
	struct csv_row heads;
	enum err e = reopen(p, p->map.keep, &heads, &error);

	/* It could be opened before: the file was changed under us. */
	if (e != ERR_OK || heads.n != p->map.columns_n)
		return ERR_IO;
	p->scanned = true;
	return ERR_OK;
}

enum err
people_rewind(struct people *p)
{
	assert(p->scanned);
	for (size_t i = 0; i < p->waiting_n; i++)
		waiting_clear(&p->waiting[i]);
	p->waiting_n = 0;
	p->free = 0;
	p->flush = 0;
	p->read = false;
	for (size_t i = 0; i < p->slots_n; i++)
		p->slots[i].waiting = 0;
	return begin_reading(p);
}

enum err
people_scan(struct people *p, int64_t until_ns)
{
	struct csv_row row;
	enum err e;

	for (int n = 0; !p->scanned; n++) {
		struct str key;

		if (n >= SLICE_ROWS * 8 && n % SLICE_ROWS == 0 &&
		    clock_mono_ns() > until_ns)
			return ERR_BUSY;
		arena_reset(p->row);
		e = csv_next(p->csv, p->row, &row);
		if (e == ERR_NOT_FOUND)
			return begin_reading(p);
		if (e == ERR_IO)
			return e;
		if (++p->rows_n > LIMIT_IMPORT_ROWS)
			return ERR_TOO_BIG;
		if (e != ERR_OK || row.n != p->map.columns_n)
			continue;
		key = key_of(p, p->row, &row);
		if (key.n > 0)
			count_key(p, key);
	}
	return ERR_OK;
}

/* ---- rows that wait -------------------------------------------------- */

static void
pack_u32(struct buf *b, uint32_t v)
{
	buf_put(b, (struct str){ (const char *)&v, sizeof(v) });
}

static void
pack_str(struct buf *b, struct str s)
{
	pack_u32(b, (uint32_t)s.n);
	buf_put(b, s);
}

static uint32_t
unpack_u32(struct str *s)
{
	uint32_t v;

	assert(s->n >= sizeof(v));
	memcpy(&v, s->p, sizeof(v));
	*s = str_sub(*s, sizeof(v), s->n);
	return v;
}

static struct str
unpack_str(struct str *s)
{
	uint32_t n = unpack_u32(s);
	struct str v = str_sub(*s, 0, n);

	*s = str_sub(*s, n, s->n);
	return v;
}

static struct str
waiting_key(const struct waiting *w)
{
	struct str s = buf_str(&w->rows);

	return unpack_str(&s);
}

static uint32_t
waiting_new(struct people *p, struct str key)
{
	struct waiting *w;
	uint32_t no;

	if (p->free != 0) {
		no = p->free;
		w = &p->waiting[no - 1];
		p->free = w->next;
	} else {
		if (p->waiting_n == p->waiting_cap) {
			size_t cap = 2 * p->waiting_cap + 64;
			void *grown =
			    realloc(p->waiting, cap * sizeof(*p->waiting));

			if (grown == NULL)
				abort();
			p->waiting = grown;
			p->waiting_cap = cap;
		}
		w = &p->waiting[p->waiting_n++];
		no = (uint32_t)p->waiting_n;
	}
	*w = (struct waiting){ 0 };
	buf_init(&w->rows, PERSON_BYTES);
	pack_str(&w->rows, key);
	return no;
}

static void
waiting_release(struct people *p, uint32_t no)
{
	struct waiting *w = &p->waiting[no - 1];

	waiting_clear(w);
	*w = (struct waiting){ .next = p->free };
	p->free = no;
}

/* Where the rows of ${key} wait. */
static uint32_t
waiting_of(struct people *p, struct slot *s, struct str key)
{
	uint32_t no;

	for (no = s->waiting; no != 0; no = p->waiting[no - 1].next)
		if (str_eq(waiting_key(&p->waiting[no - 1]), key))
			return no;
	no = waiting_new(p, key);
	p->waiting[no - 1].next = s->waiting;
	s->waiting = no;
	return no;
}

static void
pack_row(struct people *p, struct waiting *w, const struct csv_row *row)
{
	if (w->rows_n >= PEOPLE_ROWS_MAX || w->too_many) {
		w->too_many = true;
		return;
	}
	pack_u32(&w->rows, (uint32_t)row->line);
	for (size_t i = 0; i < p->map.columns_n; i++)
		if (p->map.keep[i])
			pack_str(&w->rows, row->at[i]);
	w->too_many = w->rows.full;
	w->rows_n++;
}

/* ---- from rows to a person ------------------------------------------- */

/* One person being put together. */
struct making {
	struct people *p;
	struct arena *a;
	struct person_in *in;
	struct str *cells; /* of the row, by column of the file */
	struct str *parts; /* of the row's items, by field */
	int64_t line;
};

static void
refuse(struct making *m, enum refusal why, int field)
{
	if (m->in->why != REFUSAL_NONE)
		return;
	m->in->why = why;
	m->in->why_field = field;
	m->in->why_line = m->line;
}

static struct str
cell(const struct making *m, size_t at)
{
	return at == MAP_NONE ? STR_NONE : str_trim(m->cells[at]);
}

static struct str
joined(const struct making *m, const struct map_field *f)
{
	struct str s = cell(m, f->at[0]);

	for (size_t i = 1; i < f->n; i++) {
		struct str next = cell(m, f->at[i]);

		if (s.n == 0)
			s = next;
		else if (next.n > 0)
			s = arena_printf(m->a, STR_FMT " " STR_FMT, STR_ARG(s),
			    STR_ARG(next));
	}
	return s;
}

static struct str
read_value(struct making *m, const struct map_field *f)
{
	const struct field *field = &m->p->st->fields[f->field];
	struct str text = STR_NONE;
	enum err e;

	if (field->type == FIELD_PHONE && f->n == 2)
		e = value_phone(m->a, cell(m, f->at[0]), cell(m, f->at[1]),
		    &text);
	else
		e = value_normalise(m->a, field, joined(m, f), &text);
	if (e == ERR_REFUSED)
		refuse(m, REFUSAL_NATIONAL_ID, f->field);
	else if (e == ERR_TOO_BIG)
		refuse(m, REFUSAL_TOO_LONG, f->field);
	else if (e != ERR_OK)
		refuse(m,
		    value_no_such_date(field, joined(m, f)) ? REFUSAL_NO_DATE
							    : REFUSAL_INVALID,
		    f->field);
	return e == ERR_OK ? text : STR_NONE;
}

static bool
same_item(const struct making *m, const struct field *record, int item)
{
	for (size_t i = 0; i < record->parts.n; i++) {
		int part = record->parts.at[i];

		if (!str_eq(person_in_item(m->in, part, item), m->parts[part]))
			return false;
	}
	return true;
}

/* The row's item of a record, unless it is empty or there already. */
static void
add_item(struct making *m, int record)
{
	const struct field *f = &m->p->st->fields[record];
	int items = person_in_items(m->in, m->p->st, record);
	bool any = false;

	for (size_t i = 0; i < f->parts.n; i++)
		any = any || m->parts[f->parts.at[i]].n > 0;
	for (int i = 1; any && i <= items; i++)
		any = !same_item(m, f, i);
	for (size_t i = 0; i < f->parts.n; i++) {
		struct str *text = &m->parts[f->parts.at[i]];

		if (any && text->n > 0)
			person_in_add(m->a, m->in, f->parts.at[i], items + 1,
			    *text);
		*text = STR_NONE;
	}
}

static void
add_row(struct making *m)
{
	const struct statement *st = m->p->st;
	const struct map *map = &m->p->map;

	if (map->dead != MAP_NONE &&
	    str_eq_nocase(cell(m, map->dead), m->p->source->dead_value))
		m->in->dead = true;
	for (size_t i = 0; i < map->fields_n; i++) {
		int field = map->fields[i].field;
		struct str text = read_value(m, &map->fields[i]);

		if (text.n == 0)
			continue;
		if (st->fields[field].parent >= 0)
			m->parts[field] = text;
		else if (person_in_get(m->in, field).n == 0)
			person_in_add(m->a, m->in, field, 0, text);
	}
	for (size_t i = 0; i < map->fields_n; i++)
		if (st->fields[map->fields[i].field].parent >= 0)
			add_item(m, st->fields[map->fields[i].field].parent);
}

static bool
is_mapped(const struct people *p, int field)
{
	for (size_t i = 0; i < p->map.fields_n; i++)
		if (p->map.fields[i].field == field)
			return true;
	return false;
}

static void
give(struct people *p, struct arena *a, uint32_t no, struct person_in *out)
{
	struct waiting *w = &p->waiting[no - 1];
	struct person_in in = { .source = p->source_no, .why_field = -1 };
	struct making m = { .p = p, .a = a, .in = &in };
	struct str rest = arena_str(a, buf_str(&w->rows));

	m.cells = ARENA_ARRAY(a, struct str, p->map.columns_n);
	m.parts = ARENA_ARRAY(a, struct str, p->st->fields_n);
	in.key = unpack_str(&rest);
	if (text_has_national_id(in.key))
		refuse(&m, REFUSAL_NATIONAL_ID, -1);
	if (w->too_many)
		refuse(&m, REFUSAL_TOO_MANY_ROWS, -1);
	for (uint32_t i = 0; i < w->rows_n && !w->too_many; i++) {
		int64_t *line =
		    ARENA_PUSH(a, in.lines, in.lines_n, in.lines_cap);

		*line = m.line = (int64_t)unpack_u32(&rest);
		if (i == 0 && in.why != REFUSAL_NONE)
			in.why_line = m.line;
		for (size_t c = 0; c < p->map.columns_n; c++)
			if (p->map.keep[c])
				m.cells[c] = unpack_str(&rest);
		add_row(&m);
	}
	if (is_mapped(p, p->name_field) &&
	    person_in_get(&in, p->name_field).n == 0)
		refuse(&m, REFUSAL_NO_NAME, p->name_field);
	waiting_release(p, no);
	*out = in;
}

/* ---- the second pass ------------------------------------------------- */

static void
give_bad_row(struct arena *a, int64_t line, enum refusal why,
    struct person_in *out)
{
	struct person_in in = { .source = -1,
		.why = why,
		.why_field = -1,
		.why_line = line };

	*(int64_t *)ARENA_PUSH(a, in.lines, in.lines_n, in.lines_cap) = line;
	*out = in;
}

/* Spreadsheets end a file with rows of separators only. */
static bool
is_empty(const struct people *p, const struct csv_row *row)
{
	for (size_t i = 0; i < row->n && i < p->map.columns_n; i++)
		if (str_trim(row->at[i]).n > 0)
			return false;
	return true;
}

/* Take one row; true when ${out} was made. */
static bool
take_row(struct people *p, struct arena *a, const struct csv_row *row,
    struct person_in *out)
{
	struct slot *s;
	struct str key;
	uint32_t no;

	if (row->n != p->map.columns_n) {
		give_bad_row(a, row->line, REFUSAL_WIDTH, out);
		return true;
	}
	key = key_of(p, p->row, row);
	if (key.n == 0 && is_empty(p, row))
		return false;
	if (key.n == 0) {
		give_bad_row(a, row->line, REFUSAL_NO_KEY, out);
		return true;
	}
	s = slot_of(p, hash_of(p, key));
	if (s->hash == 0) { /* the file was changed under us */
		give_bad_row(a, row->line, REFUSAL_UNREADABLE, out);
		return true;
	}
	no = waiting_of(p, s, key);
	pack_row(p, &p->waiting[no - 1], row);
	if (p->waiting[no - 1].rows_n < s->rows)
		return false;
	s->waiting = p->waiting[no - 1].next;
	give(p, a, no, out);
	return true;
}

/* What still waits at the end: people whose key shares its hash. */
static enum err
give_rest(struct people *p, struct arena *a, struct person_in *out)
{
	while (p->flush < p->waiting_n) {
		uint32_t no = (uint32_t)++p->flush;

		if (p->waiting[no - 1].rows.n == 0)
			continue;
		give(p, a, no, out);
		return ERR_OK;
	}
	return ERR_NOT_FOUND;
}

enum err
people_next(struct people *p, struct arena *a, int64_t until_ns,
    struct person_in *out)
{
	struct csv_row row;

	assert(p->scanned);
	for (int n = 1; !p->read; n++) {
		enum err e;

		if (n % SLICE_ROWS == 0 && clock_mono_ns() > until_ns)
			return ERR_BUSY;
		arena_reset(p->row);
		e = csv_next(p->csv, p->row, &row);
		if (e == ERR_IO)
			return e;
		if (e == ERR_NOT_FOUND) {
			p->read = true;
			break;
		}
		if (e != ERR_OK) {
			give_bad_row(a, csv_error_of(p->csv).line,
			    e == ERR_TOO_BIG ? REFUSAL_TOO_LONG_ROW
					     : REFUSAL_UNREADABLE,
			    out);
			return ERR_OK;
		}
		if (take_row(p, a, &row, out))
			return ERR_OK;
	}
	return give_rest(p, a, out);
}

int
people_done(const struct people *p)
{
	if (p->read || p->bytes == 0)
		return 1000;
	return p->scanned ? (int)(csv_bytes_read(p->csv) * 1000 / p->bytes) : 0;
}

void
people_close(struct people *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->waiting_n; i++)
		waiting_clear(&p->waiting[i]);
	free(p->waiting);
	free(p->slots);
	csv_close(p->csv);
	arena_free(p->row);
	arena_free(p->arena);
}
