-- The table package: paths, searchpath, loaded (manual §6.3).
print((package.config:gsub("\n", "|")))
print(type(package.path), type(package.cpath), type(package.preload), type(package.loaded), #package.searchers)
for _, name in ipairs {"_G", "package", "coroutine", "table", "io", "os", "string", "math", "utf8", "debug"} do
  io.write(name, " ", tostring(package.loaded[name] == _G[name] and require(name) == _G[name]), "; ")
end
print()

local name = os.tmpname()
local directory, base = name:match("^(.*)/([^/]*)$")
print(package.searchpath(base, directory .. "/?") == name)
print(package.searchpath("no", directory .. "/?/x;" .. directory .. "/?") == nil)
print(package.searchpath("a.b.c", "./?.nope;?/init.nope;fixed.nope"))
print(package.searchpath("a.b.c", "?.nope", ""))
print(package.searchpath("a.b.c", "?.nope", ".", "-"))
print(package.searchpath("a--b", "?.nope", "--", "+"))
print(package.searchpath("a.b", "?/?.nope", "."))
print(package.searchpath("x", ""))
print(package.searchpath("x", ";;"))
print(package.searchpath("x%1", "?.nope"))
print(pcall(package.searchpath, "x"))
print(pcall(package.loadlib, "x"))

-- loading files
local function write(text)
  local f = io.open(name, "wb")
  f:write(text)
  f:close()
end
local function short(value) return (tostring(value):gsub(name:gsub("%p", "%%%0"), "NAME")) end
local function loads(text, ...)
  write(text)
  local f, message = loadfile(name, ...)
  if f then print(short(select(2, pcall(f)))) else print(f, short(message)) end
end
loads("return 1 + 1")
loads("")
loads("# only a comment")
loads("# comment\nreturn debug.getinfo(1).currentline")
loads("#!/bin/lua\n\nerror('third line')")
loads("\xEF\xBB\xBFreturn 'bom'")
loads("\xEF\xBB\xBF# bom and comment\nreturn 'both'")
loads("\xEF\xBBreturn 1")
loads("return ]")
loads("return 1", "b")
loads("return 1", "t")
loads("\27Lua", "t")
loads("return x", "bt", {x = "environment"})
loads("return _ENV", "bt", nil)
print(short(select(2, loadfile(name .. ".missing"))))
write("return 'done', ...")
print(dofile(name))
print(short(select(2, pcall(dofile, name .. ".missing"))))
os.remove(name)
