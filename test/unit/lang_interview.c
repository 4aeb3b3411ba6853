/* SPDX-License-Identifier: EUPL-1.2 */
/* From answers to a statement and back (design 3: nobody must start in an
 * editor): what each question takes and refuses; what was written by hand
 * stays; whatever is answered, what comes out compiles. */
#include "lang_interview.h"
#include "lang/guide.h"

/* ---- a new one --------------------------------------------------------- */

static void
test_new(void)
{
	struct str again;
	struct buf b;
	struct lang_findings f = { 0 };
	size_t warnings;

	tap_err(interview_new(a, STR("123 !"), LANG_EN, today, &again),
	    ERR_INVALID, "a name without letters is refused");
	tap_err(interview_new(a, STR(""), LANG_EN, today, &again), ERR_INVALID,
	    "no name is refused");
	begin(LANG_NB);
	tap_ok(holds("erklæring fjordkoret {"), "keywords in bokmål");
	who();
	tap_ok(findings(&warnings) == 0 && warnings == 0,
	    "three answers more, and nothing is left to mend");
	buf_init(&b, 1 << 20);
	if (lang_print(a, draft, LANG_KEYWORDS_KEEP, LANG_EN, &b, &f) != ERR_OK)
		buf_puts(&b, "?");
	tap_str(draft, buf_str(&b), "it is in canonical form");
	buf_release(&b);
	begin(LANG_EN);
	who();
	tap_ok(findings(&warnings) == 0 && warnings == 0, "in English too");
	tap_ok(holds("statement fjordkoret {"), "keywords in English");
	tap_str(interview_name(a, STR("Ås & Øyer Båtlag 2")),
	    STR("as_oyer_batlag_2"), "a name of Norwegian letters");
	tap_str(interview_name(a, STR("Adresse")), STR("adresse_1"),
	    "a word of the language is no name");
	tap_ok(interview_name(a, STR("42")).p == NULL, "nor is a number");
}

/* ---- each question: refused first, then taken ---------------------------- */

