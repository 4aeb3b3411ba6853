/* SPDX-License-Identifier: EUPL-1.2 */
/* job/mailing: how a mailing's text becomes one person's mail; also used by
 * the preview, so that what is shown is what is sent. */
#ifndef JOB_MAILING_H
#define JOB_MAILING_H

#include "job/internal.h"
#include "mail/compose.h"
#include "mail/template.h"
#include "view/gen/pages.h"

struct mailing_text {
	struct template *template;
	int purpose;
	int64_t date_s;
};
struct mailing_person {
	int64_t id;
	struct str address, mail_id;
	const struct values *values;
	enum lang lang;
	uint64_t kinds;
};

/** mailing_fields(a, st, purpose, out): what a draft may name: the plain
 * fields the purpose uses as person.NAME, and the links. Returns how many. */
size_t mailing_fields(struct arena *a, const struct statement *st, int purpose,
    struct merge_field **out);
/** mailing_template(a, org, m, lang, out, findings, n): Errors: REFUSED with
 * findings, INVALID, TOO_BIG. */
enum err mailing_template(struct arena *a, const struct org *org,
    const struct message *m, enum lang lang, struct mailing_text *out,
    struct template_finding **findings, size_t *n_findings) MUST_USE;
/** mailing_write(j, a, org, t, who, out): the finished mail of one person. */
enum err mailing_write(struct jobs *j, struct arena *a, const struct org *org,
    const struct mailing_text *t, const struct mailing_person *who,
    struct mail *out) MUST_USE;
/** mailing_over_cap(tx, purpose, over_out): whether one more message now is
 * more than the purpose promises (B16). */
enum err mailing_over_cap(struct tx *tx, int purpose, bool *over_out) MUST_USE;
/* Why an approval was not given. */
enum approval {
	APPROVAL_OK,
	APPROVAL_NOT_A_DRAFT,
	APPROVAL_CAP
};
/** mailing_approve(tx, m, override, why_out): a draft goes on its way. The cap
 * of the purpose (B16) yields only where it is the normal one, to a reason,
 * which is kept and audited.
 * Errors: DENIED, CONFLICT (no draft), REFUSED (the cap). */
enum err mailing_approve(struct tx *tx, struct message *m, struct str override,
    enum approval *why_out) MUST_USE;
struct str mailing_url(struct jobs *j, struct arena *a, const struct org *org,
    const char *what, struct str token);
/** mailing_controller(org, purpose): who decides over ${purpose}, and so
 * writes; -1: the first one. mailing_from, mailing_sender: in its name. */
const struct controller *mailing_controller(const struct org *org, int purpose);
struct mail_party mailing_from(struct jobs *j, const struct org *org,
    int purpose, enum lang lang);
struct str mailing_sender(struct arena *a, const struct org *org, int purpose,
    enum lang lang);

#endif
