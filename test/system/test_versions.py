#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47: who approves a version sees what it says, whom it reaches and what it
takes the place of, before it is released."""
import unittest

import people
import vern
from test_apply import (BASE, COMPETITION, CONTACT, NOW, ORG, Register, TEXT,
                        edited)

LONGER = ("\t30 days after invited: delete", "\t60 days after invited: delete")
OFTEN = ("\tat most 4 per calendar month", "\tat most 6 per calendar month")
SLOW = ("\tanswered within 30 days, a month at most for every enquiry",
        "\tanswered within 20 days, a month at most for every enquiry")
DATES = ("review by 2027-01-01", "review by 2027-06-01")


class Replace(Register):
    """Two who work side by side: nobody's proposal goes unseen."""

    def test_b47_a_proposal_is_replaced_only_when_it_is_named(self):
        self.staff("Sigrid", "Torgeir")
        r = self.apply(edited(CONTACT), "--as", "Sigrid")
        self.assertEqual(r.code, 0, r)
        waits = self.versions()["proposed"]["hash"]
        new = edited(more=COMPETITION)
        cases = (
            ("not named", new, ()),
            ("half a checksum", new, ("--replace", waits[:32])),
            ("another", new, ("--replace", waits[:-1] + "x")),
            ("nothing", new, ("--replace", "")),
            ("alone", new, ("--alone", "only me")),
            ("the same file", edited(CONTACT), ()),
            ("editorial", edited(DATES, effective="2026-03-02"), ()),
        )
        for name, content, words in cases:
            for more in ((), ("--dry-run",)):
                with self.subTest(name, more=more):
                    r = self.apply(content, "--as", "Torgeir", *words, *more)
                    self.refused(r, 1, "version 1.1.0 waits")
                    self.assertIn("--replace %s (proposed by Sigrid)" % waits,
                                  r.err)
                    p = self.versions()["proposed"]
                    self.assertEqual((p["by"], p["hash"]), ("Sigrid", waits))
        r = self.apply(new, "--as", "Torgeir", "--json").json()
        self.assertEqual((r["state"], r["refused"], r["waits"]),
                         ("refused", "waits", {"version": "1.1.0",
                                               "by": "Sigrid",
                                               "hash": waits}))
        r = self.apply(new, "--as", "Torgeir", "--replace", waits)
        self.assertEqual(r.code, 0, r)
        self.assertIn("takes the place of version 1.1.0, proposed by Sigrid",
                      r.out)
        self.assertIn("instead of another", self.d.ok("audit", "show").out)
        p = self.versions()["proposed"]
        self.assertEqual((p["by"], p["class"]), ("Torgeir", "new_purpose"))
        # Who replaced it is who proposed; the other one approves.
        self.refused(self.approve("Torgeir"), 1, "second person")
        self.assertEqual(self.approve("Sigrid").code, 0)

    def test_b47_what_is_editorial_replaces_too(self):
        self.apply(edited(CONTACT))
        waits = self.versions()["proposed"]["hash"]
        r = self.apply(edited(DATES, effective="2026-03-02"), "--replace",
                       waits, "--json").json()
        self.assertEqual((r["state"], r["replaced"]["hash"]),
                         ("released", waits))
        self.assertIsNone(self.versions()["proposed"])

    def test_b47_one_that_is_gone_is_in_nobodys_way(self):
        self.apply(edited(CONTACT))
        waits = self.versions()["proposed"]["hash"]
        self.assertEqual(self.policy("withdraw", ORG).code, 0)
        r = self.apply(edited(more=COMPETITION), "--replace", waits)
        self.assertEqual(r.code, 0, r)
        self.assertNotIn("takes the place", r.out)


