/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/sentences.h"

#include "lang/cursor.h"
#include "lang/edit.h"
#include "lang/prose_doc.h"

static struct str
row_text(struct arena *a, const struct node *n)
{
	struct str out = STR("");

	for (size_t i = 0; i < n->cells_n; i++)
		out = arena_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(out),
		    i > 0 ? " · " : "", STR_ARG(n->cells[i]));
	return out;
}

size_t
lang_sentences(struct arena *a, const struct statement *st, enum lang lang,
    struct lang_sentence **out)
{
	struct doc d = { .a = a, .st = st, .lang = lang };
	struct lang_sentence *at;

	doc_build(&d);
	at = ARENA_ARRAY(a, struct lang_sentence, d.n + 1);
	for (size_t i = 0; i < d.n; i++) {
		const struct node *n = &d.at[i];

		at[i].ref = n->ref;
		at[i].heading = n->type == NODE_SECTION ? 2
				: n->type == NODE_TOPIC ? 3
							: 0;
		at[i].text = n->cells_n > 0 ? row_text(a, n) : n->text;
	}
	*out = at;
	return d.n;
}

bool
lang_sentence_of(const struct lang_sentence *s, struct str ref)
{
	return s->heading == 0 && ref.n > 0 && str_starts(s->ref, ref) &&
	       (s->ref.n == ref.n || s->ref.p[ref.n] == '.');
}

/* ---- the lines they are printed from --------------------------------------
 */

static const struct {
	const char *head;
	enum kw construct;
} heads[] = {
	{ "controller", KW_CONTROLLER },
	{ "kind", KW_KIND },
	{ "purpose", KW_PURPOSE },
	{ "field", KW_FIELD },
	{ "source", KW_SOURCE },
	{ "group", KW_GROUP_TYPE },
	{ "role", KW_ROLE },
	{ "recipient", KW_RECIPIENT },
	{ "processor", KW_PROCESSOR },
	{ "terms", KW_TERMS },
	{ "told", KW_TOLD },
};

/* The last parts of references, and the lines that say it. */
static const struct {
	const char *leaf;
	enum kw line;
} leaves[] = {
	{ "version", KW_VERSION },
	{ "published", KW_PUBLISHED },
	{ "effective", KW_EFFECTIVE },
	{ "review_by", KW_REVIEW_BY },
	{ "covers", KW_COVERS },
	{ "name", KW_NAME },
	{ "org_no", KW_ORG_NO },
	{ "address", KW_ADDRESS },
	{ "web", KW_WEB },
	{ "email", KW_CONTACT },
	{ "phone", KW_CONTACT },
	{ "post", KW_CONTACT },
	{ "responsible", KW_CONTACT },
	{ "registers", KW_BY_REGISTRATION },
	{ "rule", KW_IN },
	{ "stages", KW_FOR },
	{ "kinds", KW_FOR },
	{ "fields", KW_USING },
	{ "basis", KW_BASIS },
	{ "channels", KW_SEND_BY },
	{ "reminders", KW_SEND_BY },
	{ "topics", KW_TOPIC },
	{ "class", KW_CLASS },
	{ "cap", KW_AT_MOST },
	{ "withdraw", KW_WITHDRAWN_BY },
	{ "serves", KW_SERVES },
	{ "segments", KW_SEGMENT_BY },
	{ "profiling", KW_PROFILING },
	{ "parent", KW_PART_OF },
	{ "required", KW_REQUIRED },
	{ "reason", KW_REASON },
	{ "hint", KW_HINT },
	{ "special", KW_SPECIAL_CATEGORY },
	{ "told", KW_TOLD_BY },
	{ "tell_within", KW_TOLD_WITHIN },
	{ "before_joining", KW_BEFORE_JOINING },
	{ "after_joining", KW_AFTER_JOINING },
	{ "requires", KW_REQUIRES },
	{ "scope", KW_ONLY_FOR_GROUP },
	{ "service", KW_SERVICE },
	{ "security", KW_SECURITY },
	{ "country", KW_COUNTRY },
	{ "tool", KW_TRANSFER_TOOL },
	{ "agreement_from", KW_AGREEMENT_FROM },
	{ "agreement_until", KW_AGREEMENT_FROM },
	{ "not_on", KW_NOT_PASS_ON },
	{ "purposes", KW_FOR_PURPOSES },
	{ "body", KW_BODY },
	{ "text", KW_TEXT },
	{ "attested", KW_ATTESTED_BY },
	{ "promise", KW_ANSWERED_WITHIN },
};

