#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Delivery by SMTP against real and misbehaving servers (T-16, T-40, T-41).

Uses the driver in test/unit/mail_smtp.c, which must be built; the path can be
given in VERN_MAIL_DRIVER. Postfix and aiosmtpd come from Debian (postfix,
python3-aiosmtpd); without them their classes are skipped, and say so.
"""
import email
import email.policy
import concurrent.futures
import glob
import logging
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

try:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
except ImportError:
    Controller = None


def driver():
    given = os.environ.get("VERN_MAIL_DRIVER")
    if given:
        return given
    built = glob.glob(os.path.join(ROOT, "build", "*", "unit", "mail_smtp"))
    if not built:
        subprocess.run(["make", "-s", "BUILD=dev", "build/dev/unit/mail_smtp"],
                       cwd=ROOT, check=True)
        built = glob.glob(os.path.join(ROOT, "build", "*", "unit", "mail_smtp"))
    return max(built, key=os.path.getmtime)


DRIVER = None
logging.disable(logging.CRITICAL)  # aiosmtpd tells of each failed handshake


def setUpModule():
    global DRIVER
    DRIVER = driver()


def start(mode, where, **options):
    """`where`: a port of this machine, or the URL of a sink."""
    if isinstance(where, int):
        where = "smtp://127.0.0.1:%d" % where
    args = [DRIVER, mode, where]
    args += ["%s=%s" % pair for pair in options.items()]
    return subprocess.Popen(args, stdout=subprocess.PIPE, text=True)


def results(process, timeout=60):
    out, _ = process.communicate(timeout=timeout)
    rows = []
    for line in out.splitlines():
        number, outcome, stage, code, enhanced = line.split()
        rows.append((int(number), outcome, int(stage), int(code), enhanced))
    return rows


def drive(where, **options):
    return results(start("drive", where, **options))


class Server:
    """A server that does as a script says. Each connection runs in a thread;
    what was accepted is kept in `messages`, the number of DATA in `data`."""

    def __init__(self, quirk=None, pipelining=True, connections=None):
        self.quirk = quirk or (lambda where, s, conn: None)
        self.pipelining = pipelining
        self.messages, self.envelopes, self.data_times = [], [], []
        self.connections = 0
        self.lock = threading.Lock()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                conn, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.guard, args=(conn,), daemon=True).start()

    def guard(self, conn):
        try:
            self.serve(conn)
        except (OSError, EOFError):
            pass
        finally:
            conn.close()

    def close(self):
        self.socket.close()

    def say(self, where, conn, text):
        """The quirk may answer itself (True), hang up (EOFError) or wait."""
        if not self.quirk(where, self, conn):
            conn.sendall(text.encode())

    def serve(self, conn):
        f = conn.makefile("rb")
        envelope = {}

        def line():
            got = f.readline()
            if not got:
                raise EOFError
            assert got.endswith(b"\r\n"), got
            return got[:-2]

        self.say("greeting", conn, "220 test ESMTP\r\n")
        while True:
            command = line()
            verb = command.split(b" ")[0].upper().decode("ascii", "replace")
            if verb == "EHLO":
                extra = "250-PIPELINING\r\n" if self.pipelining else ""
                self.say("ehlo", conn, "250-test\r\n%s250-SIZE 5000000\r\n250 8BITMIME\r\n" % extra)
            elif verb == "MAIL":
                envelope = {"from": command[10:], "to": []}
                self.say("mail", conn, "250 2.1.0 ok\r\n")
            elif verb == "RCPT":
                envelope["to"].append(command[8:])
                self.say("rcpt", conn, "250 2.1.5 ok\r\n")
            elif verb == "DATA":
                self.data_times.append(time.monotonic())
                self.say("data", conn, "354 go on\r\n")
                body = []
                while True:
                    got = line()
                    if got == b".":
                        break
                    body.append(got[1:] if got.startswith(b".") else got)
                with self.lock:
                    self.messages.append(b"\r\n".join(body) + b"\r\n")
                    self.envelopes.append(envelope)
                self.say("end", conn, "250 2.0.0 queued\r\n")
            elif verb == "RSET":
                self.say("rset", conn, "250 ok\r\n")
            elif verb == "QUIT":
                self.say("quit", conn, "221 bye\r\n")
                return
            else:
                conn.sendall(b"502 no\r\n")


def hang_up(where, times=1):
    left = [times]

    def quirk(at, server, conn):
        if at == where and left[0] > 0:
            left[0] -= 1
            raise EOFError
    return quirk


def answer(where, text):
    def quirk(at, server, conn):
        if at == where:
            conn.sendall(text)
            return True
    return quirk


def parse(data):
    """RFC 5322 and MIME without a defect, by Python's strict reader."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    defects = list(message.defects)
    for part in message.walk():
        defects += part.defects
        for value in part.values():
            defects += value.defects
        if not part.is_multipart():
            part.get_content()
    return message, defects