class First(unittest.TestCase):
    """The first version is used at once; a later day in its text is told."""

    def test_b47_a_first_version_with_a_later_day_is_used_at_once(self):
        d = vern.Directory(now=NOW)
        self.addCleanup(d.close)
        for name, day, early in (("later", "2026-12-01", True),
                                 ("today", NOW[:10], False),
                                 ("before", "2026-01-01", False)):
            file = d.file(name + ".vern", BASE.replace(
                "effective 2026-01-01", "effective " + day))
            r = vern.run("init", d.path + name, "--policy", file, now=NOW)
            self.assertEqual(r.code, 0, r)
            self.assertEqual("holds from " + day in r.err, early, r)
        d.path += "later"
        who = d.add_staff("later", "Sigrid", "administrator")
        with d.serve() as server:
            c = server.client()
            c.submit(c.get("/later/staff/sign-in"), "sign-in", name="Sigrid",
                     password="correct horse battery",
                     code=vern.totp(who["totp"], vern.seconds(NOW)))
            page = c.get("/later/staff/versions?lang=nb")
            self.assertIn("brukt med én gang; erklæringen sier selv at den "
                          "gjelder fra 1. desember 2026", page.words)


class Before(Register):
    """What is known before somebody approves."""

    def crowd(self):
        self.member("Kari Nordmann", "kari@example.com")
        self.member("Ola Nordmann", "ola@example.com")
        restricted = self.member("Per Nordmann", "per@example.com")
        self.d.ok("person", ORG, "restrict", restricted, "--purpose",
                  "rights")
        people.load(self.d, people.many(3))
        self.d.work()  # three are invited
        people.load(self.d, people.many(2, start=10), "--approved")

    def test_b47_letters_are_counted_before_they_leave(self):
        cases = (("members", edited(more=COMPETITION), 3),
                 ("invited people", edited(LONGER), 3),
                 ("both", edited(LONGER, more=COMPETITION), 6),
                 ("nobody", edited(CONTACT, effective="2026-03-02"), 0))
        for name, content, want in cases:
            with self.subTest(name):
                self.crowd()
                r = self.apply(content, "--dry-run")
                told = "Letters on release: %d.\n" % want
                self.assertEqual(told in r.out, want > 0, r)
                self.apply(content)
                self.assertEqual(self.versions()["proposed"]["letters"], want)
                self.assertEqual(
                    told in self.policy("versions", ORG).out, want > 0)
                self.release_what_waits()
                self.d.work()
                v = self.versions()["versions"][1]
                self.assertEqual(v["letters"], want)
                self.doCleanups()
                self.setUp()

    def release_what_waits(self):
        self.staff("Sigrid")
        r = self.approve("Sigrid")
        self.assertEqual(r.code, 0, r)

    def test_b47_what_is_printed_before_and_after(self):
        content = edited(OFTEN, SLOW, more=COMPETITION)
        r = self.apply(content, "--language", "nb")
        for said in ("trykt før: Meldinger i en kalendermåned: høyst 4.",
                     "trykt nå: Meldinger i en kalendermåned: høyst 6.",
                     "trykt nå: Opplysninger vi bruker: Fullt navn og Privat "
                     "e-post.",
                     "trykt nå: Rettslig grunnlag: samtykke"):
            self.assertIn(said, r.out)
            self.assertIn(said, self.policy("versions", ORG, "--language",
                                            "nb").out)
        printed = {p["about"]: p for p in
                   self.versions()["proposed"]["printed"]}
        self.assertEqual(printed["Competitions"]["old"], [])
        self.assertIn("For members.", printed["Competitions"]["new"])
        # Five rights in one block change once.
        rights = [p for about, p in printed.items() if "Erasure" in about]
        self.assertEqual(len(rights), 1, printed)
        self.assertIn("Completion", str(list(printed)))
        self.assertIn("We answer within 20 days, whatever the enquiry is about.", rights[0]["new"])

    def test_b47_the_whole_text_of_each_version(self):
        content = edited(more=COMPETITION)
        self.apply(content)
        for version, text in (("1.1.0", content), ("1.0.0", BASE)):
            r = self.policy("versions", ORG, "--show", version)
            self.assertEqual((r.code, r.out), (0, text))
        self.refused(self.policy("versions", ORG, "--show", "1.2.0"), 1,
                     "no version 1.2.0")
        self.release_what_waits()
        r = self.policy("versions", ORG, "--show", "1.1.0")
        self.assertEqual((r.code, r.out), (0, content))


