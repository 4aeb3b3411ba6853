/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view: escaping, the runtime of compiled page templates, JSON out.
 *
 * The only room that makes raw HTML. html/NAME.html is compiled at build time
 * to view_page_NAME(struct buf *out, const struct page_NAME *p) by
 * tools/htmlc; each {{value}} is escaped for the place it stands in. The
 * structs stand in the generated header: #include "view/gen/pages.h", which
 * also has struct ui, the texts (enum text_id) and the assets.
 *
 * Languages are numbered as in enum lang: 0 nb, 1 nn, 2 en.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/base.h"
#include "base/limits.h"
#include "base/time.h"

/* A piece of HTML that is safe to insert as it is. */
struct safe_html {
	struct str bytes;
};

void html_escape(struct buf *b, struct str s); /* text and "attributes" */
/**
 * view_is_shown(c): false for code points that no page shows as they are:
 * controls but tab, LF and CR; bidirectional overrides and isolates, which
 * would reorder the text around them (T-11); non-characters. html_escape and
 * Markdown write U+FFFD for them.
 */
bool view_is_shown(uint32_t c);
/** html_url(b, s): for href/src: only https:, http:, mailto:, tel:, a path
 * that begins with a single "/", "#…", "?…" and nothing at all pass; anything
 * else becomes "#". Controls and blanks are percent-encoded. */
void html_url(struct buf *b, struct str s);
/** html_url_part(b, s): one segment or query value within a URL: everything
 * but RFC 3986's unreserved characters is percent-encoded. */
void html_url_part(struct buf *b, struct str s);
/** url_is_safe(s): whether html_url would let ${s} pass. */
bool url_is_safe(struct str s);
/** html_from_markdown(a, s): cmark in safe mode: no raw HTML, no javascript:
 * links; images are dropped (no remote content). */
struct safe_html html_from_markdown(struct arena *a, struct str s);
/** text_from_markdown(a, s): the plain-text rendering for mail. */
struct str text_from_markdown(struct arena *a, struct str s);

/* ---- what the compiled pages call ----------------------------------- */

struct asset {
	struct str name;  /* "style.css" */
	struct str path;  /* "/assets/style-0123456789abcdef.css" */
	struct str type;  /* media type */
	struct str bytes; /* static */
	struct str etag;  /* with its quotes */
};
/** asset_find(path): the asset served at ${path}, or NULL. Its bytes never
 * change, so it may be cached for ever. */
const struct asset *asset_find(struct str path);

/* A value for a text with {1} or {2} in it. */
struct view_arg {
	struct str s;
	int64_t n;
	bool is_int;
};
void view_int(struct buf *b, int64_t n);
/** view_text(lang, id): the interface text; an unknown ${lang} reads as nb. */
struct str view_text(int64_t lang, int id);
struct str view_lang_code(int64_t lang); /* "nb", "nn", "en" */
/** view_text_put(b, text, args, n): ${text} with its values, all escaped. */
void view_text_put(struct buf *b, struct str text, const struct view_arg *args,
    size_t n);
/** view_text_fill(a, text, args, n): the same unescaped, to fill a field of a
 * page or a mail with. */
struct str view_text_fill(struct arena *a, struct str text,
    const struct view_arg *args, size_t n);

/** view_date(a, lang, d): "12. mars 2026", "12 March 2026". */
struct str view_date(struct arena *a, int64_t lang, struct date d);
/** view_instant(a, lang, t): the same with the time of day in the zone. */
struct str view_instant(struct arena *a, int64_t lang, int64_t at_s);
/**
 * qr_path(a, text, path_out, size_out): a QR code (level M) as the `d` of an
 * SVG path over a square of ${size} units, quiet zone of 4 included. Errors:
 * TOO_BIG (more than a QR code holds), INVALID (empty, or with NUL).
 */
enum err qr_path(struct arena *a, struct str text, struct str *path_out,
    int64_t *size_out) MUST_USE;

/* ---- JSON out -------------------------------------------------------- */

/*
 * JSON, written straight into a buffer. Keys are ASCII literals. What is
 * written is valid JSON for any bytes: bad UTF-8 becomes U+FFFD; controls, <,
 * >, &, U+2028 and U+2029 are escaped.
 */
struct json {
	struct buf *out;
	bool comma;
	int depth;
	/* Arrays that are open as soon as something is in them. */
	const char *waiting[LIMIT_JSON_DEPTH];
	int waiting_n;
};
void json_init(struct json *j, struct buf *out);
void json_open(struct json *j, const char *key); /* { ; key NULL in arrays */
void json_close(struct json *j);
/* jansson, which reads JSON, exports json_array and json_null; the linker
 * must not take ours for its own. */
void json_array(struct json *j, const char *key) /* [ */
    __asm__("view_json_array");
void json_array_end(struct json *j);
/** json_array_some(j, key), json_array_some_end(j): the same; one in which
 * nothing is is not there. ${key} is borrowed until the end. */
void json_array_some(struct json *j, const char *key);
void json_array_some_end(struct json *j);
void json_str(struct json *j, const char *key, struct str v); /* UTF-8 */
void json_int(struct json *j, const char *key, int64_t v);
void json_bool(struct json *j, const char *key, bool v);
void json_null(struct json *j, const char *key) __asm__("view_json_null");
/** json_date(j, key, d): "2026-01-30", or null when the year is 0. */
void json_date(struct json *j, const char *key, struct date d);
/** json_key_str: as json_str with a key that is not a literal. */
void json_key_str(struct json *j, struct str key, struct str v);
void json_key_array(struct json *j, struct str key);
void json_key_int(struct json *j, struct str key, int64_t v);

#endif
