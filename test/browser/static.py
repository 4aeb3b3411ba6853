#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every page with sample contents: checks its structure, takes pictures.

  static.py BUILD_DIR [--out DIR] [--pictures] [--dark] [PAGE …]

BUILD_DIR holds unit/view_pages. Without --pictures only the structure is
checked: one h1, a label for each control, unique ids, references that lead
somewhere, captions and scopes, nothing in line (WCAG 1.3.1, 2.4.2, 3.1.1,
3.3.2, 4.1.2). Exit 0 when every page passes.
"""
import argparse
import html.parser
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import samples  # noqa: E402

VOID = {"meta", "link", "input", "br", "hr", "img", "path"}
ALONE = {"mail", "export"}  # files that are read without the server
CONTROLS = {"input", "select", "textarea", "progress"}


class Reader(html.parser.HTMLParser):
    """Collects what the checks ask for."""

    def __init__(self):
        super().__init__()
        self.all, self.ids, self.stack, self.bad = [], {}, [], []
        self.text = {}
        self.labels, self.names, self.headings = set(), [], []

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.all.append((tag, a, [t for t, _ in self.stack]))
        if "id" in a:
            if a["id"] in self.ids:
                self.bad.append("id %s stands twice" % a["id"])
            self.ids[a["id"]] = tag
        for name in a:
            if name.startswith("on") or name == "style":
                self.bad.append("%s has %s" % (tag, name))
        if tag in ("script", "style"):
            self.bad.append("there is a %s" % tag)
        if tag == "label":
            self.labels.add(a.get("for"))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.stack.append((tag, len(self.all) - 1))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.stack or self.stack[-1][0] != tag:
            self.bad.append("</%s> closes nothing" % tag)
        else:
            self.stack.pop()

    def handle_data(self, data):
        if data.strip():
            for _, n in self.stack:
                self.text[n] = self.text.get(n, "") + data


def check(page, text):
    """The faults of one page, as sentences."""
    r = Reader()
    r.feed(text)
    bad = list(r.bad)
    if r.stack:
        bad.append("%s is not closed" % r.stack[-1][0])
    for n, (tag, a, up) in enumerate(r.all):
        said = r.text.get(n, "").strip()
        if tag == "html" and not a.get("lang"):
            bad.append("html has no lang")
        if tag in ("button", "a", "legend", "label", "caption", "summary",
                   "h1", "h2", "h3", "title", "th") and not said and not \
                a.get("aria-label"):
            bad.append("%s %s says nothing" % (tag, a))
        if tag in CONTROLS and a.get("type") != "hidden" and \
                a.get("id") not in r.labels and not a.get("aria-label"):
            bad.append("no label for %s %s" % (tag, a.get("name")))
        for ref in ("aria-describedby", "aria-labelledby", "for"):
            for one in a.get(ref, "").split():
                if one not in r.ids:
                    bad.append("%s=%s leads nowhere" % (ref, one))
        if tag == "a" and a.get("href", "").startswith("#") and \
                a["href"][1:] not in r.ids:
            bad.append("link to %s leads nowhere" % a["href"])
        if tag == "th" and a.get("scope") not in ("col", "row"):
            bad.append("th without scope")
        if tag == "form" and a.get("method") == "post":
            inside = [x for x in r.all[n:] if x[0] == "input" and
                      x[1].get("name") == "csrf"]
            if not inside:
                bad.append("form without token")
        if tag == "input" and a.get("type") in ("radio", "checkbox") and \
                "form" not in up:
            bad.append("%s outside of a form" % a.get("name"))
        if a.get("aria-invalid") and not a.get("aria-describedby"):
            bad.append("%s is invalid without saying why" % a.get("id"))
    tags = [t for t, _, _ in r.all]
    if page in ALONE:
        return bad
    if tags.count("h1") != 1:
        bad.append("%d h1" % tags.count("h1"))
    if tags.count("table") != tags.count("caption"):
        bad.append("table without caption")
    for one in ("main", "header", "footer", "title"):
        if tags.count(one) != 1:
            bad.append("%d %s" % (tags.count(one), one))
    at = 0
    for level in r.headings:
        # the summary of errors stands before the h1
        if level > at + 1 and not (at == 0 and level == 2):
            bad.append("h%d follows h%d" % (level, at))
        at = max(level, 1)
    return bad


PAIRS = [  # text, ground, least contrast (WCAG 1.4.3, 1.4.11)
    ("ink", "ground", 7), ("ink", "ground-2", 7), ("ink", "ground-3", 4.5),
    ("ink", "info-2", 7), ("ink", "good-2", 7), ("ink", "warn-2", 7),
    ("ink", "bad-2", 7), ("ink-2", "ground", 4.5), ("ink-2", "ground-2", 4.5),
    ("ink-2", "good-2", 4.5), ("link", "ground", 4.5),
    ("link", "ground-2", 4.5), ("link", "info-2", 4.5),
    ("link", "good-2", 4.5), ("link", "warn-2", 4.5),
    ("on-brand", "brand", 4.5), ("on-brand", "brand-2", 4.5),
    ("on-bad", "bad", 4.5), ("bad", "ground", 4.5), ("bad", "bad-2", 4.5),
    ("good", "ground", 4.5), ("good", "good-2", 4.5),
    ("warn", "warn-2", 4.5), ("edge", "ground", 3), ("edge", "ground-2", 3),
    ("focus-ink", "focus", 3),
]


def luminance(colour):
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    part = []
    for i in (1, 3, 5):
        c = int(colour[i:i + 2], 16) / 255
        part.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055)
                    ** 2.4)
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2]


def contrasts(css):
    """The pairs of tokens that differ too little, light and dark."""
    bad = []
    light, dark = css.split("prefers-color-scheme: dark", 2)[:2]
    dark = dark[:dark.index("\n}")]
    tokens = {}
    for name, text in (("light", light), ("dark", dark)):
        tokens.update(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", text))
        for ink, ground, least in PAIRS:
            a, b = sorted((luminance(tokens[ink]), luminance(tokens[ground])))
            ratio = (b + 0.05) / (a + 0.05)
            if ratio < least:
                bad.append("%s on %s is %.2f in %s" % (ink, ground, ratio,
                                                      name))
    return bad


def render(build, page, contents):
    """The page's HTML."""
    done = subprocess.run(
        [os.path.join(build, "unit", "view_pages"), "--render", page],
        input=json.dumps(contents).encode(), stdout=subprocess.PIPE,
        check=True)
    return done.stdout.decode()


