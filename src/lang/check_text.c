/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/check_text: every text of the statement: is it there in each language,
 * and does it say what only looks like something?
 */
#include "lang/check_private.h"

struct phrase_row {
	const char *needle; /* small ASCII letters */
	enum finding f;
};

/* Phrases that stand where a fact should. */
static const struct phrase_row phrases[] = {
	{ "(lenke)", FINDING_placeholder },
	{ "(link)", FINDING_placeholder },
	{ "[link]", FINDING_placeholder },
	{ "[lenke]", FINDING_placeholder },
	{ "lorem ipsum", FINDING_placeholder },
	{ "todo", FINDING_placeholder },
	{ "tbd", FINDING_placeholder },
	{ "xxx", FINDING_placeholder },
	{ "[...]", FINDING_placeholder },
	{ "[navn]", FINDING_placeholder },
	{ "[name]", FINDING_placeholder },
	{ "as long as necessary", FINDING_vague_period },
	{ "as long as needed", FINDING_vague_period },
	{ "reasonable time", FINDING_vague_period },
	{ "reasonable period", FINDING_vague_period },
	{ "rimelig tid", FINDING_vague_period },
	{ "rimelig periode", FINDING_vague_period },
	{ "secure socket layer", FINDING_ssl_named },
	{ "ssl", FINDING_ssl_named },
	{ "rimeleg tid", FINDING_vague_period },
	{ "lenge det er n\xc3\xb8"
	  "dvendig",
	    FINDING_vague_period },
	{ "lenge som n\xc3\xb8"
	  "dvendig",
	    FINDING_vague_period },
	{ "until further notice", FINDING_vague_period },
	{ "inntil videre", FINDING_vague_period },
	{ "this privacy agreement", FINDING_notice_is_contract },
	{ "this agreement", FINDING_notice_is_contract },
	{ "denne avtalen", FINDING_notice_is_contract },
	{ "by using this site you accept", FINDING_notice_is_contract },
	{ "you agree to this privacy", FINDING_notice_is_contract },
	{ "godtar du denne personvern", FINDING_notice_is_contract },
	{ "browser settings", FINDING_invalid_consent_method },
	{ "settings of your browser", FINDING_invalid_consent_method },
	{ "nettleserinnstilling", FINDING_invalid_consent_method },
	{ "innstillingene i nettleseren", FINDING_invalid_consent_method },
	{ "innstillingane i nettlesaren", FINDING_invalid_consent_method },
	{ "you consent to", FINDING_bundled_consent },
	{ "samtykker du til", FINDING_bundled_consent },
	{ "du samtykker til", FINDING_bundled_consent },
	{ "du samtykkjer til", FINDING_bundled_consent },
};

static bool
letter(char x)
{
	return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z') ||
	       (unsigned char)x >= 0x80;
}

/* As holds(), but a needle of letters only is a word of its own. */
static bool
holds_word(struct str s, const char *needle)
{
	struct str want = str_of(needle);

	for (size_t i = 0; i + want.n <= s.n; i++) {
		if (!holds(str_sub(s, i, want.n), needle))
			continue;
		if (letter(want.p[0]) && want.n < 5 &&
		    ((i > 0 && letter(s.p[i - 1])) ||
			(i + want.n < s.n && letter(s.p[i + want.n]))))
			continue;
		return true;
	}
	return false;
}

/* ${terms}: in terms, what is agreed may be called so; only there is a
 * consent bundled. */
static void
check_phrases(struct check *c, const struct text *t, struct pos pos, bool terms)
{
	for (size_t i = 0; i < ARRAY_LEN(phrases); i++) {
		const struct phrase_row *row = &phrases[i];
		bool bundled = row->f == FINDING_bundled_consent;

		if (bundled != terms && row->f != FINDING_placeholder &&
		    (bundled || row->f == FINDING_notice_is_contract))
			continue;
		for (int l = 0; l < LANG_MAX; l++) {
			if (holds_word(t->in[l], row->needle))
				found(c, row->f, pos, str_of(row->needle),
				    STR_NONE);
		}
	}
}

