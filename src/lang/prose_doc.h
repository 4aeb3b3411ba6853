/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_doc: a printed statement before it has a format: sections,
 * topics, sentences and one table, each with its reference. Only lang/prose*
 * includes this.
 *
 * A section or topic that gets no content leaves no heading.
 *
 * How a sentence gets its reference: it is the reference of the section or
 * topic, a dot, and the leaf that it is said with. A topic is
 * doc_ref(d, CONSTRUCT, NAME), a leaf is the property: "purpose.newsletter" and
 * "withdraw". Where a property is said several times the leaf goes on with the
 * name that it is about ("may.newsletter"), never with a number or a text, so
 * that a link to it holds while the lines around it change; doc_once() gives a
 * number only to what has no name of its own. References are the same in
 * every language. They are the id and the data-policy-ref of the page, and
 * the @id of the part in JSON-LD.
 */
#ifndef LANG_PROSE_DOC_H
#define LANG_PROSE_DOC_H

#include "lang/prose.h"
#include "policy/basis.h"
#include "policy/whom.h"

/* The sentences of prose.def. */
enum prose {
#define PROSE(key, nb, nn, en) PROSE_##key,
#include "lang/prose.def"
#undef PROSE
	PROSE_MAX
};

enum node_type {
	NODE_SECTION, /* h2 */
	NODE_TOPIC,   /* h3, folded away */
	NODE_SAY,     /* a sentence of ours */
	NODE_OWN,     /* the organisation's own words */
	NODE_ITEM,    /* a line of a list: a label, and what is said of it */
	NODE_HEAD,    /* a table begins */
	NODE_ROW
};

/* A column of a table: a cell is a sentence of its own, whose reference is the
 * row's with the leaf behind it. The first names the row and has none. */
struct doc_column {
	const char *leaf;
	enum prose head;
};

struct node {
	enum node_type type;
	struct str ref;   /* "purpose.newsletter.basis" */
	struct str text;  /* of a HEAD: its caption; of an ITEM: what is said */
	struct str link;  /* of the text, may be empty */
	struct str label; /* of an ITEM, and … */
	struct str goes_to; /* … the reference of what it is about */
	const struct doc_column *columns; /* of HEAD and ROW */
	struct str *cells; /* of a ROW, one a column; of several lines each */
	size_t cells_n;
};

struct doc {
	struct arena *a;
	const struct statement *st;
	enum lang lang;
	bool of_people; /* told of people, not to them: "the person has left" */
	bool for_staff; /* with what is of the file and no concern of readers */
	bool each_right; /* how it is used stands with each, also where it is
			    one */
	struct str title;
	struct node *at;
	size_t n, cap;
	struct str prefix;           /* of the references now */
	struct node section, topic;  /* not yet pushed */
	bool has_section, has_topic; /* one waits */
	struct str *bases;           /* of each purpose, once they are asked */
	const struct index_list *whom; /* the kinds told about; NULL: all */
	const struct keep *keep; /* whose periods are told; NULL: no keep's */
	/* Of what a declared fact names, which stands there; NULL: all. */
	bool (*names)(const void *self, enum fact_type type, int no);
	const void *self;
	/* What of it is told elsewhere; NULL: nothing. */
	bool (*elsewhere)(enum fact_property property);
	/* Whose facts are named: with those that it does not get of all whom
	 * it is for, of whom; NULL: with none. */
	const struct purpose *by;
	struct str *topics; /* their references, before numbers */
	size_t topics_n, topics_cap;
};

/* A growing list of words to be joined. */
struct list {
	struct str *at;
	size_t n, cap;
};

/* ---- building -------------------------------------------------------- */

/** doc_build(d): all sections, in the order in which they are printed. */
void doc_build(struct doc *d);
void doc_section(struct doc *d, const char *ref, enum prose heading);
void doc_topic(struct doc *d, struct str ref, struct str heading);
/** doc_say0..2(d, leaf, key, …): a sentence; none when an argument is empty. */
void doc_say0(struct doc *d, const char *leaf, enum prose key);
void doc_say1(struct doc *d, const char *leaf, enum prose key, struct str one);
void doc_say2(struct doc *d, const char *leaf, enum prose key, struct str one,
    struct str two);
