# SPDX-License-Identifier: EUPL-1.2
"""N02, G8: of a child no yes is taken, on the page or past it; the guardian's is
recorded, and the child takes it back; at 13 the yes is their own. N12: each
consent at its own age."""
import os
import re
import tempfile
import unittest

import club
import people
import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-ages.vern")
ORG = "life-ages"
OTHER = os.path.join(vern.ROOT, "test", "corpus", "life", "life-consents.vern")
NOW = "2026-02-09T09:00:00Z"
MAIL = "kari@post.example"


def given(client):
    page = client.get("/%s/me/consents" % ORG)
    return people.consent_form(page, "news", "withdraw") is not None


class Ages(unittest.TestCase):
    def member(self, d, server, born, org=ORG):
        client = server.client()
        people.join(d, client, "Kari Nordmann", MAIL, "plain", org)
        found = d.json("person", org, "find", MAIL, "--purpose",
                       "registry")
        self.id = found["people"][0]["id"]
        d.ok("person", org, "set", self.id, "born=" + born, "--purpose",
             "registry")
        return client

    def test_n02_b37_a_child(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            client = self.member(d, server, "2013-02-10")
            page = client.get("/%s/me/consents" % ORG)
            self.assertIn("A parent or guardian says yes for you", page.text)
            self.assertIsNone(people.consent_form(page, "news", "give"))
            form = page.forms[0]
            r = client.post("/%s/me/consents" % ORG,
                            [f for f in form.fields if f[0] == "csrf"] +
                            [("purpose", "news"), ("channel", "email"),
                             ("do", "give")])
            self.assertNotEqual(r.status, 200, r)
            self.assertFalse(given(client))
            d.ok("consent", ORG, "give", "--person", self.id, "--purpose",
                 "news", "--channel", "email", "--method", "post")
            self.assertTrue(given(client))
            people.choose(client, "news", "withdraw", ORG)
            self.assertFalse(given(client))

    def test_n02_t56_nobody_sets_it(self):
        with vern.Directory(FILE, now=NOW) as d:
            r = d.run("person", ORG, "add", "full_name=Kari Nordmann",
                      "--purpose", "registry", "--kind", "child")
            self.assertEqual(r.code, 2, r)
            self.assertIn("the day of birth tells who is", r.err)

    def test_n02_of_13_years(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            client = self.member(d, server, "2013-02-09")
            page = client.get("/%s/me/consents" % ORG)
            self.assertIn("a parent or guardian says yes: children under 13",
                page.text)
            self.assertNotIn("guardian says yes for you", page.text)
            self.assertNotIn("guardian says yes to this for you", page.text)
            people.choose(client, "news", "give", ORG)
            self.assertTrue(given(client))

    def test_n12_b37_each_consent_at_its_age(self):
        org = "life-consents"
        with vern.Directory(OTHER, now=NOW) as d, d.serve() as server:
            client = server.client()
            people.join(d, client, "Kari Nordmann", MAIL, "plain", org)
            found = d.json("person", org, "find", MAIL, "--purpose",
                           "registry")["people"][0]["id"]
            d.ok("person", org, "set", found, "born=2012-02-09", "--purpose",
                 "registry")
            page = client.get("/%s/me/consents" % org)
            self.assertIn("A parent or guardian says yes to this for you",
                          page.text)
            self.assertNotIn("says yes for you where", page.text)
            self.assertIn("From the age of 16 you say yes to this yourself",
                          page.text)
            self.assertIsNone(people.consent_form(page, "pictures", "give"))
            people.choose(client, "news", "give", org)
            csrf = [f for f in page.forms[0].fields if f[0] == "csrf"]
            r = client.post("/%s/me/consents" % org,
                            csrf + [("purpose", "pictures"), ("do", "give"),
                                    ("version", "1")])
            self.assertNotEqual(r.status, 200, r)
            d.ok("consent", org, "give", "--person", found, "--purpose",
                 "pictures", "--method", "post")
            page = client.get("/%s/me/consents" % org)
            self.assertIsNotNone(
                people.consent_form(page, "pictures", "withdraw"))
            people.choose(client, "pictures", "withdraw", org)
            page = client.get("/%s/me/consents" % org)
            self.assertIsNone(people.consent_form(page, "pictures", "give"))
            d.ok("person", org, "set", found, "born=2013-02-10", "--purpose",
                 "registry")
            page = client.get("/%s/me/consents" % org)
            self.assertIn("says yes for you where", page.text)
            self.assertNotIn("says yes to this for you", page.text)

    def test_c26_a_day_to_come_opens_nothing(self):
        org = "life-consents"
        with open(OTHER, encoding="utf-8") as f:
            text = f.read()
        five, art = ('13 years by "personopplysningsloven § 5"',
                     '16 years by "åndsverkloven § 104"')
        cases = (
            # name, line, born, purpose, offered
            ("10 years, and the age of all begins later", five,
             "2016-01-01", "news", False),
            ("13 years", five, "2013-02-09", "news", True),
            ("14 years, and that of the purpose begins later", art,
             "2012-01-01", "pictures", False),
            ("16 years", art, "2010-02-09", "pictures", True),
        )
        for name, line, born, purpose, offered in cases:
            with self.subTest(name), tempfile.TemporaryDirectory() as at:
                path = os.path.join(at, org + ".vern")
                with open(path, "w", encoding="utf-8") as f:
                    f.write(text.replace(line, line + " since 2099-01-01"))
                with vern.Directory(path, now=NOW) as d, \
                        d.serve() as server:
                    client = self.member(d, server, born, org)
                    page = client.get("/%s/me/consents" % org)
                    form = people.consent_form(page, purpose, "give")
                    self.assertEqual(form is not None, offered)


class Raised(unittest.TestCase):
    """N02, N12: a yes that is held, and an age that is higher now."""

    BORN = ('field born date {\n\tnb "Fødselsdag" en "Day of birth"\n'
            "\tfrom the person\n\tvisible to the person, staff\n}\n\n"
            "children {\n\tconsent alone from 13 years\n"
            "\tage computed from born\n}\n\nkind of person friend {")
    BASE = club.BASE.replace("kind of person friend {", BORN).replace(
        "using full_name, mail, bill, hobby", "using full_name, mail, bill, "
        "hobby, born")

    def setUp(self):
        self.new()

    def new(self):
        self.doCleanups()
        self.c = club.Club(self.BASE)
        self.addCleanup(self.c.close)
        self.d = self.c.d

    def joins(self, born=None):
        with self.d.serve() as server:
            client = server.client()
            people.join(self.d, client, "Kari", MAIL, kind="friend",
                        org=club.ORG)
            self.who = self.d.json("person", club.ORG, "find", MAIL,
                                   "--purpose", "rights")["people"][0]["id"]
            if born:
                self.born(born)
            page = client.get("/%s/me/consents" % club.ORG)
            if people.consent_form(page, "news", "give") is not None:
                people.choose(client, "news", "give", org=club.ORG)

    def born(self, day):
        self.d.ok("person", club.ORG, "set", self.who, "born=" + day,
                  "--purpose", "registry")

    def may(self):
        return self.c.may(self.who, "news", "email")

    def shown(self):
        """Whether the page says that they said yes."""
        with self.d.serve() as server:
            client = server.client()
            people.sign_in(self.d, client, MAIL, org=club.ORG)
            page = client.get("/%s/me/consents" % club.ORG)
            front = client.get("/%s/me" % club.ORG).text
            given = people.consent_form(page, "news", "withdraw") is not None
            tag = re.search(r'<li><span>(?:Nytt|News)</span> '
                            r'<span class="tag (on|off)"', front)
            self.assertEqual(tag.group(1), "on" if given else "off")
            return given

    def listed(self):
        """Whether it is among what counts now; that it was said stays."""
        shown = self.d.json("consent", club.ORG, "show", "--person", self.who)
        self.assertIn("given", [e["state"] for e in shown["events"]])
        return "news" in [now["purpose"] for now in shown["now"]]

    def test_n02_a_yes_below_the_age_of_now(self):
        cases = (
            # name, born, the operator records it, the new age, counts
            ("14 years, where 15 are said now", "2012-03-02", False, 15,
             False),
            ("15 years on the day after the yes", "2011-03-03", False, 15,
             False),
            ("15 years on the day of the yes", "2011-03-02", False, 15, True),
            ("14 years, where 14 are said now", "2012-03-02", False, 14,
             True),
            ("12 years, the guardian's", "2014-03-02", True, 15, True),
            ("of age", "1980-01-01", False, 18, True),
        )
        for name, born, operator, years, counts in cases:
            with self.subTest(name):
                self.new()
                self.joins(born)
                if operator:
                    self.assertEqual(self.may(), "no_consent")
                    self.c.say("give", self.who, "news", "--channel",
                               "email", "--method", "post")
                self.assertEqual(self.may(), "allowed")
                self.c.release(club.edited(
                    ("from 13 years", "from %d years" % years),
                    base=self.BASE))
                self.c.at("2026-04-05")
                self.assertEqual(self.c.newest()["state"], "in_force")
                want = "allowed" if counts else "no_consent"
                self.assertEqual(self.may(), want)
                self.assertEqual(self.shown(), counts)
                self.assertEqual(self.listed(), counts)
                # Nor does it come back with a birthday.
                self.c.at("2028-03-03")
                self.assertEqual(self.may(), want)

    def test_n02_a_day_of_birth_that_comes_to_be_known(self):
        self.joins()
        self.assertEqual(self.may(), "allowed")
        for born, why in (("2016-01-01", "no_consent"),
                          ("1990-01-01", "allowed"),
                          ("2013-03-03", "no_consent"),
                          ("2013-03-02", "allowed")):
            with self.subTest(born):
                self.born(born)
                self.assertEqual(self.may(), why)


if __name__ == "__main__":
    unittest.main()
