/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_out: parts of a statement are taken out with every mention of
 * them; not where nothing would limit what somebody gets. */
#include "lang/interview_private.h"

/* Whether names of ${construct} stand in a line that begins so. */
static bool
names_in(enum kw construct, const struct item *line)
{
	static const enum kw of_fields[] = { KW_USING, KW_SEGMENT_BY, KW_GETS,
		KW_BEFORE_JOINING, KW_AFTER_JOINING, KW_ONE_FOR_EACH,
		KW_AGE_COMPUTED_FROM };
	static const enum kw of_purposes[] = { KW_FOR_PURPOSES, KW_FOR_PURPOSE,
		KW_PART_OF, KW_REQUIRED };
	static const enum kw of_kinds[] = { KW_FOR, KW_REQUIRED };
	const enum kw *words = of_fields;
	size_t n = ARRAY_LEN(of_fields);

	if (construct == KW_PURPOSE) {
		words = of_purposes;
		n = ARRAY_LEN(of_purposes);
	} else if (construct == KW_KIND) {
		words = of_kinds;
		n = ARRAY_LEN(of_kinds);
	} else if (construct == KW_SOURCE) {
		return token_is(&line->at[0], KW_FROM) ||
		       token_is(&line->at[0], KW_IN);
	} else if (construct != KW_FIELD) {
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (token_is(&line->at[0], words[i]))
			return true;
	return false;
}

/* A line of a role, or of a source's file, that begins with the name; or a
 * list that has it. One mention is taken out; false: there is none. */
static bool
mention_drop(struct work *w, enum kw construct, struct str name,
    const struct item *block)
{
	bool role = token_is(&block->at[0], KW_ROLE);
	bool file = token_is(&block->at[0], KW_FILE);

	for (size_t i = 0; i < block->kids_n; i++) {
		const struct item *line = &block->kids[i];
		bool clause =
		    role && line->n > 1 && line->at[1].type == TOKEN_COLON;

		if (str_eq(line->at[0].text, name) &&
		    ((construct == KW_PURPOSE && clause) ||
			(construct == KW_FIELD && file))) {
			edit_drop(&w->e, line);
			return true;
		}
		if ((names_in(construct, line) ||
			(construct == KW_FIELD && clause)) &&
		    edit_has(line, name)) {
			edit_list_drop(&w->e, line, name);
			return true;
		}
		if (mention_drop(w, construct, name, line))
			return true;
	}
	return false;
}

/* A role that vouched for something no longer does. */
static bool
voucher_drop(struct work *w, struct str name)
{
	for (size_t i = 0; i < w->e.tree.items_n; i++) {
		const struct item *item = &w->e.tree.items[i];
		struct token *t = edit_value(item, KW_ATTESTED_BY);

		if (t == NULL)
			t = edit_value(edit_kid(item, KW_ATTESTED_BY), KW_MAX);
		if (t != NULL && str_eq(t->text, name)) {
			edit_put(&w->e, t, STR("administrator"));
			return true;
		}
	}
	return false;
}

static bool
mention_drop_any(struct work *w, enum kw construct, struct str name)
{
	if (construct == KW_ROLE)
		return voucher_drop(w, name);
	for (size_t i = 0; i < w->e.tree.items_n; i++) {
		const struct item *item = &w->e.tree.items[i];

		/* "keep fields a, b" is itself a list. */
		if (construct == KW_FIELD && token_is(&item->at[0], KW_KEEP) &&
		    edit_has(item, name)) {
			if (item->n > 3)
				edit_list_drop(&w->e, item, name);
			else
				edit_drop(&w->e, item);
			return true;
		}
		if (mention_drop(w, construct, name, item))
			return true;
	}
	return false;
}

/* ---- what may not be taken out ------------------------------------------ */

/* Whether ${name} stands in the line behind its first word: among those meant,
 * or among those excepted. */
static bool
is_meant(const struct item *line, struct str name, bool excepted)
{
	bool behind = false;

	for (size_t i = 1; line != NULL && i < line->n; i++) {
		behind = behind || token_is(&line->at[i], KW_EXCEPT);
		if (behind == excepted && line->at[i].type == TOKEN_WORD &&
		    str_eq(line->at[i].text, name))
			return true;
	}
	return false;
}

/* Whether no other is meant. The stages before a kind are none: "for members,
 * singer" are the members who are singers. */
static bool
is_alone(struct work *w, enum kw construct, const struct item *line,
    struct str name)
{
	if (!is_meant(line, name, false))
		return false;
	for (size_t i = 1; i < line->n; i++) {
		struct str other = line->at[i].text;

		if (token_is(&line->at[i], KW_EXCEPT))
			break;
		if (line->at[i].type == TOKEN_WORD && !str_eq(other, name) &&
		    (construct != KW_KIND ||
			edit_find(&w->e, KW_KIND, other) != NULL))
			return false;
	}
	return true;
}

/* Parts in which a line says what somebody gets, whom it is about, or what it
 * is for. Without the line that is everything, and everybody. */
static bool
is_limit(const struct item *part, enum kw construct, const struct item *line)
{
	static const struct {
		enum kw construct, part, line;
	} limits[] = {
		{ KW_FIELD, KW_PROCESSOR, KW_USING },
		{ KW_FIELD, KW_RECIPIENT, KW_GETS },
		{ KW_KIND, KW_PURPOSE, KW_FOR },
		{ KW_KIND, KW_FIELD, KW_FOR },
		{ KW_PURPOSE, KW_PROCESSOR, KW_FOR_PURPOSES },
		{ KW_PURPOSE, KW_PROCESSOR, KW_FOR_PURPOSE },
		{ KW_PURPOSE, KW_RECIPIENT, KW_FOR_PURPOSES },
		{ KW_PURPOSE, KW_RECIPIENT, KW_FOR_PURPOSE },
	};

	for (size_t i = 0; i < ARRAY_LEN(limits); i++)
		if (limits[i].construct == construct &&
		    token_is(&part->at[0], limits[i].part) &&
		    token_is(&line->at[0], limits[i].line))
			return true;
	return false;
}

bool
name_may_go(struct work *w, enum kw construct, struct str name)
{
	for (size_t i = 0; i < w->e.tree.items_n; i++) {
		struct item *part = &w->e.tree.items[i];

		/* What comes and goes with the purpose goes. */
		if (construct == KW_PURPOSE && part == piece_with(w, name))
			continue;
		for (size_t k = 0; k < part->kids_n; k++) {
			const struct item *line = &part->kids[k];

			if (is_limit(part, construct, line) &&
			    is_alone(w, construct, line, name))
				return refuse(w, REFUSE_LIMIT,
				    work_label(w, part));
			if (construct == KW_KIND && is_meant(line, name, true))
				return refuse(w, REFUSE_EXCEPTED,
				    work_label(w, part));
		}
	}
	return true;
}

void
name_drop(struct work *w, enum kw construct, struct str name)
{
	struct item *item = edit_find(&w->e, construct, name);

	name = arena_str(w->a, name);
	if (item != NULL)
		edit_drop(&w->e, item);
	while (!w->e.broken && construct == KW_PURPOSE &&
	       (item = piece_with(w, name)) != NULL)
		edit_drop(&w->e, item);
	while (!w->e.broken && mention_drop_any(w, construct, name))
		;
}
