/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/release: versions of an organisation's statement (B47).
 *
 * A version is proposed, approved by a second person, signed, told to those it
 * concerns, and takes effect on its day. Until then the version before it
 * rules, less what the coming one drops (policy/narrow). Every version, text
 * and release, is verified when the directory is opened.
 *
 * What changes a version, on behalf of somebody (apply, approve, withdraw), is
 * decided (may change settings) and noted in the trail; what asks is neither.
 * A struct version that is given out is the store's and stays as it was until
 * the store is closed; after a tick that changed versions there is a newer one.
 * Errors in short: store/store.h.
 */
#ifndef STORE_RELEASE_H
#define STORE_RELEASE_H

#include "lang/diff.h"
#include "lang/overlay.h"
#include "store/person.h"

/* Why a version is not taken; each row has its sentence. */
enum release_no {
#define REFUSAL(name, en, nb, nn) RELEASE_NO_##name,
#include "store/refusals.def"
#undef REFUSAL
	RELEASE_NO_MAX
};

struct release_by {
	enum actor_type type; /* STAFF or OPERATOR; NOBODY: nobody */
	int64_t id;           /* of staff */
	int64_t at_s;
};

enum version_state {
	VERSION_PAST,
	VERSION_IN_FORCE,
	VERSION_COMING,   /* released; its day is not there */
	VERSION_WITHDRAWN /* released, and taken back before its day */
};

/* A version that was released. */
struct version {
	uint32_t revision;
	struct str version; /* as in the file: "1.2.0" */
	enum version_state state;
	uint8_t hash[32];
	int32_t effective_day; /* not before this one */
	int32_t from_day;      /* in force from; 0: not before all were told */
	/* Of what follows, the first version has nothing. */
	enum diff_class class;
	bool notice;        /* people are told before it takes effect */
	struct period lead; /* how long before */
	unsigned channels;  /* by which */
	struct release_by proposed, approved, withdrawn;
	struct str alone; /* why nobody else approved; may be empty */
	struct str summary[LANG_MAX]; /* lines; see release_summary */
	uint32_t *asked;              /* numbers of purposes asked again */
	size_t asked_n;
	struct carried_no *carried; /* a no to one is one to another */
	size_t carried_n;
	int64_t told_n, told_s; /* people; 0: not all yet */
	int64_t missed_n;       /* people who have no address for a letter */
	int64_t effect_values, effect_asked, effect_s;
	const struct statement *st; /* of the first, the one in force and the
				       coming one; else NULL */
};

/* A version that waits for a second person. */
struct proposal {
	struct str source;
	struct str version; /* empty when it does not compile any more */
	uint8_t hash[32];   /* of the whole file */
	struct release_by by;
	/* What the whole was made of: the file that was applied, and those it
	 * extends, as they were then. None: it is the file. */
	const struct overlay_file *files;
	size_t files_n;
};
/** proposal_key(a, p): the hash in hexadecimal, in ${a}: what names it. */
struct str proposal_key(struct arena *a, const struct proposal *p);

/* What would happen with a file. */
struct release_plan {
	struct diff diff;
	struct lang_findings findings[2]; /* in force, new */
	enum release_no refusal;          /* RELEASE_NO_MAX: none */
	struct str refusal_arg;
	bool second;          /* a second person must approve */
	int32_t earliest_day; /* the first day that would do */
	int32_t effective_day;
	/* The one that waits now, if any: it would be replaced. */
	bool waits;
	struct proposal waiting;
};

/** release_refusal(a, r, arg, lang): the sentence, ${arg} filled in.
 * release_refusal_code(r): "not_higher". */
struct str release_refusal(struct arena *a, enum release_no r, struct str arg,
    enum lang lang);
const char *release_refusal_code(enum release_no r);

/** release_versions(org, n_out): all, the first one first, withdrawn ones
 * too. */
const struct version *release_versions(const struct org *org, size_t *n_out);
/** release_coming(org): the version that waits for its day, or NULL. */
const struct version *release_coming(const struct org *org);
/** release_is_coming(org, number): whether only the version that is coming has
 * the purpose, and people may object to it (Art. 21). release_coming_purpose:
 * by its name; its number, or 0. */
bool release_is_coming(const struct org *org, uint32_t number);
uint32_t release_coming_purpose(const struct org *org, struct str name);
/** release_find(org, name): by version ("1.2.0") or revision ("2"); NULL. */
const struct version *release_find(const struct org *org, struct str name);
/** release_summary(v, lang): what changed with it, a line each; empty when
 * nothing but wording did. */
struct str release_summary(const struct version *v, enum lang lang);
/** release_from(v, now_s): the day from which it is in force, at the earliest
 * when not everybody was told yet. */
int32_t release_from(const struct version *v, int64_t now_s);
/** release_source(s, org, a, revision, out): the file as it was applied, in
 * ${a}. Errors: NOT_FOUND (no such version), DB. */
enum err release_source(struct store *s, const struct org *org, struct arena *a,
    int64_t revision, struct str *out) MUST_USE;

/** release_plan(tx, source, lang, out): what would happen; changes nothing. A
 * refusal is no error. ${out} lives in tx->a and is written on INVALID too.
 * Errors: INVALID (the file has errors: out->findings[1]), TOO_BIG (it has more
 * than LIMIT_STATEMENT bytes). */
enum err release_plan(struct tx *tx, struct str source, enum lang lang,
    struct release_plan *out) MUST_USE;
