/* SPDX-License-Identifier: EUPL-1.2 */
/* Tags: whatever a text holds, it stays a text. */
#include "tap.h"
#include "view/tag.h"

int
main(void)
{
	struct buf b;

	buf_init(&b, 10000);
	tag_text(&b, "p", STR("<b>\"x\" & y</b>"));
	tap_str(buf_str(&b),
	    STR("<p>&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;</p>"),
	    "a text is escaped");
	buf_reset(&b);
	tag_begin(&b, "a");
	tag_attribute(&b, "title", STR("\"><script>"));
	tag_link(&b, STR("javascript:alert(1)"));
	tag_end(&b);
	tag_close(&b, "a");
	tap_str(buf_str(&b),
	    STR("<a title=\"&quot;&gt;&lt;script&gt;\" href=\"#\"></a>"),
	    "an attribute is escaped, and a strange address dropped");
	buf_reset(&b);
	tag_document(&b, STR("nn\" x=\""), STR("</title><script>"));
	tag_document_end(&b);
	tap_ok(str_find(buf_str(&b), STR("<script>")) == SIZE_MAX &&
		   str_find(buf_str(&b), STR("lang=\"nn&quot; x=&quot;\"")) !=
		       SIZE_MAX,
	    "a document's title and language are escaped");
	buf_release(&b);
	return tap_done();
}
