/* SPDX-License-Identifier: EUPL-1.2 */
/* Imports against a real store in a temporary directory. */
#include "intake/import.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/time.h"
#include "store/person.h"
#include "tap.h"
#include "temp.h"

#define HEAD                                                           \
	"nr;fornavn;etternavn;epost;sprak;fodt;stilling;grad;oppnadd;" \
	"program;fra;til;dod;personnr\n"
#define MS 1000000

static struct store *store;
static struct org *org;
static char dir[TEMP_MAX];
static const struct actor op_actor = { .type = ACTOR_OPERATOR,
	.role = -1,
	.purpose = -1 };

static struct str
read_file(struct arena *a, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	off_t n = fd < 0 ? -1 : lseek(fd, 0, SEEK_END);
	char *p;

	if (n < 0)
		abort();
	p = arena_alloc(a, (size_t)n + 1);
	if (pread(fd, p, (size_t)n, 0) != n)
		abort();
	close(fd);
	return (struct str){ p, (size_t)n };
}

static int
file_of(struct str bytes)
{
	return temp_file("file", bytes);
}

static void
set_up(struct arena *a)
{
	char path[64];
	struct str recovery;

	if (setenv("VERN_NOW", "2026-03-01T12:00:00Z", 1) != 0 ||
	    clock_init() != ERR_OK || vault_start() != ERR_OK ||
	    !temp_dir(dir, "import"))
		abort();
	snprintf(path, sizeof(path), "%s/data", dir);
	if (store_create(path, a, &recovery) != ERR_OK ||
	    store_open(path, &store) != ERR_OK ||
	    store_add_org(store, STR("test"),
		read_file(a, "test/data/import.vern")) != ERR_OK) {
		printf("Bail out! %s\n", store_reason());
		exit(1);
	}
	org = store_org(store, STR("test"));
}

/* ---- one import ------------------------------------------------------ */

struct outcome {
	enum err err;
	enum import_stop stop;
	struct import_counts c;
	struct str refused;
	int slices;
};

static struct outcome
run(struct arena *a, const struct import_ask *ask, struct str bytes,
    int64_t budget_ns)
{
	struct outcome o = { 0 };
	struct people_error error;
	struct import *im;
	int fd = file_of(bytes);
	bool done = false;

	o.err = import_new(store, org, fd, ask, &im, &error);
	if (o.err != ERR_OK) {
		close(fd);
		return o;
	}
	while (!done) {
		o.err = import_slice(im, budget_ns, &done);
		o.slices++;
	}
	o.stop = import_stopped(im);
	o.c = import_counts(im);
	o.refused = arena_str(a, import_refused(im));
	import_free(im);
	close(fd);
	return o;
}

static struct outcome
take(struct arena *a, struct str bytes)
{
	struct import_ask ask = { .source = STR("registry"),
		.actor = &op_actor,
		.note = STR("test") };

	return run(a, &ask, bytes, 50 * MS);
}

static bool
is_counted(struct outcome o, int64_t new, int64_t matched, int64_t changed,
    int64_t suppressed, int64_t refused)
{
	bool ok = o.err == ERR_OK && o.stop == IMPORT_DONE &&
		  o.c.new == new &&o.c.matched == matched &&o.c.changed ==
		      changed &&o.c.suppressed == suppressed &&o.c.refused ==
		      refused &&o.c.people ==
		      new + matched + suppressed + refused;

	if (!ok)
		printf("# %s stop %d: new %lld matched %lld changed %lld "
		       "suppressed %lld refused %lld people %lld\n",
		    err_name(o.err), (int)o.stop, (long long)o.c.new,
		    (long long)o.c.matched, (long long)o.c.changed,
		    (long long)o.c.suppressed, (long long)o.c.refused,
		    (long long)o.c.people);
	return ok;
}

/* ---- looking and changing -------------------------------------------- */

static struct arena *look_arena;

static struct person *
begin(struct tx *tx, const struct actor *actor, const char *key)
{
	struct person *p;
	int64_t id;

	if (tick_begin(store) != ERR_OK || tx_begin(tx, store, org, look_arena,
					       actor, ACTIVITY_STAFF) != ERR_OK)
		abort();
	if (person_find_key(tx, 0, str_of(key), &id) != ERR_OK ||
	    person_open(tx, id, &p) != ERR_OK)
		return NULL;
	return p;
}

