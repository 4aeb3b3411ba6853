# SPDX-License-Identifier: EUPL-1.2
"""Staff pages that write the next version of the statement (design 3), show
the one in force beside its source, and decide about a person who does not
exist: for whoever may change settings, and for nobody else."""
import re
import unittest

import vern

ORG = "ntnu-alumni"
NOW = "2026-03-02T09:00:00Z"
PASSWORD = "correct horse battery"
SECTIONS = ("who", "facts", "people", "purposes", "access", "suppliers",
            "retention", "rights")


def at(path=""):
    return "/%s/staff/%s" % (ORG, path)


class Guide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.d = vern.Directory(ORG, now=NOW)
        cls.addClassCleanup(cls.d.close)
        cls.d.add_person(ORG, "full_name=Kari Testperson",
                         "email_private=kari@post.example", "--member",
                         kind="graduate")
        cls.staff = {name: cls.d.add_staff(ORG, name, role, PASSWORD)
                     for name, role in (
                         ("boss", "administrator"),
                         ("editor", "newsletter_editor"),
                         ("officer", "data_protection_officer"))}
        cls.server = cls.d.serve()
        cls.clients = {}

    def sign_in(self, name):
        if name not in self.clients:
            c = self.server.client()
            p = c.submit(c.get(at("sign-in")), "sign-in", name=name,
                         password=PASSWORD,
                         code=vern.totp(self.staff[name]["totp"],
                                        vern.seconds(NOW)))
            self.assertTrue(p.url.endswith("/staff/"), p)
            self.clients[name] = c
        return self.clients[name]

    def boss(self):
        c = self.sign_in("boss")
        page = c.get(at("guide/who"))
        if "discard" in page.text:
            self.file_do(c, page, "discard")
        return c

    def file_do(self, c, page, do, content=None):
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        return c.upload(at("guide/file"), {"csrf": csrf, "do": do},
                        {"file": ("x.vern", content)} if content else {})

    def file(self, c):
        return c.get(at("guide/file")).text

    def save(self, c, section, **fields):
        page = c.get(at("guide/" + section))
        return c.submit(page, "guide/" + section, button="stay",
                        **{k.replace("__", "."): v
                           for k, v in fields.items()})

    def test_T05_nobody_else_gets_there(self):
        for path in ("guide", "guide/who", "guide/file", "statement",
                     "decision"):
            reply = self.sign_in("editor").get(at(path), follow=False)
            self.assertEqual(reply.status, 403, path)
            reply = self.server.client().get(at(path), follow=False)
            self.assertIn(reply.status, (302, 303, 401), path)

    def test_T05_who_reads_the_trail_sees_and_writes_nothing(self):
        c = self.sign_in("officer")
        self.assertEqual(c.get(at("statement")).status, 200)
        self.assertEqual(c.get(at("decision")).status, 200)
        self.assertEqual(c.get(at("guide/who")).status, 403)

    def test_every_section_opens(self):
        c = self.boss()
        for section in SECTIONS + ("end", "statement"):
            for lang in ("nb", "nn", "en"):
                page = c.get(at("guide/%s?lang=%s" % (section, lang)))
                self.assertEqual(page.status, 200, section)
        self.assertEqual(c.get(at("guide/shoes")).status, 404)

    def test_without_a_draft_it_is_the_statement_in_force(self):
        c = self.boss()
        with open(vern.statement(ORG), encoding="utf-8") as f:
            self.assertEqual(self.file(c), f.read())

    def test_saving_without_a_change_makes_no_draft(self):
        c = self.boss()
        for section in SECTIONS:
            page = self.save(c, section)
            self.assertEqual(page.status, 200, page)
            self.assertNotIn("discard", page.text, section)

    def test_an_answer_changes_its_line_alone_and_nothing_in_force(self):
        c = self.boss()
        before = self.file(c).split("\n")
        public = c.get("/%s/privacy.txt" % ORG).text
        page = self.save(c, "retention", keep__messages="6 months")
        self.assertIn("6 months after the message was sent", page.words)
        after = self.file(c).split("\n")
        self.assertEqual(
            [(b, a) for b, a in zip(before, after) if a != b],
            [("\t12 months after sent: delete",
              "\t6 months after sent: delete")])
        self.assertEqual(len(before), len(after))
        self.assertEqual(c.get("/%s/privacy.txt" % ORG).text, public)

    def test_a_refusal_stands_beside_its_question(self):
        c = self.boss()
        page = self.save(c, "who", controller__mailbox="nobody_at_all",
                         controller__address="Havnegata 2")
        self.assertEqual(page.status, 422)
        self.assertIn("is no e-mail address", page.words)
        self.assertIn("Havnegata 2", self.file(c))
        self.assertNotIn("nobody_at_all", self.file(c))

    def test_what_remains_is_told(self):
        c = self.boss()
        self.save(c, "who", effective="2026-04-01", review="2025-01-01")
        page = c.get(at("guide/rights"))
        self.assertIn("should have been reviewed by 2025-01-01", page.words)
        self.assertIn('value="to:who#review"', page.text)
        self.assertNotRegex(page.words, r"[Ll]ine \d")

    def test_all_that_an_answer_prints_is_beside_it(self):
        """More than a few sentences are folded; none is left out."""
        c = self.boss()
        page = c.get(at("guide/purposes?lang=en"))
        item = re.search(r'name="asked" value="purposes .*?</details>',
                         page.text, re.S).group(0)
        said = re.findall(r"<blockquote[^>]*><p>([^<]*)</p>", item)
        self.assertGreater(len(said), 10)
        self.assertEqual(len(said), len(set(said)))
        self.assertIn("<summary>Show %d more</summary>" % (len(said) - 6),
                      item)

    def test_the_last_page(self):
        c = self.boss()
        self.save(c, "retention", keep__messages="6 months")
        page = c.get(at("guide/rights"))
        page = c.submit(page, "guide/rights", button="next")
        self.assertTrue(page.url.endswith("/guide/end"), page)
        for said in ("Which facts do you keep about people?",
                     "Ask somebody who knows data protection",
                     "Another person reads what becomes different",
                     "Propose as the next version"):
            self.assertIn(said, page.words)
        self.assertIn('href="%s"' % at("versions"), page.text)
        whole = c.get(at("guide/statement?in=en"))
        self.assertEqual(whole.status, 200)
        self.assertIn("6 months after the message was sent", whole.words)
        self.assertEqual(
            self.sign_in("editor").get(at("guide/statement")).status, 403)
        page = self.press(c, page, "propose")
        self.assertEqual(page.status, 422, "the version is an old one")

    def test_a_file_by_hand_becomes_the_draft(self):
        c = self.boss()
        text = "# Vedtatt av styret.\n" + self.file(c)
        page = self.file_do(c, c.get(at("guide/who")), "upload",
                            text.encode())
        self.assertEqual(page.status, 200, page)
        self.assertEqual(self.file(c), text)

    def test_what_is_no_statement_leaves_the_draft(self):
        c = self.boss()
        self.save(c, "who", controller__address="Havnegata 2")
        kept = self.file(c)
        for content in (b"dear diary", b"statement x {\n", b"\xff\xfe", b"",
                        b"field a text {\n}\n"):
            page = self.file_do(c, c.get(at("guide/who")), "upload", content)
            self.assertEqual(page.status, 422, content)
            self.assertEqual(self.file(c), kept)

    def test_B47_a_draft_goes_the_way_of_every_version(self):
        c = self.boss()
        self.save(c, "retention", keep__messages="6 months")
        page = self.file_do(c, c.get(at("guide/who")), "propose")
        self.assertEqual(page.status, 422, "the version is an old one")
        self.save(c, "who", version="1.1.0", effective="2026-09-01",
                  review="2027-09-01")
        page = self.file_do(c, c.get(at("guide/who")), "propose")
        self.assertTrue(page.url.endswith("/staff/versions"), page)
        self.assertIn("1.1.0", page.words)
        self.assertIn("12 months after the message was sent",
                      c.get("/%s/privacy.txt" % ORG).text)

    def press(self, c, page, do, **fields):
        """The button of that value, in the form it stands in."""
        form = [f for f in page.forms
                if any(v == do for _, v, _ in f.buttons)][0]
        return c.post(form.action, form.filled(do=do, **fields))

    def two(self):
        """Two who work side by side, each with the same page open."""
        c = self.boss()
        if "other" not in self.staff:
            self.staff["other"] = self.d.add_staff(
                ORG, "other", "administrator", PASSWORD)
        return c, self.sign_in("other")

    def test_two_do_not_write_over_each_other(self):
        c, other = self.two()
        page = c.get(at("guide/who"))
        self.save(other, "who", controller__address="Havnegata 2")
        page = c.submit(page, "guide/who", button="stay",
                        **{"controller.mailbox": "ny@ntnu.example",
                           "controller.address": "Gata 3"})
        self.assertEqual(page.status, 409)
        for said in ("The draft was changed since the page was shown, by "
                     "somebody else or in another window",
                     "not saved yet. Somebody answered meanwhile: "
                     "Havnegata 2"):
            self.assertIn(said, page.words)
        form = page.form("guide/who")
        self.assertEqual((form.get("controller.mailbox"),
                          form.get("controller.address")),
                         ("ny@ntnu.example", "Gata 3"))
        self.assertNotIn("Gata 3", self.file(c))
        page = c.submit(page, "guide/who", button="stay")
        self.assertEqual(page.status, 200)
        self.assertIn("ny@ntnu.example", self.file(c))

    def test_nobody_discards_what_another_wrote_meanwhile(self):
        c, other = self.two()
        self.save(c, "who", controller__address="Havnegata 2")
        page = c.get(at("guide/who"))
        self.save(other, "who", controller__address="Gata 3")
        for do in ("discard", "propose"):
            reply = self.press(c, page, do)
            self.assertEqual(reply.status, 409, do)
            self.assertIn("Nothing was done", reply.words)
        self.assertIn("Gata 3", self.file(c))

    def test_B47_a_version_under_way_is_told(self):
        c, other = self.two()
        vern.run("policy", "withdraw", self.d.path, ORG, now=NOW)
        self.assertNotIn("waits for a second person",
                         c.get(at("guide/who")).words)
        self.save(c, "who", version="3.1.0", effective="2026-09-01",
                  review="2027-09-01", controller__address="Havnegata 2")
        page = self.press(c, c.get(at("guide/who")), "propose")
        self.assertTrue(page.url.endswith("/staff/versions"), page)
        page = other.get(at("guide/who"))
        self.assertIn("Version 3.1.0 waits for a second person, proposed by "
                      "boss.", page.words)
        # The other one goes on from it rather than from what is in force.
        page = self.press(other, page, "take")
        self.assertIn("Havnegata 2", self.file(other))
        self.save(other, "who", controller__address="Gata 3")
        page = other.get(at("guide/who"))
        self.assertIn("Propose instead of version 3.1.0", page.text)
        again = self.press(other, page, "propose", replaces="00")
        self.assertEqual(again.status, 422)
        self.assertIn("version 3.1.0 waits", again.words)
        page = self.press(other, page, "propose")
        self.assertTrue(page.url.endswith("/staff/versions"), page)
        self.assertIn("proposed by other", page.words)
        page = c.submit(c.get(at("versions")), "versions", button="approve")
        self.assertEqual(page.status, 200, page)
        page = c.get(at("guide/who"))
        self.assertIn("Version 3.1.0 is released and in force from 1 "
                      "September 2026", page.words)
        self.assertNotIn('value="propose"', page.text)
        page = c.submit(c.get(at("versions")), "versions", button="withdraw")
        self.assertNotIn("under way", c.get(at("guide/who")).text)

    def test_a_long_part_is_folded_by_what_it_is_about(self):
        c = self.boss()
        page = c.get(at("guide/purposes?lang=en")).text
        heads = re.findall(r'<details class="guide-group"( open)?>\s*'
                           r"<summary><h3>([^<]*)</h3>", page)
        self.assertIn(("", "Newsletter"), heads)
        self.assertGreater(len(heads), 10)
        self.assertNotIn("Newsletter: What", page)
        for section in ("who", "retention"):
            self.assertNotIn("<details class", c.get(
                at("guide/" + section)).text)
        # What is wrong or open stands open.
        page = self.save(c, "purposes",
                         **{"purpose__newsletter__consent_text__nb": "-"})
        self.assertEqual(page.status, 422)
        part = page.text.split("<h3>Newsletter</h3>")[0]
        self.assertTrue(part.rstrip().endswith(
            '<details class="guide-group" open>\n<summary>'), part[-80:])

    def test_periods_are_in_the_language_of_the_page(self):
        c = self.boss()
        for lang, days in (("nb", "30 dager"), ("nn", "30 dagar"),
                           ("en", "30 days")):
            page = c.get(at("guide/rights?lang=" + lang))
            self.assertEqual(page.form("guide/rights").get("rights.days"),
                             days)
            before = self.file(c)
            page = c.submit(page, "guide/rights", button="stay")
            self.assertEqual((page.status, self.file(c)), (200, before))
        c.get(at("guide/rights?lang=en"))

    def test_T09_no_form_without_its_token(self):
        c = self.boss()
        kept = self.file(c)
        for path in ("guide/who", "guide/file"):
            reply = c.post(at(path), {"do": "discard",
                                      "asked": "controller.address",
                                      "controller.address": "x"})
            self.assertEqual(reply.status, 403, path)
        self.assertEqual(self.file(c), kept)

    def test_the_statement_beside_its_source(self):
        page = self.sign_in("boss").get(at("statement"))
        with open(vern.statement(ORG), encoding="utf-8") as f:
            lines = f.read().split("\n")
        links = re.findall(r'<p class="beside-line" id="s\d+"><span>([^<]*)'
                           r'</span> <a [^>]*href="#l(\d+)"', page.text)
        self.assertGreater(len(links), 200)
        found = [int(n) for text, n in links
                 if "12 months after the message was sent" in text]
        self.assertEqual([lines[n - 1].strip() for n in found],
                         ["12 months after sent: delete"])
        for _, n in links:
            self.assertIn('id="l%s"' % n, page.text)
        self.assertNotIn("Testperson", page.text)

    def decide(self, **fields):
        c = self.sign_in("boss")
        query = "&".join("%s=%s" % kv for kv in fields.items())
        return c.get(at("decision?" + query))

    def test_a_decision_about_nobody(self):
        base = {"purpose": "newsletter", "stage": "member",
                "kind": "graduate"}
        for more, text in (
                ({}, "The person has not consented."),
                ({"consent": "newsletter", "more": "restricted"},
                 "The person has asked that use be stopped."),
                ({"consent": "newsletter", "objected": "newsletter"},
                 "The person has objected."),
                ({"consent": "newsletter", "stage": "invited"},
                 "The purpose is not for people at this stage."),
                ({"consent": "newsletter", "channel": "sms"},
                 "The purpose does not use this channel."),
                ({"role": "newsletter_editor", "act": "send",
                  "consent": "newsletter", "channel": "email"},
                 "The statement allows it."),
                ({"role": "newsletter_editor", "act": "send",
                  "channel": "email"}, "The person has not consented."),
                ({"role": "newsletter_editor", "act": "see"},
                 "The role has no such right for this purpose."),
                ({"consent": "newsletter"}, "The statement allows it.")):
            page = self.decide(**dict(base, **more))
            self.assertIn(text, page.words, more)
            self.assertNotIn("Testperson", page.text)
        for name in ("no_such", "", "%00", "-1"):
            page = self.decide(purpose=name)
            self.assertIn(page.status, (200, 400), name)
            self.assertNotIn("The statement allows it.", page.words)


