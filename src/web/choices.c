/* SPDX-License-Identifier: EUPL-1.2 */
/* web/choices: consents, channels and groups of a member (B12, B13, B27). */
#include "web/choices.h"

#include "lang/prose.h"
#include "policy/basis.h"
#include "policy/whom.h"
#include "web/handlers.h"

/* A purpose the person can say no to: it sends something, or rests on
 * consent. */
bool
is_choice(const struct purpose *pu)
{
	return purpose_may_be_refused(pu) &&
	       !purpose_serves(pu, ACTIVITY_INVITE);
}

bool
choice_concerns(const struct person *p, const struct purpose *pu)
{
	size_t i = (size_t)pu->n.no;

	if (!is_choice(pu))
		return false;
	return purpose_is_for(pu, p->facts.kinds) ||
	       (p->facts.consent[i] | p->facts.objected[i] | p->refused[i]) !=
		   0;
}

/* Whether messages of the purpose may go by the channel, as it stands. */
bool
choice_is_on(const struct person_facts *p, const struct purpose *pu,
    int channel)
{
	unsigned bit = 1U << channel;

	if (purpose_asks_consent(pu) && (p->consent[pu->n.no] & bit) == 0)
		return false;
	return (p->objected[pu->n.no] & bit) == 0;
}

bool
choice_given(const struct person_facts *p, const struct purpose *pu)
{
	if (pu->channels == 0)
		return p->consent[pu->n.no] != 0;
	for (int ch = 0; ch < CHANNEL_MAX; ch++)
		if ((pu->channels >> ch & 1) != 0 && choice_is_on(p, pu, ch))
			return true;
	return false;
}

/* ---- consents and channels (B12, B13) ---------------------------------- */

static struct str
event_word(struct call *c, const struct consent_event *ev)
{
	static const enum text_id words[] = {
		[CONSENT_GIVEN] = TEXT_C_EVENT_GIVEN,
		[CONSENT_WITHDRAWN] = TEXT_C_EVENT_WITHDRAWN,
		[CONSENT_OBJECTED] = TEXT_C_EVENT_OBJECTED,
		[CONSENT_OBJECTION_LIFTED] = TEXT_C_EVENT_LIFTED,
		[CONSENT_REQUESTED] = TEXT_C_EVENT_REQUESTED,
		[CONSENT_RESTRICTED] = TEXT_C_EVENT_RESTRICTED,
		[CONSENT_UNRESTRICTED] = TEXT_C_EVENT_UNRESTRICTED,
	};
	struct str s = T(c, words[ev->state]);

	if (ev->channel < 0)
		return s;
	return arena_printf(c->a, STR_FMT ", " STR_FMT, STR_ARG(s),
	    STR_ARG(channel_label((enum channel)ev->channel, c->lang)));
}

static void
choice_history(struct call *c, const struct consent_event *evs, size_t n,
    struct page_consents_purposes *out, int purpose)
{
	size_t cap = 0;

	for (size_t i = n; i-- > 0;) {
		struct page_consents_purposes_history *h;

		if (evs[i].purpose != purpose)
			continue;
		h = ARENA_PUSH(c->a, out->history, out->history_n, cap);
		h->when = view_instant(c->a, (int64_t)c->lang, evs[i].at_s);
		h->what = event_word(c, &evs[i]);
		if (evs[i].by != ACTOR_PERSON && evs[i].by != ACTOR_LINK)
			h->by = T(c, TEXT_C_LOOK_STAFF);
	}
}

static void
choice_channels(struct call *c, const struct person_facts *p,
    const struct purpose *pu, struct page_consents_purposes *out)
{
	size_t cap = 0;

	for (int ch = 0; ch < CHANNEL_MAX; ch++) {
		struct page_consents_purposes_channels *e;

		if ((pu->channels >> ch & 1) == 0)
			continue;
		e = ARENA_PUSH(c->a, out->channels, out->channels_n, cap);
		e->name = str_of(channel_name((enum channel)ch));
		e->label = lang_capital(c->a,
		    channel_label((enum channel)ch, c->lang));
		e->on = choice_is_on(p, pu, ch);
		e->state = T(c, e->on ? TEXT_C_YES : TEXT_C_NO);
		if (out->text.n == 0)
			out->text = lang_consent_text(c->a, c->org->st,
			    pu->n.no, ch, c->lang);
	}
}

static void
choice_fill(struct call *c, const struct person_facts *p,
    const struct purpose *pu, const struct consent_event *evs, size_t n,
    struct page_consents_purposes *out)
{
	const struct basis *b = purpose_basis(pu, p->kinds);

