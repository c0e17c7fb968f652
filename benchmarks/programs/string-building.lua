-- String building: texts of many small pieces, by "..", table.concat, string.format and rep.
local n = tonumber(arg[1]) or 620000

local function sum_of(text)
  local sum = 0
  for i = 1, #text, 11 do sum = (sum * 31 + text:byte(i)) % 1000000007 end
  return sum
end

-- A list of parts, joined in the end.
local parts = {}
for i = 1, n do parts[#parts + 1] = "item " .. i .. ": " .. (i % 7) .. ";" end
local list = table.concat(parts, "\n")
print(#list, sum_of(list))

-- A line that grows for a while, then is put away.
local lines, line = {}, ""
for i = 1, n do
  line = line .. i % 10 .. ","
  if #line > 72 then
    lines[#lines + 1] = line
    line = ""
  end
end
print(#lines, sum_of(table.concat(lines)))

-- Formatted rows.
local rows = {}
for i = 1, n / 4 do rows[i] = string.format("%-8s|%6d|%8.3f|%x", "row" .. i % 100, i, i / 7, i) end
local joined = table.concat(rows, "\n")
print(#joined, sum_of(joined))

-- Indented blocks.
local out = {}
for i = 1, n / 4 do
  local depth = i % 12
  out[#out + 1] = ("  "):rep(depth) .. (depth == 0 and "begin" or "step") .. ("."):rep(i % 5)
end
local block = table.concat(out, "\n"):upper()
print(#block, sum_of(block))
