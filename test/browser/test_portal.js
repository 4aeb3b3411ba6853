// SPDX-License-Identifier: EUPL-1.2
// A member's way in a real browser: sign up, confirm, correct, consent, look
// who looked, download, stop, leave; phone and desktop, nb and en, without
// JavaScript from the server.
'use strict';
const { Server, browser, visitor, look, ok, done } = require('./lib');

async function signUp(s, page, email, lang) {
	await page.goto(`${s.base}/join?lang=${lang}`);
	await look(page, `join ${lang}`);
	await page.click('button.primary');
	ok(await page.locator('.error-text').count() > 0,
	    'B60: joining without terms is refused with words');
	await look(page, `join refused ${lang}`);
	await page.fill('#name', 'Kari Æøå Nordmann');
	await page.fill('#email', email);
	await page.locator('input[name=kind]').first().check();
	ok(await page.locator('input[type=checkbox]:checked').count() === 0,
	    'B12: nothing is ticked before one ticks it');
	await page.check('#terms');
	await page.click('button.primary');
	await look(page, `link sent ${lang}`);
	await page.goto(await s.letter(email, '/join/'));
	await look(page, `join confirm ${lang}`);
	await page.click('button.primary');
	await page.waitForURL('**/me/edit**');
}

async function member(s, b, lang, phone) {
	const page = await visitor(b, s.base, { lang, phone });
	const email = `kari.${lang}@post.example`;
	await page.goto(`${s.base}/?lang=${lang}`);
	await look(page, `front ${lang}`);
	await page.goto(`${s.base}/privacy?lang=${lang}`);
	await look(page, `privacy ${lang}`);
	await page.goto(`${s.base}/accessibility?lang=${lang}`);
	await look(page, `accessibility ${lang}`);
	await page.goto(`${s.base}/no-such-page`);
	await look(page, `error ${lang}`);
	await signUp(s, page, email, lang);
	await look(page, `edit ${lang}`);
	const cookies = await page.context().cookies();
	ok(cookies.length === 1 && cookies[0].name === 'CUSTOMERID-sessionKey' &&
	    cookies[0].httpOnly && cookies[0].sameSite === 'Lax' &&
	    cookies[0].expires === -1,
	    'NTNU-60, T-32: one cookie, as the statement names it',
	    JSON.stringify(cookies));
	await page.fill('#f-position', 'Ingeniør');
	await page.click('button.primary');
	await page.waitForURL('**/me/consents**');
	await page.goto(`${s.base}/me`);
	ok(await page.getByText('Ingeniør').count() > 0, 'NTNU-99: corrected');
	await look(page, `me ${lang}`);
	for (const name of ['consents', 'groups', 'looks', 'stop', 'download',
		'security', 'leave']) {
		await page.goto(`${s.base}/me/${name}`);
		await look(page, `${name} ${lang}`);
	}
	await page.goto(`${s.base}/me/consents`);
	const card = page.locator('section.consent-card',
	    { has: page.locator('#p-newsletter') });
	ok(await card.locator('.tag.on').count() === 0,
	    'G25-2: no consent by default');
	await card.locator('button[value=give]').first().click();
	await page.waitForURL('**/me/consents**');
	ok(await page.locator('section.consent-card',
	    { has: page.locator('#p-newsletter') }).locator('button[value=withdraw]')
	    .count() > 0, 'B12: given with one click, withdrawn with one');
	await page.goto(`${s.base}/me/leave`);
	await page.check('#sure');
	await page.click('button.danger');
	await look(page, `left ${lang}`);
	ok(await page.locator('.receipt').count() === 1,
	    'B23: a receipt with two dates');
	await page.goto(`${s.base}/me`);
	ok(page.url().endsWith('/sign-in'), 'the session is gone');
	await look(page, `sign in ${lang}`);
	await page.context().close();
}

(async () => {
	const s = new Server('ntnu-alumni');
	const b = await browser();
	try {
		await s.start();
		await member(s, b, 'nb', false);
		await member(s, b, 'en', true);
	} catch (e) {
		ok(false, 'the story runs to its end', e.stack);
	} finally {
		await b.close();
		await s.stop();
	}
	done();
})();
