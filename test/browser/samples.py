# SPDX-License-Identifier: EUPL-1.2
"""Sample contents of every page, for looking at them without a server."""


def ui(lang=0, **more):
    base = "/forening"
    u = {
        "lang": lang, "base": base, "org": "Fjordby kulturforening",
        "csrf": "t0ken", "here": base + "/me",
        "langs": [
            {"code": "nb", "label": "Bokmål", "href": "?lang=nb",
             "current": lang == 0},
            {"code": "nn", "label": "Nynorsk", "href": "?lang=nn",
             "current": lang == 1},
            {"code": "en", "label": "English", "href": "?lang=en",
             "current": lang == 2}],
        "statement_version": "1.2.0", "statement_hash": "9f3c 11aa 07d2 e4b8",
        "statement_date": "1. januar 2026",
        "clock": "2026-03-01T12:00:00Z",
    }
    u.update(more)
    return u


def member(**more):
    return ui(member_name="Kari Nordmann", nav=[
        {"href": "/forening/me", "label": "Min side", "current": True},
        {"href": "/forening/me/consents", "label": "Samtykker og kanaler"},
        {"href": "/forening/me/groups", "label": "Grupper"},
        {"href": "/forening/me/looks", "label": "Hvem har sett"}], **more)


def staff(**more):
    return ui(area="staff", staff_name="Ola Hansen", role="administrator",
              purpose="Medlemsadministrasjon", nav=[
                  {"href": "/forening/staff/", "label": "Oversikt"},
                  {"href": "/forening/staff/people", "label": "Personer",
                   "current": True},
                  {"href": "/forening/staff/import", "label": "Import"},
                  {"href": "/forening/staff/groups", "label": "Grupper"},
                  {"href": "/forening/staff/messages", "label": "Meldinger"},
                  {"href": "/forening/staff/requests", "label": "Krav"},
                  {"href": "/forening/staff/audit", "label": "Logg"}], **more)


def field(name, label, kind="text", prefix="f-", **more):
    f = {"name": name, "id": prefix + name.replace(".", "-"), "label": label, "kind": kind}
    f.update(more)
    return f


CHOICES = [{"value": "hist", "label": "Historie"},
           {"value": "bygg", "label": "Byggteknikk", "chosen": True},
           {"value": "musikk", "label": "Musikk",
            "help": "Også utøvende studier"}]

SECTIONS = [
    {"legend": "Om deg", "fields": [
        field("full_name", "Navn", required=True, value="Kari Nordmann",
              reason="Vi må vite hvem vi skriver til.",
              autocomplete="name"),
        field("email", "Privat e-post", "email", required=True,
              value="kari@", autocomplete="email",
              help="Bruk en adresse du beholder.",
              error="Skriv en hel e-postadresse, som navn@example.no"),
        field("birth", "Fødselsdato", "date",
              reason="Skiller personer med samme navn."),
        field("faculty", "Fakultet", "select", choices=CHOICES),
        field("interest", "Hva vil du bidra med?", "checkboxes",
              choices=CHOICES, help="Velg så mange du vil."),
        field("county", "Hvor bor du?", "radio", choices=CHOICES),
        field("about", "Litt om deg", "textarea", rows=4),
        field("over18", "Jeg er over 15 år", "checkbox", required=True),
        field("student_no", "Studentnummer", "readonly", value="123456",
              reason="Eies av studieregisteret. Be om retting der."),
    ], "records": [
        {"name": "educations", "id": "r-educations", "label": "Utdanning",
         "help": "Én for hver grad.", "may_add": True, "items": [
             {"id": "r-educations-0", "legend": "Utdanning 1",
              "remove": "educations.0", "fields": [
                  field("educations.0.degree", "Grad", value="Master",
                        required=True),
                  field("educations.0.year", "År", "number",
                        inputmode="numeric", value="2009")]}]}]},
]
ERRORS = [{"field": "f-email",
           "text": "Skriv en hel e-postadresse, som navn@example.no"}]
CONSENTS = [
    {"name": "c.newsletter", "id": "c-newsletter", "label": "Nyhetsbrev",
     "text": "Jeg samtykker til at Fjordby kulturforening sender meg "
             "nyhetsbrev på e-post om forskning og arrangementer.",
     "withdraw": "Trekkes ved lenken i hvert brev, på Min side eller ved "
                 "e-post.",
     "topics": [{"value": "a", "label": "Forskning"},
                {"value": "b", "label": "Arrangementer"}]},
    {"name": "c.photo", "id": "c-photo", "label": "Bilder",
     "text": "Jeg samtykker til at bilder der jeg kan kjennes igjen, brukes "
             "på foreningens sider."}]
