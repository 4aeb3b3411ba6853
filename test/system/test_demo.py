# SPDX-License-Identifier: EUPL-1.2
"""The demo on another port than the one it was filled for: its letters lead to
where it is."""
import json
import os
import socket
import subprocess
import sys
import unittest
import urllib.parse

import vern

NOW = "2026-03-02T09:00:00Z"
ORG = "ntnu-alumni"
FILL = os.path.join(vern.ROOT, "tools", "demo-fill")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Demo(unittest.TestCase):
    def demo(self, d, word, port):
        return subprocess.run(
            [sys.executable, FILL, d.path, word], text=True, check=True,
            capture_output=True, timeout=120,
            env=vern.environment(NOW, {"PORT": str(port),
                                       "VERN": vern.VERN})).stdout

    def links(self, d):
        return [link for letter in d.outbox() for link in letter.links]

    def test_letters_are_made_for_the_port(self):
        """Of a command without a server: where it would listen."""
        with vern.Directory(ORG, now=NOW) as d:
            sample = d.file("people.csv", vern.ok(
                "sample", vern.statement(ORG), "--source",
                "student_registry", "--people", "5", "--seed", "7").out)
            d.ok("setting", "set", "listen", "127.0.0.1:9123")
            d.ok("import", ORG, "--source", "student_registry", sample)
            d.work()
            links = self.links(d)
            self.assertGreater(len(links), 5)
            self.assertTrue(all(x.startswith("http://127.0.0.1:9123/")
                                for x in links), links)

    def test_links_lead_to_the_port_it_is_served_on(self):
        with vern.Directory(ORG, now=NOW) as d:
            # Names of several lengths move the soft line ends about.
            sample = d.file("people.csv", vern.ok(
                "sample", vern.statement(ORG), "--source",
                "student_registry", "--people", "20", "--seed", "7").out)
            d.ok("import", ORG, "--source", "student_registry", sample)
            d.work()
            with open(os.path.join(d.path, "demo.json"), "w") as f:
                json.dump({"staff": {}}, f)
            before = self.links(d)
            self.assertGreater(len(before), 20)
            self.assertTrue(all(x.startswith("http://127.0.0.1:8080/")
                                for x in before), before)
            for port in (8080, 80, 8080, free_port()):
                said = self.demo(d, "say", port)
                url = "http://127.0.0.1:%d/" % port
                self.assertIn(url + ORG + "/", said)
                self.assertEqual(
                    [x.replace(url, "http://127.0.0.1:8080/", 1)
                     for x in self.links(d)], before)
                self.assertEqual(d.ok("setting", "get", "listen").out.strip(),
                                 "127.0.0.1:%d" % port)
                for letter in d.outbox():
                    self.assertIn(url, letter.html or url)
                    self.assertNotIn("8080/" if port != 8080 else "\0",
                                     letter.html)
            self.assertIn(url, self.demo(d, "mail", port))
            with d.serve() as server:
                client = server.client()
                for link in self.links(d)[:3]:
                    path = urllib.parse.urlsplit(link).path
                    self.assertEqual(client.get(path).status, 200, link)


if __name__ == "__main__":
    unittest.main()
