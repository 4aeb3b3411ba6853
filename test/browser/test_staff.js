// SPDX-License-Identifier: EUPL-1.2
// The office in a real browser: sign in with a second factor, choose a
// purpose, find and see somebody, write, preview and send a newsletter.
'use strict';
const { Server, browser, visitor, look, ok, done, staffAdd, signIn } =
    require('./lib');

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
