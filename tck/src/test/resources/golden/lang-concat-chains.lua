-- Chains of the operator .., which are joined at once where all is text, and from the right where something else is among it.
local function show(...) print(...) end

local a, b, n, f = "a", "bc", 12, 0.5
show(a .. b .. a, a .. n .. b, n .. n .. n, f .. a .. f, a .. 1e15 .. b, a .. -0.0 .. b, 1 .. 2 .. 3.0)
show("" .. "" .. "", ("" .. a .. ""), #("" .. "" .. ""), a .. "" .. b .. "" .. a)
show(a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b)
show(1 .. 2 .. 3 .. 4 .. 5 .. 6 .. 7 .. 8 .. 9 .. 10 .. 11 .. 12 .. 13 .. 14 .. 15 .. 16 .. 17 .. 18)
show(math.mininteger .. "|" .. math.maxinteger .. "|" .. math.huge .. "|" .. -math.huge)
show((a .. b) .. a, a .. (b .. a), (a .. b) .. (a .. b) .. a)

-- as keys: equal to strings that were made in other ways
local t = {["a,bc,12"] = "found"}
show(t[a .. "," .. b .. "," .. n], (a .. "," .. b .. "," .. n) == "a,bc,12", #(a .. "," .. b .. "," .. n))

-- long ones, and those that grow
local long = ("x"):rep(300)
show(#(long .. a .. long), #(a .. long .. a .. b), (a .. long .. b):sub(-3), #(long .. long .. long .. long))
local s = ""
for i = 1, 500 do s = s .. i .. "," .. (i * 0.5) .. ";" end
show(#s, s:sub(1, 20), s:sub(-20))
s = "\0"
for i = 1, 300 do s = s .. "\0" .. "\255" .. "" end
show(#s, s:byte(1, 4))

-- the order of evaluation
local order = {}
local function say(x) order[#order + 1] = tostring(x) return x end
local _ = say("1") .. say("2") .. say(3) .. say("4")
show(table.concat(order, " "))

-- metamethods: from the right, and with what has been joined so far
local log = {}
local mt = {}
local function name(x) return type(x) == "table" and "<" .. x.name .. ">" or tostring(x) end
mt.__concat = function(x, y) log[#log + 1] = name(x) .. "+" .. name(y) return name(x) .. name(y) end
local o, p = setmetatable({name = "o"}, mt), setmetatable({name = "p"}, mt)
local function try(...) log = {} show(..., #log) end
local function chain(f) log = {} local ok, r = pcall(f) show(ok, r, table.concat(log, " ")) end
chain(function() return o .. "x" .. "y" end)
chain(function() return "x" .. o .. "y" end)
chain(function() return "x" .. "y" .. o end)
chain(function() return o .. p .. o end)
chain(function() return 1 .. 2 .. o .. 3 .. 4 end)
chain(function() return "w" .. "x" .. o .. "y" .. "z" .. p .. "!" .. 5 end)
mt.__concat = function(x, y) log[#log + 1] = name(x) .. "+" .. name(y) return p end
chain(function() return name("x" .. o .. "y" .. "z") end)
chain(function() return name("x" .. "y" .. o) end)
mt.__concat = nil
chain(function() return "x" .. o .. "y" end)

-- errors name the operand as the reference does
local missing
local rec = {field = nil, inner = {}}
show(pcall(function() return "a" .. missing .. "b" end))
show(pcall(function() return missing .. "a" .. "b" end))
show(pcall(function() return "a" .. "b" .. missing end))
show(pcall(function() return "a" .. rec.field .. "b" end))
show(pcall(function() return "a" .. "b" .. rec.inner end))
show(pcall(function() return undefinedGlobal .. "b" .. "c" end))
show(pcall(function() return "a" .. true .. "c" end))
show(pcall(function() return "a" .. print .. "c" .. missing end))
show(pcall(function() return {} .. {} .. {} end))
show(pcall(function() local x <const> = nil return "a" .. x .. "b" end))
show(pcall(function()
  return "a"
    .. "b"
    .. missing
    .. "c"
end))

-- yields within
local co = coroutine.wrap(function()
  local y = setmetatable({}, {__concat = function(x, z) return coroutine.yield(type(x) .. type(z)) end})
  return "x" .. "y" .. y .. "z" .. coroutine.yield("operand")
end)
show(co())
show(co("last"))
show(co("from __concat"))
show(pcall(co))

-- many times, so that it is compiled, with operands of changing kinds
local function join(x, y, z) return x .. "-" .. y .. "-" .. z end
local count = 0
for i = 1, 20000 do count = count + #join(i, i % 2 == 0 and "even" or 0.5, "z") end
show(count, join("p", "q", "r"), join(1.25, 2, "x"))
show(pcall(join, "p", nil, "r"))
mt.__concat = function(x, y) return name(x) .. name(y) end
show(join("p", o, "r"), join(o, p, o))
