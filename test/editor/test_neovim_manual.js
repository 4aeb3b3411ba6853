// SPDX-License-Identifier: EUPL-1.2
// The settings for older versions of Neovim, as doc/manual/editors.md has them.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { VERN } = require('./lib');

const manual = fs.readFileSync(path.join(__dirname,
	'../../doc/manual/editors.md'), 'utf8');
const settings = /^Before that.*\n\n```lua\n([^]*?)```/m.exec(manual)[1];
const LOOK = `
local n, bad = 0, 0
local function ok(good, name)
	n = n + 1
	if not good then bad = bad + 1 end
	io.stdout:write((good and '' or 'not ') .. 'ok ' .. n .. ' - ' .. name .. '\\n')
end
vim.cmd('edit wrong.vern')
ok(vim.bo.filetype == 'vern', 'the kind of file')
ok(vim.bo.commentstring == '# %s', 'comments')
vim.wait(5000, function() return #vim.diagnostic.get(0) > 0 end, 20)
ok(#vim.diagnostic.get(0) > 0, 'findings')
vim.cmd('edit other.vern')
vim.wait(5000, function() return #vim.diagnostic.get(0) > 0 end, 20)
ok(#vim.diagnostic.get(0) > 0, 'findings of a second file')
io.stdout:write('1..' .. n .. '\\n')
vim.cmd(bad == 0 and 'qall!' or 'cquit!')
`;

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vern-neovim-'));
const put = (name, text) => {
	fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
	fs.writeFileSync(path.join(dir, name), text);
};
put('config/nvim/init.lua', settings);
put('look.lua', LOOK);
put('wrong.vern', 'statement x {\n\tlanguages nb\n\tversoin 1.0.0\n}\n');
put('other.vern', 'statement y {\n\tlanguages nb\n\tversoin 1.0.0\n}\n');
fs.mkdirSync(path.join(dir, 'bin'));
fs.symlinkSync(path.resolve(VERN), path.join(dir, 'bin/vern'));
const r = spawnSync('nvim', ['--headless', '-i', 'NONE', '-n', '-c',
	'luafile look.lua'], {
	encoding: 'utf8', timeout: 60000, cwd: dir,
	env: { ...process.env, HOME: dir,
		PATH: path.join(dir, 'bin') + ':' + process.env.PATH,
		XDG_CONFIG_HOME: path.join(dir, 'config'),
		XDG_STATE_HOME: dir, XDG_DATA_HOME: dir, XDG_CACHE_HOME: dir },
});
fs.rmSync(dir, { recursive: true, force: true });
process.stdout.write(r.stdout || '');
if (r.error || r.status !== 0 || !/^1\.\./m.test(r.stdout)) {
	console.log('not ok 99 - Neovim ends well');
	console.log('# ' + String(r.error || r.stderr).replace(/\n/g, '\n# '));
	process.exitCode = 1;
}
