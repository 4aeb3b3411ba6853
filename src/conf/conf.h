/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conf: what the operator decides, from the text file DIR/vern.conf.
 *
 * One setting a line, "name value"; the value is the rest of the line;
 * "#" begins a comment line. settings.def has every setting, its form, its
 * default and its help. Knows no statement: an organisation is a name.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/base.h"
#include "base/limits.h"

#define CONF_FILE          "vern.conf"
#define CONF_FILE_BYTES    65536
#define CONF_PROBLEMS      50  /* shown of one file */
#define CONF_ORGANISATIONS 256 /* values for one organisation */

enum setting {
#define SETTING(id, name, type, value, min, max, where, en, nb) SET_##id,
#include "conf/settings.def"
#undef SETTING
	SETTING_MAX
};

/* Values in an arena; borrowed by everything below. */
struct conf;

/* What is wrong in a line: one English sentence that repeats no value that
 * could be a secret. line is 0 when it is no line's fault. */
struct conf_problem {
	int line;
	struct str text;
};
struct conf_problems {
	struct conf_problem at[CONF_PROBLEMS];
	size_t n;
};

/** conf_default(a): every setting at its default. */
struct conf *conf_default(struct arena *a);
/**
 * conf_parse(a, text, out, problems_out):
 * Read a whole file and report all that is wrong with it. ${text} is copied.
 * Errors: INVALID (see problems: no such setting, wrong form, out of range,
 * set twice, an organisation missing or too much), TOO_BIG (longer than
 * CONF_FILE_BYTES). ${out} is untouched on an error.
 */
enum err conf_parse(struct arena *a, struct str text, struct conf **out,
    struct conf_problems *problems_out) MUST_USE;
/** conf_load(a, dir, out, problems_out): conf_parse of DIR/vern.conf; a file
 * that is not there gives the defaults. Errors: as conf_parse, IO. */
enum err conf_load(struct arena *a, const char *dir, struct conf **out,
    struct conf_problems *problems_out) MUST_USE;
/** conf_set(c, name, value, problem_out): what a command-line option says,
 * instead of the file. ${name} may end in ".ORG". Errors: INVALID. */
enum err conf_set(struct conf *c, struct str name, struct str value,
    struct conf_problem *problem_out) MUST_USE;

/** conf_text(c, id, org): the value for organisation ${org} (its file name),
 * else the directory's, else the default; STR_NONE for ${org} asks for the
 * directory's. Empty where nothing is set. */
struct str conf_text(const struct conf *c, enum setting id, struct str org);
/** conf_number(c, id): of a setting of type NUMBER. */
int64_t conf_number(const struct conf *c, enum setting id);
/** conf_path(c, a, dir, id): of type PATH, with DIR before what is not
 * absolute; NULL where nothing is set. */
const char *conf_path(const struct conf *c, struct arena *a, const char *dir,
    enum setting id);

/** conf_sink(c, a, dir): mail.sink with DIR before a path that is not
 * absolute: "off", "dir:/srv/vern/outbox", "smtp://mail.example:25". */
struct str conf_sink(const struct conf *c, struct arena *a, const char *dir);
/** conf_sink_leaves(c): whether messages leave this machine: neither off, nor
 * a folder, nor a mail server on loopback. Then the directory is live. */
bool conf_sink_leaves(const struct conf *c);

/** conf_print(c, lang_nb, b): the whole as a file: each setting with its help
 * (Norwegian or English) as a comment; what is at its default is commented
 * out. conf_parse of it gives the same values. */
void conf_print(const struct conf *c, bool lang_nb, struct buf *b);

#endif
