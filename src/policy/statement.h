/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy/statement: a compiled statement, read-only.
 *
 * What lang/ emits from a statement file, what policy_decide() judges by, and
 * what everything printed is printed from. All names inside are resolved to
 * indexes into the arrays of the same statement. All memory is owned by the
 * arena it was compiled into. Knows nothing of how it is written or stored.
 *
 * An index of -1 means "none". Texts carry all languages of the statement; a
 * language that is missing has p == NULL.
 */
#ifndef POLICY_STATEMENT_H
#define POLICY_STATEMENT_H

#include "base/limits.h"
#include "base/time.h"
#include "policy/fact.h"
#include "policy/fieldset.h"
#include "policy/right_rule.h"
#include "policy/words.h"

/* ---- who is responsible --------------------------------------------- */

struct contact {
	struct text name; /* of a person or an office; may be empty */
	struct str email, phone, post; /* each may be empty */
	struct text responsible;       /* who keeps it current */
	struct date review_by;         /* year 0: none */
	bool only[LANG_MAX]; /* languages it is told in; none: all of them */
	struct pos pos;
};
/** contact_told(k, l): whether it is told in ${l}. */
bool contact_told(const struct contact *k, enum lang l);

enum dpo_status {
	DPO_UNSAID,
	DPO_APPOINTED,
	DPO_NOT_REQUIRED
};
struct dpo {
	enum dpo_status status;
	bool voluntary; /* appointed though none is required */
	struct contact contact;
	struct text reason;  /* why none is required */
	struct text advisor; /* who advises instead */
};

struct controller {
	struct named n; /* of many: what a person calls theirs */
	bool many;      /* like ones (clubs), each it for a part */
	int how_many;   /* 0: unsaid */
	bool roughly;   /* not counted */
	/* called together; which is a person's, and how one knows it */
	struct text plural, which, known;
	struct text legal_name;
	struct str org_no, address, list; /* of many: where each is found */
	bool public_body;
	struct contact contact;
	struct str web; /* "https://…", may be empty */
	struct text authority_name;
	struct str authority_country, authority_web, authority_address;
	struct text represented_by; /* such as "the board"; may be empty */
	struct dpo dpo;             /* of this one alone */
	int part_of; /* the central body of a district; -1: none */
	struct index_list processor_for; /* controllers it works for */
	struct date agreement_from, agreement_until; /* of that, Art. 28(3) */
	struct text service, security;               /* what it does for them */
	struct country_list countries;               /* and where */
};

/* ---- facts about people --------------------------------------------- */

enum field_type {
#define FIELD_TYPE(name, en, nb, about) FIELD_##name,
#include "policy/field_types.def"
#undef FIELD_TYPE
	FIELD_MAX
};
const char *field_type_name(enum field_type t);

struct choice {
	struct named n;
};

enum visible { /* who may see a field at all; bits */
	VISIBLE_PERSON = 1,
	VISIBLE_STAFF = 2,
	VISIBLE_REPRESENTATIVES = 4,
	VISIBLE_MEMBERS = 8
};

struct field {
	struct named n;
	enum field_type type;
	int parent;              /* the record it is part of, or -1 */
	struct index_list parts; /* of a record: its fields */
	struct str vocabulary;   /* "pd:BirthDate" */
	struct index_list sources;
	unsigned visible;                  /* enum visible, or-ed */
	struct meant kept_of, required_of; /* of whom; and who must give it */
	bool required;                     /* for joining */
	struct index_list required_for;    /* purposes that cannot do without */
	struct text reason;                /* why it is required, or kept */
	bool voluntary;            /* people choose whether to give it */
	bool register_owned;       /* the source wins over the person */
	bool special;              /* Art. 9 */
	struct str classification; /* open, internal, confidential, strict */
	struct text condition;     /* of Art. 9(2), for a special category */
	bool criminal;             /* Art. 10 */
	struct text criminal_by;   /* the law that allows it */
	struct text hint; /* shown beside the box, such as what not to write */
	struct choice *choices;
	size_t choices_n;
};

/* One column of a source's file, or several joined by a blank. */
struct column {
	int field;           /* what it fills; -1 for key and conditions */
	struct str heads[4]; /* column headings */
	size_t heads_n;
	struct pos pos;
};

