/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/guide: the guide of the staff pages in a browser, for one file and one
 * person at this machine. */
#ifndef CLI_GUIDE_H
#define CLI_GUIDE_H

#include "cli/cmd.h"

struct guide_host {
	struct cli *c;
	enum lang lang;
	struct str path; /* of the file, for people */
	void *self;
	struct str (*bytes)(void *self); /* STR_NONE: not begun */
	/* Takes in what somebody else wrote; INVALID: no statement that the
	 * questions can work on, and bytes() are those of before. */
	enum err (*again)(void *self, bool *changed_out);
	enum err (*begin)(void *self, struct str name);
	enum err (*save)(void *self, struct str bytes);
};
/**
 * guide_serve(h): print an address of the loopback that opens once, and answer
 * until the program is told to end. Errors: INVALID (--listen is no address of
 * the loopback; told), IO, INTERNAL.
 */
enum err guide_serve(const struct guide_host *h) MUST_USE;

#endif
