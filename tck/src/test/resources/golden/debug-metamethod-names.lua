-- By which name debug.getinfo and tracebacks call a metamethod.
local function handler()
  local info = debug.getinfo(1, "n")
  print(info.namewhat, info.name, (debug.traceback():match("\n[^\n]*: (in metamethod '[^\n]*')")))
  return 1
end
local meta = {}
for _, event in ipairs {
  "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot", "concat",
  "len", "eq", "lt", "le", "index", "newindex", "close",
} do
  meta["__" .. event] = handler
end
local a, b = setmetatable({}, meta), setmetatable({}, meta)
local x
x = a + b
x = a - 1
x = 1 * a
x = a / b
x = a % b
x = a ^ b
x = -a
x = a // b
x = a & b
x = a | b
x = a ~ b
x = a << b
x = a >> b
x = ~a
x = a .. "s"
x = #a
x = a == b
x = a ~= b
x = a < b
x = a <= b
x = a > b
x = a.field
x = a[1]
pcall(function () return a:method() end)
a.field = 1
a[1] = 1
do
  local c <close> = a
end

-- and errors when it is no function
local bad = setmetatable({}, { __len = 5, __eq = 6, __add = 7, __index = 8, __newindex = 9, __close = 10 })
local worse = setmetatable({}, getmetatable(bad))
print(pcall(function() return #bad end))
print(pcall(function() return bad == worse end))
print(pcall(function() return bad + worse end))
print(pcall(function() return bad.x.y end))
print(pcall(function() bad.x = 1 end))
print(pcall(function() local x <close> = bad end))
