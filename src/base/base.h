/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base: words every room uses. Slices, errors, arenas, capped buffers.
 *
 * Knows nothing of members, statements, SQL or HTTP.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MUST_USE     __attribute__((warn_unused_result))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* A borrowed run of bytes. Never owns; may hold NULs; need not end in one. */
struct str {
	const char *p;
	size_t n;
};

#define STR(lit) ((struct str){ .p = (lit), .n = sizeof(lit) - 1 })
/* The same as an initialiser of static data, which takes no literal. */
#define STR_INIT(lit)                            \
	{                                        \
		.p = (lit), .n = sizeof(lit) - 1 \
	}
#define STR_NONE   ((struct str){ .p = NULL, .n = 0 })
#define STR_FMT    "%.*s" /* with STR_ARG */
#define STR_ARG(s) (int)(s).n, (s).p

/* Every way an operation can fail; base/errors.def says what each means. */
enum err {
	ERR_OK = 0,
#define ERROR(name, status, exit_code, text) ERR_##name,
#include "base/errors.def"
#undef ERROR
	ERR_MAX
};

/** err_name(e): the error's name in lower case, such as "not_found". */
const char *err_name(enum err e);
/** err_text(e): one English sentence without any personal fact. */
const char *err_text(enum err e);
/** err_status(e): the HTTP status that answers it. */
int err_status(enum err e);
/** err_exit(e): the exit code of a command that ends with it: 0, 1 or 2. */
int err_exit(enum err e);

/* ---- slices --------------------------------------------------------- */

/** str_of(c): the slice of a NUL-terminated text; NULL gives STR_NONE. */
struct str str_of(const char *c);
bool str_eq(struct str a, struct str b);
/** str_eq_nocase(a, b): equal when ASCII letters are folded. */
bool str_eq_nocase(struct str a, struct str b);
bool str_is(struct str a, const char *lit);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/** str_cmp(a, b): byte order; <0, 0, >0. */
int str_cmp(struct str a, struct str b);
/** str_trim(s): without ASCII blanks, tabs, CR and LF at both ends. */
struct str str_trim(struct str s);
/** str_find(s, needle): index of the first occurrence, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
/** str_sub(s, from, n): clipped to ${s}; never reads outside. */
struct str str_sub(struct str s, size_t from, size_t n);
/**
 * str_cut(rest, sep, part_out): take the part of ${rest} before the next
 * ${sep} and advance past it; false when ${rest} was empty and exhausted
 * (p == NULL). "a,,b" gives "a", "", "b"; "" gives one empty part.
 */
bool str_cut(struct str *rest, char sep, struct str *part_out);
/** str_part(rest, sep, part_out): the same, where nothing has no parts: false
 * when ${rest} is empty. "a,b," gives "a", "b". */
bool str_part(struct str *rest, char sep, struct str *part_out);
/** str_to_i64(s, min, max, out): decimal digits with optional '-'; nothing
 * else. Errors: INVALID (not a number, or outside min..max). */
enum err str_to_i64(struct str s, int64_t min, int64_t max,
    int64_t *out) MUST_USE;

/* ---- arenas --------------------------------------------------------- */

/*
 * Memory that is given back all at once. A request, a compile, a command has
 * one. Allocation never returns NULL: when the system is out of memory, or the
 * arena's cap is passed (a missing limit is our mistake), the process ends
 * with a message; the store is built to survive that at any instruction.
 */
struct arena;

/** arena_new(max_bytes): an arena that may grow to ${max_bytes}. */
struct arena *arena_new(size_t max_bytes);
/** arena_reset(a): forget everything, keep the first block. Bytes are wiped
 * when the arena was made by arena_new_secret. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);
/** arena_new_secret(max_bytes): as arena_new; wiped on reset and free. */
struct arena *arena_new_secret(size_t max_bytes);
/** arena_alloc(a, n): ${n} zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);
#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), sizeof(type), (n)))
void *arena_array(struct arena *a, size_t size, size_t n);
/** arena_str(a, s): a copy of ${s}, followed by a NUL that is not counted. */
struct str arena_str(struct arena *a, struct str s);
/** arena_cstr(a, s): the same as a C string. ${s} must hold no NUL. */
const char *arena_cstr(struct arena *a, struct str s);
/** arena_printf(a, fmt, …), arena_vprintf(a, fmt, ap): text of any length, with
 * a NUL behind it. */
struct str arena_printf(struct arena *a, const char *fmt, ...) PRINTF(2, 3);
struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap);

