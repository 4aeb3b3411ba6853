#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Canaries in every door, then a search of every file (LAW-6, LAW-7, B33,
T-28, T-29, T-30, T-31, NTNU-59, INT-12, ITS-75): nothing of a person, and no
network address, stands in clear, in base 64, in hexadecimal or in UTF-16."""
import base64
import collections
import functools
import http.client
import os
import random
import signal
import socket
import unittest

import people
import test_http_proxies as proxies
import vern
from people import ORG

NOW = "2026-03-02T09:00:00Z"
ADDRESS = "127.0.0.77"
# Each is a string that nothing but the person brings in.
CANARY = {
    "name": "Zqxkanari", "surname": "Wyvkanari", "email": "zqmail7731",
    "email2": "zqanother55", "phone": "40099177", "street": "Kanarigata 7731",
    "employer": "Kanariverket", "position": "Kanarivokter",
    "key": "977310042", "query": "zqquery9917", "agent": "ZqAgent9917",
    "cookie": "zqcookie9917", "referrer": "zqreferrer9917",
    "staff": "zqstaffname", "staffmail": "zqstaffmail", "group": "Zqgruppe",
    "subject": "Zqemne", "body": "zqbrodtekst", "password": "zqpassord-991",
    "national": "01019012345", "task": "zqoppgave", "header": "zqheader9917",
    "broken": "zqbroken9917", "messenger": "zqmessenger",
}


def forms(text):
    """How a string could stand in a file."""
    out = {}
    for word in {text, text.lower(), text.upper()}:
        raw = word.encode()
        out[raw] = "clear"
        out[raw.hex().encode()] = "hex"
        out[raw.hex().upper().encode()] = "HEX"
        out[word.encode("utf-16-le")] = "UTF-16"
        out[word.encode("utf-16-be")] = "UTF-16"
        for shift in range(3):
            cut = base64.b64encode(b"\0" * shift + raw)
            # Only what the neighbours do not change.
            cut = cut[-(-shift * 8 // 6):(shift + len(raw)) * 8 // 6]
            if len(cut) >= 6:
                out[cut] = "base 64"
                out[cut.replace(b"+", b"-").replace(b"/", b"_")] = "base 64"
    out[text[::-1].encode()] = "backwards"
    return out


WANTED = {}
for _name, _text in CANARY.items():
    for _raw, _how in forms(_text).items():
        WANTED[_raw] = (_name, _how)
for _raw, _how in forms(ADDRESS).items():
    WANTED[_raw] = ("the address", _how)
WANTED[b"7f00004d"] = ("the address", "hex")


def search(data, but=()):
    """(canary, how) of what is found."""
    return sorted({what for raw, what in WANTED.items()
                   if what[0] not in but and raw in data})


def files(root, without=("outbox",)):
    for folder, names, inside in os.walk(root):
        names[:] = [n for n in names if n not in without]
        for name in inside:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path):
                yield path


def read(path):
    with open(path, "rb") as f:
        return f.read()


class From77:
    """Every connection of this process comes from 127.0.0.77."""

    def __enter__(self):
        self.before = http.client.HTTPConnection
        http.client.HTTPConnection = functools.partial(
            self.before, source_address=(ADDRESS, 0))

    def __exit__(self, *what):
        http.client.HTTPConnection = self.before


def raw(server, data, seconds=2):
    with socket.create_connection((server.host, server.port), 10,
                                  (ADDRESS, 0)) as s:
        s.settimeout(seconds)
        try:
            s.sendall(data)
            s.shutdown(socket.SHUT_WR)
            out = b""
            while len(out) < 100000:
                block = s.recv(65536)
                if not block:
                    break
                out += block
        except OSError:
            pass


C = CANARY
ROW = people.row(
    C["key"], C["name"], C["surname"], C["email"] + "@post.example",
    telefonnr_mobil=C["phone"], adrlin1_hjemsted=C["street"])
HEADERS = {"User-Agent": C["agent"], "Referer": "http://x/" + C["referrer"],
           "X-Forwarded-For": ADDRESS, "Forwarded": "for=" + ADDRESS,
           "X-Real-IP": ADDRESS, "X-Test": C["header"]}


class Canary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.d = d = vern.Directory(ORG, now=NOW)
        cls.copy = os.path.join(d.temp, "ledger-copy")
        cls.heads = os.path.join(d.temp, "heads")
        os.mkdir(cls.copy)
        os.mkdir(cls.heads)
        with open(os.path.join(d.path, "vern.conf"), "w") as f:
            f.write("ledger.copy %s\ncheckpoint.copy %s\n" % (
                cls.copy, cls.heads))
        cls.found = {}
        try:
            with From77():
                cls.fill()
        except BaseException:
            d.close()
            raise

    @classmethod
    def tearDownClass(cls):
        cls.d.close()

    @classmethod
    def fill(cls):
        """Through every door there is."""
        d = cls.d
        source = d.file("source.csv", people.table(
            [dict(ROW, personnr=C["national"])] + people.many(3) +
            [people.row("", C["name"], C["surname"], "no-key@" + C["email"])],
            ["personnr"]))
        cls.rejected = os.path.join(d.temp, "rejected.csv")
        d.ok("import", ORG, "--source", people.SOURCE, source, "--rejected",
             cls.rejected)
        d.work()
        os.remove(source)
        letter = d.letters_to(C["email"])[0]
        d.ok("invitation", ORG, "accept", "--token",
             letter.token("/accept/"))
        staff = d.run("staff", ORG, "add", C["staff"], "--role",
                      "alumni_office", "--email",
                      C["staffmail"] + "@post.example", "--confidential",
                      "--trained-until", "2030-01-01")
        if staff.code != 0:
            raise AssertionError(staff)
        d.run("group", ORG, "add", C["group"], "--type", "open_group")
        with d.serve() as server:
            cls.portal(server)
            cls.noise(server)
            cls.newsletter()
            cls.server_files(server)
            cls.keep("while it runs")
            server.process.send_signal(signal.SIGSEGV)
            server.process.wait()
        cls.keep("after a crash")
        d.work()
        who = d.json("person", ORG, "find", C["email"], "--purpose",
                     "rights")["people"]
        d.ok("person", ORG, "export", who[0]["id"], "--purpose", "rights")
        d.run("audit", "checkpoint", d.file("head"))
        d.run("backup", os.path.join(d.temp, "copy"))
        d.ok("person", ORG, "erase", who[0]["id"], "--purpose", "rights")
        cls.keep("after an erasure")

    @classmethod
    def portal(cls, server):
        d = cls.d
        client = server.client(**HEADERS)
        people.join(d, client, C["name"] + " " + C["surname"],
                    C["email2"] + "@post.example")
        page = client.get("/%s/me/edit" % ORG)
        client.submit(page, "/me/edit", **{
            "f-position": C["position"], "f-employer": C["employer"],
            "f-mobile": "+47" + C["phone"], "f-home_address": C["street"],
            "f-messenger": C["messenger"]})
        people.choose(client, "newsletter", "give")
        page = client.get("/%s/me/security" % ORG)
        client.submit(page, "/me/security", button="password",
                      new=C["password"])
        for path in ("", "/looks", "/download", "/consents", "/groups"):
            client.get("/%s/me%s" % (ORG, path))
        for name in ("data.zip", "data.json", "person.json"):
            client.get("/%s/me/download/%s" % (ORG, name))
        other = server.client(**HEADERS)
        page = other.get("/%s/sign-in" % ORG)
        other.submit(page, "/sign-in/link",
                     email=C["email"] + "@post.example")
        for form in page.forms:
            if "password" in form:
                for password in (C["password"], "wrong" + C["password"]):
                    other.post(form.action, form.filled(
                        email=C["email2"] + "@post.example",
                        password=password))
                    other.cookies.clear()
        page = other.get("/%s/staff/sign-in" % ORG)
        for form in page.forms:
            other.post(form.action or page.url, [
                (n, C["staff"] if n in ("name", "user") else C["password"])
                for n, _ in form.fields])

    @classmethod
    def noise(cls, server):
        """Pages that are not there, requests that are not whole."""
        q = C["query"]
        client = server.client(**HEADERS)
        client.cookies = {"CUSTOMERID-sessionKey": C["cookie"], "x": q}
        for path in ("/" + q, "/%s/%s" % (ORG, q), "/%s/me?%s=%s" % (
                ORG, q, q), "/%s/accept/%s" % (ORG, q), "/%s/u/%s" % (ORG, q),
                "/%s/sign-in/%s" % (ORG, q), "/%s/privacy?v=%s" % (ORG, q),
                "/%s/me/download/%s" % (ORG, q), "/assets/" + q,
                "/%s/api/v1/people/%s" % (ORG, q), "/%s/staff/people/%s" % (
                    ORG, q), "/%s/join?email=%s%%40post.example" % (ORG, q),
                "/..%2f" + q, "/%00" + q):
            for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD",
                           "OPTIONS"):
                client.request(method, path, "email=" + C["email"], {
                    "Content-Type": "application/x-www-form-urlencoded"})
        client.request("POST", "/%s/api/v1/people/search" % ORG,
                       '{"text":"%s"}' % C["email"],
                       {"Authorization": "Bearer " + q,
                        "Content-Type": "application/json"})
        b = C["broken"].encode()
        for data in (
                b"GET /" + b + b" HTTP/9.9\r\n\r\n", b, b + b"\r\n\r\n",
                b"GET /" + b + b"x" * 40000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
                b"GET / HTTP/1.1\r\nHost: " + b + b"\r\nX: " + b * 9000,
                b"POST /ntnu-alumni/join HTTP/1.1\r\nHost: a\r\n"
                b"Content-Length: 99\r\n\r\nname=" + b,
                b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
                b"Content-Length: 6\r\n\r\n" + b,
                b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + b +
                b"\r\n\r\n" + b, b"\x16\x03\x01" + b,
                b"POST /ntnu-alumni/join HTTP/1.1\r\nHost: a\r\n"
                b"Content-Type: multipart/form-data; boundary=" + b +
                b"\r\nContent-Length: 30\r\n\r\n--" + b + b"\r\n"):
            raw(server, data)
        dice = random.Random(7731)
        words = [w.encode() for w in CANARY.values()]
        for _ in range(int(os.environ.get("VERN_LONG") and 10000 or 300)):
            parts = [dice.choice(words) if dice.random() < 0.5 else
                     dice.choice((b"GET ", b"/ntnu-alumni/", b" HTTP/1.1\r\n",
                                  b"Host: a\r\n", b"\r\n", b"?", b"%", b"\0",
                                  b"Content-Length: 3\r\n"))
                     for _ in range(dice.randint(2, 12))]
            raw(server, b"".join(parts), 0.2)

    @classmethod
    def newsletter(cls):
        d = cls.d
        number = people.draft(
            d, "newsletter", C["subject"],
            C["body"] + " {{ person.full_name }}")
        d.ok("message", ORG, "preview", number)
        d.ok("message", ORG, "send", number)
        until = 400
        while until and not any(m.subject == C["subject"]
                                for m in d.outbox()):
            until -= 1
            d.run("work")

    @classmethod
    def server_files(cls, server):
        """What the process has open, also what has no name any more."""
        folder = "/proc/%d/fd" % server.process.pid
        found = collections.defaultdict(list)
        try:
            names = os.listdir(folder)
        except OSError:
            return
        for name in names:
            path = os.path.join(folder, name)
            try:
                if "deleted" in os.readlink(path):
                    found["open file without a name"] += search(read(path))
            except OSError:
                pass
        cls.found["open"] = {k: v for k, v in found.items() if v}

    @classmethod
    def keep(cls, when):
        cls.found[when] = {}
        cls.seen = []
        for path in files(cls.d.temp):
            # The file of keys beside a backup opens nothing by itself.
            found = search(read(path))
            cls.seen.append(os.path.relpath(path, cls.d.temp))
            if found:
                cls.found[when][os.path.relpath(path, cls.d.temp)] = found

    def test_law6_t29_nothing_while_it_runs(self):
        self.assertEqual(self.found["while it runs"], {})
        self.assertEqual(self.found.get("open", {}), {})

    def test_law6_t29_nothing_after_a_crash(self):
        self.assertEqual(self.found["after a crash"], {})
        self.assertFalse([p for p in self.seen if "core" in
                          os.path.basename(p)])

    def test_law6_t28_nothing_after_an_erasure(self):
        self.assertEqual(self.found["after an erasure"], {})

    def test_the_search_saw_the_files(self):
        names = {os.path.basename(p) for p in self.seen}
        for name in ("vern.db", "vern.keys", "ledger.log", "data.log",
                     "rejected.csv"):
            self.assertIn(name, names)

    def test_the_search_finds(self):
        for text in CANARY.values():
            blob = ("x" + text + "y").encode()
            for data in (blob, blob.hex().encode(),
                         blob.upper(), base64.b64encode(blob),
                         base64.b64encode(b"12" + blob),
                         base64.urlsafe_b64encode(b"1" + blob),
                         (text + "å").encode("utf-16-le")):
                self.assertTrue(search(data), (text, data))
        self.assertEqual(search(b"Kari Nordmann 127.0.0.1"), [])

    def test_the_canaries_went_in(self):
        mail = b"".join(m.bytes for m in self.d.outbox())
        for name in ("name", "email", "email2", "subject", "body"):
            self.assertIn(CANARY[name].encode(), mail, name)

    def test_t31_mail_has_no_network_address(self):
        for m in self.d.outbox():
            self.assertEqual([x for x in search(m.bytes)
                              if x[0] == "the address"], [], m.path)

    def test_t30_nothing_personal_in_links(self):
        for m in self.d.outbox():
            for link in m.links:
                self.assertEqual(search(link.encode()), [], link)


class Alike(unittest.TestCase):
    """Two people with the same facts have no value in common (LAW-6)."""

    maxDiff = None

    # What is equal by design, and why.
    SAME = {
        ("digest", "digest"),  # the same address is to be found
        ("audit", "entry"),  # acts that are about nobody
        ("token", "tag"),  # of links that belong to nobody yet
        ("statement", "source"), ("statement", "hash"),
        ("consent_text", "body"), ("consent_text", "hash"),
        ("number", "name"), ("meta", "value"), ("organisation", "name")}

    def test_law6_no_column_compares(self):
        with vern.Directory(ORG, now=NOW) as d:
            for i in range(3):
                who = d.add_person(
                    ORG, "full_name=Lik Person", "email_private=lik@x.example",
                    "birth_date=1990-01-01", "position=Sjef",
                    "home_place=Oslo")
                d.run("consent", ORG, "give", "--person", who, "--purpose",
                      "newsletter", "--channel", "email")
                d.ok("person", ORG, "show", who, "--purpose", "rights")
            with d.serve() as server:
                for i in range(2):
                    people.join(d, server.client(), "Ny Lik",
                                "ny%d@x.example" % i)
            values = collections.defaultdict(set)
            with people.tables(d.path) as db:
                names = [r[0] for r in db.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table'")]
                for table in names:
                    cursor = db.execute("SELECT * FROM " + table)
                    columns = [c[0] for c in cursor.description]
                    for n, row in enumerate(cursor):
                        for column, value in zip(columns, row):
                            if isinstance(value, (bytes, str)) and \
                                    len(value) >= 4:
                                values[value].add((table, n, column))
            again = {}
            for value, places in values.items():
                places = {p for p in places if (p[0], p[2]) not in self.SAME}
                if len(places) > 1:
                    again[value] = sorted(places)
            # A leaf may stand in the edge of its own tree.
            again = {v: p for v, p in again.items()
                     if {t for t, _, _ in p} != {"audit", "audit_edge"}}
            self.assertEqual(again, {})

    def test_law6_two_directories_share_nothing(self):
        seen = []
        for _ in range(2):
            with vern.Directory(ORG, now=NOW) as d:
                d.add_person(ORG, "full_name=Lik Person",
                             "email_private=lik@x.example")
                with people.tables(d.path) as db:
                    seen.append({row[0] for t, c in (
                        ("digest", "digest"), ("person", "key"),
                        ("person", "state"), ("record", "body"))
                        for row in db.execute("SELECT %s FROM %s" % (c, t))})
        self.assertTrue(seen[0] and seen[1])
        self.assertEqual(seen[0] & seen[1], set())


@unittest.skipUnless(proxies.shutil.which(
    "nginx", path=os.environ.get("PATH", "") + ":/usr/sbin"),
    "nginx is not installed")
class ThroughNginx(unittest.TestCase):
    """deploy/nginx.conf in front of the server itself."""

    def test_t31_t29_proxy_and_server_write_nothing(self):
        with vern.Directory(ORG, now=NOW) as d, d.serve() as server:
            before = proxies.ADDRESS
            proxies.ADDRESS = "127.0.0.1:%d" % server.port
            behind = type("Behind", (proxies.BehindNginx,), {})
            behind.setUpClass()
            try:
                self.visit(behind.address)
                people.wait_letter(d, C["email"], "/join/")
                server.stop()
                self.visit(behind.address)  # 502 now
                found = {}
                for root in (behind.dir, d.temp):
                    for path in files(root):
                        hits = search(read(path))
                        if hits:
                            found[path] = hits
                self.assertEqual(found, {})
            finally:
                proxies.ADDRESS = before
                behind.tearDownClass()

    def visit(self, address):
        host = {"Host": "registry.example.org",
                "Origin": "https://registry.example.org", **HEADERS}
        for method, path, body in (
                ("GET", "/%s/?%s" % (ORG, C["query"]), None),
                ("GET", "/%s/nowhere/%s" % (ORG, C["query"]), None),
                ("POST", "/%s/join" % ORG,
                 "name=%s&email=%s%%40post.example&kind=postdoc&terms=1.0" % (
                     C["name"], C["email"])),
                ("POST", "/%s/sign-in/link" % ORG,
                 "email=%s%%40post.example" % C["email"]),
                ("POST", "/%s/join" % ORG, "x" * 3000000)):
            c = http.client.HTTPConnection(*address, timeout=20,
                                           source_address=(ADDRESS, 0))
            try:
                c.request(method, path, body, {
                    "Content-Type": "application/x-www-form-urlencoded",
                    **host})
                c.getresponse().read()
            except OSError:
                pass
            finally:
                c.close()
        for data in (b"GET /" + C["broken"].encode() + b" HTTP/9\r\n\r\n",
                     C["broken"].encode() * 3000):
            with socket.create_connection(address, 10, (ADDRESS, 0)) as s:
                try:
                    s.sendall(data)
                    s.settimeout(3)
                    s.recv(1000)
                except OSError:
                    pass


if __name__ == "__main__":
    unittest.main(verbosity=2)
