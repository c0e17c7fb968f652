-- Tables with so many fields that they are found by hashing, read and written under names of the program's text.
local o = {}
for i = 1, 200 do o["f" .. i] = i end
local function bump(t) t.f33 = t.f33 + 1 return t.f33 end
for i = 1, 20000 do bump(o) end
print(o.f33, bump(o), o.f200, o.f201)
o.f33 = 0.5
print(bump(o))
o.f33 = nil
print(pcall(bump, o))
print(o.f33, rawget(o, "f33"))
o.f33 = "3"
print(bump(o))

-- other tables at the same place
local others = {}
for k = 1, 5 do
  local t = {}
  for i = 1, 20 + k do t["f" .. (i + k)] = i end
  t.f33 = k
  others[k] = t
end
for i = 1, 20000 do bump(others[i % 5 + 1]) end
for k = 1, 5 do io.write(bump(others[k]), " ") end print()

-- keys that go and come back, growth, traversal
local function swap(t) t.f50, t.f51 = t.f51, t.f50 end
for i = 1, 1001 do swap(o) end
print(o.f50, o.f51)
for i = 1, 200 do if i ~= 60 then o["f" .. i] = nil end end
o.f61 = "new"
for i = 300, 600 do o["g" .. i] = i end
print(o.f60, o.f61, o.f62, o.g300, o.g600)
local n = 0
for k, v in pairs(o) do n = n + 1 if k == "f60" then o.f60 = nil end end
print(n, o.f60)
o.f60 = "back"
print(o.f60)

-- with metatables: __index and __newindex are asked where the value is nil, and only there
local log = {}
local m = {}
for i = 1, 40 do m["k" .. i] = i end
setmetatable(m, {__index = function(_, k) log[#log + 1] = "read " .. k return "default" end,
  __newindex = function(t, k, v) log[#log + 1] = "write " .. k rawset(t, k, v) end})
local function access(t) t.k7 = t.k7 return t.k7, t.other end
for i = 1, 5000 do access(m) end
print(#log, log[1], access(m))
m.k7 = nil
print(access(m))
print(#log, log[#log - 2], log[#log - 1])

-- weak values, and a metatable with many fields of its own
local w = setmetatable({}, {__mode = "v"})
for i = 1, 40 do w["k" .. i] = "v" .. i end
local function weak(t) local keep = {t.k5} t.k5 = keep return #t.k5 end
print(weak(w), weak(w))
w.k5 = 5
print(w.k5)
local meta = {}
for i = 1, 40 do meta["k" .. i] = i end
meta.__index = meta
local object = setmetatable({}, meta)
local function through(t) return t.k9, t.k41 end
for i = 1, 5000 do through(object) end
meta.k41 = "added"
print(through(object))
meta.__add = function() return "added up" end
print(object + 1)
meta.__index = nil
print(through(object))

-- more than 200 globals
for i = 1, 300 do _G["global" .. i] = i end
local function globals() global7 = global7 + 1 return global7, global300, global301 end
for i = 1, 20000 do globals() end
print(globals())
global301 = true
print(globals())
