/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The statements that are shipped: each compiles without a warning, stands in
 * its canonical form, and says what its seed requires. Requirements are named
 * in the names of the tests.
 */
#include <dirent.h>

#include "lang/prose.h"
#include "lang_file.h"
#include "policy/country.h"
#include "tap.h"

static const struct statement *
compile(struct arena *a, struct str bytes)
{
	struct lang_findings fs = { 0 };
	const struct statement *st = NULL;
	struct buf b;

	if (lang_compile(a, bytes, LANG_EN, &st, &fs) == ERR_OK &&
	    fs.warnings == 0)
		return st;
	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < fs.n; i++)
		lang_print_finding(&b, "#", &fs.at[i], LANG_EN);
	printf(STR_FMT, STR_ARG(buf_str(&b)));
	buf_release(&b);
	return NULL;
}

static bool
promises(const struct statement *st, enum promise p)
{
	for (size_t i = 0; i < st->promises_n; i++)
		if (st->promises[i].promise == p)
			return true;
	return false;
}

/* ---- every shipped statement ---------------------------------------- */

static bool
said_in_all(const struct statement *st, const struct text *t)
{
	for (int l = 0; l < LANG_MAX; l++)
		if (st->langs[l] && t->in[l].n == 0)
			return false;
	return true;
}

static void
labels(struct arena *a, const char *file, const struct statement *st)
{
	bool all = said_in_all(st, &st->title);

	for (size_t i = 0; i < st->fields_n; i++)
		all = all && said_in_all(st, &st->fields[i].n.label);
	for (size_t i = 0; i < st->purposes_n; i++)
		all = all && said_in_all(st, &st->purposes[i].n.label);
	for (size_t i = 0; i < st->kinds_n; i++)
		all = all && said_in_all(st, &st->kinds[i].n.label);
	for (size_t i = 0; i < st->roles_n; i++)
		all = all && said_in_all(st, &st->roles[i].n.label);
	for (size_t i = 0; i < st->told_n; i++)
		all = all && said_in_all(st, &st->told[i].n.label) &&
		      said_in_all(st, &st->told[i].n.about);
	tap_ok(all, arena_printf(a,
			"%s: B02, C33 everything has a label in each "
			"language",
			file)
			.p);
}

static void
each_purpose_of_messages(struct arena *a, const char *file,
    const struct statement *st)
{
	bool classed = true, one_basis = true, way_back = true;

	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *p = &st->purposes[i];

		if (p->channels != 0)
			classed = classed && p->class != CLASS_NONE;
		one_basis = one_basis && p->bases_n != 0;
		for (size_t b = 0; b < p->bases_n; b++)
			one_basis = one_basis && (p->bases_n == 1 ||
						     p->bases[b].kinds.n != 0);
		if (p->bases_n != 0 && p->bases[0].code == BASIS_A)
			way_back = way_back && p->withdraw != 0;
	}
	tap_ok(classed,
	    arena_printf(a, "%s: B17, C20 what sends has a class", file).p);
	tap_ok(one_basis,
	    arena_printf(a, "%s: C02, C12 one basis for each purpose and kind",
		file)
		.p);
	tap_ok(way_back,
	    arena_printf(a, "%s: C19 each consent has a way back", file).p);
}

