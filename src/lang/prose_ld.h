/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_ld: JSON-LD 1.1 with the pinned terms of lang/dpv: what the
 * published statement, the record of processing and the consent records have
 * in common. Only lang/prose* includes this.
 *
 * The context is written out, so that nobody has to fetch one. It says which
 * properties have terms or identifiers, dates or periods as values; texts are
 * in the language of the document, the others in none.
 */
#ifndef LANG_PROSE_LD_H
#define LANG_PROSE_LD_H

#include "lang/prose_doc.h"
#include "view/view.h"

/* What a document may have some of: indexes into the statement's arrays. */
enum ld_part {
	LD_CONTROLLER,
	LD_OFFICER, /* of the controller */
	LD_RECIPIENT,
	LD_ROLE,
	LD_PROCESSOR,
	LD_KIND,
	LD_FIELD,
	LD_FACT
};
struct ld {
	struct doc *d;
	struct json j;
	bool no_purposes; /* they are no part of this document */
	/* Whether it has the part; NULL: it has all. */
	bool (*has)(const void *self, enum ld_part part, int i);
	const void *self;
};
/** ld_has(l, part, i): whether the document has it. */
bool ld_has(const struct ld *l, enum ld_part part, int i);

/** ld_said(l, kind, name, leaf): the sentence under the reference
 * "kind.name.leaf"; STR_NONE when there is none. */
struct str ld_said(const struct ld *l, const char *kind, struct str name,
    const char *leaf);

void ld_init(struct ld *l, struct doc *d, struct buf *out);
/** ld_context(l): the member "@context". */
void ld_context(struct ld *l);

/* ---- values ----------------------------------------------------------- */

/** ld_text(l, key, s), ld_day(l, key, day), ld_period(l, key, p): a member;
 * none when it is empty, zero. */
void ld_text(struct ld *l, const char *key, struct str s);
void ld_own(struct ld *l, const char *key, const struct text *t);
void ld_day(struct ld *l, const char *key, struct date day);
void ld_period(struct ld *l, const char *key, struct period p);
/** ld_attested(l, by, on): who vouches for the part; nothing where nobody does.
 */
void ld_attested(struct ld *l, struct str by, struct date on);
/** ld_array_end(l): the end of an array; one of which nothing was told is no
 * member, as an empty one says nothing. */
void ld_array_end(struct ld *l);
/** ld_term(l, key, term): a term as value of a property that the context
 * knows to have such. */
void ld_term(struct ld *l, const char *key, const char *term);
/** ld_type(l, term): "@type". ld_types: two of them, the second may be empty.*/
void ld_type(struct ld *l, const char *term);
void ld_types(struct ld *l, struct str one, struct str two);
/** ld_id(l, kind, name): "@id": "#kind.name". */
void ld_id(struct ld *l, const char *kind, struct str name);
/** ld_ref(l, key, kind, name): { "@id": "#kind.name" }; key NULL in arrays. */
void ld_ref(struct ld *l, const char *key, const char *kind, struct str name);
/** ld_field_id(l, field): "#field.education/degree". */
struct str ld_field_id(struct ld *l, int field);
/** ld_ref_field(l, field): the reference of a field, in an array. */
void ld_ref_field(struct ld *l, int field);
/** ld_fields(l, key, set): an array of references, records whole or the parts
 * that are meant; none when it is empty. */
void ld_fields(struct ld *l, const char *key, const struct fieldset *set);
/** ld_field_refs(l, set): the same in an open array. */
void ld_field_refs(struct ld *l, const struct fieldset *set);
/** ld_purposes(l, key, list): references to purposes; none when empty. */
void ld_purposes(struct ld *l, const char *key, const struct index_list *list);
/** ld_kind_refs(l, list): references to kinds of person, in an open array. */
void ld_kind_refs(struct ld *l, const struct index_list *list);
/** ld_thing(l, kind, n, type): opens an object with id, type, title and
 * description of what is named. */
void ld_thing(struct ld *l, const char *kind, const struct named *n,
    struct str type);
/** ld_typed(l, key, type): opens an object with a type; key NULL in arrays. */
void ld_typed(struct ld *l, const char *key, const char *type);
/** ld_place(l, key, code): { "@id": "loc:NO" }; words when it is no code. */
void ld_place(struct ld *l, const char *key, struct str code);
/** ld_places(l, key, countries): one as such, several in an array. */
void ld_places(struct ld *l, const char *key,
    const struct country_list *countries);

/* ---- what all three say ------------------------------------------------- */

/** ld_controller(l, c): a controller, in an array. */
void ld_controller(struct ld *l, const struct controller *c);
/** ld_each_of_many(l, c): of many, what each is called, how many there are, and
 * where they are listed. */
