-- Overflow: recursion that does not end, stopped by the limit of the stack and caught.
local n = tonumber(arg[1]) or 8

local function recurse(depth) return 1 + recurse(depth + 1) end
for _ = 1, n do
  local ok, message = pcall(recurse, 1)
  assert(not ok and message:find("stack overflow", 1, true), message)
end
print(n)
