#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The staff side through a real server: who may open what (T-01, T-02, T-03,
T-05, T-06, T-09), the second factor, the task's purpose, the newsletter's cap,
and that the preview is what is sent."""
import re
import time
import unittest
import urllib.parse

import people
import vern

ORG = "ntnu-alumni"
NOW = "2026-03-02T09:00:00Z"
PASSWORD = "correct horse battery"
MISSING = "0000000000001"


def at(path=""):
    return "/%s/staff/%s" % (ORG, path)


class Staff(unittest.TestCase):
    """One directory and server for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.d = vern.Directory(ORG, now=NOW)
        cls.addClassCleanup(cls.d.close)
        cls.staff, cls.steps = {}, {}
        for name, role in (("boss", "administrator"),
                           ("office", "alumni_office"),
                           ("editor", "newsletter_editor"),
                           ("officer", "data_protection_officer")):
            cls.staff[name] = cls.d.add_staff(ORG, name, role, PASSWORD)
        cls.people = [cls.member("Kari Testperson %d" % i, "k%d" % i,
                                 "Oslo") for i in range(6)]
        cls.bergen = cls.member("Bodil Bergen", "bb", "Bergen")
        for p in cls.people + [cls.bergen]:
            cls.consent(p, "group_information")
        groups = {g["name"]: g["id"]
                  for g in cls.d.json("group", ORG, "list")["groups"]}
        cls.oslo, cls.bergen_group = groups["Oslo"], groups["Bergen"]
        cls.rep("rep", cls.oslo, "2027-01-01", "2026-01-01..2027-01-01")
        cls.rep("late", cls.oslo, "2027-01-01", "2025-01-01..2026-03-01")
        cls.rep("untrained", cls.oslo, "2026-03-01",
                "2026-01-01..2027-01-01")
        cls.server = cls.d.serve()

    @classmethod
    def member(cls, name, mail, place):
        return cls.d.json("person", ORG, "add", "full_name=" + name,
                          "email_private=%s@example.com" % mail,
                          "home_place=" + place, "birth_date=1990-05-17",
                          "--purpose", "registry", "--member", "--kind",
                          "graduate")["id"]

    @classmethod
    def consent(cls, person, purpose):
        cls.d.ok("consent", ORG, "give", "--person", person, "--purpose",
                 purpose, "--channel", "email")

    @classmethod
    def rep(cls, name, group, trained, term):
        cls.staff[name] = cls.d.add_staff(
            ORG, name, "local_board", PASSWORD, "--trained-until", trained,
            "--confidential", "--term", "2026-01-01..2027-01-01",
            "--office", group + ":" + term)

    def code(self, name, step=0):
        return vern.totp(self.staff[name]["totp"],
                         vern.seconds(NOW) + 30 * step)

    # Sessions are kept: the clock stands still, and a code works once.
    sessions = {}

    def sign_in(self, name, purpose=None):
        c = self.server.client()
        key = (self.d.path, name)
        if key in self.sessions:
            c.cookies = dict(self.sessions[key])
        else:
            p = c.submit(c.get(at("sign-in")), "sign-in", name=name,
                         password=PASSWORD, code=self.code(name))
            self.assertTrue(p.url.endswith("/staff/"), p)
            self.sessions[key] = dict(c.cookies)
        if purpose:
            p = c.submit(c.get(at("purpose")), "staff/purpose",
                         purpose=purpose, task="sak 12")
            self.assertEqual(p.status, 200, p)
        return c

    def status(self, client, path):
        return client.get(at(path), follow=False).status

    def draft(self, c, **fields):
        fields.setdefault("subject_nb", "Hei")
        fields.setdefault("body_nb", "Tekst")
        p = c.submit(c.get(at("messages/new")), "messages/new", **fields)
        return p

    def sent(self, c, page, **fields):
        return c.submit(c.get(page.url + "/send"), "/send", **fields)


