/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * statements/as-published: what four texts say, faults included. The check
 * finds exactly what NAME.findings lists; each conflict and row of the
 * requirements that concerns a text is one of those findings, and each finding
 * has such a reason, or is an honest gap that is named here.
 */
#include "file.h"
#include "lang/check.h"
#include "tap.h"

enum published {
	NTNU,
	ALEKTUM,
	ITSMF,
	INTECH,
	TEXT_MAX
};
static const char *const names[TEXT_MAX] = { "ntnu-alumni", "alektum", "itsmf",
	"intech" };

/* A finding, by its code and, where the code is given more than once, words
 * of its text or of its line; and the identifiers that it shows, or "gap: "
 * and what the text leaves out. */
struct why {
	enum published text;
	const char *ids, *code, *at;
};
static const struct why whys[] = {
#include "lang_published.def"
};

/* Conflicts between the texts, of which no single one is guilty. */
static const struct {
	const char *id, *how;
} between[] = {
	{ "C17", "who is controller differs; each file has its own" },
	{ "C22", "see NTNU: refusal_forgotten" },
	{ "C29", "see Intech: audiences" },
	{ "C31", "whether members see each other differs" },
	{ "C36", "field sets by kind of event: two event types, no fault" },
};

struct result {
	struct arena *a;
	struct lang_findings f;
	bool *explained;
};

static struct str
read_published(struct arena *a, const char *name, const char *ending)
{
	return read_whole(a,
	    arena_printf(a, "statements/as-published/%s%s", name, ending).p);
}

static struct str
listed(struct arena *a, const struct lang_findings *f)
{
	struct buf b;
	struct str s;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; i < f->n; i++)
		buf_printf(&b, "%u:%u %s " STR_FMT "\n",
		    (unsigned)f->at[i].pos.line, (unsigned)f->at[i].pos.col,
		    f->at[i].code, STR_ARG(f->at[i].text));
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
check(struct result *r, enum published t)
{
	const struct date today = { 2026, 3, 1 };
	const struct statement *st;
	struct str bytes = read_published(r->a, names[t], ".vern");
	const char *name =
	    arena_printf(r->a, "%s: what is found is what is listed", names[t])
		.p;

	r->f = (struct lang_findings){ .n = 0 };
	if (!tap_ok(bytes.n > 0 && lang_compile(r->a, bytes, LANG_EN, &st,
				       &r->f) == ERR_OK,
		arena_printf(r->a, "%s: it is well formed", names[t]).p))
		return;
	lang_check(r->a, st, today, LANG_EN, &r->f);
	tap_str(listed(r->a, &r->f),
	    read_published(r->a, names[t], ".findings"), name);
	r->explained = ARENA_ARRAY(r->a, bool, r->f.n + 1);
}

static bool
fits(const struct lang_finding *f, const struct why *w)
{
	return strcmp(f->code, w->code) == 0 &&
	       (str_find(f->text, str_of(w->at)) != SIZE_MAX ||
		   str_find(f->source_line, str_of(w->at)) != SIZE_MAX);
}

static void
explain(struct result *r, enum published t)
{
	for (size_t i = 0; i < ARRAY_LEN(whys); i++) {
		size_t n = 0;

		if (whys[i].text != t)
			continue;
		for (size_t k = 0; k < r->f.n; k++)
			if (fits(&r->f.at[k], &whys[i])) {
				r->explained[k] = true;
				n++;
			}
		tap_ok(n > 0, arena_printf(r->a, "%s: %s %s", whys[i].ids,
				  whys[i].code, whys[i].at)
				  .p);
	}
	for (size_t k = 0; k < r->f.n; k++)
		if (!r->explained[k])
			tap_ok(false,
			    arena_printf(r->a, "%s: %u: %s has no reason",
				names[t], (unsigned)r->f.at[k].pos.line,
				r->f.at[k].code)
				.p);
}

