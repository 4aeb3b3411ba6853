/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/cmd_person: find, show, add, set, export, erase. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cmd.h"
#include "export/person_zip.h"
#include "intake/value.h"
#include "lang/prose.h"
#include "life/life.h"
#include "policy/ages.h"
#include "policy/whom.h"
#include "store/index.h"

#define FIND_MAX 1000

/* ---- find ----------------------------------------------------------- */

struct find {
	int purpose, name;
	struct json j;
	size_t shown;
};

static enum err
find_show(struct cli *c, struct tx *tx, struct find *f, int64_t id)
{
	struct fieldset fs = { 0 };
	const struct grant *g;
	struct values vs = { 0 };
	struct person *p;
	enum err e = person_open(tx, id, &p);

	if (e != ERR_OK)
		return e == ERR_NOT_FOUND ? ERR_OK : e;
	if (f->name >= 0)
		fieldset_add(&fs, f->name);
	/* Those whom this actor may not find are not in the list. */
	if (!tx_may(tx, f->purpose, ACT_FIND, &fs, p))
		return ERR_OK;
	e = tx_decide(tx, f->purpose, ACT_FIND, &fs, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	f->shown++;
	if (!c->json) {
		cli_say(c, STR_FMT "  %-9s " STR_FMT "\n",
		    STR_ARG(id_print(c->a, id)), stage_name(p->facts.stage),
		    STR_ARG(values_get(&vs, f->name)));
		return ERR_OK;
	}
	json_open(&f->j, NULL);
	json_str(&f->j, "id", id_print(c->a, id));
	json_str(&f->j, "stage", str_of(stage_name(p->facts.stage)));
	json_str(&f->j, "name", values_get(&vs, f->name));
	json_close(&f->j);
	return ERR_OK;
}

static enum err
find_body(struct cli *c, struct tx *tx, void *self)
{
	struct find *f = self;
	const struct grant *g;
	struct index_hit *hits;
	struct str text = cli_word(c, 0);
	size_t n;
	enum err e = tx_decide(tx, f->purpose, ACT_FIND, NULL, NULL, -1, 0, &g);

	if (e != ERR_OK)
		return e;
	for (size_t i = 1; i < c->words_n; i++)
		text = arena_printf(c->a, STR_FMT " " STR_FMT, STR_ARG(text),
		    STR_ARG(c->words[i]));
	index_find(c->org->index, c->a, text, FIND_MAX, &hits, &n);
	if (c->json) {
		json_open(&f->j, NULL);
		json_array(&f->j, "people");
	}
	for (size_t i = 0; i < n && e == ERR_OK; i++)
		e = find_show(c, tx, f, hits[i].person);
	if (c->json) {
		json_array_end(&f->j);
		json_close(&f->j);
		cli_say(c, "\n");
	}
	return e;
}

enum err
cmd_person_find(struct cli *c)
{
	struct find f = { 0 };
	enum err e = cmd_words(c, 1, CLI_WORDS);

	if (e == ERR_OK)
		e = cli_purpose(c, &f.purpose);
	if (e != ERR_OK)
		return e;
	f.name = statement_field_of_type(c->org->st, NULL, FIELD_NAME);
	json_init(&f.j, &c->out);
	e = cmd_tx(c, cmd_activity(c, f.purpose), find_body, &f);
	if (e == ERR_OK && f.shown == 0 && !c->json)
		cli_say(c, "nobody\n");
	return e;
}

/* ---- show ----------------------------------------------------------- */

static struct str
source_name(const struct statement *st, const struct value *v)
{
	return v->source < 0 ? STR("") : st->sources[v->source].n.name;
}

static void
value_json(struct cli *c, struct json *j, const struct value *v)
{
	const struct statement *st = c->org->st;

	json_open(j, NULL);
	json_str(j, "field", statement_field_name(c->a, st, v->field));
	if (v->item > 0)
		json_int(j, "item", v->item);
	json_str(j, "value", v->text);
	json_str(j, "source", source_name(st, v));
	json_str(j, "channel", str_of(channel_name(v->channel)));
	json_str(j, "by", str_of(actor_type_name(v->by)));
	json_str(j, "at", instant_print(c->a, v->at_s));
	json_bool(j, "verified", v->verified_s != 0);
	json_close(j);
}

/* Plain fields as an object, which is what most callers want; records as
 * lists of objects; and every value with where it came from. */
static void
fields_json(struct cli *c, struct json *j, const struct values *vs)
{
	const struct statement *st = c->org->st;

	json_open(j, "fields");
	for (size_t i = 0; i < st->fields_n; i++) {
		const struct field *f = &st->fields[i];
		int items;

		if (f->parent < 0 && f->type != FIELD_RECORD &&
		    values_get(vs, (int)i).n > 0)
			json_key_str(j, f->n.name, values_get(vs, (int)i));
		if (f->type != FIELD_RECORD)
			continue;
		if ((items = values_items(vs, st, (int)i)) == 0)
			continue;
		json_key_array(j, f->n.name);
		for (int item = 1; item <= items; item++) {
			json_open(j, NULL);
			for (size_t k = 0; k < f->parts.n; k++) {
				int part = f->parts.at[k];
				struct str s = values_item(vs, part, item);

				if (s.n > 0)
					json_key_str(j, st->fields[part].n.name,
					    s);
			}
			json_close(j);
		}
		json_array_end(j);
	}
	json_close(j);
	json_array(j, "values");
	for (size_t i = 0; i < vs->n; i++)
		value_json(c, j, &vs->at[i]);
	json_array_end(j);
}

static void
kinds_json(struct cli *c, struct json *j, const struct person *p)
{
	const struct statement *st = c->org->st;

	json_array(j, "kinds");
	for (size_t i = 0; i < st->kinds_n; i++)
		if ((p->facts.kinds >> i & 1) != 0)
			json_str(j, NULL, st->kinds[i].n.name);
	json_array_end(j);
}

static void
person_json(struct cli *c, const struct person *p, const struct values *vs)
{
	struct json j;

	json_init(&j, &c->out);
	json_open(&j, NULL);
	json_str(&j, "id", id_print(c->a, p->id));
	json_str(&j, "stage", str_of(stage_name(p->facts.stage)));
	kinds_json(c, &j, p);
	json_bool(&j, "restricted", p->facts.restricted);
	json_bool(&j, "protected_address", p->facts.protected_address);
	json_str(&j, "language", str_of(lang_code(p->lang)));
	json_str(&j, "created", instant_print(c->a, p->created_s));
	if (p->invited_s != 0)
		json_str(&j, "invited", instant_print(c->a, p->invited_s));
	if (p->joined_s != 0)
		json_str(&j, "joined", instant_print(c->a, p->joined_s));
	if (p->erase_at_s != 0)
		json_str(&j, "erased_at", instant_print(c->a, p->erase_at_s));
	fields_json(c, &j, vs);
	json_close(&j);
	cli_say(c, "\n");
}

static void
person_text(struct cli *c, const struct person *p, const struct values *vs)
{
	const struct statement *st = c->org->st;

	cli_say(c, STR_FMT "  %s%s%s\n", STR_ARG(id_print(c->a, p->id)),
	    stage_name(p->facts.stage),
	    p->facts.restricted ? ", restricted" : "",
	    p->facts.protected_address ? ", protected address" : "");
	for (size_t i = 0; i < st->kinds_n; i++)
		if ((p->facts.kinds >> i & 1) != 0)
			cli_say(c, "kind: " STR_FMT "\n",
			    STR_ARG(st->kinds[i].n.name));
	for (size_t i = 0; i < vs->n; i++) {
		const struct value *v = &vs->at[i];

		cli_say(c, STR_FMT,
		    STR_ARG(statement_field_name(c->a, st, v->field)));
		if (v->item > 0)
			cli_say(c, "[%d]", v->item);
		cli_say(c, ": " STR_FMT "  (" STR_FMT ", %s, " STR_FMT ")\n",
		    STR_ARG(v->text), STR_ARG(source_name(st, v)),
		    channel_name(v->channel),
		    STR_ARG(date_print(c->a, date_of_instant(v->at_s))));
	}
}

static enum err
show_body(struct cli *c, struct tx *tx, void *self)
{
	int purpose = *(int *)self;
	struct fieldset all = statement_all_fields(c->org->st);
	const struct grant *g;
	struct values vs;
	struct person *p;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK)
		e = tx_decide(tx, purpose, ACT_SEE, &all, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_read(tx, g, p, &vs);
	if (e != ERR_OK)
		return e;
	if (c->json)
		person_json(c, p, &vs);
	else
		person_text(c, p, &vs);
	return ERR_OK;
}

enum err
cmd_person_show(struct cli *c)
{
	int purpose;
	enum err e = cmd_words(c, 1, 1);

	if (e == ERR_OK)
		e = cli_purpose(c, &purpose);
	return e != ERR_OK
		   ? e
		   : cmd_tx(c, cmd_activity(c, purpose), show_body, &purpose);
}

/* ---- add and set ---------------------------------------------------- */

struct entry {
	int purpose;
	struct change *at;
	size_t n, cap;
	struct provenance from;
	uint64_t kinds;          /* 0: as they are */
	uint64_t also, not_more; /* beside those, and no longer */
	bool member;
	size_t changed;
	int64_t id;
};

/* "education[2].degree" or "education.degree" or "full_name". */
static enum err
field_find(struct cli *c, struct str name, int *field, int *item)
{
	const struct statement *st = c->org->st;
	size_t dot = str_find(name, STR("."));
	struct str record = str_sub(name, 0, dot == SIZE_MAX ? name.n : dot);
	size_t open = str_find(record, STR("["));
	int64_t no = 1;
	int at;

	*item = 0;
	if (dot == SIZE_MAX) {
		*field = statement_field(st, name);
		return *field < 0 || st->fields[*field].type == FIELD_RECORD
			   ? ERR_NOT_FOUND
			   : ERR_OK;
	}
	if (open != SIZE_MAX && str_ends(record, STR("]"))) {
		if (str_to_i64(str_sub(record, open + 1, record.n - open - 2),
			1, 1000, &no) != ERR_OK)
			return ERR_NOT_FOUND;
		record = str_sub(record, 0, open);
	}
	at = statement_field(st, record);
	if (at < 0 || st->fields[at].type != FIELD_RECORD)
		return ERR_NOT_FOUND;
	*field = statement_part(st, at, str_sub(name, dot + 1, name.n));
	*item = (int)no;
	return *field < 0 ? ERR_NOT_FOUND : ERR_OK;
}

static enum err
no_field(struct cli *c, struct str name)
{
	const struct statement *st = c->org->st;
	int at = statement_field(st, name);
	struct str *names = ARENA_ARRAY(c->a, struct str, st->fields_n);
	size_t n = 0;

	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].type != FIELD_RECORD &&
		    (at < 0 || st->fields[i].parent == at))
			names[n++] = statement_field_name(c->a, st, (int)i);
	return cli_no_such(c, ERR_NOT_FOUND, STR_NONE, "field", name, names, n);
}

