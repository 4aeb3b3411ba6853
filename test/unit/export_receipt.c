/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The receipt of ISO/IEC TS 27560: which state each sequence of answers ends
 * in, what each answer tells, and that numbers stay the same.
 */
#include "export/receipt.h"
#include "lang_ld.h"
#include "store_fixture.h"

static struct world w;

#define MAX 5

/* A letter an event: g given, w withdrawn, o objected, l lifted, q requested,
 * r restricted; small: over email, capital: over all channels. */
static const struct {
	const char *says, *events;
	const char *states[MAX];
} cases[] = {
	{ "nothing was said", "", { NULL } },
	{ "a restriction is no consent", "R", { NULL } },
	{ "that an objection is lifted is no consent", "l", { NULL } },
	{ "a yes", "g", { "dpv:ConsentGiven" } },
	{ "asked for by staff, not answered", "q", { "dpv:ConsentRequested" } },
	{ "asked for, and given", "qg",
	    { "dpv:ConsentRequested", "dpv:ConsentGiven" } },
	{ "a no before any yes is a refusal", "o", { "dpv:ConsentRefused" } },
	{ "so is a withdrawal of what was never given", "W",
	    { "dpv:ConsentRefused" } },
	{ "given and withdrawn", "gw",
	    { "dpv:ConsentGiven", "dpv:ConsentWithdrawn" } },
	{ "a no to all channels is one to this", "gW",
	    { "dpv:ConsentGiven", "dpv:ConsentWithdrawn" } },
	{ "an objection ends a consent", "go",
	    { "dpv:ConsentGiven", "dpv:ConsentWithdrawn" } },
	{ "said again", "gg",
	    { "dpv:ConsentGiven", "dpv:RenewedConsentGiven" } },
	{ "given anew after a withdrawal", "gwlg",
	    { "dpv:ConsentGiven", "dpv:ConsentWithdrawn",
		"dpv:ConsentGiven" } },
	{ "a question does not end a consent", "gqw",
	    { "dpv:ConsentGiven", "dpv:ConsentRequested",
		"dpv:ConsentWithdrawn" } },
};

static enum consent_state
state_of(char c)
{
	switch (c | 0x20) {
	case 'g':
		return CONSENT_GIVEN;
	case 'w':
		return CONSENT_WITHDRAWN;
	case 'o':
		return CONSENT_OBJECTED;
	case 'l':
		return CONSENT_OBJECTION_LIFTED;
	case 'q':
		return CONSENT_REQUESTED;
	default:
		return CONSENT_RESTRICTED;
	}
}

static size_t
events_of(const char *letters, const char *purpose, struct consent_event *to)
{
	size_t n = 0;

	for (const char *c = letters; *c != '\0'; c++, n++)
		to[n] = (struct consent_event){ .state = state_of(*c),
			.purpose = *c == 'R' ? -1 : P(&w, purpose),
			.channel = (*c & 0x20) != 0 ? CHANNEL_EMAIL : -1,
			.lang = LANG_NB,
			.revision = w.org->revision,
			.method = CHANNEL_PORTAL,
			.by = *c == 'q' ? ACTOR_STAFF : ACTOR_PERSON,
			.at_s = 1767225600 + (int64_t)n };
	return n;
}

static json_t *
receipt(const struct consent_event *evs, size_t n, int64_t person, enum err *e)
{
	struct receipt_notes notes = {
		.texts = ARENA_ARRAY(w.a, struct str, n + 1),
		.versions = ARENA_ARRAY(w.a, struct str, n + 1),
	};
	json_t *root = NULL;
	struct buf b;

	for (size_t i = 0; i < n; i++) {
		notes.texts[i] = STR("Ja til <alt>");
		notes.versions[i] = STR("1.0.0");
	}
	buf_init(&b, 1 << 22);
	*e = receipt_print(w.a, w.org, person, 1767312000, evs, &notes, n,
	    LANG_EN, &b);
	if (*e == ERR_OK)
		root = ld_document(buf_str(&b));
	buf_release(&b);
	return root;
}

static const char *
said(json_t *node, const char *key)
{
	json_t *v = json_object_get(node, key);

	return json_is_array(v) ? json_string_value(json_array_get(v, 0))
				: json_string_value(v);
}

static json_t *
record_of(json_t *root)
{
	return json_array_get(json_object_get(root, "dpv:hasRecordOfActivity"),
	    0);
}

