/* SPDX-License-Identifier: EUPL-1.2 */
/* What the tests of rows share: a shipped statement, questions about it, and
 * the same statement with one edit. */
#ifndef LANG_ROWS_H
#define LANG_ROWS_H

#include "file.h"
#include "lang/check.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "policy/policy.h"
#include "tap.h"

static struct arena *rows_arena;
static struct str rows_bytes; /* of the file */
static const struct statement *st;

static inline bool
rows_open(const char *path)
{
	struct lang_findings fs = { 0 };

	rows_arena = arena_new((size_t)1 << 30);
	rows_bytes = read_whole(rows_arena, path);
	return tap_ok(lang_compile(rows_arena, rows_bytes, LANG_EN, &st, &fs) ==
			  ERR_OK,
	    path);
}

/* How many findings the check has of the file that is open. */
static inline size_t
findings(void)
{
	const struct date today = { 2026, 3, 1 };
	struct lang_findings fs = { 0 };

	lang_check(rows_arena, st, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		printf("# %u: %s\n", fs.at[i].pos.line, fs.at[i].code);
	return fs.n;
}

/* Blocks on one line as a file has them: each gets its label, ';' ends a line,
 * ' is a quotation mark and '~' a text in each language. */
static inline struct str
rows_written(const char *s)
{
	static const char texts[] = "nb \"X\" nn \"Y\" en \"Z\"";
	struct str out;
	struct buf b;

	buf_init(&b, 1 << 16);
	for (; *s != '\0'; s++)
		if (*s == '{')
			buf_printf(&b, "{\n\t%s\n\t", texts);
		else if (*s == '<') /* a block within, which has none */
			buf_puts(&b, "{\n\t\t");
		else if (*s == '>' || *s == '}')
			buf_puts(&b, "\n}\n");
		else if (*s == ';')
			buf_puts(&b, "\n\t");
		else if (*s == '~')
			buf_puts(&b, texts);
		else
			buf_putc(&b, *s == '\'' ? '"' : *s);
	out = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* A change of the file, and whether it then has that finding. */
struct near_row {
	const char *name;
	const char *from, *to; /* in the file that is open, or NULL */
	const char *more;      /* behind it, or NULL */
	const char *code;
	bool found;
};

/* Whether the file so changed has that finding; what does not compile is no
 * answer. */
static inline bool
rows_hold(const struct near_row *r)
{
	const struct date today = { 2026, 3, 1 };
	struct str s = rows_bytes;
	struct lang_findings fs = { 0 };
	const struct statement *edited;
	bool found = false;

	if (r->from != NULL) {
		struct str from = str_of(r->from);
		size_t at = str_find(s, from);

		if (at == SIZE_MAX) {
			printf("# nothing to edit: %s\n", r->from);
			return false;
		}
		s = arena_printf(rows_arena, STR_FMT "%s" STR_FMT, (int)at, s.p,
		    r->to, (int)(s.n - at - from.n), s.p + at + from.n);
	}
	if (r->more != NULL)
		s = arena_printf(rows_arena, STR_FMT "\n" STR_FMT, STR_ARG(s),
		    STR_ARG(rows_written(r->more)));
	if (lang_compile(rows_arena, s, LANG_EN, &edited, &fs) != ERR_OK) {
		for (size_t i = 0; i < fs.n; i++)
			printf("# %u: " STR_FMT "\n", fs.at[i].pos.line,
			    STR_ARG(fs.at[i].text));
		return false;
	}
	lang_check(rows_arena, edited, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		found = found || strcmp(fs.at[i].code, r->code) == 0;
	return found == r->found;
}

/* All of them, in the file at ${path}; what main returns. */
static inline int
near_main(const char *path, const struct near_row *rows, size_t n)
{
	if (!rows_open(path))
		return tap_done();
	for (size_t i = 0; i < n; i++)
		tap_ok(rows_hold(&rows[i]), rows[i].name);
	arena_free(rows_arena);
	return tap_done();
}

/* Whether the statement with ${from} replaced by ${to} once has a finding or
 * an error of that code, and the shipped one has not. */
static inline bool
found_after(const char *from, const char *to, const char *code)
{
	const struct date today = { 2026, 3, 1 };
	struct str s = rows_bytes, f = str_of(from), t = str_of(to);
	size_t at = str_find(s, f), before = 0, after = 0;

	if (at == SIZE_MAX) {
		printf("# nothing to edit: %s\n", from);
		return false;
	}
	for (int pass = 0; pass < 2; pass++) {
		struct lang_findings fs = { 0 };
		const struct statement *edited;

		if (lang_compile(rows_arena, s, LANG_EN, &edited, &fs) ==
		    ERR_OK)
			lang_check(rows_arena, edited, today, LANG_EN, &fs);
		for (size_t i = 0; i < fs.n; i++)
			*(pass == 0 ? &before : &after) +=
			    strcmp(fs.at[i].code, code) == 0;
		s = arena_printf(rows_arena, STR_FMT STR_FMT STR_FMT, (int)at,
		    s.p, STR_ARG(t), (int)(s.n - at - f.n), s.p + at + f.n);
	}
	if (before != 0 || after == 0)
		printf("# %s: %zu before, %zu after\n", code, before, after);
	return before == 0 && after > 0;
}

static inline bool
in_all(const struct text *t)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l] && t->in[l].n == 0)
			return false;
	return true;
}