static enum err
entry_word(struct cli *c, struct entry *en, struct str word)
{
	size_t eq = str_find(word, STR("="));
	struct change *ch;
	struct str name, text;
	int field, item;
	enum err e;

	if (eq == SIZE_MAX)
		return cli_fail(c, ERR_INVALID,
		    "what is to be entered stands as field=value");
	name = str_sub(word, 0, eq);
	if (field_find(c, name, &field, &item) != ERR_OK)
		return no_field(c, name);
	e = value_normalise(c->a, &c->org->st->fields[field],
	    str_sub(word, eq + 1, word.n), &text);
	if (e == ERR_REFUSED)
		return cli_fail(c, e,
		    STR_FMT ": a national identity number is not kept here",
		    STR_ARG(name));
	if (e != ERR_OK)
		return cli_fail(c, ERR_INVALID,
		    STR_FMT ": not a value of the type %s", STR_ARG(name),
		    field_type_name(c->org->st->fields[field].type));
	ch = ARENA_PUSH(c->a, en->at, en->n, en->cap);
	*ch = (struct change){ field, item, text };
	return ERR_OK;
}

static enum err
entry_source(struct cli *c, struct entry *en)
{
	struct str name = cli_option(c, "source");

	en->from.source = statement_person_source(c->org->st);
	if (name.p == NULL)
		return ERR_OK;
	return cmd_name(c, c->org->st, CMD_SOURCE, name, &en->from.source);
}