static void
end(struct tx *tx, enum err e)
{
	if (tx_end(tx, e) != ERR_OK || tick_end(store) != ERR_OK)
		abort();
}

static struct fieldset
every_field(void)
{
	struct fieldset all = { 0 };

	for (size_t i = 0; i < org->st->fields_n; i++)
		fieldset_add(&all, (int)i);
	return all;
}

/* "full_name=Liv Bø; education.degree1=MA; …" as stored. */
static struct str
stored(struct arena *a, const char *key)
{
	struct fieldset all = every_field();
	struct str s = STR("");
	const struct grant *g;
	struct values vs;
	struct tx tx;
	struct person *p = begin(&tx, &op_actor, key);

	if (p == NULL) {
		end(&tx, ERR_OK);
		return STR("nobody");
	}
	if (tx_decide(&tx, statement_purpose(org->st, STR("rights")), ACT_SEE,
		&all, p, -1, 0, &g) != ERR_OK ||
	    person_read(&tx, g, p, &vs) != ERR_OK)
		abort();
	for (size_t f = 0; f < org->st->fields_n; f++)
		for (int item = 0; item <= 3; item++) {
			struct str v = values_item(&vs, (int)f, item);

			if (v.n == 0)
				continue;
			s = arena_printf(a,
			    STR_FMT STR_FMT "%.0d=" STR_FMT "; ", STR_ARG(s),
			    STR_ARG(org->st->fields[f].n.name), item,
			    STR_ARG(v));
		}
	s = arena_printf(a, STR_FMT "stage %u kinds %u", STR_ARG(s),
	    p->facts.stage, (unsigned)p->facts.kinds);
	end(&tx, ERR_OK);
	return s;
}

static void
make_member(const char *key)
{
	const struct grant *g;
	struct tx tx;
	struct person *p = begin(&tx, &op_actor, key);

	if (p == NULL ||
	    tx_decide(&tx, statement_purpose(org->st, STR("rights")),
		ACT_CORRECT, NULL, p, -1, 0, &g) != ERR_OK ||
	    person_set_stage(&tx, g, p, STAGE_MEMBER) != ERR_OK)
		abort();
	end(&tx, ERR_OK);
}

/* The person corrects a field on the own page. */
static void
correct_self(const char *key, const char *field, int item, const char *text)
{
	struct fieldset all = every_field();
	struct change c = { statement_field(org->st, str_of(field)), item,
		str_of(text) };
	struct provenance from = { .source = -1, .channel = CHANNEL_PORTAL };
	struct actor self = { .type = ACTOR_PERSON, .role = -1, .purpose = -1 };
	const struct grant *g;
	struct tx tx;
	struct person *p = begin(&tx, &self, key);
	size_t changed;

	if (p == NULL)
		abort();
	self.id = p->id;
	if (tx_decide(&tx, statement_purpose(org->st, STR("membership")),
		ACT_CORRECT, &all, p, -1, 0, &g) != ERR_OK ||
	    person_change(&tx, g, p, &from, &c, 1, &changed) != ERR_OK)
		abort();
	end(&tx, ERR_OK);
}

static void
erase_marked(const char *key)
{
	struct erasure how = { .mark = true, .reason = MARK_DECLINED };
	const struct grant *g;
	struct tx tx;
	struct person *p = begin(&tx, &op_actor, key);
	int64_t gone_s;

	if (p == NULL ||
	    tx_decide(&tx, statement_purpose(org->st, STR("rights")), ACT_ERASE,
		NULL, p, -1, 0, &g) != ERR_OK ||
	    person_erase(&tx, g, p, &how, &gone_s) != ERR_OK)
		abort();
	end(&tx, ERR_OK);
}

/* ---- refusals first --------------------------------------------------- */