struct row {
	const char *id, *answer;
	enum err want;
	const char *then; /* the answer as it is kept */
};
static const struct row rows[] = {
	{ "nobody.asks", "x", ERR_NOT_FOUND, NULL },
	{ "controller.name", "", ERR_INVALID, NULL },
	{ "controller.name", "-", ERR_INVALID, NULL },
	{ "controller.name", "a\x01", ERR_INVALID, NULL },
	{ "controller.name", "Fjordkoret \"Bris\"", ERR_OK,
	    "Fjordkoret \"Bris\"" },
	{ "languages", "", ERR_INVALID, NULL },
	{ "languages", "klingon", ERR_INVALID, NULL },
	{ "languages", "Bokmål, Elvish", ERR_INVALID, NULL },
	{ "languages", "1, 3", ERR_OK, "nb, en" },
	{ "title.nn", "Koret", ERR_NOT_FOUND, NULL },
	{ "title.nb", "Koret", ERR_OK, "Koret" },
	{ "controller.org_no", "12345678", ERR_INVALID, NULL },
	{ "controller.org_no", "923609017", ERR_INVALID, NULL },
	{ "controller.org_no", "9236090160", ERR_INVALID, NULL },
	{ "controller.org_no", "92360901x", ERR_INVALID, NULL },
	{ "controller.org_no", "923 609 016", ERR_OK, "923609016" },
	{ "controller.org_no", "-", ERR_OK, "" },
	{ "controller.address", " ", ERR_INVALID, NULL },
	{ "controller.address", "Kirkegata 1, 6002 Ålesund", ERR_OK,
	    "Kirkegata 1, 6002 Ålesund" },
	{ "controller.web", "fjordkoret.example", ERR_INVALID, NULL },
	{ "controller.web", "http://fjordkoret.example", ERR_INVALID, NULL },
	{ "controller.web", "https://a b.example", ERR_INVALID, NULL },
	{ "controller.web", "https://fjordkoret.example", ERR_OK,
	    "https://fjordkoret.example" },
	{ "controller.web", "-", ERR_OK, "" },
	{ "controller.mailbox", "post", ERR_INVALID, NULL },
	{ "controller.mailbox", "post@", ERR_INVALID, NULL },
	{ "controller.mailbox", "a b@fjordkoret.example", ERR_INVALID, NULL },
	{ "controller.mailbox", "post@fjordkoret.example", ERR_OK,
	    "post@fjordkoret.example" },
	{ "controller.responsible.nn", "sekretær", ERR_NOT_FOUND, NULL },
	{ "controller.responsible.nb", "", ERR_INVALID, NULL },
	{ "controller.responsible.nb", "sekretær", ERR_OK, "sekretær" },
	{ "controller.responsible.en", "secretary", ERR_OK, "secretary" },
	{ "controller.public", "perhaps", ERR_INVALID, NULL },
	{ "controller.public", "ja", ERR_OK, "yes" },
	{ "controller.public", "no", ERR_OK, "no" },
	{ "dpo", "some", ERR_INVALID, NULL },
	{ "dpo.mailbox", "dpo@fjordkoret.example", ERR_NOT_FOUND, NULL },
	{ "dpo.advisor.en", "The leader", ERR_OK, "The leader" },
	{ "dpo", "have", ERR_OK, "have" },
	{ "dpo.reason.en", "x", ERR_NOT_FOUND, NULL },
	{ "dpo.mailbox", "dpo", ERR_INVALID, NULL },
	{ "dpo.mailbox", "dpo@fjordkoret.example", ERR_OK,
	    "dpo@fjordkoret.example" },
	{ "dpo.responsible.nb", "leder", ERR_OK, "leder" },
	{ "dpo.responsible.en", "chair", ERR_OK, "chair" },
	{ "dpo", "none", ERR_OK, "none" },
	{ "version", "new", ERR_INVALID, NULL },
	{ "version", "1..2", ERR_INVALID, NULL },
	{ "version", "1.", ERR_INVALID, NULL },
	{ "version", "1.1.0", ERR_OK, "1.1.0" },
	{ "effective", "2026-02-30", ERR_INVALID, NULL },
	{ "effective", "next year", ERR_INVALID, NULL },
	{ "effective", "2026-04-01", ERR_OK, "2026-04-01" },
	{ "review", "2027-04-01", ERR_OK, "2027-04-01" },
	{ "fields", "shoe_size", ERR_INVALID, NULL },
	{ "fields", "Phone, town", ERR_OK, "full_name, email, phone, town" },
	{ "own_fields", "!!", ERR_INVALID, NULL },
	{ "own_fields", "Voice, Address", ERR_OK, "Voice, Address" },
	{ "own_fields", "Voice", ERR_OK, "Voice" },
	{ "field.phone.type", "date", ERR_NOT_FOUND, NULL },
	{ "field.voice.type", "colour", ERR_INVALID, NULL },
	{ "field.voice.values.en", "x", ERR_NOT_FOUND, NULL },
	{ "field.voice.type", "choice", ERR_OK, "choice" },
	{ "field.voice.label.nb", "Stemme", ERR_OK, "Stemme" },
	{ "field.voice.values.nb", "-", ERR_INVALID, NULL },
	{ "field.voice.values.nb", "Sopran, Alt", ERR_OK, "Sopran, Alt" },
	{ "field.voice.values.en", "Soprano", ERR_INVALID, NULL },
	{ "field.voice.values.en", "Soprano, Alto", ERR_OK, "Soprano, Alto" },
	{ "required", "shoe_size", ERR_INVALID, NULL },
	{ "required", "full_name, email, voice", ERR_OK,
	    "full_name, email, voice" },
	{ "field.voice.reason.nb", "", ERR_INVALID, NULL },
	{ "field.voice.reason.nb", "Vi øver i grupper.", ERR_OK,
	    "Vi øver i grupper." },
	{ "field.voice.reason.en", "We practise in groups.", ERR_OK,
	    "We practise in groups." },
	{ "kinds", "", ERR_INVALID, NULL },
	{ "kinds", "aliens", ERR_INVALID, NULL },
	{ "kinds", "member, supporter", ERR_OK, "member, supporter" },
	{ "own_kinds", "honorary member", ERR_OK, "honorary member" },
	{ "kind.honorary_member.label.nb", "æresmedlem", ERR_OK, "æresmedlem" },
	{ "come", "", ERR_INVALID, NULL },
	{ "come", "by boat", ERR_INVALID, NULL },
	{ "register.key", "Nr", ERR_NOT_FOUND, NULL },
	{ "come", "registration, import", ERR_OK, "registration, import" },
	{ "register.label.nb", "Korlisten", ERR_OK, "Korlisten" },
	{ "register.whose", "mine", ERR_INVALID, NULL },
	{ "register.whose", "other", ERR_OK, "other" },
	{ "register.notice.nb", "x", ERR_NOT_FOUND, NULL },
	{ "register.whose", "own", ERR_OK, "own" },
	{ "register.notice.nb", "Privacy of the choir, 2024", ERR_OK,
	    "Privacy of the choir, 2024" },
	{ "register.assessment.nb", "minutes 3", ERR_OK, "minutes 3" },
	{ "register.assessment.en", "notes 3", ERR_OK, "notes 3" },
	{ "register.separator", "dash", ERR_INVALID, NULL },
	{ "register.separator", "comma", ERR_OK, "comma" },
	{ "register.key", "", ERR_INVALID, NULL },
	{ "register.key", "Member no", ERR_OK, "Member no" },
	{ "field.full_name.column", "Fornavn, Etternavn", ERR_OK,
	    "Fornavn, Etternavn" },
	{ "field.voice.column", "Stemme", ERR_OK, "Stemme" },
	{ "field.voice.column", "-", ERR_OK, "" },
	{ "field.voice.column", "Stemme", ERR_OK, "Stemme" },
	{ "purposes", "world peace", ERR_INVALID, NULL },
	{ "purposes", "membership, newsletter, sms, bookkeeping", ERR_OK,
	    "membership, newsletter, sms, bookkeeping" },
	{ "purpose.rights.basis", "consent", ERR_NOT_FOUND, NULL },
	{ "purpose.newsletter.basis", "habit", ERR_INVALID, NULL },
	{ "purpose.newsletter.consent_text.nb", "", ERR_INVALID, NULL },
	{ "purpose.newsletter.consent_text.nb", "Ja takk.", ERR_OK,
	    "Ja takk." },
	{ "purpose.newsletter.interest.nb", "x", ERR_NOT_FOUND, NULL },
	{ "purpose.newsletter.basis", "legitimate_interest", ERR_OK,
	    "legitimate_interest" },
	{ "purpose.newsletter.interest.nb", "Vi vil.", ERR_OK, "Vi vil." },
	{ "purpose.newsletter.interest.en", "We want.", ERR_OK, "We want." },
	{ "purpose.newsletter.balancing.nb", "Lite.", ERR_OK, "Lite." },
	{ "purpose.newsletter.balancing.en", "Little.", ERR_OK, "Little." },
	{ "purpose.newsletter.assessed", "2026-03-01", ERR_OK, "2026-03-01" },
	{ "purpose.newsletter.basis", "consent", ERR_OK, "consent" },
	{ "purpose.newsletter.consent_text.en", "Yes please.", ERR_OK,
	    "Yes please." },
	{ "roles", "pirate", ERR_INVALID, NULL },
	{ "roles", "", ERR_OK, "administrator" },
	{ "roles", "editor, board, treasurer", ERR_OK,
	    "administrator, editor, board, treasurer" },
	{ "eea", "no", ERR_OK, "no" },
	{ "eea", "yes", ERR_OK, "yes" },
	{ "recipients", "some", ERR_INVALID, NULL },
	{ "recipients", "no", ERR_OK, "no" },
	{ "recipients", "yes", ERR_OK, "" },
	{ "recipients", "no", ERR_OK, "no" },
	{ "suppliers", "Skyhuset AS", ERR_OK, "Skyhuset AS" },
	{ "processor.skyhuset_as.country", "Norge", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.country", "XX", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.country", "N1", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.country", "SE, XX", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.country", "SE US", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.country", "SE,,US", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.tool", "x", ERR_NOT_FOUND, NULL },
	{ "processor.skyhuset_as.country", "se", ERR_OK, "SE" },
	{ "processor.skyhuset_as.country", "se, US,se", ERR_OK, "SE, US" },
	{ "processor.skyhuset_as.tool.en", "standard contractual clauses",
	    ERR_OK, "standard contractual clauses" },
	{ "processor.skyhuset_as.country", "se", ERR_OK, "SE" },
	{ "processor.skyhuset_as.service.nb", "Drifter tjeneren.", ERR_OK,
	    "Drifter tjeneren." },
	{ "processor.skyhuset_as.service.en", "Runs the server.", ERR_OK,
	    "Runs the server." },
	{ "processor.skyhuset_as.agreement", "soon", ERR_INVALID, NULL },
	{ "processor.skyhuset_as.agreement", "2026-01-01", ERR_OK,
	    "2026-01-01" },
	{ "others", "!!!", ERR_INVALID, NULL },
	{ "others", "Rowing Union, Tax Office", ERR_OK,
	    "Rowing Union, Tax Office" },
	{ "recipient.rowing_union.label.nb", "Roforbundet", ERR_OK,
	    "Roforbundet" },
	{ "recipient.tax_office.label.nb", "Skatteetaten", ERR_OK,
	    "Skatteetaten" },
	{ "recipient.rowing_union.what", "pirate", ERR_INVALID, NULL },
	{ "recipient.rowing_union.what", "joint", ERR_INVALID, NULL },
	{ "recipient.rowing_union.what", "inside", ERR_OK, "inside" },
	{ "recipient.rowing_union.what", "independent", ERR_OK, "independent" },
	{ "recipient.rowing_union.when.en", "x", ERR_NOT_FOUND, NULL },
	{ "recipient.tax_office.what", "authority", ERR_OK, "authority" },
	{ "recipient.tax_office.when.en", "", ERR_INVALID, NULL },
	{ "recipient.tax_office.when.en", "When a law says so.", ERR_OK,
	    "When a law says so." },
	{ "recipient.tax_office.when.nb", "Når en lov sier det.", ERR_OK,
	    "Når en lov sier det." },
	{ "recipient.rowing_union.gets", "shoes", ERR_INVALID, NULL },
	{ "recipient.rowing_union.gets", "email, full_name", ERR_OK,
	    "full_name, email" },
	{ "recipient.rowing_union.gets", "full_name", ERR_OK, "full_name" },
	{ "recipient.rowing_union.gets", "", ERR_INVALID, NULL },
	{ "recipient.rowing_union.purposes", "rights", ERR_INVALID, NULL },
	{ "recipient.rowing_union.purposes", "membership, newsletter", ERR_OK,
	    "membership, newsletter" },
	{ "recipient.rowing_union.purposes", "-", ERR_OK, "" },
	{ "recipient.rowing_union.purposes", "membership", ERR_OK,
	    "membership" },
	{ "recipient.rowing_union.country", "SE", ERR_OK, "SE" },
	{ "keep.left", "a while", ERR_INVALID, NULL },
	{ "keep.left", "30 moons", ERR_INVALID, NULL },
	{ "keep.left", "30 days", ERR_OK, "30 days" },
	{ "keep.left", "0", ERR_OK, "0 days" },
	{ "keep.left_year", "perhaps", ERR_INVALID, NULL },
	{ "keep.left_year", "yes", ERR_OK, "yes" },
	{ "keep.left", "3 months", ERR_OK, "3 months" },
	{ "keep.left_year", "yes", ERR_OK, "yes" },
	{ "keep.left", "0", ERR_OK, "0 days" },
	{ "keep.left_year", "no", ERR_OK, "no" },
	{ "keep.left", "1 måned", ERR_OK, "1 month" },
	{ "keep.death", "0", ERR_OK, "0 days" },
	{ "keep.death", "14 dager", ERR_OK, "14 days" },
	{ "keep.death", "2 uker", ERR_OK, "2 weeks" },
	{ "keep.death", "1 veke", ERR_OK, "1 week" },
	{ "keep.death", "2 fortnights", ERR_INVALID, NULL },
	{ "keep.invited", "20 days", ERR_OK, "20 days" },
	{ "keep.messages", "6 months", ERR_OK, "6 months" },
	{ "keep.requests", "2 years", ERR_OK, "2 years" },
	{ "keep.audit", "12 months", ERR_OK, "12 months" },
	{ "keep.backups", "14 days", ERR_OK, "14 days" },
	{ "rights.channels", "", ERR_INVALID, NULL },
	{ "rights.channels", "pigeon", ERR_INVALID, NULL },
	{ "rights.channels", "post, portal", ERR_OK, "portal, post" },
	{ "rights.days", "2 months", ERR_INVALID, NULL },
	{ "rights.days", "31 days", ERR_INVALID, NULL },
	{ "rights.days", "0", ERR_INVALID, NULL },
	{ "rights.days", "14 days", ERR_OK, "14 days" },
	{ "cookie", "with blank", ERR_INVALID, NULL },
	{ "cookie", "-", ERR_INVALID, NULL },
	{ "cookie", "koret-okt", ERR_OK, "koret-okt" },
	{ "cookie_choice.equal", "yes", ERR_NOT_FOUND, NULL },
	{ "own_cookies", "with blank", ERR_INVALID, NULL },
	{ "own_cookies", "_ga, språk", ERR_INVALID, NULL },
	{ "own_cookies", "_ga, choice", ERR_OK, "_ga, choice" },
	{ "own_cookies", "choice, _ga, fb", ERR_OK, "_ga, choice, fb" },
	{ "own_cookies", "_ga, choice", ERR_OK, "_ga, choice" },
	{ "cookie.koret-okt.use", "marketing", ERR_NOT_FOUND, NULL },
	{ "cookie._ga.use", "fun", ERR_INVALID, NULL },
	{ "cookie._ga.use", "marketing", ERR_OK, "marketing" },
	{ "cookie._ga.use", "statistics", ERR_OK, "statistics" },
	{ "cookie._ga.party", "Google", ERR_OK, "Google" },
	{ "cookie._ga.party", "-", ERR_OK, "" },
	{ "cookie._ga.party", "Google Ireland", ERR_OK, "Google Ireland" },
	{ "cookie._ga.life", "long", ERR_INVALID, NULL },
	{ "cookie._ga.life", "2 years", ERR_OK, "2 years" },
	{ "cookie.choice.use", "necessary", ERR_OK, "necessary" },
	{ "cookie.choice.life", "0", ERR_OK, "0 days" },
	{ "cookie.choice.life", "1 month", ERR_OK, "1 month" },
	{ "cookie_choice.how.nb", "I en boks.", ERR_OK, "I en boks." },
	{ "cookie_choice.how.en", "In a box.", ERR_OK, "In a box." },
	{ "cookie_choice.equal", "yes", ERR_OK, "yes" },
	{ "children", "some", ERR_INVALID, NULL },
	{ "children", "adults", ERR_OK, "adults" },
	{ "children", "guardian", ERR_OK, "guardian" },
	{ "children", "young", ERR_OK, "young" },
	{ "children", "unsaid", ERR_OK, "unsaid" },
	{ "children", "young", ERR_OK, "young" },
	{ "automated", "no", ERR_OK, "no" },
	{ "automated", "yes", ERR_OK, "yes" },
	{ "changes.channels", "", ERR_INVALID, NULL },
	{ "changes.channels", "email", ERR_OK, "email" },
	{ "changes.lead", "14 days", ERR_OK, "14 days" },
	{ "promises", "eternal youth", ERR_INVALID, NULL },
	{ "promises", "nothing sold, no tracking in mail", ERR_OK,
	    "nothing sold, no tracking in mail" },
	{ "measures.nb", "Vi låser døren.\nOg skapet.", ERR_OK,
	    "Vi låser døren.\nOg skapet." },
	{ "measures.en", "We lock the door.", ERR_OK, "We lock the door." },
	{ "come", "registration", ERR_OK, "registration" },
	{ "suppliers", "-", ERR_OK, "" },
	{ "others", "Rowing Union", ERR_OK, "Rowing Union" },
	{ "others", "-", ERR_OK, "" },
	{ "own_kinds", "-", ERR_OK, "" },
	{ "own_fields", "-", ERR_OK, "" },
};

