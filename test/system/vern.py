# SPDX-License-Identifier: EUPL-1.2
"""What every system test needs: the program, a directory, a server, mail.

    with vern.Directory("ntnu-alumni", now="2026-03-02T09:00:00Z") as d:
        d.ok("person", "ntnu-alumni", "find", "kari", "--purpose", "rights")
        with d.serve() as server:
            page = server.client().get("/ntnu-alumni/")
        for letter in d.outbox():
            print(letter.to, letter.links)

The program is what the environment variable VERN names, build/release/vern
otherwise. Standard library only.
"""
import base64
import email
import email.policy
import functools
import hashlib
import hmac
import html.parser
import http.client
import json
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
VERN = os.path.abspath(os.environ.get(
    "VERN", os.path.join(ROOT, "build", "release", "vern")))
STATEMENTS = os.path.join(ROOT, "statements")
TIMEOUT_S = 120


def statement(org):
    """The path of a shipped statement: "ntnu-alumni"."""
    return os.path.join(STATEMENTS, org + ".vern")


def text(*parts):
    """What a file says."""
    with open(os.path.join(*parts), encoding="utf-8") as f:
        return f.read()


class Result:
    """What a command said. `code` is its exit code."""

    def __init__(self, args, code, out, err):
        self.args_, self.code, self.out, self.err = args, code, out, err

    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return "<%s: exit %d\n%s%s>" % (
            " ".join(self.args_), self.code, self.out[-2000:],
            self.err[-2000:])


def environment(now=None, extra=None):
    env = {k: v for k, v in os.environ.items() if k != "VERN_NOW"}
    if now:
        env["VERN_NOW"] = now
    env.update(extra or {})
    return env


def run(*args, now=None, input=None, cwd=None, env=None, timeout=TIMEOUT_S):
    """Run `vern ARGS`. `input`: text or bytes for its standard input."""
    words = [VERN] + [str(a) for a in args]
    if isinstance(input, str):
        input = input.encode()
    p = subprocess.run(
        words, input=input if input is not None else b"",
        capture_output=True, cwd=cwd, timeout=timeout,
        env=environment(now, env))
    return Result(words[1:], p.returncode,
                  p.stdout.decode("utf-8", "replace"),
                  p.stderr.decode("utf-8", "replace"))


def ok(*args, **kw):
    """The same; anything but exit 0 is an error of the test."""
    r = run(*args, **kw)
    if r.code != 0:
        raise AssertionError(repr(r))
    return r


