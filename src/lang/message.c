/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/message.h"

static const struct lang_message rows[MESSAGE_MAX] = {
#define MESSAGE(code, en, nb, remedy_en, remedy_nb) \
	{ #code, { (en), (nb) }, { (remedy_en), (remedy_nb) } },
#include "lang/messages.def"
#undef MESSAGE
};
static const char *const nouns[NOUN_MAX][2] = {
#define NOUN(name, en, nb) { (en), (nb) },
#include "lang/nouns.def"
#undef NOUN
};

const struct lang_message *
lang_messages(size_t *n_out)
{
	*n_out = ARRAY_LEN(rows);
	return rows;
}

/* English, or bokmål for every other language. */
static size_t
side(const struct messages *m)
{
	return lang_ui(m->lang) == LANG_EN ? 0 : 1;
}

struct str
message_noun(const struct messages *m, enum noun noun)
{
	return str_of(nouns[noun][side(m)]);
}

struct str
message_quoted(const struct messages *m, struct str s)
{
	return side(m) == 0 ? arena_printf(m->a, "“" STR_FMT "”", STR_ARG(s))
			    : arena_printf(m->a, "«" STR_FMT "»", STR_ARG(s));
}

/* Control characters and line ends would break the one-line form. */
static void
put_shown(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		buf_putc(b, c < 0x20 || c == 0x7f ? ' ' : s.p[i]);
	}
}

static struct str
filled(struct messages *m, const char *form, struct str a, struct str b)
{
	struct str rest = str_of(form), copy;
	struct buf out;

	if (messages_full(m))
		return STR_NONE;
	buf_init(&out, 65536);
	while (rest.n != 0) {
		if (str_starts(rest, STR("{1}")))
			put_shown(&out, a);
		else if (str_starts(rest, STR("{2}")))
			put_shown(&out, b);
		else {
			buf_putc(&out, rest.p[0]);
			rest = str_sub(rest, 1, rest.n);
			continue;
		}
		rest = str_sub(rest, 3, rest.n);
	}
	copy = arena_str(m->a, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* "one of: a, b, c"; long lists are cut. */
#define LISTED_BYTES 600

static struct str
one_of(struct messages *m, const struct str *names, size_t n)
{
	struct str s = str_of(side(m) == 0 ? "one of: " : "en av: ");

	for (size_t i = 0; i < n; i++) {
		if (s.n > LISTED_BYTES)
			return arena_printf(m->a, STR_FMT ", …", STR_ARG(s));
		s = arena_printf(m->a, STR_FMT "%s" STR_FMT, STR_ARG(s),
		    i == 0 ? "" : ", ", STR_ARG(names[i]));
	}
	return s;
}

bool
messages_full(const struct messages *m)
{
	return m->findings->n >= LIMIT_ERRORS;
}

static void
add(struct messages *m, enum lang_severity severity, enum message message,
    struct pos pos, struct str text, struct str remedy, struct str meant)
{
	struct lang_finding f = {
		.severity = severity,
		.code = rows[message].code,
		.pos = pos,
		.text = text,
		.remedy = remedy,
		.meant = meant,
	};

	lang_findings_add(m->a, m->findings, m->source, f);
}

void
message_say(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b)
{
	const struct lang_message *row = &rows[message];

	add(m, LANG_ERROR, message, pos, filled(m, row->text[side(m)], a, b),
	    filled(m, row->remedy[side(m)], a, b), STR_NONE);
}

void
message_twice(struct messages *m, struct pos pos, struct str what,
    uint32_t line, bool list)
{
	const struct lang_message *row = &rows[MESSAGE_said_twice];

	if (messages_full(m))
		what = STR_NONE;
	add(m, LANG_ERROR, MESSAGE_said_twice, pos,
	    filled(m, row->text[side(m)], what,
		arena_printf(m->a, "%u", (unsigned)line)),
	    list ? message_noun(m, NOUN_ON_ONE_LINE)
		 : str_of(row->remedy[side(m)]),
	    STR_NONE);
}

void
message_instead(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b, struct str meant)
{
	const struct lang_message *row = &rows[message];

	add(m, LANG_ERROR, message, pos, filled(m, row->text[side(m)], a, b),
	    filled(m, row->remedy[side(m)], a, b), meant);
}

void
message_warn(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b)
{
	const struct lang_message *row = &rows[message];

	add(m, LANG_WARNING, message, pos, filled(m, row->text[side(m)], a, b),
	    filled(m, row->remedy[side(m)], a, b), STR_NONE);
}

void
message_meant(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b, struct str meant, const struct str *names,
    size_t n)
{
	const struct lang_message *row = &rows[message];
	struct str remedy = STR_NONE;

	if (messages_full(m))
		;
	else if (meant.n != 0)
		remedy = arena_printf(m->a, "%s " STR_FMT "?",
		    side(m) == 0 ? "did you mean" : "mente du",
		    STR_ARG(message_quoted(m, meant)));
	else if (n != 0)
		remedy = one_of(m, names, n);
	add(m, LANG_ERROR, message, pos, filled(m, row->text[side(m)], a, b),
	    remedy, meant);
}
