-- find, match, gmatch: every item of a pattern, captures, limits, complaints
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

local find, match, gmatch = string.find, string.match, string.gmatch

print "-- plain find"
show(find("hello world", "wor"))
show(find("hello world", "o"))
show(find("hello world", "o", 6))
show(find("hello world", "o", -3))
show(find("hello world", "xyz"))
show(find("", ""))
show(find("abc", ""))
show(find("abc", "", 3))
show(find("abc", "", 4))
show(find("abc", "", 5))
show(find("abc", "", -100))
show(find("a+b", "+", 1, true))
show(find("a.b.c", ".", 3, true))
show(find("a[b", "[", 1, true))
show(find("aaab", "aab", 1, true))
show(find("a\0b\0c", "\0c"))
show(find("a\0b\0c", "b\0"))
show(find("abc", "b", 1, nil))
show(find("abc", ".", 1, false))
show(find(12345, 34))
show(find("abc", "c", "2"))
show(find("\xff\xfe", "\xfe"))

print "-- classes"
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
all = table.concat(all)
for _, class in ipairs {
  "%a", "%A", "%c", "%C", "%d", "%D", "%g", "%G", "%l", "%L", "%p", "%P", "%s", "%S", "%u", "%U", "%w", "%W", "%x",
  "%X", "%z", "%Z", ".", "%.", "%%", "%]", "[%a]", "[^%a]", "[%a%d_]", "[a-f]", "[^a-f]", "[]]", "[^]]", "[a-]",
  "[-a]", "[%-a]", "[a%-z]", "[%a-z]", "[a-%%]", "[+--]", "[z-a]", "[\0-\31]", "[\x80-\xff]", "[^%z]", "[%]]", "[^^]",
  "[a^]", "[%^a]", "[.]", "[^%s%p]",
} do
  local count, sum = 0, 0
  for c in gmatch(all, class) do
    count = count + 1
    sum = sum + c:byte()
  end
  print(class:gsub("[\0-\31\127-\255]", "?"), count, sum)
end

print "-- repetition"
for _, subject in ipairs {"", "a", "aa", "aab", "baa", "aaa.bbb", "a1b2"} do
  for _, pattern in ipairs {"a*", "a+", "a-", "a?", "a-b", "a*b", "a+b", "a?b", "^a*", "a*$", "^a-$", "^a?$", ".-b",
                            ".*b", "[ab]+", "%a+%d", "%.?", "a?a?a"} do
    io.write(subject, " ", pattern, " -> ")
    show(find(subject, pattern))
  end
end

print "-- anchors"
show(find("abc", "^b"), find("abc", "^a"), find("abc", "b$"), find("abc", "c$"), find("abc", "^abc$"))
show(find("abcabc", "^abc", 4))
show(find("a^b", "a^b"))
show(find("a$b", "a$b"))
show(find("a$", "a%$$"))
show(find("", "^$"), find("x", "^$"))
show(match("  trim me  ", "^%s*(.-)%s*$"))
show(match("^x", "^^x"))
show(find("x", "$"))
show(match("a$*$", "$*"), match("$$", "^$*$"))

