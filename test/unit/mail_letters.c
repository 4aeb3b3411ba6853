/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters in three languages: both choices equal (B11), what Art. 14 wants,
 * nothing claimed that was not said, no value that is more than text (T-11).
 * With an argument: write every letter to that folder, for readers. */
#include <stdio.h>
#include <stdlib.h>

#include "mail/compose.h"
#include "mail/letters.h"
#include "tap.h"

static struct arena *a;

static struct letter_org
org(void)
{
	return (struct letter_org){ .name = STR("Nord alumni"),
		.address = STR("7491 Trondheim"),
		.email = STR("alumni@nord.example"),
		.officer = STR("ombud@nord.example"),
		.authority = STR("Datatilsynet"),
		.privacy_url = STR("https://nord.example/nord/privacy") };
}

static struct letter_invitation
invitation(void)
{
	static struct str facts[3], purposes[2], recipients[1];

	facts[0] = STR("Fullt navn");
	facts[1] = STR("Privat e-post");
	facts[2] = STR("Grad");
	purposes[0] = STR("Invitasjon til nettverket");
	purposes[1] = STR("Statistikk");
	recipients[0] = STR("Driftsleverandør AS");
	return (struct letter_invitation){ .full_name = STR("Kari Nordmann"),
		.about = STR("Nettverket er for tidligere studenter."),
		.accept_url = STR("https://nord.example/nord/accept/tok_A-1"),
		.decline_url = STR("https://nord.example/nord/decline/tok_A-1"),
		.answer_by = { 2026, 6, 30 },
		.source = STR("studentregisteret"),
		.facts = { facts, 3 },
		.purposes = { purposes, 2 },
		.basis = STR("berettiget interesse: holde kontakten"),
		.recipients = { recipients, 1 },
		.period = STR("30 dager etter invitasjonen"),
		.mark = STR("vi husker bare at du ikke skal inviteres igjen") };
}

static bool
holds(struct str s, const char *needle)
{
	return str_find(s, str_of(needle)) != SIZE_MAX;
}

static int
times(struct str s, const char *needle)
{
	int n = 0;
	size_t at;

	while ((at = str_find(s, str_of(needle))) != SIZE_MAX) {
		s = str_sub(s, at + 1, s.n);
		n++;
	}
	return n;
}

static void
invitations(enum lang l)
{
	struct letter_org o = org();
	struct letter_invitation in = invitation();
	struct letter x;
	struct str code = str_of(lang_code(l));
	const char *must[] = { "https://nord.example/nord/accept/tok_A-1",
		"https://nord.example/nord/decline/tok_A-1", "Kari Nordmann",
		"Nord alumni, 7491 Trondheim, "
		"alumni@nord.example",
		"ombud@nord.example", "studentregisteret", "Privat e-post",
		"Statistikk", "berettiget interesse", "Driftsleverandør AS",
		"30 dager", "Datatilsynet", "igjen",
		"https://nord.example/nord/privacy", "2026" };
	size_t yes, no;

	tap_err(letter_invitation(a, l, &o, &in, &x), ERR_OK,
	    arena_printf(a, "B11 invitation, " STR_FMT, STR_ARG(code)).p);
	for (size_t i = 0; i < ARRAY_LEN(must); i++)
		tap_ok(holds(x.text, must[i]),
		    arena_printf(a, "Art. 14 it tells %s", must[i]).p);
	/* Both answers: the same form, once each, one after the other. */
	yes = str_find(x.html.bytes, STR("accept/tok_A-1</a>"));
	no = str_find(x.html.bytes, STR("decline/tok_A-1</a>"));
	tap_ok(yes < no && no - yes < 300, "B11 no stands right after yes");
	tap_ok(times(x.html.bytes, "href=\"https://nord.example/nord/accept/"
				   "tok_A-1\"") == 1 &&
		   times(x.html.bytes,
		       "href=\"https://nord.example/nord/decline/tok_A-1\"") ==
		       1,
	    "B11 each link stands once");
	tap_ok(x.why.n > 0 && x.subject.n > 0, "B18 a reason and a subject");

	in.basis = in.mark = in.period = o.officer = o.authority = STR_NONE;
	in.recipients.n = 0;
	in.answer_by.year = 0;
	tap_err(letter_reminder(a, l, &o, &in, &x), ERR_OK, "a reminder");
	tap_ok(!holds(x.text, "Datatilsynet") && !holds(x.text, "{{") &&
		   !holds(x.text, "30 dager") && !holds(x.text, ": \n") &&
		   !holds(x.html.bytes, "</strong> </p>") &&
		   !holds(x.text, "grunnlag") && !holds(x.text, "basis"),
	    "nothing is claimed that was not said");
	o.address = STR("Nord alumni, 7491 Trondheim");
	tap_err(letter_reminder(a, l, &o, &in, &x), ERR_OK, "a whole address");
	tap_ok(holds(x.text, "Nord alumni, 7491 Trondheim") &&
		   !holds(x.text, "Nord alumni, Nord alumni"),
	    "who is responsible is named once");
	o.address = STR("Nord alumnihus, 7491 Trondheim");
	tap_err(letter_reminder(a, l, &o, &in, &x), ERR_OK, "a like address");
	tap_ok(holds(x.text, "Nord alumni, Nord alumnihus"),
	    "and where the address begins alike, all the same");
	in.decline_url = STR_NONE;
	tap_err(letter_reminder(a, l, &o, &in, &x), ERR_INVALID,
	    "B11 no invitation without a way to say no");
	in.decline_url = STR("http://nord.example/decline/x");
	tap_err(letter_reminder(a, l, &o, &in, &x), ERR_INVALID,
	    "no link without https");
}

