# SPDX-License-Identifier: EUPL-1.2
"""Record, consents and statement as documents, through the real program."""
import csv
import io
import json
import os
import re
import subprocess
import tempfile
import unittest

import vern

FEDERATION = os.path.join(vern.ROOT, "test/data/federation.vern")
SHIPPED = [os.path.join(vern.ROOT, "statements", name + ".vern")
           for name in ("ntnu-alumni", "alektum", "itsmf", "intech")]
DEMANDED = ("controller", "data_protection_officer", "purpose",
            "categories_of_persons", "categories_of_data", "recipients",
            "transfers", "erasure", "security_measures")


def record(*words):
    return vern.ok("policy", "record", *words)


class Record(unittest.TestCase):
    def test_g30_every_purpose_is_a_row(self):
        """B03: each purpose of each shipped statement, each demanded cell."""
        for path in SHIPPED:
            with self.subTest(os.path.basename(path)):
                rows = record(path, "--json").json()["rows"]
                codes = {f["code"] for f in vern.run(
                    "policy", "check", path, "--json").json()["files"][0]
                    ["findings"]}
                text = vern.text(path)
                self.assertEqual(
                    len(rows), text.count("\npurpose "), path)
                for row in rows:
                    for cell in DEMANDED:
                        if not row[cell]:
                            # Only what the check says is missing.
                            self.assertEqual(cell, "data_protection_officer")
                            self.assertIn("dpo_unsaid", codes)

    def test_csv_opens_in_a_spreadsheet(self):
        raw = vern.ok("policy", "record", FEDERATION, "--language",
                      "en").out
        self.assertTrue(raw.startswith("\ufeff"))
        rows = list(csv.reader(io.StringIO(raw[1:]), delimiter=";"))
        self.assertEqual(len(rows), 4)
        self.assertEqual({len(r) for r in rows}, {len(rows[0])})
        for row in rows:
            for cell in row:
                self.assertNotIn(cell[:1], ("=", "+", "-", "@", "\t"))
        self.assertEqual(rows[2][5], "'=Camp")

    def test_its_108_each_part_keeps_its_own(self):
        def of(*words):
            return [r["reference"] for r in record(
                FEDERATION, "--json", *words).json()["rows"]]
        self.assertEqual(of(), ["purpose.membership", "purpose.camp",
                                "purpose.newsletter"])
        self.assertEqual(of("--controller", "central"),
                         ["purpose.membership"])
        self.assertEqual(of("--controller", "district_north"),
                         ["purpose.camp", "purpose.newsletter"])
        self.assertEqual(of("--processor"), ["purpose.newsletter"])
        self.assertEqual(of("--processor", "--controller", "central"),
                         ["purpose.newsletter"])
        self.assertEqual(
            of("--processor", "--controller", "district_north"), [])

    def test_refusals(self):
        for words, code in (
                (["--controller", "nobody"], 1),
                (["--format", "text"], 2),
                (["--format", "pdf"], 2),
                (["--format", "csv", "--json"], 2),
                (["--language", "nn"], 1),
                (["--language", "xx"], 2),
                (["--controller"], 2),
                (["--processor=yes"], 2)):
            with self.subTest(words):
                r = vern.run("policy", "record", FEDERATION, *words)
                self.assertEqual(r.code, code, r)
                if "--json" in words:
                    self.assertEqual(list(r.json()), ["error"])
                else:
                    self.assertEqual(r.out, "")
                self.assertTrue(r.err.startswith("vern: "), r)

    def test_pages_read_alone(self):
        """Nothing is fetched, one h1, and its words are the title."""
        for words in (["record"], ["record", "--processor"], ["consents"],
                      ["statement"]):
            with self.subTest(words):
                page = vern.ok("policy", words[0], FEDERATION, "--format",
                               "html", "--language", "en", *words[1:]).out
                self.assertEqual(page.count("<h1>"), 1)
                title = page.split("<title>")[1].split("</title>")[0]
                self.assertIn("<h1>%s</h1>" % title, page)
                self.assertIn("<style>", page)
                for outside in ("<link", "<script", "src=", "url("):
                    self.assertNotIn(outside, page)


class Json(unittest.TestCase):
    def test_statement_in_parts(self):
        doc = vern.ok("policy", "statement", FEDERATION, "--language", "en",
                      "--json").json()
        self.assertEqual(doc["language"], "en")
        refs = [p["ref"] for p in doc["parts"]]
        self.assertEqual(len(refs), len(set(refs)))
        page = vern.ok("policy", "statement", FEDERATION, "--language", "en",
                       "--format", "html").out
        for part in doc["parts"]:
            self.assertIn('id="%s"' % part["ref"], page)
        self.assertIn("The cupboards are locked.",
                      [p.get("text") for p in doc["parts"]])

    def test_print_tells_whether_it_changed(self):
        once = vern.ok("policy", "print", FEDERATION, "--json").json()
        self.assertEqual(once["text"],
                         vern.ok("policy", "print", FEDERATION).out)
        self.assertEqual(once["changed"],
                         once["text"] != vern.text(FEDERATION))


