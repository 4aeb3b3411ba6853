/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The strict reader: what it refuses and why, what it takes. Each case is
 * read whole and byte by byte, and must end the same way.
 */
#include <stdlib.h>

#include "http/chars.h"
#include "http/parse.h"
#include "tap.h"

#define H    "Host: a.example\r\n"
#define GET  "GET / HTTP/1.1\r\n" H
#define POST "POST /p HTTP/1.1\r\n" H
#define TE   "Transfer-Encoding: chunked\r\n"
#define END  "\r\n"
#define C(s)                     \
	{                        \
		s, sizeof(s) - 1 \
	}

/* ---- heads that are refused ----------------------------------------- */

static const struct {
	const char *name;
	struct str in;
	enum refusal why;
} refused[] = {
	/* framing: what request smuggling is made of */
	{ "length and coding together", C(POST "Content-Length: 5\r\n" TE END),
	    REFUSE_LENGTH_CODING },
	{ "coding and length together, other order",
	    C(POST TE "Content-Length: 5\r\n" END), REFUSE_LENGTH_CODING },
	{ "two different lengths",
	    C(POST "Content-Length: 5\r\nContent-Length: 6\r\n" END),
	    REFUSE_TWICE },
	{ "two equal lengths",
	    C(POST "Content-Length: 5\r\nContent-Length: 5\r\n" END),
	    REFUSE_TWICE },
	{ "a list of lengths", C(POST "Content-Length: 5, 5\r\n" END),
	    REFUSE_LENGTH },
	{ "length +5", C(POST "Content-Length: +5\r\n" END), REFUSE_LENGTH },
	{ "length -5", C(POST "Content-Length: -5\r\n" END), REFUSE_LENGTH },
	{ "length 0x5", C(POST "Content-Length: 0x5\r\n" END), REFUSE_LENGTH },
	{ "length 5a", C(POST "Content-Length: 5a\r\n" END), REFUSE_LENGTH },
	{ "length 5.0", C(POST "Content-Length: 5.0\r\n" END), REFUSE_LENGTH },
	{ "length with inner blank", C(POST "Content-Length: 5 5\r\n" END),
	    REFUSE_LENGTH },
	{ "length in quotes", C(POST "Content-Length: \"5\"\r\n" END),
	    REFUSE_LENGTH },
	{ "length with leading zero", C(POST "Content-Length: 05\r\n" END),
	    REFUSE_LENGTH },
	{ "empty length", C(POST "Content-Length:\r\n" END), REFUSE_LENGTH },
	{ "length of twenty digits",
	    C(POST "Content-Length: 18446744073709551621\r\n" END),
	    REFUSE_BODY_LONG },
	{ "coding xchunked", C(POST "Transfer-Encoding: xchunked\r\n" END),
	    REFUSE_CODING },
	{ "coding gzip", C(POST "Transfer-Encoding: gzip\r\n" END),
	    REFUSE_CODING },
	{ "coding identity", C(POST "Transfer-Encoding: identity\r\n" END),
	    REFUSE_CODING },
	{ "coding with parameter",
	    C(POST "Transfer-Encoding: chunked;q=1\r\n" END), REFUSE_CODING },
	{ "coding in quotes", C(POST "Transfer-Encoding: \"chunked\"\r\n" END),
	    REFUSE_CODING },
	{ "coding gzip, chunked",
	    C(POST "Transfer-Encoding: gzip, chunked\r\n" END),
	    REFUSE_CODING_LAST },
	{ "coding chunked, gzip",
	    C(POST "Transfer-Encoding: chunked, gzip\r\n" END),
	    REFUSE_CODING_LAST },
	{ "coding chunked, chunked",
	    C(POST "Transfer-Encoding: chunked, chunked\r\n" END),
	    REFUSE_CODING_LAST },
	{ "coding with empty element",
	    C(POST "Transfer-Encoding: ,chunked\r\n" END), REFUSE_CODING_LAST },
	{ "empty coding", C(POST "Transfer-Encoding:\r\n" END),
	    REFUSE_CODING_LAST },
	{ "two codings", C(POST TE "Transfer-Encoding: identity\r\n" END),
	    REFUSE_TWICE },
	{ "coding in HTTP/1.0", C("POST / HTTP/1.0\r\n" H TE END),
	    REFUSE_CODING_1_0 },
	{ "blank before the colon",
	    C(POST "Transfer-Encoding : chunked\r\n" END), REFUSE_NAME },
	{ "tab before the colon", C(POST "Content-Length\t: 5\r\n" END),
	    REFUSE_NAME },
	{ "vertical tab before the coding",
	    C(POST "Transfer-Encoding: \vchunked\r\n" END), REFUSE_CONTROL },

	/* line ends and controls */
	{ "bare LF after the request line", C("GET / HTTP/1.1\n" H END),
	    REFUSE_LF },
	{ "bare LF after a field", C("GET / HTTP/1.1\r\nHost: a\nB: c\r\n\r\n"),
	    REFUSE_LF },
	{ "bare LF at the end of the head", C(GET "\n"), REFUSE_LF },
	{ "LF first", C("\n" GET END), REFUSE_LF },
	{ "bare CR in a value", C(GET "A: b\rc\r\n" END), REFUSE_CR },
	{ "bare CR for a line end", C("GET / HTTP/1.1\rHost: a\r\n\r\n"),
	    REFUSE_CR },
	{ "CR CR LF", C(GET "A: b\r\r\n" END), REFUSE_CR },
	{ "CR LF CR, then a letter", C(GET "\rA: b\r\n" END), REFUSE_CR },
	{ "NUL in a value", C(GET "A: b\0c\r\n" END), REFUSE_CONTROL },
	{ "NUL in a name", C(GET "A\0B: c\r\n" END), REFUSE_CONTROL },
	{ "NUL in the target", C("GET /\0 HTTP/1.1\r\n" H END),
	    REFUSE_CONTROL },
	{ "escape in a value", C(GET "A: \033[31m\r\n" END), REFUSE_CONTROL },
	{ "DEL in a value", C(GET "A: \177\r\n" END), REFUSE_CONTROL },
	{ "a TLS hello", C("\026\003\001\002\000"), REFUSE_CONTROL },
	{ "empty line before the request", C("\r\n" GET END), REFUSE_LINE },
	{ "folded value, blank", C(GET "A: b\r\n c\r\n" END), REFUSE_FOLD },
	{ "folded value, tab", C(GET "A: b\r\n\tc\r\n" END), REFUSE_FOLD },
	{ "fold right after the request line",
	    C("GET / HTTP/1.1\r\n Host: a\r\n\r\n"), REFUSE_FOLD },

	/* fields */
	{ "no colon", C(GET "Abc\r\n" END), REFUSE_NAME },
	{ "empty name", C(GET ": b\r\n" END), REFUSE_NAME },
	{ "name with slash", C(GET "A/B: c\r\n" END), REFUSE_NAME },
	{ "name with obs-text", C(GET "\303\246: c\r\n" END), REFUSE_NAME },
	{ "name with bracket", C(GET "A[]: c\r\n" END), REFUSE_NAME },
	{ "two Cookie fields", C(GET "Cookie: a=1\r\nCookie: a=2\r\n" END),
	    REFUSE_TWICE },
	{ "two Content-Type fields",
	    C(GET "Content-Type: a/b\r\ncontent-type: a/b\r\n" END),
	    REFUSE_TWICE },
	{ "two Authorization fields",
	    C(GET "Authorization: a\r\nAuthorization: b\r\n" END),
	    REFUSE_TWICE },
	{ "two Origin fields", C(GET "Origin: a\r\nOrigin: b\r\n" END),
	    REFUSE_TWICE },
	{ "expectation that is not known", C(POST "Expect: 200-ok\r\n" END),
	    REFUSE_EXPECT },
	{ "two expectations", C(POST "Expect: 100-continue, x\r\n" END),
	    REFUSE_EXPECT },

	/* Host */
	{ "no Host", C("GET / HTTP/1.1\r\n\r\n"), REFUSE_NO_HOST },
	{ "no Host with absolute target",
	    C("GET http://a.example/ HTTP/1.1\r\n\r\n"), REFUSE_NO_HOST },
	{ "two Hosts", C(GET "Host: b.example\r\n" END), REFUSE_TWICE },
	{ "two equal Hosts", C(GET H END), REFUSE_TWICE },
	{ "two Hosts in HTTP/1.0", C("GET / HTTP/1.0\r\n" H H END),
	    REFUSE_TWICE },
	{ "empty Host", C("GET / HTTP/1.1\r\nHost:\r\n\r\n"), REFUSE_HOST },
	{ "Host with user", C("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"),
	    REFUSE_HOST },
	{ "Host with slash", C("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
	    REFUSE_HOST },
	{ "Host with blank", C("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
	    REFUSE_HOST },
	{ "Host list", C("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"), REFUSE_HOST },
	{ "Host with markup", C("GET / HTTP/1.1\r\nHost: <b>\r\n\r\n"),
	    REFUSE_HOST },
	{ "Host with quote", C("GET / HTTP/1.1\r\nHost: a\"b\r\n\r\n"),
	    REFUSE_HOST },
	{ "Host with escape", C("GET / HTTP/1.1\r\nHost: a%2fb\r\n\r\n"),
	    REFUSE_HOST },
	{ "Host beginning with a dot", C("GET / HTTP/1.1\r\nHost: .a\r\n\r\n"),
	    REFUSE_HOST },
	{ "port of letters", C("GET / HTTP/1.1\r\nHost: a:b\r\n\r\n"),
	    REFUSE_HOST },
	{ "empty port", C("GET / HTTP/1.1\r\nHost: a:\r\n\r\n"), REFUSE_HOST },
	{ "port 0", C("GET / HTTP/1.1\r\nHost: a:0\r\n\r\n"), REFUSE_HOST },
	{ "port 65536", C("GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n"),
	    REFUSE_HOST },
	{ "port +80", C("GET / HTTP/1.1\r\nHost: a:+80\r\n\r\n"), REFUSE_HOST },
	{ "open bracket", C("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n"),
	    REFUSE_HOST },
	{ "zone in the literal",
	    C("GET / HTTP/1.1\r\nHost: [fe80::1%25eth0]\r\n\r\n"),
	    REFUSE_HOST },

	/* the request line */
	{ "HTTP/0.9", C("GET /\r\n"), REFUSE_LINE },
	{ "no target", C("GET HTTP/1.1\r\n" H END), REFUSE_LINE },
	{ "two blanks before the target", C("GET  / HTTP/1.1\r\n" H END),
	    REFUSE_LINE },
	{ "two blanks before the version", C("GET /  HTTP/1.1\r\n" H END),
	    REFUSE_LINE },
	{ "blank at the end", C("GET / HTTP/1.1 \r\n" H END), REFUSE_LINE },
	{ "blank first", C(" GET / HTTP/1.1\r\n" H END), REFUSE_LINE },
	{ "tab for the blank", C("GET\t/ HTTP/1.1\r\n" H END), REFUSE_LINE },
	{ "blank in the target", C("GET /a b HTTP/1.1\r\n" H END),
	    REFUSE_LINE },
	{ "method with colon", C("GET: / HTTP/1.1\r\n" H END), REFUSE_METHOD },
	{ "method in quotes", C("\"GET\" / HTTP/1.1\r\n" H END),
	    REFUSE_METHOD },
	{ "long method",
	    C("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH / HTTP/1.1\r\n" H END),
	    REFUSE_METHOD_LONG },
	{ "CONNECT", C("CONNECT a.example:443 HTTP/1.1\r\n" H END),
	    REFUSE_CONNECT },
	{ "HTTP/2 preface", C("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
	    REFUSE_VERSION },
	{ "HTTP/1.2", C("GET / HTTP/1.2\r\n" H END), REFUSE_VERSION },
	{ "HTTP/3.0", C("GET / HTTP/3.0\r\n" H END), REFUSE_VERSION },
	{ "HTTP/0.9 spelled out", C("GET / HTTP/0.9\r\n" H END),
	    REFUSE_VERSION },
	{ "http/1.1", C("GET / http/1.1\r\n" H END), REFUSE_LINE },
	{ "HTTP/1.10", C("GET / HTTP/1.10\r\n" H END), REFUSE_LINE },
	{ "HTTP/+1.1", C("GET / HTTP/+.1\r\n" H END), REFUSE_LINE },
	{ "HTTP/1", C("GET / HTTP/1\r\n" H END), REFUSE_LINE },

	/* the target */
	{ "target without slash", C("GET a HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "asterisk with GET", C("GET * HTTP/1.1\r\n" H END), REFUSE_TARGET },
	{ "asterisk with more", C("OPTIONS */ HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "fragment", C("GET /a#b HTTP/1.1\r\n" H END), REFUSE_TARGET },
	{ "escape cut short", C("GET /%2 HTTP/1.1\r\n" H END), REFUSE_TARGET },
	{ "escape of letters", C("GET /%zz HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "lone percent in the query", C("GET /?a=% HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "backslash", C("GET /a\\b HTTP/1.1\r\n" H END), REFUSE_TARGET },
	{ "markup in the path", C("GET /<b> HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "quote in the query", C("GET /?a=\" HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "raw UTF-8 in the path", C("GET /\303\246 HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "absolute target of another scheme",
	    C("GET ftp://a/ HTTP/1.1\r\n" H END), REFUSE_TARGET },
	{ "absolute target without host", C("GET http:///a HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
	{ "absolute target with user",
	    C("GET http://u:p@a/ HTTP/1.1\r\n" H END), REFUSE_TARGET },
	{ "absolute target cut short", C("GET http:// HTTP/1.1\r\n" H END),
	    REFUSE_TARGET },
};

/* Whole, or byte by byte from a block of exactly that size. */
static enum reading
read_head(struct str in, bool drip, struct head_reader *h, struct req *rq)
{
	enum reading r = READING_MORE;

	head_reader_init(h, rq);
	if (!drip)
		return head_read(h, in.p, in.n, rq);
	for (size_t n = 1; n <= in.n && r == READING_MORE; n++) {
		char *copy = malloc(n);

		if (copy == NULL)
			abort();
		memcpy(copy, in.p, n);
		r = head_read(h, copy, n, rq);
		free(copy);
	}
	return r;
}

static void
test_refused(void)
{
	struct head_reader h;
	struct req rq;

	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		enum reading whole, drip;
		enum refusal why;

		whole = read_head(refused[i].in, false, &h, &rq);
		why = h.why;
		drip = read_head(refused[i].in, true, &h, &rq);
		if (!tap_ok(whole == READING_REFUSED &&
				drip == READING_REFUSED && why == h.why &&
				why == refused[i].why,
			refused[i].name))
			printf("# %d %d: %d %d, want %d\n", whole, drip, why,
			    h.why, refused[i].why);
	}
}

/* ---- heads that are taken ------------------------------------------- */

static const struct {
	const char *name;
	struct str in;
	enum method method;
	const char *path, *query, *host;
	bool keep, chunked;
	uint64_t length;
} taken[] = {
	{ "the simplest request", C(GET END), METHOD_GET, "/", "", "a.example",
	    true, false, 0 },
	{ "path and query", C("GET /a/b%20c?d=e&f=?/ HTTP/1.1\r\n" H END),
	    METHOD_GET, "/a/b%20c", "d=e&f=?/", "a.example", true, false, 0 },
	{ "empty query", C("HEAD /a? HTTP/1.1\r\n" H END), METHOD_HEAD, "/a",
	    "", "a.example", true, false, 0 },
	{ "path of slashes", C("GET //x//y HTTP/1.1\r\n" H END), METHOD_GET,
	    "//x//y", "", "a.example", true, false, 0 },
	{ "length 0", C(POST "Content-Length: 0\r\n" END), METHOD_POST, "/p",
	    "", "a.example", true, false, 0 },
	{ "length 123, blanks around",
	    C(POST "Content-Length: \t 123 \t\r\n" END), METHOD_POST, "/p", "",
	    "a.example", true, false, 123 },
	{ "chunked in any case", C(POST "transfer-encoding:ChunKed\r\n" END),
	    METHOD_POST, "/p", "", "a.example", true, true, 0 },
	{ "Connection: close among others",
	    C(GET "Connection: x, Close\r\n" END), METHOD_GET, "/", "",
	    "a.example", false, false, 0 },
	{ "Connection: closed is not close",
	    C(GET "Connection: closed\r\n" END), METHOD_GET, "/", "",
	    "a.example", true, false, 0 },
	{ "HTTP/1.0 is closed",
	    C("GET / HTTP/1.0\r\n" H "Connection: keep-alive\r\n" END),
	    METHOD_GET, "/", "", "a.example", false, false, 0 },
	{ "HTTP/1.0 needs no Host", C("GET / HTTP/1.0\r\n\r\n"), METHOD_GET,
	    "/", "", NULL, false, false, 0 },
	{ "HTTP/1.0 expects nothing",
	    C("POST / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n"), METHOD_POST,
	    "/", "", NULL, false, false, 0 },
	{ "absolute target: its host wins",
	    C("GET http://b.example:8080/x?y HTTP/1.1\r\n" H END), METHOD_GET,
	    "/x", "y", "b.example:8080", true, false, 0 },
	{ "absolute target without path",
	    C("GET HTTPS://b.example HTTP/1.1\r\n" H END), METHOD_GET, "/", "",
	    "b.example", true, false, 0 },
	{ "absolute target, query only",
	    C("GET http://b.example?q HTTP/1.1\r\n" H END), METHOD_GET, "/",
	    "q", "b.example", true, false, 0 },
	{ "OPTIONS *", C("OPTIONS * HTTP/1.1\r\n" H END), METHOD_OPTIONS, "*",
	    "", "a.example", true, false, 0 },
	{ "method not in the table", C("TRACE / HTTP/1.1\r\n" H END),
	    METHOD_OTHER, "/", "", "a.example", true, false, 0 },
	{ "methods have case", C("get / HTTP/1.1\r\n" H END), METHOD_OTHER, "/",
	    "", "a.example", true, false, 0 },
	{ "port", C("GET / HTTP/1.1\r\nhOsT: a.example:8443\r\n\r\n"),
	    METHOD_GET, "/", "", "a.example:8443", true, false, 0 },
	{ "IPv6", C("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"), METHOD_GET,
	    "/", "", "[::1]:80", true, false, 0 },
	{ "obs-text and tab in a value", C(GET "A: \303\246\tb\r\n" END),
	    METHOD_GET, "/", "", "a.example", true, false, 0 },
	{ "empty value", C(GET "A:\r\n" END), METHOD_GET, "/", "", "a.example",
	    true, false, 0 },
	{ "list field twice", C(GET "Accept: a\r\nAccept: b\r\n" END),
	    METHOD_GET, "/", "", "a.example", true, false, 0 },
	{ "the next request is not looked at", C(GET END "GARBAGE\n\n"),
	    METHOD_GET, "/", "", "a.example", true, false, 0 },
};

static bool
text_is(struct str s, const char *want)
{
	return want == NULL ? s.p == NULL : str_is(s, want);
}

static void
test_taken(void)
{
	struct head_reader h;
	struct req rq;

	for (size_t i = 0; i < ARRAY_LEN(taken); i++)
		for (int drip = 0; drip < 2; drip++) {
			enum reading r =
			    read_head(taken[i].in, drip != 0, &h, &rq);

			rq.bytes = taken[i].in.p;
			rq.bytes_n = taken[i].in.n;
			if (!tap_ok(r == READING_DONE &&
					rq.method == taken[i].method &&
					text_is(req_path(&rq), taken[i].path) &&
					str_eq(req_query(&rq),
					    str_of(taken[i].query)) &&
					text_is(req_header(&rq, "Host"),
					    taken[i].host) &&
					rq.keep_alive == taken[i].keep &&
					h.chunked == taken[i].chunked &&
					h.length == taken[i].length &&
					!h.expects,
				taken[i].name))
				printf("# %d, refused for %d\n", r, h.why);
		}
}

/* ---- limits --------------------------------------------------------- */

static void
test_limits(void)
{
	static char big[LIMIT_HEAD_BYTES + 64];
	struct head_reader h;
	struct req rq;
	size_t n = sizeof(GET) - 1;
	char line[64];

	memcpy(big, GET "A: ", n + 3);
	memset(big + n + 3, 'x', sizeof(big) - n - 3);
	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, big, LIMIT_HEAD_BYTES, &rq) == READING_MORE,
	    "16 KiB of head without end: not yet refused");
	tap_ok(head_read(&h, big, LIMIT_HEAD_BYTES + 1, &rq) ==
		       READING_REFUSED &&
		   refusal_status(h.why) == 431,
	    "16 KiB and one byte: 431");

	memcpy(big + LIMIT_HEAD_BYTES - 4, "\r\n\r\n", 4);
	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, big, sizeof(big), &rq) == READING_DONE &&
		   h.at == LIMIT_HEAD_BYTES,
	    "a head of exactly 16 KiB is read");

	memset(big, 'x', sizeof(big));
	memcpy(big, "GET /", 5);
	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, big, LIMIT_TARGET_BYTES + 200, &rq) ==
		       READING_REFUSED &&
		   refusal_status(h.why) == 414,
	    "target without end: 414");
	memcpy(big + 4 + LIMIT_TARGET_BYTES + 1, " HTTP/1.1\r\n", 11);
	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, big, LIMIT_TARGET_BYTES + 16, &rq) ==
		       READING_REFUSED &&
		   refusal_status(h.why) == 414,
	    "target one byte too long: 414");

	n = 0;
	memcpy(big, GET, sizeof(GET) - 1);
	n = sizeof(GET) - 1;
	for (int i = 1; i < LIMIT_HEADERS; i++) {
		int k = snprintf(line, sizeof(line), "A%d: b\r\n", i);

		memcpy(big + n, line, (size_t)k);
		n += (size_t)k;
	}
	memcpy(big + n, "\r\n", 2);
	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, big, n + 2, &rq) == READING_DONE,
	    "64 fields are read");
	memcpy(big + n, "Z: z\r\n\r\n", 8);
	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, big, n + 8, &rq) == READING_REFUSED &&
		   h.why == REFUSE_FIELDS,
	    "65 fields: 431");
}

