/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_consent: a no that came by phone, letter or in person. A yes is
 * for the person alone to give (T-34). */
#include "lang/prose.h"
#include "policy/basis.h"
#include "store/release.h"
#include "web/choices.h"
#include "web/facts.h"
#include "web/handlers.h"
#include "web/staff.h"

static bool
may_say_no(const struct purpose *pu)
{
	return is_choice(pu) || purpose_may_be_objected(pu);
}

static void
purposes_asked(struct call *c, struct view_section *s)
{
	const struct version *v = release_coming(c->org);
	const struct statement *st = c->org->st;
	size_t cap = 0, choices = 0;
	struct view_field *f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);

	s->legend = T(c, TEXT_C_STAFF_SAID_NO);
	staff_field(c, f, "purpose", "radio", TEXT_LOOK_PURPOSE, STR_NONE);
	f->required = true;
	for (size_t i = 0; i < st->purposes_n; i++)
		if (may_say_no(&st->purposes[i]))
			staff_choice(c, f, &choices, st->purposes[i].n.name,
			    purpose_label(c, (int)i));
	for (size_t i = 0; v != NULL && v->st != NULL && i < v->st->purposes_n;
	     i++) {
		const struct named *n = &v->st->purposes[i].n;

		if (release_coming_purpose(c->org, n->name) != 0)
			staff_choice(c, f, &choices, n->name,
			    lang_label(n, c->lang));
	}
}

static enum err
consent_page(struct call *c, int purpose, struct person *p,
    const struct facts_errors *errors)
{
	struct page_staff_edit pg = { .ui = &c->ui,
		.lead = T(c, TEXT_C_STAFF_SAID_NO_LEAD),
		.action = req_path(c->rq),
		.errors = errors->at,
		.errors_n = errors->n };
	struct view_section *all = ARENA_ARRAY(c->a, struct view_section, 2);
	enum err e = staff_name(c, purpose, p, &pg.heading);

	if (e != ERR_OK)
		return e;
	pg.back_href = call_path(c, "/staff/people/" STR_FMT,
	    STR_ARG(id_print(c->a, p->id)));
	purposes_asked(c, &all[0]);
	staff_provenance(c, &all[1]);
	for (size_t s = 0; s < 2; s++)
		facts_errors_show(errors, all[s].fields, all[s].fields_n);
	pg.sections = all;
	pg.sections_n = 2;
	staff_page(c, errors->n > 0 ? 422 : 200);
	view_page_staff_edit(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_staff_consent_page(struct call *c)
{
	const struct facts_errors none = { 0 };
	int purpose;
	struct person *p;
	enum err e = staff_person(c, c->seg[1], ACT_CONSENT, &purpose, &p);

	return e != ERR_OK || purpose < 0 ? e
					  : consent_page(c, purpose, p, &none);
}

enum err
web_staff_consent(struct call *c)
{
	const struct statement *st = c->org->st;
	struct consent_event ev = { .channel = -1,
		.lang = c->lang,
		.purpose = statement_purpose(st, form_get(c, "purpose")) };
	struct facts_errors errors = { 0 };
	struct provenance from = { .source = -1 };
	const struct grant *g;
	struct person *p;
	int purpose;
	enum err e;

	e = staff_person(c, c->seg[1], ACT_CONSENT, &purpose, &p);
	if (e != ERR_OK || purpose < 0)
		return e;
	staff_provenance_read(c, &from, &c->tx->note, &errors);
	ev.number = release_coming_purpose(c->org, form_get(c, "purpose"));
	if (ev.number == 0 &&
	    (ev.purpose < 0 || !may_say_no(&st->purposes[ev.purpose]))) {
		struct view_error *er =
		    ARENA_PUSH(c->a, errors.at, errors.n, errors.cap);

		er->field = STR("purpose");
		er->text = T(c, TEXT_C_STAFF_PURPOSE_CHOOSE);
	}
	if (errors.n > 0)
		return consent_page(c, purpose, p, &errors);
	ev.method = from.channel;
	ev.state =
	    ev.number == 0 && purpose_asks_consent(&st->purposes[ev.purpose])
		? CONSENT_WITHDRAWN
		: CONSENT_OBJECTED;
	e = staff_decide(c, purpose, ACT_CONSENT, NULL, p, &g);
	if (e == ERR_OK)
		e = person_consent(c->tx, g, p, &ev);
	if (e == ERR_OK)
		call_redirect(c, arena_printf(c->a, "/staff/people/" STR_FMT,
				     STR_ARG(id_print(c->a, p->id))));
	return e;
}
