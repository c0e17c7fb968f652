-- What the libraries string, table, math, utf8, io and os say: lstrlib.c, ltablib.c, lmathlib.c, lutf8lib.c, liolib.c, loslib.c.
local function try(f, ...)
  local ok, message = pcall(f, ...)
  if not ok then print((tostring(message):gsub("0x%x+", "P"))) end
  return ok
end
local function show(...)
  print((table.concat({...}, "\t"):gsub("0x%x+", "P")))
end

-- every function with each kind of value, in each of the first three places
local values = {n = 8, nil, true, 5, 1.5, "x", {}, print, "5"}
local skipped = {["string.rep"] = true, ["os.exit"] = true, ["os.execute"] = true, ["io.popen"] = true, ["io.lines"] = true, ["io.open"] = true, ["io.input"] = true, ["io.output"] = true,
  ["os.tmpname"] = true, ["io.tmpfile"] = true, ["os.remove"] = true, ["os.rename"] = true, ["io.read"] = true, ["io.write"] = true, ["io.close"] = true, ["os.getenv"] = true,
  ["table.unpack"] = true, ["table.move"] = true, ["table.insert"] = true, ["table.concat"] = true, ["string.dump"] = true, ["os.setlocale"] = true,
  -- what is there for Lua 5.3 only, or depends on the order in which C evaluates arguments
  ["math.cosh"] = true, ["math.sinh"] = true, ["math.tanh"] = true, ["math.pow"] = true, ["math.frexp"] = true, ["math.ldexp"] = true, ["math.log10"] = true, ["math.fmod"] = true}
for _, library in ipairs {"string", "table", "math", "utf8", "io", "os"} do
  local names = {}
  for name in pairs(_G[library]) do
    if type(_G[library][name]) == "function" and not skipped[library .. "." .. name] then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local f = _G[library][name]
    print(library .. "." .. name)
    try(f)
    for i = 1, values.n do
      try(f, values[i])
      try(f, "5", values[i])
      try(f, "5", 1, values[i])
      try(f, {}, values[i])
    end
  end
end

-- string
local s = string
for _, pattern in ipairs {"(", ")", "(()", "%", "[", "[]", "[^]", "[a", "[%", "[a-", "[a-%", "%b", "%bx", "%f", "%fx", "%f[", "%1", "%0", "(%1)", "(a)%2", "%g(", "a)", "(a", "x*)", "%9", "[[:alpha:]", "[%a-z", "(()())%4"} do
  print(pattern)
  try(s.find, "aaa", pattern) try(s.match, "xax", pattern) try(s.gsub, "abc", pattern, "") try(function() for _ in s.gmatch("abc", pattern) do end end)
end
try(s.find, ("a"):rep(300), ("(a)"):rep(33)) try(s.find, "a", ("()"):rep(33)) try(s.match, ("x"):rep(250000), ("x?"):rep(250000)) try(s.find, "abc", "a", {}) try(s.rep) try(s.rep, "x") try(s.rep, "x", {}) try(s.rep, "x", 1e10) try(s.rep, "x", 1 << 40, "y") try(s.rep, "ab", math.maxinteger)
for _, replacement in ipairs {"%", "%2", "%x", "%9", "a%"} do try(s.gsub, "abc", "b", replacement) try(s.gsub, "abc", "(b)", replacement) end
try(s.gsub, "abc", "b", 5) try(s.gsub, "abc", "b", true) try(s.gsub, "abc", "b") try(s.gsub, "abc", "b", function() return {} end) try(s.gsub, "abc", "b", function() return true end) try(s.gsub, "abc", "b", {b = print}) try(s.gsub, "abc", "b", "x", "y") try(s.gsub, "abc", "b", "x", {})
for _, format in ipairs {"%", "%y", "%10", "%123d", "%.123d", "%10.123f", "%-+ #0d", "%-+ #00d", "%d", "%5.c", "%.3c", "%#s", "%+s", "%0s", "%.3q", "%10q", "%#d", "%#u", "%u", "%+x", "%i", "%lld", "%hd", "%1$d", "%.20.3d", "%ax", "%s", "%q", "%p", "%.3p", "%0p", "%5", "%\0", "%%%", "%c", "%e", "%g", "%A", "%o", "%X", "%5%", "%.d", "%.f", "% s", "%-05d"} do
  print(format)
  try(s.format, format) try(s.format, format, "x") try(s.format, format, {}) try(s.format, format, 1.5) try(s.format, format, 5)
