/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The language server about a file that extends another: completion, names,
 * hover, renaming and findings over both.
 */
#include "lsp_talk.h"

/* A file that extends another: the base from the disk, or as it is open. */
static void
overlays(void)
{
	struct talk t;

	talk_begin(&t, LANG_EN);
	say(&t, HELLO);
	say(&t, OPEN_AT("file:///dir/over.vern",
		    "statement over extends \\\"base one.vern\\\" {\\n}\\n"));
	tap_ok(!said(&t, "missing_controller") && said(&t, "no_date"),
	    "the base is read from beside the file");
	buf_reset(&t.out);
	say(&t, OPEN_AT("file:///dir/base%20one.vern",
		    "statement base {\\n\\tlanguages nb\\n\\tzebra\\n}\\n"));
	tap_ok(said(&t, "base one.vern:3: “zebra”"),
	    "the base that is open goes first, and its errors are told");
	buf_reset(&t.out);
	say(&t, OPEN_AT("file:///dir/other.vern",
		    "statement over extends \\\"no.vern\\\" {\\n}\\n"));
	tap_ok(said(&t, "\"severity\":1"), "a base that is not there");
	buf_reset(&t.out);
	say(&t, OPEN_AT("untitled:over",
		    "statement over extends \\\"base one.vern\\\" {\\n}\\n"));
	tap_ok(said(&t, "\"severity\":1"),
	    "a file that is nowhere has nothing beside it");
	talk_end(&t);
}

#define AT(method, line, character, more)                                     \
	"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/" method     \
	"\",\"params\":{\"textDocument\":{\"uri\":\"file:///dir/o.vern\"},"   \
	"\"position\":{\"line\":" #line ",\"character\":" #character "}" more \
	"}}"
#define HEAD   "statement o extends \\\"base one.vern\\\" {\\n"
#define MIDDLE "statement o extends \\\"middle.vern\\\" {\\n"

