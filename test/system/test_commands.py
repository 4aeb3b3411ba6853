# SPDX-License-Identifier: EUPL-1.2
"""Every command on a directory, with and without a server on it, and above
all what it refuses, with which exit code, and that no error tells a fact."""
import json
import os
import re
import stat
import unittest
import zipfile

import vern

NOW = "2026-03-02T09:00:00Z"
ORG = "ntnu-alumni"
POLICY = vern.statement(ORG)


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

    def receipt(self, d, id):
        """4.2: ISO/IEC TS 27560, the same by command and in the ZIP."""
        doc = json.loads(d.ok("consent", ORG, "show", "--person", id,
                              "--format", "jsonld").out)
        self.assertEqual(doc["@type"], "dpv:ConsentReceipt")
        records = {r["dpv:hasProcess"][0]["dpv:hasPurpose"]["dct:title"]: r
                   for r in doc["dpv:hasRecordOfActivity"]}
        self.assertEqual(len(records), 2)
        states = [[s["@type"][0] for s in r["dpv:hasConsentStatus"]]
                  for r in records.values()]
        self.assertIn(["dpv:ConsentGiven", "dpv:ConsentWithdrawn",
                       "dpv:ConsentGiven", "dpv:ConsentWithdrawn",
                       "dpv:ConsentGiven"], states)
        self.assertIn(["dpv:ConsentGiven", "dpv:ConsentWithdrawn"], states)
        texts = {t["text_hash"]: t["text"] for lang in ("nb", "nn", "en")
                 for t in vern.ok("policy", "consents", POLICY, "--json",
                                  "--language", lang).json()["consents"]}
        for r in records.values():
            given = r["dpv:hasConsentStatus"][0]["dpv:hasNotice"]
            self.assertEqual(texts[given["dct:identifier"]],
                             given["dct:description"]["@value"])
        path = d.file("receipt.zip")
        d.ok("person", ORG, "export", id, path, "--purpose", "rights")
        with zipfile.ZipFile(path) as z:
            kept = json.loads(z.read("consents.jsonld"))
        os.unlink(path)
        self.assertEqual(kept["dpv:hasRecordOfActivity"],
                         doc["dpv:hasRecordOfActivity"])

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
            # A consent that is not about messages has no channel.
            tailoring = ["--person", id, "--purpose", "tailoring"]
            d.ok("consent", ORG, "give", *tailoring)
            self.assertIn({"purpose": "tailoring", "channel": "all",
                           "state": "given"},
                          d.json("consent", ORG, "show", "--person",
                                 id)["now"])
            self.assertTrue(d.json("explain", ORG, *tailoring)["allowed"])
            d.ok("consent", ORG, "withdraw", *tailoring)
            self.assertFalse(d.json("explain", ORG, *tailoring)["allowed"])
            self.receipt(d, id)
            # Art. 21: to a contract's own messages there is no objecting.
            self.refused(d, [
                (["consent", ORG, "object", "--person", id, "--purpose",
                  "membership"], 1, "no way to say no"),
                (["consent", ORG, "show", "--person", id, "--format", "csv"],
                 2, "--format"),
                (["consent", ORG, "show", "--person", id, "--format",
                  "jsonld", "--purpose", "newsletter"], 2, "receipt"),
                (["consent", ORG, "give", *tailoring, "--channel", "email"],
                 1, "channel"),
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

    def test_who_is_entered_is_told(self):
        """T-34: what staff write, the person hears of."""
        def body(d):
            id = self.member(d)
            d.add_staff(ORG, "saksbehandler", "alumni_office")
            d.work()
            before = len(d.outbox())
            d.ok("person", ORG, "set", id, "employer=Verftet", "--purpose",
                 "registry", "--as", "saksbehandler")
            d.work()
            letters = d.outbox()[before:]
            self.assertEqual([m.to for m in letters],
                             ["kari@eksempel.example"])
            self.assertNotIn("Verftet", letters[0].text)
            d.ok("person", ORG, "set", id, "employer=Fabrikken", "--purpose",
                 "registry")
            d.work()
            self.assertEqual(len(d.outbox()), before + 1)
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
            # A server may have sent so short a message before it is stopped.
            stopped = d.run("message", ORG, "stop", second).code == 0
            states = {x["id"]: x["state"] for x in
                      d.json("message", ORG, "list")["messages"]}
            self.assertEqual(states[second],
                             "stopped" if stopped else "done")
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


if __name__ == "__main__":
    unittest.main()