class Letter:
    """One .eml file of a folder of mail."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as f:
            self.bytes = f.read()
        self.message = email.message_from_bytes(
            self.bytes, policy=email.policy.default)
        self.to = str(self.message["To"] or "")
        self.subject = str(self.message["Subject"] or "")

    @functools.cached_property
    def text(self):
        part = self.message.get_body(("plain",))
        return part.get_content() if part else ""

    @property
    def html(self):
        part = self.message.get_body(("html",))
        return part.get_content() if part else ""

    @property
    def links(self):
        return re.findall(r"https?://[^\s<>\"]+", self.text)

    def link(self, part):
        """The first link with `part` in it, such as "/accept/"."""
        for s in self.links:
            if part in s:
                return s
        raise AssertionError("no link with %s in %s" % (part, self.path))

    def token(self, part):
        """What stands behind `part` in a link of the text."""
        return self.link(part).split(part, 1)[1].split("/")[0].split("?")[0]


class Directory:
    """A data directory of its own, removed at the end of `with`.

    Names of organisations are shipped statements, or paths of files. `now`
    fixes the time of every command and server; it may be set anew, never
    earlier.
    """

    def __init__(self, *orgs, now=None, options=()):
        self.now = now
        self.temp = tempfile.mkdtemp(prefix="vern-test-")
        self.path = os.path.join(self.temp, "data")
        self.recovery = None
        self.servers = []
        self.letters = {}  # what was read of the outbox
        if orgs:
            files = []
            for org in orgs:
                file = org if org.endswith(".vern") else statement(org)
                files += ["--policy", file]
            r = ok("init", self.path, *files, *options, "--json", now=now)
            self.recovery = r.json()["recovery_key"]

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.close()

    def close(self):
        for s in self.servers:
            s.kill()
        shutil.rmtree(self.temp, ignore_errors=True)

    def file(self, name, content=None):
        """A path beside the data; `content` is written to it."""
        path = os.path.join(self.temp, name)
        if content is not None:
            with open(path, "wb") as f:
                f.write(content.encode() if isinstance(content, str)
                        else content)
        return path

    def run(self, command, *words, **kw):
        """vern COMMAND DIR WORDS…"""
        kw.setdefault("now", self.now)
        return run(command, self.path, *words, **kw)

    def ok(self, command, *words, **kw):
        kw.setdefault("now", self.now)
        return ok(command, self.path, *words, **kw)

    def json(self, command, *words, **kw):
        """The same with --json, read."""
        return self.ok(command, *words, "--json", **kw).json()

    def work(self):
        return self.ok("work", "--until-idle")

    def outbox(self):
        """Letters in the folder, oldest first. Each file is read once: tests
        wait for letters by looking again."""
        folder = os.path.join(self.path, "outbox")
        if not os.path.isdir(folder):
            return []
        found = []
        with os.scandir(folder) as files:
            for f in files:
                if f.name.endswith(".eml"):
                    now = f.stat()
                    found.append((now.st_mtime_ns, f.path, now.st_size))
        for key in found:
            if key not in self.letters:
                self.letters[key] = Letter(key[1])
        return [self.letters[key] for key in sorted(found)]

    def letters_to(self, address):
        return [m for m in self.outbox() if address.lower() in m.to.lower()]

    def serve(self, *options, **kw):
        kw.setdefault("now", self.now)
        s = Server(self.path, *options, **kw)
        self.servers.append(s)
        return s

    def add_person(self, org, *values, purpose="registry", kind=None):
        """One person by hand; gives the id."""
        words = ["add", *values, "--purpose", purpose]
        if kind:
            words += ["--kind", kind]
        return self.json("person", org, *words)["id"]

    def add_staff(self, org, name, role, password="correct horse battery",
                  *options):
        """Gives a dict with name, password and totp (the secret)."""
        d = self.json("staff", org, "add", name, "--role", role,
                      "--password-stdin", *options, input=password + "\n")
        d.setdefault("password", password)
        return d


class Server:
    """vern serve on a port of its own."""

    def __init__(self, path, *options, now=None, env=None, wait_s=30):
        read, write = os.pipe()
        self.log_path = path.rstrip("/") + ".log"
        log = open(self.log_path, "ab")
        self.process = subprocess.Popen(
            [VERN, "serve", path, "--listen", "127.0.0.1:0", "--ready-fd",
             str(write), *options], pass_fds=(write,), stdout=log,
            stderr=log, stdin=subprocess.DEVNULL,
            env=environment(now, env))
        log.close()
        os.close(write)
        self.address = self._ready(read, wait_s)
        u = urllib.parse.urlsplit(self.address)
        self.host, self.port = u.hostname, u.port

    def _ready(self, fd, wait_s):
        line, until = b"", time.monotonic() + wait_s
        while not line.endswith(b"\n"):
            left = until - time.monotonic()
            ready = select.select([fd], [], [], max(left, 0))[0]
            block = os.read(fd, 4096) if ready else b""
            if not block:
                os.close(fd)
                self.kill()
                raise AssertionError("no server:\n" + self.log())
            line += block
        os.close(fd)
        return line.decode().strip()

    def log(self):
        with open(self.log_path, "rb") as f:
            return f.read().decode("utf-8", "replace")

    def client(self, **headers):
        return Client(self.host, self.port, headers)

    def stop(self):
        """Ask it to end; gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError("the server does not end:\n" +
                                     self.log())
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.stop()


class Form:
    """A form of a page: what a browser would send."""

    def __init__(self, action, method):
        self.action, self.method = action, method.upper()
        self.fields = []  # (name, value) in the order of the page
        self.choices = {}  # name -> possible values of boxes and lists
        self.buttons = []  # (name, value, text) of submit buttons

    def __contains__(self, name):
        return any(n == name for n, _ in self.fields) or name in self.choices

    def get(self, name, default=None):
        for n, v in self.fields:
            if n == name:
                return v
        return default

    def filled(self, **values):
        """Pairs to send; a list gives a name several times, None none."""
        pairs = [(n, v) for n, v in self.fields if n not in values]
        for n, v in values.items():
            if v is None:
                continue
            for one in v if isinstance(v, (list, tuple)) else [v]:
                pairs.append((n, str(one)))
        return pairs


class _Forms(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.at, self.area, self.select = [], None, None, None
        self.button, self.texts, self.hidden = None, [], 0

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag in ("script", "style"):
            self.hidden += 1
        if tag == "form":
            self.at = Form(a.get("action") or "", a.get("method") or "get")
            self.forms.append(self.at)
        if self.at is None:
            return
        if tag == "input":
            self._input(a)
        elif tag == "textarea" and a.get("name"):
            self.area = [a["name"], ""]
        elif tag == "select" and a.get("name"):
            self.select = [a["name"], None]
        elif tag == "option" and self.select:
            value = a.get("value", "")
            self.at.choices.setdefault(self.select[0], []).append(value)
            if self.select[1] is None or "selected" in a:
                self.select[1] = value
        elif tag == "button":
            self.button = [a.get("name"), a.get("value", ""), ""]

    def _input(self, a):
        kind, name = (a.get("type") or "text").lower(), a.get("name")
        value = a.get("value")
        if kind == "submit":
            self.at.buttons.append((name, value or "", value or ""))
        elif not name:
            return
        elif kind in ("checkbox", "radio"):
            value = "on" if value is None else value
            self.at.choices.setdefault(name, []).append(value)
            if "checked" in a:
                self.at.fields.append((name, value))
        elif kind != "file":
            self.at.fields.append((name, value or ""))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.hidden -= 1
        if tag == "form":
            self.at = None
        elif tag == "textarea" and self.area and self.at:
            self.at.fields.append((self.area[0], self.area[1].lstrip("\n")))
            self.area = None
        elif tag == "select" and self.select and self.at:
            if self.select[1] is not None:
                self.at.fields.append(tuple(self.select))
            self.select = None
        elif tag == "button" and self.button and self.at:
            self.at.buttons.append(tuple(self.button))
            self.button = None

    def handle_data(self, data):
        if self.area:
            self.area[1] += data
        if self.button:
            self.button[2] += data.strip()
        if not self.hidden and data.strip():
            self.texts.append(data.strip())


class Reply:
    def __init__(self, status, headers, body, url):
        self.status, self.headers, self.body = status, headers, body
        self.url = url

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)

    @functools.cached_property
    def _parsed(self):
        p = _Forms()
        p.feed(self.text)
        return p

    @property
    def forms(self):
        return self._parsed.forms

    @property
    def words(self):
        """What a person reads, without tags."""
        return " ".join(self._parsed.texts)

    def form(self, part=None):
        """The first form whose action has `part` in it, or with a field of
        that name."""
        for f in self.forms:
            if part is None or part in f.action or part in f:
                return f
        raise AssertionError("no form %r in %s (%d)\n%s" % (
            part, self.url, self.status, self.words[:1000]))

    def __repr__(self):
        return "<%d %s %s>" % (self.status, self.url, self.words[:400])


