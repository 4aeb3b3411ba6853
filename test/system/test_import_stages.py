#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What a register gives before joining and what it gives after (B08, NTNU-35,
NTNU-39): one purpose of imports for each stage of a person."""
import unittest

import people
import vern
from people import ORG

BEFORE = {"full_name", "email_private", "written_language"}
AFTER = {"birth_date": "1990-05-17", "gender": "woman", "nationality": "NO",
         "home_postcode": "7030", "home_place": "Trondheim",
         "home_country": "NO"}


def shown(d, who):
    """The fields of a person that have a value, records left out."""
    got = d.json("person", ORG, "show", who, "--purpose", "rights")
    fields = got["fields"]
    if isinstance(fields, list):
        fields = {f["field"]: f["value"] for f in fields}
    return {k: v for k, v in fields.items() if v not in (None, "", [], {})}


OF_KIND = """
keep invited people for graduate {
	when declined: delete, keep do-not-invite mark for 2 years
	10 days after invited: delete
	90 days after imported: delete
}

keep members for graduate {
	when left: delete
	when death confirmed: stop messages, delete after 5 days
}
"""


class OfKind(unittest.TestCase):
    """B11, B26: what the statement says of some kinds holds for these, in the
    letter, on the page, and when time has passed."""
    def setUp(self):
        self.d = vern.Directory(now="2026-03-02T09:00:00Z")
        self.addCleanup(self.d.close)
        with open(vern.statement(ORG), encoding="utf-8") as f:
            text = f.read()
        vern.ok("init", self.d.path, "--policy",
                self.d.file(ORG + ".vern", text + OF_KIND), now=self.d.now)
        self.rows = people.many(1)
        people.load(self.d, self.rows)
        self.d.work()
        self.who = self.d.json("person", ORG, "find", "n0@post.example",
                               "--purpose", "rights")["people"][0]["id"]

    def test_b11_an_invitation_waits_as_long_as_the_rule_of_the_kind(self):
        letter = self.d.letters_to("n0@post.example")[-1]
        self.assertRegex(letter.text, r"12\.? (mars|March) 2026")
        self.assertRegex(letter.text, "10 (dager|days)")
        self.assertRegex(letter.text, "2 (år|years)")
        with self.d.serve() as server:
            page = server.client().get(
                "/%s/accept/%s?lang=en" % (ORG, letter.token("/accept/")))
            self.assertEqual(page.status, 200, page)
            for said in ("12 March 2026", "10 days", "2 years"):
                self.assertIn(said, page.words)

    def test_b26_the_dead_wait_as_long_as_the_rule_of_the_kind(self):
        got = people.load(self.d, [dict(self.rows[0], status_dod="J")])
        self.assertEqual(got["deceased"], 1, got)
        for day, gone in (("06", False), ("08", True)):
            self.d.now = "2026-03-%sT09:00:00Z" % day
            self.d.work()
            r = self.d.run("person", ORG, "show", self.who, "--purpose",
                           "rights")
            self.assertEqual(r.code != 0, gone, (day, r))


class Stages(unittest.TestCase):
    def setUp(self):
        self.d = vern.Directory(ORG, now="2026-03-02T09:00:00Z")
        self.addCleanup(self.d.close)
        self.rows = people.many(2)
        people.load(self.d, self.rows)
        self.d.work()

    def who(self, text):
        got = self.d.json("person", ORG, "find", text, "--purpose", "rights")
        return got["people"][0]["id"]

    def accept(self, email):
        token = self.d.letters_to(email)[-1].token("/accept/")
        self.d.ok("invitation", ORG, "accept", "--token", token)

    def test_ntnu_35_before_joining_only_what_the_invitation_needs(self):
        got = shown(self.d, self.who("n0@post.example"))
        self.assertEqual(set(AFTER) & set(got), set(), got)
        self.assertLessEqual(BEFORE, set(got))

    def test_ntnu_39_after_joining_the_rest_comes_over(self):
        self.accept("n0@post.example")
        got = people.load(self.d, self.rows)
        self.assertEqual((got["new"], got["matched"], got["changed"]),
                         (0, 2, 1))
        mine = shown(self.d, self.who("n0@post.example"))
        for field, value in AFTER.items():
            self.assertEqual(mine.get(field), value, (field, mine))
        other = shown(self.d, self.who("n1@post.example"))
        self.assertEqual(set(AFTER) & set(other), set(), other)
        people.verify(self.d)

    def test_ntnu_35_a_yes_leads_to_the_facts_and_then_to_the_consents(self):
        token = self.d.letters_to("n0@post.example")[-1].token("/accept/")
        with self.d.serve() as server:
            c = server.client(**{"Accept-Language": "en"})
            page = c.get("/%s/accept/%s?lang=en" % (ORG, token))
            self.assertIn("You are with us from then on.", page.words)
            page = c.submit(page, "/accept/")
            self.assertIn("Welcome. You are now with", page.words)
            page = c.submit(page, "/me/edit")
            self.assertIn("It is saved.", page.words)
            self.assertIn("Consents and channels", page.words)
            page = c.submit(c.get("/%s/me/edit" % ORG), "/me/edit")
            self.assertIn("It is saved.", page.words)
            self.assertNotIn("Consents and channels</h1>", page.text)
            self.assertNotIn("It is saved.", c.get("/%s/me" % ORG).words)
            page = c.get("/%s/me" % ORG)
            self.assertIn("<dd>Bokmål", page.text)
            self.assertIn("<span>Email</span>",
                          c.get("/%s/me/consents" % ORG).text)
            page = c.submit(c.get("/%s/me/edit" % ORG), "/me/edit",
                            **{"f-mobile": "12"})
            self.assertIn("Write a valid phone number, such as 400 00 000",
                          page.words)

    def test_b27_the_rest_brings_the_groups_of_the_rules(self):
        self.assertEqual(self.d.json("group", ORG, "list")["groups"], [])
        self.accept("n0@post.example")
        people.load(self.d, self.rows)
        groups = self.d.json("group", ORG, "list")["groups"]
        self.assertTrue([g for g in groups if g["members"] == 1], groups)

    def test_ntnu_39_the_check_asks_for_a_purpose_after_joining(self):
        path = vern.statement(ORG)
        with open(path, encoding="utf-8") as f:
            text = f.read().replace("serves import, joining",
                                    "serves joining")
        other = self.d.file("%s.vern" % ORG, text.encode())
        got = vern.run("policy", "check", other)
        self.assertIn("[after_joining_unserved]", got.out + got.err)
        got = vern.run("policy", "check", path)
        self.assertNotIn("[after_joining_unserved]", got.out + got.err)


if __name__ == "__main__":
    unittest.main()
