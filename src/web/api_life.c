/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_life: erase, export, restrict, death, who looked, consents. */
#include "export/person_zip.h"
#include "export/receipt.h"
#include "policy/basis.h"
#include "store/release.h"
#include "store/trail.h"
#include "web/api.h"

/* ---- erase, restrict, death ----------------------------------------- */

enum err
api_person_erase(struct call *c, const struct json_value *in, struct json *j)
{
	struct receipt r = { 0 };
	const struct grant *g;
	struct person *p;
	enum err e = api_person(c, c->seg[1], ACT_ERASE, NULL, &p, &g);

	(void)in;
	if (e == ERR_OK)
		e = api_hide(c,
		    life_erase(c->tx, api_purpose(c), p, MARK_ERASED, &r));
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "unreadable", instant_print(c->a, r.unreadable_s));
	json_str(j, "gone", instant_print(c->a, r.gone_s));
	json_bool(j, "marked", r.marked);
	if (r.mark_until_day != 0)
		json_date(j, "mark_until", date_of_days(r.mark_until_day));
	if (r.held_until_s != 0)
		json_int(j, "held_fields", fieldset_count(&r.held));
	if (r.held_until_s != 0 && r.held_until_s != INT64_MAX)
		json_str(j, "held_until", instant_print(c->a, r.held_until_s));
	json_close(j);
	return ERR_OK;
}

static enum err
restriction(struct call *c, struct json *j, bool on)
{
	const struct grant *g;
	struct person *p;
	enum err e = api_person(c, c->seg[1], ACT_RESTRICT, NULL, &p, &g);

	if (e != ERR_OK)
		return e;
	e = person_restrict(c->tx, g, p, on);
	if (e == ERR_DENIED && !on) {
		c->tx->reason = REASON_ONLY_NARROWING;
		return api_refuse(c, e, STR_NONE,
		    "only the person may lift it");
	}
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_bool(j, "restricted", on);
	json_close(j);
	return ERR_OK;
}

enum err
api_person_restrict(struct call *c, const struct json_value *in, struct json *j)
{
	(void)in;
	return restriction(c, j, true);
}

enum err
api_person_release(struct call *c, const struct json_value *in, struct json *j)
{
	(void)in;
	return restriction(c, j, false);
}

static enum err
death(struct call *c, struct json *j, bool on)
{
	const struct grant *g;
	struct person *p;
	enum err e = api_person(c, c->seg[1], ACT_DEATH, NULL, &p, &g);

	if (e == ERR_OK)
		e = api_hide(c,
		    on ? life_death(c->tx, api_purpose(c), p)
		       : life_death_annul(c->tx, api_purpose(c), p));
	if (e == ERR_CONFLICT)
		return api_refuse(c, e, STR_NONE,
		    on ? "a death is reported already"
		       : "no death is reported");
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "stage", str_of(stage_name(p->facts.stage)));
	json_close(j);
	return ERR_OK;
}

enum err
api_person_death(struct call *c, const struct json_value *in, struct json *j)
{
	(void)in;
	return death(c, j, true);
}

enum err
api_person_annul(struct call *c, const struct json_value *in, struct json *j)
{
	(void)in;
	return death(c, j, false);
}

/* ---- export --------------------------------------------------------- */

static const struct {
	const char *name, *type, *file;
} formats[] = {
	{ "json", "application/json", "data.json" },
	{ "csv", "text/csv; charset=utf-8", "facts.csv" },
	{ "html", "text/html; charset=utf-8", "data.html" },
	{ "zip", "application/zip", "data.zip" },
	{ "consents", "application/ld+json", "consents.jsonld" },
};

static enum err
export_write(const struct person_export *pe, size_t format, enum lang lang,
    struct buf *out)
{
	switch (format) {
	case 0:
		return person_export_json(pe, out);
	case 1:
		return person_export_csv(pe, out);
	case 2:
		return person_export_html(pe, lang, out);
	case 4:
		return person_export_consents(pe, lang, out);
	default:
		return person_export_zip(pe, lang, out);
	}
}

