/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_pieces: parts of a statement that are written as a whole. */
#include <string.h>

#include "lang/interview_private.h"

#define FIXED  PIECE_FIXED
#define ON     PIECE_ON
#define OFF    PIECE_OFF
#define IMPORT PIECE_IMPORT
static const struct piece pieces[] = {
#define CLAUSE(role, purpose, text)
#define NEED(purpose, fact)
#define WITH(purpose, construct, text)
#define PIECE(construct, name, when, nb, nn, en, why_nb, why_nn, why_en, text) \
	{ construct, name, when, { en, nb, nn }, { why_en, why_nb, why_nn },   \
		text },
#include "lang/interview_pieces.def"
#undef PIECE
#undef NEED
#undef WITH
#undef CLAUSE
};
#undef FIXED
#undef ON
#undef OFF
#undef IMPORT

/* What a role may do for a purpose. */
static const struct {
	const char *role, *purpose, *text;
} clauses[] = {
#define PIECE(construct, name, when, nb, nn, en, why_nb, why_nn, why_en, text)
#define NEED(purpose, fact)
#define WITH(purpose, construct, text)
#define CLAUSE(role, purpose, text) { role, purpose, text },
#include "lang/interview_pieces.def"
#undef PIECE
#undef NEED
#undef WITH
#undef CLAUSE
};

/* Facts that a purpose cannot do without. */
static const struct {
	const char *purpose, *fact;
} needs[] = {
#define PIECE(construct, name, when, nb, nn, en, why_nb, why_nn, why_en, text)
#define CLAUSE(role, purpose, text)
#define NEED(purpose, fact) { purpose, fact },
#define WITH(purpose, construct, text)
#include "lang/interview_pieces.def"
#undef PIECE
#undef NEED
#undef WITH
#undef CLAUSE
};

/* What comes and goes with a purpose. */
static const struct {
	const char *purpose;
	enum kw construct;
	const char *text;
} withs[] = {
#define PIECE(construct, name, when, nb, nn, en, why_nb, why_nn, why_en, text)
#define CLAUSE(role, purpose, text)
#define NEED(purpose, fact)
#define WITH(purpose, construct, text) { purpose, construct, text },
#include "lang/interview_pieces.def"
#undef PIECE
#undef NEED
#undef WITH
#undef CLAUSE
};

enum fact_when {
	FACT_FIXED,
	FACT_ON,
	FACT_OFF
};
struct offer {
	const char *name, *type;
	enum fact_when when;
	const char *uses;
	const char *label[3], *why[3]; /* English, bokmål, nynorsk */
};
static const struct offer facts[] = {
#define FACT(name, type, when, uses, nb, nn, en, why_nb, why_nn, why_en) \
	{ name, type, when, uses, { en, nb, nn }, { why_en, why_nb, why_nn } },
#include "lang/interview_facts.def"
#undef FACT
};

#define OWN_PAGE "own_page" /* the purpose that uses every fact */

/* ---- finding ------------------------------------------------------------ */

const struct piece *
piece_at(size_t i)
{
	return i < ARRAY_LEN(pieces) ? &pieces[i] : NULL;
}

const struct piece *
piece_find(enum kw construct, struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(pieces); i++)
		if (pieces[i].construct == construct &&
		    str_is(name, pieces[i].name))
			return &pieces[i];
	return NULL;
}

struct str
fact_at(size_t i)
{
	return i < ARRAY_LEN(facts) ? str_of(facts[i].name) : STR_NONE;
}

bool
fact_proposed(size_t i)
{
	return facts[i].when != FACT_OFF;
}

static const struct offer *
fact_find(struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(facts); i++)
		if (str_is(name, facts[i].name))
			return &facts[i];
	return NULL;
}

static bool
has_field(struct work *w, struct str name)
{
	return edit_find(&w->e, KW_FIELD, name) != NULL;
}

/* ---- writing ------------------------------------------------------------ */

/* The facts that a purpose uses, of those that are there; how many. */
static size_t
put_uses(struct work *w, struct buf *out, struct str purpose)
{
	struct item *item;
	size_t at = 0, n = 0;

	while ((item = edit_next(&w->e, KW_FIELD, &at)) != NULL) {
		const struct offer *f = fact_find(edit_name(item));
		bool all = str_is(purpose, OWN_PAGE);

		if (all || (f != NULL && answer_has(str_of(f->uses), purpose)))
			buf_printf(out, "%s" STR_FMT, n++ > 0 ? ", " : "",
			    STR_ARG(edit_name(item)));
	}
	return n;
}

