/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_come: how people come, and the file they are read from. */
#include "lang/interview_private.h"

/* ---- how people come --------------------------------------------------- */

static bool
registers(struct work *w)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_KIND, &at)) != NULL)
		if (edit_kid(item, KW_BY_REGISTRATION) != NULL)
			return true;
	return false;
}

void
interview_get_come(struct work *w)
{
	static const char *const own[3] = { "They register themselves",
		"De melder seg inn selv", "Dei melder seg inn sjølv" };
	static const char *const file[3] = {
		"They are in a list that we read in from a file",
		"De står i en liste som vi leser inn fra en fil",
		"Dei står i ei liste som vi les inn frå ei fil"
	};
	bool self = registers(w), import = work_source(w) != NULL;

	work_option(w, STR("registration"), pick_lang(own, w->lang), STR(""),
	    self);
	work_option(w, STR("import"), pick_lang(file, w->lang), STR(""),
	    import);
	if (self)
		add_to_answer(w, STR("registration"));
	if (import)
		add_to_answer(w, STR("import"));
}

/* Whether the kind says otherwise who is one: the office, the age, or that
 * they are in no register. */
static bool
is_told_otherwise(const struct item *kind)
{
	const struct item *age = edit_kid(kind, KW_AGED);

	for (size_t i = 1; age != NULL && i < age->n; i++)
		if (token_is(&age->at[i], KW_BY))
			return true;
	return edit_kid(kind, KW_BY_OFFICE) != NULL ||
	       edit_kid(kind, KW_NOT_IN_REGISTER) != NULL;
}

/* The kind of which only some in the file are, by a rule that was written by
 * hand. */
static struct item *
some_of_file(struct work *w)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_KIND, &at)) != NULL)
		if (listed_by_hand(w, item))
			return item;
	return NULL;
}

/* Each kind of person comes as ${self} and ${source} say; with ${fresh} only
 * those of which nothing is said yet. */
static void
kinds_come(struct work *w, bool self, struct str source, bool fresh)
{
	struct item *item;
	size_t at = 0;

	while ((item = edit_next(&w->e, KW_KIND, &at)) != NULL) {
		struct str name = arena_str(w->a, edit_name(item));
		struct item *line = edit_kid(item, KW_BY_REGISTRATION);

		if (is_told_otherwise(item) ||
		    (fresh && (line != NULL || edit_kid(item, KW_IN) != NULL)))
			continue;
		if (self && line == NULL)
			edit_line(&w->e, item, STR("by own registration"));
		else if (!self && line != NULL)
			edit_drop(&w->e, line);
		item = edit_find(&w->e, KW_KIND, name);
		if (source.n > 0 && item != NULL &&
		    edit_kid(item, KW_IN) == NULL)
			edit_line(&w->e, item,
			    arena_printf(w->a, "in " STR_FMT, STR_ARG(source)));
	}
}

void
interview_come_again(struct work *w)
{
	struct item *source = work_source(w);
	bool self = registers(w) || source == NULL;

	kinds_come(w, self,
	    source == NULL ? STR_NONE : arena_str(w->a, edit_name(source)),
	    true);
}

static void
import_begin(struct work *w)
{
	static const char *const fields[] = { "full_name", "email" };
	const struct piece *p;

	for (size_t i = 0; (p = piece_at(i)) != NULL; i++)
		if (p->when == PIECE_IMPORT && p->construct == KW_SOURCE)
			piece_add(w, p);
	for (size_t i = 0; (p = piece_at(i)) != NULL; i++)
		if (p->when == PIECE_IMPORT)
			piece_add(w, p);
	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		struct item *item =
		    edit_find(&w->e, KW_FIELD, str_of(fields[i]));
		struct item *from = edit_kid(item, KW_FROM);

		if (from != NULL)
			edit_list_add(&w->e, from, STR("register"));
	}
}

/* Whether a clause of the role says that it may import: for ${purpose} or,
 * when that is none, for any. */
static struct item *
clause_imports(const struct item *role, struct str purpose)
{
	const struct phrase *import = &words_list(WORDS_ACT).at[ACT_IMPORT];

	for (size_t i = 0; i < role->kids_n; i++) {
		struct item *line = &role->kids[i];

		if ((purpose.n == 0 || str_eq(line->at[0].text, purpose)) &&
		    (edit_has(line, import->en) || edit_has(line, import->nb)))
			return line;
	}
	return NULL;
}

/* Who may import may also bring in what is read after joining, under the
 * purpose that is for members; or no longer. */