/*
 * ARENA_PUSH(a, list, n, cap): make room for one more element in a growing
 * array kept in an arena; gives a pointer to the new zeroed element.
 */
void *arena_push(struct arena *a, void **list, size_t *n, size_t *cap,
    size_t size);
#define ARENA_PUSH(a, list, n, cap) \
	arena_push((a), (void **)&(list), &(n), &(cap), sizeof(*(list)))

/** str_join(a, list, more): "list, more", in ${a}; ${more} itself where the
 * list is empty. */
struct str str_join(struct arena *a, struct str list, struct str more);

/* ---- letters of ASCII ------------------------------------------------ */

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}
/** ascii_lower_name(to, room, from): the name of a row of a table in small
 * letters: "NOT_HIGHER" is "not_higher". It is cut to ${room}, its end
 * included; gives ${to}. */
const char *ascii_lower_name(char *to, size_t room, const char *from);

/* ---- buffers -------------------------------------------------------- */

/*
 * A growing run of bytes with a maximum, on the heap. Invariants: n <= cap <=
 * max; p is NULL iff cap is 0. Going beyond max sets `full`, drops the bytes,
 * and stays set: check it once at the end.
 */
struct buf {
	char *p;
	size_t n, cap, max;
	bool full;
};

/** buf_init(b, max): an empty buffer; nothing is allocated. */
void buf_init(struct buf *b, size_t max);
/** buf_release(b): free; ${b} is as after buf_init with the same max. */
void buf_release(struct buf *b);
/** buf_reset(b): empty, keeps memory, clears `full`. */
void buf_reset(struct buf *b);
void buf_put(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *c);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_vprintf(struct buf *b, const char *fmt, va_list ap);
/** buf_drop(b, n): remove the first ${n} bytes. */
void buf_drop(struct buf *b, size_t n);
struct str buf_str(const struct buf *b);

/* ---- small encodings ------------------------------------------------ */

/** hex_encode(a, s), hex_decode(a, s, out): lower-case hexadecimal.
 * Errors of decode: INVALID (odd length, other characters). */
struct str hex_encode(struct arena *a, struct str s);
enum err hex_decode(struct arena *a, struct str s, struct str *out) MUST_USE;
/** base64url without padding (RFC 4648, 5). Errors: INVALID (characters,
 * length, non-zero trailing bits). */
struct str base64url_encode(struct arena *a, struct str s);
enum err base64url_decode(struct arena *a, struct str s,
    struct str *out) MUST_USE;
/** base64 with padding and lines of 76 with CRLF (RFC 2045), for mail. */
void base64_mime(struct buf *b, struct str s);
/** id_print(a, id): a person's or message's number as 13 characters of
 * Crockford base 32, lower case; id_parse reads it, forgiving case.
 * Errors: INVALID. */
struct str id_print(struct arena *a, int64_t id);
enum err id_parse(struct str s, int64_t *out) MUST_USE;

/* ---- UTF-8 ---------------------------------------------------------- */

/** utf8_valid(s): well-formed UTF-8 (RFC 3629): no overlongs, no surrogates. */
bool utf8_valid(struct str s);
/** utf8_next(rest): take one code point; 0xFFFD for a bad byte. ${rest} must
 * not be empty. */
uint32_t utf8_next(struct str *rest);
/** utf8_length(s): number of code points. */
size_t utf8_length(struct str s);
/**
 * text_clean(a, s, max_chars, out): what a person may type as one line: NFC,
 * trimmed, runs of blanks folded, and refused when it holds controls, bidi
 * overrides (U+202A..E, U+2066..9), NUL or bad UTF-8. Newlines count as
 * controls; text_clean_lines allows LF. Errors: INVALID, TOO_BIG.
 */
enum err text_clean(struct arena *a, struct str s, size_t max_chars,
    struct str *out) MUST_USE;
enum err text_clean_lines(struct arena *a, struct str s, size_t max_chars,
    struct str *out) MUST_USE;
/** text_fold(a, s): for searching: case folded, æøå kept, other accents
 * removed (é is e), blanks folded. */
struct str text_fold(struct arena *a, struct str s);
/** text_key_no(a, s): a key whose byte order is the Norwegian alphabet's
 * (a..z æ ø å, "aa" as å, ä as æ, ö as ø). Keep in memory only: it is the
 * name in clear. */
struct str text_key_no(struct arena *a, struct str s);

/* ---- log ------------------------------------------------------------ */

/** log_line(fmt, ...): one line to stderr with a time stamp and the process
 * name. Ids, codes and file:line only; never a personal fact. */
void log_line(const char *fmt, ...) PRINTF(1, 2);

#endif
