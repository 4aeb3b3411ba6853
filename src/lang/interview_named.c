/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_named: what is found, with the names that people gave things
 * instead of those that the file has for them. */
#include "lang/interview_private.h"

static bool
in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* The name that the text begins with; empty: none. */
static struct str
name_at(struct str text)
{
	size_t n = 0;

	while (n < text.n && in_name(text.p[n]))
		n++;
	return str_sub(text, 0, n);
}

/* What people call what has that name; STR_NONE: nothing has. Not in quotes
 * a word may be just a word: then only kinds of person, which sentences list,
 * and names that no word is like. */
static struct str
label_of(struct work *w, struct str name, bool quoted)
{
	static const enum kw constructs[] = { KW_KIND, KW_FIELD, KW_PURPOSE,
		KW_ROLE, KW_PROCESSOR, KW_RECIPIENT, KW_SOURCE };
	bool apart = quoted || str_find(name, STR("_")) != SIZE_MAX;

	for (size_t i = 0; name.n > 0 && i < ARRAY_LEN(constructs); i++) {
		const struct item *item =
		    apart || (constructs[i] == KW_KIND && w->lang != LANG_EN)
			? edit_find(&w->e, constructs[i], name)
			: NULL;

		if (item != NULL)
			return work_label(w, item);
	}
	return STR_NONE;
}

static bool
opens_quote(struct str before)
{
	return str_ends(before, STR("“")) || str_ends(before, STR("«"));
}

static bool
closes_quote(struct str rest)
{
	return str_starts(rest, STR("”")) || str_starts(rest, STR("»"));
}

/* Whether the letter before it belongs to the same word: also one that names
 * do not have. */
static bool
goes_on(struct str text, size_t at)
{
	unsigned char c = at == 0 ? ' ' : (unsigned char)text.p[at - 1];

	return in_name((char)c) || (c >= 'A' && c <= 'Z') || c == '-' ||
	       c == '.' || (c >= 0x80 && !opens_quote(str_sub(text, 0, at)));
}

static struct str
named(struct work *w, struct arena *a, struct str text)
{
	struct buf b;
	size_t i = 0;
	struct str out;

	buf_init(&b, LIMIT_STATEMENT);
	while (i < text.n) {
		struct str name = goes_on(text, i)
				      ? STR("")
				      : name_at(str_sub(text, i, text.n));
		struct str rest = str_sub(text, i + name.n, text.n), label;
		bool before = opens_quote(str_sub(text, 0, i));
		bool quoted = before && closes_quote(rest);

		/* A word of a longer text in quotes, or of a longer word. */
		if (name.n == 0 || before != quoted ||
		    (rest.n > 0 && !quoted &&
			((unsigned char)rest.p[0] >= 0x80 ||
			    rest.p[0] == '-'))) {
			buf_put(&b, str_sub(text, i, 1));
			i++;
			continue;
		}
		label = label_of(w, name, quoted);
		buf_put(&b, label.n > 0 ? label : name);
		i += name.n;
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

void
interview_named(struct arena *a, struct str bytes, enum lang lang,
    struct lang_finding *found, size_t n)
{
	struct arena *once = arena_new(LIMIT_ARENA_REQUEST);
	struct work w = { .a = once, .lang = lang };
	enum err e = work_open(&w, bytes);

	for (size_t i = 0; e == ERR_OK && i < n; i++) {
		found[i].text = named(&w, a, found[i].text);
		found[i].remedy = named(&w, a, found[i].remedy);
		arena_reset(once);
	}
	arena_free(once);
	edit_close(&w.e);
}
