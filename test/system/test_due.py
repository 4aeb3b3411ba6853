#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""B11: the page of retention shows each rule for people that the statement has:
also those that review, and those that are counted from something else."""
import re
import unittest

import vern
from test_staff import ORG, Staff


class Due(Staff):
    def rows(self, c):
        page = c.get("/%s/staff/retention" % ORG)
        self.assertEqual(page.status, 200, page)
        return [re.sub("<[^>]*>", " ", r) for r in
                re.findall(r"<tr>.*?</tr>", page.text, re.S)]

    def test_b11_each_clause_for_people_has_a_row(self):
        rows = self.rows(self.sign_in("boss"))
        for said in (("have not been seen", None),
                     ("Members", "24 months after", "Reviewed"),
                     ("Those who have left", "When you have left",
                      "Erased, with a mark"),
                     ("People who are invited", "When you have declined"),
                     ("who do not answer", "30 days after", "Erased"),
                     ("who were not invited", "90 days after", "Erased")):
            found = [r for r in rows if all(s in r for s in said if s)]
            self.assertEqual(len(found), 0 if None in said else 1, (said, rows))
        self.assertFalse([r for r in rows if "No rule" in r], rows)


if __name__ == "__main__":
    unittest.main()