class Ordinary(unittest.TestCase):
    def test_messages_arrive_whole_T16(self):
        for pipelining in (True, False):
            with self.subTest(pipelining=pipelining):
                server = Server(pipelining=pipelining)
                rows = drive(server.port, n=40, window=16)
                server.close()
                self.assertEqual(sorted(r[0] for r in rows), list(range(1, 41)))
                self.assertEqual({r[1] for r in rows}, {"sent"})
                self.assertEqual(len(server.messages), 40)
                self.assertEqual(server.connections, 1)
                for data, envelope in zip(server.messages, server.envelopes):
                    message, defects = parse(data)
                    self.assertEqual(defects, [])
                    to = message["to"].addresses
                    self.assertEqual(len(to), 1)
                    self.assertEqual(len(envelope["to"]), 1)
                    self.assertIn(to[0].addr_spec.encode(), envelope["to"][0])
                    self.assertEqual(to[0].display_name, "Kari Ødegård")
                    number = message["subject"].split()[1]
                    self.assertEqual(to[0].addr_spec, "user%s@test.example" % number)
                    self.assertEqual(message["message-id"], "<m%s@nord.example>" % number)
                    text = message.get_body(("plain",)).get_content()
                    self.assertIn(".en linje som begynner med punktum", text)
                    self.assertIn("æøå", text)
                    self.assertTrue(all(len(l) <= 998 for l in data.split(b"\r\n")))

    def test_several_connections(self):
        server = Server()
        rows = drive(server.port, n=100, connections=4, window=4)
        server.close()
        self.assertEqual(len(rows), 100)
        self.assertEqual({r[1] for r in rows}, {"sent"})
        self.assertEqual(len(server.messages), 100)
        self.assertGreater(server.connections, 1)

    def test_a_large_message(self):
        server = Server()
        rows = drive(server.port, n=3, size=900000)
        server.close()
        self.assertEqual({r[1] for r in rows}, {"sent"})
        self.assertTrue(all(len(m) > 900000 for m in server.messages))

    def test_too_large_for_the_server(self):
        server = Server(answer("ehlo", b"250-test\r\n250 SIZE 500\r\n"))
        rows = drive(server.port, n=1)
        server.close()
        self.assertEqual(rows[0][1:4], ("refused", 1, 552))

    def test_connection_is_kept_and_closed_when_idle(self):
        server = Server()
        rows = drive(server.port, n=6, window=1, gap=30, idle=2000)
        server.close()
        self.assertEqual(len(rows), 6)
        self.assertEqual(server.connections, 1)