static enum err
kind_bit(struct cli *c, struct str kind, uint64_t *bits)
{
	int no;
	enum err e = cmd_name(c, c->org->st, CMD_KIND, kind, &no);

	if (e != ERR_OK)
		return e;
	if (c->org->st->kinds[no].outside)
		return cli_fail(c, ERR_INVALID,
		    "people who are \"" STR_FMT "\" are not in the register",
		    STR_ARG(kind));
	if (c->org->st->kinds[no].by_age)
		return cli_fail(c, ERR_INVALID,
		    "the day of birth tells who is \"" STR_FMT "\"",
		    STR_ARG(kind));
	*bits |= UINT64_C(1) << no;
	return ERR_OK;
}

/* “--kind” says all of them; the others leave the rest as it is. */
static enum err
entry_kinds(struct cli *c, struct entry *en)
{
	struct str kind = cli_option(c, "kind");
	enum err e = kind.p == NULL ? ERR_OK : kind_bit(c, kind, &en->kinds);

	for (size_t i = 0; e == ERR_OK && cli_options(c, "add-kind", i, &kind);
	     i++)
		e = kind_bit(c, kind, &en->also);
	for (size_t i = 0;
	     e == ERR_OK && cli_options(c, "remove-kind", i, &kind); i++)
		e = kind_bit(c, kind, &en->not_more);
	if (e != ERR_OK)
		return e;
	if (en->kinds != 0 && (en->also | en->not_more) != 0)
		return cli_fail(c, ERR_INVALID,
		    "--kind says all kinds of the person: it stands beside "
		    "no --add-kind and no --remove-kind");
	if ((en->also & en->not_more) != 0)
		return cli_fail(c, ERR_INVALID,
		    "one kind is both added and removed");
	return ERR_OK;
}