end
try(s.format, "%s", setmetatable({}, {__tostring = function() return 5 end})) try(s.format, "%s") try(s.format, "%q", {}) try(s.format, "%q", print) try(s.format, "%d", "1.5") try(s.format, "%d", 2^63) try(s.format, "%c", 1.5) try(s.format, "%s", setmetatable({}, {__tostring = 1})) try(s.format, "%99.99f", 1) try(s.format, "%s\0%d", "x") try(s.format, "%10s", "a\0b") try(s.format, "%.5s", "a\0b") try(s.format)
try(s.char, 256) try(s.char, -1) try(s.char, 1, 2, "x") try(s.char, 1.5) try(s.byte, "x", 1, {}) try(s.byte, ("x"):rep(10), 1, 1e300) try(s.dump, print) try(s.dump) try(s.dump, {}) try(s.dump, s.rep) try(s.sub, "x") try(s.sub, "x", 1.5) try(s.sub, "x", "y") try(s.len) try(s.upper, {}) try(s.reverse, nil) try(s.lower)
for _, format in ipairs {"i0", "i17", "s17", "!17", "!3i4", "c", "cx", "c-1", "X", "Xz", "Xi0", "X ", "y", "i99999999999", "<!", "!0", "d", "z", "s1", "i16", "c2", "Xs", "j2", "B", "b", "H", "I1", "xXi3", "!4 Xi3", "!i3Xi3"} do
  print(format)
  try(s.packsize, format) try(s.pack, format) try(s.pack, format, 1) try(s.pack, format, "abc") try(s.pack, format, 1e300) try(s.pack, format, 300) try(s.unpack, format, "") try(s.unpack, format, "ab") try(s.pack, format, "a\0b")
end
try(s.pack, "i1", 128) try(s.pack, "i1", -129) try(s.pack, "I1", 256) try(s.pack, "I1", -1) try(s.pack, "s1", ("x"):rep(256)) try(s.pack, "z", "a\0b") try(s.pack, "c1", "ab") try(s.unpack, "i9", "\1\1\1\1\1\1\1\1\1") try(s.unpack, "<i16", ("\255"):rep(8) .. ("\1"):rep(8)) try(s.unpack, "z", "abc") try(s.unpack, "s1", "\5ab") try(s.unpack, "i4", "abcd", 6) try(s.unpack, "i4", "abcd", -5) try(s.unpack, "b", "abc", 10) try(s.packsize, "s") try(s.packsize, "z") try(s.packsize, "c2147483647c2147483647") try(s.packsize, "i") try(s.pack, "d", "x") try(s.pack, "j", 1.5)