/* What is published in one language, as text without line breaks. */
static inline struct str
published(enum lang l)
{
	static const struct statement *of;
	static struct str texts[LANG_MAX];
	struct buf b;
	char *p;

	if (of != st)
		memset(texts, 0, sizeof(texts));
	of = st;

	if (texts[l].n != 0)
		return texts[l];
	buf_init(&b, 1 << 22);
	if (lang_statement(&b, st, l, LANG_TEXT) == ERR_OK)
		texts[l] = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	p = arena_array(rows_arena, 1, texts[l].n + 1);
	for (size_t i = 0; i < texts[l].n; i++)
		p[i] = texts[l].p[i] == '\n' ? ' ' : texts[l].p[i];
	texts[l].p = p;
	return texts[l];
}

static inline bool
prints(enum lang l, const char *what)
{
	return str_find(published(l), str_of(what)) != SIZE_MAX;
}

/* In every language of the statement, word for word the same. */
static inline bool
prints_all(const char *what)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l] && !prints((enum lang)l, what))
			return false;
	return true;
}

static inline const struct field *
field(const char *name)
{
	static const struct field none;
	int i = statement_field(st, str_of(name));

	return i < 0 ? &none : &st->fields[i];
}

static inline bool
has_field(const char *name, enum field_type type)
{
	const struct field *f = field(name);

	return f->n.name.n != 0 && f->type == type && in_all(&f->n.label) &&
	       f->sources.n != 0 && f->classification.n != 0 &&
	       (f->visible & VISIBLE_PERSON) != 0 &&
	       (f->visible & VISIBLE_MEMBERS) == 0;
}

static inline const struct purpose *
purpose(const char *name)
{
	static const struct purpose none;
	int i = statement_purpose(st, str_of(name));

	return i < 0 ? &none : &st->purposes[i];
}

static inline bool
uses(const char *name, const char *f)
{
	struct fieldset set = purpose_fields(st, purpose(name));

	return fieldset_has(&set, statement_field(st, str_of(f)));
}

/* Rests on a consent of its own, said in all languages, with a way back that
 * is as near as the yes. */
static inline bool
asked(const char *name)
{
	const struct purpose *p = purpose(name);

	return p->bases_n == 1 && p->bases[0].code == BASIS_A &&
	       in_all(&p->bases[0].consent_text) &&
	       (p->withdraw & 1U << CHANNEL_PORTAL) != 0;
}

static inline bool
rests_on(const char *name, enum basis_code code)
{
	const struct purpose *p = purpose(name);

	return p->bases_n == 1 && p->bases[0].code == code;
}

static inline bool
sends(const char *name, enum message_class class)
{
	const struct purpose *p = purpose(name);

	return (p->channels & 1U << CHANNEL_EMAIL) != 0 && p->class == class;
}

static inline const struct role *
role(const char *name)
{
	static const struct role none = { .scope = -1 };
	int i = statement_role(st, str_of(name));

	return i < 0 ? &none : &st->roles[i];
}

static inline const struct told *
told(const char *name)
{
	static const struct told none;

	for (size_t i = 0; i < st->told_n; i++)
		if (str_is(st->told[i].n.name, name))
			return &st->told[i];
	return &none;
}

