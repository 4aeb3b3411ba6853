/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rules decide over a purpose, and what a role reaches: each line of the
 * answer begins with a line of the file, and nothing is promised beyond the
 * decision. */
#include "lang/explain.h"
#include "lang/reach.h"
#include "lang_rows.h"

static struct str
explained(const char *name, int channel, unsigned stage, enum lang l)
{
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 20);
	if (lang_explain(&b, st, statement_purpose(st, str_of(name)), channel,
		stage, l) == ERR_OK)
		s = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static struct str
reached(const char *name, enum lang l)
{
	struct reach r = { .n = 0 };
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 20);
	if (lang_reach(rows_arena, st, REACH_ROLE,
		statement_role(st, str_of(name)), l, &r) != ERR_OK)
		return STR_NONE;
	for (size_t i = 0; i < r.n; i++)
		buf_printf(&b, "%u: " STR_FMT "\n", (unsigned)r.at[i].pos.line,
		    STR_ARG(r.at[i].text));
	s = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
has(struct str s, const char *what)
{
	bool found = str_find(s, str_of(what)) != SIZE_MAX;

	if (!found)
		printf("# no %s in: " STR_FMT "\n", what, STR_ARG(s));
	return found;
}

/* Each line is "NUMBER: …", and the file has such a line. */
static bool
numbered(struct str s)
{
	size_t lines = 1;
	struct str line;
	int64_t n;

	for (size_t i = 0; i < st->source_text.n; i++)
		lines += st->source_text.p[i] == '\n';
	while (str_cut(&s, '\n', &line)) {
		struct str number;

		if (line.n == 0)
			continue;
		if (!str_cut(&line, ':', &number) ||
		    str_to_i64(number, 1, (int64_t)lines, &n) != ERR_OK ||
		    line.n < 3)
			return false;
	}
	return true;
}

static void
purposes(void)
{
	struct str s = explained("newsletter", -1, 0, LANG_EN);

	tap_ok(numbered(s) && has(s, "consent") && has(s, "email"),
	    "a purpose: basis and channel");
	tap_ok(has(s, "newsletter editor") && has(s, "12 months after"),
	    "a purpose: who may, and for how long its messages are kept");
	tap_ok(has(s, "Without seeing addresses"),
	    "a role that writes without seeing addresses");
	tap_ok(has(s, "We write to you by email.") &&
		   has(s, "When the person has left: we delete."),
	    "how it is written, and what ends it");
	tap_ok(has(explained("newsletter", -1, 0, LANG_NN),
		   "Vi skriv til deg på e-post.") &&
		   has(explained("newsletter", -1, 0, LANG_NB),
		       "Når personen har meldt seg ut: vi sletter."),
	    "in Norwegian, too");
	s = explained("newsletter", CHANNEL_SMS, 0, LANG_EN);
	tap_ok(numbered(s) && !str_eq(s, explained("newsletter", CHANNEL_EMAIL,
					     0, LANG_EN)),
	    "a channel it does not send by");
	s = explained("newsletter", -1, STAGE_POSSIBLE, LANG_NB);
	tap_ok(numbered(s) && s.n > 0, "a stage it is not for, in bokmål");
	s = explained("invitation", -1, STAGE_INVITED, LANG_EN);
	tap_ok(numbered(s) && has(s, "30 days after") &&
		   has(s, "former exchange student"),
	    "an invitation: for whom, and until when");
	s = explained("rights", -1, 0, LANG_NN);
	tap_ok(numbered(s) && s.n > 0, "a duty, in nynorsk");
	s = explained("tailoring", -1, STAGE_MEMBER, LANG_EN);
	tap_ok(numbered(s) && s.n > 0, "a purpose that sends nothing");
	for (size_t i = 0; i < st->purposes_n; i++)
		for (int l = 0; l < LANG_MAX; l++)
			if (!numbered(explained(arena_cstr(rows_arena,
						    st->purposes[i].n.name),
				-1, 0, (enum lang)l)))
				tap_ok(false, "every purpose in every "
					      "language");
}

static void
refusals(void)
{
	struct buf b;

	buf_init(&b, 1 << 20);
	tap_err(lang_explain(&b, st, -1, -1, 0, LANG_EN), ERR_NOT_FOUND,
	    "no purpose");
	tap_err(lang_explain(&b, st, (int)st->purposes_n, -1, 0, LANG_EN),
	    ERR_NOT_FOUND, "no such purpose");
	tap_ok(buf_str(&b).n == 0, "and nothing was appended");
	buf_release(&b);
	buf_init(&b, 8);
	tap_err(lang_explain(&b, st, 0, -1, 0, LANG_EN), ERR_TOO_BIG,
	    "a purpose that does not fit");
	buf_release(&b);
}

/* What is said to be reached is what the decision lets be seen. */
static void
true_reach(const char *who, const char *what)
{
	struct actor a = staff(who);
	struct person_facts p = consenting(what);
	struct fieldset got = { .w = { 0 } };
	struct office office = { .group = 41,
		.from_day = TODAY,
		.until_day = TODAY };
	int64_t mine[] = { 41 };
	struct str s = reached(who, LANG_EN);
	bool same = true;

	if (role(who)->scope >= 0) {
		a.offices = &office;
		a.offices_n = 1;
		p.groups = mine;
		p.groups_n = 1;
	}
	same = decide(&a, &p, ACT_SEE, what, NULL, &got).allowed;
	for (size_t i = 0; i < st->fields_n; i++)
		if (fieldset_has(&got, (int)i) && st->fields[i].parent < 0)
			same =
			    same && has(s, arena_cstr(rows_arena,
					       text_in(&st->fields[i].n.label,
						   LANG_EN)));
	tap_ok(same && fieldset_count(&got) > 0, who);
}

static void
roles(void)
{
	struct str s = reached("local_board", LANG_EN);

	tap_ok(numbered(s) && has(s, "Local network") && has(s, "training") &&
		   has(s, "Full name") && has(s, "Without seeing addresses"),
	    "a board: group, conditions, name");
	tap_ok(str_find(s, STR("Private e-mail")) == SIZE_MAX &&
		   str_find(s, STR("Town")) == SIZE_MAX,
	    "and no address, though the purpose uses it");
	s = reached("administrator", LANG_NB);
	tap_ok(numbered(s) && has(s, "Fullt navn"),
	    "an administrator, in bokmål");
	tap_ok(has(reached("administrator", LANG_EN), "manage who has roles"),
	    "acts that touch no person");
	true_reach("alumni_office", "registry");
	true_reach("alumni_office", "engagement_requests");
	true_reach("local_board", "group_information");
	true_reach("subject_rep", "group_information");
}

int
main(void)
{
	if (!rows_open("statements/ntnu-alumni.vern"))
		return tap_done();
	purposes();
	refusals();
	roles();
	arena_free(rows_arena);
	if (rows_open("test/corpus/lang/patients.vern")) {
		tap_ok(has(reached("administrator", LANG_EN),
			   "A second person must approve"),
		    "what another must approve");
		true_reach("adviser", "advice");
	}
	arena_free(rows_arena);
	return tap_done();
}