struct source {
	struct named n;
	bool own_register;   /* the controller's: Art. 13(3) and 6(4) */
	bool is_person;      /* the person: `source person { the person }` */
	struct text told_by; /* name of the notice */
	struct date told_since;
	struct text compatible; /* reference of the Art. 6(4) assessment */
	struct str key;         /* column of the key people are matched by */
	struct column *columns;
	size_t columns_n;
	struct str dead_column, dead_value; /* "deceased when X is "J"" */
	char separator;                     /* of the file: ';' unless said */
	struct fieldset before_joining, after_joining;
	bool public_source;        /* open to everybody: LinkedIn, a register */
	bool authority;            /* a public authority */
	bool own_assessment;       /* what the controller concludes itself */
	bool told_at_contact;      /* Art. 14(3)(b) */
	bool told_before_sharing;  /* Art. 14(3)(c) */
	struct period tell_within; /* Art. 14(3); zero: unsaid */
	struct right_except *untold; /* when they are not told: Art. 14(5) */
	size_t untold_n;
	bool never_told;           /* the same of all of them */
	struct text never_told_by; /* the letter of it, or the law */
	struct pos never_told_pos;
};

enum cond_op {
	COND_PRESENT,  /* field is known */
	COND_IS,       /* field is value */
	COND_FINISHED, /* the record's end date is before today */
	COND_LONGER,   /* start to end lasted more than the period */
	COND_BEFORE,   /* field is before date */
	COND_AFTER
};
struct cond {
	enum cond_op op;
	int field; /* the field judged; the record for FINISHED, LONGER */
	struct str value;
	struct period period;
	struct date date;
	struct pos pos;
};
/* "in SOURCE with any RECORD that A and B"; or own registration. */
struct rule {
	int source;         /* -1: any */
	int record;         /* -1: conditions on plain fields */
	bool all;           /* all records rather than any */
	struct cond *conds; /* joined by and */
	size_t conds_n;
};

/* In what a guardian acts for somebody, or the person alone. */
enum matter {
#define MATTER(name, en, nb, about) MATTER_##name,
#include "policy/matters.def"
#undef MATTER
	MATTER_MAX
};
struct kind { /* kind of person */
	struct named n;
	struct rule *rules; /* any of them makes a person this kind */
	size_t rules_n;
	bool by_registration, by_office; /* they say so, or staff do */
	bool outside;       /* not in the register: visitors, applicants */
	struct text plural; /* what several are called; may be empty */
	bool no_member;     /* in the register, but as something else */
	struct str tense;   /* current, former, both; may be empty */
	int aged_from, aged_under; /* years; 0: unsaid */
	bool
	    by_age; /* people are of it while the age fits, and by that alone */
	int born;   /* then: the field with the day of birth */
	unsigned guardian;     /* 1 << enum matter: in which one acts */
	unsigned guardian_too; /* in which one must agree */
	unsigned both;         /* of these two: in which both of them do */
	unsigned alone;        /* in which the person acts alone */
	struct text provision; /* the law that says so */
};

/* An age from which somebody decides alone; years 0: unsaid. */
struct age {
	int years;
	struct text provision;
	struct date since;
};

/* ---- purposes ------------------------------------------------------- */

enum basis_code {
	BASIS_NONE,
	BASIS_A,
	BASIS_B,
	BASIS_C,
	BASIS_D,
	BASIS_E,
	BASIS_F
};
struct basis {
	enum basis_code code;
	struct index_list kinds; /* empty: all kinds the purpose is for */
	struct text provision;   /* law, for (c) and (e) */
	struct text interest, necessity, expectation, benefit, safeguards,
	    balancing, note; /* (f) */
	struct date assessed;
	struct text consent_text; /* (a) what is shown beside the box */
	struct pos pos;
};

enum message_class {
	CLASS_NONE,
	CLASS_SERVICE,
	CLASS_MEMBERSHIP,
	CLASS_MARKETING,
	CLASS_RESEARCH,
	CLASS_STATUTORY
};

/* Stages of a person; "for members" is one or more of these. Bits. */
enum stage {
	STAGE_POSSIBLE = 1, /* imported or added, nobody wrote yet */
	STAGE_INVITED = 2,
	STAGE_MEMBER = 4,
	STAGE_LEAVING = 8,   /* left; waits for a declared period */
	STAGE_DECEASED = 16, /* reported dead, in quarantine */
	STAGE_BLOCKED = 32   /* gone, but for what a duty holds */
};
/* Who is told before a version takes effect: others learn of it with their
 * invitation, and the dead are not written to. */
