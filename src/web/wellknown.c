/* SPDX-License-Identifier: EUPL-1.2 */
/* web/wellknown: small files at fixed places that programs look for. */
#include "base/time.h"
#include "web/engine.h"
#include "web/handlers.h"

#define CONTACT_DAYS 180 /* RFC 9116: less than a year */

static void
answer(struct call *c, const char *type)
{
	c->rp->status = 200;
	headers_common(c, true);
	reply_header(c->rp, "Content-Type", str_of(type));
	reply_header(c->rp, "Cache-Control", STR("public, max-age=3600"));
}

/* RFC 9116. Where to write is what the statements say. */
enum err
web_security_txt(struct call *c)
{
	struct buf *b = &c->rp->body;
	size_t contacts = 0;

	for (size_t i = 0; i < c->s->orgs_n; i++)
		contacts +=
		    c->s->orgs[i].st->controllers[0].contact.email.n > 0;
	if (contacts == 0)
		return ERR_NOT_FOUND;
	answer(c, "text/plain; charset=utf-8");
	for (size_t i = 0; i < c->s->orgs_n; i++) {
		struct str to = c->s->orgs[i].st->controllers[0].contact.email;

		if (to.n == 0)
			continue;
		buf_puts(b, "Contact: mailto:");
		html_url_part(b, to);
		buf_putc(b, '\n');
	}
	buf_puts(b, "Expires: ");
	buf_put(b, instant_print(c->a, clock_now_s() + CONTACT_DAYS * DAY_S));
	buf_puts(b, "\nPreferred-Languages: nb, nn, en\n");
	if (c->web->config.public_url.n > 0)
		buf_printf(b,
		    "Canonical: " STR_FMT "/.well-known/security.txt\n",
		    STR_ARG(c->web->config.public_url));
	return ERR_OK;
}

/* Global Privacy Control: the server has no way to sell what it holds or to
 * share it for advertising, so that the signal is heeded for everybody. */
enum err
web_gpc(struct call *c)
{
	int32_t newest = 0;
	struct json j;

	for (size_t i = 0; i < c->s->orgs_n; i++) {
		struct date d = c->s->orgs[i].st->published;

		if (date_valid(d) && date_days(d) > newest)
			newest = date_days(d);
	}
	answer(c, "application/json");
	json_init(&j, &c->rp->body);
	json_open(&j, NULL);
	json_bool(&j, "gpc", true);
	if (newest != 0)
		json_date(&j, "lastUpdate", date_of_days(newest));
	json_close(&j);
	return ERR_OK;
}

/* Where a password is changed: there is one page for each organisation. */
enum err
web_change_password(struct call *c)
{
	struct str to = STR("/");

	if (c->s->orgs_n == 1)
		to = arena_printf(c->a, "/" STR_FMT "/me/security",
		    STR_ARG(c->s->orgs[0].name));
	call_redirect(c, to);
	return ERR_OK;
}

enum err
web_robots(struct call *c)
{
	answer(c, "text/plain; charset=utf-8");
	buf_puts(&c->rp->body, "User-agent: *\n"
			       "Allow: /*/privacy\n"
			       "Disallow: /\n");
	return ERR_OK;
}
