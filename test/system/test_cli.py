# SPDX-License-Identifier: EUPL-1.2
"""The command line: words, statement files, new directories, one process."""
import json
import os
import re
import shutil
import stat
import subprocess
import tempfile
import unittest

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
        (["person", "/x", ORG, "fly"], 2, 'no verb "fly"'),
        (["person", "/x", ORG, "show", "1", "--porpoise", "x"], 2,
         "no option --porpoise"),
        (["person", "/x", ORG, "show", "1", "--purpose"], 2, "needs a value"),
        (["version", "--json=yes"], 2, "takes no value"),
        (["serve"], 2, "usage"),
        (["serve", "/nowhere/at/all"], 1, "not a Vern directory"),
        (["serve", "/nowhere/at/all", "--workers", "2"], 1, "--workers"),
        (["work"], 2, "usage"),
        (["work", "/nowhere/at/all"], 1, "not a Vern directory"),
        (["audit", "/nowhere/at/all", "verify"], 1, "not a Vern directory"),
        (["init", "/nowhere/x"], 2, "--policy"),
        (["init", "--policy", POLICY], 2, "usage"),
        (["restore", "/nowhere", "/nowhere/x"], 2, "--keys"),
        (["restore", "/nowhere/a", "/nowhere/b", "--keys", "/nowhere/c"], 2,
         "No such file"),
        (["backup", "/nowhere/at/all", "/nowhere/y"], 1, "not a Vern directory"),
        (["help", "nonsense"], 1, "no such command"),
        (["help", "policy", "nope"], 1, "no such command: policy nope"),
        (["nonsense", "--help"], 1, "no such command: nonsense"),
        (["policy", "reach", POLICY], 2, "--role NAME (the statement has "
         "administrator, "),
        (["policy", "reach", POLICY, "--field", "nope"], 1,
         'no field "nope"'),
        (["policy", "reach", POLICY, "--recipient", "nope"], 1,
         "one of: local_boards, "),
        (["policy", "reach", POLICY, "--field", "full_name", "--role",
          "administrator"], 2, "ask of one thing"),
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

    def test_help_by_option(self):
        for words in (["--help"], ["-h"]):
            self.assertEqual(vern.ok(*words).out, vern.ok("help").out)
        for words in (["policy", "--help"], ["policy", "-h"]):
            self.assertEqual(vern.ok(*words).out,
                             vern.ok("help", "policy").out)
        for words in (["policy", "new", "--help"], ["policy", "new", "-h"],
                      ["policy", "new", "x.vern", "--help"]):
            self.assertEqual(vern.ok(*words).out,
                             vern.ok("help", "policy", "new").out)
        self.assertEqual(vern.ok("--version").out, vern.ok("version").out)

    def test_help_and_version(self):
        r = vern.ok("help")
        for command, usage in (("person", "person DIR ORG find"),
                               ("init", "init DIR"),
                               ("audit", "audit DIR verify"),
                               ("restore", "restore FILE DIR"),
                               ("policy", "policy check FILE")):
            self.assertIn("\n  %s " % command, r.out)
            self.assertIn("  vern " + usage, vern.ok("help", command).out)
        self.assertIn("--recovery-key-file", vern.ok("help", "restore").out)
        self.assertRegex(vern.ok("version").out, r"^vern \d+\.\d+")
        self.assertEqual(vern.ok("version", "--json").json()["name"], "vern")
        self.assertEqual(vern.ok().out, r.out)

    def test_manual_page_and_completion(self):
        page = vern.ok("help", "--man").out
        self.assertIn(".TH VERN 1", page)
        rows = re.findall(r"(?m)^COMMAND\(", vern.text(
            vern.ROOT, "src/cli/commands.def"))
        self.assertEqual(page.count("\n.B vern "), len(rows))
        if shutil.which("groff"):
            r = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-Kutf8"],
                               input=page.encode(), capture_output=True)
            self.assertEqual((r.returncode, r.stderr), (0, b""))
        script = vern.ok("help", "--completion").out

        def complete(*words):
            return subprocess.run(
                ["bash", "-c", script + 'COMP_WORDS=("$@"); '
                 'COMP_CWORD=$(($# - 1)); _vern; echo "${COMPREPLY[@]}"',
                 "bash", "vern", *words], capture_output=True, text=True,
                check=True).stdout.split()

        self.assertEqual(complete("rest"), ["restore"])
        self.assertEqual(complete("person", "d", "o", "exp"), ["export"])
        self.assertEqual(complete("restore", "--re"),
                         ["--recovery-key-file"])
        self.assertEqual(complete("nonsense", "x"), [])

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

    def test_statement_warns_of_errors(self):
        bad = os.path.join(vern.ROOT, "test/corpus/findings",
                           "privacy_shield.vern")
        r = vern.run("policy", "statement", bad, now=NOW)
        self.assertEqual(r.code, 0)
        self.assertNotEqual(r.out, "")
        self.assertRegex(r.err, r"(?m)^vern: this statement has \d+ errors?: "
                         r"vern policy check \S+privacy_shield\.vern$")
        good = vern.run("policy", "statement", POLICY, now=NOW)
        self.assertEqual((good.code, good.err), (0, ""))

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

    def test_what_to_mend_first(self):
        pairs = os.path.join(vern.ROOT, "test/corpus/findings")
        path = os.path.join(pairs, "privacy_shield.vern")
        run = lambda *a: vern.run("policy", "check", *a, now=NOW)
        r = run(path)
        found = [line for line in r.out.splitlines()
                 if line.startswith(path + ":")]
        first = r.out[r.out.index("\nmend first:\n"):]
        self.assertEqual(len(re.findall(r"^  \d\. line ", first, re.M)), 3)
        self.assertIn("[privacy_shield]", first)
        self.assertRegex(first, r"(?m)^  20\d\d-\d\d-\d\d: [a-z_0-9, ]+$")
        all_codes = re.findall(r"\[([a-z_0-9]+)\]$", "\n".join(found), re.M)
        for code in all_codes:
            self.assertIn(code, first)
        only = run(path, "--first").out
        self.assertEqual(only.strip(), first.strip())
        j = run(path, "--json").json()["files"][0]["findings"]
        self.assertEqual(len(j), len(all_codes))
        self.assertEqual(sum(f["first"] for f in j), 3)
        self.assertIn("rett først:", run(path, "--language", "nb").out)

    def test_what_cannot_be_read_has_no_dates(self):
        path = os.path.join(vern.ROOT, "test/corpus/lang",
                            "values_forgotten_everywhere.vern")
        r = vern.run("policy", "check", path, "--first", now=NOW)
        self.assertEqual(r.code, 1)
        self.assertIn("[expected_after]", r.out)
        self.assertNotIn("mend first", r.out)

    def test_a_finding_of_norwegian_law_says_so(self):
        said = vern.run("policy", "explain", "missing_nynorsk").out
        self.assertIn("Only for controllers in NO.", said)
        self.assertNotIn("Only for",
                         vern.run("policy", "explain", "no_basis").out)

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

    def test_errors_of_the_check_are_told(self):
        """It can be tried out with them; nobody should be let in."""
        for name, errors in (("life/life-retention", True),
                             ("life/life-club", False)):
            path = os.path.join(vern.ROOT, "test/corpus", name + ".vern")
            org = os.path.basename(name)
            r = vern.run("init", self.path(org), "--policy", path)
            self.assertEqual(r.code, 0, r)
            self.assertEqual(org + ": the check has" in r.err, errors, r)
            j = vern.run("init", self.path(org + "-2"), "--policy", path,
                         "--json").json()
            self.assertEqual(j["check_errors"][org] > 0, errors, j)

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

    def test_commands_at_the_same_time_wait_for_each_other(self):
        d = fixture(self)
        running = [subprocess.Popen(
            [vern.VERN, "person", d.path, ORG, "add", "full_name=Nr %d" % i,
             "email_private=nr%d@eksempel.example" % i, "--purpose",
             "registry"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=vern.environment(NOW)) for i in range(12)]
        for p in running:
            out, err = p.communicate(timeout=60)
            self.assertEqual(p.returncode, 0, err)
        self.assertEqual(len(d.json("person", ORG, "find", "nr", "--purpose",
                                    "registry")["people"]), 12)
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
