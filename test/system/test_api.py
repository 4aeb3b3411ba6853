#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The JSON API: every answer fits /openapi.json, every door is closed to
whoever may not, ids tell nothing, bodies hold what the tables name (T-01,
T-02, T-65, T-73, B05)."""
import http.client
import json
import os
import random
import re
import unittest

import vern
from api import Base, GRADUATE, LATER, MARK, MISSING, NOW, ORG, fits


class Description(Base):
    def test_every_door_is_described(self):
        rows = re.findall(r'ROUTE\((\w+),\s*"([^"]+)",\s*(\w+),[^)]*BEARER',
                          open(os.path.join(vern.ROOT, "src", "web",
                                            "routes.def")).read())
        self.assertGreater(len(rows), 25)
        got = {(m, p, op["operationId"]) for m, p, op in self.operations()}
        self.assertEqual(got, set(rows))

    def test_the_description_is_whole(self):
        self.assertEqual(self.doc["openapi"], "3.1.0")
        text = json.dumps(self.doc)
        for name in re.findall(r"#/components/schemas/(\w+)", text):
            self.assertIn(name, self.doc["components"]["schemas"])
        for _, path, op in self.operations():
            told = {p["name"] for p in op["parameters"]
                    if p["in"] == "path"}
            self.assertEqual(told, set(re.findall(r"\{(\w+)\}", path)))
            self.assertTrue(op["summary"])

    def test_the_validator_can_fail(self):
        schema = {"$ref": "#/components/schemas/Id"}
        self.assertIsNone(fits(schema, {"id": MISSING}, self.doc))
        for wrong in ({}, {"id": 1}, {"id": "x"}, [], {"id": MISSING, "a": 1}):
            self.assertIsNotNone(fits(schema, wrong, self.doc), wrong)


class Doors(Base):
    def test_b05_no_door_opens_without_a_token_that_counts(self):
        wrong = {"none": None, "empty": "", "unknown": "A" * 43,
                 "short": "a", "another organisation's": "other",
                 "ended": "ended", "long": "a" * 4000}
        for method, path, op in self.operations():
            path = path.replace("/{org}/api/v1/", "").replace(
                "{id}", MISSING).replace("{person}", MISSING)
            body = self.body_of(op, MISSING)
            for name, token in wrong.items():
                with self.subTest(door=method + " " + path, token=name):
                    r = self.send(method, path, body, token)
                    self.assertEqual(r.status, 401, r.text[:300])
                    self.assertEqual(r.headers["WWW-Authenticate"], "Bearer")

    def test_other_ways_to_say_who_one_is(self):
        t = self.tokens["registry"]
        for headers, want in (
                ({"Authorization": "Basic " + t}, 401),
                ({"Authorization": t}, 401),
                ({"Authorization": "Bearer " + t + "x"}, 401),
                ({"Authorization": "Bearer " + t[:-1]}, 401),
                ({"Authorization": "Bearer " + t.swapcase()}, 401),
                ({"Authorization": "Bearer  "}, 401),
                ({"Cookie": "token=" + t}, 401),
                ({"X-Api-Key": t}, 401),
                ({"Authorization": "bearer " + t}, 200)):
            with self.subTest(headers=list(headers), want=want):
                r = self.client.request(
                    "GET", "/%s/api/v1/statement" % ORG, None, headers)
                self.assertEqual(r.status, want)
        r = self.client.request(
            "GET", "/%s/api/v1/statement?access_token=%s" % (ORG, t))
        self.assertEqual(r.status, 401)

    def test_a_token_of_another_kind_is_no_session(self):
        headers = {"Authorization": "Bearer " + self.tokens["registry"]}
        for path in ("/me", "/staff/people", "/me/edit"):
            r = self.client.request("GET", "/" + ORG + path, None, headers)
            self.assertIn(r.status, (303, 401), path)

    def test_methods_that_a_path_does_not_have(self):
        for method, path in (("PUT", "people"), ("GET", "people"),
                             ("DELETE", "people"), ("PATCH", "people"),
                             ("PUT", "people/" + MISSING),
                             ("POST", "statement"), ("DELETE", "audit")):
            with self.subTest(door=method + " " + path):
                r = self.send(method, path)
                self.assertEqual(r.status, 405, r.text)
                self.assertNotIn(method, r.headers["Allow"].split(", "))
        for path in ("", "nothing", "people/x/y", "../../me", "tokens"):
            with self.subTest(path=path):
                self.assertIn(self.send("GET", path).status, (400, 404))
        self.assertEqual(self.send("GET", "people/" + MISSING,
                                   org="nobody").status, 404)

    def test_expired_token(self):
        d = vern.Directory(ORG, now=NOW)
        self.addCleanup(d.close)
        t = d.json("token", ORG, "add", "x", "--role", "administrator",
                   "--purpose", "registry", "--days", "1")["token"]
        headers = {"Authorization": "Bearer " + t}
        for now, want in ((NOW, 200), (LATER, 401)):
            d.now = now
            with d.serve() as server:
                r = server.client().request(
                    "GET", "/%s/api/v1/statement" % ORG, None, headers)
                self.assertEqual(r.status, want)


class Ids(Base):
    def test_t01_foreign_and_missing_ids_are_alike(self):
        """Five ids that are not there, and one of another organisation."""
        foreign = self.foreign.json()["id"]
        ids = [foreign, MISSING, "0000000000000", "zzzzzzzzzzzzz", "1",
               "x" * 200, "2f7wgkqedb86!"]
        for method, path, op in self.operations():
            if "{" not in path[5:]:
                continue
            short = path.replace("/{org}/api/v1/", "")
            token = "rights" if "people/{id}/" in short or \
                method == "DELETE" else "registry"
            if short.startswith("imports"):
                token = "invitation"
            if short.startswith("messages"):
                token = "newsletter"
            if short.startswith("groups"):
                token = "registry"
            answers = set()
            for i in ids:
                r = self.send(method, short.replace("{id}", i).replace(
                    "{person}", i), self.body_of(op, i), token)
                answers.add((r.status, r.body))
            with self.subTest(door=method + " " + short):
                self.assertEqual(len(answers), 1, answers)
                self.assertEqual(answers.pop()[0], 404)

    def test_t01_bodies_with_foreign_ids(self):
        foreign = self.foreign.json()["id"]
        for path, token in (("invitations", "invitation"),
                            ("groups/%s/members" % MISSING, "registry")):
            got = {(r.status, r.body) for r in (
                self.send("POST", path, {"person": i}, token)
                for i in (foreign, MISSING, "1", "", "x" * 99))}
            self.assertEqual(len(got), 1, got)
            self.assertEqual(got.pop()[0], 404)

    def test_t01_who_may_not_learns_nothing_from_ids(self):
        """The same refusal for somebody who is there and somebody who is
        not."""
        who = self.person("Per Usynlig", "per@example.no")
        for token in ("newsletter", "board", "invitation", "officer"):
            for method, path, body in (
                    ("GET", "people/%s", None),
                    ("PATCH", "people/%s", {"fields": {"mobile": None}}),
                    ("DELETE", "people/%s", None),
                    ("POST", "people/%s/death", None),
                    ("GET", "people/%s/export", None)):
                a = self.send(method, path % who, body, token)
                b = self.send(method, path % MISSING, body, token)
                if a.status == 200:
                    continue  # this role may
                with self.subTest(token=token, door=method + " " + path):
                    self.assertIn(a.status, (403, 404))
                    self.assertEqual((a.status, a.body), (b.status, b.body))
        self.assertEqual(self.show(who)["stage"], "possible")


class Assignment(Base):
    def columns(self):
        """Names of columns, of members of structs, of roles: what somebody
        would try."""
        names = set()
        schema = os.path.join(vern.ROOT, "sql", "schema")
        for f in os.listdir(schema):
            text = open(os.path.join(schema, f)).read()
            names |= set(re.findall(r"^\s+([a-z_]+)\s+(?:INTEGER|TEXT|BLOB|"
                                    r"BIGINT|BYTEA)", text, re.M | re.I))
        names |= {"role", "org", "organisation", "stage", "consent",
                  "consents", "verified", "verified_s", "restricted",
                  "protected_address", "member", "joined", "password",
                  "admin", "is_admin", "groups", "id", "person_id", "facts",
                  "erased", "terms", "token", "by", "at", "revision",
                  "__proto__", "constructor", "personnr",
                  "national_identity_number", "Full_name", "full_name ",
                  "fields.full_name", "", "$where", "values", "created"}
        return sorted(names - {"fields", "kinds", "source", "channel"})

    def test_t02_nothing_is_taken_that_is_not_named(self):
        names = self.columns()
        self.assertGreater(len(names), 40)
        who = self.person("Mass Tildelt", "mass@example.no")
        before = self.show(who)
        for name in names:
            for value in (1, True, "member", MARK, {"a": 1}, [1], None):
                with self.subTest(name=name, value=value):
                    self.bad(400, "POST", "people",
                             {**GRADUATE, name: value}, pointer="/" + name)
            for body in ({"fields": {}, name: "member"},
                         {"fields": {name: "member"}}):
                with self.subTest(name=name, body=body):
                    self.bad(400, "PATCH", "people/" + who, body)
        after = self.show(who)
        # Meanwhile the server may have invited, as it should.
        self.assertIn(after["stage"], ("possible", "invited"))
        for key in ("id", "kinds", "fields", "restricted",
                    "protected_address"):
            self.assertEqual(after.get(key), before.get(key), key)
        found = self.good(200, "POST", "people/search", {"text": "kari"})
        self.assertEqual(found["total"], 0)

    def test_t02_other_bodies(self):
        for path, token, body in (
                ("people/search", "registry", {"text": "k", "purpose": "x"}),
                ("people/search", "registry", {"text": "k", "role": 1}),
                ("groups", "registry", {"type": "open_group", "name": "a",
                                        "id": MISSING}),
                ("groups", "registry", {"type": "open_group", "name": "a",
                                        "members": 3}),
                ("messages", "newsletter", {
                    "subject": {"nb": "a"}, "body": {"nb": "b"},
                    "purpose": "rights"}),
                ("messages", "newsletter", {
                    "subject": {"nb": "a"}, "body": {"nb": "b"},
                    "state": "sending"}),
                ("messages", "newsletter", {
                    "subject": {"nb": "a"}, "body": {"nb": "b"},
                    "approved": "2026-01-01T00:00:00Z"}),
                ("messages", "newsletter", {
                    "subject": {"nb": "a", "approved": "b"},
                    "body": {"nb": "b"}}),
                ("invitations", "invitation", {"person": MISSING,
                                               "stage": "member"})):
            with self.subTest(path=path, body=body):
                self.bad(400, "POST", path, body, token)


class Roles(Base):
    def test_the_purpose_and_the_role_decide(self):
        who = self.person("Rolf Rolle", "rolf@example.no")
        for token, method, path, body, reason in (
                ("rights", "POST", "groups",
                 {"type": "open_group", "name": "a"}, "no_clause"),
                ("rights", "GET", "messages", None, "no_clause"),
                ("registry", "DELETE", "people/" + who, None, "no_clause"),
                ("registry", "GET", "people/%s/export" % who, None,
                 "no_clause"),
                ("registry", "POST", "people/%s/restrict" % who, None,
                 "no_clause"),
                ("registry", "POST", "people/%s/death" % who, None,
                 "no_clause"),
                ("registry", "POST", "people/%s/consents" % who,
                 {"do": "withdraw", "purpose": "newsletter"}, "no_clause"),
                ("registry", "POST", "invitations", {"person": who},
                 "no_clause"),
                ("registry", "GET", "messages", None, "no_clause"),
                ("registry", "GET", "retention", None, "other_purpose"),
                ("office", "GET", "audit", None, "no_clause"),
                ("invitation", "POST", "people/search", {"text": "r"},
                 "no_clause"),
                ("invitation", "GET", "people/" + who, None, "no_clause"),
                ("newsletter", "POST", "people/search", {"text": "r"},
                 "no_clause"),
                ("newsletter", "GET", "people/" + who, None, "no_clause"),
                ("newsletter", "POST", "people", GRADUATE, "no_clause"),
                ("newsletter", "GET", "audit", None, "no_clause"),
                ("newsletter", "GET", "groups", None, "no_clause"),
                ("officer", "POST", "people", GRADUATE, "no_clause"),
                ("officer", "PATCH", "people/" + who,
                 {"fields": {"mobile": None}}, "no_clause"),
                ("officer", "DELETE", "people/" + who, None, "no_clause"),
                ("board", "POST", "messages",
                 {"subject": {"nb": "a"}, "body": {"nb": "b"}},
                 "term_ended"),
                ("board", "GET", "messages", None, "term_ended")):
            with self.subTest(token=token, door=method + " " + path):
                r = self.send(method, path, body, token)
                if r.status == 403:
                    self.assertEqual(r.json().get("reason"), reason)
                self.assertEqual(r.status, 403, r.text)

    def test_only_the_person_lifts_and_consents(self):
        who = self.member("Nei Takk", "nei@example.no")
        self.good(200, "POST", "people/%s/restrict" % who, None, "rights")
        self.bad(403, "POST", "people/%s/release" % who, None, "rights",
                 reason="only_narrowing")
        self.assertTrue(self.good(200, "GET", "people/" + who,
                                  token="rights")["restricted"])
        # For every other purpose there is nobody (B20).
        a = self.send("GET", "people/" + who)
        b = self.send("GET", "people/" + MISSING)
        self.assertEqual((a.status, a.body), (404, b.body))
        found = self.good(200, "POST", "people/search", {"text": "nei takk"})
        self.assertEqual(found["total"], 0)
        r = self.good(201, "POST", "people/%s/consents" % who,
                      {"do": "give", "purpose": "newsletter"}, "rights")
        self.assertEqual(r["state"], "requested")
        now = self.good(200, "GET", "people/%s/consents" % who,
                        token="rights")
        self.assertEqual(now["now"], [])
        self.assertIn("requested", [e["state"] for e in now["events"]])
        r = self.good(201, "POST", "people/%s/consents" % who,
                      {"do": "object", "purpose": "newsletter"}, "rights")
        self.assertEqual(r, {"state": "objected", "recorded": 1})
        self.bad(400, "POST", "people/%s/consents" % who,
                 {"do": "lift", "purpose": "newsletter"}, "rights",
                 pointer="/do")
        # Art. 21: to a contract's own messages there is no objecting.
        self.bad(400, "POST", "people/%s/consents" % who,
                 {"do": "object", "purpose": "membership"}, "rights",
                 pointer="/purpose")
        self.bad(422, "POST", "people/%s/consents" % who,
                 {"do": "give", "purpose": "registry"}, "rights")


class Bodies(Base):
    def naughty(self):
        """Bodies that are no good, of every sort."""
        r = random.Random(65)
        m = MARK
        yield from (b"", b" ", b"\n", b"null", b"true", b"0", b"1e999", b'""',
                    b"[]", b"[[]]", b"{", b"}", b"{]", b'{"text"}',
                    b'{"text":}', b'{"text":"' + m.encode(),
                    b'{"text":"a"', b'{"text":"a",}', b"{'text':'a'}",
                    b'{text:"a"}', b'{"text":"a"}x', b'{"text":"a"}{}',
                    b'{"text":"a","text":"b"}', b'{"text":NaN}',
                    b'{"text":Infinity}', b'{"text":"\xff"}',
                    b'{"text":"\xed\xa0\x80"}', b'{"text":"\\ud800"}',
                    b'{"te\\u0000xt":"a"}', b'{"text":"a\x00b"}',
                    b'{"text":"a\nb"}', b"\xef\xbb\xbf{}", b"\xff\xfe{\x00",
                    b"\x00" * 10, b"/*c*/{}", b'{"text":"a"} //c',
                    b"<xml/>", b"text=a", b"--", b"%s", b"\\u0041")
        yield from (b"[" * n for n in (1, 31, 33, 1000, 100000))
        yield from (b'{"text":' * n + b"1" + b"}" * n
                    for n in (2, 31, 33, 5000))
        yield from (b'{"a":' + b"[" * n + b"]" * n + b"}"
                    for n in (1, 31, 33, 2000))
        for value in (None, True, False, 0, -1, 1.5, 10 ** 30, [], [m], {},
                      {"a": m}, [[m]], [None], m * 20000):
            for key in ("text", "fields", "kinds", "source", "channel", m):
                yield json.dumps({key: value}).encode()
        for field, value in (
                ("full_name", m + "\u202e"), ("full_name", 1),
                ("full_name", ["a"]), ("full_name", {"a": m}),
                ("full_name", None), ("full_name", ""),
                ("full_name", m * 100), ("full_name", m + "\x01"),
                ("full_name", m + "\u0000x"), ("full_name", True),
                ("birth_date", m), ("birth_date", "2026-02-30"),
                ("birth_date", "010203"), ("birth_date", 20260101),
                ("email_private", m), ("email_private", m + "@"),
                ("email_private", m + "@b\r\nBcc: x@y.no"),
                ("email_private", "@" + m), ("email_private", ["a@b.no"]),
                ("mobile", m), ("mobile", "+"), ("mobile", 47),
                ("nationality", m), ("nationality", "ZZ"),
                ("gender", m), ("gender", 1), ("engagement", m),
                ("engagement", [m]), ("engagement", [1]),
                ("engagement", ["a,b"]), ("engagement", {"a": 1}),
                ("education", m), ("education", {}), ("education", [m]),
                ("education", [[]]), ("education", [{m: 1}]),
                ("education", [{"degree": 1}]),
                ("education", [{"degree": ["a"]}]),
                ("education", [None]), ("education", [{}] * 201),
                ("education.degree", "a"), ("degree", "a"),
                ("written_language", m), ("written_language", "xx"),
                ("home_country", m), ("home_address", 1)):
            yield json.dumps({"fields": {
                "full_name": "A B", "email_private": "a@b.no",
                field: value}}).encode()
        good = json.dumps(GRADUATE).encode()
        for _ in range(60):
            b = bytearray(good)
            for _ in range(r.randint(1, 4)):
                b[r.randrange(len(b))] = r.randrange(128, 256)
            yield bytes(b)
        for _ in range(20):
            yield good[:r.randrange(1, len(good) - 1)]

    def test_t65_naughty_bodies_are_refused_and_nothing_else(self):
        who = self.person("Frisk Kropp", "frisk@example.no")
        before = self.show(who)
        n = 0
        for body in self.naughty():
            n += 1
            for method, path in (("POST", "people"),
                                 ("PATCH", "people/" + who),
                                 ("POST", "people/search")):
                r = self.send(method, path, body)
                with self.subTest(door=method + " " + path, body=body[:80]):
                    if path == "people/search" and b'"text"' in body and \
                            r.status == 200:
                        continue  # any text may be looked for
                    if method == "PATCH" and r.status == 200 and \
                            body in (b'{"source": null}', b'{"kinds": null}',
                                     b'{"fields": null}',
                                     b'{"fields": {}}',
                                     b'{"channel": null}'):
                        continue  # nothing is asked for
                    if method == "PATCH" and body == b'{"kinds": []}':
                        self.assertEqual(r.json()["reason"], "no_clause")
                        continue  # who corrects does not say kinds
                    self.assertIn(r.status, (400, 413, 422), r.text[:300])
                    self.assertNotIn(MARK * 2, r.text)
                    detail = r.json().get("detail", "")
                    self.assertNotIn(MARK, detail)
        self.assertGreater(n, 200)
        after = self.show(who)
        self.assertEqual(after["fields"], before["fields"])
        found = self.good(200, "POST", "people/search", {"text": "a b"})
        self.assertEqual(found["people"], [])

    def test_content_types(self):
        for kind in ("text/plain", "application/x-www-form-urlencoded",
                     "multipart/form-data; boundary=x", "text/json",
                     "application/jsonp", "application/xml", ""):
            with self.subTest(type=kind):
                r = self.send("POST", "people/search", {"text": "a"},
                              type=kind)
                self.assertEqual(r.status, 400, r.text)
        for kind in ("application/json", "Application/JSON; charset=utf-8"):
            self.assertEqual(self.send("POST", "people/search",
                                       {"text": "a"}, type=kind).status, 200)

    def test_too_large_and_not_expected(self):
        body = b'{"text":"' + b"a" * 1200000 + b'"}'
        try:
            self.assertEqual(self.send("POST", "people/search",
                                       body).status, 413)
        except (ConnectionError, http.client.HTTPException):
            pass  # closed before all of it was sent
        self.bad(400, "POST", "people/%s/restrict" % MISSING,
                 {"restricted": False}, "rights")

    def test_queries(self):
        for q in ("page=0", "page=-1", "page=x", "page=1.5", "per_page=0",
                  "per_page=101", "per_page=99999999999999999999",
                  "page=" + MARK, "unknown=1", "page=%00", "page="):
            with self.subTest(query=q):
                self.bad(400, "POST", "people/search?" + q, {"text": "a"})
        self.bad(400, "GET", "audit?before=x", token="registry")
        self.bad(400, "GET", "people/%s/export?format=xml" % MISSING,
                 token="rights")


if __name__ == "__main__":
    unittest.main(verbosity=2)
