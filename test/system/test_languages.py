# SPDX-License-Identifier: EUPL-1.2
"""A statement in languages that the pages of the server do not have: it is
served in all of them, and the pages around it are in English."""
import os
import shutil
import tempfile
import unittest

import vern

FURTHER = os.path.join(vern.ROOT, "test", "unit", "lang_further.vern")
NOW = "2026-03-02T09:00:00Z"


class Languages(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)
        self.file = os.path.join(self.dir, "rowing.vern")
        shutil.copy(FURTHER, self.file)

    def test_b02_the_privacy_page_in_each_language(self):
        says = {"sv": "personuppgiftsansvarig",
                "de": "Rechtsgrundlage", "nl": "rechtsgrond"}
        with vern.Directory(self.file, now=NOW) as d:
            with d.serve() as server:
                client = server.client()
                for code, word in says.items():
                    page = client.get("/rowing/privacy?lang=" + code)
                    text = page.text
                    self.assertEqual(page.status, 200)
                    self.assertIn('class="statement" lang="%s"' % code, text)
                    self.assertIn(word, text)
                    self.assertIn('<html lang="en"', text)
                    for other in says:
                        self.assertIn("?lang=" + other, text)

    def test_b02_a_language_it_lacks_reads_as_one_it_has(self):
        with vern.Directory(self.file, now=NOW) as d:
            with d.serve() as server:
                page = server.client().get("/rowing/privacy?lang=nb")
                self.assertEqual(page.status, 200)
                self.assertIn('class="statement" lang="sv"', page.text)

    def test_b02_the_other_pages_are_in_english(self):
        with vern.Directory(self.file, now=NOW) as d:
            with d.serve() as server:
                client = server.client()
                for path in ("", "join", "sign-in", "accessibility"):
                    page = client.get("/rowing/%s?lang=de" % path)
                    self.assertEqual(page.status, 200, path)
                    self.assertIn('<html lang="en"', page.text, path)

    def test_a_choice_of_language_where_there_is_one(self):
        cases = (("itsmf", "itsmf", False),
                 ("ntnu-alumni", "ntnu-alumni", True))
        for name, org, choice in cases:
            path = os.path.join(vern.ROOT, "statements", name + ".vern")
            with vern.Directory(path, now=NOW) as d, d.serve() as server:
                page = server.client().get("/%s/" % org)
                self.assertEqual(page.status, 200, org)
                self.assertEqual('class="langs"' in page.text, choice, org)


if __name__ == "__main__":
    unittest.main()
