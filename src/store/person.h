/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * store/person: one person: state, values with provenance, stages of life.
 * The only code that writes them.
 *
 * person_open gives the gate's bits and no fact; facts come only against a
 * grant. Changes are kept in the opened person and written at tx_end.
 */
#ifndef STORE_PERSON_H
#define STORE_PERSON_H

#include "store/store.h"

/* One value and where it came from (B07). */
struct value {
	int field;       /* index in the statement */
	int item;        /* which record item, from 1; 0 for plain fields */
	struct str text; /* normalised (intake/value.h) */
	int source;      /* index in the statement; -1: no longer declared */
	enum channel channel;
	enum actor_type by;
	int64_t at_s, verified_s; /* verified_s 0: not verified */
	uint32_t revision;
};
struct values {
	struct value *at;
	size_t n, cap;
};

/* A person's place in a group (B27). */
struct membership {
	int64_t group;
	bool by_rule;
	bool left; /* left by own will: a rule never adds again */
	int64_t since_s;
};

/* A no to a purpose, by its number. */
struct said_no {
	uint32_t number;
	uint8_t objected, refused; /* channels; 0xff: all */
};

struct person {
	int64_t id;
	struct org *org;
	struct person_facts facts; /* for the gate */
	int64_t created_s, invited_s, reminded_s, joined_s, left_s;
	int64_t death_s;       /* reported; 0: not */
	unsigned stage_before; /* before death was reported */
	int64_t confirmed_s;   /* last said to be right */
	int64_t seen_s;        /* last signed in; 0: never */
	enum lang lang;        /* of letters */
	int64_t erase_at_s;    /* declared end of a wait; 0: none */
	struct str terms_hash; /* accepted terms, with time; B60 */
	int64_t terms_s;
	struct str password; /* "$argon2id$…" or empty */
	struct membership *groups;
	size_t groups_n, groups_cap;
	int64_t consent_events; /* how many there are */
	/* Channels of a yes that a newer version of the statement asks for
	 * again: the yes counts no more, and the person is asked. */
	uint8_t asked[LIMIT_PURPOSES];
	/* Channels of a consent that was withdrawn and not given again: where
	 * a later version rests the purpose on something else, it is a no. */
	uint8_t refused[LIMIT_PURPOSES];
	uint32_t told; /* the newest version there was a letter about */
	/* What was said of purposes that the version in force does not have:
	 * one that is gone, or one that is coming. */
	struct said_no *elsewhere;
	size_t elsewhere_n, elsewhere_cap;
	/* Of the statement when it was last written; of somebody who is gone,
	 * when it was set apart what a duty holds. */
	uint32_t revision;
	const struct promised **promised; /* versions since; NULL: not read */
	size_t promised_n;
	bool asked_unnoted;   /* the stream does not know it yet */
	size_t values_gone;   /* read, of fields that are no longer declared */
	struct key key;       /* wiped at tx_end */
	struct values values; /* all; read through person_read */
	bool values_open, dirty_state, dirty_values, is_new, erased;
	bool untold; /* to be told of a version that is coming */
};

/** person_open(tx, id, out): Errors: NOT_FOUND, TAMPERED, DB. The same
 * pointer for the same id within a tx. */
enum err person_open(struct tx *tx, int64_t id, struct person **out) MUST_USE;
/** person_add(tx, grant, source, key, out): a new person at stage POSSIBLE.
 * ${grant} is for ACT_ADD or ACT_IMPORT. ${key}: the source's key of the
 * person, kept as a digest only; STR_NONE: none. Errors: DENIED, CONFLICT
 * (the key is there already), DB. */
enum err person_add(struct tx *tx, const struct grant *g, int source,
    struct str key, struct person **out) MUST_USE;
/** person_find_key(tx, source, key, id_out): by the source's key. Errors:
 * NOT_FOUND, DB. */
enum err person_find_key(struct tx *tx, int source, struct str key,
    int64_t *id_out) MUST_USE;
/** person_find_email(tx, email, ids_out, n_out): everybody with the address,
 * by digest. E-mail is not unique. */
