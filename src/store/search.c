/* SPDX-License-Identifier: EUPL-1.2 */
/* store/search: people by the beginning of a word, in Norwegian order. */
#include <stdlib.h>
#include <string.h>

#include "store/index_private.h"
#include "store/keeping.h"

#define PAIRS        65536U /* what two bytes can be */
#define TERMS_MAX    8
#define WORDS_MAX    512 /* of one person */
#define RECENT_MIN   4096U
#define ID_CHARS_MIN 4 /* shorter beginnings of a number find nobody */
#define CACHE_SLOTS  4096U
#define CACHE_TEXT   24
#define KEY_BYTES    16U
#define LOOK_AHEAD   12 /* entries fetched before they are looked at */

/* ---- folding -------------------------------------------------------- */

/* text_fold, without its cost for plain ASCII, where it is lower case with
 * blanks folded. */
struct str
fold_quick(struct arena *a, struct str s)
{
	char *p;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if ((uint8_t)s.p[i] >= 0x7f || (uint8_t)s.p[i] < 0x20)
			return text_fold(a, s);
	p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == ' ' && (n == 0 || p[n - 1] == ' '))
			continue;
		p[n++] = ascii_lower(c);
	}
	if (n > 0 && p[n - 1] == ' ')
		n--;
	return (struct str){ p, n };
}

struct str
person_name(const struct index *ix, const struct person *p)
{
	return ix->name_field < 0 ? STR("")
				  : values_get(&p->values, ix->name_field);
}

static struct str
add_line(struct arena *a, struct str sum, struct str s)
{
	char *p = arena_alloc(a, sum.n + s.n + 2);

	if (sum.n > 0)
		memcpy(p, sum.p, sum.n);
	p[sum.n] = '\n';
	if (s.n > 0)
		memcpy(p + sum.n + 1, s.p, s.n);
	return (struct str){ p, sum.n + s.n + 1 };
}

/* What is searched: the name, then a line for each address and number. A
 * Norwegian number also stands without its country. */
struct str
person_words(const struct index *ix, struct arena *a, const struct person *p)
{
	struct str sum = fold_quick(a, person_name(ix, p));

	for (size_t i = 0; i < p->values.n; i++) {
		const struct value *v = &p->values.at[i];
		enum field_type t = ix->st->fields[v->field].type;
		struct str s;

		if (!value_is_kept(p, v))
			continue;

		if (t != FIELD_EMAIL && t != FIELD_PHONE)
			continue;
		s = fold_quick(a, v->text);
		sum = add_line(a, sum, s);
		if (t == FIELD_PHONE && str_starts(s, STR("+47")))
			sum = add_line(a, sum, str_sub(s, 3, s.n));
	}
	return sum;
}

/* ---- order ---------------------------------------------------------- */

/* Keys of names that were met, while many people are read: names repeat. */
struct key_cache {
	struct {
		uint8_t text_n, key_n;
		char text[CACHE_TEXT];
		uint8_t key[KEY_BYTES];
	} at[CACHE_SLOTS];
};

void
names_remember(struct index *ix, bool on)
{
	if (on) {
		ix->keys = heap_array(NULL, sizeof(*ix->keys), 1);
		memset(ix->keys, 0, sizeof(*ix->keys));
	} else if (ix->keys != NULL) {
		explicit_bzero(ix->keys, sizeof(*ix->keys));
		free(ix->keys);
		ix->keys = NULL;
	}
}

/* The letters of the key, without what tells variants of a letter apart. */
static size_t
letters(struct arena *a, struct str s, uint8_t out[KEY_BYTES])
{
	struct str key = text_key_no(a, s);
	size_t n = 0;

	while (n < key.n && n < KEY_BYTES && (uint8_t)key.p[n] > 1) {
		out[n] = (uint8_t)key.p[n];
		n++;
	}
	return n;
}

