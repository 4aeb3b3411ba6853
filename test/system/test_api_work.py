#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The JSON API at work: people, groups, imports, messages, files at fixed
places, and the examples of doc/API.md (B05, B08, B11, B27, T-07, T-13, T-65,
LAW-2)."""
import json
import os
import re
import time
import unittest

import vern
from api import Base, MARK, MISSING, NOW, ORG


class Work(Base):
    def test_b05_add_see_change_remove(self):
        who = self.person("Berit Ås", "Berit@Example.no", mobile="22334455",
                          education=[{"degree": "Master"}])
        p = self.show(who)
        self.assertEqual(p["stage"], "possible")
        self.assertEqual(p["kinds"], ["graduate"])
        self.assertEqual(p["fields"]["mobile"], "+4722334455")
        self.assertEqual(p["fields"]["education"], [{"degree": "Master"}])
        self.assertEqual({v["by"] for v in p["values"]}, {"token"})
        got = self.good(200, "PATCH", "people/" + who, {"fields": {
            "mobile": None, "education": [
                {"programme": "Fysikk"}, {"degree": "Ph.d."}]}})
        self.assertEqual(got["changed"], 4)
        p = self.show(who)["fields"]
        self.assertNotIn("mobile", p)
        self.assertEqual(p["full_name"], "Berit Ås")
        self.assertEqual(p["education"],
                         [{"programme": "Fysikk"}, {"degree": "Ph.d."}])
        self.assertEqual(self.good(200, "PATCH", "people/" + who, {
            "fields": {"full_name": "Berit Ås"}})["changed"], 0)
        self.good(200, "PATCH", "people/" + who, {"fields": {
            "education": []}})
        self.assertNotIn("education", self.show(who)["fields"])
        self.bad(400, "PATCH", "people/" + who,
                 {"fields": {"full_name": None}},
                 pointer="/fields/full_name")

    def test_the_person_is_told_what_was_entered(self):
        """The names of the fields, to the address of before; no value."""
        who = self.member("Fortalt Alt", "fortalt@example.no")
        self.good(200, "PATCH", "people/" + who, {"fields": {
            "email_private": "ny@example.no", "home_place": "Hamar"}})
        text = self.letter("fortalt@example.no", "Poststed").text
        self.assertNotIn("Hamar", text)
        self.assertNotIn("ny@example.no", text)

    def test_search_is_paged_and_decides_for_each(self):
        for i in range(7):
            self.person("Sidevis Person%d" % i, "side%d@example.no" % i)
        seen = []
        for page in (1, 2, 3, 4):
            r = self.good(200, "POST",
                          "people/search?page=%d&per_page=3" % page,
                          {"text": "sidevis"})
            self.assertEqual(r["total"], 7)
            self.assertEqual(r["per_page"], 3)
            seen += [p["name"] for p in r["people"]]
        self.assertEqual(seen, sorted(seen))
        self.assertEqual(len(set(seen)), 7)
        for text in ("", "' OR 1=1 --", "%", "*", "\" OR \"\"=\"", "_",
                     "side'; DROP TABLE person"):
            r = self.good(200, "POST", "people/search", {"text": text})
            self.assertEqual(r["total"], 0, text)

    def test_t07_who_sees_no_address_finds_none_out(self):
        """The role of a made-up statement may find by name only."""
        text = open(vern.statement(ORG)).read().replace(
            "role data_protection_officer {",
            "role doorkeeper {\n\tregistry: may find, see full_name\n}\n\n"
            "role data_protection_officer {", 1)
        d = vern.Directory(now=NOW)
        self.addCleanup(d.close)
        file = d.file(ORG + ".vern", text)
        vern.ok("init", d.path, "--policy", file, now=NOW)
        d.add_person(ORG, "full_name=Gjemt Adresse",
                     "email_private=zebra@example.no", "mobile=22334455")
        token = {r: d.json("token", ORG, "add", r, "--role", r, "--purpose",
                           "registry")["token"]
                 for r in ("doorkeeper", "administrator")}
        with d.serve() as server:
            for role, words, want in (
                    ("administrator", ["zebra@e", "22334455", "gjemt"], 1),
                    ("doorkeeper", ["gjemt", "adresse gj"], 1),
                    ("doorkeeper", ["zebra@example.no", "+4722334455",
                                    "22334455", "zebra", "gjemt zebra"] +
                     [chr(c) for c in range(ord("b"), ord("g"))] +
                     [chr(c) for c in range(ord("h"), ord("z") + 1)], 0)):
                for text in words:
                    r = server.client().request(
                        "POST", "/%s/api/v1/people/search" % ORG,
                        json.dumps({"text": text}),
                        {"Authorization": "Bearer " + token[role],
                         "Content-Type": "application/json"})
                    with self.subTest(role=role, text=text):
                        self.assertEqual(r.json()["total"], want, r.text)

    def test_t13_markup_and_formulas_stay_text(self):
        for name in ("=HYPERLINK(1)", "+1", "<script>x</script>", "{{a}}",
                     "O'Brien; DROP", "\"q\"", "-1"):
            r = self.send("POST", "people", {"fields": {
                "full_name": name, "email_private": "t@example.no"}})
            if r.status != 201:
                continue
            who = r.json()["id"]
            self.assertEqual(self.show(who)["fields"]["full_name"], name)
            self.assertNotIn("<script", self.send(
                "GET", "people/" + who).text)
            table = self.send("GET", "people/%s/export?format=csv" % who,
                              token="rights").text
            for line in table.splitlines():
                for cell in line.split(","):
                    self.assertNotRegex(cell.strip('"'), r"^[=+@-][A-Z(1]")

    def test_export_in_every_form(self):
        who = self.person("Eksport Ert", "eksport@example.no")
        want = {"json": b"{", "csv": b"", "html": b"<!doctype",
                "zip": b"PK"}
        for kind, start in want.items():
            r = self.send("GET", "people/%s/export?format=%s" % (who, kind),
                          token="rights")
            self.assertEqual(r.status, 200)
            self.assertTrue(r.body.lower().startswith(start.lower()), kind)
            self.assertIn("attachment", r.headers["Content-Disposition"])
        self.assertIn("eksport@example.no", self.send(
            "GET", "people/%s/export" % who, token="rights").text)

    def test_ts_27560_receipt(self):
        """4.2: the consents of a person, with what was shown."""
        who = self.person("Kvittering Ert", "kvittering@example.no")
        path = "people/%s/export?format=consents" % who
        # Nothing was asked for yet.
        self.assertEqual(self.send("GET", path, token="rights").status, 404)
        said = self.send("POST", "people/%s/consents" % who,
                         {"do": "give", "purpose": "newsletter",
                          "channel": "email", "method": "phone"},
                         token="rights")
        self.assertEqual(said.status, 201, said.text)
        r = self.send("GET", path, token="rights")
        self.assertEqual(r.status, 200)
        self.assertIn("ld+json", r.headers["Content-Type"])
        (record,) = r.json()["dpv:hasRecordOfActivity"]
        (state,) = record["dpv:hasConsentStatus"]
        # A token passes on a yes: it waits for the person (T-34).
        self.assertEqual(state["@type"], ["dpv:ConsentRequested"])
        self.assertEqual(state["dpv:isIndicatedBy"], "dpv:DataController")

    def test_death_annul_erase(self):
        who = self.person("Feil Meldt", "feil@example.no")
        path = "people/" + who
        self.bad(409, "POST", path + "/annul", None, "rights")
        self.assertEqual(self.good(200, "POST", path + "/death", None,
                                   "rights")["stage"], "deceased")
        self.bad(409, "POST", path + "/death", None, "rights")
        self.assertEqual(self.good(200, "POST", path + "/annul", None,
                                   "rights")["stage"], "possible")
        receipt = self.good(200, "DELETE", path, None, "rights")
        self.assertLessEqual(receipt["unreadable"], receipt["gone"])
        gone = self.send("GET", path)
        missing = self.send("GET", "people/" + MISSING)
        self.assertEqual(gone.status, 404)
        self.assertEqual(gone.body, missing.body)

    def test_law2_each_look_is_in_the_trail(self):
        who = self.person("Sett Ofte", "sett@example.no")
        self.show(who)
        self.bad(403, "DELETE", "people/" + who)
        looks = self.good(200, "GET", "people/%s/looks" % who,
                          token="rights")["entries"]
        got = {(e["act"], e["purpose"], e["outcome"], e["actor"])
               for e in looks}
        self.assertIn(("see", "registry", "done", "token"), got)
        self.assertIn(("erase", "registry", "refused", "token"), got)
        first = self.good(200, "GET", "audit?per_page=5")
        second = self.good(200, "GET",
                           "audit?per_page=5&before=%d" % first["before"])
        numbers = [e["sequence"] for e in first["entries"] +
                   second["entries"]]
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        self.assertEqual(len(set(numbers)), 10)

    def test_b27_groups(self):
        who = self.member("Gruppe Glad", "glad@example.no")
        made = self.good(201, "POST", "groups",
                         {"type": "open_group", "name": "Sjakk"})
        path = "groups/%s/members" % made["id"]
        self.good(204, "POST", path, {"person": who})
        names = {g["name"]: g for g in self.good(200, "GET",
                                                 "groups")["groups"]}
        self.assertEqual(names["Sjakk"]["members"], 1)
        self.good(204, "DELETE", path + "/" + who)
        self.bad(422, "POST", path, {"person": who})
        for body, pointer in (({"type": "nope", "name": "a"}, "/type"),
                              ({"type": "open_group", "name": ""}, "/name"),
                              ({"type": "open_group", "name": "a\nb"},
                               "/name"),
                              ({"name": "a"}, "/type"),
                              ({"type": "open_group"}, "/name"),
                              ({"type": 1, "name": "a"}, "/type")):
            with self.subTest(body=body):
                self.bad(400, "POST", "groups", body, pointer=pointer)

    def test_b11_invitations(self):
        who = self.person("Inn Vitert", "inn@example.no")
        self.assertEqual(self.good(201, "POST", "invitations",
                                   {"person": who},
                                   "invitation")["stage"], "invited")
        self.bad(409, "POST", "invitations", {"person": who}, "invitation")

    def test_the_statement_names_what_bodies_use(self):
        s = self.good(200, "GET", "statement")
        self.assertEqual((s["role"], s["purpose"]),
                         ("administrator", "registry"))
        self.assertIn("full_name", [f["name"] for f in s["fields"]])
        self.assertIn("newsletter", [p["name"] for p in s["purposes"]])


class Imports(Base):
    def file(self, n=6):
        return vern.ok("sample", vern.statement(ORG), "--source",
                       "student_registry", "--people", n, "--seed",
                       4).out.encode()

    def upload(self, body, source="student_registry", status=202, **kw):
        return self.good(status, "POST", "imports?source=" + source, body,
                         kw.pop("token", "invitation"), type="text/csv", **kw)

    def until(self, who, state):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            u = self.good(200, "GET", "imports/" + who, token="invitation")
            if u["state"] in (state, "stopped"):
                return u
            time.sleep(0.05)
        raise AssertionError(u)

    def test_b08_tried_then_imported_then_the_same_again(self):
        u = self.upload(self.file())
        self.assertEqual(u["state"], "trying")
        u = self.until(u["id"], "tried")
        self.assertEqual((u["state"], u["counts"]["new"]), ("tried", 6))
        rights = self.good(200, "GET", "imports", token="invitation")
        self.assertIn(u["id"], [i["id"] for i in rights["imports"]])
        self.good(202, "POST", "imports/%s/run" % u["id"], {}, "invitation")
        u = self.until(u["id"], "done")
        self.assertEqual((u["state"], u["counts"]["new"]), ("done", 6))
        self.bad(409, "POST", "imports/%s/run" % u["id"], {}, "invitation")
        r = self.send("GET", "imports/%s/refused" % u["id"],
                      token="invitation")
        self.assertEqual((r.status, len(r.text.splitlines())), (200, 1))
        again = self.until(self.upload(self.file())["id"], "tried")
        self.assertEqual((again["counts"]["new"],
                          again["counts"]["matched"]), (0, 6))
        self.good(204, "DELETE", "imports/" + again["id"], None,
                  "invitation")
        self.assertEqual(self.send("GET", "imports/" + again["id"],
                                   token="invitation").status, 404)

    def test_files_that_are_refused(self):
        for name, body in (("empty", b""), ("no file", b"\x00\x01\x02"),
                           ("other columns", b"a;b\n1;2\n"),
                           ("markup", b"<html>")):
            with self.subTest(file=name):
                u = self.until(self.upload(body)["id"], "tried")
                self.assertEqual(u["state"], "stopped")
                self.assertTrue(u["stopped"])
                self.bad(409, "POST", "imports/%s/run" % u["id"], {},
                         "invitation")
                self.good(204, "DELETE", "imports/" + u["id"], None,
                          "invitation")
        for query, body, type in (
                ("?source=nothing", b"a", "text/csv"),
                ("", b"a", "text/csv"), ("?source=", b"a", "text/csv"),
                ("?source=student_registry", b"a", "application/json"),
                ("?source=student_registry", b"a", "multipart/form-data"),
                ("?source=student_registry&dry=1", b"a", "text/csv")):
            with self.subTest(query=query, type=type):
                r = self.send("POST", "imports" + query, body, "invitation",
                              type=type)
                self.assertEqual(r.status, 400, r.text)

    def test_who_may_not_import(self):
        for token in ("registry", "rights", "newsletter", "officer"):
            for method, path, body in (
                    ("POST", "imports?source=student_registry", self.file()),
                    ("GET", "imports", None),
                    ("GET", "imports/" + MISSING, None)):
                with self.subTest(token=token, door=method + " " + path):
                    r = self.send(method, path, body, token,
                                  type="text/csv")
                    self.assertEqual(r.status, 403, r.text)


class Messages(Base):
    DRAFT = {"subject": {"nb": "Nytt", "en": "News"},
             "body": {"nb": "Hei {{ person.full_name }}", "en": "Hello"}}

    def draft(self, **more):
        return self.good(201, "POST", "messages", {**self.DRAFT, **more},
                         "newsletter")

    def test_draft_preview_audience_send_stop(self):
        m = self.draft()
        self.assertEqual((m["state"], m["purpose"]), ("draft", "newsletter"))
        path = "messages/" + m["id"]
        p = self.good(200, "GET", path + "/preview?language=nb",
                      token="newsletter")
        self.assertEqual(p["findings"], [])
        self.assertIn("[full_name]", p["text"])
        p = self.good(200, "GET", path + "/audience", token="newsletter")
        self.assertEqual(p["reached"] + sum(p["by_reason"].values()),
                         p["total"])
        self.bad(409, "POST", path + "/stop", None, "newsletter")
        m = self.good(202, "POST", path + "/send", {}, "newsletter")
        self.assertEqual(m["state"], "planning")
        self.bad(409, "POST", path + "/send", {}, "newsletter")
        self.bad(409, "PATCH", path, {"topic": None}, "newsletter")
        self.bad(409, "DELETE", path, None, "newsletter")
        self.assertIn(self.good(200, "GET", path,
                                token="newsletter")["state"],
                      ("planning", "sending", "done"))

    def test_t65_templates_that_reach_for_more(self):
        for text in ("{{constructor}}", "{{ person }}", "{{7*7}}",
                     "{{ person.password }}", "{{", "{{ person.full_name",
                     "{{#if x}}a{{/if}}", "{% raw %}{{ config }}",
                     "[a](https://x.example/{{ person.full_name }})",
                     "{{ __proto__ }}", "{{ person.birth_date }}"):
            with self.subTest(text=text):
                m = self.draft(body={"nb": text})
                path = "messages/" + m["id"]
                p = self.good(200, "GET", path + "/preview",
                              token="newsletter")
                self.assertNotEqual(p["findings"], [])
                self.assertNotIn("49", p.get("text", ""))
                self.bad(422, "POST", path + "/send", {}, "newsletter")

    def test_drafts_that_cannot_be(self):
        for more, pointer, status in (
                ({"channel": "carrier pigeon"}, "/channel", 400),
                ({"channel": "phone"}, "/channel", 422),
                ({"group": MISSING}, "/group", 400),
                ({"group": "x"}, "/group", 400),
                ({"topic": MARK}, "/topic", 400),
                ({"where": MARK + " is ("}, "/where", 400),
                ({"where": "full_name is \"%s\"" % MARK}, "/where", None),
                ({"where": "1=1; DROP TABLE person"}, "/where", 400),
                ({"subject": {"de": "a"}}, "/subject/de", 400),
                ({"subject": {"nb": 1}}, "/subject/nb", 400),
                ({"body": "text"}, "/body", 400),
                ({"body": {"nb": MARK * 50000}}, "/body", 400)):
            with self.subTest(more=str(more)[:80]):
                r = self.send("POST", "messages", {**self.DRAFT, **more},
                              "newsletter")
                self.assertIn(r.status, (status,) if status else (400, 422),
                              r.text[:300])
                self.assertEqual(r.json().get("pointer"), pointer)
                self.assertNotIn(MARK, r.text)

    def test_another_purpose_sees_nothing(self):
        m = self.draft()
        other = self.make(ORG, "alumni_office", "surveys")
        for method, rest, body in (("GET", "", None), ("PATCH", "", {}),
                                   ("DELETE", "", None),
                                   ("POST", "/send", {}),
                                   ("POST", "/stop", None),
                                   ("GET", "/preview", None),
                                   ("GET", "/audience", None)):
            with self.subTest(door=method + rest):
                self.assertEqual(self.send(
                    method, "messages/" + m["id"] + rest, body,
                    other).status, 404)
        self.assertEqual(self.good(200, "GET", "messages",
                                   token=other)["total"], 0)
        self.good(204, "DELETE", "messages/" + m["id"], None, "newsletter")
        self.assertEqual(self.send("GET", "messages/" + m["id"],
                                   token="newsletter").status, 404)

    def test_t06_no_message_to_one_alone(self):
        """A role that sees no addresses writes to no single person."""
        who = self.member("Alene Her", "alene@example.no")
        self.d_consent(who)
        editor = self.make(ORG, "newsletter_editor", "newsletter")
        m = self.good(201, "POST", "messages", self.DRAFT, editor)
        path = "messages/" + m["id"]
        got = self.good(200, "GET", path + "/audience", token=editor)
        self.assertEqual(got["by_reason"], {})
        self.bad(422, "POST", path + "/send", {}, editor)
        self.assertEqual(self.good(200, "GET", path,
                                   token=editor)["state"], "draft")

    def d_consent(self, who):
        self.d.ok("consent", ORG, "give", "--person", who, "--purpose",
                  "newsletter", "--channel", "email")

    def test_empty_drafts_do_not_leave(self):
        m = self.draft(subject={}, body={})
        self.bad(422, "POST", "messages/%s/send" % m["id"], {},
                 "newsletter")
        self.bad(400, "POST", "messages/%s/send" % m["id"],
                 {"override": "a\nb"}, "newsletter", pointer="/override")


class Files(Base):
    def test_files_at_fixed_places(self):
        r = self.client.get("/.well-known/security.txt")
        self.assertEqual(r.status, 200)
        self.assertRegex(r.text, r"(?m)^Contact: mailto:\S+$")
        expires = re.search(r"(?m)^Expires: (\S+)$", r.text).group(1)
        left = vern.seconds(expires) - vern.seconds(NOW)
        self.assertTrue(0 < left < 366 * 86400)
        r = self.client.get("/.well-known/gpc.json")
        self.assertIs(r.json()["gpc"], True)
        r = self.client.get("/.well-known/change-password", follow=False)
        self.assertEqual((r.status, r.headers["Location"]), (303, "/"))
        r = self.client.get("/robots.txt")
        self.assertIn("Disallow: /\n", r.text)
        self.assertIn("Allow: /*/privacy\n", r.text)
        for path in ("/.well-known/nothing", "/metrics", "/.env",
                     "/openapi.yaml"):
            self.assertEqual(self.client.get(path).status, 404, path)


class Manual(Base):
    """doc/API.md: each example is sent, and answers as it says."""

    def test_examples(self):
        text = open(os.path.join(vern.ROOT, "doc", "API.md")).read()
        found = re.findall(r"```http\n(\w+) (\S+)\nAuthorization: Bearer "
                           r"(\w+)\n(?:\n(.*?))?```\n+Answer: `(\d+)`"
                           r"(?:\n+```json\n(.*?)```)?", text, re.S)
        self.assertGreater(len(found), 7)
        self.assertEqual(len(found), text.count("```http"))
        kept = {}
        for method, path, token, body, status, want in found:
            for name, value in kept.items():
                path = path.replace(name, value)
                body = body.replace(name, value)
            r = self.send(method, path.replace("/%s/api/v1/" % ORG, ""),
                          body.encode() if body else None, token.lower())
            with self.subTest(example=method + " " + path):
                self.assertEqual(r.status, int(status), r.text)
                if want:
                    self.alike(json.loads(want), r.json(), path)
            if r.status == 201 and "id" in r.json():
                kept[{"people": "PERSON", "groups": "GROUP",
                      "messages": "MESSAGE"}.get(
                          path.split("/")[-1], "OTHER")] = r.json()["id"]

    def alike(self, want, got, at):
        """The same but for what the page writes as …"""
        if isinstance(want, dict):
            self.assertEqual(set(want), set(got), at)
            for k in want:
                self.alike(want[k], got[k], at + "/" + k)
        elif isinstance(want, list):
            self.assertEqual(len(want), len(got), at)
            for a, b in zip(want, got):
                self.alike(a, b, at)
        elif not (isinstance(want, str) and "…" in want):
            self.assertEqual(want, got, at)


if __name__ == "__main__":
    unittest.main(verbosity=2)
