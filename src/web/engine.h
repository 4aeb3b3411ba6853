/* SPDX-License-Identifier: EUPL-1.2 */
/* web/engine: shared by the files that make up the engine. */
#ifndef WEB_ENGINE_H
#define WEB_ENGINE_H

#include "web/hash.h"
#include "web/web.h"

enum route_tx {
	ROUTE_PLAIN,
	ROUTE_TX
};

struct route {
	enum method method;
	const char *path;
	handler *fn;
	const char *name;
	enum who who;
	enum activity activity;
	enum route_tx tx;
	enum guard guard;
};
extern const struct route routes[];
extern const size_t routes_n;

/** route_find(method, path, a, out, seg): the door, its {…} segments decoded,
 * the first being the organisation's name where the path begins with {org}.
 * Errors: NOT_FOUND, METHOD (the path has other methods), INVALID (escapes). */
enum err route_find(const struct req *rq, struct arena *a,
    const struct route **out, struct str seg[4]) MUST_USE;

/** route_methods(rq, a): "GET, HEAD, POST": what the path has (RFC 9110,
 * 15.5.6). */
struct str route_methods(const struct req *rq, struct arena *a);

struct pending {
	struct req rq;
	const struct route *route;
	struct reply rp;
	bool done; /* has an answer that waits for the commit */
	bool parked, hash_have, hash_ok;
	struct str hash_text;
	struct arena *arena; /* of the parked request: the hash's answer */
};

struct throttle {
	uint8_t who[16];
	int64_t from_s;
	int n;
};
#define THROTTLES 4096

struct web {
	struct store *s;
	struct server *server;
	struct web_config config;
	struct pending *at;
	size_t n, cap;
	struct arena *arena; /* of the request that is running */
	struct arena *kept;  /* configuration */
	struct key throttle_key;
	int32_t throttle_day;
	struct throttle throttles[THROTTLES];
};

/* session.c */
enum err call_who(struct call *c, const struct route *r) MUST_USE;
enum err call_guard(struct call *c, const struct route *r) MUST_USE;
bool call_is_secure(const struct call *c);
/* page.c */
void call_ui(struct call *c);
void call_error(struct call *c, enum err e);
void headers_common(struct call *c, bool may_cache);

#endif
