-- The order of pairs where programs rely on the reference's: 1..n first, and 0 before them where a constructor names it.
local function show(t)
  local keys, values = {}, {}
  for k, v in pairs(t) do
    keys[#keys + 1] = tostring(k)
    values[#values + 1] = tostring(v)
  end
  print(table.concat(keys, " "), table.concat(values, " "))
  local k, v = next(t)
  local count = 0
  while k ~= nil do
    count = count + 1
    assert(tostring(k) == keys[count] and tostring(v) == values[count])
    k, v = next(t, k)
  end
  assert(count == #keys)
end

show {[0] = "a", [1] = "b"}
show {[0] = "a", [1] = "b", [2] = "c"}
show {[0] = "a", [1] = "b", [2] = "c", [3] = "d", [4] = "e", [5] = "f", [6] = "g", [7] = "h"}
show {[0] = 1.5, [1] = 2.5, [2] = 3.5}
show {[0] = "a", "b", "c"}
show {"b", "c", [0] = "a"}
show {[0] = "alone"}

local t = {} for i = 0, 5 do t[i] = i end show(t)
t = {} for i = 1, 5 do t[i] = i end show(t)
t = {} for i = 5, 0, -1 do t[i] = i end show(t)
t = {} t[2] = 1 t[1] = 1 show(t)
t = {} for i = 1, 8 do t[i] = i end for i = 1, 8, 2 do t[i] = nil end show(t)
t = {[0] = 1} t[1] = 1 t[2] = 1 show(t)
t = {1, 2, 3} t[0] = 0 show(t)

-- a traversal may change and remove what it finds
t = {[0] = "a", [1] = "b", [2] = "c", [3] = "d"}
for k, v in pairs(t) do t[k] = v .. v end
show(t)
for k in pairs(t) do t[k] = nil end
show(t)
assert(next(t) == nil)
t = {[0] = "a", [1] = "b", [2] = "c"}
t[0] = nil
show(t)
t[0] = "again"
show(t)
for k in pairs(t) do if k ~= 1 then t[k] = nil end end
show(t)
t = {[0] = "a", [1] = nil, [2] = "c"}
show(t)

-- each table of a constructor has its own order
local function make() return {[0] = 0, [1] = 1, [2] = 2} end
for i = 1, 3 do
  local u = make()
  if i == 2 then for k = 3, 20 do u[k] = k end end
  if i ~= 2 then show(u) end
end
