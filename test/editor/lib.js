// SPDX-License-Identifier: EUPL-1.2
// What the editor tests share: TAP, and a language server behind the client
// half of VS Code (vscode-jsonrpc, vscode-languageserver-protocol).
'use strict';
const { spawn } = require('child_process');
const path = require('path');
const protocol = require('vscode-languageserver-protocol/node');

const ROOT = path.resolve(__dirname, '../..');
const VERN = process.env.VERN || path.join(ROOT, 'build/release/vern');

let n = 0, bad = 0;
function ok(good, name, more) {
	n++;
	if (!good) bad++;
	console.log(`${good ? '' : 'not '}ok ${n} - ${name}`);
	if (!good && more !== undefined)
		console.log('# ' + JSON.stringify(more, null, 1)
			.replace(/\n/g, '\n# '));
	return good;
}
function done() {
	console.log(`1..${n}`);
	process.exitCode = bad ? 1 : 0;
}

// The file without its "^", and where that stood, in UTF-16 units.
function marked(text) {
	const at = (text + '^').indexOf('^'), before = text.slice(0, at);
	return {
		text: before + text.slice(at + 1),
		position: {
			line: before.split('\n').length - 1,
			character: at - (before.lastIndexOf('\n') + 1),
		},
	};
}

class Server {
	constructor(...args) {
		this.process = spawn(VERN, ['policy', 'lsp', ...args],
		    { env: { ...process.env, VERN_NOW: '2026-01-30T12:00:00Z' } });
		this.errors = '';
		this.process.stderr.on('data', (d) => { this.errors += d; });
		this.ended = new Promise((resolve) =>
			this.process.once('exit', resolve));
		this.client = protocol.createProtocolConnection(
		    new protocol.StreamMessageReader(this.process.stdout),
		    new protocol.StreamMessageWriter(this.process.stdin));
		this.findings = new Map();
		this.waiting = [];
		this.client.onNotification(
		    protocol.PublishDiagnosticsNotification.type, (p) => {
			this.findings.set(p.uri, p);
			for (const w of this.waiting.splice(0)) w();
		});
		this.client.listen();
	}
	initialize(more) {
		return this.client.sendRequest(protocol.InitializeRequest.type, {
			processId: process.pid, rootUri: null,
			capabilities: {
				textDocument: {
					completion: { completionItem: { snippetSupport: true } },
					documentSymbol: { hierarchicalDocumentSymbolSupport: true },
				},
			},
			...more,
		}).then((r) => {
			this.client.sendNotification(
			    protocol.InitializedNotification.type, {});
			return r;
		});
	}
	open(uri, text) {
		return this.client.sendNotification(
		    protocol.DidOpenTextDocumentNotification.type,
		    { textDocument: { uri, languageId: 'vern', version: 1, text } });
	}
	change(uri, version, ...contentChanges) {
		return this.client.sendNotification(
		    protocol.DidChangeTextDocumentNotification.type,
		    { textDocument: { uri, version }, contentChanges });
	}
	// The findings of that version of the file, when they have come.
	async told(uri, version) {
		for (;;) {
			const p = this.findings.get(uri);
			if (p && p.version === version) return p.diagnostics;
			await new Promise((resolve) => this.waiting.push(resolve));
		}
	}
	ask(type, uri, position, more) {
		return this.client.sendRequest(type,
		    { textDocument: { uri }, position, ...more });
	}
	async stop() {
		await this.client.sendRequest(protocol.ShutdownRequest.type);
		await this.client.sendNotification(
		    protocol.ExitNotification.type);
		return this.ended;
	}
}

module.exports = { ROOT, VERN, Server, done, marked, ok, protocol };
