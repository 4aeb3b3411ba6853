/* SPDX-License-Identifier: EUPL-1.2 */
/* http/req: what handlers ask of a request. */
#include <string.h>

#include "http/http.h"
#include "http/parse.h"

static struct str
at_span(const struct req *rq, struct span s)
{
	if (rq->bytes == NULL || s.at > rq->bytes_n || s.n > rq->bytes_n - s.at)
		return STR_NONE;
	return (struct str){ rq->bytes + s.at, s.n };
}

struct str
req_path(const struct req *rq)
{
	return at_span(rq, rq->path);
}

struct str
req_query(const struct req *rq)
{
	return at_span(rq, rq->query);
}

struct str
req_body(const struct req *rq)
{
	return at_span(rq, rq->body);
}

struct str
req_header(const struct req *rq, const char *name)
{
	struct str wanted = str_of(name);

	for (size_t i = 0; i < rq->headers_n; i++)
		if (rq->headers[i].name.n == wanted.n &&
		    str_eq_nocase(at_span(rq, rq->headers[i].name), wanted))
			return at_span(rq, rq->headers[i].value);
	return STR_NONE;
}

bool
req_is_foreign(const struct req *rq)
{
	struct str site = req_header(rq, "Sec-Fetch-Site");
	struct str origin = req_header(rq, "Origin");
	struct str host = req_header(rq, "Host");
	size_t at;

	/* With Referrer-Policy: no-referrer a browser sends Origin: null for
	 * our own forms too; what it says of the site counts then. */
	if (site.n > 0)
		return !str_is(site, "same-origin") && !str_is(site, "none");
	if (origin.n == 0)
		return false;
	at = str_find(origin, STR("://"));
	if (at == SIZE_MAX)
		return true; /* "null" too */
	return !str_eq_nocase(str_sub(origin, at + 3, origin.n), host);
}

struct str
req_cookie(const struct req *rq, const char *name)
{
	struct str rest = req_header(rq, "cookie"), pair, wanted = str_of(name);
	struct str found = STR_NONE;

	if (rest.p == NULL)
		return STR_NONE;
	while (str_cut(&rest, ';', &pair)) {
		struct str left, value;

		value = str_trim(pair);
		if (!str_cut(&value, '=', &left) || value.p == NULL ||
		    !str_eq(left, wanted))
			continue;
		if (found.p != NULL && !str_eq(found, value))
			return STR_NONE; /* planted beside ours */
		found = value;
	}
	return found;
}

void
req_forget_addresses(struct req *rq, char *bytes)
{
	static const char *const fields[] = {
		"forwarded",
		"x-forwarded-for",
		"x-real-ip",
		"x-client-ip",
		"client-ip",
		"true-client-ip",
		"x-cluster-client-ip",
		"x-original-forwarded-for",
		"cf-connecting-ip",
		"fastly-client-ip",
	};
	size_t kept = 0;

	for (size_t i = 0; i < rq->headers_n; i++) {
		struct header f = rq->headers[i];
		struct str name = { bytes + f.name.at, f.name.n };
		bool forget = false;

		for (size_t k = 0; k < ARRAY_LEN(fields) && !forget; k++)
			forget = str_eq_nocase(name, str_of(fields[k]));
		if (forget)
			memset(bytes + f.value.at, '-', f.value.n);
		else
			rq->headers[kept++] = f;
	}
	rq->headers_n = kept;
}
