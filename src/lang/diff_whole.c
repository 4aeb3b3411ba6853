/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/diff_whole: what changed that no line says alone: what a yes covers,
 * and which of several comes first. */
#include "lang/diff_private.h"
#include "lang/prose.h"
#include "policy/consent.h"

/* What stands beside the box, in the language asked for, or in one that both
 * have. */
static struct str
box_text(struct differ *d, const struct statement *st, int purpose)
{
	const struct purpose *p = &st->purposes[purpose];
	int channel = p->channels == 0 ? -1 : __builtin_ctz(p->channels);

	return lang_consent_text(d->a, st, purpose, channel,
	    lang_diff_said_in(d->out, d->lang));
}

static void
consent_said(struct differ *d, int was, int is, enum consent_more more,
    struct str what)
{
	static const struct {
		enum diff_class class;
		enum kw property;
	} said[] = {
		[CONSENT_WORDS] = { DIFF_IS_CONSENT_TEXT, KW_CONSENT_TEXT },
		[CONSENT_FIELDS] = { DIFF_IS_WIDENING, KW_USING },
		[CONSENT_RECIPIENT] = { DIFF_IS_NEW_RECIPIENT, KW_RECIPIENT },
		[CONSENT_COUNTRY] = { DIFF_IS_NEW_TRANSFER, KW_TO_COUNTRY },
		[CONSENT_CONTROLLER] = { DIFF_IS_CONTROLLER, KW_CONTROLLER },
	};
	struct diff_change *ch;

	diff_whole_one(d, KW_PURPOSE, said[more].class,
	    &d->out->was->purposes[was].n, &d->out->is->purposes[is].n,
	    said[more].property, more == CONSENT_WORDS ? STR_NONE : what);
	ch = &d->out->at[d->out->n - 1];
	ch->consent = true;
	ch->was = ch->was_en = ch->was_nb = box_text(d, d->out->was, was);
	ch->is = ch->is_en = ch->is_nb = box_text(d, d->out->is, is);
}

/* From which age one says yes alone stands beside the box too. */
static bool
other_age(const struct differ *d, int purpose)
{
	const struct statement *was = d->out->was;
	const struct purpose *p = &d->out->is->purposes[purpose];
	int then = statement_purpose(was, p->n.name);

	return was->purposes[then].alone.years != p->alone.years;
}

/* What a yes does not cover, and no line of its purpose says. */
static void
consents(struct differ *d)
{
	const struct statement *was = d->out->was, *is = d->out->is;

	for (int i = 0; i < (int)is->purposes_n; i++) {
		const struct named *n = &is->purposes[i].n;
		enum consent_more more;
		struct str what;

		if (!diff_on_consent(is, n->name) ||
		    !diff_on_consent(was, n->name))
			continue;
		if (other_age(d, i))
			consent_said(d, statement_purpose(was, n->name), i,
			    CONSENT_WORDS, STR_NONE);
		if (d->out->ask[i])
			continue;
		more = consent_more(was, is, i, &what);
		if (more != CONSENT_SAME)
			consent_said(d, statement_purpose(was, n->name), i,
			    more, what);
	}
}

/* Of several that serve one activity the first one does. */
static void
first_purposes(struct differ *d)
{
	const struct statement *was = d->out->was, *is = d->out->is;

	for (int a = 0; a < ACTIVITY_MAX; a++) {
		int then = statement_purpose_of(was, (enum activity)a);
		int now = statement_purpose_of(is, (enum activity)a), k;
		const struct named *n, *m;

		if (then < 0 || now < 0)
			continue;
		n = &is->purposes[now].n;
		m = &was->purposes[then].n;
		k = statement_purpose(is, m->name);
		if (str_eq(m->name, n->name) || k < 0 ||
		    (is->purposes[k].activities >> a & 1) == 0 ||
		    statement_purpose(was, n->name) < 0)
			continue;
		diff_whole_one(d, KW_PURPOSE, DIFF_IS_OTHER, m, n, KW_SERVES,
		    str_of(activity_name((enum activity)a)));
	}
}

/* Letters go to the first address. */
static void
first_fields(struct differ *d)
{
	static const enum field_type types[] = { FIELD_NAME, FIELD_EMAIL };
	const struct statement *was = d->out->was, *is = d->out->is;

	for (size_t i = 0; i < ARRAY_LEN(types); i++) {
		int then = statement_field_of_type(was, NULL, types[i]);
		int now = statement_field_of_type(is, NULL, types[i]);
		const struct named *n, *m;

		if (then < 0 || now < 0)
			continue;
		n = &is->fields[now].n;
		m = &was->fields[then].n;
		if (!str_eq(m->name, n->name) &&
		    statement_field(is, m->name) >= 0 &&
		    statement_field(was, n->name) >= 0)
			diff_whole_one(d, KW_FIELD, DIFF_IS_OTHER, m, n,
			    KW_FIELD, STR_NONE);
	}
}

/* The first one is the controller; the first terms are accepted. */
static void
firsts(struct differ *d)
{
	const struct statement *was = d->out->was, *is = d->out->is;

	first_purposes(d);
	first_fields(d);
	if (was->controllers_n > 0 && is->controllers_n > 0 &&
	    !str_eq(was->controllers[0].n.name, is->controllers[0].n.name))
		diff_whole_one(d, KW_CONTROLLER, DIFF_IS_CONTROLLER,
		    &was->controllers[0].n, &is->controllers[0].n,
		    KW_CONTROLLER, STR_NONE);
	if (was->terms_n > 0 && is->terms_n > 0 &&
	    !str_eq(was->terms[0].n.name, is->terms[0].n.name))
		diff_whole_one(d, KW_TERMS, DIFF_IS_OTHER, &was->terms[0].n,
		    &is->terms[0].n, KW_TERMS, STR_NONE);
}

void
diff_whole(struct differ *d)
{
	consents(d);
	firsts(d);
}