static enum err
entry_read(struct cli *c, struct entry *en, size_t from)
{
	int channel;
	enum err e = cli_purpose(c, &en->purpose);

	if (e == ERR_OK)
		e = cmd_channel(c, "channel", CHANNEL_FORM, &channel);
	if (e == ERR_OK)
		e = entry_source(c, en);
	for (size_t i = from; i < c->words_n && e == ERR_OK; i++)
		e = entry_word(c, en, c->words[i]);
	if (e != ERR_OK)
		return e;
	en->from.channel = (enum channel)channel;
	/* The address was tried, or stands in the person's own letter. */
	if (cli_flag(c, "verified"))
		en->from.verified_s = clock_now_s();
	return entry_kinds(c, en);
}

static struct fieldset
entry_fields(const struct entry *en)
{
	struct fieldset fs = { 0 };

	for (size_t i = 0; i < en->n; i++)
		fieldset_add(&fs, en->at[i].field);
	return fs;
}

/* Somebody who said no is not entered again, unless they come themselves. */
static enum err
entry_marks(struct cli *c, struct tx *tx, const struct entry *en)
{
	struct identifiers ids = { .source = -1 };
	int64_t cleared;
	bool hit;
	enum err e;

	for (size_t i = 0; i < en->n; i++) {
		enum field_type t = c->org->st->fields[en->at[i].field].type;

		if (t == FIELD_EMAIL && ids.email.n == 0)
			ids.email = en->at[i].text;
		if (t == FIELD_PHONE && ids.phone.n == 0)
			ids.phone = en->at[i].text;
	}
	if ((e = mark_hit(tx, &ids, &hit)) != ERR_OK || !hit)
		return e;
	if (!en->member)
		return cli_fail(c, ERR_REFUSED,
		    "a do-not-invite mark stands against this; --member "
		    "records that the person came by own will");
	return ids.email.n > 0 ? mark_clear(tx, ids.email, &cleared) : ERR_OK;
}

static enum err
entry_required(struct cli *c, const struct entry *en)
{
	struct fieldset fs = entry_fields(en);
	unsigned stage = en->member ? STAGE_MEMBER : STAGE_POSSIBLE;
	uint64_t kinds =
	    kinds_changed(c->org->st, en->kinds, en->at, en->n, cmd_today());

	for (size_t i = 0; i < c->org->st->fields_n; i++)
		if (field_is_required(c->org->st, (int)i, stage, kinds) &&
		    !fieldset_has(&fs, (int)i))
			return cli_fail(c, ERR_INVALID, STR_FMT " is required",
			    STR_ARG(c->org->st->fields[i].n.name));
	return ERR_OK;
}

/* Who is entered is told what was entered, and at the address of before. The
 * operator's entries come with the person's own letter or call, and are told by
 * the trail alone. */
static enum err
entry_tell(const struct cli *c, struct tx *tx, const struct person *p,
    struct str to, const struct entry *en, bool kinds)
{
	if (c->actor.type != ACTOR_STAFF || (en->changed == 0 && !kinds))
		return ERR_OK;
	return life_entered(tx, p, to, en->at, en->changed > 0 ? en->n : 0,
	    kinds);
}

