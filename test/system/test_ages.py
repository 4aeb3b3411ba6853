# SPDX-License-Identifier: EUPL-1.2
"""N02, G8: of a child no yes is taken, on the page or past it; the guardian's is
recorded, and the child takes it back; at 13 the yes is their own. N12: each
consent at its own age."""
import os
import tempfile
import unittest

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

    def test_n02_a_child(self):
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

    def test_n02_nobody_sets_it(self):
        with vern.Directory(FILE, now=NOW) as d:
            r = d.run("person", ORG, "add", "full_name=Kari Nordmann",
                      "--purpose", "registry", "--kind", "child")
            self.assertEqual(r.code, 2, r)
            self.assertIn("the day of birth tells who is", r.err)

    def test_n02_of_13_years(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            client = self.member(d, server, "2013-02-09")
            page = client.get("/%s/me/consents" % ORG)
            self.assertNotIn("guardian", page.text)
            people.choose(client, "news", "give", ORG)
            self.assertTrue(given(client))

    def test_n12_each_consent_at_its_age(self):
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


if __name__ == "__main__":
    unittest.main()
