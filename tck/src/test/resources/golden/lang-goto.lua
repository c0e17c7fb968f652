-- goto and labels (manual §3.3.4).
local function show(label, ...) print(label, ...) end

do
  local i = 1
  ::top::
  if i <= 3 then
    io.write(i, " ")
    i = i + 1
    goto top
  end
  print()
end

-- continue
for i = 1, 6 do
  if i % 2 == 0 then goto continue end
  io.write(i, " ")
  ::continue::
end
print()

-- Leaving nested loops.
for i = 1, 3 do
  for j = 1, 3 do
    if i * j == 4 then goto found end
    io.write(i * j, " ")
  end
end
::found::
print("found")

-- continue of an outer loop
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto next_i end
    io.write(i, "-", j, " ")
  end
  ::next_i::
end
print()

-- while and repeat with continue
local n = 0
while n < 5 do
  n = n + 1
  if n == 3 then goto continue end
  io.write(n, " ")
  ::continue::
end
print()
repeat
  n = n - 1
  if n == 2 then goto continue end
  io.write(n, " ")
  ::continue::
until n == 0
print()

-- A jump back leaves the scope of a local: closures get fresh variables.
do
  local closures = {}
  local k = 0
  ::again::
  local captured = k
  closures[#closures + 1] = function() captured = captured + 10; return captured end
  k = k + 1
  if k < 3 then goto again end
  for round = 1, 2 do
    for _, closure in ipairs(closures) do io.write(closure(), " ") end
  end
  print()
end

-- Labels at the end of blocks, equal names in sibling blocks and functions.
do goto l; ::l:: end
do goto l; ::l:: end
local function f(x)
  if x then goto yes else goto no end
  ::yes:: do return "yes" end
  ::no:: return "no"
end
show("branches", f(true), f(false))

-- A state machine.

local function machine(text)
  local i, out, c = 0, {}, nil
  ::start::
  i = i + 1
  c = text:sub(i, i)
  if c == "" then goto done end
  if c:find("%d") then goto digit end
  out[#out + 1] = "o"; goto start
  ::digit:: out[#out + 1] = "d"; goto start
  ::done::
  return table.concat(out)
end
show("machine", machine("ab12c3"))

-- Errors of the compiler.
local function compile(text)
  local chunk, message = load(text, "=goto")
  print(chunk and "ok" or message)
end
compile("goto nowhere")
compile("do ::a:: end goto a")
compile("goto f; local x; ::f:: print(x)")
compile("goto f; local x; ::f::")
compile("goto f; local x; ::f:: ;;")
compile("::a:: ::a::")
compile("::a:: do ::a:: end")
compile("repeat if x then goto cont end; local xuxu = 10; ::cont:: until xuxu < x")
compile("repeat if x then goto cont end; local xuxu = 10; ::cont:: until x")
compile("break")
compile("while true do local function f() break end end")
compile("for i = 1, 2 do goto out end ::out::")
compile("goto = 1")
compile("::1::")
