/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api: the frame of every call: who may, what a body may hold, refusals. */
#include "web/api.h"

#include <string.h>

#include "base/limits.h"
#include "policy/narrow.h"
#include "web/engine.h"
#include "web/handlers.h"

#define POINTER_MAX  200 /* bytes; a pointer says where, it is no echo */
#define PER_PAGE     50
#define PER_PAGE_MAX 100
#define PAGE_MAX     1000000

const struct api_door api_doors[] = {
#define API(fn, request, response, status, query, summary) \
	{ #fn, SCHEMA_##request, SCHEMA_##response, status, query, summary },
#include "web/api.def"
#undef API
};
const size_t api_doors_n = ARRAY_LEN(api_doors);

const struct schema_row schema_rows[] = {
#define SCHEMA(id, name, about) \
	{ name, NULL, MEMBER_OBJECT, false, SCHEMA_NONE, about },
#define MEMBER(name, type, required, inner, about) \
	{ NULL, name, MEMBER_##type, required, SCHEMA_##inner, about },
#include "web/api_schemas.def"
#undef SCHEMA
#undef MEMBER
};
const size_t schema_rows_n = ARRAY_LEN(schema_rows);

size_t
schema_first(enum schema s)
{
	int left = (int)s - (int)SCHEMA_FILE;
	size_t i = 0;

	for (; i < schema_rows_n && left > 0; i++)
		left -= schema_rows[i].schema != NULL;
	return i == 0 ? 0 : i - 1;
}

/* ---- refusals ------------------------------------------------------- */

enum err
api_refuse(struct call *c, enum err e, struct str pointer, const char *detail)
{
	c->pointer = pointer;
	c->detail = str_of(detail);
	return e;
}

struct str
api_at(struct call *c, struct str parent, struct str key)
{
	struct buf b;
	struct str s;

	buf_init(&b, POINTER_MAX);
	buf_put(&b, parent);
	buf_putc(&b, '/');
	for (size_t i = 0; i < key.n && b.n + 2 < POINTER_MAX; i++) {
		if (key.p[i] == '~')
			buf_puts(&b, "~0");
		else if (key.p[i] == '/')
			buf_puts(&b, "~1");
		else
			buf_putc(&b, key.p[i]);
	}
	s = arena_str(c->a, buf_str(&b));
	buf_release(&b);
	return s;
}

struct str
api_at_n(struct call *c, struct str parent, size_t i)
{
	return arena_printf(c->a, STR_FMT "/%zu", STR_ARG(parent), i);
}

/* ---- who may -------------------------------------------------------- */

int
api_purpose(const struct call *c)
{
	return c->actor.purpose;
}

/* Reasons that lie in the token, whoever the person is. */
static bool
is_of_token(enum reason r)
{
	switch (r) {
	case REASON_NO_PURPOSE:
	case REASON_NO_ROLE:
	case REASON_NO_CLAUSE:
	case REASON_NO_FIELDS:
	case REASON_TERM_ENDED:
	case REASON_NOT_TRAINED:
	case REASON_NOT_CONFIDENTIAL:
	case REASON_OTHER_PURPOSE:
	case REASON_OTHER_CONTROLLER:
	case REASON_WRONG_ACTIVITY:
	case REASON_NO_CHANNEL:
		return true;
	default:
		return false;
	}
}

enum err
api_hide(const struct call *c, enum err e)
{
	return e == ERR_DENIED && c->tx->reason != REASON_ALLOWED &&
		       !is_of_token(c->tx->reason)
		   ? ERR_NOT_FOUND
		   : e;
}

enum err
api_may(struct call *c, enum act act, const struct grant **out)
{
	return tx_decide(c->tx, api_purpose(c), act, NULL, NULL, -1, 0, out);
}

/* Nobody is there: answer as about somebody of whom the token may not know. */
static enum err
nobody(struct call *c, enum act act, const struct fieldset *fields)
{
	const struct person_facts none = { .id = 1 };
	struct ask ask = { .actor = &c->actor,
		.purpose = api_purpose(c),
		.activity = c->tx->activity,
		.act = act,
		.person = &none,
		.channel = -1,
		.today = c->tx->today,
		.tick = c->s->tick };
	struct verdict v;

	if (fields != NULL)
		ask.fields = *fields;
	(void)policy_decide_narrowed(c->org->st, c->org->narrow, &ask, c->a,
	    &v);
	c->tx->reason = is_of_token(v.reason) ? v.reason : REASON_NOT_FOUND;
	tx_audit(c->tx, act, api_purpose(c), AUDIT_REFUSED, STR("not_found"));
	return is_of_token(v.reason) ? ERR_DENIED : ERR_NOT_FOUND;
}

enum err
api_person(struct call *c, struct str id, enum act act,
    const struct fieldset *fields, struct person **p_out,
    const struct grant **g_out)
{
	int64_t no = 0;
	enum err e = id_parse(id, &no);

	if (e == ERR_OK)
		e = person_open(c->tx, no, p_out);
	if (e == ERR_INVALID || e == ERR_NOT_FOUND)
		return nobody(c, act, fields);
	if (e != ERR_OK)
		return e;
	e = tx_decide(c->tx, api_purpose(c), act, fields, *p_out, -1, 0, g_out);
	return api_hide(c, e);
}

/* ---- lists ---------------------------------------------------------- */

static enum err
query_number(struct call *c, const char *name, int64_t max, int64_t *out)
{
	struct str s = query_get(c, name);

	if (s.p == NULL)
		return ERR_OK;
	if (str_to_i64(s, 1, max, out) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "page and per_page are numbers from 1; per_page is at "
		    "most 100");
	return ERR_OK;
}

enum err
api_page_read(struct call *c, struct api_page *out)
{
	enum err e;

	*out = (struct api_page){ 1, PER_PAGE };
	e = query_number(c, "page", PAGE_MAX, &out->page);
	return e != ERR_OK
		   ? e
		   : query_number(c, "per_page", PER_PAGE_MAX, &out->per_page);
}

bool
api_on_page(const struct api_page *pg, size_t i)
{
	return (int64_t)i / pg->per_page == pg->page - 1;
}

void
api_page_told(struct json *j, const struct api_page *pg, size_t total)
{
	json_int(j, "page", pg->page);
	json_int(j, "per_page", pg->per_page);
	json_int(j, "total", (int64_t)total);
}

/* ---- small things --------------------------------------------------- */

void
api_time(struct call *c, struct json *j, const char *key, int64_t at_s)
{
	if (at_s != 0)
		json_str(j, key, instant_print(c->a, at_s));
}

void
api_text_out(struct json *j, const char *key, const struct text *t)
{
	json_open(j, key);
	for (int l = 0; l < LANG_MAX; l++)
		if (t->in[l].p != NULL)
			json_str(j, lang_code((enum lang)l), t->in[l]);
	json_close(j);
}

struct text_run {
	struct call *c;
	struct str at;
	const struct json_value *in;
	struct text *out;
};

static enum err
text_member(void *self, struct str key, const struct json_value *v)
{
	struct text_run *r = self;
	struct str at = api_at(r->c, r->at, key), s = json_value_str(v);
	enum lang l;

	if (lang_find(key, &l) != ERR_OK || !r->c->org->st->langs[l] ||
	    !str_is(key, lang_code(l)))
		return api_refuse(r->c, ERR_INVALID, at,
		    "not a language of the statement");
	if (s.p == NULL)
		return api_refuse(r->c, ERR_INVALID, at, "not a string");
	r->out->in[l] = arena_str(r->c->a, s);
	return ERR_OK;
}

enum err
api_text_in(struct call *c, const struct json_value *in, const char *key,
    struct text *out)
{
	struct text_run r = { c, api_at(c, STR_NONE, str_of(key)), NULL, out };

	if (json_get_object(in, key, &r.in) != ERR_OK)
		return ERR_OK;
	*out = (struct text){ 0 };
	return json_each(r.in, text_member, &r);
}

/* ---- the body ------------------------------------------------------- */

struct body_run {
	struct call *c;
	const struct json_value *in;
	enum schema schema;
};

static const struct schema_row *
member_find(enum schema s, struct str name)
{
	for (size_t i = schema_first(s) + 1;
	     i < schema_rows_n && schema_rows[i].schema == NULL; i++)
		if (str_is(name, schema_rows[i].member))
			return &schema_rows[i];
	return NULL;
}

/* Absent and null are the same, but for what null removes. */
static bool
type_fits(const struct json_value *in, const struct schema_row *row)
{
	const struct json_value *v;
	struct str s;
	int64_t n;
	bool b;
	enum err e = ERR_INVALID;

	switch (row->type) {
	case MEMBER_STR:
	case MEMBER_ID:
	case MEMBER_TIME:
	case MEMBER_DATE:
		e = json_get_str(in, row->member, &s);
		break;
	case MEMBER_INT:
		e = json_get_int(in, row->member, &n);
		break;
	case MEMBER_BOOL:
		e = json_get_bool(in, row->member, &b);
		break;
	case MEMBER_NAMES:
	case MEMBER_LIST:
		e = json_get_array(in, row->member, &v);
		break;
	case MEMBER_TEXT:
	case MEMBER_FIELDS:
	case MEMBER_COUNTS:
	case MEMBER_OBJECT:
		e = json_get_object(in, row->member, &v);
		break;
	}
	return e == ERR_OK || (e == ERR_NOT_FOUND && !row->required);
}

static const char *
type_told(enum member_type t)
{
	switch (t) {
	case MEMBER_INT:
		return "not a whole number";
	case MEMBER_BOOL:
		return "neither true nor false";
	case MEMBER_NAMES:
	case MEMBER_LIST:
		return "not an array";
	case MEMBER_TEXT:
	case MEMBER_FIELDS:
	case MEMBER_COUNTS:
	case MEMBER_OBJECT:
		return "not an object";
	default:
		return "not a string";
	}
}

static enum err
body_member(void *self, struct str key, const struct json_value *v)
{
	struct body_run *r = self;
	const struct schema_row *row = member_find(r->schema, key);
	struct str at = api_at(r->c, STR_NONE, key);

	(void)v;
	if (row == NULL)
		return api_refuse(r->c, ERR_INVALID, at,
		    "this member is not known here");
	if (!type_fits(r->in, row))
		return api_refuse(r->c, ERR_INVALID, at, type_told(row->type));
	return ERR_OK;
}

static enum err
body_check(struct call *c, enum schema s, const struct json_value *in)
{
	struct body_run r = { c, in, s };
	enum err e;

	if (!json_is_an_object(in))
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "the body is not an object");
	if (s == SCHEMA_NONE)
		return ERR_OK;
	if ((e = json_each(in, body_member, &r)) != ERR_OK)
		return e;
	for (size_t i = schema_first(s) + 1;
	     i < schema_rows_n && schema_rows[i].schema == NULL; i++)
		if (!type_fits(in, &schema_rows[i]))
			return api_refuse(c, ERR_INVALID,
			    api_at(c, STR_NONE, str_of(schema_rows[i].member)),
			    "this member is missing");
	return ERR_OK;
}

static bool
is_of_type(const struct call *c, struct str want)
{
	struct str type = req_header(c->rq, "Content-Type"), name;

	return str_cut(&type, ';', &name) &&
	       str_eq_nocase(str_trim(name), want);
}

static enum err
no_body(struct call *c)
{
	struct str body = str_trim(req_body(c->rq));

	if (body.n == 0 || str_is(body, "{}"))
		return ERR_OK;
	return api_refuse(c, ERR_INVALID, STR_NONE, "no body is expected");
}

static enum err
body_read(struct call *c, enum schema s, struct json_value **out)
{
	struct json_error je;
	struct json_value *in;
	enum err e;

	*out = NULL;
	if (s == SCHEMA_NONE)
		return no_body(c);
	if (s == SCHEMA_FILE)
		return is_of_type(c, STR("text/csv"))
			   ? ERR_OK
			   : api_refuse(c, ERR_INVALID, STR_NONE,
				 "the body is to be text/csv");
	if (!is_of_type(c, STR("application/json")))
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "the body is to be application/json");
	if ((e = json_read(req_body(c->rq), &in, &je)) != ERR_OK) {
		c->detail = arena_printf(c->a, "%s (line %d, column %d)",
		    je.what, je.line, je.column);
		return e;
	}
	if ((e = body_check(c, s, in)) != ERR_OK) {
		json_free(in);
		return e;
	}
	*out = in;
	return ERR_OK;
}

