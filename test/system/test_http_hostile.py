#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Hostile requests and slow clients, directly and through nginx.

Without further ado a small server of the http room alone is built and
started. To point it at another one, such as vern serve:

    VERN_HTTP_ADDRESS=127.0.0.1:8080 VERN_HTTP_HEAD_S=10 VERN_HTTP_BODY_S=20 \
        python3 test/system/test_http_hostile.py
"""
import os
import re
import resource
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

ROOT = os.path.normpath(os.path.join(os.path.dirname(
    os.path.abspath(__file__)), "..", ".."))
ADDRESS = os.environ.get("VERN_HTTP_ADDRESS")
HEAD_S = float(os.environ.get("VERN_HTTP_HEAD_S", "2"))
BODY_S = float(os.environ.get("VERN_HTTP_BODY_S", "2"))
BUILD = os.environ.get("BUILD", "asan")
CLIENT = "127.0.0.77"  # an address of our own, to be found in no file

SECOND = b"GET /second HTTP/1.1\r\nHost: localhost\r\n\r\n"
TE = b"Transfer-Encoding: chunked\r\n"
POST = b"POST / HTTP/1.1\r\nHost: localhost\r\n"
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"

# name, bytes, the statuses that are right; 0 is "closed without a word"
PROBES = [
    ("length and coding together",
     POST + b"Content-Length: 5\r\n" + TE + b"\r\n0\r\n\r\n", {400}),
    ("two different lengths",
     POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", {400}),
    ("two equal lengths",
     POST + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde", {400}),
    ("length +5", POST + b"Content-Length: +5\r\n\r\nabcde", {400}),
    ("length -5", POST + b"Content-Length: -5\r\n\r\nabcde", {400}),
    ("coding xchunked",
     POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", {501}),
    ("blank before the colon of the coding",
     POST + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", {400}),
    ("coding gzip, chunked",
     POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", {400}),
    ("chunk size -1", POST + TE + b"\r\n-1\r\nx\r\n0\r\n\r\n", {400}),
    ("chunk size 0x1", POST + TE + b"\r\n0x1\r\nx\r\n0\r\n\r\n", {400}),
    ("chunk size of seventeen digits",
     POST + TE + b"\r\n10000000000000001\r\nx\r\n0\r\n\r\n", {400}),
    ("long chunk extension",
     POST + TE + b"\r\n1;" + b"a" * 5000 + b"\r\nx\r\n0\r\n\r\n", {400}),
    ("bare LF in chunks", POST + TE + b"\r\n1\nx\n0\n\n", {400}),
    ("bare LF in the request", b"GET / HTTP/1.1\nHost: localhost\n\n", {400}),
    ("bare CR in a value", GET + b"A: b\rc\r\n\r\n", {400}),
    ("no Host", b"GET / HTTP/1.1\r\n\r\n", {400}),
    ("two Hosts", GET + b"Host: localhost\r\n\r\n", {400}),
    ("Host with a slash",
     b"GET / HTTP/1.1\r\nHost: local/host\r\n\r\n", {400}),
    ("NUL in a value", GET + b"A: b\0c\r\n\r\n", {400}),
    ("folded value", GET + b"A: b\r\n c\r\n\r\n", {400}),
    ("blank in the target",
     b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("100 KiB of header", GET + b"A: " + b"x" * 102400 + b"\r\n\r\n", {431}),
    ("a hundred fields", GET + b"A: b\r\n" * 100 + b"\r\n", {431}),
    ("target of 10 KiB",
     b"GET /" + b"a" * 10240 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {414}),
    ("body of 2 MiB",
     POST + b"Content-Length: 2097152\r\n\r\n" + b"x" * 65536, {413}),
    ("HTTP/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505}),
    ("HTTP/0.9", b"GET /\r\n", {400}),
    ("HTTP/1.2", b"GET / HTTP/1.2\r\nHost: localhost\r\n\r\n", {505}),
    ("unknown expectation",
     POST + b"Expect: a-pony\r\nContent-Length: 1\r\n\r\nx", {417}),
    ("coding in HTTP/1.0",
     b"POST / HTTP/1.0\r\nHost: localhost\r\n" + TE + b"\r\n0\r\n\r\n", {400}),
    ("CONNECT", b"CONNECT a.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", {501}),
    ("TLS hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {400}),
    ("empty line first", b"\r\n" + GET + b"\r\n", {400}),
    ("markup in the target",
     b"GET /<b> HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("user in an absolute target",
     b"GET http://a@b/ HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
]


def read_all(sock, limit_s=10.0):
    """Everything until the end, and how it ended."""
    got = b""
    end = time.monotonic() + limit_s
    while True:
        left = end - time.monotonic()
        if left <= 0:
            return got, "open"
        sock.settimeout(left)
        try:
            piece = sock.recv(65536)
        except socket.timeout:
            return got, "open"
        except ConnectionResetError:
            return got, "reset"
        if not piece:
            return got, "closed"
        got += piece


def answers(raw, heads=()):
    """[(status, fields, body)]; raises when the bytes are no answers."""
    found = []
    while raw:
        head, sep, raw = raw.partition(b"\r\n\r\n")
        if not sep:
            raise AssertionError("head cut short: %r" % head[:100])
        lines = head.decode("latin-1").split("\r\n")
        match = re.fullmatch(r"HTTP/1\.1 ([1-5]\d\d) .*", lines[0])
        if not match:
            raise AssertionError("no status line: %r" % lines[0][:100])
        fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            fields[name.lower()] = value.strip()
        status = int(match.group(1))
        length = int(fields.get("content-length", "0"))
        if len(found) in heads or status < 200:
            length = 0
        if len(raw) < length:
            raise AssertionError("body cut short")
        found.append((status, fields, raw[:length]))
        raw = raw[length:]
    return found


class Echo:
    """The small server, built where it is missing."""

    def __init__(self, times=None, limit_files=None):
        out = "build/" + BUILD
        path = os.environ.get("HTTP_ECHO") or os.path.join(
            ROOT, out, "system", "http_echo")
        if not os.environ.get("HTTP_ECHO"):
            subprocess.run(["make", "-s", "-C", ROOT, "BUILD=" + BUILD,
                            out + "/system/http_echo"], check=True,
                           stdout=subprocess.DEVNULL, timeout=300)
        self.path = path
        times = times or [HEAD_S, BODY_S, 2, 5]

        def limit():
            if limit_files:
                resource.setrlimit(resource.RLIMIT_NOFILE,
                                   (limit_files, limit_files))

        self.proc = subprocess.Popen(
            [path, "127.0.0.1:0"] + [str(int(t)) for t in times],
            stdout=subprocess.PIPE, preexec_fn=limit)
        line = self.proc.stdout.readline().split()
        self.address = ("127.0.0.1", int(line[1]))

    def stop(self):
        self.proc.send_signal(signal.SIGTERM)
        code = self.proc.wait(timeout=20)
        self.proc.stdout.close()
        return code


def connect(address):
    return socket.create_connection(address, timeout=10,
                                    source_address=(CLIENT, 0)
                                    if address[0].startswith("127.")
                                    else None)


def talk(address, data, limit_s=10.0, close_after=False):
    with connect(address) as sock:
        try:
            sock.sendall(data)
            if close_after:
                sock.shutdown(socket.SHUT_WR)
        except (ConnectionResetError, BrokenPipeError):
            pass
        return read_all(sock, limit_s)


class Direct(unittest.TestCase):
    """What any address must show: the small server's, or one given."""

    @classmethod
    def setUpClass(cls):
        cls.echo = None
        if ADDRESS:
            host, _, port = ADDRESS.rpartition(":")
            cls.address = (host, int(port))
        else:
            cls.echo = Echo()
            cls.address = cls.echo.address

    @classmethod
    def tearDownClass(cls):
        if cls.echo and cls.echo.stop() != 0:
            raise AssertionError("the server did not end well")

    def test_probes_are_refused_and_nothing_follows(self):
        self.assertGreaterEqual(len(PROBES), 27)
        for name, data, wanted in PROBES:
            with self.subTest(name):
                raw, end = talk(self.address, data + SECOND)
                self.assertEqual(end, "closed")
                got = answers(raw)
                self.assertEqual(len(got), 1, got)
                status, fields, body = got[0]
                self.assertIn(status, wanted)
                self.assertEqual(fields.get("connection"), "close")
                self.assertEqual(fields.get("cache-control"), "no-store")
                self.assertEqual(fields.get("content-type"),
                                 "application/problem+json")
                self.assertIn(b'"status":%d' % status, body)
                self.assertNotIn(b"localhost", body)

    def test_probes_byte_by_byte(self):
        for name, data, wanted in PROBES:
            if len(data) > 1000:
                continue
            with self.subTest(name), connect(self.address) as sock:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                try:
                    for i in range(len(data)):
                        sock.send(data[i:i + 1])
                    sock.sendall(SECOND)
                except (ConnectionResetError, BrokenPipeError):
                    pass
                raw, end = read_all(sock)
                self.assertEqual(end, "closed")
                got = answers(raw)
                self.assertEqual([a[0] for a in got if a[0] in wanted],
                                 [a[0] for a in got])
                self.assertEqual(len(got), 1)

    def test_pipelined_requests_are_answered_in_order(self):
        data = (GET + b"\r\n") * 30 + GET + b"Connection: close\r\n\r\n"
        raw, end = talk(self.address, data + SECOND)
        self.assertEqual(end, "closed")
        got = answers(raw)
        self.assertEqual(len(got), 31)
        self.assertEqual([a[1].get("connection") for a in got],
                         [None] * 30 + ["close"])

    def test_http_1_0_is_closed(self):
        raw, end = talk(self.address, b"GET / HTTP/1.0\r\nConnection: "
                        b"keep-alive\r\nHost: localhost\r\n\r\n" + SECOND)
        self.assertEqual(end, "closed")
        self.assertEqual(len(answers(raw)), 1)

    def test_client_that_closes_its_side_gets_its_answers(self):
        raw, end = talk(self.address, GET + b"\r\n" + GET + b"\r\n",
                        close_after=True)
        self.assertEqual(end, "closed")
        self.assertEqual(len(answers(raw)), 2)

    def test_head_has_no_body(self):
        raw, _ = talk(self.address, b"HEAD / HTTP/1.1\r\nHost: localhost\r\n"
                      b"Connection: close\r\n\r\n")
        got = answers(raw, heads=(0,))
        self.assertEqual(len(got), 1)
        self.assertIn("content-length", got[0][1])

    def test_absolute_target(self):
        raw, _ = talk(self.address, b"GET http://localhost HTTP/1.1\r\nHost: "
                      b"localhost\r\nConnection: close\r\n\r\n")
        self.assertLess(answers(raw)[0][0], 400)

    # ---- slow clients

    def drip(self, first, piece, seconds):
        """Send a byte now and then; how long until the end, and what."""
        with connect(self.address) as sock:
            start = time.monotonic()
            sock.sendall(first)
            got, end = b"", "open"
            while end == "open" and time.monotonic() - start < seconds + 6:
                try:
                    sock.send(piece)
                except OSError:
                    pass
                got2, end = read_all(sock, 0.2)
                got += got2
            return time.monotonic() - start, got, end

    def cut_at(self, result, seconds):
        took, raw, end = result
        self.assertEqual(end, "closed")
        self.assertGreater(took, seconds - 0.7)
        self.assertLess(took, seconds + 2.0)
        self.assertEqual([a[0] for a in answers(raw)], [408])

    def test_slow_head_is_cut_with_408(self):
        self.cut_at(self.drip(GET + b"A: ", b"x", HEAD_S), HEAD_S)

    def test_slow_fields_are_cut_with_408(self):
        self.cut_at(self.drip(GET, b"A: x\r\n", HEAD_S), HEAD_S)

    def test_slow_body_is_cut_with_408(self):
        self.cut_at(self.drip(POST + b"Content-Length: 1000\r\n\r\n", b"x",
                              BODY_S), BODY_S)

    def test_slow_chunks_are_cut_with_408(self):
        self.cut_at(self.drip(POST + TE + b"\r\n", b"1\r\nx\r\n", BODY_S),
                    BODY_S)

    def test_silent_client_is_cut(self):
        with connect(self.address) as sock:
            start = time.monotonic()
            raw, end = read_all(sock, HEAD_S + 5)
            took = time.monotonic() - start
        self.assertEqual((raw, end), (b"", "closed"))
        self.assertGreater(took, HEAD_S - 0.7)
        self.assertLess(took, HEAD_S + 2)

    def test_others_are_served_meanwhile(self):
        slow = [connect(self.address) for _ in range(200)]
        try:
            for sock in slow:
                sock.sendall(GET + b"A: ")
            start = time.monotonic()
            raw, _ = talk(self.address, GET + b"Connection: close\r\n\r\n")
            self.assertEqual(len(answers(raw)), 1)
            self.assertLess(time.monotonic() - start, 1)
        finally:
            for sock in slow:
                sock.close()


