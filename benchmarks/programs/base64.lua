-- Base64: bytes to text and back, with arithmetic instead of bit operators.
local n = tonumber(arg[1]) or 310

local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local letters, numbers = {}, {}
for i = 1, 64 do
  local letter = alphabet:sub(i, i)
  letters[i - 1], numbers[letter:byte()] = letter, i - 1
end

local floor, char, byte, concat = math.floor, string.char, string.byte, table.concat

local function encode(data)
  local out = {}
  for i = 1, #data, 3 do
    local a, b, c = byte(data, i, i + 2)
    local v = a * 65536 + (b or 0) * 256 + (c or 0)
    out[#out + 1] = letters[floor(v / 262144)] .. letters[floor(v / 4096) % 64]
      .. (b and letters[floor(v / 64) % 64] or "=") .. (c and letters[v % 64] or "=")
  end
  return concat(out)
end

local function decode(text)
  local out = {}
  for i = 1, #text, 4 do
    local a, b, c, d = byte(text, i, i + 3)
    local v = numbers[a] * 262144 + numbers[b] * 4096 + (numbers[c] or 0) * 64 + (numbers[d] or 0)
    local piece = char(floor(v / 65536), floor(v / 256) % 256, v % 256)
    if not numbers[c] then piece = piece:sub(1, 1) elseif not numbers[d] then piece = piece:sub(1, 2) end
    out[#out + 1] = piece
  end
  return concat(out)
end

local seed, bytes = 33, {}
for i = 1, 20000 do
  seed = (seed * 16807) % 2147483647
  bytes[i] = char(floor(seed / 8) % 256)
end
local data = concat(bytes)
local sum = 0
for round = 1, n do
  local part = data:sub(round % 3 + 1)
  local text = encode(part)
  assert(decode(text) == part)
  sum = (sum * 31 + text:byte(round * 7) + #text) % 1000000007
end
print(encode("any carnal pleas"), decode("YW55IGNhcm5hbCBwbGVhcw=="), sum)