/* The length of a text in a language that the statement does not have, such
 * as "nb '…'", at the front of ${s}; 0: there is none. */
static size_t
unwanted(struct str s, const bool langs[LANG_MAX])
{
	size_t end;

	for (int l = 0; l < LANG_MAX; l++) {
		struct str code = str_of(lang_code((enum lang)l));

		if (!str_starts(s, code) ||
		    !str_starts(str_sub(s, code.n, 2), STR(" '")))
			continue;
		end = str_find(str_sub(s, code.n + 2, s.n), STR("'"));
		return langs[l] ? 0 : code.n + 2 + end + 1;
	}
	return 0;
}

static void
put_dates(struct work *w, struct buf *out, struct str *line)
{
	if (str_starts(*line, STR("%TODAY%")))
		buf_put(out, date_text(w->a, w->today));
	else
		buf_put(out, date_text(w->a, work_due(w)));
	*line =
	    str_sub(*line, str_starts(*line, STR("%NEXT%")) ? 6 : 7, line->n);
}

/* False: it lists facts, and none of them is there. */
static bool
put_line(struct work *w, struct buf *out, struct str line, struct str purpose,
    const bool langs[LANG_MAX])
{
	bool begin = true; /* of a word */

	while (line.n > 0) {
		size_t skip = begin ? unwanted(line, langs) : 0;

		if (skip > 0) {
			line = str_sub(line, skip, line.n);
			if (line.n > 0 && line.p[0] == ' ')
				line = str_sub(line, 1, line.n);
			continue;
		}
		if (str_starts(line, STR("%TODAY%")) ||
		    str_starts(line, STR("%NEXT%"))) {
			put_dates(w, out, &line);
			continue;
		}
		if (line.p[0] == '@') {
			if (put_uses(w, out, purpose) == 0)
				return false;
		} else
			buf_putc(out, line.p[0] == '\'' ? '"' : line.p[0]);
		begin = line.p[0] == ' ' || line.p[0] == '\t';
		line = str_sub(line, 1, line.n);
	}
	return true;
}

struct str
piece_text(struct work *w, struct str purpose, const char *text)
{
	struct str rest = str_of(text), line, out;
	bool langs[LANG_MAX];
	struct buf b;

	work_languages(w, langs);
	buf_init(&b, LIMIT_STATEMENT);
	while (str_cut(&rest, '\n', &line)) {
		size_t from = b.n;

		if (!put_line(w, &b, line, purpose, langs))
			b.n = from;
		while (b.n > from && b.p[b.n - 1] == ' ')
			b.n--;
		/* Nothing is left but what it was indented by. */
		if (str_trim(str_sub(buf_str(&b), from, b.n)).n == 0)
			b.n = from;
		else
			buf_putc(&b, '\n');
	}
	out = arena_str(w->a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* A clause without the facts that are not there. */
static struct str
clause_text(struct work *w, const char *text)
{
	struct str rest = str_of(text), part;
	struct str out = STR("");

	while (str_cut(&rest, ',', &part)) {
		part = str_trim(part);
		if (fact_find(part) != NULL && !has_field(w, part))
			continue;
		out = out.n == 0 ? arena_str(w->a, part)
				 : arena_printf(w->a, STR_FMT ", " STR_FMT,
				       STR_ARG(out), STR_ARG(part));
	}
	return out;
}

static bool
has_clause(const struct item *role, struct str purpose)
{
	for (size_t i = 0; i < role->kids_n; i++)
		if (str_eq(role->kids[i].at[0].text, purpose))
			return true;
	return false;
}

/* The clauses of a role, or for a purpose, that are missing. */
static void
clauses_add(struct work *w, struct str role, struct str purpose)
{
	for (size_t i = 0; i < ARRAY_LEN(clauses); i++) {
		struct str name = str_of(clauses[i].role);
		struct str for_what = str_of(clauses[i].purpose);
		struct item *item = edit_find(&w->e, KW_ROLE, name);

		if ((role.n > 0 && !str_eq(role, name)) ||
		    (purpose.n > 0 && !str_eq(purpose, for_what)) ||
		    item == NULL || has_clause(item, for_what) ||
		    edit_find(&w->e, KW_PURPOSE, for_what) == NULL)
			continue;
		edit_line(&w->e, item, clause_text(w, clauses[i].text));
	}
}

static bool
is_there(struct work *w, const struct piece *p)
{
	struct item *item;
	size_t at = 0;

	if (p->construct != KW_KEEP && p->construct != KW_RIGHT)
		return edit_find(&w->e, p->construct, str_of(p->name)) != NULL;
	/* Their words may be Norwegian. */
	while ((item = edit_next(&w->e, p->construct, &at)) != NULL) {
		struct word_list l = words_list(
		    p->construct == KW_KEEP ? WORDS_KEEP : WORDS_RIGHT);

		for (size_t i = 0; item->n > 1 && i < l.n; i++)
			if (str_is(l.at[i].en, p->name) &&
			    token_says(&item->at[1],
				p->construct == KW_KEEP ? WORDS_KEEP
							: WORDS_RIGHT,
				(int)i))
				return true;
	}
	return false;
}

static bool
has_uses(struct work *w, struct str purpose)
{
	struct buf b;
	size_t n;

	buf_init(&b, LIMIT_STATEMENT);
	n = put_uses(w, &b, purpose);
	buf_release(&b);
	return n > 0;
}

/* What came with a purpose, and is for it alone. */
static struct item *
with_find(struct work *w, size_t i)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, withs[i].construct, &at)) != NULL) {
		struct item *line = edit_kid(item, KW_FOR_PURPOSE);

		if (line != NULL && line->n == 2 &&
		    str_is(line->at[1].text, withs[i].purpose))
			return item;
	}
	return NULL;
}