#define STAGES_TOLD (STAGE_INVITED | STAGE_MEMBER | STAGE_LEAVING)
/** stage_name(stage): the word of commands, API and exports; "unknown" for
 * what is none of enum stage. */
const char *stage_name(unsigned stage);

/* By what special categories may be used for a purpose (Art. 9(2)), or data on
 * convictions and offences (Art. 10). */
struct condition {
	bool criminal;
	struct text by, provision; /* the letter, or the law; its law */
	struct fieldset fields;    /* empty: all of the purpose */
	struct pos pos;
};

struct purpose {
	struct named n;
	int parent;
	struct str vocabulary;    /* "dpv:…" */
	unsigned stages;          /* enum stage, or-ed; 0 means members */
	struct index_list kinds;  /* empty: all kinds */
	struct index_list except; /* who is of one of these is left out */
	bool says_members;        /* STAGE_MEMBER by that word */
	struct fieldset fields;   /* what it uses */
	bool all_fields;          /* "using all fields" */
	struct basis *bases;
	size_t bases_n;
	struct condition *conditions;
	size_t conditions_n;
	unsigned channels;    /* 1 << enum channel it sends by */
	unsigned withdraw;    /* 1 << enum channel to withdraw by */
	bool withdraw_link;   /* by the link in each message */
	struct named *topics; /* "about research, alumni_news" */
	size_t topics_n;
	enum message_class class;
	int cap_n;                /* at most cap_n … */
	struct period cap_period; /* … a period; 0: no cap */
	bool cap_calendar;        /* counted by calendar month or year */
	bool cap_yields;     /* normally: more with a reason that is kept */
	int reminders;       /* of an invitation */
	uint64_t activities; /* 1 << enum activity it serves */
	bool profiling;
	bool open_list;                 /* "for example": a finding */
	struct fieldset segment_fields; /* what an audience may choose by */
	int controller;            /* who decides over it; 0 is the first */
	struct index_list jointly; /* who decides with it: Art. 26 */
	struct index_list as_processor; /* controllers said to do it for it */
	struct index_list done_by;      /* and those that do all for it */
	struct text arrangement;        /* its essence, Art. 26(2) */
	struct age alone; /* from which one consents to it alone */
};

/* Terms are accepted, consent is given: two things (B60). */
struct terms {
	struct named n;
	struct str version;
	struct text body;
};

/* ---- groups, roles, recipients -------------------------------------- */

struct group_type {
	struct named n;
	int by_field;        /* "one for each value of FIELD"; -1: by choice */
	bool by_choice;      /* which is said, and so printed */
	bool open;           /* anybody may choose to join */
	int purpose;         /* what it is used for */
	bool hide_protected; /* a place group: protected addresses stay out */
};

struct clause {        /* of a role: PURPOSE: may ACT, ACT FIELDS */
	int purpose;   /* -1: no person's facts (manage staff, audit) */
	uint64_t acts; /* 1 << enum act */
	struct fieldset fields;
	bool all_fields; /* all that the purpose uses */
	bool without_addresses;
	struct pos pos;
};
enum requires {
	REQUIRES_TRAINING = 1,
	REQUIRES_CONFIDENTIALITY = 2,
	REQUIRES_TERM = 4,
	REQUIRES_SECOND_FACTOR = 8
};
struct role {
	struct named n;
	struct clause *clauses;
	size_t clauses_n;
	int scope; /* group type it is limited to, or -1 */
	unsigned requires;
	uint64_t second_person; /* 1 << enum act that another must approve */
	struct index_list controllers; /* for whom it works; empty: unsaid */
};

enum recipient_class {
	RECIPIENT_INSIDE,
	RECIPIENT_ACTING_FOR,
	RECIPIENT_JOINT,
	RECIPIENT_INDEPENDENT,
	RECIPIENT_PROCESSOR,
	RECIPIENT_AUTHORITY,
	RECIPIENT_PRIVATE
};
struct recipient {
	struct named n;
	enum recipient_class class;
	unsigned classes;        /* 1 << enum recipient_class, all said */
	struct text name;        /* legal; may be empty */
	struct str address, web; /* each may be empty */
	struct fieldset fields;
	struct index_list data; /* of which fact_is_category */
	struct index_list purposes;
	bool send_through; /* writes through the server, sees no address */
	bool on_approval;  /* only what the person approved */
	struct country_list countries;
	bool no_list;            /* "the list is not complete": a finding */
	struct text only_when;   /* such as: by order of a court */
	struct text arrangement; /* of a joint controller, Art. 26(2) */
};