static size_t
letters_known(struct index *ix, struct arena *a, struct str s,
    uint8_t out[KEY_BYTES])
{
	uint32_t h = 0x811c9dc5U;
	size_t n;

	if (ix->keys == NULL || s.n == 0 || s.n > CACHE_TEXT)
		return letters(a, s, out);
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (uint8_t)s.p[i]) * 0x01000193U;
	h = (h ^ h >> 16) % CACHE_SLOTS;
	if (str_eq(s,
		(struct str){ ix->keys->at[h].text, ix->keys->at[h].text_n })) {
		memcpy(out, ix->keys->at[h].key, KEY_BYTES);
		return ix->keys->at[h].key_n;
	}
	n = letters(a, s, out);
	memcpy(ix->keys->at[h].text, s.p, s.n);
	ix->keys->at[h].text_n = (uint8_t)s.n;
	memcpy(ix->keys->at[h].key, out, n);
	ix->keys->at[h].key_n = (uint8_t)n;
	return n;
}

/* The last word, and what stands before it. */
static struct str
last_word(struct str name, struct str *rest_out)
{
	size_t i;

	name = str_trim(name);
	i = name.n;
	while (i > 0 && name.p[i - 1] != ' ')
		i--;
	*rest_out = str_trim(str_sub(name, 0, i));
	return str_sub(name, i, name.n - i);
}

void
sort_key(struct index *ix, struct arena *a, struct str name,
    uint64_t key_out[2])
{
	uint8_t key[2 * KEY_BYTES + 1] = { 0 };
	struct str rest, last = last_word(name, &rest);
	size_t n = letters_known(ix, a, last, key);

	if (n < KEY_BYTES - 1)
		(void)letters_known(ix, a, rest, key + n + 1);
	for (int k = 0; k < 2; k++) {
		key_out[k] = 0;
		for (int i = 0; i < 8; i++)
			key_out[k] = key_out[k] << 8 | key[k * 8 + i];
	}
	explicit_bzero(key, sizeof(key));
}

/* ---- words ---------------------------------------------------------- */

static bool
word_begins(struct str s, size_t i)
{
	char before = i == 0 ? ' ' : s.p[i - 1];

	return (uint8_t)s.p[i] > ' ' &&
	       (before == ' ' || before == '\n' || before == '-');
}

static uint32_t
pair_of(struct str s, size_t i)
{
	uint32_t second = i + 1 < s.n ? (uint8_t)s.p[i + 1] : 0;

	if (second == ' ' || second == '\n')
		second = 0;
	return (uint32_t)(uint8_t)s.p[i] << 8 | second;
}

/* The different pairs that words of ${s} begin with. */
static size_t
pairs_of(struct str s, uint16_t out[WORDS_MAX])
{
	size_t n = 0, k;

	for (size_t i = 0; i < s.n && n < WORDS_MAX; i++) {
		if (!word_begins(s, i))
			continue;
		out[n] = (uint16_t)pair_of(s, i);
		for (k = 0; out[k] != out[n]; k++)
			;
		if (k == n)
			n++;
	}
	return n;
}

void
words_free(struct index *ix)
{
	free(ix->word_slots);
	free(ix->word_start);
	ix->word_slots = ix->word_start = NULL;
	idset_free(&ix->recent);
}

/* Count, then put: slots of one pair lie together, in order. */
void
words_build(struct index *ix)
{
	uint16_t pairs[WORDS_MAX];
	uint32_t sum = 0;

	words_free(ix);
	ix->word_start = heap_array(NULL, sizeof(*ix->word_start), PAIRS + 2);
	memset(ix->word_start, 0, (PAIRS + 2) * sizeof(*ix->word_start));
	for (uint32_t i = 0; i < ix->slots_n; i++) {
		size_t n = ix->entry[i] == SLOT_NONE
			       ? 0
			       : pairs_of(entry_read(ix, i).words, pairs);

		for (size_t k = 0; k < n; k++)
			ix->word_start[pairs[k] + 2U]++;
	}
	for (uint32_t i = 0; i < PAIRS + 2; i++)
		sum = ix->word_start[i] += sum;
	ix->word_slots = heap_array(NULL, sizeof(*ix->word_slots), sum);
	for (uint32_t i = 0; i < ix->slots_n; i++) {
		size_t n = ix->entry[i] == SLOT_NONE
			       ? 0
			       : pairs_of(entry_read(ix, i).words, pairs);

		for (size_t k = 0; k < n; k++)
			ix->word_slots[ix->word_start[pairs[k] + 1U]++] = i;
	}
}

