/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/words: the names of what C knows, and texts by language. */
#include "policy/policy.h"

struct language {
	const char *code, *own, *en, *nb;
	enum lang ui;
};

static const struct language languages[LANG_MAX] = {
#define LANGUAGE(id, code_, own_, en_, nb_, ui_) \
	[LANG_##id] = { .code = code_,           \
		.own = own_,                     \
		.en = en_,                       \
		.nb = nb_,                       \
		.ui = LANG_##ui_ },
#include "policy/languages.def"
#undef LANGUAGE
};

/* A catalogue says channels, reasons, and what lang/ prints. */
#define LANGUAGE(id, code, own, en, nb, ui)
#define SAY(list, key, text) SAY_##list(SAID_IN, key, text)
#define SAY_PROSE(in, key, text)
#define SAY_AS(in, key, text) [LANG_##in][key] = text,

#define SAY_REASON(in, key, text)
#define SAY_CHANNEL(in, key, text) SAY_AS(in, CHANNEL_##key, text)
static const char *const channels[LANG_MAX][CHANNEL_MAX] = {
#define CHANNEL(name, en, nb, nn, label)                                \
	[LANG_NB][CHANNEL_##name] = nb, [LANG_NN][CHANNEL_##name] = nn, \
	[LANG_EN][CHANNEL_##name] = label,
#include "policy/channels.def"
#undef CHANNEL
#include "policy/languages.def"
};
#undef SAY_CHANNEL
#undef SAY_REASON

static const char *const channel_names[CHANNEL_MAX] = {
#define CHANNEL(name, en, nb, nn, label) [CHANNEL_##name] = en,
#include "policy/channels.def"
#undef CHANNEL
};

static const char *const acts[ACT_MAX] = {
#define ACT(name, en, nb, about) [ACT_##name] = en,
#include "policy/acts.def"
#undef ACT
};

static const char *const activities[ACTIVITY_MAX] = {
#define ACTIVITY(name, en, nb, about) [ACTIVITY_##name] = en,
#include "policy/activities.def"
#undef ACTIVITY
};

static const char *const field_types[FIELD_MAX] = {
#define FIELD_TYPE(name, en, nb, about) [FIELD_##name] = en,
#include "policy/field_types.def"
#undef FIELD_TYPE
};

/* In capitals, as the .def file has them. */
static const char *const reason_names[REASON_MAX] = {
#define REASON(id, en, nb, nn) [REASON_##id] = #id,
#include "policy/reasons.def"
#undef REASON
};

#define SAY_CHANNEL(in, key, text)
#define SAY_REASON(in, key, text) SAY_AS(in, REASON_##key, text)
static const char *const reasons[LANG_MAX][REASON_MAX] = {
#define REASON(id, en, nb, nn)                                    \
	[LANG_NB][REASON_##id] = nb, [LANG_NN][REASON_##id] = nn, \
	[LANG_EN][REASON_##id] = en,
#include "policy/reasons.def"
#undef REASON
#include "policy/languages.def"
};
#undef SAY_REASON
#undef SAY_CHANNEL

/* A word said twice, or one that no list has, does not compile; so a
 * catalogue with as many as there are has them all. */
#define SAY_CHANNEL(in, key, text) +1
#define SAY_REASON(in, key, text)  +1
_Static_assert(0
#include "policy/languages.def"
		   == (LANG_MAX - LANG_COLUMNS) *
			  ((int)CHANNEL_MAX + (int)REASON_MAX),
    "a language lacks a channel or a reason: see tools/catalogue");
#undef SAY_REASON
#undef SAY_CHANNEL
#undef SAY_AS
#undef SAY_PROSE
#undef SAY
#undef LANGUAGE

bool
contact_told(const struct contact *k, enum lang l)
{
	bool limited = false;

	for (int i = 0; i < LANG_MAX; i++)
		limited = limited || k->only[i];
	return !limited || k->only[l];
}

const char *
lang_code(enum lang l)
{
	return (unsigned)l < LANG_MAX ? languages[l].code : "";
}

const char *
lang_codes(void)
{
#define LANGUAGE(id, code, own, en, nb, ui) ", " code
	static const char all[] =
#include "policy/languages.def"
	    ;
#undef LANGUAGE

	return all + 2;
}

enum err
lang_find(struct str s, enum lang *out)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (str_is(s, languages[l].code)) {
			*out = (enum lang)l;
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

struct str
lang_own_name(enum lang l)
{
	return str_of((unsigned)l < LANG_MAX ? languages[l].own : "");
}

struct str
lang_name_in(enum lang l, enum lang in)
{
	if ((unsigned)l >= LANG_MAX)
		return STR_NONE;
	return str_of(
	    lang_ui(in) == LANG_EN ? languages[l].en : languages[l].nb);
}

enum lang
lang_ui(enum lang l)
{
	return (unsigned)l < LANG_MAX ? languages[l].ui : LANG_NB;
}

/* Bokmål and nynorsk are read by the same people; English comes after. */
struct str
text_in(const struct text *t, enum lang l)
{
	const enum lang before[] = { (unsigned)l < LANG_MAX ? l : LANG_NB,
		l == LANG_NN   ? LANG_NB
		: l == LANG_NB ? LANG_NN
			       : LANG_EN,
		LANG_EN };

	for (size_t i = 0; i < ARRAY_LEN(before); i++) {
		if (t->in[before[i]].n > 0)
			return t->in[before[i]];
	}
	for (int any = 0; any < LANG_MAX; any++) {
		if (t->in[any].n > 0)
			return t->in[any];
	}
	return STR_NONE;
}

bool
text_is_empty(const struct text *t)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (t->in[l].n > 0)
			return false;
	}
	return true;
}

const char *
channel_name(enum channel c)
{
	return (unsigned)c < CHANNEL_MAX ? channel_names[c] : "";
}

struct str
channel_label(enum channel c, enum lang l)
{
	if ((unsigned)c >= CHANNEL_MAX)
		return STR_NONE;
	return str_of(channels[(unsigned)l < LANG_MAX ? l : LANG_EN][c]);
}

enum err
channel_find(struct str s, enum channel *out)
{
	for (int c = 0; c < CHANNEL_MAX; c++) {
		if (str_is(s, channel_names[c])) {
			*out = (enum channel)c;
			return ERR_OK;
		}
		for (int l = 0; l < LANG_MAX; l++) {
			if (!str_is(s, channels[l][c]))
				continue;
			*out = (enum channel)c;
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

const char *
act_name(enum act a)
{
	return (unsigned)a < ACT_MAX ? acts[a] : "";
}

const char *
activity_name(enum activity a)
{
	return (unsigned)a < ACTIVITY_MAX ? activities[a] : "";
}

const char *
field_type_name(enum field_type t)
{
	return (unsigned)t < FIELD_MAX ? field_types[t] : "";
}

struct str
reason_text(enum reason r, enum lang l)
{
	if ((unsigned)r >= REASON_MAX)
		return STR_NONE;
	return str_of(reasons[(unsigned)l < LANG_MAX ? l : LANG_EN][r]);
}

const char *
reason_name(enum reason r)
{
	static char lower[REASON_MAX][32];

	if ((unsigned)r >= REASON_MAX)
		return "";
	if (lower[r][0] != '\0')
		return lower[r];
	return ascii_lower_name(lower[r], sizeof(lower[r]), reason_names[r]);
}

const char *
actor_type_name(enum actor_type t)
{
	static const char *const names[] = {
		[ACTOR_NOBODY] = "nobody",
		[ACTOR_PERSON] = "person",
		[ACTOR_LINK] = "link",
		[ACTOR_STAFF] = "staff",
		[ACTOR_TOKEN] = "token",
		[ACTOR_OPERATOR] = "operator",
		[ACTOR_JOB] = "job",
	};

	return (unsigned)t < ARRAY_LEN(names) ? names[t] : "";
}

const char *
stage_name(unsigned stage)
{
	switch (stage) {
	case STAGE_POSSIBLE:
		return "possible";
	case STAGE_INVITED:
		return "invited";
	case STAGE_MEMBER:
		return "member";
	case STAGE_LEAVING:
		return "leaving";
	case STAGE_DECEASED:
		return "deceased";
	case STAGE_BLOCKED:
		return "blocked";
	default:
		return "unknown";
	}
}
