#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47, concept 68: what people said, and a new version of the statement. A yes
is to words and to what they cover: it goes over when these are the same or
less. A no goes over whatever the new version calls it."""
import json
import os
import unittest

import club
import people
import vern
from club import BASE, INTEREST, ORG, block, edited, research

YES = 'basis consent {\n\t\tconsent text nb "Ja" en "Yes"\n\t}\n\twithdrawn by link'
BOX = BASE.replace("basis consent\n\twithdrawn by link", YES, 1)
PARTNER = ('recipient partner {\n\tnb "P" en "P"\n\tname "P AS"\n\t%s\n'
           "\tgets full_name, mail, hobby\n\tfor purposes news, advice\n"
           "\tcountry NO\n}\n\nrole office {")
PUBLISHED = ('publication list {\n\tnb "L" en "L"\n%s\tfor purposes news\n}'
             "\n\nrole office {")
GETS = BASE.replace("role office {", '''recipient partner {
	nb "P" en "P"
	name "P AS"
	independent
%s	for purposes news
	country NO
}

role office {''', 1)


class Carried(unittest.TestCase):
    base = BASE

    def setUp(self):
        self.new(self.base)

    def new(self, base):
        self.doCleanups()
        self.c = club.Club(base)
        self.addCleanup(self.c.close)
        self.d = self.c.d

    def said_yes(self):
        who = self.c.member(hobby="sjakk")
        for purpose, words in (("news", ("--channel", "email")),
                               ("advice", ())):
            r = self.c.say("give", who, purpose, *words)
            self.assertEqual(r.code, 0, r)
        return who

    def in_force(self, text, day="2026-04-05"):
        self.c.release(text)
        self.c.at(day)
        self.assertEqual(self.c.newest()["state"], "in_force")


SPARE = ("role office {", """role spare {
	en "Spare"
	rights: may see, all fields
}

