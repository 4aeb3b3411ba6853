/* SPDX-License-Identifier: EUPL-1.2 */
/* policy/words: the names of what C knows, and texts by language. */
#include "policy/policy.h"

static const char *const lang_codes[LANG_MAX] = { "nb", "nn", "en" };

struct words {
	const char *en, *nb, *nn;
};

static const struct words channels[CHANNEL_MAX] = {
#define CHANNEL(name, en_, nb_, nn_) \
	[CHANNEL_##name] = { .en = en_, .nb = nb_, .nn = nn_ },
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

struct reason_row {
	const char *name; /* in capitals, as the .def file has it */
	struct words text;
};

static const struct reason_row reasons[REASON_MAX] = {
#define REASON(id, en_, nb_, nn_)      \
	[REASON_##id] = { .name = #id, \
		.text = { .en = en_, .nb = nb_, .nn = nn_ } },
#include "policy/reasons.def"
#undef REASON
};

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
	return (unsigned)l < LANG_MAX ? lang_codes[l] : "";
}

enum err
lang_find(struct str s, enum lang *out)
{
	for (int l = 0; l < LANG_MAX; l++) {
		if (str_is(s, lang_codes[l])) {
			*out = (enum lang)l;
			return ERR_OK;
		}
	}
	return ERR_NOT_FOUND;
}

/* Bokmål and nynorsk are read by the same people; English comes after. */
struct str
text_in(const struct text *t, enum lang l)
{
	static const enum lang order[LANG_MAX][LANG_MAX] = {
		[LANG_NB] = { LANG_NB, LANG_NN, LANG_EN },
		[LANG_NN] = { LANG_NN, LANG_NB, LANG_EN },
		[LANG_EN] = { LANG_EN, LANG_NB, LANG_NN },
	};

	if ((unsigned)l >= LANG_MAX)
		l = LANG_NB;
	for (int i = 0; i < LANG_MAX; i++) {
		if (t->in[order[l][i]].n > 0)
			return t->in[order[l][i]];
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
	return (unsigned)c < CHANNEL_MAX ? channels[c].en : "";
}

struct str
channel_label(enum channel c, enum lang l)
{
	if ((unsigned)c >= CHANNEL_MAX)
		return STR_NONE;
	if (l == LANG_NB)
		return str_of(channels[c].nb);
	return str_of(l == LANG_NN ? channels[c].nn : channels[c].en);
}

enum err
channel_find(struct str s, enum channel *out)
{
	for (int c = 0; c < CHANNEL_MAX; c++) {
		if (str_is(s, channels[c].en) || str_is(s, channels[c].nb) ||
		    str_is(s, channels[c].nn)) {
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
	const struct words *w;

	if ((unsigned)r >= REASON_MAX)
		return STR_NONE;
	w = &reasons[r].text;
	if (l == LANG_NB)
		return str_of(w->nb);
	return str_of(l == LANG_NN ? w->nn : w->en);
}

const char *
reason_name(enum reason r)
{
	static char lower[REASON_MAX][32];
	const char *from;
	char *to;

	if ((unsigned)r >= REASON_MAX)
		return "";
	to = lower[r];
	if (to[0] != '\0')
		return to;
	from = reasons[r].name;
	for (size_t i = 0; from[i] != '\0' && i + 1 < sizeof(lower[r]); i++)
		to[i] = from[i] >= 'A' && from[i] <= 'Z'
			    ? (char)(from[i] - 'A' + 'a')
			    : from[i];
	return to;
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
	default:
		return "unknown";
	}
}