static void
test_refusals(struct arena *a)
{
	struct actor reader = { .type = ACTOR_STAFF, .id = 1, .purpose = -1 };
	struct import_ask ask = { .source = STR("nowhere"),
		.actor = &op_actor };
	struct str file = STR(HEAD "1;Liv;Bø;;;;;MA;;;;;N;9\n");
	struct outcome o;

	tap_err(run(a, &ask, file, MS).err, ERR_NOT_FOUND,
	    "a source that is not in the statement");
	ask.source = STR("unasked");
	tap_err(run(a, &ask, file, MS).err, ERR_REFUSED,
	    "G6-4 an own register without an assessment");
	ask.source = STR("registry");
	tap_err(run(a, &ask, STR("a;b\n1;2\n"), MS).err, ERR_INVALID,
	    "a file of other columns");
	ask.map = STR("key from nr\nfull_nme from x\n");
	tap_err(run(a, &ask, file, MS).err, ERR_INVALID, "a bad mapping");
	ask.map = STR_NONE;
	reader.role = statement_role(org->st, STR("reader"));
	ask.actor = &reader;
	o = run(a, &ask, file, MS);
	tap_ok(o.err == ERR_DENIED && o.stop == IMPORT_DENIED,
	    "a role that may not import");
	tap_str(stored(a, "1"), STR("nobody"), "  and nobody was imported");
	o = take(a, STR(HEAD "1;Liv;Bø;;;;;;;;;;N;9\n"
			     "2;Ola;Ås;;;;;;;;15.01.2025;15.04.2025;N;9\n"
			     "3;Per;Li;;;;;;;;2025-12-01;;N;9\n"
			     "4;Dag;Moe;;;;;MA;;;;;J;9\n"
			     "5;;;;;;;MA;;;;;N;9\n"
			     "6;Kai;Vik;kai;;;;MA;;;;;N;9\n"
			     ";Ida;Vik;;;;;MA;;;;;N;9\n"
			     "8;Eva;Vik\n"));
	tap_ok(is_counted(o, 0, 0, 0, 0, 8), "nobody of eight is taken");
	tap_str(o.refused,
	    STR("line;reason;field;meaning\r\n"
		"2;not_eligible;;The person is of no kind that the statement "
		"covers.\r\n"
		"3;not_eligible;;The person is of no kind that the statement "
		"covers.\r\n"
		"4;not_eligible;;The person is of no kind that the statement "
		"covers.\r\n"
		"5;deceased;;The file says that the person is dead.\r\n"
		"6;no_name;full_name;The name is missing.\r\n"
		"7;invalid_value;email_private;The value is not of the "
		"field's type.\r\n"
		"8;no_key;;The key is missing or too long.\r\n"
		"9;wrong_number_of_fields;;The row has not as many fields as "
		"the heading.\r\n"),
	    "NTNU-37 and others: lines and reasons, no values");
}

#define LIV                                                                   \
	"1;Liv;Bø;liv@post.example;NN;1.2.1990;Lærer;MA;1.6.2015;Historie;" \
	";;N;01818010083\n"
#define OLA                                                           \
	"2;Ola;Ås;ola@post.example;NB;;;;;;15.01.2025;16.04.2025;N;" \
	"01818010083\n"

static void
test_first(struct arena *a)
{
	struct import_ask dry = { .source = STR("registry"),
		.dry_run = true,
		.actor = &op_actor };
	struct outcome o = run(a, &dry, STR(HEAD LIV OLA), 50 * MS);

	tap_ok(is_counted(o, 2, 0, 0, 0, 0), "B08 a dry run counts");
	tap_str(stored(a, "1"), STR("nobody"), "  and writes nothing");
	o = take(a, STR(HEAD LIV OLA));
	tap_ok(is_counted(o, 2, 0, 0, 0, 0), "the run counts the same");
	tap_ok(o.c.dropped_columns == 1, "B08 one column is dropped");
	tap_str(stored(a, "1"),
	    STR("full_name=Liv Bø; email_private=liv@post.example; "
		"letters=nn; degree1=MA; awarded1=2015-06-01; "
		"stage 1 kinds 1"),
	    "B08 before joining only what the invitation needs");
	tap_str(stored(a, "2"),
	    STR("full_name=Ola Ås; email_private=ola@post.example; "
		"letters=nb; first_day1=2025-01-15; last_day1=2025-04-16; "
		"stage 1 kinds 2"),
	    "NTNU-37 a stay of more than 3 months");
	o = take(a, STR(HEAD LIV OLA));
	tap_ok(is_counted(o, 0, 2, 0, 0, 0), "B08 the same file again: "
					     "nothing changes");
}

