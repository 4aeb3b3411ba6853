/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What may and may not become a message: T-14, T-16, B15, B18, B41. With an
 * argument: write 300 messages with all kinds of names and subjects to that
 * folder, each with what went in beside it; test/system/test_mail_mime.py has
 * them read by somebody else's parser.
 */
#include <stdio.h>
#include <stdlib.h>

#include "mail/address.h"
#include "mail/compose.h"
#include "mail/mime.h"
#include "tap.h"

/* A slice as a constant. */
#define S(lit)                                   \
	{                                        \
		.p = (lit), .n = sizeof(lit) - 1 \
	}

static struct arena *a;
static struct buf out;

static struct mail
sample(void)
{
	const struct str markdown =
	    STR("# Hei\n\nEn *god* nyhet om [jobb](https://x.example).");
	struct mail m = {
		.person = 7,
		.from = { STR("Alumni, Nord"), STR("alumni@nord.example") },
		.to = { STR("Åse Ødegård"), STR("ase@mottaker.example") },
		.subject = STR("Nyhetsbrev for mai"),
		.language = LANG_NB,
		.date_s = 1767225600,
		.message_id = STR("m1.p7@nord.example"),
		.why = STR("Du får dette fordi du har sagt ja til nyhetsbrev."),
		.sender = STR("Nord, 7491 Trondheim"),
		.unsubscribe_url = STR("https://nord.example/u/abc-_1"),
		.unsubscribe_mailto = STR("stopp@nord.example"),
		.preferences_url = STR("https://nord.example/me"),
		.list_id = STR("nyhetsbrev.nord.example"),
		.list_name = STR("Nyhetsbrev"),
	};

	m.text = text_from_markdown(a, markdown);
	m.html = html_from_markdown(a, markdown);
	return m;
}

static bool
has(const char *needle)
{
	return str_find(buf_str(&out), str_of(needle)) != SIZE_MAX;
}

/* The field that the case spoils. */
enum spoil {
	SPOIL_SUBJECT,
	SPOIL_TO_NAME,
	SPOIL_TO,
	SPOIL_FROM_NAME,
	SPOIL_FROM,
	SPOIL_ID,
	SPOIL_URL,
	SPOIL_MAILTO,
	SPOIL_LIST,
	SPOIL_LIST_NAME,
	SPOIL_REPLY,
	SPOIL_BOUNCE,
	SPOIL_WHY,
	SPOIL_SENDER,
	SPOIL_PREFERENCES
};

static struct str *
field(struct mail *m, enum spoil f)
{
	struct str *const at[] = { &m->subject, &m->to.name, &m->to.address,
		&m->from.name, &m->from.address, &m->message_id,
		&m->unsubscribe_url, &m->unsubscribe_mailto, &m->list_id,
		&m->list_name, &m->reply_to, &m->envelope_from, &m->why,
		&m->sender, &m->preferences_url };

	return at[f];
}

