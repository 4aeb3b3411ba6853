#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Hostile requests and slow clients, directly. See http_tools.py for how to
point this at another server."""
import concurrent.futures
import resource
import signal
import socket
import subprocess
import time
import unittest

from http_tools import (ADDRESS, BODY_S, BUILD, GET, HEAD_S, POST, PROBES,
                        SECOND, TE, Echo, answers, connect, read_all, talk)


class Direct(unittest.TestCase):
    """What any address must show: the small server's, or one given."""

    slow = None

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

    def dripped(self, which):
        """What became of one of the slow clients. All start with the first
        that is asked for, and are slow together."""
        cls = type(self)
        if cls.slow is None:
            cls.pool = concurrent.futures.ThreadPoolExecutor(4)
            self.addClassCleanup(cls.pool.shutdown)
            cls.slow = {name: cls.pool.submit(self.drip, *case)
                        for name, case in {
                "head": (GET + b"A: ", b"x", HEAD_S),
                "fields": (GET, b"A: x\r\n", HEAD_S),
                "body": (POST + b"Content-Length: 1000\r\n\r\n", b"x",
                         BODY_S),
                "chunks": (POST + TE + b"\r\n", b"1\r\nx\r\n",
                           BODY_S)}.items()}
        return cls.slow[which].result()

    def cut_at(self, result, seconds):
        took, raw, end = result
        self.assertEqual(end, "closed")
        self.assertGreater(took, seconds - 0.7)
        self.assertLess(took, seconds + 2.0)
        self.assertEqual([a[0] for a in answers(raw)], [408])

    def test_slow_head_is_cut_with_408(self):
        self.cut_at(self.dripped("head"), HEAD_S)

    def test_slow_fields_are_cut_with_408(self):
        self.cut_at(self.dripped("fields"), HEAD_S)

    def test_slow_body_is_cut_with_408(self):
        self.cut_at(self.dripped("body"), BODY_S)

    def test_slow_chunks_are_cut_with_408(self):
        self.cut_at(self.dripped("chunks"), BODY_S)

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
        echo = Echo(times=[20, 20, 20, 2])
        with connect(echo.address) as sock:
            sock.sendall(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
            start = time.monotonic()
            raw, end = read_all(sock, 9)
            took = time.monotonic() - start
        self.assertEqual(end, "closed")
        self.assertEqual(len(answers(raw, heads=(0,))), 1)
        self.assertTrue(1.3 < took < 4, took)
        self.assertEqual(echo.stop(), 0)

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
            time.sleep(0.04)
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
            # Not to the end: who got 200 may ask again.
            try:
                raw = sock.recv(65536)
            except ConnectionResetError:
                raw = b""
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


if __name__ == "__main__":
    unittest.main(verbosity=2)