class Misbehaving(unittest.TestCase):
    """Whatever a server does, each message has one result, and none is sent
    twice without being told."""

    def once(self, quirk, pipelining=True, **options):
        server = Server(quirk, pipelining)
        options = dict({"n": 3, "tries": 3, "window": 4, "command": 1500,
                        "final": 1500, "connect": 1500}, **options)
        rows = drive(server.port, **options)
        server.close()
        ids = [r[0] for r in rows]
        self.assertEqual(sorted(ids), list(range(1, options["n"] + 1)))
        got = [parse(m)[0]["message-id"] for m in server.messages]
        self.assertEqual(len(got), len(set(got)), "sent twice")
        return {r[0]: r for r in rows}, server

    def beside(self, judge, cases):
        """Each case with a server of its own, and all at the same time: most
        of what they do is to wait."""
        with concurrent.futures.ThreadPoolExecutor(len(cases)) as pool:
            judged = [(case, pool.submit(judge, *case)) for case in cases]
        for case, one in judged:
            with self.subTest(case=case):
                one.result()

    def test_hangs_up_at_each_step_T41(self):
        def judge(where, pipelining):
            rows, server = self.once(hang_up(where), pipelining)
            self.assertEqual({r[1] for r in rows.values()}, {"sent"})
            self.assertEqual(len(server.messages), 3)

        for pipelining in (True, False):
            self.beside(judge, [(where, pipelining) for where in (
                "greeting", "ehlo", "mail", "rcpt", "data")])

    def test_hangs_up_after_the_end_T41(self):
        for pipelining in (True, False):
            with self.subTest(pipelining=pipelining):
                rows, server = self.once(hang_up("end"), pipelining)
                outcomes = sorted(r[1] for r in rows.values())
                self.assertEqual(outcomes, ["sent", "sent", "uncertain"])
                self.assertEqual(rows[1][1], "uncertain")
                self.assertEqual(len(server.messages), 3)

    def test_at_most_one_uncertain_a_connection(self):
        rows, server = self.once(hang_up("end", times=99), n=3)
        self.assertEqual([r[1] for r in rows.values()], ["uncertain"] * 3)
        self.assertEqual(server.connections, 3)

    def test_garbage_at_each_step(self):
        def judge(where, junk):
            done = []

            def quirk(at, server, conn):
                if at == where and not done:
                    done.append(1)
                    conn.sendall(junk)
                    return True
            rows, _ = self.once(quirk, n=1, final=700, command=700)
            want = {"uncertain"} if where == "end" else {"sent", "temporary"}
            self.assertIn(rows[1][1], want)

        for junk in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"250\xff\xfe\r\n" * 3,
                     b"2" * 5000):
            self.beside(judge, [(where, junk) for where in (
                "greeting", "ehlo", "mail", "rcpt", "data", "end")])

    def test_says_nothing(self):
        def judge(where, want):
            done = []

            def quirk(at, server, conn):
                if at == where and not done:
                    done.append(1)
                    time.sleep(4)
                    raise EOFError
            begin = time.monotonic()
            rows, _ = self.once(quirk, n=2, window=2, command=500, final=500, connect=500)
            self.assertLess(time.monotonic() - begin, 8)
            self.assertEqual(rows[1][1], want)
            self.assertEqual(rows[2][1], "sent")

        self.beside(judge, [("greeting", "sent"), ("rcpt", "sent"), ("data", "sent"),
                            ("end", "uncertain")])

    def test_drips_one_byte_a_time(self):
        def quirk(at, server, conn):
            if at == "rcpt" and server.connections == 1:
                for c in b"250-" + b"x" * 200:
                    conn.sendall(bytes([c]))
                    time.sleep(0.05)
                raise EOFError
        begin = time.monotonic()
        rows, _ = self.once(quirk, n=1, command=600)
        self.assertLess(time.monotonic() - begin, 6, "a dripping reply has a deadline")
        self.assertEqual(rows[1][1], "sent")

    def test_refusals(self):
        cases = (
            ("rcpt", b"550 5.1.1 <user1@test.example> no such user\r\n", "refused", 2, 550, "5.1.1"),
            ("rcpt", b"450 4.2.1 greylisted\r\n", "temporary", 2, 450, "4.2.1"),
            ("data", b"554 5.5.1 no\r\n", "refused", 3, 554, "5.5.1"),
            ("end", b"554 5.7.1 spam\r\n", "refused", 4, 554, "5.7.1"),
            ("end", b"452 4.3.1 full\r\n", "temporary", 4, 452, "4.3.1"),
            ("mail", b"553 5.1.8 sender\r\n", "temporary", 1, 553, "5.1.8"),
        )
        def judge(where, text, *want):
            rows, _ = self.once(answer(where, text), n=1, tries=1)
            self.assertEqual(rows[1][1:], want)

        self.beside(judge, cases)

    def test_one_refused_does_not_stop_the_rest(self):
        for pipelining in (True, False):
            with self.subTest(pipelining=pipelining):
                left = [1]

                def quirk(at, server, conn):
                    if at == "rcpt" and left[0]:
                        left[0] = 0
                        conn.sendall(b"550 5.1.1 no\r\n")
                        return True
                rows, server = self.once(quirk, pipelining, n=5)
                self.assertEqual(rows[1][1], "refused")
                self.assertEqual([rows[i][1] for i in (2, 3, 4, 5)], ["sent"] * 4)

    def test_nobody_listens(self):
        s = socket.create_server(("127.0.0.1", 0))
        port = s.getsockname()[1]
        s.close()
        p = start("drive", port, n=2, bare=1)
        rows = results(p, 20)
        self.assertEqual([r[1] for r in rows], ["returned", "returned"])

    def test_an_open_port_that_never_answers(self):
        s = socket.create_server(("127.0.0.1", 0))
        begin = time.monotonic()
        rows = results(start("drive", s.getsockname()[1], n=1, bare=1, connect=700), 20)
        s.close()
        self.assertLess(time.monotonic() - begin, 5)
        self.assertEqual(rows[0][1], "returned")