enum err person_find_email(struct tx *tx, struct str email, int64_t **ids_out,
    size_t *n_out) MUST_USE;

/** person_trusts_address(tx, p, address, out): whether ${address} is one of the
 * person's that the register gave or the person confirmed. For letters that
 * open the door: a mistyped address must not give its owner the account. It
 * tells nothing but yes or no about an address that the caller has. */
enum err person_trusts_address(struct tx *tx, struct person *p,
    struct str address, bool *out) MUST_USE;

/** person_read(tx, grant, p, out): the values of the fields the grant covers.
 * Errors: DENIED, TAMPERED, DB. */
enum err person_read(struct tx *tx, const struct grant *g, struct person *p,
    struct values *out) MUST_USE;
/** values_get(vs, field): text of a plain field, or STR_NONE. */
struct str values_get(const struct values *vs, int field);
/** values_item(vs, field, item): text of a record's part. */
struct str values_item(const struct values *vs, int field, int item);
/** values_items(vs, st, record): the highest item number of the record. */
int values_items(const struct values *vs, const struct statement *st,
    int record);

/* How a value came: the same for all values of one call. */
struct provenance {
	int source;
	enum channel channel;
	int64_t verified_s;
};
struct change {
	int field, item;
	struct str text; /* empty removes */
};
/** changes_differ(held, list, n): keep of the changes those that are not so
 * already; how many. */
size_t changes_differ(const struct values *held, struct change *list, size_t n);
/**
 * person_change(tx, grant, p, from, changes, n, changed_out): set values.
 * ${grant} is for ACT_CORRECT, ACT_ADD or ACT_IMPORT. A value the person gave
 * wins over ACT_IMPORT unless the field is register-owned (B08). Unchanged
 * text keeps its provenance. A language field becomes the language of the
 * person's letters. Errors: DENIED (a field is not covered; then
 * nothing is changed), REFUSED (a field is not kept of what the person is, with
 * the new day of birth: tx->not_kept; the tx is to fail), DB.
 */
enum err person_change(struct tx *tx, const struct grant *g, struct person *p,
    const struct provenance *from, const struct change *changes, size_t n,
    size_t *changed_out) MUST_USE;
/** org_keeps(org, field, stage, kinds): whether a value of the field may be
 * written of such a person: by the version in force, and by one that is
 * coming. */
bool org_keeps(const struct org *org, int field, unsigned stage,
    uint64_t kinds);
/** person_verified(tx, g, p, field): the e-mail was confirmed by its link. */
enum err person_verified(struct tx *tx, const struct grant *g, struct person *p,
    int field) MUST_USE;

/** person_set_kinds(tx, grant, p, kinds): bits by index; those of kinds that
 * are told by age are left as they are. ${grant} is for ACT_ADD, ACT_IMPORT or
 * ACT_KIND. Errors: DENIED. */
enum err person_set_kinds(struct tx *tx, const struct grant *g,
    struct person *p, uint64_t kinds) MUST_USE;
/** person_say_kinds(tx, purpose, p, kinds): the same of somebody in the
 * register, where the actor may for ${purpose}; the trail says which kinds came
 * and went. Nothing is decided where they are so already. Errors: as tx_decide.
 */
enum err person_say_kinds(struct tx *tx, int purpose, struct person *p,
    uint64_t kinds) MUST_USE;
/** person_kinds_now(p, today): its kinds, those told by age as they are today.
 * Values are open. */
uint64_t person_kinds_now(const struct person *p, struct date today);
/** kinds_changed(st, kinds, changes, n, today): ${kinds}, those told by age as
 * they are with these changes. */
uint64_t kinds_changed(const struct statement *st, uint64_t kinds,
    const struct change *changes, size_t n, struct date today);
/** person_follow_age(tx, grant, p): set those kinds anew. ${grant} is for
 * ACT_SEE, as the day of birth is read. person_change does it by itself.
 * Errors: DENIED, TAMPERED, DB. */
enum err person_follow_age(struct tx *tx, const struct grant *g,
    struct person *p) MUST_USE;
