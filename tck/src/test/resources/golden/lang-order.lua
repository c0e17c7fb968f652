local mt = {__lt = function(a, b) print("lt", a.n, b.n) return a.n < b.n end, __name = "N"}
local function N(n) return setmetatable({n = n}, mt) end
local a, b = N(1), N(2)
print(a <= b, b <= a, a <= a, a >= b, b >= a, a < b, a > b)
print(not (a <= b), not (a >= b))
if a <= b then print "yes" else print "no" end
if not (b <= a) then print "yes" else print "no" end
mt.__lt = function(a, b) return nil end
print(a <= b, a >= b)
mt.__lt = function(a, b) return "x" end
print(a <= b, a >= b, 1 <= a, a <= 1, "x" >= a, a <= {})
mt.__le = function() return false end
print(a <= b, a >= b)
mt.__le = nil
mt.__lt = nil
print(pcall(function() return a <= b end))
print(pcall(function() return a <= 1 end))
print(pcall(function() return 1 <= a end))
print(pcall(function() return {} >= a end))
mt.__lt = 5
print(pcall(function() return a <= b end))
mt.__lt = function() error "bad" end
print(pcall(function() return a <= b end))
mt.__lt = function() error("bad", 2) end
print(pcall(function() return a <= b end))
mt.__lt = function(a, b) print(debug.traceback("t")) return coroutine.yield(a, b) end
local co = coroutine.wrap(function()
  local r = a <= b
  print(r)
  if b >= a then print "ge" else print "lt" end
  if a < b then print "<" else print ">=" end
  while a <= b do print "loop" end
  return "end"
end)
print(co() == b)
print(co(true) == b)
print(co(false) == a)
print(co(1) == b)
print(co(nil) == b)
print(co(1))
-- one operand only has it
local other = setmetatable({}, {})
mt.__lt = function(x, y) return x == a end
print(a <= other, other <= a, other >= a, a >= other)
-- __le of one wins over __lt of the other
local c = setmetatable({}, {__le = function() return "le" end})
print(a <= c, c <= a)
print(pcall(table.sort, {a, b, a}, function(x, y) return x <= y and not (y <= x) end))