class SigningIn(Staff):
    def try_in(self, **fields):
        c = self.server.client()
        return c, c.submit(c.get(at("sign-in")), "sign-in", **fields)

    def test_wrong_in_any_way_is_the_same_answer_T20(self):
        texts = set()
        for fields in (
                {"name": "nobody", "password": PASSWORD, "code": "123456"},
                {"name": "officer", "password": "wrong", "code": "123456"},
                {"name": "officer", "password": PASSWORD, "code": "000000"},
                {"name": "officer", "password": PASSWORD, "code": ""}):
            c, p = self.try_in(**fields)
            self.assertEqual(p.status, 422, p)
            self.assertEqual(c.cookies, {})
            texts.add(p.words.replace(fields["name"], ""))
        self.assertEqual(len(texts), 1)

    def test_a_code_works_once(self):
        good = {"name": "editor", "password": PASSWORD,
                "code": self.code("editor")}
        c, p = self.try_in(**good)
        self.assertTrue(p.url.endswith("/staff/"), p)
        self.assertEqual(self.try_in(**good)[1].status, 422)
        good["code"] = self.code("editor", -1)
        self.assertEqual(self.try_in(**good)[1].status, 422)
        self.sessions[(self.d.path, "editor")] = dict(c.cookies)

    def test_set_up_by_link_needs_both_factors(self):
        boss = self.sign_in("boss")
        p = boss.submit(boss.get(at("admin")), "staff/admin", name="new one",
                        role="alumni_office")
        link = re.search(r"/%s/staff/set/\S+" % ORG, p.words).group(0)
        c = self.server.client()
        p = c.submit(c.get(link), "staff/set", new="short")
        self.assertEqual(p.status, 422)
        p = c.submit(c.get(link), "staff/set", new="a long enough sentence")
        self.assertTrue(p.url.endswith("/totp"), p)
        # a session without the second factor opens nothing else
        for path in ("", "people", "messages", "purpose"):
            r = c.get(at(path), follow=False)
            self.assertEqual(r.status, 303, path)
        secret = re.search(r"\b[A-Z2-7]{32}\b", p.words).group(0)
        self.assertEqual(
            c.submit(p, "totp", code="000000").status, 422)
        p = c.submit(c.get(at("totp")), "totp",
                     code=vern.totp(secret, vern.seconds(NOW)))
        self.assertTrue(p.url.endswith("/staff/"), p)
        self.assertEqual(c.get(link).status, 410)

    def staff_letter(self, address, seen=()):
        letter = people.wait_letter(self.d, address, "/staff/set/", seen)
        p = self.server.client().get(letter.link("/%s/staff/" % ORG))
        self.assertEqual(p.status, 200, p)
        self.assertIn("staff/set", p.text)
        return letter

    def test_the_letter_with_the_link_is_written(self):
        self.d.ok("staff", ORG, "add", "per", "--role", "newsletter_editor",
                  "--email", "per@x.example", "--language", "en")
        letter = self.staff_letter("per@x.example")
        self.assertIn("Hello per", letter.text)
        self.assertIn("the role newsletter editor", letter.text)
        boss = self.sign_in("boss")
        for lang, word in (("nb", "passord her"), ("en", "password here")):
            mail = lang + "@x.example"
            p = boss.get(at("admin?lang=" + lang))
            p = boss.submit(p, "staff/admin", name="new " + lang,
                            role="alumni_office", email=mail)
            self.assertIn("48", p.words)
            self.assertIn(word, self.staff_letter(mail).text)
        self.d.add_staff(ORG, "again", "alumni_office", PASSWORD, "--email",
                         "again@x.example")
        page = boss.get(at("admin"))
        href = re.search(r'href="(/%s/staff/admin/\w+)">again<' % ORG,
                         page.text).group(1)
        boss.post(href, {"csrf": boss.get(href).form("csrf").get("csrf"),
                         "do": "link"})
        self.assertNotIn("rollen",
                         self.staff_letter("again@x.example").text)
        self.assertNotIn("cannot be written", self.server.log())

    def test_ended_at_once(self):
        self.staff["leaver"] = self.d.add_staff(ORG, "leaver",
                                                "alumni_office", PASSWORD)
        c, boss = self.sign_in("leaver"), self.sign_in("boss")
        self.assertEqual(self.status(c, ""), 200)
        page = boss.get(at("admin"))
        href = re.search(r'href="(/%s/staff/admin/\w+)">leaver<' % ORG,
                         page.text).group(1)
        page = boss.get(href)
        boss.post(href, {"csrf": page.form("csrf").get("csrf"),
                         "do": "end"})
        self.assertEqual(self.status(c, ""), 303)


