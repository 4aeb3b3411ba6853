/* SPDX-License-Identifier: EUPL-1.2 */
/* lsp/names: where a name is declared and used, in a file and in those that it
 * extends or that extend it. */
#include "lsp/private.h"

/* ---- which files ---------------------------------------------------- */

static const struct assist_name *
declared_in(const struct doc *d, const struct assist_name *n)
{
	return assist_declaration(d->as, n);
}

/* The last of the files that ${c->doc} builds on to declare the name: the
 * others say what differs. Itself where none does. */
static struct doc *
root_of(struct call *c, const struct assist_name *n)
{
	struct doc *root = c->doc;

	for (struct doc *d = c->doc; d != NULL; d = d->base)
		if (declared_in(d, n) != NULL)
			root = d;
	return root;
}

typedef void put_fn(struct call *c, const struct doc *d,
    const struct assist_name *n);

/* Whether ${d} means the same by the name as ${root} does. */
static bool
is_of(struct call *c, struct doc *d, const struct doc *root)
{
	if (d->uri.p == NULL || d->lost)
		return false;
	doc_read(c->l, d);
	return d == root || doc_builds_on(d, root);
}

static void
in_doc(struct call *c, const struct doc *d, const struct assist_name *n,
    bool declaration, put_fn *put)
{
	for (size_t i = 0; i < d->as->names_n; i++)
		if (assist_same(n, &d->as->names[i]) &&
		    (declaration || !d->as->names[i].declares))
			put(c, d, &d->as->names[i]);
}

/* Call ${each} for each file that knows the name, and is at hand. */
static void
each_doc(struct call *c, const struct doc *root,
    void (*each)(struct call *c, struct doc *d, void *self), void *self)
{
	for (size_t i = 0; i < LIMIT_LSP_DOCUMENTS; i++)
		if (is_of(c, &c->l->docs[i], root))
			each(c, &c->l->docs[i], self);
	for (size_t i = 0; i < LSP_BASES; i++)
		if (is_of(c, &c->l->bases[i], root))
			each(c, &c->l->bases[i], self);
}

/* ---- going there ---------------------------------------------------- */

/* Where it is declared: here, and in each file that this one extends; not the
 * place itself, unless there is no other. */
void
answer_definition(struct call *c)
{
	const struct assist_name *n = assist_name_at(&c->as, c->offset), *at;
	const struct doc *found[ASSIST_BASES_MAX + 1];
	size_t k = 0, skip = 0;

	for (const struct doc *d = c->doc;
	     n != NULL && d != NULL && k < ARRAY_LEN(found); d = d->base)
		if (declared_in(d, n) != NULL)
			found[k++] = d;
	if (k == 0) {
		json_null(&c->j, "result");
		return;
	}
	if (k > 1 && found[0] == c->doc &&
	    declared_in(c->doc, n)->from == n->from)
		skip = 1;
	if (k - skip > 1)
		json_array(&c->j, "result");
	for (size_t i = skip; i < k; i++) {
		at = declared_in(found[i], n);
		put_location(c, found[i], k - skip > 1 ? NULL : "result",
		    at->from, at->from + at->n);
	}
	if (k - skip > 1)
		json_array_end(&c->j);
}

struct asked {
	const struct assist_name *n;
	bool declaration;
};

static void
put_reference(struct call *c, const struct doc *d, const struct assist_name *n)
{
	put_location(c, d, NULL, n->from, n->from + n->n);
}

static void
put_references(struct call *c, struct doc *d, void *self)
{
	const struct asked *asked = self;

	in_doc(c, d, asked->n, asked->declaration, put_reference);
}

void
answer_references(struct call *c)
{
	struct asked asked = { .n = assist_name_at(&c->as, c->offset),
		.declaration = call_flag(call_inside(c->params, "context"),
		    "includeDeclaration") };

	json_array(&c->j, "result");
	if (asked.n != NULL)
		each_doc(c, root_of(c, asked.n), put_references, &asked);
	json_array_end(&c->j);
}

