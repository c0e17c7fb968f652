-- gsub: replacement by text, table and function; counts, limits, complaints
local function show(...)
  local t = table.pack(...)
  for i = 1, t.n do
    local v = t[i]
    t[i] = type(v) == "string" and string.format("%q", v) or tostring(v)
  end
  print(t.n .. ":", table.concat(t, " "))
end

local function fails(f, ...)
  local ok, message = pcall(f, ...)
  print(ok and "no error" or message)
end

local gsub = string.gsub

print "-- text"
show(gsub("hello world", "o", "0"))
show(gsub("hello world", "o", "0", 1))
show(gsub("hello world", "o", "0", 0))
show(gsub("hello world", "o", "0", -1))
show(gsub("hello world", "o", "0", math.maxinteger))
show(gsub("hello", "", "-"))
show(gsub("hello", "", "-", 2))
show(gsub("", "", "x"))
show(gsub("", "x", "y"))
show(gsub("abc", "%w", "%0%0"))
show(gsub("abc", "%w", "%%"))
show(gsub("abc", "(a)(b)(c)", "%3%2%1%0"))
show(gsub("abc def", "(%w+) (%w+)", "%2 %1"))
show(gsub("abc", "%w", "%1"))
show(gsub("abc", "()", "%1"))
show(gsub("abc", "()(.)", "%1%2;"))
show(gsub("abc", "^a", "x"))
show(gsub("aaa", "^a", "x"))
show(gsub("abc", "c$", "x"))
show(gsub("abc", "$", "x"))
show(gsub("abc", "^", "x"))
show(gsub("hello", "l*", "x"))
show(gsub("hello world", "%w*", "<%0>"))
show(gsub("  a  b  ", "%s+", " "))
show(gsub("a,b,,c", ",", ", "))
show(gsub("a\0b", "\0", "\\0"))
show(gsub("a.b.c", "%.", ""))
show(gsub("x", "x", "%%1"))
show(gsub("x", "x", ""))
show(gsub("abc", "b", 7))
show(gsub("abc", "b", 7.5))
show(gsub(12321, 2, 0))
show(gsub("one two", "%w+", "%0 %0", "1"))
show(gsub("one two", "%w+", "%0 %0", 1.0))
show(gsub("ab", "(a)(b)", "%2\0%1"))
show(gsub(("x"):rep(10), "x", ("y"):rep(10)))

print "-- table"
local names = {name = "flua", n = 5, half = 0.5, no = false, [1] = "one", yes = true}
show(gsub("$name is $n and $half; $no $missing", "%$(%w+)", names))
show(gsub("name", "%w+", names))
show(gsub("abc", "()", {"x", "y", "z"}))
show(gsub("abc", "%w", setmetatable({}, {__index = function(_, key) return key:upper() .. "." end})))
show(gsub("abc", "%w", setmetatable({}, {__index = {a = "1", c = 3}})))
show(gsub("a b", "(%w)( ?)", {a = "<first capture>"}))
show(gsub("abc", "%w", {}))
fails(gsub, "yes", "%w+", names)
fails(gsub, "abc", "b", {b = {}})
fails(gsub, "abc", "b", {b = print})

print "-- function"
show(gsub("abc", "%w", string.upper))
show(gsub("abc", "%w", function(c) return c .. c end))
show(gsub("abc", "(%w)(%w)", function(a, b) return b .. a end))
show(gsub("abc", "%w", function() end))
show(gsub("abc", "%w", function() return nil end))
show(gsub("abc", "%w", function() return false end))
show(gsub("abc", "%w", function(c) if c == "b" then return "" end end))
show(gsub("abc", "%w", function(c) return c:byte() end))
show(gsub("abc", "%w", function(c) return c:byte() / 2 end))
show(gsub("abc", "()", function(p) return p * 2 end))
show(gsub("abc", "", function(...) return select("#", ...) end))
show(gsub("a b c", "%w", function(c) return c, "ignored" end, 2))
show(gsub("x=1,y=2", "(%w)=(%w)", function(...) return table.concat({...}, ":") end))
local calls = {}
show(gsub("one two three", "%w+", function(w) calls[#calls + 1] = w end))
print(table.concat(calls, ","))
show(gsub("a(b(c)d)e", "%b()", function(s) return (gsub(s, "%w", "%0%0")) end))
show(gsub("3 4", "%d", function(d) return (gsub(("x"):rep(d), "x", "yy", 2)) end))
fails(gsub, "abc", "b", function() return true end)
fails(gsub, "abc", "b", function() return {} end)
fails(gsub, "abc", "b", function() return print end)
fails(gsub, "abc", "b", function() error("from inside", 0) end)
print(select(2, pcall(gsub, "abc", "b", function() error({code = 42}) end)).code)

print "-- complaints"
fails(gsub, "abc", "b", "%2")
fails(gsub, "abc", "(b)", "%2")
fails(gsub, "abc", "b", "%x")
fails(gsub, "abc", "b", "%")
show(gsub("abc", "x", "%"))
fails(gsub, "abc", "(b", "x")
fails(gsub, "abc", "[b", "x")
fails(gsub, "abc", "(b", print)
fails(gsub, "abc", "%", {})
fails(gsub)
fails(gsub, "x")
fails(gsub, "x", "y")
fails(gsub, "x", "y", nil)
fails(gsub, "x", "y", true)
fails(gsub, "x", "y", coroutine.create(print))
fails(gsub, "x", "y", "z", "w")
fails(gsub, "x", "y", "z", 1.5)
fails(gsub, {}, "y", "z")
fails(gsub, "x", {}, "z")
fails(gsub, "x", {}, true)
fails(gsub, "x", "y", true, "w")

print "-- useful programs"
local function expand(text, values)
  return (gsub(text, "%${(%w+)}", function(name) return tostring(values[name]) end))
end
print(expand("${a} + ${b} = ${c}", {a = 1, b = 2.5, c = 3.5}))
local function escape(text)
  return (gsub(text, "[^%w%-._~]", function(c) return ("%%%02X"):format(c:byte()) end))
end
local function unescape(text)
  return (gsub(text, "%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end
print(escape("a b&c=d/e?f\u{e9}"), unescape(escape("a b&c=d/e?f\u{e9}")) == "a b&c=d/e?f\u{e9}")
local function words(text)
  local count = {}
  for word in text:lower():gmatch("%a+") do count[word] = (count[word] or 0) + 1 end
  local list = {}
  for word in pairs(count) do list[#list + 1] = word end
  table.sort(list)
  for i, word in ipairs(list) do list[i] = word .. "=" .. count[word] end
  return table.concat(list, " ")
end
print(words("The quick brown fox jumps over the lazy dog. The dog sleeps; the fox does not."))
local html = {["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;"}
print((gsub("<a href='x'>A & B</a>", "[<>&]", html)))
local function csv(line)
  local fields = {}
  for field in (line .. ","):gmatch("([^,]*),") do fields[#fields + 1] = (gsub(field, "^%s*(.-)%s*$", "%1")) end
  return fields
end
print(table.concat(csv(" a , b,, c d ,"), "|"))
print((gsub("1234567.891", "^(%d+)", function(d) return (gsub(gsub(d:reverse(), "(%d%d%d)", "%1,"):reverse(), "^,", "")) end)))
local program = "local x = 1 -- one\nlocal y = 2 --[[two]]\n"
print((gsub(program, "%-%-[^\n]*", "")))
