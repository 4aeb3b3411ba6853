/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * secure_delete overwrites a deleted row where it lies, but not the copies
 * that a page kept in its unused middle when an earlier split moved the row
 * to another page. So every page is written to the database without what its
 * middle holds. The log is not touched (its frames have checksums): it is
 * emptied by the checkpoint.
 *
 * Page layout: https://www.sqlite.org/fileformat2.html, 1.6.
 */
#include <string.h>

#include "db/private.h"

#define PAGE_MAX 65536

static sqlite3_vfs vfs;
static const sqlite3_io_methods *plain; /* of the system's own VFS */
static sqlite3_io_methods wiping;       /* the same but for xWrite */

static size_t
get16(const unsigned char *p)
{
	return (size_t)p[0] << 8 | p[1];
}

/*
 * The pages of a b-tree begin with their kind. The others begin with a page
 * number, whose first byte is 0 or 1 because of DB_MAX_PAGES, or are zeros.
 */
static void
wipe_page(unsigned char *page, size_t n, bool first)
{
	size_t at = first ? 100 : 0, from, to;
	unsigned char kind = page[at];

	if (kind != 2 && kind != 5 && kind != 10 && kind != 13)
		return;
	from = at + (kind < 8 ? 12 : 8) + 2 * get16(page + at + 3);
	to = get16(page + at + 5);
	if (to == 0)
		to = PAGE_MAX;
	if (from < to && to <= n)
		memset(page + from, 0, to - from);
}

static int
write_wiped(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	static unsigned char page[PAGE_MAX];

	/* Only whole pages are written, but nothing says so. */
	if (n < 512 || n > PAGE_MAX || (n & (n - 1)) != 0 || at % n != 0)
		return plain->xWrite(f, p, n, at);
	memcpy(page, p, (size_t)n);
	wipe_page(page, (size_t)n, at == 0);
	return plain->xWrite(f, page, n, at);
}

static int
open_wiping(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags,
    int *flags_out)
{
	int rc = sqlite3_vfs_find(NULL)->xOpen(v, name, f, flags, flags_out);

	if (rc != SQLITE_OK || (flags & SQLITE_OPEN_MAIN_DB) == 0)
		return rc;
	if (plain == NULL) {
		plain = f->pMethods;
		wiping = *plain;
		wiping.xWrite = write_wiped;
	}
	if (f->pMethods != plain) {
		(void)f->pMethods->xClose(f);
		f->pMethods = NULL;
		return SQLITE_CANTOPEN;
	}
	f->pMethods = &wiping;
	return SQLITE_OK;
}

const char *
db_wiping_vfs(void)
{
	if (vfs.zName == NULL) {
		vfs = *sqlite3_vfs_find(NULL);
		vfs.zName = "vern";
		vfs.pNext = NULL;
		vfs.xOpen = open_wiping;
		(void)sqlite3_vfs_register(&vfs, 0);
	}
	return vfs.zName;
}
