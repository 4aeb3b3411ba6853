/* SPDX-License-Identifier: EUPL-1.2 */
/* intake/import_person: what becomes of one person of a file. */
#include "intake/csv.h"
#include "intake/import_internal.h"
#include "policy/narrow.h"
#include "policy/whom.h"
#include "store/group.h"
#include "store/token.h"

/* ---- who may be touched --------------------------------------------- */

/* What the source may give of ${p}: before joining less than after. */
static struct fieldset
fields_of(const struct import *im, const struct person *p)
{
	const struct source *s = &im->org->st->sources[im->source];
	struct fieldset set = s->before_joining;
	bool member = p != NULL && p->facts.stage == STAGE_MEMBER;

	if (member)
		set = fieldset_or(&s->before_joining, &s->after_joining);
	return narrowing_of_source(im->org->narrow, im->source, member, &set);
}

/* Under which purpose the actor may read somebody not known yet; the first one
 * of imports when there is none, so that the refusal names it. */
static int
for_new(const struct import *im, struct tx *tx, const struct fieldset *fields)
{
	const struct statement *st = im->org->st;

	for (size_t i = 0; i < st->purposes_n; i++)
		if (purpose_serves(&st->purposes[i], ACTIVITY_IMPORT) &&
		    tx_may(tx, (int)i, ACT_IMPORT, fields, NULL))
			return (int)i;
	return statement_purpose_of(st, ACTIVITY_IMPORT);
}

enum err
import_decide(struct import *im, struct tx *tx, struct person *p,
    const struct grant **out)
{
	const struct statement *st = im->org->st;
	struct fieldset fields = fields_of(im, p);
	int purpose;

	if (p == NULL)
		purpose = for_new(im, tx, &fields);
	else
		purpose = statement_purpose_for(st, ACTIVITY_IMPORT,
		    (enum stage)p->facts.stage, p->facts.kinds);
	/* Of a person it is no refusal of the actor, and leaves no entry:
	 * somebody said no, and is left alone. The no to one purpose is not
	 * passed by with the next one. */
	if (p != NULL &&
	    (purpose < 0 || !tx_may(tx, purpose, ACT_IMPORT, &fields, p)))
		return ERR_DENIED;
	return tx_decide(tx, purpose, ACT_IMPORT, &fields, p, -1, 0, out);
}

/* ---- what was not taken --------------------------------------------- */

void
refused_head(struct import *im)
{
	csv_put(&im->refused, STR("line"), true);
	csv_put(&im->refused, STR("reason"), false);
	csv_put(&im->refused, STR("field"), false);
	csv_put(&im->refused, STR("meaning"), false);
	csv_end(&im->refused);
}

static void
refused_line(struct import *im, const struct person_in *in, enum refusal why,
    int field)
{
	int64_t at = in->why_line > 0  ? in->why_line
		     : in->lines_n > 0 ? in->lines[0]
				       : 0;
	struct str line = arena_printf(im->batch, "%lld", (long long)at);

	csv_put(&im->refused, line, true);
	csv_put(&im->refused, str_of(refusal_code(why)), false);
	csv_put(&im->refused,
	    field < 0 ? STR_NONE : im->org->st->fields[field].n.name, false);
	csv_put(&im->refused, refusal_text(why, LANG_EN), false);
	csv_end(&im->refused);
}

static void
refuse(struct import *im, const struct person_in *in, enum refusal why)
{
	im->counts.refused++;
	refused_line(im, in, why, why == in->why ? in->why_field : -1);
}

/* What is kept of others only is left out, and nothing else. */
static void
leave_out(struct import *im, unsigned stage, uint64_t kinds,
    struct person_in *in)
{
	size_t n = 0;

	for (size_t i = 0; i < in->n; i++) {
		int field = in->values[i].field;

		if (org_keeps(im->org, field, stage, kinds)) {
			in->values[n++] = in->values[i];
			continue;
		}
		im->counts.left_out++;
		refused_line(im, in, REFUSAL_NOT_KEPT, field);
	}
	in->n = n;
}

/* What the source gives of ${p} and the purpose uses, but the role may not
 * bring in, is left out, and told. */