/** doc_say_own(d, leaf, key, t): {1} is ${t}; none when it is empty. What ends
 * without a stop gets one. */
void doc_say_own(struct doc *d, const char *leaf, enum prose key,
    const struct text *t);
/** doc_ends_short(s): whether it ends with an abbreviation, such as "e.l." or
 * "mv.", of which the stop is a part. doc_without_stop(s): as part of another
 * sentence: without a stop that is none of such. */
bool doc_ends_short(struct str s);
struct str doc_without_stop(struct str s);
/** doc_with_stop(d, s): words of the file that are a sentence end in a stop,
 * unless they bring what ends them. */
struct str doc_with_stop(struct doc *d, struct str s);
/** doc_own(d, leaf, t): the organisation's own words as they are. */
void doc_own(struct doc *d, const char *leaf, const struct text *t);
void doc_link(struct doc *d, const char *leaf, enum prose key, struct str url);
bool is_on_the_web(struct str place);
/** doc_say_exceptions(d, leaf, key, all, n): each with the sentence ${key}, and
 * its law. */
void doc_say_exceptions(struct doc *d, const char *leaf, enum prose key,
    const struct right_except *all, size_t n);
/** doc_listed(d, leaf, whom, place): where the list of ${whom} is; a link where
 * that is an address on the web. Nothing where ${place} is empty. */
void doc_listed(struct doc *d, const char *leaf, struct str whom,
    struct str place);
/** doc_item(d, leaf, label, goes_to, says): a line of a list, whose label
 * links to the reference ${goes_to}; none when ${says} is empty. */
void doc_item(struct doc *d, const char *leaf, struct str label,
    struct str goes_to, struct str says);
/** doc_table(d, leaf, caption, columns, n), then doc_row for each row: the
 * columns are borrowed. */
void doc_table(struct doc *d, const char *leaf, enum prose caption,
    const struct doc_column *columns, size_t n);
void doc_row(struct doc *d, struct str ref, const struct str *cells);
/** doc_once(d, leaf): the leaf, or the leaf and a number when the topic has
 * said it already. */
const char *doc_once(struct doc *d, const char *leaf);
/** doc_leaf(d, fmt, …): a leaf made of parts, in the arena. */
const char *doc_leaf(struct doc *d, const char *fmt, ...) PRINTF(2, 3);
struct str doc_ref(struct doc *d, const char *kind, struct str name);

/* ---- words ----------------------------------------------------------- */

/** prose_get(key, l): the pattern itself. */
struct str prose_get(enum prose key, enum lang l);
/** prose_fill(a, pattern, args, n): {1} is args[0]; what is filled in is not
 * looked into again. */
struct str prose_fill(struct arena *a, struct str pattern,
    const struct str *args, size_t n);
struct str say0(struct doc *d, enum prose key);
struct str say1(struct doc *d, enum prose key, struct str one);
struct str say2(struct doc *d, enum prose key, struct str one, struct str two);
void list_add(struct doc *d, struct list *l, struct str s);
void list_add_once(struct doc *d, struct list *l, struct str s);
/** list_label(d, l, label): a label among others; one that reads as several of
 * them, "Name and address", stands in quotes. */
void list_label(struct doc *d, struct list *l, struct str label);
/** list_data(d, l, f): what a declared fact is about, as data: of cameras what
 * they film, of an event what signing up asks for; else its label. */
