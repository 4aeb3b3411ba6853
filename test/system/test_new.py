# SPDX-License-Identifier: EUPL-1.2
"""vern policy new: nobody must start in an editor (design 3). Questions on a
terminal or a pipe, stop and go on, files by hand, answers from a script."""
import fcntl
import json
import os
import pty
import re
import select
import shlex
import signal
import stat
import subprocess
import tempfile
import termios
import unittest

import vern

NOW = "2026-03-02T09:00:00Z"


class Files(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.file = os.path.join(self.dir.name, "koret.vern")

    def new(self, lines, *more, path=None, language="nb"):
        return vern.run("policy", "new", path or self.file, "--language",
                        language, *more, now=NOW, cwd=self.dir.name,
                        input="".join(line + "\n" for line in lines).encode())

    def read(self):
        with open(self.file, encoding="utf-8") as f:
            return f.read()

    def write(self, text):
        with open(self.file, "w", encoding="utf-8") as f:
            f.write(text)

    def check(self):
        return vern.run("policy", "check", self.file, "--json", now=NOW)

    def answers(self, given, *more, **kw):
        path = os.path.join(self.dir.name, "answers.json")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(given, f)
        return self.new([], "--answers", path, *more, **kw)

    WHO = {"controller.name": "Fjordkoret",
           "controller.address": "Kirkegata 1, 6002 Ålesund",
           "controller.mailbox": "post@fjordkoret.example",
           "controller.responsible": "sekretær"}


class New(Files):
    def test_a_small_association_has_a_passing_statement_in_minutes(self):
        r = self.new(["Fjordkoret", "nb, en", "", "the Fjord Choir", "-",
                      "Kirkegata 1, 6002 Ålesund", "-",
                      "post@fjordkoret.example", "sekretær", "secretary"] +
                     [""] * 80)
        self.assertEqual(r.code, 0, r.err)
        self.assertIn("Det var alt", r.out)
        found = json.loads(self.check().out)
        self.assertEqual((found["errors"], found["warnings"]), (0, 0))
        with vern.Directory(self.file, now=NOW) as d:
            with d.serve() as server:
                page = server.client().get("/koret/privacy")
                self.assertEqual(page.status, 200)

    def test_the_sentence_is_shown_beside_the_answer(self):
        r = self.new(["Fjordkoret", "", "", "", "Kirkegata 1", "."])
        self.assertIn("trykkes: Adressen er Kirkegata 1.", r.out)

    def test_what_remains_is_shown_most_important_first(self):
        r = self.new(["Fjordkoret", "", "."])
        self.assertIn("Gjenstår å rette", r.out)
        self.assertIn("har ingen adresse der en kan nå den", r.out)

    def test_refusals_are_clear_and_the_question_is_asked_again(self):
        r = self.new(["Fjordkoret", "", "", "12345678", "-", "K 1", "-",
                      "post", "post@fjordkoret.example", "."])
        self.assertIn("«12345678» er ikke et norsk organisasjonsnummer", r.out)
        self.assertIn("«post» er ingen e-postadresse", r.out)
        self.assertIn('kontaktadresse "post@fjordkoret.example"', self.read())

    def test_stop_and_go_on(self):
        r = self.new(["Fjordkoret", "", "", "-", "Kirkegata 1", "."])
        self.assertIn("# next question: controller.web\n", self.read())
        self.assertIn("vern policy new %s --language nb" % self.file, r.out)
        r = self.new(["-", "post@fjordkoret.example"])
        self.assertIn("Nettstedet deres?", r.out)
        self.assertIn("# next question: controller.responsible\n", self.read())
        self.assertEqual(json.loads(self.check().out)["errors"], 0)

    def test_the_end_of_input_is_a_stop(self):
        r = self.new(["Fjordkoret"])
        self.assertEqual(r.code, 0, r.err)
        self.assertIn("# next question: languages\n", self.read())

    def test_on_a_terminal_a_hand_edit_is_not_written_over(self):
        self.answers(self.WHO)
        p = subprocess.Popen(
            [vern.VERN, "policy", "new", self.file, "--language", "nb"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=vern.environment(NOW), bufsize=0)
        seen = b""
        while not seen.rstrip().endswith(b">"):
            seen += p.stdout.read(1)
        edited = "# Vårt.\n" + self.read()
        self.write(edited)
        _, err = p.communicate(b"Koret\n")
        self.assertEqual((p.returncode, self.read()), (1, edited))
        self.assertIn(b"changed by somebody else", err)

    def test_no_name_writes_no_file(self):
        for lines in ([], ["."], ["42", "."]):
            r = self.new(lines)
            self.assertEqual(r.code, 0, r.err)
            self.assertFalse(os.path.exists(self.file))

    def test_back(self):
        r = self.new(["Fjordkoret", "", "Koret", "<", "Det store koret", "."])
        self.assertEqual(r.code, 0, r.err)
        self.assertIn('nb "Det store koret"', self.read())

    def test_without_a_name_the_file_is_named_after_the_organisation(self):
        r = vern.run("policy", "new", "--language", "en", now=NOW,
                     cwd=self.dir.name, input="The Fjord Choir\n.\n".encode())
        self.assertEqual(r.code, 0, r.err)
        path = os.path.join(self.dir.name, "the-fjord-choir.vern")
        with open(path, encoding="utf-8") as f:
            self.assertIn("statement the_fjord_choir {", f.read())
        r = vern.run("policy", "new", "--language", "en", now=NOW,
                     cwd=self.dir.name, input="The Fjord Choir\n.\n".encode())
        self.assertEqual(r.code, 1, "it is there already")
        # a name that a server takes
        r = vern.run("init", os.path.join(self.dir.name, "data"), "--policy",
                     path, now=NOW)
        self.assertNotIn("small letters", r.err)

    def test_init_says_what_to_call_a_file_that_it_does_not_take(self):
        path = os.path.join(self.dir.name, "The_Choir.vern")
        r = vern.run("init", os.path.join(self.dir.name, "data"), "--policy",
                     path, now=NOW)
        self.assertEqual(r.code, 2, r.err)
        self.assertIn("call the file the-choir.vern", r.err)
        path = os.path.join(self.dir.name, "___.vern")
        r = vern.run("init", os.path.join(self.dir.name, "data"), "--policy",
                     path, now=NOW)
        self.assertIn("call the file choir.vern, for example", r.err)

    def test_what_is_no_statement_is_never_written_over(self):
        for text in ("Dear diary\n", "", "statement x {\n", "field a text {\n}\n"):
            self.write(text)
            r = self.new(["Fjordkoret", "."])
            self.assertEqual(r.code, 1, text)
            self.assertIn("left alone", r.err)
            self.assertEqual(self.read(), text)

    def test_a_file_edited_by_hand_keeps_its_lines(self):
        self.answers(self.WHO)
        text = self.read().replace(
            "formål newsletter {",
            "# Vedtatt av styret.\nformål newsletter {") + (
                "\ngruppetype stemme { nb \"Stemme\" \n\tetter eget valg\n}\n")
        self.write(text)
        r = self.answers({"controller.address": "Havnegata 2",
                          "keep.left": "30 dager"})
        self.assertEqual(r.code, 0, r.err)
        before, after = text.split("\n"), self.read().split("\n")
        self.assertEqual(len(before), len(after))
        changed = [(b, a) for b, a in zip(before, after) if a != b]
        self.assertEqual(changed, [
            ('\tadresse "Kirkegata 1, 6002 Ålesund"',
             '\tadresse "Havnegata 2"'),
            ("\tnår meldt ut: slett", "\t30 dager etter meldt ut: slett")])

    def test_answers_of_a_script_all_or_nothing(self):
        r = self.answers(dict(self.WHO, **{"controller.org_no": "1"}))
        self.assertEqual(r.code, 1)
        self.assertIn("controller.org_no: «1» er ikke", r.err)
        self.assertFalse(os.path.exists(self.file))
        self.assertEqual(self.answers(self.WHO).code, 0)
        kept = self.read()
        for given in ({"shoe.size": "44"}, {"fields": "shoe_size"},
                      {"controller.address": "x", "keep.left": "soon"}):
            self.assertEqual(self.answers(given).code, 1)
            self.assertEqual(self.read(), kept)
        self.assertEqual(self.answers({}).code, 0)
        self.assertEqual(self.read(), kept)

    def test_answers_without_a_name_begin_nothing(self):
        self.assertEqual(self.answers({"fields": "phone"}).code, 2)
        self.assertFalse(os.path.exists(self.file))

    def test_answers_that_are_no_json(self):
        path = os.path.join(self.dir.name, "answers.json")
        for text in ("", "[]", "{", '{"fields":'):
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            self.assertEqual(self.new([], "--answers", path).code, 2, text)

    def test_json_gives_every_question_with_its_sentence(self):
        r = self.answers(self.WHO, "--json")
        told = json.loads(r.out)
        self.assertTrue(told["written"])
        asked = {q["id"]: q for q in told["questions"]}
        self.assertEqual(asked["controller.address"]["answer"],
                         "Kirkegata 1, 6002 Ålesund")
        self.assertEqual(asked["controller.address"]["printed"],
                         ["Adressen er Kirkegata 1, 6002 Ålesund."])
        self.assertIn("membership",
                      [o["value"] for o in asked["purposes"]["options"]])
        only = json.loads(self.new([], "--json").out)
        self.assertFalse(only["written"])
        self.assertEqual(len(only["questions"]), len(told["questions"]))

    def test_a_list_is_an_answer_of_a_script(self):
        who = dict(self.WHO, languages=["nb", "nn"],
                   fields=["full_name", "email"])
        r = self.answers(who)
        self.assertEqual(r.code, 1, r.out)
        self.assertIn("did you mean controller.responsible.nb?", r.err)
        who["controller.responsible.nb"] = who.pop("controller.responsible")
        who["controller.responsible.nn"] = "sekretæren"
        r = self.answers(who)
        self.assertEqual(r.code, 0, r.err)
        self.assertIn('ansvarlig nb "sekretær" nn "sekretæren"', self.read())
        self.assertIn("språk nb, nn", self.read())
        self.assertNotIn("felt phone", self.read())

    def test_nothing_half_written_is_left(self):
        self.answers(self.WHO)
        os.chmod(self.file, 0o640)
        self.answers({"keep.left": "10 dager"})
        self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o640)
        self.assertEqual(sorted(os.listdir(self.dir.name)),
                         ["answers.json", "koret.vern"])

    def test_answers_of_any_file_taken_again_change_no_byte(self):
        for path in [vern.statement(n) for n in (
                "alektum", "intech", "itsmf", "ntnu-alumni")] + [
                os.path.join(vern.ROOT, "test", "corpus", "lang", n)
                for n in ("choir.vern", "patients.vern")]:
            with open(path, encoding="utf-8") as f:
                text = f.read()
            self.write(text)
            told = json.loads(self.new([], "--json").out)
            r = self.answers({q["id"]: q["answer"] for q in told["questions"]
                              if q["answer"]})
            self.assertEqual(r.code, 0, (path, r.err))
            self.assertEqual(self.read(), text, path)

    def test_used_wrongly(self):
        for words in (("a", "b"), ("--language", "sv_SE"), ("--what",)):
            self.assertEqual(vern.run("policy", "new", *words).code, 2)


class Sitting(Files):
    """Somebody at a terminal, who errs."""

    def begin(self, *more):
        self.end, their = pty.openpty()
        self.process = subprocess.Popen(
            [vern.VERN, "policy", "new", self.file, "--language", "en",
             *more], stdin=their, stdout=their, stderr=their,
            env=vern.environment(NOW), start_new_session=True,
            preexec_fn=self.as_at_a_terminal)
        os.close(their)
        self.addCleanup(self.close, self.end, self.process)
        return self.until("> ")

    @staticmethod
    def as_at_a_terminal():
        """Ctrl-C is heard, also of what a shell started behind itself."""
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def close(self, end, process):
        os.close(end)
        process.kill()
        process.wait(20)

    def until(self, what):
        """What the terminal shows, up to that."""
        seen = b""
        while not seen.endswith(what.encode()):
            if not select.select([self.end], [], [], 20)[0]:
                raise AssertionError(seen.decode("utf-8", "replace"))
            try:
                seen += os.read(self.end, 1)
            except OSError:
                break
        return seen.decode("utf-8", "replace")

    def type(self, text, what="> "):
        os.write(self.end, text.encode() if isinstance(text, str) else text)
        return self.until(what)

    def test_control_d_stops(self):
        self.begin()
        self.type("Fjord Choir\n")
        said = self.type(b"\x04", "--language en\r\n")
        self.assertEqual(self.process.wait(20), 0)
        self.assertIn("Saved. Go on with: vern policy new " + self.file, said)
        self.assertIn("# next question: languages\n", self.read())

    def test_control_d_before_anything_writes_nothing(self):
        self.begin()
        said = self.type(b"\x04", "written.\r\n")
        self.assertEqual(self.process.wait(20), 0)
        self.assertIn("Nothing was answered", said)
        self.assertEqual(os.listdir(self.dir.name), [])

    def test_control_c_stops_and_what_was_answered_is_saved(self):
        self.begin()
        self.type("Fjord Choir\n")
        self.type("en\n")
        said = self.type(b"half an answ\x03", "--language en\r\n")
        self.assertEqual(self.process.wait(20), -signal.SIGINT)
        self.assertIn("Saved. Go on with", said)
        self.assertNotIn("half an answ", self.read())
        self.assertEqual(os.listdir(self.dir.name), ["koret.vern"])
        self.assertEqual(json.loads(self.check().out)["files"][0]["file"],
                         self.file)
        self.assertIn("What do people call you?", self.begin())

    def test_control_c_before_anything(self):
        self.begin()
        self.type(b"\x03", "written.\r\n")
        self.assertEqual(self.process.wait(20), -signal.SIGINT)
        self.assertEqual(os.listdir(self.dir.name), [])

    def test_wrong_answers_are_told_and_asked_again(self):
        self.begin()
        for typed, why in (("\n", "a name has letters"),
                           ("42\n", "a name has letters"),
                           ("\x1b[A\n", "a name has letters")):
            said = self.type(typed)
            self.assertIn(why, said)
            self.assertIn("What is the organisation called?", said)
        self.type("Fjord Choir\n")
        for typed, why in (("elvish\n", "elvish"), ("7\n", "7"),
                           ("\xff\n".encode("latin-1"), "!")):
            said = self.type(typed)
            self.assertIn("  ! ", said)
            self.assertIn(why, said)
        self.assertIn("What do people call you?", self.type("\n"))

    def test_help_before_there_is_a_name(self):
        self.assertIn("? tells more", self.begin() or "")
        said = self.type("?\n")
        self.assertIn("as in the register of organisations", said)
        self.assertIn("What is the organisation called?", said)
        self.assertFalse(os.path.exists(self.file))

    def test_help_and_back(self):
        self.begin()
        self.type("Fjord Choir\n")
        said = self.type("?\n")
        # Why, what the manual says, and what an answer is like; once more.
        for text in ("All texts are then asked for in each of them.",
                     "all texts are held against this list",
                     "With commas, such as 1,3.",
                     "In which languages is the statement published?"):
            self.assertIn(text, said)
        self.type("en\n")
        self.assertIn("What do people call you?", self.type("?\n"))
        self.assertIn("languages", self.type("<\n").lower())


class Errors(Files):
    """What cannot be done is said before it costs an answer."""

    def refused(self, r, code, said, remedy=""):
        self.assertEqual(r.code, code, r)
        self.assertIn(said, r.err)
        self.assertIn(remedy, r.err)

    def test_where_nothing_can_be_written_nothing_is_asked(self):
        r = self.new(["Fjordkoret"], path="/nowhere/x.vern")
        self.refused(r, 2, "/nowhere/x.vern: cannot be written")
        self.assertEqual(r.out, "")
        self.refused(self.new([], path=self.dir.name), 2, "is a directory")

    def test_what_extends_another_file_is_left_alone(self):
        text = 'statement x extends "y.vern" {\n\tnb "X"\n}\n'
        self.write(text)
        for more in ((), ("--json",), ("--web",)):
            r = self.new(["Fjordkoret", "."], *more)
            self.refused(r, 1, "extends another file; it is left alone",
                         "in an editor")
        self.assertEqual(self.read(), text)

    def test_a_place_for_each_wrong_answer(self):
        path = os.path.join(self.dir.name, "answers.json")
        for text, code, said, remedy in (
                ('{\n"controller.name": 3\n}', 2,
                 ":2: controller.name: an answer is a text", ""),
                ('{"controller.name": "X",\n"fields": [1]}', 2,
                 ":2: fields: an answer is a text", ""),
                ('{"controller.name": "X",\n"fields": {}}', 2,
                 ":2: fields: an answer is a text", ""),
                ('{"controller.name": "X",\n"fields": null}', 2,
                 ":2: fields: an answer is a text", ""),
                ('{"controller.name": "X",\n\n"controler.address": "Y"}', 1,
                 ":3: controler.address: no such question stands",
                 "did you mean controller.address?"),
                ('{"controller.name": "X",\n"controller.org_no": "1"}', 1,
                 ":2: controller.org_no: «1» er ikke", ""),
                ('{"controller.name": "42"}', 1,
                 ":1: controller.name: et navn har bokstaver", ""),
                ('{\n"a": "Y"}', 2, ":1: a new statement needs", ""),
                ('{"controller.name": "X"\n"a": "b"}', 2,
                 ":2: This is not JSON.", ""),
                ('{"a": "b",\n"a": "c"}', 2, ":2: A key stands twice", ""),
                ('["X"]', 2, ":1: one object with a text", "")):
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            with self.subTest(text):
                self.refused(self.new([], "--answers", path), code,
                             path + said, remedy)
                e = self.new([], "--answers", path, "--json").json()["error"]
                self.assertRegex(e["where"], r"answers\.json:\d+$")
                self.assertFalse(os.path.exists(self.file))

    def test_answers_from_a_pipe(self):
        r = vern.run("policy", "new", self.file, "--answers", "-", now=NOW,
                     input=json.dumps(self.WHO))
        self.assertEqual(r.code, 0, r)
        r = vern.run("policy", "new", self.file, "--answers", "-", now=NOW,
                     input='{"shoe.size": "44"}')
        self.refused(r, 1, "standard input:1: shoe.size: ")

    def test_used_in_two_ways(self):
        self.refused(self.new([], "--answers", "x", "--web"), 2, "use one")
        self.refused(self.new([], "--listen", "127.0.0.1:0"), 2,
                     "goes with --web")
        self.refused(self.new([], "--language", "en"), 2, "said twice")
        self.refused(self.new([], language="sv"), 2, 'no language "sv"',
                     "nb, nn, en")

    def test_an_answer_that_is_too_long_is_none(self):
        r = self.new(["Fjordkoret", "", "x" * 20000 + "\nKoret", "."])
        self.assertIn("dette er for langt", r.out)
        self.assertIn('nb "Koret"', self.read())
        self.assertNotIn("xxx", self.read())

    def test_a_link_stays_one(self):
        self.answers(self.WHO)
        link = os.path.join(self.dir.name, "link.vern")
        os.symlink(self.file, link)
        r = self.answers({"controller.address": "Havnegata 9"}, path=link)
        self.assertEqual(r.code, 0, r)
        self.assertTrue(os.path.islink(link))
        self.assertIn("Havnegata 9", self.read())

    def test_a_name_that_a_shell_would_cut(self):
        path = os.path.join(self.dir.name, "it's ours.vern")
        r = self.new(["Fjordkoret", "."], path=path)
        typed = re.search(r"vern policy new (.*) --language", r.out).group(1)
        self.assertEqual(shlex.split(typed), [path])

    def test_a_full_disk_keeps_what_was_there(self):
        self.answers(self.WHO)
        before = self.read()
        r = subprocess.run(
            ["bash", "-c", "ulimit -f 1; trap '' XFSZ; exec \"$@\"", "bash",
             vern.VERN, "policy", "new", self.file, "--answers", "-"],
            input=b'{"controller.address": "Havnegata 9"}',
            capture_output=True, env=vern.environment(NOW), timeout=60)
        self.assertEqual(r.returncode, 2, r)
        self.assertIn(b"cannot be written: File too large", r.stderr)
        self.assertEqual(self.read(), before)
        self.assertEqual(sorted(os.listdir(self.dir.name)),
                         ["answers.json", "koret.vern"])

    def test_questions_that_nobody_sees(self):
        r = subprocess.run(
            ["bash", "-c", 'printf "Koret\\n\\n\\n" | "$1" policy new "$2" '
             "> /dev/full", "bash", vern.VERN, self.file],
            capture_output=True, text=True, env=vern.environment(NOW),
            timeout=60)
        self.assertEqual(r.returncode, 2, r)
        self.assertIn("cannot be shown", r.stderr)


if __name__ == "__main__":
    unittest.main()
