// SPDX-License-Identifier: EUPL-1.2
// vern policy new FILE --web: from the printed address to a file, as a real
// browser sends its forms.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { VERN, browser, visitor, look, ok, done } = require('./lib');

function begin(file) {
	const p = spawn(VERN, ['policy', 'new', file, '--web', '--language', 'en'],
	    { stdio: ['ignore', 'pipe', 'inherit'] });
	return new Promise((resolve, reject) => {
		p.once('exit', (c) => reject(new Error('exit ' + c)));
		p.stdout.once('data', (d) =>
		    resolve({ p, address: String(d).trim() }));
	});
}

(async () => {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vern-new-'));
	const file = path.join(dir, 'choir.vern');
	const { p, address } = await begin(file);
	const b = await browser();
	const page = await visitor(b, address);
	await page.goto(address);
	await look(page, 'new begin');
	await page.fill('[name="controller.name"]', 'Fjord Choir');
	await page.click('button[value=next]');
	ok(page.url().endsWith('/guide/who') && fs.existsSync(file),
	    'the name begins a file');
	await page.fill('[name="controller.address"]', 'Kirkegata 1');
	await page.fill('[name="controller.mailbox"]', 'post@choir.example');
	await page.click('button[value=stay]');
	ok(fs.readFileSync(file, 'utf8').includes('"Kirkegata 1"'),
	    'an answer is saved');
	await page.fill('[name="controller.address"]', 'Kirkegata 2');
	await page.click('.guide-go[value="to:facts"]');
	ok(page.url().endsWith('/guide/facts') &&
	    fs.readFileSync(file, 'utf8').includes('"Kirkegata 2"'),
	    'on the way to another part nothing is lost');
	await page.goBack();
	await page.fill('[name="controller.address"]', 'Kirkegata 1');
	await page.press('[name="controller.address"]', 'Enter');
	if (await page.locator('.error-summary').count())
		await page.click('button[value=stay].secondary');
	ok(page.url().endsWith('/guide/who') &&
	    fs.readFileSync(file, 'utf8').includes('"Kirkegata 1"'),
	    'Enter saves and stays');
	await page.goto(address.replace(/start.*/, 'guide/end'));
	await look(page, 'new end');
	const [beside] = await Promise.all([page.waitForEvent('popup'),
		page.locator('a[target=_blank]').first().click()]);
	await beside.waitForLoadState();
	ok(beside.url().includes('/guide/statement?in='),
	    'the whole statement is opened beside');
	await page.goto(beside.url());
	await beside.close();
	await look(page, 'new statement', false);
	await page.goto(address.replace(/start.*/, 'guide/who'));
	const edited = '# Ours.\n' + fs.readFileSync(file, 'utf8');
	fs.writeFileSync(file, edited);
	await page.fill('[name="controller.address"]', 'Havnegata 2');
	await page.click('button[value=stay]');
	ok(fs.readFileSync(file, 'utf8') === edited &&
	    await page.locator('.error-summary').count() === 1,
	    'what was edited by hand meanwhile is not written over');
	await look(page, 'new changed on disk');
	ok(await page.inputValue('[name="controller.address"]') === 'Havnegata 2',
	    'and what was typed is not lost');
	await page.click('button[value=stay]');
	ok(fs.readFileSync(file, 'utf8') ===
	    edited.replace('Kirkegata 1', 'Havnegata 2'),
	    'it is saved when it was looked over');
	const [given] = await Promise.all([page.waitForEvent('download'),
		page.locator('a[href$="/guide/file"]').click()]);
	ok(given.suggestedFilename() === 'fjord-choir.vern',
	    'the download is named after the statement');
	await page.goto(address.replace(/start.*/, 'guide/shoes'));
	await look(page, 'new not found');
	await b.close();
	p.removeAllListeners('exit');
	p.kill();
	fs.rmSync(dir, { recursive: true });
	done();
})();
