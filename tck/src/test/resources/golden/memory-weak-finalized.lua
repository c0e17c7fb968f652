-- Finalizers find their object in tables with weak keys, also those of other garbage, but not among weak values.
local names = setmetatable({}, {__mode = "k"})
local owners = setmetatable({}, {__mode = "k"})
local list = setmetatable({}, {__mode = "v"})
local both = setmetatable({}, {__mode = "kv"})

local meta = {__gc = function(o)
  print(names[o], owners[o].title, names[o.other], #list, both[o])
end}
local a, b = setmetatable({}, meta), setmetatable({}, meta)
a.other, b.other = b, a
names[a], names[b] = "a", 2.5
owners[a], owners[b] = {title = "owner of a"}, {title = "owner of b", b}
list[1], list[2] = a, b
both[a], both[b] = 1, a
a, b = nil, nil
collectgarbage()

-- Then they are gone, unless they have been saved.
collectgarbage()
print(next(names), next(owners))

local saved
local c = setmetatable({}, {__gc = function(o) saved = o end})
names[c], owners[c] = "c", {title = "kept"}
c = nil
collectgarbage()
collectgarbage()
print(names[saved], owners[saved].title)
saved = nil
collectgarbage()
print(next(names), next(owners))
