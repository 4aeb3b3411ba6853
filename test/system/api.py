# SPDX-License-Identifier: EUPL-1.2
"""What tests of the JSON API need: a server with tokens of several roles, and
calls whose every answer is held against /openapi.json."""
import json
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
        if kind.endswith("json") and kind in told["content"]:
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
        token = self.letter(email, "/accept/").token("/accept/")
        path = "/%s/accept/%s" % (ORG, token)
        browser = self.server.client()
        browser.submit(browser.get(path), "accept")
        return who

    def letter(self, email, words):
        """The newest letter to somebody that has the words in it."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            for letter in reversed(self.d.letters_to(email)):
                if words in letter.text:
                    return letter
            time.sleep(0.05)
        raise AssertionError("no letter to %s with %s" % (email, words))

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
                "MessageChange": {}, "Approval": {}, "ImportRun": {}}[name]