static void
test_rows(void)
{
	size_t warnings;

	begin(LANG_EN);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		struct str name = arena_printf(a, "%s: %s", r->id, r->answer);
		struct str before = draft;
		enum err e = answer(r->id, r->answer);
		bool ok = e == r->want;

		name = str_sub(name, 0, str_find(name, STR("\n")));
		if (r->want == ERR_OK)
			ok = ok && str_is(now(r->id), r->then);
		else
			ok = ok && str_eq(before, draft) &&
			     (r->want != ERR_INVALID || why.n > 0);
		if (!tap_ok(ok, arena_cstr(a, name)))
			printf("# %s, now " STR_FMT ", " STR_FMT "\n",
			    err_name(e), STR_ARG(now(r->id)), STR_ARG(why));
	}
	tap_ok(findings(&warnings) == 0, "all of that is without an error");
	tap_ok(!str_eq(STR_NONE, draft) && asked("register.key") == NULL,
	    "what was taken out is not asked for");
}

/* ---- answers, file, answers -------------------------------------------- */

static void
test_round_trip(void)
{
	struct interview_ask *list;
	size_t n, same = 0, taken = 0;
	struct str first = draft;

	if (interview_list(a, draft, LANG_EN, &list, &n) != ERR_OK)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		enum err e = answer(arena_cstr(a, list[i].id),
		    arena_cstr(a, list[i].answer));

		taken += e == ERR_OK || !list[i].answered;
		if (e != ERR_OK && list[i].answered)
			printf("# " STR_FMT ": " STR_FMT ": " STR_FMT "\n",
			    STR_ARG(list[i].id), STR_ARG(list[i].answer),
			    STR_ARG(why));
		same += str_eq(first, draft);
	}
	if (!tap_ok(n > 40 && taken == n,
		"every answer read is one that is taken"))
		printf("# %zu of %zu\n", taken, n);
	tap_ok(same == n, "and taking it again changes no byte");
}

