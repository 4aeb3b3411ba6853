/* SPDX-License-Identifier: EUPL-1.2 */
/* base/text: what people type, made one form: kept, searched, sorted. */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define AE   0xE6
#define OE   0xF8
#define AA   0xE5
#define RING 0x30A

/* Code points of one text, in an arena. */
struct points {
	utf8proc_int32_t *p;
	size_t n;
};

static bool
is_blank(uint32_t c)
{
	if (c < 0x80)
		return c == ' ';
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

static bool
is_control(uint32_t c)
{
	if (c < 0x80)
		return c < 0x20 || c == 0x7f;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		break;
	}
	/* Overrides make a text look like another (Unicode TR 36, 2.5). */
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static char *
put_point(char *p, uint32_t c)
{
	return p +
	       utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)p);
}

/* Composed already: everything below U+0300 is (UAX 15, NFC_Quick_Check), and
 * that is most of what is written in Norwegian. */
static bool
is_composed(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((uint8_t)s.p[i] >= 0xCC)
			return false;
	return true;
}

/* ${s} decomposed or composed; ${s} must be well formed. */
static struct str
text_map(struct arena *a, struct str s, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n;
	struct str out;

	if (s.n == 0 ||
	    ((options & UTF8PROC_COMPOSE) != 0 &&
		(options & (UTF8PROC_CASEFOLD | UTF8PROC_COMPAT)) == 0 &&
		is_composed(s)))
		return arena_str(a, s);
	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
	    &mapped, options);
	if (n < 0)
		abort(); /* no memory: what was asked of it is well formed */
	out = arena_str(a, (struct str){ (const char *)mapped, (size_t)n });
	explicit_bzero(mapped, (size_t)n);
	free(mapped);
	return out;
}

/* ---- what a person may type ----------------------------------------- */

/* Copy ${s} with runs of blanks made one; false when it must be refused. */
static bool
clean_points(struct arena *a, struct str s, bool lines, struct str *out)
{
	char *start = arena_alloc(a, s.n + 1), *p = start;
	bool blank = false, visible = false;
	uint32_t c;

	while (s.n > 0) {
		if (lines && str_starts(s, STR("\r\n")))
			s = str_sub(s, 1, s.n);
		c = utf8_next(&s);
		if (is_blank(c) || (lines && c == '\t')) {
			blank = true;
			continue;
		}
		if (is_control(c) && !(lines && c == '\n'))
			return false;
		/* A line neither begins nor ends with a blank. */
		if (blank && p > start && p[-1] != '\n' && c != '\n')
			*p++ = ' ';
		blank = false;
		visible = visible || (c != '\n' && utf8proc_category(
						       (utf8proc_int32_t)c) !=
						       UTF8PROC_CATEGORY_CF);
		p = put_point(p, c);
	}
	*out = (struct str){ start, visible ? (size_t)(p - start) : 0 };
	return true;
}

static enum err
clean(struct arena *a, struct str s, size_t max_chars, bool lines,
    struct str *out)
{
	struct str text;

