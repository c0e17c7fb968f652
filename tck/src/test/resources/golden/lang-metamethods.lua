-- All metamethods (manual §2.4).
local function show(v) return type(v) == "table" and (rawget(v, "name") or "table") or tostring(v) end
local function traced(event)
  return function(a, b, ...)
    return event .. "(" .. show(a) .. "," .. show(b) .. (select("#", ...) > 0 and ",..." or "") .. ")"
  end
end
local mt = {}
for _, event in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot", "concat" } do
  mt["__" .. event] = traced(event)
end
local o = setmetatable({ name = "o" }, mt)
local p = setmetatable({ name = "p" }, { __add = traced("add of p"), __concat = traced("concat of p") })

print(o + 1, 1 + o, o + p, p + o, "1" + o, o + "1")
print(o - 1, 1 - o, o * 2, 2 * o, o / 2, 2 / o, o % 2, 2 % o, o ^ 2, 2 ^ o, o // 2, 2 // o)
print(-o, ~o)
print(o & 1, 1 & o, o | 1, 1 | o, o ~ 1, 1 ~ o, o << 1, 1 << o, o >> 1, 1 >> o, o & 1.5, "x" | o)
print(o .. 1, 1 .. o, o .. "s", "s" .. o, o .. p, p .. o, o .. nil, true .. o)
print("a" .. "b" .. o, o .. "a" .. "b", 1 .. o .. 2)

-- Order and equality.
local vt = {}
vt.__eq = function(a, b) io.write("[eq]"); return a.v == b.v end
vt.__lt = function(a, b)
  io.write("[lt]")
  return (type(a) == "table" and a.v or a) < (type(b) == "table" and b.v or b)
end
vt.__le = function(a, b)
  io.write("[le]")
  return (type(a) == "table" and a.v or a) <= (type(b) == "table" and b.v or b)
end
local function V(v) return setmetatable({ v = v }, vt) end
local a, b, c = V(1), V(2), V(1)
print(a == b, a == c, a ~= c, a == a, a == 1, a == "x", a ~= nil)
print(a < b, a <= b, a > b, a >= b, a < 5, 5 < a, a <= 1, 1 >= a)
print(not (a == c), a == c and "equal" or "different", rawequal(a, c), rawequal(a, a))
print(({ [a] = "key" })[c], ({ [a] = "key" })[a])
vt.__eq = function() return nil end
print(a == c)
vt.__eq = function() return 0 end
print(a == b)
vt.__lt = function() return "truthy" end
print(a < b, a > b)
local list = { V(3), V(1), V(2) }
vt.__lt = function(x, y) return x.v < y.v end
table.sort(list)
print(list[1].v, list[2].v, list[3].v)
print(pcall(function() return a < {} end))

-- __index and __newindex: functions, tables, chains.
local base = { inherited = "base value", shared = "base" }
local middle = setmetatable({ shared = "middle" }, { __index = base })
local object = setmetatable({ own = "own value" }, { __index = middle })
print(object.own, object.inherited, object.shared, object.missing, rawget(object, "shared"))
base.later = "added later"
print(object.later)
middle.later = "shadowed later"
print(object.later)
middle.later = nil
print(object.later)
object.shared = "own now"
print(object.shared, middle.shared)
local dynamic = setmetatable({}, { __index = function(t, k) return k .. "!" end })
print(dynamic.x, dynamic[1], dynamic["a b"], rawget(dynamic, "x"))
local cached = setmetatable({}, { __index = function(t, k) local v = k * k; rawset(t, k, v); return v end })
print(cached[12], rawget(cached, 12), rawget(cached, 13))
local multiple = setmetatable({}, { __index = function() return "first", "second" end })
print((multiple.x), multiple.x)

local stored = {}
local proxy = setmetatable({}, { __newindex = stored, __index = stored })
proxy.k = 1; proxy[1] = "one"
print(rawget(proxy, "k"), stored.k, proxy.k, stored[1], #proxy, #stored)
local logged = setmetatable({ present = 1 }, { __newindex = function(t, k, v) rawset(t, k, v and v * 2) end })
logged.present = 5; logged.absent = 5
print(logged.present, logged.absent)
logged.absent = nil
logged.absent = 7
print(logged.absent)
local readonly = setmetatable({}, { __newindex = function(_, k) error("no field " .. k, 2) end })
print(pcall(function() readonly.x = 1 end))
print(pcall(function() local t = setmetatable({}, { __newindex = 5 }); t.x = 1 end))
print(pcall(function() local t = setmetatable({}, { __index = 5 }); return t.x end))
print(setmetatable({}, { __index = "text" }).upper("abc"), setmetatable({}, { __index = "text" }).nothing)

-- __call
local callable = setmetatable({}, { __call = function(self, ...) return self ~= nil, select("#", ...), ... end })
print(callable()); print(callable(1, nil)); print(pcall(callable, "p")); print((callable "s"))
local nested = setmetatable({}, { __call = callable })
print(nested("x") == true, select("#", nested("x")))
print(pcall(setmetatable({}, { __call = 5 })))
local method = { run = callable }
print(select("#", method:run(1)))
for i in setmetatable({}, { __call = function(_, _, i) i = (i or 0) + 1; if i <= 3 then return i end end }) do io.write(i, " ") end
print()

-- __len, __tostring, __name, __metatable, __pairs, __close
print(#setmetatable({ 1, 2, 3 }, { __len = function(t) return "length " .. rawlen(t) end }))
print(#setmetatable({}, { __len = function() return 1.5, 2 end }))
print(tostring(setmetatable({}, { __tostring = function() return "made text" end })))
print(pcall(tostring, setmetatable({}, { __tostring = function() return 5 end })))
print(pcall(tostring, setmetatable({}, { __tostring = function() return {} end })))
print((tostring(setmetatable({}, { __name = "My.Type" })):gsub("0x%x+", "ADDRESS")))
print((tostring(setmetatable({}, { __name = 5 })):gsub("0x%x+", "ADDRESS")))
print(pcall(string.rep, setmetatable({}, { __name = "My.Type" })))
print(pcall(function() return setmetatable({}, { __name = "My.Type" }) + 1 end))
local locked = setmetatable({}, { __metatable = "locked" })
print(getmetatable(locked), pcall(setmetatable, locked, {}))
print(getmetatable("").__index == string, getmetatable("").__name)
for k, v in pairs(setmetatable({}, { __pairs = function(t) return function(_, i) i = (i or 0) + 1; if i < 3 then return i, i * i end end, t, nil end })) do
  io.write(k, "=", v, " ")
end
print()
print(pcall(setmetatable, {}, 5)); print(pcall(setmetatable, 5, {})); print(getmetatable(5), getmetatable(nil))

-- ipairs respects __index; next and # of raw tables do not.
local indexed = setmetatable({ 1 }, { __index = function(_, i) if i <= 3 then return i * 10 end end })
for i, v in ipairs(indexed) do io.write(i, ":", v, " ") end
print(#indexed, next(indexed))

-- Metamethods that yield, fail, or are set late.
local co = coroutine.wrap(function()
  local y = setmetatable({}, {
    __add = function(_, n) return coroutine.yield("add") + n end,
    __index = function(_, k) return coroutine.yield("index " .. k) end,
    __lt = function() return coroutine.yield("lt") end,
    __concat = function() return coroutine.yield("concat") end,
    __eq = function() return coroutine.yield("eq") end,
  })
  return y + 1, y.field, y < y, y .. "x", y == setmetatable({}, getmetatable(y))
end)
print(co()); print(co(10)); print(co("value")); print(co(1)); print(co("joined")); print(co(false))
print(pcall(function() return setmetatable({}, { __add = function() error("in add", 0) end }) + 1 end))
local late = {}
local latemt = {}
setmetatable(late, latemt)
print(pcall(function() return late + 1 end))
latemt.__add = function() return "late add" end
print(late + 1)
latemt.__add = nil
print(pcall(function() return late + 1 end))
latemt.__index = function(_, k) return "late " .. k end
print(late.x)

-- Metatables of other types.
debug.setmetatable(5, { __index = { double = function(n) return n * 2 end }, __call = function(n, x) return n .. "(" .. x .. ")" end, __len = function() return "number length" end })
print((5):double(), (2.5):double(), (5)(6), #7)
debug.setmetatable(5, nil)
debug.setmetatable(nil, { __index = function(_, k) return "nil." .. k end, __add = function() return "nil sum" end })
print(undefinedvariable.x, undefinedvariable + 1)
debug.setmetatable(nil, nil)
debug.setmetatable(print, { __index = { tag = "function tag" }, __concat = function() return "function concat" end })
print(print.tag, print .. "x", (function() end).tag)
debug.setmetatable(print, nil)
debug.setmetatable(true, { __unm = function(b) return not b end, __lt = function(x, y) return not x and y end })
print(-true, -false, false < true, true < false)
debug.setmetatable(true, nil)
string.shout = function(s) return s:upper() .. "!" end
print(("hey"):shout(), #("x"):rep(3))
string.shout = nil