	out->name = pu->n.name;
	out->id = arena_printf(c->a, "p-" STR_FMT, STR_ARG(pu->n.name));
	out->label = lang_label(&pu->n, c->lang);
	out->about = text_in(&pu->n.about, c->lang);
	out->by_consent = purpose_asks_consent(pu);
	if (b != NULL)
		out->basis = lang_basis_name(c->a, b->code, c->lang);
	out->version = arena_printf(c->a, "%u", (unsigned)c->org->revision);
	choice_channels(c, p, pu, out);
	if (pu->channels == 0)
		out->text =
		    lang_consent_text(c->a, c->org->st, pu->n.no, -1, c->lang);
	out->given = choice_given(p, pu);
	out->state = T(c, out->given ? TEXT_C_YES : TEXT_C_NO);
	choice_history(c, evs, n, out, pu->n.no);
}

/* Where it is so of all that asks for a yes, it is said once. */
static void
guardian_fill(struct page_consents *pg)
{
	size_t asked = 0, guarded = 0;

	for (size_t i = 0; i < pg->purposes_n; i++) {
		asked += pg->purposes[i].by_consent;
		guarded += pg->purposes[i].by_guardian;
	}
	pg->guardian = asked > 0 && guarded == asked;
	for (size_t i = 0; pg->guardian && i < pg->purposes_n; i++)
		pg->purposes[i].by_guardian = false;
}

