/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The wall under the wall: whatever a statement file says, SQLite is not let
 * to change the schema, reach another file, or rewrite the trail.
 */
#include <string.h>
#include <strings.h>

#include "db/private.h"

static bool
changes_trail_lawfully(const struct db *db)
{
	return db->name != NULL && strncmp(db->name, "audit_prune", 11) == 0;
}

static bool
is_internal(const char *table)
{
	return table != NULL && strncmp(table, "sqlite_", 7) == 0;
}

/* VACUUM INTO writes another file without asking the authorizer. */
bool
db_may_prepare(const char *text)
{
	static const char *const verbs[] = { "SELECT ", "WITH ", "INSERT ",
		"UPDATE ", "DELETE " };

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		if (strncasecmp(text, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

int
db_authorize(void *arg, int action, const char *a, const char *b,
    const char *schema, const char *trigger)
{
	const struct db *db = arg;

	(void)schema;
	(void)trigger;
	if (db->trusted)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return b != NULL && strcmp(b, "load_extension") == 0
			   ? SQLITE_DENY
			   : SQLITE_OK;
	case SQLITE_INSERT:
		return is_internal(a) ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		if (is_internal(a))
			return SQLITE_DENY;
		if (strcmp(a, "audit") == 0 && !changes_trail_lawfully(db))
			return SQLITE_DENY;
		return SQLITE_OK;
	default:
		return SQLITE_DENY;
	}
}