void list_data(struct doc *d, struct list *l, const struct fact *f);
/** list_and(d, l): "a, b and c"; empty for an empty list. */
struct str list_and(struct doc *d, const struct list *l);
/** list_names(d, l): "A, “B, North” and C"; one alone is written as it is. */
struct str list_names(struct doc *d, const struct list *l);
/** list_then(d, l): "a, then b", in an order that counts. */
struct str list_then(struct doc *d, const struct list *l);
struct str list_comma(struct doc *d, const struct list *l);
struct str list_semicolon(struct doc *d, const struct list *l);
struct str list_blank(struct doc *d, const struct list *l);
/** list_lines(d, l): one a line, for a cell of a table. */
struct str list_lines(struct doc *d, const struct list *l);

/** doc_beside(d, s, more): "s (more)"; ${s} where ${more} is empty. */
struct str doc_beside(struct doc *d, struct str s, struct str more);
struct str doc_label(const struct doc *d, const struct named *n);
struct str doc_field_label(struct doc *d, int field);
/** doc_seen_by(d, field): "you, staff". */
struct str doc_seen_by(struct doc *d, int field);
/** doc_fields(d, set): the labels; a record of which only parts are meant is
 * followed by them. */
struct str doc_fields(struct doc *d, const struct fieldset *set);
/** doc_list_fields(d, set, l): the same, one by one. */
void doc_list_fields(struct doc *d, const struct fieldset *set, struct list *l);
/** doc_fields_and(d, set, type, no): and the data beside the register of which
 * a line of ${type} names ${no}: what comes from a source, or goes to a
 * recipient. */
struct str doc_fields_and(struct doc *d, const struct fieldset *set,
    enum fact_type type, int no);
/** doc_kinds(d, kinds): what several of each are called. */
struct str doc_kinds(struct doc *d, const struct index_list *kinds);
struct str doc_purposes(struct doc *d, const struct index_list *purposes);
/** doc_purposes_quoted(d, purposes): for within a sentence. */
struct str doc_purposes_quoted(struct doc *d,
    const struct index_list *purposes);
/** doc_sentence(d, s): words of the file as a sentence: a capital, a stop. */
struct str doc_sentence(struct doc *d, struct str s);
/** kinds_outside(d, kinds), kinds_inside(d, kinds): those of them who are not,
 * and who are, in the register. */
struct index_list kinds_outside(struct doc *d, const struct index_list *kinds);
struct index_list kinds_inside(struct doc *d, const struct index_list *kinds);
/** doc_people(d, stages, kinds): "members and donors, current and former": who
 * is told about; outside the register nobody is at a stage. */
struct str doc_people(struct doc *d, unsigned stages,
    const struct index_list *kinds);
/** doc_meant(d, m): "members, except honorary members": of those in the
 * register. */
struct str doc_meant(struct doc *d, const struct meant *m);
/** purpose_stages_told(st, p): the stages that a text may name of those whom it
 * is for: those the file says, or that what it serves is by its nature about; 0
 * where the kinds alone, or nothing, tell them apart. */
unsigned purpose_stages_told(const struct statement *st,
    const struct purpose *p);
/** doc_purpose_people(d, p): whom it is for of those in the register, as the
 * file says it: no stage that it does not. doc_purpose_is_for(d, p): the same
 * as a sentence. doc_purpose_is_at(d, p, stages): of those at these stages. */
struct str doc_purpose_people(struct doc *d, const struct purpose *p);
struct str doc_purpose_is_for(struct doc *d, const struct purpose *p);
struct str doc_purpose_is_at(struct doc *d, const struct purpose *p,
    unsigned stages);
/** doc_kept_of(d, f): of whom it is kept, where that is not everybody;
 * STR_NONE. doc_of_some(d, f, label): ${label} with the same behind it. */
struct str doc_kept_of(struct doc *d, const struct field *f);
struct str doc_of_some(struct doc *d, const struct field *f, struct str label);
/** doc_applies(d, f): both: of whom it is kept, and who must give it. */
struct str doc_applies(struct doc *d, const struct field *f);
/** doc_required(d, f): who must give it, and what for; STR_NONE: nobody. */
struct str doc_required(struct doc *d, const struct field *f);
/** doc_about(d, kinds): sentences are about these from here on (NULL, or none
 * in the register: all); returns about whom they were. */
