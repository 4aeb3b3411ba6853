# SPDX-License-Identifier: EUPL-1.2
"""The command line: every command, with and without a server, and above all
what it refuses, with which exit code, and that no error tells a fact."""
import json
import os
import re
import stat
import subprocess
import tempfile
import unittest
import zipfile

import vern

NOW = "2026-03-02T09:00:00Z"
ORG = "ntnu-alumni"
POLICY = vern.statement(ORG)

SMALL = """statement small {
	en "Small"
	version 1.0.0
	effective 2026-01-01
	languages en
"""


def fixture(test, *orgs):
    d = vern.Directory(*(orgs or (ORG,)), now=NOW)
    test.addCleanup(d.close)
    return d


class Words(unittest.TestCase):
    """What stands on the command line, before any directory is opened."""

    # words, exit code, part of the error
    REFUSED = [
        (["nonsense"], 2, "no such command"),
        (["person"], 2, "needs a verb"),
        (["person", "/x", ORG, "fly"], 2, "needs a verb"),
        (["person", "/x", ORG, "show", "1", "--porpoise", "x"], 2,
         "no option --porpoise"),
        (["person", "/x", ORG, "show", "1", "--purpose"], 2, "needs a value"),
        (["version", "--json=yes"], 2, "takes no value"),
        (["serve"], 2, "usage"),
        (["serve", "/nowhere/at/all"], 1, "not a Vern directory"),
        (["work"], 2, "usage"),
        (["work", "/nowhere/at/all"], 1, "not a Vern directory"),
        (["audit", "/nowhere/at/all", "verify"], 1, "not a Vern directory"),
        (["init", "/tmp/x"], 2, "--policy"),
        (["init", "--policy", POLICY], 2, "usage"),
        (["restore", "/nowhere", "/tmp/x"], 2, "--keys"),
        (["restore", "/nowhere/a", "/nowhere/b", "--keys", "/nowhere/c"], 2,
         "No such file"),
        (["backup", "/nowhere/at/all", "/tmp/y"], 1, "not a Vern directory"),
        (["help", "nonsense"], 1, "no such command"),
        (["policy", "check"], 2, "usage"),
        (["policy", "check", "/nowhere.vern"], 2, "No such file"),
        (["policy", "check", POLICY, "--language", "xx"], 2, "--language"),
        (["policy", "print", "/nowhere.vern"], 2, "No such file"),
        (["policy", "print", POLICY, "--keywords", "fr"], 2, "--keywords"),
        (["policy", "statement", POLICY, "--format", "csv"], 2, "--format"),
        (["policy", "statement", POLICY, "--format", "pdf"], 2, "--format"),
        (["policy", "record", POLICY, "--format", "text"], 2, "--format"),
        (["policy", "explain", POLICY, "--purpose", "none"], 1, "no purpose"),
        (["policy", "explain", "no_such_code"], 1, "no finding"),
        (["policy", "deadline", POLICY, "--right", "access"], 2,
         "--received"),
        (["policy", "deadline", POLICY, "--received", "2026-01-30"], 2,
         "--right"),
        (["policy", "deadline", POLICY, "--right", "access", "--received",
          "2026-02-30"], 2, "--received"),
        (["policy", "deadline", POLICY, "--right", "access", "--received",
          "2026-01-30", "--paused", "-1"], 2, "--paused"),
        (["sample", POLICY], 2, "--source"),
        (["sample", POLICY, "--source", "none"], 1, "no source"),
        (["sample", POLICY, "--source", "student_registry", "--people",
          "many"], 2, "--people"),
    ]

    def test_refusals(self):
        for words, code, part in self.REFUSED:
            with self.subTest(" ".join(words)):
                r = vern.run(*words)
                self.assertEqual(r.code, code, r)
                self.assertIn(part, r.err)
                self.assertEqual(r.out, "")
                for line in r.err.splitlines():
                    if line.startswith("vern"):
                        self.assertRegex(line, r"^vern: ")

    def test_help_and_version(self):
        r = vern.ok("help")
        for command in ("person DIR ORG find", "init DIR", "audit DIR verify",
                        "restore FILE DIR", "policy check"):
            self.assertIn(command, r.out)
        self.assertIn("--recovery-key-file", vern.ok("help", "restore").out)
        self.assertRegex(vern.ok("version").out, r"^vern \d+\.\d+")
        self.assertEqual(vern.ok("version", "--json").json()["name"], "vern")
        self.assertEqual(vern.ok().out, r.out)

    def test_fixed_time_that_is_none(self):
        r = vern.run("version", now="yesterday")
        self.assertEqual(r.code, 2)
        self.assertIn("VERN_NOW", r.err)