class Client:
    """A browser with cookies and no script. Redirects are followed when
    asked for."""

    def __init__(self, host, port, headers=None):
        self.host, self.port = host, port
        self.headers = dict(headers or {})
        self.cookies = {}

    def request(self, method, path, body=None, headers=None, follow=False):
        if path.startswith("http"):
            u = urllib.parse.urlsplit(path)
            path = u.path + ("?" + u.query if u.query else "")
        path = path.split("#")[0]
        h = {"Accept-Language": "en", **self.headers, **(headers or {})}
        if self.cookies:
            h["Cookie"] = "; ".join(
                "%s=%s" % kv for kv in self.cookies.items())
        c = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            c.request(method, path, body=body, headers=h)
            r = c.getresponse()
            reply = Reply(r.status, r.headers, r.read(), path)
        finally:
            c.close()
        for line in reply.headers.get_all("Set-Cookie") or []:
            self._cookie(line)
        where = reply.headers.get("Location")
        if follow and where and 300 <= reply.status < 400:
            return self.request("GET", urllib.parse.urljoin(path, where),
                                headers=headers, follow=True)
        return reply

    def _cookie(self, line):
        name, _, rest = line.partition("=")
        value = rest.split(";")[0].strip()
        if not value or "max-age=0" in rest.lower():
            self.cookies.pop(name.strip(), None)
        else:
            self.cookies[name.strip()] = value

    def get(self, path, follow=True, **headers):
        return self.request("GET", path, headers=headers, follow=follow)

    def post(self, path, fields=(), follow=True, headers=None):
        """`fields`: a dict, or pairs."""
        pairs = fields.items() if isinstance(fields, dict) else fields
        h = {"Content-Type": "application/x-www-form-urlencoded",
             "Origin": "http://%s:%d" % (self.host, self.port),
             "Sec-Fetch-Site": "same-origin", **(headers or {})}
        return self.request("POST", path,
                            urllib.parse.urlencode(list(pairs)), h, follow)

    def submit(self, page, part=None, button=None, follow=True, **values):
        """Fill the form of `page` and send it as a browser would. `button`:
        words on it, or its value."""
        form = page.form(part)
        pairs = form.filled(**values)
        for name, value, text in form.buttons:
            if name and (button is None or button in (value, text)):
                if name not in values:
                    pairs.append((name, value))
                break
        path = urllib.parse.urljoin(page.url, form.action or page.url)
        if form.method == "GET":
            return self.get(path + "?" + urllib.parse.urlencode(pairs),
                            follow)
        return self.post(path, pairs, follow)

    def upload(self, path, fields, files, follow=True):
        """multipart/form-data; `files`: name -> (file name, bytes)."""
        edge, b = "----vern" + os.urandom(8).hex(), b""
        for name, value in dict(fields).items():
            b += ('--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n'
                  '%s\r\n' % (edge, name, value)).encode()
        for name, (file, content) in files.items():
            b += ('--%s\r\nContent-Disposition: form-data; name="%s"; '
                  'filename="%s"\r\nContent-Type: text/csv\r\n\r\n' %
                  (edge, name, file)).encode() + content + b"\r\n"
        b += ("--%s--\r\n" % edge).encode()
        return self.request(
            "POST", path, b,
            {"Content-Type": "multipart/form-data; boundary=" + edge,
             "Origin": "http://%s:%d" % (self.host, self.port)}, follow)


def totp(secret, at_s=None):
    """RFC 6238: the six digits of a base 32 secret at a time."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    step = int((time.time() if at_s is None else at_s) // 30)
    mac = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = mac[-1] & 15
    number = struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff
    return "%06d" % (number % 1000000)


def seconds(instant):
    """RFC 3339 in UTC to seconds."""
    import calendar
    return calendar.timegm(time.strptime(instant, "%Y-%m-%dT%H:%M:%SZ"))