static void
roles_import(struct work *w, bool on)
{
	struct item *role, *line;
	size_t at = 0;

	while ((role = edit_next(&w->e, KW_ROLE, &at)) != NULL) {
		line = clause_imports(role, STR("own_page"));
		if (on && line == NULL &&
		    clause_imports(role, STR_NONE) != NULL)
			edit_line(&w->e, role,
			    STR("own_page: may import, all fields"));
		else if (!on && line != NULL)
			edit_drop(&w->e, line);
	}
}

static void
import_end(struct work *w)
{
	const struct piece *p;
	struct item *item;

	for (size_t i = 0; (p = piece_at(i)) != NULL; i++)
		if (p->when == PIECE_IMPORT &&
		    (p->construct == KW_PURPOSE || p->construct == KW_SOURCE))
			name_drop(w, p->construct, str_of(p->name));
	if ((item = work_keep(w, KEEP_INVITED)) != NULL)
		edit_drop(&w->e, item);
	if ((item = work_keep(w, KEEP_MARKS)) != NULL)
		edit_drop(&w->e, item);
	/* The page of one's own no longer takes facts from a file. */
	item = edit_find(&w->e, KW_PURPOSE, STR("own_page"));
	if ((item = edit_kid(item, KW_SERVES)) != NULL)
		edit_list_drop(&w->e, item,
		    edit_has(item, STR("import"))
			? STR("import")
			: words_list(WORDS_ACTIVITY).at[ACTIVITY_IMPORT].nb);
	roles_import(w, false);
}

bool
interview_set_come(struct work *w, struct str answer)
{
	bool self = answer_has(answer, STR("registration"));
	bool import = answer_has(answer, STR("import"));
	struct item *source = work_source(w);

	if (!self && !import)
		return refuse(w, REFUSE_AT_LEAST_ONE, STR_NONE);
	if (!import && source != NULL && !str_is(edit_name(source), "register"))
		return refuse(w, REFUSE_BY_HAND, edit_name(source));
	if (!import && source != NULL && some_of_file(w) != NULL)
		return refuse(w, REFUSE_BY_HAND, edit_name(some_of_file(w)));
	if (import && source == NULL)
		import_begin(w);
	else if (!import && source != NULL) {
		listed_all(w);
		import_end(w);
	}
	source = work_source(w);
	if (import && source == NULL) /* one of that name reads no file */
		return refuse(w, REFUSE_BY_HAND, STR("register"));
	kinds_come(w, self,
	    source == NULL ? STR_NONE : arena_str(w->a, edit_name(source)),
	    false);
	return true;
}

/* ---- who says that somebody is of a kind of one's own -------------------- */

static bool
is_of_file(const struct item *kind)
{
	return edit_kid(kind, KW_IN) != NULL;
}

void
interview_get_who(struct work *w)
{
	static const char *const self[3] = {
		"They themselves, when they register",
		"De selv, når de registrerer seg",
		"Dei sjølve, når dei registrerer seg"
	};
	static const char *const office[3] = { "The office, which enters it",
		"Kontoret, som fører det inn", "Kontoret, som fører det inn" };
	static const char *const file[3] = { "The list that is read in",
		"Listen som leses inn", "Lista som blir lesen inn" };
	static const char *const hand[3] = { "As it is written in the file",
		"Slik det er skrevet i filen", "Slik det er skrive i fila" };
	struct item *kind = work_block(w);
	bool entered = edit_kid(kind, KW_BY_OFFICE) != NULL;
	bool says = !entered && edit_kid(kind, KW_BY_REGISTRATION) != NULL;
	bool listed = !entered && !says && is_of_file(kind);
	bool otherwise = !entered && is_told_otherwise(kind);

	work_option(w, STR("themselves"), pick_lang(self, w->lang), STR(""),
	    says && !otherwise);
	work_option(w, STR("office"), pick_lang(office, w->lang), STR(""),
	    entered);
	if (work_source(w) != NULL)
		work_option(w, STR("list"), pick_lang(file, w->lang), STR(""),
		    listed && !otherwise);
	if (otherwise)
		work_option(w, STR("file"), pick_lang(hand, w->lang), STR(""),
		    true);
	w->out->answer = otherwise ? STR("file")
			 : entered ? STR("office")
			 : says    ? STR("themselves")
			 : listed  ? STR("list")
				   : STR("");
}

/* The lines that say otherwise than ${stays} go. */
static void
ways_drop(struct work *w, enum kw stays)
{
	static const enum kw ways[] = { KW_BY_REGISTRATION, KW_BY_OFFICE,
		KW_IN };

	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		struct item *line;

		while (ways[i] != stays && !w->e.broken &&
		       (line = edit_kid(work_block(w), ways[i])) != NULL)
			edit_drop(&w->e, line);
	}
}

/* Who corrects facts of people says of which kinds they are, where the office
 * does and no role may yet. */
