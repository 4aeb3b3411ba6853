# SPDX-License-Identifier: EUPL-1.2
"""Whom a field and a purpose concern: what is asked of some is asked of no
others, on the page, by the commands, and by the API; who is excepted is not
written to (B07, B11)."""
import json
import os
import unittest

import people
import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-kinds.vern")
ORG = "life-kinds"
NOW = "2026-02-09T09:00:00Z"
REGISTRY = ("--purpose", "registry")


def add(d, kind, *more):
    return d.run("person", ORG, "add", "full_name=Kari Nordmann",
                 "email_private=kari@post.example", "--kind", kind, *REGISTRY,
                 *more)


class Kinds(unittest.TestCase):
    def test_commands_ask_it_of_some(self):
        with vern.Directory(FILE, now=NOW) as d:
            refused = [("owner", (), "boat"),
                       ("owner", ("boat=Sol", "--member"), "sail"),
                       ("plain", ("--member",), "sail")]
            for kind, more, field in refused:
                r = add(d, kind, *more)
                self.assertEqual(r.code, 2, (kind, more, r))
                self.assertIn(field + " is required", r.err)
            for kind, more in (("plain", ()), ("honorary", ("--member",)),
                               ("owner", ("boat=Sol",)),
                               ("owner", ("boat=Sol", "sail=7", "--member"))):
                self.assertEqual(add(d, kind, *more).code, 0, (kind, more))

    def test_commands_empty_nothing_that_is_required(self):
        """B07: the same reason as for who is entered; of whom it is not
        asked, it may go."""
        with vern.Directory(FILE, now=NOW) as d:
            who = json.loads(add(d, "owner", "boat=Sol", "sail=7", "--member",
                                 "--json").out)["id"]

            def change(*words):
                return d.run("person", ORG, "set", who, *words, *REGISTRY)

            for words, field in (
                    (("boat=",), "boat"), (("sail=",), "sail"),
                    (("full_name=Kari N.", "boat="), "boat"),
                    (("boat=", "--add-kind", "honorary"), "boat"),
                    (("sail=", "--remove-kind", "owner"), "sail"),
                    (("sail=", "--kind", "plain"), "sail")):
                r = change(*words)
                self.assertEqual(r.code, 2, (words, r))
                self.assertIn(field + " is required", r.err)
            shown = d.json("person", ORG, "show", who, *REGISTRY)
            self.assertIn("Kari Nordmann", str(shown), "nothing by halves")
            self.assertEqual(shown["kinds"], ["owner"])
            for words in (("boat=Måne",), ("boat=", "--remove-kind", "owner"),
                          ("sail=", "--add-kind", "honorary")):
                self.assertEqual(change(*words).code, 0, words)
            shown = str(d.json("person", ORG, "show", who, *REGISTRY))
            self.assertNotIn("Måne", shown)
            self.assertIn("honorary", shown)

    def test_b05_a_field_that_the_purpose_does_not_use_is_named(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = add(d, "plain", "--json").json()["id"]
            for words in (("add", "full_name=K", "boat=Sol"),
                          ("add", "boat=Sol"), ("set", who, "boat=Sol"),
                          ("set", who, "full_name=K", "boat=Sol")):
                r = d.run("person", ORG, *words, "--purpose", "tips" if
                          words[0] == "add" else "rights")
                if words[0] == "set":
                    self.assertEqual(r.code, 0, r)
                    continue
                self.assertEqual(r.code, 1, r)
                self.assertIn("boat: the purpose “tips” does not use this "
                              "field (line", r.err)
                self.assertNotIn("allow", r.err)
            r = d.run("person", ORG, "set", who, "full_name=K", "boat=Sol",
                      "--purpose", "news")
            self.assertNotIn("allow", r.err)
            self.assertEqual(r.code, 1, r)

    def test_commands_say_all_kinds_or_one_more(self):
        with vern.Directory(FILE, now=NOW) as d:
            who = json.loads(add(d, "plain", "sail=7", "--member",
                                 "--json").out)["id"]

            def kinds(*words):
                r = d.run("person", ORG, "set", who, *words, *REGISTRY)
                return r.code, d.json("person", ORG, "show", who,
                                      *REGISTRY)["kinds"]

            for words, code, now in (
                    (("--add-kind", "honorary"), 0, ["plain", "honorary"]),
                    (("--add-kind", "honorary"), 0, ["plain", "honorary"]),
                    (("--add-kind", "owner", "--remove-kind", "plain",
                      "--remove-kind", "honorary"), 0, ["owner"]),
                    (("--remove-kind", "plain"), 0, ["owner"]),
                    (("--kind", "plain", "--add-kind", "owner"), 2, ["owner"]),
                    (("--kind", "plain", "--remove-kind", "owner"), 2,
                     ["owner"]),
                    (("--add-kind", "plain", "--remove-kind", "plain"), 2,
                     ["owner"]),
                    (("--add-kind", "pirate"), 1, ["owner"]),
                    ((), 2, ["owner"]),
                    (("--kind", "plain"), 0, ["plain"]),
                    (("--remove-kind", "plain"), 0, [])):
                self.assertEqual(kinds(*words), (code, now), words)

    def fields(self, page):
        return {f.get("name"): f for f in page.form("/edit").inputs}

    def test_the_page_asks_it_of_some(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            for kind, boat, sail in (("owner", 422, 422), ("plain", 200, 422),
                                     ("honorary", 200, 200)):
                client = server.client()
                people.join(d, client, "Kari Nordmann", kind + "@x.example",
                            kind, ORG)
                page = client.get("/%s/me/edit" % ORG)
                for status, values in (
                        (boat, {"f-boat": "", "f-sail": "7"}),
                        (sail, {"f-boat": "Sol", "f-sail": ""}),
                        (200, {"f-boat": "Sol", "f-sail": "7"})):
                    r = client.submit(page, "/me/edit", **values)
                    self.assertEqual(r.status, status, (kind, values, r))

    def test_the_interface_asks_it_of_some(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            token = d.json("token", ORG, "add", "test", "--role", "office",
                           "--purpose", "registry", "--days", "30")["token"]
            client = server.client()

            def call(method, path, body):
                return client.request(
                    method, "/%s/api/v1/%s" % (ORG, path),
                    json.dumps(body).encode(),
                    {"Authorization": "Bearer " + token,
                     "Content-Type": "application/json"})

            r = client.request(
                "GET", "/%s/api/v1/statement" % ORG, None,
                {"Authorization": "Bearer " + token})
            says = {f["name"]: (f["required"], f.get("required_of"),
                                f.get("required_for"))
                    for f in r.json()["fields"]}
            self.assertEqual(says["boat"], (False, {
                "stages": [], "kinds": ["owner"], "except": []}, None))
            self.assertEqual(says["sail"], (False, {
                "stages": ["member"], "kinds": [],
                "except": ["honorary"]}, None))
            self.assertEqual(says["berth"], (False, {
                "stages": [], "kinds": ["owner"], "except": []},
                ["registry"]))
            self.assertEqual(says["full_name"], (False, None, None))

            def body(kinds, **fields):
                return {"kinds": kinds,
                        "fields": dict(full_name="Kari", **fields)}

            for kinds, fields in ((["owner"], {}), (["owner", "honorary"], {}),
                                  (["owner"], {"boat": ""})):
                r = call("POST", "people", body(kinds, **fields))
                self.assertEqual(r.status, 400, (kinds, fields, r.text))
                self.assertEqual(r.json()["pointer"], "/fields/boat")
            ids = {}
            for kind, fields in (("plain", {}), ("owner", {"boat": "Sol"})):
                r = call("POST", "people", body([kind], **fields))
                self.assertEqual(r.status, 201, (kind, r.text))
                ids[kind] = r.json()["id"]
            for kind, more, status in (("owner", {}, 400), ("plain", {}, 200),
                                       ("owner", {"kinds": ["plain"]}, 200),
                                       ("plain", {"kinds": ["owner"]}, 400)):
                r = call("PATCH", "people/" + ids[kind],
                         dict(more, fields={"boat": None}))
                self.assertEqual(r.status, status, (kind, more, r.text))

    def test_b07_staff_say_who_is_one(self):
        with vern.Directory(FILE, now=NOW) as d:
            staff = d.add_staff(ORG, "Bo", "office")
            who = json.loads(add(d, "plain", "sail=7", "--member",
                                 "--json").out)["id"]
            with d.serve() as server:
                c = server.client()
                c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in",
                         name="Bo", password=staff["password"],
                         code=vern.totp(staff["totp"], vern.seconds(NOW)))
                c.submit(c.get("/%s/staff/purpose" % ORG), "/staff/purpose",
                         purpose="registry", task="kinds")
                path = "/%s/staff/people/%s/edit" % (ORG, who)

                def tick(*kinds, asked=("",), **values):
                    page = c.get(path)
                    values.update(channel="phone", source="Kari")
                    form = page.form("/edit")
                    fields = [f for f in form.fields
                              if f[0] != "kinds" and f[0] not in values]
                    fields += list(values.items())
                    fields += [("kinds", k) for k in asked + kinds]
                    return c.post(path, fields)

                def kinds():
                    return d.json("person", ORG, "show", who,
                                  *REGISTRY)["kinds"]

                self.assertNotIn("owner", dict(
                    f for f in c.get(path).form("/edit").fields
                    if f[0] == "kinds"))
                for ticked, now in (((), ["plain"]),
                                    (("owner",), ["plain"]),
                                    (("honorary", "owner"),
                                     ["plain", "honorary"]),
                                    ((), ["plain"])):
                    r = tick(*ticked)
                    self.assertIn(r.status, (200, 303), r)
                    self.assertEqual(kinds(), now, ticked)
                self.assertEqual(tick(**{"f-sail": ""}).status, 422)
                tick("honorary")
                tick(asked=(), **{"f-sail": "8"})  # a form that did not ask
                self.assertEqual(kinds(), ["plain", "honorary"])
                tick()
                r = tick("honorary", **{"f-sail": ""})
                self.assertIn(r.status, (200, 303), r)
                self.assertEqual(kinds(), ["plain", "honorary"])

    ROLES = ("role office {\n\ten \"office\"\n",
             "role corrector {\n\ten \"corrector\"\n"
             "\tregistry: may find, see, add, correct, all fields\n}\n\n"
             "role marshal {\n\ten \"marshal\"\n"
             "\tregistry: may find, see full_name, set kinds\n}\n\n")

    def with_roles(self, more=""):
        """Who corrects and says no kinds, and who says kinds alone."""
        d = vern.Directory(now=NOW)
        self.addCleanup(d.close)
        with open(FILE) as file:
            text = file.read().replace(
                self.ROLES[0], self.ROLES[1] + self.ROLES[0], 1)
        vern.ok("init", d.path, "--policy",
                d.file(ORG + ".vern", text + more), now=NOW)
        return d

    def kinds_of(self, d, who):
        return d.json("person", ORG, "show", who, *REGISTRY)["kinds"]

    def test_b07_to_correct_is_not_to_say_kinds(self):
        d = self.with_roles()
        who = add(d, "plain", "sail=7", "--member", "--json").json()["id"]
        d.add_staff(ORG, "Cor", "corrector")
        d.add_staff(ORG, "Mar", "marshal")
        for name, code, now in (("Cor", 1, ["plain"]),
                                ("Mar", 0, ["plain", "honorary"])):
            r = d.run("person", ORG, "set", who, "--add-kind", "honorary",
                      "--as", name, *REGISTRY)
            self.assertEqual(r.code, code, (name, r))
            self.assertEqual(self.kinds_of(d, who), now)
        r = d.run("person", ORG, "set", who, "boat=Sol", "--as", "Mar",
                  *REGISTRY)
        self.assertEqual(r.code, 1, r)
        with d.serve() as server:
            told = people.wait_letter(d, "kari@post.example", "/me")
            self.assertIn("Kind of person", told.text)
            self.assertNotIn("honorary", told.text)
            client = server.client()
            for role, kinds, fields, status in (
                    ("corrector", ["plain"], None, 403),
                    ("corrector", ["plain"], {"boat": "Sol"}, 403),
                    ("corrector", None, {"boat": "Sol"}, 200),
                    ("marshal", None, {"boat": "Li"}, 403),
                    ("marshal", ["owner"], {"boat": "Li"}, 403),
                    ("marshal", ["plain", "honorary"], None, 200),
                    ("marshal", ["plain"], None, 200)):
                token = d.json("token", ORG, "add", role, "--role", role,
                               "--purpose", "registry")["token"]
                body = {k: v for k, v in (("kinds", kinds),
                                          ("fields", fields)) if v}
                r = client.request(
                    "PATCH", "/%s/api/v1/people/%s" % (ORG, who),
                    json.dumps(body).encode(),
                    {"Authorization": "Bearer " + token,
                     "Content-Type": "application/json"})
                self.assertEqual(r.status, status, (role, body, r.text))
        self.assertEqual(self.kinds_of(d, who), ["plain"])
        notes = [e["note"] for e in d.json("audit", "show", "--last",
                                           "200")["entries"]
                 if e["act"] == "set kinds" and e["outcome"] == "done"]
        self.assertEqual(sorted(notes), ["kinds +honorary",
                                         "kinds -honorary"], notes)

    def test_b07_the_page_asks_only_who_may_say(self):
        d = self.with_roles()
        who = add(d, "honorary", "--member", "--json").json()["id"]
        staff = {n: d.add_staff(ORG, n, r) for n, r in (
            ("Cor", "corrector"), ("Mar", "marshal"))}
        path = "/%s/staff/people/%s" % (ORG, who)
        with d.serve() as server:
            for name, asked, now in (("Cor", False, ["honorary"]),
                                     ("Mar", True, [])):
                c = server.client()
                c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in",
                         name=name, password=staff[name]["password"],
                         code=vern.totp(staff[name]["totp"],
                                        vern.seconds(NOW)))
                c.submit(c.get("/%s/staff/purpose" % ORG), "/staff/purpose",
                         purpose="registry", task="kinds")
                self.assertIn(path + "/edit", c.get(path).text)
                form = c.get(path + "/edit").form("/edit")
                self.assertEqual("honorary member" in
                                 c.get(path + "/edit").words, asked)
                fields = [f for f in form.fields
                          if f[0] not in ("kinds", "channel", "source")]
                fields += [("kinds", ""), ("channel", "phone"),
                           ("source", "Kari")]
                r = c.post(path + "/edit", fields)
                self.assertIn(r.status, (200, 303), r)
                self.assertEqual(self.kinds_of(d, who), now)
            client = server.client()
            people.sign_in(d, client, "kari@post.example", ORG)
            looks = client.get("/%s/me/looks?lang=en" % ORG)
            self.assertIn("Kind of person set", looks.words)
            self.assertIn("− honorary member", looks.words)

    def test_who_is_not_in_the_register_is_not_entered(self):
        d = self.with_roles("\nkind of person guest {\n\ten \"guest\"\n"
                            "\tnot in the register\n}\n")
        staff = d.add_staff(ORG, "Cor", "corrector")
        path = "/%s/staff/people/new" % ORG
        with d.serve() as server:
            c = server.client()
            c.submit(c.get("/%s/staff/sign-in" % ORG), "sign-in", name="Cor",
                     password=staff["password"],
                     code=vern.totp(staff["totp"], vern.seconds(NOW)))
            c.submit(c.get("/%s/staff/purpose" % ORG), "/staff/purpose",
                     purpose="registry", task="kinds")
            page = c.get(path)
            self.assertIn('value="plain"', page.text)
            self.assertNotIn('value="guest"', page.text)
            fields = [f for f in page.form("/new").fields
                      if f[0] not in ("kind", "f-full_name", "channel")]
            r = c.post(path, fields + [("kind", "guest"),
                                       ("f-full_name", "Gro Gjest"),
                                       ("channel", "phone")])
            self.assertEqual(r.status, 200, r)
        who = d.json("person", ORG, "find", "Gro", *REGISTRY)["people"]
        self.assertEqual(self.kinds_of(d, who[0]["id"]), [])

    def test_b12_a_yes_to_what_sends_nothing_is_shown(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            client = server.client()
            people.join(d, client, "Kari Nordmann", "kari@x.example",
                        "owner", ORG)
            who = d.json("person", ORG, "find", "kari@x.example",
                         *REGISTRY)["people"][0]["id"]
            front = "/%s/me?lang=en" % ORG
            self.assertIn("Pictures of boats No", client.get(front).words)
            people.choose(client, "pictures", "give", ORG)
            self.assertIn("Pictures of boats Yes", client.get(front).words)
            token = d.json("token", ORG, "add", "test", "--role", "office",
                           "--purpose", "rights")["token"]
            said = server.client().request(
                "GET", "/%s/api/v1/people/%s/consents" % (ORG, who), None,
                {"Authorization": "Bearer " + token}).json()["now"]
            self.assertEqual(said, [{"purpose": "pictures", "channel": "all",
                                     "state": "given"}])
            self.assertEqual(d.json("consent", ORG, "show", "--person",
                                    who)["now"], said)

    def test_b06_a_fact_is_used_for_what_is_for_the_person(self):
        with vern.Directory(FILE, now=NOW) as d, d.serve() as server:
            for kind, used in (
                    ("owner", "Register, News, Tips, Pictures of boats Kept"),
                    ("honorary", "Used for Register Kept"),
                    ("plain", "Used for Register, News, Tips Kept")):
                client = server.client()
                people.join(d, client, "Kari Nordmann", kind + "@x.example",
                            kind, ORG)
                self.assertIn(used, client.get("/%s/me?lang=en" % ORG).words,
                              kind)

    BORN = (("field boat text {", "field born date {\n\ten \"Born\"\n"
             "\tfrom the person\n\tvisible to the person, staff\n}\n\n"
             "field boat text {"),
            ("required for owner\n\treason en \"It has",
             "required for adult\n\treason en \"It has"),
            ("kind of person plain {", "kind of person adult {\n"
             "\ten \"adult\"\n\taged from 18 years by born\n}\n\n"
             "kind of person plain {"),
            ("email_private, boat", "email_private, born, boat"))

    def test_b07_what_adults_must_give(self):
        """The day of birth that comes with it says whether it is one."""
        d = vern.Directory(now=NOW)
        self.addCleanup(d.close)
        with open(FILE) as file:
            text = file.read()
        for old, new in self.BORN:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        vern.ok("init", d.path, "--policy", d.file(ORG + ".vern", text),
                now=NOW)
        adult, child = "born=1990-01-01", "born=2020-01-01"
        for more, code in (((adult,), 2), ((adult, "boat=Sol"), 0),
                           ((child,), 0)):
            self.assertEqual(add(d, "plain", *more).code, code, more)
        who = add(d, "plain", child, "sail=7", "boat=Li", "--member",
                  "--json").json()["id"]
        for words, code in (((adult, "boat="), 2), (("boat=",), 0),
                            ((adult, "boat=Sol"), 0), (("boat=",), 2)):
            r = d.run("person", ORG, "set", who, *words, *REGISTRY)
            self.assertEqual(r.code, code, (words, r))
        with d.serve() as server:
            token = d.json("token", ORG, "add", "test", "--role", "office",
                           "--purpose", "registry")["token"]

            def call(method, path, **fields):
                return server.client().request(
                    method, "/%s/api/v1/people%s" % (ORG, path),
                    json.dumps({"kinds": ["plain"],
                                "fields": fields}).encode(),
                    {"Authorization": "Bearer " + token,
                     "Content-Type": "application/json"}).status

            self.assertEqual(call("POST", "", born="1990-01-01"), 400)
            self.assertEqual(call("POST", "", born="2020-01-01"), 201)
            self.assertEqual(call("PATCH", "/" + who, boat=None), 400)
            self.assertEqual(call("PATCH", "/" + who, boat=None,
                                  born="2020-01-01"), 200)
            client = server.client()
            people.sign_in(d, client, "kari@post.example", ORG)
            page = client.get("/%s/me/edit" % ORG)
            for born, status in (("1990-01-01", 422), ("2020-01-01", 200)):
                r = client.submit(page, "/me/edit",
                                  **{"f-born": born, "f-boat": ""})
                self.assertEqual(r.status, status, (born, r))

    def test_an_import_keeps_what_staff_said(self):
        with vern.Directory(FILE, now=NOW) as d:
            def load(sail):
                d.ok("import", ORG, "--source", "roll", d.file(
                    "roll.csv", ("No;Name;Sail\n1;Kari;%s\n" % sail)
                    .encode()))
                who = d.json("person", ORG, "find", "Kari",
                             *REGISTRY)["people"][0]["id"]
                return who, d.json("person", ORG, "show", who,
                                   *REGISTRY)["kinds"]

            who, kinds = load("9")
            self.assertEqual(kinds, ["honorary"])
            self.assertEqual(load("7")[1], ["plain", "honorary"])
            self.assertEqual(load("8")[1], ["honorary"])

    def test_b11_who_is_excepted_is_not_written_to(self):
        with vern.Directory(FILE, now=NOW) as d:
            for kind, may in (("honorary", False), ("plain", True)):
                r = add(d, kind, "sail=7", "--member", "--json")
                who = json.loads(r.out)["id"]
                said = d.run("explain", ORG, "--person", who, "--purpose",
                             "news", "--channel", "email")
                self.assertEqual("is not for this kind of person"
                                 not in said.out, may, said)

    def members(self, d):
        return {kind: add(d, kind, "sail=7", "boat=Sol",
                          "email_private=%s@post.example" % kind, "--member",
                          "--json").json()["id"]
                for kind in ("honorary", "plain", "owner")}

    def test_b16_who_is_excepted_is_not_counted(self):
        with vern.Directory(FILE, now=NOW) as d:
            self.members(d)
            told = d.json("audience", ORG, "--purpose", "news", "--channel",
                          "email")
            self.assertEqual((told["total"], told["reached"]), (3, 2), told)
            id = d.json("message", ORG, "draft", "--purpose", "news",
                        "--subject", "Hi", "--text", "Hi")["id"]
            told = d.json("message", ORG, "preview", id)
            self.assertEqual(told["reached"], 2, told)

    def test_b12_a_yes_is_of_whom_the_purpose_is_for(self):
        may = {("honorary", "tips"): False, ("plain", "tips"): True,
               ("owner", "tips"): True, ("honorary", "pictures"): False,
               ("plain", "pictures"): False, ("owner", "pictures"): True}
        with vern.Directory(FILE, now=NOW) as d:
            who = self.members(d)
            for (kind, purpose), is_for in may.items():
                r = d.run("consent", ORG, "give", "--person", who[kind],
                          "--purpose", purpose)
                self.assertEqual(r.code == 0, is_for, r)
                if not is_for:
                    self.assertIn("not for this kind of person", r.err)
                    shown = d.json("consent", ORG, "show", "--person",
                                   who[kind])
                    self.assertNotIn(purpose, str(shown["now"]))
            token = d.json("token", ORG, "add", "test", "--role", "office",
                           "--purpose", "rights")["token"]
            with d.serve() as server:
                r = server.client().request(
                    "POST", "/%s/api/v1/people/%s/consents" % (
                        ORG, who["honorary"]),
                    json.dumps({"do": "give", "purpose": "tips"}),
                    {"Authorization": "Bearer " + token,
                     "Content-Type": "application/json"})
                self.assertEqual(r.status, 403, r.text)
                self.assertIn("not for this kind of person", r.text)
            # a yes from before may be taken back, and not given again
            d.ok("person", ORG, "set", who["plain"], "--add-kind", "honorary",
                 *REGISTRY)
            with d.serve() as server:
                for kind, there in (("honorary", ()), ("plain", ("tips",)),
                                    ("owner", ("tips", "pictures"))):
                    c = server.client()
                    people.sign_in(d, c, kind + "@post.example", ORG)
                    page = c.get("/%s/me/consents" % ORG)
                    for purpose in ("tips", "pictures"):
                        self.assertEqual("p-" + purpose in page.text,
                                         purpose in there, (kind, purpose))
                    self.assertIsNone(people.consent_form(page, "tips",
                                                          "give"))
                    if kind == "honorary":
                        r = c.post("/%s/me/consents" % ORG, {
                            "csrf": page.form("sign-out").get("csrf"),
                            "purpose": "tips", "channel": "email",
                            "version": "1", "do": "give"})
                        self.assertEqual(r.status, 403, r)
                        self.assertIn("not for this kind", r.words)
                    if kind == "plain":
                        people.choose(c, "tips", "withdraw", ORG)
                        page = c.get("/%s/me/consents" % ORG)
                        self.assertIsNone(people.consent_form(page, "tips",
                                                              "give"))


if __name__ == "__main__":
    unittest.main()