-- table
local t = table
try(t.insert) try(t.insert, {}) try(t.insert, {}, 1, 2, 3) try(t.insert, {}, 5, 1) try(t.insert, {}, 0, 1) try(t.insert, {}, "x", 1) try(t.insert, nil, 1) try(t.insert, {}, 1.5, 1) try(t.insert, 5, 1) try(t.remove) try(t.remove, {}, 5) try(t.remove, {1}, 3) try(t.remove, {1}, -1) try(t.remove, {}, "x")
try(t.concat) try(t.concat, {{}}) try(t.concat, {1, nil, 3}, ",", 1, 3) try(t.concat, {1, true}) try(t.concat, {}, {}) try(t.concat, {}, "", "x") try(t.concat, {}, "", 1, 2) try(t.concat, {print}) try(t.concat, {1}, ",", 1, {}) try(t.concat, 5)
try(t.unpack, {}, 1, 1e7) try(t.unpack, {}, 1, 1e9) try(t.unpack, {}, math.mininteger, math.maxinteger) try(t.unpack, {}, 1.5) try(t.unpack, {}, "x") try(t.unpack) try(t.unpack, 5, 1, 2) try(t.unpack, {}, 1, {})
try(t.move) try(t.move, {}) try(t.move, {}, 1) try(t.move, {}, 1, 2) try(t.move, {}, 1, 2, 3, 4) try(t.move, {}, 0, math.maxinteger, 1) try(t.move, {}, 1, math.maxinteger, 2) try(t.move, {}, math.mininteger, 0, 1) try(t.move, {}, 1, 2, math.maxinteger) try(t.move, 5, 1, 2, 3) try(t.move, {}, "x", 1, 1)
try(t.sort, {3, 1, "x"}) try(t.sort, {1, 2, nil, 3, {}}) try(t.sort, {{}, {}}) try(t.sort, {1, 2, 3}, 5) try(t.sort, {1, 2, 3}, function() return true end) try(t.sort, {3, 2, 1}, function() error("compare") end) try(t.sort, setmetatable({}, {__len = function() return 1e10 end})) try(t.sort, setmetatable({}, {__len = function() return "x" end})) try(t.sort, setmetatable({}, {__len = function() return math.maxinteger end})) try(t.sort)
try(t.insert, setmetatable({}, {__len = function() return 1.5 end}), 1) try(t.concat, setmetatable({}, {__len = function() return {} end})) try(t.remove, setmetatable({}, {__index = 5}), 1) try(t.insert, setmetatable({}, {__newindex = 5}), 1) try(t.insert, setmetatable({}, {__newindex = function() error("no") end}), 1)
local userdata = io.stdout
try(t.concat, userdata) try(t.insert, userdata, 1) try(t.unpack, userdata) try(t.sort, userdata) try(t.move, userdata, 1, 2, 3) try(t.remove, userdata)

-- math, utf8
try(math.random, 0.5) try(math.random, 2, 1) try(math.random, 1, 2, 3) try(math.random, -5) try(math.random, "x") try(math.random, 1, {}) try(math.random, 1, 1.5) try(math.randomseed, "x") try(math.randomseed, {}) try(math.min) try(math.max) try(math.max, 1, "x") try(math.fmod, 1, 0) try(math.fmod, 1, "x") try(math.floor, {}) try(math.abs, "x") try(math.tointeger) try(math.ult, 1.5, 1) try(math.ult, 1) try(math.log, 1, "x") try(math.type)
local u = utf8
try(u.char, -1) try(u.char, 1 << 31) try(u.char, "x") try(u.codepoint, "abc", 4) try(u.codepoint, "abc", 0) try(u.codepoint, "abc", 1, 4) try(u.codepoint, "\xff") try(u.codepoint, "é", 2) try(u.codepoint, "abc", -4) try(u.len, "abc", 5) try(u.len, "abc", -4) try(u.len, "abc", 1, 4) try(u.offset, "abc", 1, 5) try(u.offset, "é", 1, 2) try(u.offset, "abc", 0, 5) try(u.offset, "abc") try(u.offset, "abc", 1, -4)
try(function() for _ in u.codes("a\xffb") do end end) try(function() for _ in u.codes("\xe4") do end end) try(function() for _ in u.codes("ab\x80") do end end) try(function() for _ in u.codes("\u{7fffffff}") do end end) try(u.codes) try(u.codes, {}) try(u.codepoint, "\u{d800}") try(u.codepoint, "\u{110000}") try(u.codepoint, "\xf4\x90\x80\x80")

