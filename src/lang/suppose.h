/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/suppose: what would be decided about a person who does not exist.
 *
 * The decision is the one that decides over real people; who is asked about is
 * made up, and what is given out opens nothing.
 */
#ifndef LANG_SUPPOSE_H
#define LANG_SUPPOSE_H

#include "policy/policy.h"

struct suppose {
	int purpose;
	enum act act;
	int channel;    /* enum channel of a message, or -1 */
	int role;       /* of the member of staff; -1: the server's own work */
	unsigned stage; /* one of enum stage */
	uint64_t kinds; /* 1 << kind */
	uint8_t consent[LIMIT_PURPOSES];  /* channels, per purpose */
	uint8_t objected[LIMIT_PURPOSES]; /* channels; 0xff: all */
	bool restricted, protected_address;
	bool outside; /* of the group that the role is limited to */
};
/** suppose_begin(st, purpose, role, channel, out): a member of every kind who
 * said nothing; the act that fits. */
void suppose_begin(const struct statement *st, int purpose, int role,
    int channel, struct suppose *out);

/** suppose_act(st, s, act): ask about ${act}; of a letter without a channel,
 * the first that the purpose has. */
void suppose_act(const struct statement *st, struct suppose *s, enum act act);

struct supposed {
	bool allowed;
	enum reason reason;
	struct pos rule; /* the line that decided; line 0: none */
	struct fieldset fields;
	bool without_addresses;
};
/** suppose_decide(st, s, today, out): ${today} is days since 1970. A letter of
 * a member of staff is decided as it is sent: the member of staff by the role,
 * then each person by the server, which writes it. */
void suppose_decide(const struct statement *st, const struct suppose *s,
    int32_t today, struct supposed *out);

#endif