class Doors(Staff):
    # page -> who may open it (T-05); everybody else gets 403
    MATRIX = {
        "": "boss office editor officer rep",
        "admin": "boss",
        "audit": "boss officer",
        "groups": "boss office rep",
        "groups/new": "boss office",
        "import": "boss office",
        "invitations": "boss office",
        "messages": "office editor rep",
        "messages/new": "office editor rep",
        "record": "boss officer",
        "record?of=processor": "boss officer",
        "record?format=csv": "boss officer",
        "record?format=jsonld": "boss officer",
        "retention": "boss officer",
        "tokens": "boss",
        "purpose": "boss office editor officer rep",
    }

    def test_matrix_role_by_page_T05(self):
        for name in ("boss", "office", "editor", "officer", "rep"):
            c = self.sign_in(name)
            for path, may in self.MATRIX.items():
                want = 200 if name in may.split() else 403
                self.assertEqual(self.status(c, path), want, (name, path))

    def test_not_signed_in_opens_nothing(self):
        c = self.server.client()
        for path in list(self.MATRIX) + ["people", "people/" + MISSING,
                                         "messages/" + MISSING]:
            r = c.get(at(path), follow=False)
            self.assertEqual((r.status, r.headers["Location"]),
                             (303, at("sign-in")), path)

    def test_without_a_purpose_no_person_B05(self):
        c = self.sign_in("officer")
        before = len(self.refusals())
        for path in ("people", "people/" + self.people[0],
                     "people/" + MISSING):
            p = c.get(at(path + "?lang=nb"))
            self.assertEqual(p.status, 200, path)
            self.assertEqual(p.form("staff/purpose").get("next"),
                             "/staff/" + path)
            self.assertNotIn("Kari", p.words)
            self.assertIn("Velg formålet før", p.words)
            self.assertNotIn("Feil", p.words)
            self.assertNotIn("error", p.text)
        c.get(at("purpose?lang=en"))
        self.assertEqual(len(self.refusals()), before)

    def refusals(self):
        return [e for e in self.d.json("audit", "show", "--org", ORG,
                                        "--last", "500")["entries"]
                if e["outcome"] == "refused"]

    def test_an_opened_page_is_no_change_B06(self):
        boss, office = self.sign_in("boss"), self.sign_in("office")
        for path in ("groups", "messages", "messages/new", "invitations"):
            self.assertEqual(office.get(at(path)).status, 200, path)
        page = boss.get(at("audit?lang=nb"))
        boss.get(at("audit?lang=en"))
        rows = page.text.split("<tbody>")[1].split("<tr>")[1:5]
        self.assertTrue(all("Side åpnet: " in r for r in rows), rows)
        self.assertIn("skrive meldinger", rows[1])
        self.assertIn("ordne grupper", rows[3])
        for word in ("page opened", "task begun", "staff sign-in",
                     "no clause", "Melding skrevet"):
            self.assertNotIn(word, page.text.split("<tbody>")[1], word)

    def test_record_of_processing_B03_G30(self):
        """What the officer reads is what the command prints."""
        c = self.sign_in("officer")
        page = c.get(at("record"))
        self.assertTrue("Newsletter" in page.text)
        self.assertEqual(page.text.count("<h1"), 1)
        for name, kind, start in (("csv", "text/csv", "\ufeff"),
                                  ("jsonld", "application/ld+json", "{")):
            r = c.get(at("record?format=" + name))
            self.assertTrue(r.headers["Content-Type"].startswith(kind))
            self.assertIn("attachment", r.headers["Content-Disposition"])
            want = vern.ok("policy", "record", vern.statement(ORG),
                           "--format", name, "--language", "en").out
            self.assertTrue(r.body.decode() == want, name)
            self.assertTrue(want.startswith(start))
        for query, status in (("format=pdf", 400), ("of=nobody", 400),
                              ("controller=nobody", 404)):
            self.assertEqual(c.get(at("record?" + query)).status, status)

    def test_fields_of_the_purpose_only(self):
        rep = self.sign_in("rep", "group_information")
        p = rep.get(at("people/" + self.people[0]))
        self.assertEqual(p.status, 200, p)
        self.assertIn("Kari Testperson 0", p.words)
        for hidden in ("k0@example.com", "1990", "17 May"):
            self.assertNotIn(hidden, p.text)

    def test_foreign_ids_are_missing_ones_T01_B28(self):
        rep = self.sign_in("rep", "group_information")
        pages = set()
        for path in ("people/" + self.bergen, "people/" + MISSING,
                     "groups/" + self.bergen_group, "groups/" + MISSING,
                     "people/not-an-id", "messages/" + MISSING):
            p = rep.get(at(path))
            self.assertEqual(p.status, 404, path)
            pages.add(re.sub(r'href="[^"]*"', "", p.text))
        self.assertEqual(len({re.sub(r'value="[^"]*"', "", t)
                              for t in pages}), 1)

    def test_a_term_or_training_that_ended_T05(self):
        for name in ("late", "untrained"):
            c = self.sign_in(name, "group_information")
            for path in ("people/" + self.people[0], "messages",
                         "messages/new"):
                self.assertEqual(self.status(c, path), 403, (name, path))

    def test_search_finds_by_name_only_for_who_sees_no_address_T07(self):
        office = self.sign_in("office", "registry")
        p = office.submit(office.get(at("people")), "staff/people", q="k3@")
        self.assertIn("Kari Testperson 3", p.words)
        for word in ("kari", "testperson 5"):
            p = office.submit(office.get(at("people")), "staff/people",
                              q=word)
            self.assertIn("Kari Testperson 5", p.words)
        self.assertNotIn("q=", p.url)  # T-30

    def test_the_person_sees_the_look_B06(self):
        boss = self.sign_in("boss", "rights")
        boss.get(at("people/" + self.people[2]))
        p = boss.get(at("people/%s/looks" % self.people[2]))
        self.assertIn("administrator", p.words)
        self.assertIn("Your rights", p.words)

    def test_own_looks_hide_nobody_elses_B06(self):
        who = self.member("Sett Av", "sett", "Oslo")
        member = self.server.client()
        people.sign_in(self.d, member, "sett@example.com")
        boss = self.sign_in("boss", "rights")
        boss.get(at("people/" + who))
        for _ in range(30):
            page = member.get("/%s/me?lang=en" % ORG)
        self.assertNotIn("Nobody has looked", page.words)
        self.assertIn("dministrator", page.words)
        every = member.get("/%s/me/looks?lang=en" % ORG)
        rows = every.text.count("<tr>") - 1
        self.assertIn("Show all %d" % rows, page.words)
        self.assertEqual(member.get("/%s/me?lang=en" % ORG).words,
                         page.words)

    def test_all_looks_are_there_page_by_page_B06(self):
        who = self.member("Sett Ofte", "ofte", "Oslo")
        for _ in range(60):
            self.d.ok("person", ORG, "show", who, "--purpose", "registry")
        member = self.server.client()
        people.sign_in(self.d, member, "ofte@example.com")
        boss = self.sign_in("boss", "rights")
        all_of = re.search(r"Show all (\d+)",
                           member.get("/%s/me?lang=en" % ORG).words)
        total = int(all_of.group(1))
        self.assertGreaterEqual(total, 60)
        for c, path in ((member, "/%s/me/looks" % ORG),
                        (boss, at("people/%s/looks" % who))):
            c.get(path + "?lang=en")
            first, second = c.get(path), c.get(path + "?after=50")
            rows = [p.text.count("<tr>") - 1 for p in (first, second)]
            self.assertEqual(50, rows[0])
            if c is member:
                self.assertEqual(total, sum(rows))
            self.assertIn(path + "?after=50", first.text)
            self.assertNotIn("prev", first.text)
            self.assertIn('href="%s"' % path, second.text)
            self.assertNotIn("after=100", second.text)
            for wrong in ("-1", "x", "900"):
                self.assertIn(c.get(path + "?after=" + wrong).status,
                              (400, 404, 422))


