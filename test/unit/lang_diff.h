/* SPDX-License-Identifier: EUPL-1.2 */
/* A small statement that is changed at a place and compared with itself. */
#ifndef LANG_DIFF_TEST_H
#define LANG_DIFF_TEST_H

#include <stdio.h>

#include "base/limits.h"
#include "lang/diff.h"
#include "tap.h"

static struct arena *a;

/* ${s} with the first ${from} (at or after ${after}) become ${to}. */
static inline struct str
edited(struct str s, const char *after, const char *from, const char *to)
{
	size_t at = str_find(s, str_of(after)), k;
	struct str rest;

	if (at == SIZE_MAX)
		return STR_NONE;
	rest = str_sub(s, at, s.n - at);
	k = str_find(rest, str_of(from));
	if (k == SIZE_MAX)
		return STR_NONE;
	at += k;
	return arena_printf(a, STR_FMT "%s" STR_FMT, (int)at, s.p, to,
	    (int)(s.n - at - strlen(from)), s.p + at + strlen(from));
}

static inline bool
compare(struct str was, struct str is, struct diff *d)
{
	struct lang_findings f[2] = { { 0 }, { 0 } };
	enum err e = lang_diff(a, was, is, LANG_EN, d, f);

	if (e == ERR_OK)
		return true;
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < f[i].n; k++)
			printf("# %u: " STR_FMT "\n", f[i].at[k].pos.line,
			    STR_ARG(f[i].at[k].text));
	return false;
}

static const char base[] =
    "statement small {\n\tnb \"Liten\" en \"Small\"\n\tversion 1.0.0\n"
    "\teffective 2026-01-01\n\tlanguages nb, en\n\tonly in the EEA\n"
    "\tno special categories\n}\n"
    "controller club {\n\tnb \"Klubben\" en \"The club\"\n\tname \"Klubben\"\n"
    "\taddress \"Oslo\"\n\tcontact address \"club@club.example\"\n}\n"
    "source person {\n\tthe person\n}\n"
    "source roll {\n\tnb \"Rulle\" en \"Roll\"\n\ttold by \"brev\"\n"
    "\ttold within 1 months\n\tfile {\n\t\tkey from id\n"
    "\t\tfull_name from navn\n\t}\n\tbefore joining full_name\n}\n"
    "field full_name name {\n\tnb \"Navn\" en \"Name\"\n"
    "\tfrom the person\n\tvisible to the person, staff\n\trequired\n"
    "\treason nb \"Fordi\" en \"Because\"\n}\n"
    "field mail email {\n\tnb \"E-post\" en \"Mail\"\n\tfrom the person\n"
    "\tvisible to the person, staff\n}\n"
    "field phone phone {\n\tnb \"Telefon\" en \"Phone\"\n"
    "\tfrom the person\n\tvisible to the person, staff\n}\n"
    "field hobby choice {\n\tnb \"Hobby\" en \"Hobby\"\n"
    "\tfrom the person\n\tvisible to the person\n"
    "\tvalue chess nb \"Sjakk\" en \"Chess\"\n"
    "\tvalue go nb \"Go\" en \"Go\"\n}\n"
    "kind of person friend {\n\tnb \"venn\" en \"friend\"\n"
    "\tby own registration\n}\n"
    "purpose membership {\n\tnb \"Medlemskap\" en \"Membership\"\n"
    "\tserves joining, sign in, my page\n\tfor members\n"
    "\tusing full_name, mail\n\tbasis contract\n\tsend by email\n}\n"
    "purpose news {\n\tnb \"Nytt\" en \"News\"\n\tserves messages\n"
    "\tfor members\n\tusing full_name, mail\n"
    "\tsend by email about club, games\n"
    "\ttopic club nb \"Klubben\" en \"The club\"\n"
    "\ttopic games nb \"Spill\" en \"Games\"\n"
    "\tat most 2 per calendar month\n\tbasis consent {\n"
    "\t\tconsent text nb \"Ja takk\" en \"Yes please\"\n\t}\n"
    "\twithdrawn by link, portal\n\tsegment by hobby\n}\n"
    "purpose care {\n\tnb \"Omsorg\" en \"Care\"\n\tfor members\n"
    "\tusing full_name\n\tbasis legitimate interest {\n"
    "\t\tinterest nb \"Hjelp\" en \"Help\"\n"
    "\t\tbalancing test nb \"Greit\" en \"Fine\"\n"
    "\t\tassessed 2026-01-01\n\t}\n}\n"
    "role office {\n\tnb \"kontor\" en \"office\"\n"
    "\tmembership: may find, see full_name\n"
    "\tnews: may write, send, without seeing addresses\n"
    "\tmay change settings\n\trequires training\n"
    "\tsecond person for send\n}\n"
    "recipient board {\n\tnb \"styret\" en \"the board\"\n"
    "\tacting for us\n\tgets full_name\n\tfor purposes membership\n"
    "\twrites through the server\n}\n"
    "processor host {\n\tnb \"Vert\" en \"Host\"\n\tname \"Vert AS\"\n"
    "\tcountry NO\n\tservice provided nb \"Drift\" en \"Running\"\n"
    "\tfor purposes membership\n}\n"
    "keep members {\n\twhen left: delete\n"
    "\t12 months after last confirmed: review\n}\n"
    "keep messages {\n\t12 months after sent: delete\n}\n"
    "cookie \"club\" necessary for sign in, ends with session {\n"
    "\tnb \"Inn\" en \"In\"\n}\n"
    "right access, erasure {\n\tthrough portal, email\n"
    "\tanswered within 30 days\n}\n"
    "promise nothing sold only told\npromise no tracking in mail\n"
    "changes {\n\tnotice by email, portal\n\tlead time 30 days\n"
    "\task again for consent\n}\n"
    "log proxy {\n\tnb \"Logg\" en \"Log\"\n\tip address shortened\n"
    "\tkept for 7 days\n}\n"
    "told more {\n\tnb \"Mer\" en \"More\"\n\tsection security\n"
    "\ttext nb \"Vi låser\" en \"We lock\"\n}\n"
    "kind of person minor {\n\tnb \"barn\" en \"children\"\n"
    "\taged under 13 years\n"
    "\tguardian acts for consent, joining\n}\n"
    "disclosure court {\n\tnb \"Retten\" en \"The court\"\n"
    "\tonly when nb \"retten ber\" en \"the court asks\"\n}\n";

#endif