static const struct {
	const char *name;
	enum spoil field;
	struct str value;
} refused[] = {
	{ "T-14 CRLF Bcc in subject", SPOIL_SUBJECT, S("x\r\nBcc: a@b.no") },
	{ "T-14 LF in subject", SPOIL_SUBJECT, S("x\nBcc: a@b.no") },
	{ "T-14 CR in subject", SPOIL_SUBJECT, S("x\rBcc: a@b.no") },
	{ "T-14 NUL in subject", SPOIL_SUBJECT, S("x\0y") },
	{ "T-14 tab in subject", SPOIL_SUBJECT, S("x\ty") },
	{ "T-14 NEL in subject", SPOIL_SUBJECT, S("x\xc2\x85y") },
	{ "T-14 U+2028 in subject", SPOIL_SUBJECT, S("x\xe2\x80\xa8y") },
	{ "T-11 bidi override in subject", SPOIL_SUBJECT, S("x\xe2\x80\xaey") },
	{ "bad UTF-8 in subject", SPOIL_SUBJECT, S("x\xff") },
	{ "empty subject", SPOIL_SUBJECT, S("  ") },
	{ "T-14 CRLF in a person's name", SPOIL_TO_NAME,
	    S("Kari\r\nCc: x@y.no") },
	{ "T-14 LF and blank in a name", SPOIL_TO_NAME,
	    S("Kari\n Cc: x@y.no") },
	{ "T-14 CRLF in sender's name", SPOIL_FROM_NAME, S("N\r\n\r\nbody") },
	{ "T-16 two addresses", SPOIL_TO, S("a@b.no,c@d.no") },
	{ "T-16 two addresses, blank", SPOIL_TO, S("a@b.no c@d.no") },
	{ "T-16 two at signs", SPOIL_TO, S("a@b.no@d.no") },
	{ "T-16 group syntax", SPOIL_TO, S("g:a@b.no;") },
	{ "T-14 CRLF in address", SPOIL_TO, S("a@b.no\r\nBcc: x@y") },
	{ "T-14 LF at the end of address", SPOIL_TO, S("a@b.no\n") },
	{ "NUL in address", SPOIL_TO, S("a@b.no\0") },
	{ "angle brackets in address", SPOIL_TO, S("<a@b.no>") },
	{ "name with address", SPOIL_TO, S("Kari <a@b.no>") },
	{ "empty quotes", SPOIL_TO, S("\"\"@b.no") },
	{ "comment in address", SPOIL_TO, S("a(b)@b.no") },
	{ "empty address", SPOIL_TO, S("") },
	{ "no local part", SPOIL_TO, S("@b.no") },
	{ "no domain", SPOIL_TO, S("a@") },
	{ "no dot in domain", SPOIL_TO, S("a@b") },
	{ "dot at the end of domain", SPOIL_TO, S("a@b.no.") },
	{ "two dots in local part", SPOIL_TO, S("a..b@b.no") },
	{ "dot at the start", SPOIL_TO, S(".a@b.no") },
	{ "address literal", SPOIL_TO, S("a@[127.0.0.1]") },
	{ "IPv4 as domain", SPOIL_TO, S("a@127.0.0.1") },
	{ "hyphen begins a label", SPOIL_TO, S("a@-b.no") },
	{ "zero-width space in local part", SPOIL_TO, S("a\xe2\x80\x8b@b.no") },
	{ "percent relay is an atom, colon is not", SPOIL_TO, S("a:b@c.no") },
	{ "From outside ASCII", SPOIL_FROM, S("\xc3\xa5@b.no") },
	{ "message id with brackets", SPOIL_ID, S("<a@b>") },
	{ "message id without at", SPOIL_ID, S("ab") },
	{ "message id with CRLF", SPOIL_ID, S("a@b\r\nX: y") },
	{ "message id with slash", SPOIL_ID, S("../a@b") },
	{ "unsubscribe without https", SPOIL_URL,
	    S("http://nord.example/u/1") },
	{ "unsubscribe by javascript", SPOIL_URL, S("javascript:alert(1)") },
	{ "T-14 unsubscribe with >", SPOIL_URL, S("https://a.no/>\r\nX: y") },
	{ "unsubscribe with blank", SPOIL_URL, S("https://a.no/ b") },
	{ "loopback is a host, no prefix", SPOIL_URL,
	    S("http://127.0.0.1.evil.example/u") },
	{ "B15 list without unsubscribe link", SPOIL_URL, S("") },
	{ "mailto with header", SPOIL_MAILTO, S("a@b.no?bcc=x@y.no") },
	{ "list id without dot", SPOIL_LIST, S("nyhetsbrev") },
	{ "list id with CRLF", SPOIL_LIST, S("a.b\r\nX: y") },
	{ "list name with LF", SPOIL_LIST_NAME, S("a\nb") },
	{ "reply-to twice", SPOIL_REPLY, S("a@b.no, c@d.no") },
	{ "bounce address with parameter", SPOIL_BOUNCE, S("a@b.no> SIZE=1") },
	{ "B18 list without a reason", SPOIL_WHY, S("") },
	{ "reason with LF", SPOIL_WHY, S("a\nb") },
	{ "sender with CR", SPOIL_SENDER, S("a\rb") },
	{ "preferences without https", SPOIL_PREFERENCES, S("ftp://a.no/") },
};

static void
refusals(void)
{
	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		struct mail m = sample();
		struct mail_message msg;

		*field(&m, refused[i].field) = refused[i].value;
		tap_err(mail_compose(a, &m, &out, &msg), ERR_INVALID,
		    refused[i].name);
	}
}

