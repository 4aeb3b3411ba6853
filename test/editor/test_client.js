// SPDX-License-Identifier: EUPL-1.2
// The language server with the client that VS Code uses.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const url = require('url');
const { ROOT, Server, done, marked, ok, protocol: p } = require('./lib');

const BASE = `statement choir {
	nb "Koret 😀" en "The choir 😀"
	version 1.0.0
	effective 2026-01-01
	languages nb, en
}

controller choir {
	name "Fjordkoret"
}

field full_name name {
	nb "Navn på 😀 noen" en "Name"
	from the person
}

field tours records {
	nb "Turneer" en "Tours"
	field place text {
		nb "Sted" en "Place"
	}
}

purpose membership {
	nb "Medlemskap" en "Membership"
	serves my page
	using full_name, tours
	basis contract
}
`;
const U = 'file:///choir.vern';

// Put changes of text into a text, as an editor does, last one first.
function apply(text, edits) {
	const starts = [0];
	for (let i = 0; i < text.length; i++)
		if (text[i] === '\n') starts.push(i + 1);
	const at = (q) => Math.min(starts[q.line] + q.character, text.length);
	return [...edits].sort((a, b) => at(b.range.start) - at(a.range.start))
		.reduce((t, e) => t.slice(0, at(e.range.start)) + e.newText +
			t.slice(at(e.range.end)), text);
}
async function opened(s, name, file) {
	const { text, position } = marked(BASE + file);
	const uri = `file:///${name}.vern`;
	await s.open(uri, text);
	return { uri, text, position };
}
const slice = (text, r) => {
	const lines = text.split('\n');
	return lines[r.start.line].slice(r.start.character, r.end.character);
};

// What the compiler says, rather than the check.
const wrong = (d) => d.filter((x) =>
	/^(unknown_|expected|said_|bad_|open_|missing_)/.test(x.code));

async function findings(s) {
	await s.open(U, BASE);
	let d = await s.told(U, 1);
	ok(wrong(d).length === 0 && d.some((x) => x.code === 'automated_unsaid' &&
		x.severity === 2 && x.source === 'vern' && /Art\./.test(x.message)),
	    'findings of the check, with their article', d);
	await s.change(U, 2, { range: { start: { line: 12, character: 5 },
		end: { line: 12, character: 5 } }, text: '😀æ' });
	d = await s.told(U, 2);
	ok(wrong(d).length === 0, 'a change within a text is no error', d);
	await s.change(U, 3,
	    { range: { start: { line: 12, character: 1 },
		end: { line: 12, character: 3 } }, text: 'xx' },
	    { range: { start: { line: 12, character: 29 },
		end: { line: 12, character: 31 } }, text: 'en' });
	d = await s.told(U, 3);
	ok(d.length > 0 && d[0].severity === 1 && d[0].range.start.line === 12 &&
		d[0].range.start.character === 1, 'an error where it is', d);
	await s.change(U, 4, { text: BASE });
	d = await s.told(U, 4);
	ok(wrong(d).length === 0, 'the whole text anew', d);
	const { text } = marked(BASE + 'purpose p {\n\tnb "😀😀" zebra^\n}\n');
	await s.change(U, 5, { text });
	d = await s.told(U, 5);
	ok(d.some((x) => slice(text, x.range) === 'zebra'),
	    'an error behind two emoji', d);
}

async function completion(s) {
	const f = await opened(s, 'completion', 'purpose p {\n\tsend by em^\n');
	const items = await s.ask(p.CompletionRequest.type, f.uri, f.position);
	const email = items.find((i) => i.label === 'email');
	ok(email && slice(f.text, email.textEdit.range) === 'em',
	    'a channel, instead of what was begun, in a file that is not closed',
	    items);
	ok(email && email.kind === 20 &&
		email.detail === 'e-mail', 'with what it is', email);
	const g = await opened(s, 'completion2', 'source s {\n\tfi^\n}\n');
	const lines = await s.ask(p.CompletionRequest.type, g.uri, g.position);
	const file = lines.find((i) => i.label === 'file');
	ok(file && file.insertTextFormat === 2 &&
		file.textEdit.newText === 'file {\n\t$0\n}' &&
		/columns/.test(file.documentation), 'a block as a snippet', file);
	const h = await opened(s, 'completion3', 'formål p {\n\t^\n}\n'.repeat(1));
	const nb = await s.ask(p.CompletionRequest.type, h.uri, h.position);
	ok(nb.some((i) => i.label === 'using'),
	    'a file is mostly English', nb.map((i) => i.label));
}

