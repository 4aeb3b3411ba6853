/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The chunked transfer coding (RFC 9112, 7.1), byte by byte but for the data
 * itself. Every line ends in CR LF; a size has digits only; extensions and
 * trailer are bounded over the whole body.
 */
#include <string.h>

#include "http/chars.h"
#include "http/parse.h"

void
chunk_reader_init(struct chunk_reader *c, uint64_t max_bytes)
{
	*c = (struct chunk_reader){ .max = max_bytes };
}

static enum chunk_state
after_size(struct chunk_reader *c, char ch)
{
	if (ch == '\r')
		return CHUNK_SIZE_LF;
	if (ch == ';')
		return CHUNK_EXTENSION;
	c->why = REFUSE_CHUNK_SIZE;
	return c->state;
}

static enum chunk_state
size_digit(struct chunk_reader *c, char ch)
{
	int v = hex_value(ch);

	if (v < 0 && c->state == CHUNK_SIZE)
		return after_size(c, ch);
	if (v < 0 || c->digits == CHUNK_DIGITS_MAX) {
		c->why = REFUSE_CHUNK_SIZE;
		return c->state;
	}
	c->left = c->left * 16 + (uint64_t)v;
	c->digits++;
	return CHUNK_SIZE;
}

static enum chunk_state
size_end(struct chunk_reader *c, char ch)
{
	if (ch != '\n') {
		c->why = REFUSE_CHUNK;
		return c->state;
	}
	if (c->left > c->max - c->total) {
		c->why = REFUSE_BODY_LONG;
		return c->state;
	}
	return c->left == 0 ? CHUNK_TRAILER_FIRST : CHUNK_DATA;
}

static enum chunk_state
extension(struct chunk_reader *c, char ch)
{
	if (ch == '\r')
		return CHUNK_SIZE_LF;
	if (!is_char(ch, CHAR_LINE))
		c->why = REFUSE_CHUNK;
	else if (++c->extension_n > CHUNK_EXTENSION_MAX)
		c->why = REFUSE_CHUNK_EXTENSION;
	return CHUNK_EXTENSION;
}

/* Trailer fields are dropped, but must look like fields. */
static enum chunk_state
trailer(struct chunk_reader *c, char ch)
{
	if (++c->trailer_n > CHUNK_TRAILER_MAX) {
		c->why = REFUSE_TRAILER;
		return c->state;
	}
	if (c->state == CHUNK_TRAILER_FIRST && ch == '\r')
		return CHUNK_END_LF;
	if (c->state == CHUNK_TRAILER_VALUE) {
		if (ch == '\r')
			return CHUNK_TRAILER_LF;
		if (!is_char(ch, CHAR_LINE))
			c->why = REFUSE_TRAILER;
		return CHUNK_TRAILER_VALUE;
	}
	if (c->state == CHUNK_TRAILER_NAME && ch == ':')
		return CHUNK_TRAILER_VALUE;
	if (!is_char(ch, CHAR_TOKEN))
		c->why = REFUSE_TRAILER;
	return CHUNK_TRAILER_NAME;
}

static enum chunk_state
expect(struct chunk_reader *c, char ch, char wanted, enum chunk_state next)
{
	if (ch != wanted)
		c->why = REFUSE_CHUNK;
	return next;
}

static enum chunk_state
step(struct chunk_reader *c, char ch)
{
	switch (c->state) {
	case CHUNK_SIZE_FIRST:
		c->left = 0;
		c->digits = 0;
		return size_digit(c, ch);
	case CHUNK_SIZE:
		return size_digit(c, ch);
	case CHUNK_EXTENSION:
		return extension(c, ch);
	case CHUNK_SIZE_LF:
		return size_end(c, ch);
	case CHUNK_DATA_CR:
		return expect(c, ch, '\r', CHUNK_DATA_LF);
	case CHUNK_DATA_LF:
		return expect(c, ch, '\n', CHUNK_SIZE_FIRST);
	case CHUNK_TRAILER_FIRST:
	case CHUNK_TRAILER_NAME:
	case CHUNK_TRAILER_VALUE:
		return trailer(c, ch);
	case CHUNK_TRAILER_LF:
		return expect(c, ch, '\n', CHUNK_TRAILER_FIRST);
	case CHUNK_END_LF:
		return expect(c, ch, '\n', CHUNK_END);
	case CHUNK_DATA:
	case CHUNK_END:
		break;
	}
	return c->state;
}

enum reading
chunk_read(struct chunk_reader *c, char *p, size_t n, size_t *data_n_out,
    size_t *used_out)
{
	size_t data_n = 0, i = 0;

	while (i < n && c->state != CHUNK_END && c->why == REFUSE_NONE) {
		if (c->state == CHUNK_DATA) {
			size_t take = n - i;

			if (take > c->left)
				take = (size_t)c->left;
			memmove(p + data_n, p + i, take);
			data_n += take;
			i += take;
			c->total += take;
			c->left -= take;
			if (c->left == 0)
				c->state = CHUNK_DATA_CR;
		} else {
			c->state = step(c, p[i++]);
		}
	}
	*data_n_out = data_n;
	*used_out = i;
	if (c->why != REFUSE_NONE)
		return READING_REFUSED;
	return c->state == CHUNK_END ? READING_DONE : READING_MORE;
}
