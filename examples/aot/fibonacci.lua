-- The n-th Fibonacci number: printed, and returned as the exit status of the program (which keeps its last eight bits).
--   flua compile examples/aot/fibonacci.lua -o fibonacci && ./fibonacci 13; echo $?
local n = math.tointeger(tonumber(arg[1]))
if not n or n < 0 then
  io.stderr:write("usage: ", arg[0], " n\n")
  return false
end

local a, b = 0, 1
for _ = 1, n do
  a, b = b, a + b
end
print(a)
return a
