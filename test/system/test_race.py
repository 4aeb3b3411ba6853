# SPDX-License-Identifier: EUPL-1.2
"""T-40, law 4: a no while a mailing is under way, against a slow mail
server."""
import http.client
import os
import re
import socketserver
import threading
import time
import unittest
import urllib.parse

import people
import vern
from people import ORG
from test_refusals import Base, add, fields_of, state, token  # noqa: F401


class Slow(socketserver.StreamRequestHandler):
    """A mail server that takes its time, and writes down when each message
    began."""

    def handle(self):
        self.wfile.write(b"220 x ESMTP\r\n")
        to, data = None, False
        for line in self.rfile:
            word = line[:4].upper()
            if data:
                if line == b".\r\n":
                    data = False
                    self.wfile.write(b"250 ok\r\n")
                continue
            if word == b"EHLO":
                self.wfile.write(b"250-x\r\n250 8BITMIME\r\n")
            elif word == b"MAIL":
                self.began = time.monotonic()
                self.wfile.write(b"250 ok\r\n")
            elif word == b"RCPT":
                to = re.search(rb"<([^>]*)>", line).group(1).decode()
                self.wfile.write(b"250 ok\r\n")
            elif word == b"DATA":
                with self.server.lock:
                    self.server.data.setdefault(to, []).append(
                        (self.began, time.monotonic()))
                time.sleep(self.server.delay)
                data = True
                self.wfile.write(b"354 go\r\n")
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


class Race(Base):
    PEOPLE = 1000

    def accept_all(self, server, cookies):
        """Members with a consent, each by two requests on one connection."""
        todo = [(m.to, m.token("/accept/")) for m in self.d.outbox()]
        lock = threading.Lock()

        def work():
            c = http.client.HTTPConnection(server.host, server.port,
                                           timeout=60)
            while True:
                with lock:
                    if not todo:
                        break
                    to, token_ = todo.pop()
                c.request("POST", "/%s/accept/%s" % (ORG, token_), "", {
                    "Content-Type": "application/x-www-form-urlencoded"})
                r = c.getresponse()
                r.read()
                cookie = r.headers["Set-Cookie"].split(";")[0]
                c.request("GET", "/%s/me/stop" % ORG, headers={
                    "Cookie": cookie})
                csrf = re.search(rb'name="csrf" value="([^"]+)"',
                                 c.getresponse().read()).group(1).decode()
                cookies[to] = (cookie, csrf)
                self.say(c, to, cookies, "give")
            c.close()

        threads = [threading.Thread(target=work) for _ in range(8)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(len(cookies), self.PEOPLE)

    def say(self, c, to, cookies, do):
        cookie, csrf = cookies[to]
        c.request("POST", "/%s/me/consents" % ORG, urllib.parse.urlencode({
            "csrf": csrf, "purpose": "newsletter", "channel": "email",
            "version": "1", "do": do}), {"Cookie": cookie, "Content-Type":
                         "application/x-www-form-urlencoded"})
        r = c.getresponse()
        r.read()
        if r.status not in (200, 303):
            raise AssertionError("%s: %d" % (do, r.status))

    def test_t40_law4_b14_withdrawals_while_it_sends(self):
        d = self.d
        people.load(d, people.many(self.PEOPLE))
        d.work()
        mail = MailServer(("127.0.0.1", 0), Slow)
        mail.data, mail.lock, mail.delay = {}, threading.Lock(), 0.01
        threading.Thread(target=mail.serve_forever, daemon=True).start()
        self.addCleanup(mail.server_close)
        self.addCleanup(mail.shutdown)
        cookies, said = {}, {}
        with d.serve() as server:
            self.accept_all(server, cookies)
        with open(os.path.join(d.path, "vern.conf"), "w") as f:
            f.write("mail.sink smtp://127.0.0.1:%d\n"
                    % mail.server_address[1])
        number = people.draft(d, "newsletter", "nytt")
        with d.serve() as server:
            d.ok("message", ORG, "send", number)
            c = http.client.HTTPConnection(server.host, server.port,
                                           timeout=60)
            who = sorted(cookies)
            self.addCleanup(c.close)
            until = time.monotonic() + 60
            for n, to in enumerate(who[i * 7 % len(who)]
                                   for i in range(300)):
                if to in said:
                    continue
                self.say(c, to, cookies, "withdraw")
                said[to] = time.monotonic()
                if n % 10 == 0:
                    time.sleep(0.05)
            while time.monotonic() < until:
                shown = d.json("message", ORG, "show", number)
                if shown["state"] == "done":
                    break
                time.sleep(0.2)
            self.assertEqual(shown["state"], "done", shown)
        late = {to: times for to, times in mail.data.items()
                if to in said and times[0][0] > said[to]}
        self.assertEqual(late, {}, "began after the no was acknowledged")
        self.assertFalse([to for to, t in mail.data.items() if len(t) > 1])
        missing = set(who) - set(said) - set(mail.data)
        self.assertEqual(missing, set())
        skipped = set(said) - set(mail.data)
        self.assertGreater(len(skipped), 20, "no race was run")
        self.assertGreater(len(set(said) & set(mail.data)), 0)
        # Who said no before the plan reached them has no row at all.
        self.assertLessEqual(shown["counts"]["skipped"], len(skipped), shown)
        self.assertGreater(shown["counts"]["skipped"], 0, shown)
        self.assertEqual(shown["counts"]["sent"], len(mail.data))


if __name__ == "__main__":
    unittest.main()
