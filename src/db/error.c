/* SPDX-License-Identifier: EUPL-1.2 */
/* db/error: what SQLite or the system refused, as an error; faults of tests. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "db/private.h"

static char reason[256];
static int64_t fault_in; /* steps until the fault; 0: none */

const char *
db_reason(void)
{
	return reason;
}

void
db_error_forget(void)
{
	reason[0] = '\0';
}

enum err
db_error_io(const char *what)
{
	int sys = errno;

	(void)snprintf(reason, sizeof(reason), "%s: %s", what, strerror(sys));
	return file_error(sys);
}

enum err
db_error(sqlite3 *h, int rc, const char *what)
{
	int sys = errno;

	if (rc == SQLITE_OK || rc == SQLITE_ROW || rc == SQLITE_DONE)
		return ERR_OK;
	(void)snprintf(reason, sizeof(reason), "%s: %s (%d)",
	    what == NULL ? "database" : what,
	    h == NULL ? sqlite3_errstr(rc) : sqlite3_errmsg(h), rc);
	switch (rc & 0xff) {
	case SQLITE_FULL:
		return ERR_FULL;
	case SQLITE_CONSTRAINT:
		return ERR_CONFLICT;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return ERR_TAMPERED;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERR_BUSY;
	case SQLITE_TOOBIG:
		return ERR_TOO_BIG;
	case SQLITE_IOERR:
		/* SQLite knows ENOSPC only as "full", and does not keep the
		 * errno of a commit. */
		return file_error(sys) == ERR_FULL ||
			       (h != NULL && file_error(sqlite3_system_errno(
						 h)) == ERR_FULL)
			   ? ERR_FULL
			   : ERR_DB;
	default:
		return ERR_DB;
	}
}

void
db_fault_after(int64_t n)
{
	fault_in = n;
}

bool
db_fault_pending(void)
{
	return fault_in > 0;
}

bool
db_fault(void)
{
	if (fault_in == 0 || --fault_in > 0)
		return false;
	(void)snprintf(reason, sizeof(reason), "a fault asked for by a test");
	return true;
}
