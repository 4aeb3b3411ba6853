// SPDX-License-Identifier: EUPL-1.2
// The language server with the client that Neovim has.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { VERN } = require('./lib');

const FILE = `statement choir {
	nb "Koret 😀" en "The choir"
	version 1.0.0
	languages nb, en
}
field full_name name {
	nb "Navn"
}
purpose membership {
	serves mesages
	using full_name # 😀 full_name, 😀
}
`;

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vern-neovim-'));
const file = path.join(dir, 'choir.vern');
fs.writeFileSync(file, FILE);
const r = spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n',
	'-c', 'luafile ' + path.join(__dirname, 'neovim.lua')], {
	encoding: 'utf8', timeout: 60000, cwd: dir,
	env: { ...process.env, VERN, VERN_FILE: file, HOME: dir,
		XDG_STATE_HOME: dir, XDG_DATA_HOME: dir, XDG_CACHE_HOME: dir },
});
fs.rmSync(dir, { recursive: true, force: true });
process.stdout.write(r.stdout || '');
if (r.error || r.status !== 0 || !/^1\.\./m.test(r.stdout)) {
	console.log('not ok 99 - Neovim ends well');
	console.log('# ' + String(r.error || r.stderr).replace(/\n/g, '\n# '));
	process.exitCode = 1;
}
