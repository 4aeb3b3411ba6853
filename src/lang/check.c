/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/check_private.h"
#include "lang/prose.h"
#include "lang/words.h"

static const struct lang_rule rules[FINDING_MAX] = {
#define FINDING(code_, severity_, law_, urgency_, en, nb, r_en, r_nb, \
    article_)                                                         \
	[FINDING_##code_] = {                                         \
		.code = #code_,                                       \
		.severity = LANG_##severity_,                         \
		.jurisdiction = #law_,                                \
		.law = JURISDICTION_##law_,                           \
		.urgency = LANG_##urgency_,                           \
		.reason_en = en,                                      \
		.reason_nb = nb,                                      \
		.remedy_en = r_en,                                    \
		.remedy_nb = r_nb,                                    \
		.article = article_,                                  \
	},
#include "lang/findings.def"
#undef FINDING
};

const struct lang_rule *
lang_rules(size_t *n_out)
{
	*n_out = ARRAY_LEN(rules);
	return rules;
}

/* ---- whose law ------------------------------------------------------ */

static bool
written_in(const struct statement *st, const char *languages)
{
	struct str rest = str_of(languages), word;
	enum lang l;

	while (str_cut(&rest, ' ', &word))
		if (lang_find(word, &l) == ERR_OK && st->langs[l])
			return true;
	return false;
}

static const struct {
	const char *country, *languages;
} places[JURISDICTION_MAX] = {
#define JURISDICTION(name, country_, languages_) { country_, languages_ },
#include "lang/jurisdictions.def"
#undef JURISDICTION
};

/* Whether a controller is where the law of ${j} holds: by its authority, or,
 * as long as none is named, by the language of the statement. */
static bool
holds_there(const struct statement *st, enum jurisdiction j)
{
	bool named = false;

	if (places[j].country[0] == '\0')
		return true;
	for (size_t i = 0; i < st->controllers_n; i++) {
		struct str country = st->controllers[i].authority_country;

		if (str_is(country, places[j].country))
			return true;
		named = named || country.n != 0;
	}
	return !named && written_in(st, places[j].languages);
}

struct str
word(const struct check *c, const char *en, const char *nb)
{
	return str_of(lang_ui(c->lang) == LANG_EN ? en : nb);
}

void
found_one_of(struct check *c, const struct named *n, int said, const char *en,
    const char *nb)
{
	struct str how =
	    said == 0 ? word(c, "none of these", "ingen av disse")
		      : word(c, "several of these, which exclude each other",
			    "flere av disse, som utelukker hverandre");

	if (said != 1)
		found_name2(c, FINDING_fact_one_of, n,
		    arena_printf(c->a, STR_FMT ": " STR_FMT, STR_ARG(how),
			STR_ARG(word(c, en, nb))));
}

/* {1} and {2} of ${pattern}. */
static struct str
fill(struct arena *a, const char *pattern, struct str one, struct str two)
{
	struct buf b;
	struct str r;

	buf_init(&b, LIMIT_STATEMENT);
	for (const char *p = pattern; *p != '\0'; p++) {
		if (p[0] == '{' && (p[1] == '1' || p[1] == '2') &&
		    p[2] == '}') {
			buf_put(&b, p[1] == '1' ? one : two);
			p += 2;
		} else {
			buf_putc(&b, *p);
		}
	}
	r = arena_str(a, buf_str(&b));
	buf_release(&b);
	return r;
}

/* What an article names in other words than its number. */
static struct str
named_in_bokmal(struct arena *a, struct str article)
{
	static const struct {
		const char *en, *nb;
	} rows[] = {
#define CITED(en_, nb_) { (en_), (nb_) },
#include "lang/cited.def"
#undef CITED
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str en = str_of(rows[i].en);
		size_t at = str_find(article, en);

		if (at != SIZE_MAX)
			article = arena_printf(a, STR_FMT "%s" STR_FMT,
			    STR_ARG(str_sub(article, 0, at)), rows[i].nb,
			    STR_ARG(str_sub(article, at + en.n, article.n)));
	}
	return article;
}

struct str
lang_article(struct arena *a, struct str article, enum lang messages)
{
	if (lang_ui(messages) == LANG_EN)
		return article;
	return lang_cite(a, named_in_bokmal(a, article), LANG_NB);
}

struct str
cite(const struct check *c, struct str article)
{
	return lang_article(c->a, article, c->lang);
}

/* An article's text, without what another country's law says: "NO: …". */
static struct str
cited(struct check *c, const char *articles)
{
	struct str rest = str_of(articles), part;
	struct buf b;
	struct str r;

	buf_init(&b, 1024);
	while (str_cut(&rest, ';', &part)) {
		bool of_country = false, here = false;

		part = str_trim(part);
		for (int j = 0; j < JURISDICTION_MAX; j++)
			if (part.n > 3 && part.p[2] == ':' &&
			    str_eq(str_sub(part, 0, 2),
				str_of(places[j].country))) {
				of_country = true;
				here = holds_there(c->st, (enum jurisdiction)j);
			}
		if (of_country && !here)
			continue;
		buf_printf(&b, "%s" STR_FMT, b.n > 0 ? "; " : "",
		    STR_ARG(of_country ? str_trim(str_sub(part, 3, part.n))
				       : part));
	}
	r = cite(c, arena_str(c->a, buf_str(&b)));
	buf_release(&b);
	return r;
}

