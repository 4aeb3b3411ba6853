/* SPDX-License-Identifier: EUPL-1.2 */
/* web/api_people: find, see, add, change. */
#include "base/time.h"
#include "lang/prose.h"
#include "life/life.h"
#include "policy/ages.h"
#include "store/index.h"
#include "web/api.h"
#include "web/facts.h"
#include "web/forms.h"
#include "web/staff.h"

#define FIND_MAX 1000 /* people looked at for one answer */

/* ---- find ----------------------------------------------------------- */

struct find {
	struct api_page page;
	int name;
	size_t found;
};

/* One decision for each person of the list; those whom the token may not find
 * are not in it and not counted. */
static enum err
find_one(struct call *c, struct json *j, struct find *f, int64_t id)
{
	struct fieldset fs = { 0 };
	const struct grant *g;
	struct values vs;
	struct person *p;
	enum err e = person_open(c->tx, id, &p);

	if (e != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_OK : e;
	if (f->name >= 0)
		fieldset_add(&fs, f->name);
	if (!tx_may(c->tx, api_purpose(c), ACT_FIND, &fs, p))
		return ERR_OK;
	if (!api_on_page(&f->page, f->found++))
		return ERR_OK;
	e = tx_decide(c->tx, api_purpose(c), ACT_FIND, &fs, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(c->tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, id));
	json_str(j, "stage", str_of(stage_name(p->facts.stage)));
	json_str(j, "name", values_get(&vs, f->name));
	json_close(j);
	return ERR_OK;
}

enum err
api_people_find(struct call *c, const struct json_value *in, struct json *j)
{
	struct find f = { .name = statement_field_of_type(c->org->st, NULL,
			      FIELD_NAME) };
	struct fieldset all = call_fields_all(c);
	const struct grant *g;
	struct index_hit *hits;
	struct str text;
	bool by_all;
	size_t n;
	enum err e = api_page_read(c, &f.page);

	if (e == ERR_OK)
		e = json_get_str(in, "text", &text);
	if (e == ERR_OK)
		e = tx_decide(c->tx, api_purpose(c), ACT_FIND, &all, NULL, -1,
		    0, &g);
	if (e != ERR_OK)
		return e;
	by_all = find_by_address(c, g);
	index_find(c->org->index, c->a, text, FIND_MAX, &hits, &n);
	json_open(j, NULL);
	json_array(j, "people");
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		if (by_all || find_by_name(c, text, hits[i].name))
			e = find_one(c, j, &f, hits[i].person);
	json_array_end(j);
	api_page_told(j, &f.page, f.found);
	json_bool(j, "truncated", n == FIND_MAX);
	json_close(j);
	return e;
}

/* ---- see ------------------------------------------------------------ */

static void
kinds_out(struct call *c, struct json *j, const struct person *p)
{
	const struct statement *st = c->org->st;

	json_array(j, "kinds");
	for (size_t i = 0; i < st->kinds_n && i < 64; i++)
		if ((p->facts.kinds >> i & 1) != 0)
			json_str(j, NULL, st->kinds[i].n.name);
	json_array_end(j);
}

enum err
api_person_see(struct call *c, const struct json_value *in, struct json *j)
{
	struct fieldset all = call_fields_all(c);
	const struct grant *g;
	struct values vs;
	struct person *p;
	enum err e = api_person(c, c->seg[1], ACT_SEE, &all, &p, &g);

	(void)in;
	if (e == ERR_OK)
		e = person_read(c->tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, p->id));
	json_str(j, "stage", str_of(stage_name(p->facts.stage)));
	kinds_out(c, j, p);
	json_bool(j, "restricted", p->facts.restricted);
	json_bool(j, "protected_address", p->facts.protected_address);
	json_str(j, "language", str_of(lang_code(p->lang)));
	json_str(j, "created", instant_print(c->a, p->created_s));
	api_time(c, j, "invited", p->invited_s);
	api_time(c, j, "joined", p->joined_s);
	api_time(c, j, "erased_at", p->erase_at_s);
	api_fields_out(c, j, &vs);
	json_close(j);
	return ERR_OK;
}

/* ---- add and change ------------------------------------------------- */

struct entry {
	struct api_changes ch;
	struct provenance from;
	uint64_t kinds;
	bool kinds_said;
};

