-- Regex DNA: variants of pieces of DNA, counted and replaced with Lua's patterns.
local n = tonumber(arg[1]) or 49000

local seed = 17
local lines = {">generated"}
for i = 1, n do
  local line = {}
  for k = 1, 60 do
    seed = (seed * 3877 + 29573) % 139968
    local r = seed / 139968
    line[k] = r < 0.28 and "a" or r < 0.5 and "c" or r < 0.72 and "g" or r < 0.98 and "t" or r < 0.99 and "B" or "N"
  end
  lines[i + 1] = table.concat(line)
end
local text = table.concat(lines, "\n") .. "\n"
local before = #text
text = text:gsub(">[^\n]*\n", ""):gsub("\n", "")

local variants = {
  {"agggtaaa", "tttaccct"}, {"[cgt]gggtaaa", "tttaccc[acg]"}, {"a[act]ggtaaa", "tttacc[agt]t"},
  {"ag[act]gtaaa", "tttac[agt]ct"}, {"agg[act]taaa", "ttta[agt]cct"}, {"aggg[acg]aaa", "ttt[cgt]ccct"},
  {"agggt[cgt]aa", "tt[acg]accct"}, {"agggta[cgt]a", "t[acg]taccct"}, {"agggtaa[cgt]", "[acg]ttaccct"},
  {"c.-g", "t+"}, {"(%a)%1%1%1", "a[^g]*g"},
}
for _, variant in ipairs(variants) do
  local count = 0
  for _, pattern in ipairs(variant) do
    for _ in text:gmatch(pattern) do count = count + 1 end
  end
  print(string.format("%s|%s %d", variant[1], variant[2], count))
end

local names = {B = "<c-g-t>", N = "<any>", ta = "<2>"}
local replaced = text:gsub("[BN]", names):gsub("tat?", names):gsub("(c+)(g+)", "%2%1")
print(before, #text, #replaced)
