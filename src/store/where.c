/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/where: which of the people a message of a purpose is for.
 *
 *	expression = term { "or" term }
 *	term       = factor { "and" factor }
 *	factor     = "not" factor | "(" expression ")" | test
 *	test       = FIELD ( "is" VALUE | "before" DATE | "after" DATE )
 *
 * FIELD is a name of the statement, such as education.programme; VALUE stands
 * in quotation marks; DATE is 2026-01-30 or 2026. The keywords of a bokmål
 * statement may be used too. Somebody about whom a field says nothing passes
 * no test of it. A protected address passes no test of a place.
 */
#include <string.h>

#include "store/index_private.h"
#include "view/view.h"

#define DEPTH_MAX 32
#define TESTS_MAX 64
#define SHOWN_MAX 80 /* bytes of a word in a complaint */

enum step {
	STEP_TEST,
	STEP_AND,
	STEP_OR,
	STEP_NOT
};
struct op {
	enum step step;
	uint32_t *traits; /* any of them */
	size_t traits_n;
	bool place;
};
struct where {
	struct op *ops; /* in the order of a stack machine */
	size_t n, cap;
	uint64_t *stack, *scratch;
	int depth; /* most that is on the stack */
};

struct reader {
	struct arena *a;
	const struct index *ix;
	const struct purpose *p;
	struct fieldset may;
	enum lang lang; /* of a complaint */
	struct str all;
	size_t at;       /* where the next word begins */
	struct str word; /* the word in hand; empty at the end */
	size_t word_at;
	bool quoted;
	struct where *w;
	struct str error;
	enum err e;
	int nested, on_stack, tests;
};

