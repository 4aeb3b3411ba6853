/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_terms: the vocabulary that fields, purposes and declared facts
 * are named by. */
#include "lang/check_private.h"
#include "lang/dpv.h"

static const struct {
	const char *en, *nb;
} kinds[DPV_KIND_MAX] = {
	[DPV_BASIS] = { "a legal basis", "et rettslig grunnlag" },
	[DPV_DATA] = { "a category of personal data",
	    "en kategori personopplysninger" },
	[DPV_MEASURE] = { "a measure", "et tiltak" },
	[DPV_OTHER] = { "something else", "noe annet" },
	[DPV_PERSON] = { "a kind of person", "en persontype" },
	[DPV_PLACE] = { "a place", "et sted" },
	[DPV_PROCESSING] = { "an operation", "en behandlingsmåte" },
	[DPV_PROPERTY] = { "a property", "en egenskap" },
	[DPV_PURPOSE] = { "a purpose", "et formål" },
	[DPV_RIGHT] = { "a right", "en rettighet" },
};

/* Where a piece of the file stands in it. */
static struct pos
place_of(const struct check *c, struct str piece)
{
	const char *from = c->st->source_text.p;
	struct pos pos = { .line = 1, .col = 1, .len = (uint32_t)piece.n };

	for (const char *p = from; p < piece.p; p++) {
		pos.col = *p == '\n' ? 1 : pos.col + 1;
		pos.line += *p == '\n';
	}
	return pos;
}

static const char *
kind_word(const struct check *c, enum dpv_kind kind)
{
	return word(c, kinds[kind].en, kinds[kind].nb).p;
}

/* "; did you mean “pd:BirthDate”?" */
static struct str
did_you_mean(struct check *c, struct str term, enum dpv_kind want)
{
	struct str meant = dpv_suggest(c->a, term, want);

	if (meant.n == 0)
		return STR_NONE;
	return lang_ui(c->lang) == LANG_EN
		   ? arena_printf(c->a, "; did you mean “" STR_FMT "”?",
			 STR_ARG(meant))
		   : arena_printf(c->a, "; mente du «" STR_FMT "»?",
			 STR_ARG(meant));
}

static void
check_term(struct check *c, struct str term, enum dpv_kind want)
{
	enum dpv_kind is;

	if (term.n == 0)
		return;
	if (dpv_find(term, &is) != ERR_OK)
		found(c, FINDING_unknown_term, place_of(c, term), term,
		    did_you_mean(c, term, want));
	else if (is != want)
		found(c, FINDING_wrong_term, place_of(c, term), term,
		    arena_printf(c->a, "%s%s%s", kind_word(c, is),
			word(c, ", not ", ", ikke ").p, kind_word(c, want)));
}

/* Declared facts name categories of data, too. */
static void
check_fact(struct check *c, const struct fact *f)
{
	size_t n;
	const struct fact_row *rows = fact_properties(f->kind, &n);

	for (size_t i = 0; i < n; i++) {
		if (rows[i].type == FACT_TYPE_TERM)
			check_term(c, f->values[i].line, DPV_DATA);
	}
}

void
check_terms(struct check *c)
{
	for (size_t i = 0; i < c->st->facts_n; i++)
		check_fact(c, &c->st->facts[i]);
	for (size_t i = 0; i < c->st->fields_n; i++)
		check_term(c, c->st->fields[i].vocabulary, DPV_DATA);
	for (size_t i = 0; i < c->st->purposes_n; i++)
		check_term(c, c->st->purposes[i].vocabulary, DPV_PURPOSE);
}
