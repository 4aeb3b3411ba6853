// SPDX-License-Identifier: EUPL-1.2
// node pictures.js DEMO [OUT]: the pictures of doc/pictures, from a directory
// that tools/demo-fill filled and nobody serves.
'use strict';
const { execFileSync, spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { browser, visitor } = require('./lib');

const ROOT = path.resolve(__dirname, '../..');
const VERN = process.env.VERN || path.join(ROOT, 'build/release/vern');
const ORG = 'ntnu-alumni';
const [dir, out = path.join(ROOT, 'doc/pictures')] = process.argv.slice(2);

const demo = (word) => execFileSync('python3',
	[path.join(ROOT, 'tools/demo-fill'), dir, word], { encoding: 'utf8' });

function serve() {
	const p = spawn(VERN, ['serve', dir, '--listen', '127.0.0.1:0',
		'--ready-fd', '3'], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
	return new Promise((resolve, reject) => {
		p.once('exit', (c) => reject(new Error(`serve: exit ${c}`)));
		p.stdio[3].once('data', (d) =>
			resolve({ p, base: `${String(d).trim()}/${ORG}` }));
	});
}

async function picture(page, name, top) {
	if (top) {
		await page.locator(top).first().evaluate((e) =>
			window.scrollTo(0, e.getBoundingClientRect().top - 16));
	}
	await page.screenshot({ path: path.join(out, `${name}.png`) });
	console.log(`${name}.png`,
	    fs.statSync(path.join(out, `${name}.png`)).size);
}

// The link of the newest letter to an address.
async function link(box, before) {
	for (let i = 0; i < 100; i++) {
		for (const f of fs.readdirSync(box).filter((n) => !before.has(n))) {
			const raw = fs.readFileSync(path.join(box, f), 'latin1')
				.replace(/=\r\n/g, '');
			const m = /\/sign-in\/[\w-]+/.exec(raw);
			if (m) return m[0];
		}
		await new Promise((r) => setTimeout(r, 100));
	}
	throw new Error('no letter');
}

async function member(b, base) {
	const page = await visitor(b, base, { lang: 'en' });
	const email = /with (\S+);/.exec(demo('say'))[1];
	const box = path.join(dir, 'outbox');
	const before = new Set(fs.readdirSync(box));

	await page.goto(`${base}/privacy?lang=en`);
	await picture(page, 'statement');
	await page.goto(`${base}/sign-in?lang=en`);
	await page.fill('input[type=email]', email);
	await page.press('input[type=email]', 'Enter');
	await page.goto(base + await link(box, before));
	await page.locator('main button').first().click();
	await page.waitForURL('**/me**');
	await page.goto(`${base}/me?lang=en`);
	await picture(page, 'me');
	await page.goto(`${base}/me/looks?lang=en`);
	await picture(page, 'looks');
	return page.locator('main').innerText();
}

async function staff(b, base) {
	const page = await visitor(b, base, { lang: 'en' });
	const code = new RegExp(`${ORG} +alumni\\.office +(\\d+)`);

	await page.goto(`${base}/staff/sign-in?lang=en`);
	await page.fill('#name', 'alumni.office');
	await page.fill('#password', 'fire blå båter på fjorden');
	await page.fill('#code', code.exec(demo('code'))[1]);
	await page.locator('main button').first().click();
	await page.goto(`${base}/staff/purpose`);
	await page.check('input[value=registry]');
	await page.locator('main button').first().click();
	await page.goto(`${base}/staff/people`);
	await page.locator('main input:not([type=hidden])').first().fill('a');
	await page.keyboard.press('Enter');
	await page.locator('tr', { hasText: 'graduate' }).or(
		page.locator('tr', { hasText: 'degree' }))
		.filter({ hasText: 'Member' }).locator('a').first().click();
	await page.waitForURL('**/staff/people/*');
	await picture(page, 'person');
	await page.goto(`${base}/staff/messages`);
	await page.locator('main a[href*="/messages/"]:not([href$="/new"])').first().click();
	await page.waitForURL(/messages\/(?!new)\w/);
	await page.goto(`${page.url().replace(/\?.*/, '')}/audience`);
	await picture(page, 'audience');
}

(async () => {
	const { p, base } = await serve();
	const b = await browser();
	try {
		await staff(b, base);
		await member(b, base);
	} finally {
		await b.close();
		p.kill('SIGTERM');
	}
})().catch((e) => {
	console.error(e);
	process.exitCode = 1;
});
