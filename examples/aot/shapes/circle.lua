local Circle = {}
Circle.__index = Circle
Circle.__tostring = function(self) return "circle of radius " .. self.radius end

function Circle:area() return math.pi * self.radius ^ 2 end

return function(radius) return setmetatable({ radius = radius }, Circle) end
