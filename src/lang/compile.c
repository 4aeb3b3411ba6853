/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/compile: the tree to a statement: names are declared, then read. */
#include "lang/outside.h"
#include "lang/prose.h"
#include "lang/read.h"
#include "policy/masks.h"
#include "policy/whose.h"
#include "vault/vault.h"

/* ---- constructs ----------------------------------------------------- */

#define KINDS_MAX 64 /* a person's kinds are bits of one word */

struct construct {
	enum kw kw;
	void (*read)(struct reader *r, struct item *item);
	bool named;     /* a name follows the keyword */
	enum noun noun; /* for "declared twice" */
	size_t max;
};

enum {
	CONTROLLERS,
	SOURCES,
	FIELDS,
	KINDS,
	PURPOSES,
	TERMS,
	GROUP_TYPES,
	ROLES,
	RECIPIENTS,
	PROCESSORS,
	KEEPS,
	COOKIES,
	RIGHTS,
	PROMISES,
	TOLD,
	CHILDREN,
	CHANGES,
	STATISTICS,
	LOGS,
	FACTS,
	STATEMENT,
	CONSTRUCTS_MAX
};

static const struct construct constructs[CONSTRUCTS_MAX] = {
	[CONTROLLERS] = { KW_CONTROLLER, read_controller, true, NOUN_NAME, 16 },
	[SOURCES] = { KW_SOURCE, read_source, true, NOUN_SOURCE, 64 },
	[FIELDS] = { KW_FIELD, read_field, true, NOUN_FIELD, LIMIT_FIELDS },
	[KINDS] = { KW_KIND, read_kind, true, NOUN_KIND, KINDS_MAX },
	[PURPOSES] = { KW_PURPOSE, read_purpose, true, NOUN_PURPOSE,
	    LIMIT_PURPOSES },
	[TERMS] = { KW_TERMS, read_terms, true, NOUN_NAME, 16 },
	[GROUP_TYPES] = { KW_GROUP_TYPE, read_group_type, true, NOUN_GROUP_TYPE,
	    64 },
	[ROLES] = { KW_ROLE, read_role, true, NOUN_ROLE, LIMIT_ROLES },
	[RECIPIENTS] = { KW_RECIPIENT, read_recipient, true, NOUN_NAME, 256 },
	[PROCESSORS] = { KW_PROCESSOR, read_processor, true, NOUN_NAME, 256 },
	[KEEPS] = { KW_KEEP, read_keep, false, NOUN_KEEP, 256 },
	[COOKIES] = { KW_COOKIE, read_cookie, false, NOUN_NAME, 256 },
	[RIGHTS] = { KW_RIGHT, read_right, false, NOUN_RIGHT, 64 },
	[PROMISES] = { KW_PROMISE, read_promise, false, NOUN_PROMISE, 64 },
	[TOLD] = { KW_TOLD, read_told, true, NOUN_NAME, 512 },
	[CHILDREN] = { KW_CHILDREN, read_children, false, NOUN_NAME, 1 },
	[CHANGES] = { KW_CHANGES, read_changes, false, NOUN_NAME, 1 },
	[STATISTICS] = { KW_STATISTICS, read_statistic, true, NOUN_NAME, 64 },
	[LOGS] = { KW_LOG, read_log, true, NOUN_NAME, 64 },
	/* Its keyword is that of the kind of fact. */
	[FACTS] = { KW_MAX, read_fact, true, NOUN_NAME, 1024 },
	[STATEMENT] = { KW_STATEMENT, read_statement, false, NOUN_NAME, 1 },
};

static int
find_construct(const struct item *item)
{
	for (int i = 0; i < CONSTRUCTS_MAX; i++)
		if (i != FACTS && token_is(&item->at[0], constructs[i].kw))
			return i;
	return read_fact_kind(item) == FACT_MAX ? -1 : FACTS;
}

/* Found once, when arrays are allocated. */
static int
construct_of(const struct item *item)
{
	return item->construct;
}

static enum kw
keyword_of(const struct item *item, int k)
{
	return k == FACTS ? fact_keyword(read_fact_kind(item))
			  : constructs[k].kw;
}

