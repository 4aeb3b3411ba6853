/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_imports: a source's file: uploaded, tried, imported. */
#include "job/imports.h"
#include "web/api.h"
#include "web/engine.h"

static const char *const states[] = {
	[UPLOAD_TRYING] = "trying",
	[UPLOAD_TRIED] = "tried",
	[UPLOAD_RUNNING] = "running",
	[UPLOAD_DONE] = "done",
	[UPLOAD_STOPPED] = "stopped",
};

static void
upload_out(struct call *c, struct json *j, const struct upload *u)
{
	const struct import_counts *k = &u->counts;

	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, u->id));
	json_str(j, "state", str_of(states[u->state]));
	json_str(j, "source", u->source);
	json_str(j, "uploaded", instant_print(c->a, u->at_s));
	json_int(j, "progress", u->done);
	json_open(j, "counts");
	json_int(j, "new", k->new);
	json_int(j, "matched", k->matched);
	json_int(j, "changed", k->changed);
	json_int(j, "suppressed", k->suppressed);
	json_int(j, "refused", k->refused);
	json_int(j, "dropped_columns", k->dropped_columns);
	json_int(j, "deceased", k->deceased);
	json_close(j);
	if (u->state == UPLOAD_STOPPED)
		json_str(j, "stopped", import_stop_text(u->stop, LANG_EN));
	json_close(j);
}

/* An upload of this organisation, for a token that may import. */
static enum err
upload_of(struct call *c, const struct upload **out)
{
	const struct grant *g;
	int64_t id;
	enum err e = api_may(c, ACT_IMPORT, &g);

	if (e != ERR_OK)
		return e;
	if (id_parse(c->seg[1], &id) != ERR_OK)
		return ERR_NOT_FOUND;
	*out = uploads_get(c->web->config.jobs, c->org->id, id);
	return *out == NULL ? ERR_NOT_FOUND : ERR_OK;
}

enum err
api_imports(struct call *c, const struct json_value *in, struct json *j)
{
	const struct upload *u;
	const struct grant *g;
	enum err e = api_may(c, ACT_IMPORT, &g);

	(void)in;
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_array(j, "imports");
	for (size_t i = 0;
	     (u = uploads_at(c->web->config.jobs, c->org->id, i)) != NULL; i++)
		upload_out(c, j, u);
	json_array_end(j);
	json_close(j);
	return ERR_OK;
}

enum err
api_import(struct call *c, const struct json_value *in, struct json *j)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	(void)in;
	if (e == ERR_OK)
		upload_out(c, j, u);
	return e;
}

static enum err
queued(struct call *c, enum err e)
{
	switch (e) {
	case ERR_NOT_FOUND:
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "the statement has no such source of files");
	case ERR_LIMIT:
		return api_refuse(c, e, STR_NONE, "too many files wait");
	default:
		return e;
	}
}

enum err
api_import_add(struct call *c, const struct json_value *in, struct json *j)
{
	struct jobs *jobs = c->web->config.jobs;
	struct str source = query_get(c, "source");
	struct str name = query_get(c, "name");
	const struct upload *u;
	const struct grant *g;
	int64_t id;
	enum err e = api_may(c, ACT_IMPORT, &g);

	(void)in;
	if (e != ERR_OK)
		return e;
	if (statement_source(c->org->st, source) < 0)
		return queued(c, ERR_NOT_FOUND);
	if (name.n == 0)
		name = STR("api.csv");
	else if (text_clean(c->a, name, LIMIT_NAME_CHARS, &name) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "name is one line of at most 200 characters");
	e = queued(c,
	    uploads_add(jobs, c->tx, source, name, req_body(c->rq), &id));
	if (e != ERR_OK)
		return e;
	if ((u = uploads_get(jobs, c->org->id, id)) == NULL)
		return ERR_INTERNAL;
	reply_header(c->rp, "Location",
	    call_path(c, "/api/v1/imports/" STR_FMT,
		STR_ARG(id_print(c->a, id))));
	upload_out(c, j, u);
	return ERR_OK;
}

enum err
api_import_run(struct call *c, const struct json_value *in, struct json *j)
{
	const struct upload *u;
	bool approved = false;
	enum err e = upload_of(c, &u);

	if (e != ERR_OK)
		return e;
	if (json_get_bool(in, "approved", &approved) != ERR_OK)
		approved = false;
	e = uploads_go(c->web->config.jobs, c->tx, u->id, approved);
	if (e == ERR_CONFLICT)
		return api_refuse(c, e, STR_NONE,
		    "it was not tried yet, or is on its way");
	if (e == ERR_OK)
		upload_out(c, j, u);
	return e;
}

enum err
api_import_refused(struct call *c, const struct json_value *in, struct json *j)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	(void)in;
	(void)j;
	if (e != ERR_OK)
		return e;
	reply_header(c->rp, "Content-Type", STR("text/csv; charset=utf-8"));
	reply_header(c->rp, "Content-Disposition",
	    STR("attachment; filename=\"refused.csv\""));
	buf_put(&c->rp->body, u->refused);
	return ERR_OK;
}

enum err
api_import_remove(struct call *c, const struct json_value *in, struct json *j)
{
	const struct upload *u;
	enum err e = upload_of(c, &u);

	(void)in;
	(void)j;
	if (e == ERR_OK)
		e = uploads_drop(c->web->config.jobs, c->tx, u->id);
	if (e == ERR_CONFLICT)
		return api_refuse(c, e, STR_NONE, "it runs");
	return e;
}
