-- pack, unpack, packsize: every option, alignment, both byte orders, complaints
local function hex(s)
  return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

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

local pack, unpack, packsize = string.pack, string.unpack, string.packsize

print "-- sizes"
for option in ("b B h H i I l L j J T f d n i1 i2 i3 i7 i8 i9 i15 i16 I1 I5 I16 c0 c1 c10 x"):gmatch("%S+") do
  io.write(option, "=", packsize(option), " ")
end
print()
print(packsize(""), packsize(" "), packsize("<>=!"), packsize("!8 b i8"), packsize("!4 b i8"), packsize("!2 b i8"),
      packsize("b i8"), packsize("!1 b d"), packsize("! b d"), packsize("!16 b i16"))
print(packsize("!8 b Xi8"), packsize("!4 b Xi8 b"), packsize("!8 bXd bXh"), packsize("!2 i1 i1 i2 i4 c3 i2"))

print "-- integers round trip"
local values = {0, 1, -1, 127, -128, 255, 256, -32768, 65535, 1 << 31, -(1 << 31), math.maxinteger, math.mininteger}
for _, order in ipairs {"<", ">", "="} do
  for size = 1, 16 do
    local signed, unsigned = order .. "i" .. size, order .. "I" .. size
    local line = {}
    for _, value in ipairs(values) do
      local ok, packed = pcall(pack, signed, value)
      if ok then
        local back, next = unpack(signed, packed)
        assert(back == value and next == size + 1)
        line[#line + 1] = hex(packed)
      else
        line[#line + 1] = "!"
      end
      ok, packed = pcall(pack, unsigned, value)
      if ok and (value >= 0 or size <= 8) then
        local back = unpack(unsigned, packed)
        assert(back == value, unsigned .. " " .. value)
        line[#line + 1] = hex(packed)
      end
    end
    print(order .. size, table.concat(line, " "))
  end
end
show(unpack("<i2i2", "\xff\xff\1\0"), unpack(">I2", "\1\2"), unpack("<I3", "\1\2\3"), unpack(">i3", "\xff\xff\xfe"))
show(unpack("<i9", ("\xff"):rep(9)))
show(unpack("<I8", ("\xff"):rep(8)))
show(unpack("bBhHiIlLjJT", pack("bBhHiIlLjJT", -1, 255, -2, 65535, -3, 4294967295, -4, -5, -6, -7, -8)))

print "-- floats"
for _, value in ipairs {0.0, -0.0, 1.0, -1.5, 0.1, 1e38, 1e39, 1e-45, 5e-324, 1 / 0, -1 / 0, 3, "2.5", 16777217} do
  print(value, hex(pack("<f", value)), hex(pack(">f", value)), hex(pack("<d", value)), hex(pack(">n", value)),
        unpack("<f", (pack("<f", value))), unpack(">d", (pack(">d", value))))
end

print "-- strings"
show(pack("z", "hello"), pack("z", ""), pack("s1", "abc"), pack("<s2", "abc"), pack(">s2", "abc"), pack("<s", "x"))
show(pack("c5", "abc"), pack("c3", "abc"), pack("c0", ""), pack("zz", "a", "b"), pack("s1", 12.5), pack("z", 7))
show(unpack("z", "hello\0rest"))
show(unpack("zz", "a\0b\0"))
show(unpack("s1", "\3abcdef"))
show(unpack(">s2", "\0\3abcdef"))
show(unpack("c3", "abcdef"))
show(unpack("c0", "abc"))
show(unpack("<s1s2s4", pack("<s1s2s4", "one", "", "three")))
show(unpack("!4 z i4", pack("!4 z i4", "ab", 5)))
show(#pack("s2", ("x"):rep(65535)), #pack("s1", ("x"):rep(255)))

print "-- alignment and order"
print(hex(pack("!4 b i4", 1, 2)), hex(pack("!8 b Xi8 i1", 1, 2)), hex(pack("bxb", 1, 2)), hex(pack("!2 b i8", 1, 2)))
print(hex(pack("<i2 >i2 =i2", 1, 1, 1)), hex(pack("> i4 !4 < b i4", 1, 2, 3)), hex(pack(">!4 c3 i4", "abc", 1)))
print(hex(pack("!4 i1 !2 i4 !8 i8", 1, 2, 3)), hex(pack("!16 b i16", 1, -1)), hex(pack("<!4 b Xi4", 1)))
show(unpack("!4 b i4", pack("!4 b i4", 1, 2)))
show(unpack("!8 b Xi8 i1", pack("!8 b Xi8 i1", 1, 2)))
show(unpack("!4 i4", "x\0\0\0\5\0\0\0", 2))

print "-- positions"
local data = pack("<i4i4i4", 10, 20, 30)
show(unpack("<i4", data), unpack("<i4", data, 5), unpack("<i4", data, -4), unpack("<i4", data, -100))
show(unpack("", data), unpack("", data, 13), unpack("", ""), unpack("", "", -1), unpack("<i4", data, "5"))
local position, list = 1, {}
while position <= #data do
  list[#list + 1], position = unpack("<i4", data, position)
end
print(table.concat(list, ","))

print "-- complaints"
fails(pack, "i17", 1)
fails(pack, "i0", 1)
fails(pack, "I99999999999", 1)
fails(pack, "!17", 1)
fails(pack, "!0", 1)
fails(pack, "s0", "x")
fails(pack, "s20", "x")
fails(pack, "c", "x")
fails(pack, "y", 1)
fails(pack, "i4 ? i4", 1, 2)
fails(pack, "\xff", 1)
fails(pack, "X", 1)
fails(pack, "Xz", 1)
fails(pack, "Xc1", "x")
fails(pack, "X ", 1)
fails(pack, "X<i4", 1)
fails(pack, "Xx")
fails(pack, "!4 b i3", 1, 1)
fails(pack, "!3 b i8", 1, 1)
fails(pack, "b", 128)
fails(pack, "b", -129)
fails(pack, "B", 256)
fails(pack, "B", -1)
fails(pack, "i2", 32768)
fails(pack, "I3", 1 << 24)
fails(pack, "I7", -1)
fails(pack, "i7", math.mininteger)
fails(pack, "b", 1.5)
fails(pack, "b", "x")
fails(pack, "b")
fails(pack, "bb", 1)
fails(pack, "d", "x")
fails(pack, "f", {})
fails(pack, "z", "a\0b")
fails(pack, "z", {})
fails(pack, "z")
fails(pack, "s1", ("x"):rep(256))
fails(pack, "c2", "abc")
fails(pack)
fails(pack, {})
fails(packsize, "s")
fails(packsize, "z")
fails(packsize, "i4 z")
fails(packsize, ("c214748364"):rep(11))
fails(packsize, ("c214748364"):rep(10) .. "i8")
fails(packsize, "c2147483648")
print(packsize("c214748364"), packsize(("c214748364"):rep(10) .. "c7"))
fails(packsize)
fails(unpack, "i4", "abc")
fails(unpack, "i4i4", "abcdefg")
fails(unpack, "s1", "\5abc")
fails(unpack, "s4", "abc")
fails(unpack, "<s8", ("\xff"):rep(8))
fails(unpack, "z", "abc")
fails(unpack, "z", "")
fails(unpack, "c4", "abc")
fails(unpack, "d", "abc")
fails(unpack, "x", "")
fails(unpack, "!8 b Xi8", "a")
fails(unpack, "<i9", ("\xff"):rep(8) .. "\0")
fails(unpack, "<I9", ("\xff"):rep(9))
fails(unpack, ">i16", "\1" .. ("\0"):rep(15))
fails(unpack, "b", "abc", 5)
fails(unpack, "b", "abc", 4)
fails(unpack, "b", "abc", 1.5)
fails(unpack, "b")
fails(unpack)
fails(unpack, "b", {})
