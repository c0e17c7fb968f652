-- What refers to an object with a finalizer, and is garbage with it, does not keep it.
collectgarbage("stop") -- until all is made
local seen = {}
local function new(name, tie)
  local object = setmetatable({ name = name }, { __gc = function(o) seen[#seen + 1] = o.name end })
  tie(object)
end
local weak = setmetatable({}, { __mode = "k" })
new("itself", function(o) o.self = o end)
new("a key", function(o) o[o] = o end)
new("a closure", function(o) o.f = function() return o end end)
new("its metatable", function(o) getmetatable(o).o = o end)
new("a weak table of its own", function(o)
  local own = setmetatable({}, { __mode = "k" })
  own[o] = o
  o.own = own
end)
new("an entry and its key", function(o)
  local key = {}
  weak[key], weak[o] = o, key
  o.key = key
end)
collectgarbage("restart")
collectgarbage()
print(table.concat(seen, ", "))
collectgarbage()
print(next(weak))

-- A ring of objects: each finds the next one as it was, also when that has been finalized already.
local ring, right = {}, 0
local meta = {}
function meta.__gc(o)
  if o.next.previous == o and o.previous.next == o and o.text == "number " .. o.number then right = right + 1 end
end
for i = 1, 1000 do ring[i] = setmetatable({ number = i, text = "number " .. i }, meta) end
for i = 1, 1000 do ring[i].next, ring[i % 1000 + 1].previous = ring[i % 1000 + 1], ring[i] end
ring = nil
collectgarbage()
print(right)

-- A finalizer's object keeps what it refers to, if it is saved, and is not finalized again.
local saved
do
  local tail = setmetatable({}, { __gc = function(o) o.dead = true end })
  setmetatable({ list = { { tail } } }, { __gc = function(o) saved = o end })
end
collectgarbage()
print(#saved.list, saved.list[1][1].dead)
saved.list[1][2] = "more"
collectgarbage()
print(#saved.list[1])
saved = nil

-- Many at once, in the reverse order of marking.
local count, last, ordered = 0, math.huge, true
meta = { __gc = function(o)
  count = count + 1
  ordered = ordered and o[1] < last
  last = o[1]
end }
collectgarbage("stop")
for i = 1, 30000 do setmetatable({ i }, meta) end
print(count)
collectgarbage("restart")
collectgarbage()
print(count, ordered)