-- io and os
try(io.open) try(io.open, {}) try(io.open, "x", "q") try(io.open, "x", {}) try(io.open, "x", "rw") try(io.open, "x", "") try(io.open, "x", "r+bx") show(tostring(io.open("/nonexistent/file")), select(2, io.open("/nonexistent/file")))
show("", select(2, io.open("/nonexistent/file", "w"))) show("", select(2, io.open("/", "w"))) try(io.lines, "/nonexistent/file") try(io.lines, {}) try(io.input, "/nonexistent/file") try(io.output, "/nonexistent/file") try(io.input, {}) try(io.output, true) try(io.popen) try(io.popen, "x", "q") try(io.popen, {}) try(io.close, 5) try(io.type) try(io.lines, "/dev/null", "x") try(io.lines, "/dev/null", "q") try(io.lines, "/dev/null", {})
local name = os.tmpname()
local f = assert(io.open(name, "w+"))
try(f.read, f, "q") try(f.read, f, "*q") try(f.read, f, {}) try(f.read, f, 1.5) try(f.read, f, "") try(f.read, f, true) try(f.seek, f, "q") try(f.seek, f, "set", "x") try(f.seek, f, "set", 1.5) show("", select(2, f:seek("set", -1))) try(f.setvbuf, f) try(f.setvbuf, f, "q") try(f.setvbuf, f, "full", "x") try(f.write, f, {}) try(f.write, f, nil) try(f.write, f, "x", true) try(f.lines, f, "q") try(f.lines, 5) try(f.read) try(f.read, 5) try(f.write, {}) try(f.seek, {}) try(f.close, {}) try(f.close) try(f.flush, 1) try(f.lines, f, table.unpack({}, 1, 251))
try(getmetatable(f).__index.read, "x") try(getmetatable(f).__tostring, 5) try(getmetatable(f).__gc) try(getmetatable(f).__close, {}) try(function() return f.nope() end) try(function() return f + 1 end) try(function() return #f end) try(function() f.x = 1 end) try(function() return f < f end) try(function() return f() end) try(function() return f .. "x" end)
local reader = assert(io.open(name, "r"))
show(tostring(reader:write("x")), select(2, reader:write("x")))
local lines = reader:lines()
reader:close()
try(reader.read, reader) try(reader.close, reader) try(reader.lines, reader) try(lines) try(reader.write, reader, "x") try(reader.seek, reader) try(io.close, reader) print(tostring(reader), io.type(reader))
local writer = assert(io.open(name, "w"))
show(tostring(writer:read()), select(2, writer:read()))
writer:close()
local all = io.lines(name)
print(all())
try(all)
io.input(name) io.input():close() try(io.read) try(io.lines) try(io.close, io.input())
io.input(io.stdin)
local out = io.output()
io.output(name) io.output():close() try(io.write, "x") try(io.close) try(io.flush)
io.output(out)
f:close()
os.remove(name)
show("", select(2, os.remove("/nonexistent/file"))) show("", select(2, os.rename("/nonexistent/file", "/nonexistent/other"))) show("", select(2, os.remove("/proc")) ~= nil and "cannot" or "could") try(os.remove) try(os.rename, "x") try(os.getenv) try(os.getenv, {}) try(os.exit, "x") try(os.exit, 1.5) try(os.exit, {}) try(os.execute, {}) try(os.setlocale, "C", "q") try(os.setlocale, {}) try(os.setlocale, "C", {}) try(os.difftime) try(os.difftime, 1) try(os.difftime, "x", 1)
for _, format in ipairs {"%", "%Q", "%E", "%Ez", "%O", "%Oc", "%1", "x%", "%\0", "%-d", "!%Q", "%EX%OQ", "*t%"} do try(os.date, format) end
try(os.date, "%Y", 2^60) try(os.date, "%Y", "x") try(os.date, "%Y", 1.5) try(os.date, "*t", math.maxinteger) try(os.date, {}) try(os.date, "%c", math.mininteger)
try(os.time, {}) try(os.time, {year = 2000}) try(os.time, {year = 2000, month = 1}) try(os.time, {year = "x", month = 1, day = 1}) try(os.time, {year = 2000, month = 1.5, day = 1}) try(os.time, {year = 2000, month = 1, day = 1, hour = {}}) try(os.time, {year = 1 << 40, month = 1, day = 1}) try(os.time, {year = 2000, month = 1 << 31, day = 1}) try(os.time, {year = 2000, month = 1, day = -(1 << 32)}) try(os.time, {year = math.maxinteger, month = 1, day = 1}) try(os.time, {year = math.mininteger, month = 1, day = 1}) try(os.time, {year = 2000, month = 1, day = 1, sec = 1 << 31}) try(os.time, {year = (1 << 31) + 1899, month = 12, day = 31, hour = 24}) try(os.time, 5) try(os.time, {year = 2000, month = 1, day = 1, min = "1.5"}) try(os.time, {year = -(1 << 31) + 1900, month = 1, day = -1000})
