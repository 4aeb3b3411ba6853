/* SPDX-License-Identifier: EUPL-1.2 */
/* The pinned vocabulary: sorted, no term twice, found by name, near misses. */
#include "base/limits.h"
#include "lang/dpv.h"
#include "tap.h"

static void
test_order(void)
{
	size_t n, wrong = 0, kinds[DPV_KIND_MAX] = { 0 }, none = 0;
	const struct dpv_term *all = dpv_all(&n);

	for (size_t i = 0; i < n; i++) {
		kinds[all[i].kind]++;
		if (i > 0 && str_cmp(all[i - 1].name, all[i].name) >= 0) {
			printf("# before its place: " STR_FMT "\n",
			    STR_ARG(all[i].name));
			wrong++;
		}
	}
	for (int k = 0; k < DPV_KIND_MAX; k++)
		none += kinds[k] == 0;
	tap_ok(n > 2000 && wrong == 0, "4.1 the terms are sorted");
	tap_ok(none == 0, "each kind has terms");
}

/* The traps that a guide of the vocabulary sets, and their neighbours. */
static void
test_find(void)
{
	static const struct {
		const char *name;
		enum dpv_kind kind; /* DPV_KIND_MAX: there is none */
	} cases[] = {
		{ "dpv:ConsentTerminated", DPV_KIND_MAX },
		{ "dpv:ConsentRevoked", DPV_OTHER },
		{ "dpv:hasAutomation", DPV_KIND_MAX },
		{ "dpv:hasAutomationLevel", DPV_PROPERTY },
		{ "dpv:Analytics", DPV_KIND_MAX },
		{ "dpv:ServiceUsageAnalytics", DPV_PURPOSE },
		{ "dpv:StorageErasure", DPV_KIND_MAX },
		{ "dpv:StorageDeletion", DPV_OTHER },
		{ "dpv:ROPA", DPV_MEASURE },
		{ "dpv:Process", DPV_OTHER },
		{ "eu-gdpr:DataProtectionAuthority", DPV_OTHER },
		{ "pd:birthdate", DPV_KIND_MAX },
		{ "pd:BirthDat", DPV_KIND_MAX },
		{ "pd:BirthDate", DPV_DATA },
		{ "pd:BirthDate ", DPV_KIND_MAX },
		{ "BirthDate", DPV_KIND_MAX },
		{ "", DPV_KIND_MAX },
		{ "a", DPV_KIND_MAX },
		{ "zz:Z", DPV_KIND_MAX },
		{ "dpv:MemberPartnerManagement", DPV_PURPOSE },
		{ "dpv:Member", DPV_PERSON },
		{ "dpv:EncryptionAtRest", DPV_MEASURE },
		{ "eu-gdpr:A6-1-a", DPV_BASIS },
		{ "eu-gdpr:A15", DPV_RIGHT },
		{ "loc:NO", DPV_PLACE },
		{ "dct:title", DPV_PROPERTY },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		enum dpv_kind kind = DPV_KIND_MAX;
		enum err e = dpv_find(str_of(cases[i].name), &kind);

		tap_ok(kind == cases[i].kind &&
			   (e == ERR_OK) == (kind != DPV_KIND_MAX),
		    cases[i].name);
	}
	tap_ok(dpv_is(STR("pd:Name"), DPV_DATA), "is of its kind");
	tap_ok(!dpv_is(STR("pd:Name"), DPV_PURPOSE), "is of no other kind");
	tap_ok(!dpv_is(STR("pd:Nam"), DPV_DATA), "is no term");
}

static void
test_suggest(struct arena *a)
{
	static const struct {
		const char *wrong;
		enum dpv_kind kind;
		const char *meant;
	} cases[] = {
		{ "pd:BirthDat", DPV_DATA, "pd:BirthDate" },
		{ "dpv:BirthDate", DPV_DATA, "pd:BirthDate" },
		{ "dpv:DirectMarkting", DPV_PURPOSE, "dpv:DirectMarketing" },
		{ "pd:Qwertyuiop", DPV_DATA, NULL },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct str is =
		    dpv_suggest(a, str_of(cases[i].wrong), cases[i].kind);

		tap_ok(cases[i].meant == NULL ? is.p == NULL
					      : str_is(is, cases[i].meant),
		    cases[i].wrong);
	}
	tap_ok(str_is(dpv_country(a, STR("NO")), "loc:NO"), "a country");
	tap_ok(dpv_country(a, STR("XX")).p == NULL, "no country");
	tap_ok(dpv_country(a, STR("")).p == NULL, "no code");
}

int
main(void)
{
	struct arena *a = arena_new(LIMIT_ARENA_REQUEST);

	test_order();
	test_find();
	test_suggest(a);
	arena_free(a);
	return tap_done();
}
