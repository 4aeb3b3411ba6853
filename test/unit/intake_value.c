/* SPDX-License-Identifier: EUPL-1.2 */
/* Values as they are typed, and the one form each is kept in. */
#include "intake/value.h"

#include "tap.h"

#include "intake_fixture.h"

#define LIT(s)                               \
	{                                    \
		.p = (s), .n = sizeof(s) - 1 \
	}

/* The national identity number below is made for tests: month 81. */
static const struct {
	int field;
	enum err want;
	struct str in, out;
} cases[] = {
#define BAD(field, e, in)                        \
	{                                        \
		field, ERR_##e, LIT(in), LIT("") \
	}
#define GOOD(field, in, out)                     \
	{                                        \
		field, ERR_OK, LIT(in), LIT(out) \
	}
	BAD(F_BORN, INVALID, "010190"), /* which century? */
	BAD(F_BORN, INVALID, "01.01.90"),
	BAD(F_BORN, INVALID, "01011990"),
	BAD(F_BORN, INVALID, "19900101"),
	BAD(F_BORN, INVALID, "01/02/1990"),
	BAD(F_BORN, INVALID, "1990-2-1"),
	BAD(F_BORN, INVALID, "1990-02-30"),
	BAD(F_BORN, INVALID, "30.02.1990"),
	BAD(F_BORN, INVALID, "29.02.1900"),
	BAD(F_BORN, INVALID, "1.1.1799"),
	BAD(F_BORN, INVALID, "1990-01-01 12:30"),
	BAD(F_BORN, INVALID, "1990-01-01x"),
	BAD(F_BORN, INVALID, "1990-01"),
	BAD(F_BORN, INVALID, "i går"),
	GOOD(F_BORN, "1990-01-31", "1990-01-31"),
	GOOD(F_BORN, " 31.01.1990 ", "1990-01-31"),
	GOOD(F_BORN, "1.2.1990", "1990-02-01"),
	GOOD(F_BORN, "29.02.2000", "2000-02-29"),
	GOOD(F_BORN, "1990-01-31 00:00:00", "1990-01-31"),
	GOOD(F_BORN, "31.01.1990 00:00:00", "1990-01-31"),
	GOOD(F_FROM, "15.1.2024", "2024-01-15"),
	BAD(F_TO, INVALID, "2024"),
	BAD(F_CLASS, INVALID, "98"),
	BAD(F_CLASS, INVALID,
	    "1998 "
	    "vår"),
	BAD(F_CLASS, INVALID, "19980"),
	BAD(F_CLASS, INVALID, "2500"),
	GOOD(F_CLASS, " 1998 ", "1998"),
	BAD(F_SHOES, INVALID, "4 2"),
	BAD(F_SHOES, INVALID, "42,5"),
	BAD(F_SHOES, INVALID, "0x10"),
	BAD(F_SHOES, INVALID, "99999999999999999999"),
	GOOD(F_SHOES, "0042", "42"),
	GOOD(F_SHOES, "-7", "-7"),
	BAD(F_EMAIL, INVALID, "ola"),
	BAD(F_EMAIL, INVALID, "ola@"),
	BAD(F_EMAIL, INVALID, "ola nordmann@post.example"),
	GOOD(F_EMAIL, " Ola@Post.Example ", "Ola@post.example"),
	BAD(F_PHONE, INVALID, "12"),
	BAD(F_PHONE, INVALID, "ring meg"),
	GOOD(F_PHONE, "22 33 44 55", "+4722334455"),
	GOOD(F_PHONE, "0047 22334455", "+4722334455"),
	BAD(F_LAND, INVALID, "XX"),
	BAD(F_LAND, INVALID, "Nordmannsland"),
	GOOD(F_LAND, "no", "NO"),
	GOOD(F_LAND, "NOR", "NO"),
	GOOD(F_LAND, "Norge", "NO"),
	GOOD(F_LAND, "NOREG", "NO"),
	GOOD(F_LAND, "norway", "NO"),
	GOOD(F_LAND, "sør-afrika", "ZA"),
	GOOD(F_LAND, "Østerrike", "AT"),
	GOOD(F_LAND, "Deutschland", "DE"),
	GOOD(F_LAND, "Cote d'Ivoire", "CI"),
	BAD(F_LANG, INVALID, "xx"),
	BAD(F_LANG, INVALID, "svenskt"),
	GOOD(F_LANG, "de", "de"),
	GOOD(F_LANG, "Svenska", "sv"),
	GOOD(F_LANG, "Dutch", "nl"),
	GOOD(F_LANG, "tysk", "de"),
	BAD(F_LANG, INVALID, "samisk"),
	GOOD(F_LANG, "NB", "nb"),
	GOOD(F_LANG, "B", "nb"),
	GOOD(F_LANG, "BOKMÅL", "nb"),
	GOOD(F_LANG, "N", "nn"),
	GOOD(F_LANG, "Nynorsk", "nn"),
	GOOD(F_LANG, "ENG", "en"),
	BAD(F_SEX, INVALID, "x"),
	BAD(F_SEX, INVALID, "wo"),
	BAD(F_SEX, INVALID, "woman,man"),
	GOOD(F_SEX, "woman", "woman"),
	GOOD(F_SEX, "KVINNE", "woman"),
	GOOD(F_SEX, "K", "woman"),
	GOOD(F_SEX, "m", "man"),
	GOOD(F_SEX, "W", "woman"),
	BAD(F_LIKES, INVALID, "mentor,golf"),
	BAD(F_LIKES, INVALID, "none,mentor"),
	GOOD(F_LIKES, "mail, mentor", "mentor,mail"),
	GOOD(F_LIKES, "mail|mail\nMøter", "meetings,mail"),
	GOOD(F_LIKES, "Mentor, veileder", "mentor"),
	GOOD(F_LIKES, "none", "none"),
	BAD(F_NAME, INVALID, "Ola\nNordmann"),
	BAD(F_NAME, INVALID, "Ola\x01"),
	BAD(F_NAME, INVALID, "Ola \xE2\x80\xAENordmann"),
	BAD(F_NAME, INVALID, "Ola\xC3"),
	BAD(F_NAME, REFUSED, "Ola 01818010083"),
	GOOD(F_NAME, "  Áile   Čáŋŧ ", "Áile Čáŋŧ"),
	GOOD(F_NAME, "A\xCC\x8Ase", "Åse"),
	GOOD(F_NOTE, "a\r\nb\rc", "a\nb\nc"),
	BAD(F_NOTE, INVALID, "a\x07"),
	BAD(F_NOTE, REFUSED, "nr. 018180 10083 er mitt"),
	GOOD(F_NOTE, "nr. 018180 10084 er ikke noe",
	    "nr. 018180 10084 er ikke "
	    "noe"),
	BAD(F_EMAIL, REFUSED, "01818010083@post.example"),
	BAD(F_SHOES, REFUSED, "01818010083"),
	BAD(F_EDUCATION, INVALID, "x"),
	GOOD(F_NAME, "", ""),
	GOOD(F_BORN, "  ", ""),
	GOOD(F_EDUCATION, "", ""),
};

