-- Variables of a declaration with <close> that loops use first, and what follows the loops uses again.
local function closing(name) return setmetatable({name = name}, {__close = function(v) print("close", v.name) end}) end

local function numeric()
  local v <close> = closing "numeric"
  for i = 1, 2 do print(i, v.name) end
  print(v.name)
end
numeric()

local function generic()
  local a, v <close>, b = 1, closing "generic", 2
  for i in ipairs {1} do print(i, a, b) end
  print(a, b, v.name)
end
generic()

local function whiles()
  local v <close> = closing "while"
  local n = 1
  while n < 3 do n = n + #v.name end
  repeat n = n + 1 until n > #v.name
  do print(n, v.name) end
  print(n, v.name)
end
whiles()

local function captured()
  local v <close> = closing "captured"
  local functions = {}
  for i = 1, 2 do functions[i] = function() return v.name, i end end
  print(functions[1]())
  print(v.name)
end
captured()

local function nested()
  local outer <close>, kept = closing "outer", "kept"
  for _ = 1, 2 do
    local inner <close> = closing "inner"
    for _ = 1, 1 do print(inner.name, outer.name, kept) end
    print(inner.name, outer.name, kept)
  end
  print(outer.name, kept)
  return (function(...)
    local last <close> = nil
    do print(last, ...) end
    return last, ...
  end)(outer.name, kept)
end
print(nested())
