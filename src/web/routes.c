/* SPDX-License-Identifier: EUPL-1.2 */
/* web/routes: the table of doors, and finding one. */
#include <string.h>

#include "web/engine.h"
#include "web/handlers.h"

const struct route routes[] = {
#define ROUTE(method, path, fn, who, activity, tx, guard)  \
	{ METHOD_##method, path, web_##fn, #fn, WHO_##who, \
		ACTIVITY_##activity, ROUTE_##tx, GUARD_##guard },
#include "web/routes.def"
#undef ROUTE
};

const size_t routes_n = ARRAY_LEN(routes);

/* Most doors are not the one: without a slash as often, none is. */
static size_t
slashes(const char *p, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		k += p[i] == '/';
	return k;
}

/* Match one path against one pattern; raw segments into ${seg}. */
static bool
match(const char *pattern, struct str path, struct str seg[4])
{
	struct str want = str_of(pattern), have = path, w, h;
	size_t n = 0;

	if (slashes(want.p, want.n) != slashes(have.p, have.n))
		return false;

	for (;;) {
		bool more_w = str_cut(&want, '/', &w);
		bool more_h = str_cut(&have, '/', &h);

		if (more_w != more_h)
			return false;
		if (!more_w)
			return true;
		if (w.n > 0 && w.p[0] == '{') {
			if (h.n == 0 || n >= 4)
				return false;
			/* "{id}.txt": what follows the brace must fit. */
			size_t close = str_find(w, STR("}"));
			struct str tail = str_sub(w, close + 1, w.n);

			if (!str_ends(h, tail))
				return false;
			seg[n++] = str_sub(h, 0, h.n - tail.n);
		} else if (!str_eq(w, h)) {
			return false;
		}
	}
}

enum err
route_find(const struct req *rq, struct arena *a, const struct route **out,
    struct str seg[4])
{
	struct str path = req_path(rq);
	enum method m = rq->method == METHOD_HEAD ? METHOD_GET : rq->method;
	bool other = false;

	for (size_t i = 0; i < routes_n; i++) {
		struct str raw[4] = { STR_NONE, STR_NONE, STR_NONE, STR_NONE };

		if (!match(routes[i].path, path, raw))
			continue;
		if (routes[i].method != m) {
			other = true;
			continue;
		}
		for (size_t k = 0; k < 4; k++)
			if (raw[k].p != NULL &&
			    path_decode(a, raw[k], &seg[k]) != ERR_OK)
				return ERR_INVALID;
		*out = &routes[i];
		return ERR_OK;
	}
	return other ? ERR_METHOD : ERR_NOT_FOUND;
}

struct str
route_methods(const struct req *rq, struct arena *a)
{
	static const char *const names[] = {
		[METHOD_GET] = "GET, HEAD",
		[METHOD_POST] = "POST",
		[METHOD_PUT] = "PUT",
		[METHOD_PATCH] = "PATCH",
		[METHOD_DELETE] = "DELETE",
	};
	struct str s = STR_NONE;

	for (size_t i = 0; i < routes_n; i++) {
		struct str raw[4] = { STR_NONE, STR_NONE, STR_NONE, STR_NONE };

		if (!match(routes[i].path, req_path(rq), raw))
			continue;
		s = s.n == 0 ? str_of(names[routes[i].method])
			     : arena_printf(a, STR_FMT ", %s", STR_ARG(s),
				   names[routes[i].method]);
	}
	return s;
}