/* TAP has one line for a name. */
static const char *
name_of(struct arena *a, const struct field *f, struct str in)
{
	char *p = arena_alloc(a, in.n + 32);
	int n = snprintf(p, 32, "%s: ", field_type_name(f->type));

	for (size_t i = 0; i < in.n; i++)
		p[n++] = (unsigned char)in.p[i] < ' ' ? '~' : in.p[i];
	return p;
}

static void
test_table(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct str out = STR_NONE, in = cases[i].in;
		enum err e;

		e = value_normalise(a, &fixture_fields[cases[i].field], in,
		    &out);
		if (tap_err(e, cases[i].want,
			name_of(a, &fixture_fields[cases[i].field], in)) &&
		    e == ERR_OK)
			tap_str(out, cases[i].out, "  its stored form");
		if (e == ERR_OK && out.n > 0) {
			struct str again = STR_NONE;

			e = value_normalise(a, &fixture_fields[cases[i].field],
			    out, &again);
			tap_ok(e == ERR_OK && str_eq(out, again),
			    "  read again it is the same");
		}
	}
}

static void
test_limits(struct arena *a)
{
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 20);
	for (int i = 0; i < LIMIT_NAME_CHARS; i++)
		buf_puts(&b, "ø");
	tap_err(value_normalise(a, &fixture_fields[F_NAME], buf_str(&b), &out),
	    ERR_OK, "a name of 200 characters");
	buf_puts(&b, "x");
	tap_err(value_normalise(a, &fixture_fields[F_NAME], buf_str(&b), &out),
	    ERR_TOO_BIG, "a name of 201 characters is refused");
	for (int i = 0; i < LIMIT_TEXT_CHARS; i++)
		buf_puts(&b, "x");
	tap_err(value_normalise(a, &fixture_fields[F_NOTE], buf_str(&b), &out),
	    ERR_TOO_BIG, "a text too long is refused");
	buf_release(&b);
}

static void
test_phone(struct arena *a)
{
	struct str out = STR_NONE;

	tap_err(value_phone(a, STR("47"), STR("123"), &out), ERR_INVALID,
	    "a number of three digits is refused");
	tap_err(value_phone(a, STR("47"), STR(" "), &out), ERR_OK,
	    "a code without a number is empty");
	tap_ok(out.n == 0, "  and stays so");
	tap_err(value_phone(a, STR("46"), STR("070-123 45 67"), &out), ERR_OK,
	    "a Swedish number in two columns");
	tap_str(out, STR("+46701234567"), "  its stored form");
}

int
main(void)
{
	struct arena *a = arena_new(64 << 20);

	fixture_make();
	test_table(a);
	test_limits(a);
	test_phone(a);
	tap_ok(value_has_choice(STR("mentor,mail"), STR("mail")) &&
		   !value_has_choice(STR("mentor,mail"), STR("mai")) &&
		   !value_has_choice(STR_NONE, STR("mail")),
	    "choices that are stored");
	arena_free(a);
	return tap_done();
}