static void
test_change(struct arena *a)
{
	struct outcome o = take(a,
	    STR(HEAD "1;Liv;Bø Moe;liv@post.example;NN;1.2.1990;Lærer;MA;"
		     "1.6.2015;Historie;;;N;9\n"
		     "1;Liv;Bø Moe;liv@post.example;NN;1.2.1990;Lærer;DR;"
		     "1.6.2019;Historie;;;N;9\n" OLA));

	tap_ok(is_counted(o, 0, 2, 1, 0, 0), "a new name and a new degree");
	tap_str(stored(a, "1"),
	    STR("full_name=Liv Bø Moe; email_private=liv@post.example; "
		"letters=nn; degree1=MA; degree2=DR; awarded1=2015-06-01; "
		"awarded2=2019-06-01; stage 1 kinds 1"),
	    "NTNU-36 the second degree beside the first");
	o = take(a, STR(HEAD LIV));
	tap_ok(is_counted(o, 0, 1, 1, 0, 0), "the name back");
	o = take(a, STR(HEAD LIV));
	tap_ok(is_counted(o, 0, 1, 0, 0, 0),
	    "  a file of one degree takes no other away");
}

static void
test_member(struct arena *a)
{
	struct outcome o;

	make_member("1");
	o = take(a, STR(HEAD LIV));
	tap_ok(is_counted(o, 0, 1, 1, 0, 0), "a member is filled up");
	tap_str(stored(a, "1"),
	    STR("full_name=Liv Bø; email_private=liv@post.example; "
		"letters=nn; birth_date=1990-02-01; position=Lærer; "
		"degree1=MA; degree2=DR; awarded1=2015-06-01; "
		"awarded2=2019-06-01; programme1=Historie; stage 4 kinds 1"),
	    "B08 after joining the rest, in the record it belongs to");
	o = take(a, STR(HEAD LIV));
	tap_ok(is_counted(o, 0, 1, 0, 0, 0), "  once");
	correct_self("1", "position", 0, "Rektor");
	correct_self("1", "email_private", 0, "liv@ny.example");
	o = take(a, STR(HEAD LIV));
	tap_ok(is_counted(o, 0, 1, 0, 0, 0), "T-45 what the person gave stays");
	tap_ok(str_find(stored(a, "1"), STR("position=Rektor")) != SIZE_MAX &&
		   str_find(stored(a, "1"),
		       STR("email_private=liv@ny.example")) != SIZE_MAX,
	    "  both facts");
}

static void
test_role(struct arena *a)
{
	struct actor clerk = { .type = ACTOR_STAFF,
		.id = 1,
		.role = statement_role(org->st, STR("clerk")),
		.purpose = -1 };
	struct import_ask ask = { .source = STR("registry"),
		.dry_run = true,
		.actor = &clerk };
	struct outcome o = run(a, &ask,
	    STR(HEAD LIV "3;Eva;Li;eva@post.example;NB;;;MA;;;;;N;9\n"),
	    50 * MS);

	tap_str(take(a, STR(HEAD "8;Liv;Bø;;;31.02.1970;;MA;;;;;N;9\n"))
		    .refused,
	    STR("line;reason;field;meaning\r\n"
		"2;no_such_date;birth_date;The date does not exist.\r\n"),
	    "a day that no calendar has is named as such");
	tap_ok(o.c.passed == 1 && o.c.matched == 1 && o.c.changed == 0,
	    "a role that may not import of members leaves them as they are");
	tap_ok(str_find(o.refused, STR("2;role_may_not_member;;")) != SIZE_MAX,
	    "  and that is told");
	tap_ok(o.c.left_out > 0 &&
		   str_find(o.refused, STR("3;role_may_not;email_private;")) !=
		       SIZE_MAX,
	    "  as are the values that it may not import");
}

static void
test_marks(struct arena *a)
{
	struct outcome o;

	erase_marked("2");
	tap_str(stored(a, "2"), STR("nobody"), "B09 somebody declines");
	o = take(a, STR(HEAD OLA));
	tap_ok(is_counted(o, 0, 0, 0, 1, 0), "T-47 the same row: suppressed");
	o = take(a, STR(HEAD "2;Ola;Ås;ny@post.example;NB;;;MA;;;;;N;9\n"));
	tap_ok(is_counted(o, 0, 0, 0, 1, 0),
	    "B09 the same key with a new address: suppressed");
	o = take(a, STR(HEAD "77;Ola;Ås;OLA@post.example;NB;;;MA;;;;;N;9\n"));
	tap_ok(is_counted(o, 0, 0, 0, 1, 0),
	    "B09 a new key with the same address: suppressed");
	tap_ok(str_eq(o.refused, STR("line;reason;field;meaning\r\n")),
	    "T-51 which row it was is not told");
	tap_str(stored(a, "77"), STR("nobody"), "  and nobody is there");
}