const struct index_list *doc_about(struct doc *d,
    const struct index_list *kinds);
/** prose_for(d, key): the sentence, or the one in its place where those told
 * about are not all members. */
enum prose prose_for(const struct doc *d, enum prose key);
/** prose_spoken(d, key): the sentence, or the one in its place where people are
 * told of and not spoken to. */
enum prose prose_spoken(const struct doc *d, enum prose key);
/** prose_of_several(d, key): the sentence, or one without "we" in its place
 * where not all purposes are decided over by the same. */
enum prose prose_of_several(const struct doc *d, enum prose key);
/** prose_addresses(s, lang): whether somebody is addressed in it: "you".
 * doc_told_about(d, about): what the organisation says of a part; empty, where
 * it is told of people, of what is said to them. */
bool prose_addresses(struct str s, enum lang lang);
struct str doc_told_about(struct doc *d, const struct text *about);
/** prose_printed(d, key): the sentence, or the one in its place where no server
 * keeps a register; PROSE_MAX where nothing is said then. */
enum prose prose_printed(const struct doc *d, enum prose key);
/** prose_of_outside(d): what is said of people outside the register: nothing
 * where nobody is in one, or no server keeps it. prose_of_no_member(d, k): that
 * people of ${k} are no members, where the file says so and others are. */
enum prose prose_of_outside(const struct doc *d);
enum prose prose_of_no_member(const struct doc *d, const struct kind *k);
/** doc_by(d, channels, link): "by email, in the portal". */
struct str doc_by(struct doc *d, unsigned channels, bool link);
/** doc_by_each(d, channels): "by email and in the portal": all of them. */
struct str doc_by_each(struct doc *d, unsigned channels);
struct str doc_channels(struct doc *d, unsigned channels);
/** doc_cite(d, s): ${s} with each article of the Regulation in it as the
 * reader's language cites it. cites_article(s, n): whether one is of article
 * ${n}. */
struct str doc_cite(struct doc *d, struct str s);
bool cites_article(struct str s, int article);
/** is_article(s, n): whether it is that, and nothing besides. */
bool is_article(struct str s, int article);
/** doc_words(d, t): ${t} in the language of the reader, cited as it does. */
struct str doc_words(struct doc *d, const struct text *t);
struct str doc_basis(struct doc *d, const struct basis *b);
/** doc_condition(d, p, k): which special categories, or data on convictions,
 * may be used for ${p}, and by what. */
struct str doc_condition(struct doc *d, const struct purpose *p,
    const struct condition *k);
/** doc_basis_short(d, code): "consent", without its article. */
struct str doc_basis_short(struct doc *d, enum basis_code code);
struct str doc_period(struct doc *d, struct period p);
/** doc_every(d, p): "every 2 years", of a period of one unit. */
struct str doc_every(struct doc *d, struct period p);
/** doc_date(d, day): empty for year 0. */
struct str doc_date(struct doc *d, struct date day);
struct str doc_number(struct doc *d, int n);
/** doc_recipient_is(d, class, whose): the sentence of what a recipient is:
 * with or for whom, by name, or “us” where ${whose} is empty.
 * doc_processor_is(d, whose): the same of a processor. */
struct str doc_recipient_is(struct doc *d, enum recipient_class class,
    struct str whose);
struct str doc_processor_is(struct doc *d, struct str whose);
struct str doc_capital(struct doc *d, struct str s);
/** doc_heading(d, n, otherwise): its label with a capital, or ${otherwise}. */
struct str doc_heading(struct doc *d, const struct named *n,
    struct str otherwise);
struct str doc_controllers(struct doc *d);
/** doc_controllers_of(d, which): these of them. doc_their(d, controller,
 * whose): its name; of many, the one that the reader has to do with, as
 * PROSE_YOURS or, where the reader speaks, PROSE_MINE; or what the file says
 * which one it is.
 * doc_belongs(st, controller): whether people belong to one of them, in all
 * that they do. doc_deciders(d, p, whose): those who decide over the purpose,
 * and nobody else. doc_doers(d, which): those who do it. */
