/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/out.h"

void
smtp_run(struct out *o)
{
	(void)o;
}