class Pages(Register):
    def serve(self):
        server = self.d.serve()
        server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        return server

    def inside(self, server, name, lang="en"):
        c = server.client()
        c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in", name=name,
                 password="correct horse battery",
                 code=vern.totp(self.keys[name]["totp"], vern.seconds(NOW)))
        c.get("/%s/staff/?lang=%s" % (ORG, lang))
        return c

    def accounts(self, **roles):
        self.keys = {n: self.d.add_staff(ORG, n, role)
                     for n, role in roles.items()}

    def test_b47_the_page_speaks_its_language(self):
        self.accounts(Sigrid="administrator")
        self.member("Kari Nordmann", "kari@example.com")
        r = self.apply(edited(LONGER, OFTEN, TEXT, SLOW, more=COMPETITION))
        self.assertEqual(r.code, 0, r)
        c = self.inside(self.serve(), "Sigrid", "nb")
        page = c.get("/%s/staff/versions" % ORG).text.split("<main")[1]
        for said in ("30 dager etter at du er invitert: vi sletter.",
                     "60 dager etter at du er invitert: vi sletter.",
                     "30 dager: slett", "4 per kalendermåned",
                     "Meldinger i en kalendermåned: høyst 6.",
                     "Vi svarer innen 20 dager, uansett hva", "Konkurranser",
                     "De som samtykket til Nyhetsbrev, spørres på nytt",
                     "<dd>1, etter registeret slik det er nå",
                     "1. mai 2026", "Godkjenn og frigi"):
            self.assertIn(said, page)
        for raw in ("days", "delete", "per calendar month", "2026-05-01",
                    "competitions", "events_professional", "answered"):
            self.assertNotIn(raw, page.split("Redaksjonelle")[0])
        page = c.get("/%s/staff/versions?lang=nn" % ORG).text
        for said in ("nytt føremål", "rett eller lovnad svekt",
                     "blir varsla før endringa tek til å gjelde", "Konkurransar"):
            self.assertIn(said, page)

    def test_b47_lines_lead_into_both_texts(self):
        self.accounts(Sigrid="administrator", Dpo="data_protection_officer",
                      Ed="newsletter_editor")
        self.apply(edited(OFTEN, more=COMPETITION))
        server = self.serve()
        c = self.inside(server, "Sigrid")
        page = c.get("/%s/staff/versions" % ORG).text
        was = BASE.splitlines().index(OFTEN[0]) + 1
        self.assertIn('/staff/statement#l%d"' % was, page)
        self.assertIn('/staff/statement?v=1.1.0#l%d"' % was, page)
        for client in (c, self.inside(server, "Dpo")):
            new = client.get("/%s/staff/statement?v=1.1.0" % ORG)
            self.assertEqual(new.status, 200)
            self.assertIn("Yes, tell me about competitions.", new.text)
            self.assertIn("waits for a second person", new.text)
        self.assertNotIn("competitions", c.get(
            "/%s/staff/statement" % ORG).text)
        self.assertEqual(c.get("/%s/staff/statement?v=1.2.0" % ORG).status,
                         404)
        self.assertEqual(self.inside(server, "Ed").get(
            "/%s/staff/statement?v=1.1.0" % ORG).status, 403)

    def test_b47_who_is_not_apart_sees_no_button(self):
        self.accounts(Sigrid="administrator", Torgeir="administrator")
        self.keys["Puppet"] = self.d.json(
            "staff", ORG, "add", "Puppet", "--role", "administrator",
            "--password-stdin", "--as", "Sigrid",
            input="correct horse battery\n")
        self.assertEqual(self.apply(edited(more=COMPETITION), "--as",
                                    "Sigrid").code, 0)
        server = self.serve()
        for name, why in (
                ("Sigrid", "You proposed it: somebody else must approve."),
                ("Puppet", "You cannot approve it: who proposed it and you "
                 "are not apart.")):
            c = self.inside(server, name)
            page = c.get("/%s/staff/versions" % ORG)
            self.assertIn(why, page.text)
            self.assertIn("<li>Torgeir</li>", page.text)
            self.assertIn("<li>the operator, by a command", page.text)
            self.assertNotIn("<li>Puppet</li>", page.text)
            self.assertNotIn("Approve and release", page.text)
            r = c.submit(page, "/staff/versions", do="approve")
            self.assertEqual(r.status, 422, name)
            self.assertEqual(self.states(), [("1.0.0", "in_force")])
        page = self.inside(server, "Torgeir").get(
            "/%s/staff/versions" % ORG).text
        self.assertIn("Approve and release", page)
        self.assertNotIn("These can approve it", page)

    def test_b47_nobody_else_can_approve(self):
        self.accounts(Sigrid="administrator", Ed="newsletter_editor")
        self.apply(edited(more=COMPETITION), "--as", "Sigrid")
        c = self.inside(self.serve(), "Sigrid")
        page = c.get("/%s/staff/versions" % ORG).text
        self.assertNotIn("<li>Ed</li>", page)
        self.assertIn("<li>the operator, by a command", page)

    def test_b47_another_version_came_meanwhile(self):
        self.accounts(Sigrid="administrator")
        self.apply(edited(CONTACT))
        waits = self.versions()["proposed"]["hash"]
        c = self.inside(self.serve(), "Sigrid")
        page = c.get("/%s/staff/versions" % ORG)
        self.apply(edited(more=COMPETITION), "--replace", waits)
        r = c.submit(page, "/staff/versions", do="approve")
        self.assertEqual(r.status, 409)
        self.assertIn("It is not the version you read that waits now.",
                      r.text)
        self.assertIn("Competitions", r.text)
        self.assertEqual(self.states(), [("1.0.0", "in_force")])

    def test_b47_a_member_is_told_in_her_language(self):
        """The file is written with English keywords; she reads nynorsk."""
        c = self.serve().client(**{"Accept-Language": "nn"})
        people.join(self.d, c, "Kari Nordmann", "kari@example.com")
        self.release(edited(LONGER, OFTEN, SLOW, more=COMPETITION))
        letter = people.wait_letter(self.d, "kari@example.com", "v=1.1.0")
        page = c.get("/%s/me?lang=nn" % ORG).text
        self.assertIn("blir endra 1. mai 2026", letter.subject)
        for text in (" ".join(letter.text.split()), page):
            for said in ("Nytt føremål: Konkurransar",
                         "Rett eller lovnad svekt: Invitasjonar til faglege "
                         "arrangement – Meldingar i ein kalendermånad: høgst "
                         "6.", "Lengre frist: Moglege medlemmer og inviterte "
                         "– 60 dagar etter at du er invitert: vi slettar.",
                         "Rett eller lovnad styrkt: "):
                self.assertIn(said, text)
            for raw in ("keep", "right", "answered", "behold", "rettighet",
                        "formål", "days", "competitions"):
                self.assertNotIn(raw, text.split("v=1.1.0")[0].split(
                    "Konkurransar")[-1])

    def test_b47_a_notice_that_was_sent_is_no_refusal(self):
        """Where the purpose of rights sends nothing by e-mail, the notice of
        a change is sent all the same, and who looked shows no refusal."""
        head, tail = BASE.split("\npurpose rights {", 1)
        silent = head + "\npurpose rights {" + tail.replace(
            "\tsend by email\n\tclass statutory\n", "", 1)
        self.assertNotEqual(silent, BASE)
        d = vern.Directory(now=NOW)
        self.addCleanup(d.close)
        vern.ok("init", d.path, "--policy", d.file(ORG + ".vern", silent),
                now=NOW)
        self.d = d
        c = self.serve().client(**{"Accept-Language": "en"})
        people.join(self.d, c, "Kari Nordmann", "kari@example.com")
        new = silent.replace("version 1.0.0", "version 1.1.0", 1).replace(
            "effective 2026-01-01", "effective 2026-05-01", 1)
        self.release(new + COMPETITION)
        people.wait_letter(self.d, "kari@example.com", "v=1.1.0")
        self.assertNotIn("Refused", c.get("/%s/me/looks" % ORG).text)
        self.assertNotIn("send rights refused",
                         self.d.ok("audit", "show").out)


if __name__ == "__main__":
    unittest.main()