static void
unknown_construct(struct reader *r, struct item *item)
{
	const struct phrase *all[CONSTRUCTS_MAX + FACT_MAX];
	const struct str *names;
	struct str word = item_word(item), meant;
	size_t n = 0;

	if (item->broken)
		return;
	for (size_t i = 0; i < CONSTRUCTS_MAX; i++)
		if (i != FACTS)
			all[n++] = &lang_keywords[constructs[i].kw];
	for (int i = 0; i < FACT_MAX; i++)
		all[n++] = &lang_keywords[fact_keyword((enum fact_kind)i)];
	meant = phrases_suggest(r, word, all, n, &names);
	message_meant(&r->m, MESSAGE_unknown_construct, item->at[0].pos, word,
	    STR_NONE, meant, names, n);
}

/* ---- declaring names ------------------------------------------------ */

struct declaring {
	struct reader *r;
	size_t n[CONSTRUCTS_MAX];
};

static size_t
count_parts(const struct item *item)
{
	size_t n = 0;

	for (size_t i = 0; i < item->kids_n; i++)
		n += token_is(&item->kids[i].at[0], KW_FIELD);
	return n;
}

static void
allocate(struct declaring *d)
{
	struct arena *a = d->r->a;
	struct statement *st = d->r->st;
	const struct tree *tree = d->r->tree;
	size_t n[CONSTRUCTS_MAX] = { 0 };

	for (size_t i = 0; i < tree->items_n; i++) {
		int k = find_construct(&tree->items[i]);

		tree->items[i].construct = k;
		if (k >= 0)
			n[k]++;
		if (k == FIELDS)
			n[k] += count_parts(&tree->items[i]);
	}
	st->controllers = ARENA_ARRAY(a, struct controller, n[CONTROLLERS]);
	st->sources = ARENA_ARRAY(a, struct source, n[SOURCES] + 1);
	st->fields = ARENA_ARRAY(a, struct field, n[FIELDS]);
	st->kinds = ARENA_ARRAY(a, struct kind, n[KINDS]);
	st->purposes = ARENA_ARRAY(a, struct purpose, n[PURPOSES]);
	st->terms = ARENA_ARRAY(a, struct terms, n[TERMS]);
	st->group_types = ARENA_ARRAY(a, struct group_type, n[GROUP_TYPES]);
	st->roles = ARENA_ARRAY(a, struct role, n[ROLES]);
	st->recipients = ARENA_ARRAY(a, struct recipient, n[RECIPIENTS]);
	st->processors =
	    ARENA_ARRAY(a, struct processor, n[PROCESSORS] + n[CONTROLLERS]);
	st->keeps = ARENA_ARRAY(a, struct keep, n[KEEPS]);
	st->cookies = ARENA_ARRAY(a, struct cookie, n[COOKIES]);
	st->promises = ARENA_ARRAY(a, struct promise_rule, n[PROMISES]);
	st->statistics = ARENA_ARRAY(a, struct statistic, n[STATISTICS]);
	st->logs = ARENA_ARRAY(a, struct log_rule, n[LOGS]);
	st->told = ARENA_ARRAY(a, struct told, n[TOLD]);
	st->facts = ARENA_ARRAY(a, struct fact, n[FACTS]);
}

/* Where ${k}'s n-th thing keeps its name, and the count it belongs to. */
static struct named *
named_at(struct statement *st, int k, size_t i, size_t **count)
{
	switch (k) {
	case CONTROLLERS:
		*count = &st->controllers_n;
		return &st->controllers[i].n;
	case SOURCES:
		*count = &st->sources_n;
		return &st->sources[i].n;
	case FIELDS:
		*count = &st->fields_n;
		return &st->fields[i].n;
	case KINDS:
		*count = &st->kinds_n;
		return &st->kinds[i].n;
	case PURPOSES:
		*count = &st->purposes_n;
		return &st->purposes[i].n;
	case TERMS:
		*count = &st->terms_n;
		return &st->terms[i].n;
	case GROUP_TYPES:
		*count = &st->group_types_n;
		return &st->group_types[i].n;
	case ROLES:
		*count = &st->roles_n;
		return &st->roles[i].n;
	case RECIPIENTS:
		*count = &st->recipients_n;
		return &st->recipients[i].n;
	case PROCESSORS:
		*count = &st->processors_n;
		return &st->processors[i].n;
	case KEEPS:
		*count = &st->keeps_n;
		return &st->keeps[i].n;
	case COOKIES:
		*count = &st->cookies_n;
		return &st->cookies[i].n;
	case STATISTICS:
		*count = &st->statistics_n;
		return &st->statistics[i].n;
	case LOGS:
		*count = &st->logs_n;
		return &st->logs[i].n;
	case FACTS:
		*count = &st->facts_n;
		return &st->facts[i].n;
	case TOLD:
		*count = &st->told_n;
		return &st->told[i].n;
	default:
		return NULL;
	}
}

