#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""tools/htmlc refuses templates that could let markup, script or style in
(T-11), and texts that are missing in a language."""
import os
import subprocess
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
TYPES = "<!-- type ui : int lang, str base -->\n" \
        "<!-- type item : str name, int n -->\n"
TEXT = "hello\tHei {1}\tHei {1}\tHello {1}\n"
HEAD = "<!-- page p : str x, bool b, html h, list xs of item,\n" \
       "     list ys { str z, list zs { str w } } -->\n"
REST = "{{x}}{{#if b}}{{/if}}{{h}}{{#each xs}}{{name}}{{/each}}" \
       "{{#each ys}}{{z}}{{#each zs}}{{w}}{{/each}}{{/each}}{{t hello x}}"

# name, body of the page (line 3), words of the error
REFUSED = [
    ("a script", "<script>{{x}}</script>", "<script> may not be used"),
    ("a script in capitals", "<ScRiPt>", "<script> may not be used"),
    ("a style", "<style></style>", "<style> may not be used"),
    ("an iframe", "<iframe></iframe>", "<iframe> may not be used"),
    ("an event", '<p onclick="x">', "onclick may not be used"),
    ("an event without value", "<p onclick>", "onclick may not be used"),
    ("a style attribute", '<p style="{{x}}">', "style may not be used"),
    ("srcdoc", '<p srcdoc="x">', "srcdoc may not be used"),
    ("an unquoted value", "<p class={{x}}>", "neither in text nor"),
    ("an unquoted word", "<p class=x>", "quote the value"),
    ("single quotes", "<p class='{{x}}'>", "quote the value"),
    ("a value as a tag", "<{{x}}>", "write &lt;"),
    ("a value as an attribute", "<p {{x}}>", "neither in text nor"),
    ("a value after a name", "<p{{x}}>", "neither in text nor"),
    ("a value in a refresh", '<meta content="{{x}}">', "content="),
    ("html in an attribute", '<p class="{{h}}">', "between elements"),
    ("html in a textarea", "<textarea>{{h}}</textarea>", "between elements"),
    ("three braces", "{{{x}}}", "not understood"),
    ("a stray <", "1 < 2", "write &lt;"),
    ("an open element", "<p>", "<p> is not closed"),
    ("a closed stranger", "</p>", "closes nothing"),
    ("crossed elements", "<b><i></b></i>", "open is <i>"),
    ("an if that opens", "{{#if b}}<p>{{/if}}</p>", "in another place"),
    ("branches that differ", "{{#if b}}<p>{{else}}<b>{{/if}}</p>",
     "different places"),
    ("an each that opens", "{{#each xs}}<p>{{/each}}", "in another place"),
    ("an if without end", "{{#if b}}x", "expected {{/if}} of line 3"),
    ("a crossed end", "{{#if b}}{{/each}}", "not {{/each}}"),
    ("an unknown field", "{{y}}", 'no field "y" in page_p'),
    ("a field of the outside", "{{#each ys}}{{x}}{{/each}}",
     'no field "x" in page_p_ys'),
    ("a scope too far", "{{^x}}", "no scope outside"),
    ("a list shown", "{{xs}}", "cannot be shown"),
    ("a bool shown", "{{b}}", "cannot be shown"),
    ("a bool compared", "{{#if b = x}}{{/if}}", "only str and int"),
    ("code in a comparison", '{{#if x = a"b}}{{/if}}', "stands one word"),
    ("each of no list", "{{#each x}}{{/each}}", "needs a list"),
    ("an unknown text", "{{t nothing}}", 'no key "nothing"'),
    ("a text without its value", "{{t hello}}", "takes 1 values, not 0"),
    ("a text as an address", '<a href="{{t hello x}}">', "may not stand"),
    ("an unknown partial", "{{> nowhere}}", "cannot be read"),
    ("a path as a partial", "{{> ../x}}", "no partial"),
    ("an unknown asset", '<a href="{{asset no.css}}">', "no asset"),
    ("index outside of a list", "{{@index}}", "outside of {{#each}}"),
    ("no end on the line", "{{x\n}}", "no }} on its line"),
    ("a comment without end", "<!-- x", "has no end"),
]

TEXTS = [
    ("a language missing", "hello\tHei {1}\tHei {1}\n", "no text in en"),
    ("an empty language", "hello\tHei {1}\t\tHello {1}\n", "no text in nn"),
    ("values that differ", "hello\tHei {1}\tHei\tHello {1}\n",
     "in nn do not fit"),
    ("a gap in the values", "hello\tHei {2}\tHei {2}\tHello {2}\n",
     "do not fit"),
    ("a key twice", TEXT + TEXT, "stands twice"),
    ("an unused key", TEXT + "more\ta\tb\tc\n", 'no page uses "more"'),
    ("a fifth column", "hello\tHei {1}\tHei {1}\tHello {1}\tx\n",
     "more than four"),
    ("a strange key", "Hello\ta\tb\tc\n", "keys are"),
]


class Htmlc(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory()
        cls.tool = os.path.join(cls.dir.name, "htmlc")
        subprocess.run(["gcc", "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra",
                        "-Werror", os.path.join(ROOT, "tools", "htmlc.c"),
                        "-o", cls.tool], check=True, timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.dir.cleanup()

    def run_tool(self, page, text=TEXT, more=None):
        with tempfile.TemporaryDirectory() as top:
            files = {"types.html": TYPES, "text.tsv": text, "p.html": page,
                     "assets/a.css": "p{}\n"}
            files.update(more or {})
            os.mkdir(os.path.join(top, "assets"))
            for name, what in files.items():
                with open(os.path.join(top, name), "w",
                          encoding="utf-8") as file:
                    file.write(what)
            done = subprocess.run([self.tool, top, top], capture_output=True,
                                  text=True, timeout=10, check=False)
            made = ""
            if os.path.exists(os.path.join(top, "pages.c")):
                with open(os.path.join(top, "pages.c"),
                          encoding="utf-8") as file:
                    made = file.read()
        return done.returncode, done.stderr.replace(top + "/", ""), made

    def test_refused_templates(self):
        for name, page, words in REFUSED:
            with self.subTest("T-11 " + name):
                code, said, made = self.run_tool(HEAD + page + "\n" + REST)
                self.assertEqual(code, 1, said)
                self.assertEqual(made, "")
                self.assertIn(words, said)
                self.assertRegex(said, r"^(p|nowhere)\.html:\d+: error: ")

    def test_refused_texts(self):
        for name, text, words in TEXTS:
            with self.subTest(name):
                code, said, made = self.run_tool(HEAD + REST, text=text)
                self.assertEqual(code, 1, said)
                self.assertEqual(made, "")
                self.assertIn(words, said)
                self.assertRegex(said, r"^text\.tsv:\d+: error: ")

    def test_refused_declarations(self):
        rows = [("<!-- page p : str -->", "expected a name"),
                ("<!-- page p : text x -->", 'no kind "text"'),
                ("<!-- page p : str x, str x -->", "stands twice"),
                ("<!-- page q : str x -->", "in a file named p"),
                ("<!-- page p : list x of nobody -->", "no type"),
                ("<!-- page p : str x", 'expected "," or'),
                ("<!-- page p : str x -->", 'field "x" is never used')]
        for page, words in rows:
            with self.subTest(page):
                code, said, _ = self.run_tool(page + "\n", text="# none\n")
                self.assertEqual(code, 1, said)
                self.assertIn(words, said)

    def test_a_partial_in_itself(self):
        code, said, _ = self.run_tool(HEAD + REST + "{{> a}}",
                                      more={"a.html": "{{> a}}"})
        self.assertEqual(code, 1)
        self.assertIn("contains itself", said)

    def test_escaped_for_its_place(self):
        page = HEAD + REST + \
            '<a href="{{x}}" title="{{x}}">{{x}}</a>' \
            '<a href="/p/{{x}}?q={{x}}">x</a>' \
            '<a href="{{ui.base}}/{{x}}">x</a>' \
            '<form action="{{x}}"></form><button formaction="{{x}}">' \
            '</button>'
        code, said, made = self.run_tool(page)
        self.assertEqual(code, 0, said)
        self.assertEqual(made.count("html_url(out, p->x)"), 3)
        self.assertEqual(made.count("html_url_part(out, p->x)"), 3)
        self.assertEqual(made.count("html_url(out, ui->base)"), 1)
        self.assertEqual(made.count("html_escape(out, p->x)"), 3)

    def test_an_empty_branch_begins_the_address(self):
        """After a branch the compiler assumes that the address has begun, so
        that a value there can never bring its own scheme."""
        page = HEAD + REST + \
            '<a href="{{#if b}}/a/{{/if}}{{x}}">x</a>'
        code, said, made = self.run_tool(page)
        self.assertEqual(code, 0, said)
        self.assertNotIn("html_url(out, p->x)", made)


if __name__ == "__main__":
    unittest.main()
