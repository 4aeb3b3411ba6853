/* SPDX-License-Identifier: EUPL-1.2 */
/* cli/open: a directory with its settings, store and jobs, for one process. */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include "cli/cli.h"
#include "conf/conf.h"

/** cli_store_open(c, dir): settings, store and jobs of ${dir} into ${c}.
 * Errors: as cli_conf, store_open, store_ledger_copy and jobs_new, REFUSED
 * (time is fixed and the directory is live), DB. All but DB are told; nothing
 * is open then. */
enum err cli_store_open(struct cli *c, const char *dir) MUST_USE;
void cli_store_close(struct cli *c);
/** cli_conf(c, dir, out): DIR/vern.conf, in c->a; every problem is told.
 * Errors: as conf_load. */
enum err cli_conf(struct cli *c, const char *dir, struct conf **out) MUST_USE;
/** cli_jobs_config(c, conf, dir, url): what the jobs need of the settings, in
 * c->a and borrowed from ${conf}; ${url} is the address links begin with when
 * no setting says so. A password that cannot be read is told, and left out. */
struct jobs_config cli_jobs_config(struct cli *c, const struct conf *conf,
    const char *dir, struct str url);

/** cli_org_settings(s, conf, o): what the settings say of one organisation, for
 * the life of the store. */
void cli_org_settings(struct store *s, const struct conf *conf, struct org *o);

#endif