static void
hostile(enum lang l)
{
	struct letter_org o = org();
	struct letter_invitation in = invitation();
	struct str items[40];
	struct letter x, clean;
	int tags;

	tap_err(letter_invitation(a, l, &o, &in, &clean), ERR_OK, "clean");
	in.full_name = STR("[Kari](https://evil.example) <b>x</b> {{ url }}");
	in.source = STR("<a href='https://evil.example'>");
	tap_err(letter_invitation(a, l, &o, &in, &x), ERR_OK, "hostile");
	tags = times(clean.html.bytes, "<");
	tap_ok(times(x.html.bytes, "<") == tags &&
		   !holds(x.html.bytes, "evil.example"),
	    "T-11 a name is text");
	tap_ok(!holds(x.subject, "\n"), "T-14 the subject is one line");
	for (size_t i = 0; i < 40; i++)
		items[i] = STR("felt");
	in.facts = (struct letter_list){ items, 40 };
	tap_err(letter_invitation(a, l, &o, &in, &x), ERR_OK, "long list");
	tap_ok(times(x.text, "felt") == LETTER_ITEMS_MAX && holds(x.text, "…"),
	    "a long list ends");
	o.name = STR_NONE;
	tap_err(letter_invitation(a, l, &o, &in, &x), ERR_INVALID,
	    "nobody invites");
}

/* Every other letter, whole; ${n} counts, false after the last. */
static bool
other(enum lang l, int n, enum err *e, struct letter *x)
{
	const struct letter_org o = org();
	static struct str kept[1], facts[1];
	struct letter_sign_in si = { STR("https://nord.example/s/1"), 15 };
	struct letter_address ad = { STR("Kari"), STR("https://nord.example/b"),
		48 };
	struct letter_left le = { STR("Kari"), { 2026, 5, 2 }, { 2026, 6, 1 },
		{ kept, 1 } };
	struct letter_entered en = { .full_name = STR("Kari"),
		.how = STR("telefon"),
		.source = STR("en kollega"),
		.facts = { facts, 1 },
		.purposes = { facts, 1 },
		.basis = STR("avtale"),
		.period = STR("så lenge du er medlem"),
		.url = STR("https://nord.example/nord/me") };
	struct letter_staff st = { STR("Ola"), STR("saksbehandler"),
		STR("https://nord.example/p/1"), 24, false };
	struct letter_consent co = { .full_name = STR("Kari"),
		.purpose = STR("Nyhetsbrev"),
		.text = STR("Jeg vil ha nyhetsbrev på e-post."),
		.how = STR("portal"),
		.at_s = 1767225600,
		.url = STR("https://nord.example/nord/me") };

	struct letter_change ch = { .full_name = STR("Kari"),
		.from = { 2026, 5, 1 },
		.changes = { facts, 1 },
		.asked = STR("Nyhetsbrev"),
		.new_url = STR("https://nord.example/nord/privacy?v=2"),
		.old_url = STR("https://nord.example/nord/privacy?v=1") };

	kept[0] = STR("Betalinger, etter bokføringsloven, til 2031");
	facts[0] = STR("Telefon");
	switch (n) {
	case 0:
		*e = letter_sign_in(a, l, &o, &si, x);
		return true;
	case 1:
		*e = letter_address(a, l, &o, &ad, x);
		return true;
	case 2:
		*e = letter_left(a, l, &o, &le, x);
		return true;
	case 3:
		*e = letter_entered(a, l, &o, &en, x);
		return true;
	case 4:
	case 5:
		st.anew = n == 5;
		*e = letter_staff(a, l, &o, &st, x);
		return true;
	case 6:
	case 7:
		co.withdrawn = n == 7;
		*e = letter_consent(a, l, &o, &co, x);
		return true;
	case 8:
		*e = letter_change(a, l, &o, &ch, x);
		return true;
	default:
		return false;
	}
}

