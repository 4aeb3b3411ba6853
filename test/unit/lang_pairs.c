/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test/corpus/findings: for each row of lang/findings.def CODE.vern, which is
 * given the finding, and CODE.ok.vern, one change away, which is not. A row
 * without its pair, and a file without its row, fail. What is Norwegian law
 * is not given to a controller elsewhere.
 */
#include <dirent.h>

#include "file.h"
#include "lang/check.h"
#include "tap.h"

#define DIR_PAIRS "test/corpus/findings"

enum {
	CHANGED_MAX = 16 /* lines that may differ between the two */
};

static struct str
read_pair(struct arena *a, const char *code, const char *ending)
{
	return read_whole(a,
	    arena_printf(a, DIR_PAIRS "/%s%s", code, ending).p);
}

/* How often ${code} is given for a file, SIZE_MAX when it does not compile.
 * ${country}: of the authority, instead of what the file says. */
static size_t
given(struct arena *a, struct str bytes, const char *code, const char *country)
{
	const struct date today = { 2026, 3, 1 };
	struct lang_findings fs = { 0 };
	const struct statement *st;
	struct statement there;
	size_t n = 0;

	if (bytes.n == 0 ||
	    lang_compile(a, bytes, LANG_EN, &st, &fs) != ERR_OK) {
		for (size_t i = 0; i < fs.n && i < 3; i++)
			printf("# line %u: " STR_FMT "\n", fs.at[i].pos.line,
			    STR_ARG(fs.at[i].text));
		return SIZE_MAX;
	}
	there = *st;
	for (size_t i = 0; country != NULL && i < there.controllers_n; i++)
		there.controllers[i].authority_country = str_of(country);
	lang_check(a, &there, today, LANG_EN, &fs);
	for (size_t i = 0; i < fs.n; i++)
		n += strcmp(fs.at[i].code, code) == 0;
	return n;
}

static size_t
lines(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* What is left of the longer one without what both begin and end with. */
static size_t
apart(struct str x, struct str y)
{
	size_t begin = 0, end = 0, less = x.n < y.n ? x.n : y.n;

	while (begin < less && x.p[begin] == y.p[begin])
		begin++;
	while (begin + end < less && x.p[x.n - 1 - end] == y.p[y.n - 1 - end])
		end++;
	x = str_sub(x, begin, x.n - begin - end);
	y = str_sub(y, begin, y.n - begin - end);
	return lines(x) > lines(y) ? lines(x) : lines(y);
}

/* What the requirements call it, where they do. */
static const struct {
	const char *code, *ids;
} rows[] = {
	{ "child_age_low", "N02 C26" },
	{ "child_age_unsaid", "N02 G8" },
	{ "guardian_unsaid", "N02 G8 CONCEPT-65" },
	{ "national_id_unreasoned", "N03 CONCEPT-17" },
	{ "cookie_choice_unsaid", "N04" },
	{ "refusing_harder", "N04" },
	{ "storage_without_consent", "N04 CONCEPT-63" },
	{ "tracking_without_consent", "N05 C11 CONCEPT-36" },
	{ "marketing_without_consent", "N06" },
	{ "reservation_register", "N08" },
	{ "bookkeeping_short", "N09 CONCEPT-56" },
	{ "dues_late", "N10 CONCEPT-60" },
	{ "image_age_low", "N12" },
	{ "archive_unsaid", "N13" },
	{ "missing_nynorsk", "N14" },
	{ "protected_in_group", "N15 CONCEPT-18" },
	{ "breach_late", "N16 G33" },
	{ "org_no_invalid", "N17" },
	{ "identity_card", "B22 C27" },
	{ "no_agreement", "B30 G28" },
	{ "eea_contradiction", "B31 CONCEPT-50" },
	{ "statistics_pseudonymous", "B34 CONCEPT-37" },
	{ "special_not_strict", "B35 G9" },
	{ "disclosure_unbound", "B46 CONCEPT-51" },
	{ "two_bases", "B49" },
	{ "takeover_unannounced", "B50 CONCEPT-53" },
	{ "told_unattested", "B55 G24" },
	{ "authority_missing", "B59 CONCEPT-5" },
	{ "audience_without_consent", "B61 CONCEPT-52" },
	{ "assessment_missing", "G35" },
	{ "automated_contradiction", "G22 CONCEPT-35" },
	{ "contact_nobody", "B04 CONCEPT-6" },
	{ "changes_by_web_only", "B47 C32" },
	{ "claims_contradict", "C01 C13" },
	{ "platform_as_processor", "G26" },
	{ "cover_unnamed", "G12(1)" },
	{ "as_processor_no_agreement", "G28(3)" },
	{ "processor_decides", "G28(10)" },
	{ "processor_for_nothing", "G30(2)" },
};

static const char *
named(struct arena *a, const char *code)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (strcmp(rows[i].code, code) == 0)
			return arena_printf(a, "%s: %s", rows[i].ids, code).p;
	return code;
}

static void
pair(struct arena *a, const struct lang_rule *rule)
{
	const char *name = named(a, rule->code);
	struct str with = read_pair(a, rule->code, ".vern");
	struct str without = read_pair(a, rule->code, ".ok.vern");
	size_t n = given(a, with, rule->code, NULL);

	tap_ok(n > 0 && n != SIZE_MAX,
	    arena_printf(a, "%s: its file is given it", name).p);
	tap_ok(given(a, without, rule->code, NULL) == 0,
	    arena_printf(a, "%s: the file beside it is not", name).p);
	tap_ok(!str_eq(with, without) && apart(with, without) <= CHANGED_MAX,
	    arena_printf(a, "%s: one change lies between", name).p);
	if (rule->law != JURISDICTION_EU) {
		tap_ok(given(a, with, rule->code, rule->jurisdiction) > 0,
		    arena_printf(a, "%s: at home", name).p);
		tap_ok(given(a, with, rule->code, "SE") == 0,
		    arena_printf(a, "%s: not abroad", name).p);
	}
}

static bool
is_row(struct str name)
{
	size_t n;
	const struct lang_rule *rules = lang_rules(&n);
	struct str code;

	(void)str_cut(&name, '.', &code);
	for (size_t i = 0; i < n; i++)
		if (str_is(code, rules[i].code))
			return str_is(name, "vern") || str_is(name, "ok.vern");
	return false;
}

static void
no_others(void)
{
	DIR *d = opendir(DIR_PAIRS);
	struct dirent *x;
	size_t others = 0;

	while (d != NULL && (x = readdir(d)) != NULL) {
		if (x->d_name[0] == '.' || is_row(str_of(x->d_name)))
			continue;
		printf("# no finding is called so: %s\n", x->d_name);
		others++;
	}
	if (d != NULL)
		(void)closedir(d);
	tap_ok(d != NULL && others == 0, "no file without its row");
}

int
main(void)
{
	struct arena *a = arena_new((size_t)1 << 30);
	size_t n;
	const struct lang_rule *rules = lang_rules(&n);

	for (size_t i = 0; i < n; i++)
		pair(a, &rules[i]);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		tap_ok(is_row(arena_printf(a, "%s.vern", rows[i].code)),
		    arena_printf(a, "%s is a row", rows[i].code).p);
	no_others();
	arena_free(a);
	return tap_done();
}
