/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/read: recursive descent over the tree; fills in the statement.
 *
 * Names of all constructs were declared before anything is read, so that a
 * name may be used above the line that declares it.
 */
#ifndef LANG_READ_H
#define LANG_READ_H

#include "lang/cursor.h"
#include "policy/whom.h"

/** lang_read(a, bytes, messages, r, findings): lex, build the tree, read it
 * all. Errors: as lang_compile; ${r} has tree and statement on INVALID too. */
enum err lang_read(struct arena *a, struct str bytes, enum lang messages,
    struct reader *r, struct lang_findings *findings) MUST_USE;

/** lang_norwegian(tokens): whether most keywords, of those that differ, are
 * Norwegian. */
bool lang_norwegian(const struct tokens *tokens);

/* How one property of a block is read; ${to} is what the block describes. */
typedef void read_property(struct cursor *c, void *to);
struct property {
	enum kw kw;
	read_property *read;
	bool many; /* may be said several times */
};

/**
 * read_block(r, item, what, table, n, to):
 * Read each property of ${item}'s block by ${table}. Reports properties that
 * are unknown or said twice. ${what} is the construct, for messages. Labels
 * (KW_LANGUAGE) are a row of the table where they are allowed.
 */
void read_block(struct reader *r, struct item *item, enum kw what,
    const struct property *table, size_t n, void *to);
/** read_line(r, kid, …): the same for one line; ${seen} is an array of
 * ${n} lines, for "said twice". */
void read_line(struct reader *r, struct item *kid, enum kw what,
    const struct property *table, size_t n, uint32_t *seen, void *to);

/** read_unknown_line(r, kid, what, table, n): reports a line that begins with
 * nothing of ${table}, with what was meant. */
void read_unknown_line(struct reader *r, const struct item *kid, enum kw what,
    const struct property *table, size_t n);

/* Texts in any language, as rows of a table: read into the first member,
 * which is a struct named. That a language is said twice, the texts tell. */
#define PROPERTY_LABEL                      \
	{ KW_LANGUAGE, read_label, true },  \
	{                                   \
		KW_ABOUT, read_about, false \
	}
void read_label(struct cursor *c, void *to);
void read_about(struct cursor *c, void *to);
/** read_text(c, out): the text that follows, on the line or in its block. */
void read_text(struct cursor *c, struct text *out);
/** read_words(c, out): that, or one text for all languages.
 * read_texts_inline(c, out), read_words_inline(c, out): the same where the line
 * may go on. */
void read_words(struct cursor *c, struct text *out);
void read_texts_inline(struct cursor *c, struct text *out);
void read_words_inline(struct cursor *c, struct text *out);

/** read_kept(c, until, v): kept = PERIOD [ "after" event ] ; ${until}: an end
 * can be said otherwise. */
void read_kept(struct cursor *c, bool until, struct fact_value *v);
/** read_exception(c, to, n): exception = texts [ "provision" words ] | text .
 * One more of them. */
void read_exception(struct cursor *c, struct right_except **to, size_t *n);

/** read_construct_head(r, item, kw, named): "KEYWORD [NAME]" at the front; the
 * name was declared already. */
void read_construct_head(struct reader *r, struct item *item, enum kw kw,
    bool named);

/* Names of what is declared. Each reports a name that is not there, with the
 * nearest one, and returns -1. */
int read_source_name(struct cursor *c);
/** read_source_or_person(c): "the person" is the source that the person is. */
int read_source_or_person(struct cursor *c);
int read_controller_name(struct cursor *c);
int read_kind_name(struct cursor *c);
int read_purpose_name(struct cursor *c);
int read_group_type_name(struct cursor *c);
int read_role_name(struct cursor *c, struct str *name);
int read_recipient_name(struct cursor *c);
int read_processor_name(struct cursor *c);
int read_system_name(struct cursor *c);
int read_profile_name(struct cursor *c);
int read_field_name(struct cursor *c);
/** read_part_name(c, record): a field of ${record}, by its own name. */
int read_part_name(struct cursor *c, int record);
/** read_fields(c, out): FIELD { "," FIELD }; a record brings its parts. */
void read_fields(struct cursor *c, struct fieldset *out);
void read_field_into(struct cursor *c, struct fieldset *out);
/** read_find_field(st, path): "degree" or "education.degree"; -1 when there is
 * no such field. */
int read_find_field(const struct statement *st, struct str path);
/** read_fields_or_data(c, fields, data): FIELD or the name of a data category,
 * { "," … }. */
void read_fields_or_data(struct cursor *c, struct fieldset *fields,
    struct index_list *data);
