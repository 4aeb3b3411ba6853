/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The interview after somebody edited the file: whatever line or block was
 * taken away, the answer that stood there can be given again, or is refused
 * with a reason and without a change.
 */
#include "lang_interview.h"

#include "lang/edit.h"

/* ---- whatever was taken away -------------------------------------------- */

static const struct {
	const char *id, *answer;
} whole[] = {
	{ "controller.address", "Kirkegata 1, 6002 Ålesund" },
	{ "controller.mailbox", "post@fjordkoret.example" },
	{ "controller.responsible", "secretary" },
	{ "controller.org_no", "923609016" },
	{ "controller.web", "https://fjordkoret.example" },
	{ "controller.public", "yes" },
	{ "languages", "nb, en" },
	{ "title.en", "The choir" },
	{ "dpo", "have" },
	{ "dpo.mailbox", "dpo@fjordkoret.example" },
	{ "dpo.responsible", "chair" },
	{ "fields", "phone, town, birth_year, guardian_name" },
	{ "own_fields", "Voice, Boat" },
	{ "field.voice.type", "choice" },
	{ "field.voice.label.nb", "Stemme" },
	{ "field.boat.label.nb", "Båt" },
	{ "field.voice.values.nb", "Sopran, Alt" },
	{ "field.voice.values.en", "Soprano, Alto" },
	{ "required", "full_name, email, voice" },
	{ "field.voice.reason.nb", "Vi øver i grupper." },
	{ "field.voice.reason.en", "We practise in groups." },
	{ "kinds", "member, supporter" },
	{ "come", "registration, import" },
	{ "register.whose", "own" },
	{ "register.notice", "Privacy of the choir, 2024" },
	{ "register.assessment", "minutes 3" },
	{ "register.separator", "comma" },
	{ "register.key", "Member no" },
	{ "field.full_name.column", "Fornavn, Etternavn" },
	{ "field.voice.column", "Stemme" },
	{ "purposes", "membership, newsletter, sms, bookkeeping, dues" },
	{ "purpose.dues.basis", "legitimate_interest" },
	{ "purpose.dues.interest.nb", "Vi vil." },
	{ "purpose.dues.interest.en", "We want." },
	{ "purpose.dues.balancing.nb", "Lite." },
	{ "purpose.dues.balancing.en", "Little." },
	{ "roles", "editor, board, treasurer" },
	{ "suppliers", "Skyhuset AS, Cloud Inc" },
	{ "processor.skyhuset_as.service.nb", "Drifter tjeneren." },
	{ "processor.skyhuset_as.service.en", "Runs the server." },
	{ "processor.skyhuset_as.agreement", "2026-01-01" },
	{ "processor.cloud_inc.country", "US" },
	{ "processor.cloud_inc.tool", "SCC 2021/914" },
	{ "children", "guardian" },
	{ "promises", "nothing sold, no tracking in mail" },
	{ "measures.nb", "Vi låser døren." },
	{ "measures.en", "We lock the door." },
};

static void
answer_all(void)
{
	size_t refused = 0;

	for (size_t i = 0; i < ARRAY_LEN(whole); i++) {
		if (answer(whole[i].id, whole[i].answer) == ERR_OK)
			continue;
		refused++;
		printf("# %s: " STR_FMT "\n", whole[i].id, STR_ARG(why));
	}
	tap_ok(refused == 0, "a draft in which every part is there");
}

/* Whether a list with commas has the same parts, in whatever order. */
static bool
same_parts(struct str x, struct str y)
{
	struct str part, all = y;

	if (x.n != y.n)
		return false;
	while (x.n > 0 && str_cut(&x, ',', &part)) {
		struct str rest = all, other = STR_NONE;

		part = str_trim(part);
		while (rest.n > 0 && str_cut(&rest, ',', &other) &&
		       !str_eq(str_trim(other), part))
			other = STR_NONE;
		if (other.n == 0)
			return false;
	}
	return true;
}

struct tally {
	size_t dropped, given, refused, not_asked, wrong;
};

