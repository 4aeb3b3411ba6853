// SPDX-License-Identifier: EUPL-1.2
// The TextMate grammar, in the engine of VS Code.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');
const { ROOT, VERN, done, ok } = require('./lib');

const FILE = path.join(ROOT, 'editors/vscode/syntaxes/vern.tmLanguage.json');

// Line, word, what it is.
const CASES = [
	['purpose newsletter {', 'purpose', 'storage.type'],
	['purpose newsletter {', 'newsletter', 'entity.name.type'],
	['kind of person singer {', 'kind of person', 'storage.type'],
	['persontype sanger {', 'persontype', 'storage.type'],
	['\tfield place text {', 'place', 'entity.name.type'],
	['field voice choice {', 'choice', 'support.constant'],
	['keep invited people {', 'keep', 'storage.type'],
	['\tsend by email about news', 'send by', 'keyword.other'],
	['\tsend   by email', 'send   by', 'keyword.other'],
	['\tsend by email about news', 'email', 'support.constant'],
	['\tsend by email about news', 'news', 'variable.other'],
	['\tnormally once a calendar month', 'normally once a calendar month',
		'keyword.other'],
	['\tsynlig for ansatte', 'synlig for', 'keyword.other'],
	['\tvarslingsfrist 30 dager', 'varslingsfrist', 'keyword.other'],
	['\tlead time 30 days', '30', 'constant.numeric'],
	['\tlead time 30 days', 'days', 'keyword.other'],
	['\teffective 2026-01-30', '2026-01-30', 'constant.numeric.date'],
	['\tversion 1.0.0', '1.0.0', 'constant.numeric.version'],
	['\tvocabulary pd:BirthDate', 'pd:BirthDate', 'support.type.term'],
	['\tnb "purpose # 30" en "x"', 'purpose # 30', 'string.quoted.double'],
	['\tnb "a \\" purpose" en "x"', ' purpose', 'string.quoted.double'],
	['\tnb "a \\" b"', '\\"', 'constant.character.escape'],
	['\tnb "a \\n b"', '\\n', 'invalid.illegal'],
	['\tnb "purpose"', 'nb', 'storage.modifier.language'],
	['\tusing full_name # purpose', '# purpose', 'comment.line'],
	['\tusing education.degree', 'education.degree', 'variable.other'],
	['\tusing purpose_of_it', 'purpose_of_it', 'variable.other'],
	['\tusing my_field', 'my_field', 'variable.other'],
	['\tcountry NO', 'NO', 'constant.other.country'],
	['\tusing all fields', 'all fields', 'keyword.other'],
];

async function grammar(bytes) {
	const wasm = fs.readFileSync(
	    require.resolve('vscode-oniguruma/release/onig.wasm')).buffer;
	await oniguruma.loadWASM(wasm);
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (p) => new oniguruma.OnigScanner(p),
			createOnigString: (s) => new oniguruma.OnigString(s),
		}),
		loadGrammar: async () => textmate.parseRawGrammar(bytes, FILE),
	});
	return registry.loadGrammar('source.vern');
}

function scopeOf(g, line, word) {
	const at = line.indexOf(word), end = at + word.length;
	const { tokens } = g.tokenizeLine(line, textmate.INITIAL);
	const own = tokens.filter((t) => t.startIndex < end && t.endIndex > at);
	const scopes = own.map((t) => t.scopes[t.scopes.length - 1]);
	return scopes.every((s) => s === scopes[0]) ? scopes[0] : scopes.join();
}

(async () => {
	const bytes = fs.readFileSync(FILE, 'utf8');
	const now = execFileSync(VERN, ['policy', 'schema', '--format', 'textmate'],
	    { encoding: 'utf8' });
	ok(JSON.stringify(JSON.parse(bytes)) === JSON.stringify(JSON.parse(now)),
	    'the committed grammar is that of the program (make reference)');
	const g = await grammar(bytes);
	for (const [line, word, scope] of CASES) {
		const is = scopeOf(g, line, word);
		ok(is.startsWith(scope), `“${word}” in “${line.trim()}” is ${scope}`, is);
	}
	const schema = JSON.parse(execFileSync(VERN, ['policy', 'schema', '--json'],
	    { encoding: 'utf8' }));
	const lost = [];
	for (const { en, nb } of schema.reserved)
		for (const word of [en, nb]) {
			const is = scopeOf(g, `\tx ${word} y`, word);
			if (!/^(keyword|storage)/.test(is)) lost.push([word, is]);
		}
	ok(lost.length === 0, 'every keyword in both languages', lost);
	let stack = textmate.INITIAL;
	const block = ['\tnb """', '\t\tpurpose # x "y"', '\t\t"""', '\tusing x'];
	const last = block.map((line) => {
		const r = g.tokenizeLine(line, stack);
		stack = r.ruleStack;
		return r.tokens.map((t) => t.scopes[t.scopes.length - 1]);
	});
	ok(last[1].every((s) => s === 'string.quoted.triple.vern') &&
		last[3].includes('keyword.other.vern'),
	    'a text over several lines ends', last);
	// What no rule knows keeps the scope of the file: blanks alone.
	let strange = 0;
	for (const name of fs.readdirSync(path.join(ROOT, 'statements'))) {
		if (!name.endsWith('.vern')) continue;
		stack = textmate.INITIAL;
		for (const line of fs.readFileSync(
		    path.join(ROOT, 'statements', name), 'utf8').split('\n')) {
			const r = g.tokenizeLine(line, stack);
			stack = r.ruleStack;
			for (const t of r.tokens)
				if (t.scopes.length === 1 &&
				    line.slice(t.startIndex, t.endIndex).trim() !== '') {
					strange++;
					console.log('# ' + line);
				}
		}
	}
	ok(strange === 0, 'every word of the shipped statements has a scope');
	done();
})().catch((e) => { ok(false, String(e && e.stack)); done(); process.exit(1); });
