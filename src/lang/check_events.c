/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_events: events of the file's own: that a period begins with them,
 * that their names are no words of the language, and that their texts read as
 * the rest of a sentence, as those behind “kept longer when” and “not told
 * when” do.
 */
#include "lang/check_private.h"
#include "lang/prose_doc.h"
#include "lang/words.h"

/* ---- used --------------------------------------------------------------- */

static bool
is_of(const struct keep_clock *c, int event)
{
	return c->trigger == TRIGGER_OWN && c->field == event;
}

static bool
in_keep(const struct keep *k, int event)
{
	for (size_t i = 0; i < k->clauses_n; i++) {
		const struct keep_clause *c = &k->clauses[i];

		if (c->has_until && is_of(&c->until, event))
			return true;
		for (size_t n = 0; n <= c->others_n; n++) {
			struct keep_clock one = keep_clause_clock(c, n);

			if (is_of(&one, event))
				return true;
		}
	}
	return false;
}

static bool
is_begun_by(const struct fact_value *v, int event)
{
	return v->said && v->after == TRIGGER_OWN && v->number == event;
}

static bool
in_fact(const struct fact *f, int event)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++)
		if ((rows[i].type == FACT_TYPE_KEPT ||
			rows[i].type == FACT_TYPE_UNTIL) &&
		    is_begun_by(&f->values[i], event))
			return true;
	return false;
}

static bool
is_used(const struct statement *st, int event)
{
	for (size_t i = 0; i < st->keeps_n; i++)
		if (in_keep(&st->keeps[i], event))
			return true;
	for (size_t i = 0; i < st->facts_n; i++)
		if (in_fact(&st->facts[i], event))
			return true;
	for (size_t i = 0; i < st->processors_n; i++)
		if (is_begun_by(&st->processors[i].kept, event))
			return true;
	return false;
}

/* ---- its name ------------------------------------------------------------ */

static bool
is_phrase(const struct phrase *p, struct str name)
{
	return str_eq(p->en, name) || str_eq(p->nb, name);
}

static bool
is_word(struct str name)
{
	for (size_t i = 0; i < KW_MAX; i++)
		if (is_phrase(&lang_keywords[i], name))
			return true;
	for (size_t w = 0; w < WORDS_MAX; w++) {
		struct word_list l = words_list((enum words)w);

		for (size_t i = 0; i < l.n; i++)
			if (is_phrase(&l.at[i], name))
				return true;
	}
	return false;
}

/* ---- its text ------------------------------------------------------------ */

/* What stands before it where it is printed, and would stand there twice. */
static const char *const openings[LANG_MAX][4] = {
	[LANG_NB] = { "at ", "n\xc3\xa5r ", "etter ", "da " },
	[LANG_NN] = { "at ", "n\xc3\xa5r ", "etter ", "d\xc3\xa5 " },
	[LANG_EN] = { "that ", "when ", "after ", "once " },
	[LANG_SV] = { "att ", "n\xc3\xa4r ", "efter ", "d\xc3\xa5 " },
	[LANG_DE] = { "dass ", "wenn ", "nachdem ", "als " },
	[LANG_NL] = { "dat ", "wanneer ", "nadat ", "als " },
};

static bool
opens(struct str s, enum lang lang)
{
	for (size_t i = 0; i < ARRAY_LEN(openings[lang]); i++)
		if (str_starts(s, str_of(openings[lang][i])))
			return true;
	return false;
}

static bool
is_small(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* "The position …", "Åpent …". An abbreviation, and “Sie”, are no beginning of
 * a sentence. */
static bool
begins_sentence(struct str s, enum lang lang)
{
	bool capital, accented;

	if (s.n < 3 || lang == LANG_DE)
		return false;
	capital = s.p[0] >= 'A' && s.p[0] <= 'Z';
	accented = (unsigned char)s.p[0] == 0xc3 &&
		   (unsigned char)s.p[1] >= 0x80 &&
		   (unsigned char)s.p[1] <= 0x9e;
	return (capital && (is_small(s.p[1]) || s.p[1] == ' ')) || accented;
}

static bool
ends_sentence(struct str s)
{
	char last = s.n > 0 ? s.p[s.n - 1] : '\0';

	return (last == '.' && !doc_ends_short(s)) || last == '!' ||
	       last == '?';
}

/* ${n}: whose text ${t} is, at ${pos}. */
static void
check_text(struct check *c, const struct named *n, const struct text *t,
    struct pos pos)
{
	for (int l = 0; l < LANG_MAX; l++) {
		struct str s = t->in[l];

		if (begins_sentence(s, (enum lang)l) || ends_sentence(s))
			found(c, FINDING_event_sentence, pos, n->name, s);
		else if (opens(s, (enum lang)l))
			found(c, FINDING_event_opens, pos, n->name, s);
	}
}

/* What is printed behind “when”, without a colon. */
static void
check_within(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->keeps_n; i++)
		check_text(c, &st->keeps[i].n, &st->keeps[i].longer,
		    st->keeps[i].n.pos);
	for (size_t i = 0; i < st->logs_n; i++)
		check_text(c, &st->logs[i].n, &st->logs[i].longer,
		    st->logs[i].n.pos);
	for (size_t i = 0; i < st->facts_n; i++) {
		const struct fact *f = &st->facts[i];
		const struct fact_value *longer = fact_longer(f);

		if (longer != NULL)
			check_text(c, &f->n, &longer->text, longer->pos);
		if (f->kind == FACT_THIRD)
			check_text(c, &f->n, &VALUE(f, THIRD, NOT_TOLD)->text,
			    VALUE(f, THIRD, NOT_TOLD)->pos);
	}
	for (size_t i = 0; i < st->sources_n; i++) {
		const struct source *s = &st->sources[i];

		for (size_t k = 0; k < s->untold_n; k++)
			check_text(c, &s->n, &s->untold[k].what,
			    s->untold[k].pos);
	}
}

/* In any of its languages, where the record says the same. */
static bool
addresses(const struct statement *st, const struct fact *f)
{
	const struct text *of =
	    &fact_says(f, FACT_PROPERTY_OWN_EVENT_RECORD)->text;
	const struct text *says = text_is_empty(of) ? &f->n.label : of;

	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l] &&
		    prose_addresses(text_in(says, (enum lang)l), (enum lang)l))
			return true;
	return false;
}

void
check_events(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++) {
		const struct fact *f = &c->st->facts[i];

		if (f->kind != FACT_OWN_EVENT)
			continue;
		if (is_word(f->n.name))
			found_name(c, FINDING_event_is_word, &f->n);
		if (!is_used(c->st, (int)i))
			found_name(c, FINDING_event_idle, &f->n);
		if (addresses(c->st, f))
			found_name(c, FINDING_event_to_person, &f->n);
		check_text(c, &f->n, &f->n.label, f->n.pos);
	}
	check_within(c);
}