class Fresh(unittest.TestCase):
    def test_a_slow_server_does_not_make_old_decisions_begin_T40(self):
        """Each DATA begins within fresh_ms of its hand-over: what waited
        longer came back and was judged again."""
        def slow(at, server, conn):
            if at == "end":
                time.sleep(0.4)
        server = Server(slow)
        rows = results(start("drive", server.port, n=6, window=6, fresh=300, bare=1))
        server.close()
        outcomes = [r[1] for r in rows]
        self.assertIn("returned", outcomes)
        self.assertIn("sent", outcomes)
        self.assertEqual(outcomes.count("sent"), len(server.messages))
        first = server.data_times[0]
        self.assertTrue(all(t - first < 0.8 for t in server.data_times))


class Death(unittest.TestCase):
    """kill -9 of the out process, and of the process that hands over."""

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="vern-smtp-")
        self.journal = os.path.join(self.dir, "journal")

    def tearDown(self):
        shutil.rmtree(self.dir)

    @staticmethod
    def children(pid):
        with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
            return [int(x) for x in f.read().split()]

    def test_the_out_process_dies_T41(self):
        def slow(at, server, conn):
            time.sleep(0.01)
        server = Server(slow)
        p = start("drive", server.port, n=60, window=8, tries=9, journal=self.journal)
        for _ in range(3):
            time.sleep(0.4)
            for child in self.children(p.pid):
                os.kill(child, signal.SIGKILL)
        rows = results(p)
        server.close()
        self.assertEqual(sorted(r[0] for r in rows), list(range(1, 61)))
        got = [parse(m)[0]["message-id"] for m in server.messages]
        self.assertEqual(len(got), len(set(got)), "nothing is sent twice")
        uncertain = [r for r in rows if r[1] == "uncertain"]
        self.assertLessEqual(len(uncertain), 3, "at most one a death")
        self.assertEqual({r[1] for r in rows} - {"uncertain"}, {"sent"})
        for number, outcome, *_ in rows:
            if outcome == "sent":
                self.assertIn("<m%d@nord.example>" % number, got)

    def test_the_parent_dies_T41(self):
        for round_ in range(4):
            with self.subTest(round=round_):
                def slow(at, server, conn):
                    time.sleep(0.004)
                server = Server(slow)
                journal = self.journal + str(round_)
                p = start("drive", server.port, n=200, window=32, journal=journal)
                while not server.messages and p.poll() is None:
                    time.sleep(0.01)  # on a slow machine too it has begun
                time.sleep(0.05 + 0.11 * round_)
                p.kill()
                p.communicate()
                fates = results(start("fate", server.port, n=200, journal=journal), 60)
                server.close()
                got = [parse(m)[0]["message-id"] for m in server.messages]
                self.assertEqual(len(got), len(set(got)))
                self.assertGreater(len(got), 0)
                by = {r[0]: r[1] for r in fates}
                for number, outcome in by.items():
                    there = "<m%d@nord.example>" % number in got
                    if outcome == "sent":
                        self.assertTrue(there, number)
                    elif outcome != "uncertain":
                        self.assertFalse(there, "%d would be sent again" % number)
                self.assertLessEqual(list(by.values()).count("uncertain"), 1)

    def test_a_folder_gets_each_message_once_T41(self):
        """kill -9 of either process at any moment, then all over again, as
        the queue does with what it cannot know."""
        box = os.path.join(self.dir, "box")
        url = "dir:" + box
        for round_ in range(12):
            p = start("drive", url, n=400, window=64, fresh=9000, journal=self.journal)
            time.sleep(0.004 * round_ * round_)
            if round_ % 2:
                p.kill()
            else:
                for child in self.children(p.pid):
                    os.kill(child, signal.SIGKILL)
                p.kill()
            p.communicate()
            for path in glob.glob(os.path.join(box, "*")):
                with open(path, "rb") as f:
                    self.assertTrue(f.read().endswith(b"--=_vern_alternative--\r\n"), path)
        rows = drive(url, n=400, window=64, fresh=9000, journal=self.journal)
        self.assertEqual([r[1] for r in rows], ["sent"] * 400)
        names = sorted(os.listdir(box))
        self.assertEqual(names, sorted("m%d@nord.example.eml" % i for i in range(1, 401)))
        for name in names[::40]:
            with open(os.path.join(box, name), "rb") as f:
                self.assertEqual(parse(f.read())[1], [])

    def test_without_a_journal_nobody_pretends_to_know(self):
        rows = results(start("fate", 9, n=2))
        self.assertEqual([r[1] for r in rows], ["uncertain"] * 2)


