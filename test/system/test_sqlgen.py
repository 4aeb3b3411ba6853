#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""tools/sqlgen refuses what would bind wrongly, read too much or hide."""
import os
import subprocess
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SCHEMA = "CREATE TABLE t (a INTEGER, b TEXT) STRICT;\n"
GOOD = "-- name: t_get :one\n-- Why.\nSELECT b FROM t WHERE a = :a;\n"


class Sqlgen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.TemporaryDirectory()
        cls.tool = os.path.join(cls.dir.name, "sqlgen")
        subprocess.run(["gcc", "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra",
                        "-Werror", os.path.join(ROOT, "tools", "sqlgen.c"),
                        "-o", cls.tool], check=True, timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.dir.cleanup()

    def run_tool(self, query, schema=SCHEMA, name="0001_t.sql"):
        with tempfile.TemporaryDirectory() as out:
            first = os.path.join(out, name)
            second = os.path.join(out, "q.sql")
            for path, text in ((first, schema), (second, query)):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            done = subprocess.run([self.tool, out, first, "--", second],
                                  capture_output=True, text=True, timeout=10,
                                  check=False)
            made = ""
            for part in ("sql.h", "sql.c"):
                if os.path.exists(os.path.join(out, part)):
                    with open(os.path.join(out, part),
                              encoding="utf-8") as file:
                        made += file.read()
        return done.returncode, done.stderr.replace(out + "/", ""), made

    def refused(self, query, where, words, **more):
        code, said, made = self.run_tool(query, **more)
        self.assertEqual(code, 1, said)
        self.assertEqual(made, "")
        self.assertIn(where + ": error: ", said)
        self.assertIn(words, said)

    def test_refused(self):
        head = "-- name: x :%s\n-- Why.\n"
        for query, line, words in (
                (GOOD + GOOD, 4, "at"),
                ("-- name: x :one\nSELECT a FROM t;\n", 1, "comment"),
                ("-- name: x :one\n--\n-- 1\nSELECT a FROM t;\n", 1, "comment"),
                ("-- name: X :one\n-- Why.\nSELECT a FROM t;\n", 1, "name"),
                ("-- name: x :all\n-- Why.\nSELECT a FROM t;\n", 1, ":many"),
                ("-- name: x\n-- Why.\nSELECT a FROM t;\n", 1, ":many"),
                (head % "one" + "SELECT * FROM t;\n", 3, "columns"),
                (head % "one" + "SELECT DISTINCT\n* FROM t;\n", 4, "columns"),
                (head % "one" + "SELECT t.* FROM t;\n", 3, "columns"),
                (head % "one" + "SELECT a, * FROM t;\n", 3, "columns"),
                (head % "one" + "INSERT INTO t (a) VALUES (1) RETURNING *;",
                 3, "columns"),
                (head % "one" + "SELECT a FROM t\n", 1, "';'"),
                (head % "one" + ";\n", 1, "no statement"),
                (head % "one" + "SELECT a FROM t; SELECT b FROM t;\n", 3,
                 "outside"),
                (head % "one" + "SELECT a FROM t WHERE a = ?1;\n", 3, ":name"),
                (head % "one" + "SELECT a FROM t WHERE a = $a;\n", 3, ":name"),
                (head % "one" + "SELECT a FROM t WHERE b = 'x;\n", 3, "ends"),
                (head % "exec" + "SELECT a FROM t;\n", 1, ":exec"),
                (head % "one" + "DELETE FROM t;\n", 1, "RETURNING"),
                (head % "exec" + "PRAGMA user_version = 1;\n", 1, "only"),
                (head % "exec" + "DROP TABLE t;\n", 1, "only"),
                (head % "exec" + "REPLACE INTO audit (a) VALUES (:a);\n", 3,
                 "trail"),
                (head % "exec" + "INSERT OR REPLACE INTO audit (a) "
                 "VALUES (:a);\n", 3, "trail")):
            with self.subTest(query):
                self.refused(query, "q.sql:%d" % line, words)

    def test_schema_refused(self):
        self.refused(GOOD, "0001_t.sql:2", "STRICT",
                     schema="-- x\nCREATE TABLE t (a INTEGER);\n")
        self.refused(GOOD, "0003_t.sql:1", "0001", name="0003_t.sql")

    def test_every_fault_is_told(self):
        _, said, _ = self.run_tool("-- name: x :one\nSELECT * FROM t\n")
        self.assertEqual(said.count(": error: "), 3, said)

    def test_numbers_follow_first_appearance(self):
        code, said, made = self.run_tool(
            "-- name: x :one\n-- Why: :no.\nSELECT a, count(*), a * 2\n"
            "FROM t -- :no\nWHERE b = ':no' AND a = :z AND b = :y AND a=:z;\n")
        self.assertEqual((code, said), (0, ""))
        self.assertIn("SQL_X, /* :one (z, y) ", made)
        self.assertIn(r"SELECT a, count(*), a * 2 FROM t WHERE b = ':no' "
                      r"AND a = \?1 AND b = \?2 AND a=\?1", made)

    def test_nothing_gives_valid_output(self):
        with tempfile.TemporaryDirectory() as out:
            os.makedirs(os.path.join(out, "db", "gen"))
            gen = os.path.join(out, "db", "gen")
            subprocess.run([self.tool, gen, "--"], check=True, timeout=10)
            subprocess.run(["gcc", "-std=c17", "-Wall", "-Wextra",
                            "-Wpedantic", "-Werror", "-I", out, "-c",
                            os.path.join(gen, "sql.c"), "-o",
                            os.path.join(out, "sql.o")], check=True,
                           timeout=60)


if __name__ == "__main__":
    unittest.main()
