-- Values of all kinds compared with constants, from either side, in one place of the program each.
local function is_text(v) return v == "a", "a" == v, v ~= "a", "a" ~= v end
local function is_empty(v) return v == "", "" ~= v end
local function is_nil(v) return v == nil, nil == v, v ~= nil, nil ~= v end
local function is_true(v) return v == true, true == v, v ~= true end
local function is_false(v) return v == false, false == v, v ~= false end
local function is_one(v) return v == 1, 1 == v, v == 1.0, v ~= 1 end

local always = {__eq = function() error("__eq is asked for two tables only") end}
local values = {
  "a", "b", "", ("xay"):sub(2, 2), "a\0", ("a"):rep(50), 1, 1.0, 0, -0.0, 0 / 0, "1", true, false,
  {}, setmetatable({}, always), print, io.stdout, coroutine.create(print),
}
for round = 1, 3 do
  for i = 1, #values + 1 do
    local v = values[i]
    local name = type(v) == "string" and ("%q"):format(v) or type(v) == "number" and tostring(v) or type(v)
    print(name, is_text(v))
    print(name, is_empty(v))
    print(name, is_nil(v))
    print(name, is_true(v))
    print(name, is_false(v))
    print(name, is_one(v))
  end
end

-- Constants with constants, long strings, results of calls, conditions.
print("a" == "a", "a" == "b", nil == nil, true == false, "a" == 1, nil == false)
local long = ("0123456789"):rep(10)
print(long == "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")
local function several() return "a", "b" end
print(several() == "a", (several()) == "b", select("#", several() == "a"))
local count = 0
for i = 1, 1000 do
  local kind = i % 3 == 0 and "three" or i % 5 == 0 and 5 or nil
  if kind == "three" then
    count = count + 1
  elseif kind ~= nil and not (kind == "five") then
    count = count + 1000
  end
end
print(count)

-- A constant that is a local variable.
local KIND <const> = "node"
local NOTHING <const> = nil
local function node(t) return t.kind == KIND, t.kind == NOTHING end
print(node {kind = "node"})
print(node {})
print(node {kind = 1})
print(pcall(function() local t; return t.kind == "a" end))
