-- Loops with the iterators of pairs and ipairs, which are made without calls, beside the same iterators called by hand.
local next, pairs, ipairs, type = next, pairs, ipairs, type
local nextElement = ipairs({})

local function show(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = math.type(parts[i]) == "float" and string.format("%.2f", parts[i]) or tostring(parts[i]) end
  print(table.concat(parts, " ", 1, parts.n))
end

local function elements(label, t, from)
  local line = {label}
  for i, v in nextElement, t, from or 0 do line[#line + 1] = i .. "=" .. tostring(v) end
  show(table.unpack(line))
end

-- all kinds of arrays, and those that change their kind on the way
elements("integers", {10, 20, 30})
elements("floats", {1.5, 2.5})
elements("mixed", {1, 2.5, "three", false, print == nil})
elements("hole", {1, 2, nil, 4})
elements("none", {})
elements("hash", {[1] = "a", [2] = "b", [3] = "c", [5] = "e"})
elements("from two", {10, 20, 30, 40}, 2)
elements("from minus one", {[0] = "zero", "one", "two"}, -1)
elements("beyond", {1, 2}, 7)
elements("big", {[math.maxinteger] = "last"}, math.maxinteger - 1)

local t = {1, 2, 3}
for i, v in ipairs(t) do
  if i == 1 then t[2] = 2.5 t[3] = "text" end
  if i == 3 then t[4] = true end
  if i == 4 then t[5] = nil end
  show("changing", i, v)
end
t = {}
for i = 1, 6 do t[i] = i end
for i, v in ipairs(t) do
  if i == 2 then t[5] = nil end
  if i == 4 then t[7] = 7 end
  show("cut", i, v)
end
t = {1}
for i, v in ipairs(t) do if i < 40 then t[i + 1] = i * 0.5 end if i > 37 then show("growing", i, v) end end

-- with metatables
local log = {}
local proxy = setmetatable({}, {__index = function(_, i) log[#log + 1] = i if i <= 3 then return i * i end end})
elements("proxy", proxy)
show("asked", table.unpack(log))
elements("behind", setmetatable({1, 2}, {__index = {[3] = "three", [4] = "four"}}))
t = setmetatable({1, 2, nil, 4}, {})
elements("plain metatable", t)
for i, v in ipairs(t) do
  if i == 2 then setmetatable(t, {__index = function(_, k) return k < 6 and "late" or nil end}) end
  show("late", i, v)
end
elements("string", "text")
show(pcall(function() for i in ipairs(nil) do show(i) end end))
show(pcall(function() for i in nextElement, {1}, "x" do show(i) end end))
elements("number as text", {5, 6, 7}, "1")
elements("float", {5, 6, 7}, 1.0)
show(pcall(elements, "part", {1}, 1.5))

-- control values of other kinds, one variable, more than two
for i in nextElement, {"a", "b"}, 0 do show("one", i) end
for i, v, w, x in ipairs({"a", "b"}) do show("four", i, v, w, x) end
for k in pairs({10, 20, x = 1}) do show("keys", k) end
for k, v, w in pairs({10, 20}) do show("three", k, v, w) end

-- sums over all parts of a table
local function sum(t, start)
  local keys, values, count = 0, 0, 0
  for k, v in next, t, start do
    count = count + 1
    if type(k) == "number" then keys = keys + k end
    values = values + v
  end
  return count, keys, values
end
show("sum array", sum({1, 2, 3}))
show("sum holes", sum({1, nil, 3, nil, 5}))
show("sum floats", sum({1.5, 2.5, nil, 3.5}))
show("sum record", sum({a = 1, b = 2}))
show("sum both", sum({1, 2, a = 3, b = 4, [0] = 5, [-1] = 6, [1.5] = 7, [100] = 8}))
show("sum from", sum({1, 2, 3, 4}, 2))
show("sum from the end", sum({1, 2, 3, 4}, 4))
show(pcall(sum, {1, 2, 3, 4}, 3.0))
show(pcall(next, {1, 2, [7] = 3}, 7.0))
t = {[0] = 1, 2, 3}
show("sum zero", sum(t))
t = {}
for i = 0, 9 do t[i] = i end
show("sum from zero", sum(t))
t = {}
for i = 10, 1, -1 do t[i] = i end
show("sum down", sum(t))
t = {}
for i = 1, 100 do t[i] = i end
for i = 1, 100 do if i % 3 ~= 0 then t[i] = nil end end
show("sum thinned", sum(t))
show(pcall(sum, {1, 2}, 3))
show(pcall(sum, {1, 2}, "x"))
show(pcall(sum, {1, 2}, {}))

-- fields that are cleared, and assigned, on the way
t = {1, 2, 3, 4, 5, a = 6, b = 7, [1.5] = 8, [-3] = 9}
local count, total = 0, 0
for k, v in pairs(t) do t[k] = nil count = count + 1 total = total + v end
show("cleared", count, total, next(t))
t = {1, 2, 3, x = 4}
for k, v in pairs(t) do t[k] = v * 2.5 end
show("assigned", t[1], t[2], t[3], t.x)
t = {1, 2, 3, x = 4}
for k, v in pairs(t) do t[k] = tostring(v) end
show("text", t[1], t[2], t[3], t.x)

-- the same loop with all of them
local function each(f, s, c)
  local out = {}
  for a, b in f, s, c do out[#out + 1] = tostring(a) .. ":" .. tostring(b) end
  return table.concat(out, ",")
end
local function range(n, i) if i < n then return i + 1, i * i end end
for _ = 1, 3 do
  show(each(ipairs({1, 2})), each(pairs({"x", "y"})), each(range, 3, 0), each(next, {1.5}), each(string.gmatch("a=b", "(%w)=(%w)")))
end
show(each(pairs(setmetatable({}, {__pairs = function(t) return range, 2, 0 end}))))

-- many rounds, so that they are compiled
local big = {}
for i = 1, 3000 do big[i] = i end
local function total1(t) local s = 0 for _, v in ipairs(t) do s = s + v end return s end
local function total2(t) local s = 0 for _, v in pairs(t) do s = s + v end return s end
for _ = 1, 60 do total1(big) total2(big) end
show("compiled", total1(big), total2(big))
big[1500] = 0.5
show("float", total1(big), total2(big))
big[2000] = nil
show("hole", total1(big), total2(big))
big.x = 7
big[-1] = 1
show("more", total1(big), total2(big))
show("other", total1({1, 2}), total2({a = 1, b = 2.5}), total1({}), total2({}))

-- what the debugger sees
for i, v in ipairs({5, 6}) do
  local names = {}
  for n = 1, 100 do
    local name, value = debug.getlocal(1, n)
    if not name then break end
    if name == "i" or name == "v" then names[#names + 1] = name .. "=" .. tostring(value) end
  end
  show(table.unpack(names))
end

-- and a hook sees the calls
local calls = 0
debug.sethook(function() local info = debug.getinfo(2, "S") if info.what == "C" then calls = calls + 1 end end, "c")
for _ in ipairs({1, 2, 3}) do end
for _ in pairs({1, 2, 3}) do end
debug.sethook()
show("calls", calls)
