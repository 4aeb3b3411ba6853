/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/message.h"

struct row {
	const char *code, *text[2], *remedy[2]; /* English, bokmål */
};

static const struct row rows[MESSAGE_MAX] = {
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

/* English, or bokmål for every other language. */
static size_t
side(const struct messages *m)
{
	return m->lang == LANG_EN ? 0 : 1;
}

struct str
message_noun(const struct messages *m, enum noun noun)
{
	return str_of(nouns[noun][side(m)]);
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

static void
say(struct messages *m, enum lang_severity severity, enum message message,
    struct pos pos, struct str a, struct str b, struct str meant)
{
	const struct row *row = &rows[message];
	struct lang_finding f = {
		.severity = severity,
		.code = row->code,
		.pos = pos,
		.text = filled(m, row->text[side(m)], a, b),
		.remedy = filled(m, row->remedy[side(m)], a, b),
	};

	if (meant.n != 0)
		f.remedy = arena_printf(m->a,
		    side(m) == 0 ? "did you mean “" STR_FMT "”?"
				 : "mente du “" STR_FMT "”?",
		    STR_ARG(meant));
	lang_findings_add(m->a, m->findings, m->source, f);
}

void
message_say(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b)
{
	say(m, LANG_ERROR, message, pos, a, b, STR_NONE);
}

void
message_warn(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b)
{
	say(m, LANG_WARNING, message, pos, a, b, STR_NONE);
}

void
message_meant(struct messages *m, enum message message, struct pos pos,
    struct str a, struct str b, struct str meant)
{
	say(m, LANG_ERROR, message, pos, a, b, meant);
}
