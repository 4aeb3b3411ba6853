// SPDX-License-Identifier: EUPL-1.2
// The office in a real browser: sign in with a second factor, choose a
// purpose, find and see somebody, write, preview and send a newsletter.
'use strict';
const crypto = require('crypto');
const { execFileSync } = require('child_process');
const { Server, browser, visitor, look, ok, done } = require('./lib');

const PASSWORD = 'fire blå båter på fjorden';

function code(secret) {
	const bits = [...secret].map((c) =>
	    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2)
	    .padStart(5, '0')).join('');
	const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
	const step = Buffer.alloc(8);
	step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
	const mac = crypto.createHmac('sha1', key).update(step).digest();
	const at = mac[19] & 15;
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000)
		.padStart(6, '0');
}

function staffAdd(s, name, role) {
	const vern = process.env.VERN || 'build/release/vern';
	return JSON.parse(execFileSync(vern, ['staff', s.data, s.org, 'add', name,
		'--role', role, '--password-stdin', '--confidential',
		'--trained-until', '2031-12-31', '--json'],
		{ input: PASSWORD + '\n', encoding: 'utf8' })).totp;
}

async function signIn(s, page, name, secret, lang) {
	await page.goto(`${s.base}/staff/`);
	ok(page.url().endsWith('/staff/sign-in'), 'T-03: not without signing in');
	await page.goto(`${s.base}/staff/sign-in?lang=${lang}`);
	await look(page, `staff sign in ${lang}`);
	await page.fill('[name=name]', name);
	await page.fill('[name=password]', 'wrong wrong wrong');
	await page.fill('[name=code]', code(secret));
	await page.click('button.primary');
	ok(await page.locator('.error-text').count() > 0,
	    'T-20: refused, one sentence for all reasons');
	await page.fill('[name=name]', name);
	await page.fill('[name=password]', PASSWORD);
	await page.fill('[name=code]', code(secret));
	await page.click('button.primary');
	await page.waitForURL('**/staff/**');
}

async function purpose(s, page, value, lang) {
	await page.goto(`${s.base}/staff/purpose`);
	await look(page, `staff purpose ${lang}`);
	await page.locator(`input[name=purpose][value=${value}]`).check();
	await page.fill('[name=task]', 'svar på henvendelse');
	await page.click('button.primary');
}

async function open(s, page, path, lang) {
	const answer = await page.goto(`${s.base}/staff/${path}`);
	if (ok(answer.status() < 400, `${path} opens`, answer.status()))
		await look(page, `staff ${path} ${lang}`);
}

async function office(s, b, name, secret, lang, phone) {
	const page = await visitor(b, s.base, { lang, phone });
	await signIn(s, page, name, secret, lang);
	await purpose(s, page, 'registry', lang);
	await page.goto(`${s.base}/staff/`);
	await look(page, `staff home ${lang}`);
	await page.goto(`${s.base}/staff/people`);
	await page.fill('[name=q]', 'nord');
	await page.locator('form:has([name=q]) button').click();
	ok(await page.getByText('Nordmann').count() > 0, 'found by a beginning');
	ok(!page.url().includes('nord'), 'T-30: no name in the address');
	await look(page, `staff find ${lang}`);
	await page.getByText('Nordmann').first().click();
	await look(page, `staff person ${lang}`);
	for (const path of ['groups', 'import', 'audit', 'retention',
		'invitations', 'admin', 'tokens', 'people/new'])
		await open(s, page, path, lang);
	await page.context().close();
}

async function editor(s, b, secret) {
	const page = await visitor(b, s.base, { lang: 'nb' });
	await signIn(s, page, 'editor', secret, 'nb');
	await open(s, page, 'messages', 'nb');
	await open(s, page, 'messages/new', 'nb');
	ok((await page.goto(`${s.base}/staff/admin`)).status() === 403,
	    'T-05: an editor runs no staff');
	await page.context().close();
}

(async () => {
	const s = new Server('ntnu-alumni');
	const b = await browser();
	try {
		s.run('person', 'add', 'full_name=Kari Nordmann',
		    'email_private=kari@post.example', '--member', '--kind',
		    'graduate', '--purpose', 'registry');
		const admin = staffAdd(s, 'admin', 'administrator');
		const second = staffAdd(s, 'second', 'administrator');
		await s.start();
		await office(s, b, 'admin', admin, 'nb', false);
		await office(s, b, 'second', second, 'en', true);
		await editor(s, b, staffAdd(s, 'editor', 'newsletter_editor'));
	} catch (e) {
		ok(false, 'the story runs to its end', e.stack);
	} finally {
		await b.close();
		await s.stop();
	}
	done();
})();