/* People who changed since are looked at one by one; sort again when they
 * are many. */
void
words_settle(struct index *ix)
{
	if (ix->recent.count > RECENT_MIN + ix->live.count / 8)
		words_build(ix);
}

size_t
words_bytes(const struct index *ix)
{
	return ix->word_start == NULL
		   ? 0
		   : (PAIRS + 2U + (size_t)ix->word_start[PAIRS]) *
			 sizeof(uint32_t);
}

/* ---- looking -------------------------------------------------------- */

struct look {
	const struct index *ix;
	struct arena *a;
	struct str terms[TERMS_MAX];
	size_t terms_n;
	uint32_t *best; /* slots, sorted */
	size_t n, max;
};

/* Whether a word of ${words} begins with ${term}, which has at least one
 * byte. */
static bool
has_word(struct str words, struct str term)
{
	const char *end = words.p + words.n;
	char before = ' ';

	for (const char *p = words.p; p + term.n <= end; before = *p++)
		if (*p == *term.p &&
		    (before == ' ' || before == '\n' || before == '-') &&
		    memcmp(p, term.p, term.n) == 0)
			return true;
	return false;
}

/* By every letter of the name; needed only when the first ones agree. */
static int
name_cmp(const struct look *l, uint32_t x, uint32_t y)
{
	struct arena *a = l->ix->scratch;
	struct str rest[2], key[2][2];
	uint32_t slots[2] = { x, y };
	int c;

	for (int i = 0; i < 2; i++) {
		struct str name = entry_read(l->ix, slots[i]).name;

		key[i][0] = text_key_no(a, last_word(name, &rest[i]));
		key[i][1] = text_key_no(a, rest[i]);
	}
	c = str_cmp(key[0][0], key[1][0]);
	if (c == 0)
		c = str_cmp(key[0][1], key[1][1]);
	arena_reset(a);
	if (c != 0)
		return c;
	return l->ix->ids[x] < l->ix->ids[y] ? -1 : 1;
}

static int
slot_cmp(const struct look *l, uint32_t x, uint32_t y)
{
	const uint64_t *a = l->ix->key[x], *b = l->ix->key[y];

	if (a[0] != b[0])
		return a[0] < b[0] ? -1 : 1;
	if (a[1] != b[1])
		return a[1] < b[1] ? -1 : 1;
	return x == y ? 0 : name_cmp(l, x, y);
}

/* Keep ${slot} when it is among the first ones. */
static void
keep_best(struct look *l, uint32_t slot)
{
	size_t from = 0, to = l->n;

	while (from < to) {
		size_t mid = (from + to) / 2;
		int c = slot_cmp(l, l->best[mid], slot);

		if (c == 0)
			return; /* another of its words matched before */
		if (c < 0)
			from = mid + 1;
		else
			to = mid;
	}
	if (from == l->max)
		return;
	if (l->n < l->max)
		l->n++;
	memmove(l->best + from + 1, l->best + from,
	    (l->n - from - 1) * sizeof(*l->best));
	l->best[from] = slot;
}

static void
look_at(struct look *l, uint32_t slot)
{
	struct str words;

	if (l->ix->entry[slot] == SLOT_NONE)
		return;
	words = entry_read(l->ix, slot).words;
	for (size_t i = 0; i < l->terms_n; i++)
		if (!has_word(words, l->terms[i]))
			return;
	keep_best(l, slot);
}