static void
role_leaves_out(struct import *im, const struct grant *g,
    const struct person *p, struct person_in *in)
{
	const struct statement *st = im->org->st;
	struct fieldset may = grant_fields(g), gives = fields_of(im, p);
	struct fieldset uses =
	    purpose_fields(st, &st->purposes[grant_purpose(g)]);

	may = statement_whole(st, &may);
	gives = statement_whole(st, &gives);
	uses = statement_whole(st, &uses);
	for (size_t i = 0; i < in->n; i++) {
		int field = in->values[i].field;

		if (fieldset_has(&may, field) || !fieldset_has(&gives, field) ||
		    !fieldset_has(&uses, field))
			continue;
		im->counts.left_out++;
		refused_line(im, in, REFUSAL_ROLE, field);
	}
	person_in_keep(st, in, &may);
}

/* Whether it is the role, not the person, that stands in the way. */
static bool
role_may_not(const struct import *im, struct tx *tx, const struct person *p)
{
	struct fieldset fields = fields_of(im, p);
	int purpose = statement_purpose_for(im->org->st, ACTIVITY_IMPORT,
	    (enum stage)p->facts.stage, p->facts.kinds);

	return purpose >= 0 && !tx_may(tx, purpose, ACT_IMPORT, &fields, NULL);
}

/* ---- somebody new ---------------------------------------------------- */

/* Whether the key, or any address or number, is under a mark. */
static enum err
is_marked(struct import *im, struct tx *tx, const struct person_in *in,
    bool *out)
{
	struct identifiers ids = { .key = in->key, .source = im->source };
	enum err e = mark_hit(tx, &ids, out);

	for (size_t i = 0; i < in->n && e == ERR_OK && !*out; i++) {
		struct identifiers one = { .source = -1 };

		switch (im->org->st->fields[in->values[i].field].type) {
		case FIELD_EMAIL:
			one.email = in->values[i].text;
			break;
		case FIELD_PHONE:
			one.phone = in->values[i].text;
			break;
		default:
			continue;
		}
		e = mark_hit(tx, &one, out);
	}
	return e;
}

/* Whether the statement's rules make this somebody to keep at all: of a kind
 * that the source can tell, and whom a purpose of imports is for. */
static bool
is_eligible(struct import *im, struct tx *tx, uint64_t kinds)
{
	const struct statement *st = im->org->st;
	struct person as_new = { .id = 1, .org = im->org };
	struct fieldset fields = fields_of(im, NULL);
	int purpose;

	if (kinds == 0 && kinds_of_source(st, im->source) != 0)
		return false;
	as_new.facts.id = 1;
	as_new.facts.stage = STAGE_POSSIBLE;
	as_new.facts.kinds = kinds;
	purpose =
	    statement_purpose_for(st, ACTIVITY_IMPORT, STAGE_POSSIBLE, kinds);
	return purpose >= 0 &&
	       tx_may(tx, purpose, ACT_IMPORT, &fields, &as_new);
}

static enum err
change(struct import *im, struct tx *tx, const struct grant *g,
    struct person *p, const struct change *changes, size_t n,
    size_t *changed_out)
{
	struct provenance from = { .source = im->source,
		.channel = CHANNEL_FORM };
	enum err e = person_change(tx, g, p, &from, changes, n, changed_out);

	if (e != ERR_OK || *changed_out == 0)
		return e;
	/* Education or residence may have changed: so do groups (B27). */
	return group_apply_rules(tx, p);
}

static struct change *
changes_of(struct tx *tx, const struct person_in *in)
{
	struct change *c = ARENA_ARRAY(tx->a, struct change, in->n);

	for (size_t i = 0; i < in->n; i++)
		c[i] = (struct change){ in->values[i].field, in->values[i].item,
			in->values[i].text };
	return c;
}

static enum err
add(struct import *im, struct tx *tx, struct person_in *in)
{
	struct person *p;
	const struct grant *g;
	uint64_t kinds;
	size_t changed;
	enum err e = ERR_OK;

	if (im->for_new == NULL)
		e = import_decide(im, tx, NULL, &im->for_new);
	if (e != ERR_OK)
		return e;
	role_leaves_out(im, im->for_new, NULL, in);
	kinds = kinds_match(im->org->st, in, tx->today);
	if (!is_eligible(im, tx, kinds)) {
		refuse(im, in, REFUSAL_NO_KIND);
		return ERR_OK;
	}
	e = person_add(tx, im->for_new, im->source, in->key, &p);
	if (e == ERR_OK)
		e = person_set_kinds(tx, im->for_new, p, kinds);
	if (e == ERR_OK)
		e = import_decide(im, tx, p, &g);
	if (e != ERR_OK)
		return e;
	leave_out(im, STAGE_POSSIBLE, kinds, in);
	e = change(im, tx, g, p, changes_of(tx, in), in->n, &changed);
	im->counts.new ++;
	return e;
}