/** release_instead(tx, source, replaces, lang, out): the same; refused also
 * when a version waits whose key is not ${replaces}: nobody's proposal goes
 * unseen. Errors: as release_plan; TAMPERED (the one that waits), DB. */
enum err release_instead(struct tx *tx, struct str source, struct str replaces,
    enum lang lang, struct release_plan *out) MUST_USE;
/* What is applied. */
struct release_ask {
	struct str source;
	struct str alone;    /* why; empty: a second person approves */
	struct str replaces; /* key of the one that waits; may be empty */
	const struct overlay_file *files; /* it was made of; may be none */
	size_t files_n;
};
/**
 * release_apply(tx, ask, lang, plan_out, released_out): propose the file, in
 * the place of the one that is named; release it at once when it is editorial,
 * or when it is said why no second person can approve and there is none.
 * ${plan_out} is written also on REFUSED and INVALID; ${released_out} counts
 * only without an error. Errors: DENIED, INVALID and TOO_BIG as release_plan,
 * REFUSED (plan_out->refusal), INTERNAL (the files do not make the source),
 * TOO_BIG (also: more names, purposes or versions than a register can have;
 * the files are too long), TAMPERED (what is there of versions, or the one that
 * waits), DB.
 */
enum err release_apply(struct tx *tx, const struct release_ask *ask,
    enum lang lang, struct release_plan *plan_out, bool *released_out) MUST_USE;
/** release_proposal(tx, out): what waits, in tx->a. Errors: NOT_FOUND (nothing
 * does), TAMPERED, DB. */
enum err release_proposal(struct tx *tx, struct proposal *out) MUST_USE;
/** release_approve(tx, lang, plan_out): release what waits, by another than who
 * proposed it; ${plan_out} is written also on REFUSED and INVALID. Errors:
 * DENIED, NOT_FOUND (nothing waits), REFUSED (plan_out->refusal), INVALID (what
 * waits has errors now), TOO_BIG as release_apply, TAMPERED, DB. */
enum err release_approve(struct tx *tx, enum lang lang,
    struct release_plan *plan_out) MUST_USE;
/* Who can approve what waits. */
struct release_approvers {
	enum release_no refusal; /* of who asks; RELEASE_NO_MAX: can */
	struct str *names;       /* staff who can */
	size_t n;
	bool operator; /* so can whoever runs commands on the server */
};
/** release_approvers(tx, p, out): the names are in tx->a. Errors: TAMPERED (a
 * member of staff), DB. */
enum err release_approvers(struct tx *tx, const struct proposal *p,
    struct release_approvers *out) MUST_USE;
/** release_letters(tx, plan, n_out): how many people would get a letter of it,
 * by the register as it is now. None, where nothing serves the rights of people
 * or letters do not go by e-mail. Errors: as audience_mailed. */
enum err release_letters(struct tx *tx, const struct release_plan *plan,
    size_t *n_out) MUST_USE;
/** release_withdraw(tx, release_out): the proposal, also one that cannot be
 * read, or else the release that is not in force yet. ${release_out}: whether
 * it was a release. Errors: DENIED, NOT_FOUND (neither is there), CONFLICT (the
 * release was withdrawn meanwhile), TOO_BIG as release_apply, TAMPERED, DB. */
enum err release_withdraw(struct tx *tx, bool *release_out) MUST_USE;

/* ---- for the job, in the tick of what was done ----------------------- */

/* People are told, and what follows on the day is done, in the order of their
 * ids. */
struct release_progress {
	int64_t told_walk, told_s, effect_walk, effect_s; /* ids; 0: not all */
};
/** release_progress(tx, v, out): from the database. Errors: NOT_FOUND (a first
 * version has none), DB. */
enum err release_progress(struct tx *tx, const struct version *v,
    struct release_progress *out) MUST_USE;
/** release_told(tx, v, walk, n, missed, done): the telling came as far as
 * ${walk}: ${n} more got a letter, ${missed} more have no address; ${done}:
 * that were all. release_told_late(tx, v, told, missed): one who came after the
 * others. release_effect(tx, v, walk, values, asked, done): so far came the
 * effect: so many values went, so many are asked again. All of it is signed.
 * Errors: TAMPERED (what is there of versions), TOO_BIG as release_apply,
 * DB. */
enum err release_told(struct tx *tx, const struct version *v, int64_t walk,
    int64_t n, int64_t missed, bool done) MUST_USE;
enum err release_told_late(struct tx *tx, const struct version *v, bool told,
    bool missed) MUST_USE;
enum err release_effect(struct tx *tx, const struct version *v, int64_t walk,
    int64_t values, int64_t asked, bool done) MUST_USE;
/** untold_next(tx, max, ids_out, n_out): people who came, or became another
 * kind, while a version is coming; in tx->a. untold_done(tx, person): no more
 * of them. Errors: DB. */
enum err untold_next(struct tx *tx, size_t max, int64_t **ids_out,
    size_t *n_out) MUST_USE;
enum err untold_done(struct tx *tx, int64_t person) MUST_USE;

/* ---- a version's day ------------------------------------------------- */

/** store_turn_due(s): a version's day has come and it is not in force here.
 * store_turn(s): put it in force; outside of a tick, while nobody keeps an
 * index of the old version; what others borrowed of it stays until the store is
 * closed. Errors: TAMPERED and INVALID (a version; store_reason says which),
 * DB. */
bool store_turn_due(const struct store *s);
enum err store_turn(struct store *s) MUST_USE;

#endif