/* Defaults that are not zero. */
static void
set_defaults(struct statement *st, int k, size_t i)
{
	if (k == SOURCES)
		st->sources[i].separator = ';';
	else if (k == FIELDS)
		st->fields[i].parent = -1;
	else if (k == PURPOSES)
		st->purposes[i].parent = -1;
	else if (k == CONTROLLERS)
		st->controllers[i].part_of = -1;
	else if (k == PROCESSORS)
		st->processors[i].controller = -1;
	else if (k == ROLES)
		st->roles[i].scope = -1;
	else if (k == GROUP_TYPES) {
		st->group_types[i].by_field = -1;
		st->group_types[i].purpose = -1;
	} else if (k == LOGS)
		st->logs[i].purpose = -1;
	else if (k == COOKIES)
		st->cookies[i].activity = -1;
}

/* Whether ${name} may be declared: not there already among things of its
 * kind (a field: among those with the same record; a fact: of its kind). */
static bool
is_new(struct declaring *d, int k, struct str name, struct pos pos, int parent)
{
	struct statement *st = d->r->st;
	size_t *count, n;

	(void)named_at(st, k, 0, &count);
	n = *count;
	for (size_t i = 0; i < n; i++) {
		const struct named *other = named_at(st, k, i, &count);

		if (!str_eq(other->name, name) ||
		    (k == FIELDS && st->fields[i].parent != parent) ||
		    (k == FACTS && (int)st->facts[i].kind != parent))
			continue;
		message_say(&d->r->m, MESSAGE_declared_twice, pos, name,
		    arena_printf(d->r->a, "%u", (unsigned)other->pos.line));
		return false;
	}
	return true;
}

/* Give ${item} the next index of its kind, named or not. */
static bool
declare(struct declaring *d, struct item *item, int k, int parent)
{
	struct cursor c = cursor_of(d->r, item);
	struct str name = STR_NONE;
	struct pos pos = item->at[0].pos;
	struct named *n;
	size_t *count;

	(void)cursor_take(&c, keyword_of(item, k));
	if (constructs[k].named) {
		pos = cursor_pos(&c);
		/* What has a bad name is read all the same: all its errors
		 * come in one run. */
		if ((!cursor_name(&c, &name) && !cursor_any_name(&c, &name)) ||
		    !is_new(d, k, name, pos, parent))
			return false;
	}
	if (d->n[k] >= constructs[k].max) {
		message_say(&d->r->m, MESSAGE_too_many, pos,
		    arena_printf(d->r->a, "%zu", constructs[k].max), STR_NONE);
		return false;
	}
	item->no = (int)d->n[k];
	n = named_at(d->r->st, k, d->n[k], &count);
	d->n[k]++;
	if (n == NULL)
		return true;
	n->name = name;
	n->pos = pos;
	n->no = item->no;
	set_defaults(d->r->st, k, (size_t)item->no);
	*count = d->n[k];
	return true;
}

/*
 * field-head = "field" NAME TYPE .
 */
static bool
declare_field(struct declaring *d, struct item *item, int parent)
{
	struct statement *st = d->r->st;
	struct cursor c = cursor_of(d->r, item);
	struct pos pos;
	struct str name;
	int type;

	if (item->broken || !declare(d, item, FIELDS, parent))
		return false;
	st->fields[item->no].parent = parent;
	(void)cursor_take(&c, KW_FIELD);
	(void)cursor_any_name(&c, &name);
	pos = cursor_pos(&c);
	if (!cursor_word(&c, WORDS_FIELD_TYPE, NOUN_FIELD_TYPE, &type))
		return true;
	cursor_end(&c);
	st->fields[item->no].type = (enum field_type)type;
	if (parent < 0)
		return true;
	if (type == FIELD_RECORD)
		message_say(&d->r->m, MESSAGE_expected, pos,
		    message_noun(&d->r->m, NOUN_FIELD_TYPE),
		    words_list(WORDS_FIELD_TYPE).at[FIELD_RECORD].en);
	index_list_add(d->r->a, &st->fields[parent].parts, item->no);
	return true;
}