/* ---- edited by hand ------------------------------------------------------ */

static const char by_hand[] = "# Our own file.\n"
			      "erklæring lag {\n"
			      "  nb \"Laget\"   # as on the jersey\n"
			      "  versjon 2.1\n"
			      "  målformer nb\n"
			      "}\n"
			      "\n"
			      "behandlingsansvarlig lag { navn \"Laget\" }\n"
			      "\n"
			      "felt navnet navn {\n"
			      "\tnb \"Navn\" # what else\n"
			      "\tsynlig for personen\n"
			      "\t# no source yet\n"
			      "}\n"
			      "felt epost e-post { nb \"E-post\" }\n"
			      "\n"
			      "gruppetype parti {\n"
			      "\tnb \"Parti\"\n"
			      "\tetter eget valg\n"
			      "}\n"
			      "\n"
			      "formål trening {\n"
			      "\tnb \"Trening\"\n"
			      "\tbruker navnet,\n"
			      "\t\t# for the call-off\n"
			      "\t\tepost\n"
			      "\tgrunnlag avtale\n"
			      "}\n"
			      "barn { foresattes samtykke }\n"
			      "# the end\n";

/* How many lines of ${old} are not in the draft, in their order. */
static size_t
lost(struct str old)
{
	struct str line, rest = draft, each;
	size_t n = 0;

	while (str_cut(&old, '\n', &line)) {
		struct str from = rest;
		bool found = false;

		while (!found && str_cut(&rest, '\n', &each))
			found = str_eq(each, line);
		if (!found) {
			n++;
			rest = from;
			printf("# gone: " STR_FMT "\n", STR_ARG(line));
		}
	}
	return n;
}

