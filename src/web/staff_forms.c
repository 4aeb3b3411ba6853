/* SPDX-License-Identifier: EUPL-1.2 */
/* web/staff_forms: questions of forms; how and when something was told. */
#include "base/time.h"
#include "lang/prose.h"
#include "web/facts.h"
#include "web/staff.h"

void
staff_field(struct call *c, struct view_field *f, const char *name,
    const char *kind, enum text_id label, struct str value)
{
	struct str typed = form_get(c, name);

	*f = (struct view_field){ .name = str_of(name),
		.id = str_of(name),
		.kind = str_of(kind),
		.label = T(c, label),
		.rows = 3,
		.value = typed.p != NULL ? typed : value };
}

void
staff_choice(struct call *c, struct view_field *f, size_t *cap,
    struct str value, struct str label)
{
	struct view_choice *ch =
	    ARENA_PUSH(c->a, f->choices, f->choices_n, *cap);

	ch->value = value;
	ch->label = label;
	ch->chosen = str_eq(f->value, value);
}

static const struct {
	enum channel channel;
	enum text_id label;
} ways[] = {
	{ CHANNEL_PHONE, TEXT_C_STAFF_BY_PHONE },
	{ CHANNEL_EMAIL, TEXT_C_STAFF_BY_EMAIL },
	{ CHANNEL_POST, TEXT_C_STAFF_BY_POST },
	{ CHANNEL_FORM, TEXT_C_STAFF_BY_MEETING },
};

void
staff_provenance(struct call *c, struct view_section *s)
{
	struct str today = date_print(c->a, date_of_instant(c->s->now_s));
	size_t cap = 0, choices = 0;
	struct view_field *f;

	s->legend = T(c, TEXT_C_STAFF_HOW);
	s->help = T(c, TEXT_C_STAFF_HOW_HELP);
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "channel", "radio", TEXT_C_STAFF_CHANNEL, STR_NONE);
	f->required = true;
	for (size_t i = 0; i < ARRAY_LEN(ways); i++)
		staff_choice(c, f, &choices,
		    str_of(channel_name(ways[i].channel)), T(c, ways[i].label));
	f = ARENA_PUSH(c->a, s->fields, s->fields_n, cap);
	staff_field(c, f, "told_on", "text", TEXT_C_STAFF_TOLD_ON, today);
	f->help = T(c, TEXT_C_FORM_DATE_HELP);
	f->required = true;
}

void
staff_provenance_read(struct call *c, struct provenance *from, struct str *note,
    struct facts_errors *errors)
{
	struct str word = form_get(c, "channel");
	int32_t day = 0;
	size_t i = 0;

	while (
	    i < ARRAY_LEN(ways) && !str_is(word, channel_name(ways[i].channel)))
		i++;
	if (i == ARRAY_LEN(ways))
		facts_wrong(c, errors, STR("channel"),
		    T(c, TEXT_C_STAFF_CHOOSE_CHANNEL));
	else
		from->channel = ways[i].channel;
	if (staff_date(form_get(c, "told_on"), &day) != ERR_OK || day == 0 ||
	    day > c->tx->today)
		facts_wrong(c, errors, STR("told_on"),
		    T(c, TEXT_C_STAFF_BAD_DAY));
	from->source = statement_person_source(c->org->st);
	*note = arena_printf(c->a, "told " STR_FMT,
	    STR_ARG(date_print(c->a, date_of_days(day))));
}