static void
declare_parts(struct declaring *d, struct item *item)
{
	const struct field *f = &d->r->st->fields[item->no];

	for (size_t i = 0; i < item->kids_n; i++) {
		struct item *kid = &item->kids[i];

		if (!token_is(&kid->at[0], KW_FIELD))
			continue;
		if (f->type == FIELD_RECORD)
			(void)declare_field(d, kid, item->no);
		else
			message_say(&d->r->m, MESSAGE_not_a_record,
			    kid->at[0].pos, f->n.name, STR_NONE);
	}
}

static void
declare_fact(struct declaring *d, struct item *item)
{
	enum fact_kind kind = read_fact_kind(item);

	if (declare(d, item, FACTS, (int)kind))
		d->r->st->facts[item->no].kind = kind;
}

/* The line of the first construct of that kind, as text. */
static struct str
line_of_first(struct reader *r, int k)
{
	for (size_t i = 0; i < r->tree->items_n; i++)
		if (construct_of(&r->tree->items[i]) == k)
			return arena_printf(r->a, "%u",
			    (unsigned)r->tree->items[i].at[0].pos.line);
	return STR_NONE;
}

static void
declare_all(struct declaring *d)
{
	struct tree *tree = d->r->tree;
	const struct item *part = NULL;

	for (size_t i = 0; i < tree->items_n; i++) {
		struct item *item = &tree->items[i];
		int k = construct_of(item);

		if (outside_its_block(&d->r->m, part, item)) {
			item->construct = -1;
			continue;
		}
		if (k >= 0 || item->open != NULL)
			part = k < 0 ? NULL : item;
		if (k < 0)
			unknown_construct(d->r, item);
		else if (k == FIELDS) {
			if (declare_field(d, item, -1))
				declare_parts(d, item);
		} else if ((k == STATEMENT || k == CHILDREN || k == CHANGES) &&
			   d->n[k] != 0)
			message_say(&d->r->m, MESSAGE_declared_twice,
			    item->at[0].pos, item_word(item),
			    line_of_first(d->r, k));
		else if (k == PROMISES) {
			if (declare(d, item, k, -1))
				d->r->st->promises_n = d->n[k];
		} else if (k == FACTS)
			declare_fact(d, item);
		else
			(void)declare(d, item, k, -1);
	}
}

/* ---- compiling ------------------------------------------------------ */

static void
peek_language(struct statement *st, const struct token *t)
{
	for (int l = 0; l < LANG_MAX; l++)
		st->langs[l] |= token_is(t, (enum kw)(KW_LANGUAGE + l));
}

/* The languages are needed before any text is read. */
static void
peek_languages(struct reader *r)
{
	for (size_t i = 0; i < r->tree->items_n; i++) {
		struct item *item = &r->tree->items[i];

		if (!token_is(&item->at[0], KW_STATEMENT))
			continue;
		for (size_t k = 0; k < item->kids_n; k++) {
			struct item *kid = &item->kids[k];

			if (!token_is(&kid->at[0], KW_LANGUAGES))
				continue;
			r->languages = kid->at[0].pos;
			for (size_t t = 1; t < kid->n; t++)
				peek_language(r->st, &kid->at[t]);
		}
	}
}

static bool
names_the_person(const struct item *item)
{
	for (size_t i = 0; i < item->kids_n; i++)
		if (token_is(&item->kids[i].at[0], KW_THE_PERSON))
			return true;
	return false;
}

