# SPDX-License-Identifier: EUPL-1.2
"""What a duty holds of somebody who left (B25, C24, ITS-118): it opens in the
staff pages for the role and the purpose that it is held for; for everybody
else nobody is there. It goes when its time is over, whoever is killed while
it goes (B24)."""
import os
import random
import time
import unittest

import people
import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-retention.vern")
ORG = "life-retention"
NOW = "2026-03-10T10:00:00Z"


class Held(unittest.TestCase):
    def setUp(self):
        self.d = vern.Directory(FILE, now=NOW)
        self.addCleanup(self.d.close)

    def leaver(self, name="Kåre Kunde", **facts):
        d = self.d
        values = dict({"full_name": name, "email_private": "k@post.example",
                       "bill": "Storgata 1", "diet": "vegetarian"}, **facts)
        who = d.json("person", ORG, "add", "--purpose", "rights", "--member",
                     *["%s=%s" % v for v in values.items()])["id"]
        gone = d.json("person", ORG, "erase", who, "--purpose", "rights")
        return who, gone

    def test_b25_the_receipt_and_the_page_for_the_bookkeeper(self):
        d = self.d
        who, gone = self.leaver()
        self.assertEqual(gone["held_fields"], 1, gone)
        self.assertEqual(gone["held_until"], "2031-12-31T23:00:00Z", gone)
        shown = d.json("person", ORG, "show", who, "--purpose", "bookkeeping")
        self.assertIn("Storgata 1", str(shown))
        self.assertNotIn("vegetarian", str(shown))
        for purpose in ("registry", "rights"):
            r = d.run("person", ORG, "show", who, "--purpose", purpose)
            self.assertEqual(r.code, 1, r)
            self.assertNotIn("Storgata", r.out + r.err)
        found = d.json("person", ORG, "find", "Storgata", "--purpose",
                       "rights")
        self.assertEqual(found["people"], [])

    def test_b25_nobody_erases_it_before_its_time(self):
        d = self.d
        who, _ = self.leaver()
        for purpose in ("rights", "bookkeeping"):
            r = d.run("person", ORG, "erase", who, "--purpose", purpose)
            self.assertEqual(r.code, 1, r)
        r = d.run("person", ORG, "erase", who, "--purpose", "rights")
        self.assertIn("a duty keeps what is left", r.err)
        self.assertIn("Storgata 1", d.ok("person", ORG, "show", who,
                                         "--purpose", "bookkeeping").out)
        d.now = "2031-12-31T22:59:59Z"
        self.assertEqual(d.run("person", ORG, "erase", who, "--purpose",
                               "rights").code, 1)
        d.now = "2031-12-31T23:00:00Z"
        d.ok("person", ORG, "erase", who, "--purpose", "rights")
        with people.tables(d.path) as db:
            self.assertEqual(db.execute(
                "SELECT count(*) FROM person").fetchone(), (0,))
        d.ok("audit", "verify")

    def test_b25_preview_then_gone(self):
        d = self.d
        who, _ = self.leaver()
        due = d.json("work", "--preview", "--days", "2500")["due"]
        self.assertEqual([(x["id"], x["why"], x["due"]) for x in due],
                         [(who, "held", "2031-12-31T23:00:00Z")])
        d.now = "2031-12-31T22:59:00Z"
        d.work()
        self.assertEqual(d.run("person", ORG, "show", who, "--purpose",
                               "bookkeeping").code, 0)
        d.now = "2031-12-31T23:00:00Z"
        d.work()
        self.assertEqual(d.run("person", ORG, "show", who, "--purpose",
                               "bookkeeping").code, 1)
        self.assertEqual(d.json("work", "--preview", "--days", "9")["due"],
                         [])
        with people.tables(d.path) as db:
            for table in ("person", "record", "digest", "consent_event"):
                self.assertEqual(db.execute(
                    "SELECT count(*) FROM " + table).fetchone(), (0,), table)

    def test_b24_values_go_while_people_stay(self):
        d = self.d
        who = d.json("person", ORG, "add", "--purpose", "rights", "--member",
                     "full_name=Frida Felt", "email_private=f@post.example",
                     "diet=no nuts")["id"]
        due = d.json("work", "--preview", "--days", "15")["due"]
        self.assertEqual([(x["id"], x["why"], x["due"]) for x in due],
                         [(who, "fields", "2026-03-24T10:00:00Z")])
        d.now = "2026-03-24T10:00:00Z"
        d.work()
        shown = str(d.json("person", ORG, "show", who, "--purpose",
                           "registry"))
        self.assertIn("Frida Felt", shown)
        self.assertNotIn("no nuts", shown)
        trail = d.ok("audit", "show").out
        self.assertIn("fields diet", trail)

    def test_law3_b25_killed_while_leaving(self):
        """Whole, or set apart; never a part of it, and never under the old
        key."""
        d = self.d
        dice = random.Random(7)
        for i in range(12):
            who = d.json("person", ORG, "add", "--purpose", "rights",
                         "--member", "full_name=N%d" % i,
                         "email_private=n%d@post.example" % i,
                         "bill=B%d" % i, "diet=D%d" % i)["id"]
            p = vern.subprocess.Popen(
                [vern.VERN, "person", d.path, ORG, "erase", who, "--purpose",
                 "rights"], env=vern.environment(d.now),
                stdout=vern.subprocess.DEVNULL,
                stderr=vern.subprocess.DEVNULL)
            time.sleep(dice.uniform(0, 0.1))
            p.kill()
            p.wait()
            books = d.run("person", ORG, "show", who, "--purpose",
                          "bookkeeping")
            whole = d.run("person", ORG, "show", who, "--purpose", "rights")
            self.assertEqual(books.code, 0, books)
            self.assertIn("B%d" % i, books.out)
            if whole.code == 0:
                self.assertIn("D%d" % i, whole.out)
            else:
                self.assertNotIn("D%d" % i, books.out)
        d.ok("audit", "verify")


if __name__ == "__main__":
    unittest.main()