static void
test_states(void)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct consent_event evs[MAX];
		size_t n = events_of(cases[i].events, "newsletter", evs), k;
		enum err e;
		json_t *root = receipt(evs, n, 7, &e), *states, *one;
		bool ok = true;

		if (cases[i].states[0] == NULL) {
			tap_ok(e == ERR_NOT_FOUND && root == NULL,
			    cases[i].says);
			continue;
		}
		states =
		    json_object_get(record_of(root), "dpv:hasConsentStatus");
		json_array_foreach(states, k, one) ok =
		    ok && cases[i].states[k] != NULL &&
		    strcmp(said(one, "@type"), cases[i].states[k]) == 0;
		tap_ok(root != NULL && ok && k < MAX &&
			   cases[i].states[k] == NULL,
		    cases[i].says);
		json_decref(root);
	}
}

/* 4.2: state, time, who, method, text, version; and the numbers. */
static void
test_what_it_tells(void)
{
	struct consent_event evs[MAX];
	size_t n = events_of("g", "newsletter", evs);
	enum err e;
	json_t *one = receipt(evs, n, 7, &e), *two = receipt(evs, n, 7, &e);
	json_t *other = receipt(evs, n, 8, &e), *state, *notice;

	if (!tap_ok(one != NULL && two != NULL && other != NULL,
		"4.2 a receipt is whole JSON-LD"))
		return;
	tap_ok(strcmp(said(one, "@type"), "dpv:ConsentReceipt") == 0 &&
		   strcmp(said(one, "dct:conformsTo"),
		       "https://w3id.org/dpv/schema/"
		       "dpv-27560#receipt-eu-gdpr") == 0,
	    "4.2 a receipt, of this schema");
	tap_ok(strcmp(said(record_of(one), "dct:conformsTo"),
		   "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr") == 0,
	    "4.2 a record, of this schema");
	tap_ok(strlen(said(record_of(one), "dct:identifier")) == 36 &&
		   said(record_of(one), "dct:identifier")[14] == '4',
	    "4.2 its number is a UUID");
	tap_ok(strcmp(said(record_of(one), "@id"),
		   said(record_of(two), "@id")) == 0,
	    "the same record has the same number");
	tap_ok(strcmp(said(record_of(one), "@id"),
		   said(record_of(other), "@id")) != 0,
	    "another person's has another");
	state = json_array_get(json_object_get(record_of(one),
				   "dpv:hasConsentStatus"),
	    0);
	tap_ok(strcmp(said(state, "dpv:isIndicatedAtTime"),
		   "2026-01-01T00:00:00Z") == 0 &&
		   strcmp(said(state, "dpv:isIndicatedBy"),
		       "dpv:DataSubject") == 0 &&
		   strcmp(said(state, "dpv:hasIndicationMethod"), "portal") ==
		       0,
	    "4.2 when, by whom and how");
	notice = json_object_get(state, "dpv:hasNotice");
	tap_ok(strcmp(said(notice, "dct:hasVersion"), "1.0.0") == 0 &&
		   strcmp(said(notice, "dct:language"), "nb") == 0 &&
		   strcmp(said(json_object_get(notice, "dct:description"),
			      "@value"),
		       "Ja til <alt>") == 0,
	    "4.2 the text as it was shown, its language and version");
	json_decref(one);
	json_decref(two);
	json_decref(other);
}

/* A question of staff is the controller's; other purposes are no consents. */
static void
test_who(void)
{
	struct consent_event evs[MAX];
	size_t n = events_of("q", "newsletter", evs);
	enum err e;
	json_t *root = receipt(evs, n, 7, &e);
	json_t *state = json_array_get(json_object_get(record_of(root),
					   "dpv:hasConsentStatus"),
	    0);

	tap_ok(root != NULL && strcmp(said(state, "dpv:isIndicatedBy"),
				   "dpv:DataController") == 0,
	    "T-34 what staff pass on is a question, not an answer");
	json_decref(root);
	n = events_of("o", "invitation", evs);
	root = receipt(evs, n, 7, &e);
	tap_ok(e == ERR_NOT_FOUND,
	    "an objection to what rests on no consent is no record");
	json_decref(root);
}

int
main(void)
{
	world_new(&w);
	test_states();
	test_what_it_tells();
	test_who();
	world_end(&w);
	return tap_done();
}