GROUPS = [
    {"heading": "Om deg", "facts": [
        {"label": "Navn", "value": "Kari Nordmann",
         "source": "Studieregisteret", "since": "1. mars 2026",
         "purposes": "Medlemskap, invitasjon, nyhetsbrev",
         "kept": "til du melder deg ut",
         "lock": "Eies av studieregisteret."},
        {"label": "Privat e-post", "value": "kari@example.no",
         "source": "deg selv", "since": "2. mars 2026",
         "purposes": "Medlemskap, nyhetsbrev", "kept": "til du melder deg ut",
         "edit_href": "/forening/me/edit#f-email"},
        {"label": "Fødselsdato", "value": "", "source": "deg selv",
         "edit_href": "/forening/me/edit#f-birth"}]},
    {"heading": "Utdanning", "about": "Fra studieregisteret.", "facts": [
        {"label": "Grad", "value": "Master i byggteknikk, 2009\n"
         "Bachelor i historie, 2005", "source": "Studieregisteret"}]}]
LOOKS = [
    {"when": "1. mars 2026 kl. 10:14", "purpose": "Rettigheter",
     "role": "administrator", "act": "så", "fields": "navn, e-post"},
    {"when": "20. februar 2026 kl. 08:02", "purpose": "Nyhetsbrev",
     "role": "tjenesten selv", "act": "sendte", "fields": "navn, e-post"}]
PAGER = {"prev_href": "?page=1", "next_href": "?page=3", "from": 51,
         "to": 100, "total": 1204}
ROWS = [{"label": "Hva", "value": "Bytte av e-postadresse"},
        {"label": "Ny adresse", "value": "k***@example.no"}]
KEPT = [{"label": "Merke mot ny invitasjon", "value": "10 år"},
        {"label": "Regnskapsbilag", "value": "5 år etter regnskapsåret "
         "(bokføringsloven § 13)"}]
COUNTS = [{"label": "Nye", "n": 1204}, {"label": "Kjent fra før", "n": 88},
          {"label": "Endret", "n": 12}, {"label": "Holdt utenfor", "n": 7,
                                         "about": "har takket nei"},
          {"label": "Avvist", "n": 3}]
FILTERS = [field("kind", "Type", "select", prefix="q-",
                 choices=[{"value": "a", "label": "uteksaminert"}]),
           field("year", "År", "number", prefix="q-")]
LINKS = [{"href": "/forening/me", "label": "Gå til Min side"},
         {"href": "/forening/privacy", "label": "Les erklæringen",
          "about": "Versjon 1.2.0"}]
TEXT = ("# Hvem vi er\n\nVi er en forening for **alle** som vil. Les mer på "
        "[våre sider](https://forening.example/).\n\n- Navn\n- E-post\n\n"
        "## Hvor lenge\n\nTil du melder deg ut.\n")

RECORD = """<article class="record" lang="nb">
<p>Dette er versjon 1.2.0.</p>
<details id="record.news" open=""><summary><h2>Nyhetsbrev</h2>
<span class="tag bad">Erklæringen sier det ikke</span></summary>
<dl class="cells"><div><dt>Behandlingsansvarlig</dt><dd><p>Fjordby
kulturforening, post@fjordby.example</p></dd></div>
<div><dt>Mottakere</dt><dd><ul><li>Drift AS: Databehandler for oss</li>
<li>Kommunen: Offentlig myndighet</li></ul></dd></div>
<div><dt>Sletting</dt><dd class="gap">Erklæringen sier det ikke</dd></div></dl>
</details></article>"""

STATEMENT = """<article class="statement" lang="nb">
<h1>Personvernerklæring for Fjordby kulturforening</h1>
<section id="who"><h2>Hvem som er ansvarlig <a class="permalink" href="#who"
aria-label="Lenke til: Hvem som er ansvarlig">#</a></h2>
<p id="who.1">Fjordby kulturforening er behandlingsansvarlig.</p></section>
<nav class="contents" aria-labelledby="contents"><h2 id="contents">Innhold</h2>
<ol><li><a href="#who">Hvem som er ansvarlig</a></li>
<li><a href="#what">Hvilke opplysninger</a></li></ol></nav>
<section id="what"><h2>Hvilke opplysninger</h2>
<details id="what.member" open><summary><h3>Medlemmer</h3></summary>
<p id="what.1">Vi bruker navn og e-post til å holde kontakten.</p>
<div class="table"><table><caption>Felt</caption><thead><tr>
<th scope="col">Felt</th><th scope="col">Kilde</th></tr></thead>
<tbody><tr id="f.name"><th scope="row">Navn</th><td>Studieregisteret</td></tr>
</tbody></table></div></details>
<details id="what.guest"><summary><h3>Inviterte</h3></summary>
<p id="what.2">Slettes etter 30 dager.</p></details></section>
</article>"""