class Changes(Staff):
    def test_forms_need_the_token_and_the_origin_T09(self):
        c = self.sign_in("office", "registry")
        path = at("people/%s/edit" % self.people[0])
        form = c.get(path).form("channel")
        good = form.filled(channel="phone", **{"f-employer": "Ny AS"})
        bad = [(n, v) for n, v in good if n != "csrf"]
        self.assertEqual(c.post(path, bad).status, 403)
        self.assertEqual(
            c.post(path, bad + [("csrf", "x" * 43)]).status, 403)
        for headers in ({"Origin": "https://evil.example"},
                        {"Sec-Fetch-Site": "cross-site"},
                        {"Sec-Fetch-Site": "same-site"},
                        {"Origin": "null"}):
            r = c.request("POST", path, urllib.parse.urlencode(good), {
                "Content-Type": "application/x-www-form-urlencoded",
                **headers})
            self.assertEqual(r.status, 403, headers)
        self.assertNotIn("Ny AS",
                         c.get(at("people/" + self.people[0])).words)
        self.assertEqual(c.post(path, good).status, 200)
        self.assertIn("Ny AS",
                      c.get(at("people/" + self.people[0])).words)

    def test_every_post_door_refuses_a_form_without_a_token_T09(self):
        c = self.sign_in("boss", "rights")
        for path in ("admin", "groups/new", "import", "invitations",
                     "messages/new", "people", "people/new", "purpose",
                     "tokens", "people/%s/erase" % self.people[1],
                     "people/%s/restrict" % self.people[1],
                     "messages/%s/send" % MISSING,
                     "groups/" + self.oslo):
            self.assertEqual(c.post(at(path), {"do": "add"}).status, 403,
                             path)

    def test_mass_assignment_T02(self):
        c = self.sign_in("office", "registry")
        person = self.people[3]
        before = self.d.json("person", ORG, "show", person, "--purpose",
                             "rights")
        form = c.get(at("people/%s/edit" % person)).form("channel")
        extra = {"role": "administrator", "stage": "16", "kinds": "255",
                 "org": "1", "id": self.bergen, "consent": "1",
                 "verified": "1", "restricted": "1",
                 "f-education-1-degree": "PHD", "password": "x"}
        p = c.post(at("people/%s/edit" % person),
                   form.filled(channel="phone", **extra))
        self.assertEqual(p.status, 200, p)
        after = self.d.json("person", ORG, "show", person, "--purpose",
                            "rights")
        self.assertEqual(before, after)

    def test_staff_cannot_make_themselves_more_T02(self):
        c = self.sign_in("office", "registry")
        p = c.get(at("purpose"))
        c.post(at("purpose"), p.form("staff/purpose").filled(
            purpose="registry", role="administrator", staff="1"))
        self.assertEqual(self.status(c, "admin"), 403)

    def test_g16_a_correction_is_told_to_the_person(self):
        c = self.sign_in("office", "registry")
        person = self.member("Lise Brev", "lise", "Oslo")
        p = c.submit(c.get(at("people/%s/edit" % person)), "channel",
                     channel="phone", told_on="2026-03-01",
                     **{"f-home_place": "Bodø"})
        self.assertIn("Bodø", p.words)
        self.assertTrue(self.wait(lambda: self.d.letters_to("lise@")))

    def test_how_and_when_must_be_said(self):
        c = self.sign_in("office", "registry")
        path = at("people/%s/edit" % self.people[4])
        p = c.submit(c.get(path), "channel", **{"f-employer": "Stille AS"})
        self.assertEqual(p.status, 422)
        p = c.submit(c.get(path), "channel", channel="phone",
                     told_on="2026-03-03", **{"f-employer": "Stille AS"})
        self.assertEqual(p.status, 422)
        self.assertNotIn("Stille", c.get(at("people/" +
                                            self.people[4])).words)

    def test_death_and_back_B26(self):
        c = self.sign_in("boss", "rights")
        path = at("people/" + self.people[5])
        p = c.submit(c.get(path + "/death"), "/death")
        self.assertIn("Reported dead", p.words)
        self.assertEqual(c.submit(c.get(path + "/death"), "/death").status,
                         409)
        p = c.submit(c.get(path + "/annul"), "/annul")
        self.assertIn("Member", p.words)
        self.assertNotIn("Reported dead", p.words)

    def test_a_no_by_phone_counts_at_once_a_yes_cannot_be_said_T34(self):
        c = self.sign_in("boss", "rights")
        path = at("people/%s/consent" % self.people[2])
        self.assertEqual(c.submit(c.get(path), "/consent").status, 422)
        form = c.get(path).form("/consent")
        self.assertNotIn("give", str(form.choices))
        p = c.submit(c.get(path), "/consent", purpose="group_information",
                     channel="phone")
        self.assertEqual(p.status, 200, p)
        state = self.d.json("consent", ORG, "show", "--person",
                            self.people[2])
        self.assertIn("withdrawn", str(state))
        office = self.sign_in("office", "registry")
        self.assertEqual(self.status(office, "people/%s/consent" %
                                     self.people[2]), 403)

    def test_erased_is_missing(self):
        c = self.sign_in("boss", "rights")
        person = self.member("Slett Meg", "slett", "Oslo")
        p = c.submit(c.get(at("people/%s/erase" % person)), "/erase")
        self.assertIn("erased", p.words)
        self.assertEqual(self.status(c, "people/" + person), 404)

    def test_a_removal_from_a_group_stays_B27(self):
        c = self.sign_in("office", "registry")
        path = at("groups/" + self.oslo)
        csrf = c.get(path).form("csrf").get("csrf")
        fields = {"csrf": csrf, "person": self.people[1]}
        c.post(path, {**fields, "do": "remove"})
        self.assertNotIn("Kari Testperson 1", c.get(path).words)
        r = c.post(path, {**fields, "do": "add"})
        self.assertEqual(r.status, 422)

    def wait(self, what):
        for _ in range(60):
            if what():
                return True
            time.sleep(.1)
        return False