enum wrong {
#define WHERE(name, en, nb, nn) WRONG_##name,
#include "store/wheres.def"
#undef WHERE
};
static const struct {
	const char *in[LANG_COLUMNS];
} wrongs[] = {
#define WHERE(name, en, nb, nn) \
	[WRONG_##name] = { { [LANG_NB] = nb, [LANG_NN] = nn, [LANG_EN] = en } },
#include "store/wheres.def"
#undef WHERE
};

static struct str
wrong_said(struct reader *r, enum wrong wrong, struct str one, struct str two)
{
	const struct view_arg args[] = { { .s = one }, { .s = two } };

	return view_text_fill(r->a, str_of(wrongs[wrong].in[lang_ui(r->lang)]),
	    args, ARRAY_LEN(args));
}

/* Keep the first complaint. */
static void
complain_of(struct reader *r, enum err e, enum wrong wrong, struct str one,
    struct str two)
{
	struct str at = arena_printf(r->a, "%zu", r->word_at + 1);

	if (r->e != ERR_OK)
		return;
	r->e = e;
	r->error = wrong_said(r, WRONG_AT, at, wrong_said(r, wrong, one, two));
}

static void
complain(struct reader *r, enum wrong wrong)
{
	complain_of(r, ERR_INVALID, wrong, STR_NONE, STR_NONE);
}

static bool
is_blank_char(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
next_quoted(struct reader *r)
{
	size_t end = r->at + 1;

	while (end < r->all.n && r->all.p[end] != '"')
		end++;
	r->quoted = true;
	r->word = str_sub(r->all, r->at + 1, end - r->at - 1);
	if (end == r->all.n) {
		complain(r, WRONG_OPEN_QUOTE);
		r->at = end;
		return;
	}
	r->at = end + 1;
}

static void
next(struct reader *r)
{
	size_t end;

	while (r->at < r->all.n && is_blank_char(r->all.p[r->at]))
		r->at++;
	r->word_at = r->at;
	r->quoted = false;
	r->word = STR_NONE;
	if (r->at == r->all.n)
		return;
	if (r->all.p[r->at] == '"') {
		next_quoted(r);
		return;
	}
	end = r->at + 1;
	if (r->all.p[r->at] != '(' && r->all.p[r->at] != ')')
		while (end < r->all.n && !is_blank_char(r->all.p[end]) &&
		       r->all.p[end] != '(' && r->all.p[end] != ')' &&
		       r->all.p[end] != '"')
			end++;
	r->word = str_sub(r->all, r->at, end - r->at);
	r->at = end;
}

static bool
at_end(const struct reader *r)
{
	return r->word.n == 0 && !r->quoted;
}

static bool
take(struct reader *r, const char *en, const char *nb)
{
	if (r->quoted || (!str_is(r->word, en) && !str_is(r->word, nb)))
		return false;
	next(r);
	return true;
}

static struct op *
emit(struct reader *r, enum step step)
{
	struct op *op = ARENA_PUSH(r->a, r->w->ops, r->w->n, r->w->cap);

	op->step = step;
	if (step == STEP_TEST)
		r->on_stack++;
	else if (step != STEP_NOT)
		r->on_stack--;
	if (r->on_stack > r->w->depth)
		r->w->depth = r->on_stack;
	return op;
}

/* ---- tests ---------------------------------------------------------- */

static int
field_of(const struct statement *st, struct str name)
{
	size_t dot = str_find(name, STR("."));
	int record;

	if (dot == SIZE_MAX)
		return statement_field(st, name);
	record = statement_field(st, str_sub(name, 0, dot));
	return record < 0
		   ? -1
		   : statement_part(st, record, str_sub(name, dot + 1, name.n));
}

/* The word in hand as it is quoted: not too long, whole characters. */
static struct str
shown(const struct reader *r)
{
	size_t n = r->word.n;

	if (n > SHOWN_MAX)
		n = SHOWN_MAX;
	while (n > 0 && n < r->word.n && ((uint8_t)r->word.p[n] & 0xc0) == 0x80)
		n--;
	return str_sub(r->word, 0, n);
}

static int
read_field(struct reader *r)
{
	int f;

	if (at_end(r) || r->quoted) {
		complain(r, WRONG_NEEDS_FIELD);
		return -1;
	}
	f = field_of(r->ix->st, r->word);
	if (f < 0 || r->ix->st->fields[f].type == FIELD_RECORD) {
		complain_of(r, ERR_INVALID, WRONG_NO_FIELD, shown(r), STR_NONE);
		return -1;
	}
	if (!fieldset_has(&r->may, f)) {
		complain_of(r, ERR_DENIED, WRONG_NOT_DECLARED, shown(r),
		    r->p->n.name);
		return -1;
	}
	next(r);
	return f;
}

/* Choices are kept by name; people may write what they read. */
static struct str
choice_name(struct reader *r, const struct field *f, struct str folded)
{
	for (size_t i = 0; i < f->choices_n; i++)
		for (int l = 0; l < LANG_MAX; l++)
			if (str_eq(folded,
				fold_quick(r->a, f->choices[i].n.label.in[l])))
				return fold_quick(r->a, f->choices[i].n.name);
	return folded;
}

static void
test_is(struct reader *r, struct op *op, int field)
{
	struct str folded = fold_quick(r->a, r->word);
	uint32_t t;

	if (!r->quoted) {
		complain(r, WRONG_NEEDS_VALUE);
		return;
	}
	folded = choice_name(r, &r->ix->st->fields[field], folded);
	t = trait_find(r->ix, field, 0, folded);
	if (t != TRAIT_NONE) {
		op->traits = ARENA_NEW(r->a, uint32_t);
		op->traits[op->traits_n++] = t;
	}
	next(r);
}

static bool
is_date(struct str s)
{
	struct date d;
	int64_t year;

	return date_parse(s, &d) == ERR_OK ||
	       (s.n == 4 && str_to_i64(s, 1, 9999, &year) == ERR_OK);
}

/* A year alone compares by its own length, so that no day of 2010 is after
 * 2010. */
static bool
in_time(struct str value, struct str date, bool before)
{
	int c = str_cmp(str_sub(value, 0, date.n), str_sub(date, 0, value.n));

	return before ? c < 0 : c > 0;
}

static void
test_time(struct reader *r, struct op *op, int field, bool before)
{
	enum field_type type = r->ix->st->fields[field].type;
	size_t cap = 0;

	if (type != FIELD_DATE && type != FIELD_START && type != FIELD_END &&
	    type != FIELD_YEAR) {
		complain(r, WRONG_NO_DATE);
		return;
	}
	if (!is_date(r->word)) {
		complain(r, WRONG_NEEDS_DATE);
		return;
	}
	for (uint32_t i = r->ix->traits_fixed; i < r->ix->traits_n; i++) {
		const struct trait *t = &r->ix->traits[i];
		struct str text = { t->text, t->text_n };
		uint32_t *to;

		if (!t->used || t->field != field ||
		    !in_time(text, r->word, before))
			continue;
		to = ARENA_PUSH(r->a, op->traits, op->traits_n, cap);
		*to = i;
	}
	next(r);
}

static void
read_test(struct reader *r)
{
	int field = read_field(r);
	struct op *op;

	if (field < 0)
		return;
	if (++r->tests > TESTS_MAX) {
		complain_of(r, ERR_INVALID, WRONG_MANY,
		    arena_printf(r->a, "%d", TESTS_MAX), STR_NONE);
		return;
	}
	op = emit(r, STEP_TEST);
	op->place = field_is_place(r->ix->st->fields[field].type);
	if (take(r, "is", "er"))
		test_is(r, op, field);
	else if (take(r, "before", "før"))
		test_time(r, op, field, true);
	else if (take(r, "after", "etter"))
		test_time(r, op, field, false);
	else
		complain(r, WRONG_NEEDS_TEST);
}

/* ---- expressions ---------------------------------------------------- */

static void read_or(struct reader *r);

static void
read_factor(struct reader *r)
{
	if (++r->nested > DEPTH_MAX)
		complain(r, WRONG_DEEP);
	if (r->e != ERR_OK)
		return;
	if (take(r, "not", "ikke")) {
		read_factor(r);
		(void)emit(r, STEP_NOT);
	} else if (take(r, "(", "(")) {
		read_or(r);
		if (r->e == ERR_OK && !take(r, ")", ")"))
			complain(r, WRONG_NEEDS_CLOSE);
	} else {
		read_test(r);
	}
	r->nested--;
}

static void
read_and(struct reader *r)
{
	read_factor(r);
	while (r->e == ERR_OK && take(r, "and", "og")) {
		read_factor(r);
		(void)emit(r, STEP_AND);
	}
}

static void
read_or(struct reader *r)
{
	read_and(r);
	while (r->e == ERR_OK && take(r, "or", "eller")) {
		read_and(r);
		(void)emit(r, STEP_OR);
	}
}

enum err
where_parse(struct arena *a, const struct index *ix, const struct purpose *p,
    struct str text, enum lang lang, struct where **out, struct str *error_out)
{
	struct reader r = { .a = a,
		.ix = ix,
		.p = p,
		.lang = lang,
		.all = text };

	r.w = ARENA_NEW(a, struct where);
	r.may = statement_whole(ix->st, &p->segment_fields);
	if (text.n > LIMIT_TEXT_CHARS || !utf8_valid(text))
		complain(&r, WRONG_NO_TEXT);
	else
		next(&r);
	read_or(&r);
	if (r.e == ERR_OK && !at_end(&r))
		complain(&r, WRONG_NEEDS_JOIN);
	*error_out = r.error;
	if (r.e != ERR_OK)
		return r.e;
	r.w->stack = ARENA_ARRAY(a, uint64_t, (size_t)r.w->depth * IDSET_WORDS);
	r.w->scratch = ARENA_ARRAY(a, uint64_t, IDSET_WORDS);
	*out = r.w;
	return ERR_OK;
}

/* ---- carried out ---------------------------------------------------- */

static void
run_test(const struct where *w, const struct index *ix, const struct op *op,
    uint32_t chunk, uint64_t *to)
{
	const uint64_t *t;

	memset(to, 0, IDSET_WORDS * sizeof(*to));
	for (size_t k = 0; k < op->traits_n; k++) {
		t = idset_bits(&ix->traits[op->traits[k]].set, chunk,
		    w->scratch);
		for (size_t i = 0; i < IDSET_WORDS; i++)
			to[i] |= t[i];
	}
	if (!op->place)
		return;
	t = idset_bits(&ix->traits[TRAIT_PROTECTED].set, chunk, w->scratch);
	for (size_t i = 0; i < IDSET_WORDS; i++)
		to[i] &= ~t[i];
}

void
where_apply(const struct where *w, const struct index *ix, uint32_t chunk,
    uint64_t *bits)
{
	uint64_t *top = w->stack;

	for (size_t k = 0; k < w->n; k++) {
		const struct op *op = &w->ops[k];
		uint64_t *x, *y;

		if (op->step == STEP_TEST) {
			run_test(w, ix, op, chunk, top);
			top += IDSET_WORDS;
			continue;
		}
		y = top - IDSET_WORDS;
		x = op->step == STEP_NOT ? y : y - IDSET_WORDS;
		switch (op->step) {
		case STEP_TEST:
		case STEP_NOT:
			for (size_t i = 0; i < IDSET_WORDS; i++)
				y[i] = ~y[i];
			break;
		case STEP_AND:
			for (size_t i = 0; i < IDSET_WORDS; i++)
				x[i] &= y[i];
			top = y;
			break;
		case STEP_OR:
			for (size_t i = 0; i < IDSET_WORDS; i++)
				x[i] |= y[i];
			top = y;
			break;
		}
	}
	for (size_t i = 0; i < IDSET_WORDS; i++)
		bits[i] &= w->stack[i];
}
