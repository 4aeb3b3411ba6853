// SPDX-License-Identifier: EUPL-1.2
// The guide to the statement, the statement beside its source, and a decision
// about a made-up person: as an office sees them, without a line of script.
'use strict';
const { Server, browser, visitor, look, ok, done, staffAdd, signIn } =
    require('./lib');

const SECTIONS = ['who', 'facts', 'people', 'purposes', 'access', 'suppliers',
	'retention', 'rights', 'end', 'statement'];

async function sections(s, page, lang) {
	for (const section of SECTIONS) {
		await page.goto(`${s.base}/staff/guide/${section}`);
		await look(page, `guide ${section} ${lang}`);
	}
}

async function answer(s, page, lang) {
	await page.goto(`${s.base}/staff/guide`);
	ok(page.url().endsWith('/staff/guide/who'), 'the guide begins with who');
	await page.fill('[name="controller.address"]', 'Havnegata 2, 7010 Trondheim');
	await page.fill('[name="controller.mailbox"]', 'nobody');
	await page.click('button[value=next]');
	ok(await page.locator('.error-text').count() === 1,
	    'a mailbox that is none is refused, beside its question');
	await look(page, `guide refused ${lang}`);
	ok(await page.getByText('Havnegata 2, 7010 Trondheim.').count() > 0,
	    'the sentence stands beside the answer');
	await page.fill('[name="controller.mailbox"]', 'alumni@ntnu.example');
	await page.click('button[value=next]');
	ok(page.url().endsWith('/staff/guide/facts'), 'saved, and on to the next');
	const [file] = await Promise.all([page.waitForEvent('download'),
		page.locator('a[href$="/guide/file"]').click()]);
	const text = require('fs').readFileSync(await file.path(), 'utf8');
	ok(text.includes('Havnegata 2, 7010 Trondheim'), 'the file has the answer');
	return text;
}

async function upload(s, page, text, lang) {
	const send = async (name, bytes) => {
		await page.goto(`${s.base}/staff/guide/rights`);
		await page.setInputFiles('#file', { name, mimeType: 'text/plain',
			buffer: Buffer.from(bytes) });
		await page.click('button[value=upload]');
	};
	await send('no.vern', 'dear diary');
	ok(await page.locator('.error-summary').count() === 1,
	    'what is no statement is refused');
	await send('yes.vern', text.replace('statement ', '# Ours.\nstatement '));
	ok(await page.locator('.error-summary').count() === 0,
	    'a file edited by hand is taken');
	await page.goto(`${s.base}/staff/guide/retention`);
	await page.fill('[name="keep.messages"]', '6 months');
	await page.click('button[value=stay]');
	const [file] = await Promise.all([page.waitForEvent('download'),
		page.locator('a[href$="/guide/file"]').click()]);
	const now = require('fs').readFileSync(await file.path(), 'utf8');
	ok(now.includes('# Ours.') && now.includes('6 months after sent'),
	    'and only the line of the answer changes');
	await page.goto(`${s.base}/staff/guide/who`);
	await page.click('button[value=discard]');
	ok(await page.locator('button[value=discard]').count() === 0,
	    'the draft can be discarded');
	await look(page, `guide discarded ${lang}`);
}

async function beside(s, page, lang) {
	await page.goto(`${s.base}/staff/statement`);
	await look(page, `beside ${lang}`, false);
	const link = page.locator('.beside-link').first();
	const to = await link.getAttribute('href');
	await link.click();
	ok(await page.locator(`${to}:target`).count() === 1,
	    'a sentence leads to its line');
	await page.locator(`${to} a`).click();
	ok(await page.locator('.beside-line:target').count() === 1,
	    'and the line back');
}

async function decision(s, page, lang) {
	await page.goto(`${s.base}/staff/decision`);
	await look(page, `decision asked ${lang}`);
	await page.selectOption('[name=purpose]', 'newsletter');
	await page.click('form[method=get] button.primary');
	ok(await page.locator('.panel.warning').count() === 1,
	    'no consent, no newsletter');
	await page.locator('input[name=consent][value=newsletter]').check();
	await page.click('form[method=get] button.primary');
	ok(await page.locator('.panel.success').count() === 1,
	    'with consent, yes');
	await look(page, `decision ${lang}`);
	await page.locator('input[name=more][value=restricted]').check();
	await page.click('form[method=get] button.primary');
	ok(await page.locator('.panel.warning').count() === 1,
	    'who asked for a stop gets none');
}

async function office(s, b, name, secret, lang, phone) {
	const page = await visitor(b, s.base, { lang, phone });
	await signIn(s, page, name, secret, lang);
	await sections(s, page, lang);
	const text = await answer(s, page, lang);
	await upload(s, page, text, lang);
	await beside(s, page, lang);
	await decision(s, page, lang);
	await page.context().close();
}

async function editor(s, b, secret) {
	const page = await visitor(b, s.base, { lang: 'nb' });
	await signIn(s, page, 'editor', secret, 'nb');
	for (const path of ['guide', 'guide/who', 'guide/file', 'statement',
		'decision'])
		ok((await page.goto(`${s.base}/staff/${path}`)).status() === 403,
		    `an editor does not get to ${path}`);
	await page.context().close();
}

(async () => {
	const s = new Server('ntnu-alumni');
	const b = await browser();
	try {
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
