-- The lines that debug hooks are called for (manual §6.10).
local function trace(text)
  local lines = {}
  local chunk = assert(load(text))
  debug.sethook(function (_, l) lines[#lines + 1] = l end, "l")
  chunk()
  debug.sethook()
  print(table.concat(lines, " "))
end
trace [[local a
a = 1
while a <= 3 do
  a = a + 1
end
]]
trace [[a = 1
repeat
  local b = a
  a = a + 1
until b == 3
]]
trace [[for i, v in pairs{'a', 'b'} do
  a = tostring(i) .. v
end
]]
trace [[for i = 1, 4 do a = 1 end]]
trace [[for k in pairs{1, 2, 3} do a = 1 end]]
trace [[for k in pairs{1, 2, 3} do
  if k == 2 then
    goto continue
  end
  a = 1
  ::continue::
end a = 2
b = 3]]
trace [[while math.sin(1) do
  if math.sin(1)
  then break
  end
end
a=1]]
trace [[if nil then
  a = 1
elseif false then
  a = 2
elseif true then
  a = 3
else
  a = 4
end
a = 5]]
trace [[local function f()
end
f()
function g()
  return
end
g()
local t = {}
function t.a()
  return 1
end
t.a()
function t:b(x)
  local y = x
end
t:b()]]
trace [[do
  local a = 1
  do local b = 2 end
end
do return end]]
trace [[local i = 1
::top::
i = i + 1
if i < 4 then goto top end
i = 0]]
trace [[local i = 0 ::top:: i = i + 1 if i < 4 then goto top end]]
trace [[local i = 0
while true do i = i + 1 if i > 3 then break end end
repeat i = i - 1 until i == 0
for j = 3, 1, -1 do
end
for j = 1, 0 do
  a = 1
end
return i]]
trace [[local a, b, c = 1, 2
local d, e = (function () return 1, 2 end)()
a, b = b, a
a, t = 1, {}
t.x, t.y = 1, 2
t[1] = 3]]
trace [[for i = 1.0, 2.0 do
  a = i
end]]
trace [[local function f(n)
  if n == 0 then return 0 end
  return n + f(n - 1)
end
f(2)
]]
trace ""
trace "-- comment"
trace [[

return 1
-- end
]]
trace [[
local t = setmetatable({}, {__close = function () end})
do
  local x <close> = t
  a = 1
end
a = 2]]
trace [[local i = 0
while true do
  i = i + 1
  if i > 3 then
    a = 1
    break
  end
end
while i > 0 do
  if i > 1 then
    i = i - 1
  end
  i = i - 1
end
repeat
  i = i + 1
until i > 2
if true then
  i = 1
end
for j = 1, 2 do
  for k = 1, 2 do
    i = 3
  end
end
]]
