#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The shipped proxy examples, with hostile and slow clients before them. See
http_tools.py for how to point this at another server."""
import os
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import unittest

from http_tools import (ADDRESS, BODY_S, CLIENT, GET, POST, PROBES, ROOT,
                        SECOND, Echo, answers, connect, read_all, talk)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@unittest.skipUnless(shutil.which("caddy"), "caddy is not installed")
class BehindCaddy(unittest.TestCase):
    """deploy/Caddyfile itself, without TLS, on another port."""

    def start(self, folder, backend):
        """The proxy and its port; another port where the first was taken
        between looking and listening."""
        for _ in range(3):
            port = free_port()
            with open(os.path.join(ROOT, "deploy", "Caddyfile"),
                      encoding="utf-8") as file:
                text = file.read()
            for old, new in (("registry.example.org", "http://:%d" % port),
                             ("127.0.0.1:8080", backend)):
                self.assertIn(old, text)
                text = text.replace(old, new)
            with open(folder + "/Caddyfile", "w", encoding="utf-8") as file:
                file.write(text)
            with open(folder + "/stderr", "wb") as log:
                proc = subprocess.Popen(
                    ["caddy", "run", "--config", folder + "/Caddyfile"],
                    stdout=log, stderr=log, env=dict(os.environ, HOME=folder))
            end = time.monotonic() + 30
            while proc.poll() is None and time.monotonic() < end:
                try:
                    connect(("127.0.0.1", port)).close()
                    return proc, port
                except OSError:
                    time.sleep(0.1)
            proc.kill()
            proc.wait(timeout=20)
        with open(folder + "/stderr", encoding="utf-8") as log:
            self.fail("caddy does not start:\n" + log.read())

    def test_t31_no_address_is_passed_or_written(self):
        echo = None
        backend = ADDRESS
        if not ADDRESS:
            echo = Echo()
            self.addCleanup(echo.stop)
            backend = "%s:%d" % echo.address
        with tempfile.TemporaryDirectory() as folder:
            proc, port = self.start(folder, backend)
            try:
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
            cls.addClassCleanup(cls.echo.stop)
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
        # Of some the proxy waits for more: they stay open beside the others.
        waiting = []
        for number, (name, data, _) in enumerate(PROBES):
            sock = connect(self.address)
            self.addCleanup(sock.close)
            try:
                sock.sendall(data + SECOND)
            except (ConnectionResetError, BrokenPipeError):
                pass
            raw, end = read_all(sock, 0.3)
            waiting.append((name, raw, sock if end == "open" else None))
            with self.subTest(name):
                self.token(number)
        until = time.monotonic() + 3
        for name, raw, sock in waiting:
            if sock:
                raw += read_all(sock, max(until - time.monotonic(), 0.01))[0]
            with self.subTest(name):
                for status in re.findall(rb"HTTP/1\.1 (\d\d\d)", raw):
                    self.assertNotIn(status, (b"500", b"502", b"504"))
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