static void
put_highlight(struct call *c, const struct doc *d, const struct assist_name *n)
{
	json_open(&c->j, NULL);
	put_range_of(c, d, "range", n->from, n->from + n->n);
	json_int(&c->j, "kind", n->declares ? 3 : 2); /* written, read */
	json_close(&c->j);
}

void
answer_highlight(struct call *c)
{
	const struct assist_name *n = assist_name_at(&c->as, c->offset);

	json_array(&c->j, "result");
	if (n != NULL)
		in_doc(c, c->doc, n, true, put_highlight);
	json_array_end(&c->j);
}

/* ---- renaming ------------------------------------------------------- */

/* The name at the place, when this file may rename it. */
static const struct assist_name *
to_rename(struct call *c)
{
	const struct assist_name *n = assist_name_at(&c->as, c->offset);
	const struct doc *root = n == NULL ? NULL : root_of(c, n);

	if (root != NULL && root != c->doc) {
		call_fail(c, LSP_FAILED,
		    arena_printf(c->a, "%s" STR_FMT "%s",
			lsp_word(c->l, "it is declared in ",
			    "det er erklært i "),
			STR_ARG(root->as->file),
			lsp_word(c->l, "; rename it there",
			    "; gi nytt navn der"))
			.p);
		return NULL;
	}
	if (n != NULL && assist_declaration(&c->as, n) != NULL)
		return n;
	call_fail(c, LSP_FAILED,
	    lsp_word(c->l, "here stands no name that is declared",
		"her står ikke noe navn som er erklært"));
	return NULL;
}

void
answer_prepare_rename(struct call *c)
{
	const struct assist_name *n = assist_name_at(&c->as, c->offset);

	if (n == NULL) {
		json_null(&c->j, "result");
		return;
	}
	if ((n = to_rename(c)) == NULL)
		return;
	json_open(&c->j, "result");
	put_range(c, "range", n->from, n->from + n->n);
	json_str(&c->j, "placeholder", n->name);
	json_close(&c->j);
}

struct rename {
	const struct assist_name *n;
	struct str name;
	enum err e;
};

static void
may_rename(struct call *c, struct doc *d, void *self)
{
	struct rename *r = self;

	(void)c;
	if (r->e == ERR_OK)
		r->e = assist_may_be_called(d->as, r->n, r->name);
}

static void
put_rename(struct call *c, const struct doc *d, const struct assist_name *n)
{
	struct str name = STR_NONE;

	(void)!json_get_str(c->params, "newName", &name);
	json_open(&c->j, NULL);
	put_range_of(c, d, "range", n->from, n->from + n->n);
	json_str(&c->j, "newText", name);
	json_close(&c->j);
}

static void
put_renames(struct call *c, struct doc *d, void *self)
{
	const struct rename *r = self;

	json_key_array(&c->j, d->uri);
	in_doc(c, d, r->n, true, put_rename);
	json_array_end(&c->j);
}

static void
refuse(struct call *c, enum err e)
{
	const struct lsp *l = c->l;

	if (e == ERR_REFUSED)
		call_fail(c, LSP_FAILED,
		    lsp_word(l, "that is a keyword of the language",
			"det er et nøkkelord i språket"));
	else if (e == ERR_CONFLICT)
		call_fail(c, LSP_FAILED,
		    lsp_word(l, "something else is called that",
			"noe annet heter det"));
	else
		call_fail(c, LSP_FAILED,
		    lsp_word(l,
			"names are written in snake_case with a to z, digits "
			"and _",
			"navn skrives i snake_case med a til z, siffer og _"));
}

/* Here, and in the open files that extend this one. */
void
answer_rename(struct call *c)
{
	struct rename r = { .n = to_rename(c), .e = ERR_OK };

	if (r.n == NULL)
		return;
	(void)!json_get_str(c->params, "newName", &r.name);
	each_doc(c, c->doc, may_rename, &r);
	if (r.e != ERR_OK) {
		refuse(c, r.e);
		return;
	}
	json_open(&c->j, "result");
	json_open(&c->j, "changes");
	each_doc(c, c->doc, put_renames, &r);
	json_close(&c->j);
	json_close(&c->j);
}