print "-- captures"
show(match("key = value", "(%w+)%s*=%s*(%w+)"))
show(match("2024-02-29", "(%d+)-(%d+)-(%d+)"))
show(find("2024-02-29", "(%d+)-(%d+)-(%d+)"))
show(match("hello", "()ll()"))
show(find("hello", "()ll()"))
show(match("hello", "()"))
show(match("hello", "(h)(e)((l)(l))(o)"))
show(match("hello", "((((h))))"))
show(match("", "()"), match("", "(.*)"), match("abc", "(x*)"))
show(match("abc", "(a)(x?)(b)"))
show(match("aXbXc", "(.-)X(.-)X(.*)"))
show(match("function foo(a, b) end", "function%s+(%w+)(%b())"))
show(match("x = 'it''s'", "(['\"])(.-)%1"))
show(match("=[[x]]= ==[y]==", "(=+)%[(.-)%]%1"))
show(match("abab", "(a)(b)%1%2"), match("abac", "(a)(b)%1%2"))
show(match("aa", "()a%1"))
show(match("abc123", "%a+", 3), match("abc123", "%d+", -2), match("abc123", "%a+", 10), match("abc", "", 4))
show(#{match(("x"):rep(32), ("(x)"):rep(32))})

print "-- %b and %f"
show(match("f(a(b)c)d", "%b()"), match("f(a(b", "%b()"), match("xx", "%bxx"), match("[[]]", "%b[]"))
show(find("THE (quick) fox", "%f[%a]%a+%f[%A]"))
show(find("THE (quick) fox", "%f[%l]%l+"))
show(find("x", "%f[\0]"), find("", "%f[^\0]"), find("", "%f[\0]"))
for w in gmatch("THE (quick) fox", "%f[%w]%w+%f[%W]") do io.write(w, ";") end print()
show(find("aba", "%f[a%z]"), find("aba", "%f[%z]"), find("aba", "%f[%l%z]"), find("aba", "%f[^%l%z]"))

print "-- gmatch"
local function all_matches(...)
  local out = {}
  for a, b, c in gmatch(...) do
    out[#out + 1] = string.format("<%s|%s|%s>", tostring(a), tostring(b), tostring(c))
  end
  print(#out, table.concat(out))
end
all_matches("one two  three", "%a+")
all_matches("a=1, b=2, c=3", "(%w)=(%d)")
all_matches("abc", "")
all_matches("abc", "x*")
all_matches("abc", "()")
all_matches("aXbXc", "()X()")
all_matches("hello", "l*")
all_matches("abc", "^a")
all_matches("^a^a", "^a")
all_matches("abcabc", "abc", 2)
all_matches("abcabc", "abc", -3)
all_matches("abcabc", "abc", 8)
all_matches("abcabc", "", 100)
all_matches("abcabc", "%w", -100)
all_matches("k=v;x=y;", "(%w+)=(%w+)(;)")
all_matches("a,b,,c", "([^,]*)")
all_matches("a,b,,c", "([^,]*),?()")
all_matches("\n\na\n", "(\n*)")
local iterator = gmatch("ab", ".")
show(iterator()) show(iterator()) show(iterator()) show(iterator())
local outer = gmatch("1 2 3", "%d")
local nested = {}
for a in outer do
  for b in gmatch("xy", ".") do nested[#nested + 1] = a .. b end
end
print(table.concat(nested, " "))

print "-- greedy searches that fail late"
show(match(("a"):rep(1000) .. "b", "^a*a*a*b$") ~= nil, match(("a"):rep(100), "^a*a*b"))
show(#match(("x"):rep(300000), ".-$"), #match(("x"):rep(300000), "^.*$"))
show(find(("a"):rep(5000) .. "b", ".-b"))
show(match(("("):rep(1000) .. (")"):rep(1000), "^%b()$") ~= nil)

print "-- complaints"
fails(find, "a", "[a")
fails(find, "a", "[]")
fails(find, "a", "[^]")
fails(find, "a", "[a%]")
fails(find, "a", "[a%")
fails(find, "a", "%")
fails(find, "aaa", "a%")
fails(find, "a", "(a")
fails(find, "a", "a)")
fails(find, "a", "(()")
fails(find, "a", ")")
fails(find, "a", "%b")
fails(find, "a", "%bx")
fails(find, "a", "%f")
fails(find, "a", "%fa")
fails(find, "a", "%f[a")
fails(find, "a", "%1")
fails(find, "a", "(a)%2")
fails(find, "a", "(a%1)")
fails(find, "a", "%0")
fails(match, "a", "(a)%9")
fails(match, ("x"):rep(33), ("(x)"):rep(33))
fails(match, "x", ("("):rep(40))
fails(match, ("a"):rep(300), ("a?"):rep(300) .. "b")
fails(match, ("x"):rep(400), ("()"):rep(33))
fails(function() for _ in gmatch("abc", "(") do end end)
fails(function() for _ in gmatch("abc", "%") do end end)
show(find("b", "a["), find("b", "a%"), find("b", "a(") , find("b", "a%f"))
fails(find)
fails(find, "a")
fails(find, "a", {})
fails(find, "a", "b", "c")
fails(find, "a", "b", 1.5)
fails(match, nil, "x")
fails(match, "x", "y", {})
fails(gmatch, "x")
fails(gmatch, {}, "x")
fails(gmatch, "x", "y", "z")
print(select("#", find("a", "b")), select("#", match("a", "b")), select("#", gmatch("a", "b")()))
