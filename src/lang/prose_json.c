/* SPDX-License-Identifier: EUPL-1.2 */
/* lang/prose_json: the published statement as plain JSON: sections, topics and
 * sentences in their order, each with its reference. */
#include "lang/prose_doc.h"
#include "view/view.h"

static const char *const types[] = {
	[NODE_SECTION] = "section",
	[NODE_TOPIC] = "topic",
	[NODE_SAY] = "sentence",
	[NODE_OWN] = "own_words",
	[NODE_ITEM] = "item",
	[NODE_HEAD] = "table",
	[NODE_ROW] = "row",
};

static void
row(struct json *j, const struct doc *d, const struct node *node)
{
	json_str(j, "label", node->cells[0]);
	json_array(j, "cells");
	for (size_t i = 1; i < node->cells_n; i++) {
		json_open(j, NULL);
		json_str(j, "column",
		    prose_get(node->columns[i].head, d->lang));
		json_str(j, "text", node->cells[i]);
		json_close(j);
	}
	json_array_end(j);
}

void
prose_json(struct buf *out, const struct doc *d)
{
	struct json j;

	json_init(&j, out);
	json_open(&j, NULL);
	json_str(&j, "title", d->title);
	json_str(&j, "language", str_of(lang_code(d->lang)));
	json_str(&j, "version", d->st->version);
	json_array(&j, "parts");
	for (size_t i = 0; i < d->n; i++) {
		const struct node *node = &d->at[i];

		json_open(&j, NULL);
		json_str(&j, "type", str_of(types[node->type]));
		json_str(&j, "ref", node->ref);
		if (node->type == NODE_ITEM)
			json_str(&j, "label", node->label);
		if (node->type == NODE_ROW)
			row(&j, d, node);
		else if (node->text.n > 0)
			json_str(&j, "text", node->text);
		if (node->link.n > 0)
			json_str(&j, "link", node->link);
		json_close(&j);
	}
	json_array_end(&j);
	json_close(&j);
	buf_putc(out, '\n');
}
