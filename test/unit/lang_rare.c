/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What few statements say, all in one: conditions for single fields, a purpose
 * of two controllers, rules by dates, cookies without a life, bases that are
 * not used. Each is printed, stands in the record, and is machine-readable.
 */
#include "has.h"
#include "lang_rows.h"
#include "unfolded.h"

static const char *const sentences[] = {
	"For “Choir”, together: One AS and Two AS.",
	"One AS and Two AS decide over this together. You can use your rights "
	"against each of them.",
	"It is about you when we have information about you from “Roll” and "
	"“Born” is before 1 January "
	"1960 and “Voice” is “Alto”.",
	"It is about you when we have information about you from “Roll” and "
	"“Born” is after 1 January "
	"2000.",
	"It is about you when we have information about you from “Roll” and "
	"for "
	"each entry under "
	"“Tours” it is finished.",
	"Legal basis for old member: contract (Art. 6(1)(b) GDPR).",
	"Legal basis for young member: legal obligation (Art. 6(1)(c) GDPR).",
	"Special categories (Art. 9) for this: Faith. Condition: Art. "
	"9(2)(d), the law of faith.",
	"Data on criminal convictions and offences (Art. 10) for this: Police "
	"record. Provision of law: police register act.",
	"Messages in a calendar month: at most 2.",
	"Normally at most one message in a calendar month.",
	"Cookies: visit, left.",
	"This comes from the register, and the register has the last word: "
	"Tours.",
	"That you are a member is itself information of a special category "
	"(Art. 9). Condition: Art. 9(2)(d).",
	"6 months after you last bought something: we delete.",
	"The cookie visit: until the session ends",
	"Transfer tool: none needed.",
	"A second person must approve: change settings.",
	"No processing rests on: vital interests (Art. 6(1)(d) GDPR) and task "
	"in the public interest (Art. 6(1)(e) GDPR).",
};

/* Nothing of this is said, as the file does not say it. */
static const char *const unsaid[] = { "Two AS, Two AS",
	"The cookie left:", "One AS and One AS", "at most 1", "Reminders",
	"profil", "under 16" };

static const char *const cells[] = {
	"\"Two AS\"",
	"old member: contract (Art. 6(1)(b) GDPR); young member: legal "
	"obligation (Art. 6(1)(c) GDPR), youth act; Special categories (Art. "
	"9) for this: Faith. Condition: Art. 9(2)(d), the law of faith; Data "
	"on criminal convictions and offences (Art. 10) for this: Police "
	"record. Provision of law: police register act",
	"\"members; guest\"",
	"Special categories (Art. 9): Faith and A community of faith; "
	"Criminal convictions and offences (Art. 10): Police record",
	"\"Nobody in particular; Host: Processor for One AS and Two AS\"",
	"\"Host: Norway (none needed)\"",
	"\"Certain information (Mail): 6 months after the person last bought "
	"something\"",
	"\"Name; Cards: Not stored; The cookie visit; The cookie left\"",
	"\"Helper: Acting for and on the instructions of One AS\"",
	"\"Cards: not stored; The cookie visit: Expires when the session "
	"ends\"",
};

static const char *const terms[] = {
	"\"No processing rests on: vital interests (Art. 6(1)(d) GDPR).\"",
	"\"dpv:hasLegalBasis\":\"eu-gdpr:A6-1-d\"",
	"\"dpv:hasLegalBasis\":\"eu-gdpr:A6-1-e\"",
};

static struct str
record(enum lang_format format, bool processor)
{
	struct str s = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 22);
	if (lang_record_of(&b, st, LANG_EN, format,
		(struct record_of){ processor, -1 }) == ERR_OK)
		s = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static struct str
statement_as(enum lang_format format)
{
	struct str s = STR_NONE;
	struct buf b;

	buf_init(&b, 1 << 22);
	if (lang_statement(&b, st, LANG_EN, format) == ERR_OK)
		s = arena_str(rows_arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
small_pieces(void)
{
	int i = statement_kind(st, STR("singer"));

	tap_str(lang_kind_labels(rows_arena, st, 1U << i | 1U, LANG_EN),
	    STR("old member, singer"), "kinds by their bits");
	tap_ok(lang_kind_labels(rows_arena, st, 0, LANG_EN).n == 0,
	    "no bit, no kind");
	tap_str(lang_controller_label(&st->controllers[1], LANG_EN),
	    STR("Two AS"), "a controller by its legal name");
}

int
main(void)
{
	struct str text, csv, ld;

	if (!rows_open("test/unit/lang_rare.vern"))
		return tap_done();
	text = unfolded(rows_arena, statement_as(LANG_TEXT));
	for (size_t i = 0; i < ARRAY_LEN(sentences); i++)
		tap_ok(has(text, sentences[i]), sentences[i]);
	for (size_t i = 0; i < ARRAY_LEN(unsaid); i++)
		tap_ok(!has(text, unsaid[i]), unsaid[i]);
	csv = record(LANG_CSV, false);
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		tap_ok(has(csv, cells[i]), cells[i]);
	csv = record(LANG_CSV, true);
	tap_ok(has(csv, "\"One AS, Oslo, one@club.example\"") &&
		   has(csv, "Two AS, Bergen, two@club.example; Three AS, "
			    "Hamar, three@club.example") &&
		   has(csv, "\"Books\"") && !has(csv, "\"Choir\""),
	    "G30(2) what is done for two that decide together");
	ld = statement_as(LANG_JSONLD);
	for (size_t i = 0; i < ARRAY_LEN(terms); i++)
		tap_ok(has(ld, terms[i]), terms[i]);
	tap_ok(record(LANG_JSONLD, false).n > 0 &&
		   record(LANG_HTML, true).n > 0,
	    "the record in the other formats");
	small_pieces();
	arena_free(rows_arena);
	return tap_done();
}
