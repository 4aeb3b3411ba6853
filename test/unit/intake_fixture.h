/* SPDX-License-Identifier: EUPL-1.2 */
/* A small statement made by hand: two records, two kinds, one source. */
#ifndef INTAKE_FIXTURE_H
#define INTAKE_FIXTURE_H

#include <stdlib.h>
#include <unistd.h>

#include "policy/statement.h"
#include "temp.h"

enum fixture_field {
	F_NAME,
	F_EMAIL,
	F_PHONE,
	F_BORN,
	F_LANG,
	F_SEX,
	F_LIKES,
	F_STREET,
	F_LAND,
	F_CLASS,
	F_SHOES,
	F_EDUCATION,
	F_DEGREE,
	F_AWARDED,
	F_EXCHANGE,
	F_FROM,
	F_TO,
	F_HOST,
	F_NOTE,
	F_MAX
};

static struct field fixture_fields[F_MAX];
static struct column fixture_columns[20];
static struct source fixture_sources[2];
static struct kind fixture_kinds[4];
static struct statement fixture;

static inline void
fixture_field(int no, const char *name, enum field_type t, int parent)
{
	fixture_fields[no] = (struct field){ .type = t, .parent = parent };
	fixture_fields[no].n.name = str_of(name);
	fixture_fields[no].n.no = no;
}

static inline void
fixture_column(struct source *s, int field, const char *a, const char *b)
{
	struct column *c = &s->columns[s->columns_n++];

	*c = (struct column){ .field = field, .heads_n = b == NULL ? 1 : 2 };
	c->heads[0] = str_of(a);
	c->heads[1] = b == NULL ? STR_NONE : str_of(b);
	fieldset_add(&s->after_joining, field);
}

static inline void
fixture_choices(int field, struct choice *choices, size_t n)
{
	fixture_fields[field].choices = choices;
	fixture_fields[field].choices_n = n;
}

static inline void
fixture_make_fields(void)
{
	static struct choice sexes[2], likes[3];
	static int education[] = { F_DEGREE, F_AWARDED };
	static int exchange[] = { F_FROM, F_TO, F_HOST };

	fixture_field(F_NAME, "full_name", FIELD_NAME, -1);
	fixture_field(F_EMAIL, "email_private", FIELD_EMAIL, -1);
	fixture_field(F_PHONE, "mobile", FIELD_PHONE, -1);
	fixture_field(F_BORN, "birth_date", FIELD_DATE, -1);
	fixture_field(F_LANG, "letter_language", FIELD_LANGUAGE, -1);
	fixture_field(F_SEX, "sex", FIELD_CHOICE, -1);
	fixture_field(F_LIKES, "likes", FIELD_CHOICES, -1);
	fixture_field(F_STREET, "street", FIELD_ADDRESS, -1);
	fixture_field(F_LAND, "land", FIELD_COUNTRY, -1);
	fixture_field(F_CLASS, "class_of", FIELD_YEAR, -1);
	fixture_field(F_SHOES, "shoes", FIELD_NUMBER, -1);
	fixture_field(F_EDUCATION, "education", FIELD_RECORD, -1);
	fixture_field(F_DEGREE, "degree", FIELD_TEXT, F_EDUCATION);
	fixture_field(F_AWARDED, "awarded", FIELD_DATE, F_EDUCATION);
	fixture_field(F_EXCHANGE, "exchange", FIELD_RECORD, -1);
	fixture_field(F_FROM, "stay_from", FIELD_START, F_EXCHANGE);
	fixture_field(F_TO, "stay_to", FIELD_END, F_EXCHANGE);
	fixture_field(F_HOST, "host", FIELD_COUNTRY, F_EXCHANGE);
	fixture_field(F_NOTE, "note", FIELD_LINES, -1);
	sexes[0].n.name = STR("woman");
	sexes[0].n.label.in[LANG_NB] = STR("Kvinne");
	sexes[0].n.label.in[LANG_EN] = STR("Woman");
	sexes[1].n.name = STR("man");
	sexes[1].n.label.in[LANG_NB] = STR("Mann");
	sexes[1].n.label.in[LANG_EN] = STR("Man");
	likes[0].n.name = STR("mentor");
	likes[0].n.label.in[LANG_NB] = STR("Mentor, veileder");
	likes[1].n.name = STR("meetings");
	likes[1].n.label.in[LANG_NB] = STR("Møter");
	likes[2].n.name = STR("mail");
	likes[2].n.label.in[LANG_NB] = STR("Brev");
	fixture_choices(F_SEX, sexes, 2);
	fixture_choices(F_LIKES, likes, 3);
	fixture_fields[F_EDUCATION].parts = (struct index_list){ education, 2 };
	fixture_fields[F_EXCHANGE].parts = (struct index_list){ exchange, 3 };
}

