/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/overlay: files that extend one another, and what they may change. */
#include "lang/overlay_private.h"

#include <string.h>

#include "lang/diff.h"
#include "vault/vault.h"

/* ---- taking apart --------------------------------------------------- */

static bool
take_apart(struct arena *a, struct part_file *f, enum lang messages,
    struct lang_findings *findings)
{
	struct messages m = { .a = a,
		.source = f->bytes,
		.lang = messages,
		.findings = findings };
	struct tokens tokens;

	f->tree = (struct tree){ .items = NULL };
	if (lex_refuses(&m))
		return false;
	lex(&m, &tokens);
	tree_build(&m, &tokens, &f->tree);
	return findings->errors == 0;
}

static struct item *
head_of(struct tree *t)
{
	for (size_t i = 0; i < t->items_n; i++)
		if (token_is(&t->items[i].at[0], KW_STATEMENT))
			return &t->items[i];
	return NULL;
}

/* `statement NAME extends "FILE"`. */
static bool
says_extends(const struct item *head, struct str *base)
{
	*base = STR_NONE;
	for (size_t i = 1; head != NULL && i < head->n; i++) {
		if (!token_is(&head->at[i], KW_EXTENDS))
			continue;
		if (i + 1 < head->n && head->at[i + 1].type == TOKEN_TEXT)
			*base = head->at[i + 1].value;
		return true;
	}
	return false;
}

bool
lang_extends(struct arena *a, struct str bytes, struct str *base_out)
{
	struct lang_findings quiet = { 0 };
	struct part_file f = { .bytes = arena_str(a, bytes) };

	*base_out = STR_NONE;
	if (bytes.n > LIMIT_STATEMENT)
		return false;
	(void)take_apart(a, &f, LANG_EN, &quiet);
	return says_extends(head_of(&f.tree), base_out);
}

/* ---- the whole ------------------------------------------------------ */

/* The lines of a file that extends nothing are its own. */
static void
lines_plain(struct arena *a, struct overlay *ov)
{
	size_t n = 1;

	for (size_t i = 0; i < ov->text.n; i++)
		n += ov->text.p[i] == '\n';
	ov->lines = ARENA_ARRAY(a, struct overlay_line, n);
	for (size_t i = 0; i < n; i++)
		ov->lines[i] =
		    (struct overlay_line){ (uint8_t)(ov->files_n - 1),
			    (uint32_t)i + 1 };
	ov->lines_n = n;
}

struct chain {
	struct arena *a;
	overlay_load *load;
	void *self;
	enum lang messages;
	struct overlay *ov;
	struct lang_findings *findings;
};

static enum err compose(struct chain *ch, struct str name, struct str bytes);

static void
say(struct chain *ch, struct str source, enum message message, struct pos pos,
    struct str one, struct str two)
{
	struct messages m = { .a = ch->a,
		.source = source,
		.lang = ch->messages,
		.findings = ch->findings };

	message_say(&m, message, pos, one, two);
}

/* The name of a file is written into the whole, as a comment. */
static bool
is_one_line(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f)
			return false;
	return true;
}

/* A bare name beside the file: no way out of its directory. */
static bool
is_bare(struct str name)
{
	if (name.n == 0 || name.n > 255 || name.p[0] == '.')
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '/' || name.p[i] == '\\' ||
		    (unsigned char)name.p[i] < ' ')
			return false;
	return true;
}

/* What is said before anything is compiled belongs to this file alone. */
static void
plain_place(struct chain *ch, struct str bytes, uint8_t file)
{
	ch->ov->text = bytes;
	ch->ov->lines = NULL;
	ch->ov->lines_n = 0;
	ch->ov->files_n = (size_t)file + 1;
	lines_plain(ch->a, ch->ov);
}

