-- 20 runaway recursions, caught
local function recurse(n) return 1 + recurse(n) end
for _ = 1, 20 do assert(not pcall(recurse, 1)) end
