# SPDX-License-Identifier: EUPL-1.2
"""LAW-5, LAW-7: a fifth organisation needs a file and no C, also a small one
that neither imports nor invites: it has no doors for that."""
import os
import unittest

import vern

CHOIR = os.path.join(vern.ROOT, "test", "corpus", "lang", "choir.vern")
NOW = "2026-03-02T09:00:00Z"


class Small(unittest.TestCase):
    def test_law5_a_fifth_organisation_is_a_file(self):
        with vern.Directory(CHOIR, now=NOW) as d:
            with d.serve() as server:
                client = server.client()
                self.assertEqual(client.get("/choir/").status, 200)
                self.assertEqual(client.get("/choir/privacy").status, 200)
                self.assertEqual(client.get("/choir/sign-in").status, 200)

    def test_a_statement_without_a_day_holds_at_once(self):
        with vern.Directory(now=NOW) as d:
            file = d.file("bare.vern", 'statement bare {\n\ten "Bare"\n'
                          "\tversion 1.0.0\n\tlanguages en\n}\n"
                          'controller bare {\n\tname "Bare"\n}\n')
            r = vern.run("init", d.path, "--policy", file, now=NOW)
            self.assertEqual(r.code, 0, r)

    def test_law7_no_door_without_an_activity(self):
        with vern.Directory(CHOIR, now=NOW) as d:
            with d.serve() as server:
                client = server.client()
                for path in ("accept", "decline"):
                    page = client.get("/choir/%s/%s" % (path, "x" * 43))
                    self.assertEqual(page.status, 404, path)
                    page = client.post("/choir/%s/%s" % (path, "x" * 43))
                    self.assertEqual(page.status, 404, path)


if __name__ == "__main__":
    unittest.main()
