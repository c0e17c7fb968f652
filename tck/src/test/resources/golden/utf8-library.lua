-- utf8: char, charpattern, codepoint, codes, len, offset; strict and lax; complaints
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

local function hex(s)
  return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

local text = "aé€😀z"
local samples = {
  "", "abc", text, "\0", "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}", "\u{D7FF}\u{E000}",
  "\u{110000}", "\u{1FFFFF}\u{200000}\u{3FFFFFF}\u{4000000}\u{7FFFFFFF}", "\u{D800}", "\u{DFFF}x",
  "\x80", "a\x80", "\xC3", "\xC3a", "\xE2\x82", "\xE2\x82a", "\xF0\x9F\x98", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80",
  "\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF8\x80\x80\x80\x80", "\xFC\x80\x80\x80\x80\x80", "\xFE", "\xFF",
  "\xFE\x80\x80\x80\x80\x80\x80", "\xFD\xBF\xBF\xBF\xBF\xBF", "é\xBF", "ok\xFFok",
}

print "-- char"
for _, code in ipairs {0, 1, 0x7F, 0x80, 0x7FF, 0x800, 0xD800, 0xFFFF, 0x10000, 0x10FFFF, 0x110000, 0x1FFFFF, 0x200000,
                       0x3FFFFFF, 0x4000000, 0x7FFFFFFF} do
  print(code, hex(utf8.char(code)), utf8.codepoint(utf8.char(code), 1, 1, true))
end
show(utf8.char(), utf8.char(72, 228, 8364, 128512, 33), utf8.char("65", 66.0))
fails(utf8.char, -1)
fails(utf8.char, 0x80000000)
fails(utf8.char, 65, math.maxinteger)
fails(utf8.char, "x")
fails(utf8.char, 1.5)
fails(utf8.char, 65, {})

print "-- charpattern"
print(hex(utf8.charpattern))
local pieces = {}
for piece in text:gmatch(utf8.charpattern) do pieces[#pieces + 1] = piece .. #piece end
print(table.concat(pieces, " "))

print "-- len"
for _, s in ipairs(samples) do
  local strict = table.pack(utf8.len(s))
  local lax = table.pack(utf8.len(s, 1, -1, true))
  print(hex(s), strict[1], strict[2], lax[1], lax[2])
end
show(utf8.len(text, 2), utf8.len(text, -1), utf8.len(text, 2, 3), utf8.len(text, 4, 4), utf8.len(text, 12), utf8.len("", 1))
show(utf8.len(text, 3))
show(utf8.len(text, 1, 2))
show(utf8.len(text, 5, 4))
show(utf8.len("abc", 4), utf8.len("abc", 4, 3), utf8.len("abc", 1, 0), utf8.len("abc", 1, -4))
fails(utf8.len, "abc", 5)
fails(utf8.len, "abc", 0)
fails(utf8.len, "abc", -4)
fails(utf8.len, "abc", 1, 4)
fails(utf8.len, "abc", 1, 100)
fails(utf8.len)
fails(utf8.len, {})
fails(utf8.len, "x", "y")
fails(utf8.len, "x", 1, 1.5)

print "-- codepoint"
show(utf8.codepoint(text))
show(utf8.codepoint(text, 1, -1))
show(utf8.codepoint(text, 2))
show(utf8.codepoint(text, -1))
show(utf8.codepoint(text, 2, 4))
show(utf8.codepoint(text, 4, 3))
show(utf8.codepoint("", 1, 0))
show(utf8.codepoint("\u{D800}\u{7FFFFFFF}", 1, -1, true))
show(utf8.codepoint("abc", 3, 3), utf8.codepoint("abc", "2"))
fails(utf8.codepoint, text, 3)
fails(utf8.codepoint, "\u{D800}")
fails(utf8.codepoint, "\u{110000}")
fails(utf8.codepoint, "\xC0\x80", 1, 1, true)
fails(utf8.codepoint, "abc", 0)
fails(utf8.codepoint, "abc", 4)
fails(utf8.codepoint, "abc", 1, 4)
fails(utf8.codepoint, "abc", -4)
fails(utf8.codepoint, "")
fails(utf8.codepoint, "ab\xff", 1, -1)
fails(utf8.codepoint, nil)
fails(utf8.codepoint, "x", {})

print "-- offset"
for n = -6, 6 do io.write(tostring(utf8.offset(text, n)), " ") end print()
for i = 1, #text + 1 do io.write(tostring(utf8.offset(text, 0, i)), " ") end print()
show(utf8.offset(text, 1, 4), utf8.offset(text, 2, 4), utf8.offset(text, -1, 4), utf8.offset(text, -1, #text + 1))
show(utf8.offset(text, 1, -1), utf8.offset(text, 2, -1), utf8.offset(text, 3, -1), utf8.offset(text, -2, -1))
show(utf8.offset("", 0), utf8.offset("", 1), utf8.offset("", 2), utf8.offset("", -1), utf8.offset("", 0, 1))
show(utf8.offset("abc", 4), utf8.offset("abc", 5), utf8.offset("abc", -3), utf8.offset("abc", -4), utf8.offset("abc", 0, 4))
show(utf8.offset("\x80\x80", 0, 2), utf8.offset("a\x80\x80", 2), utf8.offset("a\x80\x80b", -2))
fails(utf8.offset, text, 1, 3)
fails(utf8.offset, text, -1, 3)
fails(utf8.offset, "abc", 1, 5)
fails(utf8.offset, "abc", 1, 0)
fails(utf8.offset, "abc", 1, -4)
fails(utf8.offset, "\x80", 1)
fails(utf8.offset, "abc")
fails(utf8.offset, "abc", "x")
fails(utf8.offset, "abc", 1, {})
fails(utf8.offset)

print "-- codes"
for position, code in utf8.codes(text) do io.write(position, "=", code, " ") end print()
for position, code in utf8.codes("") do io.write("never") end
local function walk(s, lax)
  local out = {}
  local ok, message = pcall(function()
    for position, code in utf8.codes(s, lax) do out[#out + 1] = position .. "=" .. code end
  end)
  return table.concat(out, " ") .. (ok and "" or " ! " .. message)
end
for _, s in ipairs(samples) do
  print(hex(s), walk(s), walk(s, true))
end
local iterate, subject, start = utf8.codes("äb")
print(type(iterate), subject, start)
show(iterate(subject, start)) show(iterate(subject, 1)) show(iterate(subject, 2)) show(iterate(subject, 3))
show(iterate(subject, -1)) show(iterate(subject, 100)) show(iterate("xyz", 1)) show(iterate("xyz", "1"))
show(rawequal(utf8.codes("a"), utf8.codes("b")), rawequal(utf8.codes("a"), (utf8.codes("a", true))))
fails(utf8.codes)
fails(utf8.codes, {})
fails(utf8.codes, "\x80")
fails(iterate)
fails(iterate, "\xff", 0)

print "-- together"
local function reverse(s)
  local out = {}
  for _, code in utf8.codes(s) do table.insert(out, 1, utf8.char(code)) end
  return table.concat(out)
end
print(reverse("straße €5 😀"), utf8.len(reverse("straße €5 😀")))
local function sub(s, i, j)
  return s:sub(utf8.offset(s, i), utf8.offset(s, j + 1) - 1)
end
print(sub("straße €5 😀", 4, 8), sub("日本語テキスト", 2, 4))
