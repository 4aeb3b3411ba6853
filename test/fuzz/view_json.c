/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON in never breaks; a text written as JSON reads back as it was. */
#include <stdlib.h>
#include <string.h>

#include "view/json_in.h"
#include "view/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	struct json_value *v = NULL;
	struct json_error e = { 0 };
	struct json j;
	struct buf b;

	if (json_read(s, &v, &e) == ERR_OK)
		json_free(v);
	else
		must(e.line > 0 && e.what[0] != '\0');
	buf_init(&b, 1 << 26);
	json_init(&j, &b);
	json_array(&j, NULL);
	json_str(&j, NULL, s);
	json_open(&j, NULL);
	/* Objects that are read hold no NUL in a key. */
	json_key_str(&j, memchr(data, 0, size) == NULL ? s : STR("k"), s);
	json_close(&j);
	json_array_end(&j);
	v = NULL;
	must(json_read(buf_str(&b), &v, NULL) == ERR_OK);
	if (utf8_valid(s))
		must(str_eq(json_value_str(json_item(v, 0)), s));
	json_free(v);
	buf_release(&b);
	return 0;
}