struct str doc_controllers_of(struct doc *d, const struct index_list *which);
struct str doc_their(struct doc *d, int controller, enum prose whose);
bool doc_belongs(const struct statement *st, int controller);
/** doc_list_deciders(d, p, whose, many, l): those who decide over the purpose,
 * with names of their own, or many: what these are called has a clause in it,
 * and stands last. */
void doc_list_deciders(struct doc *d, const struct purpose *p, enum prose whose,
    bool many, struct list *l);
/** doc_before_verb(d, p, names): those who decide over ${p}, as a verb follows:
 * with the comma that ends "the club that I belong to", where a language
 * writes one. */
struct str doc_before_verb(struct doc *d, const struct purpose *p,
    struct str names);
struct str doc_deciders(struct doc *d, const struct purpose *p,
    enum prose whose);
struct str doc_doers(struct doc *d, const struct index_list *which);
/** doc_controller_name(d, c), doc_processor_name(d, p): by the law; what it is
 * called here where that is not said; of many, what they are called together.
 * doc_controller_first: the same where a sentence or a line begins. */
struct str doc_controller_first(struct doc *d, const struct controller *c);
struct str doc_controller_name(const struct doc *d, const struct controller *c);
struct str doc_processor_name(const struct doc *d, const struct processor *p);
/** doc_given(d, p): what it says that it is given; empty: it does not say. */
struct str doc_given(struct doc *d, const struct processor *p);
struct str doc_grade(struct doc *d, struct str word);
/** doc_country(d, code): the name of a country we know, else the code. */
struct str doc_country(struct doc *d, struct str code);
/** doc_countries(d, l): "Norway and Sweden". doc_where(d, l): "Countries:
 * Norway and Sweden." as a sentence; empty when there are none. */
struct str doc_countries(struct doc *d, const struct country_list *countries);
struct str doc_where(struct doc *d, const struct country_list *countries);
/** doc_cover(d, name): as lang_cover, or the name as it stands. */
struct str doc_cover(struct doc *d, struct str name);
struct str doc_category(struct doc *d, struct str word);
/** doc_activity(d, a): "sending invitations". */
struct str doc_activity(struct doc *d, enum activity a);
/** doc_kept(d, v): "3 years", "3 years after the case is closed"; empty when
 * nothing is said. */
struct str doc_kept(struct doc *d, const struct fact_value *v);
/** doc_longer(d, period, when): "30 days, longer when …"; ${period} alone
 * without such a case. */
struct str doc_longer(struct doc *d, struct str period,
    const struct text *when);
/** doc_fact_period(d, f): that, until what, and when longer, of a declared
 * fact; empty when it says none of it. */
struct str doc_fact_period(struct doc *d, const struct fact *f);
/** doc_fact_stays(d, f): the same of all that is kept apart from the register;
 * also of what is on a device, of who signs up for an event, and that nothing
 * is stored. */
struct str doc_fact_stays(struct doc *d, const struct fact *f);
/** doc_log_label(d, k): what it is called; "log" when nothing is said. */
struct str doc_log_label(struct doc *d, const struct log_rule *k);
/** doc_log(d, k): that, with what it holds and of whom, on one line. */
struct str doc_log(struct doc *d, const struct log_rule *k);
/** doc_log_stays(d, k): "30 days, longer when …"; empty: unsaid. */
struct str doc_log_stays(struct doc *d, const struct log_rule *k);
/**
 * doc_of_keep(d, k): what is said from here on is of the periods of ${k}, and
 * of its kinds; NULL: of none. ${k} is borrowed until the next call.
 */
void doc_of_keep(struct doc *d, const struct keep *k);
/** doc_keep_whom(d, k): the kinds whom ${k} is for, where no other block speaks
 * in its place; none: all. doc_keep_but(d, k): "except donors", those of whom
 * others speak. doc_keep_people(d, k): "members, except students", of a rule
 * for members. */