struct item *
piece_with(struct work *w, struct str purpose)
{
	for (size_t i = 0; i < ARRAY_LEN(withs); i++) {
		struct item *item =
		    str_is(purpose, withs[i].purpose) ? with_find(w, i) : NULL;

		if (item != NULL)
			return item;
	}
	return NULL;
}

void
piece_add(struct work *w, const struct piece *p)
{
	struct str name = str_of(p->name);

	if (is_there(w, p))
		return;
	for (size_t i = 0; i < ARRAY_LEN(needs); i++)
		if (p->construct == KW_PURPOSE &&
		    str_is(name, needs[i].purpose))
			for (size_t k = 0; k < ARRAY_LEN(facts); k++)
				if (strcmp(facts[k].name, needs[i].fact) == 0)
					field_add(w, k);
	edit_block(&w->e, p->construct, piece_text(w, name, p->text));
	if (p->construct == KW_ROLE)
		clauses_add(w, name, STR_NONE);
	else if (p->construct == KW_PURPOSE)
		clauses_add(w, STR_NONE, name);
	for (size_t i = 0; i < ARRAY_LEN(withs); i++)
		if (p->construct == KW_PURPOSE &&
		    str_is(name, withs[i].purpose) && with_find(w, i) == NULL &&
		    has_uses(w, name))
			edit_block(&w->e, withs[i].construct,
			    piece_text(w, name, withs[i].text));
}

static struct str
label_line(struct work *w, const char *const texts[3])
{
	bool langs[LANG_MAX];
	struct str out = STR("");

	work_languages(w, langs);
	for (int l = 0; l < LANG_MAX; l++) {
		struct str t = pick_lang(texts, (enum lang)l);

		if (!langs[l] || l > LANG_EN)
			continue;
		out = arena_printf(w->a, STR_FMT "%s%s " STR_FMT, STR_ARG(out),
		    out.n > 0 ? " " : "", lang_code((enum lang)l),
		    STR_ARG(edit_quote(w->a, t, 1)));
	}
	return out;
}

/* A new fact is used by the purposes that are there for it, and seen by the
 * roles whose clauses name it. */
