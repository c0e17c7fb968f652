-- require: loaders, results, errors (manual §6.3; loadlib.c).
local directory = os.tmpname()
os.remove(directory)
os.execute("mkdir " .. directory)
local files = {}
local function module(name, text)
  files[#files + 1] = directory .. "/" .. name
  local f = assert(io.open(directory .. "/" .. name, "w"))
  f:write(text)
  f:close()
end
local function short(value)
  return (tostring(value):gsub(directory:gsub("%p", "%%%0"), "DIR"))
end
local function try(name)
  local ok, value, data = pcall(require, name)
  print(ok, short(value):gsub("^[^:]*:%d+: ", ""), short(data))
end

package.path = directory .. "/?.lua;" .. directory .. "/?/init.lua"
package.cpath = directory .. "/?.so"

module("simple.lua", "count = (count or 0) + 1; return {name = ..., file = select(2, ...)}")
local m, data = require("simple")
print(m.name, short(m.file), short(data), count)
print(require("simple") == m, select("#", require("simple")), count, package.loaded.simple == m)
package.loaded.simple = nil
print(require("simple") ~= m, count)

module("nothing.lua", "")
try("nothing")
try("nothing")
module("returnsfalse.lua", "return false")
try("returnsfalse")
try("returnsfalse")
module("setsitself.lua", "package.loaded[...] = 'set by the module'")
try("setsitself")
module("cycle.lua", "package.loaded[...] = 25; return require('cycle')")
try("cycle")

os.execute("mkdir " .. directory .. "/parent")
module("parent/init.lua", "return 'parent'")
module("parent/child.lua", "return 'child of ' .. require('parent')")
try("parent")
try("parent.child")

module("syntax.lua", "\n\nx = = 1")
try("syntax")
module("fails.lua", "error('failed', 0)")
try("fails")
module("failswithtable.lua", "error({})")
print(select("#", pcall(require, "failswithtable")), type(select(2, pcall(require, "failswithtable"))))

module("comment.lua", "#!/usr/bin/lua\nreturn (select(2, pcall(error, 'x', 2)))")
try("comment")
module("bom.lua", "\xEF\xBB\xBF# comment\nreturn 'after bom'")
try("bom")

try("missing.module")
package.path, package.cpath = "?.nope;dir/?", ""
try("missing")

-- preload
package.preload.virtual = function(...) return {...} end
local v, d = require("virtual")
print(v[1], v[2], d)

-- searchers
table.insert(package.searchers, 2, function(name)
  if name == "invented" then return function(n, extra) return n .. "+" .. tostring(extra) end, "extra" end
  if name == "silent" then return nil end
  return "\n\tno invention '" .. name .. "'"
end)
print(require("invented"))
try("other")
local searchers = package.searchers
package.searchers = {function() return "one" end, function() end, function() return 3 end}
try("list")
package.searchers = 1
try("list")
package.searchers = searchers
package.path = {}
try("list")
print(pcall(require))
print(pcall(require, {}))

for _, name in ipairs(files) do os.remove(name) end
os.remove(directory .. "/parent")
print(os.remove(directory))
