#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47, B25: what a duty holds of people who left is held by the version under
which they left. They are not told of a newer one: it can open less of it, and
for a shorter time, and never more."""
import unittest

import club
from club import ORG, edited

BOOKS = "bookkeeping"
WIDE = (("for purpose bookkeeping", "for purpose bookkeeping, care"),
        ("using full_name, hobby\n\tbasis legitimate",
         "using full_name, hobby, bill\n\tbasis legitimate"),
        ('purpose care {\n\tnb "Omsorg" en "Care"\n\tfor members',
         'purpose care {\n\tnb "Omsorg" en "Care"\n\tfor members, '
         'former members'))
LAW = ('basis legal obligation {\n\t\tprovision nb "bokføringsloven § 13"',
       'basis legal obligation {\n\t\tprovision nb "bokføringsloven § 14"')


class Promised(unittest.TestCase):
    def setUp(self):
        self.c = club.Club()
        self.addCleanup(self.c.close)
        self.d = self.c.d

    def leaver(self, name="Kari"):
        who = self.c.member(name, bill="Storgata 1")
        gone = self.c.leaves(who)
        self.assertEqual(gone["held_until"], "2031-12-31T23:00:00Z")
        return who

    def opens(self, who, purpose=BOOKS, *words):
        return "Storgata" in self.c.shown(who, purpose, *words)

    def test_b47_what_a_later_version_opens_does_not_reach(self):
        self.d.ok("staff", ORG, "add", "Nils", "--role", "office")
        cases = (
            ("another purpose", WIDE, "care", ()),
            ("another role", (("\tcare: may see, all fields\n",
                               "\tcare: may see, all fields\n"
                               "\tbookkeeping: may see, all fields\n"),),
             BOOKS, ("--as", "Nils")),
        )
        for name, edits, purpose, words in cases:
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                self.d.ok("staff", ORG, "add", "Nils", "--role", "office")
                before = self.leaver()
                self.c.release(edited(*edits))
                self.c.at("2026-04-05")
                self.assertEqual(self.c.newest()["state"], "in_force")
                self.assertFalse(self.opens(before, purpose, *words))
                self.assertTrue(self.opens(before))
                # Who leaves from now on was told of it.
                after = self.leaver("Ola")
                self.assertTrue(self.opens(after, purpose, *words))

    def test_b47_a_purpose_that_became_another_does_not_open(self):
        cases = (
            ("another name", ('nb "Bokføring" en "Bookkeeping"',
                              'nb "Annonser" en "Advertising"'), False),
            ("a description", ('nb "Bokføring" en "Bookkeeping"',
                               'nb "Bokføring" en "Bookkeeping"\n'
                               '\tabout nb "og salg" en "and sales"'), False),
            ("another basis", (club.block("purpose bookkeeping {"),
                               club.block("purpose bookkeeping {").replace(
                                   club.block("purpose bookkeeping {")[
                                       club.block("purpose bookkeeping {")
                                       .index("basis"):],
                                   club.INTEREST + "\n}\n")), False),
            ("a field more", ("using full_name, bill\n",
                              "using full_name, bill, hobby\n"), True),
            ("the law has another number", LAW, True),
        )
        for name, edit, opens in cases:
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                who = self.leaver()
                self.c.release(edited(edit))
                self.c.at("2026-04-05")
                self.assertEqual(self.c.newest()["state"], "in_force")
                self.assertEqual(self.opens(who), opens)

    def test_b47_what_a_later_version_closes_is_closed_for_good(self):
        who = self.leaver()
        self.c.release(edited(("\tfor purpose bookkeeping\n", "")))
        self.assertFalse(self.opens(who), "at once")
        self.c.at("2026-04-05")
        self.assertEqual(self.c.newest()["state"], "in_force")
        self.assertFalse(self.opens(who))
        self.c.release(edited(version="1.2.0"))
        self.c.at("2026-05-10")
        self.assertEqual(self.c.states()[2], ("1.2.0", "in_force"))
        self.assertFalse(self.opens(who))
        self.assertTrue(self.opens(self.leaver("Ola")))

    def test_b47_a_purpose_in_its_old_words_opens_again(self):
        who = self.leaver()
        self.c.release(edited(('nb "Bokføring" en "Bookkeeping"',
                               'nb "Regnskap" en "Accounts"')))
        self.assertFalse(self.opens(who))
        self.c.release(edited(version="1.2.0"))
        self.assertEqual(self.c.states()[2], ("1.2.0", "in_force"))
        self.assertTrue(self.opens(who))

    def test_b47_nothing_is_held_for_longer_than_the_receipt_said(self):
        for years, day in (("50", "2031-12-31T23:00:00Z"),
                           ("2", "2028-12-31T23:00:00Z")):
            with self.subTest(years):
                self.doCleanups()
                self.setUp()
                who = self.leaver()
                self.c.release(edited(("delete 5 years after end",
                                       "delete %s years after end" % years)))
                self.c.at("2026-04-05")
                due = self.d.json("work", "--preview", "--days",
                                  "9999")["due"]
                self.assertEqual([(x["id"], x["why"], x["due"])
                                  for x in due], [(who, "held", day)])
                self.d.now = day.replace("23:00:00", "22:59:00")
                self.d.work()
                self.assertTrue(self.opens(who))
                self.d.now = day
                self.d.work()
                self.assertFalse(self.opens(who))
                self.assertEqual(self.c.sql("DELETE FROM person"), 0)

    def test_b47_a_version_that_was_withdrawn_promised_nothing(self):
        who = self.leaver()
        self.c.release(edited(("\tfor purpose bookkeeping\n", ""),
                              effective="2026-05-01"))
        self.assertFalse(self.opens(who), "narrowed at once")
        self.assertEqual(self.c.policy("withdraw", ORG).code, 0)
        self.c.release(edited(("lead time 30 days", "lead time 31 days"),
                              version="1.2.0"))
        self.assertEqual(self.c.newest()["state"], "in_force")
        self.assertTrue(self.opens(who))


if __name__ == "__main__":
    unittest.main()