/* Facts come from the person without a source being declared for it. */
static void
add_person_source(struct declaring *d)
{
	struct statement *st = d->r->st;
	struct source *s;

	for (size_t i = 0; i < d->r->tree->items_n; i++) {
		const struct item *item = &d->r->tree->items[i];

		if (item->no >= 0 && construct_of(item) == SOURCES &&
		    names_the_person(item)) {
			st->sources[item->no].is_person = true;
			return;
		}
	}
	s = &st->sources[st->sources_n];
	s->n.name = STR("person");
	s->n.no = (int)st->sources_n++;
	lang_yourself(&s->n.label);
	s->is_person = true;
	s->separator = ';';
}

/* Whether a line of ${item} that begins with ${kw} names ${name}; any line when
 * that is empty, and one that names nothing when ${bare}. */
static bool
line_names(const struct item *item, enum kw kw, struct str name, bool bare)
{
	for (size_t i = 0; i < item->kids_n; i++) {
		const struct item *kid = &item->kids[i];

		if (!token_is(&kid->at[0], kw))
			continue;
		if (name.n == 0 || (bare && kid->n == 1))
			return true;
		for (size_t k = 1; k < kid->n; k++)
			if (str_eq(kid->at[k].text, name))
				return true;
	}
	return false;
}

static bool
works_for_others(const struct reader *r, int controller)
{
	struct str name = r->st->controllers[controller].n.name;

	for (size_t i = 0; i < r->tree->items_n; i++) {
		const struct item *item = &r->tree->items[i];
		int k = construct_of(item);

		if (k == CONTROLLERS && item->no == controller &&
		    line_names(item, KW_PROCESSOR_FOR, STR_NONE, false))
			return true;
		if (k == PURPOSES &&
		    line_names(item, KW_A_PROCESSOR, name, controller == 0))
			return true;
	}
	return false;
}

/* A controller that works for others may be named wherever a processor is. */
static void
add_processing_controllers(struct declaring *d)
{
	struct statement *st = d->r->st;

	for (size_t i = 0; i < st->controllers_n; i++) {
		struct processor *k = &st->processors[st->processors_n];

		if (!works_for_others(d->r, (int)i))
			continue;
		k->n = st->controllers[i].n;
		k->n.no = (int)st->processors_n++;
		k->controller = (int)i;
	}
}

static bool
has_construct(const struct reader *r, int k)
{
	for (size_t i = 0; i < r->tree->items_n; i++)
		if (construct_of(&r->tree->items[i]) == k)
			return true;
	return false;
}

/* Whether some word was taken for the one that says the languages. */
static bool
meant_languages(const struct reader *r)
{
	const struct phrase *p = &lang_keywords[KW_LANGUAGES];

	for (size_t i = 0; i < r->m.findings->n; i++)
		if (str_eq(r->m.findings->at[i].meant, p->en) ||
		    str_eq(r->m.findings->at[i].meant, p->nb))
			return true;
	return false;
}

static void
check_whole(struct reader *r)
{
	struct pos top = { .line = 1, .col = 1, .len = 1 };

	if (!has_construct(r, STATEMENT))
		message_say(&r->m, MESSAGE_missing_statement, top, STR_NONE,
		    STR_NONE);
	else if (r->languages.line == 0 && r->st->name.n != 0 &&
		 !meant_languages(r))
		message_say(&r->m, MESSAGE_missing_languages, top, STR_NONE,
		    STR_NONE);
	if (r->st->controllers_n == 0 && !has_construct(r, CONTROLLERS))
		message_say(&r->m, MESSAGE_missing_controller, top, STR_NONE,
		    STR_NONE);
}

/* Clauses of roles look at the fields of purposes, and fields of records at
 * their records: purposes come before roles, everything else as it stands. */
static void
read_all(struct reader *r)
{
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < r->tree->items_n; i++) {
			struct item *item = &r->tree->items[i];
			int k = construct_of(item);

			if (k < 0 || item->no < 0 || item->broken)
				continue;
			if ((k == ROLES) == (pass == 1))
				constructs[k].read(r, item);
		}
}

/* Everybody there is; of a purpose that answers about all that is kept, about
 * whom its controllers keep anything. */
static struct index_list
everybody(struct reader *r, const struct purpose *p)
{
	const struct statement *st = r->st;
	struct index_list l = { .at = ARENA_ARRAY(r->a, int, st->kinds_n) };
	bool answers = false;

	for (int k = 0; k < (int)st->kinds_n; k++)
		answers = answers || purpose_answers_kind(st, p, k);
	for (int k = 0; k < (int)st->kinds_n; k++)
		if (!answers || purpose_answers_kind(st, p, k))
			l.at[l.n++] = k;
	return l;
}

