/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses that are taken, and in which form, and those that are not. */
#include "base/email.h"
#include "tap.h"

#define A10 "aaaaaaaaaa"
#define A60 A10 A10 A10 A10 A10 A10
#define L63 A60 "aaa"

static struct arena *a;

static const struct {
	const char *name;
	struct str text;
	enum err want;
} refused[] = {
	{ "nothing", STR_INIT(""), ERR_INVALID },
	{ "blanks", STR_INIT("  \t"), ERR_INVALID },
	{ "no at", STR_INIT("kari.example.no"), ERR_INVALID },
	{ "no local part", STR_INIT("@example.no"), ERR_INVALID },
	{ "no domain", STR_INIT("kari@"), ERR_INVALID },
	{ "an at alone", STR_INIT("@"), ERR_INVALID },
	{ "two ats", STR_INIT("kari@ola@example.no"), ERR_INVALID },
	{ "two ats in a row", STR_INIT("kari@@example.no"), ERR_INVALID },
	{ "two addresses", STR_INIT("a@example.no,b@example.no"), ERR_INVALID },
	{ "two addresses, semicolon", STR_INIT("a@x.no;b@x.no"), ERR_INVALID },
	{ "two addresses, blank", STR_INIT("a@x.no b@x.no"), ERR_INVALID },
	{ "leading dot", STR_INIT(".kari@example.no"), ERR_INVALID },
	{ "trailing dot", STR_INIT("kari.@example.no"), ERR_INVALID },
	{ "dots in a row", STR_INIT("ka..ri@example.no"), ERR_INVALID },
	{ "a dot alone", STR_INIT(".@example.no"), ERR_INVALID },
	{ "blank in local", STR_INIT("ka ri@example.no"), ERR_INVALID },
	{ "blank before at", STR_INIT("kari @example.no"), ERR_INVALID },
	{ "blank after at", STR_INIT("kari@ example.no"), ERR_INVALID },
	{ "comment in front", STR_INIT("(kari)kari@example.no"), ERR_INVALID },
	{ "comment before at", STR_INIT("kari(x)@example.no"), ERR_INVALID },
	{ "comment behind", STR_INIT("kari@example.no(x)"), ERR_INVALID },
	{ "comment in domain", STR_INIT("kari@(x)example.no"), ERR_INVALID },
	{ "display name", STR_INIT("Kari <kari@example.no>"), ERR_INVALID },
	{ "angle brackets", STR_INIT("<kari@example.no>"), ERR_INVALID },
	{ "a route", STR_INIT("@a.no:kari@example.no"), ERR_INVALID },
	{ "mailto", STR_INIT("mailto:kari@example.no"), ERR_INVALID },
	{ "colon", STR_INIT("ka:ri@example.no"), ERR_INVALID },
	{ "backslash", STR_INIT("ka\\ri@example.no"), ERR_INVALID },
	{ "escaped at", STR_INIT("ka\\@ri@example.no"), ERR_INVALID },
	{ "bracket", STR_INIT("ka[ri@example.no"), ERR_INVALID },
	{ "quote inside", STR_INIT("ka\"ri@example.no"), ERR_INVALID },
	{ "quotes and more", STR_INIT("\"ka\"ri@example.no"), ERR_INVALID },
	{ "more and quotes", STR_INIT("ka\"ri\"@example.no"), ERR_INVALID },
	{ "quoted word (obsolete)", STR_INIT("ka.\"ri\"@x.no"), ERR_INVALID },
	{ "empty quotes", STR_INIT("\"\"@example.no"), ERR_INVALID },
	{ "open quote", STR_INIT("\"kari@example.no"), ERR_INVALID },
	{ "open escape", STR_INIT("\"kari\\"), ERR_INVALID },
	{ "escaped end quote", STR_INIT("\"kari\\\"@example.no"), ERR_INVALID },
	{ "quote and no at", STR_INIT("\"kari\""), ERR_INVALID },
	{ "tab in quotes", STR_INIT("\"ka\tri\"@example.no"), ERR_INVALID },
	{ "CR LF in quotes", STR_INIT("\"a\r\n b\"@example.no"), ERR_INVALID },
	{ "escaped LF in quotes", STR_INIT("\"a\\\nb\"@x.no"), ERR_INVALID },
	{ "NUL in quotes", { "\"a\0b\"@x.no", 11 }, ERR_INVALID },
	{ "NUL in local", { "a\0b@x.no", 8 }, ERR_INVALID },
	{ "NUL in domain", { "a@x\0.no", 7 }, ERR_INVALID },
	{ "header injection", STR_INIT("a@x.no\r\nBcc: b@x.no"), ERR_INVALID },
	{ "header injection, LF", STR_INIT("a@x.no\nBcc:b@x.no"), ERR_INVALID },
	{ "CR in local", STR_INIT("a\rb@x.no"), ERR_INVALID },
	{ "delete", STR_INIT("a\x7f@x.no"), ERR_INVALID },
	{ "C1 control", STR_INIT("a\xc2\x85@x.no"), ERR_INVALID },
	{ "zero width space", STR_INIT("a\xe2\x80\x8b@x.no"), ERR_INVALID },
	{ "zero width joiner", STR_INIT("a\xe2\x80\x8d@x.no"), ERR_INVALID },
	{ "byte order mark",
	    STR_INIT("\xef\xbb\xbf"
		     "a@x.no"),
	    ERR_INVALID },
	{ "soft hyphen", STR_INIT("a\xc2\xad@x.no"), ERR_INVALID },
	{ "no-break space", STR_INIT("a\xc2\xa0@x.no"), ERR_INVALID },
	{ "override", STR_INIT("a\xe2\x80\xae@x.no"), ERR_INVALID },
	{ "lost letter", STR_INIT("bl\xef\xbf\xbdr@x.no"), ERR_INVALID },
	{ "private use", STR_INIT("a\xee\x80\x80@x.no"), ERR_INVALID },
	{ "latin-1", STR_INIT("bl\xe5@x.no"), ERR_INVALID },
	{ "fullwidth at", STR_INIT("kari\xef\xbc\xa0x.no"), ERR_INVALID },
	{ "fullwidth at and at",
	    STR_INIT("a\xef\xbc\xa0"
		     "b@x.no"),
	    ERR_INVALID },
	{ "small at and at",
	    STR_INIT("a\xef\xb9\xab"
		     "b@x.no"),
	    ERR_INVALID },
	{ "ellipsis is dots",
	    STR_INIT("a\xe2\x80\xa6"
		     "b@x.no"),
	    ERR_INVALID },
	{ "fullwidth dot at the end", STR_INIT("a\xef\xbc\x8e@x.no"),
	    ERR_INVALID },
	{ "fullwidth quote", STR_INIT("a\xef\xbc\x82@x.no"), ERR_INVALID },
	{ "localhost", STR_INIT("kari@localhost"), ERR_INVALID },
	{ "domain is a dot", STR_INIT("kari@."), ERR_INVALID },
	{ "domain with leading dot", STR_INIT("kari@.example.no"),
	    ERR_INVALID },
	{ "domain with trailing dot", STR_INIT("kari@example.no."),
	    ERR_INVALID },
	{ "domain with dots in a row", STR_INIT("kari@example..no"),
	    ERR_INVALID },
	{ "address literal", STR_INIT("kari@[192.0.2.1]"), ERR_INVALID },
	{ "address literal, 6", STR_INIT("kari@[IPv6:2001:db8::1]"),
	    ERR_INVALID },
	{ "address without brackets", STR_INIT("kari@192.0.2.1"), ERR_INVALID },
	{ "number as last label", STR_INIT("kari@example.123"), ERR_INVALID },
	{ "underscore in domain", STR_INIT("kari@ex_ample.no"), ERR_INVALID },
	{ "hyphen in front", STR_INIT("kari@-example.no"), ERR_INVALID },
	{ "hyphen behind", STR_INIT("kari@example-.no"), ERR_INVALID },
	{ "percent in domain", STR_INIT("kari@a%b.no"), ERR_INVALID },
	{ "slash in domain", STR_INIT("kari@example.no/x"), ERR_INVALID },
	{ "port", STR_INIT("kari@example.no:25"), ERR_INVALID },
	{ "query", STR_INIT("kari@example.no?bcc=x"), ERR_INVALID },
	{ "angle in domain", STR_INIT("kari@<b>.no"), ERR_INVALID },
	{ "comma in domain", STR_INIT("kari@example,no"), ERR_INVALID },
	{ "quote in domain", STR_INIT("kari@\"example.no\""), ERR_INVALID },
	{ "zero width in domain", STR_INIT("a@exa\xe2\x80\x8bmple.no"),
	    ERR_INVALID },
	{ "soft hyphen in domain", STR_INIT("a@exa\xc2\xadmple.no"),
	    ERR_INVALID },
	{ "override in domain", STR_INIT("a@exa\xe2\x80\xaemple.no"),
	    ERR_INVALID },
	{ "false A-label", STR_INIT("a@xn--a.no"), ERR_INVALID },
	{ "bad A-label", STR_INIT("a@xn--\xc3\xa5.no"), ERR_INVALID },
	{ "A-label of nothing", STR_INIT("a@xn--.no"), ERR_INVALID },
	{ "mark in front of label",
	    STR_INIT("a@\xcc\x8a"
		     "b.no"),
	    ERR_INVALID },
	{ "unassigned in domain", STR_INIT("a@\xf3\xb0\x80\x80.no"),
	    ERR_INVALID },
	{ "local of 65", STR_INIT(A60 "12345@x.no"), ERR_TOO_BIG },
	{ "local of 65 in quotes", STR_INIT("\"" A60 "123\"@x.no"),
	    ERR_TOO_BIG },
	{ "local of 66 in letters",
	    STR_INIT("\xc3\xa5\xc3\xa5\xc3\xa5" A60 "@x.no"), ERR_TOO_BIG },
	{ "local that grows",
	    STR_INIT("\xef\xb7\xba\xef\xb7\xba\xef\xb7\xba@x.no"),
	    ERR_INVALID },
	{ "label of 64", STR_INIT("a@" L63 "a.no"), ERR_TOO_BIG },
	{ "254 and one",
	    STR_INIT(
		"abc@" L63 "." L63 "." L63 "." A10 A10 A10 A10 A10 "aaaaaaaaa"),
	    ERR_TOO_BIG },
	{ "longer as A-label",
	    STR_INIT(
		"a@\xc3\xa6\xc3\xb8\xc3\xa5" A10 A10 A10 A10 A10 "aaaaa.no"),
	    ERR_TOO_BIG },
};