/** read_index_into(c, out, i, pos): add ${i}, unless it is -1 or there
 * already, which is reported at ${pos}. */
void read_index_into(struct cursor *c, struct index_list *out, int i,
    struct pos pos);
void read_kinds(struct cursor *c, struct index_list *out);
/*
 * whom  = who { "," who } [ [ "," ] "except" KIND { "," KIND } ] .
 * who   = stage | KIND .
 * stage = "possible members" | "invited people" | "members"
 *       | "registered people" | "former members" | "deceased people" .
 */
/** read_whom(c, w): that, added to ${w}, which is empty. */
void read_whom(struct cursor *c, struct meant *w);
void read_purposes(struct cursor *c, struct index_list *out);
/** read_channels(c): CHANNEL { "," CHANNEL } as bits. */
unsigned read_channels(struct cursor *c);
/** read_basis_code(c): one of the six; BASIS_NONE when it is none. */
enum basis_code read_basis_code(struct cursor *c);
/** read_event(c, out): what starts a clock: all but the period. */
bool read_event(struct cursor *c, struct keep_clock *out);
void read_country(struct cursor *c, struct str *out);
/** read_term(c, out): a term of a vocabulary; false, and reported, when there
 * is none. */
bool read_term(struct cursor *c, struct str *out);
/** read_countries(c, out): COUNTRY { "," COUNTRY }. */
void read_countries(struct cursor *c, struct country_list *out);
/** read_born(c, out): the name of a plain field of the type date. */
bool read_born(struct cursor *c, int *out);
/** read_age(c, out): NUMBER "years" [ "by" words ] [ "since" DATE ]. */
void read_age(struct cursor *c, struct age *out);
/** read_version(c, out): VERSION, and no block. */
void read_version(struct cursor *c, struct str *out);
/** read_agreement(c, from, until): DATE [ "until" DATE ], and no block. */
void read_agreement(struct cursor *c, struct date *from, struct date *until);
/** read_attested(c, by, on): ROLE [ "on" DATE ], and no block. */
void read_attested(struct cursor *c, struct str *by, struct date *on);
void index_list_add(struct arena *a, struct index_list *l, int i);

/* One function a construct; the item's first tokens are not read yet. */
void read_statement(struct reader *r, struct item *item);
void read_controller(struct reader *r, struct item *item);
void read_told(struct reader *r, struct item *item);
void read_source(struct reader *r, struct item *item);
void read_field(struct reader *r, struct item *item);
void read_kind(struct reader *r, struct item *item);
void read_purpose(struct reader *r, struct item *item);
void read_terms(struct reader *r, struct item *item);
void read_group_type(struct reader *r, struct item *item);
void read_role(struct reader *r, struct item *item);
void read_recipient(struct reader *r, struct item *item);
void read_processor(struct reader *r, struct item *item);
void read_keep(struct reader *r, struct item *item);
void read_cookie(struct reader *r, struct item *item);
void read_right(struct reader *r, struct item *item);
void read_children(struct reader *r, struct item *item);
void read_changes(struct reader *r, struct item *item);
void read_statistic(struct reader *r, struct item *item);
void read_log(struct reader *r, struct item *item);

void read_fact(struct reader *r, struct item *item);
/** read_fact_kind(item): the kind of declared fact that ${item} begins;
 * FACT_MAX when it is none. fact_keyword(kind): its keyword. */
enum fact_kind read_fact_kind(const struct item *item);
enum kw fact_keyword(enum fact_kind kind);
/** fact_property_keyword(p): the keyword that its line begins with. */
enum kw fact_property_keyword(enum fact_property p);
/** lang_property_word(row, messages): that keyword as a file in the language of
 * the messages says it. */
struct str lang_property_word(const struct fact_row *row, enum lang messages);

/** lower_keeps(r): "fields for purpose" becomes its fields; purposes were
 * read. */
void lower_keeps(struct reader *r);

/** check_printed_size(r): reports a file of which the table of fields would
 * name purposes in more than LIMIT_PRINTED bytes; all was read. */
void check_printed_size(struct reader *r);

/** lower_processors(r): which purposes a controller does for which others, by
 * what both say. */
void lower_processors(struct reader *r);
/** read_controllers(c, out): CONTROLLER { "," CONTROLLER }. */
void read_controllers(struct cursor *c, struct index_list *out);
/** lower_gets(r): what a recipient gets goes to it; facts were read. */
void lower_gets(struct reader *r);

void read_promise(struct reader *r, struct item *item);

#endif
