/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_spoken: what is said to a person on the page, where it is told of
 * people: "the person is told", as all of a record speaks; and what is said
 * without "we" where several decide, and it may be another who does it.
 */
#include "lang/prose_doc.h"

static const struct {
	enum prose to, of;
} rows[] = {
	{ PROSE_WHEN_INVITED, PROSE_THEY_INVITED },
	{ PROSE_WHEN_DECLINED, PROSE_THEY_DECLINED },
	{ PROSE_WHEN_JOINED, PROSE_THEY_JOINED },
	{ PROSE_WHEN_LEFT, PROSE_THEY_LEFT },
	{ PROSE_WHEN_LAST_SEEN, PROSE_THEY_LAST_SEEN },
	{ PROSE_WHEN_LAST_PURCHASE, PROSE_THEY_LAST_PURCHASE },
	{ PROSE_WHEN_LAST_CONTACT, PROSE_THEY_LAST_CONTACT },
	{ PROSE_YOURSELF, PROSE_THEY_THEMSELVES },
	{ PROSE_D_OFF, PROSE_THEY_OFF },
	{ PROSE_D_BREACH_PEOPLE, PROSE_THEY_BREACH },
	{ PROSE_D_PICTURES_REMOVED, PROSE_THEY_REMOVED },
	{ PROSE_D_REMOVED_ON_REQUEST, PROSE_THEY_ON_REQUEST },
	{ PROSE_D_DATA_VOLUNTARY, PROSE_THEY_CHOOSE },
	{ PROSE_D_STORAGE_NECESSARY, PROSE_THEY_NECESSARY },
	{ PROSE_D_DISCLOSURE_TOLD, PROSE_THEY_DISCLOSURE },
	{ PROSE_D_TAKEOVER_NOTICE, PROSE_THEY_TAKEOVER },
	{ PROSE_D_TAKEOVER_OBJECT, PROSE_THEY_TAKEOVER_OBJECT },
	{ PROSE_L_IP_NOT_STORED, PROSE_THEY_IP_NOT_STORED },
	{ PROSE_L_IP_SHORTENED, PROSE_THEY_IP_SHORTENED },
	{ PROSE_L_IP_FULL, PROSE_THEY_IP_FULL },
	{ PROSE_D_CONTENT_EDIT, PROSE_THEY_EDIT },
	{ PROSE_D_EVENT_OTHERS, PROSE_THEY_OTHERS },
	{ PROSE_RC_APPROVAL, PROSE_THEY_APPROVAL },
	{ PROSE_D_PUBLICATION_OFF, PROSE_THEY_PUBLICATION_OFF },
};

enum prose
prose_spoken(const struct doc *d, enum prose key)
{
	for (size_t i = 0; i < ARRAY_LEN(rows) && d->of_people; i++)
		if (rows[i].to == key)
			return rows[i].of;
	return key;
}

/* ---- in the organisation's own words ----------------------------------- */

/* By what somebody is addressed; nobody by a word of another case. */
static const char *const addressed[LANG_MAX][8] = {
	[LANG_NB] = { "du", "deg", "din", "di", "ditt", "dine" },
	[LANG_NN] = { "du", "deg", "din", "di", "ditt", "dine" },
	[LANG_EN] = { "you", "your", "yours", "yourself" },
	[LANG_SV] = { "du", "dig", "din", "ditt", "dina" },
	[LANG_DE] = { "Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer",
	    "Ihres" },
	[LANG_NL] = { "u", "uw", "uzelf" },
};

static bool
is_addressing(struct str word, enum lang lang)
{
	for (size_t i = 0; i < ARRAY_LEN(addressed[lang]); i++) {
		const char *one = addressed[lang][i];

		if (one != NULL &&
		    (lang == LANG_DE ? str_is(word, one)
				     : str_eq_nocase(word, str_of(one))))
			return true;
	}
	return false;
}

static bool
is_of_word(char c)
{
	char low = ascii_lower(c);

	return (low >= 'a' && low <= 'z') || (unsigned char)c >= 0x80;
}

bool
prose_addresses(struct str s, enum lang lang)
{
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && is_of_word(s.p[i]))
			continue;
		if (is_addressing(str_sub(s, from, i - from), lang))
			return true;
		from = i + 1;
	}
	return false;
}

struct str
doc_told_about(struct doc *d, const struct text *about)
{
	struct str s = text_in(about, d->lang);

	return d->of_people && prose_addresses(s, d->lang) ? STR_NONE : s;
}

static const struct {
	enum prose we, several;
} ours[] = {
	{ PROSE_P_SEND, PROSE_OF_P_SEND },
	{ PROSE_P_CALL, PROSE_OF_P_CALL },
	{ PROSE_P_REMINDER, PROSE_OF_P_REMINDER },
	{ PROSE_P_REMINDERS, PROSE_OF_P_REMINDERS },
	{ PROSE_P_PROFILING, PROSE_OF_P_PROFILING },
	{ PROSE_VISIBLE_STAFF, PROSE_OF_VISIBLE_STAFF },
	{ PROSE_CLASS_MEMBERSHIP_OTHERS, PROSE_OF_CLASS_MEMBERSHIP_OTHERS },
};

enum prose
prose_of_several(const struct doc *d, enum prose key)
{
	for (size_t i = 0; i < ARRAY_LEN(ours); i++)
		if (ours[i].we == key)
			return d->st != NULL && doc_several(d) ? ours[i].several
							       : key;
	return key;
}