static const struct {
	const char *text, *address, *match, *untagged;
} accepted[] = {
	{ "kari@example.no", "kari@example.no", "kari@example.no",
	    "kari@example.no" },
	{ " Kari.Nordmann@Example.NO\r\n", "Kari.Nordmann@example.no",
	    "kari.nordmann@example.no", "kari.nordmann@example.no" },
	{ "kari@bl\xc3\xa5\x62\xc3\xa6r.no", "kari@xn--blbr-roah.no",
	    "kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no" },
	{ "kari@BL\xc3\x85\x42\xc3\x86R.no", "kari@xn--blbr-roah.no",
	    "kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no" },
	{ "kari@bla\xcc\x8a\x62\xc3\xa6r.no", "kari@xn--blbr-roah.no",
	    "kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no" },
	{ "kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no",
	    "kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no" },
	{ "kari@XN--BLBR-ROAH.no", "kari@xn--blbr-roah.no",
	    "kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no" },
	{ "a@fa\xc3\x9f.de", "a@xn--fa-hia.de", "a@xn--fa-hia.de",
	    "a@xn--fa-hia.de" },
	{ "a@\xe4\xbe\x8b\xe3\x81\x88\xe3\x80\x82jp", "a@xn--r8jz45g.jp",
	    "a@xn--r8jz45g.jp", "a@xn--r8jz45g.jp" },
	{ "\xc3\x85se@x.no", "\xc3\x85se@x.no", "\xc3\xa5se@x.no",
	    "\xc3\xa5se@x.no" },
	{ "A\xcc\x8ase@x.no", "A\xcc\x8ase@x.no", "\xc3\xa5se@x.no",
	    "\xc3\xa5se@x.no" },
	{ "\xef\xbd\x8b\xef\xbd\x81ri@x.no", "\xef\xbd\x8b\xef\xbd\x81ri@x.no",
	    "kari@x.no", "kari@x.no" },
	{ "\xe7\x94\xa8\xe6\x88\xb7@x.no", "\xe7\x94\xa8\xe6\x88\xb7@x.no",
	    "\xe7\x94\xa8\xe6\x88\xb7@x.no", "\xe7\x94\xa8\xe6\x88\xb7@x.no" },
	{ "Kari+News@x.no", "Kari+News@x.no", "kari+news@x.no", "kari@x.no" },
	{ "kari+a+b@x.no", "kari+a+b@x.no", "kari+a+b@x.no", "kari@x.no" },
	{ "kari+@x.no", "kari+@x.no", "kari+@x.no", "kari@x.no" },
	{ "+kari@x.no", "+kari@x.no", "+kari@x.no", "+kari@x.no" },
	{ "+@x.no", "+@x.no", "+@x.no", "+@x.no" },
	{ "\"Kari\"@x.no", "\"Kari\"@x.no", "kari@x.no", "kari@x.no" },
	{ "\"ka\\ri\"@x.no", "\"ka\\ri\"@x.no", "kari@x.no", "kari@x.no" },
	{ "\"Kari N\"@x.no", "\"Kari N\"@x.no", "\"kari n\"@x.no",
	    "\"kari n\"@x.no" },
	{ "\"a@b\"@x.no", "\"a@b\"@x.no", "\"a@b\"@x.no", "\"a@b\"@x.no" },
	{ "\"a..b\"@x.no", "\"a..b\"@x.no", "\"a..b\"@x.no", "\"a..b\"@x.no" },
	{ "\"a\\\"\\\\b\"@x.no", "\"a\\\"\\\\b\"@x.no", "\"a\\\"\\\\b\"@x.no",
	    "\"a\\\"\\\\b\"@x.no" },
	{ "\"a b+c\"@x.no", "\"a b+c\"@x.no", "\"a b+c\"@x.no",
	    "\"a b\"@x.no" },
	{ "\"a.+c\"@x.no", "\"a.+c\"@x.no", "a.+c@x.no", "a@x.no" },
	{ "!#$%&'*+-/=?^_`{|}~@x.no", "!#$%&'*+-/=?^_`{|}~@x.no",
	    "!#$%&'*+-/=?^_`{|}~@x.no", "!#$%&'*@x.no" },
	{ A60 "a.+b@x.no", A60 "a.+b@x.no", A60 "a.+b@x.no", A60 "a@x.no" },
	{ "o'brien@x.no", "o'brien@x.no", "o'brien@x.no", "o'brien@x.no" },
	{ "a@1.x.no", "a@1.x.no", "a@1.x.no", "a@1.x.no" },
	{ "a@123.no", "a@123.no", "a@123.no", "a@123.no" },
	{ "a@x.xn--fiqs8s", "a@x.xn--fiqs8s", "a@x.xn--fiqs8s",
	    "a@x.xn--fiqs8s" },
	{ A60 "1234@" L63 ".no", A60 "1234@" L63 ".no", A60 "1234@" L63 ".no",
	    A60 "1234@" L63 ".no" },
};

