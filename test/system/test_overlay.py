# SPDX-License-Identifier: EUPL-1.2
"""Overlays (concept 10) from the command line: a chapter's statement beside
the one it extends; what the directory keeps is whole."""
import os
import shutil
import tempfile
import unittest

import vern

CHOIR = os.path.join(vern.ROOT, "test", "corpus", "lang", "choir.vern")
NOW = "2026-03-02T09:00:00Z"
GOOD = """statement chapter extends "choir.vern" {
	version 1.0.1
	without purpose konsertnytt
	without role stemmeleder
}

keep members {
	when death confirmed: stop messages, delete after 10 days
}
"""


class Overlay(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="vern-test-")
        self.addCleanup(shutil.rmtree, self.dir)
        shutil.copy(CHOIR, self.dir)

    def write(self, text, name="chapter.vern"):
        path = os.path.join(self.dir, name)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        return path

    def test_all_commands_read_it(self):
        path = self.write(GOOD)
        vern.ok("policy", "check", path)
        whole = vern.ok("policy", "print", path, "--whole").out
        self.assertTrue(whole.startswith("# made of chapter.vern, BLAKE2b"))
        self.assertNotIn("konsertnytt", whole)
        self.assertIn("10 dager", vern.ok(
            "policy", "statement", path, "--language", "nb").out)
        self.assertIn("purpose removed: purpose konsertnytt", vern.run(
            "policy", "diff", CHOIR, path).out)
        self.assertIn("Drift av koret", vern.ok(
            "policy", "reach", path, "--role", "styret").out)
        # … and shows the file that each line is in.
        for line in vern.ok("policy", "reach", path, "--role", "styret",
                            "--json").json()["lines"]:
            with open(os.path.join(self.dir, line["file"]),
                      encoding="utf-8") as f:
                self.assertRegex(f.read().split("\n")[line["line"] - 1],
                                 r"^\t(\w+: )?kan ")
            self.assertEqual(line["column"], 2)

    def test_it_is_printed_as_itself(self):
        """Tidied, with its comments, and back from the other language."""
        untidy = "# Ours.\n" + GOOD.replace("\t", "  ").replace(
            "stemmeleder\n", "stemmeleder # sold\n")
        path = self.write(untidy)
        tidy = vern.ok("policy", "print", path).out
        self.assertEqual(tidy, "# Ours.\n" + GOOD.replace(
            "stemmeleder\n", "stemmeleder # sold\n"))
        self.assertTrue(vern.ok("policy", "print", path,
                                "--json").json()["changed"])
        again = self.write(tidy, "again.vern")
        self.assertEqual(vern.ok("policy", "print", again).out, tidy)
        nb = vern.ok("policy", "print", path, "--keywords", "nb").out
        self.assertIn('erklæring chapter utvider "choir.vern" {', nb)
        self.assertIn("\tuten formål konsertnytt\n", nb)
        back = self.write(nb, "chapter.vern")
        vern.ok("policy", "check", back)
        self.assertEqual(
            vern.ok("policy", "print", back, "--keywords", "en").out, tidy)
        # Its base is not asked.
        os.remove(os.path.join(self.dir, "choir.vern"))
        self.assertEqual(vern.ok("policy", "print", again).out, tidy)
        r = vern.run("policy", "print", again, "--whole")
        self.assertEqual((r.code, r.out), (1, ""))
        self.assertIn("[base_missing]", r.err)

    def test_diff_names_the_file_of_a_line(self):
        path = self.write(GOOD)
        r = vern.run("policy", "diff", CHOIR, path)
        self.assertEqual(r.code, 1)
        line = 1 + [i for i, x in enumerate(vern.text(CHOIR).split("\n"))
                    if "når dødsfall bekreftet" in x][0]
        self.assertIn("keep members, when death confirmed (lines %d and "
                      "chapter.vern:8)" % line, r.out)
        changes = vern.run("policy", "diff", CHOIR, path,
                           "--json").json()["changes"]
        kept = [c for c in changes if c["construct"] == "keep"][0]
        self.assertEqual((kept["old_line"], kept["new_line"],
                          kept["new_place"], "old_place" in kept),
                         (line, 8, "chapter.vern:8", False))
        broken = self.write(GOOD.replace("10 days", "60 days"), "b.vern")
        r = vern.run("policy", "diff", CHOIR, broken)
        self.assertEqual((r.code, r.out), (2, ""))
        self.assertIn("b.vern:8:1: error: ", r.err)

    def test_what_is_stored_is_whole(self):
        path = self.write(GOOD)
        with vern.Directory(path, now=NOW) as d:
            os.remove(os.path.join(self.dir, "choir.vern"))
            os.remove(path)
            with d.serve() as server:
                page = server.client().get("/chapter/privacy")
                self.assertEqual(page.status, 200)
                self.assertNotIn("Nytt om konserter", page.words)

    def test_refused_at_the_line_of_its_file(self):
        for text, code, line in (
                (GOOD.replace("10 days", "60 days"), "overlay_widens", 8),
                (GOOD.replace("konsertnytt", "konsertnyt"), "nothing_taken", 3),
                (GOOD.replace("choir.vern", "../choir.vern"),
                 "base_not_bare", 1),
                (GOOD.replace("choir.vern", "gone.vern"),
                 "base_missing", 1),
                (GOOD.replace("choir.vern", "chapter.vern"),
                 "base_cycle", 1)):
            path = self.write(text)
            r = vern.run("policy", "check", path)
            self.assertEqual(r.code, 1, r)
            self.assertIn("chapter.vern:%d:" % line, r.out)
            self.assertIn("[%s]" % code, r.out)
            for words in (("policy", "statement", path),
                          ("policy", "print", path, "--whole"),
                          ("policy", "print", path, "--keywords", "nb"),
                          ("init", os.path.join(self.dir, "data"),
                           "--policy", path)):
                self.assertNotEqual(vern.run(*words).code, 0, words)
            self.assertFalse(os.path.exists(os.path.join(self.dir, "data")))

    def test_the_base_is_an_ordinary_file(self):
        def pipe(path):
            os.mkfifo(path)

        def device(path):
            os.symlink("/dev/zero", path)

        def link(path):
            os.symlink(os.path.join(self.dir, "choir.vern"), path)

        def large(path):
            with open(path, "w", encoding="utf-8") as f:
                f.write("# x\n" * 300000)

        path = self.write(GOOD.replace("choir.vern", "odd.vern"))
        odd = os.path.join(self.dir, "odd.vern")
        for make, code in ((pipe, "base_no_file"), (device, "base_no_file"),
                           (link, "base_no_file"), (os.mkdir, "base_no_file"),
                           (large, "base_too_big")):
            make(odd)
            r = vern.run("policy", "check", path)
            self.assertEqual(r.code, 1, r)
            self.assertIn("chapter.vern:1:", r.out)
            self.assertIn("[%s]" % code, r.out)
            os.rmdir(odd) if make is os.mkdir else os.remove(odd)

    def test_a_device_is_no_statement(self):
        self.assertEqual(vern.run("policy", "check", "/dev/zero").code, 2)

    def test_a_name_of_two_lines(self):
        path = self.write(GOOD, "o\ntold evil {\n}\n#.vern")
        for words in (("check", path), ("print", path, "--whole")):
            r = vern.run("policy", *words)
            self.assertEqual(r.code, 1, r)
            self.assertIn("[file_name_line]", r.out + r.err)


if __name__ == "__main__":
    unittest.main()
