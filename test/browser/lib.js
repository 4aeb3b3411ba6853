// SPDX-License-Identifier: EUPL-1.2
// What the browser tests share: a server on a fresh directory, mail as files,
// Chromium, TAP, axe, screenshots (into VERN_PICTURES, when set).
'use strict';
const { execFileSync, spawn } = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { chromium } = require('playwright-core');

const ROOT = path.resolve(__dirname, '../..');
const VERN = process.env.VERN || path.join(ROOT, 'build/release/vern');
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let n = 0, bad = 0;
function ok(good, name, more) {
	n++;
	if (!good) bad++;
	console.log(`${good ? '' : 'not '}ok ${n} - ${name}`);
	if (!good && more) console.log('# ' + String(more).replace(/\n/g, '\n# '));
	return good;
}
function done() {
	console.log(`1..${n}`);
	process.exitCode = bad ? 1 : 0;
}

class Server {
	constructor(org) {
		this.org = org;
		this.dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vern-browser-'));
		this.data = path.join(this.dir, 'data');
		this.vern('init', this.data, '--policy',
		    path.join(ROOT, 'statements', org + '.vern'));
	}
	vern(...args) {
		return execFileSync(VERN, args, { encoding: 'utf8', cwd: this.dir });
	}
	run(verb, ...args) { // vern VERB DIR ORG ARGS
		return this.vern(verb, this.data, this.org, ...args);
	}
	start() {
		this.process = spawn(VERN, ['serve', this.data, '--listen',
		    '127.0.0.1:0', '--ready-fd', '3'],
		    { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
		return new Promise((resolve, reject) => {
			this.process.once('exit', (c) => reject(new Error('exit ' + c)));
			this.process.stdio[3].once('data', (d) => {
				this.address = String(d).trim();
				this.base = `${this.address}/${this.org}`;
				resolve(this.base);
			});
		});
	}
	// Letters, oldest first, with the links in them.
	mail() {
		const box = path.join(this.data, 'outbox');
		if (!fs.existsSync(box)) return [];
		return fs.readdirSync(box).filter((f) => f.endsWith('.eml'))
			.map((f) => path.join(box, f))
			.sort((a, b) => fs.statSync(a).mtimeMs - fs.statSync(b).mtimeMs)
			.map((f) => {
				const raw = fs.readFileSync(f, 'latin1')
					.replace(/=\r\n/g, '').replace(/=3D/g, '=');
				return { to: (/^To: .*?([^\s<>]+@[^\s<>]+)/m.exec(raw) || [])[1],
					raw, links: raw.match(/https?:\/\/[^\s<>")]+/g) || [] };
			});
	}
	async letter(to, part, count = 1) {
		for (let i = 0; i < 100; i++) {
			const found = this.mail().filter((m) => m.to === to &&
			    m.links.some((l) => l.includes(part)));
			if (found.length >= count) {
				const m = found[found.length - 1];
				return m.links.find((l) => l.includes(part));
			}
			await new Promise((r) => setTimeout(r, 100));
		}
		throw new Error(`no letter to ${to} with ${part}`);
	}
	stop() {
		if (this.process) this.process.kill('SIGTERM');
		return new Promise((r) => {
			if (!this.process || this.process.exitCode !== null) r();
			else this.process.once('exit', r);
		}).then(() => fs.rmSync(this.dir, { recursive: true, force: true }));
	}
}

async function browser() {
	return chromium.launch({ executablePath: '/usr/bin/chromium', args: [
		'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update',
		'--disable-sync'] });
}

// A window that notes what no page may do.
async function visitor(b, base, { lang = 'nb-NO', phone = false } = {}) {
	const context = await b.newContext({ locale: lang,
		viewport: phone ? { width: 390, height: 844 } :
		    { width: 1280, height: 900 } });
	const page = await context.newPage();
	page.faults = [];
	page.on('console', (m) => {
		if (m.type() === 'error' && !/status of (4|5)\d\d/.test(m.text()))
			page.faults.push(m.text());
	});
	page.on('request', (r) => {
		if (!r.url().startsWith(new URL(base).origin))
			page.faults.push('foreign request ' + r.url());
	});
	return page;
}

const seen = new Map();
// axe over the page, no foreign request, no console error; a picture.
async function look(page, name, fullPage = true) {
	await page.evaluate(AXE).catch(() => {});
	// Every rule runs; what is in order is neither described nor sent here.
	const violations = await page.evaluate(() => window.axe.run(document, {
		resultTypes: ['violations'],
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
			'best-practice'] }).then((found) => found.violations));
	ok(violations.length === 0, `${name}: axe finds nothing`,
	    violations.map((v) => `${v.id}: ${v.nodes[0].html}`).join('\n'));
	ok(page.faults.length === 0, `${name}: T-33 nothing foreign, no error`,
	    page.faults.join('\n'));
	page.faults.length = 0;
	const wide = await page.evaluate(() =>
	    document.documentElement.scrollWidth > window.innerWidth + 1);
	ok(!wide, `${name}: fits the window`);
	const cut = await page.evaluate(() =>
	    [...document.querySelectorAll('.table-wrap')].filter((box) =>
		box.scrollWidth > box.clientWidth + 1).length);
	ok(cut === 0, `${name}: no table is cut off`);
	if (process.env.VERN_PICTURES) {
		const k = (seen.get(name) || 0) + 1;
		seen.set(name, k);
		await page.screenshot({ fullPage, path: path.join(
		    process.env.VERN_PICTURES, `${name.replace(/\W+/g, '-')}${
			k > 1 ? '-' + k : ''}.png`) });
	}
}

// ---- staff

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
	return JSON.parse(execFileSync(VERN, ['staff', s.data, s.org, 'add', name,
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

module.exports = { VERN, Server, browser, visitor, look, ok, done, staffAdd,
	signIn };
