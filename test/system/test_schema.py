# SPDX-License-Identifier: EUPL-1.2
"""`vern policy schema` and `vern policy lsp` as commands."""
import json
import os
import subprocess
import unittest

from vern import VERN, ROOT


def run(*args, **more):
    return subprocess.run([VERN, "policy"] + list(args), timeout=60,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, **more)


def schema(*args):
    done = run("schema", "--json", *args)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class TestSchema(unittest.TestCase):
    def test_shape(self):
        s = schema()
        self.assertEqual((s["schema"], s["version"]), ("vern-grammar", 1))
        self.assertEqual(set(s), {
            "schema", "version", "constructs", "symbols", "rules", "words",
            "reserved", "findings", "messages"})
        for c in s["constructs"]:
            self.assertEqual(set(c), {"id", "keyword", "within", "head",
                                      "block", "about", "server", "office",
                                      "properties"})
            for p in c["properties"]:
                self.assertEqual(set(p), {
                    "keyword", "many", "syntax", "line", "value", "block",
                    "about", "example", "server", "office"})
                self.assertIn(p["server"], ("yes", "part", "told", "check",
                                            "says"))
                self.assertEqual(p["office"] is not None,
                                 p["server"] in ("part", "told"), p)

    def test_what_is_referred_to_is_there(self):
        s = schema()
        constructs = {c["id"] for c in s["constructs"]}
        words = {w["id"] for w in s["words"]}
        values = [p["value"] for c in s["constructs"]
                  for p in c["properties"]]
        for v in values + s["symbols"]:
            self.assertIn(v.get("names", "purpose"), constructs)
            self.assertIn(v.get("words", "channels"), words)
        for c in s["constructs"]:
            self.assertIn(c["within"], constructs | {None})
            for p in c["properties"]:
                self.assertIn(p["block"], constructs | {None})

    def test_values(self):
        field = schema("--construct", "field")["constructs"][0]
        kinds = {p["keyword"]["en"]: p["value"] for p in field["properties"]
                 if p["keyword"]}
        self.assertEqual(kinds["register owned"],
                         {"kind": "flag", "list": False})
        self.assertEqual(kinds["reason"], {"kind": "texts", "list": False})
        self.assertEqual(kinds["vocabulary"], {"kind": "term",
                                               "list": False})
        self.assertEqual(kinds["classification"], {
            "kind": "classification", "list": False,
            "words": "classifications"})
        purpose = schema("--construct", "purpose")["constructs"][0]
        kinds = {p["keyword"]["en"]: p["value"]
                 for p in purpose["properties"] if p["keyword"]}
        self.assertEqual(kinds["segment by"], {
            "kind": "field", "list": True, "names": "field"})
        self.assertEqual(kinds["serves"], {
            "kind": "activity", "list": True, "words": "activities"})

    def test_both_languages_everywhere(self):
        def walk(o):
            if isinstance(o, dict):
                if "en" in o and "nb" in o:
                    self.assertEqual(bool(o["en"]), bool(o["nb"]), o)
                for v in o.values():
                    walk(v)
            elif isinstance(o, list):
                for v in o:
                    walk(v)
        walk(schema())

    def test_codes_are_unique(self):
        s = schema()
        ids = [c["id"] for c in s["constructs"]]
        self.assertEqual(len(ids), len(set(ids)))
        for id_ in ids:
            self.assertEqual(
                schema("--construct", id_)["constructs"][0]["id"], id_)
        codes = [f["code"] for f in s["findings"] + s["messages"]]
        self.assertEqual(len(codes), len(set(codes)))

    def test_construct_by_any_name(self):
        ids = [schema("--construct", name)["constructs"][0]["id"]
               for name in ("group_type", "group type", "gruppetype")]
        self.assertEqual(ids, ["group_type"] * 3)

    def test_text(self):
        en = run("schema", "--construct", "log").stdout.decode()
        nb = run("schema", "--construct", "log", "--language",
                 "nb").stdout.decode()
        self.assertIn("ip address (not stored | shortened | in full)", en)
        self.assertIn("ip-adresse (lagres ikke | forkortet | i sin helhet)",
                      nb)

    def test_refusals(self):
        for args in (("--construct", "zebra"), ("--format", "xml"),
                     ("--language", "fr"), ("file",),
                     ("--format", "markdown"),
                     ("--format", "markdown", "/no/such/file")):
            done = run("schema", *args)
            self.assertNotEqual(done.returncode, 0, args)
            self.assertEqual(done.stdout, b"", args)
            self.assertTrue(done.stderr.startswith(b"vern: policy schema: ")
                            or b"usage" in done.stderr, done.stderr)

    def test_the_manual_is_filled_in(self):
        path = os.path.join(ROOT, "doc", "STATEMENT.md")
        with open(path, "rb") as f:
            self.assertEqual(run("schema", "--format", "markdown",
                                 path).stdout, f.read())


def message(method, id_=None, **params):
    o = {"jsonrpc": "2.0", "method": method, "params": params}
    if id_ is not None:
        o["id"] = id_
    b = json.dumps(o).encode()
    return b"Content-Length: %d\r\n\r\n" % len(b) + b


class TestLsp(unittest.TestCase):
    def talk(self, *pieces):
        return subprocess.run([VERN, "policy", "lsp"], timeout=60,
                              input=b"".join(pieces),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    HELLO = message("initialize", 1, capabilities={})

    def test_exit_codes(self):
        for code, pieces in (
                (0, (self.HELLO, message("shutdown", 2), message("exit"))),
                (1, (self.HELLO, message("exit"))),
                (1, (self.HELLO,)),
                (1, ())):
            self.assertEqual(self.talk(*pieces).returncode, code)
        self.assertEqual(self.talk(b"GET / HTTP/1.1\r\n\r\n").returncode, 2)

    def test_nothing_but_the_protocol(self):
        done = self.talk(self.HELLO, message("zebra", 5),
                         message("shutdown", 2), message("exit"))
        rest, seen = done.stdout, []
        while rest:
            head, _, rest = rest.partition(b"\r\n\r\n")
            n = int(head.split(b":")[1])
            seen.append(json.loads(rest[:n])["id"])
            rest = rest[n:]
        self.assertEqual(seen, [1, 5, 2])
        self.assertEqual(done.stderr, b"")

    def test_words_are_refused(self):
        done = run("lsp", "file.vern")
        self.assertEqual((done.returncode, done.stdout), (2, b""))


if __name__ == "__main__":
    unittest.main()