class Explained(unittest.TestCase):
    def explain(self, *words):
        return vern.run("policy", "explain", vern.statement(ORG),
                        "--purpose", "newsletter", *words, now=NOW)

    def test_by_command(self):
        for words, allowed, reason in (
                (("--kind", "graduate"), False, "no_consent"),
                (("--consent", "newsletter:sms"), False, "no_consent"),
                (("--consent", "newsletter", "--restricted"), False,
                 "restricted"),
                (("--consent", "newsletter", "--objected",
                  "newsletter:email"), False, "objected"),
                (("--consent", "newsletter", "--stage", "invited"), False,
                 "wrong_stage"),
                (("--role", "newsletter_editor", "--act", "erase"), False,
                 "no_clause"),
                (("--consent", "newsletter:email"), True, "allowed")):
            r = self.explain(*words, "--json")
            self.assertEqual(r.code, 0, r)
            told = r.json()
            self.assertEqual((told["allowed"], told["reason"]),
                             (allowed, reason), words)
            self.assertEqual(bool(told["fields"]), allowed, words)
            self.assertTrue(told["rules"])
            text = self.explain(*words)
            self.assertTrue(text.out.startswith("yes:" if allowed else "no:"))

    def test_a_letter_is_decided_as_it_is_sent(self):
        with vern.Directory(ORG, now=NOW) as d:
            p = ["--purpose", "newsletter"]
            d.add_staff(ORG, "editor", "newsletter_editor", PASSWORD)
            for name in ("Ja", "Nei"):
                id = d.add_person(ORG, "full_name=%s Testperson" % name,
                                  "email_private=%s@post.example" % name,
                                  "--member", kind="graduate")
                if name == "Ja":
                    d.ok("consent", ORG, "give", "--person", id, *p)
            m = d.json("message", ORG, "draft", *p, "--subject", "Nytt",
                       "--text", "Hei", "--as", "editor")["id"]
            d.ok("message", ORG, "send", m, "--as", "editor")
            d.work()
            sent = d.json("message", ORG, "show", m)["counts"]["sent"]
            self.assertEqual(sent, 1)
        editor = ("--role", "newsletter_editor", "--act", "send", "--json")
        for more, allowed in ((("--consent", "newsletter"), True),
                              (("--consent", "newsletter:email"), True),
                              ((), False)):
            told = self.explain(*editor, *more).json()
            self.assertEqual(told["allowed"], allowed, told)
            self.assertEqual(bool(told["fields"]), allowed, told)

    def test_used_wrongly(self):
        for words, code in ((("--kind", "alien"), 1), (("--role", "x"), 1),
                            (("--consent", "x"), 1), (("--act", "fly"), 2),
                            (("--consent", "newsletter:pigeon"), 2)):
            self.assertEqual(self.explain(*words).code, code, words)

    def test_without_a_person_it_is_the_rules_alone(self):
        self.assertRegex(self.explain().out, r"\A\d+: ")


if __name__ == "__main__":
    unittest.main()