static const struct {
	const char *name, *text, *ask, *says, *says_not;
} asked[] = {
	{ "`without` in the head", HEAD "\\t\\n}\\n",
	    AT("completion", 1, 1, ""), "\"label\":\"without\"", NULL },
	{ "no `without` where nothing is extended",
	    "statement o {\\n\\t\\n}\\n", AT("completion", 1, 1, ""),
	    "\"label\":\"version\"", "\"label\":\"without\"" },
	{ "what may be taken away", HEAD "\\twithout \\n}\\n",
	    AT("completion", 1, 9, ""), "\"label\":\"purpose\"",
	    "\"label\":\"keep\"" },
	{ "the purposes of the base", HEAD "\\twithout purpose \\n}\\n",
	    AT("completion", 1, 17, ""), "\"label\":\"news\"",
	    "\"label\":\"mail\"" },
	{ "behind a comma", HEAD "\\twithout purpose gone, \\n}\\n",
	    AT("completion", 1, 23, ""), "\"label\":\"news\"", NULL },
	{ "a word that was begun", HEAD "\\twithout purpose ne\\n}\\n",
	    AT("completion", 1, 19, ""), "\"label\":\"news\"", NULL },
	{ "what is only told", HEAD "\\twithout told \\n}\\n",
	    AT("completion", 1, 14, ""), "\"label\":\"gossip\"",
	    "\"label\":\"news\"" },
	{ "the lines of the part in the base",
	    HEAD "}\\npurpose news {\\n\\twithout \\n}\\n",
	    AT("completion", 3, 9, ""), "\"label\":\"send by\"",
	    "\"label\":\"basis\"" },
	{ "a line that is found by two words",
	    HEAD "}\\npurpose news {\\n\\twithout topic \\n}\\n",
	    AT("completion", 3, 15, ""), "\"label\":\"old\"", NULL },
	{ "a line that begins with a name",
	    HEAD "}\\nrole r {\\n\\twithout \\n}\\n",
	    AT("completion", 3, 9, ""), "\"label\":\"news\"",
	    "\"label\":\"gone\"" },
	{ "in Norwegian",
	    "erkl\xc3\xa6ring o utvider \\\"base one.vern\\\" "
	    "{\\n}\\nform\xc3\xa5l news {\\n\\tuten \\n}\\n",
	    AT("completion", 3, 6, ""), "\"label\":\"sendes med\"",
	    "\"label\":\"send by\"" },
	{ "without the base at hand, any line of such a part",
	    "statement o extends \\\"no.vern\\\" {\\n}\\n"
	    "purpose x {\\n\\twithout \\n}\\n",
	    AT("completion", 3, 9, ""), "\"label\":\"basis\"", NULL },
	{ "names of the base in a list",
	    HEAD "}\\npurpose news {\\n\\tusing \\n}\\n",
	    AT("completion", 3, 7, ""), "\"label\":\"mail\"", NULL },
	{ "… of the base's base",
	    MIDDLE "}\\npurpose news {\\n\\tusing \\n}\\n",
	    AT("completion", 3, 7, ""), "\"label\":\"mail\"", NULL },
	{ "the name of a part of the base", HEAD "}\\npurpose \\n",
	    AT("completion", 2, 8, ""), "\"label\":\"news\"", NULL },
	{ "the languages of the base", HEAD "\\t\\n}\\n",
	    AT("completion", 1, 1, ""), "\"label\":\"nb\"",
	    "\"label\":\"sv\"" },
	{ "where a name is declared",
	    HEAD "}\\npurpose news {\\n\\tusing mail\\n}\\n",
	    AT("definition", 3, 9, ""),
	    "\"result\":{\"uri\":\"file:///dir/base%20one.vern\","
	    "\"range\":{\"start\":{\"line\":11,\"character\":6}",
	    NULL },
	{ "… behind `without`", HEAD "\\twithout purpose gone\\n}\\n",
	    AT("definition", 1, 18, ""),
	    "\"range\":{\"start\":{\"line\":19,\"character\":8}", NULL },
	{ "… of the base's base",
	    MIDDLE "}\\npurpose news {\\n\\tusing mail\\n}\\n",
	    AT("definition", 3, 9, ""),
	    "\"uri\":\"file:///dir/base%20one.vern\"", NULL },
	{ "from a part to the same of the base",
	    HEAD "}\\npurpose news {\\n}\\n", AT("definition", 2, 9, ""),
	    "\"uri\":\"file:///dir/base%20one.vern\"",
	    "\"uri\":\"file:///dir/o.vern\"" },
	{ "from a use to both",
	    HEAD "}\\npurpose news {\\n}\\nrole r {\\n\\tnews: may "
		 "see\\n}\\n",
	    AT("definition", 5, 2, ""),
	    "\"result\":[{\"uri\":\"file:///dir/o.vern\"", NULL },
	{ "hover tells the file",
	    HEAD "}\\npurpose news {\\n\\tusing mail\\n}\\n",
	    AT("hover", 3, 9, ""), "Declared in line 12 of base one.vern.",
	    NULL },
	{ "hover tells the label", HEAD "\\twithout purpose gone\\n}\\n",
	    AT("hover", 1, 18, ""), "Borte", NULL },
	{ "hover of `without`", HEAD "\\twithout purpose gone\\n}\\n",
	    AT("hover", 1, 3, ""), "Takes away parts", NULL },
	{ "uses in all files", HEAD "}\\npurpose news {\\n}\\n",
	    AT("references", 2, 9,
		",\"context\":{\"includeDeclaration\":true}"),
	    "\"uri\":\"file:///dir/base%20one.vern\",\"range\":{"
	    "\"start\":{\"line\":24,\"character\":1}",
	    NULL },
	{ "a name of the base is renamed there",
	    HEAD "}\\npurpose news {\\n}\\n",
	    AT("rename", 2, 9, ",\"newName\":\"fresh\""),
	    "it is declared in base one.vern; rename it there", "\"result\"" },
	{ "… and an editor is told before it asks",
	    HEAD "}\\npurpose news {\\n}\\n", AT("prepareRename", 2, 9, ""),
	    "rename it there", "\"result\"" },
	{ "a name of its own is renamed here", HEAD "}\\npurpose mine {\\n}\\n",
	    AT("rename", 2, 9, ",\"newName\":\"ours\""), "\"newText\":\"ours\"",
	    "base%20one" },
	{ "a file that extends itself in the end",
	    "statement o extends \\\"loop.vern\\\" {\\n\\t\\n}\\n",
	    AT("completion", 1, 1, ""), "\"label\":\"without\"", NULL },
};

