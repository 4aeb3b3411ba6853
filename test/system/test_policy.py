# SPDX-License-Identifier: EUPL-1.2
"""Every `vern policy` command as somebody meets it who has not read the
manual: help, options, names that there are not, files that are none, output
that cannot be written, and the same as JSON."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import vern

NOW = "2026-03-02T09:00:00Z"
POLICY = vern.statement("itsmf")
BAD = os.path.join(vern.ROOT, "test/corpus/lang/unknown_property.vern")

# verb: words behind it that make it work on FILE
ON_A_FILE = {
    "check": [],
    "print": [],
    "statement": [],
    "record": [],
    "consents": [],
    "explain": ["--purpose", "membership"],
    "reach": ["--role", "administrator"],
    "deadline": ["--right", "access", "--received", "2026-01-30"],
}


def commands():
    """(name, verb) of each row of commands.def."""
    text = vern.text(vern.ROOT, "src/cli/commands.def")
    return re.findall(r'(?m)^COMMAND\("([a-z]*)", "([a-z]*)"', text)


class Files(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="vern-test-")
        self.addCleanup(shutil.rmtree, self.dir)

    def write(self, content, name="x.vern"):
        path = os.path.join(self.dir, name)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes)
                    else content.encode())
        return path

    def error(self, r, code):
        """With --json: what standard output says of an error."""
        self.assertEqual(r.code, code, r)
        said = json.loads(r.out)
        self.assertEqual(list(said), ["error"], r)
        self.assertEqual(said["error"]["exit"], code)
        self.assertIn("vern: ", r.err)
        return said["error"]


class Help(unittest.TestCase):
    def test_each_verb_wherever_help_stands(self):
        for name, verb in commands():
            pages = [vern.ok("help", name, verb) if verb
                     else vern.ok("help", name)]
            typed = [[name, verb, "--help"], [name, "--help", verb],
                     [name, "a", "b", verb, "--help"],
                     [name, verb, "x", "-h", "y"],
                     [name, verb, "--help", "--json"],
                     ["--help", name, verb]]
            for words in typed if verb else [[name, "--help"],
                                             [name, "a", "b", "--help"]]:
                with self.subTest(" ".join(words)):
                    r = vern.ok(*words)
                    self.assertEqual((r.out, r.err), (pages[0].out, ""))
                    self.assertIn("  vern " + name, r.out)

    def test_of_a_command_or_of_all_when_no_verb_is_there(self):
        for words in (["person", "a", "b", "--help"], ["person", "--help"],
                      ["person", "fly", "--help"]):
            self.assertEqual(vern.ok(*words).out,
                             vern.ok("help", "person").out)
        self.assertEqual(vern.run("nonsense", "--help").code, 1)

    def test_behind_two_dashes_it_is_a_word(self):
        r = vern.run("policy", "check", "--", "--help")
        self.assertEqual(r.code, 2)
        self.assertIn("--help: No such file", r.err)

    def test_the_value_of_an_option_is_no_question(self):
        r = vern.run("policy", "explain", POLICY, "--purpose", "-h")
        self.assertEqual(r.code, 1)
        self.assertIn('no purpose "-h"', r.err)

    def test_the_overview_names_each_once(self):
        out = vern.ok("help").out
        for name in {n for n, _ in commands()}:
            self.assertEqual(
                len(re.findall(r"(?m)^  %s +\S" % name, out)), 1, name)
        for name, verb in commands():
            self.assertIn(verb, out)
        self.assertLess(max(len(line) for line in out.splitlines()), 80)

    def test_each_option_is_described(self):
        for name, verb in commands():
            out = vern.ok(*(["help", name] + ([verb] if verb else []))).out
            usage = out.splitlines()[0]
            said = re.findall(r"(?m)^    --([a-z-]+)[^\n]* {2,}\S", out)
            said += re.findall(r"(?m)^    --([a-z-]+) \S+ \S", out)
            for option in re.findall(r"--([a-z-]+)", usage):
                self.assertIn(option, said, (name, verb))
            for code in "012":
                self.assertRegex(out, r"(?m) %s  \S" % code)

    def test_the_manual_is_filled_in(self):
        """`make reference` was run."""
        for page in ("commands.md", "administrator.md"):
            path = os.path.join(vern.ROOT, "doc/manual", page)
            self.assertEqual(vern.ok("help", "--markdown", path).out,
                             vern.text(path), page)

    def test_a_page_that_asks_for_too_much(self):
        with tempfile.TemporaryDirectory() as d:
            path = os.path.join(d, "x.md")
            for text in ("<!-- table: nothing -->\n<!-- end -->\n",
                         "<!-- table: exits -->\n"):
                with open(path, "w") as f:
                    f.write(text)
                r = vern.run("help", "--markdown", path)
                self.assertEqual((r.code, r.out), (2, ""), r)
                self.assertIn("table", r.err)


class Words(Files):
    """What is misspelt gets the nearest that there is."""

    # words, exit code, said, what would do
    NEAREST = [
        (["polcy", "check"], 2, "no such command: polcy", "mean policy?"),
        (["policy", "chekc", POLICY], 2, 'no verb "chekc"', "mean check?"),
        (["policy", "fly"], 2, 'no verb "fly"', "one of: apply, approve"),
        (["policy"], 2, "needs a verb", "one of: apply, approve"),
        (["policy", "check", POLICY, "--langauge", "nb"], 2,
         "no option --langauge", "mean --language?"),
        (["policy", "check", POLICY, "--nothing"], 2, "no option --nothing",
         "vern help policy check"),
        (["policy", "check"], 2, "usage: vern policy check FILE",
         "vern help policy check"),
        (["person", "show", "d", "o", "1"], 2,
         "vern person DIR ORG show ID", None),
        (["policy", "check", POLICY, "--language", "en", "--language", "nb"],
         2, "--language is said twice", None),
        (["policy", "explain", POLICY], 2, "which purpose",
         "one of: offers (Tilbud om"),
        (["policy", "explain", POLICY, "membreship"], 1,
         'no purpose "membreship"', "mean membership?"),
        (["policy", "explain", POLICY, "membership", "--role", "chef"], 1,
         'no role "chef"', "one of: administrator"),
        (["policy", "explain", POLICY, "membership", "--kind", "members"], 1,
         'no kind of person "members"', "mean member?"),
        (["policy", "explain", POLICY, "membership", "--channel", "pigeon"],
         2, 'no channel "pigeon"', "one of: email, sms"),
        (["policy", "explain", POLICY, "news", "--consent", "news:pigeon"],
         2, 'no channel "pigeon"', "one of: email, sms"),
        (["policy", "explain", POLICY, "news", "--objected", "nwes"],
         1, 'no purpose "nwes"', "mean news?"),
        (["policy", "explain", POLICY, "news", "--stage", "membr"], 2,
         'no stage "membr"', "mean member?"),
        (["policy", "explain", POLICY, "news", "--act", "erace"], 2,
         'no act "erace"', "mean erase?"),
        (["policy", "explain", "no_bassis"], 1, "no finding with the code",
         "mean no_basis?"),
        (["policy", "reach", POLICY], 2, "--role NAME (the statement has "
         "administrator", "purposes: offers"),
        (["policy", "reach", POLICY, "--field", "emial"], 1,
         'no field "emial"', "mean email?"),
        (["policy", "reach", POLICY, "--purpose", "newz"], 1,
         'no purpose "newz"', "mean news?"),
        (["policy", "reach", POLICY, "--recipient", "nobody"], 1,
         'no recipient "nobody"', "one of: "),
        (["policy", "record", POLICY, "--controller", "itsmv"], 1,
         'no controller "itsmv"', "one of: itsmf_norge"),
        (["policy", "record", POLICY, "--format", "cvs"], 2,
         'no format "cvs"', "mean csv?"),
        (["policy", "statement", POLICY, "--language", "sv"], 1,
         'not written in "sv"', "one of: nb"),
        (["policy", "deadline", POLICY, "--right", "acces", "--received",
          "2026-01-30"], 2, 'no right "acces"', "mean access?"),
        (["policy", "schema", "--construct", "purpos"], 1,
         'no construct "purpos"', "mean purpose?"),
        (["policy", "schema", "--format", "jsno"], 2, 'no format "jsno"',
         "mean json?"),
        (["policy", "print", POLICY, "--keywords", "no"], 2,
         'no keywords "no"', "one of: keep, en, nb"),
    ]

    def test_reach_of_a_data_category(self):
        """By its name or its label, at the word that says so."""
        path = os.path.join(vern.ROOT, "statements", "printed",
                            "consultancy.vern")
        for name in ("allergies", "Allergies", "Allergier"):
            r = vern.ok("policy", "reach", path, "--field", name)
            self.assertRegex(r.out, r"consultancy\.vern:\d+:15: Used for: ")
        r = vern.run("policy", "reach", path, "--field", "alergies")
        self.assertIn('no field or data category "alergies"', r.err)
        self.assertIn("did you mean allergies?", r.err)

    def test_nearest(self):
        for words, code, said, remedy in self.NEAREST:
            with self.subTest(" ".join(words)):
                r = vern.run(*words)
                self.assertEqual((r.code, r.out), (code, ""), r)
                self.assertIn(said, r.err)
                self.assertIn(remedy or "", r.err)
                e = self.error(vern.run(*words, "--json"), code)
                if "no option" not in said:
                    self.assertIn(said, "%s: %s" % (e["where"], e["text"]))
                self.assertIn(remedy or "", e["remedy"] or "")

    def test_options_stand_anywhere(self):
        whole = vern.run("policy", "check", POLICY, "--language", "nb",
                         now=NOW)
        for words in (["policy", "--language", "nb", "check", POLICY],
                      ["policy", "--language=nb", "check", POLICY],
                      ["policy", "check", "--language", "nb", "--", POLICY]):
            r = vern.run(*words, now=NOW)
            self.assertEqual((r.code, r.out), (whole.code, whole.out), words)

    def test_articles_are_cited_in_the_language_of_the_messages(self):
        """G12(1): the same finding, in bokmål and in English."""
        pair = os.path.join(vern.ROOT,
                            "test/corpus/findings/recipients_unsaid.vern")
        for lang, says, never in (("nb", "(art. 13 nr. 1 bokstav e)", "Art."),
                                  ("en", "(Art. 13(1)(e))", "art.")):
            r = vern.run("policy", "check", pair, "--language", lang, now=NOW)
            self.assertIn(says, r.out)
            self.assertNotIn(never, r.out)
            f = json.loads(vern.run("policy", "check", pair, "--language",
                                    lang, "--json", now=NOW).out)
            self.assertTrue(any(says in x["text"] for x
                                in f["files"][0]["findings"]), f)
        said = vern.ok("policy", "explain", "cookie_missing", "--language",
                       "nb").out
        self.assertIn("kommunikasjonsverndirektivet art. 5 nr. 3", said)
        said = json.loads(vern.ok("policy", "explain", "right_missing",
                                  "--language", "nb", "--json").out)
        self.assertEqual(said["article"], "art. 13 nr. 2 bokstav b–d")

    def test_names_are_found_by_their_labels(self):
        for said in ("Medlemskap og egen side", "MEDLEMSKAP OG EGEN SIDE"):
            self.assertEqual(
                vern.ok("policy", "explain", POLICY, said, now=NOW).out,
                vern.ok("policy", "explain", POLICY, "--purpose",
                        "membership", now=NOW).out, said)

    def test_more_files_than_can_be(self):
        r = vern.run("policy", "check", *[POLICY] * 1100)
        self.assertEqual(r.code, 2)
        self.assertIn("more than 1024 words", r.err)

    def test_a_hundred_files(self):
        corpus = os.path.join(vern.ROOT, "test/corpus/lang")
        files = sorted(os.path.join(corpus, f) for f in os.listdir(corpus)
                       if f.endswith(".vern"))[:150]
        r = vern.run("policy", "check", "--json", *files)
        self.assertEqual(len(json.loads(r.out)["files"]), 150)


class Form(Files):
    """policy print --write: the form into the files."""

    UNTIDY = """statement x {
  nb "X"   # ours
	version 1
	languages nb
}
controller c {
	name "C"
}
"""

    def test_writes_what_it_would_print(self):
        path, tidy = self.write(self.UNTIDY), None
        os.chmod(path, 0o640)
        tidy = vern.ok("policy", "print", path).out
        self.assertEqual(vern.text(path), self.UNTIDY)
        r = vern.ok("policy", "print", path, "--write")
        self.assertEqual((r.out, r.err), (path + "\n", ""))
        self.assertEqual(vern.text(path), tidy)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o640)
        before = os.stat(path).st_ino
        r = vern.ok("policy", "print", path, "--write")
        self.assertEqual((r.out, os.stat(path).st_ino), ("", before))
        vern.ok("policy", "print", path, "--write", "--keywords", "nb")
        self.assertIn("erklæring x {", vern.text(path))
        self.assertEqual(os.listdir(self.dir), ["x.vern"])

    def test_several_files_and_one_that_is_none(self):
        good, bad = self.write(self.UNTIDY), self.write("x {", "bad.vern")
        none = os.path.join(self.dir, "none.vern")
        r = vern.run("policy", "print", good, bad, none, "--write")
        self.assertEqual((r.code, r.out), (2, good + "\n"))
        self.assertIn("bad.vern:1:", r.err)
        self.assertIn("none.vern: No such file", r.err)
        self.assertEqual(vern.text(bad), "x {")
        self.write(self.UNTIDY)
        r = vern.run("policy", "print", good, bad, "--write", "--json")
        self.assertEqual(r.code, 1)
        files = r.json()["files"]
        self.assertEqual(files[0], {"file": good, "changed": True})
        self.assertEqual(files[1]["error"]["code"], "refused")

    def test_refusals(self):
        path = self.write(self.UNTIDY)
        for words, said in (([path, "--write", "--whole"], "never written"),
                            (["-", "--write"], "needs a file"),
                            ([path, path], "usage"), (["--write"], "usage")):
            r = vern.run("policy", "print", *words)
            self.assertEqual((r.code, r.out), (2, ""), r)
            self.assertIn(said, r.err)
        self.assertEqual(vern.text(path), self.UNTIDY)

    def test_an_overlay_stays_one(self):
        shutil.copy(os.path.join(vern.ROOT, "test/corpus/lang/choir.vern"),
                    self.dir)
        path = self.write('statement x  extends "choir.vern" {\n'
                          '   version 9\n}\n')
        vern.ok("policy", "print", path, "--write", "--keywords", "nb")
        self.assertEqual(vern.text(path), 'erklæring x utvider "choir.vern" {'
                         '\n\tversjon 9\n}\n')


class NoStatement(Files):
    """Files that are none, and those that come from elsewhere."""

    def each(self, path):
        for verb, more in ON_A_FILE.items():
            yield ["policy", verb, path] + more
        yield ["policy", "diff", path, POLICY]
        yield ["policy", "diff", POLICY, path]
        yield ["sample", path, "--source", "members"]

    def refused(self, path, said, code=None):
        for words in self.each(path):
            with self.subTest(" ".join(words)):
                r = vern.run(*words)
                self.assertEqual(
                    r.code, code or (2 if words[1] == "diff" else 1), r)
                self.assertIn(said, r.out + r.err)
                self.assertIn(path, r.out + r.err)
                if words[1] != "check":
                    self.assertEqual(r.out, "")

    def test_no_file(self):
        self.refused(os.path.join(self.dir, "none.vern"),
                     "No such file or directory", 2)

    def test_a_directory(self):
        self.refused(self.dir, "is a directory; a file is needed", 2)

    def test_too_large(self):
        self.refused(self.write(b"# x\n" * 2500000), "more than 1 MiB", 2)

    def test_empty(self):
        self.refused(self.write(""), "[empty_file]")
        self.refused(self.write("\n \t\n", "y.vern"), "[empty_file]")

    def test_binary(self):
        self.refused(self.write(b"\x7fELF\x02\x01\x01\0\0\0" * 100),
                     "[not_text]")

    def test_another_encoding(self):
        text = vern.text(POLICY)
        self.refused(self.write(text.encode("latin-1", "replace")),
                     "[bad_byte]")
        self.refused(self.write(text.encode("utf-16"), "y.vern"),
                     "[bad_byte]")

    def test_line_ends_and_a_mark_change_nothing(self):
        text = vern.text(POLICY)
        for name, content in (("crlf", text.replace("\n", "\r\n").encode()),
                              ("bom", b"\xef\xbb\xbf" + text.encode()),
                              ("both", b"\xef\xbb\xbf" + text.replace(
                                  "\n", "\r\n").encode())):
            path = self.write(content)
            for words in self.each(path):
                if words[0] == "sample":
                    continue
                with self.subTest(name + " " + " ".join(words)):
                    same = [POLICY if w == path else w for w in words]
                    a, b = vern.run(*words, now=NOW), vern.run(*same, now=NOW)
                    self.assertEqual(a.code, b.code)
                    self.assertEqual(a.out.replace(path, POLICY), b.out)

    def test_standard_input(self):
        for verb, more in ON_A_FILE.items():
            with self.subTest(verb):
                a = vern.run("policy", verb, "-", *more, now=NOW,
                             input=vern.text(POLICY))
                b = vern.run("policy", verb, POLICY, *more, now=NOW)
                self.assertEqual(a.code, b.code, a)
                self.assertEqual(a.out, b.out.replace(POLICY, "-"))
        a = vern.ok("policy", "diff", "-", POLICY, input=vern.text(POLICY))
        self.assertEqual(a.code, 0)
        r = vern.run("policy", "diff", "-", "-", input=vern.text(POLICY))
        self.assertEqual(r.code, 2)
        self.assertIn("once only", r.err)

    def test_no_order_reaches_the_terminal(self):
        path = self.write("statement x {\n\tversoin 1 # \x1b]0;x\x07\n}\n")
        r = vern.run("policy", "check", path)
        self.assertEqual(r.code, 1)
        self.assertNotIn("\x1b", r.out)

    def test_diff_says_which_file_and_where(self):
        for words in ((BAD, POLICY), (POLICY, BAD)):
            r = vern.run("policy", "diff", *words)
            self.assertEqual((r.code, r.out), (2, ""))
            self.assertRegex(r.err, r"(?m)^%s:\d+:\d+: error: .*\[\w+\]$"
                             % re.escape(BAD))
            self.assertRegex(r.err, r"(?m)^vern: policy diff: %s: has 1 error;"
                             % re.escape(BAD))

    def test_diff_says_that_the_version_is_the_same(self):
        """C32: a change that nobody could tell from what it was."""
        now = vern.text(POLICY)
        version = re.search(r"(?m)^\s+versjon (\S+)|^\s+version (\S+)", now)
        number = version.group(1) or version.group(2)
        changed = now + "\nprocessor clouds {\n\tname \"C\"\n}\n"
        path = self.write(changed)
        r = vern.run("policy", "diff", POLICY, path)
        self.assertEqual(r.code, 1)
        self.assertIn("both say version " + number, r.err)
        other = version.group(0).replace(number, "99.0.0")
        path = self.write(changed.replace(version.group(0), other))
        r = vern.run("policy", "diff", POLICY, path)
        self.assertEqual(r.code, 1)
        self.assertNotIn("both say version", r.err)
        same = vern.run("policy", "diff", POLICY, POLICY)
        self.assertNotIn("both say version", same.err)


class Json(Files):
    """With --json standard output is one object, whatever happens."""

    def test_an_answer_is_an_object(self):
        for verb, more in ON_A_FILE.items():
            with self.subTest(verb):
                r = vern.run("policy", verb, POLICY, *more, "--json", now=NOW)
                self.assertIsInstance(json.loads(r.out), dict)
        for words in (["schema"], ["explain", "no_basis"],
                      ["explain", "bad_byte"], ["diff", POLICY, POLICY]):
            with self.subTest(words[0]):
                said = vern.ok("policy", *words, "--json").json()
                self.assertNotIn("error", said)

    def test_findings_stand_in_the_error(self):
        for verb, more in ON_A_FILE.items():
            if verb in ("check", "print"):
                continue
            with self.subTest(verb):
                r = vern.run("policy", verb, BAD, *more, "--json")
                e = self.error(r, 1)
                self.assertEqual(e["command"], "policy " + verb)
                self.assertEqual((e["code"], e["where"]), ("refused", BAD))
                self.assertEqual(len(e["findings"]), 1)
                f = e["findings"][0]
                self.assertEqual(
                    (f["file"], f["severity"], f["code"]),
                    (BAD, "error", "unknown_property"))
                self.assertIn("%s:%d:%d: " % (BAD, f["line"], f["column"]),
                              r.err)

    def test_a_file_that_cannot_be_read(self):
        e = self.error(vern.run("policy", "print", "/nowhere", "--json"), 2)
        self.assertEqual(
            (e["code"], e["where"], e["text"], e["findings"]),
            ("io", "/nowhere", "No such file or directory", []))
        r = vern.run("policy", "check", "/nowhere", POLICY, "--json", now=NOW)
        self.assertEqual(r.code, 2)
        files = json.loads(r.out)["files"]
        self.assertEqual(files[0]["error"]["code"], "io")
        self.assertNotIn("error", files[1])

    def test_of_a_directory(self):
        with vern.Directory("itsmf", now=NOW) as d:
            for served in (False, True):
                if served:
                    d.serve()
                r = d.run("person", "itsmf", "show", "1", "--purpose",
                          "membreship", "--json")
                e = self.error(r, 1)
                self.assertEqual((e["command"], e["where"]),
                                 ("person show", "--purpose"))
                e = self.error(d.run("person", "none", "find", "x",
                                     "--purpose", "rights", "--json"), 1)
                self.assertEqual(e["code"], "not_found")

    def test_reach(self):
        said = vern.ok("policy", "reach", POLICY, "--field", "email",
                       "--json").json()
        self.assertEqual(said["field"], "email")
        self.assertIn("administrator",
                      {x["name"] for x in said["lines"]
                       if x["kind"] == "role"})
        for x in said["lines"]:
            self.assertGreater(x["line"], 0)


class Output(Files):
    """What was not written was not said."""

    def code(self, command):
        return subprocess.run(
            ["bash", "-c", command, "bash", vern.VERN, POLICY],
            capture_output=True, text=True, timeout=60)

    def test_a_full_disk(self):
        for verb, more in ON_A_FILE.items():
            with self.subTest(verb):
                r = self.code('"$1" policy %s "$2" %s > /dev/full'
                              % (verb, " ".join(more)))
                if verb == "check":  # says nothing of what is well
                    r = self.code('"$1" policy check "$2" --json '
                                  '> /dev/full')
                self.assertEqual(r.returncode, 2)
                self.assertIn("standard output: No space left", r.stderr)
        for words in ("help", "version", "policy schema --json"):
            self.assertEqual(
                self.code('"$1" %s > /dev/full' % words).returncode, 2)

    def test_a_pipe_that_nobody_reads(self):
        r = self.code('{ sleep 0.3; "$1" policy statement "$2"; '
                      'echo "exit $?" >&2; } | true')
        self.assertEqual(r.stderr, "exit 2\n")

    def test_no_standard_output(self):
        r = self.code('"$1" version >&-')
        self.assertEqual(r.returncode, 2)
        self.assertIn("standard output: Bad file", r.stderr)

    def test_no_file_takes_the_place_of_a_closed_output(self):
        with vern.Directory("itsmf", now=NOW) as d:
            r = subprocess.run(
                ["bash", "-c", '"$1" setting "$2" list <&- >&- 2>&-', "bash",
                 vern.VERN, d.path], env=vern.environment(NOW), timeout=60)
            self.assertEqual(r.returncode, 2)
            d.ok("audit", "verify")
            d.ok("doctor")

    def test_nothing_to_say_needs_no_output(self):
        r = self.code('"$1" policy check "$2" > /dev/full')
        self.assertEqual(r.returncode, 0, r)

    def test_the_check_says_that_it_was_one(self):
        r = vern.ok("policy", "check", POLICY, "--language", "en", now=NOW)
        self.assertRegex(r.err.splitlines()[-1], r"^vern: policy check: "
                         r"no errors, (no|\d+) warnings?$")
        # This one is in bokmål alone, and so is what is said of it.
        r = vern.ok("policy", "check", POLICY, now=NOW)
        self.assertRegex(r.err.splitlines()[-1], r"^vern: policy check: "
                         r"ingen feil, (ingen|\d+) advars(el|ler)$")
        self.assertEqual(vern.ok("policy", "check", POLICY, "--json",
                                 now=NOW).err, "")

    def test_what_is_quoted_stands_in_the_language_of_the_file(self):
        with tempfile.TemporaryDirectory() as at:
            nb = pathlib.Path(at, "nb.vern")
            en = pathlib.Path(at, "en.vern")
            whole = ("statement s {\n\tversion 1.0.0\n\tlanguages %s\n"
                     "\tprinted only\n}\n\ncontroller s {\n"
                     "\tname \"Laget\"\n}\n\nkind of person m {\n"
                     "\t%s\n\tnot in the register\n}\n\n"
                     "purpose p {\n\t%s\n\tfor m\n\tbasis contract\n}\n")
            nb.write_text(whole % ("nb", 'nb "medlem"', 'nb "Drift"'))
            en.write_text(whole % ("nb, en", 'nb "medlem" en "member"',
                                   'nb "Drift" en "Running"'))
            for asked in [["explain", nb, "p"],
                          ["reach", nb, "--purpose", "p"]]:
                said = vern.run("policy", *map(str, asked)).out
                self.assertNotRegex(said, "Legal basis|Only |Used for")
            self.assertIn("Rettslig grunnlag",
                          vern.ok("policy", "explain", str(nb), "p").out)
            self.assertIn("Legal basis",
                          vern.ok("policy", "explain", str(en), "p").out)
            self.assertIn("Legal basis", vern.ok(
                "policy", "explain", str(nb), "p", "--language", "en").out)
            both = vern.run("policy", "check", str(nb), str(en), now=NOW)
            self.assertIn(": feil: ", both.out)
            self.assertIn(": error: ", both.out)
            self.assertRegex(both.err, "[0-9]+ errors")
            nb.write_text("statement s {\n\tlanguages nb\n\tversn 1\n}\n")
            self.assertIn(": feil: ", vern.run(
                "policy", "check", str(nb), now=NOW).out)



if __name__ == "__main__":
    unittest.main()