void ld_each_of_many(struct ld *l, const struct controller *c);
/** ld_officer(l): the data protection officer, or that none is required. */
void ld_officer(struct ld *l);
/** ld_words(l, key, t): as doc_words; none when it is empty. */
void ld_words(struct ld *l, const char *key, const struct text *t);
/** ld_exceptions(l, all, n): from what people are told of, or have a right to;
 * in an array. */
void ld_exceptions(struct ld *l, const struct right_except *all, size_t n);
/** ld_law(l, provision): "dpv:hasApplicableLaw"; none when it is empty. */
void ld_law(struct ld *l, const struct text *provision);
/** ld_law_of(l, key, provision): the same under ${key}; NULL: in an array. */
void ld_law_of(struct ld *l, const char *key, const struct text *provision);
/** ld_bases(l, p): "dpv:hasLegalBasis" of a purpose. */
void ld_bases(struct ld *l, const struct purpose *p);
/** ld_basis_type(code): "eu-gdpr:A6-1-a". */
const char *ld_basis_type(enum basis_code code);
/** ld_field_types(l, f): "@type": its term, dpv:PersonalData when it has none,
 * and what makes it special. */
void ld_field_types(struct ld *l, const struct field *f);
/** ld_kind_type(k): dpv:DataSubject, or dpv:Child. */
struct str ld_kind_type(const struct kind *k);
/** ld_purpose_type(p): its term; dpv:Purpose when it has none. */
struct str ld_purpose_type(const struct purpose *p);
/** ld_subjects(l, p): "dpv:hasDataSubject" of a purpose. */
void ld_subjects(struct ld *l, const struct purpose *p);
/** ld_source_type(s): the kind of source. */
const char *ld_source_type(const struct source *s);
/** ld_deciders(l, p): who decides over it, one or several. */
void ld_deciders(struct ld *l, const struct purpose *p);
/** ld_whose(l, controllers): of which of them a part is; nothing when it does
 * not say. */
void ld_whose(struct ld *l, const struct index_list *controllers);
/** ld_done_by(l, p): the controllers that do it for those who decide. */
void ld_done_by(struct ld *l, const struct purpose *p);
/** ld_arrangement(l, t): that of joint controllers; nothing when empty. */
void ld_arrangement(struct ld *l, const struct text *t);
/** ld_in_which_case(l, r): in which case it gets anything, and how. */
void ld_in_which_case(struct ld *l, const struct recipient *r);
/** ld_recipient_type(r): what a recipient is; empty when it is not said. */
struct str ld_recipient_type(const struct recipient *r);
/** ld_clause(l, k, c): what happens when, in an array of conditions. */
void ld_clause(struct ld *l, const struct keep *k, const struct keep_clause *c);
/** ld_kept_ground(l, g): why something is kept: "dpv:hasJustification" and
 * "dpv:hasApplicableLaw", the reason where it is not NULL. ld_keep_ground(l, k,
 * reason): of a period, with its own reason where ${reason}. */
struct ld_ground {
	const struct text *reason, *provision, *duty, *claims;
};
void ld_kept_ground(struct ld *l, const struct ld_ground *g);
void ld_keep_ground(struct ld *l, const struct keep *k, bool reason);
/** ld_keep_longer(l, k): in which case it is kept longer, if any. */
void ld_keep_longer(struct ld *l, const struct keep *k);
/** ld_processor(l, p): a processor, in an array. */
void ld_processor(struct ld *l, const struct processor *p);
/** ld_recipients(l, purpose): "dpv:hasRecipient": who gets facts for it. */
void ld_recipients(struct ld *l, int purpose);
/** ld_parties(l): controllers, officer, recipients, processors: what the
 * other parts of a document refer to. */
void ld_parties(struct ld *l);
/** ld_tool(l, key, tool): a transfer tool. */
void ld_tool(struct ld *l, const char *key, const struct text *tool);

/* ---- parts of the statement -------------------------------------------- */

/** prose_ld_sharing(l): recipients and processors. prose_ld_keeps(l): how long.
 * prose_ld_rest(l): groups, roles, cookies, rights, terms, promises, and what
 * is only told. */
void prose_ld_sharing(struct ld *l);
/** prose_ld_facts(l): declared facts, in an open array; prose_ld_negatives(l):
 * what is said not to be, in one of prohibitions. */
void prose_ld_facts(struct ld *l);
/** ld_fact_ref(l, f): the reference of a declared fact, in an array. */
void ld_fact_ref(struct ld *l, const struct fact *f);
void prose_ld_negatives(struct ld *l);
void prose_ld_keeps(struct ld *l);
void prose_ld_rest(struct ld *l);

#endif