const struct index_list *doc_keep_whom(struct doc *d, const struct keep *k);
struct str doc_keep_but(struct doc *d, const struct keep *k);
struct str doc_keep_people(struct doc *d, const struct keep *k);
/** doc_event(d, c): "the case is closed", "the date in “First day”". */
struct str doc_event(struct doc *d, const struct keep_clock *c);
/** doc_clock_cell(d, c): one clock of it. */
struct str doc_clock_cell(struct doc *d, const struct keep_clock *c);
/** doc_keep_label(d, k): its label, or what it is about, with what sets it
 * apart. doc_keep_of_field(d, k): the same in the row of a field; empty for
 * what is about that field alone. doc_keep_short(d, k, of): the same with
 * the fields ${of} in the place of what is kept. */
struct str doc_keep_label(struct doc *d, const struct keep *k);
struct str doc_keep_short(struct doc *d, const struct keep *k,
    const struct fieldset *of);
struct str doc_keep_of_field(struct doc *d, const struct keep *k);
/** doc_declared(d, f): the label of a declared fact and its sentences, on one
 * line. */
struct str doc_declared(struct doc *d, const struct fact *f);
/** doc_kept_label(d, f): what is kept so long: its label; what anybody can read
 * may be kept otherwise than the same with us. */
struct str doc_kept_label(struct doc *d, const struct fact *f);
/** doc_negative(d, no): that there is none of it; of recipients with what is
 * given all the same: in single cases, and to who takes over. */
struct str doc_negative(struct doc *d, enum negative no);
/** doc_list_parties(d, purpose, l): each once who sets something for it and
 * has no name of its own in the statement. */
void doc_list_parties(struct doc *d, int purpose, struct list *l);
/** doc_list_lines(d, f, which, l): the sentences of those of its lines for
 * which ${which} holds, to ${l}. */
void doc_list_lines(struct doc *d, const struct fact *f,
    bool (*which)(enum fact_property), struct list *l);
/** doc_keep_ref(d, no): "keep.members", or with the kind of person, field or
 * purpose that it is about. doc_keep_periods(d, k): when it deletes or
 * anonymises, and not before what. keep_has_end(k): whether it does.
 * keep_is_of_people(k): of all facts of members or invited ones. */
struct str doc_keep_ref(struct doc *d, size_t no);
struct str doc_keep_periods(struct doc *d, const struct keep *k);
bool keep_has_end(const struct keep *k);
/** doc_list_leaving(d, k, l): when what ${k} is about goes with somebody who
 * leaves, before its own period is over, to ${l}: with whom, where that
 * differs. doc_say_leaving(d, k): the same as sentences. */
void doc_list_leaving(struct doc *d, const struct keep *k, struct list *l);
void doc_say_leaving(struct doc *d, const struct keep *k);
/** keep_stays(k): whether it blocks and never ends. */
bool keep_stays(const struct keep *k);
bool keep_is_of_people(const struct keep *k);
/** field_sources(st, field): a part without any has those of its record. */
const struct index_list *field_sources(const struct statement *st, int field);
/** doc_bases_short(d, p): "consent; contract (students)". doc_on_what: or, of
 * what is done for a client who says the basis, "on behalf of …". */
struct str doc_bases_short(struct doc *d, const struct purpose *p);
struct str doc_on_what(struct doc *d, const struct purpose *p);
/** doc_bases_for(d, p, kinds): those that it has for any of ${kinds}. */
struct str doc_bases_for(struct doc *d, const struct purpose *p,
    const struct index_list *kinds);
/** doc_right_word(d, r): as in "your rights: access". doc_right(d, r): its
 * name; doc_right_name(d, r): in references. */
struct str doc_right_word(struct doc *d, enum right r);
struct str doc_right(struct doc *d, enum right r);
struct str doc_right_name(struct doc *d, enum right r);
/** doc_keep_clause(d, c): "30 days after you were invited: we delete." */
struct str doc_keep_clause(struct doc *d, const struct keep_clause *c);
/** doc_stop(d, c): that messages stop with the event of the clause, however
 * long the rest waits. */
