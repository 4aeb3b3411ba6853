-- SPDX-License-Identifier: EUPL-1.2
-- Run in a headless Neovim by test_neovim.js: its own client on a file, TAP out.
local n, bad = 0, 0
local function ok(good, name, more)
	n = n + 1
	if not good then bad = bad + 1 end
	io.stdout:write((good and '' or 'not ') .. 'ok ' .. n .. ' - ' .. name .. '\n')
	if not good and more ~= nil then
		io.stdout:write('# ' .. vim.inspect(more):gsub('\n', '\n# ') .. '\n')
	end
end
local function text()
	return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

vim.cmd('edit ' .. vim.env.VERN_FILE)
local id = vim.lsp.start_client({ cmd = { vim.env.VERN, 'policy', 'lsp' },
	name = 'vern', root_dir = vim.fn.getcwd() })
ok(id ~= nil, 'the server starts')
vim.lsp.buf_attach_client(0, id)
local client = vim.lsp.get_client_by_id(id)
vim.wait(5000, function() return client.initialized end, 20)
local function ask(method, params)
	local all = vim.lsp.buf_request_sync(0, method, params, 5000) or {}
	local one = all[id] or {}
	return one.result, one.err
end
local function place(word, more)
	for i, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
		local at = line:find(word, 1, true)
		if at then
			vim.api.nvim_win_set_cursor(0, { i, at - 1 })
			local p = vim.lsp.util.make_position_params(0,
				client.offset_encoding)
			for k, v in pairs(more or {}) do p[k] = v end
			return p
		end
	end
end

vim.wait(5000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local found = vim.diagnostic.get(0)
local wrong
for _, d in ipairs(found) do
	if d.code == 'unknown_word' or (d.user_data and d.user_data.lsp and
	    d.user_data.lsp.code == 'unknown_word') then wrong = d end
end
ok(wrong and wrong.lnum == 9, 'a finding in its line', found)

local hover = ask('textDocument/hover', place('using'))
ok(hover and hover.contents.value:find('nobody gets more for it', 1, true),
	'the text of the manual', hover)

local to = ask('textDocument/definition', place('full_name, 😀'))
ok(to == nil or to == vim.NIL, 'a comment leads nowhere', to)
to = ask('textDocument/definition', place('full_name # 😀'))
ok(to and to.range.start.line == 5, 'a name to its declaration', to)

local fixes = ask('textDocument/codeAction', {
	textDocument = vim.lsp.util.make_text_document_params(),
	range = { start = { line = 0, character = 0 },
		['end'] = { line = 99, character = 0 } },
	context = { diagnostics = {} } })
ok(fixes and #fixes == 1, 'one misspelt word', fixes)
vim.lsp.util.apply_workspace_edit(fixes[1].edit, client.offset_encoding)
ok(text():find('serves messages', 1, true) ~= nil, 'is what was meant', text())

local edit = ask('textDocument/rename',
	place('full_name # 😀', { newName = 'whole_name' }))
vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
ok(not text():find('full_name [^,]') and text():find('using whole_name', 1, true)
	and text():find('field whole_name name', 1, true), 'renamed', text())

vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'role   r  {', ' may read audit', '}' })
local format = ask('textDocument/formatting', {
	textDocument = vim.lsp.util.make_text_document_params(),
	options = { tabSize = 8, insertSpaces = false } })
vim.lsp.util.apply_text_edits(format, 0, client.offset_encoding)
ok(text():find('role r {\n\tmay read audit\n}', 1, true) ~= nil,
	'the canonical form', text())

vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'purpose p {', '\tsend by em' })
vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), 11 })
local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
params.position.character = 11
local items = ask('textDocument/completion', params)
local email = false
for _, i in ipairs(items or {}) do email = email or i.label == 'email' end
ok(email, 'what may follow', items)

client.stop()
vim.wait(5000, function() return client.is_stopped() end, 20)
ok(client.is_stopped(), 'and goodbye')
io.stdout:write('1..' .. n .. '\n')
vim.cmd(bad == 0 and 'qall!' or 'cquit!')