static struct str
published(struct arena *a, const struct statement *st, enum lang l)
{
	struct buf b;
	struct str s = STR_NONE;

	buf_init(&b, 1 << 22);
	if (lang_statement(&b, st, l, LANG_TEXT) == ERR_OK)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

/* What is published does not depend on the language of the keywords. */
static void
same_prose(struct arena *a, const char *file, const struct statement *st,
    struct str nb)
{
	const struct statement *other = compile(a, nb);
	bool same = other != NULL;

	for (int l = 0; same && l < LANG_MAX; l++)
		same = str_eq(published(a, st, (enum lang)l),
		    published(a, other, (enum lang)l));
	tap_ok(same && published(a, st, LANG_NB).n > 1000,
	    arena_printf(a, "%s: B02 publishes the same from both", file).p);
}

static void
shipped(struct arena *a, const char *file)
{
	const char *path = arena_printf(a, "statements/%s", file).p;
	struct str bytes = read_whole(a, path), nb;
	const struct statement *st = compile(a, bytes);
	int rights;

	if (!tap_ok(st != NULL, arena_printf(a, "%s compiles", file).p))
		return;
	tap_str(tidied(a, bytes, LANG_KEYWORDS_KEEP), bytes,
	    arena_printf(a, "%s is in its canonical form", file).p);
	nb = tidied(a, bytes, LANG_KEYWORDS_NB);
	tap_str(tidied(a, nb, LANG_KEYWORDS_EN), bytes,
	    arena_printf(a, "%s: to Norwegian keywords and back", file).p);
	same_prose(a, file, st, nb);
	rights = statement_purpose(st, STR("rights"));
	tap_ok(statement_role(st, STR("administrator")) >= 0 && rights >= 0 &&
		   st->purposes[rights].all_fields &&
		   statement_purpose_of(st, ACTIVITY_RIGHTS) == rights,
	    arena_printf(a, "%s: an administrator, and rights over all", file)
		.p);
	labels(a, file, st);
	each_purpose_of_messages(a, file, st);
}

/* ---- NTNU Alumni ---------------------------------------------------- */

static const struct field *
field(const struct statement *st, const char *name)
{
	int i = statement_field(st, str_of(name));

	return i < 0 ? NULL : &st->fields[i];
}

static const struct purpose *
purpose(const struct statement *st, const char *name)
{
	return &st->purposes[statement_purpose(st, str_of(name))];
}

static void
ntnu_fields(const struct statement *st)
{
	static const char *const names[] = { "full_name", "former_surname",
		"birth_date", "nationality", "gender", "position", "employer",
		"department", "job_function", "role_title", "industry",
		"sector", "email_private", "email_work", "mobile",
		"home_address", "messenger", "education", "engagement" };
	static const char *const absent[] = { "birth_place", "origin",
		"personnr", "ip_address", "photo" };
	bool members = false;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		tap_ok(field(st, names[i]) != NULL &&
			   field(st, names[i])->sources.n != 0 &&
			   field(st, names[i])->visible != 0,
		    names[i]);
	for (size_t i = 0; i < ARRAY_LEN(absent); i++)
		tap_ok(field(st, absent[i]) == NULL, absent[i]);
	for (size_t i = 0; i < st->fields_n; i++)
		members = members || (st->fields[i].visible & VISIBLE_MEMBERS);
	tap_ok(!members, "NTNU-58 no field is visible to members");
	tap_ok(!field(st, "birth_date")->required &&
		   !field(st, "position")->required &&
		   field(st, "email_private")->required,
	    "NTNU-85, NTNU-96 only name and private e-mail are required");
}

static void
ntnu_kinds(const struct statement *st)
{
	const struct rule *graduate =
	    &st->kinds[statement_kind(st, STR("graduate"))].rules[0];
	const struct rule *exchange =
	    &st->kinds[statement_kind(st, STR("exchange_student"))].rules[0];
	int record = statement_field(st, STR("exchange"));

	tap_ok(graduate->conds_n == 1 &&
		   graduate->conds[0].op == COND_PRESENT &&
		   str_is(st->fields[graduate->conds[0].field].n.name,
		       "awarded"),
	    "NTNU-36 a degree makes a graduate");
	tap_ok(exchange->record == record && !exchange->all &&
		   exchange->conds_n == 2 &&
		   exchange->conds[0].op == COND_FINISHED &&
		   exchange->conds[1].op == COND_LONGER &&
		   exchange->conds[1].period.months == 3 &&
		   exchange->conds[1].period.days == 0,
	    "NTNU-37 a finished stay of more than three months");
	tap_ok(st->kinds[statement_kind(st, STR("postdoc"))].rules_n == 0 &&
		   st->kinds[statement_kind(st, STR("postdoc"))]
		       .by_registration,
	    "NTNU-3 no register makes a post-doc");
}

static void
ntnu_source(const struct statement *st)
{
	const struct source *s =
	    &st->sources[statement_source(st, STR("student_registry"))];
	bool joined = false, pin = false;

	tap_ok(s->own_register && !text_is_empty(&s->told_by) &&
		   s->told_since.year > 0 && !text_is_empty(&s->compatible),
	    "NTNU-35 own register: told before, and assessed");
	tap_ok(fieldset_has(&s->before_joining,
		   statement_field(st, STR("email_private"))) &&
		   !fieldset_has(&s->before_joining,
		       statement_field(st, STR("birth_date"))) &&
		   !fieldset_has(&s->before_joining,
		       statement_field(st, STR("home_address"))),
	    "NTNU-39, B08 before joining only what the invitation needs");
	for (size_t i = 0; i < s->columns_n; i++) {
		joined =
		    joined || (s->columns[i].heads_n == 2 &&
				  str_is(s->columns[i].heads[0], "fornavn"));
		pin = pin || str_is(s->columns[i].heads[0], "personnr");
	}
	tap_ok(joined && !pin && str_is(s->key, "kildenokkel"),
	    "B08 names are joined, the national id has no column");
	tap_ok(str_is(s->dead_column, "status_dod") &&
		   str_is(s->dead_value, "J"),
	    "B08 the dead are known");
}

static void
ntnu_keep(const struct statement *st)
{
	const struct keep_clause *no =
	    statement_clause(st, KEEP_INVITED, TRIGGER_DECLINED);
	const struct keep_clause *silent =
	    statement_clause(st, KEEP_INVITED, TRIGGER_INVITED);
	const struct keep_clause *left =
	    statement_clause(st, KEEP_MEMBERS, TRIGGER_LEFT);
	const struct keep_clause *dead =
	    statement_clause(st, KEEP_MEMBERS, TRIGGER_DEATH);

	tap_ok(no->action == KEEP_DELETE && period_is_zero(no->after) &&
		   no->mark && no->mark_for.years == 10 &&
		   !no->mark_until_asked,
	    "NTNU-38, C22 a no deletes at once and leaves a mark");
	tap_ok(silent->action == KEEP_DELETE && silent->after.days == 30 &&
		   !silent->mark && purpose(st, "invitation")->reminders == 1,
	    "C23 silence: one reminder, gone after 30 days, no mark");
	tap_ok(left->action == KEEP_DELETE && period_is_zero(left->after),
	    "NTNU-63 leaving deletes at once");
	tap_ok(dead->stop_messages && dead->action == KEEP_DELETE &&
		   dead->after.days == 30,
	    "NTNU-64, C25 death stops messages, deletes after 30 days");
}

static void
ntnu_bases(const struct statement *st)
{
	static const char *const asked[] = { "member_information", "newsletter",
		"events_professional", "events_social", "group_invitations",
		"engagement_requests", "surveys", "continuing_education",
		"group_information", "tailoring" };
	const struct basis *f = &purpose(st, "invitation")->bases[0];
	const struct purpose *letter = purpose(st, "newsletter");

	for (size_t i = 0; i < ARRAY_LEN(asked); i++)
		tap_ok(purpose(st, asked[i])->bases[0].code == BASIS_A,
		    asked[i]);
	tap_ok(f->code == BASIS_F && said_in_all(st, &f->interest) &&
		   said_in_all(st, &f->necessity) &&
		   said_in_all(st, &f->balancing) && f->assessed.year > 0,
	    "NTNU-75..80, C13 the invitation rests on (f), weighed");
	tap_ok(st->controllers[0].public_body && said_in_all(st, &f->note),
	    "C39 a public body says why (f)");
	tap_ok(purpose(st, "membership")->bases[0].code == BASIS_B &&
		   st->terms_n == 1 && said_in_all(st, &st->terms[0].body),
	    "NTNU-105, B60, C03 terms stand apart from consent");
	tap_ok(letter->cap_n == 1 && letter->cap_calendar &&
		   letter->cap_period.months == 1 && letter->topics_n == 4 &&
		   letter->withdraw_link,
	    "NTNU-20, NTNU-21 newsletter: topics, once a calendar month");
	tap_ok(purpose(st, "tailoring")->profiling,
	    "NTNU-27, C12 analyses are declared as profiling");
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].open_list)
			tap_ok(false, "NTNU-127 no open list");
}

