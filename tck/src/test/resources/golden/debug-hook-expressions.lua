-- The lines of the parts of an expression, as a line hook sees them.
local function run(program)
  local lines = {}
  local chunk = load(program)
  debug.sethook(function(_, line) lines[#lines + 1] = line end, "l")
  pcall(chunk)
  debug.sethook()
  print((program:gsub("\n", "|")), table.concat(lines, " "))
end
for program in ([==[
local b={10}
a = b[1] 
+ 
b[1]
b=4
---
local t = {
 1,
 2,
 x = math.sin(1),
 y = math.cos(
   2),
 f = function()
   return 1
 end,
}
return t
---
print = print
local f = math.max
local x = f(
  1,
  f(2,
    3),
  4
)
return f(
  x,
  2)
---
local a = 1
if a == 1
then
  a = 2
end
if a == 3 then
 break
end
---
while true do
  if math.sin(1)
  then
    break
  end
end
x = 1
---
for i=1,2 do
  local k = i ..
   "x" ..
   i
  if i == 2 then break end
end
---
local a, b = 1,
  math.sin(2)
a, b = b,
  a
return a,
  b
---
local x = math.sin(1) and
  math.sin(2) or
  math.sin(3)
local y = not
  x
if x and
  y then
  x = 1
else
  x = 2
end
---
local s = "x"
s = s:rep(
  3):
  upper()
s = #s
  + 1
---
pcall(function()
  local x = 1
  return x
end, 1)
---
x = {
}
x = {
 1,
 2
}
x = { a = 1,
 b = 2 }
---
repeat
  local x = math.sin(
    1)
until
 x > 0
---
local t = setmetatable({}, {__index = function(t,
  k)
  return k
end})
local x = t.a
  .b
x = t[
 1 + 
 2]
---
goto a
do
::a::
end
for k, v in next,
 {1,2} do
  local x = v
end
---
function foo(a,
  b)
  local x = a
end
foo(1,
 2)
---
local function f(n)
  if n == 0 then return end
  return f(n
   - 1)
end
f(2)
---
]==]):gmatch("(.-)\n%-%-%-\n") do run(program) end

-- A function without debug information has line events without a line.
local stripped = load(string.dump(function() local a = 1 return a end, true))
local events = {}
debug.sethook(function(event, line) events[#events + 1] = event .. " " .. tostring(line) end, "l")
stripped()
debug.sethook()
print(events[1], events[2])

-- Hook functions are found in the registry.
local hooks = debug.getregistry()._HOOKKEY
print(getmetatable(hooks).__mode, next(hooks))
local function hook() end
debug.sethook(hook, "l")
print(hooks[coroutine.running()] == hook)
debug.sethook()
print(next(hooks))