static void
field_uses(struct work *w, struct str name, struct str uses)
{
	struct item *item, *line;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_PURPOSE, &at)) != NULL) {
		struct str purpose = edit_name(item);

		if (!str_is(purpose, OWN_PAGE) && !answer_has(uses, purpose))
			continue;
		line = edit_kid(item, KW_USING);
		if (line != NULL && line->n > 1 &&
		    !token_is(&line->at[1], KW_ALL_FIELDS))
			edit_list_add(&w->e, line, name);
		else if (line == NULL)
			edit_line(&w->e, item,
			    arena_printf(w->a, "using " STR_FMT,
				STR_ARG(name)));
	}
	for (size_t i = 0; i < ARRAY_LEN(withs); i++)
		if (answer_has(uses, str_of(withs[i].purpose)) &&
		    (item = with_find(w, i)) != NULL)
			edit_list_add(&w->e, item, name);
	for (size_t i = 0; i < ARRAY_LEN(clauses); i++) {
		struct str text = str_of(clauses[i].text);

		item = edit_find(&w->e, KW_ROLE, str_of(clauses[i].role));
		if (item == NULL || !answer_has(text, name))
			continue;
		for (size_t k = 0; k < item->kids_n; k++) {
			line = &item->kids[k];
			if (!str_is(line->at[0].text, clauses[i].purpose))
				continue;
			edit_list_add(&w->e, line, name);
			break;
		}
	}
}

void
field_add(struct work *w, size_t i)
{
	const struct offer *f = &facts[i];
	struct str name = str_of(f->name), text;

	if (has_field(w, name))
		return;
	text = arena_printf(w->a,
	    "field %s %s {\n\t" STR_FMT "\n\tfrom the person\n"
	    "\tvisible to the person, staff\n%s",
	    f->name, f->type, STR_ARG(label_line(w, f->label)),
	    f->when == FACT_FIXED ? "\trequired\n\treason " : "");
	if (f->when == FACT_FIXED)
		text = arena_printf(w->a, STR_FMT STR_FMT "\n", STR_ARG(text),
		    STR_ARG(label_line(w, f->why)));
	edit_block(&w->e, KW_FIELD,
	    arena_printf(w->a, STR_FMT "}\n", STR_ARG(text)));
	field_uses(w, name, str_of(f->uses));
}

/* ---- texts offered here, in one more language --------------------------- */

/* The text in ${to} of a pair list "nb '…' nn '…'" of the parts, whose text in
 * ${from} is ${text}. */
static struct str
known_in(struct work *w, const char *lines, struct str text, enum lang from,
    enum lang to)
{
	struct str rest = str_of(lines), found;
	struct str want = arena_printf(w->a, "%s '" STR_FMT "'",
	    lang_code(from), STR_ARG(text));
	struct str code = arena_printf(w->a, "%s '", lang_code(to));
	size_t at = str_find(rest, want), end;

	if (at == SIZE_MAX)
		return STR_NONE;
	/* The languages of one text stand together, bokmål first. */
	while (at > 0 && !str_starts(str_sub(rest, at, 4), STR("nb '")))
		at--;
	rest = str_sub(rest, at, rest.n);
	if ((at = str_find(rest, code)) == SIZE_MAX)
		return STR_NONE;
	found = str_sub(rest, at + code.n, rest.n);
	end = str_find(found, STR("'"));
	return str_sub(found, 0, end);
}

static struct str
known_fact(struct str text, enum lang from, enum lang to)
{
	for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
		if (str_eq(pick_lang(facts[i].label, from), text))
			return pick_lang(facts[i].label, to);
		if (str_eq(pick_lang(facts[i].why, from), text))
			return pick_lang(facts[i].why, to);
	}
	return STR_NONE;
}

static struct str
known(struct work *w, struct str text, enum lang from, enum lang to)
{
	struct str found = known_fact(text, from, to);

	if (found.n == 0)
		found = known_in(w, interview_officer, text, from, to);
	for (size_t i = 0; found.n == 0 && i < INTERVIEW_AGES; i++)
		found = known_in(w, interview_ages[i], text, from, to);
	for (size_t i = 0; found.n == 0 && i < ARRAY_LEN(pieces); i++)
		found = known_in(w, pieces[i].text, text, from, to);
	return found;
}

static bool
fill_item(struct work *w, const struct item *item, enum lang lang)
{
	if (edit_is_text(item))
		return false;
	for (int l = 0; l <= LANG_EN; l++) {
		struct token *t = edit_text(item, (enum lang)l);
		struct str text;
		bool label;

		if (t == NULL || l == (int)lang ||
		    edit_text(item, lang) != NULL)
			continue;
		text = known(w, arena_str(w->a, t->value), (enum lang)l, lang);
		if (text.n == 0)
			continue;
		/* The languages of a block's label are lines of it. */
		label = item->open != NULL && t > item->open &&
			item->kids[0].at <= t;
		edit_set_text(&w->e, item, lang, text, label);
		return true;
	}
	for (size_t i = 0; i < item->kids_n; i++)
		if (fill_item(w, &item->kids[i], lang))
			return true;
	return false;
}