def certificate(folder, name="127.0.0.1"):
    key, cert = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
    kind = "IP" if name[0].isdigit() else "DNS"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=" + name, "-addext", "subjectAltName=%s:%s" % (kind, name),
                    "-keyout", key, "-out", cert], check=True, capture_output=True)
    return key, cert


@unittest.skipIf(Controller is None, "python3-aiosmtpd is not installed")
class Tls(unittest.TestCase):
    """STARTTLS and AUTH, by libcurl in the out process."""

    def run_server(self, starttls=True, name="127.0.0.1"):
        self.dir = tempfile.mkdtemp(prefix="vern-tls-")
        self.addCleanup(shutil.rmtree, self.dir)
        key, cert = certificate(self.dir, name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        test = self
        self.got, self.tls = [], []

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                test.got.append(envelope.content)
                test.tls.append(session.ssl is not None)
                return "250 2.0.0 ok"

        def authenticator(server, session, envelope, mechanism, data):
            good = data.login == b"vern" and data.password == b"hemmelig ord"
            return AuthResult(success=good)

        options = {}
        if starttls:
            options = {"tls_context": context, "require_starttls": True,
                       "authenticator": authenticator, "auth_required": True}
        warnings.simplefilter("ignore", DeprecationWarning)
        controller = Controller(Handler(), hostname="127.0.0.1", port=0,
                                server_kwargs=options)
        # aiosmtpd connects to its own port to see that it is up.
        with socket.create_server(("127.0.0.1", 0)) as s:
            controller.port = s.getsockname()[1]
        controller.start()
        self.addCleanup(controller.stop)
        return controller.port, cert

    def test_starttls_and_auth(self):
        port, cert = self.run_server()
        rows = drive(port, n=20, user="vern", password="hemmelig ord", ca=cert,
                     fresh=5000, size=50000)
        self.assertEqual({r[1] for r in rows}, {"sent"})
        self.assertEqual(len(self.got), 20)
        self.assertTrue(all(self.tls))
        self.assertTrue(all(parse(m)[1] == [] for m in self.got))

    def test_wrong_password(self):
        port, cert = self.run_server()
        rows = drive(port, n=1, user="vern", password="galt", ca=cert, bare=1, connect=3000)
        self.assertEqual(rows[0][1], "returned")
        self.assertEqual(self.got, [])

    def test_certificate_of_nobody_we_know(self):
        port, _ = self.run_server()
        rows = drive(port, n=1, user="vern", password="hemmelig ord", bare=1)
        self.assertEqual(rows[0][1], "returned")
        self.assertEqual(self.got, [])

    def test_certificate_of_another_host(self):
        port, cert = self.run_server(name="other.example")
        rows = drive(port, n=1, user="vern", password="hemmelig ord", ca=cert, bare=1)
        self.assertEqual(rows[0][1], "returned")
        self.assertEqual(self.got, [])

    def test_no_starttls_where_tls_is_required(self):
        port, cert = self.run_server(starttls=False)
        rows = drive(port, n=1, tls="required", ca=cert, bare=1)
        self.assertEqual(rows[0][1], "returned")
        self.assertEqual(self.got, [])

    def test_plain_aiosmtpd(self):
        port, _ = self.run_server(starttls=False)
        rows = drive(port, n=30, fresh=5000)
        self.assertEqual({r[1] for r in rows}, {"sent"})
        self.assertEqual(len(self.got), 30)


POSTFIX = shutil.which("postfix", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


@unittest.skipIf(POSTFIX is None, "postfix is not installed")
@unittest.skipIf(os.geteuid() != 0, "a private Postfix needs root")
class Postfix(unittest.TestCase):
    """A private Postfix on a port of its own, which delivers to a Maildir."""

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="vern-postfix-", dir="/var/tmp")
        os.chmod(self.dir, 0o755)
        conf, queue, data, mail = [os.path.join(self.dir, x)
                                   for x in ("conf", "queue", "data", "mail")]
        for d in (conf, queue, data, mail):
            os.mkdir(d)
        shutil.chown(data, "postfix")
        shutil.chown(mail, "postfix")
        with socket.create_server(("127.0.0.1", 0)) as s:
            self.port = s.getsockname()[1]
        with open(os.path.join(conf, "main.cf"), "w") as f:
            f.write("compatibility_level = 3.6\nqueue_directory = %s\n"
                    "data_directory = %s\nmyhostname = mx.test.example\n"
                    "mydestination =\nmynetworks = 127.0.0.0/8\n"
                    "inet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n"
                    "virtual_mailbox_domains = test.example\n"
                    "virtual_mailbox_base = %s\n"
                    "virtual_mailbox_maps = inline:{ {user1@test.example=a/} "
                    "{user2@test.example=b/} {user3@test.example=c/} }\n"
                    "virtual_uid_maps = static:%d\nvirtual_gid_maps = static:%d\n"
                    "virtual_minimum_uid = 1\n"
                    "maillog_file = %s/log\nmaillog_file_prefixes = /var/tmp\n"
                    "smtputf8_enable = yes\nsmtpd_tls_security_level = none\n"
                    % (queue, data, mail, os.stat(mail).st_uid,
                       os.stat(mail).st_gid or os.stat(mail).st_uid, self.dir))
        with open("/usr/share/postfix/master.cf.dist") as f:
            master = f.read().replace("smtp      inet", "127.0.0.1:%d inet" % self.port, 1)
        # No change of root: the queue is a bare directory.
        lines = []
        for l in master.splitlines():
            w = l.split()
            if len(w) >= 8 and not l.startswith(("#", " ")) and w[4] in ("y", "-"):
                w[4] = "n"
                l = " ".join(w)
            lines.append(l)
        lines.append("postlog unix-dgram n - n - 1 postlogd")
        with open(os.path.join(conf, "master.cf"), "w") as f:
            f.write("\n".join(lines) + "\n")
        self.conf, self.mail = conf, mail
        self.addCleanup(shutil.rmtree, self.dir, True)
        r = subprocess.run([POSTFIX, "-c", conf, "start"], capture_output=True, text=True,
                           timeout=60)
        self.addCleanup(subprocess.run, [POSTFIX, "-c", conf, "stop"], capture_output=True)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            log = os.path.join(self.dir, "log")
            self.fail("postfix did not start: %s %s" % (
                r.stderr, open(log).read() if os.path.exists(log) else ""))

    def test_delivers_to_mailboxes_and_refuses_the_unknown(self):
        rows = {r[0]: r for r in drive(self.port, n=5, fresh=5000)}
        self.assertEqual([rows[i][1] for i in (1, 2, 3)], ["sent"] * 3)
        for i in (4, 5):
            self.assertEqual(rows[i][1:], ("refused", 2, 550, "5.1.1"))
        for _ in range(100):
            boxes = sorted(glob.glob(os.path.join(self.mail, "*", "new", "*")))
            if len(boxes) == 3:
                break
            time.sleep(0.1)
        self.assertEqual(len(boxes), 3)
        for path in boxes:
            with open(path, "rb") as f:
                message, defects = parse(f.read())
            self.assertEqual(defects, [])
            number = message["subject"].split()[1]
            self.assertEqual(message["to"].addresses[0].addr_spec,
                             "user%s@test.example" % number)
            self.assertEqual(message["message-id"], "<m%s@nord.example>" % number)
            self.assertEqual(message["return-path"], "<alumni@nord.example>")
            self.assertIn("æøå", message.get_body(("html",)).get_content())


if __name__ == "__main__":
    unittest.main(verbosity=2)
