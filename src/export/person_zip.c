/* SPDX-License-Identifier: EUPL-1.2 */
#include "export/person_zip.h"

#include <stdlib.h>
#include <zip.h>

#include "export/receipt.h"
#include "intake/csv.h"
#include "intake/value.h"
#include "lang/prose.h"
#include "policy/country.h"
#include "store/group.h"
#include "store/trail.h"
#include "view/gen/pages.h"
#include "view/view.h"

struct place_in {
	struct group group;
	struct membership m;
};

struct person_export {
	struct arena *a;
	const struct org *org;
	const struct statement *st;
	struct person *p; /* what the gate sees; borrowed */
	int64_t made_s;
	struct values vs;
	struct consent_event *consents;
	size_t consents_n;
	struct receipt_notes notes; /* beside each consent */
	struct place_in *groups;
	size_t groups_n;
	struct audit_entry *looks;
	size_t looks_n;
};

/* ---- gathering ------------------------------------------------------ */

static enum err
groups_read(struct tx *tx, struct person_export *pe)
{
	struct group *all;
	size_t n;
	enum err e = group_list(tx, &all, &n);

	if (e != ERR_OK)
		return e;
	pe->groups = ARENA_ARRAY(tx->a, struct place_in, pe->p->groups_n);
	for (size_t i = 0; i < pe->p->groups_n; i++) {
		struct place_in *in = &pe->groups[pe->groups_n];

		in->m = pe->p->groups[i];
		for (size_t k = 0; k < n; k++) {
			if (all[k].id != in->m.group)
				continue;
			in->group = all[k];
			pe->groups_n++;
			break;
		}
	}
	return ERR_OK;
}

enum err
person_export_read(struct tx *tx, const struct grant *g, struct person *p,
    struct person_export **out)
{
	struct person_export *pe = ARENA_NEW(tx->a, struct person_export);
	enum err e;

	if (g == NULL || grant_act(g) != ACT_EXPORT)
		return ERR_DENIED;
	pe->a = tx->a;
	pe->org = tx->org;
	pe->st = tx->org->st;
	pe->p = p;
	pe->made_s = tx->now_s;
	if ((e = person_read(tx, g, p, &pe->vs)) != ERR_OK)
		return e;
	e = person_consents(tx, g, p, &pe->consents, &pe->consents_n);
	if (e == ERR_OK)
		e = receipt_notes_read(tx, pe->consents, pe->consents_n,
		    &pe->notes);
	if (e == ERR_OK)
		e = groups_read(tx, pe);
	if (e == ERR_OK)
		e = trail_of_person(tx, g, p, PERSON_EXPORT_LOOKS, &pe->looks,
		    &pe->looks_n);
	if (e == ERR_OK)
		*out = pe;
	return e;
}

/* ---- words ---------------------------------------------------------- */

static struct str
field_label(const struct person_export *pe, const struct value *v, enum lang l)
{
	const struct field *f = &pe->st->fields[v->field];

	if (f->parent < 0)
		return lang_label(&f->n, l);
	return arena_printf(pe->a, STR_FMT " %d: " STR_FMT,
	    STR_ARG(lang_label(&pe->st->fields[f->parent].n, l)), v->item,
	    STR_ARG(lang_label(&f->n, l)));
}

/* A choice as people read it; everything else as it is kept. */
static struct str
value_label(const struct person_export *pe, const struct value *v, enum lang l)
{
	const struct field *f = &pe->st->fields[v->field];
	struct str out = STR_NONE;

	if (f->type == FIELD_COUNTRY)
		return country_name(v->text, l);
	if (f->type != FIELD_CHOICE && f->type != FIELD_CHOICES)
		return v->text;
	for (size_t i = 0; i < f->choices_n; i++) {
		struct str label = lang_label(&f->choices[i].n, l);

		if (!value_has_choice(v->text, f->choices[i].n.name))
			continue;
		out = str_join(pe->a, out, label);
	}
	return out.n > 0 ? out : v->text;
}

static struct str
source_label(const struct person_export *pe, const struct value *v, enum lang l)
{
	return v->source < 0 ? STR("")
			     : lang_label(&pe->st->sources[v->source].n, l);
}

static struct str
day(const struct person_export *pe, int64_t at_s)
{
	return date_print(pe->a, date_of_instant(at_s));
}

