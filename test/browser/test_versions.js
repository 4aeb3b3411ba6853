// SPDX-License-Identifier: EUPL-1.2
// B47: a version waits; those who may read it see what it says before they
// approve it, on a desk and on a phone, and the record of processing (Art. 30).
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { VERN, Server, browser, visitor, look, ok, done, staffAdd, signIn } =
    require('./lib');

const PHONE_SCREENS = 4; // so long may a page be that is not what one reads

function proposal(s) {
	const text = fs.readFileSync(path.join(__dirname,
	    '../../statements/ntnu-alumni.vern'), 'utf8')
		.replace('version 1.0.0', 'version 1.1.0')
		.replace(/effective .*/, 'effective 2099-01-01')
		.replace('at most 4 per calendar month',
		    'at most 6 per calendar month')
		.replace('30 days after invited', '60 days after invited') +
	    '\npurpose contest {\n\tnb "Tevling" nn "Tevling" en "Contest"\n' +
	    '\tfor members\n\tusing full_name\n\tbasis contract\n}\n';
	const file = path.join(s.dir, `${s.org}.vern`);
	fs.writeFileSync(file, text);
	s.vern('policy', 'apply', s.data, file, '--as', 'admin');
}

function puppet(s) {
	return JSON.parse(execFileSync(VERN, ['staff', s.data, s.org, 'add',
		'puppet', '--role', 'administrator', '--password-stdin',
		'--confidential', '--trained-until', '2031-12-31', '--as', 'admin',
		'--json'], { input: 'fire blå båter på fjorden\n',
		encoding: 'utf8' })).totp;
}

async function isShort(page, name) {
	const height = await page.evaluate(() =>
	    document.documentElement.scrollHeight);
	ok(height < PHONE_SCREENS * 844, `${name}: short on a phone`, height);
}

async function record(s, page, lang, phone) {
	await page.goto(`${s.base}/staff/record`);
	await look(page, `record ${lang}`);
	if (phone)
		await isShort(page, 'record');
	ok(await page.locator('.record details[open]').count() === 0,
	    'the record begins folded');
	await page.click('a[href$="open=all"]');
	ok(await page.locator('.record details:not([open])').count() === 0,
	    'and opens as a whole');
	await look(page, `record open ${lang}`, false);
	await page.goto(`${s.base}/staff/record?of=processor`);
	await look(page, `record of others ${lang}`);
}

async function reads(s, b, name, secret, { lang, phone }) {
	const page = await visitor(b, s.base, { lang, phone });
	await signIn(s, page, name, secret, lang);
	await page.goto(`${s.base}/staff/versions`);
	await look(page, `versions ${lang}`);
	ok(await page.locator('.change-said ins').count() > 5,
	    'the sentences of a new purpose');
	ok(await page.locator('.change-said del').count() >= 2,
	    'and those that go');
	await page.locator('details summary').first().click();
	await page.locator('.change a[href*="?v=1.1.0#l"]').first().click();
	ok(await page.locator('.source-line:target').count() === 1,
	    'a line leads into the new text');
	await look(page, `statement that waits ${lang}`, false);
	if (phone)
		await isShort(page, 'statement beside its source');
	await record(s, page, lang, phone);
	await page.goto(`${s.base}/staff/versions`);
	return page;
}

async function guide(s, b, page, secret) {
	const other = await visitor(b, s.base, { lang: 'en', phone: true });
	await signIn(s, other, 'admin', secret, 'en');
	await other.goto(`${s.base}/staff/guide/who`);
	await look(other, 'guide with a version under way');
	await page.goto(`${s.base}/staff/guide/who`);
	await page.fill('[name="controller.address"]', 'Havnegata 2');
	await page.locator('button[value=stay]').last().click();
	await other.fill('[name="controller.address"]', 'Gata 3');
	await other.locator('button[value=stay]').last().click();
	ok(await other.inputValue('[name="controller.address"]') === 'Gata 3' &&
	    await other.getByText('Somebody answered meanwhile').count() > 0,
	    'an answer is not lost when another was quicker');
	await look(other, 'guide changed meanwhile');
	await other.locator('button[value=stay]').last().click();
	ok(await other.locator('.error-summary').count() === 0,
	    'and is saved when it was looked over');
	await other.goto(`${s.base}/staff/guide/purposes`);
	await other.getByText('Newsletter', { exact: true }).last().click();
	await other.fill('[name="purpose.newsletter.consent_text.en"]', 'Yes.');
	await other.locator('details[open] button[value=stay]').first().click();
	ok(await other.locator('[name="purpose.newsletter.consent_text.en"]')
		.isVisible(), 'a part that was saved stands open again');
	await other.context().close();
}

(async () => {
	const s = new Server('ntnu-alumni');
	const b = await browser();
	try {
		s.run('person', 'add', 'full_name=Kari Nordmann',
		    'email_private=kari@post.example', '--member', '--kind',
		    'graduate', '--purpose', 'registry', '--verified');
		const admin = staffAdd(s, 'admin', 'administrator');
		const second = staffAdd(s, 'second', 'administrator');
		const made = puppet(s);
		proposal(s);
		await s.start();
		let page = await reads(s, b, 'puppet', made,
		    { lang: 'en', phone: true });
		ok(await page.locator('button[value=approve]').count() === 0 &&
		    await page.getByText('are not apart').count() === 1,
		    'who is not apart sees why, and no button');
		await page.context().close();
		page = await reads(s, b, 'second', second,
		    { lang: 'nb', phone: false });
		ok(await page.locator('.facts-line dd', { hasText:
		    /^1, etter registeret/ }).count() === 1,
		    'the letters are counted before they leave');
		await guide(s, b, page, admin);
		await page.goto(`${s.base}/staff/versions`);
		await page.click('button[value=approve]');
		ok(await page.locator('button[value=approve]').count() === 0,
		    'approved with one click');
		await look(page, 'versions coming nb');
	} catch (e) {
		ok(false, 'the story runs to its end', e.stack);
	} finally {
		await b.close();
		await s.stop();
	}
	done();
})();