static void
ntnu_access(const struct statement *st)
{
	const struct role *board =
	    &st->roles[statement_role(st, STR("local_board"))];
	const struct clause *c = &board->clauses[0];
	const struct processor *p = &st->processors[0];

	tap_ok(board->scope == statement_group_type(st, STR("local_network")) &&
		   board->requires ==
		       (REQUIRES_TRAINING | REQUIRES_CONFIDENTIALITY |
			   REQUIRES_TERM),
	    "NTNU-92, C37 a board member: scope, training, term");
	tap_ok(board->clauses_n == 1 && c->without_addresses &&
		   !c->all_fields && fieldset_count(&c->fields) == 1 &&
		   fieldset_has(&c->fields,
		       statement_field(st, STR("full_name"))),
	    "NTNU-72, C06, C07 a board sees names and writes through");
	tap_ok(st->group_types[board->scope].hide_protected,
	    "protected addresses stay out of place groups");
	tap_ok(str_is(text_in(&p->legal_name, LANG_NB),
		   "Amesto Solutions AS") &&
		   p->may_not_pass_on && p->agreement_from.year > 0,
	    "NTNU-65..70 the processor and its agreement");
	tap_ok(st->controllers[0].dpo.status == DPO_APPOINTED &&
		   str_is(st->controllers[0].dpo.contact.email,
		       "dpo@ntnu.example"),
	    "NTNU-73, NTNU-74 the officer is a mailbox, not a person");
	tap_ok(str_is(st->controllers[0].contact.email, "alumni@ntnu.example"),
	    "NTNU-15, NTNU-103 so is the contact");
}

