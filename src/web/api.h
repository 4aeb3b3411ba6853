/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/api: shared by the files of the JSON API.
 *
 * api.def says of each door what it takes and gives; api_schemas.def says of
 * what a body consists. The readers here and /openapi.json use both tables,
 * so that the description cannot differ from what is done. A member that is
 * not in the table is refused (T-02).
 */
#ifndef WEB_API_H
#define WEB_API_H

#include "view/json_in.h"
#include "web/web.h"

enum schema {
	SCHEMA_NONE, /* no body */
	SCHEMA_FREE, /* an object of its own kind, described in words */
	SCHEMA_FILE, /* bytes that are no JSON */
#define SCHEMA(id, name, about) SCHEMA_##id,
#define MEMBER(name, type, required, inner, about)
#include "web/api_schemas.def"
#undef SCHEMA
#undef MEMBER
	SCHEMA_MAX
};

enum member_type {
	MEMBER_STR,
	MEMBER_ID, /* 13 characters, base/base.h id_print */
	MEMBER_INT,
	MEMBER_BOOL,
	MEMBER_TIME, /* RFC 3339 in UTC */
	MEMBER_DATE,
	MEMBER_NAMES,  /* array of strings */
	MEMBER_TEXT,   /* object: language code to string */
	MEMBER_FIELDS, /* object by the statement's names of fields */
	MEMBER_COUNTS, /* object: name to integer */
	MEMBER_OBJECT, /* of the inner schema */
	MEMBER_LIST    /* array of the inner schema */
};

/* A row of api_schemas.def: a schema (name set) or a member of the last. */
struct schema_row {
	const char *schema;
	const char *member;
	enum member_type type;
	bool required;
	enum schema inner;
	const char *about;
};
extern const struct schema_row schema_rows[];
extern const size_t schema_rows_n;
/** schema_first(s): index of the row that begins it. */
size_t schema_first(enum schema s);

typedef enum err api_fn(struct call *c, const struct json_value *in,
    struct json *j);

/* A row of api.def. */
struct api_door {
	const char *name; /* the handler's, as in routes.def */
	enum schema request, response;
	int status;
	const char *query; /* names it takes, by blanks */
	const char *summary;
};
extern const struct api_door api_doors[];
extern const size_t api_doors_n;

#define API(fn, request, response, status, query, summary) api_fn fn;
#include "web/api.def"
#undef API

/** api_refuse(c, e, pointer, detail): ${e}, with what was wrong and where in
 * the body (RFC 6901); neither holds a value of the request. */
enum err api_refuse(struct call *c, enum err e, struct str pointer,
    const char *detail);
/** api_at(c, parent, key): the pointer of a member; api_at_n: of an item. */
struct str api_at(struct call *c, struct str parent, struct str key);
struct str api_at_n(struct call *c, struct str parent, size_t i);

/** api_purpose(c): the one purpose the token may act for. */
int api_purpose(const struct call *c);
/** api_may(c, act, out): decide about an act that names no person. */
enum err api_may(struct call *c, enum act act,
    const struct grant **out) MUST_USE;
/**
 * api_person(c, id, act, fields, p_out, g_out): open and decide. Errors:
 * DENIED, when the role never may; NOT_FOUND for whoever does not exist, is
 * another organisation's, or may not be known of by this token: the same
 * answer, so that ids cannot be tried out (T-01).
 */
enum err api_person(struct call *c, struct str id, enum act act,
    const struct fieldset *fields, struct person **p_out,
    const struct grant **g_out) MUST_USE;
/** api_hide(c, e): the same for a decision that was made elsewhere. */
enum err api_hide(const struct call *c, enum err e) MUST_USE;

/* Which part of a list is wanted. */
struct api_page {
	int64_t page, per_page;
};
/** api_page_read(c, out): ?page= and ?per_page= (at most 100). */
enum err api_page_read(struct call *c, struct api_page *out) MUST_USE;
bool api_on_page(const struct api_page *pg, size_t i);
/** api_page_told(j, pg, total): page, per_page, total. */
void api_page_told(struct json *j, const struct api_page *pg, size_t total);

/** api_fields_out(c, j, vs): "fields" and "values". */
void api_fields_out(struct call *c, struct json *j, const struct values *vs);
/* What a body's "fields" ask for. */
struct api_changes {
	struct change *at;
	size_t n, cap;
	struct fieldset fields; /* named in the body, with a record's parts */
	int *items;             /* of each record: items in the body, or -1 */
};
/** api_fields_in(c, fields, out): read and normalise. Errors: INVALID,
 * REFUSED with the member's pointer. */
enum err api_fields_in(struct call *c, const struct json_value *fields,
    struct api_changes *out) MUST_USE;
/** api_fields_rest(c, vs, ch): what is held of records that the body gives
 * and does not name any more is removed. */
void api_fields_rest(struct call *c, const struct values *vs,
    struct api_changes *ch);

/** api_text_in(c, in, key, out): { "nb": "…", "en": "…" }. */
enum err api_text_in(struct call *c, const struct json_value *in,
    const char *key, struct text *out) MUST_USE;
void api_text_out(struct json *j, const char *key, const struct text *t);
void api_time(struct call *c, struct json *j, const char *key, int64_t at_s);

#endif