/* Also where the greeting is left out, as of somebody without a name. */
static bool
begins_large(struct str text)
{
	size_t at = str_find(text, STR("\n\n"));

	while (at != SIZE_MAX) {
		text = str_sub(text, at + 2, SIZE_MAX);
		if (text.n > 0 && text.p[0] >= 'a' && text.p[0] <= 'z' &&
		    !str_starts(text, STR("http")))
			return false;
		at = str_find(text, STR("\n\n"));
	}
	return true;
}

static void
others(enum lang l)
{
	struct letter x = { 0 };
	enum err e = ERR_OK;

	for (int i = 0; other(l, i, &e, &x); i++) {
		tap_err(e, ERR_OK, "a letter");
		tap_ok(x.subject.n > 10 && x.why.n > 20 && x.text.n > 100 &&
			   !holds(x.text, "{{") && !holds(x.text, "%") &&
			   !holds(x.html.bytes, "{{") && !holds(x.why, "{{") &&
			   holds(x.html.bytes, "<p>"),
		    "it is whole");
		tap_ok(begins_large(x.text), "no paragraph begins small");
		tap_ok((i != 2) == holds(x.text, "https://nord.example"),
		    "its link is there");
		if (i == 2)
			tap_ok(times(x.text, "2026") == 2 &&
				   holds(x.text, "2031"),
			    "the receipt of leaving has two dates");
		if (i == 6)
			tap_ok(holds(x.text, "Jeg vil ha nyhetsbrev på e-post"),
			    "the receipt has the exact words");
	}
}

static void
missing(void)
{
	const struct letter_org o = org();
	struct letter x;
	struct letter_sign_in si = { STR_NONE, 15 };
	struct letter_left le = { STR("Kari"), { 2026, 5, 2 }, { 0 },
		{ NULL, 0 } };
	struct letter_consent co = { .purpose = STR("Nyhetsbrev") };
	struct letter_staff st = { .url = STR("https://nord.example/p") };

	tap_err(letter_sign_in(a, LANG_NB, &o, &si, &x), ERR_INVALID,
	    "sign-in without a link");
	tap_err(letter_change(a, LANG_NB, &o,
		    &(struct letter_change){ .from = { 2026, 5, 1 } }, &x),
	    ERR_INVALID, "a change without its new version");
	tap_err(letter_change(a, LANG_NB, &o,
		    &(struct letter_change){
			.new_url = STR("https://nord.example/p") },
		    &x),
	    ERR_INVALID, "a change without its day");
	tap_err(letter_left(a, LANG_NB, &o, &le, &x), ERR_INVALID,
	    "a receipt with one date");
	tap_err(letter_consent(a, LANG_NB, &o, &co, &x), ERR_INVALID,
	    "a consent without the way back");
	tap_err(letter_staff(a, LANG_NB, &o, &st, &x), ERR_INVALID,
	    "a member of staff without a role");
}

static void
write_one(const char *dir, enum lang l, int n, const struct letter *x)
{
	struct mail m = { .from = { STR("Nord alumni"),
			      STR("alumni@nord.example") },
		.to = { STR("Kari Nordmann"), STR("kari@mottaker.example") },
		.subject = x->subject,
		.text = x->text,
		.html = x->html,
		.why = x->why,
		.language = l,
		.automatic = true,
		.sender = STR("Nord alumni, 7491 Trondheim"),
		.message_id = STR("letter@nord.example") };
	struct mail_message msg;
	struct buf out;
	FILE *f;

	buf_init(&out, MAIL_BYTES_MAX);
	if (mail_compose(a, &m, &out, &msg) != ERR_OK)
		abort();
	f = fopen(arena_printf(a, "%s/%d-%s.eml", dir, n, lang_code(l)).p, "w");
	if (f == NULL || fwrite(msg.bytes.p, 1, msg.bytes.n, f) != msg.bytes.n)
		abort();
	fclose(f);
	buf_release(&out);
}

static int
write_all(const char *dir)
{
	struct letter_org o = org();
	struct letter_invitation in = invitation();
	struct letter x = { 0 };
	enum err e = ERR_OK;

	for (enum lang l = LANG_NB; l < LANG_MAX; l++) {
		for (int i = 0; other(l, i, &e, &x); i++)
			write_one(dir, l, i, &x);
		if (letter_invitation(a, l, &o, &in, &x) != ERR_OK)
			abort();
		write_one(dir, l, 8, &x);
		if (letter_reminder(a, l, &o, &in, &x) != ERR_OK)
			abort();
		write_one(dir, l, 9, &x);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	int rc;

	a = arena_new(1 << 28);
	if (argc == 2) {
		rc = write_all(argv[1]);
	} else {
		for (enum lang l = LANG_NB; l < LANG_MAX; l++) {
			invitations(l);
			hostile(l);
			others(l);
		}
		missing();
		rc = tap_done();
	}
	arena_free(a);
	return rc;
}
