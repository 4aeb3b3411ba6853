// SPDX-License-Identifier: EUPL-1.2
// "vern policy lsp" in Visual Studio Code. Needs nothing but the editor: the
// protocol is a few lines, and what it says maps onto vscode one to one.
'use strict';
const { spawn } = require('child_process');
const vscode = require('vscode');

const SELECTOR = { language: 'vern' };
const STARTS_MAX = 5; // after so many ends the server is left alone

class Server {
	constructor(path, locale, told) {
		this.told = told;
		this.next = 1;
		this.asked = new Map();
		this.bytes = Buffer.alloc(0);
		this.process = spawn(path, ['policy', 'lsp'], { stdio: 'pipe' });
		this.process.stdout.on('data', (d) => this.read(d));
		this.process.stdin.on('error', () => {});
		this.ended = new Promise((resolve) => {
			this.process.once('error', resolve);
			this.process.once('exit', () => resolve(null));
		});
		this.ended.then(() => {
			for (const { reject } of this.asked.values())
				reject(new Error('vern has ended'));
			this.asked.clear();
		});
		this.ready = this.send('initialize', {
			processId: process.pid, rootUri: null, locale,
			capabilities: {
				general: { positionEncodings: ['utf-16'] },
				textDocument: {
					completion: { completionItem: { snippetSupport: true } },
					documentSymbol: { hierarchicalDocumentSymbolSupport: true },
				},
			},
		}).then(() => this.write({ method: 'initialized', params: {} }));
		this.ready.catch(() => {});
	}
	write(message) {
		const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
		this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
		this.process.stdin.write(body);
	}
	send(method, params) {
		const id = this.next++;
		return new Promise((resolve, reject) => {
			this.asked.set(id, { resolve, reject });
			this.write({ id, method, params });
		});
	}
	notify(method, params) {
		this.ready.then(() => this.write({ method, params }), () => {});
	}
	async ask(method, params, cancel) {
		await this.ready;
		const id = this.next;
		const stop = cancel && cancel.onCancellationRequested(() =>
			this.write({ method: '$/cancelRequest', params: { id } }));
		try {
			return await this.send(method, params);
		} finally {
			if (stop) stop.dispose();
		}
	}
	read(more) {
		this.bytes = Buffer.concat([this.bytes, more]);
		for (;;) {
			const end = this.bytes.indexOf('\r\n\r\n');
			if (end < 0) return;
			const n = Number(/Content-Length: (\d+)/i
				.exec(this.bytes.toString('latin1', 0, end))[1]);
			if (this.bytes.length < end + 4 + n) return;
			const body = this.bytes.toString('utf8', end + 4, end + 4 + n);
			this.bytes = this.bytes.subarray(end + 4 + n);
			this.take(JSON.parse(body));
		}
	}
	take(m) {
		const asked = this.asked.get(m.id);
		if (m.method) {
			this.told(m.method, m.params);
		} else if (asked) {
			this.asked.delete(m.id);
			if (m.error) asked.reject(new Error(m.error.message));
			else asked.resolve(m.result);
		}
	}
	async stop() {
		await this.send('shutdown').catch(() => {});
		this.write({ method: 'exit' });
	}
}

// ---- between the protocol and vscode

const position = (p) => new vscode.Position(p.line, p.character);
const range = (r) => new vscode.Range(position(r.start), position(r.end));
const edits = (list) =>
	(list || []).map((e) => new vscode.TextEdit(range(e.range), e.newText));
const at = (document, where) => ({
	textDocument: { uri: document.uri.toString() },
	...(where && { position: { line: where.line, character: where.character } }),
});
function workspaceEdit(edit) {
	const w = new vscode.WorkspaceEdit();
	for (const [uri, list] of Object.entries(edit.changes))
		w.set(vscode.Uri.parse(uri), edits(list));
	return w;
}
function diagnostic(d) {
	const out = new vscode.Diagnostic(range(d.range), d.message, d.severity - 1);
	out.code = d.code;
	out.source = d.source;
	return out;
}
function choice(c) {
	const item = new vscode.CompletionItem(c.label, c.kind - 1);
	item.detail = c.detail;
	item.documentation = c.documentation;
	item.range = range(c.textEdit.range);
	item.insertText = c.insertTextFormat === 2
		? new vscode.SnippetString(c.textEdit.newText) : c.textEdit.newText;
	return item;
}
function symbol(s) {
	const out = new vscode.DocumentSymbol(s.name, s.detail, s.kind - 1,
	    range(s.range), range(s.selectionRange));
	out.children = (s.children || []).map(symbol);
	return out;
}