static inline bool
is_told(const char *name)
{
	const struct told *t = told(name);

	return t->n.name.n != 0 && in_all(&t->n.label) && in_all(&t->n.about);
}

static inline bool
is_attested(const char *name)
{
	return is_told(name) && told(name)->attested_by.n != 0 &&
	       told(name)->attested_on.year > 0;
}

/* A declared fact by its name; one that says nothing, when it is not there. */
static inline const struct fact *
declared(enum fact_kind kind, const char *name)
{
	static struct fact none[FACT_MAX];
	size_t n;

	for (size_t i = 0; i < st->facts_n; i++)
		if (st->facts[i].kind == kind &&
		    str_is(st->facts[i].n.name, name))
			return &st->facts[i];
	(void)fact_properties(kind, &n);
	none[kind].kind = kind;
	none[kind].values = ARENA_ARRAY(rows_arena, struct fact_value, n + 1);
	return &none[kind];
}

static inline enum held
held(enum promise p)
{
	for (size_t i = 0; i < st->promises_n; i++)
		if (st->promises[i].promise == p)
			return st->promises[i].held;
	return HELD_TOLD;
}

static inline const struct recipient *
recipient(const char *name)
{
	static const struct recipient none;

	for (size_t i = 0; i < st->recipients_n; i++)
		if (str_is(st->recipients[i].n.name, name))
			return &st->recipients[i];
	return &none;
}

/* No recipient gets an address of anybody. */
static inline bool
addresses_stay(void)
{
	for (size_t i = 0; i < st->recipients_n; i++)
		for (size_t f = 0; f < st->fields_n; f++)
			if (fieldset_has(&st->recipients[i].fields, (int)f) &&
			    field_is_address(st->fields[f].type))
				return false;
	return true;
}

/* ---- decisions ------------------------------------------------------ */

enum {
	TODAY = 20500
};

static inline struct actor
staff(const char *name)
{
	return (struct actor){ .type = ACTOR_STAFF,
		.id = 3,
		.role = statement_role(st, str_of(name)),
		.purpose = -1,
		.trained_until = TODAY + 9,
		.term_until = TODAY + 9,
		.confidential = true };
}

/* Person 7: a member of every kind who has said nothing. */
static inline struct person_facts
member(void)
{
	return (struct person_facts){ .id = 7,
		.stage = STAGE_MEMBER,
		.kinds = UINT64_MAX };
}

static inline struct verdict
decide(const struct actor *who, const struct person_facts *p, enum act act,
    const char *name, const char *f, struct fieldset *fields_out)
{
	struct ask ask = { .actor = who,
		.purpose = statement_purpose(st, str_of(name)),
		.act = act,
		.activity = act == ACT_SEND ? ACTIVITY_MESSAGE : ACTIVITY_STAFF,
		.person = p,
		.channel = act == ACT_SEND ? CHANNEL_EMAIL : -1,
		.group = who->offices_n > 0 ? 41 : 0,
		.today = TODAY };
	const struct grant *g;
	struct verdict v;

	if (f == NULL && act != ACT_SEND)
		for (size_t i = 0; i < st->fields_n; i++)
			fieldset_add(&ask.fields, (int)i);
	else if (f != NULL)
		fieldset_add(&ask.fields, statement_field(st, str_of(f)));
	g = policy_decide(st, &ask, rows_arena, &v);
	if (fields_out != NULL && g != NULL)
		*fields_out = grant_fields(g);
	return v;
}

static inline enum reason
sees(const char *who, const char *name, const char *f)
{
	struct actor actor = staff(who);
	struct person_facts p = member();

	return decide(&actor, &p, ACT_SEE, name, f, NULL).reason;
}

/* What comes of sending, for the office's role ${who}. */
static inline enum reason
sending(const char *who, const char *name, const struct person_facts *p)
{
	struct actor actor = staff(who);

	return decide(&actor, p, ACT_SEND, name, NULL, NULL).reason;
}

static inline struct person_facts
consenting(const char *name)
{
	struct person_facts p = member();

	p.consent[statement_purpose(st, str_of(name))] = 1 << CHANNEL_EMAIL;
	return p;
}

#endif