	/* No text of max_chars is as long, blanks to be folded included. */
	if (s.n / 16 > max_chars + 16)
		return ERR_TOO_BIG;
	if (!utf8_valid(s))
		return ERR_INVALID;
	text = text_map(a, str_trim(s), UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (!clean_points(a, text, lines, &text))
		return ERR_INVALID;
	text = str_trim(text);
	if (utf8_length(text) > max_chars)
		return ERR_TOO_BIG;
	*out = text;
	return ERR_OK;
}

enum err
text_clean(struct arena *a, struct str s, size_t max_chars, struct str *out)
{
	return clean(a, s, max_chars, false, out);
}

enum err
text_clean_lines(struct arena *a, struct str s, size_t max_chars,
    struct str *out)
{
	return clean(a, s, max_chars, true, out);
}

/* ---- folding -------------------------------------------------------- */

/* ${s} with each ill-formed byte replaced. */
static struct str
text_mend(struct arena *a, struct str s)
{
	char *start, *p;

	if (utf8_valid(s))
		return s;
	start = p = arena_array(a, 3, s.n + 1);
	while (s.n > 0)
		p = put_point(p, utf8_next(&s));
	return (struct str){ start, (size_t)(p - start) };
}

/*
 * The code points of ${s}: compatibly decomposed, case folded, without what
 * is invisible. Marks follow their letter.
 */
static struct points
text_points(struct arena *a, struct str s)
{
	struct points points;
	struct str text;

	text = text_map(a, text_mend(a, s),
	    UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	points.p = ARENA_ARRAY(a, utf8proc_int32_t, text.n + 1);
	for (points.n = 0; text.n > 0; points.n++)
		points.p[points.n] = (utf8proc_int32_t)utf8_next(&text);
	return points;
}

static bool
is_accent(utf8proc_int32_t c)
{
	return c >= 0x300 && c <= 0x36F;
}

/* The Latin letter that one with a stroke is looked for as, or ${c}. */
static uint32_t
unstroke(utf8proc_int32_t c)
{
	switch (c) {
	case 0x111: /* đ */
	case 0xF0:  /* ð */
		return 'd';
	case 0x127: /* ħ */
		return 'h';
	case 0x131: /* ı */
		return 'i';
	case 0x142: /* ł */
		return 'l';
	case 0x14B: /* ŋ */
		return 'n';
	case 0x167: /* ŧ */
		return 't';
	default:
		return (uint32_t)c;
	}
}

struct str
text_fold(struct arena *a, struct str s)
{
	struct points points = text_points(a, s);
	char *start = arena_array(a, 4, points.n + 1), *p = start;
	bool blank = false;
	uint32_t c;
	size_t i;

	for (i = 0; i < points.n; i++) {
		if (is_accent(points.p[i]))
			continue;
		c = unstroke(points.p[i]);
		if (is_blank(c) || is_control(c)) {
			blank = p > start;
			continue;
		}
		if (blank)
			*p++ = ' ';
		blank = false;
		if (c == 'a' && i + 1 < points.n && points.p[i + 1] == RING)
			c = AA;
		p = put_point(p, c);
	}
	return text_map(a, (struct str){ start, (size_t)(p - start) },
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/* ---- the Norwegian alphabet ----------------------------------------- */

enum weight {
	W_END = 1, /* between the levels; below every weight */
	W_SAME,
	W_VARIANT,
	W_BLANK = 0x10,
	W_SIGN,
	W_DIGIT = 0x20,
	W_LETTER = 0x40,
	W_AE = W_LETTER + 26,
	W_OE,
	W_AA
};

/* The accent that makes another letter of ${c} in Norwegian order. */
static uint8_t
weight_accented(utf8proc_int32_t c, utf8proc_int32_t accent)
{
	bool dots = accent == 0x308 || accent == 0x30B; /* ä, ő */

	if (c == 'a' && accent == RING)
		return W_AA;
	if (c == 'a' && accent == 0x308)
		return W_AE;
	if (c == 'o' && dots)
		return W_OE;
	if (c == 'u' && dots)
		return W_LETTER + 'y' - 'a';
	return 0;
}

/* The weight of a letter without accents; 0: has none in this alphabet. */
static uint8_t
weight_plain(utf8proc_int32_t point)
{
	uint32_t c = unstroke(point);

	if (c >= 'a' && c <= 'z')
		return (uint8_t)(W_LETTER + c - 'a');
	if (c >= '0' && c <= '9')
		return (uint8_t)(W_DIGIT + c - '0');
	if (c == AE)
		return W_AE;
	if (c == OE)
		return W_OE;
	if (is_blank(c) || is_control(c) || c == '-' || c == 0x2010)
		return W_BLANK;
	return c < 0x80 ? W_SIGN : 0;
}

static bool
is_apostrophe(utf8proc_int32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2BC || c == '`';
}

/* Whether "aa" stands at ${i}; the second without an accent of its own. */
static bool
is_double_a(struct points t, size_t i)
{
	return i + 1 < t.n && t.p[i] == 'a' && t.p[i + 1] == 'a' &&
	       !(i + 2 < t.n && is_accent(t.p[i + 2]));
}

/*
 * The weight of the letter at ${at}, which moves to the last code point of
 * it, and whether another form of the letter is the plain one.
 */
static uint8_t
weigh(struct points t, size_t *at, bool *variant_out)
{
	size_t i = *at;
	uint8_t weight = 0;

	if (is_double_a(t, i)) {
		*variant_out = true;
		*at = i + 1;
		return W_AA;
	}
	*variant_out = unstroke(t.p[i]) != (uint32_t)t.p[i];
	if (i + 1 < t.n && is_accent(t.p[i + 1])) {
		weight = weight_accented(t.p[i], t.p[i + 1]);
		*variant_out = weight != W_AA;
	}
	return weight != 0 ? weight : weight_plain(t.p[i]);
}

/*
 * Two levels: the letters, then which of two texts with the same letters has
 * the plain form (å before aa, e before é). Letters of other scripts follow in
 * the order of their code points, which is that of their bytes.
 */
struct str
text_key_no(struct arena *a, struct str s)
{
	struct points t = text_points(a, s);
	uint8_t *first = arena_array(a, 5, t.n + 1), *second, weight;
	size_t i, n = 0, m = 0;
	bool variant;

	second = arena_array(a, 1, t.n + 1);
	for (i = 0; i < t.n; i++) {
		if (is_apostrophe(t.p[i]) || is_accent(t.p[i]))
			continue;
		weight = weigh(t, &i, &variant);
		if (weight == W_BLANK && (n == 0 || first[n - 1] == W_BLANK))
			continue;
		second[m++] = variant ? W_VARIANT : W_SAME;
		if (weight != 0)
			first[n++] = weight;
		else
			n += (size_t)utf8proc_encode_char(t.p[i], first + n);
	}
	first[n++] = W_END;
	memcpy(first + n, second, m);
	return (struct str){ (const char *)first, n + m };
}