role office {""")


class Letters(Carried):
    base = BASE.replace(*SPARE, 1)

    def test_one_that_cannot_be_written_is_named_with_its_cause(self):
        """Here: for a role that went before the letter did."""
        self.d.ok("staff", ORG, "add", "Per", "--role", "spare", "--email",
                  "per@post.example")
        self.c.release(edited(), work=False)
        r = self.d.ok("work", "--until-idle")
        self.assertIn("letters: a link for staff cannot be written", r.err)
        self.assertIn("its role is not in the statement any more", r.err)
        self.assertEqual(self.d.letters_to("per@post.example"), [])


class Yes(Carried):
    def test_concept68_a_yes_goes_over_to_the_same_or_less(self):
        asked = BASE.index("\task again for consent\n")
        never = BASE[:asked] + BASE[asked + len("\task again for consent\n"):]
        cases = (
            # name, base, edit, news counts, advice counts
            ("other words beside the box", BOX,
             ('nb "Ja" en "Yes"', 'nb "Ja" en "Yes, sell it"'), False, True),
            ("… where nobody promised to ask", never,
             ('nb "Nytt" en "News"', 'nb "Nytt" en "Adverts"'), False, True),
            ("the name that stands in the box", BASE,
             ('nb "Råd" en "Advice"', 'nb "Salg" en "Sales"'), True, False),
            ("a field that means another thing", BASE,
             ('nb "Hobby" en "Hobby"', 'nb "Helse" en "Health"'), True,
             False),
            ("a field more", BASE,
             ("using full_name, mail\n", "using full_name, mail, hobby\n"),
             False, True),
            ("a field fewer", BASE,
             ("using full_name, mail\n", "using mail\n"), True, True),
            ("somebody else gets it", BASE,
             ("role office {", PARTNER % "independent"), False, False),
            ("who got a part may get all", GETS % "\tgets full_name\n",
             ("\tgets full_name\n", ""), False, True),
            ("… and gets less", GETS % "\tgets full_name, mail\n",
             ("gets full_name, mail\n\tfor", "gets mail\n\tfor"), True, True),
            ("it is published", BASE, ("role office {", PUBLISHED % ""),
             False, True),
            ("… more of it", BASE.replace(
                "role office {", PUBLISHED % "\tusing full_name\n", 1),
             ("\tusing full_name\n\tfor", "\tusing full_name, mail\n\tfor"),
             False, True),
            ("it is measured how well it is kept", BASE,
             ("role office {", (PUBLISHED % "\tphysical\n").replace(
                 "publication", "measure")), True, True),
            ("somebody who works for the club gets it", BASE,
             ("role office {", PARTNER % "acting for us"), True, True),
            ("another controller", BASE,
             ('name "Klubben"', 'name "Laget"'), False, False),
            ("something else altogether", BASE,
             ('nb "Adresse" en "Billing address"',
              'nb "Konto" en "Account"'), True, True),
        )
        for name, base, edit, news, advice in cases:
            with self.subTest(name):
                self.new(base)
                who = self.said_yes()
                self.in_force(edited(edit, base=base))
                want = ["allowed" if x else "no_consent"
                        for x in (news, advice)]
                self.assertEqual([self.c.may(who, "news", "email"),
                                  self.c.may(who, "advice")], want)

    def test_concept68_who_is_asked_again_is_told(self):
        who = self.said_yes()
        self.c.release(edited(('nb "Råd" en "Advice"',
                               'nb "Salg" en "Sales"')))
        self.d.work()
        letter = self.d.letters_to("kari")[0]
        self.assertIn("Råd", letter.text)
        self.assertNotIn("Nytt", letter.text)
        self.assertEqual(self.c.may(who, "advice"), "allowed", "until then")

    def test_b47_an_old_name_brings_no_yes_to_other_words(self):
        who = self.said_yes()
        news, advice = block("purpose news {"), block("purpose advice {")
        # Two purposes change names.
        swapped = BASE.replace(news, "#1").replace(
            advice, news.replace("purpose news", "purpose advice"))
        swapped = swapped.replace("#1", advice.replace("purpose advice",
                                                       "purpose news"))
        self.in_force(edited(base=swapped))
        for purpose in ("news", "advice"):
            self.assertNotEqual(self.c.may(who, purpose), "allowed", purpose)
        # Away, and back under other words.
        self.new(BASE)
        who = self.said_yes()
        self.c.release(edited((advice, ""),
                              ("\tadvice: may see, all fields\n", "")))
        self.d.work()
        self.in_force(edited(('nb "Råd" en "Advice"',
                              'nb "Salg" en "Sales"'), version="1.2.0"),
                      "2026-05-05")
        self.assertEqual(self.c.may(who, "advice"), "no_consent")


    def test_concept68_a_yes_is_to_the_text_that_was_on_the_page(self):
        self.new(BOX)
        with self.d.serve() as server:
            c = server.client()
            people.join(self.d, c, "Kari", "kari@post.example",
                        kind="friend", org=ORG)
            page = c.get("/%s/me/consents" % ORG)
            old = {p: people.consent_form(page, p, "give")
                   for p in ("news", "advice")}
            people.choose(c, "advice", "give", org=ORG)
            people.choose(c, "advice", "withdraw", org=ORG)
        self.in_force(edited(('nb "Ja" en "Yes"',
                              'nb "Ja, selg alt" en "Yes, sell all"'),
                             base=BOX))
        kari = self.d.json("person", ORG, "find", "kari", "--purpose",
                           "rights")["people"][0]["id"]
        with self.d.serve() as server:
            c = server.client()
            people.sign_in(self.d, c, "kari@post.example", org=ORG)
            page = c.get("/%s/me/consents?lang=en" % ORG)
            csrf = people.consent_form(page, "news", "give").get("csrf")
            for purpose in ("news", "advice"):
                form = old[purpose]
                fields = [(n, csrf if n == "csrf" else v)
                          for n, v in form.fields]
                for name, sent in (
                        ("the old page", fields),
                        ("no page", [f for f in fields
                                     if f[0] != "version"])):
                    with self.subTest((purpose, name)):
                        r = c.post(form.action, sent + [("do", "give")])
                        self.assertEqual(r.status, 409)
                        self.assertIn("read the text as it is now", r.text)
                        self.assertIn("Yes, sell all", r.text)
                        self.assertEqual(self.c.may(kari, purpose),
                                         "no_consent")
                # Saying no needs no reading.
                r = c.post(form.action, fields + [("do", "withdraw")])
                self.assertEqual(r.status, 200, r)
            people.choose(c, "news", "give", org=ORG)
            people.choose(c, "advice", "give", org=ORG)
        self.assertEqual([self.c.may(kari, p) for p in ("news", "advice")],
                         ["allowed", "allowed"])


class No(Carried):
    """Art. 7(3), 21: who said no stays out, whatever it is called."""
    base = BASE

    def said_no(self, **facts):
        who = self.c.member(hobby="sjakk", **facts)
        for purpose, words in (("news", ("--channel", "email")),
                               ("advice", ())):
            for word in ("give", "withdraw"):
                r = self.c.say(word, who, purpose, *words)
                self.assertEqual(r.code, 0, r)
        for purpose in ("care", "tips"):
            self.assertEqual(self.c.say("object", who, purpose).code, 0)
        return who

    def test_b47_a_no_goes_over(self):
        news, advice = block("purpose news {"), block("purpose advice {")
        care, tips = block("purpose care {"), block("purpose tips {")

        def named(text, name):
            return text.replace(text.split(" ")[1], name, 1)
        cases = (
            # name, edits, purpose, channel, of who said no, of who did not
            ("another name",
             (("purpose care {", "purpose welfare {"),
              ("\tcare: may", "\twelfare: may")), "welfare", None,
             "objected", "allowed"),
            ("another name, by message", ((tips, named(tips, "hints")),),
             "hints", "email", "objected", "allowed"),
            ("by another channel",
             ((tips, named(tips, "hints").replace(
                 "using full_name, mail", "using full_name, phone").replace(
                     "by email", "by sms")),
              ("field hobby text {", block("field mail email {").replace(
                  "mail email", "phone phone") + "\nfield hobby text {")),
             "hints", "sms", "objected", "allowed"),
            ("from consent to an interest",
             ((advice, advice.replace("basis consent", INTEREST)),),
             "advice", None, "objected", "allowed"),
            ("… by message",
             ((news, news.replace("basis consent", INTEREST)),), "news",
             "email", "objected", "allowed"),
            ("… and another name",
             ((news, named(news, "bulletin").replace("basis consent",
                                                     INTEREST)),),
             "bulletin", "email", "objected", "allowed"),
            ("marketing beside marketing",
             (("role office {", named(tips, "offers") + "\nrole office {"),),
             "offers", "email", "objected", "allowed"),
            ("from an interest to consent, under another name",
             ((care, named(care, "welfare").replace(
                 care[care.index("basis"):care.rindex("}")],
                 "basis consent\n\twithdrawn by portal\n")),
              ("\tcare: may", "\twelfare: may")), "welfare", None,
             "no_consent", "no_consent"),
            ("something else beside it",
             (research(),), "research", None, "allowed", "allowed"),
        )
        for name, edits, purpose, channel, no, other in cases:
            with self.subTest(name):
                self.new(BASE)
                who = self.said_no()
                ola = self.c.member("Ola", hobby="golf")
                self.in_force(edited(*edits))
                self.assertEqual(self.c.may(who, purpose, channel), no)
                self.assertEqual(self.c.may(ola, purpose, channel), other)
                # It stands until the person says otherwise, and then goes.
                if no == "objected":
                    r = self.c.say("lift", who, purpose)
                    self.assertEqual(r.code, 0, r)
                    self.assertEqual(self.c.may(who, purpose, channel),
                                     "allowed")
                    self.d.work()
                    self.assertEqual(self.c.may(who, purpose, channel),
                                     "allowed")

    def test_b47_away_and_back(self):
        who = self.said_no()
        care = block("purpose care {")
        self.c.release(edited((care, ""),
                              ("\tcare: may see, all fields\n", "")))
        self.d.work()
        self.assertEqual(self.c.states()[1], ("1.1.0", "in_force"))
        # The record is written anew while nothing of that name is there.
        self.assertEqual(self.c.say("object", who, "news").code, 0)
        self.in_force(edited(version="1.2.0"))
        self.assertEqual(self.c.may(who, "care"), "objected")

    def test_b47_another_name_two_versions_later(self):
        who = self.said_no()
        care = block("purpose care {")
        gone = ((care, ""), ("\tcare: may see, all fields\n", ""))
        self.c.release(edited(*gone))
        self.d.work()
        self.in_force(edited(
            *gone, ("role office {",
                    care.replace("purpose care", "purpose welfare") +
                    "\nrole office {"), version="1.2.0"))
        self.assertEqual(self.c.may(who, "welfare"), "objected")

    def test_b47_one_may_object_before_it_begins(self):
        kari, ola = (self.c.member(n, hobby="x") for n in ("Kari", "Ola"))
        for word in ("object", "lift"):
            self.assertEqual(self.c.say(word, kari, "research").code, 1)
        self.c.release(edited(research(), (
            "role office {", block("purpose news {").replace(
                "purpose news", "purpose letters") + "\nrole office {")))
        self.d.work()
        letter = self.d.letters_to("kari")[0].text
        self.assertIn("/me/stop", letter)
        for word, code in (("object", 0), ("lift", 0), ("object", 0),
                           ("give", 1), ("withdraw", 1)):
            r = self.c.say(word, kari, "research")
            self.assertEqual(r.code, code, r)
        r = self.c.say("object", kari, "letters")
        self.assertEqual(r.code, 1, "consent is asked for anyway")
        self.assertIn("research", self.d.ok(
            "consent", ORG, "show", "--person", kari).out)
        self.c.at("2026-04-05")
        self.assertEqual(self.c.may(kari, "research"), "objected")
        self.assertEqual(self.c.may(ola, "research"), "allowed")

    def test_b47_one_may_object_on_the_page_before_it_begins(self):
        with self.d.serve() as server:
            m = server.client()
            people.join(self.d, m, "Kari", "kari@post.example",
                        kind="friend", org=ORG)
            page = m.get("/%s/me/stop?lang=en" % ORG)
            self.assertIn("Care", page.text, "no messages, and an interest")
            self.assertNotIn("Bookkeeping", page.text)
            self.c.release(edited(research()))
            page = m.get("/%s/me?lang=en" % ORG)
            self.assertIn("Object to one purpose", page.text)
            page = m.get("/%s/me/stop?lang=en" % ORG)
            self.assertIn("will be in force from 1 April 2026", page.text)
            form = [f for f in page.forms if f.get("purpose") == "research"]
            r = m.post(form[0].action, form[0].fields + [("do", "object")])
            self.assertEqual(r.status, 200)
            self.assertIn("You objected", r.text)
            r = m.post(form[0].action, form[0].fields + [("do", "nothing")])
            self.assertEqual(r.status, 400)
        kari = self.d.json("person", ORG, "find", "kari", "--purpose",
                           "rights")["people"][0]["id"]
        self.c.at("2026-04-05")
        self.assertEqual(self.c.may(kari, "research"), "objected")
        with self.d.serve() as server:
            m = server.client()
            people.sign_in(self.d, m, "kari@post.example", org=ORG)
            page = m.get("/%s/me/stop?lang=en" % ORG)
            form = [f for f in page.forms if f.get("purpose") == "research"]
            r = m.post(form[0].action, form[0].fields + [("do", "unobject")])
            self.assertEqual(r.status, 200)
        self.assertEqual(self.c.may(kari, "research"), "allowed")

    def test_b47_the_office_enters_an_objection_before_it_begins(self):
        kari, ola, per = (self.c.member(n, hobby="x")
                          for n in ("Kari", "Ola", "Per"))
        key = self.d.add_staff(ORG, "Dag", "desk")
        token = self.d.json("token", ORG, "add", "--role", "desk",
                            "--purpose", "rights")["token"]
        head = {"Authorization": "Bearer " + token,
                "Content-Type": "application/json"}

        def api(server, who, purpose, do="object"):
            return server.client().request(
                "POST", "/%s/api/v1/people/%s/consents" % (ORG, who),
                json.dumps({"do": do, "purpose": purpose}), head)
        with self.d.serve() as server:
            self.assertEqual(api(server, kari, "research").status, 400)
            self.c.release(edited(research()))
            self.assertEqual(api(server, kari, "research", "give").status,
                             400)
            r = api(server, kari, "research")
            self.assertEqual((r.status, r.json()),
                             (201, {"state": "objected", "recorded": 1}))
            c = server.client()
            c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in",
                     name="Dag", password="correct horse battery",
                     code=vern.totp(key["totp"], vern.seconds(self.d.now)))
            c.submit(c.get("/%s/staff/purpose" % ORG), "/staff/purpose",
                     purpose="rights", task="sak 1")
            at = "/%s/staff/people/%s/consent" % (ORG, ola)
            r = c.submit(c.get(at), "/consent", purpose="research",
                         channel="phone", source="Ola")
            self.assertEqual(r.status, 200, r)
            r = c.submit(c.get(at), "/consent", purpose="bookkeeping",
                         channel="phone", source="Ola")
            self.assertEqual(r.status, 422, r)
        self.c.at("2026-04-05")
        self.assertEqual([self.c.may(w, "research")
                          for w in (kari, ola, per)],
                         ["objected", "objected", "allowed"])

    def test_b47_law3_a_no_before_it_begins_outlives_a_restore(self):
        kari = self.c.member(hobby="x")
        self.c.release(edited(research()))
        file = self.d.file("copy")
        self.d.ok("backup", file)
        self.assertEqual(self.c.say("object", kari, "research").code, 0)
        to = self.d.file("restored")
        vern.ok("restore", file, to, "--keys", file + ".keys", "--ledger",
                self.d.path, now=self.d.now)
        self.d.path = to
        self.c.at("2026-04-05")
        self.assertEqual(self.c.newest()["state"], "in_force")
        self.assertEqual(self.c.may(kari, "research"), "objected")

    def test_b15_b47_an_old_link_says_no_to_the_new_name(self):
        kari = self.c.member(hobby="x")
        conf = os.path.join(self.d.path, "vern.conf")
        with open(conf, "w") as f:
            f.write("public.url.%s https://club.example\n" % ORG)
        m = self.d.json("message", ORG, "draft", "--purpose", "tips",
                        "--subject", "Hei", "--text", "Hei")["id"]
        self.d.ok("message", ORG, "send", m)
        self.d.work()
        link = self.d.letters_to("kari")[0].link("/u/")
        tips = block("purpose tips {")
        self.in_force(edited((tips, tips.replace("tips", "hints", 1))))
        self.assertEqual(self.c.may(kari, "hints", "email"), "allowed")
        with self.d.serve() as server:
            c = server.client()
            page = c.get(link[link.index("/" + ORG):])
            r = c.submit(page, "/u/")
            self.assertEqual(r.status, 200)
        self.assertEqual(self.c.may(kari, "hints", "email"), "objected")


if __name__ == "__main__":
    unittest.main()
