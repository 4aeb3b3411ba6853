/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/check_private: what the parts of the check share. */
#ifndef LANG_CHECK_PRIVATE_H
#define LANG_CHECK_PRIVATE_H

#include "lang/check.h"
#include "lang/dpv.h"
#include "lang/prose.h"
#include "policy/basis.h"
#include "policy/whom.h"

/* What a declared fact says of a property of its kind, and whether it does. */
#define VALUE(f, fact, property) \
	fact_says((f), FACT_PROPERTY_##fact##_##property)
#define SAYS(f, fact, property) (VALUE(f, fact, property)->said)

enum finding {
#define FINDING(code, severity, law, urgency, en, nb, r_en, r_nb, article) \
	FINDING_##code,
#include "lang/findings.def"
#undef FINDING
	FINDING_MAX
};

struct check {
	struct arena *a;
	const struct statement *st;
	struct date today;
	enum lang lang; /* of the messages */
	struct pos top; /* where the statement begins */
	struct lang_findings *findings;
};

/** found(c, f, pos, one, two): add a finding; {1} and {2} of its row. */
void found(struct check *c, enum finding f, struct pos pos, struct str one,
    struct str two);
/** found_name: {1} is the name of ${n}, or the label of what has none, at its
 * place. */
void found_name(struct check *c, enum finding f, const struct named *n);
/** found_name2: the same with {2}. */
void found_name2(struct check *c, enum finding f, const struct named *n,
    struct str two);
/** word(c, en, nb): the one for the messages. */
struct str word(const struct check *c, const char *en, const char *nb);
/** found_one_of(c, n, said, en, nb): ${n} says ${said} of several lines that
 * exclude each other; a finding unless it is one. ${en}, ${nb}: these lines. */
void found_one_of(struct check *c, const struct named *n, int said,
    const char *en, const char *nb);
/** cite(c, article): as the language of the messages cites it. */
struct str cite(const struct check *c, struct str article);
/** join(c, list, more): "a, b". */
struct str join(struct check *c, struct str list, struct str more);
/** channel_word(c, channel): its keyword, as a file says it. */
struct str channel_word(const struct check *c, int channel);
bool past(const struct check *c, struct date d);
struct str iso(struct check *c, struct date d);
/** holds(s, needle): ${needle}, in ASCII small letters, without regard to the
 * case of ASCII letters. */
bool holds(struct str s, const char *needle);
/** holds_in(t, needle): the same, in any language. */
bool holds_in(const struct text *t, const char *needle);
/** is_national_id(f): a national identity number, by its vocabulary, its name
 * or what it is called in any language. */
bool is_national_id(const struct field *f);
/** served(c, a): whether a purpose serves ${a}. */
bool served(const struct check *c, enum activity a);
/** somebody_may(c, act, purpose): whether a role may do ${act} for ${purpose};
 * ACT_MAX: anything at all; -1: for any. */
bool somebody_may(const struct check *c, enum act act, int purpose);
/** check_laws(c, all, n): each exception has a law. */
void check_laws(struct check *c, const struct right_except *all, size_t n);
/** over_month(p): whether ${p} can be longer than one month. */
bool over_month(struct period p);
bool any_public_body(const struct check *c);
/** own_public_body(c): whether whose statement it is, the first controller, is
 * one: a customer or one that decides with it is not. */
bool own_public_body(const struct check *c);

void check_statement(struct check *c);
void check_notice(struct check *c);
void check_life(struct check *c);
/** only_reaches(p): one that must be able to reach everything, and says nothing
 * about why a field is kept. */
bool only_reaches(const struct purpose *p);
void check_ages(struct check *c);
void check_beaten(struct check *c);
void check_events(struct check *c);
void check_addressed(struct check *c);
void check_idle(struct check *c);
void check_kept(struct check *c);
void check_outlasts(struct check *c);
void check_told(struct check *c);
void check_specials(struct check *c);
void check_said(struct check *c);
/** outside_list(c, l): what those outside the EEA are called. */
struct str outside_list(struct check *c, const struct country_list *l);
/** check_tool(c, tool, n): whether what makes the transfer of ${n} lawful
 * still does. */
void check_tool(struct check *c, const struct text *tool,
    const struct named *n);
/** is_name_of_tool(tool): whether that is a name, such as “EU-US Data Privacy
 * Framework”, and not words: one that is known, all in capitals. */
bool is_name_of_tool(const struct text *tool);
/** check_published(c, f): whether a publication lets out what letter (d) keeps
 * inside. */
void check_published(struct check *c, const struct fact *f);
void check_graph(struct check *c);
void check_many(struct check *c);
void check_transferred(struct check *c);
void check_whose(struct check *c);
void check_rights(struct check *c);
void check_reached(struct check *c);
void check_texts(struct check *c);
void check_words(struct check *c);
/** check_text_in(c, t, otherwise, in): whether ${t} is there in the languages
 * ${in}, unless it is in none, and says what only looks like something. */
void check_text_in(struct check *c, const struct text *t, struct pos otherwise,
    const bool in[LANG_MAX]);
void check_fields(struct check *c);
void check_sources(struct check *c);
void check_purposes(struct check *c);
void check_keeps(struct check *c);
/** prospects_kept(st, p): whether a rule ends what ${p} uses of possible
 * members; true where it is for none. */
bool prospects_kept(const struct statement *st, const struct purpose *p);
void check_groups(struct check *c);
void check_roles(struct check *c);
void check_recipients(struct check *c);
void check_cookies(struct check *c);
void check_promises(struct check *c);
void check_terms(struct check *c);
void check_alike(struct check *c);
void check_declared(struct check *c);
/** names_letter(t): ${t} is empty, or names a letter of Art. 9(2), the same in
 * each language. */
bool names_letter(const struct text *t);
/** profile_is_refused(st, f): whether something says how to switch it off. */
bool profile_is_refused(const struct statement *st, const struct fact *f);
/** first_shown(st): the first thing that is published, or pictures that are
 * shown somewhere: others than recipients get those; NULL: none. */
const struct named *first_shown(const struct statement *st);
/** fact_against(st, p): a declared fact that breaks the promise; NULL. */
const struct fact *fact_against(const struct statement *st, enum promise p);

#endif