struct str doc_stop(struct doc *d, const struct keep_clause *c);
/** doc_attester(d, name): the label of the role, or the words as they are.
 * doc_attested(d, by, on): that it vouches for something, and since when where
 * that is said; empty when nobody does. */
struct str doc_attester(struct doc *d, struct str name);
struct str doc_attested(struct doc *d, struct str by, struct date on);
struct str doc_acts(struct doc *d, uint64_t acts);
struct str doc_requires(struct doc *d, unsigned requires);
/** doc_is_joint(d, p): whether several decide over it: controllers of the file,
 * or one and a recipient that is a joint controller. doc_responsible(d, p,
 * whose): all of them, recipients last; doc_deciders names no recipient.
 * ${whose} says one of many: PROSE_YOURS to a person. */
bool doc_is_joint(struct doc *d, const struct purpose *p);
struct str doc_responsible(struct doc *d, const struct purpose *p,
    enum prose whose);
/** doc_decided_alike(d, p): the purposes over which the same decide as over
 * ${p}, joint recipients among them; none when ${p} is not the first.
 * doc_deciders_leaf(d, leaf, p): the leaf with the names of those who do. */
struct index_list doc_decided_alike(struct doc *d, const struct purpose *p);
const char *doc_deciders_leaf(struct doc *d, const char *leaf,
    const struct purpose *p);
/** doc_several(d): whether not all purposes are decided over by the same, so
 * that “we” may be others. doc_behind(d, purposes): who decides over any of
 * these, by name; of what is done for a client, who does it. */
bool doc_several(const struct doc *d);
struct str doc_behind(struct doc *d, const struct index_list *purposes);
/** doc_behind_one(d, purpose): the same of one, where there are several; else
 * empty. doc_given_by(d, r, k): of the purposes for which the recipient, or
 * the processor where ${r} is NULL, gets facts. */
struct str doc_behind_one(struct doc *d, int purpose);
struct str doc_given_by(struct doc *d, const struct recipient *r,
    const struct processor *k);
/** doc_say_whose(d, key, whose, for_all): of which controllers the topic is:
 * ${key} with their names; or that it is of all there are. */
void doc_say_whose(struct doc *d, enum prose key,
    const struct index_list *whose, bool for_all);
/** doc_reach(d, p): where those who decide over ${p} are reached. */
struct str doc_reach(struct doc *d, const struct purpose *p);
/** doc_say_joint(d): over what recipients decide with us, where any do.
 * doc_say_turns(d): where rights are used, purpose by purpose, unless the same
 * controllers decide over all. doc_say_contacts(d): the addresses of every
 * controller and of its officer. */
void doc_say_joint(struct doc *d);
void doc_say_turns(struct doc *d);
void doc_say_contacts(struct doc *d);
/** doc_objects_by(d, p, kinds): how one objects to it: as the purpose says,
 * else the right, else to whom one writes. */
struct str doc_objects_by(struct doc *d, const struct purpose *p,
    const struct index_list *kinds);
/** doc_guarded(d, p, among): whether for some of these kinds, 1 << kind, a
 * guardian says the yes to ${p} in their place.
 * doc_alone(d, p, age): from which age one says it alone, and who before that:
 * left out where that differs, as doc_list_guardians says it. */
bool doc_guarded(struct doc *d, const struct purpose *p, uint64_t among);
struct str doc_alone(struct doc *d, const struct purpose *p,
    const struct age *age);
/** doc_list_guardians(d, p, among, words, l): a sentence each for those of
 * ${among}, 1 << kind, asked for a yes to ${p} of whom a guardian says it, both
 * do, one must too, both must too.
 * doc_say_guardians(d, leaf, p): the same, and that they may take it back.
 * doc_say_all_guardians(d): the same of all that can be withdrawn, each once;
 * where it is not one sentence, with the purposes of each. */