void
pieces_fill(struct work *w, enum lang lang)
{
	bool more = lang <= LANG_EN;

	while (more && !w->e.broken) {
		more = false;
		for (size_t i = 0; !more && i < w->e.tree.items_n; i++)
			more = fill_item(w, &w->e.tree.items[i], lang);
	}
}

/* ---- choosing ------------------------------------------------------------ */

/* The answer is what is chosen. */
static void
answer_chosen(struct work *w)
{
	for (size_t i = 0; i < w->out->options_n; i++)
		if (w->options[i].chosen)
			add_to_answer(w, w->options[i].value);
}

void
interview_get_pieces(struct work *w)
{
	enum kw construct = w->q->construct;
	struct item *item;
	size_t at = 0;

	for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
		const struct piece *p = &pieces[i];
		bool fixed = p->when == PIECE_FIXED;

		if (p->construct != construct || p->when == PIECE_IMPORT ||
		    (fixed && construct == KW_PURPOSE))
			continue;
		work_option(w, str_of(p->name), pick_lang(p->label, w->lang),
		    pick_lang(p->why, w->lang), is_there(w, p));
		w->options[w->out->options_n - 1].fixed =
		    fixed && is_there(w, p);
	}
	while ((item = edit_next(&w->e, construct, &at)) != NULL)
		if (piece_find(construct, edit_name(item)) == NULL)
			work_option(w, edit_name(item), work_label(w, item),
			    STR(""), true);
	answer_chosen(w);
}

bool
interview_set_pieces(struct work *w, struct str answer)
{
	enum kw construct = w->q->construct;

	if (answer.n == 0 && construct == KW_KIND)
		return refuse(w, REFUSE_AT_LEAST_ONE, STR_NONE);
	/* First what comes: a part that goes may have been the last. */
	for (size_t i = 0; i < w->out->options_n; i++) {
		struct str name = w->options[i].value;

		if (!w->options[i].chosen && answer_has(answer, name))
			piece_add(w, piece_find(construct, name));
	}
	for (size_t i = 0; i < w->out->options_n; i++) {
		struct str name = w->options[i].value;

		if (!w->options[i].chosen || answer_has(answer, name))
			continue;
		if (!name_may_go(w, construct, name))
			return false;
		name_drop(w, construct, name);
	}
	if (construct == KW_KIND)
		interview_come_again(w);
	if (construct == KW_ROLE && !w->e.broken)
		interview_somebody_sets(w);
	return true;
}

static bool
needed(struct work *w, const struct offer *f)
{
	for (size_t i = 0; i < ARRAY_LEN(needs); i++)
		if (strcmp(needs[i].fact, f->name) == 0 &&
		    edit_find(&w->e, KW_PURPOSE, str_of(needs[i].purpose)) !=
			NULL)
			return true;
	return f->when == FACT_FIXED;
}

void
interview_get_fields(struct work *w)
{
	struct item *item;
	size_t at = 0;

	for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
		work_option(w, str_of(facts[i].name),
		    pick_lang(facts[i].label, w->lang), STR(""),
		    has_field(w, str_of(facts[i].name)));
		w->options[w->out->options_n - 1].fixed =
		    needed(w, &facts[i]) &&
		    w->options[w->out->options_n - 1].chosen;
	}
	while ((item = edit_next(&w->e, KW_FIELD, &at)) != NULL)
		if (fact_find(edit_name(item)) == NULL)
			work_option(w, edit_name(item), work_label(w, item),
			    STR(""), true);
	answer_chosen(w);
}

bool
interview_set_fields(struct work *w, struct str answer)
{
	for (size_t i = 0; i < w->out->options_n; i++) {
		struct str name = w->options[i].value;

		if (!w->options[i].chosen && answer_has(answer, name))
			field_add(w, i);
		if (!w->options[i].chosen || answer_has(answer, name))
			continue;
		if (!name_may_go(w, KW_FIELD, name))
			return false;
		name_drop(w, KW_FIELD, name);
	}
	return true;
}

void
field_used(struct work *w, struct str name)
{
	field_uses(w, name, STR("membership, customers"));
}

struct str
fact_reason(struct work *w, struct str name)
{
	const struct offer *f = fact_find(name);

	return f == NULL ? STR_NONE : label_line(w, f->why);
}