static inline void
fixture_make_source(void)
{
	struct source *s = &fixture_sources[0];

	*s = (struct source){ .columns = fixture_columns, .separator = ';' };
	s->n.name = STR("registry");
	s->key = STR("kildenokkel");
	s->dead_column = STR("status_dod");
	s->dead_value = STR("J");
	fixture_column(s, F_NAME, "fornavn", "etternavn");
	fixture_column(s, F_EMAIL, "emailadresse_privat", NULL);
	fixture_column(s, F_PHONE, "telefonlandnr_mobil", "telefonnr_mobil");
	fixture_column(s, F_BORN, "dato_fodt", NULL);
	fixture_column(s, F_LANG, "sprakkode_malform", NULL);
	fixture_column(s, F_SEX, "kjonn", NULL);
	fixture_column(s, F_STREET, "adrlin1_hjemsted", "adrlin2_hjemsted");
	fixture_column(s, F_LAND, "adresseland_hjemsted", NULL);
	fixture_column(s, F_DEGREE, "gradkode", NULL);
	fixture_column(s, F_AWARDED, "dato_oppnadd", NULL);
	fixture_column(s, F_FROM, "utveksling_dato_fra", NULL);
	fixture_column(s, F_TO, "utveksling_dato_til", NULL);
	fixture_column(s, F_HOST, "utveksling_land", NULL);
	fieldset_add(&s->before_joining, F_NAME);
	fieldset_add(&s->before_joining, F_EMAIL);
	fieldset_add(&s->before_joining, F_LANG);
	fieldset_add(&s->before_joining, F_EDUCATION);
	fieldset_add(&s->before_joining, F_FROM);
	fieldset_add(&s->before_joining, F_TO);
	fixture_sources[1].n.name = STR("other");
}

static inline struct statement *
fixture_make(void)
{
	static struct cond has_degree[] = { { .op = COND_PRESENT,
	    .field = F_DEGREE } };
	static struct cond long_stay[] = { { .op = COND_FINISHED,
					       .field = F_EXCHANGE },
		{ .op = COND_LONGER,
		    .field = F_EXCHANGE,
		    .period = { .months = 3 } } };
	static struct rule graduate = { .source = 0,
		.record = F_EDUCATION,
		.conds = has_degree,
		.conds_n = 1 };
	static struct rule exchange = { .source = 0,
		.record = F_EXCHANGE,
		.conds = long_stay,
		.conds_n = 2 };

	fixture_make_fields();
	memset(fixture_sources, 0, sizeof(fixture_sources));
	fixture_make_source();
	fixture_kinds[0].n.name = STR("graduate");
	fixture_kinds[0].rules = &graduate;
	fixture_kinds[0].rules_n = 1;
	fixture_kinds[1].n.name = STR("exchange_student");
	fixture_kinds[1].rules = &exchange;
	fixture_kinds[1].rules_n = 1;
	fixture_kinds[2].n.name = STR("guest");
	fixture_kinds[2].by_registration = true;
	fixture.fields = fixture_fields;
	fixture.fields_n = F_MAX;
	fixture.sources = fixture_sources;
	fixture.sources_n = 2;
	fixture.kinds = fixture_kinds;
	fixture.kinds_n = 3;
	return &fixture;
}

/* An unlinked file that holds ${bytes}. */
static inline int
fixture_file(struct str bytes)
{
	return temp_file("intake", bytes);
}

#endif
