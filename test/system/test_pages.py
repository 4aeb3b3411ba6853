#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every page with sample contents, in three languages, is built so that
everyone can use it (B54, N11): labels, headings, references, contrast."""
import os
import subprocess
import sys
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
VERN = os.environ.get("VERN", os.path.join(ROOT, "build", "release", "vern"))
sys.path.insert(0, os.path.join(ROOT, "test", "browser"))
import static  # noqa: E402


class Pages(unittest.TestCase):
    def test_pages(self):
        build = os.path.dirname(os.path.abspath(VERN))
        if not os.path.exists(os.path.join(build, "unit", "view_pages")):
            self.skipTest("unit/view_pages is not built")
        done = subprocess.run(
            [sys.executable, os.path.join(ROOT, "test", "browser",
                                          "static.py"), build],
            capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("ok 1 - ", done.stdout)

    def test_the_reader_finds_faults(self):
        page = '<!doctype html><html lang="nb"><head><title>x</title></head>' \
               "<body><header>x</header><main>%s</main>" \
               "<footer>x</footer></body></html>"
        self.assertEqual(static.check("x", page % "<h1>x</h1>"), [])
        for bad in ("", "<h1>x</h1><h1>y</h1>", "<h1>x</h1><h3>y</h3>",
                    "<h1></h1>", "<h1>x</h1><input name='a' id='a'>",
                    "<h1>x</h1><p id='a'>x</p><p id='a'>y</p>",
                    "<h1>x</h1><p aria-describedby='b'>x</p>",
                    "<h1>x</h1><a href='#b'>x</a>", "<h1>x</h1><a href='/'>"
                    "</a>", "<h1>x</h1><p style='x'>y</p>",
                    "<h1>x</h1><p onclick='x'>y</p>",
                    "<h1>x</h1><script>x</script>",
                    "<h1>x</h1><table><tbody><tr><th scope='row'>x</th></tr>"
                    "</tbody></table>",
                    "<h1>x</h1><table><caption>x</caption><tbody><tr><th>x"
                    "</th></tr></tbody></table>",
                    "<h1>x</h1><form method='post'>x</form>",
                    "<h1>x</h1><b><i></b></i>"):
            with self.subTest(bad):
                self.assertNotEqual(static.check("x", page % bad), [])


if __name__ == "__main__":
    unittest.main()