struct processor {
	struct named n;
	struct text legal_name; /* may be empty */
	struct str org_no;
	struct country_list countries;
	struct text tool, service, security; /* tool: of a transfer */
	struct fact_value kept; /* with it, where that is shorter */
	struct date agreement_from, agreement_until;
	bool may_not_pass_on, own_subprocessors;
	struct index_list purposes;
	bool limited; /* to what it says that it is given: */
	struct fieldset fields;
	struct index_list data; /* of which fact_is_category */
	int controller; /* one that works for another one; -1: somebody else */
};

/* ---- how long ------------------------------------------------------- */

enum held {
	HELD_ENFORCED,
	HELD_ATTESTED,
	HELD_TOLD
};

enum trigger {
#define TRIGGER(name, en, nb) TRIGGER_##name,
#include "policy/triggers.def"
#undef TRIGGER
	TRIGGER_MAX,
	TRIGGER_OWN = TRIGGER_MAX /* declared in the file */
};
enum keep_what {
#define KEEP(name, en, nb) KEEP_##name,
#include "policy/keeps.def"
#undef KEEP
	KEEP_MAX
};
enum keep_action {
	KEEP_DELETE,
	KEEP_ANONYMISE,
	KEEP_REVIEW,
	KEEP_BLOCK
};
/* What a clause is among the others of its block. */
enum keep_bound {
	BOUND_ACTS,  /* what comes first of these decides */
	BOUND_LEAST, /* nothing is deleted before; then it is blocked */
	BOUND_MOST,  /* a cap, also over "latest of" */
	BOUND_EVERY  /* a review that comes again */
};
struct keep_clock {
	enum trigger trigger;
	struct period after; /* zero: at once */
	int field;           /* DATE: which one; OWN: which fact; else -1 */
	bool year_end;       /* from the end of its calendar year on */
};
struct keep_clause {
	enum trigger trigger;
	struct period after; /* zero: at once; EVERY: between two reviews */
	int field;           /* as in struct keep_clock */
	bool year_end;
	struct keep_clock *others; /* "earliest of", "latest of" */
	size_t others_n;
	bool latest; /* of all of them; else the earliest */
	enum keep_bound bound;
	enum keep_action action;
	bool stop_messages;        /* before it */
	bool block;                /* until then: kept, but not used (a hold) */
	struct period block_after; /* from when it is */
	bool has_until;
	struct keep_clock until; /* "block, delete 5 years after …" */
	bool mark;               /* keep a do-not-invite mark */
	bool mark_until_asked;   /* … until they ask; else: */
	struct period mark_for;
	struct pos pos;
};
struct keep {
	struct named n;
	enum keep_what what;
	struct index_list kinds; /* empty: all */
	struct fieldset fields;  /* empty: all */
	struct keep_clause *clauses;
	size_t clauses_n;
	struct text reason, longer; /* why; and in which case longer */
	/* why it may be kept, must be (17(3)(b)), or for which claims (e) */
	struct text provision, duty, claims;
	bool for_good;              /* what is blocked has no end */
	struct index_list only_for; /* "fields for purpose": fields follow */
	struct index_list open_for; /* what is blocked opens for these */
	struct date before;         /* only what was created before; year 0 */
	struct str attested_by;     /* role that carries out what we do not */
	struct date attested_on;
};

/* ---- devices, rights, promises -------------------------------------- */

struct cookie {
	struct named n;      /* n.name is the cookie's name, any case */
	struct str category; /* necessary, preferences, statistics, … */
	int activity;        /* enum activity it is necessary for, or -1 */
	bool session;
	struct period life;
	struct text party;   /* empty: own */
	bool with_consent;   /* set only after a yes */
	struct text because; /* why it is necessary; not the server's */
	struct index_list purposes;
};

enum promise {
#define PROMISE(name, en, nb, state) PROMISE_##name,
#include "policy/promises.def"
#undef PROMISE
	PROMISE_MAX
};
/* What it says that there is none of. */
enum negative {
#define NEGATIVE(name, en, nb) NEGATIVE_##name,
#include "policy/negatives.def"
#undef NEGATIVE
	NEGATIVE_MAX
};
struct promise_rule {
	enum promise promise;
	enum held held;
	struct str attested_by; /* role, for HELD_ATTESTED */
	struct date attested_on;
	bool only_told; /* which is said */
	struct pos pos, attested_at;
};