static enum err
refuse(struct chain *ch, struct str bytes, uint8_t file, enum message message,
    struct pos pos, struct str one)
{
	say(ch, bytes, message, pos, one, STR_NONE);
	plain_place(ch, bytes, file);
	return ERR_INVALID;
}

static enum err
base_of(struct chain *ch, const struct item *head, struct str bytes,
    uint8_t file, struct str base)
{
	struct pos pos = head->at[head->n - 1].pos;
	struct str base_bytes;
	enum err e;

	if (!is_bare(base))
		return refuse(ch, bytes, file, MESSAGE_base_not_bare, pos,
		    base);
	for (size_t i = 0; i < ch->ov->files_n; i++)
		if (str_eq(ch->ov->files[i].name, base))
			return refuse(ch, bytes, file, MESSAGE_base_cycle, pos,
			    base);
	if (ch->ov->files_n == OVERLAY_FILES_MAX)
		return refuse(ch, bytes, file, MESSAGE_base_too_deep, pos,
		    arena_printf(ch->a, "%d", OVERLAY_FILES_MAX - 1));
	e = ch->load(ch->self, base, &base_bytes);
	if (e == ERR_NOT_FOUND)
		return refuse(ch, bytes, file, MESSAGE_base_missing, pos, base);
	if (e == ERR_INVALID || e == ERR_IO)
		return refuse(ch, bytes, file, MESSAGE_base_no_file, pos, base);
	if (e == ERR_TOO_BIG)
		return refuse(ch, bytes, file, MESSAGE_base_too_big, pos, base);
	return e == ERR_OK ? compose(ch, base, base_bytes) : e;
}

/* A whole that is stored says what it was made of. */
static void
put_origin(struct composing *c)
{
	for (size_t i = c->over.no; i < c->ov->files_n; i++) {
		const struct overlay_file *f = &c->ov->files[i];
		uint8_t h[32];

		hash(f->bytes, h);
		overlay_note(c, c->over.no, 1);
		buf_printf(&c->text, "# %s " STR_FMT ", BLAKE2b " STR_FMT "\n",
		    i == c->over.no ? "made of" : "extending", STR_ARG(f->name),
		    STR_ARG(hex_encode(c->a,
			(struct str){ (const char *)h, sizeof(h) })));
	}
}

static enum err
put_together(struct chain *ch, struct composing *c)
{
	struct overlay base = *ch->ov;

	c->base.bytes = base.text;
	(void)take_apart(ch->a, &c->base, ch->messages, ch->findings);
	/* The base's lines may be of several files: looked up below. */
	ch->ov->lines = NULL;
	ch->ov->lines_n = 0;
	c->base.no = OVERLAY_FILES_MAX;
	buf_init(&c->text, 4 * LIMIT_STATEMENT);
	put_origin(c);
	overlay_parts(c);
	ch->ov->text = arena_str(ch->a, buf_str(&c->text));
	buf_release(&c->text);
	for (size_t i = 0; i < ch->ov->lines_n; i++) {
		struct overlay_line *l = &ch->ov->lines[i];

		if (l->file == OVERLAY_FILES_MAX && l->line >= 1 &&
		    l->line <= base.lines_n)
			*l = base.lines[l->line - 1];
	}
	return ch->ov->text.n > LIMIT_STATEMENT ? ERR_TOO_BIG : ERR_OK;
}

/* What a change of an overlay may be. */
static bool
may_change(const struct diff_change *d)
{
	/* Nobody said yes to the base for what the overlay is the whole of. */
	return d->class < DIFF_IS_OTHER || d->class == DIFF_IS_CONTROLLER ||
	       d->consent;
}

/* A rule for how long a field is kept goes with the field, and what was there
 * for a purpose alone with the purpose. A basis stays for the kinds that are
 * left: whether it is the same, lang_narrows says. */
static bool
is_about_gone(const struct composing *c, const struct diff_change *d)
{
	if (d->is_line != 0 && d->class != DIFF_IS_CHANGED_BASIS)
		return false;
	for (size_t i = 0; i < c->gone_n; i++)
		if (c->gone[i] == d->was_line)
			return true;
	return false;
}

