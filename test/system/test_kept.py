# SPDX-License-Identifier: EUPL-1.2
"""A field that is kept of some only (B07): no form asks it of others, no door
takes it, no purpose gets it of them; who is no longer one of these loses it,
in the trail (B24, B15)."""
import json
import os
import unittest

import people
import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-kept.vern")
ORG = "life-kept"
NOW = "2026-02-09T09:00:00Z"
REGISTRY = ("--purpose", "registry")
ONLY = "We keep this only of boat owners: Boat."


def add(d, kind, *more):
    return d.run("person", ORG, "add", "full_name=Kari Nordmann",
                 "email_private=kari@post.example", "--kind", kind, *REGISTRY,
                 *more)


def person(d, kind, *more):
    r = add(d, kind, "--json", *more)
    assert r.code == 0, r
    return json.loads(r.out)["id"]


def shown(d, who, purpose="rights"):
    return d.ok("person", ORG, "show", who, "--purpose", purpose).out


class Kept(unittest.TestCase):
    def test_b07_commands_refuse_what_is_kept_of_others(self):
        with vern.Directory(FILE, now=NOW) as d:
            for kind, more, field in (
                    ("plain", ("boat=Sol",), "boat"),
                    ("owner", ("boat=Sol", "allergies=nuts"), "allergies"),
                    ("plain", ("school=Nordre", "born=1980-01-01"), "school"),
                    ("plain", ("school=Nordre",), "school"),
                    ("plain", ("card=1",), "card"),
                    ("helper", ("card=1", "--member"), "card"),
                    ("plain", ("courses.course=Rope",), "course")):
                r = add(d, kind, *more)
                self.assertEqual(r.code, 1, (kind, more, r))
                self.assertIn(field + ": The field is kept of others only",
                              r.err, (kind, more))
            self.assertIn(ONLY, add(d, "plain", "boat=Sol").err)
            self.assertEqual(add(d, "owner").code, 2)
            with people.tables(d.path) as db:
                self.assertEqual(db.execute(
                    "SELECT count(*) FROM person").fetchone(), (0,))
            for kind, more in (
                    ("owner", ("boat=Sol",)), ("plain", ()),
                    ("plain", ("school=Nordre", "born=2012-01-01")),
                    ("plain", ("card=1", "--member")),
                    ("helper", ("allergies=nuts",
                                "courses.course=Rope"))):
                self.assertEqual(add(d, kind, *more).code, 0, (kind, more))

    def test_b07_set_judges_by_the_new_kind(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = person(d, "plain")
            for more, code in ((("boat=Sol",), 1),
                               (("boat=Sol", "--kind", "helper"), 1),
                               (("boat=Sol", "--kind", "owner"), 0),
                               (("boat=Ny",), 0), (("boat=",), 2),
                               (("boat=", "--kind", "plain"), 0)):
                r = d.run("person", ORG, "set", who, *more, *REGISTRY)
                self.assertEqual(r.code, code, (more, r))

    def test_b24_who_is_it_no_longer_loses_it(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = person(d, "owner", "boat=Solstråle", "--member")
            keeps = person(d, "owner", "boat=Havørn", "--member")
            d.work()
            self.assertIn("Solstråle", shown(d, who, "harbour"))
            self.assertEqual(len(d.json("group", ORG, "list")["groups"]), 2)
            d.ok("person", ORG, "set", who, "--kind", "plain", *REGISTRY)
            # Nobody gets it, before the work has come round.
            for purpose in ("registry", "harbour"):
                self.assertNotIn("Solstråle", shown(d, who, purpose))
            self.assertIn("Solstråle", shown(d, who))
            self.assertIn((who, "fields"), [
                (x["id"], x["why"]) for x in
                d.json("work", "--preview", "--days", "1")["due"]])
            d.now = "2026-02-09T11:00:00Z"
            d.work()
            self.assertNotIn("Solstråle", shown(d, who))
            self.assertIn("Kari Nordmann", shown(d, who))
            self.assertIn("Havørn", shown(d, keeps))
            self.assertIn("fields boat", d.ok("audit", "show", "--last", "20").out)
            d.ok("audit", "verify")

    def test_b25_what_must_be_kept_waits_and_is_not_used(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = person(d, "owner", "boat=Sol", "bill=Storgata 1",
                         "--member")
            d.ok("person", ORG, "set", who, "--kind", "plain", *REGISTRY)
            for now, there in (("2026-02-09T11:00:00Z", True),
                               ("2031-02-08T12:00:00Z", True),
                               ("2031-02-09T12:00:00Z", False)):
                d.now = now
                d.work()
                self.assertEqual("Storgata" in shown(d, who), there, now)
                self.assertNotIn("Storgata", shown(d, who, "registry"))
                self.assertNotIn("Sol", shown(d, who))

    def test_b26_who_is_reported_dead_is_what_they_were(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = person(d, "plain", "card=7G", "--member")
            d.ok("person", ORG, "death", who, "--purpose", "rights")
            d.now = "2026-02-09T11:00:00Z"
            d.work()
            r = d.run("person", ORG, "show", who, "--purpose", "rights")
            self.assertIn("7G", r.out, r)

    def test_b24_who_comes_of_age_loses_it(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = person(d, "plain", "school=Nordre", "born=2008-06-01")
            d.now = "2026-05-30T12:00:00Z"
            d.work()
            self.assertIn("Nordre", shown(d, who))
            for hour in ("12", "14"):
                d.now = "2026-06-01T%s:00:00Z" % hour
                d.work()
            self.assertNotIn("Nordre", shown(d, who))

    def test_b07_the_page_asks_it_of_some(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            for kind, asked in (("owner", {"f-boat", "f-card"}),
                                ("plain", {"f-card"}),
                                ("helper", {"f-allergies"})):
                client = server.client()
                people.join(d, client, "Kari Nordmann", kind + "@x.example",
                            kind, ORG)
                page = client.get("/%s/me/edit" % ORG)
                names = {f[0] for f in page.form("/edit").fields}
                some = {"f-boat", "f-card", "f-allergies", "f-school"}
                self.assertEqual(names & some, asked, kind)
                self.assertEqual("courses" in page.text, kind == "helper")
                # What is sent all the same is refused, and said.
                fields = [f for f in page.form("/edit").fields
                          if f[0] != "f-boat"]
                r = client.post("/%s/me/edit" % ORG,
                                fields + [("f-boat", "Sol")])
                self.assertEqual(r.status, 200 if kind == "owner" else 422)
                if kind != "owner":
                    self.assertIn(ONLY, r.text)

    def test_b07_the_interface_refuses_it(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            token = d.json("token", ORG, "add", "test", "--role", "office",
                           "--purpose", "registry", "--days", "30")["token"]
            client = server.client()

            def call(method, path, kinds, **fields):
                return client.request(
                    method, "/%s/api/v1/%s" % (ORG, path),
                    json.dumps(dict({"fields": fields}, **(
                        {} if kinds is None else {"kinds": kinds}))).encode(),
                    {"Authorization": "Bearer " + token,
                     "Content-Type": "application/json"})

            for kinds, fields, at in (
                    (["plain"], {"boat": "Sol"}, "/fields/boat"),
                    ([], {"boat": "Sol"}, "/fields/boat"),
                    (["owner"], {"boat": "Sol", "school": "Nordre"},
                     "/fields/school"),
                    (["plain"], {"courses": [{"course": "Rope"}]},
                     "/fields/courses")):
                r = call("POST", "people", kinds, full_name="Kari", **fields)
                self.assertEqual(r.status, 422, (kinds, fields, r.text))
                self.assertEqual(r.json()["pointer"], at)
                self.assertIn("is kept of others only", r.text)
            self.assertIn(ONLY, call("POST", "people", ["plain"],
                                     full_name="Kari", boat="Sol").text)
            r = call("POST", "people", ["owner"], full_name="Kari",
                     boat="Sol")
            self.assertEqual(r.status, 201, r.text)
            path = "people/" + r.json()["id"]
            for kinds, boat, status in ((["plain"], "Ny", 422),
                                        (None, "Ny", 200),
                                        (["plain"], None, 200),
                                        (None, "Ny", 422),
                                        (["owner"], "Ny", 200)):
                r = call("PATCH", path, kinds, boat=boat)
                self.assertEqual(r.status, status, (kinds, boat, r.text))

    def test_b07_staff_enter_it_of_some(self):
        with vern.Directory(FILE, now=NOW) as d:
            staff = d.add_staff(ORG, "Bo", "office")
            with d.serve() as server:
                c = server.client()
                c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in",
                         name="Bo", password=staff["password"],
                         code=vern.totp(staff["totp"], vern.seconds(NOW)))
                c.submit(c.get("/%s/staff/purpose" % ORG), "/staff/purpose",
                         purpose="registry", task="kept")
                page = c.get("/%s/staff/people/new" % ORG)
                self.assertIn(ONLY, page.text)
                for kind, born, values, status in (
                        ("plain", "", {"f-boat": "Sol"}, 422),
                        ("plain", "1980-01-01", {"f-school": "Nordre"}, 422),
                        ("owner", "", {"f-boat": "Sol"}, 200),
                        ("plain", "2012-01-01", {"f-school": "Nordre"}, 200)):
                    typed = dict({"f-full_name": "Ola", "f-born": born,
                                  "kind": kind, "channel": "phone"}, **values)
                    r = c.post("/%s/staff/people/new" % ORG, [
                        f for f in page.form("/new").fields
                        if f[0] not in typed and f[0] not in
                        ("add", "remove")] + list(typed.items()))
                    self.assertEqual(r.status, status, (kind, values, r.text))
                who = person(d, "plain", "card=7", "--member")
                path = "/%s/staff/people/%s/edit" % (ORG, who)
                self.assertNotIn("f-allergies", c.get(path).text)
                self.assertIn("f-card", c.get(path).text)
                fields = [f for f in c.get(path).form("/edit").fields
                          if f[0] not in ("channel", "source", "kinds")]
                r = c.post(path, fields + [
                    ("channel", "phone"), ("source", "Ola"),
                    ("kinds", "helper")])
                self.assertEqual(r.status, 200, r.text)
                self.assertIn("f-allergies", c.get(path).text)
                self.assertNotIn("f-card", c.get(path).text)

    def test_b07_an_import_leaves_it_out(self):
        with vern.Directory(FILE, now=NOW) as d:
            def load(rows):
                r = d.run("import", ORG, "--source", "roll", "--rejected",
                          os.path.join(d.path, "out.csv"), "--json", d.file(
                              "roll.csv", ("No;Name;Boat;Owns\n" + rows)
                              .encode()), "--approved")
                self.assertEqual(r.code, 0, r)
                with open(os.path.join(d.path, "out.csv")) as f:
                    return json.loads(r.out), f.read()

            def of(name):
                who = d.json("person", ORG, "find", name,
                             *REGISTRY)["people"][0]["id"]
                return shown(d, who)

            n, out = load("1;Anna;Sol;yes\n2;Berit;Havørn;no\n")
            self.assertEqual((n["new"], n["refused"], n["left_out"]),
                             (2, 0, 1), n)
            self.assertIn('3;"not_kept";"boat"', out.replace(
                "3;not_kept;boat", '3;"not_kept";"boat"'))
            self.assertNotIn("Havørn", out)
            self.assertIn("Sol", of("Anna"))
            self.assertNotIn("Havørn", of("Berit"))
            # The kind follows the file first, then what is kept of it.
            n, _ = load("1;Anna;Ny;no\n2;Berit;Havørn;yes\n")
            self.assertEqual((n["changed"], n["left_out"]), (2, 1), n)
            self.assertIn("Havørn", of("Berit"))
            d.now = "2026-02-09T11:00:00Z"
            d.work()
            self.assertNotIn("Sol", of("Anna"))
            self.assertNotIn("Ny", of("Anna"))
            r = d.run("import", ORG, "--source", "roll", "--dry-run", d.file(
                "roll.csv", b"No;Name;Boat;Owns\n1;Anna;Sol;no\n"
                b"2;Berit;Havn;yes\n"))
            self.assertIn("1 value left out: such fields are kept of others "
                          "only", r.out)


if __name__ == "__main__":
    unittest.main()