static enum err
newcomer(struct import *im, struct tx *tx, struct person_in *in)
{
	bool marked = false;
	enum err e = is_marked(im, tx, in, &marked);

	if (e != ERR_OK)
		return e;
	if (marked) {
		im->counts.suppressed++;
		return ERR_OK;
	}
	if (in->dead) {
		refuse(im, in, REFUSAL_DECEASED);
		return ERR_OK;
	}
	return add(im, tx, in);
}

/* ---- somebody known -------------------------------------------------- */

/* Reported dead: messages stop and quarantine begins (B26). The first purpose
 * under which the actor may say so. */
static enum err
report_death(struct import *im, struct tx *tx, struct person *p)
{
	const struct statement *st = im->org->st;
	const struct grant *g;
	enum err e;

	for (size_t i = 0; i < st->purposes_n; i++) {
		if (!tx_may(tx, (int)i, ACT_DEATH, NULL, p))
			continue;
		e = tx_decide(tx, (int)i, ACT_DEATH, NULL, p, -1, 0, &g);
		if (e == ERR_OK)
			e = person_set_stage(tx, g, p, STAGE_DECEASED);
		if (e != ERR_OK)
			return e;
		im->counts.changed++;
		im->counts.deceased++;
		return session_end_all(tx, p->id, 0);
	}
	im->counts.passed++;
	return ERR_OK;
}

/* How two items of a record agree: parts that both have must be equal. */
static bool
is_same_item(const struct statement *st, const struct values *vs, int stored,
    const struct person_in *in, int item, int record)
{
	const struct index_list *parts = &st->fields[record].parts;
	int common = 0;

	for (size_t i = 0; i < parts->n; i++) {
		struct str a = values_item(vs, parts->at[i], stored);
		struct str b = person_in_item(in, parts->at[i], item);

		if (a.n == 0 || b.n == 0)
			continue;
		if (!str_eq(a, b))
			return false;
		common++;
	}
	return common > 0;
}

/* A record that the person has edited stays as it is, unless the register
 * owns it. */
static bool
is_own_record(const struct statement *st, const struct values *vs, int record)
{
	if (st->fields[record].register_owned)
		return false;
	for (size_t i = 0; i < vs->n; i++)
		if (st->fields[vs->at[i].field].parent == record &&
		    vs->at[i].by == ACTOR_PERSON)
			return true;
	return false;
}

/* Number the items of the file as they are stored: an item that is there
 * already keeps its number, the others come after. */
static void
align(struct tx *tx, const struct values *vs, struct person_in *in, int record)
{
	const struct statement *st = tx->org->st;
	int items = person_in_items(in, st, record);
	int stored = values_items(vs, st, record), next = stored + 1;
	bool *taken = ARENA_ARRAY(tx->a, bool, (size_t)stored + 1);
	int *number = ARENA_ARRAY(tx->a, int, (size_t)items + 1);
	bool own = is_own_record(st, vs, record);
	size_t n = 0;

	for (int i = 1; i <= items; i++) {
		for (int k = 1; k <= stored && number[i] == 0; k++)
			if (!taken[k] && is_same_item(st, vs, k, in, i, record))
				number[i] = k;
		if (number[i] != 0)
			taken[number[i]] = true;
		else if (!own)
			number[i] = next++;
	}
	for (size_t i = 0; i < in->n; i++) {
		struct value_in v = in->values[i];

		if (st->fields[v.field].parent == record)
			v.item = number[v.item];
		else
			v.item = v.item > 0 ? v.item : -1;
		if (v.item != 0)
			in->values[n++] = (struct value_in){ v.field,
				v.item > 0 ? v.item : 0, v.text };
	}
	in->n = n;
}

