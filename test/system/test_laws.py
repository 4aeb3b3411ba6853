#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""tools/laws finds each breach, and nothing in what keeps the rules."""
import os
import subprocess
import tempfile
import unittest

LAWS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "..", "..", "tools", "laws")
HEAD = "/* SPDX-License-Identifier: EUPL-1.2 *//* What it holds. */\n"
BARE = "/* SPDX-License-Identifier: EUPL-1.2 */\n"
LATER = "TO" + "DO"
MARK = "law-" + "ignore"


def run(path, text):
    with tempfile.TemporaryDirectory() as root:
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full))
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([LAWS, root], capture_output=True, text=True,
                              timeout=60, check=False)
    return done.returncode, done.stdout.splitlines()


def function(lines):
    return HEAD + "\nint\nlong_one(void)\n{\n" + "\tx();\n" * lines + "}\n"


class Breaches(unittest.TestCase):
    def breach(self, path, text, line, words):
        code, found = run(path, text)
        self.assertEqual(code, 1, found)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith("%s:%d: " % (path, line)), found)
        self.assertIn(words, found[0])

    def fine(self, path, text):
        self.assertEqual(run(path, text), (0, []))

    def test_licence(self):
        self.breach("src/base/a.c", "int a;\n", 1, "licence")
        self.breach("sql/query/a.sql", "-- name: a\n", 1, "licence")
        self.breach("tools/a", "#!/bin/sh\n", 1, "licence")
        self.breach("src/base/a.def", "A(B)\n", 1, "licence")

    def test_options_and_commands_are_described(self):
        row = ('COMMAND("%s", "see", cmd_see, NOTHING, -1,\n'
               '    "json "\n    "%s=", "x see", "x")\n')
        for name, option, line, words in (
                ("dog", "kind", None, None), ("cat", "kind", 2, "groups.def"),
                ("dog", "tail", 2, "--tail"), ("dog", "ear", 2, "--ear")):
            with tempfile.TemporaryDirectory() as root:
                os.makedirs(os.path.join(root, "src/cli"))
                for file, text in (
                        ("commands", row % (name, option)),
                        ("groups", 'ABOUT("dog", "x")\n'),
                        ("options", 'OPTION("json", "", ONCE, "", "x")\n'
                         'OPTION("kind", "K", ONCE, "", "x")\n'
                         'OPTION("ear", "E", ONCE, "dog hear", "x")\n')):
                    with open(os.path.join(root, "src/cli", file + ".def"),
                              "w", encoding="utf-8") as f:
                        f.write(HEAD + text)
                done = subprocess.run([LAWS, root], capture_output=True,
                                      text=True, timeout=60, check=False)
            found = done.stdout.splitlines()
            self.assertEqual(len(found), 0 if line is None else 1, found)
            if line is not None:
                self.assertIn("commands.def:%d: " % line, found[0])
                self.assertIn(words, found[0])

    def test_file_length(self):
        self.breach("src/base/a.c", HEAD + "int a;\n" * 800, 1, "801 lines")
        self.fine("src/base/a.c", HEAD + "int a;\n" * 799)

    def test_head(self):
        for path in ("src/base/a.c", "src/base/a.h", "test/unit/base_a.c"):
            self.breach(path, BARE + "int a;\n", 1, "head")
            self.fine(path, HEAD + "int a;\n")
        self.fine("bench/a.c", BARE + "int a;\n")

    def test_head_of_the_header(self):
        with tempfile.TemporaryDirectory() as root:
            os.makedirs(os.path.join(root, "src/base"))
            for name, text in (("a.h", HEAD), ("a.c", BARE)):
                with open(os.path.join(root, "src/base", name), "w",
                          encoding="utf-8") as file:
                    file.write(text + "int a;\n")
            done = subprocess.run([LAWS, root], capture_output=True, text=True,
                                  timeout=60, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_headings(self):
        for text in ("/* ---- who\n * ------- */\n", "/* ---- who ------\n */\n",
                     "/* ---- who */\n"):
            self.breach("src/base/a.c", HEAD + text, 2, "heading")
        self.fine("src/base/a.c", HEAD + "/* ---- who ------- */\nint a;\n")

    def test_function_length(self):
        self.breach("src/base/a.c", function(71), 4, "long_one")
        self.fine("src/base/a.c", function(70))

    def test_banned(self):
        for name in ("strcpy", "sprintf", "strtok", "atoi", "gmtime", "rand",
                     "system", "alloca", "longjmp"):
            self.breach("src/web/a.c", HEAD + "x = %s (y);\n" % name, 2, name)

    def test_names_that_only_contain_a_banned_one(self):
        self.fine("src/web/a.c", HEAD + "my_rand(); p->random(); atoi_x();\n")

    def test_banned_in_comment_or_text(self):
        self.fine("src/web/a.c", HEAD + '/* rand() */ x = "rand()"; // rand()\n')

    def test_code_after_a_comment_or_text(self):
        self.breach("src/web/a.c", HEAD + 'f("/*", \'"\'); rand();\n', 2,
                    "rand")
        self.breach("src/web/a.c", HEAD + '/* " */ rand();\n', 2, "rand")
        self.breach("src/web/a.c", HEAD + 'f("\\\\"); rand();\n', 2, "rand")

    def test_sql(self):
        for text in ("SELECT id FROM person", "INSERT INTO a", "DELETE FROM a",
                     "UPDATE a SET b", "DROP TABLE a", "PRAGMA x"):
            self.breach("src/store/a.c", HEAD + 'x = "%s";\n' % text, 2, "SQL")
        self.fine("src/db/a.c", HEAD + 'x = "SELECT 1";\n')
        self.fine("src/http/a.c", HEAD + 'x = "DELETE"; y = "UPDATE";\n')
        self.fine("src/http/a.c", HEAD + 'x = "Select a purpose.";\n')

    def test_html(self):
        for text in ("<p>", "</p>", "<a href='x'>", "<br/>", "<!DOCTYPE html>"):
            self.breach("src/web/a.c", HEAD + 'x = "%s";\n' % text, 2, "HTML")
        self.breach("src/lang/read.c", HEAD + 'x = "<p>";\n', 2, "HTML")
        self.fine("src/view/a.c", HEAD + 'x = "<p>";\n')
        self.fine("src/lang/print_html.c", HEAD + 'x = "<p>";\n')
        self.fine("src/web/a.c", HEAD + 'x = "a < p > b"; y = "<name>";\n')
        self.fine("src/web/a.c", HEAD + "#include <time.h>\n")

    def test_unfinished(self):
        self.breach("src/base/a.c", HEAD + "/* %s: x */\n" % LATER, 2, "finish")
        self.breach("doc/A.md", "a\n\n%s\n" % LATER, 3, "finish")
        self.breach("html/a.html", "<!-- %s -->\n" % LATER, 1, "finish")

    def test_grant(self):
        text = HEAD + "struct grant {\n};\n"
        self.breach("src/store/a.h", text, 2, "grant")
        self.fine("src/policy/grant.c", text)
        self.fine("src/store/a.h", HEAD + "struct grant;\n")

    def test_ignore(self):
        good = "/* %s: the reason */" % MARK
        self.fine("src/web/a.c", HEAD + "rand(); %s\n" % good)
        self.fine("src/web/a.c", HEAD + good + "\nrand();\n")
        self.fine("src/web/a.c",
                  HEAD + good + "\n" + "int a;\n" * 800)

    def test_ignore_that_excuses_nothing(self):
        good = "/* %s: the reason */" % MARK
        self.breach("src/web/a.c", HEAD + "int a; %s\n" % good, 2, "nothing")
        code, found = run("src/web/a.c", HEAD + good + "\n\nrand();\n")
        self.assertEqual((code, len(found)), (1, 2), found)

    def test_ignore_without_reason(self):
        self.breach("src/web/a.c", HEAD + "rand(); /* %s: */\n" % MARK, 2,
                    "reason")
        self.breach("src/web/a.c", HEAD + "rand(); /* %s */\n" % MARK, 2,
                    "reason")


if __name__ == "__main__":
    unittest.main()
