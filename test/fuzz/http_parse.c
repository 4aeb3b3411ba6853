/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a connection: the head, then a chunked or counted body. Read
 * whole and in pieces the outcome is the same; what is taken obeys the rules
 * that two readers must agree on, checked here by slower means.
 */
#include <stdlib.h>
#include <string.h>

#include "http/parse.h"

#define BODY_MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool fact)
{
	if (!fact)
		abort();
}

/* A copy of exactly ${n} bytes, so that reading one more is found. */
static char *
copy_of(const char *p, size_t n)
{
	char *copy = malloc(n > 0 ? n : 1);

	must(copy != NULL);
	memcpy(copy, p, n);
	return copy;
}

static enum reading
head_in_pieces(const char *p, size_t n, size_t step, struct head_reader *h,
    struct req *rq)
{
	enum reading r = READING_MORE;

	head_reader_init(h, rq);
	for (size_t have = step; r == READING_MORE; have += step) {
		size_t now = have < n ? have : n;
		char *copy = copy_of(p, now);

		r = head_read(h, copy, now, rq);
		free(copy);
		if (now == n)
			break;
	}
	return r;
}

static bool
span_in(struct span s, size_t n)
{
	return s.at <= n && s.n <= n - s.at;
}

static void
check_head(const char *p, const struct head_reader *h, struct req *rq)
{
	struct str head = { p, h->at };
	int hosts = 0, lengths = 0;

	must(h->at <= LIMIT_HEAD_BYTES && h->why == REFUSE_NONE);
	must(str_ends(head, STR("\r\n\r\n")));
	must(memchr(p, '\0', h->at) == NULL);
	for (size_t i = 0; i < h->at; i++) {
		must(p[i] != '\n' || (i > 0 && p[i - 1] == '\r'));
		must(p[i] != '\r' || p[i + 1] == '\n');
	}
	must(str_find(head, STR("\r\n ")) == SIZE_MAX);
	must(str_find(head, STR("\r\n\t")) == SIZE_MAX);
	must(span_in(rq->target, h->at) && span_in(rq->path, h->at) &&
	     span_in(rq->query, h->at) && rq->path.n > 0);
	rq->bytes = p;
	rq->bytes_n = h->at;
	for (size_t i = 0; i < rq->headers_n; i++) {
		struct str name = { p + rq->headers[i].name.at,
			rq->headers[i].name.n };

		must(span_in(rq->headers[i].name, h->at) &&
		     span_in(rq->headers[i].value, h->at) && name.n > 0);
		hosts += str_eq_nocase(name, STR("host"));
		lengths += str_eq_nocase(name, STR("content-length"));
	}
	must(hosts == 1 || (h->http_1_0 && hosts == 0));
	must(lengths <= 1 && !(lengths == 1 && h->chunked));
	must(req_header(rq, "content-length").p != NULL || h->length == 0);
	(void)req_cookie(rq, "a");
}

static enum reading
body_in_pieces(const char *p, size_t n, size_t step, char *to, size_t *to_n,
    size_t *used, struct chunk_reader *c)
{
	enum reading r = READING_MORE;

	*to_n = *used = 0;
	chunk_reader_init(c, BODY_MAX);
	while (r == READING_MORE && *used < n) {
		size_t now = n - *used < step ? n - *used : step;
		char *copy = copy_of(p + *used, now);
		size_t data_n, taken;

		r = chunk_read(c, copy, now, &data_n, &taken);
		must(data_n <= taken && taken <= now);
		must(r != READING_MORE || taken == now);
		must(*to_n + data_n <= BODY_MAX);
		memcpy(to + *to_n, copy, data_n);
		*to_n += data_n;
		*used += taken;
		free(copy);
	}
	must(c->total == *to_n && c->total <= BODY_MAX);
	return r;
}

static void
check_body(const char *p, size_t n, size_t step)
{
	char whole[BODY_MAX], pieces[BODY_MAX];
	size_t whole_n, pieces_n, whole_used, pieces_used;
	struct chunk_reader a, b;
	enum reading ra, rb;

	ra = body_in_pieces(p, n, SIZE_MAX, whole, &whole_n, &whole_used, &a);
	rb = body_in_pieces(p, n, step, pieces, &pieces_n, &pieces_used, &b);
	must(ra == rb && a.why == b.why && whole_n == pieces_n);
	must(memcmp(whole, pieces, whole_n) == 0);
	must(ra == READING_REFUSED || whole_used == pieces_used);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct head_reader whole, pieces;
	struct req rq, rq2;
	enum reading ra, rb;
	size_t step;
	char *p;

	if (n == 0)
		return 0;
	step = 1 + data[0] % 64U;
	p = copy_of((const char *)data + 1, n - 1);
	n--;
	head_reader_init(&whole, &rq);
	ra = head_read(&whole, p, n, &rq);
	rb = head_in_pieces(p, n, n > 2048 ? 512 + step : step, &pieces, &rq2);
	must(ra == rb && whole.why == pieces.why);
	must((ra == READING_REFUSED) == (whole.why != REFUSE_NONE));
	check_body(p, n, step);
	if (ra == READING_DONE) {
		must(whole.at == pieces.at && rq.headers_n == rq2.headers_n);
		must(memcmp(rq.headers, rq2.headers,
			 rq.headers_n * sizeof(rq.headers[0])) == 0);
		must(memcmp(&rq.path, &rq2.path, sizeof(rq.path)) == 0);
		check_head(p, &whole, &rq);
		check_body(p + whole.at, n - whole.at, step);
		req_forget_addresses(&rq, p);
		must(req_header(&rq, "x-forwarded-for").p == NULL);
	}
	free(p);
	return 0;
}