static void
test_death(struct arena *a)
{
	struct outcome o =
	    take(a, STR(HEAD "9;Tor;Lie;tor@post.example;NB;;;MA;;;;;N;9\n"));

	tap_ok(is_counted(o, 1, 0, 0, 0, 0), "somebody is there");
	o = take(a, STR(HEAD "9;Tor;Lie;tor@post.example;NB;;;MA;;;;;J;9\n"));
	tap_ok(is_counted(o, 0, 1, 1, 0, 0) && o.c.deceased == 1,
	    "B26 a death is reported");
	tap_ok(str_ends(stored(a, "9"), STR("stage 16 kinds 1")),
	    "  and quarantine begins");
	o = take(a, STR(HEAD "9;Tor;Lie;x@post.example;NB;;;MA;;;;;J;9\n"));
	tap_ok(is_counted(o, 0, 1, 0, 0, 0) && o.c.passed == 1,
	    "  nothing changes while it lasts");
}

/* ---- many ------------------------------------------------------------- */

static struct str
many(struct arena *a, int n, int renamed)
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 22);
	buf_puts(&b, HEAD);
	for (int i = 0; i < n; i++)
		buf_printf(&b,
		    "m%d;Kari%s;Nr%d;kari%d@post.example;NB;;;MA;"
		    ";;;;N;4242424242\n",
		    i, i < renamed ? " Anne" : "", i, i);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
test_brake(struct arena *a)
{
	struct import_ask ask = { .source = STR("registry"),
		.actor = &op_actor };
	struct outcome o = run(a, &ask, many(a, 1000, 0), 0);

	tap_ok(is_counted(o, 1000, 0, 0, 0, 0), "a thousand people");
	tap_ok(o.slices > 20, "  in slices");
	o = take(a, many(a, 500, 0));
	tap_ok(o.err == ERR_REFUSED && o.stop == IMPORT_SMALLER,
	    "B08 half of last time's people: stops");
	o = take(a, many(a, 501, 0));
	tap_ok(is_counted(o, 0, 501, 0, 0, 0), "  one more than half passes");
	o = take(a, many(a, 600, 301));
	tap_ok(o.err == ERR_REFUSED && o.stop == IMPORT_CHANGES,
	    "B08 more than half would change: stops");
	tap_ok(o.c.changed == 301, "  and says how many");
	o = take(a, many(a, 600, 0));
	tap_ok(is_counted(o, 0, 600, 0, 0, 0), "  nothing was changed");
	o = take(a, many(a, 600, 300));
	tap_ok(is_counted(o, 0, 600, 300, 0, 0), "  half passes");
	ask.approved = true;
	o = run(a, &ask, many(a, 100, 100), 50 * MS);
	tap_ok(is_counted(o, 0, 100, 0, 0, 0), "  approved, it goes on");
}

/* Law 6: what the directory holds, byte by byte. */
static void
test_mute(struct arena *a)
{
	static const char *const words[] = { "Kari", "Nr99",
		"kari99@post.example", "4242424242", "01818010083", "m999" };
	char path[512];
	struct dirent *d;
	DIR *open_dir;
	int found = 0, files = 0;

	snprintf(path, sizeof(path), "%s/data", dir);
	if ((open_dir = opendir(path)) == NULL)
		abort();
	while ((d = readdir(open_dir)) != NULL) {
		struct str bytes;

		if (d->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/data/%s", dir, d->d_name);
		bytes = read_file(a, path);
		files++;
		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			found += str_find(bytes, str_of(words[i])) != SIZE_MAX;
	}
	closedir(open_dir);
	tap_ok(files > 1 && found == 0,
	    "B08 neither names nor the dropped column are in any file");
}

static void
tear_down(void)
{
	char command[128];

	store_close(store);
	snprintf(command, sizeof(command), "rm -r '%s'", dir);
	if (system(command) != 0)
		abort();
}

int
main(void)
{
	struct arena *a = arena_new(256 << 20);

	look_arena = arena_new(256 << 20);
	set_up(a);
	test_refusals(a);
	test_first(a);
	test_change(a);
	test_member(a);
	test_role(a);
	test_marks(a);
	test_death(a);
	test_brake(a);
	test_mute(a);
	tear_down();
	arena_free(look_arena);
	arena_free(a);
	return tap_done();
}
