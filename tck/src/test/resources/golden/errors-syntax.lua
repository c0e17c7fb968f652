-- What the lexer, the parser and the code generator of the reference say (llex.c, lparser.c, lcode.c).
local function try(text, name)
  print((select(3, pcall(load, text, name or "=s"))))
end

-- lexer
for _, text in ipairs {
  "x = 'abc", "x = 'abc\ndef'", "x = '\\q'", "x = '\\xg1'", "x = '\\x1'", "x = '\\x", "x = '\\400'", "x = '\\256'", "x = '\\999",
  "x = '\\u123'", "x = '\\u{'", "x = '\\u{}'", "x = '\\u{80000000}'", "x = '\\u{110000000000}'", "x = '\\u{12'", "x = '\\u{12",
  "x = '\\u{zz}'", "x = [[abc", "x = [==[abc]]", "--[[abc", "--[==[ abc\n\n]]", "x = [=abc", "x = [==", "x = [=[", "x = 3x", "x = 0x",
  "x = 0xp", "x = 1e", "x = 1e+", "x = 3..4", "x = 1.2.3", "x = 0x1p", "x = @", "x = $", "x = \\", "x = \1", "x = \127", "x = \255",
  "x = ?", "x = `a`", "x = !", "x = 'a\\z  \n b", "x = 'a\\", "\"abc", "x = \"\\\r\n\\p\"", "x = 'é\\ü'", "x = 12345678901234567890abc",
} do
  try(text)
end

-- parser
for _, text in ipairs {
  "x", "x =", "x = = 1", "x, y", "x, y = ", "f() = 1", "(f()) = 1", "x.y:z = 1", "1 = x", "'a' = 1", "(a) = 1 (b)", "x = }", "x = (1",
  "x = (1\n+\n2", "x = {1, 2", "x = {\n1, 2", "x = {1, 2)", "x = {[1] 2}", "x = {[1 = 2}", "x = {a.b = 1}", "x = {1 2}", "x = a[1",
  "x = a[]", "x = a.", "x = a.1", "x = a:b", "x = a:1()", "f(", "f(1,", "f(1 2)", "f(\n1\n", "f{", "if", "if x", "if x then", "if x then else",
  "if x\nthen\nelse\n", "if x then elseif", "if x then elseif y", "while", "while x", "while x do", "while x\ndo\n", "repeat", "repeat until",
  "repeat\n\n", "for", "for 1", "for i", "for i =", "for i = 1", "for i = 1,", "for i = 1, 2", "for i = 1, 2, 3, 4 do end", "for i, j = 1, 2 do end",
  "for i in", "for i in x", "for i, in x do end", "for i, 1 in x do end", "for i in x do", "for i = 1, 2\ndo\n", "for i.j = 1, 2 do end", "do", "do\n\n",
  "function", "function f", "function f(", "function f(1)", "function f(a,)", "function f(a, ...", "function f(..., a) end", "function f(a b) end",
  "function f()", "function f()\n\n", "function f.1() end", "function f:g.h() end", "function f:g:h() end", "function () end", "local", "local 1",
  "local function", "local function 1", "local function f.g() end", "local x =", "local x,", "local x, 1", "local x <", "local x <const", "local x <foo> = 1",
  "local x <1> = 1", "local x <close>, y <close> = 1, 2", "local x <const> = 1; x = 2", "local x <close> = nil; x = 2", "local a <const> = 1; function a() end",
  "local x <const> = 1; local function f() x = 2 end", "local a <const>, b = 1; b, a = 1, 2", "for i = 1, 2 do local j <const> = i; j = 1 end",
  "goto", "goto 1", "goto x", "goto\nx", "do goto x end", "do ::x:: end goto x", "goto x; local a; ::x:: print(a)", "goto x\nlocal a\n::x::\nprint(a)",
  "::x:: ::x::", "::x::\ndo\n::x::\nend", "::x", "::", "::1::", "repeat goto cont; local z; ::cont:: until z", "break", "do break end",
  "function f() break end", "while true do function f() break end end", "return return", "return 1,", "return 1 2", "return; x = 1", "end", "until", "else",
  "elseif", "then", "x = ...; function f() return ... end", "x = function() end end", "x = function( end", "x = function(", "x = not", "x = -", "x = #", "x = ~",
  "x = 1 +", "x = 1 + + 2", "x = 1 .. .. 2", "x = a and", "x = a or or b", "x = 1 ~ ", "x = 1 << ", "x = a == = b", "x = a ~= ~= b", "x != 1", "x += 1", "x++",
  "x = a ? b : c", "x = nil nil", "x = true false", "f 1", "f nil", "a.b", "a:b", "a[1]", "'x'", "{}", "...", "local x = 1 = 2", "and", "or x", "not", "nil = 1", ",",
  ";; ,", "(", "((", "()", "(x", "x = ()", "f()()(", "if x then return 1 2 end", "for i = 1, 2 do goto continue local x ::continue:: x = 1 end",
  "local function f() return function() goto out end end ::out::", "x =\n\n\n", "x = 'a' 'b' =", "a.b:c.d()", "a = 1 b = 2 c =",
} do
  try(text)