static enum err
consents_page(struct call *c, int status)
{
	const struct statement *st = c->org->st;
	struct page_consents pg = { .ui = &c->ui };
	struct consent_event *evs;
	struct person_facts counted;
	const struct grant *g;
	struct person *p;
	size_t n, cap = 0;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	e = call_own(c, p, ACT_SEE, NULL, &g);
	if (e == ERR_OK)
		e = person_consents(c->tx, g, p, &evs, &n);
	if (e == ERR_OK)
		e = person_counted(c->tx, g, p, &counted);
	for (size_t i = 0; i < st->purposes_n && e == ERR_OK; i++) {
		struct page_consents_purposes *one;
		bool guarded, is_for;

		if (!choice_concerns(p, &st->purposes[i]))
			continue;
		is_for = purpose_is_for(&st->purposes[i], p->facts.kinds);
		e = person_consent_guard(c->tx, g, p, (int)i, &guarded);
		if (e != ERR_OK)
			break;
		one = ARENA_PUSH(c->a, pg.purposes, pg.purposes_n, cap);
		choice_fill(c, &counted, &st->purposes[i], evs, n, one);
		one->by_guardian = one->by_consent && guarded;
		one->may_give = is_for && !one->by_guardian;
		one->asked = is_for && p->asked[i] != 0;
	}
	if (e != ERR_OK)
		return e;
	guardian_fill(&pg);
	pg.stale = status == 409;
	pg.saved = query_get(c, "saved").n > 0;
	page(c, status);
	view_page_consents(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_consents_page(struct call *c)
{
	return consents_page(c, 200);
}

enum err
choice_say(struct call *c, struct person *p, int purpose, int channel, bool yes,
    bool by_consent)
{
	struct consent_event ev = { .purpose = purpose,
		.channel = channel,
		.lang = c->lang,
		.method = CHANNEL_PORTAL };
	const struct grant *g;
	enum err e;

	if (yes)
		ev.state =
		    by_consent ? CONSENT_GIVEN : CONSENT_OBJECTION_LIFTED;
	else
		ev.state = by_consent ? CONSENT_WITHDRAWN : CONSENT_OBJECTED;
	e = call_own(c, p, ACT_CONSENT, NULL, &g);
	return e == ERR_OK ? person_consent(c->tx, g, p, &ev) : e;
}

enum err
choice_object(struct call *c, struct person *p, uint32_t coming, bool objects)
{
	struct consent_event ev = { .purpose = -1,
		.number = coming,
		.channel = -1,
		.state = objects ? CONSENT_OBJECTED : CONSENT_OBJECTION_LIFTED,
		.lang = c->lang,
		.method = CHANNEL_PORTAL };
	const struct grant *g;
	enum err e = call_own(c, p, ACT_CONSENT, NULL, &g);

	return e == ERR_OK ? person_consent(c->tx, g, p, &ev) : e;
}

/* Of a purpose that sends nothing there is no channel to choose. */
static enum err
channel_chosen(struct call *c, const struct purpose *pu, int *out)
{
	enum channel channel;

	*out = -1;
	if (pu->channels == 0)
		return form_get(c, "channel").n == 0 ? ERR_OK : ERR_INVALID;
	if (channel_find(form_get(c, "channel"), &channel) != ERR_OK)
		return ERR_INVALID;
	*out = (int)channel;
	return ERR_OK;
}

/* A yes is to the text that was on the page: another may be in force since. */
static bool
is_stale(struct call *c)
{
	return !str_eq(form_get(c, "version"),
	    arena_printf(c->a, "%u", (unsigned)c->org->revision));
}

enum err
web_consents(struct call *c)
{
	const struct statement *st = c->org->st;
	int purpose = statement_purpose(st, form_get(c, "purpose")), channel;
	struct str word = form_get(c, "do");
	bool yes = str_is(word, "give");
	struct person *p;
	enum err e;

	if (yes && is_stale(c))
		return consents_page(c, 409);
	if (purpose < 0 || !is_choice(&st->purposes[purpose]) ||
	    channel_chosen(c, &st->purposes[purpose], &channel) != ERR_OK ||
	    (!yes && !str_is(word, "withdraw")))
		return ERR_INVALID;
	/* A browser that says "do not sell or share" gives no consent by a
	 * page that may have been filled in for it; here a button was
	 * pressed, so that it counts. */
	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	e = choice_say(c, p, purpose, channel, yes,
	    purpose_asks_consent(&st->purposes[purpose]));
	if (e == ERR_OK)
		call_redirect(c,
		    arena_printf(c->a, "/me/consents?saved=1#p-" STR_FMT,
			STR_ARG(st->purposes[purpose].n.name)));
	return e;
}

/* ---- groups (B27) ------------------------------------------------------ */

static const struct membership *
membership_of(const struct person *p, int64_t group)
{
	for (size_t i = 0; i < p->groups_n; i++)
		if (p->groups[i].group == group)
			return &p->groups[i];
	return NULL;
}

static void
group_fill(struct call *c, const struct person *p, const struct group *g,
    const struct group_type *gt, struct page_groups_groups *out)
{
	const struct membership *m = membership_of(p, g->id);
	bool in = m != NULL && !m->left;

	out->id = id_print(c->a, g->id);
	out->name = g->name;
	out->type = lang_label(&gt->n, c->lang);
	out->about = text_in(&gt->n.about, c->lang);
	out->member = out->may_leave = in;
	out->may_join = !in && (gt->open || m != NULL);
	if (in && m->by_rule && gt->by_field >= 0)
		out->why = arena_printf(c->a, STR_FMT ": " STR_FMT,
		    STR_ARG(T(c, TEXT_C_GROUP_BECAUSE)),
		    STR_ARG(lang_label(&c->org->st->fields[gt->by_field].n,
			c->lang)));
}

enum err
web_groups_page(struct call *c)
{
	struct page_groups pg = { .ui = &c->ui };
	struct group *list;
	struct person *p;
	const struct grant *g;
	size_t n, cap = 0;
	enum err e;

	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = call_own(c, p, ACT_SEE, NULL, &g)) != ERR_OK)
		return e;
	if ((e = group_list(c->tx, &list, &n)) != ERR_OK)
		return e;
	for (size_t i = 0; i < n; i++) {
		const struct group_type *gt;

		if (list[i].type < 0)
			continue;
		gt = &c->org->st->group_types[list[i].type];
		/* Closed groups that one is not in are nobody's business. */
		if (!gt->open && membership_of(p, list[i].id) == NULL)
			continue;
		group_fill(c, p, &list[i], gt,
		    ARENA_PUSH(c->a, pg.groups, pg.groups_n, cap));
	}
	page(c, 200);
	view_page_groups(&c->rp->body, &pg);
	return ERR_OK;
}

enum err
web_groups(struct call *c)
{
	bool join = str_is(form_get(c, "do"), "join");
	const struct grant *g;
	struct group group;
	struct person *p;
	int64_t id;
	enum err e;

	if (id_parse(form_get(c, "group"), &id) != ERR_OK)
		return ERR_NOT_FOUND;
	if ((e = call_person(c, &p)) != ERR_OK)
		return e;
	if ((e = call_own(c, p, ACT_CORRECT, NULL, &g)) != ERR_OK)
		return e;
	if ((e = group_get(c->tx, id, &group)) != ERR_OK)
		return e;
	/* Into a closed group only back, never anew. */
	if (join && membership_of(p, id) == NULL &&
	    (group.type < 0 || !c->org->st->group_types[group.type].open))
		return ERR_NOT_FOUND;
	e = join ? group_join(c->tx, g, p, id) : group_leave(c->tx, g, p, id);
	if (e == ERR_OK)
		call_redirect(c, STR("/me/groups"));
	return e;
}