static void
accepted(void)
{
	struct mail m = sample();
	struct mail_message msg;
	struct str first;

	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK, "a newsletter");
	tap_ok(mail_is_sound(&msg), "T-16 it is sound");
	tap_ok(has("From: \"Alumni, Nord\" <alumni@nord.example>\r\n"),
	    "the sender's name is quoted");
	tap_ok(has("To: =?UTF-8?B?w4VzZSDDmGRlZ8OlcmQ=?= "
		   "<ase@mottaker.example>\r\n"),
	    "the person's name is an encoded word");
	tap_ok(has("List-Unsubscribe: <https://nord.example/u/abc-_1>,\r\n"
		   " <mailto:stopp@nord.example?subject=unsubscribe>\r\n"),
	    "B15 both ways to unsubscribe");
	tap_ok(has("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
	    "B15 one click");
	tap_ok(has("List-Id: Nyhetsbrev <nyhetsbrev.nord.example>\r\n"),
	    "the list has a name");
	tap_ok(has("Message-ID: <m1.p7@nord.example>\r\n"), "the id is given");
	tap_ok(has("Content-Language: nb\r\n"), "the language is told");
	tap_ok(!has("Auto-Submitted"), "somebody pressed send");
	tap_ok(!has("<img") && !has("url("), "B41 nothing is loaded");
	tap_ok(has("https://x.example"), "B41 no link is rewritten");
	tap_ok(has("Du f=C3=A5r dette fordi"), "B18 the reason is told");
	first = arena_str(a, msg.bytes);
	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK, "composed again");
	tap_ok(str_eq(first, msg.bytes), "T-41 the same bytes again");

	m.list_id = m.unsubscribe_url = m.why = STR_NONE;
	m.automatic = true;
	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK, "a letter");
	tap_ok(has("Auto-Submitted: auto-generated\r\n"), "it is automatic");
	tap_ok(!has("List-"), "it is no list");

	m.to.address = STR("k\xc3\xa5re@bl\xc3\xa5.example");
	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK, "SMTPUTF8 address");
	tap_ok(msg.smtputf8 && mail_is_sound(&msg), "only such needs SMTPUTF8");
	tap_ok(has("k\xc3\xa5re@xn--bl-zia.example"), "the domain is ASCII");
	m.to.address = STR("kare@BL\xc3\x85.example");
	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK, "IDN domain");
	tap_ok(!msg.smtputf8 && mail_is_sound(&msg), "it needs no SMTPUTF8");
	m.to.address = STR("\"a,b<c\"@d.example");
	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK, "quoted local part");
	tap_ok(mail_is_sound(&msg), "T-16 its comma makes no second person");
	m.unsubscribe_url = STR("http://127.0.0.1:8080/x/u/1");
	tap_err(mail_compose(a, &m, &out, &msg), ERR_OK,
	    "http to loopback leaves no machine");
}