/* A rule for what had none, and one for what is left of its fields, are judged
 * by what they do: lang_narrows. */
static bool
is_of_rule(const struct diff_change *d)
{
	return d->is_line > 0 && d->property.n == 0 &&
	       str_is(d->construct, "keep");
}

static void
widens(struct chain *ch, uint32_t line, struct str what, struct str was)
{
	struct messages m = { .a = ch->a,
		.source = ch->ov->text,
		.lang = ch->messages,
		.findings = ch->findings };
	struct pos pos = { .line = line == 0 ? 1 : line, .col = 1, .len = 1 };

	message_say(&m, MESSAGE_overlay_widens, pos, what, was);
}

static enum err
only_narrower(struct chain *ch, const struct composing *c,
    const struct overlay *before)
{
	struct lang_findings found[2] = { { 0 }, { 0 } };
	const struct statement *was, *is;
	struct narrow_fault why;
	struct diff d;
	enum err e = lang_diff(ch->a, before->text, ch->ov->text, ch->messages,
	    &d, found);

	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < d.n; i++) {
		struct overlay_line l = { 0 };

		if (may_change(&d.at[i]) || is_about_gone(c, &d.at[i]) ||
		    is_of_rule(&d.at[i]))
			continue;
		if (d.at[i].was_line > 0 && d.at[i].was_line <= before->lines_n)
			l = before->lines[d.at[i].was_line - 1];
		widens(ch, d.at[i].is_line,
		    lang_diff_title(ch->a, &d.at[i], ch->messages),
		    d.at[i].was_line == 0
			? STR("-")
			: arena_printf(ch->a, STR_FMT ":%u",
			      STR_ARG(ch->ov->files[l.file].name), l.line));
	}
	was = d.was;
	is = d.is;
	if (ch->findings->errors == 0 && !lang_narrows(was, is, &why))
		widens(ch, why.pos.line,
		    arena_printf(ch->a, STR_FMT ", %s", STR_ARG(why.name),
			why.what),
		    STR("-"));
	return ch->findings->errors == 0 ? ERR_OK : ERR_INVALID;
}

/* What the overlay says before any base is looked at: one head, each part
 * once, and nothing taken away that must stay. */
static enum err
well_formed(struct chain *ch, const struct composing *c, uint8_t file,
    struct str base)
{
	const struct item *head = c->head, *second;
	struct str bytes = c->over.bytes, name;
	struct pos pos;
	uint32_t line;

	if (!is_one_line(ch->ov->files[file].name))
		return refuse(ch, bytes, file, MESSAGE_file_name_line,
		    head->at[0].pos, STR_NONE);
	if (head->open == NULL || head->n != 4 ||
	    !token_is(&head->at[2], KW_EXTENDS))
		return refuse(ch, bytes, file, MESSAGE_base_not_bare,
		    head->at[head->n - 1].pos, base);
	if (overlay_twice(c, &second, &line)) {
		say(ch, bytes, MESSAGE_declared_twice,
		    second->at[second->n > 1].pos,
		    second->at[second->n > 1].text,
		    arena_printf(ch->a, "%u", line));
		plain_place(ch, bytes, file);
		return ERR_INVALID;
	}
	if (overlay_takes_too_much(c, &pos, &name))
		return refuse(ch, bytes, file, MESSAGE_must_stay, pos, name);
	return ERR_OK;
}

/* Whether the line excepts what stands there. */
static bool
is_excepted(struct str line, struct pos pos)
{
	const struct phrase *except = &lang_keywords[KW_EXCEPT];
	struct str before = str_sub(line, 0, pos.col - 1);

	return str_find(before, except->en) != SIZE_MAX ||
	       str_find(before, except->nb) != SIZE_MAX;
}