class Browsing(Staff):
    def test_fifty_people_and_no_more_T03(self):
        c = self.sign_in("office", "registry")
        seen = [self.status(c, "people/" + self.people[i % 6])
                for i in range(53)]
        self.assertEqual(seen, [200] * 50 + [429] * 3)
        p = c.get(at("people/" + self.people[0]))
        self.assertIn("50", p.words)
        boss = self.sign_in("boss")
        self.assertIn("too many people", boss.get(at("audit?act=see")).words)


class Messages(Staff):
    def test_preview_is_what_is_sent_cap_and_override_B16(self):
        who = self.member("Kari Testperson", "same", "Tromsø")
        self.consent(who, "newsletter")
        c = self.sign_in("office")
        c.headers["Accept-Language"] = "nb"
        draft = self.draft(
            c, purpose="newsletter",
            subject_nb="Hei {{ person.full_name }}",
            body_nb="Kjære **{{ person.full_name }}**\n\n* én\n* to\n")
        page = c.get(draft.url + "?lang=nb")
        shown = re.search(r'class="preview plain"[^>]*>(.*?)</section>',
                          page.text, re.S).group(1)
        p = self.sent(c, draft)
        self.assertEqual(p.status, 200, p)
        for _ in range(100):
            if self.d.letters_to("same@"):
                break
            time.sleep(.1)
        letter = self.d.letters_to("same@")[0]
        self.assertEqual(letter.subject, "Hei Kari Testperson")
        self.assertEqual(self.bare(shown), self.bare(letter.text))
        self.over_the_cap(c)

    def bare(self, text):
        import html
        text = re.sub(r"/(u|p)/[\w-]+", r"/\1/TOKEN", html.unescape(text))
        return "\n".join(s.rstrip() for s in text.strip().splitlines())

    def over_the_cap(self, c):
        second = self.draft(c, purpose="newsletter")
        page = c.get(second.url + "/send")
        self.assertIn("reason", page.form("/send"))
        p = c.submit(page, "/send", reason="  ")
        self.assertEqual(p.status, 422)
        p = c.submit(p, "/send", reason="Feil i forrige brev")
        self.assertEqual(p.status, 200)
        self.assertIn("Feil i forrige brev", c.get(second.url).words)
        boss = self.sign_in("boss")
        self.assertIn("over the cap",
                      boss.get(at("audit?act=send")).words)

    def test_a_cap_that_yields_to_no_reason_B16(self):
        who = self.member("Kari Testperson", "hard", "Tromsø")
        self.consent(who, "continuing_education")
        c = self.sign_in("office")
        c.headers["Accept-Language"] = "en"
        one, two = (self.draft(c, purpose="continuing_education")
                    for _ in range(2))
        csrf = c.get(two.url + "/send").form("/send").get("csrf")
        self.assertEqual(self.sent(c, one).status, 200)
        page = c.get(two.url + "/send")
        self.assertIn("at most this number of messages", page.words)
        self.assertNotIn('name="reason"', page.text)
        p = c.post(two.url + "/send", {"csrf": csrf, "reason": "An error"})
        self.assertEqual(p.status, 422)
        self.assertIn("Draft", c.get(two.url).words)

    def test_a_draft_with_faults_is_not_sent(self):
        c = self.sign_in("office")
        p = self.draft(c, purpose="surveys",
                       body_nb="Hei {{ person.birth_date }}")
        self.assertNotIn("/send", p.text.split("<h2>")[0])
        c.post(p.url + "/send", {"csrf": p.form("csrf").get("csrf")})
        self.assertIn("Draft", c.get(p.url + "?lang=en").words)

    def test_a_representative_writes_to_the_own_group_T05(self):
        c = self.sign_in("rep")
        page = c.get(at("messages/new"))
        self.assertNotIn(self.bergen_group, page.text)
        for group in (self.bergen_group, "", MISSING):
            p = self.draft(c, purpose="group_information", group=group)
            self.assertEqual(p.status, 422, group)
        p = self.draft(c, purpose="newsletter", group=self.oslo)
        self.assertEqual(p.status, 422)
        p = self.draft(c, purpose="group_information", group=self.oslo,
                       where='home_place is "Oslo"')
        self.assertEqual(p.status, 200)
        self.assertIn("Will get it 6", c.get(p.url + "/audience").words)
        office = self.sign_in("office")
        form = office.get(at("messages/new?lang=en")).text
        self.assertRegex(form, "For example: [a-z_.]+ is &quot;|"
                         "For example: [a-z_.]+ is \"")
        p = self.draft(office, purpose="events_social",
                       where='nowhere is "Oslo"')
        self.assertEqual(p.status, 422)
        mine = self.draft(office, purpose="newsletter")
        self.assertIn("/send\"", office.get(mine.url + "/audience").text)
        self.assertEqual(c.get(mine.url).status, 404)

    def test_one_recipient_would_be_an_address_T06(self):
        self.rep("small", self.bergen_group, "2027-01-01",
                 "2026-01-01..2027-01-01")
        c = self.sign_in("small")
        p = self.draft(c, purpose="group_information",
                       group=self.bergen_group)
        r = self.sent(c, p)
        self.assertEqual(r.status, 422)
        self.assertIn("Draft", c.get(p.url).words)
        big = self.sign_in("rep")
        p = self.draft(big, purpose="group_information", group=self.oslo)
        self.assertEqual(self.sent(big, p).status, 200)
        self.assertNotIn("example.com", big.get(p.url).text)

    def test_stopped_sends_no_more(self):
        c = self.sign_in("office")
        p = self.draft(c, purpose="events_social")
        self.sent(c, p)
        r = c.post(p.url + "/stop", {"csrf": p.form("csrf").get("csrf")})
        self.assertIn(r.status, (200, 409))


