/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_private: what the files of the comparison share. */
#ifndef LANG_DIFF_PRIVATE_H
#define LANG_DIFF_PRIVATE_H

#include "lang/diff.h"
#include "lang/read.h"

/* Contexts and properties that are no keyword. */
enum {
	DIFF_ANY = KW_MAX,
	DIFF_TOP,
	DIFF_HEAD,
	DIFF_LABEL,
	DIFF_NAMED
};

enum diff_how {
	DIFF_HOW_VALUE,
	DIFF_HOW_WHOLE,
	DIFF_HOW_SET,
	DIFF_HOW_SET_ALL,
	DIFF_HOW_PEOPLE,
	DIFF_HOW_DEMAND,
	DIFF_HOW_SET_SAID,
	DIFF_HOW_UPTO,
	DIFF_HOW_LEAST,
	DIFF_HOW_COUNTRY,
	DIFF_HOW_RANK,
	DIFF_HOW_MAY,
	DIFF_HOW_CAP,
	DIFF_HOW_CLAUSE
};
struct diff_rule {
	int context, property;
	enum diff_how how;
	enum diff_class more, less, other;
};
/** diff_rule_of(context, property): the row, or the one for what has none. */
const struct diff_rule *diff_rule_of(int context, int property);

/* A line of a file, made comparable: keyword, name, words, block. */
struct diff_node {
	int kw;                   /* a keyword, DIFF_LABEL or DIFF_NAMED */
	int behind;               /* of a label: the keyword on its line that
				     it follows, or -1 */
	struct str name, name_nb; /* tells it from its like; may be empty */
	struct token **at;        /* the words after keyword and name */
	size_t n, cap;
	struct str text;  /* these, canonical; equal when they say the same */
	struct str shown; /* the same as it is written in the file */
	struct phrase in; /* the same with its keywords in one language */
	struct pos pos;
	struct diff_node *kids;
	size_t kids_n, kids_cap;
	struct diff_node *mate;
};

/* A word or sentence in the languages of the pages. */
struct diff_words {
	struct str in[LANG_COLUMNS];
};
/** diff_label(d, ch, lang): what people call the thing that ${ch} is about;
 * empty when it has no name of its own. */
struct str diff_label(const struct diff *d, const struct diff_change *ch,
    enum lang lang);

/** diff_concerns(a, d, top, ch): sets whom ${ch} is about, a line of ${top}
 * (NULL: of the whole), and the purpose of the new statement, or -1. */
void diff_concerns(struct arena *a, const struct diff *d,
    const struct diff_node *top, struct diff_change *ch);

/** diff_nodes(a, tree, out): a node for each construct. */
void diff_nodes(struct arena *a, const struct tree *tree,
    struct diff_node *out);
/** diff_even(a, was, was_in, is, is_in): where one says a text once and the
 * other in each language, the one says it in each language of its statement
 * too. */
void diff_even(struct arena *a, struct diff_node *was,
    const bool was_in[LANG_MAX], struct diff_node *is,
    const bool is_in[LANG_MAX]);
/** diff_kw_of(t): the keyword it was read as, or -1. */
int diff_kw_of(const struct token *t);
bool diff_has(const struct diff_node *n, enum kw kw);
/** diff_word(t): as it is written; of the language's own, in English.
 * diff_and_then(a, s, more): "s more", or the one of them that is not empty. */
struct str diff_word(const struct token *t);
struct str diff_and_then(struct arena *a, struct str s, struct str more);

/* Names of a list, with the words of the language in English and bokmål. */
struct diff_names {
	struct str en, nb;
};
#define DIFF_NO_NAMES ((struct diff_names){ STR_NONE, STR_NONE })

/* How two lines differ; either may be NULL. */
struct diff_verdict {
	bool more, less, other; /* none: the same */
	bool even;              /* the same in other words */
	bool unsaid;            /* nothing is said of it any more: OTHER */
	struct diff_names came, went;
};
/* In what two lines stand: the construct, and the record's field in it. */
struct diff_about {
	const struct diff *d;
	struct str name, part;
};
/** diff_compare(a, rule, was, is, about). */
struct diff_verdict diff_compare(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    const struct diff_about *about);
/** Of two lines that list names; of a NULL one nothing is said. Each sets which
 * names came and went, and by them more, less and other.
 * diff_sets: names, as the rule counts them, which may be that no line is all.
 * diff_whom_named: whom a purpose is for. diff_demands: of whom, and for which
 * purposes, a field is required. diff_countries: those outside the EEA. */
void diff_sets(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    struct diff_verdict *v);
void diff_whom_named(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    const struct diff_about *about, struct diff_verdict *v);
void diff_demands(struct arena *a, const struct diff_rule *r,
    const struct diff_node *was, const struct diff_node *is,
    const struct diff_about *about, struct diff_verdict *v);
void diff_countries(struct arena *a, const struct diff_node *was,
    const struct diff_node *is, struct diff_verdict *v);
/** diff_people(r, about, v): of whom two lines speak, by who is meant: stages
 * and kinds are both asked for, and none of them is all. Sets more and less. */
void diff_people(const struct diff_rule *r, const struct diff_about *about,
    struct diff_verdict *v);
/** diff_rule_here(r, about, was, is): the row with the classes that it has for
 * these two lines, either of which may be NULL: of what else the statements
 * say, a line may be more or less than it says alone. */
struct diff_rule diff_rule_here(const struct diff_rule *r,
    const struct diff_about *about, const struct diff_node *was,
    const struct diff_node *is);
/** diff_kept_longer(st, kind, by_the_kind): whether the rules for how long
 * people of the kind, or something of them, are kept may keep it longer than
 * those for others do; by_the_kind false: whether those for others may keep it
 * longer than these. Rules that cannot be compared may. */
bool diff_kept_longer(const struct statement *st, int kind, bool by_the_kind);
/** diff_controller_now(d, name): what the newer statement calls the controller
 * ${name} of the older one: by the same name or, where it has none of that
 * name, by a new one, of the same body; empty: it is gone. */
struct str diff_controller_now(const struct diff *d, struct str name);

/* What is found. */
struct differ {
	struct arena *a;
	struct diff *out;
	enum lang lang; /* asked for */
};
/** diff_whole_one(d, construct, class, was, is, property, parts): a change of
 * the whole of something; ${property} and ${parts} say in what. */
void diff_whole_one(struct differ *d, enum kw construct, enum diff_class class,
    const struct named *was, const struct named *is, enum kw property,
    struct str parts);
void diff_whole(struct differ *d);
bool diff_on_consent(const struct statement *st, struct str name);

#endif