static void
test_statuses(void)
{
	for (int r = REFUSE_NONE + 1; r < REFUSE_MAX; r++) {
		int status = refusal_status((enum refusal)r);

		tap_ok(status >= 400 && status < 600 &&
			   refusal_sentence((enum refusal)r)[0] != '\0',
		    "each refusal has a status and a text");
	}
	tap_ok(refusal_status(REFUSE_EXPECT) == 417, "Expect is 417");
	tap_ok(refusal_status(REFUSE_CODING) == 501, "unknown coding is 501");
	tap_ok(refusal_status(REFUSE_SLOW) == 408, "slow is 408");
	tap_ok(refusal_status(REFUSE_BODY_LONG) == 413, "long body is 413");
	tap_ok(refusal_status(REFUSE_VERSION) == 505, "version is 505");
}

/* ---- chunked bodies ------------------------------------------------- */

static const struct {
	const char *name;
	struct str in;
	enum refusal why; /* REFUSE_NONE: taken, data and rest as below */
	const char *data;
	size_t rest;
} bodies[] = {
	{ "size -1", C("-1\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "size +1", C("+1\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "size 0x1", C("0x1\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "no size", C("\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "blank before the size", C(" 1\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE,
	    NULL, 0 },
	{ "blank after the size", C("1 \r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE,
	    NULL, 0 },
	{ "blank before the extension", C("1 ;a\r\nx\r\n0\r\n\r\n"),
	    REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "size of nine digits", C("000000001\r\nx\r\n0\r\n\r\n"),
	    REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "size of seventeen digits", C("10000000000000001\r\n"),
	    REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "size of other letters", C("1g\r\n"), REFUSE_CHUNK_SIZE, NULL, 0 },
	{ "LF after the size", C("1\nx\r\n0\r\n\r\n"), REFUSE_CHUNK_SIZE, NULL,
	    0 },
	{ "CR and no LF after the size", C("1\rx"), REFUSE_CHUNK, NULL, 0 },
	{ "LF after the data", C("1\r\nx\n0\r\n\r\n"), REFUSE_CHUNK, NULL, 0 },
	{ "data longer than its size", C("1\r\nxy\r\n0\r\n\r\n"), REFUSE_CHUNK,
	    NULL, 0 },
	{ "data shorter than its size", C("3\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK,
	    NULL, 0 },
	{ "LF at the end", C("0\r\n\n"), REFUSE_TRAILER, NULL, 0 },
	{ "LF in an extension", C("1;a\nx\r\n0\r\n\r\n"), REFUSE_CHUNK, NULL,
	    0 },
	{ "NUL in an extension", C("1;a\0\r\nx\r\n0\r\n\r\n"), REFUSE_CHUNK,
	    NULL, 0 },
	{ "chunk over the limit", C("41\r\n"), REFUSE_BODY_LONG, NULL, 0 },
	{ "size near the top", C("ffffffff\r\n"), REFUSE_BODY_LONG, NULL, 0 },
	{ "chunks over the limit together",
	    C("3f\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	      "xxxxxx\r\n2\r\n"),
	    REFUSE_BODY_LONG, NULL, 0 },
	{ "trailer without colon", C("0\r\nabc\r\n\r\n"), REFUSE_TRAILER, NULL,
	    0 },
	{ "folded trailer", C("0\r\na: b\r\n c\r\n\r\n"), REFUSE_TRAILER, NULL,
	    0 },
	{ "trailer with NUL", C("0\r\na: \0\r\n\r\n"), REFUSE_TRAILER, NULL,
	    0 },
	{ "trailer with blank before the colon", C("0\r\na : b\r\n\r\n"),
	    REFUSE_TRAILER, NULL, 0 },
	{ "empty body", C("0\r\n\r\n"), REFUSE_NONE, "", 0 },
	{ "zeros", C("0000\r\n\r\n"), REFUSE_NONE, "", 0 },
	{ "two chunks", C("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), REFUSE_NONE,
	    "abcde", 0 },
	{ "sizes in either case",
	    C("A\r\n0123456789\r\na\r\n0123456789\r\n"
	      "0\r\n\r\n"),
	    REFUSE_NONE, "01234567890123456789", 0 },
	{ "data of CR and LF", C("4\r\n\r\n\r\n\r\n0\r\n\r\n"), REFUSE_NONE,
	    "\r\n\r\n", 0 },
	{ "short extension", C("1;a=\"b\"\r\nx\r\n0;c\r\n\r\n"), REFUSE_NONE,
	    "x", 0 },
	{ "trailer is dropped", C("1\r\nx\r\n0\r\nHost: b\r\n\r\n"),
	    REFUSE_NONE, "x", 0 },
	{ "the next request stays", C("1\r\nx\r\n0\r\n\r\nGET /"), REFUSE_NONE,
	    "x", 5 },
};

static void
run_body(size_t i, size_t step)
{
	struct chunk_reader c;
	enum reading r = READING_MORE;
	struct buf got;
	size_t at = 0, data_n, used;
	bool ok;

	buf_init(&got, 1024);
	chunk_reader_init(&c, 64);
	while (at < bodies[i].in.n && r == READING_MORE) {
		size_t n = bodies[i].in.n - at;
		char *copy;

		if (n > step)
			n = step;
		copy = malloc(n);
		if (copy == NULL)
			abort();
		memcpy(copy, bodies[i].in.p + at, n);
		r = chunk_read(&c, copy, n, &data_n, &used);
		buf_put(&got, (struct str){ copy, data_n });
		at += used;
		free(copy);
	}
	if (bodies[i].why != REFUSE_NONE)
		ok = r == READING_REFUSED && c.why == bodies[i].why;
	else
		ok = r == READING_DONE &&
		     str_eq(buf_str(&got), str_of(bodies[i].data)) &&
		     bodies[i].in.n - at == bodies[i].rest;
	if (!tap_ok(ok, bodies[i].name))
		printf("# step %zu: %d, refused for %d\n", step, r, c.why);
	buf_release(&got);
}

static void
test_bodies(void)
{
	static char many[2048];
	struct chunk_reader c;
	size_t data_n, used;

	for (size_t i = 0; i < ARRAY_LEN(bodies); i++) {
		run_body(i, SIZE_MAX);
		run_body(i, 1);
		run_body(i, 3);
	}
	memset(many, 'x', sizeof(many));
	memcpy(many, "1;", 2);
	chunk_reader_init(&c, 64);
	tap_ok(chunk_read(&c, many, 400, &data_n, &used) == READING_REFUSED &&
		   c.why == REFUSE_CHUNK_EXTENSION,
	    "a long extension is refused");
	memset(many, 'x', sizeof(many));
	memcpy(many, "0\r\na:", 5);
	chunk_reader_init(&c, 64);
	tap_ok(chunk_read(&c, many, sizeof(many), &data_n, &used) ==
		       READING_REFUSED &&
		   c.why == REFUSE_TRAILER,
	    "a long trailer is refused");
	chunk_reader_init(&c, 64);
	for (int i = 0; i < 64; i++) {
		char chunk[] = "1;extens\r\nx\r\n";

		(void)chunk_read(&c, chunk, sizeof(chunk) - 1, &data_n, &used);
	}
	tap_ok(c.why == REFUSE_CHUNK_EXTENSION,
	    "extensions are bounded over the whole body");
}

/* ---- small things of struct req ------------------------------------- */

static void
test_request(void)
{
	char in[] =
	    GET "Cookie: a=1; bb=2; c=; a=1; d=x=y; e=1; e=2\r\n"
		"X-Forwarded-For: 192.0.2.7\r\nForwarded: for=192.0.2.7\r\n"
		"X-Real-IP: 192.0.2.7\r\nAccept: */*\r\n" END;
	struct head_reader h;
	struct req rq;

	head_reader_init(&h, &rq);
	tap_ok(head_read(&h, in, sizeof(in) - 1, &rq) == READING_DONE,
	    "a request with cookies");
	req_forget_addresses(&rq, in);
	rq.bytes = in;
	rq.bytes_n = sizeof(in) - 1;
	tap_str(req_cookie(&rq, "a"), STR("1"), "cookie");
	tap_str(req_cookie(&rq, "bb"), STR("2"), "second cookie");
	tap_str(req_cookie(&rq, "d"), STR("x=y"), "value with equals sign");
	tap_ok(req_cookie(&rq, "c").p != NULL && req_cookie(&rq, "c").n == 0,
	    "empty cookie");
	tap_ok(req_cookie(&rq, "b").p == NULL, "no part of a name");
	tap_ok(req_cookie(&rq, "A").p == NULL, "names have case");
	tap_ok(req_cookie(&rq, "e").p == NULL, "two values: none");
	tap_ok(req_header(&rq, "X-Forwarded-For").p == NULL &&
		   req_header(&rq, "Forwarded").p == NULL &&
		   req_header(&rq, "X-Real-IP").p == NULL,
	    "T-31 the fields with the client's address are dropped");
	tap_ok(memmem(in, sizeof(in), "192.0.2.7", 9) == NULL,
	    "T-31 and their bytes are overwritten");
	tap_str(req_header(&rq, "accept"), STR("*/*"), "the others stay");
	rq.body = (struct span){ (uint32_t)rq.bytes_n, 1 };
	tap_ok(req_body(&rq).p == NULL, "a span outside the bytes is none");
}

static void
test_chars(void)
{
	static const char token[] = "!#$%&'*+-.^_`|~0123456789"
				    "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char path[] = "-._~!$&'()*+,;=:@/0123456789"
				   "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	bool ok = true;

	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		bool digit = i >= '0' && i <= '9';

		ok = ok &&
		     is_char(c, CHAR_TOKEN) ==
			 (i != 0 && strchr(token, c) != NULL) &&
		     is_char(c, CHAR_PATH) ==
			 (i != 0 && strchr(path, c) != NULL) &&
		     is_char(c, CHAR_DIGIT) == digit &&
		     is_char(c, CHAR_HEX) == (hex_value(c) >= 0) &&
		     is_char(c, CHAR_LINE) ==
			 (i == '\t' || (i >= ' ' && i != 127));
	}
	tap_ok(ok, "the classes of characters are those of the RFCs");
}

static void
test_reply(void)
{
	struct reply rp;

	reply_init(&rp);
	reply_header(&rp, "A", STR("b"));
	tap_str(buf_str(&rp.head), STR("A: b\r\n"), "a header");
	reply_header(&rp, "B", STR("c\r\nSet-Cookie: d"));
	tap_ok(rp.status == 500 &&
		   str_find(buf_str(&rp.head), STR("Set-Cookie")) == SIZE_MAX,
	    "a header with CR LF is dropped, the answer is 500");
	reply_problem(&rp, 404, "a \"b\" \\ \n");
	tap_ok(rp.status == 404 &&
		   str_find(buf_str(&rp.head), STR("no-store")) != SIZE_MAX,
	    "a problem is not stored");
	tap_str(buf_str(&rp.body),
	    STR("{\"type\":\"about:blank\",\"title\":\"Not Found\","
		"\"status\":404,\"detail\":\"a \\\"b\\\" \\\\ \\u000a\"}\n"),
	    "a problem is JSON (RFC 9457)");
	reply_release(&rp);
}

int
main(void)
{
	test_refused();
	test_taken();
	test_limits();
	test_statuses();
	test_bodies();
	test_request();
	test_chars();
	test_reply();
	return tap_done();
}