class Imports(Staff):
    def test_tried_looked_at_imported(self):
        csv = vern.ok("sample", vern.statement(ORG), "--source",
                      "student_registry", "--people", "40", "--seed",
                      "7").out
        head, *rows = csv.splitlines()
        csv = "\n".join([head + ";Merknad"] + [r + ";x" for r in rows]) + "\n"
        c = self.sign_in("office")
        page = c.get(at("import"))
        fields = {"csrf": page.form("staff/import").get("csrf"),
                  "source": "student_registry"}
        for wrong in ({**fields, "source": "nowhere"},
                      {**fields, "csrf": "x"}):
            r = c.upload(at("import"), wrong, {"file": ("a.csv",
                                                        csv.encode())})
            self.assertIn(r.status, (403, 422))
        r = c.upload(at("import"), fields, {"file": ("a.csv",
                                                     csv.encode())})
        p = self.settled(c, r.url)
        self.assertIn("Nothing has been stored yet", p.words)
        self.assertIn("Merknad Not stored The statement does not name it.",
                      p.words)
        self.assertIn("Read after joining only.", p.words)
        first = csv.splitlines()[1].split(";")
        for value in first[1:3]:  # names of the file stand nowhere
            self.assertNotIn(">%s<" % value, p.text)
        found = self.d.json("person", ORG, "find", first[2], "--purpose",
                            "registry")["people"]
        p = self.settled(c, c.submit(p, "/apply").url)
        self.assertIn("The import is finished", p.words)
        self.assertEqual(found, [])
        earlier = c.get(at("import"))
        self.assertRegex(earlier.words, r"[0-9]+ new, 0 known, [0-9]+ refused")
        self.assertNotIn('data-label="File"', earlier.text)
        self.assertIn("line;reason", c.get(r.url + "/refused.csv").text)
        again = c.post(r.url + "/apply", {"csrf": fields["csrf"]})
        self.assertEqual(again.status, 409)

    def settled(self, c, url):
        for _ in range(200):
            p = c.get(url)
            if "is running" not in p.words:
                return p
            time.sleep(.1)
        self.fail("the import does not end")


if __name__ == "__main__":
    unittest.main()
