/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * web/guide: the pages of the guide, for whoever keeps the draft.
 *
 * Knows a draft, a section and what a form said; not where the draft comes
 * from nor where it is kept.
 */
#ifndef WEB_GUIDE_H
#define WEB_GUIDE_H

#include "http/http.h"
#include "lang/guide.h"
#include "view/gen/pages.h"

struct guide_form {
	struct arena *a;
	enum lang lang; /* of the page */
	struct date today;
	enum interview_section section;
	const struct params *form; /* NULL: nothing was sent */
	struct str root;           /* the path of the guide, without "/" */
	struct view_error *errors;
	size_t errors_n, errors_cap, next_cap;
	struct str opened; /* a question that the answers opened */
	bool stale;        /* the form was made from another draft */
	size_t unsaved;    /* answers that were not taken therefore */
};

/** guide_section(s, out): by its name in a path; INTERVIEW_SECTIONS is the last
 * page, behind them all. Errors: NOT_FOUND. */
enum err guide_section(struct str s, enum interview_section *out) MUST_USE;
/** guide_is_stale(a, seen, draft): whether the form that says ${seen} was made
 * from another draft than this. */
bool guide_is_stale(struct arena *a, struct str seen, struct str draft);
/** guide_save(f, draft, out): the draft with each answer of the form that
 * changed something; those that were refused are in f->errors. Of a form that
 * was made from another draft no answer is taken: those that somebody typed are
 * counted, and guide_fill shows them again beside what the draft says. Errors:
 * as interview_list. */
enum err guide_save(struct guide_form *f, struct str draft,
    struct str *out) MUST_USE;
/** guide_fill(f, draft, page): one section with its answers, the sentences and
 * what remains. Errors: as interview_list. */
enum err guide_fill(struct guide_form *f, struct str draft,
    struct page_staff_guide *page) MUST_USE;
/** guide_onward(f, what): where the button ${what} leads when the answers are
 * saved: "stay", "next", or "to:SECTION" with "#QUESTION" or without. */
struct str guide_onward(struct guide_form *f, struct str what);
/** guide_opens(f, before, after): where the first question of the part is that
 * came with the answers, with the page that says so; empty: none did. The page
 * is the part with its id as "opened", which belongs into f->opened. */
struct str guide_opens(struct guide_form *f, struct str before,
    struct str after);
/* What to do when all is answered: its texts, and a command or a link. */
struct guide_step {
	enum text_id label, text;
	struct str code, href, link;
};
#define GUIDE_STEP(name)                   \
	.label = TEXT_C_GUIDE_STEP_##name, \
	.text = TEXT_C_GUIDE_STEP_##name##_TEXT
/** guide_step(f, page, step): one more, for the last page. */
void guide_step(struct guide_form *f, struct page_staff_guide *page,
    const struct guide_step *step);
/** guide_statement(f, draft, in, page): the whole statement as it will be
 * published, in the language of that code if it has it; where it cannot be
 * printed yet, the page says so. Errors: TOO_BIG. */
enum err guide_statement(struct guide_form *f, struct str draft, struct str in,
    struct page_staff_guide_statement *page) MUST_USE;
/** guide_wrong(f, id, why): an error beside a question; ${id} empty: of the
 * page. */
void guide_wrong(struct guide_form *f, struct str id, struct str why);

#endif
