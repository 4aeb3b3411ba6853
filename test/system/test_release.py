#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47: two persons release a version, and nobody is both; what was released
stays what it was."""
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import unittest

import vern
from test_apply import (BASE, COMPETITION, CONTACT, NOW, ORG, Register,
                        edited)


class Release(Register):
    # ---- two persons ----------------------------------------------------

    def test_b47_what_is_approved_is_named(self):
        self.staff("Sigrid")
        r = self.apply(edited(CONTACT), "--json")
        first = r.json()["hash"]
        r = self.apply(edited(more=COMPETITION),  # the same number
                       "--replace", first)
        waits = self.versions()["proposed"]["hash"]
        self.assertNotEqual(first, waits)
        self.assertIn("--version 1.1.0 --hash " + waits, r.out)
        self.assertIn(waits, self.policy("versions", ORG).out)
        said = ("--as", "Sigrid")
        for name, words, code in (
                ("nothing", (), 2),
                ("no checksum", ("--version", "1.1.0"), 2),
                ("no version", ("--hash", waits), 2),
                ("the one before", ("--version", "1.1.0", "--hash", first), 1),
                ("half a checksum",
                 ("--version", "1.1.0", "--hash", waits[:32]), 1),
                ("another version",
                 ("--version", "1.2.0", "--hash", waits), 1)):
            with self.subTest(name):
                r = self.policy("approve", ORG, *said, *words)
                self.refused(r, code, "--version 1.1.0 --hash " + waits)
                self.assertIn("purpose competitions", r.out)
                self.assertEqual(self.states(), [("1.0.0", "in_force")])
        self.assertEqual(self.approve("Sigrid").code, 0)

    def test_b47_whom_somebody_made_is_no_second_person(self):
        self.staff("Sigrid", "Torgeir")
        for name, by in (("Puppet", "Sigrid"), ("Twin", "Sigrid"),
                         ("Grandchild", "Puppet")):
            self.d.ok("staff", ORG, "add", name, "--role", "administrator",
                      "--as", by)
        cases = (("Sigrid", "Puppet", False), ("Puppet", "Sigrid", False),
                 ("Puppet", "Twin", False), ("Sigrid", "Grandchild", False),
                 ("Twin", "Grandchild", False), ("Puppet", "Torgeir", True),
                 ("Torgeir", "Grandchild", True), (None, "Puppet", True))
        for proposer, approver, apart in cases:
            with self.subTest((proposer, approver)):
                who = ("--as", proposer) if proposer else ()
                r = self.apply(edited(more=COMPETITION), *who)
                self.assertEqual(r.code, 0, r)
                r = self.approve(approver)
                if not apart:
                    self.refused(r, 1, "the two are not apart")
                    self.assertEqual(self.states(), [("1.0.0", "in_force")])
                    self.policy("withdraw", ORG)
                    continue
                self.assertEqual(r.code, 0, r)
                self.assertEqual(self.policy("withdraw", ORG).code, 0)
                self.doCleanups()
                self.setUp()
                self.staff("Sigrid", "Torgeir")
                for name, by in (("Puppet", "Sigrid"),
                                 ("Grandchild", "Puppet")):
                    self.d.ok("staff", ORG, "add", name, "--role",
                              "administrator", "--as", by)

    def test_b47_whom_somebody_took_over_is_no_second_person(self):
        keys = {n: self.d.add_staff(ORG, n, "administrator")
                for n in ("Bo", "Kari", "Liv", "Mona")}
        with self.d.serve() as server:
            c = server.client()
            c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in", name="Bo",
                     password="correct horse battery",
                     code=vern.totp(keys["Bo"]["totp"], vern.seconds(NOW)))

            def change(name, **fields):
                page = c.get("/%s/staff/admin" % ORG)
                at = re.search(r'href="([^"]*/staff/admin/\w+)">%s<' % name,
                               page.text).group(1)
                r = c.submit(c.get(at), "/staff/admin/", **fields)
                self.assertEqual(r.status, 200, r)
            change("Kari", do="link")
            change("Liv", do="save", email="bo@example.com")
            change("Mona", do="save")  # nothing of hers is another
        r = self.apply(edited(more=COMPETITION), "--as", "Bo")
        self.assertEqual(r.code, 0, r)
        for name in ("Kari", "Liv"):
            self.refused(self.approve(name), 1, "the two are not apart")
        self.assertEqual(self.approve("Mona").code, 0)

    def test_b47_who_loses_the_role_between_is_no_person_of_two(self):
        for who, lost, word in (
                ("the proposer", "ended", "may not change settings any more"),
                ("the proposer", "role", "may not change settings any more"),
                ("the proposer", "term", "may not change settings any more"),
                ("the approver", "ended", None),
                ("the approver", "role", None),
                ("the approver", "term", None)):
            with self.subTest((who, lost)):
                self.doCleanups()
                self.setUp()
                keys = {n: self.d.add_staff(ORG, n, "administrator")
                        for n in ("Chief", "Sigrid", "Torgeir")}
                self.assertEqual(self.apply(
                    edited(more=COMPETITION), "--as", "Sigrid").code, 0)
                gone = "Sigrid" if who == "the proposer" else "Torgeir"
                with self.d.serve() as server:
                    chief, second = (
                        self.inside(server, keys, n)
                        for n in ("Chief", "Torgeir"))
                    page = second.get("/%s/staff/versions?lang=en" % ORG)
                    self.lose(chief, gone, lost)
                    r = second.submit(page, "/staff/versions", do="approve")
                    self.assertNotEqual(r.status, 200)
                    if word:
                        self.assertEqual(r.status, 422, r)
                        self.assertIn(word, r.text)
                    else:
                        self.assertIn(r.status, (401, 403), r)
                self.assertEqual(self.states(), [("1.0.0", "in_force")])

    def inside(self, server, keys, name):
        c = server.client()
        c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in", name=name,
                 password="correct horse battery",
                 code=vern.totp(keys[name]["totp"], vern.seconds(NOW)))
        return c

    def lose(self, c, name, what):
        page = c.get("/%s/staff/admin" % ORG)
        at = re.search(r'href="([^"]*/staff/admin/\w+)">%s<' % name,
                       page.text).group(1)
        fields = {"ended": {"do": "end"},
                  "role": {"do": "save", "role": "newsletter_editor"},
                  "term": {"do": "save", "term_until": "2026-03-01"}}[what]
        r = c.submit(c.get(at), "/staff/admin/", **fields)
        self.assertEqual(r.status, 200, r)

    def test_b47_only_who_signed_in_and_read_it_approves(self):
        keys = {n: self.d.add_staff(ORG, n, "administrator")
                for n in ("Sigrid", "Torgeir")}
        self.assertEqual(self.apply(
            edited(more=COMPETITION), "--as", "Sigrid").code, 0)
        with self.d.serve() as server:
            c = self.inside(server, keys, "Torgeir")
            home = c.get("/%s/staff/?lang=en" % ORG)
            self.assertIn('/staff/versions">A new version of the statement '
                          "waits to be approved", home.text)
            form = c.get("/%s/staff/versions" % ORG).form("/staff/versions")
            key, csrf = form.get("key"), form.get("csrf")
            good = {"do": "approve", "key": key, "csrf": csrf}
            cases = (
                ("nobody", server.client(), good, {}, 401),
                ("without the session's token", c,
                 dict(good, csrf=""), {}, 403),
                ("from another site", c, good,
                 {"Origin": "http://evil.example",
                  "Sec-Fetch-Site": "cross-site"}, 403),
                ("another checksum", c, dict(good, key="0" * 64), {}, 409),
                ("half of it", c, dict(good, key=key[:32]), {}, 409),
                ("in capitals", c, dict(good, key=key.upper()), {}, 409),
                ("none", c, {"do": "approve", "csrf": csrf}, {}, 409),
            )
            for name, client, fields, headers, status in cases:
                with self.subTest(name):
                    r = client.post("/%s/staff/versions" % ORG, fields,
                                    follow=False, headers=headers)
                    self.assertEqual(r.status, status, r)
                    self.assertEqual(self.states(), [("1.0.0", "in_force")])
            c.get("/%s/staff/versions?do=approve&key=%s" % (ORG, key))
            self.assertEqual(self.states(), [("1.0.0", "in_force")])
            r = c.post("/%s/staff/versions" % ORG, good, follow=False)
            self.assertEqual(r.status, 303, r)
            r = c.post("/%s/staff/versions" % ORG, good, follow=False)
            self.assertNotEqual(r.status, 303, "once")

    def test_b47_t48_the_disk_is_full_while_it_is_approved(self):
        for i in range(5):
            self.member("Navn %d" % i, "n%d@example.com" % i)
        self.staff("Sigrid")
        self.assertEqual(self.apply(edited(more=COMPETITION)).code, 0)
        named = self.named()
        keep = self.d.path + ".keep"
        shutil.copytree(self.d.path, keep)
        seen = set()
        for kib in list(range(0, 600, 20)) + [2000, 8000]:
            shutil.rmtree(self.d.path)
            shutil.copytree(keep, self.d.path)
            p = subprocess.run(
                [vern.VERN, "policy", "approve", self.d.path, ORG, "--as",
                 "Sigrid", *named], env=vern.environment(NOW),
                capture_output=True, preexec_fn=lambda: resource.setrlimit(
                    resource.RLIMIT_FSIZE, (kib * 1024, kib * 1024)))
            v = self.versions()
            old = len(v["versions"]) == 1 and v["proposed"] is not None
            new = len(v["versions"]) == 2 and v["proposed"] is None
            self.assertTrue(old or new, (kib, v))
            self.assertGreaterEqual(p.returncode, 0, (kib, p))
            self.assertFalse(old and b"is released and" in p.stdout)
            self.assertEqual(self.d.run("audit", "verify").code, 0)
            seen.add(new)
        self.assertEqual(seen, {False, True})

    def test_b47_what_is_put_together_is_shown_with_what_it_is_of(self):
        keys = {n: self.d.add_staff(ORG, n, "administrator")
                for n in ("Sigrid", "Torgeir")}
        base = self.d.file("base.vern", BASE)
        over = ('statement ntnu_alumni extends "base.vern" {\n'
                "\tversion 1.1.0\n\teffective 2026-03-02\n"
                "\twithout purpose surveys\n}\n# <b>told</b>\n")
        r = self.apply(over, "--as", "Sigrid")
        self.assertEqual(r.code, 0, r)
        waits = self.versions()["proposed"]
        self.assertEqual([f["name"] for f in waits["files"]],
                         [ORG + ".vern", "base.vern"])
        for out in (self.policy("versions", ORG).out,
                    self.policy("approve", ORG, "--as", "Torgeir").out):
            for f in waits["files"]:
                self.assertIn(f["hash"], out)
        # The base changes afterwards: that is another file.
        os.remove(base)
        for name, text in ((ORG + ".vern", over), ("base.vern", BASE)):
            r = self.policy("versions", ORG, "--show", "1.1.0", "--file",
                            name)
            self.assertEqual(r.out, text)
        whole = self.policy("versions", ORG, "--show", "1.1.0").out
        self.assertNotIn("purpose surveys {", whole)
        self.refused(self.policy("versions", ORG, "--show", "1.1.0",
                                 "--file", "other.vern"), 1, "no version")
        with self.d.serve() as server:
            c = self.inside(server, keys, "Torgeir")
            page = c.get("/%s/staff/versions?lang=en" % ORG)
            self.assertIn("Made of base.vern", page.text)
            self.assertIn("&lt;b&gt;told&lt;/b&gt;", page.text)
            r = c.submit(page, "/staff/versions", do="approve")
            self.assertEqual(r.status, 200, r)
        self.assertEqual(self.states()[1], ("1.1.0", "in_force"))
        self.assertEqual(self.policy("versions", ORG, "--show",
                                     "1.1.0").out, whole)
        self.assertNotIn("extends", whole.split("{")[0])

    # ---- tampering ------------------------------------------------------------------------------

    def test_b47_tampering_stops_the_start(self):
        self.release(edited(more=COMPETITION))
        path = os.path.join(self.d.path, "vern.db")
        with open(path, "rb") as f:
            whole = f.read()
        cases = (
            ("the text in force",
             "UPDATE statement SET source = CAST(replace(CAST(source AS TEXT)"
             ", 'for members', 'for invited') AS BLOB) WHERE revision = 1",
             "number 1"),
            ("the coming text",
             "UPDATE statement SET source = CAST(source || x'0a' AS BLOB) "
             "WHERE revision = 2", "number 2"),
            ("text and hash",
             "UPDATE statement SET source = (SELECT source FROM statement "
             "WHERE revision = 1), hash = (SELECT hash FROM statement WHERE "
             "revision = 1), signature = (SELECT signature FROM statement "
             "WHERE revision = 1) WHERE revision = 2", "1.1.0"),
            ("the signature",
             "UPDATE statement SET signature = zeroblob(64) "
             "WHERE revision = 2", "number 2"),
            ("the release", "UPDATE release SET body = CAST(x'00' || body AS BLOB)",
             "number 2"),
            ("its signature", "UPDATE release SET signature = zeroblob(64)",
             "number 2"),
            ("no release", "DELETE FROM release", "number 2"),
            ("a withdrawal", "UPDATE release SET withdrawn = body, "
             "withdrawn_signature = signature", "1.1.0"),
            ("a version is missing", "UPDATE statement SET revision = 3 "
             "WHERE revision = 2", "number 3"),
        )
        for name, sql, which in cases:
            with self.subTest(name):
                with open(path, "wb") as f:
                    f.write(whole)
                for more in ("-wal", "-shm"):
                    if os.path.exists(path + more):
                        os.remove(path + more)
                db = sqlite3.connect(path)
                db.execute("PRAGMA foreign_keys = off")
                self.assertGreater(db.execute(sql).rowcount, 0)
                db.commit()
                db.close()
                r = self.d.run("serve", "--listen", "127.0.0.1:0")
                self.assertEqual(r.code, 1, r)
                self.assertIn("statement of " + ORG, r.err)
                self.assertIn(which, r.err)

    def test_b47_the_chain_and_the_numbers_are_signed(self):
        """Each row is as it was written; which rows there are is not."""
        self.release(edited(CONTACT, version="1.0.5",
                            effective="2026-03-02"))
        self.release(edited(more=COMPETITION, version="1.1.0"))
        path = os.path.join(self.d.path, "vern.db")
        self.assertEqual(self.policy("withdraw", ORG).code, 0)
        self.release(edited(more=COMPETITION, version="1.2.0"))
        self.assertEqual(self.policy("versions", ORG).code, 0)
        with open(path, "rb") as f:
            whole = f.read()
        swap = ("UPDATE number SET name = name || '~' WHERE kind = {0};"
                "UPDATE number SET name = (SELECT substr(o.name, 1, "
                "length(o.name) - 1) FROM number o WHERE o.kind = {0} AND "
                "o.number = 3 - number.number) WHERE kind = {0} AND number "
                "IN (1, 2);"
                "UPDATE number SET name = replace(name, '~', '') "
                "WHERE kind = {0}")
        cases = (
            ("a withdrawal is taken away", "UPDATE release SET withdrawn = "
             "x'', withdrawn_signature = x'' WHERE revision = 3"),
            ("the last version is gone", "DELETE FROM release WHERE revision "
             "= 4; DELETE FROM statement WHERE revision = 4"),
            ("all but the first are gone", "DELETE FROM release; "
             "DELETE FROM statement WHERE revision > 1"),
            ("the last one is the first one", "DELETE FROM release; DELETE "
             "FROM statement WHERE revision < 4; UPDATE statement SET "
             "revision = 1, effective_day = 1"),
            ("another day of the first one",
             "UPDATE statement SET effective_day = 1 WHERE revision = 1"),
            ("roles are swapped", swap.format(5)),
            ("purposes are swapped", swap.format(2)),
            ("fields are swapped", swap.format(1)),
            ("a number that nothing has", "INSERT INTO number SELECT org, "
             "5, 99, 'spare' FROM organisation"),
            ("what signs it is gone", "DELETE FROM statement_head"),
            ("what signs it is another",
             "UPDATE statement_head SET signature = zeroblob(64)"),
        )
        for name, sql in cases:
            with self.subTest(name):
                with open(path, "wb") as f:
                    f.write(whole)
                for more in ("-wal", "-shm"):
                    if os.path.exists(path + more):
                        os.remove(path + more)
                db = sqlite3.connect(path)
                db.execute("PRAGMA foreign_keys = off")
                before = list(db.iterdump())
                db.executescript(sql)
                self.assertNotEqual(list(db.iterdump()), before)
                db.close()
                for words in (("audit", "verify"),
                              ("serve", "--listen", "127.0.0.1:0")):
                    r = self.d.run(*words)
                    self.assertEqual(r.code, 1, r)
                    self.assertIn("statement of " + ORG, r.err)
                r = vern.run("doctor", self.d.path, now=self.d.now)
                self.assertNotEqual(r.code, 0, r)
                self.assertIn("statement of " + ORG, r.out + r.err)

    def test_b47_a_proposal_that_was_withdrawn_does_not_come_back(self):
        self.assertEqual(self.apply(edited(more=COMPETITION)).code, 0)
        path = os.path.join(self.d.path, "vern.db")
        db = sqlite3.connect(path)
        row = db.execute("SELECT org, source, body FROM proposal").fetchone()
        self.assertEqual(self.policy("withdraw", ORG).code, 0)
        db.execute("INSERT INTO proposal VALUES (?, ?, ?)", row)
        db.commit()
        db.close()
        self.refused(self.policy("versions", ORG), 1, "what waits")


if __name__ == "__main__":
    unittest.main()