end

-- what stands at the place: names, numbers, strings, the end
for _, text in ipairs {
  "x = = abc", "x y", "x 123", "x 0x1F", "x = 1 'abc'", "x = 1 \"a\\nb\"", "x = 1 [[long\nstring]]", "x = 1 1e10", "x = a <eof>", "x = 1 ::", "x = 1 //", "x = 1 >=",
  "x = )" .. ("x"):rep(100), "x = " .. ("y"):rep(90) .. " " .. ("z"):rep(90), "x = 'a\\", "local function while",
} do
  try(text)
end

-- names of chunks
for _, name in ipairs {
  "=name", "@file.lua", "x =", "x =\ny", "", "=", "@", ("x"):rep(100), "=" .. ("n"):rep(100), "@" .. ("f"):rep(100), "a\nb", "\n", "=a\nb", "@a\nb",
} do
  try("x =", name)
end

-- limits
try("local " .. ("a,"):rep(200) .. "a")
try("local a " .. ("local b "):rep(200))
try("function f(" .. ("a,"):rep(200) .. "a) end")
try("local function f()\nlocal " .. ("a,"):rep(200) .. "a end")
try(("("):rep(300) .. "1" .. (")"):rep(300))
try("x = " .. ("("):rep(300) .. "1" .. (")"):rep(300))
try("x = " .. ("{"):rep(300) .. ("}"):rep(300))
try("x = " .. ("-"):rep(1) .. ("not "):rep(300) .. "1")
try(("do "):rep(300) .. ("end "):rep(300))
try(("while a do "):rep(300) .. ("end "):rep(300))
try("x = " .. ("a.."):rep(300) .. "a")
try("x = " .. ("a^"):rep(300) .. "a")
try("x = f" .. ("(f"):rep(300) .. (")"):rep(300))
try("x = " .. ("function() return "):rep(300) .. "1" .. (" end"):rep(300))
try("a" .. (",a"):rep(300) .. " = 1")
local function upvalues(count)
  local text = {}
  for block = 0, count // 100 do
    text[#text + 1] = "local function f" .. block .. "()"
    for i = 1, 100 do text[#text + 1] = "local v" .. block * 100 + i .. " = 1" end
  end
  text[#text + 1] = "return function() return 0"
  for i = 1, count do text[#text + 1] = " + v" .. i end
  text[#text + 1] = " end"
  for _ = 0, count // 100 do text[#text + 1] = " end" end
  return table.concat(text, " ")
end
print(load(upvalues(250), "=s") ~= nil)
try(upvalues(260))
local registers = {}
for i = 1, 260 do registers[i] = "f(" end
try("x = f(" .. ("a,"):rep(260) .. "a)")
try("x = {" .. ("f(),"):rep(100) .. "f()}; y = f(" .. ("a, "):rep(249) .. "a)")
try("local a = " .. ("1,"):rep(300) .. "1")
try("return " .. ("a,"):rep(300) .. "a")

-- load itself
print(load("x", "=s", "b"))
print(load(string.dump(function() end), "=s", "t"))
print(load("\27Lua", "=s"))
print(load("\27Lua", "=s", "t"))
print(load(string.dump(function() end):sub(1, 20), "=s"))
print(load("\27Lub" .. ("x"):rep(40), "=s"))
print(pcall(load, function() return {} end, "=s"))
print(pcall(load, function() error("from reader") end, "=s"))
print(select(2, pcall(load, function() error({}) end, "=s")) == nil)
print(pcall(load))
print(pcall(load, {}))
print(pcall(load, "x", {}))
print(pcall(load, "x", "=s", {}))
