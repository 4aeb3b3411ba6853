# SPDX-License-Identifier: EUPL-1.2
"""vern policy new --web: the guide in a browser, for one file and one person
at this machine."""
import json
import os
import re
import subprocess
import unittest
import urllib.parse

import vern
from test_new import NOW, Files


class InABrowser(Files):
    """The guide for one file and one person at this machine."""

    def begin(self, *more, language="en"):
        self.process = subprocess.Popen(
            [vern.VERN, "policy", "new", self.file, "--language",
             language, "--web", *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=vern.environment(NOW))
        self.addCleanup(self.end)
        self.address = self.process.stdout.readline().decode().strip()
        self.assertRegex(self.address,
                         r"^http://127\.0\.0\.1:\d+/start/[\w-]{43}$")
        u = urllib.parse.urlsplit(self.address)
        self.start = u.path
        return vern.Client(u.hostname, u.port)

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(10)
        self.process.stdout.close()
        self.process.stderr.close()
        return code

    def test_from_nothing_to_a_file(self):
        c = self.begin()
        page = c.get(self.start)
        self.assertEqual(page.status, 200, page)
        self.assertFalse(os.path.exists(self.file))
        self.assertNotIn("Nothing remains", page.words,
                         "of what was never asked")
        self.assertNotIn("Download", page.words)
        page = c.submit(page, "guide/who", **{"controller.name": "42"})
        self.assertEqual(page.status, 422)
        self.assertFalse(os.path.exists(self.file))
        page = c.submit(page, "guide/who",
                        **{"controller.name": "Fjord Choir"})
        self.assertEqual(page.status, 200, page)
        # What is missing leads to its question, and names no line.
        self.assertIn('href="/guide/who#controller.mailbox"', page.text)
        self.assertIn('id="controller.mailbox"', page.text)
        self.assertNotRegex(page.words, r"[Ll]ine \d")
        page = c.submit(page, "guide/who", button="stay", **{
            "controller.address": "Kirkegata 1",
            "controller.mailbox": "post@fjordkoret.example",
            "controller.responsible": "secretary"})
        self.assertIn("The address is Kirkegata 1.", page.words)
        self.assertIn("Nothing remains to be mended.", page.words)
        self.assertIn('address "Kirkegata 1"', self.read())
        self.assertEqual(json.loads(self.check().out)["errors"], 0)
        self.assertEqual(self.end(), 0)

    def go(self, c, page, where, **fields):
        """The button of another part: it saves on its way there."""
        form = page.form("guide/" + page.url.rsplit("/", 1)[1].split("#")[0])
        return c.post(form.action, form.filled(do=where, **fields))

    def test_to_another_part_without_losing_an_answer(self):
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        self.assertIn('form="answers" class="guide-go" name="do" '
                      'value="to:facts"', page.text)
        page = self.go(c, page, "to:facts",
                       **{"controller.address": "Gata 2"})
        self.assertTrue(page.url.endswith("/guide/facts"), page.url)
        self.assertIn('"Gata 2"', self.read())
        # What is refused is not left behind.
        page = self.go(c, c.get("/guide/who"), "to:facts",
                       **{"controller.mailbox": "nobody"})
        self.assertEqual(page.status, 422)
        self.assertIn("nobody", page.text)
        # Nowhere else.
        page = c.get("/guide/who")
        for where in ("to:shoes", "to:facts#a\r\nSet-Cookie: x", "to:", "up",
                      "to:facts#\"><b>"):
            reply = self.go(c, page, where)
            self.assertTrue(reply.url.endswith("/guide/who"), where)

    def test_questions_that_an_answer_opens_are_shown_before_the_next_part(
            self):
        self.answers(self.WHO)
        c = self.begin()
        c.get(self.start)
        page = self.go(c, c.get("/guide/facts"), "next", own_fields="Voice")
        self.assertIn("/guide/facts?opened=field.voice.type", page.url)
        self.assertIn("opened new questions on this page", page.words)
        self.assertIn('<a href="/guide/facts#field.voice.type">'
                      'Voice: What kind of fact is it?</a>', page.text)
        # Asked once: the second time it goes on, also with no answer.
        page = self.go(c, c.get("/guide/facts"), "next")
        self.assertTrue(page.url.endswith("/guide/people"), page.url)
        self.assertNotIn("opened new questions", page.words)
        # Whoever names another part goes there.
        page = self.go(c, page, "to:who", own_kinds="guest")
        self.assertTrue(page.url.endswith("/guide/who"), page.url)
        # What is no question of the page says nothing.
        for id in ("languages", "field.voice.column", ""):
            page = c.get("/guide/facts?opened=" + id)
            self.assertEqual(page.status, 200, id)
            self.assertNotIn("opened new questions", page.words)

    def test_what_is_refused_is_named_above(self):
        self.answers(self.WHO)
        c = self.begin()
        c.get(self.start)
        page = self.go(c, c.get("/guide/who"), "stay",
                       **{"controller.mailbox": "nobody",
                          "effective": "31.2.2026"})
        self.assertEqual(page.status, 422)
        summary = re.search(r'<div class="error-summary".*?</div>', page.text,
                            re.S).group(0)
        self.assertIn('<a href="#controller.mailbox">To which e-mail address '
                      'do people write about their information? ', summary)
        self.assertIn("From when does the statement hold?", summary)
        # Beside the question its words stand once.
        self.assertEqual(page.text.count("From when does the statement"), 2)

    def test_what_is_printed_says_which_language_it_is_in(self):
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        self.assertIn('<html lang="en">', page.text)
        self.assertRegex(page.text,
                         '<blockquote lang="nb"><p>Adressen er ')
        self.assertNotIn('<blockquote lang="en"', page.text)

    def test_a_date_as_people_write_it(self):
        self.answers(self.WHO)
        c = self.begin(language="nb")
        c.get(self.start)
        page = self.go(c, c.get("/guide/who"), "stay", effective="1.12.2026")
        self.assertEqual(page.status, 200, page)
        self.assertIn('gjelder 2026-12-01', self.read().replace("fra ", ""))
        self.assertIn('name="effective" value="1.12.2026"', page.text)
        # The same again is no change, also in a form that is old.
        was = self.read()
        self.go(c, page, "stay")
        self.assertEqual(self.read(), was)

    def test_what_to_do_with_the_address_is_said(self):
        self.begin()
        self.process.terminate()
        self.process.wait(10)
        self.assertIn(b"Open this address in the browser. Ctrl-C ends",
                      self.process.stderr.read())

    def test_the_last_page(self):
        self.answers(self.WHO)
        c = self.begin()
        c.get(self.start)
        page = c.get("/guide/rights")
        self.assertIn("Save and see what you have made", page.words)
        page = self.go(c, page, "next")
        self.assertTrue(page.url.endswith("/guide/end"), page.url)
        for said in ("Fjordkoret", "Name, E-mail, Phone", "Nothing remains",
                     "Read the whole statement", "A lawyer",
                     "vern init DIR --policy fjordkoret.vern",
                     "another says yes", "Download the file"):
            self.assertIn(said, page.words)
        # The whole of it, as it will be published.
        href = re.search(r'<a href="([^"]+)" target="_blank"',
                         page.text).group(1)
        whole = c.get(href)
        self.assertEqual(whole.status, 200)
        self.assertIn("Fjordkoret er behandlingsansvarlig", whole.words)
        self.assertIn("not in force yet", whole.words)
        self.assertIn('lang="nb"', whole.text)
        # What is missing: each with its question.
        self.write(self.read().replace('kontaktadresse', '# kontaktadresse'))
        page = c.get("/guide/end")
        self.assertIn("Must be mended before", page.words)
        self.assertIn('href="/guide/who#controller.mailbox"', page.text)
        self.assertIn("Not answered yet", page.words)
        # One that does not compile cannot be read.
        self.write(self.read().replace("grunnlag avtale", "grunnlag lyst"))
        page = c.get("/guide/end")
        self.assertIn("cannot be shown before", page.words)
        self.assertNotIn("_blank", page.text)
        self.assertIn("cannot be shown before",
                      c.get("/guide/statement?in=nb").words)
        # It has no answers of its own.
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        self.assertEqual(c.post("/guide/end", {"csrf": csrf,
                                               "do": "next"}).status, 405)

    def test_T10_the_address_opens_once_and_no_other_gets_in(self):
        self.answers(self.WHO)
        c = self.begin()
        stranger = vern.Client(c.host, c.port)
        self.assertEqual(stranger.get("/guide/who").status, 403)
        self.assertEqual(stranger.get("/start/" + "x" * 43).status, 410)
        self.assertEqual(c.get(self.start).status, 200)
        self.assertEqual(stranger.get(self.start).status, 410)
        self.assertEqual(stranger.get("/guide/file").status, 403)
        for name, value in (("Host", "evil.example"),
                            ("Origin", "http://evil.example")):
            self.assertEqual(
                c.get("/guide/who", **{name: value}).status, 403, name)
        kept = self.read()
        reply = c.post("/guide/who", {"asked": "controller.address",
                                      "controller.address": "x"})
        self.assertEqual(reply.status, 403, "no form without its token")
        self.assertEqual(self.read(), kept)
        for path in ("/guide/shoes", "/statement"):
            self.assertEqual(c.get(path).status, 404, path)
        for path in ("/", "/guide"):
            self.assertEqual(c.get(path).status, 200, path)
        self.assertEqual(c.request("DELETE", "/guide/who").status, 405)

    def test_T09_what_the_browser_says_of_a_form(self):
        """With Referrer-Policy: no-referrer a browser sends Origin: null for
        the guide's own forms; Sec-Fetch-Site says whose they are."""
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        own = "http://%s:%d" % (c.host, c.port)
        for i, (headers, status) in enumerate((
                ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
                ({"Origin": own, "Sec-Fetch-Site": "same-origin"}, 303),
                ({"Origin": own}, 303),
                ({}, 303),
                ({"Origin": "null"}, 403),
                ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
                ({"Origin": "null", "Sec-Fetch-Site": "same-site"}, 403),
                ({"Origin": own, "Sec-Fetch-Site": "cross-site"}, 403),
                ({"Sec-Fetch-Site": "same-site"}, 403),
                ({"Origin": "http://127.0.0.1:1"}, 403))):
            body = urllib.parse.urlencode({
                "csrf": csrf, "do": "stay", "asked": "controller.address",
                "controller.address": "Gata no %d" % i})
            reply = c.request("POST", "/guide/who", body, {
                "Content-Type": "application/x-www-form-urlencoded",
                **headers})
            self.assertEqual(reply.status, status, headers)
            self.assertEqual("Gata no %d\"" % i in self.read(),
                             status == 303, headers)

    def test_what_was_edited_by_hand_meanwhile_is_not_written_over(self):
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        edited = "# Ours.\n" + self.read().replace("Kirkegata 1", "Gata 2")
        self.write(edited)
        page = c.submit(page, "guide/who", button="stay",
                        **{"controller.mailbox": "ny@fjordkoret.example"})
        self.assertEqual((page.status, self.read()), (409, edited))
        self.assertIn("The file was changed since the page was shown", page.words)
        self.assertIn("Adressen er Gata 2", page.words)
        # What was typed stands there, and what was not is as the file is.
        form = page.form("guide/who")
        self.assertEqual((form.get("controller.mailbox"),
                          form.get("controller.address")),
                         ("ny@fjordkoret.example", "Gata 2, 6002 Ålesund"))
        page = c.submit(page, "guide/who", button="stay")
        self.assertEqual(page.status, 200, page)
        self.assertEqual(self.read(), edited.replace("post@", "ny@"))

    def test_two_answers_to_one_question_are_both_seen(self):
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        self.write(self.read().replace("Kirkegata 1", "Gata 2"))
        page = c.submit(page, "guide/who", button="stay",
                        **{"controller.address": "Havnegata 3"})
        self.assertEqual(page.status, 409)
        self.assertIn("not saved yet. Somebody answered meanwhile: Gata 2",
                      page.words)
        self.assertEqual(page.form("guide/who").get("controller.address"),
                         "Havnegata 3")
        self.assertIn("Gata 2", self.read())
        page = c.submit(page, "guide/who", button="stay")
        self.assertEqual(page.status, 200)
        self.assertIn('"Havnegata 3"', self.read())

    def test_an_answer_to_a_question_that_is_gone_is_told(self):
        self.answers(self.WHO)
        self.answers({"languages": "nb, en"})
        self.assertIn('ansvarlig nb "sekretær"', self.read())
        c = self.begin()
        page = c.get(self.start)
        self.assertIn("språk nb, en", self.read())
        self.write(self.read().replace("språk nb, en", "språk nb"))
        page = c.submit(page, "guide/who", button="stay",
                        **{"title.en": "the Fjord Choir"})
        self.assertEqual(page.status, 409)
        self.assertIn("You answered: the Fjord Choir", page.words)
        self.assertNotIn("Fjord Choir", self.read())

    def test_two_windows_do_not_write_over_each_other(self):
        self.answers(self.WHO)
        c = self.begin()
        one, two = c.get(self.start), c.get("/guide/who")
        self.assertEqual(c.submit(one, "guide/who", button="stay", **{
            "controller.address": "Gata 2"}).status, 200)
        page = c.submit(two, "guide/who", button="stay", **{
            "controller.mailbox": "ny@fjordkoret.example"})
        self.assertEqual(page.status, 409)
        page = c.submit(page, "guide/who", button="stay")
        self.assertEqual(page.status, 200)
        for kept in ("Gata 2", "ny@fjordkoret.example"):
            self.assertIn(kept, self.read())
        # Who typed nothing goes on.
        page = c.submit(two, "guide/who", button="stay")
        self.assertEqual(page.status, 200)
        self.assertIn("Gata 2", self.read())

    def test_what_is_refused_is_a_page(self):
        self.answers(self.WHO)
        c = self.begin()
        stranger = vern.Client(c.host, c.port)
        c.get(self.start)
        self.assertEqual(c.get(self.start).status, 200, "who is in already")
        for client, method, path, status, said in (
                (stranger, "GET", "/guide/who", 403,
                 "Only who started the command gets in"),
                (stranger, "GET", self.start, 410,
                 "The address lets one browser in"),
                (c, "POST", "/guide/who", 403,
                 "the forms here work on these pages alone"),
                (c, "GET", "/guide/shoes", 404, "cannot find this page"),
                (c, "DELETE", "/guide/who", 405, "Code 405")):
            with self.subTest(path, method=method):
                reply = client.request(method, path, follow=False)
                self.assertEqual(reply.status, status)
                self.assertIn("text/html", reply.headers["Content-Type"])
                self.assertIn(said, reply.words)
                self.assertIn("Content-Security-Policy", reply.headers)

    def test_the_download_is_named_after_the_statement(self):
        self.answers(self.WHO)
        self.write(self.read().replace("erklæring fjordkoret",
                                       "erklæring fjord_koret"))
        c = self.begin()
        c.get(self.start)
        self.assertIn('filename="fjord-koret.vern"',
                      c.get("/guide/file").headers["Content-Disposition"])

    def test_a_hand_edit_is_shown_and_a_broken_one_is_left_alone(self):
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        kept = self.read()
        self.write(kept.replace("Kirkegata 1", "Gata 2"))
        self.assertIn("Adressen er Gata 2", c.get("/guide/who").words)
        broken = kept + "felt oops {\n"
        self.write(broken)
        for page in (c.submit(page, "guide/who", button="stay",
                              **{"controller.address": "Havnegata 3"}),
                     c.get("/guide/who")):
            self.assertEqual((page.status, self.read()), (409, broken))
            self.assertIn("cannot be read as a statement", page.words)
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        page = c.upload("/guide/file", {"csrf": csrf, "do": "upload"},
                        {"file": ("x", kept.encode())})
        self.assertEqual((page.status, self.read()), (409, broken))
        self.write(kept)
        page = c.submit(c.get("/guide/who"), "guide/who", button="stay",
                        **{"controller.address": "Havnegata 3"})
        self.assertEqual(page.status, 200)
        self.assertIn("Havnegata 3", self.read())

    def test_a_file_that_came_meanwhile_is_not_written_over(self):
        c = self.begin()
        page = c.get(self.start)
        self.answers(self.WHO)
        kept = self.read()
        page = c.submit(page, "guide/who",
                        **{"controller.name": "Fjord Choir"})
        self.assertEqual((page.status, self.read()), (409, kept))

    def test_a_file_of_elsewhere(self):
        self.answers(self.WHO)
        c = self.begin()
        page = c.get(self.start)
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        kept = self.read()
        page = c.upload("/guide/file", {"csrf": csrf, "do": "upload"},
                        {"file": ("x", b"dear diary")})
        self.assertEqual((page.status, self.read()), (422, kept))
        page = c.upload("/guide/file", {"csrf": csrf, "do": "upload"},
                        {"file": ("x", b"# Ours.\n" + kept.encode())})
        self.assertEqual((page.status, self.read()), (200, "# Ours.\n" + kept))
        self.assertEqual(c.get("/guide/file").text, self.read())

    def test_only_the_loopback(self):
        for where in ("0.0.0.0:0", "192.0.2.1:0", "[::]:0", "localhost:0"):
            r = vern.run("policy", "new", self.file, "--web", "--listen",
                         where)
            self.assertEqual(r.code, 2, where)
        self.assertEqual(vern.run("policy", "new", "--web").code, 2)


if __name__ == "__main__":
    unittest.main()
