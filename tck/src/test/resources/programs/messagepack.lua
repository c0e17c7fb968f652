-- MessagePack and basexx: binary formats made with string.pack and bit operators.
local mp, basexx = require "MessagePack", require "basexx"

local function hex(text) return (text:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
for _, value in ipairs {
  0, 1, 127, 128, 255, 256, 65535, 65536, 2 ^ 31 | 0, 2 ^ 32 | 0, math.maxinteger, -1, -32, -33, -128, -129, -32768, -32769, -2 ^ 31 | 0, math.mininteger,
  0.0, -0.0, 1.5, 1e300, 1 / 0, -1 / 0, 3.0, "", "a", ("x"):rep(31), ("x"):rep(32), ("x"):rep(256), true, false, { 1, 2, 3 }, { { {} } }, { x = 1 }, {},
} do
  local packed = mp.pack(value)
  local back = mp.unpack(packed)
  print(#packed, hex(packed:sub(1, 20)), type(back), type(back) ~= "table" and back == value, math.type(back))
end
print(mp.unpack(mp.pack(nil)), hex(mp.pack { 1, nil, 3 }), hex(mp.pack(("x"):rep(70000)):sub(1, 8)))
for _, set in ipairs { { "set_number", "float" }, { "set_number", "double" }, { "set_string", "binary" }, { "set_string", "string_compat" }, { "set_array", "with_hole" }, { "set_array", "always_as_map" } } do
  mp[set[1]](set[2])
  print(set[2], hex(mp.pack { 1.25, "s", { "a" } }))
end
mp.set_array "without_hole" mp.set_string "string"
local stream = mp.pack(1) .. mp.pack "two" .. mp.pack { 3 }
for position, value in mp.unpacker(stream) do io.write(position, " ", type(value) == "table" and "table " .. value[1] or tostring(value), "; ") end
print()
local chunks = { stream:sub(1, 3), stream:sub(4, 4), stream:sub(5) }
for _, value in mp.unpacker(function() return table.remove(chunks, 1) end) do io.write(type(value), " ") end
print()
for _, bad in ipairs { "", "\x91", "\xa5abc", "\xc1", "\xd9", "\xde\0\1", "\1\2" } do print(hex(bad), pcall(mp.unpack, bad)) end
print(pcall(mp.pack, print), pcall(mp.set_number, "decimal"), pcall(mp.pack))
mp.build_ext = function(tag, data) return "ext " .. tag .. " " .. hex(data) end
print(mp.unpack "\xd4\1\2", mp.unpack "\xc7\3\255abc")

local text = "The quick brown fox \0\255\128 jumps"
for _, base in ipairs { "bit", "hex", "base32", "crockford", "base64", "url64", "z85" } do
  local encoded = base == "z85" and basexx.to_z85 "12345678" or basexx["to_" .. base](text)
  print(base, encoded, basexx["from_" .. base](encoded) == (base == "z85" and "12345678" or text))
end
print(basexx.from_hex "0g", basexx.from_base64 "a*b", basexx.from_base64("YWJj\nZGVm", "\n"), basexx.from_base32("mfrgg", nil), basexx.from_crockford("o1lI", nil))
