/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"

#include <errno.h>
#include <unistd.h>

enum err
file_error(int sys)
{
	return sys == ENOSPC || sys == EDQUOT || sys == EFBIG ? ERR_FULL
							      : ERR_IO;
}

enum err
file_write(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO;
		if (n <= 0)
			return file_error(errno);
		s = str_sub(s, (size_t)n, s.n);
	}
	return ERR_OK;
}
