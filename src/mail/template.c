/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/template.h"

#include <string.h>

#include "base/limits.h"
#include "lang/lang.h"
#include "mail/mime.h"
#include "mail/pieces.h"

/*
 * Where a field stands, the text is rendered with a mark. A mark is lower-case
 * letters and digits, so that Markdown leaves it as it is; the mark of a URL
 * is a URL, so that it may be a link's destination or an autolink.
 */
#define MARK       "vernfield"
#define MARK_URL   "https://" MARK
#define MARK_END   "x"
#define NAME_BYTES 64

/* A compile in progress. */
struct work {
	struct arena *a;
	struct template *t;
	struct template_finding *findings;
	size_t n, cap;
	/* Where each slot of the Markdown stands, to blame it later. */
	struct template_finding slots[TEMPLATE_SLOTS_MAX];
	size_t slot_field[TEMPLATE_SLOTS_MAX];
	bool slot_seen[TEMPLATE_SLOTS_MAX];
	size_t n_slots;
};

/* A place in the source. */
struct place {
	struct str source;
	size_t at;
	int line, column;
	bool in_subject;
};

static void
advance(struct place *p, size_t n)
{
	struct str part = str_sub(p->source, p->at, n);

	p->at += n;
	while (part.n > 0) {
		p->column++;
		if (utf8_next(&part) == '\n') {
			p->line++;
			p->column = 1;
		}
	}
}

static void
fault(struct work *w, enum template_fault f, struct template_finding where)
{
	struct template_finding *found;

	if (w->n >= LIMIT_ERRORS)
		return;
	found = ARENA_PUSH(w->a, w->findings, w->n, w->cap);
	*found = where;
	found->fault = f;
}

static bool
is_name(struct str s)
{
	if (s.n == 0 || s.n > NAME_BYTES || s.p[0] == '.' ||
	    s.p[s.n - 1] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '_' ||
			s.p[i] == '.' || (s.p[i] >= '0' && s.p[i] <= '9')))
			return false;
	return true;
}

static struct str
nearest(struct work *w, struct str wrong)
{
	struct str names[TEMPLATE_FIELDS_MAX];

	for (size_t i = 0; i < w->t->n; i++)
		names[i] = w->t->fields[i].name;
	return lang_suggest(w->a, wrong, names, w->t->n);
}

static size_t
field_find(const struct template *t, struct str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->fields[i].name, name))
			return i;
	return SIZE_MAX;
}

/*
 * The next "{{ name }}": the text before it, and which field. False at the
 * end of the source; what is wrong is recorded and skipped.
 *   slot = "{{" blanks name blanks "}}"
 */
static bool
next_slot(struct work *w, struct place *p, struct str *before,
    struct template_finding *where, size_t *field)
{
	for (size_t from = p->at;;) {
		struct str rest = str_sub(p->source, p->at, p->source.n);
		size_t open = str_find(rest, STR("{{")), close, end;
		struct str inside;

		if (open == SIZE_MAX)
			return false;
		advance(p, open);
		rest = str_sub(rest, open, rest.n);
		end = str_find(rest, STR("\n"));
		close = str_find(rest, STR("}}"));
		*before = str_sub(p->source, from, p->at - from);
		*where = (struct template_finding){ .line = p->line,
			.column = p->column,
			.in_subject = p->in_subject };
		if (close == SIZE_MAX || close > end) {
			where->length = 2;
			fault(w, TEMPLATE_OPEN, *where);
			advance(p, 2);
			continue;
		}
		inside = str_trim(str_sub(rest, 2, close - 2));
		where->length = close + 2;
		where->name = arena_str(w->a, inside);
		advance(p, close + 2);
		if (!is_name(inside)) {
			fault(w, TEMPLATE_FORM, *where);
			continue;
		}
		*field = field_find(w->t, inside);
		if (*field == SIZE_MAX) {
			where->near = nearest(w, inside);
			fault(w, TEMPLATE_UNKNOWN, *where);
			continue;
		}
		w->t->used[*field] = true;
		return true;
	}
}

