/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/forms.h"

#include "base/email.h"

bool
email_is_valid(struct arena *a, struct str email)
{
	struct str address, match, plain;

	return email_normalise(a, str_trim(email), &address, &match, &plain) ==
	       ERR_OK;
}

void
act_as_server(struct call *c, enum activity a)
{
	c->actor = (struct actor){ .type = ACTOR_JOB,
		.role = -1,
		.purpose = org_purpose(c->org, a) };
}

bool
find_by_name(struct call *c, struct str text, struct str name)
{
	struct str rest = text_fold(c->a, text), word;
	struct str in = text_fold(c->a, name);

	while (rest.p != NULL && str_cut(&rest, ' ', &word)) {
		struct str names = in, one;
		bool found = word.n == 0;

		while (!found && names.p != NULL && str_cut(&names, ' ', &one))
			found = str_starts(one, word);
		if (!found)
			return false;
	}
	return true;
}

bool
find_by_address(const struct call *c, const struct grant *g)
{
	struct fieldset fs = grant_fields(g);

	for (size_t i = 0; i < c->org->st->fields_n; i++) {
		enum field_type t = c->org->st->fields[i].type;

		if ((t == FIELD_EMAIL || t == FIELD_PHONE) &&
		    !fieldset_has(&fs, (int)i))
			return false;
	}
	return true;
}
