-- Errors: pcall, error with tables and texts, xpcall with handlers, errors that pass several functions.
local n = tonumber(arg[1]) or 2200000

local Failure = {}
Failure.__index = Failure
Failure.__tostring = function(f) return "failure " .. f.code end

local function check(value)
  if value % 3 == 0 then error(setmetatable({code = value % 7}, Failure)) end
  if value % 5 == 0 then error("five divides " .. value % 10) end
  if value % 11 == 0 then return nil, "eleven" end
  return value
end

local function deep(value, levels)
  if levels == 0 then return (assert(check(value))) end
  return 1 + deep(value, levels - 1)
end

local function describe(problem)
  if getmetatable(problem) == Failure then return tostring(problem) end
  return "text: " .. problem:gsub("^[^:]*:%d+: ", "")
end

local counts, good = {}, 0
for i = 1, n do
  local ok, result = pcall(deep, i, i % 4)
  if ok then
    good = good + result % 13
  else
    local name = describe(result)
    counts[name] = (counts[name] or 0) + 1
  end
  if i % 10 == 0 then
    local fine, text = xpcall(check, describe, i)
    if not fine then counts[text] = (counts[text] or 0) + 1 end
  end
end
local names = {}
for name, count in pairs(counts) do names[#names + 1] = name .. " " .. count end
table.sort(names)
print(good, #names)
print(table.concat(names, "; "))