static void
piece_add(struct work *w, struct pieces *ps, struct str before, size_t field)
{
	struct piece *p = ARENA_PUSH(w->a, ps->list, ps->n, ps->cap);

	p->before = before;
	p->field = field;
	ps->literal_bytes += before.n;
}

static void
read_subject(struct work *w, struct str subject)
{
	struct place p = { .source = subject,
		.line = 1,
		.column = 1,
		.in_subject = true };
	struct template_finding where;
	struct str before;
	size_t field, from = 0;

	while (next_slot(w, &p, &before, &where, &field)) {
		if (w->t->fields[field].kind == MERGE_URL)
			fault(w, TEMPLATE_URL_IN_SUBJECT, where);
		piece_add(w, &w->t->subject, before, field);
		from = p.at;
	}
	piece_add(w, &w->t->subject, str_sub(subject, from, subject.n),
	    SIZE_MAX);
}

/* The Markdown with a mark for each field. */
static struct str
read_body(struct work *w, struct str markdown)
{
	struct place p = { .source = markdown, .line = 1, .column = 1 };
	struct template_finding where;
	struct str before, out;
	struct buf b;
	size_t field, from = 0;

	buf_init(&b, (size_t)LIMIT_MESSAGE_BYTES * 4);
	while (next_slot(w, &p, &before, &where, &field)) {
		if (w->n_slots == TEMPLATE_SLOTS_MAX) {
			fault(w, TEMPLATE_TOO_MANY, where);
			break;
		}
		buf_put(&b, before);
		buf_printf(&b, "%s%zu" MARK_END,
		    w->t->fields[field].kind == MERGE_URL ? MARK_URL : MARK,
		    w->n_slots);
		w->slots[w->n_slots] = where;
		w->slot_field[w->n_slots++] = field;
		from = p.at;
	}
	buf_put(&b, str_sub(markdown, from, markdown.n));
	out = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* A mark at the start of ${s}: which slot, and how long it is. */
static bool
mark_read(const struct work *w, struct str s, size_t *slot, size_t *n)
{
	bool url = str_starts(s, STR(MARK_URL));
	size_t i = url ? sizeof(MARK_URL) - 1 : sizeof(MARK) - 1, k = 0;

	if (!url && !str_starts(s, STR(MARK)))
		return false;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && k < w->n_slots)
		k = k * 10 + (size_t)(s.p[i++] - '0');
	if (i == s.n || s.p[i] != MARK_END[0] || k >= w->n_slots)
		return false;
	*slot = k;
	*n = i + 1;
	return true;
}

/* Cut a rendered text at its marks; in HTML also see whether a fact stands
 * inside a tag, which only a link's address can be. */
static void
cut(struct work *w, struct pieces *ps, struct str rendered, bool is_html)
{
	bool in_tag = false;
	size_t from = 0, slot, n;

	for (size_t i = 0; i < rendered.n; i++) {
		char c = rendered.p[i];

		if (is_html && (c == '<' || c == '>')) {
			in_tag = c == '<';
			continue;
		}
		if ((c != MARK[0] && c != MARK_URL[0]) ||
		    !mark_read(w, str_sub(rendered, i, 40), &slot, &n))
			continue;
		if (in_tag &&
		    w->t->fields[w->slot_field[slot]].kind != MERGE_URL)
			fault(w, TEMPLATE_IN_LINK, w->slots[slot]);
		w->slot_seen[slot] = w->slot_seen[slot] || is_html;
		piece_add(w, ps, str_sub(rendered, from, i - from),
		    w->slot_field[slot]);
		from = i + n;
		i += n - 1;
	}
	piece_add(w, ps, str_sub(rendered, from, rendered.n), SIZE_MAX);
}