static void
ntnu_rest(const struct statement *st)
{
	tap_ok(st->langs[LANG_NB] && st->langs[LANG_NN] && st->langs[LANG_EN],
	    "NTNU-126 bokmål, nynorsk and English");
	tap_ok(st->version.n != 0 && st->effective.year > 0 &&
		   date_cmp(st->published, st->effective) <= 0,
	    "C34 version and dates, in order");
	tap_ok(st->cookies_n == 1 &&
		   str_is(st->cookies[0].n.name, "CUSTOMERID-sessionKey") &&
		   st->cookies[0].activity == ACTIVITY_SIGN_IN &&
		   st->cookies[0].session,
	    "NTNU-60, C09 one cookie, for signing in");
	tap_ok(promises(st, PROMISE_NO_IP) &&
		   promises(st, PROMISE_NO_DIRECTORY) &&
		   promises(st, PROMISE_NOT_SOLD) &&
		   promises(st, PROMISE_CONTACT_ON_APPROVAL) &&
		   !promises(st, PROMISE_NO_PROFILING),
	    "NTNU-58, 59, 71, 72 promises, and none that it breaks");
	for (size_t i = 0; i < RIGHT_MAX; i++)
		if (!st->rights[i].declared)
			tap_ok(false, "every right is declared");
	tap_ok(st->rights[RIGHT_ACCESS].promise.days == 30 &&
		   st->rights[RIGHT_ACCESS].promise_all &&
		   said_in_all(st, &st->rights[RIGHT_ACCESS].scope),
	    "NTNU-97, NTNU-104, C05, C38 30 days for every enquiry");
	tap_ok(st->statistics_n == 1 && st->statistics[0].at_least == 10 &&
		   !st->statistics[0].pseudonymous,
	    "NTNU-121, C14, C15 statistics of ten or more");
	tap_ok(st->no_special_categories && st->no_automated_decisions &&
		   st->no_third_party_sources && st->eea_only &&
		   st->no_test_use,
	    "NTNU-81, NTNU-119, C08, C16, C30 what there is none of");
}

