/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_web: cookies, and the logs of what stands beside the server. */
#include "lang/prose_doc.h"

struct str
doc_log_label(struct doc *d, const struct log_rule *k)
{
	return text_is_empty(&k->n.label) ? say0(d, PROSE_L_LOG)
					  : doc_label(d, &k->n);
}

static const enum prose ip[] = {
	[LOG_IP_NOT_STORED] = PROSE_L_IP_NOT_STORED,
	[LOG_IP_SHORTENED] = PROSE_L_IP_SHORTENED,
	[LOG_IP_FULL] = PROSE_L_IP_FULL,
};

struct str
doc_log(struct doc *d, const struct log_rule *k)
{
	struct str label = doc_log_label(d, k), whom = doc_kinds(d, &k->kinds);
	struct list l = { .n = 0 };

	if (k->ip != LOG_IP_UNSAID)
		list_add(d, &l, say0(d, ip[k->ip]));
	if (whom.n > 0)
		list_add(d, &l, say1(d, PROSE_D_KINDS, whom));
	return l.n == 0 ? label
			: say2(d, PROSE_LABELLED, label, list_blank(d, &l));
}

struct str
doc_log_stays(struct doc *d, const struct log_rule *k)
{
	return period_is_zero(k->life)
		   ? STR_NONE
		   : doc_longer(d, doc_period(d, k->life), &k->longer);
}

static void
say_logs(struct doc *d)
{
	for (size_t i = 0; i < d->st->logs_n; i++) {
		const struct log_rule *k = &d->st->logs[i];

		doc_topic(d, doc_ref(d, "log", k->n.name),
		    doc_capital(d, doc_log_label(d, k)));
		doc_own(d, "about", &k->n.about);
		if (k->ip != LOG_IP_UNSAID)
			doc_say0(d, "ip", ip[k->ip]);
		if (k->purpose >= 0)
			doc_say1(d, "purpose", PROSE_RC_PURPOSES,
			    doc_label(d, &d->st->purposes[k->purpose].n));
		doc_say1(d, "concerns", PROSE_D_KINDS, doc_kinds(d, &k->kinds));
		doc_say1(d, "kept", PROSE_L_LOG_KEPT, doc_period(d, k->life));
		doc_say_own(d, "longer", PROSE_D_LONGER, &k->longer);
		doc_say_attested(d, k->attested_by, k->attested_on);
	}
}

void
prose_cookies(struct doc *d)
{
	prose_section(d, "cookies", PROSE_H_COOKIES, "web");
	for (size_t i = 0; i < d->st->cookies_n; i++) {
		const struct cookie *c = &d->st->cookies[i];

		doc_topic(d, doc_ref(d, "cookie", c->n.name), c->n.name);
		doc_say1(d, "label", PROSE_ONE,
		    doc_sentence(d, text_in(&c->n.label, d->lang)));
		doc_own(d, "about", &c->n.about);
		if (c->activity < 0)
			doc_say1(d, "category", PROSE_C_CATEGORY,
			    doc_category(d, c->category));
		if (c->activity >= 0)
			doc_say1(d, "activity", PROSE_C_NECESSARY,
			    doc_activity(d, (enum activity)c->activity));
		doc_say_own(d, "because", PROSE_C_BECAUSE, &c->because);
		if (c->session)
			doc_say0(d, "life", PROSE_C_SESSION);
		else
			doc_say1(d, "life", PROSE_C_LIFE,
			    doc_period(d, c->life));
		doc_say1(d, "party", PROSE_C_PARTY, doc_words(d, &c->party));
		if (c->with_consent)
			doc_say0(d, "consent", PROSE_D_STORAGE_CONSENT);
		doc_say1(d, "purposes", PROSE_D_FOR_PURPOSES,
		    doc_purposes(d, &c->purposes));
	}
	say_logs(d);
	prose_told(d, "web");
}
