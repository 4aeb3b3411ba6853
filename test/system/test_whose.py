# SPDX-License-Identifier: EUPL-1.2
"""B48, C17: of several controllers a letter comes from the one that decides over
its purpose, with that one's address, and from no other."""
import os
import unittest

import people
import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-ages.vern")
NOW = "2026-02-09T09:00:00Z"
MAIL = "kari@post.example"
DISTRICT = """
controller district {
	name "District North"
	address "North road 2"
	contact address "post@north.example" responsible "office" review by 2030-01-01
	data protection officer "officer@north.example"
	authority NO "Datatilsynet"
}
"""


def several(d):
    with open(FILE, encoding="utf-8") as f:
        text = f.read()
    text = text.replace("\nfield full_name", DISTRICT + "\nfield full_name", 1)
    text = text.replace("class marketing\n",
                        "class marketing\n\tcontroller district\n")
    return d.file("union.vern", text)


class Whose(unittest.TestCase):
    def setUp(self):
        self.d = vern.Directory(now=NOW)
        self.addCleanup(self.d.close)
        vern.ok("init", self.d.path, "--policy", several(self.d), now=NOW)

    def letter(self, part):
        self.d.work()
        found = [m for m in self.d.letters_to(MAIL) if part in m.subject]
        self.assertEqual(len(found), 1, [m.subject for m in self.d.outbox()])
        return found[0]

    def test_b48_each_writes_for_itself(self):
        with self.d.serve() as server:
            client = server.client()
            people.join(self.d, client, "Kari Nordmann", MAIL, "plain",
                        "union")
            people.choose(client, "news", "give", "union")
        entered = self.d.letters_to(MAIL)[0]
        self.assertIn("The society", entered.text)
        self.assertNotIn("North", entered.text)
        r = self.d.json("message", "union", "draft", "--purpose", "news",
                        "--subject", "Camp", "--text", "Hello")
        self.d.ok("message", "union", "send", r["id"])
        letter = self.letter("Camp")
        self.assertIn("District North, North road 2", letter.text)
        self.assertNotIn("The society", letter.text)
        self.assertIn("post@north.example", str(letter.message["from"]))
        self.assertIn("District North", str(letter.message["from"]))


if __name__ == "__main__":
    unittest.main()