enum err
api_person_export(struct call *c, const struct json_value *in, struct json *j)
{
	struct fieldset all = call_fields_all(c);
	struct str name = query_get(c, "format");
	struct person_export *pe;
	const struct grant *g;
	struct person *p;
	size_t format = 0;
	enum err e;

	(void)in;
	(void)j;
	while (name.p != NULL && format < ARRAY_LEN(formats) &&
	       !str_is(name, formats[format].name))
		format++;
	if (format == ARRAY_LEN(formats))
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "format is json, csv, html, zip or consents");
	e = api_person(c, c->seg[1], ACT_EXPORT, &all, &p, &g);
	if (e == ERR_OK)
		e = person_export_read(c->tx, g, p, &pe);
	if (e == ERR_OK)
		e = export_write(pe, format, p->lang, &c->rp->body);
	if (e != ERR_OK)
		return e;
	reply_header(c->rp, "Content-Type", str_of(formats[format].type));
	reply_header(c->rp, "Content-Disposition",
	    arena_printf(c->a, "attachment; filename=\"%s\"",
		formats[format].file));
	return ERR_OK;
}

/* ---- the trail ------------------------------------------------------ */

static void
entry_out(struct call *c, struct json *j, const struct audit_entry *en)
{
	json_open(j, NULL);
	json_int(j, "sequence", en->seq);
	json_str(j, "at", instant_print(c->a, en->at_s));
	json_str(j, "actor",
	    str_of(actor_type_name((enum actor_type)en->actor_type)));
	json_str(j, "role", trail_name(c->org, NUMBER_ROLE, en->role));
	json_str(j, "act",
	    str_of(en->act < ACT_MAX ? act_name((enum act)en->act) : ""));
	json_str(j, "purpose", trail_name(c->org, NUMBER_PURPOSE, en->purpose));
	json_str(j, "outcome", str_of(trail_outcome(en->outcome)));
	json_close(j);
}

static void
entries_out(struct call *c, struct json *j, const struct audit_entry *list,
    size_t n, size_t asked)
{
	json_open(j, NULL);
	json_array(j, "entries");
	for (size_t i = 0; i < n; i++)
		entry_out(c, j, &list[i]);
	json_array_end(j);
	if (n > 0 && n == asked)
		json_int(j, "before", list[n - 1].seq);
	json_close(j);
}

enum err
api_person_looks(struct call *c, const struct json_value *in, struct json *j)
{
	struct api_page pg;
	const struct grant *g;
	struct audit_entry *list;
	struct person *p;
	size_t n;
	enum err e = api_page_read(c, &pg);

	(void)in;
	if (e == ERR_OK)
		e = api_person(c, c->seg[1], ACT_AUDIT, NULL, &p, &g);
	if (e == ERR_OK)
		e = trail_of_person(c->tx, g, p, (size_t)pg.per_page, &list,
		    &n);
	if (e == ERR_OK)
		entries_out(c, j, list, n, SIZE_MAX);
	return e;
}

enum err
api_audit(struct call *c, const struct json_value *in, struct json *j)
{
	struct str s = query_get(c, "before");
	int64_t before = INT64_MAX;
	struct api_page pg;
	const struct grant *g;
	struct audit_entry *list;
	size_t n;
	enum err e = api_page_read(c, &pg);

	(void)in;
	if (e == ERR_OK && s.p != NULL &&
	    str_to_i64(s, 1, INT64_MAX, &before) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR_NONE,
		    "before is a sequence number");
	if (e == ERR_OK)
		e = api_may(c, ACT_AUDIT, &g);
	if (e == ERR_OK)
		e = trail_page(c->tx, g, before, (size_t)pg.per_page, &list,
		    &n);
	if (e == ERR_OK)
		entries_out(c, j, list, n, (size_t)pg.per_page);
	return e;
}

/* ---- consents ------------------------------------------------------- */

enum err
api_consents(struct call *c, const struct json_value *in, struct json *j)
{
	const struct grant *g;
	struct person_facts counted;
	struct consent_event *list;
	struct person *p;
	size_t n;
	enum err e = api_person(c, c->seg[1], ACT_SEE, NULL, &p, &g);

	(void)in;
	if (e == ERR_OK)
		e = person_consents(c->tx, g, p, &list, &n);
	if (e == ERR_OK)
		e = person_counted(c->tx, g, p, &counted);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	consent_now_json(j, c->org->st, &counted);
	json_array(j, "events");
	for (size_t i = 0; i < n; i++)
		consent_event_json(j, c->a, c->org, &list[i]);
	json_array_end(j);
	json_close(j);
	return ERR_OK;
}

