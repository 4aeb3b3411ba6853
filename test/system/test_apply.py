#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47, C32, concept 68: a statement changes in a running registry. A version is
compiled, compared, approved by a second person, signed, told, and in force on
its day; what it takes away is gone at once; what it asks for is asked."""
import os
import random
import signal
import sqlite3
import subprocess
import time
import unittest

import people
import vern

ORG = people.ORG
NOW = "2026-03-02T09:00:00Z"
EFFECT = "2026-05-01"
LATER = EFFECT + "T09:00:00Z"
BASE = vern.text(vern.statement(ORG))

COMPETITION = """
purpose competitions {
	nb "Konkurranser" nn "Konkurransar" en "Competitions"
	vocabulary dpv:CommunicationManagement
	serves messages
	for members
	using full_name, email_private
	send by email
	class marketing
	at most 1 per calendar month
	basis consent {
		consent text {
			nb "Ja, si fra om konkurranser."
			nn "Ja, sei frå om konkurransar."
			en "Yes, tell me about competitions."
		}
	}
	withdrawn by link, portal, email
}
"""
TEXT = ("Ja, send meg nyhetsbrevet på e-post", "Ja, send meg nyhetene på e-post")
CONTACT = ('letters to "NTNU Alumni, 7491 Trondheim"',
           'letters to "NTNU Alumni, 7034 Trondheim"')


def edited(*edits, version="1.1.0", effective=EFFECT, more=""):
    """The shipped statement with each (from, to) made once."""
    s = BASE
    for was, to in (("version 1.0.0", "version " + version),
                    ("effective 2026-01-01", "effective " + effective)) + edits:
        assert was in s, was
        s = s.replace(was, to, 1)
    return s + more


class Diff(unittest.TestCase):
    """C32: what changed, its class, and what follows."""

    def setUp(self):
        self.d = vern.Directory()
        self.addCleanup(self.d.close)
        self.old = self.d.file("old.vern", BASE)

    def diff(self, content, *words):
        return vern.run("policy", "diff", self.old,
                        self.d.file("new.vern", content), *words)

    def test_exit_codes(self):
        self.assertEqual(self.diff(BASE).code, 0)
        self.assertEqual(self.diff(BASE.replace("\t", "  ")).code, 0)
        self.assertEqual(self.diff(edited(CONTACT)).code, 1)
        self.assertEqual(self.diff("statement x {").code, 2)
        self.assertEqual(vern.run("policy", "diff", self.old,
                                  "/nowhere").code, 2)
        self.assertEqual(vern.run("policy", "diff", self.old).code, 2)

    def test_keywords_of_another_language_are_the_same(self):
        nb = vern.ok("policy", "print", self.old, "--keywords", "nb").out
        r = self.diff(nb, "--json")
        self.assertEqual((r.code, r.json()["same"]), (0, True))

    def test_json(self):
        r = self.diff(edited(TEXT, more=COMPETITION), "--json")
        d = r.json()
        self.assertEqual((d["same"], d["class"], d["lead_time"],
                          d["channels"], d["ask_again"]),
                         (False, "new_purpose", "P30D",
                          ["email", "portal"], ["newsletter"]))
        new = d["changes"][-1]
        self.assertEqual((new["construct"], new["name"], new["old_line"]),
                         ("purpose", "competitions", None))
        codes = [f["code"] for f in new["follows"]]
        self.assertEqual(codes, ["second_person", "notice", "inform",
                                 "needs_consent"])
        line = BASE.splitlines()[d["changes"][2]["old_line"] - 1]
        self.assertIn("Ja, send meg nyhetsbrevet", line)

    def test_in_bokmål(self):
        r = self.diff(edited(more=COMPETITION), "--language", "nb")
        self.assertIn("nytt formål: formål competitions", r.out)
        self.assertIn("minst 30 dager i forveien", r.out)


class Register(unittest.TestCase):
    def setUp(self):
        self.d = vern.Directory(ORG, now=NOW)
        self.addCleanup(self.d.close)

    # ---- helpers ---------------------------------------------------------

    def policy(self, verb, *words, now=None):
        return vern.run("policy", verb, self.d.path, *words,
                        now=now or self.d.now)

    def apply(self, content, *words, name=ORG + ".vern", **kw):
        path = self.d.file(name, content)
        return self.policy("apply", path, *words, **kw)

    def staff(self, *names, role="administrator"):
        for name in names:
            self.d.ok("staff", ORG, "add", name, "--role", role)

    def release(self, content, **kw):
        """Proposed by the operator, approved by somebody who works here; its
        letters leave."""
        if "Sigrid" not in self.d.ok("staff", ORG, "list").out:
            self.staff("Sigrid")
        r = self.apply(content, **kw)
        self.assertEqual(r.code, 0, r)
        r = self.approve("Sigrid", "--json", **kw)
        self.assertEqual(r.code, 0, r)
        self.d.work()
        return r.json()

    def named(self):
        """The words that say which version is meant."""
        p = self.versions()["proposed"]
        if p is None:
            return ()
        return ("--version", p["version"], "--hash", p["hash"])

    def approve(self, name=None, *words, **kw):
        who = ("--as", name) if name else ()
        return self.policy("approve", ORG, *who, *self.named(), *words, **kw)

    def member(self, name, mail, **fields):
        return self.d.json(
            "person", ORG, "add", "full_name=" + name,
            "email_private=" + mail, *["%s=%s" % f for f in fields.items()],
            "--purpose", "registry", "--member", "--kind", "graduate",
            "--verified")["id"]

    def yes(self, person, purpose):
        return self.d.run("consent", ORG, "give", "--person", person,
                          "--purpose", purpose, "--channel", "email")

    def may(self, person, purpose):
        r = self.d.run("explain", ORG, "--person", person, "--purpose",
                       purpose, "--channel", "email", "--json")
        return r.json()

    def versions(self):
        return self.policy("versions", ORG, "--json").json()

    def states(self):
        return [(v["version"], v["state"]) for v in self.versions()["versions"]]

    def refused(self, r, code, word):
        self.assertEqual(r.code, code, r)
        self.assertIn(word, r.err)


ABROAD = '''
transfer boston {
	nb "Til Boston" nn "Til Boston" en "To Boston"
	to country US
	by derogation "Art. 49(1)(a)"
	for purposes newsletter
}
'''


class Apply(Register):
    # ---- a new organisation --------------------------------------------------

    def test_b47_a_new_organisation(self):
        r = self.policy("apply", vern.statement("intech"))
        self.assertEqual(r.code, 0, r)
        self.assertIn("intech", r.out)
        with self.d.serve() as server:
            self.assertEqual(server.client().get("/intech/").status, 200)
            # and one more while it serves
            r = self.policy("apply", vern.statement("alektum"), "--json")
            self.assertEqual(r.json()["state"], "new")
            self.assertEqual(server.client().get("/alektum/").status, 200)
            self.assertEqual(server.client().get("/%s/" % ORG).status, 200)
        self.assertIn("organisation added",
                      self.d.ok("audit", "show").out)
        self.d.ok("person", "alektum", "find", "x", "--purpose", "rights")

    def test_b47_a_slip_of_the_name_is_no_new_organisation(self):
        r = self.apply(edited(), name="alumni-new.vern")
        self.refused(r, 1, "--org " + ORG)
        r = self.apply(edited(), name="Alumni New.vern")
        self.refused(r, 2, "small letters")
        r = self.apply(edited(), "--org", ORG, "--dry-run",
                       name="alumni-new.vern")
        self.assertEqual(r.code, 0, r)

    def test_b47_a_new_organisation_with_errors(self):
        r = self.apply("statement x {\n", name="x.vern")
        self.refused(r, 1, "x.vern")
        r = self.policy("versions", "x")
        self.refused(r, 1, "no organisation")
        with open(vern.statement("intech"), encoding="utf-8") as f:
            printed = f.read().replace("\tonly in the EEA",
                                       "\tprinted only\n\tonly in the EEA", 1)
        self.assertIn("printed only", printed)
        r = self.apply(printed, name="y.vern")
        self.refused(r, 1, "no server keeps its register")
        r = vern.run("init", self.d.path + "-none", "--policy",
                     self.d.file("y.vern", printed))
        self.refused(r, 1, "no server keeps its register")
        self.assertFalse(os.path.exists(self.d.path + "-none"))

    def test_b47_what_extends_another_file_is_applied_whole(self):
        self.d.file("base.vern", BASE)
        head = ('statement ntnu_alumni extends "base.vern" {\n'
                "\tversion 1.1.0\n\teffective 2026-03-02\n%s}\n")
        self.staff("Sigrid")
        r = self.apply(head % "" + "purpose newsletter {\n"
                       "\tsend by email, sms\n}\n")
        self.refused(r, 1, "may only narrow")
        r = self.apply(head % "\twithout purpose surveys\n", "--json")
        self.assertEqual(r.json()["class"], "removed_purpose", r)
        self.assertEqual(
            self.approve("Sigrid").code, 0)
        self.assertEqual(self.states()[1], ("1.1.0", "in_force"))

    # ---- what is refused ---------------------------------------------------------

    def test_b47_refusals(self):
        self.staff("Sigrid")
        cases = (
            ("the same file", BASE, "says the same"),
            ("the same version", edited(CONTACT, version="1.0.0"),
             "higher than 1.0.0"),
            ("a lower version", edited(CONTACT, version="0.9"),
             "higher than 1.0.0"),
            ("another statement",
             edited(("statement ntnu_alumni", "statement other")),
             "ntnu_alumni"),
            ("errors", edited(("promise nothing sold", "promise all sold")),
             "errors"),
            ("a lint's error",
             edited(("\tbasis contract\n\tsend by email\n}", "}")),
             "errors"),
            ("too soon", edited(more=COMPETITION, effective="2026-03-20"),
             "2026-04-01"),
            ("in the past", edited(CONTACT, effective="2026-03-01"),
             "2026-03-02"),
            ("no server keeps it",
             edited(("\tonly in the EEA", "\tprinted only\n\tonly in the EEA")),
             "printed only"),
            ("no way to tell",
             edited(("changes {\n\tnotice by email, portal\n\tlead time 30 "
                     "days\n\task again for consent\n}\n", ""),
                    more=COMPETITION), None),
        )
        for name, content, word in cases:
            with self.subTest(name):
                r = self.apply(content)
                if word is None:  # the old statement's promise still holds
                    self.assertEqual(r.code, 0, r)
                    self.policy("withdraw", ORG)
                    continue
                self.refused(r, 1, word)
                r = self.approve("Sigrid")
                self.refused(r, 1, "no version waits")
        self.assertEqual(self.states(), [("1.0.0", "in_force")])

    def test_b47_one_at_a_time(self):
        self.release(edited(more=COMPETITION))
        r = self.apply(edited(CONTACT, version="1.2.0"))
        self.refused(r, 1, "1.1.0 is released")
        self.assertEqual(self.policy("withdraw", ORG).code, 0)
        self.refused(self.policy("withdraw", ORG), 1, "no version waits")
        r = self.apply(edited(CONTACT))
        self.refused(r, 1, "higher than 1.1.0")
        self.assertEqual(self.states(),
                         [("1.0.0", "in_force"), ("1.1.0", "withdrawn")])

    # ---- two persons -------------------------------------------------------------

    def test_b47_two_persons(self):
        self.staff("Sigrid", "Torgeir")
        self.staff("Redaktør", role="newsletter_editor")
        new = edited(more=COMPETITION)
        r = self.apply(new, "--as", "Redaktør")
        self.refused(r, 1, "no_clause")
        r = self.apply(new, "--as", "Nobody")
        self.refused(r, 1, "nobody of that name")
        r = self.apply(new, "--as", "Sigrid", "--json")
        self.assertEqual(r.json()["state"], "proposed")
        self.assertEqual(self.versions()["proposed"]["by"], "Sigrid")
        r = self.approve("Sigrid")
        self.refused(r, 1, "second person")
        r = self.approve("Redaktør")
        self.refused(r, 1, "no_clause")
        self.assertEqual(self.states(), [("1.0.0", "in_force")])
        r = self.approve("Torgeir")
        self.assertEqual(r.code, 0, r)
        v = self.versions()["versions"][1]
        self.assertEqual((v["proposed_by"], v["approved_by"]),
                         ("Sigrid", "Torgeir"))
        self.assertEqual(self.states()[1], ("1.1.0", "coming"))

    def test_b47_the_operator_is_one_person(self):
        self.assertEqual(self.apply(edited(more=COMPETITION)).code, 0)
        self.refused(self.approve(), 1, "second person")
        self.staff("Sigrid")
        self.assertEqual(self.policy("withdraw", ORG).code, 0)
        r = self.apply(edited(more=COMPETITION), "--alone", "only me")
        self.refused(r, 1, "alone")

    def test_b47_alone_where_there_is_nobody_else(self):
        r = self.apply(edited(more=COMPETITION), "--alone",
                       "there is no other person", "--json")
        self.assertEqual(r.json()["state"], "released")
        v = self.versions()["versions"][1]
        self.assertEqual(v["alone"], "there is no other person")
        self.assertEqual(v["approved_by"], "nobody")
        self.assertIn("by one person", self.d.ok("audit", "show").out)

    def test_b47_alone_is_never_allowed_where_two_are_declared(self):
        two = BASE.replace("\tmay manage staff, manage tokens, read audit, "
                           "change settings\n",
                           "\tmay manage staff, manage tokens, read audit, "
                           "change settings\n\tsecond person for change "
                           "settings\n", 1)
        with vern.Directory(now=NOW) as d:
            path = d.file(ORG + ".vern", two)
            vern.ok("init", d.path, "--policy", path, now=NOW)
            d.file(ORG + ".vern", two.replace("1.0.0", "1.1.0", 1).replace(
                "effective 2026-01-01", "effective " + EFFECT, 1) +
                COMPETITION)
            r = vern.run("policy", "apply", d.path, path, "--alone", "x",
                         now=NOW)
            self.refused(r, 1, "alone")

    def test_b47_editorial_needs_nobody(self):
        dates = ("review by 2027-01-01", "review by 2027-06-01")
        with self.d.serve() as server:
            c = server.client()
            r = self.apply(edited(dates, effective="2026-03-02"), "--json")
            self.assertEqual(r.json()["state"], "released", r)
            until = time.monotonic() + 10
            while "1.1.0" not in c.get("/%s/privacy" % ORG).text:
                self.assertLess(time.monotonic(), until)
        self.assertEqual(self.states(),
                         [("1.0.0", "past"), ("1.1.0", "in_force")])

    # ---- before its day, and on it ----------------------------------------------

    def test_b47_a_new_purpose_waits_for_its_day_and_a_yes(self):
        kari = self.member("Kari Nordmann", "kari@example.com")
        self.release(edited(more=COMPETITION))
        self.refused(self.yes(kari, "competitions"), 1, "no purpose")
        r = self.d.run("explain", ORG, "--person", kari, "--purpose",
                       "competitions")
        self.refused(r, 1, "no purpose")
        self.d.now = "2026-04-30T09:00:00Z"
        self.d.work()
        self.refused(self.yes(kari, "competitions"), 1, "no purpose")
        self.d.now = LATER
        self.d.work()
        self.assertFalse(self.may(kari, "competitions")["allowed"])
        self.assertEqual(self.may(kari, "competitions")["reason"],
                         "no_consent")
        self.assertEqual(self.yes(kari, "competitions").code, 0)
        self.assertTrue(self.may(kari, "competitions")["allowed"])

    def test_b47_notice_is_in_the_outbox_before_the_effect(self):
        kari = self.member("Kari Nordmann", "kari@example.com")
        self.member("Ola Nordmann", "ola@example.com")
        people.load(self.d, people.many(2))  # imported, not written to
        self.d.ok("person", ORG, "restrict", kari, "--purpose", "rights")
        self.release(edited(more=COMPETITION))
        self.d.work()
        got = [m for m in self.d.outbox() if "1. mai 2026" in m.subject]
        self.assertEqual(sorted(m.to for m in got),
                         ["kari@example.com", "ola@example.com"])
        self.assertIn("Konkurranser", got[0].text)
        self.assertTrue(any("v=1.1.0" in s for s in got[0].links))
        self.assertTrue(any("v=1.0.0" in s for s in got[0].links))
        v = self.versions()["versions"][1]
        self.assertEqual((v["letters"], v["all_told"]), (2, True))
        self.d.work()
        self.assertEqual(len([m for m in self.d.outbox()
                              if "1. mai 2026" in m.subject]), 2)

    def mail(self, setting):
        with open(os.path.join(self.d.path, "vern.conf"), "w") as f:
            f.write(setting)

    def test_b47_nothing_takes_effect_that_was_not_told_in_time(self):
        self.member("Kari Nordmann", "kari@example.com")
        self.mail("mail.sink off\n")
        self.release(edited(more=COMPETITION))
        self.d.now = LATER
        self.assertEqual(self.states()[1], ("1.1.0", "coming"))
        self.mail("")
        self.d.work()
        self.assertEqual(self.states()[1], ("1.1.0", "coming"))
        self.assertEqual(self.versions()["versions"][1]["from"], "2026-05-31")
        self.d.now = "2026-05-31T09:00:00Z"
        self.assertEqual(self.states()[1], ("1.1.0", "in_force"))

    def test_b47_narrowing_is_immediate(self):
        kari = self.member("Kari Nordmann", "kari@example.com",
                           position="Ingeniør", employer="Verftet")
        for purpose in ("newsletter", "surveys"):
            self.assertEqual(self.yes(kari, purpose).code, 0)
        new = edited(("\tusing full_name, email_private, written_language, "
                      "engagement, education.programme,\n\t\tposition, "
                      "industry", "\tusing full_name, email_private, "
                      "written_language, engagement, education.programme,\n"
                      "\t\tindustry"),
                     ("\tusing education, position, industry, sector, "
                      "engagement", "\tusing education, industry, sector, "
                      "engagement"),
                     ("\tusing full_name, email_private, written_language, "
                      "education, industry, position",
                      "\tusing full_name, email_private, written_language, "
                      "education, industry"),
                     more=COMPETITION)
        # The field and the purpose of surveys go.
        a = new.index("field position text {")
        new = new[:a] + new[new.index("}\n", a) + 2:]
        a = new.index("purpose surveys {")
        new = new[:a] + new[new.index("\n}\n", a) + 3:]
        new = new.replace("\tsurveys: may write, send\n", "")
        shown = self.d.ok("person", ORG, "show", kari, "--purpose",
                          "registry", "--json").out
        self.assertIn("Ingeniør", shown)
        self.assertTrue(self.may(kari, "surveys")["allowed"])
        self.release(new)
        # The rest waits for its day; these are gone from now on.
        shown = self.d.ok("person", ORG, "show", kari, "--purpose",
                          "registry", "--json").out
        self.assertNotIn("Ingeniør", shown)
        self.assertIn("Verftet", shown)
        self.assertEqual(self.may(kari, "surveys")["reason"], "narrowed")
        self.assertTrue(self.may(kari, "newsletter")["allowed"])
        # Rights go on as they did: all of it is still kept, and exported.
        self.assertIn("Ingeniør", self.d.ok(
            "person", ORG, "export", kari, "--purpose", "rights").out)
        # On its day the values are taken out, and counted.
        self.d.now = LATER
        self.d.work()
        v = self.versions()["versions"][1]
        self.assertEqual((v["state"], v["values_removed"], v["effect_done"]),
                         ("in_force", 1, True))
        self.assertNotIn("Ingeniør", self.d.ok(
            "person", ORG, "export", kari, "--purpose", "rights").out)

    def test_b47_withdrawn_narrows_no_more(self):
        kari = self.member("Kari Nordmann", "kari@example.com")
        self.yes(kari, "newsletter")
        a = BASE.index("purpose surveys {")
        surveys = BASE[a:BASE.index("\n}\n", a) + 3]
        self.yes(kari, "surveys")
        self.release(edited((surveys, ""),
                            ("\tsurveys: may write, send\n", "")))
        self.assertEqual(self.may(kari, "surveys")["reason"], "narrowed")
        self.assertEqual(self.policy("withdraw", ORG).code, 0)
        self.assertTrue(self.may(kari, "surveys")["allowed"])
        self.d.now = LATER
        self.d.work()
        self.assertTrue(self.may(kari, "surveys")["allowed"])

    # ---- consent to an older text ----------------------------------------------------

    def test_concept68_consent_is_asked_again(self):
        with self.d.serve() as server:
            c = server.client()
            people.join(self.d, c, "Kari Nordmann", "kari@example.com")
            people.choose(c, "newsletter", "give")
            people.choose(c, "surveys", "give")
        kari = self.d.json("person", ORG, "find", "kari", "--purpose",
                           "rights")["people"][0]["id"]
        self.release(edited(TEXT))
        self.d.work()
        letter = [m for m in self.d.letters_to("kari")
                  if "1 May" in m.subject][0]
        self.assertIn("consent to: Newsletter.", letter.text)
        self.assertNotIn("Surveys", letter.text)
        self.assertTrue(self.may(kari, "newsletter")["allowed"])
        self.d.now = LATER
        # From the first moment of the day, before any job has run.
        self.assertEqual(self.may(kari, "newsletter")["reason"], "no_consent")
        self.assertTrue(self.may(kari, "surveys")["allowed"])
        self.d.work()
        shown = self.d.ok("consent", ORG, "show", "--person", kari).out
        self.assertIn("requested", shown)
        self.assertEqual(
            self.versions()["versions"][1]["consents_asked"], 1)
        with self.d.serve() as server:
            c = server.client()
            people.sign_in(self.d, c, "kari@example.com")
            page = c.get("/%s/me" % ORG)
            self.assertIn("#p-newsletter", page.text)
            self.assertNotIn("#p-surveys", page.text)
            page = people.choose(c, "newsletter", "give")
            self.assertNotIn("#p-newsletter", c.get("/%s/me" % ORG).text)
        self.assertTrue(self.may(kari, "newsletter")["allowed"])
        self.d.work()
        self.assertTrue(self.may(kari, "newsletter")["allowed"])

    def test_concept68_t59_a_transfer_more_is_asked_again(self):
        kari = self.member("Kari Nordmann", "kari@example.com")
        for purpose in ("newsletter", "surveys"):
            self.yes(kari, purpose)
        # The purposes and their lines are as they were; who works for one of
        # them sends it out of the EEA from now on.
        self.release(edited(
            ("\tonly in the EEA\n", ""),
            ("promise stored in the EEA attested by data_protection_officer "
             "on 2025-11-20\n", ""), more=ABROAD))
        self.d.now = LATER
        self.assertEqual(self.may(kari, "newsletter")["reason"], "no_consent")
        self.assertTrue(self.may(kari, "surveys")["allowed"])
        self.d.work()
        self.assertEqual(
            self.versions()["versions"][1]["consents_asked"], 1)
        self.yes(kari, "newsletter")
        self.assertTrue(self.may(kari, "newsletter")["allowed"])

    def test_b47_a_yes_of_an_earlier_time_is_no_yes(self):
        kari = self.member("Kari Nordmann", "kari@example.com")
        self.yes(kari, "surveys")
        a = BASE.index("purpose surveys {")
        surveys = BASE[a:BASE.index("\n}\n", a) + 3]
        gone = ((surveys, ""), ("\tsurveys: may write, send\n", ""))
        self.release(edited(*gone, effective="2026-03-02"))
        self.d.work()
        self.assertEqual(self.states()[1], ("1.1.0", "in_force"))
        self.release(edited(version="1.2.0"))
        self.d.now = LATER
        self.d.work()
        self.assertEqual(self.states()[2], ("1.2.0", "in_force"))
        self.assertEqual(self.may(kari, "surveys")["reason"], "no_consent")
        self.yes(kari, "surveys")
        self.assertTrue(self.may(kari, "surveys")["allowed"])

    # ---- what is unfinished --------------------------------------------------------------

    def test_b47_doctor_says_what_waits(self):
        self.member("Kari Nordmann", "kari@example.com")
        self.apply(edited(more=COMPETITION))
        self.assertIn("[statement_proposed]", self.d.run("doctor").out)
        self.staff("Sigrid")
        self.approve("Sigrid")
        out = self.d.run("doctor").out
        self.assertNotIn("[statement_proposed]", out)
        self.assertIn("[statement_telling]", out)
        self.d.work()
        self.assertNotIn("[statement_telling]", self.d.run("doctor").out)

    def test_b47_a_backup_holds_all_versions(self):
        self.release(edited(more=COMPETITION))
        file = self.d.file("copy")
        self.d.ok("backup", file)
        to = self.d.file("restored")
        r = vern.run("restore", file, to, "--keys", file + ".keys", now=NOW)
        self.assertEqual(r.code, 0, r)
        r = vern.run("policy", "versions", to, ORG, "--json", now=NOW)
        self.assertEqual([v["state"] for v in r.json()["versions"]],
                         ["in_force", "coming"])

    # ---- the archive ---------------------------------------------------------------------

    def test_b47_old_versions_stay_public(self):
        self.release(edited(more=COMPETITION))
        with self.d.serve() as server:
            c = server.client()
            page = c.get("/%s/privacy?lang=en" % ORG)
            self.assertNotIn("Competitions", page.text.split("All versions")[0])
            self.assertIn("New purpose: Competitions", page.text)
            self.assertIn("will be in force from 1 May 2026", page.text)
            page = c.get("/%s/privacy?lang=en&v=1.1.0" % ORG)
            self.assertIn("Competitions", page.text)
            self.assertIn("not in force yet", page.text)
            for v in ("9.9.9", "3", "0", "-1", "x"):
                self.assertEqual(
                    c.get("/%s/privacy?v=%s" % (ORG, v)).status, 404, v)
        self.d.now = LATER
        with self.d.serve() as server:
            c = server.client()
            page = c.get("/%s/privacy?lang=en" % ORG)
            self.assertIn("Competitions", page.text)
            for v in ("1.0.0", "1"):
                page = c.get("/%s/privacy?lang=en&v=%s" % (ORG, v))
                self.assertIn("earlier version", page.text)
            self.assertEqual(
                c.get("/%s/privacy.txt?v=1.0.0" % ORG).status, 200)

    # ---- pages -------------------------------------------------------------------------------

    def test_b47_pages_of_staff_and_members(self):
        with self.d.serve() as server:
            c = server.client()
            people.join(self.d, c, "Kari Nordmann", "kari@example.com")
            cookies = dict(c.cookies)
        staff = {n: self.d.add_staff(ORG, n, role) for n, role in (
            ("Sigrid", "administrator"), ("Torgeir", "administrator"),
            ("Redaktør", "newsletter_editor"))}
        self.assertEqual(self.apply(edited(more=COMPETITION), "--as",
                                    "Sigrid").code, 0)
        with self.d.serve() as server:
            def inside(name):
                c = server.client()
                c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in",
                         name=name, password="correct horse battery",
                         code=vern.totp(staff[name]["totp"],
                                        vern.seconds(NOW)))
                return c
            self.assertEqual(inside("Redaktør").get(
                "/%s/staff/versions" % ORG).status, 403)
            c = inside("Sigrid")
            page = c.get("/%s/staff/versions?lang=en" % ORG)
            self.assertIn("somebody else must approve", page.text)
            self.assertNotIn("Approve and release", page.text)
            r = c.submit(page, "/staff/versions", do="approve")
            self.assertEqual(r.status, 422, r)
            c = inside("Torgeir")
            page = c.get("/%s/staff/versions?lang=en" % ORG)
            self.assertIn("new purpose", page.text)
            self.assertIn("<h3>Competitions</h3>", page.text)
            self.assertIn("at least 30 days ahead", page.text)
            for said in ("Full name", "email", "most 1",
                         "Yes, tell me about competitions."):
                self.assertIn(said, page.text, "what is approved")
            self.assertNotIn("Surveys", page.text)
            r = c.submit(page, "/staff/versions", do="approve", key="00")
            self.assertEqual(r.status, 409, r)
            r = c.submit(page, "/staff/versions", do="approve")
            self.assertEqual(r.status, 200, r)
            self.assertIn("1.1.0", r.text)
            m = server.client()
            m.cookies = cookies
            page = m.get("/%s/me?lang=en" % ORG)
            self.assertIn("The privacy statement changes on 1 May 2026",
                          page.text)
            self.assertIn("v=1.1.0", page.text)
            people.wait_letter(self.d, "kari@example.com", "v=1.1.0")
            page = c.get("/%s/staff/versions?lang=en" % ORG)
            r = c.submit(page, "/staff/versions", do="withdraw")
            self.assertIn("withdrawn before it was in force", r.text)
            page = m.get("/%s/me?lang=en" % ORG)
            self.assertNotIn("The privacy statement changes", page.text)

    # ---- kill -------------------------------------------------------------------------------------

    def test_b47_killed_while_it_is_approved(self):
        for i in range(20):
            self.member("Navn %d" % i, "n%d@example.com" % i)
        self.staff("Sigrid")
        self.assertEqual(self.apply(edited(more=COMPETITION)).code, 0)
        named = self.named()
        rng = random.Random(47)
        for i in range(30):
            p = subprocess.Popen(
                [vern.VERN, "policy", "approve", self.d.path, ORG, "--as",
                 "Sigrid", *named], env=vern.environment(NOW),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.random() * 0.06)
            p.send_signal(signal.SIGKILL)
            p.wait()
            v = self.versions()
            old = len(v["versions"]) == 1 and v["proposed"] is not None
            new = len(v["versions"]) == 2 and v["proposed"] is None
            self.assertTrue(old or new, v)
            if new:
                break
        else:
            self.approve("Sigrid")
        self.d.work()
        v = self.versions()["versions"][1]
        self.assertEqual((v["letters"], v["all_told"]), (20, True))
        got = [m.to for m in self.d.outbox() if "1. mai" in m.subject]
        self.assertEqual(len(set(got)), 20)
        self.assertEqual(len(got), 20)
        self.assertEqual(self.d.run("audit", "verify").code, 0)


    def test_b47_a_server_killed_while_it_is_approved(self):
        for i in range(10):
            self.member("Navn %d" % i, "n%d@example.com" % i)
        self.staff("Sigrid")
        self.assertEqual(self.apply(edited(more=COMPETITION)).code, 0)
        named = self.named()
        rng = random.Random(48)
        for i in range(8):
            with self.d.serve() as server:
                p = subprocess.Popen(
                    [vern.VERN, "policy", "approve", self.d.path, ORG, "--as",
                     "Sigrid", *named], env=vern.environment(NOW),
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                time.sleep(rng.random() * 0.08)
                server.kill()
                said = p.communicate()[0]
            v = self.versions()
            old = len(v["versions"]) == 1 and v["proposed"] is not None
            new = len(v["versions"]) == 2 and v["proposed"] is None
            self.assertTrue(old or new, v)
            # What was acknowledged is there.
            self.assertFalse(old and b"is released" in said)
            if new:
                break
        self.approve("Sigrid")
        self.d.work()
        v = self.versions()["versions"][1]
        self.assertEqual((v["letters"], v["all_told"]), (10, True))
        got = [m.to for m in self.d.outbox() if "1. mai" in m.subject]
        self.assertEqual((len(got), len(set(got))), (10, 10))
        self.assertEqual(self.d.run("audit", "verify").code, 0)


if __name__ == "__main__":
    unittest.main()
