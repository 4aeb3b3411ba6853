/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_openapi: /openapi.json from the table of doors and the tables of
 * the API, and the small files that programs look for. */
#include <string.h>

#include "web/api.h"
#include "web/engine.h"
#include "web/handlers.h"

static const char *const methods[] = {
	[METHOD_GET] = "get",
	[METHOD_POST] = "post",
	[METHOD_PUT] = "put",
	[METHOD_PATCH] = "patch",
	[METHOD_DELETE] = "delete",
};

static const char *
schema_name(enum schema s)
{
	return schema_rows[schema_first(s)].schema;
}

static void
ref(struct call *c, struct json *j, enum schema s)
{
	json_str(j, "$ref",
	    arena_printf(c->a, "#/components/schemas/%s", schema_name(s)));
}

/* ---- schemas -------------------------------------------------------- */

static void
map_of(struct json *j, const char *type)
{
	json_str(j, "type", STR("object"));
	json_open(j, "additionalProperties");
	json_str(j, "type", str_of(type));
	json_close(j);
}

static void
member_type(struct call *c, struct json *j, const struct schema_row *r)
{
	static const struct {
		const char *type, *format;
	} simple[] = {
		[MEMBER_STR] = { "string", NULL },
		[MEMBER_ID] = { "string", NULL },
		[MEMBER_INT] = { "integer", NULL },
		[MEMBER_BOOL] = { "boolean", NULL },
		[MEMBER_TIME] = { "string", "date-time" },
		[MEMBER_DATE] = { "string", "date" },
	};

	switch (r->type) {
	case MEMBER_NAMES:
		json_str(j, "type", STR("array"));
		json_open(j, "items");
		json_str(j, "type", STR("string"));
		json_close(j);
		break;
	case MEMBER_TEXT:
		map_of(j, "string");
		break;
	case MEMBER_COUNTS:
		map_of(j, "integer");
		break;
	case MEMBER_FIELDS:
		json_str(j, "type", STR("object"));
		json_bool(j, "additionalProperties", true);
		break;
	case MEMBER_OBJECT:
		ref(c, j, r->inner);
		break;
	case MEMBER_LIST:
		json_str(j, "type", STR("array"));
		json_open(j, "items");
		ref(c, j, r->inner);
		json_close(j);
		break;
	default:
		json_str(j, "type", str_of(simple[r->type].type));
		if (simple[r->type].format != NULL)
			json_str(j, "format", str_of(simple[r->type].format));
		if (r->type == MEMBER_ID)
			json_str(j, "pattern", STR("^[0-9a-zA-Z]{13}$"));
	}
	if (r->about[0] != '\0')
		json_str(j, "description", str_of(r->about));
}

static void
schema_out(struct call *c, struct json *j, size_t first)
{
	const struct schema_row *rows = schema_rows;
	size_t end = first + 1;

	while (end < schema_rows_n && rows[end].schema == NULL)
		end++;
	json_open(j, rows[first].schema);
	json_str(j, "type", STR("object"));
	if (rows[first].about[0] != '\0')
		json_str(j, "description", str_of(rows[first].about));
	json_bool(j, "additionalProperties", false);
	json_array(j, "required");
	for (size_t i = first + 1; i < end; i++)
		if (rows[i].required)
			json_str(j, NULL, str_of(rows[i].member));
	json_array_end(j);
	json_open(j, "properties");
	for (size_t i = first + 1; i < end; i++) {
		json_open(j, rows[i].member);
		member_type(c, j, &rows[i]);
		json_close(j);
	}
	json_close(j);
	json_close(j);
}

static void
components(struct call *c, struct json *j)
{
	json_open(j, "components");
	json_open(j, "securitySchemes");
	json_open(j, "token");
	json_str(j, "type", STR("http"));
	json_str(j, "scheme", STR("bearer"));
	json_str(j, "description",
	    STR("made by the office; bound to one role, one purpose and an "
		"end"));
	json_close(j);
	json_close(j);
	json_open(j, "schemas");
	for (size_t i = 0; i < schema_rows_n; i++)
		if (schema_rows[i].schema != NULL)
			schema_out(c, j, i);
	json_close(j);
	json_close(j);
}

/* ---- paths ---------------------------------------------------------- */

static void
parameter(struct json *j, struct str name, const char *in, const char *type)
{
	json_open(j, NULL);
	json_str(j, "name", name);
	json_str(j, "in", str_of(in));
	if (strcmp(in, "path") == 0)
		json_bool(j, "required", true);
	json_open(j, "schema");
	json_str(j, "type", str_of(type));
	json_close(j);
	json_close(j);
}

