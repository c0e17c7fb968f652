-- Lua 5.4. SHA-256 of a growing text: bit operators, string.unpack and string.pack.
local n = tonumber(arg[1]) or 11000

-- The first 32 bits of the fractional parts of the cube and square roots of the first primes.
local constants, start = {}, {}
do
  local function fraction(x) return math.floor((x - math.floor(x)) * 4294967296) end
  local candidate = 2
  while #constants < 64 do
    local prime = true
    for d = 2, math.floor(math.sqrt(candidate)) do
      if candidate % d == 0 then
        prime = false
        break
      end
    end
    if prime then
      constants[#constants + 1] = fraction(candidate ^ (1 / 3))
      if #start < 8 then start[#start + 1] = fraction(math.sqrt(candidate)) end
    end
    candidate = candidate + 1
  end
end

local function rotate(x, count) return (x >> count | x << 32 - count) & 0xffffffff end

local function sha256(message)
  local length = #message
  message = message .. "\x80" .. ("\0"):rep((55 - length) % 64) .. string.pack(">I8", length * 8)
  local h1, h2, h3, h4, h5, h6, h7, h8 = table.unpack(start)
  local words = {}
  for block = 1, #message, 64 do
    for i = 1, 16 do words[i] = string.unpack(">I4", message, block + i * 4 - 4) end
    for i = 17, 64 do
      local w15, w2 = words[i - 15], words[i - 2]
      local s0 = rotate(w15, 7) ~ rotate(w15, 18) ~ w15 >> 3
      local s1 = rotate(w2, 17) ~ rotate(w2, 19) ~ w2 >> 10
      words[i] = words[i - 16] + s0 + words[i - 7] + s1 & 0xffffffff
    end
    local a, b, c, d, e, f, g, h = h1, h2, h3, h4, h5, h6, h7, h8
    for i = 1, 64 do
      local s1 = rotate(e, 6) ~ rotate(e, 11) ~ rotate(e, 25)
      local t1 = h + s1 + (e & f ~ ~e & g) + constants[i] + words[i]
      local s0 = rotate(a, 2) ~ rotate(a, 13) ~ rotate(a, 22)
      local t2 = s0 + (a & b ~ a & c ~ b & c)
      h, g, f, e, d, c, b, a = g, f, e, d + t1 & 0xffffffff, c, b, a, t1 + t2 & 0xffffffff
    end
    h1, h2, h3, h4 = h1 + a & 0xffffffff, h2 + b & 0xffffffff, h3 + c & 0xffffffff, h4 + d & 0xffffffff
    h5, h6, h7, h8 = h5 + e & 0xffffffff, h6 + f & 0xffffffff, h7 + g & 0xffffffff, h8 + h & 0xffffffff
  end
  return (("%08x"):rep(8):format(h1, h2, h3, h4, h5, h6, h7, h8))
end

print(sha256("abc"))
local digest = ""
for i = 1, n do digest = sha256(digest:rep(i % 9) .. i) end
print(digest)
