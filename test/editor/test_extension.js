// SPDX-License-Identifier: EUPL-1.2
// The extension for VS Code, in a stand-in for the editor, with the real server.
'use strict';
const fs = require('fs');
const Module = require('module');
const path = require('path');
const { ROOT, VERN, done, marked, ok } = require('./lib');

const HERE = path.join(ROOT, 'editors/vscode');

// ---- what the extension uses of vscode
const handlers = {}, provided = {}, shown = [], found = new Map();
const waiting = [];
class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
const holder = (...names) => class {
	constructor(...values) { names.forEach((n, i) => { this[n] = values[i]; }); }
};
const on = (name) => (fn) => { handlers[name] = fn; return { dispose() {} }; };
const register = (name) => (selector, provider) => {
	provided[name] = provider;
	return { dispose() {} };
};
const vscode = {
	Position, Range,
	Location: holder('uri', 'range'), Hover: holder('contents', 'range'),
	MarkdownString: holder('value'), SnippetString: holder('value'),
	TextEdit: holder('range', 'newText'),
	Diagnostic: holder('range', 'message', 'severity'),
	CompletionItem: holder('label', 'kind'),
	DocumentHighlight: holder('range', 'kind'),
	DocumentSymbol: holder('name', 'detail', 'kind', 'range', 'selectionRange'),
	FoldingRange: holder('start', 'end'), CodeAction: holder('title', 'kind'),
	CodeActionKind: { QuickFix: 'quickfix' },
	WorkspaceEdit: class {
		constructor() { this.all = new Map(); }
		set(uri, edits) { this.all.set(uri.toString(), edits); }
	},
	Uri: { parse: (s) => ({ toString: () => s }) },
	env: { language: 'nb' },
	window: { showErrorMessage: (m) => shown.push(m) },
	workspace: {
		textDocuments: [],
		getConfiguration: () => ({ get: () => vscode.path }),
		onDidOpenTextDocument: on('open'), onDidChangeTextDocument: on('change'),
		onDidCloseTextDocument: on('close'),
	},
	languages: {
		createDiagnosticCollection: () => ({
			set(uri, list) {
				found.set(uri.toString(), list);
				waiting.splice(0).forEach((w) => w());
			},
			clear() { found.clear(); }, dispose() {},
		}),
	},
	path: VERN,
};
for (const name of ['Hover', 'CompletionItem', 'Definition', 'Reference',
	'DocumentHighlight', 'Rename', 'DocumentSymbol', 'DocumentFormattingEdit',
	'FoldingRange'])
	vscode.languages[`register${name}Provider`] = register(name);
vscode.languages.registerCodeActionsProvider = register('CodeActions');

const load = Module._load;
Module._load = (name, ...more) =>
	name === 'vscode' ? vscode : load(name, ...more);
const extension = require(path.join(HERE, 'extension.js'));

// ---- the test
function file(name, text) {
	return { uri: vscode.Uri.parse(`file:///${name}`), languageId: 'vern',
		version: 1, getText: () => text };
}
const cancel = { onCancellationRequested: () => ({ dispose() {} }) };
const told = () => new Promise((resolve) => waiting.push(resolve));

(async () => {
	const { text, position: p } = marked('field full_name name {\n\tnb "😀"\n' +
		'}\npurpose p {\n\tnb "P"\n\tusing full_n^ame\n\tserves mesages\n}\n');
	const d = file('a.vern', text);
	const context = { subscriptions: [] };
	vscode.workspace.textDocuments.push(d);
	extension.activate(context);
	await told();
	const first = found.get('file:///a.vern');
	ok(first.some((x) => x.code === 'unknown_word' && x.severity === 0 &&
		/mente du/.test(x.message)), 'findings, in the language of the editor',
	    first);
	const hover = await provided.Hover.provideHover(d, p, cancel);
	ok(/full_name/.test(hover.contents.value), 'hover', hover);
	const def = await provided.Definition.provideDefinition(d, p, cancel);
	ok(def.range.start.line === 0 && def.range.start.character === 6,
	    'definition', def);
	const refs = await provided.Reference.provideReferences(d, p,
	    { includeDeclaration: true }, cancel);
	ok(refs.length === 2, 'references', refs);
	ok((await provided.DocumentHighlight.provideDocumentHighlights(d, p, cancel))
		.length === 2, 'highlights');
	const may = await provided.Rename.prepareRename(d, p, cancel);
	ok(may.placeholder === 'full_name', 'may be renamed', may);
	const edit = await provided.Rename.provideRenameEdits(d, p, 'x', cancel);
	ok(edit.all.get('file:///a.vern').length === 2, 'renamed', edit);
	const no = await provided.Rename.provideRenameEdits(d, p, 'X', cancel)
		.then(() => null, (e) => e.message);
	ok(/snake_case/.test(no), 'not renamed', no);
	const items = await provided.CompletionItem.provideCompletionItems(d,
	    new Position(5, 1), cancel);
	ok(items.some((i) => i.label === 'using' && i.kind === 9 &&
		i.insertText.value === 'using $0'), 'completion', items);
	const symbols = await provided.DocumentSymbol.provideDocumentSymbols(d, cancel);
	ok(symbols.map((s) => s.name).join() === 'full_name,p', 'symbols', symbols);
	const folds = await provided.FoldingRange.provideFoldingRanges(d, {}, cancel);
	ok(folds.length === 2 && folds[1].start === 3, 'folding', folds);
	const fixes = await provided.CodeActions.provideCodeActions(d,
	    new Range(new Position(6, 9), new Position(6, 9)), {}, cancel);
	ok(fixes.length === 1 && fixes[0].edit.all.get('file:///a.vern')[0].newText ===
		'messages', 'what was meant', fixes);
	handlers.change({ document: { ...d, version: 2 }, contentChanges: [{
		range: new Range(new Position(6, 8), new Position(6, 15)),
		text: 'messages' }] });
	await told();
	ok(!found.get('file:///a.vern').some((x) => x.code === 'unknown_word'),
	    'a change is told');
	const format = await provided.DocumentFormattingEdit
		.provideDocumentFormattingEdits(d, {}, cancel);
	ok(Array.isArray(format), 'formatting', format);
	handlers.close(d);
	await told();
	ok(found.get('file:///a.vern').length === 0, 'a closed file has no findings');
	await extension.deactivate();

	vscode.path = '/no/such/vern';
	vscode.workspace.textDocuments.length = 0;
	extension.activate({ subscriptions: [] });
	for (let i = 0; i < 100 && shown.length === 0; i++)
		await new Promise((resolve) => setTimeout(resolve, 20));
	ok(/vern\.path/.test(shown[0]), 'a missing program is told', shown);

	const manifest = JSON.parse(fs.readFileSync(path.join(HERE, 'package.json')));
	const named = [manifest.main, manifest.contributes.grammars[0].path,
		manifest.contributes.languages[0].configuration];
	ok(named.every((f) => fs.existsSync(path.join(HERE, f))),
	    'every file that the manifest names is there');
	ok(!manifest.dependencies && !manifest.devDependencies,
	    'and it needs no other package');
	done();
	process.exit();
})().catch((e) => { ok(false, String(e && e.stack)); done(); process.exit(1); });
