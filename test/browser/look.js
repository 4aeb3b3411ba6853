// SPDX-License-Identifier: EUPL-1.2
//
// node look.js DIR: looks at every page that static.py --out DIR wrote, in
// light and dark, on a phone and a desk: axe-core (WCAG 2.2 A and AA, best
// practice), nothing wider than the screen (1.4.10), targets of 44 px (2.5.8
// asks for 24). Prints TAP.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
  'best-practice'];
// Files that are read without the server have no landmarks of a site.
const ALONE = ['mail.html', 'export.html'];

// Runs in the page: controls lower than 44 px, links within a sentence aside.
function small() {
  const all = 'a, button, input:not([type=hidden]), select, summary';
  return [...document.querySelectorAll(all)].filter((e) => {
    const r = e.getBoundingClientRect();
    const label = e.labels && e.labels[0];
    const l = label ? label.getBoundingClientRect() : r;
    const inline = e.tagName === 'A' && e.closest('p, li, dd, td, h2') &&
      getComputedStyle(e).display === 'inline';
    return r.width > 0 && !inline && Math.max(r.height, l.height) < 43.5;
  }).map((e) => 'small: ' + e.outerHTML.slice(0, 80));
}

async function faults(page, file) {
  await page.goto('file://' + path.resolve(file));
  await page.evaluate(axe);
  const result = await page.evaluate(
    (tags) => window.axe.run({ runOnly: tags }), TAGS);
  const found = result.violations.map(
    (v) => v.id + ': ' + v.nodes[0].html.slice(0, 100));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth -
    document.documentElement.clientWidth);
  if (wide > 0) {
    found.push('scrolls sideways by ' + wide);
  }
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.table-wrap')].filter((box) =>
      box.scrollWidth > box.clientWidth + 1).length);
  if (cut > 0) {
    found.push('tables cut off: ' + cut);
  }
  return found.concat(await page.evaluate(small));
}

async function main(dir) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox'] });
  const files = fs.readdirSync(dir).filter((f) => f.endsWith('.html') &&
    !f.endsWith('.sheet.html') && !ALONE.includes(f)).sort();
  let n = 0;
  let bad = 0;
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1280]) {
      const context = await browser.newContext(
        { viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      for (const file of files) {
        const found = await faults(page, path.join(dir, file));
        found.forEach((line) => console.log('# ' + line));
        bad += found.length > 0;
        n += 1;
        console.log(`${found.length ? 'not ' : ''}ok ${n} - ${file} ` +
          `${colorScheme} ${width}`);
      }
      await context.close();
    }
  }
  console.log('1..' + n);
  await browser.close();
  process.exit(bad || n === 0 ? 1 : 0);
}

main(process.argv[2]);