async function names(s) {
	const f = await opened(s, 'names',
	    'purpose p {\n\t# 😀\n\tusing tours.pl^ace, full_name\n}\n');
	const d = await s.ask(p.DefinitionRequest.type, f.uri, f.position);
	ok(d && d.range.start.line === 18 && slice(f.text, d.range) === 'place',
	    'go to the declaration of a field of a record', d);
	const all = await s.ask(p.ReferencesRequest.type, f.uri, f.position,
	    { context: { includeDeclaration: true } });
	ok(all.length === 2 && all.every((x) => slice(f.text, x.range) === 'place'),
	    'where it stands in all', all);
	const uses = await s.ask(p.ReferencesRequest.type, f.uri, f.position,
	    { context: { includeDeclaration: false } });
	ok(uses.length === 1, 'where it is used', uses);
	const lit = await s.ask(p.DocumentHighlightRequest.type, f.uri, f.position);
	ok(lit.length === 2 && lit.some((x) => x.kind === 3), 'lit up', lit);
	const may = await s.ask(p.PrepareRenameRequest.type, f.uri, f.position);
	ok(may && may.placeholder === 'place', 'may be renamed', may);
	const edit = await s.ask(p.RenameRequest.type, f.uri, f.position,
	    { newName: 'town' });
	const renamed = apply(f.text, edit.changes[f.uri]);
	ok(renamed === f.text.replace(/\bplace\b/g, 'town'),
	    'renamed everywhere, and nothing else', edit);
	for (const bad of ['Town', 'my town', 'purpose', '']) {
		const e = await s.ask(p.RenameRequest.type, f.uri, f.position,
		    { newName: bad }).then(() => null, (x) => x);
		ok(e && e.code === -32803, `not renamed to “${bad}”`, e);
	}
	const g = await opened(s, 'names2', 'purpose p {\n\tus^ing full_name\n}\n');
	ok(await s.ask(p.DefinitionRequest.type, g.uri, g.position) === null &&
		await s.ask(p.PrepareRenameRequest.type, g.uri, g.position) === null,
	    'a keyword is no name');
}

async function hover(s) {
	const f = await opened(s, 'hover', 'purpose p {\n\tusi^ng full_name\n}\n');
	const h = await s.ask(p.HoverRequest.type, f.uri, f.position);
	ok(h && h.contents.kind === 'markdown' &&
		/nobody gets more for it/.test(h.contents.value) &&
		slice(f.text, h.range) === 'using', "the manual's text", h);
	const g = await opened(s, 'hover2', 'purpose p {\n\tserves mes^ages\n}\n');
	const e = await s.ask(p.HoverRequest.type, g.uri, g.position);
	ok(e && /unknown_word/.test(e.contents.value) &&
		/did you mean “messages”/.test(e.contents.value),
	    'what was found at the place', e);
	const w = await opened(s, 'hover3', '');
	await s.told(w.uri, 1);
	const v = await s.ask(p.HoverRequest.type, w.uri, { line: 1, character: 2 });
	ok(v && /Art\./.test(v.contents.value), 'with its article', v);
}