static void
hand(const char *id, const char *text, size_t lines, const char *then,
    const char *name)
{
	enum err e;

	draft = str_of(by_hand);
	e = answer_in(id, text, LANG_NB);
	if (!tap_ok(e == ERR_OK && lost(str_of(by_hand)) == lines &&
			holds(then),
		name))
		printf("# %s " STR_FMT "\n", err_name(e), STR_ARG(why));
}

static void
test_by_hand(void)
{
	hand("controller.mailbox", "post@laget.example", 1,
	    "{ navn \"Laget\" \n\tkontaktadresse \"post@laget.example\" "
	    "gjennomgås innen 2027-03-02\n}\n",
	    "a line in a block of one line, in its keywords");
	hand("title.nb", "Idrettslaget", 1,
	    "  nb \"Idrettslaget\"   # as on the jersey\n",
	    "a text in its place; the comment behind it stays");
	hand("review", "2027-01-01", 0, "  gjennomgås innen 2027-01-01\n}\n",
	    "a new line, indented as the block is");
	hand("fields", "navnet, epost, phone", 0, "felt phone telefon {\n",
	    "a fact offered beside facts of one's own");
	hand("languages", "nb, en", 3, "  språk nb, en\n",
	    "another language changes its line and two texts known here");
	hand("children", "adults", 1, "\tikke målgruppe\n",
	    "a block of one line is told otherwise");
	hand("purpose.trening.basis", "consent", 1,
	    "\tgrunnlag samtykke {\n\t\tsamtykketekst nb",
	    "a purpose of one's own gets another basis");
	hand("roles", "administrator", 0, "rolle administrator {\n",
	    "a role that was not there, at the end");
	hand("keep.left", "20 dager", 0,
	    "behold medlemmer {\n\t20 dager etter meldt ut: slett\n",
	    "a period where nothing was said");
}