static const struct {
	const char *name;
	enum text_id text;
} states[] = {
	[CONSENT_GIVEN] = { "given", TEXT_C_CONSENT_GIVEN },
	[CONSENT_WITHDRAWN] = { "withdrawn", TEXT_C_CONSENT_WITHDRAWN },
	[CONSENT_OBJECTED] = { "objected", TEXT_C_CONSENT_OBJECTED },
	[CONSENT_OBJECTION_LIFTED] = { "objection_lifted",
	    TEXT_C_CONSENT_LIFTED },
	[CONSENT_REQUESTED] = { "requested", TEXT_C_CONSENT_REQUESTED },
	[CONSENT_RESTRICTED] = { "restricted", TEXT_C_CONSENT_RESTRICTED },
	[CONSENT_UNRESTRICTED] = { "unrestricted",
	    TEXT_C_CONSENT_UNRESTRICTED },
};

/* ---- JSON ----------------------------------------------------------- */

static void
values_json(const struct person_export *pe, struct json *j)
{
	json_array(j, "values");
	for (size_t i = 0; i < pe->vs.n; i++) {
		const struct value *v = &pe->vs.at[i];

		json_open(j, NULL);
		json_str(j, "field",
		    statement_field_name(pe->a, pe->st, v->field));
		if (v->item > 0)
			json_int(j, "item", v->item);
		json_str(j, "value", v->text);
		if (v->source >= 0)
			json_str(j, "source",
			    pe->st->sources[v->source].n.name);
		json_str(j, "channel", str_of(channel_name(v->channel)));
		json_str(j, "entered_by", str_of(actor_type_name(v->by)));
		json_str(j, "at", instant_print(pe->a, v->at_s));
		if (v->verified_s != 0)
			json_str(j, "verified",
			    instant_print(pe->a, v->verified_s));
		json_close(j);
	}
	json_array_end(j);
}

static void
consents_json(const struct person_export *pe, struct json *j)
{
	json_array(j, "consents");
	for (size_t i = 0; i < pe->consents_n; i++) {
		const struct consent_event *ev = &pe->consents[i];

		json_open(j, NULL);
		if (ev->number != 0)
			json_str(j, "purpose", consent_about(pe->org, ev));
		if (ev->channel >= 0)
			json_str(j, "channel",
			    str_of(channel_name((enum channel)ev->channel)));
		json_str(j, "state", str_of(states[ev->state].name));
		json_str(j, "method", str_of(channel_name(ev->method)));
		json_str(j, "by", str_of(actor_type_name(ev->by)));
		json_str(j, "at", instant_print(pe->a, ev->at_s));
		if (pe->notes.texts[i].n > 0)
			json_str(j, "text", pe->notes.texts[i]);
		json_close(j);
	}
	json_array_end(j);
}

static void
groups_json(const struct person_export *pe, struct json *j)
{
	json_array(j, "groups");
	for (size_t i = 0; i < pe->groups_n; i++) {
		json_open(j, NULL);
		json_str(j, "name", pe->groups[i].group.name);
		json_bool(j, "left", pe->groups[i].m.left);
		json_str(j, "since",
		    instant_print(pe->a, pe->groups[i].m.since_s));
		json_close(j);
	}
	json_array_end(j);
}

static void
looks_json(const struct person_export *pe, struct json *j)
{
	json_array(j, "looks");
	for (size_t i = 0; i < pe->looks_n; i++) {
		const struct audit_entry *en = &pe->looks[i];

		json_open(j, NULL);
		json_str(j, "at", instant_print(pe->a, en->at_s));
		json_str(j, "actor",
		    str_of(actor_type_name((enum actor_type)en->actor_type)));
		json_str(j, "role", trail_name(pe->org, NUMBER_ROLE, en->role));
		json_str(j, "act", str_of(act_name((enum act)en->act)));
		json_str(j, "purpose",
		    trail_name(pe->org, NUMBER_PURPOSE, en->purpose));
		json_str(j, "outcome", str_of(trail_outcome(en->outcome)));
		json_close(j);
	}
	json_array_end(j);
}

