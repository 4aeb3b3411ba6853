/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/sentences.h"

#include "lang/cursor.h"
#include "lang/edit.h"
#include "lang/prose_doc.h"

struct gathering {
	struct doc *d;
	struct lang_sentence *at;
	size_t n, cap;
};

static struct lang_sentence *
add(struct gathering *g, struct str ref, struct str text)
{
	struct lang_sentence *s = ARENA_PUSH(g->d->a, g->at, g->n, g->cap);

	s->ref = ref;
	s->text = text;
	return s;
}

static struct str
labelled(struct gathering *g, struct str label, struct str text)
{
	const struct str args[] = { label, text };

	return prose_fill(g->d->a, prose_get(PROSE_LABELLED, g->d->lang), args,
	    2);
}

/* A row is what it is about and a sentence for each cell; a cell of several
 * lines is a sentence for each. */
static void
add_row(struct gathering *g, const struct node *n)
{
	(void)add(g, n->ref, n->cells[0]);
	for (size_t i = 1; i < n->cells_n; i++) {
		struct str head = prose_get(n->columns[i].head, g->d->lang);
		struct str ref = arena_printf(g->d->a, STR_FMT ".%s",
		    STR_ARG(n->ref), n->columns[i].leaf);
		struct str rest = n->cells[i], line;

		while (rest.n > 0 && str_cut(&rest, '\n', &line))
			(void)add(g, ref, labelled(g, head, line));
	}
}

static void
add_node(struct gathering *g, const struct node *n)
{
	switch (n->type) {
	case NODE_SECTION:
		add(g, n->ref, n->text)->heading = 2;
		break;
	case NODE_TOPIC:
	case NODE_HEAD:
		add(g, n->ref, n->text)->heading = 3;
		break;
	case NODE_ITEM:
		(void)add(g, n->ref, labelled(g, n->label, n->text));
		break;
	case NODE_ROW:
		add_row(g, n);
		break;
	case NODE_SAY:
	case NODE_OWN:
		(void)add(g, n->ref, n->text);
		break;
	}
}

size_t
lang_sentences(struct arena *a, const struct statement *st, enum lang lang,
    struct lang_sentence **out)
{
	struct doc d = { .a = a, .st = st, .lang = lang };
	struct gathering g = { .d = &d };

	doc_build(&d);
	for (size_t i = 0; i < d.n; i++)
		add_node(&g, &d.at[i]);
	*out = g.at;
	return g.n;
}

bool
lang_sentence_of(const struct lang_sentence *s, struct str ref)
{
	return s->heading == 0 && ref.n > 0 && str_starts(s->ref, ref) &&
	       (s->ref.n == ref.n || s->ref.p[ref.n] == '.');
}

/* ---- the lines they are printed from ----------------------------------- */

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

/* References of what stands once. */
static const struct {
	const char *head;
	enum kw construct;
} singles[] = {
	{ "statement", KW_STATEMENT },
	{ "place", KW_STATEMENT },
	{ "decisions", KW_STATEMENT },
	{ "none", KW_STATEMENT },
	{ "changes", KW_CHANGES },
	{ "children", KW_CHILDREN },
	{ "rights", KW_RIGHT },
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
	{ "eea_only", KW_ONLY_EEA },
	{ "none", KW_NO_AUTOMATED },
	{ "some", KW_HAS_AUTOMATED },
	{ "no", KW_THERE_ARE_NO },
	{ "lead", KW_LEAD_TIME },
	{ "ask_again", KW_ASK_AGAIN },
	{ "tense", KW_CURRENT },
	{ "from", KW_FROM },
	{ "visible", KW_VISIBLE_TO },
	{ "registers", KW_BY_REGISTRATION },
	{ "rule", KW_IN },
	{ "stages", KW_FOR },
	{ "kinds", KW_FOR },
	{ "outside", KW_FOR },
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
	{ "identity", KW_IDENTITY },
};

struct place {
	const struct edit *e;
	struct str head, name, leaf, what;
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
			if (str_eq_nocase(p->name, str_of(names[i])) &&
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
		for (size_t k = 0; str_eq_nocase(p->leaf, str_of(names[i])) &&
				   k < keep->kids_n;
		     k++)
			for (size_t t = 1; t < keep->kids[k].n; t++)
				if (token_says(&keep->kids[k].at[t],
					WORDS_TRIGGER, (int)i))
					return &keep->kids[k];
	return keep;
}

static const struct item *
block_of(const struct place *p)
{
	const struct item *item;
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
	for (size_t i = 0; i < ARRAY_LEN(singles); i++)
		if (str_is(p->head, singles[i].head))
			return edit_find(p->e, singles[i].construct, STR_NONE);
	while (str_is(p->head, "cookie") &&
	       (item = edit_next(p->e, KW_COOKIE, &at)) != NULL)
		if (item->n > 1 && str_eq(item->at[1].value, p->name))
			return item;
	return NULL;
}

static bool
is_single(struct str head)
{
	for (size_t i = 0; i < ARRAY_LEN(singles); i++)
		if (str_is(head, singles[i].head))
			return true;
	return false;
}

static uint32_t
line_of(const struct edit *e, struct str ref)
{
	struct place p = { .e = e };
	const struct item *block, *line;

	(void)str_cut(&ref, '.', &p.head);
	if (is_single(p.head))
		(void)str_cut(&ref, '.', &p.leaf);
	else if (str_cut(&ref, '.', &p.name))
		(void)str_cut(&ref, '.', &p.leaf);
	(void)str_cut(&ref, '.', &p.what);
	if ((block = block_of(&p)) == NULL)
		return 0;
	for (size_t i = 0; str_is(p.leaf, "may") && i < block->kids_n; i++)
		if (str_eq(block->kids[i].at[0].text, p.what) ||
		    (p.what.n == 0 && token_is(&block->kids[i].at[0], KW_MAY)))
			return block->kids[i].at[0].pos.line;
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
