-- Lua 5.4. Bytes: records packed into strings and read again, texts of UTF-8, a checksum (CRC-32) of them.
local n = tonumber(arg[1]) or 650000

local crcs = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do c = c & 1 == 1 and 0xedb88320 ~ c >> 1 or c >> 1 end
  crcs[i] = c
end

local function crc32(data)
  local crc = 0xffffffff
  for i = 1, #data do crc = crcs[(crc ~ data:byte(i)) & 0xff] ~ crc >> 8 end
  return crc ~ 0xffffffff
end

local FORMAT = "<I4i2ds1z"
local names = {"Zoë", "Łukasz", "Ιόλη", "Søren", "絵里", "plain"}
local parts = {}
for i = 1, n do
  parts[i] = string.pack(FORMAT, i, i % 1000 - 500, i / 8, names[i % #names + 1], "end" .. i % 10)
end
local data = table.concat(parts)

local position, ids, levels, weights, letters = 1, 0, 0, 0.0, 0
while position <= #data do
  local id, level, weight, name, mark
  id, level, weight, name, mark, position = string.unpack(FORMAT, data, position)
  ids, levels, weights = ids + id, levels + level, weights + weight
  for _, code in utf8.codes(name) do letters = letters + code % 7 + #mark end
  letters = letters + utf8.len(name)
end
print(#data, ids, levels, weights, letters)
print(string.format("%08x %08x", crc32("123456789"), crc32(data)))