static enum err
check_input(struct str subject, struct str markdown,
    const struct merge_field *fields, size_t n)
{
	if (markdown.n > LIMIT_MESSAGE_BYTES || subject.n > LIMIT_TEXT_CHARS ||
	    n > TEMPLATE_FIELDS_MAX)
		return ERR_TOO_BIG;
	if (!mime_is_clean(subject) || !utf8_valid(markdown) ||
	    str_find(markdown, STR(MARK)) != SIZE_MAX)
		return ERR_INVALID;
	for (size_t i = 0; i < markdown.n; i++)
		if (markdown.p[i] == '\0')
			return ERR_INVALID;
	for (size_t i = 0; i < n; i++)
		if (!is_name(fields[i].name))
			return ERR_INVALID;
	return ERR_OK;
}

enum err
template_compile(struct arena *a, struct str subject, struct str markdown,
    const struct merge_field *fields, size_t n, struct template **out,
    struct template_finding **findings, size_t *n_findings)
{
	struct template *t = ARENA_NEW(a, struct template);
	struct work *w = ARENA_NEW(a, struct work);
	struct str marked;
	enum err e;

	*findings = NULL;
	*n_findings = 0;
	if ((e = check_input(subject, markdown, fields, n)) != ERR_OK)
		return e;
	w->a = a;
	w->t = t;
	t->fields = ARENA_ARRAY(a, struct merge_field, n + 1);
	t->used = ARENA_ARRAY(a, bool, n + 1);
	t->n = n;
	for (size_t i = 0; i < n; i++) {
		t->fields[i].name = arena_str(a, fields[i].name);
		t->fields[i].kind = fields[i].kind;
	}
	read_subject(w, arena_str(a, subject));
	marked = read_body(w, markdown);
	cut(w, &t->text, text_from_markdown(a, marked), false);
	cut(w, &t->html, html_from_markdown(a, marked).bytes, true);
	for (size_t i = 0; i < w->n_slots; i++)
		if (!w->slot_seen[i])
			fault(w, TEMPLATE_LOST, w->slots[i]);
	if (w->n > 0) {
		*findings = w->findings;
		*n_findings = w->n;
		return ERR_REFUSED;
	}
	*out = t;
	return ERR_OK;
}

const char *
template_fault_text(enum template_fault f, int lang_index)
{
	static const char *const texts[TEMPLATE_FAULT_MAX][3] = {
		[TEMPLATE_UNKNOWN] = { "Dette feltet finnes ikke her.",
		    "Dette feltet finst ikkje her.",
		    "There is no such field here." },
		[TEMPLATE_OPEN] = { "Etter {{ mangler }} på samme linje.",
		    "Etter {{ manglar }} på same linja.",
		    "After {{ there is no }} on the same line." },
		[TEMPLATE_FORM] = { "Mellom {{ og }} skal det stå ett "
				    "feltnavn.",
		    "Mellom {{ og }} skal det stå eitt feltnamn.",
		    "Between {{ and }} belongs one name of a field." },
		[TEMPLATE_IN_LINK] = { "Opplysninger om en person kan ikke stå "
				       "i en lenkeadresse.",
		    "Opplysningar om ein person kan ikkje stå i ei "
		    "lenkjeadresse.",
		    "A fact about a person may not stand in a link's "
		    "address." },
		[TEMPLATE_LOST] = { "Her blir feltet ikke vist: HTML og "
				    "lenker som ikke er tillatt, faller bort.",
		    "Her blir feltet ikkje vist: HTML og lenkjer som ikkje er "
		    "tillatne, fell bort.",
		    "Here the field is not shown: HTML, and links that are "
		    "not allowed, are left out." },
		[TEMPLATE_URL_IN_SUBJECT] = { "En lenke kan ikke stå i emnet.",
		    "Ei lenkje kan ikkje stå i emnet.",
		    "A link may not stand in the subject." },
		[TEMPLATE_TOO_MANY] = { "Teksten har for mange felter.",
		    "Teksten har for mange felt.",
		    "The text has too many fields." },
	};

	if (f >= TEMPLATE_FAULT_MAX || lang_index < 0)
		return "";
	return texts[f][lang_index < 2 ? lang_index : 2];
}