/* A fact that is only told: other systems, links, measures, claims. */
struct told {
	struct named n;     /* label is the heading, about the text */
	struct str section; /* controller, purposes, sources, sharing,
			       security, rights, web, access … */
	struct str attested_by;
	struct date attested_on, review_by;
	struct str link;
	struct index_list controllers; /* whose it is; empty: all */
};

/* What is said of children. */
struct children {
	bool declared, not_targeted, guardian_consent;
	struct age consent, joining, images;
	bool by_age; /* the ages are computed */
	int born;    /* then: from the field with the day of birth */
	struct pos pos;
};
/* How changes of the statement are told. */
struct changes {
	bool declared, ask_again;
	unsigned channels; /* 1 << enum channel */
	struct period lead;
	struct pos pos;
};
struct statistic {
	struct named n;
	struct fieldset fields;
	bool pseudonymous;
	int at_least;           /* people in each figure, when anonymous */
	struct str attested_by; /* a role */
	struct date attested_on;
};
/* A log of another component, such as a proxy or a web server. */
enum log_ip {
	LOG_IP_UNSAID,
	LOG_IP_NOT_STORED,
	LOG_IP_SHORTENED,
	LOG_IP_FULL
};
struct log_rule {
	struct named n;
	enum log_ip ip;
	int purpose;             /* -1: none said */
	struct index_list kinds; /* whom it is about; empty: unsaid */
	struct period life;
	struct text longer;     /* in which case longer; may be empty */
	struct str attested_by; /* a role */
	struct date attested_on;
};

struct statement_masks; /* policy/masks.h */
struct statement {
	struct str name; /* "ntnu_alumni" */
	struct text title, about;
	struct str version;
	struct date published, updated, effective, review_by;
	bool langs[LANG_MAX];
	struct str *covers;
	size_t covers_n;
	uint8_t hash[32];       /* BLAKE2b of the file's bytes */
	struct str source_text; /* the file itself */

	struct controller *controllers;
	size_t controllers_n;
	struct source *sources;
	size_t sources_n;
	struct field *fields;
	size_t fields_n;
	struct kind *kinds;
	size_t kinds_n;
	struct purpose *purposes;
	size_t purposes_n;
	struct terms *terms;
	size_t terms_n;
	struct group_type *group_types;
	size_t group_types_n;
	struct role *roles;
	size_t roles_n;
	struct recipient *recipients;
	size_t recipients_n;
	struct processor *processors;
	size_t processors_n;
	struct keep *keeps;
	size_t keeps_n;
	struct cookie *cookies;
	size_t cookies_n;
	struct right_rule rights[RIGHT_MAX];
	struct promise_rule *promises;
	size_t promises_n;
	struct told *told;
	size_t told_n;
	struct fact *facts;
	size_t facts_n;
	bool no_automated_decisions, no_special_categories,
	    no_third_party_sources; /* explicit negatives, each said */
	bool has_automated_decisions, eea_only;
	bool printed_only;                   /* no server keeps the register */
	bool no_test_use;                    /* no real people in tests */
	const struct statement_masks *masks; /* NULL: made by hand */
	uint64_t negatives;    /* 1 << enum negative: "there are no …" */
	unsigned bases_unused; /* 1 << enum basis_code */
	bool nothing_required; /* all facts are given voluntarily */
	struct children children;
	struct changes changes;
	struct statistic *statistics;
	size_t statistics_n;
	struct log_rule *logs;
	size_t logs_n;
};

/* Finding by name; -1 when there is none. */
int statement_field(const struct statement *st, struct str name);
int statement_part(const struct statement *st, int record, struct str name);
/** statement_field_in(to, from, field): what ${to} calls by the name of a field
 * of ${from}; a part is sought in the record of its record's name. */
int statement_field_in(const struct statement *to, const struct statement *from,
    int field);
int statement_source(const struct statement *st, struct str name);
/** statement_field_name(a, st, field): as files name it: "education.degree" of
 * a part, in ${a}; otherwise its own name, which is the statement's. */
struct str statement_field_name(struct arena *a, const struct statement *st,
    int field);