static void
parameters(struct json *j, const struct route *r, const struct api_door *d)
{
	struct str rest = str_of(r->path), part;

	json_array(j, "parameters");
	while (str_cut(&rest, '/', &part))
		if (part.n > 2 && part.p[0] == '{')
			parameter(j, str_sub(part, 1, part.n - 2), "path",
			    "string");
	rest = str_of(d->query);
	while (str_cut(&rest, ' ', &part))
		if (part.n > 0)
			parameter(j, part, "query",
			    str_is(part, "page") || str_is(part, "per_page") ||
				    str_is(part, "before")
				? "integer"
				: "string");
	json_array_end(j);
}

static void
content(struct call *c, struct json *j, const char *type, enum schema s)
{
	json_open(j, "content");
	json_open(j, type);
	json_open(j, "schema");
	if (s == SCHEMA_FREE || s == SCHEMA_FILE)
		json_str(j, "type",
		    s == SCHEMA_FREE ? STR("object") : STR("string"));
	else
		ref(c, j, s);
	json_close(j);
	json_close(j);
	json_close(j);
}

static const char *
file_type(const struct api_door *d)
{
	return strstr(d->name, "import") != NULL ? "text/csv" : "*/*";
}

static void
responses(struct call *c, struct json *j, const struct api_door *d)
{
	char status[8] = { (char)('0' + d->status / 100),
		(char)('0' + d->status / 10 % 10), (char)('0' + d->status % 10),
		'\0' };

	json_open(j, "responses");
	json_open(j, status);
	json_str(j, "description", STR("done"));
	if (d->response == SCHEMA_FILE)
		content(c, j, file_type(d), SCHEMA_FILE);
	else if (d->response != SCHEMA_NONE)
		content(c, j, "application/json", d->response);
	json_close(j);
	json_open(j, "default");
	json_str(j, "description",
	    STR("refused: 400 the body, 401 no token, 403 the statement does "
		"not allow it, 404 nothing there for this token, 409, 413, "
		"422, 429, 503"));
	content(c, j, "application/problem+json", SCHEMA_PROBLEM);
	json_close(j);
	json_close(j);
}

static void
operation(struct call *c, struct json *j, const struct route *r,
    const struct api_door *d)
{
	json_open(j, methods[r->method]);
	json_str(j, "operationId", str_of(d->name));
	json_str(j, "summary", str_of(d->summary));
	parameters(j, r, d);
	if (d->request != SCHEMA_NONE) {
		json_open(j, "requestBody");
		json_bool(j, "required", true);
		content(c, j,
		    d->request == SCHEMA_FILE ? file_type(d)
					      : "application/json",
		    d->request);
		json_close(j);
	}
	responses(c, j, d);
	json_close(j);
}

static const struct api_door *
door_of(const struct route *r)
{
	for (size_t i = 0; i < api_doors_n; i++)
		if (strcmp(api_doors[i].name, r->name) == 0)
			return &api_doors[i];
	return NULL;
}

/* Doors of one path stand together, as the table is sorted by path. */
static void
paths(struct call *c, struct json *j)
{
	const char *open = NULL;

	json_open(j, "paths");
	for (size_t i = 0; i < routes_n; i++) {
		const struct route *r = &routes[i];
		const struct api_door *d = door_of(r);

		if (r->guard != GUARD_BEARER || d == NULL)
			continue;
		if (open == NULL || strcmp(open, r->path) != 0) {
			if (open != NULL)
				json_close(j);
			json_open(j, r->path);
			open = r->path;
		}
		operation(c, j, r, d);
	}
	if (open != NULL)
		json_close(j);
	json_close(j);
}

enum err
web_openapi(struct call *c)
{
	struct json j;

	c->rp->status = 200;
	headers_common(c, true);
	reply_header(c->rp, "Content-Type", STR("application/json"));
	reply_header(c->rp, "Cache-Control", STR("public, max-age=300"));
	json_init(&j, &c->rp->body);
	json_open(&j, NULL);
	json_str(&j, "openapi", STR("3.1.0"));
	json_open(&j, "info");
	json_str(&j, "title", STR("Vern"));
	json_str(&j, "version", STR("1"));
	json_str(&j, "description",
	    STR("A register of members that keeps its privacy statement. "
		"Every call is decided by the statement, for the role and "
		"the purpose of the token, and is written into the trail."));
	json_close(&j);
	json_array(&j, "servers");
	json_open(&j, NULL);
	json_str(&j, "url", STR("/"));
	json_close(&j);
	json_array_end(&j);
	json_array(&j, "security");
	json_open(&j, NULL);
	json_array(&j, "token");
	json_array_end(&j);
	json_close(&j);
	json_array_end(&j);
	paths(c, &j);
	components(c, &j);
	json_close(&j);
	return ERR_OK;
}
