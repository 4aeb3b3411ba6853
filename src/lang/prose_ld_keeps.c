/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_ld_keeps: how long facts stay, as JSON-LD: each block, its clauses
 * and why. */
#include "lang/prose_ld.h"

/* ---- clauses ----------------------------------------------------------- */

/* Each clock in words and, where it is so many days, as a period too. */
static void
clocks(struct ld *l, const struct keep_clause *c)
{
	size_t n = c->has_until ? 1 : c->others_n + 1;

	json_array_some(&l->j, "dpv:hasDuration");
	for (size_t i = 0; i < n; i++) {
		struct keep_clock one =
		    c->has_until ? c->until : keep_clause_clock(c, i);

		ld_typed(l, NULL, "dpv:UntilEventDuration");
		json_str(&l->j, "rdf:value", doc_clock_cell(l->d, &one));
		ld_period(l, "dpv:hasDuration", one.after);
		json_close(&l->j);
	}
	ld_array_end(l);
}

/* That it lies unused until it ends, and what stays of it. */
static void
hold_and_mark(struct ld *l, const struct keep *k, const struct keep_clause *c)
{
	struct str open_for = doc_purposes_quoted(l->d, &k->open_for);

	if (c->block) {
		ld_typed(l, "dpv:hasProhibition", "dpv:Prohibition");
		ld_text(l, "dct:description",
		    open_for.n > 0 ? say1(l->d, PROSE_K_OPEN_FOR, open_for)
				   : say0(l->d, PROSE_K_HELD));
		ld_term(l, "dpv:hasProcessing", "dpv:Use");
		ld_period(l, "dpv:hasDuration", c->block_after);
		json_close(&l->j);
	}
	if (c->mark) {
		ld_typed(l, "dpv:hasProcessingCondition",
		    "dpv:StorageDuration");
		ld_text(l, "dct:description",
		    c->mark_until_asked ? say0(l->d, PROSE_K_MARK_UNTIL)
					: say1(l->d, PROSE_K_MARK_FOR,
					      doc_period(l->d, c->mark_for)));
		ld_period(l, "dpv:hasDuration", c->mark_for);
		json_close(&l->j);
	}
}

void
ld_clause(struct ld *l, const struct keep *k, const struct keep_clause *c)
{
	static const char *const types[] = {
		[KEEP_DELETE] = "dpv:StorageDeletion",
		[KEEP_ANONYMISE] = "dpv:StorageCondition",
		[KEEP_REVIEW] = "dpv:StorageCondition",
		[KEEP_BLOCK] = "dpv:StorageCondition",
	};
	static const char *const doing[] = {
		[KEEP_DELETE] = "dpv:Erase",
		[KEEP_ANONYMISE] = "dpv:Anonymise",
		[KEEP_REVIEW] = "dpv:Assess",
		[KEEP_BLOCK] = "dpv:Restrict",
	};

	doc_of_keep(l->d, k);
	ld_typed(l, NULL, types[c->action]);
	ld_term(l, "dpv:hasProcessing", doing[c->action]);
	ld_text(l, "dct:description", doc_keep_clause(l->d, c));
	clocks(l, c);
	if (c->stop_messages)
		json_str(&l->j, "dpv:hasContext", doc_stop(l->d, c));
	hold_and_mark(l, k, c);
	json_close(&l->j);
	doc_of_keep(l->d, NULL);
}

/* ---- why --------------------------------------------------------------- */

static void
justified(struct ld *l, const char *term, const struct text *law)
{
	if (text_is_empty(law))
		return;
	ld_typed(l, NULL, term);
	ld_words(l, "dct:title", law);
	json_close(&l->j);
}

void
ld_kept_ground(struct ld *l, const struct ld_ground *g)
{
	const struct text *laws[] = { g->provision, g->duty, g->claims };

	json_array_some(&l->j, "dpv:hasJustification");
	if (g->reason != NULL)
		ld_own(l, NULL, g->reason);
	justified(l, "eu-gdpr:JustificationA17LegallyRequired", g->duty);
	justified(l, "eu-gdpr:JustificationA17LegalClaims", g->claims);
	ld_array_end(l);
	json_array_some(&l->j, "dpv:hasApplicableLaw");
	for (size_t i = 0; i < ARRAY_LEN(laws); i++)
		justified(l, "dpv:Law", laws[i]);
	ld_array_end(l);
}

void
ld_keep_ground(struct ld *l, const struct keep *k, bool reason)
{
	ld_kept_ground(l, &(struct ld_ground){
			      .reason = reason ? &k->reason : NULL,
			      .provision = &k->provision,
			      .duty = &k->duty,
			      .claims = &k->claims,
			  });
}

void
ld_keep_longer(struct ld *l, const struct keep *k)
{
	if (text_is_empty(&k->longer))
		return;
	ld_text(l, "dpv:hasContext",
	    say1(l->d, PROSE_D_LONGER,
		doc_without_stop(text_in(&k->longer, l->d->lang))));
}

static void
keep(struct ld *l, size_t no)
{
	const struct keep *k = &l->d->st->keeps[no];

	json_open(&l->j, NULL);
	ld_id(l, "storage", arena_printf(l->d->a, "%zu", no + 1));
	ld_type(l, "dpv:StorageCondition");
	ld_text(l, "dct:title", doc_keep_label(l->d, k));
	ld_own(l, "dct:description", &k->n.about);
	if (k->kinds.n > 0) {
		json_array_some(&l->j, "dpv:hasDataSubject");
		ld_kind_refs(l, &k->kinds);
		ld_array_end(l);
	}
	ld_fields(l, "dpv:hasPersonalData", &k->fields);
	ld_keep_ground(l, k, true);
	ld_purposes(l, "dpv:hasProcess", &k->only_for);
	ld_day(l, "schema:validThrough", k->before);
	if (k->open_for.n > 0) {
		ld_typed(l, "dpv:hasPermission", "dpv:Permission");
		ld_purposes(l, "dpv:hasProcess", &k->open_for);
		json_close(&l->j);
	}
	ld_attested(l, k->attested_by, k->attested_on);
	ld_keep_longer(l, k);
	if (k->for_good && text_is_empty(&k->longer))
		json_str(&l->j, "dpv:hasContext", say0(l->d, PROSE_K_GOOD));
	json_array_some(&l->j, "dpv:hasStorageCondition");
	for (size_t i = 0; i < k->clauses_n; i++)
		ld_clause(l, k, &k->clauses[i]);
	ld_array_end(l);
	json_close(&l->j);
}

void
prose_ld_keeps(struct ld *l)
{
	json_array_some(&l->j, "dpv:hasStorageCondition");
	for (size_t i = 0; i < l->d->st->keeps_n; i++)
		if (!keep_all_taken(l->d->st, &l->d->st->keeps[i]))
			keep(l, i);
	ld_array_end(l);
}
