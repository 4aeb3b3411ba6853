#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Reading CSV, against Python's csv module as a second opinion.

Tables of random and of naughty text are written by Python in many dialects
and character sets and read by the reader of imports. Uses the driver in
test/unit/intake_csv.c, which must be built; the path can be given in
VERN_CSV_DRIVER.
"""
import csv
import glob
import io
import os
import random
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
NAUGHTY = [
    "", " ", "a", "null", "None", "0", "-1", "1e5", "1,5", "æøåÆØÅ", "é ü ñ",
    "=1+1", "@x", "+4722334455", "'", '"', '""', 'a"b', "a;b", "a,b", "a\tb",
    "line\nline", "line\r\nline", "\n", ";", ",", "\t", "\\", "%s%n", "${7*7}",
    "<script>alert(1)</script>", "Robert'); DROP TABLE x;--", "../../etc",
    " leading", "trailing ", '" quoted "', "sep=;", "#", "x" * 5000,
]
WIDE = NAUGHTY + ["Čáŋŧ Đžš", "日本語", "😀", "\u200b", "\u202e", "e\u0301"]


def driver():
    given = os.environ.get("VERN_CSV_DRIVER")
    if given:
        return given
    pattern = os.path.join(ROOT, "build", "*", "unit", "intake_csv")
    built = glob.glob(pattern)
    if not built:
        subprocess.run(["make", "-s", "BUILD=dev", "build/dev/unit/intake_csv"],
                       cwd=ROOT, check=True)
        built = glob.glob(pattern)
    return max(built, key=os.path.getmtime)


def read(data):
    """Rows as our reader sees them; None stands for one it refused."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        out = subprocess.run([DRIVER, "read", file.name], check=False,
                             capture_output=True, text=True).stdout
    if out.startswith("! file"):
        return None
    rows = []
    for line in out.splitlines():
        if line.startswith("!"):
            rows.append(None)
        else:
            rows.append([bytes.fromhex(f[1:]).decode("utf-8")
                         for f in line.split(" ")])
    return rows


def write(rows, **dialect):
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


def setUpModule():
    global DRIVER
    DRIVER = driver()


class Differential(unittest.TestCase):
    def table(self, dice, words):
        width = dice.randint(2, 8)
        head = ["column %d" % i for i in range(width)]
        return [head] + [[dice.choice(words) for _ in range(width)]
                         for _ in range(dice.randint(1, 30))]

    def same(self, rows, text, encoding):
        self.assertEqual(read(text.encode(encoding)), rows)

    def test_all_quoted(self):
        dice = random.Random(1)
        for n in range(60):
            rows = self.table(dice, WIDE)
            text = write(rows, delimiter=";,\t"[n % 3],
                         quoting=csv.QUOTE_ALL,
                         lineterminator=("\n", "\r\n", "\r")[n // 3 % 3])
            encoding = ("utf-8", "utf-8-sig", "utf-16")[n % 3]
            with self.subTest(n=n, encoding=encoding):
                self.same(rows, text, encoding)

    def test_minimal(self):
        """Unquoted fields lose the blanks around them, and nothing else."""
        dice = random.Random(2)
        plain = [w for w in NAUGHTY if w == w.strip(" \t")]
        for n in range(60):
            delimiter = ";,"[n % 2]
            rows = self.table(dice, plain)
            text = write(rows, delimiter=delimiter,
                         lineterminator=("\n", "\r\n")[n // 2 % 2])
            encoding = ("utf-8", "iso-8859-1", "windows-1252")[n % 3]
            with self.subTest(n=n, encoding=encoding):
                self.same(rows, text, encoding)

    def test_windows_1252(self):
        rows = [["navn", "by"], ["Šiža – €", "Ås"]] * 3
        self.same(rows, write(rows, delimiter=";"), "windows-1252")

    def test_utf_16_big_endian(self):
        rows = [["navn", "by"], ["😀", "Čáhput"]]
        data = b"\xfe\xff" + write(rows, delimiter="\t").encode("utf-16-be")
        self.assertEqual(read(data), rows)


class Refusals(unittest.TestCase):
    def test_mixed(self):
        data = "navn\nÅse\n".encode() + "Bø\n".encode("iso-8859-1")
        self.assertIsNone(read(data))

    def test_binary(self):
        self.assertIsNone(read(bytes(range(256)) * 4))

    def test_unclosed_quote_costs_its_line_only(self):
        """Python's reader, not strict, swallows the rest of the file."""
        self.assertEqual(read(b'a;b\n"c;d\ne;f\ng;h\n'),
                         [["a", "b"], None, ["e", "f"], ["g", "h"]])


if __name__ == "__main__":
    unittest.main()
