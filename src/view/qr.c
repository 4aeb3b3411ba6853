/* SPDX-License-Identifier: EUPL-1.2 */
/* A QR code (ISO/IEC 18004) as one SVG path: no image, no data: address. */
#include <qrencode.h>
#include <string.h>

#include "view/view.h"

#define QUIET 4 /* modules; ISO/IEC 18004, 9.1 */

static void
draw(struct buf *b, const QRcode *code)
{
	for (int y = 0; y < code->width; y++)
		for (int x = 0; x < code->width; x++)
			if (code->data[y * code->width + x] & 1)
				buf_printf(b, "M%d %dh1v1h-1z", x + QUIET,
				    y + QUIET);
}

enum err
qr_path(struct arena *a, struct str text, struct str *path_out,
    int64_t *size_out)
{
	QRcode *code;
	struct buf b;

	if (text.n == 0 || memchr(text.p, '\0', text.n) != NULL)
		return ERR_INVALID;
	if (text.n > 2000)
		return ERR_TOO_BIG;
	code = QRcode_encodeString8bit(arena_cstr(a, text), 0, QR_ECLEVEL_M);
	if (code == NULL)
		return ERR_TOO_BIG;
	buf_init(&b, 1 << 20);
	draw(&b, code);
	*path_out = arena_str(a, buf_str(&b));
	*size_out = code->width + 2 * QUIET;
	buf_release(&b);
	QRcode_free(code);
	return ERR_OK;
}
