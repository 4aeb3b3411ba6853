/* SPDX-License-Identifier: EUPL-1.2 */
/* web/choices: what a member may say yes or no to, as it stands. */
#ifndef WEB_CHOICES_H
#define WEB_CHOICES_H

#include "web/web.h"

/** is_choice(pu): whether members decide about the purpose themselves. */
bool is_choice(const struct purpose *pu);
/** choice_concerns(p, pu): whether it is one for this person: it is for a kind
 * of hers, or she said something that she may still take back. */
bool choice_concerns(const struct person *p, const struct purpose *pu);
/** choice_is_on(p, pu, channel): whether messages of the purpose may go by the
 * channel, as it stands; ${p} as person_counted gives it. */
bool choice_is_on(const struct person_facts *p, const struct purpose *pu,
    int channel);
/** choice_given(p, pu): whether any of it is on; of a purpose that sends
 * nothing, whether a yes to it is held. */
bool choice_given(const struct person_facts *p, const struct purpose *pu);
/** choice_say(c, p, purpose, channel, yes, by_consent): the person's own yes
 * or no; channel -1: all. Errors: as person_consent. */
enum err choice_say(struct call *c, struct person *p, int purpose, int channel,
    bool yes, bool by_consent) MUST_USE;
/** choice_object(c, p, coming, objects): the person objects to a purpose that
 * is coming, by its number, or no more. Errors: as person_consent. */
enum err choice_object(struct call *c, struct person *p, uint32_t coming,
    bool objects) MUST_USE;

#endif
