-- __mode counts as it is when a collection happens, whenever it was written.
local function count(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end

local tables, meta = {}, {}
for i = 1, 3 do
  tables[i] = setmetatable({}, meta)
end
local kept = {}
local function fill(t)
  t[{}] = kept
  t[kept] = {}
  t[1], t[2], t.name, t.text = {}, kept, {}, "text"
end
fill(tables[1])
meta.__mode = "k"
fill(tables[2])
collectgarbage()
print(count(tables[1]), count(tables[2]), tables[1][kept] ~= nil, tables[1].name ~= nil)

meta.__mode = "v"
tables[1][{}] = kept
collectgarbage()
print(count(tables[1]), count(tables[2]), tables[1][kept], tables[1].name, tables[1][2] == kept, tables[1].text)

rawset(meta, "__mode", nil)
fill(tables[3])
collectgarbage()
print(count(tables[3]), tables[3].name ~= nil)

-- A table without its metatable is not weak any more.
local weak = setmetatable({}, {__mode = "kv"})
weak[1] = kept
setmetatable(weak, nil)
weak[2] = {}
collectgarbage()
print(#weak, weak[1] == kept)

-- In upvalues, coroutines and metatables of metatables too.
local hidden = setmetatable({}, setmetatable({}, {}))
local waiting = coroutine.wrap(function()
  local own = hidden
  coroutine.yield()
  own[{}] = true
  collectgarbage()
  print(count(own))
end)
waiting()
local mode = getmetatable(hidden)
hidden = nil
mode.__mode = "k"
waiting()
