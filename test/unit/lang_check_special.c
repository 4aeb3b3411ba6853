/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Art. 9 and 10: which condition or law a purpose needs for which facts, and
 * which it says in vain.
 */
#include "lang_rows.h"

#define NOT_NONE_SPECIAL "\tno special categories\n", ""

static const struct near_row rows[] = {
	{ "Art. 9: by no letter, for a purpose that says one", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(b)' "
	    "provision 'aml. § 9-3' }",
	    "special_without_condition", false },
	{ "Art. 9: nothing at all", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract }",
	    "special_without_condition", true },
	{ "Art. 9: on consent", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis consent; withdrawn by portal }",
	    "special_without_condition", false },
	{ "Art. 9: on a law that names the letter", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis public task <provision 'GDPR Art. 9(2)(g), loven § "
	    "1'> }",
	    "special_without_condition", false },
	{ "Art. 9: … in Norwegian", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis public task <provision 'artikkel 9 nr. 2 bokstav g, "
	    "loven § 1'> }",
	    "special_without_condition", false },
	{ "Art. 9: on a law that does not", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis public task <provision 'loven § 1'> }",
	    "special_without_condition", true },
	{ "Art. 9: by the field's own letter", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category by 'Art. 9(2)(d)' } purpose pay { for members; "
	    "using full_name, union; basis contract }",
	    "special_without_condition", false },
	{ "Art. 9: the purpose says consent and asks for none",
	    NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category by 'Art. 9(2)(d)' } purpose pay { for members; "
	    "using full_name, union; basis contract; special category by 'Art. "
	    "9(2)(a)' }",
	    "condition_without_consent", true },
	{ "Art. 9: … which is said once", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(a)' }",
	    "special_without_condition", false },
	{ "Art. 9: being a member, by a consent nobody is asked",
	    NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ } "
	    "purpose pay { for members; using full_name; basis contract; "
	    "special category by 'Art. 9(2)(a)' }",
	    "condition_without_consent", true },
	{ "Art. 9: being a member, by a consent that is asked",
	    NOT_NONE_SPECIAL,
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ } "
	    "purpose pay { for members; using full_name; basis consent; "
	    "withdrawn by portal; special category by 'Art. 9(2)(a)' }",
	    "condition_without_consent", false },
	{ "Art. 9: the purpose says consent and asks", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category by 'Art. 9(2)(d)' } purpose pay { for members; "
	    "using full_name, union; basis consent; withdrawn by portal; "
	    "special category by 'Art. 9(2)(a)' }",
	    "special_without_condition", false },
	{ "Art. 9: a letter that no one knows", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category by 'the law' } purpose pay { for members; using "
	    "full_name, union; basis consent; withdrawn by portal }",
	    "condition_unknown", true },
	{ "Art. 9(2)(b): by law alone", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(b)' }",
	    "condition_without_law", true },
	{ "Art. 9(2)(g): by law alone", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(g)' }",
	    "condition_without_law", true },
	{ "Art. 9(2)(h): by law alone", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(h)' }",
	    "condition_without_law", true },
	{ "Art. 9(2)(i): by law alone", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(i)' }",
	    "condition_without_law", true },
	{ "Art. 9(2)(j): by law alone", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(j)' }",
	    "condition_without_law", true },
	{ "Art. 9(2)(c): needs no law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(c)' }",
	    "condition_without_law", false },
	{ "Art. 9(2)(d): needs no law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(d)' }",
	    "condition_without_law", false },
	{ "Art. 9(2)(e): needs no law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(e)' }",
	    "condition_without_law", false },
	{ "Art. 9(2)(f): needs no law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(f)' }",
	    "condition_without_law", false },
	{ "Art. 9(2)(b): which law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; special category by 'Art. 9(2)(b)' "
	    "provision 'aml. § 9-3' }",
	    "condition_without_law", false },
	{ "Art. 9(2)(b): the law of its basis", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis legal obligation <provision 'aml. § 9-3'>; special "
	    "category by 'Art. 9(2)(b)' }",
	    "condition_without_law", false },
	{ "Art. 9: a purpose's letter that nobody knows", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis consent; withdrawn by portal; special category by "
	    "'Art. 9' }",
	    "condition_unknown", true },
	{ "Art. 9: for a field that is none", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis consent; withdrawn by portal; special category by "
	    "'Art. 9(2)(a)' for full_name }",
	    "condition_idle", true },
	{ "Art. 9: for a field that is one", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis consent; withdrawn by portal; special category by "
	    "'Art. 9(2)(a)' for union }",
	    "condition_idle", false },
	{ "Art. 9: where nothing of it is used", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name; "
	    "basis consent; withdrawn by portal; special category by 'Art. "
	    "9(2)(a)' }",
	    "condition_idle", true },
	{ "Art. 9: where being a member is one", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name; "
	    "basis consent; withdrawn by portal; special category by 'Art. "
	    "9(2)(a)' } sensitive membership s { condition 'Art. 9(2)(a)'; "
	    "shown as ~ }",
	    "condition_idle", false },
	{ "Art. 9: … and the purpose is for people who are no members",
	    NOT_NONE_SPECIAL,
	    "kind of person guest { not in the register } purpose pay { for "
	    "guest; basis consent; withdrawn by email; special category by "
	    "'Art. 9(2)(a)' } sensitive membership s { condition 'Art. "
	    "9(2)(a)'; shown as ~ }",
	    "condition_idle", true },
	{ "Art. 9: where data beside the register are", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name; "
	    "basis consent; withdrawn by portal; special category by 'Art. "
	    "9(2)(a)' } data category d { special category by 'Art. 9(2)(a)'; "
	    "collected when ~; kept for 30 days; for purposes pay }",
	    "condition_idle", false },
	{ "Art. 9: where they are of another purpose", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name; "
	    "basis consent; withdrawn by portal; special category by 'Art. "
	    "9(2)(a)' } data category d { special category by 'Art. 9(2)(a)'; "
	    "collected when ~; kept for 30 days; for purposes newsletter }",
	    "condition_idle", true },
	{ "Art. 9: where they are ordinary ones", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name; "
	    "basis consent; withdrawn by portal; special category by 'Art. "
	    "9(2)(a)' } data category d { collected when ~; kept for 30 days; "
	    "for purposes pay }",
	    "condition_idle", true },
	{ "Art. 10: by no law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "criminal convictions } purpose pay { for members; using "
	    "full_name, union; basis contract }",
	    "criminal_without_law", true },
	{ "Art. 10: by the field's law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "criminal convictions by 'politiregisterloven § 39' } purpose pay "
	    "{ for members; using full_name, union; basis contract }",
	    "criminal_without_law", false },
	{ "Art. 10: by the purpose's law", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "criminal convictions } purpose pay { for members; using "
	    "full_name, union; basis contract; criminal convictions by "
	    "'politiregisterloven § 39' }",
	    "criminal_without_law", false },
	{ "Art. 10: a purpose that does not use it", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "criminal convictions } purpose pay { for members; using "
	    "full_name; basis contract }",
	    "criminal_without_law", false },
	{ "Art. 10: where nothing of it is used", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "criminal convictions } purpose pay { for members; using "
	    "full_name; basis contract; criminal convictions by 'loven § 1' }",
	    "condition_idle", true },
	{ "Art. 10: where data beside the register are", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "criminal convictions } purpose pay { for members; using "
	    "full_name; basis contract; criminal convictions by 'loven § 1' } "
	    "data category d { criminal convictions by 'loven § 1'; collected "
	    "when ~; kept for 30 days; for purposes pay }",
	    "condition_idle", false },
	{ "Art. 10: where special ones are", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; criminal convictions by 'loven § 1' }",
	    "condition_idle", true },
	{ "Art. 10: being a member is no offence", NOT_NONE_SPECIAL,
	    "field union text { from the_member; visible to the person, staff; "
	    "special category } purpose pay { for members; using full_name, "
	    "union; basis contract; criminal convictions by 'loven § 1' } "
	    "sensitive membership s { condition 'Art. 9(2)(d)'; shown as ~ }",
	    "condition_idle", true },
	{ "Art. 9: data on consent, where the purpose says a law",
	    NOT_NONE_SPECIAL,
	    "data category d { special category by 'Art. 9(2)(a)'; collected "
	    "when ~; kept for 30 days; for purposes pay } purpose pay { for "
	    "members; using full_name; basis contract; special category by "
	    "'Art. 9(2)(b)' provision 'aml. § 9-3' }",
	    "special_without_condition", false },
	{ "Art. 9: data by law, where the purpose says consent",
	    NOT_NONE_SPECIAL,
	    "data category d { special category by 'Art. 9(2)(b)'; collected "
	    "when ~; kept for 30 days; for purposes pay } purpose pay { for "
	    "members; using full_name; basis contract; special category by "
	    "'Art. 9(2)(a)' }",
	    "condition_without_consent", true },
};

int
main(void)
{
	return near_main("test/unit/lang_check.vern", rows, ARRAY_LEN(rows));
}