def pictures(out, pages, dark):
    """One sheet a page: a phone beside a desk."""
    for page in pages:
        sheet = os.path.join(out, page + ".sheet.html")
        with open(sheet, "w", encoding="utf-8") as f:
            f.write('<!doctype html><body bgcolor="#999999">'
                    '<iframe src="%s.html" width="390" height="1800"></iframe>'
                    '<iframe src="%s.html" width="1280" height="1800">'
                    '</iframe>' % (page, page))
        args = ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                "--hide-scrollbars", "--window-size=1720,1830",
                "--allow-file-access-from-files",
                "--screenshot=" + os.path.join(out, page + ".png"),
                "file://" + sheet]
        if dark:
            args.insert(1, "--force-dark-mode")
            args.insert(1, "--blink-settings=preferredColorScheme=0")
        subprocess.run(args, check=True, timeout=60,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("build")
    p.add_argument("--out")
    p.add_argument("--pictures", action="store_true")
    p.add_argument("--dark", action="store_true")
    p.add_argument("pages", nargs="*")
    args = p.parse_intermixed_args()
    binary = os.path.join(args.build, "unit", "view_pages")
    listed = subprocess.run([binary, "--list"], stdout=subprocess.PIPE,
                            check=True).stdout.decode().split()
    css = subprocess.run([binary, "--css"], stdout=subprocess.PIPE,
                         check=True).stdout
    failed = 0
    n = 0
    for page in args.pages or listed:
        n += 1
        if page not in samples.PAGES:
            print("not ok %d - %s has no sample" % (n, page))
            failed += 1
            continue
        for lang in (0, 1, 2):
            contents = dict(samples.PAGES[page])
            contents["ui"] = dict(contents["ui"], lang=lang)
            text = render(args.build, page, contents)
            bad = check(page, text)
            for line in bad:
                print("# %s: %s" % (page, line))
            if bad:
                break
        print("%sok %d - page %s is built for everyone (WCAG)" %
              ("not " if bad else "", n, page))
        failed += bool(bad)
        if args.out:
            os.makedirs(args.out, exist_ok=True)
            text = render(args.build, page, samples.PAGES[page])
            at = text.find("/assets/style-")
            if at >= 0:
                name = text[at:text.index('"', at)]
                text = text.replace(name, "style.css")
            with open(os.path.join(args.out, page + ".html"), "w",
                      encoding="utf-8") as f:
                f.write(text)
            with open(os.path.join(args.out, "style.css"), "wb") as f:
                f.write(css)
    bad = contrasts(css.decode())
    n += 1
    failed += bool(bad)
    for line in bad:
        print("# " + line)
    print("%sok %d - text and edges stand out (WCAG 1.4.3, 1.4.11)" %
          ("not " if bad else "", n))
    print("1..%d" % n)
    if args.out and args.pictures:
        pictures(args.out, args.pages or listed, args.dark)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
