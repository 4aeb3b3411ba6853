/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail/letters.h"

#include <stdio.h>

enum letter_kind {
	KIND_SIGN_IN,
	KIND_INVITATION,
	KIND_REMINDER,
	KIND_ADDRESS,
	KIND_LEFT,
	KIND_ENTERED,
	KIND_STAFF,
	KIND_PASSWORD,
	KIND_CONSENT,
	KIND_WITHDRAWN,
	KIND_CHANGE,
	KIND_MAX
};

/* What a text may name. */
enum word {
	W_ORG,
	W_WHO,
	W_EMAIL,
	W_OFFICER,
	W_AUTHORITY,
	W_PRIVACY_URL,
	W_NAME,
	W_URL,
	W_ACCEPT_URL,
	W_DECLINE_URL,
	W_MINUTES,
	W_HOURS,
	W_ABOUT,
	W_ANSWER_BY,
	W_SOURCE,
	W_BASIS,
	W_PERIOD,
	W_MARK,
	W_UNREADABLE_ON,
	W_GONE_ON,
	W_HOW,
	W_ROLE,
	W_PURPOSE,
	W_CONSENT,
	W_WHEN,
	W_OBJECTED,
	W_OBJECT_URL,
	W_MAX
};

static const struct {
	const char *name;
	enum merge_kind kind;
} words[W_MAX] = {
	[W_ORG] = { "org", MERGE_OWN },
	[W_WHO] = { "who", MERGE_OWN },
	[W_EMAIL] = { "email", MERGE_OWN },
	[W_OFFICER] = { "officer", MERGE_OWN },
	[W_AUTHORITY] = { "authority", MERGE_OWN },
	[W_PRIVACY_URL] = { "privacy_url", MERGE_URL },
	[W_NAME] = { "name", MERGE_TEXT },
	[W_URL] = { "url", MERGE_URL },
	[W_ACCEPT_URL] = { "accept_url", MERGE_URL },
	[W_DECLINE_URL] = { "decline_url", MERGE_URL },
	[W_MINUTES] = { "minutes", MERGE_OWN },
	[W_HOURS] = { "hours", MERGE_OWN },
	[W_ABOUT] = { "about", MERGE_OWN },
	[W_ANSWER_BY] = { "answer_by", MERGE_OWN },
	[W_SOURCE] = { "source", MERGE_TEXT },
	[W_BASIS] = { "basis", MERGE_OWN },
	[W_PERIOD] = { "period", MERGE_OWN },
	[W_MARK] = { "mark", MERGE_OWN },
	[W_UNREADABLE_ON] = { "unreadable_on", MERGE_OWN },
	[W_GONE_ON] = { "gone_on", MERGE_OWN },
	[W_HOW] = { "how", MERGE_OWN },
	[W_ROLE] = { "role", MERGE_OWN },
	[W_PURPOSE] = { "purpose", MERGE_OWN },
	[W_CONSENT] = { "consent", MERGE_OWN },
	[W_OBJECTED] = { "objected", MERGE_OWN },
	[W_OBJECT_URL] = { "object_url", MERGE_URL },
	[W_WHEN] = { "when", MERGE_OWN },
};

enum list {
	LIST_FACTS,
	LIST_PURPOSES,
	LIST_RECIPIENTS,
	LIST_KEPT,
	LIST_MAX
};

static const char *const list_lines[LIST_MAX] = { "%facts%", "%purposes%",
	"%recipients%", "%kept%" };

