-- The functions of the table library on lists with classes: metamethods are asked about elements that are absent, and about no
-- others.

local asked = {}
local function log(...)
  local words = { ... }
  for i = 1, #words do words[i] = tostring(words[i]) end
  asked[#asked + 1] = table.concat(words, " ")
end

local behaviours = {
  none = {},
  class = { __index = { get = 1 } },
  index = { __index = function(_, k) log("index", k) return k * 10 end },
  absent = { __index = function(_, k) log("index", k) end },
  newindex = { __newindex = function(t, k, v) log("newindex", k, v) rawset(t, k, v) end },
  forward = { __newindex = {} },
  both = {
    __index = function(_, k) log("index", k) return k * 10 end,
    __newindex = function(t, k, v) log("newindex", k, v) rawset(t, k, v) end,
  },
  length = { __len = function() log "len" return 3 end },
  longer = {
    __len = function() log "len" return 6 end,
    __index = function(_, k) log("index", k) return k * 10 end,
  },
}
local names = {}
for name in pairs(behaviours) do names[#names + 1] = name end
table.sort(names)

local lists = {
  { "integers", function() return { 5, 3, 4, 1, 2 } end },
  { "floats", function() return { 5.5, 3.5, 4.5 } end },
  { "strings", function() return { "e", "c", "d" } end },
  { "mixed", function() return { 5, 2.5, 3 } end },
  { "empty", function() return {} end },
  { "hole", function() return { 5, nil, 4, 1 } end },
  { "floats with a hole", function() return { 5.5, nil, 4.5 } end },
  { "sparse", function() return { [1] = 1, [2] = 2, [3] = 3, [5] = 5 } end },
}

local function elements(t)
  local parts = {}
  for i = -1, 8 do
    local v = rawget(t, i)
    parts[#parts + 1] = v == nil and "-" or tostring(v)
  end
  return table.concat(parts, " ")
end

local actions = {
  { "insert", function(t) return table.insert(t, 7) end },
  { "insert first", function(t) return table.insert(t, 1, 7) end },
  { "insert second", function(t) return table.insert(t, 2, 7) end },
  { "insert a string", function(t) return table.insert(t, 2, "x") end },
  { "insert nil", function(t) return table.insert(t, 2, nil) end },
  { "remove", function(t) return table.remove(t) end },
  { "remove first", function(t) return table.remove(t, 1) end },
  { "remove second", function(t) return table.remove(t, 2) end },
  { "remove behind", function(t) return table.remove(t, #t + 1) end },
  { "remove all", function(t) for _ = 1, 4 do table.remove(t, 1) end return #t end },
  { "concat", function(t) return table.concat(t, ",") end },
  { "concat 1 to 4", function(t) return table.concat(t, ",", 1, 4) end },
  { "concat 3 to 2", function(t) return table.concat(t, ",", 3, 2) end },
  { "unpack", function(t) return table.unpack(t) end },
  { "unpack 0 to 4", function(t) return table.unpack(t, 0, 4) end },
  { "unpack 1 to 12", function(t) return select("#", table.unpack(t, 1, 12)) end },
  { "sort", function(t) table.sort(t) end },
  { "sort down", function(t) table.sort(t, function(a, b) return (a or 0) > (b or 0) end) end },
  { "move up", function(t) table.move(t, 1, 3, 2) end },
  { "move down", function(t) table.move(t, 2, 4, 1) end },
  { "move away", function(t) return elements(table.move(t, 1, 3, 1, {})) end },
  { "move here", function(t) table.move({ "a", "b", "c" }, 1, 3, 3, t) end },
}

local function outcome(ok, ...)
  local results = table.pack(...)
  for i = 1, results.n do results[i] = tostring(results[i]) end
  return (ok and "" or "error: ") .. table.concat(results, " ", 1, results.n)
end

-- With holes the length, and with it what happens, is not determined but where __len says it.
local function isDetermined(name, list)
  return not (list:find "hole" or list == "sparse") or name == "length" or name == "longer"
end

for round = 1, 2 do
  for _, name in ipairs(names) do
    for _, list in ipairs(lists) do
      if isDetermined(name, list[1]) then
        for _, action in ipairs(actions) do
          asked = {}
          local t = setmetatable(list[2](), behaviours[name])
          local text = outcome(pcall(action[2], t))
          if round == 2 then print(name, list[1], action[1], text, elements(t), table.concat(asked, "; ")) end
        end
      end
    end
  end
end

-- An order function may take elements away, or give the list another class.
local t = setmetatable({ 3, 1, 2, 5, 4 }, { __index = function(_, k) return 100 + k end })
local calls = 0
print(pcall(table.sort, t, function(a, b)
  calls = calls + 1
  if calls == 3 then t[2] = nil end
  return a < b
end))
print(calls, table.concat(t, " "))
t = setmetatable({ 3, 1, 2, 5, 4 }, {})
calls = 0
print(pcall(table.sort, t, function(a, b)
  calls = calls + 1
  if calls == 2 then setmetatable(t, { __newindex = function(_, k, v) print("new", k, v) end }) t[3] = nil end
  return (a or 0) < (b or 0)
end))
print(calls, t[1], t[2], t[4], t[5])
