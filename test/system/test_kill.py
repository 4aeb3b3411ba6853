#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""kill -9 at any moment: nothing acknowledged is lost, nothing is half done,
mail keeps its rules, and the next start needs no repair (LAW-3, LAW-4, T-41,
B14, B23). Then a full disk and keys that cannot be read.

VERN_KILLS: how many kills in all; 100 unless told.
"""
import collections
import http.client
import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
import unittest
import urllib.parse

import people
import vern
from people import ORG

KILLS = int(os.environ.get("VERN_KILLS", "100"))
SEED = int(os.environ.get("VERN_SEED", "0")) or int(time.time())
NOW = "2026-03-02T09:00:00Z"
CLIENTS = 64


def members(d, n, purpose=None):
    """n members with an address each, and with a consent."""
    people.load(d, people.many(n))
    d.work()
    with d.serve() as server:
        for letter in d.outbox():
            client = server.client()
            page = client.get(letter.link("/accept/"))
            client.submit(page, "/accept/", follow=False)
            if purpose:
                people.choose(client, purpose, "give")
    shutil.rmtree(os.path.join(d.path, "outbox"))


def id_of(d, email):
    found = d.json("person", ORG, "find", email, "--purpose", "rights")
    return found["people"][0]["id"]


class Surfer(threading.Thread):
    """One kept-alive client that reads and changes, and writes down what was
    acknowledged. `may`: what may be stored after a kill."""

    def __init__(self, number, cookie, csrf):
        super().__init__(daemon=True)
        self.number, self.cookie, self.csrf = number, cookie, csrf
        self.may = {"position": {""}, "newsletter": {False}}
        self.turn = self.acknowledged = 0
        self.odd = []

    def aim(self, server):
        """A thread runs once; the notes go on in a new one."""
        s = Surfer(self.number, self.cookie, self.csrf)
        s.may, s.turn, s.acknowledged = self.may, self.turn, self.acknowledged
        s.host, s.port = server.host, server.port
        return s

    def talk(self, c, method, path, fields=None):
        h = {"Cookie": self.cookie, "Accept-Language": "en",
             "Origin": "http://%s:%d" % (self.host, self.port)}
        body = None
        if fields is not None:
            h["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(dict(fields, csrf=self.csrf))
        c.request(method, "/" + ORG + path, body, h)
        r = c.getresponse()
        return r.status, r.read()

    def change(self, c, what, value, path, fields):
        before = self.may[what]
        self.may[what] = before | {value}
        status, body = self.talk(c, "POST", path, fields)
        if status in (200, 303):
            self.may[what] = {value}
            self.acknowledged += 1
        elif status != 503:
            self.odd.append((path, status, body[:300]))

    def run(self):
        c = http.client.HTTPConnection(self.host, self.port, timeout=20)
        try:
            while True:
                self.turn += 1
                if self.turn % 4 == 0:
                    status, body = self.talk(c, "GET", "/me")
                    if status != 200:
                        self.odd.append(("/me", status, body[:300]))
                elif self.turn % 4 == 2:
                    yes = self.turn % 8 == 2
                    self.change(c, "newsletter", yes, "/me/consents", {
                        "purpose": "newsletter", "channel": "email",
                        "version": "1",
                        "do": "give" if yes else "withdraw"})
                else:
                    value = "p%d" % self.turn
                    self.change(c, "position", value, "/me/edit", {
                        "f-full_name": "Navn%d Etter%d" % (
                            self.number, self.number),
                        "f-email_private": "n%d@post.example" % self.number,
                        "f-position": value})
        except (OSError, http.client.HTTPException):
            pass
        finally:
            c.close()

    def found(self, server):
        """What is stored now; raises when it is not what may be."""
        client = server.client()
        name, _, value = self.cookie.partition("=")
        client.cookies[name] = value
        page = client.get("/%s/me/edit" % ORG)
        if page.status != 200 or "f-position" not in page.form("/me/edit"):
            raise AssertionError("client %d: %r" % (self.number, page))
        position = page.form("/me/edit").get("f-position")
        page = client.get("/%s/me/consents" % ORG)
        yes = people.consent_form(page, "newsletter", "withdraw") is not None
        no = people.consent_form(page, "newsletter", "give") is not None
        if yes == no:
            raise AssertionError("client %d: no consent %r" % (self.number,
                                                               page))
        for what, now in (("position", position), ("newsletter", yes)):
            if now not in self.may[what]:
                raise AssertionError("client %d lost %s: %r, not %r" % (
                    self.number, what, now, self.may[what]))
            self.may[what] = {now}


class Kills(unittest.TestCase):
    def setUp(self):
        self.dice = random.Random(SEED)
        self.d = vern.Directory(ORG, now=NOW)
        self.addCleanup(self.d.close)

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()

    def sound(self):
        """The directory opens without repair and verifies."""
        try:
            people.verify(self.d)
        except AssertionError as e:
            raise AssertionError("seed %d: %s" % (SEED, e))

    def test_law3_64_clients_read_and_change(self):
        d = self.d
        members(d, CLIENTS)
        surfers = []
        with d.serve() as server:
            clients = people.sign_in_all(d, server, [
                "n%d@post.example" % i for i in range(CLIENTS)])
            for i, client in enumerate(clients):
                page = client.get("/%s/me/edit" % ORG)
                surfers.append(Surfer(i, "%s=%s" % next(iter(
                    client.cookies.items())),
                    page.form("/me/edit").get("csrf")))
        rounds, total = max(KILLS * 4 // 10, 2), 0
        for n in range(rounds + 1):
            server = d.serve()
            for s in surfers if n % 4 == 0 or n == rounds else \
                    self.dice.sample(surfers, 8):
                s.found(server)
            if n == rounds:
                break
            surfers = [s.aim(server) for s in surfers]
            for s in surfers:
                s.start()
            time.sleep(self.dice.uniform(0.05, 0.4))
            server.kill()
            for s in surfers:
                s.join(30)
                self.assertFalse(s.is_alive())
                self.assertEqual(s.odd, [])
            self.sound()
        total = sum(s.acknowledged for s in surfers)
        self.assertGreater(total, rounds * 16, "too little was tried")
        self.assertEqual(server.stop(), 0)

    # ---- sending

    def mailed(self):
        """Message-ID local part -> recipient, of the folder; a name is
        there once, and each file is whole."""
        out = {}
        for letter in self.d.outbox():
            name = os.path.basename(letter.path).split("@")[0]
            self.assertTrue(letter.message["Message-ID"].startswith(
                "<" + name), letter.path)
            self.assertTrue(letter.bytes.endswith(b"\n"), letter.path)
            out[name] = letter.to
        return out

    def rows(self):
        """Deliveries: Message-ID local part -> state."""
        with people.tables(self.d.path) as db:
            return {tag[:16].hex(): state for tag, state in db.execute(
                "SELECT tag, state FROM delivery")}

    def withdraw(self, email, gone):
        """Say no for somebody while it runs; note what had left by then."""
        try:
            who = id_of(self.d, email)
        except (AssertionError, ValueError):
            return
        r = self.d.run("consent", ORG, "withdraw", "--person", who,
                       "--purpose", "events_social", "--channel", "email")
        if r.code == 0:
            gone[email] = sum(to == email for to in self.mailed().values())

    def test_t41_law4_sending(self):
        d, size = self.d, 100
        members(d, size, "events_social")
        left = ["n%d@post.example" % i for i in range(20, size)]
        gone = {}
        kills, sent_before, month = max(KILLS * 4 // 10, 2), 0, 0
        while kills > 0:
            month += 1
            d.now = "20%02d-%02d-02T09:00:00Z" % (26 + (month + 2) // 12,
                                                  (month + 2) % 12 + 1)
            number = people.draft(d, "events_social", "m%d" % month)
            d.ok("message", ORG, "send", number)
            while kills > 0 and self.state(number) != "done":
                kills -= 1
                server = d.serve()
                no = threading.Thread(target=self.withdraw, args=(
                    left.pop() if left else "n0@post.example", gone))
                no.start()
                time.sleep(self.dice.uniform(0.0, 0.25))
                server.kill()
                no.join()
                self.sound()
            d.work()
            self.assertEqual(self.state(number), "done")
            sent_before = self.sending_is_right(gone, month, size,
                                                sent_before)
        self.assertGreater(len(gone), 0, "nobody said no in time")

    def state(self, number):
        for m in self.d.json("message", ORG, "list")["messages"]:
            if m["id"] == number:
                return m["state"]
        raise AssertionError("the message is gone")

    def sending_is_right(self, gone, month, size, sent_before):
        mailed, rows = self.mailed(), self.rows()
        sent = {tag for tag, state in rows.items() if state == 3}
        self.assertFalse([s for s in rows.values() if s in (1, 2)],
                         "something waits for ever")
        self.assertEqual(sent, set(mailed), "each SENT row has its file")
        by_person = collections.Counter(
            (m.to, m.subject) for m in self.d.outbox())
        self.assertEqual([k for k, n in by_person.items() if n > 1], [])
        for address, then in gone.items():
            self.assertEqual(sum(to == address for to in mailed.values()),
                             then, "sent to %s after the no" % address)
        # Who did not say no has it.
        now = {m.to for m in self.d.outbox()
               if m.subject == "m%d" % month}
        self.assertGreaterEqual(len(now), size - len(gone) - 2)
        self.assertGreater(len(mailed), sent_before)
        return len(mailed)

    # ---- import, erasure

    def killed(self, seconds, command, *words):
        p = subprocess.Popen(
            [vern.VERN, command, self.d.path, ORG, *words],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL, env=vern.environment(NOW))
        time.sleep(seconds)
        self.kill(p)
        return p.returncode

    def test_law3_b08_import(self):
        d, size = self.d, 800
        rows = people.many(size)
        path = d.file("people.csv", people.table(rows))
        t = time.monotonic()
        with vern.Directory(ORG, now=NOW) as other:
            other.ok("import", ORG, "--source", people.SOURCE, path)
        t = time.monotonic() - t
        for _ in range(max(KILLS // 10, 1)):
            self.killed(self.dice.uniform(0, t), "import", "--source",
                        people.SOURCE, path)
            self.sound()
        got = d.json("import", ORG, "--source", people.SOURCE, path)
        self.assertEqual(got["new"] + got["matched"], size, got)
        self.assertEqual((got["changed"], got["refused"]), (0, 0), got)
        again = d.json("import", ORG, "--source", people.SOURCE, path)
        self.assertEqual((again["matched"], again["changed"]), (size, 0))
        with people.tables(d.path) as db:
            self.assertEqual(db.execute(
                "SELECT count(*) FROM person").fetchone()[0], size)
            self.assertEqual(db.execute(
                "SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 "
                "FROM record r WHERE r.person = p.person)").fetchone()[0], 0)
        self.sound()

    def test_law3_b23_erasure(self):
        """Either all of somebody is there, or nothing, and whoever was told
        that it is done is gone."""
        d = self.d
        n = max(KILLS // 10, 2)
        members(d, n)
        ids = [id_of(d, "n%d@post.example" % i) for i in range(n)]
        for who in ids:
            seconds = self.dice.uniform(0, 0.12)
            code = self.killed(seconds, "person", "erase", who,
                               "--purpose", "rights")
            self.sound()
            with people.tables(d.path) as db:
                left = [db.execute("SELECT count(*) FROM " + t).fetchone()[0]
                        for t in ("person",)]
                orphans = db.execute(
                    "SELECT count(*) FROM digest g WHERE NOT EXISTS (SELECT "
                    "1 FROM person p WHERE p.person = g.person)").fetchone()
            self.assertEqual(orphans, (0,))
            shown = d.run("person", ORG, "show", who, "--purpose", "rights")
            if code == 0:
                self.assertEqual(shown.code, 1, shown)
            if shown.code == 0:
                self.assertIn("email_private", shown.out)
            self.assertLessEqual(left[0], len(ids))
            d.run("person", ORG, "erase", who, "--purpose", "rights")
        self.assertEqual(d.json("person", ORG, "find", "navn", "--purpose",
                                "rights")["people"], [])


class Restores(unittest.TestCase):
    TRIES = 12

    def test_law3_t27_a_killed_restore_is_no_directory(self):
        """Whenever it is killed: nothing to open, or everything replayed."""
        with vern.Directory(ORG, now=NOW) as d:
            people.load(d, people.many(10))
            d.ok("work", "--until-idle")
            d.ok("backup", d.path + ".bak")
            d.ok("invitation", ORG, "decline", "--token",
                 d.outbox()[0].token("/decline/"))
            for i in range(self.TRIES + 1):
                to = "%s.%d" % (d.path, i)
                p = subprocess.Popen(
                    [vern.VERN, "restore", d.path + ".bak", to, "--keys",
                     d.path + ".bak.keys", "--ledger", d.path],
                    env=dict(os.environ, VERN_NOW=NOW),
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(0.01 * i)
                if i < self.TRIES:  # the last one may end by itself
                    p.kill()
                p.wait()
                if not os.path.exists(os.path.join(to, "vern.db")):
                    continue
                with open(os.path.join(to, "ledger.log")) as f:
                    self.assertIn(" erased ", f.read())
            self.assertEqual(p.returncode, 0)
            self.assertTrue(os.path.exists(os.path.join(to, "vern.db")))


class Disk(unittest.TestCase):
    """A disk that is full, and keys that are not there."""

    def setUp(self):
        self.d = vern.Directory(ORG, now=NOW)
        self.addCleanup(self.d.close)

    def limited(self, most, *words):
        """vern with files of at most so many bytes: a write beyond fails as
        on a full disk."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        return subprocess.run(
            [vern.VERN, *words], preexec_fn=limit, restore_signals=False,
            capture_output=True, text=True, timeout=60,
            stdin=subprocess.DEVNULL, env=vern.environment(NOW))

    def test_law3_full_disk_while_importing(self):
        d = self.d
        people.load(d, people.many(20))
        path = d.file("more.csv", people.table(people.many(1000)))
        size = os.path.getsize(os.path.join(d.path, "vern.db"))
        for room in (4096, 65536, 300000):
            r = self.limited(size + room, "import", d.path, ORG, "--source",
                             people.SOURCE, path)
            self.assertNotEqual(r.returncode, 0, r)
            self.assertGreaterEqual(r.returncode, 0, "it crashed: %r" % r)
            self.assertIn("vern: import", r.stderr)
            people.verify(d)
        got = d.json("import", ORG, "--source", people.SOURCE, path)
        self.assertEqual(got["new"] + got["matched"], 1000)
        people.verify(d)

    def test_law3_full_disk_while_serving(self):
        """No success is answered; reading goes on or fails in words."""
        d = self.d
        size = os.path.getsize(os.path.join(d.path, "vern.db"))

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60000,) * 2)

        popen = subprocess.Popen
        try:
            subprocess.Popen = lambda *a, **k: popen(
                *a, preexec_fn=limit, restore_signals=False, **k)
            server = d.serve()
        finally:
            subprocess.Popen = popen
        told, refused = [], 0
        for i in range(200):
            try:
                client = server.client()
                page = client.get("/%s/join" % ORG)
                if page.status != 200:
                    refused += 1
                    continue
                r = client.submit(
                    page, "/join", name="Full Disk%d" % i,
                    email="full%d@post.example" % i, kind="postdoc",
                    terms=page.form("/join").choices["terms"][0])
                if r.status == 200:
                    told.append(i)
                else:
                    self.assertGreaterEqual(r.status, 500)
                    refused += 1
            except OSError:
                refused += 1
            if refused > 5:
                break
        self.assertGreater(refused, 0, "the disk never was full")
        self.assertIsNone(server.process.poll(), server.log())
        server.kill()
        people.verify(d)
        d.work()
        for i in told:
            self.assertEqual(len(d.letters_to("full%d@" % i)), 1, i)

    def broken_keys(self, change):
        keys = os.path.join(self.d.path, "vern.keys")
        with open(keys, "rb") as f:
            whole = f.read()
        db = os.path.join(self.d.path, "vern.db")
        with open(db, "rb") as f:
            before = f.read()
        change(keys, whole)
        for words in (("person", self.d.path, ORG, "find", "x", "--purpose",
                       "rights"), ("serve", self.d.path, "--listen",
                                   "127.0.0.1:0"),
                      ("audit", self.d.path, "verify")):
            r = vern.run(*words, now=NOW, timeout=30)
            self.assertNotEqual(r.code, 0, r)
            self.assertGreaterEqual(r.code, 0, "it crashed: %r" % r)
            self.assertRegex(r.err, r"^vern: %s.*key" % words[0])
        if os.path.isdir(keys):
            os.rmdir(keys)
        with open(keys, "wb") as f:
            f.write(whole)
        os.chmod(keys, 0o600)
        with open(db, "rb") as f:
            self.assertEqual(f.read(), before, "something was written")
        people.verify(self.d)

    def test_no_key_file(self):
        self.broken_keys(lambda path, whole: os.remove(path))

    def test_empty_key_file(self):
        self.broken_keys(lambda path, whole: open(path, "wb").close())

    def test_a_cut_key_file(self):
        def cut(path, whole):
            with open(path, "wb") as f:
                f.write(whole[:-7])
        self.broken_keys(cut)

    def test_a_changed_key_file(self):
        def flip(path, whole):
            at = len(whole) // 2
            with open(path, "wb") as f:
                f.write(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        self.broken_keys(flip)

    def test_the_key_file_of_another_directory(self):
        with vern.Directory(ORG, now=NOW) as other:
            source = os.path.join(other.path, "vern.keys")
            self.broken_keys(lambda path, whole: shutil.copy(source, path))

    def test_a_directory_for_a_key_file(self):
        def folder(path, whole):
            os.remove(path)
            os.mkdir(path)
        self.broken_keys(folder)

    def test_a_key_file_that_others_can_read(self):
        self.broken_keys(lambda path, whole: os.chmod(path, 0o644))


if __name__ == "__main__":
    unittest.main(verbosity=2)
