/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/interview_ways: each way in which an answer is read and written. */
#include "lang/interview_private.h"

#define WAY(name)                                          \
	{                                                  \
		interview_get_##name, interview_set_##name \
	}
const struct way interview_ways[HOW_MAX] = {
	[HOW_VALUE] = WAY(value),
	[HOW_LABEL] = WAY(label),
	[HOW_TEXT] = WAY(text),
	[HOW_WORDS] = WAY(words),
	[HOW_FLAG] = WAY(flag),
	[HOW_LANGUAGES] = WAY(languages),
	[HOW_DPO] = WAY(dpo),
	[HOW_FIELDS] = WAY(fields),
	[HOW_OWN] = WAY(own),
	[HOW_FIELD_TYPE] = WAY(field_type),
	[HOW_VALUES] = WAY(values),
	[HOW_REQUIRED] = WAY(required),
	[HOW_PIECES] = WAY(pieces),
	[HOW_COME] = WAY(come),
	[HOW_WHO] = WAY(who),
	[HOW_WHOSE] = WAY(whose),
	[HOW_LISTED] = WAY(listed),
	[HOW_SEPARATOR] = WAY(separator),
	[HOW_COLUMN_KEY] = WAY(column_key),
	[HOW_COLUMN] = WAY(column),
	[HOW_BASIS] = WAY(basis),
	[HOW_PERIOD] = WAY(period),
	[HOW_ANSWERED] = WAY(on_line),
	[HOW_LEAD] = WAY(on_line),
	[HOW_CHANNELS] = WAY(channels),
	[HOW_COOKIE] = WAY(cookie),
	[HOW_CHILDREN] = WAY(children),
	[HOW_PROMISES] = WAY(promises),
	[HOW_NOBODY] = WAY(nobody),
	[HOW_COUNTRIES] = WAY(countries),
	[HOW_YEAR] = WAY(year),
	[HOW_NAMES] = WAY(names),
	[HOW_RECIPIENT] = WAY(recipient),
	[HOW_COOKIES] = WAY(cookies),
	[HOW_COOKIE_USE] = WAY(cookie_use),
	[HOW_COOKIE_LIFE] = WAY(cookie_life),
	[HOW_COOKIE_PARTY] = WAY(cookie_party),
};