/* One answer, given again to a file from which a line is gone. */
static void
give_again(const struct interview_ask *was, struct str without, struct tally *t)
{
	struct str old = draft;
	enum err e = answer(arena_cstr(a, was->id), arena_cstr(a, was->answer));
	bool right;

	if (e == ERR_OK) {
		t->given++;
		/* That somebody gets facts is said by who gets them. */
		right = str_is(was->id, "recipients") ||
			same_parts(now(arena_cstr(a, was->id)), was->answer);
	} else if (e == ERR_NOT_FOUND) {
		t->not_asked++;
		right = asked(arena_cstr(a, was->id)) == NULL;
	} else {
		t->refused++;
		right = e == ERR_INVALID && why.n > 0 && str_eq(draft, old);
	}
	if (right)
		return;
	t->wrong++;
	printf("# %s: " STR_FMT " = " STR_FMT ", now " STR_FMT
	       ", without " STR_FMT "\n",
	    err_name(e), STR_ARG(was->id), STR_ARG(was->answer),
	    STR_ARG(now(arena_cstr(a, was->id))), STR_ARG(without));
}

/* The k-th line or block of the file, with those within it. */
static struct item *
kth(struct item *items, size_t n, size_t *k)
{
	struct item *found;

	for (size_t i = 0; i < n; i++) {
		if ((*k)-- == 0)
			return &items[i];
		found = kth(items[i].kids, items[i].kids_n, k);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* The file without its k-th line; what the line was. STR_NONE: no more. */
static struct str
drop_kth(struct str file, size_t k)
{
	struct str line = STR_NONE, rest;
	struct item *item;
	struct edit e;

	if (edit_open(&e, file) == ERR_OK &&
	    (item = kth(e.tree.items, e.tree.items_n, &k)) != NULL) {
		rest = (struct str){ item->at[0].text.p,
			e.bytes.n - (size_t)(item->at[0].text.p - e.bytes.p) };
		(void)str_cut(&rest, '\n', &line);
		line = arena_str(a, line);
		edit_drop(&e, item);
		draft = arena_str(a, e.bytes);
	}
	edit_close(&e);
	return line;
}

static struct str
answer_of(const struct interview_ask *list, size_t n, struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].id, id))
			return list[i].answer;
	return STR_NONE;
}

static void
each_line_gone(const char *name)
{
	struct str file = draft, line;
	struct arena *outer = a;
	struct interview_ask *list, *then;
	struct tally t = { 0 };
	size_t n, m;

	if (interview_list(a, file, LANG_EN, &list, &n) != ERR_OK) {
		tap_ok(false, name);
		return;
	}
	for (size_t k = 0;; k++) {
		struct str gone;

		a = arena_new(LIMIT_ARENA_ORG);
		if ((line = drop_kth(file, k)).n == 0)
			break;
		gone = draft;
		t.dropped++;
		/* Without a statement nothing is asked. */
		if (interview_list(a, gone, LANG_EN, &then, &m) != ERR_OK)
			t.wrong += !str_starts(line, STR("statement "));
		else
			for (size_t i = 0; i < n; i++) {
				draft = gone;
				if (list[i].answer.n > 0 &&
				    !str_eq(answer_of(then, m, list[i].id),
					list[i].answer))
					give_again(&list[i], line, &t);
			}
		arena_free(a);
	}
	arena_free(a);
	a = outer;
	draft = file;
	printf("# %zu lines, %zu answers given again, %zu refused, %zu not "
	       "asked\n",
	    t.dropped, t.given, t.refused, t.not_asked);
	tap_ok(t.dropped > 100 && t.given > 100 && t.wrong == 0, name);
}

/* The other choices, in the other language. */
static const struct {
	const char *id, *answer;
} others[] = {
	{ "controller.address", "Kirkegata 1, 6002 Ålesund" },
	{ "controller.mailbox", "post@fjordkoret.example" },
	{ "languages", "nb, nn, en" },
	{ "dpo.reason.nb", "Vi er små." },
	{ "own_kinds", "dirigent" },
	{ "purposes", "membership, offers, bookkeeping" },
	{ "purpose.membership.basis", "public_task" },
	{ "suppliers", "Cloud Inc" },
	{ "processor.cloud_inc.country", "US" },
	{ "eea", "no" },
	{ "children", "adults" },
	{ "automated", "no" },
};

int
main(void)
{
	size_t refused = 0;

	a = arena_new((size_t)1 << 32);
	begin(LANG_EN);
	answer_all();
	each_line_gone("whatever line is gone, its answer can be given again");
	begin(LANG_NB);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (answer(others[i].id, others[i].answer) != ERR_OK) {
			refused++;
			printf("# %s: " STR_FMT "\n", others[i].id,
			    STR_ARG(why));
		}
	tap_ok(refused == 0, "a draft with the other choices");
	each_line_gone("… in a file with Norwegian keywords");
	arena_free(a);
	return tap_done();
}
