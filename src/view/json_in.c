/* SPDX-License-Identifier: EUPL-1.2 */
#include "view/json_in.h"

#include <jansson.h>
#include <stdio.h>

#include "base/limits.h"

/* jansson quotes the input in its message; we say what, not which bytes. */
static const char *
what(enum json_error_code code)
{
	switch (code) {
	case json_error_duplicate_key:
		return "A key stands twice in one object.";
	case json_error_invalid_utf8:
		return "The text is not UTF-8.";
	case json_error_end_of_input_expected:
		return "Something follows the value.";
	case json_error_premature_end_of_input:
		return "The input ends too early.";
	case json_error_numeric_overflow:
		return "A number is too large.";
	case json_error_stack_overflow:
		return "The input is nested too deeply.";
	default:
		return "This is not JSON.";
	}
}

/*
 * The nesting of ${s}, counted outside strings, and stops at the limit: the
 * library's own limit is thousands of levels.
 */
static bool
too_deep(struct str s)
{
	bool in_string = false;
	int depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (in_string) {
			if (c == '\\')
				i++;
			else if (c == '"')
				in_string = false;
		} else if (c == '"') {
			in_string = true;
		} else if (c == '{' || c == '[') {
			if (++depth > LIMIT_JSON_DEPTH)
				return true;
		} else if (c == '}' || c == ']') {
			depth--;
		}
	}
	return false;
}

enum err
json_read(struct str s, struct json_value **out, struct json_error *error_out)
{
	json_error_t e;
	json_t *v;

	if (too_deep(s)) {
		if (error_out != NULL) {
			*error_out =
			    (struct json_error){ .line = 1, .column = 1 };
			snprintf(error_out->what, sizeof(error_out->what), "%s",
			    what(json_error_stack_overflow));
		}
		return ERR_TOO_BIG;
	}
	v = json_loadb(s.p ? s.p : "", s.n,
	    JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &e);
	if (v == NULL) {
		if (error_out != NULL) {
			*error_out = (struct json_error){ .line = e.line,
				.column = e.column > 0 ? e.column : 1,
				.position =
				    e.position > 0 ? (size_t)e.position : 0 };
			snprintf(error_out->what, sizeof(error_out->what), "%s",
			    what(json_error_code(&e)));
		}
		return ERR_INVALID;
	}
	*out = (struct json_value *)v;
	return ERR_OK;
}

/* struct json_value is json_t under a name of ours: jansson's header clashes
 * with the names of the JSON writer. */
static const json_t *
inner(const struct json_value *v)
{
	return (const json_t *)(const void *)v;
}

static const struct json_value *
outer(const json_t *v)
{
	return (const struct json_value *)(const void *)v;
}

void
json_free(struct json_value *v)
{
	json_decref((json_t *)(void *)v);
}

static enum err
get(const struct json_value *o, const char *key, json_type type,
    const json_t **out)
{
	const json_t *v = json_object_get(inner(o), key);

	if (v == NULL || json_is_null(v))
		return ERR_NOT_FOUND;
	if (json_typeof(v) != type)
		return ERR_INVALID;
	*out = v;
	return ERR_OK;
}

struct str
json_value_str(const struct json_value *v)
{
	if (!json_is_string(inner(v)))
		return STR_NONE;
	return (struct str){ json_string_value(inner(v)),
		json_string_length(inner(v)) };
}

enum err
json_get_str(const struct json_value *o, const char *key, struct str *out)
{
	const json_t *v;
	enum err e = get(o, key, JSON_STRING, &v);

	if (e == ERR_OK)
		*out = json_value_str(outer(v));
	return e;
}

enum err
json_get_int(const struct json_value *o, const char *key, int64_t *out)
{
	const json_t *v;
	enum err e = get(o, key, JSON_INTEGER, &v);

	if (e == ERR_OK)
		*out = json_integer_value(v);
	return e;
}

enum err
json_get_bool(const struct json_value *o, const char *key, bool *out)
{
	const json_t *v = json_object_get(inner(o), key);

	if (v == NULL || json_is_null(v))
		return ERR_NOT_FOUND;
	if (!json_is_boolean(v))
		return ERR_INVALID;
	*out = json_is_true(v);
	return ERR_OK;
}

static enum err
get_inside(const struct json_value *o, const char *key, json_type type,
    const struct json_value **out)
{
	const json_t *v;
	enum err e = get(o, key, type, &v);

	if (e == ERR_OK)
		*out = outer(v);
	return e;
}

enum err
json_get_object(const struct json_value *o, const char *key,
    const struct json_value **out)
{
	return get_inside(o, key, JSON_OBJECT, out);
}

enum err
json_get_array(const struct json_value *o, const char *key,
    const struct json_value **out)
{
	return get_inside(o, key, JSON_ARRAY, out);
}

size_t
json_items(const struct json_value *v)
{
	return json_array_size(inner(v));
}

const struct json_value *
json_item(const struct json_value *v, size_t i)
{
	return outer(json_array_get(inner(v), i));
}

bool
json_is_an_object(const struct json_value *v)
{
	return json_is_object(inner(v));
}

bool
json_is_an_array(const struct json_value *v)
{
	return json_is_array(inner(v));
}

enum err
json_each(const struct json_value *o,
    enum err (*fn)(void *self, struct str key, const struct json_value *v),
    void *self)
{
	/* jansson's iterators take a pointer that is not const. */
	json_t *in = (json_t *)(uintptr_t)inner(o);
	enum err e = ERR_OK;
	void *at;

	for (at = json_object_iter(in); at != NULL && e == ERR_OK;
	     at = json_object_iter_next(in, at))
		e = fn(self, str_of(json_object_iter_key(at)),
		    outer(json_object_iter_value(at)));
	return e;
}