struct place {
	const struct edit *e;
	struct str head, name, leaf;
};

/* Whether ${name} is the words ${said} with '_' for what stands between. */
static bool
is_words(struct str said, struct str name)
{
	if (said.n != name.n)
		return false;
	for (size_t i = 0; i < said.n; i++)
		if (said.p[i] != name.p[i] &&
		    !(name.p[i] == '_' &&
			(said.p[i] == ' ' || said.p[i] == '-')))
			return false;
	return true;
}

static const struct item *
by_word(const struct place *p, enum kw construct, enum words list)
{
	struct word_list l = words_list(list);
	const struct item *item;
	size_t at = 0;

	while ((item = edit_next(p->e, construct, &at)) != NULL)
		for (size_t t = 1; t < item->n; t++)
			for (size_t i = 0; i < l.n; i++)
				if (is_words(l.at[i].en, p->name) &&
				    token_says(&item->at[t], list, (int)i))
					return item;
	return NULL;
}

static const struct item *
by_promise(const struct place *p)
{
	static const char *const names[] = {
#define PROMISE(name, en, nb, state) #name,
#include "policy/promises.def"
#undef PROMISE
	};
	const struct item *item;
	size_t at = 0;

	while ((item = edit_next(p->e, KW_PROMISE, &at)) != NULL)
		for (size_t i = 0; item->n > 1 && i < ARRAY_LEN(names); i++)
			if (str_is(p->name, names[i]) &&
			    token_says(&item->at[1], WORDS_PROMISE, (int)i))
				return item;
	return NULL;
}

/* The clause of an event: its reference ends in the name of it. */
static const struct item *
clause_of(const struct place *p, const struct item *keep)
{
	static const char *const names[] = {
#define TRIGGER(name, en, nb) #name,
#include "policy/triggers.def"
#undef TRIGGER
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		for (size_t k = 0;
		     str_is(p->leaf, names[i]) && k < keep->kids_n; k++)
			for (size_t t = 1; t < keep->kids[k].n; t++)
				if (token_says(&keep->kids[k].at[t],
					WORDS_TRIGGER, (int)i))
					return &keep->kids[k];
	return keep;
}

static const struct item *
block_of(const struct place *p)
{
	const struct item *st = edit_find(p->e, KW_STATEMENT, STR_NONE), *item;
	size_t at = 0;

	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		if (str_is(p->head, heads[i].head))
			return edit_find(p->e, heads[i].construct, p->name);
	if (str_is(p->head, "dpo"))
		return edit_kid(edit_find(p->e, KW_CONTROLLER, STR_NONE),
		    KW_DPO);
	if (str_is(p->head, "keep"))
		return by_word(p, KW_KEEP, WORDS_KEEP);
	if (str_is(p->head, "right"))
		return by_word(p, KW_RIGHT, WORDS_RIGHT);
	if (str_is(p->head, "promise"))
		return by_promise(p);
	if (str_is(p->head, "decisions"))
		return edit_kid(st, KW_NO_AUTOMATED);
	if (str_is(p->head, "statement"))
		return st;
	while (str_is(p->head, "cookie") &&
	       (item = edit_next(p->e, KW_COOKIE, &at)) != NULL)
		if (item->n > 1 && str_eq(item->at[1].value, p->name))
			return item;
	return NULL;
}

static uint32_t
line_of(const struct edit *e, struct str ref)
{
	struct place p = { .e = e };
	const struct item *block, *line;

	(void)str_cut(&ref, '.', &p.head);
	if (str_is(p.head, "statement"))
		p.leaf = ref;
	else if (str_cut(&ref, '.', &p.name))
		(void)str_cut(&ref, '.', &p.leaf);
	if ((block = block_of(&p)) == NULL)
		return 0;
	if (str_is(p.head, "keep"))
		block = clause_of(&p, block);
	for (size_t i = 0; i < ARRAY_LEN(leaves); i++)
		if (str_is(p.leaf, leaves[i].leaf) &&
		    (line = edit_kid(block, leaves[i].line)) != NULL)
			return line->at[0].pos.line;
	return block->at[0].pos.line;
}

void
lang_sentence_lines(const struct statement *st, struct lang_sentence *s,
    size_t n)
{
	struct edit e;

	if (edit_open(&e, st->source_text) == ERR_OK)
		for (size_t i = 0; i < n; i++)
			s[i].line = line_of(&e, s[i].ref);
	edit_close(&e);
}