static enum err
query_check(struct call *c, const struct api_door *d)
{
	for (size_t i = 0; i < c->query.n; i++) {
		struct str rest = str_of(d->query), name;
		bool known = false;

		while (str_cut(&rest, ' ', &name))
			known |=
			    name.n > 0 && str_eq(name, c->query.at[i].name);
		if (!known)
			return api_refuse(c, ERR_INVALID, STR_NONE,
			    "the query has a name that is not known here");
	}
	return ERR_OK;
}

/* ---- the frame ------------------------------------------------------ */

static enum err
door(struct call *c, const struct api_door *d, api_fn *fn)
{
	struct json_value *in = NULL;
	struct json j;
	enum err e;

	/* A token outlives the purpose or role it was made for. */
	if (api_purpose(c) < 0 || c->actor.role < 0) {
		c->tx->reason =
		    api_purpose(c) < 0 ? REASON_NO_PURPOSE : REASON_NO_ROLE;
		return ERR_DENIED;
	}
	/* What the token's purpose serves is what is being done. */
	c->tx->activity =
	    purpose_activity(&c->org->st->purposes[api_purpose(c)]);
	if ((e = query_check(c, d)) != ERR_OK)
		return e;
	if ((e = body_read(c, d->request, &in)) != ERR_OK)
		return e;
	c->rp->status = d->status;
	headers_common(c, false);
	if (d->response != SCHEMA_NONE && d->response != SCHEMA_FILE)
		reply_header(c->rp, "Content-Type", STR("application/json"));
	json_init(&j, &c->rp->body);
	e = fn(c, in, &j);
	if (in != NULL)
		json_free(in);
	return e;
}

static const struct api_door *
door_find(const char *name)
{
	for (size_t i = 0; i < api_doors_n; i++)
		if (strcmp(api_doors[i].name, name) == 0)
			return &api_doors[i];
	return NULL;
}

#define API(fn, request, response, status, query, summary) \
	enum err web_##fn(struct call *c)                  \
	{                                                  \
		return door(c, door_find(#fn), fn);        \
	}
#include "web/api.def"
#undef API