class Policy(unittest.TestCase):
    """What can be done with a statement file alone."""

    def file(self, text):
        f = tempfile.NamedTemporaryFile("w", suffix=".vern", delete=False)
        self.addCleanup(os.unlink, f.name)
        f.write(text)
        f.close()
        return f.name

    def shipped(self):
        return [os.path.join(vern.STATEMENTS, f)
                for f in sorted(os.listdir(vern.STATEMENTS))
                if f.endswith(".vern")]

    def test_shipped_statements_have_no_errors(self):
        for path in self.shipped():
            with self.subTest(path):
                vern.ok("policy", "check", path, now=NOW)

    def test_findings_have_the_fixed_form(self):
        path = self.file(SMALL + "\tlangauges en\n}\n")
        r = vern.run("policy", "check", path)
        self.assertEqual(r.code, 1)
        first = r.out.splitlines()[0]
        self.assertRegex(first, r"^%s:\d+:\d+: (error|warning): .+ \[[a-z_]+\]$"
                         % re.escape(path))
        j = vern.run("policy", "check", path, "--json")
        self.assertEqual(j.code, 1)
        found = j.json()["files"][0]["findings"][0]
        self.assertEqual(found["severity"], "error")
        self.assertEqual(":%d:%d:" % (found["line"], found["column"]),
                         re.search(r":\d+:\d+:", first).group(0))
        self.assertNotEqual(
            vern.run("policy", "check", path, "--language", "nb").out, r.out)

    def test_an_unread_file_weighs_more_than_errors(self):
        path = self.file("nothing")
        self.assertEqual(
            vern.run("policy", "check", path, "/nowhere").code, 2)
        self.assertEqual(vern.run("policy", "check", path).code, 1)

    def test_errors_stop_everything_else(self):
        path = self.file("statement x {")
        for words in (["policy", "print", path],
                      ["policy", "statement", path],
                      ["policy", "record", path],
                      ["policy", "consents", path],
                      ["policy", "explain", path, "--purpose", "x"],
                      ["sample", path, "--source", "x"]):
            with self.subTest(words[1]):
                r = vern.run(*words)
                self.assertEqual((r.code, r.out), (1, ""), r)

    def test_print_is_canonical(self):
        for path in self.shipped():
            with self.subTest(path):
                once = vern.ok("policy", "print", path).out
                again = self.file(once)
                self.assertEqual(vern.ok("policy", "print", again).out, once)
                nb = self.file(
                    vern.ok("policy", "print", path, "--keywords", "nb").out)
                self.assertEqual(
                    vern.ok("policy", "print", nb, "--keywords", "en").out,
                    vern.ok("policy", "print", path, "--keywords", "en").out)

    def test_what_is_printed(self):
        page = vern.ok("policy", "statement", POLICY, "--format", "html",
                       "--language", "nb").out
        self.assertTrue(page.startswith('<!doctype html>\n<html lang="nb">'))
        self.assertEqual(page.count("<h1"), 1)
        self.assertIn("alumni@ntnu.example", vern.ok(
            "policy", "statement", POLICY, "--language", "en").out)
        json.loads(vern.ok("policy", "statement", POLICY, "--format",
                           "jsonld").out)
        json.loads(vern.ok("policy", "record", POLICY, "--format",
                           "jsonld").out)
        self.assertIn(";", vern.ok("policy", "record", POLICY).out)
        texts = vern.ok("policy", "consents", POLICY, "--json",
                        "--language", "en").json()["consents"]
        self.assertIn("newsletter", [t["purpose"] for t in texts])
        self.assertTrue(all(t["text"] for t in texts))
        self.assertRegex(vern.ok("policy", "explain", POLICY, "--purpose",
                                 "newsletter").out, r"(?m)^\d+: ")

    def test_deadline(self):
        """NTNU-37: a month, and the statement's own promise."""
        out = vern.ok("policy", "deadline", POLICY, "--right", "access",
                      "--received", "2026-01-30").out
        dates = dict(line.split(": ") for line in out.splitlines())
        self.assertEqual(dates["law_base"], "2026-02-28")
        self.assertEqual(dates["law_latest"], "2026-03-02")
        self.assertEqual(dates["extended"], "2026-04-30")
        self.assertIn("due", dates)
        j = vern.ok("policy", "deadline", POLICY, "--right", "access",
                    "--received", "2026-01-30", "--json").json()
        self.assertEqual(j, dates)

    def test_sample_is_the_same_for_the_same_seed(self):
        words = ["sample", POLICY, "--source", "student_registry",
                 "--people", "50", "--seed"]
        one = vern.ok(*words, "7").out
        self.assertEqual(vern.ok(*words, "7", now=NOW).out, one)
        self.assertNotEqual(vern.ok(*words, "8").out, one)
        self.assertGreater(len(one.splitlines()), 50)


class Init(unittest.TestCase):
    def setUp(self):
        self.temp = tempfile.TemporaryDirectory()
        self.addCleanup(self.temp.cleanup)

    def path(self, name):
        return os.path.join(self.temp.name, name)

    def write(self, name, text):
        with open(self.path(name), "w") as f:
            f.write(text)
        return self.path(name)

    def test_everything_or_nothing(self):
        """A statement with errors stops before anything is made."""
        bad = self.write("bad.vern", "statement bad {")
        odd = self.write("Odd Name.vern", vern.text(POLICY))
        for name, files in (("a bad one", [bad]),
                            ("a good and a bad one", [POLICY, bad]),
                            ("the same twice", [POLICY, POLICY]),
                            ("a name for no address", [odd]),
                            ("no file", [self.path("none.vern")])):
            with self.subTest(name):
                words = [w for f in files for w in ("--policy", f)]
                r = vern.run("init", self.path("data"), *words)
                self.assertIn(r.code, (1, 2), r)
                self.assertEqual(r.out, "")
                self.assertFalse(os.path.exists(self.path("data")))

    def test_refuses_a_directory_with_anything_in_it(self):
        for name in ("file", ".hidden"):
            with self.subTest(name):
                d = self.path("d" + name)
                os.mkdir(d)
                open(os.path.join(d, name), "w").close()
                r = vern.run("init", d, "--policy", POLICY)
                self.assertEqual(r.code, 1, r)
                self.assertEqual(os.listdir(d), [name])

    def test_makes_it_for_this_user_alone(self):
        d = self.path("data")
        r = vern.ok("init", d, "--policy", POLICY, "--policy",
                    vern.statement("itsmf"), now=NOW)
        key = re.search(r"(?m)^\t(([0-9A-Z]{5}-){7}[0-9A-Z]{5})$", r.out)
        self.assertTrue(key, r.out)
        self.assertEqual(stat.S_IMODE(os.stat(d).st_mode), 0o700)
        for f in os.listdir(d):
            s = os.stat(os.path.join(d, f))
            self.assertEqual(stat.S_IMODE(s.st_mode),
                             0o700 if stat.S_ISDIR(s.st_mode) else 0o600, f)
        for org in (ORG, "itsmf"):
            vern.ok("person", d, org, "find", "x", "--purpose", "rights",
                    now=NOW)
        # The key is nowhere in the directory.
        for f in ("vern.db", "vern.keys", "ledger.log"):
            with open(os.path.join(d, f), "rb") as file:
                self.assertNotIn(key.group(1).encode(), file.read())
        self.assertEqual(
            vern.run("init", d, "--policy", POLICY, now=NOW).code, 1)

    def test_a_database_elsewhere_is_not_there_yet(self):
        r = vern.run("init", self.path("data"), "--policy", POLICY,
                     "--database", "postgresql://localhost/x")
        self.assertEqual(r.code, 1, r)
        self.assertFalse(os.path.exists(self.path("data")))