static void
test_by_hand_more(void)
{
	size_t warnings;

	draft = str_of(by_hand);
	tap_ok(answer("own_fields", "Navn") == ERR_OK && !holds("epost"),
	    "a fact taken out is named nowhere");
	tap_ok(holds("# the end\n") && holds("gruppetype parti"),
	    "and the rest is there");
	draft = arena_printf(a,
	    "%sstatistikk tall {\n\tnb \"Tall\"\n"
	    "\tbruker navnet\n\tanonym minst 5 personer\n}\n",
	    by_hand);
	tap_ok(answer("own_fields", "E-post") == ERR_OK,
	    "also not where the questions know nothing of it");
	draft = STR("erklæring x {\n");
	tap_err(answer("title.nb", "x"), ERR_INVALID,
	    "a file whose braces do not match is left alone");
	draft = STR("# nothing\n");
	tap_err(answer("title.nb", "x"), ERR_INVALID,
	    "so is one that is no statement");
	draft = STR("erklæring x utvider \"y.vern\" {\n\tnb \"X\"\n}\n");
	tap_err(answer("title.nb", "x"), ERR_INVALID,
	    "and one that extends another");
	draft = str_of(by_hand);
	tap_err(answer("promises", "nothing sold"), ERR_INVALID,
	    "an answer after which nothing would compile is refused");
	tap_ok(str_find(why, STR("administrator")) != SIZE_MAX,
	    "and says on what it fails");
	begin(LANG_NB);
	(void)answer("languages", "nb, nn, en");
	tap_ok(findings(&warnings) <= 2 && holds("nn \"Nyheitsbrev\""),
	    "texts offered here come in the new languages");
	(void)answer("languages", "nn");
	tap_ok(!holds("nb \"Nyhetsbrev\"") && holds("nn \"Nyheitsbrev\""),
	    "and go with the language");
}

