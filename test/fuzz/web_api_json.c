/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as the "fields" of a body: reading ends; what is taken is of a
 * plain field or of a part with its item, in its stored form, and named in
 * the set that is decided about; what is refused says where; and what is
 * written back of it is JSON again.
 */
#include <stdlib.h>
#include <string.h>

#include "../unit/intake_fixture.h"
#include "intake/value.h"
#include "web/api.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(struct call *c, const struct api_changes *ch)
{
	for (size_t i = 0; i < ch->n; i++) {
		const struct change *one = &ch->at[i];
		const struct field *f = &fixture_fields[one->field];
		struct str again;

		if ((one->item > 0) != (f->parent >= 0) ||
		    !fieldset_has(&ch->fields, one->field))
			abort();
		if (value_normalise(c->a, f, one->text, &again) != ERR_OK ||
		    !str_eq(again, one->text))
			abort();
	}
}

/* As if it had been kept: out again. */
static void
write_back(struct call *c, const struct api_changes *ch)
{
	struct value *kept = ARENA_ARRAY(c->a, struct value, ch->n);
	struct values vs = { .at = kept };
	struct json_value *in;
	struct json j;
	struct buf b;

	for (size_t i = 0; i < ch->n; i++)
		if (ch->at[i].text.n > 0)
			kept[vs.n++] = (struct value){
				.field = ch->at[i].field,
				.item = ch->at[i].item,
				.text = ch->at[i].text,
				.source = -1,
			};
	buf_init(&b, 64U << 20);
	json_init(&j, &b);
	json_open(&j, NULL);
	api_fields_out(c, &j, &vs);
	json_close(&j);
	if (json_read(buf_str(&b), &in, NULL) != ERR_OK)
		abort();
	json_free(in);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str text = { (const char *)data, n };
	struct arena *a = arena_new(256U << 20);
	struct org org = { .st = &fixture };
	struct call c = { .a = a, .org = &org };
	struct api_changes ch;
	struct json_value *in;
	enum err e;

	(void)fixture_make();
	if (n <= 65536 && json_read(text, &in, NULL) == ERR_OK) {
		if (json_is_an_object(in)) {
			e = api_fields_in(&c, in, &ch);
			if (e == ERR_OK) {
				check(&c, &ch);
				write_back(&c, &ch);
			} else if (c.pointer.n == 0 || c.detail.n == 0) {
				abort();
			}
		}
		json_free(in);
	}
	arena_free(a);
	return 0;
}