/* Its first words, in the first language that it has. */
static struct str
excerpt(struct check *c, const struct text *t)
{
	enum {
		LETTERS = 40
	};
	struct str s = text_in(t, LANG_NB), line = s;

	(void)str_cut(&s, '\n', &line);
	if (line.n <= LETTERS)
		return line;
	for (line.n = LETTERS; (line.p[line.n] & 0xc0) == 0x80;)
		line.n--;
	return arena_printf(c->a, STR_FMT "…", STR_ARG(line));
}

static void
one(struct check *c, const struct text *t, struct pos otherwise,
    const bool in[LANG_MAX], bool terms)
{
	struct pos pos = t->pos.line != 0 ? t->pos : otherwise;
	struct str missing = STR_NONE;

	if (text_is_empty(t))
		return;
	for (int l = 0; l < LANG_MAX; l++) {
		if (in[l] && t->in[l].n == 0)
			missing = join(c, missing,
			    lang_name_in((enum lang)l, c->lang));
	}
	if (missing.n > 0)
		found(c, FINDING_text_missing, pos, missing, excerpt(c, t));
	check_phrases(c, t, pos, terms);
}

void
check_text_in(struct check *c, const struct text *t, struct pos otherwise,
    const bool in[LANG_MAX])
{
	one(c, t, otherwise, in, false);
}

static void
text(struct check *c, const struct text *t, struct pos otherwise)
{
	one(c, t, otherwise, c->st->langs, false);
}

static void
named(struct check *c, const struct named *n, bool needs_label)
{
	text(c, &n->label, n->pos);
	text(c, &n->about, n->pos);
	if (needs_label && text_is_empty(&n->label))
		found_name(c, FINDING_label_missing, n);
}

static void
fields(struct check *c)
{
	for (size_t i = 0; i < c->st->fields_n; i++) {
		const struct field *f = &c->st->fields[i];

		named(c, &f->n, true);
		text(c, &f->reason, f->n.pos);
		text(c, &f->hint, f->n.pos);
		for (size_t j = 0; j < f->choices_n; j++)
			named(c, &f->choices[j].n, true);
	}
}

static void
purposes(struct check *c)
{
	for (size_t i = 0; i < c->st->purposes_n; i++) {
		const struct purpose *p = &c->st->purposes[i];

		named(c, &p->n, true);
		text(c, &p->arrangement, p->n.pos);
		for (size_t j = 0; j < p->topics_n; j++)
			named(c, &p->topics[j], true);
		for (size_t j = 0; j < p->bases_n; j++) {
			const struct basis *b = &p->bases[j];
			const struct text *all[] = { &b->interest,
				&b->necessity, &b->expectation, &b->benefit,
				&b->safeguards, &b->balancing, &b->note,
				&b->consent_text };

			for (size_t k = 0; k < ARRAY_LEN(all); k++)
				text(c, all[k], b->pos);
		}
	}
}

static void
people(struct check *c)
{
	const struct statement *st = c->st;

	text(c, &st->title, c->top);
	for (size_t i = 0; i < st->controllers_n; i++)
		named(c, &st->controllers[i].n, st->controllers[i].many);
	for (size_t i = 0; i < st->controllers_n; i++) {
		const struct dpo *dpo = &st->controllers[i].dpo;

		text(c, &st->controllers[i].plural, st->controllers[i].n.pos);
		text(c, &st->controllers[i].which, st->controllers[i].n.pos);
		text(c, &st->controllers[i].known, st->controllers[i].n.pos);
		text(c, &dpo->reason, dpo->contact.pos);
		text(c, &dpo->advisor, dpo->contact.pos);
	}
	for (size_t i = 0; i < st->sources_n; i++) {
		const struct source *s = &st->sources[i];

		named(c, &s->n, true);
		for (size_t k = 0; k < s->untold_n; k++)
			text(c, &s->untold[k].what, s->untold[k].pos);
	}
	for (size_t i = 0; i < st->kinds_n; i++) {
		named(c, &st->kinds[i].n, true);
		text(c, &st->kinds[i].plural, st->kinds[i].n.pos);
	}
	for (size_t i = 0; i < st->group_types_n; i++)
		named(c, &st->group_types[i].n, true);
	for (size_t i = 0; i < st->roles_n; i++)
		named(c, &st->roles[i].n, true);
	for (int i = 0; i < RIGHT_MAX; i++) {
		text(c, &st->rights[i].scope, st->rights[i].pos);
		text(c, &st->rights[i].identity, st->rights[i].pos);
		for (size_t k = 0; k < st->rights[i].except_n; k++)
			text(c, &st->rights[i].except[k].what,
			    st->rights[i].except[k].pos);
	}
}

