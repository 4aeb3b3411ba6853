#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Law 8: what the server does not carry out of a statement is told in one
place, by the check and on the staff pages; what it does is not there."""
import json
import os
import re
import shutil
import tempfile
import unittest

import people
import vern
from test_apply import ORG, Register

NTNU = vern.statement("ntnu-alumni")
NOW = "2026-03-02T09:00:00Z"
LINES = vern.text(NTNU).splitlines()


def check(*words):
    return vern.run("policy", "check", *words, now=NOW)


def line_of(text):
    """The number of the line that begins so."""
    found = [i for i, s in enumerate(LINES, 1) if s.strip().startswith(text)]
    return found[0]


class Check(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="vern-test-")
        self.addCleanup(shutil.rmtree, self.dir)

    def told(self, *words):
        r = check("--json", *words)
        return json.loads(r.out)["files"][0]["told"]

    def test_law8_one_line_says_how_many(self):
        r = check(NTNU)
        n = len(self.told(NTNU))
        self.assertEqual(r.out, "")
        self.assertIn("vern: policy check: %d places for the office to carry "
                      "out, not the server: --told lists them\n" % n, r.err)

    def test_law8_the_list(self):
        r = check(NTNU, "--told", "--language", "nb")
        self.assertEqual(r.code, 0)
        self.assertIn("det tjeneren ikke gjennomfører, og kontoret sørger for "
                      "(%d):" % len(self.told(NTNU)), r.out)
        self.assertNotIn("--told", r.err)
        for line, said in (
                ("keep requests", "ta vare på og slett henvendelser selv"),
                ("keep backups", "slett kopiene selv når tiden er inne"),
                ("promise nothing sold", "sørg for at dette holdes")):
            self.assertIn(said, r.out)
        self.assertRegex(r.out, r"linje \d+: Sikkerhetskopier: 30 dager")

    def test_law8_as_json(self):
        told = self.told(NTNU)
        sold = [t for t in told if t["line"] ==
                line_of("promise nothing sold")][0]
        self.assertEqual(set(sold), {"file", "line", "column", "says", "part",
                                     "do", "attested_by"})
        self.assertEqual(sold["file"], NTNU)
        self.assertEqual(sold["attested_by"], "data protection officer")
        self.assertIn("We do not sell information", sold["says"])
        lines = {t["line"] for t in told}
        self.assertNotIn(line_of("promise no ip address stored"), lines)
        self.assertNotIn(line_of("using "), lines)
        self.assertIn(line_of("withdrawn by link, portal, email"), lines)

    def test_law8_nothing_of_a_file_that_is_none(self):
        r = check("--told", os.path.join(
            vern.ROOT, "test/corpus/lang/unknown_property.vern"))
        self.assertEqual(r.code, 1)
        self.assertNotIn("the office sees to", r.out)

    def test_law8_an_overlay_names_the_file(self):
        shutil.copy(os.path.join(vern.ROOT, "test/corpus/lang/choir.vern"),
                    self.dir)
        path = os.path.join(self.dir, "chapter.vern")
        with open(path, "w", encoding="utf-8") as f:
            f.write('statement chapter extends "choir.vern" {\n'
                    '\tversion 1.0.1\n}\n\nmeasure locks {\n'
                    '\tnb "Lås" en "Locks"\n}\n')
        told = self.told(path)
        files = {t["file"] for t in told}
        self.assertEqual(files, {"choir.vern", "chapter.vern"})
        locks = [t for t in told if t["file"] == "chapter.vern"]
        self.assertEqual([t["line"] for t in locks], [5])
        self.assertRegex(check(path, "--told").out, r"choir\.vern:\d+: ")


class Pages(Register):
    def inside(self, server, name, role):
        """A client, signed in as somebody of that role."""
        keys = self.d.add_staff(ORG, name, role)
        c = server.client()
        c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in", name=name,
                 password="correct horse battery",
                 code=vern.totp(keys["totp"], vern.seconds(NOW)))
        return c

    def test_law8_beside_the_source(self):
        server = self.d.serve()
        server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        dpo = self.inside(server, "Dpo", "data_protection_officer")
        page = dpo.get("/%s/staff/statement?lang=nb" % ORG).text
        self.assertIn("Det tjeneren ikke gjennomfører", page)
        left = page.split('id="left"')[1]
        self.assertIn("slett kopiene selv", left)
        line = line_of("30 days after created: delete")
        self.assertIn('href="#l%d"' % line, left)
        self.assertIn('id="l%d"' % line, page)
        self.assertNotIn("slettes med en gang", left)
        record = dpo.get("/%s/staff/record" % ORG).text
        self.assertIn('/staff/statement#left"', record)
        self.assertEqual(self.inside(
            server, "Ed", "newsletter_editor").get(
            "/%s/staff/statement" % ORG).status, 403)

    def test_what_not_to_write_stands_beside_the_box(self):
        with self.d.serve() as server:
            client = server.client()
            people.join(self.d, client, "Kari Nordmann", "kari@example.com")
            page = client.get("/%s/me/edit?lang=en" % ORG).text
        said = re.sub(r"<[^>]+>", "", page)
        self.assertIn(hint(), re.sub(r"\s+", " ", said))


def hint():
    """In English, of the first field that has one."""
    text = vern.text(NTNU)
    block = text[text.index("\thint {"):]
    return re.search(r'en "([^"]+)"', block).group(1)


if __name__ == "__main__":
    unittest.main()
