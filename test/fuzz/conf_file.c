/* SPDX-License-Identifier: EUPL-1.2 */
/* Settings files: what is read prints as what reads and prints the same. */
#include <stdlib.h>

#include "conf/conf.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_new(64 << 20);
	struct conf_problems problems;
	struct conf *c, *again;
	struct buf one, two;
	enum err e;

	e = conf_parse(a, (struct str){ .p = (const char *)p, .n = n }, &c,
	    &problems);
	if (e != ERR_OK && problems.n == 0)
		abort();
	if (e == ERR_OK) {
		buf_init(&one, 1 << 20);
		buf_init(&two, 1 << 20);
		conf_print(c, n % 2 == 0, &one);
		if (one.n <= CONF_FILE_BYTES) {
			if (conf_parse(a, buf_str(&one), &again, &problems) !=
			    ERR_OK)
				abort();
			conf_print(again, n % 2 == 0, &two);
			if (!str_eq(buf_str(&one), buf_str(&two)))
				abort();
		}
		(void)conf_sink(c, a, "/srv");
		(void)conf_sink_leaves(c);
		buf_release(&one);
		buf_release(&two);
	}
	arena_free(a);
	return 0;
}