class WithAndWithoutServer(unittest.TestCase):
    """Each use twice: the command opens the directory, or a server has it."""

    def each(self, body, *orgs):
        for served in (False, True):
            with self.subTest(served=served):
                with vern.Directory(*(orgs or (ORG,)), now=NOW) as d:
                    if not served:
                        body(d)
                        continue
                    with d.serve() as server:
                        body(d)
                    self.assertEqual(server.process.returncode, 0,
                                     server.log())

    def member(self, d, name="Kari Nordmann", mail="kari@eksempel.example",
               *more):
        return d.add_person(ORG, "full_name=" + name, "email_private=" + mail,
                            *more, "--member", kind="graduate")

    def refused(self, d, table):
        for words, code, part in table:
            with self.subTest(" ".join(words)):
                r = d.run(*words)
                self.assertEqual(r.code, code, r)
                self.assertIn(part, r.err)
                self.assertEqual(r.out, "")
                self.assertTrue(r.err.startswith("vern: "), r.err)
                self.assertNotIn("Kari", r.err)
                self.assertNotIn("eksempel", r.err)

    def test_person(self):
        def body(d):
            id = self.member(d, "Kari Nordmann", "kari@eksempel.example",
                             "education.degree=Sivilingeniør")
            p = ["--purpose", "registry"]
            found = d.json("person", ORG, "find", "nord", *p)["people"]
            self.assertEqual([x["id"] for x in found], [id])
            self.assertEqual(
                d.json("person", ORG, "find", "nobody", *p)["people"], [])
            d.ok("person", ORG, "set", id, "employer=Verft & sønn",
                 "education[2].degree=Doktor", *p)
            shown = d.json("person", ORG, "show", id, *p)
            self.assertEqual(shown["stage"], "member")
            self.assertEqual(shown["fields"]["employer"], "Verft & sønn")
            self.assertEqual([e["degree"]
                              for e in shown["fields"]["education"]],
                             ["Sivilingeniør", "Doktor"])
            d.ok("person", ORG, "set", id, "employer=", *p)
            self.assertNotIn("employer", d.json(
                "person", ORG, "show", id, *p)["fields"])
            self.refused(d, [
                (["person", ORG, "show", id], 2, "--purpose"),
                (["person", ORG, "show", id, "--purpose", "none"], 1,
                 "no purpose"),
                (["person", ORG, "show", "0000000000000", *p], 1,
                 "no such person"),
                (["person", ORG, "show", "Kari", *p], 1, "no such person"),
                (["person", ORG, "show", *p], 2, "usage"),
                (["person", "none", "show", id, *p], 1, "no organisation"),
                (["person", ORG, "find", *p], 2, "usage"),
                (["person", ORG, "show", id, "--as", "Nobody", *p], 1,
                 "nobody of that name"),
                (["person", ORG, "set", id, *p], 2, "usage"),
                (["person", ORG, "set", id, "employer", *p], 2,
                 "field=value"),
                (["person", ORG, "set", id, "shoe_size=43", *p], 1,
                 "no field"),
                (["person", ORG, "set", id, "education=x", *p], 1,
                 "no field"),
                (["person", ORG, "set", id, "education[0].degree=x", *p], 1,
                 "no field"),
                (["person", ORG, "set", id, "birth_date=yesterday", *p], 2,
                 "birth_date"),
                (["person", ORG, "set", id, "gender=cat", *p], 2, "gender"),
                (["person", ORG, "set", id, "email_private=kari", *p], 2,
                 "email_private"),
                (["person", ORG, "set", id, "employer=x", "--source", "none",
                  *p], 1, "no source"),
                (["person", ORG, "set", id, "employer=x", "--channel",
                  "pigeon", *p], 2, "--channel"),
                (["person", ORG, "add", "full_name=Ola", *p], 2,
                 "email_private is required"),
                (["person", ORG, "add", "full_name=Ola",
                  "email_private=ola@x.example", "--kind", "cat", *p], 1,
                 "no kind"),
            ])
            # What was refused changed nothing.
            self.assertEqual(len(d.json(
                "person", ORG, "find", "kari", *p)["people"]), 1)
            self.assertEqual(
                d.json("person", ORG, "find", "ola", *p)["people"], [])
        self.each(body)

    def test_export(self):
        """NTNU-27: everything, in forms for people and for machines."""
        def body(d):
            id = self.member(d, "Kari <b>Nordmann", "kari@eksempel.example",
                             "employer==1+1")
            path = d.file("out.zip")
            d.ok("person", ORG, "export", id, path, "--purpose", "rights")
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
            with zipfile.ZipFile(path) as z:
                self.assertIsNone(z.testzip())
                self.assertEqual(sorted(z.namelist()),
                                 ["data.json", "facts.csv", "index.html"])
                page = z.read("index.html").decode()
                data = json.loads(z.read("data.json"))
                table = z.read("facts.csv").decode("utf-8-sig")
            self.assertIn("Kari &lt;b&gt;Nordmann", page)
            self.assertNotIn("<b>", page)
            self.assertNotIn("<script", page)
            values = {v["field"]: v["value"] for v in data["values"]}
            self.assertEqual(values["full_name"], "Kari <b>Nordmann")
            # A spreadsheet must not take it for a formula (T-24).
            self.assertIn("'=1+1", table)
            whole = d.ok("person", ORG, "export", id, "--purpose", "rights")
            self.assertEqual(json.loads(whole.out)["id"], id)
            looked = d.json("person", ORG, "look", id, "--purpose", "rights")
            self.assertIn("export", [e["act"] for e in looked["entries"]])
            self.refused(d, [
                (["person", ORG, "export", id, path, "--purpose", "rights"],
                 2, "File exists"),
                (["person", ORG, "export", id, "/nowhere/x.zip", "--purpose",
                  "rights"], 2, "No such file"),
                (["person", ORG, "export", id], 2, "--purpose"),
            ])
        self.each(body)

    def test_erase(self):
        """T-27, NTNU-28: gone from every command, and the trail verifies."""
        def body(d):
            id = self.member(d)
            r = d.json("person", ORG, "erase", id, "--purpose", "rights")
            self.assertLessEqual(r["unreadable"], r["gone"])
            self.assertEqual(d.json("person", ORG, "find", "kari",
                                    "--purpose", "rights")["people"], [])
            self.refused(d, [
                (["person", ORG, verb, id, *more, "--purpose", "rights"], 1,
                 "no such person")
                for verb, more in (
                    ("show", []), ("erase", []), ("export", []),
                    ("look", []), ("set", ["employer=x"]), ("death", []),
                    ("annul", []), ("restrict", []), ("release", []))])
            d.ok("audit", "verify")
        self.each(body)

    def test_restriction_and_death(self):
        def body(d):
            id = self.member(d)
            rights = ["--purpose", "rights"]
            d.ok("person", ORG, "restrict", id, *rights)
            self.assertTrue(d.json("person", ORG, "show", id,
                                   *rights)["restricted"])
            # Art. 18: every use but storing ends; the rights go on.
            self.refused(d, [(["person", ORG, "show", id, "--purpose",
                               "registry"], 1, "restricted")])
            d.ok("person", ORG, "release", id, *rights)
            d.ok("person", ORG, "show", id, "--purpose", "registry")
            d.ok("person", ORG, "death", id, *rights)
            self.refused(d, [
                (["person", ORG, "death", id, *rights], 1, "already"),
                (["person", ORG, "show", id, "--purpose", "registry"], 1,
                 "deceased"),
            ])
            d.ok("person", ORG, "annul", id, *rights)
            self.refused(d, [(["person", ORG, "annul", id, *rights], 1,
                              "no death")])
            self.assertEqual(d.json("person", ORG, "show", id,
                                    *rights)["stage"], "member")
        self.each(body)

    def test_consent(self):
        """NTNU-13: per purpose and channel, starting as no."""
        def body(d):
            id = self.member(d)
            about = ["--person", id, "--purpose", "newsletter"]

            def allowed():
                return d.json("explain", ORG, *about)["allowed"]

            self.assertFalse(allowed())
            self.assertEqual(d.json("consent", ORG, "give", *about, "--method",
                                    "letter")["state"], "given")
            self.assertTrue(allowed())
            shown = d.json("consent", ORG, "show", "--person", id)
            self.assertEqual(shown["now"], [{
                "purpose": "newsletter", "channel": "email",
                "state": "given"}])
            self.assertEqual(shown["events"][0]["method"], "post")
            self.assertEqual(shown["events"][0]["by"], "operator")
            d.ok("consent", ORG, "withdraw", *about)
            self.assertFalse(allowed())
            d.ok("consent", ORG, "give", *about)
            d.ok("consent", ORG, "object", *about)
            self.assertEqual(d.json("explain", ORG, *about)["allowed"],
                             False)
            d.ok("consent", ORG, "lift", *about)
            d.ok("consent", ORG, "give", *about, "--channel", "email")
            self.assertTrue(allowed())
            self.refused(d, [
                (["consent", ORG, "give", "--purpose", "newsletter"], 2,
                 "--person"),
                (["consent", ORG, "give", "--person", id], 2, "--purpose"),
                (["consent", ORG, "give", *about, "--channel", "sms"], 1,
                 "channel"),
                (["consent", ORG, "give", "--person", id, "--purpose",
                  "membership"], 1, "consent"),
                (["consent", ORG, "give", *about, "--method", "pigeon"], 2,
                 "--method"),
                (["consent", ORG, "give", "--person", "none", "--purpose",
                  "newsletter"], 1, "no such person"),
                (["explain", ORG, "--purpose", "newsletter"], 2, "--person"),
            ])
        self.each(body)

    def test_staff_can_only_narrow(self):
        """T-34: what staff enter waits for the person; a no counts."""
        def body(d):
            id = self.member(d)
            d.add_staff(ORG, "saksbehandler", "alumni_office")
            about = ["--person", id, "--purpose", "newsletter", "--as",
                     "saksbehandler"]
            self.assertEqual(d.json("consent", ORG, "give",
                                    *about)["state"], "requested")
            self.assertEqual(d.json("consent", ORG, "show", "--person",
                                    id)["now"], [])
            d.ok("consent", ORG, "give", *about[:-2])
            d.ok("consent", ORG, "withdraw", *about)
            self.assertEqual(d.json("consent", ORG, "show", "--person",
                                    id)["now"], [])
            self.refused(d, [
                (["consent", ORG, "lift", *about], 1, "only the person"),
                (["person", ORG, "release", id, "--purpose", "rights",
                  "--as", "saksbehandler"], 1, "only the person"),
                (["staff", ORG, "add", "x", "--role", "administrator",
                  "--as", "saksbehandler"], 1, "no_clause"),
                (["staff", ORG, "list", "--as", "saksbehandler"], 1,
                 "no_clause"),
                (["token", ORG, "list", "--as", "saksbehandler"], 1,
                 "no_clause"),
            ])
        self.each(body)

    def test_staff_and_tokens(self):
        def body(d):
            s = d.add_staff(ORG, "admin", "administrator")
            self.assertRegex(s["totp"], r"^[A-Z2-7]{32}$")
            link = d.json("staff", ORG, "add", "ny", "--role",
                          "alumni_office")["link"]
            self.assertRegex(link, r"^/ntnu-alumni/staff/set/[\w-]{43}$")
            staff = {x["name"]: x for x in
                     d.json("staff", ORG, "list", "--as", "admin")["staff"]}
            self.assertTrue(staff["admin"]["set_up"])
            self.assertFalse(staff["ny"]["set_up"])
            t = d.json("token", ORG, "add", "integration", "--role",
                       "alumni_office", "--purpose", "registry", "--days",
                       "10")
            self.assertEqual(t["expires"], "2026-03-12T09:00:00Z")
            tokens = d.json("token", ORG, "list")["tokens"]
            self.assertEqual([x["id"] for x in tokens], [t["id"]])
            self.assertNotIn(t["token"], d.ok("token", ORG, "list").out)
            d.ok("token", ORG, "end", t["id"])
            d.ok("staff", ORG, "end", "ny")
            self.refused(d, [
                (["token", ORG, "end", t["id"]], 1, "no such token"),
                (["token", ORG, "add", "--role", "alumni_office"], 2,
                 "--purpose"),
                (["token", ORG, "add", "--purpose", "registry"], 2,
                 "--role"),
                (["token", ORG, "add", "--role", "king", "--purpose",
                  "registry"], 1, "no role"),
                (["token", ORG, "add", "--role", "alumni_office",
                  "--purpose", "registry", "--days", "5000"], 2, "--days"),
                (["staff", ORG, "add", "admin", "--role", "alumni_office"],
                 1, "under that name"),
                (["staff", ORG, "add", "z"], 2, "--role"),
                (["staff", ORG, "add", "z", "--role", "king"], 1, "no role"),
                (["staff", ORG, "add", "z", "--role", "alumni_office",
                  "--email", "z"], 2, "--email"),
                (["staff", ORG, "add", "z", "--role", "alumni_office",
                  "--term", "2026"], 2, "--term"),
                (["staff", ORG, "add", "z", "--role", "alumni_office",
                  "--office", "x:2026-01-01..2025-01-01"], 2, "--office"),
                (["staff", ORG, "end", "ny"], 1, "nobody"),
                (["staff", ORG, "list", "--as", "ny"], 1, "nobody"),
            ])
            short = d.run("staff", ORG, "add", "kort", "--role",
                          "administrator", "--password-stdin",
                          input="kort\n")
            self.assertEqual(short.code, 2, short)
        self.each(body)

    def test_groups(self):
        def body(d):
            id = self.member(d, "Kari Nordmann", "kari@eksempel.example",
                             "home_place=Trondheim",
                             "education.programme=Datateknikk")
            types = set(re.findall(r"(?m)^group type (\w+)",
                                   vern.text(POLICY)))
            chosen = sorted(types)[0]
            g = d.json("group", ORG, "add", "Løpegruppa", "--type",
                       chosen)["id"]
            p = ["--person", id, "--purpose", "registry"]
            d.ok("group", ORG, "join", g, *p)
            counts = {x["id"]: x["members"] for x in
                      d.json("group", ORG, "list")["groups"]}
            self.assertEqual(counts[g], 1)
            d.ok("group", ORG, "leave", "løpegruppa", *p)
            self.refused(d, [
                (["group", ORG, "add", "x"], 2, "--type"),
                (["group", ORG, "add", "x", "--type", "none"], 1,
                 "no group"),
                (["group", ORG, "add", "a\nb", "--type", chosen], 2,
                 "one line"),
                (["group", ORG, "join", "none", *p], 1, "no such group"),
                (["group", ORG, "join", g, "--person", id], 2, "--purpose"),
                (["group", ORG, "join", g, "--purpose", "registry"], 2,
                 "--person"),
            ])
        self.each(body)

    def test_import_invite_answer(self):
        """NTNU-1, NTNU-7, B09, B11: the file, the letters, the buttons."""
        def body(d):
            csv = d.file("in.csv", vern.ok(
                "sample", POLICY, "--source", "student_registry",
                "--people", "12", "--seed", "5", "--undeclared").out)
            words = ["import", ORG, "--source", "student_registry", csv]
            dry = d.json(*words, "--dry-run")
            self.assertEqual(d.json("person", ORG, "find", "a", "--purpose",
                                    "rights")["people"], [])
            rejected = d.file("rejected.csv")
            first = d.json(*words, "--rejected", rejected)
            self.assertEqual(
                {k: first[k] for k in ("new", "refused", "dropped_columns")},
                {k: dry[k] for k in ("new", "refused", "dropped_columns")})
            self.assertGreater(first["new"], 5)
            self.assertEqual(first["dropped_columns"], 1)
            with open(rejected) as f:
                self.assertEqual(len(f.read().splitlines()),
                                 1 + first["refused"])
            again = d.json(*words)
            self.assertEqual((again["new"], again["changed"]), (0, 0))
            d.work()
            letters = d.outbox()
            self.assertEqual(len(letters), first["new"])
            yes, no = letters[0], letters[1]
            d.ok("invitation", ORG, "accept", "--token",
                 yes.token("/accept/"))
            told = d.json("invitation", ORG, "decline", "--token",
                          no.token("/decline/"))
            self.assertTrue(told["marked"])
            third = d.json(*words)
            self.assertEqual((third["new"], third["suppressed"]), (0, 1))
            self.refused(d, [
                (["invitation", ORG, "accept", "--token",
                  yes.token("/accept/")], 1, "used or has expired"),
                (["invitation", ORG, "decline", "--token",
                  yes.token("/decline/")], 1, ""),
                (["invitation", ORG, "accept", "--token", "x" * 43], 1,
                 "no such link"),
                (["invitation", ORG, "accept"], 2, "--token"),
                (["invitation", ORG, "send"], 2, "--person"),
                (["invitation", ORG, "send", "--person", "none"], 1,
                 "no such person"),
                (["import", ORG, "--source", "none", csv], 1, "no source"),
                (["import", ORG, csv], 2, "--source"),
                (["import", ORG, "--source", "student_registry"], 2,
                 "usage"),
                (["import", ORG, "--source", "student_registry",
                  "/nowhere.csv"], 2, "No such file"),
                (["import", ORG, "--source", "student_registry",
                  d.file("empty.csv", "")], 2, ""),
                (["import", ORG, "--source", "student_registry",
                  d.file("other.csv", "a;b\n1;2\n")], 2, "kildenokkel"),
            ])
        self.each(body)

    def test_message(self):
        """NTNU-18, B14, B16: to those with a yes, once, and the cap holds."""
        def body(d):
            csv = d.file("in.csv", vern.ok(
                "sample", POLICY, "--source", "student_registry",
                "--people", "12", "--seed", "5").out)
            d.ok("import", ORG, "--source", "student_registry", csv)
            d.work()
            letters = d.outbox()[:3]
            ids = [d.json("invitation", ORG, "accept", "--token",
                          x.token("/accept/"))["id"] for x in letters]
            p = ["--purpose", "newsletter"]
            for id in ids[:2]:
                d.ok("consent", ORG, "give", "--person", id, *p)
            au = d.json("audience", ORG, *p)
            self.assertEqual((au["reached"], sorted(au["people"])),
                             (2, sorted(ids[:2])))
            self.assertEqual(au["reasons"]["no_consent"], 1)
            self.assertNotIn("people", d.json("audience", ORG, *p,
                                              "--count"))
            text = d.file("brev.md", "Hei {{ person.full_name }}\n")
            draft = ["message", ORG, "draft", *p, "--subject", "Nytt",
                     "--body", text]
            m = d.json(*draft)["id"]
            self.assertIn("2 of", d.ok("message", ORG, "preview", m).out)
            d.ok("message", ORG, "send", m)
            d.ok("consent", ORG, "withdraw", "--person", ids[1], *p)
            before = len(d.outbox())
            d.work()
            sent = d.outbox()[before:]
            shown = d.json("message", ORG, "show", m)
            self.assertEqual(shown["state"], "done", shown)
            if not self.is_served(d):
                self.assertEqual(shown["counts"]["sent"], 1)
            self.assertLessEqual(len(sent), 2)
            second = d.json(*draft)["id"]
            self.refused(d, [
                (["message", ORG, "send", m], 1, "not a draft"),
                (["message", ORG, "stop", m], 1, "over already"),
                (["message", ORG, "send", second], 1, "--override"),
                (["message", ORG, "send", "none"], 1, "no such message"),
                (["message", ORG, "show", second, "--purpose", "surveys"], 1,
                 "another purpose"),
                (["message", ORG, "draft", *p, "--subject", "x"], 2,
                 "--body"),
                (["message", ORG, "draft", *p, "--text", "x"], 2,
                 "--subject"),
                (["message", ORG, "draft", "--subject", "x", "--text", "x"],
                 2, "--purpose"),
                (["message", ORG, "draft", *p, "--subject", "x", "--text",
                  "{{ person.mobile }}"], 1, "body, line 1"),
                (["message", ORG, "draft", *p, "--subject", "x", "--text",
                  "x", "--channel", "sms"], 1, "does not send"),
                (["message", ORG, "draft", *p, "--subject", "x", "--text",
                  "x", "--topic", "cats"], 1, "no topic"),
                (["message", ORG, "draft", *p, "--subject", "x", "--text",
                  "x", "--where", "is is"], 2, "--where"),
                (["audience", ORG], 2, "--purpose"),
                (["audience", ORG, "--purpose", "registry"], 1,
                 "no"),
            ])
            d.ok("message", ORG, "send", second, "--override",
                 "the statement changed")
            d.ok("message", ORG, "stop", second)
            states = {x["id"]: x["state"] for x in
                      d.json("message", ORG, "list")["messages"]}
            self.assertEqual(states[second], "stopped")
        self.each(body)

    def is_served(self, d):
        return any(s.process.poll() is None for s in d.servers)

    def test_audit(self):
        def body(d):
            id = self.member(d)
            d.ok("person", ORG, "show", id, "--purpose", "registry")
            head = d.file("head")
            d.ok("audit", "checkpoint", head)
            d.ok("audit", "verify", "--checkpoint", head)
            rows = d.json("audit", "show", "--last", "5")["entries"]
            self.assertIn("see", [x["act"] for x in rows])
            text = json.dumps(rows)
            self.assertNotIn("Kari", text)
            self.assertNotIn(id, text)
            proof = json.loads(d.ok("audit", "prove", "2").out)
            self.assertEqual(proof["sequence"], 2)
            bad = d.file("bad", vern.text(head).replace("vern", "nerv", 1))
            for words, code, part in [
                    (["verify", "--checkpoint", bad], 1, ""),
                    (["verify", "--checkpoint", "/nowhere"], 2,
                     "No such file"),
                    (["prove", "0"], 2, "number"),
                    (["prove", "x"], 2, "number"),
                    (["prove", "100000"], 1, "no entry"),
                    (["prove"], 2, "usage"),
                    (["show", "--last", "0"], 2, "--last"),
                    (["show", "--org", "none"], 1, "no such"),
                    (["checkpoint", head], 2, "File exists")]:
                with self.subTest(" ".join(words)):
                    r = d.run("audit", *words)
                    self.assertEqual(r.code, code, r)
                    self.assertIn(part, r.err)
        self.each(body)

    def test_settings(self):
        def body(d):
            self.assertEqual(d.ok("setting", "get", "mail.sink").out,
                             "dir:outbox\n")
            d.ok("setting", "set", "session.minutes", "15")
            self.assertEqual(d.json("setting", "get",
                                    "session.minutes")["value"], "15")
            d.ok("setting", "set", "mail.from." + ORG, "post@ntnu.example")
            self.assertIn("session.minutes 15", d.ok("setting", "list").out)
            with open(os.path.join(d.path, "vern.conf")) as f:
                before = f.read()
            for words, code in [
                    (["get", "none"], 1), (["set", "none", "1"], 1),
                    (["set", "session.minutes"], 2),
                    (["set", "session.minutes", "soon"], 2),
                    (["set", "session.minutes", "0"], 2),
                    (["set", "mail.sink", "http://x"], 2),
                    (["set", "mail.from.none", "a@b.example"], 1),
                    (["set", "public.url", "https://x.example/path"], 2)]:
                with self.subTest(" ".join(words)):
                    self.assertEqual(d.run("setting", *words).code, code)
            with open(os.path.join(d.path, "vern.conf")) as f:
                self.assertEqual(f.read(), before)
        self.each(body)

    def test_keys_and_doctor(self):
        def body(d):
            codes = {f["code"] for f in d.json("doctor")["findings"]}
            self.assertLessEqual({"recovery_unproved", "no_backup",
                                  "ledger_copy", "checkpoint_copy"}, codes)
            for wrong in ("", "x", d.recovery[:-1] + "!",
                          "00000-" * 7 + "00000"):
                r = d.run("key", "prove", "-", input=wrong + "\n")
                self.assertEqual(r.code, 1, r)
                self.assertNotIn(d.recovery, r.err)
            d.ok("key", "prove", "-", input=d.recovery + "\n")
            id = self.member(d)
            self.assertEqual(d.json("key", "rotate")["version"], 2)
            other = self.member(d, "Ola Nordmann", "ola@eksempel.example")
            for one, word in ((id, "kari@eks"), (other, "ola@eks")):
                self.assertEqual([x["id"] for x in d.json(
                    "person", ORG, "find", word, "--purpose",
                    "registry")["people"]], [one])
                d.ok("person", ORG, "show", one, "--purpose", "registry")
            d.ok("backup", d.file("b"))
            codes = {f["code"] for f in d.json("doctor")["findings"]}
            self.assertLessEqual({"recovery_proved", "backup"}, codes)
        self.each(body)

    def test_backup_and_restore(self):
        """T-27, T-49, C22: who was erased or said no stays so."""
        def body(d):
            gone = self.member(d, "Kari Nordmann", "kari@eksempel.example")
            stays = self.member(d, "Ola Nordmann", "ola@eksempel.example")
            about = ["--person", stays, "--purpose", "newsletter"]
            d.ok("consent", ORG, "give", *about)
            data = d.file("backup")
            d.ok("backup", data)
            for f in (data, data + ".keys"):
                self.assertEqual(stat.S_IMODE(os.stat(f).st_mode), 0o600)
            with open(data, "rb") as f:
                raw = f.read()
            for fact in (b"Nordmann", b"eksempel.example"):
                self.assertNotIn(fact, raw)  # T-01: mute without keys
            d.ok("person", ORG, "erase", gone, "--purpose", "rights")
            d.ok("consent", ORG, "withdraw", *about)

            def restored(name, *options):
                path = d.file(name)
                r = vern.ok("restore", data, path, "--keys", data + ".keys",
                            "--json", *options, now=NOW)
                return path, r.json()

            new, told = restored("new", "--ledger", d.path)
            self.assertEqual((told["erased"], told["withdrawn"],
                              told["sending_held"]), (1, 1, False))
            show = ["person", new, ORG, "show", gone, "--purpose", "rights"]
            self.assertEqual(vern.run(*show, now=NOW).code, 1)
            self.assertEqual(vern.ok("consent", new, ORG, "show", "--person",
                                     stays, "--json", now=NOW).json()["now"],
                             [])
            vern.ok("audit", new, "verify", now=NOW)

            held, told = restored("held")
            self.assertTrue(told["sending_held"])
            show[1] = held
            vern.ok(*show, now=NOW)  # nobody knew better
            r = vern.ok("ledger", held, "replay", "--ledger",
                        os.path.join(d.path, "ledger.log"), now=NOW)
            self.assertEqual(vern.run(*show, now=NOW).code, 1)
            vern.ok("ledger", held, "confirm", now=NOW)
            self.assertEqual(
                vern.run("ledger", held, "confirm", now=NOW).code, 1, r)

            for name, words in (
                    ("the file is there", ["backup", d.path, data]),
                    ("not empty", ["restore", data, new, "--keys",
                                   data + ".keys"]),
                    ("no keys", ["restore", data, d.file("x1"), "--keys",
                                 "/nowhere"]),
                    ("other keys", ["restore", data, d.file("x2"), "--keys",
                                    data]),
                    ("no database", ["restore", data + ".keys",
                                     d.file("x3"), "--keys",
                                     data + ".keys"]),
                    ("a changed ledger", [
                        "restore", data, d.file("x4"), "--keys",
                        data + ".keys", "--ledger", d.file(
                            "l", vern.text(d.path, "ledger.log")
                            .replace("erased", "marked", 1))]),
                    ("no ledger there", ["restore", data, d.file("x5"),
                                         "--keys", data + ".keys",
                                         "--ledger", "/nowhere"])):
                with self.subTest(name):
                    r = vern.run(*words, now=NOW)
                    self.assertIn(r.code, (1, 2), r)
                    self.assertTrue(r.err.startswith("vern: "))
            for x in range(1, 6):
                self.assertFalse(os.path.exists(d.file("x%d" % x)))
        self.each(body)

    def test_sealed_backup(self):
        def body(d):
            id = self.member(d)
            data = d.file("backup")
            d.ok("backup", data, "--sealed")
            words = ["restore", data, d.file("new"), "--keys",
                     data + ".keys"]
            r = vern.run(*words, now=NOW)
            self.assertEqual(r.code, 2, r)
            self.assertIn("--recovery-key-file", r.err)
            wrong = d.file("wrong", "00000-" * 7 + "00000\n")
            r = vern.run(*words, "--recovery-key-file", wrong, now=NOW)
            self.assertNotEqual(r.code, 0)
            self.assertFalse(os.path.exists(d.file("new")))
            right = d.file("right", d.recovery + "\n")
            vern.ok(*words, "--recovery-key-file", right, "--ledger", d.path,
                    now=NOW)
            vern.ok("person", d.file("new"), ORG, "show", id, "--purpose",
                    "rights", now=NOW)
        self.each(body)

    def test_retention_preview(self):
        """B24: what would be erased, and that looking erases nobody."""
        def body(d):
            csv = d.file("in.csv", vern.ok(
                "sample", POLICY, "--source", "student_registry",
                "--people", "6", "--seed", "5").out)
            d.ok("import", ORG, "--source", "student_registry", csv)
            d.work()
            self.assertEqual(d.json("work", "--preview")["due"], [])
            due = d.json("work", "--preview", "--days", "31")["due"]
            self.assertGreater(len(due), 0)
            self.assertEqual({x["why"] for x in due}, {"silent"})
            self.assertEqual(
                len(d.json("work", "--preview", "--days", "31")["due"]),
                len(due))
            r = d.run("work", "--preview", "--days", "-1")
            self.assertEqual(r.code, 2, r)
        self.each(body)


