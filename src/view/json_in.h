/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view/json_in: JSON from outside, through jansson.
 *
 * Strict: UTF-8 only, no duplicate keys, no bytes after the value, at most
 * LIMIT_JSON_DEPTH levels. Knows no schema.
 */
#ifndef VIEW_JSON_IN_H
#define VIEW_JSON_IN_H

#include "base/base.h"

/* A value that was read. A root is freed by json_free; members and items are
 * borrowed from it. */
struct json_value;

struct json_error {
	int line, column; /* from 1 */
	size_t position;  /* bytes from the beginning */
	char what[96];    /* one sentence, no content of the input */
};

/**
 * json_read(s, out, error_out): parse ${s}; give ${out} back with json_free.
 * ${error_out} may be NULL. Errors: INVALID (no JSON, duplicate key, bad
 * UTF-8, trailing bytes), TOO_BIG (nested too deeply).
 */
enum err json_read(struct str s, struct json_value **out,
    struct json_error *error_out) MUST_USE;
void json_free(struct json_value *v);

/* Members of an object. Errors: NOT_FOUND (absent, or null, or ${o} is no
 * object), INVALID (of another type). Texts live as long as the root. */
enum err json_get_str(const struct json_value *o, const char *key,
    struct str *out) MUST_USE;
enum err json_get_int(const struct json_value *o, const char *key,
    int64_t *out) MUST_USE;
enum err json_get_bool(const struct json_value *o, const char *key,
    bool *out) MUST_USE;
enum err json_get_object(const struct json_value *o, const char *key,
    const struct json_value **out) MUST_USE;
enum err json_get_array(const struct json_value *o, const char *key,
    const struct json_value **out) MUST_USE;

/** json_items(v): length of an array, else 0. json_item: NULL beyond it. */
size_t json_items(const struct json_value *v);
const struct json_value *json_item(const struct json_value *v, size_t i);
bool json_is_an_object(const struct json_value *v);
bool json_is_an_array(const struct json_value *v);
/** json_value_str(v): the text of a string, or STR_NONE. */
struct str json_value_str(const struct json_value *v);
/**
 * json_each(o, fn, self): call ${fn} for each member of an object, in the
 * order of the input, until it returns an error, which is returned.
 */
enum err json_each(const struct json_value *o,
    enum err (*fn)(void *self, struct str key, const struct json_value *v),
    void *self) MUST_USE;

#endif