async function whole(s) {
	const f = await opened(s, 'whole', '   role  r   {\n\n\n may read audit\n}');
	const edits = await s.client.sendRequest(
	    p.DocumentFormattingRequest.type, { textDocument: { uri: f.uri },
		options: { tabSize: 8, insertSpaces: false } });
	const text = apply(f.text, edits);
	ok(text.endsWith('\nrole r {\n\tmay read audit\n}\n'),
	    'the canonical form', edits);
	await s.open(f.uri, text);
	const again = await s.client.sendRequest(
	    p.DocumentFormattingRequest.type, { textDocument: { uri: f.uri },
		options: { tabSize: 8, insertSpaces: false } });
	ok(again.length === 0, 'it stays as it is', again);
	const symbols = await s.client.sendRequest(
	    p.DocumentSymbolRequest.type, { textDocument: { uri: f.uri } });
	const tours = symbols.find((x) => x.name === 'tours');
	ok(symbols.map((x) => x.name).join() ===
		'choir,choir,full_name,tours,membership,r' &&
		tours.children.map((x) => x.name).join() === 'place',
	    'the parts of the file', symbols);
	const folds = await s.client.sendRequest(
	    p.FoldingRangeRequest.type, { textDocument: { uri: f.uri } });
	ok(folds.some((x) => x.startLine === 0 && x.endLine === 4), 'folds', folds);
	const g = await opened(s, 'whole2', 'purpose p {\n\tservs mesages\n');
	ok(await s.client.sendRequest(p.DocumentFormattingRequest.type,
	    { textDocument: { uri: g.uri },
		options: { tabSize: 8, insertSpaces: false } }) === null,
	    'a file with errors is not printed');
}

// The outline tells a statement to somebody who looks for a part of it.
async function outline(s) {
	const f = await opened(s, 'outline', `role board {
	nb "Styret" en "The board"
	membership: may see all fields
	only for group voices
}
keep members {
	when left: stop messages, delete after 30 days
}
right access {
	through portal
}
`);
	const all = await s.client.sendRequest(p.DocumentSymbolRequest.type,
	    { textDocument: { uri: f.uri } });
	const entry = (name) => all.find((x) => x.name === name);
	ok(entry('board').detail === 'role · The board' &&
		entry('membership').detail === 'purpose · Membership',
	    'a part by its name, with its label', all);
	ok(entry('board').children.map((x) => x.name).join() ===
		'membership: may see all fields', 'what a role may do', all);
	ok(entry('members').children.map((x) => x.name).join() ===
		'when left: stop messages, delete after 30 days',
	    'what is kept how long', all);
	ok(entry('tours').children[0].detail === 'field · Place',
	    'the fields of a record', all);
	ok(new Set(all.map((x) => x.kind)).size > 5, 'with pictures of kinds', all);
	for (const x of all)
		ok(x.range.start.line <= x.selectionRange.start.line &&
			x.selectionRange.end.line <= x.range.end.line,
		    `${x.name} is chosen within its range`, x);
}

// A file that extends one that lies on the disk.
async function overlay(s) {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vern-test-'));
	const base = path.join(dir, 'base å.vern');
	const at = (file) => url.pathToFileURL(file).href;
	const uri = at(path.join(dir, 'chapter.vern'));
	const put = async (text) => {
		const m = marked(text);
		await s.open(uri, m.text);
		return m.position;
	};
	fs.writeFileSync(base, BASE);
	let q = await put('statement chapter extends "base å.vern" {\n' +
		'\tversion 1.0.1\n\twithout purpose ^\n}\n');
	const taken = (await s.ask(p.CompletionRequest.type, uri, q))
		.map((x) => x.label);
	ok(taken.join() === 'membership', 'completion behind "without"', taken);
	q = await put('statement chapter extends "base å.vern" {\n' +
		'\tversion 1.0.1\n}\npurpose membership {\n' +
		'\tusing full_na^me\n}\n');
	const d = await s.ask(p.DefinitionRequest.type, uri, q);
	ok(url.fileURLToPath(d.uri) === base && d.range.start.line === 11 &&
		d.range.start.character === 6, 'declared in the base', d);
	ok(/Declared in line 12 of base å\.vern/.test(
	    (await s.ask(p.HoverRequest.type, uri, q)).contents.value),
	    'hover names the file of the base');
	const told = (file) => (s.findings.get(at(file)) || {}).diagnostics;
	for (let i = 0; i < 100 && !told(base); i++)
		await new Promise((resolve) => setTimeout(resolve, 50));
	ok(told(base).some((x) => x.code === 'automated_unsaid'),
	    'a base that is not open has findings', told(base));
	fs.rmSync(dir, { recursive: true });
}