/** person_counted(tx, grant, p, out): what is known of the person, and of each
 * yes that is held what counts: not that of somebody who was too young on the
 * day of it by what the statement says now, unless the operator recorded it.
 * ${grant} is for ACT_SEE. Errors: DENIED, TAMPERED, DB. */
enum err person_counted(struct tx *tx, const struct grant *g, struct person *p,
    struct person_facts *out) MUST_USE;
/** person_consent_guard(tx, grant, p, purpose, out): whether a guardian must
 * say yes to ${purpose} for the person, who cannot. ${grant} is for ACT_SEE, as
 * the day of birth is read. Errors: DENIED, TAMPERED, DB. */
enum err person_consent_guard(struct tx *tx, const struct grant *g,
    struct person *p, int purpose, bool *out) MUST_USE;
/** person_set_stage(tx, grant, p, stage): with the time of the change. */
enum err person_set_stage(struct tx *tx, const struct grant *g,
    struct person *p, unsigned stage) MUST_USE;
/** person_touch(p): something of the public members of the struct (lang,
 * password, terms, groups …) was set and is to be written. */
void person_touch(struct person *p);

/* How far an erasure goes. */
enum mark_reason {
	MARK_DECLINED = 1,
	MARK_ERASED,
	MARK_DECEASED,
	MARK_SILENT
};
struct erasure {
	bool mark; /* keep a do-not-invite mark */
	enum mark_reason reason;
	int32_t mark_until_day; /* 0: until they ask */
	bool again; /* it happened before, and is done again to a backup */
};
/**
 * person_erase(tx, grant, p, how, gone_by_s_out): remove everything about the
 * person: row, records, digests, consents, tokens, sessions, letters,
 * deliveries, spool, groups; a ledger line; a mark where asked. Two times are
 * given: unreadable now, physically gone at ${gone_by_s_out}. ${grant} is for
 * ACT_ERASE. Errors: DENIED, DB.
 *
 * What the statement holds for a duty is set apart instead: it alone stays,
 * under a new key, at the stage BLOCKED, which no search, list or message
 * finds. Erasing that removes it, once each time that has an end is over;
 * before, it is REFUSED.
 */
enum err person_erase(struct tx *tx, const struct grant *g, struct person *p,
    const struct erasure *how, int64_t *gone_by_s_out) MUST_USE;

/** person_hold_stands(tx, p, out): whether a duty with an end that is still to
 * come keeps something of somebody who is set apart. Errors: TAMPERED, DB. */
enum err person_hold_stands(struct tx *tx, struct person *p,
    bool *out) MUST_USE;
/** person_held(tx, p, fields_out, until_s_out): what an erasure now would set
 * apart, and until when (INT64_MAX: no end is known). Errors: TAMPERED, DB. */
enum err person_held(struct tx *tx, struct person *p,
    struct fieldset *fields_out, int64_t *until_s_out) MUST_USE;
/** person_values_due(tx, p, fields_out, next_s_out): the fields of which a
 * value is due to go by now, by the statement's rules for fields; when the
 * next one is, 0: none. Errors: TAMPERED, DB. */
enum err person_values_due(struct tx *tx, struct person *p,
    struct fieldset *fields_out, int64_t *next_s_out) MUST_USE;
/** person_values_expire(tx, grant, p, n_out): remove these values. ${grant} is
 * for ACT_ERASE. Errors: DENIED, TAMPERED, DB. */
enum err person_values_expire(struct tx *tx, const struct grant *g,
    struct person *p, size_t *n_out) MUST_USE;
/** person_values_open(tx, p): so that rules that read a date can be judged;
 * gives out nothing. */
enum err person_values_open(struct tx *tx, struct person *p) MUST_USE;

/* ---- consent -------------------------------------------------------- */

