/* SPDX-License-Identifier: EUPL-1.2 */
/* The decision about a made-up person is the one about real people: what
 * refuses them refuses it, for the same reason and by the same line. */
#include "lang/suppose.h"
#include "lang_rows.h"

#define TODAY 20500

enum what {
	PLAIN,
	CONSENT,
	CONSENT_SMS,
	OBJECTED,
	RESTRICTED,
	OUTSIDE,
	NO_KIND
};

static const struct {
	const char *name;
	const char *purpose, *role;
	enum what what;
	unsigned stage; /* 0: as begun */
	int act;        /* -1: as begun */
	bool allowed;
	enum reason reason;
} rows[] = {
	{ "no consent, no newsletter", "newsletter", NULL, PLAIN, 0, -1, false,
	    REASON_NO_CONSENT },
	{ "consent for another channel", "newsletter", NULL, CONSENT_SMS, 0, -1,
	    false, REASON_NO_CONSENT },
	{ "consent, and an objection", "newsletter", NULL, OBJECTED, 0, -1,
	    false, REASON_OBJECTED },
	{ "consent, and a stop", "newsletter", NULL, RESTRICTED, 0, -1, false,
	    REASON_RESTRICTED },
	{ "not for who is only invited", "newsletter", NULL, CONSENT,
	    STAGE_INVITED, -1, false, REASON_WRONG_STAGE },
	{ "not for the dead", "newsletter", NULL, CONSENT, STAGE_DECEASED, -1,
	    false, REASON_DECEASED },
	{ "consent is enough", "newsletter", NULL, CONSENT, 0, -1, true,
	    REASON_ALLOWED },
	{ "an editor sees nobody", "newsletter", "newsletter_editor", CONSENT,
	    0, ACT_SEE, false, REASON_NO_CLAUSE },
	{ "an editor erases nobody", "newsletter", "newsletter_editor", CONSENT,
	    0, ACT_ERASE, false, REASON_NO_CLAUSE },
	{ "an editor sends to who consented, without seeing addresses",
	    "newsletter", "newsletter_editor", CONSENT, 0, ACT_SEND, true,
	    REASON_ALLOWED },
	{ "an editor writes", "newsletter", "newsletter_editor", PLAIN, 0,
	    ACT_WRITE, true, REASON_ALLOWED },
	{ "an editor sends to nobody who did not consent", "newsletter",
	    "newsletter_editor", PLAIN, 0, ACT_SEND, false, REASON_NO_CONSENT },
	{ "an editor sends to nobody who objected", "newsletter",
	    "newsletter_editor", OBJECTED, 0, ACT_SEND, false,
	    REASON_OBJECTED },
	{ "an editor sends for no other purpose", "registry",
	    "newsletter_editor", CONSENT, 0, ACT_SEND, false,
	    REASON_NO_CLAUSE },
	{ "who may see may not send", "newsletter", "data_protection_officer",
	    CONSENT, 0, ACT_SEND, false, REASON_NO_CLAUSE },
	{ "a board sends to its own group", "group_information", "local_board",
	    CONSENT, 0, ACT_SEND, true, REASON_ALLOWED },
	{ "a board sends to no other group", "group_information", "local_board",
	    OUTSIDE, 0, ACT_SEND, false, REASON_OUT_OF_SCOPE },
	{ "a board writes to no other group", "group_information",
	    "local_board", OUTSIDE, 0, ACT_WRITE, false, REASON_OUT_OF_SCOPE },
	{ "an administrator stops use, which needs no facts", "rights",
	    "administrator", PLAIN, 0, ACT_RESTRICT, true, REASON_ALLOWED },
	{ "an administrator sees for the registry", "registry", "administrator",
	    PLAIN, 0, -1, true, REASON_ALLOWED },
};

static void
test_rows(void)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int purpose = statement_purpose(st, str_of(rows[i].purpose));
		int role = rows[i].role == NULL
			       ? -1
			       : statement_role(st, str_of(rows[i].role));
		struct suppose s;
		struct supposed v;

		suppose_begin(st, purpose, role, -1, &s);
		if (rows[i].what != PLAIN && rows[i].what != CONSENT_SMS)
			s.consent[purpose] = 0xff;
		if (rows[i].what == CONSENT_SMS)
			s.consent[purpose] = 1U << CHANNEL_SMS;
		if (rows[i].what == OBJECTED)
			s.objected[purpose] = 0xff;
		s.restricted = rows[i].what == RESTRICTED;
		if (rows[i].stage != 0)
			s.stage = rows[i].stage;
		if (rows[i].act >= 0)
			suppose_act(st, &s, (enum act)rows[i].act);
		s.outside = rows[i].what == OUTSIDE;
		suppose_decide(st, &s, TODAY, &v);
		if (!tap_ok(v.allowed == rows[i].allowed &&
				v.reason == rows[i].reason,
			rows[i].name))
			printf("# %d %s\n", v.allowed, reason_name(v.reason));
	}
}

static void
test_begin(void)
{
	struct suppose s;
	struct supposed v;
	int invitation = statement_purpose(st, STR("invitation"));
	int registry = statement_purpose(st, STR("registry"));

	suppose_begin(st, invitation, -1, -1, &s);
	tap_ok(s.stage == STAGE_POSSIBLE && s.act == ACT_SEND &&
		   s.channel == CHANNEL_EMAIL,
	    "the stage, act and channel that fit the purpose");
	suppose_begin(st, registry, statement_role(st, STR("administrator")),
	    -1, &s);
	tap_ok(s.act == ACT_SEE && s.channel == -1, "staff look");
	suppose_decide(st, &s, TODAY, &v);
	tap_ok(v.rule.line > 0 && !fieldset_is_empty(&v.fields),
	    "with the line and the facts");
	s.role = statement_role(st, STR("newsletter_editor"));
	suppose_decide(st, &s, TODAY, &v);
	tap_ok(!v.allowed && fieldset_is_empty(&v.fields),
	    "refused: no facts at all");
}

int
main(void)
{
	if (!rows_open("statements/ntnu-alumni.vern"))
		return tap_done();
	test_rows();
	test_begin();
	arena_free(rows_arena);
	return tap_done();
}