struct guardian_words {
	enum prose one, both, one_too, both_too;
};
void doc_list_guardians(struct doc *d, const struct purpose *p, uint64_t among,
    const struct guardian_words *words, struct list *l);
void doc_say_guardians(struct doc *d, const char *leaf,
    const struct purpose *p);
void doc_say_all_guardians(struct doc *d);
/** doc_say_no(d, leaf, p, words): how to withdraw, object or refuse; with the
 * label of the purpose in the sentence when ${words} says so. */
struct no_words {
	enum prose withdraw, object, refuse;
	bool labelled;
};
void doc_say_no(struct doc *d, const char *leaf, const struct purpose *p,
    const struct no_words *words);
/** purpose_rests_for(d, p, codes, kinds, all): for whom it rests on one of
 * ${codes} (1 << enum basis_code); ${all}: for everybody. False: nobody. */
bool purpose_rests_for(struct doc *d, const struct purpose *p, unsigned codes,
    struct index_list *kinds, bool *all);

/* ---- what is kept apart from the register ------------------------------ */

/** doc_used_for(d, purposes, kinds): "Consent: Newsletter, Surveys", a line for
 * each basis that they have for ${kinds}; NULL: for everybody. */
struct str doc_used_for(struct doc *d, const struct index_list *purposes,
    const struct index_list *kinds);
/** prose_apart_in_short(d): how long it stays, in the summary, those of one
 * period in a line. prose_apart_kept(d): the same, one by one, in the section
 * on that. prose_apart_table(d): what for, about whom and from where. */
void prose_apart_in_short(struct doc *d);
void prose_apart_kept(struct doc *d);
void prose_apart_table(struct doc *d);

/* ---- sections; doc_build has their order ------------------------------- */

void prose_summary(struct doc *d);
void prose_objection(struct doc *d);
void prose_controller(struct doc *d);
void prose_kinds(struct doc *d);
void prose_purposes(struct doc *d);
void prose_fields(struct doc *d);
void prose_sources(struct doc *d);
void prose_recipients(struct doc *d);
void prose_roles(struct doc *d);
void prose_place(struct doc *d);
void prose_keeps(struct doc *d);
void prose_rights(struct doc *d);
void prose_choices(struct doc *d);
/** doc_list_acting(d, k, l): a sentence for each way in which a guardian acts
 * for people of that kind. */
void doc_list_acting(struct doc *d, const struct kind *k, struct list *l);
/** doc_plural(d, k): what several of that kind are called. */
struct str doc_plural(const struct doc *d, const struct kind *k);
void prose_children(struct doc *d);
void prose_groups(struct doc *d);
void prose_cookies(struct doc *d);
void prose_promises(struct doc *d);
void prose_terms(struct doc *d);
void prose_changes(struct doc *d);
/* Within other sections. */
/** doc_age(d, age, key, what): ${key} with the age, the law that says so in
 * brackets, and ${what}; empty when no age is said. */
struct str doc_age(struct doc *d, const struct age *age, enum prose key,
    struct str what);
/** doc_say_attested(d, by, on): who vouches for the topic; that it is only
 * told, where nobody does. */
void doc_say_attested(struct doc *d, struct str by, struct date on);
/** prose_section(d, ref, heading, section): doc_section, and what the mark of
 * the declared facts of ${section} means that nobody vouches for. */
void prose_section(struct doc *d, const char *ref, enum prose heading,
    const char *section);
/** prose_declared(d, section): declared facts that belong to ${section}. */
void prose_declared(struct doc *d, const char *section);
/** prose_told(d, section): facts only told that belong to ${section}. */
void prose_told(struct doc *d, const char *section);

/* ---- formats ---------------------------------------------------------- */

void prose_html(struct buf *out, const struct doc *d);
void prose_text(struct buf *out, const struct doc *d);
void prose_jsonld(struct buf *out, struct doc *d);
void prose_json(struct buf *out, const struct doc *d);

#endif
