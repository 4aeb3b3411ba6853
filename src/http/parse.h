/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * http/parse: the strict reader of heads and chunked bodies (RFC 9112).
 *
 * Pure: no allocation, no descriptors, no clock. Incremental: called again
 * with the same bytes and more behind them, it looks at each byte once. What
 * the grammar leaves to the recipient's mercy (bare LF, folded lines, empty
 * lines before a request, two equal lengths) is refused, since two readers
 * that forgive differently are what request smuggling lives on.
 */
#ifndef HTTP_PARSE_H
#define HTTP_PARSE_H

#include "http/http.h"

enum refusal {
	REFUSE_NONE = 0,
#define REFUSAL(name, status, text) REFUSE_##name,
#include "http/refusals.def"
#undef REFUSAL
	REFUSE_MAX
};

int refusal_status(enum refusal r);
/** refusal_sentence(r): one English sentence that repeats nothing sent. */
const char *refusal_sentence(enum refusal r);

enum reading {
	READING_MORE,
	READING_DONE,
	READING_REFUSED
};

/*
 * The state of reading one head, and its framing once it is done.
 * Invariants: line <= at <= LIMIT_HEAD_BYTES; why is REFUSE_NONE unless the
 * answer was READING_REFUSED.
 */
struct head_reader {
	size_t at;       /* bytes looked at; when done, the head's length */
	size_t line;     /* where the current line begins */
	uint32_t seen;   /* fields that may come once, bit by table row */
	bool past_first; /* the request line has been read */
	bool http_1_0;
	bool absolute; /* the host stands in the target and wins */
	bool has_length;
	bool chunked;
	bool expects;     /* 100-continue (RFC 9110, 10.1.1) */
	uint64_t length;  /* of Content-Length */
	struct span host; /* from an absolute target */
	enum refusal why;
};

/** head_reader_init(h, rq): ready for the first byte; empties ${rq}. */
void head_reader_init(struct head_reader *h, struct req *rq);
/**
 * head_read(h, p, n, rq): read on in ${p}, which begins with the request and
 * has ${n} bytes by now. READING_DONE: ${rq} is filled but for id, body,
 * bytes and bytes_n. READING_REFUSED: h->why says why.
 */
enum reading head_read(struct head_reader *h, const char *p, size_t n,
    struct req *rq);

#define CHUNK_DIGITS_MAX    8   /* 4 GiB: far above every body limit */
#define CHUNK_EXTENSION_MAX 256 /* bytes of extensions in one body */
#define CHUNK_TRAILER_MAX   1024

enum chunk_state {
	CHUNK_SIZE_FIRST,
	CHUNK_SIZE,
	CHUNK_EXTENSION,
	CHUNK_SIZE_LF,
	CHUNK_DATA,
	CHUNK_DATA_CR,
	CHUNK_DATA_LF,
	CHUNK_TRAILER_FIRST,
	CHUNK_TRAILER_NAME,
	CHUNK_TRAILER_VALUE,
	CHUNK_TRAILER_LF,
	CHUNK_END_LF,
	CHUNK_END
};

/* The state of decoding one chunked body. */
struct chunk_reader {
	enum chunk_state state;
	uint64_t left;   /* bytes of the current chunk still to come */
	uint64_t total;  /* bytes of body given so far */
	uint64_t max;    /* the body's limit */
	unsigned digits; /* of the current size */
	size_t extension_n, trailer_n;
	enum refusal why;
};

void chunk_reader_init(struct chunk_reader *c, uint64_t max_bytes);
/**
 * chunk_read(c, p, n, data_n_out, used_out): decode the ${n} raw bytes at
 * ${p} in place: the data moves to the front of ${p}, its length goes to
 * ${data_n_out}, the raw bytes taken to ${used_out}. All are taken unless the
 * body ended (READING_DONE) or was refused. Trailer fields are checked and
 * dropped (RFC 9112, 7.1.2 lets a recipient do so).
 */
enum reading chunk_read(struct chunk_reader *c, char *p, size_t n,
    size_t *data_n_out, size_t *used_out);

/**
 * req_forget_addresses(rq, bytes): drop the fields in which proxies tell the
 * client's address, and overwrite their values in ${bytes}, so that no later
 * code can read, keep or log one.
 */
void req_forget_addresses(struct req *rq, char *bytes);

#endif
