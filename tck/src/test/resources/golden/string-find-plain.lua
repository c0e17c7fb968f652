-- Plain search, and patterns that begin with a plain byte, near the ends of long pieces of text.

local function where(text, wanted, from)
  local start, stop = text:find(wanted, from, true)
  local start2, stop2 = text:find(wanted, from)
  assert(start == start2 and stop == stop2)
  if #wanted > 0 then
    local first, last = text:find(wanted:sub(1, 1) .. "()" .. wanted:sub(2), from)
    assert(first == start and last == stop)
  end
  return start, stop
end

for _, length in ipairs { 0, 1, 2, 3, 7, 8, 9, 31, 32, 33, 64, 65, 127, 65535, 65536, 65537, 65538, 131072, 131073, 200000 } do
  local filler = ("."):rep(length):gsub("%.", "x")
  for _, wanted in ipairs { "a", "ab", "abc", "abcd", "aab", "aaaa", "xa", "xxa", "xxxxxxxxxxb", "\0", "\0\0a", "\xff\xfe\xfd" } do
    local text = filler .. wanted
    local start, stop = where(text, wanted, 1)
    local again = { where(text .. wanted, wanted, start + 1) }
    print(length, #wanted, start, stop, again[1], again[2], where(text .. "y", wanted, -1), (where(text:sub(1, -2), wanted, 1)))
  end
end

-- The beginning is found again and again.
print(where(("ab"):rep(100000) .. "ac", "ac", 1))
print(where(("a"):rep(100000) .. "b", ("a"):rep(50) .. "b", 1))
print(where(("a"):rep(100000), ("a"):rep(50) .. "b", 1))
print(where(("a"):rep(300), ("a"):rep(300), 1), where(("a"):rep(300), ("a"):rep(301), 1))
print(where("abcabc", "", 4), where("abc", "", 4), where("", "", 1), where("abc", "abc", 2), where("abc", "c", -1))
for i = 1, 10 do io.write(tostring(where("axbxaxbxax", "x", i)), " ") end
print()