/* What is known after the change, judged by the rules. Kinds that this source
 * cannot tell stay, and those that staff said. */
static uint64_t
kinds_after(const struct import *im, struct tx *tx, struct person *p)
{
	struct person_in all = { .source = im->source };
	uint64_t told = kinds_of_source(im->org->st, im->source);
	uint64_t kept = ~told | kinds_by_office(im->org->st);

	for (size_t i = 0; i < p->values.n; i++)
		person_in_add(tx->a, &all, p->values.at[i].field,
		    p->values.at[i].item, p->values.at[i].text);
	return (p->facts.kinds & kept) |
	       (kinds_match(im->org->st, &all, tx->today) & told);
}

/* Kinds by what is known now; a change of them counts. */
static enum err
settle_kinds(struct import *im, struct tx *tx, const struct grant *g,
    struct person *p, size_t *changed)
{
	uint64_t kinds = kinds_after(im, tx, p);

	if (kinds == p->facts.kinds)
		return ERR_OK;
	(*changed)++;
	return person_set_kinds(tx, g, p, kinds);
}

/* Those of ${in} that are kept of everybody, or the others, come first; how
 * many. */
static size_t
first_of_some(const struct statement *st, struct person_in *in, bool some)
{
	size_t n = 0;

	for (size_t i = 0; i < in->n; i++) {
		struct value_in v = in->values[i];

		if (field_is_of_some(st, v.field) != some)
			continue;
		in->values[i] = in->values[n];
		in->values[n++] = v;
	}
	return n;
}

/* What is kept of everybody tells of which kinds the person is, and these what
 * else is kept. */
static enum err
update_values(struct import *im, struct tx *tx, const struct grant *g,
    struct person *p, struct person_in *in, size_t *changed)
{
	const struct statement *st = im->org->st;
	size_t n = first_of_some(st, in, false), more = 0;
	enum err e = change(im, tx, g, p, changes_of(tx, in), n, changed);

	if (e == ERR_OK)
		e = settle_kinds(im, tx, g, p, changed);
	if (e != ERR_OK || n == in->n)
		return e;
	leave_out(im, p->facts.stage, p->facts.kinds, in);
	n = first_of_some(st, in, true);
	e = change(im, tx, g, p, changes_of(tx, in), n, &more);
	*changed += more;
	return e == ERR_OK ? settle_kinds(im, tx, g, p, changed) : e;
}

static enum err
update(struct import *im, struct tx *tx, const struct grant *g,
    struct person *p, struct person_in *in)
{
	const struct statement *st = im->org->st;
	struct values vs;
	size_t changed = 0;
	enum err e;

	if ((e = person_read(tx, g, p, &vs)) != ERR_OK)
		return e;
	role_leaves_out(im, g, p, in);
	for (size_t i = 0; i < st->fields_n; i++)
		if (st->fields[i].type == FIELD_RECORD)
			align(tx, &vs, in, (int)i);
	e = update_values(im, tx, g, p, in, &changed);
	im->counts.changed += e == ERR_OK && changed > 0;
	return e;
}

static enum err
known(struct import *im, struct tx *tx, int64_t id, struct person_in *in)
{
	const struct grant *g;
	struct person *p;
	enum err e = person_open(tx, id, &p);

	if (e != ERR_OK)
		return e;
	im->counts.matched++;
	if (in->dead && p->facts.stage != STAGE_DECEASED)
		return report_death(im, tx, p);
	e = import_decide(im, tx, p, &g);
	if (e == ERR_DENIED) {
		im->counts.passed++;
		if (role_may_not(im, tx, p))
			refused_line(im, in, REFUSAL_ROLE_PERSON, -1);
		return ERR_OK;
	}
	return e == ERR_OK ? update(im, tx, g, p, in) : e;
}

enum err
import_one(struct import *im, struct tx *tx, struct person_in *in)
{
	int64_t id;
	enum err e;

	im->counts.people++;
	if (in->why != REFUSAL_NONE) {
		refuse(im, in, in->why);
		return ERR_OK;
	}
	e = person_find_key(tx, im->source, in->key, &id);
	if (e == ERR_NOT_FOUND)
		return newcomer(im, tx, in);
	return e == ERR_OK ? known(im, tx, id, in) : e;
}
