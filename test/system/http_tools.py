# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the HTTP server share: probes, a client, a server.

Without further ado a small server of the http room alone is built and
started. To point it at another one, such as vern serve:

    VERN_HTTP_ADDRESS=127.0.0.1:8080 VERN_HTTP_HEAD_S=10 VERN_HTTP_BODY_S=20 \
        python3 test/system/test_http_hostile.py
"""
import os
import re
import resource
import signal
import socket
import subprocess
import time

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
        """The exit code; a second call does nothing."""
        if self.proc.returncode is not None:
            return self.proc.returncode
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
