/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * B47: what changed is told by what people call it, with the sentences they
 * will read in place of those they read now, in the language of who reads.
 */
#include "lang/diff.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tap.h"

static struct arena *a;

static struct str
file(const char *path)
{
	static char bytes[LIMIT_STATEMENT];
	FILE *f = fopen(path, "r");
	size_t n = f == NULL ? 0 : fread(bytes, 1, sizeof(bytes), f);

	if (f != NULL)
		(void)fclose(f);
	return arena_str(a, (struct str){ bytes, n });
}

static struct str
edited(struct str s, const char *from, const char *to)
{
	size_t at = str_find(s, str_of(from));

	if (at == SIZE_MAX)
		return STR_NONE;
	return arena_printf(a, STR_FMT "%s" STR_FMT, (int)at, s.p, to,
	    (int)(s.n - at - strlen(from)), s.p + at + strlen(from));
}

#define CONTEST                                                  \
	"purpose contest {\n\tnb \"Tevling\" nn \"Tevling\" en " \
	"\"Contest\"\n\tfor members\n\tusing full_name\n"        \
	"\tbasis contract\n}\npurpose newsletter {\n"

struct row {
	const char *name;
	const char *from, *to; /* what is edited in the shipped statement */
	enum lang lang;
	const char *label, *place; /* of the only thing */
	const char *was, *is;      /* one sentence of each; NULL: none at all */
	const char *summary;       /* "" when nobody is told of it */
};
static const struct row rows[] = {
	{ "a number", "\tat most 4 per calendar month",
	    "\tat most 6 per calendar month", LANG_NB,
	    "Invitasjoner til faglige arrangementer",
	    "Hva vi bruker opplysninger til",
	    "Meldinger i en kalendermåned: høyst 4.",
	    "Meldinger i en kalendermåned: høyst 6.",
	    "Rettighet eller løfte svekket: Invitasjoner til faglige "
	    "arrangementer – Meldinger i en kalendermåned: høyst 6." },
	{ "a number in nynorsk", "\tat most 4 per calendar month",
	    "\tat most 6 per calendar month", LANG_NN,
	    "Invitasjonar til faglege arrangement",
	    "Kva vi bruker opplysningar til",
	    "Meldingar i ein kalendermånad: høgst 4.",
	    "Meldingar i ein kalendermånad: høgst 6.",
	    "Rett eller lovnad svekt: Invitasjonar til faglege arrangement – "
	    "Meldingar i ein kalendermånad: høgst 6." },
	{ "a period", "\t30 days after invited: delete",
	    "\t60 days after invited: delete", LANG_EN,
	    "Possible members and people who are invited",
	    "How long we keep the information",
	    "30 days after you were invited: we delete.",
	    "60 days after you were invited: we delete.",
	    "Longer period: Possible members and people who are invited – 60 "
	    "days after you were invited: we delete." },
	{ "a new purpose", "purpose newsletter {\n", CONTEST, LANG_NN,
	    "Tevling", "Kva vi bruker opplysningar til", NULL,
	    "Gjeld medlemmer.", "Nytt føremål: Tevling" },
	{ "a purpose in a language that no page has", "purpose newsletter {\n",
	    CONTEST, LANG_DE, "Contest", "What we use information for", NULL,
	    "For members.", "New purpose: Contest" },
	{ "a country", "\tcountry NO\n", "\tcountry SE\n", LANG_NB,
	    "Amesto Solutions AS", "Hvem som får opplysninger",
	    "Opplysningene behandles i: Norge.",
	    "Opplysningene behandles i: Sverige.", "" },
	{ "several rights in one block",
	    "\tanswered within 30 days, a month at most for every enquiry",
	    "\tanswered within 20 days, a month at most for every enquiry",
	    LANG_EN,
	    "Information (Art. 13-14), Rectification (Art. 16), Completion "
	    "(Art. 16), Erasure (Art. 17), Restriction (Art. 18)",
	    "Your rights",
	    "We answer within 30 days, whatever the enquiry is about.",
	    "We answer within 20 days, whatever the enquiry is about.",
	    "Right or promise strengthened: Information (Art. 13-14), "
	    "Rectification (Art. 16), Completion (Art. 16), Erasure (Art. 17), "
	    "Restriction (Art. 18) – We answer within 20 days, whatever the "
	    "enquiry is about." },
	{ "what a role may",
	    "\tmay manage staff, manage tokens, read audit, change settings",
	    "\tmay manage staff, read audit, change settings", LANG_EN,
	    "administrator", "Who can see and use the information",
	    "May manage who has roles, manage access tokens, read the log "
	    "and change settings.",
	    "May manage who has roles, read the log and change settings.",
	    "Narrowing: administrator – May manage who has roles, read the log "
	    "and change settings." },
	{ "one sentence that stands twice",
	    "en \"alumni office\" review by 2026-12-31",
	    "en \"alumni office\" review by 2027-12-31", LANG_EN, "NTNU",
	    "Who is responsible",
	    "The contact details will be checked by 31 December 2026.",
	    "The contact details will be checked by 31 December 2027.",
	    "Correction of contact: NTNU – The contact details will be checked "
	    "by 31 December 2027." },
	{ "a text of another language than is read",
	    "\t\t\tnn \"Ja, send meg nyheitsbrevet på e-post, normalt éin "
	    "gong i månaden.\"",
	    "\t\t\tnn \"Ja, send meg nyheitsbrevet.\"", LANG_EN, "Newsletter",
	    "What we use information for", NULL, NULL,
	    "Changed consent text: Newsletter" },
	{ "dates", "effective 2026-01-01", "effective 2026-02-01", LANG_NB,
	    "Personvernerklæring for NTNU Alumni", "",
	    "Gjelder fra 1. januar 2026.", "Gjelder fra 1. februar 2026.", "" },
	{ "how changes are told", "\tlead time 30 days", "\tlead time 40 days",
	    LANG_NN, "Endringar i denne erklæringa", "",
	    "Det skjer minst 30 dagar før "
	    "endringane tek til å gjelde.",
	    "Det skjer minst 40 dagar før endringane "
	    "tek til å gjelde.",
	    "Rett eller lovnad styrkt: Det skjer minst 40 dagar før endringane "
	    "tek til å gjelde." },
	{ "a promise", "promise no ip address stored\n", "", LANG_EN,
	    "We store no IP addresses.", "What we promise",
	    "We store no IP addresses. The system enforces this.", NULL,
	    "Right or promise weakened: We store no IP addresses." },
};