@unittest.skipIf(ADDRESS, "only with the small server")
class Small(unittest.TestCase):
    """What needs doors of the small server."""

    @classmethod
    def setUpClass(cls):
        cls.echo = Echo()
        cls.address = cls.echo.address

    @classmethod
    def tearDownClass(cls):
        if cls.echo.stop() != 0:
            raise AssertionError("the server did not end well")

    def one(self, data):
        raw, end = talk(self.address, data)
        self.assertEqual(end, "closed")
        got = answers(raw)
        self.assertEqual(len(got), 1, got)
        return got[0]

    def test_chunked_body_is_decoded(self):
        status, _, body = self.one(
            b"POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + TE +
            b"\r\n3\r\nabc\r\n1;x=y\r\nd\r\nA\r\n0123456789\r\n0\r\n"
            b"T: u\r\n\r\n")
        self.assertEqual((status, body), (200, b"abcd0123456789"))

    def test_request_behind_a_chunked_body(self):
        raw, _ = talk(self.address,
                      b"POST /echo HTTP/1.1\r\nHost: a\r\n" + TE +
                      b"\r\n3\r\nabc\r\n0\r\n\r\n"
                      b"POST /echo HTTP/1.1\r\nHost: a\r\n"
                      b"Content-Length: 2\r\n\r\nde"
                      b"GET /host HTTP/1.1\r\nHost: b.example\r\n"
                      b"Connection: close\r\n\r\n")
        self.assertEqual([a[2] for a in answers(raw)],
                         [b"abc", b"de", b"b.example"])

    def test_many_small_chunks_up_to_the_limit(self):
        chunks = b"1\r\nx\r\n" * 100000
        status, _, body = self.one(
            b"POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + TE +
            b"\r\n" + chunks + b"0\r\n\r\n")
        self.assertEqual((status, body), (200, b"x" * 100000))

    def test_chunked_body_over_the_limit(self):
        status, _, _ = self.one(
            b"POST /echo HTTP/1.1\r\nHost: a\r\n" + TE + b"\r\n" +
            (b"40000\r\n" + b"x" * 0x40000 + b"\r\n") * 5)
        self.assertEqual(status, 413)

    def test_body_of_exactly_the_limit(self):
        status, _, body = self.one(
            b"POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            b"Content-Length: 1048576\r\n\r\n" + b"x" * 1048576)
        self.assertEqual((status, len(body)), (200, 1048576))

    def test_spooled_body(self):
        for length in (0, 1, 70000, 8 << 20):
            with self.subTest(length):
                status, _, body = self.one(
                    b"POST /spool HTTP/1.1\r\nHost: a\r\nConnection: close"
                    b"\r\nContent-Length: %d\r\n\r\n" % length + b"x" * length)
                self.assertEqual((status, body),
                                 (200, b"%d" % length))
        status, _, body = self.one(
            b"POST /spool HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + TE +
            b"\r\n" + (b"fffff\r\n" + b"x" * 0xfffff + b"\r\n") * 3 +
            b"0\r\n\r\n")
        self.assertEqual((status, body), (200, b"%d" % (3 * 0xfffff)))

    def test_spooled_body_over_its_limit(self):
        status, _, _ = self.one(
            b"POST /spool HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
            % (9 << 20))
        self.assertEqual(status, 413)

    def test_long_body_in_memory_where_the_owner_allows_it(self):
        for length in (70000, 3 << 20, 8 << 20):
            status, _, body = self.one(
                b"POST /form HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                b"Content-Length: %d\r\n\r\n" % length + b"x" * length)
            self.assertEqual((status, body), (200, b"%d" % length))

    def test_owner_that_never_answers(self):
        start = time.monotonic()
        status, fields, _ = self.one(b"GET /never HTTP/1.1\r\nHost: a\r\n"
                                     b"\r\n")
        self.assertEqual((status, fields["connection"]), (503, "close"))
        self.assertTrue(1.5 < time.monotonic() - start < 5)

    def test_100_continue(self):
        with connect(self.address) as sock:
            sock.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nConnection: "
                         b"close\r\nExpect: 100-Continue\r\n"
                         b"Content-Length: 3\r\n\r\n")
            first = sock.recv(1000)
            self.assertEqual(first, b"HTTP/1.1 100 Continue\r\n\r\n")
            sock.sendall(b"abc")
            raw, _ = read_all(sock)
        self.assertEqual(answers(raw)[0][2], b"abc")

    def test_no_100_for_a_body_that_is_too_long(self):
        raw, _ = talk(self.address,
                      b"POST /echo HTTP/1.1\r\nHost: a\r\nExpect: "
                      b"100-continue\r\nContent-Length: 2000000\r\n\r\n")
        self.assertEqual([a[0] for a in answers(raw)], [413])

    def test_answer_of_4_mib(self):
        status, _, body = self.one(
            b"GET /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        self.assertEqual((status, len(body)), (200, 4 << 20))

    def test_refusal_arrives_though_the_client_goes_on_sending(self):
        for _ in range(20):
            status, _, _ = self.one(
                b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000"
                b"\r\n\r\n" + b"x" * 4000000)
            self.assertEqual(status, 413)

    def test_later_answers_of_many_connections(self):
        socks = [connect(self.address) for _ in range(50)]
        for sock in socks:
            sock.sendall(b"GET /later HTTP/1.1\r\nHost: a\r\n"
                         b"Connection: close\r\n\r\n")
        for sock in socks:
            raw, end = read_all(sock)
            sock.close()
            self.assertEqual((end, len(answers(raw))), ("closed", 1))

    def test_gone_clients_are_told_to_the_owner(self):
        def gone():
            return int(self.one(b"GET /gone HTTP/1.1\r\nHost: a\r\n"
                                b"Connection: close\r\n\r\n")[2])
        before = gone()
        with connect(self.address) as sock:
            sock.sendall(b"POST /spool HTTP/1.1\r\nHost: a\r\n"
                         b"Content-Length: 100\r\n\r\nx")
            time.sleep(0.2)
        time.sleep(0.3)
        self.assertEqual(gone(), before + 1)

    def test_t31_address_fields_are_not_seen_by_the_owner(self):
        status, _, body = self.one(
            b"GET /address HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.7"
            b"\r\nX-Real-IP: 192.0.2.7\r\nConnection: close\r\n\r\n")
        self.assertEqual((status, body), (200, b""))

    def test_t31_no_call_could_ask_for_an_address(self):
        done = subprocess.run(["nm", "-D", "--undefined-only",
                               self.echo.path], capture_output=True,
                              text=True, check=True)
        names = {line.split()[-1].split("@")[0]
                 for line in done.stdout.splitlines() if line.split()}
        self.assertIn("accept4", names)
        if BUILD != "asan":  # the sanitizer itself wraps them all
            self.assertFalse({"getpeername", "accept", "recvfrom", "recvmsg"}
                             & names)

    def test_idle_connection_is_closed_without_a_word(self):
        with connect(self.address) as sock:
            sock.sendall(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
            start = time.monotonic()
            raw, end = read_all(sock, 9)
            took = time.monotonic() - start
        self.assertEqual(end, "closed")
        self.assertEqual(len(answers(raw, heads=(0,))), 1)
        self.assertTrue(4.3 < took < 7, took)

    def test_slow_reader_is_cut(self):
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.connect(self.address)
        sock.sendall(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        start = time.monotonic()
        took = {}
        while 0 not in took and time.monotonic() - start < 10:
            time.sleep(0.2)
            # A reset may not reach a client that left no window; what
            # counts is that the server has given the connection up.
            status, _, body = self.one(b"GET /open HTTP/1.1\r\nHost: a\r\n"
                                       b"Connection: close\r\n\r\n")
            took.setdefault(int(body) - 1, time.monotonic() - start)
        sock.close()
        self.assertTrue(1 in took and took[1] < 1, took)
        self.assertTrue(0 in took and 1.5 < took[0] < 8, took)

    def test_reader_that_keeps_the_pace_is_not_cut(self):
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        sock.connect(self.address)
        sock.sendall(b"GET /big HTTP/1.1\r\nHost: a\r\n"
                     b"Connection: close\r\n\r\n")
        start, got, end = time.monotonic(), 0, False
        while not end:
            piece = sock.recv(65536)
            got += len(piece)
            end = not piece
            time.sleep(0.06)
        took = time.monotonic() - start
        sock.close()
        self.assertGreater(got, 4 << 20)
        self.assertGreater(took, 2.5)

    def test_drain_answers_what_is_under_way(self):
        echo = Echo()
        idle = connect(echo.address)
        busy = connect(echo.address)
        idle.sendall(GET + b"\r\n")
        self.assertTrue(idle.recv(65536))
        busy.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\n"
                     b"Content-Length: 3\r\n\r\na")
        time.sleep(0.3)
        echo.proc.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        with self.assertRaises(OSError):
            connect(echo.address).close()
        busy.sendall(b"bc")
        raw, end = read_all(busy)
        got = answers(raw)
        self.assertEqual((end, got[0][0], got[0][2]), ("closed", 200, b"abc"))
        self.assertEqual(got[0][1]["connection"], "close")
        self.assertNotEqual(read_all(idle, 5)[1], "open")
        idle.close()
        busy.close()
        self.assertEqual(echo.stop(), 0)

    def test_no_descriptor_left_is_503_and_passes(self):
        echo = Echo(limit_files=32)
        socks, found = [], set()
        for _ in range(60):
            sock = connect(echo.address)
            sock.sendall(GET + b"\r\n")
            socks.append(sock)
        for sock in socks:
            raw, _ = read_all(sock, 0.3)
            found |= {a[0] for a in answers(raw)} if raw else set()
            sock.close()
        self.assertEqual(found, {200, 503})
        time.sleep(0.3)
        raw, _ = talk(echo.address, GET + b"Connection: close\r\n\r\n")
        self.assertEqual(answers(raw)[0][0], 200)
        self.assertEqual(echo.stop(), 0)

    def test_connection_cap_is_503_and_passes(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard < 9000:
            self.skipTest("needs 9000 descriptors")
        resource.setrlimit(resource.RLIMIT_NOFILE, (9000, hard))
        echo = Echo(times=[20, 20, 20, 20], limit_files=9000)
        socks = []
        try:
            for _ in range(4096):
                socks.append(connect(echo.address))
            raw, end = talk(echo.address, GET + b"\r\n")
            self.assertEqual(end, "closed")
            self.assertEqual(answers(raw)[0][0], 503)
            for sock in socks[:10]:
                sock.close()
            time.sleep(0.3)
            raw, _ = talk(echo.address, GET + b"Connection: close\r\n\r\n")
            self.assertEqual(answers(raw)[0][0], 200)
        finally:
            for sock in socks:
                sock.close()
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        self.assertEqual(echo.stop(), 0)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@unittest.skipUnless(shutil.which("caddy"), "caddy is not installed")
class BehindCaddy(unittest.TestCase):
    """deploy/Caddyfile itself, without TLS, on another port."""

    def test_t31_no_address_is_passed_or_written(self):
        echo = None
        backend = ADDRESS
        if not ADDRESS:
            echo = Echo()
            backend = "%s:%d" % echo.address
        port = free_port()
        with open(os.path.join(ROOT, "deploy", "Caddyfile"),
                  encoding="utf-8") as file:
            text = file.read()
        for old, new in (("registry.example.org", "http://:%d" % port),
                         ("127.0.0.1:8080", backend)):
            self.assertIn(old, text)
            text = text.replace(old, new)
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/Caddyfile", "w", encoding="utf-8") as file:
                file.write(text)
            with open(folder + "/stderr", "wb") as log:
                proc = subprocess.Popen(
                    ["caddy", "run", "--config", folder + "/Caddyfile"],
                    stdout=log, stderr=log, env=dict(os.environ, HOME=folder))
            try:
                for _ in range(100):
                    try:
                        connect(("127.0.0.1", port)).close()
                        break
                    except OSError:
                        time.sleep(0.1)
                raw, _ = talk(("127.0.0.1", port),
                              b"GET /address HTTP/1.1\r\nHost: a\r\n"
                              b"X-Forwarded-For: 192.0.2.7\r\n"
                              b"Connection: close\r\n\r\n")
                self.assertLess(int(raw.split()[1]), 500)
                self.assertNotIn(b"192.0.2.7", raw)
                self.assertNotIn(CLIENT.encode(), raw)
                if echo:
                    self.assertTrue(raw.endswith(b"\r\n\r\n"), raw)
                    echo.stop()
                    raw, _ = talk(("127.0.0.1", port), GET + b"Connection: "
                                  b"close\r\n\r\n")
                    self.assertEqual(raw.split()[1], b"502")
            finally:
                proc.terminate()
                proc.wait(timeout=20)
            for place, _, names in os.walk(folder):
                for name in names:
                    with open(os.path.join(place, name), "rb") as file:
                        self.assertNotIn(CLIENT.encode(), file.read())


@unittest.skipUnless(shutil.which("nginx", path=os.environ.get("PATH", "") +
                                  ":/usr/sbin"), "nginx is not installed")
class BehindNginx(unittest.TestCase):
    """deploy/nginx.conf itself, on other ports and with its own files."""

    @classmethod
    def setUpClass(cls):
        cls.echo = None
        backend = ADDRESS
        if not ADDRESS:
            cls.echo = Echo()
            backend = "%s:%d" % cls.echo.address
        cls.dir = tempfile.mkdtemp(prefix="vern-nginx-")
        os.chmod(cls.dir, 0o755)
        cls.plain, cls.tls = free_port(), free_port()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec",
                        "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", "/CN=localhost", "-days", "2",
                        "-keyout", cls.dir + "/key.pem",
                        "-out", cls.dir + "/cert.pem"],
                       check=True, capture_output=True, timeout=30)
        with open(os.path.join(ROOT, "deploy", "nginx.conf"),
                  encoding="utf-8") as file:
            text = file.read()
        for old, new in (
                ("user www-data;", ""),
                ("worker_processes auto;", "worker_processes 1;\ndaemon off;"),
                ("/run/nginx.pid", cls.dir + "/pid"),
                ("server 127.0.0.1:8080;", "server %s;" % backend),
                ("listen [::]:80;", ""), ("listen [::]:443 ssl http2;", ""),
                # A plain port into the TLS server, for raw bytes.
                ("listen 443 ssl http2;",
                 "listen 127.0.0.1:%d ssl http2; listen 127.0.0.1:%d;"
                 % (cls.tls, cls.plain)),
                ("listen 80;", "listen 127.0.0.1:%d;" % free_port()),
                ("/etc/ssl/vern/fullchain.pem", cls.dir + "/cert.pem"),
                ("/etc/ssl/vern/privkey.pem", cls.dir + "/key.pem"),
                ("client_header_timeout 10s", "client_header_timeout 2s"),
                ("access_log off;", "access_log off;\n" + "".join(
                    "%s_temp_path %s/%s;\n" % (kind, cls.dir, kind)
                    for kind in ("client_body", "proxy", "fastcgi", "uwsgi",
                                 "scgi")))):
            if old not in text:
                raise AssertionError("deploy/nginx.conf lacks " + old)
            text = text.replace(old, new)
        with open(cls.dir + "/nginx.conf", "w", encoding="utf-8") as file:
            file.write(text)
        cls.log = open(cls.dir + "/stderr", "wb")
        cls.nginx = subprocess.Popen(
            [shutil.which("nginx", path=os.environ.get("PATH", "") +
                          ":/usr/sbin"), "-e", "stderr", "-p", cls.dir, "-c",
             cls.dir + "/nginx.conf"], stderr=cls.log)
        cls.address = ("127.0.0.1", cls.plain)
        for _ in range(100):
            try:
                connect(cls.address).close()
                break
            except OSError:
                time.sleep(0.1)

    @classmethod
    def tearDownClass(cls):
        cls.nginx.terminate()
        cls.nginx.wait(timeout=10)
        cls.log.close()
        if cls.echo:
            cls.echo.stop()
        shutil.rmtree(cls.dir)

    def token(self, number):
        """A fresh request; the answer must be its own, not another's."""
        host = "t%d.example" % number
        raw, _ = talk(self.address, b"GET /host HTTP/1.1\r\nHost: %s\r\n"
                      b"Connection: close\r\n\r\n" % host.encode())
        got = answers(raw)
        self.assertEqual(len(got), 1)
        if not ADDRESS:
            self.assertEqual(got[0][2], host.encode())

    def test_t31_probes_leave_no_request_behind_and_no_address(self):
        for number, (name, data, _) in enumerate(PROBES):
            with self.subTest(name):
                raw, _ = talk(self.address, data + SECOND, limit_s=3)
                for status in re.findall(rb"HTTP/1\.1 (\d\d\d)", raw):
                    self.assertNotIn(status, (b"500", b"502", b"504"))
                self.token(number)
        found = []
        for folder, _, names in os.walk(self.dir):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    if CLIENT.encode() in file.read():
                        found.append(name)
        self.assertEqual(found, [])

    def test_tls_and_a_body(self):
        context = ssl.create_default_context(cafile=self.dir + "/cert.pem")
        context.check_hostname = False
        body = b"x" * 300000
        with context.wrap_socket(connect(("127.0.0.1", self.tls))) as sock:
            sock.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nConnection: "
                         b"close\r\nContent-Length: %d\r\n\r\n" % len(body) +
                         body)
            raw, _ = read_all(sock)
        self.assertLess(int(raw.split()[1]), 500)
        self.assertIn(b"strict-transport-security", raw.lower())
        if not ADDRESS:
            self.assertTrue(raw.endswith(body))

    def slow(self, first, piece, seconds):
        with connect(self.address) as sock:
            start = time.monotonic()
            sock.sendall(first)
            end = "open"
            while end == "open" and time.monotonic() - start < seconds + 8:
                try:
                    sock.send(piece)
                except OSError:
                    pass
                end = read_all(sock, 0.2)[1]
            return time.monotonic() - start

    def test_slow_clients_are_cut(self):
        cases = [("head", GET + b"A: ", b"x", 2),
                 ("body", POST + b"Content-Length: 1000\r\n\r\n", b"x",
                  BODY_S)]
        took = {}

        def run(name, *rest):
            took[name] = self.slow(*rest)

        threads = [threading.Thread(target=run, args=case) for case in cases]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for name, _, _, seconds in cases:
            with self.subTest(name):
                self.assertLess(took[name], seconds + 4)

    def test_t31_address_fields_do_not_pass(self):
        raw, _ = talk(self.address, b"GET /address HTTP/1.1\r\nHost: a\r\n"
                      b"X-Forwarded-For: 192.0.2.7\r\n"
                      b"Connection: close\r\n\r\n")
        self.assertNotIn(b"192.0.2.7", raw)
        self.assertNotIn(CLIENT.encode(), raw)


if __name__ == "__main__":
    unittest.main(verbosity=2)
