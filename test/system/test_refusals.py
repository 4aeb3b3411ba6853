#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What must not work, tried against the real process. Threats that other
tests show stand in SHOWN_BY."""
import hashlib
import http.client
import os
import re
import time
import unittest
import urllib.parse

import people
import vern
from people import ORG

NOW = "2026-03-02T09:00:00Z"
OTHER = "itsmf"

SHOWN_BY = {
    "T-11": "view_xss view_escape mail_template",
    "T-13": "intake_csv test_csv",
    "T-14": "mail_compose test_mail_mime",
    "T-16": "mail_compose test_main_job.test_b11_one_invitation_each_with_"
            "two_answers",
    "T-27": "test_main_job.test_t27_b23_a_restore_brings_nobody_back",
    "T-29": "test_canary.test_law6_t29_nothing_while_it_runs",
    "T-31": "test_canary.test_t31_t29_proxy_and_server_write_nothing "
            "test_http_proxies",
    "T-41": "test_kill.test_t41_law4_sending mail_sink",
    "T-43": "test_main_job.test_t43_an_answer_counts_once",
    "T-45": "test_main_job.test_t45_what_the_person_said_stays "
            "store_person",
    "T-46": "store_person",
    "T-47": "test_main_job.test_t47_b09_a_no_holds_next_year "
            "intake_import",
    "T-65": "mail_template",
    "T-57": "test_refusals.test_t01_another_organisations_people_are_not_"
            "there test_refusals.test_t01_a_session_ends_at_the_organisation",
    "B48": "test_refusals.test_t01_another_organisations_people_are_not_there",
    "T-66": "test_refusals.test_t14_no_second_header_by_a_name view_text",
    "T-74": "test_refusals.test_t32_t33_t73_t30_crawl_of_all_pages",
    "B32": "test_refusals.test_t32_t33_t73_t30_crawl_of_all_pages",
    "B53": "test_refusals.test_t32_t33_t73_t30_crawl_of_all_pages",
    "NTNU-60": "test_refusals.test_t32_t33_t73_t30_crawl_of_all_pages",
    "B42": "test_refusals.test_t20_the_answer_is_the_same vault_password",
    "B43": "test_canary.test_law6_no_column_compares vault_keys",
    "B51": "intake_sample",
    "T-70": "test_main_job.test_b26_t70_a_death_that_was_none "
            "test_main_job.test_b26_t70_ntnu_64_a_death",
}


def add(d, name, email, *more, org=ORG, field="email_private"):
    return d.json("person", org, "add", "full_name=" + name,
                  "%s=%s" % (field, email), *more, "--purpose", "registry",
                  "--member")["id"]


def add_other(d, name, email):
    return add(d, name, email, "email_work=w" + email, org=OTHER,
               field="email")


def token(d, org=ORG, role="administrator", purpose="registry"):
    return d.json("token", org, "add", "t", "--role", role, "--purpose",
                  purpose)["token"]


def fields_of(d, who, *options):
    return d.json("person", ORG, "show", who, "--purpose", "rights",
                  *options)["fields"]


def state(d, but=("audit", "audit_edge", "checkpoint", "seen", "session")):
    """Everything that is stored but the trail and who is signed in."""
    with people.tables(d.path) as db:
        names = [r[0] for r in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {t: sorted(map(repr, db.execute("SELECT * FROM " + t)))
                for t in names if t not in but}


class Base(unittest.TestCase):
    ORGS = (ORG,)

    def setUp(self):
        self.d = vern.Directory(*self.ORGS, now=NOW)
        self.addCleanup(self.d.close)

    def staff(self, client, name="ada", role="administrator"):
        got = self.d.add_staff(ORG, name, role, "correct horse battery",
                               "--confidential", "--trained-until",
                               "2030-01-01")
        page = client.get("/%s/staff/sign-in" % ORG)
        page = client.submit(
            page, "/staff/sign-in", name=name,
            password="correct horse battery",
            code=vern.totp(got["totp"], vern.seconds(self.d.now)))
        self.assertTrue(client.cookies, page)
        return page


class ForeignNumbers(Base):
    ORGS = (ORG, OTHER)

    def test_t01_another_organisations_people_are_not_there(self):
        d = self.d
        own = add(d, "Egen Person", "own@x.example")
        foreign = [add_other(d, "Fremmed P%d" % i, "f%d@x.example" % i)
                   for i in range(5)]
        bearer = {"Authorization": "Bearer " + token(d, purpose="rights")}
        with d.serve() as server:
            c = server.client(**bearer)
            self.assertEqual(c.get("/%s/api/v1/people/%s" % (
                ORG, own)).status, 200)
            for method, tail, body in (
                    ("GET", "", None), ("PATCH", "", b'{"fields":{}}'),
                    ("DELETE", "", None), ("POST", "/restrict", b"{}"),
                    ("GET", "/consents", None), ("GET", "/export", None),
                    ("GET", "/looks", None), ("POST", "/death", b"{}")):
                seen = set()
                for who in foreign + ["0000000000001"]:
                    r = c.request(method, "/%s/api/v1/people/%s%s" % (
                        ORG, who, tail), body,
                        {"Content-Type": "application/json"})
                    seen.add((r.status, len(r.body), r.body.replace(
                        who.encode(), b"")))
                self.assertEqual(len(seen), 1, (method, tail, seen))
                self.assertGreaterEqual(seen.pop()[0], 400)
            r = c.get("/%s/api/v1/people/%s" % (OTHER, foreign[0]))
            self.assertIn(r.status, (401, 403))
        for who in foreign:
            self.assertEqual(d.run("person", OTHER, "show", who,
                                   "--purpose", "rights").code, 0)
            self.assertEqual(d.run("person", ORG, "show", who, "--purpose",
                                   "rights").code, 1)

    def test_t01_a_session_ends_at_the_organisation(self):
        d = self.d
        with d.serve() as server:
            c = server.client()
            people.join(d, c, "En Person", "en@x.example")
            for path in ("/%s/me" % OTHER, "/%s/me/edit" % OTHER,
                         "/%s/staff/" % ORG, "/%s/staff/people" % ORG):
                r = c.get(path, follow=False)
                self.assertIn(r.status, (302, 303, 401, 403, 404), path)
                self.assertNotIn("En Person", r.text)

    def test_t01_a_member_reaches_no_staff_door(self):
        d = self.d
        other = add(d, "Noen Annen", "annen@x.example")
        with d.serve() as server:
            c = server.client()
            people.join(d, c, "En Person", "en@x.example")
            for path in ("", "/edit", "/export", "/looks", "/erase"):
                r = c.get("/%s/staff/people/%s%s" % (ORG, other, path),
                          follow=False)
                self.assertNotEqual(r.status, 200)
                self.assertNotIn("Noen Annen", r.text)
                r = c.get("/%s/api/v1/people/%s%s" % (ORG, other, path),
                          follow=False)
                self.assertIn(r.status, (401, 404))
            for n in range(20):
                r = c.get("/%s/me/download/%d" % (ORG, n), follow=False)
                self.assertNotIn("Noen Annen", r.text)


class Forms(Base):
    def test_t02_b01_fields_that_the_form_does_not_have(self):
        d = self.d
        with d.serve() as server:
            c = server.client()
            people.join(d, c, "En Person", "en@x.example")
            page = c.get("/%s/me/edit" % ORG)
            form = page.form("/me/edit")
            who = d.json("person", ORG, "find", "en@x", "--purpose",
                         "rights")["people"][0]["id"]
            before = d.json("person", ORG, "show", who, "--purpose", "rights")
            with people.tables(d.path) as db:
                columns = {c[1] for (t,) in db.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table'")
                    for c in db.execute("PRAGMA table_info(%s)" % t)}
            extra = [(n, "1") for n in sorted(columns)]
            extra += [("f-" + n, "1") for n in sorted(columns)]
            extra += [(n, "1") for n in (
                "stage", "role", "kinds", "kind", "verified", "restricted",
                "consent", "newsletter", "purpose", "f-education.degree",
                "f-education-1-degree", "f-education", "f-exchange.1.status",
                "education.degree", "f-kinds", "f-stage", "is_admin")]
            r = c.post(form.action, form.fields + extra)
            self.assertLess(r.status, 500)
            after = d.json("person", ORG, "show", who, "--purpose", "rights")
            self.assertEqual(after["fields"], before["fields"])
            for name in ("stage", "kinds", "restricted",
                         "protected_address"):
                self.assertEqual(after[name], before[name])
            self.assertFalse(d.json("audience", ORG, "--purpose",
                                    "newsletter")["reached"])

    def test_t02_b01_the_api_refuses_what_it_does_not_know(self):
        d = self.d
        who = add(d, "En Person", "en@x.example")
        bearer = {"Authorization": "Bearer " + token(d),
                  "Content-Type": "application/json"}
        with d.serve() as server:
            c = server.client(**bearer)
            for body in (b'{"fields":{"shoe_size":"42"}}',
                         b'{"fields":{},"stage":"member","org":2}',
                         b'{"fields":{"full_name":"X"},"role":"x"}',
                         b'{"stage":"member"}', b'{"state":"x"}',
                         b'{"key":"AAAA"}', b'[]', b'"x"', b'{'):
                r = c.request("PATCH", "/%s/api/v1/people/%s" % (ORG, who),
                              body)
                self.assertTrue(400 <= r.status < 500, (body, r))
        self.assertEqual(fields_of(d, who)["full_name"], "En Person")

    def doors(self, client):
        """Every form behind the sign-in: (action, fields)."""
        out = {}
        for path in ("", "/consents", "/edit", "/groups", "/leave",
                     "/security", "/stop", "/download", "/looks"):
            page = client.get("/%s/me%s" % (ORG, path))
            for f in page.forms:
                if f.method != "POST":
                    continue
                fields = list(f.fields)
                for name, value, _ in f.buttons[:1]:
                    if name:
                        fields.append((name, value))
                out.setdefault((f.action, tuple(
                    v for n, v in fields if n in ("do", "purpose"))), fields)
        return [(action, fields) for (action, _), fields in out.items()]

    def test_t09_another_site_cannot_send_a_form(self):
        d = self.d
        with d.serve() as server:
            c = server.client()
            people.join(d, c, "En Person", "en@x.example")
            here = "http://%s:%d" % (server.host, server.port)
            doors = self.doors(c)
            self.assertGreater(len(doors), 8)
            before, cookies = state(d), dict(c.cookies)
            for action, fields in doors:
                fields = fields + [("sure", "yes"), ("new", "0123456789ab")]
                bare = [(n, v) for n, v in fields if n != "csrf"]
                for send, headers in (
                        (fields, {"Origin": "https://evil.example",
                                  "Sec-Fetch-Site": "cross-site"}),
                        (fields, {"Origin": "null",
                                  "Sec-Fetch-Site": "cross-site"}),
                        (fields, {"Origin": here + ".evil.example",
                                  "Sec-Fetch-Site": "same-site"}),
                        (fields, {"Origin": "https://evil.example",
                                  "Sec-Fetch-Site": ""}),
                        (bare, {}), (bare + [("csrf", "")], {}),
                        (bare + [("csrf", "A" * 43)], {}),
                        (bare + [("csrf", "B" * 43)] * 2, {})):
                    r = c.post(action, send, follow=False, headers=headers)
                    self.assertEqual(r.status, 403, (action, headers, r))
                    c.cookies = dict(cookies)
            self.assertEqual(state(d), before)
            self.assertEqual(c.get("/%s/me" % ORG, follow=False).status, 200)

    def test_t14_no_second_header_by_a_name(self):
        d = self.d
        with d.serve() as server:
            for i, name in enumerate((
                    "x\r\nBcc: a@evil.example", "x\nBcc: a@evil.example",
                    "x\rBcc: a@evil.example", "x\0Bcc: a@evil.example",
                    "x\u2028Bcc: a@evil.example",
                    '"x" <a@evil.example>, y', "=?utf-8?q?x=0ABcc?=")):
                c = server.client()
                page = c.get("/%s/join" % ORG)
                terms = page.form("/join").choices["terms"][0]
                c.submit(page, "/join", name=name, kind="postdoc",
                         email="h%d@x.example" % i, terms=terms)
            page = server.client().get("/%s/join" % ORG)
            for email in ("a@x.example\r\nBcc: b@evil.example",
                          "a@x.example, b@evil.example",
                          "a@x.example b@evil.example",
                          "<a@x.example>", "a@x.example\0"):
                r = server.client().submit(page, "/join", name="X",
                                           kind="postdoc", email=email,
                                           terms=terms)
                self.assertIn(r.status, (400, 422), (email, r))
            time.sleep(1.2)
        d.work()
        for m in d.outbox():
            self.assertIsNone(m.message["Bcc"])
            self.assertIsNone(m.message["Cc"])
            self.assertEqual(len(m.message["To"].addresses), 1)
            self.assertRegex(m.to, r"h\d@x\.example")

    def test_t13_formulas_stay_text_in_tables(self):
        d = self.d
        names = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)",
                 "\uff1d1+1", " =1+1", "=cmd|' /C calc'!A0"]
        for n, name in enumerate(names):
            who = add(d, name, "f%d@x.example" % n)
            file = os.path.join(d.temp, "p%d.zip" % n)
            r = d.run("person", ORG, "export", who, file, "--purpose",
                      "rights")
            self.assertEqual(r.code, 0, r)
            for inside, data in unzip(file).items():
                if not inside.endswith(".csv"):
                    continue
                for line in data.decode("utf-8-sig").splitlines():
                    for cell in re.split(r"[;,]", line):
                        self.assertNotRegex(
                            cell.strip('"'), r"^\s*[=@\uff1d]|^[+-]\D|^\+1\+",
                            (name, inside, line))

    def test_t11_names_stay_text_in_pages(self):
        d = self.d
        payloads = ["<script>alert(1)</script>", "\"><img src=x onerror=a>",
                    "<svg/onload=alert(1)>", "javascript:alert(1)",
                    "{{constructor}}", "<b>fet</b>", "'-alert(1)-'"]
        ids = [add(d, "Px " + p, "x%d@x.example" % i)
               for i, p in enumerate(payloads)]
        with d.serve() as server:
            c = server.client()
            self.staff(c)
            self.pick(c)
            for who, payload in zip(ids, payloads):
                page = c.get("/%s/staff/people/%s" % (ORG, who))
                self.assertEqual(page.status, 200, page)
                self.assertIn("Px", page.words)
                if "<" in payload:
                    self.assertNotIn(payload, page.text)
                self.safe(page)

    def safe(self, page):
        policy = page.headers.get("Content-Security-Policy", "")
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotRegex(page.text, r"<[^>]*\son\w+\s*=")
        self.assertNotRegex(page.text, r"<script(?![^>]*\ssrc=)")

    def pick(self, c):
        page = c.get("/%s/staff/purpose" % ORG)
        form = page.form("/staff/purpose")
        values = form.choices.get("purpose", [])
        pick = [v for v in values if v == "rights"] or values[:1]
        r = c.submit(page, "/staff/purpose", purpose=pick[0], task="test")
        self.assertEqual(r.status, 200, r)


def unzip(path):
    import zipfile
    with zipfile.ZipFile(path) as z:
        return {n: z.read(n) for n in z.namelist()}


class Representatives(Base):
    def rep(self, name, group, term, role="local_board"):
        self.d.ok("staff", ORG, "add", name, "--role", role, "--confidential",
                  "--trained-until", "2030-01-01", "--office",
                  "%s:%s" % (group, term), "--password-stdin",
                  input="correct horse battery\n")

    def test_t05_b28_only_the_group_the_field_and_the_term(self):
        d = self.d
        groups = {}
        for place in ("Oslo", "Bergen"):
            groups[place] = d.json("group", ORG, "add", place, "--type",
                                   "local_network")["id"]
        ids = {}
        for place in groups:
            ids[place] = add(d, "Medlem " + place, place + "@x.example",
                             "birth_date=1990-01-01", "home_place=" + place)
            d.run("group", ORG, "join", groups[place], "--person",
                  ids[place], "--purpose", "registry")
            d.ok("consent", ORG, "give", "--person", ids[place],
                 "--purpose", "group_information", "--channel", "email")
        term = "2026-01-01..2026-12-31"
        self.rep("oslo", groups["Oslo"], term)
        self.rep("late", groups["Oslo"], "2025-01-01..2026-03-01")
        self.rep("early", groups["Oslo"], "2026-03-03..2026-12-31")
        self.rep("wrong", groups["Oslo"], term, "subject_rep")

        def see(who, name, purpose="group_information"):
            return d.run("person", ORG, "show", ids[who], "--purpose",
                         purpose, "--as", name, "--json")

        r = see("Oslo", "oslo")
        self.assertEqual(r.code, 0, r)
        self.assertEqual(set(r.json()["fields"]), {"full_name"})
        for who, name in (("Bergen", "oslo"), ("Oslo", "late"),
                          ("Oslo", "early"), ("Bergen", "wrong")):
            r = see(who, name)
            self.assertEqual(r.code, 1, (who, name, r))
            self.assertNotIn("Medlem", r.out + r.err)
        for purpose in ("registry", "rights", "newsletter", "membership"):
            r = see("Oslo", "oslo", purpose)
            self.assertEqual(r.code, 1, (purpose, r))
            self.assertNotIn("Medlem", r.out + r.err)
        for verb in ("export", "erase", "set", "restrict", "death"):
            words = ["full_name=Ny"] if verb == "set" else []
            for purpose in ("group_information", "rights", "registry"):
                r = d.run("person", ORG, verb, ids["Oslo"], *words,
                          "--purpose", purpose, "--as", "oslo")
                self.assertEqual(r.code, 1, (verb, purpose, r))
        r = d.run("person", ORG, "find", "medlem", "--purpose",
                  "group_information", "--as", "oslo", "--json")
        self.assertNotIn("Bergen", r.out)
        d.now = "2027-01-02T09:00:00Z"
        self.assertEqual(see("Oslo", "oslo").code, 1)
        self.assertEqual(fields_of(d, ids["Oslo"])["full_name"],
                         "Medlem Oslo")


class Links(Base):
    def letters(self):
        """One mailed address of every kind, from a server that has ended."""
        d = self.d
        people.load(d, people.many(3))
        d.work()
        d.ok("invitation", ORG, "accept", "--token",
             d.letters_to("n0@")[0].token("/accept/"))
        who = d.json("person", ORG, "find", "n0@", "--purpose",
                     "rights")["people"][0]["id"]
        d.ok("consent", ORG, "give", "--person", who, "--purpose",
             "newsletter", "--channel", "email")
        with d.serve() as server:
            c = server.client()
            page = c.get("/%s/join" % ORG)
            c.submit(page, "/join", name="Ny Person", kind="postdoc",
                     email="ny@x.example",
                     terms=page.form("/join").choices["terms"][0])
            c.submit(c.get("/%s/sign-in" % ORG), "/sign-in/link",
                     email="n0@post.example")
            people.wait_letter(d, "ny@", "/join/")
            people.wait_letter(d, "n0@", "/sign-in/")
            people.sign_in(d, c, "n0@post.example")
            page = c.get("/%s/me/edit" % ORG)
            c.submit(page, "/me/edit", **{
                "f-email_work": "annen@x.example"})
        number = people.draft(d, "newsletter", "nytt")
        d.ok("message", ORG, "send", number)
        d.run("staff", ORG, "add", "bo", "--role", "alumni_office",
              "--email", "bo@x.example")
        d.work()
        out = set()
        for m in d.outbox():
            out.update(m.links)
            out.update(re.findall(r"<(https?://[^>]+)>",
                                  str(m.message["List-Unsubscribe"] or "")))
            out.update(re.findall(r'href="(https?://[^"]+)"', m.html))
        return {urllib.parse.urlsplit(u)._replace(scheme="", netloc="")
                .geturl() for u in out}

    def test_t17_b11_b15_looking_changes_nothing(self):
        """GET, HEAD, OPTIONS and the like on all mailed addresses, as mail
        scanners send them."""
        d = self.d
        paths = self.letters()
        kinds = {p.split("/")[2] for p in paths}
        self.assertLessEqual({"accept", "decline", "join", "sign-in", "u"},
                             kinds)
        before = state(d, ("audit", "audit_edge", "checkpoint", "seen"))
        with d.serve() as server:
            for agent in ("Mozilla/5.0", "BarracudaCentral", "SafeLinks",
                          "Googlebot/2.1"):
                c = server.client(**{"User-Agent": agent,
                                     "Purpose": "prefetch"})
                open_ = 0
                for path in sorted(paths):
                    for method in ("GET", "HEAD", "OPTIONS", "PUT", "PATCH",
                                   "DELETE", "TRACE"):
                        r = c.request(method, path)
                        self.assertLess(r.status, 500, (method, path, r))
                        self.assertIsNone(r.headers["Set-Cookie"])
                        if method == "GET":
                            # What was answered before is gone.
                            self.assertIn(r.status, (200, 404, 410),
                                          (path, r))
                            open_ += r.status == 200
                self.assertGreaterEqual(open_, len(paths) - 4)
        now = state(d, ("audit", "audit_edge", "checkpoint", "seen"))
        self.assertEqual({t for t in now if now[t] != before[t]}, set())
        # The button works after all of this.
        accept = [p for p in paths if "/accept/" in p]
        with d.serve() as server:
            good = 0
            for path in accept:
                c = server.client()
                page = c.get(path)
                if page.status == 200:
                    good += c.submit(page, "/accept/",
                                     follow=False).status == 303
            self.assertEqual(good, 2)

    def test_t43_a_used_link_is_gone(self):
        d = self.d
        people.load(d, people.many(2))
        d.work()
        with d.serve() as server:
            for what in ("accept", "decline"):
                link = d.letters_to("n%d@" % (what == "accept"))[0].link(
                    "/%s/" % what)
                c = server.client()
                page = c.get(link)
                self.assertLess(c.submit(page, "/%s/" % what,
                                         follow=False).status, 400)
                for method in ("GET", "POST"):
                    r = server.client().request(method, link)
                    # After a no there is nothing left to know it by.
                    self.assertEqual(r.status, 410 if what == "accept"
                                     else 404, (what, method, r))
            for wrong in ("A" * 43, "A", "%00", "x" * 5000, "..%2f..%2f"):
                for what in ("accept", "decline", "join", "sign-in", "u",
                             "p", "confirm"):
                    r = server.client().get("/%s/%s/%s" % (ORG, what, wrong))
                    self.assertIn(r.status, (400, 404, 414), (what, wrong))


class Known(Base):
    def test_t20_the_answer_is_the_same(self):
        """Known, unknown, gone and invited addresses of one length."""
        d = self.d
        people.load(d, [people.row("1%d" % i, "A", "B",
                                   "inv%d@x.example" % i) for i in range(2)])
        for i in range(3):
            add(d, "Kjent P", "mem%d@x.example" % i)
        d.work()
        d.ok("invitation", ORG, "decline", "--token",
             d.letters_to("inv0@")[0].token("/decline/"))
        asked = ["mem0@x.example", "mem1@x.example", "mem2@x.example",
                 "nob0@x.example", "nob1@x.example", "inv0@x.example",
                 "inv1@x.example"]
        with d.serve() as server:
            form = server.client().get("/%s/join" % ORG).form("/join")
            for path, fields in (
                    ("/sign-in/link", {}),
                    ("/sign-in", {"password": "wrong password"}),
                    ("/join", {"name": "A B", "kind": "postdoc",
                               "terms": form.choices["terms"][0]})):
                seen = set()
                for email in asked:
                    r = server.client().post("/%s%s" % (ORG, path), dict(
                        fields, email=email), follow=False)
                    self.assertIsNone(r.headers["Set-Cookie"])
                    self.assertLess(r.status, 500)
                    seen.add((r.status, len(r.body), r.text.replace(
                        email, "ADDRESS")))
                self.assertEqual(len(seen), 1, (path, [s[:2] for s in seen]))
            time.sleep(1.2)
        d.work()
        # Whoever owns the address learns it by mail, nobody else.
        self.assertEqual(d.letters_to("nob0@") != [], True)
        for m in d.letters_to("nob0@"):
            self.assertNotIn("/sign-in/", m.text)

    def test_t50_digests_do_not_tell_without_the_key(self):
        d = self.d
        people.load(d, people.many(30))
        d.work()
        for i in range(30):
            d.ok("invitation", ORG, "decline", "--token",
                 d.letters_to("n%d@" % i)[0].token("/decline/"))
        with people.tables(d.path) as db:
            kept = {bytes(r[0]) for t in ("mark", "digest")
                    for r in db.execute("SELECT digest FROM " + t)}
        self.assertGreaterEqual(len(kept), 30)
        plain = [b"", b"1", b"ntnu-alumni", b"email", b"\0"]
        for i in range(1000):
            for text in ("n%d@post.example" % i, "9%011d" % i):
                for lead in plain:
                    for word in (lead + text.encode(), lead + b":" +
                                 text.encode(), text.encode() + lead):
                        for h in (hashlib.sha256(word).digest(),
                                  hashlib.blake2b(word).digest(),
                                  hashlib.blake2b(
                                      word, digest_size=32).digest(),
                                  hashlib.sha1(word).digest(), word):
                            self.assertNotIn(h, kept)
                            self.assertNotIn(h[:16], kept)

    def test_t46_look_alikes_are_not_merged(self):
        d = self.d
        rows = [people.row("7%d" % i, "Kari", "Nordmann", "felles@x.example",
                           telefonnr_mobil="40000000") for i in range(20)]
        self.assertEqual(people.load(d, rows)["new"], 20)
        self.assertEqual(people.load(d, rows)["matched"], 20)
        again = people.load(d, [dict(r, kildenokkel="8%d" % i)
                                for i, r in enumerate(rows)] + rows)
        self.assertEqual((again["new"], again["matched"]), (20, 20), again)

    def test_t49_a_no_outlives_the_list_and_the_message(self):
        d = self.d
        who = add(d, "Nei Takk", "nei@x.example")
        d.ok("consent", ORG, "give", "--person", who, "--purpose",
             "newsletter", "--channel", "email")
        number = people.draft(d, "newsletter", "en")
        d.ok("message", ORG, "send", number)
        d.ok("consent", ORG, "withdraw", "--person", who, "--purpose",
             "newsletter")
        d.run("message", ORG, "stop", number)
        d.now = "2027-06-02T09:00:00Z"
        d.work()
        again = people.draft(d, "newsletter", "to")
        d.ok("message", ORG, "send", again)
        d.work()
        self.assertEqual(d.letters_to("nei@"), [])
        # A group that is left is not joined again by its rule.
        who = add(d, "Ut Av", "ut@x.example", "home_place=Oslo")
        d.work()
        groups = d.json("group", ORG, "list")["groups"]
        for g in groups:
            d.run("group", ORG, "leave", g["id"], "--person", who,
                  "--purpose", "registry")
        d.work()
        d.now = "2027-07-02T09:00:00Z"
        d.work()
        self.assertEqual(sum(g["members"] for g in d.json(
            "group", ORG, "list")["groups"]), 0)

    def test_t65_values_are_not_read_as_statements_or_templates(self):
        d = self.d
        names = ["Robert'); DROP TABLE person;--", "{{constructor}}",
                 "{{ person.email_private }}", "' OR '1'='1", "%s%n%x",
                 "${7*7}", "[[x]]", "*", "a\" OR 1=1 --"]
        ids = [add(d, n, "i%d@x.example" % i) for i, n in enumerate(names)]
        for i, (who, name) in enumerate(zip(ids, names)):
            self.assertEqual(fields_of(d, who)["full_name"], name)
            d.ok("consent", ORG, "give", "--person", who, "--purpose",
                 "newsletter", "--channel", "email")
        for text in names + ["' OR 1=1", "_", "\\"]:
            r = d.run("person", ORG, "find", text, "--purpose", "rights",
                      "--json")
            self.assertIn(r.code, (0, 1), r)
            if r.code == 0 and text in ("_", "\\", "' OR 1=1"):
                self.assertEqual(r.json()["people"], [], text)
        number = people.draft(d, "newsletter", "hei")
        d.ok("message", ORG, "send", number)
        d.work()
        for i, name in enumerate(names):
            letter = d.letters_to("i%d@x" % i)[0]
            self.assertIn("Hei " + name, re.sub(
                "[\u2060\r]", "", letter.text.replace("\n", " ")))
        for text in ("{{ constructor }}", "{{ person.birth_date }}",
                     "{{ 7*7 }}", "{{ person.full_name"):
            r = d.run("message", ORG, "draft", "--purpose", "newsletter",
                      "--subject", "x", "--text", text)
            self.assertEqual(r.code, 1, (text, r))
        people.verify(d)


class Pages(Base):
    PERSONAL = ("/me", "/staff", "/accept/", "/decline/", "/join/", "/u/",
                "/p/", "/sign-in/", "/confirm/")

    def crawl(self, client, starts, limit=400):
        seen, todo, pages = set(), list(starts), []
        while todo and len(pages) < limit:
            path = todo.pop(0).split("#")[0]
            if path in seen or not path.startswith("/") or \
                    path.startswith("//"):
                continue
            seen.add(path)
            r = client.request("GET", path)
            pages.append(r)
            where = r.headers.get("Location")
            if where:
                todo.append(urllib.parse.urljoin(path, where))
            if "html" in (r.headers.get("Content-Type") or ""):
                for link in re.findall(r'href="([^"]+)"', r.text):
                    todo.append(urllib.parse.urljoin(
                        path, link.replace("&amp;", "&")))
        return pages

    def one(self, r, host):
        for line in r.headers.get_all("Set-Cookie") or []:
            name = line.split("=")[0]
            self.assertEqual(name, "CUSTOMERID-sessionKey", r)
            self.assertIn("HttpOnly", line)
            self.assertRegex(line, "SameSite=(Lax|Strict)")
            self.assertNotIn("Domain", line)
        self.assertNotIn("Access-Control-Allow-Origin", r.headers)
        if any(p in r.url for p in self.PERSONAL) and r.status == 200:
            self.assertIn("no-store", r.headers.get("Cache-Control", ""), r)
        if "html" not in (r.headers.get("Content-Type") or ""):
            return
        policy = r.headers.get("Content-Security-Policy", "")
        self.assertIn("default-src 'none'", policy, r)
        self.assertIn("frame-ancestors 'none'", policy, r)
        for source in re.findall(r"https?://\S+|\*", policy):
            self.fail("the policy lets %s in" % source)
        self.assertEqual(r.headers.get("Referrer-Policy"), "no-referrer", r)
        for tag, attribute in (("img", "src"), ("script", "src"),
                               ("iframe", "src"), ("link", "href"),
                               ("form", "action"), ("source", "src"),
                               ("object", "data"), ("embed", "src")):
            for value in re.findall(r'<%s\b[^>]*\b%s="([^"]*)"' % (
                    tag, attribute), r.text):
                self.assertFalse(
                    re.match(r"(https?:)?//", value) and host not in value,
                    (r.url, tag, value))
        self.assertNotRegex(r.text, r"@import|url\(\s*['\"]?https?:")
        self.assertNotRegex(r.url, r"x\.example|Person")

    def test_t32_t33_t73_t30_crawl_of_all_pages(self):
        d = self.d
        who = add(d, "Annen Person", "annen@x.example")
        with d.serve() as server:
            visitor, member, staff = (server.client() for _ in range(3))
            people.join(d, member, "En Person", "en@x.example")
            self.staff(staff)
            page = staff.get("/%s/staff/purpose" % ORG)
            staff.submit(page, "/staff/purpose", purpose="rights",
                         task="test")
            host = "%s:%d" % (server.host, server.port)
            count = 0
            for client, starts in (
                    (visitor, ["/"]), (member, ["/%s/me" % ORG]),
                    (staff, ["/%s/staff/" % ORG,
                             "/%s/staff/people/%s" % (ORG, who)])):
                cookies = dict(client.cookies)
                pages = self.crawl(client, starts)
                for r in pages:
                    self.one(r, host)
                    self.assertLess(r.status, 500, r)
                good = sum(r.status == 200 for r in pages)
                self.assertGreater(good, 4, pages)
                count += good
                self.assertEqual(client.cookies, cookies)
            self.assertGreater(count, 30)
            visitor.get("/%s/" % ORG)
            self.assertEqual(visitor.cookies, {})
            r = member.submit(member.get("/%s/me" % ORG), "/sign-out",
                              follow=False)
            self.assertIn("Clear-Site-Data", r.headers)
            r = member.get("/%s/me" % ORG, follow=False)
            self.assertNotEqual(r.status, 200)


if __name__ == "__main__":
    unittest.main(verbosity=2)
