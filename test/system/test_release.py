#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B47: two persons release a version, and nobody is both; what was released
stays what it was."""
import os
import re
import sqlite3
import unittest

import vern
from test_apply import COMPETITION, CONTACT, NOW, ORG, Register, edited


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