static void
test_refused(void)
{
	struct str address = STR("1"), match = STR("2"), untagged = STR("3");
	size_t i;

	for (i = 0; i < ARRAY_LEN(refused); i++)
		tap_err(email_normalise(a, refused[i].text, &address, &match,
			    &untagged),
		    refused[i].want, refused[i].name);
	tap_ok(str_is(address, "1") && str_is(match, "2") &&
		   str_is(untagged, "3"),
	    "the outputs are untouched");
}

static void
test_accepted(void)
{
	struct str address, match, untagged, s, again, other;
	bool ok;
	size_t i;

	for (i = 0; i < ARRAY_LEN(accepted); i++) {
		address = match = untagged = again = STR("?");
		tap_err(email_normalise(a, str_of(accepted[i].text), &address,
			    &match, &untagged),
		    ERR_OK, accepted[i].text);
		tap_str(address, str_of(accepted[i].address), "to write to");
		tap_str(match, str_of(accepted[i].match), "to compare");
		tap_str(untagged, str_of(accepted[i].untagged), "untagged");
		ok =
		    email_normalise(a, address, &s, &again, &other) == ERR_OK &&
		    str_eq(again, match);
		ok = ok &&
		     email_normalise(a, match, &s, &again, &other) == ERR_OK &&
		     str_eq(again, match) && str_eq(other, untagged);
		ok = ok &&
		     email_normalise(a, untagged, &s, &again, &other) ==
			 ERR_OK &&
		     str_eq(again, untagged);
		tap_ok(ok, "reading a result again changes nothing");
	}
}

int
main(void)
{
	a = arena_new(1 << 22);
	test_refused();
	test_accepted();
	arena_free(a);
	return tap_done();
}