void
found(struct check *c, enum finding f, struct pos pos, struct str one,
    struct str two)
{
	const struct lang_rule *rule = &rules[f];
	struct lang_finding finding = { .severity = rule->severity,
		.urgency = rule->urgency,
		.code = rule->code,
		.pos = pos };
	struct str text, why = cited(c, rule->article);

	if (!holds_there(c->st, rule->law))
		return;
	text =
	    fill(c->a, word(c, rule->reason_en, rule->reason_nb).p, one, two);
	if (pos.line == 0)
		finding.pos = c->top;
	finding.text = why.n == 0 ? text
				  : arena_printf(c->a, STR_FMT " (" STR_FMT ")",
					STR_ARG(text), STR_ARG(why));
	finding.remedy =
	    fill(c->a, word(c, rule->remedy_en, rule->remedy_nb).p, one, two);
	lang_findings_add(c->a, c->findings, c->st->source_text, finding);
}

void
found_name(struct check *c, enum finding f, const struct named *n)
{
	found_name2(c, f, n, STR_NONE);
}

void
found_name2(struct check *c, enum finding f, const struct named *n,
    struct str two)
{
	found(c, f, n->pos, n->name.n > 0 ? n->name : lang_label(n, c->lang),
	    two);
}

struct str
channel_word(const struct check *c, int channel)
{
	return phrase_in(&words_list(WORDS_CHANNEL).at[channel], c->lang);
}

struct str
join(struct check *c, struct str list, struct str more)
{
	return str_join(c->a, list, more);
}

bool
past(const struct check *c, struct date d)
{
	return d.year != 0 && date_cmp(d, c->today) < 0;
}

struct str
iso(struct check *c, struct date d)
{
	return date_print(c->a, d);
}

bool
holds(struct str s, const char *needle)
{
	struct str want = str_of(needle);

	for (size_t i = 0; i + want.n <= s.n; i++) {
		size_t n = 0;

		while (n < want.n && ascii_lower(s.p[i + n]) == want.p[n])
			n++;
		if (n == want.n)
			return true;
	}
	return false;
}

bool
holds_in(const struct text *t, const char *needle)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (holds(t->in[l], needle))
			return true;
	return false;
}

static bool
calls_national_id(struct str s)
{
	static const char *const words[] = { "national_id", "nationalident",
		"national identity", "national insurance number",
		"fodselsnummer",
		"f\xc3\xb8"
		"dselsnummer",
		"fodselsnr",
		"f\xc3\xb8"
		"dselsnr",
		"personnummer", "personnr", "d-nummer", "steuer-id",
		"sozialversicherungsnummer", "burgerservicenummer" };

	if (str_is(s, "fnr") || str_is(s, "bsn") || str_is(s, "ssn"))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (holds(s, words[i]))
			return true;
	return false;
}

bool
is_national_id(const struct field *f)
{
	bool is =
	    calls_national_id(f->n.name) || calls_national_id(f->vocabulary);

	for (int l = 0; l < LANG_MAX; l++)
		is = is || calls_national_id(f->n.label.in[l]);
	return is;
}

bool
served(const struct check *c, enum activity a)
{
	return statement_purpose_of(c->st, a) >= 0;
}

bool
any_public_body(const struct check *c)
{
	for (size_t i = 0; i < c->st->controllers_n; i++) {
		if (c->st->controllers[i].public_body)
			return true;
	}
	return false;
}

bool
own_public_body(const struct check *c)
{
	return c->st->controllers_n > 0 && c->st->controllers[0].public_body;
}

static void (*const checks[])(struct check *) = {
	check_statement,
	check_notice,
	check_life,
	check_ages,
	check_said,
	check_graph,
	check_many,
	check_transferred,
	check_whose,
	check_rights,
	check_reached,
	check_texts,
	check_words,
	check_fields,
	check_specials,
	check_sources,
	check_purposes,
	check_keeps,
	check_groups,
	check_roles,
	check_recipients,
	check_cookies,
	check_promises,
	check_terms,
	check_alike,
	check_declared,
	check_told,
	check_beaten,
	check_events,
	check_addressed,
	check_idle,
	check_kept,
	check_outlasts,
};

void
lang_check(struct arena *a, const struct statement *st, struct date today,
    enum lang messages, struct lang_findings *f)
{
	struct check c = { .a = a,
		.st = st,
		.today = today,
		.lang = lang_ui(messages),
		.top = { .line = 1, .col = 1, .len = 1 },
		.findings = f };

	if (st->title.pos.line != 0)
		c.top = st->title.pos;
	for (size_t i = 0; i < ARRAY_LEN(checks); i++)
		checks[i](&c);
	lang_findings_sort(f);
}
