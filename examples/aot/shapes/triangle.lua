local Triangle = {}
Triangle.__index = Triangle
Triangle.__tostring = function(self) return "triangle of " .. table.concat(self, ", ") end

-- Heron's formula
function Triangle:area()
  local a, b, c = table.unpack(self)
  local s = (a + b + c) / 2
  return math.sqrt(s * (s - a) * (s - b) * (s - c))
end

return function(...) return setmetatable({ ... }, Triangle) end