/* Before the values: what is kept goes by what the person is. */
static enum err
entry_member(struct tx *tx, const struct grant *g, struct person *p,
    const struct entry *en)
{
	enum err e = ERR_OK;

	if (en->kinds != 0)
		e = person_set_kinds(tx, g, p, en->kinds);
	if (e == ERR_OK && en->member)
		e = person_set_stage(tx, g, p, STAGE_MEMBER);
	return e;
}

static enum err
entry_values(struct cli *c, struct tx *tx, const struct grant *g,
    struct person *p, struct entry *en)
{
	enum err e =
	    person_change(tx, g, p, &en->from, en->at, en->n, &en->changed);

	if (e != ERR_REFUSED || tx->not_kept == NULL)
		return e;
	return cli_fail(c, e, STR_FMT ": " STR_FMT " " STR_FMT,
	    STR_ARG(tx->not_kept->n.name),
	    STR_ARG(reason_text(REASON_NOT_KEPT, LANG_EN)),
	    STR_ARG(
		lang_kept_of(c->a, c->org->st, tx->not_kept->n.no, LANG_EN)));
}

/* The decision leaves out the fields that the purpose does not use, and is a
 * yes where one is left: what is refused then is the field, by its name. */
static enum err
entry_denied(struct cli *c, const struct tx *tx, const struct entry *en,
    enum err e)
{
	const struct purpose *pu = &c->org->st->purposes[en->purpose];
	struct fieldset used = purpose_fields(c->org->st, pu);

	if (e != ERR_DENIED || c->fault.e != ERR_OK ||
	    (tx->reason != REASON_ALLOWED && tx->reason != REASON_NO_FIELDS))
		return e;
	for (size_t i = 0; i < en->n; i++)
		if (!fieldset_has(&used, en->at[i].field))
			return cli_fail(c, e,
			    STR_FMT ": the purpose “" STR_FMT
				    "” does not use this field (line %u of "
				    "the statement)",
			    STR_ARG(statement_field_name(c->a, c->org->st,
				en->at[i].field)),
			    STR_ARG(pu->n.name), pu->n.pos.line);
	return cli_fail(c, e, STR_FMT,
	    STR_ARG(reason_text(REASON_NO_FIELDS, LANG_EN)));
}

static enum err
add_body(struct cli *c, struct tx *tx, void *self)
{
	struct entry *en = self;
	struct fieldset fs = entry_fields(en);
	const struct grant *g;
	struct person *p;
	enum err e = entry_required(c, en);

	if (e == ERR_OK)
		e = tx_decide(tx, en->purpose, ACT_ADD, &fs, NULL, -1, 0, &g);
	if (e == ERR_OK)
		e = entry_marks(c, tx, en);
	if (e == ERR_OK)
		e = person_add(tx, g, en->from.source, STR_NONE, &p);
	if (e == ERR_OK)
		e = entry_member(tx, g, p, en);
	if (e == ERR_OK)
		e = entry_values(c, tx, g, p, en);
	if (e == ERR_OK && en->member)
		e = group_apply_rules(tx, p);
	if (e == ERR_OK)
		e = entry_tell(c, tx, p,
		    life_email_in(c->org->st, en->at, en->n), en,
		    en->kinds != 0);
	if (e != ERR_OK)
		return entry_denied(c, tx, en, e);
	en->id = p->id;
	return ERR_OK;
}

static void
entry_told(struct cli *c, const struct entry *en)
{
	struct str id = id_print(c->a, en->id);

	if (c->json)
		cli_say(c, "{\"id\":\"" STR_FMT "\",\"changed\":%zu}\n",
		    STR_ARG(id), en->changed);
	else
		cli_say(c, STR_FMT "\n", STR_ARG(id));
}

enum err
cmd_person_add(struct cli *c)
{
	struct entry en = { .member = cli_flag(c, "member") };
	enum err e = cmd_words(c, 1, CLI_WORDS);

	if (e == ERR_OK)
		e = entry_read(c, &en, 0);
	if (e == ERR_OK)
		e = cmd_tx(c, cmd_activity(c, en.purpose), add_body, &en);
	if (e == ERR_OK)
		entry_told(c, &en);
	return e;
}

/* Those that the day of birth gives stay in any case. */
static uint64_t
entry_kinds_of(const struct entry *en, const struct person *p)
{
	if (en->kinds != 0)
		return en->kinds |
		       (p->facts.kinds & statement_age_kinds(p->org->st));
	return (p->facts.kinds | en->also) & ~en->not_more;
}