class OneProcess(unittest.TestCase):
    def test_two_servers(self):
        """A second server is refused, and the first goes on."""
        d = fixture(self)
        with d.serve() as first:
            r = subprocess.run(
                [vern.VERN, "serve", d.path, "--listen", "127.0.0.1:0"],
                capture_output=True, timeout=30,
                env=vern.environment(NOW))
            self.assertEqual(r.returncode, 1, r)
            self.assertIn(b"another process has it open", r.stderr)
            d.ok("audit", "verify")
            self.assertIsNone(first.process.poll())
        self.assertFalse(os.path.exists(os.path.join(d.path, "vern.sock")))

    def test_a_killed_server_leaves_a_socket_that_is_in_nobodys_way(self):
        d = fixture(self)
        s = d.serve()
        s.kill()
        self.assertTrue(os.path.exists(os.path.join(d.path, "vern.sock")))
        d.ok("audit", "verify")
        with d.serve():
            d.ok("audit", "verify")

    def test_time_never_goes_back(self):
        d = fixture(self)
        d.ok("audit", "show")
        d.ok("audit", "show", now="2026-03-02T08:00:00Z")
        times = [e["at"] for e in d.json("audit", "show")["entries"]]
        self.assertEqual(times, sorted(times))

    def test_fixed_time_is_refused_where_mail_leaves(self):
        d = fixture(self)
        d.ok("setting", "set", "mail.sink", "smtp://192.0.2.1:25")
        r = d.run("audit", "verify")
        self.assertEqual(r.code, 1, r)
        self.assertIn("VERN_NOW", r.err)

    def test_a_changed_trail_is_named(self):
        """Exit 1, and which entry."""
        import sqlite3
        d = fixture(self)
        for _ in range(4):
            d.ok("audit", "show")
        db = sqlite3.connect(os.path.join(d.path, "vern.db"))
        for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                ).fetchall():
            db.execute("DROP TRIGGER " + name)
        db.execute("UPDATE audit SET at_s = at_s + 1 WHERE seq = 2")
        db.commit()
        db.close()
        r = d.run("audit", "verify", "--json")
        self.assertEqual(r.code, 1, r)
        self.assertIn("entry 2", r.err)
        self.assertEqual(r.json()["bad_entry"], 2)


if __name__ == "__main__":
    unittest.main()