static void
others(struct check *c)
{
	const struct statement *st = c->st;

	for (size_t i = 0; i < st->recipients_n; i++) {
		named(c, &st->recipients[i].n, true);
		text(c, &st->recipients[i].only_when, st->recipients[i].n.pos);
		text(c, &st->recipients[i].arrangement,
		    st->recipients[i].n.pos);
	}
	for (size_t i = 0; i < st->statistics_n; i++)
		named(c, &st->statistics[i].n, false);
	for (size_t i = 0; i < st->logs_n; i++) {
		named(c, &st->logs[i].n, false);
		text(c, &st->logs[i].longer, st->logs[i].n.pos);
	}
	for (size_t i = 0; i < st->processors_n; i++) {
		if (st->processors[i].controller < 0)
			named(c, &st->processors[i].n, false);
		text(c, &st->processors[i].service, st->processors[i].n.pos);
		text(c, &st->processors[i].security, st->processors[i].n.pos);
	}
	for (size_t i = 0; i < st->keeps_n; i++) {
		named(c, &st->keeps[i].n, false);
		text(c, &st->keeps[i].reason, st->keeps[i].n.pos);
		text(c, &st->keeps[i].longer, st->keeps[i].n.pos);
	}
	for (size_t i = 0; i < st->cookies_n; i++) {
		named(c, &st->cookies[i].n, false);
		text(c, &st->cookies[i].because, st->cookies[i].n.pos);
	}
	for (size_t i = 0; i < st->terms_n; i++) {
		named(c, &st->terms[i].n, true);
		one(c, &st->terms[i].body, st->terms[i].n.pos, st->langs, true);
		if (text_is_empty(&st->terms[i].body))
			found_name(c, FINDING_empty_section, &st->terms[i].n);
	}
	for (size_t i = 0; i < st->told_n; i++) {
		named(c, &st->told[i].n, true);
		if (text_is_empty(&st->told[i].n.about) &&
		    st->told[i].link.n == 0)
			found_name(c, FINDING_empty_section, &st->told[i].n);
	}
}

static void
facts(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++) {
		const struct fact *f = &c->st->facts[i];
		size_t n;
		const struct fact_row *rows = fact_properties(f->kind, &n);

		named(c, &f->n, true);
		for (size_t k = 0; k < n; k++)
			if (rows[k].type == FACT_TYPE_TEXT ||
			    (rows[k].type == FACT_TYPE_UNTIL &&
				f->values[k].after < 0))
				text(c, &f->values[k].text, f->values[k].pos);
	}
}

/* A word of one's own reads well where there is one language. */
static bool
is_word_of(const struct statement *st, struct str name)
{
	int languages = 0;

	for (int l = 0; l < LANG_MAX; l++)
		languages += st->langs[l];
	return languages == 1 && str_find(name, STR("_")) == SIZE_MAX;
}

static void
covers(struct check *c)
{
	for (size_t i = 0; i < c->st->covers_n; i++) {
		struct str name = c->st->covers[i];

		if (lang_cover(c->st, name, c->lang).n == 0 &&
		    !is_word_of(c->st, name))
			found(c, FINDING_cover_unnamed, c->top, name, STR_NONE);
	}
}

void
check_texts(struct check *c)
{
	covers(c);
	facts(c);
	text(c, &c->st->about, c->top);
	people(c);
	fields(c);
	purposes(c);
	others(c);
}
