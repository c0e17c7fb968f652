-- The first program: ./flua examples/hello.lua [name ...]
local names = { ... }
if #names == 0 then
  names[1] = "world"
end
for _, name in ipairs(names) do
  print(("Hello, %s, from %s!"):format(name, _VERSION))
end
