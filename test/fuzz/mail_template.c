/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * T-11, T-65: no draft makes the compiler fail, and no value of a person adds
 * a tag, a line to the subject, or a field.
 * Input: subject, 0x1e, Markdown, 0x1e, value.
 */
#include <stdlib.h>

#include "mail/compose.h"
#include "mail/mime.h"
#include "mail/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static size_t
tags(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '<' || s.p[i] == '>' || s.p[i] == '"';
	return n;
}

static void
merge(struct arena *a, const struct template *t, struct str value)
{
	struct str plain[] = { STR("x"), STR("https://a.no/"), STR("x") };
	struct str hostile[] = { value, STR("https://a.no/"), value };
	struct merged m, clean;

	must(template_merge(a, t, plain, &clean) == ERR_OK);
	if (template_merge(a, t, hostile, &m) != ERR_OK) {
		must(!utf8_valid(value) || value.n > 16000);
		return;
	}
	must(tags(m.html.bytes) == tags(clean.html.bytes));
	must(utf8_valid(m.html.bytes) && utf8_valid(m.text));
	must(mime_is_clean(m.subject));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct merge_field fields[] = { { STR("name"), MERGE_TEXT },
		{ STR("url"), MERGE_URL }, { STR("org.name"), MERGE_OWN } };
	struct str s = { (const char *)data, size }, subject = STR_NONE,
		   body = STR_NONE, value = STR_NONE;
	struct template *t;
	struct template_finding *f;
	struct arena *a;
	size_t n;
	enum err e;

	if (size == 0 || size > 16384)
		return 0;
	a = arena_new(1 << 28);
	(void)str_cut(&s, '\036', &subject);
	(void)str_cut(&s, '\036', &body);
	(void)str_cut(&s, '\036', &value);
	e = template_compile(a, subject, body, fields, 3, &t, &f, &n);
	if (e == ERR_OK)
		merge(a, t, value);
	else if (e == ERR_REFUSED)
		for (size_t i = 0; i < n; i++)
			must(f[i].line > 0 && f[i].column > 0 &&
			     template_fault_text(f[i].fault, 2)[0] != '\0');
	arena_free(a);
	return 0;
}