/** statement_all_fields(st): records and parts. */
struct fieldset statement_all_fields(const struct statement *st);
/** statement_person_source(st): the source that is the person; -1. */
int statement_person_source(const struct statement *st);
int statement_kind(const struct statement *st, struct str name);
int statement_purpose(const struct statement *st, struct str name);
int statement_role(const struct statement *st, struct str name);
int statement_group_type(const struct statement *st, struct str name);
int statement_fact(const struct statement *st, enum fact_kind kind,
    struct str name);
/** statement_purpose_of(st, activity): the purpose that serves ${activity};
 * -1 when the statement does not provide for it. */
int statement_purpose_of(const struct statement *st, enum activity a);
/** statement_purpose_for(st, a, stage, kinds): the first purpose that serves
 * ${a} and is for people at ${stage} of ${kinds} (bit i is kind i); -1. An
 * import serves one purpose before joining and may serve another after. */
int statement_purpose_for(const struct statement *st, enum activity a,
    enum stage stage, uint64_t kinds);
/** statement_field_of_type(st, within, t): the first plain field of type
 * ${t} in ${within} (NULL: all); -1 when there is none. */
int statement_field_of_type(const struct statement *st,
    const struct fieldset *within, enum field_type t);
/** statement_clause(st, what, trigger): the first clause of ${what} that begins
 * with ${trigger}, of whatever kind of person; NULL when nothing is said. */
const struct keep_clause *statement_clause(const struct statement *st,
    enum keep_what what, enum trigger trigger);
/** keep_clause_clock(c, i): the i-th of the 1 + others_n clocks of ${c}.
 * keep_clause_first(c): when it first does anything: of "block, delete …" when
 * it blocks. keep_clock_at(c, event_s): when the clock has run, if its event
 * was then. keep_clause_at(c, event_s): the same of the first clock of it.
 * keep_clock_at_once(c), keep_clause_at_once(c): whether that is then already.
 * keep_clause_over(c, now_s): whose event was before this instant, of those it
 * has run at ${now_s}. */
struct keep_clock keep_clause_clock(const struct keep_clause *c, size_t i);
struct keep_clock keep_clause_first(const struct keep_clause *c);
int64_t keep_clock_at(struct keep_clock c, int64_t event_s);
int64_t keep_clause_at(const struct keep_clause *c, int64_t event_s);
bool keep_clause_at_once(const struct keep_clause *c);
bool keep_clock_at_once(struct keep_clock c);
int64_t keep_clause_over(const struct keep_clause *c, int64_t now_s);
/** keep_clause_holds, keep_holds: whether (a clause of) it blocks something. */
bool keep_clause_holds(const struct keep_clause *c);
bool keep_holds(const struct keep *k);
/** keep_weight(k): the blocks that weigh most speak alone of a person or value:
 * those for a time before those for kinds, those before the general ones.
 * keep_taken(st, k, kind): whether others speak in the place of ${k} of all who
 * are of ${kind}. keep_all_taken(st, k): whether nobody is left for it.
 * keep_speaks(st, k, kinds): whether it does of who is of these, as bits. */
int keep_weight(const struct keep *k);
bool keep_taken(const struct statement *st, const struct keep *k, int kind);
bool keep_all_taken(const struct statement *st, const struct keep *k);
bool keep_speaks(const struct statement *st, const struct keep *k,
    uint64_t kinds);
/** keep_knows(what, t): whether the server learns of ${t}, of what is kept. */
bool keep_knows(enum keep_what what, enum trigger t);
/** keep_open_fields(st, purpose), keep_opens: what is blocked and opens for it;
 * whether anything does. */
struct fieldset keep_open_fields(const struct statement *st, int purpose);
bool keep_opens(const struct statement *st, int purpose);
/** keep_held(st, k, c): whether the server carries the clause out, a role
 * attests it, or, being what it does not know or cannot do, it is told. */
enum held keep_held(const struct statement *st, const struct keep *k,
    const struct keep_clause *c);
/** statement_has_marks(st): whether a clause leaves a mark. */
bool statement_has_marks(const struct statement *st);
/** role_visible(r): to whom a field must be visible for such a role to see it
 * at all; of enum visible. */
unsigned role_visible(const struct role *r);
/** clause_fields(st, r, c): what a clause of a purpose lets the role see: used
 * by the purpose, named by the clause, visible to such a role; none that is an
 * address where the clause says so. A file for the person holds more. */
struct fieldset clause_fields(const struct statement *st, const struct role *r,
    const struct clause *c);
/** role_never_releases_alone(r): whether a second person must approve changed
 * settings, enforced for versions of the statement. */