/* "C05" is a word of ${ids}. */
static bool
names_id(const char *ids, const char *id)
{
	struct str rest = str_of(ids), word;

	while (str_cut(&rest, ' ', &word))
		if (str_is(word, id))
			return true;
	return false;
}

static void
all_conflicts(struct arena *a)
{
	for (int i = 1; i <= 39; i++) {
		const char *id = arena_printf(a, "C%02d", i).p;
		bool shown = false;

		for (size_t k = 0; k < ARRAY_LEN(whys); k++)
			shown = shown || names_id(whys[k].ids, id);
		for (size_t k = 0; k < ARRAY_LEN(between); k++)
			shown = shown || strcmp(between[k].id, id) == 0;
		tap_ok(shown, arena_printf(a,
				  "%s is found, or lies between "
				  "the texts",
				  id)
				  .p);
	}
}

/* The rows that name a lint, a finding or a report, of both lists. */
static void
all_rows(struct arena *a)
{
	static const char *const rows[] = { "NTNU-3", "NTNU-4", "NTNU-15",
		"NTNU-43", "NTNU-55", "NTNU-56", "NTNU-57", "NTNU-58",
		"NTNU-65", "NTNU-74", "NTNU-75", "NTNU-82", "NTNU-92",
		"NTNU-104", "NTNU-105", "NTNU-109", "NTNU-110", "NTNU-127",
		"NTNU-128", "NTNU-129", "NTNU-130", "NTNUEN-2", "NTNUEN-3",
		"NTNUEN-4", "NTNUEN-5", "NTNUEN-7", "NTNUEN-8", "NTNUEN-9",
		"NTNUEN-11", "NTNUEN-12", "NTNUEN-13", "NTNUEN-16", "NTNUEN-18",
		"NTNUEN-22", "NTNUEN-23", "NTNUEN-24", "NTNUEN-25", "NTNUEN-30",
		"NTNUEN-31", "NTNUEN-32", "NTNUEN-33", "NTNUEN-34", "ALK-2",
		"ALK-20", "ALK-22", "ALK-23", "ALK-24", "ALK-27", "ALK-33",
		"ALK-38", "ALK-48", "ALK-52", "ALK-57", "ALK-58", "ALK-62",
		"ALK-71", "ALK-78", "ALK-79", "ALK-82", "ALK-84", "ALK-88",
		"ALK-89", "ITS-12", "ITS-20", "ITS-30", "ITS-31", "ITS-34",
		"ITS-35", "ITS-37", "ITS-39", "ITS-40", "ITS-46", "ITS-53",
		"ITS-65", "ITS-70", "ITS-75", "ITS-76", "ITS-77", "ITS-79",
		"ITS-84", "ITS-86", "ITS-98", "ITS-119", "ITS-121", "ITS-122",
		"ITS-124", "ITS-125", "ITS-126", "ITS-127", "ITS-130",
		"ITS-131", "ITS-135", "ITS-138", "ITS-139", "ITS-140",
		"ITS-141", "INT-5", "INT-12", "INT-13", "INT-15", "INT-17",
		"INT-28", "INT-29", "INT-31", "INT-34", "INT-40", "INT-42",
		"INT-43", "INT-51", "INT-53", "INT-59", "INT-60", "INT-61",
		"INT-62", "INT-63", "INT-90", "INT-92", "INT-93", "INT-94" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		bool shown = false;

		for (size_t k = 0; k < ARRAY_LEN(whys); k++)
			shown = shown || names_id(whys[k].ids, rows[i]);
		tap_ok(shown, arena_printf(a, "%s is a finding", rows[i]).p);
	}
}

int
main(void)
{
	struct result r = { .a = arena_new((size_t)1 << 30) };

	for (int t = 0; t < TEXT_MAX; t++) {
		check(&r, (enum published)t);
		explain(&r, (enum published)t);
	}
	all_conflicts(r.a);
	all_rows(r.a);
	arena_free(r.a);
	return tap_done();
}
