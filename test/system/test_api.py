#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The JSON API: every answer fits /openapi.json, every door is closed to
whoever may not, ids tell nothing, bodies hold what the tables name (T-01,
T-02, T-13, T-65, T-73, B05, LAW-1, LAW-2).

With the environment variable VERN_SCHEMATHESIS, schemathesis is run too.
"""
import http.client
import json
import os
import random
import re
import time
import unittest

import vern

ORG, OTHER = "ntnu-alumni", "itsmf"
NOW = "2026-03-02T09:00:00Z"
LATER = "2026-03-05T09:00:00Z"
MARK = "zqmarkerqz"  # stands in values; never in an error
GRADUATE = {"fields": {"full_name": "Kari Nordmann",
                       "email_private": "kari@example.no"},
            "kinds": ["graduate"]}
MISSING = "7zzzzzzzzzzzz"


def fits(schema, value, doc, at=""):
    """What does not fit, or None: as much of JSON Schema as we write."""
    if "$ref" in schema:
        schema = doc["components"]["schemas"][schema["$ref"].split("/")[-1]]
    kind = schema.get("type")
    python = {"object": dict, "array": list, "string": str, "integer": int,
              "boolean": bool}[kind]
    if not isinstance(value, python) or (
            kind == "integer" and isinstance(value, bool)):
        return "%s: not %s" % (at, kind)
    if kind == "string":
        if "pattern" in schema and not re.match(schema["pattern"], value):
            return "%s: pattern" % at
        if schema.get("format") == "date-time" and not re.match(
                r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", value):
            return "%s: no instant" % at
    if kind == "array":
        for i, v in enumerate(value):
            wrong = fits(schema["items"], v, doc, "%s/%d" % (at, i))
            if wrong:
                return wrong
    if kind == "object":
        known = schema.get("properties", {})
        more = schema.get("additionalProperties", True)
        for name in schema.get("required", []):
            if name not in value:
                return "%s/%s: missing" % (at, name)
        for name, v in value.items():
            inner = known.get(name, more)
            if inner is False:
                return "%s/%s: not described" % (at, name)
            if inner is not True:
                wrong = fits(inner, v, doc, at + "/" + name)
                if wrong:
                    return wrong
    return None


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.d = vern.Directory(ORG, OTHER, now=NOW)
        cls.addClassCleanup(cls.d.close)
        cls.token_ids = {}
        cls.tokens = {
            "registry": cls.make(ORG, "administrator", "registry"),
            "rights": cls.make(ORG, "administrator", "rights"),
            "invitation": cls.make(ORG, "administrator", "invitation"),
            "newsletter": cls.make(ORG, "alumni_office", "newsletter"),
            "office": cls.make(ORG, "alumni_office", "registry"),
            "officer": cls.make(ORG, "data_protection_officer", "rights"),
            "board": cls.make(ORG, "local_board", "group_information"),
            "other": cls.make(OTHER, "administrator", "registry"),
            "other rights": cls.make(OTHER, "administrator", "rights"),
            "short": cls.make(ORG, "administrator", "registry", "1"),
            "ended": cls.make(ORG, "administrator", "registry"),
        }
        cls.d.ok("token", ORG, "end", cls.token_ids[cls.tokens["ended"]])
        cls.server = cls.d.serve()
        cls.client = cls.server.client()
        cls.doc = cls.client.get("/openapi.json").json()
        cls.foreign = cls.send("POST", "people", {
            "fields": {"full_name": "Ola Utland",
                       "email_work": "ola@example.no"}}, "other", org=OTHER)

    @classmethod
    def make(cls, org, role, purpose, days="30"):
        t = cls.d.json("token", org, "add", "test", "--role", role,
                       "--purpose", purpose, "--days", days)
        cls.token_ids[t["token"]] = t["id"]
        return t["token"]

    @classmethod
    def described(cls, method, path):
        """The operation of the description that a path belongs to."""
        path = path.split("?")[0]
        found = None
        for pattern, item in cls.doc["paths"].items():
            words = re.sub(r"\\{[a-z]+\\}", "[^/]+", re.escape(pattern))
            if re.fullmatch(words, path) and method.lower() in item:
                if found is None or "{" not in pattern[5:]:
                    found = item[method.lower()]
        return found

    @classmethod
    def send(cls, method, path, body=None, token="registry", org=ORG,
             type="application/json"):
        """One call; its answer fits the description, or it is an error."""
        full = "/%s/api/v1/%s" % (org, path)
        headers = {}
        if token is not None:
            headers["Authorization"] = "Bearer " + cls.tokens.get(token,
                                                                  token)
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        if body is not None:
            headers["Content-Type"] = type
        r = cls.client.request(method, full, body, headers)
        assert r.headers["Cache-Control"] == "no-store", (full, "T-73")
        assert r.headers.get_all("Set-Cookie") is None, full
        op = cls.described(method, full)
        if op is not None:
            cls.fits_description(op, r, full)
        return r

    @classmethod
    def fits_description(cls, op, r, full):
        status = str(r.status)
        told = op["responses"].get(status, op["responses"]["default"])
        kind = r.headers.get_content_type()
        if status not in op["responses"]:
            assert r.status >= 400, (full, r)
            assert kind == "application/problem+json", (full, kind)
            assert r.json()["status"] == r.status, full
        if "content" not in told:
            assert r.body == b"", (full, r.body[:100])
            return
        if kind in told["content"]:
            wrong = fits(told["content"][kind]["schema"], r.json(), cls.doc)
            assert wrong is None, (full, wrong, r.text[:500])

    def good(self, status, *args, **kw):
        r = self.send(*args, **kw)
        self.assertEqual(r.status, status, (args, r.text[:600]))
        return r.json() if r.body and status != 204 else None

    def bad(self, status, *args, pointer=None, reason=None, **kw):
        r = self.send(*args, **kw)
        self.assertEqual(r.status, status, (args, r.text[:600]))
        self.assertNotIn(MARK, r.text)
        problem = r.json()
        if pointer is not None:
            self.assertEqual(problem.get("pointer"), pointer, (args, problem))
        if reason is not None:
            self.assertEqual(problem.get("reason"), reason, (args, problem))
        return problem

    def person(self, name="Kari Nordmann", email="kari@example.no", **more):
        return self.good(201, "POST", "people", {
            "fields": {"full_name": name, "email_private": email, **more},
            "kinds": ["graduate"]})["id"]

    def member(self, name, email, **more):
        """Somebody who said yes."""
        who = self.person(name, email, **more)
        self.good(201, "POST", "invitations", {"person": who}, "invitation")
        until = time.monotonic() + 20
        while not self.d.letters_to(email) and time.monotonic() < until:
            time.sleep(0.05)
        token = self.d.letters_to(email)[-1].token("/accept/")
        path = "/%s/accept/%s" % (ORG, token)
        browser = self.server.client()
        browser.submit(browser.get(path), "accept")
        return who

    def show(self, who):
        return self.good(200, "GET", "people/" + who)

    def operations(self):
        for path, item in self.doc["paths"].items():
            for method, op in item.items():
                yield method.upper(), path, op

    def body_of(self, op, who):
        """A body that is right, for doors that take one."""
        if "requestBody" not in op:
            return None
        content = op["requestBody"]["content"]
        if "application/json" not in content:
            return b""
        name = content["application/json"]["schema"]["$ref"].split("/")[-1]
        return {"Search": {"text": "kari"}, "PersonNew": GRADUATE,
                "PersonChange": {"fields": {}}, "Who": {"person": who},
                "ConsentSaid": {"do": "give", "purpose": "newsletter"},
                "GroupNew": {"type": "open_group", "name": "Chess"},
                "MessageNew": {"subject": {"nb": "a"}, "body": {"nb": "b"}},
                "MessageChange": {}, "Approval": {}}[name]


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
            token = {"RIGHTS": "rights"}.get("RIGHTS") if \
                "people/{id}/" in short or method == "DELETE" else "registry"
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
        self.assertEqual(self.show(who), before)
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
                                     b'{"kinds": []}', b'{"fields": null}',
                                     b'{"fields": {}}',
                                     b'{"channel": null}'):
                        continue  # nothing is asked for
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
