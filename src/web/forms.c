/* SPDX-License-Identifier: EUPL-1.2 */
#include "web/forms.h"

#include "base/email.h"

bool
email_is_valid(struct arena *a, struct str email)
{
	struct str address, match, plain;

	return email_normalise(a, str_trim(email), &address, &match,
		   &plain) == ERR_OK;
}

void
act_as_server(struct call *c, enum activity a)
{
	c->actor = (struct actor){ .type = ACTOR_JOB, .role = -1,
		.purpose = org_purpose(c->org, a) };
}