static const struct {
	const char *subject, *why, *body;
} texts[KIND_MAX][LANG_COLUMNS] = {
#define LETTER(name, lang, subject, why, body) \
	[KIND_##name][LANG_##lang] = { subject, why, body },
#include "mail/letters.def"
#undef LETTER
};

/* What one letter says. */
struct said {
	struct str values[W_MAX];
	struct letter_list lists[LIST_MAX];
	struct str subject; /* instead of the text's */
};

/* ---- a text becomes a letter ------------------------------------------ */

static bool
has_empty_value(const struct said *said, struct str paragraph)
{
	for (size_t w = 0; w < W_MAX; w++) {
		char mark[40];

		(void)snprintf(mark, sizeof(mark), "{{ %s }}", words[w].name);
		if (said->values[w].n == 0 &&
		    str_find(paragraph, str_of(mark)) != SIZE_MAX)
			return true;
	}
	for (size_t i = 0; i < LIST_MAX; i++)
		if (said->lists[i].n == 0 &&
		    str_find(paragraph, str_of(list_lines[i])) != SIZE_MAX)
			return true;
	return false;
}

/* A line for each item; the item is a field of its own. */
static void
put_list(struct buf *b, const struct said *said, size_t list)
{
	size_t n = said->lists[list].n;

	for (size_t i = 0; i < n && i < LETTER_ITEMS_MAX; i++)
		buf_printf(b, "- {{ item.%zu.%zu }}\n", list, i);
	if (n > LETTER_ITEMS_MAX)
		buf_puts(b, "- …\n");
}

static void
put_paragraph(struct buf *b, const struct said *said, struct str paragraph)
{
	struct str line;

	while (str_cut(&paragraph, '\n', &line)) {
		size_t list = 0;

		while (list < LIST_MAX && !str_is(line, list_lines[list]))
			list++;
		if (list < LIST_MAX) {
			put_list(b, said, list);
			continue;
		}
		buf_put(b, line);
		buf_putc(b, '\n');
	}
	buf_putc(b, '\n');
}

static struct str
body_of(struct arena *a, const struct said *said, const char *text)
{
	struct str rest = str_of(text), out;
	struct buf b;

	buf_init(&b, 65536);
	while (rest.n > 0) {
		size_t end = str_find(rest, STR("\n\n"));
		struct str paragraph = str_sub(rest, 0, end);

		rest =
		    end == SIZE_MAX ? STR_NONE : str_sub(rest, end + 2, rest.n);
		if (!has_empty_value(said, paragraph))
			put_paragraph(&b, said, paragraph);
	}
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

struct merging {
	struct merge_field fields[TEMPLATE_FIELDS_MAX];
	struct str values[TEMPLATE_FIELDS_MAX];
	size_t n;
};

static void
merging_add(struct merging *m, struct str name, enum merge_kind kind,
    struct str value)
{
	m->fields[m->n].name = name;
	m->fields[m->n].kind = kind;
	m->values[m->n++] = value;
}

static struct merging *
merging_of(struct arena *a, const struct said *said)
{
	struct merging *m = ARENA_NEW(a, struct merging);

	_Static_assert(W_MAX + LIST_MAX * LETTER_ITEMS_MAX <=
			   TEMPLATE_FIELDS_MAX,
	    "every value has a field");
	for (size_t w = 0; w < W_MAX; w++)
		merging_add(m, str_of(words[w].name), words[w].kind,
		    said->values[w]);
	for (size_t l = 0; l < LIST_MAX; l++)
		for (size_t i = 0; i < said->lists[l].n && i < LETTER_ITEMS_MAX;
		     i++)
			merging_add(m, arena_printf(a, "item.%zu.%zu", l, i),
			    MERGE_OWN, said->lists[l].items[i]);
	return m;
}

static enum err
merge(struct arena *a, const struct merging *m, struct str subject,
    struct str body, struct merged *out)
{
	struct template *t;
	struct template_finding *findings;
	size_t n;
	enum err e = template_compile(a, subject, body, m->fields, m->n, &t,
	    &findings, &n);

	if (e != ERR_OK)
		return e == ERR_REFUSED ? ERR_INTERNAL : e;
	return template_merge(a, t, m->values, out);
}

static enum err
letter(struct arena *a, enum lang l, enum letter_kind kind,
    const struct said *said, struct letter *out)
{
	const struct merging *m = merging_of(a, said);
	struct merged body, why;
	enum err e;

	l = lang_ui(l);
	if (said->values[W_ORG].n == 0)
		return ERR_INVALID;
	e = merge(a, m, str_of(texts[kind][l].subject),
	    body_of(a, said, texts[kind][l].body), &body);
	if (e != ERR_OK)
		return e;
	/* The reason is one line of plain text, as a subject is. */
	e = merge(a, m, str_of(texts[kind][l].why), STR(""), &why);
	if (e != ERR_OK)
		return e;
	out->subject = said->subject.n > 0 ? said->subject : body.subject;
	out->text = body.text;
	out->html = body.html;
	out->why = why.subject;
	return ERR_OK;
}

/* ---- the letters ------------------------------------------------------ */

/* An address may begin with the name, as on an envelope: "Laget, Gata 1". */
static bool
begins_with_name(struct str address, struct str name)
{
	return name.n > 0 && str_starts(address, name) &&
	       (address.n == name.n || address.p[name.n] == ',');
}

static struct said
said_by(struct arena *a, const struct letter_org *org)
{
	struct said s = { .values = {
			      [W_ORG] = org->name,
			      [W_EMAIL] = org->email,
			      [W_OFFICER] = org->officer,
			      [W_AUTHORITY] = org->authority,
			      [W_PRIVACY_URL] = org->privacy_url,
			  } };
	const struct str parts[] = { org->address, org->email };
	struct str who = org->name;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (begins_with_name(parts[i], who))
			who = parts[i];
		else if (parts[i].n > 0)
			who = arena_printf(a, STR_FMT ", " STR_FMT,
			    STR_ARG(who), STR_ARG(parts[i]));
	s.values[W_WHO] = who;
	return s;
}

static struct str
day(struct arena *a, enum lang l, struct date d)
{
	return d.year == 0 ? STR_NONE : view_date(a, (int64_t)l, d);
}

static struct str
count(struct arena *a, int n)
{
	return n <= 0 ? STR_NONE : arena_printf(a, "%d", n);
}

enum err
letter_sign_in(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_sign_in *in, struct letter *out)
{
	struct said s = said_by(a, org);

	if (in->url.n == 0)
		return ERR_INVALID;
	s.values[W_URL] = in->url;
	s.values[W_MINUTES] = count(a, in->minutes);
	return letter(a, l, KIND_SIGN_IN, &s, out);
}

static enum err
invitation(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_invitation *in, enum letter_kind kind,
    struct letter *out)
{
	struct said s = said_by(a, org);

	/* Yes without an equal no is not an invitation (B11). */
	if (in->accept_url.n == 0 || in->decline_url.n == 0)
		return ERR_INVALID;
	s.subject = in->subject;
	s.values[W_NAME] = in->full_name;
	s.values[W_ABOUT] = in->about;
	s.values[W_ACCEPT_URL] = in->accept_url;
	s.values[W_DECLINE_URL] = in->decline_url;
	s.values[W_ANSWER_BY] = day(a, l, in->answer_by);
	s.values[W_SOURCE] = in->source;
	s.values[W_BASIS] = in->basis;
	s.values[W_PERIOD] = in->period;
	s.values[W_MARK] = in->mark;
	s.lists[LIST_FACTS] = in->facts;
	s.lists[LIST_PURPOSES] = in->purposes;
	s.lists[LIST_RECIPIENTS] = in->recipients;
	return letter(a, l, kind, &s, out);
}

enum err
letter_invitation(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_invitation *in, struct letter *out)
{
	return invitation(a, l, org, in, KIND_INVITATION, out);
}

enum err
letter_reminder(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_invitation *in, struct letter *out)
{
	return invitation(a, l, org, in, KIND_REMINDER, out);
}

enum err
letter_address(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_address *in, struct letter *out)
{
	struct said s = said_by(a, org);

	if (in->url.n == 0)
		return ERR_INVALID;
	s.values[W_NAME] = in->full_name;
	s.values[W_URL] = in->url;
	s.values[W_HOURS] = count(a, in->hours);
	return letter(a, l, KIND_ADDRESS, &s, out);
}

enum err
letter_left(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_left *in, struct letter *out)
{
	struct said s = said_by(a, org);

	if (in->unreadable_on.year == 0 || in->gone_on.year == 0)
		return ERR_INVALID;
	s.values[W_NAME] = in->full_name;
	s.values[W_UNREADABLE_ON] = day(a, l, in->unreadable_on);
	s.values[W_GONE_ON] = day(a, l, in->gone_on);
	s.lists[LIST_KEPT] = in->kept;
	return letter(a, l, KIND_LEFT, &s, out);
}

enum err
letter_entered(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_entered *in, struct letter *out)
{
	struct said s = said_by(a, org);

	s.values[W_NAME] = in->full_name;
	s.values[W_HOW] = in->how;
	s.values[W_SOURCE] = in->source;
	s.values[W_BASIS] = in->basis;
	s.values[W_PERIOD] = in->period;
	s.values[W_URL] = in->url;
	s.lists[LIST_FACTS] = in->facts;
	s.lists[LIST_PURPOSES] = in->purposes;
	return letter(a, l, KIND_ENTERED, &s, out);
}

enum err
letter_staff(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_staff *in, struct letter *out)
{
	struct said s = said_by(a, org);

	if (in->url.n == 0 || (!in->anew && in->role.n == 0))
		return ERR_INVALID;
	s.values[W_NAME] = in->full_name;
	s.values[W_ROLE] = in->role;
	s.values[W_URL] = in->url;
	s.values[W_HOURS] = count(a, in->hours);
	return letter(a, l, in->anew ? KIND_PASSWORD : KIND_STAFF, &s, out);
}

enum err
letter_change(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_change *in, struct letter *out)
{
	struct said s = said_by(a, org);

	if (in->new_url.n == 0 || in->from.year == 0)
		return ERR_INVALID;
	s.values[W_NAME] = in->full_name;
	s.values[W_WHEN] = day(a, l, in->from);
	s.values[W_ABOUT] = in->asked;
	if (in->objectable.n > 0) {
		s.values[W_OBJECTED] = in->objectable;
		s.values[W_OBJECT_URL] = in->object_url;
	}
	s.values[W_URL] = in->new_url;
	s.values[W_PRIVACY_URL] = in->old_url;
	s.lists[LIST_FACTS] = in->changes;
	return letter(a, l, KIND_CHANGE, &s, out);
}

enum err
letter_consent(struct arena *a, enum lang l, const struct letter_org *org,
    const struct letter_consent *in, struct letter *out)
{
	struct said s = said_by(a, org);

	/* The receipt carries the way back (Art. 7(3)). */
	if (in->url.n == 0 || in->purpose.n == 0)
		return ERR_INVALID;
	s.values[W_NAME] = in->full_name;
	s.values[W_PURPOSE] = in->purpose;
	s.values[W_CONSENT] = in->text;
	s.values[W_HOW] = in->how;
	s.values[W_URL] = in->url;
	s.values[W_WHEN] = view_instant(a, (int64_t)l, in->at_s);
	return letter(a, l, in->withdrawn ? KIND_WITHDRAWN : KIND_CONSENT, &s,
	    out);
}