/* A message that somebody else wrote does not pass the second wall. */
static void
second_wall(void)
{
#define HEAD "From: <a@b.no>\r\nSubject: s\r\nDate: d\r\nMessage-ID: <i@j>\r\n"
	const struct {
		const char *name;
		struct str bytes;
		bool sound;
	} cases[] = {
		{ "one recipient", STR(HEAD "To: K <k@l.no>\r\n\r\nx\r\n"),
		    true },
		{ "folded recipient", STR(HEAD "To: K\r\n <k@l.no>\r\n\r\n"),
		    true },
		{ "T-15 another's address", STR(HEAD "To: <m@l.no>\r\n\r\n"),
		    false },
		{ "T-16 two in To", STR(HEAD "To: <m@l.no>, <k@l.no>\r\n\r\n"),
		    false },
		{ "T-16 bare and bracketed",
		    STR(HEAD "To: m@l.no <k@l.no>\r\n\r\n"), false },
		{ "T-16 Cc", STR(HEAD "To: <k@l.no>\r\nCc: <x@y.no>\r\n\r\n"),
		    false },
		{ "T-16 bcc", STR(HEAD "To: <k@l.no>\r\nbcc: <x@y.no>\r\n\r\n"),
		    false },
		{ "T-16 Resent-To",
		    STR(HEAD "To: <k@l.no>\r\nResent-To: <x@y.no>\r\n\r\n"),
		    false },
		{ "T-16 To twice",
		    STR(HEAD "To: <k@l.no>\r\nTo: <k@l.no>\r\n\r\n"), false },
		{ "T-15 another message's id",
		    STR("From: <a@b.no>\r\nSubject: s\r\nDate: d\r\n"
			"Message-ID: <k@j>\r\nTo: <k@l.no>\r\n\r\n"),
		    false },
		{ "no To", STR(HEAD "\r\nx\r\n"), false },
		{ "no end of head", STR(HEAD "To: <k@l.no>\r\n"), false },
		{ "bare LF", STR(HEAD "To: <k@l.no>\r\n\r\na\nb\r\n"), false },
		{ "bare CR", STR(HEAD "To: <k@l.no>\r\n\r\na\rb\r\n"), false },
		{ "NUL", STR(HEAD "To: <k@l.no>\r\n\r\na\0b\r\n"), false },
		{ "8 bit", STR(HEAD "To: <k@l.no>\r\n\r\n\xc3\xa5\r\n"),
		    false },
		{ "no line end", STR(HEAD "To: <k@l.no>\r\n\r\nx"), false },
		{ "field without colon", STR(HEAD "To: <k@l.no>\r\nx\r\n\r\n"),
		    false },
		{ "empty", STR(""), false },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct mail_message m = { .bytes = cases[i].bytes,
			.envelope_from = STR("a@b.no"),
			.envelope_to = STR("k@l.no"),
			.message_id = STR("i@j") };

		tap_ok(mail_is_sound(&m) == cases[i].sound, cases[i].name);
	}
}

/* ---- many messages for another reader --------------------------------- */

static uint64_t seed = 1;

static uint32_t
chance(uint32_t below)
{
	seed = seed * 6364136223846793005 + 1442695040888963407;
	return (uint32_t)(seed >> 33) % below;
}

static struct str
any_text(uint32_t most, bool lines)
{
	static const char *const bits[] = { "Kari", "Nordmann", "ø", "Åse", "é",
		"漢字", "🎓", "=?UTF-8?Q?x?=", "?=", "\"", "\\", ",", ";", ":",
		"<b>", "(c)", "@", ".", "_", "=", "-", " ", " ", " ", " ",
		"lengre_ord_uten_mellomrom_som_ikke_kan_brettes_noe_sted_for_"
		"det_er_saa_langt_at_ingen_linje_kan_holde_det_uten_koding",
		"a", "1", "%", "\xcc\x8a", "From ", "\n", "\n.\n", "\n\n" };
	uint32_t n = 1 + chance(most);
	struct str s;
	struct buf b;

	buf_init(&b, 65536);
	buf_puts(&b, "x");
	while (n-- > 0)
		buf_puts(&b, bits[chance(lines ? ARRAY_LEN(bits)
					       : ARRAY_LEN(bits) - 3)]);
	buf_puts(&b, "y");
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
write_file(const char *dir, int n, const char *what, struct str s)
{
	FILE *f = fopen(arena_printf(a, "%s/%d.%s", dir, n, what).p, "w");

	if (f == NULL || fwrite(s.p, 1, s.n, f) != s.n || fclose(f) != 0)
		abort();
}

static int
write_many(const char *dir)
{
	for (int i = 0; i < 300; i++) {
		struct mail m = sample();
		struct mail_message msg;

		arena_reset(a);
		m = sample();
		m.subject = any_text(40, false);
		m.to.name = any_text(12, false);
		m.from.name = i % 3 ? any_text(6, false) : STR_NONE;
		m.list_name = any_text(6, false);
		m.text = any_text(200, true);
		m.html = html_from_markdown(a, m.text);
		m.automatic = i % 2;
		if (i % 10 == 0)
			m.to.address = STR("k\xc3\xa5re@bl\xc3\xa5.example");
		if (mail_compose(a, &m, &out, &msg) != ERR_OK)
			abort();
		write_file(dir, i, "eml", msg.bytes);
		write_file(dir, i, "subject", m.subject);
		write_file(dir, i, "to", m.to.name);
		write_file(dir, i, "text", m.text);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	a = arena_new(1 << 26);
	buf_init(&out, MAIL_BYTES_MAX);
	if (argc == 2)
		return write_many(argv[1]);
	refusals();
	accepted();
	second_wall();
	buf_release(&out);
	arena_free(a);
	return tap_done();
}
