# SPDX-License-Identifier: EUPL-1.2
"""People for system tests: files of the student register, and what somebody
does in the portal. Nobody here exists."""
import csv
import io
import time

ORG = "ntnu-alumni"
SOURCE = "student_registry"
HEADINGS = (
    "kildenokkel fornavn etternavn tidligere_etternavn dato_fodt kjonn "
    "statsborgerskap emailadresse_privat telefonlandnr_mobil "
    "telefonnr_mobil adrlin1_hjemsted adrlin2_hjemsted postnr_hjemsted "
    "poststed adresseland_hjemsted sprakkode_malform gradkode "
    "kvalifikasjonsnavn nuskode studieprogramkode studieprognavn "
    "studieretningkode arstall_kull terminkode_kull dato_oppnadd faknr "
    "instituttnr utveksling_dato_fra utveksling_dato_til "
    "utvekslingsstatus status_dod").split()
GRADUATE = {
    "dato_fodt": "1990-05-17", "kjonn": "K", "statsborgerskap": "Norge",
    "telefonlandnr_mobil": "47", "poststed": "Trondheim",
    "postnr_hjemsted": "7030", "adresseland_hjemsted": "Norge",
    "sprakkode_malform": "NB", "gradkode": "BACHELOR",
    "kvalifikasjonsnavn": "Bachelor i informatikk",
    "studieprogramkode": "BIT", "studieprognavn": "Informatikk",
    "arstall_kull": "2009", "terminkode_kull": "HØST",
    "dato_oppnadd": "2012-06-15", "faknr": "63", "instituttnr": "10",
    "status_dod": "N"}


def row(key, first, last, email, **more):
    return dict(GRADUATE, kildenokkel=key, fornavn=first, etternavn=last,
                emailadresse_privat=email, **more)


def many(n, start=0, domain="post.example"):
    return [row("9%011d" % (start + i), "Navn%d" % (start + i),
                "Etter%d" % (start + i),
                "n%d@%s" % (start + i, domain)) for i in range(n)]


def table(rows, extra=()):
    """The file as bytes; `extra`: headings the statement does not know."""
    out = io.StringIO()
    w = csv.DictWriter(out, HEADINGS + list(extra), delimiter=";",
                       restval="", lineterminator="\n")
    w.writeheader()
    w.writerows(rows)
    return out.getvalue().encode()


def load(d, rows, *options, extra=(), name="source.csv"):
    """Import; gives the counts."""
    path = d.file(name, table(rows, extra))
    return d.json("import", ORG, "--source", SOURCE, path, *options)


def wait_letter(d, to, part, seen=(), seconds=10):
    """A letter to somebody with a link that has `part` in it; a server
    sends it. Gives the letter."""
    until = time.monotonic() + seconds
    while True:
        for letter in d.letters_to(to):
            if letter.path not in seen and \
                    any(part in link for link in letter.links):
                return letter
        if time.monotonic() > until:
            raise AssertionError("no letter with %s to %s" % (part, to))
        time.sleep(0.02)


def join(d, client, name, email, kind="postdoc", org=ORG):
    """Sign up and confirm; the client is signed in afterwards."""
    seen = {m.path for m in d.letters_to(email)}
    page = client.get("/%s/join" % org)
    terms = page.form("/join").choices.get("terms", [None])[0]
    r = client.submit(page, "/join", name=name, email=email, kind=kind,
                      terms=terms)
    if r.status != 200:
        raise AssertionError("join: %r" % r)
    link = wait_letter(d, email, "/join/", seen).link("/join/")
    r = client.submit(client.get(link), "/join/")
    if r.status != 200 or not client.cookies:
        raise AssertionError("join: %r" % r)
    return r


def sign_in(d, client, email, org=ORG):
    seen = {m.path for m in d.letters_to(email)}
    r = client.submit(client.get("/%s/sign-in" % org), "/sign-in/link",
                      email=email)
    if r.status != 200:
        raise AssertionError("sign-in: %r" % r)
    link = wait_letter(d, email, "/sign-in/", seen).link("/sign-in/")
    r = client.submit(client.get(link), "/sign-in/")
    if r.status != 200 or not client.cookies:
        raise AssertionError("sign-in: %r" % r)
    return r


def sign_in_all(d, server, emails, org=ORG):
    """The same for many at once; gives the clients in that order."""
    clients = [server.client() for _ in emails]
    seen = {m.path for m in d.outbox()}
    page = clients[0].get("/%s/sign-in" % org)
    for client, email in zip(clients, emails):
        client.submit(page, "/sign-in/link", email=email)
    for client, email in zip(clients, emails):
        link = wait_letter(d, email, "/sign-in/", seen).link("/sign-in/")
        client.submit(client.get(link), "/sign-in/")
        if not client.cookies:
            raise AssertionError("sign-in: " + email)
    return clients


def consent_form(page, purpose, do):
    """The form of one purpose on the page of consents."""
    for form in page.forms:
        if form.get("purpose") == purpose and \
                any(value == do for _, value, _ in form.buttons):
            return form
    return None


def choose(client, purpose, do, org=ORG):
    """Say yes ("give") or no ("withdraw") on the page of consents."""
    page = client.get("/%s/me/consents" % org)
    form = consent_form(page, purpose, do)
    if form is None:
        raise AssertionError("no %s for %s: %r" % (do, purpose, page))
    r = client.post(form.action, form.fields + [("do", do)])
    if r.status != 200:
        raise AssertionError("%s %s: %r" % (do, purpose, r))
    return r


def draft(d, purpose, subject="Hei", text="Hei {{ person.full_name }}",
          *options):
    r = d.json("message", ORG, "draft", "--purpose", purpose, "--subject",
               subject, "--text", text, *options)
    return r["id"]


def tables(path):
    """A read-only connection to the database of a directory."""
    import sqlite3
    return sqlite3.connect("file:%s/vern.db?mode=ro" % path, uri=True)


def verify(d):
    """The trail verifies and the database is whole."""
    d.ok("audit", "verify")
    with tables(d.path) as db:
        found = db.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            raise AssertionError(found)
        lost = db.execute("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise AssertionError(lost)