enum consent_state {
	CONSENT_GIVEN = 1,
	CONSENT_WITHDRAWN,
	CONSENT_OBJECTED,
	CONSENT_OBJECTION_LIFTED,
	CONSENT_REQUESTED,
	CONSENT_RESTRICTED,
	CONSENT_UNRESTRICTED
};
/** consent_state_name(s): "given", for callers; "unknown" for another. */
const char *consent_state_name(enum consent_state s);
struct consent_event {
	enum consent_state state;
	int purpose;          /* -1: everything (restriction), or none of now */
	uint32_t number;      /* of the purpose, also where -1; 0: everything */
	int channel;          /* enum channel; -1: all */
	struct str text_hash; /* of the exact text shown; 32 bytes or empty */
	enum lang lang;
	uint32_t revision;
	enum channel method; /* how it was said: portal, email, form … */
	enum actor_type by;
	int64_t at_s;
	int64_t n; /* of the stream; set when it is read */
};
/**
 * person_consent(tx, grant, p, event): append and change the gate's bits.
 * Giving needs a grant for ACT_CONSENT, a consent basis, and a channel the
 * purpose sends by; -1 where it sends by none; withdrawing and
 * objecting are a narrowing and need ACT_CONSENT or ACT_RESTRICT. Staff who
 * enter a widening make it CONSENT_REQUESTED until the person confirms
 * (T-34); the operator records what the person said by ev->method, and it
 * counts. An objection, and lifting one, may be about a purpose that is coming
 * (release_coming_purpose): purpose -1, and its number. Errors: DENIED, INVALID
 * (no such consent), DB.
 */
enum err person_consent(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event *ev) MUST_USE;
/** consent_about(org, ev): the purpose's name, also of one that is not declared
 * now; empty: everything. */
struct str consent_about(const struct org *org, const struct consent_event *ev);
/** person_note_asked(tx, p, n_out): write into the stream which consents are
 * asked for again. person_drop_gone(tx, p, n_out): take values of fields that
 * are no longer declared out of the record. Both for the job that a new
 * version has. Errors: TAMPERED, DB. */
enum err person_note_asked(struct tx *tx, struct person *p,
    size_t *n_out) MUST_USE;
enum err person_drop_gone(struct tx *tx, struct person *p,
    size_t *n_out) MUST_USE;
/** person_consents(tx, grant, p, out, n_out): the stream, oldest first. */
enum err person_consents(struct tx *tx, const struct grant *g, struct person *p,
    struct consent_event **out, size_t *n_out) MUST_USE;
/** person_withdrawn(tx, p, at_s_out): for each purpose, when the consent was
 * withdrawn that is not given again; 0: not. ${at_s_out} holds one a purpose.
 * For the rules of retention; it tells nothing but times. */
enum err person_withdrawn(struct tx *tx, struct person *p,
    int64_t *at_s_out) MUST_USE;
/** person_consents_expire(tx, grant, p, by, n_out): remove the record of
 * consents that were withdrawn so long ago that ${by} is over. ${grant} is for
 * ACT_ERASE. Errors: DENIED, TAMPERED, DB. */
enum err person_consents_expire(struct tx *tx, const struct grant *g,
    struct person *p, const struct keep_clause *by, size_t *n_out) MUST_USE;
/** person_restrict(tx, grant, p, on): Art. 18 and "stop" (B20). */
enum err person_restrict(struct tx *tx, const struct grant *g, struct person *p,
    bool on) MUST_USE;

/* ---- do-not-invite marks (B09) -------------------------------------- */

/* What identifies somebody to a mark; each may be empty. */
struct identifiers {
	struct str key; /* the source's key */
	struct str email, phone;
	int source;
};
/** mark_hit(tx, ids, hit_out): whether any identifier is marked, under any
 * key version. */
enum err mark_hit(struct tx *tx, const struct identifiers *ids,
    bool *hit_out) MUST_USE;
/** mark_clear(tx, email, cleared_out): the person came by own will: every mark
 * of the refusals that this address belongs to goes. */
enum err mark_clear(struct tx *tx, struct str email,
    int64_t *cleared_out) MUST_USE;
/** mark_expire(tx, n_out): marks whose period is over. */
enum err mark_expire(struct tx *tx, int64_t *n_out) MUST_USE;

#endif
