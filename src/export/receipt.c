/* SPDX-License-Identifier: EUPL-1.2 */
#include "export/receipt.h"

#include "lang/prose.h"
#include "policy/basis.h"
#include "store/release.h"
#include "vault/vault.h"
#include "view/view.h"

/* ---- gathering ------------------------------------------------------ */

static enum err
text_read(struct tx *tx, struct str text_hash, struct str *out)
{
	struct stmt *st = db_stmt(tx->s->db, SQL_CONSENT_TEXT_GET);
	bool has;
	enum err e;

	stmt_i64(st, tx->org->id);
	stmt_blob(st, text_hash);
	if ((e = stmt_row(st, &has)) != ERR_OK || !has)
		return e;
	*out = arena_str(tx->a, col_text(st, 1));
	stmt_done(st);
	return ERR_OK;
}

/* The version that a revision called itself. */
static struct str
version_of(const struct org *org, uint32_t revision)
{
	size_t n;
	const struct version *all = release_versions(org, &n);

	for (size_t i = 0; i < n; i++) {
		if (all[i].revision == revision)
			return all[i].version;
	}
	return STR_NONE;
}

enum err
receipt_notes_read(struct tx *tx, const struct consent_event *evs, size_t n,
    struct receipt_notes *out)
{
	struct receipt_notes notes = {
		.texts = ARENA_ARRAY(tx->a, struct str, n),
		.versions = ARENA_ARRAY(tx->a, struct str, n),
	};

	for (size_t i = 0; i < n; i++) {
		enum err e = ERR_OK;

		if (evs[i].text_hash.n > 0)
			e = text_read(tx, evs[i].text_hash, &notes.texts[i]);
		if (e != ERR_OK)
			return e;
		notes.versions[i] = version_of(tx->org, evs[i].revision);
	}
	*out = notes;
	return ERR_OK;
}

/* ---- numbers -------------------------------------------------------- */

/* A UUID of a name: the same each time; as good as random, since it is made
 * of the person's random number. */
static struct str
uuid_of(struct arena *a, struct str name)
{
	uint8_t h[VAULT_DIGEST_BYTES];
	struct str x;

	hash(name, h);
	h[6] = (uint8_t)((h[6] & 0x0f) | 0x40);
	h[8] = (uint8_t)((h[8] & 0x3f) | 0x80);
	x = hex_encode(a, (struct str){ .p = (const char *)h, .n = 16 });
	return arena_printf(a,
	    STR_FMT "-" STR_FMT "-" STR_FMT "-" STR_FMT "-" STR_FMT,
	    STR_ARG(str_sub(x, 0, 8)), STR_ARG(str_sub(x, 8, 4)),
	    STR_ARG(str_sub(x, 12, 4)), STR_ARG(str_sub(x, 16, 4)),
	    STR_ARG(str_sub(x, 20, 12)));
}

/* ---- from events to answers ----------------------------------------- */

/* The state an event brings; NULL when it is about no consent. */
static const char *
status_of(const struct consent_event *ev, bool given_before)
{
	switch (ev->state) {
	case CONSENT_GIVEN:
		return given_before ? "dpv:RenewedConsentGiven"
				    : "dpv:ConsentGiven";
	case CONSENT_WITHDRAWN:
	case CONSENT_OBJECTED:
		return given_before ? "dpv:ConsentWithdrawn"
				    : "dpv:ConsentRefused";
	case CONSENT_REQUESTED:
		return "dpv:ConsentRequested";
	default:
		return NULL;
	}
}

struct making {
	struct arena *a;
	const struct org *org;
	const struct consent_event *evs;
	const struct receipt_notes *notes;
	size_t n;
	int64_t person;
	enum lang lang;
};

static struct consent_answer
answer_of(const struct making *m, size_t i, const char *status)
{
	const struct consent_event *ev = &m->evs[i];
	struct consent_answer to = { .status = status,
		.at = instant_print(m->a, ev->at_s),
		.method = channel_label(ev->method, m->lang),
		.by = str_of(actor_type_name(ev->by)),
		.asked = ev->state == CONSENT_REQUESTED,
		.text = m->notes->texts[i],
		.lang = ev->lang,
		.version = m->notes->versions[i] };

	if (ev->text_hash.n > 0)
		to.text_hash = hex_encode(m->a, ev->text_hash);
	if (m->org->public_url.n > 0)
		to.notice =
		    arena_printf(m->a, STR_FMT "/" STR_FMT "/privacy?v=%u",
			STR_ARG(m->org->public_url), STR_ARG(m->org->name),
			(unsigned)ev->revision);
	return to;
}

/* All that was said to one purpose over one channel; an event without a
 * channel is about all of them. */