bool role_never_releases_alone(const struct role *r);
/** purpose_decides(p, controller): whether it is one of those that decide over
 * ${p}. */
bool purpose_decides(const struct purpose *p, int controller);
/** statement_names_country(st): whether it says where facts are or go. */
bool statement_names_country(const struct statement *st);
/** statement_members(st, kinds): whether those of ${kinds} who are in the
 * register, of all kinds when it is NULL or empty, are members. */
enum members {
	MEMBERS_ALL,
	MEMBERS_SOME,
	MEMBERS_NONE
};
enum members statement_members(const struct statement *st,
    const struct index_list *kinds);
/** statement_has_register(st): whether anybody is in the register; not where
 * every kind of person is outside, and nothing is said of members. */
bool statement_has_register(const struct statement *st);
/** kinds_are_outside(st, kinds): whether there are some, and none of them is in
 * the register. purpose_is_outside(st, p): whether it is only for such, so that
 * no stage of a member is meant. */
bool kinds_are_outside(const struct statement *st,
    const struct index_list *kinds);
bool purpose_is_outside(const struct statement *st, const struct purpose *p);
/** purpose_answers(p): whether it is to answer people about their rights, by
 * what it serves, or as it rests on the Regulation alone. */
bool purpose_answers(const struct purpose *p);
/** purpose_has_pictures(st, p): whether pictures are taken or shown for it. */
bool purpose_has_pictures(const struct statement *st, int purpose);
/** purpose_meets(st, p, kind): whether ${p} is for people of that kind: one for
 * members that names no kind is for nobody outside the register, and none is
 * for a kind that it excepts. */
bool purpose_meets(const struct statement *st, const struct purpose *p,
    int kind);
/** kind_is_known(k): whether the server knows who is of it. */
bool kind_is_known(const struct kind *k);
/** kinds_fit(list, kinds): whether one that is listed is among ${kinds} (bit i
 * is kind i); a list that names none fits all. */
bool kinds_fit(const struct index_list *list, uint64_t kinds);
/** statement_guarded(st, kinds, m): whether for a person of ${kinds} (bit i is
 * kind i) a guardian must act or agree in ${m}. */
bool statement_guarded(const struct statement *st, uint64_t kinds,
    enum matter m);
/** purpose_basis(p, kinds): the basis for a person of ${kinds} (bit i is kind
 * i); NULL when none applies. */
const struct basis *purpose_basis(const struct purpose *p, uint64_t kinds);
/** purpose_condition(p, field, criminal): by what ${p} may use the field of a
 * special category, or on convictions: what names it before what names none;
 * -1 is what names none. NULL: the purpose does not say. */
const struct condition *purpose_condition(const struct purpose *p, int field,
    bool criminal);
/** purpose_fields(st, p): the fields it uses, "all fields" resolved. */
struct fieldset purpose_fields(const struct statement *st,
    const struct purpose *p);
/** purpose_serves(p, a): whether ${p} serves ${a}; a purpose that sends by some
 * channel serves messages without saying so. */
bool purpose_serves(const struct purpose *p, enum activity a);
/** statement_sends(st): whether a purpose sends messages. */
bool statement_sends(const struct statement *st);
/** purpose_activity(p): under which of those that ${p} serves staff and the
 * operator use it; STAFF when it serves none that is theirs. */
enum activity purpose_activity(const struct purpose *p);
/** purpose_stages(p): the stages it is for, or-ed. When nothing is said: all
 * for rights, retention and marks; before joining for invitations, and members
 * too for imports; else members. A kind of person says nothing of stages. */
unsigned purpose_stages(const struct purpose *p);
/** statement_stages(st): at which stages anybody can be, or-ed: members, and
 * those to which something that it says brings people. */
unsigned statement_stages(const struct statement *st);
/** statement_whole(st, set): with the parts of a record named alone, and the
 * record of a part named alone. */
struct fieldset statement_whole(const struct statement *st,
    const struct fieldset *set);
/** field_visible(st, field): enum visible, or-ed; a part that says nothing is
 * as visible as its record. */
unsigned field_visible(const struct statement *st, int field);
/** field_is_address(t): e-mail, phone, address: what "without seeing
 * addresses" withholds. field_is_place(t): address, place: what a protected
 * address withholds. */
bool field_is_address(enum field_type t);
bool field_is_place(enum field_type t);

#endif