static enum err
kinds_in(struct call *c, const struct json_value *in, struct entry *en)
{
	const struct json_value *list;

	if (json_get_array(in, "kinds", &list) != ERR_OK)
		return ERR_OK;
	en->kinds_said = true;
	for (size_t i = 0; i < json_items(list); i++) {
		int no = statement_kind(c->org->st,
		    json_value_str(json_item(list, i)));

		if (no < 0 || no > 63)
			return api_refuse(c, ERR_INVALID,
			    api_at_n(c, STR("/kinds"), i),
			    "the statement has no such kind of person");
		if (c->org->st->kinds[no].outside)
			return api_refuse(c, ERR_INVALID,
			    api_at_n(c, STR("/kinds"), i),
			    "people of this kind are not in the register");
		if (c->org->st->kinds[no].by_age)
			return api_refuse(c, ERR_INVALID,
			    api_at_n(c, STR("/kinds"), i),
			    "the day of birth tells who is of this kind");
		en->kinds |= UINT64_C(1) << no;
	}
	return ERR_OK;
}

static enum err
from_in(struct call *c, const struct json_value *in, struct provenance *from)
{
	struct str s;

	from->source = statement_person_source(c->org->st);
	from->channel = CHANNEL_FORM;
	if (json_get_str(in, "source", &s) == ERR_OK) {
		from->source = statement_source(c->org->st, s);
		if (from->source < 0)
			return api_refuse(c, ERR_INVALID, STR("/source"),
			    "the statement has no such source");
	}
	if (json_get_str(in, "channel", &s) == ERR_OK &&
	    channel_find(s, &from->channel) != ERR_OK)
		return api_refuse(c, ERR_INVALID, STR("/channel"),
		    "not a channel");
	return ERR_OK;
}

static enum err
entry_in(struct call *c, const struct json_value *in, struct entry *en)
{
	const struct json_value *fields = NULL;
	enum err e = from_in(c, in, &en->from);

	if (e == ERR_OK)
		e = kinds_in(c, in, en);
	if (e == ERR_OK && json_get_object(in, "fields", &fields) != ERR_OK)
		fields = NULL;
	return e == ERR_OK ? api_fields_in(c, fields, &en->ch) : e;
}

/* An item of a record that is named, or a text that is not empty. */
static bool
is_given(const struct statement *st, const struct entry *en, int field)
{
	for (size_t i = 0; i < en->ch.n; i++)
		if (en->ch.at[i].field == field)
			return en->ch.at[i].text.n > 0;
	return st->fields[field].type == FIELD_RECORD &&
	       fieldset_has(&en->ch.fields, field);
}

/* What such a person must give is there; of who is in the register already,
 * what the call speaks of. */
static enum err
required_are_there(struct call *c, const struct entry *en, unsigned stage,
    uint64_t before, bool only_said)
{
	const struct statement *st = c->org->st;
	uint64_t kinds = kinds_changed(st, before, en->ch.at, en->ch.n,
	    date_of_instant(c->s->now_s));

	for (size_t i = 0; i < st->fields_n; i++)
		if (field_is_required(st, (int)i, stage, kinds) &&
		    !is_given(st, en, (int)i) &&
		    (!only_said || fieldset_has(&en->ch.fields, (int)i)))
			return api_refuse(c, ERR_INVALID,
			    api_at(c, STR("/fields"), st->fields[i].n.name),
			    "this is required");
	return ERR_OK;
}

/* Somebody who said no is not entered again, unless they come themselves. */
static enum err
marks(struct call *c, const struct entry *en)
{
	struct identifiers ids = { .source = -1 };
	bool hit;
	enum err e;

	for (size_t i = 0; i < en->ch.n; i++) {
		const struct change *ch = &en->ch.at[i];
		enum field_type t = c->org->st->fields[ch->field].type;

		ids.email = STR_NONE;
		ids.phone = STR_NONE;
		if (t == FIELD_EMAIL)
			ids.email = ch->text;
		else if (t == FIELD_PHONE)
			ids.phone = ch->text;
		else
			continue;
		if ((e = mark_hit(c->tx, &ids, &hit)) != ERR_OK)
			return e;
		if (hit)
			return api_refuse(c, ERR_REFUSED, STR_NONE,
			    "a do-not-invite mark stands against this");
	}
	return ERR_OK;
}

static void
changed_out(struct call *c, struct json *j, int64_t id, size_t changed)
{
	json_open(j, NULL);
	json_str(j, "id", id_print(c->a, id));
	json_int(j, "changed", (int64_t)changed);
	json_close(j);
}