static void
pair_range(const struct index *ix, struct str term, uint32_t *from_out,
    uint32_t *to_out)
{
	uint32_t first = pair_of(term, 0), last = first;

	if (term.n == 1)
		last = first | 0xff;
	*from_out = ix->word_start[first];
	*to_out = ix->word_start[last + 1];
}

static void
look_sorted(struct look *l)
{
	const struct index *ix = l->ix;
	uint32_t from = 0, to = UINT32_MAX;

	for (size_t i = 0; i < l->terms_n; i++) {
		uint32_t f, t;

		pair_range(ix, l->terms[i], &f, &t);
		if (t - f < to - from) {
			from = f;
			to = t;
		}
	}
	for (uint32_t i = from; i < to; i++) {
		if (i + LOOK_AHEAD < to)
			entry_prefetch(ix, ix->word_slots[i + LOOK_AHEAD]);
		if (ix->recent.count == 0 ||
		    !idset_has(&ix->recent, ix->word_slots[i]))
			look_at(l, ix->word_slots[i]);
	}
}

static void
look_recent(struct look *l)
{
	uint64_t *scratch = ARENA_ARRAY(l->a, uint64_t, IDSET_WORDS);

	for (uint32_t c = 0; c < idset_chunks(&l->ix->recent); c++) {
		const uint64_t *bits = idset_bits(&l->ix->recent, c, scratch);

		for (uint32_t w = 0; w < IDSET_WORDS; w++)
			for (uint64_t b = bits[w]; b != 0; b &= b - 1)
				look_at(l, c * IDSET_CHUNK + w * 64 +
					       (uint32_t)__builtin_ctzll(b));
	}
}

/* Numbers are typed with blanks anywhere. */
static struct str
join_digits(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ')
			continue;
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '+')
			return s;
		p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

/* People whose printed number begins with what was typed. */
static void
look_id(struct look *l, struct str prefix)
{
	char padded[13];
	int64_t id;

	if (prefix.n < ID_CHARS_MIN || prefix.n > sizeof(padded))
		return;
	memset(padded, '0', sizeof(padded));
	memcpy(padded, prefix.p, prefix.n);
	if (id_parse((struct str){ padded, sizeof(padded) }, &id) != ERR_OK)
		return;
	for (size_t i = 0; i < l->max; i++) {
		struct walk w = walk_after(l->ix, id - 1);
		uint32_t slot = walk_next(l->ix, &w);

		if (slot == SLOT_NONE ||
		    !str_starts(id_print(l->a, l->ix->ids[slot]), prefix))
			return;
		keep_best(l, slot);
		id = l->ix->ids[slot] + 1;
	}
}

static void
terms_of(struct look *l, struct str text)
{
	struct str rest = join_digits(l->a, fold_quick(l->a, text)), term;

	while (l->terms_n < TERMS_MAX && str_cut(&rest, ' ', &term))
		if (term.n > 0 && word_begins(term, 0))
			l->terms[l->terms_n++] = term;
}

void
index_find(const struct index *ix, struct arena *a, struct str text, size_t max,
    struct index_hit **out, size_t *n_out)
{
	struct look l = { .ix = ix, .a = a, .max = max };

	l.best = ARENA_ARRAY(a, uint32_t, max + 1);
	terms_of(&l, text);
	if (l.terms_n > 0 && max > 0) {
		look_sorted(&l);
		look_recent(&l);
		if (l.terms_n == 1)
			look_id(&l, l.terms[0]);
	}
	*out = ARENA_ARRAY(a, struct index_hit, l.n);
	for (size_t i = 0; i < l.n; i++) {
		(*out)[i].person = ix->ids[l.best[i]];
		(*out)[i].name = arena_str(a, entry_read(ix, l.best[i]).name);
	}
	*n_out = l.n;
}
