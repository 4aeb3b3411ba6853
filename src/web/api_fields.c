/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/api_fields: a person's fields as JSON, out and in.
 *
 * Plain fields are members by the statement's names, records are arrays of
 * objects. Years and numbers are integers, several choices an array, all else
 * strings; null removes.
 */
#include "base/limits.h"
#include "intake/value.h"
#include "web/api.h"

#define ITEMS_MAX 200 /* of one record */

/* ---- out ------------------------------------------------------------ */

static void
one_out(struct json *j, const struct field *f, struct str text)
{
	struct str part, rest = text;
	int64_t n;

	switch (f->type) {
	case FIELD_YEAR:
	case FIELD_NUMBER:
		if (str_to_i64(text, INT64_MIN, INT64_MAX, &n) == ERR_OK)
			json_key_int(j, f->n.name, n);
		else
			json_key_str(j, f->n.name, text);
		return;
	case FIELD_CHOICES:
		json_key_array(j, f->n.name);
		while (str_cut(&rest, ',', &part))
			if (part.n > 0)
				json_str(j, NULL, part);
		json_array_end(j);
		return;
	default:
		json_key_str(j, f->n.name, text);
	}
}

static bool
item_is_there(const struct statement *st, const struct values *vs,
    const struct field *record, int item)
{
	(void)st;
	for (size_t k = 0; k < record->parts.n; k++)
		if (values_item(vs, record->parts.at[k], item).n > 0)
			return true;
	return false;
}

static void
record_out(struct json *j, const struct statement *st, const struct values *vs,
    int record)
{
	const struct field *f = &st->fields[record];
	int items = values_items(vs, st, record);

	if (items == 0)
		return;
	json_key_array(j, f->n.name);
	for (int item = 1; item <= items; item++) {
		if (!item_is_there(st, vs, f, item))
			continue;
		json_open(j, NULL);
		for (size_t k = 0; k < f->parts.n; k++) {
			int part = f->parts.at[k];
			struct str s = values_item(vs, part, item);

			if (s.n > 0)
				one_out(j, &st->fields[part], s);
		}
		json_close(j);
	}
	json_array_end(j);
}

static void
value_out(struct call *c, struct json *j, const struct value *v)
{
	const struct statement *st = c->org->st;
	const struct field *f = &st->fields[v->field];
	struct str name = f->n.name;

	if (f->parent >= 0)
		name = arena_printf(c->a, STR_FMT "." STR_FMT,
		    STR_ARG(st->fields[f->parent].n.name), STR_ARG(name));
	json_open(j, NULL);
	json_str(j, "field", name);
	if (v->item > 0)
		json_int(j, "item", v->item);
	json_str(j, "source",
	    v->source < 0 ? STR("") : st->sources[v->source].n.name);
	json_str(j, "channel", str_of(channel_name(v->channel)));
	json_str(j, "by", str_of(actor_type_name(v->by)));
	json_str(j, "at", instant_print(c->a, v->at_s));
	json_bool(j, "verified", v->verified_s != 0);
	json_close(j);
}

void
api_fields_out(struct call *c, struct json *j, const struct values *vs)
{
	const struct statement *st = c->org->st;

	json_open(j, "fields");
	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i];

		if (f->type == FIELD_RECORD)
			record_out(j, st, vs, (int)i);
		else if (f->parent < 0 && values_get(vs, (int)i).n > 0)
			one_out(j, f, values_get(vs, (int)i));
	}
	json_close(j);
	json_array(j, "values");
	for (size_t i = 0; i < vs->n; i++)
		value_out(c, j, &vs->at[i]);
	json_array_end(j);
}

/* ---- in ------------------------------------------------------------- */

struct in_run {
	struct call *c;
	struct api_changes *out;
	const struct json_value *in; /* the object that is read */
	struct str at;
	int record, item; /* -1, 0: the plain fields */
};

/* The JSON of several choices as they are kept: names joined by commas. */
static enum err
names_in(struct in_run *r, struct str at, const char *key, struct str *out)
{
	const struct json_value *list;
	enum err e = json_get_array(r->in, key, &list);

	*out = STR("");
	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (e != ERR_OK)
		return api_refuse(r->c, e, at, "not an array of strings");
	for (size_t i = 0; i < json_items(list); i++) {
		struct str s = json_value_str(json_item(list, i));

		if (s.n == 0 || str_find(s, STR(",")) != SIZE_MAX)
			return api_refuse(r->c, ERR_INVALID,
			    api_at_n(r->c, at, i), "not one of the choices");
		*out = i == 0 ? s
			      : arena_printf(r->c->a, STR_FMT "," STR_FMT,
				    STR_ARG(*out), STR_ARG(s));
	}
	return ERR_OK;
}

static enum err
raw_in(struct in_run *r, const struct field *f, struct str at, const char *key,
    struct str *out)
{
	int64_t n;
	enum err e;

