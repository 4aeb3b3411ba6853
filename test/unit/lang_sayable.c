/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The 69 concepts that a statement must be able to express, each by the
 * construct and the line that says it: both are in the grammar, and the line
 * has an example and an explanation in both languages.
 */
#include "lang/grammar.h"
#include "tap.h"

struct saying {
	int concept;
	const char *construct,
	    *line;        /* English keywords; line NULL: the head */
	const char *head; /* words that its head must hold, or NULL */
};
static const struct saying sayings[] = {
	{ 1, "statement", "version", NULL },
	{ 1, "statement", "published", NULL },
	{ 1, "statement", "effective", NULL },
	{ 1, "statement", "review by", NULL },
	{ 1, "statement", "languages", NULL },
	{ 1, "statement", "covers", NULL },
	{ 2, "controller", "organisation number", NULL },
	{ 2, "controller", "public body", NULL },
	{ 3, "purpose", "as processor", NULL },
	{ 3, "recipient", "joint controller", NULL },
	{ 4, "controller", "data protection officer", NULL },
	{ 5, "controller", "authority", NULL },
	{ 5, "complaint body", "complaints about", NULL },
	{ 5, "complaint body", "lead authority", NULL },
	{ 5, "complaint body", "supervises a church", NULL },
	{ 6, "controller", "contact address", NULL },
	{ 7, "other statement", "text", NULL },
	{ 7, "outside processing", "done by", NULL },
	{ 8, "children", "consent alone from", NULL },
	{ 9, "glossary", "text", NULL },
	{ 9, "field", "hint", NULL },
	{ 10, "statement", NULL, "extends" },
	{ 11, "kind of person", "former", NULL },
	{ 12, "kind of person", "in", NULL },
	{ 12, "kind of person", "by own registration", NULL },
	{ 13, "field", "classification", NULL },
	{ 13, "field", "visible to", NULL },
	{ 13, "field", "required", NULL },
	{ 14, "field", "field", NULL },
	{ 15, "profile", "result", NULL },
	{ 15, "statistics", "using", NULL },
	{ 16, "field", "special category", NULL },
	{ 16, "purpose", "special category", NULL },
	{ 16, "field", "criminal convictions", NULL },
	{ 16, "purpose", "criminal convictions", NULL },
	{ 16, "statement", "no special categories", NULL },
	{ 17, "national id", "reason", NULL },
	{ 18, "group type", "hide protected addresses", NULL },
	{ 19, "field", "hint", NULL },
	{ 20, "pictures", "with consent of those depicted", NULL },
	{ 20, "pictures", "metadata removed", NULL },
	{ 21, "source", "public source", NULL },
	{ 21, "source", "told within", NULL },
	{ 21, "source", "told at first contact", NULL },
	{ 21, "source", "told before passing on", NULL },
	{ 21, "source", "our own assessment", NULL },
	{ 22, "accuracy", "order of sources", NULL },
	{ 22, "field", "register owned", NULL },
	{ 23, "accuracy", "confirmed every", NULL },
	{ 24, "purpose", "part of", NULL },
	{ 24, "purpose", "using", NULL },
	{ 24, "purpose", "vocabulary", NULL },
	{ 25, "purpose", "basis", NULL },
	{ 26, "basis", "balancing test", NULL },
	{ 26, "basis", "expectation", NULL },
	{ 26, "basis", "assessed", NULL },
	{ 27, "source", "compatible see", NULL },
	{ 27, "further use", "compatible because", NULL },
	{ 28, "basis", "consent text", NULL },
	{ 28, "consent renewal", "asked again after", NULL },
	{ 29, "terms", "body", NULL },
	{ 30, "purpose", "withdrawn by", NULL },
	{ 30, "opt-out", "through", NULL },
	{ 30, "opt-out", "against profiles", NULL },
	{ 30, "opt-out", "by right", NULL },
	{ 31, "role", "PURPOSE", NULL },
	{ 32, "purpose", "class", NULL },
	{ 32, "purpose", "normally once a calendar month", NULL },
	{ 33, "purpose", "send by", NULL },
	{ 34, "purpose", "profiling", NULL },
	{ 34, "profile", "logic", NULL },
	{ 34, "profile", "never children", NULL },
	{ 35, "statement", "no automated decisions", NULL },
	{ 35, "decision", "logic", NULL },
	{ 36, "tracking", "follows mail", NULL },
	{ 36, "tracking", "follows web pages", NULL },
	{ 37, "statistics", "anonymous", NULL },
	{ 37, "statistics", "pseudonymous", NULL },
	{ 38, "survey", "owner gets no addresses", NULL },
	{ 39, "event type", "asks", NULL },
	{ 40, "group type", "one for each value of", NULL },
	{ 40, "group type", "by choice", NULL },
	{ 41, "field", "value", NULL },
	{ 42, "test use", "compatible because", NULL },
	{ 42, "statement", "no real people in tests", NULL },
	{ 43, "role", "only for group", NULL },
	{ 43, "role", "requires", NULL },
	{ 44, "role", "second person for", NULL },
	{ 44, "emergency access", "used by roles", NULL },
	{ 45, "field", "visible to", NULL },
	{ 46, "recipient", "acting for us", NULL },
	{ 46, "recipient", "independent", NULL },
	{ 46, "recipient", "writes through the server", NULL },
	{ 47, "recipient", "on approval", NULL },
	{ 48, "processor", "agreement from", NULL },
	{ 48, "subprocessor", "used by", NULL },
	{ 49, "transfer", "by standard contractual clauses", NULL },
	{ 49, "transfer", "by adequacy decision", NULL },
	{ 49, "processor", "transfer tool", NULL },
	{ 50, "statement", "only in the EEA", NULL },
	{ 51, "disclosure", "only by order of a court or by law", NULL },
	{ 51, "disclosure", "two must approve", NULL },
	{ 52, "audience", "with consent", NULL },
	{ 52, "promise", NULL, NULL },
	{ 53, "takeover", "told before within", NULL },
	{ 54, "connection", "sent when", NULL },
	{ 55, "keep", "when", NULL },
	{ 55, "keep", "latest of", NULL },
	{ 56, "keep", "at least", NULL },
	{ 56, "keep", "provision", NULL },
	{ 57, "purpose", "send by", NULL },
	{ 57, "keep", "when", NULL },
	{ 58, "keep", "when", NULL },
	{ 59, "keep", "when", NULL },
	{ 60, "keep", "earliest of", NULL },
	{ 61, "keep", NULL, NULL },
	{ 62, "log", "ip address", NULL },
	{ 62, "log", "kept for", NULL },
	{ 63, "cookie", NULL, "ends with session" },
	{ 63, "device storage", "keys", NULL },
	{ 63, "cookie choice", "honours global privacy control", NULL },
	{ 64, "right", "through", NULL },
	{ 64, "right", "answered within", NULL },
	{ 64, "right", "scope", NULL },
	{ 64, "right", "identity shown by", NULL },
	{ 64, "cost", "free of charge", NULL },
	{ 65, "children", "guardian consent", NULL },
	{ 65, "kind of person", "aged", NULL },
	{ 65, "kind of person", "guardian acts for", NULL },
	{ 65, "kind of person", "acts alone for", NULL },
	{ 65, "children", "not targeted", NULL },
	{ 66, "measure", "evidence", NULL },
	{ 66, "measure", "responsible", NULL },
	{ 67, "breach handling", "authority told within", NULL },
	{ 68, "changes", "lead time", NULL },
	{ 68, "changes", "ask again for consent", NULL },
	{ 69, "told", "attested by", NULL },
	{ 69, "measure", "attested by", NULL },
};