/* Who is meant where nobody is named: those in the register; where nobody is in
 * one, everybody there is. */
static void
lower_people(struct reader *r)
{
	struct statement *st = r->st;
	struct index_list *of =
	    ARENA_ARRAY(r->a, struct index_list, st->purposes_n);

	if (statement_has_register(st))
		return;
	/* First all of them: each asks whom the others name. */
	for (size_t i = 0; i < st->purposes_n; i++)
		of[i] = everybody(r, &st->purposes[i]);
	for (size_t i = 0; i < st->purposes_n; i++)
		if (st->purposes[i].kinds.n == 0)
			st->purposes[i].kinds = of[i];
}

/* Where no server keeps the register none enforces anything, and somebody may
 * vouch for it. */
static void
lower_promises(struct reader *r)
{
	for (size_t i = 0; i < r->st->promises_n; i++) {
		struct promise_rule *p = &r->st->promises[i];

		if (p->held != HELD_ENFORCED)
			continue;
		if (r->st->printed_only)
			p->held =
			    p->attested_by.n > 0 ? HELD_ATTESTED : HELD_TOLD;
		else if (p->attested_by.n > 0)
			message_say(&r->m, MESSAGE_not_attestable,
			    p->attested_at,
			    words_list(WORDS_PROMISE).at[p->promise].en,
			    STR_NONE);
	}
}

static void
compile_tree(struct reader *r)
{
	struct declaring d = { .r = r };

	peek_languages(r);
	allocate(&d);
	r->purpose_unsure = ARENA_ARRAY(r->a, bool, LIMIT_PURPOSES);
	declare_all(&d);
	add_person_source(&d);
	add_processing_controllers(&d);
	read_all(r);
	check_whole(r);
	lower_keeps(r);
	lower_gets(r);
	lower_promises(r);
	lower_people(r);
	lower_processors(r);
	check_printed_size(r);
}

/* Which language a file is written in: that of most of its keywords, of
 * those that differ. */
bool
lang_norwegian(const struct tokens *tokens)
{
	size_t en = 0, nb = 0;

	for (size_t i = 0; i < tokens->n; i++) {
		en += (tokens->at[i].tongues & WORDS_ENGLISH) != 0;
		nb += (tokens->at[i].tongues & WORDS_NORWEGIAN) != 0;
	}
	return nb > en;
}

enum err
lang_read(struct arena *a, struct str bytes, enum lang messages,
    struct reader *r, struct lang_findings *findings)
{
	struct tokens tokens;

	*r = (struct reader){ .a = a };
	r->m =
	    (struct messages){ .a = a, .lang = messages, .findings = findings };
	if (bytes.n > LIMIT_STATEMENT) {
		struct pos top = { .line = 1, .col = 1, .len = 1 };

		message_say(&r->m, MESSAGE_too_big, top,
		    arena_printf(a, "%d", LIMIT_STATEMENT), STR_NONE);
		return ERR_TOO_BIG;
	}
	r->m.source = arena_str(a, bytes);
	if (lex_refuses(&r->m))
		return ERR_INVALID;
	r->st = ARENA_NEW(a, struct statement);
	r->tree = ARENA_NEW(a, struct tree);
	r->st->source_text = r->m.source;
	hash(r->m.source, r->st->hash);
	lex(&r->m, &tokens);
	tree_build(&r->m, &tokens, r->tree);
	r->norwegian = lang_norwegian(&tokens);
	r->well_formed = findings->errors == 0;
	compile_tree(r);
	lang_findings_sort(findings);
	return findings->errors == 0 ? ERR_OK : ERR_INVALID;
}

enum err
lang_compile(struct arena *a, struct str bytes, enum lang messages,
    const struct statement **out, struct lang_findings *findings)
{
	struct reader r;
	enum err e = lang_read(a, bytes, messages, &r, findings);

	if (e != ERR_OK)
		return e;
	statement_index(r.st, a);
	*out = r.st;
	return ERR_OK;
}
