/* SPDX-License-Identifier: EUPL-1.2 */
/* What log_line writes, read back through a pipe. */
#include <stdlib.h>
#include <unistd.h>

#include "base/time.h"
#include "tap.h"

static char line[8192];

/* What ${text} becomes in the log, the name of the process left out. */
static struct str
logged(const char *text)
{
	int ends[2], saved = dup(STDERR_FILENO);
	struct str s = STR_NONE;
	ssize_t n;
	size_t at;

	if (saved < 0 || pipe(ends) != 0)
		return s;
	(void)dup2(ends[1], STDERR_FILENO);
	log_line("%s", text);
	(void)dup2(saved, STDERR_FILENO);
	(void)close(saved);
	(void)close(ends[1]);
	n = read(ends[0], line, sizeof(line));
	(void)close(ends[0]);
	if (n > 0)
		s = (struct str){ line, (size_t)n };
	at = str_find(s, STR(": "));
	if (!str_starts(s, STR("2026-03-29T01:30:00Z ")) || at == SIZE_MAX)
		return STR_NONE;
	return str_sub(s, at + 2, s.n);
}

int
main(void)
{
	static char large[4000];
	struct str s;

	setenv("VERN_NOW", "2026-03-29T01:30:00Z", 1);
	tap_err(clock_init(), ERR_OK, "the clock is fixed");
	tap_str(logged("tick 7"), STR("tick 7\n"), "one line with its time");
	tap_str(logged("a\n2026 b"), STR("a?2026 b\n"),
	    "a text cannot forge a line");
	tap_str(logged("a\r\x1b[2J\x7f"), STR("a??[2J?\n"),
	    "nor move the cursor");
	tap_str(logged("bl\xc3\xa5"), STR("bl\xc3\xa5\n"), "letters stay");
	tap_str(logged(""), STR("\n"), "nothing");
	memset(large, 'x', sizeof(large) - 1);
	s = logged(large);
	tap_ok(s.n > 900 && s.n <= 1024 && str_ends(s, STR("x\n")) &&
		   str_find(s, STR("\n")) == s.n - 1,
	    "a long line is cut and still ends");
	return tap_done();
}