/* ---- itSMF ---------------------------------------------------------- */

static void
itsmf(const struct statement *st)
{
	const struct field *needs = field(st, "accessibility_needs");
	const struct keep *hold = NULL;
	bool shield = false, tools = true;

	tap_ok(st->controllers[0].dpo.status == DPO_NOT_REQUIRED &&
		   !text_is_empty(&st->controllers[0].dpo.reason) &&
		   !text_is_empty(&st->controllers[0].dpo.advisor),
	    "ITS-105, C18 no officer, with the reason and an advisor");
	tap_ok(!st->no_special_categories && needs->special &&
		   !text_is_empty(&needs->condition) &&
		   str_is(needs->classification, "strict"),
	    "ITS-50..52, ITS-79, C08 health is declared, with Art. 9(2)");
	for (size_t i = 0; i < st->processors_n; i++) {
		const struct processor *p = &st->processors[i];

		shield = shield || str_find(text_in(&p->tool, LANG_NB),
				       STR("Shield")) != SIZE_MAX;
		tools = tools && (!any_outside_eea(&p->countries) ||
				     !text_is_empty(&p->tool));
	}
	tap_ok(st->processors_n == 5 && !shield && tools,
	    "ITS-125..131, C16, C35 five processors, each with a tool");
	for (size_t i = 0; i < st->keeps_n; i++)
		if (!text_is_empty(&st->keeps[i].duty))
			hold = &st->keeps[i];
	tap_ok(hold != NULL && hold->what == KEEP_FIELDS &&
		   hold->clauses[0].block &&
		   hold->clauses[0].action == KEEP_DELETE &&
		   hold->clauses[0].until.after.years == 5 &&
		   hold->clauses[0].until.trigger == TRIGGER_ACCOUNTING_YEAR,
	    "ITS-118, C24 accounts are blocked, then deleted");
	tap_ok(statement_clause(st, KEEP_MEMBERS, TRIGGER_LEFT)->after.months ==
		   6,
	    "ITS-119, C04 a reasonable period has a number");
	tap_ok(st->children.guardian_consent &&
		   st->children.consent.years == 13 &&
		   st->children.joining.years == 15,
	    "ITS-53, C26 guardians, and the ages of the law");
	tap_ok(st->changes.lead.days == 30 && st->changes.ask_again,
	    "ITS-5, ITS-6, ITS-134, C32 changes are told before");
	tap_ok(promises(st, PROMISE_NO_TRACKING) &&
		   purpose(st, "tailoring")->bases[0].code == BASIS_A,
	    "ITS-29..34, C11 tailoring by consent, without tracking");
	tap_ok(field(st, "billing_address") != NULL &&
		   !fieldset_has(&purpose(st, "news")->fields,
		       statement_field(st, STR("billing_address"))),
	    "ITS-48, ITS-49 billing serves no marketing");
}

int
main(void)
{
	struct arena *a = arena_new(512 << 20);
	const struct statement *st;
	DIR *d = opendir("statements");
	struct dirent *entry;

	while (d != NULL && (entry = readdir(d)) != NULL)
		if (str_ends(str_of(entry->d_name), STR(".vern")))
			shipped(a, arena_cstr(a, str_of(entry->d_name)));
	if (d != NULL)
		(void)closedir(d);
	st = compile(a, read_whole(a, "statements/ntnu-alumni.vern"));
	if (tap_ok(st != NULL, "ntnu-alumni.vern is there")) {
		ntnu_fields(st);
		ntnu_kinds(st);
		ntnu_source(st);
		ntnu_keep(st);
		ntnu_bases(st);
		ntnu_access(st);
		ntnu_rest(st);
	}
	st = compile(a, read_whole(a, "statements/itsmf.vern"));
	if (tap_ok(st != NULL, "itsmf.vern is there"))
		itsmf(st);
	arena_free(a);
	return tap_done();
}