enum err
person_export_json(const struct person_export *pe, struct buf *out)
{
	const struct person *p = pe->p;
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	json_str(&j, "organisation", pe->org->name);
	json_str(&j, "statement", pe->st->version);
	json_str(&j, "made", instant_print(pe->a, pe->made_s));
	json_str(&j, "id", id_print(pe->a, p->id));
	json_str(&j, "stage", str_of(stage_name(p->facts.stage)));
	json_bool(&j, "restricted", p->facts.restricted);
	json_bool(&j, "protected_address", p->facts.protected_address);
	json_str(&j, "created", instant_print(pe->a, p->created_s));
	if (p->joined_s != 0)
		json_str(&j, "joined", instant_print(pe->a, p->joined_s));
	json_array(&j, "kinds");
	for (size_t i = 0; i < pe->st->kinds_n; i++)
		if ((p->facts.kinds >> i & 1) != 0)
			json_str(&j, NULL, pe->st->kinds[i].n.name);
	json_array_end(&j);
	values_json(pe, &j);
	consents_json(pe, &j);
	groups_json(pe, &j);
	looks_json(pe, &j);
	json_close(&j);
	buf_putc(out, '\n');
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

enum err
person_export_consents(const struct person_export *pe, enum lang l,
    struct buf *out)
{
	return receipt_print(pe->a, pe->org, pe->p->id, pe->made_s,
	    pe->consents, &pe->notes, pe->consents_n, l, out);
}

/* ---- CSV ------------------------------------------------------------ */

enum err
person_export_csv(const struct person_export *pe, struct buf *out)
{
	buf_puts(out, "\xef\xbb\xbf"); /* spreadsheets look for it */
	buf_puts(out, "field;item;value;source;channel;at\r\n");
	for (size_t i = 0; i < pe->vs.n; i++) {
		const struct value *v = &pe->vs.at[i];

		csv_put(out, statement_field_name(pe->a, pe->st, v->field),
		    true);
		csv_put(out,
		    v->item > 0 ? arena_printf(pe->a, "%d", v->item) : STR(""),
		    false);
		csv_put(out, v->text, false);
		csv_put(out,
		    v->source < 0 ? STR("") : pe->st->sources[v->source].n.name,
		    false);
		csv_put(out, str_of(channel_name(v->channel)), false);
		csv_put(out, instant_print(pe->a, v->at_s), false);
		csv_end(out);
	}
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

/* ---- a page to read ------------------------------------------------- */

static void
page_facts(const struct person_export *pe, enum lang l,
    struct page_export *page)
{
	page->facts = ARENA_ARRAY(pe->a, struct page_export_facts, pe->vs.n);
	for (size_t i = 0; i < pe->vs.n; i++) {
		const struct value *v = &pe->vs.at[i];

		page->facts[page->facts_n++] = (struct page_export_facts){
			.label = field_label(pe, v, l),
			.value = value_label(pe, v, l),
			.source = source_label(pe, v, l),
			.since = day(pe, v->at_s),
		};
	}
}

static void
page_consents(const struct person_export *pe, enum lang l,
    struct page_export *page)
{
	page->consents =
	    ARENA_ARRAY(pe->a, struct page_export_consents, pe->consents_n);
	for (size_t i = 0; i < pe->consents_n; i++) {
		const struct consent_event *ev = &pe->consents[i];
		struct page_export_consents *to =
		    &page->consents[page->consents_n++];

		to->when = day(pe, ev->at_s);
		to->label =
		    ev->number == 0 ? view_text(l, TEXT_C_EXPORT_EVERYTHING)
		    : ev->purpose < 0
			? consent_about(pe->org, ev)
			: lang_label(&pe->st->purposes[ev->purpose].n, l);
		to->channel = ev->channel < 0
				  ? STR("")
				  : channel_label((enum channel)ev->channel, l);
		to->state = view_text(l, (int)states[ev->state].text);
		to->text = pe->notes.texts[i];
	}
}

static void
page_groups(const struct person_export *pe, struct page_export *page)
{
	page->groups =
	    ARENA_ARRAY(pe->a, struct page_export_groups, pe->groups_n);
	for (size_t i = 0; i < pe->groups_n; i++) {
		if (pe->groups[i].m.left)
			continue;
		page->groups[page->groups_n++] = (struct page_export_groups){
			.label = pe->groups[i].group.name,
			.since = day(pe, pe->groups[i].m.since_s),
		};
	}
}

/* What is said today comes in words; what a former version said, by name. */
static struct str
looks_word(const struct person_export *pe, enum number_kind kind,
    uint32_t number, enum lang l)
{
	int at = index_of(pe->org, kind, number);

	if (at < 0)
		return trail_name(pe->org, kind, number);
	return lang_label(kind == NUMBER_ROLE ? &pe->st->roles[at].n
					      : &pe->st->purposes[at].n,
	    l);
}

static void
page_looks(const struct person_export *pe, enum lang l,
    struct page_export *page)
{
	page->looks = ARENA_ARRAY(pe->a, struct view_look, pe->looks_n);
	for (size_t i = 0; i < pe->looks_n; i++) {
		const struct audit_entry *en = &pe->looks[i];

		page->looks[page->looks_n++] = (struct view_look){
			.when = view_instant(pe->a, l, en->at_s),
			.purpose =
			    looks_word(pe, NUMBER_PURPOSE, en->purpose, l),
			.role = looks_word(pe, NUMBER_ROLE, en->role, l),
			.act = str_of(act_name((enum act)en->act)),
		};
	}
}

enum err
person_export_html(const struct person_export *pe, enum lang l, struct buf *out)
{
	struct ui ui = { .lang = l };
	struct page_export page = {
		.code = view_lang_code(l),
		.title = view_text(l, TEXT_C_EXPORT_TITLE),
		.org = text_in(&pe->st->title, l),
		.made = view_instant(pe->a, l, pe->made_s),
		.id = id_print(pe->a, pe->p->id),
		.stage = str_of(stage_name(pe->p->facts.stage)),
		.kinds = lang_kind_labels(pe->a, pe->st, pe->p->facts.kinds, l),
		.ui = &ui,
	};

	page_facts(pe, l, &page);
	page_consents(pe, l, &page);
	page_groups(pe, &page);
	page_looks(pe, l, &page);
	view_page_export(out, &page);
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

/* ---- the three in one ----------------------------------------------- */

/* libzip frees what it was given; the file's own time is when it was made,
 * so that the same data gives the same bytes. */
static enum err
zip_put(zip_t *z, const char *name, const struct buf *b, int64_t at_s)
{
	char *copy = malloc(b->n > 0 ? b->n : 1);
	zip_source_t *src;
	zip_int64_t at;

	if (copy == NULL)
		return ERR_INTERNAL;
	for (size_t i = 0; i < b->n; i++)
		copy[i] = b->p[i];
	src = zip_source_buffer(z, copy, b->n, 1);
	if (src == NULL) {
		free(copy);
		return ERR_INTERNAL;
	}
	at = zip_file_add(z, name, src, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(src);
		return ERR_INTERNAL;
	}
	return zip_file_set_mtime(z, (zip_uint64_t)at, (time_t)at_s, 0) == 0
		   ? ERR_OK
		   : ERR_INTERNAL;
}

static enum err
zip_fill(zip_t *z, const struct person_export *pe, enum lang l)
{
	struct buf b;
	enum err e;

	buf_init(&b, PERSON_EXPORT_MAX);
	e = person_export_html(pe, l, &b);
	if (e == ERR_OK)
		e = zip_put(z, "index.html", &b, pe->made_s);
	buf_reset(&b);
	if (e == ERR_OK)
		e = person_export_json(pe, &b);
	if (e == ERR_OK)
		e = zip_put(z, "data.json", &b, pe->made_s);
	buf_reset(&b);
	if (e == ERR_OK)
		e = person_export_csv(pe, &b);
	if (e == ERR_OK)
		e = zip_put(z, "facts.csv", &b, pe->made_s);
	buf_reset(&b);
	if (e == ERR_OK)
		e = person_export_consents(pe, l, &b);
	if (e == ERR_OK)
		e = zip_put(z, "consents.jsonld", &b, pe->made_s);
	if (e == ERR_NOT_FOUND) /* nothing was asked for */
		e = ERR_OK;
	buf_release(&b);
	return e;
}

/* zip_close writes into the source, which was kept for reading it back. */
static enum err
zip_bytes(zip_source_t *src, struct buf *out)
{
	char block[16384];
	zip_int64_t n;

	if (zip_source_open(src) != 0)
		return ERR_INTERNAL;
	while ((n = zip_source_read(src, block, sizeof(block))) > 0)
		buf_put(out, (struct str){ block, (size_t)n });
	(void)zip_source_close(src);
	if (n < 0)
		return ERR_INTERNAL;
	return out->full ? ERR_TOO_BIG : ERR_OK;
}

enum err
person_export_zip(const struct person_export *pe, enum lang l, struct buf *out)
{
	zip_source_t *src = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z;
	enum err e;

	if (src == NULL)
		return ERR_INTERNAL;
	z = zip_open_from_source(src, ZIP_TRUNCATE, NULL);
	if (z == NULL) {
		zip_source_free(src);
		return ERR_INTERNAL;
	}
	zip_source_keep(src);
	e = zip_fill(z, pe, l);
	if (e != ERR_OK)
		zip_discard(z);
	else if (zip_close(z) != 0) {
		zip_discard(z);
		e = ERR_INTERNAL;
	}
	if (e == ERR_OK)
		e = zip_bytes(src, out);
	zip_source_free(src);
	return e;
}