/* An answer that was asked for before a language came, or went. */
static void
test_asked_before(void)
{
	begin(LANG_NB);
	(void)answer("languages", "nb, en");
	tap_ok(answer("controller.responsible", "sekretæren") == ERR_OK &&
		   holds("nb \"sekretæren\""),
	    "words for the one language go to that language");
	(void)answer("controller.responsible.en", "the secretary");
	(void)answer("languages", "nb");
	tap_ok(answer("controller.responsible.nb", "lederen") == ERR_OK &&
		   holds("\"lederen\""),
	    "and for the one that is left");
	tap_err(answer("controller.responsible.en", "x"), ERR_NOT_FOUND,
	    "not for the one that went");
}

/* What limits somebody does not go with the last thing it names. */
static void
test_limits(void)
{
	static const struct {
		const char *name, *part;
		enum err want;
	} all[] = {
		{ "a processor that is given this alone",
		    "databehandler d {\n\tnb \"Drift AS\"\n\tbruker epost\n"
		    "\ttil formål trening\n}\n",
		    ERR_INVALID },
		{ "a processor that is given more",
		    "databehandler d {\n\tnb \"Drift AS\"\n"
		    "\tbruker navnet, epost\n\ttil formål trening\n}\n",
		    ERR_OK },
		{ "a recipient that gets this alone",
		    "mottaker m {\n\tnb \"Drift AS\"\n\tfår epost\n"
		    "\ttil formål trening\n}\n",
		    ERR_INVALID },
		{ "a recipient that gets more",
		    "mottaker m {\n\tnb \"Drift AS\"\n\tfår epost, navnet\n"
		    "\ttil formål trening\n}\n",
		    ERR_OK },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		struct str was = arena_printf(a, "%s%s", by_hand, all[i].part);

		draft = was;
		tap_err(answer("own_fields", "Navn"), all[i].want, all[i].name);
		if (all[i].want == ERR_OK)
			tap_ok(!holds("epost"), "… and it goes there too");
		else
			tap_ok(str_eq(draft, was) &&
				   str_find(why, STR("Drift AS")) != SIZE_MAX,
			    "… and it says which, and changes nothing");
	}
}

/* ---- where it was left off, and what is printed ------------------------- */

static void
test_guide(void)
{
	struct guide g;
	struct str at, plain;
	const struct lang_sentence *s;

	begin(LANG_NB);
	plain = guide_left_off(draft, &at);
	tap_ok(at.p == NULL && str_eq(plain, draft), "no mark, no place");
	plain = guide_left_off(guide_mark(a, draft, STR("fields")), &at);
	tap_ok(str_is(at, "fields") && str_eq(plain, draft),
	    "a mark gives the place, and goes");
	guide_look(a, draft, LANG_NB, today, &g);
	tap_ok(g.st != NULL && g.first_n >= 1 &&
		   strcmp(g.first[0].code, "controller_no_contact") == 0,
	    "what to mend first");
	s = guide_sentence(&g, asked("controller.name"), 0);
	tap_str(s == NULL ? STR_NONE : s->text,
	    STR("Fjordkoret er behandlingsansvarlig."),
	    "the sentence of an answer");
	tap_ok(guide_sentence(&g, asked("controller.web"), 0) == NULL,
	    "none where nothing was answered");
	guide_look(a, STR("statement x {"), LANG_NB, today, &g);
	tap_ok(g.st == NULL && g.found.errors > 0,
	    "a draft that does not compile has findings only");
}

