-- Runs luacheck, as a library, over Penlight's sources and some sources with mistakes, and prints every warning.
local luacheck = require "luacheck"
local format = require("luacheck.format").format

local folder = assert(package.searchpath("pl.class", package.path)):match("^(.*)/[^/]*$")
local names, sources = {}, {}
for _, name in ipairs { "class", "List", "lexer", "pretty", "stringx", "template", "data", "seq" } do
  local file = assert(io.open(folder .. "/" .. name .. ".lua", "rb"))
  names[#names + 1] = name
  sources[#sources + 1] = file:read("a")
  file:close()
end
local mistakes = {
  "local unused = 1\nprint(undefined)\nx = 5",
  "for i = 1, 2 do local i = i end\nreturn function(a, b, ...) b = 1 end",
  "local t = { a = 1, a = 2 }\nif t then end\nwhile true do break end\ngoto nowhere",
  "local function f() return end print(1) -- luacheck: ignore\nlocal f = f",
  "x = = 1",
  "return 'unfinished",
  ("local a = 1; "):rep(250),
}
for i, text in ipairs(mistakes) do
  names[#names + 1] = "mistake" .. i
  sources[#sources + 1] = text
end

local report = luacheck.check_strings(sources, { std = "max", max_line_length = 100 })
print(report.warnings, report.errors, report.fatals)
for i, file in ipairs(report) do
  for _, warning in ipairs(file) do
    print(names[i], warning.line, warning.column, warning.end_column, warning.code, luacheck.get_message(warning))
  end
end
print(format(report, names, { color = false, formatter = "plain", quiet = 0, limit = 1000, ranges = false, codes = true }))
