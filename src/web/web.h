/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web: from request to page. Doors, sessions, forms, pages, API.
 *
 * routes.def is the table of doors. A handler gets a struct call with the
 * actor and an open tx, asks the policy through the store, fills a page and
 * returns; the engine commits the tick and only then sends the answer.
 * Handlers may be run again and have no effects outside the tx.
 */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "http/http.h"
#include "life/life.h"
#include "store/store.h"
#include "store/token.h"
#include "view/gen/pages.h"
#include "view/view.h"

enum who {
	WHO_ANYONE, /* also signed in */
	WHO_MEMBER,
	WHO_STAFF,
	WHO_TOKEN /* bearer token of the API */
};
enum guard {
	GUARD_NONE,
	GUARD_CSRF, /* session's token in the form, and no foreign origin */
	GUARD_LINK, /* a mailed token in the path; no foreign origin */
	GUARD_FORM, /* no session yet: no foreign origin (T-09, T-10) */
	GUARD_BEARER
};

struct web; /* the engine */

/* One request under way. */
struct call {
	struct web *web;
	struct store *s;
	struct org *org; /* NULL for doors of the server itself */
	struct arena *a;
	const struct req *rq;
	struct reply *rp;
	struct tx *tx; /* NULL for doors without personal facts */
	struct actor actor;
	struct session session; /* zero when nobody is signed in */
	bool signed_in;
	struct staff staff; /* of a staff session or token */
	enum lang lang;
	struct params query, form;
	struct part *parts; /* of a multipart form */
	size_t parts_n;
	struct str seg[4]; /* {…} segments of the path, decoded */
	struct ui ui;
	struct str base;            /* "/ntnu-alumni" */
	struct str detail, pointer; /* of a refusal: for the problem's body */
	/* Work of the hash process: see call_password_ok. */
	bool parked, hash_have, hash_ok;
	struct str hash_text, hash_password, hash_against;
};

typedef enum err handler(struct call *c);

/* ---- what handlers use ---------------------------------------------- */

struct str form_get(const struct call *c, const char *name); /* or STR_NONE */
/** form_next(c, name, at): every value of a field that may come several
 * times; start with *at = 0; false at the end. */
bool form_next(const struct call *c, const char *name, size_t *at,
    struct str *out);
struct str query_get(const struct call *c, const char *name);

/** page(c, status): begin a page: headers, the ui. Then call view_page_x(
 * &c->rp->body, …). */
void page(struct call *c, int status);
/** error_words(lang, e, p): what a page about ${e} says, and its status. */
void error_words(enum lang lang, enum err e, struct page_error *p);
/** call_redirect(c, path): 303 to a path of this server, ${path} begins with
 * '/'; the base of the organisation is put before it. */
void call_redirect(struct call *c, struct str path);
/** call_session(c, person, staff): begin a session and set the cookie that
 * the statement names for signing in. Errors: REFUSED (no cookie is declared
 * for it), DB. */
enum err call_session(struct call *c, int64_t person, int64_t staff) MUST_USE;
void call_session_end(struct call *c);
/**
 * call_password_ok(c, hashed, password, ok_out): checked in the hash process.
 * The first call returns ERR_BUSY with c->parked set: return that from the
 * handler at once; the handler is run again when the answer is there, and the
 * same call then gives it. call_password_hash: the same for making one.
 */
#define HASH_NOBODY "-" /* as ${hashed}: the same work, and false */
enum err call_password_ok(struct call *c, struct str hashed,
    struct str password, bool *ok_out) MUST_USE;
enum err call_password_hash(struct call *c, struct str password,
    struct str *hashed_out) MUST_USE;

/** call_lines(c, s, n_out): a sentence for each line of ${s}. */
struct view_sentence *call_lines(struct call *c, struct str s, size_t *n_out);
/** T(c, id): interface text in the page's language. */
struct str T(const struct call *c, enum text_id id);
/** call_path(c, fmt, …): base of the organisation and a path. */
struct str call_path(struct call *c, const char *fmt, ...) PRINTF(2, 3);
/** call_person(c, out): the signed-in member, opened. Errors: AUTH. */
enum err call_person(struct call *c, struct person **out) MUST_USE;
/** call_own(c, p, act, fields, out): a grant of the person on themselves,
 * under the purpose that serves my page. */
enum err call_own(struct call *c, struct person *p, enum act act,
    const struct fieldset *fields, const struct grant **out) MUST_USE;
/** call_fields_all(c): every field of the statement. */
struct fieldset call_fields_all(const struct call *c);
/** too_often(web, kind, who, max, per_s): in memory only, keyed by the day;
 * true when ${who} did ${kind} more than ${max} times in ${per_s}. */
bool too_often(struct web *w, const char *kind, struct str who, int max,
    int per_s);

/* ---- the engine ----------------------------------------------------- */

struct hashing;
/** hash_start(out): the process that makes and checks password hashes; start
 * it before any key is open. Errors: IO. */
enum err hash_start(struct hashing **out) MUST_USE;
void hash_stop(struct hashing *h);

struct jobs; /* job/job.h */
struct web_config {
	struct hashing *hashing;
	struct jobs *jobs;     /* for previews and imports */
	struct str public_url; /* "https://alumni.example" or empty */
	int session_minutes;
};

/** web_new(s, server, config, out): a door whose activity no purpose of an
 * organisation serves is not there for it. Errors: INTERNAL, IO. */
enum err web_new(struct store *s, struct server *server,
    const struct web_config *config, struct web **out) MUST_USE;
void web_free(struct web *w);
/** The events of http: pass to server_new. */
void web_events(struct web **self, struct server_events *out);
/** web_pending(w): requests that wait for a tick. */
size_t web_pending(const struct web *w);
/** web_tick(w): run all waiting requests in the running tick; web_answer(w,
 * ok): send their answers, or 503 for all when the tick failed. */
void web_tick(struct web *w);
void web_answer(struct web *w, bool ok);

#endif
