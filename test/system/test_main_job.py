#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The main job as one story: from the student register to invitations, a yes
and a no, next year's file, consents, a newsletter, a withdrawal, a death that
was none and one that was, silence, and a restore (B08, B09, B11, B12, B14,
B23, B24, B26, B60, T-27, T-43, T-45, T-47, T-70, LAW-3)."""
import os
import re
import shutil
import unittest

import people
import vern
from people import ORG

MARCH = "2026-03-02T09:00:00Z"
YEAR_LATER = "2027-03-05T09:00:00Z"


def exists(command):
    return re.search(r"^  vern %s\b" % command, vern.ok("help").out, re.M)


def person_of(d, text):
    found = d.json("person", ORG, "find", text, "--purpose", "rights")
    return [p["id"] for p in found["people"]]


def give(d, who, purpose):
    d.ok("consent", ORG, "give", "--person", who, "--purpose", purpose,
         "--channel", "email")


def answer(d, email, what):
    letter = d.letters_to(email)[-1]
    return d.run("invitation", ORG, what, "--token",
                 letter.token("/%s/" % what))


def send(d, subject, *options):
    """A newsletter to whom the gate lets through; gives who got it."""
    number = people.draft(d, "newsletter", subject)
    d.ok("message", ORG, "send", number, *options)
    d.work()
    return sorted(m.to for m in d.outbox() if m.subject == subject)


class Story(unittest.TestCase):
    def setUp(self):
        self.d = vern.Directory(ORG, now=MARCH)
        self.addCleanup(self.d.close)

    def counts(self, got, **want):
        for name in ("new", "matched", "changed", "suppressed", "refused"):
            self.assertEqual(got[name], want.get(name, 0), (name, got))

    def invited(self):
        """Ten graduates with an invitation each."""
        rows = people.many(10)
        people.load(self.d, rows)
        self.d.work()
        return rows

    def test_b08_import_dry_then_real_then_again(self):
        d, rows = self.d, people.many(10)
        extra = [dict(r, personnr="01010112345") for r in rows]
        got = people.load(d, extra, "--dry-run", extra=["personnr"])
        self.counts(got, new=10)
        self.assertEqual(got["dropped_columns"], 1)
        self.assertEqual(person_of(d, "navn"), [])
        d.work()
        self.assertEqual(d.outbox(), [])
        self.counts(people.load(d, extra, extra=["personnr"]), new=10)
        self.counts(people.load(d, rows), matched=10)
        self.assertEqual(len(person_of(d, "navn")), 10)
        people.verify(d)

    def test_b08_half_a_file_asks_first(self):
        rows = people.many(60)
        people.load(self.d, rows)
        path = self.d.file("half.csv", people.table(rows[:25]))
        r = self.d.run("import", ORG, "--source", people.SOURCE, path)
        self.assertEqual(r.code, 1, r)
        self.assertEqual(len(person_of(self.d, "navn")), 60)

    def test_b11_one_invitation_each_with_two_answers(self):
        self.invited()
        self.d.work()
        letters = self.d.outbox()
        self.assertEqual(sorted(m.to for m in letters),
                         sorted("n%d@post.example" % i for i in range(10)))
        for m in letters:
            self.assertTrue(m.token("/accept/") and m.token("/decline/"))
            self.assertIsNone(m.message["Cc"])
            self.assertIsNone(m.message["Bcc"])
        self.assertEqual(len({m.token("/accept/") for m in letters}), 10)

    def test_t43_an_answer_counts_once(self):
        self.invited()
        self.assertEqual(answer(self.d, "n0@", "accept").code, 0)
        self.assertEqual(answer(self.d, "n0@", "accept").code, 1)
        self.assertEqual(answer(self.d, "n0@", "decline").code, 1)
        self.assertEqual(answer(self.d, "n1@", "decline").code, 0)
        self.assertEqual(answer(self.d, "n1@", "accept").code, 1)
        self.assertEqual(answer(self.d, "n1@", "decline").code, 1)
        self.assertEqual(len(person_of(self.d, "navn")), 9)

    def test_t47_b09_a_no_holds_next_year(self):
        """Same key; same address in capitals, with a tag, with another
        key; a domain of other letters."""
        d = self.d
        rows = people.many(4) + [people.row(
            "90000000099", "Åse", "Ødegård", "ase@blåbær.example")]
        people.load(d, rows)
        d.work()
        who = ["n0@", "n1@", "n2@", "n3@", "ase@"]
        for mark in who:
            self.assertEqual(answer(d, mark, "decline").code, 0)
        self.assertEqual(person_of(d, "n"), [])
        before = len(d.outbox())
        d.now = YEAR_LATER
        for again in (
                rows,
                [dict(r, emailadresse_privat="new%d@post.example" % i)
                 for i, r in enumerate(rows)],
                [dict(rows[0], kildenokkel="9777",
                      emailadresse_privat="N0@POST.EXAMPLE")],
                [dict(rows[1], kildenokkel="9778",
                      emailadresse_privat="n1+alumni@post.example")],
                [dict(rows[4], kildenokkel="9779",
                      emailadresse_privat="ase@xn--blbr-roah.example")],
                [dict(rows[4], kildenokkel="9780",
                      emailadresse_privat="Ase@BLÅBÆR.example")]):
            path = d.file("again.csv", people.table(again))
            r = d.run("import", ORG, "--source", people.SOURCE, path,
                      "--json", "--approved")
            if r.code == 2:
                r = d.run("import", ORG, "--source", people.SOURCE, path,
                          "--json")
            self.assertEqual(r.code, 0, r)
            self.counts(r.json(), suppressed=len(again))
        d.work()
        self.assertEqual(len(d.outbox()), before)
        people.verify(d)

    def test_t47_own_sign_up_after_a_no(self):
        d = self.d
        self.invited()
        answer(d, "n0@", "decline")
        with d.serve() as server:
            client = server.client()
            people.join(d, client, "Navn Tilbake", "n0@post.example")
            page = client.get("/%s/me" % ORG)
            self.assertEqual(page.status, 200)
            self.assertIn("Navn Tilbake", page.words)
        people.verify(d)

    def test_t45_what_the_person_said_stays(self):
        d = self.d
        rows = self.invited()
        answer(d, "n0@", "accept")
        with d.serve() as server:
            client = server.client()
            people.sign_in(d, client, "n0@post.example")
            page = client.get("/%s/me/edit" % ORG)
            page = client.submit(page, "/me/edit",
                                 **{"f-full_name": "Eget Navn"})
            self.assertEqual(page.status, 200)
        people.load(d, [dict(r, fornavn="Register") for r in rows[:1]] +
                    rows[1:])
        self.assertEqual(len(person_of(d, "Eget")), 1)
        self.assertEqual(person_of(d, "Register"), [])

    def test_b12_b14_b60_newsletter_to_those_who_want_it(self):
        """NTNU-84, NTNU-86, NTNU-87: joining alone brings no mail."""
        d = self.d
        self.invited()
        for i in range(6):
            answer(d, "n%d@" % i, "accept")
        self.assertEqual(send(d, "ingen"), [])
        for i in range(4):
            give(d, person_of(d, "n%d@post.example" % i)[0], "newsletter")
        give(d, person_of(d, "n4@post.example")[0], "events_social")
        d.now = "2026-04-02T09:00:00Z"
        number = people.draft(d, "newsletter", "april")
        d.ok("message", ORG, "send", number)
        d.ok("consent", ORG, "withdraw", "--person",
             person_of(d, "n1@post.example")[0], "--purpose", "newsletter")
        d.ok("person", ORG, "restrict", person_of(d, "n2@post.example")[0],
             "--purpose", "rights")
        d.work()
        self.assertEqual([m.to for m in d.outbox() if m.subject == "april"
                          and "n0@" not in m.to and "n3@" not in m.to], [])
        self.assertEqual(sum(m.subject == "april" for m in d.outbox()), 2)
        letter = [m for m in d.outbox() if m.subject == "april"][0]
        self.assertIn("List-Unsubscribe-Post", letter.message)
        people.verify(d)

    def test_b16_ntnu_21_once_a_month(self):
        self.invited()
        answer(self.d, "n0@", "accept")
        give(self.d, person_of(self.d, "n0@post")[0], "newsletter")
        self.assertEqual(len(send(self.d, "en")), 1)
        second = people.draft(self.d, "newsletter", "to")
        r = self.d.run("message", ORG, "send", second)
        self.assertEqual(r.code, 1, r)
        self.d.work()
        self.assertEqual(sum(m.subject == "to" for m in self.d.outbox()), 0)
        self.d.now = "2026-04-01T09:00:00Z"
        self.assertEqual(len(send(self.d, "tre")), 1)

    def test_b16_at_most_yields_to_no_reason(self):
        """What is normal yields to a reason, `at most` to none."""
        self.invited()
        answer(self.d, "n0@", "accept")
        who = person_of(self.d, "n0@post")[0]
        for purpose in ("newsletter", "continuing_education"):
            give(self.d, who, purpose)
            numbers = [people.draft(self.d, purpose, purpose + str(i))
                       for i in range(2)]
            self.d.ok("message", ORG, "send", numbers[0])
            r = self.d.run("message", ORG, "send", numbers[1])
            self.assertEqual(r.code, 1, r)
            self.assertEqual("--override" in r.err, purpose == "newsletter")
            r = self.d.run("message", ORG, "send", numbers[1], "--override",
                           "the first had a wrong date")
            self.assertEqual(r.code, 0 if purpose == "newsletter" else 1, r)
        self.d.work()
        sent = [m.subject for m in self.d.letters_to("n0@")]
        self.assertIn("newsletter1", sent)
        self.assertIn("continuing_education0", sent)
        self.assertNotIn("continuing_education1", sent)

    def test_b15_unsubscribe_by_one_post(self):
        d = self.d
        self.invited()
        for i in range(2):
            answer(d, "n%d@" % i, "accept")
            give(d, person_of(d, "n%d@post" % i)[0], "newsletter")
        self.assertEqual(len(send(d, "en")), 2)
        letter = [m for m in d.letters_to("n0@") if m.subject == "en"][0]
        url = re.search(r"<(https?://[^>]+)>",
                        str(letter.message["List-Unsubscribe"])).group(1)
        with d.serve() as server:
            for _ in range(2):
                r = server.client().request(
                    "POST", url, "List-Unsubscribe=One-Click",
                    {"Content-Type": "application/x-www-form-urlencoded"})
                self.assertEqual(r.status, 200, r)
        d.now = "2026-04-02T09:00:00Z"
        self.assertEqual(send(d, "neste"), ["n1@post.example"])

    def test_b26_t70_a_death_that_was_none(self):
        d = self.d
        self.invited()
        answer(d, "n0@", "accept")
        who = person_of(d, "n0@post")[0]
        give(d, who, "newsletter")
        d.ok("person", ORG, "death", who, "--purpose", "rights")
        self.assertEqual(send(d, "en"), [])
        d.now = "2026-03-20T09:00:00Z"
        d.work()
        d.ok("person", ORG, "annul", who, "--purpose", "rights")
        d.now = "2026-05-01T09:00:00Z"
        d.work()
        self.assertEqual(send(d, "mai"), ["n0@post.example"])

    def test_b26_t70_ntnu_64_a_death(self):
        d = self.d
        rows = self.invited()
        answer(d, "n0@", "accept")
        dead = [dict(rows[0], status_dod="J")] + rows[1:]
        people.load(d, dead)
        self.assertEqual(send(d, "en"), [])
        d.now = "2026-03-31T09:00:00Z"
        d.work()
        self.assertEqual(len(person_of(d, "n0@post")), 1)
        d.now = "2026-04-02T09:00:00Z"
        d.work()
        self.assertEqual(person_of(d, "n0@post"), [])
        self.counts(people.load(d, dead[:1] + people.many(9, 100)),
                    new=9, suppressed=1)
        people.verify(d)

    def test_b24_ntnu_38_silence_ends(self):
        d = self.d
        self.invited()
        answer(d, "n0@", "accept")
        d.now = "2026-03-20T09:00:00Z"
        d.work()
        self.assertEqual(len(person_of(d, "navn")), 10)
        self.assertTrue(all(len(d.letters_to("n%d@" % i)) <= 2
                            for i in range(10)))
        d.now = "2026-04-02T09:00:00Z"
        d.work()
        self.assertEqual(len(person_of(d, "navn")), 1)
        sent = len(d.outbox())
        d.now = "2026-06-02T09:00:00Z"
        d.work()
        self.assertEqual(len(d.outbox()), sent)
        people.verify(d)

    def test_ntnu_63_leaving_deletes(self):
        d = self.d
        with d.serve() as server:
            client = server.client()
            people.join(d, client, "Gro Vekk", "gro@post.example")
            page = client.get("/%s/me/leave" % ORG)
            r = client.submit(page, "/me/leave", sure="yes")
            self.assertEqual(r.status, 200, r)
            self.assertEqual(client.get("/%s/me" % ORG,
                                        follow=False).status // 100, 3)
        self.assertEqual(person_of(d, "gro@"), [])
        people.verify(d)

    def test_ntnu_39_the_register_adds_after_joining(self):
        d = self.d
        rows = self.invited()
        who = person_of(d, "n0@post")[0]

        def fields():
            return d.json("person", ORG, "show", who, "--purpose",
                          "rights")["fields"]

        self.assertNotIn("birth_date", fields())
        answer(d, "n0@", "accept")
        people.load(d, rows)
        self.assertEqual(fields().get("birth_date"), "1990-05-17")
        other = person_of(d, "n1@post")[0]
        self.assertNotIn("birth_date", d.json(
            "person", ORG, "show", other, "--purpose", "rights")["fields"])

    def test_t27_b23_a_restore_brings_nobody_back(self):
        d = self.d
        if not exists("backup"):
            self.skipTest("there is no backup yet")
        rows = self.invited()
        for i in range(4):
            answer(d, "n%d@" % i, "accept")
            give(d, person_of(d, "n%d@post" % i)[0], "newsletter")
        copy = os.path.join(d.temp, "copy")
        d.ok("backup", copy)
        d.ok("person", ORG, "erase", person_of(d, "n0@post")[0],
             "--purpose", "rights")
        d.ok("consent", ORG, "withdraw", "--person",
             person_of(d, "n1@post")[0], "--purpose", "newsletter")
        self.assertEqual(answer(d, "n5@", "decline").code, 0)
        ledger = d.file("ledger.log")
        shutil.copy(os.path.join(d.path, "ledger.log"), ledger)
        key = d.file("recovery", d.recovery + "\n")
        back = vern.Directory(now=d.now)
        self.addCleanup(back.close)
        vern.ok("restore", copy, back.path, "--keys", copy + ".keys",
                "--ledger", ledger, "--recovery-key-file", key, now=d.now)
        self.assertEqual(person_of(back, "n0@post"), [])
        self.assertEqual(person_of(back, "n5@post"), [])
        self.assertEqual(len(person_of(back, "navn")), 8)
        # The three members get what the register adds after joining.
        self.counts(people.load(back, rows), matched=8, suppressed=2,
                    changed=3)
        people.verify(back)
        explained = back.run("explain", ORG, "--person",
                             person_of(back, "n1@post")[0], "--purpose",
                             "newsletter", "--channel", "email", "--json")
        self.assertIn('"allowed":false', explained.out)


if __name__ == "__main__":
    unittest.main(verbosity=2)
