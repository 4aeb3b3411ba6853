#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47, concept 68: what people said, and a new version of the statement. A yes
is to words and to what they cover: it goes over when these are the same or
less. A no goes over whatever the new version calls it."""
import unittest

import club
from club import BASE, INTEREST, ORG, block, edited, research

YES = 'basis consent {\n\t\tconsent text nb "Ja" en "Yes"\n\t}\n\twithdrawn by link'
BOX = BASE.replace("basis consent\n\twithdrawn by link", YES, 1)
PARTNER = ('recipient partner {\n\tnb "P" en "P"\n\tname "P AS"\n\t%s\n'
           "\tgets full_name, mail, hobby\n\tfor purposes news, advice\n"
           "\tcountry NO\n}\n\nrole office {")


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


if __name__ == "__main__":
    unittest.main()
