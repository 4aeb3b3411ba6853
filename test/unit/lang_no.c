/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * To what people can say no: what explains a purpose tells of a no only where
 * one can be said, and the decision about a made-up person heeds the same. For
 * how long what is declared apart from the register is kept stands beside it.
 */
#include "compiled.h"
#include "has.h"
#include "lang/explain.h"
#include "lang/lang.h"
#include "lang/suppose.h"
#include "policy/basis.h"
#include "tap.h"

#define TODAY 20500
#define SIX(t)                                                                 \
	"nb \"" t "\" nn \"" t "\" en \"" t "\" sv \"" t "\" de \"" t "\" nl " \
	"\"" t "\"\n"
#define PURPOSE(lines)                                                        \
	"purpose door {\n" SIX("Door") "for members\nusing full_name\n" lines \
				       "}\n"
#define INTEREST "basis legitimate interest {\ninterest " SIX("order") "}\n"
#define CAMERA                                                   \
	"camera surveillance hall {\n" SIX("Hall") "kept for 7 " \
						   "days\nfor "  \
						   "purposes door\n}\n"

enum {
	EMAIL = 1 << CHANNEL_EMAIL,
	WHOLE = 0xff
};

static const struct {
	const char *name, *lines;
	unsigned consent, objected;
	bool may; /* a no can be said */
	bool allowed;
	enum reason reason;
	const char *says, *not_says; /* of what explains it */
} rows[] = {
	{ "Art. 21: a contract's messages, and no way out",
	    PURPOSE("send by email\nbasis contract\n"), 0, 0, false, true,
	    REASON_ALLOWED, "Legal basis: contract", "objected" },
	{ "a contract's messages, and a way out",
	    PURPOSE("send by email\nbasis contract\nwithdrawn by portal\n"), 0,
	    EMAIL, true, false, REASON_OBJECTED,
	    "Not when the person has objected for the channel.", NULL },
	{ "Art. 21(2): marketing under contract",
	    PURPOSE("send by email\nclass marketing\nbasis contract\n"), 0,
	    EMAIL, true, false, REASON_OBJECTED,
	    "Not when the person has objected for the channel.", NULL },
	{ "what a law demands, and a way out",
	    PURPOSE("send by email\nclass statutory\nbasis legal "
		    "obligation\nwithdrawn by portal\n"),
	    0, EMAIL, false, true, REASON_ALLOWED, "Legal basis: legal",
	    "objected for" },
	{ "Art. 21: messages by interest", PURPOSE("send by email\n" INTEREST),
	    0, EMAIL, true, false, REASON_OBJECTED,
	    "Not when the person has objected for the channel.", NULL },
	{ "Art. 21: nothing is sent, by interest", PURPOSE(INTEREST), 0, 0,
	    false, true, REASON_ALLOWED,
	    "Not when the person has objected (Art. 21).", "channel" },
	{ "Art. 21: nothing is sent, and a no to all of it", PURPOSE(INTEREST),
	    0, WHOLE, false, false, REASON_OBJECTED,
	    "Not when the person has objected (Art. 21).", "channel" },
	{ "Art. 21: nothing is sent, and a no that came by mail",
	    PURPOSE(INTEREST), 0, EMAIL, false, false, REASON_OBJECTED,
	    "Not when the person has objected (Art. 21).", "channel" },
	{ "Art. 7(3): nothing is sent, and no consent",
	    PURPOSE("basis consent\n"), 0, 0, true, false, REASON_NO_CONSENT,
	    "Only with the person's consent.", "channel" },
	{ "Art. 7(3): nothing is sent, and a consent",
	    PURPOSE("basis consent\n"), WHOLE, 0, true, true, REASON_ALLOWED,
	    "Only with the person's consent.", "channel" },
	{ "Art. 7(3): messages, and a consent for the channel",
	    PURPOSE("send by email\nbasis consent\n"), EMAIL, 0, true, true,
	    REASON_ALLOWED, "Only with the person's consent for the channel.",
	    NULL },
	{ "nothing is sent, under contract", PURPOSE("basis contract\n"), 0,
	    WHOLE, false, true, REASON_ALLOWED, "Legal basis: contract",
	    "objected" },
	{ "G13(2)(a) what a camera keeps", PURPOSE(INTEREST) CAMERA, 0, 0,
	    false, true, REASON_ALLOWED, "Hall: 7 days", NULL },
	{ "G13(2)(a) of another purpose",
	    CAMERA PURPOSE(INTEREST) "data category list {\n" SIX(
		"List") "kept for 3 years\nfor "
			"purposes books\n}\n",
	    0, 0, false, true, REASON_ALLOWED, "Hall: 7 days", "List" },
	{ "G13(2)(a) people outside are not erased as members are",
	    "kind of person guest {\n" SIX(
		"guest") "not in the "
			 "register\n}\n"
			 "purpose door {\n" SIX("Door") "for guest\n" INTEREST
							"}\n" CAMERA,
	    0, 0, false, false, REASON_WRONG_KIND, "Hall: 7 days", "has left" },
};

static const struct statement *
compiled(struct arena *a, const char *lines)
{
	return compiled_file(a, "test/unit/lang_keep.vern", lines);
}

static void
row(size_t no)
{
	struct arena *a = arena_new(1 << 26);
	const struct statement *st = compiled(a, rows[no].lines);
	struct supposed v;
	struct suppose s;
	struct str text;
	struct buf b;
	int door;
	bool ok;

	if (!tap_ok(st != NULL, rows[no].name)) {
		arena_free(a);
		return;
	}
	door = statement_purpose(st, STR("door"));
	suppose_begin(st, door, -1, -1, &s);
	s.kinds = 1; /* the singer */
	s.consent[door] = (uint8_t)rows[no].consent;
	s.objected[door] = (uint8_t)rows[no].objected;
	suppose_decide(st, &s, TODAY, &v);
	buf_init(&b, 1 << 20);
	ok = lang_explain(&b, st, door, -1, 0, LANG_EN) == ERR_OK;
	text = arena_str(a, buf_str(&b));
	ok = ok && v.allowed == rows[no].allowed &&
	     v.reason == rows[no].reason &&
	     purpose_may_be_refused(&st->purposes[door]) == rows[no].may &&
	     has(text, rows[no].says) &&
	     (rows[no].not_says == NULL || !has(text, rows[no].not_says));
	if (!tap_ok(ok, rows[no].name))
		printf("# %d %s\n# " STR_FMT "\n", v.allowed,
		    reason_name(v.reason), STR_ARG(text));
	buf_release(&b);
	arena_free(a);
}

int
main(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		row(i);
	return tap_done();
}
