/* SPDX-License-Identifier: EUPL-1.2 */
/* conf/private: shared by the files of conf/. */
#ifndef CONF_PRIVATE_H
#define CONF_PRIVATE_H

#include "conf/conf.h"

enum conf_type {
	TYPE_ADDRESS,
	TYPE_URL,
	TYPE_SINK,
	TYPE_EMAIL,
	TYPE_HOST,
	TYPE_PATH,
	TYPE_TLS,
	TYPE_TEXT,
	TYPE_NUMBER
};

enum conf_where {
	WHERE_DIRECTORY,
	WHERE_ORGANISATION,
	WHERE_EITHER
};

struct conf_row {
	const char *name;
	enum conf_type type;
	const char *value;
	int64_t min, max;
	enum conf_where where;
	const char *en, *nb;
};
extern const struct conf_row conf_rows[SETTING_MAX];

struct conf_value {
	enum setting id;
	struct str org; /* STR_NONE: for the directory */
	struct str text;
	int line;
};

struct conf {
	struct arena *a;
	struct conf_value *values; /* what is not at its default */
	size_t n, cap;
};

/** conf_check(a, row, value): NULL when it has the row's form, or what was
 * expected, as a sentence in ${a}. */
const char *conf_check(struct arena *a, const struct conf_row *row,
    struct str value);
/** conf_url_host(url): the host of a checked URL, without port. */
struct str conf_url_host(struct str url);
/** conf_near(name): the setting whose name is nearest, or NULL. */
const char *conf_near(struct str name);

#endif