/* The values; it is known of what kinds the person is. */
static enum err
entry_write(struct call *c, const struct grant *g, struct person *p,
    const struct entry *en, size_t *changed)
{
	const struct field *f;
	enum err e =
	    person_change(c->tx, g, p, &en->from, en->ch.at, en->ch.n, changed);

	if (e != ERR_REFUSED || (f = c->tx->not_kept) == NULL)
		return e;
	(void)api_refuse(c, e,
	    api_at(c, STR("/fields"),
		(f->parent >= 0 ? &c->org->st->fields[f->parent] : f)->n.name),
	    "");
	c->detail = arena_printf(c->a, STR_FMT " " STR_FMT,
	    STR_ARG(reason_text(REASON_NOT_KEPT, LANG_EN)),
	    STR_ARG(lang_kept_of(c->a, c->org->st, f->n.no, LANG_EN)));
	return e;
}

enum err
api_person_add(struct call *c, const struct json_value *in, struct json *j)
{
	struct entry en = { 0 };
	const struct grant *g;
	struct person *p;
	size_t changed;
	enum err e = entry_in(c, in, &en);

	if (e == ERR_OK)
		e = required_are_there(c, &en, STAGE_POSSIBLE, en.kinds, false);
	if (e == ERR_OK)
		e = tx_decide(c->tx, api_purpose(c), ACT_ADD, &en.ch.fields,
		    NULL, -1, 0, &g);
	if (e == ERR_OK)
		e = marks(c, &en);
	if (e == ERR_OK)
		e = person_add(c->tx, g, en.from.source, STR_NONE, &p);
	if (e == ERR_OK && en.kinds_said)
		e = person_set_kinds(c->tx, g, p, en.kinds);
	if (e == ERR_OK)
		e = entry_write(c, g, p, &en, &changed);
	if (e == ERR_OK)
		e = life_entered(c->tx, p,
		    life_email_in(c->org->st, en.ch.at, en.ch.n), en.ch.at,
		    en.ch.n, en.kinds != 0);
	if (e != ERR_OK)
		return e;
	reply_header(c->rp, "Location",
	    call_path(c, "/api/v1/people/" STR_FMT,
		STR_ARG(id_print(c->a, p->id))));
	changed_out(c, j, p->id, changed);
	return ERR_OK;
}

/* Those by age are said by nobody. */
static uint64_t
kinds_said(const struct person *p, const struct entry *en)
{
	if (!en->kinds_said)
		return p->facts.kinds;
	return en->kinds | (p->facts.kinds & statement_age_kinds(p->org->st));
}

/* Fields that are said, and kinds that are; the letter goes to the address of
 * before. */
static enum err
person_write(struct call *c, const struct grant *g, struct person *p,
    const struct entry *en, size_t *changed)
{
	uint64_t before = p->facts.kinds;
	struct str to = STR_NONE;
	enum err e = ERR_OK;
	bool kinds;

	if (en->ch.n > 0 || en->kinds_said)
		e = life_write_to(c->tx, p, &to);
	if (e == ERR_OK && en->kinds_said)
		e = person_say_kinds(c->tx, api_purpose(c), p, en->kinds);
	kinds = p->facts.kinds != before;
	if (e == ERR_OK && en->ch.n > 0)
		e = entry_write(c, g, p, en, changed);
	if (e == ERR_OK)
		e = group_apply_rules(c->tx, p);
	return e == ERR_OK
		   ? life_entered(c->tx, p, to, en->ch.at, en->ch.n, kinds)
		   : e;
}

enum err
api_person_change(struct call *c, const struct json_value *in, struct json *j)
{
	struct entry en = { 0 };
	const struct grant *g;
	struct values held;
	struct person *p;
	size_t changed = 0;
	enum act act;
	enum err e = entry_in(c, in, &en);

	/* Whoever says nothing but kinds corrects no field. */
	act = en.ch.n > 0 || !en.kinds_said ? ACT_CORRECT : ACT_SEE;
	if (e == ERR_OK)
		e = api_person(c, c->seg[1], act, &en.ch.fields, &p, &g);
	if (e == ERR_OK)
		e = person_read(c->tx, g, p, &held);
	if (e == ERR_OK)
		e = required_are_there(c, &en, p->facts.stage,
		    kinds_said(p, &en), true);
	if (e != ERR_OK)
		return e;
	api_fields_rest(c, &held, &en.ch);
	en.ch.n = changes_differ(&held, en.ch.at, en.ch.n);
	e = person_write(c, g, p, &en, &changed);
	if (e == ERR_OK)
		changed_out(c, j, p->id, changed);
	return e;
}