function providers(ask) {
	const location = (l) =>
		new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
	const is = vscode.languages;
	return [
		is.registerHoverProvider(SELECTOR, {
			async provideHover(d, p, c) {
				const h = await ask('hover', at(d, p), c);
				return h && new vscode.Hover(
				    new vscode.MarkdownString(h.contents.value), range(h.range));
			},
		}),
		is.registerCompletionItemProvider(SELECTOR, {
			async provideCompletionItems(d, p, c) {
				return (await ask('completion', at(d, p), c)).map(choice);
			},
		}, ' ', ',', '.', ':'),
		is.registerDefinitionProvider(SELECTOR, {
			async provideDefinition(d, p, c) {
				const l = await ask('definition', at(d, p), c);
				return l && location(l);
			},
		}),
		is.registerReferenceProvider(SELECTOR, {
			async provideReferences(d, p, context, c) {
				return (await ask('references', { ...at(d, p),
					context: { includeDeclaration: context.includeDeclaration } },
				    c)).map(location);
			},
		}),
		is.registerDocumentHighlightProvider(SELECTOR, {
			async provideDocumentHighlights(d, p, c) {
				return (await ask('documentHighlight', at(d, p), c)).map((h) =>
					new vscode.DocumentHighlight(range(h.range), h.kind - 1));
			},
		}),
		is.registerRenameProvider(SELECTOR, {
			async prepareRename(d, p, c) {
				const r = await ask('prepareRename', at(d, p), c);
				if (!r) throw new Error('no name stands here');
				return { range: range(r.range), placeholder: r.placeholder };
			},
			async provideRenameEdits(d, p, newName, c) {
				return workspaceEdit(
				    await ask('rename', { ...at(d, p), newName }, c));
			},
		}),
		is.registerDocumentSymbolProvider(SELECTOR, {
			async provideDocumentSymbols(d, c) {
				return (await ask('documentSymbol', at(d), c)).map(symbol);
			},
		}),
		is.registerDocumentFormattingEditProvider(SELECTOR, {
			async provideDocumentFormattingEdits(d, options, c) {
				return edits(await ask('formatting', { ...at(d), options }, c));
			},
		}),
		is.registerFoldingRangeProvider(SELECTOR, {
			async provideFoldingRanges(d, context, c) {
				return (await ask('foldingRange', at(d), c)).map((f) =>
					new vscode.FoldingRange(f.startLine, f.endLine));
			},
		}),
		is.registerCodeActionsProvider(SELECTOR, {
			async provideCodeActions(d, r, context, c) {
				const list = await ask('codeAction', { ...at(d),
					range: { start: { line: r.start.line,
						character: r.start.character },
					end: { line: r.end.line, character: r.end.character } },
					context: { diagnostics: [] } }, c);
				return list.map((a) => {
					const out = new vscode.CodeAction(a.title,
					    vscode.CodeActionKind.QuickFix);
					out.edit = workspaceEdit(a.edit);
					out.isPreferred = a.isPreferred;
					out.diagnostics = a.diagnostics.map(diagnostic);
					return out;
				});
			},
		}, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
	];
}

// ---- the extension

let server;

function activate(context) {
	const found = vscode.languages.createDiagnosticCollection('vern');
	let starts = 0, stopped = false;
	const told = (method, params) => {
		if (method === 'textDocument/publishDiagnostics')
			found.set(vscode.Uri.parse(params.uri),
			    params.diagnostics.map(diagnostic));
	};
	const opened = (d) => {
		if (d.languageId === 'vern')
			server.notify('textDocument/didOpen', { textDocument: {
				uri: d.uri.toString(), languageId: 'vern',
				version: d.version, text: d.getText() } });
	};
	const start = () => {
		const path = vscode.workspace.getConfiguration('vern').get('path');
		const one = server = new Server(path, vscode.env.language, told);
		one.ended.then((error) => {
			found.clear();
			if (stopped || one !== server) return;
			if (error)
				vscode.window.showErrorMessage(
				    `Vern: ${path} does not start; set "vern.path".`);
			else if (++starts < STARTS_MAX)
				start();
		});
		vscode.workspace.textDocuments.forEach(opened);
	};
	start();
	context.subscriptions.push(found,
	    vscode.workspace.onDidOpenTextDocument(opened),
	    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
		if (document.languageId === 'vern')
			server.notify('textDocument/didChange', {
				textDocument: { uri: document.uri.toString(),
					version: document.version },
				contentChanges: contentChanges.map((c) => ({
					range: { start: { line: c.range.start.line,
						character: c.range.start.character },
					end: { line: c.range.end.line,
						character: c.range.end.character } },
					text: c.text })) });
	    }),
	    vscode.workspace.onDidCloseTextDocument((d) => {
		if (d.languageId === 'vern')
			server.notify('textDocument/didClose', at(d));
	    }),
	    { dispose() { stopped = true; } },
	    ...providers((method, params, cancel) =>
		server.ask('textDocument/' + method, params, cancel)));
}

function deactivate() {
	return server && server.stop();
}

module.exports = { activate, deactivate };
