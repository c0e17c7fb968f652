-- LZW: a text is compressed with a growing dictionary of strings, and comes back.
local n = tonumber(arg[1]) or 440

local function compress(text)
  local codes, count = {}, 256
  for i = 0, 255 do codes[string.char(i)] = i end
  local out, piece = {}, ""
  for i = 1, #text do
    local c = text:sub(i, i)
    local longer = piece .. c
    if codes[longer] then
      piece = longer
    else
      out[#out + 1] = codes[piece]
      codes[longer] = count
      count = count + 1
      piece = c
    end
  end
  if piece ~= "" then out[#out + 1] = codes[piece] end
  return out
end

local function expand(codes)
  local pieces, count = {}, 256
  for i = 0, 255 do pieces[i] = string.char(i) end
  local last = pieces[codes[1]]
  local out = {last}
  for i = 2, #codes do
    local piece = pieces[codes[i]] or last .. last:sub(1, 1)
    out[i] = piece
    pieces[count] = last .. piece:sub(1, 1)
    count = count + 1
    last = piece
  end
  return table.concat(out)
end

local seed, words = 5, {"the ", "quick ", "sea ", "under ", "a ", "light ", "of ", "stone.\n", "wind ", "and "}
local parts = {}
for i = 1, 4000 do
  seed = (seed * 16807) % 2147483647
  parts[i] = words[seed % #words + 1]
end
local text = table.concat(parts)
local codes
for _ = 1, n do
  codes = compress(text)
  assert(expand(codes) == text)
end
local sum = 0
for _, code in ipairs(codes) do sum = (sum * 31 + code) % 1000000007 end
print(#text, #codes, sum)