/* Words of a list that a concept needs. */
static const struct {
	int concept;
	enum words list;
	const char *word;
} words[] = {
	{ 21, WORDS_TRIGGER, "imported" },
	{ 31, WORDS_ACT, "restrict" },
	{ 31, WORDS_RIGHT, "restriction" },
	{ 32, WORDS_CLASS, "statutory" },
	{ 33, WORDS_CHANNEL, "social" },
	{ 41, WORDS_FIELD_TYPE, "choices" },
	{ 52, WORDS_PROMISE, "nothing sold" },
	{ 57, WORDS_TRIGGER, "invited" },
	{ 57, WORDS_TRIGGER, "declined" },
	{ 58, WORDS_KEEP, "do-not-invite marks" },
	{ 59, WORDS_TRIGGER, "death confirmed" },
	{ 60, WORDS_TRIGGER, "dues unpaid" },
	{ 60, WORDS_TRIGGER, "last seen" },
	{ 61, WORDS_KEEP, "backups" },
	{ 62, WORDS_PROMISE, "no ip address stored" },
	{ 64, WORDS_RIGHT, "portability" },
	{ 68, WORDS_PROMISE, "new purposes ask first" },
};

static const struct grammar_construct *
construct(const char *word, int *no_out)
{
	size_t n;
	const struct grammar_construct *all = grammar_constructs(&n);

	for (size_t i = 0; i < n; i++)
		if (str_is(lang_keywords[all[i].kw].en, word)) {
			*no_out = (int)i;
			return &all[i];
		}
	return NULL;
}

