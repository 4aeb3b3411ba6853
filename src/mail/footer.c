/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/footer.h"

#include "mail/compose.h"
#include "view/gen/pages.h"

enum word {
	WORD_UNSUBSCRIBE,
	WORD_PREFERENCES,
	WORD_VIEW,
	WORD_MAX
};

static const char *const words[LANG_COLUMNS][WORD_MAX] = {
	[LANG_NB] = { "Stopp disse meldingene", "Velg hva du vil ha",
	    "Les meldingen på nettet" },
	[LANG_NN] = { "Stopp desse meldingane", "Vel kva du vil ha",
	    "Les meldinga på nettet" },
	[LANG_EN] = { "Stop these messages", "Choose what you get",
	    "Read this message on the web" },
};

static size_t
links_of(const struct mail *m, struct page_mail_links links[WORD_MAX])
{
	const struct str urls[WORD_MAX] = { m->unsubscribe_url,
		m->preferences_url, m->view_url };
	size_t n = 0;

	for (size_t i = 0; i < WORD_MAX; i++) {
		if (urls[i].n == 0)
			continue;
		links[n].url = urls[i];
		links[n++].label = str_of(words[lang_ui(m->language)][i]);
	}
	return n;
}

struct str
footer_text(struct arena *a, const struct mail *m)
{
	struct page_mail_links links[WORD_MAX];
	size_t n = links_of(m, links);
	struct str text = m->text, out;
	struct buf b;

	buf_init(&b, MAIL_BYTES_MAX);
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	buf_put(&b, text);
	buf_putc(&b, '\n');
	if (n > 0 || m->why.n > 0 || m->sender.n > 0)
		buf_puts(&b, "\n-- \n"); /* readers fold what follows */
	if (m->why.n > 0)
		buf_printf(&b, STR_FMT "\n", STR_ARG(m->why));
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, STR_FMT ":\n" STR_FMT "\n",
		    STR_ARG(links[i].label), STR_ARG(links[i].url));
	if (m->sender.n > 0)
		buf_printf(&b, STR_FMT "\n", STR_ARG(m->sender));
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

struct str
footer_html(struct arena *a, const struct mail *m)
{
	struct page_mail_links links[WORD_MAX];
	struct page_mail page = {
		.code = str_of(lang_code(m->language)),
		.title = m->subject,
		.body = m->html,
		.why = m->why,
		.sender = m->sender,
		.links = links,
		.links_n = links_of(m, links),
	};
	struct str out;
	struct buf b;

	buf_init(&b, MAIL_BYTES_MAX);
	view_page_mail(&b, &page);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}