async function fixes(s) {
	const f = await opened(s, 'fixes',
	    'purpose p {\n\tnb "😀" en "😀"\n\tusng full_nam\n}\n');
	const actions = async (text) => {
		await s.open(f.uri, text);
		return s.client.sendRequest(p.CodeActionRequest.type, {
			textDocument: { uri: f.uri }, context: { diagnostics: [] },
			range: { start: { line: 0, character: 0 },
				end: { line: 999, character: 0 } },
		});
	};
	let text = f.text;
	for (let i = 0; i < 5; i++) {
		const a = await actions(text);
		if (a.length === 0) break;
		text = apply(text, a[0].edit.changes[f.uri]);
	}
	ok(text.endsWith('\tusing full_name\n}\n'),
	    'what was meant, one after the other', text);
}

async function shipped(s) {
	for (const name of fs.readdirSync(path.join(ROOT, 'statements'))) {
		if (!name.endsWith('.vern')) continue;
		const uri = `file:///shipped/${name}`;
		const text = fs.readFileSync(path.join(ROOT, 'statements', name), 'utf8');
		await s.open(uri, text);
		const d = await s.told(uri, 1);
		const symbols = await s.client.sendRequest(
		    p.DocumentSymbolRequest.type, { textDocument: { uri } });
		// Every name that is used leads to where it is declared.
		let lost = 0;
		const lines = text.split('\n');
		for (let line = 0; line < lines.length; line++) {
			const m = /^\t(?:bruker|using) (?!all|alle)([a-z_]+)/.exec(lines[line]);
			if (m && !(await s.ask(p.DefinitionRequest.type, uri, { line,
				character: lines[line].indexOf(m[1]) })))
				lost++;
		}
		ok(d.every((x) => x.severity !== 1) && symbols.length > 5 && lost === 0,
		    `${name} has no error, parts, and declarations`, { d, lost });
	}
}

async function norwegian() {
	const s = new Server();
	await s.initialize({ locale: 'nb' });
	await s.open(U, 'formaal x {\n}\n');
	const d = await s.told(U, 1);
	ok(/innleder ingen del/.test(d[0].message), 'Norwegian to a Norwegian', d);
	ok(await s.stop() === 0, 'and goodbye');
}

async function cancelled(s) {
	const source = new p.CancellationTokenSource();
	const f = await opened(s, 'cancelled', '^');
	const asked = s.client.sendRequest(p.HoverRequest.type,
	    { textDocument: { uri: f.uri }, position: f.position }, source.token);
	source.cancel();
	const e = await asked.then((x) => x, (x) => x);
	ok(e === null || e.code === -32800, 'a request that is cancelled', e);
}

(async () => {
	const s = new Server();
	const hello = await s.initialize();
	ok(hello.capabilities.positionEncoding === 'utf-16' &&
		hello.serverInfo.name === 'vern', 'hello', hello);
	for (const f of [findings, completion, names, hover, whole, outline,
		overlay, fixes, shipped, cancelled])
		await f(s);
	const e = await s.client.sendRequest('vern/nothing').then(() => null, (x) => x);
	ok(e && e.code === -32601, 'a method that there is not', e);
	ok(await s.stop() === 0, 'ends with 0 after shutdown');
	ok(s.errors === '', 'nothing on standard error', s.errors);
	await norwegian();
	const rude = new Server();
	await rude.initialize();
	await rude.client.sendNotification(p.ExitNotification.type);
	ok(await rude.ended === 1, 'ends with 1 without shutdown');
	done();
})().catch((e) => { ok(false, String(e && e.stack)); done(); process.exit(1); });