static bool
says(const struct diff_thing *t, bool is, const char *want)
{
	size_t n = 0;

	for (size_t i = 0; i < t->said_n; i++) {
		if (t->said[i].is != is)
			continue;
		n++;
		if (want != NULL && str_is(t->said[i].text, want))
			return true;
	}
	return want == NULL && n == 0;
}

static void
show(const struct diff_thing *t, size_t n, struct str summary)
{
	for (size_t k = 0; k < n; k++) {
		printf("# " STR_FMT " / " STR_FMT "\n", STR_ARG(t[k].place),
		    STR_ARG(t[k].label));
		for (size_t i = 0; i < t[k].said_n; i++)
			printf("#   %s " STR_FMT "\n",
			    t[k].said[i].is ? "+" : "-",
			    STR_ARG(t[k].said[i].text));
	}
	printf("#   " STR_FMT "\n", STR_ARG(summary));
}

static void
things(void)
{
	struct str was = file("statements/ntnu-alumni.vern");

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		struct lang_findings f[2] = { { 0 }, { 0 } };
		struct str is = edited(was, r->from, r->to), summary;
		struct diff_thing *t;
		struct diff d;
		size_t n;
		bool good;

		if (is.p == NULL ||
		    lang_diff(a, was, is, LANG_EN, &d, f) != ERR_OK) {
			tap_ok(false, r->name);
			continue;
		}
		n = lang_diff_things(a, &d, r->lang, &t);
		summary = lang_diff_summary(a, &d, r->lang);
		good = n == 1 && str_is(t->label, r->label) &&
		       str_is(t->place, r->place) && says(t, false, r->was) &&
		       says(t, true, r->is) && str_is(summary, r->summary);
		if (!tap_ok(good, arena_printf(a, "B47: %s", r->name).p))
			show(t, n, summary);
	}
}

/* A line's words have the keywords of who reads, whatever the file has. */
static void
words(void)
{
	struct str was = file("statements/ntnu-alumni.vern"), is, nb;
	struct lang_findings f[2] = { { 0 }, { 0 } }, none = { 0 };
	struct buf out;
	struct diff d;

	is = edited(was, "\t24 months after last confirmed: review",
	    "\t36 months after last confirmed: review");
	buf_init(&out, 2 * LIMIT_STATEMENT);
	tap_ok(lang_print(a, is, LANG_KEYWORDS_NB, LANG_EN, &out, &none) ==
		   ERR_OK,
	    "with Norwegian keywords");
	nb = arena_str(a, buf_str(&out));
	buf_release(&out);
	for (int k = 0; k < 2; k++) {
		tap_ok(lang_diff(a, was, k == 0 ? is : nb, LANG_EN, &d, f) ==
			       ERR_OK &&
			   d.n == 1 &&
			   str_is(lang_diff_is(&d.at[0], LANG_NB),
			       "36 måneder: gjennomgå") &&
			   str_is(lang_diff_was(&d.at[0], LANG_NB),
			       "24 måneder: gjennomgå") &&
			   str_is(lang_diff_is(&d.at[0], LANG_EN),
			       "36 months: review"),
		    k == 0 ? "B47: words of a file with English keywords"
			   : "B47: words of a file with Norwegian keywords");
	}
}

/* The strongest first; what follows is said once. */
static void
order(void)
{
	struct str was = file("statements/ntnu-alumni.vern"), is, *follows;
	struct lang_findings f[2] = { { 0 }, { 0 } };
	struct diff_thing *t;
	struct diff d;
	size_t n;
	bool sorted = true;

	is = edited(was, "effective 2026-01-01", "effective 2026-02-01");
	is = edited(is, "\tat most 4 per calendar month",
	    "\tat most 6 per "
	    "calendar month");
	is = edited(is,
	    "\tusing full_name, email_private, written_language, "
	    "home_place, education.programme\n",
	    "\tusing full_name, email_private, written_language, home_place, "
	    "education.programme, birth_date\n");
	is = edited(is, "purpose newsletter {\n", CONTEST);
	if (!tap_ok(lang_diff(a, was, is, LANG_EN, &d, f) == ERR_OK,
		"several changes"))
		return;
	n = lang_diff_things(a, &d, LANG_EN, &t);
	lang_diff_strongest(t, n);
	for (size_t i = 1; i < n; i++)
		sorted = sorted && t[i - 1].class >= t[i].class;
	tap_ok(n == 3 && sorted && str_is(t[0].label, "Contest"),
	    "B47: the strongest change first");
	tap_ok(t[1].n == 2 && lang_diff_thing_follows(a, &d, &t[1], LANG_EN,
				  &follows) == 2,
	    "B47: what follows of two changes is said once");
}

int
main(void)
{
	a = arena_new(LIMIT_ARENA_ORG);
	things();
	words();
	order();
	arena_free(a);
	return tap_done();
}