PAGES = {
    "front": {"ui": ui(), "about": "Nettverk for tidligere studenter. " * 3,
              "may_join": True, "kinds": "uteksaminerte og utvekslings"
              "studenter", "contact_name": "Kontoret",
              "contact_email": "post@forening.example",
              "authority": "Datatilsynet", "promises": [
                  {"text": "Ingen IP-adresse lagres",
                   "held": "håndheves av tjenesten"},
                  {"text": "Ingenting selges",
                   "held": "attestert av styret 1. februar 2026"}]},
    "privacy": {"ui": ui(), "warning": "Dette er en tidligere versjon.",
                "version": "1.1.0",
                "effective": "1. mai 2025", "current_href": "?",
                "body": STATEMENT, "versions": [
                    {"version": "1.2.0", "state": "gjelder fra 1. januar 2026",
                     "href": "?v=1.2.0", "changes": [{"text": "Lengre frist for bilder."}]},
                    {"version": "1.1.0", "state": "gjaldt fra 1. mai 2025",
                     "href": "?v=1.1.0", "current": True}]},
    "accessibility": {"ui": ui(2), "contact_email": "post@forening.example",
                      "assessed_on": "1. mars 2026", "public_body": True,
                      "more": ""},
    "sign_in": {"ui": ui(), "email": "kari@example.no", "password_open": True,
                "password_error": "E-postadressen eller passordet er feil.",
                "errors": [{"field": "password", "text":
                            "E-postadressen eller passordet er feil."}]},
    "link_sent": {"ui": ui(), "sent_to": "kari@example.no", "minutes": 30},
    "confirm": {"ui": ui(), "heading": "Bekreft den nye adressen",
                "lead": "Trykk på knappen for å ta adressen i bruk.",
                "rows": ROWS, "action": "/forening/confirm", "token": "x",
                "button": "Bekreft", "cancel_href": "/forening/"},
    "done": {"ui": member(), "heading": "Velkommen som medlem",
             "lead": "Innmeldingen er registrert.", "rows": ROWS,
             "links": LINKS, "more": ""},
    "invitation": {"ui": ui(), "name": "Kari Nordmann",
                   "from": "Studieregisteret", "told_by": "Personvern"
                   "erklæring for studenter", "expires": "31. mars 2026",
                   "if_silent": "Opplysningene slettes 30 dager etter "
                   "invitasjonen.", "facts": [
                       {"label": "Navn", "value": "Kari Nordmann"},
                       {"label": "E-post", "value": "k***@example.no"},
                       {"label": "Grad", "value": "Master, 2009"}],
                   "purpose": "Invitasjon til nettverket",
                   "basis": "Berettiget interesse (artikkel 6 nr. 1 f)",
                   "about": "Nettverket holder kontakt mellom tidligere "
                   "studenter og universitetet.",
                   "accept_action": "/a", "decline_action": "/d",
                   "token": "x", "after_decline": "Opplysningene slettes med "
                   "én gang. Et kodet merke beholdes i 10 år.",
                   "contact_email": "post@forening.example",
                   "authority": "Datatilsynet"},
    "declined": {"ui": ui(), "reference": "7k2m-x9ap", "at": "1. mars 2026 "
                 "kl. 12:00", "unreadable_at": "1. mars 2026 kl. 12:00",
                 "gone_by": "31. mars 2026", "marked": True,
                 "mark_until": "1. mars 2036", "kept": KEPT[:1]},
    "join": {"ui": ui(), "invited": True, "token": "x", "errors": ERRORS,
             "sections": SECTIONS, "terms_version": "2",
             "terms": TEXT * 3, "consents": CONSENTS},
    "me": {"ui": member(flash="Endringen er lagret.", flash_kind="success"),
           "name": "Kari Nordmann", "stage": "medlem",
           "kinds": "uteksaminert", "since": "2. mars 2026",
           "restricted": True, "change": "1. mai 2026",
           "changes": [{"text": "Nytt formål: Konkurranser"},
                       {"text": "Lengre frist: bilder"}],
           "change_new": "?v=1.1.0", "change_old": "?v=1.0.0",
           "asked": [{"href": "?#p-newsletter", "label": "Nyhetsbrev"}],
           "groups": GROUPS, "consents": [
               {"label": "Nyhetsbrev", "state": "samtykket",
                "since": "siden 2. mars 2026", "given": True},
               {"label": "Bilder", "state": "ikke samtykket"}],
           "looks": LOOKS, "looks_total": 12, "requests": [
               {"label": "Innsyn", "state": "til behandling",
                "due": "1. april 2026", "href": "/forening/me/requests"}]},
    "edit": {"ui": member(), "errors": ERRORS, "sections": SECTIONS,
             "action": "/forening/me/edit"},
    "consents": {"ui": member(), "purposes": [
        {"name": "newsletter", "id": "p-newsletter", "label": "Nyhetsbrev",
         "text": CONSENTS[0]["text"], "state": "samtykket",
         "since": "2. mars 2026", "basis": "Samtykke", "given": True,
         "by_consent": True, "channels": [
             {"name": "email", "label": "E-post", "state": "på", "on": True},
             {"name": "sms", "label": "SMS", "state": "av"}],
         "topics": CONSENTS[0]["topics"], "history": [
             {"when": "2. mars 2026", "what": "samtykke gitt",
              "by": "av deg, på innmeldingsskjemaet",
              "text": CONSENTS[0]["text"]}]},
        {"name": "survey", "id": "p-survey", "label": "Undersøkelser",
         "about": "Spørsmål om tilbudet vårt.", "state": "på",
         "basis": "Berettiget interesse", "given": True}]},
    "groups": {"ui": member(), "groups": [
        {"id": "1", "name": "Trondheim", "type": "lokalt nettverk",
         "why": "Fordi du bor i Trøndelag", "member": True,
         "may_leave": True},
        {"id": "2", "name": "Byggteknikk", "type": "faglig gruppe",
         "about": "Treff hver måned.", "may_join": True}]},
    "looks": {"ui": member(), "looks": LOOKS * 4, "pager": PAGER,
              "kept": "12 måneder"},
    "stop": {"ui": member(), "purposes": [
        {"name": "survey", "id": "p-survey", "label": "Undersøkelser",
         "basis": "Berettiget interesse", "may_object": True},
        {"name": "members", "id": "p-members", "label": "Medlemskap",
         "basis": "Avtale", "why_not": "Hører til medlemskapet; meld deg ut "
         "i stedet."},
        {"name": "stat", "id": "p-stat", "label": "Statistikk",
         "basis": "Berettiget interesse", "objected": True,
         "may_object": True}]},
    "leave": {"ui": member(), "when": "Utmeldingen gjelder med én gang.",
              "goes": [{"text": "Navn, e-post og utdanning"},
                       {"text": "Samtykker og grupper"}], "kept": KEPT,
              "errors": [{"field": "sure", "text": "Kryss av for å melde "
                          "deg ut."}],
              "confirm_error": "Kryss av for å melde deg ut."},
    "left": {"ui": ui(), "at": "1. mars 2026 kl. 12:00",
             "unreadable_at": "1. mars 2026 kl. 12:00",
             "gone_by": "31. mars 2026", "reference": "7k2m-x9ap",
             "kept": KEPT},
    "download": {"ui": member(), "formats": [
        {"href": "/x.zip", "label": "Alt i én fil (ZIP)",
         "about": "Med forklaring"},
        {"href": "/x.jsonld", "label": "JSON-LD",
         "about": "Til en annen tjeneste"}]},
    "requests": {"ui": member(), "fields": [
        field("right", "Hva gjelder det?", "radio", required=True,
              choices=[{"value": "a", "label": "Innsyn", "help":
                        "Artikkel 15"}, {"value": "b", "label": "Retting"}]),
        field("text", "Beskriv kravet", "textarea")], "cases": [
            {"label": "Innsyn", "received": "1. mars 2026",
             "due": "1. april 2026", "state": "til behandling",
             "href": "/x"}]},
    "security": {"ui": member(), "has_password": True, "fields": [
        field("old", "Nåværende passord", "password", required=True,
              autocomplete="current-password"),
        field("new", "Nytt passord", "password", required=True,
              autocomplete="new-password", help="Minst 12 tegn.")],
        "sessions": [{"id": "1", "since": "1. mars kl. 10", "until":
                      "1. mars kl. 22", "current": True},
                     {"id": "2", "since": "28. februar kl. 10",
                      "until": "1. mars kl. 22"}]},
    "unsubscribe": {"ui": ui(), "address": "k***@example.no",
                    "list_name": "Nyhetsbrev", "token": "x", "action": "/u"},
    "error": {"ui": ui(), "status": 404, "heading": "Siden finnes ikke",
              "text": "Adressen er feil, eller siden er flyttet.",
              "reference": "8f2a"},
    "problem": {"ui": staff(), "heading": "Erklæringen tillater ikke dette",
                "reason": "Rollen har ikke denne retten for dette formålet.",
                "rows": [{"label": "Formål", "value": "Nyhetsbrev"},
                         {"label": "Linje", "value": "forening.vern:114"}],
                "remedy": "Bytt formål, eller be en som har rollen.",
                "back_href": "/forening/staff/", "reference": "8f2a"},
    "mail": {"ui": ui(), "code": "nb", "title": "Nyheter", "body": TEXT,
             "why": "Du får denne fordi du har samtykket.",
             "sender": "Fjordby kulturforening", "links": [
                 {"url": "https://forening.example/u/x", "label":
                  "Meld deg av"}]},
    "staff_record": {"ui": staff(), "body": RECORD, "heading":
                     "Protokoll over behandlingsaktiviteter",
                     "open_href": "?open=all", "views": [
        {"href": "?", "label": "Alle behandlingsaktiviteter (art. 30 nr. 1)",
         "current": True},
        {"href": "?controller=krets", "label": "Krets Nord", "current": False},
        {"href": "?of=processor", "label": "På vegne av andre (art. 30 nr. 2)",
         "current": False}], "files": [
        {"href": "?format=csv", "label": "regneark (CSV)"},
        {"href": "?format=jsonld", "label": "maskinlesbar (JSON-LD)"}]},
    "export": {"ui": ui(), "code": "nb", "title": "Alt om deg", "org":
               "Fjordby kulturforening", "made": "1. mars 2026", "id":
               "0000000000a1z", "stage": "medlem", "kinds": "uteksaminert",
               "facts": [{"label": "Navn", "value": "Kari Nordmann",
                          "source": "Studieregisteret", "since":
                          "1. mars 2026"}],
               "consents": [{"label": "Nyhetsbrev", "channel": "e-post",
                             "state": "samtykket", "when": "2. mars 2026",
                             "text": CONSENTS[0]["text"]}],
               "groups": [{"label": "Trondheim", "since": "2. mars 2026"}],
               "looks": LOOKS},
    "staff_looks": {"ui": ui(area="staff", staff_name="Ola Hansen"),
                    "name": "Lise Æsøy", "back_href":
                    "/forening/staff/people/1", "looks": LOOKS,
                    "pager": PAGER},
    "staff_sign_in": {"ui": ui(area="staff"), "name": "ola",
                      "error": "Navn, passord eller kode er feil.",
                      "errors": [{"field": "name", "text": "Navn, passord "
                                  "eller kode er feil."}]},
    "staff_totp": {"ui": ui(area="staff", staff_name="Ola Hansen"),
                   "qr": "M4 4h7v7h-7zM20 4h7v7h-7zM4 20h7v7h-7zM13 13h4v4"
                   "h-4z", "qr_size": 31,
                   "secret": "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"},
    "staff_purpose": {"ui": staff(), "purposes": [
        {"name": "a", "label": "Medlemsadministrasjon", "basis": "avtale",
         "tasks": "finne, se, rette, importere",
         "fields": "navn, e-post, utdanning", "current": True},
        {"name": "b", "label": "Rettigheter", "basis": "rettslig plikt",
         "tasks": "se, rette, slette, svare på krav",
         "fields": "alle felt"}]},
    "staff_home": {"ui": staff(), "cards": [
        {"label": "Medlemmer", "n": 4210, "href": "/x"},
        {"label": "Venter på invitasjon", "n": 312,
         "about": "klar til å sendes", "href": "/x"},
        {"label": "Meldinger i kø", "n": 0}],
        "due": [{"what": "Svar på innsyn", "when": "4. mars 2026",
                 "href": "/x"},
                {"what": "Avtale med driftsleverandøren løper ut",
                 "when": "27. februar 2026", "href": "/x", "late": True}],
        "findings": [{"text": "Formålet statistikk mangler lagringstid.",
                      "where": "forening.vern:88", "severity": "error"},
                     {"text": "Nynorsk tekst mangler.", "where":
                      "forening.vern:20", "severity": "warning"}]},
    "staff_find": {"ui": staff(), "q": "nordmann", "searched": True,
                   "filters": FILTERS, "may_add": True, "people": [
                       {"href": "/x", "name": "Kari Nordmann",
                        "line": "Byggteknikk, 2009", "stage": "medlem"},
                       {"href": "/x", "name": "Per Nordmann",
                        "line": "Historie, 1998", "stage": "invitert",
                        "note": "bruk stanset"}], "pager": PAGER},
    "staff_person": {"ui": staff(), "id": "0000000000a1z",
                     "name": "Kari Nordmann", "stage": "medlem",
                     "kinds": "uteksaminert", "groups": GROUPS,
                     "warning": "Personen har bedt om at bruken stanses.",
                     "hidden": [{"label": "Fødselsdato", "reason":
                                 "Formålet bruker ikke feltet."}],
                     "consents": [{"label": "Nyhetsbrev", "state":
                                   "samtykket", "given": True, "since":
                                   "2. mars 2026"}],
                     "memberships": [{"name": "Trondheim", "href": "/x"}],
                     "messages": [{"when": "20. februar", "subject":
                                   "Nyheter fra Fjordby", "state": "sendt",
                                   "why": "samtykke"}],
                     "requests": [{"label": "Innsyn", "state": "åpen",
                                   "due": "1. april", "href": "/x"}],
                     "looks": LOOKS, "actions": [
                         {"href": "/x", "label": "Rett opplysninger"},
                         {"href": "/x", "label": "Nytt krav"},
                         {"href": "/x", "label": "Meld død"}]},
    "staff_edit": {"ui": staff(), "heading": "Ny melding", "lead": "Skriv i "
                   "Markdown. Bilder tas ikke med.", "action": "/x",
                   "back_href": "/x", "sections": [{"fields": [
                       field("subject", "Emne", required=True),
                       field("purpose", "Formål", "select", required=True,
                             choices=CHOICES),
                       field("body", "Tekst", "textarea", rows=10)]}]},
    "staff_import": {"ui": staff(), "file_error": "Velg en fil.",
                     "errors": [{"field": "file", "text": "Velg en fil."}],
                     "sources": [{"name": "reg", "label": "Studieregisteret",
                                  "columns": "Studentnr, Fornavn, Etternavn",
                                  "chosen": True},
                                 {"name": "f", "label": "Fakultetet"}],
                     "earlier": [{"when": "1. mars 2026", "source":
                                  "Studieregisteret", "file": "vår.csv",
                                  "state": "ferdig", "counts": "1204 nye, "
                                  "3 avvist", "href": "/x"}]},
    "staff_import_preview": {
        "ui": staff(), "source": "Studieregisteret", "file": "vår.csv",
        "found": "Windows-1252, semikolon", "action": "/x",
        "cancel_action": "/y", "token": "x", "counts": COUNTS, "columns": [
            {"head": "Fornavn", "field": "navn", "used": True},
            {"head": "Fødselsnummer", "why": "Erklæringen sier at "
             "fødselsnummer ikke lagres."}], "rows": [
            {"line": 2, "who": "Kari Nordmann", "verdict": "ny",
             "kind": "new"},
            {"line": 3, "who": "Per Hansen", "verdict": "holdt utenfor",
             "kind": "suppressed", "reason": "Har takket nei."},
            {"line": 4, "who": "", "verdict": "avvist", "kind": "refused",
             "reason": "Studentnr mangler."}], "pager": PAGER,
        "refused_href": "/z"},
    "staff_import_progress": {"ui": staff(), "done": 800, "total": 1204,
                              "state": "", "next_href": "/x"},
    "staff_import_result": {"ui": staff(), "source": "Studieregisteret",
                            "file": "vår.csv", "at": "1. mars 2026 kl. 12",
                            "counts": COUNTS, "refused_href": "/z",
                            "next": LINKS},
    "staff_invitations": {"ui": staff(), "counts": COUNTS[:2], "kinds": [
        {"name": "g", "label": "uteksaminert", "waiting": 312,
         "invited": 900, "accepted": 400, "declined": 30, "silent": 470},
        {"name": "e", "label": "tidligere utvekslingsstudent", "waiting": 0,
         "invited": 12, "accepted": 3, "declined": 1, "silent": 8}],
        "may_send": True},
    "staff_groups": {"ui": staff(), "may_add": True, "groups": [
        {"href": "/x", "name": "Trondheim", "type": "lokalt nettverk",
         "members": 812, "purpose": "Gruppeinformasjon"},
        {"href": "/x", "name": "Byggteknikk", "type": "faglig gruppe",
         "members": 40, "purpose": "Gruppeinformasjon", "note": "åpen"}]},
    "staff_group": {"ui": staff(), "id": "g1", "name": "Trondheim",
                    "type": "lokalt nettverk", "purpose": "Gruppe"
                    "informasjon", "total": 812, "may_change": True,
                    "members": [{"id": "a", "name": "Kari Nordmann",
                                 "href": "/x", "since": "2. mars 2026",
                                 "role": "styremedlem"},
                                {"id": "b", "name": "Per Hansen",
                                 "since": "2. mars 2026"}], "pager": PAGER,
                    "actions": LINKS[:1]},
    "staff_messages": {"ui": staff(), "may_write": True, "messages": [
        {"href": "/x", "subject": "Nyheter i mars", "purpose": "Nyhetsbrev",
         "state": "utkast", "when": "1. mars"},
        {"href": "/x", "subject": "Nyheter i februar", "purpose":
         "Nyhetsbrev", "state": "sendt", "kind": "sent", "when":
         "1. februar", "sent": 2011, "withheld": 2199}], "pager": PAGER},
    "staff_message_preview": {"ui": staff(), "id": "m1", "subject":
                              "Nyheter i mars", "purpose": "Nyhetsbrev",
                              "from": "Fjordby kulturforening "
                              "<post@forening.example>", "state": "utkast",
                              "body": TEXT, "plain": "Hvem vi er\n\nVi er "
                              "en forening …", "checks": [
                                  {"text": "Ett bilde ble tatt bort.",
                                   "kind": "warning"}], "edit_href": "/x",
                              "audience_href": "/x", "send_href": "/x",
                              "may_send": True},
    "staff_audience": {"ui": staff(), "subject": "Nyheter i mars",
                       "purpose": "Nyhetsbrev", "back_href": "/x",
                       "within": 2011, "outside": 2199, "filters": FILTERS,
                       "filter_action": "/x", "reasons": [
                           {"reason": "Personen har ikke samtykket.",
                            "where": "forening.vern:114", "n": 2100},
                           {"reason": "Det finnes ingen bekreftet adresse.",
                            "n": 99}], "why_in": [
                           {"label": "samtykke", "n": 2011}], "people": [
                           {"name": "Kari Nordmann", "href": "/x",
                            "why": "samtykke"}], "pager": PAGER},
    "staff_send": {"ui": staff(), "id": "m1", "subject": "Nyheter i mars",
                   "purpose": "Nyhetsbrev", "within": 2011, "action": "/x",
                   "back_href": "/x", "over_cap": True, "cap": "Erklæringen "
                   "sier normalt én gang i måneden. 1 800 personer har "
                   "allerede fått brev i mars.", "token": "x",
                   "reason_error": "Skriv en grunn.", "errors": [
                       {"field": "reason", "text": "Skriv en grunn."}]},
    "staff_ledger": {"ui": staff(), "subject": "Nyheter i februar",
                     "purpose": "Nyhetsbrev", "started": "1. februar kl. 9",
                     "ended": "", "counts": COUNTS[:3], "rows": [
                         {"who": "Kari Nordmann", "href": "/x", "state":
                          "sendt", "kind": "sent", "when": "09:01"},
                         {"who": "Per Hansen", "state": "holdt tilbake",
                          "kind": "withheld", "when": "09:01",
                          "why": "Trakk samtykket 08:59"},
                         {"who": "Åse Dahl", "state": "usikker", "kind":
                          "uncertain", "when": "09:02"}], "pager": PAGER,
                     "stop_action": "/x", "token": "x"},
    "staff_requests": {"ui": staff(), "cases": [
        {"href": "/x", "label": "Innsyn", "who": "Kari Nordmann",
         "received": "1. februar", "due": "1. mars", "state": "åpen",
         "late": True}], "pager": PAGER},
    "staff_request": {"ui": staff(), "label": "Innsyn", "who":
                      "Kari Nordmann", "who_href": "/x", "state": "åpen",
                      "text": "Jeg vil vite alt.", "dates": [
                          {"label": "Loven", "value": "1. april 2026"},
                          {"label": "Løftet", "value": "31. mars 2026"}],
                      "steps": [{"when": "1. mars", "what": "mottatt",
                                 "by": "portalen"}], "action": "/x",
                      "open": True, "fields": [
                          field("answer", "Svar til personen", "textarea",
                                required=True)]},
    "staff_audit": {"ui": staff(), "filters": FILTERS, "verified":
                    "Kjeden er hel fra 1 til 20 114.", "entries": [
                        {"seq": "20114", "when": "12:00:01", "actor":
                         "ola (administrator)", "act": "se", "purpose":
                         "Medlemsadministrasjon", "fields": "navn, e-post",
                         "decision": "tillatt", "rule": "forening.vern:140",
                         "version": "1.2.0", "people": 2},
                        {"seq": "20113", "when": "11:59:58", "actor":
                         "ola (administrator)", "act": "eksportere",
                         "purpose": "Nyhetsbrev", "fields": "e-post",
                         "decision": "avslått", "rule": "ingen rett",
                         "refused": True, "people": 1}], "pager": PAGER},
    "staff_retention": {"ui": staff(), "last_run": "1. mars kl. 03:00",
                        "rows": [
                            {"what": "inviterte", "clause": "30 dager etter "
                             "invitasjon: slett", "action": "slette",
                             "due": 12, "later": 300, "next": "2. mars",
                             "line": 201, "href": "/x#l201"}]},
    "staff_admin": {"ui": staff(), "may_add": True, "people": [
        {"href": "/x", "name": "Ola Hansen", "role": "administrator",
         "term": "til 31. desember 2026", "training": "1. februar 2026",
         "state": "aktiv", "active": True},
        {"name": "Åse Dahl", "role": "styremedlem", "scope": "Trondheim",
         "state": "avsluttet"}], "fields": [
             field("name", "Brukernavn", required=True),
             field("role", "Rolle", "select", choices=CHOICES,
                   required=True)]},
    "staff_tokens": {"ui": staff(), "new_token":
                     "vern_9f3c11aa07d2e4b89f3c11aa07d2e4b8", "tokens": [
                         {"id": "1", "name": "Nettsted", "role": "leser",
                          "purpose": "Statistikk", "made": "1. januar",
                          "expires": "1. juli", "used": "i dag",
                          "active": True}], "fields": [
                         field("name", "Navn på systemet", required=True)]},
    "staff_guide": {
        "ui": staff(), "root": "/koret/staff/guide", "section": "who",
        "heading": "Hvem dere er", "draft": True, "may_release": True,
        "note": "Utkastet ble lagret 2. mars 2026.", "last": False,
        "lead": "Svar på spørsmålene.", "begun": True, "seen": "5f2c",
        "opened": "Kor: Hva slags opplysning er det?",
        "opened_href": "/koret/staff/guide/who#field.kor.type",
        "under_way": "Versjon 1.1.0 venter på en annen person.",
        "under_way_href": "/koret/staff/versions",
        "take": "Gå videre fra versjon 1.1.0", "replaces": "5f2c",
        "propose": "Foreslå i stedet for versjon 1.1.0",
        "sections": [
            {"href": "/koret/staff/guide/who", "label": "Hvem dere er",
             "go": "to:who", "current": True},
            {"href": "/koret/staff/guide/facts",
             "label": "Hvilke opplysninger", "current": False}],
        "errors": [{"field": "f-controller-mailbox",
                    "text": "«post» er ingen e-postadresse"}],
        "groups": [
            {"items": [{"asked": "controller.mailbox 5f2c", "fields": [
                field("controller.mailbox", "Hvilken e-postadresse?",
                      required=True, value="post")],
                "said": [{"text": "E-post: post@koret.example",
                          "code": "nb"}], "n": 1,
                "more": [{"text": "Skriv dit også om retten til innsyn.",
                          "code": "nb"}]}]},
            {"id": "part-2", "label": "Nyhetsbrev", "folded": True, "n": 1,
             "open": True, "items": [{"asked": "purpose.news.basis 5f2c",
                                      "fields": [field(
                                          "purpose.news.basis",
                                          "Hva gir dere lov til det?",
                                          required=True)]}]}],
        "errors_left": 1, "warnings_left": 0,
        "first": [{"text": "behandlingsansvarlig kan ikke nås",
                   "where": "Hvem dere er – Hvilken e-postadresse?",
                   "href": "/koret/staff/guide/who#controller.mailbox",
                   "remedy": ""},
                  {"text": "ingenting vurderer overføringen", "href": "",
                   "where": "Skrevet inn i filen: overføring: USA",
                   "remedy": "legg til «vurdert»"}]},
    "staff_guide_statement": {
        "ui": staff(), "back": "/koret/staff/guide/end", "code": "nb",
        "note": "Slik blir erklæringen. Den gjelder ikke ennå.",
        "body": "<h1>Personvernerklæring</h1><p>Vi er Koret.</p>"},
    "staff_statement": {
        "ui": staff(), "lead": "Versjon 1.1.0 venter på en annen person.",
        "note": "Dette er ikke versjonen som gjelder.",
        "decision_href": "/koret/staff/decision",
        "parts": [{"href": "#s1", "label": "Formål", "current": False}],
        "sentences": [
            {"id": "s1", "text": "Formål", "level": 2, "href": "",
             "line": ""},
            {"id": "s2", "text": "Nyhetsbrev", "level": 3, "href": "",
             "line": ""},
            {"id": "s3", "text": "Rettslig grunnlag: samtykke.", "level": 0,
             "href": "#l2", "line": "2"}],
        "lines": [
            {"n": 1, "id": "l1", "text": "formål nyhetsbrev {", "href": "",
             "label": ""},
            {"n": 2, "id": "l2", "text": "\tgrunnlag samtykke",
             "href": "#s3", "label": "Linje 2, til setningen"}]},
    "staff_decision": {
        "ui": staff(), "asked": True, "allowed": False,
        "reason": "Personen har ikke samtykket.",
        "rule_href": "/koret/staff/statement#l2", "rule_line": 2,
        "without": False, "facts": [{"label": "E-post"}],
        "rules": [{"line": 2, "href": "/koret/staff/statement#l2",
                   "text": "Rettslig grunnlag: samtykke."}],
        "fields": [field("purpose", "Formål", required=True)]},
    "staff_versions": {
        "ui": staff(), "version": "1.1.0", "key": "5f2c",
        "lead": "Versjon 1.1.0 venter på en annen person",
        "by": "foreslått av driftsansvarlig", "effective": "1. mai 2026",
        "class": "nytt formål", "told": "312 brev",
        "letters": "312, etter registeret slik det er nå",
        "href": "?v=1.1.0", "may_approve": True, "may_withdraw": True,
        "why_not": "Du foreslo den: en annen må godkjenne.",
        "approvers": [{"text": "Sigrid"}],
        "refused": "den gjelder for tidlig: første dag som går, er "
        "2. mai 2026", "things": [
            {"class": "utvidelse", "label": "Nyhetsbrev", "notice": True,
             "place": "Hva vi bruker opplysninger til", "code": "nb",
             "folded": True, "changes": [
                 {"what": "bruker", "was_line": "linje 517 før",
                  "was_href": "/koret/staff/statement#l517",
                  "is_line": "linje 517 nå",
                  "is_href": "/koret/staff/statement?v=1.1.0#l517",
                  "was": "full_name, email_private",
                  "is": "full_name, email_private, home_place"}],
             "said": [
                 {"text": "Opplysninger vi bruker: Navn og E-post.",
                  "is": False},
                 {"text": "Opplysninger vi bruker: Navn, E-post og Sted.",
                  "is": True}],
             "follows": [{"text": "Medlemmer varsles før endringen trer i kraft, med "
                          "e-post og portal, minst 30 dager i forveien."}]},
            {"class": "felt fjernet", "label": "Stilling", "code": "nb",
             "changes": [{"was_line": "linje 121 før", "was": "text",
                          "was_href": "/koret/staff/statement#l121"}]}],
        "small": [
            {"class": "redaksjonell", "label": "Personvernerklæring for oss",
             "code": "nb", "changes": [
                 {"what": "versjon", "is_line": "linje 14 nå",
                  "is_href": "/koret/staff/statement?v=1.1.0#l14",
                  "was": "1.0.0", "is": "1.1.0"}]}],
        "versions": [
            {"version": "1.1.0", "href": "?v=1.1.0", "state":
             "kommer til å gjelde fra 1. mai 2026", "class": "nytt formål",
             "by": "foreslått av driftsansvarlig, godkjent av Sigrid",
             "told": "312 brev",
             "changes": [{"text": "Nytt formål: Konkurranser"}]},
            {"version": "1.0.0", "href": "?v=1.0.0", "state":
             "gjelder fra 1. januar 2026", "class": "Den første",
             "current": True}]},
    "staff_settings": {"ui": staff(), "groups": [
        {"heading": "Utsending", "settings": [
            {"label": "Mottak", "value": "mappe", "about": "Meldinger "
             "legges som filer.", "where": "vern.conf:3"}]}],
        "links": LINKS},
}
