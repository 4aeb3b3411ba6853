/* SPDX-License-Identifier: EUPL-1.2 */
/* Files and directories of a test's own, below TMPDIR. */
#ifndef TEMP_H
#define TEMP_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"

#define TEMP_MAX 48 /* bytes of a path; of some of them a socket is made */

/* A pattern for mkdtemp and mkstemp, with "vern-${name}-" in it. */
static inline void
temp_path(char out[TEMP_MAX], const char *name)
{
	const char *at = getenv("TMPDIR");

	if (at == NULL || *at != '/' || strlen(at) > TEMP_MAX / 3)
		at = "/tmp";
	if (snprintf(out, TEMP_MAX, "%s/vern-%s-XXXXXX", at, name) >= TEMP_MAX)
		abort();
}

/* Make a directory. */
static inline bool
temp_dir(char out[TEMP_MAX], const char *name)
{
	temp_path(out, name);
	return mkdtemp(out) != NULL;
}

/* An unlinked file that holds ${bytes}; where one reads is at its end. */
static inline int
temp_file(const char *name, struct str bytes)
{
	char path[TEMP_MAX];
	int fd;

	temp_path(path, name);
	if ((fd = mkstemp(path)) < 0 || unlink(path) != 0 ||
	    write(fd, bytes.p, bytes.n) != (ssize_t)bytes.n)
		abort();
	return fd;
}

#endif