/* What must be there is changed, and not emptied. */
static enum err
set_required(struct cli *c, const struct person *p, uint64_t before,
    const struct entry *en)
{
	uint64_t kinds =
	    kinds_changed(c->org->st, before, en->at, en->n, cmd_today());

	for (size_t i = 0; i < en->n; i++) {
		int field = en->at[i].field;

		if (en->at[i].text.n == 0 &&
		    field_is_required(c->org->st, field, p->facts.stage, kinds))
			return cli_fail(c, ERR_INVALID, STR_FMT " is required",
			    STR_ARG(c->org->st->fields[field].n.name));
	}
	return ERR_OK;
}

static enum err
set_body(struct cli *c, struct tx *tx, void *self)
{
	struct entry *en = self;
	struct fieldset fs = entry_fields(en);
	const struct grant *g;
	struct str to = STR_NONE;
	uint64_t kinds, before;
	struct person *p;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK && en->n > 0)
		e = tx_decide(tx, en->purpose, ACT_CORRECT, &fs, p, -1, 0, &g);
	if (e != ERR_OK)
		return entry_denied(c, tx, en, e);
	before = p->facts.kinds;
	kinds = entry_kinds_of(en, p);
	e = set_required(c, p, kinds, en);
	if (e == ERR_OK && c->actor.type == ACTOR_STAFF)
		e = life_write_to(tx, p, &to);
	if (e == ERR_OK)
		e = person_say_kinds(tx, en->purpose, p, kinds);
	if (e == ERR_OK && en->n > 0)
		e = entry_values(c, tx, g, p, en);
	if (e == ERR_OK)
		e = group_apply_rules(tx, p);
	if (e == ERR_OK)
		e = entry_tell(c, tx, p, to, en, kinds != before);
	if (e == ERR_OK)
		en->id = p->id;
	return entry_denied(c, tx, en, e);
}

enum err
cmd_person_set(struct cli *c)
{
	struct entry en = { 0 };
	enum err e = cmd_words(c, 1, CLI_WORDS);

	if (e == ERR_OK)
		e = entry_read(c, &en, 1);
	if (e == ERR_OK && en.n == 0 && (en.kinds | en.also | en.not_more) == 0)
		return cmd_usage(c);
	if (e == ERR_OK)
		e = cmd_tx(c, cmd_activity(c, en.purpose), set_body, &en);
	if (e == ERR_OK)
		entry_told(c, &en);
	return e;
}

/* ---- export --------------------------------------------------------- */

struct export_run {
	int purpose;
	bool zip;
	struct buf b;
};

static enum err
export_body(struct cli *c, struct tx *tx, void *self)
{
	struct export_run *x = self;
	struct fieldset all = statement_all_fields(c->org->st);
	const struct grant *g;
	struct person_export *pe;
	struct person *p;
	enum err e = cli_person(c, tx, cli_word(c, 0), &p);

	if (e == ERR_OK)
		e = tx_decide(tx, x->purpose, ACT_EXPORT, &all, p, -1, 0, &g);
	if (e == ERR_OK)
		e = person_export_read(tx, g, p, &pe);
	if (e != ERR_OK)
		return e;
	return x->zip ? person_export_zip(pe, p->lang, &x->b)
		      : person_export_json(pe, &x->b);
}

/* Written when the entry of the trail is durable, never before. */
static enum err
export_write(struct cli *c, struct str word, struct str bytes)
{
	int fd = open(cli_path(c, word),
	    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && file_write(fd, bytes) == ERR_OK;

	if (!ok)
		(void)cli_fail(c, ERR_IO, STR_FMT ": %s", STR_ARG(word),
		    strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	return ok ? ERR_OK : ERR_IO;
}

enum err
cmd_person_export(struct cli *c)
{
	struct export_run x = { .zip = c->words_n == 2 };
	enum err e = cmd_words(c, 1, 2);

	if (e == ERR_OK)
		e = cli_purpose(c, &x.purpose);
	if (e != ERR_OK)
		return e;
	buf_init(&x.b, PERSON_EXPORT_MAX);
	e = cmd_tx(c, cmd_activity(c, x.purpose), export_body, &x);
	if (e == ERR_OK && x.zip)
		e = export_write(c, c->words[1], buf_str(&x.b));
	else if (e == ERR_OK)
		buf_put(&c->out, buf_str(&x.b));
	buf_release(&x.b);
	if (e == ERR_OK && x.zip && c->json)
		cli_say(c, "{\"written\":true}\n");
	return e;
}
