/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/address.h"

#include "base/email.h"

enum err
mail_address(struct arena *a, struct str s, struct mail_address *out)
{
	struct mail_address m = { 0 };
	struct str match, untagged;
	enum err e;

	/* A header line that was cut off here is no blank to forgive (T-14). */
	if (str_trim(s).n != s.n)
		return ERR_INVALID;
	e = email_normalise(a, s, &m.whole, &match, &untagged);
	if (e != ERR_OK)
		return e;
	for (size_t i = 0; i < m.whole.n; i++)
		m.utf8 = m.utf8 || (unsigned char)m.whole.p[i] >= 0x80;
	*out = m;
	return ERR_OK;
}
