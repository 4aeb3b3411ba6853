/* SPDX-License-Identifier: EUPL-1.2 */
/* base/log: a line of the log. */
#include "base/base.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/time.h"

#define LOG_BYTES 1024

/* The line is written at once, so that those of two processes do not mix. */
void
log_line(const char *fmt, ...)
{
	struct date d = date_of_days((int32_t)(clock_now_s() / DAY_S));
	int64_t second = clock_now_s() % DAY_S;
	char line[LOG_BYTES];
	int head, n;
	ssize_t done;
	va_list ap;
	int i;

	head = snprintf(line, sizeof(line),
	    "%04d-%02d-%02dT%02d:%02d:%02dZ %.64s: ", (int)d.year, (int)d.month,
	    (int)d.day, (int)(second / 3600), (int)(second / 60 % 60),
	    (int)(second % 60), program_invocation_short_name);
	if (head < 0)
		return;
	va_start(ap, fmt);
	n = vsnprintf(line + head, sizeof(line) - (size_t)head, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	n += head;
	if (n > LOG_BYTES - 2)
		n = LOG_BYTES - 2;
	/* A control would let a text forge a second line. */
	for (i = head; i < n; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	line[n] = '\n';
	done = write(STDERR_FILENO, line, (size_t)n + 1);
	(void)done; /* there is nowhere left to say that it failed */
}