/* What is not there since the overlay took it away is told as that. */
static void
tell_what_was_taken(struct chain *ch, const struct composing *c)
{
	for (size_t i = 0; i < ch->findings->n; i++) {
		struct lang_finding *f = &ch->findings->at[i];
		struct lang_findings one = { 0 };
		struct messages m = { .a = ch->a,
			.source = ch->ov->text,
			.lang = ch->messages,
			.findings = &one };
		struct str line = f->source_line, name;

		if (strcmp(f->code, "unknown_name") != 0)
			continue;
		name = str_sub(line, f->pos.col - 1, f->pos.len);
		if (!overlay_took(c, name))
			continue;
		message_say(&m,
		    is_excepted(line, f->pos) ? MESSAGE_taken_excepted
					      : MESSAGE_taken_named,
		    f->pos, name, STR_NONE);
		*f = one.at[0];
	}
}

/* The base, and what the overlay says otherwise, as one file. */
static enum err
overlaid(struct chain *ch, struct composing *c, uint8_t file, struct str base)
{
	struct str bytes = c->over.bytes, nothing;
	const struct statement *st;
	struct overlay before;
	struct pos pos;
	enum err e = well_formed(ch, c, file, base);

	if (e == ERR_OK)
		e = base_of(ch, c->head, bytes, file, base);
	if (e != ERR_OK)
		return e;
	before = *ch->ov;
	if ((e = put_together(ch, c)) != ERR_OK)
		return e;
	if (overlay_takes_nothing(c, &pos, &nothing)) {
		say(ch, bytes, MESSAGE_nothing_taken, pos, nothing, STR_NONE);
		plain_place(ch, bytes, file);
		return ERR_INVALID;
	}
	e = lang_compile(ch->a, ch->ov->text, ch->messages, &st, ch->findings);
	if (e == ERR_INVALID)
		tell_what_was_taken(ch, c);
	return e == ERR_OK ? only_narrower(ch, c, &before) : e;
}

static enum err
compose(struct chain *ch, struct str name, struct str bytes)
{
	uint8_t file = (uint8_t)ch->ov->files_n++;
	struct composing c = { .a = ch->a,
		.ov = ch->ov,
		.over = { .no = file } };
	const struct statement *st;
	struct str base;

	if (bytes.n > LIMIT_STATEMENT)
		return ERR_TOO_BIG;
	c.over.bytes = arena_str(ch->a, bytes);
	ch->ov->files[file] = (struct overlay_file){ name, c.over.bytes };
	/* What a file by itself says wrong is told all in one run. */
	if (!lang_extends(ch->a, bytes, &base)) {
		plain_place(ch, c.over.bytes, file);
		return lang_compile(ch->a, ch->ov->text, ch->messages, &st,
		    ch->findings);
	}
	if (!take_apart(ch->a, &c.over, ch->messages, ch->findings)) {
		plain_place(ch, c.over.bytes, file);
		return ERR_INVALID;
	}
	c.head = head_of(&c.over.tree);
	return overlaid(ch, &c, file, base);
}

enum err
lang_compose(struct arena *a, struct str name, struct str bytes,
    overlay_load *load, void *self, enum lang messages, struct overlay *out,
    struct lang_findings *findings)
{
	struct chain ch = { a, load, self, messages, out, findings };

	*out = (struct overlay){ .files_n = 0 };
	return compose(&ch, name, bytes);
}

struct lang_finding
lang_place(const struct overlay *ov, const struct lang_finding *f,
    struct str *file_out)
{
	struct lang_finding r = *f;

	*file_out = ov->files_n > 0 ? ov->files[0].name : STR_NONE;
	if (f->pos.line < 1 || f->pos.line > ov->lines_n)
		return r;
	*file_out = ov->files[ov->lines[f->pos.line - 1].file].name;
	r.pos.line = ov->lines[f->pos.line - 1].line;
	return r;
}