static bool
may_say_no(const struct purpose *p)
{
	return purpose_may_be_refused(p) || purpose_may_be_objected(p);
}

static enum err
said_in(struct call *c, const struct json_value *in, struct consent_event *ev,
    bool *lang_said)
{
	struct str word, s;
	enum channel ch;

	*ev = (struct consent_event){ .channel = -1, .method = CHANNEL_FORM };
	if (json_get_str(in, "do", &word) != ERR_OK)
		return ERR_INVALID;
	ev->state = str_is(word, "give")       ? CONSENT_GIVEN
		    : str_is(word, "withdraw") ? CONSENT_WITHDRAWN
					       : CONSENT_OBJECTED;
	if (ev->state == CONSENT_OBJECTED && !str_is(word, "object"))
		return api_refuse(c, ERR_INVALID, STR("/do"),
		    "do is give, withdraw or object");
	if (json_get_str(in, "purpose", &s) != ERR_OK)
		s = STR_NONE;
	ev->purpose = statement_purpose(c->org->st, s);
	if (ev->purpose < 0 && ev->state == CONSENT_OBJECTED)
		ev->number = release_coming_purpose(c->org, s);
	if (ev->purpose < 0 && ev->number == 0)
		return api_refuse(c, ERR_INVALID, STR("/purpose"),
		    "the statement has no such purpose");
	if (ev->purpose >= 0 && ev->state == CONSENT_OBJECTED &&
	    !may_say_no(&c->org->st->purposes[ev->purpose]))
		return api_refuse(c, ERR_INVALID, STR("/purpose"),
		    "the statement offers no way to say no to it, and the law "
		    "gives none");
	if (json_get_str(in, "channel", &s) == ERR_OK) {
		if (channel_find(s, &ch) != ERR_OK)
			return api_refuse(c, ERR_INVALID, STR("/channel"),
			    "not a channel");
		ev->channel = (int)ch;
	}
	if (json_get_str(in, "method", &s) == ERR_OK &&
	    channel_find(s, &ev->method) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR("/method"),
		    "not a channel");
	*lang_said = json_get_str(in, "language", &s) == ERR_OK;
	if (*lang_said && lang_find(s, &ev->lang) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR("/language"),
		    "not a language");
	return ERR_OK;
}

/* A yes is for one channel each; a no without one is for all. */
static enum err
say(struct call *c, const struct grant *g, struct person *p,
    struct consent_event *ev, int64_t *events)
{
	unsigned channels =
	    ev->purpose < 0 ? 0 : c->org->st->purposes[ev->purpose].channels;
	struct consent_event one = *ev;
	enum err e = ERR_OK;

	if (ev->channel >= 0 || ev->state != CONSENT_GIVEN || channels == 0) {
		*events = 1;
		return person_consent(c->tx, g, p, ev);
	}
	for (int k = 0; k < CHANNEL_MAX && e == ERR_OK; k++) {
		if ((channels >> k & 1) == 0)
			continue;
		one = *ev;
		one.channel = k;
		e = person_consent(c->tx, g, p, &one);
		*events += e == ERR_OK;
	}
	ev->state = one.state;
	return e;
}

enum err
api_consent_add(struct call *c, const struct json_value *in, struct json *j)
{
	struct consent_event ev;
	const struct grant *g;
	struct person *p;
	int64_t events = 0;
	bool lang_said;
	enum err e = said_in(c, in, &ev, &lang_said);

	if (e == ERR_OK)
		e = api_person(c, c->seg[1], ACT_CONSENT, NULL, &p, &g);
	if (e != ERR_OK)
		return e;
	if (!lang_said)
		ev.lang = p->lang;
	e = say(c, g, p, &ev, &events);
	if (e == ERR_INVALID)
		return api_refuse(c, ERR_REFUSED, STR("/purpose"),
		    "the purpose does not rest on consent for this channel");
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "state", str_of(consent_state_name(ev.state)));
	json_int(j, "recorded", events);
	json_close(j);
	return ERR_OK;
}
