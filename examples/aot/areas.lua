-- A program of five modules: this one, shapes and its three kinds.
--   flua compile --path 'examples/aot/?.lua;examples/aot/?/init.lua' examples/aot/areas.lua -o areas && ./areas
local shapes = require "shapes"

local all = { shapes.circle(1), shapes.square(2), shapes.triangle(3, 4, 5) }
table.sort(all, function(a, b) return a:area() < b:area() end)
for _, shape in ipairs(all) do
  print(shape, ("%.3f"):format(shape:area()))
end