/* What is asked about a file that extends another. */
static void
in_overlays(void)
{
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		struct talk t;
		struct buf b;

		talk_begin(&t, LANG_EN);
		say(&t, HELLO);
		buf_init(&b, 1 << 16);
		buf_printf(&b,
		    "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\","
		    "\"params\":{\"textDocument\":{\"uri\":"
		    "\"file:///dir/o.vern\",\"version\":1,\"text\":\"%s\"}}}",
		    asked[i].text);
		buf_putc(&b, '\0');
		say(&t, b.p);
		buf_release(&b);
		buf_reset(&t.out);
		say(&t, asked[i].ask);
		if (!tap_ok(said(&t, asked[i].says) &&
				(asked[i].says_not == NULL ||
				    !said(&t, asked[i].says_not)),
			asked[i].name))
			printf("# %.*s\n", (int)t.out.n, t.out.p);
		talk_end(&t);
	}
}

/* The findings of a base stand in its own file, also when nobody opened it;
 * they go with the last file that extends it. */
static void
findings_of_a_base(void)
{
	struct talk t;

	talk_begin(&t, LANG_EN);
	say(&t, HELLO);
	say(&t, OPEN_AT("file:///dir/o.vern", HEAD "}\\n"));
	tap_ok(said(&t, "\"uri\":\"file:///dir/base%20one.vern\","
			"\"diagnostics\":[{"),
	    "a base that is not open has findings of its own");
	tap_ok(said(&t, "\"code\":\"no_date\"") &&
		   !said(&t, "base one.vern:1:"),
	    "which are not told twice");
	buf_reset(&t.out);
	say(&t, OPEN_AT("file:///dir/base%20one.vern",
		    "statement base {\\n\\tlanguages nb\\n\\tzebra\\n}\\n"));
	tap_ok(said(&t, "base one.vern:3: “zebra”") &&
		   said(&t, "\"start\":{\"line\":0,\"character\":20}"),
	    "an error of it is told where it is named too");
	tap_ok(!said(&t, "base%20one.vern\",\"diagnostics\":[]"),
	    "what is open is not wiped");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\","
		"\"params\":{\"textDocument\":{\"uri\":"
		"\"file:///dir/base%20one.vern\"}}}");
	tap_ok(!said(&t, "zebra") && said(&t, "no_date"),
	    "a base that is closed is read from the disk again");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\","
		"\"params\":{\"textDocument\":{\"uri\":"
		"\"file:///dir/o.vern\"}}}");
	tap_ok(said(&t, "\"uri\":\"file:///dir/base%20one.vern\","
			"\"diagnostics\":[]"),
	    "and goes with the last file that extends it");
	talk_end(&t);
}

/* A rename in the base is one in the open files that extend it. */
static void
renamed_in_the_base(void)
{
	struct talk t;

	talk_begin(&t, LANG_EN);
	say(&t, HELLO);
	say(&t, OPEN_AT("file:///dir/base%20one.vern",
		    "statement b {\\n\\tlanguages nb\\n}\\npurpose news "
		    "{\\n}\\n"));
	say(&t, OPEN_AT("file:///dir/x.vern",
		    HEAD "\\twithout purpose news\\n}\\n"));
	say(&t, OPEN_AT("file:///dir/taken.vern",
		    HEAD "}\\npurpose mine {\\n}\\n"));
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/"
		"rename\",\"params\":{\"textDocument\":{\"uri\":\"file:///dir/"
		"base%20one.vern\"},\"position\":{\"line\":3,\"character\":"
		"9},\"newName\":\"letter\"}}");
	tap_ok(said(&t, "\"file:///dir/base%20one.vern\":[{") &&
		   said(&t, "\"file:///dir/x.vern\":[{\"range\":{\"start\":{"
			    "\"line\":1,\"character\":17}"),
	    "a rename in the base is one in what extends it");
	buf_reset(&t.out);
	say(&t, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/"
		"rename\",\"params\":{\"textDocument\":{\"uri\":\"file:///dir/"
		"base%20one.vern\"},\"position\":{\"line\":3,\"character\":"
		"9},\"newName\":\"mine\"}}");
	tap_ok(said(&t, "something else is called that"),
	    "a name that one of them has is taken");
	talk_end(&t);
}

int
main(void)
{
	overlays();
	in_overlays();
	findings_of_a_base();
	renamed_in_the_base();
	return tap_done();
}
