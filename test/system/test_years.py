# SPDX-License-Identifier: EUPL-1.2
"""Clocks that begin when a calendar year is over (B24): somebody who left on 3
March is deleted with the year and not before, and the pages say so."""
import os
import re
import unittest

import people
import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-years.vern")
ORG = "life-years"
NOW = "2026-03-03T10:00:00Z"
OVER = "2026-12-31T23:00:00Z"


class Years(unittest.TestCase):
    def setUp(self):
        self.d = vern.Directory(FILE, now=NOW)
        self.addCleanup(self.d.close)

    def member(self, **more):
        return self.d.json("person", ORG, "add", "--purpose", "rights",
                           "--member", "full_name=Lars Leaver",
                           "email_private=l@post.example",
                           *["%s=%s" % f for f in more.items()])["id"]

    def people(self):
        with people.tables(self.d.path) as db:
            return db.execute("SELECT count(*) FROM person").fetchone()[0]

    def test_b24_who_left_in_march_goes_with_the_year(self):
        d = self.d
        who = self.member()
        with d.serve() as server:
            client = server.client()
            people.sign_in(d, client, "l@post.example", ORG)
            page = client.get("/%s/me/leave" % ORG)
            left = client.submit(page, "/me/leave", sure="yes")
            self.assertIn("1 January 2027", left.words)
            self.assertIn("11 January 2027", left.words)
        self.assertEqual([(x["id"], x["why"], x["due"]) for x in
                          d.json("work", "--preview", "--days", "400")["due"]],
                         [(who, "left", OVER)])
        for now in ("2026-04-02T10:00:00Z", "2026-12-30T23:00:00Z",
                    "2026-12-31T22:59:59Z"):
            d.now = now
            d.work()
            self.assertEqual(self.people(), 1, now)
        d.now = OVER
        d.work()
        self.assertEqual(self.people(), 0)
        d.ok("audit", "verify")

    def test_b06_the_page_says_how_long_each_is_kept(self):
        self.member(bill="Storgata 1", diet="vegetarian")
        with self.d.serve() as server:
            client = server.client()
            people.sign_in(self.d, client, "l@post.example", ORG)
            words = client.get("/%s/me?lang=en" % ORG).words
        kept = re.findall(r" Kept (.*?) (?:E-mail|Billing|Diet|Your)", words)
        self.assertEqual(kept, [
            "After the end of the calendar year in which you leave",
            "After the end of the calendar year in which you leave",
            "Also after you leave, for as long as the statement says that it "
            "must be kept",
            "Until 1 January 2027, or you leave before that"], words)

    def test_law17_who_asks_to_be_erased_does_not_wait(self):
        d = self.d
        told = d.json("person", ORG, "erase", self.member(), "--purpose",
                      "rights")
        self.assertEqual(told["unreadable"], NOW)
        self.assertEqual(told["gone"][:10], "2026-03-13")
        self.assertEqual(self.people(), 0)

    def test_b23_what_stays_is_said_before(self):
        d = self.d
        self.member(bill="Storgata 1")
        with d.serve() as server:
            client = server.client()
            people.sign_in(d, client, "l@post.example", ORG)
            seen = {m.path for m in d.outbox()}
            page = client.get("/%s/me/leave" % ORG)
            self.assertIn("Some has to be kept longer", page.words)
            self.assertIn("Billing address", page.words)
            self.assertIn("Blocked until 1 January 2028", page.words)
            client.submit(page, "/me/leave", sure="yes")
            d.work()
        letter, = [m for m in d.outbox() if m.path not in seen]
        self.assertIn("Billing address: 1 January 2028", letter.text)
        self.assertIn("1 January 2027", letter.text)
        self.assertNotIn("2028-01", letter.text)

    def test_b23_the_pages_say_when(self):
        d = self.d
        self.member()
        with d.serve() as server:
            client = server.client()
            people.sign_in(d, client, "l@post.example", ORG)
            page = client.get("/%s/me/leave" % ORG)
            self.assertIn("after the end of the calendar year", page.text)
            self.assertNotIn("kept longer", page.words)
            self.assertIn("write to post@society.example", page.words)
            page = client.get("/%s/me" % ORG)
            self.assertIn("After the end of the calendar year in which you "
                          "leave", page.text)


if __name__ == "__main__":
    unittest.main()
