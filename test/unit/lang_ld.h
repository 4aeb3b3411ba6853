/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whether a document is JSON-LD that is whole: it parses without a key twice;
 * its context resolves every prefix; every term is pinned, a property as key
 * and a class or place as value; every "@id" is declared once, and every
 * reference within the document leads to one.
 */
#ifndef LANG_LD_TEST_H
#define LANG_LD_TEST_H

#include <jansson.h>

#include "lang/dpv.h"
#include "tap.h"

#define LD_IDS 20000

struct ld_test {
	json_t *context;
	const char *declared[LD_IDS], *meant[LD_IDS];
	size_t declared_n, meant_n, faults, terms;
};

static void
ld_fault(struct ld_test *t, const char *what, const char *where)
{
	if (t->faults++ < 10)
		printf("# %s: %s\n", what, where);
}

/* Whether "prefix:" is of the context; absolute addresses are none. */
static bool
ld_is_compact(const struct ld_test *t, const char *s)
{
	const char *colon = strchr(s, ':');
	char prefix[40];

	if (colon == NULL || (size_t)(colon - s) >= sizeof(prefix) ||
	    strncmp(colon, "://", 3) == 0)
		return false;
	memcpy(prefix, s, (size_t)(colon - s));
	prefix[colon - s] = '\0';
	return json_is_string(json_object_get(t->context, prefix));
}

static void
ld_term_is(struct ld_test *t, const char *s, bool property)
{
	enum dpv_kind kind;

	t->terms++;
	if (!ld_is_compact(t, s))
		ld_fault(t, "no prefix of the context", s);
	else if (dpv_find(str_of(s), &kind) != ERR_OK)
		ld_fault(t, "not pinned", s);
	else if ((kind == DPV_PROPERTY) != property)
		ld_fault(t, property ? "no property" : "a property as value",
		    s);
}

static void
ld_identifier(struct ld_test *t, const char *s)
{
	if (s[0] == '#')
		return;
	if (strncmp(s, "urn:uuid:", 9) == 0 || strncmp(s, "https://", 8) == 0)
		return;
	ld_term_is(t, s, false);
}

/* "@type" of the context for this key. */
static const char *
ld_coerced(const struct ld_test *t, const char *key)
{
	json_t *is = json_object_get(t->context, key);

	return json_is_object(is)
		   ? json_string_value(json_object_get(is, "@type"))
		   : NULL;
}

static void
ld_types_are(struct ld_test *t, json_t *type)
{
	size_t i;
	json_t *one;

	if (json_is_string(type))
		ld_term_is(t, json_string_value(type), false);
	json_array_foreach(type, i, one)
	    ld_term_is(t, json_string_value(one), false);
}

static void ld_node(struct ld_test *t, json_t *node);

static void
ld_value(struct ld_test *t, const char *key, json_t *value)
{
	const char *as = ld_coerced(t, key);
	size_t i;
	json_t *one;

	if (json_is_array(value) && json_array_size(value) == 0)
		ld_fault(t, "an array of nothing", key);
	if (json_is_object(value) && json_object_size(value) == 0)
		ld_fault(t, "an object of nothing", key);
	if (json_is_string(value) && json_string_length(value) == 0)
		ld_fault(t, "a text of nothing", key);
	if (json_is_array(value)) {
		json_array_foreach(value, i, one) ld_value(t, key, one);
	} else if (json_is_object(value)) {
		ld_node(t, value);
	} else if (json_is_string(value)) {
		const char *s = json_string_value(value);

		if (as != NULL && strcmp(as, "@id") == 0)
			ld_identifier(t, s);
		else if (as != NULL && strcmp(as, "xsd:date") == 0 &&
			 strlen(s) != 10)
			ld_fault(t, "no date", s);
		else if (as != NULL && strcmp(as, "xsd:duration") == 0 &&
			 s[0] != 'P')
			ld_fault(t, "no duration", s);
		else if (as == NULL && ld_is_compact(t, s))
			ld_fault(t, "a term that is told as words", s);
	} else {
		ld_fault(t, "no text, object or array", key);
	}
}

static void
ld_node(struct ld_test *t, json_t *node)
{
	const char *key;
	json_t *value;
	json_t *id = json_object_get(node, "@id");

	if (json_is_string(id) && json_string_value(id)[0] == '#') {
		bool reference = json_object_size(node) == 1;

		if (reference && t->meant_n < LD_IDS)
			t->meant[t->meant_n++] = json_string_value(id);
		if (!reference && t->declared_n < LD_IDS)
			t->declared[t->declared_n++] = json_string_value(id);
	}
	json_object_foreach(node, key, value)
	{
		if (strcmp(key, "@id") == 0)
			ld_identifier(t, json_string_value(value));
		else if (strcmp(key, "@type") == 0)
			ld_types_are(t, value);
		else if (key[0] != '@') {
			ld_term_is(t, key, true);
			ld_value(t, key, value);
		}
	}
}

static int
ld_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
ld_references(struct ld_test *t)
{
	qsort(t->declared, t->declared_n, sizeof(t->declared[0]), ld_order);
	for (size_t i = 1; i < t->declared_n; i++) {
		if (strcmp(t->declared[i - 1], t->declared[i]) == 0)
			ld_fault(t, "declared twice", t->declared[i]);
	}
	for (size_t i = 0; i < t->meant_n; i++) {
		if (bsearch(&t->meant[i], t->declared, t->declared_n,
			sizeof(t->declared[0]), ld_order) == NULL)
			ld_fault(t, "leads nowhere", t->meant[i]);
	}
}

/* The context: prefixes with an address, and what is coerced to known types. */
static void
ld_context_is(struct ld_test *t)
{
	const char *key;
	json_t *value;

	json_object_foreach(t->context, key, value)
	{
		const char *type = ld_coerced(t, key);

		if (json_is_object(value)) {
			ld_term_is(t, key, true);
			if (strcmp(type, "@id") != 0)
				ld_term_is(t, type, false);
		} else if (key[0] != '@' &&
			   strncmp(json_string_value(value), "http", 4) != 0) {
			ld_fault(t, "a prefix without address", key);
		}
	}
}

/** The document that it is, for more questions; NULL when it is faulty. */
static json_t *
ld_document(struct str s)
{
	static struct ld_test t;
	json_error_t e;
	json_t *root = json_loadb(s.p, s.n, JSON_REJECT_DUPLICATES, &e);

	t = (struct ld_test){ .faults = 0 };
	if (root == NULL) {
		printf("# %s, at byte %d\n", e.text, e.position);
		return NULL;
	}
	t.context = json_object_get(root, "@context");
	if (!json_is_object(t.context))
		ld_fault(&t, "no context", "@context");
	ld_context_is(&t);
	ld_node(&t, root);
	ld_references(&t);
	if (t.faults == 0 && t.terms > 5)
		return root;
	json_decref(root);
	return NULL;
}

#endif