	*out = STR("");
	if (f->type == FIELD_CHOICES)
		return names_in(r, at, key, out);
	if (f->type == FIELD_YEAR || f->type == FIELD_NUMBER) {
		e = json_get_int(r->in, key, &n);
		if (e == ERR_OK)
			*out = arena_printf(r->c->a, "%lld", (long long)n);
		if (e == ERR_INVALID)
			return api_refuse(r->c, e, at, "not a whole number");
		return ERR_OK;
	}
	e = json_get_str(r->in, key, out);
	return e == ERR_INVALID ? api_refuse(r->c, e, at, "not a string")
				: ERR_OK;
}

static enum err
value_refused(struct call *c, enum err e, struct str at, const struct field *f)
{
	if (e == ERR_REFUSED)
		return api_refuse(c, e, at,
		    "a national identity number is not kept here");
	c->pointer = at;
	c->detail = e == ERR_TOO_BIG
			? STR("too long")
			: arena_printf(c->a, "not a value of the type %s",
			      field_type_name(f->type));
	return ERR_INVALID;
}

static enum err
one_in(struct in_run *r, int field, struct str at, const char *key)
{
	const struct field *f = &r->c->org->st->fields[field];
	struct api_changes *out = r->out;
	struct str raw, text;
	struct change *ch;
	enum err e = raw_in(r, f, at, key, &raw);

	if (e != ERR_OK)
		return e;
	if (raw.n > LIMIT_TEXT_CHARS * 4 || !utf8_valid(raw))
		return value_refused(r->c, ERR_TOO_BIG, at, f);
	if ((e = value_normalise(r->c->a, f, raw, &text)) != ERR_OK)
		return value_refused(r->c, e, at, f);
	ch = ARENA_PUSH(r->c->a, out->at, out->n, out->cap);
	*ch = (struct change){ field, r->item, text };
	fieldset_add(&out->fields, field);
	return ERR_OK;
}

static enum err
part_in(void *self, struct str key, const struct json_value *v)
{
	struct in_run *r = self;
	struct str at = api_at(r->c, r->at, key);
	int field = statement_part(r->c->org->st, r->record, key);

	(void)v;
	if (field < 0)
		return api_refuse(r->c, ERR_INVALID, at,
		    "the statement has no such part");
	return one_in(r, field, at, key.p);
}

static enum err
record_in(struct in_run *r, int record, struct str at, const char *key)
{
	const struct field *f = &r->c->org->st->fields[record];
	const struct json_value *list;
	enum err e = json_get_array(r->in, key, &list);

	if (e == ERR_INVALID)
		return api_refuse(r->c, e, at, "not an array of objects");
	for (size_t k = 0; k < f->parts.n; k++)
		fieldset_add(&r->out->fields, f->parts.at[k]);
	fieldset_add(&r->out->fields, record);
	r->out->items[record] = 0;
	if (e == ERR_NOT_FOUND)
		return ERR_OK;
	if (json_items(list) > ITEMS_MAX)
		return api_refuse(r->c, ERR_INVALID, at, "too many items");
	for (size_t i = 0; i < json_items(list); i++) {
		struct in_run in = { r->c, r->out, json_item(list, i),
			api_at_n(r->c, at, i), record, (int)i + 1 };

		if (!json_is_an_object(in.in))
			return api_refuse(r->c, ERR_INVALID, in.at,
			    "not an object");
		if ((e = json_each(in.in, part_in, &in)) != ERR_OK)
			return e;
	}
	r->out->items[record] = (int)json_items(list);
	return ERR_OK;
}

static enum err
field_in(void *self, struct str key, const struct json_value *v)
{
	struct in_run *r = self;
	struct str at = api_at(r->c, r->at, key);
	int field = statement_field(r->c->org->st, key);

	(void)v;
	if (field < 0 || r->c->org->st->fields[field].parent >= 0)
		return api_refuse(r->c, ERR_INVALID, at,
		    "the statement has no such field");
	if (r->c->org->st->fields[field].type == FIELD_RECORD)
		return record_in(r, field, at, key.p);
	return one_in(r, field, at, key.p);
}

enum err
api_fields_in(struct call *c, const struct json_value *fields,
    struct api_changes *out)
{
	struct in_run r = { c, out, fields, STR("/fields"), -1, 0 };
	size_t n = c->org->st->fields_n;

	*out = (struct api_changes){ .items = ARENA_ARRAY(c->a, int, n) };
	for (size_t i = 0; i < n; i++)
		out->items[i] = -1;
	return fields == NULL ? ERR_OK : json_each(fields, field_in, &r);
}

static bool
is_given(const struct api_changes *ch, size_t n, int field, int item)
{
	for (size_t i = 0; i < n; i++)
		if (ch->at[i].field == field && ch->at[i].item == item)
			return true;
	return false;
}

void
api_fields_rest(struct call *c, const struct values *vs, struct api_changes *ch)
{
	size_t given = ch->n;

	for (size_t i = 0; i < vs->n; i++) {
		const struct value *v = &vs->at[i];
		int record = c->org->st->fields[v->field].parent;
		struct change *gone;

		if (record < 0 || ch->items[record] < 0 ||
		    is_given(ch, given, v->field, v->item))
			continue;
		gone = ARENA_PUSH(c->a, ch->at, ch->n, ch->cap);
		*gone = (struct change){ v->field, v->item, STR_NONE };
	}
}
