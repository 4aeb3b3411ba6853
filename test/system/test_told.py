#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47, Art. 13(3), 14(4): a version that gives more takes effect when those it
concerns were told, and not before the time that was promised after that is
over. Told is who was sent a letter."""
import os
import unittest

import club
import people
import vern
from club import BASE, NOW, ORG, block, edited, research

EFFECT = "2026-04-01"
SENDS = "\tsend by email\n\tclass statutory\n"
OFF = "mail.sink off\n"


class Told(unittest.TestCase):
    def setUp(self):
        self.new()

    def new(self, base=BASE):
        self.doCleanups()
        self.c = club.Club(base)
        self.addCleanup(self.c.close)
        self.d = self.c.d

    def mail(self, setting):
        with open(os.path.join(self.d.path, "vern.conf"), "w") as f:
            f.write(setting)

    def letters(self):
        return sorted(m.to for m in self.d.outbox()
                      if any("/privacy?" in s for s in m.links))

    def state(self):
        v = self.c.newest()
        return v["state"], v["from"], v["letters"], v["all_told"]

    # ---- who is told ------------------------------------------------------

    def test_b47_a_letter_that_waits_tells_nobody(self):
        self.c.member("Kari")
        self.mail(OFF)
        self.c.release(edited(research()))
        self.d.work()
        self.assertEqual(self.state(), ("coming", EFFECT, 1, False))
        self.c.at("2026-04-05")
        self.assertEqual(self.state(), ("coming", "2026-05-05", 1, False))
        self.assertIn("[statement_telling]", self.d.run("doctor").out)
        self.mail("")
        self.d.work()
        self.assertEqual(self.letters(), ["kari@post.example"])
        self.assertEqual(self.state(), ("coming", "2026-05-05", 1, True))
        self.c.at("2026-05-04")
        self.assertEqual(self.state()[0], "coming")
        self.c.at("2026-05-05")
        self.assertEqual(self.state()[0], "in_force")
        self.assertEqual(self.letters(), ["kari@post.example"])

    def test_b47_a_letter_is_owed_whatever_the_purposes_send_by(self):
        self.new(BASE.replace(SENDS, "", 1))
        kari = self.c.member("Kari")
        self.c.member("Ola")
        self.d.ok("person", ORG, "restrict", kari, "--purpose", "rights")
        r = self.c.propose(edited(research(), base=BASE.replace(
            SENDS, "", 1)), "--dry-run")
        self.assertIn("Letters on release: 2", r.out)
        self.c.release(edited(research(), base=BASE.replace(SENDS, "", 1)))
        self.d.work()
        self.assertEqual(self.letters(),
                         ["kari@post.example", "ola@post.example"])

    def test_b47_who_has_no_address_is_counted(self):
        self.d.json("person", ORG, "add", "full_name=Anna", "--purpose",
                    "rights", "--member", "--verified")
        self.c.member("Kari")
        self.c.release(edited(research()))
        self.d.work()
        self.assertEqual(self.c.newest()["without_address"], 1)
        self.assertEqual(self.state(), ("coming", EFFECT, 1, True))
        self.assertIn("[statement_unreached]", self.d.run("doctor").out)

    def test_b47_who_comes_while_it_is_coming_is_told(self):
        self.c.member("Kari")
        self.c.release(edited(research()))
        self.d.work()
        self.assertEqual(self.letters(), ["kari@post.example"])
        self.d.now = "2026-03-20T09:00:00Z"
        for i in range(12):  # numbers are random: before and after the walk
            self.c.member("N%d" % i)
        with self.d.serve() as server:
            people.join(self.d, server.client(), "Ola", "ola@post.example",
                        kind="friend", org=ORG)
        self.d.work()
        got = self.letters()
        self.assertEqual(len(got), 14)
        self.assertEqual(len(set(got)), 14, "nobody twice")
        self.assertEqual(self.state(), ("coming", EFFECT, 14, True))
        self.c.at(EFFECT)
        self.assertEqual(self.state()[0], "in_force")
        self.c.member("Per")
        self.d.work()
        self.assertEqual(len(self.letters()), 14, "it is in force")

    def test_b47_a_restored_copy_tells_whom_it_had_not_told(self):
        self.c.member("Kari")
        self.c.release(edited(research()), work=False)
        file = self.d.file("copy")
        self.d.ok("backup", file)
        for name, words, sends in (
                ("with its ledger", ("--ledger", self.d.path), True),
                ("without", (), False)):
            with self.subTest(name):
                to = self.d.file(name.replace(" ", "-"))
                vern.ok("restore", file, to, "--keys", file + ".keys",
                        *words, now=NOW)
                old, self.d.path = self.d.path, to
                self.d.now = NOW
                self.d.work()
                self.assertEqual(self.letters(),
                                 ["kari@post.example"] if sends else [])
                self.d.now = "2026-04-05T09:00:00Z"
                self.assertEqual(self.state()[0],
                                 "in_force" if sends else "coming")
                self.d.path = old

    # ---- the time that was promised ----------------------------------------

    def test_b47_a_notice_without_a_time_is_none(self):
        for lead in ("", "\tlead time 0 days\n", "\tlead time 12 hours\n"):
            with self.subTest(lead):
                base = BASE.replace("\tlead time 30 days\n", lead, 1)
                try:
                    self.new(base)
                except AssertionError:
                    continue  # such a period is refused at once
                r = self.c.propose(edited(research(), base=base))
                self.assertEqual(r.code, 1, r)
                self.assertIn("how long before", r.err)
        self.new(BASE.replace("\tlead time 30 days\n", "", 1))
        self.c.release(edited())  # with a time again: that is no less
        self.c.release(edited(research(), version="1.2.0"))
        self.d.work()
        self.assertEqual(self.c.states()[2], ("1.2.0", "coming"))

    def test_b47_the_day_begins_at_midnight_here(self):
        for day, last, first in (
                ("2026-04-10", "2026-04-09T21:59:59Z",
                 "2026-04-09T22:00:00Z"),
                ("2026-11-02", "2026-11-01T22:59:59Z",
                 "2026-11-01T23:00:00Z"),
                # the day after clocks were put back
                ("2026-10-26", "2026-10-25T22:59:59Z",
                 "2026-10-25T23:00:00Z")):
            with self.subTest(day):
                self.new()
                kari = self.c.member(hobby="x")
                self.c.release(edited(research(), effective=day))
                self.d.work()
                self.d.now = last
                self.assertIn("no purpose", self.c.may(kari, "research"))
                self.d.now = first
                self.assertEqual(self.c.may(kari, "research"), "allowed")

    def test_b47_what_was_in_force_stays_when_clocks_are_put_back(self):
        kari = self.c.member(hobby="x")
        care = block("purpose care {")
        self.c.release(edited((care, ""), research(),
                              ("\tcare: may see, all fields\n", "")))
        self.d.work()
        self.c.at("2026-04-05")
        self.assertEqual(self.c.newest()["state"], "in_force")
        self.assertEqual(self.c.say("object", kari, "research").code, 0)
        for now in ("2026-03-20T09:00:00Z", NOW):
            self.d.now = now
            self.assertEqual(self.c.newest()["state"], "in_force")
            self.assertIn("no purpose", self.c.may(kari, "care"))
            self.assertEqual(self.c.may(kari, "research"), "objected")

    # ---- behind the program's back ------------------------------------------

    def test_b47_how_far_it_came_is_signed(self):
        self.c.member("Kari")
        self.mail(OFF)
        self.c.release(edited(research()))
        path = os.path.join(self.d.path, "vern.db")
        with open(path, "rb") as f:
            whole = f.read()
        for column in ("told_walk", "told_n", "told_s", "effect_walk",
                       "effect_values", "effect_asked", "effect_s",
                       "missed_n"):
            with self.subTest(column):
                with open(path, "wb") as f:
                    f.write(whole)
                for more in ("-wal", "-shm"):
                    if os.path.exists(path + more):
                        os.remove(path + more)
                self.assertEqual(self.c.sql(
                    "UPDATE release SET %s = %s + 1" % (column, column)), 1)
                r = self.d.run("serve", "--listen", "127.0.0.1:0")
                self.assertEqual(r.code, 1, r)
                self.assertIn("the statement of " + ORG, r.err)


if __name__ == "__main__":
    unittest.main()