void
interview_somebody_sets(struct work *w)
{
	const struct token *correct = NULL;
	struct item *kind, *role;
	bool office = false;
	size_t at = 0;

	while ((kind = edit_next(&w->e, KW_KIND, &at)) != NULL)
		office = office || edit_kid(kind, KW_BY_OFFICE) != NULL;
	if (!office)
		return;
	at = 0;
	while ((role = edit_next(&w->e, KW_ROLE, &at)) != NULL) {
		for (size_t i = 0; i < role->kids_n; i++) {
			const struct item *line = &role->kids[i];

			for (size_t k = 0; k < line->n; k++) {
				const struct token *t = &line->at[k];

				if (token_says(t, WORDS_ACT, ACT_KIND))
					return;
				if (correct == NULL &&
				    token_says(t, WORDS_ACT, ACT_CORRECT))
					correct = t;
			}
		}
	}
	if (correct != NULL)
		edit_put(&w->e, correct,
		    arena_printf(w->a, STR_FMT ", set kinds",
			STR_ARG(token_word(correct))));
}

bool
interview_set_who(struct work *w, struct str answer)
{
	struct item *source = work_source(w), *kind = work_block(w);
	bool list = str_is(answer, "list"), office = str_is(answer, "office");
	enum kw way = list ? KW_IN : office ? KW_BY_OFFICE : KW_BY_REGISTRATION;
	struct str line =
	    office ? STR("by the office") : STR("by own registration");

	if (str_eq(answer, w->out->answer))
		return true;
	if (is_told_otherwise(kind) && edit_kid(kind, KW_BY_OFFICE) == NULL)
		return refuse(w, REFUSE_BY_HAND, edit_name(kind));
	if (listed_by_hand(w, kind))
		return refuse(w, REFUSE_BY_HAND, edit_name(kind));
	if (list)
		line = arena_printf(w->a, "in " STR_FMT,
		    STR_ARG(edit_name(source)));
	ways_drop(w, way);
	if (edit_kid(work_block(w), way) == NULL)
		edit_line(&w->e, work_block(w), line);
	if (!w->e.broken)
		interview_somebody_sets(w);
	return true;
}

/* ---- the file ----------------------------------------------------------- */

void
interview_get_whose(struct work *w)
{
	static const char *const own[3] = {
		"Ours, kept for something until now",
		"Vår egen, som vi har brukt til noe til nå",
		"Vår eiga, som vi har brukt til noko til no"
	};
	static const char *const other[3] = { "Somebody else's", "Noen andres",
		"Nokon andre si" };
	struct item *block = work_block(w);
	bool ours = edit_kid(block, KW_OWN_REGISTER) != NULL;
	bool theirs = !ours && edit_kid(block, KW_TOLD_WITHIN) != NULL;

	work_option(w, STR("own"), pick_lang(own, w->lang), STR(""), ours);
	work_option(w, STR("other"), pick_lang(other, w->lang), STR(""),
	    theirs);
	w->out->answer = ours ? STR("own") : theirs ? STR("other") : STR("");
}

bool
interview_set_whose(struct work *w, struct str answer)
{
	bool own = str_is(answer, "own");
	const enum kw goes[] = { own ? KW_TOLD_WITHIN : KW_OWN_REGISTER,
		own ? KW_TOLD_WITHIN : KW_COMPATIBLE };
	struct item *line;

	for (size_t i = 0; i < ARRAY_LEN(goes); i++)
		if ((line = edit_kid(work_block(w), goes[i])) != NULL)
			edit_drop(&w->e, line);
	edit_line_first(&w->e, work_block(w),
	    own ? STR("own register") : STR("told within 1 month"));
	return true;
}

void
interview_get_separator(struct work *w)
{
	static const char *const semicolon[3] = { "Semicolons", "Semikolon",
		"Semikolon" };
	static const char *const comma[3] = { "Commas", "Komma", "Komma" };
	struct token *t = edit_value(work_line(w), KW_MAX);
	bool commas = t != NULL && str_is(t->value, ",");

	work_option(w, STR("semicolon"), pick_lang(semicolon, w->lang), STR(""),
	    !commas);
	work_option(w, STR("comma"), pick_lang(comma, w->lang), STR(""),
	    commas);
	w->out->answer = commas ? STR("comma") : STR("semicolon");
}

bool
interview_set_separator(struct work *w, struct str answer)
{
	struct str text = str_is(answer, "comma") ? STR("\",\"") : STR("\";\"");
	struct token *t = edit_value(work_line(w), KW_MAX);

	if (t != NULL)
		edit_put(&w->e, t, text);
	else
		edit_line(&w->e, edit_kid(work_block(w), KW_FILE),
		    arena_printf(w->a, "separator " STR_FMT, STR_ARG(text)));
	return true;
}

