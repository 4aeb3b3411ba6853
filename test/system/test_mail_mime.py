#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every message is read by Python's strict parser: no defect, one recipient
(T-16), nothing injected (T-14), nothing loaded and no link rewritten (B41),
both ways to unsubscribe (B15).

Uses test/unit/mail_compose.c and mail_letters.c, which write messages when
they are given a folder; VERN_UNIT can name the folder they were built in.
"""
import email
import email.errors
import email.header
import email.policy
import glob
import html.parser
import os
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def built(name):
    given = os.environ.get("VERN_UNIT")
    if given:
        return os.path.join(given, name)
    found = glob.glob(os.path.join(ROOT, "build", "*", "unit", name))
    if not found:
        subprocess.run(["make", "-s", "BUILD=dev", "build/dev/unit/" + name],
                       cwd=ROOT, check=True)
        found = glob.glob(os.path.join(ROOT, "build", "*", "unit", name))
    return max(found, key=os.path.getmtime)


class Page(html.parser.HTMLParser):
    LOADS = {"img", "script", "link", "iframe", "object", "embed", "video",
             "audio", "source", "form", "input", "style", "base", "svg"}

    def __init__(self, text):
        super().__init__()
        self.links, self.bad, self.lang = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.lang = attrs.get("lang")
        if tag in self.LOADS:
            self.bad.append(tag)
        for name, value in attrs.items():
            if name.startswith("on") or name in ("src", "srcset", "background", "style"):
                self.bad.append((tag, name, value))
        if tag == "a":
            self.links.append(attrs.get("href"))


def read(data):
    """A message that needs SMTPUTF8 has UTF-8 in its head (RFC 6532); Python
    reads it as text and notes the local part, which is what was asked for."""
    if data.isascii():
        message = email.message_from_bytes(data, policy=email.policy.default)
    else:
        message = email.message_from_string(data.decode("utf-8"),
                                            policy=email.policy.SMTPUTF8)
    defects = list(message.defects)
    for part in message.walk():
        defects += part.defects
        for value in part.values():
            defects += value.defects
    if not data.isascii():
        defects = [d for d in defects
                   if not isinstance(d, email.errors.NonASCIILocalPartDefect)]
    return message, defects


def display_name(data):
    """The older reader: the newer one, in Python 3.11, keeps the blank between
    two encoded words of a phrase (RFC 2047, 6.2 drops it)."""
    raw = email.message_from_string(data.decode("utf-8"))["to"]
    name = raw[:raw.rindex("<")].strip()
    if name.startswith('"'):
        return re.sub(r"\\(.)", r"\1", name[1:-1])
    return str(email.header.make_header(email.header.decode_header(name)))


class Mime(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="vern-mime-")
        self.addCleanup(shutil.rmtree, self.dir)

    def messages(self, program):
        subprocess.run([built(program), self.dir], check=True)
        found = sorted(glob.glob(os.path.join(self.dir, "*.eml")))
        self.assertGreater(len(found), 20)
        for path in found:
            with open(path, "rb") as f:
                yield path[:-4], f.read()

    def check(self, data):
        message, defects = read(data)
        self.assertEqual(defects, [])
        self.assertEqual([p.get_content_type() for p in message.walk()],
                         ["multipart/alternative", "text/plain", "text/html"])
        self.assertEqual(len(message["to"].addresses), 1)
        for absent in ("cc", "bcc", "precedence", "sender", "x-mailer", "received"):
            self.assertIsNone(message[absent])
        names = [n.lower() for n in message.keys()]
        self.assertEqual(len(names), len(set(names)), "a field stands twice")
        self.assertNotIn(b"\n", data.replace(b"\r\n", b""))
        self.assertNotIn(b"\r", data.replace(b"\r\n", b""))
        head, body = data.split(b"\r\n\r\n", 1)
        for line in head.split(b"\r\n"):
            self.assertLessEqual(len(line), 78 if b"<" not in line else 998, line)
        for line in body.split(b"\r\n"):
            self.assertLessEqual(len(line), 78)
        page = Page(message.get_body(("html",)).get_content())
        self.assertEqual(page.bad, [], "B41")
        self.assertEqual(page.lang, message["content-language"])
        text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
        for link in page.links:
            self.assertIn(link, text, "B41 the same link in both")
        return message, text, page

    def test_all_kinds_of_names_and_subjects_T14(self):
        fold = lambda s: re.sub(r"\s+", " ", s).strip()
        for base, data in self.messages("mail_compose"):
            with self.subTest(message=os.path.basename(base)):
                message, text, page = self.check(data)
                with open(base + ".subject", encoding="utf-8") as f:
                    self.assertEqual(fold(message["subject"]), fold(f.read()))
                with open(base + ".to", encoding="utf-8") as f:
                    self.assertEqual(fold(display_name(data)), fold(f.read()))
                with open(base + ".text", encoding="utf-8", newline="") as f:
                    self.assertTrue(text.startswith(f.read().rstrip("\n")))
                self.assertEqual(message["list-unsubscribe-post"], "List-Unsubscribe=One-Click")
                self.assertRegex(str(message["list-unsubscribe"]),
                                 r"^<https://[^>]+>,\s*<mailto:[^>]+>$")
                self.assertIn("https://nord.example/u/abc-_1", page.links)

    def test_letters_B11(self):
        for base, data in self.messages("mail_letters"):
            with self.subTest(letter=os.path.basename(base)):
                message, text, page = self.check(data)
                self.assertEqual(message["auto-submitted"], "auto-generated")
                self.assertNotIn("{{", text)
                self.assertTrue(base.endswith(message["content-language"]))
                if "/accept/" in text:
                    accept = [l for l in page.links if "/accept/" in l]
                    decline = [l for l in page.links if "/decline/" in l]
                    self.assertEqual((len(accept), len(decline)), (1, 1))
                    self.assertEqual(accept[0].replace("accept", "decline"), decline[0])


if __name__ == "__main__":
    unittest.main(verbosity=2)
