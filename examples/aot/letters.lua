-- A program that carries its templates.
--   flua compile --quick examples/aot/letters.lua --embed examples/aot/letters -o write-letters && ./write-letters Ada
--   flua examples/aot/letters.lua Ada         reads those beside the script
local embedded = require "flua.embedded"

local name = ... or "reader"
for _, template in ipairs(embedded.names "letters") do
  local text = assert(embedded.read(template))
  print((text:gsub("%$name", name)))
end
