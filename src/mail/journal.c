/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"

#define RECORDS    (4 * SINK_JOURNAL_RESULTS) /* two for each message */
#define HEAD_BYTES 64
#define BOOT_BYTES 36

/* 64 bytes, so that none lies across two pages. */
struct record {
	uint64_t seq;
	int64_t id, at_ns;
	int32_t ended, outcome, stage, code, enhanced[3];
	int32_t unused;
	uint64_t check;
};

_Static_assert(sizeof(struct record) == 64, "one record");

struct journal {
	int fd;
	uint64_t seq; /* of the newest record */
};

static uint64_t
check_of(const struct record *r)
{
	const unsigned char *p = (const unsigned char *)r;
	uint64_t h = 0xcbf29ce484222325; /* FNV-1a */

	for (size_t i = 0; i < offsetof(struct record, check); i++)
		h = (h ^ p[i]) * 0x100000001b3;
	return h;
}

/* The number of this start of the machine. */
static void
boot_read(char boot[HEAD_BYTES])
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);

	memset(boot, 0, HEAD_BYTES);
	memcpy(boot, "vern-mail-journal 1 ", 20);
	if (fd >= 0) {
		if (read(fd, boot + 20, BOOT_BYTES) != BOOT_BYTES)
			boot[20] = '\0';
		close(fd);
	}
}

static off_t
offset_of(uint64_t seq)
{
	return (off_t)(HEAD_BYTES + (seq % RECORDS) * sizeof(struct record));
}

static bool
record_read(int fd, uint64_t slot, struct record *r)
{
	ssize_t n = pread(fd, r, sizeof(*r), offset_of(slot));

	return n == (ssize_t)sizeof(*r) && r->seq != 0 &&
	       r->seq % RECORDS == slot && r->check == check_of(r);
}

static bool
head_fits(int fd, const char boot[HEAD_BYTES])
{
	char head[HEAD_BYTES];

	return boot[20] != '\0' &&
	       pread(fd, head, sizeof(head), 0) == HEAD_BYTES &&
	       memcmp(head, boot, HEAD_BYTES) == 0;
}

enum err
journal_open(const char *path, struct journal **out)
{
	struct journal *j;
	struct record r;
	char boot[HEAD_BYTES];
	enum err e = ERR_BUSY;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0)
		return file_error(errno);
	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		goto fail;
	boot_read(boot);
	if (!head_fits(fd, boot) &&
	    (ftruncate(fd, 0) != 0 ||
		pwrite(fd, boot, HEAD_BYTES, 0) != HEAD_BYTES)) {
		e = file_error(errno);
		goto fail;
	}
	if ((j = calloc(1, sizeof(*j))) == NULL) {
		e = ERR_IO;
		goto fail;
	}
	j->fd = fd;
	for (uint64_t i = 0; i < RECORDS; i++)
		if (record_read(fd, i, &r) && r.seq > j->seq)
			j->seq = r.seq;
	*out = j;
	return ERR_OK;

fail:
	close(fd);
	return e;
}

void
journal_close(struct journal *j)
{
	if (j == NULL)
		return;
	close(j->fd);
	free(j);
}

enum err
journal_put(struct journal *j, bool ended, const struct sink_result *result)
{
	struct record r = { 0 };

	if (j == NULL)
		return ERR_OK;
	r.seq = j->seq + 1;
	r.id = result->id;
	r.at_ns = clock_mono_ns();
	r.ended = ended;
	r.outcome = (int32_t)result->outcome;
	r.stage = (int32_t)result->stage;
	r.code = result->code;
	for (int i = 0; i < 3; i++)
		r.enhanced[i] = result->enhanced[i];
	r.check = check_of(&r);
	if (pwrite(j->fd, &r, sizeof(r), offset_of(r.seq)) !=
	    (ssize_t)sizeof(r))
		return file_error(errno);
	j->seq = r.seq;
	return ERR_OK;
}

enum err
journal_read(const char *path, struct journal_entry **list, size_t *n,
    bool *trusted)
{
	struct journal_entry *more;
	struct record r;
	char boot[HEAD_BYTES];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0) {
		*trusted = false;
		return errno == ENOENT ? ERR_OK : ERR_IO;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		return ERR_BUSY;
	}
	boot_read(boot);
	*trusted = *trusted && head_fits(fd, boot);
	more = realloc(*list, (*n + RECORDS) * sizeof(**list));
	if (more == NULL) {
		close(fd);
		return ERR_IO;
	}
	*list = more;
	for (uint64_t i = 0; i < RECORDS; i++) {
		struct journal_entry *e = &more[*n];

		if (!record_read(fd, i, &r))
			continue;
		*e = (struct journal_entry){ .at_ns = r.at_ns,
			.ended = r.ended != 0,
			.result = { .id = r.id,
			    .outcome = (enum sink_outcome)r.outcome,
			    .stage = (enum sink_stage)r.stage,
			    .code = r.code,
			    .enhanced = { r.enhanced[0], r.enhanced[1],
				r.enhanced[2] } } };
		if (r.outcome >= 0 && r.outcome < SINK_OUTCOME_MAX &&
		    r.stage >= 0 && r.stage <= SINK_AT_END)
			(*n)++;
	}
	close(fd);
	return ERR_OK;
}