/* The headings behind "from", with commas. */
static struct str
headings(struct work *w, const struct item *line)
{
	struct str out = STR("");
	size_t i = 0;

	while (line != NULL && i < line->n && !token_is(&line->at[i], KW_FROM))
		i++;
	for (i++; line != NULL && i < line->n; i++) {
		const struct token *t = &line->at[i];

		if (t->type == TOKEN_COMMA)
			continue;
		out = arena_printf(w->a, STR_FMT "%s" STR_FMT, STR_ARG(out),
		    out.n > 0 ? ", " : "",
		    STR_ARG(t->type == TOKEN_TEXT ? t->value : t->text));
	}
	return out;
}

static struct str
quoted_list(struct work *w, struct str answer)
{
	struct str out = STR(""), part;

	while (str_part(&answer, ',', &part)) {
		part = edit_quote(w->a, str_trim(part), 1);
		out = arena_printf(w->a, STR_FMT "%s" STR_FMT, STR_ARG(out),
		    out.n > 0 ? ", " : "", STR_ARG(part));
	}
	return out;
}

void
interview_get_column_key(struct work *w)
{
	w->out->answer = headings(w, work_line(w));
}

bool
interview_set_column_key(struct work *w, struct str answer)
{
	struct item *line = work_line(w);
	struct str text = arena_printf(w->a, "key from " STR_FMT,
	    STR_ARG(edit_quote(w->a, answer, 1)));

	if (line != NULL)
		edit_put_line(&w->e, line, text);
	else
		edit_line(&w->e, edit_kid(work_block(w), KW_FILE), text);
	return true;
}

static struct item *
column_of(struct work *w, struct str name)
{
	struct item *file = edit_kid(work_source(w), KW_FILE);

	for (size_t i = 0; file != NULL && i < file->kids_n; i++)
		if (str_eq(file->kids[i].at[0].text, name) &&
		    file->kids[i].n > 1 &&
		    token_is(&file->kids[i].at[1], KW_FROM))
			return &file->kids[i];
	return NULL;
}

static struct item *
column_line(struct work *w)
{
	return column_of(w, w->item);
}

bool
has_column(struct work *w, struct str name)
{
	return column_of(w, name) != NULL;
}

void
interview_get_column(struct work *w)
{
	w->out->answer = headings(w, column_line(w));
}

/* A fact that comes from the file says so, and when it is read. */
static void
column_begins(struct work *w)
{
	struct str source = arena_str(w->a, edit_name(work_source(w)));
	struct item *from = edit_kid(work_block(w), KW_FROM), *line;
	struct item *page;

	if (from != NULL)
		edit_list_add(&w->e, from, source);
	line = edit_kid(work_source(w), KW_BEFORE_JOINING);
	if (line != NULL && edit_has(line, w->item))
		return;
	if ((line = edit_kid(work_source(w), KW_AFTER_JOINING)) != NULL)
		edit_list_add(&w->e, line, w->item);
	else
		edit_line(&w->e, work_source(w),
		    arena_printf(w->a, "after joining " STR_FMT,
			STR_ARG(w->item)));
	page = edit_find(&w->e, KW_PURPOSE, STR("own_page"));
	if ((line = edit_kid(page, KW_SERVES)) != NULL &&
	    !edit_has(line, words_list(WORDS_ACTIVITY).at[ACTIVITY_IMPORT].nb))
		edit_list_add(&w->e, line, STR("import"));
	roles_import(w, true);
}

static void
column_ends(struct work *w)
{
	struct str source = arena_str(w->a, edit_name(work_source(w)));
	static const enum kw lists[] = { KW_BEFORE_JOINING, KW_AFTER_JOINING };
	struct item *line;

	for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
		line = edit_kid(work_source(w), lists[i]);
		if (line != NULL && edit_has(line, w->item))
			edit_list_drop(&w->e, line, w->item);
	}
	line = edit_kid(work_block(w), KW_FROM);
	if (line != NULL && edit_has(line, source) && line->n > 2)
		edit_list_drop(&w->e, line, source);
}

bool
interview_set_column(struct work *w, struct str answer)
{
	struct item *line = column_line(w);
	struct str text = arena_printf(w->a, STR_FMT " from " STR_FMT,
	    STR_ARG(w->item), STR_ARG(quoted_list(w, answer)));

	if (answer.n == 0) {
		if (line != NULL)
			edit_drop(&w->e, line);
		column_ends(w);
		return true;
	}
	if (line != NULL)
		edit_put_line(&w->e, line, text);
	else
		edit_line(&w->e, edit_kid(work_source(w), KW_FILE), text);
	column_begins(w);
	return true;
}
