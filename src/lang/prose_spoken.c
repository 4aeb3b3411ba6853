/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lang/prose_spoken: what is said to a person on the page, where it is told of
 * people: "the person is told", as all of a record speaks.
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
	{ PROSE_D_STORAGE_NECESSARY, PROSE_THEY_NECESSARY },
	{ PROSE_D_DISCLOSURE_TOLD, PROSE_THEY_DISCLOSURE },
	{ PROSE_D_TAKEOVER_NOTICE, PROSE_THEY_TAKEOVER },
	{ PROSE_D_TAKEOVER_OBJECT, PROSE_THEY_TAKEOVER_OBJECT },
	{ PROSE_L_IP_NOT_STORED, PROSE_THEY_IP_NOT_STORED },
	{ PROSE_L_IP_SHORTENED, PROSE_THEY_IP_SHORTENED },
	{ PROSE_L_IP_FULL, PROSE_THEY_IP_FULL },
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