class Consents(unittest.TestCase):
    def test_each_text_as_shown(self):
        texts = vern.ok("policy", "consents", FEDERATION, "--language", "en",
                        "--json").json()["consents"]
        self.assertEqual([(t["purpose"], t.get("channel")) for t in texts],
                         [("camp", None), ("newsletter", "email")])
        plain = vern.ok("policy", "consents", FEDERATION, "--language",
                        "en").out
        page = vern.ok("policy", "consents", FEDERATION, "--language", "en",
                       "--format", "html").out
        for t in texts:
            self.assertIn(t["text"], plain)
            self.assertIn(t["text_hash"], page)
            self.assertEqual(len(t["text_hash"]), 64)

    def test_ts_27560_what_a_record_must_have(self):
        doc = vern.ok("policy", "consents", FEDERATION, "--language", "en",
                      "--format", "jsonld").json()
        records = doc["dpv:hasRecordOfActivity"]
        self.assertEqual(len(records), 2)
        news = records[1]
        self.assertEqual(news["@type"], "dpv:ConsentRecord")
        self.assertEqual(
            news["dct:conformsTo"],
            "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr")
        self.assertEqual(news["dpv:hasNotice"]["@type"], "dpv:ConsentNotice")
        self.assertEqual(news["dpv:hasNotice"]["dct:language"], "en")
        self.assertIn("District news",
                      news["dpv:hasNotice"]["dct:description"]["@value"])
        # Nobody has answered: the state is the one of being asked.
        self.assertEqual(news["dpv:hasConsentStatus"]["@type"],
                         "dpv:ConsentRequested")
        (process,) = news["dpv:hasProcess"]
        self.assertEqual(process["dpv:hasPurpose"]["@type"],
                         "dpv:DirectMarketing")
        self.assertEqual(process["dpv:hasLegalBasis"], "eu-gdpr:A6-1-a")
        self.assertEqual(process["dpv:hasJurisdiction"], "loc:NO")
        self.assertEqual(
            [(d["@type"], d["dpv:hasNecessity"])
             for d in process["dpv:hasPersonalData"]],
            [(["pd:Name"], "dpv:Required"),
             (["pd:EmailAddress"], "dpv:Optional")])
        self.assertEqual(process["dpv:hasDataController"]["@id"],
                         "#controller.district_north")
        self.assertIn({"@id": "#processor.mailer"},
                      process["dpv:hasRecipient"])
        kinds = [s["@type"] for s in process["dpv:hasStorageCondition"]]
        for kind in ("dpv:StorageLocation", "dpv:StorageDuration",
                     "dpv:StorageDeletion"):
            self.assertIn(kind, kinds)
        self.assertEqual(process["dpv:hasConsentControl"]["@type"],
                         ["dpv:ProvideConsent", "dpv:WithdrawConsent"])
        self.assertIn("eu-gdpr:A7-3", process["dpv:hasRight"]["@type"])

    def test_nothing_is_asked(self):
        quiet = os.path.join(vern.ROOT, "test/corpus/findings",
                             "no_retention.ok.vern")
        self.assertEqual(vern.ok("policy", "consents", quiet, "--json").json(),
                         {"consents": []})
        self.assertNotIn("dpv:hasRecordOfActivity", json.loads(vern.ok(
            "policy", "consents", quiet, "--format", "jsonld").out))
        r = vern.run("policy", "consents", quiet, "--format", "csv")
        self.assertEqual((r.code, r.out), (2, ""), r)


class Examples(unittest.TestCase):
    """What help and the manual page tell to type can be typed."""

    def rows(self):
        text = vern.text(vern.ROOT, "src/cli/examples.def")
        text = text[text.index("EXAMPLE("):]
        return re.findall(r'EXAMPLE\("(.*?)", "(.*?)", "(.*?)",\n    "(.*?)"\)',
                          text)

    def test_each_can_be_typed(self):
        rows = self.rows()
        self.assertGreater(len(rows), 15)
        with tempfile.TemporaryDirectory() as d:
            os.symlink(os.path.join(vern.ROOT, "statements"),
                       os.path.join(d, "statements"))
            os.symlink(os.path.abspath(vern.VERN), os.path.join(d, "vern"))
            for name, verb, typed, _ in rows:
                if "/srv/" in typed:
                    continue
                with self.subTest(typed):
                    r = subprocess.run(
                        typed, shell=True, cwd=d, capture_output=True,
                        stdin=subprocess.DEVNULL,
                        env={**os.environ, "PATH": d + ":/usr/bin:/bin"})
                    if verb == "lsp":  # no editor says goodbye here
                        self.assertEqual(r.returncode, 1, r.stderr)
                        continue
                    self.assertEqual(r.returncode, 0, r.stderr)
                    if ">" in typed:
                        out = typed.split("> ")[1]
                        self.assertGreater(
                            os.path.getsize(os.path.join(d, out)), 100)
                    elif verb not in ("check", "diff"):
                        self.assertGreater(len(r.stdout), 20, typed)

    def test_each_verb_of_policy_has_one(self):
        said = vern.ok("help", "policy").out
        verbs = set(re.findall(r"^  vern policy (\w+)", said, re.M))
        self.assertIn("lsp", verbs)
        self.assertEqual(
            verbs - {verb for name, verb, _, _ in self.rows()
                     if name == "policy"}, set())

    def test_help_and_manual_have_them(self):
        page = vern.ok("help", "--man").out.replace("\\-", "-")
        for name, verb, typed, gives in self.rows():
            with self.subTest(typed):
                self.assertIn("$ " + typed,
                              vern.ok("help", name, verb).out)
                self.assertIn(gives, vern.ok("help", name, verb).out)
                self.assertIn(typed, page)


if __name__ == "__main__":
    unittest.main()
