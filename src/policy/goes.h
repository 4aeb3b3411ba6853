/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/goes: to whom facts go for a purpose, and to which countries.
 *
 * What stands beside a consent box, what the record says and what a yes covers
 * are one and the same, so all of them ask here. What goes is what the purpose
 * uses: fields, and declared facts that are for it. Pure.
 */
#ifndef POLICY_GOES_H
#define POLICY_GOES_H

#include "policy/statement.h"

/** fact_is_for(f, purpose): whether the declared fact says that it is for
 * ${purpose}. */
bool fact_is_for(const struct fact *f, int purpose);
/** fact_is_of_nobody(f): figures, tracking or a survey that are said to be
 * anonymous, and so no personal data (recital 26). */
bool fact_is_of_nobody(const struct fact *f);
/** fact_is_data(f, purpose): whether it is about facts beside the register
 * that are for ${purpose}: from what people say, do or are seen doing. */
bool fact_is_data(const struct fact *f, int purpose);
/** membership_is_for(st, f, purpose): whether ${f} says that being a member is
 * itself of a special category, and ${purpose} is one that it is told for: it
 * says so, or says nothing and the purpose is for members. */
bool membership_is_for(const struct statement *st, const struct fact *f,
    int purpose);
/** fact_gives(f, recipient): whether it says that something about people goes
 * to ${recipient}. A transfer and an opt-out give nothing, nor do
 * anonymous figures, which are of nobody. */
bool fact_gives(const struct fact *f, int recipient);

/** recipient_gets(st, r, purpose): whether something goes to ${r} for
 * ${purpose}: by its own lines and those of what it gets, both. One that does
 * not say what for gets it for all that use it; one that does not say what, for
 * all that it is for, and one that says neither, for all, unless something that
 * is given names it: then that alone, which for anonymous figures, and what is
 * given in single cases, is nothing. One that sets cookies for it gets
 * something. */
bool recipient_gets(const struct statement *st, const struct recipient *r,
    int purpose);
/** recipient_has_limit(st, r): whether it is said what ${r} gets: fields,
 * declared data, or nothing but what it writes through the server. */
bool recipient_has_limit(const struct statement *st, const struct recipient *r);
/** recipient_is_named(r): whether people are told of it where they say yes:
 * all but those who act on the controller's instructions. recipient_is_other:
 * whether it decides by itself, or with others, what it does with it. */
bool recipient_is_named(const struct recipient *r);
bool recipient_is_other(const struct recipient *r);
/** recipient_is_joint(st, r, purpose): whether it decides over ${purpose} with
 * us (Art. 26), of what it gets for it. */
bool recipient_is_joint(const struct statement *st, const struct recipient *r,
    int purpose);
/** purpose_party(st, purpose, i): who sets the i-th of the cookies and of what
 * else is stored on devices for ${purpose}, ${i} below purpose_parties(st);
 * empty: we, a recipient or a processor, one or several of them, who have names
 * of their own. */
const struct text *purpose_party(const struct statement *st, int purpose,
    size_t i);
size_t purpose_parties(const struct statement *st);
/** purpose_party_name(st, purpose, &rest): the next in ${rest}, the text of a
 * party in one language, who is not declared; of several names, one of which is
 * known, each by itself. Empty when there is no more. */
struct str purpose_party_name(const struct statement *st, int purpose,
    struct str *rest);

/** processor_gets(st, k, purpose): whether ${k} works for ${purpose}: named, or
 * for all when none is; a controller only for those that it does for another;
 * one that says what it is given only for those that use any of it.
 * processor_fields: what it is given of the fields of such a purpose;
 * processor_has(k, fact): whether it is given data of the declared fact. */
bool processor_gets(const struct statement *st, const struct processor *k,
    int purpose);
struct fieldset processor_fields(const struct statement *st,
    const struct processor *k, int purpose);
bool processor_has(const struct processor *k, int fact);
/** disclosure_is_for(st, f, purpose): whether what is given in single cases is
 * of what ${purpose} uses: it says so, or the fields and declared data that it
 * names do; it may be anything where it names none. */
bool disclosure_is_for(const struct statement *st, const struct fact *f,
    int purpose);
/** publication_is_for(st, f, purpose): the same of what anybody can read, but
 * what names nothing is for no purpose that it does not say. */
bool publication_is_for(const struct statement *st, const struct fact *f,
    int purpose);
/** role_works_for(st, r, purpose): whether ${r} has to do with facts that are
 * used for ${purpose}, by its lines or as one who sees declared data; with all
 * of them where nothing says with which. */
bool role_works_for(const struct statement *st, const struct role *r,
    int purpose);

/** transfer_is_for(st, f, purpose): whether the transfer is one of what
 * ${purpose} uses: it says so, or both the fields and declared data that it
 * names and who makes it or gets it do. transfer_covers: the same, and it is of
 * no other controller than its own. subprocessor_is_for: whether something
 * goes to that one for it, of what a processor gets; where a transfer of that
 * processor tells what goes to the country, nothing else goes there. */
bool transfer_is_for(const struct statement *st, const struct fact *f,
    int purpose);
bool transfer_covers(const struct statement *st, const struct fact *f,
    int purpose);
bool subprocessor_is_for(const struct statement *st, const struct fact *f,
    int purpose);
/** art49_letters(s): the letters of Art. 49(1), 1 << 0 for a, that ${s} names
 * behind the number, as "Art. 49(1)(a)" and "artikkel 49 nr. 1 første ledd
 * bokstav a" do; 0: none. */
unsigned art49_letters(struct str s);
/** transfer_asks(f): whether it rests on the consent of people alone (Art.
 * 49(1)(a)), who must then know the risk. */
bool transfer_asks(const struct fact *f);

#define ABROAD_MAX 256 /* more than there are countries */
/* Countries outside the EEA, in the order in which they are said, each once. */
struct abroad {
	struct str at[ABROAD_MAX];
	bool
	    asks[ABROAD_MAX]; /* on the consent alone: a transfer of which
				 transfer_asks is so, the tool of a processor */
	size_t n;
};
/** purpose_abroad(st, purpose, out): those to which something goes for
 * ${purpose}, where those who decide over it are too; nothing that is of
 * another controller. abroad_has(of, code, asks): whether ${code} is one of
 * them, and rests on consent where ${asks}. */
void purpose_abroad(const struct statement *st, int purpose,
    struct abroad *out);
bool abroad_has(const struct abroad *of, struct str code, bool asks);

#endif