/* ---- every combination ---------------------------------------------- */

static const struct {
	const char *id, *no, *yes;
} switches[] = {
	{ "fields", "phone", "phone, town, birth_year, guardian_name" },
	{ "come", "registration", "registration, import" },
	{ "purposes", "membership, newsletter",
	    "membership, newsletter, events, sms, bookkeeping, dues" },
	{ "roles", "editor", "editor, board, treasurer" },
	{ "dpo", "none", "have" },
	{ "children", "adults", "guardian" },
	{ "own_fields", "-", "Boat" },
	{ "languages", "nb", "nb, nn, en" },
	{ "required", "full_name, email", "full_name, email, phone" },
};

/* What an answer asks for beside it. */
static const char *const behind[][2] = {
	{ "title.nb", "Koret" },
	{ "title.nn", "Koret" },
	{ "title.en", "The choir" },
	{ "field.boat.label.nb", "Båt" },
	{ "field.boat.label.nn", "Båt" },
	{ "field.boat.label.en", "Boat" },
	{ "dpo.mailbox", "dpo@fjordkoret.example" },
	{ "dpo.responsible", "leder" },
	{ "dpo.responsible.nb", "leder" },
	{ "dpo.responsible.nn", "leiar" },
	{ "dpo.responsible.en", "chair" },
	{ "register.notice", "Personvern 2024" },
	{ "register.notice.nb", "Personvern 2024" },
	{ "register.notice.nn", "Personvern 2024" },
	{ "register.notice.en", "Privacy 2024" },
	{ "register.assessment", "protokoll 3" },
	{ "register.assessment.nb", "protokoll 3" },
	{ "register.assessment.nn", "protokoll 3" },
	{ "register.assessment.en", "minutes 3" },
	{ "controller.responsible.nb", "sekretær" },
	{ "controller.responsible.nn", "sekretær" },
	{ "controller.responsible.en", "secretary" },
};

static void
answer_missing(void)
{
	struct interview_ask *list;
	size_t n;

	if (interview_list(a, draft, LANG_EN, &list, &n) != ERR_OK)
		return;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < ARRAY_LEN(behind); k++)
			if (!list[i].answered &&
			    str_is(list[i].id, behind[k][0]))
				(void)answer(behind[k][0], behind[k][1]);
}

/* One answer is changed at a time, so that each part comes and goes while all
 * others are there and are not (a Gray code). */
static void
test_combinations(void)
{
	unsigned bad = 0, bits = 0, all = 1U << ARRAY_LEN(switches);
	size_t warnings;

	begin(LANG_NB);
	who();
	for (size_t i = 0; i < ARRAY_LEN(switches); i++)
		(void)answer(switches[i].id, switches[i].no);
	for (unsigned n = 1; n <= all; n++) {
		struct arena *own = arena_new(LIMIT_ARENA_ORG), *kept = a;
		unsigned i = 0;

		a = own;
		answer_missing();
		if (findings(&warnings) != 0 || warnings != 0) {
			printf("# combination %x\n", bits);
			bad++;
		}
		while (i + 1 < ARRAY_LEN(switches) && (n >> i & 1) == 0)
			i++;
		bits ^= 1U << i;
		if (answer(switches[i].id,
			bits >> i & 1 ? switches[i].yes : switches[i].no) !=
		    ERR_OK)
			bad++;
		a = kept;
		draft = arena_str(a, draft);
		arena_free(own);
	}
	tap_ok(bad == 0,
	    "every combination of answers: no error and no warning");
}

int
main(void)
{
	a = arena_new((size_t)1 << 32);
	test_new();
	test_rows();
	test_round_trip();
	test_by_hand();
	test_by_hand_more();
	test_limits();
	test_asked_before();
	test_guide();
	test_combinations();
	arena_free(a);
	return tap_done();
}