static bool
has_line(int no, const char *word)
{
	size_t n;
	const struct grammar_property *p = grammar_of(no, &n);

	for (size_t i = 0; i < n; i++) {
		bool named =
		    p[i].kw < KW_MAX && str_is(lang_keywords[p[i].kw].en, word);
		bool told = p[i].about.en[0] != '\0' &&
			    p[i].about.nb[0] != '\0' && p[i].example != NULL;

		/* A line that begins with a name of its own. */
		if (p[i].kw == KW_MAX &&
		    str_starts(str_of(p[i].rest), str_of(word)))
			named = true;
		if (named)
			return told;
	}
	return false;
}

static void
say(struct arena *a, const struct saying *s)
{
	int no = 0;
	const struct grammar_construct *k = construct(s->construct, &no);
	bool ok = k != NULL && k->about.en[0] != '\0' && k->about.nb[0] != '\0';

	ok = ok && (s->line == NULL || has_line(no, s->line));
	ok = ok && (s->head == NULL ||
		       str_find(str_of(k->head), str_of(s->head)) != SIZE_MAX);
	tap_ok(ok, arena_printf(a, "CONCEPT-%d: %s, %s", s->concept,
		       s->construct, s->line != NULL ? s->line : "its head")
		       .p);
}

static bool
in_list(enum words list, const char *word)
{
	struct word_list l = words_list(list);

	for (size_t i = 0; i < l.n; i++)
		if (str_is(l.at[i].en, word))
			return true;
	return false;
}

int
main(void)
{
	struct arena *a = arena_new(1 << 20);
	int no_of = 0;

	for (size_t i = 0; i < ARRAY_LEN(sayings); i++)
		say(a, &sayings[i]);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		tap_ok(in_list(words[i].list, words[i].word),
		    arena_printf(a, "CONCEPT-%d: the word %s", words[i].concept,
			words[i].word)
			.p);
	for (int no = 1; no <= 69; no++) {
		bool any = false;

		for (size_t i = 0; i < ARRAY_LEN(sayings); i++)
			any = any || sayings[i].concept == no;
		tap_ok(any, arena_printf(a, "CONCEPT-%d can be said", no).p);
	}
	tap_ok(construct("statement", &no_of) != NULL &&
		   !has_line(no_of, "balancing test"),
	    "a line of another construct is not one of this");
	tap_ok(construct("statute", &(int){ 0 }) == NULL &&
		   !in_list(WORDS_RIGHT, "forgetting"),
	    "what is not there is not found");
	arena_free(a);
	return tap_done();
}
