# SPDX-License-Identifier: EUPL-1.2
"""A small register and new versions of its statement, for system tests.

    c = club.Club()
    kari = c.member("Kari", bill="Storgata 1")
    c.release(club.edited(("lead time 30 days", "lead time 40 days")))
    c.at("2026-04-05")
"""
import os
import sqlite3

import vern

FILE = os.path.join(vern.ROOT, "test", "corpus", "life", "life-club.vern")
ORG = "life-club"
NOW = "2026-03-02T09:00:00Z"
BASE = vern.text(FILE)
INTEREST = """basis legitimate interest {
		interest nb "Hjelp" en "Help"
		balancing test nb "Greit" en "Fine"
		assessed 2026-01-01
	}"""


def edited(*edits, version="1.1.0", effective=None, base=BASE):
    """The statement with each (from, to) made once; it takes effect as soon
    as it can, or on the day."""
    s = base
    day = "\teffective %s\n" % effective if effective else ""
    for was, to in (("version 1.0.0", "version " + version),
                    ("\teffective 2026-01-01\n", day)) + edits:
        assert was in s, was
        s = s.replace(was, to, 1)
    return s


def block(head, base=BASE):
    """The block that begins with these words, to its end."""
    a = base.index(head)
    return base[a:base.index("\n}\n", a) + 3]


def research(name="research"):
    """An edit: one more purpose, on a legitimate interest."""
    new = block("purpose care {").replace("care", name).replace(
        'nb "Omsorg" en "Care"', 'nb "Forskning" en "Research"')
    return ("role office {", new + "\nrole office {")


class Club:
    """The register, with one of the staff who approves."""

    def __init__(self, base=BASE, now=NOW):
        self.d = vern.Directory(now=now)
        file = self.d.file(ORG + ".vern", base)
        vern.ok("init", self.d.path, "--policy", file, now=now)
        self.d.ok("staff", ORG, "add", "Sigrid", "--role", "office")

    def close(self):
        self.d.close()

    def policy(self, verb, *words):
        return vern.run("policy", verb, self.d.path, *words, now=self.d.now)

    def propose(self, text, *words):
        return self.policy("apply", self.d.file(ORG + ".vern", text), *words)

    def versions(self):
        r = self.policy("versions", ORG, "--json")
        if r.code != 0:
            raise AssertionError(repr(r))
        return r.json()

    def approve(self, name="Sigrid"):
        p = self.versions()["proposed"]
        return self.policy("approve", ORG, "--as", name, "--version",
                           p["version"], "--hash", p["hash"])

    def release(self, text, work=True):
        """Proposed by the operator and approved; its letters leave."""
        r = self.propose(text, "--json")
        if r.code == 0 and r.json()["state"] == "proposed":
            r = self.approve()
        if r.code != 0:
            raise AssertionError(repr(r))
        if work:
            self.d.work()

    def states(self):
        return [(v["version"], v["state"])
                for v in self.versions()["versions"]]

    def newest(self):
        return self.versions()["versions"][-1]

    def at(self, day):
        """It is this day, and all work is done."""
        self.d.now = day + "T09:00:00Z"
        self.d.work()

    def member(self, name="Kari", mail=None, **facts):
        facts.update(full_name=name,
                     mail=mail or name.lower() + "@post.example")
        return self.d.json("person", ORG, "add",
                           *["%s=%s" % f for f in facts.items()],
                           "--purpose", "rights", "--member",
                           "--verified")["id"]

    def leaves(self, who):
        return self.d.json("person", ORG, "erase", who, "--purpose",
                           "rights")

    def shown(self, who, purpose, *words):
        """What a look for the purpose shows; empty when refused."""
        r = self.d.run("person", ORG, "show", who, "--purpose", purpose,
                       *words)
        return r.out if r.code == 0 else ""

    def say(self, word, who, purpose, *words):
        return self.d.run("consent", ORG, word, "--person", who, "--purpose",
                          purpose, *words)

    def may(self, who, purpose, channel=None):
        """The reason of a decision: "allowed", "objected" …"""
        words = ("--channel", channel) if channel else ()
        r = self.d.run("explain", ORG, "--person", who, "--purpose", purpose,
                       *words, "--json")
        try:
            return r.json()["reason"]
        except (ValueError, KeyError):
            return r.err

    def sql(self, text):
        """Behind the program's back; gives how many rows were changed."""
        db = sqlite3.connect(os.path.join(self.d.path, "vern.db"))
        n = db.execute(text).rowcount
        db.commit()
        db.close()
        return n