static bool
said_of(const struct making *m, int purpose, int channel,
    struct consent_said *out)
{
	struct consent_answer *answers =
	    ARENA_ARRAY(m->a, struct consent_answer, m->n);
	bool given = false;
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct consent_event *ev = &m->evs[i];
		const char *status = status_of(ev, given);

		if (ev->purpose != purpose || status == NULL ||
		    (ev->channel >= 0 && ev->channel != channel))
			continue;
		answers[n++] = answer_of(m, i, status);
		if (ev->state != CONSENT_REQUESTED)
			given = ev->state == CONSENT_GIVEN;
	}
	if (n == 0)
		return false;
	*out = (struct consent_said){ .purpose = purpose,
		.channel = channel,
		.id = uuid_of(m->a,
		    arena_printf(m->a, "consent %lld %lld %d " STR_FMT,
			(long long)m->org->id, (long long)m->person, channel,
			STR_ARG(m->org->st->purposes[purpose].n.name))),
		.answers = answers,
		.n = n };
	return true;
}

static struct consent_said *
all_said(const struct making *m, size_t *n_out)
{
	const struct statement *st = m->org->st;
	struct consent_said *all = ARENA_ARRAY(m->a, struct consent_said,
	    st->purposes_n * (CHANNEL_MAX + 1));

	*n_out = 0;
	for (int i = 0; i < (int)st->purposes_n; i++) {
		unsigned channels = st->purposes[i].channels;

		if (!purpose_asks_consent(&st->purposes[i]))
			continue;
		for (int c = -1; c < CHANNEL_MAX; c++) {
			bool is =
			    c < 0 ? channels == 0 : (channels >> c & 1) != 0;

			if (is && said_of(m, i, c, &all[*n_out]))
				(*n_out)++;
		}
	}
	return all;
}

enum err
receipt_print(struct arena *a, const struct org *org, int64_t person,
    int64_t made_s, const struct consent_event *evs,
    const struct receipt_notes *notes, size_t n, enum lang lang,
    struct buf *out)
{
	struct making m = { a, org, evs, notes, n, person, lang };
	struct consent_receipt r = { .made = instant_print(a, made_s) };

	for (int l = 0; l < LANG_MAX && !org->st->langs[m.lang]; l++)
		m.lang = (enum lang)l;
	r.subject = uuid_of(a, arena_printf(a, "subject %lld %lld",
				   (long long)org->id, (long long)person));
	r.id = uuid_of(a, arena_printf(a, "receipt " STR_FMT " %lld",
			      STR_ARG(r.subject), (long long)made_s));
	if (org->public_url.n > 0)
		r.exercised =
		    arena_printf(a, STR_FMT "/" STR_FMT "/me/consents",
			STR_ARG(org->public_url), STR_ARG(org->name));
	r.at = all_said(&m, &r.n);
	if (r.n == 0)
		return ERR_NOT_FOUND;
	return lang_receipt(out, org->st, m.lang, &r);
}

static struct str
channel_or_all(int channel)
{
	return channel < 0 ? STR("all")
			   : str_of(channel_name((enum channel)channel));
}

static void
now_one(struct json *j, const struct purpose *pu, int channel, bool no)
{
	json_open(j, NULL);
	json_str(j, "purpose", pu->n.name);
	json_str(j, "channel", channel_or_all(channel));
	json_str(j, "state", no ? STR("objected") : STR("given"));
	json_close(j);
}

void
consent_now_json(struct json *j, const struct statement *st,
    const struct person_facts *p)
{
	json_array(j, "now");
	for (size_t i = 0; i < st->purposes_n; i++) {
		const struct purpose *pu = &st->purposes[i];
		unsigned yes = p->consent[i], no = p->objected[i];

		if (pu->channels == 0 && (yes | no) != 0)
			now_one(j, pu, -1, no != 0);
		for (int k = 0; k < CHANNEL_MAX; k++)
			if (((yes | no) & pu->channels) >> k & 1)
				now_one(j, pu, k, (no >> k & 1) != 0);
	}
	json_array_end(j);
}

void
consent_event_json(struct json *j, struct arena *a, const struct org *org,
    const struct consent_event *ev)
{
	json_open(j, NULL);
	json_str(j, "at", instant_print(a, ev->at_s));
	json_str(j, "state", str_of(consent_state_name(ev->state)));
	json_str(j, "purpose", consent_about(org, ev));
	json_str(j, "channel", channel_or_all(ev->channel));
	json_str(j, "method", str_of(channel_name(ev->method)));
	json_str(j, "by", str_of(actor_type_name(ev->by)));
	json_str(j, "language", str_of(lang_code(ev->lang)));
	json_int(j, "statement", ev->revision);
	if (ev->text_hash.n > 0)
		json_str(j, "text_hash", hex_encode(a, ev->text_hash));
	json_close(j);
}
